/* The string builder of vm/. */
#include "vm/str_build.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/mem.h"
#include "base/utf8.h"

void str_builder_grow(struct str_builder *b, size_t extra)
{
    size_t capacity = b->capacity * 2;
    if (capacity < b->size + extra) {
        capacity = b->size + extra;
    }
    if (b->text == b->first) {
        b->text = mem_alloc(capacity);
        memcpy(b->text, b->first, b->size);
    } else {
        b->text = mem_resize(b->text, capacity);
    }
    b->capacity = capacity;
}

void str_builder_free(struct str_builder *b)
{
    if (b->text != b->first) {
        mem_free(b->text);
    }
    str_builder_init(b);
}

struct str *str_builder_finish(struct vm *vm, struct str_builder *b)
{
    struct str *str = str_new(vm, b->text, b->size);
    str_builder_free(b);
    return str;
}

void str_builder_add_code_point(struct str_builder *b, uint32_t c)
{
    str_builder_room(b, 4);
    b->size += utf8_encode(c, b->text + b->size);
}

void str_builder_repeat(struct str_builder *b, uint32_t c, size_t times)
{
    if (c < 0x80) {
        str_builder_room(b, times);
        memset(b->text + b->size, (int)c, times);
        b->size += times;
        return;
    }
    for (; times > 0; times--) {
        str_builder_add_code_point(b, c);
    }
}

void str_builder_printf(struct str_builder *b, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(b->text + b->size, b->capacity - b->size, format, args);
    if (size > 0) {
        if ((size_t)size >= b->capacity - b->size) {
            str_builder_grow(b, (size_t)size + 1);
            vsnprintf(b->text + b->size, b->capacity - b->size, format, again);
        }
        b->size += (size_t)size;
    }
    va_end(again);
    va_end(args);
}

static void str_builder_add_escape(struct str_builder *b, uint32_t c)
{
    if (c < 0x100) {
        str_builder_printf(b, "\\x%02x", c);
    } else if (c < 0x10000) {
        str_builder_printf(b, "\\u%04x", c);
    } else {
        str_builder_printf(b, "\\U%08x", c);
    }
}

void str_builder_add_repr(struct str_builder *b, const char *text, size_t size, bool ascii)
{
    char quote = memchr(text, '\'', size) && !memchr(text, '"', size) ? '"' : '\'';
    str_builder_room(b, size + 2);
    str_builder_add_char(b, quote);
    for (const char *at = text, *end = text + size; at < end;) {
        const char *begin = at;
        uint32_t c = str_next(&at);
        if (c == (uint32_t)quote || c == '\\') {
            str_builder_add_char(b, '\\');
            str_builder_add_char(b, (char)c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            str_builder_add_char(b, '\\');
            str_builder_add_char(b, c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        } else if (c >= 0x20 && c < 0x7F) {
            str_builder_add_char(b, (char)c);
        } else if (c >= 0x80 && !ascii && unicode_is_printable(c)) {
            str_builder_add(b, begin, (size_t)(at - begin));
        } else {
            str_builder_add_escape(b, c);
        }
    }
    str_builder_add_char(b, quote);
}
