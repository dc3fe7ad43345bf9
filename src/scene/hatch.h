/* The lines of hatched fills, cut to their box: one computation for every
 * painter and writer, so that all of them draw the same lines.
 */
#ifndef SCENE_HATCH_H
#define SCENE_HATCH_H

#include "scene/display.h"

struct hatch_line {
    double x1, y1, x2, y2;
};

/* Calls `line` for each line of the primitive's pattern: none unless it is
 * PATTERN_HATCH (one way) or PATTERN_CROSS_HATCH (both). */
void hatch_lines(const struct primitive *box, void (*line)(void *ctx, const struct hatch_line *),
                 void *ctx);

/* How strongly the lines are drawn for a fill of that opacity, and how wide. */
double hatch_opacity(const struct primitive *box);
double hatch_line_width(const struct primitive *box);

#endif
