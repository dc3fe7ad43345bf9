/* Module objects. */
#include "vm/container.h"
#include "vm/import.h"
#include "vm/init.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

static struct module *module_fill(struct vm *vm, struct type *type, struct str *name)
{
    struct module *module = object_new(vm, type, sizeof *module);
    module->name = keep_object(name);
    module->names = dict_new(vm);
    dict_set_str(vm, module->names, vm_name(vm, __name__), str_value(name));
    static const enum vm_name none[] = {NAME___doc__, NAME___package__, NAME___loader__,
                                        NAME___spec__};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        dict_set_str(vm, module->names, vm->names[none[i]], VALUE_NONE);
    }
    return module;
}

struct module *module_new(struct vm *vm, struct str *name)
{
    return module_fill(vm, vm_type(vm, MODULE), name);
}

static value module_getattr(struct vm *vm, value self, struct str *name)
{
    struct module *module = value_as(module, self);
    value own = dict_get_str(module->names, name);
    if (!value_is_unbound(own)) {
        return keep(own);
    }
    value got = vm_type(vm, OBJECT)->getattr(vm, self, name);
    if (!value_is_error(got) || !error_matches(vm, EXC_AttributeError)) {
        return got;
    }
    error_clear(vm);
    value hook = dict_get_str(module->names, vm_name(vm, __getattr__));
    if (!value_is_unbound(hook)) {
        value more = vm_call1(vm, hook, str_value(name));
        if (!value_is_unbound(more)) { /* unbound: a native that has no such name */
            return more;
        }
    }
    value own_name = dict_get_str(module->names, vm_name(vm, __name__));
    const char *partly = module->loading ? "partially initialized " : "";
    const char *reason = *partly ? " (most likely due to a circular import)" : "";
    struct str *message = value_is_str(own_name)
                              ? str_printf(vm, "%smodule '%s' has no attribute '%s'%s", partly,
                                           value_as(str, own_name)->text, name->text, reason)
                              : str_printf(vm, "module has no attribute '%s'", name->text);
    value text = str_value(message);
    vm_raise_args(vm, vm_exception_type(vm, EXC_AttributeError), &text, 1);
    drop(vm, text);
    if (value_is_exception(vm->thread->pending)) {
        struct exception *exception = value_as(exception, vm->thread->pending);
        value_replace(vm, &exception->extra[0], keep(str_value(name)));
        value_replace(vm, &exception->extra[1], keep(self));
    }
    return VALUE_ERROR;
}

static value module_repr(struct vm *vm, value self)
{
    struct module *module = value_as(module, self);
    value file = dict_get_str(module->names, vm_name(vm, __file__));
    value name = dict_get_str(module->names, vm_name(vm, __name__));
    const char *text = value_is_str(name) ? value_as(str, name)->text : module->name->text;
    if (value_is_str(file)) {
        return str_value(
            str_printf(vm, "<module '%s' from '%s'>", text, value_as(str, file)->text));
    }
    return str_value(str_printf(vm, "<module '%s' (built-in)>", text));
}

static value module_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                              struct tuple *kwnames)
{
    value a[2];
    if (!args_bind(vm, "module", "name doc?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(a[0])) {
        return vm_raise(vm, EXC_TypeError, "module() argument 'name' must be str, not %s",
                        value_type(vm, a[0])->name->text);
    }
    struct module *module = module_fill(vm, type, value_as(str, a[0]));
    if (!value_is_unbound(a[1])) {
        dict_set_str(vm, module->names, vm_name(vm, __doc__), a[1]);
    }
    return value_from_object(module);
}

static bool module_init(struct vm *vm, value self, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames;
    return true;
}

static value module_get_dict(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(module, self)->names));
}

/* Only its own names: a class's methods are no part of a module. */
static value module_dir(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__dir__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct dict *names = value_as(module, args[0])->names;
    value hook = dict_get_c(vm, names, "__dir__");
    if (!value_is_unbound(hook)) {
        return vm_call(vm, hook, NULL, 0, NULL);
    }
    struct list *list = list_from_iterable(vm, value_from_object(names));
    return list ? value_from_object(list) : VALUE_ERROR;
}

static void module_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, value_from_object(((struct module *)self)->names));
}

static void module_dealloc(struct vm *vm, struct object *self)
{
    struct module *module = (struct module *)self;
    drop_object(vm, module->names);
    drop_object(vm, module->name);
    object_release(vm, self, sizeof *module);
}

void module_init_types(struct vm *vm)
{
    static const struct getset_def getsets[] = {{"__dict__", module_get_dict, NULL}, {0}};
    struct type *type =
        type_new_native(vm, "builtins", "module", NULL, LAYOUT_MODULE, sizeof(struct module), 0);
    vm->types[T_MODULE] = type;
    type->dealloc = module_dealloc;
    type->traverse = module_traverse;
    type->getattr = module_getattr;
    type->repr = module_repr;
    type->new_ = module_from_call;
    type->init = module_init;
    static const struct native_def methods[] = {{"__dir__", module_dir, 0}, {0}};
    type_add_natives(vm, type, methods);
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
}
