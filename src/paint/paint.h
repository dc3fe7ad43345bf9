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

/* Metrics of cairo's own fonts.  paint_fonts_free() ends them; the metrics are
 * good until then. */
struct paint_fonts {
    cairo_surface_t *surface;
    cairo_t *cr;
    const char *family;
};
void paint_fonts_init(struct paint_fonts *fonts, const char *family);
struct text_metrics paint_fonts_metrics(struct paint_fonts *fonts);
void paint_fonts_free(struct paint_fonts *fonts);

/* Writes the list as a PNG file of width*scale by height*scale pixels, through
 * a temporary name beside it.  False with *diag set when it cannot. */
bool paint_png(const struct display *display, double width, double height, double scale,
               const struct theme *theme, const char *path, struct diag *diag);

#endif
