/* The picture of two runs at many sizes, languages and numbers of rows. */
#include "scene_checks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scene/compare.h"
#include "scene/grid.h"

#define SECOND INT64_C(1000000000)

struct fixture {
    struct catalog catalogs[LANGUAGE_COUNT];
    struct comparison comparison;
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
    comparison_free(&fixture->comparison);
    display_free(&fixture->display);
    mem_free(fixture);
    return 0;
}

enum shape { ROW_AFTER_ROW, ALL_AT_ONCE, ALL_ALIKE, IN_PIECES, POINTS, SHAPES };

static void add_row(struct comparison *facts, int side, const char *name, size_t color)
{
    struct compare_side *it = &facts->sides[side];
    vec_push(&it->rows,
             (struct compare_row){
                 .name = name, .key = name, .color = color, .first_bar = it->bars.count});
}

static void add_bar(struct comparison *facts, int side, enum compare_look look, int64_t begin,
                    int64_t end)
{
    struct compare_side *it = &facts->sides[side];
    vec_push(&it->bars, (struct compare_bar){look, begin, end});
    vec_last(&it->rows).bar_count++;
}

/* A run of so many rows that takes so long. */
static void fill(struct comparison *facts, int side, enum shape shape, size_t rows, int64_t total,
                 const char *label)
{
    static const char *const names[] = {"xo.dev", "github.com", "stackoverflow.com",
                                        "이름이_아주_긴_함수('녹차', 2)",
                                        "a.very.long.host.name.of.some.example.org/and/its/path"};
    struct compare_side *it = &facts->sides[side];
    int64_t part = rows > 0 ? total / (int64_t)rows : 0;
    it->file_name = side == 0 ? "blocking_urlopen.py" : "aiohttp_gather.py";
    it->label = label;
    it->total = total;
    it->total_text = compare_duration(&facts->arena, total);
    for (size_t i = 0; i < rows; i++) {
        const char *name =
            arena_printf(&facts->arena, rows > 5 ? "%s #%zu" : "%s", names[i % 5], i);
        int64_t at = part * (int64_t)i;
        add_row(facts, side, name, i);
        switch (shape) {
        case ROW_AFTER_ROW: add_bar(facts, side, COMPARE_OCCUPIED, at, at + part); break;
        case ALL_AT_ONCE: add_bar(facts, side, COMPARE_WAITING, 0, total - at); break;
        case ALL_ALIKE: add_bar(facts, side, COMPARE_WAITING, 0, total); break;
        case IN_PIECES:
            for (int64_t k = 0; k < 6; k++) {
                add_bar(facts, side, (enum compare_look)(k % COMPARE_LOOKS), total / 6 * k,
                        total / 6 * (k + 1));
            }
            break;
        default: add_bar(facts, side, COMPARE_OCCUPIED, 0, 0);
        }
    }
}

static void make(struct comparison *facts, enum shape first, enum shape second, size_t rows,
                 size_t others, int64_t total, int64_t other_total, enum language language)
{
    bool korean = language == LANGUAGE_KO;
    comparison_free(facts);
    facts->title = korean ? "다섯 개의 요청: 동기 2.88초, 비동기 1.71초"
                          : "Five requests: blocking 2.88 s, asynchronous 1.71 s";
    facts->subtitle =
        korean ? "같은 다섯 URL, 같은 응답 시간. 기다림을 겹치면 가장 느린 하나만 남습니다."
               : "The same five URLs and the same answers; only the waits overlap.";
    fill(facts, 0, first, rows, total, korean ? "동기  urlopen" : "sync  urlopen");
    fill(facts, 1, second, others, other_total,
         korean ? "비동기  aiohttp + gather" : "async  aiohttp + gather");
}

static const struct compare_picture whole = {0};

static void check(struct fixture *fixture, double width, double height, enum language language)
{
    struct scene_options options = {.catalog = &fixture->catalogs[language], .language = language};
    scene_layout_compare(&fixture->display, width, height, &fixture->comparison, &whole, &options);
    check_inside(&fixture->display);
    check_texts_apart(&fixture->display);
}

static void test_sizes(void **state)
{
    static const double sizes[][2] = {{800, 450},   {1280, 720},  {1600, 900}, {1920, 1080},
                                      {3840, 2160}, {1024, 1024}, {1600, 500}, {600, 900}};
    static const size_t rows[][2] = {{1, 1}, {2, 2}, {5, 5}, {1, 12}, {20, 20}, {50, 50}, {0, 0}};
    static const int64_t totals[][2] = {{SECOND * 288 / 100, SECOND * 171 / 100},
                                        {SECOND / 100, SECOND * 60},
                                        {SECOND * 60, SECOND / 100},
                                        {SECOND * 3, SECOND * 3},
                                        {0, 0},
                                        {0, SECOND},
                                        {INT64_C(86400) * SECOND, 17}};
    struct fixture *fixture = *state;
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
            for (size_t t = 0; t < sizeof totals / sizeof totals[0]; t++) {
                for (int kind = 0; kind < SHAPES * LANGUAGE_COUNT; kind++) {
                    enum language language = (enum language)(kind % LANGUAGE_COUNT);
                    enum shape shape = (enum shape)(kind / LANGUAGE_COUNT);
                    make(&fixture->comparison, shape, (enum shape)((shape + 1) % SHAPES),
                         rows[r][0], rows[r][1], totals[t][0], totals[t][1], language);
                    check(fixture, sizes[s][0], sizes[s][1], language);
                }
            }
        }
    }
}

static void fill_views(struct view views[2], const struct comparison *facts)
{
    static const char source[] = "import time\nfor url in urls:\n    urlopen(url)\nprint(1)\n";
    for (int i = 0; i < 2; i++) {
        view_clear(&views[i]);
        views[i].title = views[i].why = views[i].error = views[i].running_text = "";
        views[i].file_name = facts->sides[i].file_name;
        views[i].source = source;
        views[i].source_size = sizeof source - 1;
        views[i].running = -1;
        views[i].running_line = 3;
        for (int64_t k = 0; k < 12; k++) {
            vec_push(&views[i].output,
                     (struct view_output){.time = k * SECOND,
                                          .task = -1,
                                          .text = "완료: https://stackoverflow.com/questions"});
        }
    }
}

static void test_pages(void **state)
{
    static const double sizes[][3] = {{1280, 800, 1},  {1024, 768, 1}, {1280, 720, 1.6},
                                      {800, 600, 3},   {640, 400, 1},  {1920, 1080, 0.5},
                                      {3840, 2160, 1}, {200, 100, 1}};
    struct fixture *fixture = *state;
    struct view views[2] = {0};
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
        for (int kind = 0; kind < 24; kind++) {
            size_t rows = kind % 3 == 0 ? 1 : kind % 3 == 1 ? 5 : 50;
            enum language language = (enum language)(kind / 3 % 2);
            make(&fixture->comparison, ROW_AFTER_ROW, (enum shape)(kind % SHAPES), rows, 5,
                 SECOND * 3, kind % 4 == 0 ? SECOND / 100 : SECOND * 2, language);
            fixture->comparison.said = "First difference: line 3 of the output, at 2 s and 3 s.";
            fixture->comparison.difference =
                (struct compare_difference){true, kind % 2 == 0, 3, {SECOND, kind % 5 - 1}};
            fill_views(views, &fixture->comparison);
            struct compare_moment moment = {.now = SECOND * (kind % 4),
                                            .stop = 1,
                                            .stop_count = 9,
                                            .active = kind % 2,
                                            .views = {&views[0], &views[1]}};
            struct scene_options options = {.catalog = &fixture->catalogs[language],
                                            .language = language,
                                            .font_scale = sizes[s][2]};
            scene_layout_compare_page(&fixture->display, sizes[s][0], sizes[s][1],
                                      &fixture->comparison, &moment, &options);
            check_inside(&fixture->display);
            check_texts_apart(&fixture->display);
            struct grid grid = {0};
            struct grid_options cells = {.scene = options, .ascii = kind % 2, .hints = "next"};
            grid_layout_compare(&grid, (int)(sizes[s][0] / 8), (int)(sizes[s][1] / 20),
                                &fixture->comparison, &moment, &cells);
            grid_layout_compare(&grid, kind, kind, &fixture->comparison, &moment, &cells);
            grid_free(&grid);
        }
    }
    view_free(&views[0]);
    view_free(&views[1]);
}

/* Moments, cuts, captions and panes: all inside, nothing over another. */
static void test_pictures(void **state)
{
    static const double sizes[][2] = {{1600, 900}, {794, 1123}, {1440, 1080},
                                      {1280, 720}, {600, 300},  {3840, 2160}};
    struct fixture *fixture = *state;
    struct view views[2] = {0};
    for (int kind = 0; kind < 320; kind++) {
        const double *size = sizes[kind % 6];
        enum language language = (enum language)(kind / 3 % 2);
        size_t rows = kind % 4 == 0 ? 2 : kind % 4 == 1 ? 5 : kind % 4 == 2 ? 60 : 200;
        make(&fixture->comparison, (enum shape)(kind % SHAPES), (enum shape)(kind / 5 % SHAPES),
             rows, 3, SECOND * 30, kind % 7 == 0 ? SECOND / 100 : SECOND * 20, language);
        struct comparison *facts = &fixture->comparison;
        facts->said = "First difference: line 3 of the output, at 2 s and 3 s.";
        facts->title = kind % 5 == 0 ? "" : facts->title;
        facts->subtitle = kind % 3 == 0 ? "" : facts->subtitle;
        facts->sides[0].is_failed = kind % 8 == 0;
        facts->sides[0].hidden = rows == 200 ? 70 : 0;
        facts->sides[0].hidden_begin = SECOND;
        facts->sides[0].hidden_end = SECOND * 29;
        fill_views(views, facts);
        struct comparison cut;
        int64_t from = kind % 11 * SECOND * 2, to = from + SECOND * (1 + kind % 13);
        assert_true(comparison_cut(&cut, facts, from, to));
        struct compare_moment moment = {
            .now = SECOND * (kind % 31), .active = -1, .views = {&views[0], &views[1]}};
        struct compare_picture picture = {
            .moment = kind % 3 < 2 ? &moment : NULL,
            .has_panes = kind % 3 == 1,
            .caption = kind % 2 ? facts->said : NULL,
            .hide_legend = kind % 4 > 1,
            .transparent = kind % 2,
        };
        struct scene_options options = {.catalog = &fixture->catalogs[language],
                                        .language = language,
                                        .hide_future = kind % 5 == 2,
                                        .coloring = (enum coloring)(kind / 2 % 2)};
        const struct comparison *shown = kind % 2 ? &cut : facts;
        double height = kind % 9 == 0 ? scene_compare_height(shown, &picture, size[0]) : size[1];
        scene_layout_compare(&fixture->display, size[0], height, shown, &picture, &options);
        check_inside(&fixture->display);
        check_texts_apart(&fixture->display);
        comparison_free(&cut);
    }
    struct comparison cut;
    assert_false(comparison_cut(&cut, &fixture->comparison, SECOND * 30, SECOND * 40));
    view_free(&views[0]);
    view_free(&views[1]);
}

static void test_own_height(void **state)
{
    struct fixture *fixture = *state;
    for (size_t rows = 0; rows <= 200; rows += 10) {
        make(&fixture->comparison, ROW_AFTER_ROW, ALL_AT_ONCE, rows, rows, SECOND * 10, SECOND * 2,
             LANGUAGE_EN);
        fixture->comparison.sides[0].hidden = rows == 200 ? 800 : 0;
        check(fixture, 1600, scene_compare_height(&fixture->comparison, &whole, 1600), LANGUAGE_EN);
    }
    make(&fixture->comparison, ROW_AFTER_ROW, ALL_AT_ONCE, 5, 5, SECOND, SECOND, LANGUAGE_EN);
    assert_int_equal(scene_compare_height(&fixture->comparison, &whole, 1600), 900);
}

static bool has_text(const struct display *display, const char *text)
{
    for (size_t i = 0; i < display->count; i++) {
        if (display->items[i].kind == PRIMITIVE_TEXT && strcmp(display->items[i].text, text) == 0) {
            return true;
        }
    }
    return false;
}

static void test_what_is_said(void **state)
{
    struct fixture *fixture = *state;
    make(&fixture->comparison, ROW_AFTER_ROW, ALL_AT_ONCE, 3, 3, SECOND * 288 / 100,
         SECOND * 171 / 100, LANGUAGE_KO);
    check(fixture, 1600, 900, LANGUAGE_KO);
    assert_true(has_text(&fixture->display, "2.88 s"));
    assert_true(has_text(&fixture->display, "1.71 s"));
    assert_true(has_text(&fixture->display, "×1.68"));
    assert_true(has_text(&fixture->display, "동기  urlopen"));
    assert_true(has_text(&fixture->display, "0.5 s"));
    assert_true(has_text(&fixture->display, "기다림 (루프는 다른 일을 함)"));
    make(&fixture->comparison, ALL_ALIKE, ALL_ALIKE, 3, 3, SECOND, SECOND, LANGUAGE_EN);
    check(fixture, 1600, 900, LANGUAGE_EN);
    assert_false(has_text(&fixture->display, "×1.00")); /* neither is shorter */
    assert_false(has_text(&fixture->display, "occupies the thread (blocking)"));
    make(&fixture->comparison, POINTS, ALL_ALIKE, 3, 3, 0, SECOND, LANGUAGE_EN);
    check(fixture, 1600, 900, LANGUAGE_EN);
    assert_true(has_text(&fixture->display, "0 s"));
}

/* --- the lists as text, against tests/figures (ASYNCARIUM_UPDATE=1 accepts what is drawn) --- */

static const char *role_name(enum color_role role)
{
    static const char *const names[] = {
#define ROLE(id, key) key,
#include "scene/roles.def"
#undef ROLE
    };
    return names[role];
}

static void dump(const struct display *display, struct strbuf *out)
{
    static const char *const kinds[] = {"rect",    "round", "line", "path",
                                        "polygon", "text",  "clip", "end of clip"};
    strbuf_printf(out, "%gx%g\n", display->width, display->height);
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        if (item->kind == PRIMITIVE_TEXT) {
            static const char *const sides[] = {"from", "around", "to"};
            strbuf_printf(out, "text %s %.0f,%.0f size %.1f%s %s: %s\n", sides[item->align],
                          item->x, item->y, item->font_size, item->bold ? " bold" : "",
                          role_name(item->fill), item->text);
        } else {
            strbuf_printf(out, "%s %.0f,%.0f %.0fx%.0f %s %s %.2f\n", kinds[item->kind], item->x,
                          item->y, item->width, item->height, role_name(item->fill),
                          role_name(item->stroke), item->opacity);
        }
    }
}

static void check_golden(struct fixture *fixture, const char *name, double width, double height,
                         enum language language)
{
    struct strbuf path = {0}, drawn = {0};
    check(fixture, width, height, language);
    dump(&fixture->display, &drawn);
    strbuf_printf(&path, "tests/figures/%s.golden", name);
    if (getenv("ASYNCARIUM_UPDATE")) {
        FILE *file = fopen(strbuf_text(&path), "w");
        assert_non_null(file);
        fwrite(strbuf_text(&drawn), 1, drawn.length, file);
        fclose(file);
    }
    FILE *file = fopen(strbuf_text(&path), "r");
    char *golden = mem_alloc_zero(drawn.length + 2);
    assert_non_null(file);
    size_t size = fread(golden, 1, drawn.length + 1, file);
    fclose(file);
    assert_int_equal(size, drawn.length);
    assert_string_equal(golden, strbuf_text(&drawn));
    mem_free(golden);
    strbuf_free(&path);
    strbuf_free(&drawn);
}

/* The picture of design/slide-compare.png. */
static void make_slide(struct comparison *facts)
{
    static const char *const hosts[] = {"xo.dev", "github.com", "google.com", "soundcloud.com",
                                        "stackoverflow.com"};
    static const int64_t times[] = {20, 171, 25, 40, 32};
    int64_t at = 0;
    make(facts, POINTS, POINTS, 0, 0, SECOND * 288 / 100, SECOND * 171 / 100, LANGUAGE_KO);
    for (size_t i = 0; i < 5; i++) {
        int64_t time = times[i] * SECOND / 100;
        add_row(facts, 0, hosts[i], i);
        add_bar(facts, 0, COMPARE_OCCUPIED, at, at + time);
        add_row(facts, 1, hosts[i], i);
        add_bar(facts, 1, COMPARE_WAITING, 0, time);
        at += time;
    }
}

static void test_goldens(void **state)
{
    struct fixture *fixture = *state;
    make_slide(&fixture->comparison);
    check_golden(fixture, "slide", 1600, 900, LANGUAGE_KO);
    check_golden(fixture, "slide-small", 800, 450, LANGUAGE_KO);
    make(&fixture->comparison, IN_PIECES, ALL_ALIKE, 3, 2, SECOND * 6, SECOND / 100, LANGUAGE_EN);
    check_golden(fixture, "pieces", 1600, 720, LANGUAGE_EN);
    make(&fixture->comparison, ROW_AFTER_ROW, ALL_AT_ONCE, 50, 50, SECOND * 10, SECOND,
         LANGUAGE_EN);
    check_golden(fixture, "fifty", 1280, 720, LANGUAGE_EN);
}

static void test_durations(void **state)
{
    static const struct {
        int64_t time;
        const char *text;
    } cases[] = {{0, "0 s"},
                 {17, "17 ns"},
                 {1500, "1.5 µs"},
                 {10000000, "10 ms"},
                 {SECOND / 4, "0.25 s"},
                 {SECOND * 288 / 100, "2.88 s"},
                 {SECOND * 60, "60.00 s"},
                 {SECOND * 3600, "3600.0 s"}};
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_string_equal(compare_duration(&arena, cases[i].time), cases[i].text);
    }
    assert_string_equal(compare_number(&arena, SECOND), "1.00");
    assert_string_equal(compare_number(&arena, 2000000), "2 ms");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),        cmocka_unit_test(test_pages),
        cmocka_unit_test(test_pictures),     cmocka_unit_test(test_own_height),
        cmocka_unit_test(test_what_is_said), cmocka_unit_test(test_goldens),
        cmocka_unit_test(test_durations),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
