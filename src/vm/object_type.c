/* The methods of `object`. */
#include "vm/container.h"
#include "vm/function.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/type.h"

static void instance_dealloc(struct vm *vm, struct object *self)
{
    object_release(vm, self, self->type->size);
}

static value object_repr(struct vm *vm, value self)
{
    struct str *name = type_full_name(vm, value_type(vm, self));
    struct str *text = str_printf(vm, "<%s object at 0x%llx>", name->text,
                                  (unsigned long long)vm_object_id(vm, self));
    drop_object(vm, name);
    return str_value(text);
}

static value object_str(struct vm *vm, value self)
{
    return value_type(vm, self)->repr(vm, self);
}

static bool object_hash(struct vm *vm, value self, int64_t *hash)
{
    *hash = (int64_t)(vm_object_id(vm, self) >> 4);
    return true;
}

static value object_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (op == COMPARE_EQ) {
        return value_same(a, b) ? VALUE_TRUE : VALUE_NOT_IMPLEMENTED;
    }
    if (op != COMPARE_NE) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct type *type = value_type(vm, a);
    value equal = type->compare(vm, a, b, COMPARE_EQ);
    if (value_is_error(equal) || value_same(equal, VALUE_NOT_IMPLEMENTED)) {
        return equal;
    }
    int truth = vm_truth(vm, equal);
    drop(vm, equal);
    return truth < 0 ? VALUE_ERROR : value_from_bool(!truth);
}

static bool object_init(struct vm *vm, value self, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    (void)args;
    struct type *type = value_type(vm, self);
    if (nargs == 0 && !(kwnames && kwnames->count)) {
        return true;
    }
    if (type->init != object_init) {
        vm_raise(vm, EXC_TypeError,
                 "object.__init__() takes exactly one argument (the instance to initialize)");
        return false;
    }
    if (type->new_ == object_new_default) {
        vm_raise(vm, EXC_TypeError,
                 "%s.__init__() takes exactly one argument (the instance to initialize)",
                 type->name->text);
        return false;
    }
    return true;
}

void object_type_fill(struct type *object)
{
    object->dealloc = instance_dealloc;
    object->repr = object_repr;
    object->str_ = object_str;
    object->hash = object_hash;
    object->compare = object_compare;
    object->getattr = object_getattr_generic;
    object->setattr = object_setattr_generic;
    object->new_ = object_new_default;
    object->init = object_init;
}

static value object_format(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__format__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "__format__() argument must be str, not %s",
                        value_type(vm, args[1])->name->text);
    }
    if (value_as(str, args[1])->size) {
        return vm_raise(vm, EXC_TypeError, "unsupported format string passed to %s.__format__",
                        value_type(vm, args[0])->name->text);
    }
    return vm_str(vm, args[0]);
}

static value object_init_subclass(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    if (kwnames && kwnames->count) {
        return vm_raise(vm, EXC_TypeError, "%s.__init_subclass__() takes no keyword arguments",
                        value_as(type, args[0])->name->text);
    }
    return args_check(vm, "__init_subclass__", nargs - 1, kwnames, 0, 0) ? VALUE_NONE : VALUE_ERROR;
}

static value object_subclasshook(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    (void)vm, (void)args, (void)nargs, (void)kwnames;
    return VALUE_NOT_IMPLEMENTED;
}

/* The names of a class and all its bases, into the dict. */
static bool collect_names(struct vm *vm, const struct type *type, struct dict *names)
{
    for (size_t i = type->mro->count; i-- > 0;) {
        struct dict *attrs = value_as(type, type->mro->items[i])->attrs;
        if (!dict_update(vm, names, value_from_object(attrs))) {
            return false;
        }
    }
    return true;
}

static value sorted_names(struct vm *vm, struct dict *names)
{
    struct list *list = list_from_iterable(vm, value_from_object(names));
    drop_object(vm, names);
    return list ? value_from_object(list) : VALUE_ERROR;
}

static value object_dir(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__dir__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct dict *names = dict_new(vm);
    bool ok = collect_names(vm, value_type(vm, args[0]), names);
    struct dict **own = value_is_object(args[0]) ? object_dict_place(value_object(args[0])) : NULL;
    if (ok && own && *own) {
        ok = dict_update(vm, names, value_from_object(*own));
    }
    if (!ok) {
        drop_object(vm, names);
        return VALUE_ERROR;
    }
    return sorted_names(vm, names);
}

/* A function of copyreg, where the rules of copying and pickling are. */
static value call_copyreg(struct vm *vm, const char *function, const value *args, size_t nargs)
{
    value module = vm_import(vm, "copyreg");
    value result =
        value_is_error(module) ? module : vm_call_method(vm, module, function, args, nargs);
    drop_result(vm, module);
    return result;
}

static value object_reduce(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value both[2] = {args[0], value_from_small_int(0)};
    return args_check(vm, "__reduce__", nargs - 1, kwnames, 0, 0)
               ? call_copyreg(vm, "_reduce", both, 2)
               : VALUE_ERROR;
}

static value object_reduce_ex(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "__reduce_ex__", nargs - 1, kwnames, 1, 1)
               ? call_copyreg(vm, "_reduce_ex", args, 2)
               : VALUE_ERROR;
}

static value object_getstate(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "__getstate__", nargs - 1, kwnames, 0, 0)
               ? call_copyreg(vm, "_state", args, 1)
               : VALUE_ERROR;
}

static value object_sizeof(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "__sizeof__", nargs - 1, kwnames, 0, 0)
               ? int_from_int64(vm, vm_size_of(vm, args[0], false))
               : VALUE_ERROR;
}

static value object_get_class(struct vm *vm, value self)
{
    return keep(value_from_object(value_type(vm, self)));
}

/* Only among Python classes whose instances are laid out the same way. */
static bool object_set_class(struct vm *vm, value self, value v)
{
    if (!value_is_type(v)) {
        vm_raise(vm, EXC_TypeError, "__class__ must be set to a class, not '%s' object",
                 value_is_unbound(v) ? "NULL" : value_type(vm, v)->name->text);
        return false;
    }
    struct type *from = value_type(vm, self), *to = value_as(type, v);
    if (!(from->flags & TYPE_HEAP) || !(to->flags & TYPE_HEAP)) {
        vm_raise(vm, EXC_TypeError,
                 "__class__ assignment only supported for mutable types or ModuleType subclasses");
        return false;
    }
    if (from->layout != to->layout || from->size != to->size || from->extra != to->extra ||
        from->dict_at != to->dict_at) {
        vm_raise(vm, EXC_TypeError, "__class__ assignment: '%s' object layout differs from '%s'",
                 to->name->text, from->name->text);
        return false;
    }
    value_object(self)->type = keep_object(to);
    drop_object(vm, from);
    return true;
}

static value type_get_text(struct vm *vm, value self, enum vm_name name, struct str *native)
{
    struct type *type = value_as(type, self);
    if (type->flags & TYPE_HEAP) {
        value own = dict_get_str(type->attrs, vm->names[name]);
        if (!value_is_unbound(own)) {
            return keep(own);
        }
    }
    return keep(str_value(native));
}

static value type_get_name(struct vm *vm, value self)
{
    struct type *type = value_as(type, self);
    return type->flags & TYPE_SHOWS_MODULE ? str_value(str_from_c(vm, type_own_name(type)))
                                           : keep(str_value(type->name));
}

static bool type_set_text(struct vm *vm, value self, value v, const char *what, struct str **place)
{
    struct type *type = value_as(type, self);
    if (type->flags & TYPE_IMMUTABLE) {
        vm_raise(vm, EXC_TypeError, "cannot set '%s' attribute of immutable type '%s'", what,
                 type->name->text);
        return false;
    }
    if (!value_is_str(v)) {
        vm_raise(vm, EXC_TypeError, "can only assign string to %s.%s, not '%s'", type->name->text,
                 what, value_is_unbound(v) ? "NULL" : value_type(vm, v)->name->text);
        return false;
    }
    struct str *old = *place;
    *place = (struct str *)value_object(keep(v));
    drop_object(vm, old);
    return true;
}

static bool type_set_name(struct vm *vm, value self, value v)
{
    struct type *type = value_as(type, self);
    bool ok = type_set_text(vm, self, v, "__name__", &type->name);
    if (ok) {
        type->flags &= ~(unsigned)TYPE_SHOWS_MODULE;
    }
    return ok;
}

static value type_get_qualname(struct vm *vm, value self)
{
    (void)vm;
    return keep(str_value(value_as(type, self)->qualname));
}

static bool type_set_qualname(struct vm *vm, value self, value v)
{
    return type_set_text(vm, self, v, "__qualname__", &value_as(type, self)->qualname);
}

static value type_get_module(struct vm *vm, value self)
{
    return type_get_text(vm, self, NAME___module__, value_as(type, self)->module);
}

static bool type_set_module(struct vm *vm, value self, value v)
{
    return type_set_attribute(vm, value_as(type, self), vm_name(vm, __module__), v);
}

static value type_get_doc(struct vm *vm, value self)
{
    struct type *type = value_as(type, self);
    value doc = dict_get_str(type->attrs, vm_name(vm, __doc__));
    if (value_is_unbound(doc) || !(type->flags & TYPE_HEAP)) {
        return VALUE_NONE;
    }
    return descriptor_get(vm, doc, VALUE_UNBOUND, type);
}

static bool type_set_doc(struct vm *vm, value self, value v)
{
    return type_set_attribute(vm, value_as(type, self), vm_name(vm, __doc__), v);
}

static value type_get_bases(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(type, self)->bases));
}

static value type_get_base(struct vm *vm, value self)
{
    (void)vm;
    struct type *base = value_as(type, self)->base;
    return base ? keep(value_from_object(base)) : VALUE_NONE;
}

static value type_get_mro(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(type, self)->mro));
}

static value type_get_dict(struct vm *vm, value self)
{
    value attrs = value_from_object(value_as(type, self)->attrs);
    return vm_call1(vm, value_from_object(vm_type(vm, MAPPING_PROXY)), attrs);
}

static value type_get_abstract(struct vm *vm, value self)
{
    struct type *type = value_as(type, self);
    value names = type == vm_type(vm, TYPE)
                      ? VALUE_UNBOUND
                      : dict_get_str(type->attrs, vm_name(vm, __abstractmethods__));
    return value_is_unbound(names) ? object_no_attribute(vm, self, vm_name(vm, __abstractmethods__))
                                   : keep(names);
}

static bool type_set_abstract(struct vm *vm, value self, value v)
{
    struct type *type = value_as(type, self);
    int abstract = value_is_unbound(v) ? 0 : vm_truth(vm, v);
    if (abstract < 0 || !type_set_attribute(vm, type, vm_name(vm, __abstractmethods__), v)) {
        return false;
    }
    type->flags = abstract ? type->flags | TYPE_ABSTRACT : type->flags & ~(uint32_t)TYPE_ABSTRACT;
    return true;
}

static value type_get_annotations(struct vm *vm, value self)
{
    struct type *type = value_as(type, self);
    struct str *name = vm_name(vm, __annotations__);
    value own = dict_get_str(type->attrs, name);
    if (!value_is_unbound(own)) {
        return keep(own);
    }
    if (!(type->flags & TYPE_HEAP)) {
        return object_no_attribute(vm, self, name);
    }
    value made = value_from_object(dict_new(vm));
    dict_set_str(vm, type->attrs, name, made);
    return made;
}

static bool type_set_annotations(struct vm *vm, value self, value v)
{
    return type_set_attribute(vm, value_as(type, self), vm_name(vm, __annotations__), v);
}

static bool is_type(struct vm *vm, value v, const char *method)
{
    if (!value_is_type(v)) {
        vm_raise(vm, EXC_TypeError,
                 "descriptor '%s' for 'type' objects doesn't apply to a '%s' "
                 "object",
                 method, value_type(vm, v)->name->text);
        return false;
    }
    return true;
}

static value type_method_mro(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "mro", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct list *list = list_from_iterable(vm, value_from_object(value_as(type, args[0])->mro));
    return list ? value_from_object(list) : VALUE_ERROR;
}

static value type_method_subclasses(struct vm *vm, const value *args, size_t nargs,
                                    struct tuple *kwnames)
{
    if (!args_check(vm, "__subclasses__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    return value_from_object(type_subclasses(vm, value_as(type, args[0])));
}

static value type_method_instancecheck(struct vm *vm, const value *args, size_t nargs,
                                       struct tuple *kwnames)
{
    if (!args_check(vm, "__instancecheck__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    int is = type_check_instance(vm, value_as(type, args[0]), args[1]);
    return is < 0 ? VALUE_ERROR : value_from_bool(is);
}

static value type_method_subclasscheck(struct vm *vm, const value *args, size_t nargs,
                                       struct tuple *kwnames)
{
    if (!args_check(vm, "__subclasscheck__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_type(args[1])) {
        return vm_raise(vm, EXC_TypeError, "issubclass() arg 1 must be a class");
    }
    return value_from_bool(type_is_subtype(value_as(type, args[1]), value_as(type, args[0])));
}

static value type_method_prepare(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return value_from_object(dict_new(vm));
}

static value type_method_dir(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__dir__", nargs - 1, kwnames, 0, 0) || !is_type(vm, args[0], "__dir__")) {
        return VALUE_ERROR;
    }
    struct dict *names = dict_new(vm);
    if (!collect_names(vm, value_as(type, args[0]), names)) {
        drop_object(vm, names);
        return VALUE_ERROR;
    }
    return sorted_names(vm, names);
}

void object_type_add_methods(struct vm *vm)
{
    static const struct native_def methods[] = {
        {"__format__", object_format, 0},
        {"__init_subclass__", object_init_subclass, NATIVE_CLASS},
        {"__subclasshook__", object_subclasshook, NATIVE_CLASS},
        {"__dir__", object_dir, 0},
        {"__sizeof__", object_sizeof, 0},
        {"__reduce__", object_reduce, 0},
        {"__reduce_ex__", object_reduce_ex, 0},
        {"__getstate__", object_getstate, 0},
        {0}};
    static const struct getset_def getsets[] = {{"__class__", object_get_class, object_set_class},
                                                {0}};
    type_add_natives(vm, vm_type(vm, OBJECT), methods);
    type_add_getsets(vm, vm_type(vm, OBJECT), getsets);
    dict_set_c(vm, vm_type(vm, OBJECT)->attrs, "__doc__", VALUE_NONE);
}

void type_add_methods(struct vm *vm)
{
    static const struct native_def methods[] = {{"mro", type_method_mro, 0},
                                                {"__subclasses__", type_method_subclasses, 0},
                                                {"__instancecheck__", type_method_instancecheck, 0},
                                                {"__subclasscheck__", type_method_subclasscheck, 0},
                                                {"__prepare__", type_method_prepare, NATIVE_CLASS},
                                                {"__dir__", type_method_dir, 0},
                                                {0}};
    static const struct getset_def getsets[] = {
        {"__name__", type_get_name, type_set_name},
        {"__qualname__", type_get_qualname, type_set_qualname},
        {"__module__", type_get_module, type_set_module},
        {"__doc__", type_get_doc, type_set_doc},
        {"__bases__", type_get_bases, NULL},
        {"__base__", type_get_base, NULL},
        {"__mro__", type_get_mro, NULL},
        {"__dict__", type_get_dict, NULL},
        {"__abstractmethods__", type_get_abstract, type_set_abstract},
        {"__annotations__", type_get_annotations, type_set_annotations},
        {0}};
    type_add_natives(vm, vm_type(vm, TYPE), methods);
    type_add_getsets(vm, vm_type(vm, TYPE), getsets);
}
