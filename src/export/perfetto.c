/* The whole run as a trace in Chrome's JSON format, which Perfetto and others read.
 *
 * Importers sort by time and keep the order of the file where times are the same.  In virtual
 * time most are: an arrow belongs to the span that is open where it stands in the file.  So
 * events are written by their position in the run, not lane by lane.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "export/writers.h"

struct event {
    int64_t position;
    enum event_kind { ARROW_OUT, SPAN_END, SPAN_BEGIN, ARROW_IN, INSTANT, SPAN_END_LATE } kind;
    int64_t time;
    size_t number; /* of the span, arrow or line of output: the order in which they were made */
};

struct perfetto {
    const struct export_run *run;
    const struct view *view;
    struct strbuf *out;
    const char *name; /* of the process; NULL: the run's title */
    int process;
    size_t arrows; /* of the processes before */
    int lanes;     /* the same: no two have one tid, which some readers take for the whole */
    bool is_first;
    int64_t now; /* of the event before */
    VEC(struct event) events;
};

static void add_string(struct strbuf *out, const char *text)
{
    json_add_string(out, text, strlen(text));
}

static int lane_of_module(const struct view *view)
{
    return (int)view->tasks.count;
}

/* Begins an event; its place on the axis in microseconds, by time or by step, never before that
 * of the one before: a mistake is told when it is noticed.  event NULL: it has none. */
static void begin_event(struct perfetto *perfetto, const char *phase, int lane,
                        const struct event *event)
{
    struct strbuf *out = perfetto->out;
    strbuf_add(out, perfetto->is_first ? "\n" : ",\n");
    perfetto->is_first = false;
    strbuf_printf(out, "{\"ph\":\"%s\",\"pid\":%d,\"tid\":%d,\"ts\":", phase, perfetto->process,
                  perfetto->lanes + lane + 1);
    perfetto->now = event && event->time > perfetto->now ? event->time : perfetto->now;
    if (perfetto->run->axis == AXIS_STEP) {
        strbuf_printf(out, "%" PRId64, event ? event->position : 0);
    } else {
        strbuf_printf(out, "%" PRId64 ".%03" PRId64, perfetto->now / 1000, perfetto->now % 1000);
    }
}

static void add_lane(struct perfetto *perfetto, int lane, const char *name, const char *label,
                     int place)
{
    struct strbuf *out = perfetto->out, text = {0};
    strbuf_printf(&text, "%s%s%s", name, *label ? " " : "", label);
    begin_event(perfetto, "M", lane, NULL);
    strbuf_add(out, ",\"name\":\"thread_name\",\"args\":{\"name\":");
    add_string(out, strbuf_text(&text));
    strbuf_add(out, "}}");
    begin_event(perfetto, "M", lane, NULL);
    strbuf_printf(out, ",\"name\":\"thread_sort_index\",\"args\":{\"sort_index\":%d}}", place);
    strbuf_free(&text);
}

/* What the program writes outside of its tasks has a lane above theirs. */
static void add_names(struct perfetto *perfetto)
{
    struct strbuf *out = perfetto->out;
    const struct view *view = perfetto->view;
    const char *title = perfetto->name ? perfetto->name
                        : *view->title ? view->title
                                       : view->file_name;
    begin_event(perfetto, "M", lane_of_module(view), NULL);
    strbuf_add(out, ",\"name\":\"process_name\",\"args\":{\"name\":");
    add_string(out, title);
    strbuf_add(out, "}}");
    for (size_t i = 0; i < view->tasks.count; i++) {
        const struct view_task *task = &view->tasks.items[i];
        add_lane(perfetto, (int)i, task->name, task->label, (int)i + 1);
    }
    bool has_other = false;
    for (size_t i = 0; i < view->output.count; i++) {
        has_other = has_other || view->output.items[i].task < 0;
    }
    if (has_other) {
        add_lane(perfetto, lane_of_module(view), "<module>", "", 0);
    }
}

static bool is_ending(const struct view_span *span)
{
    return span->state == VIEW_DONE || span->state == VIEW_CANCELLED || span->state == VIEW_FAILED;
}

/* How a task ended is an instant, the rest has a length. */
static void add_begin(struct perfetto *perfetto, const struct event *event)
{
    struct strbuf *out = perfetto->out;
    struct strbuf name = {0};
    const struct view_span *span = &perfetto->view->spans.items[event->number];
    const char *wait = export_wait_word(perfetto->view, span);
    strbuf_printf(&name, "%s%s%s", export_state_word(span->state), *wait ? " " : "", wait);
    begin_event(perfetto, is_ending(span) ? "i" : "B", span->task, event);
    strbuf_printf(out, "%s,\"cat\":\"%s\",\"name\":", is_ending(span) ? ",\"s\":\"t\"" : "",
                  export_state_word(span->state));
    add_string(out, strbuf_text(&name));
    strbuf_add_char(out, '}');
    strbuf_free(&name);
}

static void add_arrow_end(struct perfetto *perfetto, const struct event *event)
{
    static const char *const names[] = {"create", "wake", "cancel"};
    const struct view_arrow *arrow = &perfetto->view->arrows.items[event->number];
    bool comes_in = event->kind == ARROW_IN;
    begin_event(perfetto, comes_in ? "f" : "s", comes_in ? arrow->to : arrow->from, event);
    strbuf_printf(perfetto->out, ",\"id\":%zu,\"cat\":\"%s\",\"name\":\"%s\"%s}",
                  perfetto->arrows + event->number + 1, names[arrow->kind], names[arrow->kind],
                  comes_in ? ",\"bp\":\"e\"" : "");
}

static void add_output(struct perfetto *perfetto, const struct event *event)
{
    struct strbuf *out = perfetto->out;
    const struct view_output *line = &perfetto->view->output.items[event->number];
    int lane = line->task < 0 ? lane_of_module(perfetto->view) : line->task;
    begin_event(perfetto, "i", lane, event);
    strbuf_printf(out, ",\"s\":\"t\",\"cat\":\"%s\",\"name\":",
                  line->is_note    ? "note"
                  : line->is_error ? "stderr"
                                   : "output");
    add_string(out, line->text);
    strbuf_add_char(out, '}');
}

static void keep(struct perfetto *perfetto, enum event_kind kind, int64_t time, int64_t position,
                 size_t number)
{
    struct event event = {.position = position, .kind = kind, .time = time, .number = number};
    vec_push(&perfetto->events, event);
}

/* An arrow begins in a span: in the one that is open, or in the last one, when the task has ended
 * before it wakes others. */
static void keep_arrow_out(struct perfetto *perfetto, size_t number)
{
    const struct view *view = perfetto->view;
    const struct view_arrow *arrow = &view->arrows.items[number];
    size_t low = 0, high = view->spans.count; /* the first that begins there or later */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct view_span *span = &view->spans.items[middle];
        bool earlier = span->task < arrow->from ||
                       (span->task == arrow->from && span->first < arrow->position);
        low = earlier ? middle + 1 : low;
        high = earlier ? high : middle;
    }
    while (low > 0 && is_ending(&view->spans.items[low - 1])) {
        low--;
    }
    const struct view_span *span = low > 0 ? &view->spans.items[low - 1] : NULL;
    bool is_late = span && span->task == arrow->from && span->last < arrow->position;
    keep(perfetto, ARROW_OUT, is_late ? span->end : arrow->time,
         is_late ? span->last : arrow->position, number);
}

static void keep_all(struct perfetto *perfetto)
{
    const struct view *view = perfetto->view;
    const struct export_run *run = perfetto->run;
    for (size_t i = 0; i < view->spans.count; i++) {
        const struct view_span *span = &view->spans.items[i];
        keep(perfetto, SPAN_BEGIN, span->start, span->first, i);
        if (!is_ending(span)) {
            enum event_kind kind = span->first < span->last ? SPAN_END : SPAN_END_LATE;
            keep(perfetto, kind, span->end, span->last, i);
        }
    }
    for (size_t i = 0; i < view->arrows.count; i++) {
        const struct view_arrow *arrow = &view->arrows.items[i];
        keep_arrow_out(perfetto, i);
        keep(perfetto, ARROW_IN, arrow->time, arrow->position, i);
    }
    for (size_t i = 0; i < view->output.count; i++) {
        const struct view_output *line = &view->output.items[i];
        if (line->time >= run->from && (run->to < 0 || line->time <= run->to)) {
            keep(perfetto, INSTANT, line->time, line->position, i);
        }
    }
}

static int compare_events(const void *left, const void *right)
{
    const struct event *a = left, *b = right;
    return a->position != b->position ? (a->position > b->position) - (a->position < b->position)
           : a->kind != b->kind       ? (a->kind > b->kind) - (a->kind < b->kind)
                                      : (a->number > b->number) - (a->number < b->number);
}

static void add_event(struct perfetto *perfetto, const struct event *event)
{
    const struct view *view = perfetto->view;
    switch (event->kind) {
    case ARROW_OUT:
    case ARROW_IN: add_arrow_end(perfetto, event); break;
    case INSTANT: add_output(perfetto, event); break;
    case SPAN_BEGIN: add_begin(perfetto, event); break;
    case SPAN_END:
    case SPAN_END_LATE:
        begin_event(perfetto, "E", view->spans.items[event->number].task, event);
        strbuf_add_char(perfetto->out, '}');
        break;
    }
}

/* One run, as a process of its own. */
static void add_process(struct perfetto *perfetto)
{
    struct view view = {0};
    export_end_view(perfetto->run, &view);
    perfetto->view = &view;
    perfetto->now = 0;
    perfetto->process++;
    add_names(perfetto);
    keep_all(perfetto);
    if (perfetto->events.count > 0) {
        qsort(perfetto->events.items, perfetto->events.count, sizeof *perfetto->events.items,
              compare_events);
    }
    for (size_t i = 0; i < perfetto->events.count; i++) {
        add_event(perfetto, &perfetto->events.items[i]);
    }
    perfetto->arrows += view.arrows.count;
    perfetto->lanes += lane_of_module(&view) + 1;
    vec_free(&perfetto->events);
    view_free(&view);
}

static const char PERFETTO_HEAD[] = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[";

void export_perfetto(const struct export_run *run, struct strbuf *out)
{
    struct perfetto perfetto = {.run = run, .out = out, .is_first = true};
    strbuf_add(out, PERFETTO_HEAD);
    add_process(&perfetto);
    strbuf_add(out, "\n]}\n");
}

void export_both_perfetto(const struct export_both *both, struct strbuf *out)
{
    struct perfetto perfetto = {.out = out, .is_first = true};
    strbuf_add(out, PERFETTO_HEAD);
    for (int i = 0; i < COMPARE_SIDES; i++) {
        perfetto.run = &both->runs[i];
        perfetto.name = both->names[i];
        add_process(&perfetto);
    }
    strbuf_add(out, "\n]}\n");
}
