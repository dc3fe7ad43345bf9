/* Steps: the positions at which a reader of the run may want to stop.
 *
 * Of each size: the position after
 *   ITERATION  an iteration begins
 *   CALLBACK   or a handle is about to run, time jumps, or the loop starts or stops
 *   AWAIT      or a task is suspended or ends, or a blocking call begins or ends
 *   LINE       or a source line is about to run (level full only)
 * and, for every size, position 0 and the last one.  So each size stops wherever
 * the larger ones do.  The array is sorted; lookups are binary searches.
 */
#ifndef MODEL_STEP_H
#define MODEL_STEP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/vec.h"

enum step_size { STEP_LINE, STEP_AWAIT, STEP_CALLBACK, STEP_ITERATION, STEP_SIZES };

struct step {
    uint64_t position;
    uint32_t task; /* node of the task it is about, 0: none */
};

/* An instant: one reading of the clock. */
struct step_instant {
    int64_t time;
    uint64_t first, last; /* positions at which the clock shows it */
};

struct steps {
    VEC(struct step) stops[STEP_SIZES];
    VEC(struct step_instant) instants;
    uint64_t end; /* last position */
};

/* The next stop behind position, or before it; the end (0) when there is none. */
uint64_t steps_next(const struct steps *steps, enum step_size size, uint64_t position);
uint64_t steps_previous(const struct steps *steps, enum step_size size, uint64_t position);

/* The same among the stops of one task (node), at most to the end (0). */
uint64_t steps_next_of(const struct steps *steps, enum step_size size, uint32_t task,
                       uint64_t position);
uint64_t steps_previous_of(const struct steps *steps, enum step_size size, uint32_t task,
                           uint64_t position);

/* Number of the last stop at or before position (from 0), and how many there are. */
size_t steps_number(const struct steps *steps, enum step_size size, uint64_t position);
size_t steps_count(const struct steps *steps, enum step_size size);

/* The last position at which the clock shows at most `time`; the time at a position. */
uint64_t steps_position_at(const struct steps *steps, int64_t time);
int64_t steps_time_at(const struct steps *steps, uint64_t position);

#endif
