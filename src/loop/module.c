/* The module _asyncio: what asyncio's Python half builds on. */
#include "base/strbuf.h"
#include "loop/loop.h"
#include "loop/requests.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/frame.h"
#include "vm/function.h"
#include "vm/generator.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

enum { MODULE_REPR_CELLS = 40 };

/* --- methods of the loop --- */

static struct loop *loop_self(value self)
{
    return value_as(loop, self);
}

static bool loop_check_open(struct vm *vm, struct loop *loop)
{
    if (loop->is_closed) {
        vm_raise(vm, EXC_RuntimeError, "Event loop is closed");
    }
    return !loop->is_closed;
}

/* The keyword argument `context`, the only one these methods take. */
static bool loop_take_context(struct vm *vm, const char *function, const value *args, size_t nargs,
                              struct tuple *kwnames, size_t least, value *context)
{
    *context = VALUE_UNBOUND;
    if (kwnames && kwnames->count > 0) {
        struct str *name = value_as(str, kwnames->items[0]);
        if (kwnames->count > 1 || !str_equal_c(name, "context")) {
            vm_raise(vm, EXC_TypeError,
                     "BaseEventLoop.%s() got an unexpected keyword argument '%s'", function,
                     name->text);
            return false;
        }
        *context = value_is_none(args[nargs]) ? VALUE_UNBOUND : args[nargs];
    }
    if (nargs < least) {
        bool lacks_both = least - nargs == 2;
        vm_raise(vm, EXC_TypeError,
                 "BaseEventLoop.%s() missing %s required positional argument%s: %s'callback'",
                 function, lacks_both ? "2" : "1", lacks_both ? "s" : "",
                 !lacks_both                        ? ""
                 : strcmp(function, "call_at") == 0 ? "'when' and "
                                                    : "'delay' and ");
        return false;
    }
    return true;
}

/* The node of the future whose method a callback is: future.set_result, task.cancel. */
static uint32_t loop_callback_node(value callback)
{
    value self = VALUE_NONE;
    if (value_has_layout(callback, LAYOUT_NATIVE)) {
        self = value_as(native, callback)->self;
    } else if (value_has_layout(callback, LAYOUT_METHOD)) {
        self = value_as(method, callback)->self;
    }
    struct future *future = future_from_value(self);
    return future ? future->node : 0;
}

/* Debug mode: the callback is checked; *source: where the program made the call. */
static bool loop_check_call(struct vm *vm, struct loop *loop, value callback, const char *method,
                            value *source)
{
    *source = VALUE_UNBOUND;
    if (!loop->is_debug) {
        return true;
    }
    value args[2] = {callback, str_value(str_from_c(vm, method))};
    value done = vm_call_method(vm, value_from_object(loop), "_check_callback", args, 2);
    drop(vm, args[1]);
    struct frame *frame = frame_visible(vm, 0);
    if (!value_is_error(done) && frame) {
        *source = str_value(
            str_printf(vm, "%s:%u", frame->code->file->text, (unsigned)frame_line(frame)));
    }
    return drop_result(vm, done);
}

static value loop_call_soon_as(struct vm *vm, const char *name, enum trace_handle_kind kind,
                               const value *args, size_t nargs, struct tuple *kwnames)
{
    value context;
    if (!loop_take_context(vm, name, args, nargs, kwnames, 2, &context)) {
        return VALUE_ERROR;
    }
    struct loop *loop = loop_self(args[0]);
    value source;
    if (!loop_check_open(vm, loop) || !loop_check_call(vm, loop, args[1], name, &source)) {
        return VALUE_ERROR;
    }
    struct handle *handle = handle_new(vm, loop, args[1], args + 2, nargs - 2, context, false);
    handle->source = source;
    handle->kind = (uint8_t)kind;
    handle->node = loop_callback_node(args[1]);
    loop_push_ready(vm, loop, READY_HANDLE, kind, loop_current_node(vm), value_from_object(handle),
                    VALUE_UNBOUND);
    handle->id = vm->loop->handles;
    return value_from_object(handle);
}

static value loop_call_soon(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return loop_call_soon_as(vm, "call_soon", TRACE_HANDLE_CALL_SOON, args, nargs, kwnames);
}

static value loop_call_soon_threadsafe(struct vm *vm, const value *args, size_t nargs,
                                       struct tuple *kwnames)
{
    value handle = loop_call_soon_as(vm, "call_soon_threadsafe", TRACE_HANDLE_CALL_SOON_THREADSAFE,
                                     args, nargs, kwnames);
    struct loop *loop = loop_self(args[0]);
    loop->is_woken |= !value_is_error(handle);
    if (loop->waiting && loop->is_woken) {
        thread_unpark(vm, loop->waiting);
    }
    return handle;
}

/* call_later, call_at: args = self, number, callback, arguments … */
static value loop_call_timer(struct vm *vm, const char *name, bool is_later, const value *args,
                             size_t nargs, struct tuple *kwnames)
{
    value context;
    double seconds;
    if (!loop_take_context(vm, name, args, nargs, kwnames, 3, &context)) {
        return VALUE_ERROR;
    }
    if (value_is_none(args[1])) {
        return vm_raise(vm, EXC_TypeError,
                        is_later ? "delay must not be None" : "when cannot be None");
    }
    struct loop *loop = loop_self(args[0]);
    if (!number_to_double(vm, args[1], &seconds)) {
        if (is_later) { /* what time() + delay says to it */
            error_clear(vm);
            value now = float_from_double(vm, vm->loop->clock.reading);
            drop_result(vm, vm_binary(vm, BINARY_ADD, now, args[1]));
            drop(vm, now);
        }
        return VALUE_ERROR;
    }
    value source;
    if (!loop_check_open(vm, loop) || !loop_check_call(vm, loop, args[2], "call_at", &source)) {
        return VALUE_ERROR;
    }
    if (is_later && !value_is_unbound(source)) { /* CPython names its own call of call_at() */
        value_replace(vm, &source,
                      str_value(str_from_c(vm, "/usr/lib/python3.11/asyncio/base_events.py:727")));
    }
    struct handle *handle = handle_new(vm, loop, args[2], args + 3, nargs - 3, context, true);
    handle->kind = TRACE_HANDLE_CALL_LATER;
    handle->source = source;
    handle->node = loop_callback_node(args[2]);
    if (!is_later) {
        handle->when = keep(args[1]);
    }
    loop_set_timer(vm, loop, &handle->timer, is_later ? clock_after(vm, seconds) : seconds,
                   &handle->head, TRACE_HANDLE_CALL_LATER, handle->node);
    handle->id = handle->timer.handle;
    return value_from_object(handle);
}

static value loop_call_later(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return loop_call_timer(vm, "call_later", true, args, nargs, kwnames);
}

static value loop_call_at(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return loop_call_timer(vm, "call_at", false, args, nargs, kwnames);
}

static value loop_call_time(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "time", nargs - 1, kwnames, 0, 0) ? float_from_double(vm, clock_look(vm))
                                                            : VALUE_ERROR;
}

bool future_note_source(struct vm *vm, struct future *future, bool is_by_loop)
{
    if (!future->loop->is_debug) {
        return true;
    }
    value module = vm_import(vm, "asyncio.format_helpers");
    value args[2] = {value_from_object(future), value_from_bool(is_by_loop)};
    value done =
        value_is_error(module) ? VALUE_ERROR : vm_call_method(vm, module, "_note_source", args, 2);
    drop_result(vm, module);
    return drop_result(vm, done);
}

static value loop_call_create_future(struct vm *vm, const value *args, size_t nargs,
                                     struct tuple *kwnames)
{
    if (!args_check(vm, "create_future", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct future *future = future_new(vm, loop_self(args[0]), TRACE_NODE_FUTURE);
    if (!future_note_source(vm, future, true)) {
        drop_object(vm, future);
        return VALUE_ERROR;
    }
    return value_from_object(future);
}

static value loop_make_task(struct vm *vm, struct loop *loop, const value *a)
{
    if (!loop_check_open(vm, loop)) {
        return VALUE_ERROR;
    }
    value context = value_is_none(a[2]) ? VALUE_UNBOUND : a[2];
    struct task *task = task_new(vm, loop, a[0], a[1], context);
    return task ? value_from_object(task) : VALUE_ERROR;
}

static value loop_call_create_task(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    value a[3];
    if (!args_bind(vm, "create_task", "coro * name? context?", args + 1, nargs - 1, kwnames, a)) {
        return VALUE_ERROR;
    }
    return loop_make_task(vm, loop_self(args[0]), a);
}

static value loop_call_run_forever(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    if (!args_check(vm, "run_forever", nargs - 1, kwnames, 0, 0) ||
        !loop_run_forever(vm, loop_self(args[0]))) {
        return VALUE_ERROR;
    }
    return VALUE_NONE;
}

static value loop_call_stop(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "stop", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    loop_self(args[0])->is_stopping = true;
    return VALUE_NONE;
}

static value loop_call_close(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct loop *loop = loop_self(args[0]);
    if (!args_check(vm, "close", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    if (loop->is_running) {
        return vm_raise(vm, EXC_RuntimeError, "Cannot close a running event loop");
    }
    if (!loop->is_closed) {
        loop->is_closed = true;
        loop_clear(vm, loop);
        value_replace(vm, &loop->poller, VALUE_UNBOUND);
        trace_put_loop_close(vm->trace, loop->id);
    }
    return VALUE_NONE;
}

static value loop_call_is_running(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    return args_check(vm, "is_running", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(loop_self(args[0])->is_running)
               : VALUE_ERROR;
}

static value loop_call_is_closed(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    return args_check(vm, "is_closed", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(loop_self(args[0])->is_closed)
               : VALUE_ERROR;
}

static value loop_type_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    struct loop *loop = object_new(vm, type, sizeof *loop);
    loop->id = ++vm->loop->loops;
    loop->poller = VALUE_UNBOUND;
    trace_put_loop_new(vm->trace, loop->id);
    return value_from_object(loop);
}

static void loop_dealloc(struct vm *vm, struct object *self)
{
    loop_release(vm, (struct loop *)self);
    object_release(vm, self, sizeof(struct loop));
}

static bool loop_type_init(struct vm *vm, value self, const value *args, size_t nargs,
                           struct tuple *kwnames)
{
    (void)self, (void)args;
    return args_check(vm, "BaseLoop", nargs, kwnames, 0, 0);
}

static const struct native_def loop_methods[] = {
    {"call_soon", loop_call_soon, 0},
    {"call_soon_threadsafe", loop_call_soon_threadsafe, 0},
    {"call_later", loop_call_later, 0},
    {"call_at", loop_call_at, 0},
    {"time", loop_call_time, 0},
    {"create_future", loop_call_create_future, 0},
    {"create_task", loop_call_create_task, 0},
    {"run_forever", loop_call_run_forever, 0},
    {"stop", loop_call_stop, 0},
    {"close", loop_call_close, 0},
    {"is_running", loop_call_is_running, 0},
    {"is_closed", loop_call_is_closed, 0},
    {NULL, NULL, 0},
};

bool loop_init_types(struct vm *vm)
{
    struct type *type = type_new_native(vm, "asyncio.base_events", "BaseEventLoop", NULL,
                                        LAYOUT_OTHER, sizeof(struct loop), TYPE_HAS_DICT);
    type->dict_offset = offsetof(struct loop, attrs);
    type->new_ = loop_type_new;
    type->init = loop_type_init;
    type->dealloc = loop_dealloc;
    type->traverse = loop_traverse;
    type_add_natives(vm, type, loop_methods);
    type_ready(vm, type);
    vm->loop->loop_type = type;
    return true;
}

/* --- functions --- */

static value module_get_running_loop(struct vm *vm, const value *args, size_t nargs,
                                     struct tuple *kwnames)
{
    (void)args;
    if (!args_check(vm, "get_running_loop", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct loop *loop = loop_get_running(vm);
    return loop ? value_from_object(keep_object(loop)) : VALUE_ERROR;
}

/* The same without the exception: None outside. */
static value module_get_running_loop_quietly(struct vm *vm, const value *args, size_t nargs,
                                             struct tuple *kwnames)
{
    (void)args;
    if (!args_check(vm, "_get_running_loop", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct loop *loop = vm->loop->running;
    return loop ? value_from_object(keep_object(loop)) : VALUE_NONE;
}

value loop_get_event_loop(struct vm *vm)
{
    if (vm->loop->running) {
        return value_from_object(keep_object(vm->loop->running));
    }
    value module = vm_import(vm, "asyncio.events");
    if (value_is_error(module)) {
        return VALUE_ERROR;
    }
    value loop = vm_call_method(vm, module, "get_event_loop", NULL, 0);
    drop(vm, module);
    if (!value_is_error(loop) && !type_is_subtype(value_type(vm, loop), vm->loop->loop_type)) {
        drop(vm, loop);
        return vm_raise(vm, EXC_TypeError, "get_event_loop() gave something else");
    }
    return loop;
}

static value module_sleep(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[2];
    if (!args_bind_def(vm, "sleep", "delay result?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    double seconds;
    if (!number_to_double(vm, a[0], &seconds)) {
        error_clear(vm);
        return sleep_new_wrong(vm, a[0]);
    }
    return sleep_new(vm, seconds, value_is_unbound(a[1]) ? VALUE_NONE : a[1]);
}

/* Without a loop.  The frame of a Python function keeps the coroutine until the end. */
static value create_task_outside(struct vm *vm, value coroutine)
{
    value tasks = vm_import(vm, "asyncio.tasks");
    value result = value_is_error(tasks)
                       ? VALUE_ERROR
                       : vm_call_method(vm, tasks, "_create_task_outside", &coroutine, 1);
    drop_result(vm, tasks);
    return result;
}

static value module_create_task(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    value a[3];
    if (!args_bind_def(vm, "create_task", "coro * name? context?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    struct loop *loop = loop_get_running(vm);
    if (!loop) {
        error_clear(vm);
        return create_task_outside(vm, a[0]);
    }
    if (!loop->has_task_factory) {
        if (!value_is_unbound(a[1]) && !value_is_none(a[1])) {
            vm->loop->task_count++; /* CPython numbers it before it gives it the name */
        }
        return loop_make_task(vm, loop, a);
    }
    value method = vm_getattr_name(vm, value_from_object(loop), "_create_task_by_function");
    value made = value_is_error(method) ? VALUE_ERROR : vm_call(vm, method, args, nargs, kwnames);
    drop_result(vm, method);
    return made;
}

static value module_current_task(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    value a[1];
    if (!args_bind(vm, "current_task", "loop?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    bool is_given = !value_is_unbound(a[0]) && !value_is_none(a[0]);
    if (!is_given && !loop_get_running(vm)) {
        return VALUE_ERROR;
    }
    struct task *task = vm->loop->current;
    if (!task || (is_given && value_object(a[0]) != &task->future.loop->head)) {
        return VALUE_NONE;
    }
    return value_from_object(keep_object(&task->future));
}

/* The tasks of the loop that are not done, by age, in a list. */
static value module_all_tasks(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[1];
    if (!args_bind(vm, "all_tasks", "loop?", args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    struct loop *loop =
        value_is_unbound(a[0]) || value_is_none(a[0]) ? loop_get_running(vm) : value_as(loop, a[0]);
    if (!loop) {
        return VALUE_ERROR;
    }
    struct list *list = list_new(vm, 0);
    for (struct task *task = vm->loop->oldest; task; task = task->newer) {
        if (task->future.loop == loop && task->future.state == FUTURE_PENDING) {
            list_append(vm, list, value_from_object(task));
        }
    }
    return value_from_object(list);
}

static value module_is_future(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "isfuture", nargs, kwnames, 1, 1)
               ? value_from_bool(future_from_value(args[0]) != NULL)
               : VALUE_ERROR;
}

/* _asyncgen_hooks(firstiter, finalizer): for the generators that this thread begins to iterate
 * from now on; None: no hook. */
static value module_asyncgen_hooks(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    if (!args_check(vm, "_asyncgen_hooks", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    value_replace(vm, &vm->thread->asyncgen_firstiter, keep(args[0]));
    value_replace(vm, &vm->thread->asyncgen_finalizer, keep(args[1]));
    return VALUE_NONE;
}

/* A type that collections.abc.Coroutine accepts. */
static bool module_is_coroutine_type(struct vm *vm, struct type *type)
{
    static const char *const names[] = {"__await__", "send", "throw", "close"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str *name = str_intern_c(vm, names[i]);
        bool is_there = !value_is_unbound(type_lookup(vm, type, name));
        drop_object(vm, name);
        if (!is_there) {
            return false;
        }
    }
    return true;
}

/* _coroutine_state(coroutine): "created", "closed" or another word. */
static value module_coroutine_state(struct vm *vm, const value *args, size_t nargs,
                                    struct tuple *kwnames)
{
    if (!args_check(vm, "_coroutine_state", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    const char *word = "unknown";
    if (value_has_layout(args[0], LAYOUT_GENERATOR)) {
        enum generator_state state = generator_state_of(value_as(generator, args[0]));
        word = state == GENERATOR_CREATED  ? "created"
               : state == GENERATOR_CLOSED ? "closed"
                                           : "running";
    }
    return str_value(str_intern_c(vm, word));
}

static value module_is_coroutine(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    if (!args_check(vm, "iscoroutine", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_has_layout(args[0], LAYOUT_GENERATOR)) {
        return value_from_bool(module_is_coroutine_type(vm, value_type(vm, args[0])));
    }
    return value_from_bool(value_as(generator, args[0])->kind != GENERATOR_ASYNC);
}

/* --- for asyncio's Python half: what the trace should know --- */

bool loop_find_kind(struct vm *vm, enum trace_type type, value name, int *kind)
{
    for (int i = 0; value_is_str(name); i++) {
        const char *text = trace_kind_text(type, i);
        if (strcmp(text, "?") == 0) {
            break;
        }
        if (str_equal_c(value_as(str, name), text)) {
            *kind = i;
            return true;
        }
    }
    vm_raise(vm, EXC_ValueError, "not a kind of the trace");
    return false;
}

static uint32_t module_node(value v)
{
    struct future *future = future_from_value(v);
    return future ? future->node : value_is_small_int(v) ? (uint32_t)value_small_int(v) : 0;
}

/* _are_apart(tuple): are all of them coroutines, futures and tasks of our own, and none there
 * twice?  So gather() need not look each up.  (The collector's mark is free in between.) */
static value module_are_apart(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "_are_apart", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    const struct tuple *tuple = value_as(tuple, args[0]);
    for (size_t i = 0; i < tuple->count; i++) {
        struct type *type = value_type(vm, tuple->items[i]);
        if (type != vm_type(vm, COROUTINE) && type != vm->loop->task_type &&
            type != vm->loop->future_type) {
            return VALUE_FALSE;
        }
        value_object(tuple->items[i])->flags &= (uint8_t)~OBJECT_MARKED;
    }
    bool apart = true;
    for (size_t i = 0; i < tuple->count && apart; i++) {
        apart = !(value_object(tuple->items[i])->flags & OBJECT_MARKED);
        value_object(tuple->items[i])->flags |= OBJECT_MARKED;
    }
    return value_from_bool(apart);
}

/* _watch(future, callback, kind, target): add_done_callback for the library. */
static value module_watch(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int kind;
    if (!args_check(vm, "_watch", nargs, kwnames, 4, 4) ||
        !loop_find_kind(vm, TRACE_TYPE_HANDLE_KIND, args[2], &kind)) {
        return VALUE_ERROR;
    }
    struct future *future = future_from_value(args[0]);
    if (!future) { /* a stranger with the same methods, or an AttributeError */
        return vm_call_method(vm, args[0], "add_done_callback", args + 1, 1);
    }
    future_add_callback(vm, future,
                        (struct future_callback){.call = args[1],
                                                 .context = VALUE_UNBOUND,
                                                 .target = module_node(args[3]),
                                                 .kind = (uint8_t)kind});
    return VALUE_NONE;
}

/* _timer(loop, when, kind, node, callback, *args): call_at for the library. */
static value module_timer(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int kind;
    double when;
    if (!args_check(vm, "_timer", nargs, kwnames, 5, SIZE_MAX) ||
        !number_to_double(vm, args[1], &when) ||
        !loop_find_kind(vm, TRACE_TYPE_HANDLE_KIND, args[2], &kind)) {
        return VALUE_ERROR;
    }
    struct loop *loop = loop_self(args[0]);
    struct handle *handle = handle_new(vm, loop, args[4], args + 5, nargs - 5, VALUE_UNBOUND, true);
    handle->kind = (uint8_t)kind;
    handle->node = module_node(args[3]);
    loop_set_timer(vm, loop, &handle->timer, when, &handle->head, (enum trace_handle_kind)kind,
                   handle->node);
    handle->id = handle->timer.handle;
    return value_from_object(handle);
}

/* _set_poller(loop, callable): see struct loop. */
static value module_set_poller(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "_set_poller", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    value_replace(vm, &loop_self(args[0])->poller, keep(args[1]));
    return VALUE_NONE;
}

/* _wait_for_ever(): this thread waits for what nobody can bring. */
static value module_wait_for_ever(struct vm *vm, const value *args, size_t nargs,
                                  struct tuple *kwnames)
{
    (void)args;
    if (args_check(vm, "_wait_for_ever", nargs, kwnames, 0, 0)) {
        vm->stop = STOP_DEADLOCK;
    }
    return VALUE_ERROR;
}

/* _handle(loop, callback, *args): one that is not in the queue yet. */
static value module_handle(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "_handle", nargs, kwnames, 2, SIZE_MAX)
               ? value_from_object(handle_new(vm, loop_self(args[0]), args[1], args + 2, nargs - 2,
                                              VALUE_UNBOUND, false))
               : VALUE_ERROR;
}

/* _push_handle(handle, kind, node): once more into the ready queue, unless it is cancelled. */
static value module_push_handle(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    int kind;
    if (!args_check(vm, "_push_handle", nargs, kwnames, 3, 3) ||
        !loop_find_kind(vm, TRACE_TYPE_HANDLE_KIND, args[1], &kind)) {
        return VALUE_ERROR;
    }
    struct handle *handle = value_as(handle, args[0]);
    if (handle->is_cancelled) {
        return VALUE_FALSE;
    }
    handle->kind = (uint8_t)kind;
    handle->node = module_node(args[2]);
    loop_push_ready(vm, handle->loop, READY_HANDLE, (enum trace_handle_kind)kind, handle->node,
                    args[0], VALUE_UNBOUND);
    handle->id = vm->loop->handles;
    return VALUE_TRUE;
}

/* _future(loop, node kind, wait kind, label=): a future that says what it is for. */
static value module_future(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int node_kind, wait_kind;
    if (!args_check(vm, "_future", nargs, kwnames, 3, 4) ||
        !loop_find_kind(vm, TRACE_TYPE_NODE_KIND, args[1], &node_kind) ||
        !loop_find_kind(vm, TRACE_TYPE_WAIT_KIND, args[2], &wait_kind)) {
        return VALUE_ERROR;
    }
    uint32_t label = 0;
    if (nargs > 3 && value_is_str(args[3]) && trace_wants(vm->trace, TRACE_SCHEDULE)) {
        const struct str *text = value_as(str, args[3]);
        label = trace_string(vm->trace, text->text, text->size);
    }
    struct future *future = future_new_known(vm, loop_self(args[0]), loop_new_node(vm));
    trace_put_future_new(vm->trace, future->node, (enum trace_node_kind)node_kind, label);
    future->wait_kind = (uint8_t)wait_kind;
    return value_from_object(future);
}

/* _cancel(future, message, reason): cancel() with the reason that the trace names. */
static value module_cancel(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int reason;
    if (!args_check(vm, "_cancel", nargs, kwnames, 3, 3) ||
        !loop_find_kind(vm, TRACE_TYPE_CANCEL_KIND, args[2], &reason)) {
        return VALUE_ERROR;
    }
    struct future *future = future_from_value(args[0]);
    if (!future) {
        return vm_raise(vm, EXC_TypeError, "_cancel() needs a future");
    }
    int asked = future_cancel(vm, future, value_is_none(args[1]) ? VALUE_UNBOUND : args[1],
                              (enum trace_cancel_kind)reason);
    return asked < 0 ? VALUE_ERROR : value_from_bool(asked);
}

/* _cancel_met(task): what was asked of it has been dealt with; going on is no mistake. */
static value module_cancel_met(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "_cancel_met", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct future *future = future_from_value(args[0]);
    if (future) {
        future->cancel_is_open = false;
    }
    return VALUE_NONE;
}

/* _group_begin(future or None, kind, timeout seconds or None) -> node; marks the future. */
static value module_group_begin(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    int kind;
    double timeout = -1;
    if (!args_check(vm, "_group_begin", nargs, kwnames, 3, 3) ||
        !loop_find_kind(vm, TRACE_TYPE_GROUP_KIND, args[1], &kind) ||
        (!value_is_none(args[2]) && !number_to_double(vm, args[2], &timeout))) {
        return VALUE_ERROR;
    }
    struct future *future = future_from_value(args[0]);
    uint32_t node = future ? future->node : loop_new_node(vm);
    if (future && kind == TRACE_GROUP_GATHER) {
        future->wait_kind = TRACE_WAIT_GATHER;
    } else if (future && kind == TRACE_GROUP_SHIELD) {
        future->wait_kind = TRACE_WAIT_SHIELD;
    }
    struct frame *frame = frame_visible(vm, 0);
    trace_put_group_new(vm->trace, node, (enum trace_group_kind)kind, loop_current_node(vm),
                        value_is_none(args[2]) ? -1 : clock_from_seconds(timeout),
                        frame ? frame_line(frame) : 0);
    return value_from_small_int(node);
}

static value module_group_child(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    if (!args_check(vm, "_group_child", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    trace_put_group_child(vm->trace, module_node(args[0]), module_node(args[1]));
    return VALUE_NONE;
}

static value module_group_end(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int outcome;
    if (!args_check(vm, "_group_end", nargs, kwnames, 2, 2) ||
        !loop_find_kind(vm, TRACE_TYPE_OUTCOME_KIND, args[1], &outcome)) {
        return VALUE_ERROR;
    }
    trace_put_group_done(vm->trace, module_node(args[0]), (enum trace_outcome_kind)outcome);
    return VALUE_NONE;
}

static value module_shielded(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "_shielded", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    trace_put_cancel_shielded(vm->trace, module_node(args[0]), module_node(args[1]));
    return VALUE_NONE;
}

/* _sync_new(kind, value) -> node of a lock, queue, …; 0 when nothing is recorded. */
static value module_sync_new(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int kind;
    int64_t number = 0;
    if (!args_check(vm, "_sync_new", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    if (!trace_wants(vm->trace, TRACE_SCHEDULE)) {
        return value_from_small_int(0);
    }
    if (!loop_find_kind(vm, TRACE_TYPE_SYNC_KIND, args[0], &kind) ||
        !vm_index(vm, args[1], &number)) {
        return VALUE_ERROR;
    }
    uint32_t node = loop_new_node(vm);
    trace_put_sync_new(vm->trace, node, (enum trace_sync_kind)kind, 0, number);
    return value_from_small_int(node);
}

/* _sync(what, node, number or None): the current task waits, leaves, acquires … */
static value module_sync(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "_sync", nargs, kwnames, 3, 3) || !value_is_str(args[0])) {
        return VALUE_ERROR;
    }
    const char *what = value_as(str, args[0])->text;
    uint32_t node = module_node(args[1]), who = loop_current_node(vm);
    if (strcmp(what, "wait") == 0) {
        trace_put_sync_wait(vm->trace, node, who);
    } else if (strcmp(what, "leave") == 0) {
        trace_put_sync_leave(vm->trace, node, who);
    } else if (strcmp(what, "acquire") == 0) {
        trace_put_sync_acquire(vm->trace, node, who);
    } else if (strcmp(what, "release") == 0) {
        trace_put_sync_release(vm->trace, node, who);
    } else if (strcmp(what, "get") == 0) {
        trace_put_queue_get(vm->trace, node, who);
    } else if (value_is_small_int(args[2])) {
        trace_put_sync_value(vm->trace, node, value_small_int(args[2]));
    }
    return VALUE_NONE;
}

/* _queue_put(node, item, position) */
static value module_queue_put(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t position;
    if (!args_check(vm, "_queue_put", nargs, kwnames, 3, 3) || !vm_index(vm, args[2], &position)) {
        return VALUE_ERROR;
    }
    struct str *text = vm_safe_repr(vm, args[1], MODULE_REPR_CELLS);
    trace_put_queue_put(vm->trace, module_node(args[0]),
                        trace_string(vm->trace, text->text, text->size), (uint64_t)position);
    drop_object(vm, text);
    return VALUE_NONE;
}

/* _pause_recording(loop): what asyncio.run() does behind the program's last task is no part of
 * the story.  Only when nothing else can run meanwhile; False: it goes on being recorded. */
static value module_pause_recording(struct vm *vm, const value *args, size_t nargs,
                                    struct tuple *kwnames)
{
    struct loop_state *state = vm->loop;
    if (!args_check(vm, "_pause_recording", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    const struct loop *loop = loop_self(args[0]);
    if (loop->ready.count > 0 || timers_due(&loop->timers, &state->clock) ||
        !trace_wants(vm->trace, TRACE_SCHEDULE)) {
        return VALUE_FALSE;
    }
    state->paused_level = vm->trace->level;
    state->paused_nodes = state->nodes;
    state->paused_handles = state->handles;
    trace_set_level(vm->trace, TRACE_OFF);
    return VALUE_TRUE;
}

/* The ids given out meanwhile are free again: their objects are gone. */
static value module_resume_recording(struct vm *vm, const value *args, size_t nargs,
                                     struct tuple *kwnames)
{
    struct loop_state *state = vm->loop;
    (void)args;
    if (!args_check(vm, "_resume_recording", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    trace_set_level(vm->trace, state->paused_level);
    state->nodes = state->paused_nodes;
    state->handles = state->paused_handles;
    return VALUE_NONE;
}

/* _format_exception(exception): the traceback as it is printed. */
static value module_format_exception(struct vm *vm, const value *args, size_t nargs,
                                     struct tuple *kwnames)
{
    if (!args_check(vm, "_format_exception", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct strbuf text = {0};
    exception_format(vm, args[0], &text);
    value shown = str_value(str_new(vm, strbuf_text(&text), text.length));
    strbuf_free(&text);
    return shown;
}

/* _custom_tasks(loop, whether it has a task factory or a create_task() of its own). */
static value module_custom_tasks(struct vm *vm, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    if (!args_check(vm, "_custom_tasks", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    loop_self(args[0])->has_task_factory = vm_truth(vm, args[1]) > 0;
    return VALUE_NONE;
}

/* _set_debug(loop, flag) */
static value module_set_debug(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "_set_debug", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    loop_self(args[0])->is_debug = vm_truth(vm, args[1]) > 0;
    return VALUE_NONE;
}

static const struct native_def module_functions[] = {
    {"get_running_loop", module_get_running_loop, 0},
    {"_get_running_loop", module_get_running_loop_quietly, 0},
    {"sleep", module_sleep, 0},
    {"create_task", module_create_task, 0},
    {"current_task", module_current_task, 0},
    {"_all_tasks", module_all_tasks, 0},
    {"isfuture", module_is_future, 0},
    {"iscoroutine", module_is_coroutine, 0},
    {"_coroutine_state", module_coroutine_state, 0},
    {"_asyncgen_hooks", module_asyncgen_hooks, 0},
    {"_are_apart", module_are_apart, 0},
    {"_watch", module_watch, 0},
    {"_timer", module_timer, 0},
    {"_future", module_future, 0},
    {"_set_poller", module_set_poller, 0},
    {"_handle", module_handle, 0},
    {"_wait_for_ever", module_wait_for_ever, 0},
    {"_push_handle", module_push_handle, 0},
    {"_cancel", module_cancel, 0},
    {"_cancel_met", module_cancel_met, 0},
    {"_group_begin", module_group_begin, 0},
    {"_group_child", module_group_child, 0},
    {"_group_end", module_group_end, 0},
    {"_shielded", module_shielded, 0},
    {"_sync_new", module_sync_new, 0},
    {"_pause_recording", module_pause_recording, 0},
    {"_resume_recording", module_resume_recording, 0},
    {"_sync", module_sync, 0},
    {"_queue_put", module_queue_put, 0},
    {"_format_exception", module_format_exception, 0},
    {"_custom_tasks", module_custom_tasks, 0},
    {"_set_debug", module_set_debug, 0},
    {NULL, NULL, 0},
};

static struct type *module_exception(struct vm *vm, struct dict *names, const char *name,
                                     enum exception_id base)
{
    struct type *type = type_new_native(vm, "asyncio.exceptions", name, vm_exception_type(vm, base),
                                        LAYOUT_EXCEPTION, sizeof(struct exception), TYPE_HAS_DICT);
    type_ready(vm, type);
    dict_set_c(vm, names, name, value_from_object(type));
    return type;
}

static bool module_fill(struct vm *vm, struct dict *names)
{
    struct loop_state *state = vm->loop;
    vm->note_cancel = task_note_cancel;
    vm->cancelled_error = state->cancelled_error =
        module_exception(vm, names, "CancelledError", EXC_BaseException);
    state->invalid_state_error = module_exception(vm, names, "InvalidStateError", EXC_Exception);
    if (!loop_init_types(vm) || !handle_init_types(vm) || !future_init_types(vm) ||
        !task_init_types(vm)) {
        return false;
    }
    dict_set_c(vm, names, "Future", value_from_object(state->future_type));
    dict_set_c(vm, names, "Task", value_from_object(state->task_type));
    dict_set_c(vm, names, "Handle", value_from_object(state->handle_type));
    dict_set_c(vm, names, "TimerHandle", value_from_object(state->timer_handle_type));
    dict_set_c(vm, names, "_weakref", value_from_object(vm_type(vm, WEAKREF)));
    dict_set_c(vm, names, "BaseLoop", value_from_object(state->loop_type));
    dict_add_natives(vm, names, module_functions);
    dict_add_natives(vm, names, request_functions);
    return true;
}

const struct module_def loop_module = {"_asyncio", module_fill};
