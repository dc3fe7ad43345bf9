/* Natural numbers as digits in base 2^60, least first: the arithmetic of numbers that are
 * too long for a word and too short for libtommath's cleverer ways to pay.  Results go to room
 * of the caller's; leading zeros are left to it, too.
 */
#ifndef VM_INT_DIGITS_H
#define VM_INT_DIGITS_H

#include <stdbool.h>
#include <stddef.h>
#include <tommath.h>

#define DIGIT_MASK ((((mp_digit)1) << MP_DIGIT_BIT) - 1)

enum { DIGITS_MULTIPLY_MAX = 200 };

/* The count without leading zeros. */
size_t digits_trim(const mp_digit *a, size_t count);
int digits_compare(const mp_digit *a, size_t na, const mp_digit *b, size_t nb); /* trimmed */
/* out = a + b: na + 1 digits; na >= nb.  out may be a. */
void digits_add(mp_digit *out, const mp_digit *a, size_t na, const mp_digit *b, size_t nb);
/* out = a - b: na digits; a >= b.  out may be a or b. */
void digits_subtract(mp_digit *out, const mp_digit *a, size_t na, const mp_digit *b, size_t nb);
/* out = a * b: na + nb digits, elsewhere than a and b.  The shorter has DIGITS_MULTIPLY_MAX
 * digits at most, but at least one. */
void digits_multiply(mp_digit *out, const mp_digit *a, size_t na, const mp_digit *b, size_t nb);
/* out = a * by + add, in the same na digits, and one more digit is returned. */
mp_digit digits_scale(mp_digit *a, size_t na, mp_digit by, mp_digit add);
/* out = a / by: na digits (out may be a); the rest is returned. */
mp_digit digits_divide_word(mp_digit *out, const mp_digit *a, size_t na, mp_digit by);
/* q = a / b: na - nb + 1 digits, or NULL; r: the rest, nb digits.  Trimmed, na >= nb >= 2;
 * scratch: na + nb + 1 digits. */
void digits_divide(mp_digit *q, mp_digit *r, const mp_digit *a, size_t na, const mp_digit *b,
                   size_t nb, mp_digit *scratch);
/* out = a << by: na + by / 60 + 1 digits. */
void digits_shift_left(mp_digit *out, const mp_digit *a, size_t na, size_t by);
/* out = a >> by: na - by / 60 digits, by / 60 < na.  Was any bit lost 1? */
bool digits_shift_right(mp_digit *out, const mp_digit *a, size_t na, size_t by);

#endif
