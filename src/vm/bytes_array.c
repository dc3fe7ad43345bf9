/* bytearray: bytes that can be changed. */
#include "vm/bytes_private.h"
#include "vm/container.h"
#include "vm/number.h"

struct bytearray *bytearray_new(struct vm *vm, const char *data, size_t size)
{
    struct bytearray *array = object_new(vm, vm_type(vm, BYTEARRAY), sizeof(struct bytearray));
    bytearray_append(vm, array, data, size);
    return array;
}

static void bytearray_reserve(struct vm *vm, struct bytearray *array, size_t size)
{
    if (size > array->capacity || !array->data) {
        size_t capacity = size + size / 4 + 16;
        array->data = array->data ? heap_resize(&vm->heap, array->data, array->capacity, capacity)
                                  : heap_alloc(&vm->heap, capacity);
        array->capacity = capacity;
    }
}

void bytearray_append(struct vm *vm, struct bytearray *array, const char *data, size_t size)
{
    bytearray_reserve(vm, array, array->size + size);
    if (data) {
        memcpy(array->data + array->size, data, size);
    } else {
        memset(array->data + array->size, 0, size);
    }
    array->size += size;
}

static void bytearray_dealloc(struct vm *vm, struct object *self)
{
    struct bytearray *array = (struct bytearray *)self;
    if (array->data) {
        heap_free(&vm->heap, array->data, array->capacity);
    }
    object_release(vm, self, sizeof *array);
}

static bool bytearray_can_resize(struct vm *vm, const struct bytearray *array)
{
    if (array->exports) {
        vm_raise(vm, EXC_BufferError, "Existing exports of data: object cannot be re-sized");
    }
    return array->exports == 0;
}

/* Puts data in place of `removed` bytes at `at`. */
static bool bytearray_splice(struct vm *vm, struct bytearray *array, size_t at, size_t removed,
                             const char *data, size_t size)
{
    if (removed != size && !bytearray_can_resize(vm, array)) {
        return false;
    }
    if (size > removed && !heap_can_hold(&vm->heap, size)) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
        return false;
    }
    bytearray_reserve(vm, array, array->size + size - removed);
    memmove(array->data + at + size, array->data + at + removed, array->size - at - removed);
    if (size) {
        memcpy(array->data + at, data, size);
    }
    array->size = array->size + size - removed;
    return true;
}

/* The bytes of v, an iterable or bytes-like, collected in b. */
static bool bytearray_gather(struct vm *vm, value v, struct str_builder *b)
{
    const char *data;
    size_t size;
    if (bytes_view(v, &data, &size)) {
        str_builder_add(b, data, size);
        return true;
    }
    return bytes_collect_items(vm, v, b);
}

static bool bytearray_set_slice(struct vm *vm, struct bytearray *array, value key, value v)
{
    int64_t start, stop, step, count;
    struct str_builder b;
    str_builder_init(&b);
    bool good = (value_is_unbound(v) || bytearray_gather(vm, v, &b)) &&
                slice_resolve(vm, key, (int64_t)array->size, &start, &stop, &step, &count);
    if (good && step == 1) {
        good = bytearray_splice(vm, array, (size_t)start, (size_t)count, b.text, b.size);
    } else if (good && !value_is_unbound(v)) {
        if ((int64_t)b.size != count) {
            vm_raise(vm, EXC_ValueError,
                     "attempt to assign bytes of size %zu to extended slice of size %lld", b.size,
                     (long long)count);
            good = false;
        }
        for (int64_t i = 0; good && i < count; i++) {
            array->data[start + i * step] = b.text[i];
        }
    } else if (good && count > 0) {
        if (step < 0) {
            start += (count - 1) * step;
            step = -step;
        }
        for (int64_t i = count; good && i-- > 0;) {
            good = bytearray_splice(vm, array, (size_t)(start + i * step), 1, NULL, 0);
        }
    }
    str_builder_free(&b);
    return good;
}

static bool bytearray_setitem(struct vm *vm, value self, value key, value v)
{
    struct bytearray *array = value_as(bytearray, self);
    int64_t index;
    unsigned char byte;
    if (value_has_layout(key, LAYOUT_SLICE)) {
        return bytearray_set_slice(vm, array, key, v);
    }
    if (!value_is_int(key) && !value_type(vm, key)->index) {
        vm_raise(vm, EXC_TypeError, "bytearray indices must be integers or slices, not %.200s",
                 type_name_of(vm, key));
        return false;
    }
    if (!vm_index(vm, key, &index)) {
        return false;
    }
    index = index < 0 ? index + (int64_t)array->size : index;
    if (index < 0 || index >= (int64_t)array->size) {
        vm_raise(vm, EXC_IndexError, "bytearray index out of range");
        return false;
    }
    if (value_is_unbound(v)) {
        return bytearray_splice(vm, array, (size_t)index, 1, NULL, 0);
    }
    if (!value_to_byte(vm, v, "byte must be in range(0, 256)", &byte)) {
        return false;
    }
    array->data[index] = (char)byte;
    return true;
}

static value bytearray_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    struct bytearray *array = value_as(bytearray, a);
    const char *data;
    size_t size;
    if (op == BINARY_ADD && bytes_view(b, &data, &size)) {
        struct str_builder copy; /* b may be a itself */
        str_builder_init(&copy);
        str_builder_add(&copy, data, size);
        bool good = bytearray_splice(vm, array, array->size, 0, copy.text, copy.size);
        str_builder_free(&copy);
        return good ? keep(a) : VALUE_ERROR;
    }
    if (op == BINARY_MULTIPLY && value_is_int(b)) {
        value product = bytes_binary(vm, op, a, b);
        if (value_is_error(product)) {
            return product;
        }
        const struct bytearray *made = value_as(bytearray, product);
        bool good = bytearray_splice(vm, array, 0, array->size, made->data, made->size);
        drop(vm, product);
        return good ? keep(a) : VALUE_ERROR;
    }
    return bytes_binary(vm, op, a, b);
}

static value bytearray_repr(struct vm *vm, value v)
{
    struct str_builder b;
    str_builder_init(&b);
    str_builder_add_str(&b, value_type(vm, v)->name);
    str_builder_add_char(&b, '(');
    bytes_add_repr(&b, value_as(bytearray, v)->data, value_as(bytearray, v)->size);
    str_builder_add_char(&b, ')');
    return str_value(str_builder_finish(vm, &b));
}

static value bytearray_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                            struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames; /* are for __init__ */
    struct bytearray *array = object_new(vm, type, sizeof *array);
    return value_from_object(array);
}

static bool bytearray_init(struct vm *vm, value self, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    value a[3];
    struct bytearray *array = value_as(bytearray, self);
    struct str_builder b;
    str_builder_init(&b);
    bool ok = args_bind(vm, "bytearray", "source? encoding? errors?", args, nargs, kwnames, a) &&
              bytes_collect(vm, "bytearray", a, &b) &&
              bytearray_splice(vm, array, 0, array->size, b.text, b.size);
    str_builder_free(&b);
    return ok;
}

/* ---- methods ---- */

static value bytearray_append_method(struct vm *vm, const value *args, size_t nargs,
                                     struct tuple *kwnames)
{
    unsigned char byte;
    struct bytearray *array = value_as(bytearray, args[0]);
    if (!args_check(vm, "bytearray.append", nargs - 1, kwnames, 1, 1) ||
        !value_to_byte(vm, args[1], "byte must be in range(0, 256)", &byte) ||
        !bytearray_splice(vm, array, array->size, 0, (char *)&byte, 1)) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value bytearray_extend(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct bytearray *array = value_as(bytearray, args[0]);
    struct str_builder b;
    str_builder_init(&b);
    bool good = args_check(vm, "bytearray.extend", nargs - 1, kwnames, 1, 1) &&
                bytearray_gather(vm, args[1], &b) &&
                bytearray_splice(vm, array, array->size, 0, b.text, b.size);
    str_builder_free(&b);
    return good ? VALUE_NONE : VALUE_ERROR;
}

static value bytearray_insert(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    unsigned char byte;
    int64_t index;
    struct bytearray *array = value_as(bytearray, args[0]);
    if (!args_check(vm, "bytearray.insert", nargs - 1, kwnames, 2, 2) ||
        !vm_count(vm, args[1], &index) ||
        !value_to_byte(vm, args[2], "byte must be in range(0, 256)", &byte)) {
        return VALUE_ERROR;
    }
    int64_t size = (int64_t)array->size;
    index = index < 0 ? (index + size < 0 ? 0 : index + size) : index > size ? size : index;
    return bytearray_splice(vm, array, (size_t)index, 0, (char *)&byte, 1) ? VALUE_NONE
                                                                           : VALUE_ERROR;
}

static value bytearray_pop(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t index = -1;
    struct bytearray *array = value_as(bytearray, args[0]);
    if (!args_check(vm, "bytearray.pop", nargs - 1, kwnames, 0, 1) ||
        (nargs > 1 && !vm_count(vm, args[1], &index))) {
        return VALUE_ERROR;
    }
    if (array->size == 0) {
        return vm_raise(vm, EXC_IndexError, "pop from empty bytearray");
    }
    index = index < 0 ? index + (int64_t)array->size : index;
    if (index < 0 || index >= (int64_t)array->size) {
        return vm_raise(vm, EXC_IndexError, "pop index out of range");
    }
    value v = value_from_small_int((unsigned char)array->data[index]);
    return bytearray_splice(vm, array, (size_t)index, 1, NULL, 0) ? v : VALUE_ERROR;
}

static value bytearray_remove(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    unsigned char byte;
    struct bytearray *array = value_as(bytearray, args[0]);
    if (!args_check(vm, "bytearray.remove", nargs - 1, kwnames, 1, 1) ||
        !value_to_byte(vm, args[1], "byte must be in range(0, 256)", &byte)) {
        return VALUE_ERROR;
    }
    const char *at = memchr(array->data, byte, array->size);
    if (!at) {
        return vm_raise(vm, EXC_ValueError, "value not found in bytearray");
    }
    return bytearray_splice(vm, array, (size_t)(at - array->data), 1, NULL, 0) ? VALUE_NONE
                                                                               : VALUE_ERROR;
}

static value bytearray_reverse(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    struct bytearray *array = value_as(bytearray, args[0]);
    if (!args_check(vm, "bytearray.reverse", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    for (size_t i = 0; i < array->size / 2; i++) {
        char c = array->data[i];
        array->data[i] = array->data[array->size - 1 - i];
        array->data[array->size - 1 - i] = c;
    }
    return VALUE_NONE;
}

static value bytearray_clear(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct bytearray *array = value_as(bytearray, args[0]);
    return args_check(vm, "bytearray.clear", nargs - 1, kwnames, 0, 0) &&
                   bytearray_splice(vm, array, 0, array->size, NULL, 0)
               ? VALUE_NONE
               : VALUE_ERROR;
}

static value bytearray_copy(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    const struct bytearray *array = value_as(bytearray, args[0]);
    return args_check(vm, "bytearray.copy", nargs - 1, kwnames, 0, 0)
               ? value_from_object(bytearray_new(vm, array->data, array->size))
               : VALUE_ERROR;
}

static const struct native_def bytearray_natives[] = {
    {"append", bytearray_append_method, 0},
    {"extend", bytearray_extend, 0},
    {"insert", bytearray_insert, 0},
    {"pop", bytearray_pop, 0},
    {"remove", bytearray_remove, 0},
    {"reverse", bytearray_reverse, 0},
    {"clear", bytearray_clear, 0},
    {"copy", bytearray_copy, 0},
    {NULL, NULL, 0},
};

void bytearray_init_type(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "bytearray", NULL, LAYOUT_BYTEARRAY,
                                        sizeof(struct bytearray), TYPE_IMMUTABLE);
    vm->types[T_BYTEARRAY] = type;
    type->dealloc = bytearray_dealloc;
    type->repr = bytearray_repr;
    type->str_ = bytearray_repr;
    type->compare = bytes_compare;
    type->len = bytes_len;
    type->getitem = bytes_getitem;
    type->setitem = bytearray_setitem;
    type->contains = bytes_contains;
    type->iter = bytes_iter;
    type->binary = bytes_binary;
    type->inplace = bytearray_inplace;
    type->new_ = bytearray_make;
    type->init = bytearray_init;
    type_add_natives(vm, type, bytes_natives);
    type_add_natives(vm, type, bytearray_natives);
    type_ready(vm, type);
}
