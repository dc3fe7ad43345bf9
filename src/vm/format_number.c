/* Format specs of int, float and complex. */
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "vm/float.h"
#include "vm/format.h"
#include "vm/format_spec.h"

/* ---- doubles ---- */

/* The same for a number of the usual size and not many digits, in whole numbers; false:
 * not done. */
static bool double_few_digits(double d, int count, char *text, int *point)
{
    if (!(d >= 1e-5 && d < 1e15) || count > 17) {
        return false;
    }
    /* Its first digit is the one before 10 ** place. */
    int place = -4;
    for (double power = 1e-4; d >= power; power *= 10) {
        place++;
    }
    char number[24], *end = number + sizeof number;
    uint64_t n;
    for (int attempt = 0; attempt < 3; attempt++) {
        if (!float_scale_rounded(d, count - place, &n)) {
            return false;
        }
        char *begin = int_word_digits((int64_t)n, end);
        if (end - begin == count) {
            memcpy(text, begin, (size_t)count);
            *point = place;
            return true;
        }
        place += end - begin > count ? 1 : -1; /* rounded up to a power of ten, or inexact */
    }
    return false;
}

/* Digits of |d| rounded to `count` of them; *point as in float_shortest_digits(). */
static char *double_digits(double d, int count, int *point, size_t *size)
{
    size_t room = (size_t)count + 16;
    char *text = mem_alloc(room);
    if (double_few_digits(d, count, text, point)) {
        *size = (size_t)count;
        return text;
    }
    snprintf(text, room, "%.*e", count - 1, d);
    char *end = strchr(text, 'e');
    *point = d == 0 ? 1 : atoi(end + 1) + 1;
    if (count > 1) {
        memmove(text + 1, text + 2, (size_t)(end - text) - 2);
    }
    *size = (size_t)count;
    return text;
}

/* Digits with the point at its place, or with an exponent. */
static void format_general(struct str_builder *b, const char *digits, size_t count, int point,
                           bool exponent, bool alternate, bool dot_0, size_t least)
{
    int place = exponent ? 1 : point;
    size_t put = 0;
    if (place <= 0) {
        str_builder_add(b, "0.", 2);
        str_builder_repeat(b, '0', (size_t)-place);
    } else {
        for (; put < (size_t)place; put++) {
            str_builder_add_char(b, put < count ? digits[put] : '0');
        }
        if (put < count || alternate || (dot_0 && !exponent)) {
            str_builder_add_char(b, '.');
        }
        if (put >= count && dot_0 && !exponent && !(alternate && least > put)) {
            str_builder_add_char(b, '0');
        }
    }
    if (put < count) {
        str_builder_add(b, digits + put, count - put);
    }
    if (alternate && least > (put > count ? put : count)) {
        str_builder_repeat(b, '0', least - (put > count ? put : count));
    }
    if (exponent) {
        str_builder_printf(b, "e%+03d", point - 1);
    }
}

/* d >= 0 with `precision` digits behind the point, rounded to even as printf does, in whole
 * numbers.  false: it does not fit into them; nothing is written. */
static bool format_fixed(struct str_builder *b, double d, int precision)
{
    uint64_t whole, power = 1;
    if (!float_scale_rounded(d, precision, &whole)) {
        return false;
    }
    for (int i = 0; i < precision; i++) {
        power *= 10;
    }
    char text[24], *end = text + sizeof text;
    char *digits = int_word_digits((int64_t)(whole / power), end);
    str_builder_add(b, digits, (size_t)(end - digits));
    if (precision > 0) {
        str_builder_add_char(b, '.');
        digits = int_word_digits((int64_t)(whole % power), end);
        str_builder_repeat(b, '0', (size_t)precision - (size_t)(end - digits));
        str_builder_add(b, digits, (size_t)(end - digits));
    }
    return true;
}

/* The same as d.ddde±dd. */
static bool format_exponent(struct str_builder *b, double d, int precision)
{
    char text[20];
    int point;
    if (!double_few_digits(d, precision > 16 ? 18 : precision + 1, text, &point)) {
        return false;
    }
    str_builder_add_char(b, text[0]);
    if (precision > 0) {
        str_builder_add_char(b, '.');
        str_builder_add(b, text + 1, (size_t)precision);
    }
    int exponent = point - 1;
    str_builder_add(b, exponent < 0 ? "e-" : "e+", 2);
    exponent = abs(exponent);
    str_builder_add_char(b, (char)('0' + exponent / 10));
    str_builder_add_char(b, (char)('0' + exponent % 10));
    return true;
}

void format_double(struct str_builder *b, double d, char type, int precision, unsigned flags)
{
    size_t begin = b->size;
    char kind = (char)tolower((unsigned char)type);
    bool alternate = flags & FLOAT_ALTERNATE;
    d = fabs(d);
    if (!isfinite(d)) {
        str_builder_add(b, isnan(d) ? "nan" : "inf", 3);
    } else if (kind == 'f' && !alternate && format_fixed(b, d, precision)) {
        return;
    } else if (kind == 'e' && !alternate && format_exponent(b, d, precision)) {
        /* done */
    } else if (kind == 'e' || kind == 'f') {
        str_builder_printf(
            b, kind == 'e' ? (alternate ? "%#.*e" : "%.*e") : (alternate ? "%#.*f" : "%.*f"),
            precision, d);
    } else if (kind == 'r') {
        char digits[20];
        int point;
        size_t count = float_shortest_digits(d, digits, &point);
        format_general(b, digits, count, point, point > 16 || point < -3, alternate,
                       flags & FLOAT_DOT_0, 0);
    } else {
        int point;
        size_t count, least = (size_t)(precision = precision ? precision : 1);
        char *digits = double_digits(d, precision, &point, &count);
        while (count > 1 && digits[count - 1] == '0') {
            count--;
        }
        bool exponent = point <= -4 || point > precision - ((flags & FLOAT_DOT_0) != 0);
        format_general(b, digits, count, point, exponent, alternate, flags & FLOAT_DOT_0, least);
        mem_free(digits);
    }
    if (type == 'E' || type == 'F' || type == 'G') {
        for (size_t i = begin; i < b->size; i++) {
            b->text[i] = (char)toupper((unsigned char)b->text[i]);
        }
    }
}

static char number_sign(bool negative, char wanted)
{
    return negative ? '-' : wanted == '+' || wanted == ' ' ? wanted : 0;
}

static bool text_is_zero(const char *text, size_t size)
{
    for (size_t i = 0; i < size && (text[i] | 0x20) != 'e'; i++) {
        if (text[i] >= '1' && text[i] <= '9') {
            return false;
        }
    }
    return true;
}

/* Lays out the text of |d|: leading digits can be grouped, the rest follows. */
static bool format_double_text(struct vm *vm, struct str_builder *out,
                               const struct str_builder *text, double d, char sign,
                               const struct format_spec *spec)
{
    struct number_text number = {.prefix = "", .digits = text->text};
    bool negative = signbit(d) && !isnan(d);
    if (spec->no_negative_zero && isfinite(d) && text_is_zero(text->text, text->size)) {
        negative = false;
    }
    number.sign = number_sign(negative, sign);
    while (number.digit_count < text->size &&
           isdigit((unsigned char)text->text[number.digit_count])) {
        number.digit_count++;
    }
    number.rest = text->text + number.digit_count;
    number.rest_size = text->size - number.digit_count;
    return format_number(vm, out, &number, spec);
}

static value format_double_spec(struct vm *vm, double d, const struct format_spec *spec)
{
    struct str_builder text, out;
    unsigned flags = spec->alternate ? FLOAT_ALTERNATE : 0;
    char type = (char)spec->type;
    int precision = spec->precision;
    if (precision == INT_MAX) {
        return vm_raise(vm, EXC_ValueError, "precision too big");
    }
    if (precision > 0 && !heap_can_hold(&vm->heap, (uint64_t)precision * 2)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    if (type == 0) {
        type = precision < 0 ? 'r' : 'g';
        flags |= FLOAT_DOT_0;
    } else if (type == 'n') {
        type = 'g';
    }
    str_builder_init(&text);
    str_builder_init(&out);
    format_double(&text, type == '%' ? d * 100 : d, type == '%' ? 'f' : type,
                  precision < 0 ? 6 : precision, flags);
    if (type == '%') {
        str_builder_add_char(&text, '%');
    }
    bool good = format_double_text(vm, &out, &text, d, spec->sign, spec);
    str_builder_free(&text);
    if (!good) {
        str_builder_free(&out);
        return VALUE_ERROR;
    }
    return str_value(str_builder_finish(vm, &out));
}

value format_float(struct vm *vm, double d, struct str *spec_text)
{
    struct format_spec spec;
    char text[32];
    if (!spec_text || spec_text->size == 0) {
        size_t size = float_write_repr(d, text);
        return str_value(str_new_ascii(vm, text, size));
    }
    if (!format_spec_parse(vm, spec_text, "float", '>', &spec)) {
        return VALUE_ERROR;
    }
    if (spec.type && (spec.type >= 0x80 || !strchr("eEfFgGn%", (int)spec.type))) {
        return format_unknown_code(vm, spec.type, "float");
    }
    return format_double_spec(vm, d, &spec);
}

/* ---- ints ---- */

static value format_int_char(struct vm *vm, value v, const struct format_spec *spec)
{
    int64_t code;
    char text[4];
    if (spec->sign) {
        return vm_raise(vm, EXC_ValueError, "Sign not allowed with integer format specifier 'c'");
    }
    if (spec->alternate) {
        return vm_raise(vm, EXC_ValueError,
                        "Alternate form (#) not allowed with integer format specifier 'c'");
    }
    if (!int_to_int64(v, &code) || code < 0 || code > 0x10FFFF) {
        return vm_raise(vm, EXC_OverflowError, "%%c arg not in range(0x110000)");
    }
    struct str *one = str_from_code_point(vm, (uint32_t)code);
    struct str_builder b;
    str_builder_init(&b);
    size_t size = one->size;
    memcpy(text, one->text, size);
    drop_object(vm, one);
    struct format_spec plain = *spec;
    plain.align = spec->align == '=' ? '>' : spec->align;
    if (!format_padded(vm, &b, text, size, 1, &plain)) {
        str_builder_free(&b);
        return VALUE_ERROR;
    }
    return str_value(str_builder_finish(vm, &b));
}

static value format_int_digits(struct vm *vm, value v, const struct format_spec *spec)
{
    int base = spec->type == 'b'                        ? 2
               : spec->type == 'o'                      ? 8
               : spec->type == 'x' || spec->type == 'X' ? 16
                                                        : 10;
    if (!int_check_digits(vm, v, base)) {
        return VALUE_ERROR;
    }
    size_t size;
    char room[64], *digits = room, *big = NULL;
    int64_t n;
    if (int_is_word(v, &n)) {
        digits = int_word_in_base(n, base, room + sizeof room);
        size = (size_t)(room + sizeof room - digits);
    } else {
        digits = big = int_digits(v, base, &size);
    }
    struct number_text number = {.sign = number_sign(int_sign(v) < 0, spec->sign),
                                 .prefix = !spec->alternate    ? ""
                                           : base == 2         ? "0b"
                                           : base == 8         ? "0o"
                                           : base == 10        ? ""
                                           : spec->type == 'X' ? "0X"
                                                               : "0x",
                                 .digits = digits,
                                 .digit_count = size,
                                 .rest = ""};
    if (spec->type == 'X') {
        for (size_t i = 0; i < size; i++) {
            digits[i] = (char)toupper((unsigned char)digits[i]);
        }
    }
    struct str_builder b;
    str_builder_init(&b);
    bool good = format_number(vm, &b, &number, spec);
    mem_free(big);
    if (!good) {
        str_builder_free(&b);
        return VALUE_ERROR;
    }
    return str_value(str_builder_finish(vm, &b));
}

value format_int(struct vm *vm, value v, struct str *spec_text)
{
    struct format_spec spec;
    double d;
    if (!spec_text || spec_text->size == 0) {
        return value_is_bool(v) ? vm_str(vm, v) : int_to_text(vm, v, 10);
    }
    const char *name = value_type(vm, v)->name->text;
    if (!format_spec_parse(vm, spec_text, name, '>', &spec)) {
        return VALUE_ERROR;
    }
    if (spec.type && (spec.type >= 0x80 || !strchr("bcdoxXneEfFgG%", (int)spec.type))) {
        return format_unknown_code(vm, spec.type, name);
    }
    if (spec.type && strchr("eEfFgG%", (int)spec.type)) {
        return int_to_double(vm, v, &d) ? format_double_spec(vm, d, &spec) : VALUE_ERROR;
    }
    if (spec.precision >= 0) {
        return vm_raise(vm, EXC_ValueError, "Precision not allowed in integer format specifier");
    }
    if (spec.no_negative_zero) {
        return vm_raise(vm, EXC_ValueError,
                        "Negative zero coercion (z) not allowed in integer format specifier");
    }
    return spec.type == 'c' ? format_int_char(vm, v, &spec) : format_int_digits(vm, v, &spec);
}

/* ---- complex ---- */

static bool format_complex_part(struct vm *vm, struct str_builder *b, double d, char sign,
                                const struct format_spec *spec)
{
    struct str_builder text;
    char type = spec->type == 'n' ? 'g' : spec->type ? (char)spec->type : 'r';
    type = type == 'r' && spec->precision >= 0 ? 'g' : type;
    struct format_spec plain = *spec;
    plain.width = -1;
    str_builder_init(&text);
    format_double(&text, d, type, spec->precision < 0 ? 6 : spec->precision,
                  spec->alternate ? FLOAT_ALTERNATE : 0);
    bool good = format_double_text(vm, b, &text, d, sign, &plain);
    str_builder_free(&text);
    return good;
}

value format_complex(struct vm *vm, double real, double imag, struct str *spec_text)
{
    struct format_spec spec;
    struct str *empty = vm->empty_str;
    if (!format_spec_parse(vm, spec_text ? spec_text : empty, "complex", '>', &spec)) {
        return VALUE_ERROR;
    }
    if (spec.type && (spec.type >= 0x80 || !strchr("eEfFgGn", (int)spec.type))) {
        return format_unknown_code(vm, spec.type, "complex");
    }
    if (spec.fill == '0') {
        return vm_raise(vm, EXC_ValueError,
                        "Zero padding is not allowed in complex format specifier");
    }
    if (spec.align == '=') {
        return vm_raise(vm, EXC_ValueError,
                        "'=' alignment flag is not allowed in complex format specifier");
    }
    if (spec.precision == INT_MAX) {
        return vm_raise(vm, EXC_ValueError, "precision too big");
    }
    if (spec.precision > 0 && !heap_can_hold(&vm->heap, (uint64_t)spec.precision * 4)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    struct str_builder text, out;
    str_builder_init(&text);
    str_builder_init(&out);
    bool only_imag = spec.type == 0 && real == 0 && !signbit(real), good = true;
    bool parens = spec.type == 0 && !only_imag;
    if (parens) {
        str_builder_add_char(&text, '(');
    }
    if (!only_imag) {
        good = format_complex_part(vm, &text, real, spec.sign, &spec);
    }
    good = good && format_complex_part(vm, &text, imag, only_imag ? spec.sign : '+', &spec);
    str_builder_add(&text, "j)", parens ? 2 : 1);
    good = good && format_padded(vm, &out, text.text, text.size, text.size, &spec);
    str_builder_free(&text);
    if (!good) {
        str_builder_free(&out);
        return VALUE_ERROR;
    }
    return str_value(str_builder_finish(vm, &out));
}
