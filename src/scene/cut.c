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

/* --- what is kept of each list, and how --- */

static bool keeps_wait(struct cut *cut, struct view_wait *wait)
{
    bool was_task = wait->task >= 0;
    wait->task = new_place(cut, wait->task);
    wait->child_count = move_tasks(cut, &wait->children, wait->child_count);
    wait->waiter_count = move_tasks(cut, &wait->waiters, wait->waiter_count);
    return wait->waiter_count > 0 && (wait->task >= 0 || !was_task);
}

static bool keeps_ready(struct cut *cut, struct view_ready *ready)
{
    ready->about = new_place(cut, ready->about);
    return ready->task < 0 || (ready->task = new_place(cut, ready->task)) >= 0;
}

static bool keeps_timer(struct cut *cut, struct view_timer *timer)
{
    return timer->task < 0 || (timer->task = new_place(cut, timer->task)) >= 0;
}

static bool keeps_span(struct cut *cut, struct view_span *span)
{
    bool inside = is_inside(cut, span->start, span->end);
    span->task = new_place(cut, span->task);
    span->on = new_place(cut, span->on);
    clip(cut, &span->start, &span->end, &span->first, &span->last);
    return inside && span->task >= 0;
}

static bool keeps_arrow(struct cut *cut, struct view_arrow *arrow)
{
    arrow->from = new_place(cut, arrow->from);
    arrow->to = new_place(cut, arrow->to);
    return is_inside(cut, arrow->time, arrow->time) && arrow->from >= 0 && arrow->to >= 0;
}

static bool keeps_fetch(struct cut *cut, struct view_fetch *fetch)
{
    bool inside = is_inside(cut, fetch->start, fetch->end);
    fetch->task = new_place(cut, fetch->task);
    clip(cut, &fetch->start, &fetch->end, &fetch->first, &fetch->last);
    return inside && fetch->task >= 0;
}

static bool keeps_bracket(struct cut *cut, struct view_bracket *bracket)
{
    bool inside = is_inside(cut, bracket->start, bracket->end);
    bracket->task = new_place(cut, bracket->task);
    clip(cut, &bracket->start, &bracket->end, &bracket->first, &bracket->last);
    return inside && bracket->task >= 0;
}

static bool keeps_mark(struct cut *cut, struct view_mark *mark)
{
    mark->task = new_place(cut, mark->task);
    return mark->task >= 0 && is_inside(cut, mark->time, mark->time);
}

static bool keeps_callout(struct cut *cut, struct view_callout *callout)
{
    callout->task = new_place(cut, callout->task);
    return is_inside(cut, callout->time, callout->time);
}

/* Changes the entries of a list of the view, and drops those that `keeps` is false of. */
#define CUT_LIST(cut, list, keeps)                                            \
    do {                                                                      \
        size_t kept = 0;                                                      \
        for (size_t i = 0; i < (cut)->view->list.count; i++) {                \
            if (keeps(cut, &(cut)->view->list.items[i])) {                    \
                (cut)->view->list.items[kept++] = (cut)->view->list.items[i]; \
            }                                                                 \
        }                                                                     \
        (cut)->view->list.count = kept;                                       \
    } while (0)

static void cut_lists(struct cut *cut)
{
    struct view *view = cut->view;
    view->running = new_place(cut, view->running);
    CUT_LIST(cut, waits, keeps_wait);
    CUT_LIST(cut, ready, keeps_ready);
    CUT_LIST(cut, timers, keeps_timer);
    CUT_LIST(cut, spans, keeps_span);
    CUT_LIST(cut, arrows, keeps_arrow);
    CUT_LIST(cut, fetches, keeps_fetch);
    CUT_LIST(cut, brackets, keeps_bracket);
    CUT_LIST(cut, marks, keeps_mark);
    CUT_LIST(cut, callouts, keeps_callout);
    for (size_t i = 0; i < view->output.count; i++) {
        view->output.items[i].task = new_place(cut, view->output.items[i].task);
    }
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
    cut_bands(&cut);
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
