/* Instructions: operators.
 *
 * A piece of the dispatch loop: only vm/interp_loop.h includes this, inside interp_loop(); what
 * names mean and the macros: vm/interp_macros.h.
 */
/* clang-format off */

    /* ---- operators ---- */

    ARITHMETIC(BINARY, BINARY_SLOW);
    ARITHMETIC(INPLACE, INPLACE_SLOW);

#define CONST_ARITHMETIC(name, operation, slow, NAME)                                              \
    TARGET(name) :                                                                                 \
    {                                                                                              \
        value a = sp[-1], b = frame->code->consts[ARG];                                            \
        int64_t r;                                                                                 \
        if (LIKELY(value_is_small_int(a)) &&                                                       \
            LIKELY(!__builtin_##operation##_overflow((int64_t)a.bits, (int64_t)b.bits - 1, &r))) { \
            sp[-1] = (value){(uint64_t)r};                                                         \
            DISPATCH();                                                                            \
        }                                                                                          \
        SYNC();                                                                                    \
        value v = slow(vm, BINARY_##NAME, a, b);                                                   \
        if (value_is_error(v)) {                                                                   \
            goto error;                                                                            \
        }                                                                                          \
        sp[-1] = v;                                                                                \
        DROP(a);                                                                                   \
        DISPATCH();                                                                                \
    }
    CONST_ARITHMETIC(ADD_CONST, add, vm_binary, ADD)
    CONST_ARITHMETIC(SUBTRACT_CONST, sub, vm_binary, SUBTRACT)
    CONST_ARITHMETIC(INPLACE_ADD_CONST, add, vm_inplace, ADD)
    CONST_ARITHMETIC(INPLACE_SUBTRACT_CONST, sub, vm_inplace, SUBTRACT)

#define UNARY(NAME)                              \
    TARGET(UNARY_##NAME) :                       \
    {                                            \
        SYNC();                                  \
        value a = sp[-1];                        \
        value v = vm_unary(vm, UNARY_##NAME, a); \
        if (value_is_error(v)) {                 \
            goto error;                          \
        }                                        \
        sp[-1] = v;                              \
        DROP(a);                                 \
        DISPATCH();                              \
    }
    UNARY(NEGATIVE)
    UNARY(POSITIVE)
    UNARY(INVERT)
    TARGET(UNARY_NOT) :
    {
        SYNC();
        value a = sp[-1];
        int truth = vm_truth(vm, a);
        if (truth < 0) {
            goto error;
        }
        sp[-1] = value_from_bool(!truth);
        DROP(a);
        DISPATCH();
    }
    COMPARE(LT)
    COMPARE(LE)
    COMPARE(EQ)
    COMPARE(NE)
    COMPARE(GT)
    COMPARE(GE)
    TARGET(IS) : TARGET(IS_NOT) :
    {
        value b = *--sp, a = sp[-1];
        sp[-1] = value_from_bool(value_same(a, b) == (FRAME_OPCODE(word) == OP_IS));
        DROP(b);
        DROP(a);
        DISPATCH();
    }
    TARGET(CONTAINS) : TARGET(NOT_CONTAINS) :
    {
        SYNC();
        int found = vm_contains(vm, sp[-1], sp[-2]);
        if (found < 0) {
            goto error;
        }
        value b = *--sp, a = sp[-1];
        sp[-1] = value_from_bool(found == (FRAME_OPCODE(word) == OP_CONTAINS));
        DROP(b);
        DROP(a);
        DISPATCH();
    }
