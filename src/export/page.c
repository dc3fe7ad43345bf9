/* What all writers of pictures share. */
#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "export/export.h"

const struct export_format_info *export_format_info(enum export_format format)
{
    enum { PLAIN = false, PAINTED = true };
    static const struct export_format_info infos[] = {
#define FORMAT(id, ending, pages, painted, what) {ending, what, EXPORT_PAGES_##pages, painted},
#include "export/formats.def"
#undef FORMAT
    };
    return &infos[format];
}

enum export_format export_format_by_ending(const char *ending)
{
    if (strcasecmp(ending, "htm") == 0) {
        return EXPORT_HTML;
    }
    int format = 0;
    while (format < EXPORT_FORMATS &&
           strcasecmp(ending, export_format_info((enum export_format)format)->ending) != 0) {
        format++;
    }
    return (enum export_format)format;
}

size_t export_line_of_text(const struct display *display, size_t at, double *width)
{
    const struct primitive *first = &display->items[at];
    size_t count = first->kind == PRIMITIVE_TEXT;
    double right = first->x + (count ? first->text_width : 0);
    bool goes_on = count && first->align == ALIGN_LEFT;
    for (; goes_on && at + count < display->count; count++) {
        const struct primitive *item = &display->items[at + count];
        bool follows = item->kind == PRIMITIVE_TEXT && item->font_size == first->font_size &&
                       item->y == first->y && item->opacity == first->opacity &&
                       item->align == ALIGN_LEFT && fabs(item->x - right) < 0.02 * first->font_size;
        if (!follows) {
            break;
        }
        right += item->text_width;
    }
    if (width) {
        *width = right - first->x;
    }
    return count;
}

uint32_t export_decode(const char *text, size_t size, size_t *length)
{
    uint32_t c = utf8_decode(text, size, length);
    return (c >= 0xD800 && c < 0xE000) || c == 0xFFFE || c == 0xFFFF ? UTF8_REPLACEMENT : c;
}

void export_add_xml(struct strbuf *out, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = export_decode(text + at, size - at, &length);
        switch (c) {
        case '&': strbuf_add(out, "&amp;"); break;
        case '<': strbuf_add(out, "&lt;"); break;
        case '>': strbuf_add(out, "&gt;"); break;
        case '"': strbuf_add(out, "&quot;"); break;
        default:
            strbuf_add_code_point(out, c < 0x20 && c != '\n' && c != '\t' ? UTF8_REPLACEMENT : c);
        }
    }
}

void export_add_number(struct strbuf *out, double value)
{
    long long hundredths = isfinite(value) ? llround(fmax(-1e9, fmin(1e9, value)) * 100) : 0;
    unsigned long long size = (unsigned long long)(hundredths < 0 ? -hundredths : hundredths);
    strbuf_printf(out, "%s%llu", hundredths < 0 ? "-" : "", size / 100);
    if (size % 100) {
        strbuf_printf(out, size % 10 ? ".%02llu" : ".%llu",
                      size % 10 ? size % 100 : size % 100 / 10);
    }
}
