/* What goes on between the places of the stage: the phases of the loop's iteration, timers that
 * have just become ready, and cancellations on their way. */
#include <math.h>
#include <string.h>

#include "scene/layout.h"

/* --- phases --- */

static int lit_phase(const struct view *view)
{
    switch (view->phase) {
    case VIEW_TIMERS_DUE: return 0;
    case VIEW_RUN: return view->running_handle ? 2 : 1;
    default: return -1;
    }
}

/* word "": the lamp alone. */
static double lamp(struct layout *layout, double x, double baseline, const char *word, bool lit)
{
    double f = layout->f, dot = f * 0.5;
    struct primitive *item =
        display_round_rect(layout->display, x, baseline - f * 0.25 - dot / 2, dot, dot, dot / 2,
                           lit ? ROLE_ACCENT : ROLE_NONE, lit ? ROLE_ACCENT : ROLE_FAINT);
    item->line_width = fmax(1, f * 0.08);
    x += dot;
    if (!*word) {
        return x;
    }
    x += f * 0.35;
    double width = display_text_width(layout->display, word, f * SIZE_SMALL, true);
    if (lit) {
        layout_bold(layout, x, baseline, width + 1, word, SIZE_SMALL, ROLE_TEXT);
        display_rect(layout->display, x, baseline + f * 0.2, width, fmax(1, f * 0.1), ROLE_ACCENT);
    } else {
        layout_text(layout, x, baseline, width + 1, word, SIZE_SMALL, ROLE_MUTED);
    }
    return x + width;
}

/* The width of the lamps with these words, `between` from one to the next. */
static double lamps_width(const struct layout *layout, const char *const *words, double between)
{
    double f = layout->f, width = 2 * between;
    for (int i = 0; i < 3; i++) {
        double word = display_text_width(layout->display, words[i], f * SIZE_SMALL, true);
        width += f * 0.5 + (*words[i] ? f * 0.35 + word : 0);
    }
    return width;
}

void layout_phases(struct layout *layout, double left, double right, double baseline)
{
    static const char *const keys[] = {"phase.timers", "phase.ready", "phase.run"};
    const char *words[3];
    double f = layout->f, between = f * 1.9;
    int lit = lit_phase(layout->view);
    for (int i = 0; i < 3; i++) {
        words[i] = layout_message(layout, keys[i]);
    }
    if (lamps_width(layout, words, between) > right - left) { /* only the one that is lit */
        between = f * 1.3;
        for (int i = 0; i < 3; i++) {
            words[i] = i == lit ? words[i] : "";
        }
    }
    double width = lamps_width(layout, words, between), x = right - width;
    if (width > right - left) {
        return;
    }
    for (int i = 0; i < 3; i++) {
        x = lamp(layout, x, baseline, words[i], i == lit);
        if (i < 2) {
            double y = baseline - f * 0.25;
            display_line(layout->display, x + f * 0.3, y, x + between - f * 0.5, y, ROLE_FAINT,
                         fmax(1, f * 0.08));
            display_arrow_head(layout->display, x + between - f * 0.3, y, 1, 0, f * 0.45,
                               ROLE_FAINT);
            x += between;
        }
    }
}

/* --- where things stand --- */

/* The outline of what was drawn at that place; false: it has no room there. */
static bool find_box(const struct layout *layout, enum motion_place place, int64_t id, int64_t task,
                     struct box *box)
{
    const struct display *display = layout->display;
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        bool found = item->motion.place == place &&
                     (task ? item->motion.task == task : item->motion.id == id);
        if (found && (item->kind == PRIMITIVE_RECT || item->kind == PRIMITIVE_ROUND_RECT)) {
            *box = (struct box){item->x, item->y, item->width, item->height};
            return true;
        }
    }
    return false;
}

static bool find_task(const struct layout *layout, int task, struct box *box)
{
    static const enum motion_place places[] = {MOTION_RUNNING, MOTION_READY, MOTION_WAITER,
                                               MOTION_TIMER,   MOTION_CHILD, MOTION_NODE};
    int64_t id = layout->view->tasks.items[task].id;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        if (find_box(layout, places[i], 0, id, box)) {
            return true;
        }
    }
    return false;
}

static void dashed_arrow(struct layout *layout, const struct path_point *curve,
                         enum color_role role)
{
    double line = fmax(1.5, layout->f * 0.14);
    struct primitive *path = display_path(layout->display, curve, 4, role, line);
    path->dash = layout->f * 0.3;
    display_arrow_head(layout->display, curve[3].x, curve[3].y, curve[3].x - curve[2].x,
                       curve[3].y - curve[2].y, layout->f * 0.7, role);
}

/* --- timers that have just become ready --- */

size_t layout_woken(const struct view *view)
{
    size_t count = 0;
    for (size_t i = 0; i < view->ready.count; i++) {
        count += view->ready.items[i].deadline >= 0;
    }
    return count;
}

/* The empty place of a timer that stands in the ready queue now, and the way it went. */
static void woken_row(struct layout *layout, struct box box, const struct view_ready *ready)
{
    double f = layout->f, baseline = box.y + box.height / 2 + f * 0.28;
    enum color_role role =
        ready->about >= 0 ? layout_task_role(layout, ready->about, VIEW_READY) : ROLE_MUTED;
    const char *name =
        ready->about >= 0 ? layout->view->tasks.items[ready->about].name : ready->text;
    struct box place = {box.x, box.y + box.height * 0.06, fmin(f * 8, box.width * 0.34),
                        box.height * 0.88};
    layout_set_motion(layout, MOTION_LINK, ready->handle * 16 + 9, -1);
    struct primitive *item = display_round_rect(layout->display, place.x, place.y, place.width,
                                                place.height, f * 0.3, ROLE_NONE, role);
    item->line_width = fmax(1, f * 0.09);
    item->dash = f * 0.25;
    layout_text(layout, place.x + f * 0.5, baseline, place.width - f, name, SIZE_BODY, ROLE_MUTED);
    struct strbuf text = {0};
    catalog_format(layout->options->catalog, &text, "stage.woken", "time",
                   layout_seconds(layout, ready->deadline), (char *)NULL);
    double room = box.x + box.width - place.x - place.width - f * 4.2;
    layout_right(layout, box.x + box.width, baseline, room, strbuf_text(&text), SIZE_SMALL,
                 ROLE_TEXT);
    strbuf_free(&text);
    struct box to;
    if (find_box(layout, MOTION_READY, ready->handle, 0, &to)) {
        double x1 = place.x + place.width + f * 0.2, y1 = place.y + place.height / 2;
        double right = box.x + box.width;
        double x2 = fmin(to.x + to.width * 0.7, x1 + f * 12), y2 = to.y + to.height + f * 0.15;
        struct path_point curve[] = {
            {PATH_MOVE, x1, y1},
            {PATH_CURVE, fmin(right, x1 + f * 3.6), y1 - f * 0.1},
            {PATH_CURVE, fmin(right, fmax(x2, x1) + f * 4.2), (y1 + y2) / 2 - f},
            {PATH_CURVE, x2, y2}};
        dashed_arrow(layout, curve, role);
    }
    layout_set_motion(layout, MOTION_NONE, 0, -1);
}

void layout_woken_rows(struct layout *layout, struct box box, double pitch, size_t rows)
{
    const struct view *view = layout->view;
    for (size_t i = 0; i < view->ready.count && rows > 0; i++) {
        if (view->ready.items[i].deadline >= 0) {
            woken_row(layout, (struct box){box.x, box.y, box.width, pitch}, &view->ready.items[i]);
            box.y += pitch;
            rows--;
        }
    }
}

/* --- cancellations --- */

const char *layout_cancel_word(const struct layout *layout, enum view_cancel cancel)
{
    static const char *const keys[] = {"", "cancel.short.asked", "cancel.short.delivered",
                                       "cancel.short.cleanup"};
    return layout_message(layout, keys[cancel]);
}

/* The sign on a chip that a CancelledError is on its way to it, or in it. */
void layout_cancel_sign(struct layout *layout, struct box box, enum view_cancel cancel)
{
    double size = fmin(layout->f * 0.95, box.height * 0.5);
    double x = box.x + box.width - size * 0.75, y = box.y + size * 0.25 + layout->f * 0.1;
    if (cancel == CANCEL_NONE) {
        return;
    }
    struct primitive *item = display_round_rect(
        layout->display, x - size / 2, y, size, size, size / 2,
        cancel == CANCEL_ASKED ? ROLE_PANEL : ROLE_STATE_CANCELLED, ROLE_STATE_CANCELLED);
    item->line_width = fmax(1, size * 0.12);
    item->dash = cancel == CANCEL_ASKED ? size * 0.22 : 0;
    layout_glyph(layout, VIEW_CANCELLED, x, y + size / 2, size * 0.55,
                 cancel == CANCEL_ASKED ? ROLE_STATE_CANCELLED : ROLE_ON_FILL_DARK);
}

/* A curve from one box to another, out of the side that faces it. */
static void join(const struct box *from, const struct box *to, double f, struct path_point *curve)
{
    double x1, y1, x2, y2, dx = 0, dy = 0;
    if (to->x > from->x + from->width / 2) { /* to the right */
        x1 = from->x + from->width;
        x2 = to->x;
        y2 = to->y + to->height * 0.8;
        y1 = fmin(fmax(y2, from->y + f * 0.5), from->y + from->height - f * 0.5);
        dx = fmax(f * 0.8, (x2 - x1) * 0.4);
    } else {
        bool down = to->y > from->y;
        x1 = from->x + from->width * 0.75;
        x2 = to->x + to->width * 0.75;
        y1 = down ? from->y + from->height : from->y;
        y2 = down ? to->y : to->y + to->height;
        dy = fmax(f * 0.8, fabs(y2 - y1) * 0.4) * (down ? 1 : -1);
    }
    curve[0] = (struct path_point){PATH_MOVE, x1, y1};
    curve[1] = (struct path_point){PATH_CURVE, x1 + dx, y1 + dy};
    curve[2] = (struct path_point){PATH_CURVE, x2 - dx, y2 - dy};
    curve[3] = (struct path_point){PATH_CURVE, x2, y2};
}

void layout_cancels(struct layout *layout, struct box stage)
{
    const struct view *view = layout->view;
    double f = layout->f;
    for (size_t i = 0; i < view->tasks.count; i++) {
        const struct view_task *task = &view->tasks.items[i];
        struct box from, to;
        if (task->cancel != CANCEL_ASKED || task->cancel_by < 0 || task->cancel_by == (int)i ||
            !find_task(layout, task->cancel_by, &from) || !find_task(layout, (int)i, &to)) {
            continue;
        }
        struct path_point curve[4];
        join(&from, &to, f, curve);
        for (int k = 1; k < 3; k++) {
            curve[k].x = fmax(stage.x, fmin(stage.x + stage.width, curve[k].x));
            curve[k].y = fmax(stage.y, fmin(stage.y + stage.height, curve[k].y));
        }
        layout_set_motion(layout, MOTION_LINK, task->id * 16 + 11, -1);
        dashed_arrow(layout, curve, ROLE_STATE_CANCELLED);
        layout_set_motion(layout, MOTION_NONE, 0, -1);
    }
}
