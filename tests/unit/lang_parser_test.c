/* Trees of valid programs, and that size and depth do no harm. */
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

static struct ast_node *parse(struct arena *arena, const char *source, size_t size)
{
    struct diag diag = {0};
    struct ast_node *module = lang_parse(arena, "t.py", source, size, 0, &diag);
    if (!module) {
        char *text = diag_to_traceback(&diag);
        print_error("%s", text);
        free(text);
    }
    diag_free(&diag);
    return module;
}

/* The dump without the module's own two lines. */
static void check_dump(const char *source, const char *expected)
{
    struct arena arena = {0};
    struct ast_node *module = parse(&arena, source, strlen(source));
    assert_non_null(module);
    struct strbuf out = {0};
    lang_dump(module->u.module.body.items[0], &out);
    assert_string_equal(strbuf_text(&out), expected);
    strbuf_free(&out);
    arena_free(&arena);
}

static void statements(void **state)
{
    (void)state;
    check_dump("a = b, = 1\n", "Assign@1:0-1:10\n"
                               "  targets: [2]\n"
                               "  Name@1:0-1:1 id=a ctx=Store\n"
                               "  Tuple@1:4-1:6 ctx=Store\n"
                               "    elts: [1]\n"
                               "    Name@1:4-1:5 id=b ctx=Store\n"
                               "  value: Constant@1:9-1:10 value=1\n");
    check_dump("(x): int", "AnnAssign@1:0-1:8 simple=0\n"
                           "  target: Name@1:1-1:2 id=x ctx=Store\n"
                           "  annotation: Name@1:5-1:8 id=int ctx=Load\n");
    check_dump("async def f(a, /, b=1, *, c): await g()\n",
               "AsyncFunctionDef@1:0-1:39 name=f\n"
               "  args: arguments@1:12-1:27\n"
               "    posonlyargs: [1]\n"
               "    arg@1:12-1:13 arg=a\n"
               "    args: [1]\n"
               "    arg@1:18-1:19 arg=b\n"
               "    kwonlyargs: [1]\n"
               "    arg@1:26-1:27 arg=c\n"
               "    kw_defaults: [1]\n"
               "    None\n"
               "    defaults: [1]\n"
               "    Constant@1:20-1:21 value=1\n"
               "  body: [1]\n"
               "  Expr@1:30-1:39\n"
               "    value: Await@1:30-1:39\n"
               "      value: Call@1:36-1:39\n"
               "        func: Name@1:36-1:37 id=g ctx=Load\n");
    check_dump("if a:\n  b\nelif c:\n  d\n", "If@1:0-4:3\n"
                                             "  test: Name@1:3-1:4 id=a ctx=Load\n"
                                             "  body: [1]\n"
                                             "  Expr@2:2-2:3\n"
                                             "    value: Name@2:2-2:3 id=b ctx=Load\n"
                                             "  orelse: [1]\n"
                                             "  If@3:0-4:3\n"
                                             "    test: Name@3:5-3:6 id=c ctx=Load\n"
                                             "    body: [1]\n"
                                             "    Expr@4:2-4:3\n"
                                             "      value: Name@4:2-4:3 id=d ctx=Load\n");
}

static void expressions(void **state)
{
    (void)state;
    check_dump("-a ** b * c", "Expr@1:0-1:11\n"
                              "  value: BinOp@1:0-1:11 op=Mult\n"
                              "    left: UnaryOp@1:0-1:7 op=USub\n"
                              "      operand: BinOp@1:1-1:7 op=Pow\n"
                              "        left: Name@1:1-1:2 id=a ctx=Load\n"
                              "        right: Name@1:6-1:7 id=b ctx=Load\n"
                              "    right: Name@1:10-1:11 id=c ctx=Load\n");
    check_dump("a < b is not c not in d", "Expr@1:0-1:23\n"
                                          "  value: Compare@1:0-1:23 ops=[Lt IsNot NotIn]\n"
                                          "    left: Name@1:0-1:1 id=a ctx=Load\n"
                                          "    comparators: [3]\n"
                                          "    Name@1:4-1:5 id=b ctx=Load\n"
                                          "    Name@1:13-1:14 id=c ctx=Load\n"
                                          "    Name@1:22-1:23 id=d ctx=Load\n");
    check_dump("f(x async for x in y if z)", "Expr@1:0-1:26\n"
                                             "  value: Call@1:0-1:26\n"
                                             "    func: Name@1:0-1:1 id=f ctx=Load\n"
                                             "    args: [1]\n"
                                             "    GeneratorExp@1:1-1:26\n"
                                             "      elt: Name@1:2-1:3 id=x ctx=Load\n"
                                             "      generators: [1]\n"
                                             "      comprehension@1:4-1:25 is_async=1\n"
                                             "        target: Name@1:14-1:15 id=x ctx=Store\n"
                                             "        iter: Name@1:19-1:20 id=y ctx=Load\n"
                                             "        ifs: [1]\n"
                                             "        Name@1:24-1:25 id=z ctx=Load\n");
    check_dump("f'a{x!r:>{w}}' 'b'", "Expr@1:0-1:18\n"
                                     "  value: JoinedStr@1:0-1:18\n"
                                     "    values: [3]\n"
                                     "    Constant@1:0-1:18 value='a'\n"
                                     "    FormattedValue@1:0-1:18 conversion=114\n"
                                     "      value: Name@1:4-1:5 id=x ctx=Load\n"
                                     "      format_spec: JoinedStr@1:0-1:14\n"
                                     "        values: [2]\n"
                                     "        Constant@1:0-1:18 value='>'\n"
                                     "        FormattedValue@1:0-1:18 conversion=-1\n"
                                     "          value: Name@1:10-1:11 id=w ctx=Load\n"
                                     "    Constant@1:0-1:18 value='b'\n");
}

static void patterns(void **state)
{
    (void)state;
    check_dump("match x:\n case [1, *_] | {'a': b, **r}: pass\n",
               "Match@1:0-2:35\n"
               "  subject: Name@1:6-1:7 id=x ctx=Load\n"
               "  cases: [1]\n"
               "  match_case@2:1-2:35\n"
               "    pattern: MatchOr@2:6-2:29\n"
               "      patterns: [2]\n"
               "      MatchSequence@2:6-2:13\n"
               "        patterns: [2]\n"
               "        MatchValue@2:7-2:8\n"
               "          value: Constant@2:7-2:8 value=1\n"
               "        MatchStar@2:10-2:12 name=None\n"
               "      MatchMapping@2:16-2:29 rest=r\n"
               "        keys: [1]\n"
               "        Constant@2:17-2:20 value='a'\n"
               "        patterns: [1]\n"
               "        MatchAs@2:22-2:23 name=b\n"
               "    body: [1]\n"
               "    Pass@2:31-2:35\n");
    check_dump("match(x)", "Expr@1:0-1:8\n"
                           "  value: Call@1:0-1:8\n"
                           "    func: Name@1:0-1:5 id=match ctx=Load\n"
                           "    args: [1]\n"
                           "    Name@1:6-1:7 id=x ctx=Load\n");
}

static const struct ast_constant *constant(struct arena *arena, const char *source)
{
    struct ast_node *module = parse(arena, source, strlen(source));
    assert_non_null(module);
    struct ast_node *value = module->u.module.body.items[0]->u.expr.value;
    assert_int_equal(value->kind, AST_CONSTANT);
    return &value->u.constant.value;
}

static void constants(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_int_equal(constant(&arena, "9223372036854775807")->integer, INT64_MAX);
    assert_string_equal(constant(&arena, "9_223_372_036_854_775_808")->text, "9223372036854775808");
    assert_string_equal(constant(&arena, "0XFFFF_FFFF_FFFF_FFFF")->text, "0xFFFFFFFFFFFFFFFF");
    assert_int_equal(constant(&arena, "0o17")->integer, 15);
    assert_true(constant(&arena, "1_0.5e-1")->real == 1.05);
    assert_int_equal(constant(&arena, "3J")->kind, AST_CONST_IMAGINARY);
    assert_int_equal(constant(&arena, "...")->kind, AST_CONST_ELLIPSIS);
    const struct ast_constant *text =
        constant(&arena, "'\\x41\\u00e9\\ud800\\0' r'\\n' '''a\r\nb'''");
    assert_int_equal(text->size, 1 + 2 + 3 + 1 + 2 + 3);
    assert_memory_equal(text->text, "A\xC3\xA9\xED\xA0\x80\0\\na\nb", text->size);
    text = constant(&arena, "b'\\xff\\101\\q' Rb'\\x'");
    assert_int_equal(text->kind, AST_CONST_BYTES);
    assert_memory_equal(text->text,
                        "\xFF"
                        "A\\q\\x",
                        text->size);
    arena_free(&arena);
}

static void names_are_interned(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char source[] = "ﬁ = f'{fi}'\n"; /* the ligature is "fi" in NFKC */
    struct ast_node *module = parse(&arena, source, strlen(source));
    assert_non_null(module);
    struct ast_node *assign = module->u.module.body.items[0];
    struct ast_node *part = assign->u.assign.value->u.joined_str.values.items[0];
    assert_string_equal(assign->u.assign.targets.items[0]->u.name.id, "fi");
    assert_ptr_equal(assign->u.assign.targets.items[0]->u.name.id,
                     part->u.formatted_value.value->u.name.id);
    arena_free(&arena);
}

/* head, then `middle` many times, then tail: parsed, or refused with a message. */
static bool parses(const char *head, const char *middle, size_t times, const char *tail)
{
    struct strbuf source = {0};
    struct arena arena = {0};
    struct diag diag = {0};
    strbuf_add(&source, head);
    for (size_t i = 0; i < times; i++) {
        strbuf_add(&source, middle);
    }
    strbuf_add(&source, tail);
    struct ast_node *module =
        lang_parse(&arena, "t.py", strbuf_text(&source), source.length, 0, &diag);
    assert_true(module || diag_is_set(&diag));
    bool good = module != NULL;
    diag_free(&diag);
    arena_free(&arena);
    strbuf_free(&source);
    return good;
}

static void size_and_depth(void **state)
{
    (void)state;
    assert_true(parses("x = ", "1+", 100000, "1\n"));
    assert_true(parses("x = '", "a", 10000000, "'\n"));
    assert_true(parses("x", ".a()", 100000, "\n"));
    assert_true(parses("if x: y\n", "elif x: y\n", 50000, ""));
    assert_false(parses("x = ", "-", 1000000, "1\n"));
    assert_false(parses("x = ", "not ", 1000000, "1\n"));
    assert_false(parses("x = ", "lambda: ", 1000000, "1\n"));
    assert_false(parses("x = ", "(", 1000000, "1\n"));
    assert_false(parses("x = ", "[{(", 60, " 1 2\n"));
    assert_false(parses("x = ", "f(a, ", 190, " 1 2\n"));
    assert_false(parses("match x:\n case ", "-", 1000000, "1: pass\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements),         cmocka_unit_test(expressions),
        cmocka_unit_test(patterns),           cmocka_unit_test(constants),
        cmocka_unit_test(names_are_interned), cmocka_unit_test(size_and_depth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
