/* The command compare: two programs on one axis of time. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/script.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "export/svg.h"
#include "scene/compare.h"

enum { CLI_FIGURE_WIDTH = 1600 };

/* Both programs, run to their ends.  NULL: said why, *status says the exit status. */
static struct app *cli_open_both(const struct cli_options *options, struct app_options *app_options,
                                 int *status)
{
    *status = CLI_USAGE;
    struct app *app =
        cli_fill_app(options, app_options) ? cli_open_app(options, app_options, status) : NULL;
    if (app && app_error(app)) {
        *status = cli_say_diag(app_error(app));
        app_free(app);
        return NULL;
    }
    return app;
}

static void cli_add_padded(struct strbuf *out, const char *text, size_t width)
{
    size_t used = utf8_width(text, strlen(text));
    strbuf_add(out, text);
    strbuf_add_repeat(out, ' ', used < width ? width - used : 0);
}

/* Totals, ratio and the first difference, for a pipe. */
static int cli_print_table(const struct cli_options *options)
{
    struct app_options app_options = {0};
    int status;
    struct app *app = cli_open_both(options, &app_options, &status);
    if (!app) {
        return status;
    }
    const struct comparison *facts = app_comparison(app);
    struct arena arena = {0};
    struct strbuf out = {0};
    size_t width = 0;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        size_t name = utf8_width(facts->sides[i].file_name, strlen(facts->sides[i].file_name));
        width = name > width ? name : width;
    }
    for (int i = 0; i < COMPARE_SIDES; i++) {
        const struct compare_side *side = &facts->sides[i];
        cli_add_padded(&out, side->file_name, width + 2);
        strbuf_printf(&out, "%10s", compare_duration(&arena, side->total));
        if (i == comparison_faster(facts) && comparison_ratio(facts) > 0) {
            strbuf_printf(&out, "  %s", compare_ratio(&arena, facts));
        }
        strbuf_add_char(&out, '\n');
    }
    strbuf_printf(&out, "%s\n", facts->said);
    status = cli_write(options, strbuf_text(&out), out.length) ? CLI_OK : CLI_ERROR;
    strbuf_free(&out);
    arena_free(&arena);
    app_free(app);
    return status;
}

static bool cli_figure_size(const struct cli_options *options, const struct comparison *facts,
                            double *width, double *height)
{
    int columns = CLI_FIGURE_WIDTH, rows = 0;
    if (options->size && (sscanf(options->size, "%dx%d", &columns, &rows) != 2 || columns < 1 ||
                          rows < 1 || columns > 20000 || rows > 20000)) {
        cli_error("--size: '%s' is not a size like 1600x900", options->size);
        return false;
    }
    *width = columns;
    *height = rows > 0 ? rows : scene_compare_height(facts, columns);
    return true;
}

int cli_export_compare(const struct cli_options *options)
{
    struct app_options app_options = {0};
    struct catalog catalog = {0};
    struct diag diag = {0};
    struct theme theme;
    int status;
    const char *dot = options->output ? strrchr(options->output, '.') : NULL;
    if (options->output && strcmp(options->output, "-") != 0 &&
        (!dot || strcmp(dot, ".svg") != 0)) {
        cli_error("%s: pictures are written as .svg", options->output);
        return CLI_USAGE;
    }
    struct app *app = cli_open_both(options, &app_options, &status);
    if (!app) {
        return status;
    }
    double width, height;
    const struct comparison *facts = app_comparison(app);
    status = CLI_USAGE;
    if (!cli_figure_size(options, facts, &width, &height)) {
        /* it was said */
    } else if (!catalog_load(&catalog, app_options.language, &diag) ||
               !theme_load(&theme, theme_name(app_options.theme), &diag)) {
        status = cli_say_diag(&diag);
    } else {
        struct display display = {.metrics = text_metrics_cells()};
        struct scene_options scene = {.catalog = &catalog, .language = app_options.language};
        struct strbuf out = {0};
        scene_layout_compare(&display, width, height, facts, &scene);
        export_display_svg(&display, &theme, facts->title, facts->subtitle, &out);
        status = cli_write(options, strbuf_text(&out), out.length) ? CLI_OK : CLI_ERROR;
        strbuf_free(&out);
        display_free(&display);
    }
    catalog_free(&catalog);
    diag_free(&diag);
    app_free(app);
    return status;
}

int cli_compare(const struct cli_options *options, char **argv, cli_window_call *window)
{
    bool wants_screen = options->tui || options->window || options->shot;
    if (options->output) {
        return cli_export_compare(options);
    }
    if (options->script && !wants_screen) {
        return cli_play(options);
    }
    return wants_screen || isatty(STDOUT_FILENO) ? cli_show(options, argv, window)
                                                 : cli_print_table(options);
}
