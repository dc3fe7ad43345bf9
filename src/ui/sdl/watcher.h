/* Wakes the window's event wait when the program on the disk has changed: SDL cannot wait
 * for a file descriptor, so a thread does and sends an event of the type returned by
 * watcher_event().
 */
#ifndef UI_SDL_WATCHER_H
#define UI_SDL_WATCHER_H

#include <SDL.h>
#include <stdbool.h>

struct watch;

struct watcher {
    struct watch *watch;
    SDL_Thread *thread; /* NULL: nothing is watched */
    int stop;           /* an event descriptor that ends the thread */
    Uint32 event;
};

/* Watches that program's folder instead of what was watched before; file may be NULL. */
void watcher_begin(struct watcher *watcher, const char *file);
void watcher_end(struct watcher *watcher);

#endif
