/* Two runs on one axis of time, exported: a moment of them is a time. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "cli/export.h"
#include "cli/lessons.h"
#include "scene/compare_build.h"

bool cli_plan_compare(const struct cli_plan *plan)
{
    const struct cli_options *options = plan->options;
    bool is_data = plan->format == EXPORT_CSV || plan->format == EXPORT_MERMAID ||
                   plan->format == EXPORT_PERFETTO || plan->format == EXPORT_HTML;
    if (!plan->compares) {
        if (options->second && !options->figure.all) {
            cli_error("--view %s shows one run; for two: compare, or both", options->figure.view);
            return false;
        }
        return true;
    }
    char *lesson = options->second ? NULL : cli_find_lesson(options->files[0]);
    bool is_pair = options->second || lesson;
    mem_free(lesson);
    if (!is_pair && !options->figure.all) {
        cli_error("--view compare needs a second program: --compare FILE.py");
    } else if (options->figure.all) {
        cli_error("--all exports programs one by one, not a comparison");
    } else if (options->callouts.count > 0) {
        cli_error("--callout is for one run");
    } else if (plan->axis == AXIS_STEP) {
        cli_error("--axis step is for one run: two have only time in common");
    } else if (options->figure.step_size) {
        cli_error("--step-size is for one run: a moment of two is a time at which something "
                  "happens in one of them");
    } else if (is_data && (plan->at != CLI_USUAL || plan->steps != CLI_ONE)) {
        cli_error("--at and --steps are for pictures: .%s holds both runs whole",
                  export_format_info(plan->format)->ending);
    } else {
        return true;
    }
    return false;
}

bool cli_compare_begin(struct cli_job *job, const struct cli_options *options)
{
    const struct cli_plan *plan = job->plan;
    job->facts = app_comparison(job->app);
    if (!job->facts) {
        cli_error("a comparison needs two programs");
        return false;
    }
    const struct trace *trace = model_trace(app_model_of_both(job->app, 1));
    job->other = model_new(trace);
    job->other_mistakes = mistakes_find(trace);
    cli_warn_of_limit(options, job->other, options->second);
    if (plan->from <= 0 && plan->to < 0) {
        return true;
    }
    int64_t to = plan->to >= 0 ? plan->to : comparison_end(job->facts);
    if (comparison_cut(&job->cut, job->facts, plan->from, to)) {
        job->facts = &job->cut;
    } else if (plan->compares) {
        cli_error("--from: both are over by then, at %.9g s",
                  (double)comparison_end(job->facts) / 1e9);
        return false;
    }
    return true;
}

void cli_compare_end(struct cli_job *job)
{
    view_free(&job->other_view);
    mistakes_free(job->other_mistakes);
    model_free(job->other);
    comparison_free(&job->cut);
    job->other = NULL;
    job->other_mistakes = NULL;
    job->facts = NULL;
}

/* --- moments --- */

static int cli_by_time(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

/* The times at which a marked line runs in one of the two, each once. */
static bool cli_find_times_of_marks(struct cli_job *job)
{
    struct model *models[COMPARE_SIDES] = {job->model, job->other};
    struct cli_moments found = {0};
    for (int i = 0; i < COMPARE_SIDES; i++) {
        size_t first = found.positions.count;
        const struct cli_plan *plan = job->plan;
        bool own = i == 1 && plan->has_second_marks;
        cli_find_marked(&found, own ? plan->second_marks.items : plan->marks.items,
                        own ? plan->second_marks.count : plan->marks.count, models[i]);
        for (size_t k = first; k < found.positions.count; k++) {
            uint64_t *position = &found.positions.items[k];
            *position = (uint64_t)steps_time_at(model_steps(models[i]), *position);
        }
    }
    if (found.positions.count > 0) {
        qsort(found.positions.items, found.positions.count, sizeof(uint64_t), cli_by_time);
    }
    for (size_t i = 0; i < found.positions.count; i++) {
        uint64_t time = found.positions.items[i];
        bool is_news = i == 0 || time != found.positions.items[i - 1];
        bool is_seen =
            (int64_t)time >= job->facts->from && (int64_t)time <= comparison_end(job->facts);
        if (is_news && is_seen) {
            vec_push(&job->moments.positions, time);
        }
    }
    vec_free(&found.positions);
    if (job->moments.positions.count == 0) {
        cli_error("--marks: none of these lines is reached in either program");
    }
    return job->moments.positions.count > 0;
}

static bool cli_find_times(struct cli_job *job)
{
    const struct cli_plan *plan = job->plan;
    size_t count = job->facts->instants.count;
    bool is_range = plan->steps == CLI_RANGE;
    uint64_t first = is_range ? plan->steps_from : 1;
    uint64_t last = is_range && plan->steps_to < count ? plan->steps_to : count;
    for (uint64_t i = first; i <= last; i++) {
        vec_push(&job->moments.positions, (uint64_t)job->facts->instants.items[i - 1]);
    }
    if (job->moments.positions.count == 0) {
        cli_error("--steps: something happens at %zu times only", count);
    }
    return job->moments.positions.count > 0;
}

static bool cli_find_time(struct cli_job *job)
{
    const struct cli_plan *plan = job->plan;
    struct cli_moments *moments = &job->moments;
    size_t number = (size_t)plan->at_value, count = job->facts->instants.count;
    int64_t time = comparison_end(job->facts);
    switch (plan->at) {
    case CLI_TIME: time = plan->at_value < time ? plan->at_value : time; break;
    case CLI_STEP:
        if (number > count) {
            cli_error("--at: something happens at %zu times only", count);
            return false;
        }
        time = job->facts->instants.items[number - 1];
        break;
    case CLI_MARK:
        if (!cli_find_times_of_marks(job)) {
            return false;
        }
        if (number > moments->positions.count) {
            cli_error("--at: the marks are reached at %zu times", moments->positions.count);
            return false;
        }
        time = (int64_t)moments->positions.items[number - 1];
        break;
    default: moments->whole = true;
    }
    time = time < job->facts->from ? job->facts->from : time;
    vec_clear(&moments->positions);
    vec_push(&moments->positions, (uint64_t)time);
    return true;
}

bool cli_moments_of_both(struct cli_job *job)
{
    switch (job->plan->steps) {
    case CLI_ALL:
    case CLI_RANGE: return cli_find_times(job);
    case CLI_MARKS: return cli_find_times_of_marks(job);
    default: return cli_find_time(job);
    }
}

/* --- pages --- */

static void cli_fill_picture(const struct cli_job *job, bool whole,
                             const struct compare_moment *moment, struct compare_picture *picture)
{
    const struct cli_plan *plan = job->plan;
    *picture = (struct compare_picture){
        .moment = whole && !plan->has_panes ? NULL : moment,
        .has_panes = plan->has_panes,
        .caption = plan->options->figure.caption ? job->facts->said : NULL,
        .hide_legend = plan->figure.hide_legend,
        .transparent = plan->figure.transparent,
    };
}

void cli_compare_size(struct cli_job *job, double *width, double *height)
{
    struct compare_moment moment = {0};
    struct compare_picture picture;
    cli_fill_picture(job, job->moments.whole, &moment, &picture);
    *height = ceil(scene_compare_height(job->facts, &picture, *width));
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

void cli_compare_lay_out(struct cli_job *job, const struct cli_page *page, struct export_page *out)
{
    struct scene_options scene;
    struct compare_picture picture;
    struct compare_moment moment = {
        .now = (int64_t)page->position,
        .active = -1,
        .views = {&job->view, &job->other_view},
    };
    cli_fill_scene(job, page, &scene);
    cli_fill_picture(job, page->whole, &moment, &picture);
    if (picture.has_panes) {
        const struct steps *steps = model_steps(job->model);
        const struct steps *others = model_steps(job->other);
        cli_build_view(job, &job->view, job->model, job->mistakes,
                       steps_position_at(steps, moment.now));
        cli_build_view(job, &job->other_view, job->other, job->other_mistakes,
                       steps_position_at(others, moment.now));
    }
    scene_layout_compare(&job->display, page->width, page->height, job->facts, &picture, &scene);
    if (picture.transparent) {
        cli_make_clear(&job->display);
    }
    out->title = *job->facts->title ? job->facts->title : job->facts->sides[0].file_name;
    out->notes = job->facts->said;
}

/* --- both runs as data --- */

/* The same facts as they are said in the other language. */
static bool cli_build_translated(struct cli_job *job, enum language language,
                                 struct comparison *whole, struct comparison *cut)
{
    const struct cli_plan *plan = job->plan;
    struct model *const models[COMPARE_SIDES] = {job->model, job->other};
    struct compare_request request = {
        .title = plan->app.title,
        .subtitle = plan->app.subtitle,
        .labels = {plan->app.labels[0], plan->app.labels[1]},
        .files = {job->facts->sides[0].file_name, job->facts->sides[1].file_name},
        .catalog = &job->catalogs[language],
    };
    comparison_build(whole, models, &request);
    return job->facts == &job->cut && comparison_cut(cut, whole, job->cut.from, job->cut.to);
}

bool cli_compare_make(struct cli_job *job, struct strbuf *out, struct diag *diag)
{
    const struct cli_options *options = job->plan->options;
    const struct compare_side *sides = job->facts->sides;
    enum language language = job->plan->app.language;
    struct comparison whole = {0}, cut = {0};
    struct export_both both = {.hide_legend = job->plan->figure.hide_legend};
    struct strbuf names[COMPARE_SIDES] = {{0}};
    bool alike = strcmp(sides[0].file_name, sides[1].file_name) == 0;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        bool is_given = i < options->label_count;
        strbuf_add(&names[i], is_given ? options->labels[i] : sides[i].file_name);
        strbuf_add(&names[i], is_given || !alike ? "" : i ? " (2)" : " (1)");
        both.names[i] = strbuf_text(&names[i]);
        cli_job_fill_run(job, &both.runs[i]);
    }
    both.runs[1].model = job->other;
    both.runs[1].mistakes = job->other_mistakes;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        both.facts[i] = job->facts;
        if (i != (int)language && job->plan->format == EXPORT_HTML) {
            bool is_cut = cli_build_translated(job, (enum language)i, &whole, &cut);
            both.facts[i] = is_cut ? &cut : &whole;
        }
    }
    bool fine = export_both(job->plan->format, &both, out, diag);
    comparison_free(&cut);
    comparison_free(&whole);
    strbuf_free(&names[0]);
    strbuf_free(&names[1]);
    return fine;
}
