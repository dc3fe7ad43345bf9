/* Ints as text and as bytes. */
#include "base/mem.h"
#include "vm/bytes.h"
#include "vm/int.h"
#include "vm/int_digits.h"
#include "vm/str_build.h"

static int base_bits(int base)
{
    return base == 2 ? 1 : base == 4 ? 2 : base == 8 ? 3 : base == 16 ? 4 : base == 32 ? 5 : 0;
}

/* ---- to text ---- */

static const char digit_chars[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* Base 2, 4, 8 …: the digits lie in the number as they are. */
static void write_bits(const mp_int *mp, char *text, size_t size, size_t step)
{
    for (size_t i = 0; i < size; i++) {
        size_t at = i * step, digit = at / MP_DIGIT_BIT, shift = at % MP_DIGIT_BIT;
        mp_digit d = digit < (size_t)mp->used ? mp->dp[digit] >> shift : 0;
        if (shift + step > MP_DIGIT_BIT && digit + 1 < (size_t)mp->used) {
            d |= mp->dp[digit + 1] << (MP_DIGIT_BIT - shift);
        }
        text[size - 1 - i] = digit_chars[d & ((1u << step) - 1)];
    }
}

/* Other bases: as many digits at a time as a word holds, least first, written before `end`.
 * Where they begin. */
static char *write_divided(const mp_int *mp, mp_digit base, char *end)
{
    size_t count = (size_t)mp->used, width = 1;
    mp_digit chunk = base;
    while (chunk <= DIGIT_MASK / base) {
        chunk *= base;
        width++;
    }
    mp_digit *left = mem_alloc((count + 1) * sizeof *left);
    memcpy(left, mp->dp, count * sizeof *left);
    while (count > 0) {
        mp_digit rest = digits_divide_word(left, left, count, chunk);
        count = digits_trim(left, count);
        for (size_t i = 0; i < width && (count > 0 || rest > 0); i++) {
            *--end = digit_chars[rest % base];
            rest /= base;
        }
    }
    mem_free(left);
    return end;
}

char *int_digits(value v, int base, size_t *size)
{
    struct int_view view;
    int_view(v, &view);
    size_t bits = int_bit_length(v), step = (size_t)base_bits(base);
    if (step) {
        *size = bits ? (bits + step - 1) / step : 1;
        char *text = mem_alloc(*size + 1);
        write_bits(&view.mp, text, *size, step);
        text[*size] = '\0';
        return text;
    }
    size_t room = bits / 3 + 4;
    char *text = mem_alloc(room + 1), *end = text + room;
    char *begin = write_divided(&view.mp, (mp_digit)base, end);
    if (begin == end) {
        *--begin = '0';
    }
    *size = (size_t)(end - begin);
    memmove(text, begin, *size);
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

char *int_word_in_base(int64_t n, int base, char *end)
{
    uint64_t size = n < 0 ? -(uint64_t)n : (uint64_t)n;
    int step = base_bits(base);
    if (!step) {
        return int_word_digits(n, end) + (n < 0);
    }
    do {
        *--end = digit_chars[size & ((1u << step) - 1)];
        size >>= step;
    } while (size);
    return end;
}

bool int_check_digits(struct vm *vm, value v, int base)
{
    /* Ten bits make 3.01 digits. */
    size_t bits = int_bit_length(v), most = vm->max_str_digits;
    if (base_bits(base) || most == 0 || bits < most * 3) {
        return true;
    }
    bool too_long = bits > most * 4;
    if (!too_long) {
        size_t size;
        mem_free(int_digits(v, base, &size));
        too_long = size > most;
    }
    if (too_long) {
        vm_raise(vm, EXC_ValueError,
                 "Exceeds the limit (%zu digits) for integer string conversion; "
                 "use sys.set_int_max_str_digits() to increase the limit",
                 most);
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

/* Into the digits (all 0 before, with room): how many there are then. */
static size_t read_bits(const struct int_text *text, mp_digit *out, size_t step)
{
    for (size_t i = 0; i < text->count; i++) {
        size_t at = i * step, digit = at / MP_DIGIT_BIT, shift = at % MP_DIGIT_BIT;
        mp_digit d = (mp_digit)digit_value(text->digits[text->count - 1 - i]);
        out[digit] |= (d << shift) & DIGIT_MASK;
        if (shift + step > MP_DIGIT_BIT) {
            out[digit + 1] |= d >> (MP_DIGIT_BIT - shift);
        }
    }
    return text->count * step / MP_DIGIT_BIT + 1;
}

static size_t read_multiplied(const struct int_text *text, mp_digit *out)
{
    const mp_digit base = (mp_digit)text->base;
    size_t count = 0;
    for (size_t i = 0; i < text->count;) {
        mp_digit chunk = 0, scale = 1;
        for (; i < text->count && scale <= DIGIT_MASK / base; i++) {
            chunk = chunk * base + (mp_digit)digit_value(text->digits[i]);
            scale *= base;
        }
        out[count] = digits_scale(out, count, scale, chunk);
        count += out[count] != 0;
    }
    return count;
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
    size_t step = (size_t)base_bits(text->base), most = vm->max_str_digits;
    if (!step && most > 0 && text->count > most) {
        return vm_raise(vm, EXC_ValueError,
                        "Exceeds the limit (%zu digits) for integer string conversion: value has "
                        "%zu digits; use sys.set_int_max_str_digits() to increase the limit",
                        most, text->count);
    }
    /* A digit in base 36 has less than six bits, in base 10 less than 3.4. */
    size_t bits = text->count * (step ? step : text->base <= 10 ? 4 : 6);
    size_t room = bits / MP_DIGIT_BIT + 2;
    if (!heap_can_hold(&vm->heap, room * sizeof(mp_digit))) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    struct int_object *big = int_new_room(vm, room);
    memset(big->digits, 0, room * sizeof *big->digits);
    size_t count = step ? read_bits(text, big->digits, step) : read_multiplied(text, big->digits);
    return int_finish(vm, big, count, text->negative);
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
        (!value_is_unbound(a[0]) && !vm_count(vm, a[0], &length)) || !byte_order(vm, a[1], &big)) {
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
