/* The type str: its slots, constructor and iterator. */
#include "vm/bytes.h"
#include "vm/container.h"
#include "vm/format.h"
#include "vm/number.h"
#include "vm/str_build.h"

value str_repr(struct vm *vm, value v)
{
    const struct str *str = value_as(str, v);
    struct str_builder b;
    str_builder_init(&b);
    str_builder_add_repr(&b, str->text, str->size, false);
    return str_value(str_builder_finish(vm, &b));
}

static value str_str(struct vm *vm, value v)
{
    return str_self(vm, value_as(str, v));
}

static bool str_hash_slot(struct vm *vm, value v, int64_t *hash)
{
    (void)vm;
    *hash = str_hash(value_as(str, v));
    return true;
}

static value str_compare_slot(struct vm *vm, value a, value b, enum compare_op op)
{
    (void)vm;
    if (!value_is_str(a) || !value_is_str(b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (op == COMPARE_EQ || op == COMPARE_NE) {
        return value_from_bool(str_equal(value_as(str, a), value_as(str, b)) == (op == COMPARE_EQ));
    }
    int order = str_compare(value_as(str, a), value_as(str, b));
    return value_from_bool(op == COMPARE_LT   ? order < 0
                           : op == COMPARE_LE ? order <= 0
                           : op == COMPARE_GT ? order > 0
                                              : order >= 0);
}

static int64_t str_len(struct vm *vm, value v)
{
    (void)vm;
    return (int64_t)value_as(str, v)->length;
}

static int str_truth(struct vm *vm, value v)
{
    (void)vm;
    return value_as(str, v)->size > 0;
}

static value str_getitem(struct vm *vm, value self, value key)
{
    struct str *str = value_as(str, self);
    int64_t index, start, stop, step, count;
    if (value_is_small_int(key)) {
        index = value_small_int(key);
    } else if (value_has_layout(key, LAYOUT_SLICE)) {
        if (!slice_resolve(vm, key, (int64_t)str->length, &start, &stop, &step, &count)) {
            return VALUE_ERROR;
        }
        return str_value(str_slice(vm, str, start, step, count));
    } else if (!value_is_bool(key) && !value_type(vm, key)->index) {
        return vm_raise(vm, EXC_TypeError, "string indices must be integers, not '%.200s'",
                        type_name_of(vm, key));
    } else if (!vm_index(vm, key, &index)) {
        return VALUE_ERROR;
    }
    if (index < 0) {
        index += (int64_t)str->length;
    }
    if (index < 0 || index >= (int64_t)str->length) {
        return vm_raise(vm, EXC_IndexError, "string index out of range");
    }
    return str_value(str_from_code_point(vm, str_at(vm, str, (size_t)index)));
}

static int str_contains(struct vm *vm, value self, value item)
{
    if (!value_is_str(item)) {
        vm_raise(vm, EXC_TypeError, "'in <string>' requires string as left operand, not %.100s",
                 type_name_of(vm, item));
        return -1;
    }
    const struct str *str = value_as(str, self), *needle = value_as(str, item);
    return text_find(str->text, str->size, needle->text, needle->size) != NULL;
}

static value str_add(struct vm *vm, value a, value b)
{
    struct str *x = value_as(str, a), *y = value_as(str, b);
    if (!heap_can_hold(&vm->heap, x->size + y->size)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    return str_value(str_concat(vm, x, y));
}

static value str_multiply(struct vm *vm, value text, value by)
{
    int64_t times;
    if (!value_is_int(by) && !value_type(vm, by)->index) {
        return VALUE_NOT_IMPLEMENTED;
    }
    if (!vm_index(vm, by, &times)) {
        if (error_matches(vm, EXC_IndexError)) {
            error_clear(vm);
            vm_raise(vm, EXC_OverflowError, "cannot fit 'int' into an index-sized integer");
        }
        return VALUE_ERROR;
    }
    struct str *result = str_repeat(vm, value_as(str, text), times);
    return result ? str_value(result) : VALUE_ERROR;
}

static value str_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    switch (op) {
    case BINARY_ADD:
        return value_is_str(a) && value_is_str(b) ? str_add(vm, a, b) : VALUE_NOT_IMPLEMENTED;
    case BINARY_MULTIPLY: return value_is_str(a) ? str_multiply(vm, a, b) : str_multiply(vm, b, a);
    case BINARY_REMAINDER:
        return value_is_str(a) ? str_percent(vm, value_as(str, a), b) : VALUE_NOT_IMPLEMENTED;
    default: return VALUE_NOT_IMPLEMENTED;
    }
}

/* ---- iteration ---- */

struct str_iterator {
    struct object head;
    struct str *str; /* owned; NULL at the end */
    size_t offset;
};

static value str_iter(struct vm *vm, value self)
{
    struct str *str = value_as(str, self);
    struct type *type =
        str->size == str->length ? vm_type(vm, STR_ASCII_ITERATOR) : vm_type(vm, STR_ITERATOR);
    struct str_iterator *it = object_new(vm, type, sizeof *it);
    it->str = keep_object(str);
    return value_from_object(it);
}

static value str_iterator_next(struct vm *vm, value self)
{
    struct str_iterator *it = value_as(str_iterator, self);
    if (!it->str) {
        return VALUE_UNBOUND;
    }
    if (it->offset == it->str->size) {
        struct str *done = it->str;
        it->str = NULL;
        drop_object(vm, done);
        return VALUE_UNBOUND;
    }
    const char *at = it->str->text + it->offset;
    size_t step = str_step(*at);
    it->offset += step;
    if (step == 1) {
        return str_value(str_from_code_point(vm, (unsigned char)*at));
    }
    struct str *one = str_new_room(vm, step, 1);
    memcpy(one->text, at, step);
    return str_value(one);
}

static value str_iterator_self(struct vm *vm, value self)
{
    (void)vm;
    return keep(self);
}

static void str_iterator_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct str_iterator *)self)->str);
    object_release(vm, self, sizeof(struct str_iterator));
}

static value str_iterator_length_hint(struct vm *vm, const value *args, size_t nargs,
                                      struct tuple *kwnames)
{
    if (!args_check(vm, "__length_hint__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    const struct str_iterator *it = value_as(str_iterator, args[0]);
    size_t left = it->str ? str_count(it->str->text + it->offset, it->str->size - it->offset) : 0;
    return value_from_small_int((int64_t)left);
}

static const struct native_def str_iterator_natives[] = {
    {"__length_hint__", str_iterator_length_hint, 0},
    {NULL, NULL, 0},
};

/* ---- construction ---- */

bool str_c_arg(struct vm *vm, const char *function, const char *arg, value v, const char **out)
{
    *out = NULL;
    if (value_is_unbound(v)) {
        return true;
    }
    if (!value_is_str(v)) {
        vm_raise(vm, EXC_TypeError, "%s() argument '%s' must be str, not %s", function, arg,
                 value_is_none(v) ? "None" : type_name_of(vm, v));
        return false;
    }
    const struct str *str = value_as(str, v);
    if (strlen(str->text) != str->size) {
        vm_raise(vm, EXC_ValueError, "embedded null character");
        return false;
    }
    *out = str->text;
    return true;
}

static value str_make_decoded(struct vm *vm, const value *a)
{
    const char *encoding, *errors, *data;
    size_t size;
    if (!str_c_arg(vm, "str", "encoding", a[1], &encoding) ||
        !str_c_arg(vm, "str", "errors", a[2], &errors)) {
        return VALUE_ERROR;
    }
    if (value_is_str(a[0])) {
        return vm_raise(vm, EXC_TypeError, "decoding str is not supported");
    }
    if (!bytes_view(a[0], &data, &size)) {
        return vm_raise(vm, EXC_TypeError, "decoding to str: need a bytes-like object, %.80s found",
                        type_name_of(vm, a[0]));
    }
    return str_decode(vm, data, size, encoding, errors);
}

static value str_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    value a[3] = {VALUE_UNBOUND, VALUE_UNBOUND, VALUE_UNBOUND}, text;
    if (nargs == 1 && !kwnames) {
        a[0] = args[0];
    } else if (!args_bind(vm, "str", "object? encoding? errors?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (value_is_unbound(a[0])) {
        text = str_value(str_new(vm, "", 0));
    } else if (value_is_unbound(a[1]) && value_is_unbound(a[2])) {
        text = vm_str(vm, a[0]);
    } else {
        text = str_make_decoded(vm, a);
    }
    if (type == vm_type(vm, STR) || value_is_error(text)) {
        return text;
    }
    value made = str_value(str_new_subclass(vm, type, value_as(str, text)));
    drop(vm, text);
    return made;
}

/* ---- methods that are defined elsewhere ---- */

static value str_encode_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    value a[2];
    const char *encoding, *errors;
    if (!args_bind(vm, "encode", "encoding? errors?", args + 1, nargs - 1, kwnames, a) ||
        !str_c_arg(vm, "encode", "encoding", a[0], &encoding) ||
        !str_c_arg(vm, "encode", "errors", a[1], &errors)) {
        return VALUE_ERROR;
    }
    return str_encode(vm, value_as(str, args[0]), encoding, errors);
}

static value str_format_method(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return str_format(vm, value_as(str, args[0]), args + 1, nargs - 1, kwnames);
}

static value str_format_map_method(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    if (!args_check(vm, "str.format_map", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return str_format_map(vm, value_as(str, args[0]), args[1]);
}

static value str_format_dunder(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "str.__format__", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "__format__() argument must be str, not %s",
                        type_name_of(vm, args[1]));
    }
    return format_str(vm, value_as(str, args[0]), value_as(str, args[1]));
}

static value str_getnewargs(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "str.__getnewargs__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    value text = str_self(vm, value_as(str, args[0]));
    struct tuple *tuple = tuple_from(vm, &text, 1);
    drop(vm, text);
    return value_from_object(tuple);
}

static const struct native_def str_natives[] = {
    {"encode", str_encode_method, 0},         {"format", str_format_method, 0},
    {"format_map", str_format_map_method, 0}, {"__format__", str_format_dunder, 0},
    {"__getnewargs__", str_getnewargs, 0},    {NULL, NULL, 0},
};

static struct type *iterator_type(struct vm *vm, const char *name)
{
    struct type *type = type_new_native(vm, "builtins", name, NULL, LAYOUT_OTHER,
                                        sizeof(struct str_iterator), TYPE_FINAL | TYPE_IMMUTABLE);
    type->dealloc = str_iterator_dealloc;
    type->iter = str_iterator_self;
    type->next = str_iterator_next;
    type_add_natives(vm, type, str_iterator_natives);
    type_ready(vm, type);
    return type;
}

void str_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "str", NULL, LAYOUT_STR, sizeof(struct str),
                                        TYPE_IMMUTABLE);
    vm->types[T_STR] = type;
    type->dealloc = str_dealloc;
    type->repr = str_repr;
    type->str_ = str_str;
    type->hash = str_hash_slot;
    type->compare = str_compare_slot;
    type->len = str_len;
    type->truth = str_truth;
    type->getitem = str_getitem;
    type->contains = str_contains;
    type->iter = str_iter;
    type->binary = str_binary;
    type->new_ = str_make;
    type_add_natives(vm, type, str_natives);
    type_add_natives(vm, type, str_find_natives);
    type_add_natives(vm, type, str_case_natives);
    type_add_natives(vm, type, str_layout_natives);
    type_add_natives(vm, type, str_split_natives);
    type_ready(vm, type);
    drop_object(vm, str_new(vm, "", 0)); /* the shared texts are there from now on */
    for (uint32_t c = 0; c < 128; c++) {
        drop_object(vm, str_from_code_point(vm, c));
    }
    vm->types[T_STR_ITERATOR] = iterator_type(vm, "str_iterator");
    vm->types[T_STR_ASCII_ITERATOR] = iterator_type(vm, "str_ascii_iterator");
}
