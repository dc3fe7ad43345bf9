/* Single facts of the state, from traces written by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "base/vec.h"
#include "model/dump.h"
#include "model/model.h"
#include "model/timeline.h"

struct fixture {
    struct trace *trace;
    struct model *model;
};

static uint32_t text(struct fixture *f, const char *string)
{
    return trace_string_z(f->trace, string);
}

static struct fixture begin(void)
{
    struct fixture f = {.trace = trace_new(TRACE_FULL)};
    trace_put_source(f.trace, 1, text(&f, "a.py"), text(&f, "…"));
    trace_put_code(f.trace, 1, TRACE_CODE_MODULE, text(&f, "<module>"), 1, 1);
    trace_put_code(f.trace, 2, TRACE_CODE_COROUTINE, text(&f, "main"), 1, 5);
    trace_put_code(f.trace, 3, TRACE_CODE_LIBRARY, text(&f, "gather"), 0, 1);
    trace_put_run_begin(f.trace, 1);
    return f;
}

static const struct model_state *see(struct fixture *f)
{
    f->model = model_new(f->trace);
    model_seek(f->model, model_count(f->model));
    return model_state(f->model);
}

static void end(struct fixture *f)
{
    model_free(f->model);
    trace_free(f->trace);
}

/* A task 1 in its first step. */
static void run_task(struct fixture *f)
{
    trace_put_loop_new(f->trace, 1);
    trace_put_task_new(f->trace, 1, 0, 1, 2, 0, 20);
    trace_put_ready_push(f->trace, 1, TRACE_HANDLE_FIRST_STEP, 1, 0);
    trace_put_loop_start(f->trace, 1);
    trace_put_iteration_begin(f->trace, 1);
    trace_put_iteration_run(f->trace, 1);
    trace_put_handle_begin(f->trace, 1);
}

static void test_chain(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    trace_put_frame_push(f.trace, 1, 0, 1);
    trace_put_line(f.trace, 1, 20);
    trace_put_coro_new(f.trace, 2, 2, 20);
    trace_put_coro_new(f.trace, 3, 2, 20);
    run_task(&f);
    trace_put_task_coro(f.trace, 1, 2);
    trace_put_frame_push(f.trace, 2, 1, 2);
    trace_put_line(f.trace, 2, 6);
    trace_put_var(f.trace, 2, text(&f, "x"), text(&f, "1"));
    trace_put_var(f.trace, 2, text(&f, "y"), text(&f, "2"));
    trace_put_var(f.trace, 2, text(&f, "x"), text(&f, "3"));
    trace_put_var_gone(f.trace, 2, text(&f, "y"));
    trace_put_frame_push(f.trace, 4, 1, 3);
    trace_put_line(f.trace, 4, 99);
    const struct model_state *state = see(&f);
    uint32_t frames[4];
    assert_int_equal(model_chain(state, 1, frames, 4), 2);
    assert_int_equal(frames[0], 2);
    assert_int_equal(frames[1], 4);
    assert_int_equal(model_chain(state, 0, frames, 4), 1);
    assert_int_equal(frames[0], 1);
    assert_int_equal(model_node(state, 1)->line, 6); /* not the library's */
    assert_int_equal(model_node(state, 0)->line, 20);
    const struct model_list *variables = &model_frame(state, 2)->variables;
    assert_int_equal(variables->count, 1);
    assert_string_equal(trace_text(f.trace, model_link(state, variables->first)->extra, NULL), "3");
    assert_int_equal(state->coroutines.count, 1); /* frame 3 has no task and has not started */
    assert_int_equal(model_link(state, state->coroutines.first)->value, 3);
    assert_int_equal(model_frame(state, 3)->state, MODEL_NOT_STARTED);
    assert_int_equal(model_node(state, 0)->state, MODEL_WAITING);
    assert_int_equal(state->task, 1);
    struct strbuf name = {0};
    model_add_name(state, 1, &name);
    assert_string_equal(strbuf_text(&name), "Task-1");
    strbuf_free(&name);
    end(&f);
}

static void test_generator_leaves_the_chain(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    trace_put_frame_push(f.trace, 1, 0, 1);
    trace_put_frame_push(f.trace, 2, 0, 2);
    trace_put_frame_suspend(f.trace, 2);
    trace_put_frame_push(f.trace, 3, 0, 2);
    trace_put_frame_resume(f.trace, 2, 0);
    trace_put_frame_pop(f.trace, 3); /* from the middle */
    const struct model_state *state = see(&f);
    uint32_t frames[4];
    assert_int_equal(model_chain(state, 0, frames, 4), 2);
    assert_int_equal(frames[0], 1);
    assert_int_equal(frames[1], 2);
    model_seek(f.model, model_count(f.model) - 3);
    assert_int_equal(model_chain(state, 0, frames, 4), 1);
    assert_int_equal(model_frame(state, 2)->state, MODEL_WAITING);
    end(&f);
}

static void test_blocked(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    run_task(&f);
    trace_put_block_begin(f.trace, 1, text(&f, "time.sleep"), 2000000000, 2, 7);
    uint64_t blocked = trace_count(f.trace);
    trace_put_clock(f.trace, 2000000000, TRACE_CLOCK_BLOCKED);
    trace_put_block_end(f.trace, 1);
    const struct model_state *state = see(&f);
    assert_false(state->is_blocked);
    assert_int_equal(model_node(state, 1)->state, MODEL_RUNNING);
    const struct timeline *timeline = model_timeline(f.model);
    assert_int_equal(timeline->bands.count, 1);
    assert_int_equal(timeline->bands.items[0].lane, 1);
    assert_int_equal(timeline->bands.items[0].end, 2000000000);
    model_seek(f.model, blocked);
    assert_true(state->is_blocked);
    assert_int_equal(model_node(state, 1)->state, MODEL_BLOCKED);
    assert_int_equal(state->blocked_until, 2000000000);
    end(&f);
}

static void test_gather_and_cancel(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    run_task(&f);
    trace_put_future_new(f.trace, 2, TRACE_NODE_GATHER, 0);
    trace_put_group_new(f.trace, 2, TRACE_GROUP_GATHER, 1, -1, 9);
    for (uint32_t i = 3; i < 5; i++) {
        trace_put_task_new(f.trace, i, 0, i - 1, 2, 1, 9);
        trace_put_ready_push(f.trace, i, TRACE_HANDLE_FIRST_STEP, i, 1);
        trace_put_group_child(f.trace, 2, i);
    }
    trace_put_task_suspend(f.trace, 1, 2, TRACE_WAIT_GATHER, 2, 9);
    trace_put_handle_end(f.trace);
    trace_put_handle_begin(f.trace, 3);
    trace_put_cancel_request(f.trace, 3, 4, 0, TRACE_CANCEL_SIBLING);
    trace_put_task_failed(f.trace, 3, text(&f, "ValueError()"));
    uint64_t asked = trace_count(f.trace);
    trace_put_handle_end(f.trace);
    trace_put_handle_begin(f.trace, 4);
    trace_put_cancel_deliver(f.trace, 4);
    trace_put_task_cancelled(f.trace, 4, 0);
    trace_put_group_done(f.trace, 2, TRACE_OUTCOME_FAILED);
    const struct model_state *state = see(&f);
    const struct model_group_info *group = model_group_at(state, 0);
    assert_int_equal(group->children.count, 2);
    assert_int_equal(group->finished, 2);
    assert_int_equal(group->outcome, TRACE_OUTCOME_FAILED);
    assert_int_equal(model_node(state, 1)->waits_on, 2);
    assert_int_equal(model_node(state, 2)->first_waiter, 1);
    assert_int_equal(model_cancel_at(state, 0)->stage, MODEL_CANCEL_LANDED);
    assert_int_equal(model_node(state, 3)->state, MODEL_FAILED);
    assert_int_equal(model_node(state, 4)->state, MODEL_CANCELLED);
    const struct timeline *timeline = model_timeline(f.model);
    assert_int_equal(timeline->arrows.count, 4); /* three made, one cancelled */
    assert_int_equal(timeline->arrows.items[3].kind, TIMELINE_CANCEL);
    model_seek(f.model, asked);
    assert_true(model_node(state, 4)->cancelling);
    assert_int_equal(model_group_at(state, 0)->finished, 1);
    assert_int_equal(model_cancel_at(state, 0)->stage, MODEL_CANCEL_ASKED);
    struct strbuf out = {0};
    model_dump(state, &out);
    assert_string_equal(strbuf_text(&out), "time 0\n"
                                           "running 3 3\n"
                                           "ready 4 first-step 4\n"
                                           "task 1 \"Task-1\" pending on 2\n"
                                           "task 3 \"Task-2\" failed\n"
                                           "task 4 \"Task-3\" pending on 0\n");
    strbuf_free(&out);
    end(&f);
}

static void test_queue_and_lock(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    run_task(&f);
    trace_put_sync_new(f.trace, 2, TRACE_SYNC_QUEUE, text(&f, "jobs"), 0);
    trace_put_queue_put(f.trace, 2, text(&f, "b"), 0);
    trace_put_queue_put(f.trace, 2, text(&f, "c"), 1);
    trace_put_queue_put(f.trace, 2, text(&f, "a"), 0);
    trace_put_queue_get(f.trace, 2, 1);
    trace_put_sync_new(f.trace, 3, TRACE_SYNC_LOCK, 0, 0);
    trace_put_sync_acquire(f.trace, 3, 1);
    trace_put_sync_wait(f.trace, 3, 8);
    trace_put_sync_wait(f.trace, 3, 9);
    trace_put_sync_leave(f.trace, 3, 8);
    const struct model_state *state = see(&f);
    const struct model_list *items = &model_sync_at(state, 0)->items;
    assert_int_equal(items->count, 2);
    const struct model_link *first = model_link(state, items->first);
    assert_string_equal(trace_text(f.trace, first->value, NULL), "b");
    assert_string_equal(trace_text(f.trace, model_link(state, first->next)->value, NULL), "c");
    const struct model_sync_info *lock = model_sync_at(state, 1);
    assert_int_equal(model_link(state, lock->holders.first)->value, 1);
    assert_int_equal(lock->waiters.count, 1);
    assert_int_equal(model_link(state, lock->waiters.first)->value, 9);
    end(&f);
}

static void test_threads(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    trace_put_thread_new(f.trace, 1, text(&f, "worker"), 1, 2, 0, 3);
    trace_put_thread_run(f.trace, 1);
    trace_put_output(f.trace, TRACE_STREAM_OUT, text(&f, "hi\n"));
    trace_put_thread_wait(f.trace, 1, 0, TRACE_WAIT_SLEEP, 5000000000, 6);
    trace_put_thread_run(f.trace, 0);
    const struct model_state *state = see(&f);
    assert_int_equal(state->thread_count, 2);
    assert_int_equal(state->thread, 0);
    assert_int_equal(model_node(state, 0)->state, MODEL_RUNNING);
    assert_int_equal(model_node(state, 1)->state, MODEL_WAITING);
    assert_int_equal(model_node(state, 1)->what, TRACE_WAIT_SLEEP);
    assert_int_equal(model_output_at(state, 0)->task, 1);
    assert_int_equal(model_timeline(f.model)->lanes.count, 2);
    end(&f);
}

/* Two threads of the program and a worker process: who is running beside whom. */
static void test_processes(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    trace_put_thread_new(f.trace, 1, text(&f, "thread"), 1, 0, 0, 3);
    trace_put_thread_new(f.trace, 2, text(&f, "worker"), 2, 0, 0, 4);
    trace_put_process(f.trace, 2, 2, 4243);
    trace_put_thread_run(f.trace, 2);
    trace_put_clock(f.trace, 1000, TRACE_CLOCK_CPU);
    trace_put_thread_run(f.trace, 1);
    trace_put_clock(f.trace, 3000, TRACE_CLOCK_CPU);
    const struct model_state *state = see(&f);
    assert_false(model_is_process(state, 1));
    assert_true(model_is_process(state, 2));
    assert_int_equal(model_info(state, 2)->pid, 4243);
    assert_int_equal(model_node(state, 0)->state, MODEL_READY); /* thread 1 took its GIL */
    assert_int_equal(model_node(state, 1)->state, MODEL_RUNNING);
    assert_int_equal(model_node(state, 2)->state, MODEL_RUNNING);
    assert_int_equal(model_gil_holder(state, 0), 1);
    assert_int_equal(model_gil_holder(state, 2), 2);
    const struct timeline *timeline = model_timeline(f.model);
    assert_true(timeline->lanes.items[2].is_process);
    assert_int_equal(timeline->gil.count, 3);
    assert_int_equal(timeline->gil.items[0].lane, 0);
    assert_int_equal(timeline->gil.items[0].end, 1000);
    end(&f);
    f = begin();
    trace_put_thread_new(f.trace, 1, text(&f, "thread"), 1, 0, 0, 3);
    trace_put_process(f.trace, 1, 9, 1); /* there is none such */
    trace_put_process(f.trace, 8, 1, 1);
    trace_put_thread_run(f.trace, 1);
    trace_put_thread_end(f.trace, 1, 0);
    state = see(&f);
    assert_int_equal(model_process(state, 1), 0);
    assert_int_equal(model_gil_holder(state, 0), MODEL_NOBODY);
    end(&f);
}

static void test_requests(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    run_task(&f);
    uint32_t get = text(&f, "GET");
    trace_put_request_begin(f.trace, 2, 1, TRACE_REQUEST_CLIENT, get, text(&f, "https://a"), 3);
    trace_put_request_begin(f.trace, 3, 1, TRACE_REQUEST_SERVER, get, text(&f, "/b"), 0);
    trace_put_clock(f.trace, 2000000000, TRACE_CLOCK_IDLE);
    trace_put_request_end(f.trace, 2, 0, text(&f, "refused"));
    trace_put_request_end(f.trace, 2, 200, 0); /* it has ended: of no effect */
    trace_put_request_end(f.trace, 9, 200, 0); /* there is none such */
    const struct model_state *state = see(&f);
    assert_int_equal(state->request_count, 2);
    const struct model_request *request = model_request_at(state, 0);
    assert_int_equal(request->who, 1);
    assert_int_equal(request->ended_at, 2000000000);
    assert_int_equal(request->status, 0);
    assert_int_equal(model_node(state, 2)->state, MODEL_FAILED);
    assert_int_equal(model_request_at(state, 1)->ended_at, -1);
    struct strbuf name = {0};
    model_add_name(state, 2, &name);
    assert_string_equal(strbuf_text(&name), "GET https://a");
    strbuf_free(&name);
    const struct timeline *timeline = model_timeline(f.model);
    assert_int_equal(timeline->requests.count, 2);
    assert_true(timeline->requests.items[0].failed);
    assert_int_equal(timeline->lanes.items[timeline->requests.items[0].lane].node, 1);
    assert_int_equal(timeline->requests.items[1].end, 2000000000);
    end(&f);
}

/* A request that came in while the loop stood still has waited since then. */
static void test_late_request(void **unused)
{
    (void)unused;
    enum { HALF = 500000000 };
    struct trace *trace = trace_new(TRACE_SCHEDULE);
    uint32_t why = trace_string_z(trace, "time.sleep"), url = trace_string_z(trace, "/");
    trace_put_run_begin(trace, 1);
    trace_put_task_new(trace, 1, 0, 1, 0, 0, 0);
    trace_put_ready_push(trace, 1, TRACE_HANDLE_FIRST_STEP, 1, 0);
    trace_put_loop_start(trace, 1);
    trace_put_handle_begin(trace, 1);
    trace_put_block_begin(trace, 1, why, 4 * (int64_t)HALF, 0, 0);
    uint64_t blocks = trace_count(trace);
    trace_put_clock(trace, 4 * (int64_t)HALF, TRACE_CLOCK_BLOCKED);
    trace_put_block_end(trace, 1);
    trace_put_task_new(trace, 2, 0, 2, 0, 0, 0);
    trace_put_request_begin(trace, 3, 2, TRACE_REQUEST_SERVER, 0, url, 0);
    trace_put_request_late(trace, 3, HALF);
    struct model *model = model_new(trace);
    model_seek(model, UINT64_MAX);
    assert_int_equal(model_request_at(model_state(model), 0)->began_at, HALF);
    const struct timeline *timeline = model_timeline(model);
    assert_int_equal(timeline->requests.items[0].begin, HALF);
    assert_int_equal(timeline->requests.items[0].first, blocks);
    assert_int_equal(timeline->dues.count, 1);
    assert_int_equal(timeline->dues.items[0].time, HALF);
    assert_int_equal(timeline->dues.items[0].lane, 2);
    model_free(model);
    trace_free(trace);
}

static void test_timers_in_order(void **unused)
{
    (void)unused;
    struct fixture f = begin();
    run_task(&f);
    for (uint32_t i = 2; i < 200; i++) {
        trace_put_timer_set(f.trace, i, (i * 37) % 10, TRACE_HANDLE_CALL_LATER, 0);
    }
    for (uint32_t i = 2; i < 200; i += 3) {
        trace_put_timer_cancel(f.trace, i);
    }
    const struct model_state *state = see(&f);
    uint32_t ids[200];
    assert_int_equal(state->timer_count, 132);
    assert_int_equal(model_timers(state, ids, 5), 5);
    assert_int_equal(model_timers(state, ids, 200), 132);
    for (size_t i = 1; i < 132; i++) {
        int64_t before = model_handle(state, ids[i - 1])->when,
                when = model_handle(state, ids[i])->when;
        assert_true(before < when || (before == when && ids[i - 1] < ids[i]));
    }
    end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chain),          cmocka_unit_test(test_generator_leaves_the_chain),
        cmocka_unit_test(test_blocked),        cmocka_unit_test(test_gather_and_cancel),
        cmocka_unit_test(test_queue_and_lock), cmocka_unit_test(test_threads),
        cmocka_unit_test(test_processes),      cmocka_unit_test(test_requests),
        cmocka_unit_test(test_late_request),   cmocka_unit_test(test_timers_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
