/* Callouts on the timeline: plates over and under the lanes, leaders behind the bars, dots on them.
 * Room for all of them is kept from the beginning, so that nothing moves when one is reached. */
#include <math.h>

#include "scene/callout.h"
#include "scene/timeline_layout.h"

struct lane_callout {
    const struct view_callout *from;
    struct callout_text text;
    double x, left, top;
    bool below, folded; /* folded: only its dot is drawn */
};

/* Where its moment stands; false: not in what is seen of the run. */
static bool place_of(const struct lanes *lanes, const struct view_callout *callout, double *x)
{
    *x = callout->is_between ? axis_x_of_time(&lanes->axis, callout->time)
                             : axis_x(&lanes->axis, callout->position, callout->time);
    if (!lanes->whole && lanes->layout->options->hide_future) {
        *x = fmin(*x, lanes->now);
    }
    return *x >= lanes->box.x - 0.5 && *x <= lanes->box.x + lanes->box.width + 0.5;
}

static bool is_said(const struct lanes *lanes, const struct lane_callout *callout)
{
    return lanes->whole || callout->from->is_reached;
}

/* How many lanes there will be: what is over and under them stays there. */
static double all_lanes(const struct lanes *lanes)
{
    const struct view *view = lanes->layout->view;
    return lanes->whole ? (double)view->tasks.count
                        : fmax(view->lanes_expected, (double)view->tasks.count);
}

/* Those that are seen, in the order of their moments. */
static void collect(struct lanes *lanes)
{
    const struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double room = lanes->box.x + lanes->box.width - lanes->label_x;
    lanes->callout_count = 0;
    for (size_t i = 0; i < view->callouts.count; i++) {
        struct lane_callout *to = &lanes->callouts[lanes->callout_count];
        const struct view_callout *from = &view->callouts.items[i];
        *to = (struct lane_callout){.from = from};
        if (!place_of(lanes, from, &to->x)) {
            continue;
        }
        to->below = from->task >= 0 && 2 * from->task >= all_lanes(lanes);
        callout_break(layout, from->text, room, &to->text);
        lanes->callout_count++;
    }
}

/* Puts the plates of one side into rows; returns the height of all. */
static double pack(struct lanes *lanes, bool below)
{
    size_t count = 0;
    double size = callout_font_size(lanes->layout), gap = size * 0.45;
    struct callout_plate *plates =
        arena_array(&lanes->layout->display->arena, struct callout_plate, lanes->callout_count + 1);
    double *heights =
        arena_array(&lanes->layout->display->arena, double, lanes->callout_count * 2 + 64);
    for (size_t i = 0; i < lanes->callout_count; i++) {
        const struct lane_callout *callout = &lanes->callouts[i];
        if (callout->below == below && !callout->folded) {
            plates[count++] = (struct callout_plate){
                .x = callout->x, .width = callout->text.width, .height = callout->text.height};
        }
    }
    callout_pack(plates, count, lanes->label_x, lanes->box.x + lanes->box.width, gap, size * 0.8);
    int rows = 0;
    for (size_t i = 0; i < count; i++) {
        rows = plates[i].row + 1 > rows ? plates[i].row + 1 : rows;
        heights[plates[i].row] = fmax(heights[plates[i].row], plates[i].height);
    }
    double all = rows > 0 ? gap : 0;
    for (int row = 0; row < rows; row++) {
        for (size_t i = 0, plate = 0; i < lanes->callout_count; i++) {
            struct lane_callout *callout = &lanes->callouts[i];
            if (callout->below != below || callout->folded) {
                continue;
            }
            callout->left = plates[plate].left;
            if (plates[plate].row == row) { /* relative to the lanes' edge */
                callout->top = below ? all : -all - callout->text.height;
            }
            plate++;
        }
        all += heights[row] + gap;
    }
    return all;
}

/* What has no room is not said: first what is still to come, then what was said longest ago. */
static bool fold_one(struct lanes *lanes)
{
    struct lane_callout *least = NULL;
    for (size_t i = 0; i < lanes->callout_count; i++) {
        struct lane_callout *callout = &lanes->callouts[i];
        if (callout->folded) {
            continue;
        }
        bool comes = !is_said(lanes, callout);
        least = !least || comes ? callout : least;
    }
    if (least) {
        least->folded = true;
    }
    return least != NULL;
}

bool lanes_place_callouts(struct lanes *lanes, double most)
{
    const struct view *view = lanes->layout->view;
    if (view->callouts.count == 0) {
        return false;
    }
    if (!lanes->callouts) {
        lanes->callouts = arena_array(&lanes->layout->display->arena, struct lane_callout,
                                      view->callouts.count + 1);
    }
    collect(lanes);
    double above = pack(lanes, false), below = pack(lanes, true);
    while (above + below > most && fold_one(lanes)) {
        above = pack(lanes, false);
        below = pack(lanes, true);
    }
    bool grows = above > lanes->above + 0.01 || below > lanes->below + 0.01;
    lanes->above = fmax(lanes->above, above);
    lanes->below = fmax(lanes->below, below);
    return grows;
}

double lanes_callouts_floor(const struct lanes *lanes, double room)
{
    double f = lanes->layout->f, all = all_lanes(lanes), shown = (double)lanes->shown;
    double pitch = lanes->whole ? f * 2.2 : f * 1.45;
    double height = lanes->box.height + (lanes->shown < lanes->layout->view->tasks.count ? f : 0);
    if (all > shown && lanes->below > 0) {
        height = fmax(height, fmin(room, fmin(pitch, room / all) * all));
    }
    return lanes->box.y + height;
}

/* --- drawing --- */

static double top_of(const struct lanes *lanes, const struct lane_callout *callout)
{
    return (callout->below ? lanes->floor : lanes->box.y) + callout->top;
}

/* Behind the bars: a line through their texts would spoil them. */
void lanes_draw_leaders(struct lanes *lanes)
{
    double bottom = lanes->box.y + lanes->box.height, right = lanes->box.x + lanes->box.width;
    for (size_t i = 0; i < lanes->callout_count; i++) {
        const struct lane_callout *callout = &lanes->callouts[i];
        if (!is_said(lanes, callout) || callout->folded) {
            continue;
        }
        bool has_lane = lanes_show(lanes, callout->from->task);
        double from = top_of(lanes, callout) + (callout->below ? 0 : callout->text.height);
        bool is_end = callout->x > right - lanes->layout->f; /* the signs of the ends are there */
        double to = has_lane                   ? lanes_y(lanes, (size_t)callout->from->task)
                    : is_end || callout->below ? lanes->box.y
                                               : bottom;
        callout_draw_leader(lanes->layout, callout->x, from, callout->x, to, !has_lane);
    }
}

/* On the lanes' names, where the row of times is free: how many are only dots. */
static void count_folded(struct lanes *lanes, double baseline)
{
    struct layout *layout = lanes->layout;
    size_t folded = 0;
    for (size_t i = 0; i < lanes->callout_count; i++) {
        folded += lanes->callouts[i].folded && is_said(lanes, &lanes->callouts[i]);
    }
    if (folded > 0) {
        double f = layout->f;
        struct box box = {lanes->label_x, baseline - f * 0.7, f * 2.2, f * 0.9};
        display_round_rect(layout->display, box.x, box.y, box.width, box.height, f * 0.2,
                           ROLE_CALLOUT, ROLE_CALLOUT_LINE)
            ->line_width = layout_rim(layout);
        layout_center(layout, box.x + box.width / 2, baseline, box.width,
                      arena_printf(&layout->display->arena, "+%zu", folded), SIZE_SMALL, true,
                      ROLE_TEXT);
    }
}

/* On the bar; where its text stands, on its edge. */
static void dot(struct lanes *lanes, const struct lane_callout *callout)
{
    const struct display *display = lanes->layout->display;
    double most = lanes->pitch * 0.36, radius = callout_dot_radius(lanes->layout, most);
    double x = callout->x, y = lanes_y(lanes, (size_t)callout->from->task);
    double way = callout->below ? 1 : -1, edge = y + way * lanes->bar / 2;
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *text = &display->items[i];
        double left = text->x - (text->align == ALIGN_CENTER  ? text->text_width / 2
                                 : text->align == ALIGN_RIGHT ? text->text_width
                                                              : 0);
        if (text->kind == PRIMITIVE_TEXT && left < x + radius * 1.5 &&
            left + text->text_width > x - radius * 1.5 && text->y - text->font_size * 0.75 < y &&
            text->y > y) {
            y += way * (lanes->bar * 0.34 + radius * 0.7);
            break;
        }
    }
    if (!callout->folded) { /* the bar hides the leader's end */
        callout_draw_leader(lanes->layout, x, edge, x, y, false);
    }
    callout_draw_dot(lanes->layout, x, y, most);
}

void lanes_draw_callouts(struct lanes *lanes, double tick_y)
{
    for (size_t i = 0; i < lanes->callout_count; i++) {
        const struct lane_callout *callout = &lanes->callouts[i];
        if (!is_said(lanes, callout)) {
            continue;
        }
        if (lanes_show(lanes, callout->from->task)) {
            dot(lanes, callout);
        }
        if (!callout->folded) {
            callout_draw(lanes->layout, &callout->text, callout->left, top_of(lanes, callout),
                         callout->from->position);
        }
    }
    count_folded(lanes, tick_y);
}
