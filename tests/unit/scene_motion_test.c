/* Pictures between two pictures: a timer that becomes due, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scene/motion.h"
#include "scene/scene.h"
#include "scene_views.h"

struct fixture {
    struct catalog catalog;
    struct view view;
    struct display before, after, between;
    struct motion motion;
};

/* Before: Task-4 sleeps.  After: its timer stands in the ready queue. */
static int setup(void **state)
{
    struct fixture *fixture = mem_alloc_zero(sizeof *fixture);
    struct diag diag = {0};
    if (!catalog_load(&fixture->catalog, LANGUAGE_EN, &diag)) {
        return -1;
    }
    struct scene_options options = {.catalog = &fixture->catalog};
    fixture->before.metrics = fixture->after.metrics = fixture->between.metrics =
        text_metrics_cells();
    make_burgers(&fixture->view);
    scene_layout(&fixture->before, 1280, 800, &fixture->view, &options);
    struct view_timer timer = fixture->view.timers.items[0];
    vec_clear(&fixture->view.timers);
    vec_push(&fixture->view.ready, (struct view_ready){.handle = timer.handle,
                                                       .task = -1,
                                                       .about = timer.task,
                                                       .deadline = timer.deadline,
                                                       .text = "timer of Task-4",
                                                       .reason = "",
                                                       .by = ""});
    scene_layout(&fixture->after, 1280, 800, &fixture->view, &options);
    *state = fixture;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *fixture = *state;
    motion_free(&fixture->motion);
    catalog_free(&fixture->catalog);
    view_free(&fixture->view);
    display_free(&fixture->before);
    display_free(&fixture->after);
    display_free(&fixture->between);
    mem_free(fixture);
    return 0;
}

static bool is_same(const struct primitive *one, const struct primitive *two)
{
    return one->kind == two->kind && one->x == two->x && one->y == two->y &&
           one->width == two->width && one->height == two->height && two->fade == 0 &&
           (one->text_size == two->text_size) &&
           (!one->text || memcmp(one->text, two->text, one->text_size) == 0);
}

/* The chip on its way: not in either list, with the task's colour. */
static const struct primitive *traveller(const struct display *list)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct primitive *item = &list->items[i];
        if (item->kind == PRIMITIVE_ROUND_RECT && item->motion.place == MOTION_NONE &&
            item->stroke == ROLE_TASK_4 && item->hit.kind == HIT_NONE) {
            return item;
        }
    }
    return NULL;
}

static void test_ends_are_the_two_pictures(void **state)
{
    struct fixture *fixture = *state;
    assert_true(motion_begin(&fixture->motion, &fixture->before, &fixture->after, false));
    motion_draw(&fixture->motion, &fixture->between, 1);
    assert_int_equal(fixture->between.count, fixture->after.count);
    for (size_t i = 0; i < fixture->after.count; i++) {
        assert_true(is_same(&fixture->after.items[i], &fixture->between.items[i]));
    }
    assert_true(motion_begin(&fixture->motion, &fixture->after, &fixture->before, true));
    motion_draw(&fixture->motion, &fixture->between, 1);
    for (size_t i = 0, k = 0; i < fixture->before.count; i++, k++) {
        while (fixture->between.items[k].motion.place == MOTION_NONE &&
               !is_same(&fixture->before.items[i], &fixture->between.items[k])) {
            k++; /* the traveller has arrived over the old place */
        }
        assert_true(is_same(&fixture->before.items[i], &fixture->between.items[k]));
    }
}

static void test_travels_there_and_back(void **state)
{
    struct fixture *fixture = *state;
    static const double parts[] = {0.1, 0.25, 0.5, 0.6};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        assert_true(motion_begin(&fixture->motion, &fixture->before, &fixture->after, false));
        motion_draw(&fixture->motion, &fixture->between, parts[i]);
        const struct primitive *chip = traveller(&fixture->between);
        assert_non_null(chip);
        double x = chip->x, y = chip->y, width = chip->width;
        assert_true(motion_begin(&fixture->motion, &fixture->after, &fixture->before, true));
        motion_draw(&fixture->motion, &fixture->between, 1 - parts[i]);
        chip = traveller(&fixture->between);
        assert_non_null(chip);
        assert_float_equal(chip->x, x, 1e-6);
        assert_float_equal(chip->y, y, 1e-6);
        assert_float_equal(chip->width, width, 1e-6);
    }
}

static void test_nothing_moves(void **state)
{
    struct fixture *fixture = *state;
    assert_false(motion_begin(&fixture->motion, &fixture->before, &fixture->before, false));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_ends_are_the_two_pictures, setup, teardown),
        cmocka_unit_test_setup_teardown(test_travels_there_and_back, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nothing_moves, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
