/* iter, next, len, all, any, sum, min, max, sorted, aiter, anext.
 *
 * References: see vm/value.h.
 */
#include "vm/builtins_private.h"
#include "vm/bytes.h"
#include "vm/container_private.h"
#include "vm/generator.h"

static value iter_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "iter", nargs, kwnames, 1, 2)) {
        return VALUE_ERROR;
    }
    if (nargs == 1) {
        return vm_iter(vm, args[0]);
    }
    if (!value_type(vm, args[0])->call) {
        return vm_raise(vm, EXC_TypeError, "iter(v, w): v must be callable");
    }
    return callable_iterator_new(vm, args[0], args[1]);
}

static value next_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "next", nargs, kwnames, 1, 2)) {
        return VALUE_ERROR;
    }
    /* With one argument StopIteration keeps what the iterator put in it. */
    value item = nargs == 1 ? vm_next_or_stop(vm, args[0]) : vm_next(vm, args[0]);
    if (value_is_error(item) && nargs == 2 && error_matches(vm, EXC_StopIteration)) {
        error_clear(vm);
        return keep(args[1]);
    }
    if (!value_is_unbound(item)) {
        return item;
    }
    return keep(args[1]);
}

static value len_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "len", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    int64_t length = vm_len(vm, args[0]);
    return length < 0 ? VALUE_ERROR : int_from_int64(vm, length);
}

/* Is there an item whose truth is `wanted`?  1, 0, -1 */
static int has_truth(struct vm *vm, value iterable, int wanted)
{
    struct walk walk;
    value item;
    int more, found = 0;
    if (!walk_start(vm, &walk, iterable)) {
        return -1;
    }
    while (!found && (more = walk_next(vm, &walk, &item)) != 0) {
        int truth = more < 0 ? -1 : vm_truth(vm, item);
        if (more > 0) {
            drop(vm, item);
        }
        found = truth < 0 ? -1 : truth == wanted;
    }
    walk_end(vm, &walk);
    return found;
}

static value all_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int found = args_check(vm, "all", nargs, kwnames, 1, 1) ? has_truth(vm, args[0], 0) : -1;
    return found < 0 ? VALUE_ERROR : value_from_bool(!found);
}

static value any_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int found = args_check(vm, "any", nargs, kwnames, 1, 1) ? has_truth(vm, args[0], 1) : -1;
    return found < 0 ? VALUE_ERROR : value_from_bool(found);
}

/* ---- sum ---- */

/* Adds item (taken over) to total (taken over); small ints and floats need no call. */
static value sum_step(struct vm *vm, value total, value item)
{
    int64_t n;
    if (value_is_small_int(total) && value_is_small_int(item)) {
        n = value_small_int(total) + value_small_int(item);
        return value_fits_small_int(n) ? value_from_small_int(n) : int_from_int64(vm, n);
    }
    if (value_is_inline_float(total) && value_is_inline_float(item)) {
        return float_from_double(vm, value_inline_float(total) + value_inline_float(item));
    }
    value result = vm_binary(vm, BINARY_ADD, total, item);
    drop(vm, total);
    drop(vm, item);
    return result;
}

static value sum_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[2];
    if (!args_bind(vm, "sum", "iterable / start?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    value total = value_is_unbound(a[1]) ? value_from_small_int(0) : keep(a[1]), item;
    const char *refused = value_is_str(total)     ? "strings [use ''.join(seq) instead]"
                          : value_is_bytes(total) ? "bytes [use b''.join(seq) instead]"
                          : value_has_layout(total, LAYOUT_BYTEARRAY)
                              ? "bytearray [use b''.join(seq) instead]"
                              : NULL;
    struct walk walk;
    const char *data;
    size_t size;
    int64_t sum = 0;
    if ((value_is_exactly(a[0], vm_type(vm, BYTES)) ||
         value_is_exactly(a[0], vm_type(vm, BYTEARRAY))) &&
        bytes_view(a[0], &data, &size) && value_is_small_int(total)) {
        for (size_t i = 0; i < size; i++) {
            sum += (unsigned char)data[i];
        }
        return int_from_int64(vm, value_small_int(total) + sum);
    }
    if (!walk_start(vm, &walk, a[0])) {
        drop(vm, total);
        return VALUE_ERROR;
    }
    if (refused) {
        vm_raise(vm, EXC_TypeError, "sum() can't sum %s", refused);
        drop(vm, total);
        total = VALUE_ERROR;
    }
    int more = 0;
    while (!value_is_error(total) && (more = walk_next(vm, &walk, &item)) > 0) {
        total = sum_step(vm, total, item);
    }
    walk_end(vm, &walk);
    if (more < 0) {
        drop(vm, total);
        return VALUE_ERROR;
    }
    return total;
}

/* ---- min and max ---- */

struct best {
    value item, key; /* UNBOUND: none yet */
};

/* Looks at one more item (taken over); false: exception. */
static bool best_offer(struct vm *vm, struct best *best, value item, value function,
                       enum compare_op op)
{
    value key = value_is_unbound(function) ? keep(item) : vm_call1(vm, function, item);
    int better = value_is_error(key) ? -1 : 1;
    if (better > 0 && !value_is_unbound(best->item)) {
        if (value_is_small_int(key) && value_is_small_int(best->key)) {
            int64_t x = value_small_int(key), y = value_small_int(best->key);
            better = op == COMPARE_LT ? x < y : x > y;
        } else {
            better = vm_compare_truth(vm, key, best->key, op);
        }
    }
    if (better > 0) {
        value_replace(vm, &best->item, item);
        value_replace(vm, &best->key, key);
    } else {
        drop(vm, item);
        drop_result(vm, key);
    }
    return better >= 0;
}

static value min_max(struct vm *vm, const char *name, enum compare_op op, const value *args,
                     size_t nargs, struct tuple *kwnames)
{
    value a[2] = {VALUE_UNBOUND, VALUE_UNBOUND}, item;
    if (nargs == 0) {
        return vm_raise(vm, EXC_TypeError, "%s expected at least 1 argument, got 0", name);
    }
    if (kwnames && !args_bind(vm, name, "* key? default?", args + nargs, 0, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (nargs > 1 && !value_is_unbound(a[1])) {
        return vm_raise(vm, EXC_TypeError,
                        "Cannot specify a default for %s() with multiple positional arguments",
                        name);
    }
    value function = value_is_none(a[0]) ? VALUE_UNBOUND : a[0];
    struct best best = {VALUE_UNBOUND, VALUE_UNBOUND};
    bool ok = true;
    if (nargs > 1) {
        for (size_t i = 0; ok && i < nargs; i++) {
            ok = best_offer(vm, &best, keep(args[i]), function, op);
        }
    } else {
        struct walk walk;
        if (!walk_start(vm, &walk, args[0])) {
            return VALUE_ERROR;
        }
        int more = 0;
        while (ok && (more = walk_next(vm, &walk, &item)) > 0) {
            ok = best_offer(vm, &best, item, function, op);
        }
        ok = ok && more == 0;
        walk_end(vm, &walk);
    }
    drop(vm, best.key);
    if (!ok) {
        drop(vm, best.item);
        return VALUE_ERROR;
    }
    if (value_is_unbound(best.item)) {
        return value_is_unbound(a[1])
                   ? vm_raise(vm, EXC_ValueError, "%s() arg is an empty sequence", name)
                   : keep(a[1]);
    }
    return best.item;
}

static value min_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return min_max(vm, "min", COMPARE_LT, args, nargs, kwnames);
}

static value max_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return min_max(vm, "max", COMPARE_GT, args, nargs, kwnames);
}

static value sorted_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[2] = {VALUE_UNBOUND, VALUE_UNBOUND};
    if (nargs != 1) {
        return vm_raise(vm, EXC_TypeError, "sorted expected 1 argument, got %zu", nargs);
    }
    if (kwnames && !args_bind(vm, "sort", "* key? reverse?", args + 1, 0, kwnames, a)) {
        return VALUE_ERROR;
    }
    int reverse = value_is_unbound(a[1]) ? 0 : vm_truth(vm, a[1]);
    struct list *list = reverse < 0 ? NULL : list_from_iterable(vm, args[0]);
    if (!list) {
        return VALUE_ERROR;
    }
    if (!list_sort(vm, list, value_is_none(a[0]) ? VALUE_UNBOUND : a[0], reverse)) {
        drop_object(vm, list);
        return VALUE_ERROR;
    }
    return value_from_object(list);
}

/* ---- asynchronous iteration ---- */

static value aiter_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "aiter", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_type(vm, args[0])->aiter) {
        return vm_raise(vm, EXC_TypeError, "'%s' object is not an async iterable",
                        type_name_of(vm, args[0]));
    }
    value iterator = value_type(vm, args[0])->aiter(vm, args[0]);
    if (!value_is_error(iterator) && !value_type(vm, iterator)->anext) {
        vm_raise(vm, EXC_TypeError, "aiter() returned not an async iterator of type '%s'",
                 type_name_of(vm, iterator));
        drop(vm, iterator);
        return VALUE_ERROR;
    }
    return iterator;
}

static value anext_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "anext", nargs, kwnames, 1, 2)) {
        return VALUE_ERROR;
    }
    if (!value_type(vm, args[0])->anext) {
        return vm_raise(vm, EXC_TypeError, "'%s' object is not an async iterator",
                        type_name_of(vm, args[0]));
    }
    value awaited = value_type(vm, args[0])->anext(vm, args[0]);
    if (nargs == 1 || value_is_error(awaited)) {
        return awaited;
    }
    value result = anext_new(vm, awaited, args[1]);
    drop(vm, awaited);
    return result;
}

const struct native_def builtins_iteration_defs[] = {
    {"iter", iter_call, NATIVE_PLAIN},     {"next", next_call, NATIVE_PLAIN},
    {"len", len_call, NATIVE_PLAIN},       {"all", all_call, NATIVE_PLAIN},
    {"any", any_call, NATIVE_PLAIN},       {"sum", sum_call, NATIVE_PLAIN},
    {"min", min_call, NATIVE_PLAIN},       {"max", max_call, NATIVE_PLAIN},
    {"sorted", sorted_call, NATIVE_PLAIN}, {"aiter", aiter_call, NATIVE_PLAIN},
    {"anext", anext_call, NATIVE_PLAIN},   {NULL, NULL, 0},
};
