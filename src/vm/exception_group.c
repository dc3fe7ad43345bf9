/* BaseExceptionGroup and ExceptionGroup. */
#include "vm/alias.h"
#include "vm/container.h"
#include "vm/exception.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

struct tuple *exception_group_members(struct vm *vm, value exception)
{
    if (!exception_matches(vm, exception, vm_exception_type(vm, EXC_BaseExceptionGroup))) {
        return NULL;
    }
    value members = value_as(exception, exception)->extra[EXTRA_GROUP_MEMBERS];
    return value_is_tuple(members) ? value_as(tuple, members) : NULL;
}

/* All members must be exceptions; *plain: none is only a BaseException. */
static bool check_members(struct vm *vm, const struct tuple *members, bool *plain)
{
    if (members->count == 0) {
        vm_raise(vm, EXC_ValueError, "second argument (exceptions) must be a non-empty sequence");
        return false;
    }
    *plain = true;
    for (size_t i = 0; i < members->count; i++) {
        if (!value_is_exception(members->items[i])) {
            vm_raise(vm, EXC_ValueError,
                     "Item %zu of second argument (exceptions) is not an exception", i);
            return false;
        }
        *plain = *plain &&
                 exception_matches(vm, members->items[i], vm_exception_type(vm, EXC_Exception));
    }
    return true;
}

static value group_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    if (nargs != 2) {
        return vm_raise(vm, EXC_TypeError,
                        "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
                        nargs);
    }
    if (!value_is_str(args[0])) {
        return vm_raise(vm, EXC_TypeError,
                        "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                        value_type(vm, args[0])->name->text);
    }
    if (!value_is_list(args[1]) && !value_is_tuple(args[1])) {
        return vm_raise(vm, EXC_TypeError, "second argument (exceptions) must be a sequence");
    }
    struct tuple *members = tuple_from_iterable(vm, args[1]);
    bool plain;
    if (!members || !check_members(vm, members, &plain)) {
        drop_object(vm, members);
        return VALUE_ERROR;
    }
    struct type *group = vm_exception_type(vm, EXC_ExceptionGroup);
    if (type == vm_exception_type(vm, EXC_BaseExceptionGroup) && plain) {
        type = group;
    } else if (!plain && type_is_subtype(type, vm_exception_type(vm, EXC_Exception))) {
        drop_object(vm, members);
        return type == group
                   ? vm_raise(vm, EXC_TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
                   : vm_raise(vm, EXC_TypeError, "Cannot nest BaseExceptions in '%s'",
                              type->name->text);
    }
    value self = exception_new(vm, type, args, nargs, kwnames);
    struct exception *exception = value_as(exception, self);
    exception->extra[EXTRA_GROUP_MESSAGE] = keep(args[0]);
    exception->extra[EXTRA_GROUP_MEMBERS] = value_from_object(members);
    return self;
}

static value group_str(struct vm *vm, value self)
{
    struct exception *exception = value_as(exception, self);
    size_t count = value_as(tuple, exception->extra[EXTRA_GROUP_MEMBERS])->count;
    return str_value(str_printf(vm, "%s (%zu sub-exception%s)",
                                value_as(str, exception->extra[EXTRA_GROUP_MESSAGE])->text, count,
                                count == 1 ? "" : "s"));
}

static value group_get_message(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(exception, self)->extra[EXTRA_GROUP_MESSAGE]);
}

static value group_get_exceptions(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(exception, self)->extra[EXTRA_GROUP_MEMBERS]);
}

static value group_derive(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "derive", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    value init[2] = {value_as(exception, args[0])->extra[EXTRA_GROUP_MESSAGE], args[1]};
    return vm_call(vm, value_from_object(vm_exception_type(vm, EXC_BaseExceptionGroup)), init, 2,
                   NULL);
}

/* ---- split ---- */

/* How a member is chosen: by type(s), or by a function. */
static bool check_condition(struct vm *vm, value condition)
{
    struct type *base = vm_exception_type(vm, EXC_BaseException);
    bool ok = value_is_type(condition) && type_is_subtype(value_as(type, condition), base);
    if (value_is_tuple(condition)) {
        const struct tuple *types = value_as(tuple, condition);
        ok = true;
        for (size_t i = 0; i < types->count; i++) {
            ok = ok && value_is_type(types->items[i]) &&
                 type_is_subtype(value_as(type, types->items[i]), base);
        }
    } else if (!ok && !value_is_type(condition)) {
        ok = value_type(vm, condition)->call != NULL;
    }
    if (!ok) {
        vm_raise(vm, EXC_TypeError,
                 "expected a function, exception type or tuple of exception types");
    }
    return ok;
}

static int condition_holds(struct vm *vm, value condition, value exception)
{
    if (value_is_type(condition) || value_is_tuple(condition)) {
        return vm_isinstance(vm, exception, condition);
    }
    value result = vm_call1(vm, condition, exception);
    if (value_is_error(result)) {
        return -1;
    }
    int truth = vm_truth(vm, result);
    drop(vm, result);
    return truth;
}

/* A group of some of the members, with the original's circumstances; None for none. */
static value derive_from(struct vm *vm, value original, struct list *members)
{
    if (members->count == 0) {
        return VALUE_NONE;
    }
    value argument = value_from_object(members);
    value derived = vm_call_method(vm, original, "derive", &argument, 1);
    if (value_is_error(derived)) {
        return derived;
    }
    if (!exception_matches(vm, derived, vm_exception_type(vm, EXC_BaseExceptionGroup))) {
        drop(vm, derived);
        return vm_raise(vm, EXC_TypeError, "derive must return an instance of BaseExceptionGroup");
    }
    struct exception *from = value_as(exception, original), *to = value_as(exception, derived);
    value_replace(vm, &to->traceback, keep(from->traceback));
    value_replace(vm, &to->context, keep(from->context));
    value_replace(vm, &to->cause, keep(from->cause));
    to->suppress_context = from->suppress_context;
    if (from->notes && !to->notes) {
        to->notes = list_from_iterable(vm, value_from_object(from->notes));
    }
    return derived;
}

/* *match and *rest: new references, None where nothing is. */
static bool split(struct vm *vm, value exception, value condition, value *match, value *rest)
{
    *match = *rest = VALUE_NONE;
    int holds = condition_holds(vm, condition, exception);
    if (holds < 0) {
        return false;
    }
    struct tuple *members = exception_group_members(vm, exception);
    if (holds || !members) {
        *(holds ? match : rest) = keep(exception);
        return true;
    }
    struct list *matched = list_new(vm, 0), *left = list_new(vm, 0);
    bool ok = true;
    for (size_t i = 0; ok && i < members->count; i++) {
        value m, r;
        ok = split(vm, members->items[i], condition, &m, &r);
        if (ok) {
            if (!value_is_none(m)) {
                list_append_steal(vm, matched, m);
            }
            if (!value_is_none(r)) {
                list_append_steal(vm, left, r);
            }
        }
    }
    if (ok) {
        *match = derive_from(vm, exception, matched);
        *rest = value_is_error(*match) ? VALUE_ERROR : derive_from(vm, exception, left);
        if (value_is_error(*rest)) {
            if (!value_is_error(*match)) {
                drop(vm, *match);
            }
            ok = false;
        }
    }
    drop_object(vm, matched);
    drop_object(vm, left);
    return ok;
}

static bool stands_in(struct vm *vm, value member, value tree)
{
    struct tuple *members = exception_group_members(vm, tree);
    if (!members) {
        return value_same(member, tree);
    }
    bool found = false;
    for (size_t i = 0; i < members->count && !found; i++) {
        found = stands_in(vm, member, members->items[i]);
    }
    return found;
}

value exception_group_project(struct vm *vm, value exception, struct list *kept)
{
    struct tuple *members = exception_group_members(vm, exception);
    if (!members) {
        bool found = false;
        for (size_t i = 0; i < kept->count && !found; i++) {
            found = stands_in(vm, exception, kept->items[i]);
        }
        return found ? keep(exception) : VALUE_NONE;
    }
    struct list *left = list_new(vm, members->count);
    value result = VALUE_NONE;
    for (size_t i = 0; i < members->count && !value_is_error(result); i++) {
        result = exception_group_project(vm, members->items[i], kept);
        if (!value_is_error(result) && !value_is_none(result)) {
            list_append_steal(vm, left, result);
        }
    }
    if (!value_is_error(result)) {
        result = derive_from(vm, exception, left);
    }
    drop_object(vm, left);
    return result;
}

static value group_split(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value parts[2];
    if (!args_check(vm, "split", nargs - 1, kwnames, 1, 1) || !check_condition(vm, args[1]) ||
        !split(vm, args[0], args[1], &parts[0], &parts[1])) {
        return VALUE_ERROR;
    }
    struct tuple *both = tuple_from(vm, parts, 2);
    drop(vm, parts[0]);
    drop(vm, parts[1]);
    return value_from_object(both);
}

static value group_subgroup(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value match, rest;
    if (!args_check(vm, "subgroup", nargs - 1, kwnames, 1, 1) || !check_condition(vm, args[1]) ||
        !split(vm, args[0], args[1], &match, &rest)) {
        return VALUE_ERROR;
    }
    drop(vm, rest);
    return match;
}

static value group_class_getitem(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    return args_check(vm, "__class_getitem__", nargs - 1, kwnames, 1, 1)
               ? generic_alias_new(vm, args[0], args[1])
               : VALUE_ERROR;
}

void exception_group_init(struct vm *vm)
{
    static const struct native_def methods[] = {
        {"derive", group_derive, 0},
        {"split", group_split, 0},
        {"subgroup", group_subgroup, 0},
        {"__class_getitem__", group_class_getitem, NATIVE_CLASS},
        {0}};
    static const struct getset_def getsets[] = {
        {"message", group_get_message, NULL}, {"exceptions", group_get_exceptions, NULL}, {0}};
    struct type *base = vm_exception_type(vm, EXC_BaseExceptionGroup);
    base->new_ = group_new;
    base->str_ = group_str;
    type_add_natives(vm, base, methods);
    type_add_getsets(vm, base, getsets);
    value bases[2] = {value_from_object(base),
                      value_from_object(vm_exception_type(vm, EXC_Exception))};
    vm_exception_type(vm, EXC_ExceptionGroup)->bases = tuple_from(vm, bases, 2);
}
