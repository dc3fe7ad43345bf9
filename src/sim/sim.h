/* One program, from its source text to its end: the one door to the engine.
 *
 * A sim loads a program, runs it to its end or to a limit, and owns its trace.
 * Two sims know nothing of each other.  Errors of the program are its own
 * output and exit status, not errors of the sim.
 *
 * Exit status: the program's own; 1 after an unhandled exception or a syntax
 * error, 3 not supported, 4 waits for ever, 5 a limit was reached, 130
 * interrupted, 128 + n ended by signal n.
 *
 * Ownership: sim_new() to sim_free(); what the getters give belongs to the sim.
 */
#ifndef SIM_SIM_H
#define SIM_SIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "loop/signals.h"
#include "sim/input.h"
#include "stdlib/url_rule.h"
#include "trace/trace.h"

enum {
    SIM_STATUS_ERROR = 1,
    SIM_STATUS_UNSUPPORTED = 3,
    SIM_STATUS_DEADLOCK = 4,
    SIM_STATUS_LIMIT = 5,
    SIM_STATUS_INTERRUPTED = 130,
    SIM_STATUS_SIGNAL = 128, /* and its number */
};

enum { SIM_SIGNALS = 32, SIM_REQUESTS = 32 };

struct requests;
struct sim;
struct strbuf;
struct vm;

struct sim_limits {  /* 0: none */
    uint64_t steps;  /* calls and turns of loops; one of the event loop is a hundred */
    uint64_t events; /* of the recording */
    uint64_t memory; /* bytes */
    uint64_t output; /* bytes of stdout and stderr */
    uint64_t tasks;  /* alive at once */
    int64_t time;    /* virtual nanoseconds */
};

struct sim_options {
    enum trace_level level;
    struct sim_limits limits;
    int64_t epoch;           /* wall clock at time 0: nanoseconds since 1970, local */
    int64_t cpu_cost;        /* virtual nanoseconds that a bytecode takes; 0: none (loop/cpu.h) */
    uint64_t seed;           /* of random, where the program does not seed it */
    const char *const *argv; /* sys.argv behind the file's name */
    int argc;
    /* That reach the program, by time; what is meant by 'at once' is 0. */
    struct signal_at signals[SIM_SIGNALS];
    size_t signal_count;
    struct url_rules urls; /* what the virtual web answers; the caller's, for the sim's life */
    /* What virtual customers ask of the program, texts as base/requests.h reads them (the caller's,
     * too). is_served: it is a web service, and run as one; is_logged: its log shows the time. */
    char *requests[SIM_REQUESTS];
    size_t request_count;
    bool is_served, is_logged;
    /* Files are named from the program's folder on (__file__, tracebacks, reprs): the same texts
     * wherever that lies.  Otherwise with their whole path, as CPython does. */
    bool is_portable;
    struct input_answers answers; /* as urls; if scripted, `read_line` is never asked */
    /* The next line of real standard input, with its end, for the caller to free with
     * mem_free(); NULL: no more.  May be NULL itself: there is none. */
    char *(*read_line)(void *context, size_t *size);
    /* Where output goes beside the trace; NULL: nowhere else. */
    void (*write)(void *context, int stream, const char *text, size_t size);
    bool (*interrupted)(void *context); /* asked now and then; may be NULL */
    void *context;
};

/* Epoch 2024-01-01 09:00:00, seed 0, nothing recorded, and limits that a teaching
 * program does not meet. */
void sim_default_options(struct sim_options *options);

/* Reads the file ("-": standard input).  NULL: *diag says why (no such file, a
 * directory, not text).  Syntax errors are found by sim_run(). */
struct sim *sim_new(const char *file, const struct sim_options *options, struct diag *diag);
/* The same with the source given; folder: where its imports are looked for, or NULL. */
struct sim *sim_new_from_text(const char *name, const char *source, size_t size, const char *folder,
                              const struct sim_options *options);
void sim_free(struct sim *sim);

/* To the end; the exit status.  Where bytecodes take time and the events of a full recording are
 * limited, a program that computes too much for that is recorded at the level of the schedule. */
int sim_run(struct sim *sim);

struct trace *sim_trace(struct sim *sim);
/* What became of the requests, after sim_run(). */
const struct requests *sim_requests(const struct sim *sim);
const struct diag *sim_diag(const struct sim *sim); /* why the program could not begin */
const char *sim_file(const struct sim *sim);
const char *sim_source(const struct sim *sim, size_t *size);
uint64_t sim_memory_peak(const struct sim *sim);
/* Shows the code that the program is compiled to; false: *sim_diag() is set. */
bool sim_disassemble(struct sim *sim, struct strbuf *out);

/* For tests: the machine, while sim_run() is at work. */
struct vm *sim_vm(struct sim *sim);
/* Called after each handle of the loop, with the trace complete up to there. */
void sim_set_after_handle(struct sim *sim, void (*call)(struct vm *vm, void *context),
                          void *context);

#endif
