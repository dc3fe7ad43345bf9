/* set and frozenset.
 *
 * Elements are kept in the order in which they were added, beside a table of
 * CPython's shape (size, probing, growth).  Sets whose elements all have hashes
 * that are the same in every CPython process (numbers, and tuples and
 * frozensets of such) are walked in the order of that table, as CPython does;
 * all others in the order of adding, where CPython's order is random.
 * References: see vm/value.h.
 */
#ifndef VM_SET_H
#define VM_SET_H

#include "vm/container.h"

struct set_entry {
    int64_t hash;
    value key; /* UNBOUND: removed */
};

struct set {
    struct object head;
    size_t used;               /* live elements: len() */
    size_t fill;               /* slots of the table in use, live or removed */
    size_t count;              /* entries in use, live or removed */
    size_t mask;               /* table size - 1 */
    uint32_t *table;           /* index of the entry + 1; 0: free; UINT32_MAX: removed */
    struct set_entry *entries; /* in order of adding; in one block with the table */
    size_t finger;             /* where pop() goes on */
    int64_t hash_cache;        /* frozenset; -1: not computed */
    uint32_t changes;          /* counts additions, removals and moves */
    bool table_order;          /* all hashes are the same in every process */
};

struct set *set_from_iterable(struct vm *vm, struct type *type, value iterable); /* or UNBOUND */
/* The frozenset that stands for a display of constants ({3, 1, 2}): built twice, as
 * CPython's compiler does, so that the order is its order.  NULL: exception. */
struct set *set_new_constant(struct vm *vm, struct tuple *items);
bool set_discard(struct vm *vm, struct set *set, value v, bool *was_there);
struct set *set_copy(struct vm *vm, struct set *set, struct type *type);
void set_clear(struct vm *vm, struct set *set);
/* for (size_t at = 0; set_next(set, &at, &key);): borrowed, in the set's order. */
bool set_next(const struct set *set, size_t *at, value *key);

#endif
