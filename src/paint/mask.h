/* Masks: coverage without colour, for text that somebody else makes of glyphs.
 *
 * Ownership: paint_mask_init() to paint_mask_free(); pixels are the mask's, one byte
 * each (0: nothing, 255: all), rows `stride` bytes apart.
 */
#ifndef PAINT_MASK_H
#define PAINT_MASK_H

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>

struct paint_mask {
    cairo_surface_t *surface;
    unsigned char *pixels; /* NULL: an empty mask, which draws nothing */
    int width, height, stride;
};

/* All 0, ready to be written to; false, and an empty mask, when there is no memory. */
bool paint_mask_init(struct paint_mask *mask, int width, int height);
void paint_mask_free(struct paint_mask *mask);

/* Draws it in that colour with its top left end at whole pixels of the surface. */
void paint_mask_draw(cairo_t *cr, const struct paint_mask *mask, int x, int y, uint32_t color,
                     double opacity);

/* Where (x, y) of cr's units is in pixels, and how many pixels one unit is high. */
double paint_to_pixels(cairo_t *cr, double *x, double *y);

#endif
