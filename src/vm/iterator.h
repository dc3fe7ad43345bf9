/* Iterators over the built-in containers, and enumerate, zip, map, filter, reversed.
 *
 * The structs are open so that the interpreter's FOR_ITER can step the common ones
 * without a call (test the type with value_is_exactly).  An iterator that has
 * ended drops its container and stays ended.  References: see vm/value.h.
 */
#ifndef VM_ITERATOR_H
#define VM_ITERATOR_H

#include "vm/container.h"

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
};

value sequence_iterator_new(struct vm *vm, struct type *type, value sequence, size_t at);
value callable_iterator_new(struct vm *vm, value callable, value sentinel);
value dict_iterator_new(struct vm *vm, struct type *type, struct dict *dict);

#endif
