/* The type float: slots, constructor and methods. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "vm/bytes.h"
#include "vm/container.h"
#include "vm/float.h"
#include "vm/format.h"
#include "vm/native.h"
#include "vm/str_build.h"

static void float_dealloc(struct vm *vm, struct object *self)
{
    object_release(vm, self, sizeof(struct float_object));
}

static value float_repr(struct vm *vm, value v)
{
    char text[32];
    size_t size = float_write_repr(float_to_double(v), text);
    return str_value(str_new_ascii(vm, text, size));
}

static bool float_hash_slot(struct vm *vm, value v, int64_t *hash)
{
    (void)vm;
    *hash =
        float_hash(float_to_double(v)); /* of nan too: an address would differ from run to run */
    return true;
}

static int float_truth(struct vm *vm, value v)
{
    (void)vm;
    return float_to_double(v) != 0;
}

static value float_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    (void)vm;
    if (!value_is_float(a)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    double x = float_to_double(a), y;
    if (value_is_int(b)) {
        return value_from_bool(float_compare_int(x, b, op));
    }
    if (!value_is_float(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    y = float_to_double(b);
    switch (op) {
    case COMPARE_LT: return value_from_bool(x < y);
    case COMPARE_LE: return value_from_bool(x <= y);
    case COMPARE_EQ: return value_from_bool(x == y);
    case COMPARE_NE: return value_from_bool(x != y);
    case COMPARE_GT: return value_from_bool(x > y);
    default: return value_from_bool(x >= y);
    }
}

/* ---- arithmetic ---- */

value float_power(struct vm *vm, double a, double b)
{
    if (a == 0 && b < 0 && isfinite(b)) {
        return vm_raise(vm, EXC_ZeroDivisionError, "0.0 cannot be raised to a negative power");
    }
    if (a < 0 && isfinite(a) && isfinite(b) && b != floor(b)) {
        /* In polar form, as a complex base gives it. */
        double length = pow(-a, b), angle = M_PI * b;
        return complex_raised(vm, length * cos(angle), length * sin(angle));
    }
    double d = pow(a, b);
    if (isinf(d) && isfinite(a) && isfinite(b)) {
        value args[2] = {value_from_small_int(ERANGE),
                         str_value(str_from_c(vm, "Numerical result out of range"))};
        vm_raise_args(vm, vm_exception_type(vm, EXC_OverflowError), args, 2);
        drop(vm, args[1]);
        return VALUE_ERROR;
    }
    return float_from_double(vm, d);
}

static value float_zero_division(struct vm *vm, enum binary_op op)
{
    return vm_raise(vm, EXC_ZeroDivisionError,
                    op == BINARY_TRUE_DIVIDE    ? "float division by zero"
                    : op == BINARY_FLOOR_DIVIDE ? "float floor division by zero"
                                                : "float modulo");
}

/* 1: *d is its value; 0: neither int nor float; -1: OverflowError. */
static int float_operand(struct vm *vm, value v, double *d)
{
    if (value_is_float(v)) {
        *d = float_to_double(v);
        return 1;
    }
    if (value_is_int(v)) {
        return int_to_double(vm, v, d) ? 1 : -1;
    }
    return 0;
}

static value float_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    double x, y, q;
    int good = float_operand(vm, a, &x);
    good = good > 0 ? float_operand(vm, b, &y) : good;
    if (good <= 0) {
        return good < 0 ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    }
    switch (op) {
    case BINARY_ADD: return float_from_double(vm, x + y);
    case BINARY_SUBTRACT: return float_from_double(vm, x - y);
    case BINARY_MULTIPLY: return float_from_double(vm, x * y);
    case BINARY_POWER: return float_power(vm, x, y);
    case BINARY_TRUE_DIVIDE:
    case BINARY_FLOOR_DIVIDE:
    case BINARY_REMAINDER:
        if (y == 0) {
            return float_zero_division(vm, op);
        }
        if (op == BINARY_TRUE_DIVIDE) {
            return float_from_double(vm, x / y);
        }
        x = float_modulo(x, y, &q);
        return float_from_double(vm, op == BINARY_REMAINDER ? x : q);
    default: return VALUE_NOT_IMPLEMENTED;
    }
}

static value float_slot_power(struct vm *vm, value base, value exponent, value modulus)
{
    if (!value_is_unbound(modulus) && !value_is_none(modulus)) {
        return vm_raise(vm, EXC_TypeError,
                        "pow() 3rd argument not allowed unless all arguments are integers");
    }
    return float_binary(vm, BINARY_POWER, base, exponent);
}

static value float_unary(struct vm *vm, enum unary_op op, value v)
{
    double d = float_to_double(v);
    switch (op) {
    case UNARY_NEGATIVE: return float_from_double(vm, -d);
    case UNARY_ABSOLUTE: return float_from_double(vm, fabs(d));
    case UNARY_POSITIVE: return float_from_double(vm, d);
    default:
        return vm_raise(vm, EXC_TypeError, "bad operand type for unary ~: '%.200s'",
                        type_name_of(vm, v));
    }
}

/* ---- construction ---- */

static value float_from_text(struct vm *vm, value text)
{
    const char *data;
    size_t size;
    struct str_builder b;
    double d;
    str_builder_init(&b);
    if (value_is_str(text)) {
        text_to_ascii(value_as(str, text)->text, value_as(str, text)->size, &b);
    } else if (bytes_view(text, &data, &size)) {
        str_builder_add(&b, data, size);
    }
    bool good = float_parse(b.text, b.size, &d);
    str_builder_free(&b);
    if (good) {
        return float_from_double(vm, d);
    }
    value shown = value_is_str(text) ? str_repr(vm, text) : bytes_repr(vm, text);
    vm_raise(vm, EXC_ValueError, "could not convert string to float: %s",
             value_as(str, shown)->text);
    drop(vm, shown);
    return VALUE_ERROR;
}

static value float_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    const char *data;
    size_t size;
    value v;
    double d;
    /* Keywords are for the __init__ of a subclass. */
    bool own = type->init == vm_type(vm, FLOAT)->init;
    if ((own && !args_no_keywords(vm, "float", kwnames)) ||
        !args_check(vm, "float", nargs, NULL, 0, 1)) {
        return VALUE_ERROR;
    }
    if (nargs == 0) {
        v = float_from_double(vm, 0);
    } else if (value_is_str(args[0]) || bytes_view(args[0], &data, &size)) {
        v = float_from_text(vm, args[0]);
    } else if (number_to_double(vm, args[0], &d)) {
        v = float_from_double(vm, d);
    } else {
        if (error_matches(vm, EXC_TypeError) && !value_type(vm, args[0])->index) {
            value method;
            value error = error_take(vm);
            if (vm_lookup_special(vm, args[0], vm_name(vm, __float__), &method)) {
                drop(vm, method);
                error_put(vm, error);
                return VALUE_ERROR;
            }
            drop(vm, error);
            vm_raise(vm, EXC_TypeError,
                     "float() argument must be a string or a real number, not '%.200s'",
                     type_name_of(vm, args[0]));
        }
        return VALUE_ERROR;
    }
    if (type != vm_type(vm, FLOAT) && !value_is_error(v)) {
        struct float_object *object = object_new(vm, type, sizeof *object);
        object->d = float_to_double(v);
        drop(vm, v);
        v = value_from_object(object);
    }
    return v;
}

/* ---- methods ---- */

#define FLOAT_METHOD(function, shown)                                                            \
    static value function##_of(struct vm *vm, double d);                                         \
    static value function(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames) \
    {                                                                                            \
        return args_check(vm, "float." shown, nargs - 1, kwnames, 0, 0)                          \
                   ? function##_of(vm, float_to_double(args[0]))                                 \
                   : VALUE_ERROR;                                                                \
    }                                                                                            \
    static value function##_of(struct vm *vm, double d)

FLOAT_METHOD(float_is_integer, "is_integer")
{
    (void)vm;
    return value_from_bool(isfinite(d) && floor(d) == d);
}

FLOAT_METHOD(float_int, "__int__")
{
    return int_from_double(vm, d);
}

FLOAT_METHOD(float_floor, "__floor__")
{
    return int_from_double(vm, floor(d));
}

FLOAT_METHOD(float_ceil, "__ceil__")
{
    return int_from_double(vm, ceil(d));
}

FLOAT_METHOD(float_self, "__float__")
{
    return float_from_double(vm, d);
}

FLOAT_METHOD(float_hex_method, "hex")
{
    return float_hex(vm, d);
}

FLOAT_METHOD(float_getnewargs, "__getnewargs__")
{
    struct tuple *tuple = tuple_new(vm, 1);
    tuple->items[0] = float_from_double(vm, d);
    return value_from_object(tuple);
}

FLOAT_METHOD(float_as_integer_ratio, "as_integer_ratio")
{
    if (isnan(d)) {
        return vm_raise(vm, EXC_ValueError, "cannot convert NaN to integer ratio");
    }
    if (isinf(d)) {
        return vm_raise(vm, EXC_OverflowError, "cannot convert Infinity to integer ratio");
    }
    int exponent;
    int64_t mantissa = (int64_t)ldexp(frexp(d, &exponent), 53);
    exponent -= 53;
    while (mantissa && !(mantissa & 1)) {
        mantissa /= 2;
        exponent++;
    }
    exponent = mantissa ? exponent : 0;
    value top = value_from_small_int(mantissa), bottom = value_from_small_int(1);
    value by = value_from_small_int(exponent < 0 ? -exponent : exponent);
    value *scaled = exponent < 0 ? &bottom : &top;
    value_replace(vm, scaled, int_binary(vm, BINARY_LSHIFT, *scaled, by));
    if (value_is_error(*scaled)) {
        return VALUE_ERROR; /* the other one is small */
    }
    struct tuple *tuple = tuple_new(vm, 2);
    tuple->items[0] = top;
    tuple->items[1] = bottom;
    return value_from_object(tuple);
}

static value float_round_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "__round__", nargs - 1, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    double d = float_to_double(args[0]);
    if (nargs == 1 || value_is_none(args[1])) {
        return int_from_double(vm, isfinite(d) ? nearbyint(d) : d);
    }
    int64_t digits;
    if (!number_index_clamped(vm, args[1], &digits)) {
        return VALUE_ERROR;
    }
    digits = digits > 1000 ? 1000 : digits < -1000 ? -1000 : digits;
    double rounded = float_round(d, (int)digits);
    if (isinf(rounded) && isfinite(d)) {
        return vm_raise(vm, EXC_OverflowError, "rounded value too large to represent");
    }
    return float_from_double(vm, rounded);
}

static value float_divmod_of(struct vm *vm, value a, value b)
{
    double x, y, q;
    int good = float_operand(vm, a, &x);
    good = good > 0 ? float_operand(vm, b, &y) : good;
    if (good <= 0) {
        return good < 0 ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    }
    if (y == 0) {
        return vm_raise(vm, EXC_ZeroDivisionError, "float divmod()");
    }
    x = float_modulo(x, y, &q);
    struct tuple *tuple = tuple_new(vm, 2);
    tuple->items[0] = float_from_double(vm, q);
    tuple->items[1] = float_from_double(vm, x);
    return value_from_object(tuple);
}

static value float_divmod(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "__divmod__", nargs - 1, kwnames, 1, 1)
               ? float_divmod_of(vm, args[0], args[1])
               : VALUE_ERROR;
}

static value float_rdivmod(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "__rdivmod__", nargs - 1, kwnames, 1, 1)
               ? float_divmod_of(vm, args[1], args[0])
               : VALUE_ERROR;
}

static value float_format(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "float.__format__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "__format__() argument must be str, not %s",
                        type_name_of(vm, args[1]));
    }
    if (value_as(str, args[1])->size == 0) {
        return vm_str(vm, args[0]);
    }
    return format_float(vm, float_to_double(args[0]), value_as(str, args[1]));
}

static value float_from_hex_method(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    if (!args_check(vm, "float.fromhex", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "bad argument type for built-in operation");
    }
    value v = float_from_hex(vm, value_as(str, args[1])->text, value_as(str, args[1])->size);
    if (value_as(type, args[0]) != vm_type(vm, FLOAT) && !value_is_error(v)) {
        value_replace(vm, &v, vm_call1(vm, args[0], v));
    }
    return v;
}

static const struct native_def float_natives[] = {
    {"is_integer", float_is_integer, 0},
    {"as_integer_ratio", float_as_integer_ratio, 0},
    {"hex", float_hex_method, 0},
    {"fromhex", float_from_hex_method, NATIVE_CLASS},
    {"conjugate", float_self, 0},
    {"__int__", float_int, 0},
    {"__trunc__", float_int, 0},
    {"__floor__", float_floor, 0},
    {"__ceil__", float_ceil, 0},
    {"__float__", float_self, 0},
    {"__round__", float_round_method, 0},
    {"__divmod__", float_divmod, 0},
    {"__rdivmod__", float_rdivmod, 0},
    {"__format__", float_format, 0},
    {"__getnewargs__", float_getnewargs, 0},
    {NULL, NULL, 0},
};

static value float_get_real(struct vm *vm, value self)
{
    return float_from_double(vm, float_to_double(self));
}

static value float_get_imag(struct vm *vm, value self)
{
    (void)self;
    return float_from_double(vm, 0);
}

static const struct getset_def float_getsets[] = {
    {"real", float_get_real, NULL},
    {"imag", float_get_imag, NULL},
    {NULL, NULL, NULL},
};

void float_init_type(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "float", NULL, LAYOUT_FLOAT,
                                        sizeof(struct float_object), TYPE_IMMUTABLE);
    vm->types[T_FLOAT] = type;
    type->dealloc = float_dealloc;
    type->repr = float_repr;
    type->hash = float_hash_slot;
    type->truth = float_truth;
    type->compare = float_compare;
    type->binary = float_binary;
    type->power = float_slot_power;
    type->unary = float_unary;
    type->new_ = float_make;
    type_add_natives(vm, type, float_natives);
    type_add_getsets(vm, type, float_getsets);
    type_ready(vm, type);
}
