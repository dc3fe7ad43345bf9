/* The recording: what goes in comes out, at any position, from a file too; and what it costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "generate_trace.h"

static uint64_t seed = 1;

static uint64_t next_random(void)
{
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

static const int64_t extremes[] = {0,         1,         -1,         127,       128,
                                   INT64_MAX, INT64_MIN, 1000000000, UINT32_MAX};

/* A value of the type: small, large or extreme. */
static int64_t pick(struct trace *trace, enum trace_type type)
{
    uint64_t random = next_random() >> 8;
    if (type == TRACE_TYPE_STRING) {
        char text[8];
        int size = snprintf(text, sizeof text, "%x", (unsigned)(random % 300));
        return random % 5 == 0 ? 0 : trace_string(trace, text, (size_t)size);
    }
    if (type > TRACE_TYPE_INT) {
        int64_t count = 0;
        while (strcmp(trace_kind_text(type, count), "?") != 0) {
            count++;
        }
        return (int64_t)(random % (uint64_t)count);
    }
    int64_t value = random % 4 ? (int64_t)(random % 1000)
                               : extremes[random / 4 % (sizeof extremes / sizeof *extremes)];
    return type <= TRACE_TYPE_LINE ? (int64_t)(uint32_t)value : value;
}

static struct trace_event wanted;

static int64_t want(struct trace *trace, unsigned at, enum trace_type type)
{
    return wanted.field[at] = pick(trace, type);
}

/* clang-format off */
#define W(at, T) , want(trace, at, TRACE_TYPE_##T)
#define WANT_0(...)
#define WANT_1(A, a) W(0, A)
#define WANT_2(A, a, B, b) WANT_1(A, a) W(1, B)
#define WANT_3(A, a, B, b, C, c) WANT_2(A, a, B, b) W(2, C)
#define WANT_4(A, a, B, b, C, c, D, d) WANT_3(A, a, B, b, C, c) W(3, D)
#define WANT_5(A, a, B, b, C, c, D, d, E, e) WANT_4(A, a, B, b, C, c, D, d) W(4, E)
#define WANT_6(A, a, B, b, C, c, D, d, E, e, F, f) WANT_5(A, a, B, b, C, c, D, d, E, e) W(5, F)
/* clang-format on */

static void put_random(struct trace *trace, enum trace_event_kind kind)
{
    wanted = (struct trace_event){.kind = kind};
    switch (kind) {
#define EVENT(ID, name, level, fields, doc, ...)            \
    case TRACE_##ID:                                        \
        trace_put_##name(trace WANT_##fields(__VA_ARGS__)); \
        break;
#include "trace/events.def"
    default: break;
    }
}

static void same_event(const struct trace_event *got, const struct trace_event *put)
{
    assert_int_equal(got->kind, put->kind);
    assert_memory_equal(got->field, put->field,
                        trace_event_info(put->kind)->fields * sizeof put->field[0]);
}

enum { MANY = 120000 };

static void test_round_trip(void **unused)
{
    (void)unused;
    struct trace *trace = trace_new(TRACE_FULL);
    struct trace_event *put = mem_alloc_zero(MANY * sizeof *put);
    for (int i = 0; i < MANY; i++) {
        put_random(trace, (enum trace_event_kind)(i < TRACE_EVENT_COUNT
                                                      ? (uint64_t)i
                                                      : next_random() % TRACE_EVENT_COUNT));
        put[i] = wanted;
    }
    assert_int_equal(trace_count(trace), MANY);
    assert_true(trace->chunk_count > 10);
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, trace);
    for (int i = 0; i < MANY; i++) {
        assert_true(trace_cursor_next(&cursor, &event));
        assert_int_equal(event.index, i);
        same_event(&event, &put[i]);
    }
    assert_false(trace_cursor_next(&cursor, &event));
    for (int i = 0; i < 3000; i++) {
        uint64_t at = next_random() % (MANY + 2);
        trace_cursor_seek(&cursor, at);
        assert_int_equal(cursor.position, at < MANY ? at : MANY);
        if (at < MANY) {
            assert_true(trace_cursor_next(&cursor, &event));
            same_event(&event, &put[at]);
        }
    }
    for (size_t i = 1; i < trace->chunk_count; i++) { /* both sides of each border */
        uint64_t first = trace->chunks[i].first;
        trace_cursor_seek(&cursor, first - 1);
        assert_true(trace_cursor_next(&cursor, &event));
        same_event(&event, &put[first - 1]);
        assert_true(trace_cursor_next(&cursor, &event));
        same_event(&event, &put[first]);
    }
    mem_free(put);
    trace_free(trace);
}

static void test_levels(void **unused)
{
    (void)unused;
    struct trace *trace = trace_new(TRACE_SCHEDULE);
    trace_put_line(trace, 1, 1);
    trace_put_handle_end(trace);
    assert_int_equal(trace_count(trace), 1);
    trace_set_level(trace, TRACE_OFF);
    trace_put_handle_end(trace);
    assert_int_equal(trace_count(trace), 1);
    trace_set_level(trace, TRACE_FULL);
    trace_put_line(trace, 1, 1);
    assert_int_equal(trace_count(trace), 2);
    trace_free(trace);
    trace = trace_new(TRACE_OFF);
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, trace);
    trace_cursor_seek(&cursor, 5);
    assert_false(trace_cursor_next(&cursor, &event));
    trace_put_line(trace, 1, 1);
    assert_int_equal(trace_count(trace), 0);
    trace_free(trace);
}

static void last_event(struct trace *trace, struct trace_event *event)
{
    struct trace_cursor cursor;
    trace_cursor_init(&cursor, trace);
    trace_cursor_seek(&cursor, trace_count(trace) - 1);
    assert_true(trace_cursor_next(&cursor, event));
}

static void test_byte_limit(void **unused)
{
    (void)unused;
    struct trace_event event;
    struct trace *trace = trace_new(TRACE_SCHEDULE);
    trace_set_byte_limit(trace, 200000);
    for (uint32_t i = 0; i < 500000; i++) {
        trace_put_ready_push(trace, i, TRACE_HANDLE_STEP, i, i);
    }
    assert_true(trace->is_full);
    assert_int_equal(trace->level, TRACE_OFF);
    last_event(trace, &event);
    assert_int_equal(event.kind, TRACE_LIMIT);
    assert_int_equal(trace_get(&event, limit, kind), TRACE_LIMIT_TRACE);
    trace_set_level(trace, TRACE_FULL);
    assert_int_equal(trace->level, TRACE_OFF);
    trace_free(trace);

    trace = trace_new(TRACE_SCHEDULE); /* strings count too */
    trace_set_byte_limit(trace, 200000);
    for (int i = 0; i < 100000 && !trace->is_full; i++) {
        char text[32];
        snprintf(text, sizeof text, "text number %d", i);
        trace_put_output(trace, TRACE_STREAM_OUT, trace_string_z(trace, text));
    }
    assert_true(trace->is_full);
    assert_true(trace->string_bytes < 300000);
    last_event(trace, &event);
    assert_int_equal(event.kind, TRACE_LIMIT);
    trace_free(trace);
}

static void test_dump(void **unused)
{
    (void)unused;
    struct trace *trace = trace_new(TRACE_FULL);
    trace_put_clock(trace, 1500000000, TRACE_CLOCK_IDLE);
    trace_put_timer_set(trace, 3, 2000000001, TRACE_HANDLE_SLEEP, 4);
    trace_put_ready_push(trace, 5, TRACE_HANDLE_FIRST_STEP, 6, 0);
    const char odd[] = "안녕 \"a\\b\"\n\t\x1b[0m\xff\0z";
    trace_put_output(trace, TRACE_STREAM_ERR, trace_string(trace, odd, sizeof odd - 1));
    trace_put_group_new(trace, 1, TRACE_GROUP_WAIT_FOR, 2, -1, 0);
    trace_put_sync_value(trace, 1, INT64_MIN);
    trace_put_handle_end(trace);
    struct strbuf out = {0};
    trace_dump(trace, &out);
    assert_string_equal(
        strbuf_text(&out),
        "0 1.5 clock now=1.5 cause=idle\n"
        "1 1.5 timer_set handle=3 when=2.000000001 kind=sleep node=4\n"
        "2 1.5 ready_push handle=5 kind=first-step node=6\n"
        "3 1.5 output stream=stderr text=\"안녕 \\\"a\\\\b\\\"\\n\\t\\x1b[0m\\xff\\x00z\"\n"
        "4 1.5 group_new group=1 kind=wait-for owner=2 timeout=-0.000000001\n"
        "5 1.5 sync_value node=1 value=-9223372036854775808\n"
        "6 1.5 handle_end\n");
    strbuf_clear(&out);
    trace_add_time(&out, INT64_MIN);
    strbuf_add(&out, " ");
    trace_add_time(&out, 0);
    assert_string_equal(strbuf_text(&out), "-9223372036.854775808 0.0");
    strbuf_free(&out);
    trace_free(trace);
}

/* --- files --- */

static void test_file(void **unused)
{
    (void)unused;
    struct gen gen = {.trace = trace_new(TRACE_FULL), .max_events = 60000, .max_tasks = 200};
    gen_run(&gen, 10);
    struct strbuf file = {0}, again = {0}, text = {0}, text_again = {0};
    struct diag diag = {0};
    trace_save(gen.trace, &file);
    struct trace *loaded = trace_load(file.text, file.length, "x.trace", &diag);
    assert_non_null(loaded);
    trace_save(loaded, &again);
    assert_int_equal(file.length, again.length);
    assert_memory_equal(file.text, again.text, file.length);
    trace_dump(gen.trace, &text);
    trace_dump(loaded, &text_again);
    assert_string_equal(strbuf_text(&text), strbuf_text(&text_again));
    trace_free(loaded);

    assert_null(trace_load(file.text, file.length - 1, "x.trace", &diag));
    assert_string_equal(diag.message, "byte 12: the trace was changed or cut off");
    assert_string_equal(diag.file, "x.trace");
    diag_free(&diag);
    assert_null(trace_load("", 0, "x.trace", &diag));
    assert_string_equal(diag.message, "byte 0: this is not a trace");
    diag_free(&diag);
    strbuf_free(&file);
    strbuf_free(&again);
    strbuf_free(&text);
    strbuf_free(&text_again);
    gen_free(&gen);
}

static void test_empty_file(void **unused)
{
    (void)unused;
    struct diag diag = {0};
    struct strbuf file = {0};
    struct trace *trace = trace_new(TRACE_OFF);
    trace_save(trace, &file);
    struct trace *loaded = trace_load(file.text, file.length, "x", &diag);
    assert_non_null(loaded);
    assert_int_equal(trace_count(loaded), 0);
    trace_free(loaded);
    trace_free(trace);
    strbuf_free(&file);
}

/* --- cost --- */

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void test_cost(void **unused)
{
    (void)unused;
    enum { SWITCHES = 400000 };
    struct trace *trace = trace_new(TRACE_SCHEDULE);
    double start = seconds();
    uint32_t handle = 0;
    for (uint32_t i = 0; i < SWITCHES; i++) {
        uint32_t task = 1 + i % 100;
        if (i % 100 == 0) {
            trace_put_iteration_begin(trace, i / 100);
            trace_put_iteration_run(trace, 100);
        }
        handle++;
        trace_put_handle_begin(trace, handle);
        trace_put_ready_push(trace, handle + 100, TRACE_HANDLE_STEP, task, task);
        trace_put_task_suspend(trace, task, 0, TRACE_WAIT_YIELD, 2, 8);
        trace_put_handle_end(trace);
    }
    double ns = (seconds() - start) * 1e9 / (double)trace_count(trace);
    double bytes = (double)trace->bytes / (double)trace_count(trace);
    printf("sleep(0) switches: %.2f ns and %.2f bytes an event\n", ns, bytes);
    assert_true(bytes < 8);
    trace_free(trace);

    struct gen gen = {.trace = trace_new(TRACE_SCHEDULE), .max_events = 1000000, .max_tasks = 1000};
    gen_run(&gen, 100);
    bytes = (double)gen.trace->bytes / (double)trace_count(gen.trace);
    printf("mixed schedule: %.2f bytes an event\n", bytes);
    assert_true(bytes < 8);
    start = seconds();
    struct trace_cursor cursor;
    struct trace_event event;
    trace_cursor_init(&cursor, gen.trace);
    while (trace_cursor_next(&cursor, &event)) {
    }
    printf("reading: %.2f ns an event\n",
           (seconds() - start) * 1e9 / (double)trace_count(gen.trace));
    gen_free(&gen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip), cmocka_unit_test(test_levels),
        cmocka_unit_test(test_byte_limit), cmocka_unit_test(test_dump),
        cmocka_unit_test(test_file),       cmocka_unit_test(test_empty_file),
        cmocka_unit_test(test_cost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
