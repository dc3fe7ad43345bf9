#include "app/lesson.h"
#include "base/path.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "scene/view_build.h"

/* What is recorded of a program without an end before "more" is asked for: enough
 * for a lesson, little enough to be there at once. */
static const struct sim_limits APP_LIMITS = {
    .steps = 8000000,
    .events = 3000000,
    .memory = UINT64_C(1) << 30,
    .output = UINT64_C(16) << 20,
    .tasks = 100000,
    .time = INT64_C(3600) * 1000000000,
};

void app_limit_recording(struct sim_limits *limits)
{
    limits->steps = limits->steps ? limits->steps : APP_LIMITS.steps;
    limits->events = limits->events ? limits->events : APP_LIMITS.events;
    limits->memory =
        limits->memory && limits->memory < APP_LIMITS.memory ? limits->memory : APP_LIMITS.memory;
    limits->output =
        limits->output && limits->output < APP_LIMITS.output ? limits->output : APP_LIMITS.output;
    limits->tasks = limits->tasks ? limits->tasks : APP_LIMITS.tasks;
    limits->time = limits->time ? limits->time : APP_LIMITS.time;
}

/* An import that fails before any loop ran leaves nothing to look at: an error of
 * the program's text, like a syntax error. */
static void find_import_error(struct app *app)
{
    const struct model_state *state = model_state(app->model);
    for (uint32_t i = state->note_count; i-- > 0 && state->loop == 0;) {
        const struct model_note *note = model_note_at(state, i);
        const char *text = trace_text(app->trace, note->text, NULL);
        if (note->kind != MODEL_NOTE_EXCEPTION || (strncmp(text, "ModuleNotFoundError", 19) != 0 &&
                                                   strncmp(text, "ImportError", 11) != 0)) {
            continue;
        }
        const struct model_node *place = model_node(state, 0);
        const struct model_code *code = model_code(state, place->code);
        const char *file = trace_text(app->trace, model_file(state, code->file)->name, NULL);
        diag_set(&app->diag, DIAG_INPUT, *file ? file : app->file, place->line, 0, "%s", text);
    }
}

static void copy_diag(struct diag *to, const struct diag *from)
{
    diag_set(to, from->kind, from->file, from->line, from->column, "%s",
             from->message ? from->message : "");
    to->hint = from->hint ? mem_copy_string(from->hint) : NULL;
    to->source = from->source ? mem_copy_string(from->source) : NULL;
    to->end_line = from->end_line;
    to->end_column = from->end_column;
}

bool app_run(struct app *app, struct diag *diag)
{
    struct sim *sim = app_edited_sim(app, diag);
    if (!sim) {
        return false;
    }
    app->status = sim_run(sim);
    view_clear(&app->view);
    mistakes_free(app->mistakes);
    model_free(app->model);
    sim_free(app->sim);
    app->sim = sim;
    app->trace = sim_trace(sim);
    app->model = model_new(app->trace);
    app->mistakes = mistakes_find(app->trace);
    diag_free(&app->diag);
    app->diag = (struct diag){0};
    if (diag_is_set(sim_diag(sim))) {
        copy_diag(&app->diag, sim_diag(sim));
    } else if (app->status == SIM_STATUS_ERROR) {
        model_seek(app->model, model_count(app->model));
        find_import_error(app);
        model_seek(app->model, 0);
    }
    app->view_is_fresh = app->comparison_is_fresh = app->callouts_are_fresh = false;
    return true;
}

static struct app *make(const struct app_options *options, struct diag *diag)
{
    struct app *app = mem_alloc_zero(sizeof *app);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!catalog_load(&app->catalogs[i], (enum language)i, diag)) {
            app_free(app);
            return NULL;
        }
    }
    const char *texts[] = {options->subtitle, options->labels[0], options->labels[1]};
    app->title = options->title ? mem_copy_string(options->title) : NULL;
    for (int i = 0; i < 3; i++) {
        app->compare_texts[i] = texts[i] ? mem_copy_string(texts[i]) : NULL;
    }
    app->given = options->callouts;
    app->given_count = options->callout_count;
    app->given_steps = options->callout_steps;
    app->shelf = options->shelf;
    app->choosing = options->choosing;
    app->export = options->export;
    app->export_context = options->export_context;
    app->language = options->language;
    app->theme = options->theme;
    app->still = options->still;
    app->keyless = options->keyless;
    app->step_size = STEP_CALLBACK;
    app->font_scale = 1;
    app->speed = 2;
    return app;
}

static void set_sim_options(struct app *app, const struct app_options *options)
{
    if (options->sim) {
        app->sim_options = *options->sim;
    } else {
        sim_default_options(&app->sim_options);
    }
    app->sim_options.level = TRACE_FULL;
    app_limit_recording(&app->sim_options.limits);
}

struct app *app_new(const char *file, const struct app_options *options, struct diag *diag)
{
    struct app *app = make(options, diag);
    if (!app) {
        return NULL;
    }
    app->file = mem_copy_string(file);
    set_sim_options(app, options);
    if (!app_run(app, diag)) {
        app_free(app);
        return NULL;
    }
    return app;
}

struct app *app_new_lesson(const char *path, const struct app_options *options, struct diag *diag)
{
    struct app *app = make(options, diag);
    if (!app) {
        return NULL;
    }
    set_sim_options(app, options);
    if (!app_lesson_open(app, path, diag) || !app->model) {
        if (app->lesson && !diag_is_set(diag)) { /* its first program cannot be read */
            diag_set(diag, DIAG_INPUT, path, 0, 0, "%s", strbuf_text(&app->notice));
        }
        app_free(app);
        return NULL;
    }
    return app;
}

struct app *app_new_from_trace(const struct trace *trace, const struct app_options *options,
                               struct diag *diag)
{
    struct app *app = make(options, diag);
    if (app) {
        app->trace = trace;
        app->model = model_new(trace);
        app->mistakes = mistakes_find(trace);
    }
    return app;
}

void app_free(struct app *app)
{
    if (!app) {
        return;
    }
    app_free_compare(app);
    callouts_free(&app->callouts);
    view_free(&app->view);
    view_free(&app->ghost);
    mem_free(app->edited);
    mem_free(app->stretch.source);
    mistakes_free(app->mistakes);
    model_free(app->model);
    sim_free(app->sim);
    app_lesson_free(app);
    diag_free(&app->diag);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        catalog_free(&app->catalogs[i]);
    }
    vec_free(&app->marks);
    strbuf_free(&app->answer);
    strbuf_free(&app->notice);
    mem_free(app->title);
    mem_free(app->file);
    mem_free(app);
}

const struct diag *app_error(const struct app *app)
{
    return diag_is_set(&app->diag) ? &app->diag : NULL;
}

int app_status(const struct app *app)
{
    return app->status;
}

/* --- the moment --- */

bool app_tell(struct app *app, const char *text)
{
    strbuf_clear(&app->notice);
    strbuf_add(&app->notice, text);
    return true;
}

bool app_seek(struct app *app, uint64_t position)
{
    uint64_t before = model_position(app->model);
    model_seek(app->model, position);
    bool moved = model_position(app->model) != before;
    app->view_is_fresh = app->view_is_fresh && !moved;
    app->window.keep_cursor |= moved;
    app->window.scrolled = moved ? 0 : app->window.scrolled;
    return moved;
}

bool app_seek_time(struct app *app, int64_t nanoseconds)
{
    return app->comparing ? app_compare_seek_time(app, nanoseconds)
                          : app_seek(app, steps_position_at(model_steps(app->model), nanoseconds));
}

uint32_t app_line(const struct app *app)
{
    const struct model_state *state = model_state(app->model);
    const struct model_node *node = model_node(state, state->task ? state->task : state->thread);
    return model_code(state, node->code)->file == state->main_file ? node->line : 0;
}

bool app_shows_main(struct app *app)
{
    return !app->sim || strcmp(app_view(app)->file_name, path_name(sim_file(app->sim))) == 0;
}

/* A program that could not begin has no recording: its text and what is wrong. */
static void add_error(struct app *app)
{
    struct view *view = &app->view;
    static const char *const kinds[] = {[DIAG_SYNTAX] = "SyntaxError: ",
                                        [DIAG_INDENTATION] = "IndentationError: ",
                                        [DIAG_TAB] = "TabError: "};
    bool named = app->diag.kind >= DIAG_SYNTAX && app->diag.kind <= DIAG_TAB;
    view->error = arena_printf(&view->arena, "%s%s", named ? kinds[app->diag.kind] : "",
                               app->diag.message ? app->diag.message : "");
    view->error_line = app->diag.line;
    view->is_loopless = false; /* nobody knows */
    view->error_column = app->diag.column;
    view->error_end = app->diag.end_line == app->diag.line ? app->diag.end_column : 0;
    if (app->diag.hint) {
        view->error = arena_printf(&view->arena, "%s; %s", view->error, app->diag.hint);
    }
    if (view->source_size == 0 && app->sim) {
        view->source = sim_source(app->sim, &view->source_size);
        view->file_name = path_name(sim_file(app->sim));
    }
    if (!view->why || !*view->why || model_position(app->model) == 0) {
        view->why =
            arena_printf(&view->arena, "%s:%u: %s", view->file_name, app->diag.line, view->error);
    }
}

/* Behind the sentence of the step: which key goes on from here. */
static void add_notice(struct app *app, const char *key)
{
    if (!app->keyless) {
        app->view.why = arena_printf(&app->view.arena, "%s %s", app->view.why,
                                     catalog_text(app_catalog(app), key));
    }
}

const struct view *app_view(struct app *app)
{
    if (!app->view_is_fresh) {
        struct view_request request = {
            .title = app->lesson && !app->title ? app_lesson_text(app)->title : app->title,
            .step_size = app->step_size,
            .catalog = app_catalog(app),
            .mistakes = app->mistakes,
            .callouts = app_callouts(app),
            .time_least = app->has_ghost ? app->ghost.time_end : 0,
        };
        view_build(&app->view, app->model, &request);
        if (app_error(app)) {
            add_error(app);
        } else if (model_position(app->model) == 0) {
            add_notice(app, "notice.first");
        } else if (app->status == SIM_STATUS_LIMIT && app->file &&
                   app_position(app) == app_end(app)) {
            add_notice(app, "notice.more");
        }
        app->view_is_fresh = true;
    }
    return &app->view;
}

/* --- what a front end asks --- */

bool app_has_quit(const struct app *app)
{
    return app->quit;
}

bool app_is_fullscreen(const struct app *app)
{
    return app->fullscreen;
}

int app_motion(const struct app *app)
{
    enum { USUAL = 200 };
    int step = app->playing ? app_interval(app) : 2 * USUAL;
    return app->still ? 0 : step / 2 < USUAL ? step / 2 : USUAL;
}

enum theme_id app_theme(const struct app *app)
{
    return app->theme;
}

enum language app_language(const struct app *app)
{
    return app->language;
}

const char *app_file(const struct app *app)
{
    return app->file;
}

const char *app_title(const struct app *app)
{
    if (app->comparing && app->comparison_is_fresh) {
        return app->comparison.title;
    }
    return app->title ? app->title : app->file ? path_name(app->file) : "Asyncarium";
}

uint64_t app_position(const struct app *app)
{
    return model_position(app->model);
}

uint64_t app_end(const struct app *app)
{
    return model_count(app->model);
}

const struct model *app_model(const struct app *app)
{
    return app->model;
}

const struct catalog *app_catalog(const struct app *app)
{
    return &app->catalogs[app->language];
}

bool app_set_language(struct app *app, enum language language)
{
    bool changed = app->language != language;
    app->language = language;
    app->view_is_fresh = app->view_is_fresh && !changed;
    app->callouts_are_fresh = app->callouts_are_fresh && !changed;
    app->comparison_is_fresh = app->comparison_is_fresh && !changed;
    if (app->other) {
        app_set_language(app->other, language);
    }
    return changed;
}

bool app_set_theme(struct app *app, enum theme_id theme)
{
    bool changed = app->theme != theme;
    app->theme = theme;
    return changed;
}

bool app_set_pane(struct app *app, enum grid_pane pane)
{
    bool changed = app->pane != pane;
    app->pane = pane;
    return changed;
}

bool app_set_ascii(struct app *app, bool ascii)
{
    bool changed = app->ascii != ascii;
    app->ascii = ascii;
    return changed;
}
