/* Parts of a path, as pointers into it.  Pure. */
#ifndef BASE_PATH_H
#define BASE_PATH_H

/* What stands behind the last '/'; the whole path when that is its end. */
const char *path_name(const char *path);
/* The last '.' of the name and what follows ("a.b/c.svg": ".svg"); "" at the path's end: none. */
const char *path_ending(const char *path);

#endif
