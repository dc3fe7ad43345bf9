/* The compiler: listings of small programs, and its errors with their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "lang/parse.h"
#include "vm/code.h"
#include "vm/vm.h"

static void ignore_output(void *context, int stream, const char *text, size_t size)
{
    (void)context;
    (void)stream;
    (void)text;
    (void)size;
}

static char *no_file(void *context, const char *path, size_t *size)
{
    (void)context;
    (void)path;
    (void)size;
    return NULL;
}

static bool never_path(void *context, const char *path)
{
    (void)context;
    (void)path;
    return false;
}

static char *no_line(void *context, size_t *size)
{
    (void)context, (void)size;
    return NULL;
}

static bool never(void *context)
{
    (void)context;
    return false;
}

/* Compiles source; the listing goes to out, or the error to diag. */
static bool compile(const char *source, unsigned flags, struct strbuf *out, struct diag *diag)
{
    struct vm_options options = {.host = {.write = ignore_output,
                                          .read_file = no_file,
                                          .is_folder = never_path,
                                          .list_folder = no_file,
                                          .read_line = no_line,
                                          .interrupted = never}};
    struct vm *vm = vm_new(&options);
    struct arena arena = {0};
    struct ast_node *module = lang_parse(&arena, "t.py", source, strlen(source), 0, diag);
    assert_non_null(module);
    struct code *code = compile_module(vm, module, "t.py", source, flags, diag);
    if (code) {
        code_disassemble(code, out);
        drop_object(vm, code);
    }
    arena_free(&arena);
    vm_free(vm);
    return code;
}

/* The listing holds the text (places may be left out of `text` by ending before them). */
static void expect_listing(const char *source, unsigned flags, const char *text)
{
    struct strbuf out = {0};
    struct diag diag = {0};
    assert_true(compile(source, flags, &out, &diag));
    if (!strstr(strbuf_text(&out), text)) {
        print_error("%s\nnot found in\n%s\n", text, strbuf_text(&out));
        fail();
    }
    strbuf_free(&out);
}

static void expect_error(const char *source, const char *message, unsigned line, unsigned column)
{
    struct strbuf out = {0};
    struct diag diag = {0};
    assert_false(compile(source, 0, &out, &diag));
    assert_string_equal(diag.message, message);
    assert_int_equal(diag.line, line);
    assert_int_equal(diag.column, column);
    diag_free(&diag);
    strbuf_free(&out);
}

static void test_function(void **state)
{
    (void)state;
    expect_listing("def f(a, b):\n    return a + b\n", 0,
                   "f (stack 2, locals 2, cells 0, free 0)\n"
                   "     0  LOAD_FAST_LOAD_FAST 4096 (a, b)  @2:11-2:12\n"
                   "     1  BINARY_ADD 0  @2:11-2:16\n"
                   "     2  RETURN_VALUE 0  @2:4-2:16\n");
}

static void test_loop(void **state)
{
    (void)state;
    expect_listing("def f(n):\n    while n > 0:\n        n -= 1\n", 0,
                   "     0  LOAD_FAST_LOAD_CONST 0 (n, 0)  @2:10-2:11\n"
                   "     1  JUMP_UNLESS_GT 7  @2:10-2:15\n"
                   "     2  LOAD_FAST 0 (n)  @3:8-3:9\n"
                   "     3  INPLACE_SUBTRACT_CONST 1 (1)  @3:8-3:14\n"
                   "     4  STORE_FAST_LOAD_FAST 0 (n, n)  @3:8-3:9\n"
                   "     5  LOAD_CONST 0 (0)  @2:14-2:15\n"
                   "     6  JUMP_BACK_IF_GT 2  @2:10-2:15\n"
                   "     7  RETURN_CONST 2 (None)");
}

static void test_handlers(void **state)
{
    (void)state;
    expect_listing("try:\n    a\nexcept E:\n    b\n", 0, "  handler 0-3 -> 4, depth 0\n");
}

static void test_closure(void **state)
{
    (void)state;
    expect_listing("def f(a):\n    return lambda: a\n", 0,
                   "     0  MAKE_CELL 1 (a)  @1:0-1:0\n"
                   "     1  LOAD_FAST_AND_CLEAR 0 (a)  @1:0-1:0\n"
                   "     2  STORE_DEREF 1 (a)  @1:0-1:0\n"
                   "     3  LOAD_CLOSURE 1 (a)");
}

static void test_lines(void **state)
{
    (void)state;
    expect_listing("x = 1\ny = x\n", COMPILE_LINES,
                   "     0  LINE 1  @1:4-1:5\n"
                   "     1  LOAD_CONST 0 (1)  @1:4-1:5\n"
                   "     2  STORE_GLOBAL 0 (x)  @1:0-1:1\n"
                   "     4  LINE 2  @2:4-2:5\n");
}

static void test_folding(void **state)
{
    (void)state;
    expect_listing("x = -1 + 2 * 3\n", 0, "LOAD_CONST 0 (5)");
    expect_listing("x = (1, 'a', (None,))\n", 0, "LOAD_CONST 0 ((1, 'a', (None,)))");
    expect_listing("x = 1 / 0\n", 0, "BINARY_TRUE_DIVIDE");
}

static void test_string_annotations(void **state)
{
    (void)state;
    expect_listing("from __future__ import annotations\nx: dict[str, (int | None)] = 0\n", 0,
                   "('dict[str, int | None]')");
}

static void test_errors(void **state)
{
    (void)state;
    expect_error("return 1\n", "'return' outside function", 1, 1);
    expect_error("def f():\n    await x\n", "'await' outside async function", 2, 5);
    expect_error("await x\n", "'await' outside function", 1, 1);
    expect_error("yield 1\n", "'yield' outside function", 1, 1);
    expect_error("if x:\n    break\n", "'break' outside loop", 2, 5);
    expect_error("if x:\n    continue\n", "'continue' not properly in loop", 2, 5);
    expect_error("try:\n    x\nexcept:\n    y\nexcept E:\n    z\n",
                 "default 'except:' must be last", 3, 1);
    expect_error("*a, *b = c\n", "multiple starred expressions in assignment", 1, 1);
    expect_error("async def f():\n    yield 1\n    return 2\n",
                 "'return' with value in async generator", 3, 5);
    expect_error("x = 1\nfrom __future__ import annotations\n",
                 "from __future__ imports must occur at the beginning of the file", 2, 1);
    expect_error("def f():\n    async with x: pass\n", "'async with' outside async function", 2, 5);
    expect_error("def f():\n    return [x async for x in y]\n",
                 "asynchronous comprehension outside of an asynchronous function", 2, 12);
    expect_error("f(a=1, a=2)\n", "keyword argument repeated: a", 1, 8);
}

static void test_deep_code_ends_cleanly(void **state)
{
    (void)state;
    struct strbuf source = {0}, out = {0};
    struct diag diag = {0};
    strbuf_add(&source, "x = a");
    for (int i = 0; i < 20000; i++) {
        strbuf_add(&source, " + a");
    }
    strbuf_add(&source, "\n");
    assert_false(compile(strbuf_text(&source), 0, &out, &diag));
    assert_int_equal(diag.kind, DIAG_UNSUPPORTED);
    diag_free(&diag);
    strbuf_free(&source);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_function),
        cmocka_unit_test(test_loop),
        cmocka_unit_test(test_handlers),
        cmocka_unit_test(test_closure),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_folding),
        cmocka_unit_test(test_string_annotations),
        cmocka_unit_test(test_errors),
        cmocka_unit_test(test_deep_code_ends_cleanly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
