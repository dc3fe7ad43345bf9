/* The types set and frozenset: slots and methods.  References: see vm/value.h. */
#include "vm/container_private.h"
#include "vm/iterator_private.h"
#include "vm/set.h"

static bool is_frozen(struct vm *vm, const struct set *set)
{
    return type_is_subtype(set->head.type, vm_type(vm, FROZENSET));
}

/* The type of a result: what operators on a subclass give is the plain type. */
static struct type *plain_type(struct vm *vm, const struct set *set)
{
    return is_frozen(vm, set) ? vm_type(vm, FROZENSET) : vm_type(vm, SET);
}

/* v itself if it is a set, or a new set of what it iterates; NULL: exception. */
static struct set *as_set(struct vm *vm, value v)
{
    if (value_is_set(v)) {
        return keep_object(value_as(set, v));
    }
    return set_from_iterable(vm, vm_type(vm, SET), v);
}

/* An element to look for: a set stands for the frozenset equal to it. */
static int find_element(struct vm *vm, struct set *set, value v, size_t *at)
{
    int64_t hash;
    if (value_is_set(v) && !is_frozen(vm, value_as(set, v)) &&
        value_type(vm, v)->hash == vm_type(vm, SET)->hash) {
        struct set *frozen = set_copy(vm, value_as(set, v), vm_type(vm, FROZENSET));
        value key = value_from_object(frozen);
        int found = hash_fast(vm, key, &hash) ? set_find(vm, set, key, hash, at) : -1;
        drop(vm, key);
        return found;
    }
    return hash_fast(vm, v, &hash) ? set_find(vm, set, v, hash, at) : -1;
}

/* ---- whole-set operations; each returns a new set or NULL ---- */

static struct set *set_and(struct vm *vm, struct set *a, value v)
{
    struct set *result = set_new_of(vm, plain_type(vm, a));
    struct walk walk;
    value key = v;
    if (value_is_set(v) && value_as(set, v)->used > a->used) {
        /* The smaller one is walked. */
        key = value_from_object(a);
        a = value_as(set, v);
    }
    if (!walk_start(vm, &walk, key)) {
        drop_object(vm, result);
        return NULL;
    }
    int more;
    while ((more = walk_next(vm, &walk, &key)) > 0) {
        int there = set_contains(vm, a, key);
        bool ok = there >= 0 && (!there || set_add(vm, result, key));
        drop(vm, key);
        if (!ok) {
            more = -1;
            break;
        }
    }
    walk_end(vm, &walk);
    if (more < 0) {
        drop_object(vm, result);
        return NULL;
    }
    return result;
}

static bool set_remove_all(struct vm *vm, struct set *set, value v)
{
    if (value_is_set(v) && value_as(set, v) == set) {
        set_clear(vm, set);
        return true;
    }
    struct walk walk;
    value key;
    int more;
    bool was_there;
    if (!walk_start(vm, &walk, v)) {
        return false;
    }
    while ((more = walk_next(vm, &walk, &key)) > 0) {
        bool ok = set_discard(vm, set, key, &was_there);
        drop(vm, key);
        if (!ok) {
            more = -1;
            break;
        }
    }
    walk_end(vm, &walk);
    if (more == 0) {
        set_tidy(vm, set);
    }
    return more == 0;
}

static struct set *set_minus(struct vm *vm, struct set *a, value v)
{
    if (!value_is_set(v) || (a->used >> 2) > value_as(set, v)->used) {
        struct set *result = set_copy(vm, a, plain_type(vm, a));
        if (!set_remove_all(vm, result, v)) {
            drop_object(vm, result);
            return NULL;
        }
        return result;
    }
    struct set *result = set_new_of(vm, plain_type(vm, a));
    value key;
    for (size_t at = 0; set_next(a, &at, &key);) {
        keep(key);
        int there = set_contains(vm, value_as(set, v), key);
        bool ok = there >= 0 && (there || set_add(vm, result, key));
        drop(vm, key);
        if (!ok) {
            drop_object(vm, result);
            return NULL;
        }
    }
    return result;
}

/* set ^= v */
static bool set_toggle_all(struct vm *vm, struct set *set, value v)
{
    if (value_is_set(v) && value_as(set, v) == set) {
        set_clear(vm, set);
        return true;
    }
    struct set *other = as_set(vm, v);
    if (!other) {
        return false;
    }
    value key;
    bool was_there, ok = true;
    for (size_t at = 0; ok && set_next(other, &at, &key);) {
        keep(key);
        ok = set_discard(vm, set, key, &was_there) && (was_there || set_add(vm, set, key));
        drop(vm, key);
    }
    drop_object(vm, other);
    return ok;
}

static struct set *set_xor(struct vm *vm, struct set *a, value v)
{
    struct set *result = set_from_iterable(vm, plain_type(vm, a), v);
    if (result && !set_toggle_all(vm, result, value_from_object(a))) {
        drop_object(vm, result);
        return NULL;
    }
    return result;
}

static struct set *set_or(struct vm *vm, struct set *a, value v)
{
    struct set *result = set_copy(vm, a, plain_type(vm, a));
    if (!set_update(vm, result, v)) {
        drop_object(vm, result);
        return NULL;
    }
    return result;
}

/* Are all elements of a in b?  1, 0, -1 */
static int set_within(struct vm *vm, struct set *a, struct set *b)
{
    value key;
    int there = a->used <= b->used;
    for (size_t at = 0; there == 1 && set_next(a, &at, &key);) {
        keep(key);
        there = set_contains(vm, b, key);
        drop(vm, key);
    }
    return there;
}

/* ---- slots ---- */

static void set_dealloc(struct vm *vm, struct object *self)
{
    struct set *set = (struct set *)self;
    for (size_t i = 0; i < set->count; i++) {
        drop(vm, set->entries[i].key);
    }
    set_free_table(vm, set);
    object_release(vm, self, sizeof *set);
}

static void set_traverse(struct object *self, visit_fn visit, void *context)
{
    struct set *set = (struct set *)self;
    for (size_t i = 0; i < set->count; i++) {
        visit(context, set->entries[i].key);
    }
}

static value set_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    (void)args;
    (void)nargs;
    (void)kwnames;
    return value_from_object(set_new_of(vm, type));
}

static bool set_init(struct vm *vm, value self, const value *args, size_t nargs,
                     struct tuple *kwnames)
{
    if ((value_type(vm, self)->new_ == vm_type(vm, SET)->new_ &&
         !args_no_keywords(vm, "set", kwnames)) ||
        !args_check(vm, "set", nargs, NULL, 0, 1)) {
        return false;
    }
    set_clear(vm, value_as(set, self));
    return nargs == 0 || set_update(vm, value_as(set, self), args[0]);
}

static value frozenset_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                            struct tuple *kwnames)
{
    if ((type->init == vm_type(vm, FROZENSET)->init &&
         !args_no_keywords(vm, "frozenset", kwnames)) ||
        !args_check(vm, "frozenset", nargs, NULL, 0, 1)) {
        return VALUE_ERROR;
    }
    if (nargs && type == vm_type(vm, FROZENSET) && value_is_exactly(args[0], type)) {
        return keep(args[0]);
    }
    struct set *set = set_from_iterable(vm, type, nargs ? args[0] : VALUE_UNBOUND);
    return set ? value_from_object(set) : VALUE_ERROR;
}

static value set_repr(struct vm *vm, value self)
{
    struct set *set = value_as(set, self);
    const char *name = type_name_of(vm, self);
    struct strbuf out = {0};
    if (!set->used || !vm_repr_enter(vm, self)) {
        strbuf_printf(&out, set->used ? "%s(...)" : "%s()", name);
        return error_pending(vm) ? (strbuf_free(&out), VALUE_ERROR) : strbuf_to_str(vm, &out);
    }
    bool plain = set->head.type == vm_type(vm, SET), ok = true;
    if (!plain) {
        strbuf_printf(&out, "%s(", name);
    }
    strbuf_add_char(&out, '{');
    value key;
    struct list *keys = list_new(vm, set->used);
    for (size_t at = 0; set_next(set, &at, &key);) {
        list_append(vm, keys, key);
    }
    for (size_t i = 0; ok && i < keys->count; i++) {
        strbuf_add(&out, i ? ", " : "");
        ok = repr_add(vm, &out, keys->items[i]);
    }
    drop_object(vm, keys);
    strbuf_add(&out, plain ? "}" : "})");
    vm_repr_leave(vm, self);
    if (!ok) {
        strbuf_free(&out);
        return VALUE_ERROR;
    }
    return strbuf_to_str(vm, &out);
}

static bool frozenset_hash(struct vm *vm, value self, int64_t *hash)
{
    (void)vm;
    struct set *set = value_as(set, self);
    if (set->hash_cache == -1) {
        uint64_t mix = 0;
        for (size_t i = 0; i < set->count; i++) {
            if (!value_is_unbound(set->entries[i].key)) {
                uint64_t h = (uint64_t)set->entries[i].hash;
                mix ^= ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
            }
        }
        mix ^= ((uint64_t)set->used + 1) * 1927868237u;
        mix ^= (mix >> 11) ^ (mix >> 25);
        mix = mix * 69069u + 907133923u;
        set->hash_cache = mix == UINT64_MAX ? 590923713 : (int64_t)mix;
    }
    *hash = set->hash_cache;
    return true;
}

static value set_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!value_is_set(a) || !value_is_set(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct set *x = value_as(set, a), *y = value_as(set, b);
    int result = 0;
    switch (op) {
    case COMPARE_EQ: result = x->used == y->used ? set_within(vm, x, y) : 0; break;
    case COMPARE_NE:
        result = x->used == y->used ? set_within(vm, x, y) : 0;
        result = result < 0 ? result : !result;
        break;
    case COMPARE_LT: result = x->used < y->used ? set_within(vm, x, y) : 0; break;
    case COMPARE_LE: result = set_within(vm, x, y); break;
    case COMPARE_GT: result = x->used > y->used ? set_within(vm, y, x) : 0; break;
    case COMPARE_GE: result = set_within(vm, y, x); break;
    }
    return result < 0 ? VALUE_ERROR : value_from_bool(result);
}

static value set_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (!value_is_set(a) || !value_is_set(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct set *result;
    switch (op) {
    case BINARY_OR: result = set_or(vm, value_as(set, a), b); break;
    case BINARY_AND: result = set_and(vm, value_as(set, a), b); break;
    case BINARY_XOR: result = set_xor(vm, value_as(set, a), b); break;
    case BINARY_SUBTRACT: result = set_minus(vm, value_as(set, a), b); break;
    default: return VALUE_NOT_IMPLEMENTED;
    }
    return result ? value_from_object(result) : VALUE_ERROR;
}

static bool intersect_in_place(struct vm *vm, struct set *set, value v)
{
    struct set *result = set_and(vm, set, v);
    if (!result) {
        return false;
    }
    set_swap(set, result);
    drop_object(vm, result);
    return true;
}

static value set_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    if (!value_is_set(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct set *set = value_as(set, a);
    bool ok;
    switch (op) {
    case BINARY_OR: ok = set_update(vm, set, b); break;
    case BINARY_AND: ok = intersect_in_place(vm, set, b); break;
    case BINARY_XOR: ok = set_toggle_all(vm, set, b); break;
    case BINARY_SUBTRACT: ok = set_remove_all(vm, set, b); break;
    default: return VALUE_NOT_IMPLEMENTED;
    }
    return ok ? keep(a) : VALUE_ERROR;
}

static int64_t set_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)value_as(set, self)->used;
}

static int set_contains_slot(struct vm *vm, value self, value v)
{
    size_t at;
    return find_element(vm, value_as(set, self), v, &at);
}

/* ---- iteration ---- */

struct set_iterator {
    struct object head;
    struct set *set; /* NULL when it has ended */
    size_t at, used;
};

static value set_iter(struct vm *vm, value self)
{
    struct set_iterator *iterator = object_new(vm, vm_type(vm, SET_ITERATOR), sizeof *iterator);
    iterator->set = keep_object(value_as(set, self));
    iterator->used = iterator->set->used;
    return value_from_object(iterator);
}

static void iterator_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct set_iterator *)self)->set);
    object_release(vm, self, sizeof(struct set_iterator));
}

static void iterator_traverse(struct object *self, visit_fn visit, void *context)
{
    if (((struct set_iterator *)self)->set) {
        visit(context, value_from_object(((struct set_iterator *)self)->set));
    }
}

static value iterator_next(struct vm *vm, value self)
{
    struct set_iterator *iterator = value_as(set_iterator, self);
    struct set *set = iterator->set;
    value key;
    if (!set) {
        return VALUE_UNBOUND;
    }
    if (set->used != iterator->used) {
        iterator->used = SIZE_MAX; /* and so it stays */
        return vm_raise(vm, EXC_RuntimeError, "Set changed size during iteration");
    }
    if (set_next(set, &iterator->at, &key)) {
        return keep(key);
    }
    iterator->set = NULL;
    drop_object(vm, set);
    return VALUE_UNBOUND;
}

static value iterator_length_hint(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    if (!args_check(vm, "__length_hint__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct set_iterator *iterator = value_as(set_iterator, args[0]);
    bool valid = iterator->set && iterator->set->used == iterator->used;
    int64_t left = 0;
    value key;
    for (size_t at = iterator->at; valid && set_next(iterator->set, &at, &key);) {
        left++;
    }
    return value_from_small_int(left);
}

static const struct native_def iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0},
    {NULL, NULL, 0},
};

/* ---- methods ---- */

static value new_or_error(struct set *set)
{
    return set ? value_from_object(set) : VALUE_ERROR;
}

static value set_add_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "set.add", nargs - 1, kwnames, 1, 1) ||
        !set_add(vm, value_as(set, args[0]), args[1])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value remove_element(struct vm *vm, struct set *set, value v, bool must)
{
    size_t at;
    int there = find_element(vm, set, v, &at);
    if (there < 0) {
        return VALUE_ERROR;
    }
    if (there) {
        set_remove_at(vm, set, at);
    } else if (must) {
        return vm_raise_args(vm, vm_exception_type(vm, EXC_KeyError), &v, 1);
    }
    return VALUE_NONE;
}

static value set_remove_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return args_check(vm, "set.remove", nargs - 1, kwnames, 1, 1)
               ? remove_element(vm, value_as(set, args[0]), args[1], true)
               : VALUE_ERROR;
}

static value set_discard_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    return args_check(vm, "set.discard", nargs - 1, kwnames, 1, 1)
               ? remove_element(vm, value_as(set, args[0]), args[1], false)
               : VALUE_ERROR;
}

static value set_pop_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "set.pop", nargs - 1, kwnames, 0, 0) ? set_pop(vm, value_as(set, args[0]))
                                                               : VALUE_ERROR;
}

static value set_clear_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "set.clear", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    set_clear(vm, value_as(set, args[0]));
    return VALUE_NONE;
}

static value set_copy_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "set.copy", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct set *set = value_as(set, args[0]);
    if (set->head.type == vm_type(vm, FROZENSET)) {
        return keep(args[0]);
    }
    return value_from_object(set_copy(vm, set, plain_type(vm, set)));
}

/* set.union(*others) and its like: `step` once for each argument. */
static value fold(struct vm *vm, const char *name, const value *args, size_t nargs,
                  struct tuple *kwnames, struct set *(*step)(struct vm *, struct set *, value))
{
    if (!args_no_keywords(vm, name, kwnames)) {
        return VALUE_ERROR;
    }
    struct set *result = value_as(set, args[0]);
    if (nargs == 1) {
        return value_from_object(set_copy(vm, result, plain_type(vm, result)));
    }
    result = keep_object(result);
    for (size_t i = 1; result && i < nargs; i++) {
        struct set *next = step(vm, result, args[i]);
        drop_object(vm, result);
        result = next;
    }
    return new_or_error(result);
}

static value set_union_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return fold(vm, "set.union", args, nargs, kwnames, set_or);
}

static value set_intersection_method(struct vm *vm, const value *args, size_t nargs,
                                     struct tuple *kwnames)
{
    return fold(vm, "set.intersection", args, nargs, kwnames, set_and);
}

static value set_difference_method(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    return fold(vm, "set.difference", args, nargs, kwnames, set_minus);
}

static value set_xor_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "set.symmetric_difference", nargs - 1, kwnames, 1, 1)
               ? new_or_error(set_xor(vm, value_as(set, args[0]), args[1]))
               : VALUE_ERROR;
}

static value fold_in_place(struct vm *vm, const char *name, const value *args, size_t nargs,
                           struct tuple *kwnames, bool (*step)(struct vm *, struct set *, value))
{
    if (!args_no_keywords(vm, name, kwnames)) {
        return VALUE_ERROR;
    }
    for (size_t i = 1; i < nargs; i++) {
        if (!step(vm, value_as(set, args[0]), args[i])) {
            return VALUE_ERROR;
        }
    }
    return VALUE_NONE;
}

static value set_update_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return fold_in_place(vm, "set.update", args, nargs, kwnames, set_update);
}

static value set_intersection_update_method(struct vm *vm, const value *args, size_t nargs,
                                            struct tuple *kwnames)
{
    return fold_in_place(vm, "set.intersection_update", args, nargs, kwnames, intersect_in_place);
}

static value set_difference_update_method(struct vm *vm, const value *args, size_t nargs,
                                          struct tuple *kwnames)
{
    return fold_in_place(vm, "set.difference_update", args, nargs, kwnames, set_remove_all);
}

static value set_xor_update_method(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    if (!args_check(vm, "set.symmetric_difference_update", nargs - 1, kwnames, 1, 1) ||
        !set_toggle_all(vm, value_as(set, args[0]), args[1])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value set_isdisjoint_method(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    if (!args_check(vm, "set.isdisjoint", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct set *common = set_and(vm, value_as(set, args[0]), args[1]);
    if (!common) {
        return VALUE_ERROR;
    }
    bool none = common->used == 0;
    drop_object(vm, common);
    return value_from_bool(none);
}

static value set_within_method(struct vm *vm, value a, value b, bool reverse)
{
    struct set *other = as_set(vm, b);
    if (!other) {
        return VALUE_ERROR;
    }
    int result =
        reverse ? set_within(vm, other, value_as(set, a)) : set_within(vm, value_as(set, a), other);
    drop_object(vm, other);
    return result < 0 ? VALUE_ERROR : value_from_bool(result);
}

static value set_issubset_method(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    return args_check(vm, "set.issubset", nargs - 1, kwnames, 1, 1)
               ? set_within_method(vm, args[0], args[1], false)
               : VALUE_ERROR;
}

static value set_issuperset_method(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    return args_check(vm, "set.issuperset", nargs - 1, kwnames, 1, 1)
               ? set_within_method(vm, args[0], args[1], true)
               : VALUE_ERROR;
}

static const struct native_def common_methods[] = {
    {"copy", set_copy_method, NATIVE_PLAIN},
    {"union", set_union_method, NATIVE_PLAIN},
    {"intersection", set_intersection_method, NATIVE_PLAIN},
    {"difference", set_difference_method, NATIVE_PLAIN},
    {"symmetric_difference", set_xor_method, NATIVE_PLAIN},
    {"isdisjoint", set_isdisjoint_method, NATIVE_PLAIN},
    {"issubset", set_issubset_method, NATIVE_PLAIN},
    {"issuperset", set_issuperset_method, NATIVE_PLAIN},
    {"__class_getitem__", container_class_getitem, NATIVE_CLASS},
    {NULL, NULL, 0},
};

static const struct native_def set_methods[] = {
    {"add", set_add_method, NATIVE_PLAIN},
    {"remove", set_remove_method, NATIVE_PLAIN},
    {"discard", set_discard_method, NATIVE_PLAIN},
    {"pop", set_pop_method, NATIVE_PLAIN},
    {"clear", set_clear_method, NATIVE_PLAIN},
    {"update", set_update_method, NATIVE_PLAIN},
    {"intersection_update", set_intersection_update_method, NATIVE_PLAIN},
    {"difference_update", set_difference_update_method, NATIVE_PLAIN},
    {"symmetric_difference_update", set_xor_update_method, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

static struct type *set_type(struct vm *vm, enum vm_type id, const char *name)
{
    struct type *type =
        type_new_native(vm, "builtins", name, NULL, LAYOUT_SET, sizeof(struct set), 0);
    vm->types[id] = type;
    type->dealloc = set_dealloc;
    type->traverse = set_traverse;
    type->repr = set_repr;
    type->compare = set_compare;
    type->binary = set_binary;
    type->len = set_len;
    type->contains = set_contains_slot;
    type->iter = set_iter;
    type_add_natives(vm, type, common_methods);
    return type;
}

void set_init_types(struct vm *vm)
{
    struct type *type = set_type(vm, T_SET, "set");
    type->new_ = set_make;
    type->init = set_init;
    type->inplace = set_inplace;
    type_add_natives(vm, type, set_methods);
    type_ready(vm, type);

    type = set_type(vm, T_FROZENSET, "frozenset");
    type->new_ = frozenset_make;
    type->hash = frozenset_hash;
    type_ready(vm, type);

    type = type_new_native(vm, "builtins", "set_iterator", NULL, LAYOUT_OTHER,
                           sizeof(struct set_iterator), TYPE_FINAL);
    vm->types[T_SET_ITERATOR] = type;
    type->dealloc = iterator_dealloc;
    type->traverse = iterator_traverse;
    type->iter = iterator_self;
    type->next = iterator_next;
    type_add_natives(vm, type, iterator_methods);
    type_ready(vm, type);
}
