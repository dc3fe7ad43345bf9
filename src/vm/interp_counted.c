/* The dispatch loop where bytecodes take time (--cpu-cost): each instruction of the program's
 * own code is counted.  What counts is CPython's instruction: ours that stand for two count
 * twice, and those that are there or not as the recording wants it do not count at all. */
#define INTERP_COUNTED 1

#include "vm/code.h"

static inline int64_t interp_cost(unsigned opcode);

#include "vm/interp_loop.h"

static inline int64_t interp_cost(unsigned opcode)
{
    enum { NOTHING = -BURN_BYTECODE };
    static const int8_t more[OP_COUNT] = {
        [OP_NOP] = NOTHING,
        [OP_LINE] = NOTHING,
        [OP_JUMP] = NOTHING,
        [OP_LOAD_FAST_LOAD_FAST] = BURN_BYTECODE,
        [OP_LOAD_FAST_LOAD_CONST] = BURN_BYTECODE,
        [OP_STORE_FAST_LOAD_FAST] = BURN_BYTECODE,
        [OP_STORE_FAST_STORE_FAST] = BURN_BYTECODE,
        [OP_LOAD_FAST_ATTR] = BURN_BYTECODE,
        [OP_ADD_CONST] = BURN_BYTECODE,
        [OP_SUBTRACT_CONST] = BURN_BYTECODE,
        [OP_INPLACE_ADD_CONST] = BURN_BYTECODE,
        [OP_INPLACE_SUBTRACT_CONST] = BURN_BYTECODE,
        [OP_JUMP_UNLESS_LT] = BURN_BYTECODE,
        [OP_JUMP_UNLESS_LE] = BURN_BYTECODE,
        [OP_JUMP_UNLESS_EQ] = BURN_BYTECODE,
        [OP_JUMP_UNLESS_NE] = BURN_BYTECODE,
        [OP_JUMP_UNLESS_GT] = BURN_BYTECODE,
        [OP_JUMP_UNLESS_GE] = BURN_BYTECODE,
        [OP_JUMP_BACK_IF_LT] = BURN_BYTECODE,
        [OP_JUMP_BACK_IF_LE] = BURN_BYTECODE,
        [OP_JUMP_BACK_IF_EQ] = BURN_BYTECODE,
        [OP_JUMP_BACK_IF_NE] = BURN_BYTECODE,
        [OP_JUMP_BACK_IF_GT] = BURN_BYTECODE,
        [OP_JUMP_BACK_IF_GE] = BURN_BYTECODE,
        [OP_RETURN_CONST] = BURN_BYTECODE,
    };
    return BURN_BYTECODE + more[opcode];
}
