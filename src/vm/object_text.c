/* repr, str, ascii and format of any value, and the safe repr for messages and traces. */
#include "base/strbuf.h"
#include "base/utf8.h"
#include "vm/container.h"
#include "vm/format.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/import.h"
#include "vm/interp.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/set.h"
#include "vm/str.h"

value vm_repr(struct vm *vm, value v)
{
    if (!vm_enter(vm, " while getting the repr of an object")) {
        return VALUE_ERROR;
    }
    value text = value_type(vm, v)->repr(vm, v);
    vm_leave(vm);
    return text;
}

value vm_str(struct vm *vm, value v)
{
    struct type *type = value_type(vm, v);
    if (type == vm_type(vm, STR)) {
        return keep(v);
    }
    if (!vm_enter(vm, " while getting the str of an object")) {
        return VALUE_ERROR;
    }
    value text = type->str_(vm, v);
    vm_leave(vm);
    return text;
}

value vm_ascii(struct vm *vm, value v)
{
    value text = vm_repr(vm, v);
    if (value_is_error(text) || value_as(str, text)->size == value_as(str, text)->length) {
        return text;
    }
    struct str *str = value_as(str, text);
    struct strbuf out = {0};
    for (size_t at = 0, length; at < str->size; at += length) {
        uint32_t c = utf8_decode(str->text + at, str->size - at, &length);
        if (c < 128) {
            strbuf_add_char(&out, (char)c);
        } else {
            strbuf_printf(&out, c < 256 ? "\\x%02x" : c < 65536 ? "\\u%04x" : "\\U%08x", c);
        }
    }
    struct str *result = str_new_ascii(vm, strbuf_text(&out), out.length);
    strbuf_free(&out);
    drop(vm, text);
    return str_value(result);
}

value vm_format(struct vm *vm, value v, struct str *spec)
{
    struct type *type = value_type(vm, v);
    if (!spec || spec->size == 0) {
        if (type == vm_type(vm, STR)) {
            return keep(v);
        }
        if (type == vm_type(vm, INT) || type == vm_type(vm, FLOAT)) {
            return vm_str(vm, v);
        }
    }
    if (value_is_small_int(v)) {
        return format_int(vm, v, spec);
    }
    if (value_is_inline_float(v)) {
        return format_float(vm, value_inline_float(v), spec);
    }
    if (type == vm_type(vm, STR)) {
        return format_str(vm, value_as(str, v), spec);
    }
    value function;
    if (!vm_lookup_special(vm, v, vm_name(vm, __format__), &function)) {
        return vm_raise(vm, EXC_TypeError, "Type %s doesn't define __format__", type->name->text);
    }
    value args[2] = {v, str_value(spec ? spec : vm->empty_str)};
    value text = vm_call(vm, function, args, 2, NULL);
    drop(vm, function);
    if (!value_is_error(text) && !value_is_str(text)) {
        vm_raise(vm, EXC_TypeError, "__format__ must return a str, not %s",
                 value_type(vm, text)->name->text);
        drop(vm, text);
        return VALUE_ERROR;
    }
    return text;
}

/* ---- containers that hold themselves ---- */

bool vm_repr_enter(struct vm *vm, value v)
{
    struct vm_private *p = vm->private_;
    for (size_t i = 0; i < p->repr_stack.count; i++) {
        if (value_same(p->repr_stack.items[i], v)) {
            return false;
        }
    }
    vec_push(&p->repr_stack, v);
    return true;
}

void vm_repr_leave(struct vm *vm, value v)
{
    struct vm_private *p = vm->private_;
    if (p->repr_stack.count && value_same(vec_last(&p->repr_stack), v)) {
        p->repr_stack.count--;
    }
}

/* ---- the safe repr ---- */

enum { SAFE_DEPTH = 6 };

struct safe {
    struct vm *vm;
    struct strbuf out;
    size_t most; /* bytes after which nothing more is needed */
};

static void safe_add(struct safe *safe, value v, int depth);

static void safe_add_value(struct safe *safe, value text)
{
    if (value_is_error(text)) {
        error_clear(safe->vm);
        strbuf_add(&safe->out, "?");
        return;
    }
    strbuf_add_bytes(&safe->out, value_as(str, text)->text, value_as(str, text)->size);
    drop(safe->vm, text);
}

static void safe_add_items(struct safe *safe, const value *items, size_t count, int depth)
{
    for (size_t i = 0; i < count && safe->out.length < safe->most; i++) {
        strbuf_add(&safe->out, i ? ", " : "");
        safe_add(safe, items[i], depth);
    }
}

static void safe_add_dict(struct safe *safe, const struct dict *dict, int depth)
{
    size_t at = 0;
    value key, v;
    strbuf_add(&safe->out, "{");
    for (bool first = true; safe->out.length < safe->most && dict_next(dict, &at, &key, &v);
         first = false) {
        strbuf_add(&safe->out, first ? "" : ", ");
        safe_add(safe, key, depth);
        strbuf_add(&safe->out, ": ");
        safe_add(safe, v, depth);
    }
    strbuf_add(&safe->out, "}");
}

static void safe_add_set(struct safe *safe, const struct set *set, int depth)
{
    size_t at = 0;
    value key;
    strbuf_add(&safe->out, set->used ? "{" : "set()");
    for (bool first = true; safe->out.length < safe->most && set_next(set, &at, &key);
         first = false) {
        strbuf_add(&safe->out, first ? "" : ", ");
        safe_add(safe, key, depth);
    }
    strbuf_add(&safe->out, set->used ? "}" : "");
}

static void safe_add_exception(struct safe *safe, const struct exception *exception, int depth)
{
    strbuf_add(&safe->out, exception->head.type->name->text);
    strbuf_add(&safe->out, "(");
    safe_add_items(safe, exception->args->items, exception->args->count, depth);
    strbuf_add(&safe->out, ")");
}

/* Built-in values as repr() shows them; false: not one of those. */
static bool safe_add_builtin(struct safe *safe, value v, int depth)
{
    struct vm *vm = safe->vm;
    struct type *type = value_type(vm, v);
    if (type == vm_type(vm, STR) && value_as(str, v)->size > safe->most) {
        /* The head is all that will be shown: do not write out the whole of it. */
        struct str *head = str_slice(vm, value_as(str, v), 0, 1, (int64_t)safe->most / 4);
        safe_add_value(safe, str_repr(vm, str_value(head)));
        drop_object(vm, head);
    } else if (!value_is_object(v) || type == vm_type(vm, INT) || type == vm_type(vm, FLOAT) ||
               type == vm_type(vm, COMPLEX) || type == vm_type(vm, STR) ||
               type == vm_type(vm, BYTES) || type == vm_type(vm, RANGE)) {
        safe_add_value(safe, type->repr(vm, v));
    } else if (type == vm_type(vm, LIST)) {
        strbuf_add(&safe->out, "[");
        safe_add_items(safe, value_as(list, v)->items, value_as(list, v)->count, depth);
        strbuf_add(&safe->out, "]");
    } else if (type == vm_type(vm, TUPLE)) {
        const struct tuple *tuple = value_as(tuple, v);
        strbuf_add(&safe->out, "(");
        safe_add_items(safe, tuple->items, tuple->count, depth);
        strbuf_add(&safe->out, tuple->count == 1 ? ",)" : ")");
    } else if (type == vm_type(vm, DICT)) {
        safe_add_dict(safe, value_as(dict, v), depth);
    } else if (type == vm_type(vm, SET)) {
        safe_add_set(safe, value_as(set, v), depth);
    } else {
        return false;
    }
    return true;
}

static void safe_add_object(struct safe *safe, value v)
{
    const struct type *type = value_type(safe->vm, v);
    for (const struct type *base = type; base; base = base->base) {
        if (base->brief) {
            base->brief(safe->vm, v, &safe->out);
            return;
        }
    }
    strbuf_printf(&safe->out, "<%s object>", type_own_name(type));
}

static void safe_add(struct safe *safe, value v, int depth)
{
    if (value_is_unbound(v) || value_is_error(v)) {
        strbuf_add(&safe->out, "<unbound>");
        return;
    }
    if (depth > SAFE_DEPTH) {
        strbuf_add(&safe->out, "...");
        return;
    }
    if (safe_add_builtin(safe, v, depth + 1)) {
        return;
    }
    if (value_is_exception(v)) {
        safe_add_exception(safe, value_as(exception, v), depth + 1);
    } else if (value_is_function(v)) {
        strbuf_printf(&safe->out, "<function %s>", value_as(function, v)->qualname->text);
    } else if (value_is_type(v)) {
        strbuf_printf(&safe->out, "<class %s>", value_as(type, v)->qualname->text);
    } else if (value_has_layout(v, LAYOUT_MODULE)) {
        strbuf_printf(&safe->out, "<module %s>", value_as(module, v)->name->text);
    } else if (value_has_layout(v, LAYOUT_GENERATOR)) {
        struct str *name = generator_qualname(safe->vm, value_as(generator, v));
        strbuf_printf(&safe->out, "<%s %s>", value_type(safe->vm, v)->name->text, name->text);
        drop_object(safe->vm, name);
    } else {
        safe_add_object(safe, v);
    }
}

struct str *vm_safe_repr(struct vm *vm, value v, size_t max_cells)
{
    struct safe safe = {.vm = vm, .most = max_cells * 4 + 4};
    value pending = vm->thread->pending;
    int64_t burned = vm->burned; /* what is only recorded takes no time */
    vm->thread->pending = VALUE_UNBOUND;
    safe_add(&safe, v, 0);
    vm->thread->pending = pending;
    vm->burned = burned;
    const char *text = strbuf_text(&safe.out);
    size_t size = safe.out.length;
    if (utf8_width(text, size) > max_cells) {
        size = utf8_fit(text, size, max_cells ? max_cells - 1 : 0);
        safe.out.length = size;
        strbuf_add(&safe.out, "…");
    }
    struct str *result = str_new(vm, strbuf_text(&safe.out), safe.out.length);
    strbuf_free(&safe.out);
    return result;
}
