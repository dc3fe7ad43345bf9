#include "ui/sdl/keys.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct named_key {
    SDL_Keycode key;
    const char *name;
};

static const char *find(const struct named_key *keys, size_t count, SDL_Keycode key)
{
    for (size_t i = 0; i < count; i++) {
        if (keys[i].key == key) {
            return keys[i].name;
        }
    }
    return NULL;
}

/* What a keypad writes while Num Lock is on comes as text. */
static const char *keypad_name(const SDL_Keysym *key)
{
    static const struct named_key moves[] = {
        {SDLK_KP_1, "End"},   {SDLK_KP_2, "Down"}, {SDLK_KP_3, "PgDn"}, {SDLK_KP_4, "Left"},
        {SDLK_KP_6, "Right"}, {SDLK_KP_7, "Home"}, {SDLK_KP_8, "Up"},   {SDLK_KP_9, "PgUp"},
    };
    return key->mod & KMOD_NUM ? NULL : find(moves, sizeof moves / sizeof moves[0], key->sym);
}

/* AltGr writes characters; on some systems it comes as Ctrl and Alt together. */
static bool is_ctrl(SDL_Keymod held)
{
    return (held & KMOD_CTRL) && !(held & (KMOD_MODE | KMOD_RALT));
}

static const char *special_name(const SDL_Keysym *key)
{
    static const struct named_key keys[] = {
        {SDLK_RIGHT, "Right"},  {SDLK_LEFT, "Left"},      {SDLK_UP, "Up"},
        {SDLK_DOWN, "Down"},    {SDLK_PAGEDOWN, "PgDn"},  {SDLK_PAGEUP, "PgUp"},
        {SDLK_HOME, "Home"},    {SDLK_END, "End"},        {SDLK_SPACE, "Space"},
        {SDLK_RETURN, "Enter"}, {SDLK_KP_ENTER, "Enter"}, {SDLK_BACKSPACE, "Backspace"},
        {SDLK_TAB, "Tab"},      {SDLK_ESCAPE, "Esc"},     {SDLK_F1, "F1"},
        {SDLK_F5, "F5"},        {SDLK_F11, "F11"},        {SDLK_AC_BACK, "Left"},
    };
    const char *name = find(keys, sizeof keys / sizeof keys[0], key->sym);
    return name ? name : keypad_name(key);
}

void key_name(const SDL_Keysym *key, char name[KEY_NAME_SIZE])
{
    const char *special = special_name(key);
    char character[2] = "";
    name[0] = '\0';
    if (!special && is_ctrl(key->mod)) {
        static const struct named_key pad[] = {
            {SDLK_KP_PLUS, "+"}, {SDLK_KP_MINUS, "-"}, {SDLK_KP_0, "0"}};
        special = find(pad, sizeof pad / sizeof pad[0], key->sym);
        if (!special && key->sym > ' ' && key->sym < 0x7F) {
            character[0] = (char)toupper((int)key->sym);
            special = character;
        }
    }
    if (special) {
        /* Alt belongs to the window manager: such names mean nothing to the app. */
        snprintf(name, KEY_NAME_SIZE, "%s%s%s%s", key->mod & KMOD_LALT ? "Alt+" : "",
                 is_ctrl(key->mod) ? "Ctrl+" : "",
                 key->mod & KMOD_SHIFT && !character[0] ? "Shift+" : "", special);
    }
}

void key_name_of_text(const char *text, SDL_Keymod held, char name[KEY_NAME_SIZE])
{
    bool usable = text[0] != '\0' && strcmp(text, " ") != 0 && strlen(text) < KEY_NAME_SIZE;
    bool shortcut = is_ctrl(held) || (held & (KMOD_LALT | KMOD_GUI));
    snprintf(name, KEY_NAME_SIZE, "%s", usable && !shortcut ? text : "");
}
