/* The types generator and coroutine: their methods, attributes and their end. */
#include "trace/trace.h"
#include "vm/container_private.h"
#include "vm/generator.h"
#include "vm/init.h"
#include "vm/interp_private.h"
#include "vm/native.h"
#include "vm/private.h"
#include "vm/record.h"

/* ---- send, throw, close ---- */

/* As a method gives it: what is yielded, or StopIteration for the return value. */
static value step_result(struct vm *vm, enum resume_status status, value out)
{
    switch (status) {
    case RESUME_YIELDED: return out;
    case RESUME_RETURNED: generator_raise_stop(vm, out); return VALUE_ERROR;
    default: return VALUE_ERROR;
    }
}

value generator_send(struct vm *vm, struct generator *gen, value sent)
{
    value out;
    enum resume_status status = generator_resume(vm, gen, sent, &out);
    return step_result(vm, status, out);
}

static value native_send(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "send", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return generator_send(vm, value_as(generator, args[0]), args[1]);
}

/* The exception that throw(type, value, traceback) means: an instance, new reference. */
value generator_thrown_exception(struct vm *vm, const value *args, size_t nargs)
{
    value type = args[0];
    value v = nargs > 1 ? args[1] : VALUE_NONE;
    value made;
    if (value_is_type(type) &&
        type_is_subtype(value_as(type, type), vm_exception_type(vm, EXC_BaseException))) {
        if (value_is_exception(v) && type_is_subtype(value_type(vm, v), value_as(type, type))) {
            made = keep(v);
        } else if (value_is_tuple(v)) {
            made = vm_call(vm, type, value_as(tuple, v)->items, value_as(tuple, v)->count, NULL);
        } else {
            made = value_is_none(v) ? vm_call0(vm, type) : vm_call1(vm, type, v);
        }
    } else if (value_is_exception(type)) {
        if (!value_is_none(v)) {
            return vm_raise(vm, EXC_TypeError, "instance exception may not have a separate value");
        }
        made = keep(type);
    } else {
        return vm_raise(vm, EXC_TypeError,
                        "exceptions must be classes or instances deriving from BaseException, "
                        "not %s",
                        value_type(vm, type)->name->text);
    }
    if (!value_is_error(made) && !value_is_exception(made)) {
        vm_raise(vm, EXC_TypeError,
                 "calling %s should have returned an instance of BaseException, not %s",
                 value_as(type, type)->name->text, value_type(vm, made)->name->text);
        drop(vm, made);
        return VALUE_ERROR;
    }
    if (!value_is_error(made) && nargs > 2 && !value_is_none(args[2])) {
        if (!value_has_layout(args[2], LAYOUT_TRACEBACK)) {
            drop(vm, made);
            return vm_raise(vm, EXC_TypeError, "throw() third argument must be a traceback object");
        }
        value_replace(vm, &value_as(exception, made)->traceback, keep(args[2]));
    }
    return made;
}

static value native_throw(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "throw", nargs - 1, kwnames, 1, 3)) {
        return VALUE_ERROR;
    }
    value exception = generator_thrown_exception(vm, args + 1, nargs - 1);
    if (value_is_error(exception)) {
        return VALUE_ERROR;
    }
    value out;
    enum resume_status status = generator_throw(vm, value_as(generator, args[0]), exception, &out);
    drop(vm, exception);
    return step_result(vm, status, out);
}

static value native_close(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "close", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    return generator_close(vm, value_as(generator, args[0])) ? VALUE_NONE : VALUE_ERROR;
}

static value native_next(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__next__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    return generator_send(vm, value_as(generator, args[0]), VALUE_NONE);
}

static value iterate_self(struct vm *vm, value self)
{
    (void)vm;
    return keep(self);
}

static value slot_next(struct vm *vm, value self)
{
    value out;
    switch (generator_resume(vm, value_as(generator, self), VALUE_NONE, &out)) {
    case RESUME_YIELDED: return out;
    case RESUME_RETURNED: drop(vm, out); return VALUE_UNBOUND;
    default: return VALUE_ERROR;
    }
}

/* ---- the end of one ---- */

/* cr_origin as the end of a warning, outermost caller first. */
static void add_origin(struct vm *vm, const struct tuple *origin, struct strbuf *text)
{
    strbuf_add(text, "\nCoroutine created at (most recent call last)");
    for (size_t i = origin->count; i-- > 0;) {
        const struct tuple *place = value_as(tuple, origin->items[i]);
        const struct str *file = value_as(str, place->items[0]);
        uint32_t line = (uint32_t)value_small_int(place->items[1]);
        strbuf_printf(text, "\n  File \"%s\", line %u, in %s", file->text, line,
                      value_as(str, place->items[2])->text);
        size_t size;
        const char *source = vm_source_line(vm, file->text, line, &size);
        while (source && size && strchr(" \t\f", *source)) {
            source++, size--;
        }
        while (source && size && strchr(" \t\f\r", source[size - 1])) {
            size--;
        }
        if (source && size) {
            strbuf_printf(text, "\n    %.*s", (int)size, source);
        }
    }
}

/* CPython's words, at the moment the last reference goes. */
static void warn_never_awaited(struct vm *vm, struct generator *gen)
{
    struct strbuf text = {0};
    struct str *qualname = generator_qualname(vm, gen);
    strbuf_printf(&text, "coroutine '%s' was never awaited", qualname->text);
    drop_object(vm, qualname);
    if (vm->trace) {
        uint32_t code = generator_frame(gen) ? record_code(vm, gen->frame->code) : 0;
        trace_put_warning(vm->trace, TRACE_WARNING_NEVER_AWAITED, 0, code,
                          trace_string(vm->trace, text.text, text.length));
    }
    if (gen->names && gen->names->origin) {
        add_origin(vm, gen->names->origin, &text);
    }
    if (!vm_warn_never_awaited(vm, text.text)) {
        error_write_unraisable(vm, NULL, value_from_object(gen));
    }
    strbuf_free(&text);
}

static void finalize(struct vm *vm, struct object *self)
{
    struct generator *gen = (struct generator *)self;
    if (vm->stop || gen->state == GENERATOR_CLOSED) {
        return;
    }
    value finalizer = vm->thread->asyncgen_finalizer;
    if (gen->has_finalizer && value_is_object(finalizer)) {
        value result = vm_call1(vm, keep(finalizer), value_from_object(gen));
        drop(vm, finalizer);
        if (value_is_error(result)) {
            error_write_unraisable(vm, NULL, value_from_object(gen));
        }
        drop(vm, result);
    } else if (gen->state == GENERATOR_CREATED) {
        if (gen->kind == GENERATOR_COROUTINE && !gen->awaited_once) {
            warn_never_awaited(vm, gen);
        }
    } else if (!generator_close(vm, gen)) {
        error_write_unraisable(vm, NULL, value_from_object(gen));
    }
}

static void dealloc(struct vm *vm, struct object *self)
{
    struct generator *gen = (struct generator *)self;
    size_t size = sizeof *gen;
    if (gen->is_native) {
        size = gen->native->size;
        gen->native->dealloc(vm, gen);
    } else {
        if (gen->frame) {
            if (record_is_on(vm)) {
                record_pop(vm, gen->frame);
            }
            generator_end(vm, gen);
        }
        drop(vm, gen->handled);
    }
    if (gen->names) {
        drop_object(vm, gen->names->name);
        drop_object(vm, gen->names->qualname);
        drop_object(vm, gen->names->origin);
        heap_free(&vm->heap, gen->names, sizeof *gen->names);
    }
    object_release(vm, self, size);
}

static void traverse(struct object *self, visit_fn visit, void *context)
{
    const struct generator *gen = (const struct generator *)self;
    if (gen->is_native) {
        gen->native->traverse(gen, visit, context);
        return;
    }
    if (gen->frame && generator_state_of(gen) != GENERATOR_RUNNING) {
        frame_visit(gen->frame, visit, context);
    }
    visit(context, gen->handled);
}

/* ---- attributes ---- */

static value repr(struct vm *vm, value self)
{
    const struct generator *gen = value_as(generator, self);
    struct str *qualname = generator_qualname(vm, gen);
    struct str *text = str_printf(vm, "<%s object %s at 0x%llx>", gen->head.type->name->text,
                                  qualname->text, (unsigned long long)vm_object_id(vm, self));
    drop_object(vm, qualname);
    return str_value(text);
}

static value get_name(struct vm *vm, value self)
{
    return str_value(generator_name(vm, value_as(generator, self)));
}

static value get_qualname(struct vm *vm, value self)
{
    return str_value(generator_qualname(vm, value_as(generator, self)));
}

static bool check_text(struct vm *vm, value v, const char *what)
{
    if (!value_is_str(v)) {
        vm_raise(vm, EXC_TypeError, "%s must be set to a string object", what);
        return false;
    }
    return true;
}

static void set_text(struct vm *vm, struct str **place, value v)
{
    struct str *old = *place;
    *place = keep_object(value_as(str, v));
    drop_object(vm, old);
}

static bool set_name(struct vm *vm, value self, value v)
{
    if (!check_text(vm, v, "__name__")) {
        return false;
    }
    set_text(vm, &generator_names(vm, value_as(generator, self))->name, v);
    return true;
}

static bool set_qualname(struct vm *vm, value self, value v)
{
    if (!check_text(vm, v, "__qualname__")) {
        return false;
    }
    set_text(vm, &generator_names(vm, value_as(generator, self))->qualname, v);
    return true;
}

static value get_frame(struct vm *vm, value self)
{
    struct frame *frame = generator_frame(value_as(generator, self));
    return frame ? value_from_object(frame_object_of(vm, frame)) : VALUE_NONE;
}

static value get_running(struct vm *vm, value self)
{
    (void)vm;
    return value_from_bool(generator_state_of(value_as(generator, self)) == GENERATOR_RUNNING);
}

/* An async generator runs while its asend() and the like do, whatever they wait for. */
static value get_async_running(struct vm *vm, value self)
{
    (void)vm;
    const struct generator *gen = value_as(generator, self);
    return value_from_bool(generator_state_of(gen) == GENERATOR_RUNNING || gen->outermost != gen ||
                           (gen->state == GENERATOR_SUSPENDED && frame_is_awaiting(gen->frame)));
}

static value get_suspended(struct vm *vm, value self)
{
    (void)vm;
    return value_from_bool(generator_state_of(value_as(generator, self)) == GENERATOR_SUSPENDED);
}

static value get_code(struct vm *vm, value self)
{
    (void)vm;
    struct generator *gen = value_as(generator, self);
    if (generator_frame(gen)) {
        return keep(value_from_object(gen->frame->code));
    }
    return gen->is_native || value_is_unbound(gen->handled) ? VALUE_NONE : keep(gen->handled);
}

static value get_awaited(struct vm *vm, value self)
{
    struct generator *gen = value_as(generator, self);
    bool stands = generator_frame(gen) && gen->state != GENERATOR_CREATED &&
                  gen->frame != vm->thread->frame && frame_is_awaiting(gen->frame);
    return stands ? keep(gen->frame->sp[-1]) : VALUE_NONE;
}

static value get_origin(struct vm *vm, value self)
{
    (void)vm;
    const struct generator *gen = value_as(generator, self);
    return gen->names && gen->names->origin ? value_from_object(keep_object(gen->names->origin))
                                            : VALUE_NONE;
}

/* What happens when it is given up, asked for by name. */
static value native_del(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__del__", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    finalize(vm, value_object(args[0]));
    return VALUE_NONE;
}

static const struct native_def natives[] = {{"send", native_send, 0},
                                            {"throw", native_throw, 0},
                                            {"close", native_close, 0},
                                            {"__del__", native_del, 0},
                                            {0}};

static const struct native_def async_natives[] = {
    {"__del__", native_del, 0}, {"__class_getitem__", container_class_getitem, NATIVE_CLASS}, {0}};

static const struct native_def iterator_natives[] = {{"__next__", native_next, 0}, {0}};

#define NAME_GETSETS                               \
    {"__name__", get_name, set_name},              \
    {                                              \
        "__qualname__", get_qualname, set_qualname \
    }

static const struct getset_def generator_getsets[] = {NAME_GETSETS,
                                                      {"gi_frame", get_frame, NULL},
                                                      {"gi_running", get_running, NULL},
                                                      {"gi_suspended", get_suspended, NULL},
                                                      {"gi_code", get_code, NULL},
                                                      {"gi_yieldfrom", get_awaited, NULL},
                                                      {0}};

static const struct getset_def coroutine_getsets[] = {NAME_GETSETS,
                                                      {"cr_frame", get_frame, NULL},
                                                      {"cr_running", get_running, NULL},
                                                      {"cr_suspended", get_suspended, NULL},
                                                      {"cr_code", get_code, NULL},
                                                      {"cr_await", get_awaited, NULL},
                                                      {"cr_origin", get_origin, NULL},
                                                      {0}};

static const struct getset_def async_generator_getsets[] = {NAME_GETSETS,
                                                            {"ag_frame", get_frame, NULL},
                                                            {"ag_running", get_async_running, NULL},
                                                            {"ag_code", get_code, NULL},
                                                            {"ag_await", get_awaited, NULL},
                                                            {0}};

/* ---- coroutine.__await__() ---- */

static value await_coroutine(struct vm *vm, value self)
{
    struct coroutine_wrapper *wrapper =
        object_new(vm, vm_type(vm, COROUTINE_WRAPPER), sizeof *wrapper);
    wrapper->coroutine = keep_object(value_as(generator, self));
    return value_from_object(wrapper);
}

static void wrapper_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct coroutine_wrapper *)self)->coroutine);
    object_release(vm, self, sizeof(struct coroutine_wrapper));
}

static void wrapper_traverse(struct object *self, visit_fn visit, void *context)
{
    visit(context, value_from_object(((struct coroutine_wrapper *)self)->coroutine));
}

static value wrapper_next(struct vm *vm, value self)
{
    return slot_next(vm, value_from_object(value_as(coroutine_wrapper, self)->coroutine));
}

#define WRAPPED(name, call)                                                                    \
    static value wrapper_##name(struct vm *vm, const value *args, size_t nargs,                \
                                struct tuple *kwnames)                                         \
    {                                                                                          \
        value inner[4] = {value_from_object(value_as(coroutine_wrapper, args[0])->coroutine)}; \
        for (size_t i = 1; i < nargs && i < 4; i++) {                                          \
            inner[i] = args[i];                                                                \
        }                                                                                      \
        return call(vm, inner, nargs, kwnames);                                                \
    }
WRAPPED(send, native_send)
WRAPPED(throw, native_throw)
WRAPPED(close, native_close)
WRAPPED(step, native_next)

static const struct native_def wrapper_natives[] = {{"send", wrapper_send, 0},
                                                    {"throw", wrapper_throw, 0},
                                                    {"close", wrapper_close, 0},
                                                    {"__next__", wrapper_step, 0},
                                                    {0}};

static struct type *new_type(struct vm *vm, const char *name, const struct getset_def *getsets)
{
    struct type *type = type_new_native(vm, "builtins", name, NULL, LAYOUT_GENERATOR,
                                        sizeof(struct generator), TYPE_FINAL | TYPE_IMMUTABLE);
    type->dealloc = dealloc;
    type->traverse = traverse;
    type->finalize = finalize;
    type->repr = repr;
    type_add_getsets(vm, type, getsets);
    return type;
}

void generator_init_types(struct vm *vm)
{
    struct type *generator = new_type(vm, "generator", generator_getsets);
    generator->iter = iterate_self;
    generator->next = slot_next;
    type_add_natives(vm, generator, natives);
    type_add_natives(vm, generator, iterator_natives);
    type_ready(vm, generator);
    vm->types[T_GENERATOR] = generator;

    struct type *coroutine = new_type(vm, "coroutine", coroutine_getsets);
    coroutine->await_ = await_coroutine;
    type_add_natives(vm, coroutine, natives);
    type_ready(vm, coroutine);
    vm->types[T_COROUTINE] = coroutine;

    struct type *wrapper =
        type_new_native(vm, "builtins", "coroutine_wrapper", NULL, LAYOUT_OTHER,
                        sizeof(struct coroutine_wrapper), TYPE_FINAL | TYPE_IMMUTABLE);
    wrapper->dealloc = wrapper_dealloc;
    wrapper->traverse = wrapper_traverse;
    wrapper->iter = iterate_self;
    wrapper->next = wrapper_next;
    type_add_natives(vm, wrapper, wrapper_natives);
    type_ready(vm, wrapper);
    vm->types[T_COROUTINE_WRAPPER] = wrapper;

    struct type *async = new_type(vm, "async_generator", async_generator_getsets);
    async->aiter = iterate_self;
    async->anext = async_generator_next;
    type_add_natives(vm, async, async_generator_natives);
    type_add_natives(vm, async, async_natives);
    type_ready(vm, async);
    vm->types[T_ASYNC_GENERATOR] = async;
    async_generator_init_types(vm);
}
