/* The match statement and its patterns. */
#include "lang/parser.h"

static struct ast_node *parse_pattern(struct parser *p);
static struct ast_node *parse_closed_pattern(struct parser *p);

/* "'match' …" without its ':' or its block; p->at: behind the head */
static void parse_find_head_mistakes(struct parser *p, const char *what, uint32_t first)
{
    if (parse_at(p, TOKEN_NEWLINE)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_last(p), "expected ':'");
    } else if (parse_accept(p, TOKEN_COLON) && parse_accept(p, TOKEN_NEWLINE) &&
               !parse_at(p, TOKEN_INDENT)) {
        parse_raise(p, DIAG_INDENTATION, parse_place_last(p),
                    "expected an indented block after '%s' statement on line %u", what,
                    (unsigned)parse_token(p, first)->line);
    }
}

/* subject_expr: star_named_expression ',' [star_named_expressions] | named_expression */
static struct ast_node *parse_subject(struct parser *p)
{
    struct ast_node *node = parse_star_named_expressions(p);
    return node && node->kind == AST_STARRED ? NULL : node;
}

/* case_block: "case" patterns ['if' named_expression] ':' block */
static struct ast_node *parse_case(struct parser *p)
{
    uint32_t first = p->at++;
    struct ast_node *pattern = parse_patterns(p), *guard = NULL;
    if (!pattern) {
        return NULL;
    }
    uint32_t mark = p->at;
    if (parse_accept(p, TOKEN_IF)) {
        guard = parse_named_expression(p);
        if (!guard) {
            return NULL;
        }
        mark = p->at;
    }
    if (parse_looking(p)) {
        parse_find_head_mistakes(p, "case", first);
        p->at = mark;
    }
    struct ast_list body;
    if (!parse_accept(p, TOKEN_COLON) || !parse_block(p, &body)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_MATCH_CASE, first);
    node->u.match_case.pattern = pattern;
    node->u.match_case.guard = guard;
    node->u.match_case.body = body;
    return node;
}

/* match_stmt: "match" subject_expr ':' NEWLINE INDENT case_block+ DEDENT
 * `match` is also a name: NULL without an error may mean that this is something else. */
struct ast_node *parse_match(struct parser *p)
{
    uint32_t first = p->at++;
    struct ast_node *subject = parse_subject(p);
    if (!subject) {
        return NULL;
    }
    if (parse_looking(p)) {
        uint32_t mark = p->at;
        parse_find_head_mistakes(p, "match", first);
        p->at = mark;
    }
    if (!parse_accept(p, TOKEN_COLON) || !parse_accept(p, TOKEN_NEWLINE) ||
        !parse_accept(p, TOKEN_INDENT) || !parse_at_word(p, "case")) {
        return NULL;
    }
    size_t mark = p->stack.count;
    while (parse_at_word(p, "case")) {
        struct ast_node *block = parse_case(p);
        if (!block) {
            p->stack.count = mark;
            return NULL;
        }
        parse_push(p, block);
    }
    struct ast_list cases = parse_take_list(p, mark);
    if (!parse_accept(p, TOKEN_DEDENT)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_MATCH, first);
    node->u.match.subject = subject;
    node->u.match.cases = cases;
    return node;
}

/* star_pattern: '*' NAME */
static struct ast_node *parse_star_pattern(struct parser *p)
{
    uint32_t first = p->at++;
    bool any = parse_at_word(p, "_");
    const char *name = parse_name(p);
    if (!name) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_MATCH_STAR, first);
    node->u.match_star.name = any ? NULL : name;
    return node;
}

static struct ast_node *parse_maybe_star_pattern(struct parser *p)
{
    return parse_at(p, TOKEN_STAR) ? parse_star_pattern(p) : parse_pattern(p);
}

/* Patterns up to `end`, separated by commas: pushes them.  *comma: at least one was there. */
static bool parse_pattern_list(struct parser *p, enum token_kind end, bool *comma)
{
    *comma = false;
    while (!parse_at(p, end)) {
        struct ast_node *node = parse_maybe_star_pattern(p);
        if (!node) {
            return false;
        }
        parse_push(p, node);
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
        *comma = true;
    }
    return true;
}

static struct ast_node *parse_sequence(struct parser *p, uint32_t first, size_t mark)
{
    struct ast_list patterns = parse_take_list(p, mark);
    struct ast_node *node = parse_node(p, AST_MATCH_SEQUENCE, first);
    node->u.match_sequence.patterns = patterns;
    return node;
}

/* patterns: open_sequence_pattern | pattern */
struct ast_node *parse_patterns(struct parser *p)
{
    uint32_t first = p->at;
    size_t mark = p->stack.count;
    struct ast_node *node = parse_maybe_star_pattern(p);
    if (!node) {
        return NULL;
    }
    if (!parse_accept(p, TOKEN_COMMA)) {
        return node->kind == AST_MATCH_STAR ? NULL : node;
    }
    parse_push(p, node);
    for (;;) {
        enum token_kind kind = parse_peek(p);
        if (kind == TOKEN_COLON || kind == TOKEN_IF || kind == TOKEN_NEWLINE) {
            break;
        }
        node = parse_maybe_star_pattern(p);
        if (!node) {
            return NULL;
        }
        parse_push(p, node);
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    return parse_sequence(p, first, mark);
}

/* or_pattern: closed_pattern ('|' closed_pattern)* */
static struct ast_node *parse_or_pattern(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *node = parse_closed_pattern(p);
    if (!node || !parse_at(p, TOKEN_PIPE)) {
        return node;
    }
    size_t mark = p->stack.count;
    parse_push(p, node);
    while (parse_accept(p, TOKEN_PIPE)) {
        node = parse_closed_pattern(p);
        if (!node) {
            return NULL;
        }
        parse_push(p, node);
    }
    struct ast_list patterns = parse_take_list(p, mark);
    node = parse_node(p, AST_MATCH_OR, first);
    node->u.match_or.patterns = patterns;
    return node;
}

/* pattern: or_pattern ['as' NAME] */
static struct ast_node *parse_pattern(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *pattern = parse_enter(p) ? parse_or_pattern(p) : NULL;
    p->depth--;
    if (!pattern || !parse_accept(p, TOKEN_AS)) {
        return pattern;
    }
    uint32_t at = p->at;
    bool any = parse_at_word(p, "_");
    const char *name = parse_name(p);
    enum token_kind next = name ? parse_peek(p) : TOKEN_END;
    if (any || !name || next == TOKEN_DOT || next == TOKEN_L_PAREN || next == TOKEN_EQUAL) {
        if (parse_looking(p) && any) {
            return parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, at, at),
                               "cannot use '_' as a target");
        }
        p->at = at;
        struct ast_node *bad = parse_looking(p) && !name ? parse_expression(p) : NULL;
        return bad ? parse_raise(p, DIAG_SYNTAX, parse_place_of(bad), "invalid pattern target")
                   : NULL;
    }
    struct ast_node *node = parse_node(p, AST_MATCH_AS, first);
    node->u.match_as.pattern = pattern;
    node->u.match_as.name = name;
    return node;
}

/* ['-'] NUMBER */
static struct ast_node *parse_signed_number(struct parser *p)
{
    uint32_t first = p->at;
    bool minus = parse_accept(p, TOKEN_MINUS);
    struct ast_node *number = parse_at(p, TOKEN_NUMBER) ? parse_number(p) : NULL;
    if (!number || !minus) {
        return number;
    }
    struct ast_node *node = parse_node(p, AST_UNARY_OP, first);
    node->u.unary_op.op = AST_OP_USUB;
    node->u.unary_op.operand = number;
    return node;
}

/* literal numbers: signed_number [('+' | '-') imaginary] */
static struct ast_node *parse_number_value(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *left = parse_signed_number(p);
    if (!left || (!parse_at(p, TOKEN_PLUS) && !parse_at(p, TOKEN_MINUS))) {
        return left;
    }
    enum ast_operator op = parse_at(p, TOKEN_PLUS) ? AST_OP_ADD : AST_OP_SUB;
    struct ast_node *real = left->kind == AST_UNARY_OP ? left->u.unary_op.operand : left;
    p->at++;
    struct ast_node *right = parse_at(p, TOKEN_NUMBER) ? parse_number(p) : NULL;
    if (!right) {
        return NULL;
    }
    if (real->u.constant.value.kind == AST_CONST_IMAGINARY) {
        return parse_raise(p, DIAG_SYNTAX, parse_place_of(real),
                           "real number required in complex literal");
    }
    if (right->u.constant.value.kind != AST_CONST_IMAGINARY) {
        return parse_raise(p, DIAG_SYNTAX, parse_place_of(right),
                           "imaginary number required in complex literal");
    }
    struct ast_node *node = parse_node(p, AST_BIN_OP, first);
    node->u.bin_op.left = left;
    node->u.bin_op.op = op;
    node->u.bin_op.right = right;
    return node;
}

static struct ast_node *parse_value_pattern(struct parser *p, uint32_t first,
                                            struct ast_node *value)
{
    if (!value) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_MATCH_VALUE, first);
    node->u.match_value.value = value;
    return node;
}

/* name_or_attr: NAME ('.' NAME)* */
static struct ast_node *parse_name_or_attribute(struct parser *p)
{
    uint32_t first = p->at;
    const char *id = parse_name(p);
    if (!id) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_NAME, first);
    node->u.name.id = id;
    while (parse_accept(p, TOKEN_DOT)) {
        id = parse_name(p);
        if (!id) {
            return NULL;
        }
        struct ast_node *attribute = parse_node(p, AST_ATTRIBUTE, first);
        attribute->u.attribute.value = node;
        attribute->u.attribute.attr = id;
        node = attribute;
    }
    return node;
}

struct class_arguments {
    VEC(const char *) names;
    VEC(struct ast_node *) values;
    struct ast_node *late_first, *late_last;
};

static bool parse_class_arguments(struct parser *p, struct class_arguments *args)
{
    while (!parse_at(p, TOKEN_R_PAREN)) {
        const char *name = NULL;
        if (parse_at(p, TOKEN_NAME) && parse_ahead(p, 1) == TOKEN_EQUAL) {
            name = parse_name(p);
            p->at++;
        }
        struct ast_node *value = parse_pattern(p);
        if (!value) {
            return false;
        }
        if (name) {
            vec_push(&args->names, name);
            vec_push(&args->values, value);
            if (args->late_first) {
                break;
            }
        } else if (args->names.count > 0) {
            args->late_first = args->late_first ? args->late_first : value;
            args->late_last = value;
        } else {
            parse_push(p, value);
        }
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (args->late_first) {
        if (parse_looking(p)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_range(args->late_first, args->late_last),
                        "positional patterns follow keyword patterns");
        }
        return false;
    }
    return parse_accept(p, TOKEN_R_PAREN);
}

/* class_pattern: name_or_attr '(' [patterns] [keyword '=' pattern …] [','] ')' */
static struct ast_node *parse_class_pattern(struct parser *p, uint32_t first, struct ast_node *cls)
{
    struct class_arguments args = {0};
    size_t mark = p->stack.count;
    p->at++;
    struct ast_node *node = NULL;
    bool good = parse_class_arguments(p, &args);
    struct ast_list patterns = parse_take_list(p, mark);
    if (good) {
        node = parse_node(p, AST_MATCH_CLASS, first);
        node->u.match_class.cls = cls;
        node->u.match_class.patterns = patterns;
        node->u.match_class.kwd_attrs.count = (uint32_t)args.names.count;
        node->u.match_class.kwd_attrs.items = arena_array(p->arena, const char *, args.names.count);
        for (size_t i = 0; i < args.names.count; i++) {
            node->u.match_class.kwd_attrs.items[i] = args.names.items[i];
            parse_push(p, args.values.items[i]);
        }
        node->u.match_class.kwd_patterns = parse_take_list(p, mark);
    }
    vec_free(&args.names);
    vec_free(&args.values);
    return node;
}

/* capture_pattern | wildcard_pattern | value_pattern | class_pattern */
static struct ast_node *parse_name_pattern(struct parser *p)
{
    uint32_t first = p->at;
    bool any = parse_at_word(p, "_");
    struct ast_node *name = parse_name_or_attribute(p);
    if (!name) {
        return NULL;
    }
    if (parse_at(p, TOKEN_L_PAREN)) {
        return parse_class_pattern(p, first, name);
    }
    if (name->kind == AST_ATTRIBUTE) {
        return parse_value_pattern(p, first, name);
    }
    if (parse_at(p, TOKEN_EQUAL)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_MATCH_AS, first);
    node->u.match_as.name = any ? NULL : name->u.name.id;
    return node;
}

/* group_pattern: '(' pattern ')'; sequence_pattern: '(' … ')' | '[' … ']' */
static struct ast_node *parse_sequence_pattern(struct parser *p, enum token_kind end)
{
    uint32_t first = p->at++;
    size_t mark = p->stack.count;
    bool comma;
    if (!parse_pattern_list(p, end, &comma) || !parse_accept(p, end)) {
        return NULL;
    }
    if (end == TOKEN_R_PAREN && p->stack.count == mark + 1 && !comma) {
        struct ast_node *only = vec_pop(&p->stack);
        return only->kind == AST_MATCH_STAR ? NULL : only;
    }
    return parse_sequence(p, first, mark);
}

/* The key of a mapping pattern: a literal or a dotted name. */
static struct ast_node *parse_mapping_key(struct parser *p)
{
    switch (parse_peek(p)) {
    case TOKEN_NAME: {
        struct ast_node *node = parse_name_or_attribute(p);
        return node && node->kind == AST_ATTRIBUTE ? node : NULL;
    }
    case TOKEN_MINUS:
    case TOKEN_NUMBER: return parse_number_value(p);
    case TOKEN_STRING:
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE: return parse_atom(p);
    default: return NULL;
    }
}

/* mapping_pattern: '{' [key ':' pattern …] ['**' NAME] [','] '}' */
static struct ast_node *parse_mapping_pattern(struct parser *p)
{
    uint32_t first = p->at++;
    VEC(struct ast_node *) keys = {0};
    const char *rest = NULL;
    size_t mark = p->stack.count;
    bool good = true;
    while (good && !parse_at(p, TOKEN_R_BRACE)) {
        if (parse_accept(p, TOKEN_DOUBLE_STAR)) {
            bool any = parse_at_word(p, "_");
            rest = parse_name(p);
            good = rest && !any;
            parse_accept(p, TOKEN_COMMA);
            break;
        }
        struct ast_node *key = parse_mapping_key(p);
        struct ast_node *value = key && parse_accept(p, TOKEN_COLON) ? parse_pattern(p) : NULL;
        good = value != NULL;
        if (good) {
            vec_push(&keys, key);
            parse_push(p, value);
        }
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    struct ast_list patterns = parse_take_list(p, mark);
    for (size_t i = 0; i < keys.count; i++) {
        parse_push(p, keys.items[i]);
    }
    vec_free(&keys);
    struct ast_list key_list = parse_take_list(p, mark);
    if (!good || !parse_accept(p, TOKEN_R_BRACE)) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_MATCH_MAPPING, first);
    node->u.match_mapping.keys = key_list;
    node->u.match_mapping.patterns = patterns;
    node->u.match_mapping.rest = rest;
    return node;
}

static struct ast_node *parse_singleton(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *value = parse_atom(p);
    if (!value) {
        return NULL;
    }
    struct ast_node *node = parse_node(p, AST_MATCH_SINGLETON, first);
    node->u.match_singleton.value = value->u.constant.value;
    return node;
}

/* closed_pattern: literal | capture | wildcard | value | group | sequence | mapping | class */
static struct ast_node *parse_closed_pattern(struct parser *p)
{
    uint32_t first = p->at;
    switch (parse_peek(p)) {
    case TOKEN_MINUS:
    case TOKEN_NUMBER: return parse_value_pattern(p, first, parse_number_value(p));
    case TOKEN_STRING: return parse_value_pattern(p, first, parse_strings(p));
    case TOKEN_NONE:
    case TOKEN_TRUE:
    case TOKEN_FALSE: return parse_singleton(p);
    case TOKEN_NAME: return parse_name_pattern(p);
    case TOKEN_L_PAREN: return parse_sequence_pattern(p, TOKEN_R_PAREN);
    case TOKEN_L_BRACKET: return parse_sequence_pattern(p, TOKEN_R_BRACKET);
    case TOKEN_L_BRACE: return parse_mapping_pattern(p);
    default: return NULL;
    }
}
