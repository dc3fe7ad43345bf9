/* _cmath: functions of a complex number with an infinite part or one that is no number, as C's
 * Annex G lists them, for py/cmath.py, which works out all others. */
#include <complex.h>
#include <math.h>

#include "stdlib/common.h"
#include "stdlib/stdlib.h"

typedef double complex (*cmath_function)(double complex z);

static const struct {
    const char *name;
    cmath_function function;
} cmath_functions[] = {
    {"acos", cacos}, {"acosh", cacosh}, {"asinh", casinh}, {"atanh", catanh}, {"cosh", ccosh},
    {"exp", cexp},   {"log", clog},     {"sinh", csinh},   {"sqrt", csqrt},   {"tanh", ctanh},
};

/* special(name, real, imag): both parts of the result. */
static value cmath_special(METHOD_ARGS)
{
    double real, imag;
    if (!args_check(vm, "special", nargs, kwnames, 3, 3) || !value_is_str(args[0]) ||
        !number_to_double(vm, args[1], &real) || !number_to_double(vm, args[2], &imag)) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < sizeof cmath_functions / sizeof *cmath_functions; i++) {
        if (str_equal_c(value_as(str, args[0]), cmath_functions[i].name)) {
            union {
                double parts[2];
                double complex whole;
            } number = {{real, imag}}; /* real + imag * I would spoil infinities */
            double complex result = cmath_functions[i].function(number.whole);
            return complex_new(vm, creal(result), cimag(result));
        }
    }
    return vm_raise(vm, EXC_ValueError, "no such function");
}

static bool cmath_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {{"special", cmath_special, NATIVE_PLAIN}, {0}};
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def cmath_module = {"_cmath", cmath_fill};
