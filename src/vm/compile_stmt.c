/* Statements that do not change the flow: assignments, imports, del, assert, raise. */
#include "base/diag.h"
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/number.h"
#include "vm/str.h"

const struct ast_node *docstring_of(const struct ast_list *body)
{
    if (body->count == 0 || body->items[0]->kind != AST_EXPR) {
        return NULL;
    }
    const struct ast_node *value = body->items[0]->u.expr.value;
    bool is_text = value->kind == AST_CONSTANT && value->u.constant.value.kind == AST_CONST_STR;
    return is_text ? value : NULL;
}

static void compile_statement(struct compiler *c, const struct ast_node *node);

void compile_body_from(struct compiler *c, const struct ast_list *body, uint32_t first)
{
    for (uint32_t i = first; i < body->count; i++) {
        compile_statement(c, body->items[i]);
    }
}

void compile_body(struct compiler *c, const struct ast_list *body)
{
    compile_body_from(c, body, 0);
}

static bool has_annotations(const struct ast_list *body);

static bool statement_has_annotations(const struct ast_node *node)
{
    switch (node->kind) {
    case AST_ANN_ASSIGN: return true;
    case AST_FOR:
    case AST_ASYNC_FOR:
        return has_annotations(&node->u.for_.body) || has_annotations(&node->u.for_.orelse);
    case AST_WHILE:
        return has_annotations(&node->u.while_.body) || has_annotations(&node->u.while_.orelse);
    case AST_IF: return has_annotations(&node->u.if_.body) || has_annotations(&node->u.if_.orelse);
    case AST_WITH:
    case AST_ASYNC_WITH: return has_annotations(&node->u.with.body);
    case AST_MATCH:
        for (uint32_t i = 0; i < node->u.match.cases.count; i++) {
            if (has_annotations(&node->u.match.cases.items[i]->u.match_case.body)) {
                return true;
            }
        }
        return false;
    case AST_TRY:
    case AST_TRY_STAR:
        for (uint32_t i = 0; i < node->u.try_.handlers.count; i++) {
            if (has_annotations(&node->u.try_.handlers.items[i]->u.except_handler.body)) {
                return true;
            }
        }
        return has_annotations(&node->u.try_.body) || has_annotations(&node->u.try_.orelse) ||
               has_annotations(&node->u.try_.finalbody);
    default: return false;
    }
}

static bool has_annotations(const struct ast_list *body)
{
    for (uint32_t i = 0; i < body->count; i++) {
        if (statement_has_annotations(body->items[i])) {
            return true;
        }
    }
    return false;
}

void compile_namespace_body(struct compiler *c, const struct ast_list *body)
{
    if (body->count > 0) {
        place_set(c, body->items[0]);
    }
    if (has_annotations(body)) {
        emit0(c, OP_SETUP_ANNOTATIONS);
    }
    bool shown = c->flags & COMPILE_SHOW && c->unit->scope->kind == SCOPE_MODULE;
    const struct ast_node *doc = shown ? NULL : docstring_of(body);
    if (doc) {
        place_set(c, doc);
        value text = constant_value(c, &doc->u.constant.value);
        c->unit->doc = value_as(str, keep(text));
        emit_const(c, text);
        place_none(c);
        compile_name(c, "__doc__", NAME_STORE);
    }
    compile_body_from(c, body, doc ? 1 : 0);
}

/* ---- assignment ---- */

/* The place of an attribute access that goes over lines: the name behind the dot. */
void place_at_attribute(struct compiler *c, const struct ast_node *attribute)
{
    struct place *place = &c->unit->place;
    if (place->line != attribute->end_line) {
        const char *name = attribute->u.attribute.attr;
        uint32_t length = 0;
        for (const char *at = name; *at; at++) {
            length += (*at & 0xC0) != 0x80;
        }
        place->line = attribute->end_line;
        place->column = length <= attribute->end_column ? attribute->end_column - length : 0;
        if (place->end_line < place->line) {
            place->end_line = place->line;
        }
        if (place->end_line == place->line && place->end_column < place->column) {
            place->end_column = place->column;
        }
    }
}

static void check_star_count(struct compiler *c, uint32_t before, uint32_t after)
{
    if (before > 255 || after > 0xFFFF) {
        compile_error(c, NULL, "too many expressions in star-unpacking assignment");
    }
}

void compile_unpack(struct compiler *c, const struct ast_list *targets)
{
    bool seen_star = false;
    for (uint32_t i = 0; i < targets->count; i++) {
        if (targets->items[i]->kind == AST_STARRED) {
            if (seen_star) {
                compile_error(c, NULL, "multiple starred expressions in assignment");
                return;
            }
            seen_star = true;
            check_star_count(c, i, targets->count - i - 1);
            emit(c, OP_UNPACK_EX, (int)(i | (targets->count - i - 1) << 8));
        }
    }
    if (!seen_star) {
        emit(c, OP_UNPACK_SEQUENCE, (int)targets->count);
    }
    for (uint32_t i = 0; i < targets->count; i++) {
        const struct ast_node *target = targets->items[i];
        compile_store(c, target->kind == AST_STARRED ? target->u.starred.value : target);
    }
}

static void store_inner(struct compiler *c, const struct ast_node *target)
{
    switch (target->kind) {
    case AST_NAME: compile_name(c, target->u.name.id, NAME_STORE); break;
    case AST_ATTRIBUTE:
        compile_expr(c, target->u.attribute.value);
        place_at_attribute(c, target);
        if (strcmp(target->u.attribute.attr, "__debug__") == 0) {
            compile_error(c, NULL, "cannot assign to __debug__");
        }
        emit_name(c, OP_STORE_ATTR, target->u.attribute.attr);
        break;
    case AST_SUBSCRIPT:
        compile_expr(c, target->u.subscript.value);
        compile_expr(c, target->u.subscript.slice);
        emit0(c, OP_STORE_SUBSCR);
        break;
    case AST_TUPLE: compile_unpack(c, &target->u.tuple.elts); break;
    case AST_LIST: compile_unpack(c, &target->u.list.elts); break;
    case AST_STARRED:
        compile_error(c, NULL, "starred assignment target must be in a list or tuple");
        break;
    default: compile_error(c, NULL, "cannot assign to this expression"); break;
    }
}

void compile_store(struct compiler *c, const struct ast_node *target)
{
    if (!compiler_enter_level(c, target)) {
        return;
    }
    struct place before = c->unit->place;
    place_set(c, target);
    store_inner(c, target);
    c->unit->place = before;
    c->depth--;
}

static bool has_star(const struct ast_list *elts)
{
    for (uint32_t i = 0; i < elts->count; i++) {
        if (elts->items[i]->kind == AST_STARRED) {
            return true;
        }
    }
    return false;
}

/* Two different fast locals: it does not matter which is stored first. */
static bool are_two_locals(struct compiler *c, const struct ast_list *to)
{
    return to->count == 2 && to->items[0]->kind == AST_NAME && to->items[1]->kind == AST_NAME &&
           strcmp(to->items[0]->u.name.id, to->items[1]->u.name.id) != 0 &&
           is_fast_local(c, to->items[0]->u.name.id) && is_fast_local(c, to->items[1]->u.name.id);
}

/* `a, b = b, a` needs no tuple. */
static bool compile_parallel_assign(struct compiler *c, const struct ast_node *target,
                                    const struct ast_node *value)
{
    if (value->kind != AST_TUPLE || (target->kind != AST_TUPLE && target->kind != AST_LIST)) {
        return false;
    }
    const struct ast_list *to = &target->u.tuple.elts, *from = &value->u.tuple.elts;
    if (to->count != from->count || to->count < 2 || to->count > 3 || has_star(to) ||
        has_star(from)) {
        return false;
    }
    for (uint32_t i = 0; i < from->count; i++) {
        compile_expr(c, from->items[i]);
    }
    if (are_two_locals(c, to)) {
        compile_store(c, to->items[1]);
        compile_store(c, to->items[0]);
        return true;
    }
    struct place before = c->unit->place;
    place_set(c, target);
    emit(c, OP_SWAP, (int)to->count);
    c->unit->place = before;
    for (uint32_t i = 0; i < to->count; i++) {
        compile_store(c, to->items[i]);
    }
    return true;
}

static void compile_assign(struct compiler *c, const struct ast_node *node)
{
    const struct ast_list *targets = &node->u.assign.targets;
    if (targets->count == 1 &&
        compile_parallel_assign(c, targets->items[0], node->u.assign.value)) {
        return;
    }
    compile_expr(c, node->u.assign.value);
    for (uint32_t i = 0; i < targets->count; i++) {
        if (i + 1 < targets->count) {
            emit(c, OP_COPY, 1);
        }
        compile_store(c, targets->items[i]);
    }
}

static void compile_aug_assign(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *target = node->u.aug_assign.target;
    place_set(c, target);
    if (target->kind == AST_ATTRIBUTE) {
        compile_expr(c, target->u.attribute.value);
        emit(c, OP_COPY, 1);
        place_at_attribute(c, target);
        emit_name(c, OP_LOAD_ATTR, target->u.attribute.attr);
    } else if (target->kind == AST_SUBSCRIPT) {
        compile_expr(c, target->u.subscript.value);
        compile_expr(c, target->u.subscript.slice);
        emit(c, OP_COPY, 2);
        emit(c, OP_COPY, 2);
        emit0(c, OP_BINARY_SUBSCR);
    } else {
        compile_name(c, target->u.name.id, NAME_LOAD);
    }
    place_set(c, node);
    compile_expr(c, node->u.aug_assign.value);
    emit0(c, binary_opcode(node->u.aug_assign.op) - OP_BINARY_ADD + OP_INPLACE_ADD);
    place_set(c, target);
    if (target->kind == AST_ATTRIBUTE) {
        place_at_attribute(c, target);
        emit(c, OP_SWAP, 2);
        emit_name(c, OP_STORE_ATTR, target->u.attribute.attr);
    } else if (target->kind == AST_SUBSCRIPT) {
        emit(c, OP_SWAP, 3);
        emit(c, OP_SWAP, 2);
        emit0(c, OP_STORE_SUBSCR);
    } else {
        compile_name(c, target->u.name.id, NAME_STORE);
    }
}

static void evaluate_and_drop(struct compiler *c, const struct ast_node *node)
{
    compile_expr(c, node);
    emit0(c, OP_POP_TOP);
}

/* The parts of an annotated target without value are evaluated, but nothing stored. */
static void compile_bare_target(struct compiler *c, const struct ast_node *target)
{
    if (target->kind == AST_ATTRIBUTE) {
        evaluate_and_drop(c, target->u.attribute.value);
    } else if (target->kind == AST_SUBSCRIPT) {
        evaluate_and_drop(c, target->u.subscript.value);
        evaluate_and_drop(c, target->u.subscript.slice);
    }
}

static void compile_ann_assign(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *target = node->u.ann_assign.target;
    const struct ast_node *annotation = node->u.ann_assign.annotation;
    if (node->u.ann_assign.value) {
        compile_expr(c, node->u.ann_assign.value);
        compile_store(c, target);
    }
    bool in_namespace = !in_function(c);
    if (target->kind != AST_NAME) {
        if (!node->u.ann_assign.value) {
            compile_bare_target(c, target);
        }
        if (!node->u.ann_assign.simple && in_namespace && !c->string_annotations) {
            evaluate_and_drop(c, annotation);
        }
        return;
    }
    if (node->u.ann_assign.simple && in_namespace) {
        compile_annotation(c, annotation);
        bool module = c->unit->scope->kind == SCOPE_MODULE && !(c->flags & COMPILE_EVAL);
        emit_name(c, module ? OP_LOAD_GLOBAL : OP_LOAD_NAME, "__annotations__");
        emit_const(c, str_value(str_intern_c(c->vm, mangle(c, target->u.name.id))));
        emit0(c, OP_STORE_SUBSCR);
    } else if (!node->u.ann_assign.simple && in_namespace && !c->string_annotations) {
        evaluate_and_drop(c, annotation);
    }
}

static void compile_delete(struct compiler *c, const struct ast_node *target)
{
    struct place before = c->unit->place;
    place_set(c, target);
    switch (target->kind) {
    case AST_NAME: compile_name(c, target->u.name.id, NAME_DELETE); break;
    case AST_ATTRIBUTE:
        compile_expr(c, target->u.attribute.value);
        place_at_attribute(c, target);
        emit_name(c, OP_DELETE_ATTR, target->u.attribute.attr);
        break;
    case AST_SUBSCRIPT:
        compile_expr(c, target->u.subscript.value);
        compile_expr(c, target->u.subscript.slice);
        emit0(c, OP_DELETE_SUBSCR);
        break;
    case AST_TUPLE:
    case AST_LIST:
        for (uint32_t i = 0; i < target->u.tuple.elts.count; i++) {
            compile_delete(c, target->u.tuple.elts.items[i]);
        }
        break;
    default: compile_error(c, NULL, "cannot delete this expression"); break;
    }
    c->unit->place = before;
}

/* ---- others ---- */

static void compile_raise(struct compiler *c, const struct ast_node *node)
{
    int count = 0;
    if (node->u.raise.exc) {
        compile_expr(c, node->u.raise.exc);
        count++;
        if (node->u.raise.cause) {
            compile_expr(c, node->u.raise.cause);
            count++;
        }
    }
    emit(c, OP_RAISE, count);
}

static void compile_assert(struct compiler *c, const struct ast_node *node)
{
    label end = label_new(c);
    warn_assert(c, node);
    compile_jump_if(c, node->u.assert_.test, end, true);
    emit0(c, OP_LOAD_ASSERTION_ERROR);
    if (node->u.assert_.msg) {
        compile_expr(c, node->u.assert_.msg);
        emit(c, OP_CALL, 0); /* the message stands where CALL expects self */
    }
    emit(c, OP_RAISE, 1);
    label_place(c, end);
}

static void compile_expr_statement(struct compiler *c, const struct ast_node *node)
{
    if (c->flags & COMPILE_SHOW && c->unit->scope->kind == SCOPE_MODULE) {
        compile_name(c, "__displayhook__", NAME_LOAD);
        compile_expr(c, node->u.expr.value);
        emit(c, OP_CALL, 0); /* the value stands where CALL expects self */
    } else if (node->u.expr.value->kind == AST_CONSTANT) {
        emit_nop(c);
        return;
    } else {
        compile_expr(c, node->u.expr.value);
    }
    place_none(c);
    emit0(c, OP_POP_TOP);
}

static void statement_inner(struct compiler *c, const struct ast_node *node)
{
    switch (node->kind) {
    case AST_FUNCTION_DEF:
    case AST_ASYNC_FUNCTION_DEF: compile_function(c, node); break;
    case AST_CLASS_DEF: compile_class(c, node); break;
    case AST_RETURN: compile_return(c, node); break;
    case AST_DELETE:
        for (uint32_t i = 0; i < node->u.delete_.targets.count; i++) {
            compile_delete(c, node->u.delete_.targets.items[i]);
        }
        break;
    case AST_ASSIGN: compile_assign(c, node); break;
    case AST_AUG_ASSIGN: compile_aug_assign(c, node); break;
    case AST_ANN_ASSIGN: compile_ann_assign(c, node); break;
    case AST_FOR: compile_for(c, node); break;
    case AST_ASYNC_FOR: compile_async_for(c, node); break;
    case AST_WHILE: compile_while(c, node); break;
    case AST_IF: compile_if(c, node); break;
    case AST_WITH:
    case AST_ASYNC_WITH: compile_with(c, node, 0); break;
    case AST_MATCH: compile_match(c, node); break;
    case AST_RAISE: compile_raise(c, node); break;
    case AST_TRY: compile_try(c, node); break;
    case AST_TRY_STAR: compile_try_star(c, node); break;
    case AST_ASSERT: compile_assert(c, node); break;
    case AST_IMPORT: compile_import(c, node); break;
    case AST_IMPORT_FROM: compile_import_from(c, node); break;
    case AST_GLOBAL:
    case AST_NONLOCAL: break;
    case AST_EXPR: compile_expr_statement(c, node); break;
    case AST_BREAK: compile_break(c, node); break;
    case AST_CONTINUE: compile_continue(c, node); break;
    default: emit_nop(c); break; /* pass */
    }
}

static void compile_statement(struct compiler *c, const struct ast_node *node)
{
    if (diag_is_set(c->errors.diag) || !compiler_enter_level(c, node)) {
        return;
    }
    place_set(c, node);
    statement_inner(c, node);
    c->depth--;
}
