/* The module time, on the virtual clock.
 *
 * Local time is UTC plus nothing: the wall clock starts at the vm's epoch, which
 * is given as local time.
 */
#include <errno.h>
#include <math.h>
#include <time.h>

#include "base/strbuf.h"
#include "loop/cpu.h"
#include "loop/loop.h"
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

static double time_now(struct vm *vm)
{
    return (double)vm->options.epoch / 1e9 + clock_look(vm);
}

static value time_float(struct vm *vm, size_t nargs, struct tuple *kwnames, const char *name,
                        double seconds)
{
    return args_check(vm, name, nargs, kwnames, 0, 0) ? float_from_double(vm, seconds)
                                                      : VALUE_ERROR;
}

static value time_int(struct vm *vm, size_t nargs, struct tuple *kwnames, const char *name,
                      int64_t n)
{
    return args_check(vm, name, nargs, kwnames, 0, 0) ? int_from_int64(vm, n) : VALUE_ERROR;
}

static value time_time(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return time_float(vm, nargs, kwnames, "time", time_now(vm));
}

static value time_monotonic(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return time_float(vm, nargs, kwnames, "monotonic", clock_look(vm));
}

static value time_time_ns(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    int64_t now = clock_from_seconds(clock_look(vm));
    return time_int(vm, nargs, kwnames, "time_ns", vm->options.epoch + now);
}

static value time_monotonic_ns(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    (void)args;
    return time_int(vm, nargs, kwnames, "monotonic_ns", clock_from_seconds(clock_look(vm)));
}

static int64_t time_of_process(struct vm *vm)
{
    clock_use(vm, 1);
    return cpu_used(vm, true);
}

static value time_process(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return time_float(vm, nargs, kwnames, "process_time", (double)time_of_process(vm) / 1e9);
}

static value time_process_ns(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return time_int(vm, nargs, kwnames, "process_time_ns", time_of_process(vm));
}

static int64_t time_of_thread(struct vm *vm)
{
    clock_use(vm, 1);
    return cpu_used(vm, false);
}

static value time_thread(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return time_float(vm, nargs, kwnames, "thread_time", (double)time_of_thread(vm) / 1e9);
}

static value time_thread_ns(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return time_int(vm, nargs, kwnames, "thread_time_ns", time_of_thread(vm));
}

/* Time passes with the whole loop standing still. */
static value time_sleep(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    double seconds;
    if (!args_check(vm, "sleep", nargs, kwnames, 1, 1) ||
        !number_to_double(vm, args[0], &seconds)) {
        return VALUE_ERROR;
    }
    if (isnan(seconds)) {
        return vm_raise(vm, EXC_ValueError, "Invalid value NaN (not a number)");
    }
    if (seconds < 0) {
        return vm_raise(vm, EXC_ValueError, "sleep length must be non-negative");
    }
    if (seconds > 9e9) {
        return vm_raise(vm, EXC_OverflowError, "timestamp too large to convert to C _PyTime_t");
    }
    const struct blocking sleep = {.why = "time.sleep", .what = TRACE_WAIT_SLEEP};
    return thread_block(vm, seconds, &sleep) ? VALUE_NONE : VALUE_ERROR;
}

/* --- calendar --- */

enum { TIME_FIELDS = 9 };

static value time_struct_new(struct vm *vm, const struct tm *tm)
{
    int numbers[TIME_FIELDS] = {tm->tm_year + 1900,    tm->tm_mon + 1,  tm->tm_mday,
                                tm->tm_hour,           tm->tm_min,      tm->tm_sec,
                                (tm->tm_wday + 6) % 7, tm->tm_yday + 1, 0};
    struct tuple *fields = tuple_new(vm, TIME_FIELDS);
    for (size_t i = 0; i < TIME_FIELDS; i++) {
        fields->items[i] = value_from_small_int(numbers[i]);
    }
    value module = vm_import(vm, "_struct_time");
    value argument = value_from_object(fields);
    value made = value_is_error(module) ? VALUE_ERROR
                                        : vm_call_method(vm, module, "struct_time", &argument, 1);
    drop_result(vm, module);
    drop_object(vm, fields);
    return made;
}

static bool time_take_struct(struct vm *vm, value v, struct tm *tm)
{
    int64_t numbers[TIME_FIELDS] = {0};
    struct tuple *fields = tuple_from_iterable(vm, v);
    if (!fields) {
        return false;
    }
    bool fine = fields->count == TIME_FIELDS;
    for (size_t i = 0; fine && i < TIME_FIELDS; i++) {
        fine = vm_index(vm, fields->items[i], &numbers[i]);
    }
    if (fields->count != TIME_FIELDS) {
        vm_raise(vm, EXC_TypeError, "time tuple must have exactly 9 numbers");
    }
    drop_object(vm, fields);
    *tm = (struct tm){.tm_year = (int)numbers[0] - 1900,
                      .tm_mon = (int)numbers[1] - 1,
                      .tm_mday = (int)numbers[2],
                      .tm_hour = (int)numbers[3],
                      .tm_min = (int)numbers[4],
                      .tm_sec = (int)numbers[5],
                      .tm_wday = (int)(numbers[6] + 1) % 7,
                      .tm_yday = (int)numbers[7] - 1};
    return fine;
}

/* The moment given by seconds since the epoch, or now. */
static bool time_take_moment(struct vm *vm, const char *name, const value *args, size_t nargs,
                             struct tuple *kwnames, struct tm *tm)
{
    if (!args_check(vm, name, nargs, kwnames, 0, 1)) {
        return false;
    }
    double seconds = time_now(vm);
    if (nargs == 1 && !value_is_none(args[0]) && !number_to_double(vm, args[0], &seconds)) {
        return false;
    }
    if (!(fabs(seconds) < 6e10)) {
        vm_raise(vm, EXC_ValueError, "year is out of range");
        return false;
    }
    time_t whole = (time_t)floor(seconds);
    gmtime_r(&whole, tm);
    tm->tm_zone = "UTC"; /* for %Z; the C library says GMT */
    return true;
}

static value time_localtime(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct tm tm;
    return time_take_moment(vm, "localtime", args, nargs, kwnames, &tm) ? time_struct_new(vm, &tm)
                                                                        : VALUE_ERROR;
}

static value time_mktime(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct tm tm;
    if (!args_check(vm, "mktime", nargs, kwnames, 1, 1) || !time_take_struct(vm, args[0], &tm)) {
        return VALUE_ERROR;
    }
    return float_from_double(vm, (double)timegm(&tm));
}

static value time_format(struct vm *vm, const char *format, const struct tm *tm)
{
    char text[512];
    size_t size = *format ? strftime(text, sizeof text, format, tm) : 0;
    return str_value(str_new(vm, text, size));
}

static value time_strftime(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct tm tm;
    if (!args_check(vm, "strftime", nargs, kwnames, 1, 2)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[0])) {
        return vm_raise(vm, EXC_TypeError, "strftime() argument 1 must be str, not %s",
                        value_type(vm, args[0])->name->text);
    }
    bool fine = nargs == 2 ? time_take_struct(vm, args[1], &tm)
                           : time_take_moment(vm, "strftime", args, 0, NULL, &tm);
    return fine ? time_format(vm, value_as(str, args[0])->text, &tm) : VALUE_ERROR;
}

static value time_ctime(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct tm tm;
    return time_take_moment(vm, "ctime", args, nargs, kwnames, &tm)
               ? time_format(vm, "%a %b %e %H:%M:%S %Y", &tm)
               : VALUE_ERROR;
}

static value time_asctime(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct tm tm;
    if (!args_check(vm, "asctime", nargs, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    bool fine = nargs == 1 ? time_take_struct(vm, args[0], &tm)
                           : time_take_moment(vm, "asctime", args, 0, NULL, &tm);
    return fine ? time_format(vm, "%a %b %e %H:%M:%S %Y", &tm) : VALUE_ERROR;
}

static value time_strptime(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "strptime", nargs, kwnames, 1, 2)) {
        return VALUE_ERROR;
    }
    value module = vm_import(vm, "_strptime");
    value found = value_is_error(module) ? VALUE_ERROR
                                         : vm_call_method(vm, module, "parse_time", args, nargs);
    drop_result(vm, module);
    return found;
}

/* The zone is UTC whatever TZ says, so there is nothing to set. */
static value time_tzset(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "tzset", nargs, kwnames, 0, 0) ? VALUE_NONE : VALUE_ERROR;
}

/* The clocks of the system: one is the wall's, all others count from the program's start. */
enum { CLOCK_OF_WALL = 0, CLOCK_LAST = 11 };

static value clock_read(struct vm *vm, const char *function, const value *args, size_t nargs,
                        struct tuple *kwnames, native_fn wall, native_fn other)
{
    int64_t clock;
    if (!args_check(vm, function, nargs, kwnames, 1, 1) || !vm_index(vm, args[0], &clock)) {
        return VALUE_ERROR;
    }
    if (clock < 0 || clock > CLOCK_LAST) {
        value number = value_from_small_int(EINVAL),
              text = str_value(str_from_c(vm, "Invalid argument"));
        vm_raise_args(vm, vm_exception_type(vm, EXC_OSError), (value[]){number, text}, 2);
        drop(vm, text);
        return VALUE_ERROR;
    }
    return (clock == CLOCK_OF_WALL ? wall : other)(vm, NULL, 0, NULL);
}

static value time_clock_gettime(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    return clock_read(vm, "clock_gettime", args, nargs, kwnames, time_time, time_monotonic);
}

static value time_clock_gettime_ns(struct vm *vm, const value *args, size_t nargs,
                                   struct tuple *kwnames)
{
    return clock_read(vm, "clock_gettime_ns", args, nargs, kwnames, time_time_ns,
                      time_monotonic_ns);
}

static value time_resolution(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return float_from_double(vm, 1e-9);
}

static value time_clock_getres(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return clock_read(vm, "clock_getres", args, nargs, kwnames, time_resolution, time_resolution);
}

static value time_look_further(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    return args_check(vm, "__getattr__", nargs, kwnames, 1, 1)
               ? module_look_further(vm, "_time_more", args[0])
               : VALUE_ERROR;
}

static const struct native_def time_functions[] = {
    {"time", time_time, 0},
    {"time_ns", time_time_ns, 0},
    {"monotonic", time_monotonic, 0},
    {"monotonic_ns", time_monotonic_ns, 0},
    {"perf_counter", time_monotonic, 0},
    {"perf_counter_ns", time_monotonic_ns, 0},
    {"process_time", time_process, 0},
    {"process_time_ns", time_process_ns, 0},
    {"thread_time", time_thread, 0},
    {"thread_time_ns", time_thread_ns, 0},
    {"clock_gettime", time_clock_gettime, 0},
    {"clock_gettime_ns", time_clock_gettime_ns, 0},
    {"clock_getres", time_clock_getres, 0},
    {"sleep", time_sleep, 0},
    {"localtime", time_localtime, 0},
    {"gmtime", time_localtime, 0},
    {"mktime", time_mktime, 0},
    {"strftime", time_strftime, 0},
    {"ctime", time_ctime, 0},
    {"asctime", time_asctime, 0},
    {"strptime", time_strptime, 0},
    {"tzset", time_tzset, 0},
    {"__getattr__", time_look_further, 0},
    {NULL, NULL, 0},
};

static bool time_fill(struct vm *vm, struct dict *names)
{
    static const char *const clocks[] = {"CLOCK_REALTIME",
                                         "CLOCK_MONOTONIC",
                                         "CLOCK_PROCESS_CPUTIME_ID",
                                         "CLOCK_THREAD_CPUTIME_ID",
                                         "CLOCK_MONOTONIC_RAW",
                                         NULL,
                                         NULL,
                                         "CLOCK_BOOTTIME"};
    for (int i = 0; i < (int)(sizeof clocks / sizeof clocks[0]); i++) {
        if (clocks[i]) { /* numbered as Linux numbers them */
            dict_set_c(vm, names, clocks[i], value_from_small_int(i));
        }
    }
    dict_add_natives(vm, names, time_functions);
    struct str *utc = str_from_c(vm, "UTC");
    value pair[2] = {str_value(utc), str_value(utc)};
    struct tuple *tzname = tuple_from(vm, pair, 2);
    dict_set_c(vm, names, "tzname", value_from_object(tzname));
    dict_set_c(vm, names, "timezone", value_from_small_int(0));
    dict_set_c(vm, names, "altzone", value_from_small_int(0));
    dict_set_c(vm, names, "daylight", value_from_small_int(0));
    drop_object(vm, tzname);
    drop_object(vm, utc);
    value module = vm_import(vm, "_struct_time");
    value type = value_is_error(module) ? VALUE_ERROR : vm_getattr_name(vm, module, "struct_time");
    drop_result(vm, module);
    if (value_is_error(type)) {
        return false;
    }
    dict_set_c(vm, names, "struct_time", type);
    drop(vm, type);
    return true;
}

const struct module_def time_module = {"time", time_fill};
