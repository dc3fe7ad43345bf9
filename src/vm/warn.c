/* Warnings, with the filters that CPython starts with. */
#include "base/strbuf.h"
#include "trace/trace.h"
#include "vm/code.h"
#include "vm/container.h"
#include "vm/frame.h"
#include "vm/private.h"
#include "vm/str.h"

/* Where a warning points. */
struct place {
    const char *file, *module;
    uint32_t line;
    const char *source; /* the line; NULL: look it up */
};

/* Whoever a callback of the loop returns to: CPython's loop is Python. */
static const struct place loop_place = {"/usr/lib/python3.11/asyncio/events.py", "asyncio.events",
                                        80, "self._context.run(self._callback, *self._args)"};

static struct place find_place(struct vm *vm, int stack_level)
{
    int depth = stack_level > 0 ? stack_level - 1 : 0;
    struct frame *frame = vm->thread->frame;
    for (; frame && (frame->code->flags & CODE_LIBRARY || depth-- > 0); frame = frame->back) {
        if (frame == vm->thread->loop_frame) {
            return loop_place;
        }
    }
    if (!frame) {
        return (struct place){"sys", "sys", 1, NULL};
    }
    value module = dict_get_str(frame->globals, vm_name(vm, __name__));
    return (struct place){frame->code->file->text,
                          value_is_str(module) ? value_as(str, module)->text : "<string>",
                          frame_line(frame), NULL};
}

/* The default filters: what is never shown, and where DeprecationWarning is. */
static bool is_shown(enum exception_id category, const struct place *place)
{
    switch (category) {
    case EXC_DeprecationWarning: return strcmp(place->module, "__main__") == 0;
    case EXC_PendingDeprecationWarning:
    case EXC_ImportWarning:
    case EXC_ResourceWarning: return false;
    default: return true;
    }
}

static bool first_time(struct vm *vm, const struct place *place, const char *category,
                       const char *text)
{
    struct strbuf key = {0};
    strbuf_printf(&key, "%s\n%u\n%s\n%s", place->file, place->line, category, text);
    size_t before = vm->private_->warned.count;
    interner_add(&vm->private_->warned, key.text, key.length);
    strbuf_free(&key);
    return vm->private_->warned.count > before;
}

/* hint: one more line behind it, or NULL. */
static void show(struct vm *vm, enum exception_id category, const struct place *place,
                 const char *text, const char *hint)
{
    struct strbuf out = {0};
    const char *name = vm_exception_type(vm, category)->name->text;
    strbuf_printf(&out, "%s:%u: %s: %s\n", place->file, place->line, name, text);
    size_t size = place->source ? strlen(place->source) : 0;
    const char *line =
        place->source ? place->source : vm_source_line(vm, place->file, place->line, &size);
    while (line && size && strchr(" \t\f", *line)) {
        line++, size--;
    }
    while (line && size && strchr(" \t\f", line[size - 1])) {
        size--;
    }
    if (line && size) {
        strbuf_printf(&out, "  %.*s\n", (int)size, line);
    }
    if (hint && vm->private_->has_hints) {
        vm->private_->gave_hint = true;
        strbuf_printf(&out, "%s: %s\n", name, hint);
    }
    vm_write(vm, 2, strbuf_text(&out), out.length);
    strbuf_free(&out);
}

/* The program has imported `warnings`: its filters and functions decide. */
static bool warn_in_python(struct vm *vm, value module, enum exception_id category,
                           const struct place *place, const char *text, const char *hint)
{
    value args[6] = {str_value(str_from_c(vm, text)),
                     value_from_object(vm_exception_type(vm, category)),
                     str_value(str_from_c(vm, place->file)),
                     value_from_small_int(place->line),
                     str_value(str_from_c(vm, place->module)),
                     hint ? str_value(str_from_c(vm, hint)) : VALUE_NONE};
    value pending = error_pending(vm) ? error_take(vm) : VALUE_UNBOUND;
    value done = vm_call_method(vm, module, "_from_engine", args, 6);
    for (size_t i = 0; i < 6; i++) {
        if (i != 1) {
            drop(vm, args[i]);
        }
    }
    if (!value_is_unbound(pending)) {
        if (value_is_error(done)) { /* there is no place for two */
            error_write_unraisable(vm, "", VALUE_NONE);
        }
        error_put(vm, pending);
        drop_result(vm, done);
        return true;
    }
    return drop_result(vm, done);
}

static bool warn(struct vm *vm, enum exception_id category, int stack_level, const char *text,
                 const char *hint)
{
    struct place place = find_place(vm, stack_level);
    struct str *module_name = str_intern_c(vm, "warnings");
    value module = dict_get_str(vm->modules, module_name);
    drop_object(vm, module_name);
    if (!value_is_unbound(module)) {
        return warn_in_python(vm, module, category, &place, text,
                              vm->private_->has_hints ? hint : NULL);
    }
    const char *name = vm_exception_type(vm, category)->name->text;
    if (is_shown(category, &place) && first_time(vm, &place, name, text)) {
        show(vm, category, &place, text, hint);
    }
    return true;
}

void vm_warn_explicit(struct vm *vm, enum exception_id category, const char *file, uint32_t line,
                      const char *text)
{
    show(vm, category, &(struct place){file, "", line, NULL}, text, NULL);
}

bool vm_warn(struct vm *vm, enum exception_id category, int stack_level, const char *format, ...)
{
    struct strbuf text = {0};
    va_list args;
    va_start(args, format);
    strbuf_vprintf(&text, format, args);
    va_end(args);
    if (vm->trace) {
        trace_put_warning(vm->trace, TRACE_WARNING_OTHER, 0, 0,
                          trace_string(vm->trace, text.text, text.length));
    }
    bool go_on = warn(vm, category, stack_level, strbuf_text(&text), NULL);
    strbuf_free(&text);
    return go_on;
}

bool vm_warn_never_awaited(struct vm *vm, const char *text)
{
    return warn(vm, EXC_RuntimeWarning, 1, text,
                "Enable tracemalloc to get the object allocation traceback");
}
