/* The door of the front end: source text, tokens, names, nodes, and the two runs. */
#include "lang/parse.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "lang/encoding.h"
#include "lang/parser.h"

enum token_kind parse_peek_slow(struct parser *p)
{
    if (p->raised) {
        return TOKEN_ERROR;
    }
    if (p->at > p->furthest) {
        p->furthest = p->at;
    }
    parse_raise_lexer_error(p);
    return TOKEN_ERROR;
}

bool parse_at_word(struct parser *p, const char *word)
{
    if (parse_peek(p) != TOKEN_NAME) {
        return false;
    }
    const struct token *token = parse_token(p, p->at);
    size_t size = strlen(word);
    return token->end - token->start == size && memcmp(p->source + token->start, word, size) == 0;
}

bool parse_force(struct parser *p, enum token_kind kind)
{
    if (parse_accept(p, kind)) {
        return true;
    }
    parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, p->at, p->at), "expected '%s'",
                token_text(kind));
    return false;
}

const char *parse_intern(struct parser *p, const char *text, size_t size)
{
    uint32_t id = interner_add(&p->names->ids, text, size);
    if (id == p->names->texts.count) {
        vec_push(&p->names->texts, arena_copy_bytes(p->arena, text, size));
    }
    return p->names->texts.items[id];
}

const char *parse_name(struct parser *p)
{
    if (parse_peek(p) != TOKEN_NAME) {
        return NULL;
    }
    const struct token *token = parse_token(p, p->at++);
    const char *text = p->source + token->start;
    size_t size = token->end - token->start;
    if (token->end_column - token->column == size) {
        return parse_intern(p, text, size); /* ASCII */
    }
    utf8proc_uint8_t *normal = NULL;
    utf8proc_ssize_t length =
        utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &normal,
                     UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
    const char *name = length > 0 ? parse_intern(p, (const char *)normal, (size_t)length)
                                  : parse_intern(p, text, size);
    free(normal);
    return name;
}

bool parse_looking(const struct parser *p)
{
    return p->diagnosing && !p->quiet && !p->raised;
}

bool parse_enter(struct parser *p)
{
    if (++p->depth > PARSE_MAX_DEPTH) {
        parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, p->at, p->at),
                    "too many nested expressions");
        return false;
    }
    return true;
}

/* What was read quietly is read again aloud, where it may tell its mistake. */
static uint64_t memo_key(const struct parser *p, uint32_t at, enum parse_rule rule)
{
    return ((uint64_t)at << 5 | rule) << 1 | p->quiet;
}

bool parse_recall(struct parser *p, enum parse_rule rule, void **result)
{
    uint64_t index;
    if (!p->diagnosing || p->raised ||
        !int_map_get(&p->memo_index, memo_key(p, p->at, rule), &index)) {
        return false;
    }
    const struct parse_memo *memo = &p->memo.items[index];
    p->at = memo->end;
    *result = memo->result;
    return true;
}

void *parse_remember(struct parser *p, enum parse_rule rule, uint32_t start, void *result)
{
    if (p->diagnosing && !p->raised) {
        int_map_set(&p->memo_index, memo_key(p, start, rule), p->memo.count);
        vec_push(&p->memo, (struct parse_memo){.result = result, .end = p->at});
    }
    return result;
}

static const uint16_t parse_node_sizes[AST_KIND_COUNT] = {
#define AST_NODE(KIND, member, name, fields) \
    offsetof(struct ast_node, u) + sizeof(((struct ast_node *)0)->u.member),
#include "lang/ast.def"
#undef AST_NODE
};

static struct ast_node *parse_new_node(struct parser *p, enum ast_kind kind)
{
    struct ast_node *node = arena_alloc_zero(p->arena, parse_node_sizes[kind]);
    node->kind = (uint8_t)kind;
    if (p->at > 0) {
        const struct token *last = parse_token(p, p->at - 1);
        while (last > p->tokens.items && last->kind <= TOKEN_DEDENT) {
            last--; /* a statement ends with its text, not with its line */
        }
        node->end_line = last->end_line;
        node->end_column = last->end_column;
    }
    return node;
}

struct ast_node *parse_node(struct parser *p, enum ast_kind kind, uint32_t first)
{
    struct ast_node *node = parse_new_node(p, kind);
    node->line = parse_token(p, first)->line;
    node->column = parse_token(p, first)->column;
    return node;
}

struct ast_node *parse_node_from(struct parser *p, enum ast_kind kind, const struct ast_node *left)
{
    struct ast_node *node = parse_new_node(p, kind);
    node->line = left->line;
    node->column = left->column;
    return node;
}

void parse_push(struct parser *p, struct ast_node *node)
{
    vec_push(&p->stack, node);
}

struct ast_list parse_take_list(struct parser *p, size_t mark)
{
    struct ast_list list = {.count = (uint32_t)(p->stack.count - mark)};
    if (list.count > 0) {
        list.items = arena_alloc(p->arena, list.count * sizeof *list.items);
        memcpy(list.items, p->stack.items + mark, list.count * sizeof *list.items);
    }
    p->stack.count = mark;
    return list;
}

static void parse_read_tokens(struct parser *p, const char *source, uint32_t size)
{
    struct lexer lexer;
    p->source = source;
    p->size = size;
    lexer_init(&lexer, source, size, 0);
    vec_reserve(&p->tokens, size / 4 + 16);
    struct token token;
    do {
        token = lexer_next(&lexer);
        bool ends = token.kind == TOKEN_END || token.kind == TOKEN_DEDENT;
        if (ends && token.start == size && !p->in_fstring) {
            struct token last = p->tokens.count > 0 ? vec_last(&p->tokens) : token;
            if (last.kind > TOKEN_DEDENT) { /* the last line lacks its line break */
                last.kind = TOKEN_NEWLINE;
                last.start = last.end;
                last.line = last.end_line;
                last.column = last.end_column++;
                vec_push(&p->tokens, last);
            }
            token.line -= lexer.line_start == size && token.line > 1;
            token.end_line = token.line;
            token.column = token.end_column = 0;
        }
        if (p->in_fstring) {
            token.column += token.line == 1 ? p->base_column : 0;
            token.end_column += token.end_line == 1 ? p->base_column : 0;
            token.line += p->base_line;
            token.end_line += p->base_line;
        }
        vec_push(&p->tokens, token);
    } while (token.kind != TOKEN_END && token.kind != TOKEN_ERROR);
    p->lexer_error = lexer.error;
    if (lexer.paren_count > 0) {
        const struct lexer_paren *open = &lexer.parens[lexer.paren_count - 1];
        p->open_paren = open->opening;
        p->open_line = open->line;
        p->open_column = open->column;
    }
}

static void parse_restart(struct parser *p)
{
    p->at = 0;
    p->depth = 0;
    p->stack.count = 0;
}

/* fstring: star_expressions (in its parentheses) */
static struct ast_node *parse_start(struct parser *p)
{
    if (!p->in_fstring) {
        return parse_module(p);
    }
    struct ast_node *value = parse_star_expressions(p);
    return value && parse_at(p, TOKEN_END) ? value : NULL;
}

static struct ast_node *parse_twice(struct parser *p)
{
    struct ast_node *tree = parse_start(p);
    if (tree && !p->raised) {
        return tree;
    }
    uint32_t first_furthest = p->furthest;
    if (!p->raised) {
        p->diagnosing = true;
        parse_restart(p);
        parse_start(p);
    }
    parse_conclude(p, first_furthest);
    return NULL;
}

static void parse_dispose(struct parser *p)
{
    vec_free(&p->tokens);
    vec_free(&p->stack);
    vec_free(&p->memo);
    int_map_free(&p->memo_index);
}

struct ast_node *parse_run(struct parser *p, const char *source, uint32_t size)
{
    parse_read_tokens(p, source, size);
    struct ast_node *tree = parse_twice(p);
    parse_dispose(p);
    return tree;
}

struct ast_node *lang_parse(struct arena *arena, const char *file_name, const char *source,
                            size_t size, unsigned flags, struct diag *diag)
{
    (void)flags; /* LANG_TOP_LEVEL_AWAIT is for whoever compiles the tree */
    if (!encoding_to_utf8(arena, file_name, &source, &size, diag)) {
        return NULL;
    }
    struct parse_names names = {0};
    struct parser p = {.arena = arena, .diag = diag, .file_name = file_name, .names = &names};
    struct ast_node *tree = parse_run(&p, source, (uint32_t)size);
    interner_free(&names.ids);
    vec_free(&names.texts);
    return tree;
}
