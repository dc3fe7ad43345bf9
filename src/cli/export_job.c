/* One export at work: from a program to the pages of a sink. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/export.h"
#include "model/timeline.h"
#include "scene/compare.h"
#include "scene/cut.h"
#include "scene/view_build.h"
#include "trace/trace.h"

enum { CLI_NAME_CELLS = 70 };
enum { CLI_FRAME = 900, CLI_LAST_FRAME = 2700 }; /* ms; the first as the window plays by itself */
#define CLI_SLIDE_WIDTH  1600.0
#define CLI_SLIDE_HEIGHT 900.0
#define CLI_FRAME_SCALE  0.6 /* of an animation's figure to its pixels */

bool cli_job_begin(struct cli_job *job, struct cli_plan *plan, const struct export_painter *painter,
                   struct diag *diag)
{
    *job = (struct cli_job){.plan = plan, .painter = painter};
    const char *family = plan->options->figure.font;
    bool measures = family || plan->outlines || export_format_info(plan->format)->painted;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!catalog_load(&job->catalogs[i], (enum language)i, diag)) {
            return false;
        }
    }
    if (!theme_load(&job->theme, theme_name(plan->app.theme), diag)) {
        return false;
    }
    job->display.metrics = text_metrics_cells();
    if (measures && painter) {
        job->fonts = painter->open(family, diag);
        if (!job->fonts) {
            return false;
        }
        job->display.metrics = painter->metrics(job->fonts);
        const char *stand_in = painter->stand_in(job->fonts);
        if (stand_in) {
            fprintf(
                stderr,
                "asyncarium: warning: the font D2Coding is not installed: letters are those of %s, "
                "and the picture differs from one made elsewhere\n",
                stand_in);
        }
    }
    return true;
}

static void cli_job_drop_run(struct cli_job *job)
{
    cli_compare_end(job);
    view_free(&job->view);
    vec_clear(&job->moments.positions);
    job->moments.whole = false;
    job->moments.time = -1;
    mistakes_free(job->mistakes);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        callouts_clear(&job->callouts[i]);
    }
    model_free(job->model);
    app_free(job->app);
    job->mistakes = NULL;
    job->model = NULL;
    job->app = NULL;
}

void cli_job_end(struct cli_job *job)
{
    cli_job_drop_run(job);
    vec_free(&job->moments.positions);
    display_free(&job->display);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        callouts_free(&job->callouts[i]);
        catalog_free(&job->catalogs[i]);
    }
    if (job->fonts) {
        job->painter->close(job->fonts);
    }
}

static void cli_job_place_callouts(struct cli_job *job)
{
    const struct app_options *options = &job->plan->app;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        struct callouts *callouts = &job->callouts[i];
        if (job->lessons[i]) {
            app_place_lesson_callouts(callouts, job->model, job->lessons[i], job->program);
        }
        for (size_t k = 0; k < options->callout_count; k++) {
            struct strbuf why = {0};
            app_place_callout(callouts, job->model, options->callout_steps, &options->callouts[k],
                              &why);
            strbuf_free(&why); /* what has no place was told when the program was run */
        }
    }
}

/* A limit that was asked for is no news. */
static bool cli_is_asked_for(const struct sim_limits *limits, uint8_t kind)
{
    struct sim_options usual;
    sim_default_options(&usual);
    switch ((enum trace_limit_kind)kind) {
    case TRACE_LIMIT_STEPS: return limits->steps != usual.limits.steps;
    case TRACE_LIMIT_TIME: return limits->time != usual.limits.time;
    case TRACE_LIMIT_MEMORY: return limits->memory != usual.limits.memory;
    case TRACE_LIMIT_OUTPUT: return limits->output != usual.limits.output;
    case TRACE_LIMIT_TASKS: return limits->tasks != usual.limits.tasks;
    default: return false;
    }
}

void cli_warn_of_limit(const struct cli_options *options, struct model *model, const char *file)
{
    uint64_t position = model_position(model);
    model_seek(model, model_count(model));
    const struct model_state *state = model_state(model);
    bool is_limited = !state->ended || state->end_reason == TRACE_END_LIMIT, is_asked_for = false;
    for (uint32_t i = state->note_count; i-- > 0 && is_limited && !is_asked_for;) {
        const struct model_note *note = model_note_at(state, i);
        is_asked_for =
            note->kind == MODEL_NOTE_LIMIT && cli_is_asked_for(&options->sim.limits, note->subkind);
    }
    model_seek(model, position);
    if (is_limited && !is_asked_for) {
        fprintf(stderr,
                "asyncarium: warning: %s: the run is recorded up to a limit only "
                "(--max-steps, --max-time, --max-tasks raise it)\n",
                file);
    }
}

bool cli_job_run(struct cli_job *job, const struct cli_options *options, int *status)
{
    struct app_options app_options = job->plan->app;
    cli_job_drop_run(job);
    app_options.sim = &options->sim;
    job->app = cli_open_app(options, &app_options, status);
    if (job->app && app_error(job->app)) {
        *status = cli_say_diag(app_error(job->app));
        cli_job_drop_run(job);
    }
    if (job->app) {
        const struct trace *trace = model_trace(app_model(job->app));
        job->model = model_new(trace);
        job->mistakes = mistakes_find(trace);
        cli_job_place_callouts(job);
        cli_warn_of_limit(options, job->model, options->files[0]);
        if (options->second && !cli_compare_begin(job, options)) {
            *status = CLI_USAGE;
            cli_job_drop_run(job);
        }
    }
    return job->app != NULL;
}

struct export_sink *cli_job_sink(const struct cli_job *job,
                                 const struct export_sink_options *options)
{
    return export_format_info(job->plan->format)->painted
               ? job->painter->sink(job->fonts, job->plan->format, options)
               : export_sink_new(job->plan->format, options);
}

void cli_job_fill_sink(const struct cli_job *job, struct export_sink_options *options)
{
    const struct cli_plan *plan = job->plan;
    double usual = plan->format == EXPORT_GIF || plan->format == EXPORT_APNG ? CLI_FRAME_SCALE : 1;
    *options = (struct export_sink_options){
        .scale = plan->scale > 0   ? plan->scale
                 : plan->width > 0 ? 1
                                   : usual,
        .transparent = plan->figure.transparent,
        .family = plan->options->figure.font,
        .title = plan->figure.title,
        .author = plan->options->figure.author,
        .language = language_code(plan->app.language),
    };
}

void cli_job_fill_run(struct cli_job *job, struct export_run *run)
{
    const struct cli_plan *plan = job->plan;
    *run = (struct export_run){
        .model = job->model,
        .mistakes = job->mistakes,
        .catalogs = job->catalogs,
        .language = plan->app.language,
        .theme = plan->app.theme,
        .any_theme = !plan->options->theme,
        .axis = plan->axis,
        .coloring = plan->coloring,
        .title = plan->figure.title,
        .marks = plan->marks.items,
        .mark_count = plan->marks.count,
        .callouts = job->callouts,
        .from = plan->from,
        .to = plan->to,
        .progress = cli_progress_to,
        .context = &job->progress,
    };
}

void cli_fill_scene(const struct cli_job *job, const struct cli_page *page,
                    struct scene_options *options)
{
    const struct cli_plan *plan = job->plan;
    *options = (struct scene_options){
        .catalog = &job->catalogs[plan->app.language],
        .secondary = plan->app.language == LANGUAGE_KO ? &job->catalogs[LANGUAGE_EN] : NULL,
        .language = plan->app.language,
        .coloring = plan->coloring,
        .axis = plan->axis,
        .dark = plan->app.theme == THEME_DARK,
        .marks = plan->marks.items,
        .mark_count = plan->marks.count,
        .hide_cursor = page->whole,
        .hide_future = page->hide_future,
    };
}

/* Waiting for ever is to be seen: the axis goes on behind the end. */
static int64_t cli_least_end(const struct cli_job *job, const struct model *model)
{
    enum { PART = 6, LEAST = 1000000000 };
    const struct timeline *timeline = model_timeline(model);
    bool is_cut = job->plan->to >= 0;
    int64_t more = timeline->end > 0 ? timeline->end / PART : LEAST;
    return timeline->waits_for_ever && !is_cut ? timeline->end + more : 0;
}

/* One picture has no room for what is not said in it; several of one run have the same room. */
static void cli_drop_later_callouts(struct view *view)
{
    size_t kept = 0;
    for (size_t i = 0; i < view->callouts.count; i++) {
        if (view->callouts.items[i].is_reached) {
            view->callouts.items[kept++] = view->callouts.items[i];
        }
    }
    view->callouts.count = kept;
}

void cli_build_view(const struct cli_job *job, struct view *view, struct model *model,
                    const struct mistakes *mistakes, uint64_t position)
{
    const struct cli_plan *plan = job->plan;
    struct view_request request = {
        .title = "",
        .step_size = plan->step_size,
        .catalog = &job->catalogs[plan->app.language],
        .mistakes = mistakes,
        .callouts = model == job->model ? &job->callouts[plan->app.language] : NULL,
    };
    request.time_least = cli_least_end(job, model);
    model_seek(model, position);
    view_build(view, model, &request);
    if (job->moments.time >= 0 && model == job->model) {
        view_go_back_to(view, job->moments.time);
    }
    if (plan->from > 0 || plan->to >= 0) {
        view_cut(view, plan->from, plan->to >= 0 ? plan->to : view->time_end);
    }
    if (job->moments.positions.count == 1) {
        cli_drop_later_callouts(view);
    }
}

void cli_job_size(struct cli_job *job, double *width, double *height)
{
    const struct cli_plan *plan = job->plan;
    bool several = job->moments.positions.count > 1;
    bool slide = plan->format == EXPORT_PPTX || (plan->format == EXPORT_PDF && several);
    *width = plan->width;
    *height = plan->height;
    if (*width <= 0 && slide) {
        *width = CLI_SLIDE_WIDTH;
        *height = CLI_SLIDE_HEIGHT;
    }
    if (plan->compares && *height <= 0) {
        *width = *width > 0 ? *width : CLI_SLIDE_WIDTH;
        cli_compare_size(job, width, height);
    } else if (*height <= 0) {
        struct figure figure = plan->figure;
        cli_build_view(job, &job->view, job->model, job->mistakes,
                       vec_last(&job->moments.positions));
        job->view.lanes_expected =
            several ? job->view.lanes_expected : 0; /* those that are there */
        figure.caption = plan->options->figure.caption ? job->view.why : NULL;
        struct cli_page page = {.whole = job->moments.whole};
        struct scene_options scene;
        cli_fill_scene(job, &page, &scene);
        scene_figure_size(&job->display, &job->view, &scene, &figure, width, height);
    }
}

/* As a bookmark: the time, and what is said there; or the beginning of what a lesson says. */
static void cli_name_page(struct cli_job *job, const struct cli_page *page, const char *why,
                          struct strbuf *out)
{
    const char *said = page->caption ? page->caption : page->compares ? "" : why;
    int64_t time = page->compares ? (int64_t)page->position : job->view.now;
    size_t size = utf8_fit(said, strlen(said), CLI_NAME_CELLS);
    if (page->compares && page->whole) {
        strbuf_add(out, job->facts->title);
        return;
    }
    if (!page->caption) {
        strbuf_printf(out, "t = %s%s", compare_duration(&job->display.arena, time),
                      *said ? " · " : "");
    }
    strbuf_add_bytes(out, said, size);
    strbuf_add(out, said[size] ? "…" : "");
}

bool cli_job_add(struct cli_job *job, struct export_sink *sink, const struct cli_page *page,
                 struct diag *diag)
{
    struct export_page out = {.display = &job->display, .theme = &job->theme};
    if (page->compares) {
        cli_compare_lay_out(job, page, &out);
    } else {
        struct scene_options scene;
        struct figure figure = job->plan->figure;
        bool why = job->plan->options->figure.caption;
        cli_fill_scene(job, page, &scene);
        cli_build_view(job, &job->view, job->model, job->mistakes, page->position);
        figure.caption = page->caption ? page->caption : why ? job->view.why : NULL;
        figure.title = figure.title ? figure.title : page->title;
        scene_layout_figure(&job->display, page->width, page->height, &job->view, &scene, &figure);
        out.title = figure.title && *figure.title ? figure.title : job->view.file_name;
        out.notes = job->view.why;
    }
    struct strbuf name = {0};
    cli_name_page(job, page, out.notes, &name);
    out.name = strbuf_text(&name);
    out.number = page->number;
    out.notes = page->notes ? page->notes : out.notes;
    out.milliseconds = page->is_last ? CLI_LAST_FRAME : CLI_FRAME;
    if (job->plan->outlines && !job->painter->outline(job->fonts, &job->display)) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "the letters' outlines cannot be had");
        strbuf_free(&name);
        return false;
    }
    bool fine = sink->add(sink, &out, diag);
    strbuf_free(&name);
    return fine;
}
