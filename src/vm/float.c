/* float: values, text, hashing, and comparing with ints exactly.
 *
 * printf and strtod of the C library are exact; LC_NUMERIC is C for the whole
 * process.
 */
#include "vm/float.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "vm/str.h"
#include "vm/vm.h"

value float_from_double(struct vm *vm, double d)
{
    if (value_fits_inline_float(d)) {
        return value_from_inline_float(d);
    }
    struct float_object *object = object_new(vm, vm_type(vm, FLOAT), sizeof *object);
    object->d = d;
    return value_from_object(object);
}

bool value_is_float(value v)
{
    return value_is_inline_float(v) || value_has_layout(v, LAYOUT_FLOAT);
}

double float_to_double(value v)
{
    return value_is_inline_float(v) ? value_inline_float(v) : value_as(float_object, v)->d;
}

bool number_to_double(struct vm *vm, value v, double *d)
{
    value method;
    if (value_is_float(v)) {
        *d = float_to_double(v);
        return true;
    }
    if (value_is_int(v)) {
        return int_to_double(vm, v, d);
    }
    if (vm_lookup_special(vm, v, vm_name(vm, __float__), &method)) {
        value result = vm_call1(vm, method, v);
        drop(vm, method);
        if (value_is_error(result)) {
            return false;
        }
        bool good = value_is_float(result);
        if (good) {
            *d = float_to_double(result);
        } else {
            vm_raise(vm, EXC_TypeError, "%.50s.__float__ returned non-float (type %.50s)",
                     value_type(vm, v)->name->text, value_type(vm, result)->name->text);
        }
        drop(vm, result);
        return good;
    }
    if (error_pending(vm)) {
        return false;
    }
    if (value_type(vm, v)->index) {
        value n = number_index(vm, v);
        if (value_is_error(n)) {
            return false;
        }
        bool good = int_to_double(vm, n, d);
        drop(vm, n);
        return good;
    }
    vm_raise(vm, EXC_TypeError, "must be real number, not %.50s", value_type(vm, v)->name->text);
    return false;
}

/* ---- to text ---- */

size_t float_write_repr(double d, char out[32])
{
    if (!isfinite(d)) {
        return (size_t)snprintf(out, 32, "%s", isnan(d) ? "nan" : d < 0 ? "-inf" : "inf");
    }
    char digits[20], *at = out;
    int point;
    size_t count = float_shortest_digits(d, digits, &point);
    if (signbit(d)) {
        *at++ = '-';
    }
    if (point > 16 || point < -3) {
        *at++ = digits[0];
        if (count > 1) {
            *at++ = '.';
            memcpy(at, digits + 1, count - 1);
            at += count - 1;
        }
        at += snprintf(at, 13, "e%+03d", point - 1);
        return (size_t)(at - out);
    }
    if (point <= 0) {
        memcpy(at, "0.000", 5);
        at += 2 - point;
        memcpy(at, digits, count);
        return (size_t)(at - out) + count;
    }
    size_t whole = (size_t)point < count ? (size_t)point : count;
    memcpy(at, digits, whole);
    memset(at + whole, '0', (size_t)point - whole);
    at += point;
    *at++ = '.';
    if (count <= (size_t)point) {
        *at++ = '0';
    } else {
        memcpy(at, digits + point, count - (size_t)point);
        at += count - (size_t)point;
    }
    return (size_t)(at - out);
}

/* ---- from text ---- */

static bool word_matches(const char *text, size_t size, const char *word)
{
    for (size_t i = 0; i < size; i++) {
        if ((text[i] | 0x20) != word[i]) {
            return false;
        }
    }
    return word[size] == '\0';
}

static bool float_parse_word(const char *text, size_t size, double *d)
{
    bool negative = size > 0 && text[0] == '-';
    if (size > 0 && (text[0] == '-' || text[0] == '+')) {
        text++;
        size--;
    }
    if ((size == 3 && word_matches(text, size, "inf")) ||
        (size == 8 && word_matches(text, size, "infinity"))) {
        *d = negative ? -INFINITY : INFINITY;
        return true;
    }
    if (size == 3 && word_matches(text, size, "nan")) {
        *d = negative ? -NAN : NAN;
        return true;
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Is it [sign] digits [. digits] [e [sign] digits], with at least one digit?  strtod()
 * takes more than that (hexadecimal, nan(...)). */
static bool float_is_decimal(const char *at, const char *end)
{
    at += at < end && (*at == '+' || *at == '-');
    int digits = 0;
    for (; at < end && is_digit(*at); at++) {
        digits = 1;
    }
    at += at < end && *at == '.';
    for (; at < end && is_digit(*at); at++) {
        digits = 1;
    }
    if (!digits) {
        return false;
    }
    if (at < end && (*at | 0x20) == 'e') {
        at++;
        at += at < end && (*at == '+' || *at == '-');
        if (at == end) {
            return false;
        }
        while (at < end && is_digit(*at)) {
            at++;
        }
    }
    return at == end && (is_digit(end[-1]) || end[-1] == '.');
}

/* [sign] digits [. digits] [e [sign] digits] with no more than 19 digits; false: something else,
 * or not to be had that way. */
static bool float_parse_short(const char *text, size_t size, double *d)
{
    const char *at = text, *end = text + size;
    bool negative = at < end && *at == '-', has_point = false;
    at += at < end && (*at == '-' || *at == '+');
    uint64_t digits = 0;
    int count = 0, places = 0, exponent = 0;
    for (; at < end && (is_digit(*at) || (*at == '.' && !has_point)); at++) {
        if (*at == '.') {
            has_point = true;
            continue;
        }
        digits = digits * 10 + (uint64_t)(*at - '0');
        places += has_point;
        if (++count > 19) {
            return false;
        }
    }
    if (count > 0 && at + 1 < end && (*at | 0x20) == 'e') {
        at++;
        bool minus = *at == '-';
        at += *at == '-' || *at == '+';
        if (at == end || end - at > 3) {
            return false;
        }
        for (; at < end && is_digit(*at); at++) {
            exponent = exponent * 10 + (*at - '0');
        }
        exponent = minus ? -exponent : exponent;
    }
    if (at != end || count == 0 || !float_from_decimal(digits, exponent - places, d)) {
        return false;
    }
    *d = negative ? -*d : *d;
    return true;
}

bool float_parse(const char *text, size_t size, double *d)
{
    while (size > 0 && (*text == ' ' || (*text >= 9 && *text <= 13))) {
        text++;
        size--;
    }
    while (size > 0 && (text[size - 1] == ' ' || (text[size - 1] >= 9 && text[size - 1] <= 13))) {
        size--;
    }
    if (float_parse_short(text, size, d) || float_parse_word(text, size, d)) {
        return true;
    }
    char room[128], *copy = size < sizeof room ? room : mem_alloc(size + 1), *out = copy;
    bool good = size > 0;
    for (size_t i = 0; i < size && good; i++) {
        if (text[i] != '_') {
            *out++ = text[i];
        } else {
            good = i > 0 && i + 1 < size && is_digit(text[i - 1]) && is_digit(text[i + 1]);
        }
    }
    *out = '\0';
    good = good && float_is_decimal(copy, out);
    if (good) {
        *d = strtod(copy, NULL);
    }
    if (copy != room) {
        mem_free(copy);
    }
    return good;
}

/* ---- hash and comparison ---- */

/* The value modulo the prime 2^61 - 1, as for ints; multiplying by a power of two
 * turns the 61 bits round. */
int64_t float_hash(double d)
{
    const uint64_t modulus = ((uint64_t)1 << 61) - 1;
    if (!isfinite(d)) {
        return isnan(d) ? 0 : d > 0 ? 314159 : -314159;
    }
    int exponent;
    double fraction = frexp(fabs(d), &exponent);
    uint64_t mantissa = (uint64_t)ldexp(fraction, 53);
    int turn = (exponent - 53) % 61;
    turn = turn < 0 ? turn + 61 : turn;
    uint64_t hash = turn ? (mantissa << turn & modulus) | mantissa >> (61 - turn) : mantissa;
    hash = hash == modulus ? 0 : hash;
    int64_t result = d < 0 ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

static int float_order_int(double d, value n)
{
    int64_t small;
    if (int_to_int64(n, &small)) {
        if (d >= 0x1p63) {
            return 1;
        }
        if (d < -0x1p63) {
            return -1;
        }
        int64_t whole = (int64_t)d;
        if (whole != small) {
            return whole < small ? -1 : 1;
        }
        double rest = d - (double)whole;
        return (rest > 0) - (rest < 0);
    }
    /* Beyond 64 bits a double has no fraction; compare by size, then all bits. */
    int sign = int_sign(n);
    size_t bits = int_bit_length(n);
    int exponent;
    frexp(d, &exponent);
    if (isinf(d)) {
        return d > 0 ? 1 : -1;
    }
    if (d == 0 || (d < 0) != (sign < 0) || exponent <= 0 || (size_t)exponent < bits) {
        return d < 0 && sign < 0 ? 1 : d > 0 && sign > 0 ? -1 : -sign;
    }
    if ((size_t)exponent > bits) {
        return d < 0 ? -1 : 1;
    }
    mp_int whole, mantissa;
    if (mp_init_multi(&whole, &mantissa, NULL) != MP_OKAY) {
        return 0;
    }
    mp_set_i64(&mantissa, (int64_t)ldexp(frexp(d, &exponent), 53));
    struct int_view view;
    int_view(n, &view);
    int order =
        mp_mul_2d(&mantissa, exponent - 53, &whole) == MP_OKAY ? mp_cmp(&whole, &view.mp) : 0;
    mp_clear_multi(&whole, &mantissa, NULL);
    return order;
}

int float_compare_int(double d, value n, enum compare_op op)
{
    if (isnan(d)) {
        return op == COMPARE_NE;
    }
    int order = float_order_int(d, n);
    switch (op) {
    case COMPARE_LT: return order < 0;
    case COMPARE_LE: return order <= 0;
    case COMPARE_EQ: return order == 0;
    case COMPARE_NE: return order != 0;
    case COMPARE_GT: return order > 0;
    default: return order >= 0;
    }
}

/* ---- arithmetic that C does otherwise ---- */

double float_modulo(double a, double b, double *quotient)
{
    double rest = fmod(a, b), q = (a - rest) / b;
    if (rest != 0) {
        if ((b < 0) != (rest < 0)) {
            rest += b;
            q -= 1;
        }
    } else {
        rest = copysign(0.0, b);
    }
    if (quotient) {
        double whole = floor(q);
        *quotient = q == 0 ? copysign(0.0, a / b) : q - whole > 0.5 ? whole + 1 : whole;
    }
    return rest;
}

double float_round(double d, int digits)
{
    /* Beyond these no digit is left, or none is cut. */
    if (!isfinite(d) || digits > 323) {
        return d;
    }
    if (digits < -308) {
        return copysign(0.0, d);
    }
    char text[700];
    uint64_t n;
    if (digits >= 0 && float_scale_rounded(fabs(d), digits, &n) && n <= (uint64_t)1 << 53) {
        double power = 1; /* exact, as n is: one rounding */
        for (int i = 0; i < digits; i++) {
            power *= 10;
        }
        return copysign((double)n / power, d);
    }
    if (digits >= 0) {
        snprintf(text, sizeof text, "%.*f", digits, d);
        return strtod(text, NULL);
    }
    /* At a place left of the point: the digits behind it decide, and what is no whole. */
    double whole = trunc(fabs(d));
    size_t size = (size_t)snprintf(text, sizeof text, "%.0f", whole), cut = (size_t)-digits;
    if (cut > size) {
        return copysign(0.0, d);
    }
    char *tail = text + size - cut;
    bool odd = tail > text && (tail[-1] & 1), above = whole != fabs(d);
    for (size_t i = 1; i < cut; i++) {
        above = above || tail[i] != '0';
    }
    bool up = tail[0] > '5' || (tail[0] == '5' && (above || odd));
    memset(tail, '0', cut);
    for (char *at = tail; up && at > text;) {
        up = *--at == '9';
        *at = up ? '0' : (char)(*at + 1);
    }
    return copysign(strtod(text, NULL) + (up ? pow(10, (double)size) : 0), d);
}
