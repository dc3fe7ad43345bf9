/* The picture of the app at one size, in memory: what the window shows and what a
 * shot writes.
 *
 * The display list is in the window's units; `scale` pixels are one unit.
 * Ownership: the picture owns everything in it; zeroed memory and
 * picture_open() begin it.
 */
#ifndef UI_SDL_PICTURE_H
#define UI_SDL_PICTURE_H

#include "app/app.h"
#include "base/diag.h"
#include "paint/picture.h"
#include "scene/display.h"
#include "scene/theme.h"
#include "ui/sdl/fonts.h"
#include "ui/sdl/text.h"

struct picture {
    struct fonts fonts;
    struct text_cache texts;
    struct display display;
    struct paint_picture pixels;
};

/* Starts SDL2_ttf and finds fonts; false with *diag set when there are none. */
bool picture_open(struct picture *picture, struct diag *diag);
void picture_close(struct picture *picture);

/* Lays out the app for that many units and draws it in that many pixels; false
 * when the memory for it cannot be had. */
bool picture_draw(struct picture *picture, struct app *app, double width, double height,
                  int pixel_width, int pixel_height);

#endif
