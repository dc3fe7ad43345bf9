/* Registration: methods, attributes and functions from static tables. */
#include "vm/native.h"

#include "vm/container.h"
#include "vm/descriptor.h"
#include "vm/function.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

static value native_attribute(struct vm *vm, struct type *type, const struct native_def *def)
{
    if (!(def->flags & (NATIVE_STATIC | NATIVE_CLASS))) {
        return value_from_object(native_method_new(vm, T_METHOD_DESCRIPTOR, type, def));
    }
    value function = native_new(vm, def->name, def->call);
    value wrapped =
        def->flags & NATIVE_STATIC ? staticmethod_new(vm, function) : classmethod_new(vm, function);
    drop(vm, function);
    return wrapped;
}

void type_add_natives(struct vm *vm, struct type *type, const struct native_def *defs)
{
    for (; defs->name; defs++) {
        value v = native_attribute(vm, type, defs);
        dict_set_c(vm, type->attrs, defs->name, v);
        drop(vm, v);
    }
    if (type->flags & TYPE_READY) {
        type_modified(vm, type);
    }
}

void type_add_getsets(struct vm *vm, struct type *type, const struct getset_def *defs)
{
    for (; defs->name; defs++) {
        value v = getset_new(vm, type, defs);
        dict_set_c(vm, type->attrs, defs->name, v);
        drop(vm, v);
    }
    if (type->flags & TYPE_READY) {
        type_modified(vm, type);
    }
}
