/* The listing of a code object: one line an instruction, then its handlers, then the code
 * objects among its constants. */
#include "base/strbuf.h"
#include "vm/bytes.h"
#include "vm/code.h"
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/number.h"
#include "vm/str.h"

static void write_constant(struct strbuf *out, value v)
{
    char number[32];
    if (value_is_none(v) || value_is_bool(v)) {
        strbuf_add(out, value_is_none(v) ? "None" : v.bits == VALUE_TRUE.bits ? "True" : "False");
    } else if (value_is_small_int(v)) {
        strbuf_printf(out, "%lld", (long long)value_small_int(v));
    } else if (value_is_float(v)) {
        strbuf_add_bytes(out, number, float_write_repr(float_to_double(v), number));
    } else if (value_is_str(v)) {
        strbuf_printf(out, "'%s'", value_as(str, v)->text);
    } else if (value_is_bytes(v)) {
        strbuf_printf(out, "b'%s'", value_as(bytes, v)->data);
    } else if (value_is_tuple(v)) {
        const struct tuple *tuple = value_as(tuple, v);
        strbuf_add_char(out, '(');
        for (size_t i = 0; i < tuple->count; i++) {
            strbuf_add(out, i > 0 ? ", " : "");
            write_constant(out, tuple->items[i]);
        }
        strbuf_add(out, tuple->count == 1 ? ",)" : ")");
    } else if (value_has_layout(v, LAYOUT_CODE)) {
        strbuf_printf(out, "<code %s>", value_as(code, v)->qualname->text);
    } else {
        strbuf_add(out, "…");
    }
}

enum argument { ARGUMENT_NUMBER, ARGUMENT_CONST, ARGUMENT_NAME, ARGUMENT_SLOT, ARGUMENT_SLOTS };

static enum argument argument_of(unsigned op)
{
    switch (op) {
    case OP_LOAD_CONST:
    case OP_RETURN_CONST:
    case OP_ADD_CONST:
    case OP_SUBTRACT_CONST:
    case OP_INPLACE_ADD_CONST:
    case OP_INPLACE_SUBTRACT_CONST: return ARGUMENT_CONST;
    case OP_LOAD_NAME:
    case OP_STORE_NAME:
    case OP_DELETE_NAME:
    case OP_LOAD_GLOBAL:
    case OP_STORE_GLOBAL:
    case OP_DELETE_GLOBAL:
    case OP_LOAD_ATTR:
    case OP_LOAD_METHOD:
    case OP_STORE_ATTR:
    case OP_DELETE_ATTR:
    case OP_IMPORT_NAME:
    case OP_IMPORT_FROM: return ARGUMENT_NAME;
    case OP_LOAD_FAST:
    case OP_LOAD_FAST_AND_CLEAR:
    case OP_STORE_FAST:
    case OP_DELETE_FAST:
    case OP_MAKE_CELL:
    case OP_LOAD_CLOSURE:
    case OP_LOAD_DEREF:
    case OP_STORE_DEREF:
    case OP_DELETE_DEREF:
    case OP_LOAD_CLASSDEREF: return ARGUMENT_SLOT;
    case OP_LOAD_FAST_LOAD_FAST:
    case OP_LOAD_FAST_LOAD_CONST:
    case OP_LOAD_FAST_ATTR:
    case OP_STORE_FAST_LOAD_FAST:
    case OP_STORE_FAST_STORE_FAST: return ARGUMENT_SLOTS;
    default: return ARGUMENT_NUMBER;
    }
}

static void write_pair(const struct code *code, unsigned op, uint32_t arg, struct strbuf *out)
{
    uint32_t second = arg >> 12;
    strbuf_printf(out, " (%s, ", code->locals[arg & 0xFFF]->text);
    if (op == OP_LOAD_FAST_LOAD_CONST) {
        write_constant(out, code->consts[second]);
    } else if (op == OP_LOAD_FAST_ATTR) {
        strbuf_add(out, code->names[second]->text);
    } else {
        strbuf_add(out, code->locals[second]->text);
    }
    strbuf_add_char(out, ')');
}

static void write_instruction(const struct code *code, uint32_t ip, struct strbuf *out)
{
    unsigned op = code->ops[ip] & 0xFF;
    uint32_t arg = code->ops[ip] >> 8;
    strbuf_printf(out, "%6u  %s %u", (unsigned)ip, opcode_name(op), (unsigned)arg);
    switch (argument_of(op)) {
    case ARGUMENT_NUMBER: break;
    case ARGUMENT_CONST:
        strbuf_add(out, " (");
        write_constant(out, code->consts[arg]);
        strbuf_add_char(out, ')');
        break;
    case ARGUMENT_NAME: strbuf_printf(out, " (%s)", code->names[arg]->text); break;
    case ARGUMENT_SLOT: strbuf_printf(out, " (%s)", code->locals[arg]->text); break;
    case ARGUMENT_SLOTS: write_pair(code, op, arg, out); break;
    }
    const struct code_position *at = code_position_at(code, ip);
    if (at && at->line) {
        strbuf_printf(out, "  @%u:%u-%u:%u", (unsigned)at->line, (unsigned)at->column,
                      (unsigned)at->end_line, (unsigned)at->end_column);
    }
    strbuf_add_char(out, '\n');
}

void code_disassemble(const struct code *code, struct strbuf *out)
{
    strbuf_printf(out, "%s (stack %u, locals %u, cells %u, free %u)\n", code->qualname->text,
                  (unsigned)code->stack_size, (unsigned)code->local_count,
                  (unsigned)code->cell_count, (unsigned)code->free_count);
    for (uint32_t ip = 0; ip < code->op_count; ip++) {
        write_instruction(code, ip, out);
        ip += opcode_is_cached(code->ops[ip] & 0xFF);
    }
    for (size_t i = 0; i < code->handler_count; i++) {
        const struct code_handler *handler = &code->handlers[i];
        strbuf_printf(out, "  handler %u-%u -> %u, depth %u\n", (unsigned)handler->start,
                      (unsigned)handler->end, (unsigned)handler->target, (unsigned)handler->depth);
    }
    for (size_t i = 0; i < code->const_count; i++) {
        if (value_has_layout(code->consts[i], LAYOUT_CODE)) {
            code_disassemble(value_as(code, code->consts[i]), out);
        }
    }
}
