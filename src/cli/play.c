/* Looking at a program without a screen: play; and what it shares with show and export. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "base/mem.h"
#include "cli/cli.h"
#include "cli/lessons.h"
#include "sim/files.h"
#include "ui/null/null.h"

static bool cli_is_korean(void)
{
    static const char *const names[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *text = getenv(names[i]);
        if (text && *text) {
            return strncmp(text, "ko", 2) == 0;
        }
    }
    return false;
}

bool cli_fill_app(const struct cli_options *options, struct app_options *app)
{
    app->title = options->title;
    app->subtitle = options->subtitle;
    app->labels[0] = options->labels[0];
    app->labels[1] = options->labels[1];
    app->sim = &options->sim;
    app->callouts = options->callouts.items;
    app->callout_count = options->callouts.count;
    app->callout_steps = STEP_CALLBACK;
    app->language = cli_is_korean() ? LANGUAGE_KO : LANGUAGE_EN;
    if (options->lang) {
        int i = 0;
        while (i < LANGUAGE_COUNT && strcmp(options->lang, language_code((enum language)i)) != 0) {
            i++;
        }
        if (i == LANGUAGE_COUNT) {
            cli_error("--lang: '%s' is neither ko nor en", options->lang);
            return false;
        }
        app->language = (enum language)i;
    }
    if (options->theme) {
        int i = 0;
        while (i < THEME_COUNT && strcmp(options->theme, theme_name((enum theme_id)i)) != 0) {
            i++;
        }
        if (i == THEME_COUNT) {
            cli_error("--theme: '%s' is none of light, dark, contrast", options->theme);
            return false;
        }
        app->theme = (enum theme_id)i;
    }
    if (options->motion && strcmp(options->motion, "on") != 0 &&
        strcmp(options->motion, "off") != 0) {
        cli_error("--motion: '%s' is neither on nor off", options->motion);
        return false;
    }
    app->still = options->motion && strcmp(options->motion, "off") == 0;
    return true;
}

int cli_say_diag(const struct diag *diag)
{
    char *line = diag_to_line(diag);
    fprintf(stderr, "asyncarium: %s\n", line);
    mem_free(line);
    return diag->kind == DIAG_UNSUPPORTED ? SIM_STATUS_UNSUPPORTED : CLI_ERROR;
}

/* That all of --callout have a place in the run. */
static bool cli_check_callouts(const struct app_options *options, struct app *app)
{
    bool is_fine = true;
    for (size_t i = 0; i < options->callout_count && is_fine; i++) {
        struct callouts found = {0};
        struct strbuf why = {0};
        is_fine = app_place_callout(&found, app_model(app), options->callout_steps,
                                    &options->callouts[i], &why);
        if (!is_fine) {
            cli_error("--callout: '%s': %s", options->callouts[i].text, strbuf_text(&why));
        }
        callouts_free(&found);
        strbuf_free(&why);
    }
    return is_fine;
}

struct app *cli_open_app(const struct cli_options *options, const struct app_options *app_options,
                         int *status)
{
    struct diag diag = {0};
    char *lesson = cli_find_lesson(options->files[0]);
    if (lesson && app_options->callout_count > 0) {
        cli_error("--callout is for a program; a lesson has its own");
        mem_free(lesson);
        *status = CLI_USAGE;
        return NULL;
    }
    struct app *app = lesson ? app_new_lesson(lesson, app_options, &diag)
                             : app_new(options->files[0], app_options, &diag);
    mem_free(lesson);
    if (app && !app_error(app) && !cli_check_callouts(app_options, app)) {
        app_free(app);
        *status = CLI_USAGE;
        return NULL;
    }
    if (app && options->second && !app_error(app) &&
        !app_compare_with(app, options->second, &diag)) {
        app_free(app);
        app = NULL;
    }
    if (!app) {
        *status = cli_say_diag(&diag) == SIM_STATUS_UNSUPPORTED ? SIM_STATUS_UNSUPPORTED
                  : diag.line > 0                               ? CLI_ERROR
                                                                : CLI_USAGE;
        diag_free(&diag);
    }
    return app;
}

int cli_play_script(struct app *app, const char *name, struct script_size *size, struct strbuf *out)
{
    struct diag diag = {0};
    size_t length;
    int status = CLI_USAGE;
    char *script = files_read(name, &length, &diag);
    if (script) {
        status = ui_null_run(app, script, length, name, size, out, &diag);
    }
    if (diag_is_set(&diag)) {
        cli_say_diag(&diag);
    }
    diag_free(&diag);
    mem_free(script);
    return status;
}

int cli_play(const struct cli_options *options)
{
    struct app_options app_options = {0};
    struct script_size size = {80, 24};
    int status = CLI_USAGE;
    if (!cli_fill_app(options, &app_options)) {
        return CLI_USAGE;
    }
    if (options->size && !script_parse_size(options->size, &size)) {
        cli_error("--size: '%s' is not a size like 80x24", options->size);
        return CLI_USAGE;
    }
    struct cli_shelf shelf;
    cli_make_shelf(&shelf);
    app_options.shelf = &shelf.shelf;
    struct app *app = cli_open_app(options, &app_options, &status);
    if (!app) {
        cli_free_shelf(&shelf);
        return status;
    }
    struct strbuf out = {0};
    status = cli_play_script(app, options->script ? options->script : "-", &size, &out);
    if (!cli_write(options, strbuf_text(&out), out.length) && status == CLI_OK) {
        status = CLI_ERROR;
    }
    strbuf_free(&out);
    app_free(app);
    cli_free_shelf(&shelf);
    return status;
}

/* The table of app/actions.def as Markdown, which reads well as text too. */
int cli_keys(const struct cli_options *options)
{
    struct app_options app_options = {0};
    struct catalog catalog = {0};
    struct diag diag = {0};
    struct strbuf out = {0};
    if (!cli_fill_app(options, &app_options)) {
        return CLI_USAGE;
    }
    if (!catalog_load(&catalog, app_options.language, &diag)) {
        int status = cli_say_diag(&diag);
        diag_free(&diag);
        return status;
    }
    strbuf_add(&out, "|                             |   |\n|-----------------------------|---|\n");
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);
        strbuf_printf(&out, "| %-27s | %s |\n", info->keys, catalog_text(&catalog, info->help));
    }
    bool fine = cli_write(options, strbuf_text(&out), out.length);
    strbuf_free(&out);
    catalog_free(&catalog);
    return fine ? CLI_OK : CLI_ERROR;
}
