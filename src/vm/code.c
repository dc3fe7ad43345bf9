/* Code objects: lookups by address, and the type `code`. */
#include "vm/code.h"

#include "base/mem.h"
#include "vm/container.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

const struct code_position *code_position_at(const struct code *code, uint32_t ip)
{
    size_t low = 0, high = code->position_count;
    while (low < high) { /* first entry behind ip */
        size_t middle = low + (high - low) / 2;
        if (code->positions[middle].ip <= ip) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? &code->positions[low - 1] : NULL;
}

const struct code_handler *code_handler_at(const struct code *code, uint32_t ip)
{
    size_t low = 0, high = code->handler_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct code_handler *handler = &code->handlers[middle];
        if (ip < handler->start) {
            high = middle;
        } else if (ip >= handler->end) {
            low = middle + 1;
        } else {
            return handler;
        }
    }
    return NULL;
}

/* ---- the type ---- */

static void code_dealloc(struct vm *vm, struct object *self)
{
    struct code *code = (struct code *)self;
    for (size_t i = 0; i < code->const_count; i++) {
        drop(vm, code->consts[i]);
    }
    for (size_t i = 0; i < code->name_count; i++) {
        drop_object(vm, code->names[i]);
    }
    size_t slots = (size_t)code->local_count + code->cell_count + code->free_count;
    for (size_t i = 0; i < slots; i++) {
        drop_object(vm, code->locals[i]);
    }
    drop_object(vm, code->name);
    drop_object(vm, code->qualname);
    drop_object(vm, code->file);
    drop_object(vm, code->doc);
    mem_free(code->consts);
    mem_free(code->names);
    mem_free(code->locals);
    mem_free(code->ops);
    mem_free(code->handlers);
    mem_free(code->positions);
    mem_free(code->caches);
    object_release(vm, self, sizeof *code);
}

static void code_traverse(struct object *self, visit_fn visit, void *context)
{
    const struct code *code = (struct code *)self;
    for (size_t i = 0; i < code->const_count; i++) {
        visit(context, code->consts[i]);
    }
}

static value code_repr(struct vm *vm, value self)
{
    const struct code *code = value_as(code, self);
    return str_value(str_printf(vm, "<code object %s at 0x%llx, file \"%s\", line %u>",
                                code->name->text, (unsigned long long)vm_object_id(vm, self),
                                code->file->text, (unsigned)code->first_line));
}

static value get_name(struct vm *vm, value self)
{
    (void)vm;
    return str_value(keep_object(value_as(code, self)->name));
}

static value get_qualname(struct vm *vm, value self)
{
    (void)vm;
    return str_value(keep_object(value_as(code, self)->qualname));
}

static value get_filename(struct vm *vm, value self)
{
    (void)vm;
    return str_value(keep_object(value_as(code, self)->file));
}

static value get_first_line(struct vm *vm, value self)
{
    return int_from_int64(vm, value_as(code, self)->first_line);
}

/* As CPython's inspect.CO_… constants. */
static value get_flags(struct vm *vm, value self)
{
    static const struct {
        uint32_t ours, theirs;
    } flags[] = {
        {CODE_FUNCTION, 0x1 | 0x2},       {CODE_VARARGS, 0x4},
        {CODE_VARKEYWORDS, 0x8},          {CODE_NESTED, 0x10},
        {CODE_GENERATOR, 0x20},           {CODE_COROUTINE, 0x80},
        {CODE_ITERABLE_COROUTINE, 0x100}, {CODE_ASYNC_GENERATOR, 0x200},
    };
    int64_t result = 0;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) {
        if (value_as(code, self)->flags & flags[i].ours) {
            result |= flags[i].theirs;
        }
    }
    return int_from_int64(vm, result);
}

static value get_arg_count(struct vm *vm, value self)
{
    return int_from_int64(vm, value_as(code, self)->arg_count);
}

static value get_posonly_count(struct vm *vm, value self)
{
    return int_from_int64(vm, value_as(code, self)->posonly_count);
}

static value get_kwonly_count(struct vm *vm, value self)
{
    return int_from_int64(vm, value_as(code, self)->kwonly_count);
}

static value get_local_count(struct vm *vm, value self)
{
    return int_from_int64(vm, value_as(code, self)->local_count);
}

static value get_stack_size(struct vm *vm, value self)
{
    return int_from_int64(vm, value_as(code, self)->stack_size);
}

static value names_tuple(struct vm *vm, struct str **names, size_t count)
{
    struct tuple *tuple = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        tuple->items[i] = str_value(keep_object(names[i]));
    }
    return value_from_object(tuple);
}

static value get_varnames(struct vm *vm, value self)
{
    const struct code *code = value_as(code, self);
    return names_tuple(vm, code->locals, code->local_count);
}

static value get_cellvars(struct vm *vm, value self)
{
    const struct code *code = value_as(code, self);
    return names_tuple(vm, code->locals + code->local_count, code->cell_count);
}

static value get_freevars(struct vm *vm, value self)
{
    const struct code *code = value_as(code, self);
    return names_tuple(vm, code->locals + code->local_count + code->cell_count, code->free_count);
}

static value get_names(struct vm *vm, value self)
{
    const struct code *code = value_as(code, self);
    return names_tuple(vm, code->names, code->name_count);
}

static value get_consts(struct vm *vm, value self)
{
    const struct code *code = value_as(code, self);
    return value_from_object(tuple_from(vm, code->consts, code->const_count));
}

void code_init_type(struct vm *vm)
{
    static const struct getset_def getsets[] = {
        {"co_name", get_name, NULL},
        {"co_qualname", get_qualname, NULL},
        {"co_filename", get_filename, NULL},
        {"co_firstlineno", get_first_line, NULL},
        {"co_flags", get_flags, NULL},
        {"co_argcount", get_arg_count, NULL},
        {"co_posonlyargcount", get_posonly_count, NULL},
        {"co_kwonlyargcount", get_kwonly_count, NULL},
        {"co_nlocals", get_local_count, NULL},
        {"co_stacksize", get_stack_size, NULL},
        {"co_varnames", get_varnames, NULL},
        {"co_cellvars", get_cellvars, NULL},
        {"co_freevars", get_freevars, NULL},
        {"co_names", get_names, NULL},
        {"co_consts", get_consts, NULL},
        {NULL, NULL, NULL},
    };
    struct type *type = type_new_native(vm, "builtins", "code", NULL, LAYOUT_CODE,
                                        sizeof(struct code), TYPE_FINAL | TYPE_IMMUTABLE);
    vm->types[T_CODE] = type;
    type->dealloc = code_dealloc;
    type->traverse = code_traverse;
    type->repr = code_repr;
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
}
