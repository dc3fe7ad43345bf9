/* One Python machine: everything that a running program can reach hangs from a struct
 * vm, and two of them know nothing of each other.
 *
 * The vm reads no clock, no random source and no environment: time, output and
 * files come through `host`.  Running Python code takes no virtual time.
 *
 * Ownership: vm_new() to vm_free(); all objects of the vm end with it.
 */
#ifndef VM_VM_H
#define VM_VM_H

#include "base/map.h"
#include "vm/error.h"
#include "vm/heap.h"
#include "vm/object.h"

struct trace;
struct diag;
struct requests;
struct frame;
struct code;
struct module;
struct loop_state;   /* loop/: the running loop, clock, timers */
struct stdlib_state; /* stdlib/: random generator, locale … */

/* Names the interpreter looks up itself: NAME(identifier, text), interned once. */
enum vm_name {
#define NAME(id, text) NAME_##id,
#include "vm/names.def"
#undef NAME
    NAME_COUNT
};

/* Built-in types by number: TYPE(id), see vm/types.def. */
enum vm_type {
#define TYPE(id) T_##id,
#include "vm/types.def"
#undef TYPE
    T_COUNT
};

/* What the machine asks of the outside.  Every function must be set. */
struct vm_host {
    void *context;
    void (*write)(void *context, int stream, const char *text,
                  size_t size); /* 1 stdout, 2 stderr */
    /* A file of the program's folder, relative and checked by the host; NULL:
     * not there.  The caller frees with mem_free(). */
    char *(*read_file)(void *context, const char *path, size_t *size);
    bool (*is_folder)(void *context, const char *path);
    /* The names in a folder, each ended by '\0'; NULL: there is none.  Freed as above. */
    char *(*list_folder)(void *context, const char *path, size_t *size);
    /* The next line of standard input with its end, freed as above.  NULL: no more, or an
     * exception, or vm->stop. */
    char *(*read_line)(void *context, size_t *size);
    const char *input_hint;             /* a note below input()'s EOFError; NULL: none */
    bool (*interrupted)(void *context); /* asked now and then; true ends the run */
};

struct vm_options {
    struct vm_host host;
    struct trace *trace;  /* or NULL: nothing is recorded */
    size_t memory_limit;  /* bytes; 0: none */
    uint64_t step_limit;  /* bytecodes, counted roughly; 0: none */
    uint64_t event_limit; /* of the recording; 0: none */
    size_t output_limit;  /* bytes of stdout and stderr; 0: none */
    int recursion_limit;  /* 0: 1000, CPython's */
    int64_t epoch;        /* wall clock at time 0, nanoseconds since 1970, local */
    const char *folder;   /* absolute, where relative paths begin; NULL: unknown */
    uint64_t seed;        /* for programs that do not seed */
    bool top_level_await;
    /* Runs the coroutine that a module with a top-level await is; must be set with it. */
    value (*run_coroutine)(struct vm *vm, value coroutine);
    /* What outlives the program, or UNBOUND: what hangs from it is never finalised.  The caller
     * drops it. */
    value (*outliving)(struct vm *vm);
    struct requests *requests; /* of virtual customers; never NULL */
    const char *const *argv;   /* sys.argv: argc strings, argv[0] the file */
    int argc;
};

/* Why a simulation stopped that Python code cannot catch. */
enum vm_stop {
    STOP_NONE,
    STOP_STEPS,
    STOP_MEMORY,
    STOP_OUTPUT,
    STOP_TASKS,
    STOP_TIME,
    STOP_TRACE,
    STOP_INTERRUPTED,
    STOP_DEADLOCK,
    STOP_SIGNAL
};

/* What belongs to one (virtual) thread of control. */
struct vm_thread {
    value pending;       /* exception being raised, or UNBOUND */
    value handled;       /* exception being handled (sys.exception()), or NONE */
    struct frame *frame; /* innermost running frame, or NULL */
    int depth;           /* Python calls, also through C */
    int c_depth;         /* nested entries into the interpreter */
    uint32_t id;         /* 0: main thread */
    uint32_t task;       /* node of the current task in the trace (0: none): set by loop/ */
    /* sys.set_asyncgen_hooks: callables, or NONE / bits 0; the loop sets them while it runs. */
    value asyncgen_firstiter, asyncgen_finalizer;
    /* The one from which the loop runs its callbacks, borrowed; NULL: no loop runs. */
    struct frame *loop_frame;
    uint32_t origin_depth; /* sys.set_coroutine_origin_tracking_depth */
    struct vm_thread *next;
};

struct vm {
    struct heap heap;
    struct trace *trace; /* never NULL: one whose level is off where nothing is recorded */
    struct vm_thread *thread, main_thread;
    bool (*end_turn)(struct vm *vm); /* set by loop/: the fuel is used up; false: vm->stop is set */
    int64_t fuel; /* counts down at calls, jumps back and iterations; at 0: vm_check_limits() */
    enum vm_stop stop;    /* set: unwind everything, run no Python code */
    bool ends_from_names; /* the collector ends things as they hang from names, not oldest first */
    struct type *types[T_COUNT];
    struct type *exception_types[EXC_COUNT];
    struct str *names[NAME_COUNT];
    struct str *ascii[128], *empty_str;
    struct str_table *strings; /* interned ones: vm/str.c */
    struct tuple *empty_tuple;
    struct dict *builtins, *modules; /* modules: sys.modules */
    struct dict *files;              /* written by the program: vm/storage.h; NULL: none yet */
    struct int_map weakrefs;
    uint64_t dict_versions;
    uint32_t type_versions;
    uint32_t next_frame_id, next_code_id; /* ids in the trace: vm/record.c */
    struct interner trace_files;          /* names of files, in the order of their ids from 1 */
    uint64_t next_id;                     /* what id() gives out: stable from run to run */
    struct int_map ids;
    size_t max_str_digits; /* of an int shown or read in decimal; 0: any (vm/int_text.c) */
    struct vm_options options;
    struct loop_state *loop;
    /* The loop's: an except or finally of the program has a cancellation, or has ended it. */
    struct type *cancelled_error; /* NULL: no loop yet */
    void (*note_cancel)(struct vm *vm, struct frame *frame, bool is_swallowed);
    struct stdlib_state *stdlib;
    const struct module_def *native_modules; /* table, ended by name NULL */
    struct vm_private *private_; /* string table, import state, warning filters …: vm/vm.c */
    /* Where bytecodes take time (loop/cpu.h); else end_slice is NULL and the rest of no meaning. */
    int64_t
        burned;         /* what has run since time last passed: BURN_BYTECODE for a bytecode of the
                           program, 1 for an item that native code walks over; below 0: nothing counts */
    int64_t burn_limit; /* as soon as there is so much, at the next call or jump back … */
    bool (*end_slice)(struct vm *vm); /* … this is called; false: exception or vm->stop */
    bool (*settle)(struct vm *vm);    /* lets the time of what has burned pass; false: vm->stop */
};

/* A machine with its built-ins; modules are made on import.  Never NULL. */
struct vm *vm_new(const struct vm_options *options);
void vm_free(struct vm *vm);

/* Compiles and runs source as __main__.  The module's value is kept.  false: an
 * exception is pending, *diag is set (syntax), or vm->stop is set. */
bool vm_run_main(struct vm *vm, const char *file, const char *source, size_t size,
                 struct diag *diag);

/* The exception that ended the program, taken over: it keeps its frames alive until
 * vm_finish(), as sys.last_traceback does. */
void vm_set_last_exception(struct vm *vm, value exception);

/* What atexit registered, last registered first; vm_finish() does it otherwise. */
void vm_run_exit_functions(struct vm *vm);

/* What CPython does when the program is over: module teardown in its order, so
 * that finalisers run and never-awaited warnings appear; flushes. */
void vm_finish(struct vm *vm);

enum { BURN_BYTECODE = 2 };

/* Native code has walked over so many items, or done as much in another way. */
static inline void vm_burn(struct vm *vm, uint64_t items)
{
    vm->burned += (int64_t)items;
}

/* What took so many steps besides bytecodes: the limit on steps sees them. */
void vm_count_steps(struct vm *vm, uint64_t steps);
/* Called by the interpreter when fuel has run out; false: vm->stop is set. */
bool vm_check_limits(struct vm *vm);

/* Output of the program (print, sys.stdout.write): counted, recorded, passed on. */
bool vm_write(struct vm *vm, int stream, const char *text, size_t size);

value vm_import(struct vm *vm, const char *name); /* new reference to the module "a.b.c" */

#define vm_name(vm, id) ((vm)->names[NAME_##id])
#define vm_type(vm, id) ((vm)->types[T_##id])

#endif
