/* list[int] and int | str: types.GenericAlias and types.UnionType.
 *
 * References: see vm/value.h.
 */
#ifndef VM_ALIAS_H
#define VM_ALIAS_H

#include "vm/object.h"

struct vm;

value generic_alias_new(struct vm *vm, value origin, value args); /* args: one, or a tuple */
value union_new(struct vm *vm, value a, value b); /* or NOT_IMPLEMENTED: not types */
/* The members of a union, borrowed; NULL: v is no union. */
struct tuple *union_members(struct vm *vm, value v);

#endif
