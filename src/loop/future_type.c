/* What a program sees of Future: the Python type, its methods, attributes and `await`. */
#include "base/strbuf.h"
#include "loop/context.h"
#include "loop/future.h"
#include "loop/loop.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

/* --- life --- */

/* The loop given as `loop=`, or the current one.  NULL: exception. */
static struct loop *future_pick_loop(struct vm *vm, value loop)
{
    if (value_is_unbound(loop) || value_is_none(loop)) {
        value found = loop_get_event_loop(vm);
        return value_is_error(found) ? NULL : value_as(loop, found);
    }
    if (!type_is_subtype(value_type(vm, loop), vm->loop->loop_type)) {
        vm_raise(vm, EXC_TypeError, "loop must be an event loop, not %s",
                 value_type(vm, loop)->name->text);
        return NULL;
    }
    return value_as(loop, keep(loop));
}

static value future_type_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct future *future = object_new(vm, type, type->size);
    future->head.layout = LAYOUT_FUTURE;
    future->result = VALUE_UNBOUND;
    future->node = loop_new_node(vm);
    return value_from_object(future);
}

static bool future_type_init(struct vm *vm, value self, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    value a[1];
    if (!args_bind(vm, "Future", "* loop?", args, nargs, kwnames, a)) {
        return false;
    }
    struct loop *loop = future_pick_loop(vm, a[0]);
    if (!loop) {
        return false;
    }
    struct future *future = value_as(future, self);
    if (!future->loop) {
        future_fill(future, loop, future->node);
        trace_put_future_new(vm->trace, future->node, TRACE_NODE_FUTURE, 0);
    }
    drop_object(vm, loop);
    return future_note_source(vm, future, false);
}

/* "Future exception was never retrieved": told to the loop's exception handler. */
static void future_complain(struct vm *vm, struct future *future)
{
    struct str *message =
        str_printf(vm, "%s exception was never retrieved", type_own_name(future->head.type));
    struct dict *context = dict_new(vm);
    trace_put_warning(vm->trace, TRACE_WARNING_NEVER_RETRIEVED, future->node, 0,
                      trace_string(vm->trace, message->text, message->size));
    dict_set_c(vm, context, "message", str_value(message));
    dict_set_c(vm, context, "exception", future->result);
    dict_set_c(vm, context, "future", value_from_object(future));
    drop_object(vm, message);
    value argument = value_from_object(context);
    value done =
        vm_call_method(vm, value_from_object(future->loop), "call_exception_handler", &argument, 1);
    if (!drop_result(vm, done)) {
        error_write_unraisable(vm, "", value_from_object(future));
    }
    drop_object(vm, context);
}

static void future_finalize(struct vm *vm, struct object *self)
{
    struct future *future = (struct future *)self;
    if (future->log_traceback && future->loop) {
        future->log_traceback = false;
        value pending = error_pending(vm) ? error_take(vm) : VALUE_UNBOUND;
        future_complain(vm, future);
        if (!value_is_unbound(pending)) {
            error_put(vm, pending);
        }
    }
}

static void future_dealloc(struct vm *vm, struct object *self)
{
    future_drop_fields(vm, (struct future *)self);
    object_release(vm, self, self->type->size);
}

/* --- methods --- */

static struct future *future_self(value self)
{
    return value_as(future, self);
}

static value future_call_result(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    return args_check(vm, "result", nargs - 1, kwnames, 0, 0)
               ? future_result(vm, future_self(args[0]))
               : VALUE_ERROR;
}

static value future_call_exception(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    struct future *future = future_self(args[0]);
    if (!args_check(vm, "exception", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    if (future->state == FUTURE_CANCELLED) {
        return future_raise_cancelled(vm, future);
    }
    if (future->state == FUTURE_PENDING) {
        return vm_raise_type(vm, vm->loop->invalid_state_error, "Exception is not set.");
    }
    future->log_traceback = false;
    return future->has_exception ? keep(future->result) : VALUE_NONE;
}

static value future_call_set_result(struct vm *vm, const value *args, size_t nargs,
                                    struct tuple *kwnames)
{
    value a[1];
    if (!args_bind(vm, "set_result", "result", args + 1, nargs - 1, kwnames, a) ||
        !future_set_result(vm, future_self(args[0]), a[0])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value future_call_set_exception(struct vm *vm, const value *args, size_t nargs,
                                       struct tuple *kwnames)
{
    value a[1];
    if (!args_bind(vm, "set_exception", "exception", args + 1, nargs - 1, kwnames, a) ||
        !future_set_exception(vm, future_self(args[0]), a[0])) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value future_call_cancel(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    value a[1];
    if (!args_bind(vm, "cancel", "msg?", args + 1, nargs - 1, kwnames, a)) {
        return VALUE_ERROR;
    }
    value message = value_is_none(a[0]) ? VALUE_UNBOUND : a[0];
    int asked = future_cancel_natively(vm, future_self(args[0]), message, TRACE_CANCEL_EXPLICIT);
    return asked < 0 ? VALUE_ERROR : value_from_bool(asked);
}

static value future_call_done(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "done", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(future_self(args[0])->state != FUTURE_PENDING)
               : VALUE_ERROR;
}

static value future_call_cancelled(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    return args_check(vm, "cancelled", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(future_self(args[0])->state == FUTURE_CANCELLED)
               : VALUE_ERROR;
}

static value future_call_add_done_callback(struct vm *vm, const value *args, size_t nargs,
                                           struct tuple *kwnames)
{
    value a[2];
    if (nargs == 1) {
        return vm_raise(vm, EXC_TypeError,
                        "add_done_callback() takes exactly 1 positional argument (0 given)");
    }
    if (!args_bind(vm, "add_done_callback", "fn / * context?", args + 1, nargs - 1, kwnames, a)) {
        return VALUE_ERROR;
    }
    struct future *future = future_self(args[0]);
    bool given = !value_is_none(a[1]) && !value_is_unbound(a[1]);
    value context = given ? keep(a[1]) : context_for_new(vm);
    future_add_callback(vm, future,
                        (struct future_callback){.call = a[0],
                                                 .context = context,
                                                 .target = future->node,
                                                 .kind = TRACE_HANDLE_CALLBACK});
    drop(vm, context);
    return VALUE_NONE;
}

static value future_call_remove_done_callback(struct vm *vm, const value *args, size_t nargs,
                                              struct tuple *kwnames)
{
    if (!args_check(vm, "remove_done_callback", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    int64_t removed = future_remove_callbacks(vm, future_self(args[0]), args[1]);
    return removed < 0 ? VALUE_ERROR : value_from_small_int(removed);
}

static value future_call_get_loop(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    struct future *future = future_self(args[0]);
    if (!args_check(vm, "get_loop", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    if (!future->loop) {
        return vm_raise(vm, EXC_RuntimeError, "Future object is not initialized.");
    }
    return value_from_object(keep_object(future->loop));
}

static value future_call_make_cancelled_error(struct vm *vm, const value *args, size_t nargs,
                                              struct tuple *kwnames)
{
    return args_check(vm, "_make_cancelled_error", nargs - 1, kwnames, 0, 0)
               ? future_make_cancelled_error(vm, future_self(args[0]))
               : VALUE_ERROR;
}

/* --- attributes that asyncio's upper half and repr() read --- */

static value future_get_state(struct vm *vm, value self)
{
    static const char *const names[] = {"PENDING", "CANCELLED", "FINISHED"};
    return str_value(str_intern_c(vm, names[future_self(self)->state]));
}

static value future_get_loop(struct vm *vm, value self)
{
    (void)vm;
    struct loop *loop = future_self(self)->loop;
    return loop ? value_from_object(keep_object(loop)) : VALUE_NONE;
}

static value future_get_result(struct vm *vm, value self)
{
    (void)vm;
    struct future *future = future_self(self);
    bool has_result = future->state == FUTURE_FINISHED && !future->has_exception;
    return has_result ? keep(future->result) : VALUE_NONE;
}

static value future_get_exception(struct vm *vm, value self)
{
    (void)vm;
    struct future *future = future_self(self);
    return future->has_exception ? keep(future->result) : VALUE_NONE;
}

/* A list of the callbacks (a task for each that wakes one), or None. */
static value future_get_callbacks(struct vm *vm, value self)
{
    struct future *future = future_self(self);
    size_t count = future_callback_count(future);
    if (count == 0) {
        return VALUE_NONE;
    }
    struct list *list = list_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        list_append(vm, list, future_callback_at(future, i).call);
    }
    return value_from_object(list);
}

static value future_get_cancel_message(struct vm *vm, value self)
{
    (void)vm;
    value message = future_cancel_message(future_self(self));
    return value_is_unbound(message) ? VALUE_NONE : keep(message);
}

static value future_get_log_traceback(struct vm *vm, value self)
{
    (void)vm;
    return value_from_bool(future_self(self)->log_traceback);
}

static bool future_put_log_traceback(struct vm *vm, value self, value v)
{
    int truth = value_is_unbound(v) ? 1 : vm_truth(vm, v);
    if (truth != 0) {
        if (truth > 0) {
            vm_raise(vm, EXC_ValueError, "_log_traceback can only be set to False");
        }
        return false;
    }
    future_self(self)->log_traceback = false;
    return true;
}

static value future_get_awaiting(struct vm *vm, value self)
{
    (void)vm;
    return value_from_bool(future_self(self)->awaiting);
}

static bool future_put_awaiting(struct vm *vm, value self, value v)
{
    int truth = value_is_unbound(v) ? 0 : vm_truth(vm, v);
    future_self(self)->awaiting = truth > 0;
    return truth >= 0;
}

/* --- awaiting --- */

static enum await_status future_await_poll(struct vm *vm, value self, value *result)
{
    struct future *future = future_self(self);
    if (future->state == FUTURE_PENDING) {
        if (future->awaiting) {
            vm_raise(vm, EXC_RuntimeError, "await wasn't used with future");
            return AWAIT_FAILED;
        }
        future->awaiting = true;
        return AWAIT_SUSPENDED;
    }
    *result = future_result(vm, future);
    return value_is_error(*result) ? AWAIT_FAILED : AWAIT_DONE;
}

/* What `__await__()` gives when it is called by name: an iterator that hands the
 * future out once and then ends with its result. */
struct future_iterator {
    struct object head;
    struct future *future; /* owned; NULL at the end */
};

static value future_await(struct vm *vm, value self)
{
    struct type *type = vm->loop->future_iterator_type;
    struct future_iterator *iterator = object_new(vm, type, sizeof *iterator);
    iterator->future = value_as(future, keep(self));
    return value_from_object(iterator);
}

static value future_iterator_next(struct vm *vm, value self)
{
    struct future_iterator *iterator = value_as(future_iterator, self);
    struct future *future = iterator->future;
    if (!future) {
        return VALUE_UNBOUND;
    }
    if (future->state == FUTURE_PENDING) {
        if (future->awaiting) {
            return vm_raise(vm, EXC_RuntimeError, "await wasn't used with future");
        }
        future->awaiting = true;
        return value_from_object(keep_object(future));
    }
    iterator->future = NULL;
    value result = future_result(vm, future);
    drop_object(vm, future);
    if (!value_is_error(result)) {
        vm_raise_args(vm, vm_exception_type(vm, EXC_StopIteration), &result, 1);
        drop(vm, result);
    }
    return VALUE_ERROR;
}

static value future_iterator_send(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    if (!args_check(vm, "send", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    value next = future_iterator_next(vm, args[0]);
    return value_is_unbound(next) ? vm_raise(vm, EXC_StopIteration, "%s", "") : next;
}

static value future_iterator_throw(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    if (!args_check(vm, "throw", nargs - 1, kwnames, 1, 3)) {
        return VALUE_ERROR;
    }
    struct future_iterator *iterator = value_as(future_iterator, args[0]);
    drop_object(vm, iterator->future);
    iterator->future = NULL;
    value exception = value_is_type(args[1]) ? vm_call0(vm, args[1]) : keep(args[1]);
    if (!value_is_error(exception)) {
        vm_raise_exception(vm, exception);
        drop(vm, exception);
    }
    return VALUE_ERROR;
}

static void future_iterator_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct future_iterator *)self)->future);
    object_release(vm, self, sizeof(struct future_iterator));
}

static void future_iterator_traverse(struct object *self, visit_fn visit, void *context)
{
    struct future *future = ((struct future_iterator *)self)->future;
    if (future) {
        visit(context, value_from_object(future));
    }
}

static value future_iterator_self(struct vm *vm, value self)
{
    (void)vm;
    return keep(self);
}

static void future_init_iterator_type(struct vm *vm)
{
    static const struct native_def methods[] = {
        {"send", future_iterator_send, 0}, {"throw", future_iterator_throw, 0}, {NULL, NULL, 0}};
    struct type *type = type_new_native(vm, "_asyncio", "FutureIter", NULL, LAYOUT_OTHER,
                                        sizeof(struct future_iterator), TYPE_FINAL);
    type->iter = future_iterator_self;
    type->next = future_iterator_next;
    type->dealloc = future_iterator_dealloc;
    type->traverse = future_iterator_traverse;
    type_add_natives(vm, type, methods);
    type_ready(vm, type);
    vm->loop->future_iterator_type = type;
}

/* repr(): written in Python, because it is long and rare. */
value future_repr(struct vm *vm, value self)
{
    value module = vm_import(vm, "asyncio.base_futures");
    if (value_is_error(module)) {
        return VALUE_ERROR;
    }
    value text = vm_call_method(vm, module, "_future_repr", &self, 1);
    drop(vm, module);
    return text;
}

/* By the node, which it has from the beginning: sets of tasks need no ids then. */
static bool future_hash(struct vm *vm, value self, int64_t *hash)
{
    (void)vm;
    *hash = future_self(self)->node;
    return true;
}

static void future_brief(struct vm *vm, value self, struct strbuf *out)
{
    (void)vm;
    static const char *const states[] = {"pending", "cancelled", "done"};
    struct future *future = future_self(self);
    strbuf_printf(out, "<%s %s>", type_own_name(future->head.type),
                  future->has_exception ? "failed" : states[future->state]);
}

value future_class_getitem(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__class_getitem__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return vm_call2(vm, value_from_object(vm_type(vm, GENERIC_ALIAS)), args[0], args[1]);
}

static const struct native_def future_methods[] = {
    {"result", future_call_result, 0},
    {"exception", future_call_exception, 0},
    {"set_result", future_call_set_result, 0},
    {"set_exception", future_call_set_exception, 0},
    {"cancel", future_call_cancel, 0},
    {"done", future_call_done, 0},
    {"cancelled", future_call_cancelled, 0},
    {"add_done_callback", future_call_add_done_callback, 0},
    {"remove_done_callback", future_call_remove_done_callback, 0},
    {"get_loop", future_call_get_loop, 0},
    {"_make_cancelled_error", future_call_make_cancelled_error, 0},
    {"__class_getitem__", future_class_getitem, NATIVE_CLASS},
    {NULL, NULL, 0},
};

static const struct getset_def future_attributes[] = {
    {"_state", future_get_state, NULL},
    {"_loop", future_get_loop, NULL},
    {"_result", future_get_result, NULL},
    {"_exception", future_get_exception, NULL},
    {"_callbacks", future_get_callbacks, NULL},
    {"_cancel_message", future_get_cancel_message, NULL},
    {"_log_traceback", future_get_log_traceback, future_put_log_traceback},
    {"_asyncio_future_blocking", future_get_awaiting, future_put_awaiting},
    {NULL, NULL, NULL},
};

bool future_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "_asyncio", "Future", NULL, LAYOUT_FUTURE,
                                        sizeof(struct future), TYPE_HAS_DICT);
    type->dict_offset = offsetof(struct future, attrs);
    type->new_ = future_type_new;
    type->init = future_type_init;
    type->dealloc = future_dealloc;
    type->finalize = future_finalize;
    type->traverse = future_traverse;
    type->clear = future_clear;
    type->repr = future_repr;
    type->brief = future_brief;
    type->hash = future_hash;
    type->iter = future_await;
    type->await_ = future_await;
    type->await_poll = future_await_poll;
    type_add_natives(vm, type, future_methods);
    type_add_getsets(vm, type, future_attributes);
    dict_set_c(vm, type->attrs, "_source_traceback", VALUE_NONE);
    type_ready(vm, type);
    vm->loop->future_type = type;
    future_init_iterator_type(vm);
    return true;
}
