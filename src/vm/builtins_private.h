/* The tables of functions from which vm/builtins.c fills the builtins module. */
#ifndef VM_BUILTINS_PRIVATE_H
#define VM_BUILTINS_PRIVATE_H

#include "vm/native.h"

extern const struct native_def builtins_attribute_defs[]; /* getattr, dir, isinstance … */
extern const struct native_def builtins_iteration_defs[]; /* iter, sum, sorted, min … */
extern const struct native_def builtins_number_defs[];    /* abs, round, hex, chr … */
extern const struct native_def builtins_print_defs[];     /* print, repr, format … */
extern const struct native_def builtins_file_defs[];      /* open */
extern const struct native_def builtins_input_defs[];     /* input */

void file_init_types(struct vm *vm);
void anext_init_type(struct vm *vm);

/* anext(iterator, default): awaited is what __anext__ gave. */
value anext_new(struct vm *vm, value awaited, value otherwise);

#endif
