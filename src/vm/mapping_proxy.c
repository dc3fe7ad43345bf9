/* types.MappingProxyType: a read-only view of a mapping; what C.__dict__ gives. */
#include "vm/alias.h"
#include "vm/container.h"
#include "vm/init.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/vm.h"

struct mapping_proxy {
    struct object head;
    value mapping; /* owned */
};

static value target(value self)
{
    return value_as(mapping_proxy, self)->mapping;
}

static value proxy_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    value mapping;
    if (!args_bind(vm, "mappingproxy", "mapping", args, nargs, kwnames, &mapping)) {
        return VALUE_ERROR;
    }
    if (!value_type(vm, mapping)->getitem || value_is_list(mapping) || value_is_tuple(mapping)) {
        return vm_raise(vm, EXC_TypeError, "mappingproxy() argument must be a mapping, not %s",
                        value_type(vm, mapping)->name->text);
    }
    struct mapping_proxy *proxy = object_new(vm, type, sizeof *proxy);
    proxy->mapping = keep(mapping);
    return value_from_object(proxy);
}

static bool proxy_init(struct vm *vm, value self, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames;
    return true;
}

static value proxy_getitem(struct vm *vm, value self, value key)
{
    return vm_getitem(vm, target(self), key);
}

static int64_t proxy_len(struct vm *vm, value self)
{
    return vm_len(vm, target(self));
}

static value proxy_iter(struct vm *vm, value self)
{
    return vm_iter(vm, target(self));
}

static int proxy_contains(struct vm *vm, value self, value key)
{
    return vm_contains(vm, target(self), key);
}

static value proxy_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if (value_is_exactly(b, vm_type(vm, MAPPING_PROXY))) {
        b = target(b);
    }
    return vm_compare(vm, target(a), b, op);
}

static value proxy_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    if (op != BINARY_OR) {
        return VALUE_NOT_IMPLEMENTED;
    }
    a = value_is_exactly(a, vm_type(vm, MAPPING_PROXY)) ? target(a) : a;
    b = value_is_exactly(b, vm_type(vm, MAPPING_PROXY)) ? target(b) : b;
    return vm_binary(vm, op, a, b);
}

static value proxy_inplace(struct vm *vm, enum binary_op op, value a, value b)
{
    (void)a, (void)b;
    return op == BINARY_OR ? vm_raise(vm, EXC_TypeError,
                                      "'|=' is not supported by mappingproxy; use '|' instead")
                           : VALUE_NOT_IMPLEMENTED;
}

static value proxy_repr(struct vm *vm, value self)
{
    value shown = vm_repr(vm, target(self));
    if (value_is_error(shown)) {
        return shown;
    }
    struct str *text = str_printf(vm, "mappingproxy(%s)", value_as(str, shown)->text);
    drop(vm, shown);
    return str_value(text);
}

static value proxy_str(struct vm *vm, value self)
{
    return vm_str(vm, target(self));
}

static value proxy_get(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "get", nargs - 1, kwnames, 1, 2)
               ? vm_call_method(vm, target(args[0]), "get", args + 1, nargs - 1)
               : VALUE_ERROR;
}

#define PASS_ON(name)                                                         \
    static value proxy_##name(struct vm *vm, const value *args, size_t nargs, \
                              struct tuple *kwnames)                          \
    {                                                                         \
        return args_check(vm, #name, nargs - 1, kwnames, 0, 0)                \
                   ? vm_call_method(vm, target(args[0]), #name, NULL, 0)      \
                   : VALUE_ERROR;                                             \
    }
PASS_ON(keys)
PASS_ON(values)
PASS_ON(items)
PASS_ON(copy)
PASS_ON(__reversed__)
#undef PASS_ON

static void proxy_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, ((struct mapping_proxy *)self)->mapping);
}

static void proxy_dealloc(struct vm *vm, struct object *self)
{
    drop(vm, ((struct mapping_proxy *)self)->mapping);
    object_release(vm, self, sizeof(struct mapping_proxy));
}

void mapping_proxy_init_type(struct vm *vm)
{
    static const struct native_def methods[] = {{"get", proxy_get, 0},
                                                {"keys", proxy_keys, 0},
                                                {"values", proxy_values, 0},
                                                {"items", proxy_items, 0},
                                                {"copy", proxy_copy, 0},
                                                {"__reversed__", proxy___reversed__, 0},
                                                {0}};
    struct type *type = type_new_native(vm, "builtins", "mappingproxy", NULL, LAYOUT_OTHER,
                                        sizeof(struct mapping_proxy), TYPE_FINAL | TYPE_MAPPING);
    vm->types[T_MAPPING_PROXY] = type;
    type->dealloc = proxy_dealloc;
    type->traverse = proxy_traverse;
    type->repr = proxy_repr;
    type->str_ = proxy_str;
    type->getitem = proxy_getitem;
    type->len = proxy_len;
    type->iter = proxy_iter;
    type->contains = proxy_contains;
    type->compare = proxy_compare;
    type->binary = proxy_binary;
    type->inplace = proxy_inplace;
    type->new_ = proxy_new;
    type->init = proxy_init;
    type_add_natives(vm, type, methods);
    type_ready(vm, type);
}
