/* complex, and the init function of all numbers. */
#include <math.h>
#include <stdlib.h>

#include "vm/container.h"
#include "vm/float.h"
#include "vm/format.h"
#include "vm/native.h"
#include "vm/str_build.h"

value complex_new(struct vm *vm, double real, double imag)
{
    struct complex_object *object = object_new(vm, vm_type(vm, COMPLEX), sizeof *object);
    object->real = real;
    object->imag = imag;
    return value_from_object(object);
}

bool complex_get(value v, double *real, double *imag)
{
    if (!value_has_layout(v, LAYOUT_COMPLEX)) {
        return false;
    }
    *real = value_as(complex_object, v)->real;
    *imag = value_as(complex_object, v)->imag;
    return true;
}

static void complex_dealloc(struct vm *vm, struct object *self)
{
    object_release(vm, self, sizeof(struct complex_object));
}

/* As repr() of a float, but without ".0". */
static void complex_add_part(struct str_builder *b, double d, bool sign)
{
    char text[32];
    size_t size = float_write_repr(d, text);
    if (size > 2 && memcmp(text + size - 2, ".0", 2) == 0) {
        size -= 2;
    }
    if (sign && text[0] != '-') {
        str_builder_add_char(b, '+');
    }
    str_builder_add(b, text, size);
}

static value complex_repr(struct vm *vm, value v)
{
    double real = 0, imag = 0;
    complex_get(v, &real, &imag);
    struct str_builder b;
    str_builder_init(&b);
    if (real == 0 && !signbit(real)) {
        complex_add_part(&b, imag, false);
        str_builder_add_char(&b, 'j');
    } else {
        str_builder_add_char(&b, '(');
        complex_add_part(&b, real, false);
        complex_add_part(&b, imag, true);
        str_builder_add(&b, "j)", 2);
    }
    return str_value(str_builder_finish(vm, &b));
}

static bool complex_hash(struct vm *vm, value v, int64_t *hash)
{
    (void)vm;
    double real = 0, imag = 0;
    complex_get(v, &real, &imag);
    uint64_t sum = (uint64_t)float_hash(real) + 1000003u * (uint64_t)float_hash(imag);
    *hash = (int64_t)sum == -1 ? -2 : (int64_t)sum;
    return true;
}

static int complex_truth(struct vm *vm, value v)
{
    (void)vm;
    double real = 0, imag = 0;
    complex_get(v, &real, &imag);
    return real != 0 || imag != 0;
}

/* 1: *z is its value; 0: no number; -1: OverflowError. */
static int complex_operand(struct vm *vm, value v, double *real, double *imag)
{
    *imag = 0;
    if (complex_get(v, real, imag)) {
        return 1;
    }
    if (value_is_float(v)) {
        *real = float_to_double(v);
        return 1;
    }
    return value_is_int(v) ? (int_to_double(vm, v, real) ? 1 : -1) : 0;
}

static value complex_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    double ar, ai, br, bi;
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !complex_get(a, &ar, &ai)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool same;
    if (value_is_int(b)) {
        same = ai == 0 && float_compare_int(ar, b, COMPARE_EQ);
    } else if (complex_operand(vm, b, &br, &bi) > 0) {
        same = ar == br && ai == bi;
    } else {
        return VALUE_NOT_IMPLEMENTED;
    }
    return value_from_bool(same == (op == COMPARE_EQ));
}

/* Dividing by the larger part first keeps the quotient from overflowing. */
static value complex_divide(struct vm *vm, double ar, double ai, double br, double bi)
{
    if (br == 0 && bi == 0) {
        return vm_raise(vm, EXC_ZeroDivisionError, "complex division by zero");
    }
    if (isnan(br) || isnan(bi)) {
        return complex_new(vm, NAN, NAN);
    }
    if (fabs(br) >= fabs(bi)) {
        double ratio = bi / br, below = br + bi * ratio;
        return complex_new(vm, (ar + ai * ratio) / below, (ai - ar * ratio) / below);
    }
    double ratio = br / bi, below = br * ratio + bi;
    return complex_new(vm, (ar * ratio + ai) / below, (ai * ratio - ar) / below);
}

value complex_raised(struct vm *vm, double real, double imag)
{
    return isinf(real) || isinf(imag) ? vm_raise(vm, EXC_OverflowError, "complex exponentiation")
                                      : complex_new(vm, real, imag);
}

/* Small whole exponents by squaring, the others in polar form. */
static value complex_power(struct vm *vm, double ar, double ai, double br, double bi)
{
    if (br == 0 && bi == 0) {
        return complex_new(vm, 1, 0);
    }
    if (ar == 0 && ai == 0) {
        if (bi != 0 || br < 0) {
            return vm_raise(vm, EXC_ZeroDivisionError, "0.0 to a negative or complex power");
        }
        return complex_new(vm, 0, 0);
    }
    if (bi == 0 && br == floor(br) && fabs(br) <= 100) {
        double rr = 1, ri = 0, pr = ar, pi = ai;
        for (int n = abs((int)br); n > 0; n >>= 1) {
            if (n & 1) {
                double t = rr * pr - ri * pi;
                ri = rr * pi + ri * pr;
                rr = t;
            }
            double t = pr * pr - pi * pi;
            pi = pr * pi + pi * pr;
            pr = t;
        }
        return br < 0 ? complex_divide(vm, 1, 0, rr, ri) : complex_raised(vm, rr, ri);
    }
    double size = hypot(ar, ai), length = pow(size, br), angle = atan2(ai, ar), phase = angle * br;
    if (bi != 0) {
        length /= exp(angle * bi);
        phase += bi * log(size);
    }
    return complex_raised(vm, length * cos(phase), length * sin(phase));
}

static value complex_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    double ar, ai, br, bi;
    int good = complex_operand(vm, a, &ar, &ai);
    good = good > 0 ? complex_operand(vm, b, &br, &bi) : good;
    if (good <= 0) {
        return good < 0 ? VALUE_ERROR : VALUE_NOT_IMPLEMENTED;
    }
    switch (op) {
    case BINARY_ADD: return complex_new(vm, ar + br, ai + bi);
    case BINARY_SUBTRACT: return complex_new(vm, ar - br, ai - bi);
    case BINARY_MULTIPLY: return complex_new(vm, ar * br - ai * bi, ar * bi + ai * br);
    case BINARY_TRUE_DIVIDE: return complex_divide(vm, ar, ai, br, bi);
    case BINARY_POWER: return complex_power(vm, ar, ai, br, bi);
    default: return VALUE_NOT_IMPLEMENTED;
    }
}

static value complex_slot_power(struct vm *vm, value base, value exponent, value modulus)
{
    if (!value_is_unbound(modulus) && !value_is_none(modulus)) {
        return vm_raise(vm, EXC_ValueError, "complex modulo");
    }
    return complex_binary(vm, BINARY_POWER, base, exponent);
}

static value complex_unary(struct vm *vm, enum unary_op op, value v)
{
    double real = 0, imag = 0;
    complex_get(v, &real, &imag);
    switch (op) {
    case UNARY_NEGATIVE: return complex_new(vm, -real, -imag);
    case UNARY_POSITIVE: return complex_new(vm, real, imag);
    case UNARY_ABSOLUTE: {
        double size = hypot(real, imag);
        return isinf(size) && isfinite(real) && isfinite(imag)
                   ? vm_raise(vm, EXC_OverflowError, "absolute value too large")
                   : float_from_double(vm, size);
    }
    default:
        return vm_raise(vm, EXC_TypeError, "bad operand type for unary ~: '%.200s'",
                        type_name_of(vm, v));
    }
}

/* ---- construction ---- */

/* The number at *at, which is moved behind it: what strtod() takes, but for hexadecimal. */
static bool complex_read_part(const char **at, double *d)
{
    const char *digits = *at + (**at == '+' || **at == '-');
    bool word = (*digits | 0x20) == 'i' || (*digits | 0x20) == 'n';
    if (!word && *digits != '.' && (*digits < '0' || *digits > '9')) {
        return false;
    }
    if (digits[0] == '0' && (digits[1] | 0x20) == 'x') {
        return false;
    }
    char *end;
    *d = strtod(*at, &end);
    bool good = end > *at;
    *at = end;
    return good;
}

/* [real] [±imag j]; NUL behind the text. */
static bool complex_read(const char *at, double *real, double *imag)
{
    double first = 1;
    *real = *imag = 0;
    if (complex_read_part(&at, &first)) {
        if (*at == '\0') {
            *real = first;
            return true;
        }
        if ((*at | 0x20) == 'j') {
            *imag = first;
            return at[1] == '\0';
        }
        *real = first;
        if (*at != '+' && *at != '-') {
            return false;
        }
    }
    *imag = *at == '-' ? -1 : 1;
    if (!complex_read_part(&at, imag)) {
        at += *at == '+' || *at == '-';
    }
    return (*at | 0x20) == 'j' && at[1] == '\0';
}

/* Takes out underscores; false: one does not stand between digits. */
static bool complex_join_digits(struct str_builder *b)
{
    size_t out = 0;
    char before = 0;
    for (size_t i = 0; i < b->size; i++) {
        char c = b->text[i], next = i + 1 < b->size ? b->text[i + 1] : 0;
        if (c != '_') {
            b->text[out++] = c;
        } else if (before < '0' || before > '9' || next < '0' || next > '9') {
            return false;
        }
        before = c;
    }
    b->size = out;
    return true;
}

static value complex_from_text(struct vm *vm, const struct str *text, double *real, double *imag)
{
    struct str_builder b;
    str_builder_init(&b);
    text_to_ascii(text->text, text->size, &b);
    if (!complex_join_digits(&b)) {
        value shown = str_repr(vm, str_value(text));
        vm_raise(vm, EXC_ValueError, "could not convert string to complex: %s",
                 value_as(str, shown)->text);
        drop(vm, shown);
        str_builder_free(&b);
        return VALUE_ERROR;
    }
    str_builder_add_char(&b, '\0');
    char *at = b.text, *end = b.text + b.size - 1;
    while (*at == ' ' || (*at >= 9 && *at <= 13)) {
        at++;
    }
    bool paren = *at == '(';
    for (at += paren; *at == ' ';) {
        at++;
    }
    while (end > at && (end[-1] == ' ' || (end[-1] >= 9 && end[-1] <= 13))) {
        end--;
    }
    bool good = !paren || (end > at && *--end == ')');
    while (end > at && end[-1] == ' ') {
        end--;
    }
    *end = '\0';
    good = good && strlen(at) == (size_t)(end - at) && complex_read(at, real, imag);
    str_builder_free(&b);
    return good ? VALUE_NONE : vm_raise(vm, EXC_ValueError, "complex() arg is a malformed string");
}

/* The number an argument stands for; with a __complex__ method, what that gives. */
static bool complex_argument(struct vm *vm, value v, const char *which, double *real, double *imag)
{
    value method, z;
    *imag = 0;
    if (complex_get(v, real, imag)) {
        return true;
    }
    struct str *name = str_intern_c(vm, "__complex__");
    bool has = vm_lookup_special(vm, v, name, &method);
    drop_object(vm, name);
    if (has) {
        z = vm_call1(vm, method, v);
        drop(vm, method);
        if (value_is_error(z)) {
            return false;
        }
        bool good = complex_get(z, real, imag);
        if (!good) {
            vm_raise(vm, EXC_TypeError, "__complex__ returned non-complex (type %.200s)",
                     type_name_of(vm, z));
        }
        drop(vm, z);
        return good;
    }
    if (error_pending(vm)) {
        return false;
    }
    if (number_to_double(vm, v, real)) {
        return true;
    }
    if (error_matches(vm, EXC_TypeError)) {
        error_clear(vm);
        vm_raise(vm, EXC_TypeError, "complex() %s argument must be a %snumber, not '%.200s'", which,
                 which[0] == 'f' ? "string or a " : "", type_name_of(vm, v));
    }
    return false;
}

static value complex_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    value a[2];
    double real = 0, imag = 0, more_real = 0, more_imag = 0;
    if (!args_bind(vm, "complex", "real? imag?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (value_is_str(a[0])) {
        if (!value_is_unbound(a[1])) {
            return vm_raise(vm, EXC_TypeError,
                            "complex() can't take second arg if first is a string");
        }
        if (value_is_error(complex_from_text(vm, value_as(str, a[0]), &real, &imag))) {
            return VALUE_ERROR;
        }
    } else {
        if (value_is_str(a[1])) {
            return vm_raise(vm, EXC_TypeError, "complex() second arg can't be a string");
        }
        if (!value_is_unbound(a[0]) && !complex_argument(vm, a[0], "first", &real, &imag)) {
            return VALUE_ERROR;
        }
        if (!value_is_unbound(a[1])) {
            if (!complex_argument(vm, a[1], "second", &more_real, &more_imag)) {
                return VALUE_ERROR;
            }
            /* Parts that are not there are not added: they would lose the sign of -0.0. */
            bool both = value_has_layout(a[0], LAYOUT_COMPLEX);
            real = value_has_layout(a[1], LAYOUT_COMPLEX) ? real - more_imag : real;
            imag = both ? imag + more_real : more_real;
        }
    }
    struct complex_object *object = object_new(vm, type, sizeof *object);
    object->real = real;
    object->imag = imag;
    return value_from_object(object);
}

static value complex_conjugate(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    double real = 0, imag = 0;
    complex_get(args[0], &real, &imag);
    return args_check(vm, "complex.conjugate", nargs - 1, kwnames, 0, 0)
               ? complex_new(vm, real, -imag)
               : VALUE_ERROR;
}

static value complex_format(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "complex.__format__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "__format__() argument must be str, not %s",
                        type_name_of(vm, args[1]));
    }
    if (value_as(str, args[1])->size == 0) {
        return vm_str(vm, args[0]);
    }
    double real = 0, imag = 0;
    complex_get(args[0], &real, &imag);
    return format_complex(vm, real, imag, value_as(str, args[1]));
}

static const struct native_def complex_natives[] = {
    {"conjugate", complex_conjugate, 0},
    {"__format__", complex_format, 0},
    {NULL, NULL, 0},
};

static value complex_get_real(struct vm *vm, value self)
{
    return float_from_double(vm, value_as(complex_object, self)->real);
}

static value complex_get_imag(struct vm *vm, value self)
{
    return float_from_double(vm, value_as(complex_object, self)->imag);
}

static const struct getset_def complex_getsets[] = {
    {"real", complex_get_real, getset_refuse},
    {"imag", complex_get_imag, getset_refuse},
    {NULL, NULL, NULL},
};

void complex_init_type(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "complex", NULL, LAYOUT_COMPLEX,
                                        sizeof(struct complex_object), TYPE_IMMUTABLE);
    vm->types[T_COMPLEX] = type;
    type->dealloc = complex_dealloc;
    type->repr = complex_repr;
    type->hash = complex_hash;
    type->truth = complex_truth;
    type->compare = complex_compare;
    type->binary = complex_binary;
    type->power = complex_slot_power;
    type->unary = complex_unary;
    type->new_ = complex_make;
    type_add_natives(vm, type, complex_natives);
    type_add_getsets(vm, type, complex_getsets);
    type_ready(vm, type);
}

void number_init_types(struct vm *vm)
{
    int_init_type(vm);
    bool_init_type(vm);
    float_init_type(vm);
    complex_init_type(vm);
}
