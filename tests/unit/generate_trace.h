/* A make-believe engine for tests: tasks that sleep, yield, make, await, gather and cancel each
 * other at random.  It writes a trace as the real one does, and can write its own state in the
 * format of model/dump.h from its own simple arrays, to compare the model with. */
#ifndef TESTS_GENERATE_TRACE_H
#define TESTS_GENERATE_TRACE_H

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "trace/trace.h"

struct gen_task {
    uint32_t node, number, name; /* name: string or 0 */
    const char *renamed;
    enum { GEN_PENDING, GEN_RUNNING, GEN_DONE, GEN_CANCELLED, GEN_FAILED } state;
    uint32_t waits_on, sleep_handle; /* sleep_handle: its timer */
    uint32_t group_left, group_node; /* a gather it waits for */
    bool is_ready, is_cancelled;
    uint32_t frame;
    uint32_t parent;       /* index + 1 of the task that gathers it */
    VEC(uint32_t) waiters; /* indexes of tasks */
};

struct gen_handle {
    uint32_t id, kind, node, task; /* task: index */
    int64_t when;
};

struct gen {
    struct trace *trace;
    uint64_t random;
    int64_t now;
    uint32_t node, handle, frame, current; /* current: index + 1 of the running task */
    uint32_t running;                      /* handle */
    uint64_t iteration, max_events;
    uint32_t max_tasks;
    VEC(struct gen_task) tasks;
    VEC(struct gen_handle) timers;
    struct {
        struct gen_handle *items;
        size_t count, capacity, first;
    } ready;
    void (*observe)(struct gen *gen, void *context); /* NULL, or called between steps */
    void *context;
};

static inline uint32_t gen_random(struct gen *gen, uint32_t below)
{
    gen->random ^= gen->random << 13;
    gen->random ^= gen->random >> 7;
    gen->random ^= gen->random << 17;
    return (uint32_t)((gen->random >> 11) % below);
}

static inline void gen_observe(struct gen *gen)
{
    if (gen->observe != NULL) {
        gen->observe(gen, gen->context);
    }
}

static inline void gen_push(struct gen *gen, enum trace_handle_kind kind, uint32_t node,
                            uint32_t task, uint32_t cause)
{
    struct gen_handle handle = {++gen->handle, kind, node, task, -1};
    vec_push(&gen->ready, handle);
    if (kind <= TRACE_HANDLE_CANCEL_STEP) {
        gen->tasks.items[task].is_ready = true;
        gen->tasks.items[task].waits_on = 0;
    }
    trace_put_ready_push(gen->trace, handle.id, kind, node, cause);
}

static inline uint32_t gen_new_task(struct gen *gen, uint32_t parent)
{
    uint32_t index = (uint32_t)gen->tasks.count;
    struct gen_task task = {.node = ++gen->node, .number = index + 1, .parent = parent};
    if (gen_random(gen, 8) == 0) {
        task.renamed = "cook \"\\ 요리";
        task.name = trace_string_z(gen->trace, task.renamed);
    }
    vec_push(&gen->tasks, task);
    uint32_t creator = gen->current ? gen->tasks.items[gen->current - 1].node : 0;
    trace_put_task_new(gen->trace, task.node, task.name, task.number, 2, creator, 7);
    gen_push(gen, TRACE_HANDLE_FIRST_STEP, task.node, index, creator);
    return index;
}

static inline int gen_timer_order(const void *a, const void *b)
{
    const struct gen_handle *x = a, *y = b;
    if (x->when != y->when) {
        return x->when < y->when ? -1 : 1;
    }
    return x->id < y->id ? -1 : x->id > y->id;
}

static inline void gen_end_task(struct gen *gen, uint32_t index)
{
    struct gen_task *task = &gen->tasks.items[index];
    struct trace *trace = gen->trace;
    uint32_t node = task->node;
    trace_put_frame_pop(trace, task->frame);
    if (task->is_cancelled) {
        task->state = GEN_CANCELLED;
        trace_put_task_cancelled(trace, node, 0);
    } else if (gen_random(gen, 10) == 0) {
        task->state = GEN_FAILED;
        trace_put_task_failed(trace, node, trace_string_z(trace, "ValueError('no')"));
    } else {
        task->state = GEN_DONE;
        trace_put_task_done(trace, node, 0);
    }
    for (size_t i = 0; i < task->waiters.count; i++) {
        uint32_t waiter = gen->tasks.items[index].waiters.items[i];
        if (gen->tasks.items[waiter].waits_on == node) {
            gen_push(gen, TRACE_HANDLE_WAKEUP, gen->tasks.items[waiter].node, waiter, node);
        }
    }
    uint32_t parent = gen->tasks.items[index].parent;
    if (parent != 0 && gen->tasks.items[parent - 1].group_node != 0) {
        gen_push(gen, TRACE_HANDLE_GATHER, node, parent - 1, node);
    }
}

static inline void gen_suspend(struct gen *gen, uint32_t index, uint32_t on,
                               enum trace_wait_kind what)
{
    struct gen_task *task = &gen->tasks.items[index];
    task->state = GEN_PENDING;
    task->waits_on = task->is_ready ? 0 : on;
    trace_put_task_suspend(gen->trace, task->node, on, what, 2, 8 + what);
}

static inline void gen_sleep(struct gen *gen, uint32_t index)
{
    uint32_t future = ++gen->node;
    int64_t when = gen->now + (int64_t)gen_random(gen, 50) * 100000000;
    struct gen_handle timer = {++gen->handle, TRACE_HANDLE_SLEEP, future, index, when};
    trace_put_future_new(gen->trace, future, TRACE_NODE_SLEEP, 0);
    trace_put_timer_set(gen->trace, timer.id, when, TRACE_HANDLE_SLEEP, future);
    vec_push(&gen->timers, timer);
    gen->tasks.items[index].sleep_handle = timer.id;
    gen_suspend(gen, index, future, TRACE_WAIT_SLEEP);
}

static inline void gen_cancel(struct gen *gen, uint32_t by, uint32_t index)
{
    struct gen_task *task = &gen->tasks.items[index];
    for (size_t i = 0; i < gen->timers.count; i++) {
        if (gen->timers.items[i].id == task->sleep_handle) {
            struct gen_handle timer = gen->timers.items[i];
            vec_remove(&gen->timers, i);
            task->is_cancelled = true;
            task->sleep_handle = 0;
            trace_put_cancel_request(gen->trace, by, task->node, 0, TRACE_CANCEL_EXPLICIT);
            trace_put_future_cancelled(gen->trace, timer.node, 0);
            trace_put_timer_cancel(gen->trace, timer.id);
            gen_push(gen, TRACE_HANDLE_WAKEUP, task->node, index, timer.node);
            trace_put_node_gone(gen->trace, timer.node);
            return;
        }
    }
}

static inline void gen_gather(struct gen *gen, uint32_t index)
{
    uint32_t node = ++gen->node, owner = gen->tasks.items[index].node;
    uint32_t count = 1 + gen_random(gen, 4);
    trace_put_future_new(gen->trace, node, TRACE_NODE_GATHER, 0);
    trace_put_group_new(gen->trace, node, TRACE_GROUP_GATHER, owner, -1, 12);
    gen->tasks.items[index].group_node = node;
    gen->tasks.items[index].group_left = count;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t child = gen_new_task(gen, index + 1);
        trace_put_group_child(gen->trace, node, gen->tasks.items[child].node);
    }
    gen_suspend(gen, index, node, TRACE_WAIT_GATHER);
}

static inline void gen_run_task(struct gen *gen, uint32_t index)
{
    struct trace *trace = gen->trace;
    struct gen_task *task = &gen->tasks.items[index];
    task->state = GEN_RUNNING;
    task->is_ready = false;
    gen->current = index + 1;
    gen_observe(gen);
    if (task->frame == 0) {
        task->frame = ++gen->frame;
        trace_put_frame_push(trace, task->frame, task->node, 2);
    }
    if (task->is_cancelled) {
        trace_put_cancel_deliver(trace, task->node);
    }
    for (uint32_t i = gen_random(gen, 3); i > 0; i--) {
        trace_put_line(trace, task->frame, 8 + gen_random(gen, 9));
        if (trace_wants(trace, TRACE_FULL)) {
            char value[16];
            snprintf(value, sizeof value, "%u", (unsigned)gen_random(gen, 100));
            trace_put_var(trace, task->frame, trace_string_z(trace, "i"),
                          trace_string_z(trace, value));
        }
    }
    if (gen_random(gen, 6) == 0) {
        trace_put_output(trace, TRACE_STREAM_OUT, trace_string_z(trace, "hello\n"));
    }
    uint32_t what = gen_random(gen, 16);
    bool is_ending = trace_count(trace) > gen->max_events || task->is_cancelled;
    uint32_t other = gen_random(gen, (uint32_t)gen->tasks.count);
    bool may_grow = gen->tasks.count < gen->max_tasks; /* else everybody lives until the end */
    if (is_ending || (what == 0 && may_grow)) {
        gen_end_task(gen, index);
    } else if (what < 4 && may_grow) {
        gen_new_task(gen, 0);
        gen_sleep(gen, index);
    } else if (what < 5 && may_grow) {
        gen_gather(gen, index);
    } else if (what < 6 && may_grow && other != index &&
               gen->tasks.items[other].sleep_handle != 0) {
        gen_cancel(gen, task->node, other);
        gen_sleep(gen, index);
    } else if (what < 8 && other > index && gen->tasks.items[other].state == GEN_PENDING) {
        vec_push(&gen->tasks.items[other].waiters, index); /* only younger ones: no cycles */
        gen_suspend(gen, index, gen->tasks.items[other].node, TRACE_WAIT_TASK);
    } else if (what < 11) {
        gen_push(gen, TRACE_HANDLE_STEP, task->node, index, task->node);
        gen_suspend(gen, index, 0, TRACE_WAIT_YIELD);
    } else {
        gen_sleep(gen, index);
    }
}

static inline void gen_run_handle(struct gen *gen, struct gen_handle handle)
{
    gen->running = handle.id;
    trace_put_handle_begin(gen->trace, handle.id);
    if (handle.kind <= TRACE_HANDLE_CANCEL_STEP) {
        gen_run_task(gen, handle.task);
    } else if (handle.kind == TRACE_HANDLE_SLEEP) {
        trace_put_future_result(gen->trace, handle.node, 0);
        gen->tasks.items[handle.task].sleep_handle = 0;
        gen_push(gen, TRACE_HANDLE_WAKEUP, gen->tasks.items[handle.task].node, handle.task,
                 handle.node);
        trace_put_node_gone(gen->trace, handle.node);
    } else {
        struct gen_task *parent = &gen->tasks.items[handle.task];
        if (--parent->group_left == 0) {
            uint32_t node = parent->group_node;
            parent->group_node = 0;
            trace_put_group_done(gen->trace, node, TRACE_OUTCOME_DONE);
            trace_put_future_result(gen->trace, node, trace_string_z(gen->trace, "[…]"));
            gen_push(gen, TRACE_HANDLE_WAKEUP, parent->node, handle.task, node);
        }
    }
    gen->running = gen->current = 0;
    trace_put_handle_end(gen->trace);
    gen_observe(gen);
}

/* Writes about max_events events, and then until all tasks have ended. */
static inline void gen_run(struct gen *gen, uint32_t roots)
{
    struct trace *trace = gen->trace;
    gen->random = gen->random ? gen->random : 88172645463325252u;
    trace_put_source(trace, 1, trace_string_z(trace, "a.py"), trace_string_z(trace, "pass\n"));
    trace_put_code(trace, 1, TRACE_CODE_MODULE, trace_string_z(trace, "<module>"), 1, 1);
    trace_put_code(trace, 2, TRACE_CODE_COROUTINE, trace_string_z(trace, "cook"), 1, 5);
    trace_put_run_begin(trace, 1);
    trace_put_loop_new(trace, 1);
    for (uint32_t i = 0; i < roots; i++) {
        gen_new_task(gen, 0);
    }
    trace_put_loop_start(trace, 1);
    while (gen->ready.first < gen->ready.count || gen->timers.count > 0) {
        trace_put_iteration_begin(trace, ++gen->iteration);
        if (gen->timers.count > 1) {
            qsort(gen->timers.items, gen->timers.count, sizeof *gen->timers.items, gen_timer_order);
        }
        if (gen->ready.first == gen->ready.count && gen->timers.items[0].when > gen->now) {
            gen->now = gen->timers.items[0].when;
            trace_put_clock(trace, gen->now, TRACE_CLOCK_IDLE);
        }
        size_t due = 0;
        while (due < gen->timers.count && gen->timers.items[due].when <= gen->now) {
            trace_put_timer_due(trace, gen->timers.items[due].id);
            gen->tasks.items[gen->timers.items[due].task].sleep_handle = 0;
            vec_push(&gen->ready, gen->timers.items[due]);
            due++;
        }
        gen->timers.count -= due;
        if (gen->timers.count > 0) {
            memmove(gen->timers.items, gen->timers.items + due,
                    gen->timers.count * sizeof *gen->timers.items);
        }
        gen_observe(gen);
        size_t count = gen->ready.count - gen->ready.first;
        trace_put_iteration_run(trace, count);
        for (; count > 0; count--) {
            gen_run_handle(gen, gen->ready.items[gen->ready.first++]);
        }
    }
    trace_put_loop_stop(trace, 1);
    trace_put_run_end(trace, 0, TRACE_END_NORMAL);
    gen_observe(gen);
}

static inline void gen_dump(struct gen *gen, struct strbuf *out)
{
    strbuf_printf(out, "time %" PRId64 "\n", gen->now);
    if (gen->running != 0) {
        uint32_t task = gen->current ? gen->tasks.items[gen->current - 1].node : 0;
        strbuf_printf(out, "running %" PRIu32 " %" PRIu32 "\n", gen->running, task);
    }
    for (size_t i = gen->ready.first; i < gen->ready.count; i++) {
        bool is_current = gen->ready.items[i].id == gen->running;
        if (!is_current) {
            strbuf_printf(out, "ready %" PRIu32 " %s %" PRIu32 "\n", gen->ready.items[i].id,
                          trace_kind_text(TRACE_TYPE_HANDLE_KIND, gen->ready.items[i].kind),
                          gen->ready.items[i].node);
        }
    }
    if (gen->timers.count > 1) {
        qsort(gen->timers.items, gen->timers.count, sizeof *gen->timers.items, gen_timer_order);
    }
    for (size_t i = 0; i < gen->timers.count; i++) {
        strbuf_printf(out, "timer %" PRIu32 " %" PRId64 " sleep %" PRIu32 "\n",
                      gen->timers.items[i].id, gen->timers.items[i].when,
                      gen->timers.items[i].node);
    }
    for (size_t i = 0; i < gen->tasks.count; i++) {
        static const char *const words[] = {"", "running", "done", "cancelled", "failed"};
        const struct gen_task *task = &gen->tasks.items[i];
        strbuf_printf(out, "task %" PRIu32 " \"", task->node);
        if (task->name != 0) {
            strbuf_add(out, "cook \\\"\\\\ 요리");
        } else {
            strbuf_printf(out, "Task-%" PRIu32, task->number);
        }
        if (task->state == GEN_PENDING) {
            strbuf_printf(out, "\" pending on %" PRIu32 "\n", task->waits_on);
        } else {
            strbuf_printf(out, "\" %s\n", words[task->state]);
        }
    }
}

static inline void gen_free(struct gen *gen)
{
    for (size_t i = 0; i < gen->tasks.count; i++) {
        vec_free(&gen->tasks.items[i].waiters);
    }
    vec_free(&gen->tasks);
    vec_free(&gen->timers);
    vec_free(&gen->ready);
    trace_free(gen->trace);
}

#endif
