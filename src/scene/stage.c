/* The stage: the running slot, the ready queue and the timer heap. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "scene/layout.h"

void layout_section_box(struct layout *layout, struct box box)
{
    struct primitive *rim = display_round_rect(layout->display, box.x, box.y, box.width, box.height,
                                               layout->f * 0.55, ROLE_PANEL, ROLE_BORDER);
    rim->line_width = layout_rim(layout);
}

/* --- running --- */

static void frame_row(struct layout *layout, struct box box, const struct view_frame *frame,
                      size_t depth)
{
    double f = layout->f, indent = fmin(fmin((double)depth, 3) * f * 0.75, box.width * 0.12);
    double baseline = box.y + box.height / 2 + f * 0.28, x = box.x + f * 0.6 + indent;
    display_round_rect(layout->display, box.x, box.y, box.width, box.height, f * 0.3, ROLE_INSET,
                       ROLE_BORDER);
    if (depth > 0) { /* the corner that says "awaits" */
        struct path_point corner[] = {{PATH_MOVE, x - f * 0.35, box.y + box.height * 0.22},
                                      {PATH_LINE, x - f * 0.35, baseline - f * 0.2},
                                      {PATH_LINE, x + f * 0.15, baseline - f * 0.2}};
        display_path(layout->display, corner, 3, ROLE_MUTED, fmax(1, f * 0.06));
        x += f * 0.4;
    }
    const char *place = *frame->note ? frame->note : "";
    struct strbuf text = {0};
    if (!*place && frame->line > 0) {
        const char *line = arena_printf(&layout->display->arena, "%" PRIu32, frame->line);
        catalog_format(layout->options->catalog, &text, "stage.line", "line", line, (char *)NULL);
        place = strbuf_text(&text);
    }
    double room = box.x + box.width - f * 0.5 - x;
    double wish = display_text_width(layout->display, frame->function, f * SIZE_BODY, false);
    double used = layout_text(layout, x, baseline, room, frame->function, SIZE_BODY, ROLE_TEXT);
    if (room - wish > f * 2) {
        layout_right(layout, box.x + box.width - f * 0.5, baseline, room - used - f * 0.5, place,
                     SIZE_SMALL, ROLE_MUTED);
    }
    strbuf_free(&text);
}

/* The await chain as stacked frames; returns the y behind them.  Of a deep chain
 * the outermost frame and the innermost ones are kept, the rest is counted. */
static double frames(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, pitch = f * 2.0, y = box.y;
    size_t count = view->frames.count, fit = (size_t)fmax(0, box.height / pitch);
    size_t head = count <= fit ? count : fit > 2 ? 1 : 0;
    size_t tail = count <= fit ? 0 : fit > 2 ? fit - 2 : fit;
    for (size_t i = 0; i < head; i++, y += pitch) {
        frame_row(layout, (struct box){box.x, y, box.width, pitch - f * 0.25},
                  &view->frames.items[i], i);
    }
    if (tail > 0 && head > 0) {
        layout_more_chip(layout, (struct box){box.x, y, box.width, pitch - f * 0.25},
                         count - head - tail);
        y += pitch;
    }
    for (size_t i = count - tail; i < count; i++, y += pitch) {
        frame_row(layout, (struct box){box.x, y, box.width, pitch - f * 0.25},
                  &view->frames.items[i], i);
    }
    return y;
}

static void variables(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, pitch = f * 1.2;
    size_t fit = (size_t)fmax(0, box.height / pitch), count = view->variables.count;
    bool more = count > fit, single = more && fit == 1; /* the count stands beside it */
    size_t shown = single ? 1 : more && fit > 0 ? fit - 1 : count < fit ? count : fit;
    double beside = single ? f * 2 : 0;
    double y = box.y + f * 0.9;
    for (size_t i = 0; i < shown; i++, y += pitch) {
        const struct view_variable *variable = &view->variables.items[i];
        double used =
            layout_text(layout, box.x, y, box.width * 0.5, variable->name, SIZE_BODY, ROLE_MUTED);
        used += layout_text(layout, box.x + used, y, f * 2, " = ", SIZE_BODY, ROLE_MUTED);
        layout_text(layout, box.x + used, y, box.width - used - beside, variable->value, SIZE_BODY,
                    ROLE_TEXT);
    }
    if (single) {
        const char *text = arena_printf(&layout->display->arena, "+%zu", count - shown);
        layout_right(layout, box.x + box.width, y - pitch, beside, text, SIZE_SMALL, ROLE_MUTED);
    } else if (more && fit > 0) {
        const char *text = arena_printf(&layout->display->arena, "+%zu", count - shown);
        layout_text(layout, box.x, y, box.width, text, SIZE_SMALL, ROLE_MUTED);
    }
}

static void running_head(struct layout *layout, struct box box, enum color_role role)
{
    const struct view *view = layout->view;
    double f = layout->f, baseline = box.y + box.height / 2 + f * 0.32;
    enum color_role ink = layout_ink_on(role);
    display_round_rect(layout->display, box.x, box.y, box.width, box.height, f * 0.55, role,
                       ROLE_NONE);
    display_rect(layout->display, box.x, box.y + box.height / 2, box.width, box.height / 2, role);
    bool task = view->running >= 0;
    const char *name = task ? view->tasks.items[view->running].name : view->running_text;
    double x = box.x + f * 0.8, room = box.width - f * 1.6;
    layout_glyph(layout, view->running_state, x + f * 0.3, box.y + box.height / 2, f * 0.65, ink);
    x += f * 1.0;
    room -= f * 1.0;
    double used = layout_bold(layout, x, baseline, room, name, SIZE_TITLE, ink);
    const char *label = "";
    if (view->running_state == VIEW_BLOCKED) {
        label = layout_message(layout, "state.blocked");
    } else if (task && *view->tasks.items[view->running].label) {
        label =
            arena_printf(&layout->display->arena, "%s()", view->tasks.items[view->running].label);
    }
    bool can_be_cut = view->running_state != VIEW_BLOCKED && view->frames.count == 0;
    bool is_whole =
        can_be_cut ||
        room - used - f * 0.5 >= display_text_width(layout->display, label, f * SIZE_BODY, false);
    if (room - used > f * 2 && is_whole) {
        layout_right(layout, box.x + box.width - f * 0.8, baseline, room - used - f * 0.5, label,
                     SIZE_BODY, ink);
    }
}

/* A row about the cancellation that is in the running task; returns the room left below. */
static struct box cancel_strip(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, height = f * 1.3, sign = f * 0.6;
    const struct view_task *task = view->running >= 0 ? &view->tasks.items[view->running] : NULL;
    if (!task || task->cancel == CANCEL_NONE || box.height < height * 2) {
        return box;
    }
    struct primitive *item =
        display_rect(layout->display, box.x, box.y, box.width, height, ROLE_STATE_CANCELLED);
    item->opacity = 0.25;
    layout_glyph(layout, VIEW_CANCELLED, box.x + f * 0.7, box.y + height / 2, sign, ROLE_TEXT);
    layout_text(layout, box.x + f * 1.4, box.y + height / 2 + f * 0.25, box.width - f * 1.8,
                task->cancel_words, SIZE_SMALL, ROLE_TEXT);
    return (struct box){box.x, box.y + height + f * 0.25, box.width,
                        box.height - height - f * 0.25};
}

/* Who has the GIL, where there are several threads. */
void layout_gil(struct layout *layout, double right, double baseline, double room)
{
    struct strbuf text = {0};
    if (*layout->view->gil && room > layout->f * 3) {
        catalog_format(layout->options->catalog, &text, "stage.gil", "who", layout->view->gil,
                       (char *)NULL);
        layout_right(layout, right, baseline, room, strbuf_text(&text), SIZE_SMALL, ROLE_MUTED);
    }
    strbuf_free(&text);
}

void layout_running(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f;
    bool idle = view->running < 0 && !*view->running_text;
    if (idle) {
        struct primitive *item = display_round_rect(layout->display, box.x, box.y, box.width,
                                                    box.height, f * 0.55, ROLE_NONE, ROLE_FAINT);
        item->dash = f * 0.3;
        item->line_width = layout_rim(layout);
        const char *text = layout_message(layout, view_idle_key(view));
        double wish = display_text_width(layout->display, text, f * SIZE_BODY, false);
        layout_center(layout, box.x + box.width / 2, box.y + box.height / 2 + f * 0.3,
                      box.width - f, text,
                      fmax(SIZE_SMALL * 0.85, fmin(1, (box.width - f * 1.4) / wish) * SIZE_BODY),
                      false, ROLE_MUTED);
        return;
    }
    enum color_role role = layout_task_role(layout, view->running, view->running_state);
    if (view->running < 0 || view->running_state == VIEW_BLOCKED) {
        role = layout_state_style(view->running_state)->role;
    }
    int64_t id = view->running >= 0 ? view->tasks.items[view->running].id : 0;
    layout_set_motion(layout, MOTION_RUNNING, view->running_handle, view->running);
    layout_set_hit(layout, view->running >= 0 ? HIT_TASK : HIT_NONE, id);
    display_round_rect(layout->display, box.x, box.y, box.width, box.height, f * 0.55, ROLE_PANEL,
                       ROLE_NONE);
    layout_set_hit(layout, HIT_NONE, 0);
    double head = fmin(f * 1.9, box.height);
    running_head(layout, (struct box){box.x, box.y, box.width, head}, role);
    struct box inner = {box.x + f * 0.8, box.y + head + f * 0.55, box.width - f * 1.6,
                        box.height - head - f};
    inner = cancel_strip(layout, inner);
    if (view->running < 0 && view->running_about >= 0 && inner.height > f * 3.6) {
        layout_text(layout, inner.x, inner.y + f * 0.7, inner.width,
                    layout_message(layout, "stage.is-about"), SIZE_SMALL, ROLE_MUTED);
        layout_task_chip(layout, (struct box){inner.x, inner.y + f * 1.2, inner.width, f * 2.1},
                         view->running_about, "");
        inner.y += f * 3.6;
        inner.height -= f * 3.6;
    }
    double variable_lines = fmin(2, (double)view->variables.count) * f * 1.25;
    struct box stack = inner;
    stack.height = inner.height - (inner.height > f * 5 ? variable_lines : 0);
    double y = frames(layout, stack);
    inner.height -= y - inner.y;
    inner.y = y;
    variables(layout, inner);
    struct primitive *edge = display_round_rect(layout->display, box.x, box.y, box.width,
                                                box.height, f * 0.55, ROLE_NONE, role);
    edge->line_width = fmax(2, f * 0.17);
    layout_set_motion(layout, MOTION_NONE, 0, -1);
}

/* --- ready queue --- */

static const char *reason_text(struct layout *layout, const struct view_ready *ready)
{
    if (!*ready->reason) {
        return "";
    }
    struct strbuf text = {0};
    catalog_format(layout->options->catalog, &text, ready->reason, "by", ready->by, (char *)NULL);
    const char *copy = arena_copy_string(&layout->display->arena, strbuf_text(&text));
    strbuf_free(&text);
    return copy;
}

static void ready_chip(struct layout *layout, struct box box, const struct view_ready *ready)
{
    double f = layout->f;
    const char *reason = reason_text(layout, ready);
    if (ready->task >= 0) {
        layout_task_chip(layout, box, ready->task, reason);
        return;
    }
    struct primitive *item =
        display_round_rect(layout->display, box.x, box.y, box.width, box.height,
                           fmin(f * 0.45, box.height * 0.35), ROLE_PANEL, ROLE_MUTED);
    item->line_width = fmax(1, f * 0.08);
    bool two = *reason && box.height >= f * 1.9;
    layout_text(layout, box.x + f * 0.6, box.y + box.height * (two ? 0.44 : 0.64), box.width - f,
                ready->text, SIZE_BODY, ROLE_TEXT);
    if (two) {
        layout_text(layout, box.x + f * 0.6, box.y + box.height * 0.80, box.width - f, reason,
                    SIZE_SMALL * 0.92, ROLE_MUTED);
    }
}

static void ready_queue(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, pad = f * 0.7, gap = f * 0.5;
    layout_set_motion(layout, MOTION_QUEUE, 0, -1);
    layout_section_box(layout, box);
    layout_set_motion(layout, MOTION_NONE, 0, -1);
    double width = fmin(f * 8.2, box.width - 2 * pad);
    double height = fmin(f * 2.4, box.height - f * 0.6), room = box.width - 2 * pad;
    size_t fit = (size_t)fmax(1, (room + gap) / (width + gap)), count = view->ready.count;
    if (count > fit) { /* narrower chips before counting */
        width = fmax(f * 5.6, fmin(width, (room + gap) / (double)count - gap));
        fit = (size_t)fmax(1, (room + gap) / (width + gap));
    }
    size_t shown = count > fit ? fit - 1 : count;
    double x = box.x + pad, y = box.y + (box.height - height) / 2;
    for (size_t i = 0; i < shown; i++, x += width + gap) {
        if (i > 0 && (int64_t)i == view->left_to_run && view->phase == VIEW_RUN) {
            struct primitive *line = /* from here on: the next iteration */
                display_line(layout->display, x - gap / 2, box.y + f * 0.3, x - gap / 2,
                             box.y + box.height - f * 0.3, ROLE_MUTED, fmax(1, f * 0.1));
            line->dash = f * 0.2;
        }
        const struct view_ready *ready = &view->ready.items[i];
        layout_set_motion(layout, MOTION_READY, ready->handle, ready->about);
        ready_chip(layout, (struct box){x, y, width, height}, ready);
    }
    layout_set_motion(layout, MOTION_NONE, 0, -1);
    if (count > shown) {
        layout_more_chip(layout, (struct box){x, y, fmin(width, f * 4), height}, count - shown);
        return;
    }
    const char *note = layout_message(layout, "stage.joins-next");
    double wish = display_text_width(layout->display, note, f * SIZE_SMALL, false) + f;
    double end = box.x + box.width - pad;
    for (size_t i = shown; i < 3 && x + width <= end; i++, x += width + gap) {
        if (i > 0 && x + width > end - wish && i >= 2) {
            break;
        }
        struct primitive *item = display_round_rect(layout->display, x, y, width, height, f * 0.45,
                                                    ROLE_NONE, ROLE_BORDER);
        item->dash = f * 0.25;
        item->line_width = layout_rim(layout);
    }
    if (end - x >= wish) {
        layout_right(layout, end, box.y + box.height / 2 + f * 0.25, end - x, note, SIZE_SMALL,
                     ROLE_MUTED);
    }
}

/* --- timers --- */

static void timer_row(struct layout *layout, struct box box, const struct view_timer *timer)
{
    const struct view *view = layout->view;
    double f = layout->f, baseline = box.y + box.height / 2 + f * 0.28,
           middle = box.y + box.height / 2;
    enum color_role role = layout_task_role(layout, timer->task, VIEW_WAITING);
    double name = fmin(f * 8, box.width * 0.34);
    if (view->is_loopless) { /* with what it calls */
        const char *who = timer->task >= 0 ? view->tasks.items[timer->task].name : "";
        name = display_text_width(layout->display, timer->text, f * SIZE_BODY, false) +
               display_text_width(layout->display, who, f * SIZE_BODY, true) + f;
        name = fmin(name, box.width * 0.6);
    }
    double x = box.x;
    if (timer->task >= 0) {
        const struct view_task *task = &view->tasks.items[timer->task];
        layout_set_hit(layout, HIT_TASK, task->id);
        display_rect(layout->display, box.x, box.y, box.width, box.height, ROLE_NONE);
        layout_set_hit(layout, HIT_NONE, 0);
        double used = layout_bold(layout, x, baseline, name, task->name, SIZE_BODY, ROLE_TEXT);
        const char *label = timer->is_timeout   ? layout_message(layout, "stage.timeout")
                            : view->is_loopless ? timer->text
                                                : task->label;
        if (name - used > f * 2 && strcmp(label, task->name) != 0) {
            layout_text(layout, x + used + f * 0.4, baseline, name - used - f * 0.4, label,
                        SIZE_BODY, timer->is_timeout ? ROLE_MUTED : ROLE_TEXT);
        }
    } else {
        layout_text(layout, x, baseline, name, timer->text, SIZE_BODY, ROLE_TEXT);
    }
    struct strbuf text = {0};
    int64_t left = timer->deadline > view->now ? timer->deadline - view->now : 0;
    const char *rest = layout_seconds(layout, left);
    catalog_format(layout->options->catalog, &text, "stage.countdown", "time",
                   layout_seconds(layout, timer->deadline), "left", rest, (char *)NULL);
    double room = box.width - name - f * 0.8;
    double wish = display_text_width(layout->display, strbuf_text(&text), f * SIZE_SMALL, false);
    if (room - wish < f * 3) { /* the bar says more than the deadline */
        strbuf_clear(&text);
        catalog_format(layout->options->catalog, &text, "stage.time-left", "left", rest,
                       (char *)NULL);
    }
    double used = layout_right(layout, box.x + box.width, baseline, room, strbuf_text(&text),
                               SIZE_SMALL, ROLE_MUTED);
    strbuf_free(&text);
    double bar = room - used - f * 0.8, height = fmin(f * 0.62, box.height * 0.5);
    if (bar > f * 2) {
        double whole = (double)(timer->deadline - timer->set_at);
        double part = whole > 0 ? fmin(1, fmax(0, (double)(view->now - timer->set_at) / whole)) : 1;
        x = box.x + name + f * 0.4;
        display_round_rect(layout->display, x, middle - height / 2, bar, height, height / 2,
                           ROLE_TRACK, ROLE_BORDER);
        if (part * bar >= height * 0.5) {
            struct primitive *item =
                display_round_rect(layout->display, x, middle - height / 2,
                                   fmax(part * bar, height), height, height / 2, role, ROLE_NONE);
            item->pattern = PATTERN_SOLID;
        }
    }
}

void layout_timers(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, pad = f * 0.8, room = box.height - f * 0.6;
    size_t woken = layout_woken(view), count = view->timers.count;
    double pitch = fmax(f * 1.02, fmin(f * 1.5, room / fmax(1, (double)(count + woken))));
    layout_section_box(layout, box);
    size_t fit = (size_t)fmax(1, room / pitch);
    size_t kept = count < 2 ? count : 2; /* rows for those that wait still */
    woken = woken + kept <= fit ? woken : fit > kept ? fit - kept : 0;
    fit -= woken;
    bool single = fit == 1 && count > 1; /* one row: the count stands beside it */
    size_t shown = single ? 1 : count > fit ? fit - 1 : count;
    double y = box.y + f * 0.3, more = f * (single ? 2.6 : 4);
    layout_woken_rows(layout, (struct box){box.x + pad, y, box.width - 2 * pad, pitch}, pitch,
                      woken);
    y += pitch * (double)woken;
    if (room < pitch) {
        pitch = fmax(1, room);
    }
    for (size_t i = 0; i < shown; i++, y += pitch) {
        const struct view_timer *timer = &view->timers.items[i];
        layout_set_motion(layout, MOTION_TIMER, timer->handle, timer->task);
        timer_row(layout,
                  (struct box){box.x + pad, y, box.width - 2 * pad - (single ? more + f * 0.4 : 0),
                               pitch},
                  timer);
    }
    layout_set_motion(layout, MOTION_NONE, 0, -1);
    if (count > shown) {
        double x = single ? box.x + box.width - pad - more : box.x + pad;
        layout_more_chip(
            layout, (struct box){x, y - (single ? pitch * 0.9 : -pitch * 0.1), more, pitch * 0.8},
            count - shown);
    } else if (count == 0 && woken == 0) {
        layout_center(layout, box.x + box.width / 2, box.y + box.height / 2 + f * 0.28,
                      box.width - 2 * pad, layout_message(layout, view_no_timers_key(view)),
                      SIZE_SMALL, false, ROLE_MUTED);
    }
}

/* The arrow from the ready queue into the running slot. */
static void queue_arrow(struct layout *layout, double from, double to, double y)
{
    double f = layout->f;
    display_line(layout->display, from, y, to + f * 0.3, y, ROLE_MUTED, fmax(1, f * 0.1));
    display_arrow_head(layout->display, to, y, -1, 0, f * 0.6, ROLE_MUTED);
}

/* Whose loop it is, its phases, and which iteration. */
static void stage_head(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, pad = f * 0.9;
    struct strbuf text = {0};
    const char *number = arena_printf(&layout->display->arena, "%" PRId64, view->iteration);
    catalog_format(layout->options->catalog, &text, "stage.iteration", "number", number,
                   (char *)NULL);
    double used =
        layout_right(layout, box.x + box.width - pad, box.y + f * 1.25, box.width * 0.4,
                     view->iteration > 0 ? strbuf_text(&text) : "", SIZE_BODY, ROLE_MUTED);
    strbuf_free(&text);
    double title =
        view->loop_of && *view->loop_of
            ? layout_text(layout, box.x + pad, box.y + f * 1.25, box.width * 0.45, view->loop_of,
                          SIZE_BODY, ROLE_TEXT)
            : layout_title(layout, box.x + pad, box.y + f * 1.25, box.width - used - pad * 2 - f,
                           "pane.loop", SIZE_BODY, ROLE_MUTED);
    layout_phases(layout, box.x + pad + title + f, box.x + box.width - pad - used - f * 1.2,
                  box.y + f * 1.25);
}

void layout_stage(struct layout *layout, struct box box)
{
    double f = layout->f, pad = f * 0.9, label = f * 1.5;
    if (layout->view->is_loopless) {
        layout_thread_stage(layout, box);
        return;
    }
    layout_pane_begin(layout, box, ROLE_INSET);
    stage_head(layout, box);
    double top = box.y + f * 1.9, inner = box.width - 2 * pad, bottom = box.y + box.height - pad;
    double total = bottom - top, upper = fmin(total * 0.57, f * 15);
    if (total < f * 17) { /* little room: queue and timers first, then who waits */
        upper = fmax(upper, f * 9.2);
        upper = total - upper < f * 3.6 ? total : upper;
    }
    double slot = floor(inner * (inner < f * 28 ? 0.335 : 0.29)), channel = f * 1.9;
    double title = layout_title(layout, box.x + pad, top + f * 1.0, slot, "pane.running",
                                SIZE_TITLE, ROLE_TEXT);
    layout_gil(layout, box.x + pad + slot, top + f * 1.0, slot - title - f);
    struct box run = {box.x + pad, top + label, slot, upper - label - f * 0.6};
    double right = box.x + pad + slot + channel, width = inner - slot - channel;
    layout_title(layout, right, top + f * 1.0, width, "pane.ready-queue", SIZE_TITLE, ROLE_TEXT);
    struct box ready = {right, top + label, width, fmin(f * 3.0, (upper - label) * 0.36)};
    double timers_top = ready.y + ready.height + f * 0.3;
    struct box timers = {right, timers_top + label, width, run.y + run.height - timers_top - label};
    layout_running(layout, run);
    ready_queue(layout, ready);
    queue_arrow(layout, right - f * 0.1, run.x + run.width + f * 0.25, ready.y + ready.height / 2);
    if (timers.height >= f * 1.2) {
        layout_title(layout, right, timers_top + f * 1.0, width, "pane.timers", SIZE_TITLE,
                     ROLE_TEXT);
        layout_timers(layout, timers);
    }
    double below = top + upper;
    if (bottom - below - label < f * 1.2) {
        layout_cancels(layout, box);
        layout->display->motion_layer = layout->display->count;
        layout_pane_end(layout);
        return;
    }
    layout_title(layout, box.x + pad, below + f * 1.0, inner, "pane.waiting", SIZE_TITLE,
                 ROLE_TEXT);
    layout_waiting(layout, (struct box){box.x + pad, below + label, inner, bottom - below - label});
    layout_cancels(layout, box);
    layout->display->motion_layer = layout->display->count;
    layout_pane_end(layout);
}
