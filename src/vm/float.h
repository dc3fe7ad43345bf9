/* Floats that do not fit in a word, and instances of subclasses of float. */
#ifndef VM_FLOAT_H
#define VM_FLOAT_H

#include "vm/int.h"
#include "vm/number.h"

struct float_object {
    struct object head;
    double d;
};

struct complex_object {
    struct object head;
    double real, imag;
};

/* Shortest digits of |d| that read back, as 0.DIGITS times ten to the *point; finite d. */
size_t float_shortest_digits(double d, char digits[20], int *point);
/* d * 10 ** digits, rounded to even; d >= 0.  false: it does not fit into an int64_t (or is none of
 * the usual numbers): *n is undefined. */
bool float_scale_rounded(double d, int digits, uint64_t *n);
/* digits * 10 ** exponent, rounded to even; false: not found out that way. */
bool float_from_decimal(uint64_t digits, int exponent, double *d);
/* A ** b: a float, or a complex where b is no integer and a negative. */
value float_power(struct vm *vm, double a, double b);
/* The complex result of a power; OverflowError if it is infinite. */
value complex_raised(struct vm *vm, double real, double imag);
value float_hex(struct vm *vm, double d);
value float_from_hex(struct vm *vm, const char *text, size_t size); /* ValueError */

#endif
