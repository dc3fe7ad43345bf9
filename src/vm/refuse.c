/* Valid Python that is not supported is found here while a program is compiled, before any of it
 * runs: built-in functions and modules that do not exist.  Names that the program defines itself
 * (a function exec, a file socket.py beside it) are its own, and are not refused. */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "vm/compile.h"
#include "vm/import.h"
#include "vm/str.h"

struct refused {
    const char *name, *instead;
};

static const struct refused names[] = {
#define REFUSED_NAME(name, instead) {name, instead},
#include "vm/refuse.def"
#undef REFUSED_NAME
};

static const struct refused modules[] = {
#define REFUSED_MODULE(name, instead) {name, instead},
#include "vm/refuse.def"
#undef REFUSED_MODULE
};

static const struct refused asyncio_names[] = {
#define REFUSED_ASYNCIO(name, instead) {name, instead},
#include "vm/refuse.def"
#undef REFUSED_ASYNCIO
};

static const struct refused methods[] = {
#define REFUSED_METHOD(name, instead) {name, instead},
#include "vm/refuse.def"
#undef REFUSED_METHOD
};

static const struct refused *find(const struct refused *table, size_t count, const char *name,
                                  size_t size)
{
    for (size_t i = 0; i < count; i++) {
        if (strncmp(table[i].name, name, size) == 0 && table[i].name[size] == '\0') {
            return &table[i];
        }
    }
    return NULL;
}

void refuse_at(struct compiler *c, uint32_t line, uint32_t column, const char *name,
               const char *instead)
{
    struct diag *diag = c->errors.diag;
    if (diag_is_set(diag) || (c->ends_at && line > c->ends_at)) {
        return;
    }
    diag_set(diag, DIAG_UNSUPPORTED, c->errors.file, line, column + 1, "%s is not supported", name);
    if (*instead) {
        char hint[256];
        snprintf(hint, sizeof hint, "use %s", instead);
        diag->hint = mem_copy_string(hint);
    }
}

/* Does the program bind that global anywhere? */
static bool is_defined(struct compiler *c, const char *name)
{
    for (size_t i = 0; i < c->scopes.scopes.count; i++) {
        const struct scope *scope = c->scopes.scopes.items[i];
        const struct symbol *symbol = scope_find(scope, name);
        if (symbol && symbol->flags & SYMBOL_BOUND &&
            (scope == c->scopes.module || symbol->place == PLACE_GLOBAL_EXPLICIT)) {
            return true;
        }
    }
    return c->scopes.has_star_import;
}

void refuse_name(struct compiler *c, const char *name)
{
    const struct refused *found = NULL;
    if (!(c->flags & COMPILE_LIBRARY)) {
        found = find(names, sizeof names / sizeof *names, name, strlen(name));
    }
    if (!found) {
        return;
    }
    const struct symbol *own = scope_find(c->unit->scope, name);
    if ((own && own->flags & SYMBOL_BOUND) || is_defined(c, name)) {
        return;
    }
    char shown[64];
    snprintf(shown, sizeof shown, "%s()", name);
    refuse_at(c, c->unit->place.line, c->unit->place.column, shown, found->instead);
}

/* Has CPython's module of that name modules inside it? */
static bool is_package(const char *name, size_t size)
{
    static const char *const packages[] = {
        "asyncio",         "collections", "concurrent", "ctypes",
        "curses",          "dbm",         "distutils",  "email",
        "encodings",       "html",        "http",       "json",
        "lib2to3",         "importlib",   "logging",    "os",
        "multiprocessing", "re",          "tkinter",    "sqlite3",
        "unittest",        "urllib",      "wsgiref",    "xml",
        "xmlrpc",          "zoneinfo",    "aiohttp",    "aiofiles",
        "httpx",           "requests",    "urllib3",    "fastapi",
        "starlette"};
    for (size_t i = 0; i < sizeof packages / sizeof *packages; i++) {
        if (strlen(packages[i]) == size && memcmp(packages[i], name, size) == 0) {
            return true;
        }
    }
    return false;
}

void refuse_from_asyncio(struct compiler *c, const struct ast_node *node, const char *name)
{
    if (c->flags & COMPILE_LIBRARY || import_origin(c->vm, "asyncio") != ORIGIN_LIBRARY) {
        return;
    }
    const struct refused *found =
        find(asyncio_names, sizeof asyncio_names / sizeof *asyncio_names, name, strlen(name));
    if (found) {
        char shown[64];
        snprintf(shown, sizeof shown, "asyncio.%s", name);
        refuse_at(c, node->line, node->column, shown, found->instead);
    }
}

/* Does the program have a function of that name? */
static bool has_function(struct compiler *c, const char *name)
{
    for (size_t i = 0; i < c->scopes.scopes.count; i++) {
        if (strcmp(c->scopes.scopes.items[i]->name, name) == 0) {
            return true;
        }
    }
    return false;
}

void refuse_attribute(struct compiler *c, const struct ast_node *node)
{
    if (c->flags & COMPILE_LIBRARY) {
        return;
    }
    const struct ast_node *of = node->u.attribute.value;
    const char *name = node->u.attribute.attr;
    if (of->kind == AST_NAME && strcmp(of->u.name.id, "asyncio") == 0) {
        refuse_from_asyncio(c, node, name);
        return;
    }
    refuse_member_of(c, node);
    const struct refused *found =
        find(methods, sizeof methods / sizeof *methods, name, strlen(name));
    if (found && !has_function(c, name)) {
        char shown[64];
        snprintf(shown, sizeof shown, "%s()", name);
        refuse_at(c, node->line, node->column, shown, found->instead);
    }
}

static const struct refused *find_module(const char *module)
{
    return find(modules, sizeof modules / sizeof *modules, module, strcspn(module, "."));
}

/* Is there no such module anywhere, in CPython's library neither? */
static bool is_missing(struct compiler *c, const char *module)
{
    if (module[0] == '_' || strcmp(module, "builtins") == 0 || find_module(module)) {
        return false;
    }
    char *top = mem_copy_bytes(module, strcspn(module, "."));
    bool missing = import_origin(c->vm, top) == ORIGIN_NONE;
    mem_free(top);
    return missing;
}

static bool imports_missing(struct compiler *c, const struct ast_node *node)
{
    if (node->kind == AST_IMPORT_FROM) {
        const char *module = node->u.import_from.module;
        return node->u.import_from.level == 0 && module && is_missing(c, module);
    }
    for (uint32_t i = 0; i < node->u.import.names.count; i++) {
        if (is_missing(c, node->u.import.names.items[i]->u.alias.name)) {
            return true;
        }
    }
    return false;
}

static bool is_import(const struct ast_node *node)
{
    return node->kind == AST_IMPORT || node->kind == AST_IMPORT_FROM;
}

void refuse_scan(struct compiler *c, const struct ast_node *module)
{
    const struct ast_list *body = &module->u.module.body;
    c->tree = module;
    const char *source = c->errors.source ? c->errors.source : "";
    if (c->flags & (COMPILE_LIBRARY | COMPILE_EVAL) || strstr(source, "sys.path")) {
        return; /* the latter may make it find more than is found now */
    }
    for (uint32_t i = 0; i < body->count; i++) {
        const struct ast_node *node = body->items[i];
        if (!is_import(node)) {
            c->imports_from = 0;
            continue;
        }
        c->imports_from = c->imports_from ? c->imports_from : node->line;
        if (imports_missing(c, node)) {
            c->ends_at = node->end_line;
            return;
        }
    }
}

bool refuse_import(struct compiler *c, const struct ast_node *node, const char *module)
{
    if (c->flags & COMPILE_LIBRARY || diag_is_set(c->errors.diag)) {
        return true;
    }
    switch (import_origin(c->vm, module)) {
    case ORIGIN_LIBRARY: return true;
    case ORIGIN_FILE: import_check(c->vm, module, c->errors.diag); return true;
    case ORIGIN_NONE: break;
    }
    size_t top = strcspn(module, ".");
    if (strncmp(module, "asyncio.", 8) == 0) {
        refuse_from_asyncio(c, node, module + 8);
        return true;
    }
    if (module[top] && !is_package(module, top)) {
        return true; /* CPython has no such module either */
    }
    const struct refused *found = find_module(module);
    if (!found) {
        return true;
    }
    if (node->line >= c->imports_from && node->line <= c->ends_at) {
        return false;
    }
    refuse_at(c, node->line, node->column, module, found->instead);
    return true;
}
