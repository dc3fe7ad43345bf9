#include "vm/container.h"
#include "vm/descriptor.h"
#include "vm/function.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/vm.h"

static value property_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames; /* are for __init__, which a subclass may have */
    struct property *property = object_new(vm, type, sizeof *property);
    property->get = property->set = property->delete = property->doc = VALUE_NONE;
    property->name = VALUE_UNBOUND;
    return value_from_object(property);
}

static bool property_init(struct vm *vm, value self, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    value a[4];
    if (!args_bind(vm, "property", "fget? fset? fdel? doc?", args, nargs, kwnames, a)) {
        return false;
    }
    for (size_t i = 0; i < 4; i++) {
        a[i] = value_is_unbound(a[i]) ? VALUE_NONE : a[i];
    }
    value doc = keep(a[3]);
    if (value_is_none(a[3]) && !value_is_none(a[0])) {
        doc = vm_getattr_optional(vm, a[0], vm_name(vm, __doc__));
        if (value_is_error(doc)) {
            return false;
        }
        doc = value_is_unbound(doc) ? VALUE_NONE : doc;
        value_as(property, self)->getter_doc = !value_is_none(doc);
        /* The __doc__ of a subclass would hide ours: the function's is an attribute of the object.
         */
        if (!value_is_none(doc) && value_type(vm, self) != vm_type(vm, PROPERTY) &&
            !vm_setattr_name(vm, self, "__doc__", doc)) {
            drop(vm, doc);
            return false;
        }
    }
    struct property *property = value_as(property, self);
    value_replace(vm, &property->get, keep(a[0]));
    value_replace(vm, &property->set, keep(a[1]));
    value_replace(vm, &property->delete, keep(a[2]));
    value_replace(vm, &property->doc, doc);
    return true;
}

/* "property 'x' of 'C' object has no setter" */
static void raise_missing(struct vm *vm, const struct property *property, value instance,
                          const char *what)
{
    const char *owner = value_type(vm, instance)->qualname->text;
    if (value_is_str(property->name)) {
        value name = vm_repr(vm, property->name);
        if (!value_is_error(name)) {
            vm_raise(vm, EXC_AttributeError, "property %s of '%s' object has no %s",
                     value_as(str, name)->text, owner, what);
            drop(vm, name);
        }
    } else {
        vm_raise(vm, EXC_AttributeError, "property of '%s' object has no %s", owner, what);
    }
}

static value property_descr_get(struct vm *vm, value self, value instance, value owner)
{
    (void)owner;
    struct property *property = value_as(property, self);
    if (value_is_unbound(instance) || value_is_none(instance)) {
        return keep(self);
    }
    if (value_is_none(property->get)) {
        raise_missing(vm, property, instance, "getter");
        return VALUE_ERROR;
    }
    return vm_call1(vm, property->get, instance);
}

static bool property_descr_set(struct vm *vm, value self, value instance, value v)
{
    struct property *property = value_as(property, self);
    bool delete = value_is_unbound(v);
    value function = delete ? property->delete : property->set;
    if (value_is_none(function)) {
        raise_missing(vm, property, instance, delete ? "deleter" : "setter");
        return false;
    }
    value result = delete ? vm_call1(vm, function, instance) : vm_call2(vm, function, instance, v);
    if (value_is_error(result)) {
        return false;
    }
    drop(vm, result);
    return true;
}

/* property.getter(f) and its like: a copy with one function replaced. */
static value property_replace(struct vm *vm, const char *function, size_t which, const value *args,
                              size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, function, nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct property *property = value_as(property, args[0]);
    value parts[4] = {property->get, property->set, property->delete, property->doc};
    parts[which] = args[1];
    if (property->getter_doc && !value_is_none(parts[0])) {
        parts[3] = VALUE_NONE; /* as the getter of the copy has it */
    }
    value type = value_from_object(property->head.type);
    value copy = vm_call(vm, type, parts, 4, NULL);
    if (!value_is_error(copy) && !value_is_unbound(property->name)) {
        value_replace(vm, &value_as(property, copy)->name, keep(property->name));
    }
    return copy;
}

static value property_getter(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return property_replace(vm, "getter", 0, args, nargs, kwnames);
}

static value property_setter(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return property_replace(vm, "setter", 1, args, nargs, kwnames);
}

static value property_deleter(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return property_replace(vm, "deleter", 2, args, nargs, kwnames);
}

static value property_set_name(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "__set_name__", nargs - 1, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    value_replace(vm, &value_as(property, args[0])->name, keep(args[2]));
    return VALUE_NONE;
}

static value property_get_fget(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(property, self)->get);
}

static value property_get_fset(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(property, self)->set);
}

static value property_get_fdel(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(property, self)->delete);
}

static value property_get_doc(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(property, self)->doc);
}

static bool property_set_doc(struct vm *vm, value self, value v)
{
    value_replace(vm, &value_as(property, self)->doc, value_is_unbound(v) ? VALUE_NONE : keep(v));
    return true;
}

static value property_get_abstract(struct vm *vm, value self)
{
    struct property *property = value_as(property, self);
    value parts[] = {property->get, property->set, property->delete};
    struct str *name = str_intern_c(vm, "__isabstractmethod__");
    int is = 0;
    for (size_t i = 0; i < 3 && is == 0; i++) {
        value v = vm_getattr_optional(vm, parts[i], name);
        if (value_is_error(v)) {
            is = -1;
        } else if (!value_is_unbound(v)) {
            is = vm_truth(vm, v);
            drop(vm, v);
        }
    }
    drop_object(vm, name);
    return is < 0 ? VALUE_ERROR : value_from_bool(is);
}

static void property_traverse(struct object *self, visit_fn visit, void *context)
{
    struct property *property = (struct property *)self;
    visit(context, property->get);
    visit(context, property->set);
    visit(context, property->delete);
    visit(context, property->doc);
    visit(context, property->name);
}

static void property_dealloc(struct vm *vm, struct object *self)
{
    struct property *property = (struct property *)self;
    drop(vm, property->get);
    drop(vm, property->set);
    drop(vm, property->delete);
    drop(vm, property->doc);
    drop(vm, property->name);
    object_release(vm, self, sizeof *property);
}

void property_init_type(struct vm *vm)
{
    static const struct native_def methods[] = {{"getter", property_getter, 0},
                                                {"setter", property_setter, 0},
                                                {"deleter", property_deleter, 0},
                                                {"__set_name__", property_set_name, 0},
                                                {0}};
    static const struct getset_def getsets[] = {
        {"fget", property_get_fget, getset_refuse},
        {"fset", property_get_fset, getset_refuse},
        {"fdel", property_get_fdel, getset_refuse},
        {"__doc__", property_get_doc, property_set_doc},
        {"__isabstractmethod__", property_get_abstract, NULL},
        {0}};
    struct type *type =
        type_new_native(vm, "builtins", "property", NULL, LAYOUT_OTHER, sizeof(struct property), 0);
    vm->types[T_PROPERTY] = type;
    type->dealloc = property_dealloc;
    type->traverse = property_traverse;
    type->descr_get = property_descr_get;
    type->descr_set = property_descr_set;
    type->new_ = property_from_call;
    type->init = property_init;
    type_add_natives(vm, type, methods);
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
}
