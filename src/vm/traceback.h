/* Traceback objects: where an exception passed on its way out.
 *
 * The interpreter calls traceback_add() once for each frame that the exception
 * enters or leaves.  References: see vm/value.h.
 */
#ifndef VM_TRACEBACK_H
#define VM_TRACEBACK_H

#include "vm/object.h"

struct vm;
struct code;
struct dict;
struct exception;

struct traceback {
    struct object head;
    struct traceback *next; /* inner frame, or NULL; owned */
    struct code *code;      /* owned */
    struct dict *globals;   /* owned, or NULL */
    uint32_t ip;            /* word index of the instruction that raised */
    uint32_t line;
};

/* The light frame object a traceback's tb_frame gives. */
struct frame_object {
    struct object head;
    struct code *code;
    struct dict *globals;
    uint32_t line;
};

/* Puts an entry for this frame in front of exception's traceback. */
void traceback_add(struct vm *vm, struct exception *exception, struct code *code, uint32_t ip,
                   struct dict *globals);
value frame_object_new(struct vm *vm, struct code *code, struct dict *globals, uint32_t line);

#endif
