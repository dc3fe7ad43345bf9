/* Exceptions: raising them from C, and looking at the pending one.
 *
 * At most one exception is pending per thread (vm->thread->pending).  A function
 * that fails sets it and returns VALUE_ERROR, NULL, false or -1; nobody calls
 * Python code or raises another one while one is pending without taking it first
 * (error_take) and putting it back (error_put).
 */
#ifndef VM_ERROR_H
#define VM_ERROR_H

#include "vm/object.h"

enum exception_id {
#define EXCEPTION(name, base) EXC_##name,
#include "vm/exceptions.def"
#undef EXCEPTION
    EXC_COUNT
};

struct exception {
    struct object head;
    struct dict *attrs;   /* created when needed */
    struct tuple *args;   /* never NULL */
    value traceback;      /* None or struct traceback */
    value cause, context; /* None or exception */
    bool suppress_context;
    struct list *notes; /* __notes__, or NULL */
    /* Members of some: StopIteration.value, SystemExit.code, group's message and
     * exceptions, ImportError.name/path, AttributeError/NameError.name/obj,
     * OSError.errno/strerror/filename, KeyError uses args.  UNBOUND if unused. */
    value extra[3];
};

/* One level of a traceback; the outermost first.  Made by interp_add_traceback(). */
struct traceback {
    struct object head;
    struct traceback *next;     /* towards where it was raised; owned, or NULL */
    struct code *code;          /* owned */
    uint32_t ip;                /* of the instruction: code_position_at() */
    uint32_t line;              /* 0: that of ip */
    struct frame_object *frame; /* owned: keeps the variables, as in CPython */
};

/* Sets the pending exception to type(message).  All return VALUE_ERROR. */
value vm_raise(struct vm *vm, enum exception_id id, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
value vm_raise_type(struct vm *vm, struct type *type, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
value vm_raise_args(struct vm *vm, struct type *type, const value *args, size_t nargs);
value vm_raise_exception(struct vm *vm,
                         value exception); /* an instance; borrowed; sets __context__ */
struct type *vm_exception_type(struct vm *vm, enum exception_id id); /* borrowed */

bool error_pending(struct vm *vm);
bool error_matches(struct vm *vm, enum exception_id id); /* the pending one is such a one */
bool exception_matches(struct vm *vm, value exception, struct type *type);
value error_take(struct vm *vm); /* the pending one, new reference; none is pending then */
void error_put(struct vm *vm, value exception); /* STEALS; pending again, nothing else changed */
void error_clear(struct vm *vm);

/* What CPython's traceback printing gives, "Traceback (most recent call last):" to
 * the last line, chained exceptions and groups included, library frames left out. */
struct strbuf;
void exception_format(struct vm *vm, value exception, struct strbuf *out);
/* Only the last line(s): "ValueError: something". */
void exception_format_only(struct vm *vm, value exception, struct strbuf *out);

/* An exception that cannot go anywhere (in __del__, a callback): as CPython's
 * "Exception ignored in: <where>" on stderr; clears it. */
void error_write_unraisable(struct vm *vm, const char *what, value where);

/* A warning as the warnings module shows it on stderr: "file:line: Category:
 * message" and the source line, subject to the program's filters.  false: one of them made an
 * exception of it. */
bool vm_warn(struct vm *vm, enum exception_id category, int stack_level, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* A warning about a place in a source text that is no running frame's; always shown. */
void vm_warn_explicit(struct vm *vm, enum exception_id category, const char *file, uint32_t line,
                      const char *text);
/* The RuntimeWarning of a coroutine that nobody awaited, with the line about tracemalloc.
 * false: a filter made an exception of it. */
bool vm_warn_never_awaited(struct vm *vm, const char *text);

#endif
