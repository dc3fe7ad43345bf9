#include "base/unicode.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/asset.h"

/* --- Hangul syllables: their names are spelt --- */

enum {
    HANGUL_FIRST = 0xAC00,
    HANGUL_COUNT = 11172,
    HANGUL_VOWELS = 21,
    HANGUL_ENDS = 28,
};

static const char *const hangul_begins[] = {"G",  "GG", "N", "D",  "DD", "R", "M", "B", "BB", "S",
                                            "SS", "",   "J", "JJ", "C",  "K", "T", "P", "H"};
static const char *const hangul_vowels[] = {"A",   "AE", "YA", "YAE", "EO", "E",  "YEO",
                                            "YE",  "O",  "WA", "WAE", "OE", "YO", "U",
                                            "WEO", "WE", "WI", "YU",  "EU", "YI", "I"};
static const char *const hangul_ends[] = {"",   "G",  "GG", "GS", "N",  "NJ", "NH", "D", "L",  "LG",
                                          "LM", "LB", "LS", "LT", "LP", "LH", "M",  "B", "BS", "S",
                                          "SS", "NG", "J",  "C",  "K",  "T",  "P",  "H"};

static const char hangul_prefix[] = "HANGUL SYLLABLE ";

static void hangul_name(uint32_t c, char name[UNICODE_NAME_MAX])
{
    uint32_t n = c - HANGUL_FIRST;
    snprintf(name, UNICODE_NAME_MAX, "%s%s%s%s", hangul_prefix,
             hangul_begins[n / (HANGUL_VOWELS * HANGUL_ENDS)],
             hangul_vowels[n / HANGUL_ENDS % HANGUL_VOWELS], hangul_ends[n % HANGUL_ENDS]);
}

/* --- the list of names --- */

/* Reads names.txt: one entry after the other. */
struct names {
    const char *at;
    char kind;                   /* 'c' a character; '@' numbered ones; '=' an alias */
    uint32_t first;              /* the character, or the first of the numbered ones … */
    uint32_t last;               /* … to this one */
    char name[UNICODE_NAME_MAX]; /* of '@': the prefix */
    size_t size;
};

static bool names_begin(struct names *names)
{
    const struct asset *asset = asset_find("assets/unicode/names.txt");
    *names = (struct names){.at = asset ? asset->text : ""};
    return asset != NULL;
}

static uint32_t names_hex(struct names *names)
{
    char *end;
    uint32_t number = (uint32_t)strtoul(names->at, &end, 16);
    names->at = end;
    return number;
}

/* Where the first `count` words of the name end. */
static size_t names_words(const struct names *names, int count)
{
    size_t at = 0;
    for (; count > 0 && at < names->size; count--) {
        const char *blank = memchr(names->name + at, ' ', names->size - at);
        at = blank ? (size_t)(blank - names->name) + 1 : names->size;
    }
    return at;
}

static void names_take_rest(struct names *names, size_t kept)
{
    size_t length = strcspn(names->at, "\n");
    size_t room = UNICODE_NAME_MAX - 1 - kept;
    size_t taken = length < room ? length : room;
    memcpy(names->name + kept, names->at, taken);
    names->size = kept + taken;
    names->name[names->size] = '\0';
    names->at += length + (names->at[length] == '\n');
}

static bool names_next(struct names *names)
{
    if (*names->at == '\0') {
        return false;
    }
    if (*names->at == '@' || *names->at == '=') {
        names->kind = *names->at++;
        names->first = names->last = names_hex(names);
        if (*names->at == '-') {
            names->at++;
            names->last = names_hex(names);
        }
        names->at++;
        names_take_rest(names, 0);
        return true;
    }
    size_t length = strcspn(names->at, ":\n");
    bool is_numbered = names->at[length] == ':';
    names->kind = 'c';
    names->first = is_numbered ? names_hex(names) : names->last + 1;
    names->last = names->first;
    names->at += is_numbered;
    size_t kept = names_words(names, *names->at - '0');
    names->at++;
    names_take_rest(names, kept);
    return true;
}

/* --- questions --- */

static bool names_is(const struct names *names, const char *name, size_t size, uint32_t *c)
{
    if (names->kind != '@') {
        *c = names->first;
        return names->size == size && memcmp(names->name, name, size) == 0;
    }
    if (size <= names->size || size > names->size + 5 ||
        memcmp(names->name, name, names->size) != 0) {
        return false;
    }
    char *end;
    *c = (uint32_t)strtoul(name + names->size, &end, 16);
    return end == name + size && *c >= names->first && *c <= names->last;
}

static uint32_t hangul_find(const char *upper)
{
    char name[UNICODE_NAME_MAX];
    for (uint32_t c = HANGUL_FIRST; c < HANGUL_FIRST + HANGUL_COUNT; c++) {
        hangul_name(c, name);
        if (strcmp(name, upper) == 0) {
            return c;
        }
    }
    return UNICODE_NONE;
}

uint32_t unicode_find(const char *name, size_t size)
{
    char upper[UNICODE_NAME_MAX];
    if (size >= sizeof upper || memchr(name, '\0', size)) {
        return UNICODE_NONE;
    }
    for (size_t i = 0; i < size; i++) {
        upper[i] = (char)toupper((unsigned char)name[i]);
    }
    upper[size] = '\0';
    if (strncmp(upper, hangul_prefix, sizeof hangul_prefix - 1) == 0) {
        return hangul_find(upper);
    }
    struct names names;
    uint32_t c;
    for (bool more = names_begin(&names); more && names_next(&names);) {
        if (names_is(&names, upper, size, &c)) {
            return c;
        }
    }
    return UNICODE_NONE;
}

bool unicode_name(uint32_t c, char name[UNICODE_NAME_MAX])
{
    if (c >= HANGUL_FIRST && c < HANGUL_FIRST + HANGUL_COUNT) {
        hangul_name(c, name);
        return true;
    }
    struct names names;
    for (bool more = names_begin(&names); more && names_next(&names);) {
        if (names.kind == '=' || c < names.first || c > names.last) {
            continue;
        }
        if (names.kind == '@') {
            snprintf(name, UNICODE_NAME_MAX, "%.*s%X", (int)(UNICODE_NAME_MAX - 10), names.name,
                     (unsigned)c);
        } else {
            memcpy(name, names.name, names.size + 1);
        }
        return true;
    }
    return false;
}

/* Is c in one of the ranges FIRST-LAST from `at` to the end of the line? */
static bool line_has(const char *at, uint32_t c)
{
    while (*at == ' ') {
        char *end;
        uint32_t first = (uint32_t)strtoul(at + 1, &end, 16);
        uint32_t last = *end == '-' ? (uint32_t)strtoul(end + 1, &end, 16) : first;
        if (c >= first && c <= last) {
            return true;
        }
        at = end;
    }
    return false;
}

/* The line of numbers.txt that begins with one of `kinds` and has c; its second word. */
static const char *numbers_find(const char *kinds, uint32_t c)
{
    const struct asset *asset = asset_find("assets/unicode/numbers.txt");
    for (const char *at = asset ? asset->text : ""; *at; at += strcspn(at, "\n") + 1) {
        const char *word = at + 2;
        if (strchr(kinds, *at) && line_has(word + strcspn(word, " \n"), c)) {
            return at;
        }
    }
    return NULL;
}

void unicode_width(uint32_t c, char width[3])
{
    const char *line = numbers_find("w", c);
    size_t length = line ? strcspn(line + 2, " \n") : 0;
    snprintf(width, 3, "%.*s", line ? (int)length : 1, line ? line + 2 : "N");
}

enum unicode_number unicode_number(uint32_t c, double *value)
{
    const char *line = numbers_find("ndD", c);
    if (!line) {
        return UNICODE_NO_NUMBER;
    }
    *value = strtod(line + 2, NULL);
    return *line == 'd' ? UNICODE_DECIMAL : *line == 'D' ? UNICODE_DIGIT : UNICODE_NUMERIC;
}
