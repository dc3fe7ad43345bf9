#include "app/watch.h"

#include <stddef.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/strbuf.h"

struct watch {
    int fd;
};

struct watch *watch_open(const char *file)
{
    if (!file || strcmp(file, "-") == 0) {
        return NULL;
    }
    int fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    const char *slash = strrchr(file, '/');
    struct strbuf folder = {0};
    strbuf_add_bytes(&folder, slash ? file : ".", slash ? (size_t)(slash - file) + 1 : 1);
    bool fine =
        fd >= 0 && inotify_add_watch(fd, strbuf_text(&folder), IN_CLOSE_WRITE | IN_MOVED_TO) >= 0;
    strbuf_free(&folder);
    if (!fine) {
        if (fd >= 0) {
            close(fd);
        }
        return NULL;
    }
    struct watch *watch = mem_alloc_zero(sizeof *watch);
    watch->fd = fd;
    return watch;
}

int watch_fd(const struct watch *watch)
{
    return watch ? watch->fd : -1;
}

static bool is_python(const struct inotify_event *event)
{
    size_t size = event->len ? strlen(event->name) : 0;
    return size > 3 && strcmp(event->name + size - 3, ".py") == 0;
}

bool watch_take(struct watch *watch)
{
    bool changed = false;
    union {
        struct inotify_event event; /* for its alignment */
        char bytes[4096];
    } buffer;
    ssize_t size;
    while (watch && (size = read(watch->fd, buffer.bytes, sizeof buffer.bytes)) > 0) {
        for (char *at = buffer.bytes; at < buffer.bytes + size;) {
            struct inotify_event event;
            memcpy(&event, at, sizeof event);
            changed |= is_python((const struct inotify_event *)(const void *)at) ||
                       (event.mask & IN_Q_OVERFLOW);
            at += sizeof event + event.len;
        }
    }
    return changed;
}

void watch_close(struct watch *watch)
{
    if (watch) {
        close(watch->fd);
        mem_free(watch);
    }
}
