/* The methods of list.  References: see vm/value.h. */
#include "vm/container_private.h"

static value list_append_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if ((nargs != 2 || kwnames) && !args_check(vm, "list.append", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    list_append(vm, value_as(list, args[0]), args[1]);
    return VALUE_NONE;
}

static value list_extend_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "list.extend", nargs - 1, kwnames, 1, 1) ||
        !list_extend(vm, value_as(list, args[0]), args[1])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value list_insert_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    int64_t at;
    if (!args_check(vm, "list.insert", nargs - 1, kwnames, 2, 2) || !vm_count(vm, args[1], &at)) {
        return VALUE_ERROR;
    }
    struct list *list = value_as(list, args[0]);
    int64_t count = (int64_t)list->count;
    if (at < 0) {
        at = at + count < 0 ? 0 : at + count;
    }
    size_t place = (size_t)(at > count ? count : at);
    return list_replace_range(vm, list, place, place, &args[2], 1) ? VALUE_NONE : VALUE_ERROR;
}

static value list_pop_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t at = -1;
    if (!args_check(vm, "list.pop", nargs - 1, kwnames, 0, 1) ||
        (nargs > 1 && !vm_count(vm, args[1], &at))) {
        return VALUE_ERROR;
    }
    struct list *list = value_as(list, args[0]);
    if (!list->count) {
        return vm_raise(vm, EXC_IndexError, "pop from empty list");
    }
    if (at < 0) {
        at += (int64_t)list->count;
    }
    if (at < 0 || (size_t)at >= list->count) {
        return vm_raise(vm, EXC_IndexError, "pop index out of range");
    }
    value item = list->items[at];
    list->count--;
    memmove(list->items + at, list->items + at + 1, (list->count - (size_t)at) * sizeof(value));
    return item;
}

static value list_remove_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    size_t at;
    if (!args_check(vm, "list.remove", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct list *list = value_as(list, args[0]);
    int found = sequence_find(vm, args[0], args[1], 0, SIZE_MAX, &at);
    if (found < 0) {
        return VALUE_ERROR;
    }
    if (!found) {
        return vm_raise(vm, EXC_ValueError, "list.remove(x): x not in list");
    }
    if (at < list->count) {
        list_replace_range(vm, list, at, at + 1, NULL, 0);
    }
    return VALUE_NONE;
}

static value list_clear_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "list.clear", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    list_clear(vm, value_as(list, args[0]));
    return VALUE_NONE;
}

static value list_copy_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "list.copy", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct list *list = value_as(list, args[0]);
    return value_from_object(list_from_items(vm, list->items, list->count));
}

static value list_reverse_method(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    if (!args_check(vm, "list.reverse", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct list *list = value_as(list, args[0]);
    for (size_t i = 0, j = list->count; i + 1 < j; i++) {
        value v = list->items[i];
        list->items[i] = list->items[--j];
        list->items[j] = v;
    }
    return VALUE_NONE;
}

static value list_count_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "list.count", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    int64_t total = 0;
    size_t at = 0;
    int found;
    for (size_t from = 0; (found = sequence_find(vm, args[0], args[1], from, SIZE_MAX, &at)) > 0;
         from = at + 1) {
        total++;
    }
    return found < 0 ? VALUE_ERROR : value_from_small_int(total);
}

static value list_index_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    size_t start, stop, at;
    if (!args_check(vm, "list.index", nargs - 1, kwnames, 1, 3)) {
        return VALUE_ERROR;
    }
    size_t count = value_as(list, args[0])->count;
    if (!sequence_bound(vm, nargs > 2 ? args[2] : VALUE_UNBOUND, count, 0, &start) ||
        !sequence_bound(vm, nargs > 3 ? args[3] : VALUE_UNBOUND, count, SIZE_MAX, &stop)) {
        return VALUE_ERROR;
    }
    int found = sequence_find(vm, args[0], args[1], start, stop, &at);
    if (found == 0) {
        value text = vm_repr(vm, args[1]);
        if (!value_is_error(text)) {
            vm_raise(vm, EXC_ValueError, "%s is not in list", value_as(str, text)->text);
        }
        drop_result(vm, text);
    }
    return found == 1 ? value_from_small_int((int64_t)at) : VALUE_ERROR;
}

static value list_reversed_method(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    if (!args_check(vm, "list.__reversed__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    return sequence_iterator_new(vm, vm_type(vm, LIST_REVERSE_ITERATOR), args[0],
                                 value_as(list, args[0])->count);
}

static value list_sort_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[2];
    if (!args_bind(vm, "sort", "* key? reverse?", args + 1, nargs - 1, kwnames, a)) {
        return VALUE_ERROR;
    }
    int reverse = value_is_unbound(a[1]) ? 0 : vm_truth(vm, a[1]);
    value key = value_is_none(a[0]) ? VALUE_UNBOUND : a[0];
    if (reverse < 0 || !list_sort(vm, value_as(list, args[0]), key, reverse)) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

const struct native_def *list_method_defs(void)
{
    static const struct native_def methods[] = {
        {"append", list_append_method, NATIVE_PLAIN},
        {"extend", list_extend_method, NATIVE_PLAIN},
        {"insert", list_insert_method, NATIVE_PLAIN},
        {"pop", list_pop_method, NATIVE_PLAIN},
        {"remove", list_remove_method, NATIVE_PLAIN},
        {"clear", list_clear_method, NATIVE_PLAIN},
        {"copy", list_copy_method, NATIVE_PLAIN},
        {"reverse", list_reverse_method, NATIVE_PLAIN},
        {"count", list_count_method, NATIVE_PLAIN},
        {"index", list_index_method, NATIVE_PLAIN},
        {"sort", list_sort_method, NATIVE_PLAIN},
        {"__reversed__", list_reversed_method, NATIVE_PLAIN},
        {"__class_getitem__", container_class_getitem, NATIVE_CLASS},
        {NULL, NULL, 0},
    };
    return methods;
}
