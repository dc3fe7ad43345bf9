/* The parser's inside, shared by the parse_*.c files; outside, use lang/parse.h.
 *
 * A program is parsed once at full speed; a function that cannot go on returns NULL, quietly.  If
 * that happens to the whole, the same functions run again with `diagnosing` set.  Then they also
 * look for the known mistakes, at the points and in the order in which CPython's grammar tries its
 * invalid_ rules, because the first one found is the one that is reported; results are remembered
 * (memo) so that looking twice costs nothing.  Where none is found it is "invalid syntax" at the
 * furthest token that the first run looked at.
 *
 * Once an error is raised every look at a token gives TOKEN_ERROR, so all functions return NULL.
 * Ownership: nodes live in the arena; struct parser owns its tokens, list stack and memo.
 */
#ifndef LANG_PARSER_H
#define LANG_PARSER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/map.h"
#include "base/vec.h"
#include "lang/ast.h"
#include "lang/lexer.h"
#include "lang/parse.h"

enum parse_rule {
    RULE_EXPRESSION,
    RULE_DISJUNCTION,
    RULE_BITWISE_OR,
    RULE_PRIMARY,
    RULE_ATOM,

    RULE_STAR_EXPRESSIONS,
    RULE_ARGS,

    RULE_FOR_IF,
};

enum { PARSE_MAX_DEPTH = 1500 };

/* Identifiers of one parse: shared by a file and the expressions in its f-strings. */
struct parse_names {
    struct interner ids;
    VEC(const char *) texts; /* in the arena, by id */
};

struct parse_memo {
    void *result;
    uint32_t end;
};

struct parser {
    struct arena *arena;
    struct diag *diag;
    const char *file_name;
    const char *source; /* line breaks are '\n' alone */
    uint32_t size;
    VEC(struct token) tokens;
    struct lexer_error lexer_error;
    char open_paren; /* where the tokens end inside brackets: the innermost one */
    uint32_t open_line, open_column;

    uint32_t at, furthest; /* tokens: the next one, and the last one looked at */
    uint32_t depth;
    bool diagnosing; /* the second run */
    bool quiet;      /* … but do not look for mistakes now */
    bool raised;     /* *diag is set */

    VEC(struct ast_node *) stack; /* lists under construction */
    struct parse_names *names;
    struct int_map memo_index;
    VEC(struct parse_memo) memo;

    bool in_fstring; /* the source is one expression of an f-string, in parentheses */
    uint32_t fstring_depth;
    uint32_t base_line, base_column; /* where it stands in the file: line - 1, column of '(' */
};

/* --- tokens (parse.c) --- */
enum token_kind parse_peek_slow(struct parser *p);
static inline enum token_kind parse_peek(struct parser *p)
{
    enum token_kind kind = (enum token_kind)p->tokens.items[p->at].kind;
    if (p->raised || kind == TOKEN_ERROR) {
        return parse_peek_slow(p);
    }
    if (p->at > p->furthest) {
        p->furthest = p->at;
    }
    return kind;
}
/* The kind of a later token, without counting as a look: for choices CPython makes otherwise. */
static inline enum token_kind parse_ahead(const struct parser *p, uint32_t count)
{
    size_t last = p->tokens.count - 1;
    return (enum token_kind)p->tokens.items[p->at + count < last ? p->at + count : last].kind;
}
static inline bool parse_at(struct parser *p, enum token_kind kind)
{
    return parse_peek(p) == kind;
}
static inline bool parse_accept(struct parser *p, enum token_kind kind)
{
    if (parse_peek(p) != kind) {
        return false;
    }
    p->at++;
    return true;
}
static inline const struct token *parse_token(const struct parser *p, uint32_t index)
{
    return &p->tokens.items[index];
}
bool parse_at_word(struct parser *p, const char *word);   /* a NAME spelt so */
bool parse_force(struct parser *p, enum token_kind kind); /* or raise "expected 'x'" */
const char *parse_name(struct parser *p);                 /* NAME, interned; NULL: none */
const char *parse_intern(struct parser *p, const char *text, size_t size);
bool parse_looking(const struct parser *p); /* diagnosing, and mistakes are to be looked for */
bool parse_enter(struct parser *p);         /* one level deeper; false: too deep, raised */
bool parse_recall(struct parser *p, enum parse_rule rule, void **result);
void *parse_remember(struct parser *p, enum parse_rule rule, uint32_t start, void *result);
struct ast_node *parse_run(struct parser *p, const char *source, uint32_t size);

/* --- nodes (parse.c) --- */
struct ast_node *parse_node(struct parser *p, enum ast_kind kind, uint32_t first);
struct ast_node *parse_node_from(struct parser *p, enum ast_kind kind, const struct ast_node *left);
void parse_push(struct parser *p, struct ast_node *node);
struct ast_list parse_take_list(struct parser *p, size_t mark); /* what was pushed since mark */

/* --- errors (parse_error.c): set *diag, return NULL --- */
struct parse_place {
    uint32_t line, column, end_line, end_column; /* columns from 0 */
    bool open;                                   /* no end is known */
    bool before;                                 /* it is the character before `column` */
};
struct parse_place parse_place_of(const struct ast_node *node);
struct parse_place parse_place_range(const struct ast_node *first, const struct ast_node *last);
struct parse_place parse_place_tokens(const struct parser *p, uint32_t first, uint32_t last);
struct parse_place parse_place_last(const struct parser *p); /* the furthest token */
void *parse_raise(struct parser *p, enum diag_kind kind, struct parse_place place,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));
void *parse_raise_invalid_target(struct parser *p, const struct ast_node *node, int targets);
const struct ast_node *parse_invalid_target(const struct ast_node *node, int targets);
const char *parse_expression_name(const struct ast_node *node);
void *parse_raise_lexer_error(struct parser *p);
void parse_conclude(struct parser *p, uint32_t first_furthest);
enum { STAR_TARGETS, DEL_TARGETS, FOR_TARGETS };

/* --- grammar; each file says its rules above the functions --- */
struct ast_node *parse_module(struct parser *p);
bool parse_statement(struct parser *p);         /* pushes one or more */
bool parse_simple_statements(struct parser *p); /* pushes one or more */
struct ast_node *parse_compound(struct parser *p, bool *is_compound);
struct ast_node *parse_match(struct parser *p);
bool parse_block(struct parser *p, struct ast_list *body);
struct ast_node *parse_patterns(struct parser *p);

struct ast_node *parse_expression(struct parser *p);
struct ast_node *parse_expressions(struct parser *p);
struct ast_node *parse_disjunction(struct parser *p);
struct ast_node *parse_bitwise_or(struct parser *p);
struct ast_node *parse_primary(struct parser *p);
struct ast_node *parse_atom(struct parser *p);
struct ast_node *parse_named_expression(struct parser *p);
struct ast_node *parse_argument_value(struct parser *p); /* the same, as an argument */
struct ast_node *parse_star_named_expression(struct parser *p);
struct ast_node *parse_star_named_expressions(struct parser *p); /* one item, or a tuple */
struct ast_node *parse_star_expression(struct parser *p);
struct ast_node *parse_star_expressions(struct parser *p);
struct ast_node *parse_yield_or_star_expressions(struct parser *p);
struct ast_node *parse_yield(struct parser *p);
struct ast_node *parse_lambda(struct parser *p);
struct ast_node *parse_parameters(struct parser *p, bool lambda);
struct ast_node *parse_call_tail(struct parser *p, struct ast_node *function);
struct ast_node *parse_arguments(struct parser *p);
struct ast_node *parse_subscript_tail(struct parser *p, struct ast_node *value);
bool parse_for_if_clauses(struct parser *p, struct ast_list *clauses);
bool parse_at_for(struct parser *p); /* `for` or `async` */
struct ast_node *parse_star_target(struct parser *p);
struct ast_node *parse_star_targets(struct parser *p);
bool parse_is_target(const struct ast_node *node);
bool parse_is_single_target(const struct ast_node *node);
void parse_set_context(struct ast_node *node, enum ast_context ctx);

void parse_find_expression_mistakes(struct parser *p);
void parse_find_named_expression_mistakes(struct parser *p);
void parse_find_argument_mistakes(struct parser *p);
void parse_find_keyword_mistakes(struct parser *p);
void parse_find_comprehension_mistakes(struct parser *p);
void parse_find_group_mistakes(struct parser *p);
void parse_find_dict_mistakes(struct parser *p);
bool parse_find_lone_key(struct parser *p);
void parse_find_dict_comprehension_mistakes(struct parser *p);
void parse_find_assignment_mistakes(struct parser *p);
void parse_find_parameter_mistakes(struct parser *p, bool lambda);
void parse_find_star_mistakes(struct parser *p, bool lambda);
void parse_find_for_target_mistakes(struct parser *p);

/* --- literals --- */
struct ast_node *parse_number(struct parser *p);
struct ast_node *parse_strings(struct parser *p);
bool literal_number(struct arena *arena, const char *text, size_t size, struct ast_constant *value);

/* The text of a string literal with its escapes resolved (unless raw), added to out: UTF-8, or the
 * bytes of a bytes literal.  False: raised. */
bool literal_decode(struct parser *p, const char *text, size_t size, bool raw, bool bytes,
                    struct strbuf *out);
/* The inside of an f-string, from text to text + size (of token): pushes its parts. */
struct fstring_output {
    struct strbuf *literal; /* text not yet pushed */
    uint32_t first;         /* token with which the whole begins */
};
bool fstring_read(struct parser *p, struct fstring_output *out, uint32_t token_index,
                  const char *text, size_t size, bool raw);
void fstring_flush(struct parser *p, struct fstring_output *out);

#endif
