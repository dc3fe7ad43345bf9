/* Which name lives where: the symbol tables of a module and all scopes inside it, before
 * anything is compiled.
 *
 * A scope is a module, class, function, lambda or comprehension; scope_of() finds
 * it by its syntax node.  Names are mangled (`__x` in class C is `_C__x`) and interned: equal
 * names are equal pointers, got with scope_name().
 *
 * Ownership: scopes and names end with scope_table_free().  The tree must outlive them.
 */
#ifndef VM_SCOPE_H
#define VM_SCOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"
#include "lang/ast.h"

struct diag;

enum scope_kind { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION };

enum symbol_flags {
    SYMBOL_GLOBAL = 1,          /* global statement */
    SYMBOL_NONLOCAL = 2,        /* nonlocal statement */
    SYMBOL_LOCAL = 4,           /* assigned to, deleted … */
    SYMBOL_PARAMETER = 8,       /* argument */
    SYMBOL_USED = 16,           /* read */
    SYMBOL_IMPORTED = 32,       /* bound by import */
    SYMBOL_ANNOTATED = 64,      /* x: int */
    SYMBOL_ITERATION = 128,     /* target of a comprehension's for */
    SYMBOL_FREE_IN_CLASS = 256, /* bound in the class, yet free in a function inside it */
    SYMBOL_BOUND = SYMBOL_LOCAL | SYMBOL_PARAMETER | SYMBOL_IMPORTED
};

enum symbol_place {
    PLACE_GLOBAL_IMPLICIT,
    PLACE_GLOBAL_EXPLICIT,
    PLACE_LOCAL, /* fast in functions, a name in modules and classes */
    PLACE_CELL,
    PLACE_FREE
};

struct symbol {
    const char *name;
    unsigned flags;
    enum symbol_place place;
    const struct ast_node *directive; /* its global or nonlocal statement (or walrus), or NULL */
};

struct scope {
    enum scope_kind kind;
    const struct ast_node *node;
    struct scope *parent;
    const char *name;           /* "f", "<lambda>", "<listcomp>", class name … */
    const char *private_name;   /* class that mangles names here, or NULL */
    VEC(struct symbol) symbols; /* in the order seen */
    struct int_map index;       /* name pointer -> place in symbols */
    VEC(struct scope *) children;
    bool nested;            /* inside a function */
    bool comprehension;     /* also of generator expressions */
    bool generator;         /* has yield (or is a generator expression) */
    bool coroutine;         /* has await, async for, async with, async comprehension */
    bool needs_class_cell;  /* a class whose methods use __class__ or super() */
    bool iteration_target;  /* while visiting: names seen are a comprehension's targets */
    int iteration_iterable; /* while visiting: inside a comprehension's iterable */
};

struct scope_table {
    struct arena arena;
    struct interner names;
    struct int_map by_node; /* node -> struct scope * */
    VEC(struct scope *) scopes;
    struct scope *module;
    bool has_star_import; /* from x import * stands somewhere: any global may be defined */
};

struct scope_error_context {
    const char *file, *source;
    struct diag *diag;
};

/* The tables of a module; string_annotations: annotations are not evaluated, so
 * that their names do not count.  false: *diag is set, the table must still be freed. */
bool scope_table_build(struct scope_table *table, const struct ast_node *module,
                       bool string_annotations, const struct scope_error_context *errors);
void scope_table_free(struct scope_table *table);

struct scope *scope_of(const struct scope_table *table, const struct ast_node *node);
/* The interned, mangled form of a name written inside class private_name (or NULL). */
const char *scope_name(struct scope_table *table, const char *private_name, const char *name);
/* The symbol of an interned name, or NULL. */
struct symbol *scope_find(const struct scope *scope, const char *name);

/* A SyntaxError at the whole range of node, with its source line. */
void scope_error(const struct scope_error_context *errors, const struct ast_node *node,
                 const char *format, ...) __attribute__((format(printf, 3, 4)));

/* How deep statements and expressions may be nested before the compiler gives up. */
enum { SCOPE_DEPTH_MAX = 2000 };

#endif
