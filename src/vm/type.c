/* Type objects: making built-in ones, the mro, looking up attributes, and changing them. */
#include "vm/type.h"

#include "base/strbuf.h"
#include "vm/alias.h"
#include "vm/container.h"
#include "vm/descriptor.h"
#include "vm/function.h"
#include "vm/import.h"
#include "vm/init.h"
#include "vm/native.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/type_slots.h"

struct subclasses {
    struct type **items; /* borrowed: a type that dies takes itself out */
    size_t count, capacity;
};

/* ---- bootstrapping ---- */

/* Types that are needed to make the first types: they exist before they have names. */
static const struct {
    enum vm_type id;
    const char *name;
    enum layout layout;
    size_t size;
} boot_types[] = {
    {T_OBJECT, "object", LAYOUT_INSTANCE, sizeof(struct object)},
    {T_TYPE, "type", LAYOUT_TYPE, sizeof(struct type)},
    {T_STR, "str", LAYOUT_STR, sizeof(struct str)},
    {T_TUPLE, "tuple", LAYOUT_TUPLE, sizeof(struct tuple)},
    {T_DICT, "dict", LAYOUT_DICT, sizeof(struct dict)},
    {T_BUILTIN_FUNCTION, "builtin_function_or_method", LAYOUT_NATIVE, sizeof(struct native)},
    {T_METHOD_DESCRIPTOR, "method_descriptor", LAYOUT_NATIVE, sizeof(struct native)},
    {T_WRAPPER_DESCRIPTOR, "wrapper_descriptor", LAYOUT_OTHER, 0},
    {T_GETSET, "getset_descriptor", LAYOUT_OTHER, 0},
    {T_STATICMETHOD, "staticmethod", LAYOUT_OTHER, 0},
    {T_CLASSMETHOD, "classmethod", LAYOUT_OTHER, 0},
};

void type_boot(struct vm *vm)
{
    struct type meta = {.size = sizeof(struct type), .layout = LAYOUT_TYPE};
    vm->types[T_TYPE] = object_new(vm, &meta, sizeof(struct type));
    vm->types[T_TYPE]->head.type = vm->types[T_TYPE];
    for (size_t i = 0; i < sizeof boot_types / sizeof boot_types[0]; i++) {
        enum vm_type id = boot_types[i].id;
        if (id != T_TYPE) {
            vm->types[id] = object_new(vm, vm->types[T_TYPE], sizeof(struct type));
            vm->types[id]->head.layout = LAYOUT_TYPE;
        }
        vm->types[id]->layout = (uint8_t)boot_types[i].layout;
        vm->types[id]->size = boot_types[i].size;
    }
}

static struct type *boot_type(struct vm *vm, const char *name)
{
    for (size_t i = 0; i < sizeof boot_types / sizeof boot_types[0]; i++) {
        struct type *type = vm->types[boot_types[i].id];
        if (!type->name && strcmp(boot_types[i].name, name) == 0) {
            return type;
        }
    }
    return NULL;
}

void type_show_module(struct vm *vm, struct type *type, const struct str *module)
{
    struct str *name = type->name;
    type->name = str_printf(vm, "%s.%s", module->text, name->text);
    type->flags |= TYPE_SHOWS_MODULE;
    drop_object(vm, name);
}

const char *type_own_name(const struct type *type)
{
    const char *dot = type->flags & TYPE_SHOWS_MODULE ? strrchr(type->name->text, '.') : NULL;
    return dot ? dot + 1 : type->name->text;
}

struct type *type_new_native(struct vm *vm, const char *module, const char *name, struct type *base,
                             enum layout layout, size_t size, unsigned flags)
{
    struct type *type = boot_type(vm, name);
    if (!type) {
        type = object_new(vm, vm_type(vm, TYPE), sizeof *type);
        type->head.layout = LAYOUT_TYPE;
    }
    type->layout = (uint8_t)layout;
    type->size = size;
    type->flags = flags | TYPE_IMMUTABLE;
    type->name = str_intern_c(vm, name);
    type->qualname = keep_object(type->name);
    type->module = str_intern_c(vm, module);
    if (strcmp(module, "builtins") != 0 && strncmp(module, "asyncio.", 8) != 0) {
        type_show_module(vm, type, type->module);
    }
    if (!base && type != vm_type(vm, OBJECT)) {
        base = vm_type(vm, OBJECT);
    }
    type->base = base ? keep_object(base) : NULL;
    type->attrs = dict_new(vm);
    return type;
}

/* ---- mro ---- */

static struct tuple *raise_mro(struct vm *vm, const struct list *bases)
{
    struct strbuf names = {0};
    for (size_t i = 0; i < bases->count; i++) {
        strbuf_printf(&names, "%s%s", i ? ", " : "", value_as(type, bases->items[i])->name->text);
    }
    vm_raise(vm, EXC_TypeError,
             "Cannot create a consistent method resolution\norder (MRO) for bases %s",
             strbuf_text(&names));
    strbuf_free(&names);
    return NULL;
}

/* One row of the C3 merge: a tuple from `at` on. */
struct mro_row {
    const struct tuple *items;
    size_t at;
};

static bool in_a_tail(const struct mro_row *rows, size_t count, value candidate)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = rows[i].at + 1; j < rows[i].items->count; j++) {
            if (value_same(rows[i].items->items[j], candidate)) {
                return true;
            }
        }
    }
    return false;
}

/* The first head that is in no tail, or UNBOUND. */
static value mro_pick(const struct mro_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (rows[i].at < rows[i].items->count &&
            !in_a_tail(rows, count, rows[i].items->items[rows[i].at])) {
            return rows[i].items->items[rows[i].at];
        }
    }
    return VALUE_UNBOUND;
}

/* The classes still at a head when the merge is stuck, each once. */
static struct tuple *mro_stuck(struct vm *vm, const struct mro_row *rows, size_t count)
{
    struct list *heads = list_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].at == rows[i].items->count) {
            continue;
        }
        value head = rows[i].items->items[rows[i].at];
        bool known = false;
        for (size_t j = 0; j < heads->count; j++) {
            known = known || value_same(heads->items[j], head);
        }
        if (!known) {
            list_append(vm, heads, head);
        }
    }
    raise_mro(vm, heads);
    drop_object(vm, heads);
    return NULL;
}

struct tuple *type_compute_mro(struct vm *vm, struct type *type)
{
    for (size_t i = 0; i < type->bases->count; i++) {
        for (size_t j = i + 1; j < type->bases->count; j++) {
            if (value_same(type->bases->items[i], type->bases->items[j])) {
                vm_raise(vm, EXC_TypeError, "duplicate base class %s",
                         type_own_name(value_as(type, type->bases->items[i])));
                return NULL;
            }
        }
    }
    size_t count = type->bases->count + 1;
    struct mro_row *rows = mem_alloc(count * sizeof *rows);
    for (size_t i = 0; i + 1 < count; i++) {
        rows[i] = (struct mro_row){value_as(type, type->bases->items[i])->mro, 0};
    }
    rows[count - 1] = (struct mro_row){type->bases, 0};
    VEC(value) mro = {0}; /* borrowed; no list: that type comes later */
    vec_push(&mro, value_from_object(type));
    struct tuple *result = NULL;
    for (;;) {
        value next = mro_pick(rows, count);
        bool left = false;
        for (size_t i = 0; i < count; i++) {
            left = left || rows[i].at < rows[i].items->count;
        }
        if (!left) {
            result = tuple_from(vm, mro.items, mro.count);
            break;
        }
        if (value_is_unbound(next)) {
            mro_stuck(vm, rows, count);
            break;
        }
        vec_push(&mro, next);
        for (size_t i = 0; i < count; i++) {
            if (rows[i].at < rows[i].items->count &&
                value_same(rows[i].items->items[rows[i].at], next)) {
                rows[i].at++;
            }
        }
    }
    vec_free(&mro);
    mem_free(rows);
    return result;
}

void type_match_as(struct type *type, const struct type *like)
{
    unsigned pattern = like->flags & (TYPE_MAPPING | TYPE_SEQUENCE);
    if (type->flags & (TYPE_IMMUTABLE | TYPE_MAPPING | TYPE_SEQUENCE) || !pattern) {
        return;
    }
    type->flags |= pattern;
    const struct subclasses *list = type->subclasses;
    for (size_t i = 0; list && i < list->count; i++) {
        type_match_as(list->items[i], like);
    }
}

bool type_is_subtype(const struct type *type, const struct type *base)
{
    if (type == base) {
        return true;
    }
    const struct tuple *mro = type->mro;
    for (size_t i = 0; mro && i < mro->count; i++) {
        if (value_as(type, mro->items[i]) == base) {
            return true;
        }
    }
    return false;
}

void type_add_subclass(struct type *base, struct type *type)
{
    if (!base->subclasses) {
        base->subclasses = mem_alloc_zero(sizeof(struct subclasses));
    }
    struct subclasses *list = base->subclasses;
    vec_push(list, type);
}

static void type_remove_subclass(struct type *base, const struct type *type)
{
    struct subclasses *list = base->subclasses;
    for (size_t i = 0; list && i < list->count; i++) {
        if (list->items[i] == type) {
            vec_remove(list, i);
            return;
        }
    }
}

void type_ready(struct vm *vm, struct type *type)
{
    if (!type->bases) {
        value base = value_from_object(type->base);
        type->bases = tuple_from(vm, &base, type->base ? 1 : 0);
    }
    type->mro = type_compute_mro(vm, type);
    bool has_new = type->new_;
    type_inherit_slots(vm, type);
    type_add_wrappers(vm, type);
    const struct type *base = type->base;
    if (!(type->flags & TYPE_HEAP) && !has_new && base && type->size > sizeof(struct object) &&
        (!type->new_ || type->new_ == object_new_default)) {
        /* Only the C code makes these: object.__new__ would leave its fields empty. */
        type->new_ = NULL;
        type->flags |= TYPE_FINAL;
    }
    if (base && !type->dict_offset) {
        type->dict_offset = base->dict_offset;
    }
    if (type->layout == LAYOUT_FUNCTION) {
        type->dict_offset = offsetof(struct function, attrs);
    } else if (type->layout == LAYOUT_MODULE) {
        type->dict_offset = offsetof(struct module, names);
    } else if (type->layout == LAYOUT_EXCEPTION) {
        type->dict_offset = offsetof(struct exception, attrs);
    }
    if (type->dict_offset) {
        type->flags |= TYPE_HAS_DICT;
    }
    type->dict_at = UINT16_MAX;
    type->flags |= TYPE_READY;
    type->version = ++vm->type_versions;
    for (size_t i = 0; i < type->bases->count; i++) {
        type_add_subclass(value_as(type, type->bases->items[i]), type);
    }
}

void type_modified(struct vm *vm, struct type *type)
{
    type->version = ++vm->type_versions;
    struct subclasses *list = type->subclasses;
    for (size_t i = 0; list && i < list->count; i++) {
        type_modified(vm, list->items[i]);
    }
}

/* ---- lookup ---- */

value type_lookup(struct vm *vm, struct type *type, struct str *name)
{
    struct method_cache_entry *entry =
        &vm->private_->method_cache[(type->version * 31 + ((uintptr_t)name >> 4)) &
                                    (METHOD_CACHE_SIZE - 1)];
    if (entry->version == type->version && entry->name == name) {
        return entry->found;
    }
    value found = VALUE_UNBOUND;
    const struct tuple *mro = type->mro;
    for (size_t i = 0; mro && i < mro->count && value_is_unbound(found); i++) {
        found = dict_get_str(value_as(type, mro->items[i])->attrs, name);
    }
    if (type->version && name->interned) {
        struct str *old = entry->name;
        *entry = (struct method_cache_entry){type->version, keep_object(name), found};
        drop_object(vm, old);
    }
    return found;
}

static value type_getattr(struct vm *vm, value v, struct str *name)
{
    struct type *type = value_as(type, v), *meta = value_type(vm, v);
    value from_meta = type_lookup(vm, meta, name);
    struct type *kind = value_is_object(from_meta) ? value_object(from_meta)->type : NULL;
    if (kind && kind->descr_get && kind->descr_set) {
        return kind->descr_get(vm, from_meta, v, value_from_object(meta));
    }
    value found = type_lookup(vm, type, name);
    if (!value_is_unbound(found)) {
        keep(found);
        value got = descriptor_get(vm, found, VALUE_UNBOUND, type);
        drop(vm, found);
        return got;
    }
    if (!value_is_unbound(from_meta)) {
        return descriptor_get(vm, from_meta, v, meta);
    }
    return object_no_attribute(vm, v, name);
}

/* After names of a class have changed: its slots, and those of all below it. */
static void update_slots_below(struct vm *vm, struct type *type)
{
    if (type->flags & TYPE_HEAP) {
        type_update_slots(vm, type);
    }
    struct subclasses *list = type->subclasses;
    for (size_t i = 0; list && i < list->count; i++) {
        update_slots_below(vm, list->items[i]);
    }
}

bool type_set_attribute(struct vm *vm, struct type *type, struct str *name, value v)
{
    if (type->flags & TYPE_IMMUTABLE) {
        vm_raise(vm, EXC_TypeError, "cannot set '%s' attribute of immutable type '%s'", name->text,
                 type->name->text);
        return false;
    }
    struct str *key = str_intern(vm, keep_object(name));
    bool ok = true;
    type_modified(vm, type); /* first: what is replaced may die now */
    if (value_is_unbound(v)) {
        bool was_there;
        ok = dict_delete(vm, type->attrs, str_value(key), &was_there);
        if (ok && !was_there) {
            object_no_attribute(vm, value_from_object(type), key);
            ok = false;
        }
    } else {
        dict_set_str(vm, type->attrs, key, v);
    }
    type_modified(vm, type);
    if (type_name_has_slot(vm, key)) {
        update_slots_below(vm, type);
    }
    drop_object(vm, key);
    return ok;
}

static bool type_setattr(struct vm *vm, value v, struct str *name, value to)
{
    struct type *type = value_as(type, v);
    value from_meta = type_lookup(vm, value_type(vm, v), name);
    if (value_is_object(from_meta) && value_object(from_meta)->type->descr_set &&
        !(type->flags & TYPE_IMMUTABLE)) {
        return value_object(from_meta)->type->descr_set(vm, from_meta, v, to);
    }
    return type_set_attribute(vm, type, name, to);
}

struct str *type_full_name(struct vm *vm, const struct type *type)
{
    if (type->flags & TYPE_HEAP) {
        value module = dict_get_str(type->attrs, vm_name(vm, __module__));
        if (value_is_str(module) && !str_equal_c(value_as(str, module), "builtins")) {
            return str_printf(vm, "%s.%s", value_as(str, module)->text, type->qualname->text);
        }
    } else if (!str_equal_c(type->module, "builtins")) {
        return str_printf(vm, "%s.%s", type->module->text, type->qualname->text);
    }
    return keep_object(type->qualname);
}

static value type_repr(struct vm *vm, value v)
{
    struct str *name = type_full_name(vm, value_as(type, v));
    struct str *text = str_printf(vm, "<class '%s'>", name->text);
    drop_object(vm, name);
    return str_value(text);
}

/* ---- end ---- */

static void type_traverse(struct object *self, visit_fn visit, void *context)
{
    struct type *type = (struct type *)self;
    const struct object *parts[] = {(struct object *)type->base, (struct object *)type->bases,
                                    (struct object *)type->mro, (struct object *)type->attrs};
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (parts[i]) {
            visit(context, value_from_object(parts[i]));
        }
    }
}

static void type_dealloc(struct vm *vm, struct object *self)
{
    struct type *type = (struct type *)self;
    if (type->bases && !vm->private_->tearing_down) {
        for (size_t i = 0; i < type->bases->count; i++) {
            type_remove_subclass(value_as(type, type->bases->items[i]), type);
        }
    }
    if (type->subclasses) {
        struct subclasses *list = type->subclasses;
        vec_free(list);
        mem_free(list);
        type->subclasses = NULL;
    }
    drop_object(vm, type->name);
    drop_object(vm, type->qualname);
    drop_object(vm, type->module);
    drop_object(vm, type->bases);
    drop_object(vm, type->mro);
    drop_object(vm, type->attrs);
    drop_object(vm, type->base);
    object_release(vm, self, sizeof(struct type));
}

struct list *type_subclasses(struct vm *vm, const struct type *type)
{
    const struct subclasses *subclasses = type->subclasses;
    struct list *list = list_new(vm, 0);
    for (size_t i = 0; subclasses && i < subclasses->count; i++) {
        list_append(vm, list, value_from_object(subclasses->items[i]));
    }
    return list;
}

static value type_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    return op == BINARY_OR ? union_new(vm, a, b) : VALUE_NOT_IMPLEMENTED;
}

void type_init_types(struct vm *vm)
{
    struct type *object =
        type_new_native(vm, "builtins", "object", NULL, LAYOUT_INSTANCE, sizeof(struct object), 0);
    struct type *type =
        type_new_native(vm, "builtins", "type", object, LAYOUT_TYPE, sizeof(struct type), 0);
    object_type_fill(object);
    type_ready(vm, object);
    type->dealloc = type_dealloc;
    type->traverse = type_traverse;
    type->getattr = type_getattr;
    type->setattr = type_setattr;
    type->repr = type_repr;
    type->call = type_call;
    type->new_ = type_new_from_call;
    type->init = type_init_from_call;
    type->binary = type_binary;
    type_ready(vm, type);
}
