/* Figures: nothing leaves the page, no text lies over another, at any size; cuts of a run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "scene/cut.h"
#include "scene/figure.h"
#include "scene_checks.h"
#include "scene_views.h"

static const double sizes[][2] = {{0, 0},       {1600, 900}, {1280, 720}, {800, 450},
                                  {1080, 1080}, {794, 1123}, {3840, 2160}};

static void check_figures(const struct view *view, const struct catalog *catalog)
{
    struct display display = {.metrics = text_metrics_cells()};
    for (int kind = 0; kind < FIGURE_KIND_COUNT; kind++) {
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
            for (int whole = 0; whole < 2; whole++) {
                struct figure figure = {
                    .kind = (enum figure_kind)kind,
                    .title = s % 2 ? "다섯 개의 요청: 동기 2.88초, 비동기 1.71초, 그리고 더 긴 제목"
                                   : NULL,
                    .caption = s % 3 ? "Task-2 runs line 11. Task-3's timer has ended at t = 2.0, "
                                       "so it waits for its turn in the ready queue."
                                     : NULL,
                    .hide_legend = s == 3,
                };
                struct scene_options options = {.catalog = catalog, .hide_cursor = whole};
                double width = sizes[s][0], height = sizes[s][1];
                if (height <= 0) {
                    scene_figure_size(&display, view, &options, &figure, &width, &height);
                }
                scene_layout_figure(&display, width, height, view, &options, &figure);
                assert_true(display.count > 0);
                check_inside(&display);
                check_texts_apart(&display);
                check_callouts_apart(&display);
            }
        }
    }
    display_free(&display);
}

static void test_figures_fit(void **state)
{
    (void)state;
    static const int crowds[] = {1, 3, 12, 50};
    struct view view = {0};
    struct diag diag = {0};
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        struct catalog catalog = {0};
        assert_true(catalog_load(&catalog, (enum language)language, &diag));
        make_burgers(&view);
        check_figures(&view, &catalog);
        for (size_t i = 0; i < sizeof crowds / sizeof crowds[0]; i++) {
            make_crowd(&view, crowds[i]);
            check_figures(&view, &catalog);
            for (int callouts = 1; callouts <= 9; callouts += 2) {
                make_crowd(&view, crowds[i]);
                add_callouts(&view, callouts);
                check_figures(&view, &catalog);
            }
        }
        catalog_free(&catalog);
    }
    view_free(&view);
}

/* A figure of its own size says all of them, in full; an early one only what has been reached. */
static void test_callouts_are_said(void **state)
{
    (void)state;
    static const int crowds[] = {1, 5, 50};
    struct view view = {0};
    struct display display = {.metrics = text_metrics_cells()};
    for (size_t c = 0; c < sizeof crowds / sizeof crowds[0]; c++) {
        for (int count = 1; count <= 8; count++) {
            for (int whole = 0; whole < 2; whole++) {
                struct figure figure = {.kind = FIGURE_TIMELINE};
                struct scene_options options = {.hide_cursor = whole};
                double width = 0, height = 0;
                size_t expected = 0;
                make_crowd(&view, crowds[c]);
                add_callouts(&view, count);
                for (int i = 0; i < count; i++) {
                    expected += whole || view.callouts.items[i].is_reached;
                }
                scene_figure_size(&display, &view, &options, &figure, &width, &height);
                scene_layout_figure(&display, width, height, &view, &options, &figure);
                assert_int_equal(check_callouts_apart(&display), expected);
                for (size_t i = 0; i < display.count; i++) {
                    const struct primitive *item = &display.items[i];
                    bool plate = item->kind == PRIMITIVE_ROUND_RECT && item->fill == ROLE_CALLOUT;
                    for (; plate && display.items[i + 1].kind == PRIMITIVE_TEXT; i++) {
                        assert_false(display.items[i + 1].shortened);
                    }
                }
            }
        }
    }
    display_free(&display);
    view_free(&view);
}

/* No leader crosses the plate of another callout. */
static void test_leaders_are_free(void **state)
{
    (void)state;
    struct view view = {0};
    struct display display = {.metrics = text_metrics_cells()};
    struct figure figure = {.kind = FIGURE_TIMELINE};
    struct scene_options options = {.hide_cursor = true};
    for (int count = 1; count <= 4; count++) {
        double width = 0, height = 0;
        make_crowd(&view, 6);
        add_callouts(&view, count);
        scene_figure_size(&display, &view, &options, &figure, &width, &height);
        scene_layout_figure(&display, width, height, &view, &options, &figure);
        for (size_t i = 0; i < display.count; i++) {
            const struct primitive *line = &display.items[i];
            double top = fmin(line->y, line->y + line->height) + 1;
            double bottom = fmax(line->y, line->y + line->height) - 1;
            for (size_t k = 0; k < display.count && line->kind == PRIMITIVE_LINE &&
                               line->stroke == ROLE_CALLOUT_LINE;
                 k++) {
                const struct primitive *plate = &display.items[k];
                if (plate->kind == PRIMITIVE_ROUND_RECT && plate->fill == ROLE_CALLOUT) {
                    assert_true(line->x <= plate->x || line->x >= plate->x + plate->width ||
                                bottom <= plate->y || top >= plate->y + plate->height);
                }
            }
        }
    }
    display_free(&display);
    view_free(&view);
}

/* Fifty lanes on a slide are fifty lanes, not "+17". */
static void test_fifty_lanes_are_shown(void **state)
{
    (void)state;
    struct view view = {0};
    struct display display = {.metrics = text_metrics_cells()};
    struct figure figure = {.kind = FIGURE_TIMELINE};
    struct scene_options options = {.hide_cursor = true};
    make_crowd(&view, 50);
    scene_layout_figure(&display, 1600, 900, &view, &options, &figure);
    size_t names = 0;
    for (size_t i = 0; i < display.count; i++) {
        const struct primitive *item = &display.items[i];
        bool is_text = item->kind == PRIMITIVE_TEXT;
        names += is_text && item->bold && item->align == ALIGN_LEFT;
        assert_false(is_text && item->text[0] == '+');
    }
    assert_true(names >= 50);
    display_free(&display);
    view_free(&view);
}

static void check_cut(const struct view *view, int64_t from, int64_t to)
{
    assert_true(view->time_begin >= from && view->time_end <= to);
    assert_true(view->position_begin <= view->position_count);
    assert_true(view->now >= view->time_begin && view->now <= view->time_end);
    for (size_t i = 0; i < view->spans.count; i++) {
        const struct view_span *span = &view->spans.items[i];
        assert_true(span->start >= view->time_begin && span->end <= view->time_end);
        assert_true(span->start <= span->end && span->first <= span->last);
        assert_true(span->task >= 0 && span->task < view->lanes_expected);
        assert_true(i == 0 || span[-1].task <= span->task);
    }
    for (size_t i = 0; i < view->arrows.count; i++) {
        assert_true(view->arrows.items[i].from >= 0 && view->arrows.items[i].to >= 0);
    }
    assert_true(view->running < (int)view->tasks.count);
}

static void test_cuts(void **state)
{
    (void)state;
    static const int64_t cuts[][2] = {{0, 1000000000},          {500000000, 1500000000},
                                      {1000000000, 1000000001}, {1999999999, 2000000000},
                                      {2500000000, INT64_MAX},  {0, 0}};
    struct display display = {.metrics = text_metrics_cells()};
    struct scene_options options = {.hide_cursor = false};
    for (size_t i = 0; i < sizeof cuts / sizeof cuts[0]; i++) {
        struct view view = {0};
        make_burgers(&view);
        view_index(&view);
        view_cut(&view, cuts[i][0], cuts[i][1]);
        check_cut(&view, cuts[i][0], cuts[i][1]);
        for (int kind = 0; kind < FIGURE_KIND_COUNT; kind++) {
            struct figure figure = {.kind = (enum figure_kind)kind};
            scene_layout_figure(&display, 1600, 900, &view, &options, &figure);
            check_inside(&display);
        }
        view_free(&view);
    }
    display_free(&display);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_figures_fit),
        cmocka_unit_test(test_callouts_are_said),
        cmocka_unit_test(test_leaders_are_free),
        cmocka_unit_test(test_fifty_lanes_are_shown),
        cmocka_unit_test(test_cuts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
