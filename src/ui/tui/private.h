/* Shared by the files of ui/tui/; not for other folders. */
#ifndef UI_TUI_PRIVATE_H
#define UI_TUI_PRIVATE_H

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdbool.h>
#include <wchar.h>

#include "scene/grid.h"

struct tui_pair {
    short foreground, background;
};

/* What the terminal can show of colours. */
struct tui_colors {
    enum { TUI_MONO, TUI_BASIC, TUI_PALETTE } depth; /* none, 8 or 16, 256 */
    struct theme theme;
    VEC(struct tui_pair) pairs; /* pair number is the place + 1 */
};

/* After start_color(); NO_COLOR is the caller's to ask. */
void tui_colors_init(struct tui_colors *colors, bool wanted);
/* The theme's colours from here on. */
void tui_colors_set_theme(struct tui_colors *colors, enum theme_id theme);
/* Attributes of a cell; *pair gets its colours. */
attr_t tui_colors_of(struct tui_colors *colors, const struct cell *cell, short *pair);
void tui_colors_free(struct tui_colors *colors);

enum { TUI_KEY_MAX = 24 };
/* Makes sequences known that terminals send and their descriptions leave out. */
void tui_keys_define(void);
/* The key's name as app/actions.def writes it; status is what get_wch() returned.
 * False: a key that has none. */
bool tui_key_name(int status, wint_t key, char name[TUI_KEY_MAX]);

#endif
