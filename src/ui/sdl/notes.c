#include "ui/sdl/notes.h"

#include "ui/sdl/icon.h"

enum { WIDTH = 760, HEIGHT = 560 };

static bool open_window(struct notes_window *notes, struct app *app)
{
    struct diag diag = {0};
    if (notes->screen.window) {
        return true;
    }
    if (!picture_open(&notes->picture, &diag)) {
        diag_free(&diag);
        return false;
    }
    if (!screen_open(&notes->screen, app_title(app), WIDTH, HEIGHT)) {
        picture_close(&notes->picture);
        return false;
    }
    icon_set(notes->screen.window);
    SDL_ShowWindow(notes->screen.window);
    return true;
}

void notes_update(struct notes_window *notes, struct app *app)
{
    int width, height, pixel_width, pixel_height;
    if (!app_has_notes(app)) {
        notes_close(notes);
        return;
    }
    if (!open_window(notes, app) ||
        !screen_size(&notes->screen, &width, &height, &pixel_width, &pixel_height)) {
        return;
    }
    app_notes(app, &notes->picture.display, width, height);
    if (picture_draw(&notes->picture, app_theme(app), 1, pixel_width, pixel_height) &&
        screen_take(&notes->screen, &notes->picture.pixels)) {
        screen_present(&notes->screen);
    }
}

bool notes_is(const struct notes_window *notes, Uint32 window_id)
{
    return notes->screen.window && SDL_GetWindowID(notes->screen.window) == window_id;
}

void notes_close(struct notes_window *notes)
{
    if (notes->screen.window) {
        screen_close(&notes->screen);
        picture_close(&notes->picture);
    }
}
