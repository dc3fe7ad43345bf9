#include "loop/context.h"

#include "base/strbuf.h"
#include "loop/future.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/native.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

struct context {
    struct object head;
    struct dict *vars; /* shared with copies while refs > 1 */
    bool is_entered;
};

struct context_var {
    struct object head;
    struct str *name;
    value default_; /* UNBOUND: none */
};

struct context_token {
    struct object head;
    value context, var, old; /* old UNBOUND: there was none */
    bool is_used;
};

static struct context *context_new(struct vm *vm, struct dict *vars)
{
    struct context *context = object_new(vm, vm->loop->context_type, sizeof *context);
    context->vars = vars;
    return context;
}

static struct context *context_copy(struct vm *vm, struct context *from)
{
    return context_new(vm, keep_object(from->vars));
}

/* The current context, borrowed.  It is made when there is none yet: the running task's, the
 * running handle's, or that of the program outside of the loop. */
static struct context *context_current(struct vm *vm)
{
    struct loop_state *state = vm->loop;
    state->contexts_active = true;
    if (!value_is_unbound(state->context)) {
        return value_as(context, state->context);
    }
    if (state->current) {
        if (value_is_unbound(state->current->context)) {
            state->current->context = value_from_object(context_new(vm, dict_new(vm)));
        }
        state->context = state->current->context;
    } else if (state->in_hand.handle) {
        value_replace(vm, &state->handle_context, value_from_object(context_new(vm, dict_new(vm))));
        state->context = state->handle_context;
    } else {
        if (value_is_unbound(state->main_context)) {
            state->main_context = value_from_object(context_new(vm, dict_new(vm)));
        }
        state->context = state->main_context;
    }
    return value_as(context, state->context);
}

value context_for_new(struct vm *vm)
{
    return vm->loop->contexts_active ? value_from_object(context_copy(vm, context_current(vm)))
                                     : VALUE_UNBOUND;
}

value context_of_entry(struct vm *vm, const struct ready_entry *entry)
{
    value *place = NULL;
    switch ((enum ready_job)entry->job) {
    case READY_STEP:
    case READY_WAKEUP: place = &value_as(task, entry->subject)->context; break;
    case READY_CALLBACK: place = &entry->call->context; break;
    case READY_HANDLE: place = &value_as(handle, entry->subject)->context; break;
    case READY_SLEEP: return VALUE_UNBOUND; /* runs no code of the program */
    }
    if (value_is_unbound(*place)) {
        *place = value_from_object(context_new(vm, dict_new(vm)));
    }
    return *place;
}

static bool context_set(struct vm *vm, struct context *context, value var, value v)
{
    if (context->vars->head.refs > 1) {
        struct dict *own = dict_copy(vm, context->vars);
        drop_object(vm, context->vars);
        context->vars = own;
    }
    bool was_there;
    return value_is_unbound(v) ? dict_delete(vm, context->vars, var, &was_there)
                               : dict_set(vm, context->vars, var, v);
}

/* ---- Context ---- */

static value context_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    (void)type, (void)args;
    if (nargs || (kwnames && kwnames->count)) {
        return vm_raise(vm, EXC_TypeError, "Context() does not accept any arguments");
    }
    return value_from_object(context_new(vm, dict_new(vm)));
}

static void context_dealloc(struct vm *vm, struct object *object)
{
    struct context *self = (struct context *)object;
    drop_object(vm, self->vars);
    object_release(vm, object, sizeof *self);
}

static void context_traverse(struct object *object, visit_fn visit, void *context)
{
    struct context *self = (struct context *)object;
    if (self->vars) {
        visit(context, value_from_object(self->vars));
    }
}

static value context_call_run(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct context *self = value_as(context, args[0]);
    if (nargs < 2) {
        return vm_raise(vm, EXC_TypeError, "run() missing 1 required positional argument");
    }
    if (self->is_entered) {
        value shown = vm_repr(vm, args[0]);
        if (!value_is_error(shown)) {
            vm_raise(vm, EXC_RuntimeError, "cannot enter context: %s is already entered",
                     value_as(str, shown)->text);
            drop(vm, shown);
        }
        return VALUE_ERROR;
    }
    struct loop_state *state = vm->loop;
    state->contexts_active = true;
    value outer = state->context;
    state->context = args[0];
    self->is_entered = true;
    keep(args[0]);
    value result = vm_call(vm, args[1], args + 2, nargs - 2, kwnames);
    self->is_entered = false;
    state->context = outer;
    drop(vm, args[0]);
    return result;
}

static value context_call_copy(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return args_check(vm, "copy", nargs - 1, kwnames, 0, 0)
               ? value_from_object(context_copy(vm, value_as(context, args[0])))
               : VALUE_ERROR;
}

/* get, keys, values, items: those of the dict inside. */
static value context_call_get(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value found;
    if (!args_check(vm, "get", nargs - 1, kwnames, 1, 2) ||
        !dict_get(vm, value_as(context, args[0])->vars, args[1], &found)) {
        return VALUE_ERROR;
    }
    return !value_is_unbound(found) ? keep(found) : nargs == 3 ? keep(args[2]) : VALUE_NONE;
}

static value context_view(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames,
                          const char *name)
{
    return args_check(vm, name, nargs - 1, kwnames, 0, 0)
               ? vm_call_method(vm, value_from_object(value_as(context, args[0])->vars), name, NULL,
                                0)
               : VALUE_ERROR;
}

static value context_call_keys(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return context_view(vm, args, nargs, kwnames, "keys");
}

static value context_call_values(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    return context_view(vm, args, nargs, kwnames, "values");
}

static value context_call_items(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    return context_view(vm, args, nargs, kwnames, "items");
}

static int64_t context_len(struct vm *vm, value self)
{
    (void)vm;
    return (int64_t)value_as(context, self)->vars->used;
}

static value context_iter(struct vm *vm, value self)
{
    return vm_iter(vm, value_from_object(value_as(context, self)->vars));
}

static value context_getitem(struct vm *vm, value self, value key)
{
    if (!type_is_subtype(value_type(vm, key), vm->loop->context_var_type)) {
        value shown = vm_repr(vm, key);
        if (!value_is_error(shown)) {
            vm_raise(vm, EXC_TypeError, "a ContextVar key was expected, got %s",
                     value_as(str, shown)->text);
            drop(vm, shown);
        }
        return VALUE_ERROR;
    }
    return vm_getitem(vm, value_from_object(value_as(context, self)->vars), key);
}

static int context_contains(struct vm *vm, value self, value item)
{
    return vm_contains(vm, value_from_object(value_as(context, self)->vars), item);
}

static value context_compare(struct vm *vm, value a, value b, enum compare_op op)
{
    struct type *type = vm->loop->context_type;
    if (!value_is_exactly(a, type) || !value_is_exactly(b, type) ||
        (op != COMPARE_EQ && op != COMPARE_NE)) {
        return VALUE_NOT_IMPLEMENTED;
    }
    return vm_compare(vm, value_from_object(value_as(context, a)->vars),
                      value_from_object(value_as(context, b)->vars), op);
}

/* ---- ContextVar ---- */

static value var_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                      struct tuple *kwnames)
{
    value a[2];
    if (!args_bind(vm, "ContextVar", "name / * default?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(a[0])) {
        return vm_raise(vm, EXC_TypeError, "context variable name must be a str");
    }
    struct context_var *self = object_new(vm, type, sizeof *self);
    self->name = keep_object(value_as(str, a[0]));
    self->default_ = keep(a[1]);
    return value_from_object(self);
}

static void var_dealloc(struct vm *vm, struct object *object)
{
    struct context_var *self = (struct context_var *)object;
    drop_object(vm, self->name);
    drop(vm, self->default_);
    object_release(vm, object, sizeof *self);
}

static void var_traverse(struct object *object, visit_fn visit, void *context)
{
    visit(context, ((struct context_var *)object)->default_);
}

/* The value in the current context, borrowed; UNBOUND: none. */
static bool var_find(struct vm *vm, value self, value *found)
{
    *found = VALUE_UNBOUND;
    return !vm->loop->contexts_active || dict_get(vm, context_current(vm)->vars, self, found);
}

static value var_get(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value found;
    if (!args_check(vm, "get", nargs - 1, kwnames, 0, 1) || !var_find(vm, args[0], &found)) {
        return VALUE_ERROR;
    }
    if (value_is_unbound(found)) {
        found = nargs == 2 ? args[1] : value_as(context_var, args[0])->default_;
    }
    if (value_is_unbound(found)) {
        return vm_raise_args(vm, vm_exception_type(vm, EXC_LookupError), args, 1);
    }
    return keep(found);
}

static value var_set(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value found;
    if (!args_check(vm, "set", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct context *context = context_current(vm);
    if (!dict_get(vm, context->vars, args[0], &found)) {
        return VALUE_ERROR;
    }
    struct context_token *token =
        object_new(vm, vm->loop->context_token_type, sizeof(struct context_token));
    token->context = keep(value_from_object(context));
    token->var = keep(args[0]);
    token->old = keep(found);
    if (!context_set(vm, context, args[0], args[1])) {
        drop_object(vm, token);
        return VALUE_ERROR;
    }
    return value_from_object(token);
}

static value token_refused(struct vm *vm, value token, enum exception_id id, const char *why)
{
    value shown = vm_repr(vm, token);
    if (!value_is_error(shown)) {
        vm_raise(vm, id, "%s %s", value_as(str, shown)->text, why);
        drop(vm, shown);
    }
    return VALUE_ERROR;
}

static value var_reset(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "reset", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_exactly(args[1], vm->loop->context_token_type)) {
        return vm_raise(vm, EXC_TypeError, "expected an instance of Token, got %s",
                        value_type(vm, args[1])->name->text);
    }
    struct context_token *token = value_as(context_token, args[1]);
    if (token->is_used) {
        return token_refused(vm, args[1], EXC_RuntimeError, "has already been used once");
    }
    if (!value_same(token->var, args[0])) {
        return token_refused(vm, args[1], EXC_ValueError, "was created by a different ContextVar");
    }
    struct context *context = context_current(vm);
    if (!value_same(token->context, value_from_object(context))) {
        return token_refused(vm, args[1], EXC_ValueError, "was created in a different Context");
    }
    token->is_used = true;
    return context_set(vm, context, args[0], token->old) ? VALUE_NONE : VALUE_ERROR;
}

static value var_get_name(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_from_object(value_as(context_var, self)->name));
}

static value var_repr(struct vm *vm, value v)
{
    struct context_var *self = value_as(context_var, v);
    value name = vm_repr(vm, value_from_object(self->name));
    value shown = VALUE_UNBOUND;
    if (!value_is_unbound(self->default_)) {
        shown = vm_repr(vm, self->default_);
    }
    if (value_is_error(name) || value_is_error(shown)) {
        return VALUE_ERROR;
    }
    struct strbuf text = {0};
    strbuf_printf(&text, "<ContextVar name=%s", value_as(str, name)->text);
    if (!value_is_unbound(shown)) {
        strbuf_printf(&text, " default=%s", value_as(str, shown)->text);
    }
    strbuf_printf(&text, " at 0x%llx>", (unsigned long long)vm_object_id(vm, v));
    drop(vm, name);
    drop(vm, shown);
    value result = str_value(str_new(vm, strbuf_text(&text), text.length));
    strbuf_free(&text);
    return result;
}

/* ---- Token ---- */

static void token_dealloc(struct vm *vm, struct object *object)
{
    struct context_token *self = (struct context_token *)object;
    drop(vm, self->context);
    drop(vm, self->var);
    drop(vm, self->old);
    object_release(vm, object, sizeof *self);
}

static void token_traverse(struct object *object, visit_fn visit, void *context)
{
    struct context_token *self = (struct context_token *)object;
    visit(context, self->context);
    visit(context, self->var);
    visit(context, self->old);
}

static value token_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    (void)type, (void)args, (void)nargs, (void)kwnames;
    return vm_raise(vm, EXC_RuntimeError, "Tokens can only be created by ContextVars");
}

static value token_get_var(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(context_token, self)->var);
}

static value token_get_old(struct vm *vm, value self)
{
    value old = value_as(context_token, self)->old;
    return value_is_unbound(old)
               ? keep(dict_get_c(vm, vm->loop->context_token_type->attrs, "MISSING"))
               : keep(old);
}

static value token_repr(struct vm *vm, value v)
{
    struct context_token *self = value_as(context_token, v);
    value var = vm_repr(vm, self->var);
    if (value_is_error(var)) {
        return VALUE_ERROR;
    }
    struct strbuf text = {0};
    strbuf_printf(&text, "<Token%s var=%s at 0x%llx>", self->is_used ? " used" : "",
                  value_as(str, var)->text, (unsigned long long)vm_object_id(vm, v));
    drop(vm, var);
    value result = str_value(str_new(vm, strbuf_text(&text), text.length));
    strbuf_free(&text);
    return result;
}

static value missing_repr(struct vm *vm, value self)
{
    (void)self;
    return str_value(str_from_c(vm, "<Token.MISSING>"));
}

/* ---- the module ---- */

static value context_copy_context(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    (void)args;
    if (!args_check(vm, "copy_context", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    value copy = context_for_new(vm);
    /* Before the first set() all contexts are empty, and asyncio.run() copies one: the tasks of
     * its loop are to have none for that. */
    return value_is_unbound(copy) ? value_from_object(context_new(vm, dict_new(vm))) : copy;
}

static void context_make_type(struct vm *vm, struct dict *names)
{
    static const struct native_def methods[] = {{"run", context_call_run, NATIVE_PLAIN},
                                                {"copy", context_call_copy, NATIVE_PLAIN},
                                                {"get", context_call_get, NATIVE_PLAIN},
                                                {"keys", context_call_keys, NATIVE_PLAIN},
                                                {"values", context_call_values, NATIVE_PLAIN},
                                                {"items", context_call_items, NATIVE_PLAIN},
                                                {0}};
    struct type *type = type_new_native(vm, "_contextvars", "Context", NULL, LAYOUT_OTHER,
                                        sizeof(struct context), TYPE_FINAL | TYPE_MAPPING);
    vm->loop->context_type = type;
    type->new_ = context_make;
    type->dealloc = context_dealloc;
    type->traverse = context_traverse;
    type->len = context_len;
    type->iter = context_iter;
    type->getitem = context_getitem;
    type->contains = context_contains;
    type->compare = context_compare;
    type_add_natives(vm, type, methods);
    type_ready(vm, type);
    dict_set_c(vm, names, "Context", value_from_object(type));
}

static void var_make_type(struct vm *vm, struct dict *names)
{
    static const struct native_def methods[] = {
        {"get", var_get, NATIVE_PLAIN},
        {"__class_getitem__", future_class_getitem, NATIVE_CLASS},
        {"set", var_set, NATIVE_PLAIN},
        {"reset", var_reset, NATIVE_PLAIN},
        {0}};
    static const struct getset_def getsets[] = {{"name", var_get_name, NULL}, {0}};
    struct type *type = type_new_native(vm, "_contextvars", "ContextVar", NULL, LAYOUT_OTHER,
                                        sizeof(struct context_var), TYPE_FINAL);
    vm->loop->context_var_type = type;
    type->new_ = var_make;
    type->dealloc = var_dealloc;
    type->traverse = var_traverse;
    type->repr = var_repr;
    type_add_natives(vm, type, methods);
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
    dict_set_c(vm, names, "ContextVar", value_from_object(type));
}

static void token_make_type(struct vm *vm, struct dict *names)
{
    static const struct getset_def getsets[] = {
        {"var", token_get_var, NULL}, {"old_value", token_get_old, NULL}, {0}};
    struct type *missing =
        type_new_native(vm, "_contextvars", "Missing", NULL, LAYOUT_INSTANCE, 0, TYPE_FINAL);
    missing->size = sizeof(struct object);
    missing->repr = missing_repr;
    type_ready(vm, missing);
    struct type *type = type_new_native(vm, "_contextvars", "Token", NULL, LAYOUT_OTHER,
                                        sizeof(struct context_token), TYPE_FINAL);
    vm->loop->context_token_type = type;
    type->new_ = token_make;
    type->dealloc = token_dealloc;
    type->traverse = token_traverse;
    type->repr = token_repr;
    type_add_getsets(vm, type, getsets);
    value none = value_from_object(object_new(vm, missing, sizeof(struct object)));
    dict_set_c(vm, type->attrs, "MISSING", none);
    drop(vm, none);
    type_ready(vm, type);
    dict_set_c(vm, names, "Token", value_from_object(type));
}

static bool context_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"copy_context", context_copy_context, NATIVE_PLAIN}, {0}};
    context_make_type(vm, names);
    var_make_type(vm, names);
    token_make_type(vm, names);
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def context_module = {"contextvars", context_fill};
