/* Weak references (weakref.ref), and what happens to them when an object dies.
 *
 * vm->weakrefs maps an object that has OBJECT_HAS_WEAKREFS to its list of weakref
 * objects, which are borrowed: a weakref that dies takes itself out.
 */
#ifndef VM_WEAKREF_H
#define VM_WEAKREF_H

#include "vm/object.h"

struct vm;
struct list;

struct weakref {
    struct object head;
    value target;   /* BORROWED, or UNBOUND when it is dead */
    value callback; /* owned, or UNBOUND */
    int64_t hash;
    bool has_hash;
    struct weakref *next; /* of the same target */
};

/* A weakref to v (callback UNBOUND: none; one without is shared); TypeError if v
 * cannot have one. */
value weakref_new(struct vm *vm, struct type *type, value v, value callback);
struct list *weakref_list(struct vm *vm, value v);   /* those of v, the latest first */
value weakref_target(const struct weakref *weakref); /* BORROWED, or NONE */
/* object dies: if it is a weakref, its callback will not be called. */
void weakref_silence(struct vm *vm, struct object *object);
void weakref_clear(struct vm *vm, struct object *object); /* it dies: callbacks run */

#endif
