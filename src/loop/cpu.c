#include "loop/cpu.h"

#include "loop/loop.h"

enum { CPU_AHEAD = 50 * 1000 * 1000 }; /* nanoseconds */

/* Nanoseconds of what has burned, which is none any more. */
static int64_t cpu_take(struct vm *vm)
{
    struct loop_state *state = vm->loop;
    int64_t most = INT64_MAX / 4 / state->cpu_cost;
    int64_t units = vm->burned < most ? vm->burned : most;
    int64_t parts = units * state->cpu_cost + state->cpu_rest;
    vm->burned = vm->burn_limit = 0;
    state->cpu_rest = parts % BURN_BYTECODE;
    return parts / BURN_BYTECODE;
}

/* The clock goes on to `until`, with all that is due on the way.  Gives way to threads of other
 * processes as soon as one can run. */
static bool cpu_pass(struct vm *vm, int64_t until)
{
    struct threads *threads = &vm->loop->threads;
    while (threads_are_many(vm)) {
        if (threads_peek_ready(threads)) {
            clock_tell(vm);
            return thread_compute(vm, until);
        }
        const struct thread *first = threads_earliest_of(threads, NULL, true);
        if (!first || first->when > until) {
            break;
        }
        int64_t when = first->when;
        if (when > vm->loop->clock.now) {
            clock_compute(vm, when);
            clock_tell(vm);
        }
        threads_make_due(vm, when);
    }
    clock_compute(vm, until);
    return true;
}

/* vm->settle */
static bool cpu_settle_loudly(struct vm *vm)
{
    if (!cpu_settle_quietly(vm)) {
        return false;
    }
    clock_tell(vm);
    return true;
}

bool cpu_settle_quietly(struct vm *vm)
{
    struct loop_state *state = vm->loop;
    if (state->cpu_cost == 0 || vm->burned <= 0 || vm->stop) {
        return !vm->stop;
    }
    int64_t nanoseconds = cpu_take(vm);
    if (nanoseconds == 0) {
        return true;
    }
    struct thread *self = thread_running(vm);
    self->used += nanoseconds;
    self->process->used += nanoseconds;
    int64_t now = state->clock.now, latest = INT64_MAX / 2;
    int64_t until = now < latest - nanoseconds ? now + nanoseconds : latest;
    if (state->time_limit && until > state->time_limit) {
        if (state->time_limit > now && !cpu_pass(vm, state->time_limit)) {
            return false;
        }
        clock_tell(vm);
        vm->stop = STOP_TIME;
        return false;
    }
    return cpu_pass(vm, until);
}

/* When the running thread's turn ends; INT64_MAX: nobody of its process wants the GIL. */
static int64_t cpu_turn_end(struct vm *vm, const struct process *process)
{
    const struct thread *next = threads_first_wanting(&vm->loop->threads, process);
    if (!next) {
        return INT64_MAX;
    }
    int64_t since = next->ready_at > process->held_since ? next->ready_at : process->held_since;
    return since + vm->loop->switch_interval;
}

static int64_t cpu_least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Until when other processes leave the running thread alone.  What it does is not seen before it
 * settles, so this only keeps it from computing for ever while they wait. */
static int64_t cpu_foreign(struct vm *vm, const struct process *process)
{
    struct threads *threads = &vm->loop->threads;
    int64_t soon = vm->loop->clock.now + CPU_AHEAD;
    const struct thread *first = threads_earliest_of(threads, process, false);
    int64_t when = first ? first->when : INT64_MAX;
    return threads_peek_ready(threads) || when < soon ? soon : when;
}

/* Up to how much may burn before anything is to be done. */
static int64_t cpu_find_limit(struct vm *vm)
{
    struct loop_state *state = vm->loop;
    struct threads *threads = &state->threads;
    struct thread *self = thread_running(vm);
    int64_t when = state->time_limit ? state->time_limit + 1 : INT64_MAX;
    if (self == &threads->main) {
        when = cpu_least(when, state->signals.next);
    }
    if (threads_are_many(vm)) {
        const struct thread *first = threads_earliest_of(threads, self->process, true);
        when = cpu_least(when, first ? first->when : INT64_MAX);
        when = cpu_least(when, cpu_turn_end(vm, self->process));
        when = cpu_least(when, cpu_foreign(vm, self->process));
    }
    int64_t left = when - state->clock.now;
    if (left > INT64_MAX / BURN_BYTECODE - state->cpu_cost) {
        return INT64_MAX;
    }
    return left <= 0 ? 0 : (left * BURN_BYTECODE + state->cpu_cost - 1) / state->cpu_cost;
}

/* vm->end_slice: something may be due. */
static bool cpu_end_slice(struct vm *vm)
{
    struct loop_state *state = vm->loop;
    vm->burn_limit = cpu_find_limit(vm);
    if (vm->burned < vm->burn_limit) {
        return true;
    }
    if (!cpu_settle(vm)) {
        return false;
    }
    struct thread *self = thread_running(vm);
    while (self == &state->threads.main && state->signals.next <= state->clock.now) {
        if (!signals_deliver(vm)) {
            return false;
        }
    }
    if (threads_are_many(vm) && cpu_turn_end(vm, self->process) <= state->clock.now &&
        !threads_yield(vm)) {
        return false;
    }
    vm->burn_limit = cpu_find_limit(vm);
    return true;
}

void cpu_begin(struct vm *vm, int64_t cost)
{
    vm->loop->cpu_cost = cost;
    vm->end_slice = cost ? cpu_end_slice : NULL;
    vm->settle = cost ? cpu_settle_loudly : NULL;
}

int64_t cpu_used(struct vm *vm, bool of_process)
{
    cpu_settle(vm);
    const struct thread *self = thread_running(vm);
    return vm->loop->clock.busy + (of_process ? self->process->used : self->used);
}
