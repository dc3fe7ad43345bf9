/* The iterators over sequences and str, and iter(callable, sentinel).
 *
 * References: see vm/value.h.
 */
#include "base/utf8.h"
#include "vm/bytes.h"
#include "vm/container_private.h"
#include "vm/iterator_private.h"

value iterator_self(struct vm *vm, value self)
{
    (void)vm;
    return keep(self);
}

/* ---- by index ---- */

value sequence_iterator_new(struct vm *vm, struct type *type, value sequence, size_t at)
{
    struct sequence_iterator *iterator = object_new(vm, type, sizeof *iterator);
    iterator->sequence = keep(sequence);
    iterator->at = at;
    return value_from_object(iterator);
}

static void sequence_dealloc(struct vm *vm, struct object *self)
{
    drop(vm, ((struct sequence_iterator *)self)->sequence);
    object_release(vm, self, sizeof(struct sequence_iterator));
}

static void sequence_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, ((struct sequence_iterator *)self)->sequence);
}

static value sequence_end(struct vm *vm, struct sequence_iterator *iterator)
{
    value_replace(vm, &iterator->sequence, VALUE_UNBOUND);
    return VALUE_UNBOUND;
}

static value tuple_next(struct vm *vm, value self)
{
    struct sequence_iterator *iterator = value_as(sequence_iterator, self);
    if (!value_is_unbound(iterator->sequence)) {
        struct tuple *tuple = value_as(tuple, iterator->sequence);
        if (iterator->at < tuple->count) {
            return keep(tuple->items[iterator->at++]);
        }
    }
    return sequence_end(vm, iterator);
}

static value list_next(struct vm *vm, value self)
{
    struct sequence_iterator *iterator = value_as(sequence_iterator, self);
    if (!value_is_unbound(iterator->sequence)) {
        struct list *list = value_as(list, iterator->sequence);
        if (iterator->at < list->count) {
            return keep(list->items[iterator->at++]);
        }
    }
    return sequence_end(vm, iterator);
}

static value list_reverse_next(struct vm *vm, value self)
{
    struct sequence_iterator *iterator = value_as(sequence_iterator, self);
    if (!value_is_unbound(iterator->sequence)) {
        struct list *list = value_as(list, iterator->sequence);
        if (iterator->at > 0 && iterator->at <= list->count) {
            return keep(list->items[--iterator->at]);
        }
    }
    return sequence_end(vm, iterator);
}

static value bytes_next(struct vm *vm, value self)
{
    struct sequence_iterator *iterator = value_as(sequence_iterator, self);
    const char *data;
    size_t size;
    if (!value_is_unbound(iterator->sequence) && bytes_view(iterator->sequence, &data, &size) &&
        iterator->at < size) {
        return value_from_small_int((unsigned char)data[iterator->at++]);
    }
    return sequence_end(vm, iterator);
}

/* IndexError and StopIteration are the end; the rest is an error. */
static value ended_or_error(struct vm *vm, struct sequence_iterator *iterator)
{
    if (error_matches(vm, EXC_IndexError) || error_matches(vm, EXC_StopIteration)) {
        error_clear(vm);
        return sequence_end(vm, iterator);
    }
    return VALUE_ERROR;
}

static value getitem_next(struct vm *vm, value self)
{
    struct sequence_iterator *iterator = value_as(sequence_iterator, self);
    if (value_is_unbound(iterator->sequence)) {
        return VALUE_UNBOUND;
    }
    value item = vm_getitem(vm, iterator->sequence, value_from_small_int((int64_t)iterator->at));
    if (value_is_error(item)) {
        return ended_or_error(vm, iterator);
    }
    iterator->at++;
    return item;
}

static value reversed_next(struct vm *vm, value self)
{
    struct sequence_iterator *iterator = value_as(sequence_iterator, self);
    if (value_is_unbound(iterator->sequence)) {
        return VALUE_UNBOUND;
    }
    if (iterator->at == 0) {
        return sequence_end(vm, iterator);
    }
    value item = vm_getitem(vm, iterator->sequence, value_from_small_int((int64_t)--iterator->at));
    return value_is_error(item) ? ended_or_error(vm, iterator) : item;
}

static value sequence_length_hint(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    if (!args_check(vm, "__length_hint__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct sequence_iterator *iterator = value_as(sequence_iterator, args[0]);
    if (value_is_unbound(iterator->sequence)) {
        return value_from_small_int(0);
    }
    int64_t length = vm_len(vm, iterator->sequence);
    if (length < 0) {
        return VALUE_ERROR;
    }
    const struct type *type = iterator->head.type;
    if (type == vm_type(vm, LIST_REVERSE_ITERATOR) || type == vm_type(vm, REVERSED)) {
        return value_from_small_int((int64_t)iterator->at <= length ? (int64_t)iterator->at : 0);
    }
    return value_from_small_int((int64_t)iterator->at < length ? length - (int64_t)iterator->at
                                                               : 0);
}

static const struct native_def sequence_methods[] = {
    {"__length_hint__", sequence_length_hint, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

static struct type *sequence_type(struct vm *vm, enum vm_type id, const char *name,
                                  value (*next)(struct vm *, value))
{
    struct type *type = type_new_native(vm, "builtins", name, NULL, LAYOUT_OTHER,
                                        sizeof(struct sequence_iterator), TYPE_FINAL);
    vm->types[id] = type;
    type->dealloc = sequence_dealloc;
    type->traverse = sequence_traverse;
    type->iter = iterator_self;
    type->next = next;
    type_add_natives(vm, type, sequence_methods);
    return type;
}

/* reversed(x): __reversed__ of x, or by index from the end. */
static value reversed_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    if (!args_tuple(vm, "reversed", nargs, kwnames, 1)) {
        return VALUE_ERROR;
    }
    value method;
    if (vm_lookup_special(vm, args[0], vm_name(vm, __reversed__), &method)) {
        value result = value_is_none(method) ? VALUE_UNBOUND : vm_call1(vm, method, args[0]);
        drop(vm, method);
        if (!value_is_unbound(result)) {
            return result;
        }
    } else if (value_type(vm, args[0])->getitem && value_type(vm, args[0])->len &&
               !value_is_dict(args[0])) {
        int64_t length = vm_len(vm, args[0]);
        return length < 0 ? VALUE_ERROR : sequence_iterator_new(vm, type, args[0], (size_t)length);
    }
    return error_pending(vm) ? VALUE_ERROR
                             : vm_raise(vm, EXC_TypeError, "'%s' object is not reversible",
                                        type_name_of(vm, args[0]));
}

/* ---- iter(callable, sentinel) ---- */

struct callable_iterator {
    struct object head;
    value callable, sentinel; /* UNBOUND when it has ended */
};

value callable_iterator_new(struct vm *vm, value callable, value sentinel)
{
    struct callable_iterator *iterator =
        object_new(vm, vm_type(vm, CALLABLE_ITERATOR), sizeof *iterator);
    iterator->callable = keep(callable);
    iterator->sentinel = keep(sentinel);
    return value_from_object(iterator);
}

static void callable_dealloc(struct vm *vm, struct object *self)
{
    drop(vm, ((struct callable_iterator *)self)->callable);
    drop(vm, ((struct callable_iterator *)self)->sentinel);
    object_release(vm, self, sizeof(struct callable_iterator));
}

static void callable_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, ((struct callable_iterator *)self)->callable);
    visit(context, ((struct callable_iterator *)self)->sentinel);
}

static value callable_end(struct vm *vm, struct callable_iterator *iterator)
{
    value_replace(vm, &iterator->callable, VALUE_UNBOUND);
    value_replace(vm, &iterator->sentinel, VALUE_UNBOUND);
    return VALUE_UNBOUND;
}

static value callable_next(struct vm *vm, value self)
{
    struct callable_iterator *iterator = value_as(callable_iterator, self);
    if (value_is_unbound(iterator->callable)) {
        return VALUE_UNBOUND;
    }
    value callable = keep(iterator->callable);
    value result = vm_call0(vm, callable);
    drop(vm, callable);
    if (value_is_error(result)) {
        if (!error_matches(vm, EXC_StopIteration)) {
            return VALUE_ERROR;
        }
        error_clear(vm);
        return callable_end(vm, iterator);
    }
    int same =
        value_is_unbound(iterator->sentinel) ? 0 : equal_fast(vm, result, iterator->sentinel);
    if (same == 0) {
        return result;
    }
    drop(vm, result);
    return same < 0 ? VALUE_ERROR : callable_end(vm, iterator);
}

void iterator_init_types(struct vm *vm)
{
    struct type *type;
    type_ready(vm, sequence_type(vm, T_TUPLE_ITERATOR, "tuple_iterator", tuple_next));
    type_ready(vm, sequence_type(vm, T_LIST_ITERATOR, "list_iterator", list_next));
    type_ready(
        vm, sequence_type(vm, T_LIST_REVERSE_ITERATOR, "list_reverseiterator", list_reverse_next));
    type_ready(vm, sequence_type(vm, T_ITERATOR, "iterator", getitem_next));
    type_ready(vm, sequence_type(vm, T_BYTES_ITERATOR, "bytes_iterator", bytes_next));
    type = sequence_type(vm, T_REVERSED, "reversed", reversed_next);
    type->flags &= ~(uint32_t)TYPE_FINAL;
    type->new_ = reversed_make;
    type_ready(vm, type);

    type = type_new_native(vm, "builtins", "callable_iterator", NULL, LAYOUT_OTHER,
                           sizeof(struct callable_iterator), TYPE_FINAL);
    vm->types[T_CALLABLE_ITERATOR] = type;
    type->dealloc = callable_dealloc;
    type->traverse = callable_traverse;
    type->iter = iterator_self;
    type->next = callable_next;
    type_ready(vm, type);

    iterator_tool_init_types(vm);
}
