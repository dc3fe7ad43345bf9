/* The module operator: operators as functions, itemgetter and attrgetter. */
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/container.h"
#include "vm/type.h"

/* OPERATOR(name, Python's names of it and of its in-place twin) */
#define OPERATORS(OPERATOR)                         \
    OPERATOR(ADD, "add", "iadd")                    \
    OPERATOR(SUBTRACT, "sub", "isub")               \
    OPERATOR(MULTIPLY, "mul", "imul")               \
    OPERATOR(MATRIX_MULTIPLY, "matmul", "imatmul")  \
    OPERATOR(TRUE_DIVIDE, "truediv", "itruediv")    \
    OPERATOR(FLOOR_DIVIDE, "floordiv", "ifloordiv") \
    OPERATOR(REMAINDER, "mod", "imod")              \
    OPERATOR(POWER, "pow", "ipow")                  \
    OPERATOR(LSHIFT, "lshift", "ilshift")           \
    OPERATOR(RSHIFT, "rshift", "irshift")           \
    OPERATOR(AND, "and_", "iand")                   \
    OPERATOR(XOR, "xor", "ixor")                    \
    OPERATOR(OR, "or_", "ior")

#define COMPARISONS(COMPARISON) \
    COMPARISON(LT, "lt")        \
    COMPARISON(LE, "le")        \
    COMPARISON(EQ, "eq")        \
    COMPARISON(NE, "ne")        \
    COMPARISON(GT, "gt")        \
    COMPARISON(GE, "ge")

#define UNARIES(UNARY)      \
    UNARY(NEGATIVE, "neg")  \
    UNARY(POSITIVE, "pos")  \
    UNARY(INVERT, "invert") \
    UNARY(ABSOLUTE, "abs")

#define OPERATOR(NAME, word, twin)                                   \
    static value operator_##NAME(METHOD_ARGS)                        \
    {                                                                \
        return args_check(vm, word, nargs, kwnames, 2, 2)            \
                   ? vm_binary(vm, BINARY_##NAME, args[0], args[1])  \
                   : VALUE_ERROR;                                    \
    }                                                                \
    static value operator_INPLACE_##NAME(METHOD_ARGS)                \
    {                                                                \
        return args_check(vm, twin, nargs, kwnames, 2, 2)            \
                   ? vm_inplace(vm, BINARY_##NAME, args[0], args[1]) \
                   : VALUE_ERROR;                                    \
    }
OPERATORS(OPERATOR)
#undef OPERATOR

#define COMPARISON(NAME, word)                                        \
    static value operator_##NAME(METHOD_ARGS)                         \
    {                                                                 \
        return args_check(vm, word, nargs, kwnames, 2, 2)             \
                   ? vm_compare(vm, args[0], args[1], COMPARE_##NAME) \
                   : VALUE_ERROR;                                     \
    }
COMPARISONS(COMPARISON)
#undef COMPARISON

#define UNARY(NAME, word)                                              \
    static value operator_##NAME(METHOD_ARGS)                          \
    {                                                                  \
        return args_check(vm, "_operator." word, nargs, kwnames, 1, 1) \
                   ? vm_unary(vm, UNARY_##NAME, args[0])               \
                   : VALUE_ERROR;                                      \
    }
UNARIES(UNARY)
#undef UNARY

static value operator_truth_of(int truth)
{
    return truth < 0 ? VALUE_ERROR : value_from_bool(truth);
}

static value operator_truth(METHOD_ARGS)
{
    return args_check(vm, "_operator.truth", nargs, kwnames, 1, 1)
               ? operator_truth_of(vm_truth(vm, args[0]))
               : VALUE_ERROR;
}

static value operator_not(METHOD_ARGS)
{
    if (!args_check(vm, "_operator.not_", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    int truth = vm_truth(vm, args[0]);
    return operator_truth_of(truth < 0 ? truth : !truth);
}

static value operator_is(METHOD_ARGS)
{
    return args_check(vm, "is_", nargs, kwnames, 2, 2)
               ? value_from_bool(value_same(args[0], args[1]))
               : VALUE_ERROR;
}

static value operator_is_not(METHOD_ARGS)
{
    return args_check(vm, "is_not", nargs, kwnames, 2, 2)
               ? value_from_bool(!value_same(args[0], args[1]))
               : VALUE_ERROR;
}

static value operator_index(METHOD_ARGS)
{
    return args_check(vm, "_operator.index", nargs, kwnames, 1, 1) ? number_index(vm, args[0])
                                                                   : VALUE_ERROR;
}

static value operator_contains(METHOD_ARGS)
{
    return args_check(vm, "contains", nargs, kwnames, 2, 2)
               ? operator_truth_of(vm_contains(vm, args[0], args[1]))
               : VALUE_ERROR;
}

static value operator_getitem(METHOD_ARGS)
{
    return args_check(vm, "getitem", nargs, kwnames, 2, 2) ? vm_getitem(vm, args[0], args[1])
                                                           : VALUE_ERROR;
}

static value operator_setitem(METHOD_ARGS)
{
    return args_check(vm, "setitem", nargs, kwnames, 3, 3) &&
                   vm_setitem(vm, args[0], args[1], args[2])
               ? VALUE_NONE
               : VALUE_ERROR;
}

static value operator_delitem(METHOD_ARGS)
{
    return args_check(vm, "delitem", nargs, kwnames, 2, 2) && vm_delitem(vm, args[0], args[1])
               ? VALUE_NONE
               : VALUE_ERROR;
}

static value operator_join(struct vm *vm, const char *name, const value *args, size_t nargs,
                           struct tuple *kwnames,
                           value (*join)(struct vm *vm, enum binary_op op, value a, value b))
{
    if (!args_check(vm, name, nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    struct str *getitem = str_from_c(vm, "__getitem__");
    struct type *type = value_type(vm, args[0]);
    bool is_sequence = !value_is_unbound(type_lookup(vm, type, getitem));
    drop_object(vm, getitem);
    if (!is_sequence) {
        struct str *shown = type_full_name(vm, type);
        vm_raise(vm, EXC_TypeError, "'%s' object can't be concatenated", shown->text);
        drop_object(vm, shown);
        return VALUE_ERROR;
    }
    return join(vm, BINARY_ADD, args[0], args[1]);
}

static value operator_concat(METHOD_ARGS)
{
    return operator_join(vm, "concat", args, nargs, kwnames, vm_binary);
}

static value operator_iconcat(METHOD_ARGS)
{
    return operator_join(vm, "iconcat", args, nargs, kwnames, vm_inplace);
}

/* --- itemgetter and attrgetter --- */

struct getter {
    struct object head;
    struct tuple *wanted; /* items; or names, a dotted one as a tuple of its parts */
    struct tuple *shown;  /* as they were given */
};

static void getter_dealloc(struct vm *vm, struct object *self)
{
    struct getter *getter = (struct getter *)self;
    drop_object(vm, getter->wanted);
    drop_object(vm, getter->shown);
    object_release(vm, self, sizeof *getter);
}

static void getter_traverse(struct object *self, visit_fn visit, void *context)
{
    struct getter *getter = (struct getter *)self;
    if (getter->wanted) {
        visit(context, value_from_object(getter->wanted));
    }
    if (getter->shown) {
        visit(context, value_from_object(getter->shown));
    }
}

static struct getter *getter_new(struct vm *vm, struct type *type, const char *name,
                                 const value *args, size_t nargs, struct tuple *kwnames)
{
    if (kwnames && kwnames->count > 0) {
        vm_raise(vm, EXC_TypeError, "%s() takes no keyword arguments", name);
        return NULL;
    }
    if (nargs == 0) {
        vm_raise(vm, EXC_TypeError, "%s expected 1 argument, got 0", name);
        return NULL;
    }
    struct getter *getter = object_new(vm, type, sizeof *getter);
    getter->shown = tuple_from(vm, args, nargs);
    return getter;
}

static value itemgetter_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                            struct tuple *kwnames)
{
    struct getter *getter = getter_new(vm, type, "itemgetter", args, nargs, kwnames);
    if (!getter) {
        return VALUE_ERROR;
    }
    getter->wanted = keep_object(getter->shown);
    return value_from_object(getter);
}

static value attrgetter_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                            struct tuple *kwnames)
{
    for (size_t i = 0; i < nargs; i++) {
        if (!value_is_str(args[i])) {
            return vm_raise(vm, EXC_TypeError, "attribute name must be a string");
        }
    }
    struct getter *getter = getter_new(vm, type, "attrgetter", args, nargs, kwnames);
    if (!getter) {
        return VALUE_ERROR;
    }
    getter->wanted = tuple_new(vm, nargs);
    struct str *dot = str_from_c(vm, ".");
    bool fine = true;
    for (size_t i = 0; i < nargs && fine; i++) {
        getter->wanted->items[i] = VALUE_NONE;
    }
    for (size_t i = 0; i < nargs && fine; i++) {
        value word = args[i];
        if (memchr(value_as(str, word)->text, '.', value_as(str, word)->size)) {
            value parts = vm_call_method(vm, word, "split", (value[]){str_value(dot)}, 1);
            struct tuple *names = value_is_error(parts) ? NULL : tuple_from_iterable(vm, parts);
            drop_result(vm, parts);
            fine = names != NULL;
            getter->wanted->items[i] = fine ? value_from_object(names) : VALUE_NONE;
        } else {
            getter->wanted->items[i] = keep(word);
        }
    }
    drop_object(vm, dot);
    if (!fine) {
        drop_object(vm, getter);
        return VALUE_ERROR;
    }
    return value_from_object(getter);
}

static value getter_take_attribute(struct vm *vm, value object, value wanted)
{
    if (value_is_str(wanted)) {
        return vm_getattr(vm, object, value_as(str, wanted));
    }
    const struct tuple *names = value_as(tuple, wanted);
    value found = keep(object);
    for (size_t i = 0; i < names->count && !value_is_error(found); i++) {
        value next = vm_getattr(vm, found, value_as(str, names->items[i]));
        drop(vm, found);
        found = next;
    }
    return found;
}

static value getter_call(struct vm *vm, const char *name,
                         value (*take)(struct vm *vm, value object, value wanted), value self,
                         const value *args, size_t nargs, struct tuple *kwnames)
{
    if (kwnames && kwnames->count > 0) {
        return vm_raise(vm, EXC_TypeError, "%s() takes no keyword arguments", name);
    }
    if (nargs != 1) {
        return vm_raise(vm, EXC_TypeError, "%s expected 1 argument, got %zu", name, nargs);
    }
    const struct tuple *wanted = value_as(getter, self)->wanted;
    if (wanted->count == 1) {
        return take(vm, args[0], wanted->items[0]);
    }
    struct tuple *found = tuple_new(vm, wanted->count);
    for (size_t i = 0; i < wanted->count; i++) {
        found->items[i] = VALUE_NONE;
    }
    for (size_t i = 0; i < wanted->count; i++) {
        found->items[i] = take(vm, args[0], wanted->items[i]);
        if (value_is_error(found->items[i])) {
            found->items[i] = VALUE_NONE;
            drop_object(vm, found);
            return VALUE_ERROR;
        }
    }
    return value_from_object(found);
}

static value itemgetter_call(struct vm *vm, value self, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    return getter_call(vm, "itemgetter", vm_getitem, self, args, nargs, kwnames);
}

static value attrgetter_call(struct vm *vm, value self, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    return getter_call(vm, "attrgetter", getter_take_attribute, self, args, nargs, kwnames);
}

static value getter_repr(struct vm *vm, value self)
{
    struct getter *getter = value_as(getter, self);
    struct str *name = type_full_name(vm, getter->head.type);
    struct strbuf out = {0};
    strbuf_printf(&out, "%s(", name->text);
    drop_object(vm, name);
    bool fine = true;
    for (size_t i = 0; i < getter->shown->count && fine; i++) {
        value text = vm_repr(vm, getter->shown->items[i]);
        fine = !value_is_error(text);
        if (fine) {
            strbuf_add(&out, i > 0 ? ", " : "");
            strbuf_add_bytes(&out, value_as(str, text)->text, value_as(str, text)->size);
            drop(vm, text);
        }
    }
    strbuf_add_char(&out, ')');
    value result = fine ? str_value(str_new(vm, strbuf_text(&out), out.length)) : VALUE_ERROR;
    strbuf_free(&out);
    return result;
}

static void operator_add_getter(struct vm *vm, struct dict *names, const char *name,
                                value (*make)(struct vm *vm, struct type *type, const value *args,
                                              size_t nargs, struct tuple *kwnames),
                                value (*call)(struct vm *vm, value self, const value *args,
                                              size_t nargs, struct tuple *kwnames))
{
    struct type *type =
        type_new_native(vm, "operator", name, NULL, LAYOUT_OTHER, sizeof(struct getter), 0);
    type->new_ = make;
    type->call = call;
    type->repr = getter_repr;
    type->dealloc = getter_dealloc;
    type->traverse = getter_traverse;
    type_ready(vm, type);
    dict_add_type(vm, names, type);
}

static bool operator_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
#define OPERATOR(NAME, word, twin) {word, operator_##NAME, 0}, {twin, operator_INPLACE_##NAME, 0},
        OPERATORS(OPERATOR)
#undef OPERATOR
#define COMPARISON(NAME, word) {word, operator_##NAME, 0},
            COMPARISONS(COMPARISON)
#undef COMPARISON
#define UNARY(NAME, word) {word, operator_##NAME, 0},
                UNARIES(UNARY)
#undef UNARY
                    {"inv", operator_INVERT, 0},
        {"concat", operator_concat, 0},
        {"iconcat", operator_iconcat, 0},
        {"truth", operator_truth, 0},
        {"not_", operator_not, 0},
        {"is_", operator_is, 0},
        {"is_not", operator_is_not, 0},
        {"index", operator_index, 0},
        {"contains", operator_contains, 0},
        {"getitem", operator_getitem, 0},
        {"setitem", operator_setitem, 0},
        {"delitem", operator_delitem, 0},
        {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    operator_add_getter(vm, names, "itemgetter", itemgetter_new, itemgetter_call);
    operator_add_getter(vm, names, "attrgetter", attrgetter_new, attrgetter_call);
    return true;
}

const struct module_def operator_module = {"_operator", operator_fill};
