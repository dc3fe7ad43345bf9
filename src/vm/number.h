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

value int_unary(struct vm *vm, enum unary_op op, value v);
value int_power(struct vm *vm, value base, value exponent, value modulus); /* or UNBOUND */
value int_true_divide(struct vm *vm, value a, value b);
value int_divmod(struct vm *vm, value a, value b); /* a tuple */
/* v itself if it is exactly an int, else its value as one; v is an int. */
value int_plain(struct vm *vm, value v);
/* v as an int through __index__, of any size; TypeError otherwise. */
value number_index(struct vm *vm, value v);
/* Like vm_index(), but what does not fit becomes the least or the greatest int64_t. */
bool number_index_clamped(struct vm *vm, value v, int64_t *n);
/* What int(v) gives for a number (__int__, __index__, __trunc__) or text. */
value number_to_int(struct vm *vm, value v);
int64_t int_hash(value v);

value float_from_double(struct vm *vm, double d);
/* As float('…'): white space, underscores, inf, nan.  false: not a float (no exception). */
bool float_parse(const char *text, size_t size, double *d);
int64_t float_hash(double d);                                 /* NaN: 0, the same at every run */
int float_compare_int(double d, value n, enum compare_op op); /* exact; 1 or 0 */
double float_modulo(double a, double b, double *quotient);    /* CPython's signs; b != 0 */
double float_round(double d, int digits);                     /* round(d, digits) */
bool value_is_float(value v);                                 /* inline, heap, and subclasses */
double float_to_double(value v);                              /* only if value_is_float() */
/* A real number (int, float, __float__, __index__) as a double; TypeError otherwise. */
bool number_to_double(struct vm *vm, value v, double *d);
/* CPython's repr(float): shortest that reads back; always has '.', 'e', inf or nan. */
size_t float_write_repr(double d, char out[32]);

value complex_new(struct vm *vm, double real, double imag);
bool complex_get(value v, double *real, double *imag); /* false: v is no complex */

void number_init_types(struct vm *vm);

#endif
