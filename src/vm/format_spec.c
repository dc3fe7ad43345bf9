/* Reading format specs; formatting text; laying numbers out. */
#include "vm/format_spec.h"

#include <limits.h>

#include "vm/format.h"

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '^' || c == '=';
}

/* The number at *at, -1: none.  false: ValueError. */
static bool format_spec_number(struct vm *vm, const char **at, const char *end, int *number)
{
    int64_t n = -1;
    while (*at < end) {
        const char *next = *at;
        uint32_t c = str_next(&next);
        int digit =
            c < 0x80 ? (c >= '0' && c <= '9' ? (int)c - '0' : -1) : unicode_decimal_value(c);
        if (digit < 0) {
            break;
        }
        n = n < 0 ? 0 : n;
        if (n > (INT64_MAX - digit) / 10) {
            vm_raise(vm, EXC_ValueError, "Too many decimal digits in format string");
            return false;
        }
        n = n * 10 + digit;
        *at = next;
    }
    *number = n > INT_MAX ? INT_MAX : (int)n; /* more than any result can hold */
    return true;
}

static bool format_spec_group(struct vm *vm, const char **at, const char *end,
                              struct format_spec *spec)
{
    for (int i = 0; i < 2 && *at < end && (**at == ',' || **at == '_'); i++) {
        if (spec->group && !(spec->group == ',' && **at == ',')) {
            vm_raise(vm, EXC_ValueError,
                     spec->group == '_' && **at == '_' ? "Cannot specify '_' with '_'."
                                                       : "Cannot specify both ',' and '_'.");
            return false;
        }
        if (spec->group) {
            break;
        }
        spec->group = *(*at)++;
    }
    return true;
}

static bool format_spec_check_group(struct vm *vm, const struct format_spec *spec)
{
    if (!spec->group || spec->type == 0 ||
        (spec->type < 0x80 && strchr("defgEGF%", (int)spec->type)) ||
        (spec->group == '_' && spec->type < 0x80 && strchr("boxX", (int)spec->type))) {
        return true;
    }
    if (spec->type > 32 && spec->type < 128) {
        vm_raise(vm, EXC_ValueError, "Cannot specify '%c' with '%c'.", spec->group,
                 (int)spec->type);
    } else {
        vm_raise(vm, EXC_ValueError, "Cannot specify '%c' with '\\x%x'.", spec->group, spec->type);
    }
    return false;
}

static void format_spec_align(const char **at, const char *end, struct format_spec *spec,
                              bool *fill_given)
{
    const char *second = *at;
    if (*at < end) {
        uint32_t fill = str_next(&second);
        if (second < end && is_align((unsigned char)*second)) {
            spec->fill = fill;
            spec->align = *second;
            spec->align_given = *fill_given = true;
            *at = second + 1;
            return;
        }
    }
    if (*at < end && is_align((unsigned char)**at)) {
        spec->align = *(*at)++;
        spec->align_given = true;
    }
}

bool format_spec_parse(struct vm *vm, struct str *text, const char *type_name, char default_align,
                       struct format_spec *spec)
{
    *spec = (struct format_spec){.fill = ' ', .align = default_align};
    const char *at = text->text, *end = text->text + text->size;
    bool fill_given = false;
    format_spec_align(&at, end, spec, &fill_given);
    if (at < end && (*at == ' ' || *at == '+' || *at == '-')) {
        spec->sign = *at++;
    }
    if (at < end && *at == 'z') {
        spec->no_negative_zero = true;
        at++;
    }
    if (at < end && *at == '#') {
        spec->alternate = true;
        at++;
    }
    if (!fill_given && at < end && *at == '0') {
        spec->fill = '0';
        if (!spec->align_given && default_align == '>') {
            spec->align = '=';
        }
        at++;
    }
    if (!format_spec_number(vm, &at, end, &spec->width) || !format_spec_group(vm, &at, end, spec)) {
        return false;
    }
    spec->precision = -1;
    if (at < end && *at == '.') {
        at++;
        if (!format_spec_number(vm, &at, end, &spec->precision)) {
            return false;
        }
        if (spec->precision < 0) {
            vm_raise(vm, EXC_ValueError, "Format specifier missing precision");
            return false;
        }
    }
    if (at < end) {
        spec->type = str_next(&at);
    }
    if (at < end) {
        vm_raise(vm, EXC_ValueError, "Invalid format specifier '%s' for object of type '%s'",
                 text->text, type_name);
        return false;
    }
    return format_spec_check_group(vm, spec);
}

value format_unknown_code(struct vm *vm, uint32_t code, const char *type_name)
{
    if (code > 32 && code < 128) {
        return vm_raise(vm, EXC_ValueError, "Unknown format code '%c' for object of type '%s'",
                        (int)code, type_name);
    }
    return vm_raise(vm, EXC_ValueError, "Unknown format code '\\x%x' for object of type '%s'", code,
                    type_name);
}

static bool format_can_pad(struct vm *vm, const struct format_spec *spec, size_t size)
{
    if (spec->width == INT_MAX ||
        (spec->width > 0 && !heap_can_hold(&vm->heap, (uint64_t)spec->width * 4 + size))) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
        return false;
    }
    return true;
}

/* How many fill characters go before and behind a text of that length. */
static void format_sides(const struct format_spec *spec, size_t length, size_t *left, size_t *right)
{
    size_t room =
        spec->width > 0 && (size_t)spec->width > length ? (size_t)spec->width - length : 0;
    *left = spec->align == '>' ? room : spec->align == '^' ? room / 2 : 0;
    *right = spec->align == '=' ? 0 : room - *left;
}

bool format_padded(struct vm *vm, struct str_builder *b, const char *text, size_t size,
                   size_t length, const struct format_spec *spec)
{
    size_t left, right;
    if (!format_can_pad(vm, spec, size)) {
        return false;
    }
    format_sides(spec, length, &left, &right);
    str_builder_repeat(b, spec->fill, left);
    str_builder_add(b, text, size);
    str_builder_repeat(b, spec->fill, right);
    return true;
}

/* Length of n digits with a separator before each full group but the first. */
static size_t grouped_length(size_t n, size_t group)
{
    return n == 0 ? 0 : n + (n - 1) / group;
}

bool format_number(struct vm *vm, struct str_builder *b, const struct number_text *number,
                   const struct format_spec *spec)
{
    if (!format_can_pad(vm, spec, number->digit_count * 2 + number->rest_size)) {
        return false;
    }
    bool four = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X';
    size_t group = spec->group ? (four ? 4 : 3) : SIZE_MAX;
    size_t prefix = strlen(number->prefix);
    size_t other = (number->sign != 0) + prefix + number->rest_size;
    size_t zeros = 0;
    if (spec->fill == '0' && spec->align == '=' && spec->width > 0) {
        size_t least = (size_t)spec->width > other ? (size_t)spec->width - other : 0;
        size_t full = grouped_length(number->digit_count, group);
        if (full < least) {
            zeros = spec->group ? (least - full) * group / (group + 1) : least - full;
            while (grouped_length(number->digit_count + zeros, group) < least) {
                zeros++;
            }
            while (zeros > 0 && grouped_length(number->digit_count + zeros - 1, group) >= least) {
                zeros--;
            }
        }
    }
    size_t digits = number->digit_count + zeros, left, right;
    size_t length = other + grouped_length(digits, group);
    format_sides(spec, length, &left, &right);
    str_builder_repeat(b, spec->fill, left);
    if (number->sign) {
        str_builder_add_char(b, number->sign);
    }
    str_builder_add(b, number->prefix, prefix);
    if (spec->align == '=' && spec->width > 0 && (size_t)spec->width > length) {
        str_builder_repeat(b, spec->fill, (size_t)spec->width - length);
    }
    if (zeros == 0 && !spec->group) {
        str_builder_add(b, number->digits, digits);
    } else {
        for (size_t i = 0; i < digits; i++) {
            if (i > 0 && (digits - i) % group == 0) {
                str_builder_add_char(b, spec->group);
            }
            str_builder_add_char(b, i < zeros ? '0' : number->digits[i - zeros]);
        }
    }
    str_builder_add(b, number->rest, number->rest_size);
    str_builder_repeat(b, spec->fill, right);
    return true;
}

value format_str(struct vm *vm, struct str *str, struct str *spec_text)
{
    struct format_spec spec;
    if (!spec_text || spec_text->size == 0) {
        return vm_str(vm, str_value(str));
    }
    const char *type_name = str->head.type->name->text;
    if (!format_spec_parse(vm, spec_text, type_name, '<', &spec)) {
        return VALUE_ERROR;
    }
    if (spec.type && spec.type != 's') {
        return format_unknown_code(vm, spec.type, type_name);
    }
    if (spec.group) {
        return vm_raise(vm, EXC_ValueError, "Cannot specify '%c' with 's'.", spec.group);
    }
    if (spec.sign) {
        return vm_raise(vm, EXC_ValueError, "%s not allowed in string format specifier",
                        spec.sign == ' ' ? "Space" : "Sign");
    }
    if (spec.no_negative_zero) {
        return vm_raise(vm, EXC_ValueError,
                        "Negative zero coercion (z) not allowed in string format specifier");
    }
    if (spec.alternate) {
        return vm_raise(vm, EXC_ValueError,
                        "Alternate form (#) not allowed in string format specifier");
    }
    if (spec.align == '=') {
        return vm_raise(vm, EXC_ValueError, "'=' alignment not allowed in string format specifier");
    }
    size_t length = str->length, size = str->size;
    if (spec.precision >= 0 && (size_t)spec.precision < length) {
        length = (size_t)spec.precision;
        size = str_offset(vm, str, length);
    }
    struct str_builder b;
    str_builder_init(&b);
    if (!format_padded(vm, &b, str->text, size, length, &spec)) {
        str_builder_free(&b);
        return VALUE_ERROR;
    }
    return str_value(str_builder_finish(vm, &b));
}
