/* The inside of f-strings.  In Python 3.11 it is no part of the grammar: the text in braces is cut
 * out by simple rules (no backslash, no '#', balanced brackets) and parsed as "(text)". */
#include <string.h>

#include "base/strbuf.h"
#include "lang/parser.h"

enum { FSTRING_MAX_PARENS = 200, FSTRING_MAX_LEVEL = 2, FSTRING_MAX_DEPTH = 8 };

struct fstring {
    struct parser *p;
    uint32_t token; /* index */
    const char *at, *end;
    bool raw;
};

static bool fstring_parts(struct fstring *f, struct fstring_output *out, int level);

static bool fstring_fail(struct fstring *f, const char *format, char c)
{
    char message[96];
    size_t length = 0;
    for (; *format && length + 1 < sizeof message; format++) {
        message[length++] = *format == '@' ? c : *format;
    }
    message[length] = '\0';
    parse_raise(f->p, DIAG_SYNTAX, parse_place_last(f->p), "f-string%s", message);
    return false;
}

/* Literal text up to a brace that means something; doubled braces are one. */
static bool fstring_literal(struct fstring *f, struct fstring_output *out, int level)
{
    const char *start = f->at;
    const char *extra = NULL; /* the first of two braces: kept, the second one is not */
    while (f->at < f->end) {
        char c = *f->at++;
        if (!f->raw && c == '\\' && f->at < f->end) {
            c = *f->at++;
            if (c == 'N' && f->at < f->end && *f->at == '{') {
                while (f->at < f->end && *f->at != '}') {
                    f->at++;
                }
                f->at += f->at < f->end;
                continue;
            }
            if (c != '{' && c != '}') {
                continue;
            }
        }
        if (c != '{' && c != '}') {
            continue;
        }
        if (level == 0) {
            if (f->at < f->end && *f->at == c) {
                extra = f->at++;
                break;
            }
            if (c == '}') {
                return fstring_fail(f, ": single '}' is not allowed", 0);
            }
        }
        f->at--;
        break;
    }
    size_t size = (size_t)((extra ? extra : f->at) - start);
    return literal_decode(f->p, start, size, f->raw, false, out->literal);
}

/* Goes to the end of the expression that begins at f->at. */
static bool fstring_skip_expression(struct fstring *f)
{
    char parens[FSTRING_MAX_PARENS];
    int depth = 0, quotes = 0;
    char quote = '\0';
    for (; f->at < f->end; f->at++) {
        char c = *f->at;
        char next = f->at + 1 < f->end ? f->at[1] : '\0';
        if (c == '\\') {
            return fstring_fail(f, " expression part cannot include a backslash", 0);
        }
        bool triple = f->at + 2 < f->end && next == c && f->at[2] == c;
        if (quote) {
            if (c == quote && (quotes == 1 || triple)) {
                f->at += quotes - 1;
                quote = '\0';
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            quotes = triple ? 3 : 1;
            f->at += quotes - 1;
        } else if (c == '[' || c == '{' || c == '(') {
            if (depth >= FSTRING_MAX_PARENS) {
                return fstring_fail(f, ": too many nested parenthesis", 0);
            }
            parens[depth++] = c;
        } else if (c == '#') {
            return fstring_fail(f, " expression part cannot include '#'", 0);
        } else if (depth == 0 && strchr("!:}=<>", c)) {
            if (next == '=' && (c == '!' || c == '=' || c == '<' || c == '>')) {
                f->at++;
            } else if (c != '<' && c != '>') {
                break;
            }
        } else if (c == ']' || c == '}' || c == ')') {
            if (depth == 0) {
                return fstring_fail(f, ": unmatched '@'", c);
            }
            char opening = parens[--depth];
            if (c != (opening == '(' ? ')' : opening == '[' ? ']' : '}')) {
                char format[] = ": closing parenthesis '@' does not match opening parenthesis '?'";
                *strchr(format, '?') = opening;
                return fstring_fail(f, format, c);
            }
        }
    }
    if (quote) {
        return fstring_fail(f, ": unterminated string", 0);
    }
    if (depth > 0) {
        return fstring_fail(f, ": unmatched '@'", parens[depth - 1]);
    }
    return f->at < f->end || fstring_fail(f, ": expecting '}'", 0);
}

/* Where the '{' before `start` stands in the file, as CPython counts it. */
static void fstring_locate(struct fstring *f, const char *start, struct parser *inner)
{
    const struct token *token = parse_token(f->p, f->token);
    const char *brace = start - 1, *text = f->p->source + token->start;
    const char *line = text;
    inner->base_line = token->line - 1;
    for (const char *c = text; c < brace; c++) {
        if (*c == '\n') {
            inner->base_line++;
            line = c + 1;
        }
    }
    inner->base_column = line == text ? token->column : 0;
    for (const char *c = line; c < brace; c++) {
        inner->base_column += ((unsigned char)*c & 0xC0) != 0x80;
    }
}

static struct ast_node *fstring_compile(struct fstring *f, const char *start)
{
    size_t size = (size_t)(f->at - start);
    size_t blank = 0;
    while (blank < size && strchr(" \t\n\f", start[blank])) {
        blank++;
    }
    if (blank == size) {
        bool needed = *f->at == '!' || *f->at == ':' || *f->at == '=';
        fstring_fail(f,
                     needed ? ": expression required before '@'" : ": empty expression not allowed",
                     *f->at);
        return NULL;
    }
    if (f->p->fstring_depth >= FSTRING_MAX_DEPTH) {
        fstring_fail(f, ": expressions nested too deeply", 0);
        return NULL;
    }
    char *text = arena_copy_bytes(f->p->arena, start - 1, size + 2);
    text[0] = '(';
    text[size + 1] = ')';
    struct parser inner = {.arena = f->p->arena,
                           .diag = f->p->diag,
                           .file_name = f->p->file_name,
                           .names = f->p->names,
                           .in_fstring = true,
                           .depth = f->p->depth,
                           .fstring_depth = f->p->fstring_depth + 1};
    fstring_locate(f, start, &inner);
    struct ast_node *value = parse_run(&inner, text, (uint32_t)size + 2);
    f->p->raised = f->p->raised || !value;
    return value;
}

/* Of all parts only a format_spec, and the text at its end, are placed at their own token. */
static void fstring_place(struct fstring *f, struct ast_node *node)
{
    const struct token *token = parse_token(f->p, f->token);
    node->line = token->line;
    node->column = token->column;
    node->end_line = token->end_line;
    node->end_column = token->end_column;
}

/* format_spec: literal text and expressions up to the '}' */
static struct ast_node *fstring_format_spec(struct fstring *f, uint32_t first, int level)
{
    struct parser *p = f->p;
    struct strbuf text = {0};
    struct fstring_output out = {.literal = &text, .first = first};
    size_t mark = p->stack.count;
    struct ast_node *node = NULL;
    if (fstring_parts(f, &out, level + 1)) {
        if (text.length > 0) {
            fstring_flush(p, &out);
            fstring_place(f, vec_last(&p->stack));
        }
        struct ast_list values = parse_take_list(p, mark);
        node = parse_node(p, AST_JOINED_STR, first);
        fstring_place(f, node);
        node->u.joined_str.values = values;
    }
    p->stack.count = mark;
    strbuf_free(&text);
    return node;
}

/* What follows the expression: '=' ['!' conversion] [':' format_spec] '}' */
static struct ast_node *fstring_finish(struct fstring *f, struct fstring_output *out, int level,
                                       const char *start, struct ast_node *value)
{
    const char *text_end = NULL;
    int conversion = -1;
    struct ast_node *spec = NULL;
    if (*f->at == '=') {
        f->at++;
        while (f->at < f->end && strchr(" \t\n\v\f\r", *f->at)) {
            f->at++;
        }
        text_end = f->at;
    }
    if (f->at < f->end && *f->at == '!') {
        if (++f->at >= f->end) {
            fstring_fail(f, ": expecting '}'", 0);
            return NULL;
        }
        conversion = (unsigned char)*f->at++;
        if (conversion != 's' && conversion != 'r' && conversion != 'a') {
            fstring_fail(f, ": invalid conversion character: expected 's', 'r', or 'a'", 0);
            return NULL;
        }
    }
    if (f->at < f->end && *f->at == ':') {
        f->at++;
        spec = fstring_format_spec(f, out->first, level);
        if (!spec) {
            return NULL;
        }
    }
    if (f->at >= f->end || *f->at != '}') {
        fstring_fail(f, ": expecting '}'", 0);
        return NULL;
    }
    f->at++;
    if (text_end) {
        strbuf_add_bytes(out->literal, start, (size_t)(text_end - start));
        conversion = !spec && conversion < 0 ? 'r' : conversion;
    }
    fstring_flush(f->p, out);
    struct ast_node *node = parse_node(f->p, AST_FORMATTED_VALUE, out->first);
    node->u.formatted_value.value = value;
    node->u.formatted_value.conversion = conversion;
    node->u.formatted_value.format_spec = spec;
    return node;
}

/* literal text and '{' … '}' in turn; below the top up to a '}' */
static bool fstring_parts(struct fstring *f, struct fstring_output *out, int level)
{
    for (;;) {
        if (!fstring_literal(f, out, level)) {
            return false;
        }
        if (f->at >= f->end || *f->at == '}') {
            return true;
        }
        if (*f->at != '{') {
            continue; /* behind a doubled brace */
        }
        if (level == 0 && f->at + 1 < f->end && f->at[1] == '{') {
            continue;
        }
        f->at++;
        if (level >= FSTRING_MAX_LEVEL) {
            return fstring_fail(f, ": expressions nested too deeply", 0);
        }
        const char *start = f->at;
        if (!fstring_skip_expression(f)) {
            return false;
        }
        struct ast_node *value = fstring_compile(f, start);
        struct ast_node *node = value ? fstring_finish(f, out, level, start, value) : NULL;
        if (!node) {
            return false;
        }
        parse_push(f->p, node);
    }
}

bool fstring_read(struct parser *p, struct fstring_output *out, uint32_t token, const char *text,
                  size_t size, bool raw)
{
    struct fstring f = {.p = p, .token = token, .at = text, .end = text + size, .raw = raw};
    while (f.at < f.end) {
        if (!fstring_parts(&f, out, 0)) {
            return false;
        }
        if (f.at < f.end && *f.at == '}' && (f.at + 1 >= f.end || f.at[1] != '}')) {
            return fstring_fail(&f, ": single '}' is not allowed", 0);
        }
    }
    return true;
}
