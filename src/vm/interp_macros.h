/* The macros of the dispatch loop: only vm/interp_loop.h includes this.
 *
 * They use the loop's own names: vm, frame, ip, sp, fast, word, labels, and the label
 * `error`.
 */
#ifndef VM_INTERP_MACROS_H
#define VM_INTERP_MACROS_H

#include "vm/interp_number.h"

#define ARG FRAME_ARGUMENT(word)

/* Where bytecodes take time, those of the program's own frames are dispatched to `count`
 * first, and in them a turn may end at calls and jumps back. */
#ifdef INTERP_COUNTED
#define INTERP_LOOP interp_loop_counted
#define COUNTING_LABELS                                                     \
    static const void *const counting[] = {[0 ... OP_COUNT - 1] = &&count}; \
    const void *const *table = labels
#define DISPATCH_TABLE table
#define CHOOSE_TABLE() (table = frame->code->flags & CODE_LIBRARY ? labels : counting)
#define CHECK_TURN()                                                       \
    do {                                                                   \
        if (UNLIKELY(vm->burned >= vm->burn_limit) && table == counting) { \
            SYNC();                                                        \
            if (!vm->end_slice(vm)) {                                      \
                goto error;                                                \
            }                                                              \
        }                                                                  \
    } while (0)
#else
#define INTERP_LOOP interp_loop_plain
#define COUNTING_LABELS
#define DISPATCH_TABLE labels
#define CHOOSE_TABLE()
#define CHECK_TURN()
#endif

#define DISPATCH()                                \
    do {                                          \
        word = *ip++;                             \
        goto *DISPATCH_TABLE[FRAME_OPCODE(word)]; \
    } while (0)

#define TARGET(name) label_##name

#define SYNC() (frame->ip = ip)

#define DROP(v)                                      \
    do {                                             \
        value drop_ = (v);                           \
        if (value_is_object(drop_)) {                \
            struct object *o_ = value_object(drop_); \
            if (--o_->refs == 0) {                   \
                SYNC();                              \
                object_free(vm, o_);                 \
            }                                        \
        }                                            \
    } while (0)

#define PUSH(v)              \
    do {                     \
        value pushed_ = (v); \
        *sp++ = pushed_;     \
    } while (0)

/* Go on in `frame` where it stands. */
#define LOAD_FRAME()         \
    do {                     \
        ip = frame->ip;      \
        sp = frame->sp;      \
        fast = frame->slots; \
        CHOOSE_TABLE();      \
    } while (0)

#define SAVE_FRAME()    \
    do {                \
        frame->ip = ip; \
        frame->sp = sp; \
    } while (0)

#define BURN_FUEL()                      \
    do {                                 \
        if (UNLIKELY(--vm->fuel <= 0)) { \
            SYNC();                      \
            if (!vm_check_limits(vm)) {  \
                goto error;              \
            }                            \
        }                                \
        CHECK_TURN();                    \
    } while (0)

/* The two operands are replaced by the result of a slow path. */
#define BINARY_RESULT(expression) \
    do {                          \
        SYNC();                   \
        value r_ = (expression);  \
        if (value_is_error(r_)) { \
            goto error;           \
        }                         \
        value b_ = sp[-1];        \
        value a_ = sp[-2];        \
        sp[-2] = r_;              \
        sp--;                     \
        DROP(b_);                 \
        DROP(a_);                 \
    } while (0)

#define BINARY_SLOW(name)                                        \
    BINARY_RESULT(vm_binary(vm, BINARY_##name, sp[-2], sp[-1])); \
    DISPATCH()
#define INPLACE_SLOW(name)                                        \
    BINARY_RESULT(vm_inplace(vm, BINARY_##name, sp[-2], sp[-1])); \
    DISPATCH()

#define REPLACE_TWO(v) \
    do {               \
        sp[-2] = (v);  \
        sp--;          \
        DISPATCH();    \
    } while (0)

#define INT_ADD_FAST(a, b)                                                                      \
    do {                                                                                        \
        int64_t sum_;                                                                           \
        if (LIKELY(both_small((a), (b))) &&                                                     \
            LIKELY(!__builtin_add_overflow((int64_t)(a).bits - 1, (int64_t)(b).bits, &sum_))) { \
            REPLACE_TWO(((value){(uint64_t)sum_}));                                             \
        }                                                                                       \
    } while (0)

#define INT_SUBTRACT_FAST(a, b)                                                                 \
    do {                                                                                        \
        int64_t sum_;                                                                           \
        if (LIKELY(both_small((a), (b))) &&                                                     \
            LIKELY(!__builtin_sub_overflow((int64_t)(a).bits, (int64_t)(b).bits - 1, &sum_))) { \
            REPLACE_TWO(((value){(uint64_t)sum_}));                                             \
        }                                                                                       \
    } while (0)

#define INT_MULTIPLY_FAST(a, b)                                                                  \
    do {                                                                                         \
        int64_t sum_;                                                                            \
        if (LIKELY(both_small((a), (b))) &&                                                      \
            LIKELY(!__builtin_mul_overflow((int64_t)(a).bits - 1, value_small_int(b), &sum_))) { \
            REPLACE_TWO(((value){(uint64_t)sum_ + 1}));                                          \
        }                                                                                        \
    } while (0)

#define FLOAT_FAST(a, b, expression)                   \
    do {                                               \
        double x, y;                                   \
        if (float_operands((a), (b), &x, &y)) {        \
            REPLACE_TWO(make_float(vm, (expression))); \
        }                                              \
    } while (0)

#define STR_ADD_FAST(a, b)                                                                        \
    do {                                                                                          \
        if (value_is_exactly((a), vm_type(vm, STR)) && value_is_exactly((b), vm_type(vm, STR))) { \
            SYNC();                                                                               \
            value r_ = add_str(vm, frame, ip, fast, sp);                                          \
            if (value_is_error(r_)) {                                                             \
                sp[-2] = VALUE_NONE;                                                              \
                goto error;                                                                       \
            }                                                                                     \
            sp[-2] = r_;                                                                          \
            sp--;                                                                                 \
            DROP(b);                                                                              \
            DISPATCH();                                                                           \
        }                                                                                         \
    } while (0)

#define ARITHMETIC(PREFIX, SLOW)                                                          \
    TARGET(PREFIX##_ADD) :                                                                \
    {                                                                                     \
        value a = sp[-2], b = sp[-1];                                                     \
        INT_ADD_FAST(a, b);                                                               \
        FLOAT_FAST(a, b, x + y);                                                          \
        STR_ADD_FAST(a, b);                                                               \
        SLOW(ADD);                                                                        \
    }                                                                                     \
    TARGET(PREFIX##_SUBTRACT) :                                                           \
    {                                                                                     \
        value a = sp[-2], b = sp[-1];                                                     \
        INT_SUBTRACT_FAST(a, b);                                                          \
        FLOAT_FAST(a, b, x - y);                                                          \
        SLOW(SUBTRACT);                                                                   \
    }                                                                                     \
    TARGET(PREFIX##_MULTIPLY) :                                                           \
    {                                                                                     \
        value a = sp[-2], b = sp[-1];                                                     \
        INT_MULTIPLY_FAST(a, b);                                                          \
        FLOAT_FAST(a, b, x *y);                                                           \
        SLOW(MULTIPLY);                                                                   \
    }                                                                                     \
    TARGET(PREFIX##_TRUE_DIVIDE) :                                                        \
    {                                                                                     \
        value a = sp[-2], b = sp[-1];                                                     \
        double x, y;                                                                      \
        if (float_operands(a, b, &x, &y) && y != 0) {                                     \
            REPLACE_TWO(make_float(vm, x / y));                                           \
        }                                                                                 \
        if (both_small(a, b)) {                                                           \
            int64_t p = value_small_int(a), q = value_small_int(b);                       \
            if (q != 0 && p < 1LL << 53 && p > -(1LL << 53) && q < 1LL << 53 &&           \
                q > -(1LL << 53)) {                                                       \
                REPLACE_TWO(make_float(vm, (double)p / (double)q));                       \
            }                                                                             \
        }                                                                                 \
        SLOW(TRUE_DIVIDE);                                                                \
    }                                                                                     \
    TARGET(PREFIX##_FLOOR_DIVIDE) :                                                       \
    {                                                                                     \
        value r;                                                                          \
        if (both_small(sp[-2], sp[-1]) && divide_small(sp[-2], sp[-1], false, &r)) {      \
            REPLACE_TWO(r);                                                               \
        }                                                                                 \
        SLOW(FLOOR_DIVIDE);                                                               \
    }                                                                                     \
    TARGET(PREFIX##_REMAINDER) :                                                          \
    {                                                                                     \
        value r;                                                                          \
        if (both_small(sp[-2], sp[-1]) && divide_small(sp[-2], sp[-1], true, &r)) {       \
            REPLACE_TWO(r);                                                               \
        }                                                                                 \
        SLOW(REMAINDER);                                                                  \
    }                                                                                     \
    TARGET(PREFIX##_RSHIFT) :                                                             \
    {                                                                                     \
        value a = sp[-2], b = sp[-1];                                                     \
        if (both_small(a, b) && value_small_int(b) >= 0) {                                \
            int64_t by = value_small_int(b);                                              \
            REPLACE_TWO(value_from_small_int(value_small_int(a) >> (by > 63 ? 63 : by))); \
        }                                                                                 \
        SLOW(RSHIFT);                                                                     \
    }                                                                                     \
    TARGET(PREFIX##_LSHIFT) :                                                             \
    {                                                                                     \
        value a = sp[-2], b = sp[-1];                                                     \
        if (both_small(a, b)) {                                                           \
            int64_t by = value_small_int(b), n = value_small_int(a);                      \
            if (by >= 0 && by < 32 && n >= -(1LL << 30) && n < 1LL << 30) {               \
                REPLACE_TWO(value_from_small_int(n *(1LL << by)));                        \
            }                                                                             \
        }                                                                                 \
        SLOW(LSHIFT);                                                                     \
    }                                                                                     \
    TARGET(PREFIX##_AND) : if (both_small(sp[-2], sp[-1]))                                \
    {                                                                                     \
        REPLACE_TWO(((value){sp[-2].bits & sp[-1].bits}));                                \
    }                                                                                     \
    SLOW(AND);                                                                            \
    TARGET(PREFIX##_OR) : if (both_small(sp[-2], sp[-1]))                                 \
    {                                                                                     \
        REPLACE_TWO(((value){sp[-2].bits | sp[-1].bits}));                                \
    }                                                                                     \
    SLOW(OR);                                                                             \
    TARGET(PREFIX##_XOR) : if (both_small(sp[-2], sp[-1]))                                \
    {                                                                                     \
        REPLACE_TWO(((value){(sp[-2].bits ^ sp[-1].bits) | 1}));                          \
    }                                                                                     \
    SLOW(XOR);                                                                            \
    TARGET(PREFIX##_MATRIX_MULTIPLY) : SLOW(MATRIX_MULTIPLY);                             \
    TARGET(PREFIX##_POWER) : SLOW(POWER)

#define COMPARE(OP)                                        \
    TARGET(COMPARE_##OP) :                                 \
    {                                                      \
        value a = sp[-2], b = sp[-1];                      \
        bool result;                                       \
        if (compare_fast(a, b, COMPARE_##OP, &result)) {   \
            sp[-2] = value_from_bool(result);              \
            sp--;                                          \
            DROP(b);                                       \
            DROP(a);                                       \
            DISPATCH();                                    \
        }                                                  \
        BINARY_RESULT(vm_compare(vm, a, b, COMPARE_##OP)); \
        DISPATCH();                                        \
    }

/* Pops two values and jumps if the comparison is `wanted`. */
#define COMPARE_JUMP(label, OP, wanted, burn)                        \
    TARGET(label) :                                                  \
    {                                                                \
        value a = sp[-2], b = sp[-1];                                \
        bool result;                                                 \
        if (both_small(a, b)) {                                      \
            result = compare_small(a, b, COMPARE_##OP);              \
            sp -= 2;                                                 \
        } else {                                                     \
            if (!compare_fast(a, b, COMPARE_##OP, &result)) {        \
                SYNC();                                              \
                int truth = compare_objects(vm, a, b, COMPARE_##OP); \
                if (truth < 0) {                                     \
                    goto error;                                      \
                }                                                    \
                result = truth;                                      \
            }                                                        \
            sp -= 2;                                                 \
            DROP(b);                                                 \
            DROP(a);                                                 \
        }                                                            \
        if (result == (wanted)) {                                    \
            ip = frame->code->ops + ARG;                             \
            burn;                                                    \
        }                                                            \
        DISPATCH();                                                  \
    }

#define TRUTH_JUMP(label, wanted, burn)                              \
    TARGET(label) :                                                  \
    {                                                                \
        value v = *--sp;                                             \
        bool truth;                                                  \
        if (v.bits == VALUE_TRUE.bits) {                             \
            truth = true;                                            \
        } else if (v.bits == VALUE_FALSE.bits || value_is_none(v)) { \
            truth = false;                                           \
        } else {                                                     \
            SYNC();                                                  \
            int result = vm_truth(vm, v);                            \
            if (result < 0) {                                        \
                sp++;                                                \
                goto error;                                          \
            }                                                        \
            DROP(v);                                                 \
            truth = result;                                          \
        }                                                            \
        if (truth == (wanted)) {                                     \
            ip = frame->code->ops + ARG;                             \
            burn;                                                    \
        }                                                            \
        DISPATCH();                                                  \
    }

#define JUMP_OR_POP(label, wanted)        \
    TARGET(label) :                       \
    {                                     \
        SYNC();                           \
        int truth = vm_truth(vm, sp[-1]); \
        if (truth < 0) {                  \
            goto error;                   \
        }                                 \
        if (truth == (wanted)) {          \
            ip = frame->code->ops + ARG;  \
        } else {                          \
            value v = *--sp;              \
            DROP(v);                      \
        }                                 \
        DISPATCH();                       \
    }

#endif
