#include "vm/heap.h"

#include <string.h>

#include "base/mem.h"

enum { HEAP_PAGE_SIZE = 64 * 1024, HEAP_CARVE_BYTES = 2048 };

/* Blocks of one size.  They are put on the free list some at a time, so that memory
 * that is never used is never touched. */
struct heap_page {
    struct heap_page *next;
    size_t block_size, carved; /* bytes from `blocks` on that have been handed out */
    bool objects;
    _Alignas(16) char blocks[];
};

struct heap_large {
    struct heap_large *next, *previous;
    size_t size;
    bool object;
    _Alignas(16) char block[];
};

void heap_init(struct heap *heap, size_t limit)
{
    *heap = (struct heap){.limit = limit};
}

void heap_free_all(struct heap *heap)
{
    while (heap->pages) {
        struct heap_page *page = heap->pages;
        heap->pages = page->next;
        mem_free(page);
    }
    while (heap->large) {
        struct heap_large *large = heap->large;
        heap->large = large->next;
        mem_free(large);
    }
    heap_init(heap, heap->limit);
}

static void heap_count(struct heap *heap, size_t size)
{
    heap->used += size;
    if (heap->used > heap->peak) {
        heap->peak = heap->used;
    }
    if (heap->limit && heap->used > heap->limit) {
        heap->over_limit = true;
        if (heap->alarm) {
            *heap->alarm = 0;
        }
    }
}

static void *heap_alloc_large(struct heap *heap, size_t size, bool object)
{
    struct heap_large *large = mem_alloc(sizeof *large + size);
    large->size = size;
    large->object = object;
    large->previous = NULL;
    large->next = heap->large;
    if (heap->large) {
        heap->large->previous = large;
    }
    heap->large = large;
    if (object) {
        memset(large->block, 0, 2 * sizeof(void *)); /* not alive yet */
    }
    heap_count(heap, size);
    return large->block;
}

static struct heap_large *heap_large_of(void *block)
{
    return (struct heap_large *)((char *)block - offsetof(struct heap_large, block));
}

#ifndef HEAP_MALLOC
/* Puts some more blocks of that class on its free list. */
static void heap_carve(struct heap *heap, size_t class, bool object)
{
    struct heap_page *page = heap->open[object][class];
    size_t size = class * HEAP_CLASS_STEP;
    if (!page) {
        page = mem_alloc(HEAP_PAGE_SIZE);
        *page = (struct heap_page){.next = heap->pages, .block_size = size, .objects = object};
        heap->pages = page;
        heap->open[object][class] = page;
    }
    size_t room = HEAP_PAGE_SIZE - sizeof *page;
    size_t count = HEAP_CARVE_BYTES / size;
    if (count > (room - page->carved) / size) {
        count = (room - page->carved) / size;
    }
    struct heap_free_block **list = object ? &heap->objects[class] : &heap->free[class];
    char *start = page->blocks + page->carved;
    for (size_t i = count; i-- > 0;) {
        struct heap_free_block *block = (struct heap_free_block *)(start + i * size);
        block->next = *list;
        if (object) {
            ((void **)block)[1] = NULL;
        }
        *list = block;
    }
    page->carved += count * size;
    if (room - page->carved < size) {
        heap->open[object][class] = NULL;
    }
}
#endif

void *heap_alloc_slow(struct heap *heap, size_t size, bool object)
{
#ifndef HEAP_MALLOC
    size_t class = (size + HEAP_CLASS_STEP - 1) / HEAP_CLASS_STEP;
    if (class == 0) {
        class = 1;
    }
    if (class <= HEAP_CLASSES) {
        struct heap_free_block **list = object ? &heap->objects[class] : &heap->free[class];
        if (!*list) {
            heap_carve(heap, class, object);
        }
        struct heap_free_block *block = *list;
        *list = block->next;
        heap_count(heap, class * HEAP_CLASS_STEP);
        return block;
    }
#endif
    return heap_alloc_large(heap, size < 16 ? 16 : size, object);
}

void heap_free_slow(struct heap *heap, void *block, size_t size)
{
    (void)size; /* the header of a large block knows */
    struct heap_large *large = heap_large_of(block);
    if (large->previous) {
        large->previous->next = large->next;
    } else {
        heap->large = large->next;
    }
    if (large->next) {
        large->next->previous = large->previous;
    }
    heap->used -= large->size;
    mem_free(large);
}

#ifndef HEAP_MALLOC
static bool heap_is_large(size_t size)
{
    return (size + HEAP_CLASS_STEP - 1) / HEAP_CLASS_STEP > HEAP_CLASSES;
}
#endif

void *heap_resize(struct heap *heap, void *block, size_t old_size, size_t new_size)
{
    if (!block) {
        return heap_alloc(heap, new_size);
    }
#ifndef HEAP_MALLOC
    if (heap_is_large(old_size) && heap_is_large(new_size)) {
        struct heap_large *large = heap_large_of(block);
        large = mem_resize(large, sizeof *large + new_size);
        if (large->previous) {
            large->previous->next = large;
        } else {
            heap->large = large;
        }
        if (large->next) {
            large->next->previous = large;
        }
        heap->used -= large->size;
        large->size = new_size;
        heap_count(heap, new_size);
        return large->block;
    }
    if (old_size && (old_size + HEAP_CLASS_STEP - 1) / HEAP_CLASS_STEP ==
                        (new_size + HEAP_CLASS_STEP - 1) / HEAP_CLASS_STEP) {
        return block;
    }
#endif
    void *resized = heap_alloc(heap, new_size);
    memcpy(resized, block, old_size < new_size ? old_size : new_size);
    heap_free(heap, block, old_size);
    return resized;
}

bool heap_can_hold(const struct heap *heap, uint64_t extra)
{
    /* Without a limit, what no machine has is refused all the same. */
    uint64_t limit = heap->limit ? heap->limit : (uint64_t)1 << 40;
    return extra <= limit && heap->used + extra <= limit;
}

void heap_walk(struct heap *heap, void (*visit)(void *context, struct object *object),
               void *context)
{
    for (struct heap_page *page = heap->pages; page; page = page->next) {
        if (!page->objects) {
            continue;
        }
        for (size_t at = 0; at < page->carved; at += page->block_size) {
            void **block = (void **)(page->blocks + at);
            if (block[1]) {
                visit(context, (struct object *)block);
            }
        }
    }
    for (struct heap_large *large = heap->large, *next; large; large = next) {
        next = large->next;
        if (large->object && ((void **)large->block)[1]) {
            visit(context, (struct object *)large->block);
        }
    }
}
