/* The built-in exceptions that have attributes or words of their own. */
#include "base/strbuf.h"
#include "vm/bytes.h"
#include "vm/container.h"
#include "vm/exception.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

/* ---- attributes kept in extra[] ---- */

static value get_extra(struct vm *vm, value self, size_t index)
{
    (void)vm;
    value v = value_as(exception, self)->extra[index];
    return value_is_unbound(v) ? VALUE_NONE : keep(v);
}

static bool set_extra(struct vm *vm, value self, size_t index, value v)
{
    value_replace(vm, &value_as(exception, self)->extra[index], keep(v));
    return true;
}

#define EXTRA(index)                                                  \
    static value get_extra_##index(struct vm *vm, value self)         \
    {                                                                 \
        return get_extra(vm, self, index);                            \
    }                                                                 \
    static bool set_extra_##index(struct vm *vm, value self, value v) \
    {                                                                 \
        return set_extra(vm, self, index, v);                         \
    }
EXTRA(0)
EXTRA(1)
EXTRA(2)
#undef EXTRA

/* Splits keywords from a call of an exception: those named in `names` go to extra at the
 * same index; others are TypeError. */
static bool take_keywords(struct vm *vm, value self, const char *const names[3], const value *args,
                          size_t nargs, struct tuple *kwnames)
{
    struct exception *exception = value_as(exception, self);
    for (size_t i = 0; kwnames && i < kwnames->count; i++) {
        const struct str *key = value_as(str, kwnames->items[i]);
        size_t at = 0;
        while (at < 3 && !(names[at] && str_equal_c(key, names[at]))) {
            at++;
        }
        if (at == 3) {
            vm_raise(vm, EXC_TypeError, "'%s' is an invalid keyword argument for %s()", key->text,
                     exception->head.type->name->text);
            return false;
        }
        value_replace(vm, &exception->extra[at], keep(args[nargs + i]));
    }
    return exception_init(vm, self, args, nargs, NULL);
}

static bool stop_iteration_init(struct vm *vm, value self, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    value v = nargs ? args[0] : VALUE_NONE;
    value_replace(vm, &value_as(exception, self)->extra[EXTRA_VALUE], keep(v));
    return exception_init(vm, self, args, nargs, kwnames);
}

static bool system_exit_init(struct vm *vm, value self, const value *args, size_t nargs,
                             struct tuple *kwnames)
{
    value v = nargs == 0   ? VALUE_NONE
              : nargs == 1 ? keep(args[0])
                           : value_from_object(tuple_from(vm, args, nargs));
    value_replace(vm, &value_as(exception, self)->extra[EXTRA_VALUE], v);
    return exception_init(vm, self, args, nargs, kwnames);
}

static bool attribute_error_init(struct vm *vm, value self, const value *args, size_t nargs,
                                 struct tuple *kwnames)
{
    static const char *const names[3] = {"name", "obj", NULL};
    return take_keywords(vm, self, names, args, nargs, kwnames);
}

static bool name_error_init(struct vm *vm, value self, const value *args, size_t nargs,
                            struct tuple *kwnames)
{
    static const char *const names[3] = {"name", NULL, NULL};
    return take_keywords(vm, self, names, args, nargs, kwnames);
}

static bool import_error_init(struct vm *vm, value self, const value *args, size_t nargs,
                              struct tuple *kwnames)
{
    static const char *const names[3] = {"name", "path", NULL};
    if (nargs == 1) {
        value_replace(vm, &value_as(exception, self)->extra[EXTRA_MSG], keep(args[0]));
    }
    return take_keywords(vm, self, names, args, nargs, kwnames);
}

static value import_error_str(struct vm *vm, value self)
{
    value message = value_as(exception, self)->extra[EXTRA_MSG];
    if (value_is_str(message)) {
        return keep(message);
    }
    return vm_exception_type(vm, EXC_Exception)->str_(vm, self);
}

static value key_error_str(struct vm *vm, value self)
{
    struct exception *exception = value_as(exception, self);
    if (exception->args->count == 1) {
        return vm_repr(vm, exception->args->items[0]);
    }
    return vm_exception_type(vm, EXC_Exception)->str_(vm, self);
}

/* ---- OSError ---- */

static enum exception_id os_error_of(int64_t number)
{
    switch (number) {
    case 1:
    case 13: return EXC_PermissionError;
    case 2: return EXC_FileNotFoundError;
    case 3: return EXC_ProcessLookupError;
    case 4: return EXC_InterruptedError;
    case 10: return EXC_ChildProcessError;
    case 11:
    case 114:
    case 115: return EXC_BlockingIOError;
    case 17: return EXC_FileExistsError;
    case 20: return EXC_NotADirectoryError;
    case 21: return EXC_IsADirectoryError;
    case 32:
    case 108: return EXC_BrokenPipeError;
    case 103: return EXC_ConnectionAbortedError;
    case 104: return EXC_ConnectionResetError;
    case 110: return EXC_TimeoutError;
    case 111: return EXC_ConnectionRefusedError;
    default: return EXC_OSError;
    }
}

static value os_error_new(struct vm *vm, struct type *type, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    if (type == vm_exception_type(vm, EXC_OSError) && nargs >= 2 && nargs <= 5 &&
        value_is_small_int(args[0])) {
        type = vm_exception_type(vm, os_error_of(value_small_int(args[0])));
    }
    return exception_new(vm, type, args, nargs, kwnames);
}

static bool os_error_init(struct vm *vm, value self, const value *args, size_t nargs,
                          struct tuple *kwnames)
{
    if (nargs < 2 || nargs > 5) {
        return exception_init(vm, self, args, nargs, kwnames);
    }
    set_extra(vm, self, EXTRA_ERRNO, args[0]);
    set_extra(vm, self, EXTRA_STRERROR, args[1]);
    if (nargs >= 3 && !value_is_none(args[2])) {
        set_extra(vm, self, EXTRA_FILENAME, args[2]);
    }
    if (nargs == 5 && !value_is_none(args[4]) && !vm_setattr_name(vm, self, "filename2", args[4])) {
        return false;
    }
    return exception_init(vm, self, args, 2, kwnames);
}

/* ": 'file'", or ": 'file' -> 'other'" where an operation has two. */
static value os_error_files(struct vm *vm, struct exception *exception)
{
    value file = exception->extra[EXTRA_FILENAME];
    if (value_is_unbound(file)) {
        return keep(str_value(vm->empty_str));
    }
    value other = exception->attrs ? dict_get_c(vm, exception->attrs, "filename2") : VALUE_UNBOUND;
    value first = vm_repr(vm, file);
    value second = value_is_error(first)     ? VALUE_ERROR
                   : value_is_unbound(other) ? keep(str_value(vm->empty_str))
                                             : vm_repr(vm, other);
    value text = value_is_error(second)
                     ? VALUE_ERROR
                     : str_value(str_printf(vm, ": %s%s%s", value_as(str, first)->text,
                                            value_is_unbound(other) ? "" : " -> ",
                                            value_as(str, second)->text));
    drop_result(vm, first);
    drop_result(vm, second);
    return text;
}

static value os_error_str(struct vm *vm, value self)
{
    struct exception *exception = value_as(exception, self);
    if (value_is_unbound(exception->extra[EXTRA_STRERROR])) {
        return vm_exception_type(vm, EXC_Exception)->str_(vm, self);
    }
    value number = vm_str(vm, exception->extra[EXTRA_ERRNO]);
    value text = value_is_error(number) ? number : vm_str(vm, exception->extra[EXTRA_STRERROR]);
    value file = value_is_error(text) ? text : os_error_files(vm, exception);
    value result = VALUE_ERROR;
    if (!value_is_error(file)) {
        result = str_value(str_printf(vm, "[Errno %s] %s%s", value_as(str, number)->text,
                                      value_as(str, text)->text, value_as(str, file)->text));
        drop(vm, file);
    }
    if (!value_is_error(text)) {
        drop(vm, text);
    }
    if (!value_is_error(number)) {
        drop(vm, number);
    }
    return result;
}

/* ---- SyntaxError ---- */

static bool syntax_error_init(struct vm *vm, value self, const value *args, size_t nargs,
                              struct tuple *kwnames)
{
    if (nargs >= 1) {
        set_extra(vm, self, EXTRA_SYNTAX_MSG, args[0]);
    }
    if (nargs == 2) {
        struct tuple *place = tuple_from_iterable(vm, args[1]);
        if (!place) {
            return false;
        }
        if (place->count != 4 && place->count != 6) {
            vm_raise(vm, EXC_TypeError, "function missing required argument 'filename' (pos 1)");
            drop_object(vm, place);
            return false;
        }
        value_replace(vm, &value_as(exception, self)->extra[EXTRA_SYNTAX_PLACE],
                      value_from_object(place));
    }
    return exception_init(vm, self, args, nargs, kwnames);
}

static value syntax_part(value self, size_t index)
{
    value place = value_as(exception, self)->extra[EXTRA_SYNTAX_PLACE];
    if (!value_is_tuple(place) || index >= value_as(tuple, place)->count) {
        return VALUE_NONE;
    }
    return keep(value_as(tuple, place)->items[index]);
}

#define SYNTAX_PART(name, index)                              \
    static value syntax_get_##name(struct vm *vm, value self) \
    {                                                         \
        (void)vm;                                             \
        return syntax_part(self, index);                      \
    }
SYNTAX_PART(filename, 0)
SYNTAX_PART(lineno, 1)
SYNTAX_PART(offset, 2)
SYNTAX_PART(text, 3)
SYNTAX_PART(end_lineno, 4)
SYNTAX_PART(end_offset, 5)
#undef SYNTAX_PART

static value syntax_error_str(struct vm *vm, value self)
{
    struct exception *exception = value_as(exception, self);
    value message = exception->extra[EXTRA_SYNTAX_MSG];
    value text = vm_str(vm, value_is_unbound(message) ? VALUE_NONE : message);
    if (value_is_error(text)) {
        return text;
    }
    value file = syntax_part(self, 0), line = syntax_part(self, 1);
    const char *name = value_is_str(file) ? value_as(str, file)->text : NULL;
    const char *base = name && strrchr(name, '/') ? strrchr(name, '/') + 1 : name;
    const char *shown = value_as(str, text)->text;
    value result;
    if (base && value_is_small_int(line)) {
        result = str_value(
            str_printf(vm, "%s (%s, line %lld)", shown, base, (long long)value_small_int(line)));
    } else if (base) {
        result = str_value(str_printf(vm, "%s (%s)", shown, base));
    } else if (value_is_small_int(line)) {
        result =
            str_value(str_printf(vm, "%s (line %lld)", shown, (long long)value_small_int(line)));
    } else {
        result = keep(text);
    }
    drop(vm, file);
    drop(vm, line);
    drop(vm, text);
    return result;
}

/* ---- UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError ---- */

static bool unicode_init(struct vm *vm, value self, const value *args, size_t nargs,
                         struct tuple *kwnames)
{
    size_t want =
        type_is_subtype(value_type(vm, self), vm_exception_type(vm, EXC_UnicodeTranslateError)) ? 4
                                                                                                : 5;
    if (nargs != want) {
        vm_raise(vm, EXC_TypeError, "function takes exactly %zu arguments (%zu given)", want,
                 nargs);
        return false;
    }
    return exception_init(vm, self, args, nargs, kwnames);
}

/* args are (encoding,) object, start, end, reason; counted from the end. */
static value unicode_part(value self, size_t from_end)
{
    const struct tuple *args = value_as(exception, self)->args;
    return from_end < args->count ? args->items[args->count - 1 - from_end] : VALUE_NONE;
}

#define UNICODE_PART(name, from_end)                           \
    static value unicode_get_##name(struct vm *vm, value self) \
    {                                                          \
        (void)vm;                                              \
        return keep(unicode_part(self, from_end));             \
    }
UNICODE_PART(reason, 0)
UNICODE_PART(end, 1)
UNICODE_PART(start, 2)
UNICODE_PART(object, 3)
UNICODE_PART(encoding, 4)
#undef UNICODE_PART

/* What stands at `at` of the object: "byte 0xff", "character '\udc80'". */
static void describe_item(struct vm *vm, value object, int64_t at, struct strbuf *out)
{
    const char *data;
    size_t size;
    if (bytes_view(object, &data, &size) && (size_t)at < size) {
        strbuf_printf(out, "byte 0x%02x", (unsigned char)data[at]);
    } else if (value_is_str(object)) {
        struct str *one = str_slice(vm, value_as(str, object), at, 1, 1);
        value shown = vm_ascii(vm, str_value(one));
        drop_object(vm, one);
        if (value_is_error(shown)) {
            error_clear(vm);
            return;
        }
        strbuf_printf(out, "character %s", value_as(str, shown)->text);
        drop(vm, shown);
    }
}

static value unicode_error_str(struct vm *vm, value self)
{
    value object = unicode_part(self, 3), start = unicode_part(self, 2),
          end = unicode_part(self, 1);
    value reason = vm_str(vm, unicode_part(self, 0));
    if (value_is_error(reason)) {
        return reason;
    }
    struct strbuf out = {0};
    if (value_is_str(unicode_part(self, 4))) {
        strbuf_printf(&out, "'%s' codec ", value_as(str, unicode_part(self, 4))->text);
    }
    bool decode =
        type_is_subtype(value_type(vm, self), vm_exception_type(vm, EXC_UnicodeDecodeError));
    bool translate =
        type_is_subtype(value_type(vm, self), vm_exception_type(vm, EXC_UnicodeTranslateError));
    int64_t from = value_is_small_int(start) ? value_small_int(start) : 0;
    int64_t to = value_is_small_int(end) ? value_small_int(end) : 0;
    strbuf_printf(&out, "can't %s ", decode ? "decode" : translate ? "translate" : "encode");
    if (to == from + 1) {
        describe_item(vm, object, from, &out);
        strbuf_printf(&out, " in position %lld", (long long)from);
    } else {
        strbuf_printf(&out, "%s in position %lld-%lld", decode ? "bytes" : "characters",
                      (long long)from, (long long)to - 1);
    }
    strbuf_printf(&out, ": %s", value_as(str, reason)->text);
    drop(vm, reason);
    struct str *text = str_new(vm, strbuf_text(&out), out.length);
    strbuf_free(&out);
    return str_value(text);
}

void exception_kinds_init(struct vm *vm)
{
    static const struct getset_def stop[] = {{"value", get_extra_0, set_extra_0}, {0}};
    static const struct getset_def system_exit[] = {{"code", get_extra_0, set_extra_0}, {0}};
    static const struct getset_def attribute[] = {
        {"name", get_extra_0, set_extra_0}, {"obj", get_extra_1, set_extra_1}, {0}};
    static const struct getset_def name[] = {{"name", get_extra_0, set_extra_0}, {0}};
    static const struct getset_def import[] = {{"name", get_extra_0, set_extra_0},
                                               {"path", get_extra_1, set_extra_1},
                                               {"msg", get_extra_2, set_extra_2},
                                               {0}};
    static const struct getset_def os[] = {{"errno", get_extra_0, set_extra_0},
                                           {"strerror", get_extra_1, set_extra_1},
                                           {"filename", get_extra_2, set_extra_2},
                                           {0}};
    static const struct getset_def syntax[] = {{"msg", get_extra_0, set_extra_0},
                                               {"filename", syntax_get_filename, NULL},
                                               {"lineno", syntax_get_lineno, NULL},
                                               {"offset", syntax_get_offset, NULL},
                                               {"text", syntax_get_text, NULL},
                                               {"end_lineno", syntax_get_end_lineno, NULL},
                                               {"end_offset", syntax_get_end_offset, NULL},
                                               {0}};
    static const struct getset_def unicode[] = {
        {"encoding", unicode_get_encoding, NULL}, {"object", unicode_get_object, NULL},
        {"start", unicode_get_start, NULL},       {"end", unicode_get_end, NULL},
        {"reason", unicode_get_reason, NULL},     {0}};
    static const struct {
        enum exception_id id;
        bool (*init)(struct vm *, value, const value *, size_t, struct tuple *);
        value (*str)(struct vm *, value);
        const struct getset_def *getsets;
    } kinds[] = {
        {EXC_StopIteration, stop_iteration_init, NULL, stop},
        {EXC_SystemExit, system_exit_init, NULL, system_exit},
        {EXC_AttributeError, attribute_error_init, NULL, attribute},
        {EXC_NameError, name_error_init, NULL, name},
        {EXC_ImportError, import_error_init, import_error_str, import},
        {EXC_KeyError, NULL, key_error_str, NULL},
        {EXC_OSError, os_error_init, os_error_str, os},
        {EXC_SyntaxError, syntax_error_init, syntax_error_str, syntax},
        {EXC_UnicodeDecodeError, unicode_init, unicode_error_str, unicode},
        {EXC_UnicodeEncodeError, unicode_init, unicode_error_str, unicode},
        {EXC_UnicodeTranslateError, unicode_init, unicode_error_str, unicode},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        struct type *type = vm_exception_type(vm, kinds[i].id);
        type->init = kinds[i].init;
        type->str_ = kinds[i].str;
        if (kinds[i].getsets) {
            type_add_getsets(vm, type, kinds[i].getsets);
        }
    }
    struct type *os_error = vm_exception_type(vm, EXC_OSError);
    os_error->new_ = os_error_new;
    dict_set_c(vm, os_error->attrs, "filename2", VALUE_NONE);
}
