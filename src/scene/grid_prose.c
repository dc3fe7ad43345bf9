/* The prose pane of a lesson and the card with a question, in cells. */
#include <string.h>

#include "base/utf8.h"
#include "scene/grid_layout.h"

struct grid_prose {
    struct grid_pen *pen;
    struct area area;
    int row; /* of the next line, from the top of the area; may lie above it */
    bool draws;
};

static double grid_prose_width(void *ctx, const char *text, size_t size, uint8_t style)
{
    (void)ctx;
    (void)style;
    return (double)utf8_width(text, size);
}

static int grid_prose_indent(const struct prose_block *block)
{
    switch (block->kind) {
    case PROSE_ITEM: return 2 + (block->number ? 1 : 0) + 2 * (block->level > 1 ? 1 : 0);
    case PROSE_QUOTE: return 2;
    case PROSE_CHOICE: return 4;
    default: return 0;
    }
}

static enum color_role grid_prose_role(const struct prose_block *block)
{
    return block->is_dim                ? ROLE_MUTED
           : block->mark == PROSE_RIGHT ? ROLE_STATE_DONE
           : block->mark == PROSE_WRONG ? ROLE_ERROR
                                        : ROLE_TEXT;
}

static void grid_prose_lead(struct grid_prose *prose, const struct prose_block *block, int column)
{
    struct grid_pen *pen = prose->pen;
    bool ascii = pen->options->ascii;
    const char *bullet = ascii ? "*" : "•";
    const char *number = arena_printf(&pen->arena, "%u.", (unsigned)block->number);
    enum color_role role = grid_prose_role(block);
    if (block->kind == PROSE_ITEM) {
        const char *lead = block->number ? number : bullet;
        int width = (int)utf8_width(lead, strlen(lead));
        grid_put(pen, prose->area, column - 1 - width, prose->row, lead, role, 0);
    } else if (block->kind == PROSE_QUOTE) {
        grid_put(pen, prose->area, column - 2, prose->row, ascii ? "|" : "│", ROLE_BORDER, 0);
    } else if (block->kind == PROSE_CHOICE) {
        const char *sign = block->mark == PROSE_RIGHT   ? (ascii ? "v" : "✓")
                           : block->mark == PROSE_WRONG ? (ascii ? "x" : "✕")
                                                        : "";
        grid_put(pen, prose->area, 0, prose->row,
                 arena_printf(&pen->arena, "%s%u", *sign ? sign : " ", (unsigned)block->number),
                 block->mark ? role : ROLE_ACCENT, CELL_BOLD);
        grid_add_hit(pen->grid, prose->area.column, prose->area.row + prose->row, prose->area.width,
                     1, (struct hit){HIT_CHOICE, block->number});
    }
}

static bool grid_prose_is_seen(const struct grid_prose *prose)
{
    return prose->draws && prose->row >= 0 && prose->row < prose->area.height;
}

static void grid_prose_listing(struct grid_prose *prose, const struct prose_block *block)
{
    for (const char *at = block->text; *at; prose->row++) {
        size_t length = strcspn(at, "\n");
        if (grid_prose_is_seen(prose)) {
            const char *line = arena_copy_bytes(&prose->pen->arena, at, length);
            grid_put(prose->pen, prose->area, 2, prose->row, line, grid_prose_role(block), 0);
        }
        at += length + (at[length] == '\n');
    }
}

static void grid_prose_lines(struct grid_prose *prose, const struct prose_block *block)
{
    int column = grid_prose_indent(block), width = prose->area.width - column;
    struct prose_lines lines = prose_wrap(&prose->pen->arena, block->runs, block->run_count,
                                          width > 1 ? width : 1, grid_prose_width, NULL);
    bool is_bold = block->kind == PROSE_HEADING || block->kind == PROSE_REMARK;
    enum color_role role = grid_prose_role(block);
    for (size_t i = 0; i < lines.count; i++, prose->row++) {
        if (!grid_prose_is_seen(prose)) {
            continue;
        }
        if (i == 0) {
            grid_prose_lead(prose, block, column);
        }
        for (size_t k = 0; k < lines.lines[i].count; k++) {
            const struct prose_piece *piece = &lines.lines[i].pieces[k];
            bool is_special = role == ROLE_TEXT && (piece->style & (PROSE_CODE | PROSE_LINK));
            grid_put(prose->pen, prose->area, column + (int)piece->x, prose->row, piece->text,
                     is_special ? ROLE_ACCENT : role,
                     is_bold || (piece->style & PROSE_STRONG) ? CELL_BOLD : 0);
        }
    }
}

static void grid_prose_block(struct grid_prose *prose, const struct prose_block *block,
                             bool is_last)
{
    if (block->kind == PROSE_RULE) {
        prose->row++;
        return;
    }
    if (block->kind == PROSE_LISTING) {
        grid_prose_listing(prose, block);
    } else {
        grid_prose_lines(prose, block);
    }
    bool is_tight = block->kind == PROSE_ITEM || block->kind == PROSE_CHOICE;
    prose->row += !is_tight && !is_last;
}

/* Goes through all blocks; drawn with the block in focus in sight. */
static int grid_prose_all(struct grid_pen *pen, struct area area, const struct prose *text,
                          int first_row, bool draws, int *focus_row)
{
    struct grid_prose prose = {.pen = pen, .area = area, .row = first_row, .draws = draws};
    for (size_t i = 0; i < text->count; i++) {
        if (i == text->focus) {
            *focus_row = prose.row;
        }
        bool next_is_tight =
            i + 1 < text->count && text->blocks[i + 1].kind != PROSE_ITEM &&
            (text->blocks[i].kind == PROSE_ITEM ||
             (text->blocks[i].kind == PROSE_CHOICE && text->blocks[i + 1].kind != PROSE_CHOICE));
        grid_prose_block(&prose, &text->blocks[i], i + 1 == text->count);
        prose.row += next_is_tight;
    }
    return prose.row - first_row;
}

static void grid_prose_fit(struct grid_pen *pen, struct area area, const struct prose *text)
{
    int focus = 0, unused;
    int height = grid_prose_all(pen, area, text, 0, false, &focus);
    int most = height > area.height ? height - area.height : 0;
    int up = focus > 1 ? focus - 1 : 0;
    grid_prose_all(pen, area, text, -(up < most ? up : most), true, &unused);
}

static const char *grid_prose_title(struct grid_pen *pen, const struct prose *text)
{
    return *text->place ? arena_printf(&pen->arena, "%s %s %s", text->title,
                                       pen->options->ascii ? "-" : "·", text->place)
                        : text->title;
}

void grid_prose(struct grid_pen *pen, struct area area)
{
    grid_prose_fit(pen, area, pen->options->scene.prose);
}

const char *grid_prose_name(struct grid_pen *pen)
{
    return grid_prose_title(pen, pen->options->scene.prose);
}

void grid_question(struct grid_pen *pen, struct area over)
{
    const struct prose *text = pen->options->scene.question;
    int width = over.width - 4 > 72 ? 72 : over.width - 2, unused = 0;
    struct area inner = {0, 0, width - 4, over.height};
    int height = grid_prose_all(pen, inner, text, 0, false, &unused) + 2;
    height = height > over.height ? over.height : height;
    struct area area = {over.column + (over.width - width) / 2,
                        over.row + (over.height - height) / 2, width, height};
    grid_blank(pen->grid, area);
    struct area inside = grid_box(pen, area, grid_prose_title(pen, text));
    inside.column++;
    inside.width -= 2;
    grid_prose_fit(pen, inside, text);
}
