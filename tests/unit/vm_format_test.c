/* Format specs, str.format and %, as recorded from CPython 3.11. */
#include "vm_run.h"

static void test_ints(void **state)
{
    (void)state;
    run_expect(
        "def e(*fs):\n"
        "    for f in fs:\n"
        "        try: print(repr(f()))\n"
        "        except Exception as x: print(type(x).__name__, x)\n"
        "print(f'{5:03d}|{-5:+d}|{5: "
        "d}|{255:#x}|{255:#010X}|{1234567:,}|{255:_b}|{97:c}|{5:<4}|{5:^4}|{5:*>4}|{-5:=4}|{123:"
        "015,}|{5:.1f}|{5:%}')\n"
        "print(format(10 ** 30, ','), format(-10 ** 20, 'x'), format(3, 'e'), format(12, 'n'))\n"
        "e(lambda: format(1, '.2d'), lambda: format(1, 's'), lambda: format(1, ',x'), lambda: "
        "format(1, '_,'), lambda: format(-1, 'c'), lambda: format(1, '5.'), lambda: format(1, "
        "'dd'))\n",
        "005|-5| 5|0xff|0X000000FF|1,234,567|1111_1111|a|5   | 5  |***5|-  "
        "5|000,000,000,123|5.0|500.000000%\n"
        "1,000,000,000,000,000,000,000,000,000,000 -56bc75e2d63100000 3.000000e+00 12\n"
        "ValueError Precision not allowed in integer format specifier\n"
        "ValueError Unknown format code 's' for object of type 'int'\n"
        "ValueError Cannot specify ',' with 'x'.\n"
        "ValueError Cannot specify both ',' and '_'.\n"
        "OverflowError %c arg not in range(0x110000)\n"
        "ValueError Format specifier missing precision\n"
        "ValueError Invalid format specifier 'dd' for object of type 'int'\n");
}

static void test_floats(void **state)
{
    (void)state;
    run_expect(
        "def e(*fs):\n"
        "    for f in fs:\n"
        "        try: print(repr(f()))\n"
        "        except Exception as x: print(type(x).__name__, x)\n"
        "print(f'{3.14159:.2f}|{3.14159:10.3f}|{1e10:g}|{1234.5:,.1f}|{0.5:%}|{1e-7:e}|{2.5:.0f}|{"
        "1.0:#.0f}|{-0.04:z.1f}|{1234.5:015,.1f}|{123.0:.3}|{12.0:.3}|{1e6:G}')\n"
        "print(format(float('nan'), '06'), format(float('-inf'), '+08f'), format(1.5, ''), "
        "format(0.1, '.55f'), format(1e100, '.0f'), format(1 + 2j, '.1f'), format(1.5j, '>9'))\n"
        "e(lambda: format(1.5, 'd'), lambda: format(1j, '010'), lambda: format(1.5, "
        "'.99999999999f'))\n",
        "3.14|     "
        "3.142|1e+10|1,234.5|50.000000%|1.000000e-07|2|1.|0.0|0,000,001,234.5|1.23e+02|12.0|1E+06\n"
        "000nan -0000inf 1.5 0.1000000000000000055511151231257827021181583404541015625 "
        "100000000000000001590289110975991804683608085639452813897813275577478387721703810608134699"
        "85856815104 1.0+2.0j      1.5j\n"
        "ValueError Unknown format code 'd' for object of type 'float'\n"
        "ValueError Zero padding is not allowed in complex format specifier\n"
        "ValueError precision too big\n");
}

static void test_texts(void **state)
{
    (void)state;
    run_expect("def e(*fs):\n"
               "    for f in fs:\n"
               "        try: print(repr(f()))\n"
               "        except Exception as x: print(type(x).__name__, x)\n"
               "print(f'{\"ab\":>5}|{\"한\":*^5}|{\"abc\":.2}|{\"a\":05}|{\"é\":é<3}|')\n"
               "e(lambda: format('a', 'd'), lambda: format('a', '+'), lambda: format('a', '=5'), "
               "lambda: format('a', ','), lambda: format('a', '#'))\n",
               "   ab|**한**|ab|a0000|ééé|\n"
               "ValueError Unknown format code 'd' for object of type 'str'\n"
               "ValueError Sign not allowed in string format specifier\n"
               "ValueError '=' alignment not allowed in string format specifier\n"
               "ValueError Cannot specify ',' with 's'.\n"
               "ValueError Alternate form (#) not allowed in string format specifier\n");
}

static void test_fields(void **state)
{
    (void)state;
    run_expect(
        "def e(*fs):\n"
        "    for f in fs:\n"
        "        try: print(repr(f()))\n"
        "        except Exception as x: print(type(x).__name__, x)\n"
        "print('{} {}'.format(1, 'a'), '{1}{0}'.format(1, 2), '{a.real} {b[0]} "
        "{b[-1]}'.format(a=5, b={0: 1, '-1': 2}), '{!r:>5} {!a}'.format('x', 'é'), "
        "'{{{}}}'.format(1))\n"
        "print('{:{}}|{:{w}.{p}}'.format(5, 4, 'abc', w=6, p=2), '{x}'.format_map({'x': 3}))\n"
        "e(lambda: '{'.format(), lambda: '}'.format(), lambda: '{}'.format(), lambda: "
        "'{a}'.format(), lambda: '{}{0}'.format(1), lambda: '{!x}'.format(1),\n"
        "  lambda: '{0.}'.format(1), lambda: '{0[}'.format(1), lambda: '{:{:{}}}'.format(1, 2, 3), "
        "lambda: '{0[0]x}'.format([1]), lambda: '{:'.format(1))\n",
        "1 a 21 5 1 2   'x' '\\xe9' {1}\n"
        "   5|ab     3\n"
        "ValueError Single '{' encountered in format string\n"
        "ValueError Single '}' encountered in format string\n"
        "IndexError Replacement index 0 out of range for positional args tuple\n"
        "KeyError 'a'\n"
        "ValueError cannot switch from automatic field numbering to manual field specification\n"
        "ValueError Unknown conversion specifier x\n"
        "ValueError Empty attribute in format string\n"
        "ValueError expected '}' before end of string\n"
        "ValueError Max string recursion exceeded\n"
        "ValueError Only '.' or '[' may follow ']' in format field specifier\n"
        "ValueError unmatched '{' in format spec\n");
}

static void test_percent(void **state)
{
    (void)state;
    run_expect("def e(*fs):\n"
               "    for f in fs:\n"
               "        try: print(repr(f()))\n"
               "        except Exception as x: print(type(x).__name__, x)\n"
               "print('%d %5.2f %-5s| %05d %x %#o %c %r %% %e' % (5, 3.14159, 'ab', -42, 255, 8, "
               "'x', 'q', 12345.678))\n"
               "print('%(a)s %(b)03d' % {'a': 1, 'b': 2}, '%*d|%-*d|%.*f' % (4, 1, 4, 2, 1, 2.55), "
               "'%s' % (None,), '%+.3d' % 5, '%a' % 'é', '%g' % 1e-5)\n"
               "e(lambda: '%d' % 'a', lambda: '%x' % 1.5, lambda: '%s %s' % 1, lambda: '%s' % (1, "
               "2), lambda: '%y' % 1, lambda: '%(a)s' % 1, lambda: '%(a)s' % {}, lambda: '%' % 1, "
               "lambda: '%c' % 'ab', lambda: '%f' % 'a')\n",
               "5  3.14 ab   | -0042 ff 0o10 x 'q' % 1.234568e+04\n"
               "1 002    1|2   |2.5 None +005 '\\xe9' 1e-05\n"
               "TypeError %d format: a real number is required, not str\n"
               "TypeError %x format: an integer is required, not float\n"
               "TypeError not enough arguments for format string\n"
               "TypeError not all arguments converted during string formatting\n"
               "ValueError unsupported format character 'y' (0x79) at index 1\n"
               "TypeError format requires a mapping\n"
               "KeyError 'a'\n"
               "ValueError incomplete format\n"
               "TypeError %c requires int or char\n"
               "TypeError must be real number, not str\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ints),   cmocka_unit_test(test_floats),  cmocka_unit_test(test_texts),
        cmocka_unit_test(test_fields), cmocka_unit_test(test_percent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
