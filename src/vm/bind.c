/* Arguments of Python functions: into the slots of a new frame, as the def line says. */
#include <stdio.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "vm/interp_private.h"

/* ---- what can be wrong ---- */

static void raise_too_many(struct vm *vm, const struct function *function, size_t nargs,
                           const struct frame *frame)
{
    const struct code *code = function->code;
    size_t defaults = function->defaults ? function->defaults->count : 0;
    size_t keyword_given = 0;
    for (size_t i = code->arg_count; i < (size_t)code->arg_count + code->kwonly_count; i++) {
        keyword_given += !value_is_unbound(frame->slots[i]);
    }
    char takes[64];
    bool plural = code->arg_count != 1;
    if (defaults) {
        plural = true;
        snprintf(takes, sizeof takes, "from %zu to %u", code->arg_count - defaults,
                 (unsigned)code->arg_count);
    } else {
        snprintf(takes, sizeof takes, "%u", (unsigned)code->arg_count);
    }
    char also[96] = "";
    if (keyword_given) {
        snprintf(also, sizeof also, " positional argument%s (and %zu keyword-only argument%s)",
                 nargs != 1 ? "s" : "", keyword_given, keyword_given != 1 ? "s" : "");
    }
    vm_raise(vm, EXC_TypeError, "%s() takes %s positional argument%s but %zu%s %s given",
             function->qualname->text, takes, plural ? "s" : "", nargs, also,
             nargs == 1 && !keyword_given ? "was" : "were");
}

/* 'a', 'b', and 'c' */
static void add_names(struct strbuf *out, struct str *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *before = "";
        if (i > 0) {
            before = i + 1 < count ? ", " : count == 2 ? " and " : ", and ";
        }
        strbuf_printf(out, "%s'%s'", before, names[i]->text);
    }
}

static void raise_missing(struct vm *vm, const struct function *function, const char *kind,
                          const struct frame *frame, size_t from, size_t to)
{
    const struct code *code = function->code;
    struct str **missing = mem_alloc((to - from + 1) * sizeof *missing);
    size_t count = 0;
    for (size_t i = from; i < to; i++) {
        if (value_is_unbound(frame->slots[i])) {
            missing[count++] = code->locals[i];
        }
    }
    struct strbuf names = {0};
    add_names(&names, missing, count);
    vm_raise(vm, EXC_TypeError, "%s() missing %zu required %s argument%s: %s",
             function->qualname->text, count, kind, count == 1 ? "" : "s", strbuf_text(&names));
    strbuf_free(&names);
    mem_free(missing);
}

/* Positional-only parameters that were given by name: true if there are any. */
static bool raise_posonly(struct vm *vm, const struct function *function, struct tuple *kwnames)
{
    const struct code *code = function->code;
    struct strbuf names = {0};
    for (size_t i = 0; i < code->posonly_count; i++) {
        for (size_t k = 0; k < kwnames->count; k++) {
            if (str_equal(code->locals[i], value_as(str, kwnames->items[k]))) {
                strbuf_printf(&names, "%s%s", names.length ? ", " : "", code->locals[i]->text);
            }
        }
    }
    bool found = names.length > 0;
    if (found) {
        vm_raise(vm, EXC_TypeError,
                 "%s() got some positional-only arguments passed as keyword arguments: '%s'",
                 function->qualname->text, names.text);
    }
    strbuf_free(&names);
    return found;
}

/* ---- binding ---- */

static size_t find_keyword(const struct code *code, struct str *name)
{
    size_t end = (size_t)code->arg_count + code->kwonly_count;
    for (size_t i = code->posonly_count; i < end; i++) {
        if (code->locals[i] == name) {
            return i;
        }
    }
    for (size_t i = code->posonly_count; i < end; i++) {
        if (str_equal(code->locals[i], name)) {
            return i;
        }
    }
    return end;
}

static bool bind_keywords(struct vm *vm, struct function *function, struct frame *frame,
                          const value *args, size_t nargs, struct tuple *kwnames, struct dict *rest)
{
    const struct code *code = function->code;
    size_t end = (size_t)code->arg_count + code->kwonly_count;
    for (size_t k = 0; k < kwnames->count; k++) {
        if (!value_is_str(kwnames->items[k])) {
            vm_raise(vm, EXC_TypeError, "%s() keywords must be strings", function->qualname->text);
            return false;
        }
        struct str *name = value_as(str, kwnames->items[k]);
        size_t i = find_keyword(code, name);
        if (i < end) {
            if (!value_is_unbound(frame->slots[i])) {
                vm_raise(vm, EXC_TypeError, "%s() got multiple values for argument '%s'",
                         function->qualname->text, name->text);
                return false;
            }
            frame->slots[i] = keep(args[nargs + k]);
        } else if (rest) {
            if (!dict_set(vm, rest, kwnames->items[k], args[nargs + k])) {
                return false;
            }
        } else {
            if (!raise_posonly(vm, function, kwnames)) {
                vm_raise(vm, EXC_TypeError, "%s() got an unexpected keyword argument '%s'",
                         function->qualname->text, name->text);
            }
            return false;
        }
    }
    return true;
}

static bool fill_defaults(struct vm *vm, struct function *function, struct frame *frame)
{
    const struct code *code = function->code;
    size_t count = function->defaults ? function->defaults->count : 0;
    size_t first = code->arg_count > count ? code->arg_count - count : 0;
    bool missing = false;
    for (size_t i = 0; i < code->arg_count; i++) {
        if (value_is_unbound(frame->slots[i])) {
            if (i >= first) {
                frame->slots[i] = keep(function->defaults->items[i - first]);
            } else {
                missing = true;
            }
        }
    }
    if (missing) {
        raise_missing(vm, function, "positional", frame, 0, code->arg_count);
        return false;
    }
    size_t end = (size_t)code->arg_count + code->kwonly_count;
    for (size_t i = code->arg_count; i < end; i++) {
        if (!value_is_unbound(frame->slots[i])) {
            continue;
        }
        value v = function->kwdefaults ? dict_get_str(function->kwdefaults, code->locals[i])
                                       : VALUE_UNBOUND;
        missing |= value_is_unbound(v);
        frame->slots[i] = keep(v);
    }
    if (missing) {
        raise_missing(vm, function, "keyword-only", frame, code->arg_count, end);
        return false;
    }
    return true;
}

static bool bind(struct vm *vm, struct function *function, struct frame *frame, const value *args,
                 size_t nargs, struct tuple *kwnames)
{
    const struct code *code = function->code;
    size_t positional = nargs < code->arg_count ? nargs : code->arg_count;
    for (size_t i = 0; i < positional; i++) {
        frame->slots[i] = keep(args[i]);
    }
    size_t at = (size_t)code->arg_count + code->kwonly_count;
    if (code->flags & CODE_VARARGS) {
        size_t more = nargs > positional ? nargs - positional : 0;
        frame->slots[at++] = value_from_object(tuple_from(vm, args + positional, more));
    }
    struct dict *rest = NULL;
    if (code->flags & CODE_VARKEYWORDS) {
        rest = dict_new(vm);
        frame->slots[at] = value_from_object(rest);
    }
    if (kwnames && kwnames->count &&
        !bind_keywords(vm, function, frame, args, nargs, kwnames, rest)) {
        return false;
    }
    if (nargs > code->arg_count && !(code->flags & CODE_VARARGS)) {
        raise_too_many(vm, function, nargs, frame);
        return false;
    }
    return fill_defaults(vm, function, frame);
}

struct frame *function_bind(struct vm *vm, struct function *function, const value *args,
                            size_t nargs, struct tuple *kwnames)
{
    struct frame *frame = frame_new(vm, function);
    if (!bind(vm, function, frame, args, nargs, kwnames)) {
        frame_free(vm, frame);
        return NULL;
    }
    return frame;
}
