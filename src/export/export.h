/* Pictures of a run for slides and pages, from the same layout as the screen.
 *
 * Pure: the same run and options give the same bytes.  Writing to a file is the
 * caller's.
 */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "base/strbuf.h"
#include "model/model.h"
#include "scene/scene.h"

struct export_options {
    const char *title;             /* over the picture; NULL: the file's name */
    const struct catalog *catalog; /* words of the legend */
    const struct theme *theme;     /* NULL: light, on white */
    enum coloring coloring;
    enum axis_kind axis;
    double width, height; /* 0: 1600 wide, as high as the lanes need */
};

/* Appends the timeline of the whole run as an SVG document.  Seeks the model to
 * its end and back.  False with *diag set when the theme is missing. */
bool export_svg(struct model *model, const struct export_options *options, struct strbuf *out,
                struct diag *diag);

/* The same from a view that is there already. */
bool export_view_svg(const struct view *view, const struct export_options *options,
                     struct strbuf *out, struct diag *diag);

#endif
