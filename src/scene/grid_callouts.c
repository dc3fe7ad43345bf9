/* The terminal's callouts: a sign on the bar, and a row below the lanes that says it. */
#include "scene/grid_layout.h"

const char *grid_callout_sign(const struct grid_pen *pen)
{
    return pen->options->ascii ? "@" : "◇";
}

static enum color_role sign_role(const struct grid_pen *pen, const struct view_callout *callout)
{
    bool has_task = callout->task >= 0 && (size_t)callout->task < pen->view->tasks.count;
    return has_task ? grid_task_role(pen, callout->task, VIEW_RUNNING) : ROLE_CALLOUT_LINE;
}

int grid_callout_rows(const struct view *view, int height)
{
    enum { LEAST = 4, MOST = 3 };
    int all = view->callouts.count < MOST ? (int)view->callouts.count : MOST;
    int lanes = (int)view->tasks.count > view->lanes_expected ? (int)view->tasks.count
                                                              : view->lanes_expected;
    int free = height - 1 - lanes; /* lanes come first, but the last callout is always said */
    int rows = free < 1 ? 1 : free;
    return height < LEAST ? 0 : rows < all ? rows : all;
}

void grid_callouts(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    size_t said = 0;
    for (size_t i = 0; i < view->callouts.count; i++) {
        said += pen->options->scene.hide_cursor || view->callouts.items[i].is_reached;
    }
    size_t fit = area.height > 0 ? (size_t)area.height : 0;
    for (size_t i = said > fit ? said - fit : 0, row = 0; i < said; i++, row++) {
        const struct view_callout *callout = &view->callouts.items[i];
        grid_put(pen, area, 1, (int)row, grid_callout_sign(pen), sign_role(pen, callout),
                 CELL_BOLD);
        grid_put(pen, area, 3, (int)row, callout->text, ROLE_TEXT, 0);
        grid_add_hit(pen->grid, area.column, area.row + (int)row, area.width, 1,
                     (struct hit){HIT_POSITION, callout->position});
    }
}
