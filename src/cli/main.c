#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

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

int cli_main(int argc, char **argv, cli_window_call *window)
{
    static const struct {
        const char *name;
        int (*call)(const struct cli_options *options);
    } commands[] = {{"run", cli_run},
                    {"trace", cli_trace},
                    {"dis", cli_dis},
                    {"export", cli_export},
                    {"play", cli_play}};
    struct cli_options options;
    int status;
    cli_open_streams();
    if (!cli_parse(argc, argv, &options, &status)) {
        return status;
    }
    if (options.keys) {
        return cli_keys(&options);
    }
    for (size_t i = 0; options.command && i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(options.command, commands[i].name) == 0) {
            return commands[i].call(&options);
        }
    }
    return cli_show(&options, argv, window);
}
