/* Slots of Python classes: C functions that call the class's special methods, and which
 * of them a class gets.
 *
 * A slot belongs to a group (one for each member of struct type that dunders.def
 * names).  type->own_slots says which groups a type defines itself; a class takes
 * each slot from the first type of its mro that defines the group.
 */
#include <assert.h>

#include "vm/container.h"
#include "vm/function.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/type_slots.h"

/* ---- calling special methods ---- */

/* The method as found on the class, called with self before args.  UNBOUND: no such method. */
static value call_special(struct vm *vm, value self, struct str *name, const value *args,
                          size_t nargs)
{
    struct type *type = value_type(vm, self);
    value found = type_lookup(vm, type, name);
    if (value_is_unbound(found)) {
        return found;
    }
    keep(found);
    value result;
    if (value_is_function(found) && nargs <= 3) {
        value all[4] = {self};
        for (size_t i = 0; i < nargs; i++) {
            all[i + 1] = args[i];
        }
        result = vm_call(vm, found, all, nargs + 1, NULL);
    } else {
        value bound = descriptor_get(vm, found, self, type);
        result = value_is_error(bound) ? bound : vm_call(vm, bound, args, nargs, NULL);
        if (!value_is_error(bound)) {
            drop(vm, bound);
        }
    }
    drop(vm, found);
    return result;
}

/* The same for calls that pass keywords on. */
static value call_special_keywords(struct vm *vm, value self, struct str *name, const value *args,
                                   size_t nargs, struct tuple *kwnames)
{
    struct type *type = value_type(vm, self);
    value found = type_lookup(vm, type, name);
    if (value_is_unbound(found)) {
        return found;
    }
    value bound = descriptor_get(vm, found, self, type);
    if (value_is_error(bound)) {
        return bound;
    }
    value result = vm_call(vm, bound, args, nargs, kwnames);
    drop(vm, bound);
    return result;
}

static bool result_is_done(struct vm *vm, value result)
{
    if (value_is_error(result)) {
        return false;
    }
    drop(vm, result);
    return true;
}

static value slot_text(struct vm *vm, value self, struct str *name)
{
    value text = call_special(vm, self, name, NULL, 0);
    if (!value_is_error(text) && !value_is_str(text)) {
        vm_raise(vm, EXC_TypeError, "%s returned non-string (type %s)", name->text,
                 value_type(vm, text)->name->text);
        drop(vm, text);
        return VALUE_ERROR;
    }
    return text;
}

static value slot_repr(struct vm *vm, value self)
{
    return slot_text(vm, self, vm_name(vm, __repr__));
}

static value slot_str_(struct vm *vm, value self)
{
    return slot_text(vm, self, vm_name(vm, __str__));
}

static bool slot_hash(struct vm *vm, value self, int64_t *hash)
{
    value result = call_special(vm, self, vm_name(vm, __hash__), NULL, 0);
    if (value_is_error(result)) {
        return false;
    }
    if (!value_is_int(result)) {
        vm_raise(vm, EXC_TypeError, "__hash__ method should return an integer");
        drop(vm, result);
        return false;
    }
    bool ok = true;
    if (!int_to_int64(result, hash)) {
        ok = vm_hash(vm, result, hash); /* an int's own hash brings it into range */
    } else if (*hash == -1) {
        *hash = -2;
    }
    drop(vm, result);
    return ok;
}

static value slot_call(struct vm *vm, value self, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    return call_special_keywords(vm, self, vm_name(vm, __call__), args, nargs, kwnames);
}

static value slot_getattr(struct vm *vm, value self, struct str *name)
{
    struct type *type = value_type(vm, self);
    value argument = str_value(name);
    value getattribute = type_lookup(vm, type, vm_name(vm, __getattribute__));
    value result;
    if (value_same(getattribute,
                   type_lookup(vm, vm_type(vm, OBJECT), vm_name(vm, __getattribute__)))) {
        result = object_getattr_generic(vm, self, name);
    } else {
        result = call_special(vm, self, vm_name(vm, __getattribute__), &argument, 1);
    }
    if (value_is_error(result) && error_matches(vm, EXC_AttributeError) &&
        !value_is_unbound(type_lookup(vm, type, vm_name(vm, __getattr__)))) {
        error_clear(vm);
        result = call_special(vm, self, vm_name(vm, __getattr__), &argument, 1);
    }
    return result;
}

static bool slot_setattr(struct vm *vm, value self, struct str *name, value v)
{
    value args[2] = {str_value(name), v};
    bool delete = value_is_unbound(v);
    return result_is_done(
        vm, call_special(vm, self, delete ? vm_name(vm, __delattr__) : vm_name(vm, __setattr__),
                         args, delete ? 1 : 2));
}

static value slot_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    static const enum vm_name names[] = {NAME___lt__, NAME___le__, NAME___eq__,
                                         NAME___ne__, NAME___gt__, NAME___ge__};
    value result = call_special(vm, a, vm->names[names[op]], &b, 1);
    return value_is_unbound(result) ? VALUE_NOT_IMPLEMENTED : result;
}

static value slot_iter(struct vm *vm, value self)
{
    if (value_is_none(type_lookup(vm, value_type(vm, self), vm_name(vm, __iter__)))) {
        return vm_raise(vm, EXC_TypeError, "'%s' object is not iterable",
                        value_type(vm, self)->name->text);
    }
    return call_special(vm, self, vm_name(vm, __iter__), NULL, 0);
}

static value slot_next(struct vm *vm, value self)
{
    value result = call_special(vm, self, vm_name(vm, __next__), NULL, 0);
    if (value_is_error(result) && error_matches(vm, EXC_StopIteration)) {
        error_clear(vm);
        return VALUE_UNBOUND;
    }
    return result;
}

static value slot_descr_get(struct vm *vm, value self, value instance, value owner)
{
    value args[2] = {value_is_unbound(instance) ? VALUE_NONE : instance, owner};
    value result = call_special(vm, self, vm_name(vm, __get__), args, 2);
    return value_is_unbound(result) ? keep(self) : result;
}

static bool slot_descr_set(struct vm *vm, value self, value instance, value v)
{
    value args[2] = {instance, v};
    bool delete = value_is_unbound(v);
    struct str *name = delete ? vm_name(vm, __delete__) : vm_name(vm, __set__);
    value result = call_special(vm, self, name, args, delete ? 1 : 2);
    if (value_is_unbound(result)) {
        vm_raise(vm, EXC_AttributeError, "%s", name->text);
        return false;
    }
    return result_is_done(vm, result);
}

static const enum vm_name binary_names[BINARY_OPS] = {
    NAME___add__,      NAME___sub__, NAME___mul__, NAME___matmul__, NAME___truediv__,
    NAME___floordiv__, NAME___mod__, NAME___pow__, NAME___lshift__, NAME___rshift__,
    NAME___and__,      NAME___xor__, NAME___or__};
static const enum vm_name reflected_names[BINARY_OPS] = {
    NAME___radd__,      NAME___rsub__, NAME___rmul__, NAME___rmatmul__, NAME___rtruediv__,
    NAME___rfloordiv__, NAME___rmod__, NAME___rpow__, NAME___rlshift__, NAME___rrshift__,
    NAME___rand__,      NAME___rxor__, NAME___ror__};
static const enum vm_name inplace_names[BINARY_OPS] = {
    NAME___iadd__,      NAME___isub__, NAME___imul__, NAME___imatmul__, NAME___itruediv__,
    NAME___ifloordiv__, NAME___imod__, NAME___ipow__, NAME___ilshift__, NAME___irshift__,
    NAME___iand__,      NAME___ixor__, NAME___ior__};

static value call_or_not_implemented(struct vm *vm, value self, enum vm_name name, value other)
{
    value result = call_special(vm, self, vm->names[name], &other, 1);
    return value_is_unbound(result) ? VALUE_NOT_IMPLEMENTED : result;
}

value type_slot_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    struct type *left = value_type(vm, a), *right = value_type(vm, b);
    bool ask_right = left != right && right->binary == type_slot_binary;
    if (left->binary == type_slot_binary) {
        struct str *reflected = vm->names[reflected_names[op]];
        if (ask_right && type_is_subtype(right, left) &&
            !value_same(type_lookup(vm, left, reflected), type_lookup(vm, right, reflected))) {
            value result = call_or_not_implemented(vm, b, reflected_names[op], a);
            if (!value_same(result, VALUE_NOT_IMPLEMENTED)) {
                return result;
            }
            ask_right = false;
        }
        value result = call_or_not_implemented(vm, a, binary_names[op], b);
        if (!value_same(result, VALUE_NOT_IMPLEMENTED)) {
            return result;
        }
    }
    return ask_right ? call_or_not_implemented(vm, b, reflected_names[op], a)
                     : VALUE_NOT_IMPLEMENTED;
}

static value slot_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    return call_or_not_implemented(vm, a, inplace_names[op], b);
}

static value slot_unary(struct vm *vm, enum unary_op op, value self)
{
    static const enum vm_name names[UNARY_OPS] = {NAME___neg__, NAME___pos__, NAME___invert__,
                                                  NAME___abs__};
    value result = call_special(vm, self, vm->names[names[op]], NULL, 0);
    return value_is_unbound(result) ? VALUE_NOT_IMPLEMENTED : result;
}

static int slot_truth(struct vm *vm, value self)
{
    value result = call_special(vm, self, vm_name(vm, __bool__), NULL, 0);
    if (value_is_error(result)) {
        return -1;
    }
    if (!value_is_bool(result)) {
        vm_raise(vm, EXC_TypeError, "__bool__ should return bool, returned %s",
                 value_type(vm, result)->name->text);
        drop(vm, result);
        return -1;
    }
    return value_same(result, VALUE_TRUE);
}

static int64_t slot_len(struct vm *vm, value self)
{
    value result = call_special(vm, self, vm_name(vm, __len__), NULL, 0);
    if (value_is_error(result)) {
        return -1;
    }
    int64_t len = -1;
    if (vm_index(vm, result, &len) && len < 0) {
        vm_raise(vm, EXC_ValueError, "__len__() should return >= 0");
        len = -1;
    }
    drop(vm, result);
    return error_pending(vm) ? -1 : len;
}

static value slot_getitem(struct vm *vm, value self, value key)
{
    return call_special(vm, self, vm_name(vm, __getitem__), &key, 1);
}

static bool slot_setitem(struct vm *vm, value self, value key, value v)
{
    value args[2] = {key, v};
    bool delete = value_is_unbound(v);
    struct str *name = delete ? vm_name(vm, __delitem__) : vm_name(vm, __setitem__);
    value result = call_special(vm, self, name, args, delete ? 1 : 2);
    if (value_is_unbound(result)) {
        vm_raise(vm, EXC_TypeError,
                 delete ? "'%s' object doesn't support item deletion"
                        : "'%s' object does not support item assignment",
                 value_type(vm, self)->name->text);
        return false;
    }
    return result_is_done(vm, result);
}

static int slot_contains(struct vm *vm, value self, value item)
{
    if (value_is_none(type_lookup(vm, value_type(vm, self), vm_name(vm, __contains__)))) {
        vm_raise(vm, EXC_TypeError, "'%s' object is not a container",
                 value_type(vm, self)->name->text);
        return -1;
    }
    value result = call_special(vm, self, vm_name(vm, __contains__), &item, 1);
    if (value_is_error(result)) {
        return -1;
    }
    int truth = vm_truth(vm, result);
    drop(vm, result);
    return truth;
}

static value slot_index(struct vm *vm, value self)
{
    value result = call_special(vm, self, vm_name(vm, __index__), NULL, 0);
    if (!value_is_error(result) && !value_is_int(result)) {
        vm_raise(vm, EXC_TypeError, "__index__ returned non-int (type %s)",
                 value_type(vm, result)->name->text);
        drop(vm, result);
        return VALUE_ERROR;
    }
    return result;
}

static value slot_await_(struct vm *vm, value self)
{
    return call_special(vm, self, vm_name(vm, __await__), NULL, 0);
}

static value slot_aiter(struct vm *vm, value self)
{
    return call_special(vm, self, vm_name(vm, __aiter__), NULL, 0);
}

static value slot_anext(struct vm *vm, value self)
{
    return call_special(vm, self, vm_name(vm, __anext__), NULL, 0);
}

static value slot_new_(struct vm *vm, struct type *type, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    value function = vm_getattr(vm, value_from_object(type), vm_name(vm, __new__));
    if (value_is_error(function)) {
        return function;
    }
    size_t total = nargs + (kwnames ? kwnames->count : 0);
    value *all = heap_alloc(&vm->heap, (total + 1) * sizeof *all);
    all[0] = value_from_object(type);
    if (total) {
        memcpy(all + 1, args, total * sizeof *all);
    }
    value result = vm_call(vm, function, all, nargs + 1, kwnames);
    heap_free(&vm->heap, all, (total + 1) * sizeof *all);
    drop(vm, function);
    return result;
}

bool type_slot_init(struct vm *vm, value self, const value *args, size_t nargs,
                    struct tuple *kwnames)
{
    value result = call_special_keywords(vm, self, vm_name(vm, __init__), args, nargs, kwnames);
    if (value_is_error(result)) {
        return false;
    }
    if (!value_is_none(result)) {
        vm_raise(vm, EXC_TypeError, "__init__() should return None, not '%s'",
                 value_type(vm, result)->name->text);
        drop(vm, result);
        return false;
    }
    return true;
}

static void slot_finalize(struct vm *vm, struct object *self)
{
    struct str *name = vm_name(vm, __del__);
    value result = call_special(vm, value_from_object(self), name, NULL, 0);
    if (value_is_error(result)) {
        error_write_unraisable(vm, NULL, type_lookup(vm, self->type, name));
    } else if (!value_is_unbound(result)) {
        drop(vm, result);
    }
}

/* ---- groups ---- */

typedef void (*slot_fn)(void);

enum slot_group {
#define SLOT(member, function) GROUP_##member,
#include "vm/slots.def"
#undef SLOT
    GROUP_COUNT
};

static_assert(GROUP_COUNT <= 64, "own_slots has a bit for each group");

static const struct {
    size_t offset;
    slot_fn function;
} groups[GROUP_COUNT] = {
#define SLOT(member, function) {offsetof(struct type, member), (slot_fn)(function)},
#include "vm/slots.def"
#undef SLOT
};

const struct dunder dunders[DUNDER_COUNT] = {
#define DUNDER(name, member, kind, number) {NAME_##name, GROUP_##member, DUNDER_##kind, number},
#include "vm/dunders.def"
#undef DUNDER
};

static slot_fn *slot_place(struct type *type, unsigned group)
{
    return (slot_fn *)((char *)type + groups[group].offset);
}

/* Bit of the slot's group if name is a special method's, else 0. */
static uint64_t group_bit(struct vm *vm, const struct str *name)
{
    uint64_t index;
    if (!int_map_get(&vm->private_->dunders, (uintptr_t)name, &index)) {
        return 0;
    }
    return (uint64_t)1 << dunders[index].group;
}

void type_slots_init(struct vm *vm)
{
    for (size_t i = 0; i < DUNDER_COUNT; i++) {
        int_map_set(&vm->private_->dunders, (uintptr_t)vm->names[dunders[i].name], i);
    }
}

bool type_name_has_slot(struct vm *vm, const struct str *name)
{
    return group_bit(vm, name) != 0;
}

uint64_t type_slots_in_names(struct vm *vm, struct dict *names)
{
    uint64_t own = 0;
    size_t at = 0;
    value key, v;
    while (dict_next(names, &at, &key, &v)) {
        if (value_is_str(key) && value_as(str, key)->text[0] == '_') {
            own |= group_bit(vm, value_as(str, key));
        }
    }
    return own;
}

static void update_slot(struct vm *vm, struct type *type, unsigned group)
{
    slot_fn *place = slot_place(type, group);
    *place = NULL;
    for (size_t i = 0; i < type->mro->count; i++) {
        struct type *from = value_as(type, type->mro->items[i]);
        if (!(from->own_slots >> group & 1)) {
            continue;
        }
        *place = from->flags & TYPE_HEAP ? groups[group].function : *slot_place(from, group);
        break;
    }
    if (group == GROUP_hash && type->hash == slot_hash &&
        value_is_none(type_lookup(vm, type, vm_name(vm, __hash__)))) {
        type->hash = NULL;
    }
}

void type_update_slots(struct vm *vm, struct type *type)
{
    type->own_slots = type_slots_in_names(vm, type->attrs);
    for (unsigned group = 0; group < GROUP_COUNT; group++) {
        update_slot(vm, type, group);
    }
    if (type->getattr == slot_getattr) {
        type->flags |= TYPE_CUSTOM_GETATTR;
    } else {
        type->flags &= ~(uint32_t)TYPE_CUSTOM_GETATTR;
    }
    /* What is no special method comes with the layout. */
    type->dealloc = type->base->dealloc;
    type->traverse = type->base->traverse;
    type->clear = type->base->clear;
    type->power = type->base->power;
    type->await_poll = type->await_ == slot_await_ ? NULL : type->base->await_poll;
    if (!type->finalize) {
        type->finalize = type->base->finalize;
    }
}

void type_inherit_slots(struct vm *vm, struct type *type)
{
    uint64_t named = type_slots_in_names(vm, type->attrs), own = 0;
    for (unsigned group = 0; group < GROUP_COUNT; group++) {
        slot_fn *place = slot_place(type, group);
        uint64_t bit = (uint64_t)1 << group;
        if (!*place && named & bit) {
            *place = groups[group].function;
        }
        if (*place) {
            own |= bit;
        }
    }
    type->own_slots = own;
    struct type *base = type->base;
    if (!base) {
        return;
    }
    bool unhashable = type->compare && !type->hash;
    for (unsigned group = 0; group < GROUP_COUNT; group++) {
        slot_fn *place = slot_place(type, group);
        if (!*place && !(group == GROUP_hash && unhashable)) {
            *place = *slot_place(base, group);
        }
    }
    if (unhashable) {
        type->own_slots |= (uint64_t)1 << GROUP_hash;
        dict_set_str(vm, type->attrs, vm_name(vm, __hash__), VALUE_NONE);
    }
    if (!type->dealloc) {
        type->dealloc = base->dealloc;
    }
    if (!type->traverse) {
        type->traverse = base->traverse;
    }
    if (!type->clear) {
        type->clear = base->clear;
    }
    if (!type->power) {
        type->power = base->power;
    }
    if (!type->await_poll) {
        type->await_poll = base->await_poll;
    }
}
