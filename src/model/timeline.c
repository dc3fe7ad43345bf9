/* Making the timeline, and looking things up in it. */
#include "model/timeline.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/mem.h"
#include "model/fold.h"
#include "model/observe.h"

enum { NO_SPAN = UINT32_MAX, TOUCHED_MAX = TRACE_FIELDS + 5, BAND_LOOK = 256 };

struct timeline_builder {
    struct timeline *timeline;
    VEC(struct timeline_span) spans;   /* of all lanes, in the order in which they began */
    VEC(uint32_t) open;                /* of each lane: its open span, or NO_SPAN */
    VEC(uint32_t) brackets_open;       /* of each lane: open brackets */
    VEC(uint32_t) bracket_of;          /* of each group: its bracket */
    VEC(struct timeline_gil) gil_open; /* of each process that somebody runs in */
    bool dues_mixed;                   /* they are no longer in order */
    uint32_t touched[TOUCHED_MAX];     /* nodes that the event may change */
    size_t touched_count;
};

static void touch(struct timeline_builder *builder, uint32_t node)
{
    builder->touched[builder->touched_count++] = node;
}

static void close_span(struct timeline_builder *builder, uint32_t lane,
                       const struct model_state *state)
{
    uint32_t open = builder->open.items[lane];
    if (open != NO_SPAN) {
        builder->spans.items[open].end = state->now;
        builder->spans.items[open].last = state->position;
        builder->open.items[lane] = NO_SPAN;
    }
}

static void add_lane(struct timeline_builder *builder, const struct model_state *state,
                     uint32_t node)
{
    struct timeline *timeline = builder->timeline;
    int_map_set(&timeline->lane_of, node, timeline->lanes.count);
    vec_push(&timeline->lanes, (struct timeline_lane){.node = node,
                                                      .begin = state->now,
                                                      .end = -1,
                                                      .first = state->position,
                                                      .end_state = MODEL_RUNNING});
    vec_push(&builder->open, NO_SPAN);
    vec_push(&builder->brackets_open, 0);
}

static void update_lane(struct timeline_builder *builder, const struct model_state *state,
                        uint32_t node)
{
    int64_t found = timeline_lane_of(builder->timeline, node);
    if (found < 0) {
        return;
    }
    uint32_t lane = (uint32_t)found;
    struct timeline_lane *entry = &builder->timeline->lanes.items[lane];
    const struct model_node *now = model_node(state, node);
    uint32_t open = builder->open.items[lane];
    if (open != NO_SPAN) {
        const struct timeline_span *span = &builder->spans.items[open];
        if (span->state == now->state && span->node == now->waits_on && span->what == now->what) {
            return;
        }
    } else if (entry->end >= 0) {
        return;
    }
    close_span(builder, lane, state);
    entry->end_state = now->state;
    if (now->state >= MODEL_DONE) {
        entry->end = state->now;
        entry->last = state->position;
        return;
    }
    builder->open.items[lane] = (uint32_t)builder->spans.count;
    vec_push(&builder->spans, (struct timeline_span){.begin = state->now,
                                                     .first = state->position,
                                                     .state = now->state,
                                                     .what = now->what,
                                                     .in_loop = state->loop_running,
                                                     .lane = lane,
                                                     .node = now->waits_on,
                                                     .code = now->code,
                                                     .line = now->line,
                                                     .file = model_code(state, now->code)->file});
}

struct timeline_builder *timeline_begin(const struct model_state *start)
{
    struct timeline_builder *builder = mem_alloc_zero(sizeof *builder);
    builder->timeline = mem_alloc_zero(sizeof *builder->timeline);
    add_lane(builder, start, 0);
    update_lane(builder, start, 0);
    return builder;
}

void timeline_before(struct timeline_builder *builder, const struct model_state *state)
{
    builder->touched_count = 0;
    touch(builder, state->task);
    touch(builder, state->thread);
}

static void add_arrow(struct timeline_builder *builder, const struct model_state *state,
                      enum timeline_arrow_kind kind, uint32_t from, uint32_t to)
{
    int64_t a = timeline_lane_of(builder->timeline, from);
    int64_t b = timeline_lane_of(builder->timeline, to);
    if (a >= 0 && b >= 0 && a != b) {
        vec_push(&builder->timeline->arrows, (struct timeline_arrow){.kind = kind,
                                                                     .from = (uint32_t)a,
                                                                     .to = (uint32_t)b,
                                                                     .time = state->now,
                                                                     .position = state->position});
    }
}

static void open_bracket(struct timeline_builder *builder, const struct model_state *state)
{
    if (state->group_count == builder->bracket_of.count) {
        return; /* the event was not accepted */
    }
    const struct model_group_info *group = model_group_at(state, state->group_count - 1);
    int64_t lane = timeline_lane_of(builder->timeline, group->owner);
    lane = lane < 0 ? 0 : lane;
    vec_push(&builder->bracket_of, (uint32_t)builder->timeline->brackets.count);
    vec_push(&builder->timeline->brackets,
             (struct timeline_bracket){.group = state->group_count - 1,
                                       .node = group->node,
                                       .lane = (uint32_t)lane,
                                       .kind = group->kind,
                                       .depth = builder->brackets_open.items[lane]++,
                                       .begin = state->now,
                                       .end = -1,
                                       .first = state->position});
}

static void close_bracket(struct timeline_builder *builder, const struct model_state *state)
{
    uint32_t node = (uint32_t)trace_get(&state->last, group_done, group);
    uint32_t group = model_info(state, node)->group;
    if (group == 0) {
        return;
    }
    struct timeline_bracket *bracket =
        &builder->timeline->brackets.items[builder->bracket_of.items[group - 1]];
    if (bracket->end < 0) {
        bracket->end = state->now;
        bracket->last = state->position;
        bracket->outcome = (uint8_t)trace_get(&state->last, group_done, outcome);
        builder->brackets_open.items[bracket->lane]--;
    }
}

static void add_mark(struct timeline_builder *builder, const struct model_state *state)
{
    const struct model_output *output = model_output_at(state, state->output_count - 1);
    int64_t lane = timeline_lane_of(builder->timeline, output->task);
    vec_push(&builder->timeline->marks,
             (struct timeline_mark){.lane = (uint32_t)(lane < 0 ? 0 : lane),
                                    .text = output->text,
                                    .stream = output->stream,
                                    .time = output->time,
                                    .position = output->position});
}

/* The task that a timer wakes: its own, or who waits for its future. */
static uint32_t woken_by(const struct model_state *state, const struct model_handle *handle)
{
    const struct model_node *node = model_node(state, handle->node);
    return node->kind == MODEL_TASK ? handle->node : node->first_waiter;
}

/* Who is in the ready queue, and whose deadline has passed. */
static void count_ready(struct timeline_builder *builder, const struct model_state *state,
                        struct timeline_band *band)
{
    uint32_t at = state->ready_first, looked_at = 0, handles[BAND_LOOK];
    for (; at != 0 && looked_at < BAND_LOOK; looked_at++) {
        const struct model_handle *handle = model_handle(state, at);
        band->ready += !handle->cancelled && state_is_step(handle->kind);
        at = handle->next;
    }
    band->ready += state->ready_count - looked_at;
    size_t count = model_timers(state, handles, BAND_LOOK);
    for (size_t i = 0; i < count; i++) {
        const struct model_handle *handle = model_handle(state, handles[i]);
        int64_t lane = timeline_lane_of(builder->timeline, woken_by(state, handle));
        if (handle->when > state->now) {
            break;
        }
        if (lane > 0) {
            uint32_t number = (uint32_t)builder->timeline->bands.count - 1;
            int64_t time = handle->when > band->begin ? handle->when : band->begin;
            vec_push(&builder->timeline->dues,
                     (struct timeline_due){.lane = (uint32_t)lane, .band = number, .time = time});
            band->ready++;
        }
    }
}

static void close_band(struct timeline_builder *builder, const struct model_state *state)
{
    struct timeline *timeline = builder->timeline;
    if (timeline->bands.count > 0 && vec_last(&timeline->bands).end < 0) {
        struct timeline_band *band = &vec_last(&timeline->bands);
        band->end = state->now;
        band->last = state->position;
        if (band->in_loop) {
            count_ready(builder, state, band);
        }
    }
}

static void open_band(struct timeline_builder *builder, const struct model_state *state)
{
    close_band(builder, state);
    int64_t lane = timeline_lane_of(builder->timeline, state->blocked_node);
    vec_push(&builder->timeline->bands,
             (struct timeline_band){.lane = (uint32_t)(lane < 0 ? 0 : lane),
                                    .why = state->blocked_why,
                                    .in_loop = state->loop_running && state->handle != 0,
                                    .begin = state->now,
                                    .end = -1,
                                    .first = state->position});
}

static void open_request(struct timeline_builder *builder, const struct model_state *state)
{
    if (state->request_count == builder->timeline->requests.count) {
        return; /* the event was not accepted */
    }
    const struct model_request *request = model_request_at(state, state->request_count - 1);
    int64_t lane = timeline_lane_of(builder->timeline, request->who);
    vec_push(&builder->timeline->requests,
             (struct timeline_request){.request = state->request_count - 1,
                                       .node = request->node,
                                       .lane = (uint32_t)(lane < 0 ? 0 : lane),
                                       .kind = request->kind,
                                       .method = request->method,
                                       .url = request->url,
                                       .begin = state->now,
                                       .end = -1,
                                       .first = state->position});
}

static void close_request(struct timeline_builder *builder, const struct model_state *state)
{
    uint32_t node = (uint32_t)trace_get(&state->last, request_end, request);
    uint32_t number = model_info(state, node)->request;
    if (number == 0 || builder->timeline->requests.items[number - 1].end >= 0) {
        return;
    }
    struct timeline_request *request = &builder->timeline->requests.items[number - 1];
    request->status = trace_get(&state->last, request_end, status);
    request->error = (uint32_t)trace_get(&state->last, request_end, error);
    request->failed = request->error != 0;
    request->end = state->now;
    request->last = state->position;
}

/* It came in earlier: where bands kept the loop from looking, it could have been served. */
static void move_request(struct timeline_builder *builder, const struct model_state *state)
{
    struct timeline *timeline = builder->timeline;
    uint32_t node = (uint32_t)trace_get(&state->last, request_late, request);
    uint32_t number = model_info(state, node)->request;
    if (number == 0) {
        return;
    }
    struct timeline_request *request = &timeline->requests.items[number - 1];
    request->begin = model_request_at(state, number - 1)->began_at;
    uint64_t least = number > 1 ? timeline->requests.items[number - 2].first : 0; /* in order */
    for (size_t i = timeline->bands.count, looked_at = 0; i-- > 0 && looked_at < BAND_LOOK;
         looked_at++) {
        const struct timeline_band *band = &timeline->bands.items[i];
        if (band->end >= 0 && band->end <= request->begin) {
            break;
        }
        uint64_t first = band->first > least ? band->first : least;
        request->first = first < request->first ? first : request->first;
        if (band->in_loop && request->lane > 0) {
            int64_t time = request->begin > band->begin ? request->begin : band->begin;
            vec_push(
                &timeline->dues,
                (struct timeline_due){.lane = request->lane, .band = (uint32_t)i, .time = time});
            builder->dues_mixed = true;
        }
    }
}

static int by_band(const void *a, const void *b)
{
    const struct timeline_due *left = a, *right = b;
    return left->band != right->band   ? (left->band > right->band) - (left->band < right->band)
           : left->time != right->time ? (left->time > right->time) - (left->time < right->time)
                                       : (left->lane > right->lane) - (left->lane < right->lane);
}

static void observe_wake(struct timeline_builder *builder, const struct model_state *state)
{
    const struct trace_event *event = &state->last;
    int64_t kind = trace_get(event, ready_push, kind);
    if (kind != TRACE_HANDLE_WAKEUP && kind != TRACE_HANDLE_CANCEL_STEP) {
        return;
    }
    uint32_t cause = (uint32_t)trace_get(event, ready_push, cause);
    uint32_t from = model_node(state, cause)->kind == MODEL_TASK ? cause : state->task;
    if (from != 0) {
        add_arrow(builder, state, TIMELINE_WAKE, from,
                  (uint32_t)trace_get(event, ready_push, node));
    }
}

/* Who has the GIL of a process may have changed. */
static void update_gil(struct timeline_builder *builder, const struct model_state *state,
                       uint32_t process)
{
    uint32_t holder = model_gil_holder(state, process);
    bool steps = holder == state->loop_thread && state->loop_running && state->task != 0;
    int64_t lane = holder == MODEL_NOBODY
                       ? -1
                       : timeline_lane_of(builder->timeline, steps ? state->task : holder);
    size_t at = 0;
    while (at < builder->gil_open.count && builder->gil_open.items[at].process != process) {
        at++;
    }
    if (at < builder->gil_open.count) {
        struct timeline_gil *open = &builder->gil_open.items[at];
        if (open->lane == lane) {
            return;
        }
        open->end = state->now;
        open->last = state->position;
        if (open->end > open->begin) {
            vec_push(&builder->timeline->gil, *open);
        }
        *open = vec_last(&builder->gil_open);
        builder->gil_open.count--;
    }
    if (lane >= 0) {
        vec_push(&builder->gil_open, (struct timeline_gil){.process = process,
                                                           .lane = (uint32_t)lane,
                                                           .begin = state->now,
                                                           .first = state->position});
    }
}

static void observe_cancel(struct timeline_builder *builder, const struct model_state *state)
{
    const struct model_cancel *cancel =
        model_cancel_at(state, state->cancel_count > 0 ? state->cancel_count - 1 : 0);
    if (state->cancel_count > 0 && cancel->asked_position == state->position) {
        add_arrow(builder, state, TIMELINE_CANCEL, cancel->by, cancel->target);
    }
}

void timeline_after(struct timeline_builder *builder, const struct model_state *state)
{
    const struct trace_event *event = &state->last;
    const struct trace_event_info *info = trace_event_info(event->kind);
    switch (event->kind) {
    case TRACE_LINE:
    case TRACE_VAR:
    case TRACE_FRAME_PUSH:
    case TRACE_FRAME_POP: return; /* nothing below concerns them; they are the most frequent */
    case TRACE_TASK_NEW:
    case TRACE_THREAD_NEW: {
        uint32_t node = (uint32_t)event->field[0];
        bool is_new = model_node(state, node)->kind != MODEL_NONE && node != 0 &&
                      timeline_lane_of(builder->timeline, node) < 0;
        if (is_new) {
            add_lane(builder, state, node);
            add_arrow(builder, state, TIMELINE_CREATE, model_info(state, node)->creator, node);
        }
        break;
    }
    case TRACE_PROCESS: {
        uint32_t thread = (uint32_t)trace_get(event, process, thread);
        int64_t lane = timeline_lane_of(builder->timeline, thread);
        if (lane >= 0) {
            builder->timeline->lanes.items[lane].process = model_process(state, thread);
            builder->timeline->lanes.items[lane].is_process = model_is_process(state, thread);
        }
        break;
    }
    case TRACE_LOOP_START: builder->timeline->has_loop = true; break;
    case TRACE_READY_PUSH: observe_wake(builder, state); break;
    case TRACE_CANCEL_REQUEST: observe_cancel(builder, state); break;
    case TRACE_GROUP_NEW: open_bracket(builder, state); break;
    case TRACE_GROUP_DONE: close_bracket(builder, state); break;
    case TRACE_OUTPUT: add_mark(builder, state); break;
    case TRACE_REQUEST_BEGIN: open_request(builder, state); break;
    case TRACE_REQUEST_END: close_request(builder, state); break;
    case TRACE_REQUEST_LATE: move_request(builder, state); break;
    case TRACE_BLOCK_BEGIN: open_band(builder, state); break;
    case TRACE_BLOCK_END: close_band(builder, state); break;
    default: break;
    }
    touch(builder, state->task);
    touch(builder, state->thread);
    touch(builder, state->preempted);
    for (unsigned i = 0; i < info->fields; i++) {
        if (info->field[i].type == TRACE_TYPE_NODE) {
            touch(builder, (uint32_t)event->field[i]);
        }
    }
    for (size_t i = 0; i < builder->touched_count; i++) {
        update_lane(builder, state, builder->touched[i]);
    }
    if (state->thread_count > 1) {
        update_gil(builder, state, model_process(state, state->thread));
    }
}

/* Spans come in the order in which they began: counting puts those of a lane together. */
static void group_spans(struct timeline_builder *builder)
{
    struct timeline *timeline = builder->timeline;
    size_t count = builder->spans.count;
    vec_reserve(&timeline->spans, count);
    timeline->spans.count = count;
    for (size_t i = 0; i < count; i++) {
        timeline->lanes.items[builder->spans.items[i].lane].span_count++;
    }
    uint32_t first = 0;
    for (size_t i = 0; i < timeline->lanes.count; i++) {
        timeline->lanes.items[i].first_span = first;
        first += timeline->lanes.items[i].span_count;
        timeline->lanes.items[i].span_count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        struct timeline_lane *lane = &timeline->lanes.items[builder->spans.items[i].lane];
        timeline->spans.items[lane->first_span + lane->span_count++] = builder->spans.items[i];
    }
}

struct timeline *timeline_finish(struct timeline_builder *builder, const struct model_state *end)
{
    struct timeline *timeline = builder->timeline;
    timeline->end = end->now;
    timeline->waits_for_ever = end->ended && end->end_reason == TRACE_END_DEADLOCK;
    timeline->last = end->position;
    close_band(builder, end);
    for (size_t i = 0; i < timeline->lanes.count; i++) {
        close_span(builder, (uint32_t)i, end);
        if (timeline->lanes.items[i].end < 0) {
            timeline->lanes.items[i].end = end->now;
            timeline->lanes.items[i].last = end->position;
        }
    }
    for (size_t i = 0; i < timeline->brackets.count; i++) {
        if (timeline->brackets.items[i].end < 0) {
            timeline->brackets.items[i].end = end->now;
            timeline->brackets.items[i].last = end->position;
        }
    }
    for (size_t i = 0; i < timeline->requests.count; i++) {
        if (timeline->requests.items[i].end < 0) {
            timeline->requests.items[i].end = end->now;
            timeline->requests.items[i].last = end->position;
        }
    }
    while (builder->gil_open.count > 0) {
        struct timeline_gil open = vec_pop(&builder->gil_open);
        open.end = end->now;
        open.last = end->position;
        if (open.end > open.begin) {
            vec_push(&timeline->gil, open);
        }
    }
    if (builder->dues_mixed) {
        qsort(timeline->dues.items, timeline->dues.count, sizeof timeline->dues.items[0], by_band);
    }
    group_spans(builder);
    vec_free(&builder->spans);
    vec_free(&builder->open);
    vec_free(&builder->gil_open);
    vec_free(&builder->brackets_open);
    vec_free(&builder->bracket_of);
    mem_free(builder);
    return timeline;
}

void timeline_free(struct timeline *timeline)
{
    if (timeline != NULL) {
        vec_free(&timeline->lanes);
        vec_free(&timeline->spans);
        vec_free(&timeline->arrows);
        vec_free(&timeline->marks);
        vec_free(&timeline->brackets);
        vec_free(&timeline->bands);
        vec_free(&timeline->dues);
        vec_free(&timeline->requests);
        vec_free(&timeline->gil);
        int_map_free(&timeline->lane_of);
        mem_free(timeline);
    }
}

int64_t timeline_lane_of(const struct timeline *timeline, uint32_t node)
{
    uint64_t lane;
    return int_map_get(&timeline->lane_of, node, &lane) ? (int64_t)lane : -1;
}

int64_t timeline_span_at(const struct timeline *timeline, uint32_t lane, uint64_t position)
{
    const struct timeline_lane *entry = &timeline->lanes.items[lane];
    size_t low = entry->first_span, high = low + entry->span_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (timeline->spans.items[middle].first <= position) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > entry->first_span ? (int64_t)low - 1 : -1;
}

size_t timeline_first_span(const struct timeline *timeline, uint32_t lane, int64_t time)
{
    const struct timeline_lane *entry = &timeline->lanes.items[lane];
    size_t low = entry->first_span, high = low + entry->span_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (timeline->spans.items[middle].end < time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}
