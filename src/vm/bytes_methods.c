/* Methods of bytes and bytearray.
 *
 * Most do what the method of str with the same name does.  They run it on a text
 * that has one code point for each byte: ASCII as itself, but for the four controls
 * that only str takes for white space; these and all bytes from 0x80 as private-use
 * code points, which are neither letters nor digits nor spaces.
 */
#include "vm/bytes_private.h"
#include "vm/container.h"
#include "vm/number.h"

enum { PRIVATE_BASE = 0xF700 };

/* Do these bytes stand for themselves in a str? */
static bool is_plain(unsigned char c)
{
    return c < 0x80 && !(c >= 0x1C && c <= 0x1F);
}

/* Eight at a time: a byte of (word ^ 0x1C…) >> 2 is 0 where one of 0x1C…0x1F is. */
static bool is_all_plain(const char *data, size_t size)
{
    const uint64_t ones = 0x0101010101010101, high = ones * 0x80;
    uint64_t word, others = 0;
    for (; size >= sizeof word; data += sizeof word, size -= sizeof word) {
        memcpy(&word, data, sizeof word);
        uint64_t hit = (word ^ ones * 0x1C) & ones * 0xFC;
        others |= word | ((hit - ones) & ~hit);
    }
    bool plain = !(others & high);
    for (size_t i = 0; plain && i < size; i++) {
        plain = is_plain((unsigned char)data[i]);
    }
    return plain;
}

static value bytes_to_text(struct vm *vm, const char *data, size_t size)
{
    if (is_all_plain(data, size)) {
        return str_value(str_new_ascii(vm, data, size));
    }
    struct str_builder b;
    str_builder_init(&b);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)data[i];
        str_builder_add_code_point(&b, is_plain(c) ? c : PRIVATE_BASE + c);
    }
    return str_value(str_builder_finish(vm, &b));
}

static value text_to_bytes(struct vm *vm, value self, const struct str *text)
{
    if (str_is_ascii(text)) {
        return bytes_like(vm, self, text->text, text->size);
    }
    struct str_builder b;
    str_builder_init(&b);
    for (const char *at = text->text; at < text->text + text->size;) {
        str_builder_add_char(&b, (char)str_next(&at));
    }
    value made = bytes_like(vm, self, b.text, b.size);
    str_builder_free(&b);
    return made;
}

/* A str method's result as it should be for bytes; takes v over. */
static value result_to_bytes(struct vm *vm, value self, value v)
{
    value *items = NULL;
    size_t count = 0;
    if (value_is_error(v)) {
        return v;
    }
    if (value_is_str(v)) {
        value made = text_to_bytes(vm, self, value_as(str, v));
        drop(vm, v);
        return made;
    }
    if (value_is_list(v)) {
        items = value_as(list, v)->items;
        count = value_as(list, v)->count;
    } else if (value_is_tuple(v)) {
        items = value_as(tuple, v)->items;
        count = value_as(tuple, v)->count;
    }
    for (size_t i = 0; i < count; i++) {
        value_replace(vm, &items[i], text_to_bytes(vm, self, value_as(str, items[i])));
    }
    return v;
}

/* What an argument may be, in the order of the parameters. */
enum arg_kind {
    ARG_BYTES = 'b',  /* bytes-like */
    ARG_OPTION = 'n', /* bytes-like or None */
    ARG_FIND = 'f',   /* bytes-like, or an int: one byte */
    ARG_AFFIX = 't',  /* bytes-like or a tuple of them */
    ARG_ANY = 'a'     /* handed on */
};

static value arg_to_text(struct vm *vm, const char *function, enum arg_kind kind, value v)
{
    const char *data;
    size_t size;
    unsigned char byte;
    if (kind == ARG_ANY || (kind == ARG_OPTION && value_is_none(v))) {
        return keep(v);
    }
    if (bytes_view(v, &data, &size)) {
        return bytes_to_text(vm, data, size);
    }
    if (kind == ARG_FIND) {
        if (!value_is_int(v) && !value_type(vm, v)->index) {
            return vm_raise(vm, EXC_TypeError,
                            "argument should be integer or bytes-like object, not '%.100s'",
                            type_name_of(vm, v));
        }
        return value_to_byte(vm, v, "byte must be in range(0, 256)", &byte)
                   ? bytes_to_text(vm, (char *)&byte, 1)
                   : VALUE_ERROR;
    }
    if (kind == ARG_AFFIX && value_is_tuple(v)) {
        const struct tuple *from = value_as(tuple, v);
        struct tuple *to = tuple_new(vm, from->count);
        for (size_t i = 0; i < from->count; i++) {
            to->items[i] = arg_to_text(vm, function, ARG_BYTES, from->items[i]);
            if (value_is_error(to->items[i])) {
                to->items[i] = VALUE_NONE;
                for (; i < from->count; i++) {
                    to->items[i] = VALUE_NONE;
                }
                drop_object(vm, to);
                return VALUE_ERROR;
            }
        }
        return value_from_object(to);
    }
    if (kind == ARG_AFFIX) {
        return vm_raise(vm, EXC_TypeError,
                        "%s first arg must be bytes or a tuple of bytes, not %.100s", function,
                        type_name_of(vm, v));
    }
    bytes_require(vm, v, &data, &size);
    return VALUE_ERROR;
}

static value bytes_as_text(struct vm *vm, const char *function, const char *kinds,
                           const value *args, size_t nargs, struct tuple *kwnames)
{
    enum { MOST = 8 };
    value texts[MOST];
    size_t count = nargs + (kwnames ? kwnames->count : 0), known = strlen(kinds), done = 1;
    if (count > MOST) {
        return vm_raise(vm, EXC_TypeError, "%s() takes at most %zu arguments (%zu given)", function,
                        known, count - 1);
    }
    const char *data;
    size_t size;
    bytes_view(args[0], &data, &size);
    texts[0] = bytes_to_text(vm, data, size);
    value result = VALUE_UNBOUND;
    for (; done < count; done++) {
        enum arg_kind kind = done < nargs
                                 ? (done - 1 < known ? (enum arg_kind)kinds[done - 1] : ARG_ANY)
                             : bytes_view(args[done], &data, &size) ? ARG_BYTES
                                                                    : ARG_ANY;
        texts[done] = arg_to_text(vm, function, kind, args[done]);
        if (value_is_error(texts[done])) {
            result = VALUE_ERROR;
            break;
        }
    }
    if (value_is_unbound(result)) {
        value method = vm_getattr_name(vm, texts[0], function);
        result = vm_call(vm, method, texts + 1, nargs - 1, kwnames);
        drop(vm, method);
    }
    for (size_t i = 0; i < done; i++) {
        drop(vm, texts[i]);
    }
    return result_to_bytes(vm, args[0], result);
}

/* clang-format off */
#define BYTES_METHODS(M)                                                                        \
    M(find, "faa") M(rfind, "faa") M(count, "faa") M(startswith, "taa") M(endswith, "taa")      \
    M(removeprefix, "b") M(removesuffix, "b") M(replace, "bba") M(partition, "b")               \
    M(rpartition, "b") M(split, "na") M(rsplit, "na") M(strip, "n") M(lstrip, "n")              \
    M(rstrip, "n") M(ljust, "ab") M(rjust, "ab") M(center, "ab") M(zfill, "a")                  \
    M(expandtabs, "a") M(upper, "") M(lower, "") M(capitalize, "") M(title, "") M(swapcase, "") \
    M(isalnum, "") M(isalpha, "") M(isascii, "") M(isdigit, "") M(islower, "") M(isspace, "")   \
    M(istitle, "") M(isupper, "")
/* clang-format on */

#define DEFINE_METHOD(name, kinds)                                            \
    static value bytes_##name(struct vm *vm, const value *args, size_t nargs, \
                              struct tuple *kwnames)                          \
    {                                                                         \
        return bytes_as_text(vm, #name, kinds, args, nargs, kwnames);         \
    }

/* clang-format off */
BYTES_METHODS(DEFINE_METHOD)
/* clang-format on */

/* index() is find() that must find. */
static value bytes_index_of(struct vm *vm, const char *find, const value *args, size_t nargs,
                            struct tuple *kwnames)
{
    value at = bytes_as_text(vm, find, "faa", args, nargs, kwnames);
    return value_is_small_int(at) && value_small_int(at) < 0
               ? vm_raise(vm, EXC_ValueError, "subsection not found")
               : at;
}

static value bytes_index(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return bytes_index_of(vm, "find", args, nargs, kwnames);
}

static value bytes_rindex(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return bytes_index_of(vm, "rfind", args, nargs, kwnames);
}

static value bytes_splitlines(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[1];
    const char *data;
    size_t size;
    if (!args_bind(vm, "splitlines", "keepends?", args + 1, nargs - 1, kwnames, a)) {
        return VALUE_ERROR;
    }
    int ends = value_is_unbound(a[0]) ? 0 : vm_truth(vm, a[0]);
    if (ends < 0) {
        return VALUE_ERROR;
    }
    bytes_view(args[0], &data, &size);
    struct list *list = list_new(vm, 0);
    for (size_t at = 0; at < size;) {
        size_t begin = at, end;
        while (at < size && data[at] != '\n' && data[at] != '\r') {
            at++;
        }
        end = at;
        if (at < size) {
            at += data[at] == '\r' && at + 1 < size && data[at + 1] == '\n' ? 2 : 1;
        }
        list_append_steal(vm, list,
                          bytes_like(vm, args[0], data + begin, (ends ? at : end) - begin));
    }
    return value_from_object(list);
}

static value bytes_join(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "join", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct list *list = list_from_iterable(vm, args[1]);
    if (!list) {
        if (error_matches(vm, EXC_TypeError)) {
            error_clear(vm);
            vm_raise(vm, EXC_TypeError, "can only join an iterable");
        }
        return VALUE_ERROR;
    }
    struct str_builder b;
    const char *data, *separator;
    size_t size, separator_size;
    str_builder_init(&b);
    bytes_view(args[0], &separator, &separator_size);
    value result = VALUE_UNBOUND;
    for (size_t i = 0; i < list->count && value_is_unbound(result); i++) {
        if (i > 0) {
            str_builder_add(&b, separator, separator_size);
        }
        if (bytes_view(list->items[i], &data, &size)) {
            str_builder_add(&b, data, size);
        } else {
            result = vm_raise(vm, EXC_TypeError,
                              "sequence item %zu: expected a bytes-like object, %.80s found", i,
                              type_name_of(vm, list->items[i]));
        }
    }
    if (value_is_unbound(result)) {
        result = bytes_like(vm, args[0], b.text, b.size);
    }
    str_builder_free(&b);
    drop_object(vm, list);
    return result;
}

static value bytes_decode(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[2];
    const char *encoding, *errors, *data;
    size_t size;
    if (!args_bind(vm, "decode", "encoding? errors?", args + 1, nargs - 1, kwnames, a) ||
        !str_c_arg(vm, "decode", "encoding", a[0], &encoding) ||
        !str_c_arg(vm, "decode", "errors", a[1], &errors)) {
        return VALUE_ERROR;
    }
    bytes_view(args[0], &data, &size);
    return str_decode(vm, data, size, encoding, errors);
}

/* Groups of `every` bytes count from the right, or from the left when it is negative. */
value bytes_hex(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    static const char digits[] = "0123456789abcdef";
    value a[2];
    const char *data, *separator = NULL;
    size_t size, separator_size = 0;
    int64_t every = 1;
    if (!args_bind(vm, "hex", "sep? bytes_per_sep?", args + 1, nargs - 1, kwnames, a) ||
        (!value_is_unbound(a[1]) && !vm_index(vm, a[1], &every))) {
        return VALUE_ERROR;
    }
    if (!value_is_unbound(a[0])) {
        if (value_is_str(a[0])) {
            separator = value_as(str, a[0])->text;
            separator_size = value_as(str, a[0])->size;
        } else if (!bytes_view(a[0], &separator, &separator_size)) {
            return vm_raise(vm, EXC_TypeError, "sep must be str or bytes.");
        }
        if (separator_size != 1) {
            return vm_raise(vm, EXC_ValueError, "sep must be length 1.");
        }
    }
    bytes_view(args[0], &data, &size);
    struct str_builder b;
    str_builder_init(&b);
    size_t group = every < 0 ? (size_t)-every : (size_t)every;
    for (size_t i = 0; i < size; i++) {
        if (separator && group && i > 0 && (every > 0 ? size - i : i) % group == 0) {
            str_builder_add_char(&b, *separator);
        }
        str_builder_add_char(&b, digits[(unsigned char)data[i] >> 4]);
        str_builder_add_char(&b, digits[data[i] & 15]);
    }
    return str_value(str_builder_finish(vm, &b));
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'                     ? c - '0'
           : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                    : -1;
}

static value bytes_fromhex(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "fromhex", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "fromhex() argument must be str, not %s",
                        type_name_of(vm, args[1]));
    }
    const struct str *text = value_as(str, args[1]);
    struct str_builder b;
    str_builder_init(&b);
    for (size_t i = 0; i < text->size;) {
        if (text->text[i] == ' ' || (text->text[i] >= 9 && text->text[i] <= 13)) {
            i++;
            continue;
        }
        int high = hex_digit(text->text[i]), low = hex_digit(text->text[i + 1]);
        if (high < 0 || low < 0) {
            size_t bad = str_count(text->text, i) + (high >= 0);
            str_builder_free(&b);
            return vm_raise(vm, EXC_ValueError,
                            "non-hexadecimal number found in fromhex() arg at position %zu", bad);
        }
        str_builder_add_char(&b, (char)(high << 4 | low));
        i += 2;
    }
    value made = value_from_object(bytes_new(vm, b.text, b.size));
    str_builder_free(&b);
    struct type *type = value_as(type, args[0]);
    if (type != vm_type(vm, BYTES)) {
        value_replace(vm, &made, vm_call1(vm, args[0], made));
    }
    return made;
}

static value bytes_translate(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[2];
    const char *data, *table = NULL, *gone = "";
    size_t size, table_size = 256, gone_size = 0;
    if (!args_bind(vm, "translate", "table / delete?", args + 1, nargs - 1, kwnames, a) ||
        (!value_is_none(a[0]) && !bytes_require(vm, a[0], &table, &table_size)) ||
        (!value_is_unbound(a[1]) && !bytes_require(vm, a[1], &gone, &gone_size))) {
        return VALUE_ERROR;
    }
    if (table_size != 256) {
        return vm_raise(vm, EXC_ValueError, "translation table must be 256 characters long");
    }
    bytes_view(args[0], &data, &size);
    struct str_builder b;
    str_builder_init(&b);
    for (size_t i = 0; i < size; i++) {
        if (!gone_size || !memchr(gone, data[i], gone_size)) {
            str_builder_add_char(&b, table ? table[(unsigned char)data[i]] : data[i]);
        }
    }
    value made = bytes_like(vm, args[0], b.text, b.size);
    str_builder_free(&b);
    return made;
}

static value bytes_maketrans(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    const char *from, *to;
    size_t from_size, to_size;
    char table[256];
    if (!args_check(vm, "maketrans", nargs, kwnames, 2, 2) ||
        !bytes_require(vm, args[0], &from, &from_size) ||
        !bytes_require(vm, args[1], &to, &to_size)) {
        return VALUE_ERROR;
    }
    if (from_size != to_size) {
        return vm_raise(vm, EXC_ValueError, "maketrans arguments must have same length");
    }
    for (int i = 0; i < 256; i++) {
        table[i] = (char)i;
    }
    for (size_t i = 0; i < from_size; i++) {
        table[(unsigned char)from[i]] = to[i];
    }
    return value_from_object(bytes_new(vm, table, 256));
}

#define METHOD_ENTRY(name, kinds) {#name, bytes_##name, 0},

const struct native_def bytes_natives[] = {
    /* clang-format off */
    BYTES_METHODS(METHOD_ENTRY)
    /* clang-format on */
    {"index", bytes_index, 0},
    {"rindex", bytes_rindex, 0},
    {"splitlines", bytes_splitlines, 0},
    {"join", bytes_join, 0},
    {"decode", bytes_decode, 0},
    {"hex", bytes_hex, 0},
    {"fromhex", bytes_fromhex, NATIVE_CLASS},
    {"translate", bytes_translate, 0},
    {"maketrans", bytes_maketrans, NATIVE_STATIC},
    {NULL, NULL, 0},
};
