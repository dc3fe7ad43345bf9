#include "vm/int_digits.h"

#include <stdint.h>
#include <string.h>

size_t digits_trim(const mp_digit *a, size_t count)
{
    while (count > 0 && a[count - 1] == 0) {
        count--;
    }
    return count;
}

int digits_compare(const mp_digit *a, size_t na, const mp_digit *b, size_t nb)
{
    if (na != nb) {
        return na < nb ? -1 : 1;
    }
    for (size_t i = na; i-- > 0;) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

void digits_add(mp_digit *out, const mp_digit *a, size_t na, const mp_digit *b, size_t nb)
{
    mp_digit carry = 0;
    for (size_t i = 0; i < nb; i++) {
        carry += a[i] + b[i];
        out[i] = carry & DIGIT_MASK;
        carry >>= MP_DIGIT_BIT;
    }
    for (size_t i = nb; i < na; i++) {
        carry += a[i];
        out[i] = carry & DIGIT_MASK;
        carry >>= MP_DIGIT_BIT;
    }
    out[na] = carry;
}

void digits_subtract(mp_digit *out, const mp_digit *a, size_t na, const mp_digit *b, size_t nb)
{
    mp_digit borrow = 0;
    for (size_t i = 0; i < na; i++) {
        mp_digit d = a[i] - (i < nb ? b[i] : 0) - borrow;
        out[i] = d & DIGIT_MASK;
        borrow = d >> 63;
    }
}

void digits_multiply(mp_digit *out, const mp_digit *a, size_t na, const mp_digit *b, size_t nb)
{
    if (na > nb) {
        digits_multiply(out, b, nb, a, na);
        return;
    }
    if (na == 1) {
        memcpy(out, b, nb * sizeof *out);
        out[nb] = digits_scale(out, nb, a[0], 0);
        return;
    }
    /* Column by column: a sum of up to DIGITS_MULTIPLY_MAX products fits 128 bits. */
    unsigned __int128 sum = 0;
    for (size_t k = 0; k < na + nb - 1; k++) {
        size_t first = k < nb ? 0 : k - nb + 1, end = k < na ? k + 1 : na;
        for (size_t i = first; i < end; i++) {
            sum += (unsigned __int128)a[i] * b[k - i];
        }
        out[k] = (mp_digit)sum & DIGIT_MASK;
        sum >>= MP_DIGIT_BIT;
    }
    out[na + nb - 1] = (mp_digit)sum;
}

mp_digit digits_scale(mp_digit *a, size_t na, mp_digit by, mp_digit add)
{
    for (size_t i = 0; i < na; i++) {
        unsigned __int128 sum = (unsigned __int128)a[i] * by + add;
        a[i] = (mp_digit)sum & DIGIT_MASK;
        add = (mp_digit)(sum >> MP_DIGIT_BIT);
    }
    return add;
}

mp_digit digits_divide_word(mp_digit *out, const mp_digit *a, size_t na, mp_digit by)
{
    mp_digit rest = 0;
    for (size_t i = na; i-- > 0;) {
        unsigned __int128 part = (unsigned __int128)rest << MP_DIGIT_BIT | a[i];
        mp_digit q = (mp_digit)(part / by);
        rest = (mp_digit)(part - (unsigned __int128)q * by);
        out[i] = q;
    }
    return rest;
}

/* One digit of a quotient: u (nb + 1 digits) less as many v as go in.  The top bit of v is set,
 * so that the guess from the top digits is at most two too large. */
static mp_digit divide_step(mp_digit *u, const mp_digit *v, size_t nb)
{
    unsigned __int128 top = (unsigned __int128)u[nb] << MP_DIGIT_BIT | u[nb - 1];
    unsigned __int128 guess = top / v[nb - 1], rest = top % v[nb - 1];
    while (guess >> MP_DIGIT_BIT || guess * v[nb - 2] > (rest << MP_DIGIT_BIT | u[nb - 2])) {
        guess--;
        rest += v[nb - 1];
        if (rest >> MP_DIGIT_BIT) {
            break;
        }
    }
    mp_digit q = (mp_digit)guess, carry = 0, borrow = 0;
    for (size_t i = 0; i <= nb; i++) {
        unsigned __int128 product = (unsigned __int128)q * (i < nb ? v[i] : 0) + carry;
        carry = (mp_digit)(product >> MP_DIGIT_BIT);
        mp_digit d = u[i] - ((mp_digit)product & DIGIT_MASK) - borrow;
        u[i] = d & DIGIT_MASK;
        borrow = d >> 63;
    }
    if (borrow) {
        q--;
        mp_digit up = 0;
        for (size_t i = 0; i < nb; i++) {
            up += u[i] + v[i];
            u[i] = up & DIGIT_MASK;
            up >>= MP_DIGIT_BIT;
        }
        u[nb] = (u[nb] + up) & DIGIT_MASK;
    }
    return q;
}

void digits_divide(mp_digit *q, mp_digit *r, const mp_digit *a, size_t na, const mp_digit *b,
                   size_t nb, mp_digit *scratch)
{
    size_t shift = (size_t)__builtin_clzll(b[nb - 1]) - (64 - MP_DIGIT_BIT);
    mp_digit *u = scratch, *v = scratch + na + 1;
    /* Shifted by less than a digit, v gets no longer. */
    for (size_t i = nb; i-- > 0;) {
        v[i] = (b[i] << shift | (i && shift ? b[i - 1] >> (MP_DIGIT_BIT - shift) : 0)) & DIGIT_MASK;
    }
    digits_shift_left(u, a, na, shift);
    for (size_t j = na - nb + 1; j-- > 0;) {
        mp_digit digit = divide_step(u + j, v, nb);
        if (q) {
            q[j] = digit;
        }
    }
    digits_shift_right(r, u, nb, shift);
}

void digits_shift_left(mp_digit *out, const mp_digit *a, size_t na, size_t by)
{
    size_t whole = by / MP_DIGIT_BIT, part = by % MP_DIGIT_BIT;
    mp_digit carry = 0;
    memset(out, 0, whole * sizeof *out);
    for (size_t i = 0; i < na; i++) {
        out[whole + i] = (a[i] << part | carry) & DIGIT_MASK;
        carry = a[i] >> (MP_DIGIT_BIT - part);
    }
    out[whole + na] = carry;
}

bool digits_shift_right(mp_digit *out, const mp_digit *a, size_t na, size_t by)
{
    size_t whole = by / MP_DIGIT_BIT, part = by % MP_DIGIT_BIT;
    mp_digit lost = a[whole] & (((mp_digit)1 << part) - 1);
    for (size_t i = 0; i < whole; i++) {
        lost |= a[i];
    }
    for (size_t i = whole; i < na; i++) {
        mp_digit above = i + 1 < na ? a[i + 1] : 0;
        out[i - whole] = (a[i] >> part | above << (MP_DIGIT_BIT - part)) & DIGIT_MASK;
    }
    return lost != 0;
}
