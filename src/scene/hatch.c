#include "scene/hatch.h"

#include <math.h>

/* More lines than this are never told apart; huge boxes stay cheap. */
enum { HATCH_LINES_MAX = 2000 };

static double spacing_of(const struct primitive *box)
{
    double spacing = fmax(4, fmin(box->height, box->width) * 0.4);
    spacing = fmin(spacing, 10);
    return fmax(spacing, (box->width + box->height) / HATCH_LINES_MAX);
}

double hatch_opacity(const struct primitive *box)
{
    return fmin(1, box->opacity * 2.2);
}

double hatch_line_width(const struct primitive *box)
{
    return fmax(1, spacing_of(box) * 0.18);
}

/* Lines x + y = c (falling == false) or x - y = c, cut to the box. */
static void one_way(const struct primitive *box, bool falling,
                    void (*line)(void *ctx, const struct hatch_line *), void *ctx)
{
    double spacing = spacing_of(box), inset = box->radius * 0.3;
    double left = box->x + inset, right = box->x + box->width - inset;
    double top = box->y + inset, bottom = box->y + box->height - inset;
    double low = falling ? left - bottom : left + top;
    double high = falling ? right - top : right + bottom;
    if (!(right > left && bottom > top)) {
        return;
    }
    for (double c = (floor(low / spacing) + 1) * spacing; c < high; c += spacing) {
        double x1 = fmax(left, falling ? c + top : c - bottom);
        double x2 = fmin(right, falling ? c + bottom : c - top);
        if (x2 > x1) {
            struct hatch_line cut = {x1, falling ? x1 - c : c - x1, x2, falling ? x2 - c : c - x2};
            line(ctx, &cut);
        }
    }
}

void hatch_lines(const struct primitive *box, void (*line)(void *ctx, const struct hatch_line *),
                 void *ctx)
{
    if (box->pattern == PATTERN_HATCH || box->pattern == PATTERN_CROSS_HATCH) {
        one_way(box, false, line, ctx);
    }
    if (box->pattern == PATTERN_CROSS_HATCH) {
        one_way(box, true, line, ctx);
    }
}
