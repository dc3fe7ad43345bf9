/* slice objects, and what they mean for a sequence of some length.
 *
 * References: see vm/value.h.
 */
#include "vm/container_private.h"

value slice_new(struct vm *vm, value start, value stop, value step)
{
    struct slice *slice = object_new(vm, vm_type(vm, SLICE), sizeof *slice);
    slice->start = keep(start);
    slice->stop = keep(stop);
    slice->step = keep(step);
    return value_from_object(slice);
}

static void slice_dealloc(struct vm *vm, struct object *self)
{
    struct slice *slice = (struct slice *)self;
    drop(vm, slice->start);
    drop(vm, slice->stop);
    drop(vm, slice->step);
    object_release(vm, self, sizeof *slice);
}

static void slice_traverse(struct object *self, visit_fn visit, void *context)
{
    struct slice *slice = (struct slice *)self;
    visit(context, slice->start);
    visit(context, slice->stop);
    visit(context, slice->step);
}

bool slice_number(struct vm *vm, value v, int64_t otherwise, int64_t *number)
{
    if (value_is_none(v)) {
        *number = otherwise;
        return true;
    }
    if (value_is_small_int(v)) {
        *number = value_small_int(v);
        return true;
    }
    value n = keep(v);
    if (!value_is_int(v)) {
        struct type *type = value_type(vm, v);
        drop(vm, n);
        if (!type->index) {
            vm_raise(vm, EXC_TypeError,
                     "slice indices must be integers or None or have an __index__ method");
            return false;
        }
        n = type->index(vm, v);
        if (value_is_error(n)) {
            return false;
        }
    }
    if (!int_to_int64(n, number)) {
        *number = int_sign(n) < 0 ? INT64_MIN : INT64_MAX;
    }
    drop(vm, n);
    return true;
}

static int64_t clip(int64_t at, int64_t length, int64_t step)
{
    if (at < 0) {
        at += length;
        return at < 0 ? (step < 0 ? -1 : 0) : at;
    }
    return at >= length ? (step < 0 ? length - 1 : length) : at;
}

bool slice_resolve(struct vm *vm, value v, int64_t length, int64_t *start, int64_t *stop,
                   int64_t *step, int64_t *count)
{
    struct slice *slice = value_as(slice, v);
    if (!slice_number(vm, slice->step, 1, step)) {
        return false;
    }
    if (*step == 0) {
        vm_raise(vm, EXC_ValueError, "slice step cannot be zero");
        return false;
    }
    if (*step < -INT64_MAX) {
        *step = -INT64_MAX;
    }
    if (!slice_number(vm, slice->start, *step < 0 ? INT64_MAX : 0, start) ||
        !slice_number(vm, slice->stop, *step < 0 ? INT64_MIN : INT64_MAX, stop)) {
        return false;
    }
    *start = clip(*start, length, *step);
    *stop = clip(*stop, length, *step);
    if (*step < 0) {
        *count = *stop < *start ? (*start - *stop - 1) / -*step + 1 : 0;
    } else {
        *count = *start < *stop ? (*stop - *start - 1) / *step + 1 : 0;
    }
    return true;
}

static value slice_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    (void)type;
    if (!args_no_keywords(vm, "slice", kwnames) || !args_check(vm, "slice", nargs, NULL, 1, 3)) {
        return VALUE_ERROR;
    }
    if (nargs == 1) {
        return slice_new(vm, VALUE_NONE, args[0], VALUE_NONE);
    }
    return slice_new(vm, args[0], args[1], nargs == 3 ? args[2] : VALUE_NONE);
}

static struct tuple *slice_parts(struct vm *vm, value self)
{
    struct slice *slice = value_as(slice, self);
    return tuple_from(vm, (value[]){slice->start, slice->stop, slice->step}, 3);
}

static value slice_repr(struct vm *vm, value self)
{
    struct slice *slice = value_as(slice, self);
    struct strbuf out = {0};
    strbuf_add(&out, "slice(");
    bool ok = repr_add(vm, &out, slice->start);
    strbuf_add(&out, ", ");
    ok = ok && repr_add(vm, &out, slice->stop);
    strbuf_add(&out, ", ");
    ok = ok && repr_add(vm, &out, slice->step);
    strbuf_add(&out, ")");
    if (!ok) {
        strbuf_free(&out);
        return VALUE_ERROR;
    }
    return strbuf_to_str(vm, &out);
}

static value slice_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!value_has_layout(a, LAYOUT_SLICE) || !value_has_layout(b, LAYOUT_SLICE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct tuple *x = slice_parts(vm, a), *y = slice_parts(vm, b);
    value result = sequence_compare(vm, value_from_object(x), value_from_object(y), op);
    drop_object(vm, x);
    drop_object(vm, y);
    return result;
}

static value slice_get_start(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(slice, self)->start);
}

static value slice_get_stop(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(slice, self)->stop);
}

static value slice_get_step(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(slice, self)->step);
}

static value slice_indices(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t length, start, stop, step, count;
    if (!args_check(vm, "slice.indices", nargs - 1, kwnames, 1, 1) ||
        !vm_index(vm, args[1], &length)) {
        return VALUE_ERROR;
    }
    if (length < 0) {
        return vm_raise(vm, EXC_ValueError, "length should not be negative");
    }
    if (!slice_resolve(vm, args[0], length, &start, &stop, &step, &count)) {
        return VALUE_ERROR;
    }
    value parts[] = {int_from_int64(vm, start), int_from_int64(vm, stop), int_from_int64(vm, step)};
    struct tuple *tuple = tuple_from(vm, parts, 3);
    for (size_t i = 0; i < 3; i++) {
        drop(vm, parts[i]);
    }
    return value_from_object(tuple);
}

static const struct native_def slice_methods[] = {
    {"indices", slice_indices, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

static const struct getset_def slice_getsets[] = {
    {"start", slice_get_start, getset_refuse},
    {"stop", slice_get_stop, getset_refuse},
    {"step", slice_get_step, getset_refuse},
    {NULL, NULL, NULL},
};

void slice_init_type(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "slice", NULL, LAYOUT_SLICE,
                                        sizeof(struct slice), TYPE_FINAL);
    vm->types[T_SLICE] = type;
    type->dealloc = slice_dealloc;
    type->traverse = slice_traverse;
    type->new_ = slice_make;
    type->repr = slice_repr;
    type->compare = slice_compare;
    type_add_natives(vm, type, slice_methods);
    type_add_getsets(vm, type, slice_getsets);
    type_ready(vm, type);
}
