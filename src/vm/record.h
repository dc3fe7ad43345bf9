/* Recording of frames, lines and variables into the trace (level full).
 *
 * Only frames of the program's own code are recorded, not those of our library.  The
 * interpreter asks record_is_on() once for each entry; the functions may be called for
 * any frame then.  None of them runs Python code or sets an exception.
 */
#ifndef VM_RECORD_H
#define VM_RECORD_H

#include "trace/trace.h"
#include "vm/frame.h"
#include "vm/vm.h"

static inline bool record_is_on(const struct vm *vm)
{
    return trace_wants(vm->trace, TRACE_FULL);
}

/* Id of a file in the trace; writes its event, with the text, when it is new. */
uint32_t record_file(struct vm *vm, const char *file);
/* Id of the code in the trace; writes its event when it is new. */
uint32_t record_code(struct vm *vm, struct code *code);

void record_output(struct vm *vm, int stream, const char *text, size_t size); /* 1 or 2 */
void record_coroutine(struct vm *vm, struct frame *frame); /* a coroutine object was made */
void record_push(struct vm *vm, struct frame *frame);    /* begins, or goes on after a suspension */
void record_suspend(struct vm *vm, struct frame *frame); /* leaves the chain of frames */
void record_pop(struct vm *vm, struct frame *frame);     /* has ended */
void record_line(struct vm *vm, struct frame *frame, uint32_t line);
void record_exception(struct vm *vm, struct frame *frame);
/* The loop is about to begin the same line again. */
void record_forget_line(struct frame *frame);
void record_forget(struct vm *vm, struct frame *frame); /* frees its record */

#endif
