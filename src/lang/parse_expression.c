/* Expressions from star_expressions down to await; what binds tighter is in parse_atom.c. */
#include "base/strbuf.h"
#include "lang/parser.h"

bool parse_at_for(struct parser *p)
{
    enum token_kind kind = parse_peek(p);
    return kind == TOKEN_FOR || (kind == TOKEN_ASYNC && parse_ahead(p, 1) == TOKEN_FOR);
}

enum { LOWEST_BINARY = 1, HIGHEST_BINARY = 6 };

/* How tight a binary operator binds (0: none), and which it is. */
static int parse_binary_operator(enum token_kind kind, enum ast_operator *op)
{
    switch (kind) {
    case TOKEN_PIPE: *op = AST_OP_BIT_OR; return 1;
    case TOKEN_CARET: *op = AST_OP_BIT_XOR; return 2;
    case TOKEN_AMPERSAND: *op = AST_OP_BIT_AND; return 3;
    case TOKEN_LEFT_SHIFT: *op = AST_OP_L_SHIFT; return 4;
    case TOKEN_RIGHT_SHIFT: *op = AST_OP_R_SHIFT; return 4;
    case TOKEN_PLUS: *op = AST_OP_ADD; return 5;
    case TOKEN_MINUS: *op = AST_OP_SUB; return 5;
    case TOKEN_STAR: *op = AST_OP_MULT; return 6;
    case TOKEN_SLASH: *op = AST_OP_DIV; return 6;
    case TOKEN_DOUBLE_SLASH: *op = AST_OP_FLOOR_DIV; return 6;
    case TOKEN_PERCENT: *op = AST_OP_MOD; return 6;
    case TOKEN_AT: *op = AST_OP_MAT_MULT; return 6;
    default: return 0;
    }
}

/* await_primary: 'await' primary | primary */
static struct ast_node *parse_await_primary(struct parser *p)
{
    uint32_t first = p->at;
    if (!parse_accept(p, TOKEN_AWAIT)) {
        return parse_primary(p);
    }
    struct ast_node *value = parse_primary(p);
    if (!value) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_AWAIT, first);
    node->u.await.value = value;
    return node;
}

/* factor: ('+' | '-' | '~') factor | power
 * power: await_primary ['**' factor] */
static struct ast_node *parse_factor(struct parser *p)
{
    uint32_t first = p->at;
    enum token_kind kind = parse_peek(p);
    if (kind == TOKEN_PLUS || kind == TOKEN_MINUS || kind == TOKEN_TILDE) {
        p->at++;
        struct ast_node *operand = parse_enter(p) ? parse_factor(p) : NULL;
        p->depth--;
        if (!operand) {
            return NULL;
        }
        struct ast_node *node = parse_node(p, AST_UNARY_OP, first);
        node->u.unary_op.op = kind == TOKEN_PLUS    ? AST_OP_UADD
                              : kind == TOKEN_MINUS ? AST_OP_USUB
                                                    : AST_OP_INVERT;
        node->u.unary_op.operand = operand;
        return node;
    }
    struct ast_node *left = parse_await_primary(p);
    if (!left || !parse_at(p, TOKEN_DOUBLE_STAR)) {
        return left;
    }
    uint32_t mark = p->at++;
    struct ast_node *right = parse_enter(p) ? parse_factor(p) : NULL;
    p->depth--;
    if (!right) {
        p->at = mark;
        return p->raised ? NULL : left;
    }
    struct ast_node *node = parse_node(p, AST_BIN_OP, first);
    node->u.bin_op.left = left;
    node->u.bin_op.op = AST_OP_POW;
    node->u.bin_op.right = right;
    return node;
}

/* bitwise_or, bitwise_xor, bitwise_and, shift_expr, sum, term: left-associative, by precedence */
static struct ast_node *parse_binary(struct parser *p, int least)
{
    uint32_t first = p->at;
    struct ast_node *left = parse_factor(p);
    while (left) {
        enum ast_operator op;
        int level = parse_binary_operator(parse_peek(p), &op);
        if (level < least || level == 0) {
            break;
        }
        uint32_t mark = p->at++;
        struct ast_node *right =
            level == HIGHEST_BINARY ? parse_factor(p) : parse_binary(p, level + 1);
        if (!right) {
            p->at = mark; /* as in CPython's grammar: what stands before it is an expression */
            return p->raised ? NULL : left;
        }
        struct ast_node *node = parse_node(p, AST_BIN_OP, first);
        node->u.bin_op.left = left;
        node->u.bin_op.op = op;
        node->u.bin_op.right = right;
        left = node;
    }
    return left;
}

struct ast_node *parse_bitwise_or(struct parser *p)
{
    void *known;
    if (parse_recall(p, RULE_BITWISE_OR, &known)) {
        return known;
    }
    uint32_t start = p->at;
    return parse_remember(p, RULE_BITWISE_OR, start, parse_binary(p, LOWEST_BINARY));
}

/* compare_op: '==' | '!=' | '<' | '<=' | '>' | '>=' | ['not'] 'in' | 'is' ['not'] */
static bool parse_compare_operator(struct parser *p, enum ast_cmpop *op)
{
    switch (parse_peek(p)) {
    case TOKEN_EQUAL_EQUAL: *op = AST_OP_EQ; break;
    case TOKEN_NOT_EQUAL: *op = AST_OP_NOT_EQ; break;
    case TOKEN_LESS: *op = AST_OP_LT; break;
    case TOKEN_LESS_EQUAL: *op = AST_OP_LT_E; break;
    case TOKEN_GREATER: *op = AST_OP_GT; break;
    case TOKEN_GREATER_EQUAL: *op = AST_OP_GT_E; break;
    case TOKEN_IN: *op = AST_OP_IN; break;
    case TOKEN_IS:
        p->at++;
        *op = parse_at(p, TOKEN_NOT) ? AST_OP_IS_NOT : AST_OP_IS;
        p->at -= *op == AST_OP_IS;
        break;
    case TOKEN_NOT:
        p->at++;
        *op = AST_OP_NOT_IN;
        if (!parse_at(p, TOKEN_IN)) {
            p->at--;
            return false;
        }
        break;
    default: return false;
    }
    p->at++;
    return true;
}

/* comparison: bitwise_or (compare_op bitwise_or)* */
static struct ast_node *parse_comparison(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *left = parse_bitwise_or(p);
    if (!left) {
        return NULL;
    }
    size_t mark = p->stack.count;
    struct strbuf ops = {0};
    for (;;) {
        uint32_t before = p->at;
        enum ast_cmpop op;
        if (!parse_compare_operator(p, &op)) {
            break;
        }
        struct ast_node *right = parse_bitwise_or(p);
        if (!right) {
            p->at = before;
            break;
        }
        strbuf_add_char(&ops, (char)op);
        parse_push(p, right);
    }
    struct ast_node *node = left;
    if (ops.length > 0) {
        node = parse_node(p, AST_COMPARE, first);
        node->u.compare.left = left;
        node->u.compare.comparators = parse_take_list(p, mark);
        node->u.compare.ops.count = (uint32_t)ops.length;
        node->u.compare.ops.items = (uint8_t *)arena_copy_bytes(p->arena, ops.text, ops.length);
    }
    strbuf_free(&ops);
    return p->raised ? NULL : node;
}

/* inversion: 'not' inversion | comparison */
static struct ast_node *parse_inversion(struct parser *p)
{
    uint32_t first = p->at;
    if (!parse_accept(p, TOKEN_NOT)) {
        return parse_comparison(p);
    }
    struct ast_node *operand = parse_enter(p) ? parse_inversion(p) : NULL;
    p->depth--;
    if (!operand) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_UNARY_OP, first);
    node->u.unary_op.op = AST_OP_NOT;
    node->u.unary_op.operand = operand;
    return node;
}

/* disjunction: conjunction ('or' conjunction)*
 * conjunction: inversion ('and' inversion)* */
static struct ast_node *parse_bool_op(struct parser *p, bool is_or)
{
    uint32_t first = p->at;
    struct ast_node *left = is_or ? parse_bool_op(p, false) : parse_inversion(p);
    if (!left || !parse_at(p, is_or ? TOKEN_OR : TOKEN_AND)) {
        return left;
    }
    size_t mark = p->stack.count;
    parse_push(p, left);
    for (;;) {
        uint32_t before = p->at;
        if (!parse_accept(p, is_or ? TOKEN_OR : TOKEN_AND)) {
            break;
        }
        struct ast_node *right = is_or ? parse_bool_op(p, false) : parse_inversion(p);
        if (!right) {
            p->at = before;
            break;
        }
        parse_push(p, right);
    }
    struct ast_list values = parse_take_list(p, mark);
    if (p->raised || values.count == 1) {
        return p->raised ? NULL : left;
    }
    struct ast_node *node = parse_node(p, AST_BOOL_OP, first);
    node->u.bool_op.op = is_or ? AST_OP_OR : AST_OP_AND;
    node->u.bool_op.values = values;
    return node;
}

struct ast_node *parse_disjunction(struct parser *p)
{
    void *known;
    if (parse_recall(p, RULE_DISJUNCTION, &known)) {
        return known;
    }
    uint32_t start = p->at;
    return parse_remember(p, RULE_DISJUNCTION, start, parse_bool_op(p, true));
}

/* lambdef: 'lambda' [lambda_params] ':' expression */
struct ast_node *parse_lambda(struct parser *p)
{
    uint32_t first = p->at;
    if (!parse_accept(p, TOKEN_LAMBDA)) {
        return NULL;
    }
    struct ast_node *args = parse_parameters(p, true);
    if (!args || !parse_accept(p, TOKEN_COLON)) {
        return NULL;
    }
    struct ast_node *body = parse_expression(p);
    if (!body) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_LAMBDA, first);
    node->u.lambda.args = args;
    node->u.lambda.body = body;
    return node;
}

/* The part behind `body`: ['if' disjunction 'else' expression].  Without an `else` it is no part.
 */
static struct ast_node *parse_conditional(struct parser *p, uint32_t first, struct ast_node *body)
{
    uint32_t mark = p->at;
    if (!parse_accept(p, TOKEN_IF)) {
        return body;
    }
    struct ast_node *test = parse_disjunction(p);
    struct ast_node *orelse = test && parse_accept(p, TOKEN_ELSE) ? parse_expression(p) : NULL;
    if (!orelse) {
        p->at = mark;
        return p->raised ? NULL : body;
    }
    struct ast_node *node = parse_node(p, AST_IF_EXP, first);
    node->u.if_exp.test = test;
    node->u.if_exp.body = body;
    node->u.if_exp.orelse = orelse;
    return node;
}

static struct ast_node *parse_expression_inside(struct parser *p)
{
    uint32_t first = p->at;
    if (parse_looking(p)) {
        parse_find_expression_mistakes(p);
        p->at = first;
    }
    struct ast_node *body = parse_disjunction(p);
    if (body) {
        return parse_conditional(p, first, body);
    }
    p->at = first;
    return p->raised ? NULL : parse_lambda(p);
}

/* expression: disjunction ['if' disjunction 'else' expression] | lambdef */
struct ast_node *parse_expression(struct parser *p)
{
    void *known;
    if (parse_recall(p, RULE_EXPRESSION, &known)) {
        return known;
    }
    uint32_t start = p->at;
    struct ast_node *node = parse_enter(p) ? parse_expression_inside(p) : NULL;
    p->depth--;
    return parse_remember(p, RULE_EXPRESSION, start, node);
}

/* NAME ':=' expression | expression !':=' */
struct ast_node *parse_argument_value(struct parser *p)
{
    uint32_t first = p->at;
    if (parse_at(p, TOKEN_NAME) && parse_ahead(p, 1) == TOKEN_COLON_EQUAL) {
        struct ast_node *target = parse_node(p, AST_NAME, first);
        target->u.name.id = parse_name(p);
        target->u.name.ctx = AST_STORE;
        target->end_line = parse_token(p, first)->end_line;
        target->end_column = parse_token(p, first)->end_column;
        p->at++;
        struct ast_node *value = parse_expression(p);
        if (!value) {
            return NULL;
        }
        struct ast_node *node = parse_node(p, AST_NAMED_EXPR, first);
        node->u.named_expr.target = target;
        node->u.named_expr.value = value;
        return node;
    }
    struct ast_node *node = parse_expression(p);
    return node && !parse_at(p, TOKEN_COLON_EQUAL) && !p->raised ? node : NULL;
}

/* named_expression: NAME ':=' expression | expression !':=' */
struct ast_node *parse_named_expression(struct parser *p)
{
    uint32_t first = p->at;
    bool assigns = parse_at(p, TOKEN_NAME) && parse_ahead(p, 1) == TOKEN_COLON_EQUAL;
    if (!assigns && parse_looking(p)) {
        parse_find_named_expression_mistakes(p);
        p->at = first;
    }
    return parse_argument_value(p);
}

/* '*' bitwise_or */
static struct ast_node *parse_starred(struct parser *p)
{
    uint32_t first = p->at++;
    struct ast_node *value = parse_bitwise_or(p);
    if (!value) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_STARRED, first);
    node->u.starred.value = value;
    return node;
}

/* star_named_expression: '*' bitwise_or | named_expression */
struct ast_node *parse_star_named_expression(struct parser *p)
{
    return parse_at(p, TOKEN_STAR) ? parse_starred(p) : parse_named_expression(p);
}

/* star_expression: '*' bitwise_or | expression */
struct ast_node *parse_star_expression(struct parser *p)
{
    return parse_at(p, TOKEN_STAR) ? parse_starred(p) : parse_expression(p);
}

/* item (',' item)* [',']: one item, or a tuple */
static struct ast_node *parse_tuple_of(struct parser *p, struct ast_node *(*item)(struct parser *))
{
    uint32_t first = p->at;
    struct ast_node *node = item(p);
    if (!node || !parse_at(p, TOKEN_COMMA)) {
        return node;
    }
    size_t mark = p->stack.count;
    while (node) {
        parse_push(p, node);
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
        uint32_t before = p->at;
        node = item(p);
        if (!node) {
            p->at = before;
        }
    }
    struct ast_list elts = parse_take_list(p, mark);
    node = parse_node(p, AST_TUPLE, first);
    node->u.tuple.elts = elts;
    return p->raised ? NULL : node;
}

/* star_named_expressions: star_named_expression (',' star_named_expression)* [','] */
struct ast_node *parse_star_named_expressions(struct parser *p)
{
    return parse_tuple_of(p, parse_star_named_expression);
}

/* star_expressions: star_expression (',' star_expression)* [','] */
struct ast_node *parse_star_expressions(struct parser *p)
{
    void *known;
    if (parse_recall(p, RULE_STAR_EXPRESSIONS, &known)) {
        return known;
    }
    uint32_t start = p->at;
    return parse_remember(p, RULE_STAR_EXPRESSIONS, start,
                          parse_tuple_of(p, parse_star_expression));
}

/* expressions: expression (',' expression)* [','] */
struct ast_node *parse_expressions(struct parser *p)
{
    return parse_tuple_of(p, parse_expression);
}

/* yield_expr: 'yield' 'from' expression | 'yield' [star_expressions] */
struct ast_node *parse_yield(struct parser *p)
{
    uint32_t first = p->at;
    if (!parse_accept(p, TOKEN_YIELD)) {
        return NULL;
    }
    uint32_t mark = p->at;
    if (parse_accept(p, TOKEN_FROM)) {
        struct ast_node *value = parse_expression(p);
        if (value) {
            struct ast_node *node = parse_node(p, AST_YIELD_FROM, first);
            node->u.yield_from.value = value;
            return node;
        }
        p->at = mark;
        return NULL;
    }
    struct ast_node *value = parse_star_expressions(p);
    if (!value) {
        p->at = mark;
    }
    struct ast_node *node = parse_node(p, AST_YIELD, first);
    node->u.yield.value = value;
    return p->raised ? NULL : node;
}

struct ast_node *parse_yield_or_star_expressions(struct parser *p)
{
    return parse_at(p, TOKEN_YIELD) ? parse_yield(p) : parse_star_expressions(p);
}

/* for_if_clause: ['async'] 'for' star_targets 'in' disjunction ('if' disjunction)* */
static struct ast_node *parse_for_if_clause(struct parser *p)
{
    uint32_t first = p->at;
    bool is_async = parse_accept(p, TOKEN_ASYNC);
    if (!parse_accept(p, TOKEN_FOR)) {
        return NULL;
    }
    struct ast_node *target = parse_star_targets(p);
    if (!target || !parse_accept(p, TOKEN_IN)) {
        if (parse_looking(p)) {
            p->at = first + is_async + 1;
            parse_find_for_target_mistakes(p);
        }
        return NULL;
    }
    struct ast_node *iter = parse_disjunction(p);
    if (!iter) {
        return NULL;
    }
    size_t mark = p->stack.count;
    for (;;) {
        uint32_t before = p->at;
        struct ast_node *test = parse_accept(p, TOKEN_IF) ? parse_disjunction(p) : NULL;
        if (!test) {
            p->at = before;
            break;
        }
        parse_push(p, test);
    }
    struct ast_list ifs = parse_take_list(p, mark);
    struct ast_node *node = parse_node(p, AST_COMPREHENSION, first);
    node->u.comprehension.target = target;
    node->u.comprehension.iter = iter;
    node->u.comprehension.ifs = ifs;
    node->u.comprehension.is_async = is_async;
    return p->raised ? NULL : node;
}

/* for_if_clauses: for_if_clause+ */
bool parse_for_if_clauses(struct parser *p, struct ast_list *clauses)
{
    void *known;
    if (parse_recall(p, RULE_FOR_IF, &known)) {
        *clauses = known ? *(struct ast_list *)known : (struct ast_list){0};
        return known != NULL;
    }
    uint32_t start = p->at;
    size_t mark = p->stack.count;
    bool good = true;
    while (good && parse_at_for(p)) {
        uint32_t before = p->at;
        struct ast_node *clause = parse_for_if_clause(p);
        if (clause) {
            parse_push(p, clause);
        } else {
            p->at = before;
            good = false;
        }
    }
    *clauses = parse_take_list(p, mark);
    struct ast_list *result = NULL;
    if (clauses->count > 0 && !p->raised) {
        result = arena_new(p->arena, struct ast_list);
        *result = *clauses;
    }
    parse_remember(p, RULE_FOR_IF, start, result);
    return result != NULL;
}

/* --- targets ----------------------------------------------------------------------------- */

bool parse_is_target(const struct ast_node *node)
{
    switch ((enum ast_kind)node->kind) {
    case AST_NAME:
    case AST_ATTRIBUTE:
    case AST_SUBSCRIPT: return true;
    case AST_STARRED:
        return node->u.starred.value->kind != AST_STARRED && parse_is_target(node->u.starred.value);
    case AST_LIST:
    case AST_TUPLE: {
        const struct ast_list *elts =
            node->kind == AST_LIST ? &node->u.list.elts : &node->u.tuple.elts;
        for (uint32_t i = 0; i < elts->count; i++) {
            if (!parse_is_target(elts->items[i])) {
                return false;
            }
        }
        return true;
    }
    default: return false;
    }
}

bool parse_is_single_target(const struct ast_node *node)
{
    return node->kind == AST_NAME || node->kind == AST_ATTRIBUTE || node->kind == AST_SUBSCRIPT;
}

void parse_set_context(struct ast_node *node, enum ast_context ctx)
{
    struct ast_list *elts = NULL;
    switch ((enum ast_kind)node->kind) {
    case AST_NAME: node->u.name.ctx = ctx; break;
    case AST_ATTRIBUTE: node->u.attribute.ctx = ctx; break;
    case AST_SUBSCRIPT: node->u.subscript.ctx = ctx; break;
    case AST_STARRED:
        node->u.starred.ctx = ctx;
        parse_set_context(node->u.starred.value, ctx);
        break;
    case AST_LIST:
        node->u.list.ctx = ctx;
        elts = &node->u.list.elts;
        break;
    case AST_TUPLE:
        node->u.tuple.ctx = ctx;
        elts = &node->u.tuple.elts;
        break;
    default: break;
    }
    for (uint32_t i = 0; elts && i < elts->count; i++) {
        parse_set_context(elts->items[i], ctx);
    }
}

/* star_target: ['*'] (NAME | attribute | subscript | '(' targets ')' | '[' targets ']') */
struct ast_node *parse_star_target(struct parser *p)
{
    uint32_t first = p->at;
    bool star = parse_accept(p, TOKEN_STAR);
    struct ast_node *node = parse_primary(p);
    if (!node || !parse_is_target(node)) {
        return NULL;
    }
    if (star) {
        struct ast_node *starred = parse_node(p, AST_STARRED, first);
        starred->u.starred.value = node;
        node = starred;
    }
    parse_set_context(node, AST_STORE);
    return node;
}

/* star_targets: star_target (',' star_target)* [','] */
struct ast_node *parse_star_targets(struct parser *p)
{
    struct ast_node *node = parse_tuple_of(p, parse_star_target);
    if (node) {
        parse_set_context(node, AST_STORE);
    }
    return node;
}
