/* int: making, reading and comparing, small and big.
 *
 * libtommath keeps its temporary numbers in memory of its own; what a program
 * holds lies in the vm's heap (struct int_object).
 */
#include "vm/int.h"

#include <math.h>

#include "vm/int_digits.h"
#include "vm/str.h"
#include "vm/vm.h"

bool value_is_int(value v)
{
    return value_is_small_int(v) || value_is_bool(v) || value_has_layout(v, LAYOUT_INT);
}

bool int_check_mp(struct vm *vm, mp_err err)
{
    if (err != MP_OKAY) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    return err == MP_OKAY;
}

void int_view(value v, struct int_view *view)
{
    int64_t n;
    if (!int_is_word(v, &n)) {
        const struct int_object *big = value_as(int_object, v);
        view->mp.used = view->mp.alloc = (int)big->count;
        view->mp.sign = big->negative ? MP_NEG : MP_ZPOS;
        view->mp.dp = big->count ? big->digits : view->small;
        return;
    }
    uint64_t size = n < 0 ? -(uint64_t)n : (uint64_t)n;
    view->small[0] = size & DIGIT_MASK;
    view->small[1] = size >> MP_DIGIT_BIT;
    view->mp.used = view->small[1] ? 2 : view->small[0] ? 1 : 0;
    view->mp.alloc = 2;
    view->mp.sign = n < 0 ? MP_NEG : MP_ZPOS;
    view->mp.dp = view->small;
}

static mp_digit *own_digits(struct int_object *big)
{
    return (mp_digit *)(big + 1);
}

struct int_object *int_new_room(struct vm *vm, size_t count)
{
    struct int_object *big = heap_alloc_object(&vm->heap, sizeof *big + count * sizeof(mp_digit));
    big->head = (struct object){.refs = 1, .layout = LAYOUT_INT, .type = vm_type(vm, INT)};
    big->count = (uint32_t)count;
    big->negative = false;
    big->digits = own_digits(big);
    return big;
}

static value int_new_digits(struct vm *vm, const mp_digit *digits, size_t count, bool negative)
{
    struct int_object *big = int_new_room(vm, count);
    big->negative = negative;
    memcpy(big->digits, digits, count * sizeof *digits);
    return value_from_object(big);
}

value int_finish(struct vm *vm, struct int_object *big, size_t count, bool negative)
{
    const mp_digit *digits = big->digits;
    size_t room = big->count;
    count = digits_trim(digits, count);
    value v = VALUE_UNBOUND;
    if (count == 0) {
        v = value_from_small_int(0);
    } else if (count == 1 || (count == 2 && digits[1] < 4)) {
        /* At most 62 bits: fits, whatever the sign. */
        uint64_t size = digits[0] | (count == 2 ? digits[1] << MP_DIGIT_BIT : 0);
        v = value_from_small_int(negative ? -(int64_t)size : (int64_t)size);
    } else if (count == 2 && negative && digits[0] == 0 && digits[1] == 4) {
        v = value_from_small_int(SMALL_INT_MIN);
    } else if (room - count > 2 + count / 4 || room - count > UINT16_MAX) {
        v = int_new_digits(vm, digits, count, negative);
    }
    if (value_is_unbound(v)) {
        big->count = (uint32_t)count;
        big->head.spare = (uint16_t)(room - count);
        big->negative = negative;
        return value_from_object(big);
    }
    int_dealloc(vm, &big->head);
    return v;
}

void int_dealloc(struct vm *vm, struct object *self)
{
    struct int_object *big = (struct int_object *)self;
    size_t size = ((size_t)big->count + self->spare) * sizeof *big->digits;
    if (big->digits == own_digits(big)) {
        object_release(vm, self, sizeof *big + size);
        return;
    }
    if (big->count) {
        heap_free(&vm->heap, big->digits, size);
    }
    object_release(vm, self, sizeof *big);
}

value int_new_subclass(struct vm *vm, struct type *type, value v)
{
    struct int_view view;
    int_view(v, &view);
    size_t size = (size_t)view.mp.used * sizeof *view.mp.dp;
    struct int_object *big = object_new(vm, type, sizeof *big);
    big->count = (uint32_t)view.mp.used;
    big->negative = view.mp.sign == MP_NEG;
    if (size) {
        big->digits = heap_alloc(&vm->heap, size);
        memcpy(big->digits, view.mp.dp, size);
    }
    return value_from_object(big);
}

value int_from_int128(struct vm *vm, __int128 n)
{
    if (n >= SMALL_INT_MIN && n <= SMALL_INT_MAX) {
        return value_from_small_int((int64_t)n);
    }
    unsigned __int128 size = n < 0 ? -(unsigned __int128)n : (unsigned __int128)n;
    mp_digit digits[3] = {(mp_digit)size & DIGIT_MASK,
                          (mp_digit)(size >> MP_DIGIT_BIT) & DIGIT_MASK,
                          (mp_digit)(size >> 2 * MP_DIGIT_BIT)};
    return int_new_digits(vm, digits, digits[2] ? 3 : 2, n < 0);
}

value int_from_int64(struct vm *vm, int64_t n)
{
    return value_fits_small_int(n) ? value_from_small_int(n) : int_from_int128(vm, n);
}

value int_from_uint64(struct vm *vm, uint64_t n)
{
    return int_from_int128(vm, n);
}

/* Does it fit 64 bits? */
static bool mp_to_int64(const mp_int *mp, int64_t *n)
{
    uint64_t size = mp->used ? mp->dp[0] : 0;
    if (mp->used > 2 || (mp->used == 2 && mp->dp[1] >> (64 - MP_DIGIT_BIT))) {
        return false;
    }
    if (mp->used == 2) {
        size |= mp->dp[1] << MP_DIGIT_BIT;
    }
    if (mp->sign == MP_NEG) {
        *n = (int64_t)-size;
        return size <= (uint64_t)INT64_MAX + 1;
    }
    *n = (int64_t)size;
    return size <= INT64_MAX;
}

value int_from_mp(struct vm *vm, const mp_int *mp)
{
    int64_t n;
    if (mp_to_int64(mp, &n) && value_fits_small_int(n)) {
        return value_from_small_int(n);
    }
    return int_new_digits(vm, mp->dp, (size_t)mp->used, mp->sign == MP_NEG);
}

value int_plain(struct vm *vm, value v)
{
    if (value_is_small_int(v) || value_is_exactly(v, vm_type(vm, INT))) {
        return keep(v);
    }
    struct int_view view;
    int_view(v, &view);
    return int_from_mp(vm, &view.mp);
}

value int_from_double(struct vm *vm, double d)
{
    if (isnan(d)) {
        return vm_raise(vm, EXC_ValueError, "cannot convert float NaN to integer");
    }
    if (isinf(d)) {
        return vm_raise(vm, EXC_OverflowError, "cannot convert float infinity to integer");
    }
    if (fabs(d) < 0x1p62) {
        return value_from_small_int((int64_t)d);
    }
    int exponent;
    int64_t mantissa = (int64_t)ldexp(frexp(d, &exponent), 53);
    mp_int mp;
    if (!int_check_mp(vm, mp_init_i64(&mp, mantissa))) {
        return VALUE_ERROR;
    }
    value v =
        int_check_mp(vm, mp_mul_2d(&mp, exponent - 53, &mp)) ? int_from_mp(vm, &mp) : VALUE_ERROR;
    mp_clear(&mp);
    return v;
}

bool int_to_int64(value v, int64_t *n)
{
    if (int_is_word(v, n)) {
        return true;
    }
    struct int_view view;
    int_view(v, &view);
    return mp_to_int64(&view.mp, n);
}

int int_sign(value v)
{
    int64_t n;
    if (int_is_word(v, &n)) {
        return (n > 0) - (n < 0);
    }
    const struct int_object *big = value_as(int_object, v);
    return big->count == 0 ? 0 : big->negative ? -1 : 1;
}

size_t int_bit_length(value v)
{
    struct int_view view;
    int_view(v, &view);
    if (view.mp.used == 0) {
        return 0;
    }
    size_t top = (size_t)view.mp.used - 1;
    return top * MP_DIGIT_BIT + 64 - (size_t)__builtin_clzll(view.mp.dp[top]);
}

/* The top 64 bits of |v| (the lowest made 1 if any bit below is: "sticky") times 2 to
 * the *exponent.  v is not 0. */
static uint64_t mp_top_bits(const mp_int *mp, size_t bits, int *exponent)
{
    size_t drop_bits = bits > 64 ? bits - 64 : 0;
    size_t digit = drop_bits / MP_DIGIT_BIT, shift = drop_bits % MP_DIGIT_BIT;
    unsigned __int128 window = 0;
    for (size_t i = 0; i < 3 && digit + i < (size_t)mp->used; i++) {
        size_t place = i * MP_DIGIT_BIT;
        unsigned __int128 part = mp->dp[digit + i];
        window |= place >= shift ? (place - shift < 128 ? part << (place - shift) : 0)
                                 : part >> (shift - place);
    }
    bool sticky = (mp->dp[digit] & ((((mp_digit)1) << shift) - 1)) != 0;
    for (size_t i = 0; i < digit && !sticky; i++) {
        sticky = mp->dp[i] != 0;
    }
    *exponent = (int)drop_bits;
    return (uint64_t)window | sticky;
}

bool int_to_double(struct vm *vm, value v, double *d)
{
    int64_t n;
    if (int_is_word(v, &n)) {
        *d = (double)n;
        return true;
    }
    struct int_view view;
    int_view(v, &view);
    size_t bits = int_bit_length(v);
    if (bits <= 1024) {
        int exponent = 0;
        /* 64 bits with the sticky one round to 53 as the whole number would. */
        uint64_t top = view.mp.used ? mp_top_bits(&view.mp, bits, &exponent) : 0;
        *d = ldexp((double)top, exponent);
        if (isfinite(*d)) {
            *d = view.mp.sign == MP_NEG ? -*d : *d;
            return true;
        }
    }
    vm_raise(vm, EXC_OverflowError, "int too large to convert to float");
    return false;
}

int int_compare(value a, value b)
{
    int64_t x, y;
    if (int_is_word(a, &x) && int_is_word(b, &y)) {
        return (x > y) - (x < y);
    }
    struct int_view av, bv;
    int_view(a, &av);
    int_view(b, &bv);
    return mp_cmp(&av.mp, &bv.mp);
}

/* Numbers hash to themselves modulo 2^61 - 1, so that equal ones of all types agree. */
int64_t int_hash(value v)
{
    enum { HASH_BITS = 61 };
    const uint64_t modulus = ((uint64_t)1 << HASH_BITS) - 1;
    struct int_view view;
    int_view(v, &view);
    uint64_t hash = 0;
    for (int i = view.mp.used; i-- > 0;) {
        unsigned __int128 shifted = (unsigned __int128)hash << MP_DIGIT_BIT | view.mp.dp[i];
        hash = (uint64_t)(shifted % modulus);
    }
    int64_t result = view.mp.sign == MP_NEG ? -(int64_t)hash : (int64_t)hash;
    return result == -1 ? -2 : result;
}

bool number_index_clamped(struct vm *vm, value v, int64_t *n)
{
    value index = number_index(vm, v);
    if (value_is_error(index)) {
        return false;
    }
    if (!int_to_int64(index, n)) {
        *n = int_sign(index) < 0 ? INT64_MIN : INT64_MAX;
    }
    drop(vm, index);
    return true;
}

value number_index(struct vm *vm, value v)
{
    if (value_is_int(v)) {
        return int_plain(vm, v);
    }
    struct type *type = value_type(vm, v);
    if (!type->index) {
        return vm_raise(vm, EXC_TypeError, "'%.200s' object cannot be interpreted as an integer",
                        type->name->text);
    }
    value n = type->index(vm, v);
    if (value_is_error(n) || value_is_int(n)) {
        return n;
    }
    vm_raise(vm, EXC_TypeError, "__index__ returned non-int (type %.200s)",
             value_type(vm, n)->name->text);
    drop(vm, n);
    return VALUE_ERROR;
}
