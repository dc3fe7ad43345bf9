/* What each action does, and how keys, clicks and time come to it. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/lesson.h"

static const struct action_info actions[ACTION_COUNT] = {
#define ACTION(id, name, keys, help) [ACTION_##id] = {name, keys, help},
#include "app/actions.def"
#undef ACTION
};

static const double speeds[] = {0.25, 0.5, 1, 2, 4, 8};
static const double PROJECTOR_SCALE = 1.5; /* of the usual size: the height / 30 */
enum { SPEED_COUNT = sizeof speeds / sizeof speeds[0], PLAY_INTERVAL = 900 /* ms at speed 1 */ };

const struct action_info *action_info(enum action action)
{
    return &actions[action];
}

enum action action_by_name(const char *name)
{
    for (int i = 0; i < ACTION_COUNT; i++) {
        if (strcmp(actions[i].name, name) == 0) {
            return (enum action)i;
        }
    }
    return ACTION_COUNT;
}

enum action action_by_key(const char *key)
{
    size_t size = strlen(key);
    for (int i = 0; i < ACTION_COUNT && size > 0; i++) {
        for (const char *at = actions[i].keys; *at;) {
            size_t length = strcspn(at, " ");
            if (length == size && strncmp(at, key, size) == 0) {
                return (enum action)i;
            }
            at += length + (at[length] == ' ');
        }
    }
    return ACTION_COUNT;
}

double app_speed(const struct app *app)
{
    return speeds[app->speed];
}

int app_interval(const struct app *app)
{
    return (int)(PLAY_INTERVAL / speeds[app->speed]);
}

void app_say(struct app *app, const char *key)
{
    strbuf_clear(&app->notice);
    strbuf_add(&app->notice, catalog_text(app_catalog(app), key));
}

/* A message with one placeholder. */
static void say_with(struct app *app, const char *key, const char *name, const char *value)
{
    strbuf_clear(&app->notice);
    catalog_format(app_catalog(app), &app->notice, key, name, value, (char *)NULL);
}

/* --- steps --- */

static bool step(struct app *app, enum step_size size, bool forward)
{
    const struct steps *steps = model_steps(app->model);
    uint64_t at = model_position(app->model), to;
    if (app->followed) {
        to = forward ? steps_next_of(steps, size, app->followed, at)
                     : steps_previous_of(steps, size, app->followed, at);
    } else {
        to = forward ? steps_next(steps, size, at) : steps_previous(steps, size, at);
    }
    return app_seek(app, to);
}

static bool scroll_help(struct app *app, int rows)
{
    size_t most = app->help_room < ACTION_COUNT ? ACTION_COUNT - app->help_room : 0;
    int64_t first = (int64_t)app->help_first + rows;
    size_t to = first < 0 ? 0 : (size_t)first > most ? most : (size_t)first;
    bool changed = to != app->help_first;
    app->help_first = to;
    return changed;
}

static bool go_on(struct app *app, bool forward)
{
    if (app->helping) {
        return scroll_help(app, forward ? 1 : -1);
    }
    if (app->lesson && !app->strolling) {
        return forward ? app_lesson_next(app) : app_lesson_back(app);
    }
    return step(app, app->step_size, forward);
}

const char *app_step_name(const struct app *app)
{
    static const char *const names[STEP_SIZES] = {
        [STEP_LINE] = "step.line",
        [STEP_AWAIT] = "step.await",
        [STEP_CALLBACK] = "step.callback",
        [STEP_ITERATION] = "step.iteration",
    };
    return app->lesson && !app->strolling ? "step.stop" : names[app->step_size];
}

/* The sizes in a circle; a lesson has one more, its own stops. */
static bool choose_step_size(struct app *app, int by)
{
    int sizes = STEP_SIZES + (app->lesson != NULL);
    int size = app->lesson && !app->strolling ? STEP_SIZES : (int)app->step_size;
    size = (size + by + sizes) % sizes;
    app->strolling = size < STEP_SIZES;
    if (size < STEP_SIZES) {
        app->step_size = (enum step_size)size;
    }
    app->view_is_fresh = false;
    say_with(app, "notice.step-size", "size", catalog_text(app_catalog(app), app_step_name(app)));
    return true;
}

/* --- marks: lines at which to stop --- */

static size_t mark_at(const struct app *app, uint32_t line)
{
    size_t i = 0;
    while (i < app->marks.count && app->marks.items[i] < line) {
        i++;
    }
    return i;
}

static bool toggle_mark(struct app *app, uint32_t line)
{
    if (line == 0) {
        app_say(app, "notice.no-line");
        return true;
    }
    char number[16];
    struct strbuf text = {0};
    strbuf_printf(&text, "%" PRIu32, line);
    strncpy(number, strbuf_text(&text), sizeof number - 1);
    number[sizeof number - 1] = '\0';
    strbuf_free(&text);
    size_t at = mark_at(app, line);
    if (at < app->marks.count && app->marks.items[at] == line) {
        vec_remove(&app->marks, at);
        say_with(app, "notice.mark-off", "line", number);
        return true;
    }
    vec_push(&app->marks, line);
    memmove(app->marks.items + at + 1, app->marks.items + at,
            (app->marks.count - 1 - at) * sizeof *app->marks.items);
    app->marks.items[at] = line;
    say_with(app, "notice.mark-on", "line", number);
    return true;
}

/* From here on to where that line is about to run; behind the last time, to the first one. */
static bool run_to_line(struct app *app, uint32_t line)
{
    uint64_t before = model_position(app->model);
    bool wrapped = false;
    char number[16];
    if (line == 0) {
        app_say(app, "notice.no-line");
        return true;
    }
    snprintf(number, sizeof number, "%" PRIu32, line);
    const struct steps *steps = model_steps(app->model);
    do {
        uint64_t at = model_position(app->model);
        if (!wrapped && at == model_count(app->model)) {
            wrapped = true;
            app_seek(app, 0);
        } else {
            app_seek(app, steps_next(steps, STEP_LINE, at));
        }
        if (model_state(app->model)->last.kind == TRACE_LINE && app_line(app) == line) {
            if (wrapped) {
                say_with(app, "notice.line-earlier", "line", number);
            }
            return true;
        }
    } while (!wrapped || model_position(app->model) < before);
    app_seek(app, before);
    say_with(app, "notice.line-never", "line", number);
    return true;
}

static bool is_on_mark(const struct app *app)
{
    uint32_t line = model_state(app->model)->last.kind == TRACE_LINE ? app_line(app) : 0;
    size_t at = mark_at(app, line);
    return line != 0 && at < app->marks.count && app->marks.items[at] == line;
}

static bool go_to_mark(struct app *app, bool forward)
{
    uint64_t before = model_position(app->model);
    uint64_t limit = forward ? model_count(app->model) : 0;
    if (app->marks.count == 0) {
        app_say(app, "notice.no-marks");
        return true;
    }
    while (model_position(app->model) != limit) {
        step(app, STEP_LINE, forward);
        if (is_on_mark(app)) {
            return true;
        }
    }
    app_seek(app, before);
    app_say(app, forward ? "notice.no-next-mark" : "notice.no-previous-mark");
    return true;
}

/* --- follow --- */

static bool follow(struct app *app, uint32_t node)
{
    app->followed = node;
    if (node == 0) {
        app_say(app, "notice.follow-off");
        return true;
    }
    struct strbuf name = {0};
    model_add_name(model_state(app->model), node, &name);
    say_with(app, "notice.follow", "who", strbuf_text(&name));
    strbuf_free(&name);
    return true;
}

static bool toggle_follow(struct app *app)
{
    const struct view *view = app_view(app);
    int task = view->running;
    for (size_t i = 0; task < 0 && i < view->ready.count; i++) {
        const struct view_ready *ready = &view->ready.items[i];
        task = ready->task >= 0 ? ready->task : ready->about;
    }
    for (size_t i = 0; task < 0 && i < view->timers.count; i++) {
        task = view->timers.items[i].task;
    }
    if (app->followed == 0 && task < 0) {
        app_say(app, "notice.no-task");
        return true;
    }
    return follow(app, app->followed ? 0 : (uint32_t)view->tasks.items[task].id);
}

/* --- autoplay --- */

static bool is_at_end(struct app *app)
{
    return app->comparing ? app->compare_stop == app_comparison(app)->instants.count
                          : model_position(app->model) == model_count(app->model);
}

static bool toggle_play(struct app *app)
{
    app->playing = !app->playing;
    app->elapsed = 0;
    if (app->playing && is_at_end(app)) {
        app->comparing ? app_compare_seek(app, 0) : app_seek(app, 0);
    }
    return true;
}

static bool change_speed(struct app *app, int by)
{
    int speed = app->speed + by;
    if (speed >= 0 && speed < SPEED_COUNT) {
        app->speed = speed;
    }
    struct strbuf text = {0};
    strbuf_printf(&text, "%g", speeds[app->speed]);
    say_with(app, "notice.speed", "speed", strbuf_text(&text));
    strbuf_free(&text);
    return true;
}

static bool app_is_revealing(const struct app *app)
{
    return app->lesson && app->lesson->is_revealing;
}

int app_wait(const struct app *app)
{
    if (!app->playing && !app_is_revealing(app)) {
        return -1;
    }
    int interval = app_interval(app);
    return app->elapsed < interval ? interval - app->elapsed : 0;
}

bool app_tick(struct app *app, int milliseconds)
{
    if ((!app->playing && !app_is_revealing(app)) || milliseconds < 0) {
        return false;
    }
    int interval = app_interval(app);
    app->elapsed += milliseconds < 10 * interval ? milliseconds : 10 * interval;
    bool changed = false;
    while (app_is_revealing(app) && app->elapsed >= interval) {
        app->elapsed -= interval;
        changed |= app_lesson_reveal(app);
    }
    while (app->playing && app->elapsed >= interval) {
        app->elapsed -= interval;
        changed |= app->comparing ? app_compare_seek(app, app->compare_stop + 1)
                                  : step(app, app->step_size, true);
        if (is_at_end(app)) {
            app->playing = false;
            changed = true;
        }
    }
    return changed;
}

/* --- the program anew --- */

static bool run_again(struct app *app)
{
    if (!app->file || strcmp(app->file, "-") == 0) {
        app_say(app, "notice.cannot-reload");
        return true;
    }
    struct diag diag = {0};
    uint64_t position = model_position(app->model);
    if (!app_run(app, &diag)) {
        char *line = diag_to_line(&diag);
        strbuf_clear(&app->notice);
        strbuf_add(&app->notice, line);
        mem_free(line);
        diag_free(&diag);
        return true;
    }
    app->followed = 0;
    if (app_error(app)) { /* until it is mended: where to go on then */
        app->resume = position > 0 ? position : app->resume;
        app_seek(app, 0);
        strbuf_clear(&app->notice);
        return true;
    }
    app_seek(app, position > 0 ? position : app->resume);
    app->resume = 0;
    app_say(app, "notice.reloaded");
    return true;
}

static bool record_more(struct app *app)
{
    if (app->status != SIM_STATUS_LIMIT) {
        app_say(app, "notice.all-recorded");
        return true;
    }
    struct sim_limits *limits = &app->sim_options.limits, before = *limits;
    const uint64_t most = UINT64_MAX / 16;
    limits->steps = limits->steps < most ? limits->steps * 4 : most;
    limits->events = limits->events < most ? limits->events * 4 : most;
    limits->output = limits->output < most ? limits->output * 4 : most;
    limits->tasks = limits->tasks < most ? limits->tasks * 4 : most;
    limits->time = limits->time < INT64_MAX / 16 ? limits->time * 4 : INT64_MAX / 16;
    /* The end itself will be elsewhere: stay at its time. */
    bool at_end = model_position(app->model) == model_count(app->model);
    int64_t now = model_state(app->model)->now;
    run_again(app);
    if (app->file && strcmp(app->file, "-") == 0) {
        *limits = before;
    } else if (at_end) {
        app_seek_time(app, now);
    }
    return true;
}

static bool export_view(struct app *app)
{
    struct scene_options options = {0};
    app_fill_options(app, &options);
    struct strbuf said = {0};
    const struct comparison *both = app->comparing ? app_comparison(app) : NULL;
    struct compare_moment moment;
    if (both) {
        app_fill_moment(app, &moment);
    }
    if (!app->export) {
        app_say(app, "notice.cannot-export");
    } else if (app->export(app->export_context, app_view(app), both, both ? &moment : NULL,
                           &options, app->in_cells ? app->pane : GRID_PANE_ALL, &said)) {
        say_with(app, "notice.exported", "file", strbuf_text(&said));
    } else {
        say_with(app, "notice.export-failed", "why", strbuf_text(&said));
    }
    strbuf_free(&said);
    return true;
}

/* --- looks --- */

static void change_size(struct app *app, double factor)
{
    double scale = factor > 0 ? app->font_scale * factor : 1;
    app->font_scale = scale < 0.5 ? 0.5 : scale > 3 ? 3 : scale;
}

/* Esc: one overlay at a time, the topmost first; at last what autoplay does. */
static bool leave(struct app *app)
{
    bool changed = app->helping || app->playing || app->fullscreen;
    if (app->helping) {
        app->helping = false;
    } else if (app->playing) {
        app->playing = false;
    } else if (!app_drop_ghost(app)) {
        app->fullscreen = false;
    } else {
        changed = true;
    }
    return changed;
}

static bool flip(bool *flag)
{
    *flag = !*flag;
    return true;
}

static bool do_step(struct app *app, enum action action)
{
    switch (action) {
    case ACTION_NEXT: return go_on(app, true);
    case ACTION_BACK: return go_on(app, false);
    case ACTION_NEXT_LINE: return step(app, STEP_LINE, true);
    case ACTION_BACK_LINE: return step(app, STEP_LINE, false);
    case ACTION_NEXT_CALLBACK: return step(app, STEP_CALLBACK, true);
    case ACTION_BACK_CALLBACK: return step(app, STEP_CALLBACK, false);
    case ACTION_NEXT_ITERATION: return step(app, STEP_ITERATION, true);
    case ACTION_BACK_ITERATION: return step(app, STEP_ITERATION, false);
    case ACTION_FIRST: return app_seek(app, 0);
    case ACTION_LAST: return app_seek(app, model_count(app->model));
    case ACTION_NEXT_MARK: return go_to_mark(app, true);
    case ACTION_BACK_MARK: return go_to_mark(app, false);
    default: return false;
    }
}

/* All, then one after the other; in a lesson its text is the first. */
static bool choose_pane(struct app *app, int by)
{
    static const enum grid_pane order[GRID_PANE_COUNT] = {GRID_PANE_ALL,      GRID_PANE_PROSE,
                                                          GRID_PANE_CODE,     GRID_PANE_STAGE,
                                                          GRID_PANE_TIMELINE, GRID_PANE_OUTPUT};
    int at = 0;
    while (order[at] != app->pane) {
        at++;
    }
    do {
        at = (at + by + GRID_PANE_COUNT) % GRID_PANE_COUNT;
    } while (order[at] == GRID_PANE_PROSE && !app->lesson);
    return app_set_pane(app, order[at]);
}

/* What only a window has: a page of cells says so. */
static bool change_window(struct app *app, enum action action)
{
    bool is_size = action != ACTION_FULLSCREEN && action != ACTION_MOTION;
    app->page_notice = is_size                       ? "notice.page-size"
                       : action == ACTION_FULLSCREEN ? "notice.page-window"
                                                     : "notice.page-motion";
    switch (action) {
    case ACTION_LARGER: change_size(app, 1.1); break;
    case ACTION_SMALLER: change_size(app, 1 / 1.1); break;
    case ACTION_NORMAL_SIZE: change_size(app, 0); break;
    case ACTION_PROJECTOR:
        app->font_scale = app->font_scale == PROJECTOR_SCALE ? 1 : PROJECTOR_SCALE;
        break;
    case ACTION_MOTION:
        app->still = !app->still;
        app_say(app, app->still ? "notice.motion-off" : "notice.motion-on");
        break;
    default: app->fullscreen = !app->fullscreen;
    }
    return true;
}

/* Said on a page of cells: not every terminal has colours to show it. */
static bool change_colors(struct app *app, enum action action)
{
    static const char *const themes[THEME_COUNT] = {[THEME_LIGHT] = "notice.theme-light",
                                                    [THEME_DARK] = "notice.theme-dark",
                                                    [THEME_CONTRAST] = "notice.theme-contrast"};
    if (action == ACTION_THEME) {
        app_set_theme(app, (enum theme_id)((app->theme + 1) % THEME_COUNT));
        app->page_notice = themes[app->theme];
    } else {
        app->coloring = app->coloring == COLORING_TASK ? COLORING_STATE : COLORING_TASK;
        app->page_notice =
            app->coloring == COLORING_TASK ? "notice.colors-task" : "notice.colors-state";
    }
    return true;
}

static bool do_other(struct app *app, enum action action)
{
    switch (action) {
    case ACTION_STEP_SIZE: return choose_step_size(app, 1);
    case ACTION_STEP_SIZE_BACK: return choose_step_size(app, -1);
    case ACTION_GO: app->asking = true; return true;
    case ACTION_PLAY: return toggle_play(app);
    case ACTION_SLOWER: return change_speed(app, -1);
    case ACTION_FASTER: return change_speed(app, 1);
    case ACTION_MARK:
        return toggle_mark(app, app_shows_main(app) ? app_view(app)->running_line : 0);
    case ACTION_FOLLOW: return toggle_follow(app);
    case ACTION_PANE: return choose_pane(app, 1);
    case ACTION_PANE_BACK: return choose_pane(app, -1);
    case ACTION_AXIS: app->axis = app->axis == AXIS_TIME ? AXIS_STEP : AXIS_TIME; return true;
    case ACTION_ZOOM_IN:
    case ACTION_ZOOM_OUT:
    case ACTION_ZOOM_ALL:
    case ACTION_PAN_LEFT:
    case ACTION_PAN_RIGHT: return app_do_chart(app, action);
    case ACTION_COLORING:
    case ACTION_THEME: return change_colors(app, action);
    case ACTION_LANGUAGE:
        return app_set_language(app, (enum language)((app->language + 1) % LANGUAGE_COUNT));
    case ACTION_LARGER:
    case ACTION_SMALLER:
    case ACTION_NORMAL_SIZE:
    case ACTION_PROJECTOR:
    case ACTION_MOTION:
    case ACTION_FULLSCREEN: return change_window(app, action);
    case ACTION_NOTES: return flip(&app->noting);
    case ACTION_BLANK: app->blank = true; return true;
    case ACTION_EXPORT: return export_view(app);
    case ACTION_RELOAD: app_forget_edit(app); return run_again(app);
    case ACTION_MORE: return record_more(app);
    case ACTION_HINT: return app_lesson_hint(app);
    case ACTION_LESSONS: return app_shelf_open(app);
    case ACTION_HELP: app->help_first = 0; return flip(&app->helping);
    case ACTION_CLOSE: return leave(app);
    case ACTION_QUIT: app->quit = true; return true;
    default: return do_step(app, action);
    }
}

/* What the action does because a lesson is given; false: nothing special. */
static bool do_lesson(struct app *app, enum action action, bool *changed)
{
    if (!app->lesson || app->helping) {
        return false;
    }
    bool is_forward = action == ACTION_NEXT_LINE || action == ACTION_NEXT_CALLBACK ||
                      action == ACTION_NEXT_ITERATION || action == ACTION_LAST ||
                      action == ACTION_NEXT_MARK || action == ACTION_PLAY || action == ACTION_GO;
    if (app_lesson_asks(app) && (is_forward || (app->strolling && action == ACTION_NEXT))) {
        app_say(app, "lesson.choose"); /* the future is hidden */
        *changed = true;
        return true;
    }
    bool walks =
        app->comparing && !app->strolling && (action == ACTION_NEXT || action == ACTION_BACK);
    if (walks && action == ACTION_NEXT) { /* a clicker: both to their ends, then on */
        *changed = is_at_end(app) ? app_lesson_next(app) : app_compare_seek(app, SIZE_MAX);
    } else if (walks) {
        *changed = app->compare_stop == 0 ? app_lesson_back(app) : app_compare_seek(app, 0);
    }
    return walks;
}

bool app_do(struct app *app, enum action action)
{
    bool had_notice = app->notice.length > 0 || app->page_notice || app->asking;
    strbuf_clear(&app->notice);
    app->page_notice = NULL;
    app->asking = false;
    if (app->blank && action != ACTION_QUIT && action != ACTION_FULLSCREEN) {
        app->blank = false; /* whatever was pressed: it shows the picture again */
        return true;
    }
    bool changed;
    if (app_shelf_do(app, action, &changed)) {
        return changed || had_notice;
    }
    if (do_lesson(app, action, &changed)) {
        return changed || had_notice;
    }
    if (app_do_compare(app, action, &changed)) {
        return changed || had_notice;
    }
    return do_other(app, action) || had_notice;
}

/* --- keys --- */

/* A key while a time is asked for; false: not one for the answer. */
static bool answer(struct app *app, const char *key)
{
    strbuf_clear(&app->notice);
    bool digit = strlen(key) == 1 && (strchr("0123456789", *key) || *key == '.');
    if (digit && app->answer.length < 15) {
        strbuf_add(&app->answer, key);
        return true;
    }
    if (strcmp(key, "Backspace") == 0) {
        if (app->answer.length > 0) {
            app->answer.text[--app->answer.length] = '\0';
        }
        return true;
    }
    if (strcmp(key, "Enter") == 0) {
        double seconds = strtod(strbuf_text(&app->answer), NULL);
        app->asking = false;
        if (app->answer.length > 0) {
            app_seek_time(app, seconds < 9e9 ? (int64_t)(seconds * 1e9 + 0.5) : INT64_MAX);
        }
        strbuf_clear(&app->answer);
        return true;
    }
    strbuf_clear(&app->answer);
    if (strcmp(key, "Esc") == 0) {
        app->asking = false;
        return true;
    }
    return digit;
}

bool app_key(struct app *app, const char *key)
{
    if (app->asking && answer(app, key)) {
        return true;
    }
    if (!app->blank && app_shelf_key(app, key)) {
        return true;
    }
    if (app_prose_key(app, key)) {
        return true;
    }
    bool is_digit = key[0] >= '1' && key[0] <= '9' && !key[1];
    if (is_digit && !app->blank && app->lesson && app_lesson_choose(app, key[0] - '0')) {
        return true;
    }
    enum action action = action_by_key(key);
    return action < ACTION_COUNT && app_do(app, action);
}

bool app_click(struct app *app, struct hit hit)
{
    if (app->blank) {
        app->blank = false;
        return true;
    }
    if (hit.kind == HIT_BUTTON && hit.value >= 0 && hit.value < BUTTON_COUNT) {
        enum action action = action_by_name(button_action_name((enum button)hit.value));
        return action < ACTION_COUNT && app_do(app, action);
    }
    if (hit.kind == HIT_ACTION && hit.value >= 0 && hit.value < ACTION_COUNT) {
        app->helping = false;
        return hit.value == ACTION_HELP || app_do(app, (enum action)hit.value);
    }
    bool is_covered = app->helping || (app->choosing && hit.kind != HIT_CHOICE);
    if (hit.kind == HIT_NONE || is_covered) {
        return false;
    }
    strbuf_clear(&app->notice);
    app->page_notice = NULL;
    app->asking = false;
    switch (hit.kind) {
    case HIT_TIME: return app->comparing && app_compare_seek_time(app, hit.value);
    case HIT_RUN: return app->comparing && hit.value != app->is_second && app_do(app, ACTION_PANE);
    case HIT_CHOICE:
        return app->choosing ? app_shelf_choose(app, (size_t)(hit.value - 1))
                             : app->lesson && app_lesson_choose(app, hit.value);
    case HIT_TASK: return follow(app, app->followed == hit.value ? 0 : (uint32_t)hit.value);
    case HIT_LINE: return run_to_line(app, app_shows_main(app) ? (uint32_t)hit.value : 0);
    case HIT_MARK: return toggle_mark(app, app_shows_main(app) ? (uint32_t)hit.value : 0);
    case HIT_POSITION: app_seek(app, hit.value > 0 ? (uint64_t)hit.value : 0); return true;
    default: return false;
    }
}

bool app_wheel(struct app *app, int clicks)
{
    bool changed = false;
    for (int i = 0; i < abs(clicks) && i < 100; i++) {
        changed |= app_do(app, clicks < 0 ? ACTION_NEXT : ACTION_BACK);
    }
    return changed;
}
