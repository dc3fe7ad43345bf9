/* The speaker's own window: the sentence of now and of the next step, and notes. */
#ifndef UI_SDL_NOTES_H
#define UI_SDL_NOTES_H

#include "app/app.h"
#include "ui/sdl/picture.h"
#include "ui/sdl/screen.h"

struct notes_window {
    struct screen screen;
    struct picture picture; /* open as long as the screen is */
};

/* Opens, draws anew, or closes the window, as the app wants it now.  One that cannot be
 * opened is left out. */
void notes_update(struct notes_window *notes, struct app *app);
/* Whether an event is of this window. */
bool notes_is(const struct notes_window *notes, Uint32 window_id);
void notes_close(struct notes_window *notes);

#endif
