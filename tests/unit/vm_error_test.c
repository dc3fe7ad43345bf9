/* Tracebacks, carets, chains, groups and suggestions against what CPython 3.11 prints. */
#include "vm_run.h"

/* clang-format off */

static void test_chains_and_groups(void **state)
{
    (void)state;
    run_expect(
        "class MyE(Exception): pass\n"
        "def f(x):\n"
        "    return x + 1\n"
        "def g(d):\n"
        "    return f(d[\"a\"][\"b\"])\n"
        "def rec(n):\n"
        "    if n == 0:\n"
        "        raise ValueError(\"deep\")\n"
        "    return rec(n - 1)\n"
        "def show(fn):\n"
        "    try: fn()\n"
        "    except BaseException as e:\n"
        "        raise RuntimeError(\"second\") from e\n"
        "try:\n"
        "    1 / 0\n"
        "except ZeroDivisionError:\n"
        "    try:\n"
        "        g({\"a\": {\"b\": \"x\"}})\n"
        "    except TypeError as e:\n"
        "        e.add_note(\"a note\\nmore\")\n"
        "        try:\n"
        "            rec(10)\n"
        "        except ValueError as v:\n"
        "            err = v\n"
        "            try:\n"
        "                raise ExceptionGroup(\"grp\", [v, MyE(\"q\"), ExceptionGroup(\"in\", [KeyError(\"k\")])]) from e\n"
        "            except ExceptionGroup as eg:\n"
        "                x = [1,2,3]\n"
        "                foo = 1\n"
        "                show(lambda: (x[1] + x[2] *\n"
        "                     fooo))\n",
        "Traceback (most recent call last):\n"
        "  File \"test.py\", line 15, in <module>\n"
        "    1 / 0\n"
        "    ~~^~~\n"
        "ZeroDivisionError: division by zero\n"
        "\n"
        "During handling of the above exception, another exception occurred:\n"
        "\n"
        "Traceback (most recent call last):\n"
        "  File \"test.py\", line 18, in <module>\n"
        "    g({\"a\": {\"b\": \"x\"}})\n"
        "  File \"test.py\", line 5, in g\n"
        "    return f(d[\"a\"][\"b\"])\n"
        "           ^^^^^^^^^^^^^^\n"
        "  File \"test.py\", line 3, in f\n"
        "    return x + 1\n"
        "           ~~^~~\n"
        "TypeError: can only concatenate str (not \"int\") to str\n"
        "a note\n"
        "more\n"
        "\n"
        "The above exception was the direct cause of the following exception:\n"
        "\n"
        "  + Exception Group Traceback (most recent call last):\n"
        "  |   File \"test.py\", line 26, in <module>\n"
        "  |     raise ExceptionGroup(\"grp\", [v, MyE(\"q\"), ExceptionGroup(\"in\", [KeyError(\"k\")])]) from e\n"
        "  | ExceptionGroup: grp (3 sub-exceptions)\n"
        "  +-+---------------- 1 ----------------\n"
        "    | Traceback (most recent call last):\n"
        "    |   File \"test.py\", line 22, in <module>\n"
        "    |     rec(10)\n"
        "    |   File \"test.py\", line 9, in rec\n"
        "    |     return rec(n - 1)\n"
        "    |            ^^^^^^^^^^\n"
        "    |   File \"test.py\", line 9, in rec\n"
        "    |     return rec(n - 1)\n"
        "    |            ^^^^^^^^^^\n"
        "    |   File \"test.py\", line 9, in rec\n"
        "    |     return rec(n - 1)\n"
        "    |            ^^^^^^^^^^\n"
        "  [Previous line repeated 7 more times]\n"
        "    |   File \"test.py\", line 8, in rec\n"
        "    |     raise ValueError(\"deep\")\n"
        "    | ValueError: deep\n"
        "    +---------------- 2 ----------------\n"
        "    | MyE: q\n"
        "    +---------------- 3 ----------------\n"
        "    | ExceptionGroup: in (1 sub-exception)\n"
        "    +-+---------------- 1 ----------------\n"
        "      | KeyError: 'k'\n"
        "      +------------------------------------\n"
        "\n"
        "During handling of the above exception, another exception occurred:\n"
        "\n"
        "Traceback (most recent call last):\n"
        "  File \"test.py\", line 11, in show\n"
        "    try: fn()\n"
        "         ^^^^\n"
        "  File \"test.py\", line 31, in <lambda>\n"
        "    fooo))\n"
        "    ^^^^\n"
        "NameError: name 'fooo' is not defined. Did you mean: 'foo'?\n"
        "\n"
        "The above exception was the direct cause of the following exception:\n"
        "\n"
        "Traceback (most recent call last):\n"
        "  File \"test.py\", line 30, in <module>\n"
        "    show(lambda: (x[1] + x[2] *\n"
        "  File \"test.py\", line 13, in show\n"
        "    raise RuntimeError(\"second\") from e\n"
        "RuntimeError: second\n");
}

static void test_suggestion(void **state)
{
    (void)state;
    run_expect(
        "class A:\n"
        "    blech = 1\n"
        "def f():\n"
        "    a = A()\n"
        "    return   a.blec   # comment\n"
        "f()\n",
        "Traceback (most recent call last):\n"
        "  File \"test.py\", line 6, in <module>\n"
        "    f()\n"
        "  File \"test.py\", line 5, in f\n"
        "    return   a.blec   # comment\n"
        "             ^^^^^^\n"
        "AttributeError: 'A' object has no attribute 'blec'. Did you mean: 'blech'?\n");
}

/* clang-format on */

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_chains_and_groups),
        cmocka_unit_test(test_suggestion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
