/* Mistakes that a run shows: what a teacher would point at.
 *
 * Found in one pass over the trace, in the order in which they can be seen.  Level full gives
 * more: lines of awaits, where a forgotten coroutine was made.  The promise of model/fold.h
 * holds: any trace is read without harm.
 */
#ifndef MODEL_MISTAKES_H
#define MODEL_MISTAKES_H

#include "base/vec.h"
#include "model/model.h"

enum mistake_kind {
    MISTAKE_NEVER_AWAITED,    /* code: of the coroutine; line: where it was made, 0: unknown */
    MISTAKE_BLOCKS_LOOP,      /* duration; count: how many could have run meanwhile */
    MISTAKE_LOST_TASK,        /* node: a task destroyed while pending */
    MISTAKE_UNKEPT_TASK,      /* node: a task that only the loop had */
    MISTAKE_NEVER_RETRIEVED,  /* node: its exception was seen by nobody; text: the exception */
    MISTAKE_SWALLOWED_CANCEL, /* node: it went on */
    MISTAKE_AWAITS_IN_A_ROW, /* node: who; count awaits took duration, other_duration the longest */
    MISTAKE_LOCK_ACROSS_WAIT, /* node: holder; other: who waits in line for it */
    MISTAKE_CUT_OFF,  /* node: still at work when main ended; count: tasks made at that line */
    MISTAKE_DEADLOCK, /* circle: who waits for whom; empty: nobody will come */
    MISTAKE_KINDS
};

struct mistake {
    enum mistake_kind kind;
    uint32_t node, other;
    uint32_t code, line; /* place in the program, 0: unknown */
    uint32_t text;       /* string */
    uint32_t count;
    int64_t time, duration, other_duration;
    uint64_t position;      /* after the event that shows it */
    size_t circle, circled; /* in mistakes.circles: task, what it waits on, task, …  */
};

struct mistakes {
    VEC(struct mistake) found;
    VEC(uint32_t) circles;     /* nodes */
    struct model_state *state; /* at the end of the run, for names */
};

struct mistakes *mistakes_find(const struct trace *trace); /* never NULL */
void mistakes_free(struct mistakes *mistakes);             /* NULL is allowed */

#endif
