/* sys. */
#include <float.h>

#include "loop/cpu.h"
#include "loop/loop.h"
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "stdlib/streams.h"
#include "vm/container.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/vm.h"

/* ---- functions ---- */

static value sys_exit(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "exit", nargs, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    return vm_raise_args(vm, vm_exception_type(vm, EXC_SystemExit), args, nargs);
}

static value sys_exception(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "exception", nargs, kwnames, 0, 0) ? keep(vm->thread->handled)
                                                             : VALUE_ERROR;
}

static value sys_exc_info(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    if (!args_check(vm, "exc_info", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    value handled = vm->thread->handled;
    value parts[3] = {VALUE_NONE, VALUE_NONE, VALUE_NONE};
    if (value_is_exception(handled)) {
        parts[0] = value_from_object(value_type(vm, handled));
        parts[1] = handled;
        parts[2] = value_as(exception, handled)->traceback;
    }
    return value_from_object(tuple_from(vm, parts, 3));
}

static value sys_get_int_max_str_digits(struct vm *vm, const value *args, size_t nargs,
                                        struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "get_int_max_str_digits", nargs, kwnames, 0, 0)
               ? value_from_small_int((int64_t)vm->max_str_digits)
               : VALUE_ERROR;
}

static value sys_set_int_max_str_digits(struct vm *vm, const value *args, size_t nargs,
                                        struct tuple *kwnames)
{
    enum { LEAST = 640 };
    value a[1];
    int64_t most;
    if (!args_bind(vm, "set_int_max_str_digits", "maxdigits", args, nargs, kwnames, a) ||
        !vm_index(vm, a[0], &most)) {
        return VALUE_ERROR;
    }
    if (most != 0 && most < LEAST) {
        return vm_raise(vm, EXC_ValueError, "maxdigits must be 0 or larger than %d", LEAST);
    }
    vm->max_str_digits = (size_t)most;
    return VALUE_NONE;
}

static value sys_getrecursionlimit(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "getrecursionlimit", nargs, kwnames, 0, 0)
               ? value_from_small_int(vm->options.recursion_limit)
               : VALUE_ERROR;
}

static value sys_setrecursionlimit(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    int64_t limit;
    if (!args_check(vm, "setrecursionlimit", nargs, kwnames, 1, 1) ||
        !vm_index(vm, args[0], &limit)) {
        return VALUE_ERROR;
    }
    if (limit < 1) {
        return vm_raise(vm, EXC_ValueError, "recursion limit must be greater or equal than 1");
    }
    if (limit <= vm->thread->depth) {
        return vm_raise(vm, EXC_RecursionError,
                        "cannot set the recursion limit to %lld at the recursion depth %d: the "
                        "limit is too low",
                        (long long)limit, vm->thread->depth);
    }
    vm->options.recursion_limit = limit > INT32_MAX ? INT32_MAX : (int)limit;
    return VALUE_NONE;
}

static value sys_getrefcount(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "getrefcount", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return value_from_small_int(value_is_object(args[0]) ? value_object(args[0])->refs : 1000);
}

static value sys_getsizeof(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "getsizeof", nargs, kwnames, 1, 2)) {
        return VALUE_ERROR;
    }
    struct str *name = str_intern_c(vm, "__sizeof__");
    value method, size = VALUE_ERROR;
    bool found = vm_lookup_special(vm, args[0], name, &method);
    drop_object(vm, name);
    if (found && value_is_function(method)) { /* the program's own */
        size = vm_call1(vm, method, args[0]);
        if (value_is_small_int(size)) {
            size = value_from_small_int(value_small_int(size) +
                                        vm_size_before(value_type(vm, args[0])));
        }
    } else {
        size = int_from_int64(vm, vm_size_of(vm, args[0], true));
    }
    if (found) {
        drop(vm, method);
    }
    return size;
}

static value sys_intern(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "intern", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_exactly(args[0], vm_type(vm, STR))) {
        return vm_raise(vm, EXC_TypeError, "intern() argument must be str, not %s",
                        value_type(vm, args[0])->name->text);
    }
    return str_value(str_intern(vm, (struct str *)value_object(keep(args[0]))));
}

static value sys_getframe(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t depth = 0;
    if (!args_check(vm, "_getframe", nargs, kwnames, 0, 1) ||
        (nargs && !vm_index(vm, args[0], &depth))) {
        return VALUE_ERROR;
    }
    struct frame *frame = frame_visible(vm, (int)depth);
    return frame ? value_from_object(frame_object_of(vm, frame))
                 : vm_raise(vm, EXC_ValueError, "call stack is not deep enough");
}

static value sys_getdefaultencoding(struct vm *vm, const value *args, size_t nargs,
                                    struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "getdefaultencoding", nargs, kwnames, 0, 0)
               ? str_value(str_intern_c(vm, "utf-8"))
               : VALUE_ERROR;
}

static value sys_getswitchinterval(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "getswitchinterval", nargs, kwnames, 0, 0)
               ? float_from_double(vm, (double)vm->loop->switch_interval / 1e9)
               : VALUE_ERROR;
}

static value sys_setswitchinterval(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    double seconds;
    if (!args_check(vm, "setswitchinterval", nargs, kwnames, 1, 1) ||
        !number_to_double(vm, args[0], &seconds)) {
        return VALUE_ERROR;
    }
    if (!(seconds > 0)) {
        return vm_raise(vm, EXC_ValueError, "switch interval must be strictly positive");
    }
    int64_t interval = clock_from_seconds(seconds);
    vm->loop->switch_interval = interval < SWITCH_INTERVAL_LEAST ? SWITCH_INTERVAL_LEAST : interval;
    return VALUE_NONE;
}

static value sys_get_origin_depth(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "get_coroutine_origin_tracking_depth", nargs, kwnames, 0, 0)
               ? value_from_small_int(vm->thread->origin_depth)
               : VALUE_ERROR;
}

static value sys_set_origin_depth(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    value depth;
    int64_t number;
    if (!args_bind(vm, "set_coroutine_origin_tracking_depth", "depth", args, nargs, kwnames,
                   &depth) ||
        !vm_index(vm, depth, &number)) {
        return VALUE_ERROR;
    }
    if (number < 0) {
        return vm_raise(vm, EXC_ValueError, "depth must be >= 0");
    }
    vm->thread->origin_depth = number > INT32_MAX ? INT32_MAX : (uint32_t)number;
    return VALUE_NONE;
}

/* What is seldom asked for lies in a module in Python. */
static value sys_look_further(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__getattr__", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    return module_look_further(vm, "_sys_more", args[0]);
}

/* ---- the module ---- */

static void set_steal(struct vm *vm, struct dict *names, const char *name, value v)
{
    dict_set_c(vm, names, name, v);
    drop(vm, v);
}

static void set_text(struct vm *vm, struct dict *names, const char *name, const char *text)
{
    set_steal(vm, names, name, str_value(str_from_c(vm, text)));
}

static void add_argv(struct vm *vm, struct dict *names)
{
    struct list *argv = list_new(vm, (size_t)vm->options.argc);
    for (int i = 0; i < vm->options.argc; i++) {
        list_append_steal(vm, argv, str_value(str_from_c(vm, vm->options.argv[i])));
    }
    set_steal(vm, names, "argv", value_from_object(argv));
    struct list *path = list_new(vm, 1);
    const char *file = vm->options.argc ? vm->options.argv[0] : "";
    const char *slash = strrchr(file, '/');
    list_append_steal(vm, path, str_value(str_new(vm, file, slash ? (size_t)(slash - file) : 0)));
    set_steal(vm, names, "path", value_from_object(path));
}

static bool sys_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"exit", sys_exit, 0},
        {"exception", sys_exception, 0},
        {"exc_info", sys_exc_info, 0},
        {"get_int_max_str_digits", sys_get_int_max_str_digits, 0},
        {"set_int_max_str_digits", sys_set_int_max_str_digits, 0},
        {"getrecursionlimit", sys_getrecursionlimit, 0},
        {"setrecursionlimit", sys_setrecursionlimit, 0},
        {"getrefcount", sys_getrefcount, 0},
        {"getsizeof", sys_getsizeof, 0},
        {"intern", sys_intern, 0},
        {"_getframe", sys_getframe, 0},
        {"__getattr__", sys_look_further, 0},
        {"getdefaultencoding", sys_getdefaultencoding, 0},
        {"getswitchinterval", sys_getswitchinterval, 0},
        {"setswitchinterval", sys_setswitchinterval, 0},
        {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, 0},
        {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, 0},
        {0}};
    dict_add_natives(vm, names, functions);
    streams_add(vm, names);
    add_argv(vm, names);
    dict_set_c(vm, names, "modules", value_from_object(vm->modules));
    set_text(vm, names, "version", "3.11.2 (main, Apr 28 2025, 14:11:48) [GCC 12.2.0]");
    set_text(vm, names, "platform", "linux");
    set_text(vm, names, "byteorder", "little");
    set_text(vm, names, "executable", "/usr/bin/python3");
    set_steal(vm, names, "maxsize", int_from_int64(vm, INT64_MAX));
    dict_set_c(vm, names, "maxunicode", value_from_small_int(0x10ffff));
    dict_set_c(vm, names, "hexversion", value_from_small_int(0x030b02f0));
    dict_set_c(vm, names, "dont_write_bytecode", VALUE_TRUE);
    return true;
}

const struct module_def sys_module = {"sys", sys_fill};
