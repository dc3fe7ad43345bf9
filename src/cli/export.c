/* The command export: one run as pages, slides, an animation or data. */
#include "cli/export.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "export/svg.h"
#include "scene/compare.h"
#include "scene/cut.h"
#include "scene/view_build.h"

enum {
    CLI_FRAME = 900, /* ms, as the window plays by itself */
    CLI_LAST_FRAME = 2700,
    CLI_NAMES_MAX = 1000
};
#define CLI_SLIDE_WIDTH  1600.0
#define CLI_SLIDE_HEIGHT 900.0
#define CLI_FRAME_SCALE  0.6 /* of an animation's figure to its pixels */

/* One export at work. */
struct cli_job {
    struct cli_plan *plan;
    const struct export_painter *painter;
    struct export_fonts *fonts; /* NULL: measured by cells */
    struct app *app;
    struct model *model; /* of the same trace, to be moved as needed */
    struct mistakes *mistakes;
    struct catalog catalogs[LANGUAGE_COUNT];
    struct theme theme;
    struct view view;
    struct display display;
    struct cli_moments moments;
    struct cli_progress progress;
    const char *path; /* NULL: standard output */
};

static void cli_fill_scene(const struct cli_job *job, struct scene_options *options)
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
        .hide_cursor = job->moments.whole,
    };
}

static void cli_build_view(struct cli_job *job, uint64_t position)
{
    const struct cli_plan *plan = job->plan;
    struct view_request request = {
        .title = "",
        .step_size = plan->step_size,
        .catalog = &job->catalogs[plan->app.language],
        .mistakes = job->mistakes,
    };
    model_seek(job->model, position);
    view_build(&job->view, job->model, &request);
    if (plan->from > 0 || plan->to >= 0) {
        view_cut(&job->view, plan->from, plan->to >= 0 ? plan->to : job->view.time_end);
    }
}

/* The figure's size: asked for, a slide's, or what the run needs at its end. */
static void cli_choose_size(struct cli_job *job, double *width, double *height)
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
        *height = ceil(scene_compare_height(app_comparison(job->app), *width));
    } else if (*height <= 0) {
        struct figure figure = plan->figure;
        uint64_t last = job->moments.positions.items[job->moments.positions.count - 1];
        cli_build_view(job, last);
        job->view.lanes_expected =
            several ? job->view.lanes_expected : 0; /* those that are there */
        figure.caption = plan->options->figure.caption ? job->view.why : NULL;
        scene_figure_size(&job->display, &job->view, &figure, width, height);
    }
}

/* Neither the page nor what keeps words free of the grid is painted. */
static void cli_make_clear(struct display *display)
{
    for (size_t i = 0; i < display->count; i++) {
        struct primitive *item = &display->items[i];
        if (item->kind == PRIMITIVE_RECT && item->fill == ROLE_PANEL) {
            item->fill = ROLE_NONE;
        }
    }
}

static bool cli_add_comparison(struct cli_job *job, struct export_sink *sink, double width,
                               double height, struct diag *diag)
{
    struct scene_options scene;
    const struct comparison *facts = app_comparison(job->app);
    cli_fill_scene(job, &scene);
    scene_layout_compare(&job->display, width, height, facts, &scene);
    if (job->plan->figure.transparent) {
        cli_make_clear(&job->display);
    }
    if (job->plan->outlines && !job->painter->outline(job->fonts, &job->display)) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "the letters' outlines cannot be had");
        return false;
    }
    struct export_page page = {
        .display = &job->display,
        .theme = &job->theme,
        .title = facts->title,
        .notes = facts->said,
        .milliseconds = CLI_LAST_FRAME,
    };
    return sink->add(sink, &page, diag);
}

static bool cli_add_page(struct cli_job *job, struct export_sink *sink, size_t number, double width,
                         double height, struct diag *diag)
{
    struct scene_options scene;
    struct figure figure = job->plan->figure;
    bool last = number + 1 == job->moments.positions.count;
    cli_build_view(job, job->moments.positions.items[number]);
    cli_fill_scene(job, &scene);
    figure.caption = job->plan->options->figure.caption ? job->view.why : NULL;
    scene_layout_figure(&job->display, width, height, &job->view, &scene, &figure);
    if (job->plan->outlines && !job->painter->outline(job->fonts, &job->display)) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "the letters' outlines cannot be had");
        return false;
    }
    const char *title = figure.title ? figure.title : job->view.file_name;
    struct export_page page = {
        .display = &job->display,
        .theme = &job->theme,
        .title = title,
        .notes = job->view.why,
        .milliseconds = last ? CLI_LAST_FRAME : CLI_FRAME,
    };
    return sink->add(sink, &page, diag);
}

static struct export_sink *cli_new_sink(const struct cli_job *job,
                                        const struct export_sink_options *options)
{
    return export_format_info(job->plan->format)->painted
               ? job->painter->sink(job->fonts, job->plan->format, options)
               : export_sink_new(job->plan->format, options);
}

static bool cli_save_output(const char *path, const struct strbuf *out)
{
    return cli_write(&(struct cli_options){.output = path}, strbuf_text(out), out->length);
}

/* NAME.svg as NAME-07.svg, page 7 of 20. */
static void cli_numbered(struct strbuf *out, const char *path, size_t number, size_t count)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    size_t stem = dot ? (size_t)(dot - path) : strlen(path);
    int digits = count >= 1000 ? 4 : count >= 100 ? 3 : 2;
    strbuf_add_bytes(out, path, stem);
    strbuf_printf(out, "-%0*zu%s", digits, number, dot ? dot : "");
}

/* Pages first to last (excluded) as one file. */
static int cli_make_file(struct cli_job *job, const char *path, size_t first, size_t last,
                         double width, double height)
{
    const struct cli_plan *plan = job->plan;
    struct diag diag = {0};
    struct strbuf out = {0};
    double usual = plan->format == EXPORT_GIF || plan->format == EXPORT_APNG ? CLI_FRAME_SCALE : 1;
    struct export_sink_options options = {
        .scale = plan->scale > 0   ? plan->scale
                 : plan->width > 0 ? 1
                                   : usual,
        .transparent = plan->figure.transparent,
        .family = plan->options->figure.font,
        .title = plan->figure.title,
        .language = language_code(plan->app.language),
    };
    struct export_sink *sink = cli_new_sink(job, &options);
    bool fine = true;
    size_t count = job->moments.positions.count;
    for (size_t i = first; fine && i < last; i++) {
        fine = cli_progress_to(&job->progress, (double)i / (double)count) &&
               (plan->compares ? cli_add_comparison(job, sink, width, height, &diag)
                               : cli_add_page(job, sink, i, width, height, &diag));
    }
    fine = fine && sink->finish(sink, &out, &diag) && !cli_interrupted();
    sink->end(sink);
    int status = cli_interrupted() ? 128 + cli_interrupted() : CLI_ERROR;
    if (fine) {
        cli_progress_end(&job->progress);
        status = cli_save_output(path, &out) ? CLI_OK : CLI_ERROR;
    } else if (!cli_interrupted()) {
        cli_say_diag(&diag);
    }
    diag_free(&diag);
    strbuf_free(&out);
    return status;
}

static int cli_make_pictures(struct cli_job *job)
{
    double width, height;
    if (job->plan->compares) {
        vec_push(&job->moments.positions, model_count(job->model));
    } else if (!cli_moments_find(&job->moments, job->plan, job->model)) {
        return CLI_USAGE;
    }
    size_t count = job->moments.positions.count;
    cli_choose_size(job, &width, &height);
    bool many = export_format_info(job->plan->format)->pages == EXPORT_PAGES_MANY;
    if (many || count == 1) {
        return cli_make_file(job, job->path, 0, count, width, height);
    }
    if (!job->path) {
        cli_error("%zu pictures of that format are %zu files: give them a name with -o", count,
                  count);
        return CLI_USAGE;
    }
    int status = CLI_OK;
    for (size_t i = 0; i < count && status == CLI_OK; i++) {
        struct strbuf path = {0};
        cli_numbered(&path, job->path, i + 1, count);
        status = cli_make_file(job, strbuf_text(&path), i, i + 1, width, height);
        strbuf_free(&path);
    }
    return status;
}

static int cli_make_run(struct cli_job *job)
{
    const struct cli_plan *plan = job->plan;
    struct strbuf out = {0};
    struct diag diag = {0};
    struct export_run run = {
        .model = job->model,
        .mistakes = job->mistakes,
        .catalogs = job->catalogs,
        .language = plan->app.language,
        .theme = plan->app.theme,
        .axis = plan->axis,
        .coloring = plan->coloring,
        .title = plan->figure.title,
        .from = plan->from,
        .to = plan->to,
        .progress = cli_progress_to,
        .context = &job->progress,
    };
    bool fine = export_run(plan->format, &run, &out, &diag) && !cli_interrupted();
    int status = cli_interrupted() ? 128 + cli_interrupted() : CLI_ERROR;
    cli_progress_end(&job->progress);
    if (fine) {
        status = cli_save_output(job->path, &out) ? CLI_OK : CLI_ERROR;
    } else if (!cli_interrupted()) {
        cli_say_diag(&diag);
    }
    diag_free(&diag);
    strbuf_free(&out);
    return status;
}

static bool cli_load(struct cli_job *job, struct diag *diag)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!catalog_load(&job->catalogs[i], (enum language)i, diag)) {
            return false;
        }
    }
    if (!theme_load(&job->theme, theme_name(job->plan->app.theme), diag)) {
        return false;
    }
    const char *family = job->plan->options->figure.font;
    bool measures = family || job->plan->outlines || export_format_info(job->plan->format)->painted;
    job->display.metrics = text_metrics_cells();
    if (measures && job->painter) {
        job->fonts = job->painter->open(family, diag);
        if (!job->fonts) {
            return false;
        }
        job->display.metrics = job->painter->metrics(job->fonts);
    }
    return true;
}

static void cli_job_end(struct cli_job *job)
{
    display_free(&job->display);
    view_free(&job->view);
    vec_free(&job->moments.positions);
    mistakes_free(job->mistakes);
    model_free(job->model);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        catalog_free(&job->catalogs[i]);
    }
    if (job->fonts) {
        job->painter->close(job->fonts);
    }
    app_free(job->app);
}

/* Runs the program and writes what the plan says to the path (NULL: standard output). */
static int cli_export_one(struct cli_plan *plan, const struct export_painter *painter,
                          const struct cli_options *options, const char *path)
{
    struct cli_job job = {.plan = plan, .painter = painter, .path = path};
    struct diag diag = {0};
    int status = CLI_USAGE;
    job.app = cli_open_app(options, &plan->app, &status);
    if (job.app && app_error(job.app)) {
        status = cli_say_diag(app_error(job.app));
    } else if (job.app && !cli_load(&job, &diag)) {
        cli_say_diag(&diag);
    } else if (job.app) {
        const struct trace *trace = model_trace(app_model(job.app));
        job.model = model_new(trace);
        job.mistakes = mistakes_find(trace);
        cli_progress_begin(&job.progress, path ? path : options->files[0]);
        bool run = export_format_info(plan->format)->pages == EXPORT_PAGES_RUN;
        status = run ? cli_make_run(&job) : cli_make_pictures(&job);
        cli_progress_end(&job.progress);
    }
    diag_free(&diag);
    cli_job_end(&job);
    return status;
}

int cli_export(const struct cli_options *options, char **argv, const struct export_painter *painter)
{
    struct cli_plan plan;
    int status = CLI_USAGE;
    if (cli_plan_make(&plan, options)) {
        const struct export_format_info *format = export_format_info(plan.format);
        const char *path =
            options->output && strcmp(options->output, "-") != 0 ? options->output : NULL;
        if ((format->painted || plan.outlines || options->figure.font) && !painter) {
            cli_become_window(argv);
        }
        if ((format->painted || plan.outlines) && !painter) {
            cli_error("this build cannot paint .%s: it was made without cairo", format->ending);
            status = CLI_ERROR;
        } else if (!path && format->painted && isatty(STDOUT_FILENO)) {
            cli_error("a .%s is nothing for a terminal: name a file with -o", format->ending);
        } else {
            cli_catch_interrupts();
            status = cli_export_one(&plan, painter, options, path);
        }
    }
    cli_plan_free(&plan);
    return status;
}

/* The name of a file without its ending, or the other one. */
static void cli_add_stem(struct strbuf *out, const char *name, const char *other)
{
    size_t stem = strcspn(name, ".");
    strbuf_add_bytes(out, stem ? name : other, stem ? stem : strlen(other));
}

bool cli_export_view(void *context, const struct view *view, const struct comparison *both,
                     const struct scene_options *scene, struct strbuf *said)
{
    const struct cli_options *options = context;
    struct figure figure = {.title = options->title};
    struct display display = {.metrics = text_metrics_cells()};
    struct strbuf picture = {0}, path = {0};
    struct diag diag = {0};
    struct theme theme;
    double width = 0, height = 0;
    bool fine = theme_load(&theme, theme_name(THEME_LIGHT), &diag);
    if (fine && both) {
        struct svg_options svg = {.title = both->title, .description = both->said};
        width = CLI_SLIDE_WIDTH;
        height = scene_compare_height(both, width);
        scene_layout_compare(&display, width, height, both, scene);
        export_display_svg(&display, &theme, &svg, &picture);
    } else if (fine) {
        struct svg_options svg = {.title = figure.title ? figure.title : view->file_name,
                                  .description = view->why};
        scene_figure_size(&display, view, &figure, &width, &height);
        scene_layout_figure(&display, width, height, view, scene, &figure);
        export_display_svg(&display, &theme, &svg, &picture);
    }
    for (int i = 1; fine && i < CLI_NAMES_MAX; i++) {
        strbuf_clear(&path);
        cli_add_stem(&path, both ? both->sides[0].file_name : view->file_name, "timeline");
        if (both) {
            strbuf_add_char(&path, '-');
            cli_add_stem(&path, both->sides[1].file_name, "timeline");
        }
        i > 1 ? strbuf_printf(&path, "-%d.svg", i) : strbuf_add(&path, ".svg");
        if (access(strbuf_text(&path), F_OK) != 0) {
            break;
        }
    }
    if (!fine) {
        strbuf_add(said, diag.message);
    } else if (cli_save(strbuf_text(&path), strbuf_text(&picture), picture.length)) {
        strbuf_add(said, strbuf_text(&path));
    } else {
        strbuf_printf(said, "%s: %s", strbuf_text(&path), strerror(errno));
        fine = false;
    }
    diag_free(&diag);
    display_free(&display);
    strbuf_free(&picture);
    strbuf_free(&path);
    return fine;
}
