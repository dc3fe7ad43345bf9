/* Fills the builtins module.  Exceptions are put there by vm/exception.c. */
#include "vm/builtins.h"
#include "vm/builtins_private.h"
#include "vm/container_private.h"
#include "vm/type.h"

static void add_types(struct vm *vm)
{
    static const enum vm_type ids[] = {
        T_OBJECT,    T_TYPE,      T_BOOL,         T_INT,         T_FLOAT, T_COMPLEX, T_STR,
        T_BYTES,     T_BYTEARRAY, T_MEMORYVIEW,   T_TUPLE,       T_LIST,  T_DICT,    T_SET,
        T_FROZENSET, T_RANGE,     T_SLICE,        T_ENUMERATE,   T_ZIP,   T_MAP,     T_FILTER,
        T_REVERSED,  T_PROPERTY,  T_STATICMETHOD, T_CLASSMETHOD, T_SUPER,
    };
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct type *type = vm->types[ids[i]];
        if (type) {
            dict_set_str(vm, vm->builtins, type->name, value_from_object(type));
        }
    }
}

/* exit() and quit(), which CPython's site module adds. */
static value exit_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value code;
    if (!args_bind(vm, "exit", "code?", args, nargs, kwnames, &code)) {
        return VALUE_ERROR;
    }
    code = value_is_unbound(code) ? VALUE_NONE : code;
    return vm_raise_args(vm, vm_exception_type(vm, EXC_SystemExit), &code, 1);
}

void builtins_init(struct vm *vm)
{
    static const struct native_def exit_defs[] = {
        {"exit", exit_call, NATIVE_PLAIN},
        {"quit", exit_call, NATIVE_PLAIN},
        {NULL, NULL, 0},
    };
    static const struct native_def class_defs[] = {
        {"__build_class__", vm_build_class, NATIVE_PLAIN},
        {NULL, NULL, 0},
    };
    struct dict *names = vm->builtins;
    struct str *module = str_from_c(vm, "builtins");
    dict_set_c(vm, names, "__name__", str_value(module));
    drop_object(vm, module);
    dict_set_c(vm, names, "__doc__", VALUE_NONE);
    dict_set_c(vm, names, "__debug__", VALUE_TRUE);
    dict_set_c(vm, names, "None", VALUE_NONE);
    dict_set_c(vm, names, "True", VALUE_TRUE);
    dict_set_c(vm, names, "False", VALUE_FALSE);
    dict_set_c(vm, names, "Ellipsis", VALUE_ELLIPSIS);
    dict_set_c(vm, names, "NotImplemented", VALUE_NOT_IMPLEMENTED);
    add_types(vm);
    dict_add_natives(vm, names, class_defs);
    dict_add_natives(vm, names, exit_defs);
    dict_add_natives(vm, names, builtins_attribute_defs);
    dict_add_natives(vm, names, builtins_iteration_defs);
    dict_add_natives(vm, names, builtins_number_defs);
    dict_add_natives(vm, names, builtins_print_defs);
    dict_add_natives(vm, names, builtins_file_defs);
    dict_add_natives(vm, names, builtins_input_defs);
    file_init_types(vm);
    anext_init_type(vm);
}
