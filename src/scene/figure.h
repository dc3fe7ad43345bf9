/* A figure: panes of the window as a picture for a page or a slide.
 *
 * The same panes as on the screen, with a title over them and, if wanted, a sentence; without
 * what only a window needs (buttons, key hints).  Pure, like scene_layout().
 */
#ifndef SCENE_FIGURE_H
#define SCENE_FIGURE_H

#include "scene/scene.h"

enum figure_kind {
    FIGURE_TIMELINE,
    FIGURE_STAGE,
    FIGURE_CODE,
    FIGURE_BOTH, /* all panes: code, output, stage and timeline */
    FIGURE_KIND_COUNT
};

struct figure {
    enum figure_kind kind;
    const char *title;   /* NULL: the view's, or the file's name; "": none */
    const char *caption; /* a sentence under the title, or NULL */
    bool hide_legend;
    bool transparent; /* nothing is drawn behind the panes */
};

/* The size at which the figure shows well; *width is kept when it is given (> 0). */
void scene_figure_size(struct display *display, const struct view *view,
                       const struct scene_options *options, const struct figure *figure,
                       double *width, double *height);

/* Replaces the list's content by the figure of that size.  Lanes that have no room are counted. */
void scene_layout_figure(struct display *display, double width, double height,
                         const struct view *view, const struct scene_options *options,
                         const struct figure *figure);

#endif
