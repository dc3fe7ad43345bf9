/* The memory of one simulation: counted, limited, and gone all at once at its end.
 *
 * Small blocks come from size classes in pages, so that allocating and freeing
 * cost a few instructions; large ones from the machine.  Blocks do not know
 * their size: who frees says it.  heap_alloc() never returns NULL.  It never
 * fails because of the limit either: passing the limit sets `over_limit`, which
 * the interpreter looks at its next check (vm_check_limits), and whoever builds
 * something whose size the program chose (a repeat, a range made a list, a
 * shift, a padding) asks heap_can_hold() first and raises MemoryError.
 *
 * Objects (vm/object.h) live in pages of their own, apart from raw blocks (items of a
 * list, entries of a dict), so that the cycle collector can walk them: a block
 * of an object page is alive when its second word, the type, is not NULL.
 *
 * With HEAP_MALLOC (the sanitizer build) each block is a malloc() of its own.
 *
 * Ownership: the heap owns every block; heap_free_all() releases what is left.
 */
#ifndef VM_HEAP_H
#define VM_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct object;

enum { HEAP_CLASS_STEP = 8, HEAP_SMALL_MAX = 512, HEAP_CLASSES = HEAP_SMALL_MAX / HEAP_CLASS_STEP };

struct heap_free_block {
    struct heap_free_block *next;
};

struct heap_page;
struct heap_large;

struct heap {
    struct heap_free_block *free[HEAP_CLASSES + 1];    /* by size class */
    struct heap_free_block *objects[HEAP_CLASSES + 1]; /* the same, for objects */
    struct heap_page *pages;                           /* newest first */
    struct heap_page *open[2][HEAP_CLASSES + 1];       /* not yet all carved: [raw, objects] */
    struct heap_large *large; /* blocks over HEAP_SMALL_MAX, or all with HEAP_MALLOC */
    size_t used, limit;       /* bytes given out; bytes allowed (0: no limit) */
    size_t peak;
    bool over_limit;
    int64_t *alarm; /* set to 0 when the limit is passed, so that somebody looks; or NULL */
};

void heap_init(struct heap *heap, size_t limit);
void heap_free_all(struct heap *heap);

void *heap_alloc_slow(struct heap *heap, size_t size, bool object);
void heap_free_slow(struct heap *heap, void *block, size_t size);
void *heap_resize(struct heap *heap, void *block, size_t old_size, size_t new_size);
bool heap_can_hold(const struct heap *heap, uint64_t extra);
/* Calls visit for every object that is alive; visit may free, but not allocate. */
void heap_walk(struct heap *heap, void (*visit)(void *context, struct object *object),
               void *context);

static inline void *heap_alloc(struct heap *heap, size_t size)
{
#ifndef HEAP_MALLOC
    size_t class = (size + HEAP_CLASS_STEP - 1) / HEAP_CLASS_STEP;
    if (class <= HEAP_CLASSES && heap->free[class]) {
        struct heap_free_block *block = heap->free[class];
        heap->free[class] = block->next;
        heap->used += class * HEAP_CLASS_STEP;
        return block;
    }
#endif
    return heap_alloc_slow(heap, size, false);
}

static inline void heap_free(struct heap *heap, void *block, size_t size)
{
#ifndef HEAP_MALLOC
    size_t class = (size + HEAP_CLASS_STEP - 1) / HEAP_CLASS_STEP;
    if (class <= HEAP_CLASSES) {
        struct heap_free_block *freed = block;
        freed->next = heap->free[class];
        heap->free[class] = freed;
        heap->used -= class * HEAP_CLASS_STEP;
        return;
    }
#endif
    heap_free_slow(heap, block, size);
}

/* For object_new() and object_release() only. */
static inline void *heap_alloc_object(struct heap *heap, size_t size)
{
#ifndef HEAP_MALLOC
    size_t class = (size + HEAP_CLASS_STEP - 1) / HEAP_CLASS_STEP;
    if (class <= HEAP_CLASSES && heap->objects[class]) {
        struct heap_free_block *block = heap->objects[class];
        heap->objects[class] = block->next;
        heap->used += class * HEAP_CLASS_STEP;
        return block;
    }
#endif
    return heap_alloc_slow(heap, size, true);
}

static inline void heap_free_object(struct heap *heap, void *block, size_t size)
{
    ((void **)block)[1] = NULL;
#ifndef HEAP_MALLOC
    size_t class = (size + HEAP_CLASS_STEP - 1) / HEAP_CLASS_STEP;
    if (class <= HEAP_CLASSES) {
        struct heap_free_block *freed = block;
        freed->next = heap->objects[class];
        heap->objects[class] = freed;
        heap->used -= class * HEAP_CLASS_STEP;
        return;
    }
#endif
    heap_free_slow(heap, block, size);
}

#endif
