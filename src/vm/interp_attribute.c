/* Names and attributes: the slow paths, which fill the inline caches. */
#include "vm/descriptor.h"
#include "vm/interp_cache.h"
#include "vm/type.h"

/* ---- globals and namespaces ---- */

void interp_name_error(struct vm *vm, struct str *name)
{
    struct str *text = str_printf(vm, "name '%s' is not defined", name->text);
    value argument = str_value(text);
    vm_raise_args(vm, vm_exception_type(vm, EXC_NameError), &argument, 1);
    drop(vm, argument);
    if (value_is_exception(vm->thread->pending)) {
        value_replace(vm, &value_as(exception, vm->thread->pending)->extra[0],
                      keep(str_value(name)));
    }
}

void interp_unbound_local(struct vm *vm, const struct frame *frame, uint32_t slot)
{
    const struct code *code = frame->code;
    struct str *name = code->locals[slot];
    bool is_free = slot >= (uint32_t)code->local_count + code->cell_count;
    struct str *text =
        is_free ? str_printf(vm,
                             "cannot access free variable '%s' where it is not associated with a "
                             "value in enclosing scope",
                             name->text)
                : str_printf(vm,
                             "cannot access local variable '%s' where it is not associated with a "
                             "value",
                             name->text);
    value argument = str_value(text);
    vm_raise_args(vm, vm_exception_type(vm, is_free ? EXC_NameError : EXC_UnboundLocalError),
                  &argument, 1);
    drop(vm, argument);
}

value interp_load_global(struct vm *vm, struct frame *frame, struct str *name,
                         struct code_cache *cache)
{
    struct dict *globals = frame->globals;
    int64_t at = dict_find_str(globals, name);
    if (at >= 0) {
        cache->version = 1;
        cache->slot = (uint32_t)at;
        cache->keys_version = globals->keys_version;
        return keep(globals->entries[at].v);
    }
    at = dict_find_str(vm->builtins, name);
    if (at >= 0) {
        cache->version = 2;
        cache->slot = (uint32_t)at;
        cache->keys_version = globals->keys_version;
        cache->more_version = vm->builtins->keys_version;
        return keep(vm->builtins->entries[at].v);
    }
    interp_name_error(vm, name);
    return VALUE_ERROR;
}

/* In the namespace of a class body, which may be any mapping.  UNBOUND: not there. */
static value load_namespace(struct vm *vm, struct frame *frame, struct str *name)
{
    if (value_is_exactly(frame_namespace(frame), vm_type(vm, DICT))) {
        return keep(dict_get_str(value_as(dict, frame_namespace(frame)), name));
    }
    if (value_is_unbound(frame_namespace(frame))) {
        return VALUE_UNBOUND;
    }
    value v = vm_getitem(vm, frame_namespace(frame), str_value(name));
    if (value_is_error(v) && error_matches(vm, EXC_KeyError)) {
        error_clear(vm);
        return VALUE_UNBOUND;
    }
    return v;
}

value interp_load_name(struct vm *vm, struct frame *frame, struct str *name)
{
    value v = load_namespace(vm, frame, name);
    if (!value_is_unbound(v)) {
        return v;
    }
    v = dict_get_str(frame->globals, name);
    if (value_is_unbound(v)) {
        v = dict_get_str(vm->builtins, name);
    }
    if (value_is_unbound(v)) {
        interp_name_error(vm, name);
        return VALUE_ERROR;
    }
    return keep(v);
}

value interp_load_class_cell(struct vm *vm, struct frame *frame, uint32_t slot)
{
    value v = load_namespace(vm, frame, frame->code->locals[slot]);
    if (!value_is_unbound(v)) {
        return v;
    }
    v = value_as(cell, frame->slots[slot])->v;
    if (value_is_unbound(v)) {
        interp_unbound_local(vm, frame, slot);
        return VALUE_ERROR;
    }
    return keep(v);
}

bool interp_store_name(struct vm *vm, struct frame *frame, struct str *name, value v)
{
    if (value_is_unbound(frame_namespace(frame))) {
        dict_set_str(vm, frame->globals, name, v);
        return true;
    }
    if (value_is_exactly(frame_namespace(frame), vm_type(vm, DICT))) {
        dict_set_str(vm, value_as(dict, frame_namespace(frame)), name, v);
        return true;
    }
    return vm_setitem(vm, frame_namespace(frame), str_value(name), v);
}

static bool delete_from(struct vm *vm, struct dict *dict, struct str *name)
{
    bool was_there;
    if (!dict_delete(vm, dict, str_value(name), &was_there)) {
        return false;
    }
    if (!was_there) {
        interp_name_error(vm, name);
    }
    return was_there;
}

bool interp_delete_name(struct vm *vm, struct frame *frame, struct str *name)
{
    if (value_is_unbound(frame_namespace(frame))) {
        return delete_from(vm, frame->globals, name);
    }
    if (value_is_dict(frame_namespace(frame))) {
        return delete_from(vm, value_as(dict, frame_namespace(frame)), name);
    }
    if (!vm_delitem(vm, frame_namespace(frame), str_value(name))) {
        if (error_matches(vm, EXC_KeyError)) {
            error_clear(vm);
            interp_name_error(vm, name);
        }
        return false;
    }
    return true;
}

bool interp_delete_global(struct vm *vm, struct frame *frame, struct str *name)
{
    return delete_from(vm, frame->globals, name);
}

bool interp_setup_annotations(struct vm *vm, struct frame *frame)
{
    struct str *name = vm_name(vm, __annotations__);
    value v = value_is_unbound(frame_namespace(frame)) ? keep(dict_get_str(frame->globals, name))
                                                       : load_namespace(vm, frame, name);
    if (value_is_error(v)) {
        return false;
    }
    if (!value_is_unbound(v)) {
        drop(vm, v);
        return true;
    }
    v = value_from_object(dict_new(vm));
    bool ok = interp_store_name(vm, frame, name, v);
    drop(vm, v);
    return ok;
}

/* ---- attributes ---- */

static void fill(struct code_cache *cache, enum cache_kind kind, const struct type *type,
                 uint32_t slot, value found)
{
    cache->version = type->version;
    cache->more_version = kind;
    cache->slot = slot;
    cache->keys_version = 0;
    cache->found = found;
}

/* Is a plain instance dict, if any, where instance_dict() looks for it? */
static bool has_cacheable_dict(struct object *object)
{
    return object->type->dict_offset || !object_dict_place(object);
}

static bool is_data_descriptor(value found)
{
    return value_is_object(found) && value_object(found)->type->descr_set;
}

static void cache_module(struct object *object, struct str *name, struct code_cache *cache)
{
    struct dict *names = ((struct module *)object)->names;
    int64_t at = dict_find_str(names, name);
    if (at >= 0) {
        fill(cache, CACHE_MODULE, object->type, (uint32_t)at, VALUE_UNBOUND);
        cache->keys_version = names->keys_version;
    }
}

static void cache_class(struct vm *vm, struct object *object, struct str *name,
                        struct code_cache *cache)
{
    struct type *class = (struct type *)object;
    value found = type_lookup(vm, class, name);
    if (class->version == 0 || value_is_unbound(found) ||
        !value_is_unbound(type_lookup(vm, vm_type(vm, TYPE), name)) ||
        (value_is_object(found) && value_object(found)->type->descr_get &&
         !value_is_function(found))) {
        return;
    }
    fill(cache, CACHE_CLASS, object->type, 0, found);
    cache->keys_version = class->version;
}

static void cache_attribute(struct vm *vm, value v, struct str *name, struct code_cache *cache)
{
    struct object *object = value_object(v);
    struct type *type = object->type;
    if (type == vm_type(vm, MODULE)) {
        cache_module(object, name, cache);
        return;
    }
    if (type == vm_type(vm, TYPE)) {
        cache_class(vm, object, name, cache);
        return;
    }
    if (type->getattr != vm_type(vm, OBJECT)->getattr || !has_cacheable_dict(object)) {
        return;
    }
    value found = type_lookup(vm, type, name);
    if (value_is_object(found) && value_object(found)->type == vm_type(vm, MEMBER)) {
        size_t offset = member_offset(found);
        if (offset <= UINT32_MAX && type_is_subtype(type, member_owner(found))) {
            fill(cache, CACHE_MEMBER, type, (uint32_t)offset, VALUE_UNBOUND);
        }
        return;
    }
    if (value_is_exactly(found, vm_type(vm, PROPERTY))) {
        fill(cache, CACHE_PROPERTY, type, 0, found);
    }
    if (is_data_descriptor(found)) {
        return;
    }
    const struct dict *dict = instance_dict(object);
    int64_t at = dict ? dict_find_str(dict, name) : -1;
    if (at >= 0) {
        fill(cache, CACHE_INSTANCE, type, (uint32_t)at, VALUE_UNBOUND);
    } else if (!value_is_unbound(found) &&
               (!value_is_object(found) || !value_object(found)->type->descr_get)) {
        fill(cache, CACHE_TYPE, type, 0, found);
    }
}

value interp_load_attribute(struct vm *vm, value v, struct str *name, struct code_cache *cache)
{
    value got = vm_getattr(vm, v, name);
    if (!value_is_error(got) && value_is_object(v) && value_object(v)->type->version) {
        cache_attribute(vm, v, name, cache);
    }
    return got;
}

value interp_load_method(struct vm *vm, value v, struct str *name, struct code_cache *cache,
                         bool *is_method)
{
    *is_method = false;
    value got = attribute_from_cache(v, name, cache);
    if (!value_is_unbound(got)) {
        return keep(got);
    }
    struct type *type = value_type(vm, v);
    if (type->getattr != vm_type(vm, OBJECT)->getattr) {
        return interp_load_attribute(vm, v, name, cache);
    }
    value found = type_lookup(vm, type, name);
    if (!value_is_function(found) && !value_is_exactly(found, vm_type(vm, METHOD_DESCRIPTOR))) {
        return interp_load_attribute(vm, v, name, cache);
    }
    struct object *object = value_is_object(v) ? value_object(v) : NULL;
    struct dict **place = object ? object_dict_place(object) : NULL;
    if (place && *place && dict_find_str(*place, name) >= 0) {
        return interp_load_attribute(vm, v, name, cache);
    }
    if (object && type->version && has_cacheable_dict(object)) {
        fill(cache, CACHE_METHOD, type, 0, found);
    }
    *is_method = true;
    return keep(found);
}

bool interp_store_attribute(struct vm *vm, value v, struct str *name, value to,
                            struct code_cache *cache)
{
    if (!vm_setattr(vm, v, name, to)) {
        return false;
    }
    if (!value_is_object(v)) {
        return true;
    }
    struct object *object = value_object(v);
    struct type *type = object->type;
    if (type->version == 0 || type->setattr != vm_type(vm, OBJECT)->setattr) {
        return true;
    }
    value found = type_lookup(vm, type, name);
    if (value_is_object(found) && value_object(found)->type == vm_type(vm, MEMBER)) {
        if (type_is_subtype(type, member_owner(found))) {
            fill(cache, CACHE_MEMBER, type, (uint32_t)member_offset(found), VALUE_UNBOUND);
        }
    } else if (!is_data_descriptor(found) && type->dict_offset) {
        const struct dict *dict = instance_dict(object);
        int64_t at = dict ? dict_find_str(dict, name) : -1;
        if (at >= 0) {
            fill(cache, CACHE_INSTANCE, type, (uint32_t)at, VALUE_UNBOUND);
        }
    }
    return true;
}
