#include "loop/timers.h"

#include "vm/heap.h"

enum { TIMERS_BRANCHES = 4, TIMERS_LEAST = 16, TIMERS_KEPT = 4096 };

/* Orders of timers that were due when they were set come before all others. */
static const uint64_t TIMERS_NOT_DUE = (uint64_t)1 << 63;

static bool timers_before(const struct timer_item *a, const struct timer_item *b)
{
    return a->when != b->when ? a->when < b->when : a->order < b->order;
}

static void timers_place(struct timers *timers, size_t at, struct timer_item item)
{
    timers->items[at] = item;
    item.timer->place = (uint32_t)at + 1;
}

/* Moves `item`, meant for place `at`, up to where its parent is not after it. */
static void timers_sift_up(struct timers *timers, size_t at, struct timer_item item)
{
    while (at > 0) {
        size_t parent = (at - 1) / TIMERS_BRANCHES;
        if (!timers_before(&item, &timers->items[parent])) {
            break;
        }
        timers_place(timers, at, timers->items[parent]);
        at = parent;
    }
    timers_place(timers, at, item);
}

/* Moves `item` down to where none of its children is before it; returns the place. */
static size_t timers_sift_down(struct timers *timers, size_t at, struct timer_item item)
{
    for (;;) {
        size_t first = at * TIMERS_BRANCHES + 1;
        size_t last = first + TIMERS_BRANCHES;
        if (last > timers->count) {
            last = timers->count;
        }
        size_t least = first;
        for (size_t child = first + 1; child < last; child++) {
            if (timers_before(&timers->items[child], &timers->items[least])) {
                least = child;
            }
        }
        if (first >= timers->count || !timers_before(&timers->items[least], &item)) {
            break;
        }
        timers_place(timers, at, timers->items[least]);
        at = least;
    }
    timers_place(timers, at, item);
    return at;
}

void timers_add(struct heap *heap, struct timers *timers, const struct clock *clock,
                struct timer *timer, int64_t when, struct object *owner)
{
    bool is_due = when <= clock->now;
    uint64_t order = timers->next_order++;
    timer->instant = is_due ? 0 : clock->instant;
    timer->owner_offset = (uint64_t)((char *)timer - (char *)owner);
    struct timer_item item = {
        .when = when, .order = is_due ? order : order | TIMERS_NOT_DUE, .timer = timer};
    if (timers->count == timers->capacity) {
        size_t capacity = timers->capacity ? timers->capacity + timers->capacity / 2 : TIMERS_LEAST;
        timers->items = heap_resize(heap, timers->items, timers->capacity * sizeof item,
                                    capacity * sizeof item);
        timers->capacity = capacity;
    }
    timers->count++;
    timers_sift_up(timers, timers->count - 1, item);
}

void timers_remove(struct timers *timers, struct timer *timer)
{
    size_t at = timer->place - 1;
    timer->place = 0;
    struct timer_item last = timers->items[--timers->count];
    if (at < timers->count) {
        /* The last one may belong below the hole or, from another branch, above it. */
        timers_sift_up(timers, timers_sift_down(timers, at, last), last);
    }
}

const struct timer_item *timers_due(const struct timers *timers, const struct clock *clock)
{
    if (timers->count == 0) {
        return NULL;
    }
    const struct timer_item *top = &timers->items[0];
    bool is_due = top->when != clock->due_when ? top->when < clock->due_when
                                               : top->timer->instant <= clock->due_instant;
    return is_due ? top : NULL;
}

void timers_trim(struct heap *heap, struct timers *timers)
{
    if (timers->capacity > TIMERS_KEPT && timers->count < timers->capacity / 2) {
        size_t capacity = timers->capacity - timers->capacity / 4;
        timers->items = heap_resize(heap, timers->items, timers->capacity * sizeof *timers->items,
                                    capacity * sizeof *timers->items);
        timers->capacity = capacity;
    }
}

void timers_free(struct heap *heap, struct timers *timers)
{
    if (timers->items) {
        heap_free(heap, timers->items, timers->capacity * sizeof *timers->items);
    }
    *timers = (struct timers){0};
}
