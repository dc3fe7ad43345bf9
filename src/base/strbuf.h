/* A string builder: bytes that grow, always with a NUL behind the last one.
 *
 * Zeroed memory is an empty builder.  text is NULL until something was added;
 * strbuf_text() gives "" then.  The owner of the struct owns the bytes, until
 * strbuf_take() hands them to the caller.
 */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct strbuf {
    char *text;
    size_t length, capacity;
};

void strbuf_reserve(struct strbuf *buf, size_t extra);
void strbuf_add(struct strbuf *buf, const char *text); /* NUL-terminated */
void strbuf_add_bytes(struct strbuf *buf, const void *bytes, size_t size);
void strbuf_add_char(struct strbuf *buf, char c);
void strbuf_add_repeat(struct strbuf *buf, char c, size_t times);
void strbuf_add_code_point(struct strbuf *buf, uint32_t code_point); /* as UTF-8 */
void strbuf_printf(struct strbuf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void strbuf_vprintf(struct strbuf *buf, const char *format, va_list args);
const char *strbuf_text(const struct strbuf *buf); /* never NULL; good until the next change */
char *strbuf_take(struct strbuf *buf);             /* never NULL; caller frees; buf is empty then */
void strbuf_clear(struct strbuf *buf);             /* empty, keeps its memory */
void strbuf_free(struct strbuf *buf);

#endif
