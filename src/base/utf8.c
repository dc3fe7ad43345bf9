#include "base/utf8.h"

#include <utf8proc.h>

static bool utf8_is_tail(const char *text, size_t size, size_t at)
{
    return at < size && ((unsigned char)text[at] & 0xC0) == 0x80;
}

static size_t utf8_sequence_length(unsigned char lead)
{
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xC2 && lead < 0xE0) {
        return 2;
    }
    if (lead >= 0xE0 && lead < 0xF0) {
        return 3;
    }
    return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

/* As utf8_decode(); *length is 0 where no sequence begins. */
static uint32_t utf8_decode_strict(const char *text, size_t size, size_t *length)
{
    unsigned char lead = (unsigned char)text[0];
    size_t count = utf8_sequence_length(lead);
    *length = 0;
    if (count == 0) {
        return UTF8_REPLACEMENT;
    }
    static const unsigned char lead_bits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    uint32_t code_point = lead & lead_bits[count];
    for (size_t i = 1; i < count; i++) {
        if (!utf8_is_tail(text, size, i)) {
            return UTF8_REPLACEMENT;
        }
        code_point = code_point << 6 | ((unsigned char)text[i] & 0x3F);
    }
    if (code_point < least[count] || code_point > UTF8_MAX) {
        return UTF8_REPLACEMENT;
    }
    *length = count;
    return code_point;
}

uint32_t utf8_decode(const char *text, size_t size, size_t *length)
{
    if (size == 0) {
        *length = 0;
        return 0;
    }
    uint32_t code_point = utf8_decode_strict(text, size, length);
    if (*length == 0) {
        *length = 1;
    }
    return code_point;
}

size_t utf8_encode(uint32_t code_point, char out[4])
{
    if (code_point > UTF8_MAX) {
        code_point = UTF8_REPLACEMENT;
    }
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    if (code_point < 0x800) {
        out[0] = (char)(0xC0 | code_point >> 6);
        out[1] = (char)(0x80 | (code_point & 0x3F));
        return 2;
    }
    if (code_point < 0x10000) {
        out[0] = (char)(0xE0 | code_point >> 12);
        out[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code_point & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code_point >> 18);
    out[1] = (char)(0x80 | (code_point >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code_point >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code_point & 0x3F));
    return 4;
}

bool utf8_is_valid(const char *text, size_t size, size_t *bad_at)
{
    for (size_t at = 0; at < size;) {
        size_t length;
        uint32_t code_point = utf8_decode_strict(text + at, size - at, &length);
        if (length == 0 || (code_point >= 0xD800 && code_point < 0xE000)) {
            if (bad_at) {
                *bad_at = at;
            }
            return false;
        }
        at += length;
    }
    return true;
}

size_t utf8_count(const char *text, size_t size)
{
    size_t count = 0;
    for (size_t at = 0; at < size; count++) {
        size_t length;
        utf8_decode(text + at, size - at, &length);
        at += length;
    }
    return count;
}

size_t utf8_offset(const char *text, size_t size, size_t index)
{
    size_t at = 0;
    while (index-- > 0 && at < size) {
        size_t length;
        utf8_decode(text + at, size - at, &length);
        at += length;
    }
    return at;
}

int utf8_char_width(uint32_t code_point)
{
    if (code_point < 0x7F) {
        return code_point >= 0x20;
    }
    return utf8proc_charwidth((utf8proc_int32_t)code_point);
}

size_t utf8_width(const char *text, size_t size)
{
    size_t cells = 0;
    for (size_t at = 0; at < size;) {
        size_t length;
        cells += (size_t)utf8_char_width(utf8_decode(text + at, size - at, &length));
        at += length;
    }
    return cells;
}

size_t utf8_fit(const char *text, size_t size, size_t cells)
{
    size_t at = 0;
    while (at < size) {
        size_t length;
        size_t width = (size_t)utf8_char_width(utf8_decode(text + at, size - at, &length));
        if (width > cells) {
            break;
        }
        cells -= width;
        at += length;
    }
    return at;
}

bool utf8_is_identifier_start(uint32_t code_point)
{
    if (code_point < 0x80) {
        return code_point == '_' || (code_point | 0x20) - 'a' < 26;
    }
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return true;
    default: return code_point == 0x2118 || code_point == 0x212E; /* Other_ID_Start */
    }
}

bool utf8_is_identifier_part(uint32_t code_point)
{
    if (code_point < 0x80) {
        return utf8_is_identifier_start(code_point) || code_point - '0' < 10;
    }
    switch (utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC: return true;
    default: return code_point == 0xB7 || utf8_is_identifier_start(code_point);
    }
}
