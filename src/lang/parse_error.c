/* Raising syntax errors with CPython's words and places. */
#include <stdarg.h>
#include <string.h>

#include "base/strbuf.h"
#include "lang/parser.h"

struct parse_place parse_place_of(const struct ast_node *node)
{
    return parse_place_range(node, node);
}

struct parse_place parse_place_range(const struct ast_node *first, const struct ast_node *last)
{
    return (struct parse_place){.line = first->line,
                                .column = first->column,
                                .end_line = last->end_line,
                                .end_column = last->end_column};
}

struct parse_place parse_place_tokens(const struct parser *p, uint32_t first, uint32_t last)
{
    const struct token *a = parse_token(p, first), *b = parse_token(p, last);
    return (struct parse_place){.line = a->line,
                                .column = a->column,
                                .end_line = b->end_line,
                                .end_column = b->end_column,
                                .before = a->kind == TOKEN_INDENT || a->kind == TOKEN_DEDENT ||
                                          a->kind == TOKEN_END};
}

struct parse_place parse_place_last(const struct parser *p)
{
    return parse_place_tokens(p, p->furthest, p->furthest);
}

/* Line `line` (from 1) of the source without its line break; caller frees. */
static char *parse_source_line(const struct parser *p, uint32_t line)
{
    const char *at = p->source, *end = p->source + p->size;
    while (line > 1) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        if (!newline) {
            return mem_copy_string("");
        }
        at = newline + 1;
        line--;
    }
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    return mem_copy_bytes(at, (size_t)((newline ? newline : end) - at));
}

static void parse_set_diag(struct parser *p, enum diag_kind kind, const char *message)
{
    diag_set(p->diag, kind, p->file_name, 0, 0, "%s", message);
    p->raised = true;
}

void *parse_raise(struct parser *p, enum diag_kind kind, struct parse_place place,
                  const char *format, ...)
{
    if (p->raised) {
        return NULL;
    }
    struct strbuf message = {0};
    strbuf_add(&message, p->in_fstring ? "f-string: " : "");
    va_list args;
    va_start(args, format);
    strbuf_vprintf(&message, format, args);
    va_end(args);
    parse_set_diag(p, kind, strbuf_text(&message));
    strbuf_free(&message);
    struct diag *diag = p->diag;
    uint32_t base = p->in_fstring && place.line == p->base_line + 1 ? p->base_column : 0;
    uint32_t end_base = p->in_fstring && place.end_line == p->base_line + 1 ? p->base_column : 0;
    diag->line = place.line;
    diag->column = place.column - base + !place.before;
    diag->end_line = place.open ? place.line : place.end_line;
    diag->end_column = place.open || kind == DIAG_INDENTATION ? 0 : place.end_column - end_base + 1;
    diag->source = parse_source_line(p, place.line - (p->in_fstring ? p->base_line : 0));
    return NULL;
}

static void *parse_raise_unclosed(struct parser *p)
{
    return parse_raise(p, DIAG_SYNTAX,
                       (struct parse_place){.line = p->open_line + p->base_line,
                                            .column = p->open_column,
                                            .open = true},
                       "'%c' was never closed", p->open_paren);
}

void *parse_raise_lexer_error(struct parser *p)
{
    const struct lexer_error *error = &p->lexer_error;
    if (error->kind == LEXER_EOF && p->open_paren) {
        return parse_raise_unclosed(p);
    }
    if (p->raised) {
        return NULL;
    }
    static const enum diag_kind kinds[] = {
        [LEXER_SYNTAX] = DIAG_SYNTAX,
        [LEXER_SOFT] = DIAG_SYNTAX,
        [LEXER_DEDENT] = DIAG_INDENTATION,
        [LEXER_TOO_DEEP] = DIAG_INDENTATION,
        [LEXER_TAB] = DIAG_TAB,
        [LEXER_EOF] = DIAG_SYNTAX,
    };
    parse_set_diag(p, kinds[error->kind], error->message);
    p->diag->line = p->diag->end_line = error->line + p->base_line;
    p->diag->column = error->column;
    p->diag->end_column = error->end_column ? error->end_column + 1 : 0;
    p->diag->source = parse_source_line(p, error->line);
    return NULL;
}

/* After the second run: the error that is to be shown. */
void parse_conclude(struct parser *p, uint32_t first_furthest)
{
    enum token_kind last = (enum token_kind)parse_token(p, first_furthest)->kind;
    if (!p->raised && (last == TOKEN_INDENT || last == TOKEN_DEDENT)) {
        parse_raise(p, DIAG_INDENTATION, parse_place_last(p),
                    last == TOKEN_INDENT ? "unexpected indent" : "unexpected unindent");
        return;
    }
    if (p->lexer_error.kind == LEXER_SYNTAX) { /* wins over all else, wherever it is */
        diag_free(p->diag);
        p->raised = false;
        parse_raise_lexer_error(p);
        return;
    }
    if (p->open_paren && !p->in_fstring &&
        parse_token(p, p->furthest)->line > p->open_line + p->base_line) {
        diag_free(p->diag);
        p->raised = false;
        parse_raise_unclosed(p);
        return;
    }
    parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, first_furthest, first_furthest),
                "invalid syntax");
}

const char *parse_expression_name(const struct ast_node *node)
{
    switch ((enum ast_kind)node->kind) {
    case AST_ATTRIBUTE: return "attribute";
    case AST_SUBSCRIPT: return "subscript";
    case AST_STARRED: return "starred";
    case AST_NAME: return "name";
    case AST_LIST: return "list";
    case AST_TUPLE: return "tuple";
    case AST_LAMBDA: return "lambda";
    case AST_CALL: return "function call";
    case AST_BOOL_OP:
    case AST_BIN_OP:
    case AST_UNARY_OP: return "expression";
    case AST_GENERATOR_EXP: return "generator expression";
    case AST_YIELD:
    case AST_YIELD_FROM: return "yield expression";
    case AST_AWAIT: return "await expression";
    case AST_LIST_COMP: return "list comprehension";
    case AST_SET_COMP: return "set comprehension";
    case AST_DICT_COMP: return "dict comprehension";
    case AST_DICT: return "dict literal";
    case AST_SET: return "set display";
    case AST_JOINED_STR:
    case AST_FORMATTED_VALUE: return "f-string expression";
    case AST_CONSTANT:
        switch (node->u.constant.value.kind) {
        case AST_CONST_NONE: return "None";
        case AST_CONST_FALSE: return "False";
        case AST_CONST_TRUE: return "True";
        case AST_CONST_ELLIPSIS: return "ellipsis";
        default: return "literal";
        }
    case AST_COMPARE: return "comparison";
    case AST_IF_EXP: return "conditional expression";
    case AST_NAMED_EXPR: return "named expression";
    default: return "expression";
    }
}

/* The part of `node` that cannot be assigned to (or deleted), or NULL. */
const struct ast_node *parse_invalid_target(const struct ast_node *node, int targets)
{
    switch ((enum ast_kind)node->kind) {
    case AST_LIST:
    case AST_TUPLE: {
        const struct ast_list *elts =
            node->kind == AST_LIST ? &node->u.list.elts : &node->u.tuple.elts;
        for (uint32_t i = 0; i < elts->count; i++) {
            const struct ast_node *bad = parse_invalid_target(elts->items[i], targets);
            if (bad) {
                return bad;
            }
        }
        return NULL;
    }
    case AST_STARRED:
        return targets == DEL_TARGETS ? node : parse_invalid_target(node->u.starred.value, targets);
    case AST_COMPARE: /* `for a in b` looks like a comparison when read as an expression */
        if (targets == FOR_TARGETS) {
            return node->u.compare.ops.items[0] == AST_OP_IN
                       ? parse_invalid_target(node->u.compare.left, targets)
                       : NULL;
        }
        return node;
    case AST_NAME:
    case AST_SUBSCRIPT:
    case AST_ATTRIBUTE: return NULL;
    default: return node;
    }
}

void *parse_raise_invalid_target(struct parser *p, const struct ast_node *node, int targets)
{
    const struct ast_node *bad = parse_invalid_target(node, targets);
    if (bad) {
        parse_raise(p, DIAG_SYNTAX, parse_place_of(bad),
                    targets == DEL_TARGETS ? "cannot delete %s" : "cannot assign to %s",
                    parse_expression_name(bad));
    }
    return NULL;
}
