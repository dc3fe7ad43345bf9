/* The init functions by which each part of vm/ makes its types, in the order in which
 * vm_new() calls them, and what the parts of vm/ ask of each other beside the
 * public headers.
 *
 * Bootstrapping: before the first init function runs, struct type exists (with
 * layout and size, but no names) for object, type, str, tuple, dict, so that
 * those objects can be made; type_new_native(vm, "builtins", "str", …) returns
 * that very struct.  An init function stores what it makes in vm->types[T_…].
 * All init functions run with no exception possible.
 */
#ifndef VM_INIT_H
#define VM_INIT_H

#include "vm/object.h"

struct code;
struct dict;
struct frame;

/* helper types */
void type_init_types(struct vm *vm);       /* object, type, str/tuple/dict structs: type.c */
void descriptor_init_types(struct vm *vm); /* wrapper/method descriptors, getset, member, property,
                                              staticmethod, classmethod, super */
void exception_init_types(struct vm *vm);
void traceback_init_types(struct vm *vm); /* traceback and the light frame object (T_FRAME) */
void module_init_types(struct vm *vm);
void alias_init_types(struct vm *vm); /* list[int], X | Y, NoneType, ellipsis, NotImplementedType */
void weakref_init_types(struct vm *vm);

/* helper text */
void str_init_types(struct vm *vm);
void bytes_init_types(struct vm *vm);
void number_init_types(struct vm *vm); /* bool, int, float, complex */

/* helper containers */
void tuple_init_types(struct vm *vm);
void list_init_types(struct vm *vm);
void dict_init_types(struct vm *vm);
void set_init_types(struct vm *vm);
void range_init_types(struct vm *vm); /* range and slice */
void iterator_init_types(struct vm *vm);
void builtins_init(struct vm *vm); /* fills vm->builtins; last of all */

/* helper interp, helper compile */
void function_init_types(struct vm *vm); /* cell, function, builtin function, method, method
                                            descriptor */
void generator_init_types(struct vm *vm);
void code_init_type(struct vm *vm);

/* ---- what helper interp gives the others (vm/interp.c, frames) ---- */

/* Runs a module's code with these globals (also its locals).  New reference to its
 * value (None, unless COMPILE_EVAL), or VALUE_ERROR. */
value vm_run_code(struct vm *vm, struct code *code, struct dict *globals);
/* Runs a class body (a function object without arguments) with `names`, any
 * mapping, as its local namespace; gives what the body returns: the __class__
 * cell or None. */
value vm_run_class_body(struct vm *vm, value function, value names);
/* The Python frame `level` steps out of the innermost one (level 0), those of
 * CODE_LIBRARY code not counted if skip_library; what is given is borrowed.
 * false: no such frame. */
bool vm_frame_at(struct vm *vm, int level, bool skip_library, struct code **code, uint32_t *ip,
                 struct dict **globals);
/* For super() without arguments: the first argument of the innermost Python
 * frame and the content of its __class__ cell; borrowed.  false: RuntimeError is set. */
bool vm_frame_super(struct vm *vm, struct type **class_, value *self);

#endif
