#include "loop/ready.h"

#include "loop/loop.h"
#include "vm/vm.h"

/* A block is as large as a page of the heap (vm/heap.c), so that each can take the other's
 * place in the machine's memory. */
enum { READY_LEAST = 16, READY_MOST = 2730 }; /* entries of the ring */

struct ready_block {
    struct ready_entry entries[READY_MOST];
    struct ready_block *next;
};

static void ready_grow(struct heap *heap, struct ready_queue *queue)
{
    uint32_t capacity = queue->capacity ? queue->capacity * 2 : READY_LEAST;
    if (capacity > READY_MOST / 2) {
        capacity = READY_MOST;
    }
    size_t size =
        capacity == READY_MOST ? sizeof(struct ready_block) : capacity * sizeof(struct ready_entry);
    struct ready_entry *ring = heap_alloc(heap, size);
    for (uint32_t i = 0; i < queue->ring_count; i++) {
        ring[i] = queue->ring[(queue->first + i) % queue->capacity];
    }
    if (queue->ring) {
        heap_free(heap, queue->ring, queue->capacity * sizeof(struct ready_entry));
    }
    queue->ring = ring;
    queue->first = 0;
    queue->capacity = capacity;
}

void ready_push_slow(struct heap *heap, struct ready_queue *queue, struct ready_entry entry)
{
    if (queue->capacity < READY_MOST) {
        ready_grow(heap, queue);
        ready_push(heap, queue, entry);
        return;
    }
    if (!queue->blocks || queue->last_count == READY_MOST) {
        struct ready_block *block = heap_alloc(heap, sizeof *block);
        block->next = NULL;
        *(queue->blocks ? &queue->last->next : &queue->blocks) = block;
        queue->last = block;
        queue->last_count = 0;
    }
    queue->last->entries[queue->last_count++] = entry;
    queue->count++;
}

void ready_refill(struct heap *heap, struct ready_queue *queue)
{
    struct ready_block *block = queue->blocks;
    heap_free(heap, queue->ring, sizeof *block);
    queue->ring = block->entries;
    queue->first = 0;
    queue->ring_count = block->next ? READY_MOST : queue->last_count;
    queue->blocks = block->next;
}

void ready_free(struct heap *heap, struct ready_queue *queue)
{
    if (queue->ring) {
        heap_free(heap, queue->ring,
                  queue->capacity == READY_MOST ? sizeof(struct ready_block)
                                                : queue->capacity * sizeof(struct ready_entry));
    }
    *queue = (struct ready_queue){0};
}

void ready_trim(struct heap *heap, struct ready_queue *queue)
{
    if (queue->count == 0 && queue->capacity == READY_MOST) {
        ready_free(heap, queue);
    }
}

void ready_drop_entry(struct vm *vm, struct ready_entry *entry)
{
    drop(vm, entry->subject);
    if (entry->job == READY_CALLBACK) {
        drop(vm, entry->call->future);
        drop(vm, entry->call->context);
        heap_free(&vm->heap, entry->call, sizeof *entry->call);
    } else {
        drop(vm, entry->argument);
    }
}

void ready_traverse(const struct ready_queue *queue, visit_fn visit, void *context)
{
    const struct ready_entry *entry;
    for (struct ready_cursor at = {0}; (entry = ready_next(queue, &at));) {
        visit(context, entry->subject);
        if (entry->job == READY_CALLBACK) {
            visit(context, entry->call->future);
            visit(context, entry->call->context);
        } else {
            visit(context, entry->argument);
        }
    }
}

const struct ready_entry *ready_next(const struct ready_queue *queue, struct ready_cursor *cursor)
{
    if (!cursor->block && cursor->index < queue->ring_count) {
        uint32_t at = queue->first + (uint32_t)cursor->index++;
        return &queue->ring[at < queue->capacity ? at : at - queue->capacity];
    }
    const struct ready_block *block = cursor->block ? cursor->block : queue->blocks;
    if (!cursor->block) {
        cursor->index = 0;
    }
    if (block && cursor->index == READY_MOST) {
        block = block->next;
        cursor->index = 0;
    }
    cursor->block = block;
    if (!block || (block == queue->last && cursor->index == queue->last_count)) {
        return NULL;
    }
    return &block->entries[cursor->index++];
}
