/* Symbol tables: where names live, and the errors found on the way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/diag.h"
#include "lang/parse.h"
#include "vm/scope.h"

struct fixture {
    struct arena arena;
    struct scope_table table;
    struct diag diag;
};

static bool build(struct fixture *f, const char *source)
{
    *f = (struct fixture){0};
    struct ast_node *module = lang_parse(&f->arena, "t.py", source, strlen(source), 0, &f->diag);
    assert_non_null(module);
    struct scope_error_context errors = {"t.py", source, &f->diag};
    return scope_table_build(&f->table, module, false, &errors);
}

static void end(struct fixture *f)
{
    scope_table_free(&f->table);
    arena_free(&f->arena);
    diag_free(&f->diag);
}

/* The place of name in the at-th scope (0: the module). */
static enum symbol_place place_of(struct fixture *f, size_t at, const char *name)
{
    const struct symbol *symbol =
        scope_find(f->table.scopes.items[at], scope_name(&f->table, NULL, name));
    assert_non_null(symbol);
    return symbol->place;
}

static void expect_error(const char *source, const char *message, unsigned line, unsigned column)
{
    struct fixture f;
    assert_false(build(&f, source));
    assert_string_equal(f.diag.message, message);
    assert_int_equal(f.diag.line, line);
    assert_int_equal(f.diag.column, column);
    end(&f);
}

static void test_places(void **state)
{
    (void)state;
    struct fixture f;
    assert_true(build(&f, "g = 1\ndef f(a):\n    b = a\n    def h():\n        return b + g\n"));
    assert_int_equal(place_of(&f, 1, "a"), PLACE_LOCAL);
    assert_int_equal(place_of(&f, 1, "b"), PLACE_CELL);
    assert_int_equal(place_of(&f, 2, "b"), PLACE_FREE);
    assert_int_equal(place_of(&f, 2, "g"), PLACE_GLOBAL_IMPLICIT);
    assert_true(f.table.scopes.items[2]->nested);
    end(&f);
}

static void test_class(void **state)
{
    (void)state;
    struct fixture f;
    assert_true(
        build(&f, "class C:\n    __x = 1\n    def m(self):\n        super().m(self.__x)\n"));
    assert_true(f.table.scopes.items[1]->needs_class_cell);
    assert_int_equal(place_of(&f, 2, "__class__"), PLACE_FREE);
    assert_int_equal(place_of(&f, 1, "_C__x"), PLACE_LOCAL);
    end(&f);
}

static void test_class_does_not_bind_for_methods(void **state)
{
    (void)state;
    struct fixture f;
    assert_true(build(&f, "def f():\n x = 1\n class C:\n  x = 2\n  def m(self): return x\n"));
    assert_int_equal(place_of(&f, 1, "x"), PLACE_CELL);
    assert_int_equal(place_of(&f, 2, "x"), PLACE_LOCAL);
    assert_int_equal(place_of(&f, 3, "x"), PLACE_FREE);
    end(&f);
}

static void test_walrus(void **state)
{
    (void)state;
    struct fixture f;
    assert_true(build(&f, "def f(d):\n    r = [y := i for i in d]\n    return y\n"));
    assert_int_equal(place_of(&f, 1, "y"), PLACE_CELL);
    assert_int_equal(place_of(&f, 2, "y"), PLACE_FREE);
    assert_int_equal(place_of(&f, 2, "i"), PLACE_LOCAL);
    end(&f);
}

static void test_errors(void **state)
{
    (void)state;
    expect_error("def f(a, a): pass\n", "duplicate argument 'a' in function definition", 1, 10);
    expect_error("def f(a):\n    global a\n", "name 'a' is parameter and global", 2, 5);
    expect_error("def f():\n    print(x)\n    global x\n",
                 "name 'x' is used prior to global declaration", 3, 5);
    expect_error("def f():\n    x = 1\n    global x\n",
                 "name 'x' is assigned to before global declaration", 3, 5);
    expect_error("nonlocal x\n", "nonlocal declaration not allowed at module level", 1, 1);
    expect_error("def f():\n    nonlocal x\n", "no binding for nonlocal 'x' found", 2, 5);
    expect_error("def f():\n    from a import *\n", "import * only allowed at module level", 2, 19);
    expect_error("[i := 0 for i in x]\n",
                 "assignment expression cannot rebind comprehension iteration variable 'i'", 1, 2);
    expect_error("[(yield) for i in x]\n", "'yield' inside list comprehension", 1, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_class),
        cmocka_unit_test(test_class_does_not_bind_for_methods),
        cmocka_unit_test(test_walrus),
        cmocka_unit_test(test_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
