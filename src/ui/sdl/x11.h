/* Errors of the X server that are none of ours. */
#ifndef UI_SDL_X11_H
#define UI_SDL_X11_H

/* To be called when SDL's video runs.  Xlib ends the whole program when a request names a window
 * that has gone meanwhile (closed by the window manager, or the speaker's one by a key), which
 * nobody can rule out: such errors are passed over.  Without effect on other video drivers. */
void x11_survive_errors(void);

#endif
