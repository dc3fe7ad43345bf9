/* Which rows one run has, and what they show. */
#include "scene/compare_build.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "model/step.h"
#include "model/timeline.h"

enum {
    PIECES_MAX = 200000,
    PIECES_SEEN = 1000, /* a piece shorter than this part of the run is not seen as one */
    ROWS_MAX = 200,
    ALONE_MAX = 12 /* so few waits of a program that makes no calls have a row each */
};

/* A stretch of time that a lane spends on something of its own. */
struct piece {
    uint32_t lane;
    enum compare_look look;
    int64_t begin, end;
    int64_t last_begin; /* of the last of those that are joined in it */
    uint64_t first;
    uint32_t code, line;
    bool is_request; /* its parts are one bar as long as they look alike */
    size_t row;
};

enum { NO_ROW = SIZE_MAX };

/* A row that is being made. */
struct row {
    const char *name, *key; /* key: what makes it the same as one of the other run */
    int64_t begin;
    uint32_t lane;
    size_t number; /* in the order in which it was made */
    size_t color;
};

struct builder {
    struct comparison *comparison;
    struct compare_side *side;
    const struct model *model;
    const struct model_state *state;
    const struct timeline *timeline;
    VEC(struct piece) pieces;
    VEC(struct compare_call) calls; /* of each piece */
    VEC(struct row) rows;
};

/* --- pieces --- */

/* A wait for somebody who has a row of his own says nothing more. */
static bool is_for_another(const struct timeline_span *span, bool is_thread)
{
    switch ((enum trace_wait_kind)span->what) {
    case TRACE_WAIT_TASK:
    case TRACE_WAIT_GATHER:
    case TRACE_WAIT_WAIT:
    case TRACE_WAIT_WAIT_FOR:
    case TRACE_WAIT_SHIELD:
    case TRACE_WAIT_TASK_GROUP:
    case TRACE_WAIT_EXECUTOR:
    case TRACE_WAIT_JOIN: return true;
    case TRACE_WAIT_QUEUE_GET:
    case TRACE_WAIT_FUTURE: return is_thread; /* a worker of a pool has nothing to do */
    default: return false;
    }
}

/* False: the span is not shown. */
static bool look_of(const struct builder *builder, const struct timeline_span *span,
                    enum compare_look *look)
{
    uint32_t node = builder->timeline->lanes.items[span->lane].node;
    bool is_thread = node == 0 || model_node(builder->state, node)->kind == MODEL_THREAD;
    switch ((enum model_task_state)span->state) {
    case MODEL_BLOCKED:
    case MODEL_RUNNING: *look = COMPARE_OCCUPIED; return true;
    case MODEL_READY: *look = COMPARE_READY; return true;
    case MODEL_WAITING: break;
    default: return false;
    }
    if (is_for_another(span, is_thread)) {
        return false;
    }
    bool blocks = is_thread && (span->what == TRACE_WAIT_SLEEP || span->what == TRACE_WAIT_NETWORK);
    *look = span->what == TRACE_WAIT_GIL ? COMPARE_READY
            : blocks                     ? COMPARE_OCCUPIED
                                         : COMPARE_WAITING;
    return true;
}

/* Very short ones, one behind the other, are one. */
static bool join(struct builder *builder, const struct piece *piece)
{
    int64_t least = builder->timeline->end / PIECES_SEEN;
    struct piece *last = builder->pieces.count > 0 ? &vec_last(&builder->pieces) : NULL;
    if (!last || last->lane != piece->lane || last->row != piece->row ||
        last->look != piece->look || last->end - last->last_begin >= least ||
        piece->end - piece->begin >= least || piece->begin - last->end >= least) {
        return false;
    }
    last->last_begin = piece->begin;
    last->end = piece->end;
    return true;
}

static void add_piece(struct builder *builder, const struct timeline_span *span,
                      enum compare_look look, int64_t begin, int64_t end, size_t row)
{
    struct piece piece = {
        .lane = span->lane,
        .look = look,
        .begin = begin,
        .end = end,
        .last_begin = begin,
        .first = span->first,
        .code = span->code,
        .line = span->line,
        .is_request = row != NO_ROW,
        .row = row,
    };
    if (begin < end && !join(builder, &piece) && builder->pieces.count < PIECES_MAX) {
        vec_push(&builder->pieces, piece);
    }
}

static int by_begin(const void *left, const void *right)
{
    const struct piece *a = left, *b = right;
    return a->first != b->first   ? (a->first < b->first ? -1 : 1)
           : a->begin != b->begin ? (a->begin < b->begin ? -1 : 1)
           : a->lane != b->lane   ? (a->lane < b->lane ? -1 : 1)
                                  : 0;
}

/* The pieces of a lane within a stretch of time. */
static void add_lane(struct builder *builder, uint32_t lane, int64_t begin, int64_t end, size_t row)
{
    const struct timeline *timeline = builder->timeline;
    const struct timeline_lane *entry = &timeline->lanes.items[lane];
    size_t last = entry->first_span + entry->span_count;
    for (size_t i = timeline_first_span(timeline, lane, begin); i < last; i++) {
        const struct timeline_span *span = &timeline->spans.items[i];
        enum compare_look look;
        if (span->begin >= end && span->begin > begin) {
            break;
        }
        if (look_of(builder, span, &look)) {
            add_piece(builder, span, look, span->begin > begin ? span->begin : begin,
                      span->end < end ? span->end : end, row);
        }
    }
}

/* --- requests --- */

static const char *host_of(const char *url, size_t *size)
{
    const char *start = strstr(url, "://");
    start = start ? start + 3 : url;
    *size = strcspn(start, "/?#");
    return start;
}

/* The host; with its path where the run asks one host for several things. */
static const char *request_name(struct builder *builder, const struct timeline_request *request)
{
    const struct trace *trace = model_trace(builder->model);
    struct arena *arena = &builder->comparison->arena;
    const char *url = trace_text(trace, request->url, NULL);
    size_t size, other_size;
    const char *host = host_of(url, &size);
    if (request->kind == TRACE_REQUEST_SERVER) {
        return arena_printf(arena, "%s %s", trace_text(trace, request->method, NULL), url);
    }
    for (size_t i = 0; i < builder->timeline->requests.count && i < ROWS_MAX; i++) {
        const struct timeline_request *one = &builder->timeline->requests.items[i];
        const char *other = host_of(trace_text(trace, one->url, NULL), &other_size);
        if (one->url != request->url && other_size == size && memcmp(host, other, size) == 0) {
            return arena_copy_string(arena, host);
        }
    }
    return size > 0 ? arena_copy_bytes(arena, host, size) : arena_copy_string(arena, url);
}

static size_t add_row(struct builder *builder, const char *name, const char *key, int64_t begin)
{
    size_t number = builder->rows.count;
    vec_push(&builder->rows,
             (struct row){.name = name, .key = key, .begin = begin, .number = number});
    return number;
}

static int by_lane(const void *left, const void *right)
{
    const struct timeline_request *a = left, *b = right;
    return a->lane != b->lane     ? (a->lane < b->lane ? -1 : 1)
           : a->begin != b->begin ? (a->begin < b->begin ? -1 : 1)
                                  : 0;
}

/* A row for each request; what the lanes do besides becomes pieces without a row. */
static void add_requests(struct builder *builder)
{
    const struct timeline *timeline = builder->timeline;
    size_t count = timeline->requests.count;
    struct timeline_request *sorted = mem_alloc((count + 1) * sizeof *sorted);
    for (size_t i = 0; i < count; i++) {
        const struct timeline_request *request = &timeline->requests.items[i];
        const char *url = trace_text(model_trace(builder->model), request->url, NULL);
        size_t row = add_row(builder, request_name(builder, request),
                             arena_copy_string(&builder->comparison->arena, url), request->begin);
        size_t before = builder->pieces.count;
        add_lane(builder, request->lane, request->begin, request->end, row);
        if (builder->pieces.count == before) { /* its lane waits for somebody who waits */
            struct timeline_span span = {.lane = request->lane, .first = request->first};
            add_piece(builder, &span, COMPARE_WAITING, request->begin, request->end, row);
        }
        sorted[i] = *request;
    }
    qsort(sorted, count, sizeof *sorted, by_lane);
    size_t at = 0;
    for (uint32_t lane = 0; lane < timeline->lanes.count; lane++) {
        int64_t from = 0;
        for (; at < count && sorted[at].lane == lane; at++) {
            if (sorted[at].begin > from) {
                add_lane(builder, lane, from, sorted[at].begin, NO_ROW);
            }
            from = sorted[at].end > from ? sorted[at].end : from;
        }
        add_lane(builder, lane, from, timeline->end, NO_ROW);
    }
    mem_free(sorted);
}

/* --- what is no request: lanes, or the calls of the only one --- */

static const char *line_text(struct builder *builder, const struct piece *piece)
{
    const struct model_code *code = model_code(builder->state, piece->code);
    const char *text =
        trace_text(model_trace(builder->model), model_file(builder->state, code->file)->text, NULL);
    for (uint32_t line = 1; line < piece->line && *text; line++) {
        text += strcspn(text, "\n");
        text += *text == '\n';
    }
    text += strspn(text, " \t");
    text += strncmp(text, "await ", 6) == 0 ? 6 : 0;
    size_t size = strcspn(text, "\n");
    while (size > 0 && strchr(" \t\r", text[size - 1])) {
        size--;
    }
    return arena_copy_bytes(&builder->comparison->arena, text, size);
}

static bool is_default_name(const struct builder *builder, uint32_t node)
{
    return model_info(builder->state, node)->name == 0;
}

/* Whether all that happens in a lane is one call of the program; a worker of a pool makes many. */
static bool is_one_call(const struct builder *builder, uint32_t lane)
{
    const struct compare_call *first = NULL;
    for (size_t i = 0; i < builder->pieces.count; i++) {
        const struct compare_call *call = &builder->calls.items[i];
        if (builder->pieces.items[i].lane == lane && call->depth > 0) {
            first = first ? first : call;
            if (call->frames[0] != first->frames[0]) {
                return false;
            }
        }
    }
    return true;
}

/* A task or a thread is called after its call, unless it was given a name or makes several. */
static const char *lane_name(struct builder *builder, const struct piece *piece,
                             const struct compare_call *call)
{
    struct arena *arena = &builder->comparison->arena;
    uint32_t node = builder->timeline->lanes.items[piece->lane].node;
    bool is_thread = model_node(builder->state, node)->kind == MODEL_THREAD;
    bool by_call = is_thread ? is_one_call(builder, piece->lane) : is_default_name(builder, node);
    if (call->depth > 0 && *call->names[0] && by_call) {
        return call->names[0];
    }
    struct strbuf name = {0};
    model_add_name(builder->state, node, &name);
    const char *function = model_code_name(builder->state, model_info(builder->state, node)->code);
    if (is_default_name(builder, node) && *function) {
        strbuf_printf(&name, " %s", function);
    }
    const char *copy = arena_copy_string(arena, strbuf_text(&name));
    strbuf_free(&name);
    return copy;
}

/* The depth at which the calls of the pieces without a row part. */
static size_t find_depth(const struct builder *builder)
{
    const struct compare_call *first = NULL;
    size_t depth = COMPARE_DEPTH;
    for (size_t i = 0; i < builder->pieces.count; i++) {
        const struct compare_call *call = &builder->calls.items[i];
        if (builder->pieces.items[i].row != NO_ROW) {
            continue;
        }
        first = first ? first : call;
        size_t same = 0;
        while (same < depth && same < call->depth && same < first->depth &&
               call->frames[same] == first->frames[same]) {
            same++;
        }
        depth = same;
    }
    return depth;
}

/* The first call that is known of the lane of a piece. */
static const struct compare_call *call_in_lane(const struct builder *builder, size_t piece)
{
    uint32_t lane = builder->pieces.items[piece].lane;
    for (size_t i = piece; i < builder->pieces.count; i++) {
        if (builder->pieces.items[i].lane == lane && builder->calls.items[i].depth > 0) {
            return &builder->calls.items[i];
        }
    }
    return &builder->calls.items[piece];
}

/* The row of a piece, made when it is the first of its call, line or lane. */
static size_t row_for(struct builder *builder, struct int_map *rows, size_t piece, size_t depth,
                      bool split)
{
    const struct piece *it = &builder->pieces.items[piece];
    const struct compare_call *call = &builder->calls.items[piece];
    uint64_t row, key = it->lane;
    bool in_call = split && call->depth > depth;
    if (split) {
        bool alone = builder->pieces.count <= ALONE_MAX;
        key = in_call ? call->frames[depth]
              : alone ? (UINT64_C(1) << 41) + piece
                      : (UINT64_C(1) << 40) + it->line;
    }
    if (int_map_get(rows, key, &row)) {
        return (size_t)row;
    }
    const char *name = in_call ? call->names[depth]
                       : split ? line_text(builder, it)
                               : lane_name(builder, it, call_in_lane(builder, piece));
    row = add_row(builder, name, name, it->begin);
    builder->rows.items[row].lane = split ? 0 : it->lane;
    int_map_set(rows, key, row);
    return (size_t)row;
}

static void find_calls(struct builder *builder)
{
    for (size_t i = 0; i < builder->pieces.count; i++) {
        const struct piece *piece = &builder->pieces.items[i];
        uint32_t node = builder->timeline->lanes.items[piece->lane].node;
        vec_push(&builder->calls, (struct compare_call){.node = node, .position = piece->first});
    }
    compare_find_calls(builder->model, builder->calls.items, builder->calls.count,
                       &builder->comparison->arena);
}

/* A run that serves requests: what is no request and shows no code of the program is the server. */
static void drop_server(struct builder *builder)
{
    const struct timeline *timeline = builder->timeline;
    size_t kept = 0;
    if (timeline->requests.count == 0 || timeline->requests.items[0].kind != TRACE_REQUEST_SERVER) {
        return;
    }
    for (size_t i = 0; i < builder->pieces.count; i++) {
        if (builder->pieces.items[i].row != NO_ROW || builder->calls.items[i].depth > 0) {
            builder->pieces.items[kept] = builder->pieces.items[i];
            builder->calls.items[kept++] = builder->calls.items[i];
        }
    }
    builder->pieces.count = builder->calls.count = kept;
}

static void add_others(struct builder *builder)
{
    struct int_map rows = {0};
    bool one_lane = true;
    uint32_t lane = UINT32_MAX;
    for (size_t i = 0; i < builder->pieces.count; i++) {
        if (builder->pieces.items[i].row == NO_ROW) {
            one_lane = one_lane && (lane == UINT32_MAX || lane == builder->pieces.items[i].lane);
            lane = builder->pieces.items[i].lane;
        }
    }
    size_t depth = one_lane ? find_depth(builder) : 0;
    for (size_t i = 0; i < builder->pieces.count; i++) {
        if (builder->pieces.items[i].row == NO_ROW) {
            builder->pieces.items[i].row = row_for(builder, &rows, i, depth, one_lane);
        }
    }
    int_map_free(&rows);
}

/* A run without any length: its tasks and threads as points. */
static void add_points(struct builder *builder)
{
    const struct timeline *timeline = builder->timeline;
    size_t from = timeline->lanes.count > 1 ? 1 : 0;
    for (size_t i = from; i < timeline->lanes.count && builder->rows.count < ROWS_MAX; i++) {
        const struct timeline_lane *lane = &timeline->lanes.items[i];
        struct piece piece = {.lane = (uint32_t)i, .begin = lane->begin, .end = lane->begin};
        struct compare_call none = {.depth = 0};
        const char *name = lane_name(builder, &piece, &none);
        piece.row = add_row(builder, name, name, lane->begin);
        vec_push(&builder->pieces, piece);
    }
}

/* --- rows --- */

static int by_row_begin(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    return a->begin != b->begin     ? (a->begin < b->begin ? -1 : 1)
           : a->lane != b->lane     ? (a->lane < b->lane ? -1 : 1)
           : a->number != b->number ? (a->number < b->number ? -1 : 1)
                                    : 0;
}

static int by_row(const void *left, const void *right)
{
    const struct piece *a = left, *b = right;
    return a->row != b->row       ? (a->row < b->row ? -1 : 1)
           : a->begin != b->begin ? (a->begin < b->begin ? -1 : 1)
                                  : 0;
}

static void sort_pieces(struct builder *builder, int (*compare)(const void *, const void *))
{
    if (builder->pieces.count > 0) {
        qsort(builder->pieces.items, builder->pieces.count, sizeof *builder->pieces.items, compare);
    }
}

/* Several of one name are numbered. */
static void number_names(struct builder *builder)
{
    struct interner names = {0};
    VEC(uint32_t) counts = {0}, seen = {0};
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < builder->rows.count; i++) {
            struct row *row = &builder->rows.items[i];
            uint32_t id = interner_add(&names, row->name, strlen(row->name));
            if (pass == 0 && id == counts.count) {
                vec_push(&counts, 0);
                vec_push(&seen, 0);
            }
            if (pass == 0) {
                counts.items[id]++;
            } else if (counts.items[id] > 1) {
                struct arena *arena = &builder->comparison->arena;
                uint32_t number = ++seen.items[id];
                row->key = arena_printf(arena, "%s #%" PRIu32, row->key, number);
                row->name = arena_printf(arena, "%s #%" PRIu32, row->name, number);
            }
        }
    }
    interner_free(&names);
    vec_free(&counts);
    vec_free(&seen);
}

/* Sorts the rows by time and gives the pieces their new numbers. */
static void sort_rows(struct builder *builder)
{
    size_t count = builder->rows.count;
    size_t *place = mem_alloc((count + 1) * sizeof *place);
    if (count > 0) {
        qsort(builder->rows.items, count, sizeof *builder->rows.items, by_row_begin);
    }
    for (size_t i = 0; i < count; i++) {
        place[builder->rows.items[i].number] = i;
    }
    for (size_t i = 0; i < builder->pieces.count; i++) {
        builder->pieces.items[i].row = place[builder->pieces.items[i].row];
    }
    mem_free(place);
    sort_pieces(builder, by_row);
}

static void store_rows(struct builder *builder)
{
    struct compare_side *side = builder->side;
    size_t at = 0, kept = builder->rows.count < ROWS_MAX ? builder->rows.count : ROWS_MAX;
    side->hidden = builder->rows.count - kept;
    side->hidden_begin = INT64_MAX;
    for (size_t i = 0; i < kept; i++) {
        struct compare_row row = {.name = builder->rows.items[i].name,
                                  .key = builder->rows.items[i].key,
                                  .first_bar = side->bars.count};
        for (; at < builder->pieces.count && builder->pieces.items[at].row == i; at++) {
            const struct piece *piece = &builder->pieces.items[at];
            struct compare_bar *last = row.bar_count > 0 ? &vec_last(&side->bars) : NULL;
            int64_t begin = last && piece->begin < last->end ? last->end : piece->begin;
            if (last && piece->is_request && last->look == piece->look &&
                last->end >= piece->begin) {
                last->end = piece->end > last->end ? piece->end : last->end;
            } else if (!last || begin < piece->end) {
                vec_push(&side->bars, (struct compare_bar){piece->look, begin, piece->end});
                row.bar_count++;
            }
        }
        vec_push(&side->rows, row);
    }
    for (; at < builder->pieces.count; at++) {
        const struct piece *piece = &builder->pieces.items[at];
        side->hidden_begin = piece->begin < side->hidden_begin ? piece->begin : side->hidden_begin;
        side->hidden_end = piece->end > side->hidden_end ? piece->end : side->hidden_end;
    }
    side->hidden_begin =
        side->hidden_begin < side->hidden_end ? side->hidden_begin : side->hidden_end;
}

struct change {
    int64_t time;
    int by;
};

static int by_time(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    return a->time != b->time ? (a->time < b->time ? -1 : 1) : a->by - b->by;
}

/* How many pieces there are at once, at most; who waits for his turn does not count. */
static size_t most_at_once(const struct builder *builder)
{
    size_t count = 0, now = 0, most = 0;
    struct change *changes = mem_alloc((builder->pieces.count * 2 + 1) * sizeof *changes);
    for (size_t i = 0; i < builder->pieces.count; i++) {
        const struct piece *piece = &builder->pieces.items[i];
        if (piece->look != COMPARE_READY && piece->begin < piece->end) {
            changes[count++] = (struct change){piece->begin, 1};
            changes[count++] = (struct change){piece->end, -1};
        }
    }
    qsort(changes, count, sizeof *changes, by_time);
    for (size_t i = 0; i < count; i++) {
        now = changes[i].by > 0 ? now + 1 : now - 1;
        most = now > most ? now : most;
    }
    mem_free(changes);
    return most;
}

static const char *label_of(struct builder *builder, const struct catalog *catalog)
{
    const struct model_state *state = builder->state;
    size_t size;
    const char *source =
        trace_text(model_trace(builder->model), model_file(state, state->main_file)->text, &size);
    struct arena *arena = &builder->comparison->arena;
    const char *kind = state->loop != 0          ? "compare.async"
                       : state->thread_count > 1 ? "compare.threads"
                                                 : "compare.sync";
    const char *uses = compare_uses(source, size, arena);
    if (state->loop == 0 && strstr(uses, "Process")) {
        kind = "compare.processes";
    }
    return arena_printf(arena, *uses ? "%s  %s" : "%s%s", catalog_text(catalog, kind), uses);
}

static void fill_end(struct compare_side *side, const struct model_state *state)
{
    enum trace_end_kind reason = (enum trace_end_kind)state->end_reason;
    side->is_endless = state->ended && reason == TRACE_END_DEADLOCK;
    side->is_failed = state->ended && (reason == TRACE_END_EXCEPTION ||
                                       reason == TRACE_END_INTERRUPT || reason == TRACE_END_SIGNAL);
    side->is_limited = !state->ended || reason == TRACE_END_LIMIT;
}

void compare_build_side(struct comparison *comparison, int number, struct model *model,
                        const struct compare_request *request)
{
    uint64_t position = model_position(model);
    model_seek(model, model_count(model));
    struct builder builder = {
        .comparison = comparison,
        .side = &comparison->sides[number],
        .model = model,
        .state = model_state(model),
        .timeline = model_timeline(model),
    };
    struct compare_side *side = builder.side;
    side->file_name = arena_copy_string(&comparison->arena, request->files[number]);
    side->total = builder.timeline->end;
    fill_end(side, builder.state);
    side->total_text = compare_total(&comparison->arena, request->catalog, side,
                                     compare_duration(&comparison->arena, side->total));
    side->label = request->labels[number]
                      ? arena_copy_string(&comparison->arena, request->labels[number])
                      : label_of(&builder, request->catalog);
    add_requests(&builder);
    sort_pieces(&builder, by_begin);
    find_calls(&builder);
    drop_server(&builder);
    add_others(&builder);
    if (builder.rows.count == 0) {
        add_points(&builder);
    }
    sort_rows(&builder);
    number_names(&builder);
    side->at_once = most_at_once(&builder);
    store_rows(&builder);
    const struct steps *steps = model_steps(model);
    for (size_t i = 0; i < steps->instants.count; i++) {
        vec_push(&side->instants, steps->instants.items[i].time);
    }
    vec_free(&builder.pieces);
    vec_free(&builder.calls);
    vec_free(&builder.rows);
    model_seek(model, position);
}
