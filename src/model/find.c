#include "model/find.h"

#include "base/map.h"

bool trace_find_line(const struct trace *trace, uint32_t line, uint32_t nth, uint64_t *position)
{
    struct trace_cursor cursor;
    struct trace_event event;
    struct int_map codes = {0}; /* frame to code */
    struct int_map files = {0}; /* code to file */
    int64_t main_file = 0;
    bool found = false;
    trace_cursor_init(&cursor, trace);
    while (!found && trace_cursor_next(&cursor, &event)) {
        switch (event.kind) {
        case TRACE_RUN_BEGIN: main_file = trace_get(&event, run_begin, file); break;
        case TRACE_CODE:
            int_map_set(&files, (uint64_t)trace_get(&event, code, code),
                        (uint64_t)trace_get(&event, code, file));
            break;
        case TRACE_FRAME_PUSH:
            int_map_set(&codes, (uint64_t)trace_get(&event, frame_push, frame),
                        (uint64_t)trace_get(&event, frame_push, code));
            break;
        case TRACE_LINE: {
            uint64_t code = 0, file = 0;
            bool is_it = trace_get(&event, line, line) == (int64_t)line &&
                         int_map_get(&codes, (uint64_t)trace_get(&event, line, frame), &code) &&
                         int_map_get(&files, code, &file) && (int64_t)file == main_file;
            found = is_it && --nth == 0;
            *position = event.index + 1;
            break;
        }
        default: break;
        }
    }
    int_map_free(&codes);
    int_map_free(&files);
    return found;
}

void trace_add_output(const struct trace *trace, uint64_t position, struct strbuf *out)
{
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, trace);
    trace_cursor_seek(&cursor, position);
    while (trace_cursor_next(&cursor, &event)) {
        if (event.kind == TRACE_OUTPUT && trace_get(&event, output, stream) == TRACE_STREAM_OUT) {
            size_t size;
            const char *text = trace_text(trace, (uint32_t)trace_get(&event, output, text), &size);
            strbuf_add_bytes(out, text, size);
        }
    }
}

uint32_t trace_next_task(const struct trace *trace, uint64_t position)
{
    struct trace_cursor cursor;
    struct trace_event event;
    struct int_map steps = {0}; /* handle to task */
    uint32_t running = 0, found = 0;
    trace_cursor_init(&cursor, trace);
    while (found == 0 && trace_cursor_next(&cursor, &event)) {
        uint64_t task = 0;
        switch (event.kind) {
        case TRACE_READY_PUSH:
            if (trace_get(&event, ready_push, kind) <= TRACE_HANDLE_CANCEL_STEP) {
                int_map_set(&steps, (uint64_t)trace_get(&event, ready_push, handle),
                            (uint64_t)trace_get(&event, ready_push, node));
            }
            break;
        case TRACE_HANDLE_BEGIN:
            if (int_map_get(&steps, (uint64_t)trace_get(&event, handle_begin, handle), &task)) {
                if (event.index >= position && task != running) {
                    found = (uint32_t)task;
                } else if (event.index < position) {
                    running = (uint32_t)task;
                }
            }
            break;
        default: break;
        }
    }
    int_map_free(&steps);
    return found;
}
