#include "model/callouts.h"

#include <string.h>

#include "base/map.h"
#include "model/step.h"
#include "model/timeline.h"

/* Who is looked for by name: tasks and threads as they come in the trace. */
struct search {
    const struct trace *trace;
    const char *wanted;
    struct int_map codes; /* to the string of their name */
    uint32_t named, made; /* the last one with that name; the first one of that function */
};

static bool is_wanted(const struct search *search, uint32_t name, const char *usual,
                      uint32_t number)
{
    if (name != 0) {
        return strcmp(trace_text(search->trace, name, NULL), search->wanted) == 0;
    }
    struct strbuf text = {0};
    strbuf_printf(&text, "%s-%u", usual, (unsigned)number);
    bool is_it = strcmp(strbuf_text(&text), search->wanted) == 0;
    strbuf_free(&text);
    return is_it;
}

static void look_at(struct search *search, uint32_t node, uint32_t name, const char *usual,
                    uint32_t number, uint32_t code)
{
    uint64_t function = 0;
    if (is_wanted(search, name, usual, number)) {
        search->named = node;
    }
    if (search->made == 0 && int_map_get(&search->codes, code, &function)) {
        const char *whole = trace_text(search->trace, (uint32_t)function, NULL);
        const char *dot = strrchr(whole, '.');
        if (strcmp(dot ? dot + 1 : whole, search->wanted) == 0) {
            search->made = node;
        }
    }
}

/* Its node; 0: there is none before that position. */
static uint32_t find_task(const struct trace *trace, const char *name, uint64_t position)
{
    struct search search = {.trace = trace, .wanted = name};
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, trace);
    while (trace_cursor_next(&cursor, &event) && event.index < position) {
        switch (event.kind) {
        case TRACE_CODE:
            int_map_set(&search.codes, (uint64_t)trace_get(&event, code, code),
                        (uint64_t)trace_get(&event, code, name));
            break;
        case TRACE_TASK_NEW:
            look_at(&search, (uint32_t)trace_get(&event, task_new, task),
                    (uint32_t)trace_get(&event, task_new, name), "Task",
                    (uint32_t)trace_get(&event, task_new, number),
                    (uint32_t)trace_get(&event, task_new, code));
            break;
        case TRACE_THREAD_NEW:
            look_at(&search, (uint32_t)trace_get(&event, thread_new, thread),
                    (uint32_t)trace_get(&event, thread_new, name), "Thread",
                    (uint32_t)trace_get(&event, thread_new, number),
                    (uint32_t)trace_get(&event, thread_new, code));
            break;
        case TRACE_TASK_RENAME:
            if (is_wanted(&search, (uint32_t)trace_get(&event, task_rename, name), "", 0)) {
                search.named = (uint32_t)trace_get(&event, task_rename, task);
            }
            break;
        default: break;
        }
    }
    int_map_free(&search.codes);
    return search.named ? search.named : search.made;
}

/* Who has the processor at a position: a task before the thread that it is in. */
static int64_t lane_at(const struct timeline *timeline, uint64_t position)
{
    int64_t found = CALLOUT_NO_LANE;
    for (uint32_t i = 0; i < timeline->lanes.count; i++) {
        int64_t at = timeline_span_at(timeline, i, position);
        const struct timeline_span *span = at < 0 ? NULL : &timeline->spans.items[at];
        bool runs = span && position < span->last &&
                    (span->state == MODEL_RUNNING || span->state == MODEL_BLOCKED);
        found = runs ? (int64_t)i : found;
    }
    return found;
}

bool callouts_add(struct callouts *callouts, const struct model *model,
                  const struct callout_place *place, const char *text)
{
    const struct timeline *timeline = model_timeline(model);
    int64_t time = steps_time_at(model_steps(model), place->position);
    struct callout callout = {
        .text = arena_copy_string(&callouts->arena, text),
        .position = place->position,
        .time = place->time > time ? place->time : time,
        .is_between = place->time > time,
        .line = place->line,
    };
    if (place->task) {
        uint32_t node = find_task(model_trace(model), place->task, place->position);
        callout.lane = node ? timeline_lane_of(timeline, node) : CALLOUT_NO_LANE;
        if (callout.lane < 0) {
            return false;
        }
    } else {
        callout.lane = lane_at(timeline, place->position);
    }
    size_t at = callouts->items.count;
    vec_push(&callouts->items, callout);
    for (; at > 0 && callouts->items.items[at - 1].position > callout.position; at--) {
        callouts->items.items[at] = callouts->items.items[at - 1];
    }
    callouts->items.items[at] = callout;
    return true;
}

void callouts_clear(struct callouts *callouts)
{
    vec_clear(&callouts->items);
    arena_reset(&callouts->arena);
}

void callouts_free(struct callouts *callouts)
{
    vec_free(&callouts->items);
    arena_free(&callouts->arena);
}
