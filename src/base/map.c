#include "base/map.h"

#include <string.h>

#include "base/mem.h"

uint64_t hash_int(uint64_t key)
{
    key ^= key >> 32;
    key *= 0x9E3779B97F4A7C15u;
    key ^= key >> 29;
    return key;
}

/* FNV-1a over eight bytes at a time, with a final mix. */
uint64_t hash_bytes(const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    uint64_t hash = 0xCBF29CE484222325u ^ size;
    for (; size >= 8; size -= 8, at += 8) {
        uint64_t word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | at[i];
        }
        hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    for (; size > 0; size--, at++) {
        hash = (hash ^ *at) * 0x100000001B3u;
    }
    return hash_int(hash);
}

static struct int_map_slot *int_map_find(const struct int_map *map, uint64_t key)
{
    size_t mask = map->capacity - 1;
    size_t at = hash_int(key) & mask;
    while (map->slots[at].used && map->slots[at].key != key) {
        at = (at + 1) & mask;
    }
    return &map->slots[at];
}

bool int_map_get(const struct int_map *map, uint64_t key, uint64_t *value)
{
    if (map->count == 0) {
        return false;
    }
    const struct int_map_slot *slot = int_map_find(map, key);
    if (slot->used && value) {
        *value = slot->value;
    }
    return slot->used;
}

static void int_map_grow(struct int_map *map)
{
    struct int_map old = *map;
    map->capacity = old.capacity ? old.capacity * 2 : 16;
    map->slots = mem_alloc_zero(map->capacity * sizeof *map->slots);
    for (size_t i = 0; i < old.capacity; i++) {
        if (old.slots[i].used) {
            *int_map_find(map, old.slots[i].key) = old.slots[i];
        }
    }
    mem_free(old.slots);
}

void int_map_set(struct int_map *map, uint64_t key, uint64_t value)
{
    if ((map->count + 1) * 4 > map->capacity * 3) {
        int_map_grow(map);
    }
    struct int_map_slot *slot = int_map_find(map, key);
    map->count += !slot->used;
    *slot = (struct int_map_slot){.key = key, .value = value, .used = true};
}

bool int_map_remove(struct int_map *map, uint64_t key)
{
    if (map->count == 0) {
        return false;
    }
    struct int_map_slot *hole = int_map_find(map, key);
    if (!hole->used) {
        return false;
    }
    /* Close the gap: move back every follower that may stand in the hole. */
    size_t mask = map->capacity - 1;
    size_t at = (size_t)(hole - map->slots), next = at;
    map->slots[at].used = false;
    for (;;) {
        next = (next + 1) & mask;
        if (!map->slots[next].used) {
            break;
        }
        size_t home = hash_int(map->slots[next].key) & mask;
        if (((next - home) & mask) >= ((next - at) & mask)) {
            map->slots[at] = map->slots[next];
            map->slots[next].used = false;
            at = next;
        }
    }
    map->count--;
    return true;
}

void int_map_clear(struct int_map *map)
{
    if (map->slots) {
        memset(map->slots, 0, map->capacity * sizeof *map->slots);
    }
    map->count = 0;
}

void int_map_free(struct int_map *map)
{
    mem_free(map->slots);
    *map = (struct int_map){0};
}

static size_t interner_slot(const struct interner *interner, const char *text, size_t size,
                            uint64_t hash)
{
    size_t mask = interner->capacity - 1;
    size_t at = hash & mask;
    for (; interner->table[at]; at = (at + 1) & mask) {
        const struct interned *item = &interner->items[interner->table[at] - 1];
        if (item->hash == hash && item->size == size && memcmp(item->text, text, size) == 0) {
            break;
        }
    }
    return at;
}

static void interner_grow(struct interner *interner)
{
    mem_free(interner->table);
    interner->capacity = interner->capacity ? interner->capacity * 2 : 64;
    interner->table = mem_alloc_zero(interner->capacity * sizeof *interner->table);
    for (size_t i = 0; i < interner->count; i++) {
        const struct interned *item = &interner->items[i];
        interner->table[interner_slot(interner, item->text, item->size, item->hash)] =
            (uint32_t)i + 1;
    }
}

uint32_t interner_add(struct interner *interner, const char *text, size_t size)
{
    if ((interner->count + 1) * 2 > interner->capacity) {
        interner_grow(interner);
    }
    uint64_t hash = hash_bytes(text, size);
    size_t at = interner_slot(interner, text, size, hash);
    if (interner->table[at]) {
        return interner->table[at] - 1;
    }
    if (interner->count == interner->item_capacity) {
        interner->item_capacity = interner->item_capacity ? interner->item_capacity * 2 : 32;
        interner->items =
            mem_resize(interner->items, interner->item_capacity * sizeof *interner->items);
    }
    interner->items[interner->count++] =
        (struct interned){.text = mem_copy_bytes(text, size), .size = size, .hash = hash};
    interner->table[at] = (uint32_t)interner->count;
    return (uint32_t)interner->count - 1;
}

bool interner_find(const struct interner *interner, const char *text, size_t size, uint32_t *id)
{
    if (interner->capacity == 0) {
        return false;
    }
    size_t at = interner_slot(interner, text, size, hash_bytes(text, size));
    if (interner->table[at] && id) {
        *id = interner->table[at] - 1;
    }
    return interner->table[at] != 0;
}

const char *interner_text(const struct interner *interner, uint32_t id, size_t *size)
{
    bool known = id < interner->count;
    if (size) {
        *size = known ? interner->items[id].size : 0;
    }
    return known ? interner->items[id].text : "";
}

void interner_free(struct interner *interner)
{
    for (size_t i = 0; i < interner->count; i++) {
        mem_free(interner->items[i].text);
    }
    mem_free(interner->items);
    mem_free(interner->table);
    *interner = (struct interner){0};
}
