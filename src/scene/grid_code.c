/* The terminal's code and output panes. */
#include <string.h>

#include "base/utf8.h"
#include "scene/grid_layout.h"
#include "scene/highlight.h"

static size_t count_lines(const struct view *view)
{
    size_t lines = 0;
    for (size_t i = 0; i < view->source_size; i++) {
        lines += view->source[i] == '\n';
    }
    return lines + (view->source_size > 0 && view->source[view->source_size - 1] != '\n');
}

/* Below this width the code itself needs the room: tasks are shown by their sign. */
enum { NARROW = 48 };

/* The names of the tasks on a line, from the right; returns the cells used. */
static int line_tasks(struct grid_pen *pen, struct area area, int row, uint32_t line)
{
    const struct view *view = pen->view;
    int used = 0, limit = area.width / 2;
    size_t hidden = 0;
    for (size_t i = view->tasks.count; i-- > 0;) {
        const struct view_task *task = &view->tasks.items[i];
        if (task->line != line) {
            continue;
        }
        const char *name = *task->label ? task->label : task->name;
        const char *text = arena_printf(&pen->arena, "%s%s", grid_glyph(pen, task->state),
                                        area.width < NARROW ? "" : name);
        int width = (int)utf8_width(text, strlen(text));
        if (used + width + 5 > limit) {
            hidden++;
            continue;
        }
        grid_put_right(pen, area, used, row, text, grid_task_role(pen, (int)i, task->state),
                       (int)i == view->running ? CELL_BOLD | CELL_REVERSE : CELL_BOLD);
        grid_add_hit(pen->grid, area.column + area.width - used - width, area.row + row, width, 1,
                     (struct hit){HIT_TASK, task->id});
        used += width + 1;
    }
    if (hidden > 0) {
        const char *more = arena_printf(&pen->arena, "+%zu", hidden);
        used += grid_put_right(pen, area, used, row, more, ROLE_MUTED, 0) + 1;
    }
    return used;
}

/* `digits`: cells that the largest line number needs. */
static void code_line(struct grid_pen *pen, struct area area, int row,
                      struct highlight_state *state, const char *line, size_t size, uint32_t number,
                      int digits)
{
    const struct view *view = pen->view;
    bool here = number == view->running_line || number == view->error_line;
    grid_add_hit(pen->grid, area.column, area.row + row, area.width, 1,
                 (struct hit){HIT_LINE, number});
    grid_add_hit(pen->grid, area.column, area.row + row, digits + 2, 1,
                 (struct hit){HIT_MARK, number});
    if (here) {
        grid_fill(pen->grid, area.column, area.row + row, area.width, 1, ROLE_HIGHLIGHT);
        grid_put(pen, area, 0, row, pen->options->ascii ? ">" : "▶",
                 number == view->error_line
                     ? ROLE_ERROR
                     : grid_task_role(pen, view->running, view->running_state),
                 CELL_BOLD);
    }
    bool marked = scene_is_marked(&pen->options->scene, number);
    const char *text = arena_printf(&pen->arena, "%*u", digits, number);
    grid_put(pen, area, 1, row, text, marked ? ROLE_ERROR : ROLE_MUTED,
             marked ? CELL_BOLD | CELL_UNDERLINE : 0);
    if (marked) {
        grid_put(pen, area, 1 + digits, row, pen->options->ascii ? "*" : "●", ROLE_ERROR,
                 CELL_BOLD);
    }
    struct area code = area;
    code.width -= line_tasks(pen, area, row, number);
    int column = digits + 2;
    enum color_role role;
    for (size_t at = 0, n; (n = highlight_next(state, line, size, at, &role)); at += n) {
        const char *piece = arena_copy_bytes(&pen->arena, line + at, n < 1000 ? n : 1000);
        int used = grid_put(pen, code, column, row, piece, role,
                            role == ROLE_CODE_KEYWORD ? CELL_BOLD : 0);
        if (used == 0 && column > digits + 2) { /* cut between two pieces */
            grid_put(pen, code, code.width - 1, row, pen->options->ascii ? "~" : "…", role, 0);
        }
        column += used;
    }
}

void grid_code(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    if (*view->error && area.height > 1) {
        grid_put(pen, area, 1, area.height - 1, view->error, ROLE_ERROR, CELL_BOLD);
        area.height--;
    }
    size_t lines = count_lines(view), fit = area.height > 0 ? (size_t)area.height : 0;
    uint32_t focus = view->error_line ? view->error_line : view->running_line;
    for (size_t i = 0; focus == 0 && i < view->tasks.count; i++) {
        focus = view->tasks.items[i].line;
    }
    size_t first = lines <= fit || focus <= fit / 3 + 1 ? 1 : focus - fit / 3;
    if (lines > fit && first + fit > lines) {
        first = lines - fit + 1;
    }
    struct highlight_state state = {0};
    uint32_t number = 1;
    int digits = 1, least = area.width < NARROW ? 2 : 4;
    for (size_t most = lines; most >= 10; most /= 10) {
        digits++;
    }
    digits = digits < least ? least : digits;
    for (size_t at = 0; at < view->source_size && number < first + fit; number++) {
        const char *line = view->source + at;
        const char *newline = memchr(line, '\n', view->source_size - at);
        size_t size = newline ? (size_t)(newline - line) : view->source_size - at;
        at += size + 1;
        size -= size > 0 && line[size - 1] == '\r';
        if (number >= first) {
            code_line(pen, area, (int)(number - first), &state, line, size, number, digits);
        } else {
            enum color_role role;
            for (size_t i = 0, n; (n = highlight_next(&state, line, size, i, &role)); i += n) {
            }
        }
    }
}

void grid_output(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    size_t fit = area.height > 0 ? (size_t)area.height : 0;
    size_t first = view->output.count > fit ? view->output.count - fit : 0;
    for (size_t i = first; i < view->output.count; i++) {
        const struct view_output *line = &view->output.items[i];
        int row = (int)(i - first);
        int used = 1 + grid_put(pen, area, 0, row, grid_seconds(pen, line->time), ROLE_MUTED, 0);
        used += 1 + grid_put(pen, area, used, row,
                             line->is_note         ? "!"
                             : pen->options->ascii ? "*"
                                                   : "●",
                             line->is_error  ? ROLE_ERROR
                             : line->is_note ? ROLE_STATE_BLOCKED
                                             : grid_task_role(pen, line->task, VIEW_RUNNING),
                             0);
        grid_put(pen, area, used, row, line->text,
                 line->is_error  ? ROLE_ERROR
                 : line->is_note ? ROLE_MUTED
                                 : ROLE_TEXT,
                 0);
    }
}
