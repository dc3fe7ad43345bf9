/* Text under construction and text read code point by code point: what the files of
 * str, bytes and formatting share.
 *
 * A builder keeps short texts in itself and long ones in memory of its own, so
 * that most results cost one allocation: the str.  Who began one ends it with
 * str_builder_finish() or str_builder_free().
 */
#ifndef VM_STR_BUILD_H
#define VM_STR_BUILD_H

#include "vm/native.h"
#include "vm/str.h"
#include "vm/vm.h"

struct str_builder {
    char *text;
    size_t size, capacity;
    char first[256];
};

static inline void str_builder_init(struct str_builder *b)
{
    b->text = b->first;
    b->size = 0;
    b->capacity = sizeof b->first;
}

void str_builder_free(struct str_builder *b);
void str_builder_grow(struct str_builder *b, size_t extra);
/* The text as a str; the builder is empty and usable again. */
struct str *str_builder_finish(struct vm *vm, struct str_builder *b);
void str_builder_add_code_point(struct str_builder *b, uint32_t c);
void str_builder_repeat(struct str_builder *b, uint32_t c, size_t times);
void str_builder_printf(struct str_builder *b, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* repr() of a text, quotes and all; `ascii` escapes everything beyond ASCII. */
void str_builder_add_repr(struct str_builder *b, const char *text, size_t size, bool ascii);

static inline void str_builder_room(struct str_builder *b, size_t extra)
{
    if (extra > b->capacity - b->size) {
        str_builder_grow(b, extra);
    }
}

static inline void str_builder_add(struct str_builder *b, const char *text, size_t size)
{
    str_builder_room(b, size);
    memcpy(b->text + b->size, text, size);
    b->size += size;
}

static inline void str_builder_add_char(struct str_builder *b, char c)
{
    str_builder_room(b, 1);
    b->text[b->size++] = c;
}

static inline void str_builder_add_str(struct str_builder *b, const struct str *str)
{
    str_builder_add(b, str->text, str->size);
}

/* The code point at *at, which is moved behind it.  The text is a str's. */
static inline uint32_t str_next(const char **at)
{
    const unsigned char *s = (const unsigned char *)*at;
    if (s[0] < 0x80) {
        *at += 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *at += 2;
        return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0) {
        *at += 3;
        return (s[0] & 0x0Fu) << 12 | (s[1] & 0x3Fu) << 6 | (s[2] & 0x3Fu);
    }
    *at += 4;
    return (s[0] & 7u) << 18 | (s[1] & 0x3Fu) << 12 | (s[2] & 0x3Fu) << 6 | (s[3] & 0x3Fu);
}

/* The code point before *at, which is moved to it. */
static inline uint32_t str_previous(const char **at)
{
    do {
        --*at;
    } while ((**at & 0xC0) == 0x80);
    const char *begin = *at;
    return str_next(&begin);
}

static inline size_t str_step(char lead)
{
    unsigned char c = (unsigned char)lead;
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

size_t str_count(const char *text, size_t size); /* code points of valid text */

/* ---- finding bytes (str_find.c) ---- */

/* First or last occurrence in text, or NULL.  An empty needle is found at once. */
const char *text_find(const char *text, size_t size, const char *needle, size_t needle_size);
const char *text_rfind(const char *text, size_t size, const char *needle, size_t needle_size);

/* ---- Unicode (str_unicode.c) ---- */

bool unicode_is_alpha(uint32_t c);
bool unicode_is_decimal(uint32_t c);
bool unicode_is_digit(uint32_t c);
bool unicode_is_numeric(uint32_t c);
bool unicode_is_space(uint32_t c);
bool unicode_is_printable(uint32_t c);
bool unicode_is_lower(uint32_t c);
bool unicode_is_upper(uint32_t c);
bool unicode_is_title(uint32_t c);
bool unicode_is_line_end(uint32_t c); /* for splitlines */
bool unicode_is_identifier(const char *text, size_t size);
int unicode_decimal_value(uint32_t c); /* 0…9, or -1 */
enum unicode_case { CASE_LOWER, CASE_UPPER, CASE_TITLE, CASE_FOLD };
/* The full mapping of one code point, regardless of what stands around it: 1 to 3. */
size_t unicode_map(uint32_t c, enum unicode_case to, uint32_t out[3]);
bool unicode_is_case_ignorable(uint32_t c);

/* Text as numbers are read from it: digits and spaces of all scripts as ASCII, what
 * else is not ASCII as '?'. */
void text_to_ascii(const char *text, size_t size, struct str_builder *out);

/* ---- arguments ---- */

static inline const char *type_name_of(struct vm *vm, value v)
{
    return value_type(vm, v)->name->text;
}

/* start and stop of find(), count() …: None or an index; clipped to 0…length. */
bool str_bounds(struct vm *vm, const value *args, size_t nargs, size_t at, int64_t length,
                int64_t *start, int64_t *stop);
/* An optional str argument (encoding, errors): NULL when UNBOUND.  false: TypeError. */
bool str_c_arg(struct vm *vm, const char *function, const char *arg, value v, const char **out);
/* "f() argument 1 must be str, not int" */
value str_arg_error(struct vm *vm, const char *function, int position, value v);

/* ---- the pieces of the type str ---- */

extern const struct native_def str_find_natives[], str_case_natives[], str_layout_natives[],
    str_split_natives[];
void str_dealloc(struct vm *vm, struct object *self);
/* An instance of a subclass of str with that text. */
struct str *str_new_subclass(struct vm *vm, struct type *type, const struct str *from);
value str_self(struct vm *vm, struct str *str); /* new reference; plain str of the same text */

#endif
