/* The window's layout at many sizes, text sizes, languages and crowds. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scene/scene.h"
#include "scene_checks.h"
#include "scene_views.h"

struct fixture {
    struct catalog catalogs[LANGUAGE_COUNT];
    struct view view;
    struct display display;
};

static int setup(void **state)
{
    struct fixture *fixture = mem_alloc_zero(sizeof *fixture);
    if (!load_catalogs(fixture->catalogs)) {
        return -1;
    }
    fixture->display.metrics = text_metrics_cells();
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    free_catalogs(fixture->catalogs);
    view_free(&fixture->view);
    display_free(&fixture->display);
    mem_free(fixture);
    return 0;
}

static bool is_chip(const struct primitive *item)
{
    return item->kind == PRIMITIVE_ROUND_RECT && item->hit.kind == HIT_TASK;
}

/* Chips do not overlap (the running slot is one, and holds none). */
static void check_chips_apart(const struct display *display)
{
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *one = &display->items[i];
        for (size_t k = i + 1; is_chip(one) && k < display->count; k++) {
            const struct primitive *two = &display->items[k];
            if (is_chip(two)) {
                assert_true(
                    one->x + one->width <= two->x + 0.5 || two->x + two->width <= one->x + 0.5 ||
                    one->y + one->height <= two->y + 0.5 || two->y + two->height <= one->y + 0.5);
            }
        }
    }
}

static const double sizes[][2] = {{1024, 768}, {1280, 720},  {1280, 800},
                                  {1600, 900}, {1920, 1080}, {3840, 2160}};

static void test_everything_fits(void **state)
{
    struct fixture *fixture = *state;
    static const int crowds[] = {0, 1, 2, 3, 5, 7, 12, 25, 60, 200};
    static const double scales[] = {0.5, 0.7, 1, 1.21, 1.5, 2, 3};
    for (size_t c = 0; c < sizeof crowds / sizeof crowds[0]; c++) {
        if (crowds[c] == 0) {
            make_burgers(&fixture->view);
        } else {
            make_crowd(&fixture->view, crowds[c]);
        }
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
                for (size_t k = 0; k < sizeof scales / sizeof scales[0]; k++) {
                    struct scene_options options = {
                        .catalog = &fixture->catalogs[language],
                        .secondary =
                            language == LANGUAGE_KO ? &fixture->catalogs[LANGUAGE_EN] : NULL,
                        .font_scale = scales[k],
                        .axis = k % 2 ? AXIS_STEP : AXIS_TIME,
                        .coloring = c % 2 ? COLORING_STATE : COLORING_TASK,
                    };
                    scene_layout(&fixture->display, sizes[s][0], sizes[s][1], &fixture->view,
                                 &options);
                    check_inside(&fixture->display);
                    check_chips_apart(&fixture->display);
                    check_texts_apart(&fixture->display);
                }
            }
        }
    }
}

static void test_callouts_fit(void **state)
{
    struct fixture *fixture = *state;
    static const int crowds[] = {1, 3, 7, 60}, counts[] = {1, 3, 8};
    for (size_t c = 0; c < sizeof crowds / sizeof crowds[0]; c++) {
        for (size_t n = 0; n < sizeof counts / sizeof counts[0]; n++) {
            make_crowd(&fixture->view, crowds[c]);
            add_callouts(&fixture->view, counts[n]);
            for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
                for (int way = 0; way < 6; way++) {
                    struct scene_options options = {
                        .catalog = &fixture->catalogs[way % 2],
                        .font_scale = way < 2   ? 1
                                      : way < 4 ? 2
                                                : 0.7,
                        .axis = way % 3 ? AXIS_TIME : AXIS_STEP,
                        .hide_future = way % 2,
                        .window = {.zoom = way > 3 ? 4 : 1, .at = 0.5},
                    };
                    scene_layout(&fixture->display, sizes[s][0], sizes[s][1], &fixture->view,
                                 &options);
                    check_inside(&fixture->display);
                    check_texts_apart(&fixture->display);
                    check_callouts_apart(&fixture->display);
                }
            }
        }
    }
}

static void test_tiny_and_empty(void **state)
{
    struct fixture *fixture = *state;
    static const double tiny[][2] = {{1, 1}, {200, 100}, {20, 900}, {900, 20}, {0, -5}};
    struct scene_options options = {.catalog = &fixture->catalogs[0]};
    for (size_t i = 0; i < sizeof tiny / sizeof tiny[0]; i++) {
        make_crowd(&fixture->view, 30);
        scene_layout(&fixture->display, tiny[i][0], tiny[i][1], &fixture->view, &options);
        assert_true(fixture->display.count > 0);
        view_clear(&fixture->view);
        scene_layout(&fixture->display, tiny[i][0], tiny[i][1], &fixture->view, &options);
    }
    view_clear(&fixture->view);
    scene_layout(&fixture->display, 1280, 720, &fixture->view, &options);
    check_inside(&fixture->display);
}

static bool shows(const struct display *display, const char *text)
{
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        if (item->kind == PRIMITIVE_TEXT && strstr(item->text, text)) {
            return true;
        }
    }
    return false;
}

static void test_shows_the_facts(void **state)
{
    struct fixture *fixture = *state;
    make_burgers(&fixture->view);
    struct scene_options options = {.catalog = &fixture->catalogs[LANGUAGE_KO],
                                    .secondary = &fixture->catalogs[LANGUAGE_EN]};
    scene_layout(&fixture->display, 1600, 900, &fixture->view, &options);
    static const char *const facts[] = {"t = 2.000 s", "Task-2",      "chat()",      "gather",
                                        "0 / 2 완료",  "t = 3.000",   "burgers.py",  "준비 큐",
                                        "ready queue", "cheese",      "이벤트 루프", "반복 7",
                                        "곧 실행",     "58단계 중 31"};
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        if (!shows(&fixture->display, facts[i])) {
            print_error("not shown: %s\n", facts[i]);
        }
        assert_true(shows(&fixture->display, facts[i]));
    }
    options.catalog = &fixture->catalogs[LANGUAGE_EN];
    options.secondary = NULL;
    scene_layout(&fixture->display, 1600, 900, &fixture->view, &options);
    assert_true(shows(&fixture->display, "step 31 of 58"));
    assert_true(shows(&fixture->display, "in the ready queue"));
    options.blank = true;
    scene_layout(&fixture->display, 1600, 900, &fixture->view, &options);
    assert_int_equal(fixture->display.count, 1);
}

/* The overlay's own items come last: from its veil on they fit and are apart. */
static void test_overlay(void **state)
{
    struct fixture *fixture = *state;
    struct overlay_row rows[40];
    for (size_t i = 0; i < 40; i++) {
        rows[i] = (struct overlay_row){i % 3 ? "Home" : "→ ↓ PgDn Space Enter",
                                       i % 2 ? "한 단계 앞으로 갑니다" : "one step forward",
                                       {HIT_ACTION, (int64_t)i}};
    }
    struct scene_overlay overlay = {.title = "Help", .rows = rows, .count = 40};
    make_burgers(&fixture->view);
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        for (int scale = 1; scale <= 3; scale++) {
            struct scene_options options = {.font_scale = scale, .overlay = &overlay};
            struct display *display = &fixture->display;
            overlay.count = scale == 3 ? 3 : 40;
            scene_layout(display, sizes[s][0], sizes[s][1], &fixture->view, &options);
            check_inside(display);
            size_t veil = 0;
            for (size_t i = 0; i < display->count; i++) {
                veil = display->items[i].opacity == 0.75 ? i : veil;
            }
            assert_true(veil > 0);
            struct display top = *display;
            top.items += veil;
            top.count -= veil;
            check_texts_apart(&top);
            assert_true(shows(&top, "one step forward"));
            bool all =
                scene_overlay_room(sizes[s][0], sizes[s][1], scale, overlay.count) >= overlay.count;
            assert_true(all == !shows(&top, "+"));
            assert_true(all); /* a list as long as the help needs no scrolling anywhere */
        }
    }
}

/* The same input gives the same list. */
static void test_pure(void **state)
{
    struct fixture *fixture = *state;
    struct display second = {.metrics = text_metrics_cells()};
    struct scene_options options = {.catalog = &fixture->catalogs[0]};
    make_crowd(&fixture->view, 40);
    scene_layout(&fixture->display, 1280, 720, &fixture->view, &options);
    scene_layout(&second, 1280, 720, &fixture->view, &options);
    assert_int_equal(fixture->display.count, second.count);
    for (size_t i = 0; i < second.count; i++) {
        const struct primitive *a = &fixture->display.items[i], *b = &second.items[i];
        assert_int_equal(a->kind, b->kind);
        assert_true(a->x == b->x && a->y == b->y && a->width == b->width);
        assert_true(a->kind != PRIMITIVE_TEXT || strcmp(a->text, b->text) == 0);
    }
    display_free(&second);
}

static void test_hits(void **state)
{
    struct fixture *fixture = *state;
    make_burgers(&fixture->view);
    struct scene_options options = {.catalog = &fixture->catalogs[0]};
    scene_layout(&fixture->display, 1600, 900, &fixture->view, &options);
    bool buttons[BUTTON_COUNT] = {0}, line = false, task = false, position = false;
    for (double y = 1; y < 900; y += 4) {
        for (double x = 1; x < 1600; x += 4) {
            struct hit hit = display_hit(&fixture->display, x, y);
            line = line || (hit.kind == HIT_LINE && hit.value == 11);
            task = task || (hit.kind == HIT_TASK && hit.value == 4);
            position = position || (hit.kind == HIT_POSITION && hit.value == 58);
            if (hit.kind == HIT_BUTTON) {
                buttons[hit.value] = true;
            }
        }
    }
    assert_true(line && task && position);
    for (int button = 0; button < BUTTON_COUNT; button++) {
        assert_true(buttons[button] == (button != BUTTON_CLOSE)); /* that one is an overlay's */
    }
    assert_string_equal(button_action_name(BUTTON_NEXT), "next");
}

static void test_text_is_fitted(void **state)
{
    struct fixture *fixture = *state;
    struct display *display = &fixture->display;
    display_clear(display);
    struct primitive *item =
        display_text(display, 0, 10, 50, "0123456789", 10, 20, false, ROLE_TEXT, ALIGN_LEFT);
    assert_string_equal(item->text, "0123…");
    assert_true(item->shortened);
    item = display_text(display, 0, 10, 60, "한글입니다", 15, 20, false, ROLE_TEXT, ALIGN_LEFT);
    assert_string_equal(item->text, "한글…");
    item = display_text(display, 0, 10, 100, "0123456789", 10, 20, false, ROLE_TEXT, ALIGN_LEFT);
    assert_string_equal(item->text, "0123456789");
    item = display_text(display, 0, 10, -1, "a\x1b[31m\t\xff", 8, 20, false, ROLE_TEXT, ALIGN_LEFT);
    assert_string_equal(item->text, "a^[[31m    \xef\xbf\xbd");
    assert_null(display_text(display, 0, 10, 1, "abc", 3, 20, false, ROLE_TEXT, ALIGN_LEFT));
}

/* The speaker's window, whatever its size. */
static void test_notes(void **state)
{
    struct fixture *fixture = *state;
    static const double windows[][2] = {{760, 560}, {200, 100}, {1920, 1080}, {400, 900}, {1, 1}};
    struct scene_notes notes = {
        .title = "a_program_with_a_rather_long_name.py",
        .place = "t = 12.345 s   123/456",
        .now = "Task-2 woke up and runs line 11, because its timer ended at t = 12.345.",
        .next =
            "준비된 일이 없어서 시계가 가장 이른 타이머의 시각 t = 1.0으로 건너뜁니다. 그 다음은 "
            "아주-긴-이름을-가진-태스크-번호-열셋-아주-긴-이름을-가진-태스크-번호-열셋입니다.",
        .speaker = "Ask first.\nThen wait.\nThen show.",
    };
    for (size_t i = 0; i < sizeof windows / sizeof windows[0]; i++) {
        for (int scale = 1; scale <= 3; scale++) {
            struct scene_options options = {.catalog = &fixture->catalogs[LANGUAGE_KO],
                                            .font_scale = scale};
            scene_layout_notes(&fixture->display, windows[i][0], windows[i][1], &notes, &options);
            if (windows[i][0] >= 200) {
                check_inside(&fixture->display);
                check_texts_apart(&fixture->display);
            }
        }
    }
    struct scene_options options = {.catalog = &fixture->catalogs[LANGUAGE_EN], .font_scale = 1};
    scene_layout_notes(&fixture->display, 760, 560, &notes, &options);
    assert_true(shows(&fixture->display, "Task-2 woke up"));
    assert_true(shows(&fixture->display, "Then show."));
}

/* A program with an error in it: its message stands below its line. */
static void test_error_in_the_code(void **state)
{
    struct fixture *fixture = *state;
    struct view *view = &fixture->view;
    make_burgers(view);
    view->running_line = 0;
    view->error = "SyntaxError: '(' was never closed";
    for (uint32_t line = 1; line <= 19; line += 6) {
        view->error_line = line;
        view->error_column = line * 3;
        view->error_end = view->error_column + 4;
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
            struct scene_options options = {.catalog = &fixture->catalogs[LANGUAGE_EN],
                                            .font_scale = s % 2 ? 1.5 : 1};
            scene_layout(&fixture->display, sizes[s][0], sizes[s][1], view, &options);
            check_inside(&fixture->display);
            check_texts_apart(&fixture->display);
            assert_true(shows(&fixture->display, "SyntaxError"));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything_fits),
        cmocka_unit_test(test_callouts_fit),
        cmocka_unit_test(test_tiny_and_empty),
        cmocka_unit_test(test_shows_the_facts),
        cmocka_unit_test(test_pure),
        cmocka_unit_test(test_hits),
        cmocka_unit_test(test_overlay),
        cmocka_unit_test(test_notes),
        cmocka_unit_test(test_error_in_the_code),
        cmocka_unit_test(test_text_is_fitted),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
