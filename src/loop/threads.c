#include "loop/threads.h"

#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "loop/cpu.h"
#include "loop/loop.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/record.h"
#include "vm/str.h"

enum {
    THREAD_STACK = 16 << 20, /* as much as C_DEPTH_MAX nested calls need */
    THREADS_MAX = 2000,
};

static const uint64_t THREAD_IDENT = 140000000000000; /* of main; looks like one of Linux */

struct thread *thread_running(struct vm *vm)
{
    struct threads *threads = &vm->loop->threads;
    if (!threads->running) {
        struct thread *main = &threads->main;
        main->vm = &vm->main_thread;
        main->ident = THREAD_IDENT;
        main->state = THREAD_RUNNING;
        main->target = VALUE_UNBOUND;
        main->process = threads->installed = &threads->program;
        threads->program = (struct process){.pid = PROCESS_PID, .holder = main, .threads = 1};
        sem_init(&main->baton, 0, 0);
        threads->running = main;
    }
    return threads->running;
}

bool threads_are_many(const struct vm *vm)
{
    return vm->loop->threads.alive > 0;
}

/* --- handing over --- */

static void thread_save_view(struct vm *vm, struct thread *thread)
{
    struct loop_state *state = vm->loop;
    thread->view = (struct thread_view){.running = state->running,
                                        .current = state->current,
                                        .context = state->context,
                                        .main_context = state->main_context,
                                        .handle_context = state->handle_context};
}

static void thread_load_view(struct vm *vm, const struct thread *thread)
{
    struct loop_state *state = vm->loop;
    state->running = thread->view.running;
    state->current = thread->view.current;
    state->context = thread->view.context;
    state->main_context = thread->view.main_context;
    state->handle_context = thread->view.handle_context;
}

static void thread_take_gil(struct vm *vm, struct thread *thread)
{
    struct process *process = thread->process;
    thread->state = THREAD_RUNNING;
    if (process->holder != thread) {
        process->holder = thread;
        process->held_since = vm->loop->clock.now;
    }
    vm->burn_limit = 0;
}

static void thread_leave_gil(struct thread *thread)
{
    if (thread->process->holder == thread) {
        thread->process->holder = NULL;
    }
}

/* The machine is the next one's, from here on. */
static void thread_begin_running(struct vm *vm, struct thread *next)
{
    vm->loop->threads.running = next;
    thread_take_gil(vm, next);
    process_install(vm, next->process);
    vm->thread = next->vm;
    thread_load_view(vm, next);
    trace_put_thread_run(vm->trace, next->node);
}

static void thread_take_baton(struct vm *vm, struct thread *self)
{
    while (sem_wait(&self->baton) != 0) {
        continue; /* a signal of the system: not ours */
    }
    struct threads *threads = &vm->loop->threads;
    if (threads->has_ended) {
        threads->has_ended = false;
        pthread_join(threads->ended, NULL);
    }
}

static void thread_hand_over(struct vm *vm, struct thread *self, struct thread *next)
{
    vm_count_steps(vm, STEPS_OF_SWITCH);
    thread_save_view(vm, self);
    thread_begin_running(vm, next);
    sem_post(&next->baton);
    thread_take_baton(vm, self);
}

/* --- who is next --- */

static void thread_make_ready(struct vm *vm, struct thread *thread)
{
    struct threads *threads = &vm->loop->threads;
    if (threads->ready_count == threads->ready_capacity) {
        threads->ready_capacity = threads->ready_capacity ? threads->ready_capacity * 2 : 8;
        threads->ready =
            mem_resize(threads->ready, threads->ready_capacity * sizeof *threads->ready);
    }
    thread->state = THREAD_READY;
    thread->ready_at = vm->loop->clock.now;
    threads->ready[threads->ready_count++] = thread;
    vm->burn_limit = 0;
}

static bool thread_may_run(const struct thread *thread)
{
    const struct thread *holder = thread->process->holder;
    return !holder || holder == thread;
}

struct thread *threads_peek_ready(const struct threads *threads)
{
    for (size_t i = 0; i < threads->ready_count; i++) {
        if (thread_may_run(threads->ready[i])) {
            return threads->ready[i];
        }
    }
    return NULL;
}

struct thread *threads_first_wanting(const struct threads *threads, const struct process *process)
{
    for (size_t i = 0; i < threads->ready_count; i++) {
        if (threads->ready[i]->process == process) {
            return threads->ready[i];
        }
    }
    return NULL;
}

static struct thread *threads_take_ready(struct threads *threads)
{
    struct thread *first = threads_peek_ready(threads);
    if (first) {
        size_t at = 0;
        while (threads->ready[at] != first) {
            at++;
        }
        threads->ready_count--;
        memmove(threads->ready + at, threads->ready + at + 1,
                (threads->ready_count - at) * sizeof *threads->ready);
    }
    return first;
}

static struct thread *threads_first(struct threads *threads)
{
    threads->main.next = threads->oldest;
    return &threads->main;
}

static bool thread_is_before(const struct thread *a, const struct thread *b)
{
    return a->when != b->when ? a->when < b->when : a->order < b->order;
}

struct thread *threads_earliest_of(struct threads *threads, const struct process *process,
                                   bool is_own)
{
    struct thread *best = NULL;
    for (struct thread *t = threads_first(threads); t; t = t->next) {
        bool is_meant = !process || (t->process == process) == is_own;
        bool waits = is_meant && t->state == THREAD_PARKED && t->has_deadline;
        if (waits && (!best || thread_is_before(t, best))) {
            best = t;
        }
    }
    return best;
}

void threads_make_due(struct vm *vm, int64_t now)
{
    struct thread *first;
    while ((first = threads_earliest_of(&vm->loop->threads, NULL, true)) != NULL &&
           first->when <= now) {
        thread_make_ready(vm, first);
        if (!thread_may_run(first)) { /* it only wants the GIL */
            trace_put_thread_wake(vm->trace, first->node, 0);
        }
    }
}

static bool threads_compute(struct threads *threads)
{
    for (struct thread *t = threads_first(threads); t; t = t->next) {
        if (t->state == THREAD_PARKED && t->is_computing) {
            return true;
        }
    }
    return false;
}

/* Nobody can run: time goes on to the earliest deadline, or to a signal.  false: vm->stop. */
static bool threads_pass_time(struct vm *vm)
{
    struct threads *threads = &vm->loop->threads;
    struct thread *first = threads_earliest_of(threads, NULL, true), *main = &threads->main;
    int64_t next_signal = vm->loop->signals.next;
    enum trace_clock_kind cause = threads_compute(threads) ? TRACE_CLOCK_CPU : TRACE_CLOCK_IDLE;
    bool hears = next_signal != INT64_MAX && main->state == THREAD_PARKED && !main->is_computing;
    if (hears && (!first || next_signal <= first->when)) {
        clock_jump(vm, next_signal, (double)next_signal / 1e9, 0, cause);
        main->is_signaled = true;
        thread_make_ready(vm, main);
        return true;
    }
    if (!first) {
        vm->stop = STOP_DEADLOCK;
        struct strbuf text = {0};
        loop_explain_deadlock(vm, &text); /* now: soon nobody waits any more */
        threads->explanation = mem_copy_string(strbuf_text(&text));
        strbuf_free(&text);
        return false;
    }
    if (vm->loop->time_limit && first->when > vm->loop->time_limit) {
        vm->stop = STOP_TIME;
        return false;
    }
    clock_jump(vm, first->when, first->reading, first->set_at, cause);
    threads_make_due(vm, first->when);
    return true;
}

/* Who runs next; NULL: vm->stop is set. */
static struct thread *threads_next(struct vm *vm)
{
    struct thread *next = NULL;
    while (!vm->stop && (next = threads_take_ready(&vm->loop->threads)) == NULL) {
        threads_pass_time(vm);
    }
    return next;
}

/* --- waiting and waking --- */

static enum park_end thread_wait_turn(struct vm *vm, struct thread *self)
{
    struct thread *next = threads_next(vm);
    if (next == self) {
        if (!self->is_computing) {
            trace_put_thread_run(vm->trace, self->node);
        }
    } else if (next) {
        thread_hand_over(vm, self, next);
    }
    thread_take_gil(vm, self);
    self->has_deadline = false;
    if (self->is_killed && !vm->stop) {
        vm->stop = STOP_INTERRUPTED; /* until it has ended */
    }
    if (vm->stop) {
        return PARK_STOPPED;
    }
    if (self->is_signaled) {
        self->is_signaled = false;
        return PARK_SIGNALED;
    }
    return self->is_woken ? PARK_WOKEN : PARK_TIMED_OUT;
}

static enum park_end thread_park_quietly(struct vm *vm, const struct park *park)
{
    struct thread *self = thread_running(vm);
    self->state = THREAD_PARKED;
    self->is_woken = false;
    self->what = park->what;
    self->has_deadline = park->has_deadline;
    self->when = park->when;
    self->reading = park->reading;
    self->set_at = park->set_at;
    self->order = ++vm->loop->threads.orders;
    thread_leave_gil(self);
    return thread_wait_turn(vm, self);
}

bool thread_compute(struct vm *vm, int64_t until)
{
    struct thread *self = thread_running(vm);
    self->state = THREAD_PARKED;
    self->is_computing = self->has_deadline = true;
    self->when = until;
    self->reading = (double)until / 1e9;
    self->set_at = UINT64_MAX;
    self->order = ++vm->loop->threads.orders;
    enum park_end end = thread_wait_turn(vm, self);
    self->is_computing = false;
    return end != PARK_STOPPED;
}

bool thread_move(struct vm *vm, struct process *process)
{
    struct thread *self = thread_running(vm);
    thread_leave_gil(self);
    self->process = process;
    if (!vm->stop) {
        thread_make_ready(vm, self);
        thread_wait_turn(vm, self);
    }
    process_install(vm, self->process);
    return !vm->stop;
}

static void thread_put_block(struct vm *vm, uint32_t node, const char *why, int64_t duration)
{
    if (trace_wants(vm->trace, TRACE_SCHEDULE)) {
        struct frame *frame = frame_visible(vm, 0);
        trace_put_block_begin(vm->trace, node, trace_string_z(vm->trace, why), duration,
                              frame ? record_code(vm, frame->code) : 0,
                              frame ? frame_line(frame) : 0);
    }
}

/* A call that blocks a loop's thread, as a person would name it; NULL: it does not, or is short. */
static const char *thread_blocking_call(const struct vm *vm, const struct park *park)
{
    static const char *const calls[TRACE_WAIT_COUNT] = {
        [TRACE_WAIT_LOCK] = "lock.acquire",        [TRACE_WAIT_SEMAPHORE] = "semaphore.acquire",
        [TRACE_WAIT_CONDITION] = "condition.wait", [TRACE_WAIT_EVENT] = "event.wait",
        [TRACE_WAIT_BARRIER] = "barrier.wait",     [TRACE_WAIT_QUEUE_GET] = "queue.get",
        [TRACE_WAIT_QUEUE_PUT] = "queue.put",      [TRACE_WAIT_JOIN] = "join",
        [TRACE_WAIT_EXECUTOR] = "future.result",
    };
    return vm->loop->running ? calls[park->what] : NULL;
}

enum park_end thread_park(struct vm *vm, const struct park *park)
{
    if (!cpu_settle(vm)) {
        return PARK_STOPPED;
    }
    const char *call = thread_blocking_call(vm, park);
    if (call) {
        uint32_t node = loop_current_node(vm);
        thread_put_block(vm, node, call, -1);
        enum park_end end = thread_park_quietly(vm, park);
        trace_put_block_end(vm->trace, node);
        return end;
    }
    if (vm->loop->running && park->what == TRACE_WAIT_YIELD) {
        return thread_park_quietly(vm, park); /* the task only gives way to a new thread */
    }
    struct frame *frame = frame_visible(vm, 0);
    trace_put_thread_wait(vm->trace, thread_running(vm)->node, park->waits_on, park->what,
                          park->has_deadline ? park->when : -1, frame ? frame_line(frame) : 0);
    return thread_park_quietly(vm, park);
}

void thread_unpark(struct vm *vm, struct thread *thread)
{
    if (thread->state == THREAD_PARKED) {
        thread->is_woken = true;
        thread_make_ready(vm, thread);
        trace_put_thread_wake(vm->trace, thread->node, thread_running(vm)->node);
    }
}

void thread_kill(struct vm *vm, struct thread *thread)
{
    thread->is_killed = true;
    if (thread->state == THREAD_PARKED) {
        thread_make_ready(vm, thread);
    }
}

bool threads_yield(struct vm *vm)
{
    if (!cpu_settle(vm)) {
        return false;
    }
    struct thread *self = thread_running(vm);
    if (vm->loop->threads.ready_count == 0) {
        return true;
    }
    thread_leave_gil(self);
    thread_make_ready(vm, self);
    return thread_wait_turn(vm, self) != PARK_STOPPED;
}

/* The fuel is used up: a turn is over, unless it is the library's code. */
static bool threads_switch(struct vm *vm)
{
    struct frame *frame = vm->thread->frame;
    bool may_switch = threads_are_many(vm) && frame && !(frame->code->flags & CODE_LIBRARY);
    return !may_switch || threads_yield(vm);
}

/* Where there are other threads, they run meanwhile. */
static bool thread_block_among_others(struct vm *vm, double seconds,
                                      const struct blocking *blocking)
{
    double reading = vm->loop->clock.reading + seconds;
    struct park park = {.what = blocking->what,
                        .waits_on = blocking->waits_on,
                        .has_deadline = true,
                        .when = clock_from_seconds(reading),
                        .reading = reading,
                        .set_at = UINT64_MAX};
    uint32_t node = loop_current_node(vm);
    bool is_loop = vm->loop->running != NULL;
    if (is_loop) {
        thread_put_block(vm, node, blocking->why, clock_from_seconds(seconds));
    }
    enum park_end end;
    do {
        end = is_loop ? thread_park_quietly(vm, &park) : thread_park(vm, &park);
    } while (end == PARK_SIGNALED && signals_deliver(vm));
    if (is_loop) {
        trace_put_block_end(vm->trace, node);
    }
    return end == PARK_TIMED_OUT;
}

bool thread_block(struct vm *vm, double seconds, const struct blocking *blocking)
{
    if (!cpu_settle(vm)) {
        return false;
    }
    return threads_are_many(vm) ? thread_block_among_others(vm, seconds, blocking)
                                : signals_block(vm, seconds, blocking->why);
}

bool thread_wait_for_loop(struct vm *vm, const struct park *park)
{
    enum park_end end = thread_park_quietly(vm, park);
    return end == PARK_SIGNALED ? signals_deliver(vm) : end != PARK_STOPPED;
}

/* --- life --- */

static void thread_drop_rest(struct vm *vm, struct thread *self)
{
    struct vm_thread *own = &self->own;
    drop(vm, own->pending);
    drop(vm, own->handled);
    drop(vm, own->asyncgen_firstiter);
    drop(vm, own->asyncgen_finalizer);
    drop(vm, vm->loop->main_context);
    drop(vm, vm->loop->handle_context);
}

/* The end of a thread: whoever runs next joins it, and it is forgotten. */
static void thread_end(struct vm *vm, struct thread *self)
{
    struct threads *threads = &vm->loop->threads;
    trace_put_thread_end(vm->trace, self->node, 0);
    thread_drop_rest(vm, self);
    self->state = THREAD_OVER;
    threads->alive--;
    struct thread **link = &threads->oldest, *before = NULL;
    while (*link != self) {
        before = *link;
        link = &before->next;
    }
    *link = self->next;
    threads->newest = threads->newest == self ? before : threads->newest;
    thread_leave_gil(self);
    struct thread *next = threads_next(vm);
    next = next ? next : &threads->main; /* it stops, and unwinds the others */
    thread_begin_running(vm, next);
    process_leave(vm, self->process);
    threads->ended = self->handle;
    threads->has_ended = true;
    sem_destroy(&self->baton);
    mem_free(self->name);
    mem_free(self);
    sem_post(&next->baton);
}

struct thread_start {
    struct vm *vm;
    struct thread *thread;
};

static void *thread_body(void *argument)
{
    struct thread_start start = *(struct thread_start *)argument;
    mem_free(argument);
    struct vm *vm = start.vm;
    struct thread *self = start.thread;
    thread_take_baton(vm, self);
    value target = self->target;
    self->target = VALUE_UNBOUND;
    if (self->is_killed && !vm->stop) {
        vm->stop = STOP_INTERRUPTED;
    }
    if (!vm->stop) {
        value result = vm_call(vm, target, NULL, 0, NULL);
        if (value_is_error(result)) {
            if (!vm->stop) {
                error_clear(vm);
            }
        } else {
            drop(vm, result);
        }
    }
    drop(vm, target);
    if (self->is_killed && vm->stop == STOP_INTERRUPTED) {
        vm->stop = STOP_NONE;
    }
    cpu_settle(vm);
    thread_end(vm, self);
    return NULL;
}

static bool thread_create(struct vm *vm, struct thread *thread)
{
    struct thread_start *start = mem_alloc(sizeof *start);
    *start = (struct thread_start){.vm = vm, .thread = thread};
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, THREAD_STACK);
    int failure = pthread_create(&thread->handle, &attributes, thread_body, start);
    pthread_attr_destroy(&attributes);
    if (failure) {
        mem_free(start);
    }
    return failure == 0;
}

/* What a picture calls it by: the program's function that it runs. */
static uint32_t thread_shown_code(struct vm *vm, value shown)
{
    if (value_has_layout(shown, LAYOUT_METHOD)) {
        shown = value_as(method, shown)->function;
    }
    struct code *code =
        value_has_layout(shown, LAYOUT_FUNCTION) ? value_as(function, shown)->code : NULL;
    return code && !(code->flags & CODE_LIBRARY) ? record_code(vm, code) : 0;
}

struct thread *thread_start(struct vm *vm, value target, struct str *name, value shown,
                            struct process *process)
{
    struct threads *threads = &vm->loop->threads;
    if (!cpu_settle(vm)) {
        return NULL;
    }
    struct thread *creator = thread_running(vm);
    struct thread *thread = mem_alloc_zero(sizeof *thread);
    thread->vm = &thread->own;
    sem_init(&thread->baton, 0, 0);
    if (threads->alive >= THREADS_MAX || !thread_create(vm, thread)) {
        sem_destroy(&thread->baton);
        mem_free(thread);
        vm_raise(vm, EXC_RuntimeError, "can't start new thread");
        return NULL;
    }
    thread->ident = THREAD_IDENT + ++threads->started;
    thread->node = loop_new_node(vm);
    thread->name = mem_copy_string(name->text);
    thread->target = keep(target);
    thread->own = (struct vm_thread){.pending = VALUE_UNBOUND,
                                     .handled = VALUE_NONE,
                                     .id = (uint32_t)threads->started,
                                     .task = thread->node,
                                     .asyncgen_firstiter = VALUE_NONE,
                                     .asyncgen_finalizer = VALUE_NONE};
    thread->view.context = thread->view.main_context = thread->view.handle_context = VALUE_UNBOUND;
    thread->process = process ? process : process_new(vm, thread);
    thread->process->threads++;
    vm->end_turn = vm->loop->cpu_cost ? NULL : threads_switch;
    *(threads->newest ? &threads->newest->next : &threads->oldest) = thread;
    threads->newest = thread;
    threads->alive++;
    if (trace_wants(vm->trace, TRACE_SCHEDULE)) {
        struct frame *frame = frame_visible(vm, 0);
        uint32_t by = vm->loop->current ? loop_current_node(vm) : creator->node;
        trace_put_thread_new(vm->trace, thread->node,
                             trace_string(vm->trace, name->text, name->size), threads->started,
                             thread_shown_code(vm, shown), by, frame ? frame_line(frame) : 0);
        if (thread->process->node != 0) {
            trace_put_process(vm->trace, thread->node, thread->process->node, thread->process->pid);
        }
    }
    thread_make_ready(vm, thread);
    return thread;
}

void threads_unwind(struct vm *vm)
{
    struct threads *threads = &vm->loop->threads;
    enum vm_stop stop = vm->stop;
    if (threads->alive > 0) {
        vm->stop = stop ? stop : STOP_INTERRUPTED;
        threads->ready_count = 0;
        while (threads->oldest) {
            thread_hand_over(vm, &threads->main, threads->oldest);
        }
        vm->stop = stop;
    }
    mem_free(threads->ready);
    mem_free(threads->explanation);
    threads->explanation = NULL;
    threads->ready = NULL;
    threads->ready_count = threads->ready_capacity = 0;
}

bool threads_finish(struct vm *vm)
{
    value module = dict_get_c(vm, vm->modules, "threading");
    if (!value_is_unbound(module)) {
        keep(module);
        if (!drop_result(vm, vm_call_method(vm, module, "_shutdown", NULL, 0)) && !vm->stop) {
            error_clear(vm); /* told by _shutdown() itself */
        }
        drop(vm, module);
    }
    if (!vm->stop) {
        vm_run_exit_functions(vm); /* daemons run on, while these wait */
    }
    if (!vm->stop) {
        threads_unwind(vm);
    }
    return !vm->stop;
}

/* What a parked thread waits for in a call of its own; NULL: its loop waits, told by its tasks. */
static const char *thread_waits_for(const struct thread *thread)
{
    static const char *const words[TRACE_WAIT_COUNT] = {
        [TRACE_WAIT_LOCK] = "a lock that nobody will release",
        [TRACE_WAIT_SEMAPHORE] = "a semaphore that nobody will release",
        [TRACE_WAIT_CONDITION] = "a condition that nobody will notify",
        [TRACE_WAIT_EVENT] = "an event that nobody will set",
        [TRACE_WAIT_BARRIER] = "others at a barrier who will never come",
        [TRACE_WAIT_QUEUE_GET] = "an item in an empty queue",
        [TRACE_WAIT_QUEUE_PUT] = "room in a full queue",
        [TRACE_WAIT_JOIN] = "the end of a thread",
        [TRACE_WAIT_EXECUTOR] = "the result of a pool's job",
        [TRACE_WAIT_FUTURE] = "a call from its loop's future",
    };
    return thread->state == THREAD_PARKED ? words[thread->what] : NULL;
}

bool task_is_in_hand(struct vm *vm, const struct task *task)
{
    struct threads *threads = &vm->loop->threads;
    for (struct thread *t = threads_first(threads); t; t = t->next) {
        if ((t == threads->running ? vm->loop->current : t->view.current) == task) {
            return true;
        }
    }
    return false;
}

const char *task_blocking_call(struct vm *vm, const struct task *task)
{
    struct threads *threads = &vm->loop->threads;
    for (struct thread *t = threads_first(threads); t; t = t->next) {
        bool is_in_hand = t == threads->running;
        if ((is_in_hand ? vm->loop->current : t->view.current) == task) {
            return thread_waits_for(t);
        }
    }
    return NULL;
}

bool threads_stand_in_call(struct vm *vm)
{
    return vm->loop->running && thread_waits_for(thread_running(vm));
}

void threads_explain(struct vm *vm, struct strbuf *out)
{
    struct threads *threads = &vm->loop->threads;
    for (struct thread *t = threads_first(threads); t; t = t->next) {
        const char *what = thread_waits_for(t);
        if (what) {
            strbuf_printf(out, "  %s waits for %s\n", t->name ? t->name : "MainThread", what);
        }
    }
}

/* --- the module _threads --- */

struct thread *thread_find(struct vm *vm, value ident)
{
    int64_t number = 0;
    if (!vm_index(vm, ident, &number)) {
        error_clear(vm);
    }
    for (struct thread *t = threads_first(&vm->loop->threads); t; t = t->next) {
        if (t->ident == (uint64_t)number) {
            return t;
        }
    }
    return NULL;
}

/* start(callable, name, the program's own function or None) -> ident */
static value threads_start(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "start", nargs, kwnames, 3, 3)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "the name of a thread is a str");
    }
    struct process *process = thread_running(vm)->process;
    struct thread *thread = thread_start(vm, args[0], value_as(str, args[1]), args[2], process);
    return thread ? int_from_int64(vm, (int64_t)thread->ident) : VALUE_ERROR;
}

static value threads_ident(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "get_ident", nargs, kwnames, 0, 0)
               ? int_from_int64(vm, (int64_t)thread_running(vm)->ident)
               : VALUE_ERROR;
}

static value threads_is_main(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "is_main", nargs, kwnames, 0, 0)
               ? value_from_bool(thread_running(vm) == &vm->loop->threads.main)
               : VALUE_ERROR;
}

/* park(wait kind, node, seconds or None) -> was it woken? */
static value threads_park(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int what = 0;
    int64_t node;
    double seconds = 0;
    if (!args_check(vm, "park", nargs, kwnames, 3, 3) ||
        !loop_find_kind(vm, TRACE_TYPE_WAIT_KIND, args[0], &what) ||
        !vm_index(vm, args[1], &node) ||
        (!value_is_none(args[2]) && !number_to_double(vm, args[2], &seconds))) {
        return VALUE_ERROR;
    }
    if (!cpu_settle(vm)) {
        return VALUE_ERROR;
    }
    double reading = vm->loop->clock.reading + seconds;
    struct park park = {.what = (enum trace_wait_kind)what,
                        .waits_on = (uint32_t)node,
                        .has_deadline = !value_is_none(args[2]),
                        .when = clock_from_seconds(reading),
                        .reading = reading,
                        .set_at = UINT64_MAX};
    enum park_end end;
    do {
        end = thread_park(vm, &park);
    } while (end == PARK_SIGNALED && signals_deliver(vm));
    return end == PARK_WOKEN ? VALUE_TRUE : end == PARK_TIMED_OUT ? VALUE_FALSE : VALUE_ERROR;
}

static value threads_unpark(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "unpark", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct thread *thread = thread_find(vm, args[0]);
    if (!cpu_settle(vm)) {
        return VALUE_ERROR;
    }
    if (thread) {
        thread_unpark(vm, thread);
    }
    return VALUE_NONE;
}

/* node(ident): its number in the trace. */
static value threads_node(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "node", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct thread *thread = thread_find(vm, args[0]);
    return value_from_small_int(thread ? (int64_t)thread->node : 0);
}

static bool threads_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"start", threads_start, 0},
        {"get_ident", threads_ident, 0},
        {"is_main", threads_is_main, 0},
        {"park", threads_park, 0},
        {"unpark", threads_unpark, 0},
        {"node", threads_node, 0},
        {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    dict_add_natives(vm, names, process_functions);
    return true;
}

const struct module_def threads_module = {"_threads", threads_fill};
