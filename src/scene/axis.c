#include "scene/axis.h"

#include <math.h>

static const double MOST_ZOOM = 1e6;

/* Where a stop stands when nothing is zoomed away, from 0. */
static double place(const struct axis *axis, size_t stop)
{
    const struct view_stop *at = &axis->stops[stop];
    double places = axis->scale > 0 ? (double)at->opened : (double)stop;
    return places * axis->opened + (double)(at->time - axis->stops[0].time) * axis->scale;
}

static double stop_x(const struct axis *axis, size_t stop)
{
    return axis->left - axis->shift + place(axis, stop);
}

static void spread(struct axis *axis, double width)
{
    const struct view_stop *last = &axis->stops[axis->count - 1];
    double time = (double)last->time - (double)axis->stops[0].time;
    if (axis->kind == AXIS_STEP || time <= 0) {
        axis->opened = axis->count > 1 ? width / (double)(axis->count - 1) : 0;
        axis->scale = 0;
        return;
    }
    double places = (double)last->opened;
    axis->opened = places > 0 ? fmin(axis->widest, width * 0.45 / places) : 0;
    axis->scale = (width - axis->opened * places) / time;
}

void axis_make(struct axis *axis, const struct view *view, enum axis_kind kind, double left,
               double width, double widest_place)
{
    *axis = (struct axis){.left = left,
                          .width = width,
                          .zoom = 1,
                          .widest = widest_place,
                          .kind = kind,
                          .stops = view->stops.items,
                          .count = view->stops.count};
    if (axis->count == 0) {
        int64_t begin = view->time_begin, end = view->time_end > begin ? view->time_end : begin;
        axis->ends[0] = (struct view_stop){.position = view->position_begin, .time = begin};
        axis->ends[1] = (struct view_stop){
            .position = view->position_count, .time = end, .opened = end == begin};
        axis->stops = axis->ends;
        axis->count = 2;
    }
    spread(axis, width);
}

void axis_zoom(struct axis *axis, double zoom, struct moment anchor, double at)
{
    axis->zoom = fmax(1, fmin(zoom, MOST_ZOOM));
    axis->shift = 0;
    spread(axis, axis->width * axis->zoom);
    double most = axis->width * (axis->zoom - 1);
    double wish = axis_x(axis, anchor.position, anchor.time) - axis->left - axis->width * at;
    axis->shift = fmax(0, fmin(wish, most));
}

/* The last stop at or before the position. */
static size_t find(const struct axis *axis, int64_t position)
{
    size_t low = 0, high = axis->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (axis->stops[middle].position <= position) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

double axis_x(const struct axis *axis, int64_t position, int64_t time)
{
    size_t at = find(axis, position);
    const struct view_stop *stop = &axis->stops[at];
    double x = stop_x(axis, at);
    if (position <= stop->position || at + 1 == axis->count) {
        return x;
    }
    const struct view_stop *next = stop + 1;
    double part =
        next->time > stop->time
            ? (double)(time - stop->time) / (double)(next->time - stop->time)
            : (double)(position - stop->position) / (double)(next->position - stop->position);
    return x + (stop_x(axis, at + 1) - x) * fmax(0, fmin(1, part));
}

double axis_x_of_time(const struct axis *axis, int64_t time)
{
    size_t low = 0, high = axis->count;
    while (low < high) { /* the first stop at or behind that time */
        size_t middle = (low + high) / 2;
        if (axis->stops[middle].time < time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == axis->count) {
        return stop_x(axis, axis->count - 1);
    }
    double x = stop_x(axis, low);
    if (low == 0 || axis->stops[low].time == time) {
        return x;
    }
    const struct view_stop *stop = &axis->stops[low], *before = stop - 1;
    double from = stop_x(axis, low - 1);
    return from + (x - from) * (double)(time - before->time) / (double)(stop->time - before->time);
}

/* The last stop at or before x. */
static size_t stop_at(const struct axis *axis, double x)
{
    size_t low = 0, high = axis->count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (stop_x(axis, middle) <= x) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

int64_t axis_position(const struct axis *axis, double x)
{
    return axis->stops[stop_at(axis, x)].position;
}

struct moment axis_moment(const struct axis *axis, double x)
{
    size_t at = stop_at(axis, x);
    const struct view_stop *stop = &axis->stops[at];
    struct moment moment = {stop->position, stop->time};
    if (at + 1 < axis->count) {
        double from = stop_x(axis, at), to = stop_x(axis, at + 1);
        double part = to > from ? fmax(0, fmin(1, (x - from) / (to - from))) : 0;
        int64_t positions = stop[1].position - stop->position;
        moment.time += (int64_t)((double)(stop[1].time - stop->time) * part);
        if (part > 0 && stop[1].time > stop->time && positions > 1) {
            moment.position += 1; /* on the way: the time says where */
        } else {
            moment.position += (int64_t)((double)positions * part);
        }
    }
    return moment;
}

int64_t axis_tick(const struct axis *axis, double apart)
{
    double time = (double)axis->stops[axis->count - 1].time - (double)axis->stops[0].time;
    double whole = place(axis, axis->count - 1);
    if (time <= 0) {
        return 1000000000;
    }
    double needed = whole > 0 ? time * apart / whole : time;
    for (int64_t power = 1; power < INT64_MAX / 10; power *= 10) {
        static const int64_t steps[] = {1, 2, 5};
        for (int i = 0; i < 3; i++) {
            if ((double)(power * steps[i]) >= needed) {
                return power * steps[i];
            }
        }
    }
    return INT64_MAX;
}

struct chart axis_of_window(struct axis *axis, const struct view *view,
                            const struct scene_options *options, double left, double width,
                            double widest_place)
{
    const struct scene_window *window = &options->window;
    axis_make(axis, view, options->axis, left, width, widest_place);
    struct chart chart = {.x = left, .width = width, .zoom = 1, .widest_place = widest_place};
    if (window->zoom > 1) {
        struct moment cursor = {view->position, view->now};
        axis_zoom(axis, window->zoom, window->anchor, window->at);
        double x = axis_x(axis, cursor.position, cursor.time) - left;
        if (window->keep_cursor && (x < 0 || x > width)) {
            axis_zoom(axis, window->zoom, cursor, x < 0 ? 0.8 : 0.2);
        }
        chart.zoom = axis->zoom;
    }
    chart.anchor = axis_moment(axis, left + width / 2);
    double x = axis_x(axis, chart.anchor.position, chart.anchor.time);
    chart.at = width > 0 ? (x - left) / width : 0;
    return chart;
}

static void axis_of_chart(struct axis *axis, const struct view *view,
                          const struct scene_options *options, const struct chart *chart)
{
    axis_make(axis, view, options->axis, chart->x, chart->width, chart->widest_place);
    if (chart->zoom > 1) {
        axis_zoom(axis, chart->zoom, chart->anchor, chart->at);
    }
}

struct moment scene_moment_at(const struct view *view, const struct scene_options *options,
                              const struct chart *chart, double x)
{
    struct axis axis;
    axis_of_chart(&axis, view, options, chart);
    return axis_moment(&axis, x);
}

double scene_moment_x(const struct view *view, const struct scene_options *options,
                      const struct chart *chart, struct moment moment)
{
    struct axis axis;
    axis_of_chart(&axis, view, options, chart);
    return axis_x(&axis, moment.position, moment.time);
}
