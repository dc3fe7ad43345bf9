/* Ints as text and as bytes. */
#include "base/mem.h"
#include "vm/bytes.h"
#include "vm/int.h"
#include "vm/str_build.h"

enum { MAX_DIGITS = 4300 }; /* sys.get_int_max_str_digits() */

static int base_bits(int base)
{
    return base == 2 ? 1 : base == 4 ? 2 : base == 8 ? 3 : base == 16 ? 4 : base == 32 ? 5 : 0;
}

/* ---- to text ---- */

char *int_digits(value v, int base, size_t *size)
{
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz";
    struct int_view view;
    int_view(v, &view);
    size_t bits = int_bit_length(v);
    int step = base_bits(base);
    char *text;
    if (step) {
        *size = bits ? (bits + (size_t)step - 1) / (size_t)step : 1;
        text = mem_alloc(*size + 1);
        for (size_t i = 0; i < *size; i++) {
            size_t at = i * (size_t)step, digit = at / MP_DIGIT_BIT, shift = at % MP_DIGIT_BIT;
            mp_digit d = digit < (size_t)view.mp.used ? view.mp.dp[digit] >> shift : 0;
            if (shift + (size_t)step > MP_DIGIT_BIT && digit + 1 < (size_t)view.mp.used) {
                d |= view.mp.dp[digit + 1] << (MP_DIGIT_BIT - shift);
            }
            text[*size - 1 - i] = digits[d & ((1u << step) - 1)];
        }
    } else {
        size_t room = bits / 3 + 4, written = 0;
        text = mem_alloc(room);
        view.mp.sign = MP_ZPOS;
        if (mp_to_radix(&view.mp, text, room, &written, base) != MP_OKAY) {
            written = 1; /* cannot be: there is room */
        }
        *size = written - 1;
        for (size_t i = 0; i < *size; i++) {
            text[i] = text[i] >= 'A' ? (char)(text[i] + 32) : text[i];
        }
    }
    text[*size] = '\0';
    return text;
}

char *int_word_digits(int64_t n, char *end)
{
    static const char pairs[] = "0001020304050607080910111213141516171819"
                                "2021222324252627282930313233343536373839"
                                "4041424344454647484950515253545556575859"
                                "6061626364656667686970717273747576777879"
                                "8081828384858687888990919293949596979899";
    uint64_t size = n < 0 ? -(uint64_t)n : (uint64_t)n;
    for (; size >= 100; size /= 100) {
        end -= 2;
        memcpy(end, pairs + size % 100 * 2, 2);
    }
    if (size >= 10) {
        end -= 2;
        memcpy(end, pairs + size * 2, 2);
    } else {
        *--end = (char)('0' + size);
    }
    if (n < 0) {
        *--end = '-';
    }
    return end;
}

bool int_check_digits(struct vm *vm, value v, int base)
{
    /* Twelve bits make at least 3.6 digits. */
    size_t bits = int_bit_length(v);
    if (base_bits(base) || bits < MAX_DIGITS * 3) {
        return true;
    }
    bool too_long = bits > MAX_DIGITS * 4;
    if (!too_long) {
        size_t size;
        mem_free(int_digits(v, base, &size));
        too_long = size > MAX_DIGITS;
    }
    if (too_long) {
        vm_raise(vm, EXC_ValueError,
                 "Exceeds the limit (%d digits) for integer string conversion; "
                 "use sys.set_int_max_str_digits() to increase the limit",
                 MAX_DIGITS);
    }
    return !too_long;
}

value int_to_text(struct vm *vm, value v, int base)
{
    int64_t n;
    if (base == 10 && int_is_word(v, &n)) {
        char text[24], *end = text + sizeof text;
        char *begin = int_word_digits(n, end);
        return str_value(str_new_ascii(vm, begin, (size_t)(end - begin)));
    }
    if (!int_check_digits(vm, v, base)) {
        return VALUE_ERROR;
    }
    size_t size;
    char *digits = int_digits(v, base, &size);
    struct str_builder b;
    str_builder_init(&b);
    if (int_sign(v) < 0) {
        str_builder_add_char(&b, '-');
    }
    str_builder_add(&b, digits, size);
    mem_free(digits);
    return str_value(str_builder_finish(vm, &b));
}

/* ---- from text ---- */

static int digit_value(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'z' ? c - 'a' + 10
           : c >= 'A' && c <= 'Z' ? c - 'A' + 10
                                  : 99;
}

static bool ascii_space(char c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}

struct int_text {
    char *digits; /* without underscores, prefix and leading zeros; freed by the caller */
    size_t count;
    int base;
    bool negative;
};

/* Splits a literal into its parts; false: it is none. */
static bool int_text_read(const char *text, size_t size, int base, struct int_text *out)
{
    const char *at = text, *end = text + size;
    while (at < end && ascii_space(*at)) {
        at++;
    }
    while (end > at && ascii_space(end[-1])) {
        end--;
    }
    out->negative = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    int prefix = 0;
    if (end - at >= 2 && at[0] == '0') {
        char c = (char)(at[1] | 0x20);
        prefix = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
    }
    if (prefix && (base == 0 || base == prefix)) {
        at += 2;
        at += at < end && *at == '_';
        base = prefix;
    }
    bool old_octal = base == 0 && at < end && *at == '0';
    out->base = base = base ? base : 10;
    out->count = 0;
    char before = '_';
    for (; at < end; before = *at++) {
        if (*at == '_') {
            if (before == '_') {
                return false;
            }
        } else if (digit_value(*at) >= base) {
            return false;
        } else if (out->count > 0 || *at != '0') {
            out->digits[out->count++] = *at;
        }
    }
    return before != '_' && !(old_octal && out->count > 0);
}

static mp_err int_text_to_mp(const struct int_text *text, mp_int *mp)
{
    mp_err err = MP_OKAY;
    int step = base_bits(text->base);
    if (step) {
        /* Straight into the digits: the time is linear. */
        size_t bits = text->count * (size_t)step;
        err = mp_grow(mp, (int)(bits / MP_DIGIT_BIT + 2));
        if (err != MP_OKAY) {
            return err;
        }
        memset(mp->dp, 0, (size_t)mp->alloc * sizeof *mp->dp);
        for (size_t i = 0; i < text->count; i++) {
            size_t at = i * (size_t)step, digit = at / MP_DIGIT_BIT, shift = at % MP_DIGIT_BIT;
            mp_digit d = (mp_digit)digit_value(text->digits[text->count - 1 - i]);
            mp->dp[digit] |= (d << shift) & ((((mp_digit)1) << MP_DIGIT_BIT) - 1);
            if (shift + (size_t)step > MP_DIGIT_BIT) {
                mp->dp[digit + 1] |= d >> (MP_DIGIT_BIT - shift);
            }
        }
        mp->used = (int)(bits / MP_DIGIT_BIT + 2);
        mp_clamp(mp);
        return MP_OKAY;
    }
    for (size_t i = 0; i < text->count && err == MP_OKAY;) {
        mp_digit chunk = 0, scale = 1;
        for (; i < text->count && scale < ((mp_digit)1 << 54); i++) {
            chunk = chunk * (mp_digit)text->base + (mp_digit)digit_value(text->digits[i]);
            scale *= (mp_digit)text->base;
        }
        err = mp_mul_d(mp, scale, mp);
        err = err == MP_OKAY ? mp_add_d(mp, chunk, mp) : err;
    }
    return err;
}

static value int_text_make(struct vm *vm, const struct int_text *text)
{
    if (text->count <= 11 || (text->base == 10 && text->count <= 18)) {
        int64_t n = 0;
        for (size_t i = 0; i < text->count; i++) {
            n = n * text->base + digit_value(text->digits[i]);
        }
        return value_from_small_int(text->negative ? -n : n);
    }
    if (!base_bits(text->base) && text->count > MAX_DIGITS) {
        return vm_raise(vm, EXC_ValueError,
                        "Exceeds the limit (%d digits) for integer string conversion: value has "
                        "%zu digits; use sys.set_int_max_str_digits() to increase the limit",
                        MAX_DIGITS, text->count);
    }
    mp_int mp;
    if (!int_check_mp(vm, mp_init(&mp))) {
        return VALUE_ERROR;
    }
    mp_err err = int_text_to_mp(text, &mp);
    if (text->negative && mp.used) {
        mp.sign = MP_NEG;
    }
    value v = int_check_mp(vm, err) ? int_from_mp(vm, &mp) : VALUE_ERROR;
    mp_clear(&mp);
    return v;
}

/* UNBOUND: it is not an int. */
static value int_parse_ascii(struct vm *vm, const char *text, size_t size, int base)
{
    char room[64];
    struct int_text parts = {.digits = size <= sizeof room ? room : mem_alloc(size)};
    value v = VALUE_UNBOUND;
    if (int_text_read(text, size, base, &parts)) {
        v = int_text_make(vm, &parts);
    }
    if (parts.digits != room) {
        mem_free(parts.digits);
    }
    return v;
}

static value int_bad_literal(struct vm *vm, int base, struct str *shown)
{
    vm_raise(vm, EXC_ValueError, "invalid literal for int() with base %d: %.*s", base,
             (int)str_offset(vm, shown, shown->length < 200 ? shown->length : 200), shown->text);
    drop_object(vm, shown);
    return VALUE_ERROR;
}

value int_from_text(struct vm *vm, const char *text, size_t size, int base)
{
    value v = int_parse_ascii(vm, text, size, base);
    if (value_is_unbound(v)) {
        struct str_builder b;
        str_builder_init(&b);
        str_builder_add_repr(&b, text, size, false);
        return int_bad_literal(vm, base, str_builder_finish(vm, &b));
    }
    return v;
}

/* Decimal digits and spaces of all scripts as ASCII; others as '?'. */
void text_to_ascii(const char *text, size_t size, struct str_builder *out)
{
    for (const char *at = text; at < text + size;) {
        uint32_t c = str_next(&at);
        int digit = unicode_decimal_value(c);
        char ascii = c < 0x80 ? (char)c : digit >= 0 ? (char)('0' + digit) : '?';
        str_builder_add_char(out, c >= 0x80 && unicode_is_space(c) ? ' ' : ascii);
    }
}

value int_parse_value(struct vm *vm, value text, int base)
{
    const char *data;
    size_t size;
    struct str_builder b;
    str_builder_init(&b);
    bool is_str = value_is_str(text);
    if (is_str) {
        text_to_ascii(value_as(str, text)->text, value_as(str, text)->size, &b);
    } else if (bytes_view(text, &data, &size)) {
        str_builder_add(&b, data, size);
    }
    value v = int_parse_ascii(vm, b.text, b.size, base);
    str_builder_free(&b);
    if (value_is_unbound(v)) {
        value shown = is_str ? str_repr(vm, text) : bytes_repr(vm, text);
        return int_bad_literal(vm, base, value_as(str, shown));
    }
    return v;
}

/* ---- to_bytes and from_bytes ---- */

static bool byte_order(struct vm *vm, value v, bool *big)
{
    *big = true;
    if (value_is_unbound(v)) {
        return true;
    }
    if (!value_is_str(v)) {
        vm_raise(vm, EXC_TypeError, "to_bytes() argument 'byteorder' must be str, not %s",
                 type_name_of(vm, v));
        return false;
    }
    *big = str_equal_c(value_as(str, v), "big");
    if (!*big && !str_equal_c(value_as(str, v), "little")) {
        vm_raise(vm, EXC_ValueError, "byteorder must be either 'little' or 'big'");
        return false;
    }
    return true;
}

value int_to_bytes(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[3];
    bool big;
    int64_t length = 1;
    if (!args_bind(vm, "to_bytes", "length? byteorder? * signed?", args + 1, nargs - 1, kwnames,
                   a) ||
        (!value_is_unbound(a[0]) && !vm_index(vm, a[0], &length)) || !byte_order(vm, a[1], &big)) {
        return VALUE_ERROR;
    }
    int is_signed = value_is_unbound(a[2]) ? 0 : vm_truth(vm, a[2]);
    if (is_signed < 0) {
        return VALUE_ERROR;
    }
    bool negative = int_sign(args[0]) < 0;
    if (length < 0) {
        return vm_raise(vm, EXC_ValueError, "length argument must be non-negative");
    }
    if (negative && !is_signed) {
        return vm_raise(vm, EXC_OverflowError, "can't convert negative int to unsigned");
    }
    if (!heap_can_hold(&vm->heap, (uint64_t)length)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    /* -n is stored as the complement of n - 1. */
    value magnitude = negative ? int_unary(vm, UNARY_INVERT, args[0]) : int_plain(vm, args[0]);
    if (value_is_error(magnitude)) {
        return magnitude;
    }
    size_t bits = int_bit_length(magnitude) + (is_signed != 0);
    struct int_view view;
    int_view(magnitude, &view);
    if (bits > (size_t)length * 8 && !(length == 0 && int_sign(args[0]) == 0)) {
        drop(vm, magnitude);
        return vm_raise(vm, EXC_OverflowError, "int too big to convert");
    }
    struct bytes *bytes = bytes_new(vm, NULL, (size_t)length);
    for (size_t i = 0; i < (size_t)length; i++) {
        size_t digit = i * 8 / MP_DIGIT_BIT, shift = i * 8 % MP_DIGIT_BIT;
        mp_digit d = digit < (size_t)view.mp.used ? view.mp.dp[digit] >> shift : 0;
        if (shift + 8 > MP_DIGIT_BIT && digit + 1 < (size_t)view.mp.used) {
            d |= view.mp.dp[digit + 1] << (MP_DIGIT_BIT - shift);
        }
        bytes->data[big ? (size_t)length - 1 - i : i] = (char)(negative ? ~d : d);
    }
    drop(vm, magnitude);
    return value_from_object(bytes);
}

/* The number in those bytes, least first when not big. */
static value int_from_data(struct vm *vm, const char *data, size_t size, bool big, bool is_signed)
{
    struct int_text text = {.digits = mem_alloc(size * 2 + 1), .base = 16};
    bool negative = is_signed && size > 0 && (data[big ? 0 : size - 1] & 0x80);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)data[big ? i : size - 1 - i];
        c = negative ? (unsigned char)~c : c;
        text.digits[text.count++] = "0123456789abcdef"[c >> 4];
        text.digits[text.count++] = "0123456789abcdef"[c & 15];
    }
    value v = int_text_make(vm, &text);
    mem_free(text.digits);
    if (negative && !value_is_error(v)) {
        value_replace(vm, &v, int_unary(vm, UNARY_INVERT, v));
    }
    return v;
}

value int_from_bytes(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[3];
    bool big;
    if (!args_bind(vm, "from_bytes", "bytes byteorder? * signed?", args + 1, nargs - 1, kwnames,
                   a) ||
        !byte_order(vm, a[1], &big)) {
        return VALUE_ERROR;
    }
    int is_signed = value_is_unbound(a[2]) ? 0 : vm_truth(vm, a[2]);
    if (is_signed < 0) {
        return VALUE_ERROR;
    }
    value data = keep(a[0]);
    const char *at;
    size_t size;
    if (!bytes_view(data, &at, &size)) {
        drop(vm, data);
        if (value_is_str(a[0])) {
            return vm_raise(vm, EXC_TypeError, "cannot convert 'str' object to bytes");
        }
        data = vm_call1(vm, value_from_object(vm_type(vm, BYTES)), a[0]);
        if (value_is_error(data)) {
            return data;
        }
        bytes_view(data, &at, &size); /* bytes() gives nothing else */
    }
    value v = int_from_data(vm, at, size, big, is_signed);
    drop(vm, data);
    struct type *type = value_as(type, args[0]);
    if (type != vm_type(vm, INT) && !value_is_error(v)) {
        value_replace(vm, &v, vm_call1(vm, args[0], v));
    }
    return v;
}
