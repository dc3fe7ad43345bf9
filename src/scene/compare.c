/* The picture of a comparison: where everything stands, and the page for a slide. */
#include "scene/compare.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/compare_figure.h"

/* Lengths on a page of 1600 by 900. */
#define MARGIN       80.0
#define PITCH        48.35 /* of rows, where there is room */
#define PITCH_MOST   66.0
#define PITCH_FEW    24.0 /* of a run of few rows beside one of very many */
#define SECTION_GAP  50.0
#define LEGEND_ZONE  76.0
#define LEGEND_NONE  24.0 /* without one */
#define AXIS_ZONE    40.0
#define NAME_SIZE    20.0
#define NAME_LEAST   15.0
#define PAGE_EDGE    46.0
#define HEAD_UNITS   183.0 /* of a picture with title and subtitle */
#define TITLE_ROW    65.0
#define SUBTITLE_ROW 38.0
#define PANES_UNITS  500.0 /* outputs and codes take so much more height */
#define MOVED_MOST   120.0 /* down, where there is more height than it needs */

enum { LABEL_WORDS = 12 };

double compare_x(const struct compare_figure *figure, int64_t time)
{
    return figure->left + (double)(time - figure->comparison->from) * figure->scale;
}

const char *compare_shorten(struct display *display, const char *text, double max_width,
                            double size, bool bold)
{
    if (display_text_width(display, text, size, bold) <= max_width) {
        return text;
    }
    size_t length = strlen(text), low = 0, high = utf8_count(text, length);
    const char *best = "";
    while (low < high) { /* so many code points stay, the front half and one more before the cut */
        size_t kept = (low + high + 1) / 2, count = utf8_count(text, length);
        size_t front = utf8_offset(text, length, (kept + 1) / 2);
        size_t back = utf8_offset(text, length, count - kept / 2);
        const char *made = arena_printf(&display->arena, "%.*s…%s", (int)front, text, text + back);
        if (kept < count && display_text_width(display, made, size, bold) <= max_width) {
            best = made;
            low = kept;
        } else {
            high = kept - 1;
        }
    }
    return best;
}

/* --- the left side: labels beside the names of rows, or over them --- */

#define NAME_SHARE 0.22 /* of the figure's width, at most */

/* At most the last part of the text is left out. */
static const char *cut_off(const struct compare_figure *figure, const char *text, size_t size,
                           double width, const char *end)
{
    struct display *display = figure->display;
    size_t low = 0, high = utf8_count(text, size);
    const char *best = "";
    while (low < high) {
        size_t kept = (low + high + 1) / 2;
        const char *made =
            arena_printf(&display->arena, "%.*s%s", (int)utf8_offset(text, size, kept), text, end);
        bool fits = display_text_width(display, made, figure->name_size, false) <= width;
        best = fits ? made : best;
        low = fits ? kept : low;
        high = fits ? high : kept - 1;
    }
    return best;
}

const char *compare_row_name(const struct compare_figure *figure, const struct compare_row *row)
{
    struct display *display = figure->display;
    double widest = figure->box.width * NAME_SHARE;
    double width = display_text_width(display, row->name, figure->name_size, false);
    const char *open = strchr(row->name, '(');
    if (width <= widest || !open || open == row->name || open[1] == ')') {
        return compare_shorten(display, row->name, widest, figure->name_size, false);
    }
    size_t size = (size_t)(open - row->name);
    const char *function = arena_copy_bytes(&display->arena, row->name, size);
    double wish = display_text_width(display, open, figure->name_size, false);
    double room = fmax(widest * 0.4, widest - wish);
    if (display_text_width(display, function, figure->name_size, false) > room) {
        function = cut_off(figure, function, size, room, "…");
    }
    double used = display_text_width(display, function, figure->name_size, false);
    const char *rest =
        wish <= widest - used ? open : cut_off(figure, open, strlen(open), widest - used, "…)");
    return arena_printf(&display->arena, "%s%s", function, rest);
}

static double name_width(const struct compare_figure *figure, const struct compare_row *row)
{
    double width = display_text_width(figure->display, row->name, figure->name_size, false);
    return fmin(width, figure->box.width * NAME_SHARE);
}

/* The same of the row that counts the hidden ones. */
static double slot_width(const struct compare_figure *figure, const struct compare_side *side,
                         size_t slot)
{
    if (slot < side->rows.count) {
        return name_width(figure, &side->rows.items[slot]);
    }
    const char *count = arena_printf(&figure->display->arena, "+%zu", side->hidden);
    return side->hidden > 0 ? display_text_width(figure->display, count, figure->name_size, true)
                            : 0;
}

static double widest_name(const struct compare_figure *figure)
{
    double widest = 0;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        const struct compare_side *facts = figure->sides[i].facts;
        for (size_t k = 0; k < figure->sides[i].slots; k++) {
            widest = fmax(widest, slot_width(figure, facts, k));
        }
    }
    return widest;
}

/* How wide names and label are together when the label's line of that number has that width. */
static double need_of_line(const struct compare_figure *figure, const struct compare_drawn *side,
                           size_t line, double width)
{
    double u = figure->u, need = width + 24 * u;
    double middle = side->pitch / 2 + (double)line * COMPARE_LABEL_PITCH * u;
    for (size_t i = 0; i < side->slots; i++) {
        double row = ((double)i + 0.5) * side->pitch;
        if (fabs(row - middle) < (COMPARE_LABEL_PITCH * 1.5 * u + figure->name_size * 1.2) / 2) {
            need = fmax(need, width + 24 * u + slot_width(figure, side->facts, i));
        }
    }
    return need + COMPARE_NAME_GAP * u;
}

/* The label's words from `from` to `to` (excluded) as a line of their own. */
static const char *line_of_words(struct compare_figure *figure, const char *const *words,
                                 size_t from, size_t to)
{
    const char *end = words[to];
    while (end > words[from] && end[-1] == ' ') {
        end--;
    }
    return arena_copy_bytes(&figure->display->arena, words[from], (size_t)(end - words[from]));
}

/* The label in that many lines so that it needs the least room; what it needs, or infinity. */
static double break_into(struct compare_figure *figure, struct compare_drawn *side,
                         const char *const *words, size_t count, size_t lines)
{
    double best = INFINITY, u = figure->u;
    size_t last_a = lines == 1 ? count : count - 1;
    for (size_t a = lines == 1 ? count : 1; a <= last_a; a++) {
        for (size_t b = lines == 3 ? a + 1 : count; b <= count; b++) {
            size_t starts[] = {0, a, b, count};
            const char *texts[COMPARE_LINES_MAX] = {0};
            double need = 0;
            for (size_t k = 0; k < lines; k++) {
                texts[k] = line_of_words(figure, words, starts[k], starts[k + 1]);
                double width =
                    display_text_width(figure->display, texts[k], COMPARE_LABEL_SIZE * u, true);
                need = fmax(need, need_of_line(figure, side, k, width));
            }
            if (need < best) {
                best = need;
                side->line_count = lines;
                memcpy(side->lines, texts, sizeof texts);
            }
        }
    }
    return best;
}

/* The label in as few lines as fit into that width; returns what they need. */
static double break_label(struct compare_figure *figure, struct compare_drawn *side, double limit)
{
    const char *words[LABEL_WORDS + 1], *label = side->facts->label;
    size_t count = 0;
    for (const char *at = label; *at && count < LABEL_WORDS; at += strspn(at, " ")) {
        words[count++] = at;
        at += strcspn(at, " ");
    }
    words[count] = label + strlen(label);
    side->line_count = 0;
    double need = count > 0 ? INFINITY : 0, u = figure->u;
    double room = (double)side->slots * side->pitch + SECTION_GAP * 0.6 * u;
    for (size_t lines = 1; lines <= COMPARE_LINES_MAX && lines <= count && need > limit; lines++) {
        if ((double)lines * COMPARE_LABEL_PITCH * u <= room) {
            need = break_into(figure, side, words, count, lines);
        }
    }
    return need;
}

static void measure_left(struct compare_figure *figure)
{
    double u = figure->u, least = widest_name(figure) + COMPARE_NAME_GAP * u;
    double width = least, limit = fmax(figure->box.width * 0.225, least + 40 * u);
    figure->headed = false;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        width = fmax(width, break_label(figure, &figure->sides[i], limit));
    }
    if (width > limit) {
        figure->headed = true;
        width = least;
    }
    figure->left = figure->box.x + width;
}

/* --- rows --- */

static double legend_zone(const struct compare_figure *figure)
{
    return figure->hide_legend ? LEGEND_NONE : LEGEND_ZONE;
}

static double rows_room(const struct compare_figure *figure)
{
    double u = figure->u;
    return figure->box.height - 8 * u - (legend_zone(figure) + AXIS_ZONE) * u -
           (figure->headed ? 2 * COMPARE_HEADING * u : 0);
}

static void measure_rows(struct compare_figure *figure)
{
    double u = figure->u, room = rows_room(figure);
    double slots = (double)(figure->sides[0].slots + figure->sides[1].slots);
    double gap = fmin(SECTION_GAP * u, room * 0.12);
    double least = NAME_LEAST * u;
    double pitch = fmax(0.1, fmin((room - gap) / slots, PITCH_MOST * u));
    figure->sides[0].pitch = figure->sides[1].pitch = pitch;
    figure->name_size = fmin(NAME_SIZE * u, fmax(least, pitch * 0.8));
    for (int i = 0; i < COMPARE_SIDES && pitch < PITCH_FEW * u; i++) { /* few beside very many */
        double own = (double)figure->sides[i].slots * PITCH_FEW * u;
        if (own <= (room - gap) * 0.25) {
            figure->sides[i].pitch = PITCH_FEW * u;
            figure->sides[!i].pitch = (room - gap - own) / (double)figure->sides[!i].slots;
            break;
        }
    }
}

static double rows_height(const struct compare_drawn *side)
{
    return side->pitch * (double)side->slots;
}

/* Where the rows stand, when it is known whether labels stand over them. */
static void place_rows(struct compare_figure *figure)
{
    double u = figure->u, room = rows_room(figure);
    double rest = fmax(0, room - rows_height(&figure->sides[0]) - rows_height(&figure->sides[1]));
    double gap = fmin(rest, (SECTION_GAP + 30) * u), y = figure->box.y + 8 * u;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        y += figure->headed ? COMPARE_HEADING * u : 0;
        figure->sides[i].top = y;
        y += rows_height(&figure->sides[i]) + (i == 0 ? gap : 0);
    }
    figure->bottom = y + legend_zone(figure) * u;
}

/* --- totals and scale --- */

bool compare_has_total(const struct compare_figure *figure, const struct compare_side *side)
{
    bool is_future = figure->cursor >= 0 && figure->cursor < side->total;
    return side->total >= figure->comparison->from &&
           side->total <= comparison_end(figure->comparison) &&
           !(is_future && figure->options->hide_future);
}

static void measure_total(struct compare_figure *figure, struct compare_drawn *side,
                          const char *ratio)
{
    double size = COMPARE_LABEL_SIZE * figure->u;
    side->total = side->facts->total_text;
    side->ratio = ratio;
    side->total_width = display_text_width(figure->display, side->total, size, true);
    side->ratio_width = *ratio ? display_text_width(figure->display, ratio, size, true) : 0;
    side->total_box.width = side->total_width + (*ratio ? side->ratio_width + 40 * figure->u : 0);
}

/* A total stands behind its run: both must have room beside theirs.  It has its place also while
 * it is not told yet, so that the moments of a run have one axis. */
static void measure_scale(struct compare_figure *figure)
{
    double u = figure->u, scale = INFINITY;
    const struct comparison *comparison = figure->comparison;
    int faster = comparison_faster(comparison);
    int64_t end = comparison_end(comparison), from = comparison->from;
    const char *ratio = compare_ratio(&figure->display->arena, comparison);
    figure->right = figure->box.x + figure->box.width;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        struct compare_drawn *side = &figure->sides[i];
        measure_total(figure, side, i == faster ? ratio : "");
        int64_t total = side->facts->total, to = total < end ? total : end;
        double beside = total <= end ? COMPARE_TOTAL_GAP * u + side->total_box.width : 0;
        if (to > from) {
            double room = figure->right - figure->left - beside;
            scale = fmin(scale, fmax(room, 10 * u) / (double)(to - from));
        }
    }
    figure->scale = isfinite(scale) ? scale : (figure->right - figure->left) / 1e9;
}

void compare_measure(struct compare_figure *figure)
{
    for (int i = 0; i < COMPARE_SIDES; i++) {
        struct compare_drawn *side = &figure->sides[i];
        side->facts = &figure->comparison->sides[i];
        side->slots = side->facts->rows.count + (side->facts->hidden > 0);
        side->slots = side->slots > 0 ? side->slots : 1;
    }
    figure->headed = false;
    measure_rows(figure);
    measure_left(figure);
    if (figure->headed) {
        measure_rows(figure);
        figure->left = figure->box.x + widest_name(figure) + COMPARE_NAME_GAP * figure->u;
    }
    place_rows(figure);
    measure_scale(figure);
}

/* --- the page --- */

/* Made smaller, at most to 0.7 of its size, before it is shortened. */
static void fitted(struct display *display, double x, double baseline, double width,
                   const char *text, double size, bool bold, enum color_role role)
{
    double wish = display_text_width(display, text, size, bold);
    if (wish > width) {
        size *= fmax(0.7, width / wish * 0.999);
    }
    text = compare_shorten(display, text, width, size, bold);
    display_text(display, x, baseline, width, text, strlen(text), size, bold, role, ALIGN_LEFT);
}

/* What stands over the figure, in units: title, subtitle and caption, or less. */
static double head_units(const struct comparison *comparison, const struct compare_picture *picture)
{
    double head = MARGIN - 44; /* the first baseline comes after so much */
    head += *comparison->title ? TITLE_ROW : 0;
    head += *comparison->subtitle ? SUBTITLE_ROW : 0;
    head += picture->caption ? SUBTITLE_ROW : 0;
    return head + 44; /* the cursor's head and the labels over the rows */
}

double scene_compare_height(const struct comparison *comparison,
                            const struct compare_picture *picture, double width)
{
    size_t rows = comparison->sides[0].rows.count + comparison->sides[1].rows.count;
    double wish = 416 + PITCH * (double)rows;
    wish = rows > 10 ? 900 + 24 * (double)(rows - 10) : fmax(wish, 600);
    wish = fmin(wish, 2400) - HEAD_UNITS + head_units(comparison, picture);
    wish -= picture->hide_legend ? LEGEND_ZONE - LEGEND_NONE : 0;
    wish = picture->has_panes ? fmax(900, fmin(wish * 0.85 + PANES_UNITS, 1600)) : wish;
    return ceil(wish * width / 1600);
}

static void draw_head(struct display *display, double width, double u,
                      const struct comparison *comparison, const struct compare_picture *picture)
{
    double left = (picture->has_panes ? PAGE_EDGE : MARGIN) * u;
    double inner = width - left - PAGE_EDGE * u, y = MARGIN - 44, room = inner;
    if (picture->moment && (*comparison->title || *comparison->subtitle)) {
        double baseline = y + (*comparison->title ? TITLE_ROW : SUBTITLE_ROW);
        const char *now = arena_printf(&display->arena, "t = %s",
                                       compare_duration(&display->arena, picture->moment->now));
        double size = 26 * u, wide = display_text_width(display, now, size, false);
        display_text(display, width - PAGE_EDGE * u, baseline * u, -1, now, strlen(now), size,
                     false, ROLE_MUTED, ALIGN_RIGHT);
        room -= wide + 40 * u;
    }
    if (*comparison->title) {
        y += TITLE_ROW;
        fitted(display, left, y * u, room, comparison->title, 44 * u, true, ROLE_TEXT);
    }
    if (*comparison->subtitle) {
        y += SUBTITLE_ROW;
        fitted(display, left, y * u, *comparison->title ? inner : room, comparison->subtitle,
               24 * u, false, ROLE_MUTED);
    }
    if (picture->caption) {
        y += SUBTITLE_ROW;
        fitted(display, left, y * u, inner, picture->caption, 24 * u, false, ROLE_MUTED);
    }
}

void scene_layout_compare(struct display *display, double width, double height,
                          const struct comparison *comparison,
                          const struct compare_picture *picture,
                          const struct scene_options *options)
{
    double u = fmin(width / 1600, height / 600), top = head_units(comparison, picture) * u;
    display_clear(display);
    display->width = width;
    display->height = height;
    if (!picture->transparent) {
        display_rect(display, 0, 0, width, height,
                     picture->has_panes ? ROLE_BACKGROUND : ROLE_PANEL);
    }
    draw_head(display, width, u, comparison, picture);
    if (picture->has_panes) {
        struct box box = {PAGE_EDGE * u, top - 10 * u, width - 2 * PAGE_EDGE * u,
                          height - top - (PAGE_EDGE - 10) * u};
        compare_draw_panes(display, box, 22 * u, comparison, picture, options);
        return;
    }
    struct compare_figure figure = {
        .display = display,
        .comparison = comparison,
        .options = options,
        .u = u,
        .box = {MARGIN * u, top, width - (MARGIN + PAGE_EDGE) * u, height - top - 61 * u},
        .cursor = picture->moment ? picture->moment->now : -1,
        .hide_legend = picture->hide_legend,
    };
    compare_measure(&figure); /* what is left over on a page stands above and below */
    double over = figure.box.y + figure.box.height - AXIS_ZONE * u - figure.bottom;
    double moved = fmin(fmax(0, over) * 0.35, MOVED_MOST * u);
    figure.box.y += moved;
    figure.box.height -= moved;
    compare_draw(&figure);
}
