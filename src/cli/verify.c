/* verify: the same program under the installed CPython, in virtual time (assets/verify.py). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/asset.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "cli/cli.h"

enum { VERIFY_WRONG_VERSION = 42, VERIFY_NOT_FOUND = 127 };

/* The exit status of `python -c script engine seed file typed`, VERIFY_NOT_FOUND or -1: errno. */
static int verify_with(const char *python, const char *script, const char *engine, const char *seed,
                       const char *file, const char *typed)
{
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        execlp(python, python, "-B", "-c", script, engine, seed, file, typed, (char *)NULL);
        _exit(VERIFY_NOT_FOUND);
    }
    int status;
    while (child > 0 && waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    return child < 0 ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : CLI_ERROR;
}

int cli_verify(const struct cli_options *options)
{
    static const char *const pythons[] = {"/usr/bin/python3", "python3.11", "python3"};
    const struct asset *script = asset_find("assets/verify.py");
    char engine[4096], seed[32];
    ssize_t length = readlink("/proc/self/exe", engine, sizeof engine - 1);
    if (!script || length <= 0) {
        cli_error("cannot find its own program file");
        return CLI_ERROR;
    }
    engine[length] = '\0';
    struct strbuf typed = {0};
    for (size_t i = 0; i < options->sim.answers.count; i++) {
        strbuf_printf(&typed, "%s\n", options->sim.answers.items[i].text);
    }
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)options->sim.seed);
    for (size_t i = 0; i < sizeof pythons / sizeof pythons[0]; i++) {
        int status = verify_with(pythons[i], script->text, engine, seed, options->files[0],
                                 strbuf_text(&typed));
        if (status != VERIFY_NOT_FOUND && status != VERIFY_WRONG_VERSION) {
            strbuf_free(&typed);
            return status < 0 ? CLI_ERROR : status;
        }
    }
    strbuf_free(&typed);
    cli_error("verify needs Python 3.11: no python3 here is one");
    return CLI_ERROR;
}
