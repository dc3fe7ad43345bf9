/* getattr and its like, isinstance, callable, dir, vars, globals, locals, __import__.
 *
 * References: see vm/value.h.
 */
#include "vm/builtins_private.h"
#include "vm/container_private.h"
#include "vm/frame.h"
#include "vm/import.h"

static bool name_argument(struct vm *vm, value v)
{
    if (!value_is_str(v)) {
        vm_raise(vm, EXC_TypeError, "attribute name must be string, not '%s'", type_name_of(vm, v));
        return false;
    }
    return true;
}

/* Attribute names are interned everywhere (they are compared by pointer). */
static struct str *interned(struct vm *vm, value name)
{
    return str_intern(vm, keep_object(value_as(str, name)));
}

static value getattr_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "getattr", nargs, kwnames, 2, 3) || !name_argument(vm, args[1])) {
        return VALUE_ERROR;
    }
    struct str *name = interned(vm, args[1]);
    value result =
        nargs == 3 ? vm_getattr_optional(vm, args[0], name) : vm_getattr(vm, args[0], name);
    drop_object(vm, name);
    return value_is_unbound(result) ? keep(args[2]) : result;
}

static value hasattr_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "hasattr", nargs, kwnames, 2, 2) || !name_argument(vm, args[1])) {
        return VALUE_ERROR;
    }
    struct str *name = interned(vm, args[1]);
    value result = vm_getattr_optional(vm, args[0], name);
    drop_object(vm, name);
    drop_result(vm, result);
    return value_is_error(result) ? result : value_from_bool(!value_is_unbound(result));
}

static value setattr_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "setattr", nargs, kwnames, 3, 3) || !name_argument(vm, args[1])) {
        return VALUE_ERROR;
    }
    struct str *name = interned(vm, args[1]);
    bool ok = vm_setattr(vm, args[0], name, args[2]);
    drop_object(vm, name);
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static value delattr_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "delattr", nargs, kwnames, 2, 2) || !name_argument(vm, args[1])) {
        return VALUE_ERROR;
    }
    struct str *name = interned(vm, args[1]);
    bool ok = vm_delattr(vm, args[0], name);
    drop_object(vm, name);
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static value isinstance_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int yes = args_check(vm, "isinstance", nargs, kwnames, 2, 2)
                  ? vm_isinstance(vm, args[0], args[1])
                  : -1;
    return yes < 0 ? VALUE_ERROR : value_from_bool(yes);
}

static value issubclass_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int yes = args_check(vm, "issubclass", nargs, kwnames, 2, 2)
                  ? vm_issubclass(vm, args[0], args[1])
                  : -1;
    return yes < 0 ? VALUE_ERROR : value_from_bool(yes);
}

static value callable_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "callable", nargs, kwnames, 1, 1)
               ? value_from_bool(value_type(vm, args[0])->call != NULL)
               : VALUE_ERROR;
}

static value globals_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    if (!args_check(vm, "globals", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct frame *frame = vm->thread->frame;
    if (!frame) {
        return vm_raise(vm, EXC_SystemError, "frame does not exist");
    }
    return value_from_object(keep_object(frame->globals));
}

static value locals_of_caller(struct vm *vm)
{
    struct frame *frame = vm->thread->frame;
    struct dict *locals = frame ? frame_locals(vm, frame) : NULL;
    if (!locals) {
        return error_pending(vm) ? VALUE_ERROR
                                 : vm_raise(vm, EXC_SystemError, "frame does not exist");
    }
    return value_from_object(locals);
}

static value locals_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "locals", nargs, kwnames, 0, 0) ? locals_of_caller(vm) : VALUE_ERROR;
}

static value vars_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "vars", nargs, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    if (nargs == 0) {
        return locals_of_caller(vm);
    }
    value names = vm_getattr_optional(vm, args[0], vm_name(vm, __dict__));
    if (value_is_unbound(names)) {
        return vm_raise(vm, EXC_TypeError, "vars() argument must have __dict__ attribute");
    }
    return names;
}

static value dir_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value names, method;
    if (!args_check(vm, "dir", nargs, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    if (nargs == 0) {
        names = locals_of_caller(vm);
    } else if (vm_lookup_special(vm, args[0], vm_name(vm, __dir__), &method)) {
        names = vm_call1(vm, method, args[0]);
        drop(vm, method);
    } else {
        return error_pending(vm) ? VALUE_ERROR
                                 : vm_raise(vm, EXC_TypeError, "object does not provide __dir__");
    }
    if (value_is_error(names)) {
        return VALUE_ERROR;
    }
    struct list *list = list_from_iterable(vm, names);
    drop(vm, names);
    if (!list || !list_sort(vm, list, VALUE_UNBOUND, false)) {
        drop_object(vm, list);
        return VALUE_ERROR;
    }
    return value_from_object(list);
}

static value import_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[5];
    int64_t level = 0;
    if (!args_bind(vm, "__import__", "name globals? locals? fromlist? level?", args, nargs, kwnames,
                   a) ||
        (!value_is_unbound(a[4]) && !vm_index(vm, a[4], &level))) {
        return VALUE_ERROR;
    }
    if (!value_is_str(a[0])) {
        return vm_raise(vm, EXC_TypeError, "module name must be a string");
    }
    int some = value_is_unbound(a[3]) ? 0 : vm_truth(vm, a[3]);
    if (some < 0) {
        return VALUE_ERROR;
    }
    struct dict *globals = value_is_dict(a[1]) ? value_as(dict, a[1])
                           : vm->thread->frame ? vm->thread->frame->globals
                                               : vm->builtins;
    struct str *name = interned(vm, a[0]);
    value module = import_name(vm, globals, name, some ? a[3] : VALUE_NONE, (int)level);
    drop_object(vm, name);
    return module;
}

const struct native_def builtins_attribute_defs[] = {
    {"getattr", getattr_call, NATIVE_PLAIN},
    {"hasattr", hasattr_call, NATIVE_PLAIN},
    {"setattr", setattr_call, NATIVE_PLAIN},
    {"delattr", delattr_call, NATIVE_PLAIN},
    {"isinstance", isinstance_call, NATIVE_PLAIN},
    {"issubclass", issubclass_call, NATIVE_PLAIN},
    {"callable", callable_call, NATIVE_PLAIN},
    {"globals", globals_call, NATIVE_PLAIN},
    {"locals", locals_call, NATIVE_PLAIN},
    {"vars", vars_call, NATIVE_PLAIN},
    {"dir", dir_call, NATIVE_PLAIN},
    {"__import__", import_call, NATIVE_PLAIN},
    {NULL, NULL, 0},
};
