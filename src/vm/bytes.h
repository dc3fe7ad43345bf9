/* bytes, bytearray and memoryview.
 *
 * bytes is immutable, its contents lie behind the header.  A bytearray owns a
 * block of its own; it cannot be resized while a memoryview looks at it
 * (BufferError).  A memoryview is of bytes or bytearray, one byte an item.
 */
#ifndef VM_BYTES_H
#define VM_BYTES_H

#include "vm/object.h"

struct bytes {
    struct object head;
    int64_t hash; /* 0: not computed yet */
    size_t size;
    char data[]; /* and a NUL that is not counted */
};

struct bytearray {
    struct object head;
    size_t size, capacity;
    size_t exports; /* memoryviews that look at it */
    char *data;
};

struct bytes *bytes_new(struct vm *vm, const char *data, size_t size); /* data NULL: zeros */
struct bytearray *bytearray_new(struct vm *vm, const char *data, size_t size);
void bytearray_append(struct vm *vm, struct bytearray *array, const char *data, size_t size);

/* The contents of a bytes, bytearray or memoryview: good while it is not changed.
 * false: v is none of them (no exception). */
bool bytes_view(value v, const char **data, size_t *size);
/* The same, with CPython's "a bytes-like object is required, not 'X'". */
bool bytes_require(struct vm *vm, value v, const char **data, size_t *size);

value bytes_repr(struct vm *vm, value v);
void bytes_init_types(struct vm *vm);

#endif
