/* _json: JSON texts of plain values, and plain values of JSON texts.
 *
 * What takes more than that (default(), hooks, an error with its place) is left to json.py, which
 * begins anew: both functions give NotImplemented then.  No code of the program runs here.
 */
#include <math.h>

#include "stdlib/stdlib.h"
#include "vm/container.h"
#include "vm/float.h"
#include "vm/str_build.h"
#include "vm/type.h"

enum { DEPTH_MAX = 200 };

/* How something has ended: an error is set in the vm. */
enum outcome { DONE, LEFT, FAILED };

/* ---- to text ---- */

struct encoder {
    struct vm *vm;
    struct str_builder out;
    const struct str *indent; /* or NULL */
    const struct str *item_separator, *key_separator;
    bool ascii, sort_keys, allow_nan;
};

static enum outcome encode_value(struct encoder *e, value v, int depth);

static void encode_escape(struct str_builder *out, uint32_t c)
{
    static const char hex[] = "0123456789abcdef";
    char text[6] = {'\\', 'u', hex[c >> 12 & 15], hex[c >> 8 & 15], hex[c >> 4 & 15], hex[c & 15]};
    str_builder_add(out, text, sizeof text);
}

static void encode_special(struct encoder *e, uint32_t c)
{
    static const char names[] = "\"\"\\\\\nn\rr\tt\ff\bb";
    for (const char *at = names; *at; at += 2) {
        if (c == (unsigned char)*at) {
            str_builder_add_char(&e->out, '\\');
            str_builder_add_char(&e->out, at[1]);
            return;
        }
    }
    if (c >= ' ' && !(e->ascii && c >= 0x7F)) {
        str_builder_add_code_point(&e->out, c);
    } else if (c < 0x10000) {
        encode_escape(&e->out, c);
    } else {
        encode_escape(&e->out, 0xD800 | (c - 0x10000) >> 10);
        encode_escape(&e->out, 0xDC00 | ((c - 0x10000) & 0x3FF));
    }
}

static void encode_str(struct encoder *e, const struct str *str)
{
    const char *at = str->text, *end = at + str->size, *plain = at;
    str_builder_add_char(&e->out, '"');
    while (at < end) {
        unsigned char c = (unsigned char)*at;
        if (c >= ' ' && c < 0x7F && c != '"' && c != '\\') {
            at++;
            continue;
        }
        str_builder_add(&e->out, plain, (size_t)(at - plain));
        encode_special(e, str_next(&at));
        plain = at;
    }
    str_builder_add(&e->out, plain, (size_t)(at - plain));
    str_builder_add_char(&e->out, '"');
}

static enum outcome encode_number(struct encoder *e, value v)
{
    char text[32], *end = text + sizeof text;
    int64_t n;
    if (value_is_float(v)) {
        double d = float_to_double(v);
        if (isfinite(d)) {
            str_builder_add(&e->out, text, float_write_repr(d, text));
        } else if (e->allow_nan) {
            const char *name = isnan(d) ? "NaN" : d > 0 ? "Infinity" : "-Infinity";
            str_builder_add(&e->out, name, strlen(name));
        } else {
            return LEFT;
        }
        return DONE;
    }
    if (int_is_word(v, &n)) {
        char *begin = int_word_digits(n, end);
        str_builder_add(&e->out, begin, (size_t)(end - begin));
        return DONE;
    }
    value digits = int_to_text(e->vm, v, 10);
    if (value_is_error(digits)) {
        return FAILED;
    }
    str_builder_add_str(&e->out, value_as(str, digits));
    drop(e->vm, digits);
    return DONE;
}

static void encode_break(struct encoder *e, int depth)
{
    if (e->indent) {
        str_builder_add_char(&e->out, '\n');
        for (int i = 0; i < depth; i++) {
            str_builder_add_str(&e->out, e->indent);
        }
    }
}

static enum outcome encode_items(struct encoder *e, const value *items, size_t count, int depth)
{
    enum outcome outcome = DONE;
    if (count == 0) {
        str_builder_add(&e->out, "[]", 2);
        return DONE;
    }
    str_builder_add_char(&e->out, '[');
    for (size_t i = 0; i < count && outcome == DONE; i++) {
        if (i > 0) {
            str_builder_add_str(&e->out, e->item_separator);
        }
        encode_break(e, depth + 1);
        outcome = encode_value(e, items[i], depth + 1);
    }
    encode_break(e, depth);
    str_builder_add_char(&e->out, ']');
    return outcome;
}

static enum outcome encode_pair(struct encoder *e, value key, value v, int depth)
{
    encode_break(e, depth);
    if (value_is_str(key)) {
        encode_str(e, value_as(str, key));
    } else {
        if (value_is_object(key) && !value_is_int(key) && !value_is_float(key)) {
            return LEFT;
        }
        str_builder_add_char(&e->out, '"');
        enum outcome outcome = encode_value(e, key, depth);
        if (outcome != DONE) {
            return outcome;
        }
        str_builder_add_char(&e->out, '"');
    }
    str_builder_add_str(&e->out, e->key_separator);
    return encode_value(e, v, depth);
}

/* In the order of the keys, which are all str. */
static enum outcome encode_sorted(struct encoder *e, struct dict *dict, int depth)
{
    struct vm *vm = e->vm;
    struct list *keys = list_new(vm, dict->used);
    value key, v;
    enum outcome outcome = DONE;
    for (size_t at = 0; outcome == DONE && dict_next(dict, &at, &key, &v);) {
        list_append(vm, keys, key);
        outcome = value_is_exactly(key, vm_type(vm, STR)) ? DONE : LEFT;
    }
    if (outcome == DONE && !list_sort(vm, keys, VALUE_UNBOUND, false)) {
        outcome = FAILED;
    }
    for (size_t i = 0; outcome == DONE && i < keys->count; i++) {
        if (i > 0) {
            str_builder_add_str(&e->out, e->item_separator);
        }
        v = dict_get_str(dict, value_as(str, keys->items[i]));
        outcome = encode_pair(e, keys->items[i], v, depth);
    }
    drop_object(vm, keys);
    return outcome;
}

static enum outcome encode_dict(struct encoder *e, struct dict *dict, int depth)
{
    enum outcome outcome = DONE;
    if (dict->used == 0) {
        str_builder_add(&e->out, "{}", 2);
        return DONE;
    }
    str_builder_add_char(&e->out, '{');
    if (e->sort_keys) {
        outcome = encode_sorted(e, dict, depth + 1);
    } else {
        value key, v;
        bool first = true;
        for (size_t at = 0; outcome == DONE && dict_next(dict, &at, &key, &v); first = false) {
            if (!first) {
                str_builder_add_str(&e->out, e->item_separator);
            }
            outcome = encode_pair(e, key, v, depth + 1);
        }
    }
    encode_break(e, depth);
    str_builder_add_char(&e->out, '}');
    return outcome;
}

/* Is it a dict, list or tuple whose items are what the base type shows? */
static bool is_plain_container(struct vm *vm, value v, const struct type *base)
{
    struct type *type = value_object(v)->type;
    return type == base ||
           (type->iter == base->iter &&
            value_same(type_lookup(vm, type, vm_name(vm, items)),
                       type_lookup(vm, (struct type *)(uintptr_t)base, vm_name(vm, items))));
}

static enum outcome encode_value(struct encoder *e, value v, int depth)
{
    struct vm *vm = e->vm;
    if (value_is_none(v)) {
        str_builder_add(&e->out, "null", 4);
    } else if (value_same(v, VALUE_TRUE)) {
        str_builder_add(&e->out, "true", 4);
    } else if (value_same(v, VALUE_FALSE)) {
        str_builder_add(&e->out, "false", 5);
    } else if (value_is_int(v) || value_is_float(v)) {
        return encode_number(e, v);
    } else if (value_is_str(v)) {
        encode_str(e, value_as(str, v));
    } else if (depth > DEPTH_MAX || !heap_can_hold(&vm->heap, e->out.size)) {
        return LEFT;
    } else if (value_is_list(v) && is_plain_container(vm, v, vm_type(vm, LIST))) {
        return encode_items(e, value_as(list, v)->items, value_as(list, v)->count, depth);
    } else if (value_is_tuple(v) && is_plain_container(vm, v, vm_type(vm, TUPLE))) {
        return encode_items(e, value_as(tuple, v)->items, value_as(tuple, v)->count, depth);
    } else if (value_is_dict(v) && is_plain_container(vm, v, vm_type(vm, DICT))) {
        return encode_dict(e, value_as(dict, v), depth);
    } else {
        return LEFT;
    }
    return DONE;
}

/* encode(o, indent: str or None, item_separator, key_separator, ascii, sort_keys, allow_nan) */
static value json_encode(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "encode", nargs, kwnames, 7, 7)) {
        return VALUE_ERROR;
    }
    if ((!value_is_none(args[1]) && !value_is_str(args[1])) || !value_is_str(args[2]) ||
        !value_is_str(args[3])) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct encoder e = {.vm = vm,
                        .indent = value_is_none(args[1]) ? NULL : value_as(str, args[1]),
                        .item_separator = value_as(str, args[2]),
                        .key_separator = value_as(str, args[3]),
                        .ascii = value_same(args[4], VALUE_TRUE),
                        .sort_keys = value_same(args[5], VALUE_TRUE),
                        .allow_nan = value_same(args[6], VALUE_TRUE)};
    str_builder_init(&e.out);
    enum outcome outcome = encode_value(&e, args[0], 0);
    if (outcome == DONE) {
        return str_value(str_builder_finish(vm, &e.out));
    }
    str_builder_free(&e.out);
    return outcome == LEFT ? VALUE_NOT_IMPLEMENTED : VALUE_ERROR;
}

/* ---- from text ---- */

struct decoder {
    struct vm *vm;
    const char *at, *end;
};

/* Gives VALUE_UNBOUND where something is not as it should be; VALUE_ERROR: an exception. */
static value decode_value(struct decoder *d, int depth);

static void skip_space(struct decoder *d)
{
    while (d->at < d->end && (*d->at == ' ' || (*d->at >= '\t' && *d->at <= '\r' &&
                                                *d->at != '\v' && *d->at != '\f'))) {
        d->at++;
    }
}

static bool take(struct decoder *d, char c)
{
    skip_space(d);
    if (d->at < d->end && *d->at == c) {
        d->at++;
        return true;
    }
    return false;
}

static bool decode_unicode(struct decoder *d, uint32_t *c)
{
    if (d->end - d->at < 4) {
        return false;
    }
    *c = 0;
    for (int i = 0; i < 4; i++) {
        char digit = *d->at++;
        int n = digit >= '0' && digit <= '9'   ? digit - '0'
                : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10
                : digit >= 'A' && digit <= 'F' ? digit - 'A' + 10
                                               : -1;
        if (n < 0) {
            return false;
        }
        *c = *c << 4 | (uint32_t)n;
    }
    return true;
}

/* Behind a backslash. */
static bool decode_escape(struct decoder *d, struct str_builder *out)
{
    static const char names[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
    if (d->at == d->end) {
        return false;
    }
    char name = *d->at++;
    for (const char *at = names; *at; at += 2) {
        if (name == *at) {
            str_builder_add_char(out, at[1]);
            return true;
        }
    }
    uint32_t c, low;
    if (name != 'u' || !decode_unicode(d, &c)) {
        return false;
    }
    const char *here = d->at;
    if (c >= 0xD800 && c < 0xDC00 && d->end - here >= 6 && here[0] == '\\' && here[1] == 'u') {
        d->at += 2;
        if (!decode_unicode(d, &low)) {
            return false;
        }
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10 | (low - 0xDC00));
        } else {
            d->at = here;
        }
    }
    str_builder_add_code_point(out, c);
    return true;
}

/* Behind the opening quote. */
static value decode_str(struct decoder *d)
{
    const char *begin = d->at;
    unsigned char all = 0;
    while (d->at < d->end && *d->at != '"' && *d->at != '\\' && (unsigned char)*d->at >= ' ') {
        all |= (unsigned char)*d->at++;
    }
    size_t size = (size_t)(d->at - begin);
    if (d->at < d->end && *d->at == '"') {
        d->at++;
        return str_value(all < 0x80 ? str_new_ascii(d->vm, begin, size)
                                    : str_new(d->vm, begin, size));
    }
    struct str_builder out;
    str_builder_init(&out);
    str_builder_add(&out, begin, size);
    bool good = true;
    while (good && d->at < d->end && *d->at != '"' && (unsigned char)*d->at >= ' ') {
        if (*d->at == '\\') {
            d->at++;
            good = decode_escape(d, &out);
        } else {
            str_builder_add_char(&out, *d->at++);
        }
    }
    if (good && d->at < d->end && *d->at == '"') {
        d->at++;
        return str_value(str_builder_finish(d->vm, &out));
    }
    str_builder_free(&out);
    return VALUE_UNBOUND;
}

static size_t skip_digits(struct decoder *d)
{
    const char *begin = d->at;
    while (d->at < d->end && *d->at >= '0' && *d->at <= '9') {
        d->at++;
    }
    return (size_t)(d->at - begin);
}

static value decode_number(struct decoder *d)
{
    const char *begin = d->at;
    d->at += *d->at == '-';
    bool is_zero = d->at < d->end && *d->at == '0', is_float = false;
    if (is_zero) {
        d->at++;
    } else if (!skip_digits(d)) {
        return VALUE_UNBOUND;
    }
    const char *whole = d->at;
    if (d->at < d->end && *d->at == '.') {
        d->at++;
        is_float = skip_digits(d) > 0;
        d->at = is_float ? d->at : whole;
    }
    const char *mantissa = d->at;
    if (d->at < d->end && (*d->at == 'e' || *d->at == 'E')) {
        d->at++;
        d->at += d->at < d->end && (*d->at == '+' || *d->at == '-');
        bool has_exponent = skip_digits(d) > 0;
        is_float = is_float || has_exponent;
        d->at = has_exponent ? d->at : mantissa;
    }
    size_t size = (size_t)(d->at - begin);
    if (!is_float) {
        return int_from_text(d->vm, begin, size, 10);
    }
    double n;
    return float_parse(begin, size, &n) ? float_from_double(d->vm, n) : VALUE_UNBOUND;
}

static value decode_array(struct decoder *d, int depth)
{
    struct list *list = list_new(d->vm, 0);
    if (take(d, ']')) {
        return value_from_object(list);
    }
    for (;;) {
        value item = decode_value(d, depth + 1);
        if (value_is_error(item) || value_is_unbound(item)) {
            drop_object(d->vm, list);
            return item;
        }
        list_append_steal(d->vm, list, item);
        if (take(d, ']')) {
            return value_from_object(list);
        }
        if (!take(d, ',')) {
            drop_object(d->vm, list);
            return VALUE_UNBOUND;
        }
    }
}

/* One `"key": value` into the dict: true, or a result that ends all. */
static value decode_pair(struct decoder *d, struct dict *dict, int depth)
{
    value key = take(d, '"') ? decode_str(d) : VALUE_UNBOUND;
    if (value_is_unbound(key)) {
        return key;
    }
    key = str_value(str_intern(d->vm, value_as(str, key)));
    value v = take(d, ':') ? decode_value(d, depth + 1) : VALUE_UNBOUND;
    if (!value_is_unbound(v) && !value_is_error(v)) {
        dict_set_str(d->vm, dict, value_as(str, key), v);
        drop(d->vm, v);
        v = VALUE_TRUE;
    }
    drop(d->vm, key);
    return v;
}

static value decode_object(struct decoder *d, int depth)
{
    struct dict *dict = dict_new(d->vm);
    if (take(d, '}')) {
        return value_from_object(dict);
    }
    for (;;) {
        value pair = decode_pair(d, dict, depth);
        bool ends = !value_same(pair, VALUE_TRUE);
        if (!ends && take(d, '}')) {
            return value_from_object(dict);
        }
        if (ends || !take(d, ',')) {
            drop_object(d->vm, dict);
            return ends ? pair : VALUE_UNBOUND;
        }
    }
}

static bool take_word(struct decoder *d, const char *word, size_t size)
{
    bool there = (size_t)(d->end - d->at) >= size && memcmp(d->at, word, size) == 0;
    d->at += there ? size : 0;
    return there;
}

static value decode_value(struct decoder *d, int depth)
{
    skip_space(d);
    if (d->at == d->end || depth > DEPTH_MAX) {
        return VALUE_UNBOUND;
    }
    switch (*d->at) {
    case '"': d->at++; return decode_str(d);
    case '[': d->at++; return decode_array(d, depth);
    case '{': d->at++; return decode_object(d, depth);
    case 'n': return take_word(d, "null", 4) ? VALUE_NONE : VALUE_UNBOUND;
    case 't': return take_word(d, "true", 4) ? VALUE_TRUE : VALUE_UNBOUND;
    case 'f': return take_word(d, "false", 5) ? VALUE_FALSE : VALUE_UNBOUND;
    default:
        return *d->at == '-' || (*d->at >= '0' && *d->at <= '9') ? decode_number(d) : VALUE_UNBOUND;
    }
}

/* decode(text) */
static value json_decode(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "decode", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[0])) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const struct str *text = value_as(str, args[0]);
    struct decoder d = {vm, text->text, text->text + text->size};
    value v = decode_value(&d, 0);
    if (value_is_error(v)) {
        return v;
    }
    skip_space(&d);
    if (value_is_unbound(v) || d.at != d.end) {
        drop(vm, v);
        return VALUE_NOT_IMPLEMENTED;
    }
    return v;
}

static bool json_fill_module(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"encode", json_encode, NATIVE_PLAIN},
        {"decode", json_decode, NATIVE_PLAIN},
        {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def json_module = {"_json", json_fill_module};
