/* itertools.groupby, and the groups it gives, which read from the same iterator. */
#include "stdlib/itertools.h"
#include "vm/iterator.h"

struct groupby {
    struct object head;
    value source, function;     /* function UNBOUND: items are their own keys */
    value item, key;            /* the latest; item UNBOUND: given out already */
    value target;               /* the key of the group begun last, or UNBOUND */
    const struct object *group; /* borrowed: the one group that is still good, or NULL */
    struct type *group_type;    /* borrowed: in this type's namespace */
};

struct group {
    struct object head;
    struct groupby *parent;
    value key;
};

static void groupby_dealloc(struct vm *vm, struct object *object)
{
    struct groupby *self = (struct groupby *)object;
    drop(vm, self->source);
    drop(vm, self->function);
    drop(vm, self->item);
    drop(vm, self->key);
    drop(vm, self->target);
    object_release(vm, object, sizeof *self);
}

static void groupby_traverse(struct object *object, visit_fn visit, void *context)
{
    struct groupby *self = (struct groupby *)object;
    visit(context, self->source);
    visit(context, self->function);
    visit(context, self->item);
    visit(context, self->key);
    visit(context, self->target);
}

static value groupby_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    value a[2];
    if (!args_bind(vm, "groupby", "iterable key?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    value source = vm_iter(vm, a[0]);
    if (value_is_error(source)) {
        return source;
    }
    struct groupby *self = object_new(vm, type, sizeof *self);
    self->source = source;
    self->function = value_is_none(a[1]) ? VALUE_UNBOUND : keep(a[1]);
    self->item = self->key = self->target = VALUE_UNBOUND;
    struct str *name = str_from_c(vm, "_group");
    self->group_type = value_as(type, type_lookup(vm, type, name));
    drop_object(vm, name);
    return value_from_object(self);
}

/* The next item and its key.  1; 0: there is none; -1: exception. */
static int groupby_step(struct vm *vm, struct groupby *self)
{
    value item = next_item(vm, self->source);
    if (value_is_error(item) || value_is_unbound(item)) {
        return value_is_error(item) ? -1 : 0;
    }
    value key = value_is_unbound(self->function) ? keep(item) : vm_call1(vm, self->function, item);
    if (value_is_error(key)) {
        drop(vm, item);
        return -1;
    }
    value_replace(vm, &self->item, item);
    value_replace(vm, &self->key, key);
    return 1;
}

static int keys_equal(struct vm *vm, value a, value b)
{
    keep(a);
    keep(b);
    int same = equal_fast(vm, a, b);
    drop(vm, a);
    drop(vm, b);
    return same;
}

static value groupby_next(struct vm *vm, value v)
{
    struct groupby *self = value_as(groupby, v);
    self->group = NULL;
    for (;;) {
        int same = 1;
        if (!value_is_unbound(self->key)) {
            same = value_is_unbound(self->target) ? 0 : keys_equal(vm, self->target, self->key);
        }
        int more = same == 1 ? groupby_step(vm, self) : same;
        if (more < 0 || (same == 1 && more == 0)) {
            return more < 0 ? VALUE_ERROR : VALUE_UNBOUND;
        }
        if (same == 0) {
            break;
        }
    }
    value_replace(vm, &self->target, keep(self->key));
    struct group *group = object_new(vm, self->group_type, sizeof *group);
    group->parent = keep_object(self);
    group->key = keep(self->target);
    self->group = &group->head;
    struct tuple *pair = tuple_new(vm, 2);
    pair->items[0] = keep(self->key);
    pair->items[1] = value_from_object(group);
    return value_from_object(pair);
}

static void group_dealloc(struct vm *vm, struct object *object)
{
    struct group *self = (struct group *)object;
    if (self->parent->group == object) {
        self->parent->group = NULL;
    }
    drop_object(vm, self->parent);
    drop(vm, self->key);
    object_release(vm, object, sizeof *self);
}

static void group_traverse(struct object *object, visit_fn visit, void *context)
{
    visit(context, value_from_object(((struct group *)object)->parent));
    visit(context, ((struct group *)object)->key);
}

static value group_next(struct vm *vm, value v)
{
    struct group *self = value_as(group, v);
    struct groupby *parent = self->parent;
    if (parent->group != &self->head) {
        return VALUE_UNBOUND;
    }
    int more = value_is_unbound(parent->item) ? groupby_step(vm, parent) : 1;
    more = more > 0 ? keys_equal(vm, self->key, parent->key) : more;
    if (more <= 0) {
        return more < 0 ? VALUE_ERROR : VALUE_UNBOUND;
    }
    value item = parent->item;
    parent->item = VALUE_UNBOUND;
    return item;
}

void groupby_add_type(struct vm *vm, struct dict *names)
{
    struct type *group = type_new_native(vm, "itertools", "_grouper", NULL, LAYOUT_OTHER,
                                         sizeof(struct group), TYPE_FINAL);
    group->dealloc = group_dealloc;
    group->traverse = group_traverse;
    group->iter = iterator_self;
    group->next = group_next;
    type_ready(vm, group);
    struct type *type =
        type_new_native(vm, "itertools", "groupby", NULL, LAYOUT_OTHER, sizeof(struct groupby), 0);
    type->dealloc = groupby_dealloc;
    type->traverse = groupby_traverse;
    type->iter = iterator_self;
    type->new_ = groupby_make;
    type->next = groupby_next;
    dict_set_c(vm, type->attrs, "_group", value_from_object(group));
    type_ready(vm, type);
    dict_add_type(vm, names, type);
}
