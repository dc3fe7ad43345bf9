/* The timeline: a lane per task, honest states, axis and cursor. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "scene/timeline_layout.h"

static const double WIDEST_PLACE = 0.42; /* of an opened place, in text sizes */

/* A figure says that these are seconds; beside the window's stands "t = 2.000 s". */
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
    return arena_printf(&layout->display->arena, "%" PRId64 ".%0*" PRId64 "%s", time / 1000000000,
                        digits, fraction, layout->is_figure ? " s" : "");
}

static int64_t time_end(const struct view *view)
{
    return view->time_least > view->time_end ? view->time_least : view->time_end;
}

struct tick_row {
    struct lanes *lanes;
    double label_y, last; /* where the label before this one ended */
    const char *now;
    double cursor, half; /* what stands there takes the place of labels, as wide as that */
};

/* Where lines down the lanes end: behind callouts below them, but not in what counts the others. */
static double line_end(const struct lanes *lanes)
{
    return lanes->below > 0 ? lanes->floor + lanes->below : lanes->box.y + lanes->box.height;
}

/* A line down the lanes and its time, unless the one before is too near. */
static void draw_tick(struct tick_row *row, double x, const char *text)
{
    struct lanes *lanes = row->lanes;
    struct layout *layout = lanes->layout;
    double f = layout->f, right = lanes->box.x + lanes->box.width;
    double size = layout->is_figure ? SIZE_SMALL : SIZE_SMALL * 0.9;
    double half = display_text_width(layout->display, text, f * size, false) / 2;
    double place = fmin(x, right + f * 0.6 - half);
    if (x - half <= row->last + f * 0.3 || x < lanes->box.x - 0.5) {
        return;
    }
    display_line(layout->display, x, lanes->box.y - lanes->above, x, line_end(lanes),
                 ROLE_GRID_LINE, layout_rim(layout));
    bool is_now = row->half > 0 && strcmp(text, row->now) == 0;
    if (!is_now && fabs(place - row->cursor) > half + row->half + f * (row->half > 0 ? 0.4 : 0.1)) {
        layout_center(layout, place, row->label_y, half * 2 + 1, text, size, false, ROLE_MUTED);
    }
    row->last = x + half;
}

/* The digits that a time needs, at least one. */
static int64_t unit_of(int64_t time)
{
    int64_t unit = 100000000;
    while (unit > 1000000 && time % unit != 0) {
        unit /= 10;
    }
    return unit;
}

/* In a figure the cursor says its time among those of the axis; returns half of its width. */
static double cursor_time(struct lanes *lanes, double x, double label_y, const char **text)
{
    struct layout *layout = lanes->layout;
    double right = lanes->box.x + lanes->box.width;
    if (!layout->is_figure || lanes->whole || x < lanes->box.x - 0.5 || x > right + 0.5) {
        return 0;
    }
    *text = tick_text(layout, layout->view->now, unit_of(layout->view->now));
    double width = display_text_width(layout->display, *text, layout->f * SIZE_SMALL, true);
    double most = right + layout->f * 1.5 - width / 2;
    layout_center(layout, fmin(x, most), label_y, width + 1, *text, SIZE_SMALL, true, ROLE_TEXT);
    return width / 2;
}

/* The instants of the run, each where its steps begin: between them there is nothing. */
static void step_ticks(struct tick_row *row, int64_t end)
{
    const struct axis *axis = &row->lanes->axis;
    for (size_t i = 0; i < axis->count; i++) {
        int64_t time = axis->stops[i].time;
        if (time > end) {
            break;
        }
        if (i > 0 && axis->stops[i - 1].time == time) {
            continue;
        }
        double x = axis_x_of_time(axis, time);
        if (x > row->lanes->box.x + row->lanes->box.width + 0.5) {
            break;
        }
        draw_tick(row, x, tick_text(row->lanes->layout, time, unit_of(time)));
    }
}

static void ticks(struct lanes *lanes, double label_y)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double f = layout->f, right = lanes->box.x + lanes->box.width, left = lanes->box.x;
    struct tick_row row = {.lanes = lanes, .label_y = label_y, .last = -1e9, .cursor = -1e9};
    if (!lanes->whole) {
        row.cursor = axis_x(&lanes->axis, view->position, view->now);
        row.half = cursor_time(lanes, row.cursor, label_y, &row.now);
    }
    int64_t end = time_end(view);
    if (layout->options->hide_future && end > view->now) {
        end = view->now;
    }
    if (lanes->axis.kind == AXIS_STEP) {
        step_ticks(&row, end);
        return;
    }
    int64_t tick = axis_tick(&lanes->axis, f * 4.5);
    int64_t begin = axis_moment(&lanes->axis, left).time / tick * tick; /* x decides */
    for (int64_t time = begin; time <= end; time += tick) {
        double x = axis_x_of_time(&lanes->axis, time);
        if (x > right + 0.5) {
            break;
        }
        draw_tick(&row, x, tick_text(layout, time, tick));
        if (tick > end - time) {
            break;
        }
    }
}

/* "thread" or "process" in small, behind the name. */
static const char *kind_word(const struct layout *layout, const struct view_task *task)
{
    return task->kind == LANE_THREAD    ? layout_message(layout, "lane.thread")
           : task->kind == LANE_PROCESS ? layout_message(layout, "lane.process")
                                        : "";
}

static double kind_width(const struct layout *layout, const char *word, double size)
{
    return *word ? display_text_width(layout->display, word, layout->f * size * 0.8, false) +
                       layout->f * 0.75
                 : 0;
}

/* The name of a lane, its state's sign before it. */
static void label(struct lanes *lanes, int task)
{
    struct layout *layout = lanes->layout;
    const struct view_task *who = &layout->view->tasks.items[task];
    double f = layout->f, y = lanes_y(lanes, (size_t)task);
    bool followed = layout->options->followed_task == who->id && who->id != 0;
    layout_set_hit(layout, HIT_TASK, who->id);
    display_rect(layout->display, lanes->label_x, y - lanes->pitch / 2, lanes->label_width,
                 lanes->pitch, followed ? ROLE_HIGHLIGHT : ROLE_NONE);
    layout_set_hit(layout, HIT_NONE, 0);
    double size = lanes->label_size, sign = f * size * 0.72, x = lanes->label_x;
    enum color_role role = layout_task_role(layout, task, who->state);
    layout_glyph(layout, who->state, x + sign / 2, y, sign,
                 role == ROLE_STATE_NEW ? ROLE_MUTED : role);
    x += sign * 1.5;
    double room = lanes->label_x + lanes->label_width - x - f * 0.5;
    double baseline = y + f * size * 0.34;
    const char *word = kind_word(layout, who);
    double badge = kind_width(layout, word, size);
    if (badge > 0 && room > badge + f * 2) {
        double right = x + room, width = badge - f * 0.3, height = f * size;
        display_round_rect(layout->display, right - width, y - height / 2, width, height,
                           height * 0.25, ROLE_NONE, ROLE_BORDER);
        layout_center(layout, right - width / 2, y + f * size * 0.28, width, word, size * 0.8,
                      false, ROLE_MUTED);
        room -= badge;
    }
    double used = layout_bold(layout, x, baseline, room, who->name, size, ROLE_TEXT);
    double wish = display_text_width(layout->display, who->label, f * size, false) + f * 0.3;
    if (room - used > fmin(f * 1.6, wish) && strcmp(who->label, who->name) != 0) {
        layout_text(layout, x + used + f * 0.35, baseline, room - used - f * 0.35, who->label, size,
                    ROLE_TEXT);
    }
}

static void cursor(struct lanes *lanes, double top)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double f = layout->f, x = axis_x(&lanes->axis, view->position, view->now);
    if (x < lanes->box.x - 0.5 || x > lanes->box.x + lanes->box.width + 0.5) {
        return;
    }
    double size = layout->is_figure ? f * 0.24 : f * 0.38; /* below its time, or in its place */
    top = layout->is_figure ? lanes->box.y - lanes->above - f * 0.2 : top;
    struct path_point head[] = {
        {PATH_MOVE, x - size, top}, {PATH_LINE, x + size, top}, {PATH_LINE, x, top + size * 1.6}};
    display_line(layout->display, x, top + size * 0.8, x, line_end(lanes), ROLE_CURSOR,
                 fmax(1.5, f * 0.12));
    display_polygon(layout->display, head, 3, ROLE_CURSOR);
}

/* One strip for each place that can be clicked. */
static void strips(struct lanes *lanes, double top, double bottom)
{
    struct layout *layout = lanes->layout;
    double left = lanes->box.x, right = left + lanes->box.width;
    for (size_t at = 0; at + 1 < lanes->pixels && left + (double)at < right;) {
        size_t end = at + 1;
        while (end + 1 < lanes->pixels && lanes->reached[end] == lanes->reached[at]) {
            end++;
        }
        layout_set_hit(layout, HIT_POSITION, lanes->reached[at]);
        display_rect(layout->display, left + (double)at, top,
                     fmin(left + (double)end, right) - left - (double)at, bottom - top, ROLE_NONE);
        at = end;
    }
    layout_set_hit(layout, HIT_NONE, 0);
}

/* Who is to be seen: whom we follow, or who runs. */
static size_t focus_of(const struct view *view, const struct scene_options *options)
{
    for (size_t i = 0; options->followed_task && i < view->tasks.count; i++) {
        if (view->tasks.items[i].id == options->followed_task) {
            return i;
        }
    }
    return layout_focus(view);
}

size_t layout_first_lane(const struct view *view, const struct scene_options *options, size_t shown,
                         int *scrolled)
{
    size_t count = view->tasks.count, last = count > shown ? count - shown : 0;
    size_t half = shown / 2 > 0 ? shown / 2 : 1;
    size_t first = focus_of(view, options) / half * half; /* so that not each step moves them */
    first -= first < half / 2 ? first : half / 2;
    first = first < last ? first : last;
    int64_t wish = (int64_t)first + options->window.scrolled;
    size_t to = wish < 0 ? 0 : wish > (int64_t)last ? last : (size_t)wish;
    *scrolled = (int)((int64_t)to - (int64_t)first);
    return to;
}

/* Which tasks have a lane when not all fit: a window around who runs. */
static void choose(struct lanes *lanes, double height)
{
    const struct view *view = lanes->layout->view;
    double f = lanes->layout->f, least = f * 0.72;
    double most = lanes->layout->is_figure ? f * 2.2 : f * 1.45;
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
        lanes->first =
            layout_first_lane(view, lanes->layout->options, lanes->shown, &lanes->scrolled);
    }
    lanes->bar = lanes->pitch * 0.68;
    lanes->thin = lanes->bar * 0.72;
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
        width += kind_width(lanes->layout, kind_word(lanes->layout, task), lanes->label_size);
        widest = fmax(widest, width);
    }
    return fmin(widest, limit);
}

/* Which part of the run is seen. */
static void set_axis(struct lanes *lanes)
{
    const struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    struct axis *axis = &lanes->axis;
    struct box box = lanes->box;
    struct chart chart =
        axis_of_window(axis, view, layout->options, box.x, box.width, layout->f * WIDEST_PLACE);
    chart.y = box.y;
    chart.height = box.height;
    chart.scrolled = lanes->scrolled;
    layout->display->chart = chart;
    lanes->seen_first = axis_position(axis, box.x);
    lanes->seen_last = axis_moment(axis, box.x + box.width).position + 1;
    lanes->now = axis_x(axis, view->position, view->now);
    lanes->pixels = (size_t)box.width + 2;
    int64_t *reached = arena_array(&layout->display->arena, int64_t, lanes->pixels);
    for (size_t i = 0; i < lanes->pixels; i++) {
        reached[i] = axis_position(axis, box.x + (double)i);
    }
    lanes->reached = reached;
}

/* The lane of whom we follow stands out. */
static void highlight_followed(struct lanes *lanes)
{
    const struct layout *layout = lanes->layout;
    for (size_t task = lanes->first; task < lanes->first + lanes->shown; task++) {
        int64_t id = layout->view->tasks.items[task].id;
        if (id != 0 && id == layout->options->followed_task) {
            display_rect(layout->display, lanes->box.x, lanes_y(lanes, task) - lanes->pitch / 2,
                         lanes->box.width, lanes->pitch, ROLE_HIGHLIGHT)
                ->opacity = 0.6;
        }
    }
}

static void draw_lanes(struct lanes *lanes)
{
    size_t end = lanes->first + lanes->shown;
    highlight_followed(lanes);
    lanes_draw_bands(lanes);
    lanes_draw_leaders(lanes);
    for (size_t task = lanes->first; task < end; task++) {
        label(lanes, (int)task);
    }
    lanes_draw_arrows(lanes); /* behind the bars: no text is crossed by them */
    for (size_t task = lanes->first; task < end; task++) {
        lanes_draw_bars(lanes, (int)task);
    }
    lanes_draw_dues(lanes);
    lanes_draw_fetches(lanes);
    lanes_draw_brackets(lanes);
    lanes_draw_marks(lanes);
    for (size_t task = lanes->first; task < end; task++) {
        lanes_draw_ghost(lanes, (int)task);
        lanes_draw_grips(lanes, (int)task);
    }
}

/* Lanes, their names and the axis, with what callouts need over and under them: lanes grow lower,
 * names smaller, the axis wider, and so on; once or twice is enough. */
static void arrange(struct lanes *lanes, struct box box, double top, double bottom)
{
    enum { ROUNDS = 6 };
    double f = lanes->layout->f, pad = f * 0.75, height = bottom - top;
    double lanes_least = fmin(f * 0.85 * (double)lanes->layout->view->tasks.count, height * 0.5);
    for (int round = 0; round < ROUNDS; round++) {
        double room = fmax(0, bottom - top - lanes->above - lanes->below);
        choose(lanes, room);
        lanes->label_width = label_width(lanes, box.width * 0.26);
        double left = lanes->label_x + lanes->label_width;
        lanes->box = (struct box){left, top + lanes->above,
                                  fmax(1, box.x + box.width - pad - f * 0.9 - left),
                                  fmin(lanes->pitch * (double)lanes->shown, room)};
        set_axis(lanes);
        bool grows = lanes_place_callouts(lanes, height - lanes_least);
        lanes->floor = lanes_callouts_floor(lanes, room);
        if (!grows) {
            return;
        }
    }
}

double layout_callouts_height(struct layout *layout, double width)
{
    const double endless = 1e5;
    struct lanes lanes = {
        .layout = layout, .label_x = layout->f * 0.75, .whole = layout->options->hide_cursor};
    if (layout->view->callouts.count == 0) {
        return 0;
    }
    arrange(&lanes, (struct box){0, 0, width, endless}, 0, endless);
    return lanes.above + lanes.below;
}

/* How many have no room; a figure says it in words. */
static void more_lanes(struct lanes *lanes, struct box chip)
{
    struct layout *layout = lanes->layout;
    size_t count = layout->view->tasks.count - lanes->shown;
    layout_more_chip(layout, chip, count);
    if (layout->is_figure) {
        const char *words = layout_message(layout, "lane.more");
        double wide = display_text_width(layout->display, words, layout->f * SIZE_SMALL, false);
        if (lanes->below > 0) { /* lines go on to the callouts */
            display_rect(layout->display, chip.x + chip.width, chip.y, wide + layout->f * 0.6,
                         chip.height, ROLE_PANEL);
        }
        layout_text(layout, chip.x + chip.width + layout->f * 0.4, chip.y + layout->f * 0.66,
                    lanes->box.width, words, SIZE_SMALL, ROLE_MUTED);
    }
}

bool layout_lanes(struct layout *layout, struct box box, double top, double tick_y)
{
    const struct view *view = layout->view;
    double f = layout->f, pad = f * 0.75, bottom = box.y + box.height;
    struct lanes lanes = {
        .layout = layout, .label_x = box.x + pad, .whole = layout->options->hide_cursor};
    bool with_map = layout->options->window.zoom > 1 && box.height > f * 6;
    double map = with_map ? f * 0.9 : 0;
    arrange(&lanes, box, top, bottom - (with_map ? map + f * 0.3 : 0));
    bool has_places = lanes_draw_places(&lanes);
    ticks(&lanes, tick_y);
    if (!lanes.whole) {
        strips(&lanes, tick_y - f, bottom);
    }
    draw_lanes(&lanes);
    if (with_map) {
        lanes_draw_minimap(&lanes, (struct box){lanes.box.x, bottom - map, lanes.box.width, map});
    }
    if (!lanes.whole) {
        cursor(&lanes, tick_y - f * 0.9);
    }
    lanes_draw_callouts(&lanes, tick_y);
    if (lanes.shown < view->tasks.count) {
        struct box chip = {lanes.label_x, lanes.box.y + lanes.box.height + f * 0.05, f * 3.2,
                           f * 0.85};
        more_lanes(&lanes, chip);
    }
    return has_places;
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
    struct box inner = {box.x, box.y, box.width, box.height - f * 0.45};
    bool has_places =
        box.height > f * 3 && layout_lanes(layout, inner, box.y + f * 2.45, box.y + f * 2.25);
    if (!layout->hide_legend) {
        layout_legend(layout, middle + f * 0.5, right, box.y + f * 1.05, has_places);
    }
    layout_pane_end(layout);
}
