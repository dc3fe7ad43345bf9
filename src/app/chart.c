/* Which part of the run the timeline shows, and what the mouse does on it. */
#include <stdlib.h>

#include "app/state.h"

static const double ZOOM_STEP = 1.5, ZOOM_MOST = 1e6, PAN_STEP = 0.25;

static const struct scene_options *options_of(struct app *app, struct scene_options *options)
{
    app_fill_options(app, options);
    return options;
}

void app_take_chart(struct app *app, const struct chart *chart)
{
    app->chart = *chart;
    if (chart->width > 0 && chart->zoom > 1) { /* as it was moved, so that nothing empty is seen */
        app->window.zoom = chart->zoom;
        app->window.anchor = chart->anchor;
        app->window.at = chart->at;
    }
    app->window.keep_cursor = false;
    app->window.scrolled = chart->width > 0 ? chart->scrolled : app->window.scrolled;
}

/* The moment stays where it is. */
static bool zoom_at(struct app *app, double factor, struct moment anchor, double at)
{
    double before = app->window.zoom > 1 ? app->window.zoom : 1, zoom = before * factor;
    zoom = zoom < 1.01 ? 1 : zoom > ZOOM_MOST ? ZOOM_MOST : zoom;
    app->window.zoom = zoom;
    app->window.at = at;
    app->window.anchor = anchor;
    return zoom != before;
}

/* Around the cursor where it is seen, else around the middle. */
static bool zoom(struct app *app, double factor)
{
    struct scene_options options;
    const struct view *view = app_view(app);
    const struct chart *chart = &app->chart;
    struct moment anchor = {view->position, view->now};
    double at = 0.5;
    if (chart->width > 0) {
        double x = scene_moment_x(view, options_of(app, &options), chart, anchor);
        at = (x - chart->x) / chart->width;
        if (at < 0 || at > 1) {
            anchor = chart->anchor;
            at = chart->at;
        }
    }
    return zoom_at(app, factor, anchor, at);
}

static bool pan(struct app *app, double part)
{
    if (app->window.zoom <= 1) {
        return false;
    }
    if (app->chart.width > 0) {
        app->window.anchor = app->chart.anchor;
        app->window.at = app->chart.at;
    }
    app->window.at -= part;
    return true;
}

bool app_do_chart(struct app *app, enum action action)
{
    if (app->comparing) {
        return false; /* both runs are always shown whole */
    }
    switch (action) {
    case ACTION_ZOOM_IN: return zoom(app, ZOOM_STEP);
    case ACTION_ZOOM_OUT: return zoom(app, 1 / ZOOM_STEP);
    case ACTION_ZOOM_ALL: return zoom(app, 0);
    case ACTION_PAN_LEFT:
    case ACTION_PAN_RIGHT:
        if (app->window.zoom <= 1) {
            app_say(app, "notice.pan-whole");
            return true;
        }
        return pan(app, action == ACTION_PAN_LEFT ? -PAN_STEP : PAN_STEP);
    default: return false;
    }
}

/* --- the mouse --- */

/* The window's middle to there. */
static bool center(struct app *app, int64_t position)
{
    struct moment moment = {position, steps_time_at(model_steps(app->model), (uint64_t)position)};
    app->window.anchor = moment;
    app->window.at = 0.5;
    return app->window.zoom > 1;
}

bool app_press(struct app *app, struct hit hit, double x, bool second)
{
    bool on_chart = hit.kind == HIT_POSITION || hit.kind == HIT_MINIMAP || hit.kind == HIT_SLEEP;
    app->drag_x = x;
    app->drag = DRAG_NONE;
    if (second) {
        app->drag = on_chart ? DRAG_PAN : DRAG_NONE;
        return false;
    }
    if (hit.kind == HIT_MINIMAP && !app->blank && !app->helping) {
        app->drag = DRAG_MAP;
        return center(app, hit.value);
    }
    if (hit.kind == HIT_SLEEP) {
        app->drag = app_begin_stretch(app, hit.value, x) ? DRAG_SLEEP : DRAG_NONE;
        return false;
    }
    app->drag = hit.kind == HIT_POSITION || hit.kind == HIT_TIME ? DRAG_SEEK : DRAG_NONE;
    return hit.kind != HIT_NONE && app_click(app, hit);
}

bool app_drag(struct app *app, struct hit hit, double x)
{
    double moved = x - app->drag_x;
    switch (app->drag) {
    case DRAG_SEEK:
        return (hit.kind == HIT_POSITION || hit.kind == HIT_TIME) && app_click(app, hit);
    case DRAG_MAP: return hit.kind == HIT_MINIMAP && center(app, hit.value);
    case DRAG_SLEEP: app->drag_x = x; return app_stretch_to(app, x, false);
    case DRAG_PAN:
        app->drag_x = x;
        return app->chart.width > 0 && pan(app, -moved / app->chart.width);
    default: return false;
    }
}

bool app_release(struct app *app)
{
    bool changed = app->drag == DRAG_SLEEP && app_stretch_to(app, app->drag_x, true);
    app->drag = DRAG_NONE;
    return changed;
}

bool app_is_dragging(const struct app *app)
{
    return app->drag != DRAG_NONE;
}

bool app_scroll(struct app *app, struct hit hit, double x, int clicks, bool sideways)
{
    bool on_chart =
        hit.kind == HIT_POSITION && app->chart.width > 0 && !app->helping && !app->comparing;
    bool on_names = hit.kind == HIT_TASK && x < app->chart.x && !app->helping && !app->comparing;
    bool taken, moved = app_prose_wheel(app, hit, clicks, &taken);
    if (taken) {
        return moved;
    }
    if (on_names && clicks != 0) {
        app->window.scrolled -= 3 * clicks;
        return true;
    }
    if (!on_chart || clicks == 0) {
        return app_wheel(app, clicks);
    }
    if (sideways) {
        return pan(app, -0.1 * clicks);
    }
    struct scene_options options;
    const struct view *view = app_view(app);
    struct moment moment = scene_moment_at(view, options_of(app, &options), &app->chart, x);
    double at = (x - app->chart.x) / app->chart.width, factor = 1;
    for (int i = 0; i < abs(clicks) && i < 20; i++) {
        factor *= clicks > 0 ? 1.25 : 1 / 1.25;
    }
    return zoom_at(app, factor, moment, at);
}
