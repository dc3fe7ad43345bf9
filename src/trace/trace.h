/* The recording of one run: an append-only row of small events.
 *
 * The promise: what was put in comes out again, in order, from any position on,
 * and nothing in it depends on addresses, the machine or the compiler.  Events
 * and their fields are listed in events.def; for each there is a function
 *
 *     trace_put_timer_set(trace, handle, when, kind, node);
 *
 * which does nothing when the event's level is not recorded: one predictable
 * branch.  Where an argument costs something (a repr, a string), ask first:
 *
 *     if (trace_wants(trace, TRACE_FULL)) { ... }
 *
 * Positions: position p is the moment when p events have happened; event number
 * p (from 0) is the one that leads from position p to p + 1.
 *
 * Records are variable-length differences against the last value of the same
 * field of the same event, in chunks of 64 KiB; at the beginning of a chunk all
 * last values are 0, so that every chunk can be read alone.  A byte limit ends
 * the recording (a limit event is the last one), never the simulation.
 *
 * Ownership: the trace owns its chunks and its strings.  Writing never fails.
 * Reading while writing goes on is fine as long as both are in one thread.
 */
#ifndef TRACE_TRACE_H
#define TRACE_TRACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/strbuf.h"

enum trace_level { TRACE_OFF, TRACE_SCHEDULE, TRACE_FULL };

/* enum trace_handle_kind { TRACE_HANDLE_FIRST_STEP, ... }, and so on. */
#define KIND_BEGIN(SET, set) \
    enum trace_##set##_kind  \
    {
#define KIND(SET, VALUE, text) TRACE_##SET##_##VALUE,
#define KIND_END(SET, set) \
    TRACE_##SET##_COUNT    \
    }                      \
    ;
#include "trace/kinds.def"

enum trace_event_kind { /* TRACE_TIMER_SET, ... */
#define EVENT(ID, name, level, fields, doc, ...) TRACE_##ID,
#include "trace/events.def"
                        TRACE_EVENT_COUNT
};

enum { TRACE_FIELDS = 6, TRACE_CHUNK_BYTES = 65536, TRACE_RECORD_MAX = 1 + TRACE_FIELDS * 10 };

enum trace_type { /* of a field */
                  TRACE_TYPE_NODE,
                  TRACE_TYPE_HANDLE,
                  TRACE_TYPE_FRAME,
                  TRACE_TYPE_CODE,
                  TRACE_TYPE_FILE,
                  TRACE_TYPE_LOOP,
                  TRACE_TYPE_STRING,
                  TRACE_TYPE_LINE,
                  TRACE_TYPE_TIME,
                  TRACE_TYPE_COUNT,
                  TRACE_TYPE_INT,
#define KIND_BEGIN(SET, set) TRACE_TYPE_##SET##_KIND,
#define KIND(SET, VALUE, text)
#define KIND_END(SET, set)
#include "trace/kinds.def"
                  TRACE_TYPES
};

struct trace_chunk {
    uint8_t *bytes;
    uint32_t size;  /* bytes used; of the last chunk: see trace->next */
    uint64_t first; /* number of its first event */
    int64_t now;    /* virtual time before its first event */
};

/* Use the functions; the fields are here for the inline ones only. */
struct trace {
    enum trace_level level; /* what is recorded from now on */
    uint8_t *next, *end;    /* where the next record goes; end leaves room for one record */
    uint64_t count;         /* events so far */
    int64_t now;            /* virtual time, from the clock events */
    uint64_t last[TRACE_EVENT_COUNT][TRACE_FIELDS];
    struct trace_chunk *chunks;
    size_t chunk_count, chunk_capacity;
    struct interner strings; /* id 0 is "none" */
    uint64_t byte_limit, bytes, string_bytes;
    bool is_full; /* the byte limit ended the recording */
};

/* --- writing --- */

struct trace *trace_new(enum trace_level level); /* caller frees; TRACE_OFF records nothing */
void trace_free(struct trace *trace);            /* NULL is allowed */
void trace_set_level(struct trace *trace, enum trace_level level); /* no effect when full */
void trace_set_byte_limit(struct trace *trace, uint64_t bytes);    /* default: 1 GiB */

static inline bool trace_wants(const struct trace *trace, enum trace_level level)
{
    return __builtin_expect(trace->level >= level, 0);
}

/* The id of a text (any bytes, never 0, also for ""); the same text has the same id. */
uint32_t trace_string(struct trace *trace, const char *text, size_t size);
uint32_t trace_string_z(struct trace *trace, const char *text); /* NUL-terminated; NULL gives 0 */

bool trace_start_chunk(struct trace *trace); /* for trace_put_*: room for one more record? */

static inline uint8_t *trace_add_number(uint8_t *at, uint64_t number)
{
    while (__builtin_expect(number >= 0x80, 0)) {
        *at++ = (uint8_t)(number | 0x80);
        number >>= 7;
    }
    *at++ = (uint8_t)number;
    return at;
}

static inline uint8_t *trace_add_difference(uint8_t *at, uint64_t *last, uint64_t value)
{
    uint64_t difference = value - *last;
    *last = value;
    return trace_add_number(at, (difference << 1) ^ (uint64_t)((int64_t)difference >> 63));
}

/* clang-format off */
#define TRACE_C_NODE   uint32_t
#define TRACE_C_HANDLE uint32_t
#define TRACE_C_FRAME  uint32_t
#define TRACE_C_CODE   uint32_t
#define TRACE_C_FILE   uint32_t
#define TRACE_C_LOOP   uint32_t
#define TRACE_C_STRING uint32_t
#define TRACE_C_LINE   uint32_t
#define TRACE_C_TIME   int64_t
#define TRACE_C_COUNT  uint64_t
#define TRACE_C_INT    int64_t
#define TRACE_C_END_KIND     enum trace_end_kind
#define TRACE_C_CLOCK_KIND   enum trace_clock_kind
#define TRACE_C_CODE_KIND    enum trace_code_kind
#define TRACE_C_HANDLE_KIND  enum trace_handle_kind
#define TRACE_C_NODE_KIND    enum trace_node_kind
#define TRACE_C_WAIT_KIND    enum trace_wait_kind
#define TRACE_C_GROUP_KIND   enum trace_group_kind
#define TRACE_C_OUTCOME_KIND enum trace_outcome_kind
#define TRACE_C_CANCEL_KIND  enum trace_cancel_kind
#define TRACE_C_SYNC_KIND    enum trace_sync_kind
#define TRACE_C_STREAM_KIND  enum trace_stream_kind
#define TRACE_C_WARNING_KIND enum trace_warning_kind
#define TRACE_C_LIMIT_KIND   enum trace_limit_kind
#define TRACE_C_SIGNAL_KIND  enum trace_signal_kind
#define TRACE_C_REQUEST_KIND enum trace_request_kind

#define TRACE_PARAMS_0(...)
#define TRACE_PARAMS_1(T, f)      , TRACE_C_##T f
#define TRACE_PARAMS_2(T, f, ...) , TRACE_C_##T f TRACE_PARAMS_1(__VA_ARGS__)
#define TRACE_PARAMS_3(T, f, ...) , TRACE_C_##T f TRACE_PARAMS_2(__VA_ARGS__)
#define TRACE_PARAMS_4(T, f, ...) , TRACE_C_##T f TRACE_PARAMS_3(__VA_ARGS__)
#define TRACE_PARAMS_5(T, f, ...) , TRACE_C_##T f TRACE_PARAMS_4(__VA_ARGS__)
#define TRACE_PARAMS_6(T, f, ...) , TRACE_C_##T f TRACE_PARAMS_5(__VA_ARGS__)

#define TRACE_ADD(n, f)        at = trace_add_difference(at, &last[TRACE_FIELDS - (n)], (uint64_t)(f));
#define TRACE_ADDS_0(N, ...)
#define TRACE_ADDS_1(T, f)      TRACE_ADD(1, f)
#define TRACE_ADDS_2(T, f, ...) TRACE_ADD(2, f) TRACE_ADDS_1(__VA_ARGS__)
#define TRACE_ADDS_3(T, f, ...) TRACE_ADD(3, f) TRACE_ADDS_2(__VA_ARGS__)
#define TRACE_ADDS_4(T, f, ...) TRACE_ADD(4, f) TRACE_ADDS_3(__VA_ARGS__)
#define TRACE_ADDS_5(T, f, ...) TRACE_ADD(5, f) TRACE_ADDS_4(__VA_ARGS__)
#define TRACE_ADDS_6(T, f, ...) TRACE_ADD(6, f) TRACE_ADDS_5(__VA_ARGS__)

#define TRACE_NAMES_0(e, ...)
#define TRACE_NAMES_1(e, T, f)      trace_field_##e##_##f,
#define TRACE_NAMES_2(e, T, f, ...) trace_field_##e##_##f, TRACE_NAMES_1(e, __VA_ARGS__)
#define TRACE_NAMES_3(e, T, f, ...) trace_field_##e##_##f, TRACE_NAMES_2(e, __VA_ARGS__)
#define TRACE_NAMES_4(e, T, f, ...) trace_field_##e##_##f, TRACE_NAMES_3(e, __VA_ARGS__)
#define TRACE_NAMES_5(e, T, f, ...) trace_field_##e##_##f, TRACE_NAMES_4(e, __VA_ARGS__)
#define TRACE_NAMES_6(e, T, f, ...) trace_field_##e##_##f, TRACE_NAMES_5(e, __VA_ARGS__)
/* clang-format on */

/* void trace_put_NAME(struct trace *trace, fields...) for each event of events.def. */
#define EVENT(ID, name, LEVEL, fields, doc, ...)                                                \
    static inline void trace_put_##name(struct trace *trace TRACE_PARAMS_##fields(__VA_ARGS__)) \
    {                                                                                           \
        if (!trace_wants(trace, TRACE_##LEVEL)) {                                               \
            return;                                                                             \
        }                                                                                       \
        if (__builtin_expect(trace->next > trace->end, 0) && !trace_start_chunk(trace)) {       \
            return;                                                                             \
        }                                                                                       \
        uint8_t *at = trace->next;                                                              \
        uint64_t *last = trace->last[TRACE_##ID];                                               \
        (void)last;                                                                             \
        *at++ = TRACE_##ID;                                                                     \
        TRACE_ADDS_##fields(__VA_ARGS__) trace->next = at;                                      \
        trace->count++;                                                                         \
        if (TRACE_##ID == TRACE_CLOCK) {                                                        \
            trace->now = (int64_t)trace->last[TRACE_CLOCK][TRACE_FIELDS - 2];                   \
        }                                                                                       \
    }
#include "trace/events.def"

/* --- reading --- */

struct trace_event {
    enum trace_event_kind kind;
    uint64_t index;              /* its number */
    int64_t now;                 /* virtual time after it */
    int64_t field[TRACE_FIELDS]; /* in the order of events.def */
};

/* trace_field_timer_set_when and so on: places in field. */
#define EVENT(ID, name, level, fields, doc, ...) \
    enum { trace_none_##name = -1, TRACE_NAMES_##fields(name, __VA_ARGS__) };
#include "trace/events.def"

/* trace_get(&event, timer_set, when) */
#define trace_get(event, name, f) ((event)->field[trace_field_##name##_##f])

struct trace_cursor {
    const struct trace *trace;
    size_t chunk;
    const uint8_t *at;
    uint64_t position;
    int64_t now; /* virtual time at position */
    uint64_t last[TRACE_EVENT_COUNT][TRACE_FIELDS];
};

uint64_t trace_count(const struct trace *trace); /* events; positions are 0 … count */
void trace_cursor_init(struct trace_cursor *cursor, const struct trace *trace); /* at 0 */
/* Decodes one record at `at` against last values; NULL when the bytes until end hold none, or a
 * field has a value that its type cannot have.  (index and now of the event are not set.) */
const uint8_t *trace_decode(const uint8_t *at, const uint8_t *end,
                            uint64_t last[TRACE_EVENT_COUNT][TRACE_FIELDS],
                            struct trace_event *event);

void trace_cursor_seek(struct trace_cursor *cursor,
                       uint64_t position); /* beyond the end: the end */
bool trace_cursor_next(struct trace_cursor *cursor, struct trace_event *event); /* false: at end */

/* Text of a string id; "" for 0 and for ids that do not exist.  Belongs to the trace. */
const char *trace_text(const struct trace *trace, uint32_t string, size_t *size); /* size or NULL */

struct trace_event_info {
    const char *name, *doc;
    enum trace_level level;
    uint8_t fields;
    struct {
        const char *name;
        enum trace_type type;
    } field[TRACE_FIELDS];
};
const struct trace_event_info *trace_event_info(enum trace_event_kind kind);
/* The word for a value of a set in kinds.def; "?" when there is none. */
const char *trace_kind_text(enum trace_type type, int64_t value);

/* --- text, files --- */

/* One event a line: number, virtual time in seconds, name, field=value …  Strings are quoted
 * and escaped; ids that are 0 are left out.  The same bytes on every machine. */
void trace_dump_event(const struct trace *trace, const struct trace_event *event,
                      struct strbuf *out);
void trace_dump(const struct trace *trace, struct strbuf *out);

/* Seconds with as many digits as needed, at least one: "0.0", "1.5", "0.000000001". */
void trace_add_time(struct strbuf *out, int64_t nanoseconds);

/* The trace as the bytes of a file.  Loading believes nothing: whatever the bytes are, it gives
 * a trace that can be read without care (caller frees), or NULL and *diag with the byte where it
 * went wrong (as "byte N" in the message; name is the file's name there). */
void trace_save(const struct trace *trace, struct strbuf *out);
struct trace *trace_load(const void *bytes, size_t size, const char *name, struct diag *diag);

#endif
