/* The timer heap: a 4-ary heap ordered by (deadline, order of setting).
 *
 * A timer knows its place, so that cancelling takes it out at once.  Invariant:
 * items[i] is not after any of its children 4i+1 … 4i+4, and
 * items[i].timer->place == i + 1.
 *
 * The tie rule (DESIGN §2): timers of one deadline that were set at one instant
 * fire together; one set at a later instant fires in a later iteration, though
 * the clock shows the same time.  One whose deadline had already come when it
 * was set counts as set at instant 0: it fires at the next chance.
 *
 * Ownership: a timer lies inside the object that it wakes (a TimerHandle, a
 * sleep); the heap keeps that object alive while the timer is set.
 */
#ifndef LOOP_TIMERS_H
#define LOOP_TIMERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "loop/clock.h"

struct heap;
struct object;

struct timer {
    double reading;            /* the deadline as a float: when() */
    uint64_t instant : 56;     /* at which it was set */
    uint64_t owner_offset : 8; /* bytes from the start of the object that it lies in */
    uint32_t place;            /* index in the heap + 1; 0: not set */
    uint32_t handle;           /* id in the trace */
};

struct timer_item {
    int64_t when;   /* deadline, nanoseconds */
    uint64_t order; /* of setting; those already due before all others */
    struct timer *timer;
};

struct timers {
    struct timer_item *items;
    size_t count, capacity;
    uint64_t next_order;
};

/* The object that a set timer lies in: kept alive by the heap; what to run. */
static inline struct object *timer_owner(struct timer *timer)
{
    return (struct object *)((char *)timer - timer->owner_offset);
}

/* The timer lies in the first 255 bytes of owner. */
void timers_add(struct heap *heap, struct timers *timers, const struct clock *clock,
                struct timer *timer, int64_t when, struct object *owner);
void timers_remove(struct timers *timers, struct timer *timer); /* it must be set */
/* The earliest one, if it is due by the clock; it stays in the heap.  NULL: none is. */
const struct timer_item *timers_due(const struct timers *timers, const struct clock *clock);
void timers_trim(struct heap *heap, struct timers *timers); /* memory of timers long gone */
void timers_free(struct heap *heap, struct timers *timers); /* the caller has dropped the owners */

#endif
