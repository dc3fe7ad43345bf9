/* Making classes: the class statement, type(name, bases, names), and calling a class. */
#include "base/strbuf.h"
#include "vm/container.h"
#include "vm/descriptor.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/str_build.h"
#include "vm/type.h"
#include "vm/type_slots.h"

/* ---- calling a class ---- */

static value raise_abstract(struct vm *vm, struct type *type)
{
    value names = dict_get_str(type->attrs, vm_name(vm, __abstractmethods__));
    struct list *sorted = value_is_unbound(names) ? NULL : list_from_iterable(vm, names);
    if (!sorted || !list_sort(vm, sorted, VALUE_UNBOUND, false)) {
        drop_object(vm, sorted);
        return VALUE_ERROR;
    }
    struct strbuf text = {0};
    for (size_t i = 0; i < sorted->count; i++) {
        strbuf_printf(&text, "%s%s", i ? ", " : "",
                      value_is_str(sorted->items[i]) ? value_as(str, sorted->items[i])->text : "");
    }
    vm_raise(vm, EXC_TypeError, "Can't instantiate abstract class %s with abstract method%s %s",
             type->name->text, sorted->count == 1 ? "" : "s", strbuf_text(&text));
    strbuf_free(&text);
    drop_object(vm, sorted);
    return VALUE_ERROR;
}

value object_new_default(struct vm *vm, struct type *type, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    (void)args;
    if (nargs || (kwnames && kwnames->count)) {
        if (type->new_ != object_new_default) {
            return vm_raise(vm, EXC_TypeError,
                            "object.__new__() takes exactly one argument (the type to "
                            "instantiate)");
        }
        if (type->init == vm_type(vm, OBJECT)->init) {
            return vm_raise(vm, EXC_TypeError, "%s() takes no arguments", type->name->text);
        }
    }
    if (type->flags & TYPE_ABSTRACT) {
        return raise_abstract(vm, type);
    }
    return value_from_object(object_new(vm, type, type->size));
}

value type_call(struct vm *vm, value callable, const value *args, size_t nargs,
                struct tuple *kwnames)
{
    struct type *type = value_as(type, callable);
    if (type == vm_type(vm, TYPE) && nargs == 1 && !(kwnames && kwnames->count)) {
        return keep(value_from_object(value_type(vm, args[0])));
    }
    if (!type->new_) {
        struct str *name = type_full_name(vm, type);
        vm_raise(vm, EXC_TypeError, "cannot create '%s' instances", name->text);
        drop_object(vm, name);
        return VALUE_ERROR;
    }
    value object = type->new_(vm, type, args, nargs, kwnames);
    if (value_is_error(object)) {
        return object;
    }
    struct type *made = value_type(vm, object);
    if (type_is_subtype(made, type) && made->init &&
        !made->init(vm, object, args, nargs, kwnames)) {
        drop(vm, object);
        return VALUE_ERROR;
    }
    return object;
}

/* ---- bases and layout ---- */

/* The type that decides the struct of type's instances: built in, or the last one
 * that added slots. */
static struct type *solid_base(struct type *type)
{
    for (; type->base; type = type->base) {
        size_t dict = type->dict_at != UINT16_MAX && type->base->dict_at == UINT16_MAX
                          ? sizeof(struct dict *)
                          : 0;
        if (!(type->flags & TYPE_HEAP)) {
            if (type->layout != type->base->layout || type->size != type->base->size) {
                return type;
            }
        } else if (type->extra > type->base->extra + dict) {
            return type;
        }
    }
    return type;
}

static struct type *best_base(struct vm *vm, struct tuple *bases)
{
    struct type *best = NULL, *solid = NULL;
    for (size_t i = 0; i < bases->count; i++) {
        if (!value_is_type(bases->items[i])) {
            vm_raise(vm, EXC_TypeError, "bases must be types");
            return NULL;
        }
        struct type *base = value_as(type, bases->items[i]);
        if (base->flags & TYPE_FINAL) {
            vm_raise(vm, EXC_TypeError, "type '%s' is not an acceptable base type",
                     base->name->text);
            return NULL;
        }
        struct type *candidate = solid_base(base);
        if (!best || (candidate != solid && type_is_subtype(candidate, solid))) {
            best = base;
            solid = candidate;
        } else if (!type_is_subtype(solid, candidate)) {
            vm_raise(vm, EXC_TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

/* The most derived metaclass; NULL: TypeError. */
static struct type *derive_metaclass(struct vm *vm, struct type *meta, struct tuple *bases)
{
    for (size_t i = 0; i < bases->count; i++) {
        struct type *other = value_type(vm, bases->items[i]);
        if (type_is_subtype(meta, other)) {
            continue;
        }
        if (!type_is_subtype(other, meta)) {
            vm_raise(vm, EXC_TypeError,
                     "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                     "subclass of the metaclasses of all its bases");
            return NULL;
        }
        meta = other;
    }
    return meta;
}

static bool is_variable_size(const struct type *type)
{
    return type->layout == LAYOUT_STR || type->layout == LAYOUT_TUPLE ||
           type->layout == LAYOUT_BYTES;
}

/* `__x` in class _C is _C__x. */
static struct str *mangle(struct vm *vm, const struct type *type, struct str *name)
{
    const char *class_ = type->name->text + strspn(type->name->text, "_");
    size_t size = name->size;
    if (size < 3 || name->text[0] != '_' || name->text[1] != '_' || !*class_ ||
        (name->text[size - 1] == '_' && name->text[size - 2] == '_')) {
        return str_intern(vm, keep_object(name));
    }
    return str_intern(vm, str_printf(vm, "_%s%s", class_, name->text));
}

static void add_place(struct type *type)
{
    type->dict_at = type->extra;
    type->extra += sizeof(struct dict *);
    if (!is_variable_size(type)) {
        type->dict_offset = (uint16_t)((type->size + 7) / 8 * 8 + type->dict_at);
    }
    type->flags |= TYPE_HAS_DICT;
}

/* __slots__ of a class: members for each name.  *wants_dict: "__dict__" is among them. */
static bool add_slots(struct vm *vm, struct type *type, value slots, bool *wants_dict)
{
    struct list *names;
    if (value_is_str(slots)) {
        names = list_new(vm, 1);
        list_append(vm, names, slots);
    } else {
        names = list_from_iterable(vm, slots);
    }
    bool ok = names != NULL;
    for (size_t i = 0; ok && i < names->count; i++) {
        if (!value_is_str(names->items[i])) {
            vm_raise(vm, EXC_TypeError, "__slots__ items must be strings, not '%s'",
                     value_type(vm, names->items[i])->name->text);
            ok = false;
            break;
        }
        struct str *name = value_as(str, names->items[i]);
        if (str_equal_c(name, "__dict__")) {
            *wants_dict = true;
            continue;
        }
        if (str_equal_c(name, "__weakref__")) {
            continue;
        }
        if (!unicode_is_identifier(name->text, name->size)) {
            vm_raise(vm, EXC_TypeError, "__slots__ must be identifiers");
            ok = false;
            break;
        }
        if (is_variable_size(type) || type->layout == LAYOUT_INT) {
            vm_raise(vm, EXC_TypeError, "nonempty __slots__ not supported for subtype of '%s'",
                     type->base->name->text);
            ok = false;
            break;
        }
        struct str *key = mangle(vm, type, name);
        if (!value_is_unbound(dict_get_str(type->attrs, key))) {
            vm_raise(vm, EXC_ValueError, "'%s' in __slots__ conflicts with class variable",
                     name->text);
            ok = false;
        } else {
            value member = member_new(vm, type, key, (type->size + 7) / 8 * 8 + type->extra);
            type->extra += sizeof(value);
            dict_set_str(vm, type->attrs, key, member);
            drop(vm, member);
        }
        drop_object(vm, key);
    }
    drop_object(vm, names);
    return ok;
}

static value instance_get_dict(struct vm *vm, value self)
{
    struct dict *dict = object_dict(vm, value_object(self));
    return dict ? keep(value_from_object(dict))
                : object_no_attribute(vm, self, vm_name(vm, __dict__));
}

static bool instance_set_dict(struct vm *vm, value self, value v)
{
    struct dict **place = object_dict_place(value_object(self));
    if (!value_is_dict(v)) {
        vm_raise(vm, EXC_TypeError, "__dict__ must be set to a dictionary, not a '%s'",
                 value_is_unbound(v) ? "NULL" : value_type(vm, v)->name->text);
        return false;
    }
    struct dict *old = *place;
    *place = (struct dict *)value_object(keep(v));
    drop_object(vm, old);
    return true;
}

static value instance_get_weakref(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return VALUE_NONE;
}

const struct getset_def instance_dict_getset[] = {
    {"__dict__", instance_get_dict, instance_set_dict},
    {"__weakref__", instance_get_weakref, NULL},
    {0}};

static bool lay_out(struct vm *vm, struct type *type)
{
    const struct type *base = type->base;
    type->layout = base->layout;
    type->size = base->size;
    type->extra = base->extra;
    type->dict_at = base->dict_at;
    type->dict_offset = base->dict_offset;
    type->flags |= base->flags & TYPE_HAS_DICT;
    for (size_t i = 0; i < type->bases->count; i++) {
        type_match_as(type, value_as(type, type->bases->items[i]));
    }
    value slots = dict_get_str(type->attrs, vm_name(vm, __slots__));
    bool wants_dict = value_is_unbound(slots);
    if (!wants_dict && !add_slots(vm, type, slots, &wants_dict)) {
        return false;
    }
    for (size_t i = 1; i < type->bases->count; i++) { /* a dict may come with a mixin */
        wants_dict = wants_dict || value_as(type, type->bases->items[i])->flags & TYPE_HAS_DICT;
    }
    if (!(type->flags & TYPE_HAS_DICT)) {
        if (wants_dict && type->layout != LAYOUT_TYPE) {
            add_place(type);
            type_add_getsets(vm, type, instance_dict_getset);
        } else {
            type->flags |= TYPE_SLOTS_ONLY;
        }
    }
    return true;
}

/* ---- the new class ---- */

static void take_name(struct vm *vm, struct dict *attrs, enum vm_name name, struct str **place)
{
    value v = dict_get_str(attrs, vm->names[name]);
    if (value_is_str(v)) {
        struct str *old = *place;
        *place = (struct str *)value_object(keep(v));
        drop_object(vm, old);
    }
}

/* What a class body may hold that a class keeps otherwise. */
static void convert_names(struct vm *vm, struct type *type)
{
    take_name(vm, type->attrs, NAME___qualname__, &type->qualname);
    static const enum vm_name removed[] = {NAME___qualname__, NAME___classcell__};
    for (size_t i = 0; i < 2; i++) {
        if (!value_is_unbound(dict_get_str(type->attrs, vm->names[removed[i]]))) {
            bool was_there;
            dict_delete(vm, type->attrs, str_value(vm->names[removed[i]]), &was_there);
        }
    }
    static const struct {
        enum vm_name name;
        bool static_;
    } wrapped[] = {
        {NAME___new__, true}, {NAME___init_subclass__, false}, {NAME___class_getitem__, false}};
    for (size_t i = 0; i < 3; i++) {
        value v = dict_get_str(type->attrs, vm->names[wrapped[i].name]);
        if (value_is_function(v)) {
            value method = wrapped[i].static_ ? staticmethod_new(vm, v) : classmethod_new(vm, v);
            dict_set_str(vm, type->attrs, vm->names[wrapped[i].name], method);
            drop(vm, method);
        }
    }
}

/* What every class has, put behind what its body made. */
static void add_missing(struct vm *vm, struct type *type)
{
    if (value_is_unbound(dict_get_str(type->attrs, vm_name(vm, __doc__)))) {
        dict_set_str(vm, type->attrs, vm_name(vm, __doc__), VALUE_NONE);
    }
    if (!value_is_unbound(dict_get_str(type->attrs, vm_name(vm, __eq__))) &&
        value_is_unbound(dict_get_str(type->attrs, vm_name(vm, __hash__)))) {
        dict_set_str(vm, type->attrs, vm_name(vm, __hash__), VALUE_NONE);
    }
}

/* __module__ of a class made by a call: that of the caller. */
static void set_module(struct vm *vm, struct type *type)
{
    struct frame *frame = vm->thread->frame;
    if (value_is_unbound(dict_get_str(type->attrs, vm_name(vm, __module__))) && frame) {
        value module = dict_get_str(frame->globals, vm_name(vm, __name__));
        if (!value_is_unbound(module)) {
            dict_set_str(vm, type->attrs, vm_name(vm, __module__), module);
        }
    }
    take_name(vm, type->attrs, NAME___module__, &type->module);
}

static bool set_names(struct vm *vm, struct type *type)
{
    struct dict *copy = dict_copy(vm, type->attrs);
    size_t at = 0;
    value key, v;
    bool ok = true;
    while (ok && dict_next(copy, &at, &key, &v)) {
        value hook;
        if (!value_is_object(v) || value_is_function(v) ||
            !vm_lookup_special(vm, v, vm_name(vm, __set_name__), &hook)) {
            continue;
        }
        value bound = descriptor_get(vm, hook, v, value_type(vm, v));
        drop(vm, hook);
        value result =
            value_is_error(bound) ? bound : vm_call2(vm, bound, value_from_object(type), key);
        if (!value_is_error(bound)) {
            drop(vm, bound);
        }
        ok = !value_is_error(result);
        if (ok) {
            drop(vm, result);
        } else {
            value cause = error_take(vm);
            value shown = vm_repr(vm, key);
            vm_raise(vm, EXC_RuntimeError, "Error calling __set_name__ on '%s' instance %s in '%s'",
                     value_type(vm, v)->name->text,
                     value_is_error(shown) ? "?" : value_as(str, shown)->text, type->name->text);
            if (!value_is_error(shown)) {
                drop(vm, shown);
            }
            struct exception *raised = value_as(exception, vm->thread->pending);
            raised->suppress_context = true;
            value_replace(vm, &raised->cause, cause);
        }
    }
    drop_object(vm, copy);
    return ok;
}

/* super(type, type).__init_subclass__(**keywords) */
static bool init_subclass(struct vm *vm, struct type *type, const value *kwargs,
                          struct tuple *kwnames)
{
    value args[2] = {value_from_object(type), value_from_object(type)};
    value super = vm_call(vm, value_from_object(vm_type(vm, SUPER)), args, 2, NULL);
    if (value_is_error(super)) {
        return false;
    }
    value hook = vm_getattr(vm, super, vm_name(vm, __init_subclass__));
    drop(vm, super);
    if (value_is_error(hook)) {
        return false;
    }
    value result = vm_call(vm, hook, kwargs, 0, kwnames);
    drop(vm, hook);
    if (value_is_error(result)) {
        return false;
    }
    drop(vm, result);
    return true;
}

static void fill_class_cell(struct vm *vm, value cell, struct type *type)
{
    if (value_has_layout(cell, LAYOUT_CELL)) {
        value_replace(vm, &value_as(cell, cell)->v, keep(value_from_object(type)));
    }
}

static struct type *allocate_class(struct vm *vm, struct type *meta, struct str *name,
                                   struct tuple *bases, struct type *base, struct dict *names)
{
    struct type *type = object_new(vm, meta, sizeof *type);
    type->head.layout = LAYOUT_TYPE;
    type->flags = TYPE_HEAP;
    type->name = keep_object(name);
    type->qualname = keep_object(name);
    type->module = keep_object(vm->empty_str);
    type->base = keep_object(base);
    type->bases = keep_object(bases);
    type->attrs = dict_copy(vm, names);
    type->dealloc = base->dealloc;
    return type;
}

static void register_with_bases(struct type *type)
{
    for (size_t i = 0; i < type->bases->count; i++) {
        type_add_subclass(value_as(type, type->bases->items[i]), type);
    }
}

value type_new_class(struct vm *vm, struct type *meta, struct str *name, struct tuple *bases,
                     struct dict *names, const value *kwargs, struct tuple *kwnames)
{
    value object = value_from_object(vm_type(vm, OBJECT));
    bases = bases->count ? keep_object(bases) : tuple_from(vm, &object, 1);
    struct type *base = best_base(vm, bases);
    if (!base) {
        drop_object(vm, bases);
        return VALUE_ERROR;
    }
    struct type *type = allocate_class(vm, meta, name, bases, base, names);
    drop_object(vm, bases);
    value cell = keep(dict_get_str(type->attrs, vm_name(vm, __classcell__)));
    convert_names(vm, type);
    set_module(vm, type);
    bool ok = lay_out(vm, type);
    add_missing(vm, type);
    if (ok) {
        type->mro = type_compute_mro(vm, type);
        ok = type->mro != NULL;
    }
    if (ok) {
        type->version = ++vm->type_versions;
        type->flags |= TYPE_READY;
        type_update_slots(vm, type);
        register_with_bases(type);
        fill_class_cell(vm, cell, type);
        ok = set_names(vm, type) && init_subclass(vm, type, kwargs, kwnames);
    }
    drop(vm, cell);
    if (!ok) {
        drop_object(vm, type);
        return VALUE_ERROR;
    }
    return value_from_object(type);
}

value type_new_from_call(struct vm *vm, struct type *meta, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    if (nargs != 3) {
        return vm_raise(vm, EXC_TypeError, "type() takes 1 or 3 arguments");
    }
    if (!value_is_str(args[0])) {
        return vm_raise(vm, EXC_TypeError, "type.__new__() argument 1 must be str, not %s",
                        value_type(vm, args[0])->name->text);
    }
    if (!value_is_tuple(args[1])) {
        return vm_raise(vm, EXC_TypeError, "type.__new__() argument 2 must be tuple, not %s",
                        value_type(vm, args[1])->name->text);
    }
    if (!value_is_dict(args[2])) {
        return vm_raise(vm, EXC_TypeError, "type.__new__() argument 3 must be dict, not %s",
                        value_type(vm, args[2])->name->text);
    }
    struct tuple *bases = value_as(tuple, args[1]);
    struct type *winner = derive_metaclass(vm, meta, bases);
    if (!winner) {
        return VALUE_ERROR;
    }
    if (winner != meta && winner->new_ != type_new_from_call) {
        return winner->new_(vm, winner, args, nargs, kwnames);
    }
    return type_new_class(vm, winner, value_as(str, args[0]), bases, value_as(dict, args[2]),
                          args + 3, kwnames);
}

bool type_init_from_call(struct vm *vm, value self, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    (void)self, (void)args, (void)kwnames;
    if (nargs != 1 && nargs != 3) {
        vm_raise(vm, EXC_TypeError, "type.__init__() takes 1 or 3 arguments");
        return false;
    }
    return true;
}

/* ---- the class statement ---- */

/* The bases with __mro_entries__ resolved; NULL: exception. */
static struct tuple *resolve_bases(struct vm *vm, const value *bases, size_t count)
{
    struct tuple *original = tuple_from(vm, bases, count);
    struct list *resolved = list_new(vm, count);
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        value hook = value_is_type(bases[i])
                         ? VALUE_UNBOUND
                         : vm_getattr_optional(vm, bases[i], vm_name(vm, __mro_entries__));
        if (value_is_error(hook)) {
            ok = false;
        } else if (value_is_unbound(hook)) {
            list_append(vm, resolved, bases[i]);
        } else {
            value entries = vm_call1(vm, hook, value_from_object(original));
            drop(vm, hook);
            if (!value_is_error(entries) && !value_is_tuple(entries)) {
                vm_raise(vm, EXC_TypeError, "__mro_entries__ must return a tuple");
                drop(vm, entries);
                entries = VALUE_ERROR;
            }
            ok = !value_is_error(entries) && list_extend(vm, resolved, entries);
            if (!value_is_error(entries)) {
                drop(vm, entries);
            }
        }
    }
    struct tuple *result = ok ? tuple_from(vm, resolved->items, resolved->count) : NULL;
    drop_object(vm, original);
    drop_object(vm, resolved);
    return result;
}

/* Keywords without `metaclass`, as names and values behind `count` places. */
struct class_keywords {
    value metaclass; /* borrowed, or UNBOUND */
    struct tuple *names;
    value *args; /* 3 places for name, bases, namespace, then the values; mem_alloc */
};

static void split_keywords(struct vm *vm, const value *values, struct tuple *kwnames,
                           struct class_keywords *out)
{
    size_t count = kwnames ? kwnames->count : 0, left = 0;
    *out = (struct class_keywords){.metaclass = VALUE_UNBOUND};
    out->args = mem_alloc((count + 3) * sizeof(value));
    value *names = mem_alloc((count + 1) * sizeof(value));
    for (size_t i = 0; i < count; i++) {
        if (str_equal(value_as(str, kwnames->items[i]), vm_name(vm, metaclass))) {
            out->metaclass = values[i];
        } else {
            names[left] = kwnames->items[i];
            out->args[3 + left++] = values[i];
        }
    }
    out->names = left ? tuple_from(vm, names, left) : NULL;
    mem_free(names);
}

static value prepare_namespace(struct vm *vm, value meta, const struct class_keywords *keywords)
{
    value prepare = vm_getattr_optional(vm, meta, vm_name(vm, __prepare__));
    if (value_is_error(prepare)) {
        return prepare;
    }
    if (value_is_unbound(prepare)) {
        return value_from_object(dict_new(vm));
    }
    /* The namespace place is not passed, so the keyword values must follow bases. */
    size_t count = keywords->names ? keywords->names->count : 0;
    value *args = mem_alloc((count + 2) * sizeof(value));
    args[0] = keywords->args[0];
    args[1] = keywords->args[1];
    for (size_t i = 0; i < count; i++) {
        args[i + 2] = keywords->args[i + 3];
    }
    value names = vm_call(vm, prepare, args, 2, keywords->names);
    mem_free(args);
    drop(vm, prepare);
    return names;
}

/* Runs the class body; gives what it returns: the __class__ cell or None. */
static value run_body(struct vm *vm, value function, value names)
{
    if (!value_is_function(function)) {
        return vm_raise(vm, EXC_TypeError, "__build_class__: func must be a function");
    }
    struct function *body = value_as(function, function);
    struct frame *frame = function_bind(vm, body, NULL, 0, NULL);
    if (!frame) {
        return VALUE_ERROR;
    }
    frame_make_rare(vm, frame)->locals = keep(names);
    return interp_run(vm, frame);
}

static value build(struct vm *vm, value function, struct tuple *bases, bool changed,
                   struct tuple *original, struct class_keywords *keywords)
{
    value meta = keywords->metaclass;
    if (value_is_unbound(meta)) {
        meta =
            value_from_object(bases->count ? value_type(vm, bases->items[0]) : vm_type(vm, TYPE));
    }
    if (value_is_type(meta)) {
        struct type *winner = derive_metaclass(vm, value_as(type, meta), bases);
        if (!winner) {
            return VALUE_ERROR;
        }
        meta = value_from_object(winner);
    }
    value names = prepare_namespace(vm, meta, keywords);
    if (value_is_error(names)) {
        return names;
    }
    value cell = run_body(vm, function, names);
    value class_ = cell;
    if (!value_is_error(cell)) {
        if (changed && value_is_dict(names)) {
            dict_set_c(vm, value_as(dict, names), "__orig_bases__", value_from_object(original));
        }
        keywords->args[2] = names;
        class_ = vm_call(vm, meta, keywords->args, 3, keywords->names);
        if (!value_is_error(class_) && value_is_type(class_)) {
            fill_class_cell(vm, cell, value_as(type, class_));
        }
        drop(vm, cell);
    }
    drop(vm, names);
    return class_;
}

value vm_build_class(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (nargs < 2) {
        return vm_raise(vm, EXC_TypeError, "__build_class__: not enough arguments");
    }
    struct tuple *bases = resolve_bases(vm, args + 2, nargs - 2);
    if (!bases) {
        return VALUE_ERROR;
    }
    struct tuple *original = tuple_from(vm, args + 2, nargs - 2);
    bool changed = bases->count != original->count;
    for (size_t i = 0; !changed && i < bases->count; i++) {
        changed = !value_same(bases->items[i], original->items[i]);
    }
    struct class_keywords keywords;
    split_keywords(vm, args + nargs, kwnames, &keywords);
    keywords.args[0] = args[1];
    keywords.args[1] = value_from_object(bases);
    value class_ = build(vm, args[0], bases, changed, original, &keywords);
    mem_free(keywords.args);
    drop_object(vm, keywords.names);
    drop_object(vm, bases);
    drop_object(vm, original);
    return class_;
}
