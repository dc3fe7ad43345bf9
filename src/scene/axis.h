/* The timeline's axis: where a moment of the run stands.
 *
 * By time it is proportional, with room opened at each instant at which
 * something changes, so that steps that take no time can still be seen one
 * beside the other.  By step each change has the same width.
 */
#ifndef SCENE_AXIS_H
#define SCENE_AXIS_H

#include "base/vec.h"
#include "scene/scene.h"

struct axis_stop { /* a position at which some lane changes */
    int64_t position, time;
    double x;
};

struct axis {
    double left, width;
    double opened;               /* width of one opened place */
    VEC(struct axis_stop) stops; /* by position */
};

void axis_make(struct axis *axis, const struct view *view, enum axis_kind kind, double left,
               double width, double widest_place);
void axis_free(struct axis *axis);

double axis_x(const struct axis *axis, int64_t position, int64_t time);
double axis_x_of_time(const struct axis *axis, int64_t time); /* where that instant begins */
int64_t axis_position(const struct axis *axis, double x);     /* the last stop at or before x */

/* The distance of ticks in nanoseconds (1, 2 or 5 times a power of ten) so that
 * they stand at least `apart` from each other. */
int64_t axis_tick(const struct axis *axis, double apart);

#endif
