/* The prose pane of a lesson, and the card with a question. */
#include <math.h>
#include <string.h>

#include "scene/layout.h"

#define PROSE_PITCH         1.45
#define PROSE_SIZE          0.92
#define PROSE_LISTING_PITCH 1.2

struct prose_pen {
    struct layout *layout;
    double size; /* of the text, as a multiple of f */
    bool is_bold;
    double top, bottom; /* of the box: a line that is not wholly within is left out */
};

static double prose_text_width(void *ctx, const char *text, size_t size, uint8_t style)
{
    const struct prose_pen *pen = ctx;
    const struct text_metrics *metrics = &pen->layout->display->metrics;
    return metrics->text_width(metrics->ctx, text, size, pen->layout->f * pen->size,
                               pen->is_bold || (style & PROSE_STRONG));
}

static struct prose_lines prose_lines_of(struct prose_pen *pen, const struct prose_block *block,
                                         double width)
{
    pen->is_bold = block->kind == PROSE_HEADING || block->kind == PROSE_REMARK;
    pen->size =
        block->kind == PROSE_HEADING ? PROSE_SIZE * (block->level <= 1 ? 1.2 : 1.08) : PROSE_SIZE;
    return prose_wrap(&pen->layout->display->arena, block->runs, block->run_count, width,
                      prose_text_width, pen);
}

static double prose_indent(const struct layout *layout, const struct prose_block *block)
{
    switch (block->kind) {
    case PROSE_ITEM: return layout->f * (0.4 + 1.2 * (block->level > 3 ? 3 : block->level));
    case PROSE_QUOTE: return layout->f * 0.9;
    case PROSE_CHOICE: return layout->f * 2.5;
    default: return 0;
    }
}

static size_t count_lines(const char *text)
{
    size_t lines = 0;
    for (; *text; text += strcspn(text, "\n"), text += *text == '\n') {
        lines++;
    }
    return lines;
}

/* Its height with the room below it. */
static double prose_height(struct prose_pen *pen, const struct prose_block *block, double width)
{
    const struct layout *layout = pen->layout;
    if (block->kind == PROSE_RULE) {
        return layout->f;
    }
    if (block->kind == PROSE_LISTING) {
        return layout->f *
               (SIZE_BODY * PROSE_LISTING_PITCH * (double)count_lines(block->text) + 1.1);
    }
    struct prose_lines lines = prose_lines_of(pen, block, width - prose_indent(layout, block));
    double below = block->kind == PROSE_ITEM ? 0.25 : block->kind == PROSE_CHOICE ? 0.75 : 0.6;
    return layout->f * (pen->size * PROSE_PITCH * (double)lines.count + below);
}

static enum color_role prose_role(const struct prose_block *block)
{
    if (block->is_dim) {
        return ROLE_MUTED;
    }
    switch (block->mark) {
    case PROSE_RIGHT: return ROLE_STATE_DONE;
    case PROSE_WRONG: return ROLE_ERROR;
    default: return ROLE_TEXT;
    }
}

static void prose_draw_line(struct prose_pen *pen, const struct prose_line *line, double x,
                            double baseline, enum color_role role)
{
    struct layout *layout = pen->layout;
    double font = layout->f * pen->size;
    for (size_t i = 0; i < line->count; i++) {
        const struct prose_piece *piece = &line->pieces[i];
        bool is_code = piece->style & PROSE_CODE;
        if (is_code) {
            display_round_rect(layout->display, x + piece->x - font * 0.12, baseline - font * 0.86,
                               piece->width + font * 0.24, font * 1.16, font * 0.22, ROLE_INSET,
                               ROLE_NONE);
        }
        bool is_special = role == ROLE_TEXT && (piece->style & (PROSE_LINK | PROSE_CODE));
        display_text(layout->display, x + piece->x, baseline, -1, piece->text, strlen(piece->text),
                     font, pen->is_bold || (piece->style & PROSE_STRONG),
                     is_special ? ROLE_ACCENT : role, ALIGN_LEFT);
    }
}

/* What stands before the text: a bullet, a number, a choice's key. */
static void prose_draw_lead(struct prose_pen *pen, const struct prose_block *block, double x,
                            double y, double height, double width)
{
    struct layout *layout = pen->layout;
    double f = layout->f, baseline = y + f * PROSE_SIZE * 1.08;
    enum color_role role = prose_role(block);
    const char *number = arena_printf(&layout->display->arena, "%u.", (unsigned)block->number);
    switch (block->kind) {
    case PROSE_ITEM:
        layout_right(layout, x - f * 0.45, baseline, f * 2, block->number ? number : "•",
                     PROSE_SIZE, role);
        break;
    case PROSE_QUOTE:
        display_rect(layout->display, x - f * 0.8, y, f * 0.18, height - f * 0.6, ROLE_BORDER);
        break;
    case PROSE_CHOICE: {
        double left = x - f * 2.5, side = f * 1.7;
        layout_set_hit(layout, HIT_CHOICE, block->number);
        struct primitive *frame = display_round_rect(
            layout->display, left, y - f * 0.25, width + f * 2.5, height - f * 0.3, f * 0.4,
            ROLE_PANEL, block->mark == PROSE_UNMARKED ? ROLE_BORDER : role);
        frame->line_width = fmax(1, f * (block->mark == PROSE_UNMARKED ? 0.06 : 0.14));
        display_round_rect(layout->display, left + f * 0.35, y - f * 0.12, side, side * 0.85,
                           f * 0.3, block->mark == PROSE_UNMARKED ? ROLE_INSET : role, ROLE_NONE);
        layout_set_hit(layout, HIT_NONE, 0);
        const char *sign = block->mark == PROSE_RIGHT   ? "✓"
                           : block->mark == PROSE_WRONG ? "✕"
                                                        : number;
        size_t size = block->mark == PROSE_UNMARKED ? strlen(number) - 1 : strlen(sign);
        display_text(layout->display, left + f * 0.35 + side / 2, baseline - f * 0.08, -1, sign,
                     size, f * PROSE_SIZE, true,
                     block->mark == PROSE_UNMARKED ? ROLE_TEXT : ROLE_ON_FILL, ALIGN_CENTER);
        break;
    }
    default: break;
    }
}

static void prose_draw_listing(struct prose_pen *pen, const struct prose_block *block, double x,
                               double y, double width)
{
    struct layout *layout = pen->layout;
    double f = layout->f, pitch = f * SIZE_BODY * PROSE_LISTING_PITCH;
    display_round_rect(layout->display, x, y - f * 0.1, width,
                       pitch * (double)count_lines(block->text) + f * 0.6, f * 0.3, ROLE_INSET,
                       ROLE_NONE);
    double baseline = y + f * 0.2 + pitch * 0.75;
    for (const char *at = block->text; *at; baseline += pitch) {
        size_t length = strcspn(at, "\n");
        display_text(layout->display, x + f * 0.5, baseline, width - f, at, length, f * SIZE_BODY,
                     false, prose_role(block), ALIGN_LEFT);
        at += length + (at[length] == '\n');
    }
}

static double prose_draw(struct prose_pen *pen, const struct prose_block *block, double x, double y,
                         double width)
{
    struct layout *layout = pen->layout;
    double height = prose_height(pen, block, width);
    if (block->kind == PROSE_RULE) {
        display_line(layout->display, x, y + layout->f * 0.3, x + width, y + layout->f * 0.3,
                     ROLE_BORDER, fmax(1, layout->f * 0.06));
        return height;
    }
    if (block->kind == PROSE_LISTING) {
        prose_draw_listing(pen, block, x, y, width);
        return height;
    }
    double indent = prose_indent(layout, block);
    prose_draw_lead(pen, block, x + indent, y, height, width - indent);
    struct prose_lines lines = prose_lines_of(pen, block, width - indent);
    double pitch = layout->f * pen->size * PROSE_PITCH;
    for (size_t i = 0; i < lines.count; i++) {
        double baseline = y + pitch * (double)i + layout->f * pen->size * 1.08;
        double font = layout->f * pen->size, slack = layout->f * 0.1;
        if (baseline - font * 0.9 >= pen->top - slack &&
            baseline + font * 0.3 <= pen->bottom + slack) {
            prose_draw_line(pen, &lines.lines[i], x + indent, baseline, prose_role(block));
        }
    }
    return height;
}

static double prose_total(struct prose_pen *pen, const struct prose *prose, double width)
{
    double total = 0;
    for (size_t i = 0; i < prose->count; i++) {
        total += prose_height(pen, &prose->blocks[i], width);
    }
    return total;
}

/* What has no room is told in the last line: "▲▼ 5", and how it is reached. */
static void prose_draw_more(struct layout *layout, struct box box, const struct prose_sight *sight)
{
    struct strbuf text = {0};
    catalog_format(layout->options->catalog, &text, "prose.more", "up", sight->above > 0 ? "▲" : "",
                   "down", sight->below > 0 ? "▼" : "", "count",
                   arena_printf(&layout->display->arena, "%d", sight->above + sight->below), "key",
                   layout_message(layout, "prose.wheel"), (char *)NULL);
    layout_right(layout, box.x + box.width, box.y + box.height - layout->f * 0.2, box.width,
                 strbuf_text(&text), SIZE_SMALL, ROLE_ACCENT);
    strbuf_free(&text);
}

/* Draws the blocks in the box, so far up that the block in focus is seen, and as far down as they
 * were moved. */
static void prose_draw_all(struct prose_pen *pen, const struct prose *prose, struct box box,
                           enum prose_place place)
{
    struct layout *layout = pen->layout;
    double total = prose_total(pen, prose, box.width), above = 0;
    double line = layout->f * PROSE_SIZE * PROSE_PITCH;
    bool has_more = total > box.height + layout->f * 0.6; /* the last block's margin is no text */
    for (size_t i = 0; i < prose->focus && i < prose->count; i++) {
        above += prose_height(pen, &prose->blocks[i], box.width);
    }
    layout_set_hit(layout, HIT_PROSE, place);
    display_rect(layout->display, box.x, box.y, box.width, box.height, ROLE_PANEL);
    layout_set_hit(layout, HIT_NONE, 0);
    struct box whole = box;
    box.height = fmax(0, box.height - (has_more ? layout->f * 1.3 : 0));
    double most = has_more ? total - box.height : 0;
    double up = fmin(most, fmax(0, above - (box.height > line * 5 ? layout->f * 1.5 : 0)));
    up = fmin(most, fmax(0, up + line * layout->options->prose_moved[place]));
    struct prose_sight *sight = &layout->display->prose[place];
    *sight = (struct prose_sight){.above = (int)ceil(up / line - 0.01),
                                  .shown = (int)(box.height / line),
                                  .below = (int)ceil((most - up) / line - 0.01),
                                  .is_large = place == PROSE_CARD};
    if (has_more) {
        prose_draw_more(layout, whole, sight);
    }
    double y = box.y - up;
    pen->top = box.y;
    pen->bottom = box.y + box.height;
    display_clip_push(pen->layout->display, box.x - pen->layout->f * 0.5, box.y,
                      box.width + pen->layout->f, box.height);
    for (size_t i = 0; i < prose->count; i++) {
        double height = prose_height(pen, &prose->blocks[i], box.width);
        if (y + height > box.y && y < box.y + box.height) {
            prose_draw(pen, &prose->blocks[i], box.x, y, box.width);
        }
        y += height;
    }
    display_clip_pop(pen->layout->display);
}

static void prose_head(struct layout *layout, struct box box, const struct prose *prose)
{
    double f = layout->f, used = 0;
    if (*prose->place) {
        used = layout_right(layout, box.x + box.width - f * 0.8, box.y + f * 1.25, box.width / 3,
                            prose->place, SIZE_SMALL, ROLE_MUTED);
    }
    layout_bold(layout, box.x + f * 0.8, box.y + f * 1.25, box.width - used - f * 2, prose->title,
                SIZE_BODY, ROLE_MUTED);
}

void layout_prose(struct layout *layout, struct box box)
{
    const struct prose *prose = layout->options->prose;
    double f = layout->f;
    struct prose_pen pen = {.layout = layout, .size = PROSE_SIZE};
    layout_pane_begin(layout, box, ROLE_PANEL);
    prose_head(layout, box, prose);
    prose_draw_all(&pen, prose,
                   (struct box){box.x + f * 0.8, box.y + f * 1.9, box.width - f * 1.6,
                                fmax(0, box.height - f * 2.3)},
                   PROSE_PANE);
    layout_pane_end(layout);
}

void layout_question(struct layout *layout, struct box over)
{
    const struct prose *prose = layout->options->question;
    double f = layout->f, width = fmin(over.width - f * 2, f * 40);
    struct prose_pen pen = {.layout = layout, .size = PROSE_SIZE};
    double height = fmin(over.height - f, prose_total(&pen, prose, width - f * 2.4) + f * 3.2);
    struct box box = {over.x + (over.width - width) / 2, over.y + (over.height - height) / 2, width,
                      height};
    struct primitive *shade =
        display_rect(layout->display, over.x, over.y, over.width, over.height, ROLE_BACKGROUND);
    shade->opacity = 0.6;
    layout_pane_begin(layout, box, ROLE_PANEL);
    struct primitive *frame = display_round_rect(layout->display, box.x, box.y, box.width,
                                                 box.height, f * 0.4, ROLE_NONE, ROLE_ACCENT);
    frame->line_width = fmax(1, f * 0.16);
    prose_head(layout, box, prose);
    prose_draw_all(&pen, prose,
                   (struct box){box.x + f * 1.2, box.y + f * 2.2, box.width - f * 2.4,
                                fmax(0, box.height - f * 2.6)},
                   PROSE_CARD);
    layout_pane_end(layout);
}
