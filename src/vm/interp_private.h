/* What the files of the interpreter share with each other. */
#ifndef VM_INTERP_PRIVATE_H
#define VM_INTERP_PRIVATE_H

#include "vm/container.h"
#include "vm/error.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/interp.h"
#include "vm/str.h"
#include "vm/vm.h"

enum {
#ifdef HEAP_MALLOC
    C_DEPTH_MAX = 1000, /* frames of the sanitizers' builds are many times as large */
#else
    C_DEPTH_MAX = 1500, /* nested entries: each costs about a kilobyte of C stack or two */
#endif
};

#define LIKELY(x)   __builtin_expect(!!(x), 1)
#define UNLIKELY(x) __builtin_expect(!!(x), 0)

/* ---- frames ---- */

static inline size_t frame_size(const struct code *code)
{
    return sizeof(struct frame) + (code_slot_count(code) + code->stack_size) * sizeof(value);
}

/* The block, with code and place to start set; all else is to be filled by the caller. */
static inline struct frame *frame_alloc(struct vm *vm, struct code *code)
{
    struct frame *frame = heap_alloc(&vm->heap, frame_size(code));
    frame->code = code;
    frame->ip = code->ops;
    frame->back = NULL;
    frame->generator = NULL;
    frame->rare = NULL;
    frame->trace_id = 0;
    frame->flags = 0;
    return frame;
}

/* Makes the slots from the `filled`-th on UNBOUND. */
static inline void frame_start(struct frame *frame, size_t filled)
{
    value *slot = frame->slots + filled;
    value *end = frame->slots + code_slot_count(frame->code);
    while (slot < end) {
        *slot++ = VALUE_UNBOUND;
    }
    frame->sp = end;
}

static inline void frame_fill_closure(struct frame *frame, const struct function *function)
{
    if (function->closure) {
        value *slot = frame->slots + frame->code->local_count + frame->code->cell_count;
        for (size_t i = 0; i < function->closure->count; i++) {
            slot[i] = keep(function->closure->items[i]);
        }
    }
}

/* The end of a plain call's frame, whose stack ends at sp. */
static inline void frame_end(struct vm *vm, struct frame *frame, value *sp)
{
    struct function *function = frame->function;
    if (UNLIKELY(!function || frame->rare)) {
        frame_free(vm, frame);
        return;
    }
    size_t size = frame_size(frame->code);
    for (value *slot = frame->slots; slot < sp; slot++) {
        drop(vm, *slot);
    }
    drop_object(vm, function);
    heap_free(&vm->heap, frame, size);
}

void frame_visit(const struct frame *frame, visit_fn visit, void *context);

#define FRAME_OPCODE(word)   ((enum opcode)((word)&0xFF))
#define FRAME_ARGUMENT(word) ((word) >> 8)

/* Does the suspended frame stand at an await or yield from?  Its receiver is on top then. */
static inline bool frame_is_awaiting(const struct frame *frame)
{
    if (frame->ip == frame->code->ops) {
        return false;
    }
    enum opcode opcode = FRAME_OPCODE(frame->ip[-1]);
    return opcode == OP_AWAIT || opcode == OP_YIELD_FROM;
}

/* ---- calls ---- */

enum {
    CODE_ANY_GENERATOR = CODE_GENERATOR | CODE_COROUTINE | CODE_ASYNC_GENERATOR,
};

/* Takes over the arguments and the function from the caller's stack; only for code with
 * CODE_SIMPLE_ARGS and exactly its number of arguments. */
static inline struct frame *frame_from_stack(struct vm *vm, struct function *function,
                                             const value *args, size_t nargs)
{
    struct frame *frame = frame_alloc(vm, function->code);
    frame->function = function;
    frame->globals = function->globals;
    for (size_t i = 0; i < nargs; i++) {
        frame->slots[i] = args[i];
    }
    frame_start(frame, nargs);
    frame_fill_closure(frame, function);
    return frame;
}

/* Runs a frame, or goes on with a suspended chain at its innermost frame; `throwing`: the
 * pending exception is raised there first.  *out as generator_resume(). */
enum resume_status interp_loop_plain(struct vm *vm, struct frame *frame, bool throwing, value *out);
enum resume_status interp_loop_counted(struct vm *vm, struct frame *frame, bool throwing,
                                       value *out);
static inline enum resume_status interp_loop(struct vm *vm, struct frame *frame, bool throwing,
                                             value *out)
{
    return UNLIKELY(vm->end_slice != NULL) ? interp_loop_counted(vm, frame, throwing, out)
                                           : interp_loop_plain(vm, frame, throwing, out);
}

/* ---- generators and the steps of async generators (generator.c, async_generator.c) ---- */

enum step_kind { STEP_SEND, STEP_THROW, STEP_CLOSE };
enum step_state { STEP_NEW, STEP_RUNNING, STEP_DONE };

/* What asend(), athrow(), aclose() and __anext__() give: to be awaited once. */
struct generator_step {
    struct object head;
    struct generator *generator; /* owned */
    value v;                     /* to be sent, or the exception to be thrown; owned */
    uint8_t kind, state;         /* enum step_kind, step_state */
};

/* What a coroutine's __await__() gives. */
struct coroutine_wrapper {
    struct object head;
    struct generator *coroutine; /* owned */
};

#define value_is_generator(v) value_has_layout((v), LAYOUT_GENERATOR)

enum { RESUME_ASYNC_YIELDED = RESUME_RAISED + 1 }; /* only between interp_loop() and steps */

/* All three give the frame to go on with; if it was started before (ip is not its first
 * word) the sent value is to be pushed there.  NULL: with an exception, or without one if
 * it has ended. */

/* The names of its own, made now: NULL where they are as its code or native says. */
struct generator_names *generator_names(struct vm *vm, struct generator *gen);
/* gen is driven by `driver` (NULL: from C) and is the outermost of its chain. */
struct frame *generator_enter(struct vm *vm, struct generator *gen, struct frame *driver,
                              uint32_t flag);
/* gen becomes part of the chain in which `awaiter` runs. */
struct frame *generator_enter_chain(struct vm *vm, struct generator *gen, struct frame *awaiter);
/* The step begins, or goes on.  *throwing: the pending exception is to be raised there. */
struct frame *generator_enter_step(struct vm *vm, struct generator_step *step,
                                   struct frame *awaiter, bool *throwing);

/* The chain of which gen is the outermost leaves the interpreter, suspended or ended. */
void generator_leave(struct vm *vm, struct generator *gen);
/* An async generator hands something out, or ends, inside a chain. */
void generator_leave_step(struct vm *vm, struct generator *gen);
/* gen's frame has ended: takes it away and frees it. */
void generator_end(struct vm *vm, struct generator *gen);
/* The pending exception leaves gen's frame: StopIteration must not. */
void generator_check_raised(struct vm *vm, struct generator *gen);
/* The step is over.  The result of awaiting it, or VALUE_ERROR with an exception; takes v. */
value generator_finish_step(struct vm *vm, struct generator_step *step, int status, value v);

/* Polls what is awaited without Python code: a native coroutine or a type with await_poll. */
enum await_status generator_poll_native(struct vm *vm, struct generator *gen, bool is_awaited,
                                        value *out);

value generator_step_new(struct vm *vm, struct generator *gen, enum step_kind kind, value v);
/* StopIteration(v), taking v over; the exception is pending. */
void generator_raise_stop(struct vm *vm, value v);
/* The exception that the arguments of throw() mean: new reference; TypeError. */
value generator_thrown_exception(struct vm *vm, const value *args, size_t nargs);
void native_init_types(struct vm *vm);
void async_generator_init_types(struct vm *vm);
value async_generator_next(struct vm *vm, value self);
extern const struct native_def async_generator_natives[];

/* ---- slow paths (interp_attribute.c, interp_support.c) ---- */

value interp_load_global(struct vm *vm, struct frame *frame, struct str *name,
                         struct code_cache *cache);
value interp_load_name(struct vm *vm, struct frame *frame, struct str *name);
bool interp_store_name(struct vm *vm, struct frame *frame, struct str *name, value v);
bool interp_delete_name(struct vm *vm, struct frame *frame, struct str *name);
bool interp_delete_global(struct vm *vm, struct frame *frame, struct str *name);
value interp_load_attribute(struct vm *vm, value v, struct str *name, struct code_cache *cache);
/* *self is v (its reference kept) for a method, UNBOUND for an attribute. */
value interp_load_method(struct vm *vm, value v, struct str *name, struct code_cache *cache,
                         bool *is_method);
bool interp_store_attribute(struct vm *vm, value v, struct str *name, value to,
                            struct code_cache *cache);

bool interp_unpack(struct vm *vm, value sequence, value *sp, size_t count);
bool interp_unpack_ex(struct vm *vm, value sequence, value *sp, size_t before, size_t after);
bool interp_dict_merge(struct vm *vm, struct dict *dict, value mapping, value callable);
bool interp_dict_update(struct vm *vm, struct dict *dict, value mapping);
bool interp_list_extend(struct vm *vm, struct list *list, value iterable);
void interp_raise(struct vm *vm, value exception, value cause);
int interp_exception_matches(struct vm *vm, value exception, value type);
/* While the schedule is recorded: tells the loop of a CancelledError that a handler of the
 * program has (or, is_swallowed, that it has ended there). */
void interp_note_cancel(struct vm *vm, struct frame *frame, value exception, bool is_swallowed);
bool interp_match_group(struct vm *vm, value exception, value type, value *rest, value *match);
value interp_reraise_star(struct vm *vm, value exception, struct list *list);
value interp_match_keys(struct vm *vm, value subject, struct tuple *keys);
value interp_match_class(struct vm *vm, value subject, value type, struct tuple *names,
                         size_t positional);
/* What __enter__ (__aenter__) gives; *exit: the bound __exit__. */
value interp_enter_with(struct vm *vm, value manager, bool is_async, value *exit);
bool interp_setup_annotations(struct vm *vm, struct frame *frame);
value interp_load_class_cell(struct vm *vm, struct frame *frame, uint32_t slot);
value interp_import_name(struct vm *vm, struct frame *frame, struct str *name, value level,
                         value fromlist);
value interp_get_awaitable(struct vm *vm, value v, uint32_t where);
value interp_get_aiter(struct vm *vm, value v);
value interp_get_anext(struct vm *vm, value v);
value interp_yield_from_iter(struct vm *vm, struct frame *frame, value v);
value interp_make_function(struct vm *vm, struct frame *frame, struct code *code, uint32_t flags,
                           value *below);
value interp_format(struct vm *vm, value v, value spec, uint32_t conversion);
/* One step of an iterator by sent value: YIELDED, RETURNED (*out in both) or RAISED. */
enum resume_status interp_step_iterator(struct vm *vm, value receiver, value sent, value *out);
void interp_unbound_local(struct vm *vm, const struct frame *frame, uint32_t slot);
void interp_name_error(struct vm *vm, struct str *name);

/* "f()" as error messages name a callable. */
struct str *call_text(struct vm *vm, value callable);
value call_ex(struct vm *vm, value callable, value iterable, value mapping);
/* A frame (or generator object in *out) for a call of a Python function with any arguments. */
struct frame *call_function_frame(struct vm *vm, struct function *function, const value *args,
                                  size_t nargs, struct tuple *kwnames, value *out);
/* Checks that args[0] is an instance of a method descriptor's owner. */
bool call_check_owner(struct vm *vm, const struct native *native, const value *args, size_t nargs);

#endif
