/* From a trace to the view, the why sentence, and both layouts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "generate_trace.h"
#include "scene/grid.h"
#include "scene/view_build.h"

static const char source[] = "import asyncio\n\nasync def cook(s):\n    await asyncio.sleep(s)\n\n"
                             "async def main():\n    await asyncio.gather(cook(2), cook(3))\n\n"
                             "asyncio.run(main())\n";

enum { S = 1000000000 };

/* main gathers two tasks that sleep 2 and 3 seconds; the trace ends at t = 2
 * when the first one has been woken and runs again. */
static struct trace *make_trace(void)
{
    struct trace *t = trace_new(TRACE_FULL);
    trace_put_source(t, 1, trace_string_z(t, "dir/burgers.py"),
                     trace_string(t, source, sizeof source - 1));
    trace_put_code(t, 1, TRACE_CODE_MODULE, trace_string_z(t, "<module>"), 1, 1);
    trace_put_code(t, 2, TRACE_CODE_COROUTINE, trace_string_z(t, "main"), 1, 6);
    trace_put_code(t, 3, TRACE_CODE_COROUTINE, trace_string_z(t, "cook"), 1, 3);
    trace_put_run_begin(t, 1);
    trace_put_frame_push(t, 1, 0, 1);
    trace_put_line(t, 1, 9); /* position 7 */
    trace_put_loop_new(t, 1);
    trace_put_coro_new(t, 2, 2, 9);
    trace_put_task_new(t, 1, 0, 1, 2, 0, 9);
    trace_put_task_coro(t, 1, 2);
    trace_put_ready_push(t, 1, TRACE_HANDLE_FIRST_STEP, 1, 0);
    trace_put_loop_start(t, 1);
    trace_put_iteration_begin(t, 1);
    trace_put_iteration_run(t, 1);
    trace_put_handle_begin(t, 1);
    trace_put_frame_push(t, 2, 1, 2);
    trace_put_line(t, 2, 7); /* position 18: main runs line 7 */
    for (uint32_t i = 0; i < 2; i++) {
        trace_put_coro_new(t, 3 + i, 3, 7);
        trace_put_task_new(t, 2 + i, 0, 2 + i, 3, 1, 7);
        trace_put_task_coro(t, 2 + i, 3 + i);
        trace_put_ready_push(t, 2 + i, TRACE_HANDLE_FIRST_STEP, 2 + i, 1);
    }
    trace_put_future_new(t, 4, TRACE_NODE_GATHER, 0);
    trace_put_group_new(t, 4, TRACE_GROUP_GATHER, 1, -1, 7);
    trace_put_group_child(t, 4, 2);
    trace_put_group_child(t, 4, 3);
    trace_put_task_suspend(t, 1, 4, TRACE_WAIT_GATHER, 2, 7); /* position 31 */
    trace_put_handle_end(t);
    trace_put_iteration_begin(t, 2);
    trace_put_iteration_run(t, 2);
    for (uint32_t i = 0; i < 2; i++) {
        trace_put_handle_begin(t, 2 + i);
        trace_put_frame_push(t, 3 + i, 2 + i, 3);
        trace_put_var(t, 3 + i, trace_string_z(t, "s"), trace_string_z(t, i ? "3" : "2"));
        trace_put_line(t, 3 + i, 4);
        trace_put_future_new(t, 5 + i, TRACE_NODE_SLEEP, 0);
        trace_put_timer_set(t, 4 + i, (2 + (int64_t)i) * S, TRACE_HANDLE_SLEEP, 5 + i);
        trace_put_task_suspend(t, 2 + i, 5 + i, TRACE_WAIT_SLEEP, 3, 4);
        trace_put_handle_end(t);
    }
    trace_put_iteration_begin(t, 3); /* position 51 */
    trace_put_clock(t, 2LL * S, TRACE_CLOCK_IDLE);
    trace_put_timer_due(t, 4);
    trace_put_iteration_run(t, 1);
    trace_put_handle_begin(t, 4);
    trace_put_future_result(t, 5, 0);
    trace_put_ready_push(t, 6, TRACE_HANDLE_WAKEUP, 2, 5);
    trace_put_handle_end(t);
    trace_put_iteration_begin(t, 4);
    trace_put_iteration_run(t, 1);
    trace_put_handle_begin(t, 6); /* position 61 */
    trace_put_output(t, TRACE_STREAM_OUT, trace_string_z(t, "rea"));
    trace_put_output(t, TRACE_STREAM_OUT, trace_string_z(t, "dy\nnext"));
    return t;
}

struct fixture {
    struct trace *trace;
    struct model *model;
    struct catalog catalogs[LANGUAGE_COUNT];
    struct view view;
};

static int setup(void **state)
{
    struct fixture *fixture = mem_alloc_zero(sizeof *fixture);
    struct diag diag = {0};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (!catalog_load(&fixture->catalogs[i], (enum language)i, &diag)) {
            return -1;
        }
    }
    fixture->trace = make_trace();
    fixture->model = model_new(fixture->trace);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        catalog_free(&fixture->catalogs[i]);
    }
    view_free(&fixture->view);
    model_free(fixture->model);
    trace_free(fixture->trace);
    mem_free(fixture);
    return 0;
}

static void build_at(struct fixture *fixture, uint64_t position, enum language language)
{
    struct view_request request = {.step_size = STEP_CALLBACK,
                                   .catalog = &fixture->catalogs[language]};
    model_seek(fixture->model, position);
    view_build(&fixture->view, fixture->model, &request);
}

static void test_start(void **state)
{
    struct fixture *fixture = *state;
    const struct view *view = &fixture->view;
    build_at(fixture, 0, LANGUAGE_EN);
    assert_string_equal(view->file_name, "burgers.py");
    assert_int_equal(view->source_size, sizeof source - 1);
    assert_int_equal(view->tasks.count, 0);
    assert_int_equal(view->running, -1);
    assert_int_equal(view->step, 0);
    assert_string_equal(view->running_text, "");
    build_at(fixture, 7, LANGUAGE_EN);
    assert_string_equal(view->running_text, "the program");
    assert_int_equal(view->running_line, 9);
    assert_string_equal(view->why, "The program runs line 9.");
    assert_string_equal(view->frames.items[0].function, "<module>");
}

static void test_main_runs(void **state)
{
    struct fixture *fixture = *state;
    const struct view *view = &fixture->view;
    build_at(fixture, 18, LANGUAGE_KO);
    assert_string_equal(view->file_name, "burgers.py");
    assert_int_equal(view->source_size, sizeof source - 1);
    assert_int_equal(view->running, 0);
    assert_int_equal(view->running_line, 7);
    assert_int_equal(view->tasks.count, 1);
    assert_int_equal(view->lanes_expected, 3);
    assert_string_equal(view->tasks.items[0].name, "Task-1");
    assert_string_equal(view->tasks.items[0].label, "main");
    assert_int_equal(view->tasks.items[0].state, VIEW_RUNNING);
    assert_string_equal(view->frames.items[view->frames.count - 1].function, "main");
    assert_string_equal(view->why, "Task-1이 main()의 7번 줄을 실행합니다.");
    assert_int_equal(view->iteration, 1);
}

static void test_main_waits(void **state)
{
    struct fixture *fixture = *state;
    const struct view *view = &fixture->view;
    build_at(fixture, 31, LANGUAGE_EN);
    assert_int_equal(view->tasks.items[0].state, VIEW_WAITING);
    assert_int_equal(view->ready.count, 2);
    assert_int_equal(view->ready.items[0].task, 1);
    assert_string_equal(view->ready.items[0].reason, "ready.first-step");
    assert_int_equal(view->waits.count, 1);
    const struct view_wait *wait = &view->waits.items[0];
    assert_string_equal(wait->kind, "gather");
    assert_int_equal(wait->total, 2);
    assert_int_equal(wait->done, 0);
    assert_int_equal(wait->child_count, 2);
    assert_int_equal(wait->children[1], 2);
    assert_int_equal(wait->waiter_count, 1);
    assert_string_equal(view->why, "Task-1 waits until all 2 in its gather have ended. "
                                   "Next in the ready queue: Task-2 (1 behind it).");
}

static void test_sleepers(void **state)
{
    struct fixture *fixture = *state;
    const struct view *view = &fixture->view;
    build_at(fixture, 50, LANGUAGE_EN);
    assert_int_equal(view->timers.count, 2);
    assert_int_equal(view->timers.items[0].task, 1);
    assert_int_equal(view->timers.items[0].deadline, 2LL * S);
    assert_int_equal(view->tasks.items[2].wake_at, 3LL * S);
    assert_int_equal(view->tasks.items[2].line, 4);
    assert_int_equal(view->running, -1);
    assert_string_equal(view->running_text, "");
    build_at(fixture, 52, LANGUAGE_KO);
    assert_string_equal(view->why, "준비된 일이 없어서 시계가 가장 이른 타이머의 시각 t = 2.0으로 "
                                   "건너뜁니다.");
    assert_int_equal(view->now, 2LL * S);
}

static void test_wakeup(void **state)
{
    struct fixture *fixture = *state;
    const struct view *view = &fixture->view;
    build_at(fixture, 55, LANGUAGE_EN); /* the timer's own turn */
    assert_int_equal(view->running, -1);
    assert_string_equal(view->running_text, "Task-2's timer");
    build_at(fixture, 57, LANGUAGE_EN);
    assert_int_equal(view->ready.count, 1);
    assert_int_equal(view->ready.items[0].task, 1);
    assert_string_equal(view->ready.items[0].reason, "ready.wakeup");
    build_at(fixture, 61, LANGUAGE_EN);
    assert_int_equal(view->running, 1);
    assert_int_equal(view->running_line, 4);
    assert_int_equal(view->variables.count, 1);
    assert_string_equal(view->variables.items[0].name, "s");
    assert_string_equal(view->variables.items[0].value, "2");
}

static void test_output_in_lines(void **state)
{
    struct fixture *fixture = *state;
    const struct view *view = &fixture->view;
    build_at(fixture, 63, LANGUAGE_EN);
    assert_int_equal(view->output.count, 2);
    assert_string_equal(view->output.items[0].text, "ready");
    assert_int_equal(view->output.items[0].time, 2LL * S);
    assert_int_equal(view->output.items[0].task, 1);
    assert_string_equal(view->output.items[1].text, "next");
    build_at(fixture, 62, LANGUAGE_EN);
    assert_int_equal(view->output.count, 1);
    assert_string_equal(view->output.items[0].text, "rea");
}

/* Every position has its sentence, in both languages, without holes. */
static void test_every_step_is_told(void **state)
{
    struct fixture *fixture = *state;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        const struct steps *steps = model_steps(fixture->model);
        for (int size = 0; size < STEP_SIZES; size++) {
            for (size_t i = 0; i < steps->stops[size].count; i++) {
                build_at(fixture, steps->stops[size].items[i].position, (enum language)language);
                const char *why = fixture->view.why;
                if (!*why || strchr(why, '{') || strchr(why, '[') || strstr(why, "why.")) {
                    print_error("position %llu: '%s'\n",
                                (unsigned long long)steps->stops[size].items[i].position, why);
                }
                assert_true(*why && !strchr(why, '{') && !strchr(why, '['));
                assert_null(strstr(why, "why."));
            }
        }
    }
}

static void draw_everything(struct fixture *fixture, struct model *model, uint64_t position)
{
    struct view_request request = {.catalog = &fixture->catalogs[position % 2]};
    model_seek(model, position);
    view_build(&fixture->view, model, &request);
    struct scene_options options = {.catalog = request.catalog};
    struct display display = {.metrics = text_metrics_cells()};
    scene_layout(&display, 1024, 768, &fixture->view, &options);
    assert_true(display.count > 0);
    display_free(&display);
    struct grid grid = {0};
    struct grid_options terminal = {.scene = options};
    grid_layout(&grid, 80, 24, &fixture->view, &terminal);
    grid_free(&grid);
}

static void test_generated_runs(void **state)
{
    struct fixture *fixture = *state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        struct gen gen = {.trace = trace_new(TRACE_FULL),
                          .random = seed * 7919,
                          .max_events = 3000,
                          .max_tasks = 40};
        gen_run(&gen, 4);
        struct model *model = model_new(gen.trace);
        for (uint64_t position = 0; position <= model_count(model); position += 37) {
            draw_everything(fixture, model, position);
        }
        view_clear(&fixture->view);
        model_free(model);
        gen_free(&gen);
    }
}

static int64_t any(struct gen *random, enum trace_type type)
{
    if (type == TRACE_TYPE_TIME) {
        return gen_random(random, 5) * (int64_t)S;
    }
    if (type > TRACE_TYPE_INT) {
        int64_t value = gen_random(random, 20);
        return strcmp(trace_kind_text(type, value), "?") != 0 ? value : 0;
    }
    return gen_random(random, type == TRACE_TYPE_HANDLE ? 20 : 7);
}

/* clang-format off */
#define ANY_0(...)
#define ANY_1(A, a) , any(random, TRACE_TYPE_##A)
#define ANY_2(A, a, ...) , any(random, TRACE_TYPE_##A) ANY_1(__VA_ARGS__)
#define ANY_3(A, a, ...) , any(random, TRACE_TYPE_##A) ANY_2(__VA_ARGS__)
#define ANY_4(A, a, ...) , any(random, TRACE_TYPE_##A) ANY_3(__VA_ARGS__)
#define ANY_5(A, a, ...) , any(random, TRACE_TYPE_##A) ANY_4(__VA_ARGS__)
#define ANY_6(A, a, ...) , any(random, TRACE_TYPE_##A) ANY_5(__VA_ARGS__)
/* clang-format on */

static void put_any(struct trace *trace, struct gen *random)
{
    switch (gen_random(random, TRACE_EVENT_COUNT)) {
#define EVENT(ID, name, level, fields, doc, ...)           \
    case TRACE_##ID:                                       \
        trace_put_##name(trace ANY_##fields(__VA_ARGS__)); \
        break;
#include "trace/events.def"
    default: break;
    }
}

/* Events in no order at all: nothing crashes, nothing hangs. */
static void test_random_events(void **state)
{
    struct fixture *fixture = *state;
    struct gen random = {.random = 815};
    for (int run = 0; run < 60; run++) {
        struct trace *trace = trace_new(TRACE_FULL);
        for (int i = 0; i < 20; i++) {
            trace_string(trace, (char[]){(char)('a' + i), '\n'}, 2);
        }
        for (int i = 0; i < 600; i++) {
            put_any(trace, &random);
        }
        struct model *model = model_new(trace);
        for (uint64_t position = 0; position <= model_count(model); position += 23) {
            draw_everything(fixture, model, position);
        }
        view_clear(&fixture->view);
        model_free(model);
        trace_free(trace);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_start),
        cmocka_unit_test(test_main_runs),
        cmocka_unit_test(test_main_waits),
        cmocka_unit_test(test_sleepers),
        cmocka_unit_test(test_wakeup),
        cmocka_unit_test(test_output_in_lines),
        cmocka_unit_test(test_every_step_is_told),
        cmocka_unit_test(test_generated_runs),
        cmocka_unit_test(test_random_events),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
