/* libFuzzer: any bytes as a program, with limits. */
#include "base/strbuf.h"
#include "sim/sim.h"

static void discard(void *context, int stream, const char *text, size_t size)
{
    (void)context, (void)stream, (void)text, (void)size;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct sim_options options;
    sim_default_options(&options);
    options.level = TRACE_FULL;
    options.write = discard;
    options.limits = (struct sim_limits){.steps = 20000,
                                         .memory = 16 << 20,
                                         .output = 1 << 16,
                                         .tasks = 1000,
                                         .time = INT64_C(1000000000) * 86400};
    struct sim *sim = sim_new_from_text("fuzz.py", (const char *)bytes, size, NULL, &options);
    sim_run(sim);
    struct strbuf text = {0};
    trace_dump(sim_trace(sim), &text);
    strbuf_free(&text);
    sim_free(sim);
    return 0;
}
