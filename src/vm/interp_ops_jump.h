/* Instructions: jumps and iteration.
 *
 * A piece of the dispatch loop: only vm/interp_loop.h includes this, inside interp_loop(); what
 * names mean and the macros: vm/interp_macros.h.
 */
/* clang-format off */

    /* ---- jumps ---- */

    TARGET(JUMP) : ip = frame->code->ops + ARG;
    DISPATCH();
    TARGET(JUMP_BACK) : ip = frame->code->ops + ARG;
    if (UNLIKELY(recording)) {
        record_forget_line(frame);
    }
    BURN_FUEL();
    DISPATCH();
#define BACKWARDS                  \
    if (UNLIKELY(recording)) {     \
        record_forget_line(frame); \
    }                              \
    BURN_FUEL()
    TRUTH_JUMP(POP_JUMP_IF_FALSE, false, )
    TRUTH_JUMP(POP_JUMP_IF_TRUE, true, )
    TRUTH_JUMP(POP_JUMP_BACK_IF_FALSE, false, BACKWARDS)
    TRUTH_JUMP(POP_JUMP_BACK_IF_TRUE, true, BACKWARDS)
    TARGET(POP_JUMP_IF_NONE) : TARGET(POP_JUMP_IF_NOT_NONE) :
    {
        value v = *--sp;
        if (value_is_none(v) == (FRAME_OPCODE(word) == OP_POP_JUMP_IF_NONE)) {
            ip = frame->code->ops + ARG;
        }
        DROP(v);
        DISPATCH();
    }
    JUMP_OR_POP(JUMP_IF_FALSE_OR_POP, 0)
    JUMP_OR_POP(JUMP_IF_TRUE_OR_POP, 1)
    COMPARE_JUMP(JUMP_UNLESS_LT, LT, false, )
    COMPARE_JUMP(JUMP_UNLESS_LE, LE, false, )
    COMPARE_JUMP(JUMP_UNLESS_EQ, EQ, false, )
    COMPARE_JUMP(JUMP_UNLESS_NE, NE, false, )
    COMPARE_JUMP(JUMP_UNLESS_GT, GT, false, )
    COMPARE_JUMP(JUMP_UNLESS_GE, GE, false, )
    COMPARE_JUMP(JUMP_BACK_IF_LT, LT, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_LE, LE, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_EQ, EQ, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_NE, NE, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_GT, GT, true, BACKWARDS)
    COMPARE_JUMP(JUMP_BACK_IF_GE, GE, true, BACKWARDS)
    TARGET(GET_ITER) :
    {
        SYNC();
        value v = sp[-1];
        value iterator = vm_iter(vm, v);
        if (value_is_error(iterator)) {
            goto error;
        }
        sp[-1] = iterator;
        DROP(v);
        DISPATCH();
    }
    TARGET(FOR_ITER) :
    {
        value it = sp[-1];
        struct type *type = value_is_object(it) ? value_object(it)->type : NULL;
        if (type == vm_type(vm, RANGE_ITERATOR)) {
            struct range_iterator *range = value_as(range_iterator, it);
            if (range->left) {
                range->left--;
                PUSH(value_from_small_int(range->next));
                /* The step behind the last number may not fit. */
                range->next = (int64_t)((uint64_t)range->next + (uint64_t)range->step);
                DISPATCH();
            }
        } else if (type == vm_type(vm, LIST_ITERATOR)) {
            struct sequence_iterator *sequence = value_as(sequence_iterator, it);
            if (!value_is_unbound(sequence->sequence) &&
                sequence->at < value_as(list, sequence->sequence)->count) {
                PUSH(keep(value_as(list, sequence->sequence)->items[sequence->at++]));
                DISPATCH();
            }
        } else if (type == vm_type(vm, GENERATOR)) {
            struct generator *gen = value_as(generator, it);
            SAVE_FRAME();
            struct frame *next = generator_enter(vm, gen, frame, FRAME_ITERATED);
            if (LIKELY(next != NULL)) {
                if (next->ip != next->code->ops) {
                    *next->sp++ = VALUE_NONE;
                }
                frame = next;
                goto resume_frame;
            }
            if (error_pending(vm)) {
                goto error;
            }
            goto exhausted;
        } else if (type == vm_type(vm, TUPLE_ITERATOR)) {
            struct sequence_iterator *sequence = value_as(sequence_iterator, it);
            if (!value_is_unbound(sequence->sequence) &&
                sequence->at < value_as(tuple, sequence->sequence)->count) {
                PUSH(keep(value_as(tuple, sequence->sequence)->items[sequence->at++]));
                DISPATCH();
            }
        } else if (type == vm_type(vm, DICT_KEY_ITERATOR)) {
            struct dict_iterator *keys = value_as(dict_iterator, it);
            if (keys->dict && keys->dict->used == keys->used && keys->left) {
                value key, v;
                if (dict_next(keys->dict, &keys->at, &key, &v)) {
                    keys->left--;
                    keys->last = key;
                    PUSH(keep(key));
                    DISPATCH();
                }
            }
        }
        SYNC();
        value v = vm_next(vm, it);
        if (LIKELY(!value_is_unbound(v))) {
            if (value_is_error(v)) {
                goto error;
            }
            PUSH(v);
            DISPATCH();
        }
    exhausted:
        it = *--sp;
        ip = frame->code->ops + ARG;
        DROP(it);
        DISPATCH();
    }
