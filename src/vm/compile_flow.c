/* if, loops, return, break and continue, and what they leave on their way. */
#include "vm/compile.h"
#include "vm/str.h"

/* ---- conditions ---- */

static void jump_if_bool_op(struct compiler *c, const struct ast_node *node, label l, bool when)
{
    const struct ast_list *values = &node->u.bool_op.values;
    bool stops_when = node->u.bool_op.op == AST_OP_OR; /* the truth that decides at once */
    label inner = stops_when == when ? l : label_new(c);
    for (uint32_t i = 0; i + 1 < values->count; i++) {
        compile_jump_if(c, values->items[i], inner, stops_when);
    }
    compile_jump_if(c, values->items[values->count - 1], l, when);
    if (inner != l) {
        label_place(c, inner);
    }
}

static void jump_if_if_exp(struct compiler *c, const struct ast_node *node, label l, bool when)
{
    label end = label_new(c), other = label_new(c);
    compile_jump_if(c, node->u.if_exp.test, other, false);
    compile_jump_if(c, node->u.if_exp.body, l, when);
    emit_jump(c, OP_JUMP, end);
    label_place(c, other);
    compile_jump_if(c, node->u.if_exp.orelse, l, when);
    label_place(c, end);
}

static void jump_if_chain(struct compiler *c, const struct ast_node *node, label l, bool when)
{
    label cleanup = label_new(c), end = label_new(c);
    uint32_t last = node->u.compare.ops.count - 1;
    compile_expr(c, node->u.compare.left);
    for (uint32_t i = 0; i < last; i++) {
        compile_expr(c, node->u.compare.comparators.items[i]);
        emit(c, OP_SWAP, 2);
        emit(c, OP_COPY, 2);
        emit0(c, compare_opcode(node->u.compare.ops.items[i]));
        emit_jump(c, OP_POP_JUMP_IF_FALSE, cleanup);
    }
    compile_expr(c, node->u.compare.comparators.items[last]);
    emit0(c, compare_opcode(node->u.compare.ops.items[last]));
    emit_jump(c, when ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, l);
    emit_jump(c, OP_JUMP, end);
    label_place(c, cleanup);
    emit0(c, OP_POP_TOP);
    if (!when) {
        emit_jump(c, OP_JUMP, l);
    }
    label_place(c, end);
}

/* A condition that is a constant: no test is needed. */
static bool jump_if_constant(struct compiler *c, const struct ast_node *node, label l, bool when)
{
    if (node->kind != AST_CONSTANT &&
        !(node->kind == AST_NAME && strcmp(node->u.name.id, "__debug__") == 0)) {
        return false;
    }
    bool truth = true;
    if (node->kind == AST_CONSTANT) {
        value v = constant_value(c, &node->u.constant.value);
        truth = vm_truth(c->vm, v) == 1;
        drop(c->vm, v);
    }
    emit_nop(c);
    if (truth == when) {
        emit_jump(c, OP_JUMP, l);
    }
    return true;
}

static void jump_if_inner(struct compiler *c, const struct ast_node *node, label l, bool when)
{
    if (node->kind == AST_UNARY_OP && node->u.unary_op.op == AST_OP_NOT) {
        compile_jump_if(c, node->u.unary_op.operand, l, !when);
    } else if (node->kind == AST_BOOL_OP) {
        jump_if_bool_op(c, node, l, when);
    } else if (node->kind == AST_IF_EXP) {
        jump_if_if_exp(c, node, l, when);
    } else if (node->kind == AST_COMPARE && node->u.compare.ops.count > 1) {
        place_set(c, node);
        jump_if_chain(c, node, l, when);
    } else if (!jump_if_constant(c, node, l, when)) {
        if (node->kind == AST_COMPARE) {
            place_set(c, node); /* stays so behind it, too: an assert points at the comparison */
        }
        compile_expr(c, node);
        emit_jump(c, when ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, l);
    }
}

void compile_jump_if(struct compiler *c, const struct ast_node *node, label l, bool when)
{
    if (compiler_enter_level(c, node)) {
        jump_if_inner(c, node, l, when);
        c->depth--;
    }
}

void compile_if(struct compiler *c, const struct ast_node *node)
{
    bool has_else = node->u.if_.orelse.count > 0;
    label end = label_new(c), next = has_else ? label_new(c) : end;
    compile_jump_if(c, node->u.if_.test, next, false);
    compile_body(c, &node->u.if_.body);
    if (has_else) {
        place_none(c);
        emit_jump(c, OP_JUMP, end);
        label_place(c, next);
        compile_body(c, &node->u.if_.orelse);
    }
    label_place(c, end);
}

/* ---- loops ---- */

void compile_while(struct compiler *c, const struct ast_node *node)
{
    label loop = label_new(c), body = label_new(c), anchor = label_new(c), end = label_new(c);
    label_place(c, loop);
    block_push(c, (struct block){.kind = BLOCK_WHILE, .start = loop, .exit = end});
    compile_jump_if(c, node->u.while_.test, anchor, false);
    label_place(c, body);
    compile_body(c, &node->u.while_.body);
    place_set(c, node);
    compile_jump_if(c, node->u.while_.test, body, true);
    block_pop(c);
    label_place(c, anchor);
    compile_body(c, &node->u.while_.orelse);
    label_place(c, end);
}

void compile_for(struct compiler *c, const struct ast_node *node)
{
    label start = label_new(c), cleanup = label_new(c), end = label_new(c);
    block_push(c, (struct block){.kind = BLOCK_FOR, .start = start, .exit = end});
    if (node->u.for_.iter->kind != AST_LIST || !compile_constant_display(c, node->u.for_.iter)) {
        compile_expr(c, node->u.for_.iter);
    }
    emit0(c, OP_GET_ITER);
    label_place(c, start);
    emit_jump(c, OP_FOR_ITER, cleanup);
    compile_store(c, node->u.for_.target);
    compile_body(c, &node->u.for_.body);
    place_none(c);
    emit_jump(c, OP_JUMP, start);
    label_place(c, cleanup);
    block_pop(c);
    compile_body(c, &node->u.for_.orelse);
    label_place(c, end);
}

void compile_async_for(struct compiler *c, const struct ast_node *node)
{
    label start = label_new(c), except = label_new(c), end = label_new(c);
    if (!in_async_function(c) && !may_await_at_top(c)) {
        compile_error(c, NULL, "'async for' outside async function");
        return;
    }
    compile_expr(c, node->u.async_for.iter);
    emit0(c, OP_GET_AITER);
    label_place(c, start);
    block_push(
        c, (struct block){
               .kind = BLOCK_FOR, .start = start, .exit = end, .outer_protect = c->unit->protect});
    int before = protect(c, except, 0);
    emit0(c, OP_GET_ANEXT);
    emit_none(c);
    emit0(c, OP_AWAIT);
    unprotect(c, before);
    compile_store(c, node->u.async_for.target);
    compile_body(c, &node->u.async_for.body);
    place_none(c);
    emit_jump(c, OP_JUMP, start);
    block_pop(c);
    label_place(c, except);
    place_set(c, node->u.async_for.iter);
    emit0(c, OP_END_ASYNC_FOR);
    compile_body(c, &node->u.async_for.orelse);
    label_place(c, end);
}

/* ---- leaving blocks ---- */

static void swap_if(struct compiler *c, bool keep_top)
{
    if (keep_top) {
        emit(c, OP_SWAP, 2);
    }
}

static void unwind_finally(struct compiler *c, const struct block *block, bool keep_top)
{
    unprotect(c, block->outer_protect);
    if (keep_top) {
        block_push(c, (struct block){.kind = BLOCK_POP_VALUE});
    }
    compile_body(c, block->finalbody);
    if (keep_top) {
        block_pop(c);
    }
    place_none(c);
}

static void unwind_with(struct compiler *c, const struct block *block, bool keep_top)
{
    place_set(c, block->node);
    unprotect(c, block->outer_protect);
    swap_if(c, keep_top);
    for (int i = 0; i < 3; i++) {
        emit_none(c);
    }
    emit(c, OP_CALL, 2); /* the first None stands where CALL expects self */
    if (block->kind == BLOCK_ASYNC_WITH) {
        compile_await(c, 2);
    }
    emit0(c, OP_POP_TOP);
    place_none(c);
}

static void unwind_handler(struct compiler *c, const struct block *block, bool keep_top)
{
    swap_if(c, keep_top);
    unprotect(c, block->outer_protect);
    emit0(c, OP_POP_EXCEPT);
    if (block->name) {
        emit_none(c);
        compile_name(c, block->name, NAME_STORE);
        compile_name(c, block->name, NAME_DELETE);
    }
}

void unwind_block(struct compiler *c, const struct block *block, bool keep_top)
{
    switch (block->kind) {
    case BLOCK_WHILE:
    case BLOCK_HANDLERS:
    case BLOCK_HANDLERS_STAR: break;
    case BLOCK_FOR:
    case BLOCK_POP_VALUE:
        swap_if(c, keep_top);
        emit0(c, OP_POP_TOP);
        break;
    case BLOCK_TRY: unprotect(c, block->outer_protect); break;
    case BLOCK_FINALLY_TRY: unwind_finally(c, block, keep_top); break;
    case BLOCK_FINALLY_END:
        swap_if(c, keep_top);
        emit0(c, OP_POP_TOP);
        swap_if(c, keep_top);
        unprotect(c, block->outer_protect);
        emit0(c, OP_POP_EXCEPT);
        break;
    case BLOCK_WITH:
    case BLOCK_ASYNC_WITH: unwind_with(c, block, keep_top); break;
    case BLOCK_HANDLER: unwind_handler(c, block, keep_top); break;
    }
}

/* Blocks are taken off while what leaves them is compiled, and put back after. */
void unwind_blocks(struct compiler *c, bool keep_top, struct block **loop)
{
    struct unit *unit = c->unit;
    if (unit->blocks.count == 0) {
        return;
    }
    struct block *top = &vec_last(&unit->blocks);
    if (top->kind == BLOCK_HANDLERS_STAR) {
        compile_error(c, NULL,
                      "'break', 'continue' and 'return' cannot appear in an except* block");
        return;
    }
    if (loop && (top->kind == BLOCK_WHILE || top->kind == BLOCK_FOR)) {
        *loop = top;
        return;
    }
    struct block copy = *top;
    unit->blocks.count--;
    unwind_block(c, &copy, keep_top);
    unwind_blocks(c, keep_top, loop);
    unit->blocks.items[unit->blocks.count++] = copy;
}

void compile_return(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *result = node->u.return_.value;
    const struct scope *scope = c->unit->scope;
    if (!in_function(c)) {
        compile_error(c, node, "'return' outside function");
        return;
    }
    if (result && scope->coroutine && scope->generator) {
        compile_error(c, node, "'return' with value in async generator");
        return;
    }
    int before = c->unit->protect;
    bool constant = result && result->kind == AST_CONSTANT;
    bool keep_top = result && !constant;
    if (keep_top) {
        compile_expr(c, result);
    } else if (result) {
        place_set(c, result);
        emit_nop(c);
    }
    if (!result || result->line != node->line) {
        place_set(c, node);
        emit_nop(c);
    }
    unwind_blocks(c, keep_top, NULL);
    if (!result) {
        emit_none(c);
    } else if (constant) {
        emit_const(c, constant_value(c, &result->u.constant.value));
    }
    emit0(c, OP_RETURN_VALUE);
    unprotect(c, before);
}

void compile_break(struct compiler *c, const struct ast_node *node)
{
    struct block *loop = NULL;
    int before = c->unit->protect;
    place_set(c, node);
    emit_nop(c);
    unwind_blocks(c, false, &loop);
    if (!loop) {
        compile_error(c, node, "'break' outside loop");
        return;
    }
    unwind_block(c, loop, false);
    emit_jump(c, OP_JUMP, loop->exit);
    unprotect(c, before);
}

void compile_continue(struct compiler *c, const struct ast_node *node)
{
    struct block *loop = NULL;
    int before = c->unit->protect;
    place_set(c, node);
    emit_nop(c);
    unwind_blocks(c, false, &loop);
    if (!loop) {
        compile_error(c, node, "'continue' not properly in loop");
        return;
    }
    emit_jump(c, OP_JUMP, loop->start);
    unprotect(c, before);
}
