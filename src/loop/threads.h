/* Virtual threads: one runs at a time, until it blocks.
 *
 * Each has a thread of the operating system for its C stack, but these never run at
 * once: the one that blocks hands the machine to the next and sleeps until it is handed
 * back.  Who is next does not depend on the outside: threads that were woken run in the
 * order in which they were; if there is none, the clock moves to the earliest deadline
 * and all that wait for it are woken, those first that waited first.  If nobody waits for
 * a time either, the program waits for ever (STOP_DEADLOCK).
 *
 * Library code is never interrupted: between two calls of thread_park() nobody else runs.
 *
 * Of the threads of one process (loop/processes.h) only the one that has the GIL runs; it lets
 * go of it when it is parked, and keeps it while it only waits for the clock (loop/cpu.h).
 *
 * Ownership: a struct thread belongs to struct threads, from thread_start() until its end.
 * All is lazy: a program without threads has `main` and nothing else.
 */
#ifndef LOOP_THREADS_H
#define LOOP_THREADS_H

#include <pthread.h>
#include <semaphore.h>

#include "loop/processes.h"
#include "trace/trace.h"
#include "vm/vm.h"

struct loop;
struct strbuf;
struct task;

enum thread_state { THREAD_READY, THREAD_PARKED, THREAD_RUNNING, THREAD_OVER };

/* What of struct loop_state belongs to the thread that runs. */
struct thread_view {
    struct loop *running;
    struct task *current;
    value context, main_context, handle_context;
};

struct thread {
    struct vm_thread own; /* of all but the main thread */
    struct vm_thread *vm;
    struct process *process; /* that it belongs to */
    uint64_t ident;          /* threading.get_ident() */
    uint32_t node;           /* in the trace; 0: the main thread */
    enum thread_state state;
    bool is_woken;    /* by thread_unpark(); else its deadline came */
    bool is_signaled; /* the main thread: a signal is due */
    bool
        is_computing; /* parked until the clock has come to where its bytecodes have: has the GIL */
    bool is_killed;   /* it ends as soon as it would run */
    int64_t used;     /* CPU time, nanoseconds … */
    int64_t ready_at; /* … and since when it wants the GIL, when it is ready */
    bool has_deadline;
    int64_t when;   /* its deadline, nanoseconds … */
    double reading; /* … and as a program reads it */
    uint64_t set_at, order;
    enum trace_wait_kind what; /* while parked */
    char *name;
    value target; /* callable, until it begins */
    struct thread_view view;
    pthread_t handle;
    sem_t baton;
    struct thread *next; /* younger */
};

struct threads {
    struct thread main;
    struct process program;         /* the program's own */
    struct process *installed;      /* whose globals the modules have */
    struct thread *oldest, *newest; /* without main */
    struct thread *running;
    struct thread **ready; /* woken, in order */
    size_t ready_count, ready_capacity;
    uint64_t started, orders; /* numbers given out */
    size_t alive;             /* without main */
    char *explanation;        /* of a deadlock, as it was found; or NULL */
    pthread_t ended;          /* to be joined by who runs next */
    bool has_ended;
};

extern const struct module_def threads_module; /* "_threads" */

enum park_end { PARK_STOPPED, PARK_WOKEN, PARK_TIMED_OUT, PARK_SIGNALED };

/* How long, and what for. */
struct park {
    enum trace_wait_kind what;
    uint32_t waits_on; /* node, or 0 */
    bool has_deadline;
    int64_t when;
    double reading;
    uint64_t set_at; /* instant of the timer; UINT64_MAX: all timers of this deadline are due */
};

/* What a blocking call is. */
struct blocking {
    const char *why;           /* as the timeline says: "time.sleep" */
    enum trace_wait_kind what; /* of a thread without a loop */
    uint32_t waits_on;         /* node, or 0 */
};

/* Are there threads besides this one that are not over? */
bool threads_are_many(const struct vm *vm);
/* The running thread waits.  PARK_STOPPED: vm->stop is set.  PARK_SIGNALED: the main thread
 * is to deliver a signal, and then to wait again. */
enum park_end thread_park(struct vm *vm, const struct park *park);
/* Wakes it, if it is parked; it runs when its turn comes. */
void thread_unpark(struct vm *vm, struct thread *thread);
/* It ends without running any more of its code, as soon as it would run; not the running one. */
void thread_kill(struct vm *vm, struct thread *thread);
/* Those that are ready run first.  false: vm->stop is set. */
bool threads_yield(struct vm *vm);
/* The running thread blocks for so long: time.sleep() and its like.  The loop that runs in it
 * stands still.  false: exception or stop. */
bool thread_block(struct vm *vm, double seconds, const struct blocking *blocking);
/* The loop has nothing to do until `when` (or without a deadline until it is woken).  false:
 * exception or stop. */
bool thread_wait_for_loop(struct vm *vm, const struct park *park);
struct thread *thread_running(struct vm *vm);
/* A new thread, ready to run, in a process that is there or (NULL) in a new one.  shown: the
 * program's own function that it runs, or None.  NULL: exception. */
struct thread *thread_start(struct vm *vm, value target, struct str *name, value shown,
                            struct process *process);
struct thread *thread_find(struct vm *vm, value ident); /* NULL: there is none (any more) */

/* --- for loop/cpu.c and loop/processes.c --- */

/* The parked thread of this process, or (not is_own) of all others, whose deadline comes first;
 * process NULL: of all.  NULL: none has one. */
struct thread *threads_earliest_of(struct threads *threads, const struct process *process,
                                   bool is_own);
/* All that are parked until then are ready from now on. */
void threads_make_due(struct vm *vm, int64_t now);
/* The first that is ready and may run: nobody else has its GIL.  It stays in line. */
struct thread *threads_peek_ready(const struct threads *threads);
/* The first of the process that is ready. */
struct thread *threads_first_wanting(const struct threads *threads, const struct process *process);
/* The running thread waits for the clock, with its GIL: others of other processes may run.
 * false: vm->stop is set. */
bool thread_compute(struct vm *vm, int64_t until);
/* The running thread goes on as one of another process, once it has the GIL there; it is to come
 * back before its end.  false: vm->stop is set. */
bool thread_move(struct vm *vm, struct process *process);

/* The main thread has ended: those that must end before the program do.  Then the daemons,
 * wherever they are.  false: vm->stop is set. */
bool threads_finish(struct vm *vm);
/* Ends all others without running any more of their code; vm->stop may be set. */
void threads_unwind(struct vm *vm);
/* "thread NAME waits for …", one line each. */
void threads_explain(struct vm *vm, struct strbuf *out);
/* Is it in the middle of a step, in any thread? */
bool task_is_in_hand(struct vm *vm, const struct task *task);
/* What the thread that runs this task waits for in a call that blocks its loop; NULL: nothing. */
const char *task_blocking_call(struct vm *vm, const struct task *task);
/* Is the running thread parked in a call, and not by its loop? */
bool threads_stand_in_call(struct vm *vm);

#endif
