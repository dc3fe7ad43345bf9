#include "vm/frame.h"

#include "vm/container.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/init.h"
#include "vm/interp_private.h"
#include "vm/number.h"
#include "vm/record.h"
#include "vm/str.h"

struct frame_rare *frame_make_rare(struct vm *vm, struct frame *frame)
{
    if (!frame->rare) {
        frame->rare = heap_alloc(&vm->heap, sizeof *frame->rare);
        *frame->rare = (struct frame_rare){.locals = VALUE_UNBOUND};
    }
    return frame->rare;
}

struct frame *frame_new(struct vm *vm, struct function *function)
{
    struct frame *frame = frame_alloc(vm, function->code);
    frame->function = keep_object(function);
    frame->globals = function->globals;
    frame_start(frame, 0);
    frame_fill_closure(frame, function);
    return frame;
}

struct frame *frame_new_code(struct vm *vm, struct code *code, struct dict *globals, value locals)
{
    struct frame *frame = frame_alloc(vm, keep_object(code));
    frame->function = NULL;
    frame->globals = keep_object(globals);
    frame_start(frame, 0);
    if (!value_is_unbound(locals)) {
        frame_make_rare(vm, frame)->locals = keep(locals);
    }
    return frame;
}

void frame_clear_slots(struct vm *vm, struct frame *frame)
{
    value *end = frame->sp;
    frame->sp = frame->slots;
    for (value *slot = frame->slots; slot < end; slot++) {
        value v = *slot;
        *slot = VALUE_UNBOUND;
        drop(vm, v);
    }
}

static void frame_destroy(struct vm *vm, struct frame *frame)
{
    frame_clear_slots(vm, frame);
    if (frame->rare) {
        drop(vm, frame->rare->locals);
        heap_free(&vm->heap, frame->rare, sizeof *frame->rare);
    }
    size_t size = frame_size(frame->code);
    if (frame->function) {
        drop_object(vm, frame->function);
    } else {
        drop_object(vm, frame->globals);
        drop_object(vm, frame->code);
    }
    heap_free(&vm->heap, frame, size);
}

void frame_free(struct vm *vm, struct frame *frame)
{
    if (frame_record(frame)) {
        record_forget(vm, frame);
    }
    struct frame_object *object = frame_held_object(frame);
    if (object) {
        /* Somebody holds it: what was on the stack goes, the variables stay. */
        value *end = frame->sp;
        frame->sp = frame->slots + code_slot_count(frame->code);
        for (value *slot = frame->sp; slot < end; slot++) {
            drop(vm, *slot);
        }
        frame->back = NULL;
        frame->generator = NULL;
        object->ended = true;
        drop_object(vm, object);
        return;
    }
    frame_destroy(vm, frame);
}

uint32_t frame_ip(const struct frame *frame)
{
    ptrdiff_t at = frame->ip - frame->code->ops;
    return at > 0 ? (uint32_t)(at - 1) : 0;
}

uint32_t frame_line(const struct frame *frame)
{
    if (frame->generator && frame->ip == frame->code->ops) {
        return frame->code->first_line; /* not started: CPython shows the def line */
    }
    const struct code_position *position = code_position_at(frame->code, frame_ip(frame));
    return position ? position->line : 0;
}

struct frame *frame_visible(struct vm *vm, int depth)
{
    for (struct frame *frame = vm->thread->frame; frame; frame = frame->back) {
        if (!(frame->code->flags & CODE_LIBRARY) && depth-- <= 0) {
            return frame;
        }
    }
    return NULL;
}

/* The object is counted once by the frame itself, so that a frame which ends knows
 * whether others hold it. */
struct frame_object *frame_object_of(struct vm *vm, struct frame *frame)
{
    struct frame_rare *rare = frame_make_rare(vm, frame);
    if (!rare->object) {
        rare->object = object_new(vm, vm_type(vm, FRAME), sizeof(struct frame_object));
        rare->object->frame = frame;
    }
    return keep_object(rare->object);
}

static void add_variable(struct vm *vm, struct dict *names, struct str *name, value v)
{
    if (value_has_layout(v, LAYOUT_CELL)) {
        v = value_as(cell, v)->v;
    }
    if (!value_is_unbound(v)) {
        dict_set_str(vm, names, name, v);
    }
}

struct dict *frame_locals(struct vm *vm, struct frame *frame)
{
    value given = frame_namespace(frame);
    if (value_is_dict(given)) {
        return keep_object(value_as(dict, given));
    }
    if (!(frame->code->flags & CODE_FUNCTION)) {
        return keep_object(frame->globals);
    }
    struct dict *names = dict_new(vm);
    size_t count = code_slot_count(frame->code);
    for (size_t i = 0; i < count; i++) {
        add_variable(vm, names, frame->code->locals[i], frame->slots[i]);
    }
    return names;
}

/* ---- the type ---- */

static void frame_object_dealloc(struct vm *vm, struct object *self)
{
    struct frame_object *object = (struct frame_object *)self;
    if (object->ended) {
        object->frame->rare->object = NULL;
        frame_destroy(vm, object->frame);
    }
    object_release(vm, self, sizeof *object);
}

static void frame_object_traverse(struct object *self, visit_fn visit, void *context)
{
    const struct frame_object *object = (const struct frame_object *)self;
    if (object->ended) {
        frame_visit(object->frame, visit, context);
    }
}

void frame_visit(const struct frame *frame, visit_fn visit, void *context)
{
    for (const value *slot = frame->slots; slot < frame->sp; slot++) {
        visit(context, *slot);
    }
    visit(context, frame_namespace(frame));
    if (frame->function) {
        visit(context, value_from_object(frame->function));
    } else {
        visit(context, value_from_object(frame->globals));
        visit(context, value_from_object(frame->code));
    }
    struct frame_object *object = frame_held_object(frame);
    if (object && !object->ended) {
        visit(context, value_from_object(object));
    }
}

static value frame_object_repr(struct vm *vm, value self)
{
    struct frame *frame = value_as(frame_object, self)->frame;
    return str_value(str_printf(vm, "<frame at 0x%llx, file '%s', line %u, code %s>",
                                (unsigned long long)vm_object_id(vm, self), frame->code->file->text,
                                frame_line(frame), frame->code->name->text));
}

static value get_code(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(frame_object, self)->frame->code));
}

static value get_globals(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(frame_object, self)->frame->globals));
}

static value get_builtins(struct vm *vm, value self)
{
    (void)self;
    return keep(value_from_object(vm->builtins));
}

static value get_locals(struct vm *vm, value self)
{
    struct frame *frame = value_as(frame_object, self)->frame;
    value names = frame_namespace(frame);
    if (!value_is_unbound(names)) {
        return keep(names);
    }
    return value_from_object(frame_locals(vm, frame));
}

static value get_line(struct vm *vm, value self)
{
    (void)vm;
    uint32_t line = frame_line(value_as(frame_object, self)->frame);
    return line ? value_from_small_int(line) : VALUE_NONE;
}

static value get_last(struct vm *vm, value self)
{
    (void)vm;
    return value_from_small_int((int64_t)frame_ip(value_as(frame_object, self)->frame) * 2);
}

static value get_back(struct vm *vm, value self)
{
    struct frame_object *object = value_as(frame_object, self);
    struct frame *back = object->ended ? NULL : object->frame->back;
    while (back && back->code->flags & CODE_LIBRARY) {
        back = back->back;
    }
    return back ? value_from_object(frame_object_of(vm, back)) : VALUE_NONE;
}

static const struct getset_def frame_getsets[] = {
    {"f_code", get_code, NULL},         {"f_globals", get_globals, NULL},
    {"f_builtins", get_builtins, NULL}, {"f_locals", get_locals, NULL},
    {"f_lineno", get_line, NULL},       {"f_lasti", get_last, NULL},
    {"f_back", get_back, NULL},         {0},
};

void frame_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "builtins", "frame", NULL, LAYOUT_FRAME,
                                        sizeof(struct frame_object), TYPE_FINAL | TYPE_IMMUTABLE);
    type->dealloc = frame_object_dealloc;
    type->traverse = frame_object_traverse;
    type->repr = frame_object_repr;
    type_add_getsets(vm, type, frame_getsets);
    type_ready(vm, type);
    vm->types[T_FRAME] = type;
}
