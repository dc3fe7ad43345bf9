/* What anext(iterator, default) gives: an awaitable that turns the end of the iterator
 * into the default.
 *
 * It is its own iterator, and hands on what is sent and thrown to the awaitable that
 * __anext__ gave.  References: see vm/value.h.
 */
#include "vm/builtins_private.h"
#include "vm/container_private.h"
#include "vm/generator.h"
#include "vm/iterator_private.h"

struct anext {
    struct object head;
    value awaited;   /* what __anext__ gave */
    value receiver;  /* what is stepped for it; UNBOUND before the first step */
    value otherwise; /* the default */
};

value anext_new(struct vm *vm, value awaited, value otherwise)
{
    struct anext *self = object_new(vm, vm_type(vm, ANEXT), sizeof *self);
    self->awaited = keep(awaited);
    self->receiver = VALUE_UNBOUND;
    self->otherwise = keep(otherwise);
    return value_from_object(self);
}

static void anext_dealloc(struct vm *vm, struct object *object)
{
    struct anext *self = (struct anext *)object;
    drop(vm, self->awaited);
    drop(vm, self->receiver);
    drop(vm, self->otherwise);
    object_release(vm, object, sizeof *self);
}

static void anext_traverse(struct object *object, visit_fn visit, void *context)
{
    struct anext *self = (struct anext *)object;
    visit(context, self->awaited);
    visit(context, self->receiver);
    visit(context, self->otherwise);
}

/* Coroutines and the steps of async generators are stepped themselves, others through
 * their __await__. */
static bool find_receiver(struct vm *vm, struct anext *self)
{
    if (!value_is_unbound(self->receiver)) {
        return true;
    }
    struct type *type = value_type(vm, self->awaited);
    if (type == vm_type(vm, COROUTINE) || type == vm_type(vm, ASYNC_GENERATOR_STEP) ||
        !type->await_) {
        self->receiver = keep(self->awaited);
        return true;
    }
    value receiver = type->await_(vm, self->awaited);
    if (value_is_error(receiver)) {
        return false;
    }
    self->receiver = receiver;
    return true;
}

/* A step has failed: the end of the iterator is not an error but the default. */
static value step_failed(struct vm *vm, struct anext *self)
{
    if (error_matches(vm, EXC_StopAsyncIteration)) {
        error_clear(vm);
        vm_raise_args(vm, vm_exception_type(vm, EXC_StopIteration), &self->otherwise, 1);
    }
    return VALUE_ERROR;
}

static value anext_next(struct vm *vm, value v)
{
    struct anext *self = value_as(anext, v);
    if (!find_receiver(vm, self)) {
        return step_failed(vm, self);
    }
    value none = VALUE_NONE, result;
    if (value_has_layout(self->receiver, LAYOUT_GENERATOR) ||
        value_type(vm, self->receiver) == vm_type(vm, ASYNC_GENERATOR_STEP)) {
        result = vm_call_method(vm, self->receiver, "send", &none, 1);
    } else {
        result = vm_call_method(vm, self->receiver, "__next__", NULL, 0);
    }
    return value_is_error(result) ? step_failed(vm, self) : result;
}

static value hand_on(struct vm *vm, const char *method, const value *args, size_t nargs,
                     struct tuple *kwnames)
{
    struct anext *self = value_as(anext, args[0]);
    if (!args_no_keywords(vm, method, kwnames)) {
        return VALUE_ERROR;
    }
    if (!find_receiver(vm, self)) {
        return step_failed(vm, self);
    }
    value result = vm_call_method(vm, self->receiver, method, args + 1, nargs - 1);
    return value_is_error(result) ? step_failed(vm, self) : result;
}

static value anext_send(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return hand_on(vm, "send", args, nargs, kwnames);
}

static value anext_throw(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return hand_on(vm, "throw", args, nargs, kwnames);
}

static value anext_close(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return hand_on(vm, "close", args, nargs, kwnames);
}

void anext_init_type(struct vm *vm)
{
    static const struct native_def methods[] = {
        {"send", anext_send, NATIVE_PLAIN},
        {"throw", anext_throw, NATIVE_PLAIN},
        {"close", anext_close, NATIVE_PLAIN},
        {NULL, NULL, 0},
    };
    struct type *type = type_new_native(vm, "builtins", "anext_awaitable", NULL, LAYOUT_OTHER,
                                        sizeof(struct anext), TYPE_FINAL);
    vm->types[T_ANEXT] = type;
    type->dealloc = anext_dealloc;
    type->traverse = anext_traverse;
    type->iter = iterator_self;
    type->await_ = iterator_self;
    type->next = anext_next;
    type_add_natives(vm, type, methods);
    type_ready(vm, type);
}
