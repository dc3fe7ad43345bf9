/* MD5, SHA-1 and SHA-2 of a whole text, as published in RFC 1321 and FIPS 180-4. */
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/bytes.h"

enum { BLOCK_MAX = 128 };

struct hash_state {
    uint64_t words[8];
};

struct hash_kind {
    const char *name;
    size_t block, digest;
    bool little; /* byte order of lengths and words */
    bool wide;   /* words of 64 bits */
    uint64_t start[8];
    void (*step)(struct hash_state *state, const unsigned char *block);
};

static uint32_t rotate_left(uint32_t x, unsigned n)
{
    return x << n | x >> (32 - n);
}

static uint32_t rotate_right(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

static uint64_t rotate_right64(uint64_t x, unsigned n)
{
    return x >> n | x << (64 - n);
}

static uint64_t read_big(const unsigned char *at, size_t size)
{
    uint64_t n = 0;
    for (size_t i = 0; i < size; i++) {
        n = n << 8 | at[i];
    }
    return n;
}

static void md5_step(struct hash_state *state, const unsigned char *block)
{
    static const uint32_t sines[64] = {
        0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613,
        0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193,
        0xa679438e, 0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d,
        0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed,
        0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942, 0x8771f681, 0x6d9d6122,
        0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
        0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244,
        0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
        0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
        0xeb86d391};
    static const unsigned char shifts[4][4] = {
        {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t x[16], a = (uint32_t)state->words[0], b = (uint32_t)state->words[1],
                    c = (uint32_t)state->words[2], d = (uint32_t)state->words[3];
    for (int i = 0; i < 16; i++) {
        x[i] = (uint32_t)block[4 * i] | (uint32_t)block[4 * i + 1] << 8 |
               (uint32_t)block[4 * i + 2] << 16 | (uint32_t)block[4 * i + 3] << 24;
    }
    for (int i = 0; i < 64; i++) {
        uint32_t f = i < 16   ? (b & c) | (~b & d)
                     : i < 32 ? (d & b) | (~d & c)
                     : i < 48 ? b ^ c ^ d
                              : c ^ (b | ~d);
        int k = i < 16 ? i : i < 32 ? (5 * i + 1) % 16 : i < 48 ? (3 * i + 5) % 16 : 7 * i % 16;
        uint32_t next = b + rotate_left(a + f + sines[i] + x[k], shifts[i / 16][i % 4]);
        a = d, d = c, c = b, b = next;
    }
    const uint32_t add[4] = {a, b, c, d};
    for (int i = 0; i < 4; i++) {
        state->words[i] = (uint32_t)(state->words[i] + add[i]);
    }
}

static void sha1_step(struct hash_state *state, const unsigned char *block)
{
    uint32_t w[80], s[5];
    for (int i = 0; i < 80; i++) {
        w[i] = i < 16 ? (uint32_t)read_big(block + 4 * i, 4)
                      : rotate_left(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    }
    for (int i = 0; i < 5; i++) {
        s[i] = (uint32_t)state->words[i];
    }
    for (int i = 0; i < 80; i++) {
        static const uint32_t constants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6};
        uint32_t f = i < 20   ? (s[1] & s[2]) | (~s[1] & s[3])
                     : i < 40 ? s[1] ^ s[2] ^ s[3]
                     : i < 60 ? (s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])
                              : s[1] ^ s[2] ^ s[3];
        uint32_t next = rotate_left(s[0], 5) + f + s[4] + constants[i / 20] + w[i];
        s[4] = s[3], s[3] = s[2], s[2] = rotate_left(s[1], 30), s[1] = s[0], s[0] = next;
    }
    for (int i = 0; i < 5; i++) {
        state->words[i] = (uint32_t)(state->words[i] + s[i]);
    }
}

/* The constants of SHA-512; those of SHA-256 are the upper halves of the first 64. */
static const uint64_t sha2_constants[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

static void sha256_step(struct hash_state *state, const unsigned char *block)
{
    uint32_t w[64], s[8];
    for (int i = 0; i < 64; i++) {
        if (i < 16) {
            w[i] = (uint32_t)read_big(block + 4 * i, 4);
            continue;
        }
        uint32_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (rotate_right(x, 7) ^ rotate_right(x, 18) ^ x >> 3) + w[i - 7] +
               (rotate_right(y, 17) ^ rotate_right(y, 19) ^ y >> 10);
    }
    for (int i = 0; i < 8; i++) {
        s[i] = (uint32_t)state->words[i];
    }
    for (int i = 0; i < 64; i++) {
        uint32_t e = s[4], a = s[0];
        uint32_t one = s[7] + (rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25)) +
                       ((e & s[5]) ^ (~e & s[6])) + (uint32_t)(sha2_constants[i] >> 32) + w[i];
        uint32_t two = (rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22)) +
                       ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += one;
        s[0] = one + two;
    }
    for (int i = 0; i < 8; i++) {
        state->words[i] = (uint32_t)(state->words[i] + s[i]);
    }
}

static void sha512_step(struct hash_state *state, const unsigned char *block)
{
    uint64_t w[80], s[8];
    for (int i = 0; i < 80; i++) {
        if (i < 16) {
            w[i] = read_big(block + 8 * i, 8);
            continue;
        }
        uint64_t x = w[i - 15], y = w[i - 2];
        w[i] = w[i - 16] + (rotate_right64(x, 1) ^ rotate_right64(x, 8) ^ x >> 7) + w[i - 7] +
               (rotate_right64(y, 19) ^ rotate_right64(y, 61) ^ y >> 6);
    }
    memcpy(s, state->words, sizeof s);
    for (int i = 0; i < 80; i++) {
        uint64_t e = s[4], a = s[0];
        uint64_t one = s[7] +
                       (rotate_right64(e, 14) ^ rotate_right64(e, 18) ^ rotate_right64(e, 41)) +
                       ((e & s[5]) ^ (~e & s[6])) + sha2_constants[i] + w[i];
        uint64_t two = (rotate_right64(a, 28) ^ rotate_right64(a, 34) ^ rotate_right64(a, 39)) +
                       ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += one;
        s[0] = one + two;
    }
    for (int i = 0; i < 8; i++) {
        state->words[i] += s[i];
    }
}

static const struct hash_kind hash_kinds[] = {
    {"md5", 64, 16, true, false, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}, md5_step},
    {"sha1",
     64,
     20,
     false,
     false,
     {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0},
     sha1_step},
    {"sha224",
     64,
     28,
     false,
     false,
     {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7,
      0xbefa4fa4},
     sha256_step},
    {"sha256",
     64,
     32,
     false,
     false,
     {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab,
      0x5be0cd19},
     sha256_step},
    {"sha384",
     128,
     48,
     false,
     true,
     {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
      0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4},
     sha512_step},
    {"sha512",
     128,
     64,
     false,
     true,
     {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
      0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179},
     sha512_step},
};

/* The text, a 1 bit, zeros, and the length in bits fill whole blocks. */
static void hash_text(const struct hash_kind *kind, const char *text, size_t size,
                      unsigned char *digest)
{
    struct hash_state state;
    memcpy(state.words, kind->start, sizeof state.words);
    size_t at = 0, length_size = kind->block / 8;
    for (; size - at >= kind->block; at += kind->block) {
        kind->step(&state, (const unsigned char *)text + at);
    }
    unsigned char block[BLOCK_MAX] = {0};
    if (size > at) {
        memcpy(block, text + at, size - at);
    }
    block[size - at] = 0x80;
    if (size - at >= kind->block - length_size) {
        kind->step(&state, block);
        memset(block, 0, sizeof block);
    }
    uint64_t bits = (uint64_t)size * 8;
    for (size_t i = 0; i < 8; i++) {
        block[kind->little ? kind->block - 8 + i : kind->block - 1 - i] =
            (unsigned char)(bits >> 8 * i);
    }
    kind->step(&state, block);
    size_t word = kind->wide ? 8 : 4;
    for (size_t i = 0; i < kind->digest; i++) {
        size_t shift = kind->little ? i % word : word - 1 - i % word;
        digest[i] = (unsigned char)(state.words[i / word] >> 8 * shift);
    }
}

static const struct hash_kind *find_kind(const struct str *name)
{
    for (size_t i = 0; i < sizeof hash_kinds / sizeof *hash_kinds; i++) {
        if (str_equal_c(name, hash_kinds[i].name)) {
            return &hash_kinds[i];
        }
    }
    return NULL;
}

enum { BURN_HASH = 16 }; /* one block takes as long as so many items */

static value hash_digest(METHOD_ARGS)
{
    const char *text;
    size_t size;
    if (!args_check(vm, "digest", nargs, kwnames, 2, 2) || !value_is_str(args[0]) ||
        !bytes_require(vm, args[1], &text, &size)) {
        return VALUE_ERROR;
    }
    const struct hash_kind *kind = find_kind(value_as(str, args[0]));
    if (kind) {
        unsigned char digest[64];
        vm_burn(vm, BURN_HASH + size / 4);
        hash_text(kind, text, size, digest);
        return value_from_object(bytes_new(vm, (const char *)digest, kind->digest));
    }
    return vm_raise(vm, EXC_ValueError, "unsupported hash type %s", value_as(str, args[0])->text);
}

/* rounds(kind, inner, outer, last, sum, count): HMAC of its own result, count times over, each
 * added to sum (exclusive or); inner and outer are the key's blocks.  Gives (last, sum). */
static value hash_rounds(METHOD_ARGS)
{
    const char *parts[4];
    size_t sizes[4];
    int64_t count;
    const struct hash_kind *kind;
    if (!args_check(vm, "rounds", nargs, kwnames, 6, 6) || !value_is_str(args[0]) ||
        !(kind = find_kind(value_as(str, args[0]))) || !vm_index(vm, args[5], &count)) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < 4; i++) {
        size_t wanted = i < 2 ? kind->block : kind->digest;
        if (!bytes_require(vm, args[i + 1], &parts[i], &sizes[i]) || sizes[i] != wanted) {
            return VALUE_ERROR;
        }
    }
    char inner[BLOCK_MAX + 64], outer[BLOCK_MAX + 64];
    unsigned char last[64], sum[64];
    memcpy(inner, parts[0], kind->block);
    memcpy(outer, parts[1], kind->block);
    memcpy(last, parts[2], kind->digest);
    memcpy(sum, parts[3], kind->digest);
    vm_burn(vm, count > 0 ? (uint64_t)count * 4 * BURN_HASH : 0);
    for (int64_t round = 0; round < count; round++) {
        memcpy(inner + kind->block, last, kind->digest);
        hash_text(kind, inner, kind->block + kind->digest, last);
        memcpy(outer + kind->block, last, kind->digest);
        hash_text(kind, outer, kind->block + kind->digest, last);
        for (size_t i = 0; i < kind->digest; i++) {
            sum[i] ^= last[i];
        }
    }
    struct tuple *pair = tuple_new(vm, 2);
    pair->items[0] = value_from_object(bytes_new(vm, (const char *)last, kind->digest));
    pair->items[1] = value_from_object(bytes_new(vm, (const char *)sum, kind->digest));
    return value_from_object(pair);
}

static bool hash_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"digest", hash_digest, NATIVE_PLAIN}, {"rounds", hash_rounds, NATIVE_PLAIN}, {0}};
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def hash_module = {"_hash", hash_fill};
