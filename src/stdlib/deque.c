/* collections.deque: a ring of values.
 *
 * The ring's size is a power of two.  `changes` counts additions and removals, so that an
 * iterator notices them.  References: see vm/value.h.
 */
#include "stdlib/common.h"
#include "stdlib/stdlib.h"

struct deque {
    struct object head;
    value *items;
    size_t first, count, capacity;
    int64_t max; /* -1: none */
    uint64_t changes;
};

struct deque_iterator {
    struct object head;
    struct deque *deque; /* NULL when it has ended */
    size_t at;
    uint64_t changes;
    bool backwards;
};

enum { DEQUE_CHANGED = -3 };

static void deque_dealloc(struct vm *vm, struct object *object);
static void deque_iterator_dealloc(struct vm *vm, struct object *object);
static value deque_iter(struct vm *vm, value self);

static inline struct deque *deque_of(value v)
{
    return value_as(deque, v);
}

static inline value *deque_place(const struct deque *self, size_t i)
{
    return &self->items[(self->first + i) & (self->capacity - 1)];
}

static void deque_grow(struct vm *vm, struct deque *self)
{
    size_t capacity = self->capacity ? self->capacity * 2 : 8;
    value *items = heap_alloc(&vm->heap, capacity * sizeof *items);
    for (size_t i = 0; i < self->count; i++) {
        items[i] = *deque_place(self, i);
    }
    if (self->items) {
        heap_free(&vm->heap, self->items, self->capacity * sizeof *items);
    }
    self->items = items;
    self->first = 0;
    self->capacity = capacity;
}

static value deque_take_first(struct deque *self)
{
    value v = *deque_place(self, 0);
    self->first = (self->first + 1) & (self->capacity - 1);
    self->count--;
    self->changes++;
    return v;
}

static value deque_take_last(struct deque *self)
{
    value v = *deque_place(self, --self->count);
    self->changes++;
    return v;
}

/* Both take v over. */
static void deque_push(struct vm *vm, struct deque *self, value v)
{
    if (self->count == self->capacity) {
        deque_grow(vm, self);
    }
    *deque_place(self, self->count++) = v;
    self->changes++;
    if (self->max >= 0 && self->count > (size_t)self->max) {
        drop(vm, deque_take_first(self));
    }
}

static void deque_push_left(struct vm *vm, struct deque *self, value v)
{
    if (self->count == self->capacity) {
        deque_grow(vm, self);
    }
    self->first = (self->first - 1) & (self->capacity - 1);
    self->items[self->first] = v;
    self->count++;
    self->changes++;
    if (self->max >= 0 && self->count > (size_t)self->max) {
        drop(vm, deque_take_last(self));
    }
}

static bool deque_fill(struct vm *vm, struct deque *self, value iterable, bool left)
{
    value source = keep(iterable);
    if (value_same(iterable, value_from_object(self))) {
        struct list *copy = list_from_iterable(vm, iterable);
        drop(vm, source);
        if (!copy) {
            return false;
        }
        source = value_from_object(copy);
    }
    struct walk walk;
    bool fine = walk_start(vm, &walk, source);
    if (fine) {
        value item;
        int more;
        while ((more = walk_next(vm, &walk, &item)) > 0) {
            if (left) {
                deque_push_left(vm, self, item);
            } else {
                deque_push(vm, self, item);
            }
        }
        walk_end(vm, &walk);
        fine = more == 0;
    }
    drop(vm, source);
    return fine;
}

static void deque_empty(struct vm *vm, struct deque *self)
{
    while (self->count) {
        drop(vm, deque_take_first(self));
    }
}

static struct deque *deque_new_like(struct vm *vm, struct type *type, int64_t max)
{
    struct deque *self = object_new(vm, type, sizeof *self);
    self->max = max;
    return self;
}

static value deque_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(deque_new_like(vm, type, -1));
}

static bool deque_init(struct vm *vm, value v, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    value a[2];
    if (!args_bind(vm, "deque", "iterable? maxlen?", args, nargs, kwnames, a)) {
        return false;
    }
    struct deque *self = deque_of(v);
    int64_t max = -1;
    if (!value_is_unbound(a[1]) && !value_is_none(a[1])) {
        if (!value_is_int(a[1])) {
            vm_raise(vm, EXC_TypeError, "an integer is required");
            return false;
        }
        if (!vm_count(vm, a[1], &max)) {
            return false;
        }
        if (max < 0) {
            vm_raise(vm, EXC_ValueError, "maxlen must be non-negative");
            return false;
        }
    }
    deque_empty(vm, self);
    self->max = max;
    return value_is_unbound(a[0]) || deque_fill(vm, self, a[0], false);
}

static void deque_dealloc(struct vm *vm, struct object *object)
{
    struct deque *self = (struct deque *)object;
    deque_empty(vm, self);
    if (self->items) {
        heap_free(&vm->heap, self->items, self->capacity * sizeof(value));
    }
    object_release(vm, object, sizeof *self);
}

static void deque_traverse(struct object *object, visit_fn visit, void *context)
{
    struct deque *self = (struct deque *)object;
    for (size_t i = 0; i < self->count; i++) {
        visit(context, *deque_place(self, i));
    }
    object_visit_extra(object, visit, context);
}

/* ---- methods ---- */

static bool deque_no_more(struct vm *vm, const char *name, size_t nargs, struct tuple *kwnames,
                          size_t wanted)
{
    if (kwnames && kwnames->count) {
        vm_raise(vm, EXC_TypeError, "deque.%s() takes no keyword arguments", name);
        return false;
    }
    if (nargs - 1 == wanted) {
        return true;
    }
    if (wanted == 0) {
        vm_raise(vm, EXC_TypeError, "deque.%s() takes no arguments (%zu given)", name, nargs - 1);
    } else {
        vm_raise(vm, EXC_TypeError, "deque.%s() takes exactly one argument (%zu given)", name,
                 nargs - 1);
    }
    return false;
}

static value deque_append(METHOD_ARGS)
{
    if (!deque_no_more(vm, "append", nargs, kwnames, 1)) {
        return VALUE_ERROR;
    }
    deque_push(vm, deque_of(args[0]), keep(args[1]));
    return VALUE_NONE;
}

static value deque_appendleft(METHOD_ARGS)
{
    if (!deque_no_more(vm, "appendleft", nargs, kwnames, 1)) {
        return VALUE_ERROR;
    }
    deque_push_left(vm, deque_of(args[0]), keep(args[1]));
    return VALUE_NONE;
}

static value deque_pop(METHOD_ARGS)
{
    if (!deque_no_more(vm, "pop", nargs, kwnames, 0)) {
        return VALUE_ERROR;
    }
    if (!deque_of(args[0])->count) {
        return vm_raise(vm, EXC_IndexError, "pop from an empty deque");
    }
    return deque_take_last(deque_of(args[0]));
}

static value deque_popleft(METHOD_ARGS)
{
    if (!deque_no_more(vm, "popleft", nargs, kwnames, 0)) {
        return VALUE_ERROR;
    }
    if (!deque_of(args[0])->count) {
        return vm_raise(vm, EXC_IndexError, "pop from an empty deque");
    }
    return deque_take_first(deque_of(args[0]));
}

static value deque_extend(METHOD_ARGS)
{
    return deque_no_more(vm, "extend", nargs, kwnames, 1) &&
                   deque_fill(vm, deque_of(args[0]), args[1], false)
               ? VALUE_NONE
               : VALUE_ERROR;
}

static value deque_extendleft(METHOD_ARGS)
{
    return deque_no_more(vm, "extendleft", nargs, kwnames, 1) &&
                   deque_fill(vm, deque_of(args[0]), args[1], true)
               ? VALUE_NONE
               : VALUE_ERROR;
}

static value deque_clear(METHOD_ARGS)
{
    if (!deque_no_more(vm, "clear", nargs, kwnames, 0)) {
        return VALUE_ERROR;
    }
    deque_empty(vm, deque_of(args[0]));
    return VALUE_NONE;
}

static void deque_rotate_by(struct deque *self, int64_t n)
{
    if (self->count < 2) {
        return;
    }
    n %= (int64_t)self->count;
    for (; n > 0; n--) {
        value v = *deque_place(self, self->count - 1);
        self->first = (self->first - 1) & (self->capacity - 1);
        self->items[self->first] = v;
    }
    for (; n < 0; n++) {
        value v = *deque_place(self, 0);
        self->first = (self->first + 1) & (self->capacity - 1);
        *deque_place(self, self->count - 1) = v;
    }
    self->changes++;
}

static value deque_rotate(METHOD_ARGS)
{
    int64_t n = 1;
    if (!args_check(vm, "rotate", nargs - 1, kwnames, 0, 1) ||
        (nargs == 2 && !vm_count(vm, args[1], &n))) {
        return VALUE_ERROR;
    }
    deque_rotate_by(deque_of(args[0]), n);
    return VALUE_NONE;
}

/* Index of the first item equal to v between start and stop; -1: none, -2: exception,
 * DEQUE_CHANGED: comparing has changed the deque (not told with an index). */
static int64_t deque_find(struct vm *vm, struct deque *self, value v, size_t start, size_t stop)
{
    uint64_t changes = self->changes;
    for (size_t i = start; i < stop && i < self->count; i++) {
        value item = keep(*deque_place(self, i));
        int equal = vm_equal(vm, item, v);
        drop(vm, item);
        if (equal < 0) {
            return -2;
        }
        if (equal) {
            return (int64_t)i;
        }
        if (changes != self->changes) {
            return DEQUE_CHANGED;
        }
    }
    return -1;
}

static value deque_raise_changed(struct vm *vm)
{
    return vm_raise(vm, EXC_RuntimeError, "deque mutated during iteration");
}

static value deque_count(METHOD_ARGS)
{
    if (!deque_no_more(vm, "count", nargs, kwnames, 1)) {
        return VALUE_ERROR;
    }
    struct deque *self = deque_of(args[0]);
    uint64_t changes = self->changes;
    int64_t count = 0, at = -1;
    while ((at = deque_find(vm, self, args[1], (size_t)(at + 1), SIZE_MAX)) >= 0) {
        count++;
        if (self->changes != changes) {
            at = DEQUE_CHANGED;
            break;
        }
    }
    if (at == DEQUE_CHANGED) {
        return deque_raise_changed(vm);
    }
    return at == -2 ? VALUE_ERROR : value_from_small_int(count);
}

static value deque_index(METHOD_ARGS)
{
    int64_t bounds[2] = {0, (int64_t)deque_of(args[0])->count};
    int64_t count = bounds[1];
    if (!args_check(vm, "index", nargs - 1, kwnames, 1, 3)) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i + 2 < nargs; i++) {
        if (!vm_index(vm, args[i + 2], &bounds[i])) {
            return VALUE_ERROR;
        }
        bounds[i] += bounds[i] < 0 ? count : 0;
        bounds[i] = bounds[i] < 0 ? 0 : bounds[i] > count ? count : bounds[i];
    }
    int64_t at = deque_find(vm, deque_of(args[0]), args[1], (size_t)bounds[0], (size_t)bounds[1]);
    if (at >= 0) {
        return value_from_small_int(at);
    }
    if (at == DEQUE_CHANGED) {
        return deque_raise_changed(vm);
    }
    value shown = at == -1 ? vm_repr(vm, args[1]) : VALUE_ERROR;
    if (!value_is_error(shown)) {
        vm_raise(vm, EXC_ValueError, "%s is not in deque", value_as(str, shown)->text);
        drop(vm, shown);
    }
    return VALUE_ERROR;
}

/* Takes out the item at `at`: the ring is turned until it is the first. */
static value deque_take_at(struct deque *self, size_t at)
{
    deque_rotate_by(self, -(int64_t)at);
    value v = deque_take_first(self);
    deque_rotate_by(self, (int64_t)at);
    return v;
}

static value deque_remove(METHOD_ARGS)
{
    if (!deque_no_more(vm, "remove", nargs, kwnames, 1)) {
        return VALUE_ERROR;
    }
    struct deque *self = deque_of(args[0]);
    uint64_t changes = self->changes;
    int64_t at = deque_find(vm, self, args[1], 0, SIZE_MAX);
    if (at == -1) {
        value shown = vm_repr(vm, args[1]);
        if (!value_is_error(shown)) {
            vm_raise(vm, EXC_ValueError, "%s is not in deque", value_as(str, shown)->text);
            drop(vm, shown);
        }
    }
    if (at == -1 || at == -2) {
        return VALUE_ERROR;
    }
    if (self->changes != changes) {
        return vm_raise(vm, EXC_IndexError, "deque mutated during iteration");
    }
    drop(vm, deque_take_at(self, (size_t)at));
    return VALUE_NONE;
}

static value deque_insert(METHOD_ARGS)
{
    int64_t at;
    if (!args_check(vm, "insert", nargs - 1, kwnames, 2, 2) || !vm_count(vm, args[1], &at)) {
        return VALUE_ERROR;
    }
    struct deque *self = deque_of(args[0]);
    int64_t count = (int64_t)self->count;
    if (self->max == count) {
        return vm_raise(vm, EXC_IndexError, "deque already at its maximum size");
    }
    at += at < 0 ? count : 0;
    at = at < 0 ? 0 : at > count ? count : at;
    deque_rotate_by(self, -at);
    if (at == count) {
        deque_push(vm, self, keep(args[2]));
    } else {
        deque_push_left(vm, self, keep(args[2]));
        deque_rotate_by(self, at);
    }
    return VALUE_NONE;
}

static value deque_reverse(METHOD_ARGS)
{
    if (!deque_no_more(vm, "reverse", nargs, kwnames, 0)) {
        return VALUE_ERROR;
    }
    struct deque *self = deque_of(args[0]);
    for (size_t i = 0; i < self->count / 2; i++) {
        value *a = deque_place(self, i), *b = deque_place(self, self->count - 1 - i);
        value old = *a;
        *a = *b;
        *b = old;
    }
    self->changes++;
    return VALUE_NONE;
}

static value deque_copy_of(struct vm *vm, struct deque *self)
{
    struct deque *copy = deque_new_like(vm, self->head.type, self->max);
    for (size_t i = 0; i < self->count; i++) {
        deque_push(vm, copy, keep(*deque_place(self, i)));
    }
    return value_from_object(copy);
}

static value deque_copy(METHOD_ARGS)
{
    return deque_no_more(vm, "copy", nargs, kwnames, 0) ? deque_copy_of(vm, deque_of(args[0]))
                                                        : VALUE_ERROR;
}

static value deque_reversed(METHOD_ARGS)
{
    if (!deque_no_more(vm, "__reversed__", nargs, kwnames, 0)) {
        return VALUE_ERROR;
    }
    value iterator = deque_iter(vm, args[0]);
    value_as(deque_iterator, iterator)->backwards = true;
    return iterator;
}

static value deque_get_maxlen(struct vm *vm, value self)
{
    int64_t max = deque_of(self)->max;
    return max < 0 ? VALUE_NONE : int_from_int64(vm, max);
}

/* ---- slots ---- */

static int64_t deque_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)deque_of(self)->count;
}

static bool deque_at(struct vm *vm, struct deque *self, value key, size_t *at)
{
    int64_t i;
    if (!value_type(vm, key)->index && !value_is_int(key)) {
        vm_raise(vm, EXC_TypeError, "sequence index must be integer, not '%s'",
                 type_name_of(vm, key));
        return false;
    }
    if (!vm_index(vm, key, &i)) {
        return false;
    }
    i += i < 0 ? (int64_t)self->count : 0;
    if (i < 0 || i >= (int64_t)self->count) {
        vm_raise(vm, EXC_IndexError, "deque index out of range");
        return false;
    }
    *at = (size_t)i;
    return true;
}

static value deque_getitem(struct vm *vm, value self, value key)
{
    size_t at;
    return deque_at(vm, deque_of(self), key, &at) ? keep(*deque_place(deque_of(self), at))
                                                  : VALUE_ERROR;
}

static bool deque_setitem(struct vm *vm, value self, value key, value v)
{
    size_t at;
    if (!deque_at(vm, deque_of(self), key, &at)) {
        return false;
    }
    if (value_is_unbound(v)) {
        drop(vm, deque_take_at(deque_of(self), at));
    } else {
        value_replace(vm, deque_place(deque_of(self), at), keep(v));
    }
    return true;
}

static int deque_contains(struct vm *vm, value self, value item)
{
    int64_t at = deque_find(vm, deque_of(self), item, 0, SIZE_MAX);
    if (at == DEQUE_CHANGED) {
        deque_raise_changed(vm);
    }
    return at < -1 ? -1 : at >= 0;
}

static int deque_truth(struct vm *vm, value self)
{
    (void)vm;
    return deque_of(self)->count > 0;
}

static struct list *deque_to_list(struct vm *vm, struct deque *self)
{
    struct list *list = list_new(vm, self->count);
    for (size_t i = 0; i < self->count; i++) {
        list_append(vm, list, *deque_place(self, i));
    }
    return list;
}

static value deque_repr(struct vm *vm, value v)
{
    struct deque *self = deque_of(v);
    if (!vm_repr_enter(vm, v)) {
        return str_value(str_from_c(vm, "[...]"));
    }
    struct list *list = deque_to_list(vm, self);
    value items = vm_repr(vm, value_from_object(list));
    drop_object(vm, list);
    vm_repr_leave(vm, v);
    if (value_is_error(items)) {
        return VALUE_ERROR;
    }
    struct strbuf text = {0};
    strbuf_printf(&text, "%s(%s", type_own_name(self->head.type), value_as(str, items)->text);
    if (self->max >= 0) {
        strbuf_printf(&text, ", maxlen=%lld", (long long)self->max);
    }
    strbuf_add_char(&text, ')');
    drop(vm, items);
    return strbuf_to_str(vm, &text);
}

static value deque_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!value_is_of(a, deque_dealloc) || !value_is_of(b, deque_dealloc)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct list *left = deque_to_list(vm, deque_of(a)), *right = deque_to_list(vm, deque_of(b));
    value result = vm_compare(vm, value_from_object(left), value_from_object(right), op);
    drop_object(vm, left);
    drop_object(vm, right);
    return result;
}

/* Repeats in place: n copies of what is there now.  false: MemoryError. */
static bool deque_repeat(struct vm *vm, struct deque *self, int64_t n)
{
    int64_t count = (int64_t)self->count;
    if (count > 0 && self->max >= 0 && n > self->max / count + 1) {
        n = self->max / count + 1; /* earlier copies would be pushed out again */
    }
    if (count > 0 && n > 0 &&
        (n > INT64_MAX / 16 / count || !heap_can_hold(&vm->heap, (uint64_t)(n * count) * 8))) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
        return false;
    }
    struct list *once = deque_to_list(vm, self);
    if (n <= 0) {
        deque_empty(vm, self);
    }
    for (int64_t i = 1; i < n && once->count; i++) {
        for (size_t k = 0; k < once->count; k++) {
            deque_push(vm, self, keep(once->items[k]));
        }
    }
    drop_object(vm, once);
    return true;
}

static value deque_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BINARY_ADD && value_is_of(a, deque_dealloc)) {
        if (!value_is_of(b, deque_dealloc)) {
            return vm_raise(vm, EXC_TypeError, "can only concatenate deque (not \"%s\") to deque",
                            type_name_of(vm, b));
        }
        value sum = deque_copy_of(vm, deque_of(a));
        if (!deque_fill(vm, deque_of(sum), b, false)) {
            drop(vm, sum);
            return VALUE_ERROR;
        }
        return sum;
    }
    value of = value_is_of(a, deque_dealloc) ? a : b, times = value_same(of, a) ? b : a;
    int64_t n;
    if (op != BINARY_MULTIPLY || !value_is_int(times)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!vm_index(vm, times, &n)) {
        return VALUE_ERROR;
    }
    value product = deque_copy_of(vm, deque_of(of));
    if (!deque_repeat(vm, deque_of(product), n)) {
        drop(vm, product);
        return VALUE_ERROR;
    }
    return product;
}

static value deque_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BINARY_ADD) {
        return deque_fill(vm, deque_of(a), b, false) ? keep(a) : VALUE_ERROR;
    }
    int64_t n;
    if (op != BINARY_MULTIPLY || !value_is_int(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!vm_index(vm, b, &n)) {
        return VALUE_ERROR;
    }
    return deque_repeat(vm, deque_of(a), n) ? keep(a) : VALUE_ERROR;
}

/* ---- iteration ---- */

static value deque_iterator_next(struct vm *vm, value v)
{
    struct deque_iterator *self = value_as(deque_iterator, v);
    struct deque *deque = self->deque;
    if (!deque) {
        return VALUE_UNBOUND;
    }
    if (self->changes != deque->changes) {
        self->deque = NULL;
        drop_object(vm, deque);
        return vm_raise(vm, EXC_RuntimeError, "deque mutated during iteration");
    }
    if (self->at >= deque->count) {
        self->deque = NULL;
        drop_object(vm, deque);
        return VALUE_UNBOUND;
    }
    size_t at = self->at++;
    return keep(*deque_place(deque, self->backwards ? deque->count - 1 - at : at));
}

static void deque_iterator_dealloc(struct vm *vm, struct object *object)
{
    drop_object(vm, ((struct deque_iterator *)object)->deque);
    object_release(vm, object, sizeof(struct deque_iterator));
}

static void deque_iterator_traverse(struct object *object, visit_fn visit, void *context)
{
    struct deque *deque = ((struct deque_iterator *)object)->deque;
    if (deque) {
        visit(context, value_from_object(deque));
    }
}

/* The iterator's type hangs in the module, which the deque's class names. */
static value deque_iter(struct vm *vm, value self)
{
    struct type *type = NULL;
    for (struct type *t = value_type(vm, self); t; t = t->base) {
        value found = dict_get_c(vm, t->attrs, "_iterator");
        if (value_is_type(found)) {
            type = value_as(type, found);
            break;
        }
    }
    struct deque_iterator *iterator = object_new(vm, type, sizeof *iterator);
    iterator->deque = keep_object(deque_of(self));
    iterator->changes = deque_of(self)->changes;
    return value_from_object(iterator);
}

static const struct native_def deque_methods[] = {
    {"append", deque_append, NATIVE_PLAIN},
    {"appendleft", deque_appendleft, NATIVE_PLAIN},
    {"pop", deque_pop, NATIVE_PLAIN},
    {"popleft", deque_popleft, NATIVE_PLAIN},
    {"extend", deque_extend, NATIVE_PLAIN},
    {"extendleft", deque_extendleft, NATIVE_PLAIN},
    {"clear", deque_clear, NATIVE_PLAIN},
    {"rotate", deque_rotate, NATIVE_PLAIN},
    {"count", deque_count, NATIVE_PLAIN},
    {"index", deque_index, NATIVE_PLAIN},
    {"remove", deque_remove, NATIVE_PLAIN},
    {"insert", deque_insert, NATIVE_PLAIN},
    {"reverse", deque_reverse, NATIVE_PLAIN},
    {"copy", deque_copy, NATIVE_PLAIN},
    {"__copy__", deque_copy, NATIVE_PLAIN},
    {"__reversed__", deque_reversed, NATIVE_PLAIN},
    {"__class_getitem__", container_class_getitem, NATIVE_CLASS},
    {0}};

static const struct getset_def deque_getsets[] = {{"maxlen", deque_get_maxlen, NULL}, {0}};

static bool deque_fill_module(struct vm *vm, struct dict *names)
{
    struct type *iterator =
        type_new_native(vm, "_collections", "_deque_iterator", NULL, LAYOUT_OTHER,
                        sizeof(struct deque_iterator), TYPE_FINAL);
    iterator->dealloc = deque_iterator_dealloc;
    iterator->traverse = deque_iterator_traverse;
    iterator->iter = iterator_self;
    iterator->next = deque_iterator_next;
    type_ready(vm, iterator);

    struct type *type = type_new_native(vm, "collections", "deque", NULL, LAYOUT_OTHER,
                                        sizeof(struct deque), TYPE_SEQUENCE);
    type->dealloc = deque_dealloc;
    type->traverse = deque_traverse;
    type->new_ = deque_make;
    type->init = deque_init;
    type->repr = deque_repr;
    type->compare = deque_compare;
    type->binary = deque_binary;
    type->inplace = deque_inplace;
    type->truth = deque_truth;
    type->len = deque_len;
    type->getitem = deque_getitem;
    type->setitem = deque_setitem;
    type->contains = deque_contains;
    type->iter = deque_iter;
    type_add_natives(vm, type, deque_methods);
    type_add_getsets(vm, type, deque_getsets);
    dict_set_c(vm, type->attrs, "_iterator", value_from_object(iterator));
    type_ready(vm, type);
    dict_add_type(vm, names, type);
    return true;
}

const struct module_def deque_module = {"_collections", deque_fill_module};
