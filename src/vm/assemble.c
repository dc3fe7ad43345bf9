/* Rows to words: superinstructions, stack depth, addresses, handlers and positions. */
#include "base/mem.h"
#include "vm/compile.h"
#include "vm/number.h"
#include "vm/str.h"

enum { PACK_BITS = 12, PACK_MAX = 1 << PACK_BITS };

struct assembler {
    struct compiler *c;
    struct unit *unit;
    VEC(uint32_t) ops;
    VEC(struct code_position) positions;
    VEC(struct code_handler) handlers;
    size_t cache_count;
    bool lines;
    uint32_t line; /* of the LINE instruction put in last; 0: after a label */
};

/* Rows that only mark something; a superinstruction may not span a label. */
static bool is_instruction(const struct row *row)
{
    return row->op < ROW_LABEL;
}

/* ---- which locals and cells: slots are known only when all locals are ---- */

static bool uses_cell(unsigned op)
{
    return op == OP_MAKE_CELL || op == OP_LOAD_CLOSURE || op == OP_LOAD_DEREF ||
           op == OP_STORE_DEREF || op == OP_DELETE_DEREF || op == OP_LOAD_CLASSDEREF;
}

static void place_cells(struct unit *unit)
{
    for (size_t i = 0; i < unit->rows.count; i++) {
        struct row *row = &unit->rows.items[i];
        if (is_instruction(row) && uses_cell(row->op)) {
            row->arg += (int32_t)unit->locals.count;
        }
    }
}

/* ---- jumps ---- */

/* The label a jump to `l` ends at: jumps to jumps are shortened.  Only a plain jump
 * may become one back this way. */
static label follow_jump(const struct unit *unit, const int32_t *row_of, label l, bool plain)
{
    for (int steps = 0; steps < 8; steps++) {
        int32_t at = row_of[l];
        while ((size_t)at < unit->rows.count && unit->rows.items[at].op == ROW_LABEL) {
            at++;
        }
        const struct row *row = &unit->rows.items[at];
        bool is_jump = (size_t)at < unit->rows.count &&
                       (row->op == OP_JUMP || (plain && row->op == OP_JUMP_BACK));
        if (!is_jump || (row_of[row->arg] < at && !plain)) {
            break;
        }
        l = row->arg;
    }
    return l;
}

static unsigned backward(unsigned op)
{
    switch (op) {
    case OP_JUMP: return OP_JUMP_BACK;
    case OP_POP_JUMP_IF_FALSE: return OP_POP_JUMP_BACK_IF_FALSE;
    case OP_POP_JUMP_IF_TRUE: return OP_POP_JUMP_BACK_IF_TRUE;
    default: return op;
    }
}

/* Nothing but marks between row i and the row of the label? */
static bool is_next(const struct unit *unit, size_t i, int32_t target)
{
    size_t next = i + 1;
    while (next < (size_t)target && unit->rows.items[next].op >= ROW_LABEL) {
        next++;
    }
    return next == (size_t)target;
}

/* Jumps back get the opcode that counts fuel; jumps to the next instruction go. */
static void settle_jumps(struct unit *unit, bool lines)
{
    int32_t *row_of = mem_alloc_zero((unit->labels.count + 1) * sizeof *row_of);
    for (size_t i = 0; i < unit->rows.count; i++) {
        if (unit->rows.items[i].op == ROW_LABEL) {
            row_of[unit->rows.items[i].arg] = (int32_t)i;
        }
    }
    for (size_t i = 0; i < unit->rows.count; i++) {
        struct row *row = &unit->rows.items[i];
        if (!is_instruction(row) || !opcode_is_jump(row->op)) {
            continue;
        }
        if (!lines && row_of[row->arg] > (int32_t)i) {
            label end = follow_jump(unit, row_of, row->arg, row->op == OP_JUMP);
            unit->labels.items[row->arg].refs--;
            unit->labels.items[end].refs++;
            row->arg = end;
        }
        if (row_of[row->arg] < (int32_t)i) {
            row->op = (uint16_t)backward(row->op);
        } else if (row->op == OP_JUMP && is_next(unit, i, row_of[row->arg])) {
            unit->labels.items[row->arg].refs--;
            row->op = OP_NOP;
        }
    }
    mem_free(row_of);
}

/* ---- superinstructions ---- */

static bool is_small_int_const(const struct unit *unit, const struct row *row)
{
    return row->op == OP_LOAD_CONST && value_is_small_int(unit->consts.items[row->arg]);
}

static bool instruction_ends_flow(unsigned op)
{
    return op == OP_JUMP || op == OP_JUMP_BACK || op == OP_RETURN_VALUE || op == OP_RETURN_CONST ||
           op == OP_RAISE || op == OP_RERAISE;
}

static bool pack(struct row *first, const struct row *second, unsigned op)
{
    if (first->arg >= PACK_MAX || second->arg >= PACK_MAX) {
        return false;
    }
    first->op = (uint16_t)op;
    first->arg |= second->arg << PACK_BITS;
    return true;
}

static unsigned fused_constant(unsigned op)
{
    switch (op) {
    case OP_BINARY_ADD: return OP_ADD_CONST;
    case OP_BINARY_SUBTRACT: return OP_SUBTRACT_CONST;
    case OP_INPLACE_ADD: return OP_INPLACE_ADD_CONST;
    case OP_INPLACE_SUBTRACT: return OP_INPLACE_SUBTRACT_CONST;
    default: return 0;
    }
}

/* Does `first`, followed by `second`, become one?  Then first is it. */
static bool fuse(const struct unit *unit, struct row *first, const struct row *second)
{
    unsigned a = first->op, b = second->op;
    bool is_compare = a >= OP_COMPARE_LT && a <= OP_COMPARE_GE;
    if (first->protect != second->protect) {
        return false;
    }
    if (is_compare && (b == OP_POP_JUMP_IF_FALSE || b == OP_POP_JUMP_BACK_IF_TRUE)) {
        first->op =
            (uint16_t)((b == OP_POP_JUMP_IF_FALSE ? OP_JUMP_UNLESS_LT : OP_JUMP_BACK_IF_LT) +
                       (a - OP_COMPARE_LT));
        first->arg = second->arg;
        return true;
    }
    unsigned fused = 0;
    if (a == OP_LOAD_FAST && b == OP_LOAD_ATTR) {
        if (!first->bound || !pack(first, second, OP_LOAD_FAST_ATTR)) {
            return false;
        }
        fused = first->op;
    } else if (is_small_int_const(unit, first)) {
        fused = fused_constant(b);
    }
    if (a == OP_LOAD_CONST && b == OP_RETURN_VALUE) {
        fused = OP_RETURN_CONST;
    }
    if (fused) { /* only the second can fail */
        first->op = (uint16_t)fused;
        first->place = second->place;
    }
    return fused;
}

/* Pairs of loads and stores; done last, so that better fusions come first. */
static bool fuse_pair(struct row *first, const struct row *second)
{
    unsigned a = first->op, b = second->op;
    if (a == OP_LOAD_FAST && b == OP_LOAD_CONST) {
        return pack(first, second, OP_LOAD_FAST_LOAD_CONST);
    }
    if (a == OP_LOAD_FAST && b == OP_LOAD_FAST && second->bound) {
        return pack(first, second, OP_LOAD_FAST_LOAD_FAST);
    }
    if (a == OP_STORE_FAST && b == OP_LOAD_FAST && second->bound) {
        return pack(first, second, OP_STORE_FAST_LOAD_FAST);
    }
    if (a == OP_STORE_FAST && b == OP_STORE_FAST) {
        return pack(first, second, OP_STORE_FAST_STORE_FAST);
    }
    return false;
}

/* ---- locals that surely have a value ---- */

/* Only the first 64 locals, and none that is ever deleted: then a value once there
 * stays there, and one pass in order of the rows finds what holds on all paths. */
static uint64_t deleted_locals(const struct unit *unit)
{
    uint64_t deleted = 0;
    for (size_t i = 0; i < unit->rows.count; i++) {
        const struct row *row = &unit->rows.items[i];
        if ((row->op == OP_DELETE_FAST || row->op == OP_LOAD_FAST_AND_CLEAR) && row->arg < 64) {
            deleted |= 1ull << row->arg;
        }
    }
    return deleted;
}

static void find_bound(struct unit *unit)
{
    uint64_t *at_label = mem_alloc(sizeof(uint64_t) * (unit->labels.count + 1));
    memset(at_label, 0xFF, sizeof(uint64_t) * (unit->labels.count + 1));
    uint64_t keep_mask = ~deleted_locals(unit), bound = 0;
    size_t args = unit->arg_count + unit->kwonly_count + !!(unit->code_flags & CODE_VARARGS) +
                  !!(unit->code_flags & CODE_VARKEYWORDS);
    bound = args >= 64 ? UINT64_MAX : (1ull << args) - 1;
    for (size_t i = 0; i < unit->rows.count; i++) {
        struct row *row = &unit->rows.items[i];
        if (row->op == ROW_LABEL) {
            bound &= at_label[row->arg];
        } else if (row->op == ROW_PROTECT) {
            at_label[unit->protects.items[row->arg].handler] &= bound;
        } else if (opcode_is_jump(row->op)) {
            at_label[row->arg] &= bound;
        } else if (row->op == OP_LOAD_FAST || row->op == OP_STORE_FAST) {
            uint64_t bit = row->arg < 64 ? 1ull << row->arg : 0;
            row->bound = bound & bit & keep_mask;
            bound |= bit;
        }
        if (is_instruction(row) && instruction_ends_flow(row->op)) {
            bound = UINT64_MAX; /* what follows is a label */
        }
    }
    mem_free(at_label);
}

/* IS None and a jump: one test.  None is the constant of the row before. */
static bool fuse_none(struct unit *unit, struct row *load, const struct row *is,
                      const struct row *jump)
{
    if (load->op != OP_LOAD_CONST || !value_is_none(unit->consts.items[load->arg]) ||
        (is->op != OP_IS && is->op != OP_IS_NOT) ||
        (jump->op != OP_POP_JUMP_IF_FALSE && jump->op != OP_POP_JUMP_IF_TRUE)) {
        return false;
    }
    bool when_none = (is->op == OP_IS) == (jump->op == OP_POP_JUMP_IF_TRUE);
    load->op = when_none ? OP_POP_JUMP_IF_NONE : OP_POP_JUMP_IF_NOT_NONE;
    load->arg = jump->arg;
    load->place = jump->place;
    return true;
}

/* Takes out labels that nothing jumps to, and NOPs but those that show a line. */
static void drop_idle_rows(struct unit *unit, bool lines)
{
    size_t to = 0;
    for (size_t i = 0; i < unit->rows.count; i++) {
        const struct row *row = &unit->rows.items[i];
        bool idle = row->op == ROW_LABEL ? unit->labels.items[row->arg].refs == 0
                                         : row->op == OP_NOP && !lines;
        if (!idle) {
            unit->rows.items[to++] = *row;
        }
    }
    unit->rows.count = to;
}

/* One pass over all rows; `late` does the pairs. */
static void fuse_rows(struct assembler *as, bool late)
{
    struct unit *unit = as->unit;
    size_t to = 0;
    for (size_t i = 0; i < unit->rows.count; i++) {
        struct row *row = &unit->rows.items[to++];
        *row = unit->rows.items[i];
        struct row *next = &unit->rows.items[i + 1];
        size_t left = unit->rows.count - i - 1;
        bool same_line = left >= 1 && next->place.line == row->place.line;
        if (!is_instruction(row) || left < 1 || (as->lines && !same_line)) {
            continue;
        }
        if (late) {
            i += fuse_pair(row, next);
        } else if (left >= 2 && fuse_none(unit, row, next, next + 1)) {
            i += 2;
        } else {
            i += fuse(unit, row, next);
        }
    }
    unit->rows.count = to;
}

/* ---- depth of the stack ---- */

static void reach(struct unit *unit, label l, int depth)
{
    struct label_state *state = &unit->labels.items[l];
    if (state->depth < depth) {
        state->depth = depth;
    }
}

static int measure_stack(struct unit *unit)
{
    int depth = 0, most = 0;
    for (size_t i = 0; i < unit->rows.count; i++) {
        const struct row *row = &unit->rows.items[i];
        if (row->op == ROW_LABEL) {
            reach(unit, row->arg, depth);
            depth = unit->labels.items[row->arg].depth;
        } else if (row->op == ROW_PROTECT) {
            struct protect *region = &unit->protects.items[row->arg];
            region->depth = depth - region->cut;
            reach(unit, region->handler, region->depth + 1);
            most = region->depth + 1 > most ? region->depth + 1 : most;
        } else {
            if (opcode_is_jump(row->op)) {
                reach(unit, row->arg, depth + opcode_effect(row->op, row->arg, true));
            }
            depth += opcode_effect(row->op, row->arg, false);
            if (instruction_ends_flow(row->op)) {
                depth = 0; /* what follows is a label that was reached before */
            }
        }
        most = depth > most ? depth : most;
    }
    return most;
}

/* ---- words ---- */

static void add_position(struct assembler *as, const struct place *place)
{
    uint32_t ip = (uint32_t)as->ops.count;
    if (as->positions.count > 0) {
        const struct code_position *last = &vec_last(&as->positions);
        if (last->line == place->line && last->end_line == place->end_line &&
            last->column == place->column && last->end_column == place->end_column) {
            return;
        }
    }
    vec_push(&as->positions, (struct code_position){ip, place->line, place->end_line, place->column,
                                                    place->end_column});
}

static void add_handler(struct assembler *as, const struct row *row, uint32_t start)
{
    if (row->protect < 0) {
        return;
    }
    const struct protect *region = &as->unit->protects.items[row->protect];
    uint32_t end = (uint32_t)as->ops.count;
    if (as->handlers.count > 0) {
        struct code_handler *last = &vec_last(&as->handlers);
        if (last->end == start && last->target == (uint32_t)region->handler &&
            last->depth == region->depth) {
            last->end = end;
            return;
        }
    }
    /* target is the label for now */
    vec_push(&as->handlers,
             (struct code_handler){start, end, (uint32_t)region->handler, (uint16_t)region->depth});
}

static void write_row(struct assembler *as, const struct row *row)
{
    uint32_t start = (uint32_t)as->ops.count;
    if (as->lines && !row->artificial && row->place.line != as->line) {
        add_position(as, &row->place);
        vec_push(&as->ops, OP_LINE | row->place.line << 8);
        as->line = row->place.line;
    }
    add_position(as, &row->place);
    vec_push(&as->ops, row->op | (uint32_t)row->arg << 8);
    if (opcode_is_cached(row->op)) {
        vec_push(&as->ops, (uint32_t)as->cache_count++);
    }
    add_handler(as, row, start);
}

static void write_rows(struct assembler *as)
{
    struct unit *unit = as->unit;
    for (size_t i = 0; i < unit->rows.count; i++) {
        const struct row *row = &unit->rows.items[i];
        if (row->op == ROW_LABEL) {
            unit->labels.items[row->arg].ip = (uint32_t)as->ops.count;
            as->line = 0;
        } else if (row->op != ROW_PROTECT) {
            write_row(as, row);
        }
    }
    for (size_t ip = 0; ip < as->ops.count; ip++) {
        unsigned op = as->ops.items[ip] & 0xFF;
        if (opcode_is_jump(op)) {
            as->ops.items[ip] = op | unit->labels.items[as->ops.items[ip] >> 8].ip << 8;
        }
        ip += opcode_is_cached(op);
    }
    for (size_t i = 0; i < as->handlers.count; i++) {
        as->handlers.items[i].target = unit->labels.items[as->handlers.items[i].target].ip;
    }
}

/* Rows without a place belong to what stands before them, as in CPython. */
static void spread_places(struct unit *unit)
{
    struct place last = {.line = unit->first_line, .end_line = unit->first_line};
    for (size_t i = 0; i < unit->rows.count; i++) {
        struct row *row = &unit->rows.items[i];
        if (!is_instruction(row)) {
            continue;
        }
        if (row->place.line == 0) {
            row->artificial = true;
            row->place = last;
        }
        last = row->place;
    }
}

/* ---- the object ---- */

static struct str **intern_names(struct vm *vm, const char *const *first, size_t count,
                                 const char *const *second, size_t second_count)
{
    struct str **names = mem_alloc((count + second_count + 1) * sizeof *names);
    for (size_t i = 0; i < count; i++) {
        names[i] = str_intern_c(vm, first[i]);
    }
    for (size_t i = 0; i < second_count; i++) {
        names[count + i] = str_intern_c(vm, second[i]);
    }
    return names;
}

static struct code *make_object(struct assembler *as, int stack_size)
{
    struct unit *unit = as->unit;
    struct vm *vm = as->c->vm;
    struct code *code = object_new(vm, vm_type(vm, CODE), sizeof *code);
    code->name = keep_object(unit->name);
    code->qualname = keep_object(unit->qualname);
    code->file = keep_object(as->c->file);
    code->flags = unit->code_flags;
    code->first_line = unit->first_line;
    code->arg_count = unit->arg_count;
    code->posonly_count = unit->posonly_count;
    code->kwonly_count = unit->kwonly_count;
    code->local_count = (uint16_t)unit->locals.count;
    code->cell_count = (uint16_t)unit->own_cells;
    code->free_count = (uint16_t)(unit->cells.count - unit->own_cells);
    code->stack_size = (uint32_t)stack_size;
    code->ops = as->ops.items;
    code->op_count = as->ops.count;
    code->consts = unit->consts.items;
    code->const_count = unit->consts.count;
    unit->consts.items = NULL;
    unit->consts.count = 0;
    code->names = intern_names(vm, unit->names.items, unit->names.count, NULL, 0);
    code->name_count = unit->names.count;
    code->locals = intern_names(vm, unit->locals.items, unit->locals.count, unit->cells.items,
                                unit->cells.count);
    code->handlers = as->handlers.items;
    code->handler_count = as->handlers.count;
    code->positions = as->positions.items;
    code->position_count = as->positions.count;
    code->caches = mem_alloc_zero((as->cache_count + 1) * sizeof *code->caches);
    code->cache_count = as->cache_count;
    code->doc = unit->doc ? keep_object(unit->doc) : NULL;
    return code;
}

struct code *assemble(struct compiler *c)
{
    struct assembler as = {.c = c,
                           .unit = c->unit,
                           .lines = c->flags & COMPILE_LINES && !(c->flags & COMPILE_LIBRARY)};
    settle_jumps(c->unit, as.lines);
    place_cells(c->unit);
    spread_places(c->unit);
    drop_idle_rows(c->unit, as.lines);
    find_bound(c->unit);
    fuse_rows(&as, false);
    fuse_rows(&as, true);
    int stack_size = measure_stack(c->unit);
    write_rows(&as);
    return make_object(&as, stack_size);
}
