/* Two runs in one app: moved together, shown alone, and driven at random. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
/* cmocka.h wants the above */
#include <cmocka.h>

#include "app/app.h"
#include "app/script.h"
#include "model/model.h"
#include "scene/compare.h"

#define SECOND INT64_C(1000000000)

static const char in_a_row[] = "import time\n"
                               "def cook(name, seconds):\n"
                               "    time.sleep(seconds)\n"
                               "    print(name)\n"
                               "cook('국수', 2)\n"
                               "cook('rice', 3)\n"
                               "time.sleep(0.5)\n";
static const char together[] = "import asyncio\n"
                               "async def cook(name, seconds):\n"
                               "    await asyncio.sleep(seconds)\n"
                               "    print(name)\n"
                               "async def main():\n"
                               "    await asyncio.gather(cook('국수', 2), cook('rice', 3))\n"
                               "asyncio.run(main())\n";

static char first_path[] = "/tmp/asyncarium-first-XXXXXX";
static char second_path[] = "/tmp/asyncarium-second-XXXXXX";

static bool write_program(char *path, const char *text)
{
    int descriptor = mkstemp(path);
    size_t size = strlen(text);
    return descriptor >= 0 && write(descriptor, text, size) == (ssize_t)size &&
           close(descriptor) == 0;
}

static int write_programs(void **state)
{
    (void)state;
    return !write_program(first_path, in_a_row) || !write_program(second_path, together);
}

static int remove_programs(void **state)
{
    (void)state;
    return unlink(first_path) + unlink(second_path);
}

static struct app *open_both(enum language language)
{
    struct app_options options = {.language = language};
    struct diag diag = {0};
    struct app *app = app_new(first_path, &options, &diag);
    assert_non_null(app);
    assert_null(app_comparison(app));
    assert_true(app_compare_with(app, second_path, &diag));
    assert_true(app_is_comparing(app));
    return app;
}

static void test_facts(void **state)
{
    (void)state;
    struct app *app = open_both(LANGUAGE_EN);
    const struct comparison *facts = app_comparison(app);
    assert_int_equal(facts->sides[0].total, SECOND * 55 / 10);
    assert_int_equal(facts->sides[1].total, SECOND * 3);
    assert_int_equal(comparison_faster(facts), 1);
    assert_int_equal(facts->sides[0].rows.count, 3);
    assert_string_equal(facts->sides[0].rows.items[0].name, "cook('국수', 2)");
    assert_string_equal(facts->sides[0].rows.items[2].name, "time.sleep(0.5)");
    assert_int_equal(facts->sides[0].bars.items[1].look, COMPARE_OCCUPIED);
    assert_int_equal(facts->sides[0].bars.items[1].begin, SECOND * 2);
    assert_int_equal(facts->sides[1].rows.count, 2);
    assert_string_equal(facts->sides[1].rows.items[1].name, "cook('rice', 3)");
    assert_int_equal(facts->sides[1].rows.items[1].color, facts->sides[0].rows.items[1].color);
    assert_int_equal(facts->sides[1].bars.items[1].look, COMPARE_WAITING);
    assert_true(facts->difference.found);
    assert_false(facts->difference.in_text);
    assert_int_equal(facts->difference.line, 1);
    assert_int_equal(facts->difference.times[0], SECOND * 5);
    assert_int_equal(facts->difference.times[1], SECOND * 3);
    assert_string_equal(facts->sides[0].label, "sync  sleep");
    assert_string_equal(facts->sides[1].label, "async  gather");
    app_free(app);
}

static int64_t now(struct app *app)
{
    return app_view(app)->now;
}

static void test_both_move(void **state)
{
    static const int64_t times[] = {0, 0, 2, 3, 5};
    (void)state;
    struct app *app = open_both(LANGUAGE_EN);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(now(app), times[i] == 3 ? SECOND * 2 : SECOND * times[i]);
        app_do(app, ACTION_PANE);
        assert_int_equal(now(app), times[i] > 3 ? SECOND * 3 : SECOND * times[i]);
        app_do(app, ACTION_PANE);
        app_do(app, ACTION_NEXT);
    }
    assert_int_equal(now(app), SECOND * 55 / 10);
    assert_false(app_do(app, ACTION_NEXT));
    assert_true(app_do(app, ACTION_FIRST));
    assert_int_equal(app_position(app), 0);
    assert_true(app_seek_time(app, SECOND * 4));
    assert_int_equal(now(app), SECOND * 2);
    app_do(app, ACTION_CLOSE);
    assert_false(app_is_comparing(app));
    assert_string_equal(app_view(app)->file_name, strrchr(first_path, '/') + 1);
    app_do(app, ACTION_NEXT_LINE);
    app_do(app, ACTION_COMPARE);
    assert_true(app_is_comparing(app));
    app_do(app, ACTION_PANE);
    app_do(app, ACTION_COMPARE);
    assert_string_equal(app_view(app)->file_name, strrchr(second_path, '/') + 1);
    app_free(app);
}

static void test_autoplay(void **state)
{
    (void)state;
    struct app *app = open_both(LANGUAGE_EN);
    app_do(app, ACTION_PLAY);
    for (int i = 0; i < 100 && app_wait(app) >= 0; i++) {
        app_tick(app, app_wait(app));
    }
    assert_int_equal(app_position(app), app_end(app));
    app_do(app, ACTION_RELOAD);
    assert_int_equal(app_position(app), app_end(app));
    assert_true(app_is_comparing(app));
    app_free(app);
}

static void test_second_is_wrong(void **state)
{
    (void)state;
    struct app_options options = {.language = LANGUAGE_EN};
    struct diag diag = {0};
    struct app *app = app_new(first_path, &options, &diag);
    assert_false(app_compare_with(app, "/tmp/none/such.py", &diag));
    assert_true(diag_is_set(&diag));
    diag_free(&diag);
    assert_false(app_is_comparing(app));
    app_do(app, ACTION_COMPARE);
    assert_false(app_is_comparing(app));
    app_free(app);
}

/* The page at the start, whatever was done before. */
static void test_random_actions(void **state)
{
    (void)state;
    struct app *app = open_both(LANGUAGE_KO);
    struct display display = {.metrics = text_metrics_cells()};
    struct grid grid = {0};
    uint32_t seed = 1;
    for (int i = 0; i < 4000; i++) {
        seed = seed * 1664525 + 1013904223;
        uint32_t random = seed >> 8;
        enum action action = (enum action)(random % ACTION_COUNT);
        double width = 200 + random % 1700, height = 100 + random / 7 % 1000;
        if (action == ACTION_QUIT) {
            app_scene(app, &display, width, height);
            app_click(app, display_hit(&display, random % (uint32_t)width,
                                       random / 3 % (uint32_t)height));
        } else {
            app_do(app, action);
        }
        if (i % 16 == 0) {
            app_scene(app, &display, width, height);
            app_grid(app, &grid, (int)width / 8, (int)height / 20);
            app_click(app, grid_hit_at(&grid, (int)(random % 60), (int)(random / 60 % 20)));
            app_tick(app, (int)(random % 3000));
        }
    }
    grid_free(&grid);
    display_free(&display);
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_facts),          cmocka_unit_test(test_both_move),
        cmocka_unit_test(test_autoplay),       cmocka_unit_test(test_second_is_wrong),
        cmocka_unit_test(test_random_actions),
    };
    return cmocka_run_group_tests(tests, write_programs, remove_programs);
}
