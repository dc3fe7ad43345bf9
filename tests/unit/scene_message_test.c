/* Catalogues, Korean particles and themes. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "scene/display.h"
#include "scene/message.h"
#include "scene/theme.h"

static struct catalog load(enum language language)
{
    struct catalog catalog = {0};
    struct diag diag = {0};
    assert_true(catalog_load(&catalog, language, &diag));
    return catalog;
}

/* Placeholders of `text` that `other` lacks. */
static int missing_placeholders(const char *text, const char *other)
{
    int missing = 0;
    for (const char *open; (open = strchr(text, '{'));) {
        const char *close = strchr(open, '}');
        assert_non_null(close);
        char name[64] = "";
        assert_true((size_t)(close - open) + 2 < sizeof name);
        memcpy(name, open, (size_t)(close - open) + 1);
        missing += strstr(other, name) == NULL;
        text = close;
    }
    return missing;
}

static void test_catalogs_agree(void **state)
{
    (void)state;
    struct catalog ko = load(LANGUAGE_KO), en = load(LANGUAGE_EN);
    assert_true(ko.keys.count > 100);
    assert_int_equal(ko.keys.count, en.keys.count);
    for (uint32_t i = 0; i < ko.keys.count; i++) {
        const char *key = interner_text(&ko.keys, i, NULL);
        const char *korean = catalog_text(&ko, key), *english = catalog_text(&en, key);
        assert_ptr_not_equal(english, key); /* it is there */
        assert_true(*korean && *english);
        assert_int_equal(missing_placeholders(korean, english), 0);
        assert_int_equal(missing_placeholders(english, korean), 0);
    }
    catalog_free(&ko);
    catalog_free(&en);
}

static void test_state_words_exist(void **state)
{
    (void)state;
    struct catalog en = load(LANGUAGE_EN);
    static const char *const keys[] = {
#define STATE(id, role, pattern, glyph, ascii, key) key,
#include "scene/states.def"
#undef STATE
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        assert_ptr_not_equal(catalog_text(&en, keys[i]), keys[i]);
    }
    catalog_free(&en);
}

static void test_unknown_key_is_itself(void **state)
{
    (void)state;
    struct catalog empty = {0};
    assert_string_equal(catalog_text(&empty, "pane.nothing"), "pane.nothing");
    assert_string_equal(catalog_text(NULL, "pane.nothing"), "pane.nothing");
}

static void test_particles(void **state)
{
    (void)state;
    static const struct {
        const char *name, *expected;
    } cases[] = {
        {"Task-1", "Task-1은 Task-1이 Task-1을 Task-1로"},
        {"Task-2", "Task-2는 Task-2가 Task-2를 Task-2로"},
        {"Task-3", "Task-3은 Task-3이 Task-3을 Task-3으로"},
        {"Task-4", "Task-4는 Task-4가 Task-4를 Task-4로"},
        {"Task-6", "Task-6은 Task-6이 Task-6을 Task-6으로"},
        {"Task-8", "Task-8은 Task-8이 Task-8을 Task-8로"},
        {"Task-10", "Task-10은 Task-10이 Task-10을 Task-10으로"},
        {"한글", "한글은 한글이 한글을 한글로"},
        {"버거", "버거는 버거가 버거를 버거로"},
        {"요청", "요청은 요청이 요청을 요청으로"},
        {"cook()", "cook()은 cook()이 cook()을 cook()으로"},
        {"main", "main은 main이 main을 main으로"},
        {"cheese", "cheese는 cheese가 cheese를 cheese로"},
        {"gather", "gather는 gather가 gather를 gather로"},
        {"URL", "URL은 URL이 URL을 URL로"},
    };
    static const char po[] =
        "msgid \"p\"\nmsgstr \"{x}[은/는] {x}[이/가] {x}[을/를] {x}[으로/로]\"\n";
    struct catalog catalog = {0};
    struct diag diag = {0};
    assert_true(catalog_parse(&catalog, po, strlen(po), "test.po", &diag));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct strbuf out = {0};
        catalog_format(&catalog, &out, "p", "x", cases[i].name, (char *)NULL);
        assert_string_equal(strbuf_text(&out), cases[i].expected);
        strbuf_free(&out);
    }
    catalog_free(&catalog);
}

static void test_formatting(void **state)
{
    (void)state;
    static const char po[] = "# comment\nmsgid \"\"\nmsgstr \"header\\n\"\n\nmsgid \"a\"\n"
                             "msgstr \"one {n} \"\n\"two {m} \\\"x\\\" [1] {z\"\n";
    struct catalog catalog = {0};
    struct diag diag = {0};
    assert_true(catalog_parse(&catalog, po, strlen(po), "test.po", &diag));
    struct strbuf out = {0};
    catalog_format(&catalog, &out, "a", "n", "{m}", (char *)NULL);
    assert_string_equal(strbuf_text(&out), "one {m} two {m} \"x\" [1] {z");
    strbuf_free(&out);
    catalog_free(&catalog);
}

static void test_bad_catalogs(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
    } cases[] = {{"msgid \"a\"\n", 2}, {"\nmsgid \"a\nmsgstr \"b\"", 2}, {"hello", 1},
                 {"msgid a", 1},       {"msgid \"a\"\nmsgstr \"b", 2},   {"msgstr \"b\"", 1}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct catalog catalog = {0};
        struct diag diag = {0};
        assert_false(catalog_parse(&catalog, cases[i].text, strlen(cases[i].text), "x.po", &diag));
        assert_true(diag_is_set(&diag));
        assert_int_equal(diag.line, cases[i].line);
        diag_free(&diag);
        catalog_free(&catalog);
    }
}

static double linear(uint32_t channel)
{
    double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t color)
{
    return 0.2126 * linear(color >> 16) + 0.7152 * linear(color >> 8 & 255) +
           0.0722 * linear(color & 255);
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);
    return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static void test_themes(void **state)
{
    (void)state;
    for (int i = 0; i < THEME_COUNT; i++) {
        struct theme theme;
        struct diag diag = {0};
        assert_true(theme_load(&theme, theme_name((enum theme_id)i), &diag));
        const uint32_t *colors = theme.colors;
        assert_true(contrast(colors[ROLE_TEXT], colors[ROLE_PANEL]) > 7);
        assert_true(contrast(colors[ROLE_MUTED], colors[ROLE_PANEL]) > 4.5);
        assert_true(contrast(colors[ROLE_ACCENT], colors[ROLE_PANEL]) > 4.5);
        assert_true(contrast(colors[ROLE_TEXT], colors[ROLE_HIGHLIGHT]) > 7);
        assert_true(contrast(colors[ROLE_TEXT], colors[ROLE_BAR]) > 7);
        for (int role = ROLE_CODE_KEYWORD; role <= ROLE_CODE_NAME; role++) {
            assert_true(contrast(colors[role], colors[ROLE_PANEL]) > 4.4);
        }
    }
}

static void test_bad_themes(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
    } cases[] = {{"text = #12345\n", 1},  {"# x\ntext #123456\n", 2},  {"nobody = #123456\n", 1},
                 {"text = #12345g\n", 1}, {"\n\ntext = 123456 \n", 3}, {"text = #123456\n", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct theme theme;
        struct diag diag = {0};
        assert_false(theme_parse(&theme, cases[i].text, strlen(cases[i].text), "x.theme", &diag));
        assert_int_equal(diag.line, cases[i].line);
        diag_free(&diag);
    }
    struct theme theme;
    struct diag diag = {0};
    assert_false(theme_load(&theme, "no-such-theme", &diag));
    diag_free(&diag);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_catalogs_agree),
        cmocka_unit_test(test_state_words_exist),
        cmocka_unit_test(test_unknown_key_is_itself),
        cmocka_unit_test(test_particles),
        cmocka_unit_test(test_formatting),
        cmocka_unit_test(test_bad_catalogs),
        cmocka_unit_test(test_themes),
        cmocka_unit_test(test_bad_themes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
