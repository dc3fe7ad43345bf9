/* Names of library modules that CPython has and we have not, refused where the source shows that
 * it is such a module's: `from os import fork`, `os.fork()`, `import os as system` and then
 * `system.fork()`. */
#include <stdio.h>
#include <string.h>

#include "vm/compile.h"
#include "vm/import.h"

enum { MODULE_CELLS = 128 };

struct members {
    const char *module, *instead, *names;
};

static const struct members members[] = {
#define REFUSED_MEMBERS(module, instead, names) {module, instead, names},
#include "vm/refuse_members.def"
#include "vm/refuse_web.def"
#undef REFUSED_MEMBERS
};

static const struct {
    const char *name, *instead;
} functions[] = {
#define REFUSED_NAME(name, instead) {name, instead},
#include "vm/refuse.def"
#undef REFUSED_NAME
};

static void refuse_of_builtins(struct compiler *c, const struct ast_node *node, const char *name)
{
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (strcmp(functions[i].name, name) == 0) {
            char shown[MODULE_CELLS];
            snprintf(shown, sizeof shown, "builtins.%s", name);
            refuse_at(c, node->line, node->column, shown, functions[i].instead);
        }
    }
}

static bool lists(const char *names, const char *name)
{
    char wanted[MODULE_CELLS];
    int size = snprintf(wanted, sizeof wanted, " %s ", name);
    return size < (int)sizeof wanted && strstr(names, wanted) != NULL;
}

void refuse_member(struct compiler *c, const struct ast_node *node, const char *module,
                   const char *name)
{
    if (c->flags & COMPILE_LIBRARY) {
        return;
    }
    if (strcmp(module, "builtins") == 0) {
        refuse_of_builtins(c, node, name);
        return;
    }
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const struct members *m = &members[i];
        if (strcmp(m->module, module) == 0 && lists(m->names, name) &&
            import_origin(c->vm, module) == ORIGIN_LIBRARY) {
            char shown[2 * MODULE_CELLS];
            snprintf(shown, sizeof shown, "%s.%s", module, name);
            refuse_at(c, node->line, node->column, shown, m->instead);
            return;
        }
    }
}

static bool import_binds(const struct ast_node *node, const char *id, char *module)
{
    bool is_from = node->kind == AST_IMPORT_FROM;
    if (is_from && (node->u.import_from.level > 0 || !node->u.import_from.module)) {
        return false;
    }
    const struct ast_list *names = is_from ? &node->u.import_from.names : &node->u.import.names;
    for (uint32_t i = 0; i < names->count; i++) {
        const char *name = names->items[i]->u.alias.name, *as = names->items[i]->u.alias.asname;
        if (strcmp(as ? as : name, id) == 0) {
            snprintf(module, MODULE_CELLS, "%s%s%s", is_from ? node->u.import_from.module : "",
                     is_from ? "." : "", name);
            return true;
        }
    }
    return false;
}

/* What the name is bound to by an import among the statements. */
static bool find_import(const struct ast_list *body, const char *id, char *module)
{
    for (uint32_t i = 0; i < body->count; i++) {
        const struct ast_node *node = body->items[i];
        switch (node->kind) {
        case AST_IMPORT:
        case AST_IMPORT_FROM:
            if (import_binds(node, id, module)) {
                return true;
            }
            break;
        case AST_IF:
            if (find_import(&node->u.if_.body, id, module) ||
                find_import(&node->u.if_.orelse, id, module)) {
                return true;
            }
            break;
        case AST_TRY:
            if (find_import(&node->u.try_.body, id, module)) {
                return true;
            }
            break;
        default: break;
        }
    }
    return false;
}

/* Is the name nothing but an import's, as seen from the code that is compiled? */
static bool is_only_imported(struct compiler *c, const char *id)
{
    enum { OTHER = SYMBOL_LOCAL | SYMBOL_PARAMETER | SYMBOL_ITERATION | SYMBOL_ANNOTATED };
    const char *name = scope_name(&c->scopes, NULL, id);
    const struct symbol *own = scope_find(c->unit->scope, name);
    if (own && (own->flags & OTHER || own->place == PLACE_FREE || own->place == PLACE_CELL)) {
        return false;
    }
    if (own && own->flags & SYMBOL_IMPORTED) {
        return true;
    }
    const struct symbol *global = scope_find(c->scopes.module, name);
    return global && global->flags & SYMBOL_IMPORTED && !(global->flags & OTHER);
}

void refuse_member_of(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *of = node->u.attribute.value;
    const char *inner = of->kind == AST_ATTRIBUTE ? of->u.attribute.attr : NULL;
    if (inner) {
        of = of->u.attribute.value;
    }
    if (c->flags & COMPILE_LIBRARY || of->kind != AST_NAME || !is_only_imported(c, of->u.name.id)) {
        return;
    }
    const char *id = of->u.name.id;
    char module[MODULE_CELLS], whole[2 * MODULE_CELLS];
    if (!c->tree || !find_import(&c->tree->u.module.body, id, module)) {
        snprintf(module, sizeof module, "%s", id);
    }
    snprintf(whole, sizeof whole, "%s%s%s", module, inner ? "." : "", inner ? inner : "");
    refuse_member(c, node, whole, node->u.attribute.attr);
}
