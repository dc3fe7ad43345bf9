/* Modules, units, names and closures. */
#include "vm/compile.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/diag.h"
#include "vm/str.h"

void compile_error(struct compiler *c, const struct ast_node *node, const char *format, ...)
{
    char message[512];
    va_list args;
    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    struct ast_node here = {.line = c->unit->place.line,
                            .column = c->unit->place.column,
                            .end_line = c->unit->place.end_line,
                            .end_column = c->unit->place.end_column};
    scope_error(&c->errors, node ? node : &here, "%s", message);
}

bool compiler_enter_level(struct compiler *c, const struct ast_node *node)
{
    if (c->depth >= SCOPE_DEPTH_MAX) {
        diag_set(c->errors.diag, DIAG_UNSUPPORTED, c->errors.file, node->line, node->column + 1,
                 "code that is nested more than %d levels deep", SCOPE_DEPTH_MAX);
        return false;
    }
    c->depth++;
    return true;
}

const char *mangle(struct compiler *c, const char *name)
{
    return scope_name(&c->scopes, c->unit->scope->private_name, name);
}

/* ---- what kind of code is this ---- */

bool in_function(const struct compiler *c)
{
    return c->unit->scope->kind == SCOPE_FUNCTION;
}

bool in_async_function(const struct compiler *c)
{
    return c->unit->scope->node->kind == AST_ASYNC_FUNCTION_DEF;
}

bool may_await_at_top(const struct compiler *c)
{
    return c->flags & COMPILE_TOP_LEVEL_AWAIT && c->unit->scope->kind == SCOPE_MODULE;
}

bool in_comprehension(const struct compiler *c)
{
    return c->unit->scope->comprehension;
}

static uint32_t scope_code_flags(const struct compiler *c, const struct scope *scope)
{
    uint32_t flags = c->flags & COMPILE_LIBRARY ? CODE_LIBRARY : 0;
    if (scope->nested) {
        flags |= CODE_NESTED;
    }
    if (scope->kind == SCOPE_MODULE) {
        bool awaits = scope->coroutine && c->flags & COMPILE_TOP_LEVEL_AWAIT;
        return flags | CODE_MODULE | (awaits ? CODE_COROUTINE : 0);
    }
    if (scope->kind == SCOPE_CLASS) {
        return flags | CODE_CLASS_BODY;
    }
    flags |= CODE_FUNCTION;
    if (scope->generator) {
        return flags | (scope->coroutine ? CODE_ASYNC_GENERATOR : CODE_GENERATOR);
    }
    return flags | (scope->coroutine ? CODE_COROUTINE : 0);
}

/* ---- cells ---- */

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void collect_cells(struct compiler *c, struct unit *unit, bool free_ones)
{
    const struct scope *scope = unit->scope;
    size_t first = unit->cells.count;
    for (size_t i = 0; i < scope->symbols.count; i++) {
        const struct symbol *symbol = &scope->symbols.items[i];
        bool is_free = symbol->place == PLACE_FREE || symbol->flags & SYMBOL_FREE_IN_CLASS;
        if (free_ones ? is_free : symbol->place == PLACE_CELL) {
            vec_push(&unit->cells, symbol->name);
        }
    }
    if (!free_ones && scope->needs_class_cell) {
        vec_push(&unit->cells, scope_name(&c->scopes, NULL, "__class__"));
    }
    if (unit->cells.count > first) {
        qsort(unit->cells.items + first, unit->cells.count - first, sizeof(char *), compare_names);
    }
    for (size_t i = first; i < unit->cells.count; i++) {
        if (!int_map_get(&unit->cell_index, (uintptr_t)unit->cells.items[i], NULL)) {
            int_map_set(&unit->cell_index, (uintptr_t)unit->cells.items[i], i);
        }
    }
}

static int cell_of(const struct unit *unit, const char *name)
{
    uint64_t at = 0;
    int_map_get(&unit->cell_index, (uintptr_t)name, &at);
    return (int)at;
}

void unit_make_cells(struct compiler *c)
{
    struct unit *unit = c->unit;
    for (size_t i = 0; i < unit->own_cells; i++) {
        const char *name = unit->cells.items[i];
        uint64_t argument;
        emit(c, OP_MAKE_CELL, (int)i);
        if (int_map_get(&unit->local_index, (uintptr_t)name, &argument)) {
            emit(c, OP_LOAD_FAST_AND_CLEAR, (int)argument);
            emit(c, OP_STORE_DEREF, (int)i);
        }
    }
}

/* ---- units ---- */

static struct str *make_qualname(struct compiler *c, const struct unit *outer,
                                 const struct scope *scope)
{
    if (!outer || outer->scope->kind == SCOPE_MODULE) {
        return str_intern_c(c->vm, scope->name);
    }
    bool is_definition = scope->kind == SCOPE_CLASS || scope->node->kind == AST_FUNCTION_DEF ||
                         scope->node->kind == AST_ASYNC_FUNCTION_DEF;
    if (is_definition) {
        const struct symbol *symbol = scope_find(
            outer->scope, scope_name(&c->scopes, outer->scope->private_name, scope->name));
        if (symbol && symbol->place == PLACE_GLOBAL_EXPLICIT) {
            return str_intern_c(c->vm, scope->name);
        }
    }
    const char *between = outer->scope->kind == SCOPE_FUNCTION ? ".<locals>." : ".";
    return str_printf(c->vm, "%s%s%s", outer->qualname->text, between, scope->name);
}

void unit_enter(struct compiler *c, struct scope *scope, uint32_t first_line)
{
    struct unit *unit = mem_alloc_zero(sizeof *unit);
    unit->outer = c->unit;
    unit->scope = scope;
    unit->name = str_intern_c(c->vm, scope->name);
    unit->qualname = make_qualname(c, c->unit, scope);
    unit->code_flags = scope_code_flags(c, scope);
    unit->first_line = first_line;
    unit->protect = -1;
    collect_cells(c, unit, false);
    unit->own_cells = unit->cells.count;
    collect_cells(c, unit, true);
    c->unit = unit;
}

static void unit_free(struct compiler *c, struct unit *unit)
{
    for (size_t i = 0; i < unit->consts.count; i++) {
        drop(c->vm, unit->consts.items[i]);
    }
    vec_free(&unit->consts);
    vec_free(&unit->rows);
    vec_free(&unit->labels);
    vec_free(&unit->protects);
    vec_free(&unit->blocks);
    vec_free(&unit->names);
    vec_free(&unit->locals);
    vec_free(&unit->cells);
    int_map_free(&unit->name_index);
    int_map_free(&unit->local_index);
    int_map_free(&unit->cell_index);
    interner_free(&unit->const_keys);
    drop_object(c->vm, unit->name);
    drop_object(c->vm, unit->qualname);
    drop_object(c->vm, unit->doc);
    mem_free(unit);
}

struct code *unit_leave(struct compiler *c)
{
    struct unit *unit = c->unit;
    struct code *code = assemble(c);
    c->unit = unit->outer;
    unit_free(c, unit);
    return code;
}

void unit_add_local(struct compiler *c, const char *mangled)
{
    struct unit *unit = c->unit;
    if (unit->locals.count >= UINT16_MAX) {
        compile_error(c, NULL, "too many local variables");
        return;
    }
    int_map_set(&unit->local_index, (uintptr_t)mangled, unit->locals.count);
    vec_push(&unit->locals, mangled);
}

static int local_index(struct compiler *c, const char *mangled)
{
    uint64_t at;
    if (!int_map_get(&c->unit->local_index, (uintptr_t)mangled, &at)) {
        unit_add_local(c, mangled);
        at = c->unit->locals.count - 1;
    }
    return (int)at;
}

/* ---- names ---- */

bool is_fast_local(struct compiler *c, const char *name)
{
    const struct symbol *symbol = scope_find(c->unit->scope, mangle(c, name));
    return in_function(c) && symbol && symbol->place == PLACE_LOCAL;
}

static void compile_global(struct compiler *c, const char *name, enum name_use use)
{
    static const unsigned ops[] = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL};
    emit(c, ops[use], name_index(c, name));
}

static void compile_deref(struct compiler *c, const char *name, enum name_use use)
{
    static const unsigned ops[] = {OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF};
    bool in_class = c->unit->scope->kind == SCOPE_CLASS && use == NAME_LOAD;
    emit(c, in_class ? OP_LOAD_CLASSDEREF : ops[use], cell_of(c->unit, name));
}

void compile_name(struct compiler *c, const char *text, enum name_use use)
{
    static const unsigned fast[] = {OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST};
    static const unsigned named[] = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME};
    if (strcmp(text, "__debug__") == 0) {
        if (use == NAME_LOAD) {
            emit_const(c, VALUE_TRUE);
        } else {
            compile_error(c, NULL, "cannot %s __debug__",
                          use == NAME_STORE ? "assign to" : "delete");
        }
        return;
    }
    const char *name = mangle(c, text);
    if (use == NAME_LOAD) {
        refuse_name(c, name);
    }
    const struct scope *scope = c->unit->scope;
    const struct symbol *symbol = scope_find(scope, name);
    enum symbol_place place = symbol ? symbol->place : PLACE_GLOBAL_IMPLICIT;
    bool function = scope->kind == SCOPE_FUNCTION;
    if (place == PLACE_CELL || place == PLACE_FREE) {
        compile_deref(c, name, use);
    } else if (place == PLACE_LOCAL && function) {
        emit(c, fast[use], local_index(c, name));
    } else if (function || place == PLACE_GLOBAL_EXPLICIT ||
               (scope->kind == SCOPE_MODULE && !(c->flags & COMPILE_EVAL))) {
        compile_global(c, name, use);
    } else {
        emit(c, named[use], name_index(c, name));
    }
}

void make_closure(struct compiler *c, struct code *code, int flags)
{
    size_t first_free = (size_t)code->local_count + code->cell_count;
    for (size_t i = 0; i < code->free_count; i++) {
        const char *name = scope_name(&c->scopes, NULL, code->locals[first_free + i]->text);
        emit(c, OP_LOAD_CLOSURE, cell_of(c->unit, name));
    }
    if (code->free_count > 0) {
        emit(c, OP_BUILD_TUPLE, code->free_count);
        flags |= 8;
    }
    emit_const(c, value_from_object(code));
    emit(c, OP_MAKE_FUNCTION, flags);
}

/* ---- the whole ---- */

static void compile_module_body(struct compiler *c, const struct ast_node *module)
{
    const struct ast_list *body = &module->u.module.body;
    if (c->flags & COMPILE_EVAL) {
        if (body->count != 1 || body->items[0]->kind != AST_EXPR) {
            diag_set(c->errors.diag, DIAG_SYNTAX, c->errors.file, 1, 1, "invalid syntax");
            return;
        }
        compile_expr(c, body->items[0]->u.expr.value);
    } else {
        compile_namespace_body(c, body);
        place_none(c);
        emit_none(c);
    }
    emit0(c, OP_RETURN_VALUE);
}

struct code *compile_module(struct vm *vm, const struct ast_node *module, const char *file,
                            const char *source, unsigned flags, struct diag *diag)
{
    struct compiler c = {.vm = vm, .flags = flags, .errors = {file, source, diag}};
    struct code *code = NULL;
    c.file = str_intern_c(vm, file);
    if (future_scan(&c, module) &&
        scope_table_build(&c.scopes, module, c.string_annotations, &c.errors)) {
        refuse_scan(&c, module);
        unit_enter(&c, c.scopes.module, 1);
        compile_module_body(&c, module);
        code = unit_leave(&c);
    }
    if (diag_is_set(diag)) {
        drop_object(vm, code);
        code = NULL;
    }
    scope_table_free(&c.scopes);
    drop_object(vm, c.file);
    return code;
}
