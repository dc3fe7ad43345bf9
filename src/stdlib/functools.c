/* _functools: what functools and collections are too slow without. */
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/function.h"
#include "vm/interp.h"

/* ---- lru_cache ---- */

struct cached {
    struct object head;
    value function;
    struct dict *found; /* by key; the longest unused first, when there is a limit */
    int64_t max;        /* -1: no limit */
    bool typed;
    int64_t hits, misses;
    struct tuple *mark; /* between positional arguments and keywords of a key */
};

static void cached_dealloc(struct vm *vm, struct object *object)
{
    struct cached *self = (struct cached *)object;
    drop(vm, self->function);
    drop_object(vm, self->found);
    drop_object(vm, self->mark);
    object_release(vm, object, sizeof *self);
}

static void cached_traverse(struct object *object, visit_fn visit, void *context)
{
    struct cached *self = (struct cached *)object;
    visit(context, self->function);
    visit(context, value_from_object(self->found));
    visit(context, value_from_object(self->mark));
}

static bool is_int_or_str(struct vm *vm, value v)
{
    return value_is_small_int(v) || value_is_exactly(v, vm_type(vm, STR)) ||
           value_is_exactly(v, vm_type(vm, INT));
}

/* What a call's result is kept under: the argument itself, or a tuple of all. */
static value cached_key(struct vm *vm, const struct cached *self, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    size_t named = kwnames ? kwnames->count : 0;
    if (!self->typed && !named && nargs == 1 && is_int_or_str(vm, args[0])) {
        return keep(args[0]);
    }
    size_t count = nargs + (named ? 1 + 2 * named : 0) + (self->typed ? nargs + named : 0);
    struct tuple *key = tuple_new(vm, count);
    size_t at = 0;
    for (size_t i = 0; i < nargs; i++) {
        key->items[at++] = keep(args[i]);
    }
    for (size_t i = 0; i < named; i++) {
        if (i == 0) {
            key->items[at++] = keep(value_from_object(self->mark));
        }
        key->items[at++] = keep(kwnames->items[i]);
        key->items[at++] = keep(args[nargs + i]);
    }
    for (size_t i = 0; self->typed && i < nargs + named; i++) {
        key->items[at++] = keep(value_from_object(value_type(vm, args[i])));
    }
    return value_from_object(key);
}

static value cached_function_call(struct vm *vm, const struct cached *self, const value *args,
                                  size_t nargs, struct tuple *kwnames)
{
    value function = keep(self->function);
    value result = vm_call(vm, function, args, nargs, kwnames);
    drop(vm, function);
    return result;
}

/* Puts a new result behind the others, the oldest away if they are too many. */
static bool cached_add(struct vm *vm, struct cached *self, value key, int64_t hash, value result)
{
    size_t at;
    if (self->max >= 0) {
        int there = dict_find_hash(vm, self->found, key, hash, &at);
        if (there) {
            return there > 0; /* the function has called itself with the same arguments */
        }
        value oldest, v;
        at = 0;
        if (self->found->used >= (size_t)self->max && dict_next(self->found, &at, &oldest, &v)) {
            dict_delete_at(vm, self->found, at - 1);
        }
    }
    return dict_set(vm, self->found, key, result);
}

static value cached_look(struct vm *vm, struct cached *self, value key, const value *args,
                         size_t nargs, struct tuple *kwnames)
{
    int64_t hash;
    size_t at;
    if (!hash_fast(vm, key, &hash)) {
        return VALUE_ERROR;
    }
    int there = dict_find_hash(vm, self->found, key, hash, &at);
    if (there < 0) {
        return VALUE_ERROR;
    }
    if (there) {
        value result = keep(self->found->entries[at].v);
        self->hits++;
        if (self->max >= 0 && at + 1 < self->found->count) { /* the latest used is last */
            dict_delete_at(vm, self->found, at);
            if (!dict_set(vm, self->found, key, result)) {
                drop(vm, result);
                return VALUE_ERROR;
            }
        }
        return result;
    }
    self->misses++;
    value result = cached_function_call(vm, self, args, nargs, kwnames);
    if (!value_is_error(result) && !cached_add(vm, self, key, hash, result)) {
        drop(vm, result);
        return VALUE_ERROR;
    }
    return result;
}

static value cached_call(struct vm *vm, value v, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    struct cached *self = value_as(cached, v);
    if (!vm_enter(vm, " while calling a Python object")) {
        return VALUE_ERROR;
    }
    keep(v);
    value result;
    if (self->max == 0) {
        self->misses++;
        result = cached_function_call(vm, self, args, nargs, kwnames);
    } else {
        value key = cached_key(vm, self, args, nargs, kwnames);
        result = cached_look(vm, self, key, args, nargs, kwnames);
        drop(vm, key);
    }
    drop(vm, v);
    vm_leave(vm);
    return result;
}

static value cached_get(struct vm *vm, value self, value instance, value owner)
{
    (void)owner;
    return value_is_unbound(instance) || value_is_none(instance) ? keep(self)
                                                                 : method_new(vm, self, instance);
}

/* (function, maxsize or None, typed, mark) */
static value cached_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    int64_t max = -1;
    if (!args_check(vm, "_lru_cache_wrapper", nargs, kwnames, 4, 4) ||
        (!value_is_none(args[1]) && !vm_index(vm, args[1], &max))) {
        return VALUE_ERROR;
    }
    int typed = vm_truth(vm, args[2]);
    if (typed < 0 || !value_is_tuple(args[3])) {
        return typed < 0 ? VALUE_ERROR : vm_raise(vm, EXC_TypeError, "the mark must be a tuple");
    }
    struct cached *self = object_new(vm, type, sizeof *self);
    self->function = keep(args[0]);
    self->found = dict_new(vm);
    self->max = max;
    self->typed = typed;
    self->mark = keep_object(value_as(tuple, args[3]));
    return value_from_object(self);
}

/* _info(): (hits, misses, maxsize, currsize) */
static value cached_info(METHOD_ARGS)
{
    if (!args_check(vm, "_info", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct cached *self = value_as(cached, args[0]);
    value numbers[] = {int_from_int64(vm, self->hits), int_from_int64(vm, self->misses),
                       self->max < 0 ? VALUE_NONE : int_from_int64(vm, self->max),
                       int_from_int64(vm, (int64_t)self->found->used)};
    return value_from_object(tuple_from(vm, numbers, 4));
}

static value cached_clear(METHOD_ARGS)
{
    if (!args_check(vm, "cache_clear", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct cached *self = value_as(cached, args[0]);
    self->hits = self->misses = 0;
    dict_clear(vm, self->found);
    return VALUE_NONE;
}

static const struct native_def cached_methods[] = {
    {"_info", cached_info, NATIVE_PLAIN},
    {"cache_clear", cached_clear, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

/* ---- functions ---- */

static value functools_reduce(METHOD_ARGS)
{
    if (!args_check(vm, "reduce", nargs, kwnames, 2, 3)) {
        return VALUE_ERROR;
    }
    struct walk walk;
    if (!walk_start(vm, &walk, args[1])) {
        if (error_matches(vm, EXC_TypeError)) {
            error_clear(vm);
            vm_raise(vm, EXC_TypeError, "reduce() arg 2 must support iteration");
        }
        return VALUE_ERROR;
    }
    value total = nargs == 3 ? keep(args[2]) : VALUE_UNBOUND, item;
    int more;
    while ((more = walk_next(vm, &walk, &item)) > 0) {
        if (value_is_unbound(total)) {
            total = item;
            continue;
        }
        value next = vm_call2(vm, args[0], total, item);
        drop(vm, total);
        drop(vm, item);
        total = next;
        if (value_is_error(total)) {
            break;
        }
    }
    walk_end(vm, &walk);
    if (more < 0) {
        drop(vm, total);
        return VALUE_ERROR;
    }
    return value_is_unbound(total)
               ? vm_raise(vm, EXC_TypeError, "reduce() of empty iterable with no initial value")
               : total;
}

/* One more of that key. */
static bool count_one(struct vm *vm, struct dict *counts, value key)
{
    int64_t hash;
    size_t at;
    if (!hash_fast(vm, key, &hash)) {
        return false;
    }
    int there = dict_find_hash(vm, counts, key, hash, &at);
    if (there <= 0) {
        return there == 0 && dict_set(vm, counts, key, value_from_small_int(1));
    }
    value *place = &counts->entries[at].v;
    if (value_is_small_int(*place) && value_small_int(*place) < SMALL_INT_MAX) {
        *place = value_from_small_int(value_small_int(*place) + 1);
        return true;
    }
    value old = keep(*place), next = vm_binary(vm, BINARY_ADD, old, value_from_small_int(1));
    drop(vm, old);
    bool ok = !value_is_error(next) && dict_set(vm, counts, key, next);
    drop_result(vm, next);
    return ok;
}

/* count_elements(dict, iterable): for dicts whose get() and item assignment are dict's own. */
static value functools_count_elements(METHOD_ARGS)
{
    if (!args_check(vm, "count_elements", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    if (!value_is_dict(args[0])) {
        return vm_raise(vm, EXC_TypeError, "a dict is needed");
    }
    struct walk walk;
    value item;
    if (!walk_start(vm, &walk, args[1])) {
        return VALUE_ERROR;
    }
    int more;
    while ((more = walk_next(vm, &walk, &item)) > 0) {
        bool ok = count_one(vm, value_as(dict, args[0]), item);
        drop(vm, item);
        if (!ok) {
            more = -1;
            break;
        }
    }
    walk_end(vm, &walk);
    return more < 0 ? VALUE_ERROR : VALUE_NONE;
}

static bool functools_fill_module(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"reduce", functools_reduce, NATIVE_PLAIN},
        {"count_elements", functools_count_elements, NATIVE_PLAIN},
        {NULL, NULL, 0},
    };
    struct type *type = type_new_native(vm, "functools", "_lru_cache_base", NULL, LAYOUT_OTHER,
                                        sizeof(struct cached), 0);
    type->dealloc = cached_dealloc;
    type->traverse = cached_traverse;
    type->new_ = cached_make;
    type->call = cached_call;
    type->descr_get = cached_get;
    type_add_natives(vm, type, cached_methods);
    type_ready(vm, type);
    dict_add_type(vm, names, type);
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def functools_module = {"_functools", functools_fill_module};
