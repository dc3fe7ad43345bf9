/* The shortest digits of a double, and the nearest to it among those: by whole numbers, with
 * one look into a table of powers of ten.
 *
 * A finite double is c * 2^q; every number between its neighbours' midpoints (4c ± 2) / 4 * 2^q
 * reads back as it.  10^k is chosen so that this interval holds at least one multiple of it, and
 * at most one of 10^(k+1).  Interval and number are measured in 10^k / 4 by a multiplication with
 * a 128-bit power of ten, and what is cut off by that is kept as a lowest bit ("odd"), which is
 * enough to compare exactly (R. Giulietti, The Schubfach way to render doubles, 2020).
 */
#include <math.h>

#include "vm/float.h"

enum { POWER_FIRST = -292, MANTISSA_BITS = 52, EXPONENT_BIAS = 1075 };

struct power {
    uint64_t high, low;
};

static const struct power powers[] = {
#define POWER(high, low) {high, low},
#include "vm/float_powers.def"
#undef POWER
};

/* floor(log10(2 ** e)), floor(log10(3/4 * 2 ** e)) and floor(log2(10 ** e)), for the exponents
 * that occur: the factors are the logarithms to 2^-22 and 2^-19. */
static int log10_of_power2(int e, bool three_quarters)
{
    return (e * 1262611 - (three_quarters ? 524031 : 0)) >> 22;
}

static int log2_of_power10(int e)
{
    return (e * 1741647) >> 19;
}

/* n * power / 2 ** 128, to an odd number unless it is whole. */
static uint64_t scale_to_odd(const struct power *power, uint64_t n)
{
    unsigned __int128 low = (unsigned __int128)power->low * n;
    unsigned __int128 high = (unsigned __int128)power->high * n + (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

/* DIGITS * 10 ** *exponent, trailing zeros possible. */
static uint64_t shortest(uint64_t c, int q, bool is_power_of_two, int *exponent)
{
    bool even = !(c & 1);
    int k = log10_of_power2(q, is_power_of_two);
    int shift = q + log2_of_power10(-k) + 1;
    const struct power *power = &powers[-k - POWER_FIRST];
    /* Below a power of two the next double is only half as far away. */
    uint64_t low = scale_to_odd(power, (4 * c - 2 + is_power_of_two) << shift) + !even;
    uint64_t middle = scale_to_odd(power, (4 * c) << shift);
    uint64_t high = scale_to_odd(power, (4 * c + 2) << shift) - !even;
    uint64_t whole = middle / 4;
    *exponent = k;
    if (whole >= 10) {
        uint64_t tens = whole / 10;
        bool below = low <= 40 * tens, above = 40 * tens + 40 <= high;
        if (below != above) {
            *exponent = k + 1;
            return tens + above;
        }
    }
    bool below = low <= 4 * whole, above = 4 * whole + 4 <= high;
    if (below != above) {
        return whole + above;
    }
    uint64_t half = 4 * whole + 2;
    return whole + (middle > half || (middle == half && (whole & 1)));
}

size_t float_shortest_digits(double d, char digits[20], int *point)
{
    uint64_t bits, n;
    memcpy(&bits, &d, sizeof bits);
    uint64_t fraction = bits & (((uint64_t)1 << MANTISSA_BITS) - 1);
    int biased = (int)(bits >> MANTISSA_BITS & 0x7ff), exponent = 0;
    uint64_t c = biased ? fraction | (uint64_t)1 << MANTISSA_BITS : fraction;
    int q = (biased ? biased : 1) - EXPONENT_BIAS;
    if (q <= 0 && q > -MANTISSA_BITS - 1 && !(c & (((uint64_t)1 << -q) - 1))) {
        n = c >> -q;
    } else {
        n = c ? shortest(c, q, fraction == 0 && biased > 1, &exponent) : 0;
    }
    while (n >= 100000000 && n % 100000000 == 0) {
        n /= 100000000;
        exponent += 8;
    }
    while (n && n % 10 == 0) {
        n /= 10;
        exponent++;
    }
    char text[24], *end = text + sizeof text;
    char *begin = int_word_digits((int64_t)n, end);
    size_t count = (size_t)(end - begin);
    memcpy(digits, begin, count);
    *point = n ? (int)count + exponent : 1;
    return count;
}

bool float_scale_rounded(double d, int digits, uint64_t *n)
{
    enum { DIGITS_MAX = 17 };
    if (digits < 0 || digits > DIGITS_MAX || d >= 1e15) {
        return false;
    }
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    int biased = (int)(bits >> MANTISSA_BITS);
    int shift = EXPONENT_BIAS - (biased ? biased : 1); /* d = c / 2 ** shift */
    uint64_t c = bits & (((uint64_t)1 << MANTISSA_BITS) - 1);
    c |= biased ? (uint64_t)1 << MANTISSA_BITS : 0;
    uint64_t power = 1;
    for (int i = 0; i < digits; i++) {
        power *= 10;
    }
    unsigned __int128 product = (unsigned __int128)c * power, whole = 0;
    if (shift < 112) { /* otherwise less than a half: the product has 110 bits */
        unsigned __int128 half = (unsigned __int128)1 << (shift - 1), rest;
        whole = product >> shift;
        rest = product - (whole << shift);
        whole += rest > half || (rest == half && (whole & 1));
    }
    *n = (uint64_t)whole;
    return whole <= INT64_MAX;
}

bool float_from_decimal(uint64_t digits, int exponent, double *d)
{
    enum { POWER_MAX = 280 }; /* the result stays far from where doubles end or thin out */
    if (digits == 0) {
        *d = 0;
        return true;
    }
    if (exponent < -POWER_MAX || exponent > POWER_MAX) {
        return false;
    }
    int zeros = __builtin_clzll(digits);
    uint64_t n = digits << zeros;
    const struct power *power = &powers[exponent - POWER_FIRST];
    unsigned __int128 low = (unsigned __int128)power->low * n;
    unsigned __int128 high = (unsigned __int128)power->high * n + (uint64_t)(low >> 64);
    /* The power is up to 1 too large in its last place, so `high` up to 2 in its own. */
    int cut = high >> 127 ? 75 : 74;
    uint64_t mantissa = (uint64_t)(high >> cut);
    unsigned __int128 half = (unsigned __int128)1 << (cut - 1);
    unsigned __int128 rest = high - ((unsigned __int128)mantissa << cut);
    if (rest >= half - 2 && rest <= half + 2) {
        return false;
    }
    mantissa += rest > half;
    int scale = cut + 64 + log2_of_power10(exponent) - 127 - zeros;
    if (scale < -1000 || scale > 900) {
        return false;
    }
    *d = ldexp((double)mantissa, scale);
    return true;
}
