/* Annotations back to text, as `from __future__ import annotations` keeps them: CPython's
 * spacing and its parentheses. */
#include "base/strbuf.h"
#include "vm/compile.h"
#include "vm/str.h"

/* How tightly operators bind; an operand that binds less gets parentheses. */
enum level {
    LEVEL_TUPLE,
    LEVEL_TEST,
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_BIT_OR,
    LEVEL_BIT_XOR,
    LEVEL_BIT_AND,
    LEVEL_SHIFT,
    LEVEL_ARITHMETIC,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM
};

struct writer {
    struct compiler *c;
    struct strbuf out;
};

static void write_expr(struct writer *w, const struct ast_node *node, enum level level);

static void add(struct writer *w, const char *text)
{
    strbuf_add(&w->out, text);
}

static void add_if(struct writer *w, bool condition, const char *text)
{
    if (condition) {
        add(w, text);
    }
}

static void write_list(struct writer *w, const struct ast_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        add_if(w, i > 0, ", ");
        write_expr(w, list->items[i], LEVEL_TEST);
    }
}

static enum level operator_level(enum ast_operator op)
{
    switch (op) {
    case AST_OP_BIT_OR: return LEVEL_BIT_OR;
    case AST_OP_BIT_XOR: return LEVEL_BIT_XOR;
    case AST_OP_BIT_AND: return LEVEL_BIT_AND;
    case AST_OP_L_SHIFT:
    case AST_OP_R_SHIFT: return LEVEL_SHIFT;
    case AST_OP_ADD:
    case AST_OP_SUB: return LEVEL_ARITHMETIC;
    case AST_OP_POW: return LEVEL_POWER;
    default: return LEVEL_TERM;
    }
}

static void write_binary(struct writer *w, const struct ast_node *node, enum level level)
{
    enum level own = operator_level(node->u.bin_op.op);
    bool right_first = node->u.bin_op.op == AST_OP_POW;
    add_if(w, level > own, "(");
    write_expr(w, node->u.bin_op.left, own + right_first);
    strbuf_printf(&w->out, " %s ", ast_operator_text(node->u.bin_op.op));
    write_expr(w, node->u.bin_op.right, own + !right_first);
    add_if(w, level > own, ")");
}

static void write_unary(struct writer *w, const struct ast_node *node, enum level level)
{
    enum level own = node->u.unary_op.op == AST_OP_NOT ? LEVEL_NOT : LEVEL_FACTOR;
    add_if(w, level > own, "(");
    add(w, ast_unaryop_text(node->u.unary_op.op));
    write_expr(w, node->u.unary_op.operand, own);
    add_if(w, level > own, ")");
}

static void write_bool_op(struct writer *w, const struct ast_node *node, enum level level)
{
    bool is_and = node->u.bool_op.op == AST_OP_AND;
    enum level own = is_and ? LEVEL_AND : LEVEL_OR;
    add_if(w, level > own, "(");
    for (uint32_t i = 0; i < node->u.bool_op.values.count; i++) {
        add_if(w, i > 0, is_and ? " and " : " or ");
        write_expr(w, node->u.bool_op.values.items[i], own + 1);
    }
    add_if(w, level > own, ")");
}

static void write_compare(struct writer *w, const struct ast_node *node, enum level level)
{
    add_if(w, level > LEVEL_COMPARE, "(");
    write_expr(w, node->u.compare.left, LEVEL_COMPARE + 1);
    for (uint32_t i = 0; i < node->u.compare.ops.count; i++) {
        strbuf_printf(&w->out, " %s ", ast_cmpop_text(node->u.compare.ops.items[i]));
        write_expr(w, node->u.compare.comparators.items[i], LEVEL_COMPARE + 1);
    }
    add_if(w, level > LEVEL_COMPARE, ")");
}

/* ---- lambda ---- */

static void write_arguments(struct writer *w, const struct ast_node *args)
{
    const struct ast_list *posonly = &args->u.arguments.posonlyargs;
    const struct ast_list *plain = &args->u.arguments.args;
    const struct ast_list *defaults = &args->u.arguments.defaults;
    uint32_t count = posonly->count + plain->count;
    bool any = false;
    for (uint32_t i = 0; i < count; i++, any = true) {
        const struct ast_node *arg =
            i < posonly->count ? posonly->items[i] : plain->items[i - posonly->count];
        add_if(w, any, ", ");
        add(w, arg->u.arg.arg);
        if (i + defaults->count >= count) {
            add(w, "=");
            write_expr(w, defaults->items[i + defaults->count - count], LEVEL_TEST);
        }
        add_if(w, i + 1 == posonly->count, ", /");
    }
    if (args->u.arguments.vararg || args->u.arguments.kwonlyargs.count > 0) {
        add(w, any ? ", *" : "*");
        add(w, args->u.arguments.vararg ? args->u.arguments.vararg->u.arg.arg : "");
        any = true;
    }
    for (uint32_t i = 0; i < args->u.arguments.kwonlyargs.count; i++, any = true) {
        add_if(w, any, ", ");
        add(w, args->u.arguments.kwonlyargs.items[i]->u.arg.arg);
        if (args->u.arguments.kw_defaults.items[i]) {
            add(w, "=");
            write_expr(w, args->u.arguments.kw_defaults.items[i], LEVEL_TEST);
        }
    }
    if (args->u.arguments.kwarg) {
        add(w, any ? ", **" : "**");
        add(w, args->u.arguments.kwarg->u.arg.arg);
    }
}

static void write_lambda(struct writer *w, const struct ast_node *node, enum level level)
{
    const struct ast_node *args = node->u.lambda.args;
    bool any = args->u.arguments.posonlyargs.count || args->u.arguments.args.count ||
               args->u.arguments.kwonlyargs.count || args->u.arguments.vararg ||
               args->u.arguments.kwarg;
    add_if(w, level > LEVEL_TEST, "(");
    add(w, any ? "lambda " : "lambda");
    write_arguments(w, args);
    add(w, ": ");
    write_expr(w, node->u.lambda.body, LEVEL_TEST);
    add_if(w, level > LEVEL_TEST, ")");
}

static void write_if_exp(struct writer *w, const struct ast_node *node, enum level level)
{
    add_if(w, level > LEVEL_TEST, "(");
    write_expr(w, node->u.if_exp.body, LEVEL_TEST + 1);
    add(w, " if ");
    write_expr(w, node->u.if_exp.test, LEVEL_TEST + 1);
    add(w, " else ");
    write_expr(w, node->u.if_exp.orelse, LEVEL_TEST);
    add_if(w, level > LEVEL_TEST, ")");
}

/* ---- displays, comprehensions, calls ---- */

static void write_dict(struct writer *w, const struct ast_node *node)
{
    add(w, "{");
    for (uint32_t i = 0; i < node->u.dict.values.count; i++) {
        add_if(w, i > 0, ", ");
        if (node->u.dict.keys.items[i]) {
            write_expr(w, node->u.dict.keys.items[i], LEVEL_TEST);
            add(w, ": ");
            write_expr(w, node->u.dict.values.items[i], LEVEL_TEST);
        } else {
            add(w, "**");
            write_expr(w, node->u.dict.values.items[i], LEVEL_BIT_OR);
        }
    }
    add(w, "}");
}

static void write_parts(struct writer *w, const struct ast_list *parts)
{
    for (uint32_t i = 0; i < parts->count; i++) {
        const struct ast_node *part = parts->items[i];
        add(w, part->u.comprehension.is_async ? " async for " : " for ");
        write_expr(w, part->u.comprehension.target, LEVEL_TUPLE);
        add(w, " in ");
        write_expr(w, part->u.comprehension.iter, LEVEL_TEST + 1);
        for (uint32_t j = 0; j < part->u.comprehension.ifs.count; j++) {
            add(w, " if ");
            write_expr(w, part->u.comprehension.ifs.items[j], LEVEL_TEST + 1);
        }
    }
}

static void write_comprehension(struct writer *w, const struct ast_node *node, const char *open,
                                const char *close)
{
    add(w, open);
    if (node->kind == AST_DICT_COMP) {
        write_expr(w, node->u.dict_comp.key, LEVEL_TEST);
        add(w, ": ");
        write_expr(w, node->u.dict_comp.value, LEVEL_TEST);
        write_parts(w, &node->u.dict_comp.generators);
    } else { /* the others have the same fields */
        write_expr(w, node->u.list_comp.elt, LEVEL_TEST);
        write_parts(w, &node->u.list_comp.generators);
    }
    add(w, close);
}

static void write_call(struct writer *w, const struct ast_node *node)
{
    const struct ast_list *args = &node->u.call.args, *keywords = &node->u.call.keywords;
    write_expr(w, node->u.call.func, LEVEL_ATOM);
    if (args->count == 1 && keywords->count == 0 && args->items[0]->kind == AST_GENERATOR_EXP) {
        write_expr(w, args->items[0], LEVEL_TEST);
        return;
    }
    add(w, "(");
    write_list(w, args);
    for (uint32_t i = 0; i < keywords->count; i++) {
        const struct ast_node *keyword = keywords->items[i];
        add_if(w, i > 0 || args->count > 0, ", ");
        add(w, keyword->u.keyword.arg ? keyword->u.keyword.arg : "**");
        add_if(w, keyword->u.keyword.arg, "=");
        write_expr(w, keyword->u.keyword.value, LEVEL_TEST);
    }
    add(w, ")");
}

/* ---- atoms ---- */

static void add_repr(struct writer *w, value v)
{
    value text = vm_repr(w->c->vm, v);
    if (value_is_error(text)) {
        error_clear(w->c->vm);
        return;
    }
    add(w, value_as(str, text)->text);
    drop(w->c->vm, text);
}

static void write_constant(struct writer *w, const struct ast_constant *constant)
{
    if (constant->kind == AST_CONST_ELLIPSIS) {
        add(w, "...");
        return;
    }
    if (constant->kind == AST_CONST_FLOAT && constant->real > 1.7976931348623157e308) {
        add(w, "1e309");
        return;
    }
    value v = constant_value(w->c, constant);
    add_repr(w, v);
    drop(w->c->vm, v);
}

static void write_fstring_values(struct writer *w, const struct ast_list *values);

static void write_fstring_value(struct writer *w, const struct ast_node *node)
{
    if (node->kind == AST_CONSTANT) {
        const struct ast_constant *text = &node->u.constant.value;
        for (uint32_t i = 0; i < text->size; i++) {
            strbuf_add_char(&w->out, text->text[i]);
            if (text->text[i] == '{' || text->text[i] == '}') {
                strbuf_add_char(&w->out, text->text[i]);
            }
        }
        return;
    }
    size_t start = w->out.length;
    add(w, "{");
    write_expr(w, node->u.formatted_value.value, LEVEL_TEST + 1);
    if (w->out.text[start + 1] == '{') { /* "{{" would mean a brace */
        char *inner = mem_copy_string(w->out.text + start + 1);
        w->out.length = start + 1;
        w->out.text[start + 1] = '\0';
        strbuf_printf(&w->out, " %s", inner);
        mem_free(inner);
    }
    if (node->u.formatted_value.conversion > 0) {
        strbuf_printf(&w->out, "!%c", node->u.formatted_value.conversion);
    }
    const struct ast_node *spec = node->u.formatted_value.format_spec;
    if (spec) {
        add(w, ":");
        if (spec->kind == AST_JOINED_STR) {
            write_fstring_values(w, &spec->u.joined_str.values);
        } else {
            write_fstring_value(w, spec);
        }
    }
    add(w, "}");
}

static void write_fstring_values(struct writer *w, const struct ast_list *values)
{
    for (uint32_t i = 0; i < values->count; i++) {
        write_fstring_value(w, values->items[i]);
    }
}

static void write_joined_str(struct writer *w, const struct ast_node *node)
{
    struct writer inner = {.c = w->c};
    write_fstring_values(&inner, &node->u.joined_str.values);
    struct str *text = str_new(w->c->vm, strbuf_text(&inner.out), inner.out.length);
    add(w, "f");
    add_repr(w, str_value(text));
    drop_object(w->c->vm, text);
    strbuf_free(&inner.out);
}

static void write_attribute(struct writer *w, const struct ast_node *node)
{
    const struct ast_node *value = node->u.attribute.value;
    write_expr(w, value, LEVEL_ATOM);
    bool is_int =
        value->kind == AST_CONSTANT && (value->u.constant.value.kind == AST_CONST_INT ||
                                        value->u.constant.value.kind == AST_CONST_BIG_INT);
    add(w, is_int ? " ." : ".");
    add(w, node->u.attribute.attr);
}

static void write_slice(struct writer *w, const struct ast_node *node)
{
    if (node->u.slice.lower) {
        write_expr(w, node->u.slice.lower, LEVEL_TEST);
    }
    add(w, ":");
    if (node->u.slice.upper) {
        write_expr(w, node->u.slice.upper, LEVEL_TEST);
    }
    if (node->u.slice.step) {
        add(w, ":");
        write_expr(w, node->u.slice.step, LEVEL_TEST);
    }
}

static void write_tuple(struct writer *w, const struct ast_node *node, enum level level)
{
    const struct ast_list *elts = &node->u.tuple.elts;
    if (elts->count == 0) {
        add(w, "()");
        return;
    }
    add_if(w, level > LEVEL_TUPLE, "(");
    write_list(w, elts);
    add_if(w, elts->count == 1, ",");
    add_if(w, level > LEVEL_TUPLE, ")");
}

static void write_named(struct writer *w, const struct ast_node *node, enum level level)
{
    add_if(w, level > LEVEL_TUPLE, "(");
    write_expr(w, node->u.named_expr.target, LEVEL_ATOM);
    add(w, " := ");
    write_expr(w, node->u.named_expr.value, LEVEL_ATOM);
    add_if(w, level > LEVEL_TUPLE, ")");
}

static void write_expr(struct writer *w, const struct ast_node *node, enum level level)
{
    switch (node->kind) {
    case AST_BOOL_OP: write_bool_op(w, node, level); break;
    case AST_BIN_OP: write_binary(w, node, level); break;
    case AST_UNARY_OP: write_unary(w, node, level); break;
    case AST_LAMBDA: write_lambda(w, node, level); break;
    case AST_IF_EXP: write_if_exp(w, node, level); break;
    case AST_COMPARE: write_compare(w, node, level); break;
    case AST_DICT: write_dict(w, node); break;
    case AST_SET:
        add(w, "{");
        write_list(w, &node->u.set.elts);
        add(w, "}");
        break;
    case AST_LIST:
        add(w, "[");
        write_list(w, &node->u.list.elts);
        add(w, "]");
        break;
    case AST_TUPLE: write_tuple(w, node, level); break;
    case AST_LIST_COMP: write_comprehension(w, node, "[", "]"); break;
    case AST_SET_COMP:
    case AST_DICT_COMP: write_comprehension(w, node, "{", "}"); break;
    case AST_GENERATOR_EXP: write_comprehension(w, node, "(", ")"); break;
    case AST_CALL: write_call(w, node); break;
    case AST_CONSTANT: write_constant(w, &node->u.constant.value); break;
    case AST_JOINED_STR: write_joined_str(w, node); break;
    case AST_FORMATTED_VALUE: write_fstring_value(w, node); break;
    case AST_ATTRIBUTE: write_attribute(w, node); break;
    case AST_STARRED:
        add(w, "*");
        write_expr(w, node->u.starred.value, LEVEL_BIT_OR);
        break;
    case AST_NAME: add(w, node->u.name.id); break;
    case AST_SUBSCRIPT:
        write_expr(w, node->u.subscript.value, LEVEL_ATOM);
        add(w, "[");
        write_expr(w, node->u.subscript.slice, LEVEL_TUPLE);
        add(w, "]");
        break;
    case AST_SLICE: write_slice(w, node); break;
    case AST_NAMED_EXPR: write_named(w, node, level); break;
    default: break; /* await and yield are errors in annotations that are text */
    }
}

struct str *unparse(struct compiler *c, const struct ast_node *node)
{
    struct writer w = {.c = c};
    write_expr(&w, node, LEVEL_TEST);
    struct str *text = str_new(c->vm, strbuf_text(&w.out), w.out.length);
    strbuf_free(&w.out);
    return text;
}
