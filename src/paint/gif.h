/* An animated GIF, by giflib: one palette for all frames, of each frame what has changed.
 *
 * Frames are kept packed until the end, because the palette is made of all of them.
 */
#ifndef PAINT_GIF_H
#define PAINT_GIF_H

#include <stdint.h>

#include "base/diag.h"
#include "base/strbuf.h"

struct paint_gif;

/* For frames of that size; loops for ever.  transparent: pixels of less than half opacity stay
 * clear. */
struct paint_gif *paint_gif_new(int width, int height, bool transparent);
/* pixels: 0xAARRGGBB, rows stride bytes apart; shown for that long.  false: no memory. */
bool paint_gif_add(struct paint_gif *gif, const void *pixels, int stride, int milliseconds);
/* Appends the whole file.  false: *diag is set. */
bool paint_gif_finish(struct paint_gif *gif, struct strbuf *out, struct diag *diag);
void paint_gif_free(struct paint_gif *gif);

#endif
