/* Instructions: attributes and items.
 *
 * A piece of the dispatch loop: only vm/interp_loop.h includes this, inside interp_loop(); what
 * names mean and the macros: vm/interp_macros.h.
 */
/* clang-format off */

    /* ---- attributes and items ---- */

    TARGET(LOAD_FAST_ATTR) :
    {
        value o = fast[ARG & 0xFFF];
        if (UNLIKELY(value_is_unbound(o))) {
            interp_unbound_local(vm, frame, ARG & 0xFFF);
            goto error;
        }
        struct code_cache *cache = &frame->code->caches[*ip++];
        value v = attribute_from_cache(o, frame->code->names[ARG >> 12], cache);
        if (LIKELY(!value_is_unbound(v))) {
            PUSH(keep(v));
            DISPATCH();
        }
        struct frame *callee = property_frame(vm, o, cache);
        if (callee) {
            keep(o);
            CALL_FRAME(callee);
        }
        SYNC();
        v = interp_load_attribute(vm, o, frame->code->names[ARG >> 12], cache);
        if (value_is_error(v)) {
            goto error;
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(LOAD_ATTR) :
    {
        value o = sp[-1];
        struct code_cache *cache = &frame->code->caches[*ip++];
        value v = attribute_from_cache(o, frame->code->names[ARG], cache);
        if (LIKELY(!value_is_unbound(v))) {
            sp[-1] = keep(v);
            DROP(o);
            DISPATCH();
        }
        struct frame *callee = property_frame(vm, o, cache);
        if (callee) {
            sp--;
            CALL_FRAME(callee);
        }
        SYNC();
        v = interp_load_attribute(vm, o, frame->code->names[ARG], cache);
        if (value_is_error(v)) {
            goto error;
        }
        sp[-1] = v;
        DROP(o);
        DISPATCH();
    }
    TARGET(LOAD_METHOD) :
    {
        value o = sp[-1];
        struct code_cache *cache = &frame->code->caches[*ip++];
        struct str *name = frame->code->names[ARG];
        if (LIKELY(method_is_cached(o, name, cache))) {
            sp[-1] = keep(cache->found);
            PUSH(o);
            DISPATCH();
        }
        value plain = attribute_from_cache(o, name, cache);
        if (!value_is_unbound(plain)) {
            sp[-1] = keep(plain);
            PUSH(VALUE_UNBOUND);
            DROP(o);
            DISPATCH();
        }
        SYNC();
        bool is_method;
        value v = interp_load_method(vm, o, name, cache, &is_method);
        if (value_is_error(v)) {
            goto error;
        }
        sp[-1] = v;
        if (is_method) {
            PUSH(o);
        } else {
            PUSH(VALUE_UNBOUND);
            DROP(o);
        }
        DISPATCH();
    }
    TARGET(STORE_ATTR) :
    {
        value o = sp[-1];
        struct code_cache *cache = &frame->code->caches[*ip++];
        value *place = attribute_place(o, frame->code->names[ARG], cache);
        if (LIKELY(place != NULL)) {
            value old = *place;
            *place = sp[-2];
            sp -= 2;
            DROP(old);
            DROP(o);
            DISPATCH();
        }
        if (attribute_add(vm, o, frame->code->names[ARG], cache, sp[-2])) {
            sp -= 2;
            DROP(o);
            DISPATCH();
        }
        SYNC();
        if (!interp_store_attribute(vm, o, frame->code->names[ARG], sp[-2], cache)) {
            goto error;
        }
        value v = sp[-2];
        sp -= 2;
        DROP(v);
        DROP(o);
        DISPATCH();
    }
    TARGET(DELETE_ATTR) :
    {
        SYNC();
        if (!vm_delattr(vm, sp[-1], frame->code->names[ARG])) {
            goto error;
        }
        value o = *--sp;
        DROP(o);
        DISPATCH();
    }
    TARGET(BINARY_SUBSCR) :
    {
        value o = sp[-2], key = sp[-1];
        if (value_is_object(o)) {
            struct type *type = value_object(o)->type;
            if (value_is_small_int(key) &&
                (type == vm_type(vm, LIST) || type == vm_type(vm, TUPLE))) {
                bool is_list = type == vm_type(vm, LIST);
                int64_t i = value_small_int(key);
                int64_t count =
                    (int64_t)(is_list ? value_as(list, o)->count : value_as(tuple, o)->count);
                i = i < 0 ? i + count : i;
                if (i >= 0 && i < count) {
                    value v =
                        keep(is_list ? value_as(list, o)->items[i] : value_as(tuple, o)->items[i]);
                    sp[-2] = v;
                    sp--;
                    DROP(o);
                    DISPATCH();
                }
            } else if (type == vm_type(vm, DICT)) {
                value v;
                SYNC();
                if (!dict_get(vm, value_as(dict, o), key, &v)) {
                    goto error;
                }
                if (!value_is_unbound(v)) {
                    sp[-2] = keep(v);
                    sp--;
                    DROP(key);
                    DROP(o);
                    DISPATCH();
                }
            }
        }
        BINARY_RESULT(vm_getitem(vm, o, key));
        DISPATCH();
    }
    TARGET(STORE_SUBSCR) :
    {
        value v = sp[-3], o = sp[-2], key = sp[-1];
        if (value_is_small_int(key) && value_is_exactly(o, vm_type(vm, LIST))) {
            struct list *list = value_as(list, o);
            int64_t i = value_small_int(key);
            i = i < 0 ? i + (int64_t)list->count : i;
            if (i >= 0 && i < (int64_t)list->count) {
                value old = list->items[i];
                list->items[i] = v;
                sp -= 3;
                DROP(old);
                DROP(o);
                DISPATCH();
            }
        }
        SYNC();
        bool ok = value_is_exactly(o, vm_type(vm, DICT)) ? dict_set(vm, value_as(dict, o), key, v)
                                                         : vm_setitem(vm, o, key, v);
        if (!ok) {
            goto error;
        }
        sp -= 3;
        DROP(key);
        DROP(o);
        DROP(v);
        DISPATCH();
    }
    TARGET(DELETE_SUBSCR) :
    {
        SYNC();
        if (!vm_delitem(vm, sp[-2], sp[-1])) {
            goto error;
        }
        value o = sp[-2], key = sp[-1];
        sp -= 2;
        DROP(key);
        DROP(o);
        DISPATCH();
    }
    TARGET(BUILD_SLICE) :
    {
        value step = ARG == 3 ? *--sp : VALUE_NONE;
        value stop = *--sp;
        value start = sp[-1];
        sp[-1] = slice_new(vm, start, stop, step);
        DROP(start);
        DROP(stop);
        DROP(step);
        DISPATCH();
    }
