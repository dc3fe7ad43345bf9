/* The table of set and frozenset.  See vm/set.h for the order in which elements are
 * walked; sizes, probing and growth are CPython's, so that the order is too.
 *
 * References: see vm/value.h.
 */
#include "vm/set.h"
#include "vm/container_private.h"

enum { SET_LEAST = 8, NEIGHBOURS = 9, FIND_AGAIN = 2 };

#define SLOT_REMOVED UINT32_MAX /* in the table: something was here */

static size_t block_size(size_t mask)
{
    return (mask + 1) * (sizeof(struct set_entry) + sizeof(uint32_t));
}

static void table_make(struct vm *vm, struct set *set, size_t mask)
{
    set->entries = heap_alloc(&vm->heap, block_size(mask));
    set->table = (uint32_t *)(void *)(set->entries + mask + 1);
    memset(set->table, 0, (mask + 1) * sizeof *set->table);
    set->mask = mask;
    set->used = set->fill = set->count = set->finger = 0;
}

void set_free_table(struct vm *vm, struct set *set)
{
    heap_free(&vm->heap, set->entries, block_size(set->mask));
}

struct set *set_new_of(struct vm *vm, struct type *type)
{
    struct set *set = object_new(vm, type, sizeof *set);
    table_make(vm, set, SET_LEAST - 1);
    set->hash_cache = -1;
    set->table_order = true;
    return set;
}

struct set *set_new(struct vm *vm, bool frozen)
{
    return set_new_of(vm, frozen ? vm_type(vm, FROZENSET) : vm_type(vm, SET));
}

/* ---- probing ---- */

struct set_probe {
    size_t start, slot, last, mask;
    uint64_t perturb;
};

static inline void probe_run(struct set_probe *probe)
{
    probe->slot = probe->start;
    probe->last =
        probe->start + NEIGHBOURS <= probe->mask ? probe->start + NEIGHBOURS : probe->start;
}

static inline struct set_probe probe_start(const struct set *set, int64_t hash)
{
    struct set_probe probe = {
        .start = (size_t)hash & set->mask, .mask = set->mask, .perturb = (uint64_t)hash};
    probe_run(&probe);
    return probe;
}

static inline void probe_next(struct set_probe *probe)
{
    if (probe->slot < probe->last) {
        probe->slot++;
        return;
    }
    probe->perturb >>= 5;
    probe->start = (probe->start * 5 + 1 + probe->perturb) & probe->mask;
    probe_run(probe);
}

/* Is the hash the same in every CPython process? */
static bool hash_is_stable(struct vm *vm, value key)
{
    if (!value_is_object(key)) {
        return value_is_small_int(key) || value_is_inline_float(key) || value_is_bool(key);
    }
    if (value_is_int(key) || value_is_float(key)) {
        return true;
    }
    if (value_is_exactly(key, vm_type(vm, TUPLE))) {
        struct tuple *tuple = value_as(tuple, key);
        for (size_t i = 0; i < tuple->count; i++) {
            if (!hash_is_stable(vm, tuple->items[i])) {
                return false;
            }
        }
        return true;
    }
    return value_is_exactly(key, vm_type(vm, FROZENSET)) && value_as(set, key)->table_order;
}

static bool slot_is_live(const struct set *set, size_t slot)
{
    return set->table[slot] && set->table[slot] != SLOT_REMOVED;
}

/* The slot for a new element: the last one of those passed where something was
 * removed, or the free one at the end of the search. */
static size_t free_slot(const struct set *set, int64_t hash)
{
    size_t removed = SIZE_MAX;
    struct set_probe probe = probe_start(set, hash);
    while (set->table[probe.slot]) {
        if (set->table[probe.slot] == SLOT_REMOVED) {
            removed = probe.slot;
        }
        probe_next(&probe);
    }
    return removed != SIZE_MAX ? removed : probe.slot;
}

/* Fills the empty table of `set` with what is live in `old`: the entries keep the
 * order of adding, the table takes them in the order of the old table. */
static void transfer(struct vm *vm, struct set *set, const struct set *old)
{
    uint32_t *moved = heap_alloc(&vm->heap, (old->count + 1) * sizeof *moved);
    for (size_t i = 0; i < old->count; i++) {
        if (!value_is_unbound(old->entries[i].key)) {
            moved[i] = (uint32_t)set->count;
            set->entries[set->count++] = old->entries[i];
        }
    }
    set->used = set->fill = set->count;
    set->changes++;
    for (size_t slot = 0; slot <= old->mask; slot++) {
        if (slot_is_live(old, slot)) {
            uint32_t at = moved[old->table[slot] - 1];
            set->table[free_slot(set, set->entries[at].hash)] = at + 1;
        }
    }
    heap_free(&vm->heap, moved, (old->count + 1) * sizeof *moved);
}

/* Squeezes removed entries out; the table's slots stay where they are. */
static void squeeze(struct vm *vm, struct set *set)
{
    size_t count = set->count, to = 0;
    uint32_t *moved = heap_alloc(&vm->heap, (count + 1) * sizeof *moved);
    for (size_t i = 0; i < count; i++) {
        if (!value_is_unbound(set->entries[i].key)) {
            moved[i] = (uint32_t)to;
            set->entries[to++] = set->entries[i];
        }
    }
    for (size_t slot = 0; slot <= set->mask; slot++) {
        if (slot_is_live(set, slot)) {
            set->table[slot] = moved[set->table[slot] - 1] + 1;
        }
    }
    set->count = to;
    set->finger = set->table_order ? set->finger : 0;
    set->changes++;
    heap_free(&vm->heap, moved, (count + 1) * sizeof *moved);
}

/* A new table with room for `wanted`, without what was removed. */
static void set_resize(struct vm *vm, struct set *set, size_t wanted)
{
    struct set old = *set;
    size_t size = SET_LEAST;
    while (size <= wanted) {
        size *= 2;
    }
    table_make(vm, set, size - 1);
    set->finger = old.finger;
    transfer(vm, set, &old);
    heap_free(&vm->heap, old.entries, block_size(old.mask));
}

static size_t grown(const struct set *set)
{
    return set->used > 50000 ? set->used * 2 : set->used * 4;
}

/* ---- finding, adding, removing ---- */

/* *slot: where the search ended, if it found nothing: for a new element the last one passed
 * where something was removed, or the free one. */
static inline int find_once(struct vm *vm, const struct set *set, value key, int64_t hash,
                            size_t *at, size_t *slot)
{
    uint32_t changes = set->changes;
    size_t removed = SIZE_MAX;
    for (struct set_probe probe = probe_start(set, hash);; probe_next(&probe)) {
        uint32_t index = set->table[probe.slot];
        if (!index) {
            *slot = removed != SIZE_MAX ? removed : probe.slot;
            return 0;
        }
        if (index == SLOT_REMOVED) {
            removed = probe.slot;
            continue;
        }
        const struct set_entry *entry = &set->entries[index - 1];
        if (entry->hash != hash) {
            continue;
        }
        *at = index - 1;
        if (value_same(entry->key, key)) {
            return 1;
        }
        value other = keep(entry->key);
        int same = equal_fast(vm, other, key);
        drop(vm, other);
        if (same < 0) {
            return -1;
        }
        if (set->changes != changes) {
            return FIND_AGAIN;
        }
        if (same) {
            return 1;
        }
    }
}

/* 1 and *at: index of the entry; 0; -1: exception in ==. */
int set_find(struct vm *vm, const struct set *set, value key, int64_t hash, size_t *at)
{
    int found;
    size_t slot;
    do {
        found = find_once(vm, set, key, hash, at, &slot);
    } while (found == FIND_AGAIN);
    return found;
}

bool set_add_hash(struct vm *vm, struct set *set, value key, int64_t hash)
{
    size_t at, slot;
    int there;
    do {
        there = find_once(vm, set, key, hash, &at, &slot);
    } while (there == FIND_AGAIN);
    if (there) {
        return there > 0;
    }
    set->table_order = set->table_order && hash_is_stable(vm, key);
    if (set->count > set->mask) {
        squeeze(vm, set);
    }
    bool again = set->table[slot] == SLOT_REMOVED;
    set->entries[set->count++] = (struct set_entry){hash, keep(key)};
    set->table[slot] = (uint32_t)set->count;
    set->used++;
    set->changes++;
    set->fill += !again;
    if (!again && set->fill * 5 >= set->mask * 3) {
        set_resize(vm, set, grown(set));
    }
    return true;
}

bool set_add(struct vm *vm, struct set *set, value v)
{
    int64_t hash;
    return hash_fast(vm, v, &hash) && set_add_hash(vm, set, v, hash);
}

void set_remove_at(struct vm *vm, struct set *set, size_t at)
{
    value key = set->entries[at].key;
    struct set_probe probe = probe_start(set, set->entries[at].hash);
    while (set->table[probe.slot] != at + 1) {
        probe_next(&probe);
    }
    set->table[probe.slot] = SLOT_REMOVED;
    set->entries[at].key = VALUE_UNBOUND;
    set->used--;
    set->changes++;
    drop(vm, key);
}

/* After many removals: away with what they left behind. */
void set_tidy(struct vm *vm, struct set *set)
{
    if (set->fill - set->used > set->mask / 4) {
        set_resize(vm, set, grown(set));
    }
}

int set_contains(struct vm *vm, struct set *set, value v)
{
    int64_t hash;
    size_t at;
    return hash_fast(vm, v, &hash) ? set_find(vm, set, v, hash, &at) : -1;
}

bool set_discard(struct vm *vm, struct set *set, value v, bool *was_there)
{
    int64_t hash;
    size_t at;
    if (!hash_fast(vm, v, &hash)) {
        return false;
    }
    int there = set_find(vm, set, v, hash, &at);
    if (there == 1) {
        set_remove_at(vm, set, at);
    }
    *was_there = there == 1;
    return there >= 0;
}

value set_pop(struct vm *vm, struct set *set)
{
    if (!set->used) {
        return vm_raise(vm, EXC_KeyError, "pop from an empty set");
    }
    size_t at = 0;
    if (set->table_order) {
        size_t slot = set->finger & set->mask;
        while (!slot_is_live(set, slot)) {
            slot = (slot + 1) & set->mask;
        }
        at = set->table[slot] - 1;
        set->finger = slot + 1;
    } else {
        at = set->finger < set->count ? set->finger : 0;
        while (value_is_unbound(set->entries[at].key)) {
            at = at + 1 < set->count ? at + 1 : 0;
        }
        set->finger = at + 1;
    }
    value key = keep(set->entries[at].key);
    set_remove_at(vm, set, at);
    return key;
}

bool set_next(const struct set *set, size_t *at, value *key)
{
    if (set->table_order) {
        while (*at <= set->mask) {
            size_t slot = (*at)++;
            if (slot_is_live(set, slot)) {
                *key = set->entries[set->table[slot] - 1].key;
                return true;
            }
        }
        return false;
    }
    while (*at < set->count) {
        *key = set->entries[(*at)++].key;
        if (!value_is_unbound(*key)) {
            return true;
        }
    }
    return false;
}

void set_clear(struct vm *vm, struct set *set)
{
    struct set old = *set;
    if (!set->fill) {
        return;
    }
    table_make(vm, set, SET_LEAST - 1);
    set->table_order = true;
    set->changes++;
    for (size_t i = 0; i < old.count; i++) {
        drop(vm, old.entries[i].key);
    }
    heap_free(&vm->heap, old.entries, block_size(old.mask));
}

/* Exchanges the contents. */
void set_swap(struct set *a, struct set *b)
{
    struct set held = *a;
    size_t head = offsetof(struct set, used);
    memcpy((char *)a + head, (char *)b + head, sizeof held - head);
    memcpy((char *)b + head, (char *)&held + head, sizeof held - head);
    a->hash_cache = b->hash_cache = -1;
    a->changes++;
    b->changes++;
}

/* ---- merging ---- */

/* Into an empty set: no comparison is needed. */
static void merge_clean(struct vm *vm, struct set *set, const struct set *other)
{
    if (set->mask == other->mask && other->fill == other->used) {
        /* The same table again.  Its entries may have gaps; those stay. */
        memcpy(set->table, other->table, (other->mask + 1) * sizeof *set->table);
        memcpy(set->entries, other->entries, other->count * sizeof *set->entries);
        set->count = other->count;
        set->used = set->fill = other->used;
        set->changes++;
    } else {
        transfer(vm, set, other);
    }
    for (size_t i = 0; i < set->count; i++) {
        keep(set->entries[i].key);
    }
    set->table_order = other->table_order;
}

bool set_merge(struct vm *vm, struct set *set, struct set *other)
{
    if (set == other || !other->used) {
        return true;
    }
    if ((set->fill + other->used) * 5 >= set->mask * 3) {
        set_resize(vm, set, (set->used + other->used) * 2);
    }
    if (!set->fill) {
        merge_clean(vm, set, other);
        return true;
    }
    value key;
    for (size_t at = 0; set_next(other, &at, &key);) {
        keep(key);
        bool ok = set_add(vm, set, key);
        drop(vm, key);
        if (!ok) {
            return false;
        }
    }
    return true;
}

static bool update_from_dict(struct vm *vm, struct set *set, struct dict *dict)
{
    if ((set->fill + dict->used) * 5 >= set->mask * 3) {
        set_resize(vm, set, (set->used + dict->used) * 2);
    }
    for (size_t i = 0; i < dict->count; i++) {
        value key = dict->entries[i].key;
        if (!value_is_unbound(key)) {
            keep(key);
            bool ok = set_add_hash(vm, set, key, dict->entries[i].hash);
            drop(vm, key);
            if (!ok) {
                return false;
            }
        }
    }
    return true;
}

bool set_update(struct vm *vm, struct set *set, value iterable)
{
    if (value_is_set(iterable)) {
        return set_merge(vm, set, value_as(set, iterable));
    }
    if (value_is_exactly(iterable, vm_type(vm, DICT))) {
        return update_from_dict(vm, set, value_as(dict, iterable));
    }
    struct walk walk;
    value item;
    int more;
    if (!walk_start(vm, &walk, iterable)) {
        return false;
    }
    while ((more = walk_next(vm, &walk, &item)) > 0) {
        bool ok = set_add(vm, set, item);
        drop(vm, item);
        if (!ok) {
            more = -1;
            break;
        }
    }
    walk_end(vm, &walk);
    return more == 0;
}

struct set *set_from_iterable(struct vm *vm, struct type *type, value iterable)
{
    struct set *set = set_new_of(vm, type);
    if (!value_is_unbound(iterable) && !set_update(vm, set, iterable)) {
        drop_object(vm, set);
        return NULL;
    }
    return set;
}

struct set *set_new_constant(struct vm *vm, struct tuple *items)
{
    struct type *type = vm_type(vm, FROZENSET);
    struct set *first = set_from_iterable(vm, type, value_from_object(items));
    struct tuple *order = first ? tuple_from_iterable(vm, value_from_object(first)) : NULL;
    struct set *set = order ? set_from_iterable(vm, type, value_from_object(order)) : NULL;
    drop_object(vm, order);
    drop_object(vm, first);
    return set;
}

struct set *set_copy(struct vm *vm, struct set *set, struct type *type)
{
    struct set *copy = set_new_of(vm, type);
    set_merge(vm, copy, set); /* into an empty one: cannot fail */
    return copy;
}
