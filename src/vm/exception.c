/* BaseException and the table of built-in exceptions. */
#include "vm/exception.h"

#include "base/strbuf.h"
#include "vm/container.h"
#include "vm/init.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

value exception_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                    struct tuple *kwnames)
{
    (void)kwnames;
    struct exception *exception = object_new(vm, type, sizeof *exception);
    exception->args = tuple_from(vm, args, nargs);
    exception->traceback = exception->cause = exception->context = VALUE_NONE;
    for (size_t i = 0; i < 3; i++) {
        exception->extra[i] = VALUE_UNBOUND;
    }
    return value_from_object(exception);
}

bool exception_init(struct vm *vm, value self, const value *args, size_t nargs,
                    struct tuple *kwnames)
{
    struct exception *exception = value_as(exception, self);
    if (kwnames && kwnames->count) {
        vm_raise(vm, EXC_TypeError, "%s() takes no keyword arguments",
                 exception->head.type->name->text);
        return false;
    }
    const struct tuple *old = exception->args;
    if (old->count == nargs &&
        (nargs == 0 || memcmp(old->items, args, nargs * sizeof *args) == 0)) {
        return true; /* __new__ has just done it */
    }
    struct tuple *replaced = exception->args;
    exception->args = tuple_from(vm, args, nargs);
    drop_object(vm, replaced);
    return true;
}

static value exception_repr(struct vm *vm, value self)
{
    struct exception *exception = value_as(exception, self);
    const char *name = exception->head.type->name->text;
    value shown = exception->args->count == 1 ? vm_repr(vm, exception->args->items[0])
                                              : vm_repr(vm, value_from_object(exception->args));
    if (value_is_error(shown)) {
        return shown;
    }
    struct str *text = str_printf(vm, exception->args->count == 1 ? "%s(%s)" : "%s%s", name,
                                  value_as(str, shown)->text);
    drop(vm, shown);
    return str_value(text);
}

static value exception_str(struct vm *vm, value self)
{
    struct exception *exception = value_as(exception, self);
    switch (exception->args->count) {
    case 0: return keep(str_value(vm->empty_str));
    case 1: return vm_str(vm, exception->args->items[0]);
    default: return vm_str(vm, value_from_object(exception->args));
    }
}

static void exception_traverse(struct object *self, visit_fn visit, void *context)
{
    struct exception *exception = (struct exception *)self;
    const value parts[] = {exception->traceback, exception->cause,    exception->context,
                           exception->extra[0],  exception->extra[1], exception->extra[2]};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        visit(context, parts[i]);
    }
    const void *objects[] = {exception->attrs, exception->args, exception->notes};
    for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
        if (objects[i]) {
            visit(context, value_from_object(objects[i]));
        }
    }
}

static void exception_dealloc(struct vm *vm, struct object *self)
{
    struct exception *exception = (struct exception *)self;
    drop(vm, exception->traceback);
    drop(vm, exception->cause);
    drop(vm, exception->context);
    for (size_t i = 0; i < 3; i++) {
        drop(vm, exception->extra[i]);
    }
    drop_object(vm, exception->attrs);
    drop_object(vm, exception->args);
    drop_object(vm, exception->notes);
    object_release(vm, self, sizeof *exception);
}

/* ---- attributes ---- */

static value get_args(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(exception, self)->args));
}

static bool set_args(struct vm *vm, value self, value v)
{
    struct tuple *args = value_is_unbound(v) ? NULL : tuple_from_iterable(vm, v);
    if (!args) {
        if (value_is_unbound(v)) {
            vm_raise(vm, EXC_TypeError, "args may not be deleted");
        }
        return false;
    }
    struct tuple *old = value_as(exception, self)->args;
    value_as(exception, self)->args = args;
    drop_object(vm, old);
    return true;
}

static value get_traceback(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(exception, self)->traceback);
}

static bool set_traceback(struct vm *vm, value self, value v)
{
    if (value_is_unbound(v)) {
        vm_raise(vm, EXC_TypeError, "__traceback__ may not be deleted");
        return false;
    }
    if (!value_is_none(v) && !value_has_layout(v, LAYOUT_TRACEBACK)) {
        vm_raise(vm, EXC_TypeError, "__traceback__ must be a traceback or None");
        return false;
    }
    value_replace(vm, &value_as(exception, self)->traceback, keep(v));
    return true;
}

static value get_context(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(exception, self)->context);
}

static bool set_link(struct vm *vm, value *place, const char *what, value v)
{
    if (value_is_unbound(v)) {
        vm_raise(vm, EXC_TypeError, "__%s__ may not be deleted", what);
        return false;
    }
    if (!value_is_none(v) && !value_is_exception(v)) {
        vm_raise(vm, EXC_TypeError, "exception %s must be None or derive from BaseException", what);
        return false;
    }
    value_replace(vm, place, keep(v));
    return true;
}

static bool set_context(struct vm *vm, value self, value v)
{
    return set_link(vm, &value_as(exception, self)->context, "context", v);
}

static value get_cause(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(exception, self)->cause);
}

static bool set_cause(struct vm *vm, value self, value v)
{
    if (!set_link(vm, &value_as(exception, self)->cause, "cause", v)) {
        return false;
    }
    value_as(exception, self)->suppress_context = true;
    return true;
}

static value get_suppress(struct vm *vm, value self)
{
    (void)vm;
    return value_from_bool(value_as(exception, self)->suppress_context);
}

static bool set_suppress(struct vm *vm, value self, value v)
{
    int truth = value_is_unbound(v) ? 0 : vm_truth(vm, v);
    value_as(exception, self)->suppress_context = truth > 0;
    return truth >= 0;
}

static value get_notes(struct vm *vm, value self)
{
    struct list *notes = value_as(exception, self)->notes;
    return notes ? keep(value_from_object(notes))
                 : object_no_attribute(vm, self, vm_name(vm, __notes__));
}

static bool set_notes(struct vm *vm, value self, value v)
{
    struct exception *exception = value_as(exception, self);
    struct list *notes = NULL;
    if (!value_is_unbound(v)) {
        notes = value_is_list(v) ? (struct list *)value_object(keep(v)) : list_from_iterable(vm, v);
        if (!notes) {
            return false;
        }
    }
    struct list *old = exception->notes;
    exception->notes = notes;
    drop_object(vm, old);
    return true;
}

static value get_dict(struct vm *vm, value self)
{
    return keep(value_from_object(object_dict(vm, value_object(self))));
}

static value with_traceback(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "with_traceback", nargs - 1, kwnames, 1, 1) ||
        !set_traceback(vm, args[0], args[1])) {
        return VALUE_ERROR;
    }
    return keep(args[0]);
}

static value add_note(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "add_note", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "note must be a str, not '%s'",
                        value_type(vm, args[1])->name->text);
    }
    struct exception *exception = value_as(exception, args[0]);
    if (!exception->notes) {
        exception->notes = list_new(vm, 1);
    }
    list_append(vm, exception->notes, args[1]);
    return VALUE_NONE;
}

static void base_exception_fill(struct vm *vm, struct type *type)
{
    static const struct native_def methods[] = {
        {"with_traceback", with_traceback, 0}, {"add_note", add_note, 0}, {0}};
    static const struct getset_def getsets[] = {
        {"args", get_args, set_args},
        {"__traceback__", get_traceback, set_traceback},
        {"__context__", get_context, set_context},
        {"__cause__", get_cause, set_cause},
        {"__suppress_context__", get_suppress, set_suppress},
        {"__notes__", get_notes, set_notes},
        {"__dict__", get_dict, NULL},
        {0}};
    type->dealloc = exception_dealloc;
    type->traverse = exception_traverse;
    type->repr = exception_repr;
    type->str_ = exception_str;
    type->new_ = exception_new;
    type->init = exception_init;
    type_add_natives(vm, type, methods);
    type_add_getsets(vm, type, getsets);
}

void exception_init_types(struct vm *vm)
{
    static const struct {
        const char *name;
        enum exception_id base;
    } table[] = {
#define EXCEPTION(name, base) {#name, EXC_##base},
#include "vm/exceptions.def"
#undef EXCEPTION
    };
    for (int id = 0; id < EXC_COUNT; id++) {
        struct type *base = id ? vm->exception_types[table[id].base] : NULL;
        vm->exception_types[id] = type_new_native(vm, "builtins", table[id].name, base,
                                                  LAYOUT_EXCEPTION, sizeof(struct exception), 0);
    }
    base_exception_fill(vm, vm->exception_types[EXC_BaseException]);
    exception_kinds_init(vm);
    exception_group_init(vm);
    for (int id = 0; id < EXC_COUNT; id++) {
        type_ready(vm, vm->exception_types[id]);
    }
}
