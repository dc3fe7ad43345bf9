#include "scene/cut.h"

#include <string.h>

struct cut {
    struct view *view;
    int64_t from, to;    /* times */
    int64_t first, last; /* positions at which they are reached and left */
    int *place;          /* of each task's old number: the new one, or -1 */
    int count;           /* of old numbers */
};

/* What has no length at the very beginning or end belongs to it. */
static bool is_inside(const struct cut *cut, int64_t start, int64_t end)
{
    return end >= cut->from && start <= cut->to &&
           (start == end || (end > cut->from && start < cut->to));
}

static void find_positions(struct cut *cut)
{
    const struct view *view = cut->view;
    cut->first = view->position_count;
    cut->last = view->position_begin;
    for (size_t i = 0; i < view->spans.count; i++) {
        const struct view_span *span = &view->spans.items[i];
        const int64_t ends[2][2] = {{span->start, span->first}, {span->end, span->last}};
        for (int side = 0; side < 2; side++) {
            int64_t time = ends[side][0], position = ends[side][1];
            if (time >= cut->from && position < cut->first) {
                cut->first = position;
            }
            if (time <= cut->to && position > cut->last) {
                cut->last = position;
            }
        }
    }
    if (cut->last < cut->first) { /* one long wait: nothing happens inside */
        cut->last = cut->first;
    }
    /* The edges are places of their own: what is cut there ends later than what happens last. */
    cut->first -= cut->first > view->position_begin;
    cut->last += cut->last < view->position_count;
}

static void clip(const struct cut *cut, int64_t *start, int64_t *end, int64_t *first, int64_t *last)
{
    if (*start < cut->from) {
        *start = cut->from;
        *first = cut->first;
    }
    if (*end > cut->to) {
        *end = cut->to;
        *last = cut->last;
    }
    *last = *last < *first ? *first : *last;
}

/* Numbers anew the tasks that have a span inside, also those that are not there yet. */
static void choose_tasks(struct cut *cut)
{
    struct view *view = cut->view;
    cut->count = (int)view->tasks.count;
    for (size_t i = 0; i < view->spans.count; i++) {
        int task = view->spans.items[i].task;
        cut->count = task >= cut->count ? task + 1 : cut->count;
    }
    cut->place = arena_array(&view->arena, int, (size_t)cut->count + 1);
    for (int i = 0; i < cut->count; i++) {
        cut->place[i] = -1;
    }
    for (size_t i = 0; i < view->spans.count; i++) {
        const struct view_span *span = &view->spans.items[i];
        if (span->task >= 0 && is_inside(cut, span->start, span->end)) {
            cut->place[span->task] = 0;
        }
    }
    int kept = 0, there = 0;
    for (int i = 0; i < cut->count; i++) {
        if (cut->place[i] != 0) {
            continue;
        }
        cut->place[i] = kept++;
        if ((size_t)i < view->tasks.count) {
            view->tasks.items[there++] = view->tasks.items[i];
        }
    }
    view->tasks.count = (size_t)there;
    view->lanes_expected = kept;
}

static int new_place(const struct cut *cut, int task)
{
    return task < 0 || task >= cut->count ? -1 : cut->place[task];
}

/* The tasks of the list that are still there; how many. */
static size_t move_tasks(struct cut *cut, const int **tasks, size_t count)
{
    int *kept = arena_array(&cut->view->arena, int, count + 1);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        int place = new_place(cut, (*tasks)[i]);
        if (place >= 0) {
            kept[used++] = place;
        }
    }
    *tasks = kept;
    return used;
}

static void cut_lists(struct cut *cut)
{
    struct view *view = cut->view;
    size_t kept = 0;
    view->running = new_place(cut, view->running);
    for (size_t i = 0; i < view->waits.count; i++) {
        struct view_wait wait = view->waits.items[i];
        bool was_task = wait.task >= 0;
        wait.task = new_place(cut, wait.task);
        wait.child_count = move_tasks(cut, &wait.children, wait.child_count);
        wait.waiter_count = move_tasks(cut, &wait.waiters, wait.waiter_count);
        if (wait.waiter_count > 0 && (wait.task >= 0 || !was_task)) {
            view->waits.items[kept++] = wait;
        }
    }
    view->waits.count = kept;
    kept = 0;
    for (size_t i = 0; i < view->ready.count; i++) {
        struct view_ready ready = view->ready.items[i];
        ready.about = new_place(cut, ready.about);
        if (ready.task < 0 || (ready.task = new_place(cut, ready.task)) >= 0) {
            view->ready.items[kept++] = ready;
        }
    }
    view->ready.count = kept;
    kept = 0;
    for (size_t i = 0; i < view->timers.count; i++) {
        struct view_timer timer = view->timers.items[i];
        if (timer.task < 0 || (timer.task = new_place(cut, timer.task)) >= 0) {
            view->timers.items[kept++] = timer;
        }
    }
    view->timers.count = kept;
    for (size_t i = 0; i < view->output.count; i++) {
        view->output.items[i].task = new_place(cut, view->output.items[i].task);
    }
}

static void cut_spans(struct cut *cut)
{
    struct view *view = cut->view;
    size_t kept = 0;
    for (size_t i = 0; i < view->spans.count; i++) {
        struct view_span span = view->spans.items[i];
        bool inside = is_inside(cut, span.start, span.end);
        span.task = new_place(cut, span.task);
        span.on = new_place(cut, span.on);
        if (inside && span.task >= 0) {
            clip(cut, &span.start, &span.end, &span.first, &span.last);
            view->spans.items[kept++] = span;
        }
    }
    view->spans.count = kept;
    kept = 0;
    for (size_t i = 0; i < view->arrows.count; i++) {
        struct view_arrow arrow = view->arrows.items[i];
        arrow.from = new_place(cut, arrow.from);
        arrow.to = new_place(cut, arrow.to);
        if (is_inside(cut, arrow.time, arrow.time) && arrow.from >= 0 && arrow.to >= 0) {
            view->arrows.items[kept++] = arrow;
        }
    }
    view->arrows.count = kept;
}

/* Bands where the loop stands still, and who could have run within them. */
static void cut_bands(struct cut *cut)
{
    struct view *view = cut->view;
    size_t kept = 0, kept_dues = 0, due = 0;
    for (size_t i = 0; i < view->bands.count; i++) {
        struct view_band band = view->bands.items[i];
        bool inside = is_inside(cut, band.start, band.end);
        for (; due < view->dues.count && view->dues.items[due].band <= i; due++) {
            struct view_due moved = view->dues.items[due];
            moved.task = new_place(cut, moved.task);
            moved.band = kept;
            moved.start = moved.start < cut->from ? cut->from : moved.start;
            if (inside && moved.task >= 0 && moved.start < cut->to) {
                view->dues.items[kept_dues++] = moved;
            }
        }
        if (inside) {
            band.task = new_place(cut, band.task);
            clip(cut, &band.start, &band.end, &band.first, &band.last);
            view->bands.items[kept++] = band;
        }
    }
    view->bands.count = kept;
    view->dues.count = kept_dues;
}

static void cut_additions(struct cut *cut)
{
    struct view *view = cut->view;
    size_t kept = 0;
    for (size_t i = 0; i < view->fetches.count; i++) {
        struct view_fetch fetch = view->fetches.items[i];
        fetch.task = new_place(cut, fetch.task);
        if (fetch.task >= 0 && is_inside(cut, fetch.start, fetch.end)) {
            clip(cut, &fetch.start, &fetch.end, &fetch.first, &fetch.last);
            view->fetches.items[kept++] = fetch;
        }
    }
    view->fetches.count = kept;
    kept = 0;
    for (size_t i = 0; i < view->brackets.count; i++) {
        struct view_bracket bracket = view->brackets.items[i];
        bracket.task = new_place(cut, bracket.task);
        if (bracket.task >= 0 && is_inside(cut, bracket.start, bracket.end)) {
            clip(cut, &bracket.start, &bracket.end, &bracket.first, &bracket.last);
            view->brackets.items[kept++] = bracket;
        }
    }
    view->brackets.count = kept;
    kept = 0;
    for (size_t i = 0; i < view->marks.count; i++) {
        struct view_mark mark = view->marks.items[i];
        mark.task = new_place(cut, mark.task);
        if (mark.task >= 0 && is_inside(cut, mark.time, mark.time)) {
            view->marks.items[kept++] = mark;
        }
    }
    view->marks.count = kept;
    kept = 0;
    for (size_t i = 0; i < view->callouts.count; i++) {
        struct view_callout callout = view->callouts.items[i];
        callout.task = new_place(cut, callout.task);
        if (is_inside(cut, callout.time, callout.time)) {
            view->callouts.items[kept++] = callout;
        }
    }
    view->callouts.count = kept;
}

void view_cut(struct view *view, int64_t from, int64_t to)
{
    struct cut cut = {.view = view, .from = from, .to = to};
    if (cut.from < view->time_begin) {
        cut.from = view->time_begin;
    }
    if (cut.to > view->time_end) {
        cut.to = view->time_end;
    }
    if (cut.from > cut.to || (cut.from == view->time_begin && cut.to == view->time_end)) {
        return;
    }
    find_positions(&cut);
    choose_tasks(&cut);
    cut_lists(&cut);
    cut_spans(&cut);
    cut_bands(&cut);
    cut_additions(&cut);
    view->time_begin = cut.from;
    view->time_end = cut.to;
    view->position_begin = cut.first;
    view->position_count = cut.last;
    if (view->position < cut.first) {
        view->position = cut.first;
        view->now = cut.from;
    } else if (view->position > cut.last) {
        view->position = cut.last;
        view->now = cut.to;
    }
    view->timeline_of = NULL; /* not what view_build() would keep */
    view_index(view);
}
