/* tuple, list and dict: the containers the interpreter itself works with.
 *
 * Their structs are open so that the interpreter's fast paths need no call;
 * everybody else uses the functions.  References: see vm/value.h.
 */
#ifndef VM_CONTAINER_H
#define VM_CONTAINER_H

#include "vm/object.h"

struct tuple {
    struct object head;
    size_t count;
    int64_t hash_cache; /* 0: not computed */
    value items[];
};

struct list {
    struct object head;
    size_t count, capacity;
    value *items;
};

/* A dict keeps its entries in insertion order; removed ones are UNBOUND keys
 * until the next rebuild (the first, if it is one, knows how many, in `hash`).  `indices`
 * maps hashes to entries (8, 16 or 32 bits each by size); dicts of up to 8 entries have none and
 * are searched in order. */
struct dict_entry {
    int64_t hash;
    value key, v; /* key UNBOUND: removed */
};

struct dict {
    struct object head;
    size_t used;            /* live entries: len() */
    size_t count, capacity; /* entries in use, live or removed; room */
    struct dict_entry *entries;
    void *indices;
    size_t index_capacity; /* power of two, or 0: linear */
    size_t wasted;         /* entries cut off at the end whose index slots are not free yet */
    /* Changes whenever a key is added or removed or entries move (not when a
     * value is replaced): an entry's index stays good while it is the same.
     * Taken from vm->dict_versions, so no two states of any dicts share one. */
    uint64_t keys_version;
    bool only_str_keys; /* all keys are exact str: lookups need no == call */
};

struct tuple *tuple_new(struct vm *vm, size_t count); /* items UNBOUND: to be filled at once */
struct tuple *tuple_from(struct vm *vm, const value *items, size_t count); /* keeps the items */
struct tuple *tuple_from_iterable(struct vm *vm, value iterable);          /* NULL: exception */

struct list *list_new(struct vm *vm, size_t capacity);
struct list *list_from_iterable(struct vm *vm, value iterable);    /* NULL: exception */
void list_append(struct vm *vm, struct list *list, value v);       /* keeps v */
void list_append_steal(struct vm *vm, struct list *list, value v); /* takes v over */
bool list_extend(struct vm *vm, struct list *list, value iterable);
bool list_sort(struct vm *vm, struct list *list, value key, bool reverse); /* key UNBOUND: none */

struct dict *dict_new(struct vm *vm);
/* *found gets a BORROWED value, or UNBOUND.  false: exception (hash or ==). */
bool dict_get(struct vm *vm, struct dict *dict, value key, value *found);
bool dict_set(struct vm *vm, struct dict *dict, value key, value v); /* keeps both */
bool dict_delete(struct vm *vm, struct dict *dict, value key, bool *was_there);
value dict_get_str(struct dict *dict,
                   struct str *key); /* BORROWED or UNBOUND; never fails if only_str_keys */
void dict_set_str(struct vm *vm, struct dict *dict, struct str *key, value v);
/* Adds a new interned key to a small dict, taking v over.  false: it may be there already, or
 * the dict is not that simple; nothing has happened. */
bool dict_add_str(struct vm *vm, struct dict *dict, struct str *key, value v);
void dict_set_c(struct vm *vm, struct dict *dict, const char *key, value v); /* interned key */
value dict_get_c(struct vm *vm, struct dict *dict, const char *key); /* BORROWED or UNBOUND */
/* Index of the entry with that interned str key, or -1. */
int64_t dict_find_str(const struct dict *dict, const struct str *key);
/* Index of the first entry that can be live. */
static inline size_t dict_first(const struct dict *dict)
{
    return dict->count && value_is_unbound(dict->entries[0].key) ? (size_t)dict->entries[0].hash
                                                                 : 0;
}
/* for (size_t at = 0; dict_next(dict, &at, &key, &v);): borrowed, in order. */
bool dict_next(const struct dict *dict, size_t *at, value *key, value *v);
bool dict_update(struct vm *vm, struct dict *dict, value mapping_or_pairs);
struct dict *dict_copy(struct vm *vm, struct dict *dict);
void dict_clear(struct vm *vm, struct dict *dict);
void dict_exchange(struct vm *vm, struct dict *a, struct dict *b); /* what they hold */

/* Sets: vm/set.h has the struct. */
struct set;
struct set *set_new(struct vm *vm, bool frozen);
bool set_add(struct vm *vm, struct set *set, value v);
int set_contains(struct vm *vm, struct set *set, value v);
bool set_update(struct vm *vm, struct set *set, value iterable);

/* Steps through any iterable: 1: *item holds a NEW reference; 0: the end; -1: exception.
 * Lists and tuples are walked by index (and may change meanwhile). */
struct walk {
    value source; /* borrowed list or tuple, or an owned iterator */
    size_t at;
    bool indexed;
};
bool walk_start(struct vm *vm, struct walk *walk, value iterable);
int walk_next(struct vm *vm, struct walk *walk, value *item);
void walk_end(struct vm *vm, struct walk *walk);

/* range: three ints of any size and the number of its items. */
struct range {
    struct object head;
    value start, stop, step, length;
};
value range_new(struct vm *vm, value start, value stop, value step); /* ints; ValueError: step 0 */

struct slice {
    struct object head;
    value start, stop, step; /* any values; None where not given */
};

/* slice objects and their resolution: as slice.indices(). */
value slice_new(struct vm *vm, value start, value stop, value step);
bool slice_resolve(struct vm *vm, value slice, int64_t length, int64_t *start, int64_t *stop,
                   int64_t *step, int64_t *count);

#endif
