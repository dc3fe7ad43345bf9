/* list, tuple, range, slice and sorting: through C and through programs. */
#include "vm_run.h"

#include "vm/container.h"
#include "vm/number.h"
#include "vm/str.h"

static void test_references(void **state)
{
    (void)state;
    struct strbuf out = {0};
    struct vm *vm = run_vm(&out);
    struct str *item = str_from_c(vm, "an item");
    struct list *list = list_new(vm, 0);
    for (int i = 0; i < 100; i++) {
        list_append(vm, list, str_value(item));
    }
    assert_int_equal(item->head.refs, 101);
    struct tuple *tuple = tuple_from_iterable(vm, value_from_object(list));
    assert_int_equal(item->head.refs, 201);
    value part_of = slice_new(vm, value_from_small_int(10), VALUE_NONE, value_from_small_int(3));
    value part = vm_getitem(vm, value_from_object(list), part_of);
    assert_int_equal(item->head.refs, 231);
    assert_true(vm_delitem(vm, value_from_object(list), part_of));
    assert_int_equal(item->head.refs, 201);
    drop(vm, part);
    drop(vm, part_of);
    assert_int_equal(item->head.refs, 171);
    drop_object(vm, list);
    drop_object(vm, tuple);
    assert_int_equal(item->head.refs, 1);
    drop_object(vm, item);
    vm_free(vm);
    strbuf_free(&out);
}

static void test_slices(void **state)
{
    (void)state;
    run_expect("b = list(range(10))\n"
               "b[2:5] = 'abc'; b[::4] = 'xyz'; print(b)\n"
               "del b[1::3]; print(b, b[::-1], b[-3:], b[5:2])\n"
               "b[1:1] = b; print(len(b))\n",
               "['x', 1, 'a', 'b', 'y', 5, 6, 7, 'z', 9]\n"
               "['x', 'a', 'b', 5, 6, 'z', 9] [9, 'z', 6, 5, 'b', 'a', 'x'] [6, 'z', 9] []\n"
               "14\n");
}

static void test_sort(void **state)
{
    (void)state;
    run_expect("print(sorted([3, 1, 2]), sorted('hello'), sorted([2.5, -1.0]))\n"
               "print(sorted(range(10), key=lambda x: x % 3, reverse=True))\n"
               "class C:\n"
               "    n = 0\n"
               "    def __init__(self, v): self.v = v\n"
               "    def __lt__(self, o): C.n += 1; return self.v < o.v\n"
               "x = [C(i * 7919 % 1009) for i in range(1000)]\n"
               "x.sort(); print(C.n, all(a.v <= b.v for a, b in zip(x, x[1:])))\n"
               "l = [3, 2]\n"
               "try: l.sort(key=lambda v: l.append(v) or 0)\n"
               "except ValueError as e: print(e, l)\n",
               "[1, 2, 3] ['e', 'h', 'l', 'l', 'o'] [-1.0, 2.5]\n"
               "[2, 5, 8, 1, 4, 7, 0, 3, 6, 9]\n"
               "8609 True\n"
               "list modified during sort [3, 2]\n");
}

static void test_tuple_hash(void **state)
{
    (void)state;
    run_expect("print(hash((1, 2)), hash(()), hash((1.5, -1, (True,))))\n",
               "-3550055125485641917 5740354900026072187 6792724921280215770\n");
}

static void test_range(void **state)
{
    (void)state;
    run_expect("r = range(0, 100, 7)\n"
               "print(r[::-1], len(r), 14 in r, 15 in r, r.index(21), list(reversed(r))[:2])\n"
               "print(range(10**20, 10**20 + 2)[1], len(range(10**10)), range(0) == range(5, 5))\n",
               "range(98, -7, -7) 15 True False 3 [98, 91]\n"
               "100000000000000000001 10000000000 True\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_references), cmocka_unit_test(test_slices),
        cmocka_unit_test(test_sort),       cmocka_unit_test(test_tuple_hash),
        cmocka_unit_test(test_range),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
