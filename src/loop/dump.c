#include <string.h>

#include "base/strbuf.h"
#include "loop/loop.h"
#include "trace/trace.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/frame.h"
#include "vm/generator.h"
#include "vm/str.h"
#include "vm/vm.h"

/* --- the engine's own state, in the format of model/dump.h --- */

static bool dump_is_step(const struct ready_entry *entry)
{
    return entry->job == READY_STEP || entry->job == READY_WAKEUP;
}

static void dump_ready(const struct loop *loop, struct strbuf *out)
{
    const struct ready_entry *entry;
    for (struct ready_cursor at = {0}; (entry = ready_next(&loop->ready, &at));) {
        bool is_cancelled =
            entry->job == READY_HANDLE && value_as(handle, entry->subject)->is_cancelled;
        strbuf_printf(out, "ready %u %s %u%s\n", (unsigned)entry->handle,
                      trace_kind_text(TRACE_TYPE_HANDLE_KIND, entry->kind),
                      (unsigned)ready_node(entry), is_cancelled ? " cancelled" : "");
    }
}

static void dump_timer(const struct timer_item *item, struct strbuf *out)
{
    struct object *owner = timer_owner(item->timer);
    uint32_t sleep = sleep_node(owner);
    uint32_t node = sleep ? sleep : ((struct handle *)owner)->node;
    int kind = sleep ? TRACE_HANDLE_SLEEP : ((struct handle *)owner)->kind;
    strbuf_printf(out, "timer %u %lld %s %u\n", (unsigned)item->timer->handle,
                  (long long)item->when, trace_kind_text(TRACE_TYPE_HANDLE_KIND, kind),
                  (unsigned)node);
}

/* In the order in which they will fire: the heap is copied and taken apart by selection. */
static void dump_timers(const struct loop *loop, struct strbuf *out)
{
    int64_t last_when = INT64_MIN;
    uint64_t last_order = 0;
    for (size_t n = 0; n < loop->timers.count; n++) {
        const struct timer_item *least = NULL;
        for (size_t i = 0; i < loop->timers.count; i++) {
            const struct timer_item *item = &loop->timers.items[i];
            uint64_t order = item->order & ~((uint64_t)1 << 63);
            bool is_shown = n > 0 && (item->when < last_when ||
                                      (item->when == last_when && order <= last_order));
            if (!is_shown &&
                (!least || item->when < least->when ||
                 (item->when == least->when && order < (least->order & ~((uint64_t)1 << 63))))) {
                least = item;
            }
        }
        if (!least) {
            return;
        }
        dump_timer(least, out);
        last_when = least->when;
        last_order = least->order & ~((uint64_t)1 << 63);
    }
}

/* Is a step of this task in the ready queue? */
static bool dump_is_woken(const struct task *task)
{
    const struct loop *loop = task->future.loop;
    const struct ready_entry *entry;
    for (struct ready_cursor at = {0}; (entry = ready_next(&loop->ready, &at));) {
        if (dump_is_step(entry) && value_as(task, entry->subject) == task) {
            return true;
        }
    }
    return false;
}

static void dump_task(struct vm *vm, struct task *task, struct strbuf *out)
{
    struct str *name = task_name(vm, task);
    strbuf_printf(out, "task %u \"", (unsigned)task->future.node);
    for (size_t i = 0; i < name->size; i++) {
        if (name->text[i] == '"' || name->text[i] == '\\') {
            strbuf_add_char(out, '\\');
        }
        strbuf_add_char(out, name->text[i]);
    }
    drop_object(vm, name);
    strbuf_add(out, "\" ");
    if (task->future.state == FUTURE_CANCELLED) {
        strbuf_add(out, "cancelled\n");
    } else if (task->future.state == FUTURE_FINISHED) {
        strbuf_add(out, task->future.has_exception ? "failed\n" : "done\n");
    } else if (task_is_in_hand(vm, task)) {
        strbuf_add(out, "running\n");
    } else {
        const struct future *waiter = task_waiter(vm, task);
        uint32_t node = waiter && !dump_is_woken(task) ? waiter->node : 0;
        strbuf_printf(out, "pending on %u\n", (unsigned)node);
    }
}

void loop_dump_state(struct vm *vm, struct strbuf *out)
{
    const struct loop_state *state = vm->loop;
    strbuf_printf(out, "time %lld\n", (long long)state->clock.now);
    if (state->in_hand.handle) {
        bool is_step = dump_is_step(&state->in_hand);
        strbuf_printf(out, "running %u %u\n", (unsigned)state->in_hand.handle,
                      is_step ? (unsigned)ready_node(&state->in_hand) : 0);
    }
    if (state->running) {
        dump_ready(state->running, out);
        dump_timers(state->running, out);
    }
    for (struct task *task = state->oldest; task; task = task->newer) {
        dump_task(vm, task, out);
    }
}

/* --- who waits for what --- */

static const char *deadlock_what(const struct future *waiter)
{
    static const char *const words[TRACE_WAIT_COUNT] = {
        [TRACE_WAIT_FUTURE] = "a future that nobody will set",
        [TRACE_WAIT_TASK] = "a task that will never end",
        [TRACE_WAIT_GATHER] = "gather()",
        [TRACE_WAIT_WAIT] = "wait()",
        [TRACE_WAIT_WAIT_FOR] = "wait_for()",
        [TRACE_WAIT_SHIELD] = "shield()",
        [TRACE_WAIT_TASK_GROUP] = "the tasks of its TaskGroup",
        [TRACE_WAIT_LOCK] = "a lock that nobody will release",
        [TRACE_WAIT_SEMAPHORE] = "a semaphore that nobody will release",
        [TRACE_WAIT_CONDITION] = "a condition that nobody will notify",
        [TRACE_WAIT_EVENT] = "an event that nobody will set",
        [TRACE_WAIT_BARRIER] = "others at a barrier who will never come",
        [TRACE_WAIT_QUEUE_GET] = "an item in an empty queue",
        [TRACE_WAIT_QUEUE_PUT] = "room in a full queue",
        [TRACE_WAIT_NETWORK] = "what nobody will send",
    };
    const char *text = waiter ? words[waiter->wait_kind] : NULL;
    return text ? text : "something that will never come";
}

/* " (function, FILE, line N)": where it stands in the program's own files. */
static void deadlock_add_place(struct vm *vm, struct generator *gen, struct strbuf *out)
{
    if (!gen) {
        return;
    }
    struct str *qualname = generator_qualname(vm, gen);
    strbuf_printf(out, " (%s", qualname->text);
    drop_object(vm, qualname);
    if (generator_frame(gen) && !(gen->frame->code->flags & CODE_LIBRARY)) {
        const char *file = gen->frame->code->file->text;
        const char *slash = strrchr(file, '/');
        strbuf_printf(out, ", %s, line %u", slash ? slash + 1 : file,
                      (unsigned)frame_line(gen->frame));
    }
    strbuf_add_char(out, ')');
}

static void deadlock_add_name(struct vm *vm, struct future *task, const char *before,
                              struct strbuf *out)
{
    struct str *name = task_name(vm, (struct task *)task);
    strbuf_printf(out, "%s%s", before, name->text);
    drop_object(vm, name);
}

/* The children of a gather() that have not ended. */
static void deadlock_add_children(struct vm *vm, struct future *gather, struct strbuf *out)
{
    value children = vm_getattr_name(vm, value_from_object(gather), "_children");
    if (value_is_error(children)) {
        error_clear(vm);
        return;
    }
    const char *before = " of ";
    struct list *list = value_is_list(children) ? value_as(list, children) : NULL;
    for (size_t i = 0; list && i < list->count; i++) {
        struct future *child = future_from_value(list->items[i]);
        if (child && child->is_task && child->state == FUTURE_PENDING) {
            deadlock_add_name(vm, child, before, out);
            before = ", ";
        }
    }
    drop(vm, children);
}

void loop_explain_deadlock(struct vm *vm, struct strbuf *out)
{
    strbuf_add(out, "asyncarium: the program waits for ever at ");
    trace_add_time(out, vm->loop->clock.now);
    bool is_blocked = threads_stand_in_call(vm);
    if (!is_blocked && vm->loop->running && vm->loop->running->ready.count > 0) {
        strbuf_add(out, " s: the loop sleeps, and what a signal handler made ready does not wake "
                        "it; use loop.add_signal_handler()\n");
        return;
    }
    strbuf_add(out, is_blocked ? " s: a call blocks the loop, and never returns\n"
                               : " s: nothing is ready, and no timer is set\n");
    for (struct task *task = vm->loop->oldest; task; task = task->newer) {
        if (task->future.state != FUTURE_PENDING) {
            continue;
        }
        struct future *waiter = task_waiter(vm, task);
        struct str *name = task_name(vm, task);
        strbuf_printf(out, "  %s", name->text);
        drop_object(vm, name);
        const char *call = task_blocking_call(vm, task);
        deadlock_add_place(vm, task_place(task), out);
        if (call) {
            strbuf_printf(out, " blocks its loop: it waits for %s\n", call);
            continue;
        }
        if (dump_is_woken(task)) {
            strbuf_add(out, " is ready, but its loop stands still\n");
            continue;
        }
        if (is_blocked && waiter && waiter->wait_kind == TRACE_WAIT_SLEEP) {
            strbuf_add(out, " sleeps, and its loop stands still\n");
            continue;
        }
        strbuf_printf(out, " waits for %s", deadlock_what(waiter));
        if (waiter && waiter->is_task) {
            deadlock_add_name(vm, waiter, ": ", out);
        } else if (waiter && waiter->wait_kind == TRACE_WAIT_GATHER) {
            deadlock_add_children(vm, waiter, out);
        }
        strbuf_add_char(out, '\n');
    }
    threads_explain(vm, out);
}
