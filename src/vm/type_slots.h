/* Special methods and slots: the table both directions work from.
 *
 * vm/type_slots.c fills slots of Python classes with functions that call methods;
 * vm/wrapper.c makes methods (int.__add__) of the slots of built-in types.
 */
#ifndef VM_TYPE_SLOTS_H
#define VM_TYPE_SLOTS_H

#include "vm/vm.h"

enum dunder_kind {
    DUNDER_NONE, /* no method is made of the slot */
    DUNDER_REPR,
    DUNDER_STR,
    DUNDER_HASH,
    DUNDER_CALL,
    DUNDER_GETATTR,
    DUNDER_SETATTR,
    DUNDER_COMPARE,
    DUNDER_ITER,
    DUNDER_NEXT,
    DUNDER_GET,
    DUNDER_SET,
    DUNDER_BINARY,
    DUNDER_INPLACE,
    DUNDER_UNARY,
    DUNDER_BOOL,
    DUNDER_LEN,
    DUNDER_GETITEM,
    DUNDER_SETITEM,
    DUNDER_CONTAINS,
    DUNDER_INDEX,
    DUNDER_AWAIT,
    DUNDER_AITER,
    DUNDER_ANEXT,
    DUNDER_NEW,
    DUNDER_INIT,
};

struct dunder {
    uint16_t name; /* enum vm_name */
    uint8_t group, kind, number;
};

enum dunder_id {
#define DUNDER(name, member, kind, number) DUNDER_ID_##name,
#include "vm/dunders.def"
#undef DUNDER
    DUNDER_COUNT
};

extern const struct dunder dunders[DUNDER_COUNT];

void type_slots_init(struct vm *vm); /* names must be interned */
bool type_name_has_slot(struct vm *vm, const struct str *name);
uint64_t type_slots_in_names(struct vm *vm, struct dict *names); /* bits of groups */

void wrapper_init_type(struct vm *vm);

#endif
