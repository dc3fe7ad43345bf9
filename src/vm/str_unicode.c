/* What Unicode says about code points, as CPython 3.11 (Unicode 14) sees it.
 *
 * Categories and simple mappings come from libutf8proc; where CPython knows more, or
 * that library is newer, from vm/str_unicode.def.
 */
#include <utf8proc.h>

#include "base/utf8.h"
#include "vm/str_build.h"

struct range {
    uint32_t first, last;
};

#define RANGE(first, last) {first, last},
static const struct range newer_ranges[] = {
#define NEWER(first, last) RANGE(first, last)
#include "vm/str_unicode.def"
#undef NEWER
};
static const struct range lower_ranges[] = {
#define LOWER(first, last) RANGE(first, last)
#include "vm/str_unicode.def"
#undef LOWER
};
static const struct range upper_ranges[] = {
#define UPPER(first, last) RANGE(first, last)
#include "vm/str_unicode.def"
#undef UPPER
};
static const struct range digit_ranges[] = {
#define DIGIT(first, last) RANGE(first, last)
#include "vm/str_unicode.def"
#undef DIGIT
};
static const struct range numeric_ranges[] = {
#define NUMERIC(first, last) RANGE(first, last)
#include "vm/str_unicode.def"
#undef NUMERIC
};

struct special_case {
    uint32_t c;
    uint32_t upper[3], title[3];
};

static const struct special_case special_cases[] = {
#define LIST(...)   \
    {               \
        __VA_ARGS__ \
    }
#define SPECIAL_CASE(c, upper, title) {c, LIST upper, LIST title},
#include "vm/str_unicode.def"
#undef SPECIAL_CASE
#undef LIST
};

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static bool range_has(const struct range *ranges, size_t count, uint32_t c)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c > ranges[middle].last) {
            low = middle + 1;
        } else if (c < ranges[middle].first) {
            high = middle;
        } else {
            return true;
        }
    }
    return false;
}

#define IN(ranges, c) range_has(ranges, COUNT_OF(ranges), c)

int unicode_category(uint32_t c)
{
    return IN(newer_ranges, c) ? UTF8PROC_CATEGORY_CN : utf8proc_category((utf8proc_int32_t)c);
}

bool unicode_is_alpha(uint32_t c)
{
    if (c < 0x80) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
    utf8proc_category_t category = unicode_category(c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool unicode_is_decimal(uint32_t c)
{
    if (c < 0x80) {
        return c >= '0' && c <= '9';
    }
    return unicode_category(c) == UTF8PROC_CATEGORY_ND;
}

/* Decimal digits stand in runs of ten; a run may follow another directly. */
int unicode_decimal_value(uint32_t c)
{
    if (c < 0x80) {
        return c >= '0' && c <= '9' ? (int)c - '0' : -1;
    }
    if (!unicode_is_decimal(c)) {
        return -1;
    }
    uint32_t first = c;
    while (unicode_is_decimal(first - 1)) {
        first--;
    }
    return (int)((c - first) % 10);
}

bool unicode_is_digit(uint32_t c)
{
    return unicode_is_decimal(c) || IN(digit_ranges, c);
}

bool unicode_is_numeric(uint32_t c)
{
    if (c < 0x80) {
        return c >= '0' && c <= '9';
    }
    utf8proc_category_t category = unicode_category(c);
    return (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO) ||
           IN(numeric_ranges, c);
}

bool unicode_is_space(uint32_t c)
{
    if (c < 0x80) {
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
    }
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool unicode_is_line_end(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

bool unicode_is_printable(uint32_t c)
{
    if (c < 0x80) {
        return c >= 0x20 && c < 0x7F;
    }
    switch (unicode_category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_ZS: return false;
    default: return true;
    }
}

bool unicode_is_lower(uint32_t c)
{
    if (c < 0x80) {
        return c >= 'a' && c <= 'z';
    }
    return unicode_category(c) == UTF8PROC_CATEGORY_LL || IN(lower_ranges, c);
}

bool unicode_is_upper(uint32_t c)
{
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z';
    }
    return unicode_category(c) == UTF8PROC_CATEGORY_LU || IN(upper_ranges, c);
}

bool unicode_is_title(uint32_t c)
{
    return c >= 0x80 && unicode_category(c) == UTF8PROC_CATEGORY_LT;
}

/* Signs that do not end a word when looking for the final sigma. */
bool unicode_is_case_ignorable(uint32_t c)
{
    static const uint32_t marks[] = {'\'',   '.',    ':',    0xB7,   0x387,  0x55F,
                                     0x5F4,  0x2018, 0x2019, 0x2024, 0x2027, 0xFE13,
                                     0xFE52, 0xFE55, 0xFF07, 0xFF0E, 0xFF1A};
    for (size_t i = 0; i < COUNT_OF(marks); i++) {
        if (c == marks[i]) {
            return true;
        }
    }
    switch (unicode_category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_SK: return true;
    default: return false;
    }
}

bool unicode_is_identifier(const char *text, size_t size)
{
    const char *at = text, *end = text + size;
    if (size == 0 || !utf8_is_identifier_start(str_next(&at))) {
        return false;
    }
    while (at < end) {
        if (!utf8_is_identifier_part(str_next(&at))) {
            return false;
        }
    }
    return true;
}

static size_t unicode_fold(uint32_t c, uint32_t out[3])
{
    utf8proc_int32_t folded[4];
    int last_class = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)c, folded, 4, UTF8PROC_CASEFOLD, &last_class);
    if (count < 1 || count > 3) {
        out[0] = c;
        return 1;
    }
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        out[i] = (uint32_t)folded[i];
    }
    return (size_t)count;
}

static const struct special_case *unicode_special(uint32_t c)
{
    size_t low = 0, high = COUNT_OF(special_cases);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (special_cases[middle].c < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < COUNT_OF(special_cases) && special_cases[low].c == c ? &special_cases[low] : NULL;
}

size_t unicode_map(uint32_t c, enum unicode_case to, uint32_t out[3])
{
    if (c < 0x80) {
        bool upper = to == CASE_UPPER || to == CASE_TITLE;
        out[0] = upper ? c - (c >= 'a' && c <= 'z') * 32 : c + (c >= 'A' && c <= 'Z') * 32;
        return 1;
    }
    if (to == CASE_FOLD) {
        return unicode_fold(c, out);
    }
    if (to == CASE_LOWER) {
        out[0] = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        out[1] = 0x307;
        return c == 0x130 ? (out[0] = 'i', 2) : 1;
    }
    const struct special_case *special = unicode_special(c);
    if (special) {
        const uint32_t *mapped = to == CASE_UPPER ? special->upper : special->title;
        memcpy(out, mapped, 3 * sizeof *out);
        return mapped[2] ? 3 : mapped[1] ? 2 : 1;
    }
    out[0] = (uint32_t)(to == CASE_UPPER ? utf8proc_toupper((utf8proc_int32_t)c)
                                         : utf8proc_totitle((utf8proc_int32_t)c));
    return 1;
}
