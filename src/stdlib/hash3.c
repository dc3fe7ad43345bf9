/* _hash3: SHA-3 and SHAKE of a whole text, as published in FIPS 202, and BLAKE2, as in RFC 7693;
 * for py/hashlib.py. */
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/bytes.h"

enum { LANES = 25, KECCAK_ROUNDS = 24, BLAKE_BLOCK_MAX = 128 };

static uint64_t rotate_left(uint64_t x, unsigned n)
{
    return n ? x << n | x >> (64 - n) : x;
}

/* One bit of the round constants: the sequence of the degree 8 shift register. */
static bool keccak_next_bit(unsigned *state)
{
    bool bit = *state & 1;
    *state = *state & 0x80 ? (*state << 1 ^ 0x171) : *state << 1;
    return bit;
}

static void keccak_permute(uint64_t a[LANES])
{
    unsigned shift_register = 1;
    for (int round = 0; round < KECCAK_ROUNDS; round++) {
        uint64_t columns[5], rows[5];
        for (int x = 0; x < 5; x++) {
            columns[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        }
        for (int i = 0; i < LANES; i++) {
            a[i] ^= columns[(i + 4) % 5] ^ rotate_left(columns[(i + 1) % 5], 1);
        }
        /* Each lane is turned by the next triangular number and moves to (y, 2x + 3y). */
        uint64_t moving = a[1];
        for (int t = 0, x = 1, y = 0; t < 24; t++) {
            int next_y = (2 * x + 3 * y) % 5;
            x = y, y = next_y;
            uint64_t here = a[x + 5 * y];
            a[x + 5 * y] = rotate_left(moving, (unsigned)((t + 1) * (t + 2) / 2 % 64));
            moving = here;
        }
        for (int y = 0; y < LANES; y += 5) {
            memcpy(rows, a + y, sizeof rows);
            for (int x = 0; x < 5; x++) {
                a[y + x] = rows[x] ^ (~rows[(x + 1) % 5] & rows[(x + 2) % 5]);
            }
        }
        for (unsigned power = 1; power <= 64; power *= 2) {
            if (keccak_next_bit(&shift_register)) {
                a[0] ^= (uint64_t)1 << (power - 1);
            }
        }
    }
}

static void keccak_add(uint64_t a[LANES], size_t at, unsigned char byte)
{
    a[at / 8] ^= (uint64_t)byte << 8 * (at % 8);
}

/* keccak(rate, suffix, text, size): rate in bytes. */
static value hash3_keccak(METHOD_ARGS)
{
    int64_t rate, suffix, wanted;
    const char *text;
    size_t size;
    if (!args_check(vm, "keccak", nargs, kwnames, 4, 4) || !vm_index(vm, args[0], &rate) ||
        !vm_index(vm, args[1], &suffix) || !bytes_require(vm, args[2], &text, &size) ||
        !vm_index(vm, args[3], &wanted)) {
        return VALUE_ERROR;
    }
    if (rate <= 0 || rate > LANES * 8 || wanted < 0) {
        return vm_raise(vm, EXC_ValueError, "bad size");
    }
    if (!memory_allow(vm, (uint64_t)wanted, 2)) {
        return VALUE_ERROR;
    }
    uint64_t a[LANES] = {0};
    size_t at = 0, block = (size_t)rate;
    for (size_t i = 0; i < size; i++) {
        keccak_add(a, at++, (unsigned char)text[i]);
        if (at == block) {
            keccak_permute(a);
            at = 0;
        }
    }
    keccak_add(a, at, (unsigned char)suffix);
    keccak_add(a, block - 1, 0x80);
    struct strbuf out = {0};
    for (size_t i = 0; i < (size_t)wanted; i++) {
        if (i % block == 0) {
            keccak_permute(a);
        }
        strbuf_add_char(&out, (char)(a[i % block / 8] >> 8 * (i % 8)));
    }
    value result = value_from_object(bytes_new(vm, strbuf_text(&out), out.length));
    strbuf_free(&out);
    return result;
}

/* What the two BLAKE2 differ in. */
struct blake_kind {
    unsigned rounds, word; /* bytes of a word */
    unsigned turns[4];
    uint64_t start[8];
};

static const struct blake_kind blake_kinds[2] = {
    {10,
     4,
     {16, 12, 8, 7},
     {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
      0x5be0cd19}},
    {12,
     8,
     {32, 24, 16, 63},
     {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
      0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}},
};

static uint64_t blake_cut(const struct blake_kind *kind, uint64_t x)
{
    return kind->word == 4 ? x & UINT32_MAX : x;
}

static uint64_t blake_turn(const struct blake_kind *kind, uint64_t x, unsigned n)
{
    return blake_cut(kind, x >> n | x << (8 * kind->word - n));
}

static uint64_t blake_read(const struct blake_kind *kind, const unsigned char *at)
{
    uint64_t n = 0;
    for (unsigned i = kind->word; i-- > 0;) {
        n = n << 8 | at[i];
    }
    return n;
}

static void blake_mix(const struct blake_kind *kind, uint64_t *a, uint64_t *b, uint64_t *c,
                      uint64_t *d, const uint64_t words[2])
{
    for (int half = 0; half < 2; half++) {
        *a = blake_cut(kind, *a + *b + words[half]);
        *d = blake_turn(kind, *d ^ *a, kind->turns[2 * half]);
        *c = blake_cut(kind, *c + *d);
        *b = blake_turn(kind, *b ^ *c, kind->turns[2 * half + 1]);
    }
}

/* `count`: bytes up to the end of this block.  `last`: 1 the last block, 2 of the last node too. */
static void blake_step(const struct blake_kind *kind, uint64_t state[8], const unsigned char *block,
                       uint64_t count, int last)
{
    static const unsigned char orders[10][17] = {
        "0123456789ABCDEF", "EA489FD61C02B753", "B8C052FDAE367194", "7931DCBE265A40F8",
        "905724AFE1BC683D", "2C6A0B834D75FE19", "C51FED4A0763928B", "DB7EC13950F4862A",
        "6FE9B308C2D714A5", "A2847615FB9E3CD0"};
    uint64_t v[16], words[16];
    for (unsigned i = 0; i < 16; i++) {
        words[i] = blake_read(kind, block + (size_t)i * kind->word);
        v[i] = i < 8 ? state[i] : kind->start[i - 8];
    }
    v[12] ^= blake_cut(kind, count);
    v[13] ^= kind->word == 4 ? count >> 32 : 0;
    v[14] = last ? blake_cut(kind, ~v[14]) : v[14];
    v[15] = last == 2 ? blake_cut(kind, ~v[15]) : v[15];
    for (unsigned round = 0; round < kind->rounds; round++) {
        const unsigned char *order = orders[round % 10];
        for (unsigned i = 0; i < 8; i++) {
            unsigned turn = i / 4; /* first the columns, then the diagonals */
            uint64_t pair[2];
            for (int j = 0; j < 2; j++) {
                unsigned char digit = order[2 * i + (unsigned)j];
                pair[j] = words[digit <= '9' ? digit - '0' : digit - 'A' + 10];
            }
            blake_mix(kind, &v[i % 4], &v[4 + (i + turn) % 4], &v[8 + (i + 2 * turn) % 4],
                      &v[12 + (i + 3 * turn) % 4], pair);
        }
    }
    for (int i = 0; i < 8; i++) {
        state[i] ^= v[i] ^ v[i + 8];
    }
}

/* blake(is_wide, parameters, text, size, last_node): parameters is the block of RFC 7693 (8 words);
 * a key's block leads the text. */
static value hash3_blake(METHOD_ARGS)
{
    const char *parameters, *text;
    size_t parameter_size, size;
    int64_t wide, wanted, last_node;
    if (!args_check(vm, "blake", nargs, kwnames, 5, 5) || !vm_index(vm, args[0], &wide) ||
        !bytes_require(vm, args[1], &parameters, &parameter_size) ||
        !bytes_require(vm, args[2], &text, &size) || !vm_index(vm, args[3], &wanted) ||
        !vm_index(vm, args[4], &last_node)) {
        return VALUE_ERROR;
    }
    const struct blake_kind *kind = &blake_kinds[wide != 0];
    size_t block_size = (size_t)kind->word * 16;
    if (parameter_size != (size_t)kind->word * 8 || wanted < 1 || wanted > kind->word * 8) {
        return vm_raise(vm, EXC_ValueError, "bad size");
    }
    uint64_t state[8];
    for (unsigned i = 0; i < 8; i++) {
        state[i] = kind->start[i] ^
                   blake_read(kind, (const unsigned char *)parameters + (size_t)i * kind->word);
    }
    size_t at = 0;
    for (; size - at > block_size; at += block_size) {
        blake_step(kind, state, (const unsigned char *)text + at, at + block_size, 0);
    }
    unsigned char block[BLAKE_BLOCK_MAX] = {0};
    if (size > at) {
        memcpy(block, text + at, size - at);
    }
    blake_step(kind, state, block, size, last_node ? 2 : 1);
    char digest[64];
    for (size_t i = 0; i < (size_t)wanted; i++) {
        digest[i] = (char)(state[i / kind->word] >> 8 * (i % kind->word));
    }
    return value_from_object(bytes_new(vm, digest, (size_t)wanted));
}

static bool hash3_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"keccak", hash3_keccak, NATIVE_PLAIN}, {"blake", hash3_blake, NATIVE_PLAIN}, {0}};
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def hash3_module = {"_hash3", hash3_fill};
