#include "vm/record.h"

#include "base/map.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"

#include "vm/container.h"
#include "vm/error.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/interp_private.h"
#include "vm/private.h"
#include "vm/str.h"

enum { VALUE_CELLS = 60 };

struct recorded_variable {
    value v;        /* what it was: identity only, not owned */
    uint32_t text;  /* string id; 0: has no value */
    bool is_simple; /* its text cannot change while it is the same value */
};

/* A module's names live in a dict: found again by the id of their name. */
struct recorded_names {
    VEC(struct recorded_name {
        uint32_t name; /* string id */
        bool is_there;
        struct recorded_variable last;
    })
    items;
    struct int_map index; /* name: place in items */
};

/* What was last recorded of a frame: its line, and each variable's text. */
struct frame_record {
    uint32_t line;
    bool in_chain; /* pushed and not suspended */
    struct recorded_names *names;
    size_t count;
    struct recorded_variable variables[];
};

static size_t record_size(const struct frame *frame)
{
    return sizeof(struct frame_record) +
           code_slot_count(frame->code) * sizeof(struct recorded_variable);
}

static struct frame_record *record_of(struct vm *vm, struct frame *frame)
{
    struct frame_rare *rare = frame_make_rare(vm, frame);
    if (!rare->record) {
        size_t size = record_size(frame);
        rare->record = heap_alloc(&vm->heap, size);
        memset(rare->record, 0, size);
        rare->record->count = code_slot_count(frame->code);
        for (size_t i = 0; i < rare->record->count; i++) {
            rare->record->variables[i].v = VALUE_UNBOUND;
        }
    }
    return rare->record;
}

void record_forget(struct vm *vm, struct frame *frame)
{
    struct frame_record *record = frame_record(frame);
    struct recorded_names *names = record->names;
    if (names) {
        vec_free(&names->items);
        int_map_free(&names->index);
        mem_free(names);
    }
    heap_free(&vm->heap, record, record_size(frame));
    frame->rare->record = NULL;
}

static bool is_hidden(const struct frame *frame)
{
    return frame->code->flags & CODE_LIBRARY;
}

/* ---- ids ---- */

uint32_t record_file(struct vm *vm, const char *file)
{
    size_t known = vm->trace_files.count;
    uint32_t id = interner_add(&vm->trace_files, file, strlen(file)) + 1;
    if (vm->trace_files.count > known) {
        const char *text = "";
        size_t size = 0;
        for (size_t i = 0; i < vm->private_->sources.count; i++) {
            if (strcmp(vm->private_->sources.items[i].file, file) == 0) {
                text = vm->private_->sources.items[i].text;
                size = vm->private_->sources.items[i].size;
            }
        }
        trace_put_source(vm->trace, id, trace_string_z(vm->trace, file),
                         trace_string(vm->trace, text, size));
    }
    return id;
}

static enum trace_code_kind code_kind(const struct code *code)
{
    if (code->flags & CODE_LIBRARY) {
        return TRACE_CODE_LIBRARY;
    }
    if (code->flags & CODE_COROUTINE) {
        return TRACE_CODE_COROUTINE;
    }
    if (code->flags & CODE_ASYNC_GENERATOR) {
        return TRACE_CODE_ASYNC_GENERATOR;
    }
    if (code->flags & CODE_GENERATOR) {
        return TRACE_CODE_GENERATOR;
    }
    if (code->flags & CODE_CLASS_BODY) {
        return TRACE_CODE_CLASS;
    }
    return code->flags & CODE_MODULE ? TRACE_CODE_MODULE : TRACE_CODE_FUNCTION;
}

uint32_t record_code(struct vm *vm, struct code *code)
{
    if (!code->trace_id) {
        bool library = code->flags & CODE_LIBRARY;
        uint32_t file = library ? 0 : record_file(vm, code->file->text);
        code->trace_id = ++vm->next_code_id;
        trace_put_code(vm->trace, code->trace_id, code_kind(code),
                       trace_string(vm->trace, code->qualname->text, code->qualname->size), file,
                       code->first_line);
    }
    return code->trace_id;
}

static uint32_t frame_id(struct vm *vm, struct frame *frame)
{
    if (!frame->trace_id) {
        frame->trace_id = ++vm->next_frame_id;
    }
    return frame->trace_id;
}

void record_output(struct vm *vm, int stream, const char *text, size_t size)
{
    trace_put_output(vm->trace, stream == 2 ? TRACE_STREAM_ERR : TRACE_STREAM_OUT,
                     trace_string(vm->trace, text, size));
}

/* ---- frames ---- */

void record_coroutine(struct vm *vm, struct frame *frame)
{
    if (is_hidden(frame)) {
        return;
    }
    const struct frame *maker = frame_visible(vm, 0);
    uint32_t code = record_code(vm, frame->code);
    trace_put_coro_new(vm->trace, frame_id(vm, frame), code, maker ? frame_line(maker) : 0);
}

/* A coroutine that its task drives stays in the task's chain while it is suspended. */
static bool stays_in_chain(const struct vm *vm, const struct frame *frame)
{
    return vm->thread->task != 0 && frame->generator &&
           frame->generator->kind == GENERATOR_COROUTINE;
}

void record_push(struct vm *vm, struct frame *frame)
{
    if (is_hidden(frame)) {
        return;
    }
    uint32_t code = record_code(vm, frame->code);
    struct frame_record *record = record_of(vm, frame);
    if (!(frame->flags & FRAME_RECORDED)) {
        frame->flags |= FRAME_RECORDED;
        trace_put_frame_push(vm->trace, frame_id(vm, frame), vm->thread->task, code);
    } else if (!record->in_chain) {
        trace_put_frame_resume(vm->trace, frame->trace_id, vm->thread->task);
    }
    record->in_chain = true;
}

void record_suspend(struct vm *vm, struct frame *frame)
{
    if (!(frame->flags & FRAME_RECORDED) || stays_in_chain(vm, frame)) {
        return;
    }
    record_of(vm, frame)->in_chain = false;
    trace_put_frame_suspend(vm->trace, frame->trace_id);
}

/* ---- variables ---- */

/* Can the text of v change while v stays the same object? */
static bool is_simple(value v)
{
    return !value_is_object(v) || value_is_str(v) || value_has_layout(v, LAYOUT_INT) ||
           value_has_layout(v, LAYOUT_FLOAT) || value_is_function(v);
}

static uint32_t name_id(struct vm *vm, const struct str *name)
{
    return trace_string(vm->trace, name->text, name->size);
}

static void record_variable(struct vm *vm, struct frame *frame, const struct str *name, value v,
                            struct recorded_variable *last)
{
    if (value_has_layout(v, LAYOUT_CELL)) {
        v = value_as(cell, v)->v;
    }
    if (value_is_unbound(v)) {
        if (last->text) {
            trace_put_var_gone(vm->trace, frame->trace_id, name_id(vm, name));
            last->text = 0;
            last->v = v;
        }
        return;
    }
    if (last->text && last->is_simple && value_same(last->v, v)) {
        return;
    }
    struct str *text = vm_safe_repr(vm, v, VALUE_CELLS);
    uint32_t id = trace_string(vm->trace, text->text, text->size);
    drop_object(vm, text);
    if (id != last->text) {
        trace_put_var(vm->trace, frame->trace_id, name_id(vm, name), id);
    }
    last->v = v;
    last->text = id;
    /* The object may have died and its place be used again: only inline values are sure. */
    last->is_simple = is_simple(v) && !value_is_object(v);
}

static bool is_private_name(const struct str *name)
{
    return name->text[0] == '.' || (name->size > 4 && memcmp(name->text, "__", 2) == 0);
}

/* Not what only makes a module: imports, functions, classes. */
static bool is_shown(value key, value v)
{
    return value_is_str(key) && !is_private_name(value_as(str, key)) &&
           !value_has_layout(v, LAYOUT_MODULE) && !value_has_layout(v, LAYOUT_NATIVE) &&
           !value_is_function(v) && !value_is_type(v);
}

static struct recorded_name *find_name(struct recorded_names *names, uint32_t name)
{
    uint64_t at;
    if (!int_map_get(&names->index, name, &at)) {
        at = names->items.count;
        int_map_set(&names->index, name, at);
        vec_push(&names->items, (struct recorded_name){name, false, {VALUE_UNBOUND, 0, false}});
    }
    return &names->items.items[at];
}

static void record_globals(struct vm *vm, struct frame *frame)
{
    struct frame_record *record = record_of(vm, frame);
    if (!record->names) {
        record->names = mem_alloc_zero(sizeof *record->names);
    }
    struct recorded_names *names = record->names;
    for (size_t i = 0; i < names->items.count; i++) {
        names->items.items[i].is_there = false;
    }
    value key, v;
    for (size_t at = 0; dict_next(frame->globals, &at, &key, &v);) {
        if (is_shown(key, v)) {
            const struct str *name = value_as(str, key);
            struct recorded_name *known = find_name(names, name_id(vm, name));
            known->is_there = true;
            record_variable(vm, frame, name, v, &known->last);
        }
    }
    for (size_t i = 0; i < names->items.count; i++) {
        struct recorded_name *known = &names->items.items[i];
        if (!known->is_there && known->last.text) {
            trace_put_var_gone(vm->trace, frame->trace_id, known->name);
            known->last = (struct recorded_variable){VALUE_UNBOUND, 0, false};
        }
    }
}

static void record_variables(struct vm *vm, struct frame *frame)
{
    if (frame->code->flags & CODE_MODULE) {
        record_globals(vm, frame);
        return;
    }
    const struct code *code = frame->code;
    struct frame_record *record = record_of(vm, frame);
    size_t locals = code->local_count;
    for (size_t i = 0; i < record->count; i++) {
        struct str *name = code->locals[i];
        /* An argument that lives in a cell has an empty slot of its own beside it. */
        bool moved =
            i < locals && value_is_unbound(frame->slots[i]) && record->variables[i].text == 0;
        if (!moved && !is_private_name(name)) {
            record_variable(vm, frame, name, frame->slots[i], &record->variables[i]);
        }
    }
}

void record_line(struct vm *vm, struct frame *frame, uint32_t line)
{
    if (!(frame->flags & FRAME_RECORDED)) {
        return;
    }
    record_variables(vm, frame);
    struct frame_record *record = record_of(vm, frame);
    if (record->line != line) {
        record->line = line;
        trace_put_line(vm->trace, frame->trace_id, line);
    }
}

void record_forget_line(struct frame *frame)
{
    if (frame_record(frame)) {
        frame_record(frame)->line = 0;
    }
}

void record_pop(struct vm *vm, struct frame *frame)
{
    if (frame->flags & FRAME_RECORDED) {
        record_variables(vm, frame);
        frame->flags &= ~(uint32_t)FRAME_RECORDED;
        trace_put_frame_pop(vm->trace, frame->trace_id);
    } else if (frame->trace_id) {
        trace_put_coro_gone(vm->trace, frame->trace_id);
    }
    frame->trace_id = 0;
}

void record_exception(struct vm *vm, struct frame *frame)
{
    value v = vm->thread->pending;
    if (!(frame->flags & FRAME_RECORDED) || !value_is_exception(v)) {
        return;
    }
    struct strbuf message = {0};
    const struct tuple *args = value_as(exception, v)->args;
    if (args->count == 1 && value_is_str(args->items[0])) {
        strbuf_add_bytes(&message, value_as(str, args->items[0])->text,
                         value_as(str, args->items[0])->size);
    } else if (args->count > 0) {
        struct str *shown = vm_safe_repr(
            vm, args->count == 1 ? args->items[0] : value_from_object(args), VALUE_CELLS);
        strbuf_add_bytes(&message, shown->text, shown->size);
        drop_object(vm, shown);
    }
    const struct str *type = value_type(vm, v)->name;
    uint32_t text = message.length ? trace_string(vm->trace, message.text, message.length) : 0;
    trace_put_exception_raised(vm->trace, frame->trace_id,
                               trace_string(vm->trace, type->text, type->size), text,
                               frame_line(frame));
    strbuf_free(&message);
}
