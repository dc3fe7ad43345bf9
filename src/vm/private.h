/* What vm/ keeps for itself behind vm->private_, and small services for the built-in types.
 *
 * Only files of vm/ include this.
 */
#ifndef VM_PRIVATE_H
#define VM_PRIVATE_H

#include "base/map.h"
#include "base/vec.h"
#include "vm/vm.h"

struct code;
struct diag;

/* A source text the vm has loaded, for tracebacks and warnings. */
struct source_text {
    char *file, *text;
    size_t size;
};

enum { METHOD_CACHE_SIZE = 1024 };

struct method_cache_entry {
    uint32_t version; /* of the type; 0: empty */
    struct str *name; /* owned, so that no other text can come to its address */
    value found;      /* borrowed, or UNBOUND */
};

struct vm_private {
    struct trace *own_trace; /* when the options give none; records nothing */
    VEC(struct source_text) sources;
    struct method_cache_entry method_cache[METHOD_CACHE_SIZE];
    VEC(struct object *) trash; /* refs 0, to be freed when the outer frees are done */
    int free_depth;
    bool tearing_down;         /* vm_free(): blocks are not given back one by one */
    VEC(value) repr_stack;     /* containers whose repr() is being made */
    struct interner checked;   /* modules that import_check() has seen */
    struct interner warned;    /* "category file line text": shown already */
    struct dict *main_names;   /* __main__'s dict, owned */
    VEC(value) exit_functions; /* atexit: callables, owned */
    value last_exception;      /* it ended the program; or UNBOUND */
    uint64_t steps;            /* instructions, counted when fuel runs out */
    int64_t fuel_given;        /* when it was last counted */
    size_t output_size;        /* written so far */
    struct int_map dunders;    /* interned special name: index in dunders[] */
    char *folder;              /* of the main file, with a '/' behind, or NULL; mem_alloc */
    bool has_hints;            /* warnings end with a hint, where they have one */
    bool gave_hint;            /* one did */
    bool finished;             /* vm_finish() has run */
};

/* repr() of containers: enter gives false when v is being shown already (write
 * "[...]"); leave after a true. */
bool vm_repr_enter(struct vm *vm, value v);
void vm_repr_leave(struct vm *vm, value v);

/* Bytes that CPython would need for it, with the collector's header when `whole`. */
int64_t vm_size_of(struct vm *vm, value v, bool whole);
int64_t vm_size_before(const struct type *type); /* of that, what lies before its instances */

/* repr() of a bound method of a built-in type's slot. */
value method_wrapper_repr(struct vm *vm, value wrapper, value self);

/* Remembers a copy of a source text under its file name. */
void vm_add_source(struct vm *vm, const char *file, const char *text, size_t size);
/* Line `line` (from 1) without its newline, borrowed; NULL: not known. */
const char *vm_source_line(struct vm *vm, const char *file, uint32_t line, size_t *size);

/* Source text to code; NULL with *diag set. */
struct code *vm_compile(struct vm *vm, const char *file, const char *source, size_t size,
                        unsigned flags, struct diag *diag);
void vm_raise_diag(struct vm *vm, const struct diag *diag); /* as a SyntaxError */

#endif
