/* Iterating, indexing, and asking for the class. */
#include "vm/alias.h"
#include "vm/container.h"
#include "vm/interp_private.h"
#include "vm/iterator.h"
#include "vm/number.h"
#include "vm/object.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

static const char *name_of(struct vm *vm, value v)
{
    return value_type(vm, v)->name->text;
}

value vm_iter(struct vm *vm, value v)
{
    struct type *type = value_type(vm, v);
    if (type->iter) {
        value iterator = type->iter(vm, v);
        if (!value_is_error(iterator) && !value_type(vm, iterator)->next) {
            vm_raise(vm, EXC_TypeError, "iter() returned non-iterator of type '%s'",
                     name_of(vm, iterator));
            drop(vm, iterator);
            return VALUE_ERROR;
        }
        return iterator;
    }
    if (type->getitem && type->flags & TYPE_HEAP && type->layout != LAYOUT_DICT) {
        return sequence_iterator_new(vm, vm_type(vm, ITERATOR), v, 0);
    }
    return vm_raise(vm, EXC_TypeError, "'%s' object is not iterable", type->name->text);
}

value vm_next(struct vm *vm, value iterator)
{
    struct type *type = value_type(vm, iterator);
    /* sum(), max(), `in`: loops of native code are limited and interrupted here. */
    if (--vm->fuel <= 0 && !vm_check_limits(vm)) {
        return VALUE_ERROR;
    }
    if (!type->next) {
        return vm_raise(vm, EXC_TypeError, "'%s' object is not an iterator", type->name->text);
    }
    /* chain(chain(chain(... can be nested as deep as a program likes. */
    struct vm_thread *thread = vm->thread;
    if (thread->c_depth >= C_DEPTH_MAX) {
        return vm_raise(vm, EXC_RecursionError, "maximum recursion depth exceeded");
    }
    thread->c_depth++;
    value item = type->next(vm, iterator);
    thread->c_depth--;
    return item;
}

int64_t vm_len(struct vm *vm, value v)
{
    struct type *type = value_type(vm, v);
    if (!type->len) {
        vm_raise(vm, EXC_TypeError, "object of type '%s' has no len()", type->name->text);
        return -1;
    }
    return type->len(vm, v);
}

/* C[x] of a class: __class_getitem__. */
static value class_getitem(struct vm *vm, value class_, value key)
{
    value method = vm_getattr_optional(vm, class_, vm_name(vm, __class_getitem__));
    if (value_is_error(method)) {
        return method;
    }
    if (value_is_unbound(method)) {
        if (value_as(type, class_) == vm_type(vm, TYPE)) {
            return generic_alias_new(vm, class_, key);
        }
        return vm_raise(vm, EXC_TypeError, "type '%s' is not subscriptable",
                        value_as(type, class_)->name->text);
    }
    value result = vm_call1(vm, method, key);
    drop(vm, method);
    return result;
}

value vm_getitem(struct vm *vm, value v, value key)
{
    struct type *type = value_type(vm, v);
    if (type->getitem) {
        return type->getitem(vm, v, key);
    }
    if (value_is_type(v)) {
        return class_getitem(vm, v, key);
    }
    return vm_raise(vm, EXC_TypeError, "'%s' object is not subscriptable", type->name->text);
}

bool vm_setitem(struct vm *vm, value v, value key, value to)
{
    struct type *type = value_type(vm, v);
    if (!type->setitem) {
        vm_raise(vm, EXC_TypeError, "'%s' object does not support item assignment",
                 type->name->text);
        return false;
    }
    return type->setitem(vm, v, key, to);
}

bool vm_delitem(struct vm *vm, value v, value key)
{
    struct type *type = value_type(vm, v);
    if (!type->setitem) {
        bool by_index = (type->len || type->flags & TYPE_HEAP) &&
                        (value_is_int(key) || value_type(vm, key)->index);
        vm_raise(vm, EXC_TypeError, "'%s' object %s support item deletion", type->name->text,
                 by_index ? "doesn't" : "does not");
        return false;
    }
    return type->setitem(vm, v, key, VALUE_UNBOUND);
}

int vm_contains(struct vm *vm, value container, value item)
{
    struct type *type = value_type(vm, container);
    if (type->contains) {
        return type->contains(vm, container, item);
    }
    value iterator = vm_iter(vm, container);
    if (value_is_error(iterator)) {
        if (!type->iter && error_matches(vm, EXC_TypeError)) {
            error_clear(vm);
            vm_raise(vm, EXC_TypeError, "argument of type '%s' is not iterable", type->name->text);
        }
        return -1;
    }
    int found = 0;
    while (found == 0) {
        value v = vm_next(vm, iterator);
        if (value_is_unbound(v)) {
            break;
        }
        found = value_is_error(v) ? -1 : vm_equal(vm, v, item);
        if (!value_is_error(v)) {
            drop(vm, v);
        }
    }
    drop(vm, iterator);
    return found;
}

/* -1: an exception; 0: too large; 1: there it is. */
static int index_of(struct vm *vm, value v, int64_t *index)
{
    if (value_is_small_int(v)) {
        *index = value_small_int(v);
        return 1;
    }
    value n;
    if (value_is_int(v)) {
        n = keep(v);
    } else {
        struct type *type = value_type(vm, v);
        if (!type->index) {
            vm_raise(vm, EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                     type->name->text);
            return -1;
        }
        n = type->index(vm, v);
        if (value_is_error(n)) {
            return -1;
        }
    }
    int fits = int_to_int64(n, index);
    drop(vm, n);
    return fits;
}

bool vm_index(struct vm *vm, value v, int64_t *index)
{
    int fits = index_of(vm, v, index);
    if (fits == 0) {
        vm_raise(vm, EXC_IndexError, "cannot fit '%s' into an index-sized integer", name_of(vm, v));
    }
    return fits > 0;
}

bool vm_count(struct vm *vm, value v, int64_t *count)
{
    int fits = index_of(vm, v, count);
    if (fits == 0) {
        vm_raise(vm, EXC_OverflowError, "Python int too large to convert to C ssize_t");
    }
    return fits > 0;
}

/* ---- isinstance and issubclass ---- */

/* The result of a metaclass's own check, or -2: it has none. */
static bool refuse_alias(struct vm *vm, const char *function, value v)
{
    if (!value_is_exactly(v, vm_type(vm, GENERIC_ALIAS))) {
        return false;
    }
    vm_raise(vm, EXC_TypeError, "%s() argument 2 cannot be a parameterized generic", function);
    return true;
}

static int custom_check(struct vm *vm, value class_, struct str *name, value v)
{
    struct type *meta = value_type(vm, class_);
    if (meta == vm_type(vm, TYPE)) {
        return -2;
    }
    value check = type_lookup(vm, meta, name);
    if (value_is_unbound(check) || value_same(check, type_lookup(vm, vm_type(vm, TYPE), name))) {
        return -2;
    }
    value bound = descriptor_get(vm, check, class_, meta);
    value result = value_is_error(bound) ? bound : vm_call1(vm, bound, v);
    if (!value_is_error(bound)) {
        drop(vm, bound);
    }
    if (value_is_error(result)) {
        return -1;
    }
    int truth = vm_truth(vm, result);
    drop(vm, result);
    return truth;
}

/* What v says its class is, when it says otherwise than its type (a property). */
static int claims_class(struct vm *vm, value v, struct type *class_)
{
    struct type *type = value_type(vm, v);
    if (!(type->flags & TYPE_HEAP)) {
        return 0;
    }
    struct str *name = vm_name(vm, __class__);
    if (!(type->flags & TYPE_CUSTOM_GETATTR) &&
        value_same(type_lookup(vm, type, name), type_lookup(vm, vm_type(vm, OBJECT), name))) {
        return 0;
    }
    value claimed = vm_getattr_optional(vm, v, name);
    if (value_is_error(claimed)) {
        return -1;
    }
    int is = value_is_type(claimed) && type_is_subtype(value_as(type, claimed), class_);
    drop(vm, claimed);
    return is;
}

int type_check_instance(struct vm *vm, struct type *class_, value v)
{
    return type_is_subtype(value_type(vm, v), class_) ? 1 : claims_class(vm, v, class_);
}

int vm_isinstance(struct vm *vm, value v, value class_or_tuple)
{
    if (value_is_type(class_or_tuple)) {
        struct type *class_ = value_as(type, class_or_tuple);
        if (value_type(vm, v) == class_) {
            return 1;
        }
        int custom = custom_check(vm, class_or_tuple, vm_name(vm, __instancecheck__), v);
        return custom != -2 ? custom : type_check_instance(vm, class_, v);
    }
    struct tuple *choices = value_is_tuple(class_or_tuple) ? value_as(tuple, class_or_tuple)
                                                           : union_members(vm, class_or_tuple);
    if (!choices && refuse_alias(vm, "isinstance", class_or_tuple)) {
        return -1;
    }
    if (!choices) {
        int custom = custom_check(vm, class_or_tuple, vm_name(vm, __instancecheck__), v);
        if (custom == -2) {
            vm_raise(vm, EXC_TypeError,
                     "isinstance() arg 2 must be a type, a tuple of types, or "
                     "a union");
            return -1;
        }
        return custom;
    }
    int is = 0;
    for (size_t i = 0; i < choices->count && is == 0; i++) {
        value choice = choices->items[i];
        is = vm_isinstance(vm, v,
                           value_is_none(choice) ? value_from_object(vm_type(vm, NONE)) : choice);
    }
    return is;
}

int vm_issubclass(struct vm *vm, value class_, value class_or_tuple)
{
    if (value_is_type(class_or_tuple)) {
        int custom = custom_check(vm, class_or_tuple, vm_name(vm, __subclasscheck__), class_);
        if (custom != -2) {
            return custom;
        }
        if (!value_is_type(class_)) {
            vm_raise(vm, EXC_TypeError, "issubclass() arg 1 must be a class");
            return -1;
        }
        return type_is_subtype(value_as(type, class_), value_as(type, class_or_tuple));
    }
    struct tuple *choices = value_is_tuple(class_or_tuple) ? value_as(tuple, class_or_tuple)
                                                           : union_members(vm, class_or_tuple);
    if (!choices && refuse_alias(vm, "issubclass", class_or_tuple)) {
        return -1;
    }
    if (!choices) {
        int custom = custom_check(vm, class_or_tuple, vm_name(vm, __subclasscheck__), class_);
        if (custom == -2) {
            vm_raise(vm, EXC_TypeError,
                     "issubclass() arg 2 must be a class, a tuple of classes, "
                     "or a union");
            return -1;
        }
        return custom;
    }
    int is = 0;
    for (size_t i = 0; i < choices->count && is == 0; i++) {
        value choice = choices->items[i];
        is = vm_issubclass(vm, class_,
                           value_is_none(choice) ? value_from_object(vm_type(vm, NONE)) : choice);
    }
    return is;
}
