/* Files that are compiled into the program: its Python modules, message
 * catalogues and themes, so that one binary is all there is to copy.
 *
 * The table is made by the Makefile from src/stdlib/py/ and assets/.  Contents
 * are NUL-terminated, read-only and live as long as the process.
 */
#ifndef BASE_ASSET_H
#define BASE_ASSET_H

#include <stddef.h>

struct asset {
    const char *name; /* "py/asyncio/queues.py", "assets/ko.po": relative, '/' as separator */
    const char *text;
    size_t size;
};

/* The asset of that name, or NULL. */
const struct asset *asset_find(const char *name);

/* The whole table, ended by an entry whose name is NULL. */
const struct asset *asset_list(void);

#endif
