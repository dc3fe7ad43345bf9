/* The key e: what is looked at, as a picture in the folder we are in. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/export.h"
#include "export/svg.h"
#include "scene/compare.h"

enum { CLI_NAMES_MAX = 1000, CLI_VIEW_WIDTH = 1600 };

/* The name of a file without its ending, or the other one. */
static void cli_add_stem(struct strbuf *out, const char *name, const char *other)
{
    size_t stem = strcspn(name, ".");
    strbuf_add_bytes(out, stem ? name : other, stem ? stem : strlen(other));
}

/* Output and a lesson's text are no figures of their own. */
static enum figure_kind cli_figure_of(enum grid_pane pane)
{
    switch (pane) {
    case GRID_PANE_CODE: return FIGURE_CODE;
    case GRID_PANE_STAGE: return FIGURE_STAGE;
    case GRID_PANE_TIMELINE: return FIGURE_TIMELINE;
    default: return FIGURE_BOTH;
    }
}

bool cli_export_view(void *context, const struct view *view, const struct comparison *both,
                     const struct compare_moment *moment, const struct scene_options *scene,
                     enum grid_pane pane, struct strbuf *said)
{
    const struct cli_options *options = context;
    struct figure figure = {.kind = cli_figure_of(pane), .title = options->title};
    struct display display = {.metrics = text_metrics_cells()};
    struct strbuf picture = {0}, path = {0};
    struct diag diag = {0};
    struct theme theme;
    double width = 0, height = 0;
    bool fine = theme_load(&theme, theme_name(THEME_LIGHT), &diag);
    if (fine && both) {
        struct svg_options svg = {.title = both->title, .description = both->said};
        struct compare_moment seen = *moment;
        struct compare_picture as_seen = {.moment = &seen, .has_panes = true};
        seen.active = -1; /* whose keys are meant is nothing for a picture */
        width = CLI_VIEW_WIDTH;
        height = scene_compare_height(both, &as_seen, width);
        scene_layout_compare(&display, width, height, both, &as_seen, scene);
        export_display_svg(&display, &theme, &svg, &picture);
    } else if (fine) {
        struct svg_options svg = {.title = figure.title ? figure.title : view->file_name,
                                  .description = view->why};
        scene_figure_size(&display, view, scene, &figure, &width, &height);
        scene_layout_figure(&display, width, height, view, scene, &figure);
        export_display_svg(&display, &theme, &svg, &picture);
    }
    for (int i = 1; fine && i < CLI_NAMES_MAX; i++) {
        strbuf_clear(&path);
        cli_add_stem(&path, both ? both->sides[0].file_name : view->file_name, "timeline");
        if (both) {
            strbuf_add_char(&path, '-');
            cli_add_stem(&path, both->sides[1].file_name, "timeline");
        }
        i > 1 ? strbuf_printf(&path, "-%d.svg", i) : strbuf_add(&path, ".svg");
        if (access(strbuf_text(&path), F_OK) != 0) {
            break;
        }
    }
    if (!fine) {
        strbuf_add(said, diag.message);
    } else if (cli_save(strbuf_text(&path), strbuf_text(&picture), picture.length)) {
        strbuf_add(said, strbuf_text(&path));
    } else {
        strbuf_printf(said, "%s: %s", strbuf_text(&path), strerror(errno));
        fine = false;
    }
    diag_free(&diag);
    display_free(&display);
    strbuf_free(&picture);
    strbuf_free(&path);
    return fine;
}
