/* The module _posix: what os and pathlib build on to see files (vm/storage.h). */
#include <string.h>

#include "base/mem.h"
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/bytes.h"
#include "vm/storage.h"

/* The key of the path that is the first of `count` arguments. */
static struct str *posix_take_path(struct vm *vm, const char *name, const value *args, size_t nargs,
                                   struct tuple *kwnames, size_t count)
{
    if (!args_check(vm, name, nargs, kwnames, count, count)) {
        return NULL;
    }
    if (!value_is_str(args[0])) {
        vm_raise(vm, EXC_TypeError, "a path is a str");
        return NULL;
    }
    return storage_key(vm, value_as(str, args[0])->text);
}

static value posix_kind(METHOD_ARGS)
{
    struct str *key = posix_take_path(vm, "kind", args, nargs, kwnames, 1);
    if (!key) {
        return VALUE_ERROR;
    }
    enum storage_kind kind = storage_kind(vm, key);
    drop_object(vm, key);
    return value_from_small_int(kind);
}

static value posix_key(METHOD_ARGS)
{
    struct str *key = posix_take_path(vm, "key", args, nargs, kwnames, 1);
    return key ? str_value(key) : VALUE_ERROR;
}

/* The bytes of a file, or None. */
static value posix_load(METHOD_ARGS)
{
    struct str *key = posix_take_path(vm, "load", args, nargs, kwnames, 1);
    if (!key) {
        return VALUE_ERROR;
    }
    struct strbuf data = {0};
    value found = storage_load(vm, key, &data)
                      ? value_from_object(bytes_new(vm, strbuf_text(&data), data.length))
                      : VALUE_NONE;
    strbuf_free(&data);
    drop_object(vm, key);
    return found;
}

static value posix_store(METHOD_ARGS)
{
    struct str *key = posix_take_path(vm, "store", args, nargs, kwnames, 2);
    if (!key) {
        return VALUE_ERROR;
    }
    storage_store(vm, key, args[1]);
    drop_object(vm, key);
    return VALUE_NONE;
}

/* The names in a folder, each once and sorted. */
static value posix_names(METHOD_ARGS)
{
    struct str *key = posix_take_path(vm, "names", args, nargs, kwnames, 1);
    if (!key) {
        return VALUE_ERROR;
    }
    struct list *names = list_new(vm, 0);
    size_t size = 0;
    const char *inside = storage_inside(vm, key);
    const struct vm_host *host = &vm->options.host;
    char *given = inside ? host->list_folder(host->context, inside, &size) : NULL;
    for (size_t at = 0; at < size; at += strlen(given + at) + 1) {
        list_append_steal(vm, names, str_value(str_from_c(vm, given + at)));
    }
    mem_free(given);
    drop_object(vm, key);
    return value_from_object(names);
}

/* A copy of what the program wrote: keys to bytes, True or None. */
static value posix_written(METHOD_ARGS)
{
    (void)args;
    if (!args_check(vm, "written", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct dict *copy = dict_new(vm);
    if (vm->files && !dict_update(vm, copy, value_from_object(vm->files))) {
        drop_object(vm, copy);
        return VALUE_ERROR;
    }
    return value_from_object(copy);
}

static bool posix_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"kind", posix_kind, 0},   {"key", posix_key, 0},           {"load", posix_load, 0},
        {"store", posix_store, 0}, {"given_names", posix_names, 0}, {"written", posix_written, 0},
        {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    struct str *folder = str_from_c(vm, storage_folder(vm));
    dict_set_c(vm, names, "folder", str_value(folder));
    drop_object(vm, folder);
    return true;
}

const struct module_def posix_module = {"_posix", posix_fill};
