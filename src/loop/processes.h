/* Worker processes: groups of threads, each with a GIL and with module globals of its own.
 *
 * A worker begins as a copy of the process that starts it.  What can be changed is copied by
 * Python (stdlib/py/_processes.py), as an image: a list of (dict or class, its content as a
 * dict).  While a thread of the process runs these contents are exchanged for those in the
 * dicts and classes themselves, so that functions and methods, which are shared, find the
 * globals of the process that calls them.
 *
 * The image goes with the last thread; no finaliser runs, as with os._exit().
 */
#ifndef LOOP_PROCESSES_H
#define LOOP_PROCESSES_H

#include <stddef.h>
#include <stdint.h>

#include "vm/native.h"

struct list;
struct thread;

enum { PROCESS_PID = 4242 }; /* os.getpid() of the program; of a worker: its thread's number more */

struct process {
    uint32_t pid, parent_pid;
    uint32_t node;         /* of its main thread in the trace; 0: the program's own process */
    struct thread *holder; /* has the GIL; or NULL */
    int64_t held_since;    /* nanoseconds */
    int64_t used;          /* CPU time, nanoseconds */
    size_t threads;        /* that belong to it */
    struct list *image;    /* owned; NULL: the program's own process */
};

/* A worker whose main thread this will be; without an image yet. */
struct process *process_new(struct vm *vm, const struct thread *thread);
/* The modules have the globals of this process from now on. */
void process_install(struct vm *vm, struct process *process);
/* A thread of it has ended, and another runs: the last one takes the process with it. */
void process_leave(struct vm *vm, struct process *process);

extern const struct native_def process_functions[]; /* of the module _threads */

#endif
