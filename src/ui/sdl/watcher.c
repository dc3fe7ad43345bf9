#include "ui/sdl/watcher.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/watch.h"

enum { SETTLES = 40 }; /* ms: an editor writes more than one file */

static int run(void *context)
{
    struct watcher *watcher = context;
    struct pollfd places[2] = {{.fd = watcher->stop, .events = POLLIN},
                               {.fd = watch_fd(watcher->watch), .events = POLLIN}};
    while (poll(places, 2, -1) >= 0 && !places[0].revents) {
        if (watch_take(watcher->watch)) {
            SDL_Event event = {.type = watcher->event};
            if (poll(places, 1, SETTLES) > 0) {
                break;
            }
            watch_take(watcher->watch);
            SDL_PushEvent(&event);
        }
    }
    return 0;
}

void watcher_begin(struct watcher *watcher, const char *file)
{
    watcher_end(watcher);
    watcher->watch = watch_open(file);
    watcher->stop = watcher->watch ? eventfd(0, EFD_CLOEXEC) : -1;
    if (watcher->event == 0) {
        watcher->event = SDL_RegisterEvents(1);
    }
    if (watcher->stop >= 0 && watcher->event != (Uint32)-1) {
        watcher->thread = SDL_CreateThread(run, "watcher", watcher);
    }
}

void watcher_end(struct watcher *watcher)
{
    if (watcher->thread) {
        uint64_t one = 1;
        if (write(watcher->stop, &one, sizeof one) == (ssize_t)sizeof one) {
            SDL_WaitThread(watcher->thread, NULL);
        }
        watcher->thread = NULL;
    }
    if (watcher->watch) {
        if (watcher->stop >= 0) {
            close(watcher->stop);
        }
        watch_close(watcher->watch);
        watcher->watch = NULL;
    }
}
