/* int, float, complex and bool: values and error words, as recorded from CPython 3.11. */
#include "vm_run.h"

static void test_int_arithmetic(void **state)
{
    (void)state;
    run_expect("def e(*fs):\n"
               "    for f in fs:\n"
               "        try: print(repr(f()))\n"
               "        except Exception as x: print(type(x).__name__, x)\n"
               "print(-7 // 2, -7 % 3, 7 % -3, 2 ** 100, -2 ** 63, (1 << 70) >> 69, -1 >> 100, ~(1 "
               "<< 64), (1 << 64) & -3, -5 ^ (1 << 62))\n"
               "print((1 << 62) - 1, 1 << 62, -(1 << 62) - 1, (1 << 62) * (1 << 62), 3037000500 ** "
               "2, 10 ** 40 // 7, -10 ** 40 % 7)\n"
               "print(pow(3, -1, 11), pow(2, 1000, 10 ** 9 + 7), pow(2, 5, -7), 2 ** -2, 10 ** 400 "
               "// 10 ** 399, 10 ** 400 / 10 ** 398, 0 / -5)\n"
               "e(lambda: 1 // 0, lambda: 1 % 0, lambda: 1 / 0, lambda: 1 << -1, lambda: pow(2, "
               "-1, 4), lambda: 0 ** -1, lambda: 10 ** 400 / 3)\n",
               "-4 2 -2 1267650600228229401496703205376 -9223372036854775808 2 -1 "
               "-18446744073709551617 18446744073709551616 -4611686018427387909\n"
               "4611686018427387903 4611686018427387904 -4611686018427387905 "
               "21267647932558653966460912964485513216 9223372037000250000 "
               "1428571428571428571428571428571428571428 3\n"
               "4 688423210 -3 0.25 10 100.0 -0.0\n"
               "ZeroDivisionError integer division or modulo by zero\n"
               "ZeroDivisionError integer modulo by zero\n"
               "ZeroDivisionError division by zero\n"
               "ValueError negative shift count\n"
               "ValueError base is not invertible for the given modulus\n"
               "ZeroDivisionError 0.0 cannot be raised to a negative power\n"
               "OverflowError integer division result too large for a float\n");
}

static void test_int_text(void **state)
{
    (void)state;
    run_expect(
        "def e(*fs):\n"
        "    for f in fs:\n"
        "        try: print(repr(f()))\n"
        "        except Exception as x: print(type(x).__name__, x)\n"
        "print(int('0x1F', 16), int('0b11', 0), int(' 1_000 '), int('٣٤'), int('z', 36), "
        "int(b'12'), int(True), int('-' + '9' * 30))\n"
        "print(hex(-255), bin(5), oct(8), (1000).to_bytes(2, 'big'), int.from_bytes(b'\\xff\\x00', "
        "'little', signed=True), (-1).to_bytes(9, 'big', signed=True))\n"
        "e(lambda: int('x'), lambda: int('1__0'), lambda: int('', 5), lambda: int('1', 40), "
        "lambda: int([]), lambda: int(1, 2), lambda: int('9' * 5000),\n"
        "  lambda: str(10 ** 5000), lambda: int(float('nan')), lambda: int(float('inf')), lambda: "
        "(300).to_bytes(1, 'big'))\n",
        "31 3 1000 34 35 12 1 -999999999999999999999999999999\n"
        "-0xff 0b101 0o10 b'\\x03\\xe8' 255 b'\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\xff'\n"
        "ValueError invalid literal for int() with base 10: 'x'\n"
        "ValueError invalid literal for int() with base 10: '1__0'\n"
        "ValueError invalid literal for int() with base 5: ''\n"
        "ValueError int() base must be >= 2 and <= 36, or 0\n"
        "TypeError int() argument must be a string, a bytes-like object or a real number, not "
        "'list'\n"
        "TypeError int() can't convert non-string with explicit base\n"
        "ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 "
        "digits; use sys.set_int_max_str_digits() to increase the limit\n"
        "ValueError Exceeds the limit (4300 digits) for integer string conversion; use "
        "sys.set_int_max_str_digits() to increase the limit\n"
        "ValueError cannot convert float NaN to integer\n"
        "OverflowError cannot convert float infinity to integer\n"
        "OverflowError int too big to convert\n");
}

static void test_float_text(void **state)
{
    (void)state;
    run_expect(
        "print(0.1 + 0.2, 1e16, 123456789012345680.0, 1e-5, 0.0001, 5e-324, 2.0 ** -44, "
        "9007199254740993.0, 1e22, 1e23, -0.0, 2.5, 100.0)\n"
        "print([2.0 ** n for n in (-1074, -1022, -24, -44, 89, 122, 1023)], float('1_0.5'), "
        "float(' -inf '), float('nan'), float('1e400'))\n"
        "print((0.1).hex(), float.fromhex('0x1.8p1'), (0.75).as_integer_ratio(), (5e-324).hex(), "
        "round(2.675, 2), round(0.5), round(1.5), round(1234.5, -2), round(25, -1), round(35, "
        "-1))\n",
        "0.30000000000000004 1e+16 1.2345678901234568e+17 1e-05 0.0001 5e-324 "
        "5.684341886080802e-14 9007199254740992.0 1e+22 1e+23 -0.0 2.5 100.0\n"
        "[5e-324, 2.2250738585072014e-308, 5.960464477539063e-08, 5.684341886080802e-14, "
        "6.189700196426902e+26, 5.316911983139664e+36, 8.98846567431158e+307] 10.5 -inf nan inf\n"
        "0x1.999999999999ap-4 3.0 (3, 4) 0x0.0000000000001p-1022 2.67 0 2 1200.0 20 40\n");
}

static void test_float_arithmetic(void **state)
{
    (void)state;
    run_expect(
        "def e(*fs):\n"
        "    for f in fs:\n"
        "        try: print(repr(f()))\n"
        "        except Exception as x: print(type(x).__name__, x)\n"
        "print(-7.5 // 2, -7.5 % 2, 7.5 % -2, divmod(-1.0, 3), 0.0 % -1, 2 ** 0.5, (-8) ** (1 / "
        "3), 1e308 * 10)\n"
        "print(2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53), 10 ** 400 > 1e308, "
        "float('nan') != float('nan'), 0.5 < 10 ** 30)\n"
        "print(hash(1.0), hash(2.5), hash(1e300), hash(2 ** 61 - 1), hash(-1), hash(-2 ** 61), "
        "hash(float('inf')), hash(1 + 2j), hash(0.1))\n"
        "e(lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 "
        "** -1, lambda: 10.0 ** 400, lambda: float('x'), lambda: float([]), lambda: 10 ** 400 * "
        "1.0)\n",
        "-4.0 0.5 -0.5 (-1.0, 2.0) -0.0 1.4142135623730951 "
        "(1.0000000000000002+1.7320508075688772j) inf\n"
        "False True True True True\n"
        "1 1152921504606846978 1224995262755759164 0 -2 -2 314159 2000007 230584300921369408\n"
        "ZeroDivisionError float division by zero\n"
        "ZeroDivisionError float floor division by zero\n"
        "ZeroDivisionError float modulo\n"
        "ZeroDivisionError float divmod()\n"
        "ZeroDivisionError 0.0 cannot be raised to a negative power\n"
        "OverflowError (34, 'Numerical result out of range')\n"
        "ValueError could not convert string to float: 'x'\n"
        "TypeError float() argument must be a string or a real number, not 'list'\n"
        "OverflowError int too large to convert to float\n");
}

static void test_complex(void **state)
{
    (void)state;
    run_expect("def e(*fs):\n"
               "    for f in fs:\n"
               "        try: print(repr(f()))\n"
               "        except Exception as x: print(type(x).__name__, x)\n"
               "print(1j * 1j, (1 + 2j) / (3 - 4j), abs(3 + 4j), -1j, complex('1+2j'), complex(1, "
               "-0.0), (1 + 1j) ** 2, 1 + 0j == 1, complex(' ( 1_0-j ) '))\n"
               "e(lambda: 1j / 0, lambda: 1j < 2, lambda: 1j // 1, lambda: complex('x'), lambda: "
               "complex([]))\n",
               "(-1+0j) (-0.2+0.4j) 5.0 (-0-1j) (1+2j) (1-0j) 2j True (10-1j)\n"
               "ZeroDivisionError complex division by zero\n"
               "TypeError '<' not supported between instances of 'complex' and 'int'\n"
               "TypeError unsupported operand type(s) for //: 'complex' and 'int'\n"
               "ValueError complex() arg is a malformed string\n"
               "TypeError complex() first argument must be a string or a number, not 'list'\n");
}

static void test_bool_and_subclasses(void **state)
{
    (void)state;
    run_expect("print(True + True, True & False, True | 2, repr(True), int(True), bool(''), True "
               "== 1, -True, isinstance(True, int), f'{True:d} {True:5}|')\n"
               "class I(int):\n"
               "    pass\n"
               "x = I(5); x.a = 1; y = I(10 ** 30)\n"
               "print(x + 1, type(x + 1).__name__, x.a, y * 2, hash(x) == hash(5), {x: 1}[5], "
               "I('12'), x == 5.0)\n"
               "class F(float): pass\n"
               "print(F(1.5) + 1, F('2'), type(-F(1)).__name__)\n",
               "2 False 3 True 1 False True -1 True 1     1|\n"
               "6 int 1 2000000000000000000000000000000 True 1 12 True\n"
               "2.5 2.0 float\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_int_arithmetic), cmocka_unit_test(test_int_text),
        cmocka_unit_test(test_float_text),     cmocka_unit_test(test_float_arithmetic),
        cmocka_unit_test(test_complex),        cmocka_unit_test(test_bool_and_subclasses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
