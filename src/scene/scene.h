/* The window's picture: view + size + options -> display list.
 *
 * Pure: the same input gives the same list, byte for byte.  Everything stays
 * inside the viewport and nothing overlaps, at any size, text size, language and
 * number of tasks; what has no room is shortened ("…") or counted ("+12").
 */
#ifndef SCENE_SCENE_H
#define SCENE_SCENE_H

#include "scene/display.h"
#include "scene/message.h"
#include "scene/prose.h"
#include "scene/theme.h"
#include "scene/view.h"

enum coloring { COLORING_TASK, COLORING_STATE };
enum axis_kind { AXIS_TIME, AXIS_STEP };

/* Which part of the run a timeline shows. */
struct scene_window {
    double zoom; /* 1 and less: all of it */
    double at;   /* the anchor stands there: 0 left, 1 right */
    struct moment anchor;
    int scrolled;     /* lanes, when not all have room */
    bool keep_cursor; /* moved, when the cursor would not be seen */
};

/* A list shown over everything (help, errors). */
struct scene_overlay {
    const char *title;
    const struct overlay_row {
        const char *key, *text;
        struct hit hit; /* what a click on it does */
    } * rows;
    size_t count;
    size_t first;    /* first row shown, when not all fit */
    size_t selected; /* row that is marked, from 1; 0: none */
};

struct scene_options {
    const struct catalog *catalog;   /* the language's; NULL shows keys */
    const struct catalog *secondary; /* English terms beside Korean titles; NULL: none */
    enum language language;
    double font_scale; /* 1 = the usual size for the height; 0 means 1 */
    enum coloring coloring;
    enum axis_kind axis;
    struct scene_window window;
    const struct view *ghost; /* an earlier run (view_make_ghost()), shown as outlines; or NULL */
    bool can_stretch;         /* the end of a sleep can be dragged */
    bool hide_future;         /* nothing of what comes behind the cursor */
    bool playing;             /* the play button shows pause */
    double speed;             /* shown as "1×"; 0 means 1 */
    bool dark;                /* which of sun and moon the theme button shows */
    int64_t followed_task;    /* its lane is marked; 0: none */
    const uint32_t *marks;    /* lines of the shown file to stop at */
    size_t mark_count;
    const char *notice;                  /* one line over the footer's sentence, or NULL */
    const struct scene_overlay *overlay; /* or NULL */
    const struct prose *prose;           /* of a lesson, beside the stage; or NULL */
    const struct prose *question;        /* over the stage; or NULL */
    int prose_moved[PROSE_PLACES];       /* lines down from where they would begin */
    bool hide_cursor;                    /* the whole run as a figure: no cursor, nothing faint */
    bool blank;                          /* nothing but the background */
};

/* Replaces the list's content by the whole window of that size.  The list's
 * metrics must be set. */
void scene_layout(struct display *display, double width, double height, const struct view *view,
                  const struct scene_options *options);

/* What stands at x in a chart that was laid out with these options. */
struct moment scene_moment_at(const struct view *view, const struct scene_options *options,
                              const struct chart *chart, double x);
/* Where a moment stands in it; left or right of it when it is not seen. */
double scene_moment_x(const struct view *view, const struct scene_options *options,
                      const struct chart *chart, struct moment moment);

/* Whether the line is among the marks. */
bool scene_is_marked(const struct scene_options *options, uint32_t line);

/* How many of an overlay's rows a window of that size shows, for scrolling. */
size_t scene_overlay_room(double width, double height, double font_scale, size_t count);

/* The speaker's own window. */
struct scene_notes {
    const char *title, *place; /* of the program; time and step */
    const char *now, *next;    /* the sentences of this step and the one after it, or "" */
    const char *speaker;       /* the lesson's notes, lines separated by newlines, or "" */
};
void scene_layout_notes(struct display *display, double width, double height,
                        const struct scene_notes *notes, const struct scene_options *options);

/* Base text size for a window of that height at that scale. */
double scene_font_size(double width, double height, double font_scale);

#endif
