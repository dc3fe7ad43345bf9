/* A lesson's text that has no room in the window: told, and moved by wheel and keys. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
/* cmocka.h wants the above */
#include <cmocka.h>

#include "app/app.h"

static const struct hit pane = {HIT_PROSE, PROSE_PANE}, card = {HIT_PROSE, PROSE_CARD};

static struct app *open_lesson(void)
{
    struct app_options options = {.language = LANGUAGE_EN};
    struct diag diag = {0};
    struct app *app = app_new_lesson("tests/screens/long_text", &options, &diag);
    assert_non_null(app);
    return app;
}

static struct prose_sight draw(struct app *app, struct display *display, enum prose_place place)
{
    app_scene(app, display, 640, 400);
    return display->prose[place];
}

static void test_pane(void **state)
{
    (void)state;
    struct app *app = open_lesson();
    struct display display = {.metrics = text_metrics_cells()};
    for (int i = 0; i < 20; i++) {
        app_do(app, ACTION_LARGER);
    }
    app_do(app, ACTION_NEXT);
    struct prose_sight first = draw(app, &display, PROSE_PANE), next;
    assert_int_equal(first.above, 0);
    assert_true(first.below > 3);
    assert_false(app_scroll(app, pane, 0, 1, false)); /* already at its beginning */
    assert_true(app_scroll(app, pane, 0, -1, false));
    next = draw(app, &display, PROSE_PANE);
    assert_int_equal(next.above, 2);
    assert_true(next.below < first.below);
    for (int i = 0; i < 50; i++) {
        app_scroll(app, pane, 0, -1, false);
    }
    next = draw(app, &display, PROSE_PANE);
    assert_int_equal(next.below, 0);
    assert_true(next.above >= first.below);
    assert_true(app_scroll(app, pane, 0, 1, false)); /* it did not go beyond the end */
    assert_true(draw(app, &display, PROSE_PANE).below > 0);
    app_do(app, ACTION_BACK);
    app_do(app, ACTION_NEXT); /* another text begins at its beginning */
    assert_int_equal(draw(app, &display, PROSE_PANE).above, 0);
    display_free(&display);
    app_free(app);
}

static void test_card(void **state)
{
    (void)state;
    struct app *app = open_lesson();
    struct display display = {.metrics = text_metrics_cells()};
    for (int i = 0; i < 20; i++) {
        app_do(app, ACTION_LARGER);
    }
    app_do(app, ACTION_NEXT);
    app_do(app, ACTION_NEXT);
    struct prose_sight first = draw(app, &display, PROSE_CARD);
    assert_true(first.below > 0);
    assert_true(app_key(app, "Down"));
    assert_int_equal(draw(app, &display, PROSE_CARD).above, 1);
    assert_true(app_key(app, "Up"));
    assert_true(app_scroll(app, card, 0, -9, false));
    assert_true(draw(app, &display, PROSE_CARD).above > 0);
    assert_true(app_key(app, "2")); /* it can be answered all the while */
    assert_int_equal(draw(app, &display, PROSE_CARD).shown, 0);
    display_free(&display);
    app_free(app);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pane),
        cmocka_unit_test(test_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
