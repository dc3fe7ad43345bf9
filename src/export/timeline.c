#include <math.h>
#include <string.h>

#include "export/export.h"
#include "export/svg.h"
#include "scene/view_build.h"

enum { FIGURE_WIDTH = 1600, FIGURE_TEXT = 22 };

bool export_view_svg(const struct view *view, const struct export_options *options,
                     struct strbuf *out, struct diag *diag)
{
    struct theme light;
    const struct theme *theme = options->theme;
    if (!theme) {
        if (!theme_load(&light, theme_name(THEME_LIGHT), diag)) {
            return false;
        }
        theme = &light;
    }
    double width = options->width > 0 ? options->width : FIGURE_WIDTH;
    double height = options->height > 0
                        ? options->height
                        : ceil(scene_timeline_height(view, FIGURE_TEXT * width / FIGURE_WIDTH));
    struct scene_options scene = {
        .catalog = options->catalog,
        .coloring = options->coloring,
        .axis = options->axis,
        .hide_cursor = true,
    };
    struct display display = {.metrics = text_metrics_cells()};
    scene_layout_timeline(&display, width, height, view, &scene);
    const char *title = *view->title ? view->title : view->file_name;
    struct strbuf description = {0};
    strbuf_printf(&description, "%zu lanes, ", view->tasks.count);
    strbuf_printf(&description, "%.3f s", (double)view->time_end / 1e9);
    export_display_svg(&display, theme, title, strbuf_text(&description), out);
    strbuf_free(&description);
    display_free(&display);
    return true;
}

bool export_svg(struct model *model, const struct export_options *options, struct strbuf *out,
                struct diag *diag)
{
    uint64_t position = model_position(model);
    model_seek(model, model_count(model));
    struct view view = {0};
    struct view_request request = {.title = options->title, .catalog = options->catalog};
    view_build(&view, model, &request);
    bool ok = export_view_svg(&view, options, out, diag);
    view_free(&view);
    model_seek(model, position);
    return ok;
}
