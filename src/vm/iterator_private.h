/* What the files of the iterators share. */
#ifndef VM_ITERATOR_PRIVATE_H
#define VM_ITERATOR_PRIVATE_H

#include "vm/object.h"

value iterator_self(struct vm *vm, value self); /* the iter slot of iterators */
void iterator_tool_init_types(struct vm *vm);   /* enumerate, zip, map, filter */

#endif
