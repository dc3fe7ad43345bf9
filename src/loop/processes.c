#include "loop/processes.h"

#include "base/mem.h"
#include "loop/cpu.h"
#include "loop/loop.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

struct process *process_new(struct vm *vm, const struct thread *thread)
{
    struct process *process = mem_alloc_zero(sizeof *process);
    process->pid = PROCESS_PID + thread->own.id;
    process->parent_pid = thread_running(vm)->process->pid;
    process->node = thread->node;
    return process;
}

/* Exchanges what is in the modules for what is in the image. */
static void process_exchange(struct vm *vm, const struct process *process)
{
    for (size_t i = 0; process->image && i < process->image->count; i++) {
        const struct tuple *pair = value_as(tuple, process->image->items[i]);
        struct dict *content = value_as(dict, pair->items[1]);
        if (value_is_type(pair->items[0])) {
            struct type *type = value_as(type, pair->items[0]);
            dict_exchange(vm, type->attrs, content);
            type_modified(vm, type);
        } else {
            dict_exchange(vm, value_as(dict, pair->items[0]), content);
        }
    }
}

void process_install(struct vm *vm, struct process *process)
{
    struct threads *threads = &vm->loop->threads;
    if (threads->installed != process) {
        process_exchange(vm, threads->installed);
        process_exchange(vm, process);
        threads->installed = process;
    }
}

void process_leave(struct vm *vm, struct process *process)
{
    if (--process->threads > 0 || process->node == 0) {
        return;
    }
    enum vm_stop stop = vm->stop;
    vm->stop = STOP_INTERRUPTED; /* no finaliser runs */
    drop_object(vm, process->image);
    vm->stop = stop;
    mem_free(process);
}

/* --- of the module _threads --- */

static bool process_check_image(struct vm *vm, value image)
{
    bool fine = value_is_list(image);
    for (size_t i = 0; fine && i < value_as(list, image)->count; i++) {
        value item = value_as(list, image)->items[i];
        fine = value_is_tuple(item) && value_as(tuple, item)->count == 2;
        if (fine) {
            const value *pair = value_as(tuple, item)->items;
            fine = (value_is_dict(pair[0]) || value_is_type(pair[0])) && value_is_dict(pair[1]);
        }
    }
    if (!fine) {
        vm_raise(vm, EXC_TypeError, "an image is a list of (dict or class, dict)");
    }
    return fine;
}

/* start_process(callable, name, the program's own function or None, image) -> (ident, pid) */
static value process_start(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "start_process", nargs, kwnames, 4, 4) ||
        !process_check_image(vm, args[3])) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "the name of a process is a str");
    }
    struct thread *thread = thread_start(vm, args[0], value_as(str, args[1]), args[2], NULL);
    if (!thread) {
        return VALUE_ERROR;
    }
    thread->process->image = keep_object(value_as(list, args[3]));
    value pair[2] = {int_from_int64(vm, (int64_t)thread->ident),
                     value_from_small_int(thread->process->pid)};
    struct tuple *made = tuple_from(vm, pair, 2);
    drop(vm, pair[0]);
    return value_from_object(made);
}

static value process_pid(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "getpid", nargs, kwnames, 0, 0)
               ? value_from_small_int(thread_running(vm)->process->pid)
               : VALUE_ERROR;
}

/* 0: the program's own, which somebody else has started */
static value process_parent_pid(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "getppid", nargs, kwnames, 0, 0)
               ? value_from_small_int(thread_running(vm)->process->parent_pid)
               : VALUE_ERROR;
}

/* settle(): what others can see from here on happens when its time has come. */
static value process_settle(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "settle", nargs, kwnames, 0, 0) && cpu_settle(vm) ? VALUE_NONE
                                                                            : VALUE_ERROR;
}

/* kill(ident): was there such a thread?  It and those of the process of which it is the main thread
 * run no more of their code, but for the one that asks. */
static value process_kill(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "kill", nargs, kwnames, 1, 1) || !cpu_settle(vm)) {
        return VALUE_ERROR;
    }
    struct thread *thread = thread_find(vm, args[0]), *self = thread_running(vm);
    for (struct thread *t = vm->loop->threads.oldest; t && thread; t = t->next) {
        if (t != self && (t == thread || (t->process->node == thread->node && thread->node != 0))) {
            thread_kill(vm, t);
        }
    }
    return value_from_bool(thread != NULL);
}

static struct process *process_find(struct vm *vm, int64_t pid)
{
    struct threads *threads = &vm->loop->threads;
    if (pid == PROCESS_PID) {
        return &threads->program;
    }
    for (struct thread *t = threads->oldest; t; t = t->next) {
        if (t->process->pid == pid) {
            return t->process;
        }
    }
    return NULL;
}

/* call_in(pid, callable): calls it as a thread of that process would, if it is still there. */
static value process_call_in(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t pid;
    if (!args_check(vm, "call_in", nargs, kwnames, 2, 2) || !vm_index(vm, args[0], &pid) ||
        !cpu_settle(vm)) {
        return VALUE_ERROR;
    }
    struct process *own = thread_running(vm)->process, *other = process_find(vm, pid);
    if (!other || other == own) {
        return other ? vm_call(vm, args[1], NULL, 0, NULL) : VALUE_NONE;
    }
    value result = VALUE_ERROR;
    if (thread_move(vm, other)) {
        result = vm_call(vm, args[1], NULL, 0, NULL);
        cpu_settle(vm);
    }
    if (!thread_move(vm, own) && !value_is_error(result)) {
        drop(vm, result);
        result = VALUE_ERROR;
    }
    return result;
}

const struct native_def process_functions[] = {
    {"start_process", process_start, 0},
    {"getpid", process_pid, 0},
    {"getppid", process_parent_pid, 0},
    {"settle", process_settle, 0},
    {"kill", process_kill, 0},
    {"call_in", process_call_in, 0},
    {NULL, NULL, 0},
};
