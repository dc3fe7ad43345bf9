#include "lesson/directive.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"

static const char *const directive_words[] = {
#define DIRECTIVE(id, word, help) word,
#define KEY(directive, name, type, need, help)
#include "lesson/directives.def"
};

static const char *const directive_helps[] = {
#define DIRECTIVE(id, word, help) help,
#define KEY(directive, name, type, need, help)
#include "lesson/directives.def"
};

static const struct directive_key directive_keys[] = {
#define DIRECTIVE(id, word, help)
#define KEY(directive, name, type, need, help) \
    {LESSON_##directive, name, DIRECTIVE_##type, DIRECTIVE_##need, help},
#include "lesson/directives.def"
};

enum { DIRECTIVE_KEYS = sizeof directive_keys / sizeof directive_keys[0] };

const struct directive_key *directive_key_at(size_t number)
{
    return number < DIRECTIVE_KEYS ? &directive_keys[number] : NULL;
}

const char *directive_word(enum lesson_directive kind)
{
    return directive_words[kind];
}

const char *directive_help(enum lesson_directive kind)
{
    return directive_helps[kind];
}

/* --- the comment --- */

static bool directive_starts(const char *html, const char *word)
{
    if (strncmp(html, "<!--", 4) != 0) {
        return false;
    }
    html += 4 + strspn(html + 4, " \t\n");
    return strncmp(html, word, strlen(word)) == 0;
}

bool directive_is(const char *html)
{
    return directive_starts(html, "sim:");
}

bool directive_is_notes(const char *html)
{
    return directive_starts(html, "notes:");
}

const char *directive_body(struct arena *arena, const char *html)
{
    const char *begin = strchr(html, ':') + 1, *end = strstr(begin, "-->");
    end = end ? end : begin + strlen(begin);
    begin += strspn(begin, " \t\n");
    while (end > begin && isspace((unsigned char)end[-1])) {
        end--;
    }
    return arena_copy_bytes(arena, begin, (size_t)(end - begin));
}

/* --- words --- */

static bool directive_fail(struct directive_reader *reader, uint32_t line, const char *what)
{
    diag_set(reader->diag, DIAG_INPUT, reader->file, line, 0, "%s", what);
    return false;
}

/* One word, up to a blank, or with a value in quotes behind '='; NULL: none left, or an error. */
static char *directive_next_word(struct directive_reader *reader, const char **at, uint32_t line)
{
    const char *s = *at + strspn(*at, " \t\n");
    if (*s == '\0') {
        return NULL;
    }
    struct strbuf word = {0};
    bool in_quotes = false;
    for (; *s && (in_quotes || !isspace((unsigned char)*s)); s++) {
        if (*s == '"') {
            in_quotes = !in_quotes;
        } else if (*s == '\\' && in_quotes && (s[1] == '"' || s[1] == '\\')) {
            strbuf_add_char(&word, *++s);
        } else {
            strbuf_add_char(&word, *s);
        }
    }
    *at = s;
    char *text =
        in_quotes ? NULL : arena_copy_bytes(reader->arena, strbuf_text(&word), word.length);
    strbuf_free(&word);
    if (in_quotes) {
        directive_fail(reader, line, "a \" without a second one");
    }
    return text;
}

static void directive_add_keys(enum lesson_directive kind, struct strbuf *out)
{
    for (size_t i = 0; i < DIRECTIVE_KEYS; i++) {
        if (directive_keys[i].directive == kind) {
            strbuf_printf(out, "%s%s", out->length ? ", " : "", directive_keys[i].name);
        }
    }
}

static const struct directive_key *directive_find_key(struct directive_reader *reader,
                                                      const struct directive *directive,
                                                      const char *name)
{
    for (size_t i = 0; i < DIRECTIVE_KEYS; i++) {
        const struct directive_key *key = &directive_keys[i];
        if (key->directive != directive->kind || strcmp(key->name, name) != 0) {
            continue;
        }
        if (key->need != DIRECTIVE_MANY && directive_get(directive, name)) {
            diag_set(reader->diag, DIAG_INPUT, reader->file, directive->line, 0,
                     "'%s' is given twice", name);
            return NULL;
        }
        return key;
    }
    struct strbuf keys = {0};
    directive_add_keys(directive->kind, &keys);
    const char *word = directive_words[directive->kind];
    diag_set(reader->diag, DIAG_INPUT, reader->file, directive->line, 0,
             "'%s' is no key of 'sim:%s%s'; it has: %s", name, *word ? " " : "", word,
             keys.length ? strbuf_text(&keys) : "none");
    strbuf_free(&keys);
    return NULL;
}

/* "question" and its like; a program has none: its first word is key=value. */
static bool directive_find_kind(struct directive_reader *reader, const char *word, uint32_t line,
                                enum lesson_directive *kind)
{
    struct strbuf words = {0};
    for (int i = 0; i < LESSON_DIRECTIVE_COUNT; i++) {
        if (*directive_words[i] && strcmp(directive_words[i], word) == 0) {
            *kind = (enum lesson_directive)i;
            strbuf_free(&words);
            return true;
        }
        if (*directive_words[i]) {
            strbuf_printf(&words, ", %s", directive_words[i]);
        }
    }
    diag_set(reader->diag, DIAG_INPUT, reader->file, line, 0,
             "'%s' is no directive; there are: id=… file=… (a program)%s", word,
             strbuf_text(&words));
    strbuf_free(&words);
    return false;
}

static bool directive_check_needs(struct directive_reader *reader,
                                  const struct directive *directive)
{
    for (size_t i = 0; i < DIRECTIVE_KEYS; i++) {
        const struct directive_key *key = &directive_keys[i];
        if (key->directive == directive->kind && key->need == DIRECTIVE_MUST &&
            !directive_get(directive, key->name)) {
            const char *word = directive_words[directive->kind];
            diag_set(reader->diag, DIAG_INPUT, reader->file, directive->line, 0,
                     "'sim:%s%s' needs %s= (%s)", *word ? " " : "", word, key->name, key->help);
            return false;
        }
    }
    return true;
}

static bool directive_check_value(struct directive_reader *reader,
                                  const struct directive *directive,
                                  const struct directive_key *key, const char *text)
{
    bool is_name = *text != '\0';
    for (const char *s = text; *s; s++) {
        is_name = is_name && (isalnum((unsigned char)*s) || *s == '-' || *s == '_');
    }
    size_t size = strlen(text);
    bool is_file =
        size > 3 && strcmp(text + size - 3, ".py") == 0 && *text != '/' && !strstr(text, "..");
    bool is_fine = (key->type != DIRECTIVE_NAME && key->type != DIRECTIVE_FOR) || is_name;
    is_fine = is_fine && (key->type != DIRECTIVE_FILE || is_file);
    if (!is_fine) {
        diag_set(reader->diag, DIAG_INPUT, reader->file, directive->line, 0, "%s='%s': %s",
                 key->name, text,
                 key->type == DIRECTIVE_FILE ? "must be a .py file beside the lesson"
                                             : "takes letters, digits, - and _");
    }
    return is_fine;
}

bool directive_read(struct directive_reader *reader, const char *html, uint32_t line,
                    struct directive *out)
{
    *out = (struct directive){.kind = LESSON_PROGRAM, .line = line};
    if (!strstr(html, "-->")) {
        return directive_fail(reader, line, "the comment has no end (-->)");
    }
    const char *at = directive_body(reader->arena, html);
    bool is_first = true;
    for (char *word; (word = directive_next_word(reader, &at, line)); is_first = false) {
        char *equals = strchr(word, '=');
        if (!equals && is_first) {
            if (!directive_find_kind(reader, word, line, &out->kind)) {
                return false;
            }
            continue;
        }
        if (!equals) {
            diag_set(reader->diag, DIAG_INPUT, reader->file, line, 0, "'%s' is no key=value", word);
            return false;
        }
        *equals = '\0';
        const struct directive_key *key = directive_find_key(reader, out, word);
        if (!key || !directive_check_value(reader, out, key, equals + 1)) {
            return false;
        }
        if (out->count == DIRECTIVE_VALUES_MAX) {
            return directive_fail(reader, line, "too many keys in one directive");
        }
        out->values[out->count++] = (struct directive_value){.key = key, .text = equals + 1};
    }
    return !diag_is_set(reader->diag) && directive_check_needs(reader, out);
}

const char *directive_get(const struct directive *directive, const char *key)
{
    for (size_t i = 0; i < directive->count; i++) {
        if (strcmp(directive->values[i].key->name, key) == 0) {
            return directive->values[i].text;
        }
    }
    return NULL;
}

/* --- values --- */

/* A number from 1 (or 0); the text behind it in *end; 0 and *end == text: none. */
static uint32_t directive_take_number(const char *text, const char **end)
{
    errno = 0;
    char *stop = (char *)text;
    unsigned long n = isdigit((unsigned char)*text) ? strtoul(text, &stop, 10) : 0;
    *end = errno || n > 1000000000 ? text : stop;
    return (uint32_t)n;
}

/* Seconds with at most nine decimals, exactly. */
static bool directive_take_seconds(const char *text, int64_t *nanoseconds)
{
    const char *end;
    int64_t whole = directive_take_number(text, &end), rest = 0;
    if (end == text) {
        return false;
    }
    if (*end == '.') {
        int64_t unit = 100000000;
        for (end++; isdigit((unsigned char)*end) && unit > 0; end++, unit /= 10) {
            rest += (*end - '0') * unit;
        }
    }
    *nanoseconds = whole * 1000000000 + rest;
    return *end == '\0' || strcmp(end, "s") == 0;
}

static bool directive_fail_value(struct directive_reader *reader, const struct directive *directive,
                                 const char *key, const char *allowed)
{
    diag_set(reader->diag, DIAG_INPUT, reader->file, directive->line, 0, "%s='%s': must be %s", key,
             directive_get(directive, key), allowed);
    return false;
}

bool directive_seconds(struct directive_reader *reader, const struct directive *directive,
                       const char *key, int64_t *nanoseconds)
{
    return directive_take_seconds(directive_get(directive, key), nanoseconds) ||
           directive_fail_value(reader, directive, key, "seconds, as 3.0");
}

bool directive_number(struct directive_reader *reader, const struct directive *directive,
                      const char *key, uint32_t *out)
{
    const char *text = directive_get(directive, key), *end;
    *out = directive_take_number(text, &end);
    return (end > text && *end == '\0') || directive_fail_value(reader, directive, key, "a number");
}

bool lesson_read_place(const char *text, struct lesson_place *out)
{
    const char *end;
    *out = (struct lesson_place){.kind = LESSON_AT_START, .nth = 1};
    if (strcmp(text, "end") == 0) {
        out->kind = LESSON_AT_END;
        return true;
    }
    if (strncmp(text, "line:", 5) == 0) {
        out->kind = LESSON_AT_LINE;
        out->line = directive_take_number(text + 5, &end);
        if (*end == '#') {
            const char *nth = end + 1;
            out->nth = directive_take_number(nth, &end);
        }
        return out->line > 0 && out->nth > 0 && *end == '\0';
    }
    if (strncmp(text, "time:", 5) == 0) {
        out->kind = LESSON_AT_TIME;
        return directive_take_seconds(text + 5, &out->time);
    }
    return strcmp(text, "start") == 0;
}

bool directive_place(struct directive_reader *reader, const struct directive *directive,
                     const char *key, struct lesson_place *out)
{
    return lesson_read_place(directive_get(directive, key), out) ||
           directive_fail_value(reader, directive, key, LESSON_PLACES);
}

bool directive_lines(struct directive_reader *reader, const struct directive *directive,
                     const char *key, const uint32_t **lines, size_t *count)
{
    const char *text = directive_get(directive, key);
    *count = 0;
    *lines = NULL;
    if (!text) {
        return true;
    }
    uint32_t *list = arena_array(reader->arena, uint32_t, strlen(text) + 1);
    for (const char *end; *text; text = end) {
        list[*count] = directive_take_number(text, &end);
        bool is_fine = list[*count] > 0 && (*end == '\0' || (*end == ',' && end[1]));
        if (!is_fine) {
            return directive_fail_value(reader, directive, key, "lines of the program, as 9,11");
        }
        ++*count;
        end += *end == ',';
    }
    *lines = list;
    return true;
}
