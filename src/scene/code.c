/* The code pane: the program with each task's line, and the output pane. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/callout.h"
#include "scene/highlight.h"
#include "scene/layout.h"

#define LINE_PITCH 1.08

struct code_pane {
    struct layout *layout;
    struct box box; /* of the lines */
    double pitch, number_width, size;
};

/* The width of a line's first bytes as they are drawn. */
static double code_width(const struct code_pane *pane, const char *line, size_t bytes)
{
    struct strbuf text = {0};
    for (size_t i = 0; i < bytes; i++) {
        line[i] == '\t' ? strbuf_add(&text, "    ") : strbuf_add_char(&text, line[i]);
    }
    double width = display_text_width(pane->layout->display, strbuf_text(&text),
                                      pane->layout->f * SIZE_BODY, false);
    strbuf_free(&text);
    return width;
}

/* What stands in a task's chip, and how wide that is; brief: only its name. */
static const char *chip_text(struct layout *layout, size_t task, bool is_brief, double *width)
{
    const struct view *view = layout->view;
    const struct view_task *who = &view->tasks.items[task];
    const char *text = *who->label ? who->label : who->name;
    if ((int)task == view->running && !is_brief) {
        text = arena_printf(&layout->display->arena, "%s · %s", text,
                            layout_message(layout, layout_state_style(view->running_state)->key));
    }
    *width =
        display_text_width(layout->display, text, layout->f * SIZE_SMALL, false) + layout->f * 0.95;
    return text;
}

/* Where the chips of a line must end on the left.  They take half of the line, but not the
 * room of its text, as long as there is a place for one: who runs, or the last task. */
static double chips_limit(struct code_pane *pane, uint32_t line, double text_end, bool is_brief,
                          size_t *total, double *running_width)
{
    struct layout *layout = pane->layout;
    const struct view *view = layout->view;
    double f = layout->f, least = 0, right = pane->box.x + pane->box.width - f * 0.8;
    *total = 0;
    *running_width = 0;
    for (size_t i = view->tasks.count; i-- > 0;) {
        if (view->tasks.items[i].line == line) {
            double width;
            bool runs = (int)i == view->running;
            if ((*total)++ == 0 || runs) {
                chip_text(layout, i, is_brief, &width);
                least = width;
                *running_width = runs ? width + f * 0.2 : 0;
            }
        }
    }
    least += *total > 1 ? f * 2.2 : 0;
    return fmax(pane->box.x + pane->box.width * 0.5, fmin(text_end + f * 0.4, right - least));
}

/* The chips of the tasks that stand on that line; returns the left end. */
static double line_chips(struct code_pane *pane, uint32_t line, double y, double text_end)
{
    struct layout *layout = pane->layout;
    const struct view *view = layout->view;
    double f = layout->f, right = pane->box.x + pane->box.width - f * 0.8;
    double height = pane->pitch * 0.9, running_width;
    size_t hidden = 0, total;
    bool is_brief = false;
    double limit = chips_limit(pane, line, text_end, is_brief, &total, &running_width);
    if (limit < text_end && view->running_state != VIEW_BLOCKED) { /* that one runs is seen */
        is_brief = true;
        limit = chips_limit(pane, line, text_end, is_brief, &total, &running_width);
    }
    for (size_t i = view->tasks.count, seen = 0; i-- > 0 && seen < total;) {
        const struct view_task *task = &view->tasks.items[i];
        if (task->line != line) {
            continue;
        }
        seen++;
        bool runs = (int)i == view->running;
        running_width = runs ? 0 : running_width; /* kept free until it is there */
        double width, more = seen < total || hidden > 0 ? f * 2.2 : 0;
        const char *text = chip_text(layout, i, is_brief, &width);
        if (right - width - more - running_width < limit - 0.01 &&
            !(runs && right - f * 3 > limit)) {
            hidden++;
            continue;
        }
        width = fmin(width, right - more - limit);
        enum color_role role = runs && view->running_state == VIEW_BLOCKED
                                   ? ROLE_STATE_BLOCKED
                                   : layout_task_role(layout, (int)i, task->state);
        layout_set_hit(layout, HIT_TASK, task->id);
        struct primitive *item =
            display_round_rect(layout->display, right - width, y + (pane->pitch - height) / 2,
                               width, height, height / 2, runs ? role : ROLE_PANEL, role);
        item->line_width = fmax(1, f * 0.08);
        layout_set_hit(layout, HIT_NONE, 0);
        layout_center(layout, right - width / 2, y + pane->pitch / 2 + f * 0.24, width - f * 0.5,
                      text, SIZE_SMALL, false, runs ? layout_ink_on(role) : ROLE_TEXT);
        right -= width + f * 0.2;
    }
    if (hidden > 0) {
        layout_more_chip(layout,
                         (struct box){right - f * 2, y + (pane->pitch - height) / 2, f * 2, height},
                         hidden);
        right -= f * 2.2;
    }
    return right;
}

static void code_text(struct code_pane *pane, struct highlight_state *state, const char *line,
                      size_t size, double y, double right)
{
    struct layout *layout = pane->layout;
    double x = pane->box.x + pane->number_width, font = layout->f * SIZE_BODY;
    double baseline = y + pane->pitch / 2 + font * 0.34;
    /* A line that is cut says so, also where the cut falls between two words. */
    double dots = display_text_width(layout->display, "…", font, false);
    bool fits = size < 2000 && x + code_width(pane, line, size) <= right;
    enum color_role role;
    bool drawing = true;
    for (size_t at = 0, length; (length = highlight_next(state, line, size, at, &role));
         at += length) {
        if (!drawing) {
            continue; /* the rest of the line only moves the state on */
        }
        double room = fmax(0, right - x), wide = code_width(pane, line + at, length);
        bool last = !fits && wide > room - dots;
        bool alone = last && wide <= dots; /* no room for more than the sign itself */
        room = last ? fmin(room, fmax(dots, wide - 0.1)) : room;
        struct primitive *item = display_text(layout->display, x, baseline, room,
                                              alone ? "…" : line + at, alone ? strlen("…") : length,
                                              font, role == ROLE_CODE_KEYWORD, role, ALIGN_LEFT);
        if (last) {
            drawing = false;
            continue;
        }
        drawing = item && !item->shortened;
        x += item ? item->text_width : 0;
    }
}

/* A column of a line (in characters, from 1) as a place in the picture. */
static double column_x(const struct code_pane *pane, const char *line, size_t size, uint32_t column)
{
    size_t bytes = utf8_offset(line, size, column > 0 ? column - 1 : 0);
    double x = pane->box.x + pane->number_width + code_width(pane, line, bytes);
    return fmin(x, pane->box.x + pane->box.width - pane->layout->f);
}

/* What is wrong, in a row of its own below the line, with a mark at the column. */
static void error_row(struct code_pane *pane, const char *line, size_t size, double y)
{
    struct layout *layout = pane->layout;
    const struct view *view = layout->view;
    double f = layout->f, left = pane->box.x + pane->number_width;
    double x = column_x(pane, line, size, view->error_column);
    double end = column_x(pane, line, size, view->error_end);
    if (view->error_column > 0) {
        end = fmax(end, x + f * 0.41);
        display_rect(layout->display, x, y - f * 0.1, end - x, fmax(1.5, f * 0.12), ROLE_ERROR);
        display_arrow_head(layout->display, x + f * 0.2, y + f * 0.05, 0, -1, f * 0.35, ROLE_ERROR);
    }
    layout_bold(layout, left, y + pane->pitch / 2 + f * 0.36,
                pane->box.x + pane->box.width - left - f * 0.5, view->error, SIZE_SMALL,
                ROLE_ERROR);
}

static void line_number(struct code_pane *pane, uint32_t number, double y)
{
    struct layout *layout = pane->layout;
    double f = layout->f;
    bool marked = scene_is_marked(layout->options, number);
    layout_set_hit(layout, HIT_MARK, number);
    display_rect(layout->display, pane->box.x, y, pane->number_width, pane->pitch, ROLE_NONE);
    layout_set_hit(layout, HIT_NONE, 0);
    layout_right(layout, pane->box.x + pane->number_width - f * 0.75,
                 y + pane->pitch / 2 + f * 0.27, pane->number_width,
                 arena_printf(&layout->display->arena, "%u", number), SIZE_SMALL,
                 marked ? ROLE_ERROR : ROLE_MUTED);
    if (marked) {
        double dot = f * 0.4;
        display_round_rect(layout->display, pane->box.x + pane->number_width - f * 0.6,
                           y + (pane->pitch - dot) / 2, dot, dot, dot / 2, ROLE_ERROR, ROLE_NONE);
    }
}

/* A dot behind the line's text says that a callout is about it, and a leader goes to the rim when
 * the callout stands beside the pane.  Returns where chips may begin. */
static double line_dot(struct code_pane *pane, uint32_t number, double y, double text_end)
{
    struct layout *layout = pane->layout;
    double f = layout->f, x = text_end + f * 0.6, middle = y + pane->pitch / 2;
    if (!layout_line_is_called(layout, number) ||
        x + f * 0.5 > pane->box.x + pane->box.width - f * 0.5) {
        return text_end;
    }
    if (layout->calls_beside) {
        callout_draw_leader(layout, x, middle, pane->box.x + pane->box.width + f * 0.3, middle,
                            false);
    }
    callout_draw_dot(layout, x, middle, f * 0.22);
    return x + f * 0.3;
}

static void code_line(struct code_pane *pane, struct highlight_state *state, const char *line,
                      size_t size, uint32_t number, double y)
{
    struct layout *layout = pane->layout;
    const struct view *view = layout->view;
    struct box box = pane->box;
    double f = layout->f;
    bool runs = number == view->running_line, wrong = number == view->error_line;
    layout_set_hit(layout, HIT_LINE, number);
    display_rect(layout->display, box.x, y, box.width, pane->pitch,
                 runs || wrong ? ROLE_HIGHLIGHT : ROLE_NONE);
    layout_set_hit(layout, HIT_NONE, 0);
    if (runs || wrong) {
        display_rect(layout->display, box.x, y, f * 0.26, pane->pitch,
                     wrong ? ROLE_ERROR
                           : layout_task_role(layout, view->running, view->running_state));
    }
    line_number(pane, number, y);
    double right = box.x + box.width - f * 0.5;
    if (!wrong) {
        double text_end =
            box.x + pane->number_width + code_width(pane, line, size < 2000 ? size : 2000);
        right = line_chips(pane, number, y, line_dot(pane, number, y, text_end));
    }
    code_text(pane, state, line, size, y, right);
    if (wrong) {
        error_row(pane, line, size, y + pane->pitch);
    }
}

static size_t count_lines(const struct view *view)
{
    size_t lines = 0;
    for (size_t i = 0; i < view->source_size; i++) {
        lines += view->source[i] == '\n';
    }
    return lines + (view->source_size > 0 && view->source[view->source_size - 1] != '\n');
}

/* The first line shown: all when they fit, else the place we are at, a third
 * from the top. */
static size_t first_line(const struct view *view, size_t lines, size_t fit)
{
    uint32_t focus = view->error_line ? view->error_line : view->running_line;
    for (size_t i = 0; focus == 0 && i < view->tasks.count; i++) {
        focus = view->tasks.items[i].line;
    }
    if (lines <= fit || focus <= fit / 3 + 1) {
        return 1;
    }
    size_t first = focus - fit / 3;
    return first + fit > lines ? lines - fit + 1 : first;
}

/* How many lines fit, and the first one. */
static size_t shown_lines(const struct code_pane *pane, size_t *first)
{
    const struct view *view = pane->layout->view;
    size_t fit = (size_t)fmax(0, pane->box.height / pane->pitch);
    fit -= view->error_line && fit > 1; /* its message has a row of its own */
    *first = first_line(view, count_lines(view), fit);
    return fit;
}

/* The file's name; nobody can scroll a figure, so it says which part of the file is shown. */
static const char *code_title(struct code_pane *pane)
{
    struct layout *layout = pane->layout;
    const struct view *view = layout->view;
    size_t first, lines = count_lines(view), fit = shown_lines(pane, &first);
    if (!layout->is_figure || fit >= lines || fit == 0) {
        return view->file_name;
    }
    return arena_printf(&layout->display->arena, "%s  %zu–%zu / %zu", view->file_name, first,
                        first + fit - 1, lines);
}

static void code_lines(struct code_pane *pane)
{
    const struct view *view = pane->layout->view;
    size_t first, fit = shown_lines(pane, &first);
    struct highlight_state state = {0};
    uint32_t number = 1, shift = 0;
    for (size_t at = 0; at < view->source_size && number < first + fit; number++) {
        const char *line = view->source + at;
        const char *newline = memchr(line, '\n', view->source_size - at);
        size_t size = newline ? (size_t)(newline - line) : view->source_size - at;
        at += size + 1;
        if (size > 0 && line[size - 1] == '\r') {
            size--;
        }
        if (number >= first) {
            code_line(pane, &state, line, size, number,
                      pane->box.y + (double)(number - first + shift) * pane->pitch);
            shift += number == view->error_line;
        } else {
            enum color_role role;
            for (size_t i = 0, n; (n = highlight_next(&state, line, size, i, &role)); i += n) {
            }
        }
    }
}

static struct code_pane pane_of(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, top = f * 1.65, bottom = f * 0.3;
    bottom += *view->error && view->error_line == 0 ? f * 1.5 : 0;
    struct box lines = {box.x + f * 0.3, box.y + top, box.width - f * 0.6,
                        fmax(0, box.height - top - bottom)};
    double digits = count_lines(view) >= 1000 ? 3.9 : 2.9;
    return (struct code_pane){layout, lines, f * LINE_PITCH, f * digits, f * SIZE_BODY};
}

bool layout_code_line(struct layout *layout, struct box box, uint32_t line, double *y)
{
    struct code_pane pane = pane_of(layout, box);
    size_t first, fit = shown_lines(&pane, &first);
    *y = pane.box.y + ((double)line - (double)first + 0.5) * pane.pitch;
    return line >= first && line < first + fit;
}

void layout_code(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f;
    layout_pane_begin(layout, box, ROLE_PANEL);
    struct strbuf text = {0};
    if (view->step_count > 0) {
        const char *number =
            arena_printf(&layout->display->arena, "%lld", (long long)view->step + 1);
        const char *count =
            arena_printf(&layout->display->arena, "%lld", (long long)view->step_count);
        catalog_format(layout->options->catalog, &text, "pane.step", "step", number, "count", count,
                       (char *)NULL);
    }
    double used = layout_right(layout, box.x + box.width - f * 0.75, box.y + f * 1.15,
                               box.width * 0.5, strbuf_text(&text), SIZE_BODY, ROLE_MUTED);
    strbuf_free(&text);
    if (*view->error && view->error_line == 0) {
        layout_bold(layout, box.x + f * 0.75, box.y + box.height - f * 0.7, box.width - f * 1.5,
                    view->error, SIZE_BODY, ROLE_ERROR);
    }
    struct code_pane pane = pane_of(layout, box);
    layout_text(layout, box.x + f * 0.75, box.y + f * 1.15, box.width - used - f * 2.2,
                code_title(&pane), SIZE_BODY, ROLE_MUTED);
    code_lines(&pane);
    layout_pane_end(layout);
}

void layout_output(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, pitch = f * 1.12, x = box.x + f * 0.75;
    layout_pane_begin(layout, box, ROLE_PANEL);
    layout_title(layout, x, box.y + f * 1.15, box.width - f * 1.5, "pane.output", SIZE_BODY,
                 ROLE_MUTED);
    size_t fit = (size_t)fmax(0, (box.height - f * 1.75) / pitch);
    size_t first = view->output.count > fit ? view->output.count - fit : 0;
    double used = f * 2.1; /* of the widest time: the texts begin below each other */
    for (size_t i = first; i < view->output.count; i++) {
        const char *time = layout_seconds(layout, view->output.items[i].time);
        used = fmax(used, display_text_width(layout->display, time, f * SIZE_SMALL, false));
    }
    for (size_t i = first; i < view->output.count; i++) {
        const struct view_output *line = &view->output.items[i];
        double baseline = box.y + f * 1.55 + pitch * (double)(i - first) + pitch * 0.75;
        const char *time = layout_seconds(layout, line->time);
        layout_text(layout, x, baseline, f * 5, time, SIZE_SMALL, ROLE_MUTED);
        double dot = f * 0.46, left = x + used + f * 0.5;
        display_round_rect(layout->display, left, baseline - f * 0.5, dot, dot, dot / 2,
                           line->is_error  ? ROLE_ERROR
                           : line->is_note ? ROLE_NONE
                                           : layout_task_role(layout, line->task, VIEW_RUNNING),
                           ROLE_NONE);
        if (line->is_note) {
            layout_text(layout, left, baseline, dot, "!", SIZE_BODY, ROLE_ERROR);
        }
        left += dot + f * 0.45;
        layout_text(layout, left, baseline, box.x + box.width - f * 0.6 - left, line->text,
                    SIZE_BODY,
                    line->is_error  ? ROLE_ERROR
                    : line->is_note ? ROLE_MUTED
                                    : ROLE_TEXT);
    }
    layout_pane_end(layout);
}
