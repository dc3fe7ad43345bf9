#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "cli/export.h"

enum { PATIENCE = 400, PAUSE = 80, BAR = 32 }; /* ms, ms, cells */

/* What the handler needs to know: it has no context of its own. */
static volatile sig_atomic_t cli_export_signal, cli_saves, cli_has_bar;

/* A page can take seconds, and only a file that is half written needs care. */
static void cli_on_interrupt(int number)
{
    static const char clear[] = "\r\033[K";
    cli_export_signal = number;
    if (!cli_saves) {
        ssize_t written = cli_has_bar ? write(STDERR_FILENO, clear, sizeof clear - 1) : 0;
        (void)written;
        _exit(128 + number);
    }
}

void cli_mark_saving(bool saves)
{
    cli_saves = saves;
}

void cli_catch_interrupts(void)
{
    /* A second one ends the process even while it writes. */
    struct sigaction action = {.sa_handler = cli_on_interrupt, .sa_flags = (int)SA_RESETHAND};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGXFSZ, SIG_IGN); /* too large a file is an error of write() */
}

int cli_interrupted(void)
{
    return cli_export_signal;
}

static int64_t cli_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void cli_progress_begin(struct cli_progress *progress, const char *what)
{
    *progress = (struct cli_progress){.what = what, .begun = cli_now()};
    progress->shows = isatty(STDERR_FILENO);
}

bool cli_progress_to(void *context, double done)
{
    struct cli_progress *progress = context;
    int64_t now = cli_now();
    if (progress->shows && now - progress->begun >= PATIENCE && now - progress->drawn >= PAUSE) {
        int full = (int)(done * BAR + 0.5);
        fprintf(stderr, "\r%s  [", progress->what);
        for (int i = 0; i < BAR; i++) {
            fputc(i < full ? '#' : '.', stderr);
        }
        fprintf(stderr, "] %3d %%", (int)(done * 100 + 0.5));
        fflush(stderr);
        progress->drawn = now;
        progress->is_drawn = true;
        cli_has_bar = true;
    }
    return cli_export_signal == 0;
}

void cli_progress_end(struct cli_progress *progress)
{
    if (progress->is_drawn) {
        fputs("\r\033[K", stderr);
        fflush(stderr);
    }
    progress->is_drawn = false;
    cli_has_bar = false;
}
