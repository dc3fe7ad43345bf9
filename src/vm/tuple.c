/* tuple.  References: see vm/value.h. */
#include "vm/container_private.h"
#include "vm/interp.h"

static struct tuple *tuple_new_of(struct vm *vm, struct type *type, size_t count)
{
    struct tuple *tuple = object_new(vm, type, sizeof *tuple + count * sizeof *tuple->items);
    tuple->count = count;
    for (size_t i = 0; i < count; i++) {
        tuple->items[i] = VALUE_UNBOUND;
    }
    return tuple;
}

struct tuple *tuple_new(struct vm *vm, size_t count)
{
    if (count == 0 && vm->empty_tuple) {
        return keep_object(vm->empty_tuple);
    }
    return tuple_new_of(vm, vm_type(vm, TUPLE), count);
}

struct tuple *tuple_from(struct vm *vm, const value *items, size_t count)
{
    struct tuple *tuple = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        tuple->items[i] = keep(items[i]);
    }
    return tuple;
}

struct tuple *tuple_from_iterable(struct vm *vm, value iterable)
{
    if (value_is_exactly(iterable, vm_type(vm, TUPLE))) {
        return keep_object(value_as(tuple, iterable));
    }
    if (value_is_exactly(iterable, vm_type(vm, LIST))) {
        return tuple_from(vm, value_as(list, iterable)->items, value_as(list, iterable)->count);
    }
    struct list *list = list_from_iterable(vm, iterable);
    if (!list) {
        return NULL;
    }
    struct tuple *tuple = tuple_from(vm, list->items, list->count);
    drop_object(vm, list);
    return tuple;
}

static void tuple_dealloc(struct vm *vm, struct object *self)
{
    struct tuple *tuple = (struct tuple *)self;
    for (size_t i = 0; i < tuple->count; i++) {
        drop(vm, tuple->items[i]);
    }
    object_release(vm, self, sizeof *tuple + tuple->count * sizeof *tuple->items);
}

static void tuple_traverse(struct object *self, visit_fn visit, void *context)
{
    struct tuple *tuple = (struct tuple *)self;
    /* The last first: a tuple is younger than its items, and CPython's collector turns them. */
    for (size_t i = tuple->count; i-- > 0;) {
        visit(context, tuple->items[i]);
    }
}

static value tuple_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    if ((type->init == vm_type(vm, TUPLE)->init && !args_no_keywords(vm, "tuple", kwnames)) ||
        !args_check(vm, "tuple", nargs, NULL, 0, 1)) {
        return VALUE_ERROR;
    }
    struct tuple *items = nargs ? tuple_from_iterable(vm, args[0]) : tuple_new(vm, 0);
    if (!items || type == vm_type(vm, TUPLE)) {
        return items ? value_from_object(items) : VALUE_ERROR;
    }
    struct tuple *tuple = tuple_new_of(vm, type, items->count);
    for (size_t i = 0; i < items->count; i++) {
        tuple->items[i] = keep(items->items[i]);
    }
    drop_object(vm, items);
    return value_from_object(tuple);
}

static value tuple_repr(struct vm *vm, value self)
{
    struct tuple *tuple = value_as(tuple, self);
    if (!tuple->count) {
        return str_value(str_from_c(vm, "()"));
    }
    if (!vm_repr_enter(vm, self)) {
        return error_pending(vm) ? VALUE_ERROR : str_value(str_from_c(vm, "(...)"));
    }
    struct strbuf out = {0};
    bool ok = true;
    strbuf_add_char(&out, '(');
    for (size_t i = 0; ok && i < tuple->count; i++) {
        strbuf_add(&out, i ? ", " : "");
        ok = repr_add(vm, &out, tuple->items[i]);
    }
    strbuf_add(&out, tuple->count == 1 ? ",)" : ")");
    vm_repr_leave(vm, self);
    if (!ok) {
        strbuf_free(&out);
        return VALUE_ERROR;
    }
    return strbuf_to_str(vm, &out);
}

/* The mixing of xxHash as CPython uses it, so that hash((1, 2)) agrees. */
static bool tuple_hash(struct vm *vm, value self, int64_t *hash)
{
    const uint64_t prime1 = 11400714785074694791u, prime2 = 14029467366897019727u,
                   prime5 = 2870177450012600261u;
    struct tuple *tuple = value_as(tuple, self);
    if (tuple->hash_cache) {
        *hash = tuple->hash_cache;
        return true;
    }
    uint64_t sum = prime5;
    if (!vm_enter(vm, "")) {
        return false;
    }
    for (size_t i = 0; i < tuple->count; i++) {
        int64_t lane;
        if (!hash_fast(vm, tuple->items[i], &lane)) {
            vm_leave(vm);
            return false;
        }
        sum += (uint64_t)lane * prime2;
        sum = sum << 31 | sum >> 33;
        sum *= prime1;
    }
    vm_leave(vm);
    sum += tuple->count ^ (prime5 ^ 3527539u);
    *hash = sum == UINT64_MAX ? 1546275796 : (int64_t)sum;
    tuple->hash_cache = *hash;
    return true;
}

static value tuple_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!value_is_tuple(a) || !value_is_tuple(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return sequence_compare(vm, a, b, op);
}

static value tuple_concat(struct vm *vm, value a, value b)
{
    if (!value_is_tuple(a)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!value_is_tuple(b)) {
        return sequence_refuse_concat(vm, a, b);
    }
    struct tuple *x = value_as(tuple, a), *y = value_as(tuple, b);
    if (!y->count && x->head.type == vm_type(vm, TUPLE)) {
        return keep(a);
    }
    if (!x->count && y->head.type == vm_type(vm, TUPLE)) {
        return keep(b);
    }
    if (!memory_allow(vm, x->count + y->count, sizeof(value))) {
        return VALUE_ERROR;
    }
    struct tuple *sum = tuple_new(vm, x->count + y->count);
    for (size_t i = 0; i < x->count; i++) {
        sum->items[i] = keep(x->items[i]);
    }
    for (size_t i = 0; i < y->count; i++) {
        sum->items[x->count + i] = keep(y->items[i]);
    }
    return value_from_object(sum);
}

static value tuple_repeat(struct vm *vm, struct tuple *tuple, value by)
{
    int64_t times;
    if (!sequence_times(vm, by, &times)) {
        return VALUE_ERROR;
    }
    if (times < 0) {
        return sequence_refuse_repeat(vm, by);
    }
    if (tuple->count == 0 || times == 0) {
        return value_from_object(tuple_new(vm, 0));
    }
    if (times == 1 && tuple->head.type == vm_type(vm, TUPLE)) {
        return value_from_object(keep_object(tuple));
    }
    if (!sequence_repeat_fits(vm, tuple->count, times)) {
        return VALUE_ERROR;
    }
    struct tuple *result = tuple_new(vm, tuple->count * (size_t)times);
    for (size_t i = 0; i < result->count; i++) {
        result->items[i] = keep(tuple->items[i % tuple->count]);
    }
    return value_from_object(result);
}

static value tuple_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BINARY_ADD) {
        return tuple_concat(vm, a, b);
    }
    if (op == BINARY_MULTIPLY) {
        return value_is_tuple(a) ? tuple_repeat(vm, value_as(tuple, a), b)
                                 : tuple_repeat(vm, value_as(tuple, b), a);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static int64_t tuple_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)value_as(tuple, self)->count;
}

static value tuple_getitem(struct vm *vm, value self, value key)
{
    struct tuple *tuple = value_as(tuple, self);
    if (value_is_exactly(key, vm_type(vm, SLICE))) {
        int64_t start, stop, step, count;
        if (!slice_resolve(vm, key, (int64_t)tuple->count, &start, &stop, &step, &count)) {
            return VALUE_ERROR;
        }
        if ((size_t)count == tuple->count && step == 1 && tuple->head.type == vm_type(vm, TUPLE)) {
            return keep(self);
        }
        struct tuple *part = tuple_new(vm, (size_t)count);
        for (int64_t i = 0; i < count; i++) {
            part->items[i] = keep(tuple->items[start + i * step]);
        }
        return value_from_object(part);
    }
    size_t at;
    if (!sequence_index(vm, "tuple", "tuple index out of range", key, tuple->count, &at)) {
        return VALUE_ERROR;
    }
    return keep(tuple->items[at]);
}

static int tuple_contains(struct vm *vm, value self, value item)
{
    size_t at;
    return sequence_find(vm, self, item, 0, SIZE_MAX, &at);
}

static value tuple_iter(struct vm *vm, value self)
{
    return sequence_iterator_new(vm, vm_type(vm, TUPLE_ITERATOR), self, 0);
}

static value tuple_count_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "tuple.count", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct tuple *tuple = value_as(tuple, args[0]);
    int64_t total = 0;
    for (size_t i = 0; i < tuple->count; i++) {
        int same = equal_fast(vm, tuple->items[i], args[1]);
        if (same < 0) {
            return VALUE_ERROR;
        }
        total += same;
    }
    return value_from_small_int(total);
}

static value tuple_index_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    size_t start, stop, at;
    if (!args_check(vm, "tuple.index", nargs - 1, kwnames, 1, 3)) {
        return VALUE_ERROR;
    }
    size_t count = value_as(tuple, args[0])->count;
    if (!sequence_bound(vm, nargs > 2 ? args[2] : VALUE_UNBOUND, count, 0, &start) ||
        !sequence_bound(vm, nargs > 3 ? args[3] : VALUE_UNBOUND, count, count, &stop)) {
        return VALUE_ERROR;
    }
    int found = sequence_find(vm, args[0], args[1], start, stop, &at);
    if (found == 0) {
        vm_raise(vm, EXC_ValueError, "tuple.index(x): x not in tuple");
    }
    return found == 1 ? value_from_small_int((int64_t)at) : VALUE_ERROR;
}

static value tuple_getnewargs(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "tuple.__getnewargs__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct tuple *tuple = value_as(tuple, args[0]);
    value copy = value_from_object(tuple_from(vm, tuple->items, tuple->count));
    struct tuple *wrapped = tuple_from(vm, &copy, 1);
    drop(vm, copy);
    return value_from_object(wrapped);
}

static const struct native_def tuple_methods[] = {
    {"count", tuple_count_method, NATIVE_PLAIN},
    {"index", tuple_index_method, NATIVE_PLAIN},
    {"__getnewargs__", tuple_getnewargs, NATIVE_PLAIN},
    {"__class_getitem__", container_class_getitem, NATIVE_CLASS},
    {NULL, NULL, 0},
};

void tuple_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "tuple", NULL, LAYOUT_TUPLE,
                                        sizeof(struct tuple), TYPE_SEQUENCE);
    vm->types[T_TUPLE] = type;
    type->dealloc = tuple_dealloc;
    type->traverse = tuple_traverse;
    type->new_ = tuple_make;
    type->repr = tuple_repr;
    type->hash = tuple_hash;
    type->compare = tuple_compare;
    type->binary = tuple_binary;
    type->len = tuple_len;
    type->getitem = tuple_getitem;
    type->contains = tuple_contains;
    type->iter = tuple_iter;
    type_add_natives(vm, type, tuple_methods);
    type_ready(vm, type);
    vm->empty_tuple = tuple_new_of(vm, type, 0);
}
