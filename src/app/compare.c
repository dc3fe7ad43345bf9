/* Two runs: loading the second, moving both, and going back to one. */
#include <string.h>

#include "app/state.h"
#include "base/path.h"
#include "scene/compare_build.h"

enum { TEXT_SUBTITLE, TEXT_LABEL, TEXTS = 3 };

struct app *app_run_at(struct app *app, int number)
{
    return (number == 1) == app->is_second ? app : app->other;
}

static const char *file_name(const struct app *run)
{
    return run->file ? path_name(run->file) : "";
}

const struct comparison *app_comparison(struct app *app)
{
    if (!app->other) {
        return NULL;
    }
    if (!app->comparison_is_fresh) {
        struct app *first = app_run_at(app, 0), *second = app_run_at(app, 1);
        struct model *const models[COMPARE_SIDES] = {first->model, second->model};
        struct compare_request request = {
            .title = app_run_at(app, 0)->title,
            .subtitle = app->compare_texts[TEXT_SUBTITLE],
            .labels = {app->compare_texts[TEXT_LABEL], app->compare_texts[TEXT_LABEL + 1]},
            .files = {file_name(first), file_name(second)},
            .catalog = app_catalog(app),
        };
        comparison_build(&app->comparison, models, &request);
        app->comparison_is_fresh = true;
    }
    return &app->comparison;
}

const struct model *app_model_of_both(struct app *app, int number)
{
    return app_run_at(app, number)->model;
}

bool app_is_comparing(const struct app *app)
{
    return app->comparing;
}

/* --- the common moments --- */

bool app_compare_seek(struct app *app, size_t stop)
{
    const struct comparison *both = app_comparison(app);
    size_t last = both->instants.count;
    stop = stop < last ? stop : last;
    bool changed = stop != app->compare_stop;
    app->compare_stop = stop;
    if (stop == 0) {
        changed |= app_seek(app, 0);
        changed |= app_seek(app->other, 0);
        return changed;
    }
    int64_t time = both->instants.items[stop - 1];
    for (int i = 0; i < COMPARE_SIDES; i++) {
        struct app *run = app_run_at(app, i);
        changed |= app_seek(run, steps_position_at(model_steps(run->model), time));
    }
    return changed;
}

/* The last common moment at that time. */
static size_t stop_at(struct app *app, int64_t time)
{
    const struct comparison *both = app_comparison(app);
    size_t low = 0, high = both->instants.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (both->instants.items[middle] <= time) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* --- beginning and end --- */

static void show_both(struct app *app)
{
    bool at_start = model_position(app->model) == 0;
    int64_t now = model_state(app->model)->now;
    app->comparing = true;
    app->playing = false;
    app_compare_seek(app, at_start ? 0 : stop_at(app, now));
}

bool app_compare_with(struct app *app, const char *file, struct diag *diag)
{
    struct app_options options = {
        .language = app->language,
        .theme = app->theme,
        .sim = &app->sim_options,
    };
    struct app *other = app_new(file, &options, diag);
    if (!other) {
        return false;
    }
    if (app_error(other)) {
        diag_free(diag);
        *diag = other->diag; /* handed over */
        other->diag = (struct diag){0};
        app_free(other);
        return false;
    }
    app_free(app->other);
    app->other = other;
    app->is_second = false;
    app->comparison_is_fresh = false;
    show_both(app);
    return true;
}

void app_drop_other(struct app *app)
{
    app_free(app->other);
    app->other = NULL;
    app->comparing = app->is_second = app->comparison_is_fresh = false;
    app->view_is_fresh = false;
}

void app_free_compare(struct app *app)
{
    app_free(app->other);
    comparison_free(&app->comparison);
    for (int i = 0; i < TEXTS; i++) {
        mem_free(app->compare_texts[i]);
    }
}

static void swap_bytes(void *left, void *right, size_t size)
{
    unsigned char *a = left, *b = right;
    for (size_t i = 0; i < size; i++) {
        unsigned char byte = a[i];
        a[i] = b[i];
        b[i] = byte;
    }
}

/* The two runs change places: all that belongs to a run goes with it; what the user has chosen
 * stays. */
static void swap_runs(struct app *app)
{
    struct app *other = app->other;
#define SWAP(member) swap_bytes(&app->member, &other->member, sizeof app->member);
    SWAP(file)
    SWAP(sim)
    SWAP(sim_options)
    SWAP(trace)
    SWAP(model)
    SWAP(mistakes)
    SWAP(diag)
    SWAP(status)
    SWAP(followed)
    SWAP(marks)
#undef SWAP
    app->view_is_fresh = other->view_is_fresh = false;
    app->is_second = !app->is_second;
}

/* --- what actions do --- */

static bool show_one(struct app *app)
{
    app->comparing = app->playing = false;
    return true;
}

static bool go_by(struct app *app, int64_t stops)
{
    int64_t to = (int64_t)app->compare_stop + stops;
    return app_compare_seek(app, to < 0 ? 0 : (size_t)to);
}

/* Both programs anew, at the same time. */
static bool run_both_again(struct app *app)
{
    size_t stop = app->compare_stop;
    int64_t now = stop > 0 ? app_comparison(app)->instants.items[stop - 1] : 0;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        struct app *run = app_run_at(app, i);
        struct diag diag = {0};
        bool fine = strcmp(run->file, "-") != 0 && app_run(run, &diag);
        if (!fine || app_error(run)) {
            char *line = diag_to_line(fine ? app_error(run) : &diag);
            strbuf_clear(&app->notice);
            strbuf_add(&app->notice, line);
            mem_free(line);
            diag_free(&diag);
            app->comparing = fine ? false : app->comparing;
            return true;
        }
        app->comparison_is_fresh = false;
    }
    app_compare_seek(app, stop > 0 ? stop_at(app, now) : 0);
    app_say(app, "notice.reloaded");
    return true;
}

bool app_do_compare(struct app *app, enum action action, bool *changed)
{
    if (action == ACTION_COMPARE && !app->comparing) {
        if (app->other) {
            show_both(app);
        } else {
            app_say(app, "notice.one-run");
        }
        *changed = true;
        return true;
    }
    if (!app->comparing || app->helping) {
        return false;
    }
    switch (action) {
    case ACTION_NEXT:
    case ACTION_NEXT_LINE:
    case ACTION_NEXT_CALLBACK:
    case ACTION_NEXT_ITERATION: *changed = go_by(app, 1); return true;
    case ACTION_BACK:
    case ACTION_BACK_LINE:
    case ACTION_BACK_CALLBACK:
    case ACTION_BACK_ITERATION: *changed = go_by(app, -1); return true;
    case ACTION_FIRST: *changed = app_compare_seek(app, 0); return true;
    case ACTION_LAST: *changed = app_compare_seek(app, SIZE_MAX); return true;
    case ACTION_PANE:
    case ACTION_PANE_BACK:
        swap_runs(app);
        *changed = true;
        return true;
    case ACTION_COMPARE: *changed = show_one(app); return true;
    case ACTION_RELOAD: *changed = run_both_again(app); return true;
    case ACTION_CLOSE:
        if (app->playing) {
            return false;
        }
        *changed = show_one(app);
        return true;
    case ACTION_STEP_SIZE:
    case ACTION_STEP_SIZE_BACK:
    case ACTION_MARK:
    case ACTION_NEXT_MARK:
    case ACTION_BACK_MARK:
    case ACTION_FOLLOW:
    case ACTION_AXIS:
    case ACTION_ZOOM_IN:
    case ACTION_ZOOM_OUT:
    case ACTION_ZOOM_ALL:
    case ACTION_PAN_LEFT:
    case ACTION_PAN_RIGHT:
    case ACTION_COLORING:
    case ACTION_MORE: /* these are of one run */
        app_say(app, "notice.compare-first-leave");
        *changed = true;
        return true;
    default: return false;
    }
}

/* --- moments by time, for clicks and questions --- */

bool app_compare_seek_time(struct app *app, int64_t nanoseconds)
{
    return app_compare_seek(app, stop_at(app, nanoseconds));
}
