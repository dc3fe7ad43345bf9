/* The forms of what tasks wait for: a gather, a time limit, a shield, a group, a lock, a
 * queue each look like what they do. */
#include <math.h>

#include "scene/layout.h"

/* A shield: straight above, pointed below. */
static void shield(struct layout *layout, struct box box)
{
    double x = box.x, y = box.y, w = box.width, h = box.height, deep = fmin(h * 0.3, layout->f);
    struct path_point points[] = {
        {PATH_MOVE, x, y},
        {PATH_LINE, x + w, y},
        {PATH_LINE, x + w, y + h - deep},
        {PATH_CURVE, x + w, y + h - deep * 0.4},
        {PATH_CURVE, x + w * 0.7, y + h - deep * 0.1},
        {PATH_CURVE, x + w / 2, y + h},
        {PATH_CURVE, x + w * 0.3, y + h - deep * 0.1},
        {PATH_CURVE, x, y + h - deep * 0.4},
        {PATH_CURVE, x, y + h - deep},
        {PATH_LINE, x, y},
    };
    struct primitive *item =
        display_polygon(layout->display, points, sizeof points / sizeof points[0], ROLE_PANEL);
    item->stroke = ROLE_OUTLINE;
    item->line_width = fmax(1, layout->f * 0.1);
}

/* Square brackets around everything that must be done before the block is left. */
static void brackets(struct layout *layout, struct box box)
{
    double foot = fmin(layout->f * 0.7, box.width * 0.12), line = fmax(1.5, layout->f * 0.17);
    double top = box.y + line / 2, bottom = box.y + box.height - line / 2;
    display_rect(layout->display, box.x, box.y, box.width, box.height, ROLE_PANEL);
    for (int side = 0; side < 2; side++) {
        double x = side ? box.x + box.width - line / 2 : box.x + line / 2;
        double inwards = side ? -foot : foot;
        struct path_point points[] = {{PATH_MOVE, x + inwards, top},
                                      {PATH_LINE, x, top},
                                      {PATH_LINE, x, bottom},
                                      {PATH_LINE, x + inwards, bottom}};
        display_path(layout->display, points, 4, ROLE_OUTLINE, line);
    }
}

static void rounded(struct layout *layout, struct box box)
{
    struct primitive *item =
        display_round_rect(layout->display, box.x, box.y, box.width, box.height, layout->f * 0.5,
                           ROLE_PANEL, ROLE_OUTLINE);
    item->line_width = fmax(1, layout->f * 0.1);
}

/* A padlock's shackle, above the box; shut while somebody holds it. */
static void shackle(struct layout *layout, struct box box, bool shut)
{
    double f = layout->f, w = f * 0.62, h = f * 0.55, x = box.x + f * 1.2;
    double gap = shut ? 0 : f * 0.28;
    struct path_point points[] = {{PATH_MOVE, x - w / 2, box.y},
                                  {PATH_LINE, x - w / 2, box.y - h * 0.4 - gap},
                                  {PATH_CURVE, x - w / 2, box.y - h * 1.3 - gap},
                                  {PATH_CURVE, x + w / 2, box.y - h * 1.3 - gap},
                                  {PATH_CURVE, x + w / 2, box.y - h * 0.4 - gap},
                                  {PATH_LINE, x + w / 2, box.y - gap}};
    display_path(layout->display, points, 6, ROLE_OUTLINE, fmax(1, f * 0.13));
}

/* `count` cells in a row, the first `full` of them filled. */
static void cells(struct layout *layout, struct box box, int64_t count, int64_t full,
                  enum color_role role)
{
    enum { CELLS_MAX = 12 };
    if (count > CELLS_MAX) {
        full = full * CELLS_MAX / count;
        count = CELLS_MAX;
    }
    double gap = layout->f * 0.14, width = (box.width - gap * (double)(count - 1)) / (double)count;
    width = fmin(width, layout->f * 1.6);
    double x = box.x + (box.width - width * (double)count - gap * (double)(count - 1)) / 2;
    for (int64_t i = 0; i < count; i++, x += width + gap) {
        display_round_rect(layout->display, x, box.y, width, box.height, layout->f * 0.1,
                           i < full ? role : ROLE_TRACK, i < full ? ROLE_OUTLINE : ROLE_BORDER);
    }
}

/* How much of the time limit is used up. */
static void limit_bar(struct layout *layout, struct box box, const struct view_wait *wait)
{
    double whole = (double)(wait->deadline - wait->opened_at);
    double used = (double)(layout->view->now - wait->opened_at);
    double part = whole > 0 ? fmin(1, fmax(0, used / whole)) : 1;
    display_round_rect(layout->display, box.x, box.y, box.width, box.height, box.height / 2,
                       ROLE_TRACK, ROLE_BORDER);
    if (part * box.width >= box.height) {
        display_round_rect(layout->display, box.x, box.y, part * box.width, box.height,
                           box.height / 2, ROLE_STATE_CANCELLED, ROLE_NONE);
    }
}

bool layout_wait_form(struct layout *layout, struct box box, const struct view_wait *wait)
{
    double f = layout->f, bar = f * 0.38;
    struct box foot = {box.x + f * 0.6, box.y + box.height - bar - f * 0.3, box.width - f * 1.2,
                       bar};
    bool room = box.height >= f * 2.1;
    switch (wait->form) {
    case FORM_SHIELD: shield(layout, box); return false;
    case FORM_TASK_GROUP: brackets(layout, box); break;
    case FORM_LOCK:
        if (room) {
            shackle(layout, box, wait->child_count > 0);
        }
        rounded(layout, box);
        return false;
    default: rounded(layout, box);
    }
    if (!room) {
        return false;
    }
    if (wait->deadline >= 0) {
        limit_bar(layout, foot, wait);
    } else if (wait->form == FORM_QUEUE) {
        int64_t places = wait->capacity > 0 ? wait->capacity : wait->items + 1;
        cells(layout, foot, places, wait->items, ROLE_STATE_READY);
    } else if (wait->total > 0) {
        cells(layout, foot, wait->total, wait->done, ROLE_STATE_DONE);
    } else {
        return false;
    }
    return true;
}
