/* Two runs on one axis of time: the facts, and the picture of them.
 *
 * The facts are plain copies, as those of a view (scene/view.h): layouts can be
 * tested with comparisons made by hand.  Times are virtual nanoseconds.  A run
 * is a list of rows (its requests; else its tasks and threads; else the calls in
 * which it spends its time), each with bars that neither overlap nor go back.
 * What is the same in both runs has the same colour number.
 *
 * Ownership: the comparison owns all it points to (in its arena);
 * comparison_free() ends it.
 */
#ifndef SCENE_COMPARE_H
#define SCENE_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"
#include "scene/scene.h"

enum { COMPARE_SIDES = 2 };

enum compare_look {
    COMPARE_OCCUPIED, /* a thread is occupied: it computes, or blocks */
    COMPARE_WAITING,  /* suspended: the loop does other things meanwhile */
    COMPARE_READY,    /* could go on, and waits for its turn */
    COMPARE_LOOKS
};

struct compare_bar {
    enum compare_look look;
    int64_t begin, end;
};

struct compare_row {
    const char *name;
    const char *key; /* rows of both runs with equal keys are the same thing */
    size_t color;    /* 0 and up: modulo the palette */
    size_t first_bar, bar_count;
};

struct compare_side {
    const char *file_name;
    const char *label;                /* over its rows: "async  aiohttp + gather" */
    int64_t total;                    /* how long the run takes */
    bool is_endless;                  /* it waits for ever: total is when that begins */
    bool is_failed;                   /* it ends by an exception or a signal */
    bool is_limited;                  /* it goes on: total is how far it was recorded */
    const char *total_text;           /* "2.88 s", or that it never ends */
    size_t at_once;                   /* so many run or wait at the same time, at most */
    size_t hidden;                    /* rows beyond those that are kept */
    int64_t hidden_begin, hidden_end; /* what they take together */
    VEC(struct compare_row) rows;     /* by the time at which they begin */
    VEC(struct compare_bar) bars;     /* by row, then time */
    VEC(int64_t) instants;            /* at which something happens, each once, from 0 on */
};

/* The first line of output that is not the same, or not at the same time. */
struct compare_difference {
    bool found;
    bool in_text;                 /* the texts differ; else their times do */
    size_t line;                  /* of the output, from 0 */
    int64_t times[COMPARE_SIDES]; /* of that line; -1: there is none on that side */
};

struct comparison {
    const char *title, *subtitle;
    const char *said; /* the first difference in a sentence */
    struct compare_difference difference;
    struct compare_side sides[COMPARE_SIDES];
    VEC(int64_t) instants; /* at which something happens in one of them, each once */
    int64_t from, to;      /* the stretch that is shown; to 0: to the end of the longer one */
    struct arena arena;
};

void comparison_free(struct comparison *comparison); /* zeroed memory is an empty one */

/* What both do from one time to another: bars that do not reach into it and rows without one are
 * left out; times, totals and what is said stay.  Texts are those of `whole`, which must live
 * longer.  false: all is over by then, and nothing was made. */
bool comparison_cut(struct comparison *cut, const struct comparison *whole, int64_t from,
                    int64_t to);
/* The end of the stretch that is shown. */
int64_t comparison_end(const struct comparison *comparison);

/* The side that is over first; the second one when they are even. */
int comparison_faster(const struct comparison *comparison);

/* A moment of both runs, for the page on which they are stepped through. */
struct compare_moment {
    int64_t now;
    size_t stop, stop_count; /* of the common moments: from 0, and how many */
    int active;              /* the run whose code is marked; -1: none is */
    const struct view *views[COMPARE_SIDES];
};

/* What a picture for a slide shows. */
struct compare_picture {
    const struct compare_moment *moment; /* what is later is faint; NULL: both whole runs */
    bool has_panes;                      /* with outputs and codes; the moment must have views */
    const char *caption;                 /* a sentence under title and subtitle, or NULL */
    bool hide_legend;
    bool transparent; /* nothing is drawn behind it */
};

/* The whole picture for a slide: title, both runs, totals, axis and legend.  Pure;
 * everything is inside the page and no two texts overlap, at any size and number of
 * rows.  Of the options it takes catalogue, colouring and hide_future.  The list's metrics must be
 * set. */
void scene_layout_compare(struct display *display, double width, double height,
                          const struct comparison *comparison,
                          const struct compare_picture *picture,
                          const struct scene_options *options);

/* The window's page: the figure with a cursor, the output of each run beside it, both codes below,
 * and what the first difference is. */
void scene_layout_compare_page(struct display *display, double width, double height,
                               const struct comparison *comparison,
                               const struct compare_moment *moment,
                               const struct scene_options *options);

/* The terminal's page of the same. */
struct grid;
struct grid_options;
void grid_layout_compare(struct grid *grid, int columns, int rows,
                         const struct comparison *comparison, const struct compare_moment *moment,
                         const struct grid_options *options);

/* The height at which a picture of that width shows all rows well. */
double scene_compare_height(const struct comparison *comparison,
                            const struct compare_picture *picture, double width);

/* "2.88 s", "10 ms"; and without the unit where it is the second: "2.88".  The arena's. */
const char *compare_duration(struct arena *arena, int64_t nanoseconds);
/* "×1.68"; "" when there is none. */
const char *compare_ratio(struct arena *arena, const struct comparison *comparison);
const char *compare_number(struct arena *arena, int64_t nanoseconds);

#endif
