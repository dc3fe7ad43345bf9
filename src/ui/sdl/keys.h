/* SDL's keys as the key names of app/actions.def. */
#ifndef UI_SDL_KEYS_H
#define UI_SDL_KEYS_H

#include <SDL.h>

enum { KEY_NAME_SIZE = 32 };

/* Name of a key that writes no character, or of one held with Ctrl ("PgDn",
 * "Shift+Left", "Ctrl+Q"); "" when SDL_TEXTINPUT will tell what it writes. */
void key_name(const SDL_Keysym *key, char name[KEY_NAME_SIZE]);

/* Name of the character that was typed ("a", "<"); "" when it is none. */
void key_name_of_text(const char *text, SDL_Keymod held, char name[KEY_NAME_SIZE]);

#endif
