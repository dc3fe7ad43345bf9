#include "base/json.h"

#include "base/utf8.h"

void json_add_string(struct strbuf *out, const char *text, size_t size)
{
    strbuf_add_char(out, '"');
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = utf8_decode(text + at, size - at, &length);
        c = c >= 0xD800 && c < 0xE000 ? UTF8_REPLACEMENT : c;
        if (c == '\n') {
            strbuf_add(out, "\\n");
        } else if (c == '"' || c == '\\') {
            strbuf_printf(out, "\\%c", (char)c);
        } else if (c < 0x20 || c == '<' || c == 0x7F || c == 0x2028 || c == 0x2029) {
            strbuf_printf(out, "\\u%04x", (unsigned)c);
        } else {
            strbuf_add_code_point(out, c);
        }
    }
    strbuf_add_char(out, '"');
}
