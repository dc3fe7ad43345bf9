/* The pending exception: raising, taking, putting back. */
#include "vm/error.h"

#include "base/strbuf.h"
#include "vm/container.h"
#include "vm/exception.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

struct type *vm_exception_type(struct vm *vm, enum exception_id id)
{
    return vm->exception_types[id];
}

bool error_pending(struct vm *vm)
{
    return !value_is_unbound(vm->thread->pending);
}

bool exception_matches(struct vm *vm, value exception, struct type *type)
{
    return !value_is_unbound(exception) && type_is_subtype(value_type(vm, exception), type);
}

bool error_matches(struct vm *vm, enum exception_id id)
{
    return exception_matches(vm, vm->thread->pending, vm->exception_types[id]);
}

value error_take(struct vm *vm)
{
    value exception = vm->thread->pending;
    vm->thread->pending = VALUE_UNBOUND;
    return exception;
}

void error_put(struct vm *vm, value exception)
{
    value_replace(vm, &vm->thread->pending, exception);
}

void error_clear(struct vm *vm)
{
    value_replace(vm, &vm->thread->pending, VALUE_UNBOUND);
}

/* What is being handled becomes the context of what is raised, without ever
 * making a circle of contexts. */
static void set_context(struct vm *vm, struct exception *raised)
{
    value handled = vm->thread->handled;
    if (!value_is_exception(handled) || value_as(exception, handled) == raised) {
        return;
    }
    struct exception *at = value_as(exception, handled), *slow = at;
    for (bool step = false; value_is_exception(at->context); step = !step) {
        struct exception *context = value_as(exception, at->context);
        if (context == raised) {
            value_replace(vm, &at->context, VALUE_NONE);
            break;
        }
        at = context;
        if (at == slow) {
            break; /* the program has made a circle of its own */
        }
        slow = step ? value_as(exception, slow->context) : slow;
    }
    value_replace(vm, &raised->context, keep(handled));
}

value vm_raise_exception(struct vm *vm, value exception)
{
    set_context(vm, value_as(exception, exception));
    error_put(vm, keep(exception));
    return VALUE_ERROR;
}

value vm_raise_args(struct vm *vm, struct type *type, const value *args, size_t nargs)
{
    value exception = type->new_(vm, type, args, nargs, NULL);
    if (value_is_error(exception)) {
        return exception;
    }
    if (!value_is_exception(exception) || !type->init(vm, exception, args, nargs, NULL)) {
        drop(vm, exception);
        return VALUE_ERROR;
    }
    vm_raise_exception(vm, exception);
    drop(vm, exception);
    return VALUE_ERROR;
}

static value raise_va(struct vm *vm, struct type *type, const char *format, va_list args)
{
    struct strbuf text = {0};
    strbuf_vprintf(&text, format, args);
    value message = str_value(str_new(vm, strbuf_text(&text), text.length));
    strbuf_free(&text);
    vm_raise_args(vm, type, &message, 1);
    drop(vm, message);
    return VALUE_ERROR;
}

value vm_raise(struct vm *vm, enum exception_id id, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_va(vm, vm->exception_types[id], format, args);
    va_end(args);
    return VALUE_ERROR;
}

value vm_raise_type(struct vm *vm, struct type *type, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    raise_va(vm, type, format, args);
    va_end(args);
    return VALUE_ERROR;
}

void error_write_unraisable(struct vm *vm, const char *what, value where)
{
    value exception = error_take(vm);
    struct strbuf out = {0};
    value shown = value_is_unbound(where) ? VALUE_ERROR : vm_repr(vm, where);
    if (what) {
        strbuf_add(&out, what);
        strbuf_add(&out, value_is_error(shown) ? "" : ": ");
    } else {
        strbuf_add(&out, "Exception ignored in");
        strbuf_add(&out, value_is_error(shown) ? "" : ": ");
    }
    if (value_is_error(shown)) {
        error_clear(vm);
    } else {
        strbuf_add(&out, value_as(str, shown)->text);
        drop(vm, shown);
    }
    strbuf_add(&out, "\n");
    if (!value_is_unbound(exception)) {
        exception_format_unchained(vm, exception, &out);
        drop(vm, exception);
    }
    if (!vm->stop) {
        vm_write(vm, 2, strbuf_text(&out), out.length);
    }
    strbuf_free(&out);
}
