/* list.sort: a stable merge sort that finds the runs that are already there, gallops
 * when one side wins for long, and merges by the rule of powersort.  It asks the
 * same comparisons in the same order as CPython 3.11, because a program's
 * __lt__ can count them.
 *
 * Elements are `width` values each: the item, or the key and then the item.
 * While it sorts, the list is empty for everybody else.
 * References: the arrays move references about and never own more or fewer.
 */
#include "vm/container_private.h"
#include "vm/sort_private.h"

enum { MIN_GALLOP = 7, MAX_RUNS = 85, FEW = 64, RADIX_FROM = 200, TUPLE_MAX = 8 };

/* What all keys are.  KIND_TUPLE: tuples of one length, with ints, floats or texts in the same
 * places. */
enum key_kind { KIND_INT, KIND_FLOAT, KIND_STR, KIND_TUPLE, KIND_ANY };

struct run {
    value *base;
    size_t length;
    int power;
};

struct sorter {
    struct vm *vm;
    enum key_kind kind;
    size_t width;
    value *base; /* of everything */
    size_t total;
    size_t min_gallop;
    value *buffer;
    size_t buffer_size; /* in values */
    struct run runs[MAX_RUNS];
    size_t run_count;
};

/* ---- comparing ---- */

static int less_tuple(const struct tuple *a, const struct tuple *b)
{
    for (size_t i = 0; i < a->count; i++) {
        value x = a->items[i], y = b->items[i];
        if (value_same(x, y)) {
            continue;
        }
        if (value_is_small_int(x)) {
            return (int64_t)x.bits < (int64_t)y.bits;
        }
        if (value_is_inline_float(x)) {
            return value_inline_float(x) < value_inline_float(y);
        }
        int order = str_compare(value_as(str, x), value_as(str, y));
        if (order != 0) {
            return order < 0;
        }
    }
    return 0;
}

/* a < b: 1, 0, -1 */
static inline int is_less(const struct sorter *sorter, value a, value b)
{
    switch (sorter->kind) {
    case KIND_INT: return (int64_t)a.bits < (int64_t)b.bits;
    case KIND_FLOAT: return value_inline_float(a) < value_inline_float(b);
    case KIND_STR: return str_compare(value_as(str, a), value_as(str, b)) < 0;
    case KIND_TUPLE: return less_tuple(value_as(tuple, a), value_as(tuple, b));
    default: return vm_compare_truth(sorter->vm, a, b, COMPARE_LT);
    }
}

static enum key_kind kind_of(struct vm *vm, value key)
{
    return value_is_small_int(key)                     ? KIND_INT
           : value_is_inline_float(key)                ? KIND_FLOAT
           : value_is_exactly(key, vm_type(vm, STR))   ? KIND_STR
           : value_is_exactly(key, vm_type(vm, TUPLE)) ? KIND_TUPLE
                                                       : KIND_ANY;
}

/* Is it made like the first key, a tuple? */
static bool tuple_is_like(struct vm *vm, const struct tuple *first, const struct tuple *tuple)
{
    bool like = tuple->count == first->count && tuple->count > 0 && tuple->count <= TUPLE_MAX;
    for (size_t i = 0; like && i < tuple->count; i++) {
        enum key_kind kind = kind_of(vm, tuple->items[i]);
        like = kind < KIND_TUPLE && kind == kind_of(vm, first->items[i]);
    }
    return like;
}

static enum key_kind choose_kind(const struct sorter *sorter)
{
    value first = sorter->base[0];
    enum key_kind kind = kind_of(sorter->vm, first);
    for (size_t i = 0; i < sorter->total && kind != KIND_ANY; i++) {
        value key = sorter->base[i * sorter->width];
        if (kind_of(sorter->vm, key) != kind ||
            (kind == KIND_TUPLE &&
             !tuple_is_like(sorter->vm, value_as(tuple, first), value_as(tuple, key)))) {
            kind = KIND_ANY;
        }
    }
    return kind;
}

/* ---- moving ---- */

static inline void copy_one(const struct sorter *sorter, value *to, const value *from)
{
    to[0] = from[0];
    if (sorter->width == 2) {
        to[1] = from[1];
    }
}

static inline void copy_many(const struct sorter *sorter, value *to, const value *from,
                             size_t count)
{
    memmove(to, from, count * sorter->width * sizeof(value));
}

static void reverse_range(const struct sorter *sorter, value *lo, size_t count)
{
    value *hi = lo + count * sorter->width;
    for (size_t i = 0; i < count / 2; i++) {
        value held[2];
        hi -= sorter->width;
        copy_one(sorter, held, lo);
        copy_one(sorter, lo, hi);
        copy_one(sorter, hi, held);
        lo += sorter->width;
    }
}

static void buffer_reserve(struct sorter *sorter, size_t count)
{
    size_t size = count * sorter->width;
    if (size > sorter->buffer_size) {
        struct heap *heap = &sorter->vm->heap;
        if (sorter->buffer) {
            heap_free(heap, sorter->buffer, sorter->buffer_size * sizeof(value));
        }
        sorter->buffer = heap_alloc(heap, size * sizeof(value));
        sorter->buffer_size = size;
    }
}

/* ---- runs ---- */

/* Length of the run at lo (ascending, or strictly descending); 0: exception. */
static size_t count_run(struct sorter *sorter, const value *lo, size_t count, bool *descending)
{
    size_t width = sorter->width;
    *descending = false;
    if (count < 2) {
        return count;
    }
    int less = is_less(sorter, lo[width], lo[0]);
    if (less < 0) {
        return 0;
    }
    *descending = less;
    size_t n = 2;
    for (; n < count; n++) {
        less = is_less(sorter, lo[n * width], lo[(n - 1) * width]);
        if (less < 0) {
            return 0;
        }
        if ((bool)less != *descending) {
            break;
        }
    }
    return n;
}

/* Sorts lo[0 … count), of which the first `sorted` are in order. */
static bool binary_insertion(struct sorter *sorter, value *lo, size_t count, size_t sorted)
{
    size_t width = sorter->width;
    for (size_t at = sorted ? sorted : 1; at < count; at++) {
        size_t left = 0, right = at;
        value pivot[2];
        copy_one(sorter, pivot, lo + at * width);
        while (left < right) {
            size_t middle = left + ((right - left) >> 1);
            int less = is_less(sorter, pivot[0], lo[middle * width]);
            if (less < 0) {
                return false;
            }
            if (less) {
                right = middle;
            } else {
                left = middle + 1;
            }
        }
        copy_many(sorter, lo + (left + 1) * width, lo + left * width, at - left);
        copy_one(sorter, lo + left * width, pivot);
    }
    return true;
}

/* ---- galloping ---- */

/* Where key belongs in the sorted a[0 … n): before the first element that is not less
 * (left), or before the first that is greater (right).  Starts at hint and doubles
 * its steps.  SIZE_MAX: exception. */
static size_t gallop(struct sorter *sorter, value key, const value *a, size_t n, size_t hint,
                     bool right)
{
    size_t width = sorter->width, last = 0, offset = 1;
    /* "The element lies before key's place": a < key, or for right: not key < a. */
#define BEFORE(at) \
    (right ? is_less(sorter, key, a[(at)*width]) : is_less(sorter, a[(at)*width], key))
    int less = BEFORE(hint);
    if (less < 0) {
        return SIZE_MAX;
    }
    if (less != right) { /* its place is behind hint */
        size_t most = n - hint;
        while (offset < most) {
            less = BEFORE(hint + offset);
            if (less < 0) {
                return SIZE_MAX;
            }
            if (less == right) {
                break;
            }
            last = offset;
            offset = offset * 2 + 1;
        }
        offset = hint + (offset > most ? most : offset);
        last = hint + last + 1;
    } else { /* at hint or before it */
        size_t most = hint + 1;
        while (offset < most) {
            less = BEFORE(hint - offset);
            if (less < 0) {
                return SIZE_MAX;
            }
            if (less != right) {
                break;
            }
            last = offset;
            offset = offset * 2 + 1;
        }
        size_t far = offset > most ? most : offset;
        offset = hint - last;
        last = hint + 1 - far;
    }
    while (last < offset) {
        size_t middle = last + ((offset - last) >> 1);
        less = BEFORE(middle);
        if (less < 0) {
            return SIZE_MAX;
        }
        if (less != right) {
            last = middle + 1;
        } else {
            offset = middle;
        }
    }
    return offset;
#undef BEFORE
}

/* ---- merging two neighbours ---- */

/* What is being merged: the side in the buffer and the side in place. */
struct merge {
    value *dest, *a, *b;
    size_t na, nb;
};

enum merge_state { MERGE_ON, MERGE_DONE, MERGE_LAST, MERGE_FAILED };

static enum merge_state low_take_b(struct sorter *sorter, struct merge *m)
{
    copy_one(sorter, m->dest, m->b);
    m->dest += sorter->width;
    m->b += sorter->width;
    return --m->nb == 0 ? MERGE_DONE : MERGE_ON;
}

static enum merge_state low_take_a(struct sorter *sorter, struct merge *m)
{
    copy_one(sorter, m->dest, m->a);
    m->dest += sorter->width;
    m->a += sorter->width;
    return --m->na == 1 ? MERGE_LAST : MERGE_ON;
}

static enum merge_state low_one_by_one(struct sorter *sorter, struct merge *m)
{
    size_t a_wins = 0, b_wins = 0;
    for (;;) {
        int less = is_less(sorter, m->b[0], m->a[0]);
        if (less < 0) {
            return MERGE_FAILED;
        }
        enum merge_state state = less ? low_take_b(sorter, m) : low_take_a(sorter, m);
        a_wins = less ? 0 : a_wins + 1;
        b_wins = less ? b_wins + 1 : 0;
        if (state != MERGE_ON || a_wins >= sorter->min_gallop || b_wins >= sorter->min_gallop) {
            return state;
        }
    }
}

/* One round of galloping; *wins: the longer of both gallops. */
static enum merge_state low_gallop(struct sorter *sorter, struct merge *m, size_t *wins)
{
    size_t width = sorter->width;
    size_t k = gallop(sorter, m->b[0], m->a, m->na, 0, true);
    if (k == SIZE_MAX) {
        return MERGE_FAILED;
    }
    *wins = k;
    if (k) {
        copy_many(sorter, m->dest, m->a, k);
        m->dest += k * width;
        m->a += k * width;
        m->na -= k;
        if (m->na <= 1) {
            return m->na ? MERGE_LAST : MERGE_DONE;
        }
    }
    if (low_take_b(sorter, m) == MERGE_DONE) {
        return MERGE_DONE;
    }
    k = gallop(sorter, m->a[0], m->b, m->nb, 0, false);
    if (k == SIZE_MAX) {
        return MERGE_FAILED;
    }
    *wins = k > *wins ? k : *wins;
    if (k) {
        copy_many(sorter, m->dest, m->b, k);
        m->dest += k * width;
        m->b += k * width;
        m->nb -= k;
        if (m->nb == 0) {
            return MERGE_DONE;
        }
    }
    return low_take_a(sorter, m);
}

static enum merge_state high_take_a(struct sorter *sorter, struct merge *m)
{
    copy_one(sorter, m->dest, m->a);
    m->dest -= sorter->width;
    m->a -= sorter->width;
    return --m->na == 0 ? MERGE_DONE : MERGE_ON;
}

static enum merge_state high_take_b(struct sorter *sorter, struct merge *m)
{
    copy_one(sorter, m->dest, m->b);
    m->dest -= sorter->width;
    m->b -= sorter->width;
    return --m->nb == 1 ? MERGE_LAST : MERGE_ON;
}

static enum merge_state high_one_by_one(struct sorter *sorter, struct merge *m)
{
    size_t a_wins = 0, b_wins = 0;
    for (;;) {
        int less = is_less(sorter, m->b[0], m->a[0]);
        if (less < 0) {
            return MERGE_FAILED;
        }
        enum merge_state state = less ? high_take_a(sorter, m) : high_take_b(sorter, m);
        a_wins = less ? a_wins + 1 : 0;
        b_wins = less ? 0 : b_wins + 1;
        if (state != MERGE_ON || a_wins >= sorter->min_gallop || b_wins >= sorter->min_gallop) {
            return state;
        }
    }
}

static enum merge_state high_gallop(struct sorter *sorter, struct merge *m, size_t *wins)
{
    size_t width = sorter->width;
    size_t k = gallop(sorter, m->b[0], m->a - (m->na - 1) * width, m->na, m->na - 1, true);
    if (k == SIZE_MAX) {
        return MERGE_FAILED;
    }
    k = m->na - k;
    *wins = k;
    if (k) {
        m->dest -= k * width;
        m->a -= k * width;
        copy_many(sorter, m->dest + width, m->a + width, k);
        m->na -= k;
        if (m->na == 0) {
            return MERGE_DONE;
        }
    }
    if (high_take_b(sorter, m) == MERGE_LAST) {
        return MERGE_LAST;
    }
    k = gallop(sorter, m->a[0], m->b - (m->nb - 1) * width, m->nb, m->nb - 1, false);
    if (k == SIZE_MAX) {
        return MERGE_FAILED;
    }
    k = m->nb - k;
    *wins = k > *wins ? k : *wins;
    if (k) {
        m->dest -= k * width;
        m->b -= k * width;
        copy_many(sorter, m->dest + width, m->b + width, k);
        m->nb -= k;
        if (m->nb <= 1) {
            return m->nb ? MERGE_LAST : MERGE_DONE;
        }
    }
    return high_take_a(sorter, m);
}

/* Turns between the two ways until the merge is decided. */
static enum merge_state merge_loop(struct sorter *sorter, struct merge *m, bool low)
{
    for (;;) {
        enum merge_state state = low ? low_one_by_one(sorter, m) : high_one_by_one(sorter, m);
        if (state != MERGE_ON) {
            return state;
        }
        size_t wins, min_gallop = sorter->min_gallop + 1;
        do {
            min_gallop -= min_gallop > 1;
            sorter->min_gallop = min_gallop;
            state = low ? low_gallop(sorter, m, &wins) : high_gallop(sorter, m, &wins);
            if (state != MERGE_ON) {
                return state;
            }
        } while (wins >= MIN_GALLOP);
        sorter->min_gallop = min_gallop + 1; /* leaving gallop mode has its price */
    }
}

/* Merges a[0 … na) with the b[0 … nb) behind it; na <= nb: a is what moves away. */
static bool merge_low(struct sorter *sorter, value *a, size_t na, value *b, size_t nb)
{
    buffer_reserve(sorter, na);
    copy_many(sorter, sorter->buffer, a, na);
    struct merge m = {a, sorter->buffer, b, na, nb};
    enum merge_state state = low_take_b(sorter, &m);
    if (state == MERGE_ON) {
        state = m.na == 1 ? MERGE_LAST : merge_loop(sorter, &m, true);
    }
    if (state == MERGE_LAST) { /* the last of a goes behind all of b */
        copy_many(sorter, m.dest, m.b, m.nb);
        copy_one(sorter, m.dest + m.nb * sorter->width, m.a);
    } else {
        copy_many(sorter, m.dest, m.a, m.na);
    }
    return state != MERGE_FAILED;
}

static bool merge_high(struct sorter *sorter, value *a, size_t na, value *b, size_t nb)
{
    size_t width = sorter->width;
    buffer_reserve(sorter, nb);
    copy_many(sorter, sorter->buffer, b, nb);
    struct merge m = {b + (nb - 1) * width, a + (na - 1) * width, sorter->buffer + (nb - 1) * width,
                      na, nb};
    enum merge_state state = high_take_a(sorter, &m);
    if (state == MERGE_ON) {
        state = m.nb == 1 ? MERGE_LAST : merge_loop(sorter, &m, false);
    }
    if (state == MERGE_LAST) { /* the first of b goes before what is left of a */
        m.dest -= m.na * width;
        m.a -= m.na * width;
        copy_many(sorter, m.dest + width, m.a + width, m.na);
        copy_one(sorter, m.dest, m.b);
    } else if (m.nb) {
        copy_many(sorter, m.dest - (m.nb - 1) * width, sorter->buffer, m.nb);
    }
    return state != MERGE_FAILED;
}

/* Merges the runs i and i + 1. */
static bool merge_at(struct sorter *sorter, size_t i)
{
    size_t width = sorter->width;
    value *a = sorter->runs[i].base, *b = sorter->runs[i + 1].base;
    size_t na = sorter->runs[i].length, nb = sorter->runs[i + 1].length;
    sorter->runs[i].length = na + nb;
    if (i + 3 == sorter->run_count) {
        sorter->runs[i + 1] = sorter->runs[i + 2];
    }
    sorter->run_count--;
    size_t k = gallop(sorter, b[0], a, na, 0, true);
    if (k == SIZE_MAX) {
        return false;
    }
    a += k * width;
    na -= k;
    if (na == 0) {
        return true;
    }
    nb = gallop(sorter, a[(na - 1) * width], b, nb, nb - 1, false);
    if (nb == SIZE_MAX || nb == 0) {
        return nb == 0;
    }
    return na <= nb ? merge_low(sorter, a, na, b, nb) : merge_high(sorter, a, na, b, nb);
}

/* ---- which runs to merge when ---- */

/* Depth, in the ideal binary tree over n elements, of the boundary between the run of
 * n1 elements at s1 and the n2 behind it. */
static int boundary_power(size_t s1, size_t n1, size_t n2, size_t n)
{
    int power = 0;
    size_t a = 2 * s1 + n1, b = a + n1 + n2;
    for (;;) {
        power++;
        if (a >= n) {
            a -= n;
            b -= n;
        } else if (b >= n) {
            return power;
        }
        a *= 2;
        b *= 2;
    }
}

static bool push_run(struct sorter *sorter, value *base, size_t length)
{
    if (sorter->run_count) {
        const struct run *top = &sorter->runs[sorter->run_count - 1];
        size_t start = (size_t)(top->base - sorter->base) / sorter->width;
        int power = boundary_power(start, top->length, length, sorter->total);
        while (sorter->run_count > 1 && sorter->runs[sorter->run_count - 2].power > power) {
            if (!merge_at(sorter, sorter->run_count - 2)) {
                return false;
            }
        }
        sorter->runs[sorter->run_count - 1].power = power;
    }
    sorter->runs[sorter->run_count++] = (struct run){base, length, 0};
    return true;
}

static bool merge_rest(struct sorter *sorter)
{
    while (sorter->run_count > 1) {
        size_t i = sorter->run_count - 2;
        if (i > 0 && sorter->runs[i - 1].length < sorter->runs[i + 1].length) {
            i--;
        }
        if (!merge_at(sorter, i)) {
            return false;
        }
    }
    return true;
}

static bool sort_all(struct sorter *sorter)
{
    size_t left = sorter->total, least = left, odd = 0;
    value *lo = sorter->base;
    while (least >= FEW) {
        odd |= least & 1;
        least >>= 1;
    }
    least += odd;
    while (left) {
        bool descending;
        size_t length = count_run(sorter, lo, left, &descending);
        if (!length) {
            return false;
        }
        if (descending) {
            reverse_range(sorter, lo, length);
        }
        if (length < least) {
            size_t forced = left < least ? left : least;
            if (!binary_insertion(sorter, lo, forced, length)) {
                return false;
            }
            length = forced;
        }
        if (!push_run(sorter, lo, length)) {
            return false;
        }
        lo += length * sorter->width;
        left -= length;
    }
    return merge_rest(sorter);
}

/* ---- the list around it ---- */

/* Neighbours of one order, of a kind where that does not say all. */
static bool sort_group(void *context, value *items, size_t count)
{
    struct sorter *sorter = context;
    sorter->base = items;
    sorter->total = count;
    sorter->run_count = 0;
    sorter->min_gallop = MIN_GALLOP;
    return sort_all(sorter);
}

static bool sort_items(struct vm *vm, value *items, size_t count, size_t width, bool reverse)
{
    struct sorter sorter = {
        .vm = vm, .width = width, .base = items, .total = count, .min_gallop = MIN_GALLOP};
    sorter.kind = choose_kind(&sorter);
    if (reverse) { /* twice, so that equal ones keep their order */
        reverse_range(&sorter, items, count);
    }
    bool ok = sorter.kind == KIND_ANY || count < RADIX_FROM
                  ? sort_all(&sorter)
                  : sort_by_order(vm, items, count, width,
                                  sorter.kind >= KIND_STR ? sort_group : NULL, &sorter);
    if (reverse) {
        reverse_range(&sorter, items, count);
    }
    if (sorter.buffer) {
        heap_free(&vm->heap, sorter.buffer, sorter.buffer_size * sizeof(value));
    }
    return ok;
}

/* Sorts pairs of key and item, then takes the items out again. */
static bool sort_by_key(struct vm *vm, value *items, size_t count, value key, bool reverse)
{
    value *pairs = heap_alloc(&vm->heap, count * 2 * sizeof(value));
    size_t made = 0;
    bool ok = true;
    for (; made < count; made++) {
        value k = vm_call1(vm, key, items[made]);
        if (value_is_error(k)) {
            ok = false;
            break;
        }
        pairs[made * 2] = k;
        pairs[made * 2 + 1] = items[made];
    }
    if (ok) {
        ok = sort_items(vm, pairs, count, 2, reverse);
        for (size_t i = 0; i < count; i++) {
            items[i] = pairs[i * 2 + 1];
        }
    }
    for (size_t i = 0; i < made; i++) {
        drop(vm, pairs[i * 2]);
    }
    heap_free(&vm->heap, pairs, count * 2 * sizeof(value));
    return ok;
}

bool list_sort(struct vm *vm, struct list *list, value key, bool reverse)
{
    value *items = list->items;
    size_t count = list->count, capacity = list->capacity;
    list->items = NULL;
    list->count = list->capacity = 0;
    bool ok = true;
    vm_burn(vm, count * (uint64_t)(64 - __builtin_clzll(count | 1))); /* as comparing takes */
    if (count && !value_is_unbound(key)) {
        ok = sort_by_key(vm, items, count, key, reverse);
    } else if (count > 1) {
        ok = sort_items(vm, items, count, 1, reverse);
    }
    bool modified = list->items != NULL;
    struct list touched = *list;
    list->items = items;
    list->count = count;
    list->capacity = capacity;
    if (modified) {
        for (size_t i = 0; i < touched.count; i++) {
            drop(vm, touched.items[i]);
        }
        heap_free(&vm->heap, touched.items, touched.capacity * sizeof(value));
        if (ok) {
            vm_raise(vm, EXC_ValueError, "list modified during sort");
            ok = false;
        }
    }
    return ok;
}
