/* The cycle collector: finds objects that only keep each other alive, by trial deletion over
 * the walkable heap.  It runs when it is asked to (gc.collect(), the end of the
 * program), never by itself: most programs end before it would pay.
 */
#ifndef VM_GC_H
#define VM_GC_H

#include <stddef.h>

struct vm;

size_t gc_collect(struct vm *vm); /* number of objects found unreachable */

#endif
