/* range and its iterators.  Numbers may have any size; where all are small ints
 * (the rule) the work is done on int64.  References: see vm/value.h.
 */
#include "vm/container_private.h"
#include "vm/iterator_private.h"

/* Are they so small that start + length * step cannot overflow? */
static bool range_is_small(const struct range *range)
{
    return value_is_small_int(range->start) && value_is_small_int(range->stop) &&
           value_is_small_int(range->step) && value_is_small_int(range->length);
}

/* Both integers; takes over a. */
static value steal_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    value result = int_binary(vm, op, a, b);
    drop(vm, a);
    return result;
}

static value range_count(struct vm *vm, value start, value stop, value step)
{
    bool down = int_sign(step) < 0;
    value low = down ? stop : start, high = down ? start : stop;
    if (int_compare(low, high) >= 0) {
        return value_from_small_int(0);
    }
    if (value_is_small_int(low) && value_is_small_int(high) && value_is_small_int(step)) {
        uint64_t distance = (uint64_t)value_small_int(high) - (uint64_t)value_small_int(low);
        int64_t by = value_small_int(step);
        return int_from_uint64(vm, (distance - 1) / (uint64_t)(down ? -by : by) + 1);
    }
    value n = int_binary(vm, BINARY_SUBTRACT, high, low);
    n = steal_binary(vm, BINARY_SUBTRACT, n, value_from_small_int(1));
    value by = down ? int_binary(vm, BINARY_SUBTRACT, value_from_small_int(0), step) : keep(step);
    n = steal_binary(vm, BINARY_FLOOR_DIVIDE, n, by);
    drop(vm, by);
    return steal_binary(vm, BINARY_ADD, n, value_from_small_int(1));
}

value range_new(struct vm *vm, value start, value stop, value step)
{
    if (int_sign(step) == 0) {
        return vm_raise(vm, EXC_ValueError, "range() arg 3 must not be zero");
    }
    struct range *range = object_new(vm, vm_type(vm, RANGE), sizeof *range);
    range->start = keep(start);
    range->stop = keep(stop);
    range->step = keep(step);
    range->length = range_count(vm, start, stop, step);
    return value_from_object(range);
}

static void range_dealloc(struct vm *vm, struct object *self)
{
    struct range *range = (struct range *)self;
    drop(vm, range->start);
    drop(vm, range->stop);
    drop(vm, range->step);
    drop(vm, range->length);
    object_release(vm, self, sizeof *range);
}

/* An exact int out of anything with __index__. */
static value to_int(struct vm *vm, value v)
{
    if (value_is_small_int(v)) {
        return v;
    }
    if (value_is_bool(v)) {
        return value_from_small_int(value_same(v, VALUE_TRUE));
    }
    struct type *type = value_type(vm, v);
    if (value_is_int(v)) {
        return keep(v);
    }
    if (!type->index) {
        return vm_raise(vm, EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                        type->name->text);
    }
    return type->index(vm, v);
}

static value range_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    (void)type;
    if (!args_no_keywords(vm, "range", kwnames) || !args_check(vm, "range", nargs, NULL, 1, 3)) {
        return VALUE_ERROR;
    }
    value part[3] = {value_from_small_int(0), value_from_small_int(0), value_from_small_int(1)};
    bool ok = true;
    for (size_t i = 0; ok && i < nargs; i++) {
        size_t place = nargs == 1 ? 1 : i;
        part[place] = to_int(vm, args[i]);
        ok = !value_is_error(part[place]);
    }
    value result = ok ? range_new(vm, part[0], part[1], part[2]) : VALUE_ERROR;
    for (size_t i = 0; i < 3; i++) {
        drop_result(vm, part[i]);
    }
    return result;
}

/* start + at * step; at is an int in range. */
static value range_item(struct vm *vm, const struct range *range, value at)
{
    if (range_is_small(range)) {
        return value_from_small_int(value_small_int(range->start) +
                                    value_small_int(at) * value_small_int(range->step));
    }
    value product = int_binary(vm, BINARY_MULTIPLY, at, range->step);
    return steal_binary(vm, BINARY_ADD, product, range->start);
}

static value range_repr(struct vm *vm, value self)
{
    struct range *range = value_as(range, self);
    struct strbuf out = {0};
    strbuf_add(&out, "range(");
    bool ok = repr_add(vm, &out, range->start);
    strbuf_add(&out, ", ");
    ok = ok && repr_add(vm, &out, range->stop);
    if (ok && int_compare(range->step, value_from_small_int(1)) != 0) {
        strbuf_add(&out, ", ");
        ok = repr_add(vm, &out, range->step);
    }
    strbuf_add(&out, ")");
    if (!ok) {
        strbuf_free(&out);
        return VALUE_ERROR;
    }
    return strbuf_to_str(vm, &out);
}

static value range_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_exactly(a, vm_type(vm, RANGE)) ||
        !value_is_exactly(b, vm_type(vm, RANGE))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct range *x = value_as(range, a), *y = value_as(range, b);
    bool same = int_compare(x->length, y->length) == 0;
    if (same && int_sign(x->length) != 0) {
        same = int_compare(x->start, y->start) == 0 &&
               (int_compare(x->length, value_from_small_int(1)) == 0 ||
                int_compare(x->step, y->step) == 0);
    }
    return value_from_bool(same == (op == COMPARE_EQ));
}

static bool range_hash(struct vm *vm, value self, int64_t *hash)
{
    struct range *range = value_as(range, self);
    value parts[3] = {range->length, VALUE_NONE, VALUE_NONE};
    if (int_sign(range->length)) {
        parts[1] = range->start;
        parts[2] = int_compare(range->length, value_from_small_int(1)) ? range->step : VALUE_NONE;
    }
    struct tuple *tuple = tuple_from(vm, parts, 3);
    bool ok = vm_hash(vm, value_from_object(tuple), hash);
    drop_object(vm, tuple);
    return ok;
}

static int64_t range_len(struct vm *vm, value self)
{
    int64_t length;
    if (!int_to_int64(value_as(range, self)->length, &length)) {
        vm_raise(vm, EXC_OverflowError, "Python int too large to convert to C ssize_t");
        return -1;
    }
    return length;
}

static int range_truth(struct vm *vm, value self)
{
    (void)vm;
    return int_sign(value_as(range, self)->length) != 0;
}

static value range_slice(struct vm *vm, struct range *range, value key)
{
    int64_t length, start, stop, step, count;
    if (!int_to_int64(range->length, &length)) {
        return vm_raise(vm, EXC_OverflowError, "Python int too large to convert to C ssize_t");
    }
    if (!slice_resolve(vm, key, length, &start, &stop, &step, &count)) {
        return VALUE_ERROR;
    }
    value by = int_from_int64(vm, step), from = int_from_int64(vm, start),
          to = int_from_int64(vm, stop);
    value new_step = int_binary(vm, BINARY_MULTIPLY, range->step, by);
    /* Not range_item(): the ends may lie one step outside. */
    value new_start = int_binary(vm, BINARY_MULTIPLY, from, range->step);
    new_start = steal_binary(vm, BINARY_ADD, new_start, range->start);
    value new_stop = int_binary(vm, BINARY_MULTIPLY, to, range->step);
    new_stop = steal_binary(vm, BINARY_ADD, new_stop, range->start);
    value result = range_new(vm, new_start, new_stop, new_step);
    value parts[] = {by, from, to, new_step, new_start, new_stop};
    for (size_t i = 0; i < 6; i++) {
        drop_result(vm, parts[i]);
    }
    return result;
}

static value range_getitem(struct vm *vm, value self, value key)
{
    struct range *range = value_as(range, self);
    if (value_is_exactly(key, vm_type(vm, SLICE))) {
        return range_slice(vm, range, key);
    }
    if (!value_is_int(key) && !value_type(vm, key)->index) {
        return vm_raise(vm, EXC_TypeError, "range indices must be integers or slices, not %s",
                        type_name_of(vm, key));
    }
    value at = to_int(vm, key);
    if (value_is_error(at)) {
        return VALUE_ERROR;
    }
    if (int_sign(at) < 0) {
        at = steal_binary(vm, BINARY_ADD, at, range->length);
    }
    value result = VALUE_ERROR;
    if (int_sign(at) < 0 || int_compare(at, range->length) >= 0) {
        vm_raise(vm, EXC_IndexError, "range object index out of range");
    } else {
        result = range_item(vm, range, at);
    }
    drop(vm, at);
    return result;
}

/* Where the int v stands in the range; UNBOUND: it does not. */
static value range_place(struct vm *vm, const struct range *range, value v)
{
    bool down = int_sign(range->step) < 0;
    int from = int_compare(v, range->start), to = int_compare(v, range->stop);
    if (down ? (from > 0 || to <= 0) : (from < 0 || to >= 0)) {
        return VALUE_UNBOUND;
    }
    value distance = int_binary(vm, BINARY_SUBTRACT, v, range->start);
    value rest = int_binary(vm, BINARY_REMAINDER, distance, range->step);
    bool there = int_sign(rest) == 0;
    drop(vm, rest);
    if (!there) {
        drop(vm, distance);
        return VALUE_UNBOUND;
    }
    return steal_binary(vm, BINARY_FLOOR_DIVIDE, distance, range->step);
}

/* Index of the first item == v of any type: as VALUE_UNBOUND when it is not there. */
static value range_find(struct vm *vm, value self, value v)
{
    const struct type *type = value_type(vm, v);
    if (type == vm_type(vm, INT) || type == vm_type(vm, BOOL)) {
        return range_place(vm, value_as(range, self), v);
    }
    struct walk walk;
    value item;
    int more;
    if (!walk_start(vm, &walk, self)) {
        return VALUE_ERROR;
    }
    value found = VALUE_UNBOUND;
    for (int64_t at = 0; (more = walk_next(vm, &walk, &item)) > 0; at++) {
        int same = equal_fast(vm, item, v);
        drop(vm, item);
        if (same) {
            found = same < 0 ? VALUE_ERROR : value_from_small_int(at);
            break;
        }
    }
    walk_end(vm, &walk);
    return more < 0 ? VALUE_ERROR : found;
}

static int range_contains(struct vm *vm, value self, value v)
{
    value at = range_find(vm, self, v);
    drop_result(vm, at);
    return value_is_error(at) ? -1 : !value_is_unbound(at);
}

static value range_index_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "range.index", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    value at = range_find(vm, args[0], args[1]);
    if (value_is_unbound(at)) {
        if (!value_is_int(args[1])) {
            return vm_raise(vm, EXC_ValueError, "sequence.index(x): x not in sequence");
        }
        value text = vm_repr(vm, args[1]);
        if (!value_is_error(text)) {
            vm_raise(vm, EXC_ValueError, "%s is not in range", value_as(str, text)->text);
        }
        drop_result(vm, text);
        return VALUE_ERROR;
    }
    return at;
}

static value range_count_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "range.count", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    int there = range_contains(vm, args[0], args[1]);
    return there < 0 ? VALUE_ERROR : value_from_small_int(there);
}

static value range_get_start(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(range, self)->start);
}

static value range_get_stop(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(range, self)->stop);
}

static value range_get_step(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(range, self)->step);
}

/* ---- iterators ---- */

struct long_range_iterator {
    struct object head;
    value next, step, left;
};

static value range_iterator_new(struct vm *vm, value start, value step, value left)
{
    int64_t from, by, n, last;
    if (int_to_int64(start, &from) && int_to_int64(step, &by) && int_to_int64(left, &n) &&
        !__builtin_mul_overflow(by, n, &last) && !__builtin_add_overflow(last, from, &last) &&
        value_fits_small_int(from) && value_fits_small_int(last)) {
        struct range_iterator *iterator =
            object_new(vm, vm_type(vm, RANGE_ITERATOR), sizeof *iterator);
        iterator->next = from;
        iterator->step = by;
        iterator->left = (uint64_t)n;
        return value_from_object(iterator);
    }
    struct long_range_iterator *iterator =
        object_new(vm, vm_type(vm, LONG_RANGE_ITERATOR), sizeof *iterator);
    iterator->next = keep(start);
    iterator->step = keep(step);
    iterator->left = keep(left);
    return value_from_object(iterator);
}

static value range_iter(struct vm *vm, value self)
{
    struct range *range = value_as(range, self);
    return range_iterator_new(vm, range->start, range->step, range->length);
}

static value range_reversed(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "range.__reversed__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct range *range = value_as(range, args[0]);
    value last = int_binary(vm, BINARY_SUBTRACT, range->length, value_from_small_int(1));
    last = steal_binary(vm, BINARY_MULTIPLY, last, range->step);
    last = steal_binary(vm, BINARY_ADD, last, range->start);
    value step = int_binary(vm, BINARY_SUBTRACT, value_from_small_int(0), range->step);
    value iterator = range_iterator_new(vm, last, step, range->length);
    drop(vm, last);
    drop(vm, step);
    return iterator;
}

static void range_iterator_dealloc(struct vm *vm, struct object *self)
{
    object_release(vm, self, sizeof(struct range_iterator));
}

static value range_iterator_next(struct vm *vm, value self)
{
    (void)vm;
    struct range_iterator *iterator = value_as(range_iterator, self);
    if (!iterator->left) {
        return VALUE_UNBOUND;
    }
    value item = value_from_small_int(iterator->next);
    iterator->left--;
    iterator->next += iterator->step;
    return item;
}

static void long_dealloc(struct vm *vm, struct object *self)
{
    struct long_range_iterator *iterator = (struct long_range_iterator *)self;
    drop(vm, iterator->next);
    drop(vm, iterator->step);
    drop(vm, iterator->left);
    object_release(vm, self, sizeof *iterator);
}

static value long_next(struct vm *vm, value self)
{
    struct long_range_iterator *iterator = value_as(long_range_iterator, self);
    if (int_sign(iterator->left) <= 0) {
        return VALUE_UNBOUND;
    }
    value item = iterator->next;
    iterator->next = int_binary(vm, BINARY_ADD, item, iterator->step);
    iterator->left = steal_binary(vm, BINARY_SUBTRACT, iterator->left, value_from_small_int(1));
    return item;
}

static value range_length_hint(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "__length_hint__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    if (value_is_exactly(args[0], vm_type(vm, RANGE_ITERATOR))) {
        return int_from_uint64(vm, value_as(range_iterator, args[0])->left);
    }
    return keep(value_as(long_range_iterator, args[0])->left);
}

/* ---- types ---- */

static const struct native_def range_methods[] = {
    {"index", range_index_method, NATIVE_PLAIN},
    {"count", range_count_method, NATIVE_PLAIN},
    {"__reversed__", range_reversed, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

static const struct getset_def range_getsets[] = {
    {"start", range_get_start, getset_refuse},
    {"stop", range_get_stop, getset_refuse},
    {"step", range_get_step, getset_refuse},
    {NULL, NULL, NULL},
};

static const struct native_def iterator_methods[] = {
    {"__length_hint__", range_length_hint, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

static void range_iterator_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "range_iterator", NULL, LAYOUT_OTHER,
                                        sizeof(struct range_iterator), TYPE_FINAL);
    vm->types[T_RANGE_ITERATOR] = type;
    type->dealloc = range_iterator_dealloc;
    type->iter = iterator_self;
    type->next = range_iterator_next;
    type_add_natives(vm, type, iterator_methods);
    type_ready(vm, type);

    type = type_new_native(vm, "builtins", "longrange_iterator", NULL, LAYOUT_OTHER,
                           sizeof(struct long_range_iterator), TYPE_FINAL);
    vm->types[T_LONG_RANGE_ITERATOR] = type;
    type->dealloc = long_dealloc;
    type->iter = iterator_self;
    type->next = long_next;
    type_add_natives(vm, type, iterator_methods);
    type_ready(vm, type);
}

void range_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "range", NULL, LAYOUT_RANGE,
                                        sizeof(struct range), TYPE_FINAL | TYPE_SEQUENCE);
    vm->types[T_RANGE] = type;
    type->dealloc = range_dealloc;
    type->new_ = range_make;
    type->repr = range_repr;
    type->compare = range_compare;
    type->hash = range_hash;
    type->len = range_len;
    type->truth = range_truth;
    type->getitem = range_getitem;
    type->contains = range_contains;
    type->iter = range_iter;
    type_add_natives(vm, type, range_methods);
    type_add_getsets(vm, type, range_getsets);
    type_ready(vm, type);
    range_iterator_init_types(vm);
    slice_init_type(vm);
}
