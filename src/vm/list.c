/* list: its storage, slots, slices.  The methods are in list_methods.c, sorting in
 * sort.c.
 *
 * Comparing items may run Python code that changes the list: loops look at count
 * anew each time and hold the item meanwhile.  References: see vm/value.h.
 */
#include "vm/container_private.h"
#include "vm/iterator.h"

/* ---- storage ---- */

static void list_set_capacity(struct vm *vm, struct list *list, size_t capacity)
{
    list->items = heap_resize(&vm->heap, list->items, list->capacity * sizeof(value),
                              capacity * sizeof(value));
    list->capacity = capacity;
}

void list_reserve(struct vm *vm, struct list *list, size_t capacity)
{
    if (capacity > list->capacity) {
        list_set_capacity(vm, list, capacity);
    }
}

static void list_grow(struct vm *vm, struct list *list, size_t wanted)
{
    if (wanted > list->capacity) {
        /* Small ones as CPython's grow: sys.getsizeof() tells (vm/sizeof.c). */
        size_t more = list->count == 0 && wanted > 1 ? wanted
                      : wanted <= 64                 ? (wanted + (wanted >> 3) + 6) & ~(size_t)3
                                                     : list->capacity + list->capacity / 2;
        list_set_capacity(vm, list, wanted > more ? wanted : more);
    }
}

static struct list *list_new_of(struct vm *vm, struct type *type, size_t capacity)
{
    struct list *list = object_new(vm, type, sizeof *list);
    list_reserve(vm, list, capacity);
    return list;
}

struct list *list_new(struct vm *vm, size_t capacity)
{
    return list_new_of(vm, vm_type(vm, LIST), capacity);
}

struct list *list_from_items(struct vm *vm, const value *items, size_t count)
{
    struct list *list = list_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        list->items[i] = keep(items[i]);
    }
    list->count = count;
    return list;
}

struct list *list_from_iterable(struct vm *vm, value iterable)
{
    struct list *list = list_new(vm, 0);
    if (!list_extend(vm, list, iterable)) {
        drop_object(vm, list);
        return NULL;
    }
    return list;
}

void list_append_steal(struct vm *vm, struct list *list, value v)
{
    if (list->count == list->capacity) {
        list_grow(vm, list, list->count + 1);
    }
    list->items[list->count++] = v;
}

void list_append(struct vm *vm, struct list *list, value v)
{
    list_append_steal(vm, list, keep(v));
}

/* A list that is as long as the range: the commonest list(…). */
static bool extend_by_range(struct vm *vm, struct list *list, struct range *range)
{
    int64_t start, step, length;
    if (!int_to_int64(range->length, &length)) {
        vm_raise(vm, EXC_OverflowError, "Python int too large to convert to C ssize_t");
        return false;
    }
    if (!value_is_small_int(range->start) || !value_is_small_int(range->step) ||
        !value_is_small_int(range->stop)) {
        return true;
    }
    if (!memory_allow(vm, (uint64_t)length, sizeof(value))) {
        return false;
    }
    start = value_small_int(range->start);
    step = value_small_int(range->step);
    list_grow(vm, list, list->count + (size_t)length);
    vm_burn(vm, (uint64_t)length);
    for (int64_t i = 0; i < length; i++) {
        list->items[list->count++] = value_from_small_int(start + i * step);
    }
    return true;
}

bool list_extend(struct vm *vm, struct list *list, value iterable)
{
    if (value_is_exactly(iterable, vm_type(vm, LIST)) ||
        value_is_exactly(iterable, vm_type(vm, TUPLE))) {
        size_t count = sequence_count(iterable);
        if (!memory_allow(vm, count, sizeof(value))) {
            return false;
        }
        list_grow(vm, list, list->count + count);
        keep_values(list->items + list->count,
                    value_is_list(iterable) ? value_as(list, iterable)->items
                                            : value_as(tuple, iterable)->items,
                    count);
        list->count += count;
        return true;
    }
    if (value_is_exactly(iterable, vm_type(vm, RANGE))) {
        struct range *range = value_as(range, iterable);
        if (value_is_small_int(range->start) && value_is_small_int(range->stop) &&
            value_is_small_int(range->step)) {
            return extend_by_range(vm, list, range);
        }
    }
    value iterator = vm_iter(vm, iterable);
    if (value_is_error(iterator)) {
        return false;
    }
    value item;
    uint64_t items = 0;
    for (; !value_is_unbound(item = next_item(vm, iterator)) && !value_is_error(item); items++) {
        list_append_steal(vm, list, item);
    }
    vm_burn(vm, items);
    drop(vm, iterator);
    return !value_is_error(item);
}

void list_clear(struct vm *vm, struct list *list)
{
    value *items = list->items;
    size_t count = list->count, capacity = list->capacity;
    list->items = NULL;
    list->count = list->capacity = 0;
    while (count) {
        if (count >= 4 && four_ints(items + count - 4)) {
            count -= 4;
        } else {
            drop(vm, items[--count]);
        }
    }
    if (items) {
        heap_free(&vm->heap, items, capacity * sizeof(value));
    }
}

static void list_dealloc(struct vm *vm, struct object *self)
{
    list_clear(vm, (struct list *)self);
    object_release(vm, self, sizeof(struct list));
}

static void list_traverse(struct object *self, visit_fn visit, void *context)
{
    struct list *list = (struct list *)self;
    for (size_t i = 0; i < list->count; i++) {
        visit(context, list->items[i]);
    }
}

/* Puts `count` items in the place of [start, stop).  Old ones are dropped last, when
 * the list is whole again. */
bool list_replace_range(struct vm *vm, struct list *list, size_t start, size_t stop,
                        const value *items, size_t count)
{
    size_t removed = stop - start, tail = list->count - stop;
    value few[8];
    value *old = few;
    if (!memory_allow(vm, (uint64_t)list->count + count, sizeof(value))) {
        return false;
    }
    if (removed > 8) {
        old = heap_alloc(&vm->heap, removed * sizeof(value));
    }
    if (removed) {
        memcpy(old, list->items + start, removed * sizeof(value));
    }
    list_grow(vm, list, start + count + tail);
    if (tail && count != removed) {
        memmove(list->items + start + count, list->items + stop, tail * sizeof(value));
    }
    for (size_t i = 0; i < count; i++) {
        list->items[start + i] = keep(items[i]);
    }
    list->count = start + count + tail;
    for (size_t i = 0; i < removed; i++) {
        drop(vm, old[i]);
    }
    if (old != few) {
        heap_free(&vm->heap, old, removed * sizeof(value));
    }
    return true;
}

/* ---- slots ---- */

static value list_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_object(list_new_of(vm, type, 0));
}

static bool list_init(struct vm *vm, value self, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    if ((value_type(vm, self)->new_ == vm_type(vm, LIST)->new_ &&
         !args_no_keywords(vm, "list", kwnames)) ||
        !args_check(vm, "list", nargs, NULL, 0, 1)) {
        return false;
    }
    if (value_as(list, self)->count) {
        list_clear(vm, value_as(list, self));
    }
    return nargs == 0 || list_extend(vm, value_as(list, self), args[0]);
}

static value list_repr(struct vm *vm, value self)
{
    struct list *list = value_as(list, self);
    if (!list->count) {
        return str_value(str_from_c(vm, "[]"));
    }
    if (!vm_repr_enter(vm, self)) {
        return error_pending(vm) ? VALUE_ERROR : str_value(str_from_c(vm, "[...]"));
    }
    struct strbuf out = {0};
    bool ok = true;
    strbuf_add_char(&out, '[');
    for (size_t i = 0; ok && i < list->count; i++) {
        strbuf_add(&out, i ? ", " : "");
        value item = keep(list->items[i]);
        ok = repr_add(vm, &out, item);
        drop(vm, item);
    }
    strbuf_add_char(&out, ']');
    vm_repr_leave(vm, self);
    if (!ok) {
        strbuf_free(&out);
        return VALUE_ERROR;
    }
    return strbuf_to_str(vm, &out);
}

static value list_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!value_is_list(a) || !value_is_list(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return sequence_compare(vm, a, b, op);
}

static value list_concat(struct vm *vm, value a, value b)
{
    if (!value_is_list(a)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!value_is_list(b)) {
        return sequence_refuse_concat(vm, a, b);
    }
    struct list *x = value_as(list, a), *y = value_as(list, b);
    if (!memory_allow(vm, x->count + y->count, sizeof(value))) {
        return VALUE_ERROR;
    }
    struct list *sum = list_new(vm, x->count + y->count);
    keep_values(sum->items, x->items, x->count);
    keep_values(sum->items + x->count, y->items, y->count);
    sum->count = x->count + y->count;
    return value_from_object(sum);
}

/* Appends the first `count` items times - 1 times more; times 0 empties the list. */
static bool list_multiply(struct vm *vm, struct list *list, int64_t times)
{
    size_t count = list->count;
    if (times == 0) {
        list_clear(vm, list);
        return true;
    }
    if (!sequence_repeat_fits(vm, count, times)) {
        return false;
    }
    list_reserve(vm, list, count * (size_t)times);
    for (size_t i = count; i < count * (size_t)times; i++) {
        list->items[i] = keep(list->items[i - count]);
    }
    list->count = count * (size_t)times;
    return true;
}

static value list_repeat(struct vm *vm, struct list *list, value by)
{
    int64_t times;
    if (!sequence_times(vm, by, &times)) {
        return VALUE_ERROR;
    }
    if (times < 0) {
        return sequence_refuse_repeat(vm, by);
    }
    if (!sequence_repeat_fits(vm, list->count, times)) {
        return VALUE_ERROR;
    }
    struct list *result = list_new(vm, list->count * (size_t)times);
    for (size_t i = 0; times && i < list->count; i++) {
        result->items[i] = keep(list->items[i]);
    }
    result->count = times ? list->count : 0;
    list_multiply(vm, result, times);
    return value_from_object(result);
}

static value list_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BINARY_ADD) {
        return list_concat(vm, a, b);
    }
    if (op == BINARY_MULTIPLY) {
        return value_is_list(a) ? list_repeat(vm, value_as(list, a), b)
                                : list_repeat(vm, value_as(list, b), a);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static value list_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    struct list *list = value_as(list, a);
    int64_t times;
    if (op == BINARY_ADD) {
        return list_extend(vm, list, b) ? keep(a) : VALUE_ERROR;
    }
    if (op != BINARY_MULTIPLY) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!sequence_times(vm, b, &times)) {
        return VALUE_ERROR;
    }
    if (times < 0) {
        return sequence_refuse_repeat(vm, b);
    }
    return list_multiply(vm, list, times) ? keep(a) : VALUE_ERROR;
}

static int64_t list_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)value_as(list, self)->count;
}

/* As slice_resolve(); an __index__ that changes the list meanwhile is asked again. */
static bool list_resolve(struct vm *vm, struct list *list, value key, int64_t *start, int64_t *stop,
                         int64_t *step, int64_t *count)
{
    for (int tries = 0; tries < 4; tries++) {
        size_t length = list->count;
        if (!slice_resolve(vm, key, (int64_t)length, start, stop, step, count)) {
            return false;
        }
        if (list->count == length) {
            return true;
        }
    }
    vm_raise(vm, EXC_RuntimeError, "list changed size while its slice was computed");
    return false;
}

value list_getitem(struct vm *vm, value self, value key)
{
    struct list *list = value_as(list, self);
    if (value_is_exactly(key, vm_type(vm, SLICE))) {
        int64_t start, stop, step, count;
        if (!list_resolve(vm, list, key, &start, &stop, &step, &count)) {
            return VALUE_ERROR;
        }
        struct list *part = list_new(vm, (size_t)count);
        if (step == 1) {
            keep_values(part->items, list->items + start, (size_t)count);
        } else {
            const value *from = list->items + start;
            for (int64_t i = 0; i < count; i++, from += step) {
                part->items[i] = keep(*from);
            }
        }
        part->count = (size_t)count;
        return value_from_object(part);
    }
    size_t at;
    if (!sequence_index(vm, "list", "list index out of range", key, list->count, &at)) {
        return VALUE_ERROR;
    }
    if (at >= list->count) { /* __index__ has changed it */
        return vm_raise(vm, EXC_IndexError, "list index out of range");
    }
    return keep(list->items[at]);
}

static void list_delete_steps(struct vm *vm, struct list *list, int64_t start, int64_t step,
                              int64_t count)
{
    if (step < 0) {
        start += (count - 1) * step;
        step = -step;
    }
    value *gone = heap_alloc(&vm->heap, (size_t)count * sizeof(value));
    size_t to = (size_t)start;
    int64_t taken = 0;
    for (size_t i = to; i < list->count; i++) {
        if (taken < count && (int64_t)i == start + taken * step) {
            gone[taken++] = list->items[i];
        } else {
            list->items[to++] = list->items[i];
        }
    }
    list->count = to;
    for (int64_t i = 0; i < count; i++) {
        drop(vm, gone[i]);
    }
    heap_free(&vm->heap, gone, (size_t)count * sizeof(value));
}

static bool list_set_slice(struct vm *vm, value self, value key, value v)
{
    struct list *list = value_as(list, self);
    int64_t start, stop, step, count;
    struct tuple *items = NULL;
    if (!value_is_unbound(v)) {
        /* A copy first: v may be the list itself, or change it while it is walked. */
        struct type *type = value_type(vm, v);
        if (!type->iter && !type->getitem) {
            vm_raise(vm, EXC_TypeError, "can only assign an iterable");
            return false;
        }
        items = tuple_from_iterable(vm, v);
        if (!items) {
            return false;
        }
    }
    bool ok = list_resolve(vm, list, key, &start, &stop, &step, &count);
    if (ok && step == 1) {
        size_t end = (size_t)(stop < start ? start : stop);
        ok = list_replace_range(vm, list, (size_t)start, end, items ? items->items : NULL,
                                items ? items->count : 0);
    } else if (ok && !items) {
        if (count) {
            list_delete_steps(vm, list, start, step, count);
        }
    } else if (ok && items->count != (size_t)count) {
        vm_raise(vm, EXC_ValueError,
                 "attempt to assign sequence of size %zu to extended slice of size %lld",
                 items->count, (long long)count);
        ok = false;
    } else if (ok) {
        /* The old items go into the tuple, which drops them at the end. */
        struct tuple *old = tuple_new(vm, (size_t)count);
        for (int64_t i = 0; i < count; i++) {
            old->items[i] = list->items[start + i * step];
            list->items[start + i * step] = keep(items->items[i]);
        }
        drop_object(vm, old);
    }
    drop_object(vm, items);
    return ok;
}

bool list_setitem(struct vm *vm, value self, value key, value v)
{
    struct list *list = value_as(list, self);
    if (value_is_exactly(key, vm_type(vm, SLICE))) {
        return list_set_slice(vm, self, key, v);
    }
    size_t at;
    if (!sequence_index(vm, "list", "list assignment index out of range", key, list->count, &at)) {
        return false;
    }
    if (at >= list->count) { /* __index__ has changed it */
        vm_raise(vm, EXC_IndexError, "list assignment index out of range");
        return false;
    }
    if (value_is_unbound(v)) {
        return list_replace_range(vm, list, at, at + 1, NULL, 0);
    }
    value_replace(vm, &list->items[at], keep(v));
    return true;
}

static int list_contains(struct vm *vm, value self, value item)
{
    size_t at;
    return sequence_find(vm, self, item, 0, SIZE_MAX, &at);
}

static value list_iter(struct vm *vm, value self)
{
    return sequence_iterator_new(vm, vm_type(vm, LIST_ITERATOR), self, 0);
}

void list_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "list", NULL, LAYOUT_LIST,
                                        sizeof(struct list), TYPE_SEQUENCE);
    vm->types[T_LIST] = type;
    type->dealloc = list_dealloc;
    type->traverse = list_traverse;
    type->new_ = list_make;
    type->init = list_init;
    type->repr = list_repr;
    type->compare = list_compare;
    type->binary = list_binary;
    type->inplace = list_inplace;
    type->len = list_len;
    type->getitem = list_getitem;
    type->setitem = list_setitem;
    type->contains = list_contains;
    type->iter = list_iter;
    type_add_natives(vm, type, list_method_defs());
    type_ready(vm, type);
}
