/* import, from … import, and the features of __future__. */
#include <stdio.h>

#include "base/diag.h"
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/import.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"

/* ---- __future__ ---- */

/* false: an error was reported. */
static bool check_features(struct compiler *c, const struct ast_node *node)
{
    static const char *const known[] = {
        "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
        "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop",  "annotations"};
    for (uint32_t i = 0; i < node->u.import_from.names.count; i++) {
        const struct ast_node *alias = node->u.import_from.names.items[i];
        const char *name = alias->u.alias.name;
        bool found = false;
        for (size_t j = 0; j < sizeof known / sizeof *known; j++) {
            found = found || strcmp(name, known[j]) == 0;
        }
        if (strcmp(name, "annotations") == 0) {
            c->string_annotations = true;
        } else if (strcmp(name, "braces") == 0) {
            scope_error(&c->errors, node, "not a chance");
        } else if (!found) {
            scope_error(&c->errors, node, "future feature %.100s is not defined", name);
        }
    }
    return !diag_is_set(c->errors.diag);
}

static bool is_future(const struct ast_node *node)
{
    return node->kind == AST_IMPORT_FROM && node->u.import_from.level == 0 &&
           node->u.import_from.module && strcmp(node->u.import_from.module, "__future__") == 0;
}

bool future_scan(struct compiler *c, const struct ast_node *module)
{
    const struct ast_list *body = &module->u.module.body;
    for (uint32_t i = docstring_of(body) ? 1 : 0; i < body->count; i++) {
        if (!is_future(body->items[i])) {
            break;
        }
        c->future_line = body->items[i]->line;
        if (!check_features(c, body->items[i])) {
            return false;
        }
    }
    return true;
}

/* ---- import ---- */

static void emit_import(struct compiler *c, const char *module, int level, value names)
{
    emit_const(c, int_from_int64(c->vm, level));
    emit_const(c, names);
    emit(c, OP_IMPORT_NAME, name_index(c, scope_name(&c->scopes, NULL, module)));
}

/* `import a.b.c as x` binds a.b.c, found step by step from a. */
static void import_as(struct compiler *c, const struct ast_node *alias)
{
    const char *at = strchr(alias->u.alias.name, '.');
    while (at) {
        const char *next = strchr(++at, '.');
        size_t size = next ? (size_t)(next - at) : strlen(at);
        const char *part = arena_copy_bytes(&c->scopes.arena, at, size);
        emit(c, OP_IMPORT_FROM, name_index(c, scope_name(&c->scopes, NULL, part)));
        emit(c, OP_SWAP, 2);
        emit0(c, OP_POP_TOP);
        at = next;
    }
    compile_name(c, alias->u.alias.asname, NAME_STORE);
}

void compile_import(struct compiler *c, const struct ast_node *node)
{
    for (uint32_t i = 0; i < node->u.import.names.count; i++) {
        const struct ast_node *alias = node->u.import.names.items[i];
        const char *name = alias->u.alias.name;
        if (!refuse_import(c, alias, name)) {
            continue;
        }
        emit_import(c, name, 0, VALUE_NONE);
        if (alias->u.alias.asname) {
            import_as(c, alias);
        } else {
            compile_name(c, arena_copy_bytes(&c->scopes.arena, name, strcspn(name, ".")),
                         NAME_STORE);
        }
    }
}

/* What `from ..module import` in a file of the program means, as an absolute name; "": unknown. */
static void absolute_name(struct compiler *c, const struct ast_node *node, char *out, size_t size)
{
    const char *file = c->errors.file;
    const char *folder = c->vm->private_->folder ? c->vm->private_->folder : "";
    size_t skip = strncmp(file, folder, strlen(folder)) == 0 ? strlen(folder) : 0;
    size_t length = strlen(file + skip);
    int level = node->u.import_from.level;
    const char *module = node->u.import_from.module ? node->u.import_from.module : "";
    for (; level > 0 && length > 0; level--) { /* the file's own folder is the first */
        do {
            length--;
        } while (length > 0 && file[skip + length] != '/');
    }
    if (length == 0 || length + strlen(module) + 2 > size) {
        *out = '\0';
        return;
    }
    memcpy(out, file + skip, length);
    out[length] = '\0';
    if (*module) {
        snprintf(out + length, size - length, ".%s", module);
    }
    for (char *at = out; *at; at++) {
        *at = *at == '/' ? '.' : *at;
    }
}

/* The module, and those among the names that are modules in files.  False: leave it out. */
static bool refuse_from(struct compiler *c, const struct ast_node *node)
{
    char own[256];
    const char *module = node->u.import_from.module;
    if (node->u.import_from.level > 0) {
        absolute_name(c, node, own, sizeof own);
        module = own;
        if (c->flags & COMPILE_LIBRARY || !*own || import_origin(c->vm, own) != ORIGIN_FILE) {
            return true;
        }
    }
    if (!module || strcmp(module, "__future__") == 0) {
        return true;
    }
    if (!refuse_import(c, node, module)) {
        return false;
    }
    for (uint32_t i = 0; i < node->u.import_from.names.count; i++) {
        if (strcmp(module, "asyncio") == 0) {
            const struct ast_node *alias = node->u.import_from.names.items[i];
            refuse_from_asyncio(c, alias, alias->u.alias.name);
        }
        refuse_member(c, node->u.import_from.names.items[i], module,
                      node->u.import_from.names.items[i]->u.alias.name);
        char name[512];
        snprintf(name, sizeof name, "%s.%s", module,
                 node->u.import_from.names.items[i]->u.alias.name);
        if (!(c->flags & COMPILE_LIBRARY) && import_origin(c->vm, name) == ORIGIN_FILE) {
            refuse_import(c, node, name);
        }
    }
    return true;
}

void compile_import_from(struct compiler *c, const struct ast_node *node)
{
    const struct ast_list *names = &node->u.import_from.names;
    if (is_future(node) && node->line > c->future_line) {
        compile_error(c, node, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    if (!refuse_from(c, node)) {
        return;
    }
    struct tuple *list = tuple_new(c->vm, names->count);
    for (uint32_t i = 0; i < names->count; i++) {
        list->items[i] = str_value(str_intern_c(c->vm, names->items[i]->u.alias.name));
    }
    const char *module = node->u.import_from.module;
    emit_import(c, module ? module : "", node->u.import_from.level, value_from_object(list));
    for (uint32_t i = 0; i < names->count; i++) {
        const struct ast_node *alias = names->items[i];
        if (i == 0 && strcmp(alias->u.alias.name, "*") == 0) {
            emit0(c, OP_IMPORT_STAR);
            return;
        }
        emit(c, OP_IMPORT_FROM, name_index(c, scope_name(&c->scopes, NULL, alias->u.alias.name)));
        compile_name(c, alias->u.alias.asname ? alias->u.alias.asname : alias->u.alias.name,
                     NAME_STORE);
    }
    emit0(c, OP_POP_TOP);
}
