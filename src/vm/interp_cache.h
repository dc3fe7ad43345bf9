/* Inline caches of attribute instructions.
 *
 * cache->version is the version of the object's type, more_version says what was found:
 *
 *     CACHE_INSTANCE  an entry of the instance's dict: index `slot`, checked by its key
 *     CACHE_TYPE      `found` in the type, if the instance's dict (which may have it) does not
 *     CACHE_MEMBER    a __slots__ member, `slot` bytes into the object
 *     CACHE_MODULE    a module's attribute: dict with keys_version, index `slot`
 *     CACHE_CLASS     attribute of a class object, whose own version is keys_version: `found`
 *     CACHE_PROPERTY  the property `found` in the type
 *     CACHE_METHOD    a function of the type that binds, if the instance's dict does not have it
 *
 * Objects without a dict have dict_offset 0.
 */
#ifndef VM_INTERP_CACHE_H
#define VM_INTERP_CACHE_H

#include "vm/container.h"
#include "vm/descriptor.h"
#include "vm/import.h"
#include "vm/interp_private.h"

enum cache_kind {
    CACHE_EMPTY,
    CACHE_INSTANCE,
    CACHE_TYPE,
    CACHE_MEMBER,
    CACHE_MODULE,
    CACHE_CLASS,
    CACHE_PROPERTY,
    CACHE_METHOD,
};

static inline struct dict *instance_dict(const struct object *object)
{
    size_t offset = object->type->dict_offset;
    return offset ? *(struct dict *const *)(const void *)((const char *)object + offset) : NULL;
}

static inline bool instance_lacks(const struct object *object, const struct str *name,
                                  struct code_cache *cache)
{
    const struct dict *dict = instance_dict(object);
    if (!dict || dict->keys_version == cache->keys_version) {
        return true;
    }
    if (dict_find_str(dict, name) >= 0) {
        return false;
    }
    cache->keys_version = dict->keys_version;
    return true;
}

/* BORROWED, or UNBOUND: not cached. */
static inline value attribute_from_cache(value v, const struct str *name, struct code_cache *cache)
{
    if (!value_is_object(v)) {
        return VALUE_UNBOUND;
    }
    struct object *object = value_object(v);
    if (object->type->version != cache->version || cache->version == 0) {
        return VALUE_UNBOUND;
    }
    switch (cache->more_version) {
    case CACHE_INSTANCE: {
        struct dict *dict = instance_dict(object);
        if (LIKELY(dict && cache->slot < dict->count) &&
            LIKELY(value_same(dict->entries[cache->slot].key, value_from_object(name)))) {
            return dict->entries[cache->slot].v;
        }
        return VALUE_UNBOUND;
    }
    case CACHE_TYPE: return instance_lacks(object, name, cache) ? cache->found : VALUE_UNBOUND;
    case CACHE_MEMBER: {
        value v = *(value *)(void *)((char *)object + cache->slot);
        return v.bits ? v : VALUE_UNBOUND; /* zero: not set yet, which the descriptor reports */
    }
    case CACHE_MODULE: {
        struct dict *names = ((struct module *)object)->names;
        return names->keys_version == cache->keys_version ? names->entries[cache->slot].v
                                                          : VALUE_UNBOUND;
    }
    case CACHE_CLASS:
        return ((struct type *)object)->version == cache->keys_version ? cache->found
                                                                       : VALUE_UNBOUND;
    default: return VALUE_UNBOUND;
    }
}

/* The frame of a cached property's getter, which takes v over; NULL: none, or not that simple. */
static inline struct frame *property_frame(struct vm *vm, value v, const struct code_cache *cache)
{
    if (cache->more_version != CACHE_PROPERTY || !value_is_object(v) ||
        value_object(v)->type->version != cache->version || cache->version == 0) {
        return NULL;
    }
    value getter = value_as(property, cache->found)->get;
    if (!value_is_function(getter)) {
        return NULL;
    }
    struct function *function = value_as(function, getter);
    const struct code *code = function->code;
    return code->flags & CODE_SIMPLE_ARGS && !(code->flags & CODE_ANY_GENERATOR) &&
                   code->arg_count == 1
               ? frame_from_stack(vm, keep_object(function), &v, 1)
               : NULL;
}

static inline bool method_is_cached(value v, const struct str *name, struct code_cache *cache)
{
    return value_is_object(v) && value_object(v)->type->version == cache->version &&
           cache->version != 0 && cache->more_version == CACHE_METHOD &&
           instance_lacks(value_object(v), name, cache);
}

/* Adds a new attribute to the instance's dict or sets an empty slot, taking `to` over.  false: not
 * that simple. */
static inline bool attribute_add(struct vm *vm, value v, struct str *name,
                                 const struct code_cache *cache, value to)
{
    if (!value_is_object(v)) {
        return false;
    }
    struct object *object = value_object(v);
    const struct type *type = object->type;
    if (type->version != cache->version || cache->version == 0) {
        return false;
    }
    if (cache->more_version == CACHE_MEMBER) {
        *(value *)(void *)((char *)object + cache->slot) = to;
        return true;
    }
    if (cache->more_version != CACHE_INSTANCE || !type->dict_offset) {
        return false;
    }
    struct dict **place = (struct dict **)(void *)((char *)object + type->dict_offset);
    if (!*place) {
        *place = dict_new(vm);
    }
    return dict_add_str(vm, *place, name, to);
}

/* Where an attribute that is there is to be stored, or NULL. */
static inline value *attribute_place(value v, const struct str *name, struct code_cache *cache)
{
    if (!value_is_object(v)) {
        return NULL;
    }
    struct object *object = value_object(v);
    if (object->type->version != cache->version || cache->version == 0) {
        return NULL;
    }
    if (cache->more_version == CACHE_MEMBER) {
        value *place = (value *)(void *)((char *)object + cache->slot);
        return place->bits ? place : NULL;
    }
    struct dict *dict = instance_dict(object);
    if (dict && cache->slot < dict->count &&
        value_same(dict->entries[cache->slot].key, value_from_object(name))) {
        return &dict->entries[cache->slot].v;
    }
    return NULL;
}

#endif
