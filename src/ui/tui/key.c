/* From what ncurses reads to the key names of app/actions.def. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "ui/tui/private.h"

/* Keys with Ctrl have no constants; terminfo's extended names tell them. */
static const char *extended_name(wint_t key)
{
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
