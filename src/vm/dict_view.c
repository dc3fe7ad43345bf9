/* What dict.keys(), values() and items() give, and the iterators of dicts.
 *
 * References: see vm/value.h.
 */
#include "vm/container_private.h"
#include "vm/iterator_private.h"
#include "vm/native.h"

/* ---- iterators ---- */

value dict_iterator_new(struct vm *vm, struct type *type, struct dict *dict)
{
    struct dict_iterator *iterator = object_new(vm, type, sizeof *iterator);
    bool reverse = type == vm_type(vm, DICT_REVERSE_KEY_ITERATOR) ||
                   type == vm_type(vm, DICT_REVERSE_VALUE_ITERATOR) ||
                   type == vm_type(vm, DICT_REVERSE_ITEM_ITERATOR);
    iterator->dict = keep_object(dict);
    iterator->at = reverse ? dict->count : 0;
    iterator->used = iterator->left = dict->used;
    return value_from_object(iterator);
}

static void iterator_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct dict_iterator *)self)->dict);
    object_release(vm, self, sizeof(struct dict_iterator));
}

static void iterator_traverse(struct object *self, visit_fn visit, void *context)
{
    if (((struct dict_iterator *)self)->dict) {
        visit(context, value_from_object(((struct dict_iterator *)self)->dict));
    }
}

/* The next entry, or NULL: the end, or an error. */
static const struct dict_entry *iterator_step(struct vm *vm, value self, bool reverse)
{
    struct dict_iterator *iterator = value_as(dict_iterator, self);
    struct dict *dict = iterator->dict;
    if (!dict) {
        return NULL;
    }
    if (dict->used != iterator->used) {
        iterator->used = SIZE_MAX; /* and so it stays */
        vm_raise(vm, EXC_RuntimeError, "dictionary changed size during iteration");
        return NULL;
    }
    if (reverse) {
        size_t at = iterator->at > dict->count ? dict->count : iterator->at;
        while (at > 0) {
            const struct dict_entry *entry = &dict->entries[--at];
            if (!value_is_unbound(entry->key)) {
                iterator->at = at;
                iterator->left -= iterator->left > 0;
                return entry;
            }
        }
    } else {
        iterator->at = iterator->at ? iterator->at : dict_first(dict);
        while (iterator->at < dict->count) {
            const struct dict_entry *entry = &dict->entries[iterator->at++];
            if (!value_is_unbound(entry->key)) {
                if (iterator->left == 0) {
                    vm_raise(vm, EXC_RuntimeError, "dictionary keys changed during iteration");
                    break;
                }
                iterator->left--;
                iterator->last = entry->key;
                return entry;
            }
        }
        /* Entries cut off at the end leave room for new ones where this has been already. */
        size_t at = iterator->at;
        if (iterator->left == 0 && at > 0 && at <= dict->count &&
            !value_is_unbound(dict->entries[at - 1].key) &&
            !value_same(dict->entries[at - 1].key, iterator->last)) {
            vm_raise(vm, EXC_RuntimeError, "dictionary keys changed during iteration");
        }
    }
    iterator->dict = NULL;
    drop_object(vm, dict);
    return NULL;
}

static value iterator_length_hint(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    if (!args_check(vm, "__length_hint__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct dict_iterator *iterator = value_as(dict_iterator, args[0]);
    bool valid = iterator->dict && iterator->dict->used == iterator->used;
    return value_from_small_int(valid ? (int64_t)iterator->left : 0);
}

static const struct native_def iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0},
    {NULL, NULL, 0},
};

static value iterator_end(struct vm *vm)
{
    return error_pending(vm) ? VALUE_ERROR : VALUE_UNBOUND;
}

static value entry_pair(struct vm *vm, const struct dict_entry *entry)
{
    struct tuple *pair = tuple_new(vm, 2);
    pair->items[0] = keep(entry->key);
    pair->items[1] = keep(entry->v);
    return value_from_object(pair);
}

static value key_next(struct vm *vm, value self)
{
    const struct dict_entry *entry = iterator_step(vm, self, false);
    return entry ? keep(entry->key) : iterator_end(vm);
}

static value value_next(struct vm *vm, value self)
{
    const struct dict_entry *entry = iterator_step(vm, self, false);
    return entry ? keep(entry->v) : iterator_end(vm);
}

static value item_next(struct vm *vm, value self)
{
    const struct dict_entry *entry = iterator_step(vm, self, false);
    return entry ? entry_pair(vm, entry) : iterator_end(vm);
}

static value reverse_key_next(struct vm *vm, value self)
{
    const struct dict_entry *entry = iterator_step(vm, self, true);
    return entry ? keep(entry->key) : iterator_end(vm);
}

static value reverse_value_next(struct vm *vm, value self)
{
    const struct dict_entry *entry = iterator_step(vm, self, true);
    return entry ? keep(entry->v) : iterator_end(vm);
}

static value reverse_item_next(struct vm *vm, value self)
{
    const struct dict_entry *entry = iterator_step(vm, self, true);
    return entry ? entry_pair(vm, entry) : iterator_end(vm);
}

void dict_iterator_init_types(struct vm *vm)
{
    static const struct {
        enum vm_type id;
        const char *name;
        value (*next)(struct vm *vm, value self);
    } types[] = {
        {T_DICT_KEY_ITERATOR, "dict_keyiterator", key_next},
        {T_DICT_VALUE_ITERATOR, "dict_valueiterator", value_next},
        {T_DICT_ITEM_ITERATOR, "dict_itemiterator", item_next},
        {T_DICT_REVERSE_KEY_ITERATOR, "dict_reversekeyiterator", reverse_key_next},
        {T_DICT_REVERSE_VALUE_ITERATOR, "dict_reversevalueiterator", reverse_value_next},
        {T_DICT_REVERSE_ITEM_ITERATOR, "dict_reverseitemiterator", reverse_item_next},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct type *type = type_new_native(vm, "builtins", types[i].name, NULL, LAYOUT_OTHER,
                                            sizeof(struct dict_iterator), TYPE_FINAL);
        vm->types[types[i].id] = type;
        type->dealloc = iterator_dealloc;
        type->traverse = iterator_traverse;
        type->iter = iterator_self;
        type->next = types[i].next;
        type_add_natives(vm, type, iterator_methods);
        type_ready(vm, type);
    }
}

/* ---- views ---- */

struct dict_view {
    struct object head;
    struct dict *dict;
};

value dict_view_new(struct vm *vm, struct type *type, struct dict *dict)
{
    struct dict_view *view = object_new(vm, type, sizeof *view);
    view->dict = keep_object(dict);
    return value_from_object(view);
}

static struct dict *view_dict(value self)
{
    return value_as(dict_view, self)->dict;
}

static void view_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct dict_view *)self)->dict);
    object_release(vm, self, sizeof(struct dict_view));
}

static void view_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, value_from_object(((struct dict_view *)self)->dict));
}

/* Is it a collections.OrderedDict, whose views show another name? */
static bool is_ordered_dict(const struct dict *dict)
{
    const struct type *type = dict->head.type;
    while (type->flags & TYPE_HEAP && strcmp(type_own_name(type), "OrderedDict") != 0) {
        type = type->base;
    }
    return type->flags & TYPE_HEAP;
}

static value view_repr(struct vm *vm, value self)
{
    if (!vm_repr_enter(vm, self)) {
        return error_pending(vm) ? VALUE_ERROR : str_value(str_from_c(vm, "..."));
    }
    struct list *list = list_from_iterable(vm, self);
    struct strbuf out = {0};
    strbuf_printf(&out, "%s%s(", is_ordered_dict(view_dict(self)) ? "o" : "",
                  type_name_of(vm, self));
    bool ok = list && repr_add(vm, &out, value_from_object(list));
    strbuf_add_char(&out, ')');
    drop_object(vm, list);
    vm_repr_leave(vm, self);
    if (!ok) {
        strbuf_free(&out);
        return VALUE_ERROR;
    }
    return strbuf_to_str(vm, &out);
}

static int64_t view_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)view_dict(self)->used;
}

static value keys_iter(struct vm *vm, value self)
{
    return dict_iterator_new(vm, vm_type(vm, DICT_KEY_ITERATOR), view_dict(self));
}

static value values_iter(struct vm *vm, value self)
{
    return dict_iterator_new(vm, vm_type(vm, DICT_VALUE_ITERATOR), view_dict(self));
}

static value items_iter(struct vm *vm, value self)
{
    return dict_iterator_new(vm, vm_type(vm, DICT_ITEM_ITERATOR), view_dict(self));
}

static int keys_contains(struct vm *vm, value self, value key)
{
    value found;
    return dict_get(vm, view_dict(self), key, &found) ? !value_is_unbound(found) : -1;
}

static int items_contains(struct vm *vm, value self, value item)
{
    if (!value_is_tuple(item) || value_as(tuple, item)->count != 2) {
        return 0;
    }
    value found;
    if (!dict_get(vm, view_dict(self), value_as(tuple, item)->items[0], &found)) {
        return -1;
    }
    if (value_is_unbound(found)) {
        return 0;
    }
    keep(found);
    int same = equal_fast(vm, found, value_as(tuple, item)->items[1]);
    drop(vm, found);
    return same;
}

static bool is_set_view(struct vm *vm, value v)
{
    return value_is_exactly(v, vm_type(vm, DICT_KEYS)) ||
           value_is_exactly(v, vm_type(vm, DICT_ITEMS));
}

/* Is each item of a in b?  1, 0, -1 */
static int all_in(struct vm *vm, value a, value b)
{
    value iterator = vm_iter(vm, a), item;
    int there = 1;
    if (value_is_error(iterator)) {
        return -1;
    }
    while (there == 1 && !value_is_unbound(item = vm_next(vm, iterator))) {
        there = value_is_error(item) ? -1 : vm_contains(vm, b, item);
        drop_result(vm, item);
    }
    drop(vm, iterator);
    return there;
}

static value view_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!is_set_view(vm, a) || !(value_is_set(b) || is_set_view(vm, b))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int64_t m = vm_len(vm, a), n = vm_len(vm, b);
    int result = 0;
    switch (op) {
    case COMPARE_EQ:
    case COMPARE_NE:
        result = m == n ? all_in(vm, a, b) : 0;
        result = result >= 0 && op == COMPARE_NE ? !result : result;
        break;
    case COMPARE_LT: result = m < n ? all_in(vm, a, b) : 0; break;
    case COMPARE_LE: result = m <= n ? all_in(vm, a, b) : 0; break;
    case COMPARE_GT: result = m > n ? all_in(vm, b, a) : 0; break;
    case COMPARE_GE: result = m >= n ? all_in(vm, b, a) : 0; break;
    }
    return result < 0 ? VALUE_ERROR : value_from_bool(result);
}

/* keys & other: a set; by the set's own methods. */
static value view_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    const char *method = op == BINARY_SUBTRACT ? "difference_update"
                         : op == BINARY_AND    ? "intersection"
                         : op == BINARY_OR     ? "update"
                         : op == BINARY_XOR    ? "symmetric_difference_update"
                                               : NULL;
    if (!method || !(is_set_view(vm, a) || is_set_view(vm, b))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct set *set = set_new(vm, false);
    if (!set_update(vm, set, a)) {
        drop_object(vm, set);
        return VALUE_ERROR;
    }
    value result = vm_call_method(vm, value_from_object(set), method, &b, 1);
    if (value_is_none(result)) {
        return value_from_object(set);
    }
    drop_object(vm, set);
    return result;
}

static value view_isdisjoint(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "isdisjoint", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    value iterator = vm_iter(vm, args[1]), item;
    int there = 0;
    if (value_is_error(iterator)) {
        return VALUE_ERROR;
    }
    while (there == 0 && !value_is_unbound(item = vm_next(vm, iterator))) {
        there = value_is_error(item) ? -1 : vm_contains(vm, args[0], item);
        drop_result(vm, item);
    }
    drop(vm, iterator);
    return there < 0 ? VALUE_ERROR : value_from_bool(!there);
}

static value view_reversed(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__reversed__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    enum vm_type id =
        value_is_exactly(args[0], vm_type(vm, DICT_KEYS))    ? T_DICT_REVERSE_KEY_ITERATOR
        : value_is_exactly(args[0], vm_type(vm, DICT_ITEMS)) ? T_DICT_REVERSE_ITEM_ITERATOR
                                                             : T_DICT_REVERSE_VALUE_ITERATOR;
    return dict_iterator_new(vm, vm->types[id], view_dict(args[0]));
}

static const struct native_def view_methods[] = {
    {"__reversed__", view_reversed, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

static const struct native_def set_view_methods[] = {
    {"isdisjoint", view_isdisjoint, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

static struct type *view_type(struct vm *vm, enum vm_type id, const char *name)
{
    struct type *type = type_new_native(vm, "builtins", name, NULL, LAYOUT_OTHER,
                                        sizeof(struct dict_view), TYPE_FINAL);
    vm->types[id] = type;
    type->dealloc = view_dealloc;
    type->traverse = view_traverse;
    type->repr = view_repr;
    type->len = view_len;
    type_add_natives(vm, type, view_methods);
    return type;
}

void dict_view_init_types(struct vm *vm)
{
    struct type *type = view_type(vm, T_DICT_VALUES, "dict_values");
    type->iter = values_iter;
    type_ready(vm, type);

    type = view_type(vm, T_DICT_KEYS, "dict_keys");
    type->iter = keys_iter;
    type->contains = keys_contains;
    type->compare = view_compare;
    type->binary = view_binary;
    type_add_natives(vm, type, set_view_methods);
    type_ready(vm, type);

    type = view_type(vm, T_DICT_ITEMS, "dict_items");
    type->iter = items_iter;
    type->contains = items_contains;
    type->compare = view_compare;
    type->binary = view_binary;
    type_add_natives(vm, type, set_view_methods);
    type_ready(vm, type);
}
