/* try in all its forms, and with. */
#include "vm/compile.h"

/* Where an exception inside a handler arrives, with `previous, exc` on the stack. */
static void restore_and_reraise(struct compiler *c, label cleanup)
{
    place_none(c);
    label_place(c, cleanup);
    emit(c, OP_SWAP, 2);
    emit0(c, OP_POP_EXCEPT);
    emit0(c, OP_RERAISE);
}

static void clear_name(struct compiler *c, const char *name)
{
    if (name) {
        emit_none(c);
        compile_name(c, name, NAME_STORE);
        compile_name(c, name, NAME_DELETE);
    }
}

/* previous, exc -> ; then jumps to end. */
static void compile_handler_body(struct compiler *c, const struct ast_node *handler, label end,
                                 int outer_protect)
{
    const char *name = handler->u.except_handler.name;
    int before = c->unit->protect;
    label cleanup = -1;
    if (name) {
        compile_name(c, name, NAME_STORE);
        cleanup = label_new(c);
        before = protect(c, cleanup, 0);
    } else {
        emit0(c, OP_POP_TOP);
    }
    block_push(c,
               (struct block){.kind = BLOCK_HANDLER, .name = name, .outer_protect = outer_protect});
    compile_body(c, &handler->u.except_handler.body);
    block_pop(c);
    place_none(c);
    unprotect(c, outer_protect);
    emit0(c, OP_POP_EXCEPT);
    clear_name(c, name);
    emit_jump(c, OP_JUMP, end);
    unprotect(c, before);
    if (name) {
        label_place(c, cleanup);
        place_none(c);
        clear_name(c, name);
        emit0(c, OP_RERAISE);
    }
}

/* previous, exc: the except clauses one after the other. */
static void compile_handlers(struct compiler *c, const struct ast_list *handlers, label end,
                             int outer_protect)
{
    for (uint32_t i = 0; i < handlers->count; i++) {
        const struct ast_node *handler = handlers->items[i];
        place_set(c, handler);
        label next = label_new(c);
        if (handler->u.except_handler.type) {
            compile_expr(c, handler->u.except_handler.type);
            emit0(c, OP_CHECK_EXC_MATCH);
            emit_jump(c, OP_POP_JUMP_IF_FALSE, next);
        } else if (i + 1 < handlers->count) {
            compile_error(c, handler, "default 'except:' must be last");
        }
        compile_handler_body(c, handler, end, outer_protect);
        label_place(c, next);
    }
}

static void compile_try_except(struct compiler *c, const struct ast_node *node)
{
    label except = label_new(c), cleanup = label_new(c), end = label_new(c);
    int before = protect(c, except, 0);
    block_push(c, (struct block){.kind = BLOCK_TRY, .outer_protect = before});
    compile_body(c, &node->u.try_.body);
    block_pop(c);
    unprotect(c, before);
    compile_body(c, &node->u.try_.orelse);
    place_none(c);
    emit_jump(c, OP_JUMP, end);

    label_place(c, except);
    const struct ast_node *first = node->u.try_.handlers.items[0];
    emit(c, OP_PUSH_EXC_INFO, first->u.except_handler.type ? 0 : 1);
    protect(c, cleanup, 1);
    block_push(c, (struct block){.kind = BLOCK_HANDLERS});
    compile_handlers(c, &node->u.try_.handlers, end, before);
    block_pop(c);
    place_none(c);
    emit0(c, OP_RERAISE);
    unprotect(c, before);
    restore_and_reraise(c, cleanup);
    label_place(c, end);
}

typedef void (*compile_inner_fn)(struct compiler *c, const struct ast_node *node);

/* The finally clause is compiled for each way out: at the end, on an exception, and
 * (in unwind_blocks) for each return, break and continue. */
static void compile_finally(struct compiler *c, const struct ast_node *node,
                            compile_inner_fn handlers)
{
    label except = label_new(c), cleanup = label_new(c), exit = label_new(c);
    const struct ast_list *finalbody = &node->u.try_.finalbody;
    int before = protect(c, except, 0);
    block_push(c, (struct block){
                      .kind = BLOCK_FINALLY_TRY, .finalbody = finalbody, .outer_protect = before});
    if (node->u.try_.handlers.count > 0) {
        handlers(c, node);
    } else {
        compile_body(c, &node->u.try_.body);
    }
    block_pop(c);
    unprotect(c, before);
    compile_body(c, finalbody);
    place_none(c);
    emit_jump(c, OP_JUMP, exit);

    label_place(c, except);
    emit(c, OP_PUSH_EXC_INFO, 1);
    protect(c, cleanup, 1);
    block_push(c, (struct block){.kind = BLOCK_FINALLY_END, .outer_protect = before});
    compile_body(c, finalbody);
    block_pop(c);
    place_none(c);
    emit0(c, OP_RERAISE);
    unprotect(c, before);
    restore_and_reraise(c, cleanup);
    label_place(c, exit);
}

void compile_try(struct compiler *c, const struct ast_node *node)
{
    emit_nop(c);
    if (node->u.try_.finalbody.count > 0) {
        compile_finally(c, node, compile_try_except);
    } else {
        compile_try_except(c, node);
    }
}

/* ---- except* ---- */

/* previous, orig, raised, match -> previous, orig, raised; what the body raises is added to
 * `raised`, and it goes on at `next`. */
static void compile_star_body(struct compiler *c, const struct ast_node *handler, label next)
{
    const char *name = handler->u.except_handler.name;
    label failed = label_new(c);
    if (name) {
        compile_name(c, name, NAME_STORE);
    } else {
        emit0(c, OP_POP_TOP);
    }
    int before = protect(c, failed, 0);
    block_push(c, (struct block){.kind = BLOCK_HANDLER, .name = name, .outer_protect = before});
    compile_body(c, &handler->u.except_handler.body);
    block_pop(c);
    unprotect(c, before);
    place_none(c);
    clear_name(c, name);
    emit_jump(c, OP_JUMP, next);
    label_place(c, failed);
    place_none(c);
    clear_name(c, name);
    emit(c, OP_LIST_APPEND, 2);
    emit_jump(c, OP_JUMP, next);
}

/* previous, exc -> previous, orig, raised, rest */
static void compile_star_handlers(struct compiler *c, const struct ast_list *handlers)
{
    for (uint32_t i = 0; i < handlers->count; i++) {
        const struct ast_node *handler = handlers->items[i];
        label next = label_new(c), no_match = label_new(c);
        place_set(c, handler);
        if (i == 0) {
            emit(c, OP_COPY, 1);
            emit(c, OP_BUILD_LIST, 0);
            emit(c, OP_SWAP, 2);
        }
        compile_expr(c, handler->u.except_handler.type);
        emit0(c, OP_CHECK_EG_MATCH);
        emit(c, OP_COPY, 1);
        emit_jump(c, OP_POP_JUMP_IF_NONE, no_match);
        compile_star_body(c, handler, next);
        label_place(c, no_match);
        place_set(c, handler);
        emit0(c, OP_POP_TOP);
        label_place(c, next);
    }
}

static void compile_star(struct compiler *c, const struct ast_node *node)
{
    label except = label_new(c), cleanup = label_new(c), orelse = label_new(c);
    label reraise = label_new(c), end = label_new(c);
    int before = protect(c, except, 0);
    block_push(c, (struct block){.kind = BLOCK_TRY, .outer_protect = before});
    compile_body(c, &node->u.try_star.body);
    block_pop(c);
    unprotect(c, before);
    place_none(c);
    emit_jump(c, OP_JUMP, orelse);

    label_place(c, except);
    emit(c, OP_PUSH_EXC_INFO, 0);
    protect(c, cleanup, 1);
    block_push(c, (struct block){.kind = BLOCK_HANDLERS_STAR});
    compile_star_handlers(c, &node->u.try_star.handlers);
    block_pop(c);
    place_none(c);
    emit(c, OP_LIST_APPEND, 1);
    emit0(c, OP_PREP_RERAISE_STAR);
    emit(c, OP_COPY, 1);
    emit_jump(c, OP_POP_JUMP_IF_NOT_NONE, reraise);
    emit0(c, OP_POP_TOP);
    unprotect(c, before);
    emit0(c, OP_POP_EXCEPT);
    emit_jump(c, OP_JUMP, end);
    label_place(c, reraise);
    restore_and_reraise(c, cleanup);
    label_place(c, orelse);
    compile_body(c, &node->u.try_star.orelse);
    label_place(c, end);
}

void compile_try_star(struct compiler *c, const struct ast_node *node)
{
    emit_nop(c);
    if (node->u.try_star.finalbody.count > 0) {
        compile_finally(c, node, compile_star);
    } else {
        compile_star(c, node);
    }
}

/* ---- with ---- */

/* exit, previous, exc: exit decides whether the exception ends here. */
static void compile_with_failure(struct compiler *c, bool is_async, label exit, int outer_protect)
{
    label cleanup = label_new(c), suppress = label_new(c);
    emit(c, OP_PUSH_EXC_INFO, 0);
    protect(c, cleanup, 1);
    emit0(c, OP_WITH_EXCEPT_START);
    if (is_async) {
        compile_await(c, 2);
    }
    emit_jump(c, OP_POP_JUMP_IF_TRUE, suppress);
    emit0(c, OP_RERAISE);
    label_place(c, suppress);
    emit0(c, OP_POP_TOP);
    unprotect(c, outer_protect);
    emit0(c, OP_POP_EXCEPT);
    emit0(c, OP_POP_TOP);
    emit_jump(c, OP_JUMP, exit);
    restore_and_reraise(c, cleanup);
}

void compile_with(struct compiler *c, const struct ast_node *node, uint32_t at)
{
    const struct ast_node *item = node->u.with.items.items[at];
    bool is_async = node->kind == AST_ASYNC_WITH;
    label final = label_new(c), exit = label_new(c);
    if (is_async && !in_async_function(c) && !may_await_at_top(c)) {
        compile_error(c, NULL, "'async with' outside async function");
        return;
    }
    compile_expr(c, item->u.with_item.context_expr);
    emit0(c, is_async ? OP_BEFORE_ASYNC_WITH : OP_BEFORE_WITH);
    if (is_async) {
        compile_await(c, 1);
    }
    int before = protect(c, final, 1);
    struct block block = {
        .kind = is_async ? BLOCK_ASYNC_WITH : BLOCK_WITH, .node = node, .outer_protect = before};
    block_push(c, block);
    if (item->u.with_item.optional_vars) {
        compile_store(c, item->u.with_item.optional_vars);
    } else {
        emit0(c, OP_POP_TOP);
    }
    if (at + 1 < node->u.with.items.count) {
        compile_with(c, node, at + 1);
    } else {
        compile_body(c, &node->u.with.body);
    }
    block_pop(c);
    unwind_block(c, &block, false);
    emit_jump(c, OP_JUMP, exit);
    place_set(c, node);
    label_place(c, final);
    compile_with_failure(c, is_async, exit, before);
    label_place(c, exit);
}
