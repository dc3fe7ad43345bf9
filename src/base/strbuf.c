#include "base/strbuf.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

void strbuf_reserve(struct strbuf *buf, size_t extra)
{
    size_t want = buf->length + extra + 1;
    if (want > buf->capacity) {
        size_t capacity = buf->capacity ? buf->capacity * 2 : 32;
        buf->capacity = capacity < want ? want : capacity;
        buf->text = mem_resize(buf->text, buf->capacity);
    }
}

void strbuf_add_bytes(struct strbuf *buf, const void *bytes, size_t size)
{
    strbuf_reserve(buf, size);
    if (size) {
        memcpy(buf->text + buf->length, bytes, size);
    }
    buf->length += size;
    buf->text[buf->length] = '\0';
}

void strbuf_add(struct strbuf *buf, const char *text)
{
    strbuf_add_bytes(buf, text, strlen(text));
}

void strbuf_add_char(struct strbuf *buf, char c)
{
    strbuf_add_bytes(buf, &c, 1);
}

void strbuf_add_repeat(struct strbuf *buf, char c, size_t times)
{
    strbuf_reserve(buf, times);
    memset(buf->text + buf->length, c, times);
    buf->length += times;
    buf->text[buf->length] = '\0';
}

void strbuf_add_code_point(struct strbuf *buf, uint32_t code_point)
{
    char bytes[4];
    strbuf_add_bytes(buf, bytes, utf8_encode(code_point, bytes));
}

void strbuf_vprintf(struct strbuf *buf, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int size = vsnprintf(NULL, 0, format, args);
    if (size > 0) {
        strbuf_reserve(buf, (size_t)size);
        vsnprintf(buf->text + buf->length, (size_t)size + 1, format, again);
        buf->length += (size_t)size;
    }
    va_end(again);
}

void strbuf_printf(struct strbuf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    strbuf_vprintf(buf, format, args);
    va_end(args);
}

const char *strbuf_text(const struct strbuf *buf)
{
    return buf->text ? buf->text : "";
}

char *strbuf_take(struct strbuf *buf)
{
    char *text = buf->text ? buf->text : mem_copy_string("");
    *buf = (struct strbuf){0};
    return text;
}

void strbuf_clear(struct strbuf *buf)
{
    buf->length = 0;
    if (buf->text) {
        buf->text[0] = '\0';
    }
}

void strbuf_free(struct strbuf *buf)
{
    mem_free(buf->text);
    *buf = (struct strbuf){0};
}
