/* Looking stops up. */
#include "model/step.h"

/* How many items of `list` have .member <= value (they are sorted by it). */
#define COUNT_UP_TO(list, member, value, result)            \
    do {                                                    \
        size_t low_ = 0, high_ = (list)->count;             \
        while (low_ < high_) {                              \
            size_t middle_ = low_ + (high_ - low_) / 2;     \
            if ((list)->items[middle_].member <= (value)) { \
                low_ = middle_ + 1;                         \
            } else {                                        \
                high_ = middle_;                            \
            }                                               \
        }                                                   \
        (result) = low_;                                    \
    } while (0)

static size_t stops_up_to(const struct steps *steps, enum step_size size, uint64_t position)
{
    size_t count;
    COUNT_UP_TO(&steps->stops[size], position, position, count);
    return count;
}

uint64_t steps_next(const struct steps *steps, enum step_size size, uint64_t position)
{
    size_t at = stops_up_to(steps, size, position);
    return at < steps->stops[size].count ? steps->stops[size].items[at].position : steps->end;
}

uint64_t steps_previous(const struct steps *steps, enum step_size size, uint64_t position)
{
    size_t at = position > 0 ? stops_up_to(steps, size, position - 1) : 0;
    return at > 0 ? steps->stops[size].items[at - 1].position : 0;
}

uint64_t steps_next_of(const struct steps *steps, enum step_size size, uint32_t task,
                       uint64_t position)
{
    for (size_t at = stops_up_to(steps, size, position); at < steps->stops[size].count; at++) {
        if (steps->stops[size].items[at].task == task) {
            return steps->stops[size].items[at].position;
        }
    }
    return steps->end;
}

uint64_t steps_previous_of(const struct steps *steps, enum step_size size, uint32_t task,
                           uint64_t position)
{
    size_t at = position > 0 ? stops_up_to(steps, size, position - 1) : 0;
    for (; at > 0; at--) {
        if (steps->stops[size].items[at - 1].task == task) {
            return steps->stops[size].items[at - 1].position;
        }
    }
    return 0;
}

size_t steps_number(const struct steps *steps, enum step_size size, uint64_t position)
{
    size_t at = stops_up_to(steps, size, position);
    return at > 0 ? at - 1 : 0;
}

size_t steps_count(const struct steps *steps, enum step_size size)
{
    return steps->stops[size].count;
}

uint64_t steps_position_at(const struct steps *steps, int64_t time)
{
    size_t at;
    COUNT_UP_TO(&steps->instants, time, time, at);
    return at > 0 ? steps->instants.items[at - 1].last : 0;
}

int64_t steps_time_at(const struct steps *steps, uint64_t position)
{
    size_t at;
    COUNT_UP_TO(&steps->instants, first, position, at);
    return at > 0 ? steps->instants.items[at - 1].time : 0;
}
