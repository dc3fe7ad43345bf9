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
#include "scene/motion.h"
#include "scene/theme.h"
#include "ui/sdl/fonts.h"
#include "ui/sdl/text.h"

struct picture {
    struct fonts fonts;
    struct text_cache texts;
    struct display display; /* of the app as it is: what is clicked */
    struct display earlier; /* the one before, while things move */
    struct display moving;  /* between the two */
    struct motion motion;
    struct paint_picture pixels;
};

/* Starts SDL2_ttf and finds fonts; false with *diag set when there are none. */
bool picture_open(struct picture *picture, struct diag *diag);
void picture_close(struct picture *picture);

/* Lays out the app for that many units.  With `moves`, things are to move there from the
 * last layout; true: some do, and picture_draw() shows any part of the way. */
bool picture_layout(struct picture *picture, struct app *app, double width, double height,
                    bool moves, bool backwards);

/* Draws what was laid out in that many pixels, `part` (0 to 1) of the way; false when the
 * memory for it cannot be had. */
bool picture_draw(struct picture *picture, enum theme_id theme, double part, int pixel_width,
                  int pixel_height);

#endif
