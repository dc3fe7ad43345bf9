/* What instructions do that needs no access to the registers of the loop. */
#include "base/strbuf.h"
#include "trace/trace.h"
#include "vm/exception.h"
#include "vm/import.h"
#include "vm/interp_private.h"
#include "vm/number.h"
#include "vm/type.h"

/* ---- unpacking ---- */

static bool not_iterable(struct vm *vm, value v)
{
    const struct type *type = value_type(vm, v);
    return !type->iter && !type->getitem;
}

bool interp_unpack(struct vm *vm, value sequence, value *sp, size_t count)
{
    if (not_iterable(vm, sequence)) {
        vm_raise(vm, EXC_TypeError, "cannot unpack non-iterable %s object",
                 value_type(vm, sequence)->name->text);
        return false;
    }
    value iterator = vm_iter(vm, sequence);
    if (value_is_error(iterator)) {
        return false;
    }
    size_t got = 0;
    for (; got < count; got++) {
        value v = vm_next(vm, iterator);
        if (value_is_unbound(v)) {
            vm_raise(vm, EXC_ValueError, "not enough values to unpack (expected %zu, got %zu)",
                     count, got);
        }
        if (value_is_unbound(v) || value_is_error(v)) {
            goto failed;
        }
        sp[count - 1 - got] = v;
    }
    value more = vm_next(vm, iterator);
    if (value_is_unbound(more)) {
        drop(vm, iterator);
        return true;
    }
    if (!value_is_error(more)) {
        drop(vm, more);
        vm_raise(vm, EXC_ValueError, "too many values to unpack (expected %zu)", count);
    }
failed:
    for (size_t i = 0; i < got; i++) {
        drop(vm, sp[count - 1 - i]);
    }
    drop(vm, iterator);
    sp[0] = sequence; /* where the caller's stack had it */
    return false;
}

bool interp_unpack_ex(struct vm *vm, value sequence, value *sp, size_t before, size_t after)
{
    if (not_iterable(vm, sequence)) {
        vm_raise(vm, EXC_TypeError, "cannot unpack non-iterable %s object",
                 value_type(vm, sequence)->name->text);
        return false;
    }
    struct list *all = list_from_iterable(vm, sequence);
    if (!all) {
        return false;
    }
    if (all->count < before + after) {
        vm_raise(vm, EXC_ValueError, "not enough values to unpack (expected %s%zu, got %zu)",
                 "at least ", before + after, all->count);
        drop_object(vm, all);
        return false;
    }
    size_t total = before + 1 + after, middle = all->count - before - after;
    struct list *rest = list_new(vm, middle);
    for (size_t i = 0; i < middle; i++) {
        list_append(vm, rest, all->items[before + i]);
    }
    for (size_t i = 0; i < before; i++) {
        sp[total - 1 - i] = keep(all->items[i]);
    }
    sp[after] = value_from_object(rest);
    for (size_t i = 0; i < after; i++) {
        sp[after - 1 - i] = keep(all->items[before + middle + i]);
    }
    drop_object(vm, all);
    return true;
}

bool interp_list_extend(struct vm *vm, struct list *list, value iterable)
{
    if (not_iterable(vm, iterable)) {
        vm_raise(vm, EXC_TypeError, "Value after * must be an iterable, not %s",
                 value_type(vm, iterable)->name->text);
        return false;
    }
    return list_extend(vm, list, iterable);
}

static bool is_mapping(struct vm *vm, value v)
{
    if (value_is_dict(v)) {
        return true;
    }
    value keys = vm_getattr_optional(vm, v, vm_name(vm, keys));
    if (value_is_error(keys)) {
        error_clear(vm);
        return false;
    }
    drop(vm, keys);
    return !value_is_unbound(keys);
}

bool interp_dict_update(struct vm *vm, struct dict *dict, value mapping)
{
    if (!is_mapping(vm, mapping)) {
        vm_raise(vm, EXC_TypeError, "'%s' object is not a mapping",
                 value_type(vm, mapping)->name->text);
        return false;
    }
    return dict_update(vm, dict, mapping);
}

bool interp_dict_merge(struct vm *vm, struct dict *dict, value mapping, value callable)
{
    if (!is_mapping(vm, mapping)) {
        struct str *text = call_text(vm, callable);
        vm_raise(vm, EXC_TypeError, "%s argument after ** must be a mapping, not %s", text->text,
                 value_type(vm, mapping)->name->text);
        drop_object(vm, text);
        return false;
    }
    struct dict *from = dict_new(vm);
    bool ok = dict_update(vm, from, mapping);
    value key, v;
    for (size_t at = 0; ok && dict_next(from, &at, &key, &v);) {
        value there;
        ok = dict_get(vm, dict, key, &there);
        if (ok && !value_is_unbound(there)) {
            struct str *text = call_text(vm, callable);
            vm_raise(vm, EXC_TypeError, "%s got multiple values for keyword argument '%s'",
                     text->text, value_is_str(key) ? value_as(str, key)->text : "?");
            drop_object(vm, text);
            ok = false;
        }
        ok = ok && dict_set(vm, dict, key, v);
    }
    drop_object(vm, from);
    return ok;
}

/* ---- raising and catching ---- */

/* An instance for `raise v`: v itself or v(); new reference. */
static value make_exception(struct vm *vm, value v)
{
    if (value_is_exception(v)) {
        return keep(v);
    }
    if (value_is_type(v) &&
        type_is_subtype(value_as(type, v), vm_exception_type(vm, EXC_BaseException))) {
        value made = vm_call0(vm, v);
        if (!value_is_error(made) && !value_is_exception(made)) {
            vm_raise(vm, EXC_TypeError,
                     "calling %s should have returned an instance of BaseException, not %s",
                     value_as(type, v)->name->text, value_type(vm, made)->name->text);
            drop(vm, made);
            return VALUE_ERROR;
        }
        return made;
    }
    return VALUE_UNBOUND;
}

void interp_raise(struct vm *vm, value v, value cause)
{
    value exception = make_exception(vm, v);
    if (value_is_unbound(exception)) {
        vm_raise(vm, EXC_TypeError, "exceptions must derive from BaseException");
        return;
    }
    if (value_is_error(exception)) {
        return;
    }
    if (!value_is_unbound(cause)) {
        value from = value_is_none(cause) ? VALUE_NONE : make_exception(vm, cause);
        if (value_is_unbound(from)) {
            vm_raise(vm, EXC_TypeError, "exception causes must derive from BaseException");
        }
        if (value_is_unbound(from) || value_is_error(from)) {
            drop(vm, exception);
            return;
        }
        value_replace(vm, &value_as(exception, exception)->cause, from);
        value_as(exception, exception)->suppress_context = true;
    }
    vm_raise_exception(vm, exception);
    drop(vm, exception);
}

static bool is_exception_class(struct vm *vm, value v)
{
    return value_is_type(v) &&
           type_is_subtype(value_as(type, v), vm_exception_type(vm, EXC_BaseException));
}

static bool check_classes(struct vm *vm, value type)
{
    bool ok = is_exception_class(vm, type);
    if (value_is_tuple(type)) {
        ok = true;
        for (size_t i = 0; i < value_as(tuple, type)->count; i++) {
            ok = ok && is_exception_class(vm, value_as(tuple, type)->items[i]);
        }
    }
    if (!ok) {
        vm_raise(vm, EXC_TypeError,
                 "catching classes that do not inherit from BaseException is not allowed");
    }
    return ok;
}

void interp_note_cancel(struct vm *vm, struct frame *frame, value exception, bool is_swallowed)
{
    if (vm->cancelled_error && trace_wants(vm->trace, TRACE_SCHEDULE) &&
        !(frame->code->flags & CODE_LIBRARY) &&
        type_is_subtype(value_type(vm, exception), vm->cancelled_error)) {
        vm->note_cancel(vm, frame, is_swallowed);
    }
}

int interp_exception_matches(struct vm *vm, value exception, value type)
{
    if (!check_classes(vm, type)) {
        return -1;
    }
    if (value_is_type(type)) {
        return exception_matches(vm, exception, value_as(type, type));
    }
    for (size_t i = 0; i < value_as(tuple, type)->count; i++) {
        if (exception_matches(vm, exception, value_as(type, value_as(tuple, type)->items[i]))) {
            return 1;
        }
    }
    return 0;
}

/* ---- except* ---- */

/* A group class behind except* would mean: which of the groups? */
static bool check_no_groups(struct vm *vm, value type)
{
    const struct type *group = vm_exception_type(vm, EXC_BaseExceptionGroup);
    bool is_tuple = value_is_tuple(type);
    size_t count = is_tuple ? value_as(tuple, type)->count : 1;
    for (size_t i = 0; i < count; i++) {
        value class_ = is_tuple ? value_as(tuple, type)->items[i] : type;
        if (value_is_type(class_) && type_is_subtype(value_as(type, class_), group)) {
            vm_raise(vm, EXC_TypeError,
                     "catching ExceptionGroup with except* is not allowed. Use except instead.");
            return false;
        }
    }
    return true;
}

bool interp_match_group(struct vm *vm, value exception, value type, value *rest, value *match)
{
    if (value_is_none(exception)) {
        *rest = *match = VALUE_NONE;
        return true;
    }
    struct type *group = vm_exception_type(vm, EXC_BaseExceptionGroup);
    if (!check_classes(vm, type) || !check_no_groups(vm, type)) {
        return false;
    }
    int matches = interp_exception_matches(vm, exception, type);
    if (matches < 0) {
        return false;
    }
    if (exception_matches(vm, exception, group)) {
        if (matches) {
            *match = keep(exception);
            *rest = VALUE_NONE;
        } else {
            value pair = vm_call_method(vm, exception, "split", &type, 1);
            if (value_is_error(pair)) {
                return false;
            }
            if (!value_is_tuple(pair) || value_as(tuple, pair)->count != 2) {
                drop(vm, pair);
                vm_raise(vm, EXC_TypeError, "%s.split must return a 2-tuple",
                         value_type(vm, exception)->name->text);
                return false;
            }
            *match = keep(value_as(tuple, pair)->items[0]);
            *rest = keep(value_as(tuple, pair)->items[1]);
            drop(vm, pair);
        }
    } else if (matches) {
        struct tuple *one = tuple_from(vm, &exception, 1);
        value args[2] = {str_value(vm->empty_str), value_from_object(one)};
        struct type *plain = vm_exception_type(vm, EXC_ExceptionGroup);
        bool is_base = !exception_matches(vm, exception, vm_exception_type(vm, EXC_Exception));
        *match = vm_call(vm, value_from_object(is_base ? group : plain), args, 2, NULL);
        drop_object(vm, one);
        if (value_is_error(*match)) {
            return false;
        }
        *rest = VALUE_NONE;
    } else {
        *match = VALUE_NONE;
        *rest = keep(exception);
    }
    if (!value_is_none(*match)) {
        value_replace(vm, &vm->thread->handled, keep(*match));
    }
    return true;
}

/* Was it left over, or raised again as it was?  Such have the caught group's metadata. */
static bool same_origin(value a, value b)
{
    struct exception *x = value_as(exception, a), *y = value_as(exception, b);
    return value_same(x->traceback, y->traceback) && value_same(x->cause, y->cause) &&
           value_same(x->context, y->context);
}

value interp_reraise_star(struct vm *vm, value exception, struct list *list)
{
    struct list *raised = list_new(vm, list->count);
    struct list *again = list_new(vm, list->count);
    bool is_group = exception_matches(vm, exception, vm_exception_type(vm, EXC_BaseExceptionGroup));
    for (size_t i = 0; i < list->count; i++) {
        value v = list->items[i];
        if (!value_is_none(v)) {
            bool old = is_group ? same_origin(v, exception) : value_same(v, exception);
            list_append(vm, old ? again : raised, v);
        }
    }
    value result = VALUE_NONE;
    if (again->count && is_group) {
        result = exception_group_project(vm, exception, again);
    } else if (again->count) {
        result = keep(again->items[0]);
    }
    if (!value_is_error(result) && raised->count) {
        if (!value_is_none(result)) {
            list_append_steal(vm, raised, result);
        }
        if (raised->count == 1 && !is_group) { /* a group is only left for a group */
            result = keep(raised->items[0]);
        } else {
            value args[2] = {str_value(vm->empty_str), value_from_object(raised)};
            result = vm_call(vm, value_from_object(vm_exception_type(vm, EXC_BaseExceptionGroup)),
                             args, 2, NULL);
        }
    }
    drop_object(vm, raised);
    drop_object(vm, again);
    return result;
}

/* ---- with ---- */

value interp_enter_with(struct vm *vm, value manager, bool is_async, value *exit)
{
    struct str *enter_name = is_async ? vm_name(vm, __aenter__) : vm_name(vm, __enter__);
    struct str *exit_name = is_async ? vm_name(vm, __aexit__) : vm_name(vm, __exit__);
    const char *type = value_type(vm, manager)->name->text;
    value enter;
    if (!vm_lookup_special(vm, manager, enter_name, &enter)) {
        return error_pending(vm) ? VALUE_ERROR
                                 : vm_raise(vm, EXC_TypeError,
                                            "'%s' object does not support the %scontext manager "
                                            "protocol",
                                            type, is_async ? "asynchronous " : "");
    }
    value leave = type_lookup(vm, value_type(vm, manager), exit_name);
    if (value_is_unbound(leave)) {
        drop(vm, enter);
        return vm_raise(vm, EXC_TypeError,
                        "'%s' object does not support the %scontext manager protocol (missed %s "
                        "method)",
                        type, is_async ? "asynchronous " : "", exit_name->text);
    }
    value bound = descriptor_get(vm, leave, manager, value_type(vm, manager));
    value entered = value_is_error(bound) ? VALUE_ERROR : vm_call1(vm, enter, manager);
    drop(vm, enter);
    if (value_is_error(entered)) {
        drop(vm, bound);
        return VALUE_ERROR;
    }
    *exit = bound;
    return entered;
}

/* ---- functions, strings, imports ---- */

value interp_make_function(struct vm *vm, struct frame *frame, struct code *code, uint32_t flags,
                           value *below)
{
    struct function *function = function_new(vm, code, frame->globals);
    if (flags & 8) {
        function->closure = value_as(tuple, *--below);
    }
    if (flags & 4) {
        function->annotations = *--below;
    }
    if (flags & 2) {
        function->kwdefaults = value_as(dict, *--below);
    }
    if (flags & 1) {
        function->defaults = value_as(tuple, *--below);
    }
    drop_object(vm, code);
    return value_from_object(function);
}

value interp_format(struct vm *vm, value v, value spec, uint32_t conversion)
{
    value from;
    switch (conversion) {
    case 1: from = vm_str(vm, v); break;
    case 2: from = vm_repr(vm, v); break;
    case 3: from = vm_ascii(vm, v); break;
    default: from = keep(v); break;
    }
    if (value_is_error(from)) {
        return VALUE_ERROR;
    }
    struct str *text = value_is_str(spec) ? value_as(str, spec) : NULL;
    if ((!text || text->size == 0) && value_is_exactly(from, vm_type(vm, STR))) {
        return from;
    }
    value result = vm_format(vm, from, text);
    drop(vm, from);
    return result;
}

value interp_import_name(struct vm *vm, struct frame *frame, struct str *name, value level,
                         value fromlist)
{
    int64_t dots = value_is_small_int(level) ? value_small_int(level) : 0;
    return import_name(vm, frame->globals, name, fromlist, (int)dots);
}

/* ---- awaiting ---- */

value interp_get_awaitable(struct vm *vm, value v, uint32_t where)
{
    struct type *type = value_type(vm, v);
    if (value_is_generator(v)) {
        struct generator *gen = value_as(generator, v);
        if (gen->kind == GENERATOR_COROUTINE || gen->kind == GENERATOR_ITERABLE_COROUTINE) {
            bool is_awaited = gen->is_native ? gen->state == GENERATOR_SUSPENDED
                                             : gen->kind == GENERATOR_COROUTINE && gen->frame &&
                                                   gen->frame->ip != gen->frame->code->ops &&
                                                   frame_is_awaiting(gen->frame);
            if (is_awaited) {
                return vm_raise(vm, EXC_RuntimeError, "coroutine is being awaited already");
            }
            return keep(v);
        }
    } else if (type->await_poll) {
        return keep(v);
    } else if (type->await_) {
        value iterator = type->await_(vm, v);
        if (value_is_error(iterator)) {
            return VALUE_ERROR;
        }
        struct type *given = value_type(vm, iterator);
        if (value_is_generator(iterator) &&
            value_as(generator, iterator)->kind != GENERATOR_PLAIN) {
            drop(vm, iterator);
            return vm_raise(vm, EXC_TypeError, "__await__() returned a coroutine");
        }
        if (!given->next) {
            vm_raise(vm, EXC_TypeError, "__await__() returned non-iterator of type '%s'",
                     given->name->text);
            drop(vm, iterator);
            return VALUE_ERROR;
        }
        return iterator;
    }
    if (where) {
        return vm_raise(vm, EXC_TypeError,
                        "'async with' received an object from %s that does not implement "
                        "__await__: %s",
                        where == 1 ? "__aenter__" : "__aexit__", type->name->text);
    }
    return vm_raise(vm, EXC_TypeError, "object %s can't be used in 'await' expression",
                    type->name->text);
}

value interp_get_aiter(struct vm *vm, value v)
{
    struct type *type = value_type(vm, v);
    if (!type->aiter) {
        return vm_raise(vm, EXC_TypeError,
                        "'async for' requires an object with __aiter__ method, got %s",
                        type->name->text);
    }
    value iterator = type->aiter(vm, v);
    if (!value_is_error(iterator) && !value_type(vm, iterator)->anext) {
        vm_raise(vm, EXC_TypeError,
                 "'async for' received an object from __aiter__ that does not implement "
                 "__anext__: %s",
                 value_type(vm, iterator)->name->text);
        drop(vm, iterator);
        return VALUE_ERROR;
    }
    return iterator;
}

value interp_get_anext(struct vm *vm, value v)
{
    struct type *type = value_type(vm, v);
    if (!type->anext) {
        return vm_raise(vm, EXC_TypeError,
                        "'async for' requires an iterator with __anext__ method, got %s",
                        type->name->text);
    }
    value next = type->anext(vm, v);
    if (value_is_error(next) || value_is_exactly(next, vm_type(vm, ASYNC_GENERATOR_STEP))) {
        return next;
    }
    value receiver = interp_get_awaitable(vm, next, 0);
    if (value_is_error(receiver)) {
        value cause = error_take(vm);
        vm_raise(vm, EXC_TypeError, "'async for' received an invalid object from __anext__: %s",
                 value_type(vm, next)->name->text);
        value raised = error_take(vm);
        value_replace(vm, &value_as(exception, raised)->context, keep(cause));
        value_replace(vm, &value_as(exception, raised)->cause, cause);
        value_as(exception, raised)->suppress_context = true;
        error_put(vm, raised);
    }
    drop(vm, next);
    return receiver;
}

value interp_yield_from_iter(struct vm *vm, struct frame *frame, value v)
{
    if (value_is_generator(v)) {
        struct generator *gen = value_as(generator, v);
        if (gen->kind == GENERATOR_COROUTINE &&
            !(frame->code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE))) {
            return vm_raise(vm, EXC_TypeError,
                            "cannot 'yield from' a coroutine object in a non-coroutine generator");
        }
        if (gen->kind != GENERATOR_ASYNC) {
            return keep(v);
        }
    }
    return vm_iter(vm, v);
}

/* StopIteration, pending: taken, its value in *out. */
static enum resume_status take_stop(struct vm *vm, value *out)
{
    if (vm->stop || !error_matches(vm, EXC_StopIteration)) {
        return RESUME_RAISED;
    }
    value stop = error_take(vm);
    value v = value_as(exception, stop)->extra[0];
    *out = keep(value_is_unbound(v) ? VALUE_NONE : v);
    drop(vm, stop);
    return RESUME_RETURNED;
}

enum resume_status interp_step_iterator(struct vm *vm, value receiver, value sent, value *out)
{
    struct type *type = value_type(vm, receiver);
    value v;
    if (!value_is_none(sent)) {
        v = vm_call_method(vm, receiver, "send", &sent, 1);
    } else if (type->flags & TYPE_HEAP) {
        /* Through the method, so that StopIteration keeps its value. */
        value next;
        if (!vm_lookup_special(vm, receiver, vm_name(vm, __next__), &next)) {
            if (!error_pending(vm)) {
                vm_raise(vm, EXC_TypeError, "'%s' object is not an iterator", type->name->text);
            }
            return RESUME_RAISED;
        }
        v = vm_call1(vm, next, receiver);
        drop(vm, next);
    } else {
        v = vm_next(vm, receiver);
        if (value_is_unbound(v)) {
            *out = VALUE_NONE;
            return RESUME_RETURNED;
        }
    }
    if (value_is_error(v)) {
        return take_stop(vm, out);
    }
    *out = v;
    return RESUME_YIELDED;
}

value vm_next_or_stop(struct vm *vm, value iterator)
{
    if (value_is_generator(iterator) && value_type(vm, iterator)->next) {
        return generator_send(vm, value_as(generator, iterator), VALUE_NONE);
    }
    value out;
    switch (interp_step_iterator(vm, iterator, VALUE_NONE, &out)) {
    case RESUME_YIELDED: return out;
    case RESUME_RETURNED: generator_raise_stop(vm, out); return VALUE_ERROR;
    default: return VALUE_ERROR;
    }
}

/* ---- match ---- */

value interp_match_keys(struct vm *vm, value subject, struct tuple *keys)
{
    struct tuple *values = tuple_new(vm, keys->count);
    for (size_t i = 0; i < keys->count; i++) {
        value key = keys->items[i];
        for (size_t k = 0; k < i; k++) {
            int same = vm_equal(vm, keys->items[k], key);
            if (same) {
                value shown = same > 0 ? vm_repr(vm, key) : VALUE_ERROR;
                if (!value_is_error(shown)) {
                    vm_raise(vm, EXC_ValueError, "mapping pattern checks duplicate key (%s)",
                             value_as(str, shown)->text);
                    drop(vm, shown);
                }
                drop_object(vm, values);
                return VALUE_ERROR;
            }
        }
        value v = VALUE_UNBOUND;
        if (value_is_dict(subject) && value_is_exactly(subject, vm_type(vm, DICT))) {
            if (!dict_get(vm, value_as(dict, subject), key, &v)) {
                v = VALUE_ERROR;
            }
            v = keep(v);
        } else {
            value args[2] = {key, value_from_object(values)}; /* itself stands for "missing" */
            v = vm_call_method(vm, subject, "get", args, 2);
            if (value_same(v, args[1])) {
                drop(vm, v);
                v = VALUE_UNBOUND;
            }
        }
        if (value_is_error(v) || value_is_unbound(v)) {
            drop_object(vm, values);
            return value_is_error(v) ? VALUE_ERROR : VALUE_NONE;
        }
        values->items[i] = v;
    }
    return value_from_object(values);
}

/* Positional patterns of these match the subject itself. */
static bool matches_itself(struct vm *vm, const struct type *type)
{
    static const enum vm_type own[] = {T_BOOL, T_BYTEARRAY, T_BYTES, T_DICT, T_FLOAT, T_FROZENSET,
                                       T_INT,  T_LIST,      T_SET,   T_STR,  T_TUPLE};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (type_is_subtype(type, vm->types[own[i]])) {
            return true;
        }
    }
    return false;
}

/* The attribute a sub-pattern is matched with: UNBOUND: no match. */
static value match_attribute(struct vm *vm, value subject, struct type *type, value name,
                             struct list *seen)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (str_equal(value_as(str, seen->items[i]), value_as(str, name))) {
            return vm_raise(vm, EXC_TypeError, "%s() got multiple sub-patterns for attribute '%s'",
                            type->name->text, value_as(str, name)->text);
        }
    }
    list_append(vm, seen, name);
    return vm_getattr_optional(vm, subject, value_as(str, name));
}

static bool match_positional(struct vm *vm, value subject, struct type *type, size_t positional,
                             struct list *seen, struct list *found, bool *matched)
{
    value names = vm_getattr_optional(vm, value_from_object(type), vm_name(vm, __match_args__));
    if (value_is_error(names)) {
        return false;
    }
    bool itself = value_is_unbound(names) && matches_itself(vm, type);
    size_t allowed = itself ? 1 : value_is_tuple(names) ? value_as(tuple, names)->count : 0;
    bool ok = value_is_unbound(names) || value_is_tuple(names);
    if (!ok) {
        vm_raise(vm, EXC_TypeError, "%s.__match_args__ must be a tuple (got %s)", type->name->text,
                 value_type(vm, names)->name->text);
    } else if (positional > allowed) {
        vm_raise(vm, EXC_TypeError, "%s() accepts %zu positional sub-pattern%s (%zu given)",
                 type->name->text, allowed, allowed == 1 ? "" : "s", positional);
        ok = false;
    }
    if (ok && itself) {
        list_append(vm, found, subject);
        return true;
    }
    for (size_t i = 0; ok && *matched && i < positional; i++) {
        value name = value_as(tuple, names)->items[i];
        if (!value_is_str(name)) {
            vm_raise(vm, EXC_TypeError, "__match_args__ elements must be strings (got %s)",
                     value_type(vm, name)->name->text);
            ok = false;
            break;
        }
        struct str *interned = str_intern(vm, keep_object(value_as(str, name)));
        value v = match_attribute(vm, subject, type, str_value(interned), seen);
        drop_object(vm, interned);
        ok = !value_is_error(v);
        *matched = !value_is_unbound(v);
        if (ok && *matched) {
            list_append_steal(vm, found, v);
        }
    }
    drop(vm, names);
    return ok;
}

value interp_match_class(struct vm *vm, value subject, value class, struct tuple *names,
                         size_t positional)
{
    if (!value_is_type(class)) {
        return vm_raise(vm, EXC_TypeError, "called match pattern must be a class");
    }
    int is = vm_isinstance(vm, subject, class);
    if (is <= 0) {
        return is < 0 ? VALUE_ERROR : VALUE_NONE;
    }
    struct type *type = value_as(type, class);
    struct list *seen = list_new(vm, 0), *found = list_new(vm, positional + names->count);
    bool matched = true, ok = true;
    if (positional) {
        ok = match_positional(vm, subject, type, positional, seen, found, &matched);
    }
    for (size_t i = 0; ok && matched && i < names->count; i++) {
        value v = match_attribute(vm, subject, type, names->items[i], seen);
        ok = !value_is_error(v);
        matched = !value_is_unbound(v);
        if (ok && matched) {
            list_append_steal(vm, found, v);
        }
    }
    value result = VALUE_ERROR;
    if (ok) {
        result =
            matched ? value_from_object(tuple_from(vm, found->items, found->count)) : VALUE_NONE;
    }
    drop_object(vm, seen);
    drop_object(vm, found);
    return result;
}
