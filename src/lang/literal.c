/* The values of number and string tokens. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/parser.h"

static unsigned literal_digit(char c)
{
    unsigned letter = (unsigned)((c | 0x20) - 'a');
    return letter < 26 ? letter + 10 : (unsigned)(c - '0');
}

static void literal_integer(struct arena *arena, const char *text, size_t size,
                            struct ast_constant *value)
{
    char second = size > 1 ? text[1] | 0x20 : '\0';
    unsigned base = text[0] != '0'  ? 10
                    : second == 'x' ? 16
                    : second == 'o' ? 8
                    : second == 'b' ? 2
                                    : 10;
    uint64_t number = 0;
    bool big = false;
    for (size_t i = base == 10 ? 0 : 2; i < size && !big; i++) {
        unsigned digit = literal_digit(text[i]);
        big = number > ((uint64_t)INT64_MAX - digit) / base;
        number = number * base + digit;
    }
    if (!big) {
        value->kind = AST_CONST_INT;
        value->integer = (int64_t)number;
        return;
    }
    char *digits = arena_copy_bytes(arena, text, size);
    digits[1] = base == 10 ? digits[1] : second;
    value->kind = AST_CONST_BIG_INT;
    value->text = digits;
    value->size = (uint32_t)size;
}

bool literal_number(struct arena *arena, const char *text, size_t size, struct ast_constant *value)
{
    struct strbuf plain = {0};
    for (size_t i = 0; i < size; i++) {
        if (text[i] != '_') {
            strbuf_add_char(&plain, text[i]);
        }
    }
    const char *digits = strbuf_text(&plain);
    bool hex = digits[0] == '0' && (digits[1] | 0x20) == 'x';
    bool is_float = !hex && strpbrk(digits, ".eEjJ");
    bool too_long =
        !is_float && plain.length > 4300 && (digits[0] != '0' || (unsigned)(digits[1] - '0') < 10);
    if (is_float) {
        value->kind = strpbrk(digits, "jJ") ? AST_CONST_IMAGINARY : AST_CONST_FLOAT;
        value->real = strtod(digits, NULL);
    } else {
        literal_integer(arena, digits, plain.length, value);
    }
    strbuf_free(&plain);
    return !too_long;
}

/* NUMBER */
struct ast_node *parse_number(struct parser *p)
{
    uint32_t first = p->at++;
    const struct token *token = parse_token(p, first);
    struct ast_node *node = parse_node(p, AST_CONSTANT, first);
    if (!literal_number(p->arena, p->source + token->start, token->end - token->start,
                        &node->u.constant.value)) {
        struct parse_place place = parse_place_tokens(p, first, first);
        return parse_raise(
            p, DIAG_SYNTAX, place,
            "Exceeds the limit (4300 digits) for integer string conversion: value has %u digits; "
            "use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for "
            "huge integer literals to avoid decimal conversion limits.",
            (unsigned)node->u.constant.value.size);
    }
    return node;
}

/* --- strings ------------------------------------------------------------------------------ */

struct literal_reader {
    struct parser *p;
    const char *text;
    size_t size, at;
    bool bytes;
    struct strbuf *out;
};

/* CPython numbers the bytes of a text in which each non-ASCII character is written \UXXXXXXXX. */
static size_t literal_position(const struct literal_reader *r, size_t at)
{
    size_t position = 0;
    for (size_t i = 0; i < at; i++) {
        unsigned char c = (unsigned char)r->text[i];
        position += c < 0x80 ? 1 : (c & 0xC0) != 0x80 ? 10 : 0;
    }
    return position;
}

static bool literal_fail(struct literal_reader *r, size_t start, const char *what)
{
    parse_peek(r->p);
    struct parse_place place = parse_place_last(r->p);
    size_t first = literal_position(r, start), last = literal_position(r, r->at) - 1;
    if (r->bytes) {
        parse_raise(r->p, DIAG_SYNTAX, place, "(value error) invalid \\x escape at position %zu",
                    first);
    } else if (last == first) {
        parse_raise(r->p, DIAG_SYNTAX, place,
                    "(unicode error) 'unicodeescape' codec can't decode byte 0x5c in position "
                    "%zu: %s",
                    first, what);
    } else {
        parse_raise(r->p, DIAG_SYNTAX, place,
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position "
                    "%zu-%zu: %s",
                    first, last, what);
    }
    return false;
}

static void literal_add(struct literal_reader *r, uint32_t c)
{
    if (r->bytes) {
        strbuf_add_char(r->out, (char)c);
    } else {
        strbuf_add_code_point(r->out, c);
    }
}

static bool literal_hex(struct literal_reader *r, size_t start, int count, const char *what)
{
    uint32_t c = 0;
    for (; count > 0; count--, r->at++) {
        char digit = r->at < r->size ? r->text[r->at] : '\0';
        bool decimal = (unsigned)(digit - '0') < 10;
        if (!decimal && (unsigned)((digit | 0x20) - 'a') >= 6) {
            return literal_fail(r, start, what);
        }
        c = c << 4 | literal_digit(digit);
    }
    if (c > UTF8_MAX) {
        return literal_fail(r, start, "illegal Unicode character");
    }
    literal_add(r, c);
    return true;
}

static void literal_octal(struct literal_reader *r, char first)
{
    uint32_t c = (uint32_t)(first - '0');
    for (int i = 0; i < 2 && r->at < r->size && (unsigned)(r->text[r->at] - '0') < 8; i++) {
        c = c << 3 | (uint32_t)(r->text[r->at++] - '0');
    }
    literal_add(r, r->bytes ? c & 0xFF : c);
}

/* \N{name} */
static bool literal_named(struct literal_reader *r, size_t start)
{
    const char *end = r->at < r->size && r->text[r->at] == '{'
                          ? memchr(r->text + r->at, '}', r->size - r->at)
                          : NULL;
    if (!end || end == r->text + r->at + 1) {
        r->at += r->at < r->size && r->text[r->at] == '{';
        return literal_fail(r, start, "malformed \\N character escape");
    }
    const char *name = r->text + r->at + 1;
    uint32_t c = unicode_find(name, (size_t)(end - name));
    r->at = (size_t)(end + 1 - r->text);
    if (c == UNICODE_NONE) {
        return literal_fail(r, start, "unknown Unicode character name");
    }
    literal_add(r, c);
    return true;
}

static bool literal_escape(struct literal_reader *r)
{
    size_t start = r->at++;
    char c = r->text[r->at++];
    switch (c) {
    case '\n': return true;
    case '\\':
    case '\'':
    case '"': literal_add(r, (uint32_t)c); return true;
    case 'b': literal_add(r, '\b'); return true;
    case 'f': literal_add(r, '\f'); return true;
    case 't': literal_add(r, '\t'); return true;
    case 'n': literal_add(r, '\n'); return true;
    case 'r': literal_add(r, '\r'); return true;
    case 'v': literal_add(r, '\v'); return true;
    case 'a': literal_add(r, '\a'); return true;
    case 'x': return literal_hex(r, start, 2, "truncated \\xXX escape");
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7': literal_octal(r, c); return true;
    default: break;
    }
    if (!r->bytes && c == 'u') {
        return literal_hex(r, start, 4, "truncated \\uXXXX escape");
    }
    if (!r->bytes && c == 'U') {
        return literal_hex(r, start, 8, "truncated \\UXXXXXXXX escape");
    }
    if (!r->bytes && c == 'N') {
        return literal_named(r, start);
    }
    strbuf_add_char(r->out, '\\'); /* not an escape: the backslash stays */
    r->at--;
    return true;
}

bool literal_decode(struct parser *p, const char *text, size_t size, bool raw, bool bytes,
                    struct strbuf *out)
{
    struct literal_reader r = {.p = p, .text = text, .size = size, .bytes = bytes, .out = out};
    if (raw) {
        strbuf_add_bytes(out, text, size);
        return true;
    }
    while (r.at < size) {
        const char *slash = memchr(text + r.at, '\\', size - r.at);
        size_t end = slash ? (size_t)(slash - text) : size;
        strbuf_add_bytes(out, text + r.at, end - r.at);
        r.at = end;
        if (slash && r.at + 1 >= size) {
            strbuf_add_char(out, '\\');
            break;
        }
        if (slash && !literal_escape(&r)) {
            return false;
        }
    }
    return true;
}

/* The inside of a string token. */
struct literal_body {
    const char *text;
    size_t size;
    struct string_prefix prefix;
};

static struct literal_body literal_open(const struct parser *p, const struct token *token)
{
    struct literal_body body = {0};
    struct lexer lexer = {.source = p->source, .size = p->size};
    uint32_t prefix = lexer_string_prefix(&lexer, token->start, &body.prefix);
    uint32_t start = token->start + prefix, end = token->end - 1;
    char quote = p->source[start - 1];
    if (end >= start + 4 && p->source[start] == quote && p->source[start + 1] == quote) {
        start += 2;
        end -= 2;
    }
    body.text = p->source + start;
    body.size = end - start;
    return body;
}

static struct ast_node *literal_constant(struct parser *p, uint32_t first, struct strbuf *text,
                                         bool bytes)
{
    struct ast_node *node = parse_node(p, AST_CONSTANT, first);
    node->u.constant.value.kind = bytes ? AST_CONST_BYTES : AST_CONST_STR;
    node->u.constant.value.text = arena_copy_bytes(p->arena, strbuf_text(text), text->length);
    node->u.constant.value.size = (uint32_t)text->length;
    return node;
}

void fstring_flush(struct parser *p, struct fstring_output *out)
{
    if (out->literal->length > 0) {
        parse_push(p, literal_constant(p, out->first, out->literal, false));
        strbuf_clear(out->literal);
    }
}

static bool literal_read(struct parser *p, struct fstring_output *out, uint32_t index, bool bytes)
{
    struct literal_body body = literal_open(p, parse_token(p, index));
    if (body.prefix.bytes != bytes) {
        parse_raise(p, DIAG_SYNTAX, parse_place_last(p), "cannot mix bytes and nonbytes literals");
        return false;
    }
    if (body.prefix.format) {
        return fstring_read(p, out, index, body.text, body.size, body.prefix.raw);
    }
    for (size_t i = 0; bytes && i < body.size; i++) {
        if ((unsigned char)body.text[i] >= 0x80) {
            parse_raise(p, DIAG_SYNTAX, parse_place_tokens(p, index, index),
                        "bytes can only contain ASCII literal characters");
            return false;
        }
    }
    return literal_decode(p, body.text, body.size, body.prefix.raw, bytes, out->literal);
}

/* strings: STRING+, one constant or, with f-strings among them, a JoinedStr */
struct ast_node *parse_strings(struct parser *p)
{
    uint32_t first = p->at;
    bool format = false, good = true;
    while (parse_at(p, TOKEN_STRING)) {
        format = format || literal_open(p, parse_token(p, p->at)).prefix.format;
        p->at++;
    }
    if (p->raised) {
        return NULL;
    }
    uint32_t behind = p->at;
    bool bytes = literal_open(p, parse_token(p, first)).prefix.bytes;
    struct strbuf text = {0};
    struct fstring_output out = {.literal = &text, .first = first};
    size_t mark = p->stack.count;
    for (uint32_t i = first; good && i < behind; i++) {
        good = literal_read(p, &out, i, bytes);
    }
    struct ast_node *node = NULL;
    if (good && !format) {
        node = literal_constant(p, first, &text, bytes);
    } else if (good) {
        fstring_flush(p, &out);
        struct ast_list values = parse_take_list(p, mark);
        node = parse_node(p, AST_JOINED_STR, first);
        node->u.joined_str.values = values;
    }
    p->stack.count = mark;
    strbuf_free(&text);
    return p->raised ? NULL : node;
}
