/* Small services that the sequence types share. */
#include "vm/container_private.h"
#include "vm/iterator.h"

bool repr_add(struct vm *vm, struct strbuf *out, value v)
{
    value text = vm_repr(vm, v);
    if (value_is_error(text)) {
        return false;
    }
    const struct str *str = value_as(str, text);
    bool ok = memory_allow(vm, out->length + str->size, 1);
    if (ok) {
        strbuf_add_bytes(out, str->text, str->size);
    }
    drop(vm, text);
    return ok;
}

value strbuf_to_str(struct vm *vm, struct strbuf *out)
{
    struct str *str = str_new(vm, strbuf_text(out), out->length);
    strbuf_free(out);
    return str_value(str);
}

bool sequence_times(struct vm *vm, value v, int64_t *times)
{
    if (value_is_small_int(v)) {
        *times = value_small_int(v) > 0 ? value_small_int(v) : 0;
        return true;
    }
    if (!value_is_int(v) && !value_type(vm, v)->index) {
        *times = -1;
        return true;
    }
    int64_t n;
    if (!vm_index(vm, v, &n)) {
        if (error_matches(vm, EXC_IndexError)) {
            error_clear(vm);
            vm_raise(vm, EXC_OverflowError, "cannot fit '%s' into an index-sized integer",
                     type_name_of(vm, v));
        }
        return false;
    }
    *times = n > 0 ? n : 0;
    return true;
}

bool class_reflects(struct vm *vm, value v, const char *method)
{
    struct type *type = value_type(vm, v);
    if (!(type->flags & TYPE_HEAP)) {
        return false;
    }
    struct str *name = str_intern_c(vm, method);
    bool found = !value_is_unbound(type_lookup(vm, type, name));
    drop_object(vm, name);
    return found;
}

value sequence_refuse_concat(struct vm *vm, value seq, value v)
{
    if (class_reflects(vm, v, "__radd__")) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const char *kind = value_is_tuple(seq) ? "tuple" : "list";
    return vm_raise(vm, EXC_TypeError, "can only concatenate %s (not \"%s\") to %s", kind,
                    type_name_of(vm, v), kind);
}

value sequence_refuse_repeat(struct vm *vm, value v)
{
    if (class_reflects(vm, v, "__mul__") || class_reflects(vm, v, "__rmul__")) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return vm_raise(vm, EXC_TypeError, "can't multiply sequence by non-int of type '%s'",
                    type_name_of(vm, v));
}

bool sequence_repeat_fits(struct vm *vm, size_t count, int64_t times)
{
    uint64_t total;
    if (__builtin_mul_overflow((uint64_t)count, (uint64_t)times, &total)) {
        total = UINT64_MAX;
    }
    return memory_allow(vm, total, sizeof(value));
}

bool sequence_index(struct vm *vm, const char *kind, const char *out_of_range, value key,
                    size_t length, size_t *at)
{
    int64_t index;
    if (value_is_small_int(key)) {
        index = value_small_int(key);
    } else if (value_is_int(key) || value_type(vm, key)->index) {
        if (!vm_index(vm, key, &index)) {
            return false;
        }
    } else {
        vm_raise(vm, EXC_TypeError, "%s indices must be integers or slices, not %s", kind,
                 type_name_of(vm, key));
        return false;
    }
    if (index < 0) {
        index += (int64_t)length;
    }
    if (index < 0 || (size_t)index >= length) {
        vm_raise(vm, EXC_IndexError, "%s", out_of_range);
        return false;
    }
    *at = (size_t)index;
    return true;
}

int sequence_find(struct vm *vm, value sequence, value v, size_t start, size_t stop, size_t *at)
{
    int same = 0;
    size_t i = start;
    for (; !same && i < stop && i < sequence_count(sequence); i++) {
        value item = keep(sequence_item(sequence, i));
        same = equal_fast(vm, item, v);
        drop(vm, item);
    }
    vm_burn(vm, i - start);
    if (same) {
        *at = i - 1;
    }
    return same;
}

bool sequence_bound(struct vm *vm, value v, size_t length, size_t otherwise, size_t *bound)
{
    if (value_is_unbound(v)) {
        *bound = otherwise;
        return true;
    }
    int64_t n;
    if (!value_is_int(v) && !value_type(vm, v)->index) {
        vm_raise(vm, EXC_TypeError, "slice indices must be integers or have an __index__ method");
        return false;
    }
    if (!slice_number(vm, v, 0, &n)) {
        return false;
    }
    if (n < 0) {
        n = n + (int64_t)length < 0 ? 0 : n + (int64_t)length;
    }
    *bound = (size_t)n;
    return true;
}

value sequence_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    bool equality = op == COMPARE_EQ || op == COMPARE_NE;
    if (equality && value_is_list(a) && sequence_count(a) != sequence_count(b)) {
        return value_from_bool(op == COMPARE_NE);
    }
    size_t i = 0;
    for (; i < sequence_count(a) && i < sequence_count(b); i++) {
        value x = sequence_item(a, i), y = sequence_item(b, i);
        if (value_same(x, y)) {
            continue;
        }
        keep(x);
        keep(y);
        int same = equal_fast(vm, x, y);
        value result = VALUE_UNBOUND;
        if (same < 0) {
            result = VALUE_ERROR;
        } else if (!same) {
            result = equality ? value_from_bool(op == COMPARE_NE) : vm_compare(vm, x, y, op);
        }
        drop(vm, x);
        drop(vm, y);
        if (!value_is_unbound(result)) {
            return result;
        }
    }
    size_t m = sequence_count(a), n = sequence_count(b);
    return value_from_order(m < n ? -1 : m > n, op);
}

bool memory_allow(struct vm *vm, uint64_t count, size_t item_size)
{
    if (count > (UINT64_C(1) << 48) / item_size || !heap_can_hold(&vm->heap, count * item_size)) {
        vm_raise_args(vm, vm_exception_type(vm, EXC_MemoryError), NULL, 0);
        return false;
    }
    return true;
}

value container_class_getitem(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__class_getitem__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return generic_alias_new(vm, args[0], args[1]);
}

/* ---- walking ---- */

bool walk_start(struct vm *vm, struct walk *walk, value iterable)
{
    walk->at = 0;
    walk->indexed = value_is_exactly(iterable, vm_type(vm, LIST)) ||
                    value_is_exactly(iterable, vm_type(vm, TUPLE));
    walk->source = walk->indexed ? keep(iterable) : vm_iter(vm, iterable);
    return !value_is_error(walk->source);
}

int walk_next(struct vm *vm, struct walk *walk, value *item)
{
    if (walk->indexed) {
        if (walk->at >= sequence_count(walk->source)) {
            return 0;
        }
        *item = keep(sequence_item(walk->source, walk->at++));
        return 1;
    }
    *item = next_item(vm, walk->source);
    walk->at++;
    return value_is_error(*item) ? -1 : !value_is_unbound(*item);
}

void walk_end(struct vm *vm, struct walk *walk)
{
    vm_burn(vm, walk->at);
    drop(vm, walk->source);
}
