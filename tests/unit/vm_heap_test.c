/* The heap: what is given out is counted, apart and reusable, in pages and large. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vm/heap.h"

static void test_blocks_are_apart(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 0);
    enum { COUNT = 3000 };
    static unsigned char *blocks[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = 1 + i * 7 % 900;
        blocks[i] = heap_alloc(&heap, size);
        assert_int_equal((uintptr_t)blocks[i] % 8, 0);
        memset(blocks[i], (int)(i & 255), size);
    }
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = 1 + i * 7 % 900;
        assert_int_equal(blocks[i][0], i & 255);
        assert_int_equal(blocks[i][size - 1], i & 255);
        heap_free(&heap, blocks[i], size);
    }
    assert_int_equal(heap.used, 0);
    heap_free_all(&heap);
}

static void test_resize_keeps_the_bytes(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 0);
    char *block = heap_alloc(&heap, 8);
    memcpy(block, "1234567", 8);
    for (size_t size = 8; size < 20000; size = size * 3 / 2) {
        block = heap_resize(&heap, block, size, size * 3 / 2);
        assert_string_equal(block, "1234567");
    }
    heap_free_all(&heap);
}

static void test_limit(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 10000);
    assert_true(heap_can_hold(&heap, 10000));
    assert_false(heap_can_hold(&heap, 10001));
    assert_false(heap_can_hold(&heap, UINT64_MAX));
    heap_alloc(&heap, 9000);
    assert_false(heap.over_limit);
    heap_alloc(&heap, 2000);
    assert_true(heap.over_limit);
    heap_free_all(&heap);
}

static void count_object(void *context, struct object *object)
{
    (void)object;
    ++*(size_t *)context;
}

static void test_walk_finds_live_objects_only(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 0);
    void **objects[500];
    for (size_t i = 0; i < 500; i++) {
        objects[i] = heap_alloc_object(&heap, 32 + i * 3);
        objects[i][1] = objects;       /* the type: alive */
        heap_alloc(&heap, 32 + i * 3); /* a raw block beside it */
    }
    for (size_t i = 0; i < 500; i += 2) {
        heap_free_object(&heap, objects[i], 32 + i * 3);
    }
    size_t count = 0;
    heap_walk(&heap, count_object, &count);
    assert_int_equal(count, 250);
    heap_free_all(&heap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks_are_apart),
        cmocka_unit_test(test_resize_keeps_the_bytes),
        cmocka_unit_test(test_limit),
        cmocka_unit_test(test_walk_finds_live_objects_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
