/* The bytecode interpreter.
 *
 * One entry runs a frame and all Python frames that it calls, awaits or iterates, without
 * recursion in C; C code in between (sorted(key=f), __repr__ …) enters anew through
 * vm_call().  Recursion is limited twice: Python calls by options.recursion_limit, nested
 * entries so that the C stack is never exhausted; both raise RecursionError.
 *
 * When vm->stop is set everything unwinds as if an exception that nothing catches were
 * raised: no handler, no finally, no finaliser runs.
 */
#ifndef VM_INTERP_H
#define VM_INTERP_H

#include "vm/frame.h"

/* Runs the frame (which it takes over, unless it is a generator's) to its end. */
value interp_run(struct vm *vm, struct frame *frame);

/* Runs a module, class body or expression: globals and, if not the same, the namespace
 * its names are in (UNBOUND: globals). */
value interp_run_code(struct vm *vm, struct code *code, struct dict *globals, value locals);

/* Calls depth++ with the checks; false: RecursionError or vm->stop is set, depth unchanged.
 * `where` is what CPython puts behind the message (" while calling a Python object"), or "". */
bool vm_enter(struct vm *vm, const char *where);
void vm_leave(struct vm *vm);

/* Puts an entry for the frame's current instruction in front of the exception's traceback. */
void interp_add_traceback(struct vm *vm, struct frame *frame, value exception);

#endif
