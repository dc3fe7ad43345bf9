/* The gamma function, digit for digit as CPython has it. */
#ifndef STDLIB_GAMMA_H
#define STDLIB_GAMMA_H

#include <stdbool.h>

/* gamma(x); infinite where it overflows, not a number at 0, -1, -2 ... and -inf. */
double gamma_of(double x);

/* The logarithm of its size; not a number at 0, -1, -2 ... */
double gamma_log_of(double x);

#endif
