/* tell: a run in words, one sentence a step, for screen readers and for the ear. */
#include <string.h>

#include "app/app.h"
#include "base/strbuf.h"
#include "cli/cli.h"
#include "model/model.h"
#include "model/step.h"

static bool tell_find_size(const char *name, enum step_size *size)
{
    static const char *const names[STEP_SIZES] = {[STEP_LINE] = "line",
                                                  [STEP_AWAIT] = "await",
                                                  [STEP_CALLBACK] = "callback",
                                                  [STEP_ITERATION] = "iteration"};
    for (int i = 0; i < STEP_SIZES; i++) {
        if (strcmp(names[i], name) == 0) {
            *size = (enum step_size)i;
            return true;
        }
    }
    cli_error("--step: '%s' is none of line, await, callback, iteration", name);
    return false;
}

/* "0.000 s  Task-2 chat: …", and what the step prints, line by line. */
static void tell_step(struct app *app, size_t *printed, struct strbuf *out)
{
    const struct view *view = app_view(app);
    for (; *printed < view->output.count; ++*printed) {
        const struct view_output *line = &view->output.items[*printed];
        strbuf_add(out, "    ");
        trace_add_time(out, line->time);
        strbuf_printf(out, " s  > %s\n", line->text);
    }
    trace_add_time(out, view->now);
    strbuf_add(out, " s  ");
    if (view->running >= 0) {
        const struct view_task *task = &view->tasks.items[view->running];
        bool has_label = *task->label && strcmp(task->label, task->name) != 0;
        strbuf_printf(out, "%s%s%s: ", task->name, has_label ? " " : "",
                      has_label ? task->label : "");
    }
    strbuf_printf(out, "%s\n", view->why);
}

int cli_tell(const struct cli_options *options)
{
    struct app_options app_options = {.keyless = true};
    enum step_size size = STEP_CALLBACK;
    int status = CLI_USAGE;
    if (!cli_fill_app(options, &app_options) ||
        (options->step && !tell_find_size(options->step, &size))) {
        return CLI_USAGE;
    }
    struct app *app = cli_open_app(options, &app_options, &status);
    if (!app) {
        return status;
    }
    if (app_error(app)) {
        status = cli_say_diag(app_error(app));
        app_free(app);
        return status;
    }
    struct strbuf out = {0};
    const struct steps *steps = model_steps(app_model(app));
    size_t printed = 0;
    uint64_t before = 0;
    do {
        before = app_position(app);
        tell_step(app, &printed, &out);
        app_seek(app, steps_next(steps, size, before));
    } while (app_position(app) != before);
    status = cli_write(options, strbuf_text(&out), out.length) ? CLI_OK : CLI_ERROR;
    strbuf_free(&out);
    app_free(app);
    return status;
}
