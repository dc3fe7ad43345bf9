/* Tokens of Python 3.11: for the parser, and alone for colouring source text.
 *
 * The lexer never allocates (but for an error's words, which the lexer owns), never reads beyond
 * the source, and gets to the end of any bytes in linear time.  With LEXER_RECOVER an error is a
 * token of its own and lexing goes on behind it; without, the first error ends the tokens.
 * Ownership: the lexer borrows the source; tokens are plain values.
 */
#ifndef LANG_TOKEN_H
#define LANG_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum token_kind {
#define TOKEN_OTHER(KIND)         TOKEN_##KIND,
#define TOKEN_OP(KIND, text)      TOKEN_##KIND,
#define TOKEN_KEYWORD(KIND, text) TOKEN_##KIND,
#include "lang/token.def"
#undef TOKEN_OTHER
#undef TOKEN_OP
#undef TOKEN_KEYWORD
    TOKEN_KIND_COUNT
};

/* Lines count from 1, columns from 0 in code points; start and end are bytes of the source. */
struct token {
    uint8_t kind;
    uint8_t level; /* brackets that are open behind it */
    uint32_t start, end;
    uint32_t line, column, end_line, end_column;
};

enum lexer_error_kind {
    LEXER_OK,
    LEXER_SYNTAX,   /* reported wherever the parser stands */
    LEXER_SOFT,     /* a syntax error reported only if the parser gets to it */
    LEXER_DEDENT,   /* IndentationError, soft */
    LEXER_TOO_DEEP, /* IndentationError, soft */
    LEXER_TAB,      /* TabError, soft */
    LEXER_EOF,      /* the source ends inside brackets or behind a backslash */
};

enum { LEXER_COMMENTS = 1, LEXER_RECOVER = 2 };
enum { LEXER_MAX_PARENS = 200, LEXER_MAX_INDENTS = 100 };

struct lexer {
    const char *source;
    uint32_t size, at;
    uint32_t line, line_start;           /* line of `at`, and the byte where it begins */
    uint32_t counted_at, counted_column; /* a place on this line whose column is known */
    unsigned flags;
    bool ascii, at_line_start, blank;
    int pending; /* INDENT (> 0) or DEDENT (< 0) tokens to hand out */
    uint32_t indent_count, paren_count;
    uint32_t indents[LEXER_MAX_INDENTS], alternative_indents[LEXER_MAX_INDENTS];
    struct lexer_paren {
        uint32_t line, column;
        char opening;
    } parens[LEXER_MAX_PARENS];
    struct lexer_error {
        enum lexer_error_kind kind;
        uint32_t line, column, end_column; /* columns from 1, as in struct diag; 0: unknown */
        char message[128];
    } error;
};

/* `source` must stay while the lexer is used; a byte order mark is skipped.  Size: below 4 GB. */
void lexer_init(struct lexer *lexer, const char *source, size_t size, unsigned flags);

/* The next token.  After END or (without LEXER_RECOVER) ERROR, the same again. */
struct token lexer_next(struct lexer *lexer);

const char *token_text(enum token_kind kind); /* "+=", "while", "" if it varies */
bool token_is_keyword(enum token_kind kind);
bool token_is_soft_keyword(const char *text, size_t size); /* match case _ */

enum token_class {
    TOKEN_CLASS_NAME,
    TOKEN_CLASS_KEYWORD,
    TOKEN_CLASS_STRING,
    TOKEN_CLASS_NUMBER,
    TOKEN_CLASS_OPERATOR,
    TOKEN_CLASS_COMMENT,
    TOKEN_CLASS_ERROR,
};

struct token_span {
    enum token_class kind;
    uint32_t line, column, end_column; /* never over a line's end */
    uint32_t start, end;               /* bytes */
};

/* Everything to colour, in order, for any text: broken programs too.  A string over many lines is a
 * span on each.  The caller frees *spans with mem_free(). */
size_t token_highlight(const char *source, size_t size, struct token_span **spans);

#endif
