/* The command compare: two programs on one axis of time. */
#include <string.h>
#include <unistd.h>

#include "app/app.h"
#include "app/script.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "scene/compare.h"

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
        const char *total = side->total_text; /* "5.00 s (error)": the times stand in a column */
        const char *aligned = side->is_failed ? compare_duration(&arena, side->total) : total;
        int cells = (int)utf8_width(aligned, strlen(aligned));
        strbuf_printf(&out, "%*s%s", cells < 10 ? 10 - cells : 0, "", total);
        const char *ratio = i == comparison_faster(facts) ? compare_ratio(&arena, facts) : "";
        strbuf_printf(&out, "%s%s", *ratio ? "  " : "", ratio);
        strbuf_add_char(&out, '\n');
    }
    strbuf_printf(&out, "%s\n", facts->said);
    status = cli_write(options, strbuf_text(&out), out.length) ? CLI_OK : CLI_ERROR;
    strbuf_free(&out);
    arena_free(&arena);
    app_free(app);
    return status;
}

int cli_compare(const struct cli_options *options, char **argv, cli_window_call *window,
                const struct export_painter *painter)
{
    bool wants_screen = options->tui || options->window || options->shot;
    const struct cli_figure *figure = &options->figure;
    bool wants_picture =
        options->output || figure->view || figure->at || figure->steps || figure->format;
    if (wants_picture && !wants_screen) {
        return cli_export(options, argv, painter);
    }
    if (options->script && !wants_screen) {
        return cli_play(options);
    }
    return wants_screen || isatty(STDOUT_FILENO) ? cli_show(options, argv, window)
                                                 : cli_print_table(options);
}
