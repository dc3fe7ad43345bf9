/* Bytes to tokens: lines, indentation, names, operators.  Numbers and strings: lexer_literal.c. */
#include "lang/lexer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void lexer_init(struct lexer *lexer, const char *source, size_t size, unsigned flags)
{
    *lexer = (struct lexer){.source = source, .size = (uint32_t)size, .flags = flags, .line = 1};
    lexer->at_line_start = true;
    lexer->indent_count = 1;
    lexer->ascii = true;
    for (size_t i = 0; i < size && lexer->ascii; i++) {
        lexer->ascii = (unsigned char)source[i] < 0x80;
    }
    if (size >= 3 && memcmp(source, "\xEF\xBB\xBF", 3) == 0) {
        lexer->at = lexer->line_start = lexer->counted_at = 3;
    }
}

uint32_t lexer_column(struct lexer *lexer, uint32_t at)
{
    if (lexer->ascii) {
        return at - lexer->line_start;
    }
    if (lexer->counted_at < lexer->line_start || lexer->counted_at > at) {
        lexer->counted_at = lexer->line_start;
        lexer->counted_column = 0;
    }
    for (uint32_t i = lexer->counted_at; i < at; i++) {
        lexer->counted_column += ((unsigned char)lexer->source[i] & 0xC0) != 0x80;
    }
    lexer->counted_at = at;
    return lexer->counted_column;
}

void lexer_new_line(struct lexer *lexer)
{
    lexer->line++;
    lexer->line_start = lexer->at;
    lexer->counted_at = lexer->at;
    lexer->counted_column = 0;
}

void lexer_fail(struct lexer *lexer, enum lexer_error_kind kind, uint32_t column,
                const char *format, ...)
{
    struct lexer_error *error = &lexer->error;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    error->kind = kind;
    error->line = lexer->line;
    error->column = column;
    error->end_column = 0;
}

static struct token lexer_token(struct lexer *lexer, enum token_kind kind, uint32_t start)
{
    uint32_t column = lexer_column(lexer, start);
    return (struct token){.kind = (uint8_t)kind,
                          .level = (uint8_t)lexer->paren_count,
                          .start = start,
                          .end = lexer->at,
                          .line = lexer->line,
                          .column = column,
                          .end_line = lexer->line,
                          .end_column = lexer_column(lexer, lexer->at)};
}

/* Indentation: spaces count 1; tabs go to the next multiple of 8, and, counted in another way at
 * the same time, to the next one of 1: lines must compare alike in both ways. */
static bool lexer_compare_indent(struct lexer *lexer, uint32_t column, uint32_t alternative)
{
    static const char tab_message[] = "inconsistent use of tabs and spaces in indentation";
    uint32_t top = lexer->indent_count - 1;
    if (column == lexer->indents[top]) {
        if (alternative != lexer->alternative_indents[top]) {
            lexer_fail(lexer, LEXER_TAB, 1, tab_message);
            return false;
        }
    } else if (column > lexer->indents[top]) {
        if (lexer->indent_count >= LEXER_MAX_INDENTS) {
            lexer_fail(lexer, LEXER_TOO_DEEP, 1, "too many levels of indentation");
            return false;
        }
        if (alternative <= lexer->alternative_indents[top]) {
            lexer_fail(lexer, LEXER_TAB, 1, tab_message);
            return false;
        }
        lexer->pending = 1;
        lexer->indents[lexer->indent_count] = column;
        lexer->alternative_indents[lexer->indent_count++] = alternative;
    } else {
        while (top > 0 && column < lexer->indents[top]) {
            lexer->pending--;
            top--;
        }
        lexer->indent_count = top + 1;
        if (column != lexer->indents[top]) {
            uint32_t end = lexer->at;
            while (end < lexer->size && lexer->source[end] != '\n') {
                end++;
            }
            lexer_fail(lexer, LEXER_DEDENT, lexer_column(lexer, end) + 1,
                       "unindent does not match any outer indentation level");
            if (lexer->flags & LEXER_RECOVER) {
                lexer->indents[top] = column;
            }
            return false;
        }
        if (alternative != lexer->alternative_indents[top]) {
            lexer_fail(lexer, LEXER_TAB, 1, tab_message);
            return false;
        }
    }
    return true;
}

/* A backslash at lexer->at: goes behind the line break, or sets the error. */
static bool lexer_continue_line(struct lexer *lexer)
{
    lexer->at++;
    if (lexer->at < lexer->size && lexer->source[lexer->at] != '\n') {
        lexer_fail(lexer, LEXER_SOFT, lexer_column(lexer, lexer->at) + 1,
                   "unexpected character after line continuation character");
        return false;
    }
    uint32_t column = lexer_column(lexer, lexer->at) + 1;
    if (lexer->at + 1 >= lexer->size) {
        lexer_fail(lexer, LEXER_EOF, column, "unexpected EOF while parsing");
        lexer->at = lexer->size;
        return false;
    }
    lexer->at++;
    lexer_new_line(lexer);
    return true;
}

/* The white space that begins a line; sets pending and blank. */
static bool lexer_begin_line(struct lexer *lexer)
{
    uint32_t column = 0, alternative = 0, continued = 0;
    lexer->at_line_start = false;
    for (; lexer->at < lexer->size; lexer->at++) {
        char c = lexer->source[lexer->at];
        if (c == ' ') {
            column++;
            alternative++;
        } else if (c == '\t') {
            column = (column / 8 + 1) * 8;
            alternative++;
        } else if (c == '\f') {
            column = alternative = 0;
        } else if (c == '\\') {
            continued = continued ? continued : column;
            if (!lexer_continue_line(lexer)) {
                return false;
            }
            lexer->at--; /* the loop goes on with the new line's first character */
        } else {
            break;
        }
    }
    char c = lexer->at < lexer->size ? lexer->source[lexer->at] : '\0';
    lexer->blank = c == '#' || c == '\n';
    if (lexer->blank || lexer->paren_count > 0) {
        return true;
    }
    if (lexer->at >= lexer->size) {
        column = alternative = continued = 0;
    }
    if (continued) {
        column = alternative = continued;
    }
    return lexer_compare_indent(lexer, column, alternative);
}

static bool lexer_is_name_char(unsigned char c)
{
    return c >= 0x80 || c == '_' || (unsigned)((c | 0x20) - 'a') < 26 || (unsigned)(c - '0') < 10;
}

bool lexer_at_name_char(const struct lexer *lexer)
{
    return lexer->at < lexer->size && lexer_is_name_char((unsigned char)lexer->source[lexer->at]);
}

static const char *const token_texts[TOKEN_KIND_COUNT] = {
#define TOKEN_OTHER(KIND)         "",
#define TOKEN_OP(KIND, text)      text,
#define TOKEN_KEYWORD(KIND, text) text,
#include "lang/token.def"
#undef TOKEN_OTHER
#undef TOKEN_OP
#undef TOKEN_KEYWORD
};

const char *token_text(enum token_kind kind)
{
    return kind < TOKEN_KIND_COUNT ? token_texts[kind] : "";
}

bool token_is_keyword(enum token_kind kind)
{
    return kind >= TOKEN_FALSE && kind < TOKEN_KIND_COUNT;
}

bool token_is_soft_keyword(const char *text, size_t size)
{
    return (size == 1 && text[0] == '_') || (size == 4 && memcmp(text, "case", 4) == 0) ||
           (size == 5 && memcmp(text, "match", 5) == 0);
}

/* Keywords are sorted in token.def (capitals first), so those of one letter stand together. */
static enum token_kind lexer_name_kind(const char *text, size_t size)
{
    if (size < 2 || size > 8) {
        return TOKEN_NAME;
    }
    for (int kind = TOKEN_FALSE; kind < TOKEN_KIND_COUNT; kind++) {
        const char *word = token_texts[kind];
        if (word[0] >= text[0]) {
            if (word[0] > text[0]) {
                break;
            }
            if (strncmp(word, text, size) == 0 && word[size] == '\0') {
                return (enum token_kind)kind;
            }
        }
    }
    return TOKEN_NAME;
}

static bool lexer_is_printable(uint32_t c)
{
    return utf8_char_width(c) > 0 || utf8_is_identifier_part(c);
}

static void lexer_fail_character(struct lexer *lexer, uint32_t at, uint32_t c, size_t length)
{
    uint32_t column = lexer_column(lexer, at) + 1;
    if (c > 0x7F && lexer_is_printable(c)) {
        lexer_fail(lexer, LEXER_SYNTAX, column, "invalid character '%.*s' (U+%04X)", (int)length,
                   lexer->source + at, (unsigned)c);
    } else {
        lexer_fail(lexer, LEXER_SYNTAX, column, "invalid non-printable character U+%04X",
                   (unsigned)c);
    }
}

/* A name with characters beyond ASCII: each must be allowed where it stands. */
static bool lexer_check_name(struct lexer *lexer, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at < end;) {
        size_t length;
        uint32_t c = utf8_decode(lexer->source + at, end - at, &length);
        if (at == start ? !utf8_is_identifier_start(c) : !utf8_is_identifier_part(c)) {
            lexer_fail_character(lexer, at, c, length);
            lexer->at = at + (uint32_t)length;
            return false;
        }
        at += (uint32_t)length;
    }
    return true;
}

static enum token_kind lexer_read_name(struct lexer *lexer, uint32_t start)
{
    bool ascii = true;
    while (lexer_at_name_char(lexer)) {
        ascii = ascii && (unsigned char)lexer->source[lexer->at] < 0x80;
        lexer->at++;
    }
    if (!ascii) {
        return lexer_check_name(lexer, start, lexer->at) ? TOKEN_NAME : TOKEN_ERROR;
    }
    return lexer_name_kind(lexer->source + start, lexer->at - start);
}

static bool lexer_open(struct lexer *lexer, char c)
{
    if (lexer->paren_count >= LEXER_MAX_PARENS) {
        lexer_fail(lexer, LEXER_SYNTAX, lexer_column(lexer, lexer->at),
                   "too many nested parentheses");
        return false;
    }
    lexer->parens[lexer->paren_count++] = (struct lexer_paren){
        .line = lexer->line, .column = lexer_column(lexer, lexer->at - 1), .opening = c};
    return true;
}

static bool lexer_close(struct lexer *lexer, char c)
{
    uint32_t column = lexer_column(lexer, lexer->at);
    if (lexer->paren_count == 0) {
        lexer_fail(lexer, LEXER_SYNTAX, column, "unmatched '%c'", c);
        return false;
    }
    const struct lexer_paren *top = &lexer->parens[--lexer->paren_count];
    char wanted = top->opening == '(' ? ')' : top->opening == '[' ? ']' : '}';
    if (c == wanted) {
        return true;
    }
    if (top->line != lexer->line) {
        lexer_fail(lexer, LEXER_SYNTAX, column,
                   "closing parenthesis '%c' does not match opening parenthesis '%c' on line %u", c,
                   top->opening, (unsigned)top->line);
    } else {
        lexer_fail(lexer, LEXER_SYNTAX, column,
                   "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                   top->opening);
    }
    return false;
}

/* The longest operator at `start`; lexer->at goes behind it. */
static enum token_kind lexer_read_operator(struct lexer *lexer, uint32_t start)
{
    const char *text = lexer->source + start;
    uint32_t left = lexer->size - start;
    int best = TOKEN_ERROR;
    uint32_t length = 0;
    for (int kind = TOKEN_L_PAREN; kind < TOKEN_UNKNOWN; kind++) {
        const char *word = token_texts[kind];
        if (word[0] != text[0]) {
            continue;
        }
        uint32_t size = 1;
        while (word[size] && size < left && word[size] == text[size]) {
            size++;
        }
        if (!word[size] && size > length) {
            best = kind;
            length = size;
        }
    }
    lexer->at = start + (length ? length : 1);
    switch (text[0]) {
    case '(':
    case '[':
    case '{': return lexer_open(lexer, text[0]) ? (enum token_kind)best : TOKEN_ERROR;
    case ')':
    case ']':
    case '}': return lexer_close(lexer, text[0]) ? (enum token_kind)best : TOKEN_ERROR;
    case '$':
    case '?':
    case '!':
    case '`': return length ? (enum token_kind)best : TOKEN_UNKNOWN;
    default: break;
    }
    if (best == TOKEN_ERROR) {
        lexer_fail_character(lexer, start, (unsigned char)text[0], 1);
    }
    return (enum token_kind)best;
}

/* Skips spaces, line joins and unwanted comments.  False: an error is set. */
static bool lexer_skip_space(struct lexer *lexer)
{
    while (lexer->at < lexer->size) {
        char c = lexer->source[lexer->at];
        bool space = c == ' ' || c == '\t' || c == '\f';
        /* The parser sees no '\r' (encoding.h); text to be coloured may have some. */
        if (space || (c == '\r' && (lexer->flags & LEXER_RECOVER))) {
            lexer->at++;
        } else if (c == '#' && !(lexer->flags & LEXER_COMMENTS)) {
            const char *end = memchr(lexer->source + lexer->at, '\n', lexer->size - lexer->at);
            lexer->at = end ? (uint32_t)(end - lexer->source) : lexer->size;
        } else if (c == '\\') {
            if (!lexer_continue_line(lexer)) {
                return false;
            }
        } else if (c == '\n' && (lexer->blank || lexer->paren_count > 0)) {
            lexer->at++;
            lexer_new_line(lexer);
            if (lexer->paren_count == 0) {
                lexer->at_line_start = true;
                return true;
            }
        } else {
            break;
        }
    }
    return true;
}

static struct token lexer_error_token(struct lexer *lexer, uint32_t start)
{
    struct token token = lexer_token(lexer, TOKEN_ERROR, start);
    if (lexer->flags & LEXER_RECOVER) {
        lexer->error.kind = LEXER_OK;
    }
    return token;
}

static struct token lexer_read_token(struct lexer *lexer)
{
    uint32_t start = lexer->at;
    unsigned char c = (unsigned char)lexer->source[start];
    lexer->blank = false;
    if (c == '\n') {
        lexer->at++;
        struct token token = lexer_token(lexer, TOKEN_NEWLINE, start);
        lexer_new_line(lexer);
        lexer->at_line_start = true;
        return token;
    }
    if (c == '#') {
        const char *end = memchr(lexer->source + start, '\n', lexer->size - start);
        lexer->at = end ? (uint32_t)(end - lexer->source) : lexer->size;
        return lexer_token(lexer, TOKEN_COMMENT, start);
    }
    struct token token = lexer_token(lexer, TOKEN_ERROR, start);
    enum token_kind kind;
    char next = start + 1 < lexer->size ? lexer->source[start + 1] : '\0';
    if ((unsigned)(c - '0') < 10 || (c == '.' && (unsigned)(next - '0') < 10)) {
        kind = lexer_read_number(lexer);
    } else if (lexer_string_prefix(lexer, start, NULL) > 0) {
        kind = lexer_read_string(lexer);
    } else if (lexer_is_name_char(c)) {
        kind = lexer_read_name(lexer, start);
    } else {
        kind = lexer_read_operator(lexer, start);
    }
    if (kind == TOKEN_ERROR && !(lexer->flags & LEXER_RECOVER)) {
        return token;
    }
    lexer->error.kind = LEXER_OK;
    token.kind = (uint8_t)kind;
    token.level = (uint8_t)lexer->paren_count;
    token.end = lexer->at;
    token.end_line = lexer->line;
    token.end_column = lexer_column(lexer, lexer->at);
    return token;
}

struct token lexer_next(struct lexer *lexer)
{
    if (lexer->error.kind != LEXER_OK) {
        return lexer_token(lexer, TOKEN_ERROR, lexer->at);
    }
    for (;;) {
        if (lexer->at_line_start && !lexer_begin_line(lexer)) {
            return lexer_error_token(lexer, lexer->at);
        }
        if (lexer->pending != 0) {
            bool indent = lexer->pending > 0;
            lexer->pending += indent ? -1 : 1;
            struct token token =
                lexer_token(lexer, indent ? TOKEN_INDENT : TOKEN_DEDENT, lexer->at);
            token.start = indent ? lexer->line_start : token.start;
            return token;
        }
        uint32_t start = lexer->at;
        if (!lexer_skip_space(lexer)) {
            return lexer_error_token(lexer, start);
        }
        if (lexer->at >= lexer->size) {
            break;
        }
        if (!lexer->at_line_start) {
            return lexer_read_token(lexer);
        }
    }
    if (lexer->paren_count > 0 && !(lexer->flags & LEXER_RECOVER)) {
        lexer_fail(lexer, LEXER_EOF, 0, "unexpected EOF while parsing");
        return lexer_token(lexer, TOKEN_ERROR, lexer->at);
    }
    if (lexer->indent_count > 1) {
        lexer->indent_count--;
        return lexer_token(lexer, TOKEN_DEDENT, lexer->at);
    }
    return lexer_token(lexer, TOKEN_END, lexer->at);
}
