/* The type dict: slots and methods.  References: see vm/value.h. */
#include "vm/container_private.h"

static void dict_dealloc(struct vm *vm, struct object *self)
{
    dict_clear(vm, (struct dict *)self);
    object_release(vm, self, sizeof(struct dict));
}

static void dict_traverse(struct object *self, visit_fn visit, void *context)
{
    struct dict *dict = (struct dict *)self;
    for (size_t i = 0; i < dict->count; i++) {
        visit(context, dict->entries[i].key);
        visit(context, dict->entries[i].v);
    }
}

static value dict_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_object(dict_new_of(vm, type));
}

static bool update_from_call(struct vm *vm, const char *name, struct dict *dict, const value *args,
                             size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, name, nargs, NULL, 0, 1) || (nargs && !dict_update(vm, dict, args[0]))) {
        return false;
    }
    for (size_t i = 0; kwnames && i < kwnames->count; i++) {
        dict_set_str(vm, dict, value_as(str, kwnames->items[i]), args[nargs + i]);
    }
    return true;
}

static bool dict_init(struct vm *vm, value self, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    return update_from_call(vm, "dict", value_as(dict, self), args, nargs, kwnames);
}

static value dict_repr(struct vm *vm, value self)
{
    struct dict *dict = value_as(dict, self);
    if (!dict->used) {
        return str_value(str_from_c(vm, "{}"));
    }
    if (!vm_repr_enter(vm, self)) {
        return error_pending(vm) ? VALUE_ERROR : str_value(str_from_c(vm, "{...}"));
    }
    struct strbuf out = {0};
    bool ok = true, first = true;
    value key, v;
    strbuf_add_char(&out, '{');
    for (size_t at = 0; ok && dict_next(dict, &at, &key, &v); first = false) {
        keep(key);
        keep(v);
        strbuf_add(&out, first ? "" : ", ");
        ok = repr_add(vm, &out, key);
        strbuf_add(&out, ": ");
        ok = ok && repr_add(vm, &out, v);
        drop(vm, key);
        drop(vm, v);
    }
    strbuf_add_char(&out, '}');
    vm_repr_leave(vm, self);
    if (!ok) {
        strbuf_free(&out);
        return VALUE_ERROR;
    }
    return strbuf_to_str(vm, &out);
}

/* 1, 0, -1 */
static int dict_equal(struct vm *vm, struct dict *a, struct dict *b)
{
    if (a->used != b->used) {
        return 0;
    }
    for (size_t i = 0; i < a->count; i++) {
        struct dict_entry entry = a->entries[i];
        if (value_is_unbound(entry.key)) {
            continue;
        }
        keep(entry.key);
        keep(entry.v);
        size_t at;
        int same = dict_find_hash(vm, b, entry.key, entry.hash, &at);
        if (same == 1) {
            value other = keep(b->entries[at].v);
            same = equal_fast(vm, entry.v, other);
            drop(vm, other);
        }
        drop(vm, entry.key);
        drop(vm, entry.v);
        if (same != 1) {
            return same;
        }
    }
    return 1;
}

static value dict_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_dict(a) || !value_is_dict(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int same = dict_equal(vm, value_as(dict, a), value_as(dict, b));
    return same < 0 ? VALUE_ERROR : value_from_bool((same == 1) == (op == COMPARE_EQ));
}

static value dict_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op != BINARY_OR || !value_is_dict(a) || !value_is_dict(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct dict *result = dict_copy(vm, value_as(dict, a));
    if (!dict_update(vm, result, b)) {
        drop_object(vm, result);
        return VALUE_ERROR;
    }
    return value_from_object(result);
}

static value dict_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op != BINARY_OR) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return dict_update(vm, value_as(dict, a), b) ? keep(a) : VALUE_ERROR;
}

static int64_t dict_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)value_as(dict, self)->used;
}

static value raise_key_error(struct vm *vm, value key)
{
    return vm_raise_args(vm, vm_exception_type(vm, EXC_KeyError), &key, 1);
}

static value dict_getitem(struct vm *vm, value self, value key)
{
    value found, missing;
    if (!dict_get(vm, value_as(dict, self), key, &found)) {
        return VALUE_ERROR;
    }
    if (!value_is_unbound(found)) {
        return keep(found);
    }
    if (value_object(self)->type != vm_type(vm, DICT) &&
        vm_lookup_special(vm, self, vm_name(vm, __missing__), &missing)) {
        value result = vm_call2(vm, missing, self, key);
        drop(vm, missing);
        return result;
    }
    return error_pending(vm) ? VALUE_ERROR : raise_key_error(vm, key);
}

static bool dict_setitem(struct vm *vm, value self, value key, value v)
{
    struct dict *dict = value_as(dict, self);
    if (!value_is_unbound(v)) {
        return dict_set(vm, dict, key, v);
    }
    bool was_there;
    if (!dict_delete(vm, dict, key, &was_there)) {
        return false;
    }
    if (!was_there) {
        raise_key_error(vm, key);
    }
    return was_there;
}

static int dict_contains(struct vm *vm, value self, value key)
{
    value found;
    return dict_get(vm, value_as(dict, self), key, &found) ? !value_is_unbound(found) : -1;
}

static value dict_iter(struct vm *vm, value self)
{
    return dict_iterator_new(vm, vm_type(vm, DICT_KEY_ITERATOR), value_as(dict, self));
}

/* ---- methods ---- */

static value dict_get_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value found;
    if (kwnames && kwnames->count) {
        return vm_raise(vm, EXC_TypeError, "dict.get() takes no keyword arguments");
    }
    if ((nargs < 2 || nargs > 3) && !args_check(vm, "get", nargs - 1, NULL, 1, 2)) {
        return VALUE_ERROR;
    }
    if (!dict_get(vm, value_as(dict, args[0]), args[1], &found)) {
        return VALUE_ERROR;
    }
    return value_is_unbound(found) ? (nargs > 2 ? keep(args[2]) : VALUE_NONE) : keep(found);
}

static value dict_setdefault_method(struct vm *vm, const value *args, size_t nargs,
                                    struct tuple *kwnames)
{
    value found;
    if (!args_check(vm, "dict.setdefault", nargs - 1, kwnames, 1, 2) ||
        !dict_get(vm, value_as(dict, args[0]), args[1], &found)) {
        return VALUE_ERROR;
    }
    if (value_is_unbound(found)) {
        found = nargs > 2 ? args[2] : VALUE_NONE;
        if (!dict_set(vm, value_as(dict, args[0]), args[1], found)) {
            return VALUE_ERROR;
        }
    }
    return keep(found);
}

static value dict_pop_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t hash;
    size_t at;
    if (!args_check(vm, "dict.pop", nargs - 1, kwnames, 1, 2) || !hash_fast(vm, args[1], &hash)) {
        return VALUE_ERROR;
    }
    struct dict *dict = value_as(dict, args[0]);
    int there = dict_find_hash(vm, dict, args[1], hash, &at);
    if (there < 0) {
        return VALUE_ERROR;
    }
    if (!there) {
        return nargs > 2 ? keep(args[2]) : raise_key_error(vm, args[1]);
    }
    value v = keep(dict->entries[at].v);
    dict_delete_at(vm, dict, at);
    return v;
}

static value dict_popitem_method(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    if (!args_check(vm, "dict.popitem", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct dict *dict = value_as(dict, args[0]);
    if (!dict->used) {
        return vm_raise(vm, EXC_KeyError, "popitem(): dictionary is empty");
    }
    size_t at = dict->count - 1; /* removed entries at the end are cut off at once */
    struct tuple *pair = tuple_from(vm, (value[]){dict->entries[at].key, dict->entries[at].v}, 2);
    dict_delete_at(vm, dict, at);
    return value_from_object(pair);
}

static value dict_update_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    return update_from_call(vm, "update", value_as(dict, args[0]), args + 1, nargs - 1, kwnames)
               ? VALUE_NONE
               : VALUE_ERROR;
}

static value dict_clear_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "dict.clear", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    dict_clear(vm, value_as(dict, args[0]));
    return VALUE_NONE;
}

static value dict_copy_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "dict.copy", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    return value_from_object(dict_copy(vm, value_as(dict, args[0])));
}

static value dict_fromkeys_method(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    if (!args_check(vm, "dict.fromkeys", nargs - 1, kwnames, 1, 2)) {
        return VALUE_ERROR;
    }
    value dict = vm_call0(vm, args[0]), key;
    struct walk walk;
    if (value_is_error(dict) || !walk_start(vm, &walk, args[1])) {
        drop_result(vm, dict);
        return VALUE_ERROR;
    }
    int more;
    while ((more = walk_next(vm, &walk, &key)) > 0) {
        bool ok = vm_setitem(vm, dict, key, nargs > 2 ? args[2] : VALUE_NONE);
        drop(vm, key);
        if (!ok) {
            more = -1;
            break;
        }
    }
    walk_end(vm, &walk);
    if (more < 0) {
        drop(vm, dict);
        return VALUE_ERROR;
    }
    return dict;
}

static value dict_keys_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "dict.keys", nargs - 1, kwnames, 0, 0)
               ? dict_view_new(vm, vm_type(vm, DICT_KEYS), value_as(dict, args[0]))
               : VALUE_ERROR;
}

static value dict_values_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    return args_check(vm, "dict.values", nargs - 1, kwnames, 0, 0)
               ? dict_view_new(vm, vm_type(vm, DICT_VALUES), value_as(dict, args[0]))
               : VALUE_ERROR;
}

static value dict_items_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return args_check(vm, "dict.items", nargs - 1, kwnames, 0, 0)
               ? dict_view_new(vm, vm_type(vm, DICT_ITEMS), value_as(dict, args[0]))
               : VALUE_ERROR;
}

static value dict_reversed_method(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    return args_check(vm, "dict.__reversed__", nargs - 1, kwnames, 0, 0)
               ? dict_iterator_new(vm, vm_type(vm, DICT_REVERSE_KEY_ITERATOR),
                                   value_as(dict, args[0]))
               : VALUE_ERROR;
}

static const struct native_def dict_methods[] = {
    {"get", dict_get_method, NATIVE_PLAIN},
    {"setdefault", dict_setdefault_method, NATIVE_PLAIN},
    {"pop", dict_pop_method, NATIVE_PLAIN},
    {"popitem", dict_popitem_method, NATIVE_PLAIN},
    {"update", dict_update_method, NATIVE_PLAIN},
    {"clear", dict_clear_method, NATIVE_PLAIN},
    {"copy", dict_copy_method, NATIVE_PLAIN},
    {"fromkeys", dict_fromkeys_method, NATIVE_CLASS},
    {"keys", dict_keys_method, NATIVE_PLAIN},
    {"values", dict_values_method, NATIVE_PLAIN},
    {"items", dict_items_method, NATIVE_PLAIN},
    {"__reversed__", dict_reversed_method, NATIVE_PLAIN},
    {"__class_getitem__", container_class_getitem, NATIVE_CLASS},
    {NULL, NULL, 0},
};

void dict_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "dict", NULL, LAYOUT_DICT,
                                        sizeof(struct dict), TYPE_MAPPING);
    vm->types[T_DICT] = type;
    type->dealloc = dict_dealloc;
    type->traverse = dict_traverse;
    type->new_ = dict_make;
    type->init = dict_init;
    type->repr = dict_repr;
    type->compare = dict_compare;
    type->binary = dict_binary;
    type->inplace = dict_inplace;
    type->len = dict_len;
    type->getitem = dict_getitem;
    type->setitem = dict_setitem;
    type->contains = dict_contains;
    type->iter = dict_iter;
    type_add_natives(vm, type, dict_methods);
    type_ready(vm, type);
    dict_iterator_init_types(vm);
    dict_view_init_types(vm);
}
