/* The why sentence: the last event in words, then who comes next.
 *
 * Texts are catalogue entries why.EVENT; this file only chooses one and fills
 * in names, so that both languages say the same things.
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "model/timeline.h"
#include "scene/view_parts.h"

enum { MICROSECOND = 1000, MILLISECOND = 1000000 };

struct narrator {
    const struct model_state *state;
    const struct trace *trace;
    const struct timeline *timeline;
    const struct trace_event *event;
    const struct catalog *catalog;
    struct strbuf *out;
    struct arena arena;
};

static const char *keep(struct narrator *narrator, struct strbuf *text)
{
    const char *copy = arena_copy_string(&narrator->arena, strbuf_text(text));
    strbuf_free(text);
    return copy;
}

/* "Task-2"; of node 0 "the program". */
static const char *who(struct narrator *narrator, int64_t node)
{
    struct strbuf name = {0};
    if (node <= 0) {
        return catalog_text(narrator->catalog, "who.main");
    }
    model_add_name(narrator->state, (uint32_t)node, &name);
    return keep(narrator, &name);
}

/* Exact where that can be read: as the clock beside it shows it, to milliseconds, from a tenth of
 * a second on, and to microseconds from a millisecond on. */
static const char *seconds(struct narrator *narrator, int64_t time)
{
    struct strbuf text = {0};
    int64_t unit = time >= 100 * MILLISECOND ? MILLISECOND : time >= MILLISECOND ? MICROSECOND : 1;
    trace_add_time(&text, time - time % unit);
    return keep(narrator, &text);
}

static const char *number(struct narrator *narrator, int64_t value)
{
    return arena_printf(&narrator->arena, "%" PRId64, value);
}

static const char *string(struct narrator *narrator, int64_t id)
{
    return trace_text(narrator->trace, (uint32_t)id, NULL);
}

static const char *code(struct narrator *narrator, int64_t id)
{
    return model_code_name(narrator->state, (uint32_t)id);
}

static const char *current(struct narrator *narrator)
{
    const struct model_state *state = narrator->state;
    return who(narrator, state->task ? state->task : state->thread);
}

#define SAY(narrator, ...) \
    catalog_format((narrator)->catalog, (narrator)->out, __VA_ARGS__, (char *)NULL)

/* A key with the word of a kind behind it: "why.suspend.sleep". */
static const char *kind_key(struct narrator *narrator, const char *stem, enum trace_type type,
                            int64_t kind)
{
    return arena_printf(&narrator->arena, "%s.%s", stem, trace_kind_text(type, kind));
}

static bool has_key(const struct catalog *catalog, const char *key)
{
    return catalog_text(catalog, key) != key;
}

void narrate_handle(const struct model_state *state, const struct catalog *catalog, uint32_t id,
                    struct strbuf *out)
{
    const struct model_handle *handle = model_handle(state, id);
    struct strbuf name = {0};
    uint32_t node = handle->node, waiter = node ? model_node(state, node)->first_waiter : 0;
    const struct model_info *info = model_info(state, node);
    if (handle->kind == TRACE_HANDLE_SLEEP && waiter) {
        node = waiter; /* nobody thinks of the future of a sleep */
    } else if (handle->kind == TRACE_HANDLE_TIMEOUT && info->group > 0) {
        node = model_group_at(state, info->group - 1)->owner;
    }
    if (node) {
        model_add_name(state, node, &name);
    }
    char key[64];
    snprintf(key, sizeof key, "handle.%s", trace_kind_text(TRACE_TYPE_HANDLE_KIND, handle->kind));
    if (has_key(catalog, key)) {
        catalog_format(catalog, out, key, "who", strbuf_text(&name), (char *)NULL);
    } else {
        strbuf_add(out, strbuf_text(&name));
    }
    strbuf_free(&name);
}

/* --- one function for each family of events --- */

static void handle_begin(struct narrator *narrator)
{
    uint32_t id = (uint32_t)trace_get(narrator->event, handle_begin, handle);
    const struct model_handle *handle = model_handle(narrator->state, id);
    const char *name = who(narrator, handle->node);
    const char *key = kind_key(narrator, "why.turn", TRACE_TYPE_HANDLE_KIND, handle->kind);
    struct strbuf text = {0};
    narrate_handle(narrator->state, narrator->catalog, id, &text);
    const char *what = keep(narrator, &text);
    const struct model_node *node = model_node(narrator->state, handle->node);
    uint32_t cause = handle->cause;
    if (handle->kind == TRACE_HANDLE_WAKEUP && node->cancelling && node->cancel > 0) {
        const struct model_cancel *cancel = model_cancel_at(narrator->state, node->cancel - 1);
        key = kind_key(narrator, "why.turn.cancelled", TRACE_TYPE_CANCEL_KIND, cancel->reason);
        cause = cancel->by;
    } else if (handle->kind == TRACE_HANDLE_WAKEUP && handle->by > 0 &&
               model_info(narrator->state, handle->node)->in_line > 0) {
        key = kind_key(narrator, "why.turn.wakeup", TRACE_TYPE_WAIT_KIND, node->waited);
        cause = handle->by;
    } else if (handle->kind == TRACE_HANDLE_WAKEUP && cause == 0) {
        key = "why.turn.wakeup-only";
    }
    SAY(narrator, has_key(narrator->catalog, key) ? key : "why.turn.other", "who", name, "by",
        who(narrator, cause), "what", what, "function",
        code(narrator, model_info(narrator->state, handle->node)->code));
}

static void suspend(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    int64_t task = trace_get(event, task_suspend, task),
            on = trace_get(event, task_suspend, waits_on);
    int64_t what = trace_get(event, task_suspend, what);
    int64_t deadline = model_deadline(narrator->state, (uint32_t)task);
    const struct model_info *info = model_info(narrator->state, (uint32_t)on);
    const char *total = "0";
    if (info->group > 0) {
        total = number(narrator, model_group_at(narrator->state, info->group - 1)->children.count);
    }
    const char *key = kind_key(narrator, "why.suspend", TRACE_TYPE_WAIT_KIND, what);
    bool known = has_key(narrator->catalog, key) && (what != TRACE_WAIT_SLEEP || deadline >= 0);
    SAY(narrator, known ? key : "why.suspend.other", "who", who(narrator, task), "on",
        who(narrator, on), "time", seconds(narrator, deadline), "total", total);
}

static void loop_event(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    switch (event->kind) {
    case TRACE_LOOP_START: SAY(narrator, "why.loop-start"); break;
    case TRACE_LOOP_STOP: SAY(narrator, "why.loop-stop"); break;
    case TRACE_ITERATION_BEGIN:
        SAY(narrator, "why.iteration-begin", "number",
            number(narrator, trace_get(event, iteration_begin, number)));
        break;
    case TRACE_ITERATION_RUN:
        SAY(narrator, "why.iteration-run", "count",
            number(narrator, trace_get(event, iteration_run, handles)));
        break;
    case TRACE_SIGNAL: {
        const char *key = kind_key(narrator, "why.signal", TRACE_TYPE_SIGNAL_KIND,
                                   trace_get(event, signal, action));
        SAY(narrator, key, "name", string(narrator, trace_get(event, signal, name)));
        break;
    }
    case TRACE_CLOCK: {
        const char *key =
            kind_key(narrator, "why.clock", TRACE_TYPE_CLOCK_KIND, trace_get(event, clock, cause));
        bool meanwhile = narrator->state->is_blocked && narrator->state->blocked_until > event->now;
        bool alone =
            trace_get(event, clock, cause) == TRACE_CLOCK_BLOCKED && !narrator->state->loop_running;
        SAY(narrator,
            meanwhile && !alone ? "why.clock.meanwhile"
            : alone             ? "why.clock.alone"
                                : key,
            "time", seconds(narrator, trace_get(event, clock, now)), "who",
            who(narrator, narrator->state->blocked_node));
        break;
    }
    case TRACE_TIMER_SET:
    case TRACE_TIMER_DUE:
    case TRACE_TIMER_CANCEL: {
        uint32_t id = (uint32_t)event->field[0]; /* all three begin with the handle */
        struct strbuf text = {0};
        narrate_handle(narrator->state, narrator->catalog, id, &text);
        const char *what = keep(narrator, &text);
        SAY(narrator,
            event->kind == TRACE_TIMER_SET   ? "why.timer-set"
            : event->kind == TRACE_TIMER_DUE ? "why.timer-due"
                                             : "why.timer-cancel",
            "what", what, "time", seconds(narrator, model_handle(narrator->state, id)->when));
        break;
    }
    case TRACE_READY_PUSH: {
        struct strbuf text = {0};
        uint32_t id = (uint32_t)trace_get(event, ready_push, handle);
        narrate_handle(narrator->state, narrator->catalog, id, &text);
        SAY(narrator, "why.ready-push", "what", keep(narrator, &text));
        break;
    }
    case TRACE_HANDLE_END: SAY(narrator, "why.handle-end"); break;
    default: break;
    }
}

/* The band of the timeline that begins here knows how many tasks it holds up. */
static void block_begin(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    const struct timeline *timeline = narrator->timeline;
    size_t low = 0, high = timeline->bands.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (timeline->bands.items[middle].first < narrator->state->position) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool known = low < timeline->bands.count &&
                 timeline->bands.items[low].first == narrator->state->position;
    const struct timeline_band *band = known ? &timeline->bands.items[low] : NULL;
    int64_t duration = trace_get(event, block_begin, duration);
    if (duration < 0) { /* until it was woken */
        duration = band ? band->end - band->begin : 0;
    }
    struct strbuf call = {0};
    view_add_call(&call, string(narrator, trace_get(event, block_begin, why)), duration);
    const char *key = !band || !band->in_loop ? "why.block-begin.alone"
                      : band->ready == 0      ? "why.block-begin"
                      : band->ready == 1      ? "why.block-begin.one"
                                              : "why.block-begin.many";
    SAY(narrator, key, "who", who(narrator, trace_get(event, block_begin, task)), "what",
        keep(narrator, &call), "time", seconds(narrator, duration), "count",
        number(narrator, band ? band->ready : 0));
}

static void task_event(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    const char *first = who(narrator, event->field[0]); /* all begin with the task */
    bool has_text = trace_event_info(event->kind)->fields > 1;
    const char *text = has_text ? string(narrator, event->field[1]) : "";
    switch (event->kind) {
    case TRACE_TASK_NEW:
        SAY(narrator, "why.task-new", "creator", who(narrator, trace_get(event, task_new, creator)),
            "who", first, "function", code(narrator, trace_get(event, task_new, code)));
        break;
    case TRACE_TASK_DONE:
        SAY(narrator, *text ? "why.task-result" : "why.task-done", "who", first, "value", text);
        break;
    case TRACE_TASK_FAILED: SAY(narrator, "why.task-failed", "who", first, "value", text); break;
    case TRACE_TASK_CANCELLED: SAY(narrator, "why.task-cancelled", "who", first); break;
    case TRACE_FUTURE_RESULT: SAY(narrator, "why.future-result", "who", first); break;
    case TRACE_FUTURE_EXCEPTION:
        SAY(narrator, "why.future-exception", "who", first, "value", text);
        break;
    case TRACE_FUTURE_CANCELLED: SAY(narrator, "why.future-cancelled", "who", first); break;
    case TRACE_CANCEL_REQUEST: {
        const char *key = kind_key(narrator, "why.cancel", TRACE_TYPE_CANCEL_KIND,
                                   trace_get(event, cancel_request, reason));
        const struct model_state *state = narrator->state;
        const struct model_cancel *cancel = model_cancel_at(
            state, state->cancel_count > 0 ? state->cancel_count - 1 : 0); /* the event's own */
        SAY(narrator, key, "by", who(narrator, cancel->by), "who",
            who(narrator, trace_get(event, cancel_request, target)));
        break;
    }
    case TRACE_CANCEL_DELIVER: SAY(narrator, "why.cancel-deliver", "who", first); break;
    case TRACE_CANCEL_CAUGHT: SAY(narrator, "why.cancel-caught", "who", first); break;
    case TRACE_CANCEL_SWALLOWED: SAY(narrator, "why.cancel-swallowed", "who", first); break;
    case TRACE_CANCEL_SHIELDED: SAY(narrator, "why.cancel-shielded"); break;
    case TRACE_BLOCK_BEGIN: block_begin(narrator); break;
    case TRACE_BLOCK_END: SAY(narrator, "why.block-end", "who", first); break;
    default: break;
    }
}

/* --- threads --- */

static void thread_run(struct narrator *narrator)
{
    const struct model_state *state = narrator->state;
    uint32_t thread = (uint32_t)trace_get(narrator->event, thread_run, thread);
    const char *key = state->preempted != 0                                 ? "why.thread-run.taken"
                      : state->loop_running && thread == state->loop_thread ? "why.thread-run.loop"
                                                                            : "why.thread-run";
    SAY(narrator, key, "who", who(narrator, thread), "by", who(narrator, state->preempted));
}

static void thread_wait(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    int64_t what = trace_get(event, thread_wait, what);
    int64_t until = trace_get(event, thread_wait, until);
    uint32_t on = (uint32_t)trace_get(event, thread_wait, waits_on);
    const char *key = kind_key(narrator, "why.thread-wait", TRACE_TYPE_WAIT_KIND, what);
    bool known = has_key(narrator->catalog, key) && (what != TRACE_WAIT_SLEEP || until >= 0);
    SAY(narrator,
        known     ? key
        : on != 0 ? "why.thread-wait.on"
                  : "why.thread-wait.other",
        "who", who(narrator, trace_get(event, thread_wait, thread)), "on", who(narrator, on),
        "time", seconds(narrator, until));
}

static void thread_event(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    const char *first = who(narrator, event->field[0]); /* all begin with the thread */
    switch (event->kind) {
    case TRACE_THREAD_NEW: {
        const char *function = code(narrator, trace_get(event, thread_new, code));
        SAY(narrator, *function ? "why.thread-new" : "why.thread-new.worker", "who", first,
            "creator", who(narrator, trace_get(event, thread_new, creator)), "function", function);
        break;
    }
    case TRACE_PROCESS: {
        uint32_t process = (uint32_t)trace_get(event, process, process);
        SAY(narrator, process == (uint32_t)event->field[0] ? "why.process" : "why.process.thread",
            "who", first, "process", who(narrator, process), "pid",
            number(narrator, trace_get(event, process, pid)));
        break;
    }
    case TRACE_THREAD_RUN: thread_run(narrator); break;
    case TRACE_THREAD_WAIT: thread_wait(narrator); break;
    case TRACE_THREAD_WAKE: {
        int64_t cause = trace_get(event, thread_wake, cause);
        SAY(narrator, cause == event->field[0] ? "why.thread-wake" : "why.thread-wake.by", "who",
            first, "by", who(narrator, cause));
        break;
    }
    case TRACE_THREAD_END: {
        const char *error = string(narrator, trace_get(event, thread_end, exception));
        SAY(narrator, *error ? "why.thread-failed" : "why.thread-end", "who", first, "value",
            error);
        break;
    }
    default: break;
    }
}

/* --- requests --- */

static void request_event(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    bool begins = event->kind == TRACE_REQUEST_BEGIN;
    uint32_t number_of =
        begins || event->kind == TRACE_REQUEST_END || event->kind == TRACE_REQUEST_LATE
            ? model_info(narrator->state, (uint32_t)event->field[0])->request /* of both first */
            : 0;
    if (number_of == 0) {
        return;
    }
    const struct model_request *request = model_request_at(narrator->state, number_of - 1);
    const char *error = string(narrator, request->error);
    bool served = request->kind == TRACE_REQUEST_SERVER;
    const char *key = event->kind == TRACE_REQUEST_LATE ? "why.request-late"
                      : begins ? (served ? "why.request-begin.served" : "why.request-begin")
                      : *error ? "why.request-failed"
                      : served ? "why.request-end.served"
                               : "why.request-end";
    SAY(narrator, key, "who", who(narrator, request->who), "method",
        string(narrator, request->method), "url", string(narrator, request->url), "status",
        number(narrator, request->status), "error", error, "time",
        seconds(narrator, narrator->state->now - request->began_at));
}

static void frame_event(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    uint32_t frame = (uint32_t)event->field[0]; /* all begin with the frame */
    const struct model_frame *facts = model_frame(narrator->state, frame);
    const char *function = code(narrator, facts->code), *name = current(narrator);
    switch (event->kind) {
    case TRACE_LINE:
        SAY(narrator,
            model_code(narrator->state, facts->code)->kind == TRACE_CODE_MODULE ? "why.line-module"
                                                                                : "why.line",
            "who", name, "line", number(narrator, trace_get(event, line, line)), "function",
            function);
        break;
    case TRACE_CORO_NEW:
        SAY(narrator, "why.coro-new", "function", code(narrator, trace_get(event, coro_new, code)));
        break;
    case TRACE_FRAME_PUSH: {
        int64_t id = trace_get(event, frame_push, code);
        bool coroutine = model_code(narrator->state, (uint32_t)id)->kind == TRACE_CODE_COROUTINE;
        SAY(narrator, coroutine && facts->below ? "why.await" : "why.call", "who", name, "function",
            code(narrator, id));
        break;
    }
    case TRACE_FRAME_POP: SAY(narrator, "why.return", "who", name); break;
    case TRACE_VAR:
        SAY(narrator, "why.var", "name", string(narrator, trace_get(event, var, name)), "value",
            string(narrator, trace_get(event, var, value)));
        break;
    case TRACE_EXCEPTION_RAISED:
        SAY(narrator, "why.raised", "function", function, "type",
            string(narrator, trace_get(event, exception_raised, type)), "message",
            string(narrator, trace_get(event, exception_raised, message)));
        break;
    default: break;
    }
}

static void run_event(struct narrator *narrator)
{
    const struct trace_event *event = narrator->event;
    switch (event->kind) {
    case TRACE_RUN_BEGIN: SAY(narrator, "why.run-begin"); break;
    case TRACE_RUN_END:
        SAY(narrator,
            kind_key(narrator, "why.end", TRACE_TYPE_END_KIND, trace_get(event, run_end, reason)),
            "time", seconds(narrator, event->now), "status",
            number(narrator, trace_get(event, run_end, status)));
        break;
    case TRACE_LIMIT:
        SAY(narrator, "why.limit", "what",
            trace_kind_text(TRACE_TYPE_LIMIT_KIND, trace_get(event, limit, kind)));
        break;
    case TRACE_OUTPUT: SAY(narrator, "why.output", "who", current(narrator)); break;
    case TRACE_WARNING:
        SAY(narrator, "why.warning", "text", string(narrator, trace_get(event, warning, text)));
        break;
    case TRACE_EXCEPTION_UNHANDLED:
        SAY(narrator, "why.unhandled", "text",
            string(narrator, trace_get(event, exception_unhandled, text)));
        break;
    default: break;
    }
}

/* Who has to wait while somebody runs: the head of the queue. */
static void queue_sentence(struct narrator *narrator)
{
    const struct model_state *state = narrator->state;
    enum trace_event_kind kind = narrator->event->kind;
    bool fits = kind == TRACE_LINE || kind == TRACE_HANDLE_BEGIN || kind == TRACE_TASK_SUSPEND ||
                kind == TRACE_HANDLE_END || kind == TRACE_TASK_DONE || kind == TRACE_BLOCK_BEGIN;
    if (!fits || state->ready_count == 0) {
        return;
    }
    struct strbuf text = {0};
    narrate_handle(state, narrator->catalog, state->ready_first, &text);
    const char *first = keep(narrator, &text);
    bool next = kind == TRACE_TASK_SUSPEND || kind == TRACE_HANDLE_END || kind == TRACE_TASK_DONE;
    const char *key = next                     ? "why.queue.next"
                      : state->ready_count > 1 ? "why.queue.many"
                                               : "why.queue.one";
    strbuf_add(narrator->out, narrator->out->length > 0 ? " " : "");
    SAY(narrator, key, "first", first, "more", number(narrator, (int64_t)state->ready_count - 1));
}

/* "the program" at the beginning of a sentence. */
static void begin_with_capital(const struct catalog *catalog, struct strbuf *out)
{
    const char *program = catalog_text(catalog, "who.main");
    bool begins = strncmp(strbuf_text(out), program, strlen(program)) == 0;
    if (begins && out->text[0] >= 'a' && out->text[0] <= 'z') {
        out->text[0] = (char)(out->text[0] - 'a' + 'A');
    }
}

void narrate(const struct model *model, const struct catalog *catalog, struct strbuf *out)
{
    const struct model_state *state = model_state(model);
    struct narrator narrator = {
        .state = state,
        .trace = model_trace(model),
        .timeline = model_timeline(model),
        .event = &state->last,
        .catalog = catalog,
        .out = out,
    };
    if (state->position == 0) {
        SAY(&narrator, "why.start");
        return;
    }
    switch (state->last.kind) {
    case TRACE_HANDLE_BEGIN: handle_begin(&narrator); break;
    case TRACE_TASK_SUSPEND: suspend(&narrator); break;
    default:
        loop_event(&narrator);
        task_event(&narrator);
        thread_event(&narrator);
        request_event(&narrator);
        frame_event(&narrator);
        run_event(&narrator);
    }
    if (out->length == 0) {
        SAY(&narrator, "why.other", "who", current(&narrator));
    }
    begin_with_capital(catalog, out);
    queue_sentence(&narrator);
    arena_free(&narrator.arena);
}
