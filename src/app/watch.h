/* Whether the program on the disk has changed: its folder is watched (inotify), so that an
 * editor that writes another file and renames it is noticed too, and the modules beside it.
 *
 * A front end waits for watch_fd() to become readable beside its own input.
 * Ownership: watch_open() to watch_close().
 */
#ifndef APP_WATCH_H
#define APP_WATCH_H

#include <stdbool.h>

struct watch;

/* NULL: nothing to watch (standard input, a recording: file is NULL), or it cannot be. */
struct watch *watch_open(const char *file);
int watch_fd(const struct watch *watch); /* -1 for NULL */
/* Takes what has come; true: a Python file in that folder was written.  Never waits. */
bool watch_take(struct watch *watch);
void watch_close(struct watch *watch); /* NULL is allowed */

#endif
