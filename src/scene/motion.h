/* Between two pictures: where everything is on its way from one to the other.
 *
 * What stands in both pictures slides to its new place; what has left one place of the
 * stage and stands at another travels there on a curve, with its trail behind it; what is
 * new fades in and what is gone fades out.  A handle that was just made comes out of the
 * running slot: who runs has made it.  Going back is the same motion, run backwards.
 *
 * Pure: two display lists and a part of the way give a display list.  At part 1 it is the
 * list gone to, and the travellers have no ink left.
 *
 * Ownership: the motion owns its plan; both lists are borrowed, and must stay as they are
 * until the next motion_begin() or motion_free().  Zeroed memory is a motion without a plan.
 */
#ifndef SCENE_MOTION_H
#define SCENE_MOTION_H

#include "base/map.h"
#include "base/vec.h"
#include "scene/display.h"

struct motion_thing {
    struct motion_key key;
    double x, y, width, height;
    const struct primitive *label; /* its first text, or NULL */
    int from;                      /* later things: place in `earlier` it comes from, -1: nowhere */
};

struct motion {
    const struct display *before, *after; /* by position, whichever was shown first */
    VEC(struct motion_thing) earlier, later;
    struct int_map earlier_of, later_of; /* key: place in its list */
    bool backwards;
};

/* Plans the way from one list to the other; backwards: the shown list is the later one by
 * position.  False: nothing moves, and nothing is planned. */
bool motion_begin(struct motion *motion, const struct display *shown, const struct display *next,
                  bool backwards);

/* Replaces out's content by the picture at that part of the way, 0 to 1.  out's metrics must
 * be set; its items borrow texts and points from the two lists. */
void motion_draw(const struct motion *motion, struct display *out, double part);

void motion_free(struct motion *motion);

#endif
