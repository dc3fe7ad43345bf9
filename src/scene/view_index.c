/* What makes a long timeline quick to draw: its stops, and summaries of its spans. */
#include "scene/view.h"

/* --- stops: the set of all positions at which a span begins or ends --- */

struct positions {
    int64_t base, last; /* the bits are of positions from base to last */
    uint64_t *bits;
    uint32_t *before; /* of each word: how many are in those before it */
};

/* Its bit. */
static size_t bit_of(const struct positions *set, int64_t position)
{
    int64_t within = position < set->base ? set->base : position > set->last ? set->last : position;
    return (size_t)(within - set->base);
}

static void add_position(struct positions *set, int64_t position)
{
    size_t bit = bit_of(set, position);
    set->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static void set_time(struct view *view, const struct positions *set, int64_t position, int64_t time)
{
    size_t bit = bit_of(set, position);
    uint64_t lower = (UINT64_C(1) << (bit % 64)) - 1;
    size_t at = set->before[bit / 64] + (size_t)__builtin_popcountll(set->bits[bit / 64] & lower);
    struct view_stop *stop = &view->stops.items[at];
    stop->position = set->base + (int64_t)bit;
    stop->time = time > stop->time ? time : stop->time;
}

static void find_stops(struct view *view)
{
    int64_t base = view->position_begin > 0 ? view->position_begin : 0;
    int64_t end = view->position_count > base ? view->position_count : base;
    bool goes_on = view->time_least > view->time_end; /* beyond the end of the run */
    struct positions set = {.base = base, .last = end + goes_on};
    size_t words = (size_t)((set.last - set.base) / 64 + 1), count = 0;
    set.bits = mem_alloc_zero(words * sizeof *set.bits);
    set.before = mem_alloc_zero(words * sizeof *set.before);
    add_position(&set, set.base);
    add_position(&set, end);
    add_position(&set, set.last);
    for (size_t i = 0; i < view->spans.count; i++) {
        add_position(&set, view->spans.items[i].first);
        add_position(&set, view->spans.items[i].last);
    }
    for (size_t i = 0; i < words; i++) {
        set.before[i] = (uint32_t)count;
        count += (size_t)__builtin_popcountll(set.bits[i]);
    }
    vec_clear(&view->stops);
    vec_reserve(&view->stops, count);
    memset(view->stops.items, 0, count * sizeof *view->stops.items);
    view->stops.count = count;
    set_time(view, &set, set.base, view->time_begin);
    set_time(view, &set, end, view->time_end);
    set_time(view, &set, set.last,
             view->time_least > view->time_end ? view->time_least : view->time_end);
    for (size_t i = 0; i < view->spans.count; i++) {
        set_time(view, &set, view->spans.items[i].first, view->spans.items[i].start);
        set_time(view, &set, view->spans.items[i].last, view->spans.items[i].end);
    }
    mem_free(set.bits);
    mem_free(set.before);
    for (size_t i = 1; i < count; i++) { /* whatever the spans say: no way back */
        struct view_stop *stop = &view->stops.items[i], *before = stop - 1;
        stop->time = stop->time < before->time ? before->time : stop->time;
        stop->opened = before->opened + (stop->time == before->time);
    }
}

/* --- summaries --- */

static void summarize(struct view *view)
{
    size_t below = view->spans.count;
    for (int level = 0; level < VIEW_SUMMARY_LEVELS; level++) {
        size_t count = below / VIEW_SUMMARY_FACTOR; /* whole ones only */
        vec_clear(&view->summary[level]);
        vec_reserve(&view->summary[level], count + 1);
        view->summary[level].count = count;
        for (size_t i = 0; i < count; i++) {
            unsigned states = 0;
            for (size_t k = i * VIEW_SUMMARY_FACTOR; k < (i + 1) * VIEW_SUMMARY_FACTOR; k++) {
                states |= level == 0 ? 1u << view->spans.items[k].state
                                     : view->summary[level - 1].items[k];
            }
            view->summary[level].items[i] = (unsigned char)states;
        }
        below = count;
    }
}

void view_index(struct view *view)
{
    find_stops(view);
    summarize(view);
}

unsigned view_states(const struct view *view, size_t first, size_t last)
{
    unsigned states = 0;
    while (first < last) {
        size_t size = 1;
        int level = -1;
        while (level + 1 < VIEW_SUMMARY_LEVELS && first % (size * VIEW_SUMMARY_FACTOR) == 0 &&
               first + size * VIEW_SUMMARY_FACTOR <= last &&
               first / (size * VIEW_SUMMARY_FACTOR) < view->summary[level + 1].count) {
            size *= VIEW_SUMMARY_FACTOR;
            level++;
        }
        states |= level < 0 ? 1u << view->spans.items[first].state
                            : view->summary[level].items[first / size];
        first += size;
    }
    return states;
}

/* --- lookups --- */

/* The first span of a task that is not before `task`. */
static size_t first_of(const struct view *view, int task)
{
    size_t low = 0, high = view->spans.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (view->spans.items[middle].task < task) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void view_lane(const struct view *view, int task, size_t *first, size_t *last)
{
    *first = first_of(view, task);
    *last = first_of(view, task + 1);
}

size_t view_span_behind(const struct view *view, size_t first, size_t last, int64_t position)
{
    while (first < last) {
        size_t middle = first + (last - first) / 2;
        if (view->spans.items[middle].last <= position) {
            first = middle + 1;
        } else {
            last = middle;
        }
    }
    return first;
}
