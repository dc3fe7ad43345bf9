/* The waiting shelf: who waits for what, as rows of a graph
 *
 *     waiters ─▶ gather ─▶ children      what becomes of each child
 *
 * Tasks that only sleep stand in the timer heap and are not repeated here.
 */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "scene/layout.h"

struct columns {
    double waiter_x, waiter_width, node_x, node_width, child_x, child_width, status_x, status_width;
    double chip_height, pitch;
};

/* How wide the chip of a task is with all of its name. */
static double chip_wish(struct layout *layout, int task)
{
    const struct view_task *who = &layout->view->tasks.items[task];
    double size = layout->f * SIZE_BODY;
    double name = display_text_width(layout->display, who->name, size, true);
    double label = strcmp(who->label, who->name) == 0
                       ? 0
                       : display_text_width(layout->display, who->label, size, false);
    return name + label + layout->f * 3.2;
}

/* The widest wish of the first few on that side. */
static double side_wish(struct layout *layout, bool children)
{
    enum { LOOK = 24 };
    const struct view *view = layout->view;
    double wish = 0;
    for (size_t i = 0; i < view->waits.count && i < LOOK; i++) {
        const struct view_wait *wait = &view->waits.items[i];
        size_t count = children ? wait->child_count : wait->waiter_count;
        for (size_t k = 0; k < count && k < LOOK; k++) {
            int task = children ? wait->children[k] : wait->waiters[k];
            wish = fmax(wish, chip_wish(layout, task));
        }
    }
    return wish;
}

/* pitch: of the rows; tight: some have one row for all their children.  What arrows and the words
 * beside the children do not need goes to the chips, as far as their names ask for it. */
static struct columns share_out(struct layout *layout, struct box box, double pitch, bool tight)
{
    struct columns all;
    double f = layout->f, gap = fmin(f * 5, box.width * 0.10), pad = f * 0.9;
    double inner = box.width - 2 * pad, room = inner - 2 * gap, arrow = fmin(gap, f * 3.7);
    double chip = fmin(f * 8.6, room * 0.27), node = fmin(f * 8.6, room * 0.24);
    for (size_t i = 0; i < layout->view->waits.count; i++) {
        if (layout->view->waits.items[i].inner) { /* two things stand there */
            gap = arrow;
            room = inner - 2 * gap;
            node = fmin(f * 14, room * 0.34);
            chip = fmin(chip, room * 0.24);
        }
    }
    double waiter = side_wish(layout, false), child = side_wish(layout, true);
    double beside =
        child > 0 ? chip + f * (tight ? 12 : 10) : 0; /* children and what becomes of them */
    double spare = fmax(0, inner - 2 * arrow - chip - node - beside);
    waiter = fmin(spare, fmax(0, waiter - chip));
    child = fmin(spare, fmax(0, child - chip));
    double part = waiter + child > spare ? spare / (waiter + child) : 1;
    double before = gap, behind = gap;
    if (spare > 0) {
        spare -= (waiter + child) * part;
        before = behind = fmin(gap, arrow + spare / 2);
    } else if (beside > 0) { /* shorter arrows before what becomes of the children is cut */
        double words = inner - chip * 2 - node - f * (tight ? 10.8 : 8.2);
        before = fmax(f * 2.9, fmin(gap, words * 0.55));
        behind = fmax(f * 2.2, fmin(gap, words - before));
    }
    all.waiter_x = box.x + pad;
    all.waiter_width = chip + waiter * part;
    all.node_x = all.waiter_x + all.waiter_width + before;
    all.node_width = node;
    all.child_x = all.node_x + all.node_width + behind;
    all.child_width = chip + child * part;
    all.status_x = all.child_x + all.child_width + f * 0.6;
    all.status_width = fmax(0, box.x + box.width - pad - all.status_x);
    all.chip_height = fmin(f * 2.3, pitch - f * 0.3);
    all.pitch = pitch;
    return all;
}

size_t layout_wait_rows(const struct view_wait *wait)
{
    size_t rows = wait->waiter_count > wait->child_count ? wait->waiter_count : wait->child_count;
    return rows > 0 ? rows : 1;
}

static const char *place_text(struct layout *layout, int task)
{
    const struct view_task *who = &layout->view->tasks.items[task];
    if (who->line == 0) {
        return who->function;
    }
    struct strbuf text = {0};
    const char *line = arena_printf(&layout->display->arena, "%" PRIu32, who->line);
    catalog_format(layout->options->catalog, &text, "stage.function-line", "function",
                   who->function, "line", line, (char *)NULL);
    const char *copy = arena_copy_string(&layout->display->arena, strbuf_text(&text));
    strbuf_free(&text);
    return copy;
}

/* What becomes of a child: "✓ done", "runs soon", "asleep → 3.000 s". */
static void status(struct layout *layout, const struct columns *columns, int task, double middle)
{
    const struct view_task *who = &layout->view->tasks.items[task];
    double f = layout->f, x = columns->status_x;
    if (columns->status_width < f * 3) {
        return;
    }
    struct strbuf text = {0};
    bool sleeps = who->sleeps || !*who->wait_text;
    if (who->state == VIEW_WAITING && who->wake_at >= 0 && sleeps) {
        catalog_format(layout->options->catalog, &text, "stage.asleep-until", "time",
                       layout_seconds(layout, who->wake_at), (char *)NULL);
    } else if (who->state == VIEW_WAITING && who->wake_at >= 0) {
        strbuf_printf(&text, "%s → %s s", layout_message(layout, "state.waiting"),
                      layout_seconds(layout, who->wake_at));
    } else if (who->state == VIEW_READY) {
        strbuf_add(&text, layout_message(layout, "stage.runs-soon"));
    } else {
        strbuf_add(&text, layout_message(layout, layout_state_style(who->state)->key));
        if (who->state == VIEW_WAITING && *who->wait_text) {
            strbuf_printf(&text, ": %s", who->wait_text);
        }
    }
    layout_text(layout, x, middle + f * 0.27, columns->status_width, strbuf_text(&text), SIZE_BODY,
                ROLE_MUTED);
    strbuf_free(&text);
}

static void curve(struct layout *layout, double x1, double y1, double x2, double y2,
                  enum color_role role)
{
    double bend = (x2 - x1) * 0.5;
    struct path_point points[] = {{PATH_MOVE, x1, y1},
                                  {PATH_CURVE, x1 + bend, y1},
                                  {PATH_CURVE, x2 - bend, y2},
                                  {PATH_CURVE, x2, y2}};
    display_path(layout->display, points, 4, role, fmax(1, layout->f * 0.1));
}

/* What is said below the name: "0 / 2 done", "1.500 s left", who will set it. */
static void node_words(struct layout *layout, const struct view_wait *wait, struct strbuf *out)
{
    const struct catalog *catalog = layout->options->catalog;
    struct arena *arena = &layout->display->arena;
    int64_t left = wait->deadline - layout->view->now;
    if (wait->deadline >= 0 && left <= 0) {
        strbuf_add(out, layout_message(layout, "ready.timeout"));
    } else if (wait->deadline >= 0) {
        catalog_format(catalog, out, "stage.time-left", "left", layout_seconds(layout, left),
                       (char *)NULL);
    } else if (wait->total > 0) {
        catalog_format(catalog, out, "stage.children-done", "done",
                       arena_printf(arena, "%d", wait->done), "total",
                       arena_printf(arena, "%d", wait->total), (char *)NULL);
    } else if (wait->form == FORM_LOCK && wait->child_count == 0) {
        strbuf_add(out, layout_message(layout, "stage.nobody-holds"));
    } else if (*wait->setter) {
        catalog_format(catalog, out, "stage.set-by", "who", wait->setter, (char *)NULL);
    }
}

/* The thing in the middle, or one of two there. */
static void wait_box(struct layout *layout, struct box box, const struct view_wait *wait,
                     double middle)
{
    double f = layout->f, x = box.x + box.width / 2, height = box.height;
    bool bar = layout_wait_form(layout, box, wait);
    struct strbuf text = {0};
    node_words(layout, wait, &text);
    double room = box.width - f * (wait->inner ? 0.3 : 0.9);
    bool two = text.length > 0 && height >= f * (bar ? 2.85 : 2.6);
    const char *name = wait->kind, *longer = name;
    if (!two && wait->deadline >= 0) { /* time is up: the full bar says it */
        double left = (double)(wait->deadline - layout->view->now) / 1e9;
        longer = left <= 0 ? name : arena_printf(&layout->display->arena, "%s %.1f s", name, left);
    } else if (!two && wait->total > 0) {
        longer = arena_printf(&layout->display->arena, "%s %d/%d", name, wait->done, wait->total);
    }
    if (!wait->inner || display_text_width(layout->display, longer, f * SIZE_BODY, true) <= room) {
        name = longer;
    }
    middle -= bar ? f * (two ? 0.35 : 0.28) : 0;
    layout_center(layout, x, middle + (two ? -f * 0.15 : f * 0.28), room, name, SIZE_BODY, true,
                  ROLE_TEXT);
    if (two) {
        layout_center(layout, x, middle + f * 0.85, room, strbuf_text(&text), SIZE_SMALL, false,
                      ROLE_MUTED);
    }
    strbuf_free(&text);
}

static void wait_node(struct layout *layout, const struct columns *columns,
                      const struct view_wait *wait, double middle, double height)
{
    double f = layout->f, gap = f * 1.3;
    height = fmin(height, f * 3.2);
    struct box box = {columns->node_x, middle - height / 2, columns->node_width, height};
    if (!wait->inner) {
        wait_box(layout, box, wait, middle);
        return;
    }
    struct view_wait outer = *wait, inner = *wait; /* the outer one, an arrow, the inner one */
    outer.total = 0;
    inner.form = wait->inner_form;
    inner.kind = wait->inner;
    inner.deadline = -1;
    inner.setter = "";
    box.width = (box.width - gap) / 2;
    wait_box(layout, box, &outer, middle);
    double from = box.x + box.width, to = from + gap - f * 0.1;
    display_line(layout->display, from, middle, to - f * 0.3, middle, ROLE_MUTED, fmax(1, f * 0.1));
    display_arrow_head(layout->display, to, middle, 1, 0, f * 0.5, ROLE_MUTED);
    box.x = from + gap;
    wait_box(layout, box, &inner, middle);
}

/* Up to `rows` tasks of one side; the last place counts the rest. */
static void side(struct layout *layout, const struct columns *columns, const int *tasks,
                 size_t count, bool children, double top, size_t rows, double node_y)
{
    double f = layout->f, x = children ? columns->child_x : columns->waiter_x;
    bool single = rows == 1 && count > 1; /* one row: the count stands beside the chip */
    size_t shown = single ? 1 : count > rows ? rows - 1 : count;
    size_t places = count > rows ? rows : count;
    double y = node_y - columns->pitch * (double)places / 2;
    y = fmax(top, y) + (columns->pitch - columns->chip_height) / 2;
    for (size_t i = 0; i < places; i++, y += columns->pitch) {
        double width = children ? columns->child_width : columns->waiter_width;
        struct box chip = {x, y, width, columns->chip_height};
        double middle = y + chip.height / 2;
        if (i >= shown) {
            chip.width = fmin(chip.width, f * 4);
            layout_more_chip(layout, chip, count - shown);
            continue;
        }
        double right = x + chip.width;
        if (single) {
            double more = children ? right + f * 0.3 : right - f * 2.3;
            chip.width -= children ? 0 : f * 2.6;
            layout_more_chip(layout, (struct box){more, y, f * 2.3, chip.height}, count - shown);
        }
        enum view_state state = layout->view->tasks.items[tasks[i]].state;
        enum color_role role = layout_task_role(layout, tasks[i], state);
        int64_t id = layout->view->tasks.items[tasks[i]].id;
        layout_set_motion(layout, MOTION_LINK, id * 2 + children, tasks[i]);
        if (children) {
            curve(layout, columns->node_x + columns->node_width, node_y, x, middle, role);
            struct columns beside = *columns;
            beside.status_x += single ? f * 2.6 : 0;
            beside.status_width -= single ? f * 2.6 : 0;
            status(layout, &beside, tasks[i], middle);
        } else {
            curve(layout, right, middle, columns->node_x - f * 0.3, node_y, ROLE_MUTED);
            display_arrow_head(layout->display, columns->node_x - f * 0.05, node_y, 1, 0, f * 0.55,
                               ROLE_MUTED);
        }
        layout_set_motion(layout, children ? MOTION_CHILD : MOTION_WAITER, id, tasks[i]);
        layout_task_chip(layout, chip, tasks[i], place_text(layout, tasks[i]));
        layout_set_motion(layout, MOTION_NONE, 0, -1);
    }
}

static void group(struct layout *layout, const struct columns *columns,
                  const struct view_wait *wait, double top, size_t rows)
{
    double f = layout->f, height = columns->pitch * (double)rows, middle = top + height / 2;
    side(layout, columns, wait->waiters, wait->waiter_count, false, top, rows, middle);
    layout_set_motion(layout, MOTION_NODE, wait->id, wait->task);
    if (wait->task >= 0) { /* it waits for a task: that task is the node */
        struct box chip = {columns->node_x, middle - columns->chip_height / 2, columns->node_width,
                           columns->chip_height};
        layout_task_chip(layout, chip, wait->task, place_text(layout, wait->task));
        struct columns beside = *columns;
        beside.status_x = columns->node_x + columns->node_width + f * 0.6;
        beside.status_width = columns->status_x + columns->status_width - beside.status_x;
        status(layout, &beside, wait->task, middle);
    } else {
        wait_node(layout, columns, wait, middle, fmin(height - f * 0.2, columns->chip_height + f));
        layout_set_motion(layout, MOTION_NONE, 0, -1);
        side(layout, columns, wait->children, wait->child_count, true, top, rows, middle);
    }
    layout_set_motion(layout, MOTION_LINK, -wait->id, -1);
    double gap = columns->node_x - columns->waiter_x - columns->waiter_width;
    const char *word = "await";
    double wish = display_text_width(layout->display, word, f * SIZE_SMALL, false);
    bool awaits = wait->waiter_count == 1 && /* a thread only waits */
                  layout->view->tasks.items[wait->waiters[0]].kind == LANE_TASK;
    if (awaits && gap > wish + f) {
        layout_center(layout, columns->node_x - gap / 2 - f * 0.2, middle - f * 0.4, gap, word,
                      SIZE_SMALL, false, ROLE_MUTED);
    }
    layout_set_motion(layout, MOTION_NONE, 0, -1);
}

size_t layout_share_rows(const struct view *view, size_t room, size_t *rows)
{
    size_t count = view->waits.count, shown = count <= room ? count : room > 1 ? room - 1 : room;
    size_t left = room - (count <= room ? count : room);
    for (size_t i = 0; i < shown; i++) {
        rows[i] = 1;
    }
    for (bool gave = true; left > 0 && gave;) {
        gave = false;
        for (size_t i = 0; i < shown && left > 0; i++) {
            if (rows[i] < layout_wait_rows(&view->waits.items[i])) {
                rows[i]++;
                left--;
                gave = true;
            }
        }
    }
    return shown;
}

static void draw_groups(struct layout *layout, struct box box, const struct columns *columns,
                        size_t room)
{
    const struct view *view = layout->view;
    size_t *rows = arena_array(&layout->display->arena, size_t, view->waits.count);
    size_t shown = layout_share_rows(view, room, rows),
           used = shown < view->waits.count && room > 1;
    for (size_t i = 0; i < shown; i++) {
        used += rows[i];
    }
    double top = box.y + fmax(0, (box.height - columns->pitch * (double)used) / 2);
    for (size_t i = 0; i < shown; i++) {
        group(layout, columns, &view->waits.items[i], top, rows[i]);
        top += columns->pitch * (double)rows[i];
    }
    if (shown < view->waits.count && room > 1) {
        struct box chip = {columns->waiter_x, top, layout->f * 4, columns->chip_height};
        layout_more_chip(layout, chip, view->waits.count - shown);
    }
}

void layout_waiting(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f;
    if (box.height < f * 1.2) {
        return;
    }
    struct primitive *rim = display_round_rect(layout->display, box.x, box.y, box.width, box.height,
                                               f * 0.55, ROLE_PANEL, ROLE_BORDER);
    rim->line_width = layout_rim(layout);
    display_clip_push(layout->display, box.x, box.y, box.width, box.height);
    struct box inner = {box.x, box.y + f * 0.3, box.width, box.height - f * 0.6};
    size_t wanted = 0;
    for (size_t i = 0; i < view->waits.count; i++) {
        wanted += layout_wait_rows(&view->waits.items[i]);
    }
    double pitch = fmax(f * 1.6, fmin(f * 2.9, inner.height / fmax(1, (double)wanted)));
    size_t room = (size_t)fmax(1, inner.height / pitch + 1e-6);
    struct columns columns = share_out(layout, box, pitch, view->waits.count * 2 > room);
    if (view->waits.count > 0) {
        draw_groups(layout, inner, &columns, room);
    } else {
        layout_center(layout, box.x + box.width / 2, box.y + box.height / 2 + f * 0.28,
                      box.width - 2 * f, layout_message(layout, view_no_waits_key(view)),
                      SIZE_SMALL, false, ROLE_MUTED);
    }
    display_clip_pop(layout->display);
}
