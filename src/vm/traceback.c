/* Traceback objects, and their entries as text with CPython 3.11's carets. */
#include "vm/traceback.h"

#include "base/arena.h"
#include "base/diag.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "lang/parse.h"
#include "vm/code.h"
#include "vm/container.h"
#include "vm/frame.h"
#include "vm/init.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"

enum { SHOWN_REPEATS = 3, SHOWN_ENTRIES = 1000 };

uint32_t traceback_line(const struct traceback *tb)
{
    if (tb->line) {
        return tb->line;
    }
    const struct code_position *position = code_position_at(tb->code, tb->ip);
    return position ? position->line : 0;
}

/* ---- carets ---- */

/* Columns (code points of the line) where the carets of one entry begin and end, and
 * the part between left_end and right_start that is marked ^ while the rest is ~. */
struct carets {
    size_t start, end, left_end, right_start;
    bool split;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

/* Between the operands: the operator's columns; CPython 3.11 takes the first character that is
 * no space, even if that closes a parenthesis around the left operand. */
static void mark_operator(const char *text, size_t size, const struct ast_node *node,
                          struct carets *carets)
{
    size_t right = node->u.bin_op.right->column;
    for (size_t i = node->u.bin_op.left->end_column; i < right; i++) {
        size_t at = utf8_offset(text, size, i), next = utf8_offset(text, size, i + 1);
        if (is_space(text[at])) {
            continue;
        }
        carets->left_end = carets->start + i;
        carets->right_start = carets->left_end + 1;
        if (i + 1 < right && !is_space(text[next])) {
            carets->right_start++;
        }
        carets->split = true;
        break;
    }
}

/* Parses what the carets cover: an operator or a subscript is marked inside it. */
static void find_anchors(const char *text, size_t size, struct carets *carets)
{
    struct arena arena = {0};
    struct diag diag = {0};
    char *source = mem_copy_bytes(text, size);
    struct ast_node *tree = lang_parse(&arena, "", source, size, 0, &diag);
    if (tree && tree->u.module.body.count == 1 && tree->u.module.body.items[0]->kind == AST_EXPR) {
        const struct ast_node *node = tree->u.module.body.items[0]->u.expr.value;
        if (node->kind == AST_BIN_OP) {
            mark_operator(text, size, node, carets);
        } else if (node->kind == AST_SUBSCRIPT) {
            carets->left_end = carets->start + node->u.subscript.value->end_column;
            carets->right_start = carets->start + node->u.subscript.slice->end_column + 1;
            carets->split = true;
        }
    }
    mem_free(source);
    diag_free(&diag);
    arena_free(&arena);
}

static void add_carets(const char *line, size_t size, const struct code_position *position,
                       const char *margin, struct strbuf *out)
{
    size_t indent = 0, used = size;
    while (indent < size && is_space(line[indent])) {
        indent++;
    }
    while (used > indent && (is_space(line[used - 1]) || line[used - 1] == '\r')) {
        used--;
    }
    struct carets carets = {.start = position->column, .end = position->end_column};
    if (position->end_line != position->line) {
        carets.end = utf8_count(line, used);
    } else {
        size_t from = utf8_offset(line, size, carets.start);
        size_t to = utf8_offset(line, size, carets.end);
        if (to > from) {
            find_anchors(line + from, to - from, &carets);
        }
    }
    size_t length = utf8_count(line, size);
    if (carets.end <= carets.start || carets.start < indent ||
        (carets.end - carets.start == length - indent && !carets.split)) {
        return;
    }
    strbuf_printf(out, "%s    ", margin);
    for (size_t i = indent; i < carets.end; i++) {
        char c = '^';
        if (i < carets.start) {
            c = ' ';
        } else if (carets.split && (i < carets.left_end || i >= carets.right_start)) {
            c = '~';
        }
        strbuf_add_char(out, c);
    }
    strbuf_add(out, "\n");
}

/* ---- entries ---- */

static void add_entry(struct vm *vm, const struct traceback *tb, const char *margin,
                      struct strbuf *out)
{
    const struct code *code = tb->code;
    uint32_t line = traceback_line(tb);
    strbuf_printf(out, "%s  File \"%s\", line %u, in %s\n", margin, code->file->text, line,
                  code->name->text);
    size_t size;
    const char *text = vm_source_line(vm, code->file->text, line, &size);
    if (!text) {
        return;
    }
    size_t indent = 0, end = size;
    while (indent < size && is_space(text[indent])) {
        indent++;
    }
    while (end > indent && is_space(text[end - 1])) {
        end--;
    }
    strbuf_printf(out, "%s    %.*s\n", margin, (int)(end - indent), text + indent);
    const struct code_position *position = code_position_at(code, tb->ip);
    if (position && position->line == line) {
        add_carets(text, size, position, margin, out);
    }
}

void traceback_format_entry(struct vm *vm, const struct traceback *tb, struct strbuf *out)
{
    add_entry(vm, tb, "", out);
}

bool traceback_place(const struct traceback *tb, uint32_t *end_line, uint32_t *column,
                     uint32_t *end_column)
{
    const struct code_position *position = code_position_at(tb->code, tb->ip);
    if (!position || position->line != traceback_line(tb)) {
        return false;
    }
    *end_line = position->end_line;
    *column = position->column;
    *end_column = position->end_column;
    return true;
}

static bool same_place(const struct traceback *a, const struct traceback *b)
{
    return a && str_equal(a->code->file, b->code->file) &&
           str_equal(a->code->name, b->code->name) && traceback_line(a) == traceback_line(b);
}

/* CPython writes this line without the margin of a group, and so do we. */
static void add_repeats(size_t count, struct strbuf *out)
{
    if (count > SHOWN_REPEATS) {
        size_t more = count - SHOWN_REPEATS;
        strbuf_printf(out, "  [Previous line repeated %zu more time%s]\n", more,
                      more == 1 ? "" : "s");
    }
}

static const struct traceback *next_visible(const struct traceback *tb)
{
    while (tb && tb->code->flags & CODE_LIBRARY) {
        tb = tb->next;
    }
    return tb;
}

void traceback_format(struct vm *vm, value traceback, const char *margin, struct strbuf *out)
{
    if (!value_has_layout(traceback, LAYOUT_TRACEBACK)) {
        return;
    }
    const struct traceback *first = value_as(traceback, traceback), *last = NULL;
    size_t depth = 0, repeats = 0;
    for (const struct traceback *at = next_visible(first); at; at = next_visible(at->next)) {
        depth++;
    }
    for (const struct traceback *at = next_visible(first); at; at = next_visible(at->next)) {
        if (depth-- > SHOWN_ENTRIES) {
            continue;
        }
        if (!same_place(last, at)) {
            add_repeats(repeats, out);
            repeats = 0;
        }
        last = at;
        if (++repeats <= SHOWN_REPEATS) {
            add_entry(vm, at, margin, out);
        }
    }
    add_repeats(repeats, out);
}

/* ---- the object ---- */

static value get_next(struct vm *vm, value self)
{
    (void)vm;
    struct traceback *next = value_as(traceback, self)->next;
    return next ? keep(value_from_object(next)) : VALUE_NONE;
}

static bool set_next(struct vm *vm, value self, value v)
{
    if (!value_is_none(v) && !value_has_layout(v, LAYOUT_TRACEBACK)) {
        vm_raise(vm, EXC_TypeError, "expected traceback object or None, got '%s'",
                 value_is_unbound(v) ? "NULL" : value_type(vm, v)->name->text);
        return false;
    }
    for (value at = v; value_has_layout(at, LAYOUT_TRACEBACK);) {
        if (value_same(at, self)) {
            vm_raise(vm, EXC_ValueError, "traceback loop detected");
            return false;
        }
        struct traceback *next = value_as(traceback, at)->next;
        at = next ? value_from_object(next) : VALUE_NONE;
    }
    struct traceback *tb = value_as(traceback, self), *old = tb->next;
    tb->next = value_is_none(v) ? NULL : (struct traceback *)value_object(keep(v));
    drop_object(vm, old);
    return true;
}

static value get_line(struct vm *vm, value self)
{
    (void)vm;
    return value_from_small_int(traceback_line(value_as(traceback, self)));
}

static value get_lasti(struct vm *vm, value self)
{
    (void)vm;
    return value_from_small_int(value_as(traceback, self)->ip * 2);
}

static value get_frame(struct vm *vm, value self)
{
    (void)vm;
    struct frame_object *frame = value_as(traceback, self)->frame;
    return frame ? keep(value_from_object(frame)) : VALUE_NONE;
}

static void traceback_traverse(struct object *self, visit_fn visit, void *context)
{
    struct traceback *tb = (struct traceback *)self;
    if (tb->next) {
        visit(context, value_from_object(tb->next));
    }
    visit(context, value_from_object(tb->code));
    if (tb->frame) {
        visit(context, value_from_object(tb->frame));
    }
}

static void traceback_dealloc(struct vm *vm, struct object *self)
{
    struct traceback *tb = (struct traceback *)self;
    drop_object(vm, tb->next);
    drop_object(vm, tb->code);
    drop_object(vm, tb->frame);
    object_release(vm, self, sizeof *tb);
}

void traceback_init_types(struct vm *vm)
{
    static const struct getset_def getsets[] = {{"tb_next", get_next, set_next},
                                                {"tb_lineno", get_line, NULL},
                                                {"tb_lasti", get_lasti, NULL},
                                                {"tb_frame", get_frame, NULL},
                                                {0}};
    struct type *type = type_new_native(vm, "builtins", "traceback", NULL, LAYOUT_TRACEBACK,
                                        sizeof(struct traceback), TYPE_FINAL);
    vm->types[T_TRACEBACK] = type;
    type->dealloc = traceback_dealloc;
    type->traverse = traceback_traverse;
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
}
