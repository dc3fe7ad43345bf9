/* _helpers: what modules written in Python need of the machine and Python does not show. */
#include "base/diag.h"
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/descriptor.h"
#include "vm/exception.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/gc.h"
#include "vm/import.h"
#include "vm/interp.h"
#include "vm/traceback.h"
#include "vm/weakref.h"

static value helpers_at_exit(METHOD_ARGS)
{
    if (!args_check(vm, "at_exit", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    vec_push(&vm->private_->exit_functions, keep(args[0]));
    return VALUE_NONE;
}

static value helpers_collect(METHOD_ARGS)
{
    (void)args;
    return args_check(vm, "collect", nargs, kwnames, 0, 0)
               ? int_from_int64(vm, (int64_t)gc_collect(vm, NULL))
               : VALUE_ERROR;
}

/* The text of an exception: all of it with its traceback, or the last lines only. */
static value helpers_exception_text(METHOD_ARGS)
{
    if (!args_check(vm, "exception_text", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    if (!value_is_exception(args[0])) {
        return vm_raise(vm, EXC_TypeError, "Exception expected for value, %s found",
                        type_name_of(vm, args[0]));
    }
    struct strbuf text = {0};
    if (value_same(args[1], VALUE_TRUE)) {
        exception_format(vm, args[0], &text);
    } else if (value_is_none(args[1])) {
        exception_format_unchained(vm, args[0], &text);
    } else {
        exception_format_only(vm, args[0], &text);
    }
    return strbuf_to_str(vm, &text);
}

/* run(source, names): runs source as library code in the namespace; what namedtuple and
 * dataclasses make their functions with.  Programs cannot reach it. */
static value helpers_run(METHOD_ARGS)
{
    if (!args_check(vm, "run", nargs, kwnames, 2, 2) || !value_is_str(args[0]) ||
        !value_is_dict(args[1])) {
        return VALUE_ERROR;
    }
    struct str *source = value_as(str, args[0]);
    struct diag diag = {0};
    struct code *code =
        vm_compile(vm, "<string>", source->text, source->size, COMPILE_LIBRARY, &diag);
    if (!code) {
        vm_raise_diag(vm, &diag);
        diag_free(&diag);
        return VALUE_ERROR;
    }
    value result = interp_run_code(vm, code, value_as(dict, args[1]), VALUE_UNBOUND);
    drop_object(vm, code);
    return result;
}

/* run_example(source, names, file): runs source as typed at a prompt, in the namespace. */
static value helpers_run_example(METHOD_ARGS)
{
    if (!args_check(vm, "run_example", nargs, kwnames, 3, 3) || !value_is_str(args[0]) ||
        !value_is_dict(args[1]) || !value_is_str(args[2])) {
        return VALUE_ERROR;
    }
    struct str *source = value_as(str, args[0]);
    const char *file = value_as(str, args[2])->text;
    struct diag diag = {0};
    vm_add_source(vm, file, source->text, source->size);
    struct code *code = vm_compile(vm, file, source->text, source->size, COMPILE_SHOW, &diag);
    if (!code) {
        vm_raise_diag(vm, &diag);
        diag_free(&diag);
        return VALUE_ERROR;
    }
    value result = interp_run_code(vm, code, value_as(dict, args[1]), VALUE_UNBOUND);
    drop_object(vm, code);
    return result;
}

/* Line `number` of a source file the vm has loaded, or None. */
static value helpers_source_line(METHOD_ARGS)
{
    int64_t number;
    size_t size;
    if (!args_check(vm, "source_line", nargs, kwnames, 2, 2) || !value_is_str(args[0]) ||
        !vm_index(vm, args[1], &number)) {
        return VALUE_ERROR;
    }
    const char *line =
        number > 0 ? vm_source_line(vm, value_as(str, args[0])->text, (uint32_t)number, &size)
                   : NULL;
    return line ? str_value(str_from_bytes(vm, line, size)) : VALUE_NONE;
}

/* Could a module of that name be imported? */
static value helpers_find_module(METHOD_ARGS)
{
    if (!args_check(vm, "find_module", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    bool found =
        value_is_str(args[0]) && import_origin(vm, value_as(str, args[0])->text) != ORIGIN_NONE;
    return value_from_bool(found);
}

/* Lets what a generator function makes be awaited: the flag is its code's, as types.coroutine sets
 * it.  False: this is no generator function. */
static value helpers_make_awaitable(METHOD_ARGS)
{
    if (!args_check(vm, "make_awaitable", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (value_type(vm, args[0]) != vm_type(vm, FUNCTION)) {
        return VALUE_FALSE;
    }
    struct code *code = value_as(function, args[0])->code;
    if (code->flags & CODE_GENERATOR) {
        code->flags |= CODE_ITERABLE_COROUTINE;
    }
    return value_from_bool(code->flags & (CODE_COROUTINE | CODE_ITERABLE_COROUTINE));
}

/* (text, last line, column, column behind the end) of one entry of a traceback. */
static value helpers_entry(METHOD_ARGS)
{
    if (!args_check(vm, "entry", nargs, kwnames, 1, 1) ||
        !value_has_layout(args[0], LAYOUT_TRACEBACK)) {
        return VALUE_ERROR;
    }
    const struct traceback *tb = value_as(traceback, args[0]);
    uint32_t end_line, column, end_column;
    struct strbuf text = {0};
    traceback_format_entry(vm, tb, &text);
    struct tuple *entry = tuple_new(vm, 4);
    bool placed = traceback_place(tb, &end_line, &column, &end_column);
    entry->items[0] = strbuf_to_str(vm, &text);
    entry->items[1] = placed ? value_from_small_int(end_line) : VALUE_NONE;
    entry->items[2] = placed ? value_from_small_int(column) : VALUE_NONE;
    entry->items[3] = placed ? value_from_small_int(end_column) : VALUE_NONE;
    return value_from_object(entry);
}

/* (file, line, name of the module) of the frame `level` callers out, library frames left out. */
static value helpers_place(METHOD_ARGS)
{
    int64_t level;
    if (!args_check(vm, "place", nargs, kwnames, 1, 1) || !vm_index(vm, args[0], &level)) {
        return VALUE_ERROR;
    }
    struct frame *frame = frame_visible(vm, (int)(level < 0 ? 0 : level > 10000 ? 10000 : level));
    if (!frame) {
        return VALUE_NONE;
    }
    value module = dict_get_str(frame->globals, vm_name(vm, __name__));
    struct tuple *place = tuple_new(vm, 4);
    place->items[0] = keep(value_from_object(frame->code->file));
    place->items[1] = value_from_small_int(frame_line(frame));
    place->items[2] = value_is_unbound(module) ? VALUE_NONE : keep(module);
    place->items[3] = keep(value_from_object(frame->code->name));
    return value_from_object(place);
}

/* __name__ of the module of the program that is calling: where its classes are made. */
static value helpers_caller_module(METHOD_ARGS)
{
    (void)args;
    if (!args_check(vm, "caller_module", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct frame *frame = frame_visible(vm, 0);
    value module = frame ? dict_get_str(frame->globals, vm_name(vm, __name__)) : VALUE_UNBOUND;
    return value_is_unbound(module) ? str_value(str_intern_c(vm, "__main__")) : keep(module);
}

/* False when the value's repr() is being made already further out. */
static value helpers_repr_enter(METHOD_ARGS)
{
    return args_check(vm, "repr_enter", nargs, kwnames, 1, 1)
               ? value_from_bool(vm_repr_enter(vm, args[0]))
               : VALUE_ERROR;
}

static value helpers_repr_leave(METHOD_ARGS)
{
    if (!args_check(vm, "repr_leave", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    vm_repr_leave(vm, args[0]);
    return VALUE_NONE;
}

/* Messages show the class as they do one that is written in C: with its module. */
static value helpers_match_as(METHOD_ARGS)
{
    value a[2];
    if (!args_bind(vm, "match_as", "class like /", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (value_is_type(a[0]) && value_is_type(a[1])) {
        type_match_as(value_as(type, a[0]), value_as(type, a[1]));
    }
    return VALUE_NONE;
}

static value helpers_show_module(METHOD_ARGS)
{
    value a[1];
    if (!args_bind(vm, "show_module", "class /", args, nargs, kwnames, a) || !value_is_type(a[0])) {
        return VALUE_ERROR;
    }
    value module = vm_getattr_name(vm, a[0], "__module__");
    if (value_is_error(module)) {
        return VALUE_ERROR;
    }
    type_show_module(vm, value_as(type, a[0]), value_as(str, module));
    drop(vm, module);
    return keep(a[0]);
}

/* show_members(class, names, is plain?): its slot _x can be read as x too. */
static value helpers_show_members(METHOD_ARGS)
{
    if (!args_check(vm, "show_members", nargs, kwnames, 2, 3)) {
        return VALUE_ERROR;
    }
    struct str *space = str_from_c(vm, " ");
    value names = vm_call_method(vm, args[1], "split", (value[]){str_value(space)}, 1);
    drop_object(vm, space);
    if (value_is_error(names) || !value_is_type(args[0])) {
        drop_result(vm, names);
        return value_is_error(names) ? names : vm_raise(vm, EXC_TypeError, "a class is needed");
    }
    struct list *list = value_as(list, names);
    bool ok = true;
    for (size_t i = 0; ok && i < list->count; i++) {
        struct str *name = str_intern(vm, value_as(str, keep(list->items[i])));
        struct str *slot = str_printf(vm, "_%s", name->text);
        value member = vm_getattr(vm, args[0], slot);
        ok = !value_is_error(member);
        if (ok && value_is_exactly(member, vm_type(vm, MEMBER))) {
            value_replace(vm, &member, member_read_only(vm, member, name, nargs > 2));
            ok = vm_setattr(vm, args[0], name, member);
        }
        drop_result(vm, member);
        drop_object(vm, slot);
        drop_object(vm, name);
    }
    drop(vm, names);
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static value helpers_weakrefs_of(METHOD_ARGS)
{
    return args_check(vm, "getweakrefs", nargs, kwnames, 1, 1)
               ? value_from_object(weakref_list(vm, args[0]))
               : VALUE_ERROR;
}

static bool helpers_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"at_exit", helpers_at_exit, NATIVE_PLAIN},
        {"collect", helpers_collect, NATIVE_PLAIN},
        {"exception_text", helpers_exception_text, NATIVE_PLAIN},
        {"run", helpers_run, NATIVE_PLAIN},
        {"run_example", helpers_run_example, NATIVE_PLAIN},
        {"entry", helpers_entry, NATIVE_PLAIN},
        {"source_line", helpers_source_line, NATIVE_PLAIN},
        {"find_module", helpers_find_module, NATIVE_PLAIN},
        {"make_awaitable", helpers_make_awaitable, NATIVE_PLAIN},
        {"place", helpers_place, NATIVE_PLAIN},
        {"caller_module", helpers_caller_module, NATIVE_PLAIN},
        {"repr_enter", helpers_repr_enter, NATIVE_PLAIN},
        {"repr_leave", helpers_repr_leave, NATIVE_PLAIN},
        {"match_as", helpers_match_as, NATIVE_PLAIN},
        {"show_module", helpers_show_module, NATIVE_PLAIN},
        {"show_members", helpers_show_members, NATIVE_PLAIN},
        {"weakrefs_of", helpers_weakrefs_of, NATIVE_PLAIN},
        {0}};
    static const struct {
        const char *name;
        enum vm_type type;
    } types[] = {{"GenericAlias", T_GENERIC_ALIAS},
                 {"UnionType", T_UNION},
                 {"weakref", T_WEAKREF},
                 {"getset", T_GETSET},
                 {"member", T_MEMBER},
                 {"cell", T_CELL}};
    dict_add_natives(vm, names, functions);
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        dict_set_c(vm, names, types[i].name, value_from_object(vm->types[types[i].type]));
    }
    return true;
}

const struct module_def helpers_module = {"_helpers", helpers_fill};
