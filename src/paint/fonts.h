/* Fonts for files: real metrics, and for letters that a font lacks whichever font has them.
 *
 * Through fontconfig; unhinted, so widths scale exactly and a figure has one shape at all sizes.
 * Ownership: paint_fonts_open() to paint_fonts_close(); metrics and painter are good until then.
 */
#ifndef PAINT_FONTS_H
#define PAINT_FONTS_H

#include "paint/paint.h"

struct paint_fonts;

/* family NULL: D2Coding, or what fontconfig has instead.  NULL with *diag set when a family was
 * asked for that is not there, or when there is no font at all. */
struct paint_fonts *paint_fonts_open(const char *family, struct diag *diag);
void paint_fonts_close(struct paint_fonts *fonts);
/* The family that draws in place of D2Coding where that is not installed (of the fonts); NULL: the
 * one that is meant does. */
const char *paint_fonts_stand_in(const struct paint_fonts *fonts);

struct text_metrics paint_fonts_metrics(struct paint_fonts *fonts);
/* Draws glyphs that keep their text (a PDF's can be selected and searched). */
struct paint_text paint_fonts_painter(struct paint_fonts *fonts);
/* Puts a polygon with the letters' outlines in the place of each text of the list; false: no
 * memory. */
bool paint_fonts_outline(struct paint_fonts *fonts, struct display *display);

#endif
