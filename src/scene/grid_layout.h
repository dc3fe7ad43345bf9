/* Shared by the files that lay out the terminal's panes; not for other folders.
 */
#ifndef SCENE_GRID_LAYOUT_H
#define SCENE_GRID_LAYOUT_H

#include "scene/grid.h"
#include "scene/layout.h"

struct area {
    int column, row, width, height;
};

struct grid_pen {
    struct grid *grid;
    const struct view *view;
    const struct grid_options *options;
    struct arena arena; /* texts made on the way */
};

void grid_blank(struct grid *grid, struct area area);

const char *grid_message(const struct grid_pen *pen, const char *key);
/* Writes into the row `line` of the area, from `column` cells inside it on. */
int grid_put(struct grid_pen *pen, struct area area, int column, int line, const char *text,
             enum color_role role, int attributes);
/* The same with the text's end `right` cells before the area's right edge. */
int grid_put_right(struct grid_pen *pen, struct area area, int right, int line, const char *text,
                   enum color_role role, int attributes);
/* A frame with a title; returns what is inside. */
struct area grid_box(struct grid_pen *pen, struct area area, const char *title);

const char *grid_glyph(const struct grid_pen *pen, enum view_state state);
enum color_role grid_task_role(const struct grid_pen *pen, int task, enum view_state state);
const char *grid_seconds(struct grid_pen *pen, int64_t nanoseconds);
/* "▶ Task-2 chat"; returns the cells used. */
int grid_task(struct grid_pen *pen, struct area area, int column, int line, int task);

/* The page's first row: title, time, step. */
void grid_header(struct grid_pen *pen, struct area area);
/* The notice, or the view's sentence, broken at spaces over the area's rows. */
void grid_sentence(struct grid_pen *pen, struct area area);
/* The options' overlay in the middle of the page. */
void grid_overlay(struct grid_pen *pen, struct area page);

void grid_code(struct grid_pen *pen, struct area area);
void grid_output(struct grid_pen *pen, struct area area);
void grid_stage(struct grid_pen *pen, struct area area);
void grid_timeline(struct grid_pen *pen, struct area area);
/* Callouts: the sign that stands on a bar; the rows below the lanes inside a pane so high, and
 * what they say, the last ones that were reached. */
const char *grid_callout_sign(const struct grid_pen *pen);
int grid_callout_rows(const struct view *view, int height);
void grid_callouts(struct grid_pen *pen, struct area area);
void grid_prose(struct grid_pen *pen, struct area area, struct area frame);
int grid_prose_height(struct grid_pen *pen, int width); /* rows, when all of it is shown */
const char *grid_prose_name(struct grid_pen *pen);      /* of its pane */
/* A card in the middle of that area. */
void grid_question(struct grid_pen *pen, struct area over);
/* The speaker's notes at the foot of that area; returns the rows used. */
int grid_notes(struct grid_pen *pen, struct area over);
/* Key hints: as many whole ones as the row has room for. */
void grid_hints(struct grid_pen *pen, struct area row);

#endif
