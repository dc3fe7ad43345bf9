/* Generators, coroutines and async generators; and how `await` goes through them.
 *
 * A suspended chain of coroutines (a awaits b awaits c) is resumed at its
 * innermost frame directly: the outermost coroutine, the one a task drives,
 * knows it (`innermost`), and each inner frame knows who awaits it (frame.back).
 * So a resume costs the same however deep the chain is.
 *
 * A chain suspends on something that needs no Python code to be awaited:
 *   - an object whose type has the slot await_poll (Future, Task): polled when it
 *     is awaited first and again after each resume; AWAIT_SUSPENDED hands the
 *     object itself out of generator_resume();
 *   - a native coroutine (asyncio.sleep): type `coroutine`, but with a vtable
 *     instead of a frame;
 *   - anything else with __await__: its iterator is stepped as CPython does, and
 *     what it yields is handed out.
 */
#ifndef VM_GENERATOR_H
#define VM_GENERATOR_H

#include "vm/object.h"

struct frame;
struct generator;

enum generator_kind {
    GENERATOR_PLAIN,
    GENERATOR_COROUTINE,
    GENERATOR_ASYNC,
    GENERATOR_ITERABLE_COROUTINE
};

enum generator_state {
    GENERATOR_CREATED,
    GENERATOR_SUSPENDED,
    GENERATOR_RUNNING,
    GENERATOR_CLOSED
};

/* A coroutine written in C. */
struct coroutine_native {
    const char *name;
    /* As type->await_poll; result is a new reference when AWAIT_DONE. */
    enum await_status (*poll)(struct vm *vm, struct generator *self, value *result);
    /* What is handed out while it is suspended: a new reference.  is_awaited: by the await
     * of the running frame, else to whoever resumed this one. */
    value (*hand_out)(struct vm *vm, struct generator *self, bool is_awaited);
    /* The wait is given up: an exception was thrown in, or it was closed. */
    void (*abandon)(struct vm *vm, struct generator *self);
    void (*dealloc)(struct vm *vm, struct generator *self); /* drops its own fields */
    void (*traverse)(const struct generator *self, visit_fn visit, void *context); /* them */
    size_t size; /* of the whole struct, which begins with struct coroutine */
};

/* What few have: names that differ from those of its code or native, and where it was made. */
struct generator_names {
    struct str *name, *qualname; /* owned; NULL: as its code or native says */
    struct tuple *origin;        /* owned: cr_origin; NULL: it was not asked for */
};

/* What every one has.  What a native one has besides is its own; a field here that only frames
 * need is the native's to use. */
#define GENERATOR_FIELDS                                                                        \
    struct object head;                                                                         \
    uint8_t kind, state;     /* enum generator_kind, generator_state */                         \
    bool is_native : 1;      /* a struct coroutine: nothing of what follows it here is there */ \
    bool awaited_once : 1;   /* a coroutine that was started: no warning at end */              \
    bool hooks_done : 1;     /* async generator: first iteration hooks were called */           \
    bool has_finalizer : 1;  /* … and there was a finalizer hook then */                      \
    bool in_step : 1;        /* async generator: a step of it has begun and is not over */      \
    bool shares_handled : 1; /* outermost: an `except` body handles what its driver does */     \
    uint8_t native_state;    /* a native's own use */                                           \
    union {                                                                                     \
        int depth;     /* as outermost, suspended: Python calls of the chain; running: vm */    \
        uint32_t node; /* depth below it.  A native's: id in the trace, or 0 */                 \
    };                                                                                          \
    union {                                                                                     \
        struct frame *frame;                   /* owned; NULL when closed */                    \
        const struct coroutine_native *native; /* is_native */                                  \
    };                                                                                          \
    struct generator_names *names; /* owned; NULL: nothing of it */

struct coroutine {
    GENERATOR_FIELDS
};

struct generator {
    GENERATOR_FIELDS
    struct generator *outermost; /* borrowed: of its chain; itself when it is driven */
    union {
        struct generator *awaiter;   /* borrowed: who awaits this one, unless it is outermost */
        struct generator *innermost; /* borrowed: where the suspended chain of an outermost one
                                      * goes on */
    };
    /* Of an outermost one: suspended, what it handled (an `except` body) then, or UNBOUND;
     * while it runs, what its driver was handling.  Once closed, the code object, which
     * outlives the frame. */
    value handled;
};

/* NULL: closed, or native. */
static inline struct frame *generator_frame(const struct generator *gen)
{
    return gen->is_native ? NULL : gen->frame;
}

/* The state to show: that of the chain it is part of. */
enum generator_state generator_state_of(const struct generator *gen);

/* A new generator or coroutine (by the code's flags) that owns the frame. */
struct generator *generator_new(struct vm *vm, struct frame *frame);

enum resume_status { RESUME_RETURNED, RESUME_YIELDED, RESUME_RAISED };

/* Runs it until it returns, yields or raises.  sent: borrowed; must be None at
 * the start.  *out: a new reference to the result or what was yielded / awaited;
 * nothing when raised (the exception is pending). */
enum resume_status generator_resume(struct vm *vm, struct generator *gen, value sent, value *out);
/* The same, with the exception thrown in at the innermost await. */
enum resume_status generator_throw(struct vm *vm, struct generator *gen, value exception,
                                   value *out);
bool generator_close(struct vm *vm, struct generator *gen); /* GeneratorExit; false: exception */

/* gen.send(sent): what is yielded, or StopIteration with the value. */
value generator_send(struct vm *vm, struct generator *gen, value sent);
/* As vm_next(), of any iterator, but its end is StopIteration with the value it gave. */
value vm_next_or_stop(struct vm *vm, value iterator);

struct generator *coroutine_new_native(struct vm *vm, const struct coroutine_native *native);
struct str *generator_name(struct vm *vm, const struct generator *gen); /* new reference */
struct str *generator_qualname(struct vm *vm, const struct generator *gen);
/* Line on which the innermost (or this one's own) frame stands; 0 unknown. */
uint32_t generator_line(const struct generator *gen);

#endif
