/* Shared by the files that draw the window's timeline; not for other folders. */
#ifndef SCENE_TIMELINE_LAYOUT_H
#define SCENE_TIMELINE_LAYOUT_H

#include "scene/axis.h"
#include "scene/layout.h"

struct lanes {
    struct layout *layout;
    struct box box; /* of the bars: right of the names, below the axis' numbers */
    struct axis axis;
    double pitch, bar, thin; /* thin: of a bar that waits or is ready */
    double label_x, label_width, label_size;
    size_t first, shown;           /* tasks */
    int64_t seen_first, seen_last; /* positions at the left and right edge */
    const int64_t *reached;        /* the position that the axis has reached at each pixel */
    size_t pixels;
    int scrolled; /* lanes, away from where the cursor's task is seen */
    double now;   /* where the cursor stands */
    bool whole;   /* no cursor: nothing is faint */

    struct lane_callout *callouts;
    size_t callout_count;
    double above, below; /* heights that are kept for them over and under the lanes */
    double floor;        /* where what stands under the lanes begins */
};

double lanes_y(const struct lanes *lanes, size_t task); /* the middle of its lane */
bool lanes_show(const struct lanes *lanes, int task);
/* x of a moment, cut to the box. */
double lanes_x(const struct lanes *lanes, int64_t position, int64_t time);
bool lanes_is_end(enum view_state state);

/* Bars, requests, brackets and output marks of one lane (timeline_lane.c). */
void lanes_draw_bars(struct lanes *lanes, int task);
void lanes_draw_fetches(struct lanes *lanes);
void lanes_draw_brackets(struct lanes *lanes);
void lanes_draw_marks(struct lanes *lanes);

/* The tooth that stands for output, its tip at x,y; what marks a place of several steps. */
void lanes_output_sign(struct layout *layout, double x, double y, enum color_role role);
void lanes_place_sign(struct layout *layout, struct box box);

/* Where the ends of sleeps can be taken by the mouse; the outlines of an earlier run. */
void lanes_draw_grips(struct lanes *lanes, int task);
void lanes_draw_ghost(struct lanes *lanes, int task);

/* Callouts (timeline_callouts.c).  Gives each its place, in at most that height; true: they need
 * more over or under the lanes than was kept (above, below), which is raised. */
bool lanes_place_callouts(struct lanes *lanes, double most);
/* Where what stands under the lanes begins; room: that lanes have, when all are there. */
double lanes_callouts_floor(const struct lanes *lanes, double room);
void lanes_draw_leaders(struct lanes *lanes);                 /* behind the bars */
void lanes_draw_callouts(struct lanes *lanes, double tick_y); /* over all */

/* Over and behind all lanes (timeline_over.c). */
bool lanes_draw_places(struct lanes *lanes); /* true: there are some */
void lanes_draw_bands(struct lanes *lanes);
void lanes_draw_dues(struct lanes *lanes);
void lanes_draw_arrows(struct lanes *lanes);
void lanes_draw_minimap(struct lanes *lanes, struct box box);

#endif
