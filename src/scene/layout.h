/* Shared by the files that lay out the window's panes; not for other folders.
 *
 * Lengths are multiples of the base text size `f`, so that everything grows
 * together.  Each pane function draws into the box it is given and clips to it.
 */
#ifndef SCENE_LAYOUT_H
#define SCENE_LAYOUT_H

#include "scene/scene.h"

struct box {
    double x, y, width, height;
};

struct layout {
    struct display *display;
    const struct view *view;
    const struct scene_options *options;
    double f;            /* base text size */
    bool is_figure;      /* for a page or a slide: nobody can ask it for more */
    double callout_size; /* least text size of callouts; 0: they go by f */
    bool calls_beside;   /* callouts stand beside the code pane: layout_code_callouts() */
    bool hide_legend;
};

/* Text sizes, as multiples of f. */
#define SIZE_TITLE 0.90
#define SIZE_BODY  0.82
#define SIZE_SMALL 0.70

/* An empty page of that size, clipped to it; false: nothing more is to be drawn (it is blank). */
bool layout_page_begin(struct display *display, double width, double height, bool is_blank);

const char *layout_message(const struct layout *layout, const char *key);

/* Width of the rims of panes and boxes. */
double layout_rim(const struct layout *layout);

/* A white pane with its border; clips to it until layout_pane_end(). */
void layout_pane_begin(struct layout *layout, struct box box, enum color_role fill);
void layout_pane_end(struct layout *layout);

/* One line of text at a baseline; returns the width it took. */
double layout_text(struct layout *layout, double x, double baseline, double max_width,
                   const char *text, double size, enum color_role role);
double layout_bold(struct layout *layout, double x, double baseline, double max_width,
                   const char *text, double size, enum color_role role);
double layout_right(struct layout *layout, double right, double baseline, double max_width,
                    const char *text, double size, enum color_role role);
double layout_center(struct layout *layout, double x, double baseline, double max_width,
                     const char *text, double size, bool bold, enum color_role role);

/* A pane's name in the chosen language, with the English term behind it. */
double layout_title(struct layout *layout, double x, double baseline, double max_width,
                    const char *key, double size, enum color_role role);

/* The colour of a task's chips and lanes in that state. */
enum color_role layout_task_role(const struct layout *layout, int task, enum view_state state);
/* Black or white: what reads on that fill. */
enum color_role layout_ink_on(enum color_role fill);

struct state_style {
    enum color_role role;
    enum pattern pattern;
    const char *glyph, *ascii, *key;
};
const struct state_style *layout_state_style(enum view_state state);

/* The state's sign as a shape around a middle point (no font has them all). */
void layout_glyph(struct layout *layout, enum view_state state, double x, double y, double size,
                  enum color_role role);

/* A task's chip: its name and its coroutine above, `detail` below (may be ""). */
void layout_task_chip(struct layout *layout, struct box box, int task, const char *detail);
/* A chip that counts what has no room: "+12". */
void layout_more_chip(struct layout *layout, struct box box, size_t count);

void layout_button(struct layout *layout, struct box box, enum button button);

/* "2.000" */
const char *layout_seconds(struct layout *layout, int64_t nanoseconds);
void layout_set_hit(struct layout *layout, enum hit_kind kind, int64_t value);

/* What is drawn until the next call is this thing, which can move (scene/motion.h);
 * MOTION_NONE: it stays.  task: place in the view's tasks, -1: none. */
void layout_set_motion(struct layout *layout, enum motion_place place, int64_t id, int task);

/* The task that matters most now: who runs, is next, or wakes next. */
size_t layout_focus(const struct view *view);

/* Rows that a wait's waiters or children need, at least 1. */
size_t layout_wait_rows(const struct view_wait *wait);
/* Shares `room` rows among the view's waits (rows[i] of each that is shown);
 * returns how many are shown.  When not all, one row is kept to count the rest. */
size_t layout_share_rows(const struct view *view, size_t room, size_t *rows);

/* Draws the form of what is waited for into the box; true: its lower edge holds a bar, and the
 * text goes above it. */
bool layout_wait_form(struct layout *layout, struct box box, const struct view_wait *wait);
/* The three phases of an iteration as lamps, right-aligned. */
void layout_phases(struct layout *layout, double left, double right, double baseline);
/* The stage of a run without a loop: the threads' calls and what blocks them. */
void layout_thread_stage(struct layout *layout, struct box box);
/* Parts of both stages: an empty section; the running slot; the timers; who has the GIL, written
 * up to `right`. */
void layout_section_box(struct layout *layout, struct box box);
void layout_running(struct layout *layout, struct box box);
void layout_timers(struct layout *layout, struct box box);
void layout_gil(struct layout *layout, double right, double baseline, double room);
/* How many timers stand in the ready queue, and up to `rows` rows about them. */
size_t layout_woken(const struct view *view);
void layout_woken_rows(struct layout *layout, struct box box, double pitch, size_t rows);
/* On a chip, and arrows from who asked; after all chips are drawn. */
void layout_cancel_sign(struct layout *layout, struct box box, enum view_cancel cancel);
void layout_cancels(struct layout *layout, struct box stage);
const char *layout_cancel_word(const struct layout *layout, enum view_cancel cancel);

void layout_header(struct layout *layout, struct box box);
void layout_footer(struct layout *layout, struct box box);
void layout_code(struct layout *layout, struct box box);
/* The middle of a line in the code pane of that box; false: it is not seen. */
bool layout_code_line(struct layout *layout, struct box box, uint32_t line, double *y);
/* Whether a callout about that line is said at this moment. */
bool layout_line_is_called(const struct layout *layout, uint32_t line);
/* The callouts of the lines of a code pane, in the margin at its right; and the height that they
 * take in one of that width. */
void layout_code_callouts(struct layout *layout, struct box code, struct box margin);
double layout_code_callouts_height(struct layout *layout, double width);
void layout_output(struct layout *layout, struct box box);
void layout_stage(struct layout *layout, struct box box);
void layout_waiting(struct layout *layout, struct box box);
void layout_timeline(struct layout *layout, struct box box);
/* Its parts, for figures.  Names, bars, arrows and cursor between `top` and the bottom of the box,
 * the axis' numbers on the baseline tick_y.  true: places that are opened for the steps of one
 * instant are marked. */
bool layout_lanes(struct layout *layout, struct box box, double top, double tick_y);
/* The height that callouts take over and under the lanes, in a box of that width. */
double layout_callouts_height(struct layout *layout, double width);
/* The first of the lanes that are shown when there is room for so many: so that whom we follow, or
 * who runs, is seen, moved by options->window.scrolled (*scrolled: as far as there are lanes). */
size_t layout_first_lane(const struct view *view, const struct scene_options *options, size_t shown,
                         int *scrolled);
/* The signs and what they mean, ending at the right, as many as have room.  A figure names all that
 * its run has, the window the states. */
void layout_legend(struct layout *layout, double left, double right, double baseline,
                   bool with_places);
void layout_overlay(struct layout *layout, struct box box);
void layout_prose(struct layout *layout, struct box box);
/* A card in the middle of that box. */
void layout_question(struct layout *layout, struct box over);

#endif
