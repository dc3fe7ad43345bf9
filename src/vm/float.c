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

/* Up to 15 digits behind no more than 15 places: found without printf.  m / 10^k is
 * rounded correctly, as both are exact; so if it is d, m's digits read back as d, and no
 * shorter ones do once trailing zeros are gone. */
static size_t float_write_short(double d, char *out)
{
    static const double powers[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    double size = fabs(d);
    if (!(size < 1e15 && (size >= 1e-4 || size == 0))) {
        return 0;
    }
    for (int k = 0; k < 16; k++) {
        double scaled = size * powers[k];
        if (scaled >= 1e15) {
            return 0;
        }
        double whole = nearbyint(scaled);
        if (whole / powers[k] != size) {
            continue;
        }
        char text[24], *end = text + sizeof text, *at = end;
        uint64_t m = (uint64_t)whole;
        for (int i = 0; i < k; i++, m /= 10) {
            *--at = (char)('0' + m % 10);
        }
        if (k == 0) {
            *--at = '0';
        }
        *--at = '.';
        do {
            *--at = (char)('0' + m % 10);
        } while (m /= 10);
        if (signbit(d)) {
            *--at = '-';
        }
        memcpy(out, at, (size_t)(end - at));
        return (size_t)(end - at);
    }
    return 0;
}

/* The next decimal above: adds one to the last digit of "d.ddde±xx". */
static void decimal_next(char *text)
{
    char *end = strchr(text, 'e');
    for (char *at = end - 1; at >= text; at--) {
        if (*at == '.') {
            continue;
        }
        if (*at != '9') {
            ++*at;
            return;
        }
        *at = '0';
    }
    /* 9.99 became 0.00: it is 1.00 with the next exponent. */
    int exponent = atoi(end + 1) + 1;
    text[0] = '1';
    snprintf(end, 16, "e%+03d", exponent);
}

/* Shortest digits of |d| as "d.ddde±xx" in text. */
static void float_shortest(double d, char text[40])
{
    int exponent;
    d = fabs(d);
    bool power_of_two = frexp(d, &exponent) == 0.5;
    for (int digits = d < 0x1p-1022 ? 1 : 15; digits <= 17; digits++) {
        snprintf(text, 40, "%.*e", digits - 1, d);
        if (strtod(text, NULL) == d) {
            return;
        }
        /* At a power of two the gap below is half the one above: the nearest decimal
         * may lie too far below while the next one above still reads back. */
        if (!power_of_two) {
            continue;
        }
        char above[40];
        memcpy(above, text, 40);
        decimal_next(above);
        if (strtod(above, NULL) == d) {
            memcpy(text, above, 40);
            return;
        }
    }
}

/* Splits |d| into its shortest digits and the place of the decimal point: 0.DIGITS
 * times ten to the *point.  Number of digits. */
size_t float_shortest_digits(double d, char digits[20], int *point)
{
    char text[40];
    if (d == 0) {
        digits[0] = '0';
        *point = 1;
        return 1;
    }
    float_shortest(d, text);
    char *end = strchr(text, 'e');
    *point = atoi(end + 1) + 1;
    size_t count = 0;
    for (char *at = text; at < end; at++) {
        if (*at != '.') {
            digits[count++] = *at;
        }
    }
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    return count;
}

size_t float_write_repr(double d, char out[32])
{
    if (!isfinite(d)) {
        return (size_t)snprintf(out, 32, "%s", isnan(d) ? "nan" : d < 0 ? "-inf" : "inf");
    }
    size_t size = float_write_short(d, out);
    if (size) {
        return size;
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
        at += snprintf(at, 8, "0.%.*s", -point, "000");
        memcpy(at, digits, count);
        return (size_t)(at - out) + count;
    }
    for (int i = 0; i < point; i++) {
        *at++ = (size_t)i < count ? digits[i] : '0';
    }
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

bool float_parse(const char *text, size_t size, double *d)
{
    while (size > 0 && (*text == ' ' || (*text >= 9 && *text <= 13))) {
        text++;
        size--;
    }
    while (size > 0 && (text[size - 1] == ' ' || (text[size - 1] >= 9 && text[size - 1] <= 13))) {
        size--;
    }
    if (float_parse_word(text, size, d)) {
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
    if (digits >= 0) {
        snprintf(text, sizeof text, "%.*f", digits, d);
        return strtod(text, NULL);
    }
    /* Round at a place left of the point: the digits of d before it decide, exactly. */
    double unit = pow(10, -digits), rest = fmod(fabs(d), unit), low = fabs(d) - rest;
    if (low == 0) {
        return copysign(rest * 2 > unit ? unit : 0.0, d);
    }
    snprintf(text, sizeof text, "%.0f", low);
    size_t size = strlen(text);
    bool odd = (text[size - (size_t)-digits - 1] - '0') & 1;
    if (rest * 2 > unit || (rest * 2 == unit && odd)) {
        low += unit;
    }
    return copysign(low, d);
}
