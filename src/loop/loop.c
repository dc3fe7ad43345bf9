#include "loop/loop.h"
#include "loop/context.h"
#include "loop/cpu.h"

#include "base/mem.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/number.h"
#include "vm/vm.h"

uint32_t loop_new_node(struct vm *vm)
{
    return ++vm->loop->nodes;
}

uint32_t loop_current_node(struct vm *vm)
{
    return vm->loop->current ? vm->loop->current->future.node : vm->thread->task;
}

/* --- ready queue --- */

/* Where loops run in several threads: to which of them the next handle goes, if not to this
 * thread's. */
static inline void loop_tell_other(struct vm *vm, const struct loop *loop)
{
    const struct loop_state *state = vm->loop;
    if (loop != state->running && state->loops_running > (state->running != NULL)) {
        trace_put_handle_loop(vm->trace, loop->id);
    }
}

void loop_push_ready(struct vm *vm, struct loop *loop, enum ready_job job,
                     enum trace_handle_kind kind, uint32_t cause, value subject, value argument)
{
    struct ready_entry entry = {.subject = keep(subject),
                                .argument = keep(argument),
                                .handle = ++vm->loop->handles,
                                .job = (uint8_t)job,
                                .kind = (uint8_t)kind};
    ready_push(&vm->heap, &loop->ready, entry);
    loop_tell_other(vm, loop);
    trace_put_ready_push(vm->trace, entry.handle, kind, ready_node(&entry), cause);
}

void loop_push_callback(struct vm *vm, struct loop *loop, enum trace_handle_kind kind,
                        uint32_t node, struct future *future, value callable, value context)
{
    struct ready_call *call = heap_alloc(&vm->heap, sizeof *call);
    *call = (struct ready_call){
        .future = value_from_object(keep_object(future)), .context = keep(context), .node = node};
    struct ready_entry entry = {.subject = keep(callable),
                                .call = call,
                                .handle = ++vm->loop->handles,
                                .job = READY_CALLBACK,
                                .kind = (uint8_t)kind};
    ready_push(&vm->heap, &loop->ready, entry);
    loop_tell_other(vm, loop);
    trace_put_ready_push(vm->trace, entry.handle, kind, node, future->node);
}

/* --- timers --- */

void loop_set_timer(struct vm *vm, struct loop *loop, struct timer *timer, double reading,
                    struct object *owner, enum trace_handle_kind kind, uint32_t node)
{
    int64_t when = clock_from_seconds(reading);
    timer->reading = reading;
    timer->handle = ++vm->loop->handles;
    keep(value_from_object(owner));
    timers_add(&vm->heap, &loop->timers, &vm->loop->clock, timer, when, owner);
    loop_tell_other(vm, loop);
    trace_put_timer_set(vm->trace, timer->handle, when, kind, node);
}

void loop_cancel_timer(struct vm *vm, struct loop *loop, struct timer *timer)
{
    struct object *owner = timer_owner(timer);
    trace_put_timer_cancel(vm->trace, timer->handle);
    timers_remove(&loop->timers, timer);
    drop(vm, value_from_object(owner));
}

/* Moves one timer from the heap to the end of the ready queue. */
static void loop_fire_timer(struct vm *vm, struct loop *loop, struct timer_item item)
{
    struct object *owner = timer_owner(item.timer);
    timers_remove(&loop->timers, item.timer);
    trace_put_timer_due(vm->trace, item.timer->handle);
    bool is_sleep = sleep_node(owner) != 0;
    struct ready_entry entry = {
        .subject = value_from_object(owner), /* the heap's reference goes over */
        .argument = VALUE_UNBOUND,
        .handle = item.timer->handle,
        .job = is_sleep ? READY_SLEEP : READY_HANDLE,
        .kind = is_sleep ? TRACE_HANDLE_SLEEP : ((struct handle *)owner)->kind};
    ready_push(&vm->heap, &loop->ready, entry);
}

/* --- running one handle --- */

/* An exception out of a callback goes to the loop's exception handler. */
static bool loop_report_callback(struct vm *vm, struct loop *loop, struct handle *handle)
{
    if (vm->stop || error_matches(vm, EXC_SystemExit) || error_matches(vm, EXC_KeyboardInterrupt)) {
        return false;
    }
    value exception = error_take(vm);
    value module = vm_import(vm, "asyncio.format_helpers");
    value done = VALUE_ERROR;
    if (!value_is_error(module)) {
        value args[5] = {value_from_object(loop), handle->callback,
                         handle->args ? value_from_object(handle->args) : VALUE_NONE, exception,
                         value_from_object(handle)};
        done = vm_call_method(vm, module, "_report_callback", args, 5);
        drop(vm, module);
    }
    drop(vm, exception);
    return drop_result(vm, done);
}

/* Debug mode: an entry has kept the loop busy for so many seconds. */
static bool loop_report_busy(struct vm *vm, struct loop *loop, const struct ready_entry *entry,
                             double seconds)
{
    value subject = keep(entry->subject);
    if (entry->job == READY_CALLBACK) {
        drop(vm, subject);
        subject = value_from_object(
            handle_new(vm, loop, entry->subject, &entry->call->future, 1, VALUE_UNBOUND, false));
    }
    value args[2] = {subject, float_from_double(vm, seconds)};
    value done = vm_call_method(vm, value_from_object(loop), "_report_busy", args, 2);
    drop(vm, args[0]);
    drop(vm, args[1]);
    return drop_result(vm, done);
}

static bool loop_run_callback(struct vm *vm, struct loop *loop, const struct ready_entry *entry)
{
    value result = vm_call1(vm, entry->subject, entry->call->future);
    if (!value_is_error(result)) {
        drop(vm, result);
        return true;
    }
    /* The Handle that CPython would have made for it: only its repr() needs one. */
    value pending = error_take(vm);
    struct handle *handle =
        handle_new(vm, loop, entry->subject, &entry->call->future, 1, VALUE_UNBOUND, false);
    error_put(vm, pending);
    bool go_on = loop_report_callback(vm, loop, handle);
    drop_object(vm, handle);
    return go_on;
}

static bool loop_run_handle(struct vm *vm, struct loop *loop, struct handle *handle)
{
    value callback = keep(handle->callback);
    struct tuple *args = keep_object(handle->args);
    value result = vm_call(vm, callback, args->items, args->count, NULL);
    bool go_on = true;
    if (value_is_error(result)) {
        go_on = loop_report_callback(vm, loop, handle);
    } else {
        drop(vm, result);
    }
    drop_object(vm, args);
    drop(vm, callback);
    return go_on;
}

static bool loop_run_entry(struct vm *vm, struct loop *loop, const struct ready_entry *entry)
{
    switch ((enum ready_job)entry->job) {
    case READY_STEP: return task_step(vm, value_as(task, entry->subject), keep(entry->argument));
    case READY_WAKEUP:
        return task_wakeup(vm, value_as(task, entry->subject), future_from_value(entry->argument));
    case READY_CALLBACK: return loop_run_callback(vm, loop, entry);
    case READY_HANDLE: return loop_run_handle(vm, loop, value_as(handle, entry->subject));
    case READY_SLEEP: return sleep_finish(vm, value_object(entry->subject));
    }
    return true;
}

static bool loop_is_entry_cancelled(const struct ready_entry *entry)
{
    return entry->job == READY_HANDLE && value_as(handle, entry->subject)->is_cancelled;
}

/* Takes the first entry of the queue and runs it.  false: exception or stop. */
static bool loop_run_first(struct vm *vm, struct loop *loop)
{
    struct loop_state *state = vm->loop;
    struct ready_entry entry = ready_pop(&vm->heap, &loop->ready);
    if (loop_is_entry_cancelled(&entry)) {
        trace_put_handle_skip(vm->trace, entry.handle);
        ready_drop_entry(vm, &entry);
        return true;
    }
    cpu_settle(vm);
    trace_put_handle_begin(vm->trace, entry.handle);
    value outer_context = state->context;
    if (state->contexts_active) {
        state->context = context_of_entry(vm, &entry);
    } else {
        state->context = ready_context(&entry);
    }
    state->in_hand = entry;
    double began = state->clock.reading;
    bool go_on = loop_run_entry(vm, loop, &entry);
    cpu_settle(vm);
    if (loop->is_debug && go_on && state->clock.reading > began) {
        go_on = loop_report_busy(vm, loop, &entry, state->clock.reading - began);
    }
    state->in_hand.handle = 0;
    state->context = outer_context;
    trace_put_handle_end(vm->trace);
    ready_drop_entry(vm, &entry);
    return go_on && !vm->stop;
}

/* --- iterations --- */

static bool loop_may_wait(struct vm *vm, int64_t until)
{
    bool is_beyond = vm->loop->time_limit && until > vm->loop->time_limit;
    if (is_beyond) {
        vm->stop = STOP_TIME;
    }
    return !is_beyond;
}

static bool loop_is_woken(struct vm *vm, struct loop *loop)
{
    const struct signals *signals = &vm->loop->signals;
    return loop->is_woken || (signals->loop == loop && signals->told_count > 0);
}

/* Nothing is ready: move the clock, or find that nothing will ever happen. */
static bool loop_wait(struct vm *vm, struct loop *loop)
{
    if (timers_due(&loop->timers, &vm->loop->clock)) {
        return true;
    }
    bool has_timer = loop->timers.count > 0;
    int64_t until = has_timer ? loop->timers.items[0].when : INT64_MAX;
    double reading = has_timer ? loop->timers.items[0].timer->reading : 0;
    uint64_t set_at = has_timer ? loop->timers.items[0].timer->instant : 0;
    if (threads_are_many(vm)) {
        struct park park = {TRACE_WAIT_YIELD, 0, has_timer, until, reading, set_at};
        loop->waiting = thread_running(vm);
        bool go_on = thread_wait_for_loop(vm, &park);
        loop->waiting = NULL;
        return go_on;
    }
    const struct signals *signals = &vm->loop->signals;
    /* A signal's handler may change the timers, but not how long this wait is. */
    while (signals->next <= until && signals->next != INT64_MAX) {
        if (!loop_may_wait(vm, signals->next)) {
            return false;
        }
        clock_jump(vm, signals->next, (double)signals->next / 1e9, 0, TRACE_CLOCK_IDLE);
        if (!signals_deliver(vm)) {
            return false;
        }
        if (loop_is_woken(vm, loop) && signals->next > vm->loop->clock.now) {
            return true;
        }
    }
    if (!has_timer) {
        vm->stop = STOP_DEADLOCK;
    }
    if (!has_timer || !loop_may_wait(vm, until)) {
        return false;
    }
    clock_jump(vm, until, reading, set_at, TRACE_CLOCK_IDLE);
    return true;
}

static bool loop_call_poller(struct vm *vm, struct loop *loop, bool is_idle)
{
    value poller = keep(loop->poller);
    value done = vm_call1(vm, poller, value_from_bool(is_idle));
    drop(vm, poller);
    return drop_result(vm, done);
}

/* What came over the network joins the ready queue.  If nothing did, and nothing else is ready,
 * there is time for work that takes some, but less than the next timer. */
static bool loop_poll(struct vm *vm, struct loop *loop)
{
    if (!loop_call_poller(vm, loop, false)) {
        return false;
    }
    bool is_idle = loop->ready.count == 0 && !loop->is_stopping &&
                   !timers_due(&loop->timers, &vm->loop->clock);
    return !is_idle || value_is_unbound(loop->poller) || loop_call_poller(vm, loop, true);
}

static bool loop_run_once(struct vm *vm, struct loop *loop)
{
    vm_count_steps(vm, STEPS_OF_TURN);
    trace_put_iteration_begin(vm->trace, ++loop->iteration);
    while (vm->loop->signals.next <= vm->loop->clock.now) {
        if (!signals_deliver(vm)) {
            return false;
        }
    }
    if (!value_is_unbound(loop->poller) && !loop_poll(vm, loop)) {
        return false;
    }
    if (threads_are_many(vm) && !threads_yield(vm)) { /* CPython lets others in while it selects */
        return false;
    }
    if (loop->ready.count > 0 && loop->timers.count > 0) {
        clock_use(vm, 10);
    }
    if (loop->ready.count == 0 && !loop->is_stopping && !loop_is_woken(vm, loop) &&
        !loop_wait(vm, loop)) {
        return false;
    }
    loop->is_woken = false;
    if (vm->loop->signals.told_count > 0 && !signals_tell_loop(vm, loop)) {
        return false;
    }
    const struct timer_item *due;
    while ((due = timers_due(&loop->timers, &vm->loop->clock)) != NULL) {
        loop_fire_timer(vm, loop, *due);
        timers_trim(&vm->heap, &loop->timers);
    }
    size_t count = loop->ready.count;
    trace_put_iteration_run(vm->trace, count);
    for (; count > 0; count--) {
        if (--vm->fuel <= 0 && !vm_check_limits(vm)) {
            return false;
        }
        if (!loop_run_first(vm, loop)) {
            return false;
        }
        if (vm->loop->after_handle && trace_wants(vm->trace, TRACE_SCHEDULE)) {
            vm->loop->after_handle(vm, vm->loop->after_handle_context);
        }
    }
    ready_trim(&vm->heap, &loop->ready);
    return true;
}

static bool loop_check_can_run(struct vm *vm, struct loop *loop)
{
    if (loop->is_closed) {
        vm_raise(vm, EXC_RuntimeError, "Event loop is closed");
    } else if (loop->is_running) {
        vm_raise(vm, EXC_RuntimeError, "This event loop is already running");
    } else if (vm->loop->running) {
        vm_raise(vm, EXC_RuntimeError, "Cannot run the event loop while another loop is running");
    } else {
        return true;
    }
    return false;
}

bool loop_run_forever(struct vm *vm, struct loop *loop)
{
    if (!loop_check_can_run(vm, loop)) {
        return false;
    }
    keep(value_from_object(loop));
    loop->is_running = true;
    vm->loop->running = loop;
    vm->loop->loops_running++;
    trace_put_loop_start(vm->trace, loop->id);
    bool go_on = true;
    vm->thread->loop_frame = vm->thread->frame;
    do {
        go_on = loop_run_once(vm, loop);
    } while (go_on && !loop->is_stopping);
    vm->thread->loop_frame = NULL;
    loop->is_stopping = false;
    loop->is_running = false;
    if (vm->stop != STOP_DEADLOCK) {
        vm->loop->running = NULL; /* after a deadlock its state is still to be explained */
    }
    vm->loop->loops_running--;
    trace_put_loop_stop(vm->trace, loop->id);
    drop_object(vm, loop);
    return go_on;
}

struct loop *loop_get_running(struct vm *vm)
{
    if (!vm->loop->running) {
        vm_raise(vm, EXC_RuntimeError, "no running event loop");
    }
    return vm->loop->running;
}

/* --- life --- */

void loop_clear(struct vm *vm, struct loop *loop)
{
    signals_forget_loop(vm, loop);
    while (loop->ready.count > 0) {
        struct ready_entry entry = ready_pop(&vm->heap, &loop->ready);
        trace_put_ready_cancel(vm->trace, entry.handle);
        trace_put_handle_skip(vm->trace, entry.handle);
        ready_drop_entry(vm, &entry);
    }
    while (loop->timers.count > 0) {
        loop_cancel_timer(vm, loop, loop->timers.items[0].timer);
    }
}

void loop_traverse(struct object *self, visit_fn visit, void *context)
{
    struct loop *loop = (struct loop *)self;
    if (loop->attrs) {
        visit(context, value_from_object(loop->attrs));
    }
    visit(context, loop->poller);
    ready_traverse(&loop->ready, visit, context);
    for (size_t i = 0; i < loop->timers.count; i++) {
        visit(context, value_from_object(timer_owner(loop->timers.items[i].timer)));
    }
}

void loop_release(struct vm *vm, struct loop *loop)
{
    loop_clear(vm, loop);
    ready_free(&vm->heap, &loop->ready);
    timers_free(&vm->heap, &loop->timers);
    drop(vm, loop->poller);
    drop_object(vm, loop->attrs);
}

bool loop_state_new(struct vm *vm)
{
    struct loop_state *state = mem_alloc_zero(sizeof *state);
    state->event_loop = VALUE_UNBOUND;
    state->switch_interval = SWITCH_INTERVAL;
    state->context = state->main_context = state->handle_context = VALUE_UNBOUND;
    vm->loop = state;
    return true;
}

void loop_state_free(struct vm *vm)
{
    mem_free(vm->loop);
    vm->loop = NULL;
}
