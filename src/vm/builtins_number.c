/* abs, round, divmod, pow, bin, oct, hex, chr, ord.  References: see vm/value.h. */
#include "base/utf8.h"
#include "vm/builtins_private.h"
#include "vm/bytes.h"
#include "vm/container_private.h"
#include "vm/int.h"

static value abs_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "abs", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_type(vm, args[0])->unary) {
        return vm_raise(vm, EXC_TypeError, "bad operand type for abs(): '%s'",
                        type_name_of(vm, args[0]));
    }
    return vm_unary(vm, UNARY_ABSOLUTE, args[0]);
}

static value round_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[2], method;
    if (!args_bind(vm, "round", "number ndigits?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (!vm_lookup_special(vm, a[0], vm_name(vm, __round__), &method)) {
        return error_pending(vm)
                   ? VALUE_ERROR
                   : vm_raise(vm, EXC_TypeError, "type %s doesn't define __round__ method",
                              type_name_of(vm, a[0]));
    }
    bool plain = value_is_unbound(a[1]) || value_is_none(a[1]);
    value result = plain ? vm_call1(vm, method, a[0]) : vm_call2(vm, method, a[0], a[1]);
    drop(vm, method);
    return result;
}

static value pair_of_steal(struct vm *vm, value a, value b)
{
    if (value_is_error(a) || value_is_error(b)) {
        drop_result(vm, a);
        drop_result(vm, b);
        return VALUE_ERROR;
    }
    struct tuple *pair = tuple_new(vm, 2);
    pair->items[0] = a;
    pair->items[1] = b;
    return value_from_object(pair);
}

/* self.name(other); NOT_IMPLEMENTED when there is no such method. */
static value try_special(struct vm *vm, value self, struct str *name, value other)
{
    value method;
    if (!vm_lookup_special(vm, self, name, &method)) {
        return error_pending(vm) ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    }
    value result = vm_call2(vm, method, self, other);
    drop(vm, method);
    return result;
}

static value divmod_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "divmod", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    value a = args[0], b = args[1];
    bool floats = value_is_float(a) || value_is_float(b);
    if (!floats && value_is_small_int(a) && value_is_small_int(b)) {
        if (value_small_int(b) == 0) {
            return vm_raise(vm, EXC_ZeroDivisionError, "integer division or modulo by zero");
        }
        return pair_of_steal(vm, int_binary(vm, BINARY_FLOOR_DIVIDE, a, b),
                             int_binary(vm, BINARY_REMAINDER, a, b));
    }
    if (floats && (value_is_float(a) || value_is_int(a)) &&
        (value_is_float(b) || value_is_int(b))) {
        double divisor;
        if (!number_to_double(vm, b, &divisor)) {
            return VALUE_ERROR;
        }
        if (divisor == 0) {
            return vm_raise(vm, EXC_ZeroDivisionError, "float divmod()");
        }
        value quotient = vm_binary(vm, BINARY_FLOOR_DIVIDE, a, b);
        return value_is_error(quotient)
                   ? VALUE_ERROR
                   : pair_of_steal(vm, quotient, vm_binary(vm, BINARY_REMAINDER, a, b));
    }
    value result = try_special(vm, a, vm_name(vm, __divmod__), b);
    if (value_same(result, VALUE_NOT_IMPLEMENTED)) {
        struct str *name = str_intern_c(vm, "__rdivmod__");
        result = try_special(vm, b, name, a);
        drop_object(vm, name);
    }
    if (value_same(result, VALUE_NOT_IMPLEMENTED)) {
        return vm_raise(vm, EXC_TypeError,
                        "unsupported operand type(s) for divmod(): '%s' and '%s'",
                        type_name_of(vm, a), type_name_of(vm, b));
    }
    return result;
}

static value pow_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[3];
    if (!args_bind(vm, "pow", "base exp mod?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (value_is_unbound(a[2]) || value_is_none(a[2])) {
        value result = vm_binary(vm, BINARY_POWER, a[0], a[1]);
        return result;
    }
    value result = VALUE_NOT_IMPLEMENTED, method;
    if (value_type(vm, a[0])->flags & TYPE_HEAP &&
        vm_lookup_special(vm, a[0], vm_name(vm, __pow__), &method)) {
        result = vm_call(vm, method, a, 3, NULL);
        drop(vm, method);
    }
    for (size_t i = 0; i < 3 && value_same(result, VALUE_NOT_IMPLEMENTED); i++) {
        struct type *type = value_type(vm, a[i]);
        if (type->power && (i == 0 || type != value_type(vm, a[i - 1]))) {
            result = type->power(vm, a[0], a[1], a[2]);
        }
    }
    if (value_same(result, VALUE_NOT_IMPLEMENTED)) {
        return vm_raise(vm, EXC_TypeError,
                        "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'",
                        type_name_of(vm, a[0]), type_name_of(vm, a[1]), type_name_of(vm, a[2]));
    }
    return result;
}

static value word_in_base(struct vm *vm, int64_t n, int base, const char *prefix)
{
    char text[72], *end = text + sizeof text, *at = int_word_in_base(n, base, end);
    *--at = prefix[1];
    *--at = prefix[0];
    if (n < 0) {
        *--at = '-';
    }
    return str_value(str_new_ascii(vm, at, (size_t)(end - at)));
}

/* The number in a base, with its prefix behind the sign. */
static value in_base(struct vm *vm, const char *function, int base, const char *prefix,
                     const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, function, nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    value n = keep(args[0]);
    if (value_is_small_int(n)) {
        return word_in_base(vm, value_small_int(n), base, prefix);
    }
    if (!value_is_int(n)) {
        struct type *type = value_type(vm, n);
        drop(vm, n);
        if (!type->index) {
            return vm_raise(vm, EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                            type->name->text);
        }
        n = type->index(vm, args[0]);
    }
    value digits = value_is_error(n) ? n : int_to_text(vm, n, base);
    drop_result(vm, n);
    if (value_is_error(digits)) {
        return VALUE_ERROR;
    }
    const char *text = value_as(str, digits)->text;
    bool negative = *text == '-';
    struct strbuf out = {0};
    strbuf_add(&out, negative ? "-" : "");
    strbuf_add(&out, prefix);
    strbuf_add(&out, text + negative);
    drop(vm, digits);
    return strbuf_to_str(vm, &out);
}

static value bin_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return in_base(vm, "bin", 2, "0b", args, nargs, kwnames);
}

static value oct_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return in_base(vm, "oct", 8, "0o", args, nargs, kwnames);
}

static value hex_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return in_base(vm, "hex", 16, "0x", args, nargs, kwnames);
}

static value chr_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t n;
    if (!args_check(vm, "chr", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_int(args[0]) && !value_type(vm, args[0])->index) {
        return vm_raise(vm, EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                        type_name_of(vm, args[0]));
    }
    if (!vm_index(vm, args[0], &n)) {
        if (error_matches(vm, EXC_IndexError)) {
            error_clear(vm);
            vm_raise(vm, EXC_OverflowError, "Python int too large to convert to C int");
        }
        return VALUE_ERROR;
    }
    if (n < INT32_MIN || n > INT32_MAX) {
        return vm_raise(vm, EXC_OverflowError, "%s",
                        n > 0 ? "signed integer is greater than maximum"
                              : "signed integer is less than minimum");
    }
    if (n < 0 || n > UTF8_MAX) {
        return vm_raise(vm, EXC_ValueError, "chr() arg not in range(0x110000)");
    }
    return str_value(str_from_code_point(vm, (uint32_t)n));
}

static value ord_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    const char *data;
    size_t size, length;
    if (!args_check(vm, "ord", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (value_is_str(args[0])) {
        struct str *str = value_as(str, args[0]);
        size = str->length;
        if (size == 1) {
            return value_from_small_int(utf8_decode(str->text, str->size, &length));
        }
    } else if (value_type(vm, args[0]) != vm_type(vm, MEMORYVIEW) &&
               bytes_view(args[0], &data, &size)) {
        if (size == 1) {
            return value_from_small_int((unsigned char)*data);
        }
    } else {
        return vm_raise(vm, EXC_TypeError, "ord() expected string of length 1, but %s found",
                        type_name_of(vm, args[0]));
    }
    return vm_raise(vm, EXC_TypeError, "ord() expected a character, but string of length %zu found",
                    size);
}

const struct native_def builtins_number_defs[] = {
    {"abs", abs_call, NATIVE_PLAIN},       {"round", round_call, NATIVE_PLAIN},
    {"divmod", divmod_call, NATIVE_PLAIN}, {"pow", pow_call, NATIVE_PLAIN},
    {"bin", bin_call, NATIVE_PLAIN},       {"oct", oct_call, NATIVE_PLAIN},
    {"hex", hex_call, NATIVE_PLAIN},       {"chr", chr_call, NATIVE_PLAIN},
    {"ord", ord_call, NATIVE_PLAIN},       {NULL, NULL, 0},
};
