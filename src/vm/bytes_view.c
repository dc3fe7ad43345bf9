/* memoryview of bytes and bytearray: one dimension, unsigned bytes, no steps. */
#include "vm/bytes_private.h"
#include "vm/container.h"
#include "vm/number.h"

struct memoryview {
    struct object head;
    value owner; /* owned; UNBOUND: released */
    size_t start, size;
};

static struct memoryview *memoryview_of(value v)
{
    return value_as(memoryview, v);
}

static void memoryview_dealloc(struct vm *vm, struct object *self);

bool memoryview_get(value v, const char **data, size_t *size)
{
    if (!value_is_object(v) || value_object(v)->type->dealloc != memoryview_dealloc) {
        return false;
    }
    const struct memoryview *view = memoryview_of(v);
    const char *base;
    size_t whole;
    if (value_is_unbound(view->owner) || !bytes_view(view->owner, &base, &whole)) {
        return false;
    }
    *data = base + view->start;
    *size = view->size;
    return true;
}

static value memoryview_new(struct vm *vm, value owner, size_t start, size_t size)
{
    struct memoryview *view = object_new(vm, vm_type(vm, MEMORYVIEW), sizeof *view);
    view->owner = keep(owner);
    view->start = start;
    view->size = size;
    if (value_has_layout(owner, LAYOUT_BYTEARRAY)) {
        value_as(bytearray, owner)->exports++;
    }
    return value_from_object(view);
}

static void memoryview_let_go(struct vm *vm, struct memoryview *view)
{
    if (value_has_layout(view->owner, LAYOUT_BYTEARRAY)) {
        value_as(bytearray, view->owner)->exports--;
    }
    value_replace(vm, &view->owner, VALUE_UNBOUND);
}

static void memoryview_dealloc(struct vm *vm, struct object *self)
{
    memoryview_let_go(vm, (struct memoryview *)self);
    object_release(vm, self, sizeof(struct memoryview));
}

static bool memoryview_check(struct vm *vm, value v, const char **data, size_t *size)
{
    if (!memoryview_get(v, data, size)) {
        vm_raise(vm, EXC_ValueError, "operation forbidden on released memoryview object");
        return false;
    }
    return true;
}

static value memoryview_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    value a[1];
    const char *data;
    size_t size;
    (void)type;
    if (!args_bind(vm, "memoryview", "object", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (!bytes_view(a[0], &data, &size)) {
        return vm_raise(vm, EXC_TypeError,
                        "memoryview: a bytes-like object is required, not '%.200s'",
                        type_name_of(vm, a[0]));
    }
    if (memoryview_get(a[0], &data, &size)) {
        return memoryview_new(vm, memoryview_of(a[0])->owner, memoryview_of(a[0])->start, size);
    }
    return memoryview_new(vm, a[0], 0, size);
}

static int64_t memoryview_len(struct vm *vm, value v)
{
    const char *data;
    size_t size;
    return memoryview_check(vm, v, &data, &size) ? (int64_t)size : -1;
}

/* The index a key stands for; -1: exception. */
static int64_t memoryview_index(struct vm *vm, value key, size_t size)
{
    int64_t index;
    if (!value_is_int(key) && !value_type(vm, key)->index) {
        vm_raise(vm, EXC_TypeError, "memoryview: invalid slice key");
        return -1;
    }
    if (!vm_index(vm, key, &index)) {
        return -1;
    }
    index = index < 0 ? index + (int64_t)size : index;
    if (index < 0 || index >= (int64_t)size) {
        vm_raise(vm, EXC_IndexError, "index out of bounds on dimension 1");
        return -1;
    }
    return index;
}

static value memoryview_getitem(struct vm *vm, value self, value key)
{
    const char *data;
    size_t size;
    int64_t start, stop, step, count;
    if (!memoryview_check(vm, self, &data, &size)) {
        return VALUE_ERROR;
    }
    if (value_has_layout(key, LAYOUT_SLICE)) {
        if (!slice_resolve(vm, key, (int64_t)size, &start, &stop, &step, &count)) {
            return VALUE_ERROR;
        }
        if (step != 1) {
            return vm_raise(vm, EXC_NotImplementedError,
                            "memoryview: slices with a step are not supported");
        }
        const struct memoryview *view = memoryview_of(self);
        return memoryview_new(vm, view->owner, view->start + (size_t)(count ? start : 0),
                              (size_t)count);
    }
    int64_t index = memoryview_index(vm, key, size);
    return index < 0 ? VALUE_ERROR : value_from_small_int((unsigned char)data[index]);
}

static bool memoryview_setitem(struct vm *vm, value self, value key, value v)
{
    const char *data, *from;
    size_t size, from_size;
    unsigned char byte;
    int64_t start, stop, step, count;
    if (!memoryview_check(vm, self, &data, &size)) {
        return false;
    }
    struct memoryview *view = memoryview_of(self);
    if (!value_has_layout(view->owner, LAYOUT_BYTEARRAY)) {
        vm_raise(vm, EXC_TypeError, "cannot modify read-only memory");
        return false;
    }
    if (value_is_unbound(v)) {
        vm_raise(vm, EXC_TypeError, "cannot delete memory");
        return false;
    }
    char *to = value_as(bytearray, view->owner)->data + view->start;
    if (value_has_layout(key, LAYOUT_SLICE)) {
        if (!slice_resolve(vm, key, (int64_t)size, &start, &stop, &step, &count) ||
            !bytes_require(vm, v, &from, &from_size)) {
            return false;
        }
        if ((int64_t)from_size != count || step != 1) {
            vm_raise(vm, EXC_ValueError,
                     "memoryview assignment: lvalue and rvalue have different structures");
            return false;
        }
        memmove(to + start, from, from_size);
        return true;
    }
    int64_t index = memoryview_index(vm, key, size);
    if (index < 0 || !value_to_byte(vm, v, "memoryview: invalid value for format 'B'", &byte)) {
        return false;
    }
    to[index] = (char)byte;
    return true;
}

static value memoryview_repr(struct vm *vm, value v)
{
    const char *data;
    size_t size;
    bool alive = memoryview_get(v, &data, &size);
    return str_value(str_printf(vm, "<%smemory at 0x%012llx>", alive ? "" : "released ",
                                (unsigned long long)vm_object_id(vm, v)));
}

static value memoryview_tobytes(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    const char *data;
    size_t size;
    return args_check(vm, "tobytes", nargs - 1, kwnames, 0, 0) &&
                   memoryview_check(vm, args[0], &data, &size)
               ? value_from_object(bytes_new(vm, data, size))
               : VALUE_ERROR;
}

static value memoryview_tolist(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    const char *data;
    size_t size;
    if (!args_check(vm, "memoryview.tolist", nargs - 1, kwnames, 0, 0) ||
        !memoryview_check(vm, args[0], &data, &size)) {
        return VALUE_ERROR;
    }
    struct list *list = list_new(vm, size);
    for (size_t i = 0; i < size; i++) {
        list_append_steal(vm, list, value_from_small_int((unsigned char)data[i]));
    }
    return value_from_object(list);
}

static value memoryview_release(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    (void)nargs, (void)kwnames; /* also __exit__, whose arguments do not matter */
    memoryview_let_go(vm, memoryview_of(args[0]));
    return VALUE_NONE;
}

static value memoryview_enter(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    const char *data;
    size_t size;
    return args_check(vm, "memoryview.__enter__", nargs - 1, kwnames, 0, 0) &&
                   memoryview_check(vm, args[0], &data, &size)
               ? keep(args[0])
               : VALUE_ERROR;
}

static value memoryview_hex(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    const char *data;
    size_t size;
    return memoryview_check(vm, args[0], &data, &size) ? bytes_hex(vm, args, nargs, kwnames)
                                                       : VALUE_ERROR;
}

static const struct native_def memoryview_natives[] = {
    {"tobytes", memoryview_tobytes, 0},
    {"tolist", memoryview_tolist, 0},
    {"release", memoryview_release, 0},
    {"hex", memoryview_hex, 0},
    {"__enter__", memoryview_enter, 0},
    {"__exit__", memoryview_release, 0},
    {NULL, NULL, 0},
};

static value memoryview_nbytes(struct vm *vm, value self)
{
    int64_t size = memoryview_len(vm, self);
    return size < 0 ? VALUE_ERROR : value_from_small_int(size);
}

static value memoryview_obj(struct vm *vm, value self)
{
    const char *data;
    size_t size;
    return memoryview_check(vm, self, &data, &size) ? keep(memoryview_of(self)->owner)
                                                    : VALUE_ERROR;
}

static value memoryview_readonly(struct vm *vm, value self)
{
    const char *data;
    size_t size;
    return memoryview_check(vm, self, &data, &size)
               ? value_from_bool(!value_has_layout(memoryview_of(self)->owner, LAYOUT_BYTEARRAY))
               : VALUE_ERROR;
}

static const struct getset_def memoryview_getsets[] = {
    {"nbytes", memoryview_nbytes, NULL},
    {"obj", memoryview_obj, NULL},
    {"readonly", memoryview_readonly, NULL},
    {NULL, NULL, NULL},
};

void memoryview_init_type(struct vm *vm)
{
    struct type *type =
        type_new_native(vm, "builtins", "memoryview", NULL, LAYOUT_OTHER, sizeof(struct memoryview),
                        TYPE_IMMUTABLE | TYPE_FINAL | TYPE_SEQUENCE);
    vm->types[T_MEMORYVIEW] = type;
    type->dealloc = memoryview_dealloc;
    type->repr = memoryview_repr;
    type->compare = bytes_compare;
    type->len = memoryview_len;
    type->getitem = memoryview_getitem;
    type->setitem = memoryview_setitem;
    type->iter = bytes_iter;
    type->new_ = memoryview_make;
    type_add_natives(vm, type, memoryview_natives);
    type_add_getsets(vm, type, memoryview_getsets);
    type_ready(vm, type);
}
