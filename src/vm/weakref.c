#include "vm/weakref.h"

#include "vm/alias.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/init.h"
#include "vm/native.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/vm.h"

/* vm->weakrefs holds the address of the first weakref of each target. */
static struct weakref *first_of(struct vm *vm, const struct object *object)
{
    uint64_t first;
    return int_map_get(&vm->weakrefs, (uintptr_t)object, &first)
               ? (struct weakref *)(uintptr_t)first
               : NULL;
}

static void set_first(struct vm *vm, struct object *object, struct weakref *first)
{
    if (first) {
        int_map_set(&vm->weakrefs, (uintptr_t)object, (uintptr_t)first);
        object->flags |= OBJECT_HAS_WEAKREFS;
    } else {
        int_map_remove(&vm->weakrefs, (uintptr_t)object);
        object->flags &= (uint8_t)~OBJECT_HAS_WEAKREFS;
    }
}

/* Of classes with __slots__ and no dict one must be without, or name "__weakref__". */
static bool slots_allow(struct vm *vm, const struct type *type)
{
    for (size_t i = 0; i < type->mro->count; i++) {
        const struct type *class_ = value_as(type, type->mro->items[i]);
        if (!(class_->flags & TYPE_HEAP)) {
            continue;
        }
        value slots = dict_get_str(class_->attrs, vm_name(vm, __slots__));
        if (value_is_unbound(slots)) {
            return true;
        }
        struct str *name = str_intern_c(vm, "__weakref__");
        int there = value_is_str(slots) ? str_equal(value_as(str, slots), name)
                                        : vm_contains(vm, slots, str_value(name));
        drop_object(vm, name);
        if (there < 0) {
            error_clear(vm);
        } else if (there) {
            return true;
        }
    }
    return false;
}

static bool can_be_referenced(struct vm *vm, value v)
{
    if (!value_is_object(v)) {
        return false;
    }
    const struct type *type = value_type(vm, v);
    if (type->flags & TYPE_HEAP) {
        return !(type->flags & TYPE_SLOTS_ONLY && !slots_allow(vm, type)) &&
               type->layout != LAYOUT_TUPLE && type->layout != LAYOUT_INT;
    }
    switch (type->layout) {
    case LAYOUT_TYPE:
    case LAYOUT_FUNCTION:
    case LAYOUT_NATIVE:
    case LAYOUT_METHOD:
    case LAYOUT_MODULE:
    case LAYOUT_GENERATOR:
    case LAYOUT_SET:
    case LAYOUT_CODE:
    case LAYOUT_FUTURE: return true;
    default: return false;
    }
}

value weakref_new(struct vm *vm, struct type *type, value v, value callback)
{
    if (!can_be_referenced(vm, v)) {
        return vm_raise(vm, EXC_TypeError, "cannot create weak reference to '%s' object",
                        value_type(vm, v)->name->text);
    }
    struct weakref *first = first_of(vm, value_object(v));
    bool plain = type == vm_type(vm, WEAKREF) && value_is_unbound(callback);
    for (struct weakref *at = first; plain && at; at = at->next) {
        if (at->head.type == type && value_is_unbound(at->callback)) {
            return keep(value_from_object(at));
        }
    }
    struct weakref *weakref = object_new(vm, type, sizeof *weakref);
    weakref->target = v;
    weakref->callback = keep(callback);
    weakref->next = first;
    set_first(vm, value_object(v), weakref);
    return value_from_object(weakref);
}

struct list *weakref_list(struct vm *vm, value v)
{
    struct list *list = list_new(vm, 0);
    for (struct weakref *at = value_is_object(v) ? first_of(vm, value_object(v)) : NULL; at;
         at = at->next) {
        list_append(vm, list, value_from_object(at));
    }
    return list;
}

value weakref_target(const struct weakref *weakref)
{
    /* One whose last reference is gone, but which still waits to be freed, is dead. */
    bool dead = value_is_unbound(weakref->target) || value_object(weakref->target)->refs == 0;
    return dead ? VALUE_NONE : weakref->target;
}

/* Calls the callback of a weakref whose target is gone. */
static void run_callback(struct vm *vm, struct weakref *weakref)
{
    if (value_is_unbound(weakref->callback) || vm->stop || vm->private_->tearing_down) {
        return;
    }
    value callback = weakref->callback, pending = error_take(vm);
    weakref->callback = VALUE_UNBOUND;
    value result = vm_call1(vm, callback, value_from_object(weakref));
    if (value_is_error(result)) {
        error_write_unraisable(vm, NULL, callback);
    } else {
        drop(vm, result);
    }
    error_put(vm, pending);
    drop(vm, callback);
}

void weakref_silence(struct vm *vm, struct object *object)
{
    if (type_is_subtype(object->type, vm_type(vm, WEAKREF))) {
        value_replace(vm, &((struct weakref *)object)->callback, VALUE_UNBOUND);
    }
}

void weakref_clear(struct vm *vm, struct object *object)
{
    struct weakref *first = first_of(vm, object);
    set_first(vm, object, NULL);
    VEC(struct weakref *) all = {0};
    for (struct weakref *at = first, *next; at; at = next) {
        next = at->next;
        at->next = NULL;
        at->target = VALUE_UNBOUND;
        if (at->head.refs) { /* not itself waiting to be freed */
            vec_push(&all, keep_object(at));
        }
    }
    for (size_t i = 0; i < all.count; i++) {
        run_callback(vm, all.items[i]);
        drop_object(vm, all.items[i]);
    }
    vec_free(&all);
}

static void weakref_dealloc(struct vm *vm, struct object *self)
{
    struct weakref *weakref = (struct weakref *)self;
    if (!value_is_unbound(weakref->target) && !vm->private_->tearing_down) {
        struct object *target = value_object(weakref->target);
        struct weakref *first = first_of(vm, target);
        if (first == weakref) {
            set_first(vm, target, weakref->next);
        } else {
            while (first && first->next != weakref) {
                first = first->next;
            }
            if (first) {
                first->next = weakref->next;
            }
        }
    }
    drop(vm, weakref->callback);
    object_release(vm, self, sizeof *weakref);
}

static void weakref_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, ((struct weakref *)self)->callback);
}

static value weakref_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    (void)kwnames; /* a subclass may take more in its __init__ */
    if (nargs < 1) {
        return vm_raise(vm, EXC_TypeError, "__new__ expected at least 1 argument, got 0");
    }
    value callback = nargs > 1 && !value_is_none(args[1]) ? args[1] : VALUE_UNBOUND;
    return weakref_new(vm, type, args[0], callback);
}

static bool weakref_init(struct vm *vm, value self, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    (void)self, (void)args;
    return args_check(vm, "ref", nargs, kwnames, 1, 2);
}

static value weakref_call(struct vm *vm, value self, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "weakref", nargs, kwnames, 0, 0)
               ? keep(weakref_target(value_as(weakref, self)))
               : VALUE_ERROR;
}

static bool weakref_hash(struct vm *vm, value self, int64_t *hash)
{
    struct weakref *weakref = value_as(weakref, self);
    if (!weakref->has_hash) {
        value target = weakref_target(weakref);
        if (value_is_none(target)) {
            vm_raise(vm, EXC_TypeError, "weak object has gone away");
            return false;
        }
        if (!vm_hash(vm, target, &weakref->hash)) {
            return false;
        }
        weakref->has_hash = true;
    }
    *hash = weakref->hash;
    return true;
}

static value weakref_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) ||
        !type_is_subtype(value_type(vm, b), vm_type(vm, WEAKREF))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    value left = weakref_target(value_as(weakref, a)), right = weakref_target(value_as(weakref, b));
    if (value_is_none(left) || value_is_none(right)) {
        return value_from_bool(value_same(a, b) == (op == COMPARE_EQ));
    }
    return vm_compare(vm, left, right, op);
}

static value weakref_repr(struct vm *vm, value self)
{
    unsigned long long id = vm_object_id(vm, self);
    value target = weakref_target(value_as(weakref, self));
    if (value_is_none(target)) {
        return str_value(str_printf(vm, "<weakref at 0x%llx; dead>", id));
    }
    return str_value(str_printf(vm, "<weakref at 0x%llx; to '%s' at 0x%llx>", id,
                                value_type(vm, target)->name->text,
                                (unsigned long long)vm_object_id(vm, target)));
}

static value weakref_get_callback(struct vm *vm, value self)
{
    (void)vm;
    value callback = value_as(weakref, self)->callback;
    return value_is_unbound(callback) ? VALUE_NONE : keep(callback);
}

static value weakref_class_getitem(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    return args_check(vm, "__class_getitem__", nargs - 1, kwnames, 1, 1)
               ? generic_alias_new(vm, args[0], args[1])
               : VALUE_ERROR;
}

void weakref_init_types(struct vm *vm)
{
    static const struct getset_def getsets[] = {{"__callback__", weakref_get_callback, NULL}, {0}};
    static const struct native_def methods[] = {
        {"__class_getitem__", weakref_class_getitem, NATIVE_CLASS}, {0}};
    struct type *type = type_new_native(vm, "weakref", "ReferenceType", NULL, LAYOUT_OTHER,
                                        sizeof(struct weakref), 0);
    vm->types[T_WEAKREF] = type;
    type->dealloc = weakref_dealloc;
    type->traverse = weakref_traverse;
    type->new_ = weakref_from_call;
    type->init = weakref_init;
    type->call = weakref_call;
    type->hash = weakref_hash;
    type->compare = weakref_compare;
    type->repr = weakref_repr;
    type_add_getsets(vm, type, getsets);
    type_add_natives(vm, type, methods);
    type_ready(vm, type);
}
