/* Expressions. */
#include "base/diag.h"
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/set.h"
#include "vm/str.h"

unsigned binary_opcode(enum ast_operator op)
{
    static const uint8_t ops[] = {
        [AST_OP_ADD] = OP_BINARY_ADD,
        [AST_OP_SUB] = OP_BINARY_SUBTRACT,
        [AST_OP_MULT] = OP_BINARY_MULTIPLY,
        [AST_OP_MAT_MULT] = OP_BINARY_MATRIX_MULTIPLY,
        [AST_OP_DIV] = OP_BINARY_TRUE_DIVIDE,
        [AST_OP_MOD] = OP_BINARY_REMAINDER,
        [AST_OP_POW] = OP_BINARY_POWER,
        [AST_OP_L_SHIFT] = OP_BINARY_LSHIFT,
        [AST_OP_R_SHIFT] = OP_BINARY_RSHIFT,
        [AST_OP_BIT_OR] = OP_BINARY_OR,
        [AST_OP_BIT_XOR] = OP_BINARY_XOR,
        [AST_OP_BIT_AND] = OP_BINARY_AND,
        [AST_OP_FLOOR_DIV] = OP_BINARY_FLOOR_DIVIDE,
    };
    return ops[op];
}

unsigned compare_opcode(enum ast_cmpop op)
{
    static const uint8_t ops[] = {
        [AST_OP_EQ] = OP_COMPARE_EQ, [AST_OP_NOT_EQ] = OP_COMPARE_NE,
        [AST_OP_LT] = OP_COMPARE_LT, [AST_OP_LT_E] = OP_COMPARE_LE,
        [AST_OP_GT] = OP_COMPARE_GT, [AST_OP_GT_E] = OP_COMPARE_GE,
        [AST_OP_IS] = OP_IS,         [AST_OP_IS_NOT] = OP_IS_NOT,
        [AST_OP_IN] = OP_CONTAINS,   [AST_OP_NOT_IN] = OP_NOT_CONTAINS,
    };
    return ops[op];
}

static bool fold_elements(struct compiler *c, const struct ast_list *elts, value *v)
{
    struct tuple *tuple = tuple_new(c->vm, elts->count);
    for (uint32_t i = 0; i < elts->count; i++) {
        if (!fold(c, elts->items[i], &tuple->items[i])) {
            drop_object(c->vm, tuple);
            return false;
        }
    }
    *v = value_from_object(tuple);
    return true;
}

/* Beyond this many elements a display is built step by step, so that frames stay small. */
enum { DISPLAY_MAX = 256 };

void compile_display(struct compiler *c, const struct ast_list *elts, int pushed, enum display kind)
{
    static const unsigned builds[] = {OP_BUILD_TUPLE, OP_BUILD_LIST, OP_BUILD_SET};
    unsigned add = kind == DISPLAY_SET ? OP_SET_ADD : OP_LIST_APPEND;
    unsigned extend = kind == DISPLAY_SET ? OP_SET_UPDATE : OP_LIST_EXTEND;
    unsigned build = kind == DISPLAY_TUPLE ? OP_BUILD_LIST : builds[kind];
    value constant;
    bool foldable = pushed == 0 && (kind == DISPLAY_TUPLE || elts->count > 2);
    if (foldable && fold_elements(c, elts, &constant)) {
        if (kind != DISPLAY_TUPLE) {
            emit(c, build, 0);
        }
        if (kind == DISPLAY_SET) {
            struct set *set = set_new_constant(c->vm, value_as(tuple, constant));
            drop(c->vm, constant);
            constant = value_from_object(set);
        }
        emit_const(c, constant);
        if (kind != DISPLAY_TUPLE) {
            emit(c, extend, 1);
        }
        return;
    }
    bool built = elts->count > DISPLAY_MAX;
    if (built) {
        emit(c, build, pushed);
    }
    for (uint32_t i = 0; i < elts->count; i++) {
        const struct ast_node *item = elts->items[i];
        if (item->kind == AST_STARRED) {
            if (!built) {
                emit(c, build, (int)i + pushed);
                built = true;
            }
            compile_expr(c, item->u.starred.value);
            emit(c, extend, 1);
        } else {
            compile_expr(c, item);
            if (built) {
                emit(c, add, 1);
            }
        }
    }
    if (!built) {
        emit(c, builds[kind], (int)elts->count + pushed);
    } else if (kind == DISPLAY_TUPLE) {
        emit0(c, OP_LIST_TO_TUPLE);
    }
}

/* ---- dict displays ---- */

static bool fold_keys(struct compiler *c, const struct ast_node *node, uint32_t from, uint32_t to,
                      value *keys)
{
    if (to - from <= 1 || to - from > DISPLAY_MAX) {
        return false;
    }
    struct ast_list part = {node->u.dict.keys.items + from, to - from};
    return fold_elements(c, &part, keys);
}

/* Entries from … to - 1, none of them **x. */
static void compile_dict_part(struct compiler *c, const struct ast_node *node, uint32_t from,
                              uint32_t to)
{
    value keys;
    bool constant = fold_keys(c, node, from, to, &keys);
    bool big = to - from > DISPLAY_MAX;
    if (big) {
        emit(c, OP_BUILD_MAP, 0);
    }
    for (uint32_t i = from; i < to; i++) {
        if (!constant) {
            compile_expr(c, node->u.dict.keys.items[i]);
        }
        compile_expr(c, node->u.dict.values.items[i]);
        if (big) {
            emit(c, OP_MAP_ADD, 1);
        }
    }
    if (constant) {
        emit_const(c, keys);
        emit(c, OP_BUILD_CONST_KEY_MAP, (int)(to - from));
    } else if (!big) {
        emit(c, OP_BUILD_MAP, (int)(to - from));
    }
}

static void compile_dict(struct compiler *c, const struct ast_node *node)
{
    uint32_t count = node->u.dict.keys.count, from = 0;
    bool have_dict = false;
    for (uint32_t i = 0; i <= count; i++) {
        if (i < count && node->u.dict.keys.items[i]) {
            continue;
        }
        if (i > from || !have_dict) {
            compile_dict_part(c, node, from, i);
            if (have_dict) {
                emit(c, OP_DICT_UPDATE, 1);
            }
            have_dict = true;
        }
        if (i < count) {
            compile_expr(c, node->u.dict.values.items[i]);
            emit(c, OP_DICT_UPDATE, 1);
            from = i + 1;
        }
    }
}

/* ---- operators with jumps ---- */

static void compile_bool_op(struct compiler *c, const struct ast_node *node)
{
    label end = label_new(c);
    unsigned op =
        node->u.bool_op.op == AST_OP_AND ? OP_JUMP_IF_FALSE_OR_POP : OP_JUMP_IF_TRUE_OR_POP;
    uint32_t count = node->u.bool_op.values.count;
    for (uint32_t i = 0; i < count; i++) {
        compile_expr(c, node->u.bool_op.values.items[i]);
        if (i + 1 < count) {
            emit_jump(c, op, end);
        }
    }
    label_place(c, end);
}

static void compile_compare(struct compiler *c, const struct ast_node *node)
{
    uint32_t last = node->u.compare.ops.count - 1;
    warn_compare(c, node);
    compile_expr(c, node->u.compare.left);
    if (last == 0) {
        const struct ast_node *right = node->u.compare.comparators.items[0];
        unsigned op = compare_opcode(node->u.compare.ops.items[0]);
        bool membership = op == OP_CONTAINS || op == OP_NOT_CONTAINS;
        if (!membership || !compile_constant_display(c, right)) {
            compile_expr(c, right);
        }
        emit0(c, op);
        return;
    }
    label cleanup = label_new(c), end = label_new(c);
    for (uint32_t i = 0; i < last; i++) {
        compile_expr(c, node->u.compare.comparators.items[i]);
        emit(c, OP_SWAP, 2);
        emit(c, OP_COPY, 2);
        emit0(c, compare_opcode(node->u.compare.ops.items[i]));
        emit_jump(c, OP_JUMP_IF_FALSE_OR_POP, cleanup);
    }
    compile_expr(c, node->u.compare.comparators.items[last]);
    emit0(c, compare_opcode(node->u.compare.ops.items[last]));
    emit_jump(c, OP_JUMP, end);
    label_place(c, cleanup);
    emit(c, OP_SWAP, 2);
    emit0(c, OP_POP_TOP);
    label_place(c, end);
}

static void compile_if_exp(struct compiler *c, const struct ast_node *node)
{
    label other = label_new(c), end = label_new(c);
    compile_jump_if(c, node->u.if_exp.test, other, false);
    compile_expr(c, node->u.if_exp.body);
    emit_jump(c, OP_JUMP, end);
    label_place(c, other);
    compile_expr(c, node->u.if_exp.orelse);
    label_place(c, end);
}

/* ---- f-strings ---- */

static void compile_formatted_value(struct compiler *c, const struct ast_node *node)
{
    int conversion = node->u.formatted_value.conversion;
    int flags = conversion == 's' ? 1 : conversion == 'r' ? 2 : conversion == 'a' ? 3 : 0;
    compile_expr(c, node->u.formatted_value.value);
    if (node->u.formatted_value.format_spec) {
        compile_expr(c, node->u.formatted_value.format_spec);
        flags |= 4;
    }
    emit(c, OP_FORMAT_VALUE, flags);
}

static void compile_joined_str(struct compiler *c, const struct ast_node *node)
{
    const struct ast_list *values = &node->u.joined_str.values;
    for (uint32_t i = 0; i < values->count; i++) {
        compile_expr(c, values->items[i]);
    }
    if (values->count != 1) {
        emit(c, OP_BUILD_STRING, (int)values->count);
    }
}

/* ---- yield and await ---- */

void compile_await(struct compiler *c, int where)
{
    emit(c, OP_GET_AWAITABLE, where);
    emit_none(c);
    emit0(c, OP_AWAIT);
}

static void compile_await_expr(struct compiler *c, const struct ast_node *node)
{
    if (!may_await_at_top(c)) {
        if (!in_function(c)) {
            compile_error(c, NULL, "'await' outside function");
            return;
        }
        if (!in_async_function(c) && !in_comprehension(c)) {
            compile_error(c, NULL, "'await' outside async function");
            return;
        }
    }
    compile_expr(c, node->u.await.value);
    compile_await(c, 0);
}

static void compile_yield(struct compiler *c, const struct ast_node *node)
{
    if (!in_function(c)) {
        compile_error(c, NULL, "'yield' outside function");
        return;
    }
    if (node->u.yield.value) {
        compile_expr(c, node->u.yield.value);
    } else {
        emit_none(c);
    }
    emit0(c, c->unit->code_flags & CODE_ASYNC_GENERATOR ? OP_ASYNC_YIELD_VALUE : OP_YIELD_VALUE);
}

static void compile_yield_from(struct compiler *c, const struct ast_node *node)
{
    if (!in_function(c)) {
        compile_error(c, NULL, "'yield' outside function");
        return;
    }
    if (in_async_function(c)) {
        compile_error(c, NULL, "'yield from' inside async function");
        return;
    }
    compile_expr(c, node->u.yield_from.value);
    emit0(c, OP_GET_YIELD_FROM_ITER);
    emit_none(c);
    emit0(c, OP_YIELD_FROM);
}

/* ---- the rest ---- */

static void compile_unary(struct compiler *c, const struct ast_node *node)
{
    static const uint8_t ops[] = {[AST_OP_INVERT] = OP_UNARY_INVERT,
                                  [AST_OP_NOT] = OP_UNARY_NOT,
                                  [AST_OP_UADD] = OP_UNARY_POSITIVE,
                                  [AST_OP_USUB] = OP_UNARY_NEGATIVE};
    compile_expr(c, node->u.unary_op.operand);
    emit0(c, ops[node->u.unary_op.op]);
}

static void compile_slice(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *parts[] = {node->u.slice.lower, node->u.slice.upper, node->u.slice.step};
    int count = parts[2] ? 3 : 2;
    for (int i = 0; i < count; i++) {
        if (parts[i]) {
            compile_expr(c, parts[i]);
        } else {
            emit_none(c);
        }
    }
    emit(c, OP_BUILD_SLICE, count);
}

static void expr_inner(struct compiler *c, const struct ast_node *node)
{
    switch (node->kind) {
    case AST_CONSTANT: emit_const(c, constant_value(c, &node->u.constant.value)); break;
    case AST_NAME: compile_name(c, node->u.name.id, NAME_LOAD); break;
    case AST_ATTRIBUTE:
        refuse_attribute(c, node);
        compile_expr(c, node->u.attribute.value);
        place_at_attribute(c, node);
        emit_name(c, OP_LOAD_ATTR, node->u.attribute.attr);
        break;
    case AST_SUBSCRIPT:
        warn_subscript(c, node);
        compile_expr(c, node->u.subscript.value);
        compile_expr(c, node->u.subscript.slice);
        emit0(c, OP_BINARY_SUBSCR);
        break;
    case AST_CALL: compile_call(c, node); break;
    case AST_BIN_OP:
        compile_expr(c, node->u.bin_op.left);
        compile_expr(c, node->u.bin_op.right);
        emit0(c, binary_opcode(node->u.bin_op.op));
        break;
    case AST_UNARY_OP: compile_unary(c, node); break;
    case AST_BOOL_OP: compile_bool_op(c, node); break;
    case AST_COMPARE: compile_compare(c, node); break;
    case AST_NAMED_EXPR:
        compile_expr(c, node->u.named_expr.value);
        emit(c, OP_COPY, 1);
        compile_store(c, node->u.named_expr.target);
        break;
    case AST_LAMBDA: compile_lambda(c, node); break;
    case AST_IF_EXP: compile_if_exp(c, node); break;
    case AST_DICT: compile_dict(c, node); break;
    case AST_SET: compile_display(c, &node->u.set.elts, 0, DISPLAY_SET); break;
    case AST_LIST: compile_display(c, &node->u.list.elts, 0, DISPLAY_LIST); break;
    case AST_TUPLE: compile_display(c, &node->u.tuple.elts, 0, DISPLAY_TUPLE); break;
    case AST_LIST_COMP:
    case AST_SET_COMP:
    case AST_DICT_COMP:
    case AST_GENERATOR_EXP: compile_comprehension(c, node); break;
    case AST_AWAIT: compile_await_expr(c, node); break;
    case AST_YIELD: compile_yield(c, node); break;
    case AST_YIELD_FROM: compile_yield_from(c, node); break;
    case AST_FORMATTED_VALUE: compile_formatted_value(c, node); break;
    case AST_JOINED_STR: compile_joined_str(c, node); break;
    case AST_SLICE: compile_slice(c, node); break;
    default: compile_error(c, NULL, "can't use starred expression here"); break;
    }
}

void compile_expr(struct compiler *c, const struct ast_node *node)
{
    if (diag_is_set(c->errors.diag) || !compiler_enter_level(c, node)) {
        return;
    }
    struct place before = c->unit->place;
    place_set(c, node);
    value constant;
    if ((node->kind == AST_UNARY_OP || node->kind == AST_BIN_OP) && fold(c, node, &constant)) {
        emit_const(c, constant);
    } else {
        expr_inner(c, node);
    }
    c->unit->place = before;
    c->depth--;
}
