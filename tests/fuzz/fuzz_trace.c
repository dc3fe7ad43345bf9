/* libFuzzer: any bytes as a saved trace.  What loads can be read without care: as text, and as
 * the state at any position; and saved again it is the same trace. */
#include <string.h>

#include "base/diag.h"
#include "base/strbuf.h"
#include "model/dump.h"
#include "model/model.h"
#include "trace/trace.h"

static void look_at(const struct trace *trace)
{
    struct strbuf text = {0};
    trace_dump(trace, &text);
    struct model *model = model_new(trace);
    uint64_t count = trace_count(trace);
    const uint64_t places[] = {count, count / 2, 0, count / 3 * 2};
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        model_seek(model, places[i]);
        strbuf_clear(&text);
        model_dump(model_state(model), &text);
    }
    model_free(model);
    strbuf_free(&text);
}

static void check_saved_again(const struct trace *trace)
{
    struct strbuf first = {0}, second = {0};
    struct diag diag = {0};
    trace_save(trace, &first);
    struct trace *again = trace_load(first.text, first.length, "again", &diag);
    if (!again) {
        __builtin_trap();
    }
    trace_save(again, &second);
    if (first.length != second.length || memcmp(first.text, second.text, first.length) != 0) {
        __builtin_trap();
    }
    trace_free(again);
    strbuf_free(&first);
    strbuf_free(&second);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct diag diag = {0};
    struct trace *trace = trace_load(bytes, size, "fuzz", &diag);
    if (trace) {
        look_at(trace);
        check_saved_again(trace);
        trace_free(trace);
    }
    diag_free(&diag);
    return 0;
}
