/* What lies over and behind the lanes of the timeline: bands, arrows, the minimap. */
#include <math.h>
#include <stdlib.h>

#include "scene/timeline_layout.h"

/* --- places --- */

void lanes_place_sign(struct layout *layout, struct box box)
{
    struct primitive *item =
        display_rect(layout->display, box.x, box.y, box.width, box.height, ROLE_TRACK);
    item->line_width = 0;
}

/* Behind all: where the axis does not go on in time, because room is opened for the steps of one
 * instant.  Very narrow ones would be stripes that say nothing. */
bool lanes_draw_places(struct lanes *lanes)
{
    const struct axis *axis = &lanes->axis;
    double f = lanes->layout->f, least = f * 0.35, right = lanes->box.x + lanes->box.width;
    bool found = false;
    if (lanes->layout->options->hide_future && !lanes->whole) {
        right = fmin(right, lanes->now);
    }
    enum { MOST_STOPS = 20000 }; /* a window draws them with each step */
    if (axis->kind != AXIS_TIME || (axis->count > MOST_STOPS && !lanes->layout->is_figure)) {
        return false;
    }
    for (size_t i = 0; i < axis->count;) {
        size_t last = i;
        while (last + 1 < axis->count && axis->stops[last + 1].time == axis->stops[i].time) {
            last++;
        }
        size_t first = i;
        i = last + 1;
        if (axis->opened * (double)(last - first) < least) {
            continue;
        }
        double x1 =
            fmax(axis_x(axis, axis->stops[first].position, axis->stops[first].time), lanes->box.x);
        double x2 = fmin(axis_x(axis, axis->stops[last].position, axis->stops[last].time), right);
        if (x1 > right) {
            break;
        }
        if (x2 - x1 >= least) {
            lanes_place_sign(lanes->layout,
                             (struct box){x1, lanes->box.y, x2 - x1 - layout_rim(lanes->layout),
                                          lanes->box.height});
            found = true;
        }
    }
    return found;
}

/* --- the loop stands still --- */

/* Behind the lanes of tasks from `first` to before `last`, which nobody else's lie between. */
static void band_part(struct lanes *lanes, const struct view_band *band, double x1, double x2,
                      size_t first, size_t last)
{
    bool future = !lanes->whole && x1 >= lanes->now && band->first > 0;
    double top = lanes_y(lanes, first) - lanes->pitch / 2;
    struct primitive *item =
        display_rect(lanes->layout->display, x1, top, x2 - x1,
                     lanes->pitch * (double)(last - first), ROLE_STATE_BLOCKED);
    item->pattern = PATTERN_CROSS_HATCH;
    item->opacity = future ? 0.03 : 0.10;
}

/* Nobody could run meanwhile; threads could, and their lanes stay free of it. */
static void band(struct lanes *lanes, const struct view_band *band, double x1, double x2)
{
    const struct view *view = lanes->layout->view;
    size_t end = lanes->first + lanes->shown;
    for (size_t from = lanes->first; from < end;) {
        size_t to = from;
        while (to < end && view->tasks.items[to].kind == LANE_TASK) {
            to++;
        }
        if (to > from) {
            band_part(lanes, band, x1, x2, from, to);
        }
        from = to + 1;
    }
}

void lanes_draw_bands(struct lanes *lanes)
{
    const struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double drawn_to = -1e9;
    for (size_t i = 0; i < view->bands.count; i++) {
        const struct view_band *one = &view->bands.items[i];
        double x1 = lanes_x(lanes, one->first, one->start);
        double x2 = lanes_x(lanes, one->last, one->end);
        if (one->first > lanes->seen_last) {
            break;
        }
        double now = lanes->whole ? x2 : fmax(x1, fmin(x2, lanes->now));
        if (one->last < lanes->seen_first || x2 - fmax(x1, drawn_to) < 0.5) {
            continue;
        }
        if (now > x1) {
            band(lanes, one, x1, now);
        }
        if (x2 > now && !layout->options->hide_future) {
            band(lanes, one, now, x2);
        }
        drawn_to = x2;
    }
}

static void due_part(struct lanes *lanes, int task, double x1, double x2, bool future)
{
    struct layout *layout = lanes->layout;
    double height = lanes->thin, y = lanes_y(lanes, (size_t)task);
    if (x2 - x1 < 1 || (future && layout->options->hide_future)) {
        return;
    }
    enum color_role role = layout_task_role(layout, task, VIEW_READY);
    struct primitive *item = display_round_rect(layout->display, x1, y - height / 2, x2 - x1,
                                                height, height * 0.2, ROLE_PANEL, role);
    item->opacity = 0.8;
    item->line_width = fmax(1, layout->f * (future ? 0.04 : 0.09));
    item->dash = future ? 2 : 0;
}

/* Its time came while the loop stood still: it could have run, and is drawn so. */
void lanes_draw_dues(struct lanes *lanes)
{
    const struct view *view = lanes->layout->view;
    for (size_t i = 0; i < view->dues.count; i++) {
        const struct view_due *due = &view->dues.items[i];
        const struct view_band *band = &view->bands.items[due->band];
        if (band->first > lanes->seen_last) {
            break;
        }
        if (lanes_show(lanes, due->task) && band->last >= lanes->seen_first) {
            double x1 = lanes_x(lanes, band->first + 1, due->start);
            double x2 = lanes_x(lanes, band->last, band->end);
            double now = lanes->whole ? x2 : fmax(x1, fmin(x2, lanes->now));
            due_part(lanes, due->task, x1, now, false);
            due_part(lanes, due->task, now, x2, true);
        }
    }
}

/* --- arrows --- */

/* is_short: it begins at the next lane, not at that of who does it. */
static void arrow(struct lanes *lanes, const struct view_arrow *arrow, double x, bool is_short)
{
    struct layout *layout = lanes->layout;
    double f = layout->f, half = lanes->bar / 2;
    double y1 = lanes_y(lanes, (size_t)arrow->from), y2 = lanes_y(lanes, (size_t)arrow->to);
    double way = y2 > y1 ? 1 : -1;
    y1 = is_short && fabs(y2 - y1) > lanes->pitch ? y2 - way * lanes->pitch : y1;
    enum color_role role = arrow->kind == ARROW_CANCEL ? ROLE_STATE_CANCELLED : ROLE_MUTED;
    double line = arrow->kind == ARROW_CANCEL ? fmax(1, f * 0.09) : 1;
    struct primitive *item = display_line(layout->display, x, y1 + way * half, x,
                                          y2 - way * (half + f * 0.1), role, line);
    item->dash = arrow->kind == ARROW_CANCEL ? f * 0.18 : arrow->kind == ARROW_WAKE ? 2 : 0;
    display_arrow_head(layout->display, x, y2 - way * half * 0.9, 0, way, f * 0.3, role);
    if (!lanes->whole) { /* a click goes to that moment */
        layout_set_hit(layout, HIT_POSITION, arrow->position);
        display_rect(layout->display, x - f * 0.18, fmin(y1, y2) + half, f * 0.36,
                     fabs(y2 - y1) - 2 * half, ROLE_NONE);
        layout_set_hit(layout, HIT_NONE, 0);
    }
}

void lanes_draw_arrows(struct lanes *lanes)
{
    const struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double f = layout->f, right = lanes->box.x + lanes->box.width;
    enum { MOST = 400, LOOK = 20000 };
    size_t low = 0, high = view->arrows.count, drawn = 0;
    struct { /* the last long arrow of that kind */
        double x;
        int from;
    } before[ARROW_CANCEL + 1] = {{-1e9, -1}, {-1e9, -1}, {-1e9, -1}};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (view->arrows.items[middle].position < lanes->seen_first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (size_t i = low; i < view->arrows.count && i < low + LOOK && drawn < MOST; i++) {
        const struct view_arrow *one = &view->arrows.items[i];
        bool future = !lanes->whole && one->position > view->position;
        if (one->position > lanes->seen_last || future) {
            break;
        }
        bool visible = lanes_show(lanes, one->from) && lanes_show(lanes, one->to);
        double x = visible ? axis_x(&lanes->axis, one->position, one->time) : 0;
        if (visible && lanes->pitch >= f * 0.6 && x >= lanes->box.x && x <= right) {
            /* Fifty tasks made in a row would be one dark patch over all lanes: the longer an
             * arrow is, the more room it needs for itself. */
            double room = f * fmax(0.4, 0.1 * abs(one->to - one->from));
            bool crowded = one->kind != ARROW_WAKE && one->from == before[one->kind].from &&
                           x - before[one->kind].x < room;
            arrow(lanes, one, x, crowded);
            if (!crowded) {
                before[one->kind].x = x;
                before[one->kind].from = one->from;
            }
            drawn++;
        }
    }
}

/* --- the whole run in small, when only a part of it is seen --- */

enum { MAP_STEP = 2 /* pixels */ };

/* reached: the position that the axis has reached at each step, of `steps` steps. */
static void minimap_row(struct lanes *lanes, const struct axis *axis, const int64_t *reached,
                        size_t steps, int task, double y, double height)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    size_t first, last;
    double begin = axis->left;
    enum color_role before = ROLE_NONE;
    view_lane(view, task, &first, &last);
    for (size_t i = 0; i <= steps; i++) {
        double x = fmin(axis->left + (double)(i * MAP_STEP), axis->left + axis->width);
        unsigned states = 0;
        if (i < steps) {
            size_t behind = view_span_behind(view, first, last, reached[i + 1]);
            size_t end =
                behind + (behind < last && view->spans.items[behind].first <= reached[i + 1]);
            states = view_states(view, first, end);
            first = behind;
        }
        enum color_role role = states & 1u << VIEW_BLOCKED   ? ROLE_STATE_BLOCKED
                               : states & 1u << VIEW_RUNNING ? ROLE_MUTED
                               : states & (1u << VIEW_WAITING | 1u << VIEW_READY) ? ROLE_GRID_LINE
                                                                                  : ROLE_NONE;
        if (role != before) {
            if (before != ROLE_NONE) {
                display_rect(layout->display, begin, y, fmax(0, x - begin), height, before);
            }
            begin = x;
            before = role;
        }
    }
}

void lanes_draw_minimap(struct lanes *lanes, struct box box)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    enum { ROWS = 12 };
    struct axis axis;
    axis_make(&axis, view, layout->options->axis, box.x, box.width, lanes->axis.widest);
    display_rect(layout->display, box.x, box.y, box.width, box.height, ROLE_INSET);
    size_t count = view->tasks.count, rows = count < ROWS ? count : ROWS;
    double pitch = box.height / (double)(rows > 0 ? rows : 1);
    size_t steps = (size_t)(box.width / MAP_STEP) + 1;
    int64_t *reached = arena_array(&layout->display->arena, int64_t, steps + 1);
    for (size_t i = 0; i <= steps; i++) {
        reached[i] = axis_position(&axis, box.x + (double)(i * MAP_STEP));
    }
    for (size_t i = 0; i < rows && !layout->options->hide_future; i++) {
        minimap_row(lanes, &axis, reached, steps, (int)(i * count / rows),
                    box.y + pitch * (double)i + pitch * 0.15, pitch * 0.7);
    }
    struct moment from = axis_moment(&lanes->axis, lanes->box.x);
    struct moment to = axis_moment(&lanes->axis, lanes->box.x + lanes->box.width);
    double x1 = axis_x(&axis, from.position, from.time), x2 = axis_x(&axis, to.position, to.time);
    double least = layout->f * 0.3;
    if (x2 - x1 < least) {
        x1 = fmin(x1, box.x + box.width - least);
        x2 = x1 + least;
    }
    struct primitive *item =
        display_rect(layout->display, x1, box.y, x2 - x1, box.height, ROLE_HIGHLIGHT);
    item->opacity = 0.45;
    item->stroke = ROLE_ACCENT;
    item->line_width = fmax(1, layout->f * 0.08);
    if (!lanes->whole) {
        double x = axis_x(&axis, view->position, view->now);
        display_line(layout->display, x, box.y, x, box.y + box.height, ROLE_CURSOR,
                     fmax(1, layout->f * 0.08));
        for (double x0 = box.x; x0 < box.x + box.width; x0 += 4) {
            layout_set_hit(layout, HIT_MINIMAP, axis_position(&axis, x0 + 2));
            display_rect(layout->display, x0, box.y, fmin(4, box.x + box.width - x0), box.height,
                         ROLE_NONE);
        }
        layout_set_hit(layout, HIT_NONE, 0);
    }
}
