/* open(), and the files it gives.
 *
 * A file is read whole when it is opened (vm/storage.h).  Writing changes a buffer, which
 * is stored at flush and close; nothing ever reaches the machine's disk.  Text
 * is kept as UTF-8 whatever the encoding; tell() and seek() count its bytes.  References: see
 * vm/value.h.
 */
#include "base/mem.h"
#include "base/utf8.h"
#include "vm/builtins.h"
#include "vm/builtins_private.h"
#include "vm/bytes.h"
#include "vm/container_private.h"
#include "vm/storage.h"

enum file_flags {
    FILE_READ = 1,
    FILE_WRITE = 2,
    FILE_BINARY = 4,
    FILE_APPEND = 8,
    FILE_TRUNCATE = 16,
    FILE_NEW = 32, /* mode x */
    FILE_CLOSED = 64,
    FILE_CHANGED = 128,
};

enum newline_kind { NEWLINE_ANY, NEWLINE_KEPT, NEWLINE_CR, NEWLINE_CR_LF };

struct file {
    struct object head;
    struct str *path, *mode;       /* owned */
    struct str *encoding, *errors; /* owned; NULL: UTF-8, strict */
    struct strbuf data;            /* all of it, text as UTF-8 */
    enum newline_kind newline;
    size_t at;
    unsigned flags;
};

/* ---- opening ---- */

static bool parse_mode(struct vm *vm, struct str *mode, unsigned *flags)
{
    static const struct {
        char letter;
        unsigned flags;
    } letters[] = {
        {'r', FILE_READ},
        {'w', FILE_WRITE | FILE_TRUNCATE},
        {'a', FILE_WRITE | FILE_APPEND},
        {'x', FILE_WRITE | FILE_TRUNCATE | FILE_NEW},
        {'b', FILE_BINARY},
        {'t', 0},
        {'+', FILE_READ | FILE_WRITE},
    };
    size_t main_letters = 0;
    bool text = false;
    *flags = 0;
    for (const char *c = mode->text; *c; c++) {
        size_t i = 0;
        while (i < 7 && letters[i].letter != *c) {
            i++;
        }
        if (i == 7 || strchr(c + 1, *c)) {
            vm_raise(vm, EXC_ValueError, "invalid mode: '%s'", mode->text);
            return false;
        }
        *flags |= letters[i].flags;
        main_letters += i < 4;
        text |= *c == 't';
    }
    if (text && *flags & FILE_BINARY) {
        vm_raise(vm, EXC_ValueError, "can't have text and binary mode at once");
        return false;
    }
    if (main_letters != 1) {
        vm_raise(vm, EXC_ValueError,
                 main_letters ? "must have exactly one of create/read/write/append mode"
                              : "Must have exactly one of create/read/write/append mode and at "
                                "most one plus");
        return false;
    }
    return true;
}

static value raise_os_error(struct vm *vm, enum exception_id id, int number, const char *text,
                            struct str *path)
{
    struct str *message = str_from_c(vm, text);
    value args[] = {value_from_small_int(number), str_value(message), str_value(path)};
    vm_raise_args(vm, vm_exception_type(vm, id), args, 3);
    drop_object(vm, message);
    return VALUE_ERROR;
}

/* Every \r\n and \r becomes \n. */
static void translate_newlines(struct strbuf *data)
{
    size_t to = 0;
    for (size_t i = 0; i < data->length; i++) {
        char c = data->text[i];
        if (c == '\r') {
            c = '\n';
            i += i + 1 < data->length && data->text[i + 1] == '\n';
        }
        data->text[to++] = c;
    }
    if (data->text) {
        data->text[to] = '\0';
    }
    data->length = to;
}

/* A method of text or bytes, with the file's encoding and errors. */
static value convert(struct vm *vm, const struct file *file, value from, const char *method)
{
    value args[2] = {
        file->encoding ? keep(str_value(file->encoding)) : str_value(str_from_c(vm, "utf-8")),
        file->errors ? keep(str_value(file->errors)) : str_value(str_from_c(vm, "strict"))};
    value to = vm_call_method(vm, from, method, args, 2);
    drop(vm, args[0]);
    drop(vm, args[1]);
    return to;
}

static bool is_plain_utf8(const struct file *file)
{
    const char *name = file->encoding ? file->encoding->text : "utf-8";
    return (strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0) &&
           (!file->errors || strcmp(file->errors->text, "strict") == 0);
}

/* Makes text of the bytes that were read. */
static bool decode_data(struct vm *vm, struct file *file)
{
    struct strbuf *data = &file->data;
    if (!is_plain_utf8(file) || !utf8_is_valid(strbuf_text(data), data->length, NULL)) {
        value bytes = value_from_object(bytes_new(vm, strbuf_text(data), data->length));
        value text = convert(vm, file, bytes, "decode");
        drop(vm, bytes);
        if (value_is_error(text)) {
            return false;
        }
        strbuf_clear(data);
        strbuf_add_bytes(data, value_as(str, text)->text, value_as(str, text)->size);
        drop(vm, text);
    }
    if (file->newline == NEWLINE_ANY) {
        translate_newlines(data);
    }
    return true;
}

/* The bytes that the file would have on a disk.  New reference, or an error. */
static value encoded_data(struct vm *vm, struct file *file)
{
    const char *text = strbuf_text(&file->data);
    if (file->flags & FILE_BINARY || (is_plain_utf8(file) && file->newline <= NEWLINE_KEPT)) {
        return value_from_object(bytes_new(vm, text, file->data.length));
    }
    struct strbuf out = {0};
    for (size_t i = 0; i < file->data.length; i++) {
        if (text[i] == '\n' && file->newline > NEWLINE_KEPT) {
            strbuf_add(&out, file->newline == NEWLINE_CR ? "\r" : "\r\n");
        } else {
            strbuf_add_bytes(&out, text + i, 1);
        }
    }
    value all = str_value(str_new(vm, strbuf_text(&out), out.length));
    strbuf_free(&out);
    value bytes = convert(vm, file, all, "encode");
    drop(vm, all);
    return bytes;
}

static bool file_save(struct vm *vm, struct file *file)
{
    if (!(file->flags & FILE_CHANGED)) {
        return true;
    }
    file->flags &= ~(unsigned)FILE_CHANGED;
    value bytes = encoded_data(vm, file);
    if (value_is_error(bytes)) {
        return false;
    }
    struct str *key = storage_key(vm, file->path->text);
    storage_store(vm, key, bytes);
    drop(vm, bytes);
    drop_object(vm, key);
    return true;
}

/* What open() was told of the text: encoding, errors, newline. */
struct text_options {
    value encoding, errors, newline; /* borrowed; UNBOUND or None: not given */
};

static bool take_text_options(struct vm *vm, struct file *file, const struct text_options *options)
{
    file->encoding =
        value_is_str(options->encoding) ? keep_object(value_as(str, options->encoding)) : NULL;
    file->errors =
        value_is_str(options->errors) ? keep_object(value_as(str, options->errors)) : NULL;
    if (!value_is_str(options->newline)) {
        return true;
    }
    const char *newline = value_as(str, options->newline)->text;
    if (strcmp(newline, "") != 0 && strcmp(newline, "\n") != 0 && strcmp(newline, "\r") != 0 &&
        strcmp(newline, "\r\n") != 0) {
        vm_raise(vm, EXC_ValueError, "illegal newline value: %s", newline);
        return false;
    }
    file->newline = newline[0] != '\r' ? NEWLINE_KEPT : newline[1] ? NEWLINE_CR_LF : NEWLINE_CR;
    return true;
}

/* May the path be opened like that?  Raises where not. */
static bool check_path(struct vm *vm, struct str *path, struct str *key, unsigned flags, bool found)
{
    bool makes = flags & (FILE_TRUNCATE | FILE_APPEND);
    if (storage_kind(vm, key) == STORAGE_FOLDER) {
        raise_os_error(vm, EXC_IsADirectoryError, 21, "Is a directory", path);
    } else if (!found && (!makes || path->size == 0 || !storage_has_parent(vm, key))) {
        raise_os_error(vm, EXC_FileNotFoundError, 2, "No such file or directory", path);
    } else if (found && flags & FILE_NEW) {
        raise_os_error(vm, EXC_FileExistsError, 17, "File exists", path);
    } else {
        return true;
    }
    return false;
}

static value open_path(struct vm *vm, struct str *path, struct str *mode,
                       const struct text_options *options)
{
    unsigned flags;
    if (!parse_mode(vm, mode, &flags)) {
        return VALUE_ERROR;
    }
    if (strlen(path->text) != path->size) {
        return vm_raise(vm, EXC_ValueError, "embedded null byte");
    }
    struct type *type = flags & FILE_BINARY ? vm_type(vm, BINARY_FILE) : vm_type(vm, TEXT_FILE);
    struct file *file = object_new(vm, type, sizeof *file);
    file->path = keep_object(path);
    file->mode = keep_object(mode);
    file->encoding = file->errors = NULL;
    file->newline = NEWLINE_ANY;
    file->data = (struct strbuf){0};
    file->at = 0;
    file->flags = flags;
    struct str *key = storage_key(vm, path->text);
    bool found = storage_load(vm, key, &file->data);
    bool ok = check_path(vm, path, key, flags, found) &&
              (flags & FILE_BINARY || take_text_options(vm, file, options));
    drop_object(vm, key);
    if (ok && flags & FILE_TRUNCATE) {
        strbuf_clear(&file->data);
    } else if (ok && !(flags & FILE_BINARY)) {
        ok = decode_data(vm, file);
    }
    if (ok && flags & FILE_WRITE && (!found || flags & FILE_TRUNCATE)) {
        file->flags |= FILE_CHANGED; /* it is there, empty, from now on */
        ok = file_save(vm, file);
    }
    if (!ok) {
        drop_object(vm, file);
        return VALUE_ERROR;
    }
    file->at = flags & FILE_APPEND ? file->data.length : 0;
    return value_from_object(file);
}

value builtins_open(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[8];
    if (!args_bind(vm, "open", "file mode? buffering? encoding? errors? newline? closefd? opener?",
                   args, nargs, kwnames, a)) {
        return VALUE_ERROR;
    }
    if (!value_is_unbound(a[1]) && !value_is_str(a[1])) {
        return vm_raise(vm, EXC_TypeError, "open() argument 'mode' must be str, not %s",
                        type_name_of(vm, a[1]));
    }
    value path = keep(a[0]);
    if (!value_is_str(path)) {
        struct str *name = str_intern_c(vm, "__fspath__");
        value method;
        bool has = vm_lookup_special(vm, a[0], name, &method);
        drop_object(vm, name);
        drop(vm, path);
        if (!has) {
            return vm_raise(vm, EXC_TypeError, "expected str, bytes or os.PathLike object, not %s",
                            type_name_of(vm, a[0]));
        }
        path = vm_call1(vm, method, a[0]);
        drop(vm, method);
        if (value_is_error(path)) {
            return VALUE_ERROR;
        }
        if (!value_is_str(path)) {
            drop(vm, path);
            return vm_raise(vm, EXC_TypeError, "expected __fspath__() to return str or bytes");
        }
    }
    struct str *mode =
        value_is_unbound(a[1]) ? str_from_c(vm, "r") : keep_object(value_as(str, a[1]));
    value file = VALUE_ERROR;
    if (strchr(mode->text, 'b') && !value_is_unbound(a[3]) && !value_is_none(a[3])) {
        vm_raise(vm, EXC_ValueError, "binary mode doesn't take an encoding argument");
    } else {
        struct text_options options = {a[3], a[4], a[5]};
        file = open_path(vm, value_as(str, path), mode, &options);
    }
    drop_object(vm, mode);
    drop(vm, path);
    return file;
}

/* ---- reading and writing ---- */

static void raise_unsupported(struct vm *vm, const char *what)
{
    value module = vm_import(vm, "io");
    value type =
        value_is_error(module) ? module : vm_getattr_name(vm, module, "UnsupportedOperation");
    drop_result(vm, module);
    if (value_is_error(type)) {
        return;
    }
    value text = str_value(str_from_c(vm, what));
    vm_raise_args(vm, value_as(type, type), &text, 1);
    drop(vm, text);
    drop(vm, type);
}

static struct file *file_of(struct vm *vm, value self, unsigned need)
{
    struct file *file = value_as(file, self);
    if (file->flags & FILE_CLOSED) {
        bool binary = file->flags & FILE_BINARY;
        vm_raise(vm, EXC_ValueError,
                 binary && need == FILE_READ    ? "read of closed file"
                 : binary && need == FILE_WRITE ? "write to closed file"
                                                : "I/O operation on closed file.");
        return NULL;
    }
    if (need & ~file->flags) {
        raise_unsupported(vm, file->flags & FILE_BINARY ? need == FILE_READ ? "read" : "write"
                              : need == FILE_READ       ? "not readable"
                                                        : "not writable");
        return NULL;
    }
    return file;
}

/* The next `size` bytes as str or bytes. */
static value file_take(struct vm *vm, struct file *file, size_t size)
{
    const char *from = strbuf_text(&file->data) + file->at;
    file->at += size;
    return file->flags & FILE_BINARY ? value_from_object(bytes_new(vm, from, size))
                                     : str_value(str_new(vm, from, size));
}

static size_t file_left(const struct file *file)
{
    return file->at < file->data.length ? file->data.length - file->at : 0;
}

static size_t line_size(const struct file *file)
{
    size_t left = file_left(file);
    const char *from = strbuf_text(&file->data) + file->at;
    const char *end = left ? memchr(from, '\n', left) : NULL;
    return end ? (size_t)(end - from) + 1 : left;
}

/* An optional size argument: -1 when not given, None or negative. */
static bool size_argument(struct vm *vm, const value *args, size_t nargs, int64_t *size)
{
    *size = -1;
    if (nargs > 1 && !value_is_none(args[1]) && !vm_index(vm, args[1], size)) {
        return false;
    }
    *size = *size < 0 ? -1 : *size;
    return true;
}

/* Bytes of the next `count` characters (or bytes) out of `within` bytes. */
static size_t cut(const struct file *file, int64_t count, size_t within)
{
    if (count < 0) {
        return within;
    }
    if (file->flags & FILE_BINARY) {
        return (uint64_t)count < within ? (size_t)count : within;
    }
    return utf8_offset(strbuf_text(&file->data) + file->at, within,
                       (uint64_t)count < within ? (size_t)count : within);
}

static value file_read(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t size;
    struct file *file;
    if (!args_check(vm, "read", nargs - 1, kwnames, 0, 1) ||
        !size_argument(vm, args, nargs, &size) || !(file = file_of(vm, args[0], FILE_READ))) {
        return VALUE_ERROR;
    }
    return file_take(vm, file, cut(file, size, file_left(file)));
}

static value file_readline(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t size;
    struct file *file;
    if (!args_check(vm, "readline", nargs - 1, kwnames, 0, 1) ||
        !size_argument(vm, args, nargs, &size) || !(file = file_of(vm, args[0], FILE_READ))) {
        return VALUE_ERROR;
    }
    return file_take(vm, file, cut(file, size, line_size(file)));
}

static value file_readlines(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct file *file;
    if (!args_check(vm, "readlines", nargs - 1, kwnames, 0, 1) ||
        !(file = file_of(vm, args[0], FILE_READ))) {
        return VALUE_ERROR;
    }
    struct list *lines = list_new(vm, 0);
    while (file_left(file)) {
        list_append_steal(vm, lines, file_take(vm, file, line_size(file)));
    }
    return value_from_object(lines);
}

static value file_next(struct vm *vm, value self)
{
    struct file *file = file_of(vm, self, FILE_READ);
    if (!file) {
        return VALUE_ERROR;
    }
    return file_left(file) ? file_take(vm, file, line_size(file)) : VALUE_UNBOUND;
}

static value file_write_value(struct vm *vm, struct file *file, value v)
{
    const char *text;
    size_t size, count;
    if (file->flags & FILE_BINARY) {
        if (!bytes_require(vm, v, &text, &size)) {
            return VALUE_ERROR;
        }
        count = size;
    } else {
        if (!value_is_str(v)) {
            return vm_raise(vm, EXC_TypeError, "write() argument must be str, not %s",
                            type_name_of(vm, v));
        }
        if (!is_plain_utf8(file)) { /* what cannot be encoded is reported at once */
            value bytes = convert(vm, file, v, "encode");
            if (value_is_error(bytes)) {
                return VALUE_ERROR;
            }
            drop(vm, bytes);
        }
        text = value_as(str, v)->text;
        size = value_as(str, v)->size;
        count = value_as(str, v)->length;
    }
    if (!memory_allow(vm, file->data.length + size, 2)) {
        return VALUE_ERROR;
    }
    if (file->flags & FILE_APPEND) {
        file->at = file->data.length;
    }
    if (file->at > file->data.length) {
        strbuf_add_repeat(&file->data, '\0', file->at - file->data.length);
    }
    size_t over = file_left(file) < size ? file_left(file) : size;
    if (over) {
        memcpy(file->data.text + file->at, text, over);
    }
    strbuf_add_bytes(&file->data, text + over, size - over);
    file->at += size;
    file->flags |= FILE_CHANGED;
    return int_from_uint64(vm, count);
}

static value file_write(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct file *file;
    if (!args_check(vm, "write", nargs - 1, kwnames, 1, 1) ||
        !(file = file_of(vm, args[0], FILE_WRITE))) {
        return VALUE_ERROR;
    }
    return file_write_value(vm, file, args[1]);
}

static value file_writelines(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct file *file;
    struct walk walk;
    value line;
    int more;
    if (!args_check(vm, "writelines", nargs - 1, kwnames, 1, 1) ||
        !(file = file_of(vm, args[0], FILE_WRITE)) || !walk_start(vm, &walk, args[1])) {
        return VALUE_ERROR;
    }
    while ((more = walk_next(vm, &walk, &line)) > 0) {
        value written = file_write_value(vm, file, line);
        drop(vm, line);
        if (value_is_error(written)) {
            more = -1;
            break;
        }
    }
    walk_end(vm, &walk);
    return more < 0 ? VALUE_ERROR : VALUE_NONE;
}

static value file_flush(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct file *file;
    if (!args_check(vm, "flush", nargs - 1, kwnames, 0, 0) || !(file = file_of(vm, args[0], 0))) {
        return VALUE_ERROR;
    }
    return file_save(vm, file) ? VALUE_NONE : VALUE_ERROR;
}

static bool close_file(struct vm *vm, struct file *file)
{
    bool ok = file_save(vm, file);
    strbuf_free(&file->data);
    file->flags |= FILE_CLOSED;
    return ok;
}

static value file_close(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "close", nargs - 1, kwnames, 0, 0)) {
        return VALUE_ERROR;
    }
    return close_file(vm, value_as(file, args[0])) ? VALUE_NONE : VALUE_ERROR;
}

static value file_enter(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "__enter__", nargs - 1, kwnames, 0, 0) || !file_of(vm, args[0], 0)) {
        return VALUE_ERROR;
    }
    return keep(args[0]);
}

static value file_exit(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    (void)nargs;
    (void)kwnames;
    return close_file(vm, value_as(file, args[0])) ? VALUE_NONE : VALUE_ERROR;
}

static value file_tell(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct file *file;
    if (!args_check(vm, "tell", nargs - 1, kwnames, 0, 0) || !(file = file_of(vm, args[0], 0))) {
        return VALUE_ERROR;
    }
    return int_from_uint64(vm, file->at);
}

static value file_seek(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct file *file;
    int64_t offset, whence = 0;
    if (!args_check(vm, "seek", nargs - 1, kwnames, 1, 2) || !vm_index(vm, args[1], &offset) ||
        (nargs > 2 && !vm_index(vm, args[2], &whence)) || !(file = file_of(vm, args[0], 0))) {
        return VALUE_ERROR;
    }
    int64_t from = whence == 1 ? (int64_t)file->at : whence == 2 ? (int64_t)file->data.length : 0;
    int64_t to;
    if (whence < 0 || whence > 2 || __builtin_add_overflow(from, offset, &to) || to < 0) {
        return vm_raise(vm, EXC_ValueError, "negative seek position %lld", (long long)offset);
    }
    if (!memory_allow(vm, (uint64_t)to, 1)) {
        return VALUE_ERROR;
    }
    file->at = (size_t)to;
    return int_from_int64(vm, to);
}

static value file_readable(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "readable", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(value_as(file, args[0])->flags & FILE_READ)
               : VALUE_ERROR;
}

static value file_writable(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "writable", nargs - 1, kwnames, 0, 0)
               ? value_from_bool(value_as(file, args[0])->flags & FILE_WRITE)
               : VALUE_ERROR;
}

static value file_seekable(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "seekable", nargs - 1, kwnames, 0, 0) && file_of(vm, args[0], 0)
               ? VALUE_TRUE
               : VALUE_ERROR;
}

static value file_isatty(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return args_check(vm, "isatty", nargs - 1, kwnames, 0, 0) && file_of(vm, args[0], 0)
               ? VALUE_FALSE
               : VALUE_ERROR;
}

static value file_truncate(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct file *file;
    int64_t size = -1;
    if (!args_check(vm, "truncate", nargs - 1, kwnames, 0, 1) ||
        !(file = file_of(vm, args[0], FILE_WRITE)) ||
        (nargs > 1 && !value_is_none(args[1]) && !vm_index(vm, args[1], &size))) {
        return VALUE_ERROR;
    }
    size = size < 0 ? (int64_t)file->at : size;
    if (!memory_allow(vm, (uint64_t)size, 1)) {
        return VALUE_ERROR;
    }
    if ((size_t)size > file->data.length) {
        strbuf_add_repeat(&file->data, '\0', (size_t)size - file->data.length);
    } else if (file->data.length) {
        file->data.length = (size_t)size;
        file->data.text[size] = '\0';
    }
    file->flags |= FILE_CHANGED;
    return int_from_int64(vm, size);
}

/* ---- the types ---- */

static value file_repr(struct vm *vm, value self)
{
    struct file *file = value_as(file, self);
    value name = str_repr(vm, str_value(file->path));
    struct str *text;
    if (file->flags & FILE_BINARY) {
        const char *kind = (file->flags & (FILE_READ | FILE_WRITE)) == (FILE_READ | FILE_WRITE)
                               ? "BufferedRandom"
                           : file->flags & FILE_READ ? "BufferedReader"
                                                     : "BufferedWriter";
        text = str_printf(vm, "<_io.%s name=%s>", kind, value_as(str, name)->text);
    } else {
        text = str_printf(vm, "<_io.TextIOWrapper name=%s mode='%s' encoding='%s'>",
                          value_as(str, name)->text, file->mode->text,
                          file->encoding ? file->encoding->text : "UTF-8");
    }
    drop(vm, name);
    return str_value(text);
}

static void file_dealloc(struct vm *vm, struct object *self)
{
    struct file *file = (struct file *)self;
    if (!close_file(vm, file)) {
        drop(vm, error_take(vm));
    }
    drop_object(vm, file->encoding);
    drop_object(vm, file->errors);
    drop_object(vm, file->path);
    drop_object(vm, file->mode);
    object_release(vm, self, sizeof *file);
}

static value file_iter(struct vm *vm, value self)
{
    return file_of(vm, self, 0) ? keep(self) : VALUE_ERROR;
}

static value file_get_name(struct vm *vm, value self)
{
    (void)vm;
    return str_value(keep_object(value_as(file, self)->path));
}

static value file_get_mode(struct vm *vm, value self)
{
    (void)vm;
    return str_value(keep_object(value_as(file, self)->mode));
}

static value file_get_closed(struct vm *vm, value self)
{
    (void)vm;
    return value_from_bool(value_as(file, self)->flags & FILE_CLOSED);
}

static value file_get_encoding(struct vm *vm, value self)
{
    const struct file *file = value_as(file, self);
    return file->encoding ? keep(str_value(file->encoding)) : str_value(str_from_c(vm, "UTF-8"));
}

static const struct native_def file_methods[] = {
    {"read", file_read, NATIVE_PLAIN},
    {"readline", file_readline, NATIVE_PLAIN},
    {"readlines", file_readlines, NATIVE_PLAIN},
    {"write", file_write, NATIVE_PLAIN},
    {"writelines", file_writelines, NATIVE_PLAIN},
    {"flush", file_flush, NATIVE_PLAIN},
    {"close", file_close, NATIVE_PLAIN},
    {"tell", file_tell, NATIVE_PLAIN},
    {"seek", file_seek, NATIVE_PLAIN},
    {"readable", file_readable, NATIVE_PLAIN},
    {"writable", file_writable, NATIVE_PLAIN},
    {"seekable", file_seekable, NATIVE_PLAIN},
    {"isatty", file_isatty, NATIVE_PLAIN},
    {"truncate", file_truncate, NATIVE_PLAIN},
    {"__enter__", file_enter, NATIVE_PLAIN},
    {"__exit__", file_exit, NATIVE_PLAIN},
    {NULL, NULL, 0},
};

static const struct getset_def file_getsets[] = {
    {"name", file_get_name, NULL},
    {"mode", file_get_mode, NULL},
    {"closed", file_get_closed, NULL},
    {NULL, NULL, NULL},
};

static const struct getset_def text_getsets[] = {
    {"encoding", file_get_encoding, NULL},
    {NULL, NULL, NULL},
};

void file_init_types(struct vm *vm)
{
    for (int text = 0; text < 2; text++) {
        struct type *type = type_new_native(vm, "_io", text ? "TextIOWrapper" : "BufferedReader",
                                            NULL, LAYOUT_OTHER, sizeof(struct file), TYPE_FINAL);
        vm->types[text ? T_TEXT_FILE : T_BINARY_FILE] = type;
        type->dealloc = file_dealloc;
        type->repr = file_repr;
        type->iter = file_iter;
        type->next = file_next;
        type_add_natives(vm, type, file_methods);
        type_add_getsets(vm, type, file_getsets);
        if (text) {
            type_add_getsets(vm, type, text_getsets);
        }
        type_ready(vm, type);
    }
}

const struct native_def builtins_file_defs[] = {
    {"open", builtins_open, NATIVE_PLAIN},
    {NULL, NULL, 0},
};
