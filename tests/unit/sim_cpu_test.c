/* What the model says of runs whose bytecodes take time: who computes when, and with which GIL. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "model/model.h"
#include "model/timeline.h"
#include "sim/sim.h"

struct run {
    struct sim *sim;
    struct model *model;
    const struct timeline *timeline;
};

static struct run begin(const char *file)
{
    struct sim_options options;
    sim_default_options(&options);
    options.level = TRACE_SCHEDULE;
    options.cpu_cost = 50;
    struct diag diag = {0};
    struct run run = {.sim = sim_new(file, &options, &diag)};
    assert_non_null(run.sim);
    assert_int_equal(sim_run(run.sim), 0);
    run.model = model_new(sim_trace(run.sim));
    run.timeline = model_timeline(run.model);
    return run;
}

static void end(struct run *run)
{
    model_free(run->model);
    sim_free(run->sim);
}

static int64_t time_in(const struct run *run, size_t lane, uint8_t state)
{
    const struct timeline_lane *entry = &run->timeline->lanes.items[lane];
    int64_t sum = 0;
    for (size_t i = 0; i < entry->span_count; i++) {
        const struct timeline_span *span = &run->timeline->spans.items[entry->first_span + i];
        sum += span->state == state ? span->end - span->begin : 0;
    }
    return sum;
}

/* At every position at most one thread of a process runs: the one with its GIL.  Gives how many
 * ran at once at most. */
static uint32_t check_gil(const struct run *run)
{
    uint32_t most = 0;
    const struct model_state *state = model_state(run->model);
    for (uint64_t p = 0; p <= model_count(run->model); p++) {
        model_seek(run->model, p);
        uint32_t running = 0;
        for (uint32_t i = 0; i < state->thread_count; i++) {
            uint32_t thread = model_thread_at(state, i);
            if (model_node(state, thread)->state == MODEL_RUNNING) {
                running++;
                assert_int_equal(model_gil_holder(state, model_process(state, thread)), thread);
            }
        }
        most = running > most ? running : most;
    }
    return most;
}

static bool is_about(int64_t time, double seconds)
{
    double is = (double)time / 1e9;
    return is > seconds - 0.02 && is < seconds + 0.02;
}

static void test_threads(void **unused)
{
    (void)unused;
    struct run run = begin("tests/cpu/threads_gain_nothing.py");
    assert_int_equal(check_gil(&run), 1);
    for (size_t lane = 1; lane <= 2; lane++) { /* each computes half of the time */
        assert_true(is_about(time_in(&run, lane, MODEL_RUNNING), 1));
        assert_true(is_about(time_in(&run, lane, MODEL_READY), 1));
        assert_false(run.timeline->lanes.items[lane].is_process);
    }
    assert_true(is_about(time_in(&run, 3, MODEL_WAITING), 1));
    assert_true(run.timeline->gil.count > 300); /* turns of 5 ms */
    for (size_t i = 0; i < run.timeline->gil.count; i++) {
        const struct timeline_gil *turn = &run.timeline->gil.items[i];
        assert_int_equal(turn->process, 0);
        assert_true(turn->end > turn->begin);
    }
    end(&run);
}

static void test_processes(void **unused)
{
    (void)unused;
    struct run run = begin("tests/cpu/processes_gain.py");
    assert_int_equal(check_gil(&run), 3); /* while it starts the second, main() computes too */
    for (size_t lane = 1; lane <= 2; lane++) {
        const struct timeline_lane *entry = &run.timeline->lanes.items[lane];
        assert_true(entry->is_process);
        assert_int_equal(entry->process, entry->node);
        assert_true(is_about(time_in(&run, lane, MODEL_RUNNING), 1));
        assert_true(time_in(&run, lane, MODEL_READY) < 1000000);
    }
    end(&run);
}

/* A coroutine that computes is a running task; the others are ready meanwhile. */
static void test_tasks(void **unused)
{
    (void)unused;
    struct run run = begin("tests/cpu/await_does_not_help.py");
    assert_int_equal(run.timeline->bands.count, 0);
    int64_t computed = 0;
    for (size_t lane = 1; lane < run.timeline->lanes.count; lane++) {
        computed += time_in(&run, lane, MODEL_RUNNING);
    }
    assert_true(is_about(computed, 1.43));
    size_t first = 2; /* Task-1 is main(); a, b and two that sleep */
    assert_true(is_about(time_in(&run, first, MODEL_RUNNING), 0.5));
    assert_true(is_about(time_in(&run, first + 1, MODEL_READY), 0.5));
    assert_true(is_about(time_in(&run, first + 2, MODEL_READY), 1));
    end(&run);
}

/* A task whose thread has lost the GIL wants it back. */
static void test_loop_and_threads(void **unused)
{
    (void)unused;
    struct run run = begin("tests/cpu/loop_stays_responsive.py");
    assert_true(check_gil(&run) >= 2); /* the two worker processes */
    const struct model_state *state = model_state(run.model);
    for (uint64_t p = 0; p <= model_count(run.model); p++) {
        model_seek(run.model, p);
        uint32_t holder = model_gil_holder(state, 0);
        if (state->task != 0 && model_node(state, state->task)->state == MODEL_RUNNING) {
            if (holder)
                fail_msg("position %d", (int)p);
        }
    }
    end(&run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_threads),
        cmocka_unit_test(test_processes),
        cmocka_unit_test(test_tasks),
        cmocka_unit_test(test_loop_and_threads),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
