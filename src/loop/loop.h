/* The event loop: ready queue, timers, and one iteration as CPython runs it.
 *
 * One iteration: move every timer that is due to the end of the ready queue; run
 * exactly the handles that are in the queue then.  If the queue is empty first
 * move the clock to the earliest deadline.  Nothing ready and no timer: the
 * program waits for ever; the simulation stops (STOP_DEADLOCK) and
 * loop_explain_deadlock() says who waits for what.
 *
 * Everything that CPython would make a Handle object for and that no program can
 * get hold of (a task's step, a future's callback, the end of a sleep) is a plain
 * entry of the ready queue here.
 */
#ifndef LOOP_LOOP_H
#define LOOP_LOOP_H

#include "loop/clock.h"
#include "loop/future.h"
#include "loop/ready.h"
#include "loop/signals.h"
#include "loop/threads.h"
#include "loop/timers.h"
#include "vm/object.h"

struct generator;
struct strbuf;

struct loop {
    struct object head;
    struct dict *attrs; /* __dict__, made when needed */
    uint32_t id;
    bool is_running, is_stopping, is_closed;
    bool has_task_factory;  /* create_task() must go through the loop's method */
    bool is_woken;          /* call_soon_threadsafe(): the wait for timers is over */
    bool is_debug;          /* slow callbacks are told, callbacks are checked */
    struct thread *waiting; /* the one that it runs in, while nothing is ready; or NULL */
    struct ready_queue ready;
    struct timers timers;
    uint64_t iteration;
    value poller; /* owned; the network's: called with False in each iteration, before the timers,
                     and with True when the loop would have to wait; or UNBOUND */
};

/* Handle and TimerHandle. */
struct handle {
    struct object head;
    bool is_cancelled, is_timer;
    uint8_t kind;   /* enum trace_handle_kind */
    uint32_t id;    /* in the trace; 0 before it is in queue or heap */
    uint32_t node;  /* future concerned, or 0 */
    value callback; /* NONE once cancelled */
    struct tuple *args;
    value context;
    struct loop *loop;  /* owned */
    struct timer timer; /* of a TimerHandle … */
    value when;         /* … and its deadline as it was given to call_at(), or UNBOUND */
    value source;       /* debug mode: "file:line" where it was made, or its repr() when
                           it was cancelled; or UNBOUND */
};

/* What vm->loop points to. */
/* What counts as how many steps (sim_limits.steps): it takes as long. */
enum { STEPS_OF_TURN = 100, STEPS_OF_SWITCH = 500 };

struct loop_state {
    struct clock clock;
    struct signals signals;
    struct loop *running; /* of the thread; borrowed */
    struct task *current; /* borrowed; NULL outside of a task's step */
    value event_loop;     /* set_event_loop() */
    bool event_loop_was_set;
    struct task *oldest, *newest; /* tasks alive, by age */
    struct threads threads;
    uint64_t task_count;            /* numbers for names */
    uint32_t nodes, handles, loops; /* last ids given out */
    uint32_t loops_running;         /* in all threads */
    struct ready_entry in_hand;     /* the entry that runs; handle 0: none */
    uint64_t task_limit, tasks_alive;
    enum trace_level paused_level;         /* of a recording that is paused (module.c) */
    uint32_t paused_nodes, paused_handles; /* ids given out before the pause */
    int64_t time_limit;                    /* nanoseconds; 0: none */
    int64_t cpu_cost;                      /* of a bytecode, nanoseconds; 0: none (loop/cpu.h) */
    int64_t cpu_rest;        /* of the time used: less than a nanosecond, in units of the cost */
    int64_t switch_interval; /* sys.getswitchinterval(), nanoseconds */
    value context;           /* contextvars.Context of the running handle (borrowed) or UNBOUND */
    bool contexts_active;    /* a variable was set: loop/context.h */
    value main_context, handle_context; /* owned: outside of the loop; of a handle that had none */
    struct type *context_type, *context_var_type, *context_token_type; /* NULL: not imported */
    /* For tests: called after each handle, with the trace complete up to there. */
    void (*after_handle)(struct vm *vm, void *context);
    void *after_handle_context;
    struct type *future_type, *future_iterator_type, *task_type, *handle_type, *timer_handle_type,
        *loop_type;
    struct type *cancelled_error, *invalid_state_error; /* asyncio.exceptions' */
};

bool loop_state_new(struct vm *vm); /* called when the vm is made */
void loop_state_free(struct vm *vm);

extern const struct module_def loop_module;    /* "_asyncio" */
extern const struct module_def signals_module; /* "_signal" */

/* A job that is no callback to the end of the queue; keeps the values. */
void loop_push_ready(struct vm *vm, struct loop *loop, enum ready_job job,
                     enum trace_handle_kind kind, uint32_t cause, value subject, value argument);
/* A future's callback; node: what it concerns. */
void loop_push_callback(struct vm *vm, struct loop *loop, enum trace_handle_kind kind,
                        uint32_t node, struct future *future, value callable, value context);
/* Sets the timer that lies in owner; the loop keeps owner until it fires or is cancelled. */
void loop_set_timer(struct vm *vm, struct loop *loop, struct timer *timer, double reading,
                    struct object *owner, enum trace_handle_kind kind, uint32_t node);
void loop_cancel_timer(struct vm *vm, struct loop *loop, struct timer *timer);

bool loop_run_forever(struct vm *vm, struct loop *loop); /* false: exception or vm->stop */
/* The running loop, borrowed; NULL and RuntimeError "no running event loop". */
struct loop *loop_get_running(struct vm *vm);
/* asyncio.get_event_loop(): new reference. */
value loop_get_event_loop(struct vm *vm);

/* The number of a word of a set of kinds.def.  false: ValueError. */
bool loop_find_kind(struct vm *vm, enum trace_type type, value name, int *kind);
/* Drops what is in queue and heap: loop.close(), and the end of a loop. */
void loop_clear(struct vm *vm, struct loop *loop);
/* The end of a loop object: all it holds. */
void loop_release(struct vm *vm, struct loop *loop);
void loop_traverse(struct object *self, visit_fn visit, void *context);

uint32_t loop_new_node(struct vm *vm);
uint32_t loop_current_node(struct vm *vm); /* of the current task, or 0 */

value sleep_new(struct vm *vm, double seconds, value result); /* a coroutine */
value sleep_new_wrong(struct vm *vm, value delay); /* one that raises for a delay like "1" */
/* The node of a sleep that has begun; 0: the object is none. */
uint32_t sleep_node(struct object *object);
/* Is what the coroutine of task yielded a sleep that stands for its own future?  It wakes task. */
bool sleep_take(value yielded, struct task *task);
struct future *sleep_future(struct vm *vm, struct generator *sleep); /* borrowed; made now */
bool sleep_finish(struct vm *vm, struct object *sleep);              /* its time has come */
/* The node that an entry concerns, and the context it was given (borrowed; UNBOUND: none). */
static inline uint32_t ready_node(const struct ready_entry *entry)
{
    switch ((enum ready_job)entry->job) {
    case READY_STEP:
    case READY_WAKEUP: return value_as(future, entry->subject)->node;
    case READY_CALLBACK: return entry->call->node;
    case READY_HANDLE: return value_as(handle, entry->subject)->node;
    case READY_SLEEP: return sleep_node(value_object(entry->subject));
    }
    return 0;
}

static inline value ready_context(const struct ready_entry *entry)
{
    switch ((enum ready_job)entry->job) {
    case READY_STEP:
    case READY_WAKEUP: return value_as(task, entry->subject)->context;
    case READY_CALLBACK: return entry->call->context;
    case READY_HANDLE: return value_as(handle, entry->subject)->context;
    case READY_SLEEP: break;
    }
    return VALUE_UNBOUND;
}

bool handle_init_types(struct vm *vm);
bool loop_init_types(struct vm *vm);
struct handle *handle_new(struct vm *vm, struct loop *loop, value callback, const value *args,
                          size_t nargs, value context, bool is_timer);

/* Canonical text of the engine's own state: the format of model/dump.h. */
void loop_dump_state(struct vm *vm, struct strbuf *out);
/* "waits for ever": each pending task, where it stands and what it waits for. */
void loop_explain_deadlock(struct vm *vm, struct strbuf *out);

#endif
