/* The compiler's inside: what its files (vm/compile_*.c) share.
 *
 * A tree is compiled in one walk.  Each scope is a unit: a growing row of instructions
 * with labels, made a struct code at its end (vm/assemble.c).  Errors do not stop the walk;
 * the first one stays in the diag and the code is thrown away at the end.
 *
 * Ownership: a unit owns its rows and constants until assemble() hands them to the code object.
 */
#ifndef VM_COMPILE_H
#define VM_COMPILE_H

#include "base/vec.h"
#include "lang/ast.h"
#include "vm/code.h"
#include "vm/scope.h"
#include "vm/vm.h"

struct place {
    uint32_t line, end_line; /* 0: no place */
    uint32_t column, end_column;
};

typedef int label;

/* Rows that are no instructions: a label stands here; a protected region begins. */
enum { ROW_LABEL = 256, ROW_PROTECT };

struct row {
    uint16_t op;
    int32_t arg;     /* JUMP kinds, ROW_LABEL: the label; ROW_PROTECT: index of it */
    int32_t protect; /* innermost protected region it is in, or -1 */
    bool artificial; /* has no place of its own: shows no line */
    bool bound;      /* LOAD_FAST: the local has a value, whatever happened before */
    struct place place;
};

/* Exceptions inside go to `handler`, with the stack as it was at ROW_PROTECT less `cut`. */
struct protect {
    label handler;
    int cut;
    int depth; /* found by assemble() */
};

struct label_state {
    int refs; /* jumps to it that can happen */
    bool placed;
    int depth; /* of the stack there; -1: not known yet */
    uint32_t ip;
};

/* What a return, break or continue has to leave, innermost last. */
enum block_kind {
    BLOCK_WHILE,
    BLOCK_FOR,         /* async for too: the iterator lies on the stack */
    BLOCK_TRY,         /* protected body: only to be unprotected */
    BLOCK_FINALLY_TRY, /* body with a finally clause, to be run on the way out */
    BLOCK_FINALLY_END, /* in the copy of the finally clause that handles an exception */
    BLOCK_WITH,
    BLOCK_ASYNC_WITH,
    BLOCK_HANDLERS,      /* among except clauses: nothing to do */
    BLOCK_HANDLERS_STAR, /* among except* clauses: break, continue and return are errors */
    BLOCK_HANDLER,       /* in the body of an except clause */
    BLOCK_POP_VALUE      /* a value (of return) lies on the stack */
};

struct block {
    enum block_kind kind;
    label start, exit;                /* loops */
    const struct ast_node *node;      /* with */
    const struct ast_list *finalbody; /* FINALLY_TRY */
    const char *name;                 /* HANDLER: as name, or NULL */
    int outer_protect;                /* what protects the code outside of it */
};

struct unit {
    struct unit *outer;
    struct scope *scope;
    struct str *name, *qualname; /* owned */
    uint32_t code_flags, first_line;
    uint16_t arg_count, posonly_count, kwonly_count;
    VEC(struct row) rows;
    VEC(struct label_state) labels;
    VEC(struct protect) protects;
    VEC(struct block) blocks;
    VEC(value) consts;
    struct interner const_keys;
    VEC(const char *) names, locals, cells; /* cells: those made here, then the free ones */
    struct int_map name_index, local_index, cell_index;
    size_t own_cells;
    int protect; /* innermost, or -1 */
    bool unreachable;
    struct place place;
    struct str *doc; /* owned, or NULL */
};

struct compiler {
    struct vm *vm;
    struct scope_table scopes;
    struct scope_error_context errors;
    unsigned flags;
    struct unit *unit;
    struct str *file;
    bool string_annotations;
    uint32_t future_line; /* last line on which `from __future__` may stand */
    int depth;
    /* The program ends at an import of a module that does not exist (0: it does not), and only
     * imports stand from the other line to there. */
    uint32_t ends_at, imports_from;
    const struct ast_node *tree; /* the module, or NULL */
};

/* ---- compile_emit.c: rows, labels, tables ---- */

int opcode_effect(unsigned op, int arg, bool jump);
bool opcode_is_jump(unsigned op);
bool opcode_is_cached(unsigned op);
const char *opcode_name(unsigned op);

void emit(struct compiler *c, unsigned op, int arg);
void emit0(struct compiler *c, unsigned op);
void emit_jump(struct compiler *c, unsigned op, label to);
void emit_name(struct compiler *c, unsigned op, const char *name); /* name is mangled here */
void emit_const(struct compiler *c, value v);                      /* LOAD_CONST; STEALS v */
void emit_none(struct compiler *c);
void emit_nop(struct compiler *c); /* only with COMPILE_LINES: so that its line is seen */
label label_new(struct compiler *c);
void label_place(struct compiler *c, label l);
/* Opens a protected region (and returns what protected the code before: pass it to unprotect). */
int protect(struct compiler *c, label handler, int cut);
void unprotect(struct compiler *c, int before);
int const_index(struct compiler *c, value v); /* STEALS v; equal constants are one */
int name_index(struct compiler *c, const char *mangled);
void place_set(struct compiler *c, const struct ast_node *node);
void place_none(struct compiler *c);
void block_push(struct compiler *c, struct block block);
void block_pop(struct compiler *c);

/* ---- assemble.c ---- */

struct code *assemble(struct compiler *c); /* of c->unit; new reference */

/* ---- compile.c: units ---- */

void unit_enter(struct compiler *c, struct scope *scope, uint32_t first_line);
/* The code of the unit, which ends here; what it needs is loaded by make_closure(). */
struct code *unit_leave(struct compiler *c);
void unit_add_local(struct compiler *c, const char *mangled); /* gives it the next slot */
void unit_make_cells(struct compiler *c);
void compile_error(struct compiler *c, const struct ast_node *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
bool compiler_enter_level(struct compiler *c, const struct ast_node *node); /* false: too deep */

enum name_use { NAME_LOAD, NAME_STORE, NAME_DELETE };
void compile_name(struct compiler *c, const char *name, enum name_use use);
/* The function object for that code; flags are those of MAKE_FUNCTION pushed already.  Steals. */
void make_closure(struct compiler *c, struct code *code, int flags);
const char *mangle(struct compiler *c, const char *name);
bool in_function(const struct compiler *c);       /* lambdas and comprehensions too */
bool in_async_function(const struct compiler *c); /* directly: not in a comprehension in it */
/* At the level of a module that may be a coroutine: await and its kin are allowed. */
bool may_await_at_top(const struct compiler *c);
bool in_comprehension(const struct compiler *c);

/* ---- the parts of the language ---- */

void compile_body(struct compiler *c, const struct ast_list *body); /* statements */
/* Body of a module or class: docstring into __doc__, annotations set up. */
void compile_namespace_body(struct compiler *c, const struct ast_list *body);
/* The docstring of a body, a Constant, or NULL. */
const struct ast_node *docstring_of(const struct ast_list *body);
void compile_body_from(struct compiler *c, const struct ast_list *body, uint32_t first);

void compile_function(struct compiler *c, const struct ast_node *node);
void compile_lambda(struct compiler *c, const struct ast_node *node);
void compile_class(struct compiler *c, const struct ast_node *node);
void compile_annotation(struct compiler *c, const struct ast_node *annotation);
void compile_await(struct compiler *c, int where); /* GET_AWAITABLE n and AWAIT */
void compile_decorators(struct compiler *c, const struct ast_list *decorators);
void apply_decorators(struct compiler *c, const struct ast_list *decorators);

void compile_import(struct compiler *c, const struct ast_node *node);
void compile_import_from(struct compiler *c, const struct ast_node *node);
bool future_scan(struct compiler *c, const struct ast_node *module);

void compile_for(struct compiler *c, const struct ast_node *node);
void compile_async_for(struct compiler *c, const struct ast_node *node);
void compile_while(struct compiler *c, const struct ast_node *node);
void compile_if(struct compiler *c, const struct ast_node *node);
void compile_return(struct compiler *c, const struct ast_node *node);
void compile_break(struct compiler *c, const struct ast_node *node);
void compile_continue(struct compiler *c, const struct ast_node *node);
/* Jumps to l if the truth of node is `when`; else falls through. */
void compile_jump_if(struct compiler *c, const struct ast_node *node, label l, bool when);

void compile_try(struct compiler *c, const struct ast_node *node);
void compile_try_star(struct compiler *c, const struct ast_node *node);
void compile_with(struct compiler *c, const struct ast_node *node, uint32_t item); /* async too */
/* Leaves all blocks (up to the innermost loop, if loop is not NULL), keeping the value on top
 * if keep_top. */
void unwind_blocks(struct compiler *c, bool keep_top, struct block **loop);
void unwind_block(struct compiler *c, const struct block *block, bool keep_top);

/* compile_warn.c: each warns of what is odd about that kind of node. */
void warn_compare(struct compiler *c, const struct ast_node *node);
void warn_assert(struct compiler *c, const struct ast_node *node);
void warn_call(struct compiler *c, const struct ast_node *node);
void warn_subscript(struct compiler *c, const struct ast_node *node);

/* refuse.c: what is valid Python, but not supported here. */
void refuse_name(struct compiler *c, const char *name); /* a global that is read */
/* Looks for an import at which the program ends by itself: nothing behind it is refused. */
void refuse_scan(struct compiler *c, const struct ast_node *module);
/* False: leave the import out.  The module is refused, or will not be missed, since only imports
 * stand between it and the one at which the program ends. */
bool refuse_import(struct compiler *c, const struct ast_node *node, const char *module);
void refuse_from_asyncio(struct compiler *c, const struct ast_node *node, const char *name);
void refuse_attribute(struct compiler *c, const struct ast_node *node); /* that is read */
/* The error itself; name: what is not supported. */
void refuse_at(struct compiler *c, uint32_t line, uint32_t column, const char *name,
               const char *instead);
/* refuse_members.c: a name of a library module, and an attribute of what may be one. */
void refuse_member(struct compiler *c, const struct ast_node *node, const char *module,
                   const char *name);
void refuse_member_of(struct compiler *c, const struct ast_node *node);

void compile_match(struct compiler *c, const struct ast_node *node);

void compile_expr(struct compiler *c, const struct ast_node *node);
unsigned binary_opcode(enum ast_operator op);
unsigned compare_opcode(enum ast_cmpop op);
/* Elements, starred or not, on top of `pushed` values: a tuple, list or set. */
enum display { DISPLAY_TUPLE, DISPLAY_LIST, DISPLAY_SET };
void compile_display(struct compiler *c, const struct ast_list *elts, int pushed,
                     enum display kind);
void compile_call(struct compiler *c, const struct ast_node *node);
bool call_is_extended(const struct ast_list *args, const struct ast_list *keywords); /* *a, **k */
/* Arguments and the call: behind `callable, U, extra values`, without U if extended. */
void compile_call_with(struct compiler *c, int extra, const struct ast_list *args,
                       const struct ast_list *keywords);
void compile_comprehension(struct compiler *c, const struct ast_node *node);
void compile_unpack(struct compiler *c, const struct ast_list *targets);
void compile_store(struct compiler *c, const struct ast_node *target); /* v -> */
void place_at_attribute(struct compiler *c, const struct ast_node *attribute);

/* The value of an expression that is a constant (folded); false: it is none. */
bool fold(struct compiler *c, const struct ast_node *node, value *v); /* new reference */
/* A list or set display that nobody can change (behind `in`, or iterated over): a constant tuple
 * or frozenset.  false: not compiled. */
bool compile_constant_display(struct compiler *c, const struct ast_node *node);
bool is_fast_local(struct compiler *c, const char *name);
value constant_value(struct compiler *c, const struct ast_constant *constant);
/* Source text of an annotation, as CPython writes it.  New reference. */
struct str *unparse(struct compiler *c, const struct ast_node *node);

#endif
