/* Instructions: building containers and strings.
 *
 * A piece of the dispatch loop: only vm/interp_loop.h includes this, inside interp_loop(); what
 * names mean and the macros: vm/interp_macros.h.
 */
/* clang-format off */

    /* ---- building ---- */

    TARGET(BUILD_TUPLE) :
    {
        struct tuple *tuple = tuple_new(vm, ARG);
        sp -= ARG;
        for (uint32_t i = 0; i < ARG; i++) {
            tuple->items[i] = sp[i];
        }
        PUSH(value_from_object(tuple));
        DISPATCH();
    }
    TARGET(BUILD_LIST) :
    {
        struct list *list = list_new(vm, ARG);
        sp -= ARG;
        for (uint32_t i = 0; i < ARG; i++) {
            list->items[i] = sp[i];
        }
        list->count = ARG;
        PUSH(value_from_object(list));
        DISPATCH();
    }
    TARGET(BUILD_SET) :
    {
        SYNC();
        struct set *set = set_new(vm, false);
        value *from = sp - ARG;
        bool ok = true;
        for (value *at = from; at < sp && ok; at++) {
            ok = set_add(vm, set, *at);
        }
        if (!ok) {
            drop(vm, value_from_object(set));
            goto error;
        }
        while (sp > from) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(value_from_object(set));
        DISPATCH();
    }
    TARGET(BUILD_MAP) :
    {
        SYNC();
        struct dict *dict = dict_new(vm);
        value *from = sp - 2 * (size_t)ARG;
        bool ok = true;
        for (value *at = from; at < sp && ok; at += 2) {
            ok = dict_set(vm, dict, at[0], at[1]);
        }
        if (!ok) {
            drop(vm, value_from_object(dict));
            goto error;
        }
        while (sp > from) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(value_from_object(dict));
        DISPATCH();
    }
    TARGET(BUILD_CONST_KEY_MAP) :
    {
        SYNC();
        struct dict *dict = dict_new(vm);
        struct tuple *keys = value_as(tuple, sp[-1]);
        value *from = sp - 1 - ARG;
        bool ok = true;
        for (uint32_t i = 0; i < ARG && ok; i++) {
            ok = dict_set(vm, dict, keys->items[i], from[i]);
        }
        if (!ok) {
            drop(vm, value_from_object(dict));
            goto error;
        }
        while (sp > from) {
            value v = *--sp;
            DROP(v);
        }
        PUSH(value_from_object(dict));
        DISPATCH();
    }
    TARGET(BUILD_STRING) :
    {
        value v = str_value(str_concat_all(vm, sp - ARG, ARG));
        for (uint32_t i = 0; i < ARG; i++) {
            value part = *--sp;
            DROP(part);
        }
        PUSH(v);
        DISPATCH();
    }
    TARGET(FORMAT_VALUE) :
    {
        SYNC();
        value spec = ARG & 4 ? sp[-1] : VALUE_UNBOUND;
        value of = ARG & 4 ? sp[-2] : sp[-1];
        value v = interp_format(vm, of, spec, ARG & 3);
        if (value_is_error(v)) {
            goto error;
        }
        sp -= ARG & 4 ? 2 : 1;
        PUSH(v);
        DROP(spec);
        DROP(of);
        DISPATCH();
    }
    TARGET(LIST_APPEND) :
    {
        value v = *--sp;
        list_append_steal(vm, value_as(list, sp[-(int64_t)ARG]), v);
        DISPATCH();
    }
    TARGET(SET_ADD) :
    {
        SYNC();
        if (!set_add(vm, value_as(set, sp[-(int64_t)ARG - 1]), sp[-1])) {
            goto error;
        }
        value v = *--sp;
        DROP(v);
        DISPATCH();
    }
    TARGET(MAP_ADD) :
    {
        SYNC();
        if (!dict_set(vm, value_as(dict, sp[-(int64_t)ARG - 2]), sp[-2], sp[-1])) {
            goto error;
        }
        value v = *--sp;
        DROP(v);
        v = *--sp;
        DROP(v);
        DISPATCH();
    }
#define EXTEND(name, expression)            \
    TARGET(name) :                          \
    {                                       \
        SYNC();                             \
        value into = sp[-(int64_t)ARG - 1]; \
        if (!(expression)) {                \
            goto error;                     \
        }                                   \
        value v = *--sp;                    \
        DROP(v);                            \
        DISPATCH();                         \
    }
    EXTEND(LIST_EXTEND, interp_list_extend(vm, value_as(list, into), sp[-1]))
    EXTEND(SET_UPDATE, set_update(vm, value_as(set, into), sp[-1]))
    EXTEND(DICT_UPDATE, interp_dict_update(vm, value_as(dict, into), sp[-1]))
    EXTEND(DICT_MERGE, interp_dict_merge(vm, value_as(dict, into), sp[-1], sp[-(int64_t)ARG - 3]))
    TARGET(LIST_TO_TUPLE) :
    {
        value list = sp[-1];
        sp[-1] = value_from_object(
            tuple_from(vm, value_as(list, list)->items, value_as(list, list)->count));
        DROP(list);
        DISPATCH();
    }
    TARGET(UNPACK_SEQUENCE) :
    {
        value from = sp[-1];
        const value *items = NULL;
        if (value_is_exactly(from, vm_type(vm, TUPLE)) && value_as(tuple, from)->count == ARG) {
            items = value_as(tuple, from)->items;
        } else if (value_is_exactly(from, vm_type(vm, LIST)) &&
                   value_as(list, from)->count == ARG) {
            items = value_as(list, from)->items;
        }
        if (LIKELY(items != NULL)) {
            sp--;
            for (uint32_t i = ARG; i > 0; i--) {
                PUSH(keep(items[i - 1]));
            }
        } else {
            SYNC();
            if (!interp_unpack(vm, from, sp - 1, ARG)) {
                goto error;
            }
            sp += (int64_t)ARG - 1;
        }
        DROP(from);
        DISPATCH();
    }
    TARGET(UNPACK_EX) :
    {
        SYNC();
        value from = sp[-1];
        if (!interp_unpack_ex(vm, from, sp - 1, ARG & 0xFF, ARG >> 8)) {
            goto error;
        }
        sp += (ARG & 0xFF) + (ARG >> 8);
        DROP(from);
        DISPATCH();
    }
