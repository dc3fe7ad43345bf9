/* The functions of the builtins module (exceptions and types are put there by
 * their own files).
 */
#ifndef VM_BUILTINS_H
#define VM_BUILTINS_H

#include "vm/object.h"

/* print() of values to a stream of the host (1 stdout): text of each, sep, end. */
bool builtins_print(struct vm *vm, const value *args, size_t nargs);

/* open(): reads through the host, writes to vm->files. */
value builtins_open(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames);

#endif
