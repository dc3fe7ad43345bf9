/* Encoding text to bytes and back: UTF-8, ASCII, Latin 1, UTF-16 and UTF-32; the rest by iconv. */
#include <iconv.h>
#include <stdio.h>

#include "base/utf8.h"
#include "vm/bytes.h"
#include "vm/str_build.h"

enum codec_kind {
    CODEC_UTF8,
    CODEC_ASCII,
    CODEC_LATIN1,
    CODEC_UTF16,
    CODEC_UTF32,
    CODEC_MULTIBYTE, /* of iconv … */
    CODEC_CHARMAP    /* … with one byte for each character */
};
enum codec_order { ORDER_MARK, ORDER_LITTLE, ORDER_BIG };

struct codec {
    const char *alias; /* lower case, with '_' between words */
    enum codec_kind kind;
    enum codec_order order;
    const char *name;  /* in messages */
    const char *iconv; /* its name there, of the last two kinds */
};

static const struct codec codecs[] = {
    {"utf_8", CODEC_UTF8, 0, "utf-8", NULL},
    {"utf8", CODEC_UTF8, 0, "utf-8", NULL},
    {"u8", CODEC_UTF8, 0, "utf-8", NULL},
    {"utf_8_sig", CODEC_UTF8, ORDER_BIG, "utf-8", NULL},
    {"ascii", CODEC_ASCII, 0, "ascii", NULL},
    {"us_ascii", CODEC_ASCII, 0, "ascii", NULL},
    {"646", CODEC_ASCII, 0, "ascii", NULL},
    {"latin_1", CODEC_LATIN1, 0, "latin-1", NULL},
    {"latin1", CODEC_LATIN1, 0, "latin-1", NULL},
    {"latin", CODEC_LATIN1, 0, "latin-1", NULL},
    {"l1", CODEC_LATIN1, 0, "latin-1", NULL},
    {"iso_8859_1", CODEC_LATIN1, 0, "latin-1", NULL},
    {"iso8859_1", CODEC_LATIN1, 0, "latin-1", NULL},
    {"8859", CODEC_LATIN1, 0, "latin-1", NULL},
    {"utf_16", CODEC_UTF16, ORDER_MARK, "utf-16", NULL},
    {"utf16", CODEC_UTF16, ORDER_MARK, "utf-16", NULL},
    {"utf_16_le", CODEC_UTF16, ORDER_LITTLE, "utf-16-le", NULL},
    {"utf_16_be", CODEC_UTF16, ORDER_BIG, "utf-16-be", NULL},
    {"utf_32", CODEC_UTF32, ORDER_MARK, "utf-32", NULL},
    {"utf32", CODEC_UTF32, ORDER_MARK, "utf-32", NULL},
    {"utf_32_le", CODEC_UTF32, ORDER_LITTLE, "utf-32-le", NULL},
    {"utf_32_be", CODEC_UTF32, ORDER_BIG, "utf-32-be", NULL},
    {"euc_kr", CODEC_MULTIBYTE, 0, "euc_kr", "CP949"},
    {"euckr", CODEC_MULTIBYTE, 0, "euc_kr", "CP949"},
    {"korean", CODEC_MULTIBYTE, 0, "euc_kr", "CP949"},
    {"ks_c_5601", CODEC_MULTIBYTE, 0, "euc_kr", "CP949"},
    {"ks_c_5601_1987", CODEC_MULTIBYTE, 0, "euc_kr", "CP949"},
    {"ksc5601", CODEC_MULTIBYTE, 0, "euc_kr", "CP949"},
    {"ksx1001", CODEC_MULTIBYTE, 0, "euc_kr", "CP949"},
    {"cp949", CODEC_MULTIBYTE, 0, "cp949", "CP949"},
    {"949", CODEC_MULTIBYTE, 0, "cp949", "CP949"},
    {"ms949", CODEC_MULTIBYTE, 0, "cp949", "CP949"},
    {"uhc", CODEC_MULTIBYTE, 0, "cp949", "CP949"},
    {"gb2312", CODEC_MULTIBYTE, 0, "gb2312", "EUC-CN"},
    {"cp437", CODEC_CHARMAP, 0, "charmap", "CP437"},
    {"cp850", CODEC_CHARMAP, 0, "charmap", "CP850"},
    {"cp852", CODEC_CHARMAP, 0, "charmap", "CP852"},
    {"cp866", CODEC_CHARMAP, 0, "charmap", "CP866"},
    {"cp1250", CODEC_CHARMAP, 0, "charmap", "CP1250"},
    {"windows_1250", CODEC_CHARMAP, 0, "charmap", "CP1250"},
    {"cp1251", CODEC_CHARMAP, 0, "charmap", "CP1251"},
    {"windows_1251", CODEC_CHARMAP, 0, "charmap", "CP1251"},
    {"cp1252", CODEC_CHARMAP, 0, "charmap", "CP1252"},
    {"windows_1252", CODEC_CHARMAP, 0, "charmap", "CP1252"},
    {"cp1253", CODEC_CHARMAP, 0, "charmap", "CP1253"},
    {"windows_1253", CODEC_CHARMAP, 0, "charmap", "CP1253"},
    {"cp1254", CODEC_CHARMAP, 0, "charmap", "CP1254"},
    {"windows_1254", CODEC_CHARMAP, 0, "charmap", "CP1254"},
    {"cp1256", CODEC_CHARMAP, 0, "charmap", "CP1256"},
    {"windows_1256", CODEC_CHARMAP, 0, "charmap", "CP1256"},
    {"cp1257", CODEC_CHARMAP, 0, "charmap", "CP1257"},
    {"windows_1257", CODEC_CHARMAP, 0, "charmap", "CP1257"},
    {"iso8859_2", CODEC_CHARMAP, 0, "charmap", "ISO-8859-2"},
    {"iso_8859_2", CODEC_CHARMAP, 0, "charmap", "ISO-8859-2"},
    {"iso8859_3", CODEC_CHARMAP, 0, "charmap", "ISO-8859-3"},
    {"iso_8859_3", CODEC_CHARMAP, 0, "charmap", "ISO-8859-3"},
    {"iso8859_4", CODEC_CHARMAP, 0, "charmap", "ISO-8859-4"},
    {"iso_8859_4", CODEC_CHARMAP, 0, "charmap", "ISO-8859-4"},
    {"iso8859_5", CODEC_CHARMAP, 0, "charmap", "ISO-8859-5"},
    {"iso_8859_5", CODEC_CHARMAP, 0, "charmap", "ISO-8859-5"},
    {"iso8859_6", CODEC_CHARMAP, 0, "charmap", "ISO-8859-6"},
    {"iso_8859_6", CODEC_CHARMAP, 0, "charmap", "ISO-8859-6"},
    {"iso8859_7", CODEC_CHARMAP, 0, "charmap", "ISO-8859-7"},
    {"iso_8859_7", CODEC_CHARMAP, 0, "charmap", "ISO-8859-7"},
    {"iso8859_8", CODEC_CHARMAP, 0, "charmap", "ISO-8859-8"},
    {"iso_8859_8", CODEC_CHARMAP, 0, "charmap", "ISO-8859-8"},
    {"iso8859_9", CODEC_CHARMAP, 0, "charmap", "ISO-8859-9"},
    {"iso_8859_9", CODEC_CHARMAP, 0, "charmap", "ISO-8859-9"},
    {"iso8859_10", CODEC_CHARMAP, 0, "charmap", "ISO-8859-10"},
    {"iso_8859_10", CODEC_CHARMAP, 0, "charmap", "ISO-8859-10"},
    {"iso8859_11", CODEC_CHARMAP, 0, "charmap", "ISO-8859-11"},
    {"iso_8859_11", CODEC_CHARMAP, 0, "charmap", "ISO-8859-11"},
    {"iso8859_13", CODEC_CHARMAP, 0, "charmap", "ISO-8859-13"},
    {"iso_8859_13", CODEC_CHARMAP, 0, "charmap", "ISO-8859-13"},
    {"iso8859_14", CODEC_CHARMAP, 0, "charmap", "ISO-8859-14"},
    {"iso_8859_14", CODEC_CHARMAP, 0, "charmap", "ISO-8859-14"},
    {"iso8859_15", CODEC_CHARMAP, 0, "charmap", "ISO-8859-15"},
    {"iso_8859_15", CODEC_CHARMAP, 0, "charmap", "ISO-8859-15"},
    {"iso8859_16", CODEC_CHARMAP, 0, "charmap", "ISO-8859-16"},
    {"iso_8859_16", CODEC_CHARMAP, 0, "charmap", "ISO-8859-16"},
    {"koi8_r", CODEC_CHARMAP, 0, "charmap", "KOI8-R"},
    {"koi8_u", CODEC_CHARMAP, 0, "charmap", "KOI8-U"},
};

/* NULL: LookupError. */
static const struct codec *codec_find(struct vm *vm, const char *encoding)
{
    char name[32];
    size_t size = 0;
    for (const char *at = encoding; *at && size < sizeof name - 1; at++) {
        char c = *at >= 'A' && *at <= 'Z' ? (char)(*at + 32) : *at;
        name[size++] = c == '-' || c == ' ' ? '_' : c;
    }
    name[size] = '\0';
    for (size_t i = 0; i < sizeof codecs / sizeof codecs[0]; i++) {
        if (strcmp(codecs[i].alias, name) == 0) {
            return &codecs[i];
        }
    }
    vm_raise(vm, EXC_LookupError, "unknown encoding: %s", encoding);
    return NULL;
}

static value codec_raise(struct vm *vm, enum exception_id id, const char *encoding, value object,
                         size_t start, size_t end, const char *reason)
{
    value args[5] = {str_value(str_from_c(vm, encoding)), object,
                     value_from_small_int((int64_t)start), value_from_small_int((int64_t)end),
                     str_value(str_from_c(vm, reason))};
    vm_raise_args(vm, vm_exception_type(vm, id), args, 5);
    drop(vm, args[0]);
    drop(vm, args[4]);
    return VALUE_ERROR;
}

/* ---- encoding ---- */

struct encoder {
    struct vm *vm;
    const struct codec *codec;
    const char *errors;
    struct str *str;
    struct str_builder out;
    iconv_t converter; /* of the kinds of iconv */
};

static void encoder_put_unit(struct encoder *e, uint32_t unit, int bytes)
{
    for (int i = 0; i < bytes; i++) {
        int shift = e->codec->order == ORDER_BIG ? 8 * (bytes - 1 - i) : 8 * i;
        str_builder_add_char(&e->out, (char)(unit >> shift));
    }
}

static bool codec_is_iconv(const struct codec *codec)
{
    return codec->kind == CODEC_MULTIBYTE || codec->kind == CODEC_CHARMAP;
}

static bool codec_open(struct vm *vm, const char *to, const char *from, const char *name,
                       iconv_t *converter)
{
    *converter = iconv_open(to, from);
    if (*converter == (iconv_t)-1) { /* a C library without its tables */
        vm_raise(vm, EXC_LookupError, "unknown encoding: %s", name);
        return false;
    }
    return true;
}

/* EUC-KR spells syllables that it has no code for: filler, beginning, vowel, end, as the letters
 * of its row A4. */
static const unsigned char hangul_begins[] = {0xA1, 0xA2, 0xA4, 0xA7, 0xA8, 0xA9, 0xB1,
                                              0xB2, 0xB3, 0xB5, 0xB6, 0xB7, 0xB8, 0xB9,
                                              0xBA, 0xBB, 0xBC, 0xBD, 0xBE};
static const unsigned char hangul_ends[] = {
    0xD4, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5, 0xA6, 0xA7, 0xA9, 0xAA, 0xAB, 0xAC, 0xAD, 0xAE,
    0xAF, 0xB0, 0xB1, 0xB2, 0xB4, 0xB5, 0xB6, 0xB7, 0xB8, 0xBA, 0xBB, 0xBC, 0xBD, 0xBE};

enum { HANGUL_FIRST = 0xAC00, HANGUL_VOWELS = 21, HANGUL_SPELT = 8 };

static void encoder_spell_hangul(struct encoder *e, uint32_t c)
{
    uint32_t n = c - HANGUL_FIRST, ends = sizeof hangul_ends;
    unsigned char bytes[HANGUL_SPELT] = {0xA4, 0xD4, 0xA4, 0, 0xA4, 0, 0xA4, 0};
    bytes[3] = hangul_begins[n / (HANGUL_VOWELS * ends)];
    bytes[5] = (unsigned char)(0xBF + n / ends % HANGUL_VOWELS);
    bytes[7] = hangul_ends[n % ends];
    str_builder_add(&e->out, (const char *)bytes, sizeof bytes);
}

static bool codec_is_euc_kr(const struct codec *codec)
{
    return strcmp(codec->name, "euc_kr") == 0;
}

static bool encoder_put_converted(struct encoder *e, uint32_t c)
{
    unsigned char in[4] = {(unsigned char)c, (unsigned char)(c >> 8), (unsigned char)(c >> 16), 0};
    char bytes[16];
    char *from = (char *)in, *to = bytes;
    size_t left = sizeof in, room = sizeof bytes;
    if (iconv(e->converter, &from, &left, &to, &room) != 0) {
        iconv(e->converter, NULL, NULL, NULL, NULL);
        return false; /* also where it would put something similar */
    }
    bool is_extended =
        to - bytes == 2 && ((unsigned char)bytes[0] < 0xA1 || (unsigned char)bytes[1] < 0xA1);
    if (is_extended && codec_is_euc_kr(e->codec)) { /* CP949 has all syllables */
        encoder_spell_hangul(e, c);
        return true;
    }
    str_builder_add(&e->out, bytes, (size_t)(to - bytes));
    return true;
}

/* false: the codec has no bytes for c. */
static bool encoder_put(struct encoder *e, uint32_t c)
{
    bool surrogate = c >= 0xD800 && c < 0xE000;
    switch (e->codec->kind) {
    case CODEC_ASCII:
    case CODEC_LATIN1:
        if (c >= (e->codec->kind == CODEC_ASCII ? 0x80u : 0x100u)) {
            return false;
        }
        str_builder_add_char(&e->out, (char)c);
        return true;
    case CODEC_MULTIBYTE:
    case CODEC_CHARMAP: return !surrogate && encoder_put_converted(e, c);
    case CODEC_UTF16:
        if (surrogate) {
            return false;
        }
        if (c >= 0x10000) {
            encoder_put_unit(e, 0xD7C0 + (c >> 10), 2);
            c = 0xDC00 | (c & 0x3FF);
        }
        encoder_put_unit(e, c, 2);
        return true;
    case CODEC_UTF32:
        if (surrogate) {
            return false;
        }
        encoder_put_unit(e, c, 4);
        return true;
    default:
        if (surrogate) {
            return false;
        }
        str_builder_add_code_point(&e->out, c);
        return true;
    }
}

static void encoder_put_text(struct encoder *e, const char *text)
{
    for (; *text; text++) {
        encoder_put(e, (unsigned char)*text);
    }
}

/* Code points start…end (at, first) cannot be encoded.  false: exception. */
static bool encoder_handle(struct encoder *e, const char *first, size_t start, size_t end)
{
    const char *at = first;
    char text[16];
    for (size_t i = start; i < end; i++) {
        uint32_t c = str_next(&at);
        if (strcmp(e->errors, "ignore") == 0) {
            continue;
        } else if (strcmp(e->errors, "replace") == 0) {
            encoder_put(e, '?');
        } else if (strcmp(e->errors, "backslashreplace") == 0) {
            snprintf(text, sizeof text,
                     c < 0x100     ? "\\x%02x"
                     : c < 0x10000 ? "\\u%04x"
                                   : "\\U%08x",
                     c);
            encoder_put_text(e, text);
        } else if (strcmp(e->errors, "xmlcharrefreplace") == 0) {
            snprintf(text, sizeof text, "&#%u;", c);
            encoder_put_text(e, text);
        } else if (strcmp(e->errors, "surrogateescape") == 0 && c >= 0xDC80 && c < 0xDD00) {
            str_builder_add_char(&e->out, (char)(c - 0xDC00));
        } else if (strcmp(e->errors, "surrogatepass") == 0 && c >= 0xD800 && c < 0xE000 &&
                   e->codec->kind == CODEC_UTF8) {
            str_builder_add_code_point(&e->out, c);
        } else if (strcmp(e->errors, "strict") != 0 && strncmp(e->errors, "surrogate", 9) != 0) {
            vm_raise(e->vm, EXC_LookupError, "unknown error handler name '%s'", e->errors);
            return false;
        } else {
            const char *reason = e->codec->kind == CODEC_ASCII     ? "ordinal not in range(128)"
                                 : e->codec->kind == CODEC_LATIN1  ? "ordinal not in range(256)"
                                 : e->codec->kind == CODEC_CHARMAP ? "character maps to <undefined>"
                                 : e->codec->kind == CODEC_MULTIBYTE ? "illegal multibyte sequence"
                                                                     : "surrogates not allowed";
            codec_raise(e->vm, EXC_UnicodeEncodeError, e->codec->name, str_value(e->str), start,
                        e->codec->kind == CODEC_MULTIBYTE ? start + 1 : end, reason);
            return false;
        }
    }
    return true;
}

static bool encoder_run(struct encoder *e)
{
    const char *at = e->str->text, *end = e->str->text + e->str->size;
    size_t index = 0;
    while (at < end) {
        const char *first = at;
        size_t start = index;
        while (at < end) {
            const char *next = at;
            size_t before = e->out.size;
            if (encoder_put(e, str_next(&next))) {
                if (first == at) {
                    first = next;
                    start++;
                    at = next;
                    index++;
                    continue;
                }
                e->out.size = before; /* its turn comes after the bad ones */
                break;
            }
            at = next;
            index++;
        }
        if (at > first && !encoder_handle(e, first, start, index)) {
            return false;
        }
    }
    return true;
}

value str_encode(struct vm *vm, struct str *str, const char *encoding, const char *errors)
{
    struct encoder e = {.vm = vm, .str = str, .errors = errors ? errors : "strict"};
    e.codec = codec_find(vm, encoding ? encoding : "utf-8");
    if (!e.codec) {
        return VALUE_ERROR;
    }
    bool plain_utf8 = e.codec->kind == CODEC_UTF8 && e.codec->order == ORDER_MARK;
    bool one_byte = e.codec->kind == CODEC_ASCII || e.codec->kind == CODEC_LATIN1;
    if ((str_is_ascii(str) && one_byte) ||
        (plain_utf8 && (str_is_ascii(str) || utf8_is_valid(str->text, str->size, NULL)))) {
        return value_from_object(bytes_new(vm, str->text, str->size));
    }
    if (codec_is_iconv(e.codec) &&
        !codec_open(vm, e.codec->iconv, "UCS-4LE", e.codec->name, &e.converter)) {
        return VALUE_ERROR;
    }
    str_builder_init(&e.out);
    if (e.codec->kind == CODEC_UTF8 && e.codec->order == ORDER_BIG) {
        str_builder_add(&e.out, "\xEF\xBB\xBF", 3);
    } else if (e.codec->order == ORDER_MARK && e.codec->kind == CODEC_UTF16) {
        encoder_put_unit(&e, 0xFEFF, 2);
    } else if (e.codec->order == ORDER_MARK && e.codec->kind == CODEC_UTF32) {
        encoder_put_unit(&e, 0xFEFF, 4);
    }
    value result = VALUE_ERROR;
    if (encoder_run(&e)) {
        result = value_from_object(bytes_new(vm, e.out.text, e.out.size));
    }
    str_builder_free(&e.out);
    if (codec_is_iconv(e.codec)) {
        iconv_close(e.converter);
    }
    return result;
}

/* ---- decoding ---- */

struct decoder {
    struct vm *vm;
    const struct codec *codec;
    const char *errors;
    const unsigned char *bytes;
    size_t size;
    bool big;
    const char *name; /* in messages */
    struct str_builder out;
};

/* Bytes start…end are no text.  false: exception. */
static bool decoder_handle(struct decoder *d, size_t start, size_t end, const char *reason)
{
    if (strcmp(d->errors, "ignore") == 0) {
        return true;
    }
    if (strcmp(d->errors, "replace") == 0) {
        str_builder_add_code_point(&d->out, UTF8_REPLACEMENT);
        return true;
    }
    bool escape = strcmp(d->errors, "surrogateescape") == 0;
    if (escape || strcmp(d->errors, "backslashreplace") == 0) {
        for (size_t i = start; i < end; i++) {
            if (escape) {
                str_builder_add_code_point(&d->out, 0xDC00u + d->bytes[i]);
            } else {
                str_builder_printf(&d->out, "\\x%02x", d->bytes[i]);
            }
        }
        return true;
    }
    if (strcmp(d->errors, "strict") != 0 && strcmp(d->errors, "surrogatepass") != 0) {
        vm_raise(d->vm, EXC_LookupError, "unknown error handler name '%s'", d->errors);
        return false;
    }
    struct bytes *object = bytes_new(d->vm, (const char *)d->bytes, d->size);
    codec_raise(d->vm, EXC_UnicodeDecodeError, d->name, value_from_object(object), start, end,
                reason);
    drop_object(d->vm, object);
    return false;
}

/* Length of the sequence at `at`, or 0 with what is wrong about how many bytes. */
static size_t utf8_sequence(const unsigned char *bytes, size_t size, size_t at, size_t *bad,
                            const char **reason)
{
    unsigned char lead = bytes[at];
    size_t want = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    *bad = 1;
    *reason = "invalid start byte";
    for (size_t i = 1; i < want; i++) {
        if (at + i == size) {
            *bad = i;
            *reason = "unexpected end of data";
            return 0;
        }
        unsigned char least = 0x80, most = 0xBF;
        if (i == 1) {
            least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
            most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        }
        if (bytes[at + i] < least || bytes[at + i] > most) {
            *bad = i;
            *reason = "invalid continuation byte";
            return 0;
        }
    }
    return want;
}

static bool decode_utf8(struct decoder *d)
{
    for (size_t at = 0; at < d->size;) {
        if (d->bytes[at] < 0x80) {
            str_builder_add_char(&d->out, (char)d->bytes[at++]);
            continue;
        }
        size_t bad;
        const char *reason;
        size_t length = utf8_sequence(d->bytes, d->size, at, &bad, &reason);
        if (length == 0 && strcmp(d->errors, "surrogatepass") == 0 && d->bytes[at] == 0xED &&
            d->size - at >= 3 && d->bytes[at + 1] >= 0xA0 && d->bytes[at + 1] <= 0xBF &&
            (d->bytes[at + 2] & 0xC0) == 0x80) {
            length = 3;
        }
        if (length == 0) {
            if (!decoder_handle(d, at, at + bad, reason)) {
                return false;
            }
            at += bad;
            continue;
        }
        str_builder_add(&d->out, (const char *)d->bytes + at, length);
        at += length;
    }
    return true;
}

static bool decode_single(struct decoder *d)
{
    for (size_t at = 0; at < d->size; at++) {
        if (d->bytes[at] >= 0x80 && d->codec->kind == CODEC_ASCII) {
            if (!decoder_handle(d, at, at + 1, "ordinal not in range(128)")) {
                return false;
            }
        } else {
            str_builder_add_code_point(&d->out, d->bytes[at]);
        }
    }
    return true;
}

/* Which of the letters it is; -1: none. */
static int hangul_place(const unsigned char *letters, size_t count, unsigned char letter)
{
    const unsigned char *found = memchr(letters, letter, count);
    return found ? (int)(found - letters) : -1;
}

/* The syllable that EUC-KR spells there, or 0. */
static uint32_t decoder_read_spelt(const struct decoder *d, size_t at)
{
    const unsigned char *bytes = d->bytes + at;
    if (d->size - at < HANGUL_SPELT || bytes[0] != 0xA4 || bytes[1] != 0xD4 || bytes[2] != 0xA4 ||
        bytes[4] != 0xA4 || bytes[6] != 0xA4) {
        return 0;
    }
    int begin = hangul_place(hangul_begins, sizeof hangul_begins, bytes[3]);
    int vowel = bytes[5] - 0xBF, end = hangul_place(hangul_ends, sizeof hangul_ends, bytes[7]);
    if (begin < 0 || vowel < 0 || vowel >= HANGUL_VOWELS || end < 0) {
        return 0;
    }
    return HANGUL_FIRST +
           (uint32_t)((begin * HANGUL_VOWELS + vowel) * (int)sizeof hangul_ends + end);
}

/* How many bytes make the character at `at`, and which it is; 0: none, *is_short: cut off. */
static size_t decoder_convert(struct decoder *d, iconv_t converter, size_t at, uint32_t *c,
                              bool *is_short)
{
    bool is_multibyte = d->codec->kind == CODEC_MULTIBYTE && d->bytes[at] >= 0x80;
    *is_short = false;
    if (is_multibyte && codec_is_euc_kr(d->codec)) {
        *c = decoder_read_spelt(d, at);
        if (*c) {
            return HANGUL_SPELT;
        }
        bool is_filler = at + 1 < d->size && d->bytes[at] == 0xA4 && d->bytes[at + 1] == 0xD4;
        *is_short = is_filler && d->size - at < HANGUL_SPELT;
        if (is_filler || (at + 1 < d->size && (d->bytes[at] < 0xA1 || d->bytes[at + 1] < 0xA1))) {
            return 0;
        }
    }
    size_t count = is_multibyte ? 2 : 1;
    if (at + count > d->size) {
        *is_short = true;
        return 0;
    }
    unsigned char out[16];
    char *from = (char *)(uintptr_t)(d->bytes + at), *to = (char *)out;
    size_t left = count, room = sizeof out;
    size_t result = iconv(converter, &from, &left, &to, &room);
    iconv(converter, NULL, NULL, NULL, NULL);
    if (result == (size_t)-1 || room != sizeof out - 4) {
        return 0;
    }
    *c = out[0] | (uint32_t)out[1] << 8 | (uint32_t)out[2] << 16;
    return count;
}

static bool decode_converted(struct decoder *d)
{
    iconv_t converter;
    if (!codec_open(d->vm, "UCS-4LE", d->codec->iconv, d->codec->name, &converter)) {
        return false;
    }
    bool good = true;
    for (size_t at = 0; at < d->size && good;) {
        uint32_t c;
        bool is_short;
        size_t count = decoder_convert(d, converter, at, &c, &is_short);
        if (count > 0) {
            str_builder_add_code_point(&d->out, c);
            at += count;
            continue;
        }
        size_t bad = is_short ? d->size - at : 1;
        good = decoder_handle(d, at, at + bad,
                              d->codec->kind == CODEC_CHARMAP ? "character maps to <undefined>"
                              : is_short                      ? "incomplete multibyte sequence"
                                                              : "illegal multibyte sequence");
        at += bad;
    }
    iconv_close(converter);
    return good;
}

static uint32_t decoder_unit(const struct decoder *d, size_t at, size_t bytes)
{
    uint32_t unit = 0;
    for (size_t i = 0; i < bytes; i++) {
        unit |= (uint32_t)d->bytes[at + i] << 8 * (d->big ? bytes - 1 - i : i);
    }
    return unit;
}

static bool decode_wide(struct decoder *d)
{
    size_t width = d->codec->kind == CODEC_UTF16 ? 2 : 4, at = 0;
    d->big = d->codec->order == ORDER_BIG;
    if (d->codec->order == ORDER_MARK && d->size >= width) {
        d->big = decoder_unit(d, 0, width) == (width == 2 ? 0xFFFE : 0xFFFE0000);
        at = decoder_unit(d, 0, width) == 0xFEFF ? width : 0;
    }
    d->name =
        width == 2 ? (d->big ? "utf-16-be" : "utf-16-le") : (d->big ? "utf-32-be" : "utf-32-le");
    while (at < d->size) {
        if (d->size - at < width) {
            return decoder_handle(d, at, d->size, "truncated data");
        }
        uint32_t c = decoder_unit(d, at, width);
        size_t used = width;
        const char *bad = NULL;
        if (width == 2 && c >= 0xD800 && c < 0xDC00) {
            uint32_t low = d->size - at >= 4 ? decoder_unit(d, at + 2, 2) : 0;
            bad = d->size - at < 4                ? "unexpected end of data"
                  : low < 0xDC00 || low >= 0xE000 ? "illegal UTF-16 surrogate"
                                                  : NULL;
            if (!bad) {
                c = 0x10000 + ((c & 0x3FF) << 10 | (low & 0x3FF));
                used = 4;
            }
        } else if (c >= 0xD800 && c < 0xE000) {
            bad = width == 2 ? "illegal encoding"
                             : "code point in surrogate code point range(0xd800, 0xe000)";
        } else if (c > 0x10FFFF) {
            bad = "code point not in range(0x110000)";
        }
        if (bad && !decoder_handle(d, at, at + used, bad)) {
            return false;
        }
        if (!bad) {
            str_builder_add_code_point(&d->out, c);
        }
        at += used;
    }
    return true;
}

value str_decode(struct vm *vm, const char *bytes, size_t size, const char *encoding,
                 const char *errors)
{
    struct decoder d = {.vm = vm,
                        .errors = errors ? errors : "strict",
                        .bytes = (const unsigned char *)bytes,
                        .size = size};
    d.codec = codec_find(vm, encoding ? encoding : "utf-8");
    if (!d.codec) {
        return VALUE_ERROR;
    }
    if (d.codec->kind == CODEC_UTF8 && d.codec->order == ORDER_BIG && size >= 3 &&
        memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
        d.bytes += 3;
        d.size -= 3;
    }
    if (d.codec->kind == CODEC_UTF8 && utf8_is_valid((const char *)d.bytes, d.size, NULL)) {
        return str_value(str_new(vm, (const char *)d.bytes, d.size));
    }
    str_builder_init(&d.out);
    d.name = d.codec->name;
    bool good = codec_is_iconv(d.codec)       ? decode_converted(&d)
                : d.codec->kind == CODEC_UTF8 ? decode_utf8(&d)
                : d.codec->kind == CODEC_ASCII || d.codec->kind == CODEC_LATIN1 ? decode_single(&d)
                                                                                : decode_wide(&d);
    if (!good) {
        str_builder_free(&d.out);
        return VALUE_ERROR;
    }
    return str_value(str_builder_finish(vm, &d.out));
}
