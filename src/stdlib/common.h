/* Small services for the modules written in C. */
#ifndef STDLIB_COMMON_H
#define STDLIB_COMMON_H

#include "base/strbuf.h"
#include "vm/container_private.h"
#include "vm/error.h"
#include "vm/iterator_private.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

/* Is v an instance of the built-in type with that dealloc slot, or of a subclass?  (Subclasses
 * share the slot; types are one per vm, so there is no global to compare with.) */
static inline bool value_is_of(value v, void (*dealloc)(struct vm *vm, struct object *self))
{
    return value_is_object(v) && value_object(v)->type->dealloc == dealloc;
}

/* Adds a type to the names of its module. */
static inline void dict_add_type(struct vm *vm, struct dict *names, struct type *type)
{
    dict_set_c(vm, names, type_own_name(type), value_from_object(type));
}

/* What a module in C seldom needs lies in one in Python: for the __getattr__ of the first.
 * UNBOUND: it is there neither. */
static inline value module_look_further(struct vm *vm, const char *module_name, value name)
{
    const char *text = value_as(str, name)->text;
    if (text[0] == '_' && strcmp(text, "__excepthook__") != 0 &&
        strcmp(text, "__displayhook__") != 0) {
        return VALUE_UNBOUND;
    }
    value module = vm_import(vm, module_name);
    value more =
        value_is_error(module) ? VALUE_ERROR : vm_getattr_optional(vm, module, value_as(str, name));
    drop_result(vm, module);
    return more;
}

/* The stdlib's natives get `self` first; these name what is behind it. */
#define METHOD_ARGS struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames

#endif
