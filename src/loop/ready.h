/* The ready queue: what runs next, first come first served.
 *
 * Small queues are a ring that grows; behind a ring of full size the rest stands in blocks,
 * which go back to the heap one by one as they become the ring, so that a crowd's memory
 * is free again for what the crowd makes while it runs.  Invariant: blocks are there only
 * while the ring is not empty, and the ring then takes nothing new.
 *
 * Ownership: an entry owns its values.  ready_pop() hands them over; ready_drop_entry() ends them.
 */
#ifndef LOOP_READY_H
#define LOOP_READY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vm/object.h"

struct vm;

enum ready_job {
    READY_STEP,     /* subject: task; argument: exception to throw in, or UNBOUND */
    READY_WAKEUP,   /* subject: task; argument: the future, or sleep, that is done */
    READY_CALLBACK, /* subject: callable; call: the future that is done, and more */
    READY_HANDLE,   /* subject: Handle; argument UNBOUND */
    READY_SLEEP,    /* subject: a sleep that is over; argument UNBOUND */
};

struct ready_call {
    value future;
    value context; /* contextvars.Context or UNBOUND */
    uint32_t node; /* that it concerns, in the trace */
};

struct ready_entry {
    value subject;
    union {
        value argument;
        struct ready_call *call; /* owned; of READY_CALLBACK only */
    };
    uint32_t handle; /* id in the trace */
    uint8_t job;     /* enum ready_job */
    uint8_t kind;    /* enum trace_handle_kind */
};

struct ready_block;

struct ready_queue {
    struct ready_entry *ring;
    uint32_t first, ring_count, capacity; /* of the ring */
    uint32_t last_count;                  /* entries in the last block */
    struct ready_block *blocks, *last;    /* behind the ring, each but the last one full */
    size_t count;                         /* all */
};

void ready_push_slow(struct heap *heap, struct ready_queue *queue, struct ready_entry entry);
/* The ring has become empty: the next block is the ring. */
void ready_refill(struct heap *heap, struct ready_queue *queue);
/* The memory of a queue that is empty, if it is large. */
void ready_trim(struct heap *heap, struct ready_queue *queue);
void ready_free(struct heap *heap, struct ready_queue *queue); /* an empty one */
void ready_drop_entry(struct vm *vm, struct ready_entry *entry);
void ready_traverse(const struct ready_queue *queue, visit_fn visit, void *context);

/* In order: for (struct ready_cursor at = {0}; (entry = ready_next(queue, &at));) */
struct ready_cursor {
    const struct ready_block *block; /* NULL: in the ring */
    size_t index;
};
const struct ready_entry *ready_next(const struct ready_queue *queue, struct ready_cursor *cursor);

static inline void ready_push(struct heap *heap, struct ready_queue *queue,
                              struct ready_entry entry)
{
    if (queue->ring_count == queue->capacity || queue->blocks) {
        ready_push_slow(heap, queue, entry);
        return;
    }
    uint32_t at = queue->first + queue->ring_count++;
    queue->ring[at < queue->capacity ? at : at - queue->capacity] = entry;
    queue->count++;
}

/* Of a queue that is not empty. */
static inline struct ready_entry ready_pop(struct heap *heap, struct ready_queue *queue)
{
    struct ready_entry entry = queue->ring[queue->first];
    queue->first = queue->first + 1 < queue->capacity ? queue->first + 1 : 0;
    queue->count--;
    if (--queue->ring_count == 0 && queue->blocks) {
        ready_refill(heap, queue);
    }
    return entry;
}

#endif
