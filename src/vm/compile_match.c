/* The match statement.
 *
 * A pattern takes the subject off the stack.  Captured names wait on the stack, the
 * first on top, until the whole pattern has matched.  When a test fails there are
 * `on_top` working values and those captures to drop: fails[n] is where n of them are.
 */
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/number.h"
#include "vm/str.h"

struct pattern {
    VEC(const char *) stores;
    VEC(label) fails;
    int on_top;
    bool allow_irrefutable;
};

static void compile_pattern(struct compiler *c, const struct ast_node *node, struct pattern *p);

static label fail_label(struct compiler *c, struct pattern *p, int drops)
{
    while ((int)p->fails.count <= drops) {
        vec_push(&p->fails, label_new(c));
    }
    return p->fails.items[drops];
}

static void jump_to_fail(struct compiler *c, struct pattern *p, unsigned op)
{
    emit_jump(c, op, fail_label(c, p, p->on_top + (int)p->stores.count));
}

static void place_fails(struct compiler *c, struct pattern *p)
{
    for (size_t i = p->fails.count; i-- > 0;) {
        label_place(c, p->fails.items[i]);
        if (i > 0) {
            emit0(c, OP_POP_TOP);
        }
    }
    vec_clear(&p->fails);
}

/* The top goes `count` values down. */
static void rotate(struct compiler *c, int count)
{
    for (; count > 1; count--) {
        emit(c, OP_SWAP, count);
    }
}

static int find_store(const struct pattern *p, const char *name)
{
    for (size_t i = 0; i < p->stores.count; i++) {
        if (strcmp(p->stores.items[i], name) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static void add_store(struct compiler *c, struct pattern *p, const char *name)
{
    if (find_store(p, name) >= 0) {
        compile_error(c, NULL, "multiple assignments to name '%s' in pattern", name);
    }
    vec_push(&p->stores, name);
}

static void capture(struct compiler *c, struct pattern *p, const char *name)
{
    if (!name) {
        emit0(c, OP_POP_TOP);
        return;
    }
    rotate(c, p->on_top + (int)p->stores.count + 1);
    add_store(c, p, name);
}

static bool is_wildcard(const struct ast_node *node)
{
    return (node->kind == AST_MATCH_AS && !node->u.match_as.name) ||
           (node->kind == AST_MATCH_STAR && !node->u.match_star.name);
}

static void compile_subpattern(struct compiler *c, const struct ast_node *node, struct pattern *p)
{
    bool before = p->allow_irrefutable;
    p->allow_irrefutable = true;
    compile_pattern(c, node, p);
    p->allow_irrefutable = before;
}

/* ---- sequences ---- */

static void compare_length(struct compiler *c, struct pattern *p, uint32_t length, unsigned op)
{
    emit0(c, OP_GET_LEN);
    emit_const(c, int_from_int64(c->vm, length));
    emit0(c, op);
    jump_to_fail(c, p, OP_POP_JUMP_IF_FALSE);
}

static void unpack_sequence(struct compiler *c, const struct ast_list *patterns, int star,
                            struct pattern *p)
{
    if (star < 0) {
        emit(c, OP_UNPACK_SEQUENCE, (int)patterns->count);
    } else {
        int after = (int)patterns->count - star - 1;
        if (star > 255 || after > 0xFFFF) {
            compile_error(c, NULL, "too many expressions in star-unpacking sequence pattern");
        }
        emit(c, OP_UNPACK_EX, star | after << 8);
    }
    p->on_top += (int)patterns->count;
    for (uint32_t i = 0; i < patterns->count; i++) {
        p->on_top--;
        compile_subpattern(c, patterns->items[i], p);
    }
}

/* [a, *_, b]: only the wanted items are fetched. */
static void index_sequence(struct compiler *c, const struct ast_list *patterns, int star,
                           struct pattern *p)
{
    p->on_top++;
    for (uint32_t i = 0; i < patterns->count; i++) {
        if ((int)i == star || is_wildcard(patterns->items[i])) {
            continue;
        }
        emit(c, OP_COPY, 1);
        if ((int)i < star) {
            emit_const(c, int_from_int64(c->vm, i));
        } else {
            emit0(c, OP_GET_LEN);
            emit_const(c, int_from_int64(c->vm, patterns->count - i));
            emit0(c, OP_BINARY_SUBTRACT);
        }
        emit0(c, OP_BINARY_SUBSCR);
        compile_subpattern(c, patterns->items[i], p);
    }
    p->on_top--;
    emit0(c, OP_POP_TOP);
}

static void compile_sequence(struct compiler *c, const struct ast_node *node, struct pattern *p)
{
    const struct ast_list *patterns = &node->u.match_sequence.patterns;
    int star = -1;
    bool only_wildcards = true, star_wildcard = false;
    for (uint32_t i = 0; i < patterns->count; i++) {
        bool wildcard = is_wildcard(patterns->items[i]);
        only_wildcards = only_wildcards && wildcard;
        if (patterns->items[i]->kind == AST_MATCH_STAR) {
            if (star >= 0) {
                compile_error(c, NULL, "multiple starred names in sequence pattern");
                return;
            }
            star = (int)i;
            star_wildcard = wildcard;
        }
    }
    p->on_top++;
    emit0(c, OP_MATCH_SEQUENCE);
    jump_to_fail(c, p, OP_POP_JUMP_IF_FALSE);
    if (star < 0) {
        compare_length(c, p, patterns->count, OP_COMPARE_EQ);
    } else if (patterns->count > 1) {
        compare_length(c, p, patterns->count - 1, OP_COMPARE_GE);
    }
    p->on_top--;
    if (only_wildcards) {
        emit0(c, OP_POP_TOP);
    } else if (star_wildcard) {
        index_sequence(c, patterns, star, p);
    } else {
        unpack_sequence(c, patterns, star, p);
    }
}

/* ---- mappings ---- */

static void check_mapping_key(struct compiler *c, const struct ast_list *keys, uint32_t at)
{
    value key, other;
    if (!fold(c, keys->items[at], &key)) {
        if (keys->items[at]->kind != AST_ATTRIBUTE && keys->items[at]->kind != AST_BIN_OP) {
            compile_error(c, NULL,
                          "mapping pattern keys may only match literals and attribute lookups");
        }
        return;
    }
    for (uint32_t i = 0; i < at; i++) {
        if (fold(c, keys->items[i], &other)) {
            if (vm_equal(c->vm, key, other) == 1) {
                value shown = vm_repr(c->vm, key);
                compile_error(c, NULL, "mapping pattern checks duplicate key (%s)",
                              value_as(str, shown)->text);
                drop(c->vm, shown);
            }
            drop(c->vm, other);
        }
    }
    drop(c->vm, key);
}

/* subject, keys -> dict of all other entries */
static void build_rest(struct compiler *c, uint32_t size)
{
    emit(c, OP_BUILD_MAP, 0);
    emit(c, OP_SWAP, 3);
    emit(c, OP_DICT_UPDATE, 2);
    emit(c, OP_UNPACK_SEQUENCE, (int)size);
    for (; size > 0; size--) {
        emit(c, OP_COPY, 1 + (int)size);
        emit(c, OP_SWAP, 2);
        emit0(c, OP_DELETE_SUBSCR);
    }
}

/* value or None on top: fails if it is None. */
static void fail_if_none(struct compiler *c, struct pattern *p)
{
    emit(c, OP_COPY, 1);
    emit_none(c);
    emit0(c, OP_IS_NOT);
    jump_to_fail(c, p, OP_POP_JUMP_IF_FALSE);
}

static void compile_mapping(struct compiler *c, const struct ast_node *node, struct pattern *p)
{
    const struct ast_list *keys = &node->u.match_mapping.keys;
    const char *rest = node->u.match_mapping.rest;
    p->on_top++;
    emit0(c, OP_MATCH_MAPPING);
    jump_to_fail(c, p, OP_POP_JUMP_IF_FALSE);
    if (keys->count == 0 && !rest) {
        p->on_top--;
        emit0(c, OP_POP_TOP);
        return;
    }
    if (keys->count > 0) {
        compare_length(c, p, keys->count, OP_COMPARE_GE);
    }
    for (uint32_t i = 0; i < keys->count; i++) {
        check_mapping_key(c, keys, i);
        compile_expr(c, keys->items[i]);
    }
    emit(c, OP_BUILD_TUPLE, (int)keys->count);
    emit0(c, OP_MATCH_KEYS);
    p->on_top += 2;
    fail_if_none(c, p);
    emit(c, OP_UNPACK_SEQUENCE, (int)keys->count);
    p->on_top += (int)keys->count - 1;
    for (uint32_t i = 0; i < keys->count; i++) {
        p->on_top--;
        compile_subpattern(c, node->u.match_mapping.patterns.items[i], p);
    }
    p->on_top -= 2;
    if (rest) {
        build_rest(c, keys->count);
        capture(c, p, rest);
    } else {
        emit0(c, OP_POP_TOP);
        emit0(c, OP_POP_TOP);
    }
}

/* ---- classes ---- */

static value attribute_names(struct compiler *c, const struct ast_names *names)
{
    struct tuple *tuple = tuple_new(c->vm, names->count);
    for (uint32_t i = 0; i < names->count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            if (strcmp(names->items[i], names->items[j]) == 0) {
                compile_error(c, NULL, "attribute name repeated in class pattern: %s",
                              names->items[i]);
            }
        }
        tuple->items[i] = str_value(str_intern_c(c->vm, names->items[i]));
    }
    return value_from_object(tuple);
}

static void compile_class_pattern(struct compiler *c, const struct ast_node *node,
                                  struct pattern *p)
{
    const struct ast_list *positional = &node->u.match_class.patterns;
    const struct ast_list *keyword = &node->u.match_class.kwd_patterns;
    uint32_t total = positional->count + keyword->count;
    compile_expr(c, node->u.match_class.cls);
    emit_const(c, attribute_names(c, &node->u.match_class.kwd_attrs));
    emit(c, OP_MATCH_CLASS, (int)positional->count);
    p->on_top++;
    fail_if_none(c, p);
    emit(c, OP_UNPACK_SEQUENCE, (int)total);
    p->on_top += (int)total - 1;
    for (uint32_t i = 0; i < total; i++) {
        p->on_top--;
        compile_subpattern(
            c, i < positional->count ? positional->items[i] : keyword->items[i - positional->count],
            p);
    }
}

/* ---- as and or ---- */

static void compile_as(struct compiler *c, const struct ast_node *node, struct pattern *p)
{
    const char *name = node->u.match_as.name;
    if (!node->u.match_as.pattern) {
        if (!p->allow_irrefutable) {
            if (name) {
                compile_error(c, node, "name capture '%s' makes remaining patterns unreachable",
                              name);
            } else {
                compile_error(c, node, "wildcard makes remaining patterns unreachable");
            }
        }
        capture(c, p, name);
        return;
    }
    p->on_top++;
    emit(c, OP_COPY, 1);
    compile_pattern(c, node->u.match_as.pattern, p);
    p->on_top--;
    capture(c, p, name);
}

/* Brings the captures of an alternative, on the stack too, into the order of the first one's. */
static bool order_stores(struct compiler *c, struct pattern *p, const struct pattern *control)
{
    for (int want = (int)control->stores.count - 1; want >= 0; want--) {
        int have = find_store(p, control->stores.items[want]);
        if (have < 0) {
            return false;
        }
        if (have == want) {
            continue;
        }
        for (int rotations = have + 1; rotations > 0; rotations--) {
            const char *first = p->stores.items[0];
            memmove(p->stores.items, p->stores.items + 1, (size_t)want * sizeof first);
            p->stores.items[want] = first;
            rotate(c, want + 1);
        }
    }
    return true;
}

static void compile_alternative(struct compiler *c, const struct ast_node *node,
                                struct pattern *control, bool first, bool irrefutable, label end)
{
    struct pattern p = {.allow_irrefutable = irrefutable};
    emit(c, OP_COPY, 1);
    compile_pattern(c, node, &p);
    if (first) {
        for (size_t i = 0; i < p.stores.count; i++) {
            vec_push(&control->stores, p.stores.items[i]);
        }
    } else if (p.stores.count != control->stores.count || !order_stores(c, &p, control)) {
        compile_error(c, NULL, "alternative patterns bind different names");
    }
    emit_jump(c, OP_JUMP, end);
    place_fails(c, &p);
    vec_free(&p.stores);
    vec_free(&p.fails);
}

static void compile_or(struct compiler *c, const struct ast_node *node, struct pattern *p)
{
    const struct ast_list *patterns = &node->u.match_or.patterns;
    label end = label_new(c);
    struct pattern control = {0};
    for (uint32_t i = 0; i < patterns->count; i++) {
        bool last = i + 1 == patterns->count;
        struct place before = c->unit->place;
        place_set(c, patterns->items[i]);
        compile_alternative(c, patterns->items[i], &control, i == 0, last && p->allow_irrefutable,
                            end);
        c->unit->place = before;
    }
    emit0(c, OP_POP_TOP);
    jump_to_fail(c, p, OP_JUMP);
    label_place(c, end);
    int rotations = (int)control.stores.count + 1 + p->on_top + (int)p->stores.count;
    for (size_t i = 0; i < control.stores.count; i++) {
        rotate(c, rotations);
        add_store(c, p, control.stores.items[i]);
    }
    emit0(c, OP_POP_TOP);
    vec_free(&control.stores);
}

static void pattern_inner(struct compiler *c, const struct ast_node *node, struct pattern *p)
{
    switch (node->kind) {
    case AST_MATCH_VALUE:
        if (node->u.match_value.value->kind == AST_JOINED_STR) {
            compile_error(c, node, "patterns may only match literals and attribute lookups");
            break;
        }
        compile_expr(c, node->u.match_value.value);
        emit0(c, OP_COMPARE_EQ);
        jump_to_fail(c, p, OP_POP_JUMP_IF_FALSE);
        break;
    case AST_MATCH_SINGLETON:
        emit_const(c, constant_value(c, &node->u.match_singleton.value));
        emit0(c, OP_IS);
        jump_to_fail(c, p, OP_POP_JUMP_IF_FALSE);
        break;
    case AST_MATCH_SEQUENCE: compile_sequence(c, node, p); break;
    case AST_MATCH_MAPPING: compile_mapping(c, node, p); break;
    case AST_MATCH_CLASS: compile_class_pattern(c, node, p); break;
    case AST_MATCH_STAR: capture(c, p, node->u.match_star.name); break;
    case AST_MATCH_AS: compile_as(c, node, p); break;
    default: compile_or(c, node, p); break;
    }
}

static void compile_pattern(struct compiler *c, const struct ast_node *node, struct pattern *p)
{
    if (!compiler_enter_level(c, node)) {
        return;
    }
    struct place before = c->unit->place;
    place_set(c, node);
    pattern_inner(c, node, p);
    c->unit->place = before;
    c->depth--;
}

static void compile_case(struct compiler *c, const struct ast_node *part, bool copies, bool last,
                         label end)
{
    struct pattern p = {.allow_irrefutable = part->u.match_case.guard || last};
    const struct ast_node *pattern = part->u.match_case.pattern;
    place_set(c, pattern);
    if (copies) {
        emit(c, OP_COPY, 1);
    }
    compile_pattern(c, pattern, &p);
    for (size_t i = 0; i < p.stores.count; i++) {
        compile_name(c, p.stores.items[i], NAME_STORE);
    }
    vec_clear(&p.stores);
    if (part->u.match_case.guard) {
        compile_jump_if(c, part->u.match_case.guard, fail_label(c, &p, 0), false);
    }
    if (copies) {
        emit0(c, OP_POP_TOP);
    }
    compile_body(c, &part->u.match_case.body);
    place_none(c);
    emit_jump(c, OP_JUMP, end);
    place_set(c, pattern);
    place_fails(c, &p);
    vec_free(&p.stores);
    vec_free(&p.fails);
}

void compile_match(struct compiler *c, const struct ast_node *node)
{
    const struct ast_list *cases = &node->u.match.cases;
    const struct ast_node *final = cases->items[cases->count - 1];
    bool has_default = cases->count > 1 && is_wildcard(final->u.match_case.pattern);
    uint32_t tested = cases->count - has_default;
    label end = label_new(c);
    compile_expr(c, node->u.match.subject);
    for (uint32_t i = 0; i < tested; i++) {
        compile_case(c, cases->items[i], i + 1 < tested, i + 1 == cases->count, end);
    }
    if (has_default) {
        place_set(c, final->u.match_case.pattern);
        emit_nop(c);
        if (final->u.match_case.guard) {
            compile_jump_if(c, final->u.match_case.guard, end, false);
        }
        compile_body(c, &final->u.match_case.body);
    }
    label_place(c, end);
}
