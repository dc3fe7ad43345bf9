/* The terminal's timeline: a row per task, a glyph per cell. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/axis.h"
#include "scene/grid_layout.h"

/* What a cell of a bar shows in each state. */
static const char *bar_text(enum view_state state, bool ascii)
{
    switch (state) {
    case VIEW_RUNNING: return ascii ? "#" : "█";
    case VIEW_READY: return ascii ? ">" : "▷";
    case VIEW_WAITING: return ascii ? "-" : "╌";
    case VIEW_BLOCKED: return ascii ? "X" : "▓";
    case VIEW_DONE: return ascii ? "v" : "✓";
    case VIEW_CANCELLED: return ascii ? "x" : "✕";
    case VIEW_FAILED: return ascii ? "!" : "‼";
    default: return ascii ? "." : "·";
    }
}

/* Which state wins a cell that several share. */
enum {
    WEIGHT_INSTANT = 1,
    WEIGHT_WAITING,
    WEIGHT_READY,
    WEIGHT_RUNNING,
    WEIGHT_BLOCKED,
    WEIGHT_END
};

static int weight(enum view_state state)
{
    switch (state) {
    case VIEW_DONE:
    case VIEW_CANCELLED:
    case VIEW_FAILED: return WEIGHT_END;
    case VIEW_BLOCKED: return WEIGHT_BLOCKED;
    case VIEW_RUNNING: return WEIGHT_RUNNING;
    case VIEW_READY: return WEIGHT_READY;
    default: return WEIGHT_WAITING;
    }
}

/* So many changes in one cell that each would be all of it: time decides then. */
static const double CROWDED = 0.1;

static int cell_of(const struct axis *axis, int64_t position, int64_t time, int width)
{
    int cell = (int)floor(axis_x(axis, position, time) + 1e-6);
    return cell < 0 ? 0 : cell >= width ? width - 1 : cell;
}

static void lane(struct grid_pen *pen, struct area bars, int row, int task, size_t first,
                 size_t last, const struct axis *axis)
{
    const struct view *view = pen->view;
    int width = bars.width;
    unsigned char *best = arena_array(&pen->arena, unsigned char, (size_t)width);
    bool ended = false;
    for (size_t i = first; i < last; i++) {
        const struct view_span *span = &view->spans.items[i];
        int from = cell_of(axis, span->first, span->start, width);
        int to = cell_of(axis, span->last, span->end, width);
        bool future = !pen->options->scene.hide_cursor && span->first >= view->position &&
                      view->position < view->position_count;
        int heavy = weight(span->state);
        if (heavy == WEIGHT_END && ended) {
            continue;
        }
        ended = ended || heavy == WEIGHT_END;
        if (heavy < WEIGHT_BLOCKED && span->start == span->end && to <= from + 1 &&
            axis->opened < CROWDED) {
            heavy = WEIGHT_INSTANT;
        }
        if (heavy == WEIGHT_END && from + 1 < width && best[from] >= WEIGHT_RUNNING) {
            from = to = from + 1; /* beside the last piece of work, not over it */
        }
        to = to > from ? to - 1 : from;
        enum color_role role = grid_task_role(pen, task, span->state);
        if (heavy >= WEIGHT_BLOCKED) {
            role = layout_state_style(span->state)->role;
        }
        for (int x = from; x <= to; x++) {
            if (heavy > best[x]) {
                best[x] = (unsigned char)heavy;
                grid_put(pen, bars, x, row, bar_text(span->state, pen->options->ascii),
                         future ? ROLE_FAINT : role, future ? CELL_DIM : 0);
            }
        }
    }
}

static const char *tick_text(struct grid_pen *pen, int64_t time, int64_t tick)
{
    double seconds = (double)time / 1e9;
    return tick >= 100000000 ? arena_printf(&pen->arena, "%.1f", seconds)
                             : arena_printf(&pen->arena, "%g", seconds);
}

static void numbers(struct grid_pen *pen, struct area bars, const struct axis *axis)
{
    int64_t tick = axis_tick(axis, 9);
    int free_from = 0;
    for (int64_t time = 0; time <= pen->view->time_end; time += tick) {
        int x = (int)floor(axis_x_of_time(axis, time) + 1e-6);
        const char *text = tick_text(pen, time, tick);
        int width = (int)strlen(text);
        if (x + width > bars.width) {
            x = bars.width - width;
        }
        if (x >= free_from) {
            grid_put(pen, bars, x, 0, text, ROLE_MUTED, 0);
            free_from = x + width + 1;
        }
        if (tick > pen->view->time_end - time) {
            break;
        }
    }
}

static int name_width(const struct grid_pen *pen, size_t first, size_t shown, int limit)
{
    int widest = 6;
    for (size_t i = first; i < first + shown; i++) {
        const struct view_task *task = &pen->view->tasks.items[i];
        int width = 4 + (int)utf8_width(task->name, strlen(task->name));
        if (*task->label && strcmp(task->label, task->name) != 0) {
            width += 1 + (int)utf8_width(task->label, strlen(task->label));
        }
        widest = width > widest ? width : widest;
    }
    return widest < limit ? widest : limit;
}

void grid_timeline(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    int rows = area.height - 1;
    if (rows < 1 || area.width < 20) {
        return;
    }
    size_t count = view->tasks.count, shown = count <= (size_t)rows ? count : (size_t)rows;
    size_t focus = layout_focus(view);
    size_t first = focus > shown / 2 ? focus - shown / 2 : 0;
    first = first + shown > count ? count - shown : first;
    int name = name_width(pen, first, shown, area.width / 3);
    struct area bars = {area.column + name, area.row, area.width - name - 1, area.height};
    struct axis axis;
    axis_make(&axis, view, pen->options->scene.axis, 0, bars.width - 1, 1);
    numbers(pen, bars, &axis);
    if (count > shown) {
        grid_put(pen, area, 1, 0, arena_printf(&pen->arena, "+%zu", count - shown), ROLE_MUTED,
                 CELL_BOLD);
    }
    struct area names = {area.column, area.row, name, area.height};
    for (size_t task = first; task < first + shown; task++) {
        int row = (int)(task - first) + 1;
        size_t begin, end;
        view_lane(view, (int)task, &begin, &end);
        lane(pen, bars, row, (int)task, begin, end, &axis);
        grid_task(pen, names, 1, row, (int)task);
    }
    for (int x = 0; x < bars.width; x++) {
        grid_add_hit(pen->grid, bars.column + x, bars.row, 1, 1 + (int)shown,
                     (struct hit){HIT_POSITION, axis_position(&axis, x + 0.5)});
    }
    if (!pen->options->scene.hide_cursor) {
        int x = cell_of(&axis, view->position, view->now, bars.width);
        grid_put(pen, bars, x, 0, pen->options->ascii ? "V" : "▼", ROLE_CURSOR, CELL_BOLD);
        grid_fill(pen->grid, bars.column + x, bars.row + 1, 1, (int)shown, ROLE_CURSOR);
    }
}
