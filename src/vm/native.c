/* Functions written in C as objects: free ones, bound ones, and method descriptors. */
#include "vm/interp_private.h"
#include "vm/str.h"
#include "vm/type.h"

static struct native *native_make(struct vm *vm, enum vm_type type, const char *name,
                                  native_fn call)
{
    struct native *native = object_new(vm, vm->types[type], sizeof *native);
    native->name = name;
    native->call = call;
    native->self = VALUE_UNBOUND;
    return native;
}

value native_new(struct vm *vm, const char *name, native_fn call)
{
    return value_from_object(native_make(vm, T_BUILTIN_FUNCTION, name, call));
}

struct native *native_method_new(struct vm *vm, enum vm_type descriptor_type, struct type *owner,
                                 const struct native_def *def)
{
    struct native *native = native_make(vm, descriptor_type, def->name, def->call);
    native->owner = owner;
    return native;
}

value native_bind(struct vm *vm, struct native *native, value self)
{
    struct native *bound = native_make(vm, T_BUILTIN_FUNCTION, native->name, native->call);
    bound->owner = native->owner;
    bound->self = keep(self);
    return value_from_object(bound);
}

void dict_add_natives(struct vm *vm, struct dict *names, const struct native_def *defs)
{
    value module = dict_get_str(names, vm_name(vm, __name__));
    for (; defs->name; defs++) {
        struct native *native = native_make(vm, T_BUILTIN_FUNCTION, defs->name, defs->call);
        if (value_is_str(module)) {
            native->module = keep_object(value_as(str, module));
        }
        dict_set_c(vm, names, defs->name, value_from_object(native));
        drop_object(vm, native);
    }
}

static value native_call(struct vm *vm, value callable, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    struct native *native = value_as(native, callable);
    if (value_is_unbound(native->self)) {
        return native->call(vm, args, nargs, kwnames);
    }
    value few[8];
    size_t count = nargs + (kwnames ? kwnames->count : 0) + 1;
    value *all = count <= 8 ? few : heap_alloc(&vm->heap, count * sizeof *all);
    all[0] = native->self;
    for (size_t i = 1; i < count; i++) {
        all[i] = args[i - 1];
    }
    value result = native->call(vm, all, nargs + 1, kwnames);
    if (all != few) {
        heap_free(&vm->heap, all, count * sizeof *all);
    }
    return result;
}

static value descriptor_call(struct vm *vm, value callable, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    struct native *native = value_as(native, callable);
    return call_check_owner(vm, native, args, nargs) ? native->call(vm, args, nargs, kwnames)
                                                     : VALUE_ERROR;
}

static value descriptor_get_bound(struct vm *vm, value self, value instance, value owner)
{
    (void)owner;
    return value_is_unbound(instance) ? keep(self)
                                      : native_bind(vm, value_as(native, self), instance);
}

static value native_repr(struct vm *vm, value self)
{
    struct native *native = value_as(native, self);
    if (value_is_unbound(native->self)) {
        return str_value(str_printf(vm, "<built-in function %s>", native->name));
    }
    unsigned long long id = vm_object_id(vm, native->self);
    return str_value(str_printf(vm, "<built-in method %s of %s object at 0x%llx>", native->name,
                                value_type(vm, native->self)->name->text, id));
}

static value descriptor_repr(struct vm *vm, value self)
{
    struct native *native = value_as(native, self);
    return str_value(
        str_printf(vm, "<method '%s' of '%s' objects>", native->name, native->owner->name->text));
}

static bool native_hash(struct vm *vm, value self, int64_t *hash)
{
    struct native *native = value_as(native, self);
    uint64_t of_self = value_is_unbound(native->self) ? 0 : vm_object_id(vm, native->self);
    *hash = (int64_t)(of_self ^ hash_bytes(native->name, strlen(native->name))) >> 2;
    return true;
}

static value native_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    struct type *type = vm_type(vm, BUILTIN_FUNCTION);
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_is_exactly(a, type) ||
        !value_is_exactly(b, type)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool same = value_as(native, a)->call == value_as(native, b)->call &&
                value_same(value_as(native, a)->self, value_as(native, b)->self);
    return value_from_bool(same == (op == COMPARE_EQ));
}

static value get_name(struct vm *vm, value self)
{
    return str_value(str_from_c(vm, value_as(native, self)->name));
}

static value get_qualname(struct vm *vm, value self)
{
    struct native *native = value_as(native, self);
    if (!native->owner) {
        return get_name(vm, self);
    }
    return str_value(str_printf(vm, "%s.%s", native->owner->qualname->text, native->name));
}

static value get_module(struct vm *vm, value self)
{
    (void)vm;
    struct native *native = value_as(native, self);
    return native->module ? keep(str_value(native->module)) : VALUE_NONE;
}

static value get_self(struct vm *vm, value self)
{
    (void)vm;
    struct native *native = value_as(native, self);
    return value_is_unbound(native->self) ? VALUE_NONE : keep(native->self);
}

static value get_objclass(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(native, self)->owner));
}

static value get_doc(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return VALUE_NONE;
}

static void native_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, ((struct native *)self)->self);
}

static void native_dealloc(struct vm *vm, struct object *self)
{
    struct native *native = (struct native *)self;
    drop(vm, native->self);
    drop_object(vm, native->module);
    object_release(vm, self, sizeof *native);
}

void native_init_types(struct vm *vm)
{
    static const struct getset_def native_getsets[] = {
        {"__name__", get_name, NULL},     {"__qualname__", get_qualname, NULL},
        {"__module__", get_module, NULL}, {"__self__", get_self, NULL},
        {"__doc__", get_doc, NULL},       {0}};
    static const struct getset_def descriptor_getsets[] = {{"__name__", get_name, NULL},
                                                           {"__qualname__", get_qualname, NULL},
                                                           {"__objclass__", get_objclass, NULL},
                                                           {"__doc__", get_doc, NULL},
                                                           {0}};
    struct type *type = type_new_native(vm, "builtins", "builtin_function_or_method", NULL,
                                        LAYOUT_NATIVE, sizeof(struct native), TYPE_FINAL);
    vm->types[T_BUILTIN_FUNCTION] = type;
    type->dealloc = native_dealloc;
    type->traverse = native_traverse;
    type->repr = native_repr;
    type->call = native_call;
    type->hash = native_hash;
    type->compare = native_compare;
    type_add_getsets(vm, type, native_getsets);
    type_ready(vm, type);

    type = type_new_native(vm, "builtins", "method_descriptor", NULL, LAYOUT_NATIVE,
                           sizeof(struct native), TYPE_FINAL);
    vm->types[T_METHOD_DESCRIPTOR] = type;
    type->dealloc = native_dealloc;
    type->traverse = native_traverse;
    type->repr = descriptor_repr;
    type->call = descriptor_call;
    type->descr_get = descriptor_get_bound;
    type_add_getsets(vm, type, descriptor_getsets);
    type_ready(vm, type);
}
