/* What stands before the lexer: encodings, line breaks, bytes that cannot be source text. */
#ifndef LANG_ENCODING_H
#define LANG_ENCODING_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct diag;

/* Makes *source UTF-8 with '\n' alone as line break, without a byte order mark, in the arena
 * where it has to change.  Obeys a coding line (utf-8, ascii, latin-1 and their other names).
 * False: *diag is set. */
bool encoding_to_utf8(struct arena *arena, const char *file_name, const char **source, size_t *size,
                      struct diag *diag);

#endif
