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
struct str *str_printf(struct vm *vm, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
struct str *str_from_code_point(struct vm *vm, uint32_t code_point); /* cached below 128 */
struct str *str_intern(struct vm *vm, struct str *str);    /* STEALS str, returns the unique one */
struct str *str_intern_c(struct vm *vm, const char *text); /* new reference to the unique one */
struct str *str_concat(struct vm *vm, struct str *a, struct str *b);
/* Appends b to the str in *place, in place when nobody else holds it; *place is
 * replaced.  Used by the interpreter for s += x and s = s + x. */
bool str_append(struct vm *vm, value *place, struct str *b);
struct str *str_slice(struct vm *vm, struct str *str, int64_t start, int64_t stop, int64_t step);
bool str_equal(const struct str *a, const struct str *b);
bool str_equal_c(const struct str *str, const char *text);
int str_compare(const struct str *a, const struct str *b); /* by code point: <0, 0, >0 */
int64_t str_hash(struct str *str);                         /* never 0 or -1 */
struct str *str_join(struct vm *vm, struct str *separator, value iterable); /* NULL: exception */
value str_repr(struct vm *vm, value v);
/* The `%` operator, str.format and format specs: vm/format.h. */

#define str_value(pointer) value_from_object(pointer)

#endif
