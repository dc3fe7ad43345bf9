/* Calls, and comprehensions, which are calls of a nameless function. */
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/str.h"

bool call_is_extended(const struct ast_list *args, const struct ast_list *keywords)
{
    for (uint32_t i = 0; i < args->count; i++) {
        if (args->items[i]->kind == AST_STARRED) {
            return true;
        }
    }
    for (uint32_t i = 0; i < keywords->count; i++) {
        if (!keywords->items[i]->u.keyword.arg) {
            return true;
        }
    }
    return false;
}

static void check_keywords(struct compiler *c, const struct ast_list *keywords)
{
    for (uint32_t i = 0; i < keywords->count; i++) {
        const char *name = keywords->items[i]->u.keyword.arg;
        if (!name) {
            continue;
        }
        if (strcmp(name, "__debug__") == 0) {
            compile_error(c, keywords->items[i], "cannot assign to __debug__");
        }
        for (uint32_t j = i + 1; j < keywords->count; j++) {
            const struct ast_node *other = keywords->items[j];
            if (other->u.keyword.arg && strcmp(name, other->u.keyword.arg) == 0) {
                compile_error(c, other, "keyword argument repeated: %s", name);
            }
        }
    }
}

static value keyword_names(struct compiler *c, const struct ast_list *keywords, uint32_t from,
                           uint32_t to)
{
    struct tuple *names = tuple_new(c->vm, to - from);
    for (uint32_t i = from; i < to; i++) {
        names->items[i - from] = str_value(str_intern_c(c->vm, keywords->items[i]->u.keyword.arg));
    }
    return value_from_object(names);
}

/* Keywords from … to - 1 as a dict. */
static void compile_keyword_dict(struct compiler *c, const struct ast_list *keywords, uint32_t from,
                                 uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        compile_expr(c, keywords->items[i]->u.keyword.value);
    }
    emit_const(c, keyword_names(c, keywords, from, to));
    emit(c, OP_BUILD_CONST_KEY_MAP, (int)(to - from));
}

/* callable, args -> callable, args, dict of all keywords */
static void compile_keywords(struct compiler *c, const struct ast_list *keywords)
{
    bool have_dict = false;
    uint32_t from = 0;
    for (uint32_t i = 0; i <= keywords->count; i++) {
        bool last = i == keywords->count;
        if (!last && keywords->items[i]->u.keyword.arg) {
            continue;
        }
        if (i > from) {
            compile_keyword_dict(c, keywords, from, i);
            if (have_dict) {
                emit(c, OP_DICT_MERGE, 1);
            }
            have_dict = true;
        }
        if (!last) {
            if (!have_dict) {
                emit(c, OP_BUILD_MAP, 0);
                have_dict = true;
            }
            compile_expr(c, keywords->items[i]->u.keyword.value);
            emit(c, OP_DICT_MERGE, 1);
            from = i + 1;
        }
    }
}

static void compile_extended_call(struct compiler *c, int extra, const struct ast_list *args,
                                  const struct ast_list *keywords)
{
    if (extra == 0 && args->count == 1 && args->items[0]->kind == AST_STARRED) {
        compile_expr(c, args->items[0]->u.starred.value);
    } else {
        compile_display(c, args, extra, DISPLAY_TUPLE);
    }
    if (keywords->count > 0) {
        compile_keywords(c, keywords);
    }
    emit(c, OP_CALL_EX, keywords->count > 0);
}

void compile_call_with(struct compiler *c, int extra, const struct ast_list *args,
                       const struct ast_list *keywords)
{
    check_keywords(c, keywords);
    if (call_is_extended(args, keywords)) {
        compile_extended_call(c, extra, args, keywords);
        return;
    }
    for (uint32_t i = 0; i < args->count; i++) {
        compile_expr(c, args->items[i]);
    }
    for (uint32_t i = 0; i < keywords->count; i++) {
        compile_expr(c, keywords->items[i]->u.keyword.value);
    }
    int count = extra + (int)(args->count + keywords->count);
    if (keywords->count > 0) {
        emit_const(c, keyword_names(c, keywords, 0, keywords->count));
        emit(c, OP_CALL_KW, count);
    } else {
        emit(c, OP_CALL, count);
    }
}

/* A name that the module imports: CPython calls its attributes as plain functions, which
 * shows in the place of the call. */
static bool is_imported(struct compiler *c, const struct ast_node *node)
{
    if (node->kind != AST_NAME) {
        return false;
    }
    const struct symbol *symbol = scope_find(c->scopes.module, mangle(c, node->u.name.id));
    return symbol && symbol->flags & SYMBOL_IMPORTED;
}

/* The method and its object, without making a bound method. */
static void compile_method_call(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *func = node->u.call.func;
    struct place whole = c->unit->place;
    refuse_attribute(c, func);
    compile_expr(c, func->u.attribute.value);
    place_set(c, func);
    place_at_attribute(c, func);
    emit_name(c, OP_LOAD_METHOD, func->u.attribute.attr);
    c->unit->place = whole;
    if (!is_imported(c, func->u.attribute.value)) {
        place_at_attribute(c, func);
    }
    compile_call_with(c, 0, &node->u.call.args, &node->u.call.keywords);
}

void compile_call(struct compiler *c, const struct ast_node *node)
{
    const struct ast_list *args = &node->u.call.args, *keywords = &node->u.call.keywords;
    bool extended = call_is_extended(args, keywords);
    warn_call(c, node);
    if (node->u.call.func->kind == AST_ATTRIBUTE && !extended) {
        compile_method_call(c, node);
        return;
    }
    compile_expr(c, node->u.call.func);
    if (!extended) {
        emit0(c, OP_PUSH_NULL);
    }
    compile_call_with(c, 0, args, keywords);
}

/* ---- comprehensions ---- */

struct comprehension {
    const struct ast_list *parts;
    const struct ast_node *elt, *second; /* second: a dict's value */
    enum ast_kind kind;
};

static struct comprehension comprehension_of(const struct ast_node *node)
{
    if (node->kind == AST_DICT_COMP) {
        return (struct comprehension){&node->u.dict_comp.generators, node->u.dict_comp.key,
                                      node->u.dict_comp.value, AST_DICT_COMP};
    }
    /* the others have the same fields */
    return (struct comprehension){&node->u.list_comp.generators, node->u.list_comp.elt, NULL,
                                  node->kind};
}

static void compile_parts(struct compiler *c, const struct comprehension *comp, uint32_t at,
                          int depth);

static void compile_element(struct compiler *c, const struct comprehension *comp, int depth)
{
    compile_expr(c, comp->elt);
    if (comp->second) {
        compile_expr(c, comp->second);
    }
    switch (comp->kind) {
    case AST_LIST_COMP: emit(c, OP_LIST_APPEND, depth + 1); break;
    case AST_SET_COMP: emit(c, OP_SET_ADD, depth + 1); break;
    case AST_DICT_COMP: emit(c, OP_MAP_ADD, depth + 1); break;
    default:
        emit0(c,
              c->unit->code_flags & CODE_ASYNC_GENERATOR ? OP_ASYNC_YIELD_VALUE : OP_YIELD_VALUE);
        emit0(c, OP_POP_TOP);
        break;
    }
}

/* Behind the target: conditions, then inner parts or the element, then back to start. */
static void compile_part_body(struct compiler *c, const struct comprehension *comp, uint32_t at,
                              int depth, label start)
{
    const struct ast_node *part = comp->parts->items[at];
    struct place whole = c->unit->place;
    label next = label_new(c);
    for (uint32_t i = 0; i < part->u.comprehension.ifs.count; i++) {
        compile_jump_if(c, part->u.comprehension.ifs.items[i], next, false);
    }
    if (at + 1 < comp->parts->count) {
        compile_parts(c, comp, at + 1, depth);
    } else {
        compile_element(c, comp, depth);
    }
    c->unit->place = whole;
    label_place(c, next);
    emit_jump(c, OP_JUMP, start);
}

static void compile_parts(struct compiler *c, const struct comprehension *comp, uint32_t at,
                          int depth)
{
    const struct ast_node *part = comp->parts->items[at];
    bool is_async = part->u.comprehension.is_async;
    label start = label_new(c), end = label_new(c);
    if (at == 0) {
        emit(c, OP_LOAD_FAST, 0);
    } else {
        compile_expr(c, part->u.comprehension.iter);
        emit0(c, is_async ? OP_GET_AITER : OP_GET_ITER);
    }
    label_place(c, start);
    if (is_async) {
        int before = protect(c, end, 0);
        emit0(c, OP_GET_ANEXT);
        emit_none(c);
        emit0(c, OP_AWAIT);
        unprotect(c, before);
    } else {
        emit_jump(c, OP_FOR_ITER, end);
    }
    compile_store(c, part->u.comprehension.target);
    compile_part_body(c, comp, at, depth + 1, start);
    label_place(c, end);
    if (is_async) {
        emit0(c, OP_END_ASYNC_FOR);
    }
}

static struct code *compile_comprehension_code(struct compiler *c, const struct ast_node *node,
                                               const struct comprehension *comp)
{
    static const uint8_t builds[] = {[AST_LIST_COMP] = OP_BUILD_LIST,
                                     [AST_SET_COMP] = OP_BUILD_SET,
                                     [AST_DICT_COMP] = OP_BUILD_MAP};
    bool generator = comp->kind == AST_GENERATOR_EXP;
    unit_enter(c, scope_of(&c->scopes, node), node->line);
    c->unit->arg_count = 1;
    c->unit->code_flags |= CODE_SIMPLE_ARGS;
    unit_add_local(c, scope_name(&c->scopes, NULL, ".0"));
    unit_make_cells(c);
    place_set(c, node);
    if (!generator) {
        emit(c, builds[comp->kind], 0);
    }
    compile_parts(c, comp, 0, 0);
    if (generator) {
        place_none(c);
        emit_none(c);
    }
    emit0(c, OP_RETURN_VALUE);
    return unit_leave(c);
}

void compile_comprehension(struct compiler *c, const struct ast_node *node)
{
    struct comprehension comp = comprehension_of(node);
    const struct ast_node *first = comp.parts->items[0];
    bool is_async = scope_of(&c->scopes, node)->coroutine && comp.kind != AST_GENERATOR_EXP;
    if (is_async && !in_async_function(c) && !in_comprehension(c) && !may_await_at_top(c)) {
        compile_error(c, node, "asynchronous comprehension outside of an asynchronous function");
        return;
    }
    make_closure(c, compile_comprehension_code(c, node, &comp), 0);
    compile_expr(c, first->u.comprehension.iter);
    emit0(c, first->u.comprehension.is_async ? OP_GET_AITER : OP_GET_ITER);
    emit(c, OP_CALL, 0); /* the iterator stands where CALL expects self */
    if (is_async) {
        compile_await(c, 0);
    }
}
