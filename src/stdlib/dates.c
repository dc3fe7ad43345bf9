/* _dates: the arithmetic of the calendar that datetime is made with.  Days are counted from 1 on
 * 1 January of year 1, microseconds from 0 there. */
#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/int.h"

enum { DAYS_MAX = 3652059, YEAR_MAX = 9999, FIELDS = 7 };

#define DAY_MICROSECONDS INT64_C(86400000000)

static bool is_leap(int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int64_t days_in_month(int64_t year, int64_t month)
{
    return month == 2 ? 28 + is_leap(year) : 30 + ((month + (month > 7)) & 1);
}

static int64_t to_ordinal(int64_t year, int64_t month, int64_t day)
{
    static const int before_month[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    int64_t before = year - 1;
    return before * 365 + before / 4 - before / 100 + before / 400 + before_month[month - 1] +
           (month > 2 && is_leap(year)) + day;
}

static void from_ordinal(int64_t ordinal, int64_t fields[3])
{
    int64_t day = ordinal - 1, year = 1, month = 1;
    year += day / 146097 * 400; /* 400 years */
    day %= 146097;
    int64_t centuries = day / 36524 > 3 ? 3 : day / 36524;
    day -= centuries * 36524;
    int64_t fours = day / 1461;
    day -= fours * 1461;
    int64_t years = day / 365 > 3 ? 3 : day / 365;
    day -= years * 365;
    year += centuries * 100 + fours * 4 + years;
    for (; day >= days_in_month(year, month); month++) {
        day -= days_in_month(year, month);
    }
    fields[0] = year;
    fields[1] = month;
    fields[2] = day + 1;
}

static bool is_within(value v, int64_t least, int64_t most)
{
    return value_is_small_int(v) && value_small_int(v) >= least && value_small_int(v) <= most;
}

static bool is_date(const value *args)
{
    return is_within(args[0], 1, YEAR_MAX) && is_within(args[1], 1, 12) &&
           is_within(args[2], 1, 31) &&
           value_small_int(args[2]) <=
               days_in_month(value_small_int(args[0]), value_small_int(args[1]));
}

static bool is_time(const value *args)
{
    return is_within(args[0], 0, 23) && is_within(args[1], 0, 59) && is_within(args[2], 0, 59) &&
           is_within(args[3], 0, 999999);
}

static value not_a_date(struct vm *vm)
{
    return vm_raise(vm, EXC_ValueError, "no such date");
}

/* is_date(year, month, day): are they plain ints that make one? */
static value dates_is_date(METHOD_ARGS)
{
    return args_check(vm, "is_date", nargs, kwnames, 3, 3) ? value_from_bool(is_date(args))
                                                           : VALUE_ERROR;
}

/* is_time(hour, minute, second, microsecond) */
static value dates_is_time(METHOD_ARGS)
{
    return args_check(vm, "is_time", nargs, kwnames, 4, 4) ? value_from_bool(is_time(args))
                                                           : VALUE_ERROR;
}

/* to_ordinal(year, month, day) */
static value dates_to_ordinal(METHOD_ARGS)
{
    if (!args_check(vm, "to_ordinal", nargs, kwnames, 3, 3)) {
        return VALUE_ERROR;
    }
    return is_date(args)
               ? value_from_small_int(to_ordinal(value_small_int(args[0]), value_small_int(args[1]),
                                                 value_small_int(args[2])))
               : not_a_date(vm);
}

static value tuple_of_words(struct vm *vm, const int64_t *numbers, size_t count)
{
    struct tuple *tuple = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        tuple->items[i] = value_from_small_int(numbers[i]);
    }
    return value_from_object(tuple);
}

/* from_ordinal(n): (year, month, day) */
static value dates_from_ordinal(METHOD_ARGS)
{
    int64_t fields[3];
    if (!args_check(vm, "from_ordinal", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_int(args[0])) {
        return vm_raise(vm, EXC_TypeError, "'%s' object cannot be interpreted as an integer",
                        type_name_of(vm, args[0]));
    }
    if (!is_within(args[0], 1, DAYS_MAX)) {
        return int_sign(args[0]) <= 0
                   ? vm_raise(vm, EXC_ValueError, "ordinal must be >= 1")
                   : vm_raise(vm, EXC_ValueError, "year %d is out of range", YEAR_MAX + 1);
    }
    from_ordinal(value_small_int(args[0]), fields);
    return tuple_of_words(vm, fields, 3);
}

/* whole(year, month, day, hour, minute, second, microsecond): in microseconds */
static value dates_whole(METHOD_ARGS)
{
    if (!args_check(vm, "whole", nargs, kwnames, FIELDS, FIELDS)) {
        return VALUE_ERROR;
    }
    if (!is_date(args) || !is_time(args + 3)) {
        return not_a_date(vm);
    }
    int64_t n[FIELDS];
    for (int i = 0; i < FIELDS; i++) {
        n[i] = value_small_int(args[i]);
    }
    int64_t seconds = (n[3] * 60 + n[4]) * 60 + n[5];
    return value_from_small_int((to_ordinal(n[0], n[1], n[2]) - 1) * DAY_MICROSECONDS +
                                seconds * 1000000 + n[6]);
}

/* fields(whole): the seven of them */
static value dates_fields(METHOD_ARGS)
{
    if (!args_check(vm, "fields", nargs, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!is_within(args[0], 0, DAYS_MAX * DAY_MICROSECONDS - 1)) {
        return vm_raise(vm, EXC_OverflowError, "date value out of range");
    }
    int64_t n[FIELDS], whole = value_small_int(args[0]), rest = whole % DAY_MICROSECONDS;
    from_ordinal(whole / DAY_MICROSECONDS + 1, n);
    n[6] = rest % 1000000;
    rest /= 1000000;
    n[5] = rest % 60;
    n[4] = rest / 60 % 60;
    n[3] = rest / 3600;
    return tuple_of_words(vm, n, FIELDS);
}

/* total(days, seconds, microseconds, milliseconds, minutes, hours, weeks): in microseconds, if
 * all are plain ints and not too large; else None. */
static value dates_total(METHOD_ARGS)
{
    static const int64_t units[FIELDS] = {
        DAY_MICROSECONDS, 1000000, 1, 1000, 60000000, 3600000000, 7 * DAY_MICROSECONDS};
    __int128 total = 0;
    if (!args_check(vm, "total", nargs, kwnames, FIELDS, FIELDS)) {
        return VALUE_ERROR;
    }
    for (int i = 0; i < FIELDS; i++) {
        if (!value_is_small_int(args[i])) {
            return VALUE_NONE;
        }
        total += (__int128)value_small_int(args[i]) * units[i];
    }
    return int_from_int128(vm, total);
}

static bool dates_fill_module(struct vm *vm, struct dict *names)
{
    static const struct native_def functions[] = {
        {"is_date", dates_is_date, NATIVE_PLAIN},
        {"is_time", dates_is_time, NATIVE_PLAIN},
        {"to_ordinal", dates_to_ordinal, NATIVE_PLAIN},
        {"from_ordinal", dates_from_ordinal, NATIVE_PLAIN},
        {"whole", dates_whole, NATIVE_PLAIN},
        {"fields", dates_fields, NATIVE_PLAIN},
        {"total", dates_total, NATIVE_PLAIN},
        {NULL, NULL, 0},
    };
    dict_add_natives(vm, names, functions);
    return true;
}

const struct module_def dates_module = {"_dates", dates_fill_module};
