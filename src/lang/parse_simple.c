/* Simple statements. */
#include <string.h>

#include "base/strbuf.h"
#include "lang/parser.h"

static bool parse_augmented(enum token_kind kind, enum ast_operator *op)
{
    static const struct {
        enum token_kind kind;
        enum ast_operator op;
    } table[] = {
        {TOKEN_PLUS_EQUAL, AST_OP_ADD},
        {TOKEN_MINUS_EQUAL, AST_OP_SUB},
        {TOKEN_STAR_EQUAL, AST_OP_MULT},
        {TOKEN_AT_EQUAL, AST_OP_MAT_MULT},
        {TOKEN_SLASH_EQUAL, AST_OP_DIV},
        {TOKEN_PERCENT_EQUAL, AST_OP_MOD},
        {TOKEN_AMPERSAND_EQUAL, AST_OP_BIT_AND},
        {TOKEN_PIPE_EQUAL, AST_OP_BIT_OR},
        {TOKEN_CARET_EQUAL, AST_OP_BIT_XOR},
        {TOKEN_LEFT_SHIFT_EQUAL, AST_OP_L_SHIFT},
        {TOKEN_RIGHT_SHIFT_EQUAL, AST_OP_R_SHIFT},
        {TOKEN_DOUBLE_STAR_EQUAL, AST_OP_POW},
        {TOKEN_DOUBLE_SLASH_EQUAL, AST_OP_FLOOR_DIV},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].kind == kind) {
            *op = table[i].op;
            return true;
        }
    }
    return false;
}

/* target ':' expression ['=' annotated_rhs] */
static struct ast_node *parse_annotated(struct parser *p, uint32_t first, struct ast_node *target)
{
    p->at++;
    struct ast_node *annotation = parse_expression(p);
    struct ast_node *value = NULL;
    if (!annotation) {
        return NULL;
    }
    if (parse_accept(p, TOKEN_EQUAL)) {
        value = parse_yield_or_star_expressions(p);
        if (!value) {
            return NULL;
        }
    }
    struct ast_node *node = parse_node(p, AST_ANN_ASSIGN, first);
    parse_set_context(target, AST_STORE);
    node->u.ann_assign.target = target;
    node->u.ann_assign.annotation = annotation;
    node->u.ann_assign.value = value;
    node->u.ann_assign.simple = target->kind == AST_NAME && !target->parenthesised;
    return node;
}

/* (target '=')+ (yield_expr | star_expressions); the first target is read, '=' is next */
static struct ast_node *parse_chain(struct parser *p, uint32_t first, struct ast_node *target)
{
    size_t mark = p->stack.count;
    struct ast_node *value = target;
    while (parse_at(p, TOKEN_EQUAL)) {
        if (!parse_is_target(value)) {
            p->stack.count = mark;
            return NULL;
        }
        parse_set_context(value, AST_STORE);
        parse_push(p, value);
        p->at++;
        value = parse_yield_or_star_expressions(p);
        if (!value) {
            p->stack.count = mark;
            return NULL;
        }
    }
    struct ast_list targets = parse_take_list(p, mark);
    struct ast_node *node = parse_node(p, AST_ASSIGN, first);
    node->u.assign.targets = targets;
    node->u.assign.value = value;
    return node;
}

static struct ast_node *parse_augmented_rest(struct parser *p, uint32_t first,
                                             struct ast_node *target, enum ast_operator op)
{
    p->at++;
    struct ast_node *value = parse_yield_or_star_expressions(p);
    if (!value) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_AUG_ASSIGN, first);
    parse_set_context(target, AST_STORE);
    node->u.aug_assign.target = target;
    node->u.aug_assign.op = op;
    node->u.aug_assign.value = value;
    return node;
}

/* The second run: targets are tried as targets before anything is read as an expression, so that
 * `x = 1` is not taken for a mistaken `x == 1`.  *done: nothing else may be tried. */
static struct ast_node *parse_assignment_slowly(struct parser *p, bool *done)
{
    uint32_t first = p->at;
    struct ast_node *node = NULL;
    enum ast_operator op;
    struct ast_node *target = parse_primary(p);
    if (target && parse_is_single_target(target) && parse_at(p, TOKEN_COLON)) {
        node = parse_annotated(p, first, target);
        if (node || p->raised) {
            return node;
        }
    }
    p->at = first;
    struct ast_node *targets = p->raised ? NULL : parse_star_targets(p);
    if (targets && parse_at(p, TOKEN_EQUAL)) {
        uint32_t begin = p->at;
        do { /* as many targets as there are, then what is no target */
            begin = ++p->at;
            targets = parse_star_targets(p);
        } while (targets && parse_at(p, TOKEN_EQUAL) && !p->raised);
        p->at = begin;
        struct ast_node *value = p->raised ? NULL : parse_yield_or_star_expressions(p);
        if (value && !parse_at(p, TOKEN_EQUAL)) {
            p->at = first;
            targets = parse_star_targets(p);
            return targets ? parse_chain(p, first, targets) : NULL;
        }
    }
    p->at = first;
    target = p->raised ? NULL : parse_primary(p);
    if (target && parse_is_single_target(target) && parse_augmented(parse_peek(p), &op)) {
        node = parse_augmented_rest(p, first, target, op);
        *done = node == NULL;
        return node;
    }
    p->at = first;
    if (!p->raised) {
        parse_find_assignment_mistakes(p);
    }
    p->at = first;
    return NULL;
}

/* assignment | star_expressions */
static struct ast_node *parse_expression_statement(struct parser *p)
{
    uint32_t first = p->at;
    if (p->diagnosing) {
        bool done = false;
        struct ast_node *node = parse_assignment_slowly(p, &done);
        if (node || done || p->raised) {
            return node;
        }
    }
    struct ast_node *value = parse_star_expressions(p);
    if (!value) {
        return NULL;
    }
    enum ast_operator op;
    enum token_kind kind = parse_peek(p);
    if (!p->diagnosing && kind == TOKEN_EQUAL) {
        return parse_chain(p, first, value);
    }
    if (!p->diagnosing && kind == TOKEN_COLON && parse_is_single_target(value)) {
        return parse_annotated(p, first, value);
    }
    if (!p->diagnosing && parse_augmented(kind, &op) && parse_is_single_target(value)) {
        return parse_augmented_rest(p, first, value, op);
    }
    struct ast_node *node = parse_node(p, AST_EXPR, first);
    node->u.expr.value = value;
    return p->raised ? NULL : node;
}

/* return_stmt: 'return' [star_expressions] */
static struct ast_node *parse_return(struct parser *p)
{
    uint32_t first = p->at++, mark = p->at;
    struct ast_node *value = parse_star_expressions(p);
    if (!value) {
        p->at = mark;
    }
    struct ast_node *node = parse_node(p, AST_RETURN, first);
    node->u.return_.value = value;
    return node;
}

/* raise_stmt: 'raise' expression ['from' expression] | 'raise' */
static struct ast_node *parse_raise_statement(struct parser *p)
{
    uint32_t first = p->at++, mark = p->at;
    struct ast_node *exc = parse_expression(p), *cause = NULL;
    if (!exc) {
        p->at = mark;
    } else if (parse_at(p, TOKEN_FROM)) {
        mark = p->at++;
        cause = parse_expression(p);
        if (!cause) {
            p->at = mark;
        }
    }
    struct ast_node *node = parse_node(p, AST_RAISE, first);
    node->u.raise.exc = exc;
    node->u.raise.cause = cause;
    return node;
}

/* assert_stmt: 'assert' expression [',' expression] */
static struct ast_node *parse_assert(struct parser *p)
{
    uint32_t first = p->at++;
    struct ast_node *test = parse_expression(p), *msg = NULL;
    if (!test) {
        return NULL;
    }
    if (parse_accept(p, TOKEN_COMMA)) {
        msg = parse_expression(p);
        if (!msg) {
            return NULL;
        }
    }
    struct ast_node *node = parse_node(p, AST_ASSERT, first);
    node->u.assert_.test = test;
    node->u.assert_.msg = msg;
    return node;
}

/* del_stmt: 'del' del_target (',' del_target)* [','] &(';' | NEWLINE) */
static struct ast_node *parse_delete(struct parser *p)
{
    uint32_t first = p->at++;
    struct ast_node *target = NULL;
    size_t mark = p->stack.count;
    for (;;) {
        uint32_t before = p->at;
        target = parse_primary(p);
        if (!target || !parse_is_target(target) || parse_invalid_target(target, DEL_TARGETS)) {
            p->at = before;
            break;
        }
        parse_push(p, target);
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    struct ast_list targets = parse_take_list(p, mark);
    enum token_kind kind = parse_peek(p);
    if (targets.count == 0 || (kind != TOKEN_SEMICOLON && kind != TOKEN_NEWLINE)) {
        if (parse_looking(p)) {
            p->at = first + 1;
            target = parse_star_expressions(p);
            return target ? parse_raise_invalid_target(p, target, DEL_TARGETS) : NULL;
        }
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_DELETE, first);
    for (uint32_t i = 0; i < targets.count; i++) {
        parse_set_context(targets.items[i], AST_DEL);
    }
    node->u.delete_.targets = targets;
    return node;
}

/* global_stmt, nonlocal_stmt: word NAME (',' NAME)* */
static struct ast_node *parse_names_statement(struct parser *p, enum ast_kind kind)
{
    uint32_t first = p->at++;
    VEC(const char *) names = {0};
    bool good = true;
    do {
        const char *name = parse_name(p);
        good = name != NULL;
        if (good) {
            vec_push(&names, name);
        }
    } while (good && parse_accept(p, TOKEN_COMMA));
    struct ast_node *node = good ? parse_node(p, kind, first) : NULL;
    if (node) {
        struct ast_names *list =
            kind == AST_GLOBAL ? &node->u.global.names : &node->u.nonlocal.names;
        list->count = (uint32_t)names.count;
        list->items = arena_array(p->arena, const char *, names.count);
        memcpy(list->items, names.items, names.count * sizeof *names.items);
    }
    vec_free(&names);
    return node;
}

/* NAME ('.' NAME)*, as one interned text; NULL: none */
static const char *parse_dotted_name(struct parser *p)
{
    const char *name = parse_name(p);
    if (!name || !parse_at(p, TOKEN_DOT)) {
        return name;
    }
    struct strbuf text = {0};
    strbuf_add(&text, name);
    while (name && parse_accept(p, TOKEN_DOT)) {
        name = parse_name(p);
        if (name) {
            strbuf_printf(&text, ".%s", name);
        }
    }
    if (name) {
        name = parse_intern(p, text.text, text.length);
    }
    strbuf_free(&text);
    return name;
}

/* alias: name ['as' NAME] */
static struct ast_node *parse_alias(struct parser *p, bool dotted)
{
    uint32_t first = p->at;
    const char *name = dotted ? parse_dotted_name(p) : parse_name(p);
    const char *asname = NULL;
    if (!name || (parse_accept(p, TOKEN_AS) && !(asname = parse_name(p)))) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_ALIAS, first);
    node->u.alias.name = name;
    node->u.alias.asname = asname;
    return node;
}

/* import_name: 'import' dotted_as_name (',' dotted_as_name)* */
static struct ast_node *parse_import(struct parser *p)
{
    uint32_t first = p->at++;
    size_t mark = p->stack.count;
    do {
        struct ast_node *alias = parse_alias(p, true);
        if (!alias) {
            return NULL;
        }
        parse_push(p, alias);
    } while (parse_accept(p, TOKEN_COMMA));
    struct ast_list names = parse_take_list(p, mark);
    struct ast_node *node = parse_node(p, AST_IMPORT, first);
    node->u.import.names = names;
    return node;
}

/* import_from_targets: '(' names [','] ')' | names !',' | '*' ; pushes aliases */
static bool parse_import_targets(struct parser *p)
{
    uint32_t first = p->at;
    if (parse_accept(p, TOKEN_STAR)) {
        struct ast_node *alias = parse_node(p, AST_ALIAS, first);
        alias->u.alias.name = parse_intern(p, "*", 1);
        parse_push(p, alias);
        return true;
    }
    bool paren = parse_accept(p, TOKEN_L_PAREN);
    do {
        struct ast_node *alias = parse_alias(p, false);
        if (!alias) {
            return false;
        }
        parse_push(p, alias);
        if (!parse_accept(p, TOKEN_COMMA)) {
            return !paren || parse_accept(p, TOKEN_R_PAREN);
        }
    } while (!parse_at(p, paren ? TOKEN_R_PAREN : TOKEN_NEWLINE));
    if (!paren && parse_looking(p)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_last(p),
                    "trailing comma not allowed without surrounding parentheses");
    }
    return paren && parse_accept(p, TOKEN_R_PAREN);
}

/* import_from: 'from' ('.' | '...')* dotted_name 'import' targets | 'from' ('.' | '...')+ … */
static struct ast_node *parse_import_from(struct parser *p)
{
    uint32_t first = p->at++;
    int level = 0;
    for (;; p->at++) {
        enum token_kind kind = parse_peek(p);
        if (kind != TOKEN_DOT && kind != TOKEN_ELLIPSIS) {
            break;
        }
        level += kind == TOKEN_DOT ? 1 : 3;
    }
    const char *module = parse_dotted_name(p);
    size_t mark = p->stack.count;
    if ((!module && level == 0) || !parse_accept(p, TOKEN_IMPORT) || !parse_import_targets(p)) {
        return NULL;
    }
    struct ast_list names = parse_take_list(p, mark);
    struct ast_node *node = parse_node(p, AST_IMPORT_FROM, first);
    node->u.import_from.module = module;
    node->u.import_from.names = names;
    node->u.import_from.level = level;
    return node;
}

static struct ast_node *parse_word(struct parser *p, enum ast_kind kind)
{
    uint32_t first = p->at++;
    return parse_node(p, kind, first);
}

static struct ast_node *parse_simple_statement(struct parser *p)
{
    switch (parse_peek(p)) {
    case TOKEN_RETURN: return parse_return(p);
    case TOKEN_IMPORT: return parse_import(p);
    case TOKEN_FROM: return parse_import_from(p);
    case TOKEN_RAISE: return parse_raise_statement(p);
    case TOKEN_PASS: return parse_word(p, AST_PASS);
    case TOKEN_DEL: return parse_delete(p);
    case TOKEN_ASSERT: return parse_assert(p);
    case TOKEN_BREAK: return parse_word(p, AST_BREAK);
    case TOKEN_CONTINUE: return parse_word(p, AST_CONTINUE);
    case TOKEN_GLOBAL: return parse_names_statement(p, AST_GLOBAL);
    case TOKEN_NONLOCAL: return parse_names_statement(p, AST_NONLOCAL);
    case TOKEN_YIELD: {
        uint32_t first = p->at;
        if (p->diagnosing) {
            parse_find_assignment_mistakes(p);
            p->at = first;
        }
        struct ast_node *value = p->raised ? NULL : parse_yield(p);
        struct ast_node *node = value ? parse_node(p, AST_EXPR, first) : NULL;
        if (node) {
            node->u.expr.value = value;
        }
        return node;
    }
    default: return parse_expression_statement(p);
    }
}

/* simple_stmts: simple_stmt (';' simple_stmt)* [';'] NEWLINE */
bool parse_simple_statements(struct parser *p)
{
    do {
        struct ast_node *statement = parse_simple_statement(p);
        if (!statement || p->raised) {
            return false;
        }
        parse_push(p, statement);
        if (!parse_accept(p, TOKEN_SEMICOLON)) {
            break;
        }
    } while (!parse_at(p, TOKEN_NEWLINE));
    return parse_accept(p, TOKEN_NEWLINE);
}
