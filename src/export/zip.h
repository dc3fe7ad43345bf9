/* A zip file in memory, by zlib; the same entries give the same bytes (no clock is read).
 *
 * Zeroed memory is an empty one.  zip_add() takes names and contents in order; zip_finish()
 * appends the whole file and frees what the zip owns.
 */
#ifndef EXPORT_ZIP_H
#define EXPORT_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

struct zip {
    struct strbuf body, directory;
    uint32_t count;
};

/* false: there is no memory for it, or it would be larger than zip can say. */
bool zip_add(struct zip *zip, const char *name, const char *bytes, size_t size);
/* Moves what is in the other one behind what is here; the other one is empty then. */
void zip_append(struct zip *zip, struct zip *other);
void zip_finish(struct zip *zip, struct strbuf *out);
void zip_free(struct zip *zip);

/* Appends the bytes deflated, without zlib's own head and tail; false: there is no memory. */
bool zip_deflate(struct strbuf *out, const char *bytes, size_t size);

#endif
