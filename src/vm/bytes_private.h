/* What the files of bytes, bytearray and memoryview share. */
#ifndef VM_BYTES_PRIVATE_H
#define VM_BYTES_PRIVATE_H

#include "vm/bytes.h"
#include "vm/str_build.h"

struct bytes *bytes_new_type(struct vm *vm, struct type *type, const char *data, size_t size);
bool memoryview_get(value v, const char **data, size_t *size);
value bytes_like(struct vm *vm, value self, const char *data, size_t size);
void bytes_add_repr(struct str_builder *b, const char *data, size_t size);
/* 0…255, or false and ValueError with that message. */
bool value_to_byte(struct vm *vm, value v, const char *message, unsigned char *byte);
bool bytes_collect(struct vm *vm, const char *function, const value *a, struct str_builder *b);
bool bytes_collect_items(struct vm *vm, value iterable, struct str_builder *b);

/* Slots that serve both. */
int64_t bytes_len(struct vm *vm, value v);
value bytes_compare(struct vm *vm, value a, value b, enum compare_op op);
int bytes_contains(struct vm *vm, value self, value item);
value bytes_getitem(struct vm *vm, value self, value key);
value bytes_binary(struct vm *vm, enum binary_op op, value a, value b);
value bytes_iter(struct vm *vm, value self);

extern const struct native_def bytes_natives[]; /* methods of both (vm/bytes_methods.c) */
value bytes_hex(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames);

void bytearray_init_type(struct vm *vm);
void memoryview_init_type(struct vm *vm);

#endif
