#include "vm/vm.h"

#include "base/diag.h"
#include "base/strbuf.h"
#include "trace/trace.h"
#include "vm/code.h"
#include "vm/container.h"
#include "vm/gc.h"
#include "vm/import.h"
#include "vm/init.h"
#include "vm/interp.h"
#include "vm/private.h"
#include "vm/record.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/type_slots.h"

enum { FUEL = 10000, RECURSION_LIMIT = 1000, MAX_STR_DIGITS = 4300 };

/* Fuel up to the next look at the limits: no more than there are steps left. */
static void refuel(struct vm *vm)
{
    struct vm_private *p = vm->private_;
    uint64_t limit = vm->options.step_limit, fuel = FUEL;
    if (limit && p->steps <= limit && limit - p->steps < fuel) {
        fuel = limit - p->steps + 1;
    }
    vm->fuel = p->fuel_given = (int64_t)fuel;
}

/* ---- beginning ---- */

static void init_types(struct vm *vm)
{
    type_init_types(vm);
    function_init_types(vm);
    descriptor_init_types(vm);
    object_type_add_methods(vm);
    type_add_methods(vm);
    alias_init_types(vm);
    str_init_types(vm);
    bytes_init_types(vm);
    number_init_types(vm);
    tuple_init_types(vm);
    list_init_types(vm);
    dict_init_types(vm);
    set_init_types(vm);
    mapping_proxy_init_type(vm);
    range_init_types(vm);
    iterator_init_types(vm);
    exception_init_types(vm);
    traceback_init_types(vm);
    module_init_types(vm);
    weakref_init_types(vm);
    frame_init_types(vm);
    generator_init_types(vm);
    code_init_type(vm);
}

static void init_names(struct vm *vm)
{
    static const char *const texts[NAME_COUNT] = {
#define NAME(id, text) text,
#include "vm/names.def"
#undef NAME
    };
    for (int i = 0; i < NAME_COUNT; i++) {
        vm->names[i] = str_intern_c(vm, texts[i]);
    }
    vm->empty_str = str_intern_c(vm, "");
}

/* The builtins module: made at the start, since frames look names up in its dict. */
static void init_builtins(struct vm *vm)
{
    struct str *name = str_intern_c(vm, "builtins");
    struct module *module = module_new(vm, name);
    vm->builtins = keep_object(module->names);
    dict_set(vm, vm->modules, str_value(name), value_from_object(module));
    drop_object(vm, module);
    drop_object(vm, name);
    for (int id = 0; id < EXC_COUNT; id++) {
        struct type *type = vm->exception_types[id];
        dict_set_str(vm, vm->builtins, type->name, value_from_object(type));
    }
    value os_error = value_from_object(vm->exception_types[EXC_OSError]);
    dict_set_c(vm, vm->builtins, "EnvironmentError", os_error);
    dict_set_c(vm, vm->builtins, "IOError", os_error);
    static const enum vm_type types[] = {
        T_OBJECT,    T_TYPE,      T_BOOL,     T_INT,    T_FLOAT,        T_COMPLEX,     T_STR,
        T_BYTES,     T_BYTEARRAY, T_TUPLE,    T_LIST,   T_DICT,         T_SET,         T_RANGE,
        T_FROZENSET, T_SLICE,     T_PROPERTY, T_SUPER,  T_STATICMETHOD, T_CLASSMETHOD, T_MEMORYVIEW,
        T_ENUMERATE, T_ZIP,       T_MAP,      T_FILTER, T_REVERSED};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        struct type *type = vm->types[types[i]];
        if (type) {
            dict_set_str(vm, vm->builtins, type->name, value_from_object(type));
        }
    }
    dict_set_c(vm, vm->builtins, "NotImplemented", VALUE_NOT_IMPLEMENTED);
    dict_set_c(vm, vm->builtins, "Ellipsis", VALUE_ELLIPSIS);
    dict_set_c(vm, vm->builtins, "__debug__", VALUE_TRUE);
    builtins_init(vm);
}

struct vm *vm_new(const struct vm_options *options)
{
    struct vm *vm = mem_alloc_zero(sizeof *vm);
    vm->private_ = mem_alloc_zero(sizeof *vm->private_);
    vm->private_->last_exception = VALUE_UNBOUND;
    vm->private_->has_hints = true;
    vm->options = *options;
    vm->max_str_digits = MAX_STR_DIGITS;
    if (!vm->options.recursion_limit) {
        vm->options.recursion_limit = RECURSION_LIMIT;
    }
    if (!options->trace) {
        vm->private_->own_trace = trace_new(TRACE_OFF);
    }
    vm->trace = options->trace ? options->trace : vm->private_->own_trace;
    heap_init(&vm->heap, options->memory_limit);
    vm->heap.alarm = &vm->fuel;
    vm->thread = &vm->main_thread;
    vm->main_thread.pending = VALUE_UNBOUND;
    vm->main_thread.handled = VALUE_NONE;
    vm->main_thread.asyncgen_firstiter = VALUE_NONE;
    vm->main_thread.asyncgen_finalizer = VALUE_NONE;
    refuel(vm);
    type_boot(vm);
    init_names(vm);
    type_slots_init(vm);
    init_types(vm);
    vm->empty_tuple = tuple_new(vm, 0);
    vm->modules = dict_new(vm);
    init_builtins(vm);
    return vm;
}

/* ---- end ---- */

struct objects {
    struct object **items;
    size_t count, capacity;
};

static void list_object(void *context, struct object *object)
{
    struct objects *all = context;
    vec_push(all, object);
}

/* Everything ends at once and in any order: each object gives up what it holds outside
 * the heap; none is freed on the way; the heap gives back the rest. */
static void end_all(struct vm *vm)
{
    struct objects all = {0};
    heap_walk(&vm->heap, list_object, &all);
    for (size_t i = 0; i < all.count; i++) {
        all.items[i]->refs += 1u << 30;
    }
    for (size_t i = 0; i < all.count; i++) {
        if (all.items[i]->type->dealloc) {
            all.items[i]->type->dealloc(vm, all.items[i]);
        }
    }
    vec_free(&all);
}

void vm_free(struct vm *vm)
{
    if (!vm) {
        return;
    }
    struct vm_private *p = vm->private_;
    if (vm->stop == STOP_NONE) {
        vm->stop = STOP_INTERRUPTED; /* no Python code runs any more */
    }
    p->tearing_down = true;
    end_all(vm);
    str_table_free(vm);
    heap_free_all(&vm->heap);
    for (size_t i = 0; i < p->sources.count; i++) {
        mem_free(p->sources.items[i].file);
        mem_free(p->sources.items[i].text);
    }
    vec_free(&p->sources);
    vec_free(&p->trash);
    vec_free(&p->repr_stack);
    vec_free(&p->exit_functions);
    interner_free(&p->warned);
    interner_free(&p->checked);
    int_map_free(&p->dunders);
    interner_free(&vm->trace_files);
    trace_free(p->own_trace);
    int_map_free(&vm->weakrefs);
    int_map_free(&vm->ids);
    mem_free(p->folder);
    mem_free(p);
    mem_free(vm);
}

/* ---- sources ---- */

void vm_add_source(struct vm *vm, const char *file, const char *text, size_t size)
{
    struct source_text source = {mem_copy_string(file), mem_copy_bytes(text, size), size};
    vec_push(&vm->private_->sources, source);
}

const char *vm_source_line(struct vm *vm, const char *file, uint32_t line, size_t *size)
{
    const struct vm_private *p = vm->private_;
    for (size_t i = p->sources.count; i-- > 0;) {
        const struct source_text *source = &p->sources.items[i];
        if (strcmp(source->file, file) != 0) {
            continue;
        }
        const char *at = source->text, *end = at + source->size;
        for (uint32_t n = 1; n < line && at; n++) {
            at = memchr(at, '\n', (size_t)(end - at));
            at = at ? at + 1 : NULL;
        }
        if (!at || at >= end || line == 0) {
            return NULL;
        }
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        *size = (size_t)((stop ? stop : end) - at);
        if (*size && at[*size - 1] == '\r') {
            --*size;
        }
        return at;
    }
    return NULL;
}

/* ---- running ---- */

/* The names of the main module beyond those that every module has, in CPython's order. */
static void name_main(struct vm *vm, struct module *main, const char *file)
{
    struct dict *annotations = dict_new(vm);
    dict_set_c(vm, main->names, "__annotations__", value_from_object(annotations));
    drop_object(vm, annotations);
    value builtins = dict_get_c(vm, vm->modules, "builtins");
    if (!value_is_unbound(builtins)) {
        dict_set_str(vm, main->names, vm_name(vm, __builtins__), builtins);
    }
    struct str *path = str_from_c(vm, file);
    dict_set_str(vm, main->names, vm_name(vm, __file__), str_value(path));
    drop_object(vm, path);
    dict_set_c(vm, main->names, "__cached__", VALUE_NONE);
}

bool vm_run_main(struct vm *vm, const char *file, const char *source, size_t size,
                 struct diag *diag)
{
    struct vm_private *p = vm->private_;
    const char *slash = strrchr(file, '/');
    p->folder = slash ? mem_copy_bytes(file, (size_t)(slash - file) + 1) : NULL;
    vm_add_source(vm, file, source, size);
    unsigned flags = vm->options.top_level_await ? COMPILE_TOP_LEVEL_AWAIT : 0;
    struct code *code = vm_compile(vm, file, source, size, flags, diag);
    if (!code) {
        return false;
    }
    struct module *main = module_new(vm, vm_name(vm, __main__));
    p->main_names = keep_object(main->names);
    dict_set(vm, vm->modules, str_value(vm_name(vm, __main__)), value_from_object(main));
    name_main(vm, main, file);
    trace_put_run_begin(vm->trace, record_file(vm, file));
    value result = interp_run_code(vm, code, main->names, VALUE_UNBOUND);
    if ((code->flags & CODE_COROUTINE) && !value_is_error(result)) {
        value coroutine = result;
        result = vm->options.run_coroutine(vm, coroutine);
        drop(vm, coroutine);
    }
    drop_object(vm, main);
    drop_object(vm, code);
    if (value_is_error(result)) {
        return false;
    }
    drop(vm, result);
    return vm->stop == STOP_NONE;
}

void vm_run_exit_functions(struct vm *vm)
{
    struct vm_private *p = vm->private_;
    while (p->exit_functions.count) { /* last registered first */
        value function = vec_pop(&p->exit_functions);
        value result = vm_call0(vm, function);
        if (value_is_error(result)) {
            error_write_unraisable(vm, "Exception ignored in atexit callback", function);
        } else {
            drop(vm, result);
        }
        drop(vm, function);
    }
}

/* Sets the names of a module to None, those with one underscore first, as CPython does. */
static void clear_module(struct vm *vm, struct dict *names)
{
    for (int pass = 0; pass < 2 && !vm->stop; pass++) {
        struct dict *copy = dict_copy(vm, names);
        struct tuple *keys = tuple_from_iterable(vm, value_from_object(copy));
        drop_object(vm, copy);
        for (size_t i = 0; keys && i < keys->count; i++) {
            if (!value_is_str(keys->items[i])) {
                continue;
            }
            struct str *key = value_as(str, keys->items[i]);
            bool private_ = key->text[0] == '_' && key->text[1] != '_';
            if (private_ == (pass == 0) && !str_equal_c(key, "__builtins__")) {
                dict_set_str(vm, names, key, VALUE_NONE);
            }
        }
        drop_object(vm, keys);
    }
}

/* Whether something that is never ended holds the names of __main__. */
static bool names_outlive(struct vm *vm, struct dict *names)
{
    if (!vm->options.outliving) {
        return false;
    }
    value from = vm->options.outliving(vm);
    if (!value_is_object(from)) {
        return false;
    }
    bool held = gc_reaches(vm, value_object(from), &names->head);
    drop(vm, from);
    return held;
}

/* Gives up __main__.  Its functions keep its names alive: that circle is ended by the
 * collector, which runs finalisers while all names are still there.  Only when something
 * else holds the names are they set to None one by one; unless that is never ended itself. */
static void end_main(struct vm *vm)
{
    struct dict *names = vm->private_->main_names;
    bool was_there;
    if (!names) {
        return;
    }
    dict_delete(vm, vm->modules, str_value(vm_name(vm, __main__)), &was_there);
    if (names->head.refs > 1 && !names_outlive(vm, names)) {
        vm->ends_from_names = true;
        gc_collect(vm, &names->head);
        vm->ends_from_names = false;
        clear_module(vm, names);
    }
    vm->private_->main_names = NULL;
    drop_object(vm, names);
}

void vm_set_last_exception(struct vm *vm, value exception)
{
    value_replace(vm, &vm->private_->last_exception, exception);
}

void vm_finish(struct vm *vm)
{
    struct vm_private *p = vm->private_;
    if (p->finished || vm->stop) {
        return;
    }
    p->finished = true;
    vm_run_exit_functions(vm);
    gc_collect(vm, NULL);        /* what the program lost, while its modules are there */
    p->has_hints = p->gave_hint; /* CPython imports what makes them, and now that fails */
    value_replace(vm, &p->last_exception, VALUE_UNBOUND);
    p->has_hints = false;
    end_main(vm);
    gc_collect(vm, NULL);
}

/* ---- limits and output ---- */

static bool stop_at(struct vm *vm, enum vm_stop stop)
{
    if (vm->stop == STOP_NONE) {
        vm->stop = stop;
    }
    return false;
}

void vm_count_steps(struct vm *vm, uint64_t steps)
{
    vm->private_->steps += steps;
}

bool vm_check_limits(struct vm *vm)
{
    struct vm_private *p = vm->private_;
    p->steps += (uint64_t)(p->fuel_given - vm->fuel);
    refuel(vm);
    if (vm->stop) {
        return false;
    }
    if (vm->heap.over_limit) {
        return stop_at(vm, STOP_MEMORY);
    }
    if (vm->options.step_limit && p->steps > vm->options.step_limit) {
        return stop_at(vm, STOP_STEPS);
    }
    if (vm->options.event_limit && trace_count(vm->trace) > vm->options.event_limit) {
        return stop_at(vm, STOP_TRACE);
    }
    const struct vm_host *host = &vm->options.host;
    if (host->interrupted(host->context)) {
        return stop_at(vm, STOP_INTERRUPTED);
    }
    return !vm->end_turn || vm->end_turn(vm);
}

bool vm_write(struct vm *vm, int stream, const char *text, size_t size)
{
    struct vm_private *p = vm->private_;
    size_t limit = vm->options.output_limit;
    bool over = limit && size > limit - p->output_size;
    if (over) {
        size = limit - p->output_size;
        while (size > 0 && ((unsigned char)text[size] & 0xC0) == 0x80) {
            size--; /* whole characters */
        }
    }
    if (vm->settle && !vm->settle(vm)) {
        return false;
    }
    p->output_size += size;
    if (trace_wants(vm->trace, TRACE_SCHEDULE)) {
        trace_put_output(vm->trace, stream == 2 ? TRACE_STREAM_ERR : TRACE_STREAM_OUT,
                         trace_string(vm->trace, text, size));
    }
    vm->options.host.write(vm->options.host.context, stream, text, size);
    if (over) {
        stop_at(vm, STOP_OUTPUT);
        return false;
    }
    return true;
}
