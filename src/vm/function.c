/* Function objects, bound methods and cells. */
#include "vm/function.h"

#include "vm/container.h"
#include "vm/error.h"
#include "vm/init.h"
#include "vm/interp_private.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/type.h"

struct function *function_new(struct vm *vm, struct code *code, struct dict *globals)
{
    struct function *function = object_new(vm, vm_type(vm, FUNCTION), sizeof *function);
    function->code = keep_object(code);
    function->globals = keep_object(globals);
    function->name = keep_object(code->name);
    function->qualname = keep_object(code->qualname);
    value module = dict_get_str(globals, vm_name(vm, __name__));
    function->module = keep(value_is_unbound(module) ? VALUE_NONE : module);
    function->doc = code->doc ? keep(str_value(code->doc)) : VALUE_NONE;
    function->annotations = VALUE_UNBOUND;
    function->version = ++vm->type_versions;
    return function;
}

static void function_dealloc(struct vm *vm, struct object *self)
{
    struct function *function = (struct function *)self;
    drop_object(vm, function->code);
    drop_object(vm, function->globals);
    drop_object(vm, function->defaults);
    drop_object(vm, function->kwdefaults);
    drop_object(vm, function->closure);
    drop_object(vm, function->name);
    drop_object(vm, function->qualname);
    drop(vm, function->module);
    drop(vm, function->doc);
    drop(vm, function->annotations);
    drop_object(vm, function->attrs);
    object_release(vm, self, sizeof *function);
}

static void visit_object(const void *object, visit_fn visit, void *context)
{
    if (object) {
        visit(context, value_from_object(object));
    }
}

static void function_traverse(struct object *self, visit_fn visit, void *context)
{
    const struct function *function = (const struct function *)self;
    visit_object(function->code, visit, context);
    visit_object(function->globals, visit, context);
    visit_object(function->defaults, visit, context);
    visit_object(function->kwdefaults, visit, context);
    visit_object(function->closure, visit, context);
    visit_object(function->attrs, visit, context);
    visit(context, function->module);
    visit(context, function->doc);
    visit(context, function->annotations);
}

static value function_repr(struct vm *vm, value self)
{
    return str_value(str_printf(vm, "<function %s at 0x%llx>",
                                value_as(function, self)->qualname->text,
                                (unsigned long long)vm_object_id(vm, self)));
}

static value function_call(struct vm *vm, value self, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    value out = VALUE_ERROR;
    struct frame *frame =
        call_function_frame(vm, value_as(function, self), args, nargs, kwnames, &out);
    return frame ? interp_run(vm, frame) : out;
}

static value function_get(struct vm *vm, value self, value instance, value owner)
{
    (void)owner;
    if (value_is_unbound(instance)) {
        return keep(self);
    }
    return method_new(vm, self, instance);
}

/* ---- attributes ---- */

#define OF(self) value_as(function, self)

static value or_none(const void *object)
{
    return object ? keep(value_from_object(object)) : VALUE_NONE;
}

#define GETTER(name, expression)                       \
    static value get_##name(struct vm *vm, value self) \
    {                                                  \
        (void)vm;                                      \
        return expression;                             \
    }
GETTER(name, keep(str_value(OF(self)->name)))
GETTER(qualname, keep(str_value(OF(self)->qualname)))
GETTER(module, keep(OF(self)->module))
GETTER(doc, keep(OF(self)->doc))
GETTER(code, or_none(OF(self)->code))
GETTER(globals, or_none(OF(self)->globals))
GETTER(defaults, or_none(OF(self)->defaults))
GETTER(kwdefaults, or_none(OF(self)->kwdefaults))
GETTER(closure, or_none(OF(self)->closure))

static value get_builtins(struct vm *vm, value self)
{
    (void)self;
    return or_none(vm->builtins);
}

static value get_annotations(struct vm *vm, value self)
{
    if (value_is_unbound(OF(self)->annotations)) {
        OF(self)->annotations = value_from_object(dict_new(vm));
    }
    return keep(OF(self)->annotations);
}

static value get_dict(struct vm *vm, value self)
{
    if (!OF(self)->attrs) {
        OF(self)->attrs = dict_new(vm);
    }
    return or_none(OF(self)->attrs);
}

static bool set_str(struct vm *vm, struct str **place, value v, const char *name)
{
    if (!value_is_str(v)) {
        vm_raise(vm, EXC_TypeError, "%s must be set to a string object", name);
        return false;
    }
    struct str *old = *place;
    *place = keep_object(value_as(str, v));
    drop_object(vm, old);
    return true;
}

static bool set_name(struct vm *vm, value self, value v)
{
    return set_str(vm, &OF(self)->name, v, "__name__");
}

static bool set_qualname(struct vm *vm, value self, value v)
{
    return set_str(vm, &OF(self)->qualname, v, "__qualname__");
}

static bool set_module(struct vm *vm, value self, value v)
{
    value_replace(vm, &OF(self)->module, value_is_unbound(v) ? VALUE_NONE : keep(v));
    return true;
}

static bool set_doc(struct vm *vm, value self, value v)
{
    value_replace(vm, &OF(self)->doc, value_is_unbound(v) ? VALUE_NONE : keep(v));
    return true;
}

/* Frames borrow the code from their function, so the old code's reference is never given
 * back: it ends with the vm. */
static bool set_code(struct vm *vm, value self, value v)
{
    struct function *function = OF(self);
    if (!value_has_layout(v, LAYOUT_CODE)) {
        vm_raise(vm, EXC_TypeError, "__code__ must be set to a code object");
        return false;
    }
    struct code *code = value_as(code, v);
    size_t closure = function->closure ? function->closure->count : 0;
    if (code->free_count != closure) {
        vm_raise(vm, EXC_ValueError, "%s() requires a code object with %zu free vars, not %u",
                 function->name->text, closure, (unsigned)code->free_count);
        return false;
    }
    function->code = keep_object(code);
    function->version = ++vm->type_versions;
    return true;
}

static bool set_defaults(struct vm *vm, value self, value v)
{
    bool none = value_is_none(v) || value_is_unbound(v);
    if (!none && !value_is_tuple(v)) {
        vm_raise(vm, EXC_TypeError, "__defaults__ must be set to a tuple object");
        return false;
    }
    struct tuple *old = OF(self)->defaults;
    OF(self)->defaults = none ? NULL : keep_object(value_as(tuple, v));
    OF(self)->version = ++vm->type_versions;
    drop_object(vm, old);
    return true;
}

static bool set_dict_place(struct vm *vm, struct dict **place, value v, const char *message)
{
    bool none = value_is_none(v) || value_is_unbound(v);
    if (!none && !value_is_dict(v)) {
        vm_raise(vm, EXC_TypeError, "%s", message);
        return false;
    }
    struct dict *old = *place;
    *place = none ? NULL : keep_object(value_as(dict, v));
    drop_object(vm, old);
    return true;
}

static bool set_kwdefaults(struct vm *vm, value self, value v)
{
    OF(self)->version = ++vm->type_versions;
    return set_dict_place(vm, &OF(self)->kwdefaults, v,
                          "__kwdefaults__ must be set to a dict object");
}

static bool set_dict(struct vm *vm, value self, value v)
{
    return set_dict_place(vm, &OF(self)->attrs, v, "__dict__ must be set to a dictionary");
}

static bool set_annotations(struct vm *vm, value self, value v)
{
    if (value_is_unbound(v) || value_is_none(v)) {
        value_replace(vm, &OF(self)->annotations, VALUE_UNBOUND);
        return true;
    }
    if (!value_is_dict(v)) {
        vm_raise(vm, EXC_TypeError, "__annotations__ must be set to a dict object");
        return false;
    }
    value_replace(vm, &OF(self)->annotations, keep(v));
    return true;
}

static const struct getset_def function_getsets[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__doc__", get_doc, set_doc},
    {"__code__", get_code, set_code},
    {"__globals__", get_globals, getset_refuse},
    {"__builtins__", get_builtins, getset_refuse},
    {"__closure__", get_closure, getset_refuse},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults},
    {"__annotations__", get_annotations, set_annotations},
    {"__dict__", get_dict, set_dict},
    {0},
};

/* The data descriptors above, then the function's own dict. */
static value function_getattr(struct vm *vm, value self, struct str *name)
{
    struct dict *attrs = OF(self)->attrs;
    if (attrs && value_is_unbound(type_lookup(vm, value_type(vm, self), name))) {
        value v = dict_get_str(attrs, name);
        if (!value_is_unbound(v)) {
            return keep(v);
        }
    }
    return object_getattr_generic(vm, self, name);
}

static bool function_setattr(struct vm *vm, value self, struct str *name, value to)
{
    if (!value_is_unbound(type_lookup(vm, value_type(vm, self), name))) {
        return object_setattr_generic(vm, self, name, to);
    }
    struct function *function = OF(self);
    if (!value_is_unbound(to)) {
        drop(vm, get_dict(vm, self));
        dict_set_str(vm, function->attrs, name, to);
        return true;
    }
    bool was_there = false;
    if (function->attrs && !dict_delete(vm, function->attrs, str_value(name), &was_there)) {
        return false;
    }
    if (!was_there) {
        object_no_attribute(vm, self, name);
    }
    return was_there;
}

/* ---- bound methods ---- */

value method_new(struct vm *vm, value function, value self)
{
    struct method *method = object_new(vm, vm_type(vm, METHOD), sizeof *method);
    method->function = keep(function);
    method->self = keep(self);
    return value_from_object(method);
}

static void method_dealloc(struct vm *vm, struct object *self)
{
    drop(vm, ((struct method *)self)->function);
    drop(vm, ((struct method *)self)->self);
    object_release(vm, self, sizeof(struct method));
}

static void method_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, ((struct method *)self)->function);
    visit(context, ((struct method *)self)->self);
}

static value method_repr(struct vm *vm, value self)
{
    struct method *method = value_as(method, self);
    if (value_is_exactly(method->function, vm_type(vm, WRAPPER_DESCRIPTOR))) {
        return method_wrapper_repr(vm, method->function, method->self);
    }
    value name = vm_getattr_optional(vm, method->function, vm_name(vm, __qualname__));
    if (value_is_error(name)) {
        return VALUE_ERROR;
    }
    value of = vm_repr(vm, method->self);
    value text = VALUE_ERROR;
    if (!value_is_error(of)) {
        text = str_value(str_printf(vm, "<bound method %s of %s>",
                                    value_is_str(name) ? value_as(str, name)->text : "?",
                                    value_as(str, of)->text));
        drop(vm, of);
    }
    drop(vm, name);
    return text;
}

static value method_call(struct vm *vm, value self, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    struct method *method = value_as(method, self);
    size_t count = nargs + (kwnames ? kwnames->count : 0);
    value few[8];
    value *all = few;
    if (count + 1 > sizeof few / sizeof *few) {
        all = heap_alloc(&vm->heap, (count + 1) * sizeof(value));
    }
    all[0] = method->self;
    for (size_t i = 0; i < count; i++) {
        all[i + 1] = args[i];
    }
    value result = vm_call(vm, method->function, all, nargs + 1, kwnames);
    if (all != few) {
        heap_free(&vm->heap, all, (count + 1) * sizeof(value));
    }
    return result;
}

static value method_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    (void)vm;
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !value_has_layout(a, LAYOUT_METHOD) ||
        !value_has_layout(b, LAYOUT_METHOD)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    bool same = value_same(value_as(method, a)->self, value_as(method, b)->self) &&
                value_same(value_as(method, a)->function, value_as(method, b)->function);
    return value_from_bool(same == (op == COMPARE_EQ));
}

static bool method_hash(struct vm *vm, value self, int64_t *hash)
{
    int64_t of_function;
    if (!vm_hash(vm, value_as(method, self)->function, &of_function)) {
        return false;
    }
    *hash = (int64_t)(vm_object_id(vm, value_as(method, self)->self) >> 4) ^ of_function;
    return true;
}

static value method_get_function(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(method, self)->function);
}

static value method_get_self(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(method, self)->self);
}

static value method_getattr(struct vm *vm, value self, struct str *name)
{
    if (value_is_unbound(type_lookup(vm, value_type(vm, self), name)) ||
        str_equal_c(name, "__doc__")) {
        return vm_getattr(vm, value_as(method, self)->function, name);
    }
    return object_getattr_generic(vm, self, name);
}

static const struct getset_def method_getsets[] = {{"__func__", method_get_function, getset_refuse},
                                                   {"__self__", method_get_self, getset_refuse},
                                                   {0}};

/* ---- cells ---- */

struct cell *cell_new(struct vm *vm, value v)
{
    struct cell *cell = object_new(vm, vm_type(vm, CELL), sizeof *cell);
    cell->v = keep(v);
    return cell;
}

static void cell_dealloc(struct vm *vm, struct object *self)
{
    drop(vm, ((struct cell *)self)->v);
    object_release(vm, self, sizeof(struct cell));
}

static void cell_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, ((struct cell *)self)->v);
}

static value cell_repr(struct vm *vm, value self)
{
    value v = value_as(cell, self)->v;
    unsigned long long at = vm_object_id(vm, self);
    if (value_is_unbound(v)) {
        return str_value(str_printf(vm, "<cell at 0x%llx: empty>", at));
    }
    return str_value(str_printf(vm, "<cell at 0x%llx: %s object at 0x%llx>", at,
                                value_type(vm, v)->name->text,
                                (unsigned long long)vm_object_id(vm, v)));
}

static value cell_get(struct vm *vm, value self)
{
    value v = value_as(cell, self)->v;
    return value_is_unbound(v) ? vm_raise(vm, EXC_ValueError, "Cell is empty") : keep(v);
}

static bool cell_set(struct vm *vm, value self, value v)
{
    value_replace(vm, &value_as(cell, self)->v, keep(v));
    return true;
}

static const struct getset_def cell_getsets[] = {{"cell_contents", cell_get, cell_set}, {0}};

/* ---- made by a call: types.FunctionType, MethodType, CellType ---- */

static value function_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    (void)type;
    value a[5];
    if (!args_bind(vm, "function", "code globals name? argdefs? closure?", args, nargs, kwnames,
                   a)) {
        return VALUE_ERROR;
    }
    if (!value_is_exactly(a[0], vm_type(vm, CODE)) || !value_is_dict(a[1])) {
        bool is_code = value_is_exactly(a[0], vm_type(vm, CODE));
        return vm_raise(vm, EXC_TypeError, "function() argument '%s' must be %s, not %s",
                        is_code ? "globals" : "code", is_code ? "dict" : "code",
                        value_type(vm, a[is_code])->name->text);
    }
    struct code *code = value_as(code, a[0]);
    bool has_closure = !value_is_unbound(a[4]) && !value_is_none(a[4]);
    if (has_closure && !value_is_exactly(a[4], vm_type(vm, TUPLE))) {
        return vm_raise(vm, EXC_TypeError, "arg 5 (closure) must be tuple");
    }
    const struct tuple *cells = has_closure ? value_as(tuple, a[4]) : NULL;
    if ((cells ? cells->count : 0) != code->free_count) {
        return code->free_count && !cells
                   ? vm_raise(vm, EXC_TypeError, "arg 5 (closure) must be tuple")
                   : vm_raise(vm, EXC_ValueError, "%s requires closure of length %u, not %zu",
                              code->name->text, (unsigned)code->free_count,
                              cells ? cells->count : 0);
    }
    for (size_t i = 0; cells && i < cells->count; i++) {
        if (!value_is_exactly(cells->items[i], vm_type(vm, CELL))) {
            return vm_raise(vm, EXC_TypeError, "arg 5 (closure) expected cell, found %s",
                            value_type(vm, cells->items[i])->name->text);
        }
    }
    bool has_name = !value_is_unbound(a[2]) && !value_is_none(a[2]);
    bool has_defaults = !value_is_unbound(a[3]) && !value_is_none(a[3]);
    if (has_name && !value_is_str(a[2])) {
        return vm_raise(vm, EXC_TypeError, "arg 3 (name) must be None or string");
    }
    if (has_defaults && !value_is_exactly(a[3], vm_type(vm, TUPLE))) {
        return vm_raise(vm, EXC_TypeError, "arg 4 (defaults) must be None or tuple");
    }
    struct function *function = function_new(vm, code, value_as(dict, a[1]));
    function->closure = has_closure ? (struct tuple *)value_object(keep(a[4])) : NULL;
    function->defaults = has_defaults ? (struct tuple *)value_object(keep(a[3])) : NULL;
    if (has_name) {
        drop_object(vm, function->name);
        function->name = (struct str *)value_object(keep(a[2]));
    }
    return value_from_object(function);
}

static value method_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                              struct tuple *kwnames)
{
    (void)type;
    if (!args_tuple(vm, "method", nargs, kwnames, 2)) {
        return VALUE_ERROR;
    }
    if (!value_type(vm, args[0])->call) {
        return vm_raise(vm, EXC_TypeError, "first argument must be callable");
    }
    return value_is_none(args[1]) ? vm_raise(vm, EXC_TypeError, "instance must not be None")
                                  : method_new(vm, args[0], args[1]);
}

static value cell_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                            struct tuple *kwnames)
{
    (void)type;
    return args_check(vm, "cell", nargs, kwnames, 0, 1)
               ? value_from_object(cell_new(vm, nargs ? args[0] : VALUE_UNBOUND))
               : VALUE_ERROR;
}

void function_init_types(struct vm *vm)
{
    unsigned flags = TYPE_FINAL | TYPE_IMMUTABLE;
    struct type *function = type_new_native(vm, "builtins", "function", NULL, LAYOUT_FUNCTION,
                                            sizeof(struct function), flags);
    function->new_ = function_from_call;
    function->dealloc = function_dealloc;
    function->traverse = function_traverse;
    function->repr = function_repr;
    function->call = function_call;
    function->descr_get = function_get;
    function->getattr = function_getattr;
    function->setattr = function_setattr;
    type_add_getsets(vm, function, function_getsets);
    type_ready(vm, function);
    vm->types[T_FUNCTION] = function;

    struct type *method = type_new_native(vm, "builtins", "method", NULL, LAYOUT_METHOD,
                                          sizeof(struct method), flags);
    method->new_ = method_from_call;
    method->dealloc = method_dealloc;
    method->traverse = method_traverse;
    method->repr = method_repr;
    method->call = method_call;
    method->compare = method_compare;
    method->hash = method_hash;
    method->getattr = method_getattr;
    type_add_getsets(vm, method, method_getsets);
    type_ready(vm, method);
    vm->types[T_METHOD] = method;

    struct type *cell =
        type_new_native(vm, "builtins", "cell", NULL, LAYOUT_CELL, sizeof(struct cell), flags);
    cell->new_ = cell_from_call;
    cell->dealloc = cell_dealloc;
    cell->traverse = cell_traverse;
    cell->repr = cell_repr;
    type_add_getsets(vm, cell, cell_getsets);
    type_ready(vm, cell);
    vm->types[T_CELL] = cell;
    native_init_types(vm);
}
