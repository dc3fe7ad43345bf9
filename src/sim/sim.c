#include "sim/sim.h"

#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/requests.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "lang/parse.h"
#include "loop/cpu.h"
#include "loop/loop.h"
#include "sim/files.h"
#include "stdlib/stdlib.h"
#include "vm/code.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

struct sim {
    struct sim_options options;
    char *name;   /* as the user gave it: sys.argv[0] */
    char *file;   /* absolute, as CPython shows it; portable: without its folder */
    char *folder; /* where imports and open() may read; or NULL */
    char *source;
    size_t size;
    const char **argv;
    struct requests requests;
    struct trace *trace;
    struct vm *vm;
    struct stdlib_state stdlib;
    struct diag diag;
    size_t next_answer;
    size_t peak;
    bool is_cut; /* the run went on, but enough of it was recorded */
    int status;
    void (*after_handle)(struct vm *vm, void *context);
    void *after_handle_context;
};

/* 2024-01-01 09:00:00, in nanoseconds since 1970. */
static const int64_t SIM_EPOCH = INT64_C(1704099600) * 1000000000;

void sim_default_options(struct sim_options *options)
{
    *options = (struct sim_options){
        .level = TRACE_OFF,
        .epoch = SIM_EPOCH,
        .limits = {.memory = UINT64_C(2) << 30, .output = UINT64_C(256) << 20},
    };
}

/* --- what the machine asks of the outside --- */

static void sim_write(void *context, int stream, const char *text, size_t size)
{
    struct sim *sim = context;
    if (sim->options.write) {
        sim->options.write(sim->options.context, stream, text, size);
    }
}

static char *sim_read_file(void *context, const char *path, size_t *size)
{
    return files_read_below(((struct sim *)context)->folder, path, size);
}

static bool sim_is_folder(void *context, const char *path)
{
    return files_is_folder_below(((struct sim *)context)->folder, path);
}

static char *sim_list_folder(void *context, const char *path, size_t *size)
{
    return files_list_below(((struct sim *)context)->folder, path, size);
}

static char *sim_read_line(void *context, size_t *size)
{
    struct sim *sim = context;
    return input_next(sim->vm, &sim->options, &sim->next_answer, size);
}

static bool sim_interrupted(void *context)
{
    struct sim *sim = context;
    return sim->options.interrupted && sim->options.interrupted(sim->options.context);
}

/* A program that awaits at its top level, as a notebook's cell may. */
static value sim_run_coroutine(struct vm *vm, value coroutine)
{
    value module = vm_import(vm, "asyncio.runners");
    if (value_is_error(module)) {
        return VALUE_ERROR;
    }
    value result = vm_call_method(vm, module, "run", &coroutine, 1);
    drop(vm, module);
    return result;
}

/* The loop that asyncio's policy holds. */
static value sim_current_loop(struct vm *vm)
{
    value events = dict_get_c(vm, vm->modules, "asyncio.events");
    if (value_is_unbound(events)) {
        return VALUE_UNBOUND;
    }
    value policy = vm_getattr_name(vm, events, "_policy");
    value loop = value_is_error(policy) ? VALUE_ERROR : vm_getattr_name(vm, policy, "_loop");
    drop_result(vm, policy);
    if (value_is_error(loop)) { /* no policy yet, or one of the program's own */
        error_clear(vm);
        return VALUE_UNBOUND;
    }
    return loop;
}

/* --- life --- */

static struct sim *sim_make(const struct sim_options *options)
{
    struct sim *sim = mem_alloc_zero(sizeof *sim);
    sim->options = *options;
    sim->trace = trace_new(options->level);
    return sim;
}

struct sim *sim_new(const char *file, const struct sim_options *options, struct diag *diag)
{
    size_t size;
    char *source = files_read(file, &size, diag);
    if (!source) {
        return NULL;
    }
    struct sim *sim = sim_make(options);
    sim->source = source;
    sim->size = size;
    sim->name = mem_copy_string(file);
    sim->file = strcmp(file, "-") == 0 ? mem_copy_string("<stdin>")
                : options->is_portable ? mem_copy_string(path_name(file))
                                       : files_absolute(file);
    sim->folder = files_folder_of(strcmp(file, "-") == 0 ? "." : file);
    return sim;
}

struct sim *sim_new_from_text(const char *name, const char *source, size_t size, const char *folder,
                              const struct sim_options *options)
{
    struct sim *sim = sim_make(options);
    sim->source = mem_copy_bytes(source, size);
    sim->size = size;
    sim->name = mem_copy_string(name);
    sim->file = mem_copy_string(name);
    sim->folder = folder ? mem_copy_string(folder) : NULL;
    return sim;
}

void sim_free(struct sim *sim)
{
    if (!sim) {
        return;
    }
    trace_free(sim->trace);
    diag_free(&sim->diag);
    mem_free(sim->name);
    mem_free(sim->file);
    mem_free(sim->folder);
    mem_free(sim->source);
    mem_free(sim->argv);
    requests_free(&sim->requests);
    mem_free(sim);
}

static void sim_make_vm(struct sim *sim)
{
    const struct sim_options *options = &sim->options;
    mem_free(sim->argv);
    sim->argv = mem_alloc(sizeof *sim->argv * ((size_t)options->argc + 1));
    sim->argv[0] = sim->name;
    for (int i = 0; i < options->argc; i++) {
        sim->argv[i + 1] = options->argv[i];
    }
    struct vm_options vm_options = {
        .host = {.context = sim,
                 .write = sim_write,
                 .read_file = sim_read_file,
                 .is_folder = sim_is_folder,
                 .list_folder = sim_list_folder,
                 .read_line = sim_read_line,
                 .input_hint = input_hint(options),
                 .interrupted = sim_interrupted},
        .trace = sim->trace,
        .memory_limit = options->limits.memory,
        .step_limit = options->limits.steps,
        .event_limit = options->limits.events,
        .output_limit = options->limits.output,
        .epoch = options->epoch,
        .folder = sim->folder,
        .seed = options->seed,
        .requests = &sim->requests,
        .top_level_await = true,
        .run_coroutine = sim_run_coroutine,
        .outliving = sim_current_loop,
        .argv = sim->argv,
        .argc = options->argc + 1,
    };
    sim->vm = vm_new(&vm_options);
    sim->vm->native_modules = stdlib_modules;
    sim->stdlib.urls = &options->urls;
    sim->vm->stdlib = &sim->stdlib;
    loop_state_new(sim->vm);
    cpu_begin(sim->vm, options->cpu_cost);
    signals_begin(sim->vm, options->signals, options->signal_count);
    sim->vm->loop->task_limit = options->limits.tasks;
    sim->vm->loop->time_limit = options->limits.time;
    sim->vm->loop->after_handle = sim->after_handle;
    sim->vm->loop->after_handle_context = sim->after_handle_context;
}

static void sim_free_vm(struct sim *sim)
{
    sim->peak = sim->vm->heap.peak;
    struct loop_state *loop = sim->vm->loop;
    vm_free(sim->vm);
    mem_free(loop);
    sim->vm = NULL;
}

/* --- how a run ends --- */

static void sim_say(struct sim *sim, const char *text)
{
    sim_write(sim, 2, text, strlen(text));
}

static int sim_end_limit(struct sim *sim, enum trace_limit_kind kind, const char *what)
{
    struct strbuf text = {0};
    struct strbuf now = {0};
    trace_add_time(&now, sim->vm->loop->clock.now);
    trace_put_limit(sim->trace, kind);
    strbuf_printf(&text, "asyncarium: the program was stopped at %s s: %s\n", strbuf_text(&now),
                  what);
    sim_say(sim, strbuf_text(&text));
    strbuf_free(&now);
    strbuf_free(&text);
    return SIM_STATUS_LIMIT;
}

static int sim_end_deadlock(struct sim *sim)
{
    const char *explanation = sim->vm->loop->threads.explanation;
    if (explanation) {
        sim_say(sim, explanation);
        return SIM_STATUS_DEADLOCK;
    }
    struct strbuf text = {0};
    loop_explain_deadlock(sim->vm, &text);
    sim_say(sim, strbuf_text(&text));
    strbuf_free(&text);
    return SIM_STATUS_DEADLOCK;
}

static int sim_end_stopped(struct sim *sim, enum trace_end_kind *end)
{
    *end = TRACE_END_LIMIT;
    switch (sim->vm->stop) {
    case STOP_STEPS:
        return sim_end_limit(sim, TRACE_LIMIT_STEPS, "it took more steps than --max-steps");
    case STOP_MEMORY:
        return sim_end_limit(sim, TRACE_LIMIT_MEMORY, "it needs more memory than --max-memory");
    case STOP_OUTPUT:
        return sim_end_limit(sim, TRACE_LIMIT_OUTPUT, "it wrote more than --max-output");
    case STOP_TASKS:
        return sim_end_limit(sim, TRACE_LIMIT_TASKS, "it has more tasks than --max-tasks");
    case STOP_TRACE: return sim_end_limit(sim, TRACE_LIMIT_TRACE, "enough of it is recorded");
    case STOP_TIME: return sim_end_limit(sim, TRACE_LIMIT_TIME, "it runs longer than --max-time");
    case STOP_DEADLOCK: *end = TRACE_END_DEADLOCK; return sim_end_deadlock(sim);
    case STOP_SIGNAL:
        *end = TRACE_END_SIGNAL;
        return SIM_STATUS_SIGNAL + sim->vm->loop->signals.ended_by;
    case STOP_INTERRUPTED:
    case STOP_NONE: break;
    }
    *end = TRACE_END_INTERRUPT;
    return SIM_STATUS_INTERRUPTED;
}

/* SystemExit: its code is the status; a text goes to stderr. */
static int sim_end_exit(struct sim *sim, value exception)
{
    struct vm *vm = sim->vm;
    value code = vm_getattr_name(vm, exception, "code");
    int64_t status = 1;
    if (value_is_none(code)) {
        status = 0;
    } else if (value_is_int(code)) {
        if (!int_to_int64(code, &status)) {
            status = -1;
        }
    } else if (!value_is_error(code)) {
        value text = vm_str(vm, code);
        if (!value_is_error(text)) {
            vm_write(vm, 2, value_as(str, text)->text, value_as(str, text)->size);
            vm_write(vm, 2, "\n", 1);
        }
        drop_result(vm, text);
    }
    drop_result(vm, code);
    error_clear(vm);
    return (int)(status & 0xFF);
}

/* sys.excepthook, if the program set one, tells of the exception.  false: nobody did. */
static bool sim_call_excepthook(struct vm *vm, value exception)
{
    value module = dict_get_c(vm, vm->modules, "sys");
    value names = value_is_unbound(module) ? VALUE_ERROR : vm_getattr_name(vm, module, "__dict__");
    value hook = VALUE_UNBOUND;
    if (!value_is_error(names)) {
        hook = keep(dict_get_c(vm, value_as(dict, names), "excepthook"));
        drop(vm, names);
    }
    if (value_is_unbound(hook)) {
        return false;
    }
    value traceback = keep(value_as(exception, exception)->traceback);
    value args[3] = {value_from_object(value_type(vm, exception)), exception, traceback};
    value done = vm_call(vm, hook, args, 3, NULL);
    drop(vm, traceback);
    drop(vm, hook);
    if (value_is_error(done)) {
        static const char heading[] = "Error in sys.excepthook:\n",
                          then[] = "\nOriginal exception was:\n";
        value error = error_take(vm);
        struct strbuf text = {0};
        exception_format(vm, error, &text);
        vm_write(vm, 2, heading, sizeof heading - 1);
        vm_write(vm, 2, strbuf_text(&text), text.length);
        vm_write(vm, 2, then, sizeof then - 1);
        strbuf_free(&text);
        drop(vm, error);
        return false;
    }
    drop(vm, done);
    return true;
}

static int sim_end_exception(struct sim *sim, enum trace_end_kind *end)
{
    struct vm *vm = sim->vm;
    value exception = error_take(vm);
    int status = SIM_STATUS_ERROR;
    if (exception_matches(vm, exception, vm_exception_type(vm, EXC_SystemExit))) {
        *end = TRACE_END_EXIT;
        status = sim_end_exit(sim, exception);
        drop(vm, exception);
        return status;
    }
    *end = TRACE_END_EXCEPTION;
    if (exception_matches(vm, exception, vm_exception_type(vm, EXC_KeyboardInterrupt))) {
        status = SIM_STATUS_INTERRUPTED;
    }
    struct strbuf text = {0};
    struct strbuf last = {0};
    exception_format(vm, exception, &text);
    exception_format_only(vm, exception, &last);
    if (!vm->stop && !sim_call_excepthook(vm, exception)) { /* stop: by a __str__ without end */
        vm_write(vm, 2, strbuf_text(&text), text.length);
    }
    while (last.length > 0 && last.text[last.length - 1] == '\n') {
        last.text[--last.length] = '\0';
    }
    if (trace_wants(sim->trace, TRACE_SCHEDULE)) {
        trace_put_exception_unhandled(sim->trace, 0,
                                      trace_string(sim->trace, strbuf_text(&last), last.length));
    }
    strbuf_free(&text);
    strbuf_free(&last);
    vm_set_last_exception(vm, exception);
    return status;
}

/* A program that could not even begin: a syntax error, or something we refuse. */
static int sim_end_diag(struct sim *sim)
{
    bool is_refused = sim->diag.kind == DIAG_UNSUPPORTED;
    bool is_line = is_refused || sim->diag.kind == DIAG_INPUT;
    char *text = is_line ? diag_to_line(&sim->diag) : diag_to_traceback(&sim->diag);
    sim_say(sim, text);
    if (is_line) {
        sim_say(sim, "\n");
    }
    mem_free(text);
    if (sim->options.is_portable && sim->diag.file && strcmp(sim->diag.file, sim->file) == 0) {
        mem_free(sim->diag.file); /* who asked is told which one of all */
        sim->diag.file = mem_copy_string(sim->name);
    }
    return is_refused ? SIM_STATUS_UNSUPPORTED : SIM_STATUS_ERROR;
}

static bool sim_read_requests(struct sim *sim)
{
    const struct sim_options *options = &sim->options;
    requests_free(&sim->requests);
    sim->requests = (struct requests){.are_logged = options->is_logged};
    for (size_t i = 0; i < options->request_count; i++) {
        if (!requests_parse(&sim->requests, options->requests[i], "--requests", 1, 1, &sim->diag)) {
            return false;
        }
    }
    return true;
}

/* The program has made its web service: serves it, unless it did so itself. */
static bool sim_serve(struct sim *sim)
{
    value module = vm_import(sim->vm, "uvicorn");
    value done = value_is_error(module) ? VALUE_ERROR
                                        : vm_call_method(sim->vm, module, "_serve_main", NULL, 0);
    drop_result(sim->vm, module);
    drop_result(sim->vm, done);
    return !value_is_error(done);
}

/* The files with which URLs are to answer must be there. */
static bool sim_check_urls(struct sim *sim)
{
    const struct url_rules *urls = &sim->options.urls;
    for (size_t i = 0; i < urls->count; i++) {
        const struct url_rule *rule = &urls->items[i];
        if (rule->body_kind != URL_BODY_FILE) {
            continue;
        }
        size_t size;
        char *data = files_read_below(sim->folder, rule->body, &size);
        if (!data) {
            diag_set(&sim->diag, DIAG_INPUT, sim->file, 0, 0,
                     "its folder has no file '%s' for %s to answer with", rule->body, rule->url);
            return false;
        }
        mem_free(data);
    }
    return true;
}

static int sim_run_once(struct sim *sim)
{
    enum trace_end_kind end = TRACE_END_NORMAL;
    int status = 0;
    sim_make_vm(sim);
    bool fine = sim_check_urls(sim) && sim_read_requests(sim) &&
                vm_run_main(sim->vm, sim->file, sim->source, sim->size, &sim->diag) &&
                (!sim->options.is_served || sim_serve(sim));
    if (!fine && diag_is_set(&sim->diag)) {
        status = sim_end_diag(sim);
        end = TRACE_END_EXCEPTION;
    } else if (!fine && !sim->vm->stop) {
        status = sim_end_exception(sim, &end);
    }
    if (!sim->vm->stop && threads_finish(sim->vm)) {
        vm_finish(sim->vm);
    }
    cpu_settle(sim->vm);
    if (sim->vm->stop) { /* while it ran, told of its exception, or finished */
        status = sim_end_stopped(sim, &end);
    }
    sim->is_cut = sim->vm->stop == STOP_TRACE;
    trace_put_run_end(sim->trace, status, end);
    trace_set_level(sim->trace, TRACE_OFF); /* taking the machine apart is no part of the run */
    threads_unwind(sim->vm);
    sim_free_vm(sim);
    sim->status = status;
    return status;
}

enum { STEPS_MORE = 10 }; /* so many times as many where not every line is recorded */

int sim_run(struct sim *sim)
{
    int status = sim_run_once(sim);
    const struct sim_options *options = &sim->options;
    /* Who computes has very many lines: where they do not fit, the schedule alone does. */
    bool again = sim->is_cut && options->cpu_cost > 0 && options->level == TRACE_FULL &&
                 !options->write && !options->read_line;
    if (again) {
        trace_free(sim->trace);
        sim->trace = trace_new(TRACE_SCHEDULE);
        sim->next_answer = 0;
        requests_free(&sim->requests);
        sim->requests = (struct requests){0};
        sim->options.limits.steps *= STEPS_MORE;
        status = sim_run_once(sim);
    }
    return status;
}

/* --- getters --- */

struct trace *sim_trace(struct sim *sim)
{
    return sim->trace;
}

const struct requests *sim_requests(const struct sim *sim)
{
    return &sim->requests;
}

const struct diag *sim_diag(const struct sim *sim)
{
    return &sim->diag;
}

const char *sim_file(const struct sim *sim)
{
    return sim->file;
}

const char *sim_source(const struct sim *sim, size_t *size)
{
    if (size) {
        *size = sim->size;
    }
    return sim->source;
}

uint64_t sim_memory_peak(const struct sim *sim)
{
    return sim->peak;
}

struct vm *sim_vm(struct sim *sim)
{
    return sim->vm;
}

void sim_set_after_handle(struct sim *sim, void (*call)(struct vm *vm, void *context),
                          void *context)
{
    sim->after_handle = call;
    sim->after_handle_context = context;
}

bool sim_disassemble(struct sim *sim, struct strbuf *out)
{
    struct arena arena = {0};
    sim_make_vm(sim);
    struct ast_node *module =
        lang_parse(&arena, sim->file, sim->source, sim->size, LANG_TOP_LEVEL_AWAIT, &sim->diag);
    struct code *code = module ? compile_module(sim->vm, module, sim->file, sim->source,
                                                COMPILE_TOP_LEVEL_AWAIT, &sim->diag)
                               : NULL;
    if (code) {
        code_disassemble(code, out);
        drop(sim->vm, value_from_object(code));
    }
    arena_free(&arena);
    sim_free_vm(sim);
    return code != NULL;
}
