/* What the files of itertools share: one struct serves all of its iterators. */
#ifndef STDLIB_ITERTOOLS_H
#define STDLIB_ITERTOOLS_H

#include "stdlib/common.h"

struct tool {
    struct object head;
    value source;        /* iterator stepped, or UNBOUND */
    value function;      /* called for items, or UNBOUND */
    value extra;         /* what else the tool keeps */
    struct tuple *pools; /* iterators, or tuples to choose from; or NULL */
    size_t *indices;     /* count of them */
    size_t count;
    int64_t next, stop, step; /* stop -1: none */
    bool started, done;
};

struct tool_def {
    const char *name;
    value (*make)(struct vm *vm, struct type *type, const value *args, size_t nargs,
                  struct tuple *kwnames);
    value (*next)(struct vm *vm, value self);
    value (*repr)(struct vm *vm, value self);
    const struct native_def *methods;
};

struct tool *tool_new(struct vm *vm, struct type *type);
/* The same, with an iterator over iterable as source; NULL: exception. */
struct tool *tool_new_over(struct vm *vm, struct type *type, value iterable);
void tool_add_types(struct vm *vm, struct dict *names, const struct tool_def *defs);
void tool_dealloc(struct vm *vm, struct object *object);
void groupby_add_type(struct vm *vm, struct dict *names);
extern const struct tool_def itertools_choices[]; /* product, permutations … */

#endif
