/* str: immutable text, kept as UTF-8 (surrogates as three bytes each).
 *
 * `length` counts code points, `size` bytes; where they are equal the text is
 * ASCII and an index is an offset.  Interned strings are unique in their vm, so
 * names compare by pointer.  The bytes end with a NUL that is not counted.
 */
#ifndef VM_STR_H
#define VM_STR_H

#include "vm/object.h"

struct str {
    struct object head;
    int64_t hash; /* 0: not computed yet */
    size_t size, length;
    size_t capacity; /* bytes of room in text, without the NUL: s += x may grow in place */
    bool interned;
    char text[];
};

struct str *str_new(struct vm *vm, const char *text,
                    size_t size); /* text is valid UTF-8 (or with surrogates) */
struct str *str_new_ascii(struct vm *vm, const char *text, size_t size); /* no check */
struct str *str_from_c(struct vm *vm, const char *text);
/* Room for a text of that size, to be filled by the caller at once (the NUL is
 * there).  Not for size 0 or single characters that should be the cached ones. */
struct str *str_new_room(struct vm *vm, size_t size, size_t length);
struct str *str_printf(struct vm *vm, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str *str_from_code_point(struct vm *vm, uint32_t code_point); /* cached below 128 */
struct str *str_intern(struct vm *vm, struct str *str);    /* STEALS str, returns the unique one */
struct str *str_intern_c(struct vm *vm, const char *text); /* new reference to the unique one */
struct str *str_concat(struct vm *vm, struct str *a, struct str *b);
/* Appends b to the str in *place, in place when nobody else holds it; *place is
 * replaced.  Used by the interpreter for s += x and s = s + x. */
bool str_append(struct vm *vm, value *place, struct str *b);
/* start, step and count as slice_resolve() gives them. */
struct str *str_slice(struct vm *vm, struct str *str, int64_t start, int64_t step, int64_t count);
bool str_equal(const struct str *a, const struct str *b);
bool str_equal_c(const struct str *str, const char *text);
int str_compare(const struct str *a, const struct str *b); /* by code point: <0, 0, >0 */
int64_t str_hash(struct str *str);                         /* never 0 or -1 */
struct str *str_join(struct vm *vm, struct str *separator, value iterable); /* NULL: exception */
/* The strings in items, one after the other: f-strings.  All must be str. */
struct str *str_concat_all(struct vm *vm, const value *items, size_t count);
struct str *str_repeat(struct vm *vm, struct str *str, int64_t times); /* NULL: MemoryError */
value str_repr(struct vm *vm, value v);
/* Text that may hold invalid UTF-8 (a file, a name from outside): U+FFFD for bad bytes. */
struct str *str_from_bytes(struct vm *vm, const char *text, size_t size);
uint32_t str_at(struct vm *vm, struct str *str, size_t index);   /* code point; index < length */
size_t str_offset(struct vm *vm, struct str *str, size_t index); /* its byte; index <= length */
/* Codecs: errors NULL is "strict".  Names as CPython normalises them. */
value str_encode(struct vm *vm, struct str *str, const char *encoding, const char *errors);
value str_decode(struct vm *vm, const char *bytes, size_t size, const char *encoding,
                 const char *errors);
void str_init_types(struct vm *vm);
void str_table_free(struct vm *vm); /* at the vm's end, before its heap goes */
/* The `%` operator, str.format and format specs: vm/format.h. */

static inline bool str_is_ascii(const struct str *str)
{
    return str->size == str->length;
}

#define str_value(pointer) value_from_object(pointer)

/* Of one code point, as Unicode 14 has it: a utf8proc_category_t. */
int unicode_category(uint32_t c);

#endif
