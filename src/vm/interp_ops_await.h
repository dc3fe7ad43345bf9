/* Instructions: generators and await.
 *
 * A piece of the dispatch loop: only vm/interp_loop.h includes this, inside interp_loop(); what
 * names mean and the macros: vm/interp_macros.h.
 */
/* clang-format off */

    /* ---- generators and await ---- */

    TARGET(YIELD_VALUE) : moved = *--sp;
    SAVE_FRAME();
    goto suspend;
    TARGET(ASYNC_YIELD_VALUE) :
    {
        moved = *--sp;
        SAVE_FRAME();
        struct generator *gen = frame->generator;
        if (UNLIKELY(recording)) {
            record_suspend(vm, frame);
        }
        if (frame->flags & FRAME_ENTRY) {
            gen->innermost = gen;
            generator_leave(vm, gen);
            *out = moved;
            thread->c_depth--;
            return (enum resume_status)RESUME_ASYNC_YIELDED;
        }
        frame = frame->back;
        generator_leave_step(vm, gen);
        LOAD_FRAME();
        value step = sp[-1];
        value v =
            generator_finish_step(vm, value_as(generator_step, step), RESUME_ASYNC_YIELDED, moved);
        if (value_is_error(v)) {
            goto error;
        }
        sp[-1] = v;
        DROP(step);
        DISPATCH();
    }
    TARGET(GET_YIELD_FROM_ITER) :
    {
        SYNC();
        value v = sp[-1];
        value iterator = interp_yield_from_iter(vm, frame, v);
        if (value_is_error(iterator)) {
            goto error;
        }
        sp[-1] = iterator;
        DROP(v);
        DISPATCH();
    }
    TARGET(YIELD_FROM) : TARGET(AWAIT) :
    {
        value receiver = sp[-2];
        struct type *type = value_is_object(receiver) ? value_object(receiver)->type : NULL;
        value v = VALUE_UNBOUND;
        enum await_status status;
        if (LIKELY(value_is_generator(receiver)) || type == vm_type(vm, COROUTINE_WRAPPER)) {
            struct generator *gen = value_is_generator(receiver)
                                        ? value_as(generator, receiver)
                                        : value_as(coroutine_wrapper, receiver)->coroutine;
            if (!gen->is_native) {
                value sent = *--sp;
                SAVE_FRAME();
                struct frame *next = generator_enter_chain(vm, gen, frame);
                if (LIKELY(next != NULL)) {
                    if (next->ip != next->code->ops) {
                        *next->sp++ = sent;
                    } else {
                        DROP(sent);
                    }
                    frame = next;
                    goto resume_frame;
                }
                PUSH(sent);
                if (error_pending(vm)) {
                    goto error;
                }
                v = VALUE_NONE;
                status = AWAIT_DONE;
            } else {
                SYNC();
                status = generator_poll_native(vm, gen, true, &v);
            }
        } else if (type == vm_type(vm, ASYNC_GENERATOR_STEP)) {
            struct generator_step *step = value_as(generator_step, receiver);
            bool first = step->state == STEP_NEW, throw_there;
            value sent = *--sp;
            SAVE_FRAME();
            struct frame *next = generator_enter_step(vm, step, frame, &throw_there);
            if (next) {
                frame = next;
                if (throw_there) {
                    drop(vm, sent);
                    if (recording) {
                        record_push(vm, frame);
                    }
                    LOAD_FRAME();
                    goto error;
                }
                if (next->ip != next->code->ops) {
                    *next->sp++ = first ? keep(step->v) : keep(sent);
                }
                DROP(sent);
                goto resume_frame;
            }
            PUSH(sent);
            if (error_pending(vm)) {
                goto error;
            }
            v = VALUE_NONE;
            status = AWAIT_DONE;
        } else if (type && type->await_poll && FRAME_OPCODE(word) == OP_AWAIT) {
            SYNC();
            status = type->await_poll(vm, receiver, &v);
            if (status == AWAIT_SUSPENDED) {
                v = keep(receiver);
            }
        } else {
            SYNC();
            switch (interp_step_iterator(vm, receiver, sp[-1], &v)) {
            case RESUME_YIELDED: status = AWAIT_SUSPENDED; break;
            case RESUME_RETURNED: status = AWAIT_DONE; break;
            default: status = AWAIT_FAILED; break;
            }
        }
        if (status == AWAIT_FAILED) {
            goto error;
        }
        value sent = *--sp;
        if (status == AWAIT_SUSPENDED) {
            DROP(sent);
            moved = v;
            SAVE_FRAME();
            goto suspend;
        }
        sp[-1] = v;
        DROP(sent);
        DROP(receiver);
        DISPATCH();
    }
#define CONVERT(name, expression) \
    TARGET(name) :                \
    {                             \
        SYNC();                   \
        value from = sp[-1];      \
        value v = (expression);   \
        if (value_is_error(v)) {  \
            goto error;           \
        }                         \
        sp[-1] = v;               \
        DROP(from);               \
        DISPATCH();               \
    }
    CONVERT(GET_AWAITABLE, interp_get_awaitable(vm, from, ARG))
    CONVERT(GET_AITER, interp_get_aiter(vm, from))
    TARGET(GET_ANEXT) :
    {
        SYNC();
        value v = interp_get_anext(vm, sp[-1]);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(END_ASYNC_FOR) :
    {
        value exception = sp[-1];
        if (!exception_matches(vm, exception, vm_exception_type(vm, EXC_StopAsyncIteration))) {
            sp--;
            error_put(vm, exception);
            goto reraise;
        }
        value aiter = sp[-2];
        sp -= 2;
        DROP(exception);
        DROP(aiter);
        DISPATCH();
    }
