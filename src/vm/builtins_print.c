/* print, repr, ascii, format, hash, id.  References: see vm/value.h. */
#include "vm/builtins.h"
#include "vm/builtins_private.h"
#include "vm/container_private.h"
#include "vm/import.h"
#include "vm/interp.h"

/* Appends str(v). */
static bool add_text(struct vm *vm, struct strbuf *out, value v)
{
    if (value_is_exactly(v, vm_type(vm, STR))) {
        strbuf_add_bytes(out, value_as(str, v)->text, value_as(str, v)->size);
        return true;
    }
    if (value_is_small_int(v)) {
        char digits[24];
        char *at = digits + sizeof digits;
        int64_t n = value_small_int(v);
        uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
        do {
            *--at = (char)('0' + left % 10);
        } while (left /= 10);
        if (n < 0) {
            *--at = '-';
        }
        strbuf_add_bytes(out, at, (size_t)(digits + sizeof digits - at));
        return true;
    }
    value text = vm_str(vm, v);
    if (value_is_error(text)) {
        return false;
    }
    strbuf_add_bytes(out, value_as(str, text)->text, value_as(str, text)->size);
    drop(vm, text);
    return true;
}

/* What stands between and behind the values; NULL: the usual. */
struct print_style {
    struct str *sep, *end;
};

static void add_sep(struct strbuf *out, const struct print_style *style)
{
    if (style->sep) {
        strbuf_add_bytes(out, style->sep->text, style->sep->size);
    } else {
        strbuf_add_char(out, ' ');
    }
}

/* The whole text in one piece; false: exception. */
static bool print_text(struct vm *vm, struct strbuf *out, const value *args, size_t nargs,
                       const struct print_style *style)
{
    for (size_t i = 0; i < nargs; i++) {
        if (i) {
            add_sep(out, style);
        }
        if (!add_text(vm, out, args[i])) {
            return false;
        }
    }
    if (style->end) {
        strbuf_add_bytes(out, style->end->text, style->end->size);
    } else {
        strbuf_add_char(out, '\n');
    }
    return true;
}

bool builtins_print(struct vm *vm, const value *args, size_t nargs)
{
    struct strbuf out = {0};
    bool ok = print_text(vm, &out, args, nargs, &(struct print_style){NULL, NULL}) &&
              vm_write(vm, 1, strbuf_text(&out), out.length);
    strbuf_free(&out);
    return ok;
}

static bool write_str(struct vm *vm, value write, const char *text, size_t size)
{
    value str = str_value(str_new(vm, text, size));
    value result = vm_call1(vm, write, str);
    drop(vm, str);
    drop_result(vm, result);
    return !value_is_error(result);
}

static bool write_value(struct vm *vm, value write, value v)
{
    value text = vm_str(vm, v);
    value result = value_is_error(text) ? text : vm_call1(vm, write, text);
    drop_result(vm, text);
    drop_result(vm, result);
    return !value_is_error(result);
}

/* A file of Python code sees each piece by itself, as in CPython. */
static bool print_pieces(struct vm *vm, value write, const value *args, size_t nargs,
                         const struct print_style *style)
{
    for (size_t i = 0; i < nargs; i++) {
        if (i && !(style->sep ? write_value(vm, write, str_value(style->sep))
                              : write_str(vm, write, " ", 1))) {
            return false;
        }
        if (!write_value(vm, write, args[i])) {
            return false;
        }
    }
    return style->end ? write_value(vm, write, str_value(style->end))
                      : write_str(vm, write, "\n", 1);
}

static bool print_to(struct vm *vm, value file, const value *args, size_t nargs,
                     const struct print_style *style)
{
    value write = vm_getattr(vm, file, vm_name(vm, write));
    if (value_is_error(write)) {
        return false;
    }
    bool ok;
    if (value_type(vm, file)->flags & TYPE_HEAP) {
        ok = print_pieces(vm, write, args, nargs, style);
    } else {
        struct strbuf out = {0};
        ok = print_text(vm, &out, args, nargs, style) &&
             write_str(vm, write, strbuf_text(&out), out.length);
        strbuf_free(&out);
    }
    drop(vm, write);
    return ok;
}

/* sys.stdout as the program sees it, or UNBOUND while sys is not imported or still
 * has the vm's own (new reference). */
static value standard_output(struct vm *vm)
{
    value sys = vm->modules ? dict_get_c(vm, vm->modules, "sys") : VALUE_UNBOUND;
    if (!value_has_layout(sys, LAYOUT_MODULE)) {
        return VALUE_UNBOUND;
    }
    return keep(dict_get_str(value_as(module, sys)->names, vm_name(vm, stdout)));
}

static bool style_text(struct vm *vm, const char *name, value v, struct str **text)
{
    if (value_is_unbound(v) || value_is_none(v)) {
        *text = NULL;
        return true;
    }
    if (!value_is_str(v)) {
        vm_raise(vm, EXC_TypeError, "%s must be None or a string, not %s", name,
                 type_name_of(vm, v));
        return false;
    }
    *text = value_as(str, v);
    return true;
}

/* CPython enters two more levels to write: at the end of a recursion it is print() that fails. */
static bool room_to_print(struct vm *vm)
{
    static const char *const where = " while calling a Python object";
    bool ok = vm_enter(vm, where);
    if (ok) {
        ok = vm_enter(vm, where);
        vm_leave(vm);
        if (ok) {
            vm_leave(vm);
        }
    }
    return ok;
}

static value print_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[4] = {VALUE_UNBOUND, VALUE_UNBOUND, VALUE_UNBOUND, VALUE_UNBOUND};
    struct print_style style;
    if (kwnames &&
        !args_bind(vm, "print", "* sep? end? file? flush?", args + nargs, 0, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (!room_to_print(vm) || !style_text(vm, "sep", a[0], &style.sep) ||
        !style_text(vm, "end", a[1], &style.end)) {
        return VALUE_ERROR;
    }
    value file = value_is_unbound(a[2]) || value_is_none(a[2]) ? standard_output(vm) : keep(a[2]);
    if (value_is_none(file)) {
        return VALUE_NONE;
    }
    bool ok;
    if (value_is_unbound(file)) {
        struct strbuf out = {0};
        ok = print_text(vm, &out, args, nargs, &style) &&
             vm_write(vm, 1, strbuf_text(&out), out.length);
        strbuf_free(&out);
    } else {
        ok = print_to(vm, file, args, nargs, &style);
    }
    int flush = ok && !value_is_unbound(a[3]) ? vm_truth(vm, a[3]) : 0;
    if (flush > 0 && !value_is_unbound(file)) {
        value result = vm_call_method(vm, file, "flush", NULL, 0);
        flush = value_is_error(result) ? -1 : 1;
        drop_result(vm, result);
    }
    drop(vm, file);
    return ok && flush >= 0 ? VALUE_NONE : VALUE_ERROR;
}

static value repr_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "repr", nargs, kwnames, 1, 1) ? vm_repr(vm, args[0]) : VALUE_ERROR;
}

static value ascii_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "ascii", nargs, kwnames, 1, 1) ? vm_ascii(vm, args[0]) : VALUE_ERROR;
}

static value format_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "format", nargs, kwnames, 1, 2)) {
        return VALUE_ERROR;
    }
    if (nargs == 2 && !value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "format() argument 2 must be str, not %s",
                        type_name_of(vm, args[1]));
    }
    return vm_format(vm, args[0], nargs == 2 ? value_as(str, args[1]) : NULL);
}

static value hash_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t hash;
    if (!args_check(vm, "hash", nargs, kwnames, 1, 1) || !hash_fast(vm, args[0], &hash)) {
        return VALUE_ERROR;
    }
    return int_from_int64(vm, hash);
}

static value id_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "id", nargs, kwnames, 1, 1)
               ? int_from_uint64(vm, vm_object_id(vm, args[0]))
               : VALUE_ERROR;
}

const struct native_def builtins_print_defs[] = {
    {"print", print_call, NATIVE_PLAIN},
    {"repr", repr_call, NATIVE_PLAIN},
    {"ascii", ascii_call, NATIVE_PLAIN},
    {"format", format_call, NATIVE_PLAIN},
    {"hash", hash_call, NATIVE_PLAIN},
    {"id", id_call, NATIVE_PLAIN},
    {NULL, NULL, 0},
};
