#include "scene/figure.h"

#include <math.h>
#include <string.h>

#include "scene/layout.h"

/* A figure's usual size in pixels, and its text's at that width. */
#define USUAL_WIDTH  1600.0
#define USUAL_HEIGHT 900.0
#define CODE_WIDTH   1000.0
#define CODE_MARGIN  0.46 /* for callouts beside the code, as a part of its width */
#define USUAL_TEXT   22.0
#define LARGE_TEXT   30.0 /* its small words are 12 points high on a slide of 13.3 inches */
#define PANES_TEXT   25.0 /* of all panes at once */
#define CALLOUT_TEXT 24.5 /* 12 points on such a slide, also where an editor's font is wider */

/* Heights of its parts, as multiples of the text's size. */
#define MARGIN      0.9
#define TITLE_SIZE  1.45
#define TITLE_ROW   2.1
#define CAPTION     0.95
#define CAPTION_ROW 1.35
#define LEGEND_ROW  1.5
#define AXIS_ROW    1.5
#define LANE        1.6
#define LANE_LEAST  0.74
#define LANE_MOST   2.2
#define LINE        1.08
#define CODE_GAP    1.6
#define LANE_USUAL  1.45 /* beside other panes */
#define OUTPUT_LINE 1.12

/* A figure of its own size grows with its lanes only so far; then they are counted ("+900"). */
enum {
    CAPTION_LINES = 3,
    CAPTION_LIMIT = 600,
    CODE_LINES_MAX = 400,
    LANES_MOST = 120,
    OUTPUT_LINES = 8
};
/* So many lines of a program are readable on a slide; of a longer one a part is shown. */
#define CODE_ROWS_SLIDE 44.0

static const char *title_of(const struct view *view, const struct figure *figure)
{
    return figure->title ? figure->title : *view->title ? view->title : view->file_name;
}

static double code_rows(const struct view *view)
{
    size_t rows = 1;
    for (size_t i = 0; i + 1 < view->source_size && rows < CODE_LINES_MAX; i++) {
        rows += view->source[i] == '\n';
    }
    return (double)rows;
}

/* How much of the text, from its beginning, goes into one line: to a space, if there is one. */
static size_t line_break(const struct display *display, const char *text, double size, double width)
{
    size_t best = 0, length = strlen(text);
    for (size_t i = 0; i <= length && i < CAPTION_LIMIT; i++) {
        if (text[i] && text[i] != ' ') {
            continue;
        }
        if (display->metrics.text_width(display->metrics.ctx, text, i, size, false) > width) {
            break;
        }
        best = i;
    }
    return best ? best : length;
}

static int caption_lines(const struct display *display, const char *text, double size, double width)
{
    int lines = 0;
    for (; text && *text && lines < CAPTION_LINES; lines++) {
        text += line_break(display, text, size, width);
        text += *text == ' ';
    }
    return lines;
}

/* What stands over the panes, as a height. */
static double head_height(const struct display *display, const struct view *view,
                          const struct figure *figure, double width, double f)
{
    double height = f * MARGIN;
    height += *title_of(view, figure) ? f * TITLE_ROW : 0;
    int lines = caption_lines(display, figure->caption, f * CAPTION, width - 2 * f * MARGIN);
    return height + f * CAPTION_ROW * lines + (lines > 0 ? f * 0.4 : 0);
}

/* Those that will be there at the end: one size for all pictures of a run. */
static double lanes_of(const struct view *view)
{
    return fmax(1, fmax(view->lanes_expected, (double)view->tasks.count));
}

/* What a timeline has over and below its lanes, in text sizes. */
static double over_lanes(const struct display *display, const struct view *view,
                         const struct figure *figure, double width)
{
    double f = USUAL_TEXT * width / USUAL_WIDTH;
    return head_height(display, view, figure, width, f) / f +
           (figure->hide_legend ? 0 : LEGEND_ROW) + AXIS_ROW + MARGIN;
}

static double between(double least, double value, double most)
{
    return fmax(least, fmin(value, most));
}

/* The box of a timeline's lanes, with their names, in a figure of that width. */
static double lanes_width(double width, double f)
{
    return width - 2 * f * (MARGIN - 0.75);
}

/* A figure of code has a margin when callouts are about lines of it. */
static bool has_margin(const struct view *view, const struct figure *figure)
{
    bool has = false;
    for (size_t i = 0; i < view->callouts.count && figure->kind == FIGURE_CODE; i++) {
        has = has || view->callouts.items[i].line > 0;
    }
    return has;
}

static double code_width(const struct view *view, const struct figure *figure)
{
    return has_margin(view, figure) ? CODE_WIDTH * (1 + CODE_MARGIN) : CODE_WIDTH;
}

/* The margin in a figure with such panes. */
static double margin_width(double width)
{
    return width * CODE_MARGIN / (1 + CODE_MARGIN);
}

static struct layout begin(struct display *display, const struct view *view,
                           const struct scene_options *options, double width)
{
    return (struct layout){.display = display,
                           .view = view,
                           .options = options,
                           .is_figure = true,
                           .callout_size = CALLOUT_TEXT * width / USUAL_WIDTH};
}

/* The text's size of a timeline whose height (0: any up to a slide's) has room for its callouts
 * too; *callouts: their height. */
static double timeline_text(struct layout *layout, double width, double height, double over,
                            double *callouts)
{
    double wide = width / USUAL_WIDTH, lanes = lanes_of(layout->view), f = LARGE_TEXT * wide;
    double all = height > 0 ? height : USUAL_HEIGHT * wide;
    for (int round = 0; round < 3; round++) { /* callouts are larger where the text is */
        layout->f = f;
        *callouts = layout_callouts_height(layout, lanes_width(width, f));
        f = fmin(f, between(USUAL_TEXT * wide, (all - *callouts) / (over + LANE * lanes),
                            LARGE_TEXT * wide));
    }
    return f;
}

void scene_figure_size(struct display *display, const struct view *view,
                       const struct scene_options *options, const struct figure *figure,
                       double *width, double *height)
{
    if (*width <= 0) {
        *width = figure->kind == FIGURE_CODE ? code_width(view, figure) : USUAL_WIDTH;
    }
    struct layout layout = begin(display, view, options, *width);
    double wide = *width / USUAL_WIDTH, callouts;
    if (figure->kind == FIGURE_TIMELINE) { /* as large as a slide, if its text can be smaller */
        double over = over_lanes(display, view, figure, *width), lanes = lanes_of(view);
        double f = timeline_text(&layout, *width, 0, over, &callouts);
        *height = f * (over + LANE * fmin(LANES_MOST, lanes)) + callouts;
    } else if (figure->kind == FIGURE_CODE) {
        double f = layout.f = USUAL_TEXT * *width / code_width(view, figure);
        double head = head_height(display, view, figure, *width, f);
        double margin = margin_width(*width - 2 * f * MARGIN) - f * CODE_GAP;
        callouts = has_margin(view, figure) ? layout_code_callouts_height(&layout, margin) : 0;
        *height = head + fmax(f * (2.4 + LINE * code_rows(view)), callouts) + f * MARGIN;
    } else {
        *height = USUAL_HEIGHT * wide;
    }
    *height = ceil(*height - 1e-6);
}

/* The text's size for a figure of that size: larger when there is room, smaller when all lanes
 * would not have their least height. */
static double text_size(struct layout *layout, const struct figure *figure, double width,
                        double height)
{
    const struct view *view = layout->view;
    double wide = width / USUAL_WIDTH, rows, lanes = lanes_of(view), over, f, callouts;
    switch (figure->kind) {
    case FIGURE_CODE:
        rows = fmin(6 + LINE * code_rows(view), CODE_ROWS_SLIDE);
        return fmax(5, fmin(USUAL_TEXT * width / code_width(view, figure), height / rows));
    case FIGURE_TIMELINE:
        over = over_lanes(layout->display, view, figure, width);
        f = timeline_text(layout, width, height, over, &callouts);
        f = fmin(f, (height - fmin(callouts, height * 0.6)) /
                        (over + LANE_LEAST * fmin(LANES_MOST, lanes)));
        return fmax(f, fmin(height / 40, width / 90));
    case FIGURE_STAGE: return fmax(5, fmin(LARGE_TEXT * wide, height / 30));
    default: return fmax(5, fmin(PANES_TEXT * wide, height / 32));
    }
}

/* Title, moment and caption; returns where the panes begin. */
static double head(struct layout *layout, double width, const struct figure *figure)
{
    double f = layout->f, margin = f * MARGIN, y = margin, right = width - margin;
    const char *title = title_of(layout->view, figure);
    if (*title) {
        if (!layout->options->hide_cursor) {
            const char *time = arena_printf(&layout->display->arena, "t = %s s",
                                            layout_seconds(layout, layout->view->now));
            right -=
                f + layout_right(layout, right, y + f * 1.15, width * 0.4, time, 1.0, ROLE_MUTED);
        }
        double wish = display_text_width(layout->display, title, f * TITLE_SIZE, true);
        double fit = TITLE_SIZE * fmin(1, (right - margin) / fmax(1, wish));
        layout_bold(layout, margin, y + f * 1.2, right - margin, title, fmax(0.8, fit), ROLE_TEXT);
        y += f * TITLE_ROW;
    }
    const char *text = figure->caption;
    int lines = 0;
    for (; text && *text && lines < CAPTION_LINES; lines++) {
        double room = width - 2 * margin;
        size_t length = line_break(layout->display, text, f * CAPTION, room);
        if (lines == CAPTION_LINES - 1) {
            length = strlen(text); /* the last line is shortened */
        }
        display_text(layout->display, margin, y + f * 0.75, room, text, length, f * CAPTION, false,
                     ROLE_MUTED, ALIGN_LEFT);
        y += f * CAPTION_ROW;
        text += length;
        text += *text == ' ';
    }
    return y + (lines > 0 ? f * 0.4 : 0);
}

static void timeline_figure(struct layout *layout, double width, double height, double top,
                            const struct figure *figure)
{
    double f = layout->f, margin = f * MARGIN, bottom = height - margin * 0.6;
    double legend = figure->hide_legend ? 0 : LEGEND_ROW;
    /* What is left over on a page stands above and below, so that the lanes are in its middle. */
    struct box box = {f * (MARGIN - 0.75), 0, lanes_width(width, f), bottom};
    double needed = f * (legend + AXIS_ROW + LANE_MOST * lanes_of(layout->view)) +
                    layout_callouts_height(layout, box.width);
    top += fmax(0, (bottom - top - needed) * 0.35);
    double axis = top + f * (legend + AXIS_ROW);
    bool has_places = layout_lanes(layout, box, axis, axis - f * 0.25);
    if (!figure->hide_legend) {
        layout_legend(layout, margin, width - margin, top + f * 0.6, has_places);
    }
}

static void code_figure(struct layout *layout, struct box box, const struct figure *figure)
{
    double gap = layout->f * CODE_GAP, width = margin_width(box.width);
    layout->calls_beside = has_margin(layout->view, figure);
    if (!layout->calls_beside) {
        layout_code(layout, box);
        return;
    }
    struct box code = box,
               margin = {box.x + box.width - width + gap, box.y, width - gap, box.height};
    code.width -= width;
    layout_code(layout, code);
    layout_code_callouts(layout, code, margin);
}

static void all_panes(struct layout *layout, struct box all)
{
    double f = layout->f, gap = f * 0.6;
    const struct view *view = layout->view;
    double lanes = fmax(2, lanes_of(view));
    double callouts = layout_callouts_height(layout, all.width);
    double timeline = fmin(f * (2.9 + LANE_USUAL * lanes) + callouts,
                           all.height * 0.4 + fmin(callouts, all.height * 0.06));
    double upper = all.height - timeline - gap, left = floor(all.width * 0.38);
    /* The code gets what it needs, the output what is left over, or a part. */
    double lines = fmax(1, fmin((double)view->marks.count, OUTPUT_LINES));
    double wanted = fmin(f * (2.2 + OUTPUT_LINE * lines), upper * 0.36);
    double output = fmax(wanted, fmin(upper * 0.4, upper - f * (3 + LINE * code_rows(view))));
    layout_code(layout, (struct box){all.x, all.y, left, upper - output - gap});
    layout_output(layout, (struct box){all.x, all.y + upper - output, left, output});
    layout_stage(layout, (struct box){all.x + left + gap, all.y, all.width - left - gap, upper});
    layout_timeline(layout, (struct box){all.x, all.y + upper + gap, all.width, timeline});
}

void scene_layout_figure(struct display *display, double width, double height,
                         const struct view *view, const struct scene_options *options,
                         const struct figure *figure)
{
    width = fmax(1, width);
    height = fmax(1, height);
    struct layout layout = begin(display, view, options, width);
    display_clear(display);
    layout.hide_legend = figure->hide_legend;
    layout.f = text_size(&layout, figure, width, height);
    display->width = width;
    display->height = height;
    if (!figure->transparent) {
        display_rect(display, 0, 0, width, height,
                     figure->kind == FIGURE_TIMELINE ? ROLE_PANEL : ROLE_BACKGROUND);
    }
    display_clip_push(display, 0, 0, width, height);
    double f = layout.f, margin = f * MARGIN, top = head(&layout, width, figure);
    struct box inner = {margin, top, fmax(1, width - 2 * margin), fmax(1, height - top - margin)};
    switch (figure->kind) {
    case FIGURE_STAGE: layout_stage(&layout, inner); break;
    case FIGURE_CODE: code_figure(&layout, inner, figure); break;
    case FIGURE_BOTH: all_panes(&layout, inner); break;
    default: timeline_figure(&layout, width, height, top, figure);
    }
    display_clip_pop(display);
}
