#include "loop/signals.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "loop/cpu.h"
#include "loop/loop.h"
#include "trace/trace.h"
#include "vm/code.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/frame.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/record.h"
#include "vm/str.h"
#include "vm/vm.h"

enum signal_default { SIGNAL_END, SIGNAL_STOP, SIGNAL_NOTHING };

struct signal_kind {
    const char *name;
    int number;
    enum signal_default what;
};

static const struct signal_kind signal_kinds[] = {
#define SIGNAL(name, number, what) {name, number, SIGNAL_##what},
#include "loop/signals.def"
};

#define SIGNAL_KINDS (sizeof signal_kinds / sizeof *signal_kinds)

static const struct signal_kind *signals_find(int number)
{
    for (size_t i = 0; i < SIGNAL_KINDS; i++) {
        if (signal_kinds[i].number == number) {
            return &signal_kinds[i];
        }
    }
    return NULL;
}

int signals_number(const char *name, size_t size)
{
    int number = 0;
    for (size_t i = 0; i < size && i < 2 && isdigit((unsigned char)name[i]); i++) {
        number = number * 10 + (name[i] - '0');
        if (i + 1 == size) {
            return signals_find(number) ? number : 0;
        }
    }
    for (size_t i = 0; i < SIGNAL_KINDS; i++) {
        const char *full = signal_kinds[i].name, *brief = full + 3;
        if ((strlen(full) == size && memcmp(full, name, size) == 0) ||
            (strlen(brief) == size && memcmp(brief, name, size) == 0)) {
            return signal_kinds[i].number;
        }
    }
    return 0;
}

/* --- what comes when --- */

static void signals_plan(struct signals *signals)
{
    int64_t listed = signals->count > 0 ? signals->list[0].when : INT64_MAX;
    signals->next = listed < signals->alarm ? listed : signals->alarm;
}

void signals_begin(struct vm *vm, const struct signal_at *list, size_t count)
{
    struct signals *signals = &vm->loop->signals;
    *signals = (struct signals){.list = list, .count = count, .alarm = INT64_MAX};
    signals_plan(signals);
}

static void signals_set_alarm(struct vm *vm, double seconds, double interval)
{
    struct signals *signals = &vm->loop->signals;
    cpu_settle(vm);
    signals->alarm_reading = vm->loop->clock.reading + seconds;
    signals->alarm = seconds > 0 ? clock_from_seconds(signals->alarm_reading) : INT64_MAX;
    signals->alarm_interval = interval;
    signals_plan(signals);
}

/* --- delivery --- */

/* What the program set for it, borrowed: a callable, 0 (default), 1 (ignored); ERROR. */
static value signals_handler(struct vm *vm, int number)
{
    value module = vm_import(vm, "_signal");
    value handlers =
        value_is_error(module) ? VALUE_ERROR : vm_getattr_name(vm, module, "_handlers");
    value handler = VALUE_ERROR;
    if (!value_is_error(handlers) &&
        dict_get(vm, value_as(dict, handlers), value_from_small_int(number), &handler) &&
        value_is_unbound(handler)) {
        handler = value_from_small_int(0);
    }
    drop_result(vm, handlers);
    drop_result(vm, module);
    return handler;
}

static bool signals_call(struct vm *vm, value handler, int number)
{
    struct frame *frame = frame_visible(vm, 0);
    value args[2] = {value_from_small_int(number),
                     frame ? value_from_object(frame_object_of(vm, frame)) : VALUE_NONE};
    keep(handler);
    value result = vm_call(vm, handler, args, 2, NULL);
    drop(vm, handler);
    drop(vm, args[1]);
    return drop_result(vm, result);
}

static bool signals_raise(struct vm *vm, int number)
{
    struct signals *signals = &vm->loop->signals;
    value handler = signals_handler(vm, number);
    if (value_is_error(handler)) {
        return false;
    }
    int64_t small = -1;
    if (value_is_int(handler)) {
        int_to_int64(handler, &small);
    }
    const struct signal_kind *kind = signals_find(number);
    bool is_default = small == 0, is_ignored = small == 1;
    is_ignored = is_ignored || (is_default && kind && kind->what == SIGNAL_NOTHING);
    if (trace_wants(vm->trace, TRACE_SCHEDULE)) {
        trace_put_signal(vm->trace, number,
                         trace_string_z(vm->trace, kind ? kind->name : "real-time signal"),
                         is_ignored   ? TRACE_SIGNAL_IGNORED
                         : is_default ? TRACE_SIGNAL_ENDS
                                      : TRACE_SIGNAL_HANDLER);
    }
    if (is_ignored) {
        return true;
    }
    if (is_default) {
        signals->ended_by = number;
        vm->stop = STOP_SIGNAL;
        return false;
    }
    if (signals->loop && signals->told_count < sizeof signals->told) {
        signals->told[signals->told_count++] = (unsigned char)number;
    }
    return signals_call(vm, handler, number);
}

bool signals_deliver(struct vm *vm)
{
    struct signals *signals = &vm->loop->signals;
    int number = 14; /* SIGALRM */
    if (signals->alarm == signals->next) {
        double again = signals->alarm_reading + signals->alarm_interval;
        signals->alarm = signals->alarm_interval > 0 ? clock_from_seconds(again) : INT64_MAX;
        signals->alarm_reading = again;
    } else {
        number = signals->list[0].number;
        signals->list++;
        signals->count--;
    }
    signals_plan(signals);
    return signals_raise(vm, number);
}

/* --- the loop's side --- */

bool signals_tell_loop(struct vm *vm, struct loop *loop)
{
    struct signals *signals = &vm->loop->signals;
    if (signals->loop != loop || signals->told_count == 0) {
        return true;
    }
    value callback = vm_getattr_name(vm, value_from_object(loop), "_read_signals");
    if (value_is_error(callback)) {
        return false;
    }
    value numbers[sizeof signals->told];
    for (size_t i = 0; i < signals->told_count; i++) {
        numbers[i] = value_from_small_int(signals->told[i]);
    }
    struct handle *handle =
        handle_new(vm, loop, callback, numbers, signals->told_count, VALUE_UNBOUND, false);
    handle->kind = TRACE_HANDLE_LIBRARY;
    loop_push_ready(vm, loop, READY_HANDLE, TRACE_HANDLE_LIBRARY, 0, value_from_object(handle),
                    VALUE_UNBOUND);
    handle->id = vm->loop->handles;
    drop_object(vm, handle);
    drop(vm, callback);
    signals->told_count = 0;
    return true;
}

void signals_forget_loop(struct vm *vm, struct loop *loop)
{
    struct signals *signals = &vm->loop->signals;
    if (signals->loop == loop) {
        signals->loop = NULL;
        signals->told_count = 0;
    }
}

/* --- blocking calls --- */

/* One stretch of a blocking call that no signal interrupts. */
static bool signals_block_until(struct vm *vm, int64_t when, double reading, const char *why)
{
    struct clock *clock = &vm->loop->clock;
    if (vm->loop->time_limit && when > vm->loop->time_limit) {
        vm->stop = STOP_TIME;
        return false;
    }
    uint32_t node = loop_current_node(vm);
    if (trace_wants(vm->trace, TRACE_SCHEDULE)) {
        struct frame *frame = frame_visible(vm, 0);
        trace_put_block_begin(vm->trace, node, trace_string_z(vm->trace, why),
                              clock_from_seconds(reading - clock->reading),
                              frame ? record_code(vm, frame->code) : 0,
                              frame ? frame_line(frame) : 0);
    }
    vm_count_steps(vm, STEPS_OF_TURN);
    clock_block(vm, reading);
    trace_put_block_end(vm->trace, node);
    return true;
}

bool signals_block(struct vm *vm, double seconds, const char *why)
{
    struct signals *signals = &vm->loop->signals;
    double end = vm->loop->clock.reading + seconds;
    int64_t when = clock_from_seconds(end);
    while (signals->next <= when) {
        if (!signals_block_until(vm, signals->next, (double)signals->next / 1e9, why) ||
            !signals_deliver(vm)) {
            return false;
        }
    }
    return signals_block_until(vm, when, end, why);
}

/* --- the module _signal --- */

static bool signals_take_number(struct vm *vm, value v, int *number)
{
    int64_t n;
    if (!vm_index(vm, v, &n)) {
        return false;
    }
    if (n < 1 || n >= SIGNALS_MAX) {
        vm_raise(vm, EXC_ValueError, "signal number out of range");
        return false;
    }
    *number = (int)n;
    return true;
}

static value signals_get(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int number;
    if (!args_check(vm, "getsignal", nargs, kwnames, 1, 1) ||
        !signals_take_number(vm, args[0], &number)) {
        return VALUE_ERROR;
    }
    return keep(signals_handler(vm, number));
}

static value signals_call_raise(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    int number;
    if (!args_check(vm, "raise_signal", nargs, kwnames, 1, 1) ||
        !signals_take_number(vm, args[0], &number)) {
        return VALUE_ERROR;
    }
    return signals_raise(vm, number) ? VALUE_NONE : VALUE_ERROR;
}

static value signals_default_interrupt(struct vm *vm, const value *args, size_t nargs,
                                       struct tuple *kwnames)
{
    (void)args;
    if (!args_check(vm, "default_int_handler", nargs, kwnames, 2, 2)) {
        return VALUE_ERROR;
    }
    return vm_raise_args(vm, vm_exception_type(vm, EXC_KeyboardInterrupt), NULL, 0);
}

/* The alarm as (seconds left, interval). */
static value signals_alarm_left(struct vm *vm)
{
    const struct signals *signals = &vm->loop->signals;
    cpu_settle(vm);
    bool is_set = signals->alarm != INT64_MAX;
    double left = is_set ? signals->alarm_reading - vm->loop->clock.reading : 0;
    value pair[2] = {float_from_double(vm, left),
                     float_from_double(vm, is_set ? signals->alarm_interval : 0)};
    struct tuple *tuple = tuple_from(vm, pair, 2);
    drop(vm, pair[0]);
    drop(vm, pair[1]);
    return value_from_object(tuple);
}

/* Sets the alarm if there are two numbers; what it was before. */
static value signals_timer(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    double seconds, interval;
    if (!args_check(vm, "setitimer", nargs, kwnames, 0, 2) ||
        (nargs == 2 &&
         (!number_to_double(vm, args[0], &seconds) || !number_to_double(vm, args[1], &interval)))) {
        return VALUE_ERROR;
    }
    value before = signals_alarm_left(vm);
    if (nargs == 2) {
        signals_set_alarm(vm, seconds, interval);
    }
    return before;
}

/* Until the next signal; without one it is for ever. */
static value signals_pause(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    if (!args_check(vm, "pause", nargs, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    struct signals *signals = &vm->loop->signals;
    if (signals->next == INT64_MAX) {
        vm->stop = STOP_DEADLOCK;
        return VALUE_ERROR;
    }
    bool fine = signals_block_until(vm, signals->next, (double)signals->next / 1e9, "signal.pause");
    return fine && signals_deliver(vm) ? VALUE_NONE : VALUE_ERROR;
}

/* The loop that learns of signals from now on, or None. */
static value signals_set_loop(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "_set_loop", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct signals *signals = &vm->loop->signals;
    bool is_loop = type_is_subtype(value_type(vm, args[0]), vm->loop->loop_type);
    signals->loop = is_loop ? value_as(loop, args[0]) : NULL;
    signals->told_count = is_loop ? signals->told_count : 0;
    return VALUE_NONE;
}

static bool signals_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"_get", signals_get, 0},
        {"_timer", signals_timer, 0},
        {"_set_loop", signals_set_loop, 0},
        {"raise_signal", signals_call_raise, 0},
        {"default_int_handler", signals_default_interrupt, 0},
        {"pause", signals_pause, 0},
        {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    struct dict *handlers = dict_new(vm), *numbers = dict_new(vm);
    value interrupt = dict_get_c(vm, names, "default_int_handler");
    bool fine = dict_set(vm, handlers, value_from_small_int(2), interrupt) &&
                dict_set(vm, handlers, value_from_small_int(13), value_from_small_int(1)) &&
                dict_set(vm, handlers, value_from_small_int(25), value_from_small_int(1));
    for (size_t i = 0; i < SIGNAL_KINDS; i++) {
        dict_set_c(vm, numbers, signal_kinds[i].name, value_from_small_int(signal_kinds[i].number));
    }
    dict_set_c(vm, names, "_handlers", value_from_object(handlers));
    dict_set_c(vm, names, "_numbers", value_from_object(numbers));
    drop_object(vm, handlers);
    drop_object(vm, numbers);
    return fine;
}

const struct module_def signals_module = {"_signal", signals_fill};
