/* Exceptions: what vm/error.h leaves out, for the files of vm/.
 *
 * References: see vm/value.h.
 */
#ifndef VM_EXCEPTION_H
#define VM_EXCEPTION_H

#include "vm/error.h"

/* Members of struct exception's extra[], by type. */
enum exception_extra {
    EXTRA_VALUE = 0, /* StopIteration.value, SystemExit.code */
    EXTRA_NAME = 0,  /* AttributeError, NameError, ImportError */
    EXTRA_OBJ = 1,   /* AttributeError */
    EXTRA_PATH = 1,  /* ImportError */
    EXTRA_MSG = 2,   /* ImportError */
    EXTRA_ERRNO = 0, /* OSError */
    EXTRA_STRERROR = 1,
    EXTRA_FILENAME = 2,
    EXTRA_GROUP_MESSAGE = 0,
    EXTRA_GROUP_MEMBERS = 1, /* a tuple */
    EXTRA_SYNTAX_MSG = 0,
    EXTRA_SYNTAX_PLACE = 1, /* (filename, lineno, offset, text, end_lineno, end_offset) */
};

/* BaseException.__new__: args kept, everything else empty. */
value exception_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                    struct tuple *kwnames);
bool exception_init(struct vm *vm, value self, const value *args, size_t nargs,
                    struct tuple *kwnames);
/* The members of a group, borrowed; NULL: no group. */
struct tuple *exception_group_members(struct vm *vm, value exception);
/* The group cut down to the members that also stand (at any depth) in one of `kept`; None if there
 * are none.  New reference. */
value exception_group_project(struct vm *vm, value group, struct list *kept);
void exception_group_init(struct vm *vm);
void exception_kinds_init(struct vm *vm); /* slots and attributes of the special ones */

/* The name tracebacks use: "ValueError", "asyncio.exceptions.CancelledError". */
struct str *exception_type_text(struct vm *vm, const struct type *type);
/* exception_format() of this one alone, without what it was caused by. */
void exception_format_unchained(struct vm *vm, value exception, struct strbuf *out);
/* The name meant by an AttributeError or NameError, as ". Did you mean: 'x'?"; or nothing. */
void exception_add_suggestion(struct vm *vm, struct exception *exception, struct strbuf *out);

#endif
