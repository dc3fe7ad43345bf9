/* enumerate, zip, map and filter.  References: see vm/value.h. */
#include "vm/container_private.h"
#include "vm/interp.h"
#include "vm/iterator.h"
#include "vm/iterator_private.h"

/* vm_next() of an iterator inside one of these: they can be nested as deep as a
 * program likes. */
static inline value next_inside(struct vm *vm, value iterator)
{
    value item;
    if (next_plain(vm, iterator, &item)) {
        return item;
    }
    if (!vm_enter(vm, "")) {
        return VALUE_ERROR;
    }
    item = vm_next(vm, iterator);
    vm_leave(vm);
    return item;
}

/* ---- enumerate ---- */

struct enumerate {
    struct object head;
    value iterator, count;
    struct tuple *spare; /* the last pair: used again when nobody else holds it */
};

static value enumerate_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                            struct tuple *kwnames)
{
    value a[2];
    if (nargs == 0 && !kwnames) {
        return vm_raise(vm, EXC_TypeError, "enumerate() missing required argument 'iterable'");
    }
    if (!args_bind(vm, "enumerate", "iterable start?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    value start = value_is_unbound(a[1]) ? value_from_small_int(0) : keep(a[1]);
    if (!value_is_int(start)) {
        struct type *start_type = value_type(vm, start);
        drop(vm, start);
        if (!start_type->index) {
            return vm_raise(vm, EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                            start_type->name->text);
        }
        start = start_type->index(vm, a[1]);
        if (value_is_error(start)) {
            return VALUE_ERROR;
        }
    }
    value iterator = vm_iter(vm, a[0]);
    if (value_is_error(iterator)) {
        drop(vm, start);
        return VALUE_ERROR;
    }
    struct enumerate *self = object_new(vm, type, sizeof *self);
    self->iterator = iterator;
    self->count = start;
    return value_from_object(self);
}

static void enumerate_dealloc(struct vm *vm, struct object *object)
{
    struct enumerate *self = (struct enumerate *)object;
    drop(vm, self->iterator);
    drop(vm, self->count);
    drop_object(vm, self->spare);
    object_release(vm, object, sizeof *self);
}

static void enumerate_traverse(struct object *object, visit_fn visit, void *context)
{
    struct enumerate *self = (struct enumerate *)object;
    visit(context, self->iterator);
    if (self->spare) {
        visit(context, value_from_object(self->spare));
    }
}

/* A tuple to fill: the one given last time when only we still hold it (*spare). */
static struct tuple *spare_take(struct vm *vm, struct tuple **spare, size_t count)
{
    struct tuple *tuple = *spare;
    if (tuple && tuple->head.refs == 1) {
        tuple->hash_cache = 0;
        return keep_object(tuple);
    }
    drop_object(vm, tuple);
    *spare = tuple_new(vm, count);
    return keep_object(*spare);
}

static value enumerate_next(struct vm *vm, value v)
{
    struct enumerate *self = value_as(enumerate, v);
    value item = next_inside(vm, self->iterator);
    if (value_is_unbound(item) || value_is_error(item)) {
        return item;
    }
    value count = self->count;
    if (value_is_small_int(count) && value_small_int(count) < SMALL_INT_MAX) {
        self->count = value_from_small_int(value_small_int(count) + 1);
    } else {
        self->count = int_binary(vm, BINARY_ADD, count, value_from_small_int(1));
    }
    struct tuple *pair = spare_take(vm, &self->spare, 2);
    value old = pair->items[1];
    value_replace(vm, &pair->items[0], count);
    pair->items[1] = item;
    drop(vm, old);
    return value_from_object(pair);
}

/* ---- zip and map ---- */

struct zip {
    struct object head;
    struct tuple *iterators;
    value function; /* map: what to call */
    bool strict;
};

static void zip_dealloc(struct vm *vm, struct object *object)
{
    struct zip *self = (struct zip *)object;
    drop_object(vm, self->iterators);
    drop(vm, self->function);
    object_release(vm, object, sizeof *self);
}

static void zip_traverse(struct object *object, visit_fn visit, void *context)
{
    struct zip *self = (struct zip *)object;
    visit(context, value_from_object(self->iterators));
    visit(context, self->function);
}

static struct tuple *iterators_of(struct vm *vm, const value *iterables, size_t count)
{
    struct tuple *iterators = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        value iterator = vm_iter(vm, iterables[i]);
        if (value_is_error(iterator)) {
            drop_object(vm, iterators);
            return NULL;
        }
        iterators->items[i] = iterator;
    }
    return iterators;
}

static value zip_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    int strict = 0;
    if (kwnames && kwnames->count > 1) {
        return vm_raise(vm, EXC_TypeError, "zip() takes at most 1 keyword argument (%zu given)",
                        kwnames->count);
    }
    for (size_t i = 0; kwnames && i < kwnames->count; i++) {
        if (!str_equal_c(value_as(str, kwnames->items[i]), "strict")) {
            return vm_raise(vm, EXC_TypeError, "'%s' is an invalid keyword argument for zip()",
                            value_as(str, kwnames->items[i])->text);
        }
        strict = vm_truth(vm, args[nargs + i]);
    }
    struct tuple *iterators = strict < 0 ? NULL : iterators_of(vm, args, nargs);
    if (!iterators) {
        return VALUE_ERROR;
    }
    struct zip *self = object_new(vm, type, sizeof *self);
    self->iterators = iterators;
    self->function = VALUE_UNBOUND;
    self->strict = strict;
    return value_from_object(self);
}

/* "argument 2 is shorter than argument 1", "arguments 1-2". */
static value zip_mismatch(struct vm *vm, size_t i, const char *how)
{
    if (i == 1) {
        return vm_raise(vm, EXC_ValueError, "zip() argument 2 is %s than argument 1", how);
    }
    return vm_raise(vm, EXC_ValueError, "zip() argument %zu is %s than arguments 1-%zu", i + 1, how,
                    i);
}

/* Iterator `at` has ended: with strict=True all must end together. */
static value zip_end(struct vm *vm, struct zip *self, size_t at)
{
    if (!self->strict) {
        return VALUE_UNBOUND;
    }
    if (at > 0) {
        return zip_mismatch(vm, at, "shorter");
    }
    for (size_t i = 1; i < self->iterators->count; i++) {
        value item = next_inside(vm, self->iterators->items[i]);
        if (value_is_error(item)) {
            return VALUE_ERROR;
        }
        if (!value_is_unbound(item)) {
            drop(vm, item);
            return zip_mismatch(vm, i, "longer");
        }
    }
    return VALUE_UNBOUND;
}

static value zip_next(struct vm *vm, value v)
{
    struct zip *self = value_as(zip, v);
    size_t count = self->iterators->count;
    if (count == 0) {
        return VALUE_UNBOUND;
    }
    struct tuple *row = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        value item = next_inside(vm, self->iterators->items[i]);
        if (value_is_error(item) || value_is_unbound(item)) {
            drop_object(vm, row);
            return value_is_error(item) ? item : zip_end(vm, self, i);
        }
        row->items[i] = item;
    }
    return value_from_object(row);
}

static value map_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    if (type == vm_type(vm, MAP) && !args_no_keywords(vm, "map", kwnames)) {
        return VALUE_ERROR;
    }
    if (nargs < 2) {
        return vm_raise(vm, EXC_TypeError, "map() must have at least two arguments.");
    }
    struct tuple *iterators = iterators_of(vm, args + 1, nargs - 1);
    if (!iterators) {
        return VALUE_ERROR;
    }
    struct zip *self = object_new(vm, type, sizeof *self);
    self->iterators = iterators;
    self->function = keep(args[0]);
    return value_from_object(self);
}

static value map_next(struct vm *vm, value v)
{
    struct zip *self = value_as(zip, v);
    size_t count = self->iterators->count, got = 0;
    value few[4], result = VALUE_UNBOUND;
    value *items = count <= 4 ? few : heap_alloc(&vm->heap, count * sizeof(value));
    for (; got < count; got++) {
        items[got] = next_inside(vm, self->iterators->items[got]);
        if (value_is_error(items[got]) || value_is_unbound(items[got])) {
            result = items[got];
            break;
        }
    }
    if (got == count) {
        result = vm_call(vm, self->function, items, count, NULL);
    }
    while (got) {
        drop(vm, items[--got]);
    }
    if (items != few) {
        heap_free(&vm->heap, items, count * sizeof(value));
    }
    return result;
}

/* ---- filter ---- */

struct filter {
    struct object head;
    value function, iterator; /* function None: by truth */
};

static value filter_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    if ((type == vm_type(vm, FILTER) && !args_no_keywords(vm, "filter", kwnames)) ||
        !args_check(vm, "filter", nargs, NULL, 2, 2)) {
        return VALUE_ERROR;
    }
    value iterator = vm_iter(vm, args[1]);
    if (value_is_error(iterator)) {
        return VALUE_ERROR;
    }
    struct filter *self = object_new(vm, type, sizeof *self);
    self->function = keep(args[0]);
    self->iterator = iterator;
    return value_from_object(self);
}

static void filter_dealloc(struct vm *vm, struct object *object)
{
    struct filter *self = (struct filter *)object;
    drop(vm, self->function);
    drop(vm, self->iterator);
    object_release(vm, object, sizeof *self);
}

static void filter_traverse(struct object *object, visit_fn visit, void *context)
{
    visit(context, ((struct filter *)object)->function);
    visit(context, ((struct filter *)object)->iterator);
}

static value filter_next(struct vm *vm, value v)
{
    struct filter *self = value_as(filter, v);
    bool plain = value_is_none(self->function) ||
                 value_same(self->function, value_from_object(vm_type(vm, BOOL)));
    for (;;) {
        value item = next_inside(vm, self->iterator);
        if (value_is_error(item) || value_is_unbound(item)) {
            return item;
        }
        value verdict = plain ? keep(item) : vm_call1(vm, self->function, item);
        int good = value_is_error(verdict) ? -1 : vm_truth(vm, verdict);
        drop_result(vm, verdict);
        if (good > 0) {
            return item;
        }
        drop(vm, item);
        if (good < 0) {
            return VALUE_ERROR;
        }
    }
}

/* ---- types ---- */

static struct type *tool_type(struct vm *vm, enum vm_type id, const char *name, size_t size)
{
    struct type *type = type_new_native(vm, "builtins", name, NULL, LAYOUT_OTHER, size, 0);
    vm->types[id] = type;
    type->iter = iterator_self;
    return type;
}

void iterator_tool_init_types(struct vm *vm)
{
    static const struct native_def generic[] = {
        {"__class_getitem__", container_class_getitem, NATIVE_CLASS},
        {NULL, NULL, 0},
    };
    struct type *type = tool_type(vm, T_ENUMERATE, "enumerate", sizeof(struct enumerate));
    type->new_ = enumerate_make;
    type->dealloc = enumerate_dealloc;
    type->traverse = enumerate_traverse;
    type->next = enumerate_next;
    type_add_natives(vm, type, generic);
    type_ready(vm, type);

    type = tool_type(vm, T_ZIP, "zip", sizeof(struct zip));
    type->new_ = zip_make;
    type->dealloc = zip_dealloc;
    type->traverse = zip_traverse;
    type->next = zip_next;
    type_ready(vm, type);

    type = tool_type(vm, T_MAP, "map", sizeof(struct zip));
    type->new_ = map_make;
    type->dealloc = zip_dealloc;
    type->traverse = zip_traverse;
    type->next = map_next;
    type_ready(vm, type);

    type = tool_type(vm, T_FILTER, "filter", sizeof(struct filter));
    type->new_ = filter_make;
    type->dealloc = filter_dealloc;
    type->traverse = filter_traverse;
    type->next = filter_next;
    type_ready(vm, type);
}
