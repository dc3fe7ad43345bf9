/* bytes, and what bytes and bytearray have in common. */
#include "vm/bytes.h"

#include "base/map.h"
#include "vm/bytes_private.h"
#include "vm/container.h"
#include "vm/format.h"
#include "vm/number.h"
#include "vm/str_build.h"

static size_t bytes_block_size(size_t size)
{
    return offsetof(struct bytes, data) + size + 1;
}

struct bytes *bytes_new_type(struct vm *vm, struct type *type, const char *data, size_t size)
{
    struct bytes *bytes = object_new(vm, type, bytes_block_size(size));
    bytes->size = size;
    if (data) {
        memcpy(bytes->data, data, size);
    }
    bytes->data[size] = '\0';
    return bytes;
}

struct bytes *bytes_new(struct vm *vm, const char *data, size_t size)
{
    return bytes_new_type(vm, vm_type(vm, BYTES), data, size);
}

static void bytes_dealloc(struct vm *vm, struct object *self)
{
    object_release(vm, self, bytes_block_size(((struct bytes *)self)->size));
}

bool bytes_view(value v, const char **data, size_t *size)
{
    if (value_is_bytes(v)) {
        *data = value_as(bytes, v)->data;
        *size = value_as(bytes, v)->size;
        return true;
    }
    if (value_has_layout(v, LAYOUT_BYTEARRAY)) {
        *data = value_as(bytearray, v)->data;
        *size = value_as(bytearray, v)->size;
        return true;
    }
    return memoryview_get(v, data, size);
}

bool bytes_require(struct vm *vm, value v, const char **data, size_t *size)
{
    if (bytes_view(v, data, size)) {
        return true;
    }
    vm_raise(vm, EXC_TypeError, "a bytes-like object is required, not '%.100s'",
             type_name_of(vm, v));
    return false;
}

bool value_to_byte(struct vm *vm, value v, const char *message, unsigned char *byte)
{
    int64_t n;
    if (!vm_index(vm, v, &n)) {
        if (!error_matches(vm, EXC_IndexError)) {
            return false;
        }
        error_clear(vm);
        n = -1;
    }
    if (n < 0 || n > 255) {
        vm_raise(vm, EXC_ValueError, "%s", message);
        return false;
    }
    *byte = (unsigned char)n;
    return true;
}

/* ---- repr ---- */

void bytes_add_repr(struct str_builder *b, const char *data, size_t size)
{
    char quote = size && memchr(data, '\'', size) && !memchr(data, '"', size) ? '"' : '\'';
    str_builder_add_char(b, 'b');
    str_builder_add_char(b, quote);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)data[i];
        if (c == (unsigned char)quote || c == '\\') {
            str_builder_add_char(b, '\\');
            str_builder_add_char(b, (char)c);
        } else if (c == '\n' || c == '\r' || c == '\t') {
            str_builder_add_char(b, '\\');
            str_builder_add_char(b, c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
        } else if (c >= 0x20 && c < 0x7F) {
            str_builder_add_char(b, (char)c);
        } else {
            str_builder_printf(b, "\\x%02x", c);
        }
    }
    str_builder_add_char(b, quote);
}

value bytes_repr(struct vm *vm, value v)
{
    const char *data = "";
    size_t size = 0;
    struct str_builder b;
    str_builder_init(&b);
    bytes_view(v, &data, &size);
    bytes_add_repr(&b, data, size);
    return str_value(str_builder_finish(vm, &b));
}

/* ---- slots of both ---- */

int64_t bytes_len(struct vm *vm, value v)
{
    const char *data;
    size_t size = 0;
    (void)vm;
    bytes_view(v, &data, &size);
    return (int64_t)size;
}

value bytes_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    const char *x, *y;
    size_t xs, ys;
    (void)vm;
    if (!bytes_view(a, &x, &xs) || !bytes_view(b, &y, &ys)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    size_t least = xs < ys ? xs : ys;
    int order = least ? memcmp(x, y, least) : 0;
    order = order ? order : (xs > ys) - (xs < ys);
    switch (op) {
    case COMPARE_LT: return value_from_bool(order < 0);
    case COMPARE_LE: return value_from_bool(order <= 0);
    case COMPARE_EQ: return value_from_bool(order == 0);
    case COMPARE_NE: return value_from_bool(order != 0);
    case COMPARE_GT: return value_from_bool(order > 0);
    default: return value_from_bool(order >= 0);
    }
}

int bytes_contains(struct vm *vm, value self, value item)
{
    const char *data, *needle;
    size_t size, needle_size;
    unsigned char byte;
    bytes_view(self, &data, &size);
    if (bytes_view(item, &needle, &needle_size)) {
        return text_find(data, size, needle, needle_size) != NULL;
    }
    if (!value_is_int(item) && !value_type(vm, item)->index) {
        return bytes_require(vm, item, &needle, &needle_size) ? 0 : -1;
    }
    if (!value_to_byte(vm, item, "byte must be in range(0, 256)", &byte)) {
        return -1;
    }
    return size > 0 && memchr(data, byte, size) != NULL;
}

/* A new object of self's kind: bytes or bytearray. */
value bytes_like(struct vm *vm, value self, const char *data, size_t size)
{
    return value_has_layout(self, LAYOUT_BYTEARRAY)
               ? value_from_object(bytearray_new(vm, data, size))
               : value_from_object(bytes_new(vm, data, size));
}

value bytes_getitem(struct vm *vm, value self, value key)
{
    const char *data;
    size_t size;
    int64_t index, start, stop, step, count;
    bytes_view(self, &data, &size);
    if (value_has_layout(key, LAYOUT_SLICE)) {
        if (!slice_resolve(vm, key, (int64_t)size, &start, &stop, &step, &count)) {
            return VALUE_ERROR;
        }
        if (step == 1) {
            return bytes_like(vm, self, count ? data + start : "", (size_t)count);
        }
        struct str_builder b;
        str_builder_init(&b);
        for (int64_t i = 0; i < count; i++) {
            str_builder_add_char(&b, data[start + i * step]);
        }
        value made = bytes_like(vm, self, b.text, b.size);
        str_builder_free(&b);
        return made;
    }
    bool array = value_has_layout(self, LAYOUT_BYTEARRAY);
    if (!value_is_int(key) && !value_type(vm, key)->index) {
        return vm_raise(vm, EXC_TypeError, "%s indices must be integers or slices, not %.200s",
                        array ? "bytearray" : "byte", type_name_of(vm, key));
    }
    if (!vm_index(vm, key, &index)) {
        return VALUE_ERROR;
    }
    index = index < 0 ? index + (int64_t)size : index;
    if (index < 0 || index >= (int64_t)size) {
        return vm_raise(vm, EXC_IndexError, "%sindex out of range", array ? "bytearray " : "");
    }
    return value_from_small_int((unsigned char)data[index]);
}

static value bytes_add(struct vm *vm, value a, value b)
{
    const char *x, *y;
    size_t xs, ys;
    bytes_view(a, &x, &xs);
    if (!bytes_view(b, &y, &ys)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!heap_can_hold(&vm->heap, xs + ys)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    struct str_builder sum;
    str_builder_init(&sum);
    str_builder_add(&sum, x, xs);
    str_builder_add(&sum, y, ys);
    value made = bytes_like(vm, a, sum.text, sum.size);
    str_builder_free(&sum);
    return made;
}

static value bytes_multiply(struct vm *vm, value self, value by)
{
    const char *data;
    size_t size;
    int64_t times;
    bytes_view(self, &data, &size);
    if (!value_is_int(by) && !value_type(vm, by)->index) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!vm_index(vm, by, &times)) {
        return VALUE_ERROR;
    }
    times = times < 0 || size == 0 ? 0 : times;
    if (times && ((uint64_t)times > (uint64_t)INT64_MAX / 2 / size ||
                  !heap_can_hold(&vm->heap, (uint64_t)times * size))) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    struct str_builder product;
    str_builder_init(&product);
    str_builder_room(&product, size * (size_t)times);
    for (; times > 0; times--) {
        str_builder_add(&product, data, size);
    }
    value made = bytes_like(vm, self, product.text, product.size);
    str_builder_free(&product);
    return made;
}

static value bytes_percent(struct vm *vm, value self, value args)
{
    const char *data;
    size_t size;
    bytes_view(self, &data, &size);
    value format = str_decode(vm, data, size, "latin-1", NULL);
    value text = str_percent_bytes(vm, value_as(str, format), args);
    drop(vm, format);
    if (value_is_error(text)) {
        return text;
    }
    value made = str_encode(vm, value_as(str, text), "latin-1", NULL);
    drop(vm, text);
    if (!value_is_error(made) && value_has_layout(self, LAYOUT_BYTEARRAY)) {
        bytes_view(made, &data, &size);
        value_replace(vm, &made, value_from_object(bytearray_new(vm, data, size)));
    }
    return made;
}

static bool is_bytes_or_array(value v)
{
    return value_is_bytes(v) || value_has_layout(v, LAYOUT_BYTEARRAY);
}

value bytes_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op == BINARY_MULTIPLY) {
        return is_bytes_or_array(a) ? bytes_multiply(vm, a, b) : bytes_multiply(vm, b, a);
    }
    if (!is_bytes_or_array(a)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return op == BINARY_ADD         ? bytes_add(vm, a, b)
           : op == BINARY_REMAINDER ? bytes_percent(vm, a, b)
                                    : VALUE_NOT_IMPLEMENTED;
}

static bool bytes_hash(struct vm *vm, value v, int64_t *hash)
{
    (void)vm;
    struct bytes *bytes = value_as(bytes, v);
    if (bytes->hash == 0) {
        int64_t h = (int64_t)hash_bytes(bytes->data, bytes->size);
        bytes->hash = h == 0 || h == -1 ? 1 : h;
    }
    *hash = bytes->hash;
    return true;
}

/* ---- construction ---- */

/* The bytes that bytes(x, encoding, errors) is made of, added to b. */
bool bytes_collect(struct vm *vm, const char *function, const value *a, struct str_builder *b)
{
    const char *encoding, *errors, *data;
    size_t size;
    int64_t count;
    if (!str_c_arg(vm, function, "encoding", a[1], &encoding) ||
        !str_c_arg(vm, function, "errors", a[2], &errors)) {
        return false;
    }
    bool text = !value_is_unbound(a[0]) && value_is_str(a[0]);
    if ((encoding || errors) && !text) {
        vm_raise(vm, EXC_TypeError, "%s without a string argument",
                 encoding ? "encoding" : "errors");
        return false;
    }
    if (value_is_unbound(a[0])) {
        return true;
    }
    if (text) {
        if (!encoding) {
            vm_raise(vm, EXC_TypeError, "string argument without an encoding");
            return false;
        }
        value made = str_encode(vm, value_as(str, a[0]), encoding, errors);
        if (value_is_error(made)) {
            return false;
        }
        str_builder_add(b, value_as(bytes, made)->data, value_as(bytes, made)->size);
        drop(vm, made);
        return true;
    }
    if (bytes_view(a[0], &data, &size)) {
        str_builder_add(b, data, size);
        return true;
    }
    if (value_is_int(a[0]) || value_type(vm, a[0])->index) {
        if (!vm_index(vm, a[0], &count)) {
            return false;
        }
        if (count < 0) {
            vm_raise(vm, EXC_ValueError, "negative count");
            return false;
        }
        if (!heap_can_hold(&vm->heap, (uint64_t)count)) {
            vm_raise(vm, EXC_MemoryError, "%s", "");
            return false;
        }
        str_builder_repeat(b, 0, (size_t)count);
        return true;
    }
    return bytes_collect_items(vm, a[0], b);
}

/* Each item of an iterable is one byte. */
bool bytes_collect_items(struct vm *vm, value iterable, struct str_builder *b)
{
    unsigned char byte;
    value iterator = vm_iter(vm, iterable);
    if (value_is_error(iterator)) {
        if (error_matches(vm, EXC_TypeError)) {
            error_clear(vm);
            vm_raise(vm, EXC_TypeError, "cannot convert '%.200s' object to bytes",
                     type_name_of(vm, iterable));
        }
        return false;
    }
    value item;
    bool good = true;
    while (good && !value_is_unbound(item = vm_next(vm, iterator))) {
        if (value_is_error(item)) {
            good = false;
            break;
        }
        good = value_to_byte(vm, item, "bytes must be in range(0, 256)", &byte);
        if (good) {
            str_builder_add_char(b, (char)byte);
        }
        drop(vm, item);
    }
    drop(vm, iterator);
    return good;
}

static value bytes_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    value a[3], method, made = VALUE_UNBOUND;
    if (!args_bind(vm, "bytes", "source? encoding? errors?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (!value_is_unbound(a[0]) && value_is_unbound(a[1]) && value_is_unbound(a[2])) {
        if (type == vm_type(vm, BYTES) && value_is_exactly(a[0], type)) {
            return keep(a[0]);
        }
        if (vm_lookup_special(vm, a[0], vm_name(vm, __bytes__), &method)) {
            made = vm_call1(vm, method, a[0]);
            drop(vm, method);
            if (!value_is_error(made) && !value_is_bytes(made)) {
                vm_raise(vm, EXC_TypeError, "__bytes__ returned non-bytes (type %.200s)",
                         type_name_of(vm, made));
                value_replace(vm, &made, VALUE_ERROR);
            }
            if (type != vm_type(vm, BYTES) && !value_is_error(made)) {
                struct bytes *plain = value_as(bytes, made);
                made = value_from_object(bytes_new_type(vm, type, plain->data, plain->size));
                drop_object(vm, plain);
            }
            return made;
        }
        if (error_pending(vm)) {
            return VALUE_ERROR;
        }
    }
    struct str_builder b;
    str_builder_init(&b);
    if (!bytes_collect(vm, "bytes", a, &b)) {
        str_builder_free(&b);
        return VALUE_ERROR;
    }
    made = value_from_object(bytes_new_type(vm, type, b.text, b.size));
    str_builder_free(&b);
    return made;
}

/* ---- iteration, over anything bytes-like ---- */

struct bytes_iterator {
    struct object head;
    value owner; /* owned; UNBOUND at the end */
    size_t at;
};

value bytes_iter(struct vm *vm, value self)
{
    struct bytes_iterator *it = object_new(vm, vm_type(vm, BYTES_ITERATOR), sizeof *it);
    it->owner = keep(self);
    return value_from_object(it);
}

static value bytes_iterator_next(struct vm *vm, value self)
{
    struct bytes_iterator *it = value_as(bytes_iterator, self);
    const char *data;
    size_t size;
    if (value_is_unbound(it->owner)) {
        return VALUE_UNBOUND;
    }
    if (!bytes_view(it->owner, &data, &size) || it->at >= size) {
        value_replace(vm, &it->owner, VALUE_UNBOUND);
        return VALUE_UNBOUND;
    }
    return value_from_small_int((unsigned char)data[it->at++]);
}

static value bytes_iterator_self(struct vm *vm, value self)
{
    (void)vm;
    return keep(self);
}

static void bytes_iterator_dealloc(struct vm *vm, struct object *self)
{
    drop(vm, ((struct bytes_iterator *)self)->owner);
    object_release(vm, self, sizeof(struct bytes_iterator));
}

static value bytes_str(struct vm *vm, value self)
{
    return vm_repr(vm, self);
}

void bytes_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "bytes", NULL, LAYOUT_BYTES,
                                        sizeof(struct bytes), TYPE_IMMUTABLE);
    vm->types[T_BYTES] = type;
    type->dealloc = bytes_dealloc;
    type->repr = bytes_repr;
    type->str_ = bytes_str;
    type->hash = bytes_hash;
    type->compare = bytes_compare;
    type->len = bytes_len;
    type->getitem = bytes_getitem;
    type->contains = bytes_contains;
    type->iter = bytes_iter;
    type->binary = bytes_binary;
    type->new_ = bytes_make;
    type_add_natives(vm, type, bytes_natives);
    type_ready(vm, type);

    type = type_new_native(vm, "builtins", "bytes_iterator", NULL, LAYOUT_OTHER,
                           sizeof(struct bytes_iterator), TYPE_IMMUTABLE | TYPE_FINAL);
    vm->types[T_BYTES_ITERATOR] = type;
    type->dealloc = bytes_iterator_dealloc;
    type->iter = bytes_iterator_self;
    type->next = bytes_iterator_next;
    type_ready(vm, type);

    bytearray_init_type(vm);
    memoryview_init_type(vm);
}
