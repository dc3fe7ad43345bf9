/* What the two halves of the lexer share; outside, use lang/token.h. */
#ifndef LANG_LEXER_H
#define LANG_LEXER_H

#include "lang/token.h"

/* What a string's prefix letters say. */
struct string_prefix {
    bool raw, bytes, format;
};

uint32_t lexer_column(struct lexer *lexer, uint32_t at); /* at: on the current line */
void lexer_new_line(struct lexer *lexer);                /* lexer->at is where it begins */
void lexer_fail(struct lexer *lexer, enum lexer_error_kind kind, uint32_t column,
                const char *format, ...) __attribute__((format(printf, 4, 5)));
bool lexer_at_name_char(const struct lexer *lexer);

/* Bytes from `at` up to and with the first quote of a string; 0: no string begins here. */
uint32_t lexer_string_prefix(const struct lexer *lexer, uint32_t at, struct string_prefix *prefix);

/* Both read from lexer->at and end behind the token; TOKEN_ERROR: the error is set. */
enum token_kind lexer_read_number(struct lexer *lexer);
enum token_kind lexer_read_string(struct lexer *lexer);

#endif
