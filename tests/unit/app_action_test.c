/* The app without a screen, over real runs and make-believe ones. */
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
#include "base/strbuf.h"
#include "model/model.h"

static const char program[] = "import asyncio\n"
                              "\n"
                              "async def cook(name, seconds):\n"
                              "    print('start', name)\n"
                              "    await asyncio.sleep(seconds)\n"
                              "    return name\n"
                              "\n"
                              "async def main():\n"
                              "    one = asyncio.create_task(cook('국수', 2))\n"
                              "    two = asyncio.create_task(cook('rice', 3))\n"
                              "    late = asyncio.create_task(cook('late', 9))\n"
                              "    print(await asyncio.gather(one, two))\n"
                              "    late.cancel()\n"
                              "\n"
                              "asyncio.run(main())\n";

static char path[] = "/tmp/asyncarium-app-XXXXXX";

static int write_program(void **state)
{
    (void)state;
    int descriptor = mkstemp(path);
    ssize_t size = sizeof program - 1;
    return descriptor < 0 || write(descriptor, program, (size_t)size) != size || close(descriptor);
}

static int remove_program(void **state)
{
    (void)state;
    return unlink(path);
}

static struct app *open_app(enum language language)
{
    struct app_options options = {.language = language};
    struct diag diag = {0};
    struct app *app = app_new(path, &options, &diag);
    assert_non_null(app);
    return app;
}

static char *page(struct app *app, int columns, int rows)
{
    struct grid grid = {0};
    struct strbuf text = {0};
    app_grid(app, &grid, columns, rows);
    grid_dump(&grid, &text);
    grid_free(&grid);
    return strbuf_take(&text);
}

/* Forwards, then backwards: each stop shows the same page as before. */
static void steps_are_reversible(enum action next, enum action back)
{
    struct app *app = open_app(LANGUAGE_KO);
    VEC(char *) pages = {0};
    do {
        vec_push(&pages, page(app, 100, 30));
    } while (app_do(app, next));
    assert_int_equal(app_position(app), app_end(app));
    assert_true(pages.count > 5);
    for (size_t i = pages.count; i-- > 0;) {
        char *again = page(app, 100, 30);
        assert_string_equal(again, pages.items[i]);
        mem_free(again);
        assert_true(app_do(app, back) == (i > 0));
        mem_free(pages.items[i]);
    }
    assert_int_equal(app_position(app), 0);
    vec_free(&pages);
    app_free(app);
}

static void test_back_is_the_way_forward(void **state)
{
    (void)state;
    steps_are_reversible(ACTION_NEXT, ACTION_BACK);
    steps_are_reversible(ACTION_NEXT_LINE, ACTION_BACK_LINE);
    steps_are_reversible(ACTION_NEXT_CALLBACK, ACTION_BACK_CALLBACK);
    steps_are_reversible(ACTION_NEXT_ITERATION, ACTION_BACK_ITERATION);
}

/* Every key of the table leads to its own action and to no other. */
static void test_keys_belong_to_one_action(void **state)
{
    (void)state;
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action_info *info = action_info((enum action)i);
        assert_int_equal(action_by_name(info->name), i);
        for (const char *at = info->keys; *at;) {
            size_t length = strcspn(at, " ");
            char *key = mem_copy_bytes(at, length);
            assert_int_equal(action_by_key(key), i);
            mem_free(key);
            at += length + (at[length] == ' ');
        }
    }
    assert_int_equal(action_by_key(""), ACTION_COUNT);
    assert_int_equal(action_by_key("Right Down"), ACTION_COUNT);
    assert_int_equal(action_by_name("no-such"), ACTION_COUNT);
    for (int i = 0; i < BUTTON_COUNT; i++) { /* each button names an action */
        assert_true(action_by_name(button_action_name((enum button)i)) < ACTION_COUNT);
    }
}

static void test_help_lists_every_action(void **state)
{
    (void)state;
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct catalog catalog = {0};
        struct diag diag = {0};
        assert_true(catalog_load(&catalog, (enum language)language, &diag));
        struct app *app = open_app((enum language)language);
        assert_true(app_key(app, "?"));
        char *text = page(app, 120, ACTION_COUNT + 4);
        for (int i = 0; i < ACTION_COUNT; i++) {
            const char *help = action_info((enum action)i)->help;
            assert_string_not_equal(catalog_text(&catalog, help), help); /* it is translated */
            assert_non_null(strstr(text, catalog_text(&catalog, help)));
        }
        mem_free(text);
        assert_true(app_key(app, "Esc"));
        assert_false(app_has_quit(app));
        app_free(app);
        catalog_free(&catalog);
    }
}

static void test_autoplay_ends_at_the_end(void **state)
{
    (void)state;
    struct app *app = open_app(LANGUAGE_EN);
    assert_int_equal(app_wait(app), -1);
    assert_false(app_tick(app, 100000));
    assert_true(app_key(app, "F5"));
    int wait = app_wait(app);
    assert_true(wait > 0);
    assert_false(app_tick(app, wait - 1));
    assert_true(app_tick(app, 1));
    uint64_t first = app_position(app);
    assert_true(first > 0);
    assert_true(app_key(app, ">"));
    assert_true(app_wait(app) < wait);
    for (int i = 0; i < 10000 && app_wait(app) >= 0; i++) {
        app_tick(app, app_wait(app));
    }
    assert_int_equal(app_wait(app), -1);
    assert_int_equal(app_position(app), app_end(app));
    app_free(app);
}

/* A click on a line runs to it, a click on its number marks it; both outlive a new run. */
static void test_clicks_on_the_code(void **state)
{
    (void)state;
    struct app *app = open_app(LANGUAGE_EN);
    uint32_t first_line = 4;
    assert_true(app_click(app, (struct hit){HIT_LINE, first_line}));
    assert_int_equal(app_view(app)->running_line, first_line);
    uint64_t first = app_position(app);
    app_click(app, (struct hit){HIT_LINE, first_line}); /* the next task that comes there */
    assert_int_equal(app_view(app)->running_line, first_line);
    assert_true(app_position(app) > first);
    app_do(app, ACTION_LAST);
    app_click(app, (struct hit){HIT_LINE, first_line}); /* not again: the first time */
    assert_int_equal(app_position(app), first);
    app_click(app, (struct hit){HIT_LINE, 2}); /* an empty line: nowhere */
    assert_int_equal(app_position(app), first);
    app_click(app, (struct hit){HIT_MARK, 13});
    app_do(app, ACTION_RELOAD);
    assert_int_equal(app_position(app), first);
    app_do(app, ACTION_NEXT_MARK);
    assert_int_equal(app_view(app)->running_line, 13);
    app_free(app);
}

/* A click on a row of the help does what the row says. */
static void test_clicks_on_the_help(void **state)
{
    (void)state;
    struct app *app = open_app(LANGUAGE_EN);
    struct display display = {.metrics = text_metrics_cells()};
    for (int i = 0; i < ACTION_COUNT; i++) {
        struct hit found = {0};
        app_do(app, ACTION_HELP);
        app_scene(app, &display, 1280, 800);
        for (size_t k = 0; k < display.count && found.kind == HIT_NONE; k++) {
            const struct primitive *item = &display.items[k];
            if (item->hit.kind == HIT_ACTION && item->hit.value == i) {
                found = display_hit(&display, item->x + 5, item->y + 5);
            }
        }
        assert_int_equal(found.kind, HIT_ACTION);
        assert_int_equal(found.value, i);
        app_do(app, ACTION_CLOSE);
    }
    app_do(app, ACTION_HELP);
    app_click(app, (struct hit){HIT_ACTION, ACTION_LAST});
    assert_int_equal(app_position(app), app_end(app));
    display_free(&display);
    app_free(app);
}

static void test_times_and_marks(void **state)
{
    (void)state;
    static const char script[] = "g\n2\n.\n5\nEnter\n:expect t = 2.000\n"
                                 "g\nBackspace\n3\nEsc\n:expect t = 2.000\n"
                                 "Home\n:expect t = 0.000\n"
                                 ":time 3\n:expect t = 3.000\n"
                                 "first\n]\n:expect No line is marked\n"
                                 "first\nnext-line 9\nm\n:expect is marked\n"
                                 "last\n[\n:refuse No marked line\n"
                                 "w\n:expect Following\nw\n:expect Following nobody\n";
    struct app *app = open_app(LANGUAGE_EN);
    struct strbuf out = {0};
    struct diag diag = {0};
    struct script_size size = {100, 30};
    if (!script_play(app, script, sizeof script - 1, "script", &size, &out, &diag)) {
        fail_msg("%u: %s", diag.line, diag.message);
    }
    strbuf_free(&out);
    app_free(app);
}

static void test_script_errors_have_lines(void **state)
{
    (void)state;
    static const struct {
        const char *script;
        unsigned line;
    } wrong[] = {{"next\n:expect no such text", 2},
                 {"\n\n:nothing", 3},
                 {":size 0x4", 1},
                 {"# fine\nnexd", 2},
                 {"next x", 1},
                 {":lang de", 1},
                 {":screen 80", 1},
                 {":time -1", 1},
                 {":click 3", 1}};
    struct script_size size = {80, 24};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct app *app = open_app(LANGUAGE_EN);
        struct strbuf out = {0};
        struct diag diag = {0};
        assert_false(
            script_play(app, wrong[i].script, strlen(wrong[i].script), "s", &size, &out, &diag));
        assert_int_equal(diag.line, wrong[i].line);
        diag_free(&diag);
        strbuf_free(&out);
        app_free(app);
    }
}

static void test_programs_that_cannot_begin(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned line;
    } broken[] = {
        {"import asyncio\ndef f(:\n    pass\n", 2}, {"x = 1\nimport no_such_module\n", 2}, {"", 0}};
    for (size_t i = 0; i < 2; i++) {
        char name[] = "/tmp/asyncarium-bad-XXXXXX";
        int descriptor = mkstemp(name);
        assert_true(write(descriptor, broken[i].text, strlen(broken[i].text)) > 0);
        close(descriptor);
        struct app_options options = {.language = LANGUAGE_EN};
        struct diag diag = {0};
        struct app *app = app_new(name, &options, &diag);
        unlink(name);
        assert_non_null(app);
        assert_non_null(app_error(app));
        assert_int_equal(app_error(app)->line, broken[i].line);
        char *text = page(app, 100, 30); /* it is in the picture too */
        assert_non_null(strstr(text, app_error(app)->message));
        mem_free(text);
        app_key(app, "Right");
        app_free(app);
    }
    struct app_options options = {0};
    struct diag diag = {0};
    assert_null(app_new("/no/such/file.py", &options, &diag));
    assert_true(diag_is_set(&diag));
    diag_free(&diag);
}

/* Anything in any order, at any size. */
static void test_random_actions(void **state)
{
    (void)state;
    struct app *one = open_app(LANGUAGE_KO), *two = open_app(LANGUAGE_EN);
    struct grid grid = {0};
    struct display display = {.metrics = text_metrics_cells()};
    uint32_t random = 12345;
    for (int i = 0; i < 1500; i++) {
        random = random * 1664525 + 1013904223;
        struct app *app = random >> 30 & 1 ? one : two;
        enum action action = (enum action)((random >> 8) % ACTION_COUNT);
        int columns = (int)(random >> 12 & 127) + 1, rows = (int)(random >> 20 & 63) + 1;
        if (action == ACTION_RELOAD && i % 8 != 0) {
            continue;
        }
        app_do(app, action);
        app_tick(app, (int)(random >> 16 & 2047));
        app_grid(app, &grid, columns, rows);
        if (i % 3 == 0) {
            app_click(app, grid_hit_at(&grid, columns / 2, rows / 2));
        } else if (i % 3 == 1) {
            app_scene(app, &display, columns * 10, rows * 20);
            app_click(app, display_hit(&display, columns * 5, rows * 10));
        } else {
            char digit[] = {(char)('0' + i % 10), 0};
            app_key(app, digit);
            app_wheel(app, i % 5 - 2);
        }
    }
    grid_free(&grid);
    display_free(&display);
    app_free(one);
    app_free(two);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_back_is_the_way_forward),
        cmocka_unit_test(test_keys_belong_to_one_action),
        cmocka_unit_test(test_help_lists_every_action),
        cmocka_unit_test(test_autoplay_ends_at_the_end),
        cmocka_unit_test(test_times_and_marks),
        cmocka_unit_test(test_clicks_on_the_code),
        cmocka_unit_test(test_clicks_on_the_help),
        cmocka_unit_test(test_script_errors_have_lines),
        cmocka_unit_test(test_programs_that_cannot_begin),
        cmocka_unit_test(test_random_actions),
    };
    return cmocka_run_group_tests(tests, write_program, remove_program);
}
