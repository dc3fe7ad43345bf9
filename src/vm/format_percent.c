/* The % operator of str and bytes. */
#include <ctype.h>
#include <limits.h>
#include <math.h>

#include "base/mem.h"
#include "vm/bytes.h"
#include "vm/container.h"
#include "vm/float.h"
#include "vm/format.h"
#include "vm/format_spec.h"

struct percent {
    struct vm *vm;
    const value *args;
    size_t count, used;
    value mapping; /* for %(key)s, or UNBOUND */
    bool bytes;
    value from_mapping; /* value of the current key, owned, or UNBOUND */
};

struct conversion {
    bool left, plus, space, alternate, zero;
    int width, precision; /* -1: not given */
    uint32_t type;
};

/* BORROWED; error: TypeError. */
static value percent_next(struct percent *p)
{
    if (!value_is_unbound(p->from_mapping)) {
        return p->from_mapping;
    }
    if (p->used >= p->count) {
        return vm_raise(p->vm, EXC_TypeError, "not enough arguments for format string");
    }
    return p->args[p->used++];
}

/* The key of %(key)…; *at stands behind the '('. */
static bool percent_key(struct percent *p, const char **at, const char *end)
{
    struct vm *vm = p->vm;
    const char *begin = *at;
    if (value_is_unbound(p->mapping)) {
        vm_raise(vm, EXC_TypeError, "format requires a mapping");
        return false;
    }
    for (int depth = 1; *at < end; ++*at) {
        depth += **at == '(' ? 1 : **at == ')' ? -1 : 0;
        if (depth == 0) {
            break;
        }
    }
    if (*at == end) {
        vm_raise(vm, EXC_ValueError, "incomplete format key");
        return false;
    }
    size_t size = (size_t)(*at - begin);
    value key;
    if (p->bytes) {
        key = str_value(str_new(vm, begin, size));
        value_replace(vm, &key, str_encode(vm, value_as(str, key), "latin-1", NULL));
    } else {
        key = str_value(str_new(vm, begin, size));
    }
    drop(vm, p->from_mapping);
    p->from_mapping = vm_getitem(vm, p->mapping, key);
    drop(vm, key);
    ++*at;
    if (value_is_error(p->from_mapping)) {
        p->from_mapping = VALUE_UNBOUND;
        return false;
    }
    return true;
}

/* Width or precision: digits, or '*' and the next argument. */
static bool percent_number(struct percent *p, const char **at, const char *end, int *number,
                           const char *too_big)
{
    int64_t n;
    if (*at < end && **at == '*') {
        ++*at;
        value v = VALUE_ERROR;
        if (value_is_unbound(p->from_mapping)) {
            v = percent_next(p);
        } else {
            vm_raise(p->vm, EXC_TypeError, "not enough arguments for format string");
        }
        if (value_is_error(v)) {
            return false;
        }
        if (!value_is_int(v)) {
            vm_raise(p->vm, EXC_TypeError, "* wants int");
            return false;
        }
        if (!int_to_int64(v, &n) || n > INT_MAX || n < -INT_MAX) {
            vm_raise(p->vm, EXC_OverflowError, "Python int too large to convert to C int");
            return false;
        }
        *number = (int)n;
        return true;
    }
    for (n = 0; *at < end && **at >= '0' && **at <= '9'; ++*at) {
        n = n * 10 + (**at - '0');
        *number = (int)n;
        if (n > INT_MAX - 16) {
            vm_raise(p->vm, EXC_ValueError, "%s", too_big);
            return false;
        }
    }
    return true;
}

static bool percent_read(struct percent *p, const char **at, const char *end, struct conversion *c)
{
    *c = (struct conversion){.width = -1, .precision = -1};
    if (*at < end && **at == '(') {
        ++*at;
        if (!percent_key(p, at, end)) {
            return false;
        }
    }
    for (; *at < end && **at && **at <= '0' && strchr("-+ #0", **at); ++*at) {
        c->left |= **at == '-';
        c->plus |= **at == '+';
        c->space |= **at == ' ';
        c->alternate |= **at == '#';
        c->zero |= **at == '0';
    }
    if (!percent_number(p, at, end, &c->width, "width too big")) {
        return false;
    }
    if (c->width < -1) {
        c->left = true;
        c->width = -c->width;
    }
    if (*at < end && **at == '.') {
        ++*at;
        c->precision = 0;
        if (!percent_number(p, at, end, &c->precision, "precision too big")) {
            return false;
        }
        c->precision = c->precision < 0 ? 0 : c->precision;
    }
    if (*at < end && (**at == 'h' || **at == 'l' || **at == 'L')) {
        ++*at;
    }
    if (*at == end) {
        vm_raise(p->vm, EXC_ValueError, "incomplete format");
        return false;
    }
    c->type = str_next(at);
    return true;
}

static char percent_sign(const struct conversion *c, bool negative)
{
    return negative ? '-' : c->plus ? '+' : c->space ? ' ' : 0;
}

static bool percent_put_number(struct percent *p, struct str_builder *b, const struct conversion *c,
                               struct number_text *number)
{
    struct format_spec spec = {.fill = c->zero && !c->left ? '0' : ' ',
                               .align = c->left   ? '<'
                                        : c->zero ? '='
                                                  : '>',
                               .width = c->width,
                               .type = c->type};
    return format_number(p->vm, b, number, &spec);
}

static bool percent_int_digits(struct percent *p, struct str_builder *b, const struct conversion *c,
                               value n)
{
    int base = c->type == 'o' ? 8 : c->type == 'x' || c->type == 'X' ? 16 : 10;
    if (!int_check_digits(p->vm, n, base)) {
        return false;
    }
    int64_t word;
    if (base == 10 && c->width <= 0 && c->precision < 0 && !c->plus && !c->space &&
        int_is_word(n, &word)) {
        char decimal[24], *end = decimal + sizeof decimal, *begin = int_word_digits(word, end);
        str_builder_add(b, begin, (size_t)(end - begin));
        return true;
    }
    size_t size;
    char room[64], *digits = room, *big = NULL;
    if (int_is_word(n, &word)) {
        digits = int_word_in_base(word, base, room + sizeof room);
        size = (size_t)(room + sizeof room - digits);
    } else {
        digits = big = int_digits(n, base, &size);
    }
    struct str_builder text;
    str_builder_init(&text);
    if (c->precision > 0 && !heap_can_hold(&p->vm->heap, (uint64_t)c->precision)) {
        mem_free(big);
        vm_raise(p->vm, EXC_MemoryError, "%s", "");
        return false;
    }
    if (c->precision > 0 && (size_t)c->precision > size) {
        str_builder_repeat(&text, '0', (size_t)c->precision - size);
    }
    str_builder_add(&text, digits, size);
    mem_free(big);
    for (size_t i = 0; c->type == 'X' && i < text.size; i++) {
        text.text[i] = (char)toupper((unsigned char)text.text[i]);
    }
    struct number_text number = {.sign = percent_sign(c, int_sign(n) < 0),
                                 .prefix = !c->alternate || base == 10 ? ""
                                           : base == 8                 ? "0o"
                                           : c->type == 'X'            ? "0X"
                                                                       : "0x",
                                 .digits = text.text,
                                 .digit_count = text.size,
                                 .rest = ""};
    bool good = percent_put_number(p, b, c, &number);
    str_builder_free(&text);
    return good;
}

static bool percent_int(struct percent *p, struct str_builder *b, const struct conversion *c,
                        value v)
{
    struct vm *vm = p->vm;
    bool decimal = c->type == 'd' || c->type == 'i' || c->type == 'u';
    value n;
    if (value_is_int(v)) {
        n = keep(v);
    } else {
        value method = VALUE_UNBOUND;
        bool number = decimal && (value_is_float(v) ||
                                  vm_lookup_special(vm, v, vm_name(vm, __int__), &method));
        drop(vm, method);
        if (!number && error_pending(vm)) {
            return false;
        }
        if (number && !value_is_str(v)) {
            n = number_to_int(vm, v);
        } else if (value_type(vm, v)->index) {
            n = number_index(vm, v);
        } else {
            n = vm_raise(vm, EXC_TypeError, "%%%c format: %s is required, not %.200s", (int)c->type,
                         decimal ? "a real number" : "an integer", type_name_of(vm, v));
        }
    }
    if (value_is_error(n)) {
        return false;
    }
    bool good = percent_int_digits(p, b, c, n);
    drop(vm, n);
    return good;
}

static bool percent_float(struct percent *p, struct str_builder *b, const struct conversion *c,
                          value v)
{
    double d;
    if (!number_to_double(p->vm, v, &d)) {
        return false;
    }
    if (c->precision > 0 && !heap_can_hold(&p->vm->heap, (uint64_t)c->precision * 2)) {
        vm_raise(p->vm, EXC_MemoryError, "%s", "");
        return false;
    }
    struct str_builder text;
    str_builder_init(&text);
    format_double(&text, d, (char)c->type, c->precision < 0 ? 6 : c->precision,
                  c->alternate ? FLOAT_ALTERNATE : 0);
    struct number_text number = {.sign = percent_sign(c, signbit(d) && !isnan(d)),
                                 .prefix = "",
                                 .digits = "",
                                 .rest = text.text,
                                 .rest_size = text.size};
    bool good = percent_put_number(p, b, c, &number);
    str_builder_free(&text);
    return good;
}

static bool percent_put_text(struct percent *p, struct str_builder *b, const struct conversion *c,
                             struct str *text)
{
    size_t length = text->length, size = text->size;
    if (c->precision >= 0 && c->type != 'c' && (size_t)c->precision < length) {
        length = (size_t)c->precision;
        size = str_offset(p->vm, text, length);
    }
    struct format_spec spec = {.fill = ' ', .align = c->left ? '<' : '>', .width = c->width};
    return format_padded(p->vm, b, text->text, size, length, &spec);
}

static value percent_char(struct percent *p, value v)
{
    struct vm *vm = p->vm;
    int64_t code, most = p->bytes ? 255 : 0x10FFFF;
    const char *data;
    size_t size;
    if (!p->bytes && value_is_str(v)) {
        return value_as(str, v)->length == 1
                   ? keep(v)
                   : vm_raise(vm, EXC_TypeError, "%%c requires int or char");
    }
    if (p->bytes && bytes_view(v, &data, &size) && size == 1) {
        return str_value(str_from_code_point(vm, (unsigned char)data[0]));
    }
    if (!value_is_int(v) && !value_type(vm, v)->index) {
        return vm_raise(vm, EXC_TypeError,
                        p->bytes ? "%%c requires an integer in range(256) or a single byte"
                                 : "%%c requires int or char");
    }
    value n = number_index(vm, v);
    if (value_is_error(n)) {
        return n;
    }
    bool good = int_to_int64(n, &code) && code >= 0 && code <= most;
    drop(vm, n);
    return good ? str_value(str_from_code_point(vm, (uint32_t)code))
                : vm_raise(vm, EXC_OverflowError, "%%c arg not in range(%s)",
                           p->bytes ? "256" : "0x110000");
}

/* %s of bytes takes bytes, or what has __bytes__. */
static value percent_bytes_text(struct percent *p, value v)
{
    struct vm *vm = p->vm;
    const char *data;
    size_t size;
    value method, made = VALUE_UNBOUND;
    if (!bytes_view(v, &data, &size)) {
        if (!vm_lookup_special(vm, v, vm_name(vm, __bytes__), &method)) {
            return error_pending(vm)
                       ? VALUE_ERROR
                       : vm_raise(vm, EXC_TypeError,
                                  "%%b requires a bytes-like object, or an object that implements "
                                  "__bytes__, not '%.100s'",
                                  type_name_of(vm, v));
        }
        made = vm_call1(vm, method, v);
        drop(vm, method);
        if (value_is_error(made)) {
            return made;
        }
        if (!bytes_view(made, &data, &size)) {
            drop(vm, made);
            return vm_raise(vm, EXC_TypeError, "__bytes__ returned non-bytes");
        }
    }
    value text = str_decode(vm, data, size, "latin-1", NULL);
    drop(vm, made);
    return text;
}

static value percent_text(struct percent *p, uint32_t type, value v)
{
    switch (type) {
    case 'c': return percent_char(p, v);
    case 'r': return p->bytes ? vm_ascii(p->vm, v) : vm_repr(p->vm, v);
    case 'a': return vm_ascii(p->vm, v);
    default: return p->bytes ? percent_bytes_text(p, v) : vm_str(p->vm, v);
    }
}

static bool percent_one(struct percent *p, struct str_builder *b, const struct conversion *c,
                        size_t index)
{
    struct vm *vm = p->vm;
    value v = percent_next(p);
    if (value_is_error(v)) {
        return false;
    }
    if (c->type && c->type < 0x80 && strchr("diuoxX", (int)c->type)) {
        return percent_int(p, b, c, v);
    }
    if (c->type && c->type < 0x80 && strchr("eEfFgG", (int)c->type)) {
        return percent_float(p, b, c, v);
    }
    if (!c->type || c->type >= 0x80 || !strchr(p->bytes ? "csrab" : "csra", (int)c->type)) {
        vm_raise(vm, EXC_ValueError, "unsupported format character '%c' (0x%x) at index %zu",
                 c->type >= 32 && c->type < 127 ? (int)c->type : '?', c->type, index);
        return false;
    }
    value text = percent_text(p, c->type, v);
    if (value_is_error(text)) {
        return false;
    }
    bool good = percent_put_text(p, b, c, value_as(str, text));
    drop(vm, text);
    return good;
}

static bool percent_write(struct percent *p, struct str_builder *b, const struct str *format)
{
    const char *at = format->text, *end = at + format->size;
    while (at < end) {
        const char *sign = memchr(at, '%', (size_t)(end - at));
        if (!sign) {
            sign = end;
        }
        str_builder_add(b, at, (size_t)(sign - at));
        if (sign == end) {
            break;
        }
        at = sign + 1;
        if (at < end && *at == '%') {
            str_builder_add_char(b, *at++);
            continue;
        }
        struct conversion c;
        if (!percent_read(p, &at, end, &c)) {
            return false;
        }
        size_t index = str_count(format->text, (size_t)(at - format->text)) - 1;
        bool good = percent_one(p, b, &c, index);
        drop(p->vm, p->from_mapping);
        p->from_mapping = VALUE_UNBOUND;
        if (!good) {
            return false;
        }
    }
    if (p->used < p->count && value_is_unbound(p->mapping)) {
        vm_raise(p->vm, EXC_TypeError, "not all arguments converted during %s formatting",
                 p->bytes ? "bytes" : "string");
        return false;
    }
    return true;
}

static value percent_run(struct vm *vm, struct str *format, value args, bool bytes)
{
    struct percent p = {.vm = vm,
                        .args = &args,
                        .count = 1,
                        .mapping = VALUE_UNBOUND,
                        .bytes = bytes,
                        .from_mapping = VALUE_UNBOUND};
    if (value_is_tuple(args)) {
        p.args = value_as(tuple, args)->items;
        p.count = value_as(tuple, args)->count;
    } else if (value_type(vm, args)->getitem && !value_is_str(args) &&
               !(bytes && value_is_bytes(args))) {
        p.mapping = args;
    }
    struct str_builder b;
    str_builder_init(&b);
    bool good = percent_write(&p, &b, format);
    drop(vm, p.from_mapping);
    if (!good) {
        str_builder_free(&b);
        return VALUE_ERROR;
    }
    return str_value(str_builder_finish(vm, &b));
}

value str_percent(struct vm *vm, struct str *format, value args)
{
    return percent_run(vm, format, args, false);
}

value str_percent_bytes(struct vm *vm, struct str *format, value args)
{
    return percent_run(vm, format, args, true);
}
