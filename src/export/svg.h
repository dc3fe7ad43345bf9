/* A display list as SVG that slides and browsers take: real <text> elements,
 * no CSS, no markers, no foreignObject, colours as hex with fill-opacity.
 */
#ifndef EXPORT_SVG_H
#define EXPORT_SVG_H

#include "base/strbuf.h"
#include "scene/display.h"
#include "scene/theme.h"

/* Appends a whole SVG document of the list's width and height.  Text is escaped;
 * title and description may be NULL. */
void export_display_svg(const struct display *display, const struct theme *theme, const char *title,
                        const char *description, struct strbuf *out);

#endif
