/* One directive: the words of an HTML comment, checked against directives.def.
 *
 * Ownership: all texts belong to the arena.
 */
#ifndef LESSON_DIRECTIVE_H
#define LESSON_DIRECTIVE_H

#include "base/diag.h"
#include "lesson/lesson.h"

enum { DIRECTIVE_VALUES_MAX = 64 };

enum directive_type { /* of a value, as in directives.def */
                      DIRECTIVE_NAME,
                      DIRECTIVE_FOR,
                      DIRECTIVE_FILE,
                      DIRECTIVE_LINES,
                      DIRECTIVE_PLACE,
                      DIRECTIVE_TIME,
                      DIRECTIVE_NUMBER,
                      DIRECTIVE_TEXT,
                      DIRECTIVE_ASK,
                      DIRECTIVE_PART,
                      DIRECTIVE_OPTION
};

struct directive_key {
    enum lesson_directive directive;
    const char *name;
    enum directive_type type;
    enum { DIRECTIVE_MUST, DIRECTIVE_MAY, DIRECTIVE_MANY } need;
    const char *help;
};

struct directive_value {
    const struct directive_key *key;
    const char *text;
};

struct directive {
    enum lesson_directive kind;
    uint32_t line;
    struct directive_value values[DIRECTIVE_VALUES_MAX];
    size_t count;
};

struct directive_reader {
    struct arena *arena;
    const char *file; /* for messages */
    struct diag *diag;
};

/* Is this raw HTML such a comment ("<!-- sim: … -->")? */
bool directive_is(const char *html);
/* Is it speaker notes ("<!-- notes: … -->")? */
bool directive_is_notes(const char *html);
/* What stands in a comment behind the colon, without blanks around it. */
const char *directive_body(struct arena *arena, const char *html);

/* Reads one.  false: reader->diag is set. */
bool directive_read(struct directive_reader *reader, const char *html, uint32_t line,
                    struct directive *out);
/* The value of a key, or NULL. */
const char *directive_get(const struct directive *directive, const char *key);

/* Values of the types; false: reader->diag is set. */
bool directive_place(struct directive_reader *reader, const struct directive *directive,
                     const char *key, struct lesson_place *out);
bool directive_seconds(struct directive_reader *reader, const struct directive *directive,
                       const char *key, int64_t *nanoseconds);
bool directive_number(struct directive_reader *reader, const struct directive *directive,
                      const char *key, uint32_t *out);
/* 9,11: into arena memory. */
bool directive_lines(struct directive_reader *reader, const struct directive *directive,
                     const char *key, const uint32_t **lines, size_t *count);

/* All of the table: numbers from 0; NULL behind the last one. */
const struct directive_key *directive_key_at(size_t number);
const char *directive_word(enum lesson_directive kind);
const char *directive_help(enum lesson_directive kind);

#endif
