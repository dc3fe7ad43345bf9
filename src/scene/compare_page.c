/* The window's page of two runs. */
#include <math.h>
#include <string.h>

#include "scene/compare_figure.h"

#define UNIT      0.043 /* of the figure, as part of the base text size */
#define ROWS_READ 20.0  /* more than these are drawn closer together */

struct page {
    struct layout layout;
    const struct comparison *comparison;
    const struct compare_moment *moment;
    const struct compare_picture *picture; /* NULL: the window's page */
    struct box figure, outputs[COMPARE_SIDES], codes[COMPARE_SIDES];
    bool has_output, has_code, has_both_codes;
};

static double source_lines(const struct view *view)
{
    double lines = 1;
    for (size_t i = 0; i < view->source_size && lines < 200; i++) {
        lines += view->source[i] == '\n';
    }
    return lines;
}

/* Units that the figure needs so that its rows can be read: axis, legend and headings, and rows. */
static double figure_units(const struct page *page)
{
    const struct compare_side *sides = page->comparison->sides;
    double rows = fmax(1, (double)sides[0].rows.count) + fmax(1, (double)sides[1].rows.count);
    return 250 + 27 * fmin(rows, ROWS_READ);
}

/* The figure gets what its rows need; the codes of the rest what their lines need. */
static void arrange(struct page *page, struct box box)
{
    double f = page->layout.f, gap = f * 0.5;
    const struct compare_moment *moment = page->moment;
    double lines = fmax(source_lines(moment->views[0]), source_lines(moment->views[1]));
    double need = fmin(f * UNIT * figure_units(page) + f * 1.7, box.height * 0.75);
    double code = fmin(f * (2.4 + 1.08 * lines), fmin(box.height - need, box.height * 0.42));
    page->has_code = code > f * 6;
    page->has_both_codes = box.width > f * 56;
    page->has_output = box.width > f * 40;
    double upper = page->has_code ? box.height - code - gap : box.height;
    double output = page->has_output ? fmin(box.width * 0.31, f * 30) : 0;
    page->figure = (struct box){box.x, box.y, box.width - output - (output > 0 ? gap : 0), upper};
    double half = (box.width - gap) / 2;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        bool whole = !page->has_both_codes;
        page->codes[i] = (struct box){whole ? box.x : box.x + i * (half + gap), box.y + upper + gap,
                                      whole ? box.width : half, code};
        page->outputs[i] = (struct box){box.x + box.width - output, box.y, output, upper};
    }
}

static void draw_figure(struct page *page)
{
    struct layout *layout = &page->layout;
    struct box box = page->figure;
    double f = layout->f, pad = f * 0.75, height = box.height - f * 1.7;
    double u = fmax(f * UNIT * 0.4, fmin(f * UNIT, height / figure_units(page)));
    layout_pane_begin(layout, box, ROLE_PANEL);
    struct compare_figure figure = {
        .display = layout->display,
        .comparison = page->comparison,
        .options = layout->options,
        .u = u,
        .box = {box.x + pad, box.y + f * 1.4, box.width - 2 * pad, height},
        .cursor = page->moment->now,
        .is_page = true,
        .hide_legend = page->picture && page->picture->hide_legend,
    };
    if (figure.box.height > f * 4 && figure.box.width > f * 14) {
        compare_draw(&figure);
    }
    layout_pane_end(layout);
    /* The outputs stand beside their sections. */
    double gap = f * 0.5, divide = figure.divide > box.y ? figure.divide : box.y + box.height / 2;
    divide = fmax(box.y + box.height * 0.25, fmin(divide, box.y + box.height * 0.75));
    page->outputs[0].height = divide - gap / 2 - box.y;
    page->outputs[1].y = divide + gap / 2;
    page->outputs[1].height = box.y + box.height - page->outputs[1].y;
}

/* The newest lines of one run; the first one that is not as in the other run is marked. */
static void draw_output(struct page *page, int number)
{
    struct layout *layout = &page->layout;
    const struct compare_difference *difference = &page->comparison->difference;
    const struct view *view = page->moment->views[number];
    struct box box = page->outputs[number];
    double f = layout->f, pitch = f * 1.12, x = box.x + f * 0.75, room = box.width - f * 1.5;
    layout_set_hit(layout, HIT_RUN, number);
    layout_pane_begin(layout, box, ROLE_PANEL);
    layout_set_hit(layout, HIT_NONE, 0);
    const char *title =
        arena_printf(&layout->display->arena, "%s  %s", layout_message(layout, "pane.output"),
                     page->comparison->sides[number].file_name);
    title = compare_shorten(layout->display, title, room, f * SIZE_BODY, false);
    layout_text(layout, x, box.y + f * 1.15, room, title, SIZE_BODY, ROLE_MUTED);
    size_t fit = (size_t)fmax(0, (box.height - f * 1.9) / pitch);
    size_t first = view->output.count > fit ? view->output.count - fit : 0, printed = 0;
    for (size_t i = 0; i < view->output.count; i++) {
        const struct view_output *line = &view->output.items[i];
        bool is_out = !line->is_error && !line->is_note;
        bool differs = is_out && difference->found && printed == difference->line;
        printed += is_out;
        if (i < first) {
            continue;
        }
        double top = box.y + f * 1.55 + pitch * (double)(i - first), baseline = top + pitch * 0.75;
        if (differs) {
            display_rect(layout->display, box.x + f * 0.3, top, box.width - f * 0.6, pitch,
                         ROLE_HIGHLIGHT);
            display_rect(layout->display, box.x + f * 0.3, top, f * 0.26, pitch, ROLE_ACCENT);
        }
        const char *time = layout_seconds(layout, line->time);
        double used =
            fmax(f * 2.1, layout_text(layout, x, baseline, f * 5, time, SIZE_SMALL, ROLE_MUTED));
        layout_text(layout, x + used + f * 0.6, baseline, room - used - f * 0.6, line->text,
                    SIZE_BODY,
                    line->is_error  ? ROLE_ERROR
                    : line->is_note ? ROLE_MUTED
                                    : ROLE_TEXT);
    }
    layout_pane_end(layout);
}

static void draw_code(struct page *page, int number)
{
    struct layout layout = page->layout;
    struct scene_options options = *layout.options;
    struct box box = page->codes[number];
    options.mark_count = number == page->moment->active ? options.mark_count : 0;
    layout.options = &options;
    layout.view = page->moment->views[number];
    layout_code(&layout, box);
    layout_set_hit(&layout, HIT_RUN, number);
    struct primitive *frame =
        display_round_rect(layout.display, box.x, box.y, box.width, box.height, layout.f * 0.4,
                           ROLE_NONE, number == page->moment->active ? ROLE_ACCENT : ROLE_BORDER);
    frame->line_width = number == page->moment->active ? fmax(1.5, layout.f * 0.12) : 1;
    layout_set_hit(&layout, HIT_NONE, 0);
}

static void draw_outputs_and_codes(struct page *page)
{
    const struct compare_moment *moment = page->moment;
    for (int i = 0; i < COMPARE_SIDES; i++) {
        if (page->has_output) {
            draw_output(page, i);
        }
        bool is_shown = page->has_both_codes || i == (moment->active == 1);
        if (page->has_code && is_shown) {
            draw_code(page, i);
        }
    }
}

void compare_draw_panes(struct display *display, struct box box, double f,
                        const struct comparison *comparison, const struct compare_picture *picture,
                        const struct scene_options *options)
{
    struct view view = {.title = "", .file_name = "", .why = "", .running = -1};
    struct page page = {
        .layout = {.display = display, .view = &view, .options = options, .f = f},
        .comparison = comparison,
        .moment = picture->moment,
        .picture = picture,
    };
    arrange(&page, box);
    draw_figure(&page);
    draw_outputs_and_codes(&page);
}

void scene_layout_compare_page(struct display *display, double width, double height,
                               const struct comparison *comparison,
                               const struct compare_moment *moment,
                               const struct scene_options *options)
{
    width = fmax(1, width);
    height = fmax(1, height);
    double f = scene_font_size(width, height, options->font_scale), margin = f * 0.72;
    struct view view = {
        .title = comparison->title,
        .file_name = "",
        .now = moment->now,
        .why = comparison->said,
        .running = -1,
    };
    struct page page = {
        .layout = {.display = display, .view = &view, .options = options, .f = f},
        .comparison = comparison,
        .moment = moment,
    };
    if (!layout_page_begin(display, width, height, options->blank)) {
        return;
    }
    struct box header = {0, 0, width, f * 2.7};
    struct box footer = {margin, height - margin - f * 2.7, width - 2 * margin, f * 2.7};
    double top = header.height + margin * 0.9;
    struct box body = {margin, top, width - 2 * margin, fmax(f * 4, footer.y - margin * 0.7 - top)};
    struct box prose = body;
    if (options->prose) { /* a lesson's text stands beside both, as it does beside one run */
        prose.width = fmax(f * 15, fmin(f * 22, body.width * 0.24));
        prose.x = body.x + body.width - prose.width;
        body.width -= prose.width + margin;
    }
    arrange(&page, body);
    layout_header(&page.layout, header);
    draw_figure(&page);
    draw_outputs_and_codes(&page);
    layout_footer(&page.layout, footer);
    if (options->prose) {
        layout_prose(&page.layout, prose);
    }
    if (options->question) {
        layout_question(&page.layout, body);
    }
    if (options->overlay) {
        layout_overlay(&page.layout, (struct box){0, 0, width, height});
    }
    display_clip_pop(display);
}
