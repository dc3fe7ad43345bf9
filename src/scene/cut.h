/* A stretch of a run: what a view's timeline shows of it. */
#ifndef SCENE_CUT_H
#define SCENE_CUT_H

#include "scene/view.h"

/* Leaves of the timeline what happens from one time to another (nanoseconds): spans, arrows and
 * bands are cut to it, the axis reaches from the one to the other.  Tasks that are not there then
 * lose their lane; what else the view says of them (queue, timers, waits) goes with them.  A
 * moment of the view outside is moved to the nearer end. */
void view_cut(struct view *view, int64_t from, int64_t to);

#endif
