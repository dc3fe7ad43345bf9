/* The timeline's axis: where a moment of the run stands.
 *
 * By time it is proportional, with room opened at each instant at which
 * something changes, so that steps that take no time can still be seen one
 * beside the other.  By step each change has the same width.  What is seen may
 * be a part of it (axis_zoom()).  An axis borrows the view's stops; it needs no
 * end.
 */
#ifndef SCENE_AXIS_H
#define SCENE_AXIS_H

#include "scene/scene.h"

struct axis {
    double left, width; /* what is seen */
    double opened;      /* width of an opened place */
    double scale;       /* width of a nanosecond; by step: 0 */
    double shift;       /* how much lies left of what is seen */
    double zoom;        /* 1: all is seen */
    double widest;      /* an opened place at most */
    enum axis_kind kind;
    const struct view_stop *stops;
    size_t count;
    struct view_stop ends[2]; /* the stops of a view that has none */
};

/* All of the run. */
void axis_make(struct axis *axis, const struct view *view, enum axis_kind kind, double left,
               double width, double widest_place);
/* A part of it: `zoom` times as wide as before, the anchor at that part of the width (0 left, 1
 * right).  Moved so that nothing empty is seen. */
void axis_zoom(struct axis *axis, double zoom, struct moment anchor, double at);

double axis_x(const struct axis *axis, int64_t position, int64_t time);
double axis_x_of_time(const struct axis *axis, int64_t time); /* where that instant begins */
int64_t axis_position(const struct axis *axis, double x);     /* the last stop at or before x */
struct moment axis_moment(const struct axis *axis, double x);

/* The distance of ticks in nanoseconds (1, 2 or 5 times a power of ten) so that
 * they stand at least `apart` from each other. */
int64_t axis_tick(const struct axis *axis, double apart);

/* Makes the axis of the part of the run that the options' window shows; says which that is. */
struct chart axis_of_window(struct axis *axis, const struct view *view,
                            const struct scene_options *options, double left, double width,
                            double widest_place);

#endif
