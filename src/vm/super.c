/* super: attribute lookup that begins behind a class in the mro. */
#include "vm/container.h"
#include "vm/descriptor.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

struct super {
    struct object head;
    struct type *class_;    /* owned: look behind this one */
    value self;             /* owned: instance or class; UNBOUND: unbound super */
    struct type *self_type; /* owned: whose mro; NULL: unbound */
};

/* The class whose mro a super(class_, self) walks; NULL: TypeError. */
static struct type *super_check(struct vm *vm, struct type *class_, value self)
{
    if (value_is_type(self) && type_is_subtype(value_as(type, self), class_)) {
        return value_as(type, self);
    }
    if (type_is_subtype(value_type(vm, self), class_)) {
        return value_type(vm, self);
    }
    vm_raise(vm, EXC_TypeError, "super(type, obj): obj must be an instance or subtype of type");
    return NULL;
}

static value raise_runtime(struct vm *vm, const char *message)
{
    return vm_raise(vm, EXC_RuntimeError, "super(): %s", message);
}

/* The first argument of the running method; UNBOUND: RuntimeError is set. */
static value first_argument(struct vm *vm, struct frame *frame)
{
    const struct code *code = frame->code;
    if (code->arg_count == 0) {
        raise_runtime(vm, "no arguments");
        return VALUE_UNBOUND;
    }
    value self = frame->slots[0];
    for (size_t i = 0; value_is_unbound(self) && i < code->cell_count; i++) {
        size_t at = code->local_count + i; /* an argument that inner functions use */
        if (code->locals[at] == code->locals[0] &&
            value_has_layout(frame->slots[at], LAYOUT_CELL)) {
            self = value_as(cell, frame->slots[at])->v;
        }
    }
    if (value_has_layout(self, LAYOUT_CELL)) {
        self = value_as(cell, self)->v;
    }
    if (value_is_unbound(self)) {
        raise_runtime(vm, "arg[0] deleted");
    }
    return self;
}

static struct type *class_of_cell(struct vm *vm, struct frame *frame)
{
    const struct code *code = frame->code;
    for (size_t i = 0; i < code->free_count; i++) {
        size_t at = (size_t)code->local_count + code->cell_count + i;
        if (code->locals[at] != vm_name(vm, __class__)) {
            continue;
        }
        value cell = frame->slots[at];
        value class_ =
            value_has_layout(cell, LAYOUT_CELL) ? value_as(cell, cell)->v : VALUE_UNBOUND;
        if (!value_is_type(class_)) {
            raise_runtime(vm, "empty __class__ cell");
            return NULL;
        }
        return value_as(type, class_);
    }
    raise_runtime(vm, "__class__ cell not found");
    return NULL;
}

static value super_from_call(struct vm *vm, struct type *type, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    if (!args_check(vm, "super", nargs, kwnames, 0, 2)) {
        return VALUE_ERROR;
    }
    struct type *class_;
    value self = nargs > 1 ? args[1] : VALUE_UNBOUND;
    if (nargs == 0) {
        struct frame *frame = vm->thread->frame;
        if (!frame) {
            return raise_runtime(vm, "no current frame");
        }
        self = first_argument(vm, frame);
        class_ = value_is_unbound(self) ? NULL : class_of_cell(vm, frame);
        if (!class_) {
            return VALUE_ERROR;
        }
    } else {
        if (!value_is_type(args[0])) {
            return vm_raise(vm, EXC_TypeError, "super() argument 1 must be a type, not %s",
                            value_type(vm, args[0])->name->text);
        }
        class_ = value_as(type, args[0]);
    }
    struct type *self_type = NULL;
    if (!value_is_unbound(self) && !value_is_none(self)) {
        self_type = super_check(vm, class_, self);
        if (!self_type) {
            return VALUE_ERROR;
        }
    }
    struct super *super = object_new(vm, type, sizeof *super);
    super->class_ = keep_object(class_);
    super->self = self_type ? keep(self) : VALUE_UNBOUND;
    super->self_type = self_type ? keep_object(self_type) : NULL;
    return value_from_object(super);
}

static bool super_init(struct vm *vm, value self, const value *args, size_t nargs,
                       struct tuple *kwnames)
{
    (void)vm, (void)self, (void)args, (void)nargs, (void)kwnames;
    return true;
}

/* The name as found behind class_ in the mro: borrowed, or UNBOUND. */
static value super_find(const struct super *super, struct str *name)
{
    const struct tuple *mro = super->self_type->mro;
    size_t at = 0;
    while (at < mro->count && value_as(type, mro->items[at]) != super->class_) {
        at++;
    }
    for (at++; at < mro->count; at++) {
        value found = dict_get_str(value_as(type, mro->items[at])->attrs, name);
        if (!value_is_unbound(found)) {
            return found;
        }
    }
    return VALUE_UNBOUND;
}

static value super_getattr(struct vm *vm, value self, struct str *name)
{
    struct super *super = value_as(super, self);
    value found = VALUE_UNBOUND;
    if (super->self_type && name != vm_name(vm, __class__)) {
        found = super_find(super, name);
    }
    if (value_is_unbound(found)) {
        return object_getattr_generic(vm, self, name);
    }
    keep(found);
    /* super(C, cls) is bound to a class: its functions are not. */
    bool of_class = value_same(super->self, value_from_object(super->self_type));
    value got = descriptor_get(vm, found, of_class ? VALUE_UNBOUND : super->self, super->self_type);
    drop(vm, found);
    return got;
}

/* An unbound super as a class attribute is bound to the instance that it is read from. */
static value super_descr_get(struct vm *vm, value self, value instance, value owner)
{
    (void)owner;
    struct super *super = value_as(super, self);
    if (super->self_type || value_is_unbound(instance) || value_is_none(instance)) {
        return keep(self);
    }
    value args[] = {value_from_object(super->class_), instance};
    return super_from_call(vm, super->head.type, args, 2, NULL);
}

static value super_repr(struct vm *vm, value self)
{
    struct super *super = value_as(super, self);
    struct str *text;
    if (super->self_type) {
        text = str_printf(vm, "<super: <class '%s'>, <%s object>>", super->class_->name->text,
                          super->self_type->name->text);
    } else {
        text = str_printf(vm, "<super: <class '%s'>, NULL>", super->class_->name->text);
    }
    return str_value(text);
}

static void super_traverse(struct object *self, visit_fn visit, void *context)
{
    struct super *super = (struct super *)self;
    visit(context, value_from_object(super->class_));
    visit(context, super->self);
    if (super->self_type) {
        visit(context, value_from_object(super->self_type));
    }
}

static void super_dealloc(struct vm *vm, struct object *self)
{
    struct super *super = (struct super *)self;
    drop_object(vm, super->class_);
    drop(vm, super->self);
    drop_object(vm, super->self_type);
    object_release(vm, self, sizeof *super);
}

void super_init_type(struct vm *vm)
{
    struct type *type =
        type_new_native(vm, "builtins", "super", NULL, LAYOUT_OTHER, sizeof(struct super), 0);
    vm->types[T_SUPER] = type;
    type->dealloc = super_dealloc;
    type->traverse = super_traverse;
    type->repr = super_repr;
    type->getattr = super_getattr;
    type->descr_get = super_descr_get;
    type->new_ = super_from_call;
    type->init = super_init;
    type_ready(vm, type);
}
