/* heapq and bisect: lists kept as heaps, lists kept sorted. */
#include "stdlib/common.h"
#include "stdlib/stdlib.h"

/* ---- heapq: the smallest at 0; `max` turns the order round ---- */

static int heap_less(struct vm *vm, value a, value b, bool max)
{
    return max ? vm_compare_truth(vm, b, a, COMPARE_LT) : vm_compare_truth(vm, a, b, COMPARE_LT);
}

static bool heap_changed(struct vm *vm, const struct list *list, size_t count)
{
    if (list->count == count) {
        return false;
    }
    vm_raise(vm, EXC_RuntimeError, "list changed size during iteration");
    return true;
}

/* Compares two items of the list, which a __lt__ may change meanwhile. */
static int heap_item_less(struct vm *vm, struct list *list, size_t a, size_t b, bool max)
{
    size_t count = list->count;
    value left = keep(list->items[a]), right = keep(list->items[b]);
    int less = heap_less(vm, left, right, max);
    drop(vm, left);
    drop(vm, right);
    return less < 0 || heap_changed(vm, list, count) ? -1 : less;
}

static void heap_swap(struct list *list, size_t a, size_t b)
{
    value v = list->items[a];
    list->items[a] = list->items[b];
    list->items[b] = v;
}

/* Moves the item at `at` up until its parent is not larger, not above `top`. */
static bool heap_up(struct vm *vm, struct list *list, size_t top, size_t at, bool max)
{
    while (at > top) {
        size_t parent = (at - 1) >> 1;
        int less = heap_item_less(vm, list, at, parent, max);
        if (less < 0) {
            return false;
        }
        if (!less) {
            break;
        }
        heap_swap(list, at, parent);
        at = parent;
    }
    return true;
}

/* Down to a leaf along the smaller children, then up again: fewer comparisons, and the order of
 * equal items that programs see in CPython. */
static bool heap_down(struct vm *vm, struct list *list, size_t at, bool max)
{
    size_t top = at, count = list->count;
    while (2 * at + 1 < count) {
        size_t child = 2 * at + 1;
        if (child + 1 < count) {
            int less = heap_item_less(vm, list, child, child + 1, max);
            if (less < 0) {
                return false;
            }
            child += less ? 0 : 1;
        }
        heap_swap(list, at, child);
        at = child;
    }
    return heap_up(vm, list, top, at, max);
}

static struct list *heap_take_list(struct vm *vm, const char *name, const value *args, size_t nargs,
                                   struct tuple *kwnames, size_t wanted)
{
    if (!args_check(vm, name, nargs, kwnames, wanted, wanted)) {
        return NULL;
    }
    if (!value_is_list(args[0])) {
        vm_raise(vm, EXC_TypeError, "%s() argument%s must be list, not %s", name,
                 wanted == 1 ? "" : " 1",
                 value_is_none(args[0]) ? "None" : type_name_of(vm, args[0]));
        return NULL;
    }
    return value_as(list, args[0]);
}

static value heap_push(METHOD_ARGS)
{
    struct list *list = heap_take_list(vm, "heappush", args, nargs, kwnames, 2);
    if (!list) {
        return VALUE_ERROR;
    }
    list_append(vm, list, args[1]);
    return heap_up(vm, list, 0, list->count - 1, false) ? VALUE_NONE : VALUE_ERROR;
}

static value heap_pop_of(struct vm *vm, struct list *list, bool max)
{
    if (!list->count) {
        return vm_raise(vm, EXC_IndexError, "index out of range");
    }
    value last = list->items[--list->count];
    if (!list->count) {
        return last;
    }
    value first = list->items[0];
    list->items[0] = last;
    if (!heap_down(vm, list, 0, max)) {
        drop(vm, first);
        return VALUE_ERROR;
    }
    return first;
}

static value heap_pop(METHOD_ARGS)
{
    struct list *list = heap_take_list(vm, "heappop", args, nargs, kwnames, 1);
    return list ? heap_pop_of(vm, list, false) : VALUE_ERROR;
}

static value heap_pop_max(METHOD_ARGS)
{
    struct list *list = heap_take_list(vm, "_heappop_max", args, nargs, kwnames, 1);
    return list ? heap_pop_of(vm, list, true) : VALUE_ERROR;
}

static value heap_replace_of(struct vm *vm, struct list *list, value v, bool max)
{
    if (!list->count) {
        return vm_raise(vm, EXC_IndexError, "index out of range");
    }
    value first = list->items[0];
    list->items[0] = keep(v);
    if (!heap_down(vm, list, 0, max)) {
        drop(vm, first);
        return VALUE_ERROR;
    }
    return first;
}

static value heap_replace(METHOD_ARGS)
{
    struct list *list = heap_take_list(vm, "heapreplace", args, nargs, kwnames, 2);
    return list ? heap_replace_of(vm, list, args[1], false) : VALUE_ERROR;
}

static value heap_replace_max(METHOD_ARGS)
{
    struct list *list = heap_take_list(vm, "_heapreplace_max", args, nargs, kwnames, 2);
    return list ? heap_replace_of(vm, list, args[1], true) : VALUE_ERROR;
}

static value heap_pushpop(METHOD_ARGS)
{
    struct list *list = heap_take_list(vm, "heappushpop", args, nargs, kwnames, 2);
    if (!list) {
        return VALUE_ERROR;
    }
    if (!list->count) {
        return keep(args[1]);
    }
    value first = keep(list->items[0]);
    int less = heap_less(vm, first, args[1], false);
    drop(vm, first);
    if (less <= 0) {
        return less < 0 ? VALUE_ERROR : keep(args[1]);
    }
    return heap_replace_of(vm, list, args[1], false);
}

static value heap_make(struct vm *vm, struct list *list, bool max)
{
    for (size_t i = list->count / 2; i-- > 0;) {
        if (i < list->count && !heap_down(vm, list, i, max)) {
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static value heap_heapify(METHOD_ARGS)
{
    struct list *list = heap_take_list(vm, "heapify", args, nargs, kwnames, 1);
    return list ? heap_make(vm, list, false) : VALUE_ERROR;
}

static value heap_heapify_max(METHOD_ARGS)
{
    struct list *list = heap_take_list(vm, "_heapify_max", args, nargs, kwnames, 1);
    return list ? heap_make(vm, list, true) : VALUE_ERROR;
}

static bool heapq_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"heappush", heap_push, NATIVE_PLAIN},
        {"heappop", heap_pop, NATIVE_PLAIN},
        {"heapreplace", heap_replace, NATIVE_PLAIN},
        {"heappushpop", heap_pushpop, NATIVE_PLAIN},
        {"heapify", heap_heapify, NATIVE_PLAIN},
        {"_heappop_max", heap_pop_max, NATIVE_PLAIN},
        {"_heapreplace_max", heap_replace_max, NATIVE_PLAIN},
        {"_heapify_max", heap_heapify_max, NATIVE_PLAIN},
        {0}};
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def heapq_module = {"_heapq", heapq_fill};

/* ---- bisect ---- */

/* Where v belongs; false: exception.  args: a, x, lo, hi, key. */
static bool bisect_find(struct vm *vm, const value *a, bool right, int64_t *place)
{
    int64_t low = 0, high = -1;
    if (!value_is_unbound(a[2]) && !vm_index(vm, a[2], &low)) {
        return false;
    }
    if (low < 0) {
        vm_raise(vm, EXC_ValueError, "lo must be non-negative");
        return false;
    }
    if (!value_is_unbound(a[3]) && !value_is_none(a[3]) && !vm_index(vm, a[3], &high)) {
        return false;
    }
    if (high < 0 && (high = vm_len(vm, a[0])) < 0) {
        return false;
    }
    bool keyed = !value_is_unbound(a[4]) && !value_is_none(a[4]);
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        value item = vm_getitem(vm, a[0], value_from_small_int(middle));
        if (keyed && !value_is_error(item)) {
            value key = vm_call1(vm, a[4], item);
            drop(vm, item);
            item = key;
        }
        if (value_is_error(item)) {
            return false;
        }
        int less = right ? vm_compare_truth(vm, a[1], item, COMPARE_LT)
                         : vm_compare_truth(vm, item, a[1], COMPARE_LT);
        drop(vm, item);
        if (less < 0) {
            return false;
        }
        if (right ? less : !less) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    *place = low;
    return true;
}

static value bisect_call(struct vm *vm, const char *name, const value *args, size_t nargs,
                         struct tuple *kwnames, bool right, bool insert)
{
    value a[5];
    int64_t place;
    if (!args_bind(vm, name, "a x lo? hi? * key?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    value x = a[1];
    bool keyed = insert && !value_is_unbound(a[4]) && !value_is_none(a[4]);
    if (keyed) { /* insort compares keys, bisect takes one */
        a[1] = vm_call1(vm, a[4], x);
        if (value_is_error(a[1])) {
            return VALUE_ERROR;
        }
    }
    bool found = bisect_find(vm, a, right, &place);
    if (keyed) {
        drop(vm, a[1]);
    }
    if (!found) {
        return VALUE_ERROR;
    }
    if (!insert) {
        return int_from_int64(vm, place);
    }
    return vm_call_method(vm, a[0], "insert", (value[]){value_from_small_int(place), x}, 2);
}

static value bisect_left(METHOD_ARGS)
{
    return bisect_call(vm, "bisect_left", args, nargs, kwnames, false, false);
}

static value bisect_right(METHOD_ARGS)
{
    return bisect_call(vm, "bisect_right", args, nargs, kwnames, true, false);
}

static value insort_left(METHOD_ARGS)
{
    return bisect_call(vm, "insort_left", args, nargs, kwnames, false, true);
}

static value insort_right(METHOD_ARGS)
{
    return bisect_call(vm, "insort_right", args, nargs, kwnames, true, true);
}

static bool bisect_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {{"bisect_left", bisect_left, NATIVE_PLAIN},
                                                  {"bisect_right", bisect_right, NATIVE_PLAIN},
                                                  {"bisect", bisect_right, NATIVE_PLAIN},
                                                  {"insort_left", insort_left, NATIVE_PLAIN},
                                                  {"insort_right", insort_right, NATIVE_PLAIN},
                                                  {"insort", insort_right, NATIVE_PLAIN},
                                                  {0}};
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def bisect_module = {"bisect", bisect_fill};
