#include "loop/future.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "loop/context.h"
#include "loop/loop.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

/* --- what the trace says of a result --- */

enum { FUTURE_REPR_CELLS = 60 };

static uint32_t future_repr_id(struct vm *vm, value v)
{
    if (value_is_none(v) || !trace_wants(vm->trace, TRACE_SCHEDULE)) {
        return 0;
    }
    struct str *text = vm_safe_repr(vm, v, FUTURE_REPR_CELLS);
    uint32_t id = trace_string(vm->trace, text->text, text->size);
    drop_object(vm, text);
    return id;
}

static uint32_t future_message_id(struct vm *vm, value message)
{
    if (!value_is_str(message) || !trace_wants(vm->trace, TRACE_SCHEDULE)) {
        return 0;
    }
    return trace_string(vm->trace, value_as(str, message)->text, value_as(str, message)->size);
}

void future_record_result(struct vm *vm, uint32_t node, value result)
{
    if (trace_wants(vm->trace, TRACE_SCHEDULE)) {
        trace_put_future_result(vm->trace, node, future_repr_id(vm, result));
    }
}

static void future_record_end(struct vm *vm, struct future *future)
{
    uint32_t node = future->node;
    if (!trace_wants(vm->trace, TRACE_SCHEDULE)) {
        return;
    }
    if (future->state == FUTURE_CANCELLED) {
        uint32_t message = future_message_id(vm, future->cancel_message);
        if (future->is_task) {
            trace_put_task_cancelled(vm->trace, node, message);
        } else {
            trace_put_future_cancelled(vm->trace, node, message);
        }
        return;
    }
    if (!future->is_task && !future->has_exception) {
        future_record_result(vm, node, future->result);
        return;
    }
    uint32_t text = future_repr_id(vm, future->result);
    if (future->is_task && future->has_exception) {
        trace_put_task_failed(vm->trace, node, text);
    } else if (future->is_task) {
        trace_put_task_done(vm->trace, node, text);
    } else {
        trace_put_future_exception(vm->trace, node, text);
    }
}

/* --- life --- */

void future_fill(struct future *future, struct loop *loop, uint32_t node)
{
    future->head.layout = LAYOUT_FUTURE;
    future->node_kind = TRACE_NODE_FUTURE;
    future->wait_kind = TRACE_WAIT_FUTURE;
    future->node = node;
    future->result = VALUE_UNBOUND;
    future->traceback = VALUE_UNBOUND;
    future->first.call = VALUE_UNBOUND;
    future->cancel_message = VALUE_UNBOUND;
    future->cancelled_error = VALUE_UNBOUND;
    future->loop = keep_object(loop);
}

struct future *future_new_known(struct vm *vm, struct loop *loop, enum trace_node_kind kind,
                                uint32_t node)
{
    struct type *type = vm->loop->future_type;
    struct future *future = object_new(vm, type, type->size);
    future_fill(future, loop, node);
    future->node_kind = (uint8_t)kind;
    return future;
}

struct future *future_new(struct vm *vm, struct loop *loop, enum trace_node_kind kind)
{
    struct future *future = future_new_known(vm, loop, kind, loop_new_node(vm));
    trace_put_future_new(vm->trace, future->node, kind, 0);
    return future;
}

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
    future->traceback = VALUE_UNBOUND;
    future->first.call = VALUE_UNBOUND;
    future->cancel_message = VALUE_UNBOUND;
    future->cancelled_error = VALUE_UNBOUND;
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
        future_fill(future, loop, loop_new_node(vm));
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

static void future_drop_callbacks(struct vm *vm, struct future *future)
{
    struct future_callback first = future->first;
    struct future_callbacks *more = future->more;
    future->first.call = VALUE_UNBOUND;
    future->more = NULL;
    if (!value_is_unbound(first.call)) {
        drop(vm, first.call);
        drop(vm, first.context);
    }
    if (more) {
        for (size_t i = 0; i < more->count; i++) {
            drop(vm, more->items[i].call);
            drop(vm, more->items[i].context);
        }
        heap_free(&vm->heap, more->items, more->capacity * sizeof *more->items);
        heap_free(&vm->heap, more, sizeof *more);
    }
}

void future_drop_fields(struct vm *vm, struct future *future)
{
    if (future->loop) {
        trace_put_node_gone(vm->trace, future->node);
    }
    future_drop_callbacks(vm, future);
    drop(vm, future->result);
    drop(vm, future->traceback);
    drop(vm, future->cancel_message);
    drop(vm, future->cancelled_error);
    drop_object(vm, future->loop);
    drop_object(vm, future->attrs);
}

static void future_dealloc(struct vm *vm, struct object *self)
{
    future_drop_fields(vm, (struct future *)self);
    object_release(vm, self, self->type->size);
}

void future_traverse(struct object *self, visit_fn visit, void *context)
{
    struct future *future = (struct future *)self;
    visit(context, future->result);
    visit(context, future->traceback);
    visit(context, future->cancel_message);
    visit(context, future->cancelled_error);
    if (future->loop) {
        visit(context, value_from_object(future->loop));
    }
    if (future->attrs) {
        visit(context, value_from_object(future->attrs));
    }
    if (!value_is_unbound(future->first.call)) {
        visit(context, future->first.call);
        visit(context, future->first.context);
    }
    for (size_t i = 0; future->more && i < future->more->count; i++) {
        visit(context, future->more->items[i].call);
        visit(context, future->more->items[i].context);
    }
}

/* --- callbacks --- */

static void future_push_callback(struct vm *vm, struct future *future,
                                 const struct future_callback *callback)
{
    struct future *target = future_from_value(callback->call);
    bool is_wakeup = target && target->is_task;
    loop_push_ready(vm, future->loop, is_wakeup ? READY_WAKEUP : READY_CALLBACK,
                    (enum trace_handle_kind)callback->kind, callback->target, future->node,
                    callback->call, value_from_object(future), callback->context);
}

static void future_schedule_callbacks(struct vm *vm, struct future *future)
{
    if (value_is_unbound(future->first.call)) {
        return;
    }
    future_push_callback(vm, future, &future->first);
    for (size_t i = 0; future->more && i < future->more->count; i++) {
        future_push_callback(vm, future, &future->more->items[i]);
    }
    future_drop_callbacks(vm, future);
}

/* Behind the first one; takes its references over. */
static void future_append_callback(struct vm *vm, struct future *future,
                                   struct future_callback callback)
{
    struct future_callbacks *more = future->more;
    if (!more) {
        more = future->more = heap_alloc(&vm->heap, sizeof *more);
        *more = (struct future_callbacks){0};
    }
    if (more->count == more->capacity) {
        size_t capacity = more->capacity ? more->capacity * 2 : 4;
        more->items = heap_resize(&vm->heap, more->items, more->capacity * sizeof callback,
                                  capacity * sizeof callback);
        more->capacity = capacity;
    }
    more->items[more->count++] = callback;
}

void future_add_callback(struct vm *vm, struct future *future, struct future_callback callback)
{
    if (future->state != FUTURE_PENDING) {
        future_push_callback(vm, future, &callback);
        return;
    }
    trace_put_callback_add(vm->trace, future->node, (enum trace_handle_kind)callback.kind,
                           callback.target);
    keep(callback.call);
    keep(callback.context);
    if (value_is_unbound(future->first.call)) {
        future->first = callback;
        return;
    }
    future_append_callback(vm, future, callback);
}

static size_t future_callback_count(const struct future *future)
{
    size_t first = value_is_unbound(future->first.call) ? 0 : 1;
    return first + (future->more ? future->more->count : 0);
}

static struct future_callback *future_callback_at(struct future *future, size_t i)
{
    return i == 0 ? &future->first : &future->more->items[i - 1];
}

struct future_calls {
    size_t count, capacity;
    value *items; /* kept; UNBOUND: not one of those looked for */
};

static bool future_calls_have(const struct future_calls *calls, value call)
{
    for (size_t i = 0; i < calls->count; i++) {
        if (value_same(calls->items[i], call)) {
            return true;
        }
    }
    return false;
}

/* Takes out the callbacks that call one of these; their number. */
static int64_t future_take_out(struct vm *vm, struct future *future,
                               const struct future_calls *calls)
{
    struct future_callbacks kept = {0};
    int64_t removed = 0;
    for (size_t i = 0; i < future_callback_count(future); i++) {
        struct future_callback *callback = future_callback_at(future, i);
        if (future_calls_have(calls, callback->call)) {
            trace_put_callback_remove(vm->trace, future->node,
                                      (enum trace_handle_kind)callback->kind, callback->target);
            removed++;
        } else {
            keep(callback->call);
            keep(callback->context);
            vec_push(&kept, *callback);
        }
    }
    future_drop_callbacks(vm, future);
    if (kept.count > 0) {
        future->first = kept.items[0];
    }
    for (size_t i = 1; i < kept.count; i++) {
        future_append_callback(vm, future, kept.items[i]);
    }
    vec_free(&kept);
    return removed;
}

/* Takes out the callbacks equal to `call`; their number, or -1.  An __eq__ of the program may
 * change the future meanwhile, so all are compared before any is touched. */
static int64_t future_remove_callbacks(struct vm *vm, struct future *future, value call)
{
    struct future_calls calls = {0};
    for (size_t i = 0; i < future_callback_count(future); i++) {
        vec_push(&calls, keep(future_callback_at(future, i)->call));
    }
    int same = 0;
    for (size_t i = 0; i < calls.count && same >= 0; i++) {
        same = vm_equal(vm, calls.items[i], call);
        if (same == 0) {
            value_replace(vm, &calls.items[i], VALUE_UNBOUND);
        }
    }
    int64_t removed = same < 0 ? -1 : future_take_out(vm, future, &calls);
    for (size_t i = 0; i < calls.count; i++) {
        drop(vm, calls.items[i]);
    }
    vec_free(&calls);
    return removed;
}

/* --- ends --- */

static bool future_check_pending(struct vm *vm, struct future *future)
{
    if (!future->loop) {
        vm_raise(vm, EXC_RuntimeError, "Future object is not initialized.");
        return false;
    }
    if (future->state != FUTURE_PENDING) {
        vm_raise_type(vm, vm->loop->invalid_state_error, "invalid state");
        return false;
    }
    return true;
}

bool future_set_result(struct vm *vm, struct future *future, value result)
{
    if (!future_check_pending(vm, future)) {
        return false;
    }
    future->result = keep(result);
    future->state = FUTURE_FINISHED;
    future_record_end(vm, future);
    future_schedule_callbacks(vm, future);
    return true;
}

bool future_set_exception(struct vm *vm, struct future *future, value exception)
{
    if (!future_check_pending(vm, future)) {
        return false;
    }
    value instance = keep(exception);
    if (value_is_type(exception)) {
        drop(vm, instance);
        instance = vm_call0(vm, exception);
        if (value_is_error(instance)) {
            return false;
        }
    }
    if (!value_is_exception(instance)) {
        drop(vm, instance);
        vm_raise(vm, EXC_TypeError, "invalid exception object");
        return false;
    }
    if (exception_matches(vm, instance, vm_exception_type(vm, EXC_StopIteration))) {
        drop(vm, instance);
        vm_raise(vm, EXC_TypeError,
                 "StopIteration interacts badly with generators and cannot be raised into a "
                 "Future");
        return false;
    }
    future->result = instance;
    future->traceback = keep(value_as(exception, instance)->traceback);
    future->has_exception = true;
    future->state = FUTURE_FINISHED;
    future_record_end(vm, future);
    future_schedule_callbacks(vm, future);
    future->log_traceback = true;
    return true;
}

/* Marks it cancelled and wakes who waits: what Future.cancel() and the end of a
 * cancelled task have in common. */
void future_finish_cancelled(struct vm *vm, struct future *future, value message)
{
    value_replace(vm, &future->cancel_message, keep(message));
    future->state = FUTURE_CANCELLED;
    future_record_end(vm, future);
    future_schedule_callbacks(vm, future);
}

/* cancel() of a subclass written in Python. */
static int future_cancel_by_method(struct vm *vm, struct future *future, value message)
{
    value method = vm_getattr_name(vm, value_from_object(future), "cancel");
    if (value_is_error(method)) {
        return -1;
    }
    struct str *name = str_intern_c(vm, "msg");
    value item = str_value(name);
    struct tuple *kwnames = tuple_from(vm, &item, 1);
    value argument = value_is_unbound(message) ? VALUE_NONE : message;
    value asked = vm_call(vm, method, &argument, 0, kwnames);
    int truth = value_is_error(asked) ? -1 : vm_truth(vm, asked);
    drop_result(vm, asked);
    drop_object(vm, kwnames);
    drop_object(vm, name);
    drop(vm, method);
    return truth;
}

static int task_cancel(struct vm *vm, struct task *task, value message,
                       enum trace_cancel_kind reason)
{
    struct future *future = &task->future;
    future->log_traceback = false;
    if (future->state != FUTURE_PENDING) {
        return 0;
    }
    task->cancel_requests++;
    future->cancel_reason = (uint8_t)reason;
    trace_put_cancel_request(vm->trace, loop_current_node(vm), future->node,
                             future_message_id(vm, message), reason);
    if (task->waiter) {
        if (vm->thread->depth >= vm->options.recursion_limit) { /* they may wait in a circle */
            vm_raise(vm, EXC_RecursionError,
                     "maximum recursion depth exceeded while calling a Python object");
            return -1;
        }
        struct future *waiter = keep_object(task_waiter(vm, task));
        vm->thread->depth++;
        int asked = future_cancel(vm, waiter, message, TRACE_CANCEL_AWAITER);
        vm->thread->depth--;
        drop_object(vm, waiter);
        if (asked != 0) {
            return asked;
        }
    }
    future->must_cancel = true;
    value_replace(vm, &future->cancel_message, keep(message));
    return 1;
}

/* The cancel() of this very type, whatever subclasses there are. */
static int future_cancel_natively(struct vm *vm, struct future *future, value message,
                                  enum trace_cancel_kind reason)
{
    if (future->is_task) {
        return task_cancel(vm, (struct task *)future, message, reason);
    }
    future->log_traceback = false;
    if (future->state != FUTURE_PENDING) {
        return 0;
    }
    trace_put_cancel_request(vm->trace, loop_current_node(vm), future->node,
                             future_message_id(vm, message), reason);
    future_finish_cancelled(vm, future, message);
    return 1;
}

int future_cancel(struct vm *vm, struct future *future, value message,
                  enum trace_cancel_kind reason)
{
    struct type *type = future->head.type;
    if (type != vm->loop->future_type && type != vm->loop->task_type) {
        return future_cancel_by_method(vm, future, message);
    }
    return future_cancel_natively(vm, future, message, reason);
}

value future_make_cancelled_error(struct vm *vm, struct future *future)
{
    if (!value_is_unbound(future->cancelled_error)) {
        value error = future->cancelled_error;
        future->cancelled_error = VALUE_UNBOUND;
        return error;
    }
    value type = value_from_object(vm->loop->cancelled_error);
    value message = future->cancel_message;
    if (value_is_unbound(message) || value_is_none(message)) {
        return vm_call0(vm, type);
    }
    return vm_call1(vm, type, message);
}

static value future_raise_cancelled(struct vm *vm, struct future *future)
{
    value error = future_make_cancelled_error(vm, future);
    if (!value_is_error(error)) {
        vm_raise_exception(vm, error);
        drop(vm, error);
    }
    return VALUE_ERROR;
}

value future_result(struct vm *vm, struct future *future)
{
    if (future->state == FUTURE_CANCELLED) {
        return future_raise_cancelled(vm, future);
    }
    if (future->state == FUTURE_PENDING) {
        return vm_raise_type(vm, vm->loop->invalid_state_error, "Result is not set.");
    }
    future->log_traceback = false;
    if (!future->has_exception) {
        return keep(future->result);
    }
    /* The traceback as it was when the exception was set; raising adds to it. */
    value traceback = future->traceback;
    future->traceback = VALUE_UNBOUND;
    struct exception *exception = value_as(exception, future->result);
    value_replace(vm, &exception->traceback, value_is_unbound(traceback) ? VALUE_NONE : traceback);
    return vm_raise_exception(vm, future->result);
}

/* --- what a program sees --- */

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
    if (value_is_unbound(future->first.call)) {
        return VALUE_NONE;
    }
    struct list *list = list_new(vm, 1);
    list_append(vm, list, future->first.call);
    for (size_t i = 0; future->more && i < future->more->count; i++) {
        list_append(vm, list, future->more->items[i].call);
    }
    return value_from_object(list);
}

static value future_get_cancel_message(struct vm *vm, value self)
{
    (void)vm;
    value message = future_self(self)->cancel_message;
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
    type->repr = future_repr;
    type->brief = future_brief;
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
