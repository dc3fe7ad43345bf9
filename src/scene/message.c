#include "scene/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/asset.h"
#include "base/utf8.h"

const char *language_code(enum language language)
{
    static const char *const codes[] = {"ko", "en"};
    return (unsigned)language < LANGUAGE_COUNT ? codes[language] : "";
}

bool catalog_load(struct catalog *catalog, enum language language, struct diag *diag)
{
    char path[32];
    snprintf(path, sizeof path, "assets/%s.po", language_code(language));
    const struct asset *asset = asset_find(path);
    if (!asset) {
        diag_set(diag, DIAG_INPUT, path, 0, 0, "no such catalogue");
        return false;
    }
    return catalog_parse(catalog, asset->text, asset->size, path, diag);
}

void catalog_free(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->texts.count; i++) {
        mem_free(catalog->texts.items[i]);
    }
    vec_free(&catalog->texts);
    interner_free(&catalog->keys);
}

/* The part of the PO format that translators' tools write: msgid and msgstr,
 * each with one or more quoted strings, and comments. */
struct po_reader {
    const char *text, *file;
    size_t size, at;
    uint32_t line;
    struct diag *diag;
};

static bool po_error(struct po_reader *reader, const char *message)
{
    diag_set(reader->diag, DIAG_INPUT, reader->file, reader->line, 1, "%s", message);
    return false;
}

static void skip_blank(struct po_reader *reader)
{
    while (reader->at < reader->size) {
        char c = reader->text[reader->at];
        if (c == '\n') {
            reader->line++;
        } else if (c == '#') {
            while (reader->at + 1 < reader->size && reader->text[reader->at + 1] != '\n') {
                reader->at++;
            }
        } else if (c != ' ' && c != '\t' && c != '\r') {
            return;
        }
        reader->at++;
    }
}

static bool read_quoted(struct po_reader *reader, struct strbuf *out)
{
    for (reader->at++; reader->at < reader->size; reader->at++) {
        char c = reader->text[reader->at];
        if (c == '"') {
            reader->at++;
            return true;
        }
        if (c == '\n') {
            break;
        }
        if (c == '\\' && reader->at + 1 < reader->size) {
            c = reader->text[++reader->at];
            c = c == 'n' ? '\n' : c == 't' ? '\t' : c;
        }
        strbuf_add_char(out, c);
    }
    return po_error(reader, "unterminated string");
}

static bool read_entry(struct po_reader *reader, const char *keyword, struct strbuf *out)
{
    size_t length = strlen(keyword);
    if (reader->size - reader->at < length ||
        memcmp(reader->text + reader->at, keyword, length) != 0) {
        return po_error(reader, "expected msgid, then msgstr");
    }
    reader->at += length;
    skip_blank(reader);
    if (reader->at >= reader->size || reader->text[reader->at] != '"') {
        return po_error(reader, "expected a quoted string");
    }
    while (reader->at < reader->size && reader->text[reader->at] == '"') {
        if (!read_quoted(reader, out)) {
            return false;
        }
        skip_blank(reader);
    }
    return true;
}

static void add_message(struct catalog *catalog, struct strbuf *key, struct strbuf *text)
{
    uint32_t id = interner_add(&catalog->keys, strbuf_text(key), key->length);
    while (catalog->texts.count <= id) {
        vec_push(&catalog->texts, NULL);
    }
    mem_free(catalog->texts.items[id]);
    catalog->texts.items[id] = mem_copy_string(strbuf_text(text));
}

bool catalog_parse(struct catalog *catalog, const char *text, size_t size, const char *file,
                   struct diag *diag)
{
    struct po_reader reader = {text, file, size, 0, 1, diag};
    struct strbuf key = {0}, value = {0};
    bool ok = true;
    for (skip_blank(&reader); ok && reader.at < reader.size; skip_blank(&reader)) {
        strbuf_clear(&key);
        strbuf_clear(&value);
        ok = read_entry(&reader, "msgid", &key) && read_entry(&reader, "msgstr", &value);
        if (ok && key.length > 0) { /* the empty key holds the file's own header */
            add_message(catalog, &key, &value);
        }
    }
    strbuf_free(&key);
    strbuf_free(&value);
    return ok;
}

const char *catalog_text(const struct catalog *catalog, const char *key)
{
    uint32_t id;
    if (!catalog || !interner_find(&catalog->keys, key, strlen(key), &id)) {
        return key;
    }
    return catalog->texts.items[id];
}

/* How a digit ends when read aloud in Korean: v(owel), r (ㄹ), c(onsonant).
 * 영 일 이 삼 사 오 육 칠 팔 구 */
static char sound_of_digit(uint32_t digit)
{
    return "crvcvvcrrv"[digit - '0'];
}

/* How an English word, or a letter by itself, ends when Koreans say it: cook 쿡,
 * bacon 베이컨, time 타임, example 이그잼플, print 프린트, lock 락, L 엘. */
static char sound_of_word(const char *word, size_t size)
{
    char last = (char)(word[size - 1] | 0x20);
    if (size == 1) {
        return last == 'l' || last == 'r' ? 'r' : last == 'm' || last == 'n' ? 'c' : 'v';
    }
    char before = (char)(word[size - 2] | 0x20);
    switch (last) {
    case 'l': return 'r';
    case 'm':
    case 'n': return 'c';
    case 'g': return before == 'n' ? 'c' : 'v';
    case 'e': return before == 'l' ? 'r' : before == 'm' || before == 'n' ? 'c' : 'v';
    case 'b':
    case 'c':
    case 'p':
    case 't': return strchr("aeiou", before) ? 'c' : 'v';
    case 'k': return strchr("aeiouc", before) ? 'c' : 'v';
    default: return 'v';
    }
}

static bool is_ascii_letter(uint32_t c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' && c < 0x80;
}

bool korean_ends_in_consonant(const char *text, size_t size, bool *is_rieul)
{
    uint32_t last = 0;
    size_t word = 0, end = 0; /* the last run of Latin letters */
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = utf8_decode(text + at, size - at, &length);
        if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= '0' && c <= '9')) {
            last = c;
        } else if (is_ascii_letter(c)) {
            word = end == at && is_ascii_letter(last) ? word : at;
            end = at + 1;
            last = c;
        } /* brackets and quotes are not spoken */
    }
    char sound = 'v';
    if (last >= 0xAC00) {
        uint32_t final = (last - 0xAC00) % 28;
        sound = final == 0 ? 'v' : final == 8 ? 'r' : 'c';
    } else if (last >= '0' && last <= '9') {
        sound = sound_of_digit(last);
    } else if (last) {
        sound = sound_of_word(text + word, end - word);
    }
    if (is_rieul) {
        *is_rieul = sound == 'r';
    }
    return sound != 'v';
}

/* "[은/는]" at text: the fitting half is added; 0 when it is no such thing. */
static size_t add_particle(struct strbuf *out, const char *text)
{
    const char *slash = strchr(text, '/'), *end = strchr(text, ']');
    if (!slash || !end || slash > end || end - text > 20) {
        return 0;
    }
    bool is_rieul;
    bool closed = korean_ends_in_consonant(strbuf_text(out), out->length, &is_rieul);
    static const char euro[] = "으로";
    if (is_rieul && strncmp(text + 1, euro, sizeof euro - 1) == 0) {
        closed = false;
    }
    if (closed) {
        strbuf_add_bytes(out, text + 1, (size_t)(slash - text) - 1);
    } else {
        strbuf_add_bytes(out, slash + 1, (size_t)(end - slash) - 1);
    }
    return (size_t)(end - text) + 1;
}

/* "{name}" at text: its value is added; 0 when nobody gave one. */
static size_t add_placeholder(struct strbuf *out, const char *text, va_list args)
{
    const char *end = strchr(text, '}');
    if (!end) {
        return 0;
    }
    size_t length = (size_t)(end - text) - 1;
    for (const char *name; (name = va_arg(args, const char *));) {
        const char *value = va_arg(args, const char *);
        if (strlen(name) == length && memcmp(name, text + 1, length) == 0) {
            strbuf_add(out, value);
            return length + 2;
        }
    }
    return 0;
}

void catalog_format(const struct catalog *catalog, struct strbuf *out, const char *key, ...)
{
    for (const char *text = catalog_text(catalog, key); *text;) {
        size_t used = 0;
        if (*text == '{') {
            va_list args;
            va_start(args, key);
            used = add_placeholder(out, text, args);
            va_end(args);
        } else if (*text == '[') {
            used = add_particle(out, text);
        }
        if (used == 0) {
            strbuf_add_char(out, *text);
            used = 1;
        }
        text += used;
    }
}
