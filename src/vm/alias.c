#include "vm/alias.h"

#include "base/strbuf.h"
#include "vm/container.h"
#include "vm/init.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

/* ---- list[int] ---- */

struct generic_alias {
    struct object head;
    value origin;       /* owned */
    struct tuple *args; /* owned */
};

struct union_type {
    struct object head;
    struct tuple *args; /* owned */
};

value generic_alias_new(struct vm *vm, value origin, value args)
{
    struct generic_alias *alias = object_new(vm, vm_type(vm, GENERIC_ALIAS), sizeof *alias);
    alias->origin = keep(origin);
    alias->args = value_is_exactly(args, vm_type(vm, TUPLE))
                      ? (struct tuple *)value_object(keep(args))
                      : tuple_from(vm, &args, 1);
    return value_from_object(alias);
}

/* A member of [...] or of a union, as their repr shows it. */
static bool add_member(struct vm *vm, struct strbuf *out, value v)
{
    struct str *text;
    if (value_same(v, VALUE_ELLIPSIS)) {
        strbuf_add(out, "...");
        return true;
    }
    if (value_is_type(v)) {
        text = v.bits == value_from_object(vm_type(vm, NONE)).bits
                   ? str_from_c(vm, "None")
                   : type_full_name(vm, value_as(type, v));
    } else {
        value shown = vm_repr(vm, v);
        if (value_is_error(shown)) {
            return false;
        }
        text = value_as(str, shown);
    }
    strbuf_add_bytes(out, text->text, text->size);
    drop_object(vm, text);
    return true;
}

static bool add_members(struct vm *vm, struct strbuf *out, const struct tuple *args,
                        const char *between)
{
    bool ok = true;
    for (size_t i = 0; ok && i < args->count; i++) {
        strbuf_add(out, i ? between : "");
        ok = add_member(vm, out, args->items[i]);
    }
    return ok;
}

static value finish_text(struct vm *vm, struct strbuf *out, bool ok)
{
    value text = ok ? str_value(str_new(vm, strbuf_text(out), out->length)) : VALUE_ERROR;
    strbuf_free(out);
    return text;
}

static value alias_repr(struct vm *vm, value self)
{
    struct generic_alias *alias = value_as(generic_alias, self);
    struct strbuf out = {0};
    bool ok = add_member(vm, &out, alias->origin);
    strbuf_add(&out, "[");
    if (alias->args->count == 0) {
        strbuf_add(&out, "()");
    }
    ok = ok && add_members(vm, &out, alias->args, ", ");
    strbuf_add(&out, "]");
    return finish_text(vm, &out, ok);
}

static value alias_call(struct vm *vm, value self, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    return vm_call(vm, value_as(generic_alias, self)->origin, args, nargs, kwnames);
}

static value alias_getattr(struct vm *vm, value self, struct str *name)
{
    struct generic_alias *alias = value_as(generic_alias, self);
    if (name->size > 2 && name->text[0] == '_' && name->text[1] == '_') {
        value own = type_lookup(vm, value_type(vm, self), name);
        if (!value_is_unbound(own) && name != vm_name(vm, __doc__)) {
            return object_getattr_generic(vm, self, name);
        }
    }
    return vm_getattr(vm, alias->origin, name);
}

static value alias_get_origin(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(generic_alias, self)->origin);
}

static value alias_get_args(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(generic_alias, self)->args));
}

/* Type variables are typing's: what is made of some belongs to that module, if the program has
 * it at all. */
static value call_typing(struct vm *vm, const char *module, const char *function, const value *args,
                         size_t nargs)
{
    value imported = vm_import(vm, module);
    value result = value_is_error(imported) ? VALUE_ERROR
                                            : vm_call_method(vm, imported, function, args, nargs);
    drop_result(vm, imported);
    return result;
}

static value parameters_of(struct vm *vm, struct tuple *args)
{
    if (value_is_unbound(dict_get_c(vm, vm->modules, "typing"))) {
        return value_from_object(tuple_from(vm, NULL, 0));
    }
    value v = value_from_object(args);
    return call_typing(vm, "typing", "_parameters_of", &v, 1);
}

static value alias_get_parameters(struct vm *vm, value self)
{
    return parameters_of(vm, value_as(generic_alias, self)->args);
}

/* list[T][int] and (list[T] | int)[str] */
static value alias_subscript(struct vm *vm, value self, value item)
{
    value parameters = vm_getattr_name(vm, self, "__parameters__");
    if (value_is_error(parameters)) {
        return parameters;
    }
    bool has_some = value_as(tuple, parameters)->count > 0;
    drop(vm, parameters);
    if (!has_some) {
        value shown = vm_repr(vm, self);
        if (!value_is_error(shown)) {
            vm_raise(vm, EXC_TypeError, "%s is not a generic class", value_as(str, shown)->text);
            drop(vm, shown);
        }
        return VALUE_ERROR;
    }
    return call_typing(vm, "_typing_more", "filled_alias", (value[]){self, item}, 2);
}

static value alias_mro_entries(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    (void)nargs, (void)kwnames;
    return value_from_object(tuple_from(vm, &value_as(generic_alias, args[0])->origin, 1));
}

static value alias_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    if ((op != COMPARE_EQ && op != COMPARE_NE) ||
        !value_is_exactly(b, vm_type(vm, GENERIC_ALIAS))) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct generic_alias *left = value_as(generic_alias, a), *right = value_as(generic_alias, b);
    int equal = vm_equal(vm, left->origin, right->origin);
    if (equal > 0) {
        equal = vm_equal(vm, value_from_object(left->args), value_from_object(right->args));
    }
    return equal < 0 ? VALUE_ERROR : value_from_bool(equal == (op == COMPARE_EQ));
}

static bool alias_hash(struct vm *vm, value self, int64_t *hash)
{
    struct generic_alias *alias = value_as(generic_alias, self);
    int64_t of_args;
    if (!vm_hash(vm, alias->origin, hash) ||
        !vm_hash(vm, value_from_object(alias->args), &of_args)) {
        return false;
    }
    *hash ^= of_args;
    return true;
}

static void alias_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, ((struct generic_alias *)self)->origin);
    visit(context, value_from_object(((struct generic_alias *)self)->args));
}

static void alias_dealloc(struct vm *vm, struct object *self)
{
    drop(vm, ((struct generic_alias *)self)->origin);
    drop_object(vm, ((struct generic_alias *)self)->args);
    object_release(vm, self, sizeof(struct generic_alias));
}

/* ---- int | str ---- */

struct tuple *union_members(struct vm *vm, value v)
{
    return value_is_exactly(v, vm_type(vm, UNION)) ? value_as(union_type, v)->args : NULL;
}

static bool can_be_member(struct vm *vm, value v)
{
    return value_is_none(v) || value_is_type(v) ||
           value_is_exactly(v, vm_type(vm, GENERIC_ALIAS)) ||
           value_is_exactly(v, vm_type(vm, UNION));
}

/* Adds v, or the members of v, each once. */
static bool add_to_union(struct vm *vm, struct list *list, value v)
{
    struct tuple *members = union_members(vm, v);
    if (members) {
        for (size_t i = 0; i < members->count; i++) {
            if (!add_to_union(vm, list, members->items[i])) {
                return false;
            }
        }
        return true;
    }
    if (value_is_none(v)) {
        v = value_from_object(vm_type(vm, NONE));
    }
    for (size_t i = 0; i < list->count; i++) {
        int equal = vm_equal(vm, list->items[i], v);
        if (equal) {
            return equal > 0;
        }
    }
    list_append(vm, list, v);
    return true;
}

value union_new(struct vm *vm, value a, value b)
{
    if (!can_be_member(vm, a) || !can_be_member(vm, b)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    struct list *list = list_new(vm, 2);
    value result = VALUE_ERROR;
    if (add_to_union(vm, list, a) && add_to_union(vm, list, b)) {
        if (list->count == 1) {
            result = keep(list->items[0]);
        } else {
            struct union_type *made = object_new(vm, vm_type(vm, UNION), sizeof *made);
            made->args = tuple_from(vm, list->items, list->count);
            result = value_from_object(made);
        }
    }
    drop_object(vm, list);
    return result;
}

static value union_binary(struct vm *vm, enum binary_op op, value a, value b)
{
    return op == BINARY_OR ? union_new(vm, a, b) : VALUE_NOT_IMPLEMENTED;
}

static value union_repr(struct vm *vm, value self)
{
    struct strbuf out = {0};
    bool ok = add_members(vm, &out, value_as(union_type, self)->args, " | ");
    return finish_text(vm, &out, ok);
}

static value union_get_args(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(union_type, self)->args));
}

static value union_get_parameters(struct vm *vm, value self)
{
    return parameters_of(vm, value_as(union_type, self)->args);
}

static value union_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    struct tuple *left = union_members(vm, a), *right = union_members(vm, b);
    if ((op != COMPARE_EQ && op != COMPARE_NE) || !right) {
        return VALUE_NOT_IMPLEMENTED;
    }
    int equal = left->count == right->count;
    for (size_t i = 0; equal > 0 && i < left->count; i++) { /* in any order */
        equal = vm_contains(vm, value_from_object(right), left->items[i]);
    }
    return equal < 0 ? VALUE_ERROR : value_from_bool(equal == (op == COMPARE_EQ));
}

/* The hash of a set of the members: their order does not matter. */
static bool union_hash(struct vm *vm, value self, int64_t *hash)
{
    value members = value_from_object(value_as(union_type, self)->args);
    value set = vm_call1(vm, value_from_object(vm_type(vm, FROZENSET)), members);
    bool ok = !value_is_error(set) && vm_hash(vm, set, hash);
    drop_result(vm, set);
    return ok;
}

static void union_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, value_from_object(((struct union_type *)self)->args));
}

static void union_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct union_type *)self)->args);
    object_release(vm, self, sizeof(struct union_type));
}

/* ---- the constants ---- */

static value constant_repr(struct vm *vm, value self)
{
    return str_value(str_from_c(vm, value_is_none(self)                ? "None"
                                    : value_same(self, VALUE_ELLIPSIS) ? "Ellipsis"
                                                                       : "NotImplemented"));
}

static int none_truth(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return 0;
}

static bool constant_hash(struct vm *vm, value self, int64_t *hash)
{
    (void)vm;
    *hash = (int64_t)(self.bits * 0x2545f49) + 0x1000;
    return true;
}

static value constant_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    (void)args;
    if (nargs || (kwnames && kwnames->count)) {
        return vm_raise(vm, EXC_TypeError, "%s takes no arguments", type->name->text);
    }
    return type == vm_type(vm, NONE)       ? VALUE_NONE
           : type == vm_type(vm, ELLIPSIS) ? VALUE_ELLIPSIS
                                           : VALUE_NOT_IMPLEMENTED;
}

static void constant_init_types(struct vm *vm)
{
    static const struct {
        enum vm_type id;
        const char *name;
    } table[] = {
        {T_NONE, "NoneType"}, {T_ELLIPSIS, "ellipsis"}, {T_NOT_IMPLEMENTED, "NotImplementedType"}};
    for (size_t i = 0; i < 3; i++) {
        struct type *type = type_new_native(vm, "builtins", table[i].name, NULL, LAYOUT_OTHER,
                                            sizeof(struct object), TYPE_FINAL);
        vm->types[table[i].id] = type;
        type->repr = constant_repr;
        type->hash = constant_hash;
        type->new_ = constant_new;
        if (table[i].id == T_NONE) {
            type->truth = none_truth;
        }
        type_ready(vm, type);
    }
}

static value alias_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    (void)type;
    return args_check(vm, "GenericAlias", nargs, kwnames, 2, 2)
               ? generic_alias_new(vm, args[0], args[1])
               : VALUE_ERROR;
}

static bool alias_init(struct vm *vm, value self, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames;
    return true;
}

void alias_init_types(struct vm *vm)
{
    static const struct getset_def getsets[] = {{"__origin__", alias_get_origin, NULL},
                                                {"__args__", alias_get_args, NULL},
                                                {"__parameters__", alias_get_parameters, NULL},
                                                {0}};
    static const struct native_def methods[] = {{"__mro_entries__", alias_mro_entries, 0}, {0}};
    static const struct getset_def union_getsets[] = {
        {"__args__", union_get_args, NULL}, {"__parameters__", union_get_parameters, NULL}, {0}};
    constant_init_types(vm);
    struct type *alias = type_new_native(vm, "types", "GenericAlias", NULL, LAYOUT_OTHER,
                                         sizeof(struct generic_alias), 0);
    vm->types[T_GENERIC_ALIAS] = alias;
    alias->dealloc = alias_dealloc;
    alias->traverse = alias_traverse;
    alias->repr = alias_repr;
    alias->call = alias_call;
    alias->getattr = alias_getattr;
    alias->compare = alias_compare;
    alias->hash = alias_hash;
    alias->getitem = alias_subscript;
    alias->binary = union_binary;
    alias->new_ = alias_from_call;
    alias->init = alias_init;
    type_add_natives(vm, alias, methods);
    type_add_getsets(vm, alias, getsets);
    type_ready(vm, alias);

    struct type *union_type = type_new_native(vm, "types", "UnionType", NULL, LAYOUT_OTHER,
                                              sizeof(struct union_type), TYPE_FINAL);
    vm->types[T_UNION] = union_type;
    union_type->dealloc = union_dealloc;
    union_type->traverse = union_traverse;
    union_type->repr = union_repr;
    union_type->compare = union_compare;
    union_type->hash = union_hash;
    union_type->getitem = alias_subscript;
    union_type->binary = union_binary;
    type_add_getsets(vm, union_type, union_getsets);
    type_ready(vm, union_type);
}
