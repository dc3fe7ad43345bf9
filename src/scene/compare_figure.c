/* Drawing a measured comparison: bars, durations, totals, axis and legend. */
#include "scene/compare_figure.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#define BAR_SHARE  0.7  /* of a row's pitch */
#define END_WIDTH  8.0  /* the dark ends of a light bar */
#define BESIDE_GAP 11.0 /* between a bar and its duration */
#define LIGHT      0.33
#define FUTURE     0.28

static double row_y(const struct compare_drawn *side, size_t row)
{
    return side->top + ((double)row + 0.5) * side->pitch;
}

static double side_bottom(const struct compare_drawn *side)
{
    return side->top + (double)side->slots * side->pitch;
}

static const enum color_role look_roles[COMPARE_LOOKS] = {ROLE_STATE_BLOCKED, ROLE_STATE_WAITING,
                                                          ROLE_STATE_READY};

static enum color_role bar_role(const struct compare_figure *figure, const struct compare_row *row,
                                enum compare_look look)
{
    return figure->options->coloring == COLORING_STATE
               ? look_roles[look]
               : (enum color_role)(ROLE_TASK_1 + row->color % TASK_ROLE_COUNT);
}

/* Where a bar is seen. */
static void bar_ends(const struct compare_figure *figure, const struct compare_bar *bar, double *x1,
                     double *x2)
{
    int64_t from = figure->comparison->from, to = comparison_end(figure->comparison);
    *x1 = compare_x(figure, bar->begin > from ? bar->begin : from);
    *x2 = compare_x(figure, bar->end < to ? bar->end : to);
}

static void text(struct compare_figure *figure, double x, double baseline, const char *what,
                 double size, bool bold, enum color_role role, enum text_align align)
{
    display_text(figure->display, x, baseline, -1, what, strlen(what), size, bold, role, align);
}

/* No line of the grid runs through what stands there. */
static void clear_behind(struct compare_figure *figure, double x, double middle, double width,
                         double size)
{
    display_rect(figure->display, x, middle - size * 0.6, width, size * 1.2, ROLE_PANEL);
}

/* --- bars --- */

/* A stretch that is drawn; open, begun: the bar goes on behind it, or comes from before it. */
struct part {
    double x, y, width, height;
    enum color_role role;
    double strength;
    bool open, begun;
};

static void light_bar(struct compare_figure *figure, const struct part *part)
{
    double end = fmin(END_WIDTH * figure->u, part->width * 0.3), x = part->x;
    double radius = fmin(2 * figure->u, end / 2);
    display_round_rect(figure->display, x, part->y, part->width, part->height, radius, part->role,
                       ROLE_NONE)
        ->opacity = LIGHT * part->strength;
    if (!part->begun) {
        display_round_rect(figure->display, x, part->y, end, part->height, radius, part->role,
                           ROLE_NONE)
            ->opacity = part->strength;
    }
    if (!part->open) {
        display_round_rect(figure->display, x + part->width - end, part->y, end, part->height,
                           radius, part->role, ROLE_NONE)
            ->opacity = part->strength;
    }
}

static void draw_part(struct compare_figure *figure, enum compare_look look,
                      const struct part *part)
{
    double u = figure->u, thin = part->height * 0.55;
    struct primitive *item;
    bool is_speck = look == COMPARE_WAITING && part->width < 5 * u; /* light, nobody would see it */
    if (look == COMPARE_WAITING && !is_speck) {
        light_bar(figure, part);
        return;
    }
    if (look == COMPARE_OCCUPIED || is_speck) {
        item = display_round_rect(figure->display, part->x, part->y, part->width, part->height,
                                  fmin(6 * u, fmin(part->width * 0.25, part->height * 0.2)),
                                  part->role, ROLE_NONE);
        item->opacity = part->strength;
        return;
    }
    item = display_round_rect(figure->display, part->x, part->y + (part->height - thin) / 2,
                              part->width, thin, fmin(4 * u, part->width * 0.25), ROLE_NONE,
                              part->role);
    item->pattern = PATTERN_OUTLINE;
    item->line_width = fmax(1, fmin(2 * u, thin * 0.2));
    item->dash = part->strength < 1 ? 3 * u : 0;
}

/* Behind the cursor faint. */
static void draw_bar(struct compare_figure *figure, const struct compare_bar *bar, double y,
                     double height, enum color_role role)
{
    double x1, x2, least = fmax(2 * figure->u, 1), now = compare_x(figure, figure->cursor);
    bool is_past = figure->cursor < 0 || bar->end <= figure->cursor;
    bar_ends(figure, bar, &x1, &x2);
    struct part part = {.x = x1,
                        .y = y,
                        .width = fmax(x2 - x1, least),
                        .height = height,
                        .role = role,
                        .strength = is_past ? 1 : FUTURE};
    part.begun = bar->begin < figure->comparison->from;
    part.open = bar->end > comparison_end(figure->comparison);
    if (is_past || !figure->options->hide_future) {
        draw_part(figure, bar->look, &part);
    }
    if (!is_past && bar->begin < figure->cursor && now > x1) {
        part.width = fmax(fmin(now, x2) - x1, least);
        part.strength = 1;
        part.open = true;
        draw_part(figure, bar->look, &part);
    }
}

static double bar_height(const struct compare_figure *figure, const struct compare_drawn *side)
{
    bool is_dense = side->pitch < 6 * figure->u; /* gaps would only make them fainter */
    return side->pitch * (is_dense ? 1 : BAR_SHARE);
}

/* Who waits at the end of a run that never ends goes on waiting. */
static void draw_endless(struct compare_figure *figure, const struct compare_drawn *side,
                         const struct compare_row *row, double y)
{
    const struct compare_side *facts = side->facts;
    bool is_cut = facts->total > comparison_end(figure->comparison);
    if (!facts->is_endless || row->bar_count == 0 || is_cut) {
        return;
    }
    const struct compare_bar *last = &facts->bars.items[row->first_bar + row->bar_count - 1];
    bool is_shown = figure->cursor < 0 || !figure->options->hide_future;
    if (last->end == facts->total && is_shown) {
        struct primitive *line =
            display_line(figure->display, compare_x(figure, last->end), y, figure->right, y,
                         bar_role(figure, row, last->look), fmax(1, 2 * figure->u));
        line->dash = 7 * figure->u;
    }
}

static void draw_bars(struct compare_figure *figure, const struct compare_drawn *side, size_t row)
{
    const struct compare_row *it = &side->facts->rows.items[row];
    double height = bar_height(figure, side), y = row_y(side, row) - height / 2;
    double drawn_to = -1e9;
    for (size_t i = 0; i < it->bar_count; i++) {
        const struct compare_bar *bar = &side->facts->bars.items[it->first_bar + i];
        double x2 = compare_x(figure, bar->end);
        if (x2 - drawn_to >= 0.3 || drawn_to < 0) { /* a thousand bars in a pixel are one */
            draw_bar(figure, bar, y, height, bar_role(figure, it, bar->look));
            drawn_to = x2;
        }
    }
    draw_endless(figure, side, it, y + height / 2);
}

/* The rows that are not shown: what they take together. */
static void draw_hidden(struct compare_figure *figure, const struct compare_drawn *side)
{
    const struct compare_side *facts = side->facts;
    double y = row_y(side, facts->rows.count), x1, x2;
    struct compare_bar all = {COMPARE_WAITING, facts->hidden_begin, facts->hidden_end};
    bar_ends(figure, &all, &x1, &x2);
    bool is_future = figure->cursor >= 0 && figure->cursor < facts->hidden_begin;
    if (facts->hidden > 0 && x2 > x1 && !(is_future && figure->options->hide_future)) {
        double height = fmax(2 * figure->u, side->pitch * BAR_SHARE * 0.6);
        display_round_rect(figure->display, x1, y - height / 2, x2 - x1, height,
                           fmin(2 * figure->u, height / 2), ROLE_MUTED, ROLE_NONE)
            ->opacity = LIGHT * (is_future ? FUTURE : 1);
    }
}

/* --- durations --- */

static double number_size(const struct compare_figure *figure, const struct compare_drawn *side)
{
    return fmin(20 * figure->u, side->pitch * BAR_SHARE * 0.75);
}

static const char *bar_number(struct compare_figure *figure, const struct compare_bar *bar)
{
    return compare_number(&figure->display->arena, bar->end - bar->begin);
}

static bool numbers_are_shown(const struct compare_figure *figure, const struct compare_drawn *side)
{
    return number_size(figure, side) >= 9 * figure->u;
}

/* Where the duration of a row's last bar stands beside it: left and right end; behind the line of
 * the total when the bar ends there. */
static void beside(struct compare_figure *figure, const struct compare_drawn *side, size_t row,
                   double *x1, double *x2)
{
    const struct compare_row *it = &side->facts->rows.items[row];
    *x1 = *x2 = -1;
    if (it->bar_count == 0 || !numbers_are_shown(figure, side)) {
        return;
    }
    const struct compare_bar *bar = &side->facts->bars.items[it->first_bar + it->bar_count - 1];
    const char *number = bar_number(figure, bar);
    double u = figure->u, total = compare_x(figure, side->facts->total);
    double width = display_text_width(figure->display, number, number_size(figure, side), false);
    double left, right;
    bar_ends(figure, bar, &left, &right);
    double x = fmax(right, left + 2 * u);
    bool is_scrap = it->bar_count > 1 &&
                    compare_x(figure, bar->end) - compare_x(figure, bar->begin) < width * 0.6;
    if (is_scrap) { /* the last of many short ones says nothing of the row */
        return;
    }
    double begin = x + BESIDE_GAP * u, end = begin + width;
    bool meets_total = begin < total + 4 * u && end > total - 6 * u;
    *x1 = meets_total ? total + COMPARE_TOTAL_GAP * u : begin;
    *x2 = *x1 + width;
}

static bool fits_inside(struct compare_figure *figure, const struct compare_bar *bar, double width)
{
    double x1, x2;
    bar_ends(figure, bar, &x1, &x2);
    double room = x2 - x1;
    return width + 2.5 * END_WIDTH * figure->u <= room;
}

/* Whether a text in that row from x1 to x2 is free of the total. */
static bool is_free(const struct compare_figure *figure, const struct compare_drawn *side,
                    size_t row, double x1, double x2)
{
    const struct box *total = &side->total_box;
    double y = row_y(side, row), half = number_size(figure, side) * 0.7, u = figure->u;
    bool beside_it = x2 + 8 * u <= total->x || x1 >= total->x + total->width + 8 * u;
    return x2 <= figure->right + 4 * u &&
           (beside_it || y + half <= total->y || y - half >= total->y + total->height);
}

static void draw_numbers(struct compare_figure *figure, const struct compare_drawn *side,
                         size_t row)
{
    const struct compare_row *it = &side->facts->rows.items[row];
    double size = number_size(figure, side), baseline = row_y(side, row) + size * 0.35;
    for (size_t i = 0; i < it->bar_count && numbers_are_shown(figure, side); i++) {
        const struct compare_bar *bar = &side->facts->bars.items[it->first_bar + i];
        const char *number = bar_number(figure, bar);
        double width = display_text_width(figure->display, number, size, false), x1, x2;
        bool inside = fits_inside(figure, bar, width), last = i + 1 == it->bar_count;
        bool solid = bar->look == COMPARE_OCCUPIED;
        beside(figure, side, row, &x1, &x2);
        last = last && x2 >= 0 && is_free(figure, side, row, x1, x2);
        bool future = figure->cursor >= 0 && bar->end > figure->cursor;
        bool is_told =
            !figure->options->hide_future || figure->cursor < 0 || bar->end <= figure->cursor;
        if (bar->look == COMPARE_READY || bar->begin == bar->end || (!inside && !last) ||
            !is_told) {
            continue;
        }
        if (inside && (solid || !last)) {
            double left, right;
            bar_ends(figure, bar, &left, &right);
            double middle = (left + right) / 2;
            bool faint = figure->cursor >= 0 && middle >= compare_x(figure, figure->cursor);
            text(figure, middle, baseline, number, size, solid,
                 faint   ? ROLE_MUTED
                 : solid ? layout_ink_on(bar_role(figure, it, bar->look))
                         : ROLE_TEXT,
                 ALIGN_CENTER);
        } else {
            clear_behind(figure, x1, baseline - size * 0.35, width, size);
            text(figure, x1, baseline, number, size, false, future ? ROLE_MUTED : ROLE_TEXT,
                 ALIGN_LEFT);
        }
    }
}

/* --- totals --- */

/* How far right the durations reach that a total at that height would meet. */
static double reach(struct compare_figure *figure, const struct compare_drawn *side, double top,
                    double bottom)
{
    double half = number_size(figure, side) * 0.7, most = 0;
    for (size_t i = 0; i < side->facts->rows.count; i++) {
        double y = row_y(side, i), x1, x2;
        beside(figure, side, i, &x1, &x2);
        if (y + half > top && y - half < bottom) {
            most = fmax(most, x2);
        }
    }
    return most;
}

/* The row at which the total stands free of the durations: the first one that does from above in
 * the upper run, from below in the lower one.  If none does, a duration gives way. */
static void place_total(struct compare_figure *figure, int number)
{
    struct compare_drawn *side = &figure->sides[number];
    struct box *box = &side->total_box;
    double u = figure->u, size = COMPARE_LABEL_SIZE * u, x;
    double top = side->top, bottom = side_bottom(side);
    x = compare_x(figure, side->facts->total) + COMPARE_TOTAL_GAP * u;
    box->height = size * 1.1;
    box->x = x;
    if (!compare_has_total(figure, side->facts)) {
        *box = (struct box){.x = 1e9};
        return;
    }
    for (size_t k = 0; k <= side->slots; k++) {
        size_t row = k == side->slots ? 0 : k;
        row = number == 0 ? row : side->slots - 1 - row;
        box->y = row_y(side, row) - box->height / 2;
        box->y = fmin(fmax(box->y, top - 6 * u), fmax(top - 6 * u, bottom + 6 * u - box->height));
        double met = reach(figure, side, box->y, box->y + box->height);
        if (met + 8 * u <= x) {
            return;
        }
    }
}

static void draw_total(struct compare_figure *figure, const struct compare_drawn *side)
{
    double u = figure->u, x = compare_x(figure, side->facts->total), size = COMPARE_LABEL_SIZE * u;
    bool future = figure->cursor >= 0 && figure->cursor < side->facts->total;
    enum color_role role = future ? ROLE_MUTED : ROLE_CURSOR;
    double overhang = fmin(9 * u, side->pitch * 0.3 + 3 * u);
    if (!compare_has_total(figure, side->facts)) {
        return;
    }
    display_line(figure->display, x, side->top - overhang, x, side_bottom(side) + overhang * 0.8,
                 role, fmax(1.5, 3 * u));
    double middle = side->total_box.y + side->total_box.height / 2;
    double baseline = middle + size * 0.35;
    clear_behind(figure, side->total_box.x, middle, side->total_box.width, size * 0.9);
    text(figure, side->total_box.x, baseline, side->total, size, true, role, ALIGN_LEFT);
    if (*side->ratio) {
        text(figure, side->total_box.x + side->total_width + 40 * u, baseline, side->ratio, size,
             true, role, ALIGN_LEFT);
    }
}

/* --- names and labels --- */

/* As many names as have room; the count of the rows that are not shown always has. */
static void draw_names(struct compare_figure *figure, const struct compare_drawn *side)
{
    const struct compare_side *facts = side->facts;
    double u = figure->u, size = figure->name_size, x = figure->left - COMPARE_NAME_GAP * u;
    double taken_to = -INFINITY, end = INFINITY;
    if (facts->hidden > 0) {
        double y = row_y(side, facts->rows.count);
        const char *count = arena_printf(&figure->display->arena, "+%zu", facts->hidden);
        text(figure, x, y + size * 0.35, count, size, true, ROLE_MUTED, ALIGN_RIGHT);
        end = y - size * 0.55;
    }
    for (size_t i = 0; i < facts->rows.count; i++) {
        double y = row_y(side, i);
        if (y - size * 0.55 >= taken_to && y + size * 0.55 <= end) {
            const char *name = compare_row_name(figure, &facts->rows.items[i]);
            text(figure, x, y + size * 0.35, name, size, false, ROLE_TEXT, ALIGN_RIGHT);
            taken_to = y + size * 0.55;
        }
    }
}

static void draw_label(struct compare_figure *figure, const struct compare_drawn *side)
{
    double u = figure->u, size = COMPARE_LABEL_SIZE * u;
    if (figure->headed) {
        double room = figure->right - figure->box.x;
        const char *label = compare_shorten(figure->display, side->facts->label, room, size, true);
        double width = display_text_width(figure->display, label, size, true);
        clear_behind(figure, figure->box.x, side->top - 14 * u - size * 0.35, width + 8 * u, size);
        text(figure, figure->box.x, side->top - 14 * u, label, size, true, ROLE_TEXT, ALIGN_LEFT);
        return;
    }
    double baseline = side->top + side->pitch / 2 + size * 0.32;
    for (size_t i = 0; i < side->line_count; i++) {
        text(figure, figure->box.x, baseline + (double)i * COMPARE_LABEL_PITCH * u, side->lines[i],
             size, true, ROLE_TEXT, ALIGN_LEFT);
    }
}

/* --- axis and legend --- */

static const char *tick_text(struct compare_figure *figure, int64_t time, int64_t tick)
{
    struct arena *arena = &figure->display->arena;
    if (tick >= 1000000000) {
        return arena_printf(arena, "%" PRId64 " s", time / 1000000000);
    }
    if (tick >= 10000000) {
        return arena_printf(arena, "%.*f s", tick >= 100000000 ? 1 : 2, (double)time / 1e9);
    }
    if (tick >= 1000) {
        return tick >= 1000000 ? arena_printf(arena, "%" PRId64 " ms", time / 1000000)
                               : arena_printf(arena, "%" PRId64 " µs", time / 1000);
    }
    return arena_printf(arena, "%" PRId64 " ns", time);
}

static int64_t find_tick(const struct compare_figure *figure, double apart)
{
    int64_t tick = 1;
    for (int i = 0; (double)tick * figure->scale < apart && tick < INT64_MAX / 10; i++) {
        tick = i % 3 == 1 ? tick / 2 * 5 : tick * 2; /* 1 2 5 10 */
    }
    return tick;
}

static void draw_axis(struct compare_figure *figure)
{
    double u = figure->u, size = 20 * u, taken_to = -INFINITY;
    int64_t tick = find_tick(figure, 130 * u);
    int64_t from = (figure->comparison->from + tick - 1) / tick * tick;
    for (int64_t time = from; compare_x(figure, time) <= figure->right + 1; time += tick) {
        double x = compare_x(figure, time);
        const char *number = tick_text(figure, time, tick);
        double half = display_text_width(figure->display, number, size, false) / 2;
        display_line(figure->display, x, figure->box.y, x, figure->bottom, ROLE_GRID_LINE,
                     fmax(1, 1.5 * u));
        if (x - half >= taken_to + 6 * u &&
            x + half <= figure->right + (figure->is_page ? 15 : 44) * u) {
            text(figure, x, figure->bottom + 32 * u, number, size, false, ROLE_MUTED, ALIGN_CENTER);
            taken_to = x + half;
        }
        if (time > INT64_MAX - tick) {
            break;
        }
    }
}

static bool has_look(const struct comparison *comparison, enum compare_look look)
{
    for (int i = 0; i < COMPARE_SIDES; i++) {
        const struct compare_side *side = &comparison->sides[i];
        for (size_t k = 0; k < side->bars.count; k++) {
            if (side->bars.items[k].look == look) {
                return true;
            }
        }
    }
    return false;
}

static void draw_legend(struct compare_figure *figure)
{
    static const char *const keys[COMPARE_LOOKS] = {"compare.occupied", "compare.waiting",
                                                    "compare.ready"};
    static const double swatches[COMPARE_LOOKS] = {18, 34, 34};
    double u = figure->u, size = 20 * u, widths[COMPARE_LOOKS], all = 0;
    bool shown[COMPARE_LOOKS];
    for (int i = 0; i < COMPARE_LOOKS; i++) {
        const char *word = catalog_text(figure->options->catalog, keys[i]);
        shown[i] = has_look(figure->comparison, (enum compare_look)i);
        widths[i] =
            swatches[i] * u + 10 * u + display_text_width(figure->display, word, size, false);
        all += shown[i] ? widths[i] + 68 * u : 0;
    }
    double room = figure->right - figure->left;
    double shrink = all - 68 * u > room ? fmax(0.6, room / all) : 1;
    double x = figure->left, middle = figure->bottom - 33 * u, height = 20 * u * shrink;
    for (int i = 0; i < COMPARE_LOOKS; i++) {
        const char *word = catalog_text(figure->options->catalog, keys[i]);
        double wide = widths[i] * shrink, swatch = swatches[i] * u * shrink;
        bool by_state = figure->options->coloring == COLORING_STATE;
        enum color_role swatch_role = by_state ? look_roles[i] : ROLE_MUTED;
        if (!shown[i] || x + wide > figure->right + 1) {
            continue;
        }
        clear_behind(figure, x + swatch, middle, wide - swatch + 8 * u, height * 1.2);
        struct primitive *item = display_round_rect(figure->display, x, middle - height / 2, swatch,
                                                    height, 3 * u, ROLE_MUTED, ROLE_NONE);
        item->opacity = i == COMPARE_WAITING ? LIGHT : 1;
        item->fill = swatch_role;
        if (i == COMPARE_READY) {
            item->pattern = PATTERN_OUTLINE;
            item->stroke = swatch_role;
            item->fill = ROLE_NONE;
            item->line_width = 2 * u * shrink;
        }
        text(figure, x + swatch + 10 * u * shrink, middle + size * shrink * 0.35, word,
             size * shrink, false, ROLE_MUTED, ALIGN_LEFT);
        x += wide + 68 * u * shrink;
    }
}

/* --- of the page --- */

/* The line of output that is the first different one, at its time in each run. */
static void draw_difference(struct compare_figure *figure)
{
    const struct compare_difference *difference = &figure->comparison->difference;
    double u = figure->u, size = 9 * u;
    for (int i = 0; i < COMPARE_SIDES && difference->found; i++) {
        const struct compare_drawn *side = &figure->sides[i];
        double x = compare_x(figure, difference->times[i]);
        double top = side->top - 5 * u, bottom = side_bottom(side) + 5 * u;
        if (difference->times[i] < 0) {
            continue;
        }
        struct primitive *line =
            display_line(figure->display, x, top, x, bottom, ROLE_ACCENT, fmax(1, 2 * u));
        line->dash = 6 * u;
        struct path_point diamond[] = {{PATH_MOVE, x, bottom - size},
                                       {PATH_LINE, x + size, bottom},
                                       {PATH_LINE, x, bottom + size},
                                       {PATH_LINE, x - size, bottom}};
        display_polygon(figure->display, diamond, 4, ROLE_ACCENT);
    }
}

static void draw_cursor(struct compare_figure *figure)
{
    double u = figure->u, x = compare_x(figure, figure->cursor), head = 11 * u;
    double top = figure->box.y - head;
    struct path_point points[] = {
        {PATH_MOVE, x - head, top}, {PATH_LINE, x + head, top}, {PATH_LINE, x, top + head * 1.6}};
    display_line(figure->display, x, top, x, figure->bottom, ROLE_CURSOR, fmax(1.5, 3.5 * u));
    display_polygon(figure->display, points, 3, ROLE_CURSOR);
}

static void add_time_hits(struct compare_figure *figure)
{
    double step = fmax(3, (figure->right - figure->left) / 600);
    double top = figure->box.y - 16 * figure->u;
    for (double x = figure->left - step; x < figure->right; x += step) {
        double time =
            (x + step / 2 - figure->left) / figure->scale + (double)figure->comparison->from;
        figure->display->hit = (struct hit){HIT_TIME, time > 0 ? (int64_t)fmin(time, 9e18) : 0};
        display_rect(figure->display, x, top, step, figure->bottom + 36 * figure->u - top,
                     ROLE_NONE);
    }
    figure->display->hit = (struct hit){HIT_NONE, 0};
}

void compare_draw(struct compare_figure *figure)
{
    compare_measure(figure);
    draw_axis(figure);
    const struct compare_drawn *sides = figure->sides;
    double above = side_bottom(&sides[0]), u = figure->u;
    double below = sides[1].top - (figure->headed ? COMPARE_HEADING * u : 0);
    figure->divide = (above + below) / 2;
    display_line(figure->display, figure->box.x, figure->divide, figure->right, figure->divide,
                 ROLE_GRID_LINE, fmax(1, 1.5 * u));
    for (int i = 0; i < COMPARE_SIDES; i++) {
        place_total(figure, i);
        for (size_t row = 0; row < sides[i].facts->rows.count; row++) {
            draw_bars(figure, &sides[i], row);
        }
        draw_hidden(figure, &sides[i]);
    }
    if (figure->cursor >= figure->comparison->from &&
        figure->cursor <= comparison_end(figure->comparison)) {
        draw_cursor(figure);
    }
    for (int i = 0; i < COMPARE_SIDES; i++) { /* words stand over the cursor's line */
        draw_total(figure, &sides[i]);
        for (size_t row = 0; row < sides[i].facts->rows.count; row++) {
            draw_numbers(figure, &sides[i], row);
        }
        draw_names(figure, &sides[i]);
        draw_label(figure, &sides[i]);
    }
    if (figure->is_page) {
        draw_difference(figure);
    }
    if (figure->is_page) {
        add_time_hits(figure);
    }
    if (!figure->hide_legend) {
        draw_legend(figure);
    }
}
