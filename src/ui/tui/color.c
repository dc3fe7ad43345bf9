/* Colour roles on terminals of 256, 16, 8 or no colours. */
#include "ui/tui/private.h"

/* The colour of the eight that is nearest in meaning; -1: the terminal's own. */
static short basic_color(enum color_role role)
{
    static const short tasks[] = {COLOR_BLUE, COLOR_YELLOW,  COLOR_GREEN,
                                  COLOR_CYAN, COLOR_MAGENTA, COLOR_RED};
    if (role >= ROLE_TASK_1) {
        return tasks[(role - ROLE_TASK_1) % 6];
    }
    switch (role) {
    case ROLE_STATE_RUNNING: return COLOR_BLUE;
    case ROLE_STATE_READY: return COLOR_YELLOW;
    case ROLE_STATE_WAITING: return COLOR_CYAN;
    case ROLE_STATE_BLOCKED:
    case ROLE_STATE_FAILED:
    case ROLE_ERROR:
    case ROLE_CURSOR: return COLOR_RED;
    case ROLE_STATE_DONE:
    case ROLE_CODE_STRING: return COLOR_GREEN;
    case ROLE_STATE_CANCELLED:
    case ROLE_CODE_KEYWORD: return COLOR_MAGENTA;
    case ROLE_ACCENT:
    case ROLE_CODE_NAME:
    case ROLE_CODE_COMMENT: return COLOR_CYAN;
    default: return -1;
    }
}

static int level_of(int value)
{
    return value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;
}

static long distance(uint32_t a, uint32_t b)
{
    long red = (long)(a >> 16 & 255) - (long)(b >> 16 & 255);
    long green = (long)(a >> 8 & 255) - (long)(b >> 8 & 255);
    long blue = (long)(a & 255) - (long)(b & 255);
    return 3 * red * red + 4 * green * green + 2 * blue * blue;
}

/* The nearest of xterm's colour cube (16 to 231) and greys (232 to 255). */
static short palette_color(uint32_t color)
{
    static const int steps[] = {0, 95, 135, 175, 215, 255};
    int red = level_of((int)(color >> 16 & 255)), green = level_of((int)(color >> 8 & 255)),
        blue = level_of((int)(color & 255));
    uint32_t cube = (uint32_t)(steps[red] << 16 | steps[green] << 8 | steps[blue]);
    int mean = (int)((color >> 16 & 255) + (color >> 8 & 255) + (color & 255)) / 3;
    int grey = mean < 8 ? 0 : mean > 238 ? 23 : (mean - 3) / 10;
    uint32_t shade = (uint32_t)(8 + 10 * grey) * 0x010101;
    return (short)(distance(color, shade) < distance(color, cube)
                       ? 232 + grey
                       : 16 + 36 * red + 6 * green + blue);
}

void tui_colors_init(struct tui_colors *colors, bool wanted)
{
    colors->depth = TUI_MONO;
    if (wanted && has_colors() && start_color() == OK && use_default_colors() == OK) {
        colors->depth = COLORS >= 256 ? TUI_PALETTE : COLORS >= 8 ? TUI_BASIC : TUI_MONO;
    }
}

void tui_colors_set_theme(struct tui_colors *colors, enum theme_id theme)
{
    struct diag diag = {0};
    theme_load(&colors->theme, theme_name(theme), &diag);
    diag_free(&diag);
}

static short pair_of(struct tui_colors *colors, short foreground, short background)
{
    for (size_t i = 0; i < colors->pairs.count; i++) {
        const struct tui_pair *pair = &colors->pairs.items[i];
        if (pair->foreground == foreground && pair->background == background) {
            return (short)(i + 1);
        }
    }
    size_t number = colors->pairs.count + 1;
    if (number >= (size_t)COLOR_PAIRS || number > 32767 ||
        init_pair((short)number, foreground, background) != OK) {
        return 0;
    }
    vec_push(&colors->pairs, (struct tui_pair){foreground, background});
    return (short)number;
}

attr_t tui_colors_of(struct tui_colors *colors, const struct cell *cell, short *pair)
{
    attr_t attributes = cell->attributes & CELL_BOLD ? A_BOLD : 0;
    attributes |= cell->attributes & CELL_REVERSE ? A_REVERSE : 0;
    attributes |= cell->attributes & CELL_UNDERLINE ? A_UNDERLINE : 0;
    attributes |= cell->attributes & CELL_DIM ? A_DIM : 0;
    enum color_role ink = cell->foreground, ground = cell->background;
    *pair = 0;
    if (colors->depth == TUI_PALETTE) {
        ink = ink == ROLE_NONE ? ROLE_TEXT : ink;
        ground = ground == ROLE_NONE ? ROLE_BACKGROUND : ground;
        *pair = pair_of(colors, palette_color(colors->theme.colors[ink]),
                        palette_color(colors->theme.colors[ground]));
        return attributes;
    }
    /* Bars and highlights stand out by being reversed where there are few colours. */
    if (ground == ROLE_BAR || ground == ROLE_HIGHLIGHT) {
        attributes |= A_REVERSE;
    } else if (colors->depth == TUI_BASIC) {
        short color = basic_color(ink);
        *pair = pair_of(colors, color, basic_color(ground));
        /* Plain blue can hardly be read on black; bold, it is shown bright. */
        attributes |= color == COLOR_BLUE ? A_BOLD : 0;
    }
    if (ink == ROLE_FAINT || ink == ROLE_BORDER) {
        attributes |= A_DIM;
    }
    return attributes;
}

void tui_colors_free(struct tui_colors *colors)
{
    vec_free(&colors->pairs);
}
