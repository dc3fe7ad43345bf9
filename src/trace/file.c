/* A trace as the bytes of a file.
 *
 *     8 bytes   "ASYNCTRC"
 *     4 bytes   version
 *     8 bytes   hash of everything behind it
 *     8 bytes   number of events
 *     4 bytes   flags: 1 = the byte limit ended the recording
 *     4 bytes   number of strings, then each: number of bytes, bytes
 *     4 bytes   number of chunks, then each: first event (8), time (8), bytes (4), bytes
 *
 * All numbers little-endian.  Version 1 holds the events and kinds of its
 * .def files as numbers; new ones are only added at the end.
 */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "trace/trace.h"

enum { VERSION = 1, HEAD_BYTES = 20, ID_SLACK = 4096 };
static const char MAGIC[8] = {'A', 'S', 'Y', 'N', 'C', 'T', 'R', 'C'};

static void put_le(uint8_t *at, uint64_t value, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++) {
        at[i] = (uint8_t)(value >> (8 * i));
    }
}

static void add_le(struct strbuf *out, uint64_t value, size_t bytes)
{
    uint8_t buffer[8];
    put_le(buffer, value, bytes);
    strbuf_add_bytes(out, buffer, bytes);
}

void trace_save(const struct trace *trace, struct strbuf *out)
{
    size_t start = out->length;
    strbuf_add_bytes(out, MAGIC, sizeof MAGIC);
    add_le(out, VERSION, 4);
    add_le(out, 0, 8);
    add_le(out, trace->count, 8);
    add_le(out, trace->is_full ? 1 : 0, 4);
    add_le(out, trace->strings.count, 4);
    for (uint32_t i = 1; i <= trace->strings.count; i++) {
        size_t size;
        const char *text = trace_text(trace, i, &size);
        add_le(out, size, 4);
        strbuf_add_bytes(out, text, size);
    }
    add_le(out, trace->chunk_count, 4);
    for (size_t i = 0; i < trace->chunk_count; i++) {
        const struct trace_chunk *chunk = &trace->chunks[i];
        bool is_open = i + 1 == trace->chunk_count && trace->next != NULL;
        size_t size = is_open ? (size_t)(trace->next - chunk->bytes) : chunk->size;
        add_le(out, chunk->first, 8);
        add_le(out, (uint64_t)chunk->now, 8);
        add_le(out, size, 4);
        strbuf_add_bytes(out, chunk->bytes, size);
    }
    uint64_t hash = hash_bytes(out->text + start + HEAD_BYTES, out->length - start - HEAD_BYTES);
    put_le((uint8_t *)out->text + start + 12, hash, 8);
}

/* --- loading --- */

struct reader {
    const uint8_t *bytes, *at, *end;
    const char *name;
    struct diag *diag;
    struct trace *trace;
};

static bool fail(const struct reader *reader, const uint8_t *at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool fail(const struct reader *reader, const uint8_t *at, const char *format, ...)
{
    char message[128];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_set(reader->diag, DIAG_INPUT, reader->name, 0, 0, "byte %zu: %s",
             (size_t)(at - reader->bytes), message);
    return false;
}

static bool take_le(struct reader *reader, size_t bytes, uint64_t *value)
{
    if ((size_t)(reader->end - reader->at) < bytes) {
        return fail(reader, reader->at, "the trace is cut off");
    }
    *value = 0;
    for (size_t i = 0; i < bytes; i++) {
        *value |= (uint64_t)*reader->at++ << (8 * i);
    }
    return true;
}

static bool read_strings(struct reader *reader)
{
    uint64_t count, size;
    if (!take_le(reader, 4, &count)) {
        return false;
    }
    for (uint64_t i = 0; i < count; i++) {
        const uint8_t *start = reader->at;
        if (!take_le(reader, 4, &size)) {
            return false;
        }
        if (size > (size_t)(reader->end - reader->at)) {
            return fail(reader, start, "a string is longer than the file");
        }
        if (trace_string(reader->trace, (const char *)reader->at, size) != i + 1) {
            return fail(reader, start, "a string stands twice");
        }
        reader->at += size;
    }
    return true;
}

/* Ids count up as things are made, so no event can carry one far beyond its own number: this
 * bounds the memory that a small file can ask for. */
static bool check_event(const struct reader *reader, const struct trace_event *event)
{
    const struct trace_event_info *info = trace_event_info(event->kind);
    for (unsigned i = 0; i < info->fields; i++) {
        enum trace_type type = info->field[i].type;
        uint64_t value = (uint64_t)event->field[i];
        if (type == TRACE_TYPE_STRING) {
            if (value > reader->trace->strings.count) {
                return false;
            }
        } else if (type < TRACE_TYPE_STRING && value > reader->trace->count + ID_SLACK) {
            return false;
        }
    }
    if (event->kind == TRACE_CLOCK) {
        if (trace_get(event, clock, now) < reader->trace->now) {
            return false;
        }
        reader->trace->now = trace_get(event, clock, now);
    }
    return true;
}

static bool read_chunk(struct reader *reader)
{
    struct trace *trace = reader->trace;
    const uint8_t *start = reader->at;
    uint64_t first, now, size;
    if (!take_le(reader, 8, &first) || !take_le(reader, 8, &now) || !take_le(reader, 4, &size)) {
        return false;
    }
    if (first != trace->count || (int64_t)now != trace->now) {
        return fail(reader, start, "a chunk does not follow the one before");
    }
    if (size > TRACE_CHUNK_BYTES || size > (size_t)(reader->end - reader->at)) {
        return fail(reader, start, "a chunk is too long");
    }
    memset(trace->last, 0, sizeof trace->last);
    const uint8_t *end = reader->at + size;
    while (reader->at < end) {
        struct trace_event event;
        const uint8_t *behind = trace_decode(reader->at, end, trace->last, &event);
        if (behind == NULL || !check_event(reader, &event)) {
            return fail(reader, reader->at, "event %" PRIu64 " cannot be", trace->count);
        }
        reader->at = behind;
        trace->count++;
    }
    if (trace->chunk_count == trace->chunk_capacity) {
        trace->chunk_capacity = trace->chunk_capacity ? trace->chunk_capacity * 2 : 8;
        trace->chunks = mem_resize(trace->chunks, trace->chunk_capacity * sizeof *trace->chunks);
    }
    trace->chunks[trace->chunk_count++] =
        (struct trace_chunk){.bytes = (uint8_t *)mem_copy_bytes(end - size, size),
                             .size = (uint32_t)size,
                             .first = first,
                             .now = (int64_t)now};
    trace->bytes += size;
    return true;
}

static bool read_trace(struct reader *reader)
{
    uint64_t version, hash, count, flags, chunks;
    if ((size_t)(reader->end - reader->at) < sizeof MAGIC ||
        memcmp(reader->at, MAGIC, sizeof MAGIC) != 0) {
        return fail(reader, reader->at, "this is not a trace");
    }
    reader->at += sizeof MAGIC;
    if (!take_le(reader, 4, &version)) {
        return false;
    }
    if (version != VERSION) {
        return fail(reader, reader->at - 4, "version %" PRIu64 " of the format is not known",
                    version);
    }
    if (!take_le(reader, 8, &hash)) {
        return false;
    }
    if (hash != hash_bytes(reader->at, (size_t)(reader->end - reader->at))) {
        return fail(reader, reader->at - 8, "the trace was changed or cut off");
    }
    if (!take_le(reader, 8, &count) || !take_le(reader, 4, &flags) || !read_strings(reader) ||
        !take_le(reader, 4, &chunks)) {
        return false;
    }
    for (uint64_t i = 0; i < chunks; i++) {
        if (!read_chunk(reader)) {
            return false;
        }
    }
    if (reader->at != reader->end) {
        return fail(reader, reader->at, "there is more behind the end");
    }
    if (reader->trace->count != count) {
        return fail(reader, reader->at, "%" PRIu64 " events expected, %" PRIu64 " found", count,
                    reader->trace->count);
    }
    reader->trace->is_full = (flags & 1) != 0;
    return true;
}

struct trace *trace_load(const void *bytes, size_t size, const char *name, struct diag *diag)
{
    struct reader reader = {.bytes = bytes,
                            .at = bytes,
                            .end = (const uint8_t *)bytes + size,
                            .name = name,
                            .diag = diag,
                            .trace = trace_new(TRACE_OFF)};
    if (!read_trace(&reader)) {
        trace_free(reader.trace);
        return NULL;
    }
    return reader.trace;
}
