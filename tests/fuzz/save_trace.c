/* save_trace FILE.py: its full trace as a file, on standard output; seeds for fuzz_trace. */
#include <stdio.h>

#include "base/strbuf.h"
#include "sim/sim.h"

int main(int argc, char **argv)
{
    struct sim_options options;
    struct diag diag = {0};
    sim_default_options(&options);
    options.level = TRACE_FULL;
    struct sim *sim = argc == 2 ? sim_new(argv[1], &options, &diag) : NULL;
    if (!sim) {
        fprintf(stderr, "save_trace: %s\n", diag.message ? diag.message : "which FILE.py?");
        diag_free(&diag);
        return 2;
    }
    struct strbuf bytes = {0};
    sim_run(sim);
    trace_save(sim_trace(sim), &bytes);
    bool fine = fwrite(bytes.text, 1, bytes.length, stdout) == bytes.length && fflush(stdout) == 0;
    strbuf_free(&bytes);
    sim_free(sim);
    return fine ? 0 : 1;
}
