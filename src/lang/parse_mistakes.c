/* The known mistakes: looked for in the second run only, in the order in which CPython does.
 *
 * Each function is called where its construct would begin (p->at), reads as far as it likes, and
 * raises or does not; callers put p->at back. */
#include <string.h>

#include "lang/parser.h"

static bool parse_is_legacy_word(const struct ast_node *node)
{
    return node->kind == AST_NAME &&
           (strcmp(node->u.name.id, "print") == 0 || strcmp(node->u.name.id, "exec") == 0);
}

/* expression, without looking for mistakes in it */
static struct ast_node *parse_expression_quietly(struct parser *p)
{
    bool quiet = p->quiet;
    uint32_t first = p->at;
    p->quiet = true;
    struct ast_node *node = parse_disjunction(p);
    if (node && parse_at(p, TOKEN_IF)) {
        uint32_t mark = p->at++;
        struct ast_node *test = parse_disjunction(p);
        struct ast_node *orelse = test && parse_accept(p, TOKEN_ELSE) ? parse_expression(p) : NULL;
        if (!orelse) {
            p->at = mark;
        }
    } else if (!node) {
        p->at = first;
        node = parse_lambda(p);
    }
    p->quiet = quiet;
    return node;
}

/* print x: a name, then an expression, that were statements in Python 2 */
static void parse_find_legacy_statement(struct parser *p)
{
    uint32_t first = p->at;
    if (!parse_at(p, TOKEN_NAME) || parse_ahead(p, 1) == TOKEN_L_PAREN) {
        return;
    }
    const char *name = parse_name(p);
    struct ast_node *rest = parse_star_expressions(p);
    if (rest && (strcmp(name, "print") == 0 || strcmp(name, "exec") == 0)) {
        struct parse_place place = parse_place_of(rest);
        place.line = parse_token(p, first)->line;
        place.column = parse_token(p, first)->column;
        parse_raise(p, DIAG_SYNTAX, place,
                    "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name);
    }
}

/* a b: two expressions in brackets with nothing between; a if b without else */
void parse_find_expression_mistakes(struct parser *p)
{
    uint32_t first = p->at;
    const struct token *token = parse_token(p, first);
    bool is_name = parse_at(p, TOKEN_NAME);
    bool soft =
        is_name && token_is_soft_keyword(p->source + token->start, token->end - token->start);
    bool prefix = is_name && (p->at++, parse_at(p, TOKEN_STRING));
    p->at = first;
    struct ast_node *a = parse_disjunction(p);
    uint32_t behind = p->at;
    if (a && !soft && !prefix) {
        struct ast_node *b = parse_expression_quietly(p);
        if (b && !parse_is_legacy_word(a) && parse_token(p, p->at - 1)->level > 0) {
            struct parse_place place = parse_place_of(a);
            place.end_line = parse_token(p, p->at - 1)->end_line;
            place.end_column = parse_token(p, p->at - 1)->end_column;
            parse_raise(p, DIAG_SYNTAX, place, "invalid syntax. Perhaps you forgot a comma?");
            return;
        }
    }
    p->at = behind;
    if (a && parse_accept(p, TOKEN_IF)) {
        struct ast_node *b = parse_disjunction(p);
        if (b && !parse_at(p, TOKEN_ELSE) && !parse_at(p, TOKEN_COLON)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_range(a, b),
                        "expected 'else' after 'if' expression");
            return;
        }
    }
    p->at = first;
    if (!p->raised) {
        parse_find_legacy_statement(p);
    }
}

/* x := …, x = … where only a value may stand */
void parse_find_named_expression_mistakes(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *a = parse_expression(p);
    if (a && parse_accept(p, TOKEN_COLON_EQUAL)) {
        if (parse_expression(p)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_of(a),
                        "cannot use assignment expressions with %s", parse_expression_name(a));
        }
    }
    p->at = first;
    if (p->raised) {
        return;
    }
    if (parse_at(p, TOKEN_NAME) && parse_ahead(p, 1) == TOKEN_EQUAL) {
        p->at += 2;
        struct ast_node *b = parse_bitwise_or(p);
        if (b && !parse_at(p, TOKEN_EQUAL) && !parse_at(p, TOKEN_COLON_EQUAL)) {
            struct parse_place place = parse_place_of(b);
            place.line = parse_token(p, first)->line;
            place.column = parse_token(p, first)->column;
            parse_raise(p, DIAG_SYNTAX, place,
                        "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
        }
        return;
    }
    enum token_kind kind = parse_peek(p);
    if (kind == TOKEN_TRUE || kind == TOKEN_NONE || kind == TOKEN_FALSE) {
        return;
    }
    a = parse_bitwise_or(p);
    if (!a || !parse_accept(p, TOKEN_EQUAL)) {
        return;
    }
    /* Not for what begins with a list, a tuple or a generator in parentheses. */
    uint32_t behind = p->at;
    if (kind == TOKEN_L_PAREN || kind == TOKEN_L_BRACKET) {
        p->at = first;
        struct ast_node *atom = parse_atom(p);
        if (atom && (atom->kind == AST_LIST || atom->kind == AST_TUPLE ||
                     (atom->kind == AST_GENERATOR_EXP && kind == TOKEN_L_PAREN))) {
            return;
        }
        p->at = behind;
    }
    struct ast_node *b = parse_bitwise_or(p);
    if (b && !parse_at(p, TOKEN_EQUAL) && !parse_at(p, TOKEN_COLON_EQUAL)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_of(a),
                    "cannot assign to %s here. Maybe you meant '==' instead of '='?",
                    parse_expression_name(a));
    }
}

/* Where the last `for … in … if …` of a generator expression ends */
static const struct ast_node *parse_last_part(const struct ast_list *clauses)
{
    const struct ast_node *last = clauses->items[clauses->count - 1];
    const struct ast_list *ifs = &last->u.comprehension.ifs;
    return ifs->count > 0 ? ifs->items[ifs->count - 1] : last->u.comprehension.iter;
}

static void parse_raise_bare_generator(struct parser *p, const struct ast_node *a,
                                       const struct ast_node *last)
{
    parse_raise(p, DIAG_SYNTAX, parse_place_range(a, last),
                "Generator expression must be parenthesized");
}

static void parse_raise_maybe_equal(struct parser *p, uint32_t name)
{
    parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, name, name + 1),
                "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
}

/* NAME '=' expression for_if_clauses */
static bool parse_find_keyword_generator(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_list clauses;
    if (!parse_at(p, TOKEN_NAME) || parse_ahead(p, 1) != TOKEN_EQUAL) {
        return false;
    }
    p->at += 2;
    if (parse_expression(p) && parse_at_for(p) && parse_for_if_clauses(p, &clauses)) {
        parse_raise_maybe_equal(p, first);
    }
    p->at = first;
    return p->raised;
}

/* A second list of arguments behind the first one: what they are decides the words. */
static void parse_find_argument_order(struct parser *p, const struct ast_node *args)
{
    struct ast_list clauses;
    uint32_t behind = p->at;
    struct ast_node *a = parse_expression(p);
    if (a && parse_at_for(p) && parse_for_if_clauses(p, &clauses)) {
        const struct ast_node *last = clauses.items[clauses.count - 1];
        parse_raise_bare_generator(p, a, last->u.comprehension.target);
        return;
    }
    p->at = behind;
    if (p->raised || !parse_arguments(p)) {
        return;
    }
    bool unpacking = false;
    for (uint32_t i = 0; i < args->u.call.keywords.count; i++) {
        unpacking = unpacking || !args->u.call.keywords.items[i]->u.keyword.arg;
    }
    parse_raise(p, DIAG_SYNTAX, parse_place_last(p), "%s",
                unpacking ? "positional argument follows keyword argument unpacking"
                          : "positional argument follows keyword argument");
}

void parse_find_argument_mistakes(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_list clauses;
    struct ast_node *args = parse_arguments(p);
    uint32_t behind = p->at;
    if (args && parse_accept(p, TOKEN_COMMA) && parse_at(p, TOKEN_STAR)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_of(args),
                    "iterable argument unpacking follows keyword argument unpacking");
        return;
    }
    p->at = first;
    struct ast_node *a = p->raised ? NULL : parse_expression(p);
    if (a && parse_at_for(p) && parse_for_if_clauses(p, &clauses) && parse_accept(p, TOKEN_COMMA)) {
        /* whether or not arguments follow */
        parse_raise_bare_generator(p, a, parse_last_part(&clauses));
        return;
    }
    p->at = first;
    if (p->raised || parse_find_keyword_generator(p) || !args) {
        return;
    }
    p->at = behind;
    if (parse_at_for(p) && parse_for_if_clauses(p, &clauses)) {
        if (args->u.call.args.count > 1) {
            parse_raise_bare_generator(p, args->u.call.args.items[args->u.call.args.count - 1],
                                       parse_last_part(&clauses));
            return;
        }
    }
    p->at = behind;
    if (!p->raised && parse_accept(p, TOKEN_COMMA)) {
        parse_find_argument_order(p, args);
    }
}

/* True=…, a.b=… as a keyword argument */
void parse_find_keyword_mistakes(struct parser *p)
{
    uint32_t first = p->at;
    enum token_kind kind = parse_peek(p);
    if ((kind == TOKEN_TRUE || kind == TOKEN_FALSE || kind == TOKEN_NONE) &&
        parse_ahead(p, 1) == TOKEN_EQUAL) {
        p->at++;
        parse_peek(p);
        parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, first, first + 1), "cannot assign to %s",
                    token_text(kind));
        return;
    }
    if (parse_find_keyword_generator(p)) {
        return;
    }
    p->at = first;
    if (parse_at(p, TOKEN_NAME) && parse_ahead(p, 1) == TOKEN_EQUAL) {
        return;
    }
    struct ast_node *a = parse_expression(p);
    if (a && parse_at(p, TOKEN_EQUAL)) {
        struct parse_place place = parse_place_of(a);
        place.end_line = parse_token(p, p->at)->end_line;
        place.end_column = parse_token(p, p->at)->end_column;
        parse_raise(p, DIAG_SYNTAX, place,
                    "expression cannot contain assignment, perhaps you meant \"==\"?");
    }
}

void parse_find_comprehension_mistakes(struct parser *p)
{
    uint32_t first = p->at;
    enum token_kind opening = parse_peek(p);
    struct ast_list clauses;
    p->at++;
    if (parse_at(p, TOKEN_STAR)) {
        p->at++;
        struct ast_node *value = parse_expression(p);
        struct ast_node *starred = value ? parse_node(p, AST_STARRED, first + 1) : NULL;
        if (starred && parse_at_for(p) && parse_for_if_clauses(p, &clauses)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_of(starred),
                        "iterable unpacking cannot be used in comprehension");
            return;
        }
    }
    if (opening == TOKEN_L_PAREN || p->raised) {
        return;
    }
    p->at = first + 1;
    struct ast_node *a = parse_star_named_expression(p);
    uint32_t comma = p->at;
    if (!a || !parse_accept(p, TOKEN_COMMA)) {
        return;
    }
    struct ast_node *last = NULL;
    while (!parse_at_for(p)) {
        struct ast_node *item = parse_star_named_expression(p);
        if (!item) {
            break;
        }
        last = item;
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (!p->raised && parse_at_for(p) && parse_for_if_clauses(p, &clauses)) {
        struct parse_place place = parse_place_range(a, last ? last : a);
        if (!last) {
            place.end_line = parse_token(p, comma)->end_line;
            place.end_column = parse_token(p, comma)->end_column;
        }
        parse_raise(p, DIAG_SYNTAX, place,
                    "did you forget parentheses around the comprehension target?");
    }
}

/* (*a), (**a) */
void parse_find_group_mistakes(struct parser *p)
{
    uint32_t first = ++p->at;
    enum token_kind kind = parse_peek(p);
    if (kind != TOKEN_STAR && kind != TOKEN_DOUBLE_STAR) {
        return;
    }
    p->at++;
    struct ast_node *value = parse_expression(p);
    if (!value || !parse_at(p, TOKEN_R_PAREN)) {
        return;
    }
    if (kind == TOKEN_STAR) {
        struct ast_node *starred = parse_node(p, AST_STARRED, first);
        parse_raise(p, DIAG_SYNTAX, parse_place_of(starred), "cannot use starred expression here");
    } else {
        parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, first, first),
                    "cannot use double starred expression here");
    }
}

static void parse_raise_lone_key(struct parser *p, const struct ast_node *key)
{
    struct parse_place place = {
        .line = key->line, .column = key->end_column - 1, .end_line = key->end_line, .open = true};
    parse_raise(p, DIAG_SYNTAX, place, "':' expected after dictionary key");
}

/* {a: b, c d}: behind a pair the missing colon comes before whatever follows the key. */
bool parse_find_lone_key(struct parser *p)
{
    uint32_t first = p->at;
    struct ast_node *key = parse_expression_quietly(p);
    bool is_lone = key && !parse_at(p, TOKEN_COLON);
    if (is_lone) {
        parse_raise_lone_key(p, key);
    }
    p->at = first;
    return is_lone;
}

/* The mistakes of one item of a dict display */
static void parse_find_pair_mistakes(struct parser *p, bool lone_key)
{
    struct ast_node *key = parse_expression(p);
    if (!key) {
        return;
    }
    if (!parse_at(p, TOKEN_COLON)) {
        if (lone_key) {
            parse_raise_lone_key(p, key);
        }
        return;
    }
    uint32_t colon = p->at++;
    if (parse_at(p, TOKEN_STAR)) {
        uint32_t star = p->at++;
        if (parse_bitwise_or(p)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, star, p->at - 1),
                        "cannot use a starred expression in a dictionary value");
        }
    } else if (parse_at(p, TOKEN_R_BRACE) || parse_at(p, TOKEN_COMMA)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, colon, colon),
                    "expression expected after dictionary key and ':'");
    }
}

/* p->at: behind the '{' */
void parse_find_dict_mistakes(struct parser *p)
{
    bool any = false;
    for (;;) {
        uint32_t before = p->at;
        bool good;
        if (parse_accept(p, TOKEN_DOUBLE_STAR)) {
            good = parse_bitwise_or(p) != NULL;
        } else {
            good = parse_expression(p) && parse_accept(p, TOKEN_COLON) && parse_expression(p);
        }
        if (p->raised) {
            return;
        }
        if (!good) {
            p->at = before;
            break;
        }
        any = true;
        if (!parse_accept(p, TOKEN_COMMA)) {
            return;
        }
    }
    parse_find_pair_mistakes(p, any);
}

/* {**a for …} */
void parse_find_dict_comprehension_mistakes(struct parser *p)
{
    struct ast_list clauses;
    uint32_t star = ++p->at;
    if (parse_accept(p, TOKEN_DOUBLE_STAR) && parse_bitwise_or(p) && parse_at_for(p) &&
        parse_for_if_clauses(p, &clauses) && parse_at(p, TOKEN_R_BRACE)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, star, star),
                    "dict unpacking cannot be used in dict comprehension");
    }
}

static bool parse_at_augmented(struct parser *p)
{
    enum token_kind kind = parse_peek(p);
    return kind >= TOKEN_PLUS_EQUAL && kind <= TOKEN_DOUBLE_SLASH_EQUAL;
}

/* [a, b]: …, (a, b): …, f(): … */
static void parse_find_annotation_mistakes(struct parser *p)
{
    static const char only_single[] = "only single target (not %s) can be annotated";
    uint32_t first = p->at;
    enum token_kind kind = parse_peek(p);
    if (kind == TOKEN_L_BRACKET || kind == TOKEN_L_PAREN) {
        struct ast_node *a = parse_atom(p);
        if (a && (a->kind == AST_LIST || a->kind == AST_TUPLE) && parse_accept(p, TOKEN_COLON) &&
            parse_expression(p)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_of(a), only_single, parse_expression_name(a));
            return;
        }
    }
    p->at = first;
    struct ast_node *a = p->raised ? NULL : parse_star_named_expression(p);
    if (a && parse_accept(p, TOKEN_COMMA)) {
        while (!parse_at(p, TOKEN_COLON)) {
            uint32_t before = p->at;
            if (!parse_star_named_expression(p)) {
                p->at = before;
                break;
            }
            if (!parse_accept(p, TOKEN_COMMA)) {
                break;
            }
        }
        if (parse_accept(p, TOKEN_COLON) && parse_expression(p)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_of(a), only_single, "tuple");
            return;
        }
    }
    p->at = first;
    a = p->raised ? NULL : parse_expression(p);
    if (a && parse_accept(p, TOKEN_COLON) && parse_expression(p)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_of(a), "illegal target for annotation");
    }
}

void parse_find_assignment_mistakes(struct parser *p)
{
    uint32_t first = p->at;
    parse_find_annotation_mistakes(p);
    p->at = first;
    for (;;) { /* the targets that are right */
        uint32_t before = p->at;
        if (p->raised || !parse_star_targets(p) || !parse_accept(p, TOKEN_EQUAL)) {
            p->at = before;
            break;
        }
    }
    uint32_t mark = p->at;
    struct ast_node *a = p->raised ? NULL : parse_star_expressions(p);
    if (a && parse_at(p, TOKEN_EQUAL)) {
        parse_raise_invalid_target(p, a, STAR_TARGETS);
        return;
    }
    p->at = mark;
    a = p->raised ? NULL : parse_yield(p);
    if (a && parse_at(p, TOKEN_EQUAL)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_of(a),
                    "assignment to yield expression not possible");
        return;
    }
    p->at = first;
    a = p->raised ? NULL : parse_star_expressions(p);
    if (a && parse_at_augmented(p)) {
        p->at++;
        if (parse_yield_or_star_expressions(p)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_of(a),
                        "'%s' is an illegal expression for augmented assignment",
                        parse_expression_name(a));
        }
    }
}

/* p->at: behind the 'for' */
void parse_find_for_target_mistakes(struct parser *p)
{
    struct ast_node *a = parse_star_expressions(p);
    if (a) {
        parse_raise_invalid_target(p, a, FOR_TARGETS);
    }
}

/* One plain parameter, in the simple reading that is enough to find what is out of place:
 * 0: none, 1: without, 2: with a default */
static int parse_skip_parameter(struct parser *p, bool lambda)
{
    if (!parse_accept(p, TOKEN_NAME)) {
        return 0;
    }
    if (!lambda && parse_accept(p, TOKEN_COLON) && !parse_expression(p)) {
        return 0;
    }
    if (!parse_accept(p, TOKEN_EQUAL)) {
        return 1;
    }
    return parse_expression(p) ? 2 : 0;
}

/* def f(a, (b, c)): */
static void parse_find_parenthesised_parameter(struct parser *p, bool lambda)
{
    uint32_t open = p->at++;
    uint32_t names = 0;
    while (parse_at(p, TOKEN_NAME)) {
        if (parse_skip_parameter(p, true) != 1) {
            return;
        }
        names++;
        if (!parse_accept(p, TOKEN_COMMA)) {
            break;
        }
    }
    if (names > 0 && parse_at(p, TOKEN_R_PAREN)) {
        parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, open, p->at),
                    lambda ? "Lambda expression parameters cannot be parenthesized"
                           : "Function parameters cannot be parenthesized");
    }
}

void parse_find_parameter_mistakes(struct parser *p, bool lambda)
{
    enum token_kind end = lambda ? TOKEN_COLON : TOKEN_R_PAREN;
    bool defaults = false, slash = false, star = false;
    uint32_t count = 0;
    while (!p->raised && !parse_at(p, end)) {
        uint32_t first = p->at;
        const char *message = NULL;
        switch (parse_peek(p)) {
        case TOKEN_SLASH:
            message = count == 0 ? "at least one argument must precede /"
                      : slash    ? "/ may appear only once"
                      : star     ? "/ must be ahead of *"
                                 : NULL;
            slash = true;
            p->at++;
            if (count == 0 && !parse_at(p, TOKEN_COMMA)) {
                return;
            }
            if (!message && parse_at(p, TOKEN_STAR)) {
                first = p->at;
                message = "expected comma between / and *";
            }
            break;
        case TOKEN_STAR:
            if (star) {
                return; /* parse_find_star_mistakes() */
            }
            star = true;
            p->at++;
            parse_skip_parameter(p, lambda);
            break;
        case TOKEN_L_PAREN:
            if (!defaults && !slash && !star) {
                parse_find_parenthesised_parameter(p, lambda);
            }
            return;
        case TOKEN_NAME: {
            int kind = parse_skip_parameter(p, lambda);
            enum token_kind next = kind ? parse_peek(p) : TOKEN_END;
            if (kind == 0 || (next != TOKEN_COMMA && next != end)) {
                return;
            }
            if (kind == 1 && defaults && !star) {
                parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, first, p->at - 1),
                            "non-default argument follows default argument");
                return;
            }
            defaults = defaults || (kind == 2 && !star);
            break;
        }
        default: return;
        }
        if (message) {
            parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, first, first), "%s", message);
            return;
        }
        count++;
        if (!parse_accept(p, TOKEN_COMMA)) {
            return;
        }
    }
}

/* p->at: a '*' among parameters */
void parse_find_star_mistakes(struct parser *p, bool lambda)
{
    enum token_kind end = lambda ? TOKEN_COLON : TOKEN_R_PAREN;
    uint32_t first = p->at++;
    bool bare = parse_at(p, TOKEN_COMMA);
    if (bare) {
        p->at++;
    }
    if (parse_at(p, end) || (bare && parse_at(p, TOKEN_DOUBLE_STAR))) {
        parse_raise(p, DIAG_SYNTAX,
                    lambda ? parse_place_last(p) : parse_place_tokens(p, first, first),
                    "named arguments must follow bare *");
        return;
    }
    if (!bare) {
        if (!parse_accept(p, TOKEN_NAME)) {
            return;
        }
        if (!lambda && parse_accept(p, TOKEN_COLON) && !parse_star_expression(p)) {
            return;
        }
        if (parse_at(p, TOKEN_EQUAL)) {
            parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, p->at, p->at),
                        "var-positional argument cannot have default value");
            return;
        }
        if (!parse_accept(p, TOKEN_COMMA)) {
            return;
        }
    }
    while (parse_at(p, TOKEN_NAME)) {
        if (!parse_skip_parameter(p, lambda) || !parse_accept(p, TOKEN_COMMA)) {
            return;
        }
    }
    uint32_t second = p->at;
    if (parse_accept(p, TOKEN_STAR) && (parse_at(p, TOKEN_NAME) || parse_at(p, TOKEN_COMMA))) {
        parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, second, second),
                    "* argument may appear only once");
    }
}
