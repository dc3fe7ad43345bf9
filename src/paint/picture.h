/* A picture in memory: pixels 0x00RRGGBB, for a window to show or a file to hold.
 *
 * Zeroed memory is a picture of no size.  The picture owns its pixels until
 * paint_picture_free().
 */
#ifndef PAINT_PICTURE_H
#define PAINT_PICTURE_H

#include "paint/paint.h"

struct paint_rect {
    int x, y, width, height; /* pixels */
};

struct paint_picture {
    cairo_surface_t *surface; /* NULL before the first drawing */
    int width, height;
    struct damage damage;           /* against what is in it */
    uint32_t colors;                /* of the theme that is in it, as one number */
    VEC(struct paint_rect) painted; /* by the last drawing */
};

void paint_picture_free(struct paint_picture *picture);

/* Makes the picture that of the list, in that size; painted are only the parts in which it
 * differs from what is in it.  False, and a picture of no size, when there is no memory
 * for it.  text may be NULL: cairo's fonts. */
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
