/* Upper and lower case, and the questions about characters: isalpha() and its family. */
#include <ctype.h>

#include "vm/str_build.h"

#define SIGMA       0x3A3
#define SMALL_SIGMA 0x3C3
#define FINAL_SIGMA 0x3C2

static bool unicode_is_cased(uint32_t c)
{
    return unicode_is_lower(c) || unicode_is_upper(c) || unicode_is_title(c);
}

/* A capital sigma is final behind a cased letter and not before one. */
static uint32_t str_lower_sigma(const struct str *str, const char *sigma)
{
    const char *begin = str->text, *end = str->text + str->size;
    bool behind_letter = false;
    for (const char *at = sigma; at > begin;) {
        uint32_t c = str_previous(&at);
        if (!unicode_is_case_ignorable(c)) {
            behind_letter = unicode_is_cased(c);
            break;
        }
    }
    if (!behind_letter) {
        return SMALL_SIGMA;
    }
    for (const char *at = sigma + str_step(*sigma); at < end;) {
        uint32_t c = str_next(&at);
        if (!unicode_is_case_ignorable(c)) {
            return unicode_is_cased(c) ? SMALL_SIGMA : FINAL_SIGMA;
        }
    }
    return FINAL_SIGMA;
}

static char ascii_map(char c, enum unicode_case to)
{
    bool upper = to == CASE_UPPER || to == CASE_TITLE;
    if (upper) {
        return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
    }
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static void str_add_mapped(struct str_builder *b, const struct str *str, const char *at,
                           enum unicode_case to)
{
    uint32_t mapped[3];
    const char *next = at;
    uint32_t c = str_next(&next);
    if (c < 0x80) {
        str_builder_add_char(b, ascii_map((char)c, to));
        return;
    }
    if (c == SIGMA && to == CASE_LOWER) {
        str_builder_add_code_point(b, str_lower_sigma(str, at));
        return;
    }
    size_t count = unicode_map(c, to, mapped);
    for (size_t i = 0; i < count; i++) {
        str_builder_add_code_point(b, mapped[i]);
    }
}

static value str_map(struct vm *vm, const char *function, const value *args, size_t nargs,
                     struct tuple *kwnames, enum unicode_case first, enum unicode_case rest)
{
    if (!args_check(vm, function, nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    if (str_is_ascii(self)) {
        if (self->size <= 1) {
            char c = self->size ? ascii_map(self->text[0], first) : 0;
            return str_value(str_new(vm, &c, self->size));
        }
        struct str *result = str_new_room(vm, self->size, self->size);
        result->text[0] = ascii_map(self->text[0], first);
        for (size_t i = 1; i < self->size; i++) {
            result->text[i] = ascii_map(self->text[i], rest);
        }
        return str_value(result);
    }
    struct str_builder b;
    str_builder_init(&b);
    for (const char *at = self->text; at < self->text + self->size; at += str_step(*at)) {
        str_add_mapped(&b, self, at, at == self->text ? first : rest);
    }
    return str_value(str_builder_finish(vm, &b));
}

#define STR_MAP(function, first, rest)                                           \
    static value str_##function(struct vm *vm, const value *args, size_t nargs,  \
                                struct tuple *kwnames)                           \
    {                                                                            \
        return str_map(vm, "str." #function, args, nargs, kwnames, first, rest); \
    }

STR_MAP(upper, CASE_UPPER, CASE_UPPER)
STR_MAP(lower, CASE_LOWER, CASE_LOWER)
STR_MAP(casefold, CASE_FOLD, CASE_FOLD)
STR_MAP(capitalize, CASE_TITLE, CASE_LOWER)

static value str_title(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "str.title", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    struct str_builder b;
    str_builder_init(&b);
    bool in_word = false;
    for (const char *at = self->text; at < self->text + self->size;) {
        const char *begin = at;
        uint32_t c = str_next(&at);
        str_add_mapped(&b, self, begin, in_word ? CASE_LOWER : CASE_TITLE);
        in_word = c < 0x80 ? isalpha((int)c) != 0 : unicode_is_cased(c);
    }
    return str_value(str_builder_finish(vm, &b));
}

static value str_swapcase(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "str.swapcase", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    struct str_builder b;
    str_builder_init(&b);
    for (const char *at = self->text; at < self->text + self->size;) {
        const char *begin = at;
        uint32_t c = str_next(&at);
        if (unicode_is_upper(c)) {
            str_add_mapped(&b, self, begin, CASE_LOWER);
        } else if (unicode_is_lower(c)) {
            str_add_mapped(&b, self, begin, CASE_UPPER);
        } else {
            str_builder_add(&b, begin, (size_t)(at - begin));
        }
    }
    return str_value(str_builder_finish(vm, &b));
}

/* ---- questions ---- */

/* Is there at least one code point, and are all of that kind? */
static value str_all(struct vm *vm, const char *function, const value *args, size_t nargs,
                     struct tuple *kwnames, bool (*is)(uint32_t), bool when_empty)
{
    if (!args_check(vm, function, nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    for (const char *at = self->text; at < self->text + self->size;) {
        if (!is(str_next(&at))) {
            return VALUE_FALSE;
        }
    }
    return value_from_bool(self->size > 0 || when_empty);
}

static bool unicode_is_alnum(uint32_t c)
{
    return unicode_is_alpha(c) || unicode_is_digit(c) || unicode_is_numeric(c);
}

static bool unicode_is_ascii(uint32_t c)
{
    return c < 0x80;
}

#define STR_ALL(function, is, when_empty)                                           \
    static value str_##function(struct vm *vm, const value *args, size_t nargs,     \
                                struct tuple *kwnames)                              \
    {                                                                               \
        return str_all(vm, "str." #function, args, nargs, kwnames, is, when_empty); \
    }

STR_ALL(isalnum, unicode_is_alnum, false)
STR_ALL(isalpha, unicode_is_alpha, false)
STR_ALL(isascii, unicode_is_ascii, true)
STR_ALL(isdecimal, unicode_is_decimal, false)
STR_ALL(isdigit, unicode_is_digit, false)
STR_ALL(isnumeric, unicode_is_numeric, false)
STR_ALL(isprintable, unicode_is_printable, true)
STR_ALL(isspace, unicode_is_space, false)

/* islower() and isupper(): some cased letter, and none of the other kinds. */
static value str_is_cased(struct vm *vm, const char *function, const value *args, size_t nargs,
                          struct tuple *kwnames, bool (*is)(uint32_t), bool (*is_not)(uint32_t))
{
    if (!args_check(vm, function, nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    bool any = false;
    for (const char *at = self->text; at < self->text + self->size;) {
        uint32_t c = str_next(&at);
        if (is_not(c) || unicode_is_title(c)) {
            return VALUE_FALSE;
        }
        any = any || is(c);
    }
    return value_from_bool(any);
}

static value str_islower(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_is_cased(vm, "str.islower", args, nargs, kwnames, unicode_is_lower,
                        unicode_is_upper);
}

static value str_isupper(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_is_cased(vm, "str.isupper", args, nargs, kwnames, unicode_is_upper,
                        unicode_is_lower);
}

static value str_istitle(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "str.istitle", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    bool any = false, in_word = false;
    for (const char *at = self->text; at < self->text + self->size;) {
        uint32_t c = str_next(&at);
        bool big = unicode_is_upper(c) || unicode_is_title(c), small = unicode_is_lower(c);
        if ((big && in_word) || (small && !in_word)) {
            return VALUE_FALSE;
        }
        in_word = big || small;
        any = any || in_word;
    }
    return value_from_bool(any);
}

static value str_isidentifier(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "str.isidentifier", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    return value_from_bool(unicode_is_identifier(self->text, self->size));
}

const struct native_def str_case_natives[] = {
    {"upper", str_upper, 0},
    {"lower", str_lower, 0},
    {"casefold", str_casefold, 0},
    {"capitalize", str_capitalize, 0},
    {"title", str_title, 0},
    {"swapcase", str_swapcase, 0},
    {"isalnum", str_isalnum, 0},
    {"isalpha", str_isalpha, 0},
    {"isascii", str_isascii, 0},
    {"isdecimal", str_isdecimal, 0},
    {"isdigit", str_isdigit, 0},
    {"isidentifier", str_isidentifier, 0},
    {"islower", str_islower, 0},
    {"isnumeric", str_isnumeric, 0},
    {"isprintable", str_isprintable, 0},
    {"isspace", str_isspace, 0},
    {"istitle", str_istitle, 0},
    {"isupper", str_isupper, 0},
    {NULL, NULL, 0},
};
