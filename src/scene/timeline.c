/* The timeline: a lane per task, honest states, axis, cursor and legend. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "scene/axis.h"
#include "scene/layout.h"

struct lanes {
    struct layout *layout;
    struct box box; /* of the bars: right of the names, below the axis' numbers */
    struct axis axis;
    double pitch, bar, label_x, label_width, label_size;
    size_t first, shown; /* tasks */
};

static const char *tick_text(struct layout *layout, int64_t time, int64_t tick)
{
    int digits = 1;
    for (int64_t unit = 100000000; unit > tick && digits < 9; unit /= 10) {
        digits++;
    }
    int64_t fraction = time % 1000000000;
    for (int i = digits; i < 9; i++) {
        fraction /= 10;
    }
    return arena_printf(&layout->display->arena, "%" PRId64 ".%0*" PRId64, time / 1000000000,
                        digits, fraction);
}

static void ticks(struct lanes *lanes, double label_y)
{
    struct layout *layout = lanes->layout;
    double f = layout->f, right = lanes->box.x + lanes->box.width;
    int64_t tick = axis_tick(&lanes->axis, f * 4.5), end = layout->view->time_end;
    int64_t begin = layout->view->time_begin;
    double last = -1e9;
    for (int64_t time = begin - begin % tick; time <= end; time += tick) {
        if (time < begin) {
            continue;
        }
        double x = axis_x_of_time(&lanes->axis, time);
        const char *text = tick_text(layout, time, tick);
        double half = display_text_width(layout->display, text, f * SIZE_SMALL * 0.9, false) / 2;
        if (x - half > last + f * 0.3 && x <= right + 0.5) {
            display_line(layout->display, x, lanes->box.y, x, lanes->box.y + lanes->box.height,
                         ROLE_GRID_LINE, 1);
            double place = fmin(x, right + f * 0.6 - half);
            layout_center(layout, place, label_y, half * 2 + 1, text, SIZE_SMALL * 0.9, false,
                          ROLE_MUTED);
            last = x + half;
        }
        if (tick > end - time) {
            break;
        }
    }
}

/* One bar.  Before the cursor as it is, behind it faint. */
static void bar(struct lanes *lanes, const struct view_span *span, double y, double x1, double x2,
                bool future)
{
    struct layout *layout = lanes->layout;
    const struct state_style *style = layout_state_style(span->state);
    enum color_role role = layout_task_role(layout, span->task, span->state);
    enum color_role stroke = ROLE_BAR_OUTLINE; /* orange and sky alone are too pale on white */
    double height = lanes->bar, top = y - height / 2, strength = future ? 0.35 : 1;
    bool thick = style->pattern == PATTERN_SOLID || style->pattern == PATTERN_CROSS_HATCH;
    if (span->state == VIEW_BLOCKED) {
        role = ROLE_STATE_BLOCKED; /* red in every colouring: everybody stands still */
    }
    if (!thick) { /* waiting and ready are thinner than running */
        top += height * 0.16;
        height *= 0.68;
    }
    double width = fmax(x2 - x1, 0.6);
    struct primitive *item =
        display_round_rect(layout->display, x1, top, width, height,
                           fmin(height * 0.2, width * 0.25), role, future ? ROLE_NONE : stroke);
    item->pattern = style->pattern;
    item->line_width = width < 3 ? 0 : fmax(1, layout->f * 0.05);
    item->opacity = (style->pattern == PATTERN_HATCH         ? 0.26
                     : style->pattern == PATTERN_CROSS_HATCH ? 0.45
                                                             : 1) *
                    strength;
    if (style->pattern == PATTERN_OUTLINE || style->pattern == PATTERN_EMPTY) {
        item->stroke = role;
        item->line_width = fmax(1, layout->f * (future ? 0.04 : 0.09));
        item->dash = future ? 2 : 0;
    }
    if (width > layout->f * 3 && *span->text && height > layout->f * 0.55) {
        double size = fmin(SIZE_SMALL, height * 0.95 / layout->f);
        double wish = display_text_width(layout->display, span->text, layout->f * size, false);
        if (wish + layout->f < width) {
            double pad = layout->f * 0.25;
            display_round_rect(layout->display, x1 + pad, top + height * 0.06, wish + pad * 2,
                               height * 0.88, height * 0.2, ROLE_PANEL, ROLE_NONE)
                ->opacity = 0.8;
            layout_text(layout, x1 + pad * 2, y + layout->f * size * 0.34, width, span->text, size,
                        future ? ROLE_FAINT : ROLE_MUTED);
        }
    }
}

static bool is_end(enum view_state state)
{
    return state == VIEW_DONE || state == VIEW_CANCELLED || state == VIEW_FAILED;
}

static void lane_span(struct lanes *lanes, const struct view_span *span, double y, double *drawn_to)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    bool whole = layout->options->hide_cursor;
    double x1 = axis_x(&lanes->axis, span->first, span->start);
    double x2 = axis_x(&lanes->axis, span->last, span->end);
    double now = axis_x(&lanes->axis, view->position, view->now);
    bool future = !whole && span->first >= view->position && span->first > 0;
    if (is_end(span->state)) {
        double size = fmin(lanes->bar, layout->f * 0.85), limit = lanes->box.x + lanes->box.width;
        enum color_role role = layout_state_style(span->state)->role;
        future = !whole && span->first > view->position;
        layout_glyph(layout, span->state, fmin(x1 + size * 0.8, limit + size * 0.5), y, size,
                     future ? ROLE_FAINT : role);
        return;
    }
    if (x2 - x1 < 0.05 && x1 < *drawn_to) {
        return; /* a thousand spans in one pixel are one */
    }
    if (span->state != VIEW_RUNNING && span->state != VIEW_BLOCKED && x2 - x1 < 0.05) {
        return;
    }
    *drawn_to = fmax(x2, x1 + 0.6);
    if (!whole && !future && span->last > view->position && x2 > now + 0.5) {
        bar(lanes, span, y, x1, now, false);
        struct view_span rest = *span;
        rest.text = "";
        bar(lanes, &rest, y, now, x2, true);
    } else {
        bar(lanes, span, y, x1, x2, future);
    }
}

static void lane(struct lanes *lanes, int task, size_t first_span, size_t last_span)
{
    struct layout *layout = lanes->layout;
    const struct view_task *who = &layout->view->tasks.items[task];
    double f = layout->f,
           y = lanes->box.y + lanes->pitch * ((double)task - (double)lanes->first + 0.5);
    struct box row = {lanes->label_x, y - lanes->pitch / 2,
                      lanes->box.x + lanes->box.width - lanes->label_x, lanes->pitch};
    bool followed = layout->options->followed_task == who->id && who->id != 0;
    layout_set_hit(layout, HIT_TASK, who->id);
    display_rect(layout->display, row.x, row.y, lanes->label_width, row.height,
                 followed ? ROLE_HIGHLIGHT : ROLE_NONE);
    layout_set_hit(layout, HIT_NONE, 0);
    double size = lanes->label_size, sign = f * size * 0.72, x = lanes->label_x;
    enum color_role role = layout_task_role(layout, task, who->state);
    layout_glyph(layout, who->state, x + sign / 2, y, sign,
                 role == ROLE_STATE_NEW ? ROLE_MUTED : role);
    x += sign * 1.5;
    double room = lanes->label_x + lanes->label_width - x - f * 0.5;
    double baseline = y + f * size * 0.34;
    double used = layout_bold(layout, x, baseline, room, who->name, size, ROLE_TEXT);
    double wish = display_text_width(layout->display, who->label, f * size, false) + f * 0.3;
    if (room - used > fmin(f * 1.6, wish) && strcmp(who->label, who->name) != 0) {
        layout_text(layout, x + used + f * 0.35, baseline, room - used - f * 0.35, who->label, size,
                    ROLE_TEXT);
    }
    double drawn_to = -1e9;
    for (size_t i = first_span; i < last_span; i++) {
        lane_span(lanes, &layout->view->spans.items[i], y, &drawn_to);
    }
}

static void arrows(struct lanes *lanes)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double f = layout->f;
    size_t drawn = 0;
    for (size_t i = 0; i < view->arrows.count && drawn < 400; i++) {
        const struct view_arrow *arrow = &view->arrows.items[i];
        size_t from = (size_t)arrow->from, to = (size_t)arrow->to;
        bool visible = arrow->from >= 0 && arrow->to >= 0 && from >= lanes->first &&
                       to >= lanes->first && from < lanes->first + lanes->shown &&
                       to < lanes->first + lanes->shown && from != to;
        bool future = !layout->options->hide_cursor && arrow->position > view->position;
        if (!visible || future || lanes->pitch < f * 0.6) {
            continue;
        }
        double x = axis_x(&lanes->axis, arrow->position, arrow->time);
        double step = lanes->pitch, half = lanes->bar / 2;
        double y1 = lanes->box.y + step * ((double)(from - lanes->first) + 0.5);
        double y2 = lanes->box.y + step * ((double)(to - lanes->first) + 0.5);
        double way = y2 > y1 ? 1 : -1;
        enum color_role role = arrow->kind == ARROW_CANCEL ? ROLE_STATE_CANCELLED : ROLE_MUTED;
        struct primitive *line = display_line(layout->display, x, y1 + way * half, x,
                                              y2 - way * (half + f * 0.1), role, 1);
        line->dash = arrow->kind == ARROW_CANCEL ? f * 0.18 : arrow->kind == ARROW_WAKE ? 2 : 0;
        display_arrow_head(layout->display, x, y2 - way * half * 0.9, 0, way, f * 0.3, role);
        drawn++;
    }
}

/* The red bands behind all lanes: nobody could run meanwhile. */
static void bands(struct lanes *lanes)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double drawn_to = -1e9;
    for (size_t i = 0; i < view->bands.count; i++) {
        const struct view_band *band = &view->bands.items[i];
        double x1 = axis_x(&lanes->axis, band->first, band->start);
        double x2 = axis_x(&lanes->axis, band->last, band->end);
        bool future = !layout->options->hide_cursor && band->first >= view->position;
        if (x2 - fmax(x1, drawn_to) < 0.5) {
            continue;
        }
        struct primitive *item = display_rect(layout->display, x1, lanes->box.y, x2 - x1,
                                              lanes->box.height, ROLE_STATE_BLOCKED);
        item->pattern = PATTERN_CROSS_HATCH;
        item->opacity = future ? 0.03 : 0.10;
        drawn_to = x2;
    }
}

static void cursor(struct lanes *lanes, double top)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double f = layout->f, x = axis_x(&lanes->axis, view->position, view->now);
    struct path_point head[] = {{PATH_MOVE, x - f * 0.38, top},
                                {PATH_LINE, x + f * 0.38, top},
                                {PATH_LINE, x, top + f * 0.6}};
    display_line(layout->display, x, top + f * 0.3, x, lanes->box.y + lanes->box.height,
                 ROLE_CURSOR, fmax(1.5, f * 0.12));
    display_polygon(layout->display, head, 3, ROLE_CURSOR);
}

void layout_legend(struct layout *layout, double left, double right, double baseline)
{
    static const enum view_state order[] = {VIEW_RUNNING, VIEW_READY,     VIEW_WAITING, VIEW_DONE,
                                            VIEW_BLOCKED, VIEW_CANCELLED, VIEW_FAILED};
    size_t count = sizeof order / sizeof order[0];
    double f = layout->f, widths[sizeof order / sizeof order[0]], total = 0;
    size_t shown = 0;
    for (size_t i = 0; i < count; i++) {
        const char *word = layout_message(layout, layout_state_style(order[i])->key);
        widths[i] = f * 2.1 + display_text_width(layout->display, word, f * SIZE_SMALL, false);
        if (total + widths[i] > right - left) {
            break;
        }
        total += widths[i];
        shown++;
    }
    double x = right - total;
    for (size_t i = 0; i < shown; i++) {
        const struct state_style *style = layout_state_style(order[i]);
        bool by_state = layout->options->coloring == COLORING_STATE || is_end(order[i]) ||
                        order[i] == VIEW_BLOCKED;
        enum color_role role = by_state ? style->role : ROLE_MUTED;
        double size = f * 0.62, middle = baseline - f * 0.25;
        if (is_end(order[i])) {
            layout_glyph(layout, order[i], x + f * 0.9, middle, size, role);
        } else {
            struct primitive *item = display_round_rect(
                layout->display, x + f * 0.3, middle - size / 2, f, size, f * 0.12, role, role);
            item->pattern = style->pattern;
            item->opacity = order[i] == VIEW_WAITING ? 0.26 : order[i] == VIEW_BLOCKED ? 0.45 : 1;
        }
        layout_text(layout, x + f * 1.55, baseline, widths[i], layout_message(layout, style->key),
                    SIZE_SMALL, ROLE_MUTED);
        x += widths[i];
    }
}

/* Which tasks have a lane when not all fit: a window around who runs. */
static void choose(struct lanes *lanes, double height)
{
    const struct view *view = lanes->layout->view;
    double f = lanes->layout->f, least = f * 0.72;
    double most = lanes->layout->options->hide_cursor ? f * 2.2 : f * 1.45;
    size_t count = view->tasks.count;
    lanes->first = 0;
    lanes->shown = count;
    if (count == 0) {
        lanes->pitch = most;
    } else {
        lanes->pitch = fmin(most, height / (double)count);
    }
    if (lanes->pitch < least) {
        lanes->pitch = f * 0.95;
        lanes->shown = (size_t)fmax(0, (height - f * 0.9) / lanes->pitch); /* a line for "+N" */
        size_t focus = layout_focus(view);
        size_t before = lanes->shown / 2;
        lanes->first = focus > before ? focus - before : 0;
        if (lanes->first + lanes->shown > count) {
            lanes->first = count > lanes->shown ? count - lanes->shown : 0;
        }
    }
    lanes->bar = lanes->pitch * 0.68;
    lanes->label_size = fmin(SIZE_BODY, lanes->pitch * 0.85 / f);
}

static double label_width(const struct lanes *lanes, double limit)
{
    const struct view *view = lanes->layout->view;
    double f = lanes->layout->f, size = f * lanes->label_size, widest = f * 3;
    for (size_t i = lanes->first; i < lanes->first + lanes->shown; i++) {
        const struct view_task *task = &view->tasks.items[i];
        double width = size * 1.1 + f * 1.0 +
                       display_text_width(lanes->layout->display, task->name, size, true);
        if (strcmp(task->name, task->label) != 0 && *task->label) {
            width +=
                f * 0.35 + display_text_width(lanes->layout->display, task->label, size, false);
        }
        widest = fmax(widest, width);
    }
    return fmin(widest, limit);
}

void layout_lanes(struct layout *layout, struct box box, double top, double tick_y)
{
    const struct view *view = layout->view;
    double f = layout->f, pad = f * 0.75;
    struct lanes lanes = {.layout = layout, .label_x = box.x + pad};
    choose(&lanes, box.y + box.height - top);
    lanes.label_width = label_width(&lanes, box.width * 0.26);
    double left = lanes.label_x + lanes.label_width;
    lanes.box = (struct box){left, top, fmax(1, box.x + box.width - pad - f * 0.9 - left),
                             fmin(lanes.pitch * (double)lanes.shown, box.y + box.height - top)};
    axis_make(&lanes.axis, view, layout->options->axis, left, lanes.box.width, f * 0.42);
    ticks(&lanes, tick_y);
    if (!layout->options->hide_cursor) { /* one strip for each place that can be clicked */
        for (size_t i = 0; i < lanes.axis.stops.count; i++) {
            const struct axis_stop *stop = &lanes.axis.stops.items[i];
            double end = i + 1 < lanes.axis.stops.count ? stop[1].x : lanes.box.x + lanes.box.width;
            if (end - stop->x >= 0.5) {
                layout_set_hit(layout, HIT_POSITION, stop->position);
                display_rect(layout->display, stop->x, tick_y - f, end - stop->x,
                             box.y + box.height - tick_y + f, ROLE_NONE);
            }
        }
        layout_set_hit(layout, HIT_NONE, 0);
    }
    bands(&lanes);
    size_t at = 0, spans = view->spans.count;
    for (size_t task = 0; task < lanes.first + lanes.shown; task++) {
        size_t begin = at;
        while (at < spans && view->spans.items[at].task == (int)task) {
            at++;
        }
        if (task >= lanes.first) {
            lane(&lanes, (int)task, begin, at);
        }
    }
    arrows(&lanes);
    if (!layout->options->hide_cursor) {
        cursor(&lanes, tick_y - f * 0.9);
    }
    if (lanes.shown < view->tasks.count) {
        struct box chip = {lanes.label_x, lanes.box.y + lanes.box.height + f * 0.05, f * 3.2,
                           f * 0.85};
        layout_more_chip(layout, chip, view->tasks.count - lanes.shown);
    }
    axis_free(&lanes.axis);
}

void layout_timeline(struct layout *layout, struct box box)
{
    double f = layout->f, pad = f * 0.75;
    layout_pane_begin(layout, box, ROLE_PANEL);
    double used = layout_title(layout, box.x + pad, box.y + f * 1.05, box.width * 0.4,
                               "pane.timeline", SIZE_BODY, ROLE_MUTED);
    double middle = box.x + pad + used + f * 0.5, right = box.x + box.width - pad;
    layout_set_hit(layout, HIT_BUTTON, BUTTON_AXIS); /* the title: time or steps */
    display_rect(layout->display, box.x, box.y, middle - box.x, f * 1.4, ROLE_NONE);
    layout_set_hit(layout, HIT_BUTTON, BUTTON_COLORING); /* the legend: by task or by state */
    display_rect(layout->display, middle, box.y, fmax(0, right - middle), f * 1.4, ROLE_NONE);
    layout_set_hit(layout, HIT_NONE, 0);
    layout_legend(layout, middle + f * 0.5, right, box.y + f * 1.05);
    struct box inner = {box.x, box.y, box.width, box.height - f * 0.45};
    if (box.height > f * 3) {
        layout_lanes(layout, inner, box.y + f * 2.45, box.y + f * 2.25);
    }
    layout_pane_end(layout);
}

double scene_timeline_height(const struct view *view, double font_size)
{
    double lanes = view->tasks.count > 0 ? (double)view->tasks.count : 1;
    return font_size * (4.9 + 1.45 * lanes);
}

void scene_layout_timeline(struct display *display, double width, double height,
                           const struct view *view, const struct scene_options *options)
{
    double size = height / (scene_timeline_height(view, 1));
    size = fmax(4, fmin(size, width / 50));
    struct layout layout = {display, view, options, size};
    display_clear(display);
    display->width = width;
    display->height = height;
    double f = size, pad = f * 0.75;
    display_rect(display, 0, 0, width, height, ROLE_PANEL);
    const char *title = *view->title ? view->title : view->file_name;
    layout_bold(&layout, pad, f * 1.4, width - 2 * pad, title, 1.1, ROLE_TEXT);
    layout_legend(&layout, pad, width - pad, f * 2.6);
    layout_lanes(&layout, (struct box){0, 0, width, height - f * 0.4}, f * 4.2, f * 4.0);
}
