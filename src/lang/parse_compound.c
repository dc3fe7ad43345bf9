/* Compound statements (match: parse_pattern.c), blocks, and the module. */
#include "lang/parser.h"

/* ':' NEWLINE without an INDENT: "expected an indented block after …".  p->at: the ':' */
static bool parse_check_indent(struct parser *p, const char *what, uint32_t first)
{
    if (!parse_looking(p)) {
        return true;
    }
    uint32_t mark = p->at;
    if (parse_accept(p, TOKEN_COLON) && parse_accept(p, TOKEN_NEWLINE) &&
        !parse_at(p, TOKEN_INDENT)) {
        parse_raise(p, DIAG_INDENTATION, parse_place_last(p),
                    "expected an indented block after %s on line %u", what,
                    (unsigned)parse_token(p, first)->line);
    }
    p->at = mark;
    return !p->raised;
}

/* The head of a statement is read: a line that ends here lacks its ':'. */
static bool parse_check_colon(struct parser *p)
{
    if (parse_looking(p) && parse_at(p, TOKEN_NEWLINE)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_last(p), "expected ':'");
    }
    return !p->raised;
}

/* block: NEWLINE INDENT statement+ DEDENT | simple_stmts */
bool parse_block(struct parser *p, struct ast_list *body)
{
    size_t mark = p->stack.count;
    bool good;
    if (!parse_accept(p, TOKEN_NEWLINE)) {
        good = parse_simple_statements(p);
        *body = parse_take_list(p, mark);
        return good;
    }
    if (!parse_accept(p, TOKEN_INDENT)) {
        if (parse_looking(p)) {
            parse_raise(p, DIAG_INDENTATION, parse_place_last(p), "expected an indented block");
        }
        return false;
    }
    do {
        good = parse_statement(p);
    } while (good && !parse_at(p, TOKEN_DEDENT));
    *body = parse_take_list(p, mark);
    return good && parse_accept(p, TOKEN_DEDENT);
}

/* ':' block, with the checks of a statement whose head is complete */
static bool parse_suite(struct parser *p, const char *what, uint32_t first, struct ast_list *body)
{
    return parse_check_colon(p) && parse_check_indent(p, what, first) &&
           parse_accept(p, TOKEN_COLON) && parse_block(p, body);
}

/* The same where CPython insists on the ':' */
static bool parse_forced_suite(struct parser *p, const char *what, uint32_t first,
                               struct ast_list *body)
{
    return parse_check_indent(p, what, first) && parse_force(p, TOKEN_COLON) &&
           parse_block(p, body);
}

/* else_block: 'else' ':' block (optional) */
static bool parse_else(struct parser *p, struct ast_list *orelse)
{
    uint32_t first = p->at;
    *orelse = (struct ast_list){0};
    return !parse_accept(p, TOKEN_ELSE) || parse_forced_suite(p, "'else' statement", first, orelse);
}

/* if_stmt: 'if' named_expression ':' block (elif_stmt | [else_block]); elif: the same, nested.
 * A loop, because a program may have any number of branches. */
static struct ast_node *parse_if(struct parser *p)
{
    size_t mark = p->stack.count;
    const char *what = "'if' statement";
    do {
        uint32_t first = p->at++;
        struct ast_node *test = parse_named_expression(p);
        struct ast_list body;
        if (!test || !parse_suite(p, what, first, &body)) {
            return NULL;
        }
        struct ast_node *node = parse_node(p, AST_IF, first);
        node->u.if_.test = test;
        node->u.if_.body = body;
        parse_push(p, node);
        what = "'elif' statement";
    } while (parse_at(p, TOKEN_ELIF));
    struct ast_list orelse;
    if (!parse_else(p, &orelse)) {
        return NULL;
    }
    for (;;) {
        struct ast_node *node = vec_pop(&p->stack);
        struct ast_node *end = orelse.count ? orelse.items[orelse.count - 1] : NULL;
        if (end) {
            node->end_line = end->end_line;
            node->end_column = end->end_column;
        }
        node->u.if_.orelse = orelse;
        if (p->stack.count == mark) {
            return node;
        }
        parse_push(p, node);
        orelse = parse_take_list(p, p->stack.count - 1);
    }
}

/* while_stmt: 'while' named_expression ':' block [else_block] */
static struct ast_node *parse_while(struct parser *p)
{
    uint32_t first = p->at++;
    struct ast_node *test = parse_named_expression(p);
    struct ast_list body, orelse;
    if (!test || !parse_suite(p, "'while' statement", first, &body) || !parse_else(p, &orelse)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_WHILE, first);
    node->u.while_.test = test;
    node->u.while_.body = body;
    node->u.while_.orelse = orelse;
    return node;
}

/* for_stmt: ['async'] 'for' star_targets 'in' star_expressions ':' block [else_block] */
static struct ast_node *parse_for(struct parser *p, uint32_t first)
{
    uint32_t word = p->at++;
    struct ast_node *target = parse_star_targets(p);
    if (!target || !parse_accept(p, TOKEN_IN)) {
        if (parse_looking(p)) {
            p->at = word + 1;
            parse_find_for_target_mistakes(p);
        }
        return NULL;
    }
    struct ast_node *iter = parse_star_expressions(p);
    struct ast_list body, orelse;
    if (!iter || !parse_suite(p, "'for' statement", word, &body) || !parse_else(p, &orelse)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, word == first ? AST_FOR : AST_ASYNC_FOR, first);
    node->u.for_.target = target;
    node->u.for_.iter = iter;
    node->u.for_.body = body;
    node->u.for_.orelse = orelse;
    return node;
}

/* with_item: expression ['as' star_target] */
static struct ast_node *parse_with_item(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *context = parse_expression(p), *vars = NULL;
    if (!context) {
        return NULL;
    }
    uint32_t before = p->at;
    if (parse_accept(p, TOKEN_AS)) {
        vars = parse_star_target(p);
        enum token_kind kind = vars ? parse_peek(p) : TOKEN_END;
        if (kind != TOKEN_COMMA && kind != TOKEN_R_PAREN && kind != TOKEN_COLON &&
            !(kind == TOKEN_NEWLINE && p->diagnosing)) {
            vars = NULL;
            p->at = before + 1;
            struct ast_node *bad = parse_looking(p) ? parse_expression(p) : NULL;
            kind = bad ? parse_peek(p) : TOKEN_END;
            if (kind == TOKEN_COMMA || kind == TOKEN_R_PAREN || kind == TOKEN_COLON) {
                parse_raise_invalid_target(p, bad, STAR_TARGETS);
            }
            p->at = before;
        }
    }
    struct ast_node *node = parse_node(p, AST_WITH_ITEM, first);
    node->u.with_item.context_expr = context;
    node->u.with_item.optional_vars = vars;
    return p->raised ? NULL : node;
}

/* with_item (',' with_item)*, and [','] in parentheses */
static bool parse_with_items(struct parser *p, bool paren, struct ast_list *items)
{
    size_t mark = p->stack.count;
    bool good = true;
    do {
        if (paren && p->stack.count > mark && parse_at(p, TOKEN_R_PAREN)) {
            break;
        }
        struct ast_node *item = parse_with_item(p);
        good = item != NULL;
        if (item) {
            parse_push(p, item);
        }
    } while (good && parse_accept(p, TOKEN_COMMA));
    *items = parse_take_list(p, mark);
    return good && !p->raised;
}

/* with_stmt: ['async'] 'with' ('(' items [','] ')' | items) ':' block */
static struct ast_node *parse_with(struct parser *p, uint32_t first)
{
    uint32_t word = p->at++, behind = p->at;
    struct ast_list items, body;
    bool paren = parse_accept(p, TOKEN_L_PAREN) && parse_with_items(p, true, &items) &&
                 parse_accept(p, TOKEN_R_PAREN) &&
                 (parse_at(p, TOKEN_COLON) || (parse_looking(p) && parse_at(p, TOKEN_NEWLINE)));
    if (!paren) {
        p->at = behind;
        if (p->raised || !parse_with_items(p, false, &items)) {
            return NULL;
        }
    }
    if (!parse_suite(p, "'with' statement", word, &body)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, word == first ? AST_WITH : AST_ASYNC_WITH, first);
    node->u.with.items = items;
    node->u.with.body = body;
    return node;
}

/* The mistakes in the head of an except clause; p->at: behind 'except' ['*'] */
static void parse_find_except_mistakes(struct parser *p, bool star)
{
    uint32_t mark = p->at;
    if (parse_at(p, TOKEN_NEWLINE) || (star && parse_at(p, TOKEN_COLON))) {
        parse_raise(p, DIAG_SYNTAX, parse_place_last(p),
                    star ? "expected one or more exception types" : "expected ':'");
        return;
    }
    struct ast_node *type = parse_expression(p);
    if (type && parse_accept(p, TOKEN_COMMA)) {
        struct ast_node *more = parse_expressions(p);
        if (more && parse_accept(p, TOKEN_AS) && !parse_name(p)) {
            more = NULL;
        }
        if (more && parse_at(p, TOKEN_COLON)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_range(type, more),
                        "multiple exception types must be parenthesized");
        }
    } else if (type && (!parse_accept(p, TOKEN_AS) || parse_name(p)) &&
               parse_at(p, TOKEN_NEWLINE)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_last(p), "expected ':'");
    }
    p->at = mark;
}

/* except_block: 'except' ['*'] [expression ['as' NAME]] ':' block */
static struct ast_node *parse_except(struct parser *p, bool seen[2])
{
    uint32_t first = p->at++;
    const char *name = NULL;
    struct ast_node *type = NULL;
    struct ast_list body = {0};
    bool star = parse_accept(p, TOKEN_STAR);
    uint32_t behind = p->at;
    if (star || !parse_at(p, TOKEN_COLON)) {
        type = parse_expression(p);
        if (type && parse_accept(p, TOKEN_AS)) {
            name = parse_name(p);
            type = name ? type : NULL;
        }
    }
    bool head = (type || (!star && p->at == behind)) && parse_at(p, TOKEN_COLON);
    if (!head) {
        p->at = behind;
        if (parse_looking(p)) {
            parse_find_except_mistakes(p, star);
        }
        return NULL;
    }
    seen[star] = true;
    if (seen[0] && seen[1]) {
        if (parse_looking(p)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, first, first + star),
                        "cannot have both 'except' and 'except*' on the same 'try'");
        }
        return NULL;
    }
    if (!parse_suite(p, star ? "'except*' statement" : "'except' statement", first, &body)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_EXCEPT_HANDLER, first);
    node->u.except_handler.type = type;
    node->u.except_handler.name = name;
    node->u.except_handler.body = body;
    return node;
}

/* try_stmt: 'try' ':' block (except_block+ [else_block] [finally_block] | finally_block) */
static struct ast_node *parse_try(struct parser *p)
{
    uint32_t first = p->at++;
    struct ast_list body, handlers, orelse = {0}, finalbody = {0};
    bool stars[2] = {false, false};
    if (!parse_forced_suite(p, "'try' statement", first, &body)) {
        return NULL;
    }
    size_t mark = p->stack.count;
    while (parse_at(p, TOKEN_EXCEPT)) {
        struct ast_node *handler = parse_except(p, stars);
        if (!handler) {
            return NULL;
        }
        parse_push(p, handler);
    }
    handlers = parse_take_list(p, mark);
    if (handlers.count == 0 && !parse_at(p, TOKEN_FINALLY)) {
        return parse_looking(p) ? parse_raise(p, DIAG_SYNTAX, parse_place_last(p),
                                              "expected 'except' or 'finally' block")
                                : NULL;
    }
    if (handlers.count > 0 && !parse_else(p, &orelse)) {
        return NULL;
    }
    uint32_t word = p->at;
    if (parse_accept(p, TOKEN_FINALLY) &&
        !parse_forced_suite(p, "'finally' statement", word, &finalbody)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, stars[1] ? AST_TRY_STAR : AST_TRY, first);
    node->u.try_.body = body;
    node->u.try_.handlers = handlers;
    node->u.try_.orelse = orelse;
    node->u.try_.finalbody = finalbody;
    return node;
}

/* function_def: ['async'] 'def' NAME '(' [params] ')' ['->' expression] ':' block */
static struct ast_node *parse_function(struct parser *p, uint32_t first, struct ast_list decorators)
{
    uint32_t word = p->at++;
    const char *name = parse_name(p);
    if (!name || !parse_force(p, TOKEN_L_PAREN)) {
        return NULL;
    }
    struct ast_node *args = parse_parameters(p, false), *returns = NULL;
    if (!args || !parse_accept(p, TOKEN_R_PAREN)) {
        return NULL;
    }
    uint32_t arrow = p->at;
    if (parse_accept(p, TOKEN_ARROW)) {
        returns = parse_expression(p);
        p->at = returns ? p->at : arrow; /* CPython misses the ':' then */
    }
    struct ast_list body;
    if (!parse_forced_suite(p, "function definition", word, &body)) {
        return NULL;
    }
    struct ast_node *node =
        parse_node(p, word == first ? AST_FUNCTION_DEF : AST_ASYNC_FUNCTION_DEF, first);
    node->u.function_def.name = name;
    node->u.function_def.args = args;
    node->u.function_def.body = body;
    node->u.function_def.decorator_list = decorators;
    node->u.function_def.returns = returns;
    return node;
}

/* class_def: 'class' NAME ['(' [arguments] ')'] ':' block */
static struct ast_node *parse_class(struct parser *p, struct ast_list decorators)
{
    uint32_t first = p->at++;
    const char *name = parse_name(p);
    struct ast_node *call = NULL;
    struct ast_list body;
    if (!name) {
        return NULL;
    }
    if (parse_at(p, TOKEN_L_PAREN)) {
        if (parse_ahead(p, 1) == TOKEN_R_PAREN) {
            p->at += 2;
        } else {
            p->at++;
            call = parse_arguments(p);
            if (call) {
                parse_accept(p, TOKEN_COMMA);
            }
            if (!call || !parse_accept(p, TOKEN_R_PAREN)) {
                p->at = parse_token(p, first + 1)->kind == TOKEN_NAME ? first + 3 : p->at;
                if (parse_looking(p)) {
                    parse_find_argument_mistakes(p);
                }
                return NULL;
            }
        }
    }
    if (!parse_suite(p, "class definition", first, &body)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_CLASS_DEF, first);
    node->u.class_def.name = name;
    if (call) {
        node->u.class_def.bases = call->u.call.args;
        node->u.class_def.keywords = call->u.call.keywords;
    }
    node->u.class_def.body = body;
    node->u.class_def.decorator_list = decorators;
    return node;
}

/* decorators: ('@' named_expression NEWLINE)+, then a function or a class */
static struct ast_node *parse_decorated(struct parser *p)
{
    size_t mark = p->stack.count;
    while (parse_accept(p, TOKEN_AT)) {
        struct ast_node *decorator = parse_named_expression(p);
        if (!decorator || !parse_accept(p, TOKEN_NEWLINE)) {
            return NULL;
        }
        parse_push(p, decorator);
    }
    struct ast_list decorators = parse_take_list(p, mark);
    uint32_t first = p->at;
    switch (parse_peek(p)) {
    case TOKEN_CLASS: return parse_class(p, decorators);
    case TOKEN_ASYNC:
        p->at++;
        return parse_at(p, TOKEN_DEF) ? parse_function(p, first, decorators) : NULL;
    case TOKEN_DEF: return parse_function(p, first, decorators);
    default: return NULL;
    }
}

static struct ast_node *parse_async(struct parser *p)
{
    uint32_t first = p->at++;
    switch (parse_peek(p)) {
    case TOKEN_DEF: return parse_function(p, first, (struct ast_list){0});
    case TOKEN_WITH: return parse_with(p, first);
    case TOKEN_FOR: return parse_for(p, first);
    default: return NULL;
    }
}

/* compound_stmt; *is_compound: it can be nothing else, whatever is returned */
struct ast_node *parse_compound(struct parser *p, bool *is_compound)
{
    *is_compound = true;
    uint32_t first = p->at;
    switch (parse_peek(p)) {
    case TOKEN_DEF: return parse_function(p, first, (struct ast_list){0});
    case TOKEN_AT: return parse_decorated(p);
    case TOKEN_ASYNC: return parse_async(p);
    case TOKEN_IF: return parse_if(p);
    case TOKEN_CLASS: return parse_class(p, (struct ast_list){0});
    case TOKEN_WITH: return parse_with(p, first);
    case TOKEN_FOR: return parse_for(p, first);
    case TOKEN_TRY: return parse_try(p);
    case TOKEN_WHILE: return parse_while(p);
    case TOKEN_NAME:
        if (parse_at_word(p, "match")) {
            struct ast_node *node = parse_match(p);
            if (node || p->raised) {
                return node;
            }
            p->at = first;
        }
        break;
    default: break;
    }
    *is_compound = false;
    return NULL;
}

/* statement: compound_stmt | simple_stmts */
bool parse_statement(struct parser *p)
{
    bool is_compound;
    struct ast_node *node = parse_compound(p, &is_compound);
    if (is_compound) {
        if (node) {
            parse_push(p, node);
        }
        return node != NULL && !p->raised;
    }
    return parse_simple_statements(p);
}

/* file: [statements] ENDMARKER */
struct ast_node *parse_module(struct parser *p)
{
    while (!parse_at(p, TOKEN_END)) {
        if (!parse_statement(p)) {
            return NULL;
        }
    }
    struct ast_list body = parse_take_list(p, 0);
    struct ast_node *module = parse_node(p, AST_MODULE, 0);
    module->line = 1;
    module->column = 0;
    module->u.module.body = body;
    return module;
}
