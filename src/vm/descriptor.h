/* Descriptors: computed attributes of built-in types, __slots__ members, property,
 * staticmethod and classmethod.
 *
 * References: see vm/value.h.
 */
#ifndef VM_DESCRIPTOR_H
#define VM_DESCRIPTOR_H

#include "vm/object.h"

struct vm;
struct getset_def;

/* staticmethod and classmethod. */
struct method_wrapper {
    struct object head;
    value function;     /* owned */
    struct dict *attrs; /* or NULL */
};

value getset_new(struct vm *vm, struct type *owner, const struct getset_def *def);
/* A __slots__ member, `offset` bytes into the instance. */
value member_new(struct vm *vm, struct type *owner, struct str *name, size_t offset);
/* The same place under another name, not to be written to. */
value member_read_only(struct vm *vm, value from, struct str *name, bool is_plain);
size_t member_offset(value member);
struct type *member_owner(value member); /* BORROWED */
value staticmethod_new(struct vm *vm, value function);
value classmethod_new(struct vm *vm, value function);

void property_init_type(struct vm *vm);
void super_init_type(struct vm *vm);

/* Open for the interpreter, which calls getters without recursion in C. */
struct property {
    struct object head;
    value get, set, delete, doc; /* owned; None: not there */
    bool getter_doc;             /* doc is that of the getter */
    value name;                  /* from __set_name__, or UNBOUND */
};

#endif
