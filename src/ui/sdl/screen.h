/* One window on the screen that shows one picture.
 *
 * Ownership: screen_open() to screen_close(); zeroed memory is a screen that is not open.
 */
#ifndef UI_SDL_SCREEN_H
#define UI_SDL_SCREEN_H

#include <SDL.h>
#include <stdbool.h>

#include "paint/picture.h"

struct screen {
    SDL_Window *window; /* NULL: not open */
    SDL_Renderer *renderer;
    SDL_Texture *texture; /* of the picture's size; NULL before the first picture */
    int texture_width, texture_height;
};

/* A hidden window; false: SDL_GetError() says why there is none. */
bool screen_open(struct screen *screen, const char *title, int width, int height);
void screen_close(struct screen *screen);

/* Its size in units and in pixels; false while it has none (minimised). */
bool screen_size(const struct screen *screen, int *width, int *height, int *pixel_width,
                 int *pixel_height);
/* Takes over what was painted of the picture since the last time; false: it could not. */
bool screen_take(struct screen *screen, const struct paint_picture *picture);
void screen_present(struct screen *screen);
/* The driver has lost its textures. */
void screen_reset(struct screen *screen);

#endif
