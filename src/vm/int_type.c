/* The type int: slots, constructor and methods. */

#include "vm/bytes.h"
#include "vm/container.h"
#include "vm/format.h"
#include "vm/int.h"
#include "vm/native.h"
#include "vm/vm.h"

static const char *type_name(struct vm *vm, value v)
{
    return value_type(vm, v)->name->text;
}

static value int_repr(struct vm *vm, value v)
{
    return int_to_text(vm, v, 10);
}

bool int_slot_hash(struct vm *vm, value v, int64_t *hash)
{
    (void)vm;
    int64_t n;
    const int64_t modulus = ((int64_t)1 << 61) - 1;
    if (int_is_word(v, &n) && n < modulus && n > -modulus) {
        *hash = n == -1 ? -2 : n;
    } else {
        *hash = int_hash(v);
    }
    return true;
}

value int_slot_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    (void)vm;
    if (!value_is_int(a) || !value_is_int(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int order = int_compare(a, b);
    switch (op) {
    case COMPARE_LT: return value_from_bool(order < 0);
    case COMPARE_LE: return value_from_bool(order <= 0);
    case COMPARE_EQ: return value_from_bool(order == 0);
    case COMPARE_NE: return value_from_bool(order != 0);
    case COMPARE_GT: return value_from_bool(order > 0);
    default: return value_from_bool(order >= 0);
    }
}

value int_slot_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    return value_is_int(a) && value_is_int(b) ? int_binary(vm, op, a, b) : VALUE_NOT_IMPLEMENTED;
}

static value int_slot_power(struct vm *vm, value base, value exponent, value modulus)
{
    bool has_modulus = !value_is_unbound(modulus) && !value_is_none(modulus);
    if (!value_is_int(base) || !value_is_int(exponent) || (has_modulus && !value_is_int(modulus))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return int_power(vm, base, exponent, modulus);
}

static int int_truth(struct vm *vm, value v)
{
    (void)vm;
    return int_sign(v) != 0;
}

/* ---- construction ---- */

/* The int that the method `name` of v gives; UNBOUND: it has none. */
static value int_through(struct vm *vm, value v, struct str *name)
{
    value method;
    if (!vm_lookup_special(vm, v, name, &method)) {
        return error_pending(vm) ? VALUE_ERROR : VALUE_UNBOUND;
    }
    value n = vm_call1(vm, method, v);
    drop(vm, method);
    if (value_is_error(n)) {
        return n;
    }
    if (!value_is_int(n)) {
        if (name == vm_name(vm, __trunc__) && value_type(vm, n)->index) {
            value_replace(vm, &n, number_index(vm, n));
            return n;
        }
        vm_raise(vm, EXC_TypeError, "%s returned non-int (type %.200s)", name->text,
                 type_name(vm, n));
        drop(vm, n);
        return VALUE_ERROR;
    }
    value_replace(vm, &n, int_plain(vm, n));
    return n;
}

value number_to_int(struct vm *vm, value v)
{
    const char *data;
    size_t size;
    if (value_is_small_int(v)) {
        return v;
    }
    if (value_is_inline_float(v)) {
        return int_from_double(vm, value_inline_float(v));
    }
    if (value_is_exactly(v, vm_type(vm, STR))) {
        return int_parse_value(vm, v, 10);
    }
    struct str *ways[] = {vm_name(vm, __int__), vm_name(vm, __index__), vm_name(vm, __trunc__)};
    for (int i = 0; i < 3; i++) {
        value n = int_through(vm, v, ways[i]);
        if (!value_is_unbound(n)) {
            return n;
        }
    }
    if (value_is_str(v) || bytes_view(v, &data, &size)) {
        return int_parse_value(vm, v, 10);
    }
    return vm_raise(vm, EXC_TypeError,
                    "int() argument must be a string, a bytes-like object or a real number, "
                    "not '%.200s'",
                    type_name(vm, v));
}

static value int_make_based(struct vm *vm, value text, value base_value)
{
    const char *data;
    size_t size;
    int64_t base;
    if (value_is_unbound(text)) {
        return vm_raise(vm, EXC_TypeError, "int() missing string argument");
    }
    if (!vm_index(vm, base_value, &base)) {
        if (!error_matches(vm, EXC_IndexError)) {
            return VALUE_ERROR;
        }
        error_clear(vm);
        base = -1;
    }
    if ((base != 0 && base < 2) || base > 36) {
        return vm_raise(vm, EXC_ValueError, "int() base must be >= 2 and <= 36, or 0");
    }
    if (!value_is_str(text) && !bytes_view(text, &data, &size)) {
        return vm_raise(vm, EXC_TypeError, "int() can't convert non-string with explicit base");
    }
    return int_parse_value(vm, text, (int)base);
}

static value int_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    value a[2] = {VALUE_UNBOUND, VALUE_UNBOUND}, v;
    if (nargs == 1 && !kwnames) {
        a[0] = args[0];
    } else if (!args_bind(vm, "int", "x? / base?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (!value_is_unbound(a[1])) {
        v = int_make_based(vm, a[0], a[1]);
    } else {
        v = value_is_unbound(a[0]) ? value_from_small_int(0) : number_to_int(vm, a[0]);
    }
    if (type != vm_type(vm, INT) && !value_is_error(v)) {
        value_replace(vm, &v, int_new_subclass(vm, type, v));
    }
    return v;
}

/* ---- methods ---- */

#define INT_METHOD(function, shown)                                                              \
    static value function##_plain(struct vm *vm, value self);                                    \
    static value function(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames) \
    {                                                                                            \
        return args_check(vm, "int." shown, nargs - 1, kwnames, 0, 0)                            \
                   ? function##_plain(vm, args[0])                                               \
                   : VALUE_ERROR;                                                                \
    }                                                                                            \
    static value function##_plain(struct vm *vm, value self)

INT_METHOD(int_self, "__int__")
{
    return int_plain(vm, self);
}

INT_METHOD(int_bit_length_method, "bit_length")
{
    (void)vm;
    return value_from_small_int((int64_t)int_bit_length(self));
}

INT_METHOD(int_bit_count, "bit_count")
{
    (void)vm;
    struct int_view view;
    int_view(self, &view);
    int64_t count = 0;
    for (int i = 0; i < view.mp.used; i++) {
        count += __builtin_popcountll(view.mp.dp[i]);
    }
    return value_from_small_int(count);
}

INT_METHOD(int_as_integer_ratio, "as_integer_ratio")
{
    struct tuple *tuple = tuple_new(vm, 2);
    tuple->items[0] = int_plain(vm, self);
    tuple->items[1] = value_from_small_int(1);
    return value_from_object(tuple);
}

INT_METHOD(int_float, "__float__")
{
    double d;
    return int_to_double(vm, self, &d) ? float_from_double(vm, d) : VALUE_ERROR;
}

INT_METHOD(int_getnewargs, "__getnewargs__")
{
    struct tuple *tuple = tuple_new(vm, 1);
    tuple->items[0] = int_plain(vm, self);
    return value_from_object(tuple);
}

/* round(n, -2): to the nearest multiple of 100, half to even. */
static value int_round(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t digits;
    if (!args_check(vm, "__round__", nargs - 1, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    if (nargs == 1) {
        return int_plain(vm, args[0]);
    }
    if (!vm_index(vm, args[1], &digits)) {
        return VALUE_ERROR;
    }
    if (digits >= 0) {
        return int_plain(vm, args[0]);
    }
    if ((size_t)-digits > int_bit_length(args[0])) {
        return value_from_small_int(0);
    }
    /* With that much room none of the steps can fail: all are of the number's size. */
    if (!heap_can_hold(&vm->heap, int_bit_length(args[0]) * 4 + 1024)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    value unit =
        int_power(vm, value_from_small_int(10), value_from_small_int(-digits), VALUE_UNBOUND);
    value rest = int_binary(vm, BINARY_REMAINDER, args[0], unit);
    value low = int_binary(vm, BINARY_SUBTRACT, args[0], rest);
    value twice = int_binary(vm, BINARY_ADD, rest, rest);
    value quotient = int_binary(vm, BINARY_FLOOR_DIVIDE, low, unit);
    value odd = int_binary(vm, BINARY_AND, quotient, value_from_small_int(1));
    int order = int_compare(twice, unit);
    if (order > 0 || (order == 0 && int_sign(odd))) {
        value_replace(vm, &low, int_binary(vm, BINARY_ADD, low, unit));
    }
    drop(vm, unit);
    drop(vm, rest);
    drop(vm, twice);
    drop(vm, quotient);
    return low;
}

static value int_divmod_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "__divmod__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return value_is_int(args[1]) ? int_divmod(vm, args[0], args[1]) : VALUE_NOT_IMPLEMENTED;
}

static value int_rdivmod_method(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "__rdivmod__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return value_is_int(args[1]) ? int_divmod(vm, args[1], args[0]) : VALUE_NOT_IMPLEMENTED;
}

static value int_format(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "int.__format__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "__format__() argument must be str, not %s",
                        type_name(vm, args[1]));
    }
    if (value_as(str, args[1])->size == 0) {
        return vm_str(vm, args[0]); /* a subclass may have its own str() */
    }
    return format_int(vm, args[0], value_as(str, args[1]));
}

static const struct native_def int_natives[] = {
    {"__int__", int_self, 0},
    {"__trunc__", int_self, 0},
    {"__floor__", int_self, 0},
    {"__ceil__", int_self, 0},
    {"__float__", int_float, 0},
    {"__round__", int_round, 0},
    {"__divmod__", int_divmod_method, 0},
    {"__rdivmod__", int_rdivmod_method, 0},
    {"__format__", int_format, 0},
    {"__getnewargs__", int_getnewargs, 0},
    {"conjugate", int_self, 0},
    {"bit_length", int_bit_length_method, 0},
    {"bit_count", int_bit_count, 0},
    {"as_integer_ratio", int_as_integer_ratio, 0},
    {"to_bytes", int_to_bytes, 0},
    {"from_bytes", int_from_bytes, NATIVE_CLASS},
    {NULL, NULL, 0},
};

static value int_get_zero(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return value_from_small_int(0);
}

static value int_get_one(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return value_from_small_int(1);
}

static const struct getset_def int_getsets[] = {
    {"real", int_plain, NULL},
    {"imag", int_get_zero, NULL},
    {"numerator", int_plain, NULL},
    {"denominator", int_get_one, NULL},
    {NULL, NULL, NULL},
};

void int_init_type(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "int", NULL, LAYOUT_INT,
                                        sizeof(struct int_object), TYPE_IMMUTABLE);
    vm->types[T_INT] = type;
    type->dealloc = int_dealloc;
    type->repr = int_repr;
    type->hash = int_slot_hash;
    type->compare = int_slot_compare;
    type->binary = int_slot_binary;
    type->power = int_slot_power;
    type->unary = int_unary;
    type->truth = int_truth;
    type->index = int_plain;
    type->new_ = int_make;
    type_add_natives(vm, type, int_natives);
    type_add_getsets(vm, type, int_getsets);
    type_ready(vm, type);
}
