/* A grid of character cells: what a terminal shows.
 *
 * Its own layout of the same view (scene/view.h) that the window draws.  A wide
 * character owns two cells; the second has width 0 and no text.  Writing never
 * leaves the box it is given and never cuts a wide character: what does not fit
 * whole is left out.  Zeroed memory is an empty grid.  The grid owns its cells
 * and hits; grid_free() ends them.
 */
#ifndef SCENE_GRID_H
#define SCENE_GRID_H

#include "base/strbuf.h"
#include "base/vec.h"
#include "scene/scene.h"

enum cell_attribute { CELL_BOLD = 1, CELL_DIM = 2, CELL_REVERSE = 4, CELL_UNDERLINE = 8 };

enum { CELL_TEXT_MAX = 16 }; /* bytes of one cluster with its NUL; more marks are dropped */

struct cell {
    char text[CELL_TEXT_MAX]; /* a code point and its combining marks; "" in a second half */
    unsigned char width;      /* 1, 2, or 0 for the right half of a wide character */
    unsigned char foreground, background; /* enum color_role; ROLE_NONE: the terminal's own */
    unsigned char attributes;             /* of enum cell_attribute */
};

struct grid_hit {
    int column, row, width, height;
    struct hit hit;
};

struct grid {
    int columns, rows;
    bool ascii;         /* what is cut ends in "~" instead of "…" */
    struct cell *cells; /* row by row */
    VEC(struct grid_hit) hits;
    struct chart chart; /* in cells */
    struct prose_sight prose[PROSE_PLACES];
};

/* What a terminal shows when not all fits. */
enum grid_pane {
    GRID_PANE_ALL, /* by priority */
    GRID_PANE_CODE,
    GRID_PANE_STAGE,
    GRID_PANE_TIMELINE,
    GRID_PANE_OUTPUT,
    GRID_PANE_PROSE, /* of a lesson */
    GRID_PANE_COUNT
};

struct grid_options {
    struct scene_options scene;
    enum grid_pane pane; /* that alone has all the room */
    bool ascii;          /* no line graphics, no glyphs beyond ASCII (texts stay as they are) */
    const char *hints;   /* key hints for the last row, or NULL */
    const struct scene_notes *notes; /* the speaker's, below the panes; or NULL */
};

/* Lays the view out for that many columns and rows (1 to 1000 each; other
 * values are moved there). */
void grid_layout(struct grid *grid, int columns, int rows, const struct view *view,
                 const struct grid_options *options);

struct hit grid_hit_at(const struct grid *grid, int column, int row);

/* The text of all rows, trailing spaces dropped, one line each: for goldens. */
void grid_dump(const struct grid *grid, struct strbuf *out);

void grid_free(struct grid *grid);

/* For writers of grids.  Boxes are cut to the grid. */
void grid_reset(struct grid *grid, int columns, int rows); /* all blank */
/* At most max_cells cells from column on; too long: ends in "…".  Returns the cells used. */
int grid_text(struct grid *grid, int column, int row, int max_cells, const char *text,
              enum color_role role, int attributes);
void grid_fill(struct grid *grid, int column, int row, int width, int height,
               enum color_role background);
void grid_add_hit(struct grid *grid, int column, int row, int width, int height, struct hit hit);

#endif
