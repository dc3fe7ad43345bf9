/* Draws a display list on a cairo surface: one painter for window, PNG and PDF.
 *
 * Text goes through a callback where one is given (the window's cached SDL_ttf
 * textures); else cairo's own fonts draw it, through fontconfig.
 * The only folder, besides exports, that knows cairo.
 */
#ifndef PAINT_PAINT_H
#define PAINT_PAINT_H

#include <cairo.h>

#include "base/diag.h"
#include "paint/damage.h"
#include "scene/display.h"
#include "scene/theme.h"

struct paint_text {
    /* Draws that text primitive in that colour and opacity (not the primitive's own); cr's
     * clip holds, its units are the list's. */
    void (*draw)(void *ctx, cairo_t *cr, const struct primitive *text, uint32_t color,
                 double opacity);
    void *ctx;
};

/* Draws the whole list; the list's units are cairo's user units, so a scale set
 * on cr before enlarges everything.  text may be NULL: cairo's fonts.  `family`
 * is the font family then (NULL: D2Coding). */
void paint_display(cairo_t *cr, const struct display *display, const struct theme *theme,
                   const struct paint_text *text, const char *family);

/* The same, without the items that have no ink in that part (NULL: all); the caller sets
 * the clip. */
void paint_part(cairo_t *cr, const struct display *display, const struct theme *theme,
                const struct paint_text *text, const char *family, const struct damage_box *part);

#endif
