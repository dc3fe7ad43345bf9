/* Types, functions and modules written in C: how they are declared, and how they take
 * their arguments.
 *
 * Tables are static and read-only; what is made from them belongs to one vm.
 */
#ifndef VM_NATIVE_H
#define VM_NATIVE_H

#include "vm/object.h"

enum native_flags {
    NATIVE_PLAIN = 0,  /* a method gets self as args[0] */
    NATIVE_STATIC = 1, /* staticmethod */
    NATIVE_CLASS = 2,  /* classmethod: args[0] is the class */
};

struct native_def {
    const char *name; /* NULL ends a table */
    native_fn call;
    unsigned flags;
};

/* An attribute computed by C: a getset descriptor. */
struct getset_def {
    const char *name; /* NULL ends a table */
    value (*get)(struct vm *vm, value self);
    bool (*set)(struct vm *vm, value self, value v); /* NULL: read-only; UNBOUND deletes */
};

/* As `set`: read-only in the words of what is a plain member in CPython. */
bool getset_refuse(struct vm *vm, value self, value v);

/* How a module is made when it is first imported.  `fill` adds to the module's
 * dict; false means an exception is set. */
struct module_def {
    const char *name; /* "time", "collections.abc" */
    bool (*fill)(struct vm *vm, struct dict *names);
};

/* What messages call it has the module before it from now on: 'datetime.date'. */
void type_show_module(struct vm *vm, struct type *type, const struct str *module);
const char *type_own_name(const struct type *type); /* its __name__ */

/* A new built-in type.  `base` NULL means object.  The caller fills in slots
 * and then calls type_ready(), which inherits the rest.  The type is owned by
 * the vm until its end. */
struct type *type_new_native(struct vm *vm, const char *module, const char *name, struct type *base,
                             enum layout layout, size_t size, unsigned flags);
void type_add_natives(struct vm *vm, struct type *type, const struct native_def *defs);
void type_add_getsets(struct vm *vm, struct type *type, const struct getset_def *defs);
void type_ready(struct vm *vm, struct type *type);

/* A function object for C code; name is borrowed and static. */
value native_new(struct vm *vm, const char *name, native_fn call);
void dict_add_natives(struct vm *vm, struct dict *names, const struct native_def *defs);

/* Like args_bind(), with the errors of a function that is written in Python. */
bool args_bind_def(struct vm *vm, const char *function, const char *parameters, const value *args,
                   size_t nargs, struct tuple *kwnames, value *out);

/* Binds the arguments of a call to parameters, as a def line would:
 *
 *     value a[3];
 *     if (!args_bind(vm, "sorted", "iterable / * key? reverse?", args, nargs, kwnames, a)) {
 *         return VALUE_ERROR;
 *     }
 *
 * Names are separated by spaces; '/' and '*' stand where Python puts them; '?'
 * behind a name makes it optional: its place is VALUE_UNBOUND when not given.
 * What is stored is borrowed from args.  Error messages are those of CPython's
 * Argument Clinic ("f() takes at most 2 arguments (3 given)" and so on).  For
 * methods pass args + 1, nargs - 1. */
bool args_bind(struct vm *vm, const char *function, const char *parameters, const value *args,
               size_t nargs, struct tuple *kwnames, value *out);

/* For functions that take only positional arguments: false and TypeError unless
 * least <= nargs <= most and there are no keywords.  "list.pop" as a name shows the type
 * where CPython does: not in "pop expected at most 1 argument, got 2". */
bool args_check(struct vm *vm, const char *function, size_t nargs, struct tuple *kwnames,
                size_t least, size_t most);
/* TypeError unless there are no keywords: "list() takes no keyword arguments". */
bool args_no_keywords(struct vm *vm, const char *function, struct tuple *kwnames);
/* Exactly `wanted` arguments and no keywords, in the words of the types that unpack a tuple. */
bool args_tuple(struct vm *vm, const char *function, size_t nargs, struct tuple *kwnames,
                size_t wanted);

#endif
