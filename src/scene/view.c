#include "scene/view.h"

#define KEEP(list)                               \
    do {                                         \
        view->list.items = old.list.items;       \
        view->list.capacity = old.list.capacity; \
    } while (0)

/* The lists below are emptied, all that is not a list is as in a new view. */
static void reset(struct view *view)
{
    struct view old = *view;
    *view = (struct view){
        .running = -1, .running_about = -1, .title = "", .file_name = "", .source = ""};
    view->error = view->running_text = view->loop_of = view->gil = view->why = "";
    view->arena = old.arena;
    arena_reset(&view->arena);
    KEEP(tasks);
    KEEP(waits);
    KEEP(frames);
    KEEP(variables);
    KEEP(ready);
    KEEP(timers);
    KEEP(pauses);
    KEEP(output);
    KEEP(callouts);
    KEEP(spans);
    KEEP(arrows);
    KEEP(bands);
    KEEP(dues);
    KEEP(fetches);
    KEEP(brackets);
    KEEP(marks);
    KEEP(stops);
    for (int i = 0; i < VIEW_SUMMARY_LEVELS; i++) {
        KEEP(summary[i]);
    }
    view->timeline_arena = old.timeline_arena;
}

void view_clear_moment(struct view *view)
{
    struct view old = *view;
    reset(view);
    view->spans.count = old.spans.count;
    view->arrows.count = old.arrows.count;
    view->bands.count = old.bands.count;
    view->dues.count = old.dues.count;
    view->fetches.count = old.fetches.count;
    view->brackets.count = old.brackets.count;
    view->marks.count = old.marks.count;
    view->stops.count = old.stops.count;
    for (int i = 0; i < VIEW_SUMMARY_LEVELS; i++) {
        view->summary[i].count = old.summary[i].count;
    }
    view->timeline_of = old.timeline_of;
}

void view_clear(struct view *view)
{
    reset(view);
    arena_reset(&view->timeline_arena);
}

void view_make_ghost(struct view *view)
{
    for (size_t i = 0; i < view->tasks.count; i++) {
        struct view_task *task = &view->tasks.items[i];
        *task = (struct view_task){.name = arena_copy_string(&view->timeline_arena, task->name)};
    }
    size_t tasks = view->tasks.count;
    int64_t end = view->time_end;
    view_clear_moment(view);
    view->tasks.count = tasks;
    view->time_end = end;
    view->timeline_of = NULL;
}

void view_free(struct view *view)
{
    vec_free(&view->tasks);
    vec_free(&view->waits);
    vec_free(&view->frames);
    vec_free(&view->variables);
    vec_free(&view->ready);
    vec_free(&view->timers);
    vec_free(&view->pauses);
    vec_free(&view->output);
    vec_free(&view->callouts);
    vec_free(&view->spans);
    vec_free(&view->arrows);
    vec_free(&view->bands);
    vec_free(&view->dues);
    vec_free(&view->fetches);
    vec_free(&view->brackets);
    vec_free(&view->marks);
    vec_free(&view->stops);
    for (int i = 0; i < VIEW_SUMMARY_LEVELS; i++) {
        vec_free(&view->summary[i]);
    }
    arena_free(&view->arena);
    arena_free(&view->timeline_arena);
    view->timeline_of = NULL;
}

void view_go_back_to(struct view *view, int64_t time)
{
    view->now = time;
    view->phase = VIEW_OUTSIDE;
    view->is_between = true;
}

const char *view_idle_key(const struct view *view)
{
    return view->finished        ? "stage.finished"
           : view->position == 0 ? "stage.not-started"
           : view->is_stuck      ? "stage.stuck"
           : view->is_loopless   ? "stage.threads-wait"
           : view->is_between    ? "stage.sleeps"
                                 : "stage.idle";
}

const char *view_no_timers_key(const struct view *view)
{
    return view->is_loopless ? "stage.no-block" : "stage.no-timers";
}

const char *view_no_waits_key(const struct view *view)
{
    return view->is_loopless ? "stage.no-joins" : "stage.nobody-waits";
}

const char *view_timers_pane(const struct view *view)
{
    return view->is_loopless ? "pane.blocked" : "pane.timers";
}

const char *view_stage_pane(const struct view *view)
{
    return !view->is_loopless         ? "pane.loop"
           : view->lanes_expected > 1 ? "pane.threads"
                                      : "pane.thread";
}
