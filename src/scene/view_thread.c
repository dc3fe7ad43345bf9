/* What the view shows of a run without an event loop: what blocks its threads. */
#include <stdlib.h>
#include <string.h>

#include "model/timeline.h"
#include "scene/view_parts.h"

enum { PAUSES_MAX = 200 };

static const char *call_text(struct view *view, const struct model *model, uint32_t why,
                             int64_t duration)
{
    struct strbuf text = {0};
    view_add_call(&text, trace_text(model_trace(model), why, NULL), duration);
    const char *copy = arena_copy_string(&view->arena, strbuf_text(&text));
    strbuf_free(&text);
    return copy;
}

/* The bands that are over: the timeline has them in order. */
static void add_past(struct view *view, const struct model *model)
{
    const struct timeline *timeline = model_timeline(model);
    size_t count = 0;
    while (count < timeline->bands.count &&
           timeline->bands.items[count].last <= (uint64_t)view->position) {
        const struct timeline_band *band = &timeline->bands.items[count++];
        view->paused += band->end - band->begin;
    }
    for (size_t i = count > PAUSES_MAX ? count - PAUSES_MAX : 0; i < count; i++) {
        const struct timeline_band *band = &timeline->bands.items[i];
        vec_push(&view->pauses,
                 (struct view_pause){call_text(view, model, band->why, band->end - band->begin),
                                     band->begin, band->end, (int64_t)band->last});
    }
}

/* One row of what is under way.  Its number is none of a handle's. */
static void add_now(struct view *view, int task, const char *text, int64_t since, int64_t until)
{
    vec_push(&view->timers, (struct view_timer){.handle = -1 - (int64_t)task,
                                                .task = task,
                                                .text = text,
                                                .set_at = since,
                                                .deadline = until});
}

static int by_deadline(const void *a, const void *b)
{
    const struct view_timer *left = a, *right = b;
    return left->deadline != right->deadline ? (left->deadline > right->deadline ? 1 : -1)
           : left->task > right->task        ? 1
           : left->task < right->task        ? -1
                                             : 0;
}

void view_add_pauses(struct view *view, const struct model *model)
{
    const struct model_state *state = model_state(model);
    if (!view->is_loopless) {
        return;
    }
    add_past(view, model);
    if (state->is_blocked && state->blocked_until >= 0) {
        int64_t duration = state->blocked_until - state->blocked_since;
        int task = -1;
        for (size_t i = 0; i < view->tasks.count && view->tasks.count > 1; i++) {
            task = view->tasks.items[i].id == state->blocked_node ? (int)i : task;
        }
        add_now(view, task, call_text(view, model, state->blocked_why, duration),
                state->blocked_since, state->blocked_until);
    }
    for (size_t i = 0; i < view->tasks.count; i++) {
        const struct view_task *task = &view->tasks.items[i];
        struct model_pause pause = model_pause(state, (uint32_t)task->id);
        if (pause.until > 0 && task->state == VIEW_WAITING) {
            const char *what =
                strcmp(task->wait_text, "sleep") == 0 ? "time.sleep" : task->wait_text;
            struct strbuf text = {0};
            view_add_call(&text, what, pause.until - pause.since);
            add_now(view, (int)i, arena_copy_string(&view->arena, strbuf_text(&text)), pause.since,
                    pause.until);
            strbuf_free(&text);
        }
    }
    if (view->timers.count > 1) {
        qsort(view->timers.items, view->timers.count, sizeof view->timers.items[0], by_deadline);
    }
}
