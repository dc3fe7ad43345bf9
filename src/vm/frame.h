/* Frames: one activation of a code object, with its fast locals and its evaluation
 * stack in one block.
 *
 * `back` is who goes on when this frame ends: the caller, or for a coroutine's
 * frame the one that awaits it.  Frames that run in one entry of the interpreter
 * hang together by `back`; FRAME_ENTRY marks the first one of an entry.
 *
 * Ownership: a frame owns its locals, its stack and its function, which keeps code and
 * globals alive; without a function it owns those itself.  A plain call's frame ends with
 * the call; a generator's belongs to the generator.  What Python sees of a frame
 * (sys._getframe, tb_frame, gi_frame) is a struct frame_object, which outlives it.
 */
#ifndef VM_FRAME_H
#define VM_FRAME_H

#include "vm/code.h"

struct function;
struct generator;
struct frame_object;
struct frame_record; /* vm/record.c: what was last recorded of the variables */

enum frame_flags {
    FRAME_ENTRY = 1,         /* C code waits for its result: leave the interpreter */
    FRAME_INIT = 2,          /* an __init__: its result is dropped, the object is given instead */
    FRAME_ITERATED = 4,      /* a generator stepped by FOR_ITER of `back` */
    FRAME_SENT = 8,          /* stepped by SEND of `back`: yields go on outwards */
    FRAME_RECORDED = 16,     /* frame_push was written to the trace */
    FRAME_RESULT_GIVEN = 32, /* resumed with the result of its await on the stack already */
};

/* What most frames never have: a block of its own. */
struct frame_rare {
    value locals;                /* owned: namespace of a class body, or UNBOUND */
    struct frame_object *object; /* what Python holds of it (borrowed), or NULL */
    struct frame_record *record; /* or NULL */
};

struct frame {
    struct frame *back;
    struct code *code;    /* owned only without a function */
    const uint32_t *ip;   /* next word; while it calls or waits: behind that instruction */
    value *sp;            /* next free place of the stack (not kept up to date while it runs) */
    struct dict *globals; /* owned only without a function */
    struct function *function;   /* owned, or NULL */
    struct generator *generator; /* whose frame it is (borrowed), or NULL */
    struct frame_rare *rare;     /* owned, or NULL: nothing of it was needed yet */
    uint32_t trace_id;           /* id in the trace; 0: none yet */
    uint32_t flags;              /* enum frame_flags */
    value slots[];               /* locals, cells, free variables; then the stack */
};

/* What a program, or a traceback, can hold of a frame.  When the frame ends while there is
 * one, the frame is its property, with the variables as they were. */
struct frame_object {
    struct object head;
    struct frame *frame;
    bool ended;
};

/* Number of fast slots: locals, cells and free variables. */
static inline size_t code_slot_count(const struct code *code)
{
    return (size_t)code->local_count + code->cell_count + code->free_count;
}

/* A frame with all slots UNBOUND, back NULL, at the first instruction: of a function
 * (keeps it), or of other code (keeps both). */
struct frame *frame_new(struct vm *vm, struct function *function);
struct frame *frame_new_code(struct vm *vm, struct code *code, struct dict *globals, value locals);
/* Drops what it holds and gives the block back. */
void frame_free(struct vm *vm, struct frame *frame);
void frame_clear_slots(struct vm *vm, struct frame *frame); /* drops locals and stack */

struct frame_rare *frame_make_rare(struct vm *vm, struct frame *frame); /* if not there yet */

/* The namespace of a class body, borrowed; UNBOUND: names are globals or fast locals. */
static inline value frame_namespace(const struct frame *frame)
{
    return frame->rare ? frame->rare->locals : VALUE_UNBOUND;
}

static inline struct frame_object *frame_held_object(const struct frame *frame)
{
    return frame->rare ? frame->rare->object : NULL;
}

static inline struct frame_record *frame_record(const struct frame *frame)
{
    return frame->rare ? frame->rare->record : NULL;
}

/* Index of the instruction that runs or called. */
uint32_t frame_ip(const struct frame *frame);
uint32_t frame_line(const struct frame *frame); /* 0: unknown */

/* The innermost running frame (or the one `depth` callers out) that is not of our own
 * library, or NULL: where a warning points. */
struct frame *frame_visible(struct vm *vm, int depth);

struct frame_object *frame_object_of(struct vm *vm, struct frame *frame); /* new reference */
/* The variables as a dict: the namespace itself, or a new dict of the fast locals. */
struct dict *frame_locals(struct vm *vm, struct frame *frame); /* new reference */

#endif
