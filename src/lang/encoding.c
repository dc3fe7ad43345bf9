#include "lang/encoding.h"

#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/utf8.h"

enum encoding { ENCODING_DEFAULT, ENCODING_UTF8, ENCODING_ASCII, ENCODING_LATIN1, ENCODING_OTHER };

static bool encoding_is_name_char(char c)
{
    return (unsigned)((c | 0x20) - 'a') < 26 || (unsigned)(c - '0') < 10 || c == '-' || c == '_' ||
           c == '.';
}

/* The name in "# … coding: name" or "coding=name"; size 0: none. */
static const char *encoding_find_name(const char *line, size_t size, size_t *name_size)
{
    size_t at = 0;
    *name_size = 0;
    while (at < size && (line[at] == ' ' || line[at] == '\t' || line[at] == '\f')) {
        at++;
    }
    if (at >= size || line[at] != '#') {
        return NULL;
    }
    for (; at + 7 < size; at++) {
        if (memcmp(line + at, "coding", 6) != 0 || (line[at + 6] != ':' && line[at + 6] != '=')) {
            continue;
        }
        size_t start = at + 7;
        while (start < size && (line[start] == ' ' || line[start] == '\t')) {
            start++;
        }
        size_t end = start;
        while (end < size && encoding_is_name_char(line[end])) {
            end++;
        }
        if (end > start) {
            *name_size = end - start;
            return line + start;
        }
    }
    return NULL;
}

static enum encoding encoding_of_name(const char *name, size_t size)
{
    static const struct {
        const char *name;
        enum encoding encoding;
    } known[] = {
        {"utf8", ENCODING_UTF8},     {"utf8sig", ENCODING_UTF8},  {"u8", ENCODING_UTF8},
        {"ascii", ENCODING_ASCII},   {"usascii", ENCODING_ASCII}, {"646", ENCODING_ASCII},
        {"latin1", ENCODING_LATIN1}, {"latin", ENCODING_LATIN1},  {"iso88591", ENCODING_LATIN1},
        {"l1", ENCODING_LATIN1},     {"88591", ENCODING_LATIN1},  {"cp819", ENCODING_LATIN1},
    };
    char plain[16];
    size_t length = 0;
    for (size_t i = 0; i < size; i++) {
        char c = name[i];
        if (c == '-' || c == '_' || c == '.') {
            continue;
        }
        if (length + 1 >= sizeof plain) {
            return ENCODING_OTHER;
        }
        plain[length++] = (unsigned)(c - 'A') < 26 ? (char)(c | 0x20) : c;
    }
    plain[length] = '\0';
    if (strncmp(plain, "utf8", 4) == 0 && memchr("\0mdu", plain[4], 4)) {
        return ENCODING_UTF8; /* utf-8-unix and the like, as editors write them */
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(plain, known[i].name) == 0) {
            return known[i].encoding;
        }
    }
    return ENCODING_OTHER;
}

/* The declared encoding: in the first line, or in the second if the first is blank or a comment. */
static enum encoding encoding_declared(const char *source, size_t size, const char **name,
                                       size_t *name_size)
{
    size_t start = 0;
    for (int line = 0; line < 2 && start < size; line++) {
        size_t end = start;
        while (end < size && source[end] != '\n' && source[end] != '\r') {
            end++;
        }
        *name = encoding_find_name(source + start, end - start, name_size);
        if (*name) {
            return encoding_of_name(*name, *name_size);
        }
        while (start < end && strchr(" \t\f", source[start])) {
            start++;
        }
        if (start < end && source[start] != '#') {
            break;
        }
        start = end + (end + 1 < size && source[end] == '\r' && source[end + 1] == '\n') + 1;
    }
    return ENCODING_DEFAULT;
}

static char *encoding_convert(struct arena *arena, const char *source, size_t *size, bool latin1)
{
    char *text = arena_alloc(arena, *size * (latin1 ? 2 : 1) + 1);
    size_t length = 0;
    for (size_t i = 0; i < *size; i++) {
        unsigned char c = (unsigned char)source[i];
        if (c == '\r') {
            c = '\n';
            i += i + 1 < *size && source[i + 1] == '\n';
        }
        if (latin1) {
            length += utf8_encode(c, text + length);
        } else {
            text[length++] = (char)c;
        }
    }
    text[length] = '\0';
    *size = length;
    return text;
}

static uint32_t encoding_line_of(const char *source, size_t at, size_t *line_start)
{
    uint32_t line = 1;
    *line_start = 0;
    for (size_t i = 0; i < at; i++) {
        if (source[i] == '\n') {
            line++;
            *line_start = i + 1;
        }
    }
    return line;
}

static bool encoding_fail_null(const char *file_name, const char *source, size_t at,
                               struct diag *diag)
{
    size_t line_start;
    uint32_t line = encoding_line_of(source, at, &line_start);
    diag_set(diag, DIAG_SYNTAX, file_name, line, 0, "source code cannot contain null bytes");
    return false;
}

/* "invalid start byte" and its like, as the decoder words them. */
static const char *encoding_reason(const char *text, size_t size)
{
    unsigned char lead = (unsigned char)text[0];
    if (lead < 0xC2 || lead > 0xF4) {
        return "invalid start byte";
    }
    size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    for (size_t i = 1; i < wanted; i++) {
        if (i >= size) {
            return "unexpected end of data";
        }
        if (((unsigned char)text[i] & 0xC0) != 0x80) {
            break;
        }
    }
    return "invalid continuation byte";
}

static bool encoding_fail_byte(const char *file_name, const char *source, size_t size, size_t at,
                               enum encoding encoding, struct diag *diag)
{
    size_t line_start;
    uint32_t line = encoding_line_of(source, at, &line_start);
    unsigned byte = (unsigned char)source[at];
    if (encoding == ENCODING_DEFAULT) {
        diag_set(diag, DIAG_SYNTAX, file_name, line, 0,
                 "Non-UTF-8 code starting with '\\x%02x' in file %s on line %u, but no encoding "
                 "declared; see https://peps.python.org/pep-0263/ for details",
                 byte, file_name ? file_name : "<string>", (unsigned)line);
    } else if (encoding == ENCODING_ASCII) {
        diag_set(diag, DIAG_SYNTAX, file_name, line, 0,
                 "(unicode error) 'ascii' codec can't decode byte 0x%02x in position %zu: ordinal "
                 "not in range(128)",
                 byte, at - line_start);
    } else {
        diag_set(diag, DIAG_SYNTAX, file_name, line, 0,
                 "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s", byte,
                 at - line_start, encoding_reason(source + at, size - at));
    }
    return false;
}

bool encoding_to_utf8(struct arena *arena, const char *file_name, const char **source, size_t *size,
                      struct diag *diag)
{
    if (*size >= UINT32_MAX / 2) {
        diag_set(diag, DIAG_INPUT, file_name, 0, 0, "the file is too large");
        return false;
    }
    if (*size >= 3 && memcmp(*source, "\xEF\xBB\xBF", 3) == 0) {
        *source += 3;
        *size -= 3;
    }
    const char *name = NULL;
    size_t name_size = 0;
    enum encoding encoding = encoding_declared(*source, *size, &name, &name_size);
    if (encoding == ENCODING_OTHER) {
        diag_set(diag, DIAG_SYNTAX, file_name, 0, 0, "encoding problem: %.*s", (int)name_size,
                 name);
        return false;
    }
    if (encoding == ENCODING_LATIN1 || (*size > 0 && memchr(*source, '\r', *size))) {
        *source = encoding_convert(arena, *source, size, encoding == ENCODING_LATIN1);
    }
    const char *null = *size > 0 ? memchr(*source, '\0', *size) : NULL;
    if (null) {
        return encoding_fail_null(file_name, *source, (size_t)(null - *source), diag);
    }
    size_t bad = 0;
    if (encoding == ENCODING_ASCII) {
        while (bad < *size && (unsigned char)(*source)[bad] < 0x80) {
            bad++;
        }
        return bad == *size || encoding_fail_byte(file_name, *source, *size, bad, encoding, diag);
    }
    return utf8_is_valid(*source, *size, &bad) ||
           encoding_fail_byte(file_name, *source, *size, bad, encoding, diag);
}
