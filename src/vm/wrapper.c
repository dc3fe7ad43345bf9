/* Methods made of the slots of built-in types: int.__add__, list.__len__, object.__init__,
 * so that Python classes can call and inherit them. */
#include "vm/container.h"
#include "vm/function.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/type_slots.h"

struct wrapper {
    struct object head;
    struct type *owner; /* borrowed: built-in types live as long as the vm */
    enum dunder_id id;
};

enum { REFLECTED = 16 };
#define OP(name)   (1u << BINARY_##name)
#define BOTH(ops)  ((ops) | (ops) << REFLECTED)
#define BACK(name) (1u << (BINARY_##name + REFLECTED))

/* The operators that a built-in type really has, of those its slot is asked for. */
static uint32_t binary_methods(const struct type *type, bool inplace)
{
    switch (type->layout) {
    case LAYOUT_STR:
    case LAYOUT_BYTES: return OP(ADD) | OP(MULTIPLY) | BACK(MULTIPLY) | BOTH(OP(REMAINDER));
    case LAYOUT_BYTEARRAY:
    case LAYOUT_LIST:
        return inplace ? OP(ADD) | OP(MULTIPLY)
                       : OP(ADD) | OP(MULTIPLY) | BACK(MULTIPLY) |
                             (type->layout == LAYOUT_LIST ? 0 : BOTH(OP(REMAINDER)));
    case LAYOUT_TUPLE: return OP(ADD) | OP(MULTIPLY) | BACK(MULTIPLY);
    case LAYOUT_DICT: return inplace ? OP(OR) : BOTH(OP(OR));
    case LAYOUT_TYPE: return BOTH(OP(OR));
    case LAYOUT_SET: return BOTH(OP(SUBTRACT) | OP(AND) | OP(XOR) | OP(OR));
    case LAYOUT_INT: return BOTH(0x1fffu & ~OP(MATRIX_MULTIPLY));
    case LAYOUT_FLOAT:
        return BOTH(OP(ADD) | OP(SUBTRACT) | OP(MULTIPLY) | OP(TRUE_DIVIDE) | OP(FLOOR_DIVIDE) |
                    OP(REMAINDER) | OP(POWER));
    case LAYOUT_COMPLEX:
        return BOTH(OP(ADD) | OP(SUBTRACT) | OP(MULTIPLY) | OP(TRUE_DIVIDE) | OP(POWER));
    default:
        return strncmp(type->name->text, "dict_", 5) == 0 /* a view of keys or items */
                   ? BOTH(OP(SUBTRACT) | OP(AND) | OP(XOR) | OP(OR))
                   : UINT32_MAX;
    }
}

static bool type_has_method(const struct type *type, const struct dunder *dunder)
{
    if (dunder->name == NAME___bool__ && type->layout == LAYOUT_STR) {
        return false; /* its truth is that of its length */
    }
    switch (dunder->kind) {
    case DUNDER_NONE: return false;
    case DUNDER_BINARY: return binary_methods(type, false) >> dunder->number & 1;
    case DUNDER_INPLACE: return binary_methods(type, true) >> dunder->number & 1;
    case DUNDER_UNARY:
        return (type->layout != LAYOUT_FLOAT && type->layout != LAYOUT_COMPLEX) ||
               dunder->number != UNARY_INVERT;
    default: return true;
    }
}

void type_add_wrappers(struct vm *vm, struct type *type)
{
    for (enum dunder_id id = 0; id < DUNDER_COUNT; id++) {
        const struct dunder *dunder = &dunders[id];
        if (!(type->own_slots >> dunder->group & 1) || !type_has_method(type, dunder)) {
            continue;
        }
        struct str *name = vm->names[dunder->name];
        if (!value_is_unbound(dict_get_str(type->attrs, name))) {
            continue;
        }
        struct wrapper *wrapper = object_new(vm, vm_type(vm, WRAPPER_DESCRIPTOR), sizeof *wrapper);
        wrapper->owner = type;
        wrapper->id = id;
        dict_set_str(vm, type->attrs, name, value_from_object(wrapper));
        drop_object(vm, wrapper);
    }
}

/* ---- calls ---- */

static const char *wrapper_name(struct vm *vm, const struct wrapper *wrapper)
{
    return vm->names[dunders[wrapper->id].name]->text;
}

static value call_new(struct vm *vm, struct type *owner, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    const char *name = owner->name->text;
    if (nargs == 0) {
        return vm_raise(vm, EXC_TypeError, "%s.__new__(): not enough arguments", name);
    }
    if (!value_is_type(args[0])) {
        return vm_raise(vm, EXC_TypeError, "%s.__new__(X): X is not a type object (%s)", name,
                        value_type(vm, args[0])->name->text);
    }
    struct type *type = value_as(type, args[0]);
    if (!type_is_subtype(type, owner)) {
        return vm_raise(vm, EXC_TypeError, "%s.__new__(%s): %s is not a subtype of %s", name,
                        type->name->text, type->name->text, name);
    }
    struct type *solid = type;
    while (solid->flags & TYPE_HEAP) {
        solid = solid->base;
    }
    if (solid->new_ != owner->new_) {
        return vm_raise(vm, EXC_TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", name,
                        type->name->text, solid->name->text);
    }
    return owner->new_(vm, type, args + 1, nargs - 1, kwnames);
}

static value none_if(bool ok)
{
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static value not_implemented_if_unbound(value v)
{
    return value_is_unbound(v) ? VALUE_NOT_IMPLEMENTED : v;
}

static bool require_str(struct vm *vm, value v)
{
    if (!value_is_str(v)) {
        vm_raise(vm, EXC_TypeError, "attribute name must be string, not '%s'",
                 value_type(vm, v)->name->text);
        return false;
    }
    return true;
}

static value call_next(struct vm *vm, struct type *owner, value self)
{
    value v = owner->next(vm, self);
    if (value_is_unbound(v)) {
        return vm_raise_args(vm, vm_exception_type(vm, EXC_StopIteration), NULL, 0);
    }
    return v;
}

static value call_hash(struct vm *vm, struct type *owner, value self)
{
    int64_t hash;
    return owner->hash(vm, self, &hash) ? int_from_int64(vm, hash) : VALUE_ERROR;
}

static value truth_value(int truth)
{
    return truth < 0 ? VALUE_ERROR : value_from_bool(truth);
}

/* How many arguments (beside self) the method takes, at least and at most. */
static void arity(enum dunder_kind kind, unsigned number, size_t *least, size_t *most)
{
    static const uint8_t counts[] = {
        [DUNDER_GETATTR] = 1, [DUNDER_SETATTR] = 2,  [DUNDER_COMPARE] = 1, [DUNDER_GET] = 1,
        [DUNDER_SET] = 2,     [DUNDER_BINARY] = 1,   [DUNDER_INPLACE] = 1, [DUNDER_GETITEM] = 1,
        [DUNDER_SETITEM] = 2, [DUNDER_CONTAINS] = 1, [DUNDER_INIT] = 0};
    *least = *most = counts[kind];
    if (number && (kind == DUNDER_SETATTR || kind == DUNDER_SET || kind == DUNDER_SETITEM)) {
        *least = *most = 1; /* the deleting ones */
    } else if (kind == DUNDER_GET) {
        *most = 2;
    } else if (kind == DUNDER_BINARY && (number & 15) == BINARY_POWER) {
        *most = 2;
    }
}

static value call_binary(struct vm *vm, struct type *owner, unsigned number, value self,
                         const value *args, size_t nargs)
{
    if (nargs == 2 && !value_is_none(args[1])) {
        return owner->power ? owner->power(vm, self, args[0], args[1]) : VALUE_NOT_IMPLEMENTED;
    }
    if (number & REFLECTED) {
        return owner->binary(vm, (enum binary_op)(number & 15), args[0], self);
    }
    return owner->binary(vm, (enum binary_op)number, self, args[0]);
}

static value call_slot(struct vm *vm, struct type *owner, const struct dunder *dunder, value self,
                       const value *args, size_t nargs)
{
    unsigned number = dunder->number;
    switch ((enum dunder_kind)dunder->kind) {
    case DUNDER_REPR: return owner->repr(vm, self);
    case DUNDER_STR: return owner->str_(vm, self);
    case DUNDER_HASH: return call_hash(vm, owner, self);
    case DUNDER_GETATTR:
        return require_str(vm, args[0]) ? owner->getattr(vm, self, value_as(str, args[0]))
                                        : VALUE_ERROR;
    case DUNDER_SETATTR:
        return none_if(
            require_str(vm, args[0]) &&
            owner->setattr(vm, self, value_as(str, args[0]), number ? VALUE_UNBOUND : args[1]));
    case DUNDER_COMPARE: return owner->compare(vm, self, args[0], (enum compare_op)number);
    case DUNDER_ITER: return owner->iter(vm, self);
    case DUNDER_NEXT: return call_next(vm, owner, self);
    case DUNDER_GET:
        return owner->descr_get(vm, self, value_is_none(args[0]) ? VALUE_UNBOUND : args[0],
                                nargs > 1 ? args[1] : VALUE_NONE);
    case DUNDER_SET:
        return none_if(owner->descr_set(vm, self, args[0], number ? VALUE_UNBOUND : args[1]));
    case DUNDER_BINARY: return call_binary(vm, owner, number, self, args, nargs);
    case DUNDER_INPLACE:
        return not_implemented_if_unbound(
            owner->inplace(vm, (enum binary_op)number, self, args[0]));
    case DUNDER_UNARY: return owner->unary(vm, (enum unary_op)number, self);
    case DUNDER_BOOL: return truth_value(owner->truth(vm, self));
    case DUNDER_LEN: {
        int64_t len = owner->len(vm, self);
        return len < 0 ? VALUE_ERROR : int_from_int64(vm, len);
    }
    case DUNDER_GETITEM: return owner->getitem(vm, self, args[0]);
    case DUNDER_SETITEM:
        return none_if(owner->setitem(vm, self, args[0], number ? VALUE_UNBOUND : args[1]));
    case DUNDER_CONTAINS: return truth_value(owner->contains(vm, self, args[0]));
    case DUNDER_INDEX: return owner->index(vm, self);
    case DUNDER_AWAIT: return owner->await_(vm, self);
    case DUNDER_AITER: return owner->aiter(vm, self);
    case DUNDER_ANEXT: return owner->anext(vm, self);
    default: return VALUE_NOT_IMPLEMENTED;
    }
}

static value wrapper_call(struct vm *vm, value callable, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    struct wrapper *wrapper = value_as(wrapper, callable);
    struct type *owner = wrapper->owner;
    const struct dunder *dunder = &dunders[wrapper->id];
    const char *name = wrapper_name(vm, wrapper);
    if (dunder->kind == DUNDER_NEW) {
        return call_new(vm, owner, args, nargs, kwnames);
    }
    if (nargs == 0) {
        return vm_raise(vm, EXC_TypeError, "descriptor '%s' of '%s' object needs an argument", name,
                        owner->name->text);
    }
    value self = args[0];
    if (!type_is_subtype(value_type(vm, self), owner)) {
        return vm_raise(vm, EXC_TypeError,
                        "descriptor '%s' requires a '%s' object but received a "
                        "'%s'",
                        name, owner->name->text, value_type(vm, self)->name->text);
    }
    args++;
    nargs--;
    if (dunder->kind == DUNDER_CALL) {
        return owner->call(vm, self, args, nargs, kwnames);
    }
    if (dunder->kind == DUNDER_INIT) {
        return none_if(owner->init(vm, self, args, nargs, kwnames));
    }
    if (kwnames && kwnames->count) {
        return vm_raise(vm, EXC_TypeError, "wrapper %s() takes no keyword arguments", name);
    }
    size_t least, most;
    arity(dunder->kind, dunder->number, &least, &most);
    if (nargs < least || nargs > most) {
        return vm_raise(vm, EXC_TypeError, "expected %s%zu argument%s, got %zu",
                        least == most   ? ""
                        : nargs < least ? "at least "
                                        : "at most ",
                        nargs < least ? least : most,
                        (nargs < least ? least : most) == 1 ? "" : "s", nargs);
    }
    return call_slot(vm, owner, dunder, self, args, nargs);
}

static value wrapper_descr_get(struct vm *vm, value self, value instance, value owner)
{
    (void)owner;
    if (value_is_unbound(instance) || dunders[value_as(wrapper, self)->id].kind == DUNDER_NEW) {
        return keep(self);
    }
    return method_new(vm, self, instance);
}

static value wrapper_repr(struct vm *vm, value self)
{
    struct wrapper *wrapper = value_as(wrapper, self);
    return str_value(str_printf(vm, "<slot wrapper '%s' of '%s' objects>",
                                wrapper_name(vm, wrapper), wrapper->owner->name->text));
}

value method_wrapper_repr(struct vm *vm, value wrapper, value self)
{
    return str_value(str_printf(vm, "<method-wrapper '%s' of %s object at 0x%llx>",
                                wrapper_name(vm, value_as(wrapper, wrapper)),
                                value_type(vm, self)->name->text,
                                (unsigned long long)vm_object_id(vm, self)));
}

static void wrapper_dealloc(struct vm *vm, struct object *self)
{
    object_release(vm, self, sizeof(struct wrapper));
}

static value wrapper_get_name(struct vm *vm, value self)
{
    return keep(str_value(vm->names[dunders[value_as(wrapper, self)->id].name]));
}

static value wrapper_get_qualname(struct vm *vm, value self)
{
    struct wrapper *wrapper = value_as(wrapper, self);
    return str_value(
        str_printf(vm, "%s.%s", wrapper->owner->qualname->text, wrapper_name(vm, wrapper)));
}

static value wrapper_get_objclass(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(wrapper, self)->owner));
}

static value wrapper_get_doc(struct vm *vm, value self)
{
    (void)vm;
    (void)self;
    return VALUE_NONE;
}

void wrapper_init_type(struct vm *vm)
{
    static const struct getset_def getsets[] = {{"__name__", wrapper_get_name, NULL},
                                                {"__qualname__", wrapper_get_qualname, NULL},
                                                {"__objclass__", wrapper_get_objclass, NULL},
                                                {"__doc__", wrapper_get_doc, NULL},
                                                {0}};
    struct type *type = type_new_native(vm, "builtins", "wrapper_descriptor", NULL, LAYOUT_OTHER,
                                        sizeof(struct wrapper), TYPE_FINAL);
    vm->types[T_WRAPPER_DESCRIPTOR] = type;
    type->dealloc = wrapper_dealloc;
    type->call = wrapper_call;
    type->descr_get = wrapper_descr_get;
    type->repr = wrapper_repr;
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
}
