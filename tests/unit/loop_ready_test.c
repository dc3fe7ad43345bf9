/* The ready queue: entries come out as they went in, whatever its size, and its memory comes back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "loop/ready.h"

enum { CROWD = 20000 };

static void push(struct heap *heap, struct ready_queue *queue, uint32_t handle)
{
    ready_push(heap, queue,
               (struct ready_entry){.subject = VALUE_NONE,
                                    .argument = VALUE_UNBOUND,
                                    .handle = handle,
                                    .job = READY_SLEEP});
}

/* The queue holds the handles from `first` on, and as many as it says. */
static void assert_holds(const struct ready_queue *queue, uint32_t first, size_t count)
{
    assert_int_equal(queue->count, count);
    const struct ready_entry *entry;
    uint32_t expected = first;
    for (struct ready_cursor at = {0}; (entry = ready_next(queue, &at));) {
        assert_int_equal(entry->handle, expected++);
    }
    assert_int_equal(expected - first, count);
}

static void test_a_crowd_keeps_its_order(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 0);
    struct ready_queue queue = {0};
    for (uint32_t i = 0; i < CROWD; i++) {
        push(&heap, &queue, i);
    }
    assert_holds(&queue, 0, CROWD);
    for (uint32_t i = 0; i < CROWD; i++) {
        assert_int_equal(ready_pop(&heap, &queue).handle, i);
    }
    assert_holds(&queue, 0, 0);
    ready_trim(&heap, &queue);
    assert_int_equal(heap.used, 0);
    heap_free_all(&heap);
}

/* Waves of all sizes: some are taken while others come. */
static void test_waves(void **state)
{
    (void)state;
    struct heap heap;
    heap_init(&heap, 0);
    struct ready_queue queue = {0};
    uint32_t in = 0, out = 0, random = 12345;
    for (int wave = 0; wave < 300; wave++) {
        random = random * 1103515245 + 12345;
        uint32_t more = random >> 16 & (wave % 3 ? 63 : 8191);
        for (uint32_t i = 0; i < more; i++) {
            push(&heap, &queue, in++);
        }
        random = random * 1103515245 + 12345;
        uint32_t left = random >> 16 & (wave % 5 ? 8191 : 0);
        while (queue.count > left) {
            assert_int_equal(ready_pop(&heap, &queue).handle, out++);
        }
        assert_holds(&queue, out, in - out);
        ready_trim(&heap, &queue);
    }
    while (queue.count > 0) {
        assert_int_equal(ready_pop(&heap, &queue).handle, out++);
    }
    assert_int_equal(in, out);
    ready_free(&heap, &queue);
    assert_int_equal(heap.used, 0);
    heap_free_all(&heap);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_crowd_keeps_its_order),
        cmocka_unit_test(test_waves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
