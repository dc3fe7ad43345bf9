#include "scene/grid.h"

#include <string.h>

#include "base/utf8.h"
#include "scene/grid_layout.h"

enum { GRID_MAX = 1000 };

static int between(int value, int low, int high)
{
    return value < low ? low : value > high ? high : value;
}

void grid_reset(struct grid *grid, int columns, int rows)
{
    columns = between(columns, 1, GRID_MAX);
    rows = between(rows, 1, GRID_MAX);
    size_t count = (size_t)columns * (size_t)rows;
    grid->cells = mem_resize(grid->cells, count * sizeof *grid->cells);
    grid->columns = columns;
    grid->rows = rows;
    for (size_t i = 0; i < count; i++) {
        grid->cells[i] = (struct cell){.text = " ", .width = 1};
    }
    vec_clear(&grid->hits);
    grid->chart = (struct chart){0};
    memset(grid->prose, 0, sizeof grid->prose);
}

void grid_free(struct grid *grid)
{
    mem_free(grid->cells);
    vec_free(&grid->hits);
    *grid = (struct grid){0};
}

static struct cell *cell_at(struct grid *grid, int column, int row)
{
    return &grid->cells[(size_t)row * (size_t)grid->columns + (size_t)column];
}

/* A cell that is overwritten takes its other half with it. */
static void clear_pair(struct grid *grid, int column, int row)
{
    struct cell *cell = cell_at(grid, column, row);
    if (cell->width == 0 && column > 0) {
        strcpy(cell[-1].text, " ");
        cell[-1].width = 1;
    } else if (cell->width == 2 && column + 1 < grid->columns) {
        strcpy(cell[1].text, " ");
        cell[1].width = 1;
    }
}

static void put(struct grid *grid, int column, int row, const char *text, size_t size, int width,
                enum color_role role, int attributes)
{
    for (int i = 0; i < width; i++) {
        clear_pair(grid, column + i, row);
    }
    for (int i = 0; i < width; i++) {
        struct cell *cell = cell_at(grid, column + i, row);
        cell->width = (unsigned char)(i == 0 ? width : 0);
        cell->foreground = (unsigned char)role;
        cell->attributes = (unsigned char)attributes;
        cell->text[0] = '\0';
        if (i == 0) {
            memcpy(cell->text, text, size);
            cell->text[size] = '\0';
        }
    }
}

/* Adds a combining mark to the cell before; what does not fit is dropped. */
static void combine(struct grid *grid, int column, int row, const char *text, size_t size)
{
    struct cell *cell = cell_at(grid, column, row);
    if (cell->width == 0 && column > 0) {
        cell--;
    }
    size_t used = strlen(cell->text);
    if (used + size < CELL_TEXT_MAX) {
        memcpy(cell->text + used, text, size);
        cell->text[used + size] = '\0';
    }
}

/* What a terminal may be given of a text: no control characters at all. */
static void add_clean(struct strbuf *out, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = utf8_decode(text + at, size - at, &length);
        bool bidi = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        if (c == '\t') {
            strbuf_add(out, "    ");
        } else if (c < 0x20 || c == 0x7F) {
            strbuf_add_char(out, '^');
            strbuf_add_char(out, (char)(c ^ 0x40));
        } else if ((c >= 0x80 && c < 0xA0) || (c >= 0xD800 && c < 0xE000) || bidi) {
            strbuf_add_code_point(out, UTF8_REPLACEMENT);
        } else {
            strbuf_add_code_point(out, c);
        }
    }
}

int grid_text(struct grid *grid, int column, int row, int max_cells, const char *text,
              enum color_role role, int attributes)
{
    if (row < 0 || row >= grid->rows || column < 0 || column >= grid->columns) {
        return 0;
    }
    int room = between(max_cells, 0, grid->columns - column), used = 0;
    struct strbuf clean = {0};
    add_clean(&clean, text);
    const char *shown = strbuf_text(&clean);
    size_t size = clean.length;
    bool cut = utf8_width(shown, size) > (size_t)room;
    if (cut) {
        size = room > 0 ? utf8_fit(shown, size, (size_t)room - 1) : 0;
    }
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = utf8_decode(shown + at, size - at, &length);
        int width = utf8_char_width(c);
        if (width > 0) {
            put(grid, column + used, row, shown + at, length, width, role, attributes);
            used += width;
        } else if (used > 0) {
            combine(grid, column + used - 1, row, shown + at, length);
        }
    }
    if (cut && room > 0) {
        const char *dots = grid->ascii ? "~" : "…";
        put(grid, column + used, row, dots, strlen(dots), 1, role, attributes);
        used++;
    }
    strbuf_free(&clean);
    return used;
}

void grid_fill(struct grid *grid, int column, int row, int width, int height,
               enum color_role background)
{
    for (int y = between(row, 0, grid->rows); y < between(row + height, 0, grid->rows); y++) {
        for (int x = between(column, 0, grid->columns);
             x < between(column + width, 0, grid->columns); x++) {
            cell_at(grid, x, y)->background = (unsigned char)background;
        }
    }
}

void grid_add_hit(struct grid *grid, int column, int row, int width, int height, struct hit hit)
{
    vec_push(&grid->hits, (struct grid_hit){column, row, width, height, hit});
}

struct hit grid_hit_at(const struct grid *grid, int column, int row)
{
    for (size_t i = grid->hits.count; i-- > 0;) {
        const struct grid_hit *hit = &grid->hits.items[i];
        if (column >= hit->column && column < hit->column + hit->width && row >= hit->row &&
            row < hit->row + hit->height) {
            return hit->hit;
        }
    }
    return (struct hit){0};
}

void grid_dump(const struct grid *grid, struct strbuf *out)
{
    for (int row = 0; row < grid->rows; row++) {
        const struct cell *cells = &grid->cells[(size_t)row * (size_t)grid->columns];
        int last = grid->columns;
        while (last > 0 && cells[last - 1].width == 1 && strcmp(cells[last - 1].text, " ") == 0) {
            last--;
        }
        for (int column = 0; column < last; column++) {
            strbuf_add(out, cells[column].text);
        }
        strbuf_add_char(out, '\n');
    }
}

/* Blanks a box, so that something can be written over what was there. */
void grid_blank(struct grid *grid, struct area area)
{
    for (int y = between(area.row, 0, grid->rows);
         y < between(area.row + area.height, 0, grid->rows); y++) {
        for (int x = between(area.column, 0, grid->columns);
             x < between(area.column + area.width, 0, grid->columns); x++) {
            put(grid, x, y, " ", 1, 1, ROLE_NONE, 0);
        }
    }
}
