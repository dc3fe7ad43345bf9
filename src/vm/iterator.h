/* Iterators over the built-in containers, and enumerate, zip, map, filter, reversed.
 *
 * The structs are open so that the interpreter's FOR_ITER can step the common ones
 * without a call (test the type with value_is_exactly).  An iterator that has
 * ended drops its container and stays ended.  References: see vm/value.h.
 */
#ifndef VM_ITERATOR_H
#define VM_ITERATOR_H

#include "vm/container.h"
#include "vm/vm.h"

/* TUPLE_ITERATOR, LIST_ITERATOR, LIST_REVERSE_ITERATOR (at counts down to 0: one
 * more than the next index), ITERATOR (anything with __getitem__), BYTES_ITERATOR,
 * REVERSED (as LIST_REVERSE_ITERATOR, any sequence). */
struct sequence_iterator {
    struct object head;
    value sequence; /* UNBOUND when it has ended */
    size_t at;
};

/* RANGE_ITERATOR: all of its numbers are small ints. */
struct range_iterator {
    struct object head;
    int64_t next, step;
    uint64_t left;
};

/* DICT_KEY_ITERATOR and its five relatives. */
struct dict_iterator {
    struct object head;
    struct dict *dict; /* NULL when it has ended */
    size_t at;         /* next entry; reverse: one more than it */
    size_t used;       /* what dict->used must stay */
    size_t left;       /* entries still to come, if no key is exchanged for another */
    value last;        /* the key before `at`, not owned: only to be compared */
};

value sequence_iterator_new(struct vm *vm, struct type *type, value sequence, size_t at);
value callable_iterator_new(struct vm *vm, value callable, value sentinel);
value dict_iterator_new(struct vm *vm, struct type *type, struct dict *dict);

/* The next item of an iterator over a list, a tuple or a range, if there is one; false: not
 * found out here. */
static inline bool next_plain(struct vm *vm, value v, value *item)
{
    if (!value_is_object(v) || --vm->fuel <= 0) {
        return false;
    }
    const struct type *type = value_object(v)->type;
    struct sequence_iterator *self = value_as(sequence_iterator, v);
    if (type == vm_type(vm, LIST_ITERATOR)) {
        if (value_is_list(self->sequence) && self->at < value_as(list, self->sequence)->count) {
            *item = keep(value_as(list, self->sequence)->items[self->at++]);
            return true;
        }
    } else if (type == vm_type(vm, TUPLE_ITERATOR)) {
        if (value_is_tuple(self->sequence) && self->at < value_as(tuple, self->sequence)->count) {
            *item = keep(value_as(tuple, self->sequence)->items[self->at++]);
            return true;
        }
    } else if (type == vm_type(vm, RANGE_ITERATOR)) {
        struct range_iterator *range = value_as(range_iterator, v);
        if (range->left > 0) {
            *item = value_from_small_int(range->next);
            range->left--;
            range->next += range->step;
            return true;
        }
    }
    return false;
}

/* vm_next(), without a call in those cases. */
static inline value next_item(struct vm *vm, value v)
{
    value item;
    return next_plain(vm, v, &item) ? item : vm_next(vm, v);
}

#endif
