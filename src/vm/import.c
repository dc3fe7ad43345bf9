/* Finding, loading and running modules. */
#include "vm/import.h"

#include "base/arena.h"
#include "base/asset.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "lang/parse.h"
#include "trace/trace.h"
#include "vm/code.h"
#include "vm/container.h"
#include "vm/exception.h"
#include "vm/interp.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"

/* ---- errors ---- */

/* An ImportError (or a kind of it) with its name and path. */
static value raise_import(struct vm *vm, enum exception_id id, struct str *message,
                          struct str *name, value path)
{
    value text = str_value(message);
    vm_raise_args(vm, vm_exception_type(vm, id), &text, 1);
    drop(vm, text);
    if (value_is_exception(vm->thread->pending)) {
        struct exception *exception = value_as(exception, vm->thread->pending);
        value_replace(vm, &exception->extra[EXTRA_NAME], keep(str_value(name)));
        value_replace(vm, &exception->extra[EXTRA_PATH], keep(path));
    }
    return VALUE_ERROR;
}

void vm_raise_diag(struct vm *vm, const struct diag *diag)
{
    enum exception_id id = diag->kind == DIAG_INDENTATION ? EXC_IndentationError
                           : diag->kind == DIAG_TAB       ? EXC_TabError
                                                          : EXC_SyntaxError;
    struct str *message;
    if (diag->hint) {
        message = str_printf(vm, "%s; %s", diag->message, diag->hint);
    } else {
        message = str_from_c(vm, diag->message ? diag->message : "invalid syntax");
    }
    value place[6] = {
        diag->file ? str_value(str_from_c(vm, diag->file)) : VALUE_NONE,
        int_from_int64(vm, diag->line),
        int_from_int64(vm, diag->column),
        diag->source ? str_value(str_from_c(vm, diag->source)) : VALUE_NONE,
        int_from_int64(vm, diag->end_line ? diag->end_line : diag->line),
        int_from_int64(vm, diag->end_column),
    };
    value args[2] = {str_value(message), value_from_object(tuple_from(vm, place, 6))};
    vm_raise_args(vm, vm_exception_type(vm, id), args, 2);
    for (size_t i = 0; i < 6; i++) {
        drop(vm, place[i]);
    }
    drop(vm, args[0]);
    drop(vm, args[1]);
}

/* ---- loading ---- */

struct code *vm_compile(struct vm *vm, const char *file, const char *source, size_t size,
                        unsigned flags, struct diag *diag)
{
    struct arena arena = {0};
    unsigned lang = flags & COMPILE_TOP_LEVEL_AWAIT ? LANG_TOP_LEVEL_AWAIT : 0;
    struct ast_node *tree = lang_parse(&arena, file, source, size, lang, diag);
    if (!(flags & COMPILE_LIBRARY) && trace_wants(vm->trace, TRACE_FULL)) {
        flags |= COMPILE_LINES;
    }
    struct code *code = tree ? compile_module(vm, tree, file, source, flags, diag) : NULL;
    arena_free(&arena);
    return code;
}

/* Is it a module that is built into CPython itself, without a file? */
static bool is_built_in(const char *name, size_t length)
{
    static const char *const built_in[] = {"sys",    "builtins", "time",  "itertools", "math",
                                           "atexit", "gc",       "cmath", "binascii",  "errno"};
    for (size_t i = 0; i < sizeof built_in / sizeof built_in[0]; i++) {
        if (strlen(built_in[i]) == length && memcmp(built_in[i], name, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Runs a module's source in its namespace. */
static bool run_source(struct vm *vm, struct module *module, const char *file, const char *source,
                       size_t size, unsigned flags)
{
    struct diag diag = {0};
    vm_add_source(vm, file, source, size);
    struct code *code = vm_compile(vm, file, source, size, flags, &diag);
    if (!code) {
        vm_raise_diag(vm, &diag);
        diag_free(&diag);
        return false;
    }
    if (!(flags & COMPILE_LIBRARY)) {
        struct str *path = str_from_c(vm, file);
        dict_set_str(vm, module->names, vm_name(vm, __file__), str_value(path));
        drop_object(vm, path);
    } else if (!is_built_in(module->name->text, strlen(module->name->text))) {
        struct str *path = str_printf(vm, "/usr/lib/python3.11/%s", file + strlen("py/"));
        dict_set_str(vm, module->names, vm_name(vm, __file__), str_value(path));
        drop_object(vm, path);
    }
    value result = interp_run_code(vm, code, module->names, VALUE_UNBOUND);
    drop_object(vm, code);
    if (value_is_error(result)) {
        return false;
    }
    drop(vm, result);
    return true;
}

/* __package__, and __path__ for a package. */
static void set_package(struct vm *vm, struct module *module, bool is_package, const char *folder)
{
    const struct str *name = module->name;
    const char *dot = strrchr(name->text, '.');
    struct str *package = is_package
                              ? keep_object(module->name)
                              : str_new(vm, name->text, dot ? (size_t)(dot - name->text) : 0);
    dict_set_str(vm, module->names, vm_name(vm, __package__), str_value(package));
    drop_object(vm, package);
    if (is_package) {
        struct list *path = list_new(vm, 1);
        list_append_steal(vm, path, str_value(str_from_c(vm, folder)));
        dict_set_str(vm, module->names, vm_name(vm, __path__), value_from_object(path));
        drop_object(vm, path);
    }
}

static const struct module_def *find_native(struct vm *vm, const char *name)
{
    for (const struct module_def *def = vm->native_modules; def && def->name; def++) {
        if (strcmp(def->name, name) == 0) {
            return def;
        }
    }
    return NULL;
}

/* A source found for a module: where, and its text. */
struct found {
    char *file, *text; /* mem_alloc; text NULL with is_package: a folder without __init__.py */
    size_t size;
    bool is_package, is_library;
};

static bool find_asset(const char *path, struct found *found)
{
    struct strbuf name = {0};
    for (int package = 0; package < 2; package++) {
        strbuf_clear(&name);
        strbuf_printf(&name, package ? "py/%s/__init__.py" : "py/%s.py", path);
        const struct asset *asset = asset_find(strbuf_text(&name));
        if (asset) {
            *found = (struct found){.file = mem_copy_string(strbuf_text(&name)),
                                    .text = mem_copy_bytes(asset->text, asset->size),
                                    .size = asset->size,
                                    .is_package = package,
                                    .is_library = true};
            break;
        }
    }
    strbuf_free(&name);
    return found->file != NULL;
}

/* In a folder of the program's ("" or with a slash behind); file names are shown with the folder of
 * the main file. */
static bool find_file_below(struct vm *vm, const char *below, const char *path, struct found *found)
{
    const struct vm_host *host = &vm->options.host;
    const char *prefix = vm->private_->folder ? vm->private_->folder : "";
    static const char *const forms[] = {"/__init__.py", ".py"};
    struct strbuf name = {0}, shown = {0};
    for (int i = 0; i < 2 && !found->file; i++) {
        strbuf_clear(&name);
        strbuf_printf(&name, "%s%s%s", below, path, forms[i]);
        found->text = host->read_file(host->context, strbuf_text(&name), &found->size);
        if (found->text) {
            strbuf_printf(&shown, "%s%s", prefix, strbuf_text(&name));
            found->file = strbuf_take(&shown);
            found->is_package = i == 0;
        }
    }
    strbuf_clear(&name);
    strbuf_printf(&name, "%s%s", below, path);
    if (!found->file && host->is_folder(host->context, strbuf_text(&name))) {
        strbuf_printf(&shown, "%s%s", prefix, strbuf_text(&name));
        found->file = strbuf_take(&shown);
        found->is_package = true;
    }
    strbuf_free(&name);
    return found->file != NULL;
}

/* In the folders below the program's that it has put into sys.path. */
static bool find_file_on_path(struct vm *vm, const char *path, struct found *found)
{
    const char *prefix = vm->private_->folder ? vm->private_->folder : "";
    value sys = dict_get_c(vm, vm->modules, "sys");
    value folders = value_has_layout(sys, LAYOUT_MODULE)
                        ? dict_get_c(vm, value_as(module, sys)->names, "path")
                        : VALUE_UNBOUND;
    struct strbuf below = {0};
    for (size_t i = 0; value_is_list(folders) && i < value_as(list, folders)->count; i++) {
        value folder = value_as(list, folders)->items[i];
        const char *text = value_is_str(folder) ? value_as(str, folder)->text : "/";
        text += *prefix && strncmp(text, prefix, strlen(prefix)) == 0 ? strlen(prefix) : 0;
        text += strncmp(text, "./", 2) == 0 ? 2 : 0;
        if (*text == '\0' || *text == '/' || *text == '.') {
            continue; /* the program's own folder, or one outside of it */
        }
        strbuf_clear(&below);
        strbuf_printf(&below, "%s/", text);
        if (find_file_below(vm, strbuf_text(&below), path, found)) {
            break;
        }
    }
    strbuf_free(&below);
    return found->file != NULL;
}

static bool find_file(struct vm *vm, const char *path, struct found *found)
{
    return find_file_below(vm, "", path, found) || find_file_on_path(vm, path, found);
}

/* Does a file of the program stand before the library's module of that name, as the script's
 * folder stands first in sys.path?  Not before what is built into CPython itself. */
static bool is_shadowed(struct vm *vm, const char *name)
{
    size_t length = strcspn(name, ".");
    bool can_be = name[0] != '_' && !is_built_in(name, length);
    if (!can_be) {
        return false;
    }
    char *top = mem_copy_bytes(name, length);
    struct found found = {0};
    bool is_there = find_file(vm, top, &found) && found.text;
    mem_free(top);
    mem_free(found.file);
    mem_free(found.text);
    return is_there;
}

static char *path_of(const char *name)
{
    char *path = mem_copy_string(name);
    for (char *at = path; *at; at++) {
        *at = *at == '.' ? '/' : *at;
    }
    return path;
}

/* ---- looking before running ---- */

enum { CHECKED_MAX = 200 };

enum module_origin import_origin(struct vm *vm, const char *name)
{
    struct found found = {0};
    char *path = path_of(name);
    bool is_own = is_shadowed(vm, name);
    enum module_origin origin = !is_own && (find_native(vm, name) || find_asset(path, &found))
                                    ? ORIGIN_LIBRARY
                                : find_file(vm, path, &found) ? ORIGIN_FILE
                                                              : ORIGIN_NONE;
    mem_free(path);
    mem_free(found.file);
    mem_free(found.text);
    return origin;
}

void import_check(struct vm *vm, const char *name, struct diag *diag)
{
    struct interner *checked = &vm->private_->checked;
    size_t before = checked->count;
    interner_add(checked, name, strlen(name));
    if (checked->count == before || checked->count > CHECKED_MAX) {
        return;
    }
    struct found found = {0};
    char *path = path_of(name);
    if (find_file(vm, path, &found) && found.text) {
        struct diag own = {0};
        struct code *code = vm_compile(vm, found.file, found.text, found.size, COMPILE_CHECK, &own);
        drop_object(vm, code);
        if (own.kind == DIAG_UNSUPPORTED) {
            *diag = own;
        } else {
            diag_free(&own);
        }
    }
    mem_free(path);
    mem_free(found.file);
    mem_free(found.text);
}

/* ---- running ---- */

static bool run_found(struct vm *vm, struct module *module, struct found *found)
{
    struct strbuf folder = {0};
    strbuf_add(&folder, found->file);
    char *slash = found->text && folder.text ? strrchr(folder.text, '/') : NULL;
    if (slash) {
        *slash = '\0';
    }
    set_package(vm, module, found->is_package, strbuf_text(&folder));
    strbuf_free(&folder);
    return !found->text || run_source(vm, module, found->file, found->text, found->size,
                                      found->is_library ? COMPILE_LIBRARY : 0);
}

/* Makes the module and runs it; it is in sys.modules meanwhile.  UNBOUND: not found. */
static value load(struct vm *vm, struct str *name)
{
    bool is_own = is_shadowed(vm, name->text);
    const struct module_def *native = is_own ? NULL : find_native(vm, name->text);
    struct found found = {0};
    if (!native) {
        char *path = path_of(name->text);
        bool there = (!is_own && find_asset(path, &found)) || find_file(vm, path, &found);
        mem_free(path);
        if (!there) {
            return VALUE_UNBOUND;
        }
    }
    struct module *module = module_new(vm, name);
    dict_set(vm, vm->modules, str_value(name), value_from_object(module));
    module->loading = true;
    bool ok;
    if (native) {
        set_package(vm, module, false, "");
        ok = native->fill(vm, module->names);
    } else {
        ok = run_found(vm, module, &found);
    }
    module->loading = false;
    mem_free(found.file);
    mem_free(found.text);
    if (!ok) {
        value exception = error_take(vm);
        bool was_there;
        dict_delete(vm, vm->modules, str_value(name), &was_there);
        error_put(vm, exception);
        drop_object(vm, module);
        return VALUE_ERROR;
    }
    /* A module may put something else in its own place. */
    value placed;
    if (!dict_get(vm, vm->modules, str_value(name), &placed) || value_is_unbound(placed)) {
        return value_from_object(module);
    }
    keep(placed);
    drop_object(vm, module);
    return placed;
}

static value import_full(struct vm *vm, struct str *name);

/* The package that name is in: loaded, and its attribute set afterwards by the caller.
 * UNBOUND: name has no dot. */
static value import_parent(struct vm *vm, struct str *name)
{
    const char *dot = strrchr(name->text, '.');
    if (!dot) {
        return VALUE_UNBOUND;
    }
    struct str *parent_name = str_intern(vm, str_new(vm, name->text, (size_t)(dot - name->text)));
    value parent = import_full(vm, parent_name);
    if (!value_is_error(parent)) {
        value path = vm_getattr_optional(vm, parent, vm_name(vm, __path__));
        bool native = find_native(vm, name->text) != NULL;
        if (value_is_unbound(path) && !native) {
            raise_import(vm, EXC_ModuleNotFoundError,
                         str_printf(vm, "No module named '%s'; '%s' is not a package", name->text,
                                    parent_name->text),
                         name, VALUE_NONE);
        }
        if (value_is_error(path) || (value_is_unbound(path) && !native)) {
            drop(vm, parent);
            parent = VALUE_ERROR;
        } else {
            drop(vm, path);
        }
    }
    drop_object(vm, parent_name);
    return parent;
}

static value import_full(struct vm *vm, struct str *name)
{
    value module;
    if (!dict_get(vm, vm->modules, str_value(name), &module)) {
        return VALUE_ERROR;
    }
    if (value_is_none(module)) {
        return raise_import(vm, EXC_ModuleNotFoundError,
                            str_printf(vm, "import of %s halted; None in sys.modules", name->text),
                            name, VALUE_NONE);
    }
    if (!value_is_unbound(module)) {
        return keep(module);
    }
    value parent = import_parent(vm, name);
    if (value_is_error(parent)) {
        return parent;
    }
    if (!dict_get(vm, vm->modules, str_value(name), &module)) {
        drop(vm, parent);
        return VALUE_ERROR;
    }
    module = value_is_unbound(module) ? load(vm, name) : keep(module);
    if (value_is_unbound(module)) {
        raise_import(vm, EXC_ModuleNotFoundError,
                     str_printf(vm, "No module named '%s'", name->text), name, VALUE_NONE);
        module = VALUE_ERROR;
    }
    if (!value_is_error(module) && !value_is_unbound(parent) &&
        !vm_setattr_name(vm, parent, strrchr(name->text, '.') + 1, module)) {
        drop(vm, module);
        module = VALUE_ERROR;
    }
    drop(vm, parent);
    return module;
}

value vm_import(struct vm *vm, const char *name)
{
    struct str *text = str_intern_c(vm, name);
    value module = import_full(vm, text);
    drop_object(vm, text);
    return module;
}

/* ---- the import statements ---- */

/* The absolute name of a relative import; NULL: ImportError. */
static struct str *resolve(struct vm *vm, struct dict *globals, struct str *name, int level)
{
    if (level == 0) {
        return str_intern(vm, keep_object(name));
    }
    value package = dict_get_str(globals, vm_name(vm, __package__));
    if (!value_is_str(package) || value_as(str, package)->size == 0) {
        vm_raise(vm, EXC_ImportError, "attempted relative import with no known parent package");
        return NULL;
    }
    const struct str *base = value_as(str, package);
    size_t size = base->size;
    for (int i = 1; i < level; i++) {
        while (size && base->text[size - 1] != '.') {
            size--;
        }
        if (size == 0) {
            vm_raise(vm, EXC_ImportError, "attempted relative import beyond top-level package");
            return NULL;
        }
        size--;
    }
    struct str *full =
        str_printf(vm, "%.*s%s%s", (int)size, base->text, name->size ? "." : "", name->text);
    return str_intern(vm, full);
}

/* `from package import name`: a name that is no attribute may be a submodule. */
static bool import_submodules(struct vm *vm, value module, struct str *full, value fromlist)
{
    value path = vm_getattr_optional(vm, module, vm_name(vm, __path__));
    if (value_is_error(path) || value_is_unbound(path) || !value_is_object(fromlist)) {
        return !value_is_error(path);
    }
    drop(vm, path);
    struct tuple *names = tuple_from_iterable(vm, fromlist);
    bool ok = names != NULL;
    for (size_t i = 0; ok && i < names->count; i++) {
        if (!value_is_str(names->items[i]) || str_equal_c(value_as(str, names->items[i]), "*")) {
            continue;
        }
        struct str *name = value_as(str, names->items[i]);
        value has = vm_getattr_optional(vm, module, name);
        ok = !value_is_error(has);
        if (ok && !value_is_unbound(has)) {
            drop(vm, has);
            continue;
        }
        struct str *sub = str_intern(vm, str_printf(vm, "%s.%s", full->text, name->text));
        value submodule = ok ? import_full(vm, sub) : VALUE_ERROR;
        if (!value_is_error(submodule)) {
            drop(vm, submodule);
        } else if (ok && error_matches(vm, EXC_ModuleNotFoundError)) {
            value missing = value_as(exception, vm->thread->pending)->extra[EXTRA_NAME];
            ok = value_is_str(missing) && str_equal(value_as(str, missing), sub);
            if (ok) {
                error_clear(vm);
            }
        } else {
            ok = false;
        }
        drop_object(vm, sub);
    }
    drop_object(vm, names);
    return ok;
}

value import_name(struct vm *vm, struct dict *globals, struct str *name, value fromlist, int level)
{
    struct str *full = resolve(vm, globals, name, level);
    if (!full) {
        return VALUE_ERROR;
    }
    value module = import_full(vm, full);
    bool wants_names = value_is_object(fromlist) && vm_truth(vm, fromlist) > 0;
    const char *dot = strchr(full->text, '.');
    if (value_is_error(module)) {
        drop_object(vm, full);
        return module;
    }
    if (wants_names) {
        if (!import_submodules(vm, module, full, fromlist)) {
            drop(vm, module);
            module = VALUE_ERROR;
        }
    } else if (dot && level == 0) {
        struct str *top = str_intern(vm, str_new(vm, full->text, (size_t)(dot - full->text)));
        drop(vm, module);
        module = import_full(vm, top);
        drop_object(vm, top);
    }
    drop_object(vm, full);
    return module;
}

static value raise_no_name(struct vm *vm, value module, struct str *name, struct str *from)
{
    value file = vm_getattr_optional(vm, module, vm_name(vm, __file__));
    if (value_is_error(file)) {
        return file;
    }
    bool loading = value_has_layout(module, LAYOUT_MODULE) && value_as(module, module)->loading;
    const char *where = value_is_str(file) ? value_as(str, file)->text : "unknown location";
    struct str *message;
    if (loading) {
        message = str_printf(vm,
                             "cannot import name '%s' from partially initialized module '%s' (most "
                             "likely due to a circular import) (%s)",
                             name->text, from->text, where);
    } else {
        message =
            str_printf(vm, "cannot import name '%s' from '%s' (%s)", name->text, from->text, where);
    }
    raise_import(vm, EXC_ImportError, message, from, value_is_str(file) ? file : VALUE_NONE);
    drop(vm, file);
    return VALUE_ERROR;
}

value import_from(struct vm *vm, value module, struct str *name)
{
    value got = vm_getattr_optional(vm, module, name);
    if (!value_is_unbound(got)) {
        return got;
    }
    value own = vm_getattr_optional(vm, module, vm_name(vm, __name__));
    if (value_is_error(own)) {
        return own;
    }
    struct str *from = value_is_str(own) ? value_as(str, own) : vm->empty_str;
    /* In a circular import the submodule may be loaded, but not yet an attribute. */
    struct str *full = str_printf(vm, "%s.%s", from->text, name->text);
    value loaded = VALUE_UNBOUND;
    bool ok = dict_get(vm, vm->modules, str_value(full), &loaded);
    drop_object(vm, full);
    value result = !ok                        ? VALUE_ERROR
                   : value_is_unbound(loaded) ? raise_no_name(vm, module, name, from)
                                              : keep(loaded);
    drop(vm, own);
    return result;
}

bool import_star(struct vm *vm, value module, struct dict *names)
{
    value all = vm_getattr_optional(vm, module, vm_name(vm, __all__));
    if (value_is_error(all)) {
        return false;
    }
    bool skip_private = value_is_unbound(all);
    if (skip_private) {
        all = vm_getattr(vm, module, vm_name(vm, __dict__));
    }
    struct tuple *list = value_is_error(all) ? NULL : tuple_from_iterable(vm, all);
    if (!value_is_error(all)) {
        drop(vm, all);
    }
    bool ok = list != NULL;
    for (size_t i = 0; ok && i < list->count; i++) {
        if (!value_is_str(list->items[i])) {
            continue;
        }
        struct str *name = str_intern(vm, keep_object(value_as(str, list->items[i])));
        if (!(skip_private && name->text[0] == '_')) {
            value v = vm_getattr(vm, module, name);
            ok = !value_is_error(v);
            if (ok) {
                dict_set_str(vm, names, name, v);
                drop(vm, v);
            }
        }
        drop_object(vm, name);
    }
    drop_object(vm, list);
    return ok;
}
