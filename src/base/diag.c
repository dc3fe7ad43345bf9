#include "base/diag.h"

#include <stdarg.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"

void diag_set(struct diag *diag, enum diag_kind kind, const char *file, uint32_t line,
              uint32_t column, const char *format, ...)
{
    if (diag_is_set(diag)) {
        return;
    }
    struct strbuf message = {0};
    va_list args;
    va_start(args, format);
    strbuf_vprintf(&message, format, args);
    va_end(args);
    *diag = (struct diag){.kind = kind,
                          .file = file ? mem_copy_string(file) : NULL,
                          .message = strbuf_take(&message),
                          .line = line,
                          .column = column};
}

bool diag_is_set(const struct diag *diag)
{
    return diag->kind != DIAG_NONE;
}

void diag_free(struct diag *diag)
{
    mem_free(diag->file);
    mem_free(diag->message);
    mem_free(diag->hint);
    mem_free(diag->source);
    *diag = (struct diag){0};
}

char *diag_to_line(const struct diag *diag)
{
    struct strbuf out = {0};
    if (diag->file) {
        strbuf_printf(&out, "%s:", diag->file);
    }
    if (diag->line) {
        strbuf_printf(&out, "%u:", (unsigned)diag->line);
    }
    if (diag->line && diag->column) {
        strbuf_printf(&out, "%u:", (unsigned)diag->column);
    }
    strbuf_printf(&out, "%serror: %s", out.length ? " " : "", diag->message ? diag->message : "");
    if (diag->hint) {
        strbuf_printf(&out, "; %s", diag->hint);
    }
    return strbuf_take(&out);
}

/* The source line without its indentation, and carets below the place. */
static void diag_add_source(struct strbuf *out, const struct diag *diag)
{
    const char *text = diag->source;
    size_t indent = strspn(text, " \t\f");
    size_t size = strcspn(text, "\r\n");
    indent = indent < size ? indent : size;
    strbuf_add(out, "    ");
    strbuf_add_bytes(out, text + indent, size - indent);
    strbuf_add_char(out, '\n');
    if (diag->column <= indent) {
        return; /* unknown, or within the indentation that is not shown */
    }
    size_t first = diag->column - 1 - indent;
    size_t last = diag->end_column > diag->column ? diag->end_column - 1 - indent : first + 1;
    if (diag->end_line > diag->line) {
        last = utf8_count(text + indent, size - indent);
    }
    strbuf_add_repeat(out, ' ', 4 + first);
    strbuf_add_repeat(out, '^', last > first ? last - first : 1);
    strbuf_add_char(out, '\n');
}

char *diag_to_traceback(const struct diag *diag)
{
    static const char *const names[] = {
        [DIAG_INDENTATION] = "IndentationError", [DIAG_TAB] = "TabError"};
    const char *name = diag->kind == DIAG_INDENTATION || diag->kind == DIAG_TAB ? names[diag->kind]
                                                                                : "SyntaxError";
    struct strbuf out = {0};
    strbuf_printf(&out, "  File \"%s\", line %u\n", diag->file ? diag->file : "<string>",
                  (unsigned)diag->line);
    if (diag->source) {
        diag_add_source(&out, diag);
    }
    strbuf_printf(&out, "%s: %s\n", name, diag->message ? diag->message : "");
    return strbuf_take(&out);
}
