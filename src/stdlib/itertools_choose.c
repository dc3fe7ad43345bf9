/* itertools: product, permutations, combinations.  Each keeps indices into its pools and steps
 * them like an odometer. */
#include <stdlib.h>

#include "stdlib/itertools.h"

static bool choose_no_room(struct vm *vm, uint64_t count)
{
    if (!heap_can_hold(&vm->heap, count * sizeof(size_t))) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
        return true;
    }
    return false;
}

static void choose_indices(struct vm *vm, struct tool *self, size_t count)
{
    self->count = count;
    self->indices = heap_alloc(&vm->heap, (count ? count : 1) * sizeof *self->indices);
    for (size_t i = 0; i < count; i++) {
        self->indices[i] = 0;
    }
}

/* The items of the one pool that the first n indices name. */
static value choose_row(struct vm *vm, const struct tool *self, size_t n)
{
    struct tuple *pool = value_as(tuple, self->pools->items[0]);
    struct tuple *row = tuple_new(vm, n);
    for (size_t i = 0; i < n; i++) {
        row->items[i] = keep(pool->items[self->indices[i]]);
    }
    return value_from_object(row);
}

/* ---- product ---- */

static value product_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    int64_t repeat = 1;
    if (kwnames && kwnames->count) {
        const char *name = value_as(str, kwnames->items[0])->text;
        if (strcmp(name, "repeat") != 0) {
            return vm_raise(vm, EXC_TypeError, "'%s' is an invalid keyword argument for product()",
                            name);
        }
        if (!vm_count(vm, args[nargs], &repeat)) {
            return VALUE_ERROR;
        }
        if (repeat < 0) {
            return vm_raise(vm, EXC_ValueError, "repeat argument cannot be negative");
        }
    }
    if (nargs && repeat > INT32_MAX) {
        return vm_raise(vm, EXC_OverflowError, "repeat argument too large");
    }
    size_t total = nargs * (size_t)repeat;
    if (choose_no_room(vm, 2 * total)) {
        return VALUE_ERROR;
    }
    struct tool *self = tool_new(vm, type);
    self->pools = tuple_new(vm, total);
    for (size_t i = 0; i < total; i++) {
        if (i < nargs) {
            struct tuple *pool = tuple_from_iterable(vm, args[i]);
            if (!pool) {
                drop_object(vm, self);
                return VALUE_ERROR;
            }
            self->pools->items[i] = value_from_object(pool);
        } else {
            self->pools->items[i] = keep(self->pools->items[i % nargs]);
        }
        self->done |= value_as(tuple, self->pools->items[i])->count == 0;
    }
    choose_indices(vm, self, total);
    return value_from_object(self);
}

static value product_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    if (self->started && !self->done) {
        size_t i = self->count;
        while (i > 0) {
            i--;
            if (++self->indices[i] < value_as(tuple, self->pools->items[i])->count) {
                break;
            }
            self->indices[i] = 0;
            self->done = i == 0;
        }
        self->done |= self->count == 0;
    }
    self->started = true;
    if (self->done) {
        return VALUE_UNBOUND;
    }
    struct tuple *row = tuple_new(vm, self->count);
    for (size_t i = 0; i < self->count; i++) {
        row->items[i] = keep(value_as(tuple, self->pools->items[i])->items[self->indices[i]]);
    }
    return value_from_object(row);
}

/* ---- one pool, r of its items ---- */

static struct tool *choose_make(struct vm *vm, struct type *type, value iterable, value r_value,
                                bool all_by_default, size_t *r)
{
    struct tuple *pool = tuple_from_iterable(vm, iterable);
    if (!pool) {
        return NULL;
    }
    int64_t n = (int64_t)pool->count;
    bool fine = true;
    if (!(all_by_default && (value_is_unbound(r_value) || value_is_none(r_value)))) {
        fine = vm_index(vm, r_value, &n);
        if (fine && n < 0) {
            vm_raise(vm, EXC_ValueError, "r must be non-negative");
            fine = false;
        }
    }
    if (!fine || choose_no_room(vm, (uint64_t)n + pool->count)) {
        drop_object(vm, pool);
        return NULL;
    }
    struct tool *self = tool_new(vm, type);
    self->pools = tuple_new(vm, 1);
    self->pools->items[0] = value_from_object(pool);
    *r = (size_t)n;
    return self;
}

static size_t choose_pool(const struct tool *self)
{
    return value_as(tuple, self->pools->items[0])->count;
}

static value combinations_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    value a[2];
    size_t r;
    struct tool *self = args_bind(vm, "combinations", "iterable r", args, nargs, kwnames, a)
                            ? choose_make(vm, type, a[0], a[1], false, &r)
                            : NULL;
    if (!self) {
        return VALUE_ERROR;
    }
    choose_indices(vm, self, r);
    for (size_t i = 0; i < r; i++) {
        self->indices[i] = i;
    }
    self->done = r > choose_pool(self);
    return value_from_object(self);
}

static value combinations_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    if (self->started && !self->done) {
        size_t r = self->count, n = choose_pool(self), i = r;
        while (i > 0 && self->indices[i - 1] == i - 1 + n - r) {
            i--;
        }
        if (i == 0) {
            self->done = true;
        } else {
            self->indices[i - 1]++;
            for (; i < r; i++) {
                self->indices[i] = self->indices[i - 1] + 1;
            }
        }
    }
    self->started = true;
    return self->done ? VALUE_UNBOUND : choose_row(vm, self, self->count);
}

static value with_replacement_make(struct vm *vm, struct type *type, const value *args,
                                   size_t nargs, struct tuple *kwnames)
{
    value a[2];
    size_t r;
    struct tool *self =
        args_bind(vm, "combinations_with_replacement", "iterable r", args, nargs, kwnames, a)
            ? choose_make(vm, type, a[0], a[1], false, &r)
            : NULL;
    if (!self) {
        return VALUE_ERROR;
    }
    choose_indices(vm, self, r);
    self->done = r > 0 && choose_pool(self) == 0;
    return value_from_object(self);
}

static value with_replacement_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    if (self->started && !self->done) {
        size_t n = choose_pool(self), i = self->count;
        while (i > 0 && self->indices[i - 1] == n - 1) {
            i--;
        }
        if (i == 0) {
            self->done = true;
        } else {
            size_t next = self->indices[i - 1] + 1;
            for (i--; i < self->count; i++) {
                self->indices[i] = next;
            }
        }
    }
    self->started = true;
    return self->done ? VALUE_UNBOUND : choose_row(vm, self, self->count);
}

/* permutations keeps all n indices; `step` is r.  The order of the first r is stepped to the
 * next one in lexicographic order: the rest stays sorted, so that a swap does it. */
static value permutations_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    value a[2];
    size_t r;
    struct tool *self = args_bind(vm, "permutations", "iterable r?", args, nargs, kwnames, a)
                            ? choose_make(vm, type, a[0], a[1], true, &r)
                            : NULL;
    if (!self) {
        return VALUE_ERROR;
    }
    choose_indices(vm, self, choose_pool(self));
    for (size_t i = 0; i < self->count; i++) {
        self->indices[i] = i;
    }
    self->step = (int64_t)r;
    self->done = r > self->count;
    return value_from_object(self);
}

static int index_order(const void *a, const void *b)
{
    size_t left = *(const size_t *)a, right = *(const size_t *)b;
    return left < right ? -1 : left > right;
}

static bool permutations_step(struct tool *self)
{
    size_t n = self->count, r = (size_t)self->step, *indices = self->indices;
    for (size_t i = r; i-- > 0;) {
        /* The least unused index above indices[i] takes its place. */
        size_t best = n;
        for (size_t k = i + 1; k < n; k++) {
            if (indices[k] > indices[i] && (best == n || indices[k] < indices[best])) {
                best = k;
            }
        }
        if (best < n) {
            size_t old = indices[i];
            indices[i] = indices[best];
            indices[best] = old;
            qsort(indices + i + 1, n - i - 1, sizeof *indices, index_order);
            return true;
        }
    }
    return false;
}

static value permutations_next(struct vm *vm, value v)
{
    struct tool *self = value_as(tool, v);
    if (self->started && !self->done) {
        self->done = !permutations_step(self);
    }
    self->started = true;
    return self->done ? VALUE_UNBOUND : choose_row(vm, self, (size_t)self->step);
}

const struct tool_def itertools_choices[] = {
    {"product", product_make, product_next, NULL, NULL},
    {"permutations", permutations_make, permutations_next, NULL, NULL},
    {"combinations", combinations_make, combinations_next, NULL, NULL},
    {"combinations_with_replacement", with_replacement_make, with_replacement_next, NULL, NULL},
    {0}};
