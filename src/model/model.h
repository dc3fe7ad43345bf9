/* The model: what is true at one position of a trace.
 *
 * The promise: model_state() at position p is a pure function of the first p
 * events of the trace, whichever way p was reached.  Any position is reached in
 * a few milliseconds, however long the trace (checkpoints every some thousand
 * events, the rest is replayed).
 *
 * Everything is named by the trace's ids (node, handle, frame, code, file) and
 * string ids (trace_text()).  Times are virtual nanoseconds.  Accessors never
 * fail: what does not exist reads as all zero.
 *
 * Ownership: the model owns state, timeline and steps; the trace is borrowed,
 * must outlive the model, and is not written to meanwhile.  Pointers got from
 * accessors are good until the next model_seek().
 */
#ifndef MODEL_MODEL_H
#define MODEL_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/table.h"
#include "trace/trace.h"

/* Of tasks and threads: the eight honest states.  Futures use WAITING (pending), DONE,
 * CANCELLED, FAILED. */
enum model_task_state {
    MODEL_NOT_STARTED, /* coroutine objects only: a task is READY from its creation on */
    MODEL_READY,
    MODEL_RUNNING,
    MODEL_WAITING,
    MODEL_BLOCKED, /* it runs, inside a blocking call */
    MODEL_DONE,
    MODEL_CANCELLED,
    MODEL_FAILED
};

enum model_node_kind {
    MODEL_NONE,
    MODEL_TASK,
    MODEL_FUTURE,
    MODEL_GROUP, /* a group with a node of its own (wait, wait_for, TaskGroup, timeout) */
    MODEL_SYNC,  /* lock, queue, ... */
    MODEL_THREAD,
    MODEL_REQUEST /* over the virtual network */
};

/* A list: walk from first by model_link(state, id)->next until 0. */
struct model_list {
    uint32_t first, last, count;
};

struct model_link {
    uint32_t
        value; /* child or waiter or holder: node; variable: string of its name; item: string */
    uint32_t extra; /* variable: string of its value; callback: node it concerns */
    uint32_t next;
};

/* What changes often about a node.  Node 0 is the main thread outside any task. */
struct model_node {
    uint8_t kind;      /* enum model_node_kind */
    uint8_t state;     /* enum model_task_state */
    uint8_t what;      /* task, thread: enum trace_wait_kind, while WAITING */
    uint8_t waited;    /* the same of its last wait */
    bool gone;         /* the object was destroyed */
    bool cancelling;   /* a request was made and has not landed yet */
    uint32_t waits_on; /* task, thread: node, 0: none */
    uint32_t code,
        line;        /* its place in the program: last known, innermost in the program's files */
    uint32_t frame;  /* innermost frame (level full), 0: none; outwards by below */
    uint32_t handle; /* the ready handle or timer that is about this node, 0: none */
    uint32_t first_waiter, last_waiter; /* tasks that wait on this node, in order; without node 0 */
    uint32_t next_waiter, prev_waiter;  /* this task among the waiters of waits_on */
    uint32_t cancel;                    /* 1 + the number of its last cancellation, 0: none */
};

/* What is set once, or seldom.  A future has it only when there is something to say (a label, a
 * result, groups, callbacks); its time and creator are not kept. */
struct model_info {
    int64_t created_at, ended_at; /* ended_at: -1 while it lives */
    uint64_t created_position;
    uint32_t name;   /* string; 0: Task-number (model_add_name() does it) */
    uint32_t number; /* of the default name */
    uint32_t code;   /* task: its coroutine; thread: its function */
    uint32_t creator, created_line;
    uint32_t order;   /* task, thread: from 0 in the order of creation; colour index */
    uint32_t result;  /* string: repr of result or exception, or message of a cancellation */
    uint32_t coro;    /* task: frame of its coroutine object (level full) */
    uint32_t group;   /* 1 + number of the group that has this node, 0: none */
    uint32_t sync;    /* 1 + number, 0: none */
    uint32_t request; /* 1 + number, 0: none */
    uint32_t process; /* thread: the main thread of its worker process, 0: the program's own */
    uint32_t pid;     /* thread: os.getpid() in its worker process; 0: in the program's own */
    uint32_t gil;     /* main thread of a process: 1 + the thread that has its GIL; 0: nobody */
    uint32_t in_line; /* task, thread: 1 + number of the sync in whose line it stands, 0: none */
    struct model_list groups;    /* numbers of the groups it is a child of */
    struct model_list callbacks; /* done callbacks of the program (value: enum trace_handle_kind) */
};

struct model_handle {
    enum model_place { MODEL_NOWHERE, MODEL_IN_TIMERS, MODEL_IN_READY, MODEL_IS_RUNNING } place;
    uint8_t kind; /* enum trace_handle_kind */
    bool cancelled;
    uint8_t place_of; /* private: which of the loops' queues and heaps it is in */
    uint32_t node, cause;
    uint32_t by;          /* task or thread that ran when it joined the ready queue, 0: none */
    uint32_t next, prev;  /* in the ready queue */
    int64_t when, set_at; /* timers, also after they are due; else -1 */
};

struct model_frame {
    uint8_t state; /* NOT_STARTED, RUNNING (in a chain), WAITING (generator, off its chain) */
    uint32_t code, line, task;
    uint32_t below;           /* next frame outwards in the chain, 0: outermost */
    uint32_t made_line;       /* coroutine object: where it was made */
    uint32_t raised, message; /* strings: exception on its way through this frame, or 0 */
    struct model_list variables;
};

struct model_group_info {
    uint8_t kind;    /* enum trace_group_kind */
    uint8_t outcome; /* enum trace_outcome_kind */
    uint32_t node, owner, line;
    uint32_t finished;                     /* children that have ended */
    int64_t opened_at, closed_at, timeout; /* closed_at, timeout: -1 for none */
    struct model_list children;
};

struct model_sync_info {
    uint8_t kind; /* enum trace_sync_kind */
    uint32_t node, label;
    int64_t value;
    struct model_list holders, waiters, items;
};

struct model_request {
    uint8_t kind;                /* enum trace_request_kind */
    uint32_t node, who;          /* who: task or thread that sends or serves it */
    uint32_t method, url, error; /* strings; error: 0 for none */
    uint32_t line;               /* where the program sends it, 0: unknown */
    int64_t status;              /* of HTTP; 0: no answer, or not yet */
    int64_t began_at, ended_at;  /* ended_at: -1 while it is under way */
    uint64_t position;           /* after request_begin */
};

struct model_pause { /* a thread has given the processor up to a deadline */
    int64_t since, until;
};

struct model_output {
    int64_t time;
    uint64_t position; /* after the event */
    uint32_t task, text;
    uint8_t stream; /* enum trace_stream_kind */
};

struct model_note { /* warnings, unhandled exceptions, limits */
    enum model_note_kind { MODEL_NOTE_WARNING, MODEL_NOTE_EXCEPTION, MODEL_NOTE_LIMIT } kind;
    uint8_t subkind; /* enum trace_warning_kind or trace_limit_kind */
    uint32_t node, code, text;
    int64_t time;
    uint64_t position;
};

struct model_cancel { /* one cancellation, from request to landing */
    enum model_cancel_stage {
        MODEL_CANCEL_ASKED,
        MODEL_CANCEL_DELIVERED,
        MODEL_CANCEL_CAUGHT,
        MODEL_CANCEL_SWALLOWED,
        MODEL_CANCEL_SHIELDED,
        MODEL_CANCEL_LANDED /* the target has ended as cancelled */
    } stage;
    uint8_t reason; /* enum trace_cancel_kind */
    uint32_t by, target, message;
    int64_t asked_at, delivered_at, landed_at; /* -1: not yet */
    uint64_t asked_position;
};

struct model_code {
    uint8_t kind; /* enum trace_code_kind */
    uint32_t name, file, line;
};

struct model_file {
    uint32_t name, text;
};

struct model_timer_slot {
    int64_t when;
    uint32_t handle;
};

enum model_phase { MODEL_OUTSIDE, MODEL_TIMER_PHASE, MODEL_RUN_PHASE };

/* What each loop has of its own. */
#define MODEL_LOOP_MEMBERS                                                 \
    uint32_t loop;        /* 0: none yet */                                \
    uint32_t loop_thread; /* in which it runs, or ran last */              \
    bool loop_running, loop_closed;                                        \
    enum model_phase phase;                                                \
    uint64_t iteration;    /* number of the current or last one */         \
    uint64_t left_to_run;  /* handles still to be run in this run phase */ \
    uint32_t task, handle; /* that run now; 0: none */                     \
    uint32_t ready_first, ready_last, ready_count;                         \
    uint32_t timer_count; /* not cancelled */                              \
    uint32_t timer_slots; /* private */

struct model_loop {
    MODEL_LOOP_MEMBERS
};
enum { MODEL_LOOPS = 16 }; /* so many are told apart at a time; further ones share a queue */

struct model_state {
    uint64_t position;
    int64_t now;
    struct trace_event last; /* the event that led here; at position 0: not set */

    uint32_t main_file;
    bool started, ended;
    int64_t exit_status;
    uint8_t end_reason; /* enum trace_end_kind */

    union { /* the loop of the thread that runs, or that ran last */
        struct {
            MODEL_LOOP_MEMBERS
        };
        struct model_loop shown;
    };

    uint32_t thread;       /* that runs now; 0: the main thread */
    uint32_t preempted;    /* lost the GIL by the last event: task or thread; or 0 */
    uint32_t blocked_node; /* when is_blocked: who blocks */
    bool is_blocked;
    uint32_t blocked_why;
    int64_t blocked_since, blocked_until;

    uint32_t task_count, thread_count, code_count, file_count;
    uint32_t group_count, sync_count, output_count, note_count, cancel_count;
    uint32_t request_count;
    struct model_list coroutines; /* frames NOT_STARTED that no task drives (value) */

    /* Private: use the accessors. */
    struct model_loop loops[MODEL_LOOPS]; /* all but number loop_shown */
    uint32_t loop_shown, loop_next;       /* loop_next: of the next handle, 0: that shown */
    const struct trace *trace;
    uint32_t free_link, link_count;
    struct table nodes, infos, handles, frames, links, timers, tasks, threads, codes, files, groups,
        syncs, outputs, notes, cancels, requests, pauses;
};

struct model;
struct timeline;
struct steps;

struct model *model_new(const struct trace *trace); /* at position 0; reads the whole trace once */
void model_free(struct model *model);               /* NULL is allowed */
void model_seek(struct model *model, uint64_t position); /* beyond the end: the end */
uint64_t model_position(const struct model *model);
uint64_t model_count(const struct model *model); /* of events: the last position */
const struct model_state *model_state(const struct model *model);
const struct timeline *model_timeline(const struct model *model); /* model/timeline.h */
const struct steps *model_steps(const struct model *model);       /* model/step.h */
const struct trace *model_trace(const struct model *model);

/* --- by id --- */
const struct model_node *model_node(const struct model_state *state, uint32_t node);
const struct model_info *model_info(const struct model_state *state, uint32_t node);
const struct model_handle *model_handle(const struct model_state *state, uint32_t handle);
const struct model_frame *model_frame(const struct model_state *state, uint32_t frame);
const struct model_link *model_link(const struct model_state *state, uint32_t link);
const struct model_code *model_code(const struct model_state *state, uint32_t code);
const struct model_file *model_file(const struct model_state *state, uint32_t file);

/* --- by number, from 0 to the count in the state --- */
uint32_t model_task_at(const struct model_state *state, uint32_t number);   /* its node */
uint32_t model_thread_at(const struct model_state *state, uint32_t number); /* its node */
const struct model_group_info *model_group_at(const struct model_state *state, uint32_t number);
const struct model_sync_info *model_sync_at(const struct model_state *state, uint32_t number);
const struct model_output *model_output_at(const struct model_state *state, uint32_t number);
const struct model_note *model_note_at(const struct model_state *state, uint32_t number);
const struct model_cancel *model_cancel_at(const struct model_state *state, uint32_t number);
const struct model_request *model_request_at(const struct model_state *state, uint32_t number);

/* --- questions --- */

/* The first `max` timers that are not cancelled, in the order in which they fire.  Returns how
 * many were written to handles. */
size_t model_timers(const struct model_state *state, uint32_t *handles, size_t max);

/* The await chain of a task (0: the module level; a thread: its calls), outermost first: at most
 * `max` innermost frames.  Returns how many were written. */
size_t model_chain(const struct model_state *state, uint32_t node, uint32_t *frames, size_t max);

/* Processes.  Each thread belongs to one: to the program's own, which is named 0 like its main
 * thread, or to a worker process, named by the node of its main thread.  Each process has a GIL:
 * threads of different processes run at once, of those in one process at most one is RUNNING (or
 * the task that it steps), and those that only want its GIL are READY. */
uint32_t model_process(const struct model_state *state, uint32_t thread);
bool model_has_many_loops(const struct model_state *state); /* do several threads run one? */
bool model_is_process(const struct model_state *state, uint32_t node); /* a worker's main thread? */
/* The thread that has the GIL of a process and uses it, or MODEL_NOBODY: all of them wait. */
#define MODEL_NOBODY UINT32_MAX
uint32_t model_gil_holder(const struct model_state *state, uint32_t process);

/* The deadline of the timer that will wake a waiting task, or -1: its own timer, or that of what
 * it waits on.  Of a thread: that of its call. */
int64_t model_deadline(const struct model_state *state, uint32_t node);

/* How long a waiting thread's call lasts; all zero: until it is woken. */
struct model_pause model_pause(const struct model_state *state, uint32_t thread);

/* A name to show: the task's, the thread's, the future's label, "gather", "future", ... */
void model_add_name(const struct model_state *state, uint32_t node, struct strbuf *out);

/* The name of the function of a code object ("" when unknown); of one inside another function
 * without what is around it: "produce", not "main.<locals>.produce". */
const char *model_code_name(const struct model_state *state, uint32_t code);

#endif
