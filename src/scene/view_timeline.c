/* The timeline of a view: the whole run, made once for all its positions. */
#include <inttypes.h>
#include <string.h>

#include "model/timeline.h"
#include "scene/view_parts.h"

struct maker {
    struct view *view;
    const struct trace *trace;
    const struct timeline *timeline;
    uint32_t *first_bracket;            /* of each lane: 1 + number, 0: none */
    uint32_t *next_bracket;             /* of each bracket: the next of its lane */
    uint32_t *first_fetch, *next_fetch; /* the same of requests */
    struct strbuf words;
    const char *source; /* of the main file */
    size_t source_size;
    uint32_t main_file;
    uint32_t *lines; /* where each line of it begins */
    struct argument {
        bool known;
        uint32_t at, size;
    } * arguments; /* of the sleep in each line */
    uint32_t line_count;
    int hidden; /* lanes before the first that is shown: 0 or 1 */
};

bool view_has_main_lane(const struct model *model)
{
    const struct timeline *timeline = model_timeline(model);
    if (timeline->lanes.count <= 1) {
        return true;
    }
    const struct timeline_lane *lane = &timeline->lanes.items[0];
    for (uint32_t i = 0; i < lane->span_count; i++) {
        const struct timeline_span *span = &timeline->spans.items[lane->first_span + i];
        bool works = span->state == MODEL_RUNNING || span->state == MODEL_BLOCKED ||
                     (span->state == MODEL_WAITING && !span->in_loop);
        if (works && span->end > span->begin) {
            return true;
        }
    }
    return false;
}

static const char *keep(const struct maker *maker, uint32_t string)
{
    return arena_copy_string(&maker->view->timeline_arena, trace_text(maker->trace, string, NULL));
}

/* Tasks are numbered as their lanes: they come into a view in the order in which they begin. */
static int task_of(const struct maker *maker, uint32_t lane)
{
    return (int)lane - maker->hidden;
}

/* --- spans --- */

const char *view_group_word(int kind)
{
    static const char *const words[TRACE_GROUP_COUNT] = {
        [TRACE_GROUP_GATHER] = "gather",
        [TRACE_GROUP_WAIT] = "wait",
        [TRACE_GROUP_WAIT_FOR] = "wait_for",
        [TRACE_GROUP_SHIELD] = "shield",
        [TRACE_GROUP_TASK_GROUP] = "TaskGroup",
        [TRACE_GROUP_TIMEOUT] = "timeout",
        [TRACE_GROUP_AS_COMPLETED] = "as_completed",
    };
    return kind >= 0 && kind < TRACE_GROUP_COUNT && words[kind] ? words[kind] : "";
}

/* Brackets come by position: each joins the end of its lane's list. */
static void list_brackets(struct maker *maker)
{
    const struct timeline *timeline = maker->timeline;
    struct arena *arena = &maker->view->arena;
    maker->first_bracket = arena_array(arena, uint32_t, timeline->lanes.count + 1);
    maker->next_bracket = arena_array(arena, uint32_t, timeline->brackets.count + 1);
    for (size_t i = timeline->brackets.count; i-- > 0;) {
        uint32_t lane = timeline->brackets.items[i].lane;
        maker->next_bracket[i] = maker->first_bracket[lane];
        maker->first_bracket[lane] = (uint32_t)i + 1;
    }
}

static void list_fetches(struct maker *maker)
{
    const struct timeline *timeline = maker->timeline;
    struct arena *arena = &maker->view->arena;
    maker->first_fetch = arena_array(arena, uint32_t, timeline->lanes.count + 1);
    maker->next_fetch = arena_array(arena, uint32_t, timeline->requests.count + 1);
    for (size_t i = timeline->requests.count; i-- > 0;) {
        uint32_t lane = timeline->requests.items[i].lane;
        if (timeline->requests.items[i].kind == TRACE_REQUEST_SERVER) {
            continue;
        }
        maker->next_fetch[i] = maker->first_fetch[lane];
        maker->first_fetch[lane] = (uint32_t)i + 1;
    }
}

/* Is one of the lane's requests under way in the span?  *at: the first that may be. */
static bool has_fetch(const struct maker *maker, const struct timeline_span *span, uint32_t *at)
{
    const struct timeline_request *requests = maker->timeline->requests.items;
    while (*at != 0 && requests[*at - 1].last <= span->first) {
        *at = maker->next_fetch[*at - 1];
    }
    return *at != 0 && requests[*at - 1].first < span->last;
}

/* A gather or a shield that goes on while its task waits for something else says nothing of that
 * wait; all other groups are waited in. */
static bool is_beside(const struct timeline_bracket *bracket, const struct timeline_span *span)
{
    return (bracket->kind == TRACE_GROUP_GATHER || bracket->kind == TRACE_GROUP_SHIELD) &&
           bracket->node != span->node;
}

static bool is_waited_in(const struct timeline_bracket *bracket, const struct timeline_span *span)
{
    return !is_beside(bracket, span) || span->what == TRACE_WAIT_WAIT_FOR;
}

/* "timeout › gather": the brackets around a wait, and what it waits for.  *at: the lane's first
 * bracket that may be open. */
static const char *wait_text(struct maker *maker, const struct timeline_span *span, uint32_t *at)
{
    enum { DEEPEST = 6, LOOK = 64 };
    const struct timeline_bracket *brackets = maker->timeline->brackets.items;
    bool silent =
        span->what == TRACE_WAIT_SLEEP || (span->what == TRACE_WAIT_YIELD && !span->in_loop);
    const char *word = silent ? "" : view_wait_word(span->what);
    while (*at != 0 && brackets[*at - 1].last <= span->first) {
        *at = maker->next_bracket[*at - 1];
    }
    strbuf_clear(&maker->words);
    int depth = 0, looked_at = 0, inside = 0;
    const char *arguments[DEEPEST]; /* of wait_for: begun before it, the innermost first */
    for (uint32_t i = *at; i != 0 && brackets[i - 1].first <= span->first && looked_at < LOOK;
         i = maker->next_bracket[i - 1], looked_at++) {
        const char *kind = view_group_word(brackets[i - 1].kind);
        bool inner = strcmp(kind, word) == 0 && brackets[i - 1].node == span->node;
        if (brackets[i - 1].last >= span->last && depth < DEEPEST && !inner &&
            is_waited_in(&brackets[i - 1], span)) {
            if (is_beside(&brackets[i - 1], span)) {
                arguments[inside] = kind;
                inside += inside + 1 < DEEPEST;
                continue;
            }
            strbuf_add(&maker->words, depth++ > 0 ? " › " : "");
            strbuf_add(&maker->words, kind);
        }
    }
    const char *last = strrchr(strbuf_text(&maker->words), ' ');
    last = last ? last + 1 : strbuf_text(&maker->words);
    if (depth == 0 && inside == 0) {
        return word;
    }
    if (*word && strcmp(last, word) != 0) {
        strbuf_add(&maker->words, depth > 0 ? " › " : "");
        strbuf_add(&maker->words, word);
    }
    while (inside > 0) {
        strbuf_add(&maker->words, " › ");
        strbuf_add(&maker->words, arguments[--inside]);
    }
    return arena_copy_string(&maker->view->timeline_arena, strbuf_text(&maker->words));
}

/* While the loop runs tasks, the main thread's lane is empty. */
static bool is_outside(const struct timeline_lane *lane, const struct timeline_span *span)
{
    bool idle = span->state == MODEL_READY || span->state == MODEL_WAITING;
    return lane->node == 0 && idle && span->in_loop;
}

/* --- sleeps whose length can be changed --- */

/* The main file is the first that the recording has. */
static void find_source(struct maker *maker)
{
    enum { FIRST_EVENTS = 5000 };
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, maker->trace);
    for (int i = 0; i < FIRST_EVENTS && trace_cursor_next(&cursor, &event); i++) {
        if (event.kind == TRACE_SOURCE) {
            maker->main_file = (uint32_t)trace_get(&event, source, file);
            maker->source = trace_text(maker->trace, (uint32_t)trace_get(&event, source, text),
                                       &maker->source_size);
            break;
        }
    }
    uint32_t count = 1;
    for (size_t i = 0; i < maker->source_size; i++) {
        count += maker->source[i] == '\n';
    }
    maker->lines = arena_array(&maker->view->arena, uint32_t, count + 1);
    for (size_t i = 0; i < maker->source_size; i++) {
        if (i == 0 || maker->source[i - 1] == '\n') {
            maker->lines[maker->line_count++] = (uint32_t)i;
        }
    }
    maker->lines[maker->line_count] = (uint32_t)maker->source_size;
    maker->arguments = arena_array(&maker->view->arena, struct argument, count + 1);
}

static bool is_name_part(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

/* The number that is the one argument of the one "sleep(" in the line. */
static struct argument find_argument(const struct maker *maker, uint32_t line)
{
    static const char call[] = "sleep(";
    const char *text = maker->source;
    uint32_t begin = maker->lines[line - 1], end = maker->lines[line], found = 0;
    for (uint32_t at = begin; at + sizeof call <= end; at++) {
        bool is_call = strncmp(text + at, call, sizeof call - 1) == 0 &&
                       (at == begin || !is_name_part(text[at - 1]));
        if (text[at] == '#' || (is_call && found > 0)) {
            found = text[at] == '#' ? found : 0;
            break;
        }
        found = is_call ? at + (uint32_t)sizeof call - 1 : found;
    }
    uint32_t size = 0;
    while (found > 0 && found + size < end && strchr("0123456789._", text[found + size])) {
        size++;
    }
    bool closed = found + size < end && (text[found + size] == ')' || text[found + size] == ',');
    struct argument none = {.known = true}, number = {true, found, size};
    return size > 0 && closed ? number : none;
}

static void set_argument(struct maker *maker, uint32_t line, struct view_span *span)
{
    if (line == 0 || line > maker->line_count) {
        return;
    }
    struct argument *argument = &maker->arguments[line];
    if (!argument->known) {
        *argument = find_argument(maker, line);
    }
    span->argument = argument->at;
    span->argument_size = argument->size;
}

static void add_lane_spans(struct maker *maker, uint32_t number)
{
    const struct timeline_lane *lane = &maker->timeline->lanes.items[number];
    int task = task_of(maker, number);
    uint32_t bracket = maker->first_bracket[number], fetch = maker->first_fetch[number];
    for (uint32_t i = 0; i < lane->span_count; i++) {
        const struct timeline_span *from = &maker->timeline->spans.items[lane->first_span + i];
        bool waits = from->state == MODEL_WAITING;
        int64_t on = waits && from->node != 0 ? timeline_lane_of(maker->timeline, from->node) : -1;
        struct view_span span = {
            .task = task,
            .state = view_state_of(from->state),
            .start = from->begin,
            .end = from->end,
            .first = (int64_t)from->first,
            .last = (int64_t)from->last,
            .text = waits ? wait_text(maker, from, &bracket) : "",
            .on = on < 0 ? -1 : task_of(maker, (uint32_t)on),
            .is_fetch = has_fetch(maker, from, &fetch),
        };
        bool sleeps = (waits && from->what == TRACE_WAIT_SLEEP) || from->state == MODEL_BLOCKED;
        if (sleeps && from->file == maker->main_file && from->end > from->begin) {
            set_argument(maker, from->line, &span);
        }
        if (!is_outside(lane, from)) {
            vec_push(&maker->view->spans, span);
        }
    }
    enum view_state end = view_state_of(lane->end_state);
    if (lane->node != 0 && (end == VIEW_DONE || end == VIEW_CANCELLED || end == VIEW_FAILED)) {
        struct view_span span = {.task = task,
                                 .state = end,
                                 .start = lane->end,
                                 .end = lane->end,
                                 .first = (int64_t)lane->last,
                                 .last = (int64_t)lane->last,
                                 .text = "",
                                 .on = -1};
        vec_push(&maker->view->spans, span);
    }
}

static void add_arrows(struct maker *maker)
{
    static const enum view_arrow_kind kinds[] = {[TIMELINE_CREATE] = ARROW_CREATE,
                                                 [TIMELINE_WAKE] = ARROW_WAKE,
                                                 [TIMELINE_CANCEL] = ARROW_CANCEL};
    for (size_t i = 0; i < maker->timeline->arrows.count; i++) {
        const struct timeline_arrow *from = &maker->timeline->arrows.items[i];
        struct view_arrow arrow = {
            .kind = kinds[from->kind],
            .from = task_of(maker, from->from),
            .to = task_of(maker, from->to),
            .time = from->time,
            .position = (int64_t)from->position,
        };
        if (arrow.from >= 0 && arrow.to >= 0 && arrow.from != arrow.to) {
            vec_push(&maker->view->arrows, arrow);
        }
    }
}

/* --- the loop stands still --- */

void view_add_call(struct strbuf *out, const char *what, int64_t duration)
{
    size_t size = strlen(what), name = strcspn(what, " ");
    if (name < size) { /* with what it is called with: "urlopen https://xo.dev" */
        strbuf_add_bytes(out, what, name);
        strbuf_printf(out, "(\"%s\")", what + name + 1);
        return;
    }
    strbuf_add(out, what);
    if (size >= 5 && strcmp(what + size - 5, "sleep") == 0) {
        strbuf_printf(out, "(%.10g)", (double)duration / 1e9);
    } else {
        strbuf_add(out, "()");
    }
}

static void add_bands(struct maker *maker)
{
    size_t due = 0;
    for (uint32_t i = 0; i < maker->timeline->bands.count; i++) {
        const struct timeline_band *from = &maker->timeline->bands.items[i];
        struct strbuf text = {0};
        if (!from->in_loop) {
            continue; /* nobody else could have run: the lane's own bar says it */
        }
        view_add_call(&text, trace_text(maker->trace, from->why, NULL), from->end - from->begin);
        struct view_band band = {
            .start = from->begin,
            .end = from->end,
            .first = (int64_t)from->first,
            .last = (int64_t)from->last,
            .task = task_of(maker, from->lane),
            .text = arena_copy_string(&maker->view->timeline_arena, strbuf_text(&text)),
            .ready = (int)from->ready,
        };
        strbuf_free(&text);
        for (; due < maker->timeline->dues.count; due++) {
            const struct timeline_due *late = &maker->timeline->dues.items[due];
            if (late->band > i) {
                break;
            }
            if (late->band == i) {
                vec_push(&maker->view->dues,
                         (struct view_due){task_of(maker, late->lane), maker->view->bands.count,
                                           late->time});
            }
        }
        vec_push(&maker->view->bands, band);
    }
}

/* --- requests, brackets, output --- */

/* The host in a URL: what is between "//" and the next "/", without a port's or user's part. */
static const char *host_of(const struct maker *maker, const char *url)
{
    const char *begin = strstr(url, "//");
    begin = begin ? begin + 2 : url;
    size_t size = strcspn(begin, "/?#");
    return size > 0 ? arena_copy_bytes(&maker->view->timeline_arena, begin, size) : url;
}

static void add_fetches(struct maker *maker)
{
    for (size_t i = 0; i < maker->timeline->requests.count; i++) {
        const struct timeline_request *from = &maker->timeline->requests.items[i];
        struct view_fetch fetch = {
            .task = task_of(maker, from->lane),
            .is_server = from->kind == TRACE_REQUEST_SERVER,
            .failed = from->failed || from->status >= 400,
            .method = keep(maker, from->method),
            .url = keep(maker, from->url),
            .result = "",
            .start = from->begin,
            .end = from->end,
            .first = (int64_t)from->first,
            .last = (int64_t)from->last,
        };
        fetch.host = fetch.is_server ? fetch.url : host_of(maker, fetch.url);
        if (from->error != 0) {
            fetch.result = keep(maker, from->error);
        } else if (from->status != 0) {
            fetch.result = arena_printf(&maker->view->timeline_arena, "%" PRId64, from->status);
        }
        if (fetch.task >= 0) {
            vec_push(&maker->view->fetches, fetch);
        }
    }
}

static void add_brackets(struct maker *maker)
{
    static const enum view_state outcomes[TRACE_OUTCOME_COUNT] = {
        [TRACE_OUTCOME_PENDING] = VIEW_WAITING,     [TRACE_OUTCOME_DONE] = VIEW_DONE,
        [TRACE_OUTCOME_FAILED] = VIEW_FAILED,       [TRACE_OUTCOME_CANCELLED] = VIEW_CANCELLED,
        [TRACE_OUTCOME_TIMED_OUT] = VIEW_CANCELLED,
    };
    for (size_t i = 0; i < maker->timeline->brackets.count; i++) {
        const struct timeline_bracket *from = &maker->timeline->brackets.items[i];
        struct view_bracket bracket = {
            .task = task_of(maker, from->lane),
            .depth = (int)from->depth,
            .kind = view_group_word(from->kind),
            .outcome = from->outcome < TRACE_OUTCOME_COUNT ? outcomes[from->outcome] : VIEW_DONE,
            .start = from->begin,
            .end = from->end,
            .first = (int64_t)from->first,
            .last = (int64_t)from->last,
        };
        if (bracket.task >= 0) {
            vec_push(&maker->view->brackets, bracket);
        }
    }
}

static void add_marks(struct maker *maker)
{
    for (size_t i = 0; i < maker->timeline->marks.count; i++) {
        const struct timeline_mark *from = &maker->timeline->marks.items[i];
        struct view_mark mark = {
            .task = task_of(maker, from->lane),
            .is_error = from->stream == TRACE_STREAM_ERR,
            .time = from->time,
            .position = (int64_t)from->position,
        };
        if (mark.task >= 0) {
            vec_push(&maker->view->marks, mark);
        }
    }
}

static void forget(struct view *view)
{
    vec_clear(&view->spans);
    vec_clear(&view->arrows);
    vec_clear(&view->bands);
    vec_clear(&view->dues);
    vec_clear(&view->fetches);
    vec_clear(&view->brackets);
    vec_clear(&view->marks);
    arena_reset(&view->timeline_arena);
}

void view_add_timeline(struct view *view, const struct model *model)
{
    const struct timeline *timeline = model_timeline(model);
    if (view->timeline_of == timeline) {
        int64_t reach = view->stops.count > 0 ? vec_last(&view->stops).time : 0;
        if (reach != (view->time_least > view->time_end ? view->time_least : view->time_end)) {
            view_index(view);
        }
        return;
    }
    struct maker maker = {
        .view = view,
        .trace = model_trace(model),
        .timeline = timeline,
        .hidden = view_has_main_lane(model) ? 0 : 1,
    };
    forget(view);
    list_brackets(&maker);
    list_fetches(&maker);
    find_source(&maker);
    for (size_t i = (size_t)maker.hidden; i < timeline->lanes.count; i++) {
        add_lane_spans(&maker, (uint32_t)i);
    }
    add_arrows(&maker);
    add_bands(&maker);
    add_fetches(&maker);
    add_brackets(&maker);
    add_marks(&maker);
    strbuf_free(&maker.words);
    view_index(view);
    view->timeline_of = timeline;
}
