/* The list of lessons, over whatever is shown. */
#include <stdio.h>
#include <string.h>

#include "app/lesson.h"

static size_t shelf_count(const struct app *app)
{
    return app->shelf ? app->shelf->count : 0;
}

bool app_shelf_open(struct app *app)
{
    if (shelf_count(app) == 0) {
        app_say(app, "notice.no-lessons");
        return true;
    }
    app->choosing = true;
    app->helping = app->playing = false;
    for (size_t i = 0; i < app->shelf->count && app->lesson; i++) {
        if (strcmp(app->shelf->items[i].id, app_lesson_text(app)->id) == 0) {
            app->chosen = i;
        }
    }
    return true;
}

/* Keeps the chosen row in sight. */
static void shelf_scroll(struct app *app)
{
    size_t room = app->help_room ? app->help_room : 1;
    if (app->chosen < app->shelf_first) {
        app->shelf_first = app->chosen;
    } else if (app->chosen >= app->shelf_first + room) {
        app->shelf_first = app->chosen + 1 - room;
    }
}

static bool shelf_move(struct app *app, int64_t by)
{
    int64_t to = (int64_t)app->chosen + by, last = (int64_t)shelf_count(app) - 1;
    app->chosen = (size_t)(to < 0 ? 0 : to > last ? last : to);
    return true;
}

bool app_shelf_choose(struct app *app, size_t number)
{
    if (number >= shelf_count(app)) {
        return false;
    }
    struct diag diag = {0};
    app->chosen = number;
    app->choosing = false;
    if (app->other) {
        app_drop_other(app);
    }
    app->strolling = false;
    if (!app_lesson_open(app, app->shelf->items[number].path, &diag)) {
        char *line = diag_to_line(&diag);
        strbuf_clear(&app->notice);
        strbuf_add(&app->notice, line);
        mem_free(line);
    }
    diag_free(&diag);
    app->view_is_fresh = false;
    return true;
}

bool app_shelf_do(struct app *app, enum action action, bool *changed)
{
    if (!app->choosing) {
        return false;
    }
    *changed = true;
    switch (action) {
    case ACTION_NEXT: shelf_move(app, 1); return true;
    case ACTION_BACK: shelf_move(app, -1); return true;
    case ACTION_FIRST: shelf_move(app, -(int64_t)app->chosen); return true;
    case ACTION_LAST: shelf_move(app, (int64_t)shelf_count(app)); return true;
    case ACTION_PLAY: return app_shelf_choose(app, app->chosen); /* a clicker's F5 */
    case ACTION_LESSONS:
    case ACTION_CLOSE: app->choosing = false; return true;
    case ACTION_QUIT:
    case ACTION_THEME:
    case ACTION_LANGUAGE:
    case ACTION_LARGER:
    case ACTION_SMALLER:
    case ACTION_NORMAL_SIZE:
    case ACTION_PROJECTOR:
    case ACTION_FULLSCREEN:
    case ACTION_BLANK: return false;
    case ACTION_HELP: app->choosing = false; return false;
    default: *changed = false; return true; /* what is below is not touched */
    }
}

bool app_shelf_key(struct app *app, const char *key)
{
    bool opens =
        strcmp(key, "Enter") == 0 || strcmp(key, "Space") == 0 || strcmp(key, "Right") == 0;
    return app->choosing && opens && app_shelf_choose(app, app->chosen);
}

/* "3 of 7, ✓ 1 of 2" behind the title; nothing of a lesson that was never opened. */
static const char *shelf_text(struct app *app, const struct app_shelf_entry *entry,
                              struct arena *arena)
{
    const char *title = entry->titles[app->language];
    if (entry->stops == 0) {
        return title;
    }
    const char *sign = app->ascii ? "*" : "✓";
    return entry->questions
               ? arena_printf(arena, "%s  (%zu/%zu, %s %zu/%zu)", title, entry->stop, entry->stops,
                              sign, entry->right, entry->questions)
               : arena_printf(arena, "%s  (%zu/%zu)", title, entry->stop, entry->stops);
}

void app_shelf_fill(struct app *app, struct scene_overlay *overlay, struct arena *arena,
                    size_t room)
{
    size_t count = shelf_count(app);
    struct overlay_row *rows = arena_array(arena, struct overlay_row, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct app_shelf_entry *entry = &app->shelf->items[i];
        rows[i] = (struct overlay_row){arena_printf(arena, "%zu", i + 1),
                                       shelf_text(app, entry, arena),
                                       {HIT_CHOICE, (int64_t)i + 1}};
    }
    app->help_room = room;
    shelf_scroll(app);
    *overlay = (struct scene_overlay){.title = catalog_text(app_catalog(app), "shelf.title"),
                                      .rows = rows,
                                      .count = count,
                                      .first = app->shelf_first,
                                      .selected = app->chosen + 1};
}
