/* Code objects: what the compiler makes of a module, class body, function, lambda or
 * comprehension, and all the interpreter needs to run it.
 *
 * Instructions are 32-bit words: the opcode in the low 8 bits, its argument in
 * the high 24.  Opcodes marked CACHED in vm/opcodes.def are followed by one word
 * that is an index into `caches`.  Jump arguments are absolute word indices.
 * Immutable once made, but for the caches (and opcodes specialised in place).
 */
#ifndef VM_CODE_H
#define VM_CODE_H

#include "vm/object.h"

enum opcode {
#define OPCODE(name, effect, kind, doc) OP_##name,
#include "vm/opcodes.def"
#undef OPCODE
    OP_COUNT
};

enum code_flags {
    CODE_FUNCTION = 1,    /* has fast locals: a function, lambda or comprehension */
    CODE_VARARGS = 2,     /* *args */
    CODE_VARKEYWORDS = 4, /* **kwargs */
    CODE_GENERATOR = 8,
    CODE_COROUTINE = 16,
    CODE_ASYNC_GENERATOR = 32,
    CODE_NESTED = 64,
    CODE_LIBRARY = 128,            /* our own modules: hidden in tracebacks and line events */
    CODE_ITERABLE_COROUTINE = 256, /* types.coroutine */
    CODE_CLASS_BODY = 512,
    CODE_MODULE = 1024,
    CODE_SIMPLE_ARGS = 2048, /* no *args, **kwargs, keyword-only, no cells that are arguments */
};

/* Where exceptions raised at words start <= ip < end go: the stack is cut to
 * `depth` values, the exception pushed, and execution goes on at `target`.
 * Sorted by start; ranges do not overlap. */
struct code_handler {
    uint32_t start, end, target;
    uint16_t depth;
};

/* The source range of instructions [start of this entry, start of the next). */
struct code_position {
    uint32_t ip;
    uint32_t line, end_line;     /* from 1; 0: no position */
    uint32_t column, end_column; /* from 0, code points */
};

/* What a CACHED instruction remembers; the meaning of the members is the
 * opcode's (vm/interp.c). */
struct code_cache {
    uint32_t version; /* type version; 0: empty */
    uint32_t slot;    /* index in a dict's entries, offset of a __slots__ member … */
    uint64_t keys_version, more_version;
    value found; /* BORROWED; good while the versions are the same */
};

struct code {
    struct object head;
    struct str *name, *qualname, *file; /* owned */
    uint32_t flags;
    uint32_t first_line;
    uint16_t arg_count; /* positional ones, positional-only included */
    uint16_t posonly_count, kwonly_count;
    /* Fast locals: arguments (positional, keyword-only, *args, **kwargs), other
     * locals, then cells, then free variables; all in one array of the frame.
     * Locals that inner functions use live in cells; an argument that does is
     * moved into its cell by MAKE_CELL at the start. */
    uint16_t local_count, cell_count, free_count;
    uint32_t stack_size; /* values the evaluation stack needs at most */
    uint32_t *ops;
    size_t op_count;
    value *consts; /* owned references */
    size_t const_count;
    struct str **names; /* interned; globals, attributes, imports */
    size_t name_count;
    struct str **locals; /* names of all fast locals, cells and free variables: interned */
    struct code_handler *handlers;
    size_t handler_count;
    struct code_position *positions; /* sorted by ip */
    size_t position_count;
    struct code_cache *caches;
    size_t cache_count;
    struct str *doc;   /* docstring, or NULL */
    uint32_t trace_id; /* string id of qualname in the trace, when recording */
};

struct ast_node;
struct diag;

enum compile_flags {
    COMPILE_LINES = 1,           /* emit LINE instructions: the full level of recording */
    COMPILE_LIBRARY = 2,         /* one of our own modules */
    COMPILE_CHECK = 16,          /* only looked at: nothing is warned of */
    COMPILE_TOP_LEVEL_AWAIT = 4, /* as in a notebook: the module may be a coroutine */
    COMPILE_EVAL = 8,            /* an expression: its value is returned */
    COMPILE_SHOW = 32,           /* as at a prompt: values of expressions go to __displayhook__ */
};

/* The code object of a module.  NULL: *diag is set (SyntaxError of the compiler, or
 * DIAG_UNSUPPORTED with a hint).  New reference. */
struct code *compile_module(struct vm *vm, const struct ast_node *module, const char *file,
                            const char *source, unsigned flags, struct diag *diag);

/* Makes the type `code`: vm->types[T_CODE]. */
void code_init_type(struct vm *vm);

const struct code_position *code_position_at(const struct code *code, uint32_t ip); /* or NULL */
const struct code_handler *code_handler_at(const struct code *code, uint32_t ip);   /* or NULL */

/* Text listing of the code and of those inside it: asyncarium's own `dis`. */
struct strbuf;
void code_disassemble(const struct code *code, struct strbuf *out);

#endif
