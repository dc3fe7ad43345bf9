#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

enum { ARENA_ALIGN = 16, ARENA_BLOCK = 32 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t size;
    _Alignas(16) char bytes[];
};

static void arena_grow(struct arena *arena, size_t size)
{
    size_t room = size > ARENA_BLOCK ? size : ARENA_BLOCK;
    struct arena_block *block = mem_alloc(sizeof *block + room);
    block->older = arena->blocks;
    block->size = room;
    arena->blocks = block;
    arena->next = block->bytes;
    arena->end = block->bytes + room;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size = (size + ARENA_ALIGN - 1) & ~(size_t)(ARENA_ALIGN - 1);
    if ((size_t)(arena->end - arena->next) < size || !arena->next) {
        arena_grow(arena, size);
    }
    void *block = arena->next;
    arena->next += size;
    arena->total += size;
    return block;
}

void *arena_alloc_zero(struct arena *arena, size_t size)
{
    return memset(arena_alloc(arena, size), 0, size);
}

char *arena_copy_bytes(struct arena *arena, const void *bytes, size_t size)
{
    char *copy = arena_alloc(arena, size + 1);
    if (size) {
        memcpy(copy, bytes, size);
    }
    copy[size] = '\0';
    return copy;
}

char *arena_copy_string(struct arena *arena, const char *text)
{
    return arena_copy_bytes(arena, text, strlen(text));
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = arena_alloc(arena, (size_t)(size < 0 ? 0 : size) + 1);
    vsnprintf(text, (size_t)(size < 0 ? 0 : size) + 1, format, again);
    va_end(again);
    return text;
}

void arena_reset(struct arena *arena)
{
    while (arena->blocks && arena->blocks->older) {
        struct arena_block *older = arena->blocks->older;
        mem_free(arena->blocks);
        arena->blocks = older;
    }
    if (arena->blocks) {
        arena->next = arena->blocks->bytes;
        arena->end = arena->next + arena->blocks->size;
    }
    arena->total = 0;
}

void arena_free(struct arena *arena)
{
    arena_reset(arena);
    mem_free(arena->blocks);
    *arena = (struct arena){0};
}
