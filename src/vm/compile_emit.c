/* Rows of instructions, labels, and the tables of names and constants. */
#include "base/diag.h"
#include "base/strbuf.h"
#include "vm/bytes.h"
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/number.h"
#include "vm/str.h"

enum opcode_kind { KIND_PLAIN, KIND_JUMP, KIND_CACHED };

int opcode_effect(unsigned op, int arg, bool jump)
{
    (void)arg;
    (void)jump;
    switch (op) {
#define OPCODE(name, effect, kind, doc) \
    case OP_##name:                     \
        return effect;
#include "vm/opcodes.def"
#undef OPCODE
    }
    return 0;
}

static enum opcode_kind opcode_kind(unsigned op)
{
    static const uint8_t kinds[] = {
#define OPCODE(name, effect, kind, doc) KIND_##kind,
#include "vm/opcodes.def"
#undef OPCODE
    };
    return op < OP_COUNT ? kinds[op] : KIND_PLAIN;
}

bool opcode_is_jump(unsigned op)
{
    return opcode_kind(op) == KIND_JUMP;
}

bool opcode_is_cached(unsigned op)
{
    return opcode_kind(op) == KIND_CACHED;
}

const char *opcode_name(unsigned op)
{
    static const char *const names[] = {
#define OPCODE(name, effect, kind, doc) #name,
#include "vm/opcodes.def"
#undef OPCODE
    };
    return op < OP_COUNT ? names[op] : "?";
}

static bool ends_flow(unsigned op)
{
    return op == OP_JUMP || op == OP_JUMP_BACK || op == OP_RETURN_VALUE || op == OP_RAISE ||
           op == OP_RERAISE;
}

void emit(struct compiler *c, unsigned op, int arg)
{
    struct unit *unit = c->unit;
    if (unit->unreachable) {
        return;
    }
    vec_push(&unit->rows,
             (struct row){.op = op, .arg = arg, .protect = unit->protect, .place = unit->place});
    unit->unreachable = ends_flow(op);
}

void emit0(struct compiler *c, unsigned op)
{
    emit(c, op, 0);
}

void emit_jump(struct compiler *c, unsigned op, label to)
{
    if (!c->unit->unreachable) {
        c->unit->labels.items[to].refs++;
        emit(c, op, to);
    }
}

void emit_none(struct compiler *c)
{
    emit_const(c, VALUE_NONE);
}

void emit_nop(struct compiler *c)
{
    if (c->flags & COMPILE_LINES) {
        emit0(c, OP_NOP);
    }
}

label label_new(struct compiler *c)
{
    vec_push(&c->unit->labels, (struct label_state){.depth = -1});
    return (label)c->unit->labels.count - 1;
}

/* Code that nothing can come to is left out: a label ends such a stretch only if
 * a jump that can happen goes to it.  (Jumps back come from behind their label.) */
void label_place(struct compiler *c, label l)
{
    struct unit *unit = c->unit;
    if (unit->labels.items[l].refs > 0) {
        unit->unreachable = false;
    }
    unit->labels.items[l].placed = true;
    if (!unit->unreachable) {
        vec_push(&unit->rows, (struct row){.op = ROW_LABEL, .arg = l, .protect = -1});
    }
}

int protect(struct compiler *c, label handler, int cut)
{
    struct unit *unit = c->unit;
    int before = unit->protect;
    if (!unit->unreachable) {
        unit->labels.items[handler].refs++;
        vec_push(&unit->protects, (struct protect){handler, cut, -1});
        emit(c, ROW_PROTECT, (int)unit->protects.count - 1);
        unit->protect = (int)unit->protects.count - 1;
    }
    return before;
}

void unprotect(struct compiler *c, int before)
{
    c->unit->protect = before;
}

int name_index(struct compiler *c, const char *mangled)
{
    struct unit *unit = c->unit;
    uint64_t at;
    if (int_map_get(&unit->name_index, (uintptr_t)mangled, &at)) {
        return (int)at;
    }
    int_map_set(&unit->name_index, (uintptr_t)mangled, unit->names.count);
    vec_push(&unit->names, mangled);
    return (int)unit->names.count - 1;
}

void emit_name(struct compiler *c, unsigned op, const char *name)
{
    emit(c, op, name_index(c, mangle(c, name)));
}

/* A text that is the same for constants that are the same: type and contents.
 * false: it is not to be shared. */
static bool constant_key(struct strbuf *key, value v)
{
    if (!value_is_object(v)) {
        strbuf_add_char(key, 'w');
        strbuf_add_bytes(key, &v.bits, sizeof v.bits);
    } else if (value_is_str(v)) {
        const struct str *str = value_as(str, v);
        strbuf_printf(key, "s%zu:", str->size);
        strbuf_add_bytes(key, str->text, str->size);
    } else if (value_is_bytes(v)) {
        const struct bytes *bytes = value_as(bytes, v);
        strbuf_printf(key, "b%zu:", bytes->size);
        strbuf_add_bytes(key, bytes->data, bytes->size);
    } else if (value_is_tuple(v)) {
        const struct tuple *tuple = value_as(tuple, v);
        strbuf_printf(key, "t%zu:", tuple->count);
        for (size_t i = 0; i < tuple->count; i++) {
            if (!constant_key(key, tuple->items[i])) {
                return false;
            }
        }
    } else {
        return false;
    }
    return true;
}

int const_index(struct compiler *c, value v)
{
    struct unit *unit = c->unit;
    struct strbuf key = {0};
    if (!constant_key(&key, v)) {
        strbuf_clear(&key);
        strbuf_printf(&key, "o%zu", unit->consts.count);
    }
    uint32_t at = interner_add(&unit->const_keys, strbuf_text(&key), key.length);
    strbuf_free(&key);
    if (at < unit->consts.count) {
        drop(c->vm, v);
    } else {
        vec_push(&unit->consts, v);
    }
    return (int)at;
}

void emit_const(struct compiler *c, value v)
{
    if (c->unit->unreachable) {
        drop(c->vm, v);
        return;
    }
    emit(c, OP_LOAD_CONST, const_index(c, v));
}

void place_set(struct compiler *c, const struct ast_node *node)
{
    c->unit->place = (struct place){node->line, node->end_line, node->column, node->end_column};
}

void place_none(struct compiler *c)
{
    c->unit->place = (struct place){0};
}

enum { BLOCKS_MAX = 20 }; /* CPython's */

void block_push(struct compiler *c, struct block block)
{
    struct unit *unit = c->unit;
    if (unit->blocks.count >= BLOCKS_MAX) {
        compile_error(c, NULL, "too many statically nested blocks");
    }
    vec_push(&unit->blocks, block);
}

void block_pop(struct compiler *c)
{
    c->unit->blocks.count--;
}
