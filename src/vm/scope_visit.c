/* Collecting the symbols of each scope, in the order in which CPython does, because the first
 * error found is the one reported. */
#include "vm/scope_visit.h"

#include "base/diag.h"

struct visitor {
    struct scope_table *table;
    const struct scope_error_context *errors;
    struct scope *scope;
    const char *private_name;
    bool string_annotations;
    bool in_annotation; /* a string annotation: only checked, names do not count */
    int depth;
};

static void visit_expr(struct visitor *v, const struct ast_node *node);
static void visit_stmts(struct visitor *v, const struct ast_list *list);
static void visit_arguments(struct visitor *v, const struct ast_node *node);

static void visit_exprs(struct visitor *v, const struct ast_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i]) {
            visit_expr(v, list->items[i]);
        }
    }
}

static void enter(struct visitor *v, const struct ast_node *node, enum scope_kind kind,
                  const char *name)
{
    struct scope *scope = arena_new(&v->table->arena, struct scope);
    scope->kind = kind;
    scope->node = node;
    scope->name = scope_name(v->table, NULL, name);
    scope->private_name = v->private_name;
    scope->parent = v->scope;
    if (v->scope) {
        vec_push(&v->scope->children, scope);
        scope->nested = v->scope->nested || v->scope->kind == SCOPE_FUNCTION;
        scope->iteration_iterable = v->scope->iteration_iterable;
    }
    vec_push(&v->table->scopes, scope);
    int_map_set(&v->table->by_node, (uintptr_t)node, (uintptr_t)scope);
    v->scope = scope;
}

static void leave(struct visitor *v)
{
    v->scope = v->scope->parent;
}

static struct symbol *define_in(struct visitor *v, struct scope *scope, const char *text,
                                unsigned flags, const struct ast_node *at)
{
    const char *name = scope_name(v->table, v->private_name, text);
    struct symbol *symbol = scope_add_symbol(scope, name);
    if (flags & SYMBOL_PARAMETER && symbol->flags & SYMBOL_PARAMETER) {
        scope_error(v->errors, at, "duplicate argument '%s' in function definition", name);
    }
    symbol->flags |= flags;
    if (scope->iteration_target) {
        if (symbol->flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) {
            scope_error(v->errors, at,
                        "comprehension inner loop cannot rebind assignment expression target '%s'",
                        name);
        }
        symbol->flags |= SYMBOL_ITERATION;
    }
    if (flags & SYMBOL_GLOBAL && scope != v->table->module) {
        scope_add_symbol(v->table->module, name)->flags |= SYMBOL_GLOBAL;
    }
    return symbol;
}

static void define(struct visitor *v, const char *text, unsigned flags, const struct ast_node *at)
{
    if (text && !v->in_annotation) {
        define_in(v, v->scope, text, flags, at);
    }
}

static unsigned flags_of(struct visitor *v, const struct scope *scope, const char *text)
{
    const struct symbol *symbol = scope_find(scope, scope_name(v->table, v->private_name, text));
    return symbol ? symbol->flags : 0;
}

static void visit_annotation(struct visitor *v, const struct ast_node *annotation)
{
    if (annotation) {
        bool before = v->in_annotation;
        v->in_annotation = v->in_annotation || v->string_annotations;
        visit_expr(v, annotation);
        v->in_annotation = before;
    }
}

static void visit_argument_annotations(struct visitor *v, const struct ast_list *args)
{
    for (uint32_t i = 0; i < args->count; i++) {
        visit_annotation(v, args->items[i]->u.arg.annotation);
    }
}

static void visit_function(struct visitor *v, const struct ast_node *node)
{
    /* FunctionDef and AsyncFunctionDef have the same fields. */
    const struct ast_node *args = node->u.function_def.args;
    define(v, node->u.function_def.name, SYMBOL_LOCAL, node);
    visit_exprs(v, &args->u.arguments.defaults);
    visit_exprs(v, &args->u.arguments.kw_defaults);
    visit_argument_annotations(v, &args->u.arguments.posonlyargs);
    visit_argument_annotations(v, &args->u.arguments.args);
    if (args->u.arguments.vararg) {
        visit_annotation(v, args->u.arguments.vararg->u.arg.annotation);
    }
    if (args->u.arguments.kwarg) {
        visit_annotation(v, args->u.arguments.kwarg->u.arg.annotation);
    }
    visit_argument_annotations(v, &args->u.arguments.kwonlyargs);
    visit_annotation(v, node->u.function_def.returns);
    visit_exprs(v, &node->u.function_def.decorator_list);
    enter(v, node, SCOPE_FUNCTION, node->u.function_def.name);
    v->scope->coroutine = node->kind == AST_ASYNC_FUNCTION_DEF;
    visit_arguments(v, args);
    visit_stmts(v, &node->u.function_def.body);
    leave(v);
}

static void define_arguments(struct visitor *v, const struct ast_list *args)
{
    for (uint32_t i = 0; i < args->count; i++) {
        define(v, args->items[i]->u.arg.arg, SYMBOL_PARAMETER, args->items[i]);
    }
}

static void visit_arguments(struct visitor *v, const struct ast_node *node)
{
    define_arguments(v, &node->u.arguments.posonlyargs);
    define_arguments(v, &node->u.arguments.args);
    define_arguments(v, &node->u.arguments.kwonlyargs);
    if (node->u.arguments.vararg) {
        define(v, node->u.arguments.vararg->u.arg.arg, SYMBOL_PARAMETER, node->u.arguments.vararg);
    }
    if (node->u.arguments.kwarg) {
        define(v, node->u.arguments.kwarg->u.arg.arg, SYMBOL_PARAMETER, node->u.arguments.kwarg);
    }
}

static void visit_lambda(struct visitor *v, const struct ast_node *node)
{
    const struct ast_node *args = node->u.lambda.args;
    visit_exprs(v, &args->u.arguments.defaults);
    visit_exprs(v, &args->u.arguments.kw_defaults);
    enter(v, node, SCOPE_FUNCTION, "<lambda>");
    visit_arguments(v, args);
    visit_expr(v, node->u.lambda.body);
    leave(v);
}

static void visit_class(struct visitor *v, const struct ast_node *node)
{
    define(v, node->u.class_def.name, SYMBOL_LOCAL, node);
    visit_exprs(v, &node->u.class_def.bases);
    visit_exprs(v, &node->u.class_def.keywords);
    visit_exprs(v, &node->u.class_def.decorator_list);
    const char *outer_private = v->private_name;
    enter(v, node, SCOPE_CLASS, node->u.class_def.name);
    v->private_name = node->u.class_def.name;
    v->scope->private_name = v->private_name;
    visit_stmts(v, &node->u.class_def.body);
    v->private_name = outer_private;
    leave(v);
}

static void visit_directive(struct visitor *v, const struct ast_node *node,
                            const struct ast_names *names, unsigned flag, const char *word)
{
    for (uint32_t i = 0; i < names->count; i++) {
        const char *name = names->items[i];
        unsigned now = flags_of(v, v->scope, name);
        if (now & SYMBOL_PARAMETER) {
            scope_error(v->errors, node, "name '%s' is parameter and %s", name, word);
        } else if (now & SYMBOL_USED) {
            scope_error(v->errors, node, "name '%s' is used prior to %s declaration", name, word);
        } else if (now & SYMBOL_ANNOTATED) {
            scope_error(v->errors, node, "annotated name '%s' can't be %s", name, word);
        } else if (now & SYMBOL_LOCAL) {
            scope_error(v->errors, node, "name '%s' is assigned to before %s declaration", name,
                        word);
        }
        struct symbol *symbol = define_in(v, v->scope, name, flag, node);
        if (!symbol->directive) {
            symbol->directive = node;
        }
    }
}

static void visit_ann_assign(struct visitor *v, const struct ast_node *node)
{
    const struct ast_node *target = node->u.ann_assign.target;
    if (target->kind == AST_NAME) {
        unsigned now = flags_of(v, v->scope, target->u.name.id);
        if (now & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL) && v->scope != v->table->module &&
            node->u.ann_assign.simple) {
            scope_error(v->errors, node, "annotated name '%s' can't be %s", target->u.name.id,
                        now & SYMBOL_GLOBAL ? "global" : "nonlocal");
        }
        if (node->u.ann_assign.simple) {
            define(v, target->u.name.id, SYMBOL_ANNOTATED | SYMBOL_LOCAL, target);
        } else if (node->u.ann_assign.value) {
            define(v, target->u.name.id, SYMBOL_LOCAL, target);
        }
    } else {
        visit_expr(v, target);
    }
    visit_annotation(v, node->u.ann_assign.annotation);
    if (node->u.ann_assign.value) {
        visit_expr(v, node->u.ann_assign.value);
    }
}

static void visit_alias(struct visitor *v, const struct ast_node *node)
{
    const char *name = node->u.alias.asname ? node->u.alias.asname : node->u.alias.name;
    if (strcmp(name, "*") == 0) {
        v->table->has_star_import = true;
        if (v->scope->kind != SCOPE_MODULE) {
            scope_error(v->errors, node, "import * only allowed at module level");
        }
        return;
    }
    size_t size = node->u.alias.asname ? strlen(name) : strcspn(name, ".");
    const char *first = arena_copy_bytes(&v->table->arena, name, size);
    define(v, first, SYMBOL_IMPORTED, node);
}

static void visit_handlers(struct visitor *v, const struct ast_list *handlers)
{
    for (uint32_t i = 0; i < handlers->count; i++) {
        const struct ast_node *handler = handlers->items[i];
        if (handler->u.except_handler.type) {
            visit_expr(v, handler->u.except_handler.type);
        }
        define(v, handler->u.except_handler.name, SYMBOL_LOCAL, handler);
        visit_stmts(v, &handler->u.except_handler.body);
    }
}

static void visit_with(struct visitor *v, const struct ast_node *node)
{
    for (uint32_t i = 0; i < node->u.with.items.count; i++) {
        const struct ast_node *item = node->u.with.items.items[i];
        visit_expr(v, item->u.with_item.context_expr);
        if (item->u.with_item.optional_vars) {
            visit_expr(v, item->u.with_item.optional_vars);
        }
    }
    visit_stmts(v, &node->u.with.body);
}

static void visit_loop(struct visitor *v, const struct ast_node *node)
{
    visit_expr(v, node->u.for_.target);
    visit_expr(v, node->u.for_.iter);
    visit_stmts(v, &node->u.for_.body);
    visit_stmts(v, &node->u.for_.orelse);
}

static void visit_pattern(struct visitor *v, const struct ast_node *node);

static void visit_patterns(struct visitor *v, const struct ast_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        visit_pattern(v, list->items[i]);
    }
}

static void visit_pattern(struct visitor *v, const struct ast_node *node)
{
    switch (node->kind) {
    case AST_MATCH_VALUE: visit_expr(v, node->u.match_value.value); break;
    case AST_MATCH_SEQUENCE: visit_patterns(v, &node->u.match_sequence.patterns); break;
    case AST_MATCH_STAR: define(v, node->u.match_star.name, SYMBOL_LOCAL, node); break;
    case AST_MATCH_MAPPING:
        visit_exprs(v, &node->u.match_mapping.keys);
        visit_patterns(v, &node->u.match_mapping.patterns);
        define(v, node->u.match_mapping.rest, SYMBOL_LOCAL, node);
        break;
    case AST_MATCH_CLASS:
        visit_expr(v, node->u.match_class.cls);
        visit_patterns(v, &node->u.match_class.patterns);
        visit_patterns(v, &node->u.match_class.kwd_patterns);
        break;
    case AST_MATCH_AS:
        if (node->u.match_as.pattern) {
            visit_pattern(v, node->u.match_as.pattern);
        }
        define(v, node->u.match_as.name, SYMBOL_LOCAL, node);
        break;
    case AST_MATCH_OR: visit_patterns(v, &node->u.match_or.patterns); break;
    default: break;
    }
}

static void visit_match(struct visitor *v, const struct ast_node *node)
{
    visit_expr(v, node->u.match.subject);
    for (uint32_t i = 0; i < node->u.match.cases.count; i++) {
        const struct ast_node *part = node->u.match.cases.items[i];
        visit_pattern(v, part->u.match_case.pattern);
        if (part->u.match_case.guard) {
            visit_expr(v, part->u.match_case.guard);
        }
        visit_stmts(v, &part->u.match_case.body);
    }
}

static void visit_optional(struct visitor *v, const struct ast_node *node)
{
    if (node) {
        visit_expr(v, node);
    }
}

static void visit_aliases(struct visitor *v, const struct ast_list *names)
{
    for (uint32_t i = 0; i < names->count; i++) {
        visit_alias(v, names->items[i]);
    }
}

static void visit_simple_stmt(struct visitor *v, const struct ast_node *node)
{
    switch (node->kind) {
    case AST_RETURN: visit_optional(v, node->u.return_.value); break;
    case AST_DELETE: visit_exprs(v, &node->u.delete_.targets); break;
    case AST_ASSIGN:
        visit_exprs(v, &node->u.assign.targets);
        visit_expr(v, node->u.assign.value);
        break;
    case AST_AUG_ASSIGN:
        visit_expr(v, node->u.aug_assign.target);
        visit_expr(v, node->u.aug_assign.value);
        break;
    case AST_ANN_ASSIGN: visit_ann_assign(v, node); break;
    case AST_RAISE:
        visit_optional(v, node->u.raise.exc);
        visit_optional(v, node->u.raise.cause);
        break;
    case AST_ASSERT:
        visit_expr(v, node->u.assert_.test);
        visit_optional(v, node->u.assert_.msg);
        break;
    case AST_IMPORT: visit_aliases(v, &node->u.import.names); break;
    case AST_IMPORT_FROM: visit_aliases(v, &node->u.import_from.names); break;
    case AST_GLOBAL:
        visit_directive(v, node, &node->u.global.names, SYMBOL_GLOBAL, "global");
        break;
    case AST_NONLOCAL:
        visit_directive(v, node, &node->u.nonlocal.names, SYMBOL_NONLOCAL, "nonlocal");
        break;
    case AST_EXPR: visit_expr(v, node->u.expr.value); break;
    default: break;
    }
}

/* Compound statements; the others it passes on. */
static void visit_stmt_inner(struct visitor *v, const struct ast_node *node)
{
    switch (node->kind) {
    case AST_FUNCTION_DEF:
    case AST_ASYNC_FUNCTION_DEF: visit_function(v, node); break;
    case AST_CLASS_DEF: visit_class(v, node); break;
    case AST_ASYNC_FOR:
        v->scope->coroutine = true;
        visit_loop(v, node);
        break;
    case AST_FOR: visit_loop(v, node); break;
    case AST_WHILE:
        visit_expr(v, node->u.while_.test);
        visit_stmts(v, &node->u.while_.body);
        visit_stmts(v, &node->u.while_.orelse);
        break;
    case AST_IF:
        visit_expr(v, node->u.if_.test);
        visit_stmts(v, &node->u.if_.body);
        visit_stmts(v, &node->u.if_.orelse);
        break;
    case AST_ASYNC_WITH:
        v->scope->coroutine = true;
        visit_with(v, node);
        break;
    case AST_WITH: visit_with(v, node); break;
    case AST_MATCH: visit_match(v, node); break;
    case AST_TRY:
    case AST_TRY_STAR: /* the same fields */
        visit_stmts(v, &node->u.try_.body);
        visit_stmts(v, &node->u.try_.orelse);
        visit_handlers(v, &node->u.try_.handlers);
        visit_stmts(v, &node->u.try_.finalbody);
        break;
    default: visit_simple_stmt(v, node); break;
    }
}

static bool too_deep(struct visitor *v, const struct ast_node *node)
{
    if (v->depth < SCOPE_DEPTH_MAX) {
        return false;
    }
    diag_set(v->errors->diag, DIAG_UNSUPPORTED, v->errors->file, node->line, node->column + 1,
             "code that is nested more than %d levels deep", SCOPE_DEPTH_MAX);
    return true;
}

static void visit_stmts(struct visitor *v, const struct ast_list *list)
{
    for (uint32_t i = 0; i < list->count && !diag_is_set(v->errors->diag); i++) {
        if (!too_deep(v, list->items[i])) {
            v->depth++;
            visit_stmt_inner(v, list->items[i]);
            v->depth--;
        }
    }
}

/* `x := …` inside a comprehension binds x in the function or module around it. */
static void extend_named_expr(struct visitor *v, const struct ast_node *target)
{
    const char *name = target->u.name.id;
    for (struct scope *scope = v->scope; scope; scope = scope->parent) {
        if (scope->comprehension) {
            if (flags_of(v, scope, name) & SYMBOL_ITERATION) {
                scope_error(
                    v->errors, target,
                    "assignment expression cannot rebind comprehension iteration variable '%s'",
                    name);
                return;
            }
            continue;
        }
        if (scope->kind == SCOPE_CLASS) {
            scope_error(
                v->errors, target,
                "assignment expression within a comprehension cannot be used in a class body");
            return;
        }
        bool is_global = scope->kind == SCOPE_MODULE || flags_of(v, scope, name) & SYMBOL_GLOBAL;
        struct symbol *here =
            define_in(v, v->scope, name, is_global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, target);
        here->directive = here->directive ? here->directive : target;
        define_in(v, scope, name, scope->kind == SCOPE_MODULE ? SYMBOL_GLOBAL : SYMBOL_LOCAL,
                  target);
        return;
    }
}

static void visit_named_expr(struct visitor *v, const struct ast_node *node)
{
    if (v->in_annotation) {
        scope_error(v->errors, node, "named expression cannot be used within an annotation");
    }
    if (v->scope->iteration_iterable > 0) {
        scope_error(v->errors, node,
                    "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    if (v->scope->comprehension) {
        extend_named_expr(v, node->u.named_expr.target);
    }
    visit_expr(v, node->u.named_expr.value);
    visit_expr(v, node->u.named_expr.target);
}

static void visit_for_part(struct visitor *v, const struct ast_node *part, bool first)
{
    v->scope->iteration_target = true;
    visit_expr(v, part->u.comprehension.target);
    v->scope->iteration_target = false;
    if (!first) {
        v->scope->iteration_iterable++;
        visit_expr(v, part->u.comprehension.iter);
        v->scope->iteration_iterable--;
    }
    visit_exprs(v, &part->u.comprehension.ifs);
    if (part->u.comprehension.is_async) {
        v->scope->coroutine = true;
    }
}

static void visit_comprehension(struct visitor *v, const struct ast_node *node, const char *name,
                                const struct ast_list *parts, const struct ast_node *elt,
                                const struct ast_node *second)
{
    const struct ast_node *first = parts->items[0];
    v->scope->iteration_iterable++;
    visit_expr(v, first->u.comprehension.iter);
    v->scope->iteration_iterable--;
    enter(v, node, SCOPE_FUNCTION, name);
    v->scope->comprehension = true;
    if (first->u.comprehension.is_async) {
        v->scope->coroutine = true;
    }
    define(v, ".0", SYMBOL_PARAMETER, node);
    for (uint32_t i = 0; i < parts->count; i++) {
        visit_for_part(v, parts->items[i], i == 0);
    }
    visit_optional(v, second);
    visit_expr(v, elt);
    bool is_generator = node->kind == AST_GENERATOR_EXP;
    bool is_async = v->scope->coroutine && !is_generator;
    v->scope->generator = is_generator;
    leave(v);
    if (is_async) {
        v->scope->coroutine = true;
    }
}

static void visit_yield(struct visitor *v, const struct ast_node *node,
                        const struct ast_node *inner)
{
    if (v->in_annotation) {
        scope_error(v->errors, node, "yield expression cannot be used within an annotation");
    }
    visit_optional(v, inner);
    v->scope->generator = true;
    if (v->scope->comprehension) {
        enum ast_kind kind = v->scope->node->kind;
        scope_error(v->errors, node, "'yield' inside %s",
                    kind == AST_LIST_COMP   ? "list comprehension"
                    : kind == AST_SET_COMP  ? "set comprehension"
                    : kind == AST_DICT_COMP ? "dict comprehension"
                                            : "generator expression");
    }
}

static void visit_name(struct visitor *v, const struct ast_node *node)
{
    bool load = node->u.name.ctx == AST_LOAD;
    define(v, node->u.name.id, load ? SYMBOL_USED : SYMBOL_LOCAL, node);
    if (load && v->scope->kind == SCOPE_FUNCTION && strcmp(node->u.name.id, "super") == 0) {
        define(v, "__class__", SYMBOL_USED, node);
    }
}

static void visit_parts(struct visitor *v, const struct ast_node *node)
{
    switch (node->kind) {
    case AST_BOOL_OP: visit_exprs(v, &node->u.bool_op.values); break;
    case AST_BIN_OP:
        visit_expr(v, node->u.bin_op.left);
        visit_expr(v, node->u.bin_op.right);
        break;
    case AST_UNARY_OP: visit_expr(v, node->u.unary_op.operand); break;
    case AST_IF_EXP:
        visit_expr(v, node->u.if_exp.test);
        visit_expr(v, node->u.if_exp.body);
        visit_expr(v, node->u.if_exp.orelse);
        break;
    case AST_DICT:
        visit_exprs(v, &node->u.dict.keys);
        visit_exprs(v, &node->u.dict.values);
        break;
    case AST_SET: visit_exprs(v, &node->u.set.elts); break;
    case AST_COMPARE:
        visit_expr(v, node->u.compare.left);
        visit_exprs(v, &node->u.compare.comparators);
        break;
    case AST_CALL:
        visit_expr(v, node->u.call.func);
        visit_exprs(v, &node->u.call.args);
        visit_exprs(v, &node->u.call.keywords);
        break;
    case AST_KEYWORD: visit_expr(v, node->u.keyword.value); break;
    case AST_FORMATTED_VALUE:
        visit_expr(v, node->u.formatted_value.value);
        visit_optional(v, node->u.formatted_value.format_spec);
        break;
    case AST_JOINED_STR: visit_exprs(v, &node->u.joined_str.values); break;
    case AST_ATTRIBUTE: visit_expr(v, node->u.attribute.value); break;
    case AST_SUBSCRIPT:
        visit_expr(v, node->u.subscript.value);
        visit_expr(v, node->u.subscript.slice);
        break;
    case AST_STARRED: visit_expr(v, node->u.starred.value); break;
    case AST_LIST: visit_exprs(v, &node->u.list.elts); break;
    case AST_TUPLE: visit_exprs(v, &node->u.tuple.elts); break;
    case AST_SLICE:
        visit_optional(v, node->u.slice.lower);
        visit_optional(v, node->u.slice.upper);
        visit_optional(v, node->u.slice.step);
        break;
    default: break;
    }
}

static void visit_expr_inner(struct visitor *v, const struct ast_node *node)
{
    switch (node->kind) {
    case AST_NAME: visit_name(v, node); break;
    case AST_NAMED_EXPR: visit_named_expr(v, node); break;
    case AST_LAMBDA: visit_lambda(v, node); break;
    case AST_LIST_COMP:
        visit_comprehension(v, node, "<listcomp>", &node->u.list_comp.generators,
                            node->u.list_comp.elt, NULL);
        break;
    case AST_SET_COMP:
        visit_comprehension(v, node, "<setcomp>", &node->u.set_comp.generators,
                            node->u.set_comp.elt, NULL);
        break;
    case AST_DICT_COMP:
        visit_comprehension(v, node, "<dictcomp>", &node->u.dict_comp.generators,
                            node->u.dict_comp.key, node->u.dict_comp.value);
        break;
    case AST_GENERATOR_EXP:
        visit_comprehension(v, node, "<genexpr>", &node->u.generator_exp.generators,
                            node->u.generator_exp.elt, NULL);
        break;
    case AST_YIELD: visit_yield(v, node, node->u.yield.value); break;
    case AST_YIELD_FROM: visit_yield(v, node, node->u.yield_from.value); break;
    case AST_AWAIT:
        if (v->in_annotation) {
            scope_error(v->errors, node, "await expression cannot be used within an annotation");
        }
        visit_expr(v, node->u.await.value);
        v->scope->coroutine = true;
        break;
    default: visit_parts(v, node); break;
    }
}

static void visit_expr(struct visitor *v, const struct ast_node *node)
{
    if (!too_deep(v, node)) {
        v->depth++;
        visit_expr_inner(v, node);
        v->depth--;
    }
}

void scope_visit_module(struct scope_table *table, const struct ast_node *module,
                        bool string_annotations, const struct scope_error_context *errors)
{
    struct visitor v = {.table = table, .errors = errors, .string_annotations = string_annotations};
    enter(&v, module, SCOPE_MODULE, "<module>");
    table->module = v.scope;
    visit_stmts(&v, &module->u.module.body);
}
