#include "ui/sdl/x11.h"

#include <SDL.h>
#include <string.h>

typedef int x11_handler(void *display, void *event); /* XErrorHandler */

static int x11_pass_over(void *display, void *event)
{
    (void)display;
    (void)event;
    return 0;
}

/* SDL has loaded the library itself: this is the same one, and it stays loaded. */
void x11_survive_errors(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    void *library = driver && strcmp(driver, "x11") == 0 ? SDL_LoadObject("libX11.so.6") : NULL;
    void *function = library ? SDL_LoadFunction(library, "XSetErrorHandler") : NULL;
    if (function) {
        x11_handler *(*set)(x11_handler *);
        memcpy(&set, &function, sizeof set); /* a data pointer cannot be cast to a function's */
        set(x11_pass_over);
    }
}
