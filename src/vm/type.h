/* Classes: their attributes, the place of instance dicts and __slots__, class creation.
 *
 * An instance of a Python class is the struct of its layout with room for a
 * dict pointer and slots behind it.  object_new() and object_release() add that
 * room to whatever size they are given and drop what is in it, so that code
 * for a built-in type need not know.  For str, tuple and bytes (data behind the
 * struct) the place is computed from the object; for all others it is
 * type->dict_offset.
 *
 * References: see vm/value.h.
 */
#ifndef VM_TYPE_H
#define VM_TYPE_H

#include "vm/object.h"

struct vm;
struct dict;
struct list;
struct str;
struct tuple;

/* Where the attribute dict of an object is kept (the pointer may be NULL: no
 * attribute yet), or NULL: it has none. */
struct dict **object_dict_place(struct object *object);
struct dict *object_dict(struct vm *vm, struct object *object); /* made if needed; NULL: none */

/* The class of a Python instance, its dict and slots: for traverse, and to break cycles. */
void object_visit_extra(struct object *object, visit_fn visit, void *context);
void object_clear_extra(struct vm *vm, struct object *object);

/* The default attribute access: data descriptor, instance dict, class. */
value object_getattr_generic(struct vm *vm, value v, struct str *name);
bool object_setattr_generic(struct vm *vm, value v, struct str *name, value to);
/* AttributeError "'T' object has no attribute 'x'" with name and obj set. */
value object_no_attribute(struct vm *vm, value v, struct str *name);

/* What a getattr through a descriptor gives; found is borrowed. */
value descriptor_get(struct vm *vm, value found, value instance, struct type *owner);

/* Puts a name into a class as `C.name = v` does (UNBOUND deletes), updates the
 * slots of it and its subclasses, and changes their versions. */
bool type_set_attribute(struct vm *vm, struct type *type, struct str *name, value v);
void type_modified(struct vm *vm, struct type *type); /* new versions, also of subclasses */
struct str *type_full_name(struct vm *vm, const struct type *type); /* "module.qualname", or
                                                                      "qualname" of builtins */

/* type(name, bases, names): names is copied. */
value type_new_class(struct vm *vm, struct type *metatype, struct str *name, struct tuple *bases,
                     struct dict *names, const value *kwargs, struct tuple *kwnames);
/* builtins.__build_class__: args = function, name, bases…; keywords: metaclass and those for
 * __prepare__, the metaclass and __init_subclass__. */
value vm_build_class(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames);

/* type.__call__: __new__, then __init__. */
value type_call(struct vm *vm, value type, const value *args, size_t nargs, struct tuple *kwnames);

/* Slots (vm/type_slots.c). */
void type_update_slots(struct vm *vm, struct type *type);  /* of a Python class: all of them */
void type_inherit_slots(struct vm *vm, struct type *type); /* of a built-in: NULL ones */
void type_add_wrappers(struct vm *vm, struct type *type);  /* int.__add__ … for own slots */
/* The slots of Python classes that others compare with or call. */
value type_slot_binary(struct vm *vm, enum binary_op op, value a, value b);
bool type_slot_init(struct vm *vm, value self, const value *args, size_t nargs,
                    struct tuple *kwnames); /* calls __init__ */
/* object.__new__: the `new_` of types that define none. */
/* type, and what is derived from it, matches the patterns (sequence, mapping) that like does;
 * not a built-in type, nor one that matches either already. */
void type_match_as(struct type *type, const struct type *like);
value object_new_default(struct vm *vm, struct type *type, const value *args, size_t nargs,
                         struct tuple *kwnames);
/* isinstance() without a metaclass's __instancecheck__: 1, 0, -1. */
int type_check_instance(struct vm *vm, struct type *class_, value v);

/* For the files that make up types only. */
void type_boot(struct vm *vm); /* before everything else in vm_new() */
void object_type_fill(struct type *object);
void object_type_add_methods(struct vm *vm);
void type_add_methods(struct vm *vm); /* attributes and methods of `type` */
struct tuple *type_compute_mro(struct vm *vm, struct type *type); /* NULL: TypeError */
void type_add_subclass(struct type *base, struct type *type);
struct list *type_subclasses(struct vm *vm, const struct type *type);
value type_new_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                         struct tuple *kwnames); /* type(name, bases, names) */
bool type_init_from_call(struct vm *vm, value self, const value *args, size_t nargs,
                         struct tuple *kwnames);

#endif
