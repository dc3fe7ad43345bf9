#include "base/json.h"

#include "base/utf8.h"

void json_add_string(struct strbuf *out, const char *text, size_t size)
{
    strbuf_add_char(out, '"');
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = utf8_decode(text + at, size - at, &length);
        bool is_surrogate = c >= 0xD800 && c < 0xE000;
        if (c == '\n') {
            strbuf_add(out, "\\n");
        } else if (c == '"' || c == '\\') {
            strbuf_printf(out, "\\%c", (char)c);
        } else if (c == '/' && at > 0 && text[at - 1] == '<') {
            strbuf_add(out, "\\/");
        } else if (c < 0x20 || is_surrogate || c == 0x7F || c == 0x2028 || c == 0x2029) {
            strbuf_printf(out, "\\u%04x", (unsigned)c);
        } else {
            strbuf_add_code_point(out, c);
        }
    }
    strbuf_add_char(out, '"');
}
