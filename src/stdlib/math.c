/* math. */
#include <errno.h>
#include <float.h>
#include <math.h>

#include "stdlib/common.h"
#include "stdlib/gamma.h"
#include "stdlib/stdlib.h"
#include "vm/int.h"

static value math_domain(struct vm *vm)
{
    return vm_raise(vm, EXC_ValueError, "math domain error");
}

static value math_range(struct vm *vm)
{
    return vm_raise(vm, EXC_OverflowError, "math range error");
}

/* The result of f(x): what is not a number for a number is a domain error; infinite is a range
 * error where the function overflows and a domain error where it has a pole. */
static value math_result(struct vm *vm, double x, double result, bool can_overflow)
{
    if (isnan(result) && !isnan(x)) {
        return math_domain(vm);
    }
    if (isinf(result) && isfinite(x)) {
        return can_overflow ? math_range(vm) : math_domain(vm);
    }
    return float_from_double(vm, result);
}

/* One number as a double. */
static bool math_take(struct vm *vm, const char *name, const value *args, size_t nargs,
                      struct tuple *kwnames, size_t count, double *out)
{
    if (kwnames && kwnames->count) {
        vm_raise(vm, EXC_TypeError, "math.%s() takes no keyword arguments", name);
        return false;
    }
    if (nargs != count) {
        if (count == 1) {
            vm_raise(vm, EXC_TypeError, "math.%s() takes exactly one argument (%zu given)", name,
                     nargs);
        } else {
            vm_raise(vm, EXC_TypeError, "%s expected %zu arguments, got %zu", name, count, nargs);
        }
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!number_to_double(vm, args[i], &out[i])) {
            return false;
        }
    }
    return true;
}

#define MATH_ONE(id, expression, can_overflow)                    \
    static value math_##id(METHOD_ARGS)                           \
    {                                                             \
        double x;                                                 \
        return math_take(vm, #id, args, nargs, kwnames, 1, &x)    \
                   ? math_result(vm, x, expression, can_overflow) \
                   : VALUE_ERROR;                                 \
    }

MATH_ONE(acos, acos(x), false)
MATH_ONE(acosh, acosh(x), false)
MATH_ONE(asin, asin(x), false)
MATH_ONE(asinh, asinh(x), false)
MATH_ONE(atan, atan(x), false)
MATH_ONE(atanh, atanh(x), false)
MATH_ONE(cbrt, cbrt(x), false)
MATH_ONE(cos, cos(x), false)
MATH_ONE(cosh, cosh(x), true)
MATH_ONE(degrees, x *(180.0 / M_PI), false)
MATH_ONE(erf, erf(x), false)
MATH_ONE(erfc, erfc(x), false)
MATH_ONE(exp, exp(x), true)
MATH_ONE(exp2, exp2(x), true)
MATH_ONE(expm1, expm1(x), true)
MATH_ONE(fabs, fabs(x), false)
MATH_ONE(log1p, log1p(x), false)
MATH_ONE(radians, x *(M_PI / 180.0), false)
MATH_ONE(sin, sin(x), false)
MATH_ONE(sinh, sinh(x), true)
MATH_ONE(sqrt, sqrt(x), false)
MATH_ONE(tan, tan(x), false)
MATH_ONE(tanh, tanh(x), false)

MATH_ONE(gamma, gamma_of(x), true)
MATH_ONE(lgamma, gamma_log_of(x), true)

#define MATH_TEST(id, expression)                                                            \
    static value math_##id(METHOD_ARGS)                                                      \
    {                                                                                        \
        double x;                                                                            \
        return math_take(vm, #id, args, nargs, kwnames, 1, &x) ? value_from_bool(expression) \
                                                               : VALUE_ERROR;                \
    }

MATH_TEST(isfinite, isfinite(x))
MATH_TEST(isinf, isinf(x))
MATH_TEST(isnan, isnan(x))

static value math_two(struct vm *vm, const double *x, double result)
{
    if (isnan(result) && !isnan(x[0]) && !isnan(x[1])) {
        return math_domain(vm);
    }
    if (isinf(result) && isfinite(x[0]) && isfinite(x[1])) {
        return math_range(vm);
    }
    return float_from_double(vm, result);
}

#define MATH_TWO(id, expression)                                                            \
    static value math_##id(METHOD_ARGS)                                                     \
    {                                                                                       \
        double x[2];                                                                        \
        return math_take(vm, #id, args, nargs, kwnames, 2, x) ? math_two(vm, x, expression) \
                                                              : VALUE_ERROR;                \
    }

MATH_TWO(atan2, atan2(x[0], x[1]))
MATH_TWO(copysign, copysign(x[0], x[1]))
MATH_TWO(fmod, fmod(x[0], x[1]))
MATH_TWO(remainder, remainder(x[0], x[1]))
MATH_TWO(nextafter, nextafter(x[0], x[1]))

static value math_pow(METHOD_ARGS)
{
    double x[2];
    if (!math_take(vm, "pow", args, nargs, kwnames, 2, x)) {
        return VALUE_ERROR;
    }
    return x[0] == 0 && x[1] < 0 && isfinite(x[1]) ? math_domain(vm)
                                                   : math_two(vm, x, pow(x[0], x[1]));
}

static value math_ldexp(METHOD_ARGS)
{
    double x;
    int64_t e;
    if (!args_check(vm, "math.ldexp", nargs, kwnames, 2, 2) || !number_to_double(vm, args[0], &x) ||
        !number_index_clamped(vm, args[1], &e)) {
        return VALUE_ERROR;
    }
    e = e > 10000 ? 10000 : e < -10000 ? -10000 : e;
    return math_result(vm, x, ldexp(x, (int)e), true);
}

static value math_frexp(METHOD_ARGS)
{
    double x;
    int e = 0;
    if (!math_take(vm, "frexp", args, nargs, kwnames, 1, &x)) {
        return VALUE_ERROR;
    }
    value pair[2] = {float_from_double(vm, isfinite(x) ? frexp(x, &e) : x)};
    pair[1] = value_from_small_int(e);
    struct tuple *result = tuple_from(vm, pair, 2);
    drop(vm, pair[0]);
    return value_from_object(result);
}

static value math_modf(METHOD_ARGS)
{
    double x, whole;
    if (!math_take(vm, "modf", args, nargs, kwnames, 1, &x)) {
        return VALUE_ERROR;
    }
    double part = isinf(x) ? copysign(0.0, x) : modf(x, &whole);
    struct tuple *result = tuple_new(vm, 2);
    result->items[0] = float_from_double(vm, part);
    result->items[1] = float_from_double(vm, isinf(x) ? x : whole);
    return value_from_object(result);
}

static value math_ulp(METHOD_ARGS)
{
    double x;
    if (!math_take(vm, "ulp", args, nargs, kwnames, 1, &x)) {
        return VALUE_ERROR;
    }
    x = fabs(x);
    double next = nextafter(x, INFINITY);
    return float_from_double(vm, isnan(x) || isinf(x) ? x
                                 : isinf(next)        ? x - nextafter(x, -INFINITY)
                                                      : next - x);
}

/* ---- logarithms: also of ints too large for a double ---- */

static bool math_log_of(struct vm *vm, value v, double (*log_of)(double), double *result)
{
    double x;
    if (value_is_int(v)) {
        if (int_sign(v) <= 0) {
            math_domain(vm);
            return false;
        }
        size_t bits = int_bit_length(v);
        if (bits > 1000) {
            value shift = value_from_small_int((int64_t)bits - 64);
            value top = int_binary(vm, BINARY_RSHIFT, v, shift);
            bool fine = int_to_double(vm, top, &x);
            drop(vm, top);
            *result = log_of(x) + log_of(2.0) * (double)(bits - 64);
            return fine;
        }
    }
    if (!number_to_double(vm, v, &x)) {
        return false;
    }
    if (x <= 0) {
        math_domain(vm);
        return false;
    }
    *result = log_of(x);
    return true;
}

static value math_log(METHOD_ARGS)
{
    double x, base;
    if (!args_check(vm, "log", nargs, kwnames, 1, 2) || !math_log_of(vm, args[0], log, &x)) {
        return VALUE_ERROR;
    }
    if (nargs == 2) {
        if (!math_log_of(vm, args[1], log, &base)) {
            return VALUE_ERROR;
        }
        if (base == 0) {
            return vm_raise(vm, EXC_ZeroDivisionError, "float division by zero");
        }
        x /= base;
    }
    return float_from_double(vm, x);
}

static value math_log2(METHOD_ARGS)
{
    double x;
    return args_check(vm, "math.log2", nargs, kwnames, 1, 1) && math_log_of(vm, args[0], log2, &x)
               ? float_from_double(vm, x)
               : VALUE_ERROR;
}

static value math_log10(METHOD_ARGS)
{
    double x;
    return args_check(vm, "math.log10", nargs, kwnames, 1, 1) && math_log_of(vm, args[0], log10, &x)
               ? float_from_double(vm, x)
               : VALUE_ERROR;
}

/* ---- whole numbers ---- */

static value math_round_with(struct vm *vm, const char *name, const char *method,
                             double (*round_to)(double), const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    if (!args_check(vm, name, nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (value_is_int(args[0])) {
        return int_plain(vm, args[0]);
    }
    if (!value_is_exactly(args[0], vm_type(vm, FLOAT))) {
        struct str *special = str_intern_c(vm, method);
        value function;
        bool found = vm_lookup_special(vm, args[0], special, &function);
        drop_object(vm, special);
        if (found) {
            value result = vm_call1(vm, function, args[0]);
            drop(vm, function);
            return result;
        }
        if (round_to == trunc && !value_is_float(args[0])) {
            return vm_raise(vm, EXC_TypeError, "type %s doesn't define __trunc__ method",
                            type_name_of(vm, args[0]));
        }
    }
    double x;
    return number_to_double(vm, args[0], &x) ? int_from_double(vm, round_to(x)) : VALUE_ERROR;
}

static value math_floor(METHOD_ARGS)
{
    return math_round_with(vm, "math.floor", "__floor__", floor, args, nargs, kwnames);
}

static value math_ceil(METHOD_ARGS)
{
    return math_round_with(vm, "math.ceil", "__ceil__", ceil, args, nargs, kwnames);
}

static value math_trunc(METHOD_ARGS)
{
    return math_round_with(vm, "math.trunc", "__trunc__", trunc, args, nargs, kwnames);
}

/* STEALS a. */
static value int_binary_steal(struct vm *vm, enum binary_op op, value a, value b)
{
    value result = value_is_error(a) ? VALUE_ERROR : int_binary(vm, op, a, b);
    drop_result(vm, a);
    return result;
}

/* low * (low + 1) * … * high, by halves so that the factors stay of one size. */
static value math_range_product(struct vm *vm, int64_t low, int64_t high)
{
    if (low > high) {
        return value_from_small_int(1);
    }
    if (high - low < 4) {
        value product = int_from_int64(vm, low);
        for (int64_t i = low + 1; i <= high && !value_is_error(product); i++) {
            product = int_binary_steal(vm, BINARY_MULTIPLY, product, value_from_small_int(i));
        }
        return product;
    }
    int64_t middle = low + (high - low) / 2;
    value left = math_range_product(vm, low, middle);
    value right = value_is_error(left) ? VALUE_ERROR : math_range_product(vm, middle + 1, high);
    value product =
        value_is_error(right) ? VALUE_ERROR : int_binary(vm, BINARY_MULTIPLY, left, right);
    drop_result(vm, left);
    drop_result(vm, right);
    return product;
}

static bool math_take_count(struct vm *vm, value v, int64_t *n, const char *negative)
{
    if (!value_is_int(v) && !value_type(vm, v)->index) {
        vm_raise(vm, EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                 type_name_of(vm, v));
        return false;
    }
    if (!number_index_clamped(vm, v, n)) {
        return false;
    }
    if (*n < 0) {
        vm_raise(vm, EXC_ValueError, "%s", negative);
        return false;
    }
    return true;
}

static value math_factorial(METHOD_ARGS)
{
    int64_t n;
    if (!args_check(vm, "math.factorial", nargs, kwnames, 1, 1) ||
        !math_take_count(vm, args[0], &n, "factorial() not defined for negative values")) {
        return VALUE_ERROR;
    }
    if (n == INT64_MAX) {
        return vm_raise(vm, EXC_OverflowError, "factorial() argument should not exceed %lld",
                        (long long)INT64_MAX);
    }
    return memory_allow(vm, (uint64_t)n, 4) ? math_range_product(vm, 2, n) : VALUE_ERROR;
}

/* n * (n - 1) * ..., k factors, for an n that does not fit 64 bits. */
static value math_huge_product(struct vm *vm, value n, int64_t k)
{
    if (k == INT64_MAX) {
        return vm_raise(vm, EXC_OverflowError, "k must not exceed %lld", (long long)INT64_MAX);
    }
    value factor = number_index(vm, n), product = value_from_small_int(1);
    const value one = value_from_small_int(1);
    for (int64_t i = 0; i < k && !value_is_error(factor) && !value_is_error(product); i++) {
        value next = int_binary(vm, BINARY_MULTIPLY, product, factor);
        drop(vm, product);
        product = next;
        next = int_binary(vm, BINARY_SUBTRACT, factor, one);
        drop(vm, factor);
        factor = next;
        if (!value_is_error(product) && (i & 1023) == 0 && !memory_allow(vm, (uint64_t)i, 16)) {
            drop(vm, product);
            product = VALUE_ERROR;
        }
    }
    drop_result(vm, factor);
    return product;
}

/* comb(n, k) for an n that does not fit 64 bits. */
static value math_huge_comb(struct vm *vm, value n, value k)
{
    value other = int_binary(vm, BINARY_SUBTRACT, n, k);
    int64_t count, rest;
    if (value_is_error(other) || !number_index_clamped(vm, k, &count) ||
        !number_index_clamped(vm, other, &rest)) {
        drop_result(vm, other);
        return VALUE_ERROR;
    }
    drop(vm, other);
    if (rest < 0) {
        return value_from_small_int(0);
    }
    if (rest < count) {
        count = rest;
    }
    if (count == INT64_MAX) {
        return vm_raise(vm, EXC_OverflowError, "min(n - k, k) must not exceed %lld",
                        (long long)INT64_MAX);
    }
    value over = math_huge_product(vm, n, count);
    value under = value_is_error(over) ? VALUE_ERROR : math_range_product(vm, 2, count);
    value result =
        value_is_error(under) ? VALUE_ERROR : int_binary(vm, BINARY_FLOOR_DIVIDE, over, under);
    drop_result(vm, over);
    drop_result(vm, under);
    return result;
}

static value math_perm(METHOD_ARGS)
{
    int64_t n, k;
    if (!args_check(vm, "math.perm", nargs, kwnames, 1, 2) ||
        !math_take_count(vm, args[0], &n, "n must be a non-negative integer")) {
        return VALUE_ERROR;
    }
    k = n;
    if (nargs == 2 && !value_is_none(args[1]) &&
        !math_take_count(vm, args[1], &k, "k must be a non-negative integer")) {
        return VALUE_ERROR;
    }
    if (n == INT64_MAX) {
        return math_huge_product(vm, args[0], k);
    }
    if (k > n) {
        return value_from_small_int(0);
    }
    return memory_allow(vm, (uint64_t)k, 4) ? math_range_product(vm, n - k + 1, n) : VALUE_ERROR;
}

static value math_comb(METHOD_ARGS)
{
    int64_t n, k;
    if (!args_check(vm, "math.comb", nargs, kwnames, 2, 2) ||
        !math_take_count(vm, args[0], &n, "n must be a non-negative integer") ||
        !math_take_count(vm, args[1], &k, "k must be a non-negative integer")) {
        return VALUE_ERROR;
    }
    if (n == INT64_MAX) {
        return math_huge_comb(vm, args[0], args[1]);
    }
    if (k > n) {
        return value_from_small_int(0);
    }
    k = k > n - k ? n - k : k;
    if (!memory_allow(vm, (uint64_t)k, 4)) {
        return VALUE_ERROR;
    }
    value over = math_range_product(vm, n - k + 1, n);
    value under = value_is_error(over) ? VALUE_ERROR : math_range_product(vm, 2, k);
    value result =
        value_is_error(under) ? VALUE_ERROR : int_binary(vm, BINARY_FLOOR_DIVIDE, over, under);
    drop_result(vm, over);
    drop_result(vm, under);
    return result;
}

static value math_isqrt(METHOD_ARGS)
{
    if (!args_check(vm, "math.isqrt", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    value n = number_index(vm, args[0]);
    if (value_is_error(n)) {
        return VALUE_ERROR;
    }
    if (int_sign(n) < 0) {
        drop(vm, n);
        return vm_raise(vm, EXC_ValueError, "isqrt() argument must be nonnegative");
    }
    struct int_view view;
    mp_int root;
    int_view(n, &view);
    value result = VALUE_ERROR;
    if (int_check_mp(vm, mp_init(&root))) {
        if (int_check_mp(vm, mp_sqrt(&view.mp, &root))) {
            result = int_from_mp(vm, &root);
        }
        mp_clear(&root);
    }
    drop(vm, n);
    return result;
}

/* gcd or lcm of two numbers, either a small one. */
static value fold_words(struct vm *vm, int64_t a, int64_t b, bool lcm)
{
    uint64_t x = a < 0 ? -(uint64_t)a : (uint64_t)a, y = b < 0 ? -(uint64_t)b : (uint64_t)b;
    uint64_t product_of = x;
    while (y) {
        uint64_t rest = x % y;
        x = y;
        y = rest;
    }
    if (!lcm) {
        return int_from_uint64(vm, x);
    }
    return x == 0 ? value_from_small_int(0)
                  : int_from_int128(vm, (__int128)(product_of / x) * (b < 0 ? -(__int128)b : b));
}

static value fold_big(struct vm *vm, value a, value b, bool lcm)
{
    struct int_view av, bv;
    mp_int result;
    if (!int_check_mp(vm, mp_init(&result))) {
        return VALUE_ERROR;
    }
    int_view(a, &av);
    int_view(b, &bv);
    bool zero = lcm && (int_sign(a) == 0 || int_sign(b) == 0);
    mp_err err = zero  ? MP_OKAY
                 : lcm ? mp_lcm(&av.mp, &bv.mp, &result)
                       : mp_gcd(&av.mp, &bv.mp, &result);
    value v = int_check_mp(vm, err) ? int_from_mp(vm, &result) : VALUE_ERROR;
    mp_clear(&result);
    return v;
}

/* gcd or lcm of all arguments. */
static value math_fold(struct vm *vm, const value *args, size_t nargs, bool lcm)
{
    value total = value_from_small_int(lcm ? 1 : 0);
    for (size_t i = 0; i < nargs && !value_is_error(total); i++) {
        int64_t a, b;
        value n = number_index(vm, args[i]), next = VALUE_ERROR;
        if (!value_is_error(n)) {
            next = int_is_word(total, &a) && int_is_word(n, &b) ? fold_words(vm, a, b, lcm)
                                                                : fold_big(vm, total, n, lcm);
        }
        drop_result(vm, n);
        drop_result(vm, total);
        total = next;
    }
    return total;
}

static value math_gcd(METHOD_ARGS)
{
    return args_check(vm, "math.gcd", nargs, kwnames, 0, SIZE_MAX)
               ? math_fold(vm, args, nargs, false)
               : VALUE_ERROR;
}

static value math_lcm(METHOD_ARGS)
{
    return args_check(vm, "math.lcm", nargs, kwnames, 0, SIZE_MAX)
               ? math_fold(vm, args, nargs, true)
               : VALUE_ERROR;
}

static value math_prod(METHOD_ARGS)
{
    value a[2];
    struct walk walk;
    if (!args_bind(vm, "prod", "iterable / * start?", args, nargs, kwnames, a) ||
        !walk_start(vm, &walk, a[0])) {
        return VALUE_ERROR;
    }
    value total = value_is_unbound(a[1]) ? value_from_small_int(1) : keep(a[1]), item;
    int more;
    while ((more = walk_next(vm, &walk, &item)) > 0) {
        value product = vm_binary(vm, BINARY_MULTIPLY, total, item);
        drop(vm, item);
        drop(vm, total);
        total = product;
        if (value_is_error(total)) {
            break;
        }
    }
    walk_end(vm, &walk);
    if (more < 0) {
        drop_result(vm, total);
        return VALUE_ERROR;
    }
    return total;
}

/* ---- sums ---- */

/* The exact sum of doubles as parts that do not overlap, least first (Shewchuk). */
struct exact_sum {
    double *parts;
    size_t count, capacity;
};

static void exact_add(struct vm *vm, struct exact_sum *sum, double x)
{
    size_t kept = 0;
    for (size_t i = 0; i < sum->count; i++) {
        double y = sum->parts[i];
        if (fabs(x) < fabs(y)) {
            double swap = x;
            x = y;
            y = swap;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0) {
            sum->parts[kept++] = low;
        }
        x = high;
    }
    if (kept == sum->capacity) {
        size_t capacity = kept ? kept * 2 : 32;
        sum->parts = heap_resize(&vm->heap, sum->parts, sum->capacity * sizeof(double),
                                 capacity * sizeof(double));
        sum->capacity = capacity;
    }
    sum->parts[kept] = x;
    sum->count = kept + 1;
}

/* The parts rounded once, half to even. */
static double exact_total(const struct exact_sum *sum)
{
    size_t n = sum->count;
    if (n == 0) {
        return 0.0;
    }
    double high = sum->parts[--n], low = 0;
    while (n > 0) {
        double x = high, y = sum->parts[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0) {
            break;
        }
    }
    if (n > 0 && ((low < 0 && sum->parts[n - 1] < 0) || (low > 0 && sum->parts[n - 1] > 0))) {
        double twice = low * 2, x = high + twice;
        if (twice == x - high) {
            high = x;
        }
    }
    return high;
}

static value math_fsum(METHOD_ARGS)
{
    struct walk walk;
    if (!args_check(vm, "math.fsum", nargs, kwnames, 1, 1) || !walk_start(vm, &walk, args[0])) {
        return VALUE_ERROR;
    }
    struct exact_sum sum = {0};
    double special = 0, x;
    bool is_special = false, infinite = false;
    value item;
    int more;
    while ((more = walk_next(vm, &walk, &item)) > 0) {
        bool fine = number_to_double(vm, item, &x);
        drop(vm, item);
        if (!fine) {
            more = -1;
            break;
        }
        if (isfinite(x)) {
            exact_add(vm, &sum, x);
        } else {
            is_special = true;
            infinite |= isinf(x);
            special += x;
        }
    }
    walk_end(vm, &walk);
    double total = exact_total(&sum);
    if (sum.parts) {
        heap_free(&vm->heap, sum.parts, sum.capacity * sizeof(double));
    }
    if (more < 0) {
        return VALUE_ERROR;
    }
    if (is_special && isnan(special) && infinite) {
        return vm_raise(vm, EXC_ValueError, "-inf + inf in fsum");
    }
    if (!is_special && !isfinite(total)) {
        return vm_raise(vm, EXC_OverflowError, "intermediate overflow in fsum");
    }
    return float_from_double(vm, is_special ? special : total);
}

/* sqrt of the sum of squares, scaled by the largest. */
static double math_norm(struct vm *vm, double *x, size_t n)
{
    double max = 0;
    bool nan = false;
    for (size_t i = 0; i < n; i++) {
        x[i] = fabs(x[i]);
        nan |= isnan(x[i]);
        max = x[i] > max ? x[i] : max;
    }
    if (isinf(max) || nan || max == 0) {
        return isinf(max) ? max : nan ? NAN : 0.0;
    }
    int e;
    frexp(max, &e);
    struct exact_sum sum = {0};
    for (size_t i = 0; i < n; i++) {
        double scaled = ldexp(x[i], -e), square = scaled * scaled;
        exact_add(vm, &sum, square);
        exact_add(vm, &sum, fma(scaled, scaled, -square));
    }
    double root = sqrt(exact_total(&sum));
    /* One step of Newton's method on what is left after squaring. */
    double square = root * root;
    exact_add(vm, &sum, -square);
    exact_add(vm, &sum, -fma(root, root, -square));
    root += exact_total(&sum) / (2 * root);
    heap_free(&vm->heap, sum.parts, sum.capacity * sizeof(double));
    return ldexp(root, e);
}

static value math_norm_of(struct vm *vm, const value *a, const value *b, size_t n)
{
    double few[4], *x = n <= 4 ? few : heap_alloc(&vm->heap, n * sizeof *x);
    bool fine = true;
    for (size_t i = 0; fine && i < n; i++) {
        double y = 0;
        fine = number_to_double(vm, a[i], &x[i]) && (!b || number_to_double(vm, b[i], &y));
        x[i] -= y;
    }
    value result = fine ? float_from_double(vm, math_norm(vm, x, n)) : VALUE_ERROR;
    if (x != few) {
        heap_free(&vm->heap, x, n * sizeof *x);
    }
    return result;
}

static value math_hypot(METHOD_ARGS)
{
    return args_check(vm, "math.hypot", nargs, kwnames, 0, SIZE_MAX)
               ? math_norm_of(vm, args, NULL, nargs)
               : VALUE_ERROR;
}

static value math_dist(METHOD_ARGS)
{
    if (!args_check(vm, "math.dist", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    struct tuple *p = tuple_from_iterable(vm, args[0]);
    struct tuple *q = p ? tuple_from_iterable(vm, args[1]) : NULL;
    value result = VALUE_ERROR;
    if (q && p->count != q->count) {
        vm_raise(vm, EXC_ValueError, "both points must have the same number of dimensions");
    } else if (q) {
        result = math_norm_of(vm, p->items, q->items, p->count);
    }
    drop_object(vm, p);
    drop_object(vm, q);
    return result;
}

static value math_isclose(METHOD_ARGS)
{
    value a[4];
    double x, y, relative = 1e-9, absolute = 0;
    if (!args_bind(vm, "isclose", "a b * rel_tol? abs_tol?", args, nargs, kwnames, a) ||
        !number_to_double(vm, a[0], &x) || !number_to_double(vm, a[1], &y) ||
        (!value_is_unbound(a[2]) && !number_to_double(vm, a[2], &relative)) ||
        (!value_is_unbound(a[3]) && !number_to_double(vm, a[3], &absolute))) {
        return VALUE_ERROR;
    }
    if (relative < 0 || absolute < 0) {
        return vm_raise(vm, EXC_ValueError, "tolerances must be non-negative");
    }
    if (x == y || isinf(x) || isinf(y)) {
        return value_from_bool(x == y);
    }
    double difference = fabs(y - x);
    return value_from_bool(difference <= fabs(relative * y) || difference <= fabs(relative * x) ||
                           difference <= absolute);
}

#define MATH_FUNCTION(id) {#id, math_##id, NATIVE_PLAIN},
/* clang-format off */
static const struct native_def math_functions[] = {
    MATH_FUNCTION(acos) MATH_FUNCTION(acosh) MATH_FUNCTION(asin) MATH_FUNCTION(asinh)
    MATH_FUNCTION(atan) MATH_FUNCTION(atan2) MATH_FUNCTION(atanh) MATH_FUNCTION(cbrt)
    MATH_FUNCTION(ceil) MATH_FUNCTION(comb) MATH_FUNCTION(copysign) MATH_FUNCTION(cos)
    MATH_FUNCTION(cosh) MATH_FUNCTION(degrees) MATH_FUNCTION(dist) MATH_FUNCTION(erf)
    MATH_FUNCTION(erfc) MATH_FUNCTION(exp) MATH_FUNCTION(exp2) MATH_FUNCTION(expm1)
    MATH_FUNCTION(fabs) MATH_FUNCTION(factorial) MATH_FUNCTION(floor) MATH_FUNCTION(fmod)
    MATH_FUNCTION(frexp) MATH_FUNCTION(fsum) MATH_FUNCTION(gamma) MATH_FUNCTION(gcd)
    MATH_FUNCTION(hypot) MATH_FUNCTION(isclose) MATH_FUNCTION(isfinite) MATH_FUNCTION(isinf)
    MATH_FUNCTION(isnan) MATH_FUNCTION(isqrt) MATH_FUNCTION(lcm) MATH_FUNCTION(ldexp)
    MATH_FUNCTION(lgamma) MATH_FUNCTION(log) MATH_FUNCTION(log10) MATH_FUNCTION(log1p)
    MATH_FUNCTION(log2) MATH_FUNCTION(modf) MATH_FUNCTION(nextafter) MATH_FUNCTION(perm)
    MATH_FUNCTION(pow) MATH_FUNCTION(prod) MATH_FUNCTION(radians) MATH_FUNCTION(remainder)
    MATH_FUNCTION(sin) MATH_FUNCTION(sinh) MATH_FUNCTION(sqrt) MATH_FUNCTION(tan)
    MATH_FUNCTION(tanh) MATH_FUNCTION(trunc) MATH_FUNCTION(ulp)
    {0}};
/* clang-format on */

static bool math_fill(struct vm *vm, struct dict *names)
{
    static const struct {
        const char *name;
        double d;
    } constants[] = {{"pi", M_PI}, {"e", M_E}, {"tau", 2 * M_PI}, {"inf", INFINITY}, {"nan", NAN}};
    dict_add_natives(vm, names, math_functions);
    for (size_t i = 0; i < sizeof constants / sizeof *constants; i++) {
        value d = float_from_double(vm, constants[i].d);
        dict_set_c(vm, names, constants[i].name, d);
        drop(vm, d);
    }
    return true;
}

const struct module_def math_module = {"math", math_fill};
