/* Atoms, displays, comprehensions, and what follows them: attributes, subscripts, calls. */
#include "lang/parser.h"

static struct ast_node *parse_constant(struct parser *p, enum ast_constant_kind kind)
{
    uint32_t first = p->at++;
    struct ast_node *node = parse_node(p, AST_CONSTANT, first);
    node->u.constant.value.kind = kind;
    return node;
}

/* item (',' item)* [','] up to a closing bracket: pushes them.  False: no such list. */
static bool parse_star_named_list(struct parser *p)
{
    for (;;) {
        uint32_t before = p->at;
        struct ast_node *item = parse_star_named_expression(p);
        if (!item) {
            p->at = before;
            return !p->raised;
        }
        parse_push(p, item);
        if (!parse_accept(p, TOKEN_COMMA)) {
            return !p->raised;
        }
    }
}

/* What follows `(` one item: `, …)` of a tuple, a comprehension, or `)`. */
static struct ast_node *parse_paren_rest(struct parser *p, uint32_t first, struct ast_node *item)
{
    if (parse_at(p, TOKEN_COMMA)) {
        size_t mark = p->stack.count;
        parse_push(p, item);
        p->at++;
        bool good = parse_star_named_list(p);
        struct ast_list elts = parse_take_list(p, mark);
        if (!good || !parse_accept(p, TOKEN_R_PAREN)) {
            return NULL;
        }
        struct ast_node *node = parse_node(p, AST_TUPLE, first);
        node->u.tuple.elts = elts;
        return node;
    }
    if (item->kind == AST_STARRED && !item->parenthesised) {
        return NULL;
    }
    if (parse_accept(p, TOKEN_R_PAREN)) {
        item->parenthesised = 1;
        return item;
    }
    struct ast_list generators;
    if (!parse_at_for(p) || !parse_for_if_clauses(p, &generators) ||
        !parse_accept(p, TOKEN_R_PAREN)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_GENERATOR_EXP, first);
    node->u.generator_exp.elt = item;
    node->u.generator_exp.generators = generators;
    return node;
}

/* tuple: '(' [star_named_expression ',' [star_named_expressions]] ')'
 * group: '(' (yield_expr | named_expression) ')'
 * genexp: '(' named_expression for_if_clauses ')' */
static struct ast_node *parse_paren(struct parser *p)
{
    uint32_t first = p->at++;
    struct ast_node *node = NULL;
    if (parse_accept(p, TOKEN_R_PAREN)) {
        return parse_node(p, AST_TUPLE, first);
    }
    if (parse_at(p, TOKEN_YIELD)) {
        node = parse_yield(p);
        if (node && parse_accept(p, TOKEN_R_PAREN)) {
            node->parenthesised = 1;
            return node;
        }
        return NULL;
    }
    struct ast_node *item = parse_star_named_expression(p);
    node = item ? parse_paren_rest(p, first, item) : NULL;
    if (!node && parse_looking(p)) {
        p->at = first;
        parse_find_group_mistakes(p);
        p->at = first;
        parse_find_comprehension_mistakes(p);
    }
    return p->raised ? NULL : node;
}

/* list: '[' [star_named_expressions] ']'
 * listcomp: '[' named_expression for_if_clauses ']' */
static struct ast_node *parse_bracket(struct parser *p)
{
    uint32_t first = p->at++;
    size_t mark = p->stack.count;
    bool good = parse_star_named_list(p);
    struct ast_list elts = parse_take_list(p, mark);
    if (good && parse_accept(p, TOKEN_R_BRACKET)) {
        struct ast_node *node = parse_node(p, AST_LIST, first);
        node->u.list.elts = elts;
        return node;
    }
    struct ast_list generators;
    bool single = good && elts.count == 1 && elts.items[0]->kind != AST_STARRED &&
                  parse_token(p, p->at - 1)->kind != TOKEN_COMMA;
    if (single && parse_at_for(p) && parse_for_if_clauses(p, &generators) &&
        parse_accept(p, TOKEN_R_BRACKET)) {
        struct ast_node *node = parse_node(p, AST_LIST_COMP, first);
        node->u.list_comp.elt = elts.items[0];
        node->u.list_comp.generators = generators;
        return node;
    }
    if (parse_looking(p)) {
        p->at = first;
        parse_find_comprehension_mistakes(p);
    }
    return NULL;
}

/* double_starred_kvpair: '**' bitwise_or | expression ':' expression; pushes the value */
static bool parse_pair(struct parser *p, struct ast_node **key, bool is_first)
{
    *key = NULL;
    if (parse_accept(p, TOKEN_DOUBLE_STAR)) {
        struct ast_node *value = parse_bitwise_or(p);
        if (value) {
            parse_push(p, value);
        }
        return value != NULL;
    }
    if (!is_first && parse_looking(p) && parse_find_lone_key(p)) {
        return false;
    }
    *key = parse_expression(p);
    if (!*key || !parse_accept(p, TOKEN_COLON)) {
        return false;
    }
    struct ast_node *value = parse_expression(p);
    if (value) {
        parse_push(p, value);
    }
    return value != NULL;
}

/* dict: '{' [kvpair (',' kvpair)* [',']] '}'
 * dictcomp: '{' kvpair for_if_clauses '}' */
static struct ast_node *parse_dict(struct parser *p, uint32_t first)
{
    VEC(struct ast_node *) keys = {0};
    size_t mark = p->stack.count;
    p->at = first + 1;
    while (!parse_at(p, TOKEN_R_BRACE)) {
        uint32_t before = p->at;
        size_t count = p->stack.count;
        struct ast_node *key;
        if (!parse_pair(p, &key, keys.count == 0)) {
            p->at = before;
            p->stack.count = count;
            break;
        }
        vec_push(&keys, key);
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    struct ast_list values = parse_take_list(p, mark);
    for (size_t i = 0; i < keys.count; i++) {
        parse_push(p, keys.items[i]);
    }
    vec_free(&keys);
    struct ast_list key_list = parse_take_list(p, mark);
    struct ast_list generators;
    struct ast_node *node = NULL;
    if (parse_accept(p, TOKEN_R_BRACE)) {
        node = parse_node(p, AST_DICT, first);
        node->u.dict.keys = key_list;
        node->u.dict.values = values;
        return node;
    }
    if (parse_looking(p) && parse_token(p, p->at)->kind != TOKEN_FOR) {
        p->at = first + 1;
        parse_find_dict_mistakes(p);
    } else if (values.count == 1 && key_list.items[0] && parse_at_for(p) &&
               parse_for_if_clauses(p, &generators) && parse_accept(p, TOKEN_R_BRACE)) {
        node = parse_node(p, AST_DICT_COMP, first);
        node->u.dict_comp.key = key_list.items[0];
        node->u.dict_comp.value = values.items[0];
        node->u.dict_comp.generators = generators;
    }
    if (!node && parse_looking(p)) {
        p->at = first;
        parse_find_dict_comprehension_mistakes(p);
    }
    return p->raised ? NULL : node;
}

/* set: '{' star_named_expressions '}'
 * setcomp: '{' named_expression for_if_clauses '}' */
static struct ast_node *parse_set(struct parser *p, uint32_t first)
{
    p->at = first + 1;
    size_t mark = p->stack.count;
    bool good = parse_star_named_list(p);
    struct ast_list elts = parse_take_list(p, mark);
    struct ast_node *node = NULL;
    if (!good || elts.count == 0) {
        return NULL;
    }
    if (parse_accept(p, TOKEN_R_BRACE)) {
        node = parse_node(p, AST_SET, first);
        node->u.set.elts = elts;
        return node;
    }
    struct ast_list generators;
    if (elts.count == 1 && elts.items[0]->kind != AST_STARRED &&
        parse_token(p, p->at - 1)->kind != TOKEN_COMMA && parse_at_for(p) &&
        parse_for_if_clauses(p, &generators) && parse_accept(p, TOKEN_R_BRACE)) {
        node = parse_node(p, AST_SET_COMP, first);
        node->u.set_comp.elt = elts.items[0];
        node->u.set_comp.generators = generators;
    }
    return node;
}

/* dict | set | dictcomp | setcomp: told apart by what follows the first item, which is read once
 * more when it is a set's; so that this stays linear, its tokens are skipped over first. */
static bool parse_is_dict(struct parser *p)
{
    uint32_t level = parse_token(p, p->at)->level, lambdas = 0;
    enum token_kind kind = parse_ahead(p, 1);
    if (kind == TOKEN_R_BRACE || kind == TOKEN_DOUBLE_STAR) {
        return true;
    }
    for (uint32_t i = p->at + 1; i < p->tokens.count; i++) {
        const struct token *token = parse_token(p, i);
        if (token->level < level || token->kind == TOKEN_ERROR) {
            return false;
        }
        if (token->level > level) {
            continue;
        }
        if (token->kind == TOKEN_COMMA && lambdas == 0) {
            return false;
        }
        if (token->kind == TOKEN_LAMBDA) {
            lambdas++;
        } else if (token->kind == TOKEN_COLON) {
            if (lambdas == 0) {
                return true;
            }
            lambdas--;
        }
    }
    return false;
}

static struct ast_node *parse_brace(struct parser *p)
{
    uint32_t first = p->at;
    if (!p->diagnosing) {
        return parse_is_dict(p) ? parse_dict(p, first) : parse_set(p, first);
    }
    struct ast_node *node = parse_dict(p, first);
    if (!node && !p->raised) {
        node = parse_set(p, first);
    }
    if (!node && parse_looking(p)) {
        p->at = first;
        parse_find_comprehension_mistakes(p);
    }
    return p->raised ? NULL : node;
}

static struct ast_node *parse_name_atom(struct parser *p)
{
    uint32_t first = p->at;
    const char *id = parse_name(p);
    struct ast_node *node = parse_node(p, AST_NAME, first);
    node->u.name.id = id;
    return node;
}

static struct ast_node *parse_atom_inside(struct parser *p)
{
    switch (parse_peek(p)) {
    case TOKEN_NAME: return parse_name_atom(p);
    case TOKEN_TRUE: return parse_constant(p, AST_CONST_TRUE);
    case TOKEN_FALSE: return parse_constant(p, AST_CONST_FALSE);
    case TOKEN_NONE: return parse_constant(p, AST_CONST_NONE);
    case TOKEN_ELLIPSIS: return parse_constant(p, AST_CONST_ELLIPSIS);
    case TOKEN_NUMBER: return parse_number(p);
    case TOKEN_STRING: return parse_strings(p);
    case TOKEN_L_PAREN: return parse_paren(p);
    case TOKEN_L_BRACKET: return parse_bracket(p);
    case TOKEN_L_BRACE: return parse_brace(p);
    default: return NULL;
    }
}

/* atom: NAME | constants | NUMBER | STRING+ | (tuple | group | genexp) | (list | listcomp)
 *     | (dict | set | dictcomp | setcomp) */
struct ast_node *parse_atom(struct parser *p)
{
    void *known;
    if (parse_recall(p, RULE_ATOM, &known)) {
        return known;
    }
    uint32_t start = p->at;
    return parse_remember(p, RULE_ATOM, start, parse_atom_inside(p));
}

/* slice: [expression] ':' [expression] [':' [expression]] | named_expression */
static struct ast_node *parse_slice(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *parts[3] = {0};
    if (!parse_at(p, TOKEN_COLON)) {
        parts[0] = parse_named_expression(p);
        if (!parts[0] || !parse_at(p, TOKEN_COLON)) {
            return parts[0];
        }
        if (parts[0]->kind == AST_NAMED_EXPR && !parts[0]->parenthesised) {
            return parts[0];
        }
    }
    for (int i = 1; i < 3 && parse_accept(p, TOKEN_COLON); i++) {
        enum token_kind kind = parse_peek(p);
        if (kind != TOKEN_COLON && kind != TOKEN_COMMA && kind != TOKEN_R_BRACKET) {
            uint32_t before = p->at;
            parts[i] = parse_expression(p);
            if (!parts[i]) {
                p->at = before;
            }
        }
    }
    struct ast_node *node = parse_node(p, AST_SLICE, first);
    node->u.slice.lower = parts[0];
    node->u.slice.upper = parts[1];
    node->u.slice.step = parts[2];
    return p->raised ? NULL : node;
}

/* slices: slice !',' | (slice | '*' expression) (',' …)* [','] */
static struct ast_node *parse_slices(struct parser *p)
{
    uint32_t first = p->at;
    size_t mark = p->stack.count;
    bool comma = false, starred = false;
    for (;;) {
        uint32_t before = p->at;
        struct ast_node *item;
        if (parse_accept(p, TOKEN_STAR)) {
            struct ast_node *value = parse_expression(p);
            item = value ? parse_node(p, AST_STARRED, before) : NULL;
            if (item) {
                item->u.starred.value = value;
                starred = true;
            }
        } else {
            item = parse_slice(p);
        }
        if (!item) {
            p->at = before;
            break;
        }
        parse_push(p, item);
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
        comma = true;
    }
    struct ast_list elts = parse_take_list(p, mark);
    if (elts.count == 0 || p->raised) {
        return NULL;
    }
    if (!comma && !starred) {
        return elts.items[0];
    }
    struct ast_node *node = parse_node(p, AST_TUPLE, first);
    node->u.tuple.elts = elts;
    return node;
}

struct ast_node *parse_subscript_tail(struct parser *p, struct ast_node *value)
{
    p->at++;
    struct ast_node *slice = parse_slices(p);
    if (!slice || !parse_accept(p, TOKEN_R_BRACKET)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_SUBSCRIPT, 0);
    node->u.subscript.value = value;
    node->u.subscript.slice = slice;
    return node;
}

static struct ast_node *parse_attribute_tail(struct parser *p, struct ast_node *value)
{
    p->at++;
    const char *attr = parse_name(p);
    if (!attr) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_ATTRIBUTE, 0);
    node->u.attribute.value = value;
    node->u.attribute.attr = attr;
    return node;
}

/* primary: atom ('.' NAME | genexp | '(' [arguments] ')' | '[' slices ']')* */
struct ast_node *parse_primary(struct parser *p)
{
    void *known;
    if (parse_recall(p, RULE_PRIMARY, &known)) {
        return known;
    }
    uint32_t start = p->at;
    struct ast_node *node = parse_atom(p);
    while (node) {
        uint32_t mark = p->at;
        enum token_kind kind = parse_peek(p);
        struct ast_node *longer = NULL;
        if (kind == TOKEN_DOT) {
            longer = parse_attribute_tail(p, node);
        } else if (kind == TOKEN_L_PAREN) {
            longer = parse_call_tail(p, node);
        } else if (kind == TOKEN_L_BRACKET) {
            longer = parse_subscript_tail(p, node);
        } else {
            break;
        }
        if (!longer) {
            p->at = mark;
            break;
        }
        longer->line = parse_token(p, start)->line;
        longer->column = parse_token(p, start)->column;
        node = longer;
    }
    return parse_remember(p, RULE_PRIMARY, start, p->raised ? NULL : node);
}
