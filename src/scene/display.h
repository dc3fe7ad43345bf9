/* The display list: a picture as a flat list of primitives, nothing else.
 *
 * Positions are in the caller's units (pixels on screen) from the top left.
 * Colours are roles (roles.def), never values.  What was clicked is found in the
 * same list, so a picture and its hit map cannot disagree.  Text is already
 * fitted (shortened with "…") when it is in the list: a painter just draws it.
 *
 * Ownership: the list owns its items, texts and points (in its arena);
 * display_clear() ends them and keeps the memory, display_free() ends all.
 * Zeroed memory is an empty list, but metrics must be set before text is added.
 */
#ifndef SCENE_DISPLAY_H
#define SCENE_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "scene/prose.h"

enum primitive_kind {
#define PRIMITIVE(id, what) PRIMITIVE_##id,
#include "scene/primitives.def"
#undef PRIMITIVE
    PRIMITIVE_COUNT
};

enum color_role {
#define ROLE(id, key) ROLE_##id,
#include "scene/roles.def"
#undef ROLE
    ROLE_COUNT,
    TASK_ROLE_COUNT = ROLE_COUNT - ROLE_TASK_1
};

/* How a shape is filled.  EMPTY and OUTLINE have no fill; HATCH lines run one
 * way, CROSS_HATCH both; DASHED has a dashed outline and no fill. */
enum pattern {
    PATTERN_SOLID,
    PATTERN_OUTLINE,
    PATTERN_EMPTY,
    PATTERN_HATCH,
    PATTERN_CROSS_HATCH,
    PATTERN_DASHED
};

enum text_align { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

enum button {
#define BUTTON(id, name) BUTTON_##id,
#include "scene/buttons.def"
#undef BUTTON
    BUTTON_COUNT
};
const char *button_action_name(enum button button); /* "next"; "" when out of range */

enum hit_kind {
    HIT_NONE,
    HIT_TASK,
    HIT_LINE,
    HIT_POSITION,
    HIT_BUTTON,
    HIT_MINIMAP,
    HIT_SLEEP,
    HIT_MARK,
    HIT_TIME,
    HIT_RUN,
    HIT_CHOICE,
    HIT_ACTION,
    HIT_PROSE
};

/* What is under the mouse: a task's id, a source line from 1, a position of
 * the trace (of the minimap, too), an enum button, a time of two runs, one of them
 * (0, 1), a choice of a question (from 1), or an enum prose_place. */
struct hit {
    enum hit_kind kind;
    int64_t value;
};

/* What can be at two places in two pictures, and moves from one to the other
 * (scene/motion.h).  Items of one thing carry the same key; `id` tells apart those of
 * one place; the first item of a thing is its box. */
enum motion_place {
    MOTION_NONE,
    MOTION_RUNNING, /* id: handle, or 0 */
    MOTION_QUEUE,   /* the ready queue itself: ways to the running slot lead through it */
    MOTION_READY,   /* id: handle */
    MOTION_TIMER,   /* id: handle */
    MOTION_WAITER,  /* id: task */
    MOTION_CHILD,   /* id: task */
    MOTION_NODE,    /* id: what is waited for */
    MOTION_LINK     /* between them; appears and goes, never moves */
};

struct motion_key {
    enum motion_place place;
    int64_t id, task;     /* task: whom it is about, 0: none */
    enum color_role role; /* its colour on the way; not part of the key */
};

enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE }; /* a curve takes three points */

struct path_point {
    enum path_verb verb; /* of a curve's three points all say PATH_CURVE */
    double x, y;
};

struct primitive {
    enum primitive_kind kind;
    enum color_role fill, stroke; /* ROLE_NONE: not filled, no outline; a TEXT uses fill */
    enum pattern pattern;
    double x, y, width, height, radius;
    double line_width, dash; /* dash 0: a continuous line */
    double opacity;          /* of the fill, 0 to 1; for text of the text */
    const struct path_point *points;
    size_t point_count;
    const char *text; /* NUL-terminated UTF-8 without control characters */
    size_t text_size;
    double font_size, text_width; /* text_width: as measured */
    enum text_align align;        /* x is the left end, the middle or the right end */
    bool bold, shortened;         /* shortened: not all of it had room */
    double fade;                  /* of the whole item, 0: wholly there; only while it moves */
    struct hit hit;
    struct motion_key motion;
};

/* Width of text in the list's units; ctx is the caller's. */
struct text_metrics {
    double (*text_width)(void *ctx, const char *text, size_t size, double font_size, bool bold);
    void *ctx;
};

/* For outputs without fonts: D2Coding's advances, half an em a cell. */
struct text_metrics text_metrics_cells(void);

struct moment {
    int64_t position, time;
};

/* Where a timeline's lanes were drawn, and which part of the run: the anchor stands at that part
 * of the width (0 left, 1 right), and all of it is `zoom` times as wide. */
struct chart {
    double x, y, width, height; /* width 0: nowhere */
    double zoom, at, widest_place;
    int scrolled; /* lanes, away from where they would begin */
    struct moment anchor;
};

struct display {
    struct primitive *items;
    size_t count, capacity;
    struct arena arena;
    struct text_metrics metrics;
    struct hit hit;           /* given to each primitive that is added */
    struct motion_key motion; /* the same */
    size_t motion_layer;      /* place in items before which moving things are drawn; 0: last */
    double width, height;
    struct chart chart;
    struct prose_sight prose[PROSE_PLACES];
};

void display_clear(struct display *display);
void display_free(struct display *display);

/* Each adds one primitive and returns it (good until the next is added), for
 * the caller to set what is unusual. */
struct primitive *display_rect(struct display *display, double x, double y, double width,
                               double height, enum color_role fill);
struct primitive *display_round_rect(struct display *display, double x, double y, double width,
                                     double height, double radius, enum color_role fill,
                                     enum color_role stroke);
struct primitive *display_line(struct display *display, double x1, double y1, double x2, double y2,
                               enum color_role stroke, double line_width);
struct primitive *display_path(struct display *display, const struct path_point *points,
                               size_t count, enum color_role stroke, double line_width);
struct primitive *display_polygon(struct display *display, const struct path_point *points,
                                  size_t count, enum color_role fill);
/* A triangle with its tip at x,y that points along dx,dy. */
struct primitive *display_arrow_head(struct display *display, double x, double y, double dx,
                                     double dy, double size, enum color_role fill);
/* Shortened with "…" to max_width (max_width < 0: never).  Control characters
 * become visible ones, tabs become spaces.  NULL when nothing is left to draw. */
struct primitive *display_text(struct display *display, double x, double baseline, double max_width,
                               const char *text, size_t size, double font_size, bool bold,
                               enum color_role role, enum text_align align);
void display_clip_push(struct display *display, double x, double y, double width, double height);
void display_clip_pop(struct display *display);

double display_text_width(const struct display *display, const char *text, double font_size,
                          bool bold);

/* What is in it as text, one item a line, in whole units: for tests. */
struct strbuf;
void display_dump(const struct display *display, struct strbuf *out);

/* The topmost thing that can be clicked at x,y, clips respected. */
struct hit display_hit(const struct display *display, double x, double y);

#endif
