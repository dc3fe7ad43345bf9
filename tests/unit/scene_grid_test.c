/* The terminal's page: widths, borders, priorities. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "scene/grid.h"
#include "scene_views.h"

/* Every row is exactly as wide as the grid, wide characters keep both cells. */
static void check_rows(const struct grid *grid)
{
    for (int row = 0; row < grid->rows; row++) {
        const struct cell *cells = &grid->cells[row * grid->columns];
        int width = 0;
        for (int column = 0; column < grid->columns; column++) {
            const struct cell *cell = &cells[column];
            width += (int)utf8_width(cell->text, strlen(cell->text));
            assert_true(cell->width <= 2);
            if (cell->width == 2) {
                assert_true(column + 1 < grid->columns);
                assert_int_equal(cell[1].width, 0);
                assert_string_equal(cell[1].text, "");
            }
            if (cell->width == 0) {
                assert_true(column > 0 && cell[-1].width == 2);
            } else {
                assert_true(cell->text[0] != '\0' && (unsigned char)cell->text[0] >= ' ' &&
                            cell->text[0] != 0x7F);
            }
        }
        assert_int_equal(width, grid->columns);
    }
}

static bool is_ascii(const char *text)
{
    for (; *text; text++) {
        if ((unsigned char)*text >= 0x80) {
            return false;
        }
    }
    return true;
}

static void test_all_sizes(void **state)
{
    (void)state;
    struct catalog catalogs[LANGUAGE_COUNT];
    memset(catalogs, 0, sizeof catalogs);
    struct diag diag = {0};
    struct grid grid = {0};
    struct view view = {0};
    static const int sizes[][2] = {{80, 24},  {81, 25}, {100, 30}, {120, 40}, {160, 45}, {200, 50},
                                   {250, 70}, {40, 12}, {20, 5},   {3, 3},    {1, 1},    {0, -4}};
    static const int crowds[] = {0, 1, 7, 60, 200};
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        assert_true(catalog_load(&catalogs[language], (enum language)language, &diag));
        for (size_t c = 0; c < sizeof crowds / sizeof crowds[0]; c++) {
            if (crowds[c]) {
                make_crowd(&view, crowds[c]);
            } else {
                make_burgers(&view);
            }
            add_callouts(&view, (int)c * language);
            for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
                for (int pane = 0; pane < GRID_PANE_COUNT; pane++) {
                    struct grid_options options = {.scene = {.catalog = &catalogs[language]},
                                                   .pane = (enum grid_pane)pane,
                                                   .ascii = s % 2,
                                                   .hints = "next  back  quit"};
                    grid_layout(&grid, sizes[s][0], sizes[s][1], &view, &options);
                    check_rows(&grid);
                }
            }
        }
        catalog_free(&catalogs[language]);
    }
    view_free(&view);
    grid_free(&grid);
}

static void test_shows_the_facts(void **state)
{
    (void)state;
    struct catalog en = {0};
    struct diag diag = {0};
    struct grid grid = {0};
    struct view view = {0};
    struct strbuf out = {0};
    assert_true(catalog_load(&en, LANGUAGE_EN, &diag));
    make_burgers(&view);
    struct grid_options options = {.scene = {.catalog = &en}, .hints = "q quit"};
    grid_layout(&grid, 80, 24, &view, &options);
    grid_dump(&grid, &out);
    static const char *const facts[] = {
        "t = 2.000 s", "step 31 of 58", "▶ Task-2 chat", "cheese",      "gather 0/2", "ready queue",
        "timer heap",  "t = 3.000",     "timeline",      "iteration 7", "q quit",     "chatting…"};
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        if (!strstr(strbuf_text(&out), facts[i])) {
            print_error("not shown: %s\n%s", facts[i], strbuf_text(&out));
        }
        assert_non_null(strstr(strbuf_text(&out), facts[i]));
    }
    bool task = false, line = false, position = false;
    for (int y = 0; y < 24; y++) {
        for (int x = 0; x < 80; x++) {
            struct hit hit = grid_hit_at(&grid, x, y);
            task = task || hit.kind == HIT_TASK;
            line = line || (hit.kind == HIT_LINE && hit.value == 11);
            position = position || hit.kind == HIT_POSITION;
        }
    }
    assert_true(task && line && position);
    strbuf_free(&out);
    catalog_free(&en);
    view_free(&view);
    grid_free(&grid);
}

static void test_ascii_is_ascii(void **state)
{
    (void)state;
    struct catalog en = {0};
    struct diag diag = {0};
    struct grid grid = {0};
    struct view view = {0};
    struct strbuf out = {0};
    assert_true(catalog_load(&en, LANGUAGE_EN, &diag));
    make_burgers(&view);
    view.title = "ascii";
    view.why = "why";
    view.tasks.items[3].wake_at = -1; /* the text "asleep → 3.0" keeps its arrow */
    view.source = "import asyncio\nprint('x')\n";
    view.source_size = strlen(view.source);
    view.output.count = 0;
    view.frames.items[1].note = "'chatting'";
    struct grid_options options = {.scene = {.catalog = &en}, .ascii = true};
    grid_layout(&grid, 120, 40, &view, &options);
    grid_dump(&grid, &out);
    assert_true(is_ascii(strbuf_text(&out)));
    strbuf_free(&out);
    catalog_free(&en);
    view_free(&view);
    grid_free(&grid);
}

static void test_text_in_cells(void **state)
{
    (void)state;
    struct grid grid = {0};
    grid_reset(&grid, 10, 2);
    assert_int_equal(grid_text(&grid, 0, 0, 10, "한글", ROLE_TEXT, 0), 4);
    assert_int_equal(grid_text(&grid, 1, 0, 1, "x", ROLE_TEXT, 0), 1); /* breaks a pair */
    check_rows(&grid);
    assert_string_equal(grid.cells[0].text, " ");
    assert_int_equal(grid_text(&grid, 0, 1, 5, "한글한글", ROLE_TEXT, 0), 5);
    assert_string_equal(grid.cells[14].text, "…");
    assert_int_equal(grid_text(&grid, 9, 0, 5, "한", ROLE_TEXT, 0), 1); /* no half of it */
    assert_int_equal(grid_text(&grid, 5, 1, 5, "e\xcc\x81", ROLE_TEXT, 0), 1);
    assert_string_equal(grid.cells[15].text, "e\xcc\x81");
    assert_int_equal(grid_text(&grid, 10, 0, 5, "x", ROLE_TEXT, 0), 0);
    assert_int_equal(grid_text(&grid, -1, 0, 5, "x", ROLE_TEXT, 0), 0);
    assert_int_equal(grid_text(&grid, 0, 0, 9, "\x1b[2J\n", ROLE_TEXT, 0), 7);
    assert_string_equal(grid.cells[0].text, "^");
    check_rows(&grid);
    grid_free(&grid);
}

static void test_overlay(void **state)
{
    (void)state;
    struct grid grid = {0};
    struct view view = {0};
    struct strbuf out = {0};
    make_burgers(&view);
    struct overlay_row rows[] = {{"Space", "한 단계 앞으로", {0}}, {"Home", "처음으로", {0}}};
    struct scene_overlay overlay = {.title = "도움말", .rows = rows, .count = 2};
    struct grid_options options = {.scene = {.overlay = &overlay}};
    for (int width = 1; width < 90; width += 7) {
        grid_layout(&grid, width, 24, &view, &options);
        check_rows(&grid);
    }
    grid_layout(&grid, 80, 24, &view, &options);
    grid_dump(&grid, &out);
    assert_non_null(strstr(strbuf_text(&out), "한 단계 앞으로"));
    strbuf_free(&out);
    view_free(&view);
    grid_free(&grid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_sizes),      cmocka_unit_test(test_shows_the_facts),
        cmocka_unit_test(test_ascii_is_ascii), cmocka_unit_test(test_text_in_cells),
        cmocka_unit_test(test_overlay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
