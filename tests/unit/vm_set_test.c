/* set and frozenset: numbers in CPython's order, all else in order of adding. */
#include "vm_run.h"

static void test_order(void **state)
{
    (void)state;
    run_expect("print({3, 1, 2}, {10, 1}, {33, 1, 17, 9}, {-1, -2, 5})\n"
               "s = set()\n"
               "for w in 'a set of words keeps its order'.split(): s.add(w)\n"
               "s.discard('of'); print(list(s))\n"
               "print({i * 37 % 1009 for i in range(12)})\n",
               "{1, 2, 3} {1, 10} {33, 17, 9, 1} {5, -1, -2}\n"
               "['a', 'set', 'words', 'keeps', 'its', 'order']\n"
               "{0, 259, 37, 296, 74, 333, 111, 370, 148, 407, 185, 222}\n");
}

static void test_operators(void **state)
{
    (void)state;
    run_expect("a = set(range(0, 20, 2)); b = set(range(0, 20, 3))\n"
               "print(a & b, a - b, a ^ b, a | b, a <= b, {6} < a, a.isdisjoint([1]))\n"
               "print(hash(frozenset([1, 2, 3])), {1} in {frozenset([1])}, frozenset([1]) == {1})\n"
               "while len(a) > 5: print(a.pop(), end=' ')\n"
               "print(a)\n"
               "try: {[]}\n"
               "except TypeError as e: print(e)\n",
               "{0, 18, 12, 6} {2, 4, 8, 10, 14, 16} {2, 3, 4, 8, 9, 10, 14, 15, 16} {0, 2, 3, 4, "
               "6, 8, 9, 10, 12, 14, 15, 16, 18} False True True\n"
               "-272375401224217160 True True\n"
               "0 2 4 6 8 {10, 12, 14, 16, 18}\n"
               "unhashable type: 'list'\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_operators),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
