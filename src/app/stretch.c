/* A sleep made longer or shorter by the mouse: the program is run again with the other number in
 * its text (the file stays as it is), and the run before stays as a ghost. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/state.h"
#include "scene/view_build.h"
#include "sim/files.h"

enum { LIVE_EVENTS = 60000 /* a run of so many is over before the next picture */ };

bool app_can_stretch(const struct app *app)
{
    return app->sim && !app->lesson && !app->comparing && !app->blank && !app->helping &&
           app->status != SIM_STATUS_UNSUPPORTED;
}

static void keep_ghost(struct app *app)
{
    uint64_t position = model_position(app->model);
    struct view_request request = {.catalog = app_catalog(app), .step_size = app->step_size};
    model_seek(app->model, model_count(app->model));
    view_free(&app->ghost);
    view_build(&app->ghost, app->model, &request);
    view_make_ghost(&app->ghost);
    model_seek(app->model, position);
    app->has_ghost = true;
    app->view_is_fresh = false;
}

bool app_drop_ghost(struct app *app)
{
    bool had = app->has_ghost;
    view_free(&app->ghost);
    app->has_ghost = false;
    app->view_is_fresh = app->view_is_fresh && !had;
    return had;
}

struct sim *app_edited_sim(struct app *app, struct diag *diag)
{
    if (!app->edited) {
        return sim_new(app->file, &app->sim_options, diag);
    }
    char *folder = files_folder_of(strcmp(app->file, "-") == 0 ? "." : app->file);
    struct sim *sim = sim_new_from_text(sim_file(app->sim), app->edited, strlen(app->edited),
                                        folder, &app->sim_options);
    mem_free(folder);
    return sim;
}

void app_forget_edit(struct app *app)
{
    mem_free(app->edited);
    app->edited = NULL;
    app_drop_ghost(app);
}

static void say(struct app *app, const char *number)
{
    strbuf_clear(&app->notice);
    catalog_format(app_catalog(app), &app->notice, "notice.stretched", "number", number,
                   (char *)NULL);
}

bool app_begin_stretch(struct app *app, int64_t span_number, double x)
{
    const struct view *view = app_view(app);
    if (!app_can_stretch(app) || span_number < 0 || (size_t)span_number >= view->spans.count) {
        return false;
    }
    const struct view_span *span = &view->spans.items[span_number];
    struct scene_options options;
    app_fill_options(app, &options);
    double x1 =
        scene_moment_x(view, &options, &app->chart, (struct moment){span->first, span->start});
    double x2 = scene_moment_x(view, &options, &app->chart, (struct moment){span->last, span->end});
    size_t size;
    const char *source = sim_source(app->sim, &size);
    if (x2 - x1 < 1 || span->argument_size == 0 ||
        (size_t)span->argument + span->argument_size > size) {
        return false;
    }
    struct stretch *stretch = &app->stretch;
    mem_free(stretch->source);
    *stretch = (struct stretch){.x = x,
                                .scale = (double)(span->end - span->start) / (x2 - x1),
                                .length = strtod(source + span->argument, NULL) * 1e9,
                                .source = mem_copy_bytes(source, size),
                                .position = (uint64_t)span->last,
                                .argument = span->argument,
                                .argument_size = span->argument_size};
    return true;
}

/* The new number, rounded so that a few pixels make a step; *text takes it. */
static void number_at(const struct stretch *stretch, double x, struct strbuf *text)
{
    double fine = stretch->scale * 12, unit = 1;
    while (unit < fine && unit < 1e18) {
        unit *= 10;
    }
    unit = unit / 2 >= fine ? unit / 2 : unit;
    double length = stretch->length + (x - stretch->x) * stretch->scale;
    double rounded = fmax(0, round(length / unit) * unit);
    strbuf_printf(text, "%.10g", rounded / 1e9);
}

/* Runs the program with that number. */
static bool run_with(struct app *app, const char *number)
{
    struct stretch *stretch = &app->stretch;
    struct strbuf text = {0};
    struct diag diag = {0};
    strbuf_add_bytes(&text, stretch->source, stretch->argument);
    strbuf_add(&text, number);
    strbuf_add(&text, stretch->source + stretch->argument + stretch->argument_size);
    uint64_t position = model_position(app->model);
    if (!app->has_ghost) {
        keep_ghost(app);
    }
    mem_free(app->edited);
    app->edited = strbuf_take(&text);
    bool done = app_run(app, &diag);
    diag_free(&diag);
    if (done) {
        app->followed = 0;
        app_seek(app, app_error(app) ? 0 : position);
        say(app, number);
    }
    return done;
}

bool app_stretch_to(struct app *app, double x, bool last)
{
    struct strbuf number = {0};
    bool changed = false;
    if (last && !*app->stretch.number && fabs(x - app->stretch.x) < 2) {
        return app_seek(app, app->stretch.position); /* a mere click goes there */
    }
    number_at(&app->stretch, x, &number);
    if (strcmp(strbuf_text(&number), app->stretch.number) != 0) {
        bool live = model_count(app->model) <= LIVE_EVENTS;
        say(app, strbuf_text(&number));
        changed = true;
        if ((live || last) && fabs(x - app->stretch.x) >= 2) {
            strncpy(app->stretch.number, strbuf_text(&number), sizeof app->stretch.number - 1);
            run_with(app, strbuf_text(&number));
        }
    }
    strbuf_free(&number);
    return changed;
}
