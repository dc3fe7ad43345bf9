/* The window's icon: three lanes and the cursor, drawn like every other picture. */
#ifndef UI_SDL_ICON_H
#define UI_SDL_ICON_H

#include <SDL.h>

void icon_set(SDL_Window *window); /* a window without an icon is no error */

#endif
