/* The syntax tree of a Python program: CPython 3.11's `ast`, node for node and field for field.
 *
 * Ownership: every node, list and text lives in the arena given to lang_parse(); nothing is freed
 * alone.  Identifiers are interned within one parse: equal names are equal pointers,
 * NUL-terminated, in NFKC.
 *
 * Places: lines count from 1.  Columns count from 0 in *code points* (CPython's own trees count
 * UTF-8 bytes; its carets count characters, and carets are what we need them for); the end is
 * behind the last character.  A node inside an f-string's braces has the places CPython 3.11 gives
 * it.
 *
 * Depth: a left-associative chain (a + b + …, a.b().c()…) makes a tree as deep as the chain is
 * long, and elif nests; the parser builds those in loops, and who walks the tree must bound its
 * recursion.
 *
 * Access: node->kind == AST_NAME, then node->u.name.id; ast.def lists kinds, members and fields.
 */
#ifndef LANG_AST_H
#define LANG_AST_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct strbuf;
struct ast_node;

enum ast_kind {
#define AST_NODE(KIND, member, name, fields) AST_##KIND,
#include "lang/ast.def"
#undef AST_NODE
    AST_KIND_COUNT
};

enum ast_context { AST_LOAD, AST_STORE, AST_DEL };

enum ast_boolop {
#define AST_BOOLOP(OP, name, text) AST_OP_##OP,
#include "lang/ast.def"
#undef AST_BOOLOP
};

enum ast_operator {
#define AST_OPERATOR(OP, name, text) AST_OP_##OP,
#include "lang/ast.def"
#undef AST_OPERATOR
};

enum ast_unaryop {
#define AST_UNARYOP(OP, name, text) AST_OP_##OP,
#include "lang/ast.def"
#undef AST_UNARYOP
};

enum ast_cmpop {
#define AST_CMPOP(OP, name, text) AST_OP_##OP,
#include "lang/ast.def"
#undef AST_CMPOP
};

struct ast_list {
    struct ast_node **items;
    uint32_t count;
};

struct ast_names {
    const char **items;
    uint32_t count;
};

struct ast_cmpops {
    uint8_t *items; /* enum ast_cmpop */
    uint32_t count;
};

enum ast_constant_kind {
    AST_CONST_NONE,
    AST_CONST_FALSE,
    AST_CONST_TRUE,
    AST_CONST_ELLIPSIS,
    AST_CONST_INT,       /* integer */
    AST_CONST_BIG_INT,   /* text: digits without '_', behind "0x", "0o" or "0b" if not decimal */
    AST_CONST_FLOAT,     /* real */
    AST_CONST_IMAGINARY, /* real, times 1j */
    AST_CONST_STR,       /* text, size: UTF-8, surrogates as 3 bytes, may hold NULs */
    AST_CONST_BYTES,     /* text, size */
};

struct ast_constant {
    enum ast_constant_kind kind;
    uint32_t size;
    union {
        int64_t integer;
        double real;
        const char *text; /* NUL behind its last byte */
    };
};

#define F_NAME(field)     const char *field;
#define F_NODE(field)     struct ast_node *field;
#define F_LIST(field)     struct ast_list field;
#define F_NAMES(field)    struct ast_names field;
#define F_INT(field)      int field;
#define F_CTX(field)      enum ast_context field;
#define F_BOOLOP(field)   enum ast_boolop field;
#define F_OPERATOR(field) enum ast_operator field;
#define F_UNARYOP(field)  enum ast_unaryop field;
#define F_CMPOPS(field)   struct ast_cmpops field;
#define F_VALUE(field)    struct ast_constant field;

struct ast_node {
    uint8_t kind;                  /* enum ast_kind */
    uint8_t parenthesised;         /* an expression written in parentheses of its own */
    uint32_t line, column;         /* of the first character */
    uint32_t end_line, end_column; /* behind the last one */
    union {
#define AST_NODE(KIND, member, name, fields) \
    struct {                                 \
        fields                               \
    } member;
#include "lang/ast.def"
#undef AST_NODE
    } u;
};

#undef F_NAME
#undef F_NODE
#undef F_LIST
#undef F_NAMES
#undef F_INT
#undef F_CTX
#undef F_BOOLOP
#undef F_OPERATOR
#undef F_UNARYOP
#undef F_CMPOPS
#undef F_VALUE

const char *ast_kind_name(enum ast_kind kind);       /* "FunctionDef" */
const char *ast_operator_text(enum ast_operator op); /* "+" */
const char *ast_unaryop_text(enum ast_unaryop op);
const char *ast_cmpop_text(enum ast_cmpop op);

/* The tree as text, one node a line, indented: "Name@1:0-1:3 id='x' ctx=Load"; for tests. */
void lang_dump(const struct ast_node *node, struct strbuf *out);

#endif
