/* The window: SDL2 shows what the scene laid out; cairo draws it, SDL2_ttf its text.
 *
 * The only place that includes SDL.  Nothing here knows what a task is: input
 * becomes names of keys and hits for the app, and the app's display list becomes
 * pixels.  When nothing moves, nothing is drawn and the process sleeps.
 *
 * Errors (no display, no font) are values.  Printed on stderr, in one line, is
 * only what does not stop the window (Korean letters that no font has).
 */
#ifndef UI_SDL_SDL_H
#define UI_SDL_SDL_H

#include "base/diag.h"

struct app;

struct ui_sdl_options {
    int width, height; /* of the window, in its units; 0: 1280 by 800 */
    /* Not NULL: draw one picture of that size (in pixels) into this PNG file and
     * return at once.  Needs a font, but neither display nor video driver. */
    const char *shot;
    /* Opens a program dropped on the window; NULL with *diag set when it cannot.
     * The window owns (and frees) what it gets.  NULL: nothing can be dropped. */
    struct app *(*open)(void *context, const char *file, struct diag *diag);
    void *context;
};

enum ui_sdl_result {
    UI_SDL_CLOSED,     /* the user ended it, or the picture was written */
    UI_SDL_NO_WINDOW,  /* no display, no font: *diag says why; the terminal may do */
    UI_SDL_NOT_WRITTEN /* the shot's file could not be written: *diag says why */
};

/* Shows the app until the user leaves; an enum ui_sdl_result.  The app stays the
 * caller's. */
int ui_sdl_run(struct app *app, const struct ui_sdl_options *options, struct diag *diag);

#endif
