/* The terminal's page: which panes there are, and where. */
#include "scene/grid_layout.h"

#include <inttypes.h>
#include <string.h>

#include "base/utf8.h"

const char *grid_message(const struct grid_pen *pen, const char *key)
{
    return catalog_text(pen->options->scene.catalog, key);
}

int grid_put(struct grid_pen *pen, struct area area, int column, int line, const char *text,
             enum color_role role, int attributes)
{
    if (line < 0 || line >= area.height || column < 0 || column >= area.width) {
        return 0;
    }
    return grid_text(pen->grid, area.column + column, area.row + line, area.width - column, text,
                     role, attributes);
}

int grid_put_right(struct grid_pen *pen, struct area area, int right, int line, const char *text,
                   enum color_role role, int attributes)
{
    int width = (int)utf8_width(text, strlen(text));
    int column = area.width - right - width;
    if (column < 0) {
        return 0; /* a half of it says nothing */
    }
    grid_put(pen, area, column, line, text, role, attributes);
    return width;
}

struct area grid_box(struct grid_pen *pen, struct area area, const char *title)
{
    bool ascii = pen->options->ascii;
    const char *h = ascii ? "-" : "─", *v = ascii ? "|" : "│";
    const char *corners[4] = {ascii ? "+" : "┌", ascii ? "+" : "┐", ascii ? "+" : "└",
                              ascii ? "+" : "┘"};
    int right = area.width - 1, bottom = area.height - 1;
    for (int x = 1; x < right; x++) {
        grid_put(pen, area, x, 0, h, ROLE_BORDER, 0);
        grid_put(pen, area, x, bottom, h, ROLE_BORDER, 0);
    }
    for (int y = 1; y < bottom; y++) {
        grid_put(pen, area, 0, y, v, ROLE_BORDER, 0);
        grid_put(pen, area, right, y, v, ROLE_BORDER, 0);
    }
    grid_put(pen, area, 0, 0, corners[0], ROLE_BORDER, 0);
    grid_put(pen, area, right, 0, corners[1], ROLE_BORDER, 0);
    grid_put(pen, area, 0, bottom, corners[2], ROLE_BORDER, 0);
    grid_put(pen, area, right, bottom, corners[3], ROLE_BORDER, 0);
    if (area.width > 6) {
        struct area head = {area.column + 2, area.row, area.width - 4, 1};
        const char *spaced = arena_printf(&pen->arena, " %s ", title);
        grid_put(pen, head, 0, 0, spaced, ROLE_MUTED, CELL_BOLD);
    }
    return (struct area){area.column + 1, area.row + 1, area.width > 2 ? area.width - 2 : 0,
                         area.height > 2 ? area.height - 2 : 0};
}

const char *grid_glyph(const struct grid_pen *pen, enum view_state state)
{
    const struct state_style *style = layout_state_style(state);
    return pen->options->ascii ? style->ascii : style->glyph;
}

enum color_role grid_task_role(const struct grid_pen *pen, int task, enum view_state state)
{
    struct layout layout = {.view = pen->view, .options = &pen->options->scene};
    return layout_task_role(&layout, task, state);
}

const char *grid_seconds(struct grid_pen *pen, int64_t nanoseconds)
{
    int64_t milliseconds = nanoseconds / 1000000;
    return arena_printf(&pen->arena, "%" PRId64 ".%03" PRId64, milliseconds / 1000,
                        milliseconds % 1000);
}

int grid_task(struct grid_pen *pen, struct area area, int column, int line, int task)
{
    const struct view_task *who = &pen->view->tasks.items[task];
    enum color_role role = grid_task_role(pen, task, who->state);
    bool labelled = *who->label && strcmp(who->label, who->name) != 0;
    const char *text = arena_printf(&pen->arena, "%s %s%s%s", grid_glyph(pen, who->state),
                                    who->name, labelled ? " " : "", labelled ? who->label : "");
    int used = grid_put(pen, area, column, line, text, role, CELL_BOLD);
    if (used > 0) {
        grid_add_hit(pen->grid, area.column + column, area.row + line, used, 1,
                     (struct hit){HIT_TASK, who->id});
    }
    return used;
}

void grid_header(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    grid_fill(pen->grid, area.column, area.row, area.width, 1, ROLE_BAR);
    const char *title = *view->title ? view->title : view->file_name;
    const char *time = arena_printf(&pen->arena, "t = %s s", grid_seconds(pen, view->now));
    int time_width = (int)strlen(time), middle = (area.width - time_width) / 2;
    const char *step = "";
    struct strbuf text = {0};
    if (view->step_count > 0) {
        catalog_format(pen->options->scene.catalog, &text, "pane.step", "step",
                       arena_printf(&pen->arena, "%" PRId64, view->step + 1), "count",
                       arena_printf(&pen->arena, "%" PRId64, view->step_count), (char *)NULL);
        step = arena_copy_string(&pen->arena, strbuf_text(&text));
    }
    strbuf_free(&text);
    int step_width = (int)utf8_width(step, strlen(step));
    int right = area.width - step_width - 1;
    int wish = (int)utf8_width(title, strlen(title)) + (int)strlen(" Asyncarium   ");
    middle = middle > wish ? middle : wish; /* the time makes room for the title */
    if (middle + time_width + 2 > right) {
        middle = right - time_width - 2;
    }
    if (middle < 0) {
        grid_put(pen, area, 0, 0, time, ROLE_TEXT, CELL_BOLD);
        return;
    }
    struct area left = area;
    left.width = middle > 0 ? middle - 1 : 0;
    int used = grid_put(pen, left, 1, 0, "Asyncarium", ROLE_TEXT, CELL_BOLD);
    if (left.width - used - 3 >= 4) {
        grid_put(pen, left, used + 3, 0, title, ROLE_MUTED, 0);
    }
    grid_put(pen, area, middle, 0, time, ROLE_TEXT, CELL_BOLD);
    grid_put(pen, area, right, 0, step, ROLE_MUTED, 0);
}

/* The sentence over at most `lines` rows, broken at spaces. */
void grid_sentence(struct grid_pen *pen, struct area area)
{
    const struct scene_options *scene = &pen->options->scene;
    const char *text = scene->notice ? scene->notice : pen->view->why;
    int width = area.width - 2;
    for (int line = 0; line < area.height && *text && width > 0; line++) {
        size_t size = strlen(text), fits = utf8_fit(text, size, (size_t)width), cut = fits;
        if (fits < size && line + 1 < area.height) {
            while (cut > 0 && text[cut] != ' ') {
                cut--;
            }
            cut = cut > 0 ? cut : fits;
            const char *part = arena_copy_bytes(&pen->arena, text, cut);
            grid_put(pen, area, 1, line, part, scene->notice ? ROLE_ACCENT : ROLE_TEXT, 0);
            text += cut + (text[cut] == ' ');
        } else {
            struct area inner = {area.column, area.row, area.width - 1, area.height};
            grid_put(pen, inner, 1, line, text, scene->notice ? ROLE_ACCENT : ROLE_TEXT, 0);
            break;
        }
    }
}

static const char *const pane_keys[GRID_PANE_COUNT] = {
    "pane.loop", "pane.code", "pane.loop", "pane.timeline", "pane.output", "pane.prose",
};

static void pane(struct grid_pen *pen, enum grid_pane which, struct area area)
{
    bool is_there = which != GRID_PANE_PROSE || pen->options->scene.prose;
    if (area.height < 3 || area.width < 8 || !is_there) {
        return;
    }
    const char *title = grid_message(pen, pane_keys[which]);
    if (which == GRID_PANE_CODE) {
        title = *pen->view->file_name ? pen->view->file_name : title;
    } else if (which == GRID_PANE_PROSE) {
        title = grid_prose_name(pen);
    } else if (which == GRID_PANE_STAGE && pen->view->is_loopless) {
        title = arena_printf(&pen->arena, "%s %s %s", grid_message(pen, view_stage_pane(pen->view)),
                             pen->options->ascii ? "-" : "·", grid_message(pen, "stage.no-loop"));
    } else if (which == GRID_PANE_STAGE && pen->view->iteration > 0) {
        struct strbuf text = {0};
        title = pen->view->loop_of && *pen->view->loop_of ? pen->view->loop_of : title;
        strbuf_printf(&text, "%s %s ", title, pen->options->ascii ? "-" : "·");
        catalog_format(pen->options->scene.catalog, &text, "stage.iteration", "number",
                       arena_printf(&pen->arena, "%" PRId64, pen->view->iteration), (char *)NULL);
        title = arena_copy_string(&pen->arena, strbuf_text(&text));
        strbuf_free(&text);
    }
    struct area inside = grid_box(pen, area, title);
    switch (which) {
    case GRID_PANE_CODE: grid_code(pen, inside); break;
    case GRID_PANE_STAGE: grid_stage(pen, inside); break;
    case GRID_PANE_TIMELINE: grid_timeline(pen, inside); break;
    case GRID_PANE_OUTPUT: grid_output(pen, inside); break;
    case GRID_PANE_PROSE: grid_prose(pen, inside, area); break;
    default: break;
    }
}

/* All panes: code over output on the left, the stage on the right, the timeline
 * below them. */
static void all_panes(struct grid_pen *pen, struct area area)
{
    enum { ROOMY = 36 }; /* rows: less are better used than by callouts that were said before */
    int lanes = (int)(pen->view->tasks.count < 40 ? pen->view->tasks.count : 40);
    int expected = pen->view->lanes_expected < 40 ? pen->view->lanes_expected : 40;
    lanes = lanes > expected ? lanes : expected;
    lanes = lanes > 2 ? lanes : 2;
    int timeline = lanes + 3, most = area.height * 2 / 5;
    int said = grid_callout_rows(pen->view, most);
    timeline += said > 1 && area.height < ROOMY ? 1 : said;
    timeline = timeline > most ? most : timeline;
    if (timeline < 4) {
        timeline = 0;
    }
    int upper = area.height - timeline;
    int left = area.width * 42 / 100;
    left = area.width < 70 ? area.width / 2 : left > 100 ? 100 : left;
    int output = upper / 4 < 4 ? 4 : upper / 4 > 12 ? 12 : upper / 4;
    if (upper < 10) {
        output = upper >= 7 ? 3 : 0;
    }
    struct area stage = {area.column + left, area.row, area.width - left, upper};
    struct area prose = stage;
    bool is_beside = stage.width >= 76;
    if (pen->options->scene.prose && !is_beside && output > 4) {
        output = 4;
    }
    struct area code = {area.column, area.row, left, upper - output};
    if (pen->options->scene.prose && is_beside) { /* beside the stage … */
        prose.width = stage.width * 45 / 100;
        prose.column = area.column + area.width - prose.width;
        stage.width -= prose.width;
    } else if (pen->options->scene.prose) { /* … or over the code */
        int wish = 2 + grid_prose_height(pen, code.width - 2);
        int most = code.height - 5 > code.height / 2 ? code.height - 5 : code.height / 2;
        prose = code;
        prose.height = wish < most ? wish : most;
        code.row += prose.height;
        code.height -= prose.height;
    }
    pane(pen, GRID_PANE_CODE, code);
    pane(pen, GRID_PANE_OUTPUT,
         (struct area){area.column, area.row + upper - output, left, output});
    pane(pen, GRID_PANE_STAGE, stage);
    pane(pen, GRID_PANE_PROSE, prose);
    pane(pen, GRID_PANE_TIMELINE,
         (struct area){area.column, area.row + upper, area.width, timeline});
}

void grid_overlay(struct grid_pen *pen, struct area page)
{
    const struct scene_overlay *list = pen->options->scene.overlay;
    int keys = 0, width = 40;
    for (size_t i = 0; i < list->count; i++) {
        int key = (int)utf8_width(list->rows[i].key, strlen(list->rows[i].key));
        int text = (int)utf8_width(list->rows[i].text, strlen(list->rows[i].text));
        keys = key > keys ? key : keys;
        width = keys + text + 6 > width ? keys + text + 6 : width;
    }
    width = width > page.width ? page.width : width;
    keys = keys > width / 2 ? width / 2 : keys;
    size_t first = list->first < list->count ? list->first : 0;
    int height = (int)(list->count - first < 1000 ? list->count - first : 1000) + 2;
    height = height > page.height ? page.height : height;
    struct area area = {page.column + (page.width - width) / 2,
                        page.row + (page.height - height) / 2, width, height};
    grid_blank(pen->grid, area);
    struct area inside = grid_box(pen, area, list->title);
    grid_add_hit(pen->grid, area.column, area.row, area.width, area.height,
                 (struct hit){HIT_BUTTON, BUTTON_CLOSE});
    size_t left = list->count - first;
    if (inside.height > 0 && left > (size_t)inside.height) {
        const char *more = arena_printf(&pen->arena, " +%zu ", left - (size_t)inside.height);
        grid_put_right(pen, area, 2, height - 1, more, ROLE_MUTED, CELL_BOLD);
    }
    for (int i = 0; i < inside.height && first + (size_t)i < list->count; i++) {
        const struct overlay_row *row = &list->rows[first + (size_t)i];
        struct area key = inside;
        key.width = keys + 1;
        bool is_marked = list->selected == first + (size_t)i + 1;
        if (is_marked) {
            grid_fill(pen->grid, inside.column, inside.row + i, inside.width, 1, ROLE_HIGHLIGHT);
        }
        grid_put(pen, key, 1, i, row->key, ROLE_ACCENT, CELL_BOLD);
        grid_put(pen, inside, keys + 3, i, row->text, ROLE_TEXT, is_marked ? CELL_BOLD : 0);
        if (is_marked) { /* also where there are no colours */
            grid_put(pen, inside, 0, i, pen->options->ascii ? ">" : "▶", ROLE_ACCENT, CELL_BOLD);
        }
        if (row->hit.kind != HIT_NONE) {
            grid_add_hit(pen->grid, inside.column, inside.row + i, inside.width, 1, row->hit);
        }
    }
}

void grid_hints(struct grid_pen *pen, struct area row)
{
    const char *text = pen->options->hints;
    size_t size = strlen(text),
           fits = utf8_fit(text, size, (size_t)(row.width > 1 ? row.width - 1 : 0));
    while (fits < size && fits > 0 && strncmp(text + fits, "  ", 2) != 0) {
        fits--;
    }
    grid_fill(pen->grid, row.column, row.row, row.width, 1, ROLE_BAR);
    grid_put(pen, row, 1, 0, fits > 0 ? arena_copy_bytes(&pen->arena, text, fits) : text,
             ROLE_MUTED, 0);
}

void grid_layout(struct grid *grid, int columns, int rows, const struct view *view,
                 const struct grid_options *options)
{
    grid_reset(grid, columns, rows);
    grid->ascii = options->ascii;
    if (options->scene.blank) {
        return;
    }
    struct grid_pen pen = {.grid = grid, .view = view, .options = options};
    struct area page = {0, 0, grid->columns, grid->rows};
    int hints = options->hints && page.height >= 8 ? 1 : 0;
    int sentence = page.height >= 20 ? 2 : page.height >= 6 ? 1 : 0;
    grid_header(&pen, (struct area){0, 0, page.width, 1});
    struct area middle = {0, 1, page.width, page.height - 1 - hints - sentence};
    middle.height -= options->notes ? grid_notes(&pen, middle) : 0;
    if (options->pane == GRID_PANE_ALL || (unsigned)options->pane >= GRID_PANE_COUNT) {
        all_panes(&pen, middle);
    } else {
        pane(&pen, options->pane, middle);
    }
    grid_sentence(&pen, (struct area){0, page.height - hints - sentence, page.width, sentence});
    if (hints) {
        grid_hints(&pen, (struct area){0, page.height - 1, page.width, 1});
    }
    if (options->scene.question) {
        grid_question(&pen, middle);
    }
    if (options->scene.overlay) {
        grid_overlay(&pen, page);
    }
    arena_free(&pen.arena);
}
