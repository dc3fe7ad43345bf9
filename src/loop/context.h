/* contextvars: ContextVar, Context, Token; and the context each handle runs in.
 *
 * As long as no program has set a variable there are no contexts at all, and neither tasks nor
 * handles carry one.  From the first set() on (loop_state.contexts_active) every new task and
 * handle copies the current context, and what existed before gets an empty one of its own when
 * it runs.  Copies share their variables until one of them changes.
 */
#ifndef LOOP_CONTEXT_H
#define LOOP_CONTEXT_H

#include "loop/loop.h"

extern const struct module_def context_module; /* "contextvars" */

/* A copy of the current context, or UNBOUND when there are no contexts: what a new task or
 * handle is given.  New reference. */
value context_for_new(struct vm *vm);

/* The context that the entry of the ready queue runs in; borrowed.  Only if contexts_active. */
value context_of_entry(struct vm *vm, const struct ready_entry *entry);

#endif
