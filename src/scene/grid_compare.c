/* The terminal's page of two runs: rows of cells on one axis of time, and what each printed. */
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/compare.h"
#include "scene/grid_layout.h"

enum { NAME_LEAST = 8, OUTPUT_LEAST = 4 };

struct chart_cells {
    struct grid_pen *pen;
    const struct comparison *comparison;
    const struct compare_moment *moment;
    struct area names, bars; /* rows of both are the same */
    double scale;            /* cells a nanosecond */
};

static int column_of(const struct chart_cells *chart, int64_t time)
{
    int column = (int)floor((double)time * chart->scale + 1e-6);
    return column < 0 ? 0 : column >= chart->bars.width ? chart->bars.width - 1 : column;
}

static enum color_role row_role(const struct compare_row *row)
{
    return (enum color_role)(ROLE_TASK_1 + row->color % TASK_ROLE_COUNT);
}

static int text_cells(const char *text)
{
    return (int)utf8_width(text, strlen(text));
}

/* "2.88 s", behind it the ratio on the faster side. */
static const char *total_text(const struct chart_cells *chart, int side)
{
    struct arena *arena = &chart->pen->arena;
    const char *total = chart->comparison->sides[side].total_text;
    const char *ratio =
        side == comparison_faster(chart->comparison) ? compare_ratio(arena, chart->comparison) : "";
    if (chart->pen->options->ascii && *ratio) {
        ratio = arena_printf(arena, "x%s", ratio + strlen("×"));
    }
    return arena_printf(arena, "%s%s%s", total, *ratio ? "  " : "", ratio);
}

/* Both totals with their texts have room. */
static double find_scale(const struct chart_cells *chart)
{
    double scale = INFINITY;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        int64_t total = chart->comparison->sides[i].total;
        double room = chart->bars.width - 2 - text_cells(total_text(chart, i));
        if (total > 0) {
            scale = fmin(scale, fmax(1, room) / (double)total);
        }
    }
    return isfinite(scale) ? scale : (double)chart->bars.width / 1e9;
}

/* --- axis --- */

static int64_t find_tick(const struct chart_cells *chart, double apart)
{
    int64_t tick = 1;
    for (int i = 0; (double)tick * chart->scale < apart && tick < INT64_MAX / 10; i++) {
        tick = i % 3 == 1 ? tick / 2 * 5 : tick * 2;
    }
    return tick;
}

static void draw_axis(struct chart_cells *chart)
{
    struct grid_pen *pen = chart->pen;
    int64_t tick = find_tick(chart, 9);
    int free_from = 0, cursor = column_of(chart, chart->moment->now);
    for (int64_t time = 0; (double)time * chart->scale < chart->bars.width; time += tick) {
        int column = column_of(chart, time);
        const char *text = time == 0 ? "0" : compare_number(&pen->arena, time);
        if (tick >= 100000000 && time > 0) {
            text = arena_printf(&pen->arena, "%.1f", (double)time / 1e9);
        }
        int end = column + text_cells(text);
        bool is_covered = column <= cursor && cursor < end;
        if (column >= free_from && end <= chart->bars.width && !is_covered) {
            grid_put(pen, chart->bars, column, 0, text, ROLE_MUTED, 0);
            free_from = end + 1;
        }
        if (time > INT64_MAX - tick) {
            break;
        }
    }
}

/* --- rows --- */

static const char *bar_text(enum compare_look look, bool ascii)
{
    switch (look) {
    case COMPARE_OCCUPIED: return ascii ? "#" : "█";
    case COMPARE_WAITING: return ascii ? "~" : "░";
    default: return ascii ? "." : "·";
    }
}

static void draw_row(struct chart_cells *chart, const struct compare_side *side, size_t number,
                     int line)
{
    struct grid_pen *pen = chart->pen;
    const struct compare_row *row = &side->rows.items[number];
    int end = 0;
    for (size_t i = 0; i < row->bar_count; i++) {
        const struct compare_bar *bar = &side->bars.items[row->first_bar + i];
        int from = column_of(chart, bar->begin), to = column_of(chart, bar->end);
        from =
            bar->begin > 0 && from < end ? end : from; /* a short one beside, not over, another */
        to = to > from ? to : from + 1;
        for (int x = from; x < to; x++) {
            bool future = (x + 0.5) / chart->scale > (double)chart->moment->now;
            grid_put(pen, chart->bars, x, line, bar_text(bar->look, pen->options->ascii),
                     row_role(row), future ? CELL_DIM : 0);
        }
        end = to;
    }
    if (row->bar_count > 0) {
        const struct compare_bar *last = &side->bars.items[row->first_bar + row->bar_count - 1];
        const char *text = compare_number(&pen->arena, last->end - last->begin);
        int total = column_of(chart, side->total), column = end + 1;
        column = column <= total && column + text_cells(text) > total ? total + 2 : column;
        bool is_scrap =
            row->bar_count > 1 && column_of(chart, last->end) - column_of(chart, last->begin) < 2;
        if (last->end > last->begin && !is_scrap &&
            column + text_cells(text) <= chart->bars.width) {
            grid_put(pen, chart->bars, column, line, text, ROLE_MUTED, 0);
        }
    }
    int width = chart->names.width - 1;
    const char *name = row->name;
    int cells = text_cells(name), column = cells < width ? width - cells : 0;
    struct area names = {chart->names.column, chart->names.row, width, chart->names.height};
    grid_put(pen, names, column, line, name, row_role(row), 0);
}

static bool is_empty(const struct grid *grid, int column, int row)
{
    const struct cell *cell = &grid->cells[row * grid->columns + column];
    return cell->width == 1 && (cell->text[0] == ' ' || cell->text[0] == '\0');
}

/* The label, the total and the rows of one run from `line` on, in `height` lines. */
static void draw_side(struct chart_cells *chart, int number, int line, int height)
{
    struct grid_pen *pen = chart->pen;
    const struct compare_side *side = &chart->comparison->sides[number];
    const struct compare_difference *difference = &chart->comparison->difference;
    bool ascii = pen->options->ascii;
    int rows = height - 1, total = column_of(chart, side->total);
    size_t shown = side->rows.count < (size_t)rows ? side->rows.count : (size_t)rows;
    size_t rest = side->rows.count - shown + side->hidden;
    struct area whole = {chart->names.column, chart->names.row,
                         chart->names.width + chart->bars.width, chart->names.height};
    bool is_over = chart->moment->now >= side->total;
    const char *text = total_text(chart, number), *label = side->label;
    if (rest > 0) {
        label = arena_printf(&pen->arena, "%s  +%zu", label, rest);
    }
    struct area head = whole;
    head.width = chart->names.width + total - 1;
    grid_put(pen, head, 0, line, label, ROLE_TEXT, CELL_BOLD);
    grid_put(pen, chart->bars, total + 2, line, text, is_over ? ROLE_CURSOR : ROLE_MUTED,
             CELL_BOLD);
    for (size_t i = 0; i < shown; i++) {
        draw_row(chart, side, i, line + 1 + (int)i);
    }
    for (int i = 0; i <= (int)shown; i++) {
        if (is_empty(pen->grid, chart->bars.column + total, chart->bars.row + line + i)) {
            grid_put(pen, chart->bars, total, line + i, ascii ? "|" : "│",
                     is_over ? ROLE_CURSOR : ROLE_MUTED, CELL_BOLD);
        }
    }
    if (difference->found && difference->times[number] >= 0) {
        int column = column_of(chart, difference->times[number]);
        if (is_empty(pen->grid, chart->bars.column + column, chart->bars.row + line) ||
            column == total) {
            grid_put(pen, chart->bars, column, line, ascii ? "!" : "◆", ROLE_ACCENT, CELL_BOLD);
        }
    }
    grid_add_hit(pen->grid, whole.column, whole.row + line, chart->names.width, height,
                 (struct hit){HIT_RUN, number});
}

static int name_cells(const struct chart_cells *chart, int most)
{
    int widest = NAME_LEAST;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        const struct compare_side *side = &chart->comparison->sides[i];
        for (size_t k = 0; k < side->rows.count; k++) {
            int cells = text_cells(side->rows.items[k].name);
            widest = cells > widest ? cells : widest;
        }
    }
    return (widest < most ? widest : most) + 3;
}

/* Rows for both runs out of `room`, each with a line for its label. */
static void share(const struct comparison *comparison, int room, int heights[COMPARE_SIDES])
{
    int wish[COMPARE_SIDES];
    for (int i = 0; i < COMPARE_SIDES; i++) {
        size_t rows = comparison->sides[i].rows.count;
        wish[i] = 1 + (int)(rows < 1000 ? rows : 1000);
        wish[i] = wish[i] > 2 ? wish[i] : 2;
    }
    int other = wish[1] < room / 2 ? wish[1] : room / 2;
    heights[0] = wish[0] < room - other ? wish[0] : room - other;
    heights[1] = wish[1] < room - heights[0] ? wish[1] : room - heights[0];
}

static void draw_chart(struct chart_cells *chart, struct area area)
{
    struct grid_pen *pen = chart->pen;
    int heights[COMPARE_SIDES];
    int names = name_cells(chart, area.width / 4);
    chart->names = (struct area){area.column, area.row, names, area.height};
    chart->bars = (struct area){area.column + names, area.row, area.width - names, area.height};
    if (area.height < 5 || chart->bars.width < 12) {
        return;
    }
    chart->scale = find_scale(chart);
    draw_axis(chart);
    share(chart->comparison, area.height - 1, heights);
    int gap = area.height - 1 > heights[0] + heights[1];
    draw_side(chart, 0, 1, heights[0]);
    draw_side(chart, 1, 1 + heights[0] + gap, heights[1]);
    int used = 1 + heights[0] + gap + heights[1];
    for (int x = 0; x < chart->bars.width; x++) {
        int64_t time = (int64_t)fmin((x + 0.5) / chart->scale, 9e18);
        grid_add_hit(pen->grid, chart->bars.column + x, chart->bars.row, 1, used,
                     (struct hit){HIT_TIME, time});
    }
    int x = column_of(chart, chart->moment->now);
    grid_put(pen, chart->bars, x, 0, pen->options->ascii ? "V" : "▼", ROLE_CURSOR, CELL_BOLD);
    grid_fill(pen->grid, chart->bars.column + x, chart->bars.row + 1, 1, used - 1, ROLE_CURSOR);
}

/* --- output and code --- */

/* A sign at the line that is the first different one. */
static void mark_difference(struct grid_pen *pen, struct area area, size_t wanted)
{
    size_t fit = area.height > 0 ? (size_t)area.height : 0, printed = 0;
    size_t first = pen->view->output.count > fit ? pen->view->output.count - fit : 0;
    for (size_t i = 0; i < pen->view->output.count; i++) {
        const struct view_output *line = &pen->view->output.items[i];
        if (line->is_error || line->is_note) {
            continue;
        }
        if (printed++ == wanted && i >= first) {
            int row = (int)(i - first);
            grid_put(pen, area, area.width - 2, row, " ", ROLE_ACCENT, 0);
            grid_put(pen, area, area.width - 1, row, pen->options->ascii ? "!" : "◆", ROLE_ACCENT,
                     CELL_BOLD);
        }
    }
}

static void draw_run(struct chart_cells *chart, int number, struct area area, bool is_code)
{
    struct grid_pen *pen = chart->pen;
    const struct view *page = pen->view;
    const struct compare_difference *difference = &chart->comparison->difference;
    if (area.height < 3 || area.width < 12) {
        return;
    }
    bool active = number == chart->moment->active;
    const char *title = chart->comparison->sides[number].file_name;
    title =
        arena_printf(&pen->arena, "%s%s", active ? pen->options->ascii ? "* " : "▸ " : "", title);
    pen->view = chart->moment->views[number];
    struct area inside = grid_box(pen, area, title);
    if (is_code) {
        grid_code(pen, inside);
    } else {
        grid_output(pen, inside);
        if (difference->found) {
            mark_difference(pen, inside, difference->line);
        }
    }
    pen->view = page;
    grid_add_hit(pen->grid, area.column, area.row, area.width, area.height,
                 (struct hit){HIT_RUN, number});
}

/* The chart above; below it the outputs, and the codes when there is room for both. */
static void draw_body(struct chart_cells *chart, struct area area)
{
    struct grid_pen *pen = chart->pen;
    const struct compare_side *sides = chart->comparison->sides;
    size_t rows = sides[0].rows.count + sides[1].rows.count;
    int wish = 2 + 1 + 1 + 2 + (int)(rows < 1000 ? rows : 1000);
    int quarter = area.height / 4 > OUTPUT_LEAST ? area.height / 4 : OUTPUT_LEAST;
    int below = area.height >= 11 ? quarter : 0;
    below = area.height - wish > below ? area.height - wish : below;
    int chart_height = area.height - below, output = below < 14 ? below : below * 2 / 5;
    struct area top = {area.column, area.row, area.width, chart_height};
    struct area inside = grid_box(pen, top, grid_message(pen, "pane.timeline"));
    draw_chart(chart,
               (struct area){inside.column + 1, inside.row, inside.width - 2, inside.height});
    int half = area.width / 2;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        int column = area.column + (i == 0 ? 0 : half), width = i == 0 ? half : area.width - half;
        int row = area.row + chart_height;
        draw_run(chart, i, (struct area){column, row, width, output}, false);
        draw_run(chart, i, (struct area){column, row + output, width, below - output}, true);
    }
}

void grid_layout_compare(struct grid *grid, int columns, int rows,
                         const struct comparison *comparison, const struct compare_moment *moment,
                         const struct grid_options *options)
{
    columns = columns < 1 ? 1 : columns > 1000 ? 1000 : columns;
    rows = rows < 1 ? 1 : rows > 1000 ? 1000 : rows;
    grid_reset(grid, columns, rows);
    grid->ascii = options->ascii;
    if (options->scene.blank) {
        return;
    }
    struct view view = {
        .title = comparison->title,
        .file_name = "",
        .now = moment->now,
        .why = comparison->said,
        .running = -1,
        .step = (int64_t)moment->stop,
        .step_count = (int64_t)moment->stop_count,
    };
    struct grid_pen pen = {.grid = grid, .view = &view, .options = options};
    struct chart_cells chart = {.pen = &pen, .comparison = comparison, .moment = moment};
    int hints = options->hints && rows >= 8 ? 1 : 0;
    int sentence = rows >= 20 ? 2 : rows >= 6 ? 1 : 0;
    grid_header(&pen, (struct area){0, 0, columns, 1});
    struct area body = {0, 1, columns, rows - 1 - hints - sentence};
    body.height -= options->notes ? grid_notes(&pen, body) : 0;
    if (options->scene.prose && body.height >= 8) { /* over both runs, as wide as they are */
        int wish = 2 + grid_prose_height(&pen, columns - 4), most = body.height / 3;
        struct area frame = {0, 1, columns, wish < most ? wish : most};
        struct area inside = grid_box(&pen, frame, grid_prose_name(&pen));
        grid_prose(&pen, (struct area){2, inside.row, columns - 4, inside.height}, frame);
        body.row += frame.height;
        body.height -= frame.height;
    }
    draw_body(&chart, body);
    grid_sentence(&pen, (struct area){0, rows - hints - sentence, columns, sentence});
    if (hints) {
        grid_hints(&pen, (struct area){0, rows - 1, columns, 1});
    }
    if (options->scene.question) {
        grid_question(&pen, body);
    }
    if (options->scene.overlay) {
        grid_overlay(&pen, (struct area){0, 0, columns, rows});
    }
    arena_free(&pen.arena);
}
