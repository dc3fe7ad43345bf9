/* Functions, lambdas, classes, decorators, annotations. */
#include "vm/compile.h"
#include "vm/container.h"
#include "vm/str.h"

void compile_decorators(struct compiler *c, const struct ast_list *decorators)
{
    for (uint32_t i = 0; i < decorators->count; i++) {
        compile_expr(c, decorators->items[i]);
    }
}

/* decorator, function: the function stands where CALL expects self. */
void apply_decorators(struct compiler *c, const struct ast_list *decorators)
{
    struct place before = c->unit->place;
    for (uint32_t i = decorators->count; i-- > 0;) {
        place_set(c, decorators->items[i]);
        emit(c, OP_CALL, 0);
    }
    c->unit->place = before;
}

void compile_annotation(struct compiler *c, const struct ast_node *annotation)
{
    if (c->string_annotations) {
        emit_const(c, str_value(unparse(c, annotation)));
    } else if (annotation->kind == AST_STARRED) { /* *args: *Ts */
        compile_expr(c, annotation->u.starred.value);
        emit(c, OP_UNPACK_SEQUENCE, 1);
    } else {
        compile_expr(c, annotation);
    }
}

struct names {
    VEC(value) items; /* str */
};

static void add_key(struct compiler *c, struct names *keys, const char *name)
{
    vec_push(&keys->items, str_value(str_intern_c(c->vm, mangle(c, name))));
}

/* values … -> dict; frees keys. */
static void build_keyed_map(struct compiler *c, struct names *keys)
{
    struct tuple *tuple = tuple_from(c->vm, keys->items.items, keys->items.count);
    for (size_t i = 0; i < keys->items.count; i++) {
        drop(c->vm, keys->items.items[i]);
    }
    emit_const(c, value_from_object(tuple));
    emit(c, OP_BUILD_CONST_KEY_MAP, (int)keys->items.count);
    vec_free(&keys->items);
}

static int compile_defaults(struct compiler *c, const struct ast_node *args)
{
    int flags = 0;
    const struct ast_list *defaults = &args->u.arguments.defaults;
    if (defaults->count > 0) {
        compile_display(c, defaults, 0, DISPLAY_TUPLE);
        flags |= 1;
    }
    struct names keys = {0};
    for (uint32_t i = 0; i < args->u.arguments.kw_defaults.count; i++) {
        const struct ast_node *value = args->u.arguments.kw_defaults.items[i];
        if (value) {
            compile_expr(c, value);
            add_key(c, &keys, args->u.arguments.kwonlyargs.items[i]->u.arg.arg);
        }
    }
    if (keys.items.count > 0) {
        build_keyed_map(c, &keys);
        flags |= 2;
    }
    return flags;
}

static void annotate(struct compiler *c, struct names *keys, const char *name,
                     const struct ast_node *annotation)
{
    if (annotation) {
        compile_annotation(c, annotation);
        add_key(c, keys, name);
    }
}

static void annotate_arguments(struct compiler *c, struct names *keys, const struct ast_list *args)
{
    for (uint32_t i = 0; i < args->count; i++) {
        annotate(c, keys, args->items[i]->u.arg.arg, args->items[i]->u.arg.annotation);
    }
}

static int compile_annotations(struct compiler *c, const struct ast_node *node)
{
    const struct ast_node *args = node->u.function_def.args;
    struct names keys = {0};
    annotate_arguments(c, &keys, &args->u.arguments.args);
    annotate_arguments(c, &keys, &args->u.arguments.posonlyargs);
    if (args->u.arguments.vararg) {
        annotate(c, &keys, args->u.arguments.vararg->u.arg.arg,
                 args->u.arguments.vararg->u.arg.annotation);
    }
    annotate_arguments(c, &keys, &args->u.arguments.kwonlyargs);
    if (args->u.arguments.kwarg) {
        annotate(c, &keys, args->u.arguments.kwarg->u.arg.arg,
                 args->u.arguments.kwarg->u.arg.annotation);
    }
    annotate(c, &keys, "return", node->u.function_def.returns);
    if (keys.items.count == 0) {
        return 0;
    }
    build_keyed_map(c, &keys);
    return 4;
}

static void check_argument_name(struct compiler *c, const struct ast_node *arg)
{
    if (strcmp(arg->u.arg.arg, "__debug__") == 0) {
        compile_error(c, arg, "cannot assign to __debug__");
    }
}

static void add_arguments(struct compiler *c, const struct ast_list *args)
{
    for (uint32_t i = 0; i < args->count; i++) {
        check_argument_name(c, args->items[i]);
        unit_add_local(c, mangle(c, args->items[i]->u.arg.arg));
    }
}

/* The slots of the arguments, and the cells of those that inner functions use. */
static void begin_function(struct compiler *c, const struct ast_node *args)
{
    struct unit *unit = c->unit;
    unit->posonly_count = (uint16_t)args->u.arguments.posonlyargs.count;
    unit->arg_count = (uint16_t)(unit->posonly_count + args->u.arguments.args.count);
    unit->kwonly_count = (uint16_t)args->u.arguments.kwonlyargs.count;
    add_arguments(c, &args->u.arguments.posonlyargs);
    add_arguments(c, &args->u.arguments.args);
    add_arguments(c, &args->u.arguments.kwonlyargs);
    if (args->u.arguments.vararg) {
        unit->code_flags |= CODE_VARARGS;
        unit_add_local(c, mangle(c, args->u.arguments.vararg->u.arg.arg));
    }
    if (args->u.arguments.kwarg) {
        unit->code_flags |= CODE_VARKEYWORDS;
        unit_add_local(c, mangle(c, args->u.arguments.kwarg->u.arg.arg));
    }
    bool simple =
        unit->kwonly_count == 0 && !(unit->code_flags & (CODE_VARARGS | CODE_VARKEYWORDS));
    for (size_t i = 0; i < unit->own_cells && simple; i++) {
        simple = !int_map_get(&unit->local_index, (uintptr_t)unit->cells.items[i], NULL);
    }
    unit->code_flags |= simple ? CODE_SIMPLE_ARGS : 0;
    unit_make_cells(c);
}

static uint32_t first_line_of(const struct ast_node *node, const struct ast_list *decorators)
{
    return decorators->count > 0 ? decorators->items[0]->line : node->line;
}

static struct code *compile_function_code(struct compiler *c, const struct ast_node *node)
{
    const struct ast_list *body = &node->u.function_def.body;
    unit_enter(c, scope_of(&c->scopes, node),
               first_line_of(node, &node->u.function_def.decorator_list));
    begin_function(c, node->u.function_def.args);
    const struct ast_node *doc = docstring_of(body);
    if (doc) {
        value text = constant_value(c, &doc->u.constant.value);
        c->unit->doc = value_as(str, text);
    }
    compile_body_from(c, body, doc ? 1 : 0);
    place_none(c);
    emit_none(c);
    emit0(c, OP_RETURN_VALUE);
    return unit_leave(c);
}

void compile_function(struct compiler *c, const struct ast_node *node)
{
    const struct ast_list *decorators = &node->u.function_def.decorator_list;
    compile_decorators(c, decorators);
    int flags = compile_defaults(c, node->u.function_def.args);
    flags |= compile_annotations(c, node);
    struct code *code = compile_function_code(c, node);
    make_closure(c, code, flags);
    apply_decorators(c, decorators);
    compile_name(c, node->u.function_def.name, NAME_STORE);
}

void compile_lambda(struct compiler *c, const struct ast_node *node)
{
    int flags = compile_defaults(c, node->u.lambda.args);
    unit_enter(c, scope_of(&c->scopes, node), node->line);
    begin_function(c, node->u.lambda.args);
    compile_expr(c, node->u.lambda.body);
    place_set(c, node->u.lambda.body);
    emit0(c, OP_RETURN_VALUE);
    make_closure(c, unit_leave(c), flags);
}

static struct code *compile_class_code(struct compiler *c, const struct ast_node *node)
{
    uint32_t line = first_line_of(node, &node->u.class_def.decorator_list);
    unit_enter(c, scope_of(&c->scopes, node), line);
    c->unit->place = (struct place){.line = line, .end_line = line};
    unit_make_cells(c);
    emit_name(c, OP_LOAD_NAME, "__name__");
    emit_name(c, OP_STORE_NAME, "__module__");
    emit_const(c, str_value(keep_object(c->unit->qualname)));
    emit_name(c, OP_STORE_NAME, "__qualname__");
    compile_namespace_body(c, &node->u.class_def.body);
    place_none(c);
    if (c->unit->scope->needs_class_cell) {
        emit(c, OP_LOAD_CLOSURE, 0); /* the only cell a class makes */
        emit(c, OP_COPY, 1);
        emit_name(c, OP_STORE_NAME, "__classcell__");
    } else {
        emit_none(c);
    }
    emit0(c, OP_RETURN_VALUE);
    return unit_leave(c);
}

void compile_class(struct compiler *c, const struct ast_node *node)
{
    const struct ast_list *decorators = &node->u.class_def.decorator_list;
    const struct ast_list *bases = &node->u.class_def.bases;
    const struct ast_list *keywords = &node->u.class_def.keywords;
    compile_decorators(c, decorators);
    struct code *code = compile_class_code(c, node);
    emit0(c, OP_LOAD_BUILD_CLASS);
    if (!call_is_extended(bases, keywords)) {
        emit0(c, OP_PUSH_NULL);
    }
    make_closure(c, code, 0);
    emit_const(c, str_value(str_intern_c(c->vm, node->u.class_def.name)));
    compile_call_with(c, 2, bases, keywords);
    apply_decorators(c, decorators);
    compile_name(c, node->u.class_def.name, NAME_STORE);
}
