/* The terminal's stage: running, ready queue, timers and who waits for what, as
 * sections that share the rows out by need. */
#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/grid_layout.h"

struct section {
    const char *key;
    int need; /* rows, its title included */
    void (*draw)(struct grid_pen *pen, struct area area);
    int rows; /* given */
};

/* Two rows each in order, then more in turn to those in need. */
static void share_rows(struct section *sections, size_t count, int rows)
{
    for (int least = 1; least <= 2; least++) {
        for (size_t i = 0; i < count; i++) {
            if (rows > 0 && sections[i].rows < least && sections[i].rows < sections[i].need &&
                (least == 2 || rows >= 2)) {
                sections[i].rows++;
                rows--;
                if (least == 1) { /* a title alone says nothing */
                    sections[i].rows++;
                    rows--;
                }
            }
        }
    }
    for (bool gave = true; rows > 0 && gave;) {
        gave = false;
        for (size_t i = 0; i < count && rows > 0; i++) {
            if (sections[i].rows > 0 && sections[i].rows < sections[i].need) {
                sections[i].rows++;
                rows--;
                gave = true;
            }
        }
    }
}

static void draw_sections(struct grid_pen *pen, struct section *sections, size_t count,
                          struct area area)
{
    share_rows(sections, count, area.height);
    int row = 0;
    for (size_t i = 0; i < count; i++) {
        if (sections[i].rows >= 2) {
            grid_put(pen, area, 1, row, grid_message(pen, sections[i].key), ROLE_MUTED,
                     CELL_UNDERLINE);
            struct area inside = {area.column, area.row + row + 1, area.width,
                                  sections[i].rows - 1};
            sections[i].draw(pen, inside);
            row += sections[i].rows;
        }
    }
}

/* A list in a single row leaves room for the count of the rest beside it. */
static struct area beside_count(struct area area, size_t count)
{
    if (area.height == 1 && count > 1) {
        area.width -= area.width > 8 ? 6 : 0;
    }
    return area;
}

/* How many of `count` items are shown in that many rows; the rest is counted. */
static size_t items_shown(size_t count, int rows)
{
    size_t room = rows > 0 ? (size_t)rows : 0;
    return count <= room ? count : room > 1 ? room - 1 : room;
}

static void count_rest(struct grid_pen *pen, struct area area, size_t count, size_t shown)
{
    if (shown >= count) {
        return;
    }
    const char *text = arena_printf(&pen->arena, "+%zu", count - shown);
    if ((int)shown < area.height) {
        grid_put(pen, area, 2, (int)shown, text, ROLE_MUTED, CELL_BOLD);
    } else {
        grid_put_right(pen, area, 0, area.height - 1, text, ROLE_MUTED, CELL_BOLD);
    }
}

/* --- running --- */

static int frame_row(struct grid_pen *pen, struct area area, int row, size_t depth)
{
    const struct view_frame *frame = &pen->view->frames.items[depth];
    int indent = 3 + (depth < 4 ? (int)depth : 4) * 2;
    const char *corner = pen->options->ascii ? "`-" : "└ ";
    if (depth > 0) {
        grid_put(pen, area, indent - 2, row, corner, ROLE_MUTED, 0);
    }
    struct strbuf text = {0};
    if (*frame->note) {
        strbuf_add(&text, frame->note);
    } else if (frame->line > 0) {
        catalog_format(pen->options->scene.catalog, &text, "stage.line", "line",
                       arena_printf(&pen->arena, "%" PRIu32, frame->line), (char *)NULL);
    }
    struct area name = area;
    int place = grid_put_right(pen, area, 1, row, strbuf_text(&text), ROLE_MUTED, 0);
    name.width -= place > 0 ? place + 2 : 0;
    grid_put(pen, name, indent, row, frame->function, ROLE_TEXT, 0);
    strbuf_free(&text);
    return row + 1;
}

static void draw_running(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    if (view->running < 0 && !*view->running_text) {
        grid_put(pen, area, 1, 0, grid_message(pen, view_idle_key(view)), ROLE_MUTED, 0);
        return;
    }
    int used = 1;
    if (view->running >= 0) {
        used += grid_task(pen, area, 1, 0, view->running);
    } else {
        const char *text = arena_printf(&pen->arena, "%s %s", grid_glyph(pen, view->running_state),
                                        view->running_text);
        used += grid_put(pen, area, 1, 0, text, layout_state_style(view->running_state)->role,
                         CELL_BOLD);
    }
    if (view->running_state == VIEW_BLOCKED) {
        grid_put(pen, area, used + 1, 0, grid_message(pen, "state.blocked"), ROLE_STATE_BLOCKED,
                 CELL_BOLD | CELL_REVERSE);
    } else if (*view->gil) {
        struct strbuf text = {0};
        catalog_format(pen->options->scene.catalog, &text, "stage.gil", "who", view->gil,
                       (char *)NULL);
        if (used + 2 + (int)utf8_width(strbuf_text(&text), text.length) < area.width - 4) {
            grid_put(pen, area, used + 2, 0, strbuf_text(&text), ROLE_MUTED, 0);
        }
        strbuf_free(&text);
    }
    int row = 1, room = area.height - 1;
    int frames = (int)(view->frames.count < 1000 ? view->frames.count : 1000);
    int variables = (int)(view->variables.count < 1000 ? view->variables.count : 1000);
    int shown = frames <= room ? frames : room; /* the innermost ones */
    for (int i = frames - shown; i < frames; i++) {
        row = frame_row(pen, area, row, (size_t)i);
    }
    if (frames > shown && room > 0) {
        const char *more = arena_printf(&pen->arena, "+%d", frames - shown);
        grid_put_right(pen, area, 1, 0, more, ROLE_MUTED, CELL_BOLD);
    }
    for (int i = 0; i < variables && row < area.height; i++, row++) {
        const struct view_variable *variable = &view->variables.items[i];
        const char *text =
            i + 1 < variables && row + 1 == area.height
                ? arena_printf(&pen->arena, "+%d", variables - i)
                : arena_printf(&pen->arena, "%s = %s", variable->name, variable->value);
        grid_put(pen, area, 3, row, text, ROLE_MUTED, 0);
    }
}

/* --- ready queue --- */

static void draw_ready(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    size_t shown = items_shown(view->ready.count, area.height);
    struct area whole = area;
    area = beside_count(area, view->ready.count);
    for (size_t i = 0; i < shown; i++) {
        const struct view_ready *ready = &view->ready.items[i];
        int used = 1;
        if (ready->task >= 0) {
            used += grid_task(pen, area, 1, (int)i, ready->task);
        } else {
            used += grid_put(pen, area, 1, (int)i, ready->text, ROLE_TEXT, 0);
        }
        struct strbuf text = {0};
        if (*ready->reason) {
            catalog_format(pen->options->scene.catalog, &text, ready->reason, "by", ready->by,
                           (char *)NULL);
        }
        if (used + 2 + (int)utf8_width(strbuf_text(&text), text.length) < area.width) {
            grid_put(pen, area, used + 2, (int)i, strbuf_text(&text), ROLE_MUTED, 0);
        }
        strbuf_free(&text);
    }
    if (view->ready.count == 0) {
        grid_put(pen, area, 1, 0, pen->options->ascii ? "-" : "–", ROLE_FAINT, 0);
    }
    count_rest(pen, whole, view->ready.count, shown);
}

/* --- timers --- */

static void progress(struct grid_pen *pen, struct area area, int column, int row, int width,
                     const struct view_timer *timer)
{
    double whole = (double)(timer->deadline - timer->set_at);
    double part = whole > 0 ? (double)(pen->view->now - timer->set_at) / whole : 1;
    int full = (int)((part < 0 ? 0 : part > 1 ? 1 : part) * width + 0.5);
    enum color_role role = grid_task_role(pen, timer->task, VIEW_WAITING);
    for (int i = 0; i < width; i++) {
        const char *text =
            i < full ? (pen->options->ascii ? "=" : "█") : (pen->options->ascii ? "." : "░");
        grid_put(pen, area, column + i, row, text, i < full ? role : ROLE_FAINT, 0);
    }
}

static void draw_timers(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    size_t shown = items_shown(view->timers.count, area.height);
    struct area whole = area;
    area = beside_count(area, view->timers.count);
    for (size_t i = 0; i < shown; i++) {
        const struct view_timer *timer = &view->timers.items[i];
        int64_t left = timer->deadline > view->now ? timer->deadline - view->now : 0;
        struct strbuf text = {0};
        catalog_format(pen->options->scene.catalog, &text, "stage.countdown", "time",
                       grid_seconds(pen, timer->deadline), "left", grid_seconds(pen, left),
                       (char *)NULL);
        int wish = (int)utf8_width(strbuf_text(&text), text.length);
        const char *count = wish + 14 <= area.width
                                ? strbuf_text(&text)
                                : arena_printf(&pen->arena, "-%s s", grid_seconds(pen, left));
        int right = grid_put_right(pen, area, 1, (int)i, count, ROLE_MUTED, 0);
        struct area name = area;
        name.width -= right + 2;
        int used = 1;
        if (timer->task >= 0) {
            used += grid_task(pen, name, 1, (int)i, timer->task);
            used += view->is_loopless ? 1 : 0;
        }
        if (timer->task < 0 || view->is_loopless) {
            used += grid_put(pen, name, used, (int)i, timer->text, ROLE_TEXT, 0);
        }
        int column = used + 2 > 22 ? used + 2 : name.width > 36 ? 22 : used + 2;
        int bar = name.width - column - 1;
        if (bar >= 5) {
            progress(pen, area, column, (int)i, bar > 30 ? 30 : bar, timer);
        }
        strbuf_free(&text);
    }
    if (view->timers.count == 0) {
        grid_put(pen, area, 1, 0, grid_message(pen, view_no_timers_key(view)), ROLE_FAINT, 0);
    }
    count_rest(pen, whole, view->timers.count, shown);
}

/* --- waiting --- */

static void child_status(struct grid_pen *pen, struct area area, int column, int row, int task)
{
    const struct view_task *who = &pen->view->tasks.items[task];
    struct strbuf text = {0};
    bool sleeps = who->sleeps || !*who->wait_text;
    if (who->state == VIEW_WAITING && who->wake_at >= 0 && sleeps) {
        catalog_format(pen->options->scene.catalog, &text, "stage.asleep-until", "time",
                       grid_seconds(pen, who->wake_at), (char *)NULL);
    } else if (who->state == VIEW_WAITING && who->wake_at >= 0) {
        strbuf_printf(&text, "%s %s %s s", grid_message(pen, "state.waiting"),
                      pen->options->ascii ? "->" : "→", grid_seconds(pen, who->wake_at));
    } else {
        strbuf_add(&text, grid_message(pen, layout_state_style(who->state)->key));
    }
    grid_put(pen, area, column, row, strbuf_text(&text), ROLE_MUTED, 0);
    strbuf_free(&text);
}

static int arrow(struct grid_pen *pen, struct area area, int column, int row)
{
    return grid_put(pen, area, column, row, pen->options->ascii ? " -> " : " ─▶ ", ROLE_MUTED, 0);
}

/* Waiters at the left, the thing in the middle, children at the right. */
static void draw_wait(struct grid_pen *pen, struct area area, const struct view_wait *wait)
{
    bool ascii = pen->options->ascii;
    size_t waiters = items_shown(wait->waiter_count, area.height);
    struct area left = area;
    int widest = 0;
    left.width = area.width * 45 / 100;
    for (size_t i = 0; i < waiters; i++) {
        int used = grid_task(pen, left, 1, (int)i, wait->waiters[i]);
        widest = used > widest ? used : widest;
    }
    if (wait->waiter_count > waiters && (int)waiters < area.height) {
        const char *more = arena_printf(&pen->arena, "+%zu", wait->waiter_count - waiters);
        grid_put(pen, area, 2, (int)waiters, more, ROLE_MUTED, CELL_BOLD);
    }
    int column = 1 + widest;
    column += arrow(pen, area, column, 0);
    if (wait->task >= 0) {
        column += grid_task(pen, area, column, 0, wait->task);
        child_status(pen, area, column + 2, 0, wait->task);
        return;
    }
    const char *name = wait->kind;
    if (wait->inner) {
        name = arena_printf(&pen->arena, "%s %s %s", name, ascii ? "->" : "─▶", wait->inner);
    }
    if (wait->total > 0) {
        name = arena_printf(&pen->arena, "%s %d/%d", name, wait->done, wait->total);
    }
    column += grid_put(pen, area, column, 0, name, ROLE_TEXT, CELL_BOLD);
    if (*wait->setter && wait->total == 0) {
        struct strbuf text = {0};
        catalog_format(pen->options->scene.catalog, &text, "stage.set-by", "who", wait->setter,
                       (char *)NULL);
        grid_put(pen, area, column + 2, 0, strbuf_text(&text), ROLE_MUTED, 0);
        strbuf_free(&text);
    }
    size_t children = items_shown(wait->child_count, area.height);
    for (size_t i = 0; i < children; i++) {
        bool last = i + 1 == wait->child_count, only = last && i == 0;
        const char *branch = ascii  ? (i == 0 ? " +- "
                                       : last ? " `- "
                                              : " |- ")
                             : only ? " ── "
                                    : (i == 0 ? " ┬─ "
                                       : last ? " └─ "
                                              : " ├─ ");
        int at = column + grid_put(pen, area, column, (int)i, branch, ROLE_MUTED, 0);
        at += grid_task(pen, area, at, (int)i, wait->children[i]);
        child_status(pen, area, at + 2, (int)i, wait->children[i]);
    }
    if (wait->child_count > children && (int)children < area.height) {
        const char *more = arena_printf(&pen->arena, "+%zu", wait->child_count - children);
        grid_put(pen, area, column + 4, (int)children, more, ROLE_MUTED, CELL_BOLD);
    }
}

static void draw_waiting(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    if (view->waits.count == 0) {
        grid_put(pen, area, 1, 0, grid_message(pen, view_no_waits_key(view)), ROLE_FAINT, 0);
        return;
    }
    size_t room = area.height > 0 ? (size_t)area.height : 0;
    size_t *rows = arena_array(&pen->arena, size_t, view->waits.count);
    size_t shown = layout_share_rows(view, room, rows);
    int row = 0;
    for (size_t i = 0; i < shown; i++) {
        struct area inside = {area.column, area.row + row, area.width, (int)rows[i]};
        draw_wait(pen, inside, &view->waits.items[i]);
        row += (int)rows[i];
    }
    if (shown < view->waits.count && row < area.height) {
        const char *text = arena_printf(&pen->arena, "+%zu", view->waits.count - shown);
        grid_put(pen, area, 2, row, text, ROLE_MUTED, CELL_BOLD);
    }
}

/* What has blocked up to now, the last ones when there is little room, and the sum. */
static void draw_pauses(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    int count = (int)view->pauses.count, rows = area.height > 1 ? area.height - 1 : area.height;
    if (count == 0) {
        grid_put(pen, area, 1, 0, grid_message(pen, "stage.no-pauses"), ROLE_FAINT, 0);
        return;
    }
    int first = count > rows ? count - rows : 0, row = 0;
    for (int i = first; i < count; i++, row++) {
        const struct view_pause *pause = &view->pauses.items[i];
        struct strbuf text = {0};
        catalog_format(pen->options->scene.catalog, &text, "stage.pause", "start",
                       grid_seconds(pen, pause->start), "end", grid_seconds(pen, pause->end),
                       (char *)NULL);
        struct area name = area;
        name.width -= grid_put_right(pen, area, 1, row, strbuf_text(&text), ROLE_MUTED, 0) + 2;
        grid_put(pen, name, 1, row, pause->text, ROLE_TEXT, 0);
        strbuf_free(&text);
    }
    if (row < area.height) {
        struct strbuf text = {0};
        catalog_format(pen->options->scene.catalog, &text, "stage.paused", "time",
                       grid_seconds(pen, view->paused), (char *)NULL);
        grid_put_right(pen, area, 1, row, strbuf_text(&text), ROLE_TEXT, CELL_BOLD);
        strbuf_free(&text);
        if (first > 0) {
            grid_put(pen, area, 1, row, arena_printf(&pen->arena, "+%d", first), ROLE_MUTED,
                     CELL_BOLD);
        }
    }
}

static int need_of(size_t items)
{
    return items == 0 ? 2 : (int)(items < 500 ? items : 500) + 1;
}

void grid_stage(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    size_t waits = 0;
    for (size_t i = 0; i < view->waits.count; i++) {
        waits += layout_wait_rows(&view->waits.items[i]);
    }
    struct section running = {
        "pane.running", need_of(1 + view->frames.count + view->variables.count), draw_running, 0};
    struct section ready = {"pane.ready-queue", need_of(view->ready.count), draw_ready, 0};
    struct section timers = {view_timers_pane(view), need_of(view->timers.count), draw_timers, 0};
    struct section waiting = {"pane.waiting", need_of(waits), draw_waiting, 0};
    if (view->is_loopless && view->lanes_expected <= 1) {
        waiting = (struct section){"pane.pauses", need_of(1 + view->pauses.count), draw_pauses, 0};
    }
    if (area.width < 76) {
        struct section all[] = {running, ready, timers, waiting};
        struct section few[] = {running, timers, waiting};
        draw_sections(pen, view->is_loopless ? few : all, view->is_loopless ? 3 : 4, area);
        return;
    }
    int bottom = waiting.need < area.height / 2 ? waiting.need : area.height / 2;
    int top = area.height - bottom, left = area.width * 38 / 100;
    struct section queues[] = {ready, timers};
    draw_sections(pen, &running, 1, (struct area){area.column, area.row, left, top});
    draw_sections(pen, view->is_loopless ? queues + 1 : queues, view->is_loopless ? 1 : 2,
                  (struct area){area.column + left, area.row, area.width - left, top});
    draw_sections(pen, &waiting, 1, (struct area){area.column, area.row + top, area.width, bottom});
}
