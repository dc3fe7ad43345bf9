#include "scene/axis.h"

#include <math.h>
#include <stdlib.h>

static int by_position(const void *a, const void *b)
{
    const struct axis_stop *one = a, *two = b;
    return (one->position > two->position) - (one->position < two->position);
}

static void collect(struct axis *axis, const struct view *view)
{
    vec_push(&axis->stops, (struct axis_stop){view->position_begin, view->time_begin, 0});
    for (size_t i = 0; i < view->spans.count; i++) {
        const struct view_span *span = &view->spans.items[i];
        vec_push(&axis->stops, (struct axis_stop){span->first, span->start, 0});
        vec_push(&axis->stops, (struct axis_stop){span->last, span->end, 0});
    }
    vec_push(&axis->stops, (struct axis_stop){view->position_count, view->time_end, 0});
    qsort(axis->stops.items, axis->stops.count, sizeof *axis->stops.items, by_position);
    size_t kept = 0;
    for (size_t i = 0; i < axis->stops.count; i++) {
        struct axis_stop stop = axis->stops.items[i];
        if (kept > 0 && axis->stops.items[kept - 1].position == stop.position) {
            continue;
        }
        if (kept > 0 && stop.time < axis->stops.items[kept - 1].time) {
            stop.time = axis->stops.items[kept - 1].time; /* whatever the view says: no way back */
        }
        axis->stops.items[kept++] = stop;
    }
    axis->stops.count = kept;
}

void axis_make(struct axis *axis, const struct view *view, enum axis_kind kind, double left,
               double width, double widest_place)
{
    *axis = (struct axis){.left = left, .width = width};
    collect(axis, view);
    size_t count = axis->stops.count;
    int64_t begin = axis->stops.items[0].time;
    int64_t end = axis->stops.items[count - 1].time - begin;
    double places = (double)(count - 1);
    if (kind == AXIS_STEP || end <= 0) {
        axis->opened = places > 0 ? width / places : 0;
        for (size_t i = 0; i < count; i++) {
            axis->stops.items[i].x = left + axis->opened * (double)i;
        }
        return;
    }
    for (size_t i = 1; i < count; i++) { /* jumps in time are no opened places */
        places -= axis->stops.items[i].time != axis->stops.items[i - 1].time;
    }
    axis->opened = places > 0 ? fmin(widest_place, width * 0.45 / places) : 0;
    double scale = (width - axis->opened * places) / (double)end;
    double opened = 0;
    for (size_t i = 0; i < count; i++) {
        struct axis_stop *stop = &axis->stops.items[i];
        if (i > 0 && stop->time == axis->stops.items[i - 1].time) {
            opened += axis->opened;
        }
        stop->x = left + opened + (double)(stop->time - begin) * scale;
    }
}

void axis_free(struct axis *axis)
{
    vec_free(&axis->stops);
}

/* The last stop at or before the position. */
static size_t find(const struct axis *axis, int64_t position)
{
    size_t low = 0, high = axis->stops.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (axis->stops.items[middle].position <= position) {
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
    const struct axis_stop *stop = &axis->stops.items[at];
    if (position <= stop->position || at + 1 == axis->stops.count) {
        return stop->x;
    }
    const struct axis_stop *next = stop + 1;
    double part =
        next->time > stop->time
            ? (double)(time - stop->time) / (double)(next->time - stop->time)
            : (double)(position - stop->position) / (double)(next->position - stop->position);
    return stop->x + (next->x - stop->x) * fmax(0, fmin(1, part));
}

double axis_x_of_time(const struct axis *axis, int64_t time)
{
    for (size_t i = 0; i < axis->stops.count; i++) {
        const struct axis_stop *stop = &axis->stops.items[i];
        if (stop->time == time) {
            return stop->x;
        }
        if (stop->time > time) {
            const struct axis_stop *before = i > 0 ? stop - 1 : stop;
            double part = stop->time > before->time
                              ? (double)(time - before->time) / (double)(stop->time - before->time)
                              : 0;
            return before->x + (stop->x - before->x) * part;
        }
    }
    return axis->left + axis->width;
}

int64_t axis_position(const struct axis *axis, double x)
{
    size_t low = 0, high = axis->stops.count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (axis->stops.items[middle].x <= x) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return axis->stops.items[low].position;
}

int64_t axis_tick(const struct axis *axis, double apart)
{
    int64_t end = axis->stops.items[axis->stops.count - 1].time - axis->stops.items[0].time;
    if (end <= 0) {
        return 1000000000;
    }
    double needed = axis->width > 0 ? (double)end * apart / axis->width : (double)end;
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
