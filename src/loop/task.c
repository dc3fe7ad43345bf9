#include "loop/future.h"

#include "base/strbuf.h"
#include "loop/context.h"
#include "loop/cpu.h"
#include "loop/loop.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/frame.h"
#include "vm/generator.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/record.h"
#include "vm/str.h"
#include "vm/vm.h"

/* --- the list of tasks that are alive, by age --- */

static void task_link(struct vm *vm, struct task *task)
{
    struct loop_state *state = vm->loop;
    task->older = state->newest;
    *(state->newest ? &state->newest->newer : &state->oldest) = task;
    state->newest = task;
    state->tasks_alive++;
    if (state->task_limit && state->tasks_alive > state->task_limit) {
        vm->stop = STOP_TASKS;
    }
}

static void task_unlink(struct vm *vm, struct task *task)
{
    struct loop_state *state = vm->loop;
    *(task->older ? &task->older->newer : &state->oldest) = task->newer;
    *(task->newer ? &task->newer->older : &state->newest) = task->older;
    state->tasks_alive--;
}

/* --- making one --- */

static bool task_is_coroutine(struct vm *vm, value v)
{
    if (value_has_layout(v, LAYOUT_GENERATOR)) {
        return value_as(generator, v)->kind != GENERATOR_ASYNC; /* plain ones too, in 3.11 */
    }
    struct str *send = vm_name(vm, send);
    struct type *type = value_type(vm, v);
    return !value_is_unbound(type_lookup(vm, type, vm_name(vm, __await__))) &&
           !value_is_unbound(type_lookup(vm, type, send));
}

static struct generator *task_generator(const struct task *task)
{
    return value_has_layout(task->coroutine, LAYOUT_GENERATOR)
               ? value_as(generator, task->coroutine)
               : NULL;
}

/* The code that a coroutine runs, as the trace names it; 0 for what has none. */
static uint32_t task_code_id(struct vm *vm, const struct task *task)
{
    struct generator *gen = task_generator(task);
    return gen && generator_frame(gen) ? record_code(vm, gen->frame->code) : 0;
}

/* N of a task that is named "Task-N" by itself; 0: it was given a name. */
static uint64_t task_number(const struct task *task)
{
    return value_is_small_int(task->name) ? (uint64_t)value_small_int(task->name) : 0;
}

static void task_record_new(struct vm *vm, struct task *task)
{
    if (!trace_wants(vm->trace, TRACE_SCHEDULE)) {
        return;
    }
    uint32_t name = 0;
    if (!value_is_small_int(task->name)) {
        struct str *text = value_as(str, task->name);
        name = trace_string(vm->trace, text->text, text->size);
    }
    struct frame *frame = frame_visible(vm, 0);
    trace_put_task_new(vm->trace, task->future.node, name, task_number(task),
                       task_code_id(vm, task), loop_current_node(vm),
                       frame ? frame_line(frame) : 0);
    struct generator *gen = task_generator(task);
    if (gen && generator_frame(gen) && gen->frame->trace_id) {
        trace_put_task_coro(vm->trace, task->future.node, gen->frame->trace_id);
    }
}

/* Everything but the loop and the memory: also for Task(coro) by name. */
static bool task_start(struct vm *vm, struct task *task, value coroutine, value name, value context)
{
    if (!task_is_coroutine(vm, coroutine)) {
        value text = vm_repr(vm, coroutine);
        if (!value_is_error(text)) {
            vm_raise(vm, EXC_TypeError, "a coroutine was expected, got %s",
                     value_as(str, text)->text);
            drop(vm, text);
        }
        return false;
    }
    task->coroutine = keep(coroutine);
    if (value_is_unbound(name) || value_is_none(name)) {
        task->name = value_from_small_int((int64_t)++vm->loop->task_count);
    } else {
        value text = value_is_str(name) ? keep(name) : vm_str(vm, name);
        if (value_is_error(text)) {
            return false;
        }
        task->name = text;
    }
    task->context = value_is_unbound(context) ? context_for_new(vm) : keep(context);
    task->future.log_pending = true;
    task_link(vm, task);
    task_record_new(vm, task);
    loop_push_ready(vm, task->future.loop, READY_STEP, TRACE_HANDLE_FIRST_STEP,
                    loop_current_node(vm), value_from_object(task), VALUE_UNBOUND);
    return true;
}

static void task_clear(struct task *task)
{
    task->future.head.layout = LAYOUT_FUTURE;
    task->future.is_task = true;
    task->future.wait_kind = TRACE_WAIT_TASK;
    task->coroutine = task->context = VALUE_UNBOUND;
    task->name = value_from_small_int(0);
}

struct task *task_new(struct vm *vm, struct loop *loop, value coroutine, value name, value context)
{
    struct type *type = vm->loop->task_type;
    struct task *task = object_new(vm, type, type->size);
    future_fill(&task->future, loop, loop_new_node(vm));
    task_clear(task);
    if (!task_start(vm, task, coroutine, name, context)) {
        drop(vm, value_from_object(task));
        return NULL;
    }
    return task;
}

static value task_type_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct task *task = object_new(vm, type, type->size);
    task->future.result = VALUE_UNBOUND;
    task->future.node = loop_new_node(vm);
    task_clear(task);
    return value_from_object(task);
}

static bool task_type_init(struct vm *vm, value self, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    value a[4];
    struct task *task = value_as(task, self);
    if (!args_bind(vm, "Task", "coro * loop? name? context?", args, nargs, kwnames, a)) {
        return false;
    }
    if (task->future.loop) {
        return true;
    }
    value loop =
        value_is_unbound(a[1]) || value_is_none(a[1]) ? loop_get_event_loop(vm) : keep(a[1]);
    if (value_is_error(loop)) {
        return false;
    }
    if (!type_is_subtype(value_type(vm, loop), vm->loop->loop_type)) {
        vm_raise(vm, EXC_TypeError, "loop must be an event loop, not %s",
                 value_type(vm, loop)->name->text);
        drop(vm, loop);
        return false;
    }
    future_fill(&task->future, value_as(loop, loop), task->future.node);
    task_clear(task);
    drop(vm, loop);
    return task_start(vm, task, a[0], a[2], value_is_none(a[3]) ? VALUE_UNBOUND : a[3]) &&
           future_note_source(vm, &task->future, false);
}

struct str *task_name(struct vm *vm, struct task *task)
{
    if (value_is_small_int(task->name)) {
        return str_printf(vm, "Task-%llu", (unsigned long long)task_number(task));
    }
    return value_as(str, keep(task->name));
}

/* --- one step --- */

struct generator *task_place(const struct task *task)
{
    struct generator *outermost = task_generator(task);
    if (!outermost || outermost->is_native || outermost->state == GENERATOR_RUNNING) {
        return outermost; /* of one that runs the innermost is not known */
    }
    struct generator *gen = outermost->innermost;
    while (gen && gen != outermost && (!gen->frame || (gen->frame->code->flags & CODE_LIBRARY))) {
        gen = gen->awaiter;
    }
    return gen;
}

/* Where the suspended chain stands in the program's own files. */
static void task_record_suspend(struct vm *vm, struct task *task, uint32_t node,
                                enum trace_wait_kind what)
{
    if (!trace_wants(vm->trace, TRACE_SCHEDULE)) {
        return;
    }
    uint32_t code = 0, line = 0;
    struct generator *gen = task_place(task);
    if (gen && generator_frame(gen)) {
        code = record_code(vm, gen->frame->code);
        line = frame_line(gen->frame);
    }
    trace_put_task_suspend(vm->trace, task->future.node, node, what, code, line);
}

static void task_push_step(struct vm *vm, struct task *task, value exception)
{
    loop_push_ready(vm, task->future.loop, READY_STEP, TRACE_HANDLE_STEP, task->future.node,
                    value_from_object(task), exception);
}

/* The coroutine did something that no task can take: it hears of it at its next step. */
static void task_push_error(struct vm *vm, struct task *task, const char *format, value shown)
{
    value mine = vm_repr(vm, value_from_object(task));
    value other = value_is_error(mine) ? VALUE_ERROR : vm_repr(vm, shown);
    if (!value_is_error(other)) {
        vm_raise(vm, EXC_RuntimeError, format, value_as(str, mine)->text,
                 value_as(str, other)->text);
    }
    drop_result(vm, mine);
    drop_result(vm, other);
    value exception = error_take(vm);
    task_record_suspend(vm, task, 0, TRACE_WAIT_YIELD);
    task_push_step(vm, task, exception);
    drop(vm, exception);
}

struct future *task_waiter(struct vm *vm, struct task *task)
{
    struct object *waiter = task_waits_for(task);
    if (waiter && waiter->layout == LAYOUT_GENERATOR) {
        struct future *future = sleep_future(vm, (struct generator *)waiter);
        value_replace(vm, &task->future.result, value_from_object(keep_object(future)));
        return future;
    }
    return (struct future *)waiter;
}

/* A cancellation that came before the task was suspended goes on to what it waits for. */
static bool task_cancel_waiter(struct vm *vm, struct task *task)
{
    if (task->future.must_cancel) {
        int asked = future_cancel(vm, task_waiter(vm, task), future_cancel_message(&task->future),
                                  TRACE_CANCEL_AWAITER);
        if (asked < 0) {
            return false;
        }
        task->future.must_cancel = !asked;
    }
    return true;
}

static bool task_wait_for(struct vm *vm, struct task *task, struct future *future)
{
    if (!future->awaiting) {
        task_push_error(vm, task, "yield was used instead of yield from in task %s with %s",
                        value_from_object(future));
        return true;
    }
    if (future->loop != task->future.loop) {
        task_push_error(vm, task, "Task %s got Future %s attached to a different loop",
                        value_from_object(future));
        return true;
    }
    if (future == &task->future) {
        task_push_error(vm, task, "Task cannot await on itself: %s%.0s", value_from_object(future));
        return true;
    }
    future->awaiting = false;
    task_record_suspend(vm, task, future->node, (enum trace_wait_kind)future->wait_kind);
    future_add_callback(vm, future,
                        (struct future_callback){.call = value_from_object(task),
                                                 .context = VALUE_UNBOUND,
                                                 .target = task->future.node,
                                                 .kind = TRACE_HANDLE_WAKEUP});
    task->future.result = value_from_object(keep_object(future));
    return task_cancel_waiter(vm, task);
}

/* A sleep that stands for its future. */
static bool task_wait_for_sleep(struct vm *vm, struct task *task, struct object *sleep)
{
    uint32_t node = sleep_node(sleep);
    task_record_suspend(vm, task, node, TRACE_WAIT_SLEEP);
    trace_put_callback_add(vm->trace, node, TRACE_HANDLE_WAKEUP, task->future.node);
    task->future.result = keep(value_from_object(sleep));
    return task_cancel_waiter(vm, task);
}

static bool task_take_yield(struct vm *vm, struct task *task, value yielded)
{
    struct future *future = future_from_value(yielded);
    if (future) {
        return task_wait_for(vm, task, future);
    }
    if (value_is_none(yielded)) {
        task_record_suspend(vm, task, 0, TRACE_WAIT_YIELD);
        task_push_step(vm, task, VALUE_UNBOUND);
    } else if (value_is_object(yielded) && sleep_take(yielded, task)) {
        return task_wait_for_sleep(vm, task, value_object(yielded));
    } else if (value_has_layout(yielded, LAYOUT_GENERATOR)) {
        task_push_error(vm, task,
                        "yield was used instead of yield from for generator in task %s with %s",
                        yielded);
    } else {
        task_push_error(vm, task, "Task got bad yield: %.0s%s", yielded);
    }
    return true;
}

static bool task_take_result(struct vm *vm, struct task *task, value result)
{
    if (task->future.must_cancel) {
        task->future.must_cancel = false;
        value message = keep(future_cancel_message(&task->future));
        future_finish_cancelled(vm, &task->future, message);
        drop(vm, message);
        return true;
    }
    return future_set_result(vm, &task->future, result);
}

/* The coroutine raised: the task is cancelled or failed. */
static bool task_take_exception(struct vm *vm, struct task *task)
{
    if (vm->stop) {
        return false;
    }
    value exception = error_take(vm);
    bool go_on = true;
    if (exception_matches(vm, exception, vm->loop->cancelled_error)) {
        value_replace(vm, &future_make_rare(vm, &task->future)->cancelled_error, keep(exception));
        future_finish_cancelled(vm, &task->future, VALUE_UNBOUND);
    } else {
        go_on = !exception_matches(vm, exception, vm_exception_type(vm, EXC_KeyboardInterrupt)) &&
                !exception_matches(vm, exception, vm_exception_type(vm, EXC_SystemExit));
        if (!future_set_exception(vm, &task->future, exception)) {
            go_on = false;
            error_clear(vm);
        }
        if (!go_on) {
            error_put(vm, keep(exception));
        }
    }
    drop(vm, exception);
    return go_on;
}

/* A coroutine that is not ours: an object with send() and throw(). */
static enum resume_status task_resume_object(struct vm *vm, struct task *task, value exception,
                                             value *out)
{
    value none = VALUE_NONE;
    bool is_throw = !value_is_unbound(exception);
    *out = vm_call_method(vm, task->coroutine, is_throw ? "throw" : "send",
                          is_throw ? &exception : &none, 1);
    if (!value_is_error(*out)) {
        return RESUME_YIELDED;
    }
    if (vm->stop || !error_matches(vm, EXC_StopIteration)) {
        return RESUME_RAISED;
    }
    value stop = error_take(vm);
    *out = vm_getattr_name(vm, stop, "value");
    drop(vm, stop);
    return value_is_error(*out) ? RESUME_RAISED : RESUME_RETURNED;
}

static enum resume_status task_resume(struct vm *vm, struct task *task, value exception, value *out)
{
    struct generator *gen = task_generator(task);
    if (!gen) {
        return task_resume_object(vm, task, exception, out);
    }
    return value_is_unbound(exception) ? generator_resume(vm, gen, VALUE_NONE, out)
                                       : generator_throw(vm, gen, exception, out);
}

/* The exception that goes into the coroutine: the one given, unless a
 * cancellation waits.  New reference, or VALUE_ERROR. */
static value task_pick_exception(struct vm *vm, struct task *task, value exception)
{
    if (!task->future.must_cancel) {
        return exception;
    }
    task->future.must_cancel = false;
    if (!value_is_unbound(exception) &&
        exception_matches(vm, exception, vm->loop->cancelled_error)) {
        return exception;
    }
    drop(vm, exception);
    return future_make_cancelled_error(vm, &task->future);
}

/* The entry of the ready queue that lets it begin is the only one that has it. */
static bool task_is_unkept(const struct task *task)
{
    const struct generator *gen = task_generator(task);
    return task->future.head.refs == 1 && gen && gen->state == GENERATOR_CREATED &&
           generator_frame(gen) && !(gen->frame->code->flags & CODE_LIBRARY);
}

bool task_step(struct vm *vm, struct task *task, value exception)
{
    if (trace_wants(vm->trace, TRACE_SCHEDULE) && value_is_unbound(exception) &&
        task_is_unkept(task)) {
        trace_put_task_unkept(vm->trace, task->future.node);
    }
    if (task->future.state != FUTURE_PENDING) {
        drop(vm, exception);
        vm_raise_type(vm, vm->loop->invalid_state_error, "_step(): already done");
        return false;
    }
    exception = task_pick_exception(vm, task, exception);
    if (value_is_error(exception)) {
        return false;
    }
    value_replace(vm, &task->future.result, VALUE_UNBOUND); /* it waits no longer */
    struct task *outer = vm->loop->current;
    uint32_t outside = vm->thread->task; /* whose frames these are when the step is over */
    vm->loop->current = task;
    vm->thread->task = task->future.node;
    if (!value_is_unbound(exception) &&
        exception_matches(vm, exception, vm->loop->cancelled_error)) {
        trace_put_cancel_deliver(vm->trace, task->future.node);
    }
    keep(value_from_object(task));
    value out = VALUE_UNBOUND;
    bool go_on = true;
    enum resume_status status = task_resume(vm, task, exception, &out);
    cpu_settle(vm);
    switch (status) {
    case RESUME_YIELDED: go_on = task_take_yield(vm, task, out); break;
    case RESUME_RETURNED: go_on = task_take_result(vm, task, out); break;
    case RESUME_RAISED:
        out = VALUE_UNBOUND;
        go_on = task_take_exception(vm, task);
        break;
    }
    vm->loop->current = outer;
    vm->thread->task = outside;
    drop(vm, out);
    drop(vm, exception);
    drop_object(vm, &task->future);
    return go_on;
}

bool task_wakeup(struct vm *vm, struct task *task, struct future *future)
{
    if (!future || (future->state == FUTURE_FINISHED && !future->has_exception)) {
        return task_step(vm, task, VALUE_UNBOUND);
    }
    value result = future_result(vm, future);
    if (!value_is_error(result)) {
        drop(vm, result);
        return task_step(vm, task, VALUE_UNBOUND);
    }
    return task_step(vm, task, error_take(vm));
}

void task_note_cancel(struct vm *vm, struct frame *frame, bool is_swallowed)
{
    struct task *task = vm->loop->current;
    if (!task || (is_swallowed && !task->future.cancel_is_open)) {
        return;
    }
    uint32_t code = record_code(vm, frame->code), line = frame_line(frame);
    if (is_swallowed) {
        task->future.cancel_is_open = false;
        trace_put_cancel_swallowed(vm->trace, task->future.node, code, line);
    } else {
        trace_put_cancel_caught(vm->trace, task->future.node, code, line);
    }
}

/* --- end of life --- */

static void task_complain(struct vm *vm, struct task *task)
{
    struct dict *context = dict_new(vm);
    struct str *message = str_from_c(vm, "Task was destroyed but it is pending!");
    trace_put_warning(vm->trace, TRACE_WARNING_DESTROYED_PENDING, task->future.node, 0,
                      trace_string(vm->trace, message->text, message->size));
    dict_set_c(vm, context, "task", value_from_object(task));
    dict_set_c(vm, context, "message", str_value(message));
    drop_object(vm, message);
    value argument = value_from_object(context);
    value done = vm_call_method(vm, value_from_object(task->future.loop), "call_exception_handler",
                                &argument, 1);
    if (!drop_result(vm, done)) {
        error_write_unraisable(vm, "", value_from_object(task));
    }
    drop_object(vm, context);
}

/* The collector ends what only keeps itself alive, oldest first as CPython does: the coroutine
 * is older than its task.  At the end of the program it comes to the task first. */
static void task_end_coroutine(struct vm *vm, struct task *task)
{
    struct object *coroutine =
        value_is_object(task->coroutine) ? value_object(task->coroutine) : NULL;
    if (coroutine && coroutine->type->finalize && !(coroutine->flags & OBJECT_FINALIZED)) {
        coroutine->flags |= OBJECT_FINALIZED;
        coroutine->type->finalize(vm, coroutine);
    }
}

static void task_finalize(struct vm *vm, struct object *self)
{
    struct task *task = (struct task *)self;
    if (self->refs > 1 &&
        !vm->ends_from_names) { /* of its own, besides that of who ends it: a cycle */
        task_end_coroutine(vm, task);
    }
    if (task->future.state == FUTURE_PENDING && task->future.log_pending && task->future.loop) {
        value pending = error_pending(vm) ? error_take(vm) : VALUE_UNBOUND;
        task_complain(vm, task);
        if (!value_is_unbound(pending)) {
            error_put(vm, pending);
        }
    }
    vm->loop->future_type->finalize(vm, self);
}

static void task_dealloc(struct vm *vm, struct object *self)
{
    struct task *task = (struct task *)self;
    if (!value_is_unbound(task->coroutine)) {
        task_unlink(vm, task);
    }
    drop(vm, task->coroutine);
    drop(vm, task->name);
    drop(vm, task->context);
    future_drop_fields(vm, &task->future);
    object_release(vm, self, self->type->size);
}

static void task_traverse(struct object *self, visit_fn visit, void *context)
{
    struct task *task = (struct task *)self;
    future_traverse(self, visit, context);
    visit(context, task->coroutine);
    visit(context, task->context);
}

/* --- what a program sees --- */

static value task_call_get_name(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    return args_check(vm, "get_name", nargs - 1, kwnames, 0, 0)
               ? str_value(task_name(vm, value_as(task, args[0])))
               : VALUE_ERROR;
}

static value task_call_set_name(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "set_name", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct task *task = value_as(task, args[0]);
    value text = vm_str(vm, args[1]);
    if (value_is_error(text)) {
        return VALUE_ERROR;
    }
    value_replace(vm, &task->name, text);
    if (trace_wants(vm->trace, TRACE_SCHEDULE)) {
        struct str *name = value_as(str, text);
        trace_put_task_rename(vm->trace, task->future.node,
                              trace_string(vm->trace, name->text, name->size));
    }
    return VALUE_NONE;
}

static value task_call_get_coro(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    return args_check(vm, "get_coro", nargs - 1, kwnames, 0, 0)
               ? keep(value_as(task, args[0])->coroutine)
               : VALUE_ERROR;
}

static uint32_t task_cancel_requests(const struct task *task)
{
    return task->future.rare ? task->future.rare->cancel_requests : 0;
}

static value task_call_cancelling(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    return args_check(vm, "cancelling", nargs - 1, kwnames, 0, 0)
               ? value_from_small_int(task_cancel_requests(value_as(task, args[0])))
               : VALUE_ERROR;
}

static value task_call_uncancel(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "uncancel", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct task *task = value_as(task, args[0]);
    if (task_cancel_requests(task) > 0) {
        task->future.rare->cancel_requests--;
        task->future.cancel_is_open = false;
        trace_put_uncancel(vm->trace, task->future.node, task_cancel_requests(task));
    }
    return value_from_small_int(task_cancel_requests(task));
}

static value task_call_set_result(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return vm_raise(vm, EXC_RuntimeError, "Task does not support set_result operation");
}

static value task_call_set_exception(struct vm *vm, const value *args, size_t nargs,
                                     struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return vm_raise(vm, EXC_RuntimeError, "Task does not support set_exception operation");
}

static value task_get_waiter(struct vm *vm, value self)
{
    struct future *waiter = task_waiter(vm, value_as(task, self));
    return waiter ? value_from_object(keep_object(waiter)) : VALUE_NONE;
}

static value task_get_coro(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(task, self)->coroutine);
}

static value task_get_must_cancel(struct vm *vm, value self)
{
    (void)vm;
    return value_from_bool(value_as(task, self)->future.must_cancel);
}

static value task_get_log_pending(struct vm *vm, value self)
{
    (void)vm;
    return value_from_bool(value_as(task, self)->future.log_pending);
}

static bool task_put_log_pending(struct vm *vm, value self, value v)
{
    int truth = value_is_unbound(v) ? 0 : vm_truth(vm, v);
    value_as(task, self)->future.log_pending = truth > 0;
    return truth >= 0;
}

static void task_brief(struct vm *vm, value self, struct strbuf *out)
{
    struct task *task = value_as(task, self);
    struct str *name = task_name(vm, task);
    const char *state = task->future.state == FUTURE_PENDING     ? "pending"
                        : task->future.state == FUTURE_CANCELLED ? "cancelled"
                        : task->future.has_exception             ? "failed"
                                                                 : "done";
    strbuf_printf(out, "<%s %s>", name->text, state);
    drop_object(vm, name);
}

/* A function of asyncio.base_tasks, with the task as its first argument. */
static value task_call_python(struct vm *vm, const char *name, const value *args, size_t nargs,
                              struct tuple *kwnames)
{
    value module = vm_import(vm, "asyncio.base_tasks");
    if (value_is_error(module)) {
        return VALUE_ERROR;
    }
    value function = vm_getattr_name(vm, module, name);
    value result =
        value_is_error(function) ? VALUE_ERROR : vm_call(vm, function, args, nargs, kwnames);
    drop_result(vm, function);
    drop(vm, module);
    return result;
}

static value task_repr(struct vm *vm, value self)
{
    return task_call_python(vm, "_task_repr", &self, 1, NULL);
}

static value task_get_stack(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return task_call_python(vm, "_task_get_stack", args, nargs, kwnames);
}

static value task_print_stack(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return task_call_python(vm, "_task_print_stack", args, nargs, kwnames);
}

static const struct native_def task_methods[] = {
    {"get_name", task_call_get_name, 0},           {"set_name", task_call_set_name, 0},
    {"get_coro", task_call_get_coro, 0},           {"cancelling", task_call_cancelling, 0},
    {"uncancel", task_call_uncancel, 0},           {"set_result", task_call_set_result, 0},
    {"set_exception", task_call_set_exception, 0}, {"get_stack", task_get_stack, 0},
    {"print_stack", task_print_stack, 0},          {NULL, NULL, 0},
};

static const struct getset_def task_attributes[] = {
    {"_fut_waiter", task_get_waiter, NULL},
    {"_coro", task_get_coro, NULL},
    {"_must_cancel", task_get_must_cancel, NULL},
    {"_log_destroy_pending", task_get_log_pending, task_put_log_pending},
    {NULL, NULL, NULL},
};

bool task_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "_asyncio", "Task", vm->loop->future_type,
                                        LAYOUT_FUTURE, sizeof(struct task), TYPE_HAS_DICT);
    type->new_ = task_type_new;
    type->init = task_type_init;
    type->dealloc = task_dealloc;
    type->finalize = task_finalize;
    type->traverse = task_traverse;
    type->clear = future_clear;
    type->repr = task_repr;
    type->brief = task_brief;
    type_add_natives(vm, type, task_methods);
    type_add_getsets(vm, type, task_attributes);
    type_ready(vm, type);
    vm->loop->task_type = type;
    return true;
}
