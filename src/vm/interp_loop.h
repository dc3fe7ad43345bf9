/* The dispatch loop: made twice, by vm/interp.c as it is and by vm/interp_counted.c, which
 * defines INTERP_COUNTED, with every instruction of the program's own code counted in
 * vm->burned.  Nobody else includes this.
 *
 * `frame`, `ip`, `sp` and `fast` are kept in registers; frame->ip is stored before anything
 * that may look at it (a call, an exception, dropping the last reference to an object),
 * frame->sp when the frame is left.
 *
 * Inline caches: see vm/interp_attribute.c for what their members mean.
 */
#ifndef VM_INTERP_LOOP_H
#define VM_INTERP_LOOP_H

#include "vm/import.h"
#include "vm/interp.h"
#include "vm/interp_cache.h"
#include "vm/interp_macros.h"
#include "vm/interp_number.h"
#include "vm/interp_private.h"
#include "vm/iterator.h"
#include "vm/number.h"
#include "vm/record.h"
#include "vm/set.h"
#include "vm/type.h"

/* ---- helpers of single instructions ---- */

/* The place into which the instructions at ip will store the sum of the two topmost values,
 * if it holds the first of them: a local, a global, a cell or an attribute.  Or NULL. */
static value *stored_place(const struct frame *frame, const uint32_t *ip, value *fast,
                           const value *sp)
{
    value a = sp[-2];
    uint32_t argument = FRAME_ARGUMENT(*ip);
    value *place = NULL;
    switch (FRAME_OPCODE(*ip)) {
    case OP_STORE_FAST: place = &fast[argument]; break;
    case OP_STORE_FAST_LOAD_FAST:
    case OP_STORE_FAST_STORE_FAST: place = &fast[argument & 0xFFF]; break;
    case OP_STORE_DEREF: place = &value_as(cell, fast[argument])->v; break;
    case OP_STORE_GLOBAL: {
        const struct code_cache *cache = &frame->code->caches[ip[1]];
        struct dict *globals = frame->globals;
        if (globals->keys_version == cache->keys_version) {
            place = &globals->entries[cache->slot].v;
        }
        break;
    }
    case OP_SWAP: /* o.name += …: o lies below */
        if (argument == 2 && FRAME_OPCODE(ip[1]) == OP_STORE_ATTR) {
            place = attribute_place(sp[-3], frame->code->names[FRAME_ARGUMENT(ip[1])],
                                    &frame->code->caches[ip[2]]);
        }
        break;
    default: break;
    }
    return place && value_same(*place, a) ? place : NULL;
}

/* The sum of the two topmost values, which are str; takes over the first, not the second.
 * VALUE_ERROR: too large. */
static value add_str(struct vm *vm, const struct frame *frame, const uint32_t *ip, value *fast,
                     const value *sp)
{
    value result = sp[-2];
    value *place = value_object(result)->refs == 2 ? stored_place(frame, ip, fast, sp) : NULL;
    if (place) {
        *place = VALUE_UNBOUND;
        value_object(result)->refs--;
    }
    if (!str_append(vm, &result, value_as(str, sp[-1]))) {
        if (place) {
            *place = keep(result);
        }
        drop(vm, result);
        return VALUE_ERROR;
    }
    return result;
}

/* The frame of a class's Python __init__ for a plain new object: which is put in the place
 * of the class, the frame takes over the arguments.  NULL: not that simple, or an exception. */
static struct frame *enter_init(struct vm *vm, value *base, size_t n, struct code_cache *cache)
{
    struct type *type = value_as(type, base[0]);
    if (type->head.type != vm_type(vm, TYPE) ||
        (type->flags & (TYPE_HEAP | TYPE_ABSTRACT)) != TYPE_HEAP ||
        type->new_ != vm_type(vm, OBJECT)->new_ || type->layout != LAYOUT_INSTANCE) {
        return NULL;
    }
    value init = cache->found;
    if (cache->version != type->version || type->version == 0) {
        init = type_lookup(vm, type, vm_name(vm, __init__));
        if (!value_is_function(init)) {
            return NULL;
        }
        cache->version = type->version;
        cache->found = init;
    }
    struct function *function = value_as(function, init);
    struct code *code = function->code;
    if ((code->flags & (CODE_SIMPLE_ARGS | CODE_ANY_GENERATOR)) != CODE_SIMPLE_ARGS ||
        code->arg_count != n + 1) {
        return NULL;
    }
    value self = type->new_(vm, type, NULL, 0, NULL);
    if (value_is_error(self)) {
        return NULL;
    }
    drop(vm, base[0]);
    base[0] = self;
    base[1] = keep(self);
    struct frame *frame = frame_from_stack(vm, keep_object(function), base + 1, n + 1);
    frame->flags = FRAME_INIT;
    return frame;
}

/* Leaves the missing positional arguments to the defaults: true if they are enough. */
static inline bool defaults_fill(const struct function *function, size_t nargs)
{
    size_t count = function->code->arg_count;
    return function->defaults && nargs < count && count - nargs <= function->defaults->count;
}

static struct frame *frame_with_defaults(struct vm *vm, struct function *function,
                                         const value *args, size_t nargs)
{
    struct frame *frame = frame_from_stack(vm, function, args, nargs);
    struct tuple *defaults = function->defaults;
    size_t count = function->code->arg_count;
    for (size_t i = nargs; i < count; i++) {
        frame->slots[i] = keep(defaults->items[defaults->count - (count - i)]);
    }
    return frame;
}

static value raise_not_none(struct vm *vm, value result)
{
    vm_raise(vm, EXC_TypeError, "__init__() should return None, not '%s'",
             value_type(vm, result)->name->text);
    drop(vm, result);
    return VALUE_ERROR;
}

/* ---- the loop ---- */

static int compare_objects(struct vm *vm, value a, value b, enum compare_op op)
{
    value result = vm_compare(vm, a, b, op);
    if (value_is_error(result)) {
        return -1;
    }
    int truth = vm_truth(vm, result);
    drop(vm, result);
    return truth;
}

enum resume_status INTERP_LOOP(struct vm *vm, struct frame *frame, bool throwing, value *out)
{
    static const void *const labels[] = {
#define OPCODE(name, effect, kind, doc) &&label_##name,
#include "vm/opcodes.def"
#undef OPCODE
    };
    COUNTING_LABELS;
    struct vm_thread *const thread = vm->thread;
    const bool recording = record_is_on(vm);
    const uint32_t *ip;
    value *sp;
    value *fast;
    value moved = VALUE_UNBOUND; /* a value on its way from one frame to another */
    uint32_t word = 0;

    *out = VALUE_UNBOUND;
    thread->c_depth++;
    LOAD_FRAME();
    if (UNLIKELY(thread->c_depth > C_DEPTH_MAX)) {
        vm_raise(vm, EXC_RecursionError,
                 "maximum recursion depth exceeded while calling a Python object");
        goto leave_raised;
    }
    if (throwing) {
        if (recording) {
            record_push(vm, frame);
        }
        goto error;
    }
    goto resume_frame;

/* `frame` begins or goes on: what was sent in is on its stack. */
resume_frame:
    LOAD_FRAME();
    if (UNLIKELY(recording)) {
        record_push(vm, frame);
    }
    if (frame->generator && frame->ip != frame->code->ops) {
        if (frame->flags & FRAME_RESULT_GIVEN) {
            frame->flags &= ~(uint32_t)FRAME_RESULT_GIVEN;
        } else if (frame_is_awaiting(frame)) {
            ip--;
        }
    }
    BURN_FUEL();
    DISPATCH();

/* `frame` is a new one, complete but for `back`; the caller's ip and sp are in the registers. */
#define CALL_FRAME(new_frame)                \
    do {                                     \
        SAVE_FRAME();                        \
        struct frame *callee_ = (new_frame); \
        callee_->back = frame;               \
        frame = thread->frame = callee_;     \
        thread->depth++;                     \
        goto start_frame;                    \
    } while (0)

start_frame : {
    LOAD_FRAME();
    int limit = vm->options.recursion_limit ? vm->options.recursion_limit : 1000;
    if (UNLIKELY(thread->depth > limit)) {
        struct frame *callee = frame;
        frame = thread->frame = callee->back;
        thread->depth--;
        frame_free(vm, callee);
        LOAD_FRAME();
        vm_raise(vm, EXC_RecursionError, "maximum recursion depth exceeded");
        goto error;
    }
    if (UNLIKELY(recording)) {
        record_push(vm, frame);
    }
    BURN_FUEL();
    DISPATCH();
}

/* The instructions. */
#include "vm/interp_ops_attribute.h"
#include "vm/interp_ops_await.h"
#include "vm/interp_ops_block.h"
#include "vm/interp_ops_build.h"
#include "vm/interp_ops_call.h"
#include "vm/interp_ops_jump.h"
#include "vm/interp_ops_names.h"
#include "vm/interp_ops_operator.h"

/* A generator, or the chain in which frame is the innermost, hands `moved` out. */
suspend : {
    struct generator *gen = frame->generator->outermost;
    struct frame *driven = gen->frame;
    struct frame *driver = driven->back;
    gen->innermost = frame->generator;
    if (UNLIKELY(recording)) {
        record_suspend(vm, driven);
    }
    uint32_t flags = driven->flags;
    generator_leave(vm, gen);
    if (flags & FRAME_ENTRY) {
        *out = moved;
        thread->c_depth--;
        return RESUME_YIELDED;
    }
    frame = driver;
    LOAD_FRAME();
    PUSH(moved);
    DISPATCH();
}

/* frame returns `moved`. */
leave_returned : {
    SAVE_FRAME();
    if (UNLIKELY(recording)) {
        record_pop(vm, frame);
    }
    struct frame *back = frame->back;
    uint32_t flags = frame->flags;
    struct generator *gen = frame->generator;
    if (UNLIKELY(gen != NULL)) {
        goto generator_returned;
    }
    thread->depth--;
    thread->frame = back;
    frame_end(vm, frame, sp);
    frame = back;
    if (UNLIKELY(flags & FRAME_ENTRY)) {
        *out = moved;
        thread->c_depth--;
        return RESUME_RETURNED;
    }
    LOAD_FRAME();
    if (UNLIKELY(flags & FRAME_INIT)) {
        if (!value_is_none(moved)) {
            raise_not_none(vm, moved);
            goto error;
        }
        DISPATCH();
    }
    PUSH(moved);
    DISPATCH();

generator_returned:
    if (flags & FRAME_SENT) {
        if (gen->kind == GENERATOR_ASYNC) {
            generator_leave_step(vm, gen);
            generator_end(vm, gen);
            frame = back;
            LOAD_FRAME();
            moved =
                generator_finish_step(vm, value_as(generator_step, sp[-1]), RESUME_RETURNED, moved);
            if (value_is_error(moved)) {
                goto error;
            }
        } else {
            thread->depth--;
            thread->frame = back;
            generator_end(vm, gen);
            frame = back;
            LOAD_FRAME();
        }
        value receiver = sp[-1];
        sp[-1] = moved;
        DROP(receiver);
        DISPATCH();
    }
    generator_leave(vm, gen);
    generator_end(vm, gen);
    if (flags & FRAME_ENTRY) {
        *out = moved;
        thread->c_depth--;
        return RESUME_RETURNED;
    }
    frame = back;
    LOAD_FRAME();
    DROP(moved);
    word = ip[-1];
    goto exhausted;
}

/* The pending exception was raised at the instruction before ip. */
error:
    SYNC();
    if (UNLIKELY(vm->stop)) {
        goto leave_raised;
    }
    if (UNLIKELY(!error_pending(vm))) {
        vm_raise(vm, EXC_SystemError, "error return without exception set");
    }
    interp_add_traceback(vm, frame, thread->pending);
    if (UNLIKELY(recording)) {
        record_exception(vm, frame);
    }
reraise:
    SYNC();
    if (UNLIKELY(vm->stop)) {
        goto leave_raised;
    }
    {
        /* What is thrown into a generator that has not begun meets no handler. */
        bool begun = frame->ip != frame->code->ops;
        const struct code_handler *handler =
            begun ? code_handler_at(frame->code, frame_ip(frame)) : NULL;
        if (handler) {
            value *bottom = fast + code_slot_count(frame->code) + handler->depth;
            while (sp > bottom) {
                value v = *--sp;
                frame->sp = sp;
                DROP(v);
            }
            PUSH(error_take(vm));
            ip = frame->code->ops + handler->target;
            DISPATCH();
        }
    }

leave_raised : {
    /* What the line was working on goes while the frame is still there: a finaliser, or the
     * warning of a coroutine that nobody awaited, names this line and not the caller's. */
    for (value *bottom = fast + code_slot_count(frame->code); sp > bottom;) {
        value v = *--sp;
        frame->sp = sp;
        DROP(v);
    }
    frame->sp = sp;
    if (UNLIKELY(recording)) {
        record_pop(vm, frame);
    }
    struct frame *back = frame->back;
    uint32_t flags = frame->flags;
    struct generator *gen = frame->generator;
    if (!gen) {
        thread->depth--;
        thread->frame = back;
        frame_free(vm, frame);
    } else {
        generator_check_raised(vm, gen);
        if (!(flags & FRAME_SENT)) {
            generator_leave(vm, gen);
        } else if (gen->kind == GENERATOR_ASYNC) {
            generator_leave_step(vm, gen);
        } else {
            thread->depth--;
            thread->frame = back;
        }
        value pending = error_pending(vm) ? error_take(vm) : VALUE_UNBOUND;
        generator_end(vm, gen);
        if (!value_is_unbound(pending)) {
            error_put(vm, pending);
        }
    }
    if (flags & FRAME_ENTRY) {
        thread->c_depth--;
        return RESUME_RAISED;
    }
    frame = back;
    LOAD_FRAME();
    if (gen && gen->kind == GENERATOR_ASYNC) {
        value v = generator_finish_step(vm, value_as(generator_step, sp[-1]), RESUME_RAISED,
                                        VALUE_UNBOUND);
        if (!value_is_error(v)) {
            value step = sp[-1];
            sp[-1] = v;
            DROP(step);
            DISPATCH();
        }
    }
    goto error;
}

#ifdef INTERP_COUNTED
count:
    vm->burned += interp_cost(FRAME_OPCODE(word));
    goto *labels[FRAME_OPCODE(word)];
#endif
}

#endif
