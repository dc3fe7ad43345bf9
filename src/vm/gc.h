/* The cycle collector: finds objects that only keep each other alive, by trial deletion over
 * the walkable heap.  It runs when it is asked to (gc.collect(), the end of the
 * program), never by itself: most programs end before it would pay.
 */
#ifndef VM_GC_H
#define VM_GC_H

#include <stdbool.h>
#include <stddef.h>

struct object;
struct vm;

/* Gives the number of objects found unreachable.  Their finalisers run in the order in which
 * they hang from `first` (breadth first), if it is unreachable too, the caller's
 * own reference to it not counted; NULL: in any order. */
size_t gc_collect(struct vm *vm, struct object *first);

/* Whether `to` can be reached from `from`. */
bool gc_reaches(struct vm *vm, struct object *from, const struct object *to);

#endif
