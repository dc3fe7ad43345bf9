/* str and bytes: values and error words, as recorded from CPython 3.11. */
#include "vm_run.h"

static void test_methods(void **state)
{
    (void)state;
    run_expect("print('a,b,,c'.split(','), ' a  b '.split(), 'a b c'.rsplit(None, 1), "
               "'a\\r\\nb\\x0bc'.splitlines())\n"
               "print('abcabc'.find('c', 3), 'abc'.rfind(''), 'aaa'.count('aa'), 'abc'.replace('', "
               "'-', 2), 'abab'.replace('ab', ''))\n"
               "print('ab'.center(5, '*'), 'x'.zfill(4), '-5'.zfill(4), 'a\\tb'.expandtabs(4), "
               "'a-b-c'.rpartition('-'))\n"
               "print('unhappy'.removeprefix('un'), 'a.py'.removesuffix('.py'), '-'.join(['a', "
               "'b']), 'ab'.translate({97: 'xy', 98: None}))\n",
               "['a', 'b', '', 'c'] ['a', 'b'] ['a b', 'c'] ['a', 'b', 'c']\n"
               "5 3 1 -a-bc \n"
               "**ab* 000x -005 a   b ('a-b', '-', 'c')\n"
               "happy a a-b xy\n");
}

static void test_unicode(void **state)
{
    (void)state;
    run_expect("print('straße'.upper(), 'ΑΣ Σ'.lower(), 'ŉ ǆ'.title(), 'ﬁ'.casefold() == 'fi', "
               "'İ'.lower().encode(), 'ß'.capitalize())\n"
               "print('한글'[1], '한글 text'[::-1], len('😀x'), '한'.isalpha(), '½'.isnumeric(), "
               "'²'.isdigit(), '٣'.isdecimal(), '１'.isidentifier())\n"
               "s = 'é' * 50 + 'x' + '한' * 50\n"
               "print([s[i] for i in (0, 49, 50, 51, 100, -1, 25)], s.find('한'), s[48:53])\n",
               "STRASSE ας σ ʼN ǅ True b'i\\xcc\\x87' Ss\n"
               "글 txet 글한 2 True True True True False\n"
               "['é', 'é', 'x', '한', '한', '한', 'é'] 51 ééx한한\n");
}

static void test_repr(void **state)
{
    (void)state;
    run_expect("print(repr('a\\'b'), repr('a\\'b\"'), "
               "repr('\\n\\t\\x00\\x7f\\xa0é한\\u2028\\U0001f600\\ud800'), ascii('é한'))\n"
               "print(b'a\\x00\\xff\\'', bytearray(b'x\"'), repr(b''))\n",
               "\"a'b\" 'a\\'b\"' '\\n\\t\\x00\\x7f\\xa0é한\\u2028😀\\ud800' '\\xe9\\ud55c'\n"
               "b\"a\\x00\\xff'\" bytearray(b'x\"') b''\n");
}

static void test_codecs(void **state)
{
    (void)state;
    run_expect("def e(*fs):\n"
               "    for f in fs:\n"
               "        try: print(repr(f()))\n"
               "        except Exception as x: print(type(x).__name__, x)\n"
               "print('é한'.encode(), 'é'.encode('latin-1'), 'a😀'.encode('utf-16-le'), "
               "'é'.encode('ascii', 'backslashreplace'))\n"
               "e(lambda: 'aé한'.encode('ascii'), lambda: '\\ud800'.encode(), lambda: "
               "b'a\\xe1\\x80'.decode(), lambda: b'\\xff'.decode(),\n"
               "  lambda: b'a\\xffb'.decode('utf-8', 'replace'), lambda: ''.encode('nope'), "
               "lambda: b'\\xe9'.decode('latin-1'))\n",
               "b'\\xc3\\xa9\\xed\\x95\\x9c' b'\\xe9' b'a\\x00=\\xd8\\x00\\xde' b'\\\\xe9'\n"
               "UnicodeEncodeError 'ascii' codec can't encode characters in position 1-2: ordinal "
               "not in range(128)\n"
               "UnicodeEncodeError 'utf-8' codec can't encode character '\\ud800' in position 0: "
               "surrogates not allowed\n"
               "UnicodeDecodeError 'utf-8' codec can't decode bytes in position 1-2: unexpected "
               "end of data\n"
               "UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid "
               "start byte\n"
               "'a�b'\n"
               "LookupError unknown encoding: nope\n"
               "'é'\n");
}

static void test_errors(void **state)
{
    (void)state;
    run_expect("def e(*fs):\n"
               "    for f in fs:\n"
               "        try: print(repr(f()))\n"
               "        except Exception as x: print(type(x).__name__, x)\n"
               "e(lambda: 'a' + 1, lambda: 1 + 'a', lambda: 'a' * 'b', lambda: 'a'[5], lambda: "
               "str('a')['b'], lambda: 1 in 'a', lambda: 'a'.index('b'),\n"
               "  lambda: ','.join([1]), lambda: ','.join(1), lambda: 'a'.split(''), lambda: "
               "'a'.startswith(1), lambda: 'a'.center(3, 'xx'),\n"
               "  lambda: 'a' < 1, lambda: str(b'a', 'x'), lambda: 'a'.replace('a'), lambda: b'a' "
               "+ 'b', lambda: bytes([300]))\n",
               "TypeError can only concatenate str (not \"int\") to str\n"
               "TypeError unsupported operand type(s) for +: 'int' and 'str'\n"
               "TypeError can't multiply sequence by non-int of type 'str'\n"
               "IndexError string index out of range\n"
               "TypeError string indices must be integers, not 'str'\n"
               "TypeError 'in <string>' requires string as left operand, not int\n"
               "ValueError substring not found\n"
               "TypeError sequence item 0: expected str instance, int found\n"
               "TypeError can only join an iterable\n"
               "ValueError empty separator\n"
               "TypeError startswith first arg must be str or a tuple of str, not int\n"
               "TypeError The fill character must be exactly one character long\n"
               "TypeError '<' not supported between instances of 'str' and 'int'\n"
               "LookupError unknown encoding: x\n"
               "TypeError replace expected at least 2 arguments, got 1\n"
               "TypeError can't concat str to bytes\n"
               "ValueError bytes must be in range(0, 256)\n");
}

static void test_append(void **state)
{
    (void)state;
    run_expect("s = ''\n"
               "for i in range(300):\n"
               "    s += str(i)\n"
               "    t = s\n"
               "print(len(s), hash(s) == hash(''.join(map(str, range(300)))), t is s)\n"
               "d = {s: 1}\n"
               "s += 'x'\n"
               "print(s in d, s[:-1] in d)\n"
               "class S(str): pass\n"
               "x = S('a'); x.n = 5\n"
               "y = x; x += 'b'\n"
               "print(type(x).__name__, type(y).__name__, y.n, x, S('q' * 40).upper())\n",
               "790 True True\n"
               "False True\n"
               "str S 5 ab QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ\n");
}

static void test_bytes(void **state)
{
    (void)state;
    run_expect("def e(*fs):\n"
               "    for f in fs:\n"
               "        try: print(repr(f()))\n"
               "        except Exception as x: print(type(x).__name__, x)\n"
               "b = bytearray(b'abc'); b += b'de'; b[1:2] = b'XY'; b.append(33); del b[0]\n"
               "m = memoryview(b)\n"
               "print(b, bytes(m[1:3]), m[0])\n"
               "e(lambda: b.append(1), lambda: b'a,b'.split(b','), lambda: b'\\x1ca "
               "b\\x85'.split(), lambda: b'aB'.swapcase().hex('-'),\n"
               "  lambda: bytes.fromhex('0aFF 1'), lambda: b'%d|%s|%5.1f' % (5, b'x', 2.5), "
               "lambda: b'abc'.find(98), lambda: b'x'.find('x'))\n",
               "bytearray(b'XYcde!') b'Yc' 88\n"
               "BufferError Existing exports of data: object cannot be re-sized\n"
               "[b'a', b'b']\n"
               "[b'\\x1ca', b'b\\x85']\n"
               "'41-62'\n"
               "ValueError non-hexadecimal number found in fromhex() arg at position 6\n"
               "b'5|x|  2.5'\n"
               "1\n"
               "TypeError argument should be integer or bytes-like object, not 'str'\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_methods), cmocka_unit_test(test_unicode),
        cmocka_unit_test(test_repr),    cmocka_unit_test(test_codecs),
        cmocka_unit_test(test_errors),  cmocka_unit_test(test_append),
        cmocka_unit_test(test_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
