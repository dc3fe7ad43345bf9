/* The virtual clock: time moves only when this file moves it.
 *
 * `now` counts nanoseconds and decides everything: order, traces, pictures.
 * `reading` is the same moment as the float that a program sees from
 * loop.time() or time.monotonic(): it is kept beside `now`, because CPython
 * adds floats (0.1 + 0.2 is read as 0.30000000000000004 there), and a program
 * that prints it must print the same here.
 *
 * An instant is one position of the clock; they are numbered.  Timers are due
 * up to (due_when, due_instant): see loop/timers.h.
 */
#ifndef LOOP_CLOCK_H
#define LOOP_CLOCK_H

#include <stdint.h>

#include "trace/trace.h"

struct vm;

struct clock {
    int64_t now;          /* nanoseconds since the program began */
    double reading;       /* the same in seconds, as CPython would compute it */
    uint64_t instant;     /* how often the clock has moved */
    int64_t due_when;     /* timers are due up to this deadline … */
    uint64_t due_instant; /* … and, at this very deadline, if set at this instant or before */
    int64_t dust_at;      /* `now` when the last delay too short to count was asked for … */
    uint32_t dust;        /* … and how many there were at this moment */
    int64_t used_at;      /* `now` when clock_use() was called last … */
    uint64_t used;        /* … and the weight of its calls at this moment */
    int64_t told;         /* `now` as the recording has it */
    int64_t busy;         /* nanoseconds that it has let pass */
};

/* Seconds to nanoseconds, rounded half to even as round(s * 1e9); clipped to int64. */
int64_t clock_from_seconds(double seconds);

/* What the clock reads after so many seconds.  A program that waits for less than a nanosecond
 * again and again ("until the bucket holds one token", short of it by a rounding error) would
 * never get there, where on a real clock every wait takes time: then it is a nanosecond. */
double clock_after(struct vm *vm, double seconds);

/* Nothing can go on before: jump to the earliest deadline.  cause: the loop is idle, or others
 * compute.  Never back. */
void clock_jump(struct vm *vm, int64_t when, double reading, uint64_t set_at,
                enum trace_clock_kind cause);

/* Bytecodes have run until then: all timers up to there are due.  Never back.  Not recorded before
 * clock_tell(), or before the clock moves in another way. */
void clock_compute(struct vm *vm, int64_t until);
void clock_tell(struct vm *vm);

/* A thread blocks until the clock reads so: time passes with the loop standing still.  Never back.
 */
void clock_block(struct vm *vm, double reading);

/* Busy waiting (`while time.time() < end: pass`, or a sleep(0) until something is done) would
 * never end on a clock that stands still: who looks at it a million times (an iteration of the
 * loop that keeps a timer waiting weighs ten) has used up time, 10 microseconds a look. */
void clock_use(struct vm *vm, uint64_t weight);

/* The seconds that a program reads off the clock. */
double clock_look(struct vm *vm);

#endif
