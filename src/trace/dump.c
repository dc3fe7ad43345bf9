/* Events as text, one a line. */
#include <inttypes.h>

#include "base/utf8.h"
#include "trace/trace.h"

/* clang-format off */
const char *trace_kind_text(enum trace_type type, int64_t value)
{
    switch (type) {
#define KIND_BEGIN(SET, set)       \
    case TRACE_TYPE_##SET##_KIND: { static const char *const texts[] = {
#define KIND(SET, VALUE, text)     text,
#define KIND_END(SET, set)         }; \
        return value >= 0 && value < TRACE_##SET##_COUNT ? texts[value] : "?"; }
#include "trace/kinds.def"
    default: return "?";
    }
}
/* clang-format on */

void trace_add_time(struct strbuf *out, int64_t nanoseconds)
{
    uint64_t size = nanoseconds < 0 ? -(uint64_t)nanoseconds : (uint64_t)nanoseconds;
    char digits[16];
    uint64_t rest = size % 1000000000;
    unsigned count = 9;
    for (unsigned i = 9; i > 0; i--, rest /= 10) {
        digits[i - 1] = (char)('0' + rest % 10);
    }
    while (count > 1 && digits[count - 1] == '0') {
        count--;
    }
    strbuf_printf(out, "%s%" PRIu64 ".", nanoseconds < 0 ? "-" : "", size / 1000000000);
    strbuf_add_bytes(out, digits, count);
}

static void add_quoted(struct strbuf *out, const char *text, size_t size)
{
    strbuf_add_char(out, '"');
    for (size_t at = 0; at < size;) {
        size_t length;
        uint32_t c = utf8_decode(text + at, size - at, &length);
        bool is_broken = length == 1 && (unsigned char)text[at] >= 0x80;
        if (is_broken) {
            strbuf_printf(out, "\\x%02x", (unsigned char)text[at]);
        } else if (c == '"' || c == '\\') {
            strbuf_printf(out, "\\%c", (char)c);
        } else if (c == '\n') {
            strbuf_add(out, "\\n");
        } else if (c == '\t') {
            strbuf_add(out, "\\t");
        } else if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
            strbuf_printf(out, "\\x%02x", (unsigned)c);
        } else if ((c >= 0xD800 && c <= 0xDFFF) || c == 0x2028 || c == 0x2029) {
            strbuf_printf(out, "\\u%04x", (unsigned)c);
        } else {
            strbuf_add_bytes(out, text + at, length);
        }
        at += length;
    }
    strbuf_add_char(out, '"');
}

void trace_dump_event(const struct trace *trace, const struct trace_event *event,
                      struct strbuf *out)
{
    const struct trace_event_info *info = trace_event_info(event->kind);
    strbuf_printf(out, "%" PRIu64 " ", event->index);
    trace_add_time(out, event->now);
    strbuf_printf(out, " %s", info->name);
    for (unsigned i = 0; i < info->fields; i++) {
        int64_t value = event->field[i];
        enum trace_type type = info->field[i].type;
        if (value == 0 && type <= TRACE_TYPE_LINE) {
            continue;
        }
        strbuf_printf(out, " %s=", info->field[i].name);
        if (type == TRACE_TYPE_STRING) {
            size_t size;
            const char *text = trace_text(trace, (uint32_t)value, &size);
            add_quoted(out, text, size);
        } else if (type == TRACE_TYPE_TIME) {
            trace_add_time(out, value);
        } else if (type == TRACE_TYPE_COUNT) {
            strbuf_printf(out, "%" PRIu64, (uint64_t)value);
        } else if (type <= TRACE_TYPE_INT) {
            strbuf_printf(out, "%" PRId64, value);
        } else {
            strbuf_add(out, trace_kind_text(type, value));
        }
    }
    strbuf_add_char(out, '\n');
}

void trace_dump(const struct trace *trace, struct strbuf *out)
{
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, trace);
    while (trace_cursor_next(&cursor, &event)) {
        trace_dump_event(trace, &event, out);
    }
}
