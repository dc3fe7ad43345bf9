/* Operators: which operand's slot is asked first, and the words when none can. */
#include "vm/function.h"
#include "vm/interp.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

static const char *const binary_texts[BINARY_OPS] = {"+",  "-",  "*",  "@", "/", "//", "%",
                                                     "**", "<<", ">>", "&", "^", "|"};
static const char *const compare_texts[] = {"<", "<=", "==", "!=", ">", ">="};

/* str, list and their like join with + and repeat with *: CPython asks the other
 * operand first, because theirs are not number methods. */
static bool is_sequence_layout(const struct type *type)
{
    switch (type->layout) {
    case LAYOUT_STR:
    case LAYOUT_BYTES:
    case LAYOUT_BYTEARRAY:
    case LAYOUT_TUPLE:
    case LAYOUT_LIST: return type->binary != type_slot_binary;
    default: return false;
    }
}

static bool is_print(value v)
{
    return value_has_layout(v, LAYOUT_NATIVE) && strcmp(value_as(native, v)->name, "print") == 0;
}

static value raise_unsupported(struct vm *vm, enum binary_op op, value a, value b, bool inplace)
{
    const struct type *left = value_type(vm, a), *right = value_type(vm, b);
    if (op == BINARY_ADD && is_sequence_layout(left)) {
        const char *name = left->layout == LAYOUT_STR     ? "str"
                           : left->layout == LAYOUT_LIST  ? "list"
                           : left->layout == LAYOUT_TUPLE ? "tuple"
                                                          : NULL;
        if (name) {
            return vm_raise(vm, EXC_TypeError, "can only concatenate %s (not \"%s\") to %s", name,
                            right->name->text, name);
        }
        return vm_raise(vm, EXC_TypeError, "can't concat %s to %s", right->name->text,
                        left->name->text);
    }
    if (op == BINARY_MULTIPLY && (is_sequence_layout(left) || is_sequence_layout(right))) {
        const struct type *other = is_sequence_layout(left) ? right : left;
        return vm_raise(vm, EXC_TypeError, "can't multiply sequence by non-int of type '%s'",
                        other->name->text);
    }
    if (op == BINARY_RSHIFT && !inplace && is_print(a)) {
        return vm_raise(vm, EXC_TypeError,
                        "unsupported operand type(s) for >>: '%s' and '%s'. Did you mean "
                        "\"print(<message>, file=<output_stream>)\"?",
                        left->name->text, right->name->text);
    }
    const char *text = binary_texts[op], *behind = inplace ? "=" : "";
    if (op == BINARY_POWER && !inplace) {
        text = "** or pow()";
    }
    return vm_raise(vm, EXC_TypeError, "unsupported operand type(s) for %s%s: '%s' and '%s'", text,
                    behind, left->name->text, right->name->text);
}

/* NOT_IMPLEMENTED if neither can. */
static value binary_try(struct vm *vm, enum binary_op op, value a, value b)
{
    struct type *left = value_type(vm, a), *right = value_type(vm, b);
    value (*first)(struct vm *, enum binary_op, value, value) = left->binary;
    value (*second)(struct vm *, enum binary_op, value, value) = right->binary;
    if (second == first) {
        second = NULL;
    }
    bool other_first = second && left != right && type_is_subtype(right, left);
    if ((op == BINARY_ADD || op == BINARY_MULTIPLY) && second && is_sequence_layout(left) &&
        !is_sequence_layout(right)) {
        other_first = true;
    }
    if (other_first) {
        value result = second(vm, op, a, b);
        if (!value_same(result, VALUE_NOT_IMPLEMENTED)) {
            return result;
        }
        second = NULL;
    }
    value result = first ? first(vm, op, a, b) : VALUE_NOT_IMPLEMENTED;
    if (second && value_same(result, VALUE_NOT_IMPLEMENTED)) {
        result = second(vm, op, a, b);
    }
    return result;
}

static bool is_plain_int(struct vm *vm, value v)
{
    return value_is_small_int(v) || value_is_exactly(v, vm_type(vm, INT));
}

value vm_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (is_plain_int(vm, a) && is_plain_int(vm, b) && op != BINARY_MATRIX_MULTIPLY) {
        return int_binary(vm, op, a, b);
    }
    value result = binary_try(vm, op, a, b);
    if (value_same(result, VALUE_NOT_IMPLEMENTED)) {
        return raise_unsupported(vm, op, a, b, false);
    }
    return result;
}

value vm_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    if (is_plain_int(vm, a) && is_plain_int(vm, b) && op != BINARY_MATRIX_MULTIPLY) {
        return int_binary(vm, op, a, b);
    }
    struct type *type = value_type(vm, a);
    if (type->inplace) {
        value result = type->inplace(vm, op, a, b);
        if (!value_same(result, VALUE_NOT_IMPLEMENTED)) {
            return result;
        }
    }
    value result = binary_try(vm, op, a, b);
    if (value_same(result, VALUE_NOT_IMPLEMENTED)) {
        return raise_unsupported(vm, op, a, b, true);
    }
    return result;
}

value vm_unary(struct vm *vm, enum unary_op op, value v)
{
    static const char *const texts[UNARY_OPS] = {"unary -", "unary +", "unary ~", "abs()"};
    struct type *type = value_type(vm, v);
    value result = type->unary ? type->unary(vm, op, v) : VALUE_NOT_IMPLEMENTED;
    if (value_same(result, VALUE_NOT_IMPLEMENTED)) {
        return vm_raise(vm, EXC_TypeError, "bad operand type for %s: '%s'", texts[op],
                        type->name->text);
    }
    return result;
}

/* ---- comparison ---- */

static value compare_try(struct vm *vm, value a, value b, enum compare_op op)
{
    static const enum compare_op swapped[] = {COMPARE_GT, COMPARE_GE, COMPARE_EQ,
                                              COMPARE_NE, COMPARE_LT, COMPARE_LE};
    struct type *left = value_type(vm, a), *right = value_type(vm, b);
    bool asked = false;
    if (left != right && right->compare && type_is_subtype(right, left)) {
        asked = true;
        value result = right->compare(vm, b, a, swapped[op]);
        if (!value_same(result, VALUE_NOT_IMPLEMENTED)) {
            return result;
        }
    }
    value result = left->compare ? left->compare(vm, a, b, op) : VALUE_NOT_IMPLEMENTED;
    if (!value_same(result, VALUE_NOT_IMPLEMENTED)) {
        return result;
    }
    return !asked && right->compare ? right->compare(vm, b, a, swapped[op]) : result;
}

value vm_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (!vm_enter(vm, " in comparison")) {
        return VALUE_ERROR;
    }
    value result = compare_try(vm, a, b, op);
    vm_leave(vm);
    if (!value_same(result, VALUE_NOT_IMPLEMENTED)) {
        return result;
    }
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        return value_from_bool(value_same(a, b) == (op == COMPARE_EQ));
    }
    return vm_raise(vm, EXC_TypeError, "'%s' not supported between instances of '%s' and '%s'",
                    compare_texts[op], value_type(vm, a)->name->text,
                    value_type(vm, b)->name->text);
}

int vm_compare_truth(struct vm *vm, value a, value b, enum compare_op op)
{
    value result = vm_compare(vm, a, b, op);
    if (value_is_bool(result)) {
        return value_same(result, VALUE_TRUE);
    }
    if (value_is_error(result)) {
        return -1;
    }
    int truth = vm_truth(vm, result);
    drop(vm, result);
    return truth;
}

int vm_equal(struct vm *vm, value a, value b)
{
    return value_same(a, b) ? 1 : vm_compare_truth(vm, a, b, COMPARE_EQ);
}

/* ---- hash and truth ---- */

bool vm_hash(struct vm *vm, value v, int64_t *hash)
{
    struct type *type = value_type(vm, v);
    if (!type->hash) {
        vm_raise(vm, EXC_TypeError, "unhashable type: '%s'", type->name->text);
        return false;
    }
    return type->hash(vm, v, hash);
}

int vm_truth(struct vm *vm, value v)
{
    if (!value_is_object(v)) {
        if (value_is_small_int(v)) {
            return value_small_int(v) != 0;
        }
        if (value_is_inline_float(v)) {
            return value_inline_float(v) != 0;
        }
        return !value_same(v, VALUE_FALSE) && !value_is_none(v);
    }
    struct type *type = value_object(v)->type;
    if (type->truth) {
        return type->truth(vm, v);
    }
    if (type->len) {
        int64_t len = type->len(vm, v);
        return len < 0 ? -1 : len > 0;
    }
    return 1;
}
