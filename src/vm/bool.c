/* bool: the two constants, a subclass of int. */
#include "vm/int.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/vm.h"

static value bool_repr(struct vm *vm, value v)
{
    return str_value(str_intern_c(vm, v.bits == VALUE_TRUE.bits ? "True" : "False"));
}

/* Two bools under & | ^ stay bool. */
static value bool_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (value_is_bool(a) && value_is_bool(b)) {
        bool x = a.bits == VALUE_TRUE.bits, y = b.bits == VALUE_TRUE.bits;
        switch (op) {
        case BINARY_AND: return value_from_bool(x & y);
        case BINARY_OR: return value_from_bool(x | y);
        case BINARY_XOR: return value_from_bool(x ^ y);
        default: break;
        }
    }
    return int_slot_binary(vm, op, a, b);
}

static value bool_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    (void)type;
    if (kwnames) {
        return vm_raise(vm, EXC_TypeError, "bool() takes no keyword arguments");
    }
    if (!args_check(vm, "bool", nargs, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    int truth = nargs ? vm_truth(vm, args[0]) : 0;
    return truth < 0 ? VALUE_ERROR : value_from_bool(truth);
}

void bool_init_type(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "bool", vm_type(vm, INT), LAYOUT_INT,
                                        sizeof(struct int_object), TYPE_IMMUTABLE | TYPE_FINAL);
    vm->types[T_BOOL] = type;
    type->repr = bool_repr;
    type->binary = bool_binary;
    type->new_ = bool_make;
    type_ready(vm, type);
}
