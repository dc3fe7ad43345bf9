#include "vm/descriptor.h"

#include "vm/container.h"
#include "vm/function.h"
#include "vm/init.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/type_slots.h"
#include "vm/vm.h"

/* ---- getset ---- */

struct getset {
    struct object head;
    struct type *owner; /* borrowed if built in; a Python class owns its getsets */
    const struct getset_def *def;
};

value getset_new(struct vm *vm, struct type *owner, const struct getset_def *def)
{
    struct getset *getset = object_new(vm, vm_type(vm, GETSET), sizeof *getset);
    getset->owner = owner;
    getset->def = def;
    return value_from_object(getset);
}

/* Is instance one of owner's?  If not, TypeError is set. */
static bool descriptor_applies(struct vm *vm, const char *name, const struct type *owner,
                               value instance)
{
    if (type_is_subtype(value_type(vm, instance), owner)) {
        return true;
    }
    vm_raise(vm, EXC_TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object",
             name, owner->name->text, value_type(vm, instance)->name->text);
    return false;
}

static value getset_descr_get(struct vm *vm, value self, value instance, value owner)
{
    (void)owner;
    struct getset *getset = value_as(getset, self);
    if (value_is_unbound(instance)) {
        return keep(self);
    }
    if (!descriptor_applies(vm, getset->def->name, getset->owner, instance)) {
        return VALUE_ERROR;
    }
    return getset->def->get(vm, instance);
}

bool getset_refuse(struct vm *vm, value self, value v)
{
    (void)self, (void)v;
    vm_raise(vm, EXC_AttributeError, "readonly attribute");
    return false;
}

static bool getset_descr_set(struct vm *vm, value self, value instance, value v)
{
    struct getset *getset = value_as(getset, self);
    if (!descriptor_applies(vm, getset->def->name, getset->owner, instance)) {
        return false;
    }
    if (!getset->def->set) {
        vm_raise(vm, EXC_AttributeError, "attribute '%s' of '%s' objects is not writable",
                 getset->def->name, getset->owner->name->text);
        return false;
    }
    return getset->def->set(vm, instance, v);
}

static value getset_repr(struct vm *vm, value self)
{
    struct getset *getset = value_as(getset, self);
    return str_value(str_printf(vm, "<attribute '%s' of '%s' objects>", getset->def->name,
                                getset->owner->name->text));
}

static value getset_get_name(struct vm *vm, value self)
{
    return str_value(str_intern_c(vm, value_as(getset, self)->def->name));
}

static void getset_dealloc(struct vm *vm, struct object *self)
{
    object_release(vm, self, sizeof(struct getset));
}

/* ---- members of __slots__ ---- */

struct member {
    struct object head;
    struct type *owner; /* borrowed: it is in its namespace */
    struct str *name;   /* owned */
    size_t offset;
    bool read_only, is_plain; /* the words of the refusal: see getset_refuse() */
};

value member_new(struct vm *vm, struct type *owner, struct str *name, size_t offset)
{
    struct member *member = object_new(vm, vm_type(vm, MEMBER), sizeof *member);
    member->owner = owner;
    member->name = keep_object(name);
    member->offset = offset;
    return value_from_object(member);
}

value member_read_only(struct vm *vm, value from, struct str *name, bool is_plain)
{
    const struct member *member = value_as(member, from);
    value made = member_new(vm, member->owner, name, member->offset);
    value_as(member, made)->read_only = true;
    value_as(member, made)->is_plain = is_plain;
    return made;
}

size_t member_offset(value member)
{
    return value_as(member, member)->offset;
}

struct type *member_owner(value member)
{
    return value_as(member, member)->owner;
}

static value *member_place(const struct member *member, value instance)
{
    return (value *)((char *)value_object(instance) + member->offset);
}

static value member_descr_get(struct vm *vm, value self, value instance, value owner)
{
    (void)owner;
    struct member *member = value_as(member, self);
    if (value_is_unbound(instance)) {
        return keep(self);
    }
    if (!descriptor_applies(vm, member->name->text, member->owner, instance)) {
        return VALUE_ERROR;
    }
    value v = *member_place(member, instance);
    return v.bits ? keep(v) : object_no_attribute(vm, instance, member->name);
}

static bool member_descr_set(struct vm *vm, value self, value instance, value v)
{
    struct member *member = value_as(member, self);
    if (!descriptor_applies(vm, member->name->text, member->owner, instance)) {
        return false;
    }
    if (member->read_only && member->is_plain) {
        return getset_refuse(vm, instance, v);
    }
    if (member->read_only) {
        vm_raise(vm, EXC_AttributeError, "attribute '%s' of '%s' objects is not writable",
                 member->name->text, member->owner->name->text);
        return false;
    }
    value *place = member_place(member, instance);
    value old = *place;
    if (value_is_unbound(v) && !old.bits) {
        vm_raise(vm, EXC_AttributeError, "%s", member->name->text);
        return false;
    }
    *place = value_is_unbound(v) ? (value){0} : keep(v);
    if (old.bits) {
        drop(vm, old);
    }
    return true;
}

static value member_repr(struct vm *vm, value self)
{
    struct member *member = value_as(member, self);
    return str_value(str_printf(vm, "<member '%s' of '%s' objects>", member->name->text,
                                member->owner->name->text));
}

static value member_get_name(struct vm *vm, value self)
{
    (void)vm;
    return keep(str_value(value_as(member, self)->name));
}

static void member_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct member *)self)->name);
    object_release(vm, self, sizeof(struct member));
}

/* ---- staticmethod and classmethod ---- */

static value method_wrapper_new(struct vm *vm, struct type *type, value function)
{
    struct method_wrapper *wrapper = object_new(vm, type, sizeof *wrapper);
    wrapper->function = keep(function);
    return value_from_object(wrapper);
}

value staticmethod_new(struct vm *vm, value function)
{
    return method_wrapper_new(vm, vm_type(vm, STATICMETHOD), function);
}

value classmethod_new(struct vm *vm, value function)
{
    return method_wrapper_new(vm, vm_type(vm, CLASSMETHOD), function);
}

static value method_wrapper_from_call(struct vm *vm, struct type *type, const value *args,
                                      size_t nargs, struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames; /* are for __init__, which a subclass may have */
    return method_wrapper_new(vm, type, VALUE_NONE);
}

static bool method_wrapper_init(struct vm *vm, value self, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_tuple(vm, value_type(vm, self)->name->text, nargs, kwnames, 1)) {
        return false;
    }
    value_replace(vm, &value_as(method_wrapper, self)->function, keep(args[0]));
    /* As functools.wraps does: name, doc and the like are those of the function. */
    static const enum vm_name copied[] = {NAME___module__, NAME___name__, NAME___qualname__,
                                          NAME___doc__, NAME___annotations__};
    for (size_t i = 0; i < sizeof copied / sizeof copied[0]; i++) {
        value v = vm_getattr_optional(vm, args[0], vm->names[copied[i]]);
        if (value_is_error(v)) {
            return false;
        }
        if (!value_is_unbound(v)) {
            dict_set_str(vm, object_dict(vm, value_object(self)), vm->names[copied[i]], v);
            drop(vm, v);
        }
    }
    return true;
}

static value staticmethod_descr_get(struct vm *vm, value self, value instance, value owner)
{
    (void)vm, (void)instance, (void)owner;
    return keep(value_as(method_wrapper, self)->function);
}

static value staticmethod_call(struct vm *vm, value self, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return vm_call(vm, value_as(method_wrapper, self)->function, args, nargs, kwnames);
}

static value classmethod_descr_get(struct vm *vm, value self, value instance, value owner)
{
    value function = value_as(method_wrapper, self)->function;
    value class_ = owner;
    if (!value_is_type(class_)) {
        class_ = value_from_object(value_type(vm, instance));
    }
    if (value_has_layout(function, LAYOUT_NATIVE)) {
        return native_bind(vm, value_as(native, function), class_);
    }
    /* Other descriptors (a property under classmethod) are asked themselves. */
    if (!value_is_function(function) && value_type(vm, function)->descr_get) {
        return value_type(vm, function)
            ->descr_get(vm, function, class_, value_from_object(value_type(vm, class_)));
    }
    return method_new(vm, function, class_);
}

static value method_wrapper_repr(struct vm *vm, value self)
{
    value inner = vm_repr(vm, value_as(method_wrapper, self)->function);
    if (value_is_error(inner)) {
        return inner;
    }
    struct str *text =
        str_printf(vm, "<%s(%s)>", value_type(vm, self)->name->text, value_as(str, inner)->text);
    drop(vm, inner);
    return str_value(text);
}

static value method_wrapper_get_function(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(method_wrapper, self)->function);
}

static value method_wrapper_get_dict(struct vm *vm, value self)
{
    return keep(value_from_object(object_dict(vm, value_object(self))));
}

static value method_wrapper_get_abstract(struct vm *vm, value self)
{
    struct str *name = str_intern_c(vm, "__isabstractmethod__");
    value v = vm_getattr_optional(vm, value_as(method_wrapper, self)->function, name);
    drop_object(vm, name);
    return value_is_unbound(v) ? VALUE_FALSE : v;
}

static void method_wrapper_traverse(struct object *self, visit_fn visit, void *context)
{
    struct method_wrapper *wrapper = (struct method_wrapper *)self;
    visit(context, wrapper->function);
    if (wrapper->attrs) {
        visit(context, value_from_object(wrapper->attrs));
    }
}

static void method_wrapper_dealloc(struct vm *vm, struct object *self)
{
    struct method_wrapper *wrapper = (struct method_wrapper *)self;
    drop(vm, wrapper->function);
    drop_object(vm, wrapper->attrs);
    object_release(vm, self, sizeof *wrapper);
}

/* ---- types ---- */

static void getset_init_type(struct vm *vm)
{
    static const struct getset_def getsets[] = {{"__name__", getset_get_name, NULL}, {0}};
    struct type *type = type_new_native(vm, "builtins", "getset_descriptor", NULL, LAYOUT_OTHER,
                                        sizeof(struct getset), TYPE_FINAL);
    vm->types[T_GETSET] = type;
    type->dealloc = getset_dealloc;
    type->repr = getset_repr;
    type->descr_get = getset_descr_get;
    type->descr_set = getset_descr_set;
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
}

static void member_init_type(struct vm *vm)
{
    static const struct getset_def getsets[] = {{"__name__", member_get_name, NULL}, {0}};
    struct type *type = type_new_native(vm, "builtins", "member_descriptor", NULL, LAYOUT_OTHER,
                                        sizeof(struct member), TYPE_FINAL);
    vm->types[T_MEMBER] = type;
    type->dealloc = member_dealloc;
    type->repr = member_repr;
    type->descr_get = member_descr_get;
    type->descr_set = member_descr_set;
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
}

static void method_wrapper_init_type(struct vm *vm, enum vm_type id, const char *name)
{
    static const struct getset_def getsets[] = {
        {"__func__", method_wrapper_get_function, getset_refuse},
        {"__wrapped__", method_wrapper_get_function, getset_refuse},
        {"__dict__", method_wrapper_get_dict, NULL},
        {"__isabstractmethod__", method_wrapper_get_abstract, NULL},
        {0}};
    struct type *type =
        type_new_native(vm, "builtins", name, NULL, LAYOUT_OTHER, sizeof(struct method_wrapper), 0);
    vm->types[id] = type;
    type->dict_offset = offsetof(struct method_wrapper, attrs);
    type->dealloc = method_wrapper_dealloc;
    type->traverse = method_wrapper_traverse;
    type->repr = method_wrapper_repr;
    type->new_ = method_wrapper_from_call;
    type->init = method_wrapper_init;
    if (id == T_STATICMETHOD) {
        type->descr_get = staticmethod_descr_get;
        type->call = staticmethod_call;
    } else {
        type->descr_get = classmethod_descr_get;
    }
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
}

void descriptor_init_types(struct vm *vm)
{
    getset_init_type(vm);
    wrapper_init_type(vm);
    member_init_type(vm);
    method_wrapper_init_type(vm, T_STATICMETHOD, "staticmethod");
    method_wrapper_init_type(vm, T_CLASSMETHOD, "classmethod");
    property_init_type(vm);
    super_init_type(vm);
}
