/* Message catalogues: what the interface says, in Korean and English.
 *
 * assets/ko.po and assets/en.po hold the same keys ("pane.ready-queue") with
 * the same placeholders.  A text may hold {name} placeholders, and behind one in
 * Korean a particle as [은/는], [이/가], [을/를], [과/와], [으로/로]: the one that
 * fits the last sound of what was written before it is taken.
 *
 * Ownership: a catalogue owns its texts until catalog_free(); zeroed memory is
 * an empty catalogue, whose every answer is the key itself.
 */
#ifndef SCENE_MESSAGE_H
#define SCENE_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"

enum language { LANGUAGE_KO, LANGUAGE_EN, LANGUAGE_COUNT };

const char *language_code(enum language language); /* "ko", "en" */

struct catalog {
    struct interner keys;
    VEC(char *) texts; /* by the key's number */
};

bool catalog_load(struct catalog *catalog, enum language language, struct diag *diag);
bool catalog_parse(struct catalog *catalog, const char *text, size_t size, const char *file,
                   struct diag *diag);
void catalog_free(struct catalog *catalog);

/* The text of that key; the key itself when there is none. */
const char *catalog_text(const struct catalog *catalog, const char *key);

/* Appends the text with its placeholders filled from pairs name, value (both
 * char *), ended by NULL.  A placeholder nobody gave stays as it is. */
void catalog_format(const struct catalog *catalog, struct strbuf *out, const char *key, ...)
    __attribute__((sentinel));

/* Whether a Korean particle after this text is the one for a final consonant.
 * *is_rieul (may be NULL): that consonant is ㄹ, before which 로 is said. */
bool korean_ends_in_consonant(const char *text, size_t size, bool *is_rieul);

#endif
