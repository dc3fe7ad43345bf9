/* Names of node kinds, and the tree as text. */
#include "base/strbuf.h"
#include "lang/ast.h"

/* A tree can be far deeper than a stack: a sum of a million terms is. */
enum { DUMP_MAX_DEPTH = 2000 };

struct dumper {
    struct strbuf *out;
    unsigned depth;
};

const char *ast_kind_name(enum ast_kind kind)
{
    static const char *const names[] = {
#define AST_NODE(KIND, member, name, fields) name,
#include "lang/ast.def"
#undef AST_NODE
    };
    return (unsigned)kind < AST_KIND_COUNT ? names[kind] : "?";
}

const char *ast_operator_text(enum ast_operator op)
{
    static const char *const texts[] = {
#define AST_OPERATOR(OP, name, text) text,
#include "lang/ast.def"
#undef AST_OPERATOR
    };
    return texts[op];
}

const char *ast_unaryop_text(enum ast_unaryop op)
{
    static const char *const texts[] = {
#define AST_UNARYOP(OP, name, text) text,
#include "lang/ast.def"
#undef AST_UNARYOP
    };
    return texts[op];
}

const char *ast_cmpop_text(enum ast_cmpop op)
{
    static const char *const texts[] = {
#define AST_CMPOP(OP, name, text) text,
#include "lang/ast.def"
#undef AST_CMPOP
    };
    return texts[op];
}

static const char *const boolop_names[] = {
#define AST_BOOLOP(OP, name, text) name,
#include "lang/ast.def"
#undef AST_BOOLOP
};
static const char *const operator_names[] = {
#define AST_OPERATOR(OP, name, text) name,
#include "lang/ast.def"
#undef AST_OPERATOR
};
static const char *const unaryop_names[] = {
#define AST_UNARYOP(OP, name, text) name,
#include "lang/ast.def"
#undef AST_UNARYOP
};
static const char *const cmpop_names[] = {
#define AST_CMPOP(OP, name, text) name,
#include "lang/ast.def"
#undef AST_CMPOP
};
static const char *const context_names[] = {"Load", "Store", "Del"};

static void dump_node(struct dumper *d, const char *field, const struct ast_node *node);

static void dump_line(struct dumper *d, const char *field)
{
    strbuf_add_char(d->out, '\n');
    strbuf_add_repeat(d->out, ' ', d->depth * 2);
    if (field) {
        strbuf_printf(d->out, "%s: ", field);
    }
}

static void dump_list(struct dumper *d, const char *field, const struct ast_list *list)
{
    if (list->count == 0) {
        return;
    }
    d->depth++;
    dump_line(d, NULL);
    strbuf_printf(d->out, "%s: [%u]", field, (unsigned)list->count);
    for (uint32_t i = 0; i < list->count; i++) {
        dump_node(d, NULL, list->items[i]);
    }
    d->depth--;
}

static void dump_text(struct dumper *d, const char *text, size_t size)
{
    strbuf_add_char(d->out, '\'');
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c < 0x20 || c >= 0x7F || c == '\\' || c == '\'') {
            strbuf_printf(d->out, "\\x%02x", c);
        } else {
            strbuf_add_char(d->out, (char)c);
        }
    }
    strbuf_add_char(d->out, '\'');
}

static void dump_value(struct dumper *d, const char *field, const struct ast_constant *value)
{
    static const char *const names[] = {"None", "False", "True", "Ellipsis"};
    strbuf_printf(d->out, " %s=", field);
    switch (value->kind) {
    case AST_CONST_NONE:
    case AST_CONST_FALSE:
    case AST_CONST_TRUE:
    case AST_CONST_ELLIPSIS: strbuf_add(d->out, names[value->kind]); break;
    case AST_CONST_INT: strbuf_printf(d->out, "%lld", (long long)value->integer); break;
    case AST_CONST_BIG_INT: strbuf_add_bytes(d->out, value->text, value->size); break;
    case AST_CONST_FLOAT: strbuf_printf(d->out, "%.17g", value->real); break;
    case AST_CONST_IMAGINARY: strbuf_printf(d->out, "%.17gj", value->real); break;
    case AST_CONST_BYTES: strbuf_add_char(d->out, 'b'); /* fall through */
    case AST_CONST_STR: dump_text(d, value->text, value->size); break;
    }
}

static void dump_names(struct dumper *d, const char *field, const struct ast_names *names)
{
    strbuf_printf(d->out, " %s=[", field);
    for (uint32_t i = 0; i < names->count; i++) {
        strbuf_printf(d->out, "%s%s", i ? " " : "", names->items[i]);
    }
    strbuf_add_char(d->out, ']');
}

static void dump_cmpops(struct dumper *d, const char *field, const struct ast_cmpops *ops)
{
    strbuf_printf(d->out, " %s=[", field);
    for (uint32_t i = 0; i < ops->count; i++) {
        strbuf_printf(d->out, "%s%s", i ? " " : "", cmpop_names[ops->items[i]]);
    }
    strbuf_add_char(d->out, ']');
}

static void dump_name(struct dumper *d, const char *field, const char *name)
{
    strbuf_printf(d->out, " %s=%s", field, name ? name : "None");
}

static void dump_child(struct dumper *d, const char *field, const struct ast_node *node)
{
    d->depth++;
    if (node) {
        dump_node(d, field, node);
    }
    d->depth--;
}

/* Each node's own words first, then its children, a line each. */
#define F_NAME(f)     dump_name(d, #f, DUMP.f);
#define F_INT(f)      strbuf_printf(d->out, " " #f "=%d", DUMP.f);
#define F_CTX(f)      strbuf_printf(d->out, " " #f "=%s", context_names[DUMP.f]);
#define F_BOOLOP(f)   strbuf_printf(d->out, " " #f "=%s", boolop_names[DUMP.f]);
#define F_OPERATOR(f) strbuf_printf(d->out, " " #f "=%s", operator_names[DUMP.f]);
#define F_UNARYOP(f)  strbuf_printf(d->out, " " #f "=%s", unaryop_names[DUMP.f]);
#define F_CMPOPS(f)   dump_cmpops(d, #f, &DUMP.f);
#define F_VALUE(f)    dump_value(d, #f, &DUMP.f);
#define F_NAMES(f)    dump_names(d, #f, &DUMP.f);
#define F_NODE(f)
#define F_LIST(f)
static void dump_words(struct dumper *d, const struct ast_node *node)
{
    switch ((enum ast_kind)node->kind) {
#define AST_NODE(KIND, member, name, fields) \
    case AST_##KIND: {                       \
        DUMP_AS(member) fields break;        \
    }
#define DUMP_AS(member)                                        \
    const __typeof__(node->u.member) *words = &node->u.member; \
    (void)words;
#define DUMP (*words)
#include "lang/ast.def"
    case AST_KIND_COUNT: break;
    }
}
#undef F_NAME
#undef F_INT
#undef F_CTX
#undef F_BOOLOP
#undef F_OPERATOR
#undef F_UNARYOP
#undef F_CMPOPS
#undef F_VALUE
#undef F_NAMES
#undef F_NODE
#undef F_LIST
#define F_NAME(f)
#define F_INT(f)
#define F_CTX(f)
#define F_BOOLOP(f)
#define F_OPERATOR(f)
#define F_UNARYOP(f)
#define F_CMPOPS(f)
#define F_VALUE(f)
#define F_NAMES(f)
#define F_NODE(f) dump_child(d, #f, DUMP.f);
#define F_LIST(f) dump_list(d, #f, &DUMP.f);
static void dump_children(struct dumper *d, const struct ast_node *node)
{
    switch ((enum ast_kind)node->kind) {
#include "lang/ast.def"
#undef AST_NODE
    case AST_KIND_COUNT: break;
    }
}

static void dump_node(struct dumper *d, const char *field, const struct ast_node *node)
{
    dump_line(d, field);
    if (!node) {
        strbuf_add(d->out, "None");
        return;
    }
    strbuf_printf(d->out, "%s@%u:%u-%u:%u", ast_kind_name((enum ast_kind)node->kind),
                  (unsigned)node->line, (unsigned)node->column, (unsigned)node->end_line,
                  (unsigned)node->end_column);
    if (d->depth >= DUMP_MAX_DEPTH) {
        strbuf_add(d->out, " …");
        return;
    }
    dump_words(d, node);
    dump_children(d, node);
}

void lang_dump(const struct ast_node *node, struct strbuf *out)
{
    struct dumper d = {0};
    struct strbuf text = {0};
    d.out = &text;
    dump_node(&d, NULL, node);
    strbuf_add(out, strbuf_text(&text) + 1); /* each line begins with a line break */
    strbuf_add_char(out, '\n');
    strbuf_free(&text);
}
