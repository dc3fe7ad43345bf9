/* Writing JSON. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/strbuf.h"

/* The text in quotes, with all escapes that JSON asks for; bytes that are no UTF-8 become U+FFFD.
 * No '<' stays as it is, so that it may stand inside of <script>. */
void json_add_string(struct strbuf *out, const char *text, size_t size);

#endif
