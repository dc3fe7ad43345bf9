/* Broken programs: the words, the place and the carets of CPython 3.11. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "lang/parse.h"

static const struct {
    const char *source, *traceback;
} recorded[] = {
#include "lang_errors.def"
};

static struct diag broken(const char *source, size_t size)
{
    struct arena arena = {0};
    struct diag diag = {0};
    assert_null(lang_parse(&arena, "t.py", source, size, 0, &diag));
    assert_true(diag_is_set(&diag));
    arena_free(&arena);
    return diag;
}

static void as_recorded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof recorded / sizeof *recorded; i++) {
        struct diag diag = broken(recorded[i].source, strlen(recorded[i].source));
        char *text = diag_to_traceback(&diag);
        assert_string_equal(text, recorded[i].traceback);
        free(text);
        diag_free(&diag);
    }
}

/* Carets count characters, as CPython's do in a file with a coding line. */
static void carets_count_characters(void **state)
{
    (void)state;
    static const char source[] = "f(\"한글\" x)\n";
    struct diag diag = broken(source, strlen(source));
    assert_int_equal(diag.column, 3);
    assert_int_equal(diag.end_column, 9);
    diag_free(&diag);
}

static void check_message(const char *source, size_t size, unsigned line, const char *message)
{
    struct diag diag = broken(source, size);
    assert_string_equal(diag.message, message);
    assert_int_equal(diag.line, line);
    diag_free(&diag);
}

static void bytes_that_are_no_text(void **state)
{
    (void)state;
    check_message("x\n\0y", 4, 2, "source code cannot contain null bytes");
    check_message("x = '\xFF'\n", 8, 1,
                  "Non-UTF-8 code starting with '\\xff' in file t.py on line 1, but no encoding "
                  "declared; see https://peps.python.org/pep-0263/ for details");
    check_message("# coding: foo\n", 14, 0, "encoding problem: foo");
    struct arena arena = {0};
    struct diag diag = {0};
    static const char latin[] = "# -*- coding: latin-1 -*-\n'\xE9'\n";
    struct ast_node *module = lang_parse(&arena, "t.py", latin, sizeof latin - 1, 0, &diag);
    assert_non_null(module);
    assert_string_equal(module->u.module.body.items[0]->u.expr.value->u.constant.value.text,
                        "\xC3\xA9");
    arena_free(&arena);
}

/* Every prefix of a program, and every program with one byte changed: an answer, no crash. */
static void any_bytes(void **state)
{
    (void)state;
    static const char source[] =
        "@d\nasync def f(a, /, *b: int, c=1, **k) -> None:\n"
        "    async with x as y, z: pass\n"
        "    try: a[1:2, ...] = {**b, 'c': f'{a!r:>{b}}{c=}'}\n"
        "    except* E as e: lambda *a, b=2: (yield)\n"
        "match p:\n    case {'k': [1, *_], **r} | C(x=-1+2j) as q if (n := 3): del a, (b, c)\n";
    size_t size = sizeof source - 1;
    char copy[sizeof source];
    for (size_t i = 0; i < size * 8; i++) {
        struct arena arena = {0};
        struct diag diag = {0};
        size_t length = i < size ? i : size;
        memcpy(copy, source, sizeof source);
        if (i >= size) {
            copy[i % size] = "(:'\n=\\{\xFF"[i / size];
        }
        struct ast_node *module = lang_parse(&arena, "t.py", copy, length, 0, &diag);
        assert_true((module != NULL) != diag_is_set(&diag));
        diag_free(&diag);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(as_recorded),
        cmocka_unit_test(carets_count_characters),
        cmocka_unit_test(bytes_that_are_no_text),
        cmocka_unit_test(any_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
