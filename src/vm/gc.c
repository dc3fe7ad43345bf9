#include "vm/gc.h"

#include "vm/container.h"
#include "vm/function.h"
#include "vm/private.h"
#include "vm/type.h"
#include "vm/weakref.h"

enum { PLAIN_TUPLE_MAX = 8 };

struct collector {
    struct object *first;         /* or NULL: see gc_collect() */
    VEC(struct object *) objects; /* all tracked ones alive */
    VEC(struct object *) reached; /* marked, but not walked yet */
};

static void visit_all(struct object *object, visit_fn visit, void *context)
{
    if (object->type->traverse) {
        object->type->traverse(object, visit, context);
    }
    object_visit_extra(object, visit, context);
}

static bool is_leaf(const struct object *object)
{
    const struct type *type = object->type;
    return !type->traverse && !type->extra && !type->finalize && !(type->flags & TYPE_HEAP);
}

/* Can it be part of a cycle, or keep one alive?  Not text or numbers, nor short tuples of
 * them: with those out of the way a program's data cost the collector next to nothing. */
static bool is_tracked(const struct object *object)
{
    if (object->layout != LAYOUT_TUPLE || object->type->extra || object->type->finalize) {
        return !is_leaf(object);
    }
    const struct tuple *tuple = (const struct tuple *)object;
    bool is_plain = tuple->count <= PLAIN_TUPLE_MAX;
    for (size_t i = 0; is_plain && i < tuple->count; i++) {
        value v = tuple->items[i];
        is_plain = !value_is_object(v) || !v.bits || is_leaf(value_object(v));
    }
    return !is_plain;
}

/* From now on tracked objects carry MARKED until they turn out to be reachable. */
static void list_object(void *context, struct object *object)
{
    struct collector *collector = context;
    object->flags &= (uint8_t)~OBJECT_MARKED;
    if (object->refs && is_tracked(object)) {
        object->flags |= OBJECT_MARKED;
        vec_push(&collector->objects, object);
    }
}

static bool is_marked(value v)
{
    return value_is_object(v) && v.bits && value_object(v)->flags & OBJECT_MARKED;
}

static void take_reference(void *context, value v)
{
    (void)context;
    if (is_marked(v)) {
        value_object(v)->refs--;
    }
}

static void give_reference(void *context, value v)
{
    (void)context;
    if (is_marked(v)) {
        value_object(v)->refs++;
    }
}

static void reach(void *context, value v)
{
    if (is_marked(v)) {
        struct collector *collector = context;
        value_object(v)->flags &= (uint8_t)~OBJECT_MARKED;
        vec_push(&collector->reached, value_object(v));
    }
}

/* With the references that objects hold on one another taken out of the counts for a moment,
 * what is left comes from outside. */
static void mark_reachable(struct collector *collector)
{
    for (size_t i = 0; i < collector->objects.count; i++) {
        visit_all(collector->objects.items[i], take_reference, NULL);
    }
    for (size_t i = 0; i < collector->objects.count; i++) {
        struct object *object = collector->objects.items[i];
        if (object->refs != (object == collector->first)) {
            vec_push(&collector->reached, object);
        }
    }
    for (size_t i = 0; i < collector->objects.count; i++) {
        visit_all(collector->objects.items[i], give_reference, NULL);
    }
    for (size_t i = 0; i < collector->reached.count; i++) {
        collector->reached.items[i]->flags &= (uint8_t)~OBJECT_MARKED;
    }
    while (collector->reached.count) {
        visit_all(vec_pop(&collector->reached), reach, collector);
    }
}

/* Breaks the cycles of an object that nobody can reach any more. */
static void clear_object(struct vm *vm, struct object *object)
{
    switch (object->layout) {
    case LAYOUT_DICT: dict_clear(vm, (struct dict *)object); break;
    case LAYOUT_LIST: {
        struct list *list = (struct list *)object;
        while (list->count) {
            drop(vm, list->items[--list->count]);
        }
        break;
    }
    case LAYOUT_CELL: value_replace(vm, &((struct cell *)object)->v, VALUE_UNBOUND); break;
    case LAYOUT_EXCEPTION: {
        struct exception *exception = (struct exception *)object;
        value_replace(vm, &exception->traceback, VALUE_NONE);
        value_replace(vm, &exception->context, VALUE_NONE);
        value_replace(vm, &exception->cause, VALUE_NONE);
        if (exception->attrs) {
            dict_clear(vm, exception->attrs);
        }
        break;
    }
    case LAYOUT_TYPE: {
        struct type *type = (struct type *)object;
        if (type->attrs && type->flags & TYPE_HEAP) {
            struct tuple *mro = type->mro;
            type_modified(vm, type);
            dict_clear(vm, type->attrs);
            type->mro = NULL;
            drop_object(vm, mro);
        }
        break;
    }
    default: break;
    }
    if (object->type->clear) {
        object->type->clear(vm, object);
    }
    if (object->type->extra) {
        object_clear_extra(vm, object);
    }
}

static void finalize(struct vm *vm, struct object *object)
{
    if (object->type->finalize && !(object->flags & OBJECT_FINALIZED) && !vm->stop) {
        object->flags |= OBJECT_FINALIZED;
        object->type->finalize(vm, object);
    }
}

/* The objects nobody reaches, each kept once.  Finalisers may have revived some: then
 * none is touched in this round. */
static size_t end_garbage(struct vm *vm, struct object **garbage, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        weakref_silence(vm, garbage[i]); /* its callback could revive what is cleared below */
    }
    for (size_t i = 0; i < count; i++) {
        if (garbage[i]->flags & OBJECT_HAS_WEAKREFS) {
            weakref_clear(vm, garbage[i]);
        }
    }
    uint64_t before = 0, after = 0;
    for (size_t i = 0; i < count; i++) {
        before += garbage[i]->refs;
    }
    bool finalized = false;
    for (size_t i = 0; i < count; i++) {
        finalized =
            finalized || (garbage[i]->type->finalize && !(garbage[i]->flags & OBJECT_FINALIZED));
        finalize(vm, garbage[i]);
    }
    for (size_t i = 0; i < count; i++) {
        after += garbage[i]->refs;
    }
    if (!finalized || after <= before) {
        for (size_t i = 0; i < count; i++) {
            clear_object(vm, garbage[i]);
        }
    }
    for (size_t i = 0; i < count; i++) {
        drop(vm, value_from_object(garbage[i]));
    }
    return count;
}

/* The garbage in the order in which finalisers run: as it hangs from `first`, then the rest. */
static void sort_garbage(struct collector *collector, struct object *first, size_t count)
{
    if (!(first->flags & OBJECT_MARKED)) {
        return;
    }
    reach(collector, value_from_object(first));
    for (size_t i = 0; i < collector->reached.count; i++) {
        visit_all(collector->reached.items[i], reach, collector);
    }
    for (size_t i = 0; i < count; i++) {
        reach(collector, value_from_object(collector->objects.items[i]));
    }
    memcpy(collector->objects.items, collector->reached.items,
           count * sizeof collector->objects.items[0]);
}

size_t gc_collect(struct vm *vm, struct object *first)
{
    struct collector collector = {.first = first};
    heap_walk(&vm->heap, list_object, &collector);
    mark_reachable(&collector);
    size_t count = 0;
    collector.reached.count = 0;
    for (size_t i = 0; i < collector.objects.count; i++) {
        struct object *object = collector.objects.items[i];
        if (object->flags & OBJECT_MARKED) {
            object->refs++;
            collector.objects.items[count++] = object;
        }
    }
    if (first) {
        sort_garbage(&collector, first, count);
    }
    count = end_garbage(vm, collector.objects.items, count);
    vec_free(&collector.objects);
    vec_free(&collector.reached);
    return count;
}

bool gc_reaches(struct vm *vm, struct object *from, const struct object *to)
{
    struct collector collector = {0};
    heap_walk(&vm->heap, list_object, &collector);
    reach(&collector, value_from_object(from));
    while (collector.reached.count) {
        visit_all(vec_pop(&collector.reached), reach, &collector);
    }
    vec_free(&collector.objects);
    vec_free(&collector.reached);
    return !(to->flags & OBJECT_MARKED);
}
