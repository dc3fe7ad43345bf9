/* Instructions: calls.
 *
 * A piece of the dispatch loop: only vm/interp_loop.h includes this, inside interp_loop(); what
 * names mean and the macros: vm/interp_macros.h.
 */
/* clang-format off */

    /* ---- calls ---- */

    TARGET(CALL) :
    {
        struct code_cache *cache = &frame->code->caches[*ip++];
        value *base = sp - ARG - 2;
    call_again:;
        value callable = base[0];
        value *args = base + 2;
        size_t nargs = ARG;
        if (!value_is_unbound(base[1])) {
            args--;
            nargs++;
        }
        if (LIKELY(value_is_function(callable))) {
            struct function *function = value_as(function, callable);
            struct code *code = function->code;
            if (LIKELY(code->flags & CODE_SIMPLE_ARGS)) {
                struct frame *callee;
                if (LIKELY(nargs == code->arg_count)) {
                    callee = frame_from_stack(vm, function, args, nargs);
                } else if (defaults_fill(function, nargs)) {
                    callee = frame_with_defaults(vm, function, args, nargs);
                } else {
                    goto call_function;
                }
                sp = base;
                if (UNLIKELY(code->flags & CODE_ANY_GENERATOR)) {
                    SYNC();
                    PUSH(value_from_object(generator_new(vm, callee)));
                    DISPATCH();
                }
                CALL_FRAME(callee);
            }
        call_function:
            SYNC();
            value made;
            struct frame *callee = call_function_frame(vm, function, args, nargs, NULL, &made);
            if (!callee && value_is_error(made)) {
                goto error;
            }
            while (sp > base) {
                value v = *--sp;
                DROP(v);
            }
            if (!callee) {
                PUSH(made);
                DISPATCH();
            }
            CALL_FRAME(callee);
        }
        struct type *type = value_is_object(callable) ? value_object(callable)->type : NULL;
        SYNC();
        value result;
        if (type == vm_type(vm, BUILTIN_FUNCTION)) {
            struct native *native = value_as(native, callable);
            if (value_is_unbound(native->self)) {
                result = native->call(vm, args, nargs, NULL);
            } else if (value_is_unbound(base[1])) {
                base[1] = keep(native->self);
                result = native->call(vm, base + 1, nargs + 1, NULL);
            } else {
                result = vm_call(vm, callable, args, nargs, NULL);
            }
        } else if (type == vm_type(vm, METHOD_DESCRIPTOR)) {
            struct native *native = value_as(native, callable);
            if (nargs > 0 && value_is_object(args[0]) &&
                LIKELY(value_object(args[0])->type == native->owner)) {
                result = native->call(vm, args, nargs, NULL);
            } else if (call_check_owner(vm, native, args, nargs)) {
                result = native->call(vm, args, nargs, NULL);
            } else {
                goto error;
            }
        } else if (type == vm_type(vm, METHOD) && value_is_unbound(base[1])) {
            struct method *method = value_as(method, callable);
            base[0] = keep(method->function);
            base[1] = keep(method->self);
            DROP(callable);
            goto call_again;
        } else {
            if (value_is_type(callable) && value_is_unbound(base[1])) {
                struct frame *callee = enter_init(vm, base, ARG, cache);
                if (callee) {
                    sp = base + 1;
                    CALL_FRAME(callee);
                }
                if (UNLIKELY(error_pending(vm))) {
                    goto error;
                }
            }
            result = vm_call(vm, callable, args, nargs, NULL);
        }
        if (UNLIKELY(value_is_error(result))) {
            goto error;
        }
        while (sp > base) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(result);
        CHECK_TURN();
        DISPATCH();
    }
    TARGET(CALL_KW) :
    {
        SYNC();
        struct tuple *names = value_as(tuple, sp[-1]);
        value *base = sp - 1 - ARG - 2;
        if (value_is_exactly(base[0], vm_type(vm, METHOD)) && value_is_unbound(base[1])) {
            struct method *method = value_as(method, base[0]);
            value callable = base[0];
            base[0] = keep(method->function);
            base[1] = keep(method->self);
            DROP(callable);
        }
        value *args = value_is_unbound(base[1]) ? base + 2 : base + 1;
        size_t nargs = (size_t)(sp - 1 - args) - names->count;
        value result = VALUE_UNBOUND;
        struct frame *callee = NULL;
        if (value_is_function(base[0])) {
            callee =
                call_function_frame(vm, value_as(function, base[0]), args, nargs, names, &result);
        } else {
            result = vm_call(vm, base[0], args, nargs, names);
        }
        if (!callee && value_is_error(result)) {
            goto error;
        }
        while (sp > base) {
            value v = *--sp;
            DROP(v);
        }
        if (callee) {
            CALL_FRAME(callee);
        }
        PUSH(result);
        CHECK_TURN();
        DISPATCH();
    }
    TARGET(CALL_EX) :
    {
        SYNC();
        value *base = sp - (ARG & 1 ? 3 : 2);
        value mapping = ARG & 1 ? base[2] : VALUE_UNBOUND;
        value result = call_ex(vm, base[0], base[1], mapping);
        if (value_is_error(result)) {
            goto error;
        }
        while (sp > base) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(result);
        CHECK_TURN();
        DISPATCH();
    }
    TARGET(RETURN_CONST) : moved = keep(frame->code->consts[ARG]);
    goto leave_returned;
    TARGET(RETURN_VALUE) : moved = *--sp;
    goto leave_returned;

    TARGET(MAKE_FUNCTION) :
    {
        struct code *code = value_as(code, sp[-1]);
        value *below = sp - 1;
        sp -= 1 + (ARG & 1) + (ARG >> 1 & 1) + (ARG >> 2 & 1) + (ARG >> 3 & 1);
        value v = interp_make_function(vm, frame, code, ARG, below);
        PUSH(v);
        DISPATCH();
    }
    TARGET(LOAD_BUILD_CLASS) :
    {
        value v = dict_get_str(vm->builtins, vm_name(vm, __build_class__));
        if (value_is_unbound(v)) {
            vm_raise(vm, EXC_NameError, "__build_class__ not found");
            goto error;
        }
        PUSH(keep(v));
        DISPATCH();
    }
