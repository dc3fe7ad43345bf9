/* Shared by the files that draw callouts; not for other folders.
 *
 * A callout is a plate with a text of one to three lines, a thin leader and a dot on what it is
 * about.
 */
#ifndef SCENE_CALLOUT_H
#define SCENE_CALLOUT_H

#include "scene/layout.h"

enum { CALLOUT_LINES_MAX = 8 };

/* A text, broken into lines. */
struct callout_text {
    const char *text;
    struct {
        size_t at, size;
    } lines[CALLOUT_LINES_MAX];
    int count;
    double width, height; /* of the plate */
    double size, pitch, pad;
};

/* The size of the text: that of the layout, or what its width asks for in a figure. */
double callout_font_size(const struct layout *layout);

/* Breaks it into as few lines as read well, of about equal width, within a plate of that width. */
void callout_break(const struct layout *layout, const char *text, double width,
                   struct callout_text *out);

/* The plate with its text; a click on it goes to that position. */
void callout_draw(struct layout *layout, const struct callout_text *text, double left, double top,
                  int64_t position);
double callout_dot_radius(const struct layout *layout, double most);
void callout_draw_dot(struct layout *layout, double x, double y, double most); /* most: radius */
/* is_faint: of the moment as a whole. */
void callout_draw_leader(struct layout *layout, double x1, double y1, double x2, double y2,
                         bool is_faint);

/* Plates along a line, each to stand over (or under) its own place on it, in rows that none of
 * the leaders to rows behind crosses. */
struct callout_plate {
    double x;             /* its place */
    double width, height; /* of the plate */
    double left;          /* where it is put */
    int row;              /* from the line outwards */
};
/* Puts them between min and max, at least `gap` from each other; `inset`: from a leader to the
 * plate's rim, when there is room for it. */
void callout_pack(struct callout_plate *plates, size_t count, double min, double max, double gap,
                  double inset);

#endif
