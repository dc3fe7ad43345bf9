/* dict: its table through C, its type through programs. */
#include "vm_run.h"

#include "vm/container.h"
#include "vm/str.h"

static void test_table(void **state)
{
    (void)state;
    struct strbuf out = {0};
    struct vm *vm = run_vm(&out);
    struct dict *dict = dict_new(vm);
    value found;
    bool was_there;
    for (int i = 0; i < 5000; i++) {
        assert_true(dict_set(vm, dict, value_from_small_int(i * 64), value_from_small_int(i)));
    }
    for (int i = 0; i < 5000; i += 2) {
        assert_true(dict_delete(vm, dict, value_from_small_int(i * 64), &was_there));
        assert_true(was_there);
    }
    assert_int_equal(dict->used, 2500);
    for (int i = 0; i < 5000; i++) {
        assert_true(dict_get(vm, dict, value_from_small_int(i * 64), &found));
        assert_int_equal(value_is_unbound(found), i % 2 == 0);
    }
    /* Last in, first out does not fill the table with what was removed. */
    for (int i = 0; i < 100000; i++) {
        assert_true(dict_set(vm, dict, value_from_small_int(-5 - i), VALUE_NONE));
        assert_true(dict_delete(vm, dict, value_from_small_int(-5 - i), &was_there));
    }
    assert_true(dict->capacity <= 8192);
    drop_object(vm, dict);
    vm_free(vm);
    strbuf_free(&out);
}

static void test_versions(void **state)
{
    (void)state;
    struct strbuf out = {0};
    struct vm *vm = run_vm(&out);
    struct dict *dict = dict_new(vm);
    struct str *name = str_intern_c(vm, "name");
    dict_set_str(vm, dict, name, VALUE_TRUE);
    uint64_t version = dict->keys_version;
    dict_set_str(vm, dict, name, VALUE_FALSE);
    assert_int_equal(dict->keys_version, version);
    assert_int_equal(dict_find_str(dict, name), 0);
    dict_set_c(vm, dict, "other", VALUE_NONE);
    assert_int_not_equal(dict->keys_version, version);
    assert_true(dict->only_str_keys);
    assert_true(value_same(dict_get_c(vm, dict, "name"), VALUE_FALSE));
    assert_true(value_is_unbound(dict_get_c(vm, dict, "absent")));
    struct dict *copy = dict_copy(vm, dict);
    dict_clear(vm, dict);
    assert_int_equal(copy->used, 2);
    drop_object(vm, copy);
    drop_object(vm, dict);
    drop_object(vm, name);
    vm_free(vm);
    strbuf_free(&out);
}

static void test_views(void **state)
{
    (void)state;
    run_expect("d = {'a': 1, 'b': 2}\n"
               "print(d.keys(), d.items(), d.keys() & {'a', 'z'}, ('b', 2) in d.items())\n"
               "print(list(reversed(d)), d | {'c': 3}, d.popitem(), d)\n"
               "try:\n"
               "    for k in d: d[k + 'x'] = 1\n"
               "except RuntimeError as e: print(e)\n",
               "dict_keys(['a', 'b']) dict_items([('a', 1), ('b', 2)]) {'a'} True\n"
               "['b', 'a'] {'a': 1, 'b': 2, 'c': 3} ('b', 2) {'a': 1}\n"
               "dictionary changed size during iteration\n");
}

static void test_keys_that_change_the_dict(void **state)
{
    (void)state;
    run_expect("d = {}\n"
               "class K:\n"
               "    def __hash__(self): return 1\n"
               "    def __eq__(self, o): d.clear(); return False\n"
               "for i in range(5): d[K()] = i\n"
               "print(len(d))\n"
               "class D(dict):\n"
               "    def __missing__(self, k): return k * 2\n"
               "print(D(a=1)['b'], D(a=1))\n"
               "r = {}; r['r'] = r; print(r)\n",
               "1\nbb {'a': 1}\n{'r': {...}}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_versions),
        cmocka_unit_test(test_views),
        cmocka_unit_test(test_keys_that_change_the_dict),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
