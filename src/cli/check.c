/* check: runs programs and says which mistakes their runs show. */
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "cli/cli.h"
#include "scene/mistakes.h"

/* FILE:LINE: note: …  (t = TIME s) */
static void check_add(const char *file, const struct mistakes *mistakes, size_t number,
                      const struct catalog *catalog, struct strbuf *out)
{
    const struct mistake *mistake = &mistakes->found.items[number];
    uint32_t line = mistake->line;
    if (line == 0) {
        line = model_code(mistakes->state, mistake->code)->line;
    }
    strbuf_add(out, file);
    if (line) {
        strbuf_printf(out, ":%u", (unsigned)line);
    }
    strbuf_add(out, ": note: ");
    mistake_add_text(mistakes, number, catalog, out);
    strbuf_add(out, " (t = ");
    trace_add_time(out, mistake->time);
    strbuf_add(out, " s)\n");
}

/* One program; *found: how many mistakes.  The exit status if it could not be run. */
static int check_file(const struct cli_options *options, const char *file,
                      const struct catalog *catalog, struct strbuf *out, size_t *found)
{
    struct sim_options sim_options = options->sim;
    sim_options.level = TRACE_FULL;
    struct diag diag = {0};
    struct sim *sim = sim_new(file, &sim_options, &diag);
    if (!sim) {
        cli_say_diag(&diag);
        diag_free(&diag);
        return CLI_USAGE;
    }
    sim_run(sim);
    int status = diag_is_set(sim_diag(sim)) ? cli_say_diag(sim_diag(sim)) : CLI_OK;
    struct mistakes *mistakes = mistakes_find(sim_trace(sim));
    for (size_t i = 0; status == CLI_OK && i < mistakes->found.count; i++) {
        check_add(file, mistakes, i, catalog, out);
    }
    *found = mistakes->found.count;
    mistakes_free(mistakes);
    sim_free(sim);
    return status;
}

void cli_say_circle(const struct cli_options *options)
{
    struct sim_options sim_options = options->sim;
    sim_options.level = TRACE_SCHEDULE;
    struct diag diag = {0};
    struct catalog catalog = {0};
    struct sim *sim = sim_new(options->files[0], &sim_options, &diag);
    if (sim && catalog_load(&catalog, LANGUAGE_EN, &diag)) {
        sim_run(sim);
        struct mistakes *mistakes = mistakes_find(sim_trace(sim));
        struct strbuf text = {0};
        for (size_t i = 0; i < mistakes->found.count; i++) {
            if (mistakes->found.items[i].circled > 0) {
                mistake_add_text(mistakes, i, &catalog, &text);
                fprintf(stderr, "  %s\n", strbuf_text(&text));
            }
        }
        strbuf_free(&text);
        mistakes_free(mistakes);
        catalog_free(&catalog);
    }
    diag_free(&diag);
    sim_free(sim);
}

int cli_check(const struct cli_options *options)
{
    struct app_options app = {0};
    struct catalog catalog = {0};
    struct diag diag = {0};
    if (!cli_fill_app(options, &app)) {
        return CLI_USAGE;
    }
    if (!catalog_load(&catalog, app.language, &diag)) {
        cli_say_diag(&diag);
        diag_free(&diag);
        return CLI_ERROR;
    }
    struct strbuf out = {0};
    int status = CLI_OK;
    for (int i = 0; i < options->file_count; i++) {
        size_t found = 0;
        int one = check_file(options, options->files[i], &catalog, &out, &found);
        status = one != CLI_OK ? one : status == CLI_OK && found ? CLI_ERROR : status;
        if (one == CLI_OK && found == 0) {
            strbuf_printf(&out, "%s: %s\n", options->files[i],
                          catalog_text(&catalog, "mistake.none"));
        }
    }
    if (!cli_write(options, strbuf_text(&out), out.length)) {
        status = CLI_ERROR;
    }
    strbuf_free(&out);
    catalog_free(&catalog);
    return status;
}
