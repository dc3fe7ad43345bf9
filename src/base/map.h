/* A hash map from 64-bit keys to 64-bit values, and one from strings.
 *
 * Open addressing; iteration is not offered on purpose: whoever needs an order
 * keeps a vector beside the map, so that nothing ever depends on hashing.
 * Zeroed memory is an empty map.  A map owns its tables; a str_map also owns
 * copies of its keys.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct int_map_slot {
    uint64_t key, value;
    bool used;
};

struct int_map {
    struct int_map_slot *slots;
    size_t count, capacity; /* capacity is 0 or a power of two */
};

bool int_map_get(const struct int_map *map, uint64_t key, uint64_t *value); /* value may be NULL */
void int_map_set(struct int_map *map, uint64_t key, uint64_t value);
bool int_map_remove(struct int_map *map, uint64_t key); /* false if it was not there */
void int_map_clear(struct int_map *map);
void int_map_free(struct int_map *map);

/* Strings numbered from 0 in the order in which they were first seen.  Texts
 * are NUL-terminated, may hold NUL bytes too, and stay where they are. */
struct interner {
    struct interned {
        char *text;
        size_t size;
        uint64_t hash;
    } * items;
    size_t count, item_capacity;
    uint32_t *table; /* index + 1, or 0 */
    size_t capacity;
};

uint32_t interner_add(struct interner *interner, const char *text, size_t size);
bool interner_find(const struct interner *interner, const char *text, size_t size, uint32_t *id);
const char *interner_text(const struct interner *interner, uint32_t id, size_t *size);
void interner_free(struct interner *interner);

uint64_t hash_bytes(const void *bytes, size_t size); /* the same on every machine and run */
uint64_t hash_int(uint64_t key);

#endif
