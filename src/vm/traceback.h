/* Traceback objects in text and to Python; struct traceback is in vm/error.h.
 *
 * References: see vm/value.h.
 */
#ifndef VM_TRACEBACK_H
#define VM_TRACEBACK_H

#include "vm/error.h"

struct strbuf;

uint32_t traceback_line(const struct traceback *tb);
/* The 'File "x.py", line 3, in f' entries with source lines and carets; each line begins
 * with `indent`. */
void traceback_format(struct vm *vm, value traceback, const char *indent, struct strbuf *out);

/* One entry alone, and where it is: false when it has no columns. */
void traceback_format_entry(struct vm *vm, const struct traceback *tb, struct strbuf *out);
bool traceback_place(const struct traceback *tb, uint32_t *end_line, uint32_t *column,
                     uint32_t *end_column);

#endif
