/* SVG: well-formed, escaped, plain, the same bytes each time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "export/export.h"
#include "export/svg.h"
#include "scene_views.h"

/* A small reader of XML: elements nest, attributes are quoted and escaped, and
 * no text holds a bare & or <.  Returns the number of elements, -1 when broken. */
static int read_xml(const char *text)
{
    char names[64][32];
    int depth = 0, elements = 0;
    if (strncmp(text, "<?xml", 5) != 0) {
        return -1;
    }
    for (text = strstr(text, "?>") + 2; *text;) {
        if (*text == '&') {
            const char *end = strchr(text, ';');
            if (!end || end - text > 6) {
                return -1;
            }
            text = end + 1;
        } else if (*text != '<') {
            if ((unsigned char)*text < ' ' && *text != '\n') {
                return -1;
            }
            text++;
        } else {
            bool closing = text[1] == '/';
            text += closing ? 2 : 1;
            size_t size = strcspn(text, " />\n");
            if (size == 0 || size >= sizeof names[0] || depth >= 63) {
                return -1;
            }
            if (closing) {
                if (depth == 0 || strncmp(names[depth - 1], text, size) != 0 ||
                    names[depth - 1][size] != '\0' || text[size] != '>') {
                    return -1;
                }
                depth--;
                text += size + 1;
                continue;
            }
            memcpy(names[depth], text, size);
            names[depth++][size] = '\0';
            elements++;
            for (text += size; *text != '>' && *text != '/'; text++) {
                if (*text == '"') {
                    text += strcspn(text + 1, "\"<") + 1;
                }
                if (*text == '\0' || *text == '<') {
                    return -1;
                }
            }
            if (*text == '/') {
                depth--;
                text++;
            }
            text++;
        }
    }
    return depth == 0 ? elements : -1;
}

static void check_plain(const char *svg)
{
    static const char *const forbidden[] = {"class=",  "style",   "foreignObject", "marker",
                                            "rgba(",   "<script", "dominant-",     "transparent",
                                            "\"nan\"", "inf\"",   "href"};
    for (size_t i = 0; i < sizeof forbidden / sizeof forbidden[0]; i++) {
        assert_null(strstr(svg, forbidden[i]));
    }
}

/* The timeline of the view as it would be exported; 0 by 0: the size that it likes. */
static void draw_figure(const struct view *view, const struct catalog *catalog, double width,
                        double height, struct strbuf *out)
{
    struct theme theme;
    struct diag diag = {0};
    struct display display = {.metrics = text_metrics_cells()};
    struct figure figure = {.kind = FIGURE_TIMELINE, .title = "4 · gather: 여러 태스크를 한꺼번에"};
    struct scene_options options = {.catalog = catalog, .hide_cursor = true};
    struct svg_options svg = {.title = figure.title, .description = "five lanes"};
    assert_true(theme_load(&theme, theme_name(THEME_LIGHT), &diag));
    if (height <= 0) {
        scene_figure_size(&display, view, &options, &figure, &width, &height);
    }
    scene_layout_figure(&display, width, height, view, &options, &figure);
    export_display_svg(&display, &theme, &svg, out);
    display_free(&display);
}

static void test_timeline(void **state)
{
    (void)state;
    struct view view = {0};
    struct strbuf first = {0}, second = {0};
    struct diag diag = {0};
    struct catalog ko = {0};
    assert_true(catalog_load(&ko, LANGUAGE_KO, &diag));
    make_burgers(&view);
    draw_figure(&view, &ko, 0, 0, &first);
    draw_figure(&view, &ko, 0, 0, &second);
    assert_string_equal(strbuf_text(&first), strbuf_text(&second));
    assert_true(read_xml(strbuf_text(&first)) > 30);
    check_plain(strbuf_text(&first));
    static const char *const parts[] = {"width=\"1600\" height=\"",
                                        "viewBox=\"0 0 1600 ",
                                        "<title>4 · gather: 여러 태스크를 한꺼번에</title>",
                                        "<desc>",
                                        ">Task-3</text>",
                                        ">cheese</text>",
                                        ">gather</text>",
                                        "fill-opacity=\"",
                                        "#0072b2",
                                        "<polygon",
                                        ">3.0 s</text>"};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (!strstr(strbuf_text(&first), parts[i])) {
            print_error("missing: %s\n", parts[i]);
        }
        assert_non_null(strstr(strbuf_text(&first), parts[i]));
    }
    strbuf_free(&first);
    strbuf_free(&second);
    view_free(&view);
    catalog_free(&ko);
}

static void test_many_lanes_and_sizes(void **state)
{
    (void)state;
    struct view view = {0};
    static const int crowds[] = {1, 2, 50, 200};
    static const double sizes[][2] = {{0, 0}, {800, 450}, {1920, 1080}, {3000, 200}};
    for (size_t c = 0; c < sizeof crowds / sizeof crowds[0]; c++) {
        make_crowd(&view, crowds[c]);
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++) {
            struct strbuf out = {0};
            draw_figure(&view, NULL, sizes[s][0], sizes[s][1], &out);
            assert_true(read_xml(strbuf_text(&out)) > 5);
            check_plain(strbuf_text(&out));
            strbuf_free(&out);
        }
    }
    view_free(&view);
}

static void test_everything_is_escaped(void **state)
{
    (void)state;
    struct display display = {.metrics = text_metrics_cells(), .width = 100, .height = 50};
    struct theme theme = {.colors = {[ROLE_TEXT] = 0x123456}};
    struct strbuf out = {0};
    static const char text[] = "<a href=\"x\">&amp; 'q' \x01\xff\xed\xa0\x80";
    display_text(&display, 0, 10, -1, text, sizeof text - 1, 10, true, ROLE_TEXT, ALIGN_CENTER);
    display_clip_push(&display, 0, 0, 10, 10); /* not popped: still closed in the file */
    struct primitive *rect = display_rect(&display, 0, 0, 50, 20, ROLE_TEXT);
    rect->pattern = PATTERN_CROSS_HATCH;
    rect->opacity = 0.5;
    display_arrow_head(&display, 5, 5, 0, 0, 3, ROLE_TEXT);
    struct svg_options options = {.title = "<t>&", .description = "\"d\"", .family = "\"<"};
    export_display_svg(&display, &theme, &options, &out);
    assert_true(read_xml(strbuf_text(&out)) > 5);
    assert_non_null(strstr(strbuf_text(&out), "<title>&lt;t&gt;&amp;</title>"));
    assert_non_null(strstr(strbuf_text(&out), "&lt;a href=&quot;x&quot;&gt;&amp;amp;"));
    assert_non_null(strstr(strbuf_text(&out), "text-anchor=\"middle\""));
    assert_non_null(strstr(strbuf_text(&out), "font-weight=\"bold\""));
    assert_non_null(strstr(strbuf_text(&out), "fill=\"#123456\""));
    strbuf_free(&out);
    display_free(&display);
}

static void test_reader_sees_faults(void **state)
{
    (void)state;
    assert_int_equal(read_xml("<?xml?><a><b/></a>"), 2);
    assert_int_equal(read_xml("<?xml?><a><b></a>"), -1);
    assert_int_equal(read_xml("<?xml?><a x=\"<\"/>"), -1);
    assert_int_equal(read_xml("<?xml?><a>& </a>"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_timeline),
        cmocka_unit_test(test_many_lanes_and_sizes),
        cmocka_unit_test(test_everything_is_escaped),
        cmocka_unit_test(test_reader_sees_faults),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
