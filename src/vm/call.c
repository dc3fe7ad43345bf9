/* The call protocol. */
#include "vm/interp_private.h"
#include "vm/type.h"

struct frame *call_function_frame(struct vm *vm, struct function *function, const value *args,
                                  size_t nargs, struct tuple *kwnames, value *out)
{
    struct frame *frame = function_bind(vm, function, args, nargs, kwnames);
    *out = VALUE_ERROR;
    if (frame && function->code->flags & CODE_ANY_GENERATOR) {
        *out = value_from_object(generator_new(vm, frame));
        return NULL;
    }
    return frame;
}

bool call_check_owner(struct vm *vm, const struct native *native, const value *args, size_t nargs)
{
    if (nargs == 0) {
        vm_raise(vm, EXC_TypeError, "unbound method %s.%s() needs an argument",
                 native->owner->name->text, native->name);
        return false;
    }
    struct type *type = value_type(vm, args[0]);
    if (type != native->owner && !type_is_subtype(type, native->owner)) {
        vm_raise(vm, EXC_TypeError,
                 "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", native->name,
                 native->owner->name->text, type->name->text);
        return false;
    }
    return true;
}

value vm_call(struct vm *vm, value callable, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct type *type = value_type(vm, callable);
    if (UNLIKELY(!type->call)) {
        return vm_raise(vm, EXC_TypeError, "'%s' object is not callable", type->name->text);
    }
    if (UNLIKELY(vm->stop)) {
        return VALUE_ERROR;
    }
    if (value_is_function(callable)) {
        return type->call(vm, callable, args, nargs, kwnames);
    }
    struct vm_thread *thread = vm->thread;
    if (UNLIKELY(thread->c_depth >= C_DEPTH_MAX)) {
        return vm_raise(vm, EXC_RecursionError,
                        "maximum recursion depth exceeded while calling a Python object");
    }
    thread->c_depth++;
    value result = type->call(vm, callable, args, nargs, kwnames);
    thread->c_depth--;
    return result;
}

value vm_call0(struct vm *vm, value callable)
{
    return vm_call(vm, callable, NULL, 0, NULL);
}

value vm_call1(struct vm *vm, value callable, value a)
{
    return vm_call(vm, callable, &a, 1, NULL);
}

value vm_call2(struct vm *vm, value callable, value a, value b)
{
    value args[2] = {a, b};
    return vm_call(vm, callable, args, 2, NULL);
}

/* ---- callable(*iterable, **mapping) ---- */

/* "module.qualname()" as CPython's _PyObject_FunctionStr: str(callable) when it has none. */
struct str *call_text(struct vm *vm, value callable)
{
    value qualname = vm_getattr_optional(vm, callable, vm_name(vm, __qualname__));
    if (!value_is_str(qualname)) {
        if (!value_is_error(qualname)) {
            drop(vm, qualname);
            value text = vm_str(vm, callable);
            if (!value_is_error(text)) {
                return value_as(str, text);
            }
        }
        error_clear(vm);
        return str_from_c(vm, value_type(vm, callable)->name->text);
    }
    value module = vm_getattr_optional(vm, callable, vm_name(vm, __module__));
    struct str *text;
    if (value_is_str(module) && !str_equal_c(value_as(str, module), "builtins")) {
        text =
            str_printf(vm, "%s.%s()", value_as(str, module)->text, value_as(str, qualname)->text);
    } else {
        if (value_is_error(module)) {
            error_clear(vm);
        }
        text = str_printf(vm, "%s()", value_as(str, qualname)->text);
    }
    drop(vm, module);
    drop(vm, qualname);
    return text;
}

static struct tuple *star_tuple(struct vm *vm, value callable, value iterable)
{
    if (value_is_exactly(iterable, vm_type(vm, TUPLE))) {
        return keep_object(value_as(tuple, iterable));
    }
    struct type *type = value_type(vm, iterable);
    if (!type->iter && !type->getitem) {
        struct str *text = call_text(vm, callable);
        vm_raise(vm, EXC_TypeError, "%s argument after * must be an iterable, not %s", text->text,
                 type->name->text);
        drop_object(vm, text);
        return NULL;
    }
    return tuple_from_iterable(vm, iterable);
}

value call_ex(struct vm *vm, value callable, value iterable, value mapping)
{
    struct tuple *args = star_tuple(vm, callable, iterable);
    if (!args) {
        return VALUE_ERROR;
    }
    struct dict *dict = value_is_dict(mapping) ? value_as(dict, mapping) : NULL;
    value result;
    if (!dict || dict->used == 0) {
        result = vm_call(vm, callable, args->items, args->count, NULL);
        drop_object(vm, args);
        return result;
    }
    size_t count = args->count + dict->used;
    value *all = heap_alloc(&vm->heap, count * sizeof(value));
    memcpy(all, args->items, args->count * sizeof(value));
    struct tuple *names = tuple_new(vm, dict->used);
    value key, v;
    size_t k = 0;
    bool ok = true;
    for (size_t at = 0; k < names->count && dict_next(dict, &at, &key, &v); k++) {
        ok = ok && value_is_str(key);
        names->items[k] = keep(key);
        all[args->count + k] = keep(v);
    }
    if (ok) {
        result = vm_call(vm, callable, all, args->count, names);
    } else {
        result = vm_raise(vm, EXC_TypeError, "keywords must be strings");
    }
    for (size_t i = 0; i < k; i++) {
        drop(vm, all[args->count + i]);
    }
    heap_free(&vm->heap, all, count * sizeof(value));
    drop_object(vm, names);
    drop_object(vm, args);
    return result;
}
