/* Looking at a program: which front end, and what it needs of the outside. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/script.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/lessons.h"
#include "ui/tui/tui.h"

static bool cli_has_display(void)
{
    const char *x11 = getenv("DISPLAY"), *wayland = getenv("WAYLAND_DISPLAY");
    return (x11 && *x11) || (wayland && *wayland);
}

/* What is shown when no file is named: the first lesson. */
static char *cli_first_lesson(void)
{
    struct cli_lessons lessons;
    cli_list_lessons(&lessons);
    char *first = lessons.count > 0 ? mem_copy_string(lessons.items[0]) : NULL;
    cli_lessons_free(&lessons);
    return first;
}

/* A program dropped on the window. */
static struct app *cli_open_dropped(void *context, const char *file, struct diag *diag)
{
    return app_new(file, context, diag);
}

static int cli_show_terminal(const struct cli_options *options, struct app *app)
{
    struct diag diag = {0};
    int signal = ui_tui_run(app, strcmp(options->files[0], "-") == 0, &diag);
    if (signal < 0) {
        cli_error("%s", diag.message);
    }
    diag_free(&diag);
    return signal < 0 ? CLI_USAGE : signal > 0 ? 128 + signal : CLI_OK;
}

static int cli_show_window(const struct cli_options *options, struct app_options *app_options,
                           struct app *app, cli_window_call *window)
{
    struct diag diag = {0};
    struct cli_window_options window_options = {
        .shot = options->shot, .open = cli_open_dropped, .context = app_options};
    int status = CLI_OK;
    if (options->size &&
        (sscanf(options->size, "%dx%d", &window_options.width, &window_options.height) != 2 ||
         window_options.width < 1 || window_options.height < 1)) {
        cli_error("--size: '%s' is not a size like 1280x800", options->size);
        return CLI_USAGE;
    }
    switch (window(app, &window_options, &diag)) {
    case CLI_WINDOW_CLOSED: break;
    case CLI_WINDOW_NONE:
        if (!options->window && !options->shot && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)) {
            status = cli_show_terminal(options, app);
            break;
        }
        /* fall through */
    default: status = CLI_ERROR; cli_error("%s", diag.message ? diag.message : "no window");
    }
    diag_free(&diag);
    return status;
}

void cli_become_window(char **argv)
{
    char *path = cli_beside_binary("asyncarium-window");
    if (path) {
        execv(path, argv);
    }
    mem_free(path);
}

/* With --script: what is shown first is where the script ends.  false: it failed. */
static bool cli_go_to_start(const struct cli_options *options, struct app *app, int *status)
{
    struct script_size size = {80, 24};
    struct strbuf pages = {0};
    *status = options->script ? cli_play_script(app, options->script, &size, &pages) : CLI_OK;
    strbuf_free(&pages);
    return *status == CLI_OK;
}

int cli_show(const struct cli_options *given, char **argv, cli_window_call *window)
{
    struct cli_options options = *given;
    bool wants_window = options.shot || (!options.tui && (options.window || cli_has_display()));
    if (wants_window && !window) {
        cli_become_window(argv);
        if (options.window || options.shot) {
            cli_error("this build has no window");
            return CLI_ERROR;
        }
    }
    char *lesson = NULL;
    if (options.file_count == 0) {
        lesson = cli_first_lesson();
        if (!lesson) {
            cli_error("which FILE? (see asyncarium --help)");
            return CLI_USAGE;
        }
        options.files[0] = lesson;
    }
    struct app_options app_options = {
        .theme = wants_window && window ? THEME_LIGHT : THEME_DARK,
        .export = cli_export_view,
        .export_context = &options,
    };
    int status = CLI_USAGE;
    struct cli_shelf shelf;
    cli_make_shelf(&shelf);
    app_options.shelf = &shelf.shelf;
    app_options.choosing = given->file_count == 0 && shelf.shelf.count > 1;
    struct app *app =
        cli_fill_app(&options, &app_options) ? cli_open_app(&options, &app_options, &status) : NULL;
    int broken = app && app_error(app) ? cli_say_diag(app_error(app)) : CLI_OK;
    bool shown = (wants_window && window) || (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO));
    if (broken && !shown) {
        status = broken;
    } else if (!app || (!broken && !cli_go_to_start(&options, app, &status))) {
        /* It was said what is wrong. */
    } else if (wants_window && window) {
        status = cli_show_window(&options, &app_options, app, window);
    } else {
        status = cli_show_terminal(&options, app);
    }
    status = status == CLI_OK ? broken : status; /* what is wrong was shown, and is still so */
    if (app && !options.shot) {
        cli_save_progress(app);
    }
    app_free(app);
    cli_free_shelf(&shelf);
    mem_free(lesson);
    return status;
}
