/* Shared by the files that draw comparisons; not for other folders. */
#ifndef SCENE_COMPARE_FIGURE_H
#define SCENE_COMPARE_FIGURE_H

#include "scene/compare.h"
#include "scene/layout.h"

enum { COMPARE_LINES_MAX = 3 };

/* Lengths on a page of 1600 by 900. */
#define COMPARE_HEADING     40.0 /* a label over the rows */
#define COMPARE_LABEL_SIZE  26.0 /* also of the totals */
#define COMPARE_LABEL_PITCH 30.0
#define COMPARE_NAME_GAP    16.0
#define COMPARE_TOTAL_GAP   12.0

/* The bars of one run. */
struct compare_drawn {
    const struct compare_side *facts;
    size_t slots;                         /* rows, and one that counts the hidden */
    double top, pitch;                    /* of the first row; from one to the next */
    const char *lines[COMPARE_LINES_MAX]; /* its label */
    size_t line_count;
    const char *total, *ratio; /* ratio: "" on the slower side */
    double total_width, ratio_width;
    struct box total_box; /* where the total stands: total and ratio */
};

struct compare_figure {
    struct display *display;
    const struct comparison *comparison;
    const struct scene_options *options;
    double u;       /* a 1600th of the page's width */
    struct box box; /* of sections, legend and axis; names and labels on its left */
    int64_t cursor; /* what is later is faint; -1: nothing is */
    bool is_page;   /* of the window: what is first different is marked, and times can be clicked */
    bool hide_legend;

    /* found by compare_measure() */
    struct compare_drawn sides[COMPARE_SIDES];
    bool headed; /* labels stand over the rows, not beside them */
    double name_size;
    double left, right; /* of the axis */
    double scale;       /* units a nanosecond */
    double bottom;      /* of the plot: the axis */
    double divide;      /* between the runs */
};

/* Finds where everything stands. */
void compare_measure(struct compare_figure *figure);
/* Draws all into figure.box; the first six members must be set. */
void compare_draw(struct compare_figure *figure);
/* Whether its total is seen. */
bool compare_has_total(const struct compare_figure *figure, const struct compare_side *side);
double compare_x(const struct compare_figure *figure, int64_t time);
/* Text shortened in its middle so that it is at most so wide; the display's. */
const char *compare_shorten(struct display *display, const char *text, double max_width,
                            double size, bool bold);
/* The name of a row, so that a call keeps the beginnings of its name and of its arguments. */
const char *compare_row_name(const struct compare_figure *figure, const struct compare_row *row);
/* The figure and, if there is room for them, both outputs and codes. */
void compare_draw_panes(struct display *display, struct box box, double f,
                        const struct comparison *comparison, const struct compare_picture *picture,
                        const struct scene_options *options);

#endif
