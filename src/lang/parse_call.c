/* Calls, and the parameters of functions and lambdas. */
#include "lang/parser.h"

/* NAME '=' expression, or '**' expression, or (starred) '*' expression, as one argument. */
static struct ast_node *parse_keyword(struct parser *p)
{
    uint32_t first = p->at;
    const char *arg = NULL;
    if (!parse_accept(p, TOKEN_DOUBLE_STAR)) {
        arg = parse_name(p);
        if (!arg || !parse_accept(p, TOKEN_EQUAL)) {
            return NULL;
        }
    }
    struct ast_node *value = parse_expression(p);
    if (!value) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_KEYWORD, first);
    node->u.keyword.arg = arg;
    node->u.keyword.value = value;
    return node;
}

static struct ast_node *parse_starred_argument(struct parser *p)
{
    uint32_t first = p->at;
    if (!parse_accept(p, TOKEN_STAR)) {
        return NULL;
    }
    struct ast_node *value = parse_expression(p);
    if (!value) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_STARRED, first);
    node->u.starred.value = value;
    return node;
}

enum { ARGS_POSITIONAL, ARGS_KEYWORD, ARGS_DOUBLE_STAR };

/* The next argument, allowed after those of *phase; moves *phase on.  NULL: none such. */
static struct ast_node *parse_argument(struct parser *p, int *phase)
{
    uint32_t start = p->at;
    enum token_kind kind = parse_peek(p);
    bool names_keyword = kind == TOKEN_NAME && parse_ahead(p, 1) == TOKEN_EQUAL;
    struct ast_node *node = NULL;
    if (*phase == ARGS_POSITIONAL && !names_keyword && kind != TOKEN_DOUBLE_STAR) {
        node = kind == TOKEN_STAR ? parse_starred_argument(p) : parse_argument_value(p);
        if (node && (kind == TOKEN_STAR || !parse_at(p, TOKEN_EQUAL))) {
            return node;
        }
        p->at = start;
    }
    if (parse_looking(p) && *phase != ARGS_DOUBLE_STAR) {
        parse_find_keyword_mistakes(p);
        p->at = start;
    }
    if (*phase != ARGS_DOUBLE_STAR && kind == TOKEN_STAR && *phase == ARGS_KEYWORD) {
        return parse_starred_argument(p);
    }
    if (names_keyword) {
        *phase = *phase == ARGS_POSITIONAL ? ARGS_KEYWORD : *phase;
        return parse_keyword(p);
    }
    if (kind == TOKEN_DOUBLE_STAR) {
        *phase = ARGS_DOUBLE_STAR;
        return parse_keyword(p);
    }
    if (parse_looking(p)) {
        parse_find_keyword_mistakes(p);
    }
    /* CPython looks one token further, for the '=' behind a name. */
    if (kind == TOKEN_NAME) {
        p->at = start + 1;
        parse_peek(p);
    }
    return NULL;
}

/* args: positional (',' positional)* [',' kwargs] | kwargs; as a Call without function */
struct ast_node *parse_arguments(struct parser *p)
{
    void *known;
    if (parse_recall(p, RULE_ARGS, &known)) {
        return known;
    }
    uint32_t start = p->at;
    size_t mark = p->stack.count;
    VEC(struct ast_node *) keywords = {0};
    int phase = ARGS_POSITIONAL;
    uint32_t good_end = p->at;
    for (;;) {
        struct ast_node *node = parse_argument(p, &phase);
        if (!node) {
            break;
        }
        if (node->kind == AST_KEYWORD) {
            vec_push(&keywords, node);
        } else {
            parse_push(p, node);
        }
        good_end = p->at;
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    p->at = good_end;
    struct ast_list args = parse_take_list(p, mark);
    for (size_t i = 0; i < keywords.count; i++) {
        parse_push(p, keywords.items[i]);
    }
    vec_free(&keywords);
    struct ast_list keyword_list = parse_take_list(p, mark);
    struct ast_node *node = NULL;
    if (args.count + keyword_list.count > 0 && !p->raised) {
        node = parse_node(p, AST_CALL, start);
        node->u.call.args = args;
        node->u.call.keywords = keyword_list;
    }
    return parse_remember(p, RULE_ARGS, start, node);
}

/* The argument of f(x for x in y): a generator expression with the call's parentheses. */
static struct ast_node *parse_sole_generator(struct parser *p, uint32_t first,
                                             struct ast_node *item)
{
    struct ast_list generators;
    if (!parse_for_if_clauses(p, &generators) || !parse_accept(p, TOKEN_R_PAREN)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_GENERATOR_EXP, first);
    node->u.generator_exp.elt = item;
    node->u.generator_exp.generators = generators;
    return node;
}

/* primary: primary genexp | primary '(' [arguments] ')'
 * arguments: args [','] &')' */
struct ast_node *parse_call_tail(struct parser *p, struct ast_node *function)
{
    uint32_t first = p->at++;
    struct ast_node *call = NULL;
    if (parse_accept(p, TOKEN_R_PAREN)) {
        call = parse_node(p, AST_CALL, first);
        call->u.call.func = function;
        return call;
    }
    call = parse_arguments(p);
    struct ast_list *args = call ? &call->u.call.args : NULL;
    if (call && args->count == 1 && call->u.call.keywords.count == 0 && parse_at_for(p) &&
        args->items[0]->kind != AST_STARRED) {
        uint32_t behind = p->at;
        struct ast_node *generator = parse_sole_generator(p, first, args->items[0]);
        if (generator) {
            struct ast_node *node = parse_node(p, AST_CALL, first);
            parse_push(p, generator);
            node->u.call.args = parse_take_list(p, p->stack.count - 1);
            node->u.call.func = function;
            return node;
        }
        p->at = behind;
    }
    if (call) {
        parse_accept(p, TOKEN_COMMA);
    }
    if (!call || !parse_accept(p, TOKEN_R_PAREN)) {
        if (parse_looking(p)) {
            p->at = first + 1;
            parse_find_argument_mistakes(p);
        }
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_CALL, first);
    node->u.call = call->u.call;
    node->u.call.func = function;
    return p->raised ? NULL : node;
}

/* --- parameters --------------------------------------------------------------------------- */

struct parameters {
    struct ast_node *node;
    VEC(struct ast_node *) plain, keyword_only, keyword_defaults, defaults;
    uint32_t positional_only;
    bool lambda, slash, star;
};

/* param: NAME [':' expression]   (a lambda's has no annotation; *args may have ':' star_expression)
 */
static struct ast_node *parse_parameter(struct parser *p, bool lambda, bool star)
{
    uint32_t first = p->at;
    const char *name = parse_name(p);
    if (!name) {
        return NULL;
    }
    struct ast_node *annotation = NULL;
    if (!lambda && parse_accept(p, TOKEN_COLON)) {
        annotation = star ? parse_star_expression(p) : parse_expression(p);
        if (!annotation) {
            return NULL;
        }
    }
    struct ast_node *node = parse_node(p, AST_ARG, first);
    node->u.arg.arg = name;
    node->u.arg.annotation = annotation;
    return node;
}

/* default: '=' expression */
static bool parse_default(struct parser *p, bool lambda, struct ast_node **value)
{
    *value = NULL;
    uint32_t equal = p->at;
    if (!parse_accept(p, TOKEN_EQUAL)) {
        return true;
    }
    *value = parse_expression(p);
    if (!*value && parse_looking(p)) {
        p->at = equal + 1;
        enum token_kind kind = parse_peek(p);
        if (kind == TOKEN_COMMA || kind == (lambda ? TOKEN_COLON : TOKEN_R_PAREN)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, equal, equal),
                        "expected default value expression");
        }
    }
    return *value != NULL;
}

/* kwds: '**' param [','] */
static bool parse_double_star_parameter(struct parser *p, struct parameters *all)
{
    p->at++;
    struct ast_node *param = parse_parameter(p, all->lambda, false);
    if (!param) {
        return false;
    }
    all->node->u.arguments.kwarg = param;
    uint32_t behind = p->at;
    if (parse_looking(p)) {
        enum token_kind kind = parse_peek(p);
        if (kind == TOKEN_EQUAL) {
            parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, p->at, p->at),
                        "var-keyword argument cannot have default value");
        } else if (kind == TOKEN_COMMA) {
            uint32_t next = ++p->at;
            kind = parse_peek(p);
            struct ast_node *other =
                kind == TOKEN_NAME ? parse_parameter(p, all->lambda, false) : NULL;
            if (other || kind == TOKEN_STAR || kind == TOKEN_DOUBLE_STAR || kind == TOKEN_SLASH) {
                parse_raise(p, DIAG_SYNTAX,
                            other ? parse_place_of(other) : parse_place_tokens(p, next, next),
                            "arguments cannot follow var-keyword argument");
            }
        }
    }
    p->at = behind;
    parse_accept(p, TOKEN_COMMA);
    return !p->raised;
}

/* star_etc, its '*': '*' [param] (',' param [default])* …; a bare one needs a name behind it */
static bool parse_star_parameter(struct parser *p, struct parameters *all)
{
    uint32_t first = p->at;
    if (parse_looking(p)) {
        parse_find_star_mistakes(p, all->lambda);
        p->at = first;
    }
    p->at++;
    if (all->star) {
        return false;
    }
    all->star = true;
    if (parse_at(p, TOKEN_COMMA)) {
        return parse_ahead(p, 1) == TOKEN_NAME || (p->at++, parse_peek(p), false);
    }
    all->node->u.arguments.vararg = parse_parameter(p, all->lambda, true);
    return all->node->u.arguments.vararg != NULL;
}

static bool parse_plain_parameter(struct parser *p, struct parameters *all)
{
    struct ast_node *param = parse_parameter(p, all->lambda, false);
    struct ast_node *value;
    if (!param || !parse_default(p, all->lambda, &value)) {
        return false;
    }
    if (all->star) {
        vec_push(&all->keyword_only, param);
        vec_push(&all->keyword_defaults, value);
        return true;
    }
    vec_push(&all->plain, param);
    if (value) {
        vec_push(&all->defaults, value);
    }
    return value || all->defaults.count == 0;
}

/* (param [default] | '/' | '*' [param] | '**' param) separated by commas, each where it may be */
static bool parse_parameter_list(struct parser *p, struct parameters *all)
{
    enum token_kind end = all->lambda ? TOKEN_COLON : TOKEN_R_PAREN;
    while (!parse_at(p, end)) {
        bool good = true;
        switch (parse_peek(p)) {
        case TOKEN_DOUBLE_STAR: return parse_double_star_parameter(p, all);
        case TOKEN_STAR: good = parse_star_parameter(p, all); break;
        case TOKEN_SLASH:
            good = !all->slash && !all->star && all->plain.count > 0;
            all->slash = true;
            all->positional_only = (uint32_t)all->plain.count;
            p->at += good;
            break;
        default: good = parse_plain_parameter(p, all); break;
        }
        if (!good) {
            return false;
        }
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    return true;
}

static struct ast_list parse_copy_list(struct parser *p, struct ast_node **items, size_t count)
{
    size_t mark = p->stack.count;
    for (size_t i = 0; i < count; i++) {
        parse_push(p, items[i]);
    }
    return parse_take_list(p, mark);
}

/* params (lambda_params): up to, without, the ')' (the ':') */
struct ast_node *parse_parameters(struct parser *p, bool lambda)
{
    uint32_t first = p->at;
    if (parse_looking(p)) {
        parse_find_parameter_mistakes(p, lambda);
        p->at = first;
    }
    struct parameters all = {.lambda = lambda};
    struct ast_node *node = all.node = parse_node(p, AST_ARGUMENTS, first);
    bool good = parse_parameter_list(p, &all) && !p->raised;
    if (good) {
        node->u.arguments.posonlyargs = parse_copy_list(p, all.plain.items, all.positional_only);
        node->u.arguments.args =
            parse_copy_list(p, all.plain.items ? all.plain.items + all.positional_only : NULL,
                            all.plain.count - all.positional_only);
        node->u.arguments.kwonlyargs =
            parse_copy_list(p, all.keyword_only.items, all.keyword_only.count);
        node->u.arguments.kw_defaults =
            parse_copy_list(p, all.keyword_defaults.items, all.keyword_defaults.count);
        node->u.arguments.defaults = parse_copy_list(p, all.defaults.items, all.defaults.count);
        if (p->at > first) {
            node->end_line = parse_token(p, p->at - 1)->end_line;
            node->end_column = parse_token(p, p->at - 1)->end_column;
        }
    }
    vec_free(&all.plain);
    vec_free(&all.keyword_only);
    vec_free(&all.keyword_defaults);
    vec_free(&all.defaults);
    return good ? node : NULL;
}
