#include "vm/storage.h"

#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "vm/bytes.h"
#include "vm/container.h"
#include "vm/str.h"
#include "vm/vm.h"

const char *storage_folder(struct vm *vm)
{
    return vm->options.folder ? vm->options.folder : "/home/user";
}

struct str *storage_key(struct vm *vm, const char *path)
{
    struct strbuf key = {0};
    if (*path != '/') {
        strbuf_add(&key, storage_folder(vm));
    }
    while (*path) {
        size_t size = strcspn(path, "/");
        if (size == 2 && memcmp(path, "..", 2) == 0) {
            while (key.length > 0 && key.text[--key.length] != '/') {
            }
            strbuf_add_bytes(&key, "", 0);
        } else if (size > 0 && !(size == 1 && *path == '.')) {
            if (key.length == 0 || key.text[key.length - 1] != '/') {
                strbuf_add_char(&key, '/');
            }
            strbuf_add_bytes(&key, path, size);
        }
        path += size + (path[size] == '/');
    }
    struct str *text = key.length ? str_new(vm, key.text, key.length) : str_from_c(vm, "/");
    strbuf_free(&key);
    return text;
}

const char *storage_inside(struct vm *vm, const struct str *key)
{
    const char *folder = storage_folder(vm);
    size_t size = strlen(folder);
    size -= size == 1;
    if (strncmp(key->text, folder, size) != 0) {
        return NULL;
    }
    return key->text[size] == '/' ? key->text + size + 1 : key->text[size] ? NULL : ".";
}

/* Folders that every machine has, and those on the way to the program's. */
static bool storage_is_given(struct vm *vm, const struct str *key)
{
    static const char *const given[] = {"/", "/tmp", "/home", "/home/user"};
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        if (str_equal_c(key, given[i])) {
            return true;
        }
    }
    const char *folder = storage_folder(vm);
    return strncmp(folder, key->text, key->size) == 0 &&
           (folder[key->size] == '/' || folder[key->size] == '\0');
}

static value storage_own(struct vm *vm, struct str *key)
{
    return vm->files ? dict_get_str(vm->files, key) : VALUE_UNBOUND;
}

bool storage_load(struct vm *vm, struct str *key, struct strbuf *data)
{
    value own = storage_own(vm, key);
    if (value_is_bytes(own)) {
        strbuf_add_bytes(data, value_as(bytes, own)->data, value_as(bytes, own)->size);
        return true;
    }
    const char *path = storage_inside(vm, key);
    const struct vm_host *host = &vm->options.host;
    size_t size;
    char *text = value_is_unbound(own) && path ? host->read_file(host->context, path, &size) : NULL;
    if (text) {
        strbuf_add_bytes(data, text, size);
        mem_free(text);
    }
    return text != NULL;
}

enum storage_kind storage_kind(struct vm *vm, struct str *key)
{
    value own = storage_own(vm, key);
    if (!value_is_unbound(own)) {
        return value_is_bytes(own)  ? STORAGE_FILE
               : value_is_none(own) ? STORAGE_NONE
                                    : STORAGE_FOLDER;
    }
    if (storage_is_given(vm, key)) {
        return STORAGE_FOLDER;
    }
    const char *path = storage_inside(vm, key);
    const struct vm_host *host = &vm->options.host;
    if (path && host->is_folder(host->context, path)) {
        return STORAGE_FOLDER;
    }
    struct strbuf data = {0};
    bool is_file = storage_load(vm, key, &data);
    strbuf_free(&data);
    return is_file ? STORAGE_FILE : STORAGE_NONE;
}

void storage_store(struct vm *vm, struct str *key, value v)
{
    if (!vm->files) {
        vm->files = dict_new(vm);
    }
    dict_set_str(vm, vm->files, key, v);
}

bool storage_has_parent(struct vm *vm, struct str *key)
{
    const char *slash = strrchr(key->text, '/');
    struct str *parent = slash == key->text ? str_from_c(vm, "/")
                                            : str_new(vm, key->text, (size_t)(slash - key->text));
    bool has = storage_kind(vm, parent) == STORAGE_FOLDER;
    drop_object(vm, parent);
    return has;
}
