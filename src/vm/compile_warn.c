/* SyntaxWarnings: what CPython's compiler finds odd, though it is no error. */
#include <stdarg.h>
#include <stdio.h>

#include "vm/compile.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/str.h"

static void __attribute__((format(printf, 3, 4)))
syntax_warning(struct compiler *c, const struct ast_node *node, const char *format, ...)
{
    if (c->flags & (COMPILE_LIBRARY | COMPILE_CHECK)) {
        return;
    }
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    vm_warn_explicit(c->vm, EXC_SyntaxWarning, c->file->text, node->line, message);
}

/* The name of the type that the value of node will have; NULL: not known before it runs. */
static const char *known_type(struct compiler *c, const struct ast_node *node)
{
    switch (node->kind) {
    case AST_TUPLE: return "tuple";
    case AST_LIST:
    case AST_LIST_COMP: return "list";
    case AST_DICT:
    case AST_DICT_COMP: return "dict";
    case AST_SET:
    case AST_SET_COMP: return "set";
    case AST_GENERATOR_EXP: return "generator";
    case AST_LAMBDA: return "function";
    case AST_JOINED_STR:
    case AST_FORMATTED_VALUE: return "str";
    default: break;
    }
    value v;
    if (!fold(c, node, &v)) {
        return NULL;
    }
    const char *name = value_type(c->vm, v)->name->text;
    drop(c->vm, v);
    return name;
}

static bool is_any_of(const char *name, const char *const *names)
{
    while (name && *names) {
        if (strcmp(name, *names++) == 0) {
            return true;
        }
    }
    return false;
}

/* A number, text … written out: `x is 5` compares identities of what has none to speak of. */
static bool is_literal(struct compiler *c, const struct ast_node *node)
{
    static const char *const kinds[] = {"int", "float", "complex", "str", "bytes", "tuple", NULL};
    bool display = node->kind == AST_JOINED_STR;
    value v;
    if (display || !fold(c, node, &v)) {
        return false;
    }
    bool found = is_any_of(value_type(c->vm, v)->name->text, kinds);
    drop(c->vm, v);
    return found;
}

void warn_compare(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *left = node->u.compare.left;
    for (uint32_t i = 0; i < node->u.compare.ops.count; i++) {
        const struct ast_node *right = node->u.compare.comparators.items[i];
        enum ast_cmpop op = node->u.compare.ops.items[i];
        if ((op == AST_OP_IS || op == AST_OP_IS_NOT) &&
            (is_literal(c, left) || is_literal(c, right))) {
            syntax_warning(c, node,
                           op == AST_OP_IS ? "\"is\" with a literal. Did you mean \"==\"?"
                                           : "\"is not\" with a literal. Did you mean \"!=\"?");
            return;
        }
        left = right;
    }
}

void warn_assert(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *test = node->u.assert_.test;
    if (test->kind == AST_TUPLE && test->u.tuple.elts.count > 0) {
        syntax_warning(c, node, "assertion is always true, perhaps remove parentheses?");
    }
}

void warn_call(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *callee = node->u.call.func;
    const char *type = callee->kind == AST_LAMBDA ? NULL : known_type(c, callee);
    if (type) {
        syntax_warning(c, node, "'%.200s' object is not callable; perhaps you missed a comma?",
                       type);
    }
}

void warn_subscript(struct compiler *c, const struct ast_node *node)
{
    static const char *const bare[] = {"NoneType", "ellipsis",  "int",      "bool", "float",
                                       "complex",  "generator", "function", "set",  NULL};
    static const char *const indexable[] = {"str", "bytes", "tuple", "list", NULL};
    static const char *const indices[] = {"int", "bool", NULL};
    const char *type = known_type(c, node->u.subscript.value);
    if (is_any_of(type, bare)) {
        syntax_warning(c, node, "'%.200s' object is not subscriptable; perhaps you missed a comma?",
                       type);
    } else if (is_any_of(type, indexable)) {
        const char *index = known_type(c, node->u.subscript.slice);
        if (index && !is_any_of(index, indices)) {
            syntax_warning(c, node,
                           "%.200s indices must be integers or slices, not %.200s; perhaps you "
                           "missed a comma?",
                           type, index);
        }
    }
}
