/* Generators and coroutines: chains of them, resuming, throwing and closing.
 *
 * A chain is the generators that await one another; `outermost` is the one that is
 * driven from outside.  While the chain is suspended only the outermost says so (its
 * state, and `innermost`), so that suspending and resuming touch two objects.
 */
#include "vm/generator.h"

#include "vm/init.h"
#include "vm/interp_private.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/record.h"

static const char *kind_word(const struct generator *gen)
{
    switch (gen->kind) {
    case GENERATOR_COROUTINE: return "coroutine";
    case GENERATOR_ASYNC: return "async generator";
    default: return "generator";
    }
}

enum generator_state generator_state_of(const struct generator *gen)
{
    if (gen->state == GENERATOR_RUNNING && !gen->is_native && gen->outermost != gen) {
        return gen->outermost->state;
    }
    return gen->state;
}

struct generator_names *generator_names(struct vm *vm, struct generator *gen)
{
    if (!gen->names) {
        gen->names = heap_alloc(&vm->heap, sizeof *gen->names);
        *gen->names = (struct generator_names){0};
    }
    return gen->names;
}

/* cr_origin: (file, line, function) of whoever made it and of their callers, the nearest first. */
static void generator_note_origin(struct vm *vm, struct generator *gen)
{
    uint32_t depth = 0;
    while (depth < vm->thread->origin_depth && frame_visible(vm, (int)depth)) {
        depth++;
    }
    struct tuple *origin = tuple_new(vm, depth);
    for (uint32_t i = 0; i < depth; i++) {
        struct frame *frame = frame_visible(vm, (int)i);
        value place[3] = {str_value(keep_object(frame->code->file)),
                          value_from_small_int(frame_line(frame)),
                          str_value(keep_object(frame->code->name))};
        origin->items[i] = value_from_object(tuple_from(vm, place, 3));
    }
    generator_names(vm, gen)->origin = origin;
}

struct generator *generator_new(struct vm *vm, struct frame *frame)
{
    uint32_t flags = frame->code->flags;
    enum generator_kind kind = GENERATOR_PLAIN;
    struct type *type = vm_type(vm, GENERATOR);
    if (flags & CODE_COROUTINE) {
        kind = GENERATOR_COROUTINE;
        type = vm_type(vm, COROUTINE);
    } else if (flags & CODE_ASYNC_GENERATOR) {
        kind = GENERATOR_ASYNC;
        type = vm_type(vm, ASYNC_GENERATOR);
    } else if (flags & CODE_ITERABLE_COROUTINE) {
        kind = GENERATOR_ITERABLE_COROUTINE;
    }
    struct generator *gen = object_new(vm, type, sizeof *gen);
    gen->kind = (uint8_t)kind;
    gen->frame = frame;
    gen->outermost = gen->innermost = gen;
    gen->depth = 1;
    gen->handled = VALUE_UNBOUND;
    const struct function *function = frame->function;
    if (function && function->name != frame->code->name) {
        generator_names(vm, gen)->name = keep_object(function->name);
    }
    if (function && function->qualname != frame->code->qualname) {
        generator_names(vm, gen)->qualname = keep_object(function->qualname);
    }
    frame->generator = gen;
    if (UNLIKELY(vm->thread->origin_depth) && kind == GENERATOR_COROUTINE) {
        generator_note_origin(vm, gen);
    }
    if (UNLIKELY(record_is_on(vm)) && kind == GENERATOR_COROUTINE) {
        record_coroutine(vm, frame);
    }
    return gen;
}

/* Of the code that it runs or ran, which `handled` keeps at the end. */
static const struct code *generator_code(const struct generator *gen)
{
    if (gen->is_native) {
        return NULL;
    }
    return gen->frame                                    ? gen->frame->code
           : value_has_layout(gen->handled, LAYOUT_CODE) ? value_as(code, gen->handled)
                                                         : NULL;
}

struct str *generator_name(struct vm *vm, const struct generator *gen)
{
    const struct code *code = generator_code(gen);
    return gen->names && gen->names->name ? keep_object(gen->names->name)
           : code                         ? keep_object(code->name)
                  : str_intern_c(vm, gen->is_native ? gen->native->name : "");
}

struct str *generator_qualname(struct vm *vm, const struct generator *gen)
{
    const struct code *code = generator_code(gen);
    return gen->names && gen->names->qualname ? keep_object(gen->names->qualname)
           : code                             ? keep_object(code->qualname)
                  : str_intern_c(vm, gen->is_native ? gen->native->name : "");
}

struct generator *coroutine_new_native(struct vm *vm, const struct coroutine_native *native)
{
    struct generator *gen = object_new(vm, vm_type(vm, COROUTINE), native->size);
    gen->kind = GENERATOR_COROUTINE;
    gen->is_native = true;
    gen->native = native;
    if (UNLIKELY(vm->thread->origin_depth)) {
        generator_note_origin(vm, gen);
    }
    return gen;
}

/* ---- chains ---- */

static void raise_running(struct vm *vm, const struct generator *gen)
{
    if (gen->kind == GENERATOR_ASYNC) {
        vm_raise(vm, EXC_ValueError, "async generator already executing");
    } else {
        vm_raise(vm, EXC_ValueError, "%s already executing", kind_word(gen));
    }
}

/* gen, part of a suspended chain, becomes the outermost of what it awaits itself; the one
 * that awaits it will find it at its next resume. */
static void generator_split(struct generator *gen)
{
    struct generator *outermost = gen->outermost;
    struct generator *innermost = outermost->innermost;
    int depth = 1;
    for (struct generator *g = innermost; g != gen; g = g->awaiter) {
        g->outermost = gen;
        depth++;
    }
    outermost->innermost = gen->awaiter;
    outermost->depth -= depth;
    gen->outermost = gen;
    gen->innermost = innermost;
    gen->depth = depth;
    gen->state = GENERATOR_SUSPENDED;
    if (gen->frame) {
        gen->frame->back = NULL;
    }
}

static bool depth_fits(struct vm *vm, int more)
{
    int limit = vm->options.recursion_limit ? vm->options.recursion_limit : 1000;
    if (UNLIKELY(vm->thread->depth + more > limit)) {
        vm_raise(vm, EXC_RecursionError, "maximum recursion depth exceeded");
        return false;
    }
    return true;
}

static void set_driver(struct frame *frame, struct frame *driver, uint32_t flag)
{
    frame->back = driver;
    frame->flags = (frame->flags & ~(uint32_t)(FRAME_ENTRY | FRAME_ITERATED | FRAME_SENT)) | flag;
}

/* What the driver handles is put aside; what gen handled is handled again. */
static void take_handled(struct vm_thread *thread, struct generator *gen)
{
    value own = gen->handled;
    gen->handled = thread->handled;
    if (LIKELY(value_is_unbound(own))) {
        keep(thread->handled);
    } else {
        thread->handled = own;
    }
}

static void give_handled(struct vm *vm, struct generator *gen)
{
    struct vm_thread *thread = vm->thread;
    value own = thread->handled;
    thread->handled = gen->handled;
    gen->handled = VALUE_UNBOUND;
    if (LIKELY(value_same(own, thread->handled) && !gen->shares_handled)) {
        drop(vm, own);
    } else {
        gen->handled = own;
    }
}

struct frame *generator_enter(struct vm *vm, struct generator *gen, struct frame *driver,
                              uint32_t flag)
{
    enum generator_state state = generator_state_of(gen);
    if (UNLIKELY(state == GENERATOR_RUNNING)) {
        raise_running(vm, gen);
        return NULL;
    }
    if (UNLIKELY(state == GENERATOR_CLOSED)) {
        return NULL;
    }
    if (UNLIKELY(gen->outermost != gen)) {
        generator_split(gen);
    }
    struct vm_thread *thread = vm->thread;
    if (UNLIKELY(!depth_fits(vm, gen->depth))) {
        gen->awaited_once = true; /* it was: no warning that it never was */
        return NULL;
    }
    struct frame *frame = gen->innermost->frame;
    set_driver(gen->frame, driver, flag);
    gen->state = GENERATOR_RUNNING;
    gen->awaited_once = true;
    take_handled(thread, gen);
    int below = thread->depth;
    thread->depth += gen->depth;
    gen->depth = below;
    thread->frame = frame;
    return frame;
}

void generator_leave(struct vm *vm, struct generator *gen)
{
    struct vm_thread *thread = vm->thread;
    int below = gen->depth;
    gen->depth = thread->depth - below;
    thread->depth = below;
    thread->frame = gen->frame->back;
    gen->frame->back = NULL;
    gen->state = GENERATOR_SUSPENDED;
    give_handled(vm, gen);
}

struct frame *generator_enter_chain(struct vm *vm, struct generator *gen, struct frame *awaiter)
{
    struct vm_thread *thread = vm->thread;
    enum generator_state state = generator_state_of(gen);
    if (UNLIKELY(state == GENERATOR_RUNNING)) {
        raise_running(vm, gen);
        return NULL;
    }
    if (UNLIKELY(state == GENERATOR_CLOSED)) {
        if (gen->kind == GENERATOR_COROUTINE) {
            vm_raise(vm, EXC_RuntimeError, "cannot reuse already awaited coroutine");
        }
        return NULL;
    }
    if (UNLIKELY(gen->outermost != gen)) {
        generator_split(gen);
    }
    if (UNLIKELY(!depth_fits(vm, gen->depth))) {
        gen->awaited_once = true; /* it was: no warning that it never was */
        return NULL;
    }
    struct generator *outermost = awaiter->generator->outermost;
    struct generator *innermost = gen->innermost;
    for (struct generator *g = innermost; g != gen; g = g->awaiter) {
        g->outermost = outermost;
    }
    gen->outermost = outermost;
    gen->awaiter = awaiter->generator;
    gen->awaited_once = true;
    gen->state = GENERATOR_RUNNING;
    set_driver(gen->frame, awaiter, FRAME_SENT);
    if (gen->kind == GENERATOR_ASYNC) {
        take_handled(thread, gen);
    }
    thread->depth += gen->depth;
    thread->frame = innermost->frame;
    return innermost->frame;
}

void generator_leave_step(struct vm *vm, struct generator *gen)
{
    vm->thread->depth--;
    vm->thread->frame = gen->frame->back;
    gen->frame->back = NULL;
    gen->depth = 1;
    gen->outermost = gen->innermost = gen;
    gen->state = GENERATOR_SUSPENDED;
    give_handled(vm, gen);
}

void generator_end(struct vm *vm, struct generator *gen)
{
    struct frame *frame = gen->frame;
    gen->state = GENERATOR_CLOSED;
    gen->outermost = gen->innermost = gen;
    gen->frame = NULL;
    drop(vm, gen->handled);
    gen->handled = VALUE_UNBOUND;
    if (frame) {
        gen->handled = keep(value_from_object(frame->code)); /* for cr_code: see the header */
        frame->generator = NULL;
        frame_free(vm, frame);
    }
}

void generator_raise_stop(struct vm *vm, value v)
{
    struct type *type = vm_exception_type(vm, EXC_StopIteration);
    vm_raise_args(vm, type, &v, value_is_none(v) ? 0 : 1);
    drop(vm, v);
}

void generator_check_raised(struct vm *vm, struct generator *gen)
{
    if (vm->stop || !error_pending(vm)) {
        return;
    }
    const char *name = NULL;
    if (error_matches(vm, EXC_StopIteration)) {
        name = "StopIteration";
    } else if (gen->kind == GENERATOR_ASYNC && error_matches(vm, EXC_StopAsyncIteration)) {
        name = "StopAsyncIteration";
    }
    if (!name) {
        return;
    }
    value cause = error_take(vm);
    vm_raise(vm, EXC_RuntimeError, "%s raised %s", kind_word(gen), name);
    value raised = error_take(vm);
    struct exception *exception = value_as(exception, raised);
    value_replace(vm, &exception->context, keep(cause));
    value_replace(vm, &exception->cause, cause);
    exception->suppress_context = true;
    error_put(vm, raised);
}

/* ---- driving from C ---- */

enum await_status generator_poll_native(struct vm *vm, struct generator *gen, bool is_awaited,
                                        value *out)
{
    if (gen->state == GENERATOR_CLOSED) {
        vm_raise(vm, EXC_RuntimeError, "cannot reuse already awaited coroutine");
        return AWAIT_FAILED;
    }
    if (gen->state == GENERATOR_RUNNING) {
        raise_running(vm, gen);
        return AWAIT_FAILED;
    }
    gen->state = GENERATOR_RUNNING;
    gen->awaited_once = true;
    enum await_status status = gen->native->poll(vm, gen, out);
    gen->state = status == AWAIT_SUSPENDED ? GENERATOR_SUSPENDED : GENERATOR_CLOSED;
    if (status == AWAIT_SUSPENDED) {
        *out = gen->native->hand_out(vm, gen, is_awaited);
    }
    return status;
}

static enum resume_status resume_native(struct vm *vm, struct generator *gen, value *out)
{
    switch (generator_poll_native(vm, gen, false, out)) {
    case AWAIT_DONE: return RESUME_RETURNED;
    case AWAIT_SUSPENDED: return RESUME_YIELDED;
    default: return RESUME_RAISED;
    }
}

enum resume_status generator_resume(struct vm *vm, struct generator *gen, value sent, value *out)
{
    *out = VALUE_UNBOUND;
    if (generator_state_of(gen) == GENERATOR_CREATED && !value_is_none(sent)) {
        vm_raise(vm, EXC_TypeError, "can't send non-None value to a just-started %s",
                 kind_word(gen));
        return RESUME_RAISED;
    }
    if (gen->is_native) {
        return resume_native(vm, gen, out);
    }
    (void)keep_object(gen);
    enum resume_status status = RESUME_RAISED;
    struct frame *frame = generator_enter(vm, gen, vm->thread->frame, FRAME_ENTRY);
    if (frame) {
        if (frame->ip != frame->code->ops) {
            *frame->sp++ = keep(sent);
        }
        status = interp_loop(vm, frame, false, out);
    } else if (!error_pending(vm)) {
        if (gen->kind == GENERATOR_COROUTINE) {
            vm_raise(vm, EXC_RuntimeError, "cannot reuse already awaited coroutine");
        } else {
            *out = VALUE_NONE;
            status = RESUME_RETURNED;
        }
    }
    drop_object(vm, gen);
    return status;
}

/* The thing that gen's own frame awaits is given up, as close() of it would do.  false: that
 * raised an exception. */
static bool close_receiver(struct vm *vm, struct frame *frame)
{
    if (!frame_is_awaiting(frame)) {
        return true;
    }
    value receiver = frame->sp[-1];
    if (value_is_generator(receiver)) {
        return generator_close(vm, value_as(generator, receiver));
    }
    struct type *type = value_type(vm, receiver);
    if (type->await_poll) {
        return true;
    }
    value close = vm_getattr_optional(vm, receiver, vm_name(vm, close));
    if (value_is_unbound(close)) {
        return true;
    }
    if (value_is_error(close)) {
        return false;
    }
    value result = vm_call0(vm, close);
    drop(vm, close);
    return drop_result(vm, result);
}

/* Generators that gen awaits are closed one by one, from the innermost out.  false: an
 * exception came out of one, which gen gets instead. */
static bool close_inner(struct vm *vm, struct generator *gen)
{
    while (gen->innermost != gen) {
        struct generator *inner = gen->innermost;
        generator_split(inner);
        (void)keep_object(inner);
        bool ok = generator_close(vm, inner);
        drop_object(vm, inner);
        if (!ok) {
            return false;
        }
    }
    return close_receiver(vm, gen->frame);
}

/* Raises the pending exception in the chain of gen. */
static enum resume_status throw_pending(struct vm *vm, struct generator *gen, value *out)
{
    value exception = error_take(vm), driver_handles = vm->thread->handled;
    struct frame *frame = generator_enter(vm, gen, vm->thread->frame, FRAME_ENTRY);
    if (!frame) {
        if (!error_pending(vm)) {
            error_put(vm, exception);
        } else {
            drop(vm, exception);
        }
        return RESUME_RAISED;
    }
    if (value_same(vm->thread->handled, driver_handles)) {
        error_put(vm, exception); /* only what the chain itself handles is its context */
    } else {
        vm_raise_exception(vm, exception);
        drop(vm, exception);
    }
    return interp_loop(vm, frame, true, out);
}

/* A plain iterator that the innermost frame steps may have a throw() of its own.  true: it
 * was asked; the outcome is in *status, *out. */
static bool throw_to_iterator(struct vm *vm, struct generator *gen, value exception,
                              enum resume_status *status, value *out)
{
    struct frame *frame = gen->innermost->frame;
    if (!frame_is_awaiting(frame)) {
        return false;
    }
    value receiver = keep(frame->sp[-1]);
    value method = VALUE_UNBOUND;
    if (value_is_generator(receiver)) {
        struct generator *inner = value_as(generator, receiver);
        if (inner->is_native && inner->state == GENERATOR_SUSPENDED) {
            inner->native->abandon(vm, inner);
            inner->state = GENERATOR_CLOSED;
        }
    } else if (!value_type(vm, receiver)->await_poll &&
               !value_is_exactly(receiver, vm_type(vm, COROUTINE_WRAPPER)) &&
               !value_is_exactly(receiver, vm_type(vm, ASYNC_GENERATOR_STEP))) {
        method = vm_getattr_optional(vm, receiver, vm_name(vm, throw_));
    }
    if (value_is_unbound(method) || value_is_error(method)) {
        drop(vm, receiver);
        return false;
    }
    value result = vm_call1(vm, method, exception);
    drop(vm, method);
    drop(vm, receiver);
    if (!value_is_error(result)) {
        *out = result;
        *status = RESUME_YIELDED;
        return true;
    }
    if (error_matches(vm, EXC_StopIteration)) {
        /* It has ended: its value is the result of the yield from. */
        value stop = error_take(vm);
        struct frame *next = generator_enter(vm, gen, vm->thread->frame, FRAME_ENTRY);
        if (next) {
            value v = value_as(exception, stop)->extra[0];
            drop(vm, next->sp[-1]);
            next->sp[-1] = keep(value_is_unbound(v) ? VALUE_NONE : v);
            next->flags |= FRAME_RESULT_GIVEN;
            *status = interp_loop(vm, next, false, out);
        }
        drop(vm, stop);
        return true;
    }
    *status = throw_pending(vm, gen, out);
    return true;
}

enum resume_status generator_throw(struct vm *vm, struct generator *gen, value exception,
                                   value *out)
{
    *out = VALUE_UNBOUND;
    enum generator_state state = generator_state_of(gen);
    if (state == GENERATOR_RUNNING) {
        raise_running(vm, gen);
        return RESUME_RAISED;
    }
    if (state == GENERATOR_CLOSED) {
        if (gen->kind == GENERATOR_COROUTINE) {
            vm_raise(vm, EXC_RuntimeError, "cannot reuse already awaited coroutine");
        } else {
            error_put(vm, keep(exception));
        }
        return RESUME_RAISED;
    }
    gen->awaited_once = true;
    if (gen->is_native) {
        if (state == GENERATOR_SUSPENDED) {
            gen->native->abandon(vm, gen);
        }
        gen->state = GENERATOR_CLOSED;
        vm_raise_exception(vm, exception);
        return RESUME_RAISED;
    }
    if (gen->outermost != gen) {
        generator_split(gen);
    }
    (void)keep_object(gen);
    enum resume_status status = RESUME_RAISED;
    if (exception_matches(vm, exception, vm_exception_type(vm, EXC_GeneratorExit))) {
        if (state == GENERATOR_CREATED || close_inner(vm, gen)) {
            error_put(vm, keep(exception));
        }
        status = throw_pending(vm, gen, out);
    } else if (state == GENERATOR_CREATED || !throw_to_iterator(vm, gen, exception, &status, out)) {
        if (!error_pending(vm)) {
            error_put(vm, keep(exception));
        }
        status = throw_pending(vm, gen, out);
    }
    drop_object(vm, gen);
    return status;
}

bool generator_close(struct vm *vm, struct generator *gen)
{
    enum generator_state state = generator_state_of(gen);
    if (state == GENERATOR_CLOSED) {
        return true;
    }
    if (state == GENERATOR_RUNNING) {
        raise_running(vm, gen);
        return false;
    }
    if (gen->is_native) {
        if (state == GENERATOR_SUSPENDED) {
            gen->native->abandon(vm, gen);
        }
        gen->state = GENERATOR_CLOSED;
        gen->awaited_once = true;
        return true;
    }
    if (state == GENERATOR_CREATED) {
        if (UNLIKELY(record_is_on(vm))) {
            record_pop(vm, gen->frame);
        }
        generator_end(vm, gen);
        return true;
    }
    if (vm->stop) {
        generator_end(vm, gen);
        return true;
    }
    vm_raise_args(vm, vm_exception_type(vm, EXC_GeneratorExit), NULL, 0);
    value exit = error_take(vm);
    value out;
    enum resume_status status = generator_throw(vm, gen, exit, &out);
    drop(vm, exit);
    if (status == RESUME_RAISED) {
        if (error_matches(vm, EXC_GeneratorExit) || error_matches(vm, EXC_StopIteration)) {
            error_clear(vm);
            return true;
        }
        return false;
    }
    drop(vm, out);
    if (status == RESUME_RETURNED) {
        return true;
    }
    vm_raise(vm, EXC_RuntimeError, "%s ignored GeneratorExit", kind_word(gen));
    return false;
}

uint32_t generator_line(const struct generator *gen)
{
    const struct generator *at = gen;
    if (gen->is_native) {
        return 0;
    }
    if (gen->state == GENERATOR_SUSPENDED) {
        at = gen->innermost;
    }
    while (at && at != gen && at->frame && at->frame->code->flags & CODE_LIBRARY) {
        at = at->awaiter;
    }
    return at && at->frame ? frame_line(at->frame) : 0;
}
