/* input(): the prompt to sys.stdout, a line from sys.stdin, whoever they are by then. */
#include "vm/builtins_private.h"
#include "vm/container_private.h"

/* A new reference; false: exception. */
static bool input_stream(struct vm *vm, value sys, const char *name, value *stream)
{
    *stream = vm_getattr_name(vm, sys, name);
    if (value_is_error(*stream) || value_is_none(*stream)) {
        error_clear(vm);
        vm_raise(vm, EXC_RuntimeError, "input(): lost sys.%s", name);
        return false;
    }
    return true;
}

static bool input_ask(struct vm *vm, value out, value prompt)
{
    value text = vm_str(vm, prompt);
    value done = value_is_error(text) ? VALUE_ERROR : vm_call_method(vm, out, "write", &text, 1);
    drop_result(vm, text);
    drop_result(vm, done);
    return !value_is_error(done);
}

/* The end of the input: what can be done about it stands below the error. */
static void input_end(struct vm *vm)
{
    const char *hint = vm->options.host.input_hint;
    vm_raise(vm, EXC_EOFError, "EOF when reading a line");
    if (hint) {
        value error = error_take(vm), note = str_value(str_from_c(vm, hint));
        drop_result(vm, vm_call_method(vm, error, "add_note", &note, 1));
        drop(vm, note);
        error_put(vm, error);
    }
}

static value input_line(struct vm *vm, value in)
{
    value line = vm_call_method(vm, in, "readline", NULL, 0);
    if (value_is_error(line)) {
        return line;
    }
    if (!value_is_str(line)) {
        drop(vm, line);
        return vm_raise(vm, EXC_TypeError, "object.readline() returned non-string");
    }
    const struct str *text = value_as(str, line);
    value result = VALUE_ERROR;
    if (text->size == 0) {
        input_end(vm);
    } else if (text->text[text->size - 1] == '\n') {
        result = str_value(str_new(vm, text->text, text->size - 1));
    } else {
        result = keep(line);
    }
    drop(vm, line);
    return result;
}

static value input_call(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value in = VALUE_ERROR, out = VALUE_ERROR, result = VALUE_ERROR;
    if (!args_check(vm, "input", nargs, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    value sys = vm_import(vm, "sys");
    if (value_is_error(sys)) {
        return VALUE_ERROR;
    }
    if (input_stream(vm, sys, "stdin", &in) && input_stream(vm, sys, "stdout", &out) &&
        (nargs == 0 || input_ask(vm, out, args[0]))) {
        result = input_line(vm, in);
    }
    drop_result(vm, in);
    drop_result(vm, out);
    drop(vm, sys);
    return result;
}

const struct native_def builtins_input_defs[] = {{"input", input_call, NATIVE_PLAIN},
                                                 {NULL, NULL, 0}};
