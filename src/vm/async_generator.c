/* Async generators: the awaitables that step them.
 *
 * While a step is awaited the generator's frame is part of the awaiting chain; what it
 * yields ends the step and takes the frame out of the chain again.
 */
#include "vm/generator.h"
#include "vm/interp_private.h"
#include "vm/native.h"

value generator_step_new(struct vm *vm, struct generator *gen, enum step_kind kind, value v)
{
    struct generator_step *step = object_new(vm, vm_type(vm, ASYNC_GENERATOR_STEP), sizeof *step);
    step->generator = keep_object(gen);
    step->kind = (uint8_t)kind;
    step->v = keep(v);
    value hook = vm->thread->asyncgen_firstiter;
    if (!gen->hooks_done) {
        gen->hooks_done = true;
        gen->has_finalizer =
            value_is_object(hook) && value_is_object(vm->thread->asyncgen_finalizer);
        if (value_is_object(hook)) {
            value result = vm_call1(vm, hook, value_from_object(gen));
            if (value_is_error(result)) {
                drop_object(vm, step);
                return VALUE_ERROR;
            }
            drop(vm, result);
        }
    }
    return value_from_object(step);
}

static const char *step_name(const struct generator_step *step)
{
    switch ((enum step_kind)step->kind) {
    case STEP_SEND: return "anext"; /* of asend(), too */
    case STEP_THROW: return "athrow";
    default: return "aclose";
    }
}

/* Checks a step that is awaited for the first time.  false: it is over already, by an
 * exception or (aclose) without. */
static bool begin(struct vm *vm, struct generator_step *step)
{
    struct generator *gen = step->generator;
    if (generator_state_of(gen) == GENERATOR_RUNNING || gen->outermost != gen || gen->in_step) {
        vm_raise(vm, EXC_RuntimeError, "%s(): asynchronous generator is already running",
                 step_name(step));
        return false;
    }
    if (gen->state == GENERATOR_CREATED && step->kind == STEP_SEND && !value_is_none(step->v)) {
        vm_raise(vm, EXC_TypeError, "can't send non-None value to a just-started async generator");
        return false;
    }
    if (gen->state == GENERATOR_CLOSED) {
        if (step->kind == STEP_SEND) { /* CPython's athrow(), too, is over then, with None */
            vm_raise_args(vm, vm_exception_type(vm, EXC_StopAsyncIteration), NULL, 0);
        }
        return false;
    }
    if (gen->state == GENERATOR_CREATED && step->kind == STEP_CLOSE) {
        generator_end(vm, gen);
        return false;
    }
    return true;
}

struct frame *generator_enter_step(struct vm *vm, struct generator_step *step,
                                   struct frame *awaiter, bool *throwing)
{
    struct generator *gen = step->generator;
    *throwing = false;
    if (step->state == STEP_DONE) {
        vm_raise(vm, EXC_RuntimeError, "cannot reuse already awaited %s",
                 step->kind == STEP_SEND ? "__anext__()/asend()" : "aclose()/athrow()");
        return NULL;
    }
    bool first = step->state == STEP_NEW;
    if (first && !begin(vm, step)) {
        step->state = STEP_DONE;
        return NULL;
    }
    step->state = STEP_RUNNING;
    struct frame *frame = awaiter ? generator_enter_chain(vm, gen, awaiter)
                                  : generator_enter(vm, gen, vm->thread->frame, FRAME_ENTRY);
    gen->in_step |= frame != NULL;
    if (frame && first && step->kind != STEP_SEND) {
        *throwing = true;
        if (step->kind == STEP_CLOSE) {
            vm_raise_args(vm, vm_exception_type(vm, EXC_GeneratorExit), NULL, 0);
        } else {
            vm_raise_exception(vm, step->v);
        }
    }
    return frame;
}

value generator_finish_step(struct vm *vm, struct generator_step *step, int status, value v)
{
    step->state = STEP_DONE;
    step->generator->in_step = false;
    bool closing = step->kind == STEP_CLOSE;
    switch (status) {
    case RESUME_ASYNC_YIELDED:
        if (closing) {
            drop(vm, v);
            return vm_raise(vm, EXC_RuntimeError, "async generator ignored GeneratorExit");
        }
        return v;
    case RESUME_RETURNED:
        drop(vm, v);
        if (closing) {
            return VALUE_NONE;
        }
        return vm_raise_args(vm, vm_exception_type(vm, EXC_StopAsyncIteration), NULL, 0);
    default:
        if (closing && !vm->stop &&
            (error_matches(vm, EXC_GeneratorExit) || error_matches(vm, EXC_StopAsyncIteration))) {
            error_clear(vm);
            return VALUE_NONE;
        }
        return VALUE_ERROR;
    }
}

/* ---- a step driven by hand ---- */

/* A step that begins with throw(): the exception goes straight into the generator, whatever
 * kind of step it is. */
static struct frame *enter_with_exception(struct vm *vm, struct generator_step *step, value thrown)
{
    struct generator *gen = step->generator;
    if (gen->state == GENERATOR_CLOSED) {
        step->state = STEP_DONE;
        vm_raise_exception(vm, thrown);
        return NULL;
    }
    step->state = STEP_RUNNING;
    return generator_enter(vm, gen, vm->thread->frame, FRAME_ENTRY);
}

static value step_drive(struct vm *vm, struct generator_step *step, value sent, value thrown)
{
    bool throwing;
    bool first = step->state == STEP_NEW;
    bool is_direct = first && !value_is_unbound(thrown);
    struct frame *frame;
    if (is_direct) {
        frame = enter_with_exception(vm, step, thrown);
    } else {
        frame = generator_enter_step(vm, step, NULL, &throwing);
    }
    value out = VALUE_UNBOUND;
    if (!frame) {
        if (!error_pending(vm)) {
            generator_raise_stop(vm, VALUE_NONE);
        }
        return VALUE_ERROR;
    }
    if (!value_is_unbound(thrown)) {
        vm_raise_exception(vm, thrown);
        throwing = true;
    } else if (!throwing && frame->ip != frame->code->ops) {
        *frame->sp++ = keep(first ? step->v : sent);
    }
    int status = (int)interp_loop(vm, frame, throwing, &out);
    if (status == RESUME_YIELDED) {
        if (is_direct) {
            step->state = STEP_NEW; /* as in CPython: the next one begins the step */
        }
        return out;
    }
    value result = generator_finish_step(vm, step, status, out);
    if (!value_is_error(result)) {
        generator_raise_stop(vm, result);
    }
    return VALUE_ERROR;
}

static value native_send(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "send", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return step_drive(vm, value_as(generator_step, args[0]), args[1], VALUE_UNBOUND);
}

static value native_step(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__next__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    return step_drive(vm, value_as(generator_step, args[0]), VALUE_NONE, VALUE_UNBOUND);
}

static value native_throw(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "throw", nargs - 1, kwnames, 1, 3)) {
        return VALUE_ERROR;
    }
    value exception = generator_thrown_exception(vm, args + 1, nargs - 1);
    if (value_is_error(exception)) {
        return VALUE_ERROR;
    }
    value result = step_drive(vm, value_as(generator_step, args[0]), VALUE_NONE, exception);
    drop(vm, exception);
    return result;
}

static value native_close(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "close", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    value_as(generator_step, args[0])->state = STEP_DONE;
    return VALUE_NONE;
}

static value step_self(struct vm *vm, value self)
{
    (void)vm;
    return keep(self);
}

static value step_next(struct vm *vm, value self)
{
    value v = step_drive(vm, value_as(generator_step, self), VALUE_NONE, VALUE_UNBOUND);
    if (value_is_error(v) && !vm->stop && error_matches(vm, EXC_StopIteration)) {
        error_clear(vm);
        return VALUE_UNBOUND;
    }
    return v;
}

static void step_dealloc(struct vm *vm, struct object *self)
{
    struct generator_step *step = (struct generator_step *)self;
    drop_object(vm, step->generator);
    drop(vm, step->v);
    object_release(vm, self, sizeof *step);
}

static void step_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, value_from_object(((struct generator_step *)self)->generator));
    visit(context, ((struct generator_step *)self)->v);
}

static const struct native_def step_natives[] = {{"send", native_send, 0},
                                                 {"throw", native_throw, 0},
                                                 {"close", native_close, 0},
                                                 {"__next__", native_step, 0},
                                                 {0}};

/* ---- the generator's methods ---- */

value async_generator_next(struct vm *vm, value self)
{
    return generator_step_new(vm, value_as(generator, self), STEP_SEND, VALUE_NONE);
}

static value native_asend(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "asend", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return generator_step_new(vm, value_as(generator, args[0]), STEP_SEND, args[1]);
}

static value native_athrow(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "athrow", nargs - 1, kwnames, 1, 3)) {
        return VALUE_ERROR;
    }
    value exception = generator_thrown_exception(vm, args + 1, nargs - 1);
    if (value_is_error(exception)) {
        return VALUE_ERROR;
    }
    value step = generator_step_new(vm, value_as(generator, args[0]), STEP_THROW, exception);
    drop(vm, exception);
    return step;
}

static value native_aclose(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "aclose", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    return generator_step_new(vm, value_as(generator, args[0]), STEP_CLOSE, VALUE_NONE);
}

const struct native_def async_generator_natives[] = {
    {"asend", native_asend, 0}, {"athrow", native_athrow, 0}, {"aclose", native_aclose, 0}, {0}};

void async_generator_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "async_generator_asend", NULL, LAYOUT_OTHER,
                                        sizeof(struct generator_step), TYPE_FINAL | TYPE_IMMUTABLE);
    type->dealloc = step_dealloc;
    type->traverse = step_traverse;
    type->iter = step_self;
    type->next = step_next;
    type->await_ = step_self;
    type_add_natives(vm, type, step_natives);
    type_ready(vm, type);
    vm->types[T_ASYNC_GENERATOR_STEP] = type;
}
