/* The functions of builtins, and files in memory. */
#include "vm_run.h"

static void test_print(void **state)
{
    (void)state;
    run_expect("print(1, 'a', None, sep='-', end='!\\n'); print()\n"
               "class W:\n"
               "    def __init__(self): self.p = []\n"
               "    def write(self, s): self.p.append(s)\n"
               "w = W(); print(1, 'b', file=w); print(w.p)\n",
               "1-a-None!\n\n['1', ' ', 'b', '\\n']\n");
}

static void test_numbers(void **state)
{
    (void)state;
    run_expect(
        "print(divmod(-7, 2), divmod(7.5, 2), pow(3, -1, 7), round(2.5), hex(-255), bin(5))\n"
        "print(sum([1, 2.5]), sum([[1], [2]], []), max([1, -5], key=abs), min([], default=0))\n"
        "for f in (lambda: sum(['a'], ''), lambda: max([]), lambda: ord('ab'), lambda: chr(-1)):\n"
        "    try: f()\n"
        "    except Exception as e: print(type(e).__name__, e)\n",
        "(-4, 1) (3.0, 1.5) 5 2 -0xff 0b101\n"
        "3.5 [1, 2] -5 0\n"
        "TypeError sum() can't sum strings [use ''.join(seq) instead]\n"
        "ValueError max() arg is an empty sequence\n"
        "TypeError ord() expected a character, but string of length 2 found\n"
        "ValueError chr() arg not in range(0x110000)\n");
}

static void test_iterators(void **state)
{
    (void)state;
    run_expect("print(list(enumerate('ab', 1)), list(zip('ab', (1, 2))), list(map(str, (1, 2))))\n"
               "print(list(filter(None, [0, 1])), list(reversed('ab')))\n"
               "try: list(zip([1], [1, 2], strict=True))\n"
               "except ValueError as e: print(e)\n"
               "n = 0\n"
               "def step():\n"
               "    global n\n"
               "    n += 1\n"
               "    return n\n"
               "print(list(iter(step, 4)))\n",
               "[(1, 'a'), (2, 'b')] [('a', 1), ('b', 2)] ['1', '2']\n"
               "[1] ['b', 'a']\n"
               "zip() argument 2 is longer than argument 1\n"
               "[1, 2, 3]\n");
}

static void test_files(void **state)
{
    (void)state;
    run_expect("print(open('there.txt').readlines(), open('./there.txt', 'rb').read())\n"
               "with open('new.txt', 'w') as f: print('hello', file=f)\n"
               "print(open('new.txt').read(), end='')\n"
               "try: open('absent.txt')\n"
               "except FileNotFoundError as e: print(e)\n"
               "try: f.read()\n"
               "except ValueError as e: print(e)\n",
               "['one\\n', 'two\\n', 'x'] b'one\\r\\ntwo\\nx'\n"
               "hello\n"
               "[Errno 2] No such file or directory: 'absent.txt'\n"
               "I/O operation on closed file.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_print),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_iterators),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
