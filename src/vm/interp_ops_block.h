/* Instructions: exceptions, with, modules, classes and match.
 *
 * A piece of the dispatch loop: only vm/interp_loop.h includes this, inside interp_loop(); what
 * names mean and the macros: vm/interp_macros.h.
 */
/* clang-format off */

    /* ---- exceptions and with ---- */

    TARGET(RAISE) :
    {
        SYNC();
        if (ARG == 0) {
            if (!value_is_exception(thread->handled)) {
                vm_raise(vm, EXC_RuntimeError, "No active exception to reraise");
                goto error;
            }
            error_put(vm, keep(thread->handled));
            goto reraise;
        }
        interp_raise(vm, sp[-(int64_t)ARG], ARG == 2 ? sp[-1] : VALUE_UNBOUND);
        goto error;
    }
    TARGET(LOAD_ASSERTION_ERROR)
        : PUSH(keep(value_from_object(vm_exception_type(vm, EXC_AssertionError))));
    DISPATCH();
    TARGET(PUSH_EXC_INFO) :
    {
        value exception = sp[-1];
        value previous = thread->handled;
        /* What the driver of a generator handles is looked up again when this ends: it may
         * be another driver by then. */
        if (frame->generator && value_is_object(previous)) {
            struct generator *outermost = frame->generator->outermost;
            if (value_same(previous, outermost->handled) && !outermost->shares_handled) {
                drop(vm, previous);
                /* The very exception that the driver handles: that is its own all the same. */
                outermost->shares_handled = value_same(exception, outermost->handled);
                previous = outermost->shares_handled ? VALUE_NOT_IMPLEMENTED : VALUE_UNBOUND;
            }
        }
        sp[-1] = previous;
        PUSH(exception);
        thread->handled = keep(exception);
        if (ARG) {
            SYNC();
            interp_note_cancel(vm, frame, exception, false);
        }
        DISPATCH();
    }
    TARGET(POP_EXCEPT) :
    {
        value previous = *--sp;
        if (value_same(previous, VALUE_NOT_IMPLEMENTED)) {
            frame->generator->outermost->shares_handled = false;
            previous = VALUE_UNBOUND;
        }
        if (value_is_unbound(previous)) {
            previous =
                frame->generator ? keep(frame->generator->outermost->handled) : VALUE_NONE;
        }
        value old = thread->handled;
        thread->handled = previous;
        if (FRAME_OPCODE(*ip) != OP_RERAISE) {
            SYNC();
            interp_note_cancel(vm, frame, old, true);
        }
        DROP(old);
        DISPATCH();
    }
    TARGET(CHECK_EXC_MATCH) :
    {
        SYNC();
        int matches = interp_exception_matches(vm, sp[-2], sp[-1]);
        if (matches < 0) {
            goto error;
        }
        if (matches) {
            interp_note_cancel(vm, frame, sp[-2], false);
        }
        value type = sp[-1];
        sp[-1] = value_from_bool(matches);
        DROP(type);
        DISPATCH();
    }
    TARGET(CHECK_EG_MATCH) :
    {
        SYNC();
        value rest, match;
        if (!interp_match_group(vm, sp[-2], sp[-1], &rest, &match)) {
            goto error;
        }
        value exception = sp[-2], type = sp[-1];
        sp[-2] = rest;
        sp[-1] = match;
        DROP(type);
        DROP(exception);
        DISPATCH();
    }
    TARGET(PREP_RERAISE_STAR) :
    {
        SYNC();
        value v = interp_reraise_star(vm, sp[-2], value_as(list, sp[-1]));
        if (value_is_error(v)) {
            goto error;
        }
        value list = sp[-1], exception = sp[-2];
        sp[-2] = v;
        sp--;
        DROP(list);
        DROP(exception);
        DISPATCH();
    }
    TARGET(RERAISE) : error_put(vm, *--sp);
    goto reraise;
    TARGET(BEFORE_WITH) : TARGET(BEFORE_ASYNC_WITH) :
    {
        SYNC();
        value manager = sp[-1], exit;
        value entered = interp_enter_with(vm, manager, FRAME_OPCODE(word) != OP_BEFORE_WITH, &exit);
        if (value_is_error(entered)) {
            goto error;
        }
        sp[-1] = exit;
        PUSH(entered);
        DROP(manager);
        DISPATCH();
    }
    TARGET(WITH_EXCEPT_START) :
    {
        SYNC();
        value exception = sp[-1];
        value args[3] = {value_from_object(value_type(vm, exception)), exception,
                         value_as(exception, exception)->traceback};
        value v = vm_call(vm, sp[-3], args, 3, NULL);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }

    /* ---- modules and classes ---- */

    TARGET(IMPORT_NAME) :
    {
        SYNC();
        value v = interp_import_name(vm, frame, frame->code->names[ARG], sp[-2], sp[-1]);
        if (value_is_error(v)) {
            goto error;
        }
        value fromlist = sp[-1];
        sp[-2] = v;
        sp--;
        DROP(fromlist);
        DISPATCH();
    }
    TARGET(IMPORT_FROM) :
    {
        SYNC();
        value v = import_from(vm, sp[-1], frame->code->names[ARG]);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(IMPORT_STAR) :
    {
        SYNC();
        struct dict *names =
            value_is_dict(frame_namespace(frame)) ? value_as(dict, frame_namespace(frame)) : frame->globals;
        if (!import_star(vm, sp[-1], names)) {
            goto error;
        }
        value module = *--sp;
        DROP(module);
        DISPATCH();
    }
    TARGET(SETUP_ANNOTATIONS) : SYNC();
    if (!interp_setup_annotations(vm, frame)) {
        goto error;
    }
    DISPATCH();

    /* ---- match ---- */

    TARGET(GET_LEN) :
    {
        SYNC();
        int64_t length = vm_len(vm, sp[-1]);
        if (length < 0) {
            goto error;
        }
        PUSH(value_from_small_int(length));
        DISPATCH();
    }
    TARGET(MATCH_MAPPING) : PUSH(value_from_bool(value_type(vm, sp[-1])->flags & TYPE_MAPPING));
    DISPATCH();
    TARGET(MATCH_SEQUENCE) : PUSH(value_from_bool(value_type(vm, sp[-1])->flags & TYPE_SEQUENCE));
    DISPATCH();
    TARGET(MATCH_KEYS) :
    {
        SYNC();
        value v = interp_match_keys(vm, sp[-2], value_as(tuple, sp[-1]));
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(MATCH_CLASS) :
    {
        SYNC();
        value v = interp_match_class(vm, sp[-3], sp[-2], value_as(tuple, sp[-1]), ARG);
        if (value_is_error(v)) {
            goto error;
        }
        value names = sp[-1], type = sp[-2], subject = sp[-3];
        sp[-3] = v;
        sp -= 2;
        DROP(names);
        DROP(type);
        DROP(subject);
        DISPATCH();
    }
