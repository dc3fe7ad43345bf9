/* Callouts: notes that a lesson, or whoever makes a picture, puts at moments of a run.
 *
 * Where a note stands in the recording is found once, here: its lane of the timeline and its line.
 *
 * Ownership: the list owns its texts; callouts_free() ends it.  Zeroed memory is an empty list.
 */
#ifndef MODEL_CALLOUTS_H
#define MODEL_CALLOUTS_H

#include "base/arena.h"
#include "base/vec.h"
#include "model/model.h"

enum { CALLOUT_NO_LANE = -1 };

struct callout {
    const char *text;
    uint64_t position; /* of the trace at which it is said: not seen before */
    int64_t time;      /* nanoseconds */
    bool is_between;   /* the position is that of the last instant before this time */
    int64_t lane;      /* number in the timeline; CALLOUT_NO_LANE: about the moment as a whole */
    uint32_t line;     /* of the main file, 0: none */
};

struct callouts {
    VEC(struct callout) items; /* by position */
    struct arena arena;
};

/* A moment, and whom the note is about there. */
struct callout_place {
    uint64_t position;
    int64_t time;     /* -1: that of the position */
    uint32_t line;    /* 0: none */
    const char *task; /* name of a task or thread, or of its function; NULL: who runs there */
};

/* Adds a note, in its order.  false: there is no such task at that position. */
bool callouts_add(struct callouts *callouts, const struct model *model,
                  const struct callout_place *place, const char *text);
void callouts_clear(struct callouts *callouts);
void callouts_free(struct callouts *callouts);

#endif
