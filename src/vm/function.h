/* Functions: those of Python code, those of C code, bound methods; and cells.
 *
 * References: each struct owns what it points to, unless it says borrowed.
 */
#ifndef VM_FUNCTION_H
#define VM_FUNCTION_H

#include "vm/code.h"
#include "vm/native.h"
#include "vm/object.h"
#include "vm/vm.h"

struct function {
    struct object head;
    struct code *code;
    struct dict *globals;
    struct tuple *defaults;  /* or NULL */
    struct dict *kwdefaults; /* or NULL */
    struct tuple *closure;   /* of cells, or NULL */
    struct str *name, *qualname;
    value module, doc;
    value annotations;  /* a dict; UNBOUND: none yet */
    struct dict *attrs; /* __dict__, made when needed */
    uint32_t version;   /* changes with code, defaults and kwdefaults (inline caches) */
};

/* A function of C code.  T_BUILTIN_FUNCTION: a free one, or one bound to `self`;
 * T_METHOD_DESCRIPTOR, T_WRAPPER_DESCRIPTOR: in a type's namespace, takes self as args[0]. */
struct native {
    struct object head;
    const char *name; /* static */
    native_fn call;
    value self;         /* bound to it: is put before the arguments; UNBOUND: none */
    struct type *owner; /* of a method descriptor; borrowed */
    struct str *module; /* owned, or NULL */
};

struct method {
    struct object head;
    value function, self;
};

struct cell {
    struct object head;
    value v; /* UNBOUND: empty */
};

struct function *function_new(struct vm *vm, struct code *code, struct dict *globals);
struct native *native_method_new(struct vm *vm, enum vm_type descriptor_type, struct type *owner,
                                 const struct native_def *def);
value native_bind(struct vm *vm, struct native *native, value self); /* bound copy */
value method_new(struct vm *vm, value function, value self);
struct cell *cell_new(struct vm *vm, value v); /* keeps v */

/* Places the arguments of a call into a new frame's slots as the def line says.  args are
 * borrowed.  NULL: TypeError with CPython's words. */
struct frame *function_bind(struct vm *vm, struct function *function, const value *args,
                            size_t nargs, struct tuple *kwnames);

/* Fills in the types of functions, methods, cells, frames, generators and coroutines.
 * Called once by vm_new() after the basic types are there. */
void function_init_types(struct vm *vm);
void frame_init_types(struct vm *vm);
void generator_init_types(struct vm *vm);

#endif
