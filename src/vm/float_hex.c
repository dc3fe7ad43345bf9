/* float.hex() and float.fromhex(). */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "vm/float.h"
#include "vm/str_build.h"

value float_hex(struct vm *vm, double d)
{
    char text[40];
    if (!isfinite(d)) {
        float_write_repr(d, text);
        text[isnan(d) ? 3 : d < 0 ? 4 : 3] = '\0';
        return str_value(str_from_c(vm, text));
    }
    const char *sign = signbit(d) ? "-" : "";
    d = fabs(d);
    if (d == 0) {
        return str_value(str_printf(vm, "%s0x0.0p+0", sign));
    }
    int exponent;
    double fraction = frexp(d, &exponent);
    int lost = exponent < -1021 ? -1021 - exponent : 0;
    uint64_t mantissa = (uint64_t)ldexp(fraction, 53 - lost);
    return str_value(str_printf(vm, "%s0x%d.%013llxp%+d", sign, (int)(mantissa >> 52),
                                (unsigned long long)(mantissa & (((uint64_t)1 << 52) - 1)),
                                exponent - 1 + lost));
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* [sign] [0x] hex digits [. hex digits] [p exponent] */
static bool hex_is_good(const char *at, const char *end)
{
    bool digits = false;
    for (; at < end && is_hex(*at); at++) {
        digits = true;
    }
    at += at < end && *at == '.';
    for (; at < end && is_hex(*at); at++) {
        digits = true;
    }
    if (at < end && (*at | 0x20) == 'p') {
        at++;
        at += at < end && (*at == '+' || *at == '-');
        if (at == end) {
            return false;
        }
        while (at < end && *at >= '0' && *at <= '9') {
            at++;
        }
    }
    return digits && at == end;
}

value float_from_hex(struct vm *vm, const char *text, size_t size)
{
    const char *at = text, *end = text + size;
    while (at < end && unicode_is_space((unsigned char)*at)) {
        at++;
    }
    while (end > at && unicode_is_space((unsigned char)end[-1])) {
        end--;
    }
    bool negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    double d;
    if (float_parse(at, (size_t)(end - at), &d) && !isfinite(d) && (*at | 0x20) >= 'i') {
        return float_from_double(vm, negative ? -d : d);
    }
    bool prefix = end - at > 2 && at[0] == '0' && (at[1] | 0x20) == 'x';
    if (!hex_is_good(at + (prefix ? 2 : 0), end)) {
        return vm_raise(vm, EXC_ValueError, "invalid hexadecimal floating-point string");
    }
    struct str_builder b;
    str_builder_init(&b);
    str_builder_add(&b, "0x", 2);
    str_builder_add(&b, at + (prefix ? 2 : 0), (size_t)(end - at) - (prefix ? 2 : 0));
    str_builder_add_char(&b, '\0');
    d = strtod(b.text, NULL);
    str_builder_free(&b);
    if (isinf(d)) {
        return vm_raise(vm, EXC_OverflowError,
                        "hexadecimal value too large to represent as a float");
    }
    return float_from_double(vm, negative ? -d : d);
}
