/* A picture in memory: pixels 0x00RRGGBB, for a window to show or a file to hold.
 *
 * Zeroed memory is a picture of no size.  The picture owns its pixels until
 * paint_picture_free().
 */
#ifndef PAINT_PICTURE_H
#define PAINT_PICTURE_H

#include "paint/paint.h"

struct paint_picture {
    cairo_surface_t *surface; /* NULL before the first drawing */
    int width, height;
};

void paint_picture_free(struct paint_picture *picture);

/* Draws the list over the whole picture, which gets that size; false, and a picture of
 * no size, when there is no memory for it.  text may be NULL: cairo's fonts. */
bool paint_picture_draw(struct paint_picture *picture, int width, int height,
                        const struct display *display, const struct theme *theme,
                        const struct paint_text *text);

/* The pixels, rows *stride bytes apart; NULL when there are none.  Good until the next
 * drawing. */
const void *paint_picture_pixels(const struct paint_picture *picture, int *stride);

/* For pixels that are shown with their transparency: draws into memory of the caller's
 * (width * height of 0xAARRGGBB, alpha not multiplied in), over nothing. */
void paint_picture_into(uint32_t *pixels, int width, int height, const struct display *display,
                        const struct theme *theme);

/* Writes it as PNG, through a temporary name beside it; false with *diag set. */
bool paint_picture_write(const struct paint_picture *picture, const char *path, struct diag *diag);

#endif
