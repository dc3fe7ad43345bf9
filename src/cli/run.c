/* The commands that need no screen: run, trace, dis; and how output reaches the world. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/requests.h"
#include "base/strbuf.h"
#include "cli/cli.h"

/* --- output of the program --- */

struct cli_pipe {
    bool is_terminal; /* standard output is one: show each line at once */
    int error;        /* errno of the first write that failed: stop */
};

static volatile sig_atomic_t cli_signal;

static void cli_on_signal(int number)
{
    cli_signal = number;
}

static void cli_pass_on(void *context, int stream, const char *text, size_t size)
{
    struct cli_pipe *pipe = context;
    FILE *file = stream == 2 ? stderr : stdout;
    /* Whatever they are connected to, the two appear in the program's order. */
    bool fine = stream != 2 || fflush(stdout) == 0;
    fine = fwrite(text, 1, size, file) == size && fine;
    fine = (!pipe->is_terminal || fflush(file) == 0) && fine;
    if (!fine && !pipe->error) {
        pipe->error = errno;
    }
}

static bool cli_is_interrupted(void *context)
{
    return cli_signal != 0 || ((struct cli_pipe *)context)->error != 0;
}

/* Less than any limit on memory; what is longer comes in pieces. */
enum { CLI_LINE_MAX = 64 << 20 };

/* Of standard input, once the program asks for it. */
static char *cli_read_line(void *context, size_t *size)
{
    (void)context;
    struct strbuf line = {0};
    int c = EOF;
    if (fflush(stdout) == 0) {
        while (c != '\n' && line.length < CLI_LINE_MAX && (c = getchar()) != EOF) {
            strbuf_add_char(&line, (char)c);
        }
    }
    *size = line.length;
    return line.length > 0 ? strbuf_take(&line) : NULL;
}

static struct sim *cli_open(const struct cli_options *options, const struct sim_options *sim)
{
    struct diag diag = {0};
    struct sim *opened = sim_new(options->files[0], sim, &diag);
    if (!opened) {
        cli_say_diag(&diag);
        diag_free(&diag);
    }
    return opened;
}

/* "schedule" or "full", NULL for the default; false: said why. */
static bool cli_take_level(const char *option, const char *text, enum trace_level *level)
{
    if (!text) {
        return true;
    }
    if (strcmp(text, "schedule") == 0) {
        *level = TRACE_SCHEDULE;
    } else if (strcmp(text, "full") == 0) {
        *level = TRACE_FULL;
    } else {
        cli_error("%s: '%s' is neither schedule nor full", option, text);
        return false;
    }
    return true;
}

static void cli_report_requests(struct sim *sim, struct cli_pipe *pipe)
{
    struct strbuf text = {0};
    strbuf_add(&text, "\n");
    requests_table(sim_requests(sim), &text);
    cli_pass_on(pipe, 1, text.text, text.length);
    strbuf_free(&text);
}

/* A program without an end is stopped within seconds; no other one comes near. */
static void cli_limit_run(struct sim_limits *limits)
{
    limits->steps = limits->steps ? limits->steps : UINT64_C(1000000000);
    limits->tasks = limits->tasks ? limits->tasks : 2000000;
}

int cli_run(const struct cli_options *options)
{
    struct cli_pipe pipe = {.is_terminal = isatty(STDOUT_FILENO)};
    struct sim_options sim_options = options->sim;
    sim_options.write = cli_pass_on;
    sim_options.read_line = cli_read_line;
    sim_options.interrupted = cli_is_interrupted;
    sim_options.context = &pipe;
    cli_limit_run(&sim_options.limits);
    if (!cli_take_level("--record", options->record, &sim_options.level)) {
        return CLI_USAGE;
    }
    struct sim *sim = cli_open(options, &sim_options);
    if (!sim) {
        return CLI_USAGE;
    }
    /* The first Ctrl+C ends the program, a second one asyncarium, whatever it is at. */
    struct sigaction action = {.sa_handler = cli_on_signal, .sa_flags = (int)SA_RESETHAND}, before;
    sigaction(SIGINT, &action, &before);
    int status = sim_run(sim);
    sigaction(SIGINT, &before, NULL);
    if (options->is_reported && sim_requests(sim)->taken > 0) {
        cli_report_requests(sim, &pipe);
    }
    sim_free(sim);
    if (fflush(stdout) != 0 && !pipe.error) {
        pipe.error = errno;
    }
    if (status == CLI_DEADLOCK && !pipe.error) {
        cli_say_circle(options);
    }
    if (pipe.error && !cli_signal) {
        cli_error("cannot write the program's output: %s", strerror(pipe.error));
        status = CLI_ERROR;
    }
    return status;
}

int cli_serve(const struct cli_options *options)
{
    struct cli_options served = *options;
    served.sim.is_served = true;
    served.sim.is_logged = true;
    served.is_reported = true;
    return cli_run(&served);
}

/* --- files of our own --- */

/* The permissions a new file has; mkstemp() gives it less. */
static mode_t cli_file_mode(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* A device or a pipe (/dev/null) is written to as it is, never replaced. */
static bool cli_write_to_device(const char *path, const char *text, size_t size)
{
    FILE *file = fopen(path, "wb");
    bool fine = file && fwrite(text, 1, size, file) == size;
    return file && fclose(file) == 0 && fine;
}

bool cli_save(const char *path, const char *text, size_t size)
{
    struct stat info;
    if (stat(path, &info) == 0 && !S_ISREG(info.st_mode)) {
        return cli_write_to_device(path, text, size);
    }
    struct strbuf name = {0};
    strbuf_printf(&name, "%s.XXXXXX", path);
    int descriptor = mkstemp(name.text);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    bool fine =
        file && fchmod(descriptor, cli_file_mode()) == 0 && fwrite(text, 1, size, file) == size;
    if (file) {
        fine = fclose(file) == 0 && fine;
    }
    fine = fine && rename(name.text, path) == 0;
    if (!fine && descriptor >= 0) {
        int error = errno;
        unlink(name.text);
        errno = error;
    }
    strbuf_free(&name);
    return fine;
}

bool cli_write(const struct cli_options *options, const char *text, size_t size)
{
    if (options->output && strcmp(options->output, "-") != 0) {
        bool saved = cli_save(options->output, text, size);
        if (!saved) {
            cli_error("cannot write %s: %s", options->output, strerror(errno));
        }
        return saved;
    }
    bool fine = fwrite(text, 1, size, stdout) == size && fflush(stdout) == 0;
    if (!fine) {
        cli_error("cannot write to standard output: %s", strerror(errno));
    }
    return fine;
}

int cli_trace(const struct cli_options *options)
{
    struct sim_options sim_options = options->sim;
    sim_options.level = TRACE_FULL;
    sim_options.limits.events = 20000000;
    cli_limit_run(&sim_options.limits);
    if (!cli_take_level("--level", options->level, &sim_options.level)) {
        return CLI_USAGE;
    }
    struct sim *sim = cli_open(options, &sim_options);
    if (!sim) {
        return CLI_USAGE;
    }
    sim_run(sim);
    struct strbuf text = {0};
    trace_dump(sim_trace(sim), &text);
    int status = cli_write(options, strbuf_text(&text), text.length) ? CLI_OK : CLI_ERROR;
    if (diag_is_set(sim_diag(sim))) {
        status = cli_say_diag(sim_diag(sim));
    }
    strbuf_free(&text);
    sim_free(sim);
    return status;
}

int cli_dis(const struct cli_options *options)
{
    struct sim *sim = cli_open(options, &options->sim);
    if (!sim) {
        return CLI_USAGE;
    }
    struct strbuf text = {0};
    bool fine = sim_disassemble(sim, &text);
    if (fine) {
        fine = cli_write(options, strbuf_text(&text), text.length);
    } else {
        char *message = diag_to_traceback(sim_diag(sim));
        fputs(message, stderr);
        mem_free(message);
    }
    strbuf_free(&text);
    sim_free(sim);
    return fine ? CLI_OK : CLI_ERROR;
}
