/* The model at any position: as a make-believe engine says, whichever way one came, fast, and
 * without harm from any bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "generate_trace.h"
#include "model/dump.h"
#include "model/model.h"
#include "model/step.h"
#include "model/timeline.h"

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* --- the engine's own state --- */

struct moments {
    struct {
        uint64_t position;
        char *dump;
    } * items;
    size_t count, capacity;
};

static void keep_moment(struct gen *gen, void *context)
{
    struct moments *moments = context;
    struct strbuf out = {0};
    gen_dump(gen, &out);
    vec_reserve(moments, 1);
    moments->items[moments->count].position = trace_count(gen->trace);
    moments->items[moments->count++].dump = strbuf_take(&out);
}

static void check_moment(struct model *model, const struct moments *moments, size_t i)
{
    struct strbuf out = {0};
    model_seek(model, moments->items[i].position);
    model_dump(model_state(model), &out);
    assert_string_equal(strbuf_text(&out), moments->items[i].dump);
    strbuf_free(&out);
}

static void test_same_as_engine(void **unused)
{
    (void)unused;
    struct moments moments = {0};
    for (uint64_t run = 1; run <= 12; run++) {
        struct gen gen = {.trace = trace_new(run % 2 ? TRACE_SCHEDULE : TRACE_FULL),
                          .random = run * 7919,
                          .max_events = 3000,
                          .max_tasks = (uint32_t)run * 6,
                          .observe = keep_moment,
                          .context = &moments};
        gen_run(&gen, 3);
        struct model *model = model_new(gen.trace);
        for (size_t i = 0; i < moments.count; i++) {
            check_moment(model, &moments, i);
        }
        for (size_t i = moments.count; i > 0; i--) {
            check_moment(model, &moments, i - 1);
        }
        assert_true(model_state(model)->timer_slots <= 2 * model_state(model)->timer_count + 64);
        model_free(model);
        gen_free(&gen);
        for (size_t i = 0; i < moments.count; i++) {
            mem_free(moments.items[i].dump);
        }
        moments.count = 0;
    }
    vec_free(&moments);
}

/* --- every way to a position --- */

static void describe(const struct model_state *state, struct strbuf *out)
{
    model_dump(state, out);
    for (uint32_t i = 0; i < state->task_count; i++) {
        uint32_t task = model_task_at(state, i), frames[8];
        const struct model_node *node = model_node(state, task);
        strbuf_printf(out, "%u: %u %u %u %lld\n", task, node->state, node->line, node->what,
                      (long long)model_deadline(state, task));
        size_t depth = model_chain(state, task, frames, 8);
        for (size_t k = 0; k < depth; k++) {
            const struct model_frame *frame = model_frame(state, frames[k]);
            strbuf_printf(out, "  %s:%u", model_code_name(state, frame->code), frame->line);
            for (uint32_t l = frame->variables.first; l != 0; l = model_link(state, l)->next) {
                strbuf_printf(out, " %s=%s",
                              trace_text(state->trace, model_link(state, l)->value, NULL),
                              trace_text(state->trace, model_link(state, l)->extra, NULL));
            }
            strbuf_add(out, "\n");
        }
    }
    for (uint32_t i = 0; i < state->group_count; i++) {
        const struct model_group_info *group = model_group_at(state, i);
        strbuf_printf(out, "group %u %u/%u %u\n", group->node, group->finished,
                      group->children.count, group->outcome);
    }
    strbuf_printf(out, "%u %u %u %llu\n", state->output_count, state->cancel_count,
                  (unsigned)state->phase, (unsigned long long)state->left_to_run);
}

static void test_any_way(void **unused)
{
    (void)unused;
    struct gen gen = {.trace = trace_new(TRACE_FULL), .max_events = 30000, .max_tasks = 40};
    gen_run(&gen, 5);
    struct model *model = model_new(gen.trace);
    uint64_t count = model_count(model);
    assert_int_equal(count, trace_count(gen.trace));
    assert_int_equal(model_position(model), 0);
    char **texts = mem_alloc((count + 1) * sizeof *texts);
    uint64_t first = count - 10000; /* around two checkpoints */
    for (uint64_t p = first; p <= count; p++) {
        struct strbuf out = {0};
        model_seek(model, p);
        assert_int_equal(model_state(model)->position, p);
        describe(model_state(model), &out);
        texts[p] = strbuf_take(&out);
    }
    for (int i = 0; i < 4000; i++) {
        struct strbuf out = {0};
        uint64_t p =
            i < 500 ? count - (uint64_t)i : first + gen_random(&gen, (uint32_t)(count - first + 1));
        model_seek(model, p);
        describe(model_state(model), &out);
        assert_string_equal(strbuf_text(&out), texts[p]);
        strbuf_free(&out);
    }
    for (uint64_t p = first; p <= count; p++) {
        mem_free(texts[p]);
    }
    mem_free(texts);
    model_seek(model, count + 5);
    assert_int_equal(model_position(model), count);
    assert_true(model_state(model)->ended);
    model_free(model);
    gen_free(&gen);
}

/* --- steps and timeline --- */

static void test_steps(void **unused)
{
    (void)unused;
    struct gen gen = {.trace = trace_new(TRACE_FULL), .max_events = 5000, .max_tasks = 20};
    gen_run(&gen, 3);
    struct model *model = model_new(gen.trace);
    const struct steps *steps = model_steps(model);
    for (int size = 0; size < STEP_SIZES; size++) {
        size_t stops = 0;
        uint64_t position = 0;
        while (position < model_count(model)) {
            assert_int_equal(steps_number(steps, (enum step_size)size, position), stops);
            uint64_t next = steps_next(steps, (enum step_size)size, position);
            assert_true(next > position);
            assert_int_equal(steps_previous(steps, (enum step_size)size, next), position);
            position = next;
            stops++;
        }
        assert_int_equal(stops + 1, steps_count(steps, (enum step_size)size));
        assert_int_equal(steps_next(steps, (enum step_size)size, position), position);
    }
    assert_true(steps_count(steps, STEP_LINE) > steps_count(steps, STEP_AWAIT));
    assert_true(steps_count(steps, STEP_AWAIT) > steps_count(steps, STEP_CALLBACK));
    assert_true(steps_count(steps, STEP_CALLBACK) > steps_count(steps, STEP_ITERATION));

    model_seek(model, 400);
    uint32_t task = model_task_at(model_state(model), 1);
    uint64_t there = steps_next_of(steps, STEP_CALLBACK, task, 400);
    model_seek(model, there);
    assert_int_equal(model_state(model)->task, task);
    for (uint64_t p = 0; p <= model_count(model); p += 7) {
        model_seek(model, p);
        assert_int_equal(model_state(model)->now, steps_time_at(steps, p));
        uint64_t last = steps_position_at(steps, model_state(model)->now);
        assert_true(last >= p);
        model_seek(model, last);
        assert_int_equal(model_state(model)->now, steps_time_at(steps, p));
    }
    model_free(model);
    gen_free(&gen);
}

static void test_timeline(void **unused)
{
    (void)unused;
    struct gen gen = {.trace = trace_new(TRACE_SCHEDULE), .max_events = 5000, .max_tasks = 30};
    gen_run(&gen, 3);
    struct model *model = model_new(gen.trace);
    const struct timeline *timeline = model_timeline(model);
    const struct model_state *state = model_state(model);
    model_seek(model, model_count(model));
    assert_int_equal(timeline->lanes.count, state->task_count + 1);
    assert_int_equal(timeline->marks.count, state->output_count);
    assert_int_equal(timeline->brackets.count, state->group_count);
    for (size_t i = 0; i < timeline->lanes.count; i++) { /* no gaps */
        const struct timeline_lane *lane = &timeline->lanes.items[i];
        const struct timeline_span *span = &timeline->spans.items[lane->first_span];
        assert_int_equal(timeline_lane_of(timeline, lane->node), i);
        assert_int_equal(span[0].first, lane->first);
        for (uint32_t k = 1; k < lane->span_count; k++) {
            assert_int_equal(span[k - 1].last, span[k].first);
            assert_int_equal(span[k - 1].end, span[k].begin);
        }
        assert_int_equal(span[lane->span_count - 1].last, lane->last);
        assert_int_equal(lane->end_state, model_node(state, lane->node)->state);
    }
    for (uint64_t p = 0; p < model_count(model); p++) { /* the same truth as the state */
        model_seek(model, p);
        for (size_t i = 0; i < timeline->lanes.count; i++) {
            const struct timeline_lane *lane = &timeline->lanes.items[i];
            if (p < lane->first || p >= lane->last) {
                continue;
            }
            int64_t at = timeline_span_at(timeline, (uint32_t)i, p);
            assert_true(at >= 0);
            assert_int_equal(timeline->spans.items[at].state, model_node(state, lane->node)->state);
            assert_int_equal(timeline->spans.items[at].node,
                             model_node(state, lane->node)->waits_on);
        }
    }
    model_free(model);
    gen_free(&gen);
}

/* --- a million events --- */

static void measure(const char *what, struct gen *gen)
{
    double start = seconds();
    struct model *model = model_new(gen->trace);
    double prepared = seconds() - start, worst = 0, sum = 0;
    enum { TRIES = 300 };
    for (int i = 0; i < TRIES; i++) {
        uint64_t p = ((uint64_t)gen_random(gen, 1 << 20) << 8) % (model_count(model) + 1);
        start = seconds();
        model_seek(model, p);
        double took = seconds() - start;
        worst = took > worst ? took : worst;
        sum += took;
    }
    start = seconds();
    for (int i = 0; i < TRIES; i++) {
        model_seek(model, model_position(model) - 1);
    }
    double back = (seconds() - start) / TRIES;
    printf("%s: %llu events, prepared in %.0f ms, any position %.2f ms (worst %.2f), "
           "one back %.2f ms\n",
           what, (unsigned long long)model_count(model), prepared * 1e3, sum / TRIES * 1e3,
           worst * 1e3, back * 1e3);
    assert_true(sum / TRIES < 0.050); /* 10 ms are asked for; sanitizers and neighbours cost */
    model_free(model);
    gen_free(gen);
}

static void measure_mixed(const char *what, uint32_t tasks, uint32_t roots, enum trace_level level)
{
    struct gen gen = {.trace = trace_new(level), .max_events = 1000000, .max_tasks = tasks};
    gen_run(&gen, roots);
    measure(what, &gen);
}

/* Tasks that all sleep, and wake in an order that is random anew each round: each page of the
 * state changes between any two checkpoints. */
static void measure_sleepers(uint32_t tasks, uint32_t rounds)
{
    struct gen gen = {.trace = trace_new(TRACE_SCHEDULE), .random = 99};
    struct trace *trace = gen.trace;
    uint32_t *order = mem_alloc(tasks * sizeof *order), *timer = mem_alloc(tasks * sizeof *timer);
    uint32_t *future = mem_alloc(tasks * sizeof *future);
    for (uint32_t i = 0; i < tasks; i++) {
        order[i] = i;
        timer[i] = ++gen.handle;
        trace_put_task_new(trace, i + 1, 0, i + 1, 1, 0, 1);
        future[i] = tasks + i + 1;
        trace_put_future_new(trace, future[i], TRACE_NODE_SLEEP, 0);
        trace_put_timer_set(trace, timer[i], gen_random(&gen, 1000), TRACE_HANDLE_SLEEP, future[i]);
        trace_put_task_suspend(trace, i + 1, future[i], TRACE_WAIT_SLEEP, 1, 2);
    }
    gen.node = 2 * tasks;
    for (uint32_t round = 1; round <= rounds; round++) {
        for (uint32_t i = tasks; i > 1; i--) {
            uint32_t k = gen_random(&gen, i), swap = order[k];
            order[k] = order[i - 1];
            order[i - 1] = swap;
        }
        for (uint32_t i = 0; i < tasks; i++) {
            uint32_t k = order[i], wakeup = ++gen.handle;
            trace_put_clock(trace, ++gen.now, TRACE_CLOCK_IDLE);
            trace_put_timer_due(trace, timer[k]);
            trace_put_handle_begin(trace, timer[k]);
            trace_put_future_result(trace, future[k], 0);
            trace_put_ready_push(trace, wakeup, TRACE_HANDLE_WAKEUP, k + 1, future[k]);
            trace_put_node_gone(trace, future[k]);
            trace_put_handle_end(trace);
            trace_put_handle_begin(trace, wakeup);
            future[k] = ++gen.node;
            timer[k] = ++gen.handle;
            trace_put_future_new(trace, future[k], TRACE_NODE_SLEEP, 0);
            trace_put_timer_set(trace, timer[k], round * 1000 + gen_random(&gen, 1000),
                                TRACE_HANDLE_SLEEP, future[k]);
            trace_put_task_suspend(trace, k + 1, future[k], TRACE_WAIT_SLEEP, 1, 2);
            trace_put_handle_end(trace);
        }
    }
    mem_free(order);
    mem_free(timer);
    mem_free(future);
    printf("%.2f bytes an event; ", (double)trace->bytes / (double)trace_count(trace));
    measure("100,000 sleepers", &gen);
}

static void test_million(void **unused)
{
    (void)unused;
    measure_mixed("20 tasks, full", 20, 5, TRACE_FULL);
    measure_mixed("1,000 tasks", 1000, 500, TRACE_SCHEDULE);
    measure_sleepers(100000, 1);
}

/* --- any bytes --- */

static void use_everything(const struct trace *trace)
{
    struct model *model = model_new(trace);
    struct strbuf out = {0};
    uint32_t ids[16];
    for (uint64_t p = model_count(model) + 1; p > 0; p -= 1 + p / 8) {
        model_seek(model, p - 1);
        const struct model_state *state = model_state(model);
        strbuf_clear(&out);
        describe(state, &out);
        (void)model_chain(state, 0, ids, 16);
    }
    strbuf_free(&out);
    model_free(model);
}

static void set_hash(struct strbuf *file)
{
    uint64_t hash = hash_bytes(file->text + 20, file->length - 20);
    for (int i = 0; i < 8; i++) {
        file->text[12 + i] = (char)(hash >> (8 * i));
    }
}

static void test_random_bytes(void **unused)
{
    (void)unused;
    struct gen gen = {.trace = trace_new(TRACE_FULL), .max_events = 600, .max_tasks = 12};
    gen_run(&gen, 3);
    struct strbuf file = {0};
    trace_save(gen.trace, &file);
    unsigned accepted = 0;
    const char *tries = getenv("FUZZ_TRIES");
    for (int i = 0; i < (tries != NULL ? atoi(tries) : 1500); i++) {
        struct strbuf broken = {0};
        struct diag diag = {0};
        strbuf_add_bytes(&broken, file.text, file.length);
        for (uint32_t k = 1 + gen_random(&gen, 6); k > 0; k--) {
            uint32_t at = 20 + gen_random(&gen, (uint32_t)file.length - 20);
            broken.text[at] = (char)(gen_random(&gen, 2) ? gen_random(&gen, 256)
                                                         : (unsigned char)broken.text[at] ^
                                                               (1u << gen_random(&gen, 8)));
        }
        if (gen_random(&gen, 8) == 0) {
            broken.length = 20 + gen_random(&gen, (uint32_t)file.length - 20);
        }
        set_hash(&broken);
        struct trace *trace = trace_load(broken.text, broken.length, "x", &diag);
        assert_true((trace == NULL) == diag_is_set(&diag));
        if (trace != NULL) {
            accepted++;
            use_everything(trace);
            trace_free(trace);
        }
        diag_free(&diag);
        strbuf_free(&broken);
    }
    printf("%u broken files could still be read\n", accepted);
    strbuf_free(&file);
    gen_free(&gen);
}

/* Any events in any order: ids small, so that they meet. */
static int64_t any(struct gen *random, enum trace_type type)
{
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
    switch (gen_random(random, TRACE_EVENT_COUNT + 30)) {
#define EVENT(ID, name, level, fields, doc, ...)           \
    case TRACE_##ID:                                       \
        trace_put_##name(trace ANY_##fields(__VA_ARGS__)); \
        break;
#include "trace/events.def"
    case TRACE_EVENT_COUNT: trace_put_handle_end(trace); break;
    case TRACE_EVENT_COUNT + 1:
        trace_put_future_new(trace, gen_random(random, 7), TRACE_NODE_FUTURE, 0);
        break;
    case TRACE_EVENT_COUNT + 2: trace_put_node_gone(trace, gen_random(random, 7)); break;
    default: trace_put_handle_begin(trace, gen_random(random, 20)); break;
    }
}

static void test_random_events(void **unused)
{
    (void)unused;
    struct gen random = {.random = 4711};
    for (int run = 0; run < 200; run++) {
        struct trace *trace = trace_new(TRACE_FULL);
        for (int i = 0; i < 20; i++) {
            trace_string(trace, (char[]){(char)('a' + i)}, 1);
        }
        for (int i = 0; i < 1500; i++) {
            put_any(trace, &random);
        }
        use_everything(trace);
        trace_free(trace);
    }
}

static void test_impossible_kind(void **unused)
{
    (void)unused;
    struct trace *trace = trace_new(TRACE_FULL);
    trace_put_handle_end(trace);
    trace_put_output(trace, (enum trace_stream_kind)77, 0);
    trace_put_handle_end(trace);
    struct model *model = model_new(trace);
    assert_int_equal(model_count(model), 1);
    model_free(model);
    trace_free(trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_as_engine),  cmocka_unit_test(test_any_way),
        cmocka_unit_test(test_steps),           cmocka_unit_test(test_timeline),
        cmocka_unit_test(test_random_bytes),    cmocka_unit_test(test_random_events),
        cmocka_unit_test(test_impossible_kind), cmocka_unit_test(test_million),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
