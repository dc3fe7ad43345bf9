/* Constants, and expressions that are as good as constants. */
#include "vm/bytes.h"
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/number.h"
#include "vm/set.h"
#include "vm/str.h"

static bool is_name_like(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        char ch = text[i];
        if (!(ch == '_' || (ch >= '0' && ch <= '9') || (ch >= 'a' && ch <= 'z') ||
              (ch >= 'A' && ch <= 'Z'))) {
            return false;
        }
    }
    return true;
}

static value text_value(struct compiler *c, const struct ast_constant *constant)
{
    struct str *str = str_new(c->vm, constant->text, constant->size);
    if (is_name_like(constant->text, constant->size)) {
        str = str_intern(c->vm, str);
    }
    return str_value(str);
}

static value imaginary_value(struct compiler *c, double imaginary)
{
    value args[2] = {float_from_double(c->vm, 0.0), float_from_double(c->vm, imaginary)};
    value v = vm_call(c->vm, value_from_object(vm_type(c->vm, COMPLEX)), args, 2, NULL);
    drop(c->vm, args[1]);
    return v;
}

value constant_value(struct compiler *c, const struct ast_constant *constant)
{
    switch (constant->kind) {
    case AST_CONST_NONE: return VALUE_NONE;
    case AST_CONST_FALSE: return VALUE_FALSE;
    case AST_CONST_TRUE: return VALUE_TRUE;
    case AST_CONST_ELLIPSIS: return VALUE_ELLIPSIS;
    case AST_CONST_INT: return int_from_int64(c->vm, constant->integer);
    case AST_CONST_BIG_INT: return int_from_text(c->vm, constant->text, constant->size, 0);
    case AST_CONST_FLOAT: return float_from_double(c->vm, constant->real);
    case AST_CONST_IMAGINARY: return imaginary_value(c, constant->real);
    case AST_CONST_STR: return text_value(c, constant);
    case AST_CONST_BYTES:
        return value_from_object(bytes_new(c->vm, constant->text, constant->size));
    }
    return VALUE_NONE;
}

static bool is_plain_number(value v)
{
    return value_is_small_int(v) || value_is_inline_float(v);
}

/* Would the result be of a size that is better not made while compiling? */
static bool is_cheap(enum ast_operator op, value left, value right)
{
    if (!is_plain_number(left) || !is_plain_number(right)) {
        return false;
    }
    if (value_is_inline_float(left) || value_is_inline_float(right)) {
        return true;
    }
    int64_t n = value_small_int(right);
    if (op == AST_OP_POW) {
        return n >= 0 && n <= 128 && value_small_int(left) >= -65536 &&
               value_small_int(left) <= 65536;
    }
    return op != AST_OP_L_SHIFT || (n >= 0 && n <= 64);
}

/* The result of an operation, or false if it raised (it will at run time, too). */
static bool take_result(struct compiler *c, value result, value *v)
{
    if (value_is_error(result)) {
        error_clear(c->vm);
        return false;
    }
    *v = result;
    return true;
}

static bool fold_binary(struct compiler *c, const struct ast_node *node, value *v)
{
    value left, right;
    if (!fold(c, node->u.bin_op.left, &left)) {
        return false;
    }
    if (!fold(c, node->u.bin_op.right, &right)) {
        drop(c->vm, left);
        return false;
    }
    bool folded = false;
    if (is_cheap(node->u.bin_op.op, left, right)) {
        enum binary_op op = (enum binary_op)(binary_opcode(node->u.bin_op.op) - OP_BINARY_ADD);
        folded = take_result(c, vm_binary(c->vm, op, left, right), v);
    }
    drop(c->vm, left);
    drop(c->vm, right);
    return folded;
}

static bool fold_unary(struct compiler *c, const struct ast_node *node, value *v)
{
    value operand;
    if (!fold(c, node->u.unary_op.operand, &operand)) {
        return false;
    }
    bool folded = false;
    if (node->u.unary_op.op == AST_OP_NOT) {
        int truth = vm_truth(c->vm, operand);
        folded = truth >= 0;
        *v = value_from_bool(truth == 0);
    } else {
        enum unary_op op = node->u.unary_op.op == AST_OP_USUB   ? UNARY_NEGATIVE
                           : node->u.unary_op.op == AST_OP_UADD ? UNARY_POSITIVE
                                                                : UNARY_INVERT;
        folded = take_result(c, vm_unary(c->vm, op, operand), v);
    }
    drop(c->vm, operand);
    return folded;
}

static bool fold_tuple(struct compiler *c, const struct ast_list *elts, value *v)
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

bool fold(struct compiler *c, const struct ast_node *node, value *v)
{
    switch (node->kind) {
    case AST_CONSTANT: *v = constant_value(c, &node->u.constant.value); return true;
    case AST_UNARY_OP: return fold_unary(c, node, v);
    case AST_BIN_OP: return fold_binary(c, node, v);
    case AST_TUPLE: return fold_tuple(c, &node->u.tuple.elts, v);
    default: return false;
    }
}

bool compile_constant_display(struct compiler *c, const struct ast_node *node)
{
    value items;
    if ((node->kind != AST_LIST && node->kind != AST_SET) ||
        !fold_tuple(c, &node->u.list.elts, &items)) { /* Set has the same field */
        return false;
    }
    if (node->kind == AST_SET) {
        /* Constants are hashable, so this cannot fail. */
        struct set *set = set_new_constant(c->vm, value_as(tuple, items));
        drop(c->vm, items);
        items = value_from_object(set);
    }
    struct place before = c->unit->place;
    place_set(c, node);
    emit_const(c, items);
    c->unit->place = before;
    return true;
}
