/* Arithmetic of ints: words first, libtommath for the rest. */
#include <math.h>

#include "vm/container.h"
#include "vm/int.h"
#include "vm/int_digits.h"
#include "vm/str.h"
#include "vm/vm.h"

static value int_zero_division(struct vm *vm, enum binary_op op)
{
    return vm_raise(vm, EXC_ZeroDivisionError,
                    op == BINARY_TRUE_DIVIDE ? "division by zero"
                    : op == BINARY_REMAINDER ? "integer modulo by zero"
                                             : "integer division or modulo by zero");
}

/* ---- words ---- */

static int64_t floor_divide(int64_t a, int64_t b)
{
    int64_t q = a / b;
    return q - ((a % b != 0) & ((a < 0) != (b < 0)));
}

static int64_t floor_modulo(int64_t a, int64_t b)
{
    int64_t r = a % b;
    return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

/* UNBOUND: the result needs big arithmetic. */
static value int_word_shift(struct vm *vm, enum binary_op op, int64_t a, int64_t b)
{
    if (b < 0) {
        return vm_raise(vm, EXC_ValueError, "negative shift count");
    }
    if (op == BINARY_RSHIFT) {
        return value_from_small_int(b > 63 ? (a < 0 ? -1 : 0) : a >> b);
    }
    if (a == 0) {
        return value_from_small_int(0);
    }
    return b < 60 ? int_from_int128(vm, (__int128)a * ((__int128)1 << b)) : VALUE_UNBOUND;
}

static value int_word_binary(struct vm *vm, enum binary_op op, int64_t a, int64_t b)
{
    switch (op) {
    case BINARY_ADD: return int_from_int64(vm, a + b);
    case BINARY_SUBTRACT: return int_from_int64(vm, a - b);
    case BINARY_MULTIPLY: return int_from_int128(vm, (__int128)a * b);
    case BINARY_FLOOR_DIVIDE:
        return b ? int_from_int64(vm, floor_divide(a, b)) : int_zero_division(vm, op);
    case BINARY_REMAINDER:
        return b ? value_from_small_int(floor_modulo(a, b)) : int_zero_division(vm, op);
    case BINARY_AND: return value_from_small_int(a & b);
    case BINARY_OR: return value_from_small_int(a | b);
    case BINARY_XOR: return value_from_small_int(a ^ b);
    case BINARY_LSHIFT:
    case BINARY_RSHIFT: return int_word_shift(vm, op, a, b);
    default: return VALUE_UNBOUND;
    }
}

/* ---- big ---- */

static value int_big_shift(struct vm *vm, enum binary_op op, value a, value b)
{
    int64_t by;
    struct int_view view;
    int_view(a, &view);
    size_t count = (size_t)view.mp.used;
    bool negative = view.mp.sign == MP_NEG;
    if (int_sign(b) < 0) {
        return vm_raise(vm, EXC_ValueError, "negative shift count");
    }
    if (count == 0) {
        return value_from_small_int(0);
    }
    bool fits = int_to_int64(b, &by);
    if (op == BINARY_RSHIFT) {
        if (!fits || (uint64_t)by >= int_bit_length(a)) {
            return value_from_small_int(negative ? -1 : 0);
        }
        size_t left = count - (size_t)by / MP_DIGIT_BIT;
        struct int_object *big = int_new_room(vm, left + 1);
        bool lost = digits_shift_right(big->digits, view.mp.dp, count, (size_t)by);
        big->digits[left] = 0;
        if (negative && lost) {
            mp_digit one = 1;
            digits_add(big->digits, big->digits, left, &one, 1);
        }
        return int_finish(vm, big, left + 1, negative);
    }
    if (!fits) {
        return vm_raise(vm, EXC_OverflowError, "too many digits in integer");
    }
    if (by > INT32_MAX / 2 || !heap_can_hold(&vm->heap, (uint64_t)by / 7 + 64)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    size_t room = count + (size_t)by / MP_DIGIT_BIT + 1;
    struct int_object *big = int_new_room(vm, room);
    digits_shift_left(big->digits, view.mp.dp, count, (size_t)by);
    return int_finish(vm, big, room, negative);
}

/* Numbers of up to two digits (120 bits) as a machine word; false: longer. */
static bool int_to_int128(value v, __int128 *n)
{
    int64_t word;
    if (int_is_word(v, &word)) {
        *n = word;
        return true;
    }
    const struct int_object *big = value_as(int_object, v);
    *n = 0;
    for (uint32_t i = big->count; i-- > 0 && big->count <= 2;) {
        *n = *n << MP_DIGIT_BIT | (__int128)big->digits[i];
    }
    *n = big->negative ? -*n : *n;
    return big->count <= 2;
}

/* Hashes and random generators in Python work with 64 bits and a little more: no need
 * for libtommath.  UNBOUND: there is. */
static value int_middle_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    __int128 x, y, product;
    if (!int_to_int128(a, &x) || !int_to_int128(b, &y)) {
        return VALUE_UNBOUND;
    }
    switch (op) {
    case BINARY_ADD: return int_from_int128(vm, x + y);
    case BINARY_SUBTRACT: return int_from_int128(vm, x - y);
    case BINARY_AND: return int_from_int128(vm, x & y);
    case BINARY_OR: return int_from_int128(vm, x | y);
    case BINARY_XOR: return int_from_int128(vm, x ^ y);
    case BINARY_MULTIPLY:
        return __builtin_mul_overflow(x, y, &product) ? VALUE_UNBOUND
                                                      : int_from_int128(vm, product);
    case BINARY_FLOOR_DIVIDE: return y > 0 && x >= 0 ? int_from_int128(vm, x / y) : VALUE_UNBOUND;
    case BINARY_REMAINDER:
        return y > 0 && x >= 0 ? int_from_int128(vm, y & (y - 1) ? x % y : x & (y - 1))
                               : VALUE_UNBOUND;
    default: return VALUE_UNBOUND;
    }
}

/* a + b, or a - b with the sign of b turned round. */
static value int_big_add(struct vm *vm, const mp_int *a, const mp_int *b, bool subtract)
{
    bool a_negative = a->sign == MP_NEG, b_negative = (b->sign == MP_NEG) != subtract;
    size_t na = (size_t)a->used, nb = (size_t)b->used;
    int order = digits_compare(a->dp, na, b->dp, nb);
    if (order < 0) {
        const mp_int *other = a;
        a = b;
        b = other;
        na = (size_t)a->used;
        nb = (size_t)b->used;
    }
    bool negative = order < 0 ? b_negative : a_negative;
    struct int_object *big = int_new_room(vm, na + 1);
    big->digits[na] = 0;
    if (a_negative == b_negative) {
        digits_add(big->digits, a->dp, na, b->dp, nb);
    } else {
        digits_subtract(big->digits, a->dp, na, b->dp, nb);
    }
    return int_finish(vm, big, na + 1, negative);
}

enum { BURN_DIGITS = 8 }; /* products of digits that take as long as an item */

static value int_big_multiply(struct vm *vm, const mp_int *a, const mp_int *b)
{
    enum { CLEVER_FROM = 70 }; /* digits of both: from there libtommath takes other ways */
    size_t na = (size_t)a->used, nb = (size_t)b->used;
    vm_burn(vm, na * nb / BURN_DIGITS);
    if (na < CLEVER_FROM || nb < CLEVER_FROM) {
        struct int_object *big = int_new_room(vm, na + nb + 1);
        digits_multiply(big->digits, a->dp, na, b->dp, nb);
        return int_finish(vm, big, na + nb, a->sign != b->sign);
    }
    mp_int out;
    if (!int_check_mp(vm, mp_init(&out))) {
        return VALUE_ERROR;
    }
    value result = int_check_mp(vm, mp_mul(a, b, &out)) ? int_from_mp(vm, &out) : VALUE_ERROR;
    mp_clear(&out);
    return result;
}

/* Floor division: quotient and remainder, with the sign of b.  Either may be NULL.  b is not 0,
 * and there is a digit in a. */
static void int_big_divide(struct vm *vm, const mp_int *a, const mp_int *b, value *quotient,
                           value *remainder)
{
    size_t na = (size_t)a->used, nb = (size_t)b->used;
    size_t nq = na < nb ? 1 : na - nb + 1;
    struct int_object *q = int_new_room(vm, nq + 1), *r = int_new_room(vm, nb + 1);
    q->digits[0] = q->digits[nq] = r->digits[nb] = 0;
    if (na < nb) {
        memset(r->digits, 0, nb * sizeof *r->digits);
        memcpy(r->digits, a->dp, na * sizeof *r->digits);
    } else if (nb == 1) {
        r->digits[0] = digits_divide_word(q->digits, a->dp, na, b->dp[0]);
    } else {
        mp_digit few[32];
        size_t size = (na + nb + 1) * sizeof(mp_digit);
        mp_digit *scratch = size <= sizeof few ? few : heap_alloc(&vm->heap, size);
        digits_divide(q->digits, r->digits, a->dp, na, b->dp, nb, scratch);
        if (scratch != few) {
            heap_free(&vm->heap, scratch, size);
        }
    }
    bool differ = a->sign != b->sign;
    if (differ && digits_trim(r->digits, nb) > 0) {
        mp_digit one = 1;
        digits_add(q->digits, q->digits, nq, &one, 1);
        digits_subtract(r->digits, b->dp, nb, r->digits, nb);
    }
    value to_drop = VALUE_UNBOUND;
    *(quotient ? quotient : &to_drop) = int_finish(vm, q, nq + 1, differ);
    drop(vm, to_drop);
    to_drop = VALUE_UNBOUND;
    *(remainder ? remainder : &to_drop) = int_finish(vm, r, nb, b->sign == MP_NEG);
    drop(vm, to_drop);
}

/* a % b for an a from 0 on and b = 2 ** n: UNBOUND if that is not so. */
static value int_low_bits(struct vm *vm, const mp_int *a, const mp_int *b)
{
    size_t nb = (size_t)b->used, na = (size_t)a->used;
    mp_digit top = b->dp[nb - 1];
    if (a->sign == MP_NEG || b->sign == MP_NEG || na < nb || (top & (top - 1)) ||
        digits_trim(b->dp, nb - 1) > 0) {
        return VALUE_UNBOUND;
    }
    struct int_object *big = int_new_room(vm, nb);
    memcpy(big->digits, a->dp, nb * sizeof *a->dp);
    big->digits[nb - 1] &= top - 1;
    return int_finish(vm, big, nb, false);
}

/* Of two numbers from 0 on. */
static value int_big_bits(struct vm *vm, enum binary_op op, const mp_int *a, const mp_int *b)
{
    if (a->used < b->used) {
        const mp_int *other = a;
        a = b;
        b = other;
    }
    size_t na = (size_t)a->used, nb = (size_t)b->used, count = op == BINARY_AND ? nb : na;
    struct int_object *big = int_new_room(vm, count + 1);
    mp_digit *out = big->digits;
    for (size_t i = 0; i < nb; i++) {
        out[i] = op == BINARY_AND  ? a->dp[i] & b->dp[i]
                 : op == BINARY_OR ? a->dp[i] | b->dp[i]
                                   : a->dp[i] ^ b->dp[i];
    }
    for (size_t i = nb; i < count; i++) {
        out[i] = a->dp[i];
    }
    return int_finish(vm, big, count, false);
}

static value int_signed_bits(struct vm *vm, enum binary_op op, const mp_int *a, const mp_int *b)
{
    mp_int out;
    if (!int_check_mp(vm, mp_init(&out))) {
        return VALUE_ERROR;
    }
    mp_err err = op == BINARY_AND  ? mp_and(a, b, &out)
                 : op == BINARY_OR ? mp_or(a, b, &out)
                                   : mp_xor(a, b, &out);
    value result = int_check_mp(vm, err) ? int_from_mp(vm, &out) : VALUE_ERROR;
    mp_clear(&out);
    return result;
}

static bool int_divide_ready(struct vm *vm, enum binary_op op, value a, value b,
                             struct int_view *av, struct int_view *bv)
{
    int_view(a, av);
    int_view(b, bv);
    if (bv->mp.used == 0) {
        int_zero_division(vm, op);
        return false;
    }
    if (!heap_can_hold(&vm->heap, 24 * ((uint64_t)av->mp.used + (uint64_t)bv->mp.used))) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
        return false;
    }
    return true;
}

static value int_big_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    value result = int_middle_binary(vm, op, a, b);
    if (!value_is_unbound(result)) {
        return result;
    }
    if (op == BINARY_LSHIFT || op == BINARY_RSHIFT) {
        return int_big_shift(vm, op, a, b);
    }
    struct int_view av, bv;
    if (op == BINARY_FLOOR_DIVIDE || op == BINARY_REMAINDER) {
        if (!int_divide_ready(vm, op, a, b, &av, &bv)) {
            return VALUE_ERROR;
        }
        if (op == BINARY_FLOOR_DIVIDE) {
            int_big_divide(vm, &av.mp, &bv.mp, &result, NULL);
        } else {
            result = int_low_bits(vm, &av.mp, &bv.mp);
            if (value_is_unbound(result)) {
                int_big_divide(vm, &av.mp, &bv.mp, NULL, &result);
            }
        }
        return result;
    }
    int_view(a, &av);
    int_view(b, &bv);
    if (!heap_can_hold(&vm->heap, 16 * ((uint64_t)av.mp.used + (uint64_t)bv.mp.used))) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    switch (op) {
    case BINARY_ADD: return int_big_add(vm, &av.mp, &bv.mp, false);
    case BINARY_SUBTRACT: return int_big_add(vm, &av.mp, &bv.mp, true);
    case BINARY_MULTIPLY: return int_big_multiply(vm, &av.mp, &bv.mp);
    default:
        return av.mp.sign == MP_NEG || bv.mp.sign == MP_NEG
                   ? int_signed_bits(vm, op, &av.mp, &bv.mp)
                   : int_big_bits(vm, op, &av.mp, &bv.mp);
    }
}

value int_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    int64_t x, y;
    if (op == BINARY_TRUE_DIVIDE) {
        return int_true_divide(vm, a, b);
    }
    if (op == BINARY_POWER) {
        return int_power(vm, a, b, VALUE_UNBOUND);
    }
    if (op == BINARY_MATRIX_MULTIPLY) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (int_is_word(a, &x) && int_is_word(b, &y)) {
        value v = int_word_binary(vm, op, x, y);
        if (!value_is_unbound(v)) {
            return v;
        }
    }
    return int_big_binary(vm, op, a, b);
}

value int_divmod(struct vm *vm, value a, value b)
{
    value q, r;
    int64_t x, y;
    struct int_view av, bv;
    if (int_is_word(a, &x) && int_is_word(b, &y) && y != 0) {
        q = int_from_int64(vm, floor_divide(x, y));
        r = value_from_small_int(floor_modulo(x, y));
    } else {
        if (!int_divide_ready(vm, BINARY_FLOOR_DIVIDE, a, b, &av, &bv)) {
            return VALUE_ERROR;
        }
        int_big_divide(vm, &av.mp, &bv.mp, &q, &r);
    }
    struct tuple *tuple = tuple_new(vm, 2);
    tuple->items[0] = q;
    tuple->items[1] = r;
    return value_from_object(tuple);
}

/* ---- true division: the double nearest to a / b ---- */

static value int_big_true_divide(struct vm *vm, value a, value b)
{
    struct int_view av, bv;
    int_view(a, &av);
    int_view(b, &bv);
    bool negative = (int_sign(a) < 0) != (int_sign(b) < 0);
    if (int_sign(a) == 0) {
        return float_from_double(vm, negative ? -0.0 : 0.0);
    }
    int64_t distance = (int64_t)int_bit_length(a) - (int64_t)int_bit_length(b);
    if (distance > 1025) {
        return vm_raise(vm, EXC_OverflowError, "integer division result too large for a float");
    }
    if (distance < -1080) {
        return float_from_double(vm, negative ? -0.0 : 0.0);
    }
    /* A quotient of 62 to 64 bits, its lowest bit sticky, rounds once in ldexp; results
     * below the normal range keep fewer bits so that there is one rounding only. */
    int64_t shift = 62 - distance;
    int64_t least = -1074 - 1; /* exponent of the last bit that matters, less one */
    if (-shift < least) {
        shift = -least;
    }
    mp_int x, y, q, r;
    value result = VALUE_ERROR;
    if (!int_check_mp(vm, mp_init_multi(&x, &y, &q, &r, NULL))) {
        return VALUE_ERROR;
    }
    mp_err err = mp_abs(&av.mp, &x) | mp_abs(&bv.mp, &y);
    if (err == MP_OKAY) {
        err = shift >= 0 ? mp_mul_2d(&x, (int)shift, &x) : mp_mul_2d(&y, (int)-shift, &y);
    }
    if (err == MP_OKAY) {
        vm_burn(vm, (uint64_t)x.used * (uint64_t)y.used / BURN_DIGITS);
        err = mp_div(&x, &y, &q, &r);
    }
    if (int_check_mp(vm, err)) {
        uint64_t top = mp_get_mag_u64(&q);
        int dropped = 0;
        /* Round to what the double can hold, half to even. */
        int bits = top ? 64 - __builtin_clzll(top) : 0;
        int spare = bits - 53;
        int64_t exponent = -shift;
        if (exponent + spare < -1074) {
            spare = (int)(-1074 - exponent);
        }
        if (spare > 0) {
            uint64_t rest = top & (((uint64_t)1 << spare) - 1), half = (uint64_t)1 << (spare - 1);
            top >>= spare;
            dropped = spare;
            if (rest > half || (rest == half && (r.used > 0 || (top & 1)))) {
                top++;
            }
        }
        double d = ldexp((double)top, (int)exponent + dropped);
        result = isinf(d) ? vm_raise(vm, EXC_OverflowError,
                                     "integer division result too large for a float")
                          : float_from_double(vm, negative ? -d : d);
    }
    mp_clear_multi(&x, &y, &q, &r, NULL);
    return result;
}

value int_true_divide(struct vm *vm, value a, value b)
{
    const int64_t exact = (int64_t)1 << 53;
    int64_t x, y;
    if (int_sign(b) == 0) {
        return int_zero_division(vm, BINARY_TRUE_DIVIDE);
    }
    if (int_is_word(a, &x) && int_is_word(b, &y) && x <= exact && x >= -exact && y <= exact &&
        y >= -exact) {
        return float_from_double(vm, (double)x / (double)y);
    }
    return int_big_true_divide(vm, a, b);
}

/* ---- powers ---- */

static value int_power_word(struct vm *vm, value base, int64_t exponent)
{
    int64_t b;
    if (int_is_word(base, &b)) {
        if (b == 0 || b == 1 || exponent == 0) {
            return value_from_small_int(exponent == 0 ? 1 : b);
        }
        if (b == -1) {
            return value_from_small_int(exponent & 1 ? -1 : 1);
        }
        __int128 result = 1, square = b;
        int64_t left = exponent;
        const __int128 limit = (__int128)1 << 63;
        for (; left > 0 && square < limit && square > -limit && result < limit && result > -limit;
             left >>= 1) {
            if (left & 1) {
                result *= square;
            }
            square *= square;
        }
        if (left == 0) {
            return int_from_int128(vm, result);
        }
    }
    uint64_t bits = int_bit_length(base);
    if (exponent > INT32_MAX || bits * (uint64_t)exponent > INT32_MAX ||
        !heap_can_hold(&vm->heap, bits * (uint64_t)exponent / 7 + 64)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    struct int_view view;
    int_view(base, &view);
    mp_int out;
    if (!int_check_mp(vm, mp_init(&out))) {
        return VALUE_ERROR;
    }
    value v = int_check_mp(vm, mp_expt_u32(&view.mp, (uint32_t)exponent, &out))
                  ? int_from_mp(vm, &out)
                  : VALUE_ERROR;
    vm_burn(vm, (uint64_t)out.used * (uint64_t)out.used / BURN_DIGITS);
    mp_clear(&out);
    return v;
}

static uint64_t multiply_modulo(uint64_t a, uint64_t b, uint64_t modulus)
{
    return modulus >> 32 ? (uint64_t)((unsigned __int128)a * b % modulus) : a * b % modulus;
}

static value int_power_modulo_word(int64_t base, int64_t exponent, int64_t modulus)
{
    uint64_t m = modulus < 0 ? -(uint64_t)modulus : (uint64_t)modulus;
    int64_t start = floor_modulo(base, (int64_t)m);
    uint64_t square = (uint64_t)start, result = 1 % m;
    for (; exponent > 0; exponent >>= 1) {
        if (exponent & 1) {
            result = multiply_modulo(result, square, m);
        }
        square = multiply_modulo(square, square, m);
    }
    return value_from_small_int(modulus < 0 && result ? (int64_t)result + modulus
                                                      : (int64_t)result);
}

static value int_power_modulo(struct vm *vm, value base, value exponent, value modulus)
{
    int64_t b_word, e_word, m_word;
    if (int_is_word(base, &b_word) && int_is_word(exponent, &e_word) &&
        int_is_word(modulus, &m_word) && e_word >= 0 && m_word != 0 && m_word != INT64_MIN) {
        return int_power_modulo_word(b_word, e_word, m_word);
    }
    struct int_view bv, ev, mv;
    int_view(base, &bv);
    int_view(exponent, &ev);
    int_view(modulus, &mv);
    if (mv.mp.used == 0) {
        return vm_raise(vm, EXC_ValueError, "pow() 3rd argument cannot be 0");
    }
    mp_int b, e, m, out;
    if (!int_check_mp(vm, mp_init_multi(&b, &e, &m, &out, NULL))) {
        return VALUE_ERROR;
    }
    value result = VALUE_UNBOUND;
    mp_err err = mp_abs(&mv.mp, &m) | mp_abs(&ev.mp, &e) | mp_mod(&bv.mp, &m, &b);
    if (err == MP_OKAY && mp_cmp_d(&m, 1) == MP_EQ) {
        result = value_from_small_int(0);
    } else if (err == MP_OKAY && ev.mp.sign == MP_NEG && mp_invmod(&b, &m, &b) != MP_OKAY) {
        result = vm_raise(vm, EXC_ValueError, "base is not invertible for the given modulus");
    } else if (err == MP_OKAY) {
        vm_burn(vm,
                (uint64_t)mp_count_bits(&e) * (uint64_t)m.used * (uint64_t)m.used / BURN_DIGITS);
        err = mp_exptmod(&b, &e, &m, &out);
        if (err == MP_OKAY && mv.mp.sign == MP_NEG && out.used > 0) {
            err = mp_sub(&out, &m, &out);
        }
    }
    if (value_is_unbound(result)) {
        result = int_check_mp(vm, err) ? int_from_mp(vm, &out) : VALUE_ERROR;
    }
    mp_clear_multi(&b, &e, &m, &out, NULL);
    return result;
}

value int_power(struct vm *vm, value base, value exponent, value modulus)
{
    if (!value_is_unbound(modulus) && !value_is_none(modulus)) {
        return int_power_modulo(vm, base, exponent, modulus);
    }
    if (int_sign(exponent) < 0) {
        double b, e;
        if (!int_to_double(vm, base, &b) || !int_to_double(vm, exponent, &e)) {
            return VALUE_ERROR;
        }
        if (b == 0) {
            return vm_raise(vm, EXC_ZeroDivisionError, "0.0 cannot be raised to a negative power");
        }
        return float_from_double(vm, pow(b, e));
    }
    int64_t e;
    if (!int_to_int64(exponent, &e)) {
        int64_t b;
        if (int_is_word(base, &b) && b >= -1 && b <= 1) {
            struct int_view view;
            int_view(exponent, &view);
            e = mp_isodd(&view.mp) ? 3 : 2;
        } else {
            return vm_raise(vm, EXC_MemoryError, "%s", "");
        }
    }
    return int_power_word(vm, base, e);
}

value int_unary(struct vm *vm, enum unary_op op, value v)
{
    int64_t n;
    bool word = int_is_word(v, &n);
    switch (op) {
    case UNARY_POSITIVE: return int_plain(vm, v);
    case UNARY_INVERT:
        if (word) {
            return value_from_small_int(~n);
        } else {
            value negative = int_unary(vm, UNARY_NEGATIVE, v);
            if (value_is_error(negative)) {
                return negative;
            }
            value result = int_binary(vm, BINARY_SUBTRACT, negative, value_from_small_int(1));
            drop(vm, negative);
            return result;
        }
    case UNARY_ABSOLUTE:
        if (int_sign(v) >= 0) {
            return int_plain(vm, v);
        } /* fall through */
    default:
        if (word) {
            return int_from_int64(vm, -n);
        } else {
            struct int_view view;
            int_view(v, &view);
            view.mp.sign = view.mp.sign == MP_NEG || view.mp.used == 0 ? MP_ZPOS : MP_NEG;
            return int_from_mp(vm, &view.mp);
        }
    }
}
