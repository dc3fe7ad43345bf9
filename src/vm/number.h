/* int, float and bool: making them and reading them.
 *
 * An int is a small int in the word or, when it needs more than 63 bits, a
 * struct int_object around libtommath; every function here takes and gives
 * both, normalised (what fits is small).
 */
#ifndef VM_NUMBER_H
#define VM_NUMBER_H

#include "vm/object.h"

value int_from_int64(struct vm *vm, int64_t n);
value int_from_uint64(struct vm *vm, uint64_t n);
value int_from_double(struct vm *vm,
                      double d); /* truncates; OverflowError/ValueError for inf, nan */
/* Digits of base 2…36 as in source text (underscores and 0x allowed when base is 0). */
value int_from_text(struct vm *vm, const char *text, size_t size, int base); /* ValueError */
bool value_is_int(value v);                            /* small, big, bool, and subclasses of int */
bool int_to_int64(value v, int64_t *n);                /* false: does not fit (no exception) */
bool int_to_double(struct vm *vm, value v, double *d); /* OverflowError */
value int_to_text(struct vm *vm, value v, int base);   /* a str, lower case, no prefix */
int int_sign(value v);
value int_binary(struct vm *vm, enum binary_op op, value a, value b); /* both are ints */
int int_compare(value a, value b);                                    /* <0, 0, >0 */

value float_from_double(struct vm *vm, double d);
bool value_is_float(value v);    /* inline, heap, and subclasses */
double float_to_double(value v); /* only if value_is_float() */
/* A real number (int, float, __float__, __index__) as a double; TypeError otherwise. */
bool number_to_double(struct vm *vm, value v, double *d);
/* CPython's repr(float): shortest that reads back; always has '.', 'e', inf or nan. */
size_t float_write_repr(double d, char out[32]);

#endif
