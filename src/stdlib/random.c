/* _random.Random: the Mersenne Twister MT19937, seeded and read as CPython does, bit for bit. */
#include "base/mem.h"
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/int.h"

enum { MT_SIZE = 624, MT_SHIFT = 397 };

struct random {
    struct object head;
    uint32_t state[MT_SIZE];
    size_t at;
};

static void mt_init(struct random *self, uint32_t seed)
{
    self->state[0] = seed;
    for (uint32_t i = 1; i < MT_SIZE; i++) {
        uint32_t before = self->state[i - 1];
        self->state[i] = 1812433253u * (before ^ before >> 30) + i;
    }
    self->at = MT_SIZE;
}

static void mt_init_by_array(struct random *self, const uint32_t *key, size_t count)
{
    uint32_t *s = self->state;
    mt_init(self, 19650218u);
    size_t i = 1, k = 0;
    for (size_t n = count > MT_SIZE ? count : MT_SIZE; n > 0; n--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1664525u) + key[k] + (uint32_t)k;
        if (++i == MT_SIZE) {
            s[0] = s[MT_SIZE - 1];
            i = 1;
        }
        k = k + 1 == count ? 0 : k + 1;
    }
    for (size_t n = MT_SIZE - 1; n > 0; n--) {
        s[i] = (s[i] ^ (s[i - 1] ^ s[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i == MT_SIZE) {
            s[0] = s[MT_SIZE - 1];
            i = 1;
        }
    }
    s[0] = 0x80000000u;
}

static uint32_t mt_next(struct random *self)
{
    uint32_t *s = self->state;
    if (self->at >= MT_SIZE) {
        for (size_t i = 0; i < MT_SIZE; i++) {
            uint32_t y = (s[i] & 0x80000000u) | (s[(i + 1) % MT_SIZE] & 0x7fffffffu);
            s[i] = s[(i + MT_SHIFT) % MT_SIZE] ^ y >> 1 ^ (y & 1 ? 0x9908b0dfu : 0);
        }
        self->at = 0;
    }
    uint32_t y = s[self->at++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
}

/* Seeds with the absolute value of an int: its 32-bit digits, least first. */
static bool random_seed_int(struct vm *vm, struct random *self, value n)
{
    size_t size;
    char *digits = int_digits(n, 16, &size);
    if (!digits) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
        return false;
    }
    size_t count = (size + 7) / 8;
    uint32_t *key = heap_alloc(&vm->heap, count * sizeof *key);
    for (size_t i = 0; i < count; i++) {
        key[i] = 0;
        size_t end = size - i * 8, begin = end > 8 ? end - 8 : 0;
        for (size_t k = begin; k < end; k++) {
            char c = digits[k];
            key[i] = key[i] << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
        }
    }
    mt_init_by_array(self, key, count);
    heap_free(&vm->heap, key, count * sizeof *key);
    mem_free(digits);
    return true;
}

static value random_call_seed(METHOD_ARGS)
{
    if (!args_check(vm, "seed", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    value n = keep(args[1]);
    if (!value_is_int(n)) {
        int64_t hash;
        if (!vm_hash(vm, n, &hash)) {
            return VALUE_ERROR;
        }
        n = int_from_uint64(vm, (uint64_t)hash);
    }
    bool fine = random_seed_int(vm, value_as(random, args[0]), n);
    drop(vm, n);
    return fine ? VALUE_NONE : VALUE_ERROR;
}

static value random_call_random(METHOD_ARGS)
{
    if (!args_check(vm, "Random.random", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct random *self = value_as(random, args[0]);
    uint32_t a = mt_next(self) >> 5, b = mt_next(self) >> 6;
    return float_from_double(vm, (a * 67108864.0 + b) * (1.0 / 9007199254740992.0));
}

static value random_call_getrandbits(METHOD_ARGS)
{
    int64_t k;
    if (!args_check(vm, "getrandbits", nargs - 1, kwnames, 1, 1) || !vm_index(vm, args[1], &k)) {
        return VALUE_ERROR;
    }
    if (k < 0) {
        return vm_raise(vm, EXC_ValueError, "number of bits must be non-negative");
    }
    struct random *self = value_as(random, args[0]);
    if (k == 0) {
        return value_from_small_int(0);
    }
    if (k <= 32) {
        return value_from_small_int(mt_next(self) >> (32 - k));
    }
    if (!memory_allow(vm, (uint64_t)k / 8 + 8, 2)) {
        return VALUE_ERROR;
    }
    struct strbuf text = {0}; /* hexadecimal words, the last drawn first */
    size_t words = ((size_t)k - 1) / 32 + 1;
    uint32_t *drawn = heap_alloc(&vm->heap, words * sizeof *drawn);
    for (size_t i = 0; i < words; i++, k -= 32) {
        drawn[i] = mt_next(self) >> (k < 32 ? 32 - k : 0);
    }
    for (size_t i = words; i-- > 0;) {
        strbuf_printf(&text, "%08x", (unsigned)drawn[i]);
    }
    heap_free(&vm->heap, drawn, words * sizeof *drawn);
    value n = int_from_text(vm, text.text, text.length, 16);
    strbuf_free(&text);
    return n;
}

static value random_call_getstate(METHOD_ARGS)
{
    if (!args_check(vm, "getstate", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct random *self = value_as(random, args[0]);
    struct tuple *state = tuple_new(vm, MT_SIZE + 1);
    for (size_t i = 0; i < MT_SIZE; i++) {
        state->items[i] = value_from_small_int(self->state[i]);
    }
    state->items[MT_SIZE] = value_from_small_int((int64_t)self->at);
    return value_from_object(state);
}

static value random_call_setstate(METHOD_ARGS)
{
    if (!args_check(vm, "setstate", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_tuple(args[1])) {
        return vm_raise(vm, EXC_TypeError, "state vector must be a tuple");
    }
    struct tuple *state = value_as(tuple, args[1]);
    int64_t n = 0;
    if (state->count != MT_SIZE + 1) {
        return vm_raise(vm, EXC_ValueError, "state vector is the wrong size");
    }
    struct random *self = value_as(random, args[0]);
    for (size_t i = 0; i <= MT_SIZE; i++) {
        if (!vm_index(vm, state->items[i], &n)) {
            return VALUE_ERROR;
        }
        if (i < MT_SIZE) {
            self->state[i] = (uint32_t)n;
        }
    }
    if (n < 0 || n > MT_SIZE) {
        return vm_raise(vm, EXC_ValueError, "invalid state");
    }
    self->at = (size_t)n;
    return VALUE_NONE;
}

static value random_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct random *self = object_new(vm, type, sizeof *self);
    mt_init(self, 5489);
    return value_from_object(self);
}

static void random_dealloc(struct vm *vm, struct object *object)
{
    object_release(vm, object, sizeof(struct random));
}

static bool random_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def methods[] = {
        {"_seed", random_call_seed, NATIVE_PLAIN},
        {"random", random_call_random, NATIVE_PLAIN},
        {"getrandbits", random_call_getrandbits, NATIVE_PLAIN},
        {"_getstate", random_call_getstate, NATIVE_PLAIN},
        {"_setstate", random_call_setstate, NATIVE_PLAIN},
        {0}};
    struct type *type =
        type_new_native(vm, "_random", "Random", NULL, LAYOUT_OTHER, sizeof(struct random), 0);
    type->dealloc = random_dealloc;
    type->new_ = random_make;
    type_add_natives(vm, type, methods);
    type_ready(vm, type);
    dict_add_type(vm, names, type);
    value seed = int_from_uint64(vm, vm->options.seed);
    dict_set_c(vm, names, "program_seed", seed);
    drop(vm, seed);
    return true;
}

const struct module_def random_module = {"_random", random_fill};
