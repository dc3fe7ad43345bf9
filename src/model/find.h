/* Finding places in a recording, without a model: one pass over the trace.
 *
 * Pure functions of the trace; any trace is read without harm.
 */
#ifndef MODEL_FIND_H
#define MODEL_FIND_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "trace/trace.h"

/* The position at which a line of the program's main file is about to run for the nth time
 * (from 1).  Level full.  false: it is not run so often. */
bool trace_find_line(const struct trace *trace, uint32_t line, uint32_t nth, uint64_t *position);

/* What the program writes to stdout from a position on (0: all). */
void trace_add_output(const struct trace *trace, uint64_t position, struct strbuf *out);

/* The task whose step begins next behind a position, other than the one that runs there; 0: none
 * does. */
uint32_t trace_next_task(const struct trace *trace, uint64_t position);

#endif
