/* The init functions by which each part of vm/ makes its types; vm_new() calls them.
 *
 * Bootstrapping: before the first init function runs, struct type exists (with
 * layout and size, but no names) for object, type, str, tuple, dict, so that
 * those objects can be made; type_new_native(vm, "builtins", "str", …) returns
 * that very struct.  An init function stores what it makes in vm->types[T_…].
 * All init functions run with no exception possible.
 */
#ifndef VM_INIT_H
#define VM_INIT_H

struct vm;

void type_init_types(struct vm *vm);       /* object, type, str/tuple/dict structs: type.c */
void descriptor_init_types(struct vm *vm); /* wrapper/method descriptors, getset, member, property,
                                              staticmethod, classmethod, super */
void exception_init_types(struct vm *vm);
void traceback_init_types(struct vm *vm);
void module_init_types(struct vm *vm);
void alias_init_types(struct vm *vm); /* list[int], X | Y, NoneType, ellipsis, NotImplementedType */
void weakref_init_types(struct vm *vm);
void mapping_proxy_init_type(struct vm *vm);

void str_init_types(struct vm *vm);
void bytes_init_types(struct vm *vm);
void number_init_types(struct vm *vm); /* bool, int, float, complex */

void tuple_init_types(struct vm *vm);
void list_init_types(struct vm *vm);
void dict_init_types(struct vm *vm);
void set_init_types(struct vm *vm);
void range_init_types(struct vm *vm); /* range and slice */
void iterator_init_types(struct vm *vm);
void builtins_init(struct vm *vm); /* fills vm->builtins; last of all */

void function_init_types(struct vm *vm); /* cell, function, builtin function, method, method
                                            descriptor */
void frame_init_types(struct vm *vm);
void generator_init_types(struct vm *vm);
void code_init_type(struct vm *vm);

#endif
