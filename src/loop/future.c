#include "loop/future.h"
#include "base/vec.h"
#include "loop/loop.h"
#include "vm/container.h"
#include "vm/error.h"
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
        uint32_t message = future_message_id(vm, future_cancel_message(future));
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

struct future_rare *future_make_rare(struct vm *vm, struct future *future)
{
    if (!future->rare) {
        future->rare = heap_alloc(&vm->heap, sizeof *future->rare);
        *future->rare = (struct future_rare){.cancel_message = VALUE_UNBOUND,
                                             .cancelled_error = VALUE_UNBOUND,
                                             .traceback = VALUE_UNBOUND};
    }
    return future->rare;
}

static void future_set_cancel_message(struct vm *vm, struct future *future, value message)
{
    if (future->rare || !value_is_unbound(message)) {
        value_replace(vm, &future_make_rare(vm, future)->cancel_message, keep(message));
    }
}

void future_fill(struct future *future, struct loop *loop, uint32_t node)
{
    future->head.layout = LAYOUT_FUTURE;
    future->wait_kind = TRACE_WAIT_FUTURE;
    future->node = node;
    future->result = VALUE_UNBOUND;
    future->loop = keep_object(loop);
}

struct future *future_new_known(struct vm *vm, struct loop *loop, uint32_t node)
{
    struct type *type = vm->loop->future_type;
    struct future *future = object_new(vm, type, type->size);
    future_fill(future, loop, node);
    return future;
}

struct future *future_new(struct vm *vm, struct loop *loop, enum trace_node_kind kind)
{
    struct future *future = future_new_known(vm, loop, loop_new_node(vm));
    trace_put_future_new(vm->trace, future->node, kind, 0);
    return future;
}

static size_t future_callbacks_size(size_t capacity)
{
    return sizeof(struct future_callbacks) + capacity * sizeof(struct future_callback);
}

static void future_drop_callbacks(struct vm *vm, struct future *future)
{
    if (future->wakes_one) {
        struct future *woken = future->woken;
        future->wakes_one = false;
        future->woken = NULL;
        drop_object(vm, woken);
        return;
    }
    struct future_callbacks *callbacks = future->callbacks;
    future->callbacks = NULL;
    if (callbacks) {
        for (size_t i = 0; i < callbacks->count; i++) {
            drop(vm, callbacks->items[i].call);
            drop(vm, callbacks->items[i].context);
        }
        heap_free(&vm->heap, callbacks, future_callbacks_size(callbacks->capacity));
    }
}

void future_clear(struct vm *vm, struct object *self)
{
    future_drop_callbacks(vm, (struct future *)self);
}

void future_drop_fields(struct vm *vm, struct future *future)
{
    if (future->loop) {
        trace_put_node_gone(vm->trace, future->node);
    }
    future_drop_callbacks(vm, future);
    drop(vm, future->result);
    struct future_rare *rare = future->rare;
    if (rare) {
        future->rare = NULL;
        drop(vm, rare->traceback);
        drop(vm, rare->cancel_message);
        drop(vm, rare->cancelled_error);
        heap_free(&vm->heap, rare, sizeof *rare);
    }
    drop_object(vm, future->loop);
    drop_object(vm, future->attrs);
}

size_t future_callback_count(const struct future *future)
{
    return future->wakes_one ? 1 : future->callbacks ? future->callbacks->count : 0;
}

struct future_callback future_callback_at(const struct future *future, size_t i)
{
    if (future->wakes_one) {
        return (struct future_callback){.call = value_from_object(future->woken),
                                        .context = VALUE_UNBOUND,
                                        .target = future->woken->node,
                                        .kind = TRACE_HANDLE_WAKEUP};
    }
    return future->callbacks->items[i];
}

void future_traverse(struct object *self, visit_fn visit, void *context)
{
    struct future *future = (struct future *)self;
    visit(context, future->result);
    if (future->rare) {
        visit(context, future->rare->traceback);
        visit(context, future->rare->cancel_message);
        visit(context, future->rare->cancelled_error);
    }
    if (future->loop) {
        visit(context, value_from_object(future->loop));
    }
    if (future->attrs) {
        visit(context, value_from_object(future->attrs));
    }
    for (size_t i = 0; i < future_callback_count(future); i++) {
        struct future_callback callback = future_callback_at(future, i);
        visit(context, callback.call);
        visit(context, callback.context);
    }
}

/* --- callbacks --- */

static bool future_is_wakeup(const struct future_callback *callback)
{
    const struct future *task = future_from_value(callback->call);
    return callback->kind == TRACE_HANDLE_WAKEUP && task && task->is_task;
}

static void future_push_callback(struct vm *vm, struct future *future,
                                 const struct future_callback *callback)
{
    enum trace_handle_kind kind = (enum trace_handle_kind)callback->kind;
    if (future_is_wakeup(callback)) {
        loop_push_ready(vm, future->loop, READY_WAKEUP, kind, future->node, callback->call,
                        value_from_object(future));
    } else {
        loop_push_callback(vm, future->loop, kind, callback->target, future, callback->call,
                           callback->context);
    }
}

static void future_schedule_callbacks(struct vm *vm, struct future *future)
{
    size_t count = future_callback_count(future);
    for (size_t i = 0; i < count; i++) {
        struct future_callback callback = future_callback_at(future, i);
        future_push_callback(vm, future, &callback);
    }
    if (count) {
        future_drop_callbacks(vm, future);
    }
}

/* Takes its references over. */
static void future_append_callback(struct vm *vm, struct future *future,
                                   struct future_callback callback)
{
    if (!future->callbacks && future_is_wakeup(&callback)) {
        drop(vm, callback.context);
        future->wakes_one = true;
        future->woken = value_as(future, callback.call);
        return;
    }
    struct future_callbacks *callbacks = future->wakes_one ? NULL : future->callbacks;
    size_t count = callbacks ? callbacks->count : 0;
    size_t capacity = callbacks ? callbacks->capacity : 0;
    if (count == capacity) {
        size_t grown = capacity ? capacity * 2 : future->wakes_one ? 4 : 1;
        callbacks =
            heap_resize(&vm->heap, callbacks, capacity ? future_callbacks_size(capacity) : 0,
                        future_callbacks_size(grown));
        callbacks->capacity = (uint32_t)grown;
        if (future->wakes_one) {
            callbacks->items[count++] = future_callback_at(future, 0);
            future->wakes_one = false;
        }
        future->callbacks = callbacks;
    }
    callbacks->items[count] = callback;
    callbacks->count = (uint32_t)count + 1;
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
    future_append_callback(vm, future, callback);
}

void future_add_woken(struct vm *vm, struct future *future, struct task *task)
{
    future_append_callback(vm, future,
                           (struct future_callback){.call = keep(value_from_object(task)),
                                                    .context = VALUE_UNBOUND,
                                                    .target = task->future.node,
                                                    .kind = TRACE_HANDLE_WAKEUP});
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
    VEC(struct future_callback) kept = {0};
    int64_t removed = 0;
    for (size_t i = 0; i < future_callback_count(future); i++) {
        struct future_callback callback = future_callback_at(future, i);
        if (future_calls_have(calls, callback.call)) {
            trace_put_callback_remove(vm->trace, future->node,
                                      (enum trace_handle_kind)callback.kind, callback.target);
            removed++;
        } else {
            keep(callback.call);
            keep(callback.context);
            vec_push(&kept, callback);
        }
    }
    future_drop_callbacks(vm, future);
    for (size_t i = 0; i < kept.count; i++) {
        future_append_callback(vm, future, kept.items[i]);
    }
    vec_free(&kept);
    return removed;
}

/* An __eq__ of the program may change the future meanwhile, so all are compared before any is
 * touched. */
int64_t future_remove_callbacks(struct vm *vm, struct future *future, value call)
{
    struct future_calls calls = {0};
    for (size_t i = 0; i < future_callback_count(future); i++) {
        vec_push(&calls, keep(future_callback_at(future, i).call));
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
    value_replace(vm, &future->result, keep(result)); /* a task may wait for something still */
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
    value_replace(vm, &future->result, instance);
    value traceback = value_as(exception, instance)->traceback;
    if (future->rare || !value_is_none(traceback)) {
        value_replace(vm, &future_make_rare(vm, future)->traceback, keep(traceback));
    }
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
    future_set_cancel_message(vm, future, message);
    value_replace(vm, &future->result, VALUE_UNBOUND);
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
    future_make_rare(vm, future)->cancel_requests++;
    future->cancel_is_open = true;
    trace_put_cancel_request(vm->trace, loop_current_node(vm), future->node,
                             future_message_id(vm, message), reason);
    if (task_waits_for(task)) {
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
    future_set_cancel_message(vm, future, message);
    return 1;
}

int future_cancel_natively(struct vm *vm, struct future *future, value message,
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
    struct future_rare *rare = future->rare;
    if (rare && !value_is_unbound(rare->cancelled_error)) {
        value error = rare->cancelled_error;
        rare->cancelled_error = VALUE_UNBOUND;
        return error;
    }
    value type = value_from_object(vm->loop->cancelled_error);
    value message = future_cancel_message(future);
    if (value_is_unbound(message) || value_is_none(message)) {
        return vm_call0(vm, type);
    }
    return vm_call1(vm, type, message);
}

value future_raise_cancelled(struct vm *vm, struct future *future)
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
    value traceback = VALUE_UNBOUND;
    if (future->rare) {
        traceback = future->rare->traceback;
        future->rare->traceback = VALUE_UNBOUND;
    }
    struct exception *exception = value_as(exception, future->result);
    value_replace(vm, &exception->traceback, value_is_unbound(traceback) ? VALUE_NONE : traceback);
    return vm_raise_exception(vm, future->result);
}
