/* Entering the interpreter, and the dispatch loop as it is where bytecodes take no time. */
#include "vm/interp.h"

#include "vm/interp_loop.h"

/* ---- entering ---- */

bool vm_enter(struct vm *vm, const char *where)
{
    struct vm_thread *thread = vm->thread;
    int limit = vm->options.recursion_limit ? vm->options.recursion_limit : 1000;
    if (UNLIKELY(thread->depth >= limit)) {
        vm_raise(vm, EXC_RecursionError, "maximum recursion depth exceeded%s", where);
        return false;
    }
    if (UNLIKELY(--vm->fuel <= 0 && !vm_check_limits(vm))) {
        return false;
    }
    thread->depth++;
    return true;
}

void vm_leave(struct vm *vm)
{
    vm->thread->depth--;
}

/* Drops the arguments' function frame that never ran. */
static value discard(struct vm *vm, struct frame *frame)
{
    frame_free(vm, frame);
    return VALUE_ERROR;
}

value interp_run(struct vm *vm, struct frame *frame)
{
    if (UNLIKELY(vm->stop || !vm_enter(vm, ""))) {
        return discard(vm, frame);
    }
    frame->back = vm->thread->frame;
    frame->flags |= FRAME_ENTRY;
    vm->thread->frame = frame;
    value out = VALUE_ERROR;
    return interp_loop(vm, frame, false, &out) == RESUME_RETURNED ? out : VALUE_ERROR;
}

value interp_run_code(struct vm *vm, struct code *code, struct dict *globals, value locals)
{
    struct frame *frame = frame_new_code(vm, code, globals, locals);
    if (code->flags & CODE_ANY_GENERATOR) {
        return value_from_object(generator_new(vm, frame));
    }
    return interp_run(vm, frame);
}

void interp_add_traceback(struct vm *vm, struct frame *frame, value v)
{
    struct exception *exception = value_as(exception, v);
    struct traceback *entry = object_new(vm, vm_type(vm, TRACEBACK), sizeof *entry);
    if (value_has_layout(exception->traceback, LAYOUT_TRACEBACK)) {
        entry->next = value_as(traceback, exception->traceback);
    } else {
        drop(vm, exception->traceback);
    }
    entry->code = keep_object(frame->code);
    entry->ip = frame_ip(frame);
    entry->frame = frame_object_of(vm, frame);
    exception->traceback = value_from_object(entry);
}
