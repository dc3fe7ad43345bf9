/* Instructions: the stack, names and the superinstructions.
 *
 * A piece of the dispatch loop: only vm/interp_loop.h includes this, inside interp_loop(); what
 * names mean and the macros: vm/interp_macros.h.
 */
/* clang-format off */

    /* ---- the stack itself ---- */

    TARGET(NOP) : DISPATCH();
    TARGET(POP_TOP) :
    {
        value v = *--sp;
        DROP(v);
        DISPATCH();
    }
    TARGET(COPY) :
    {
        value v = keep(sp[-(int64_t)ARG]);
        PUSH(v);
        DISPATCH();
    }
    TARGET(SWAP) :
    {
        value v = sp[-1];
        sp[-1] = sp[-(int64_t)ARG];
        sp[-(int64_t)ARG] = v;
        DISPATCH();
    }
    TARGET(PUSH_NULL) : PUSH(VALUE_UNBOUND);
    DISPATCH();
    TARGET(LOAD_CONST) : PUSH(keep(frame->code->consts[ARG]));
    DISPATCH();
    TARGET(LINE) :
    {
        if (recording) {
            SYNC();
            record_line(vm, frame, ARG);
        }
        DISPATCH();
    }

    /* ---- names ---- */

    TARGET(LOAD_FAST) :
    {
        value v = fast[ARG];
        if (UNLIKELY(value_is_unbound(v))) {
            interp_unbound_local(vm, frame, ARG);
            goto error;
        }
        PUSH(keep(v));
        DISPATCH();
    }
    TARGET(LOAD_FAST_AND_CLEAR) :
    {
        PUSH(fast[ARG]);
        fast[ARG] = VALUE_UNBOUND;
        DISPATCH();
    }
    TARGET(STORE_FAST) :
    {
        value old = fast[ARG];
        fast[ARG] = *--sp;
        DROP(old);
        DISPATCH();
    }
    TARGET(DELETE_FAST) :
    {
        value old = fast[ARG];
        if (value_is_unbound(old)) {
            interp_unbound_local(vm, frame, ARG);
            goto error;
        }
        fast[ARG] = VALUE_UNBOUND;
        DROP(old);
        DISPATCH();
    }
    TARGET(MAKE_CELL) :
    {
        value old = fast[ARG];
        fast[ARG] = value_from_object(cell_new(vm, VALUE_UNBOUND));
        DROP(old);
        DISPATCH();
    }
    TARGET(LOAD_CLOSURE) : PUSH(keep(fast[ARG]));
    DISPATCH();
    TARGET(LOAD_DEREF) :
    {
        value v = value_as(cell, fast[ARG])->v;
        if (UNLIKELY(value_is_unbound(v))) {
            interp_unbound_local(vm, frame, ARG);
            goto error;
        }
        PUSH(keep(v));
        DISPATCH();
    }
    TARGET(STORE_DEREF) :
    {
        struct cell *cell = value_as(cell, fast[ARG]);
        value old = cell->v;
        cell->v = *--sp;
        DROP(old);
        DISPATCH();
    }
    TARGET(DELETE_DEREF) :
    {
        struct cell *cell = value_as(cell, fast[ARG]);
        value old = cell->v;
        if (value_is_unbound(old)) {
            interp_unbound_local(vm, frame, ARG);
            goto error;
        }
        cell->v = VALUE_UNBOUND;
        DROP(old);
        DISPATCH();
    }
    TARGET(LOAD_CLASSDEREF) :
    {
        SYNC();
        value v = interp_load_class_cell(vm, frame, ARG);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(LOAD_NAME) :
    {
        SYNC();
        value v = interp_load_name(vm, frame, frame->code->names[ARG]);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(STORE_NAME) :
    {
        SYNC();
        if (!interp_store_name(vm, frame, frame->code->names[ARG], sp[-1])) {
            goto error;
        }
        value v = *--sp;
        DROP(v);
        DISPATCH();
    }
    TARGET(DELETE_NAME) : SYNC();
    if (!interp_delete_name(vm, frame, frame->code->names[ARG])) {
        goto error;
    }
    DISPATCH();
    TARGET(LOAD_GLOBAL) :
    {
        struct code_cache *cache = &frame->code->caches[*ip++];
        struct dict *globals = frame->globals;
        if (LIKELY(globals->keys_version == cache->keys_version)) {
            if (cache->version == 1) {
                PUSH(keep(globals->entries[cache->slot].v));
                DISPATCH();
            }
            if (LIKELY(vm->builtins->keys_version == cache->more_version)) {
                PUSH(keep(vm->builtins->entries[cache->slot].v));
                DISPATCH();
            }
        }
        SYNC();
        value v = interp_load_global(vm, frame, frame->code->names[ARG], cache);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(STORE_GLOBAL) :
    {
        struct code_cache *cache = &frame->code->caches[*ip++];
        struct dict *globals = frame->globals;
        if (LIKELY(globals->keys_version == cache->keys_version)) {
            value old = globals->entries[cache->slot].v;
            globals->entries[cache->slot].v = *--sp;
            DROP(old);
            DISPATCH();
        }
        struct str *name = frame->code->names[ARG];
        value v = *--sp;
        SYNC();
        dict_set_str(vm, globals, name, v);
        int64_t at = dict_find_str(globals, name);
        if (at >= 0) {
            cache->slot = (uint32_t)at;
            cache->keys_version = globals->keys_version;
        }
        DROP(v);
        DISPATCH();
    }
    TARGET(DELETE_GLOBAL) : SYNC();
    if (!interp_delete_global(vm, frame, frame->code->names[ARG])) {
        goto error;
    }
    DISPATCH();

    /* ---- superinstructions ---- */

    TARGET(LOAD_FAST_LOAD_FAST) :
    {
        value x = fast[ARG & 0xFFF], y = fast[ARG >> 12];
        if (UNLIKELY(value_is_unbound(x) || value_is_unbound(y))) {
            interp_unbound_local(vm, frame, value_is_unbound(x) ? ARG & 0xFFF : ARG >> 12);
            goto error;
        }
        PUSH(keep(x));
        PUSH(keep(y));
        DISPATCH();
    }
    TARGET(LOAD_FAST_LOAD_CONST) :
    {
        value x = fast[ARG & 0xFFF];
        if (UNLIKELY(value_is_unbound(x))) {
            interp_unbound_local(vm, frame, ARG & 0xFFF);
            goto error;
        }
        PUSH(keep(x));
        PUSH(keep(frame->code->consts[ARG >> 12]));
        DISPATCH();
    }
    TARGET(STORE_FAST_LOAD_FAST) :
    {
        value old = fast[ARG & 0xFFF];
        fast[ARG & 0xFFF] = *--sp;
        DROP(old);
        value y = fast[ARG >> 12];
        if (UNLIKELY(value_is_unbound(y))) {
            interp_unbound_local(vm, frame, ARG >> 12);
            goto error;
        }
        PUSH(keep(y));
        DISPATCH();
    }
    TARGET(STORE_FAST_STORE_FAST) :
    {
        value old = fast[ARG & 0xFFF];
        fast[ARG & 0xFFF] = *--sp;
        DROP(old);
        old = fast[ARG >> 12];
        fast[ARG >> 12] = *--sp;
        DROP(old);
        DISPATCH();
    }
