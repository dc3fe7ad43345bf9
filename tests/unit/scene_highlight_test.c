/* Syntax colours on good and on any text; the timeline's axis. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/strbuf.h"
#include "scene/axis.h"
#include "scene/highlight.h"
#include "scene_views.h"

/* One letter a byte: k keyword, s string, c comment, n number, d definition, . plain. */
static void colors_of(struct highlight_state *state, const char *line, struct strbuf *out)
{
    enum color_role role;
    size_t size = strlen(line);
    strbuf_clear(out);
    for (size_t at = 0, n; (n = highlight_next(state, line, size, at, &role)); at += n) {
        char letter = role == ROLE_CODE_KEYWORD   ? 'k'
                      : role == ROLE_CODE_STRING  ? 's'
                      : role == ROLE_CODE_COMMENT ? 'c'
                      : role == ROLE_CODE_NUMBER  ? 'n'
                      : role == ROLE_CODE_NAME    ? 'd'
                                                  : '.';
        strbuf_add_repeat(out, letter, n);
    }
}

static void test_lines(void **unused)
{
    (void)unused;
    static const struct {
        const char *line, *colors;
    } cases[] = {
        {"async def cook(x):", "kkkkk.kkk.dddd...."},
        {"    return 'a' # b", "....kkkkkk.sss.ccc"},
        {"x = f\"{a}\" + rb'z'", "....ssssss...sssss"},
        {"printed = 0x1f", "..........nnnn"},
        {"'it\\'s' in y", "sssssss.kk.."},
        {"class Äpfel: pass", "kkkkk.dddddd..kkkk"},
        {"s = 'open", "....sssss"},
        {"", ""},
    };
    struct strbuf out = {0};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct highlight_state state = {0};
        colors_of(&state, cases[i].line, &out);
        assert_string_equal(strbuf_text(&out), cases[i].colors);
    }
    struct highlight_state state = {0};
    colors_of(&state, "x = \"\"\"one", &out);
    assert_string_equal(strbuf_text(&out), "....ssssss");
    colors_of(&state, "if 'two'", &out);
    assert_string_equal(strbuf_text(&out), "ssssssss");
    colors_of(&state, "\"\"\" if y", &out);
    assert_string_equal(strbuf_text(&out), "sss.kk..");
    strbuf_free(&out);
}

static void test_any_bytes(void **unused)
{
    (void)unused;
    uint32_t random = 12345;
    for (int run = 0; run < 2000; run++) {
        struct highlight_state state = {0};
        char line[40];
        for (size_t i = 0; i < sizeof line; i++) {
            random = random * 1664525 + 1013904223;
            line[i] = (random >> 29) == 0 ? (char)(random >> 16) : "\"'\\#f d1"[random >> 29];
        }
        size_t total = 0, n;
        enum color_role role;
        while ((n = highlight_next(&state, line, sizeof line, total, &role)) > 0) {
            total += n;
        }
        assert_int_equal(total, sizeof line);
    }
}

static void test_axis(void **unused)
{
    (void)unused;
    struct view view = {0};
    make_burgers(&view);
    for (int kind = AXIS_TIME; kind <= AXIS_STEP; kind++) {
        struct axis axis;
        axis_make(&axis, &view, (enum axis_kind)kind, 100, 1000, 8);
        double before = 100;
        for (size_t i = 0; i < view.stops.count; i++) {
            const struct view_stop *stop = &view.stops.items[i];
            double x = axis_x(&axis, stop->position, stop->time);
            assert_true(x >= before - 1e-9 && x <= 1100 + 1e-6);
            assert_true(llabs(axis_moment(&axis, x + 1e-7).time - stop->time) < 1000);
            before = x;
        }
        assert_true(fabs(before - 1100) < 1e-6);
        assert_true(axis_x_of_time(&axis, SECOND) < axis_x_of_time(&axis, 2LL * SECOND));
        assert_int_equal(axis_position(&axis, 99), 0);
        assert_int_equal(axis_position(&axis, 5000), view.position_count);
    }
    struct axis axis;
    axis_make(&axis, &view, AXIS_TIME, 0, 1000, 8); /* room is opened at each instant */
    assert_true(axis_x(&axis, 24, 0) > axis_x(&axis, 12, 0) + 4);
    assert_int_equal(axis_tick(&axis, 300), SECOND);
    view_clear(&view); /* nothing at all */
    axis_make(&axis, &view, AXIS_TIME, 0, 1000, 8);
    assert_true(isfinite(axis_x(&axis, 7, 7)));
    assert_true(axis_tick(&axis, 30) > 0);
    view_free(&view);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_any_bytes),
        cmocka_unit_test(test_axis),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
