#include "scene/highlight.h"

#include <string.h>

#include "base/utf8.h"

static const char *const keywords[] = {
    "False",  "None",     "True",   "and", "as",    "assert", "async",  "await",    "break", "case",
    "class",  "continue", "def",    "del", "elif",  "else",   "except", "finally",  "for",   "from",
    "global", "if",       "import", "in",  "is",    "lambda", "match",  "nonlocal", "not",   "or",
    "pass",   "raise",    "return", "try", "while", "with",   "yield",
};

static bool is_keyword(const char *text, size_t size)
{
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (strlen(keywords[i]) == size && memcmp(keywords[i], text, size) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_word_byte(unsigned char c)
{
    return c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') ||
           c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Length of the rest of a string whose quote is open, from `at`. */
static size_t string_rest(struct highlight_state *state, const char *text, size_t size, size_t at,
                          char quote, bool triple)
{
    size_t i = at;
    while (i < size) {
        if (text[i] == '\\' && i + 1 < size) {
            i += 2;
        } else if (text[i] == quote && !triple) {
            return i + 1 - at;
        } else if (text[i] == quote && i + 2 < size && text[i + 1] == quote &&
                   text[i + 2] == quote) {
            state->quote = 0;
            return i + 3 - at;
        } else {
            i++;
        }
    }
    return size - at;
}

static size_t string_start(struct highlight_state *state, const char *text, size_t size, size_t at,
                           size_t prefix)
{
    char quote = text[at + prefix];
    size_t open = at + prefix + 1;
    if (open + 1 < size && text[open] == quote && text[open + 1] == quote) {
        state->quote = quote;
        open += 2;
        return open - at + string_rest(state, text, size, open, quote, true);
    }
    return open - at + string_rest(state, text, size, open, quote, false);
}

/* Letters before a quote that make a string: f"", rb''. */
static bool is_string_prefix(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (!strchr("rRbBuUfF", text[i]) || text[i] == '\0') {
            return false;
        }
    }
    return size <= 2;
}

static size_t word(struct highlight_state *state, const char *text, size_t size, size_t at,
                   enum color_role *role)
{
    size_t end = at;
    while (end < size && is_word_byte((unsigned char)text[end])) {
        end++;
    }
    size_t length = end - at;
    if (end < size && (text[end] == '"' || text[end] == '\'') &&
        is_string_prefix(text + at, length)) {
        *role = ROLE_CODE_STRING;
        return string_start(state, text, size, at, length);
    }
    bool is_definition = state->after_def;
    state->after_def = false;
    if (is_digit(text[at])) {
        *role = ROLE_CODE_NUMBER;
    } else if (is_keyword(text + at, length)) {
        *role = ROLE_CODE_KEYWORD;
        state->after_def = (length == 3 && memcmp(text + at, "def", 3) == 0) ||
                           (length == 5 && memcmp(text + at, "class", 5) == 0);
    } else if (is_definition) {
        *role = ROLE_CODE_NAME;
    }
    return length;
}

size_t highlight_next(struct highlight_state *state, const char *text, size_t size, size_t at,
                      enum color_role *role)
{
    *role = ROLE_TEXT;
    if (at >= size) {
        return 0;
    }
    if (state->quote) {
        *role = ROLE_CODE_STRING;
        return string_rest(state, text, size, at, state->quote, true);
    }
    char c = text[at];
    if (c == '#') {
        *role = ROLE_CODE_COMMENT;
        return size - at;
    }
    if (c == '"' || c == '\'') {
        *role = ROLE_CODE_STRING;
        return string_start(state, text, size, at, 0);
    }
    if (is_word_byte((unsigned char)c)) {
        return word(state, text, size, at, role);
    }
    size_t end = at + 1;
    while (end < size && !is_word_byte((unsigned char)text[end]) && !strchr("#\"'", text[end])) {
        end++;
    }
    return end - at;
}
