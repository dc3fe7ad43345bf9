/* Sorting by the bits of the keys, where nobody can see which comparisons are made: numbers, text
 * and tuples of them.  Stable, as list.sort() is.
 *
 * The order of a key is a number: of an int itself, of a float its bits, of a str its first eight
 * bytes, of a tuple that of its first item.  Keys of one order lie together afterwards, and whoever
 * called sorts them further.
 */
#include "vm/container_private.h"
#include "vm/sort_private.h"

struct record {
    uint64_t order;
    size_t index;
};

static uint64_t str_order(const struct str *str)
{
    unsigned char bytes[8] = {0};
    memcpy(bytes, str->text, str->size < 8 ? str->size : 8);
    uint64_t order = 0;
    for (int i = 0; i < 8; i++) {
        order = order << 8 | bytes[i];
    }
    return order;
}

static uint64_t order_of(value key)
{
    const uint64_t sign = (uint64_t)1 << 63;
    if (value_is_small_int(key)) {
        return (uint64_t)value_small_int(key) ^ sign;
    }
    if (value_is_inline_float(key)) {
        double d = value_inline_float(key);
        uint64_t bits;
        memcpy(&bits, &d, sizeof bits);
        return bits & sign ? ~bits : bits | sign;
    }
    return value_is_tuple(key) ? order_of(value_as(tuple, key)->items[0])
                               : str_order(value_as(str, key));
}

/* One pass: by the `bits` bits from `shift` on. */
static void radix_pass(const struct record *from, struct record *to, size_t count, int shift,
                       int bits)
{
    size_t starts[1 << RADIX_BITS_MAX] = {0}, at = 0, digits = (size_t)1 << bits;
    for (size_t i = 0; i < count; i++) {
        starts[from[i].order >> shift & (digits - 1)]++;
    }
    for (size_t digit = 0; digit < digits; digit++) {
        size_t here = starts[digit];
        starts[digit] = at;
        at += here;
    }
    for (size_t i = 0; i < count; i++) {
        to[starts[from[i].order >> shift & (digits - 1)]++] = from[i];
    }
}

/* In `records`, with `spare` to work in; gives the one of both in which they lie then. */
static struct record *radix_sort(struct record *records, struct record *spare, size_t count)
{
    uint64_t differ = 0;
    bool sorted = true;
    for (size_t i = 1; i < count; i++) {
        differ |= records[i].order ^ records[0].order;
        sorted = sorted && records[i - 1].order <= records[i].order;
    }
    if (sorted) {
        return records;
    }
    int bits = count < 4096 ? 8 : RADIX_BITS_MAX, end = 64 - __builtin_clzll(differ);
    for (int shift = __builtin_ctzll(differ); shift < end; shift += bits) {
        if (!(differ >> shift & (((uint64_t)1 << bits) - 1))) {
            continue;
        }
        radix_pass(records, spare, count, shift, bits);
        struct record *other = records;
        records = spare;
        spare = other;
    }
    return records;
}

bool sort_by_order(struct vm *vm, value *items, size_t count, size_t width, group_fn group,
                   void *context)
{
    size_t size = count * sizeof(struct record), moved = count * width * sizeof(value);
    struct record *records = heap_alloc(&vm->heap, size), *spare = heap_alloc(&vm->heap, size);
    for (size_t i = 0; i < count; i++) {
        records[i] = (struct record){order_of(items[i * width]), i};
    }
    struct record *sorted = radix_sort(records, spare, count);
    value *old = heap_alloc(&vm->heap, moved);
    memcpy(old, items, moved);
    for (size_t i = 0; i < count; i++) {
        memcpy(items + i * width, old + sorted[i].index * width, width * sizeof(value));
    }
    heap_free(&vm->heap, old, moved);
    bool ok = true;
    for (size_t first = 0, i = 1; ok && group && i <= count; i++) {
        if (i == count || sorted[i].order != sorted[first].order) {
            ok = i - first == 1 || group(context, items + first * width, i - first);
            first = i;
        }
    }
    heap_free(&vm->heap, records, size);
    heap_free(&vm->heap, spare, size);
    return ok;
}
