/* What the two layouts are given: options, notices, help and hints. */
#include <string.h>

#include "app/lesson.h"

void app_add_keys(const struct app *app, struct strbuf *out, enum action action)
{
    static const char *const shown[][2] = {
        {"Right", "→"}, {"Left", "←"}, {"Up", "↑"}, {"Down", "↓"}};
    const char *at = action_info(action)->keys;
    while (*at) {
        size_t length = strcspn(at, " "), done = 0;
        if (out->length > 0) {
            strbuf_add(out, "  ");
        }
        for (int i = 0; i < 4 && !app->ascii && done == 0; i++) {
            size_t name = strlen(shown[i][0]);
            bool behind_plus = length == name || (length > name && at[length - name - 1] == '+');
            if (behind_plus && strncmp(at + length - name, shown[i][0], name) == 0) {
                strbuf_add_bytes(out, at, length - name);
                strbuf_add(out, shown[i][1]);
                done = length;
            }
        }
        strbuf_add_bytes(out, at, length - done);
        at += length + (at[length] == ' ');
    }
}

/* The question with what has been answered so far. */
static void show_question(struct app *app)
{
    strbuf_clear(&app->notice);
    catalog_format(app_catalog(app), &app->notice, "notice.go", "time", strbuf_text(&app->answer),
                   (char *)NULL);
}

void app_fill_options(struct app *app, struct scene_options *options)
{
    *options = (struct scene_options){
        .catalog = app_catalog(app),
        .secondary = app->language == LANGUAGE_KO ? &app->catalogs[LANGUAGE_EN] : NULL,
        .language = app->language,
        .font_scale = app->font_scale,
        .coloring = app->coloring,
        .axis = app->axis,
        .window = app->window,
        .ghost = app->has_ghost ? &app->ghost : NULL,
        .can_stretch = app_can_stretch(app),
        .playing = app->playing,
        .speed = app_speed(app),
        .dark = app->theme == THEME_DARK,
        .followed_task = app->followed,
        .marks = app->marks.items,
        .mark_count = app_shows_main(app) ? app->marks.count : 0,
        .blank = app->blank,
    };
    if (app->asking) {
        show_question(app);
    }
    if (app->lesson) {
        app_lesson_fill(app, options);
        options->hide_future = app_lesson_veils(app);
    }
    options->notice = app->notice.length > 0 ? strbuf_text(&app->notice) : NULL;
}

/* The list of all actions; texts live in the arena. */
static void fill_help(struct app *app, struct scene_overlay *overlay, struct arena *arena)
{
    const struct catalog *catalog = app_catalog(app);
    struct overlay_row *rows = arena_array(arena, struct overlay_row, ACTION_COUNT);
    for (int i = 0; i < ACTION_COUNT; i++) {
        struct strbuf keys = {0};
        app_add_keys(app, &keys, (enum action)i);
        rows[i] = (struct overlay_row){arena_copy_string(arena, strbuf_text(&keys)),
                                       catalog_text(catalog, action_info((enum action)i)->help),
                                       {HIT_ACTION, i}};
        strbuf_free(&keys);
    }
    *overlay = (struct scene_overlay){.title = catalog_text(catalog, "help.title"),
                                      .rows = rows,
                                      .count = ACTION_COUNT,
                                      .first = app->help_first};
}

void app_fill_moment(struct app *app, struct compare_moment *moment)
{
    const struct comparison *both = app_comparison(app);
    *moment = (struct compare_moment){
        .stop = app->compare_stop,
        .stop_count = both->instants.count + 1,
        .active = app->is_second,
        .now = app->compare_stop > 0 ? both->instants.items[app->compare_stop - 1] : 0,
    };
    for (int i = 0; i < COMPARE_SIDES; i++) {
        moment->views[i] = app_view(app_run_at(app, i));
    }
}

void app_scene(struct app *app, struct display *display, double width, double height)
{
    struct arena arena = {0};
    struct scene_options options;
    struct scene_overlay help;
    app->in_cells = false;
    app_fill_options(app, &options);
    if (app->helping) {
        fill_help(app, &help, &arena);
        app->help_room = scene_overlay_room(width, height, app->font_scale, ACTION_COUNT);
        options.overlay = &help;
    }
    if (app->choosing) {
        app_shelf_fill(
            app, &help, &arena,
            scene_overlay_room(width, height, app->font_scale, app->shelf ? app->shelf->count : 0));
        options.overlay = &help;
    }
    if (app->comparing) {
        struct compare_moment moment;
        app_fill_moment(app, &moment);
        scene_layout_compare_page(display, width, height, app_comparison(app), &moment, &options);
    } else {
        scene_layout(display, width, height, app_view(app), &options);
        app_take_chart(app, &display->chart);
    }
    app_take_prose(app, display->prose);
    arena_free(&arena);
}

void app_grid(struct app *app, struct grid *grid, int columns, int rows)
{
    struct arena arena = {0};
    struct grid_options options = {.pane = app->pane, .ascii = app->ascii};
    struct scene_overlay help;
    struct scene_notes notes;
    struct strbuf hints = {0};
    app->in_cells = true;
    if (app->noting) {
        app_fill_notes(app, &notes, &arena);
        options.notes = &notes;
    }
    app_fill_options(app, &options.scene);
    if (app->page_notice) {
        options.scene.notice = catalog_text(app_catalog(app), app->page_notice);
    }
    if (app->helping) {
        fill_help(app, &help, &arena);
        app->help_room = rows > 2 ? (size_t)rows - 2 : 1;
        options.scene.overlay = &help;
    } else if (app->choosing) {
        app_shelf_fill(app, &help, &arena, rows > 2 ? (size_t)rows - 2 : 1);
        options.scene.overlay = &help;
    }
    catalog_format(app_catalog(app), &hints, app->comparing ? "hint.compare" : "hint.terminal",
                   "next", app->ascii ? "->" : "→", "back", app->ascii ? "<-" : "←", "size",
                   catalog_text(app_catalog(app), app_step_name(app)), (char *)NULL);
    options.hints = strbuf_text(&hints);
    if (app->comparing) {
        struct compare_moment moment;
        app_fill_moment(app, &moment);
        grid_layout_compare(grid, columns, rows, app_comparison(app), &moment, &options);
    } else {
        grid_layout(grid, columns, rows, app_view(app), &options);
        app_take_chart(app, &grid->chart);
    }
    app_take_prose(app, grid->prose);
    strbuf_free(&hints);
    arena_free(&arena);
}
