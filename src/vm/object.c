#include "vm/object.h"

#include "vm/bytes.h"
#include "vm/container.h"
#include "vm/function.h"
#include "vm/import.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/weakref.h"

enum { FREE_DEPTH_MAX = 40 }; /* nested frees before the rest is put off */

static size_t round_up(size_t size)
{
    return (size + 7) & ~(size_t)7;
}

void *object_new(struct vm *vm, struct type *type, size_t size)
{
    size_t whole = type->extra ? round_up(size) + type->extra : size;
    struct object *object = heap_alloc_object(&vm->heap, whole);
    memset(object, 0, whole);
    object->refs = 1;
    object->layout = type->layout;
    object->type = type;
    if (type->flags & TYPE_HEAP) {
        type->head.refs++;
    }
    return object;
}

/* Where the dict pointer and the slots of an instance begin. */
static char *object_extra(struct object *object)
{
    size_t size = object->type->size;
    switch (object->layout) {
    case LAYOUT_STR: size = sizeof(struct str) + ((struct str *)object)->capacity + 1; break;
    case LAYOUT_TUPLE:
        size = sizeof(struct tuple) + ((struct tuple *)object)->count * sizeof(value);
        break;
    case LAYOUT_BYTES: size = sizeof(struct bytes) + ((struct bytes *)object)->size + 1; break;
    default: break;
    }
    return (char *)object + round_up(size);
}

static bool object_dict_in_extra(const struct type *type)
{
    return type->flags & TYPE_HAS_DICT && type->dict_at != UINT16_MAX;
}

struct dict **object_dict_place(struct object *object)
{
    const struct type *type = object->type;
    if (type->dict_offset) {
        return (struct dict **)((char *)object + type->dict_offset);
    }
    if (type->extra && object_dict_in_extra(type)) {
        return (struct dict **)(object_extra(object) + type->dict_at);
    }
    return NULL;
}

struct dict *object_dict(struct vm *vm, struct object *object)
{
    struct dict **place = object_dict_place(object);
    if (!place) {
        return NULL;
    }
    if (!*place) {
        *place = dict_new(vm);
    }
    return *place;
}

void object_visit_extra(struct object *object, visit_fn visit, void *context)
{
    struct type *type = object->type;
    if (type->flags & TYPE_HEAP) {
        visit(context, value_from_object(type));
    }
    /* A dict pointer and a slot look the same: a word that is 0, constant or object. */
    value *words = type->extra ? (value *)object_extra(object) : NULL;
    for (size_t i = 0; i < type->extra / sizeof(value); i++) {
        if (words[i].bits) {
            visit(context, words[i]);
        }
    }
}

void object_clear_extra(struct vm *vm, struct object *object)
{
    value *words = (value *)object_extra(object);
    for (size_t i = 0; i < object->type->extra / sizeof(value); i++) {
        value v = words[i];
        words[i].bits = 0;
        if (v.bits) {
            drop(vm, v);
        }
    }
}

void object_release(struct vm *vm, struct object *object, size_t size)
{
    struct type *type = object->type;
    if (type->extra) {
        object_clear_extra(vm, object);
        size = round_up(size) + type->extra;
    }
    if (!vm->private_->tearing_down) {
        heap_free_object(&vm->heap, object, size);
    }
    if (type->flags & TYPE_HEAP) {
        drop_object(vm, type);
    }
}

static void object_end(struct vm *vm, struct object *object)
{
    struct type *type = object->type;
    if (type->finalize && !(object->flags & OBJECT_FINALIZED) && !vm->stop) {
        object->refs = 1;
        object->flags |= OBJECT_FINALIZED;
        value pending = vm->thread->pending;
        vm->thread->pending = VALUE_UNBOUND;
        type->finalize(vm, object);
        vm->thread->pending = pending;
        if (--object->refs) {
            return;
        }
    }
    if (object->flags & OBJECT_HAS_WEAKREFS) {
        weakref_clear(vm, object);
    }
    if (object->flags & OBJECT_HAS_ID) {
        int_map_remove(&vm->ids, (uintptr_t)object);
    }
    type->dealloc(vm, object);
}

void object_free(struct vm *vm, struct object *object)
{
    struct vm_private *p = vm->private_;
    if (p->free_depth >= FREE_DEPTH_MAX) {
        vec_push(&p->trash, object);
        return;
    }
    p->free_depth++;
    object_end(vm, object);
    while (p->free_depth == 1 && p->trash.count) {
        object_end(vm, vec_pop(&p->trash));
    }
    p->free_depth--;
}

uint64_t vm_object_id(struct vm *vm, value v)
{
    if (!value_is_object(v)) {
        /* Constants and numbers in the word: the same value is the same object. */
        return value_is_small_int(v) ? 0x560000000000u + ((v.bits >> 1) & 0xffffffffffu) * 32
                                     : 0x550000000000u + (hash_int(v.bits) & 0xfffffffu) * 16;
    }
    struct object *object = value_object(v);
    uint64_t id;
    if (object->flags & OBJECT_HAS_ID && int_map_get(&vm->ids, (uintptr_t)object, &id)) {
        return id;
    }
    object->flags |= OBJECT_HAS_ID;
    id = 0x7f0000000000u + 16 * ++vm->next_id;
    int_map_set(&vm->ids, (uintptr_t)object, id);
    return id;
}

struct type *value_type(struct vm *vm, value v)
{
    if (value_is_object(v)) {
        return value_object(v)->type;
    }
    if (value_is_small_int(v)) {
        return vm_type(vm, INT);
    }
    if (value_is_inline_float(v)) {
        return vm_type(vm, FLOAT);
    }
    if (value_is_bool(v)) {
        return vm_type(vm, BOOL);
    }
    if (value_is_none(v)) {
        return vm_type(vm, NONE);
    }
    return value_same(v, VALUE_ELLIPSIS) ? vm_type(vm, ELLIPSIS) : vm_type(vm, NOT_IMPLEMENTED);
}

/* ---- attributes ---- */

value descriptor_get(struct vm *vm, value found, value instance, struct type *owner)
{
    if (value_is_object(found) && value_object(found)->type->descr_get) {
        return value_object(found)->type->descr_get(vm, found, instance, value_from_object(owner));
    }
    return keep(found);
}

/* The generic lookup; UNBOUND when there is no such attribute. */
static value getattr_generic(struct vm *vm, value v, struct str *name)
{
    struct type *type = value_type(vm, v);
    value found = type_lookup(vm, type, name);
    struct type *kind = NULL;
    if (!value_is_unbound(found)) {
        kind = value_is_object(found) ? value_object(found)->type : NULL;
        if (kind && kind->descr_get && kind->descr_set) {
            keep(found);
            value got = kind->descr_get(vm, found, v, value_from_object(type));
            drop(vm, found);
            return got;
        }
    }
    if (value_is_object(v)) {
        struct dict **place = object_dict_place(value_object(v));
        if (place && *place) {
            value own = dict_get_str(*place, name);
            if (!value_is_unbound(own)) {
                return keep(own);
            }
        }
    }
    if (kind && kind->descr_get) {
        keep(found);
        value got = kind->descr_get(vm, found, v, value_from_object(type));
        drop(vm, found);
        return got;
    }
    return keep(found);
}

value object_getattr_generic(struct vm *vm, value v, struct str *name)
{
    value got = getattr_generic(vm, v, name);
    return value_is_unbound(got) ? object_no_attribute(vm, v, name) : got;
}

/* Sets the AttributeError's name and obj, for handlers and suggestions. */
static value raise_attribute_error(struct vm *vm, value v, struct str *name, struct str *message)
{
    value text = str_value(message);
    vm_raise_args(vm, vm_exception_type(vm, EXC_AttributeError), &text, 1);
    drop(vm, text);
    if (value_is_exception(vm->thread->pending)) {
        struct exception *exception = value_as(exception, vm->thread->pending);
        value_replace(vm, &exception->extra[0], keep(str_value(name)));
        value_replace(vm, &exception->extra[1], keep(v));
    }
    return VALUE_ERROR;
}

value object_no_attribute(struct vm *vm, value v, struct str *name)
{
    struct str *message;
    if (value_is_type(v)) {
        message = str_printf(vm, "type object '%s' has no attribute '%s'",
                             value_as(type, v)->name->text, name->text);
    } else {
        message = str_printf(vm, "'%s' object has no attribute '%s'", value_type(vm, v)->name->text,
                             name->text);
    }
    return raise_attribute_error(vm, v, name, message);
}

value vm_getattr(struct vm *vm, value v, struct str *name)
{
    return value_type(vm, v)->getattr(vm, v, name);
}

value vm_getattr_optional(struct vm *vm, value v, struct str *name)
{
    struct type *type = value_type(vm, v);
    value got;
    if (type->getattr == object_getattr_generic) {
        got = getattr_generic(vm, v, name);
    } else {
        got = type->getattr(vm, v, name);
    }
    if (value_is_error(got) && error_matches(vm, EXC_AttributeError)) {
        error_clear(vm);
        return VALUE_UNBOUND;
    }
    return got;
}

bool object_setattr_generic(struct vm *vm, value v, struct str *name, value to)
{
    struct type *type = value_type(vm, v);
    value found = type_lookup(vm, type, name);
    if (value_is_object(found) && value_object(found)->type->descr_set) {
        keep(found);
        bool ok = value_object(found)->type->descr_set(vm, found, v, to);
        drop(vm, found);
        return ok;
    }
    struct dict **place = value_is_object(v) ? object_dict_place(value_object(v)) : NULL;
    if (!place) {
        struct str *message;
        if (value_is_unbound(found)) {
            message =
                str_printf(vm, "'%s' object has no attribute '%s'", type->name->text, name->text);
        } else {
            message = str_printf(vm, "'%s' object attribute '%s' is read-only", type->name->text,
                                 name->text);
        }
        raise_attribute_error(vm, v, name, message);
        return false;
    }
    if (value_is_unbound(to)) {
        bool was_there = false;
        if (*place && !dict_delete(vm, *place, str_value(name), &was_there)) {
            return false;
        }
        if (!was_there) {
            object_no_attribute(vm, v, name);
        }
        return was_there;
    }
    if (!*place) {
        *place = dict_new(vm);
    }
    dict_set_str(vm, *place, name, to);
    return true;
}

bool vm_setattr(struct vm *vm, value v, struct str *name, value to)
{
    return value_type(vm, v)->setattr(vm, v, name, to);
}

bool vm_delattr(struct vm *vm, value v, struct str *name)
{
    return value_type(vm, v)->setattr(vm, v, name, VALUE_UNBOUND);
}

value vm_getattr_name(struct vm *vm, value v, const char *name)
{
    struct str *text = str_intern_c(vm, name);
    value got = vm_getattr(vm, v, text);
    drop_object(vm, text);
    return got;
}

bool vm_setattr_name(struct vm *vm, value v, const char *name, value to)
{
    struct str *text = str_intern_c(vm, name);
    bool ok = vm_setattr(vm, v, text, to);
    drop_object(vm, text);
    return ok;
}

/* args: what is bound already, the object that it is bound to, and the call's own. */
static value call_without_self(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return vm_call(vm, args[0], args + 2, nargs - 2, kwnames);
}

bool vm_lookup_special(struct vm *vm, value v, struct str *name, value *function)
{
    value found = type_lookup(vm, value_type(vm, v), name);
    if (value_is_unbound(found)) {
        return false;
    }
    bool is_plain = value_is_function(found) || value_has_layout(found, LAYOUT_NATIVE);
    if (is_plain || !value_is_object(found)) {
        *function = keep(found);
        return true;
    }
    value bound = descriptor_get(vm, found, v, value_type(vm, v));
    if (value_is_error(bound)) {
        return false;
    }
    value plain = native_new(vm, name->text, call_without_self);
    value_as(native, plain)->self = bound;
    *function = plain;
    return true;
}

value vm_call_method(struct vm *vm, value self, const char *name, const value *args, size_t nargs)
{
    value method = vm_getattr_name(vm, self, name);
    if (value_is_error(method)) {
        return method;
    }
    value result = vm_call(vm, method, args, nargs, NULL);
    drop(vm, method);
    return result;
}
