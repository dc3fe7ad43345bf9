/* Writing and reading records. */
#include "trace/trace.h"

#include <string.h>

#include "base/mem.h"

static const uint64_t DEFAULT_BYTE_LIMIT = (uint64_t)1 << 30;

/* clang-format off */
#define TYPES_0(N, ...)     {NULL, 0}
#define TYPES_1(T, f)       {#f, TRACE_TYPE_##T}
#define TYPES_2(T, f, ...)  {#f, TRACE_TYPE_##T}, TYPES_1(__VA_ARGS__)
#define TYPES_3(T, f, ...)  {#f, TRACE_TYPE_##T}, TYPES_2(__VA_ARGS__)
#define TYPES_4(T, f, ...)  {#f, TRACE_TYPE_##T}, TYPES_3(__VA_ARGS__)
#define TYPES_5(T, f, ...)  {#f, TRACE_TYPE_##T}, TYPES_4(__VA_ARGS__)
#define TYPES_6(T, f, ...)  {#f, TRACE_TYPE_##T}, TYPES_5(__VA_ARGS__)
/* clang-format on */

static const struct trace_event_info event_infos[TRACE_EVENT_COUNT] = {
#define EVENT(ID, name, level, fields, doc, ...) \
    {#name, doc, TRACE_##level, fields, {TYPES_##fields(__VA_ARGS__)}},
#include "trace/events.def"
};

const struct trace_event_info *trace_event_info(enum trace_event_kind kind)
{
    return &event_infos[kind];
}

struct trace *trace_new(enum trace_level level)
{
    struct trace *trace = mem_alloc_zero(sizeof *trace);
    trace->byte_limit = DEFAULT_BYTE_LIMIT;
    trace_set_level(trace, level);
    return trace;
}

void trace_free(struct trace *trace)
{
    if (trace == NULL) {
        return;
    }
    for (size_t i = 0; i < trace->chunk_count; i++) {
        mem_free(trace->chunks[i].bytes);
    }
    mem_free(trace->chunks);
    interner_free(&trace->strings);
    mem_free(trace);
}

static void add_chunk(struct trace *trace)
{
    if (trace->chunk_count == trace->chunk_capacity) {
        trace->chunk_capacity = trace->chunk_capacity ? trace->chunk_capacity * 2 : 8;
        trace->chunks = mem_resize(trace->chunks, trace->chunk_capacity * sizeof *trace->chunks);
    }
    uint8_t *bytes = mem_alloc(TRACE_CHUNK_BYTES);
    trace->chunks[trace->chunk_count++] =
        (struct trace_chunk){.bytes = bytes, .first = trace->count, .now = trace->now};
    trace->next = bytes;
    /* Behind end there is room for the record that crosses it and for a last limit event. */
    trace->end = bytes + TRACE_CHUNK_BYTES - 2 * TRACE_RECORD_MAX;
    trace->bytes += TRACE_CHUNK_BYTES;
    memset(trace->last, 0, sizeof trace->last);
}

void trace_set_level(struct trace *trace, enum trace_level level)
{
    if (trace->is_full) {
        return;
    }
    trace->level = level;
    if (level != TRACE_OFF && trace->chunk_count == 0) {
        add_chunk(trace);
    }
}

void trace_set_byte_limit(struct trace *trace, uint64_t bytes)
{
    trace->byte_limit = bytes;
}

static bool is_over_limit(const struct trace *trace)
{
    return trace->bytes + trace->string_bytes >= trace->byte_limit;
}

bool trace_start_chunk(struct trace *trace)
{
    struct trace_chunk *chunk = &trace->chunks[trace->chunk_count - 1];
    if (is_over_limit(trace)) {
        trace->end = chunk->bytes + TRACE_CHUNK_BYTES - TRACE_RECORD_MAX;
        trace_put_limit(trace, TRACE_LIMIT_TRACE);
        chunk->size = (uint32_t)(trace->next - chunk->bytes);
        trace->level = TRACE_OFF;
        trace->is_full = true;
        return false;
    }
    chunk->size = (uint32_t)(trace->next - chunk->bytes);
    add_chunk(trace);
    return true;
}

uint32_t trace_string(struct trace *trace, const char *text, size_t size)
{
    size_t before = trace->strings.count;
    uint32_t id = interner_add(&trace->strings, text, size);
    if (trace->strings.count != before) {
        trace->string_bytes += size + sizeof(struct interned);
        if (trace->chunk_count > 0 && is_over_limit(trace)) {
            trace->end = trace->chunks[trace->chunk_count - 1].bytes; /* next put looks closer */
        }
    }
    return id + 1;
}

uint32_t trace_string_z(struct trace *trace, const char *text)
{
    return text == NULL ? 0 : trace_string(trace, text, strlen(text));
}

const char *trace_text(const struct trace *trace, uint32_t string, size_t *size)
{
    if (string == 0 || string > trace->strings.count) {
        if (size != NULL) {
            *size = 0;
        }
        return "";
    }
    size_t bytes;
    const char *text = interner_text(&trace->strings, string - 1, &bytes);
    if (size != NULL) {
        *size = bytes;
    }
    return text;
}

uint64_t trace_count(const struct trace *trace)
{
    return trace->count;
}

/* --- reading --- */

static const uint8_t *take_number(const uint8_t *at, const uint8_t *end, uint64_t *number)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (at == end) {
            return NULL;
        }
        uint8_t byte = *at++;
        value |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            *number = value;
            return at;
        }
    }
    return NULL;
}

static const int64_t kind_counts[TRACE_TYPES] = {
#define KIND_BEGIN(SET, set) [TRACE_TYPE_##SET##_KIND] = TRACE_##SET##_COUNT,
#define KIND(SET, VALUE, text)
#define KIND_END(SET, set)
#include "trace/kinds.def"
};

static bool value_fits(enum trace_type type, uint64_t value)
{
    switch (type) {
    case TRACE_TYPE_TIME:
    case TRACE_TYPE_COUNT:
    case TRACE_TYPE_INT: return true;
    case TRACE_TYPE_NODE:
    case TRACE_TYPE_HANDLE:
    case TRACE_TYPE_FRAME:
    case TRACE_TYPE_CODE:
    case TRACE_TYPE_FILE:
    case TRACE_TYPE_LOOP:
    case TRACE_TYPE_STRING:
    case TRACE_TYPE_LINE: return value <= UINT32_MAX;
    default: return value < (uint64_t)kind_counts[type];
    }
}

const uint8_t *trace_decode(const uint8_t *at, const uint8_t *end,
                            uint64_t last[TRACE_EVENT_COUNT][TRACE_FIELDS],
                            struct trace_event *event)
{
    if (at == end || *at >= TRACE_EVENT_COUNT) {
        return NULL;
    }
    event->kind = *at++;
    const struct trace_event_info *info = &event_infos[event->kind];
    uint64_t *values = last[event->kind] + TRACE_FIELDS - info->fields;
    for (unsigned i = 0; i < info->fields; i++) {
        uint64_t number;
        if (at < end && *at < 0x80) {
            number = *at++;
        } else if ((at = take_number(at, end, &number)) == NULL) {
            return NULL;
        }
        values[i] += (number >> 1) ^ -(number & 1);
        if (!value_fits(info->field[i].type, values[i])) {
            return NULL;
        }
        event->field[i] = (int64_t)values[i];
    }
    return at;
}

static const uint8_t *chunk_end(const struct trace *trace, size_t chunk)
{
    bool is_open = chunk + 1 == trace->chunk_count && trace->next != NULL;
    return is_open ? trace->next : trace->chunks[chunk].bytes + trace->chunks[chunk].size;
}

static void enter_chunk(struct trace_cursor *cursor, size_t chunk)
{
    cursor->chunk = chunk;
    cursor->at = cursor->trace->chunks[chunk].bytes;
    cursor->position = cursor->trace->chunks[chunk].first;
    cursor->now = cursor->trace->chunks[chunk].now;
    memset(cursor->last, 0, sizeof cursor->last);
}

void trace_cursor_init(struct trace_cursor *cursor, const struct trace *trace)
{
    *cursor = (struct trace_cursor){.trace = trace};
    if (trace->chunk_count > 0) {
        enter_chunk(cursor, 0);
    }
}

bool trace_cursor_next(struct trace_cursor *cursor, struct trace_event *event)
{
    const struct trace *trace = cursor->trace;
    if (cursor->position >= trace->count) {
        return false;
    }
    if (cursor->at == NULL) {
        enter_chunk(cursor, 0); /* recording began after the cursor was made */
    }
    while (cursor->at == chunk_end(trace, cursor->chunk)) {
        enter_chunk(cursor, cursor->chunk + 1);
    }
    const uint8_t *end = chunk_end(trace, cursor->chunk);
    const uint8_t *behind = trace_decode(cursor->at, end, cursor->last, event);
    if (behind == NULL) {
        return false; /* a writer gave a kind that does not exist: nothing behind can be read */
    }
    cursor->at = behind;
    if (event->kind == TRACE_CLOCK) {
        cursor->now = trace_get(event, clock, now);
    }
    event->index = cursor->position++;
    event->now = cursor->now;
    return true;
}

void trace_cursor_seek(struct trace_cursor *cursor, uint64_t position)
{
    const struct trace *trace = cursor->trace;
    if (position > trace->count) {
        position = trace->count;
    }
    if (trace->chunk_count == 0) {
        return;
    }
    size_t low = 0, high = trace->chunk_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (trace->chunks[middle].first <= position) {
            low = middle;
        } else {
            high = middle;
        }
    }
    bool is_ahead = cursor->at != NULL && cursor->chunk == low && cursor->position <= position;
    if (!is_ahead) {
        enter_chunk(cursor, low);
    }
    struct trace_event event;
    while (cursor->position < position && trace_cursor_next(cursor, &event)) {
    }
}
