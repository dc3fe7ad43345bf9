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

static void grid_prose_fit(struct grid_pen *pen, struct area area, const struct prose *text,
                           enum prose_place place)
{
    int focus = 0, unused;
    int height = grid_prose_all(pen, area, text, 0, false, &focus);
    int most = height > area.height ? height - area.height : 0;
    int lead = area.height > 6 ? 1 : 0; /* of a row, to see that there is something above */
    int up = focus > lead ? focus - lead : 0, moved = pen->options->scene.prose_moved[place];
    up = (up < most ? up : most) + moved;
    up = up < 0 ? 0 : up > most ? most : up;
    grid_add_hit(pen->grid, area.column, area.row, area.width, area.height,
                 (struct hit){HIT_PROSE, place});
    grid_prose_all(pen, area, text, -up, true, &unused);
    pen->grid->prose[place] =
        (struct prose_sight){.above = up, .shown = height - most, .below = most - up};
}

/* What has no room is told on the frame, with the key that leads there. */
static void grid_prose_more(struct grid_pen *pen, struct area frame, enum prose_place place)
{
    struct prose_sight *sight = &pen->grid->prose[place];
    bool ascii = pen->options->ascii;
    sight->is_large = place == PROSE_CARD || frame.width == pen->grid->columns;
    if (sight->above + sight->below == 0 || frame.height < 2) {
        return;
    }
    struct strbuf text = {0};
    strbuf_add_char(&text, ' ');
    catalog_format(pen->options->scene.catalog, &text, "prose.more", "up",
                   sight->above == 0 ? ""
                   : ascii           ? "^"
                                     : "▲",
                   "down",
                   sight->below == 0 ? ""
                   : ascii           ? "v"
                                     : "▼",
                   "count", arena_printf(&pen->arena, "%d", sight->above + sight->below), "key",
                   !sight->is_large    ? "Tab"
                   : sight->below == 0 ? "PgUp"
                                       : "PgDn",
                   (char *)NULL);
    strbuf_add_char(&text, ' ');
    grid_put_right(pen, frame, 1, frame.height - 1, strbuf_text(&text), ROLE_ACCENT, CELL_BOLD);
    strbuf_free(&text);
}

int grid_prose_height(struct grid_pen *pen, int width)
{
    int unused;
    struct area area = {0, 0, width, 0};
    return grid_prose_all(pen, area, pen->options->scene.prose, 0, false, &unused);
}

static const char *grid_prose_title(struct grid_pen *pen, const struct prose *text)
{
    return *text->place ? arena_printf(&pen->arena, "%s %s %s", text->title,
                                       pen->options->ascii ? "-" : "·", text->place)
                        : text->title;
}

void grid_prose(struct grid_pen *pen, struct area area, struct area frame)
{
    grid_prose_fit(pen, area, pen->options->scene.prose, PROSE_PANE);
    grid_prose_more(pen, frame, PROSE_PANE);
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
    grid_prose_fit(pen, inside, text, PROSE_CARD);
    grid_prose_more(pen, area, PROSE_CARD);
}

/* --- the speaker's notes --- */

static void grid_notes_block(struct prose_block *block, struct prose_run runs[2], const char *name,
                             const char *text)
{
    runs[0] = (struct prose_run){PROSE_STRONG, name};
    runs[1] = (struct prose_run){0, text};
    *block = (struct prose_block){.kind = PROSE_TEXT, .runs = runs, .run_count = 2};
}

int grid_notes(struct grid_pen *pen, struct area over)
{
    const struct scene_notes *notes = pen->options->notes;
    struct prose_block blocks[2];
    struct prose_run runs[2][2];
    struct prose text = {.blocks = blocks};
    const char *next = arena_printf(&pen->arena, "%s: ", grid_message(pen, "notes.next"));
    if (*notes->next) {
        grid_notes_block(&blocks[text.count], runs[text.count], next, notes->next);
        text.count++;
    }
    if (*notes->speaker) {
        grid_notes_block(&blocks[text.count], runs[text.count], "", notes->speaker);
        text.count++;
    }
    int unused, most = over.height / 3, width = over.width > 4 ? over.width - 4 : 0;
    int height = grid_prose_all(pen, (struct area){0, 0, width, 0}, &text, 0, false, &unused);
    height = (height < 1 ? 1 : height) + 2;
    height = height > most ? most : height;
    struct area area = {over.column, over.row + over.height - height, over.width, height};
    if (height < 3 || width < 8) {
        return 0;
    }
    struct area inside = grid_box(pen, area, grid_message(pen, "notes.speaker"));
    inside.column++;
    inside.width -= 2;
    grid_prose_all(pen, inside, &text, 0, true, &unused);
    return height;
}
