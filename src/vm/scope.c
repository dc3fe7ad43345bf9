/* Resolving names: where each one of a scope lives, and which cells that needs. */
#include "vm/scope.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/diag.h"
#include "base/mem.h"
#include "vm/scope_visit.h"

struct scope *scope_of(const struct scope_table *table, const struct ast_node *node)
{
    uint64_t found;
    return int_map_get(&table->by_node, (uintptr_t)node, &found) ? (struct scope *)(uintptr_t)found
                                                                 : NULL;
}

struct symbol *scope_find(const struct scope *scope, const char *name)
{
    uint64_t at;
    return int_map_get(&scope->index, (uintptr_t)name, &at) ? &scope->symbols.items[at] : NULL;
}

static bool is_mangled(const char *private_name, const char *name)
{
    size_t length = strlen(name);
    return private_name && name[0] == '_' && name[1] == '_' &&
           !(length >= 2 && name[length - 1] == '_' && name[length - 2] == '_') &&
           !strchr(name, '.');
}

const char *scope_name(struct scope_table *table, const char *private_name, const char *name)
{
    uint32_t id;
    if (is_mangled(private_name, name)) {
        while (*private_name == '_') {
            private_name++;
        }
        if (*private_name) {
            size_t size = strlen(private_name) + strlen(name) + 2;
            char *text = mem_alloc(size);
            snprintf(text, size, "_%s%s", private_name, name);
            id = interner_add(&table->names, text, size - 1);
            mem_free(text);
            return interner_text(&table->names, id, NULL);
        }
    }
    id = interner_add(&table->names, name, strlen(name));
    return interner_text(&table->names, id, NULL);
}

static char *copy_source_line(const char *source, uint32_t line)
{
    while (source && line > 1) {
        source = strchr(source, '\n');
        source = source ? source + 1 : NULL;
        line--;
    }
    return source ? mem_copy_bytes(source, strcspn(source, "\r\n")) : NULL;
}

void scope_error(const struct scope_error_context *errors, const struct ast_node *node,
                 const char *format, ...)
{
    struct diag *diag = errors->diag;
    if (diag_is_set(diag)) {
        return;
    }
    char message[1024];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    diag_set(diag, DIAG_SYNTAX, errors->file, node->line, node->column + 1, "%s", message);
    diag->end_line = node->end_line;
    diag->end_column = node->end_column + 1;
    if (!diag->source) {
        diag->source = copy_source_line(errors->source, node->line);
    }
}

struct symbol *scope_add_symbol(struct scope *scope, const char *name)
{
    struct symbol *found = scope_find(scope, name);
    if (!found) {
        int_map_set(&scope->index, (uintptr_t)name, scope->symbols.count);
        vec_push(&scope->symbols, (struct symbol){.name = name});
        found = &vec_last(&scope->symbols);
    }
    return found;
}

/* The function (or, for __class__, class) around `scope` that binds name, or NULL. */
static struct scope *find_binder(const struct scope *scope, const char *name, bool is_class_cell)
{
    for (struct scope *outer = scope->parent; outer; outer = outer->parent) {
        if (outer->kind == SCOPE_CLASS && is_class_cell) {
            return outer;
        }
        const struct symbol *symbol = scope_find(outer, name);
        if (outer->kind != SCOPE_FUNCTION || !symbol) {
            continue;
        }
        if (symbol->flags & SYMBOL_GLOBAL) {
            return NULL;
        }
        if (symbol->flags & SYMBOL_BOUND && !(symbol->flags & SYMBOL_NONLOCAL)) {
            return outer;
        }
    }
    return NULL;
}

/* Makes name a cell of `binder` and free in every scope from `scope` out to it. */
static void connect(struct scope *scope, struct scope *binder, const char *name)
{
    for (; scope != binder; scope = scope->parent) {
        struct symbol *symbol = scope_add_symbol(scope, name);
        if (scope->kind == SCOPE_CLASS && symbol->flags & (SYMBOL_BOUND | SYMBOL_GLOBAL) &&
            !(symbol->flags & SYMBOL_NONLOCAL)) {
            symbol->flags |= SYMBOL_FREE_IN_CLASS;
        } else {
            symbol->place = PLACE_FREE;
        }
    }
    if (binder->kind == SCOPE_CLASS) {
        binder->needs_class_cell = true;
    } else {
        scope_find(binder, name)->place = PLACE_CELL;
    }
}

static void resolve_symbol(struct scope *scope, size_t at, const char *class_cell,
                           const struct scope_error_context *errors)
{
    struct symbol *symbol = &scope->symbols.items[at];
    const char *name = symbol->name;
    if (symbol->flags & SYMBOL_GLOBAL) {
        if (symbol->flags & SYMBOL_NONLOCAL) {
            scope_error(errors, symbol->directive, "name '%s' is nonlocal and global", name);
        }
        symbol->place = PLACE_GLOBAL_EXPLICIT;
        return;
    }
    if (symbol->flags & SYMBOL_BOUND && !(symbol->flags & SYMBOL_NONLOCAL)) {
        if (symbol->place != PLACE_CELL) {
            symbol->place = PLACE_LOCAL;
        }
        return;
    }
    if (symbol->flags & SYMBOL_NONLOCAL && scope->kind == SCOPE_MODULE) {
        scope_error(errors, symbol->directive, "nonlocal declaration not allowed at module level");
        return;
    }
    struct scope *binder = find_binder(scope, name, name == class_cell);
    if (binder) {
        connect(scope, binder, name);
    } else if (symbol->flags & SYMBOL_NONLOCAL) {
        scope_error(errors, symbol->directive, "no binding for nonlocal '%s' found", name);
    } else if (symbol->place != PLACE_FREE) {
        symbol->place = PLACE_GLOBAL_IMPLICIT;
    }
}

bool scope_table_build(struct scope_table *table, const struct ast_node *module,
                       bool string_annotations, const struct scope_error_context *errors)
{
    scope_visit_module(table, module, string_annotations, errors);
    if (diag_is_set(errors->diag)) {
        return false;
    }
    const char *class_cell = scope_name(table, NULL, "__class__");
    /* Scopes stand in the order they were entered: outer ones first, as CPython
     * reports errors.  Bound symbols are settled first, so connect() may turn them into cells. */
    for (size_t i = 0; i < table->scopes.count; i++) {
        struct scope *scope = table->scopes.items[i];
        for (size_t j = 0, count = scope->symbols.count; j < count; j++) {
            resolve_symbol(scope, j, class_cell, errors);
        }
    }
    return !diag_is_set(errors->diag);
}

void scope_table_free(struct scope_table *table)
{
    for (size_t i = 0; i < table->scopes.count; i++) {
        struct scope *scope = table->scopes.items[i];
        vec_free(&scope->symbols);
        vec_free(&scope->children);
        int_map_free(&scope->index);
    }
    vec_free(&table->scopes);
    int_map_free(&table->by_node);
    interner_free(&table->names);
    arena_free(&table->arena);
}
