/* Callouts beside the code: plates in a margin of their own, each as near to its line as it goes.
 */
#include <math.h>

#include "scene/callout.h"

struct code_callout {
    const struct view_callout *from;
    struct callout_text text;
    double line_y, top;
};

static bool is_said(const struct layout *layout, const struct view_callout *callout)
{
    return callout->line > 0 && (layout->options->hide_cursor || callout->is_reached);
}

bool layout_line_is_called(const struct layout *layout, uint32_t line)
{
    const struct view *view = layout->view;
    for (size_t i = 0; i < view->callouts.count; i++) {
        if (view->callouts.items[i].line == line && is_said(layout, &view->callouts.items[i])) {
            return true;
        }
    }
    return false;
}

static double gap_of(const struct layout *layout)
{
    return callout_font_size(layout) * 0.4;
}

/* By their lines, and those of one line in their order. */
static size_t collect(struct layout *layout, double width, struct code_callout *out)
{
    const struct view *view = layout->view;
    size_t count = 0;
    for (size_t i = 0; i < view->callouts.count; i++) {
        const struct view_callout *from = &view->callouts.items[i];
        if (!is_said(layout, from)) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && out[at - 1].from->line > from->line; at--) {
            out[at] = out[at - 1];
        }
        out[at] = (struct code_callout){.from = from};
        callout_break(layout, from->text, width, &out[at].text);
    }
    return count;
}

double layout_code_callouts_height(struct layout *layout, double width)
{
    struct code_callout *callouts =
        arena_array(&layout->display->arena, struct code_callout, layout->view->callouts.count + 1);
    size_t count = collect(layout, width, callouts);
    double height = 0;
    for (size_t i = 0; i < count; i++) {
        height += callouts[i].text.height + gap_of(layout);
    }
    return height;
}

/* Each at its line; where that is taken below the one before, and all moved up when the last one
 * would stand outside.  Returns how many of them have room. */
static size_t stack(struct code_callout *callouts, size_t count, struct box margin, double gap)
{
    double below = margin.y, bottom = margin.y + margin.height, all = 0;
    size_t fit = 0;
    for (; fit < count; fit++) {
        double height = callouts[fit].text.height;
        all += height + (fit > 0 ? gap : 0);
        if (fit > 0 && all > margin.height) {
            break;
        }
        callouts[fit].top = fmax(below, callouts[fit].line_y - height / 2);
        below = callouts[fit].top + height + gap;
    }
    for (size_t i = fit; i-- > 0;) {
        callouts[i].top = fmin(callouts[i].top, bottom - callouts[i].text.height);
        bottom = callouts[i].top - gap;
    }
    return fit;
}

/* From the code's rim to the plate, with a bend where the plate stands lower or higher. */
static void leader(struct layout *layout, const struct code_callout *callout, double left,
                   double right)
{
    double rim = callout->text.size * 0.5, top = callout->top + rim;
    double to = fmax(top, fmin(callout->line_y, callout->top + callout->text.height - rim));
    double middle = left + (right - left) * 0.5;
    struct path_point points[] = {{PATH_MOVE, left, callout->line_y},
                                  {PATH_LINE, middle, callout->line_y},
                                  {PATH_LINE, middle, to},
                                  {PATH_LINE, right, to}};
    display_path(layout->display, points, 4, ROLE_CALLOUT_LINE,
                 fmax(1, callout->text.size * 0.085));
}

void layout_code_callouts(struct layout *layout, struct box code, struct box margin)
{
    struct code_callout *callouts =
        arena_array(&layout->display->arena, struct code_callout, layout->view->callouts.count + 1);
    size_t all = collect(layout, margin.width, callouts), count = 0;
    for (size_t i = 0; i < all; i++) { /* of the lines that are seen */
        double y;
        if (layout_code_line(layout, code, callouts[i].from->line, &y)) {
            callouts[count] = callouts[i];
            callouts[count++].line_y = y;
        }
    }
    size_t fit = stack(callouts, count, margin, gap_of(layout));
    for (size_t i = 0; i < fit; i++) {
        leader(layout, &callouts[i], code.x + code.width, margin.x);
    }
    for (size_t i = 0; i < fit; i++) {
        callout_draw(layout, &callouts[i].text, margin.x, callouts[i].top,
                     callouts[i].from->position);
    }
    if (fit < all) {
        struct box chip = {margin.x + margin.width - layout->f * 2.4,
                           margin.y + margin.height - layout->f, layout->f * 2.4, layout->f};
        layout_more_chip(layout, chip, all - fit);
    }
}
