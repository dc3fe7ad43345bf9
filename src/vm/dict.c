/* The hash table of dict: compact entries in order of insertion, and an index table
 * beside them once there are more than eight.
 *
 * Comparing keys may run Python code that changes the dict; whoever does so
 * starts again when keys_version has changed.  References: see vm/value.h.
 */
#include "vm/container_private.h"

enum { DICT_LINEAR = 8, INDEX_EMPTY = -1, INDEX_REMOVED = -2, FIND_AGAIN = 2 };

/* ---- the index table ---- */

static size_t index_width(size_t index_capacity)
{
    return index_capacity <= 128 ? 1 : index_capacity <= 32768 ? 2 : 4;
}

static inline int64_t index_get(const struct dict *dict, size_t slot)
{
    if (dict->index_capacity <= 128) {
        return ((const int8_t *)dict->indices)[slot];
    }
    if (dict->index_capacity <= 32768) {
        return ((const int16_t *)dict->indices)[slot];
    }
    return ((const int32_t *)dict->indices)[slot];
}

static inline void index_put(struct dict *dict, size_t slot, int64_t at)
{
    if (dict->index_capacity <= 128) {
        ((int8_t *)dict->indices)[slot] = (int8_t)at;
    } else if (dict->index_capacity <= 32768) {
        ((int16_t *)dict->indices)[slot] = (int16_t)at;
    } else {
        ((int32_t *)dict->indices)[slot] = (int32_t)at;
    }
}

/* The order in which slots are tried. */
struct probe {
    size_t slot, mask;
    uint64_t perturb;
};

static inline struct probe probe_start(const struct dict *dict, int64_t hash)
{
    size_t mask = dict->index_capacity - 1;
    return (struct probe){(size_t)hash & mask, mask, (uint64_t)hash};
}

static inline void probe_next(struct probe *probe)
{
    probe->perturb >>= 5;
    probe->slot = (probe->slot * 5 + probe->perturb + 1) & probe->mask;
}

static void index_insert(struct dict *dict, int64_t hash, size_t at)
{
    struct probe probe = probe_start(dict, hash);
    while (index_get(dict, probe.slot) >= 0) {
        probe_next(&probe);
    }
    index_put(dict, probe.slot, (int64_t)at);
}

static void index_remove(struct dict *dict, int64_t hash, size_t at)
{
    struct probe probe = probe_start(dict, hash);
    while (index_get(dict, probe.slot) != (int64_t)at) {
        probe_next(&probe);
    }
    index_put(dict, probe.slot, INDEX_REMOVED);
}

static void index_free(struct vm *vm, struct dict *dict)
{
    if (dict->indices) {
        heap_free(&vm->heap, dict->indices,
                  dict->index_capacity * index_width(dict->index_capacity));
    }
    dict->indices = NULL;
    dict->index_capacity = 0;
}

static void index_build(struct vm *vm, struct dict *dict)
{
    size_t wanted = 16;
    while (wanted * 2 < dict->capacity * 3) {
        wanted *= 2;
    }
    if (wanted != dict->index_capacity) {
        index_free(vm, dict);
        dict->index_capacity = wanted;
        dict->indices = heap_alloc(&vm->heap, wanted * index_width(wanted));
    }
    memset(dict->indices, 0xff, wanted * index_width(wanted));
    for (size_t i = 0; i < dict->count; i++) {
        index_insert(dict, dict->entries[i].hash, i);
    }
}

/* ---- entries ---- */

static void entries_compact(struct dict *dict)
{
    size_t to = 0;
    for (size_t i = 0; i < dict->count; i++) {
        if (!value_is_unbound(dict->entries[i].key)) {
            dict->entries[to++] = dict->entries[i];
        }
    }
    dict->count = to;
}

/* Room for `wanted` live entries; removed ones go. */
static void dict_resize(struct vm *vm, struct dict *dict, size_t wanted)
{
    entries_compact(dict);
    dict->wasted = 0;
    size_t capacity = dict->capacity ? dict->capacity : 4;
    while (capacity < wanted) {
        capacity *= 2;
    }
    if (capacity != dict->capacity) {
        dict->entries =
            heap_resize(&vm->heap, dict->entries, dict->capacity * sizeof *dict->entries,
                        capacity * sizeof *dict->entries);
        dict->capacity = capacity;
    }
    if (capacity > DICT_LINEAR) {
        index_build(vm, dict);
    }
    dict->keys_version = ++vm->dict_versions;
}

static void dict_make_room(struct vm *vm, struct dict *dict)
{
    /* Many removed entries: squeezing them out is enough. */
    bool squeeze = dict->capacity && dict->used <= dict->capacity / 2;
    dict_resize(vm, dict, squeeze ? dict->capacity : dict->capacity + 1);
}

static inline void dict_insert(struct vm *vm, struct dict *dict, value key, int64_t hash, value v)
{
    if (dict->count + dict->wasted >= dict->capacity) {
        dict_make_room(vm, dict);
    }
    size_t at = dict->count++;
    dict->entries[at] = (struct dict_entry){hash, keep(key), keep(v)};
    if (dict->indices) {
        index_insert(dict, hash, at);
    }
    dict->used++;
    dict->only_str_keys = dict->only_str_keys && value_is_exactly(key, vm_type(vm, STR));
    dict->keys_version = ++vm->dict_versions;
}

bool dict_add_str(struct vm *vm, struct dict *dict, struct str *key, value v)
{
    if (dict->indices || !dict->only_str_keys) {
        return false;
    }
    for (size_t i = 0; i < dict->count; i++) {
        if (dict->entries[i].hash == key->hash) {
            return false;
        }
    }
    if (dict->count + dict->wasted >= dict->capacity) {
        dict_make_room(vm, dict);
    }
    size_t at = dict->count++;
    dict->entries[at] = (struct dict_entry){key->hash, str_value(keep_object(key)), v};
    if (dict->indices) {
        index_insert(dict, key->hash, at);
    }
    dict->used++;
    dict->keys_version = ++vm->dict_versions;
    return true;
}

/* ---- finding ---- */

/* For a str key in a dict of str keys: -1 when it is not there.  No code runs. */
static inline int64_t find_str(const struct dict *dict, const struct str *key, int64_t hash)
{
    value k = value_from_object(key);
    if (!dict->indices) {
        for (size_t i = 0; i < dict->count; i++) {
            const struct dict_entry *entry = &dict->entries[i];
            if (value_same(entry->key, k)) {
                return (int64_t)i;
            }
            if (entry->hash == hash && value_is_str(entry->key) &&
                str_equal(value_as(str, entry->key), key)) {
                return (int64_t)i;
            }
        }
        return -1;
    }
    for (struct probe probe = probe_start(dict, hash);; probe_next(&probe)) {
        int64_t at = index_get(dict, probe.slot);
        if (at >= 0) {
            const struct dict_entry *entry = &dict->entries[at];
            if (value_same(entry->key, k) || (entry->hash == hash && value_is_str(entry->key) &&
                                              str_equal(value_as(str, entry->key), key))) {
                return at;
            }
        } else if (at == INDEX_EMPTY) {
            return -1;
        }
    }
}

/* 1 same key, 0 another, -1 exception, FIND_AGAIN: the dict has changed. */
static inline int entry_matches(struct vm *vm, struct dict *dict, size_t at, value key,
                                int64_t hash)
{
    const struct dict_entry *entry = &dict->entries[at];
    if (value_same(entry->key, key)) {
        return 1;
    }
    if (entry->hash != hash || value_is_unbound(entry->key)) {
        return 0;
    }
    if (value_is_small_int(entry->key) && value_is_small_int(key)) {
        return 0;
    }
    uint64_t version = dict->keys_version;
    value other = keep(entry->key);
    int same = equal_fast(vm, other, key);
    drop(vm, other);
    return same >= 0 && dict->keys_version != version ? FIND_AGAIN : same;
}

static int find_once(struct vm *vm, struct dict *dict, value key, int64_t hash, size_t *found)
{
    if (!dict->indices) {
        for (size_t i = 0; i < dict->count; i++) {
            int same = entry_matches(vm, dict, i, key, hash);
            if (same) {
                *found = i;
                return same;
            }
        }
        return 0;
    }
    for (struct probe probe = probe_start(dict, hash);; probe_next(&probe)) {
        int64_t at = index_get(dict, probe.slot);
        if (at >= 0) {
            int same = entry_matches(vm, dict, (size_t)at, key, hash);
            if (same) {
                *found = (size_t)at;
                return same;
            }
        } else if (at == INDEX_EMPTY) {
            return 0;
        }
    }
}

/* 1 and *at: it is there; 0; -1: exception in ==. */
int dict_find_hash(struct vm *vm, struct dict *dict, value key, int64_t hash, size_t *at)
{
    if (dict->only_str_keys && value_is_exactly(key, vm_type(vm, STR))) {
        int64_t found = find_str(dict, value_as(str, key), hash);
        *at = (size_t)found;
        return found >= 0;
    }
    int found;
    do {
        found = find_once(vm, dict, key, hash, at);
    } while (found == FIND_AGAIN);
    return found;
}

/* ---- the public functions ---- */

struct dict *dict_new_of(struct vm *vm, struct type *type)
{
    struct dict *dict = object_new(vm, type, sizeof *dict);
    dict->keys_version = ++vm->dict_versions;
    dict->only_str_keys = true;
    return dict;
}

struct dict *dict_new(struct vm *vm)
{
    return dict_new_of(vm, vm_type(vm, DICT));
}

bool dict_get(struct vm *vm, struct dict *dict, value key, value *found)
{
    int64_t hash;
    size_t at;
    *found = VALUE_UNBOUND;
    if (!hash_fast(vm, key, &hash)) {
        return false;
    }
    int there = dict_find_hash(vm, dict, key, hash, &at);
    if (there == 1) {
        *found = dict->entries[at].v;
    }
    return there >= 0;
}

bool dict_set(struct vm *vm, struct dict *dict, value key, value v)
{
    int64_t hash;
    size_t at;
    if (!hash_fast(vm, key, &hash)) {
        return false;
    }
    int there = dict_find_hash(vm, dict, key, hash, &at);
    if (there < 0) {
        return false;
    }
    if (there) {
        value_replace(vm, &dict->entries[at].v, keep(v));
    } else {
        dict_insert(vm, dict, key, hash, v);
    }
    return true;
}

/* Where the first entries have been removed (a dict used as a queue), the very first holds in
 * its hash how many, so that nobody walks over them again and again. */
static void dict_skip_removed(struct dict *dict, size_t removed)
{
    struct dict_entry *first = &dict->entries[0];
    size_t skip = removed == 0                   ? 0
                  : value_is_unbound(first->key) ? (size_t)first->hash
                                                 : removed + 1;
    if (skip == removed) {
        while (skip < dict->count && value_is_unbound(dict->entries[skip].key)) {
            skip++;
        }
        first->hash = (int64_t)skip;
    }
}

void dict_delete_at(struct vm *vm, struct dict *dict, size_t at)
{
    struct dict_entry *entry = &dict->entries[at];
    value key = entry->key, v = entry->v;
    if (dict->indices) {
        index_remove(dict, entry->hash, at);
    }
    *entry = (struct dict_entry){0, VALUE_UNBOUND, VALUE_UNBOUND};
    dict_skip_removed(dict, at);
    while (dict->count && value_is_unbound(dict->entries[dict->count - 1].key)) {
        dict->count--;
        dict->wasted += dict->indices != NULL;
    }
    dict->used--;
    dict->keys_version = ++vm->dict_versions;
    drop(vm, key);
    drop(vm, v);
}

bool dict_delete(struct vm *vm, struct dict *dict, value key, bool *was_there)
{
    int64_t hash;
    size_t at;
    if (!hash_fast(vm, key, &hash)) {
        return false;
    }
    int there = dict_find_hash(vm, dict, key, hash, &at);
    if (there == 1) {
        dict_delete_at(vm, dict, at);
    }
    *was_there = there == 1;
    return there >= 0;
}

int64_t dict_find_str(const struct dict *dict, const struct str *key)
{
    /* Computing a hash changes nothing that anybody could see. */
    return find_str(dict, key, key->hash ? key->hash : str_hash((struct str *)(uintptr_t)key));
}

value dict_get_str(struct dict *dict, struct str *key)
{
    int64_t at = dict_find_str(dict, key);
    return at < 0 ? VALUE_UNBOUND : dict->entries[at].v;
}

void dict_set_str(struct vm *vm, struct dict *dict, struct str *key, value v)
{
    int64_t at = dict_find_str(dict, key);
    if (at >= 0) {
        value_replace(vm, &dict->entries[at].v, keep(v));
    } else {
        dict_insert(vm, dict, str_value(key), str_hash(key), v);
    }
}

void dict_set_c(struct vm *vm, struct dict *dict, const char *key, value v)
{
    struct str *name = str_intern_c(vm, key);
    dict_set_str(vm, dict, name, v);
    drop_object(vm, name);
}

value dict_get_c(struct vm *vm, struct dict *dict, const char *key)
{
    struct str *name = str_from_c(vm, key);
    value found = dict_get_str(dict, name);
    drop_object(vm, name);
    return found;
}

bool dict_next(const struct dict *dict, size_t *at, value *key, value *v)
{
    *at = *at ? *at : dict_first(dict);
    while (*at < dict->count) {
        const struct dict_entry *entry = &dict->entries[(*at)++];
        if (!value_is_unbound(entry->key)) {
            *key = entry->key;
            *v = entry->v;
            return true;
        }
    }
    return false;
}

struct dict *dict_copy(struct vm *vm, struct dict *dict)
{
    struct dict *copy = dict_new(vm);
    copy->only_str_keys = dict->only_str_keys;
    if (dict->used == 0) {
        return copy;
    }
    size_t capacity = 4;
    while (capacity < dict->used) {
        capacity *= 2;
    }
    copy->entries = heap_alloc(&vm->heap, capacity * sizeof *copy->entries);
    copy->capacity = capacity;
    for (size_t i = 0; i < dict->count; i++) {
        const struct dict_entry *entry = &dict->entries[i];
        if (!value_is_unbound(entry->key)) {
            copy->entries[copy->count++] =
                (struct dict_entry){entry->hash, keep(entry->key), keep(entry->v)};
        }
    }
    copy->used = copy->count;
    if (capacity > DICT_LINEAR) {
        index_build(vm, copy);
    }
    return copy;
}

void dict_exchange(struct vm *vm, struct dict *a, struct dict *b)
{
    struct dict old = *a;
    struct object head = b->head;
    *a = *b;
    a->head = old.head;
    *b = old;
    b->head = head;
    a->keys_version = ++vm->dict_versions;
    b->keys_version = ++vm->dict_versions;
}

void dict_clear(struct vm *vm, struct dict *dict)
{
    struct dict_entry *entries = dict->entries;
    size_t count = dict->count, capacity = dict->capacity;
    index_free(vm, dict);
    dict->entries = NULL;
    dict->used = dict->count = dict->capacity = dict->wasted = 0;
    dict->only_str_keys = true;
    dict->keys_version = ++vm->dict_versions;
    for (size_t i = 0; i < count; i++) {
        drop(vm, entries[i].key);
        drop(vm, entries[i].v);
    }
    if (entries) {
        heap_free(&vm->heap, entries, capacity * sizeof *entries);
    }
}

/* ---- merging ---- */

static bool merge_dict(struct vm *vm, struct dict *dict, struct dict *other, bool replace)
{
    if (dict == other) {
        return true;
    }
    if (dict->capacity - dict->count < other->used && dict->used < other->used) {
        dict_resize(vm, dict, dict->used + other->used);
    }
    size_t used = other->used, at;
    for (size_t i = 0; i < other->count; i++) {
        struct dict_entry entry = other->entries[i];
        if (value_is_unbound(entry.key)) {
            continue;
        }
        keep(entry.key);
        keep(entry.v);
        int there = dict_find_hash(vm, dict, entry.key, entry.hash, &at);
        if (there == 1 && replace) {
            value_replace(vm, &dict->entries[at].v, keep(entry.v));
        } else if (there == 0) {
            dict_insert(vm, dict, entry.key, entry.hash, entry.v);
        }
        drop(vm, entry.key);
        drop(vm, entry.v);
        if (there < 0) {
            return false;
        }
        if (other->used != used) {
            vm_raise(vm, EXC_RuntimeError, "dict mutated during update");
            return false;
        }
    }
    return true;
}

static bool merge_key(struct vm *vm, struct dict *dict, value mapping, value key, bool replace)
{
    value found;
    if (!replace) {
        if (!dict_get(vm, dict, key, &found)) {
            return false;
        }
        if (!value_is_unbound(found)) {
            return true;
        }
    }
    value v = vm_getitem(vm, mapping, key);
    bool ok = !value_is_error(v) && dict_set(vm, dict, key, v);
    drop_result(vm, v);
    return ok;
}

/* Adds all of a mapping (dict, or anything with keys() and []). */
bool dict_merge(struct vm *vm, struct dict *dict, value mapping, bool replace)
{
    /* A subclass may have its own keys(), which CPython asks only if __iter__ differs. */
    if (value_is_dict(mapping) && value_object(mapping)->type->iter == vm_type(vm, DICT)->iter) {
        return merge_dict(vm, dict, value_as(dict, mapping), replace);
    }
    value keys = vm_call_method(vm, mapping, "keys", NULL, 0);
    struct walk walk;
    if (value_is_error(keys)) {
        return false;
    }
    bool ok = walk_start(vm, &walk, keys);
    drop(vm, keys);
    if (!ok) {
        return false;
    }
    value key;
    int more;
    while ((more = walk_next(vm, &walk, &key)) > 0) {
        bool merged = merge_key(vm, dict, mapping, key, replace);
        drop(vm, key);
        if (!merged) {
            more = -1;
            break;
        }
    }
    walk_end(vm, &walk);
    return more == 0;
}

static bool merge_pair(struct vm *vm, struct dict *dict, value pair, size_t at)
{
    if (value_is_exactly(pair, vm_type(vm, TUPLE)) && value_as(tuple, pair)->count == 2) {
        return dict_set(vm, dict, value_as(tuple, pair)->items[0], value_as(tuple, pair)->items[1]);
    }
    struct tuple *items = tuple_from_iterable(vm, pair);
    if (!items) {
        if (error_matches(vm, EXC_TypeError)) {
            error_clear(vm);
            vm_raise(vm, EXC_TypeError,
                     "cannot convert dictionary update sequence element #%zu to a sequence", at);
        }
        return false;
    }
    bool ok = items->count == 2;
    if (ok) {
        ok = dict_set(vm, dict, items->items[0], items->items[1]);
    } else {
        vm_raise(vm, EXC_ValueError,
                 "dictionary update sequence element #%zu has length %zu; 2 is required", at,
                 items->count);
    }
    drop_object(vm, items);
    return ok;
}

bool dict_update(struct vm *vm, struct dict *dict, value other)
{
    if (value_is_dict(other)) {
        return dict_merge(vm, dict, other, true);
    }
    value keys = vm_getattr_optional(vm, other, vm_name(vm, keys));
    if (value_is_error(keys)) {
        return false;
    }
    if (!value_is_unbound(keys)) {
        drop(vm, keys);
        return dict_merge(vm, dict, other, true);
    }
    struct walk walk;
    if (!walk_start(vm, &walk, other)) {
        return false;
    }
    value pair;
    int more;
    for (size_t at = 0; (more = walk_next(vm, &walk, &pair)) > 0; at++) {
        bool ok = merge_pair(vm, dict, pair, at);
        drop(vm, pair);
        if (!ok) {
            more = -1;
            break;
        }
    }
    walk_end(vm, &walk);
    return more == 0;
}
