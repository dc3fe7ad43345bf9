/* Numbers and strings of the lexer, and the spans for colouring. */
#include <string.h>

#include "base/utf8.h"
#include "base/vec.h"
#include "lang/lexer.h"

static char lexer_peek(const struct lexer *lexer)
{
    return lexer->at < lexer->size ? lexer->source[lexer->at] : '\0';
}

static bool lexer_is_digit(char c, unsigned base)
{
    unsigned digit = (unsigned)(c - '0');
    if (base == 16 && digit >= 10) {
        return (unsigned)((c | 0x20) - 'a') < 6;
    }
    return digit < base && digit < 10;
}

static bool lexer_fail_number(struct lexer *lexer, const char *what)
{
    lexer_fail(lexer, LEXER_SYNTAX, lexer_column(lexer, lexer->at), "invalid %s literal", what);
    return false;
}

/* Behind a number no name may begin, but for the keywords that may follow an expression. */
static bool lexer_end_number(struct lexer *lexer, const char *what)
{
    static const char *const allowed[] = {"and", "else", "for", "if", "in", "is", "or", "not"};
    const char *text = lexer->source + lexer->at;
    size_t left = lexer->size - lexer->at;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
        size_t size = strlen(allowed[i]);
        if (left >= size && memcmp(text, allowed[i], size) == 0) {
            return true;
        }
    }
    return lexer_at_name_char(lexer) ? lexer_fail_number(lexer, what) : true;
}

/* Digits with single '_' between them; the first one is there. */
static bool lexer_read_digits(struct lexer *lexer)
{
    for (;;) {
        while (lexer_is_digit(lexer_peek(lexer), 10)) {
            lexer->at++;
        }
        if (lexer_peek(lexer) != '_') {
            return true;
        }
        lexer->at++;
        if (!lexer_is_digit(lexer_peek(lexer), 10)) {
            return lexer_fail_number(lexer, "decimal");
        }
    }
}

static bool lexer_read_based(struct lexer *lexer, unsigned base, const char *what)
{
    lexer->at += 2;
    do {
        if (lexer_peek(lexer) == '_') {
            lexer->at++;
        }
        char c = lexer_peek(lexer);
        if (!lexer_is_digit(c, base)) {
            if (!lexer_is_digit(c, 10)) {
                return lexer_fail_number(lexer, what);
            }
            lexer_fail(lexer, LEXER_SYNTAX, lexer_column(lexer, lexer->at) + 1,
                       "invalid digit '%c' in %s literal", c, what);
            return false;
        }
        while (lexer_is_digit(lexer_peek(lexer), base)) {
            lexer->at++;
        }
    } while (lexer_peek(lexer) == '_');
    if (lexer_is_digit(lexer_peek(lexer), 10)) {
        lexer_fail(lexer, LEXER_SYNTAX, lexer_column(lexer, lexer->at) + 1,
                   "invalid digit '%c' in %s literal", lexer_peek(lexer), what);
        return false;
    }
    return lexer_end_number(lexer, what);
}

/* Fraction, exponent, j: what may follow the digits.  *is_float says whether one did. */
static bool lexer_read_fraction(struct lexer *lexer, bool *is_float)
{
    if (lexer_peek(lexer) == '.') {
        *is_float = true;
        lexer->at++;
        if (lexer_is_digit(lexer_peek(lexer), 10) && !lexer_read_digits(lexer)) {
            return false;
        }
    }
    if ((lexer_peek(lexer) | 0x20) == 'e') {
        uint32_t before = lexer->at++;
        bool sign = lexer_peek(lexer) == '+' || lexer_peek(lexer) == '-';
        lexer->at += sign;
        if (lexer_is_digit(lexer_peek(lexer), 10)) {
            *is_float = true;
            if (!lexer_read_digits(lexer)) {
                return false;
            }
        } else if (sign) {
            return lexer_fail_number(lexer, "decimal");
        } else {
            lexer->at = before;
            return lexer_end_number(lexer, "decimal");
        }
    }
    if ((lexer_peek(lexer) | 0x20) == 'j') {
        *is_float = true;
        lexer->at++;
        return lexer_end_number(lexer, "imaginary");
    }
    return true;
}

/* Zeros first: 0, 0_0, 00.5 and 07j are numbers, 07 is not. */
static bool lexer_read_zeros(struct lexer *lexer)
{
    uint32_t start = lexer->at;
    while (lexer_peek(lexer) == '0' || lexer_peek(lexer) == '_') {
        if (lexer_peek(lexer) == '_') {
            lexer->at++;
            if (!lexer_is_digit(lexer_peek(lexer), 10)) {
                return lexer_fail_number(lexer, "decimal");
            }
            continue;
        }
        lexer->at++;
    }
    uint32_t zeros_end = lexer->at;
    bool nonzero = lexer_is_digit(lexer_peek(lexer), 10);
    bool is_float = false;
    if ((nonzero && !lexer_read_digits(lexer)) || !lexer_read_fraction(lexer, &is_float)) {
        return false;
    }
    if (nonzero && !is_float) {
        uint32_t column = lexer_column(lexer, start) + 1;
        lexer_fail(lexer, LEXER_SYNTAX, column,
                   "leading zeros in decimal integer literals are not permitted; use an 0o "
                   "prefix for octal integers");
        lexer->error.end_column = column + (zeros_end - start) - 1;
        return false;
    }
    return lexer_end_number(lexer, "decimal");
}

enum token_kind lexer_read_number(struct lexer *lexer)
{
    char next = lexer->at + 1 < lexer->size ? lexer->source[lexer->at + 1] | 0x20 : '\0';
    bool good, is_float = false;
    if (lexer_peek(lexer) != '0') {
        good = (lexer_peek(lexer) == '.' || lexer_read_digits(lexer)) &&
               lexer_read_fraction(lexer, &is_float) && lexer_end_number(lexer, "decimal");
    } else if (next == 'x') {
        good = lexer_read_based(lexer, 16, "hexadecimal");
    } else if (next == 'o') {
        good = lexer_read_based(lexer, 8, "octal");
    } else if (next == 'b') {
        good = lexer_read_based(lexer, 2, "binary");
    } else {
        good = lexer_read_zeros(lexer);
    }
    return good ? TOKEN_NUMBER : TOKEN_ERROR;
}

uint32_t lexer_string_prefix(const struct lexer *lexer, uint32_t at, struct string_prefix *prefix)
{
    struct string_prefix seen = {0};
    bool unicode = false;
    uint32_t start = at;
    for (; at < lexer->size && at - start < 3; at++) {
        char c = lexer->source[at];
        if (c == '"' || c == '\'') {
            if (prefix) {
                *prefix = seen;
            }
            return at - start + 1;
        }
        c |= 0x20;
        if (c == 'r' && !seen.raw && !unicode) {
            seen.raw = true;
        } else if (c == 'b' && !seen.bytes && !seen.format && !unicode) {
            seen.bytes = true;
        } else if (c == 'f' && !seen.format && !seen.bytes && !unicode) {
            seen.format = true;
        } else if (c == 'u' && at == start) {
            unicode = true;
        } else {
            return 0;
        }
    }
    return 0;
}

static void lexer_fail_string(struct lexer *lexer, uint32_t line, uint32_t column, bool triple)
{
    lexer_fail(lexer, LEXER_SYNTAX, column + 1,
               triple ? "unterminated triple-quoted string literal (detected at line %u)"
                      : "unterminated string literal (detected at line %u)",
               (unsigned)lexer->line);
    lexer->error.line = line;
}

enum token_kind lexer_read_string(struct lexer *lexer)
{
    uint32_t line = lexer->line, column = lexer_column(lexer, lexer->at);
    lexer->at += lexer_string_prefix(lexer, lexer->at, NULL);
    const char *source = lexer->source;
    char quote = source[lexer->at - 1];
    bool triple =
        lexer->at + 1 < lexer->size && source[lexer->at] == quote && source[lexer->at + 1] == quote;
    lexer->at += triple ? 2 : 0;
    while (lexer->at < lexer->size) {
        char c = source[lexer->at];
        if (c == '\n' && !triple) {
            break;
        }
        lexer->at++;
        if (c == '\\' && lexer->at < lexer->size) {
            c = source[lexer->at++];
        } else if (c == quote) {
            if (!triple) {
                return TOKEN_STRING;
            }
            if (lexer->at + 1 < lexer->size && source[lexer->at] == quote &&
                source[lexer->at + 1] == quote) {
                lexer->at += 2;
                return TOKEN_STRING;
            }
        }
        /* The break that ends the source begins no line that an error could speak of. */
        if (c == '\n' && (lexer->at < lexer->size || (lexer->flags & LEXER_RECOVER))) {
            lexer_new_line(lexer);
        }
    }
    lexer_fail_string(lexer, line, column, triple);
    return TOKEN_ERROR;
}

static enum token_class token_class_of(const struct token *token, char first)
{
    switch (token->kind) {
    case TOKEN_NAME: return TOKEN_CLASS_NAME;
    case TOKEN_NUMBER: return TOKEN_CLASS_NUMBER;
    case TOKEN_STRING: return TOKEN_CLASS_STRING;
    case TOKEN_COMMENT: return TOKEN_CLASS_COMMENT;
    case TOKEN_ERROR:
        /* A string that is not ended yet is still a string to the eye. */
        return first == '"' || first == '\'' ? TOKEN_CLASS_STRING : TOKEN_CLASS_ERROR;
    default: return token_is_keyword(token->kind) ? TOKEN_CLASS_KEYWORD : TOKEN_CLASS_OPERATOR;
    }
}

size_t token_highlight(const char *source, size_t size, struct token_span **spans)
{
    VEC(struct token_span) list = {0};
    struct lexer lexer;
    lexer_init(&lexer, source, size, LEXER_COMMENTS | LEXER_RECOVER);
    for (;;) {
        struct token token = lexer_next(&lexer);
        if (token.kind == TOKEN_END) {
            break;
        }
        if (token.kind == TOKEN_NEWLINE || token.kind == TOKEN_INDENT ||
            token.kind == TOKEN_DEDENT || token.start == token.end) {
            continue;
        }
        struct token_span span = {.kind = token_class_of(&token, source[token.start]),
                                  .line = token.line,
                                  .column = token.column,
                                  .start = token.start};
        for (uint32_t at = token.start; at < token.end;) {
            const char *newline = memchr(source + at, '\n', token.end - at);
            span.start = at;
            span.end = newline ? (uint32_t)(newline - source) : token.end;
            span.end_column = span.column + (uint32_t)utf8_count(source + at, span.end - at);
            if (span.end > span.start) {
                vec_push(&list, span);
            }
            at = span.end + 1;
            span.line++;
            span.column = 0;
        }
    }
    *spans = list.items;
    return list.count;
}
