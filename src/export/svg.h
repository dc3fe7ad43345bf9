/* A display list as SVG that slides and browsers take: real <text> elements,
 * no CSS, no markers, no foreignObject, colours as hex with fill-opacity.
 */
#ifndef EXPORT_SVG_H
#define EXPORT_SVG_H

#include "base/strbuf.h"
#include "scene/display.h"
#include "scene/theme.h"

struct svg_options {
    const char *title, *description; /* or NULL */
    const char *family;              /* font asked for first; NULL: D2Coding */
    double scale;                    /* of width and height; 0: 1 */
};

/* Appends a whole SVG document of the list's width and height.  All text is escaped. */
void export_display_svg(const struct display *display, const struct theme *theme,
                        const struct svg_options *options, struct strbuf *out);

#endif
