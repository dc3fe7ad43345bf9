/* Handle and TimerHandle: what call_soon() and call_later() give back. */
#include "loop/context.h"
#include "loop/loop.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

struct handle *handle_new(struct vm *vm, struct loop *loop, value callback, const value *args,
                          size_t nargs, value context, bool is_timer)
{
    struct type *type = is_timer ? vm->loop->timer_handle_type : vm->loop->handle_type;
    struct handle *handle = object_new(vm, type, type->size);
    handle->is_timer = is_timer;
    handle->callback = keep(callback);
    handle->args = tuple_from(vm, args, nargs);
    handle->context = value_is_unbound(context) ? context_for_new(vm) : keep(context);
    handle->loop = keep_object(loop);
    handle->when = handle->source = VALUE_UNBOUND;
    return handle;
}

/* Handle(callback, args, loop, context=None); TimerHandle(when, …).  It is in no queue. */
static value handle_type_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    bool is_timer = type_is_subtype(type, vm->loop->timer_handle_type);
    value a[5], *rest = a + is_timer;
    double reading = 0;
    if (!args_bind(vm, type->name->text,
                   is_timer ? "when callback args loop context?" : "callback args loop context?",
                   args, nargs, kwnames, a) ||
        (is_timer && !number_to_double(vm, a[0], &reading))) {
        return VALUE_ERROR;
    }
    if (!type_is_subtype(value_type(vm, rest[2]), vm->loop->loop_type)) {
        return vm_raise(vm, EXC_TypeError, "loop must be an event loop, not %s",
                        value_type(vm, rest[2])->name->text);
    }
    value given = vm_call1(vm, value_from_object(vm_type(vm, TUPLE)), rest[1]);
    if (value_is_error(given)) {
        return VALUE_ERROR;
    }
    bool has_context = !value_is_unbound(rest[3]) && !value_is_none(rest[3]);
    struct tuple *items = value_as(tuple, given);
    struct handle *handle =
        handle_new(vm, value_as(loop, rest[2]), rest[0], items->items, items->count,
                   has_context ? rest[3] : VALUE_UNBOUND, is_timer);
    drop(vm, given);
    if (is_timer) {
        handle->timer.reading = reading;
        handle->when = keep(a[0]);
    }
    return value_from_object(handle);
}

static void handle_dealloc(struct vm *vm, struct object *self)
{
    struct handle *handle = (struct handle *)self;
    drop(vm, handle->callback);
    drop(vm, handle->context);
    drop(vm, handle->when);
    drop(vm, handle->source);
    drop_object(vm, handle->args);
    drop_object(vm, handle->loop);
    object_release(vm, self, self->type->size);
}

static void handle_traverse(struct object *self, visit_fn visit, void *context)
{
    struct handle *handle = (struct handle *)self;
    visit(context, handle->callback);
    visit(context, handle->context);
    if (handle->args) {
        visit(context, value_from_object(handle->args));
    }
    if (handle->loop) {
        visit(context, value_from_object(handle->loop));
    }
}

/* As CPython's: a cancelled handle lets go of its callback at once and stays in
 * the queue; the loop skips it. */
static value handle_call_cancel(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "cancel", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct handle *handle = value_as(handle, args[0]);
    if (handle->is_cancelled) {
        return VALUE_NONE;
    }
    handle->is_cancelled = true;
    if (handle->loop->is_debug) {
        value text = vm_repr(vm, args[0]);
        if (value_is_error(text)) {
            return VALUE_ERROR;
        }
        value_replace(vm, &handle->source, text);
    }
    keep(args[0]);
    if (handle->timer.place) {
        loop_cancel_timer(vm, handle->loop, &handle->timer);
    } else if (handle->id) {
        trace_put_ready_cancel(vm->trace, handle->id);
    }
    value_replace(vm, &handle->callback, VALUE_NONE);
    drop_object(vm, handle->args);
    handle->args = NULL;
    drop(vm, args[0]);
    return VALUE_NONE;
}

static value handle_call_cancelled(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    return args_check(vm, "cancelled", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(value_as(handle, args[0])->is_cancelled)
               : VALUE_ERROR;
}

static value handle_when(struct vm *vm, const struct handle *handle)
{
    return value_is_unbound(handle->when) ? float_from_double(vm, handle->timer.reading)
                                          : keep(handle->when);
}

static value handle_call_when(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "when", nargs - 1, kwnames, 0, 0)
               ? handle_when(vm, value_as(handle, args[0]))
               : VALUE_ERROR;
}

static bool timer_handle_hash(struct vm *vm, value self, int64_t *hash)
{
    value when = handle_when(vm, value_as(handle, self));
    bool done = vm_hash(vm, when, hash);
    drop(vm, when);
    return done;
}

/* 1, 0 or -1: exception. */
static int timer_handle_is_equal(struct vm *vm, const struct handle *a, const struct handle *b)
{
    if (a->timer.reading != b->timer.reading || a->is_cancelled != b->is_cancelled) {
        return 0;
    }
    int same = vm_equal(vm, a->callback, b->callback);
    if (same <= 0 || !a->args || !b->args) {
        return same;
    }
    return vm_equal(vm, value_from_object(a->args), value_from_object(b->args));
}

static value timer_handle_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!type_is_subtype(value_type(vm, b), vm->loop->timer_handle_type)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    const struct handle *x = value_as(handle, a), *y = value_as(handle, b);
    bool is_strict = op == COMPARE_LT || op == COMPARE_GT;
    if (x->timer.reading != y->timer.reading && op != COMPARE_EQ && op != COMPARE_NE) {
        bool is_less = x->timer.reading < y->timer.reading;
        return value_from_bool(is_less == (op == COMPARE_LT || op == COMPARE_LE));
    }
    if (is_strict) {
        return VALUE_FALSE;
    }
    int same = timer_handle_is_equal(vm, x, y);
    return same < 0 ? VALUE_ERROR : value_from_bool(same == (op != COMPARE_NE));
}

static value handle_get_callback(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(handle, self)->callback);
}

static value handle_get_args(struct vm *vm, value self)
{
    (void)vm;
    struct tuple *args = value_as(handle, self)->args;
    return args ? value_from_object(keep_object(args)) : VALUE_NONE;
}

static value handle_get_source(struct vm *vm, value self)
{
    (void)vm;
    value source = value_as(handle, self)->source;
    return value_is_unbound(source) ? VALUE_NONE : keep(source);
}

static value handle_repr(struct vm *vm, value self)
{
    value module = vm_import(vm, "asyncio.format_helpers");
    if (value_is_error(module)) {
        return VALUE_ERROR;
    }
    value text = vm_call_method(vm, module, "_handle_repr", &self, 1);
    drop(vm, module);
    return text;
}

static struct type *handle_make_type(struct vm *vm, const char *name, struct type *base)
{
    struct type *type =
        type_new_native(vm, "asyncio.events", name, base, LAYOUT_OTHER, sizeof(struct handle), 0);
    type->new_ = handle_type_new;
    type->dealloc = handle_dealloc;
    type->traverse = handle_traverse;
    type->repr = handle_repr;
    return type;
}

bool handle_init_types(struct vm *vm)
{
    static const struct native_def methods[] = {{"cancel", handle_call_cancel, 0},
                                                {"cancelled", handle_call_cancelled, 0},
                                                {NULL, NULL, 0}};
    static const struct native_def timer_methods[] = {{"when", handle_call_when, 0},
                                                      {NULL, NULL, 0}};
    static const struct getset_def attributes[] = {{"_callback", handle_get_callback, NULL},
                                                   {"_args", handle_get_args, NULL},
                                                   {"_source", handle_get_source, NULL},
                                                   {NULL, NULL, NULL}};
    struct type *handle = handle_make_type(vm, "Handle", NULL);
    type_add_natives(vm, handle, methods);
    type_add_getsets(vm, handle, attributes);
    type_ready(vm, handle);
    vm->loop->handle_type = handle;
    struct type *timer = handle_make_type(vm, "TimerHandle", handle);
    timer->compare = timer_handle_compare;
    timer->hash = timer_handle_hash;
    type_add_natives(vm, timer, timer_methods);
    type_ready(vm, timer);
    vm->loop->timer_handle_type = timer;
    return true;
}
