/* A sleep that can be made longer or shorter, and the run as it was before. */
#include <math.h>
#include <string.h>

#include "scene/timeline_layout.h"

enum { MOST = 500 }; /* of one lane */

/* Two short lines at the end of a sleep, and room for the mouse around them. */
void lanes_draw_grips(struct lanes *lanes, int task)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double f = layout->f, y = lanes_y(lanes, (size_t)task), half = lanes->bar * 0.2;
    size_t first, last, drawn = 0;
    if (!layout->options->can_stretch || lanes->whole) {
        return;
    }
    view_lane(view, task, &first, &last);
    first = view_span_behind(view, first, last, lanes->seen_first - 1);
    size_t seen = view_span_behind(view, first, last, lanes->seen_last);
    last = seen < last ? seen + 1 : last;
    if ((double)(last - first) > lanes->box.width * 0.5) {
        return; /* all of them too short to be taken */
    }
    for (size_t i = first; i < last && drawn < MOST; i++) {
        const struct view_span *span = &view->spans.items[i];
        if (span->argument_size == 0) {
            continue;
        }
        double x1 = lanes_x(lanes, span->first, span->start);
        double x2 = axis_x(&lanes->axis, span->last, span->end);
        bool future = span->first > view->position;
        bool fits = x2 <= lanes->box.x + lanes->box.width && x2 - x1 > f * 1.5;
        if (!fits || (future && layout->options->hide_future)) {
            continue;
        }
        for (int k = 1; k <= 2; k++) {
            double x = x2 - f * 0.14 * k - f * 0.05;
            display_line(layout->display, x, y - half, x, y + half, future ? ROLE_FAINT : ROLE_TEXT,
                         fmax(1, f * 0.05));
        }
        layout_set_hit(layout, HIT_SLEEP, (int64_t)i);
        display_rect(layout->display, x2 - f * 0.55, y - lanes->pitch / 2, f * 0.8, lanes->pitch,
                     ROLE_NONE);
        layout_set_hit(layout, HIT_NONE, 0);
        drawn++;
    }
}

/* The lane of that name, most likely in the same place; -1: it had none. */
static int ghost_lane(const struct view *ghost, const struct view *view, int task)
{
    const char *name = view->tasks.items[task].name;
    if ((size_t)task < ghost->tasks.count && strcmp(ghost->tasks.items[task].name, name) == 0) {
        return task;
    }
    for (size_t i = 0; i < ghost->tasks.count; i++) {
        if (strcmp(ghost->tasks.items[i].name, name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

void lanes_draw_ghost(struct lanes *lanes, int task)
{
    struct layout *layout = lanes->layout;
    const struct view *ghost = layout->options->ghost;
    int from = ghost ? ghost_lane(ghost, layout->view, task) : -1;
    if (from < 0) {
        return;
    }
    size_t first, last, drawn = 0;
    double f = layout->f, left = lanes->box.x, right = left + lanes->box.width;
    double height = lanes->bar * 1.12, y = lanes_y(lanes, (size_t)task) - height / 2;
    view_lane(ghost, from, &first, &last);
    for (size_t i = first; i < last && drawn < MOST; i++) {
        const struct view_span *span = &ghost->spans.items[i];
        double x1 = fmax(left, axis_x_of_time(&lanes->axis, span->start));
        double x2 = fmin(right, axis_x_of_time(&lanes->axis, span->end));
        if (span->end <= span->start || x2 - x1 < 2) {
            continue;
        }
        struct primitive *item = display_round_rect(layout->display, x1, y, x2 - x1, height,
                                                    height * 0.2, ROLE_NONE, ROLE_MUTED);
        item->line_width = fmax(1, f * 0.06);
        item->dash = f * 0.2;
        drawn++;
    }
}
