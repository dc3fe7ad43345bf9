/* An arena: allocations that are all given back at once.
 *
 * Syntax trees, code under construction and drawing lists live in one.  Memory
 * is aligned for any type.  Ownership: the arena owns everything got from it;
 * arena_free() and arena_reset() end all of it.  Zeroed memory is an empty
 * arena.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    char *next, *end;           /* free part of the newest block */
    size_t total;               /* bytes handed out */
};

void *arena_alloc(struct arena *arena, size_t size); /* not cleared */
void *arena_alloc_zero(struct arena *arena, size_t size);
char *arena_copy_bytes(struct arena *arena, const void *bytes, size_t size); /* NUL behind */
char *arena_copy_string(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void arena_reset(struct arena *arena); /* empty again; keeps one block for the next use */
void arena_free(struct arena *arena);

#define arena_new(arena, T)          ((T *)arena_alloc_zero((arena), sizeof(T)))
#define arena_array(arena, T, count) ((T *)arena_alloc_zero((arena), sizeof(T) * (count)))

#endif
