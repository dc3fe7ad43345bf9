/* Future and Task: asyncio's, in C.
 *
 * What is here behaves as CPython's _asyncio module: states, callbacks through
 * call_soon, cancellation, log-on-destruction.  Each state change is recorded in
 * the trace as it happens.
 *
 * References: see vm/value.h.  A future owns its result, callbacks and loop; a
 * task owns its coroutine and the future it waits for.  Callbacks that wake a
 * task hold that task directly, without a method object.
 */
#ifndef LOOP_FUTURE_H
#define LOOP_FUTURE_H

#include "trace/trace.h"
#include "vm/object.h"

struct vm;
struct loop;
struct dict;
struct task;
struct frame;
struct generator;

enum future_state { FUTURE_PENDING, FUTURE_CANCELLED, FUTURE_FINISHED };

struct future_callback {
    value call;      /* a callable; of kind WAKEUP: a Task, which is woken in its own context */
    value context;   /* contextvars.Context, or UNBOUND: the one at the time of the call */
    uint32_t target; /* node it concerns, in the trace */
    uint8_t kind;    /* enum trace_handle_kind */
};

struct future_callbacks {
    uint32_t count, capacity;
    struct future_callback items[];
};

/* What most futures never have: a block of its own. */
struct future_rare {
    value cancel_message;     /* UNBOUND: none was given */
    value cancelled_error;    /* the exception a task ended with, to be raised again; or UNBOUND */
    value traceback;          /* of the exception when it was set; UNBOUND once it was raised */
    uint32_t cancel_requests; /* task: those that were not taken back */
};

struct future {
    struct object head;
    uint8_t state;            /* enum future_state */
    uint8_t wait_kind;        /* enum trace_wait_kind: what a task that awaits it is suspended in */
    bool is_task : 1;         /* it is a struct task */
    bool must_cancel : 1;     /* task: a cancellation waits for its next step */
    bool awaiting : 1;        /* handed out by an await, not yet seen by its task */
    bool has_exception : 1;   /* result is an exception instance */
    bool log_traceback : 1;   /* nobody has looked at the exception yet */
    bool log_pending : 1;     /* task: complain if destroyed while pending */
    bool wakes_one : 1;       /* the only callback wakes a task */
    bool cancel_is_open : 1;  /* task: one was asked for, and nothing became of it yet */
    uint32_t node;            /* id in the trace */
    value result;             /* or exception.  Pending: UNBOUND; but a task's is the future or
                               * sleep that it is suspended on */
    union {                   /* owned */
        struct future *woken; /* wakes_one: the task */
        struct future_callbacks *callbacks; /* NULL: none */
    };
    struct future_rare *rare; /* owned; NULL: nothing of it was needed yet */
    struct dict *attrs;       /* __dict__, made when needed */
    struct loop *loop;        /* owned */
};

struct task {
    struct future future;
    value coroutine;
    value name;                 /* str, or the number N of "Task-N" as a small int */
    value context;              /* contextvars.Context or UNBOUND */
    struct task *older, *newer; /* all tasks alive of this vm, by age */
};

bool future_init_types(struct vm *vm);
bool task_init_types(struct vm *vm);

struct future *future_new(struct vm *vm, struct loop *loop, enum trace_node_kind kind);
/* One that has its node and has been recorded. */
struct future *future_new_known(struct vm *vm, struct loop *loop, uint32_t node);
/* Debug mode: who made it, the program or loop.create_future().  false: exception. */
bool future_note_source(struct vm *vm, struct future *future, bool is_by_loop);
void future_record_result(struct vm *vm, uint32_t node, value result);
/* The following fail with InvalidStateError if the future is done. */
bool future_set_result(struct vm *vm, struct future *future, value result);
bool future_set_exception(struct vm *vm, struct future *future, value exception);
/* Cancels it, also when it is a task (then: at its next step).  1: it was asked;
 * 0: done already; -1: exception (a subclass's cancel() in Python). */
int future_cancel(struct vm *vm, struct future *future, value message,
                  enum trace_cancel_kind reason);
/* The result; or raises the exception, CancelledError, InvalidStateError. */
value future_result(struct vm *vm, struct future *future);
value future_make_cancelled_error(struct vm *vm, struct future *future);
void future_add_callback(struct vm *vm, struct future *future, struct future_callback callback);
/* The same for a task that is to be woken, and without a word in the trace. */
void future_add_woken(struct vm *vm, struct future *future, struct task *task);

/* For Future's methods (loop/future_type.c). */
int future_cancel_natively(struct vm *vm, struct future *future, value message,
                           enum trace_cancel_kind reason); /* not a subclass's cancel() */
value future_raise_cancelled(struct vm *vm, struct future *future);
size_t future_callback_count(const struct future *future);
struct future_callback future_callback_at(const struct future *future, size_t i); /* borrowed */
/* Takes out the callbacks equal to `call`: their number; -1: exception. */
int64_t future_remove_callbacks(struct vm *vm, struct future *future, value call);

/* For Task, which builds on Future (loop/task.c). */
void future_fill(struct future *future, struct loop *loop, uint32_t node);
void future_drop_fields(struct vm *vm, struct future *future);
void future_clear(struct vm *vm, struct object *self); /* whom it would wake */
void future_traverse(struct object *self, visit_fn visit, void *context);
void future_finish_cancelled(struct vm *vm, struct future *future, value message);
value future_repr(struct vm *vm, value self);
/* __class_getitem__ of the classes that do not care what they are of. */
value future_class_getitem(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames);
struct future_rare *future_make_rare(struct vm *vm, struct future *future); /* if not there yet */

/* What a task is suspended on, a future or a sleep: borrowed, or NULL. */
static inline struct object *task_waits_for(const struct task *task)
{
    bool waits = task->future.state == FUTURE_PENDING && value_is_object(task->future.result);
    return waits ? value_object(task->future.result) : NULL;
}

/* Borrowed; UNBOUND: none was given. */
static inline value future_cancel_message(const struct future *future)
{
    return future->rare ? future->rare->cancel_message : VALUE_UNBOUND;
}

/* v as a future, or NULL. */
static inline struct future *future_from_value(value v)
{
    return value_has_layout(v, LAYOUT_FUTURE) ? value_as(future, v) : NULL;
}

/* A new task that drives the coroutine, its first step in the ready queue.  name
 * UNBOUND: "Task-N".  NULL: exception. */
struct task *task_new(struct vm *vm, struct loop *loop, value coroutine, value name, value context);
/* The future it is suspended on, borrowed, or NULL; one of a sleep is made now. */
struct future *task_waiter(struct vm *vm, struct task *task);

/* One step: resumes the coroutine, with the exception thrown in if it is not
 * UNBOUND (stolen).  false: KeyboardInterrupt or SystemExit is pending. */
bool task_step(struct vm *vm, struct task *task, value exception);
/* What it waited for is done: the outcome of the future (NULL: a sleep) goes into the coroutine. */
bool task_wakeup(struct vm *vm, struct task *task, struct future *future);
/* Of a suspended task's chain the innermost coroutine in the program's own files; if there is
 * none, the outermost.  NULL: the task drives no coroutine of ours. */
struct generator *task_place(const struct task *task);
/* vm->note_cancel: writes cancel_caught or cancel_swallowed for the current task. */
void task_note_cancel(struct vm *vm, struct frame *frame, bool is_swallowed);
struct str *task_name(struct vm *vm, struct task *task); /* new reference */

#endif
