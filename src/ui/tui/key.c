/* From what ncurses reads to the key names of app/actions.def. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/tui/private.h"

/* What xterm and those after it send, whatever TERM says: PuTTY with TERM=xterm, keys with Ctrl in
 * tmux with TERM=screen, and so on. */
static const struct {
    const char *sequence, *name;
} sequences[] = {
    {"\033[A", "Up"},
    {"\033[B", "Down"},
    {"\033[C", "Right"},
    {"\033[D", "Left"},
    {"\033OA", "Up"},
    {"\033OB", "Down"},
    {"\033OC", "Right"},
    {"\033OD", "Left"},
    {"\033[H", "Home"},
    {"\033OH", "Home"},
    {"\033[1~", "Home"},
    {"\033[7~", "Home"},
    {"\033[F", "End"},
    {"\033OF", "End"},
    {"\033[4~", "End"},
    {"\033[8~", "End"},
    {"\033[5~", "PgUp"},
    {"\033[6~", "PgDn"},
    {"\033[Z", "Shift+Tab"},
    {"\033[1;2A", "Shift+Up"},
    {"\033[1;2B", "Shift+Down"},
    {"\033[1;2C", "Shift+Right"},
    {"\033[1;2D", "Shift+Left"},
    {"\033[1;5A", "Ctrl+Up"},
    {"\033[1;5B", "Ctrl+Down"},
    {"\033[1;5C", "Ctrl+Right"},
    {"\033[1;5D", "Ctrl+Left"},
    {"\033Oc", "Ctrl+Right"},
    {"\033Od", "Ctrl+Left"},
    {"\033[c", "Shift+Right"},
    {"\033[d", "Shift+Left"},
    {"\033[a", "Shift+Up"},
    {"\033[b", "Shift+Down"},
    {"\033OP", "F1"},
    {"\033[11~", "F1"},
    {"\033[[A", "F1"},
    {"\033[15~", "F5"},
    {"\033[[E", "F5"},
    {"\033[23~", "F11"},
    {"\033[43;5u", "Ctrl++"},
    {"\033[61;5u", "Ctrl+="},
    {"\033[45;5u", "Ctrl+-"},
    {"\033[48;5u", "Ctrl+0"},
    {"\033[27;5;43~", "Ctrl++"},
    {"\033[27;5;61~", "Ctrl+="},
    {"\033[27;5;45~", "Ctrl+-"},
    {"\033[27;5;48~", "Ctrl+0"},
};
enum { SEQUENCES = sizeof sequences / sizeof sequences[0], FIRST_SEQUENCE = 4000 };

void tui_keys_define(void)
{
    for (int i = 0; i < SEQUENCES; i++) {
        if (key_defined(sequences[i].sequence) == 0) {
            define_key(sequences[i].sequence, FIRST_SEQUENCE + i);
        }
    }
}

/* Keys with Ctrl have no constants; terminfo's extended names tell them. */
static const char *extended_name(wint_t key)
{
    if (key >= FIRST_SEQUENCE && key < FIRST_SEQUENCE + SEQUENCES) {
        return sequences[key - FIRST_SEQUENCE].name;
    }
    static const char *const names[][2] = {
        {"kRIT5", "Ctrl+Right"},  {"kLFT5", "Ctrl+Left"},  {"kUP5", "Ctrl+Up"},
        {"kDN5", "Ctrl+Down"},    {"kUP", "Shift+Up"},     {"kDN", "Shift+Down"},
        {"kRIT2", "Shift+Right"}, {"kLFT2", "Shift+Left"},
    };
    const char *found = keyname((int)key);
    for (size_t i = 0; found && i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(found, names[i][0]) == 0) {
            return names[i][1];
        }
    }
    return NULL;
}

static const char *special_name(wint_t key)
{
    switch (key) {
    case KEY_RIGHT: return "Right";
    case KEY_LEFT: return "Left";
    case KEY_UP: return "Up";
    case KEY_DOWN: return "Down";
    case KEY_NPAGE: return "PgDn";
    case KEY_PPAGE: return "PgUp";
    case KEY_HOME:
    case KEY_FIND: return "Home";
    case KEY_END:
    case KEY_SELECT: return "End";
    case KEY_ENTER: return "Enter";
    case KEY_BACKSPACE: return "Backspace";
    case KEY_BTAB: return "Shift+Tab";
    case KEY_SRIGHT: return "Shift+Right";
    case KEY_SLEFT: return "Shift+Left";
    case KEY_SR: return "Shift+Up";
    case KEY_SF: return "Shift+Down";
    default: return extended_name(key);
    }
}

static const char *character_name(wint_t key)
{
    switch (key) {
    case '\r':
    case '\n': return "Enter";
    case '\t': return "Tab";
    case ' ': return "Space";
    case 27: return "Esc";
    case 8:
    case 127: return "Backspace";
    default: return NULL;
    }
}

bool tui_key_name(int status, wint_t key, char name[TUI_KEY_MAX])
{
    const char *found = status == KEY_CODE_YES ? special_name(key) : character_name(key);
    if (found) {
        snprintf(name, TUI_KEY_MAX, "%s", found);
    } else if (status == KEY_CODE_YES) {
        if (key < KEY_F(1) || key > KEY_F(12)) {
            return false;
        }
        snprintf(name, TUI_KEY_MAX, "F%d", (int)(key - KEY_F0));
    } else if (key >= 1 && key <= 26) {
        snprintf(name, TUI_KEY_MAX, "Ctrl+%c", (char)('A' + key - 1));
    } else if (key < 32) {
        return false;
    } else {
        name[utf8_encode((uint32_t)key, name)] = '\0';
    }
    return true;
}
