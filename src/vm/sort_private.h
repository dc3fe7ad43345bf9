/* What the files of list.sort() share. */
#ifndef VM_SORT_PRIVATE_H
#define VM_SORT_PRIVATE_H

#include "vm/object.h"

enum { RADIX_BITS_MAX = 11 };

/* Sorts neighbours whose keys have the same order; false: exception. */
typedef bool (*group_fn)(void *context, value *items, size_t count);

/* Sorts `count` items of `width` values each by the first, a plain key: all small ints, all
 * inline floats, all exactly str, or all tuples that begin with one such.  group is NULL or called
 * for each group of keys with the same order. */
bool sort_by_order(struct vm *vm, value *items, size_t count, size_t width, group_fn group,
                   void *context);

#endif
