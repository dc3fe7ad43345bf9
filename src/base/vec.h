/* Growable arrays of any type, as macros over a plain struct.
 *
 *     struct numbers { int *items; size_t count, capacity; } list = {0};
 *     vec_push(&list, 7);
 *     vec_free(&list);
 *
 * Any struct with the members items, count and capacity is such an array (VEC(T)
 * makes an anonymous one).  Zeroed memory is an empty array.  Pointers into
 * items are good until the next push.  The owner of the struct owns the items.
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include <stddef.h>
#include <string.h>

#include "base/mem.h"

#define VEC(T)                  \
    struct {                    \
        T *items;               \
        size_t count, capacity; \
    }

/* Room for at least `extra` more items. */
#define vec_reserve(vec, extra)                                                        \
    do {                                                                               \
        if ((vec)->count + (extra) > (vec)->capacity) {                                \
            size_t vec_want_ = (vec)->capacity ? (vec)->capacity * 2 : 8;              \
            if (vec_want_ < (vec)->count + (extra)) {                                  \
                vec_want_ = (vec)->count + (extra);                                    \
            }                                                                          \
            (vec)->items = mem_resize((vec)->items, vec_want_ * sizeof *(vec)->items); \
            (vec)->capacity = vec_want_;                                               \
        }                                                                              \
    } while (0)

#define vec_push(vec, ...)                            \
    do {                                              \
        vec_reserve(vec, 1);                          \
        (vec)->items[(vec)->count++] = (__VA_ARGS__); \
    } while (0)

#define vec_pop(vec)   ((vec)->items[--(vec)->count])
#define vec_last(vec)  ((vec)->items[(vec)->count - 1])
#define vec_clear(vec) ((void)((vec)->count = 0))

/* Takes out item `at`, keeping the order of the others. */
#define vec_remove(vec, at)                                         \
    do {                                                            \
        size_t vec_at_ = (at);                                      \
        (vec)->count--;                                             \
        memmove((vec)->items + vec_at_, (vec)->items + vec_at_ + 1, \
                ((vec)->count - vec_at_) * sizeof *(vec)->items);   \
    } while (0)

#define vec_free(vec)                       \
    do {                                    \
        mem_free((vec)->items);             \
        (vec)->items = NULL;                \
        (vec)->count = (vec)->capacity = 0; \
    } while (0)

#endif
