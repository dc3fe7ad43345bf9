/* Arithmetic and comparisons of small ints and inline floats, without a call. */
#ifndef VM_INTERP_NUMBER_H
#define VM_INTERP_NUMBER_H

#include "vm/interp_private.h"
#include "vm/number.h"

static inline value make_float(struct vm *vm, double d)
{
    return LIKELY(value_fits_inline_float(d)) ? value_from_inline_float(d)
                                              : float_from_double(vm, d);
}

static inline bool compare_small(value a, value b, enum compare_op op)
{
    int64_t x = (int64_t)a.bits, y = (int64_t)b.bits;
    switch (op) {
    case COMPARE_LT: return x < y;
    case COMPARE_LE: return x <= y;
    case COMPARE_EQ: return x == y;
    case COMPARE_NE: return x != y;
    case COMPARE_GT: return x > y;
    default: return x >= y;
    }
}

/* Both are inline floats or small ints, and one is a float. */
static inline bool float_operands(value a, value b, double *x, double *y)
{
    if (value_is_inline_float(a)) {
        *x = value_inline_float(a);
        if (value_is_inline_float(b)) {
            *y = value_inline_float(b);
            return true;
        }
        if (value_is_small_int(b)) {
            *y = (double)value_small_int(b);
            return true;
        }
        return false;
    }
    if (value_is_small_int(a) && value_is_inline_float(b)) {
        *x = (double)value_small_int(a);
        *y = value_inline_float(b);
        return true;
    }
    return false;
}

static inline bool both_small(value a, value b)
{
    return a.bits & b.bits & 1;
}

/* True if done.  An int that a double cannot hold is left to the slow path. */
static inline bool compare_fast(value a, value b, enum compare_op op, bool *result)
{
    double x, y;
    int64_t p = (int64_t)a.bits, q = (int64_t)b.bits;
    if (both_small(a, b)) {
        switch (op) {
        case COMPARE_LT: *result = p < q; break;
        case COMPARE_LE: *result = p <= q; break;
        case COMPARE_EQ: *result = p == q; break;
        case COMPARE_NE: *result = p != q; break;
        case COMPARE_GT: *result = p > q; break;
        case COMPARE_GE: *result = p >= q; break;
        }
        return true;
    }
    if (value_is_inline_float(a) && value_is_inline_float(b)) {
        x = value_inline_float(a);
        y = value_inline_float(b);
    } else if (!float_operands(a, b, &x, &y) || x >= 0x1p53 || x <= -0x1p53 || y >= 0x1p53 ||
               y <= -0x1p53) {
        if ((op == COMPARE_EQ || op == COMPARE_NE) && value_is_str(a) && value_is_str(b)) {
            struct str *s = value_as(str, a), *t = value_as(str, b);
            if (s->head.type == t->head.type) {
                bool same = s == t || str_equal(s, t);
                *result = same == (op == COMPARE_EQ);
                return s == t || s->head.type->base->base == NULL;
            }
        }
        return false;
    }
    switch (op) {
    case COMPARE_LT: *result = x < y; break;
    case COMPARE_LE: *result = x <= y; break;
    case COMPARE_EQ: *result = x == y; break;
    case COMPARE_NE: *result = x != y; break;
    case COMPARE_GT: *result = x > y; break;
    case COMPARE_GE: *result = x >= y; break;
    }
    return true;
}

/* a // b and a % b of small ints, b not 0; false: the quotient does not fit. */
static inline bool divide_small(value a, value b, bool remainder, value *result)
{
    int64_t x = value_small_int(a), y = value_small_int(b);
    if (y == 0 || (y == -1 && x == SMALL_INT_MIN)) {
        return false;
    }
    int64_t q = x / y, r = x % y;
    if (r != 0 && (r < 0) != (y < 0)) {
        q--;
        r += y;
    }
    *result = value_from_small_int(remainder ? r : q);
    return true;
}

#endif
