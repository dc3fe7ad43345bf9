/* A Python value in one 64-bit word.
 *
 *     …………………………………1   small int, 63 bits, signed
 *     ………………………………10   float (the usual exponents; the others live on the heap)
 *     ………………………………000   pointer to a struct object (never NULL)
 *     ………………………………100   a constant: None, False, True, Ellipsis, NotImplemented, UNBOUND
 *     0                VALUE_ERROR: an exception is pending in the vm
 *
 * Small ints, such floats and constants have no reference count.  References
 * follow one law everywhere in vm/, loop/ and stdlib/ (that of CPython's C API):
 *
 *   - a function that returns a value returns a NEW reference: the caller drops it;
 *   - arguments are BORROWED: the callee keeps what it stores;
 *   - exceptions to that say `steal` or `borrow` in their name;
 *   - VALUE_ERROR means that an exception is set (vm/error.h), and nothing else.
 */
#ifndef VM_VALUE_H
#define VM_VALUE_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct object;

typedef struct value {
    uint64_t bits;
} value;

#define VALUE_CONSTANT(n) ((value){(uint64_t)(n) << 3 | 4})

#define VALUE_ERROR           ((value){0})
#define VALUE_NONE            VALUE_CONSTANT(0)
#define VALUE_FALSE           VALUE_CONSTANT(1)
#define VALUE_TRUE            VALUE_CONSTANT(2)
#define VALUE_ELLIPSIS        VALUE_CONSTANT(3)
#define VALUE_NOT_IMPLEMENTED VALUE_CONSTANT(4)
/* No value: an unbound local, an absent argument, an empty slot, the end of an
 * iteration (vm_next).  Never visible to a program. */
#define VALUE_UNBOUND VALUE_CONSTANT(5)

#define SMALL_INT_MAX (INT64_MAX >> 1)
#define SMALL_INT_MIN (INT64_MIN >> 1)

static inline bool value_same(value a, value b)
{
    return a.bits == b.bits;
}

static inline bool value_is_error(value v)
{
    return v.bits == 0;
}

static inline bool value_is_unbound(value v)
{
    return v.bits == VALUE_UNBOUND.bits;
}

static inline bool value_is_none(value v)
{
    return v.bits == VALUE_NONE.bits;
}

static inline bool value_is_bool(value v)
{
    return v.bits == VALUE_TRUE.bits || v.bits == VALUE_FALSE.bits;
}

static inline bool value_is_object(value v)
{
    return (v.bits & 7) == 0;
}

static inline bool value_is_small_int(value v)
{
    return v.bits & 1;
}

static inline bool value_is_inline_float(value v)
{
    return (v.bits & 3) == 2;
}

static inline value value_from_bool(bool b)
{
    return b ? VALUE_TRUE : VALUE_FALSE;
}

static inline bool value_fits_small_int(int64_t n)
{
    return n >= SMALL_INT_MIN && n <= SMALL_INT_MAX;
}

/* Only for numbers that fit; int_from_int64() (vm/int.h) takes any. */
static inline value value_from_small_int(int64_t n)
{
    return (value){(uint64_t)n << 1 | 1};
}

static inline int64_t value_small_int(value v)
{
    return (int64_t)v.bits >> 1;
}

static inline struct object *value_object(value v)
{
    return (struct object *)(uintptr_t)v.bits;
}

static inline value value_from_object(const void *object)
{
    return (value){(uint64_t)(uintptr_t)object};
}

/* Floats whose exponent's top three bits are 011 or 100 (about 1e-77 … 1e77)
 * and +0.0 are kept in the word, rotated so that the tag takes the place of two
 * of those bits.  float_from_double() (vm/float.h) makes any float. */
static inline bool value_fits_inline_float(double d)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    unsigned top = (unsigned)(bits >> 60 & 7);
    return top == 3 || top == 4 ? bits != 0x3000000000000000u : bits == 0;
}

static inline value value_from_inline_float(double d)
{
    uint64_t bits;
    memcpy(&bits, &d, sizeof bits);
    if (bits == 0) {
        return (value){0x8000000000000002u};
    }
    bits = bits << 3 | bits >> 61;
    return (value){(bits & ~(uint64_t)3) | 2};
}

static inline double value_inline_float(value v)
{
    uint64_t bits = 0;
    if (v.bits != 0x8000000000000002u) {
        bits = (2 - (v.bits >> 63)) | (v.bits & ~(uint64_t)3);
        bits = bits >> 3 | bits << 61;
    }
    double d;
    memcpy(&d, &bits, sizeof d);
    return d;
}

#endif
