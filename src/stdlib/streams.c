#include "stdlib/streams.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "stdlib/common.h"
#include "stdlib/stdlib.h"

/* Invariant: `rest` is the line that was begun, as bytes of UTF-8 from `at` on; or NULL. */
struct text_stream {
    struct object head;
    int stream; /* 0 stdin, 1 stdout, 2 stderr */
    struct str *rest;
    size_t at;
};

static value stream_refuse(struct vm *vm, const char *what)
{
    value io = vm_import(vm, "io");
    value type = value_is_error(io) ? VALUE_ERROR : vm_getattr_name(vm, io, "UnsupportedOperation");
    if (!value_is_error(type)) {
        value text = str_value(str_from_c(vm, what));
        vm_raise_args(vm, (struct type *)value_object(type), &text, 1);
        drop(vm, text);
        drop(vm, type);
    }
    drop_result(vm, io);
    return VALUE_ERROR;
}

/* --- writing --- */

static value stream_write(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "write", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "write() argument must be str, not %s",
                        value_type(vm, args[1])->name->text);
    }
    const struct str *text = value_as(str, args[1]);
    int stream = value_as(text_stream, args[0])->stream;
    if (stream == 0) {
        return stream_refuse(vm, "not writable");
    }
    if (!vm_write(vm, stream, text->text, text->size)) {
        return VALUE_ERROR;
    }
    return int_from_int64(vm, (int64_t)text->length);
}

static value stream_writelines(struct vm *vm, const value *args, size_t nargs,
                               struct tuple *kwnames)
{
    if (!args_check(vm, "writelines", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    struct tuple *lines = tuple_from_iterable(vm, args[1]);
    bool ok = lines != NULL;
    for (size_t i = 0; ok && i < lines->count; i++) {
        value written = stream_write(vm, (value[]){args[0], lines->items[i]}, 2, NULL);
        ok = !value_is_error(written);
    }
    drop_object(vm, lines);
    return ok ? VALUE_NONE : VALUE_ERROR;
}

static value stream_flush(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "flush", nargs - 1, kwnames, 0, 0) ? VALUE_NONE : VALUE_ERROR;
}

/* --- reading --- */

enum fill { FILL_FAILED, FILL_END, FILL_FINE };

/* Is there anything to read in `rest`?  If not, the next line is asked for. */
static enum fill stream_fill(struct vm *vm, struct text_stream *self)
{
    if (self->rest && self->at < self->rest->size) {
        return FILL_FINE;
    }
    drop_object(vm, self->rest);
    self->rest = NULL;
    self->at = 0;
    size_t size;
    char *line = vm->options.host.read_line(vm->options.host.context, &size);
    if (vm->stop || error_pending(vm)) {
        mem_free(line);
        return FILL_FAILED;
    }
    if (!line) {
        return FILL_END;
    }
    value text = str_decode(vm, line, size, "utf-8", "surrogateescape");
    mem_free(line);
    if (value_is_error(text)) {
        return FILL_FAILED;
    }
    self->rest = value_as(str, text);
    return self->rest->size > 0 ? FILL_FINE : FILL_END;
}

/* Takes up to *most characters (-1: any number) off `rest`, and counts them there. */
static void stream_take(struct text_stream *self, int64_t *most, struct strbuf *out)
{
    const char *text = self->rest->text + self->at;
    size_t size = self->rest->size - self->at;
    if (*most >= 0) {
        size_t count = utf8_count(text, size);
        size_t taken = (uint64_t)*most < count ? (size_t)*most : count;
        size = utf8_offset(text, size, taken);
        *most -= (int64_t)taken;
    }
    strbuf_add_bytes(out, text, size);
    self->at += size;
}

/* The argument of read() and readline(): -1 for "all of it".  false: exception. */
static bool stream_size(struct vm *vm, const char *name, const value *args, size_t nargs,
                        struct tuple *kwnames, int64_t *size)
{
    *size = -1;
    if (!args_check(vm, name, nargs - 1, kwnames, 0, 1)) {
        return false;
    }
    if (nargs > 1 && !value_is_none(args[1]) && !vm_index(vm, args[1], size)) {
        if (strcmp(name, "readline") != 0 && error_matches(vm, EXC_TypeError)) {
            error_clear(vm);
            vm_raise(vm, EXC_TypeError, "argument should be integer or None, not '%s'",
                     value_type(vm, args[1])->name->text);
        }
        return false;
    }
    *size = *size < 0 ? -1 : *size;
    if (value_as(text_stream, args[0])->stream != 0) {
        stream_refuse(vm, "not readable");
        return false;
    }
    return true;
}

static value stream_text(struct vm *vm, bool fine, struct strbuf *text)
{
    value result = fine ? str_value(str_new(vm, strbuf_text(text), text->length)) : VALUE_ERROR;
    strbuf_free(text);
    return result;
}

static value stream_read(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t left;
    struct strbuf text = {0};
    enum fill fill = FILL_FINE;
    if (!stream_size(vm, "read", args, nargs, kwnames, &left)) {
        return VALUE_ERROR;
    }
    while (left != 0 && fill == FILL_FINE) {
        fill = stream_fill(vm, value_as(text_stream, args[0]));
        if (fill == FILL_FINE) {
            stream_take(value_as(text_stream, args[0]), &left, &text);
        }
    }
    return stream_text(vm, fill != FILL_FAILED, &text);
}

static value stream_readline(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t left;
    struct strbuf text = {0};
    if (!stream_size(vm, "readline", args, nargs, kwnames, &left)) {
        return VALUE_ERROR;
    }
    enum fill fill = left == 0 ? FILL_END : stream_fill(vm, value_as(text_stream, args[0]));
    if (fill == FILL_FINE) {
        stream_take(value_as(text_stream, args[0]), &left, &text);
    }
    return stream_text(vm, fill != FILL_FAILED, &text);
}

static value stream_readlines(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t hint;
    size_t read = 0, length = 0;
    if (!stream_size(vm, "readlines", args, nargs, kwnames, &hint)) {
        return VALUE_ERROR;
    }
    struct list *lines = list_new(vm, 0);
    while (hint <= 0 || read + length <= (size_t)hint) {
        read += length;
        value line = stream_readline(vm, args, 1, NULL);
        if (value_is_error(line)) {
            drop_object(vm, lines);
            return VALUE_ERROR;
        }
        length = value_as(str, line)->length;
        if (length == 0) {
            drop(vm, line);
            break;
        }
        list_append_steal(vm, lines, line);
    }
    return value_from_object(lines);
}

static value stream_iter(struct vm *vm, value self)
{
    (void)vm;
    return keep(self);
}

static value stream_next(struct vm *vm, value self)
{
    value line = stream_readline(vm, &self, 1, NULL);
    if (!value_is_error(line) && value_as(str, line)->length == 0) {
        drop(vm, line);
        return VALUE_UNBOUND;
    }
    return line;
}

/* --- what it is --- */

static value stream_isatty(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)args;
    return args_check(vm, "isatty", nargs - 1, kwnames, 0, 0) ? VALUE_FALSE : VALUE_ERROR;
}

static value stream_fileno(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "fileno", nargs - 1, kwnames, 0, 0)
               ? value_from_small_int(value_as(text_stream, args[0])->stream)
               : VALUE_ERROR;
}

static value stream_readable(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "readable", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(value_as(text_stream, args[0])->stream == 0)
               : VALUE_ERROR;
}

static value stream_writable(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "writable", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(value_as(text_stream, args[0])->stream != 0)
               : VALUE_ERROR;
}

/* The options that matter elsewhere (line_buffering, encoding) change nothing here. */
static value stream_reconfigure(struct vm *vm, const value *args, size_t nargs,
                                struct tuple *kwnames)
{
    (void)args, (void)kwnames;
    return args_check(vm, "reconfigure", nargs - 1, NULL, 0, 0) ? VALUE_NONE : VALUE_ERROR;
}

static value stream_get_name(struct vm *vm, value self)
{
    static const char *const names[] = {"<stdin>", "<stdout>", "<stderr>"};
    return str_value(str_intern_c(vm, names[value_as(text_stream, self)->stream]));
}

static value stream_get_encoding(struct vm *vm, value self)
{
    (void)self;
    return str_value(str_intern_c(vm, "utf-8"));
}

static value stream_get_closed(struct vm *vm, value self)
{
    (void)vm, (void)self;
    return VALUE_FALSE;
}

static value stream_repr(struct vm *vm, value self)
{
    static const char *const texts[] = {"<stdin>' mode='r", "<stdout>' mode='w",
                                        "<stderr>' mode='w"};
    return str_value(str_printf(vm, "<_io.TextIOWrapper name='%s' encoding='utf-8'>",
                                texts[value_as(text_stream, self)->stream]));
}

static void stream_dealloc(struct vm *vm, struct object *self)
{
    drop_object(vm, ((struct text_stream *)self)->rest);
    object_release(vm, self, sizeof(struct text_stream));
}

static struct type *stream_type(struct vm *vm)
{
    static const struct native_def methods[] = {{"write", stream_write, 0},
                                                {"writelines", stream_writelines, 0},
                                                {"flush", stream_flush, 0},
                                                {"isatty", stream_isatty, 0},
                                                {"fileno", stream_fileno, 0},
                                                {"readable", stream_readable, 0},
                                                {"writable", stream_writable, 0},
                                                {"read", stream_read, 0},
                                                {"readline", stream_readline, 0},
                                                {"readlines", stream_readlines, 0},
                                                {"reconfigure", stream_reconfigure, 0},
                                                {0}};
    static const struct getset_def getsets[] = {{"name", stream_get_name, NULL},
                                                {"encoding", stream_get_encoding, NULL},
                                                {"closed", stream_get_closed, NULL},
                                                {0}};
    struct type *type = type_new_native(vm, "_io", "TextIOWrapper", NULL, LAYOUT_OTHER,
                                        sizeof(struct text_stream), TYPE_FINAL);
    type->dealloc = stream_dealloc;
    type->repr = stream_repr;
    type->iter = stream_iter;
    type->next = stream_next;
    type_add_natives(vm, type, methods);
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
    type->new_ = NULL;
    return type;
}

void streams_add(struct vm *vm, struct dict *names)
{
    static const char *const texts[3][2] = {
        {"stdin", "__stdin__"}, {"stdout", "__stdout__"}, {"stderr", "__stderr__"}};
    struct type *type = vm->types[T_TEXT_OUTPUT];
    if (!type) {
        type = vm->types[T_TEXT_OUTPUT] = stream_type(vm);
    }
    for (int i = 0; i < 3; i++) {
        struct text_stream *stream = object_new(vm, type, sizeof *stream);
        stream->stream = i;
        stream->rest = NULL;
        stream->at = 0;
        dict_set_c(vm, names, texts[i][0], value_from_object(stream));
        dict_set_c(vm, names, texts[i][1], value_from_object(stream));
        drop_object(vm, stream);
    }
}
