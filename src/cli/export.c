/* The command export: one run as pages, slides, an animation or data. */
#include "cli/export.h"
#include "base/path.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/lessons.h"

int cli_save_output(const char *path, const struct strbuf *out)
{
    cli_mark_saving(path != NULL); /* of a pipe nothing stays */
    bool fine = cli_write(&(struct cli_options){.output = path}, strbuf_text(out), out->length);
    cli_mark_saving(false);
    return fine ? CLI_OK : CLI_ERROR;
}

/* NAME.svg as NAME-07.svg, page 7 of 20. */
static void cli_numbered(struct strbuf *out, const char *path, size_t number, size_t count)
{
    const char *ending = path_ending(path);
    size_t stem = (size_t)(ending - path);
    int digits = count >= 1000 ? 4 : count >= 100 ? 3 : 2;
    strbuf_add_bytes(out, path, stem);
    strbuf_printf(out, "-%0*zu%s", digits, number, ending);
}

/* Saves what was made, unless it failed or was interrupted: then there is no file. */
static int cli_finish(struct cli_job *job, bool fine, const struct diag *diag, const char *path,
                      const struct strbuf *out)
{
    cli_progress_end(&job->progress);
    if (cli_interrupted()) {
        return 128 + cli_interrupted();
    }
    if (!fine) {
        cli_say_diag(diag);
        return CLI_ERROR;
    }
    return cli_save_output(path, out);
}

/* Moments first to last (excluded) as one file. */
static int cli_make_file(struct cli_job *job, const char *path, size_t first, size_t last,
                         double width, double height)
{
    struct diag diag = {0};
    struct strbuf out = {0};
    struct export_sink_options options;
    cli_job_fill_sink(job, &options);
    struct export_sink *sink = cli_job_sink(job, &options);
    bool fine = true;
    size_t count = job->moments.positions.count;
    size_t first_number = job->plan->steps == CLI_RANGE ? job->plan->steps_from : 1;
    for (size_t i = first; fine && i < last; i++) {
        struct cli_page page = {.position = job->moments.positions.items[i],
                                .whole = job->moments.whole,
                                .compares = job->plan->compares,
                                .is_last = i + 1 == count,
                                .number = first_number + i,
                                .width = width,
                                .height = height};
        fine = cli_progress_to(&job->progress, (double)i / (double)count) &&
               cli_job_add(job, sink, &page, &diag);
    }
    fine = fine && sink->finish(sink, &out, &diag);
    sink->end(sink);
    int status = cli_finish(job, fine, &diag, path, &out);
    diag_free(&diag);
    strbuf_free(&out);
    return status;
}

static int cli_make_pictures(struct cli_job *job, const char *path)
{
    double width, height;
    bool found = job->plan->compares ? cli_moments_of_both(job)
                                     : cli_moments_find(&job->moments, job->plan, job->model);
    if (!found) {
        return CLI_USAGE;
    }
    size_t count = job->moments.positions.count;
    cli_job_size(job, &width, &height);
    bool many = export_format_info(job->plan->format)->pages == EXPORT_PAGES_MANY;
    if (many || count == 1) {
        return cli_make_file(job, path, 0, count, width, height);
    }
    if (!path) {
        cli_error("%zu pictures of that format are %zu files: name them with -o", count, count);
        return CLI_USAGE;
    }
    int status = CLI_OK;
    for (size_t i = 0; i < count && status == CLI_OK; i++) {
        struct strbuf name = {0};
        cli_numbered(&name, path, i + 1, count);
        status = cli_make_file(job, strbuf_text(&name), i, i + 1, width, height);
        strbuf_free(&name);
    }
    return status;
}

static int cli_make_run(struct cli_job *job, const char *path)
{
    struct strbuf out = {0};
    struct diag diag = {0};
    struct export_run run;
    cli_job_fill_run(job, &run);
    bool fine = job->plan->compares ? cli_compare_make(job, &out, &diag)
                                    : export_run(job->plan->format, &run, &out, &diag);
    int status = cli_finish(job, fine, &diag, path, &out);
    diag_free(&diag);
    strbuf_free(&out);
    return status;
}

/* Of many programs some may be over when the cut begins. */
static bool cli_has_cut(const struct cli_job *job)
{
    const struct cli_plan *plan = job->plan;
    bool is_one = !plan->is_lesson && !plan->options->figure.all && !plan->compares;
    int64_t end = steps_time_at(model_steps(job->model), model_count(job->model));
    if (is_one && plan->from > end) {
        cli_error("--from: the run is over by then, at %.9g s", (double)end / 1e9);
        return false;
    }
    return true;
}

int cli_export_program(struct cli_job *job, const struct cli_options *options, const char *path)
{
    int status;
    if (!cli_job_run(job, options, &status)) {
        return status;
    }
    if (!cli_has_cut(job)) {
        return CLI_USAGE;
    }
    cli_progress_begin(&job->progress, path ? path : options->files[0]);
    bool is_run = export_format_info(job->plan->format)->pages == EXPORT_PAGES_RUN;
    status = is_run ? cli_make_run(job, path) : cli_make_pictures(job, path);
    cli_progress_end(&job->progress);
    return status;
}

static int cli_export_planned(struct cli_plan *plan, const struct export_painter *painter,
                              const char *path)
{
    struct cli_job job;
    struct diag diag = {0};
    int status;
    cli_catch_interrupts();
    if (!cli_job_begin(&job, plan, painter, &diag)) {
        status = cli_say_diag(&diag);
        diag_free(&diag);
    } else if (plan->options->figure.all) {
        status = cli_export_all(&job, path);
    } else {
        bool is_pair = plan->options->second != NULL;
        char *lesson = is_pair ? NULL : cli_find_lesson(plan->options->files[0]);
        status = lesson ? cli_export_lesson(&job, lesson, path)
                        : cli_export_program(&job, plan->options, path);
        mem_free(lesson);
    }
    cli_job_end(&job);
    return status;
}

int cli_export(const struct cli_options *options, char **argv, const struct export_painter *painter)
{
    struct cli_plan plan;
    struct cli_options portable = *options;
    int status = CLI_USAGE;
    portable.sim.is_portable = true;
    if (cli_plan_make(&plan, &portable)) {
        const struct export_format_info *format = export_format_info(plan.format);
        bool paints = format->painted || plan.outlines;
        const char *path =
            options->output && strcmp(options->output, "-") != 0 ? options->output : NULL;
        if ((paints || options->figure.font) && !painter) {
            cli_become_window(argv);
        }
        if (paints && !painter) {
            cli_error("this build cannot paint .%s: it was made without cairo", format->ending);
            status = CLI_ERROR;
        } else if (!path && options->figure.all) {
            cli_error("--all: which folder? (-o)");
        } else if (!path && isatty(STDOUT_FILENO) &&
                   (format->painted || plan.format == EXPORT_PPTX)) {
            cli_error("a .%s is nothing for a terminal: name a file with -o", format->ending);
        } else {
            status = cli_export_planned(&plan, painter, path);
        }
    }
    cli_plan_free(&plan);
    return status;
}
