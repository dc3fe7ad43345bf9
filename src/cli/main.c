#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli/cli.h"
#include "cli/lessons.h"
#include "sim/option.h"

/* A closed standard stream becomes the null device, so that no file takes its number. */
static void cli_open_streams(void)
{
    int descriptor;
    do {
        descriptor = open("/dev/null", O_RDWR);
    } while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor >= 0) {
        close(descriptor);
    }
}

/* Room for nested calls of native code: the limit on recursion must come first, also in a build
 * without optimisation.  Linux leaves 128 MB for the stack to grow into. */
static void cli_widen_stack(void)
{
    const rlim_t wanted = (rlim_t)100 << 20;
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) == 0 && limit.rlim_cur < wanted) {
        limit.rlim_cur = limit.rlim_max < wanted ? limit.rlim_max : wanted;
        setrlimit(RLIMIT_STACK, &limit);
    }
}

static int cli_do(const struct cli_options *options, char **argv, cli_window_call *window,
                  const struct export_painter *painter)
{
    static const struct {
        const char *name;
        int (*call)(const struct cli_options *options);
    } commands[] = {{"run", cli_run},         {"trace", cli_trace},     {"dis", cli_dis},
                    {"check", cli_check},     {"play", cli_play},       {"verify", cli_verify},
                    {"serve-sim", cli_serve}, {"lessons", cli_lessons}, {"new", cli_new},
                    {"tell", cli_tell}};
    bool is_lessons = options->command && strcmp(options->command, "lessons") == 0;
    if (options->keys && !is_lessons) {
        return cli_keys(options);
    }
    for (size_t i = 0; options->command && i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(options->command, commands[i].name) == 0) {
            return commands[i].call(options);
        }
    }
    if (options->command && strcmp(options->command, "export") == 0) {
        return cli_export(options, argv, painter);
    }
    bool compares = options->command && strcmp(options->command, "compare") == 0;
    return compares ? cli_compare(options, argv, window, painter) : cli_show(options, argv, window);
}

int cli_main(int argc, char **argv, cli_window_call *window, const struct export_painter *painter)
{
    struct cli_options options;
    int status;
    cli_open_streams();
    cli_widen_stack();
    if (cli_parse(argc, argv, &options, &status)) {
        status = cli_do(&options, argv, window, painter);
    }
    sim_options_free(&options.sim);
    vec_free(&options.callouts);
    arena_free(&options.arena);
    return status;
}
