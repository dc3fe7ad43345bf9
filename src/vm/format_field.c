/* str.format() and format_map(): replacement fields. */

#include "vm/container.h"
#include "vm/format.h"
#include "vm/format_spec.h"

enum numbering { NUMBERING_NONE, NUMBERING_AUTOMATIC, NUMBERING_MANUAL };

struct fields {
    struct vm *vm;
    const value *args;
    size_t nargs;
    struct tuple *kwnames;
    value mapping; /* format_map's, or UNBOUND */
    enum numbering numbering;
    int64_t next;
};

static bool fields_write(struct fields *f, struct str_builder *b, const char *at, const char *end,
                         int depth);

/* Non-negative number a text consists of; -1: it is none, -2: ValueError. */
static int64_t field_number(struct vm *vm, const char *at, const char *end)
{
    int64_t n = 0;
    if (at == end) {
        return -1;
    }
    while (at < end) {
        int digit = unicode_decimal_value(str_next(&at));
        if (digit < 0) {
            return -1;
        }
        if (n > (INT64_MAX - digit) / 10) {
            vm_raise(vm, EXC_ValueError, "Too many decimal digits in format string");
            return -2;
        }
        n = n * 10 + digit;
    }
    return n;
}

static bool fields_number(struct fields *f, bool automatic)
{
    enum numbering wanted = automatic ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    if (f->numbering != NUMBERING_NONE && f->numbering != wanted) {
        vm_raise(f->vm, EXC_ValueError,
                 automatic ? "cannot switch from manual field specification to automatic field "
                             "numbering"
                           : "cannot switch from automatic field numbering to manual field "
                             "specification");
        return false;
    }
    f->numbering = wanted;
    return true;
}

static value fields_positional(struct fields *f, int64_t index)
{
    if (!value_is_unbound(f->mapping)) {
        return vm_raise(f->vm, EXC_ValueError, "Format string contains positional fields");
    }
    if (index >= (int64_t)f->nargs) {
        return vm_raise(f->vm, EXC_IndexError,
                        "Replacement index %lld out of range for positional args tuple",
                        (long long)index);
    }
    return keep(f->args[index]);
}

static value fields_named(struct fields *f, const char *name, size_t size)
{
    struct vm *vm = f->vm;
    if (value_is_unbound(f->mapping)) {
        for (size_t i = 0; f->kwnames && i < f->kwnames->count; i++) {
            const struct str *known = value_as(str, f->kwnames->items[i]);
            if (known->size == size && memcmp(known->text, name, size) == 0) {
                return keep(f->args[f->nargs + i]);
            }
        }
    }
    value key = str_value(str_new(vm, name, size)), v = VALUE_ERROR;
    if (value_is_unbound(f->mapping)) {
        vm_raise_args(vm, vm_exception_type(vm, EXC_KeyError), &key, 1);
    } else {
        v = vm_getitem(vm, f->mapping, key);
    }
    drop(vm, key);
    return v;
}

/* Goes on from v along ".name" and "[key]"; takes v over. */
static value fields_follow(struct fields *f, value v, const char *at, const char *end)
{
    struct vm *vm = f->vm;
    while (at < end && !value_is_error(v)) {
        bool attribute = *at == '.';
        if (!attribute && *at != '[') {
            drop(vm, v);
            return vm_raise(vm, EXC_ValueError,
                            "Only '.' or '[' may follow ']' in format field specifier");
        }
        const char *begin = ++at;
        while (at < end && (attribute ? *at != '.' && *at != '[' : *at != ']')) {
            at++;
        }
        if (!attribute && at == end) {
            drop(vm, v);
            return vm_raise(vm, EXC_ValueError, "Missing ']' in format string");
        }
        if (at == begin) {
            drop(vm, v);
            return vm_raise(vm, EXC_ValueError, "Empty attribute in format string");
        }
        struct str *name = str_new(vm, begin, (size_t)(at - begin));
        value next = VALUE_ERROR;
        if (attribute) {
            name = str_intern(vm, name);
            next = vm_getattr(vm, v, name);
        } else {
            int64_t index = field_number(vm, begin, at);
            value key = index >= 0 ? value_from_small_int(index) : str_value(name);
            next = index == -2 ? VALUE_ERROR : vm_getitem(vm, v, key);
            at++;
        }
        drop_object(vm, name);
        drop(vm, v);
        v = next;
    }
    return v;
}

/* The value a field's name stands for. */
static value fields_get(struct fields *f, const char *at, const char *end)
{
    const char *first = at;
    while (at < end && *at != '.' && *at != '[') {
        at++;
    }
    int64_t index = field_number(f->vm, first, at);
    if (index == -2) {
        return VALUE_ERROR;
    }
    value v;
    if (first == at || index >= 0) {
        if (value_is_unbound(f->mapping) && !fields_number(f, first == at)) {
            return VALUE_ERROR;
        }
        v = fields_positional(f, first == at ? f->next++ : index);
    } else {
        v = fields_named(f, first, (size_t)(at - first));
    }
    return fields_follow(f, v, at, end);
}

/* One replacement field, split. */
struct field {
    const char *name, *name_end;
    uint32_t conversion; /* 0: none */
    const char *spec, *spec_end;
};

/* Reads a field behind its '{'; *at is moved behind its '}'.  false: ValueError. */
static bool field_read(struct vm *vm, const char **at, const char *end, struct field *field)
{
    const char *here = *at;
    bool in_brackets = false;
    *field = (struct field){.name = here};
    for (; here < end; here++) {
        if (*here == '[') {
            in_brackets = true;
        } else if (*here == ']') {
            in_brackets = false;
        } else if (!in_brackets && *here == '{') {
            vm_raise(vm, EXC_ValueError, "unexpected '{' in field name");
            return false;
        } else if (!in_brackets && (*here == '}' || *here == ':' || *here == '!')) {
            break;
        }
    }
    field->name_end = field->spec = field->spec_end = here;
    if (here == end) {
        vm_raise(vm, EXC_ValueError, "expected '}' before end of string");
        return false;
    }
    if (*here == '!') {
        if (++here == end) {
            vm_raise(vm, EXC_ValueError, "end of string while looking for conversion specifier");
            return false;
        }
        field->conversion = str_next(&here);
        if (here == end) {
            vm_raise(vm, EXC_ValueError, "unmatched '{' in format spec");
            return false;
        }
        if (*here != ':' && *here != '}') {
            vm_raise(vm, EXC_ValueError, "expected ':' after conversion specifier");
            return false;
        }
    }
    if (*here == ':') {
        field->spec = ++here;
        for (int depth = 1; here < end; here++) {
            depth += *here == '{' ? 1 : *here == '}' ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        field->spec_end = here;
    }
    if (here == end) {
        vm_raise(vm, EXC_ValueError, "unmatched '{' in format spec");
        return false;
    }
    *at = here + 1;
    return true;
}

static value field_convert(struct vm *vm, value v, uint32_t conversion)
{
    value converted;
    switch (conversion) {
    case 0: return v;
    case 'r': converted = vm_repr(vm, v); break;
    case 's': converted = vm_str(vm, v); break;
    case 'a': converted = vm_ascii(vm, v); break;
    default:
        converted =
            conversion > 32 && conversion < 127
                ? vm_raise(vm, EXC_ValueError, "Unknown conversion specifier %c", (int)conversion)
                : vm_raise(vm, EXC_ValueError, "Unknown conversion specifier \\x%x", conversion);
        break;
    }
    drop(vm, v);
    return converted;
}

static bool fields_write_one(struct fields *f, struct str_builder *b, const struct field *field,
                             int depth)
{
    struct vm *vm = f->vm;
    struct str *spec = NULL;
    value v = fields_get(f, field->name, field->name_end);
    if (value_is_error(v)) {
        return false;
    }
    v = field_convert(vm, v, field->conversion);
    if (value_is_error(v)) {
        return false;
    }
    if (field->spec < field->spec_end) {
        struct str_builder text;
        str_builder_init(&text);
        if (!memchr(field->spec, '{', (size_t)(field->spec_end - field->spec))) {
            str_builder_add(&text, field->spec, (size_t)(field->spec_end - field->spec));
        } else if (!fields_write(f, &text, field->spec, field->spec_end, depth + 1)) {
            str_builder_free(&text);
            drop(vm, v);
            return false;
        }
        spec = str_builder_finish(vm, &text);
    }
    if (!spec && value_is_exactly(v, vm_type(vm, STR))) {
        str_builder_add_str(b, value_as(str, v));
        drop(vm, v);
        return true;
    }
    value shown = vm_format(vm, v, spec);
    drop(vm, v);
    drop_object(vm, spec);
    if (value_is_error(shown)) {
        return false;
    }
    str_builder_add_str(b, value_as(str, shown));
    drop(vm, shown);
    return true;
}

static bool fields_write(struct fields *f, struct str_builder *b, const char *at, const char *end,
                         int depth)
{
    if (depth > 1) {
        vm_raise(f->vm, EXC_ValueError, "Max string recursion exceeded");
        return false;
    }
    while (at < end) {
        const char *begin = at;
        while (at < end && *at != '{' && *at != '}') {
            at++;
        }
        str_builder_add(b, begin, (size_t)(at - begin));
        if (at == end) {
            break;
        }
        char brace = *at++;
        if (at < end && *at == brace) {
            str_builder_add_char(b, brace);
            at++;
            continue;
        }
        if (brace == '}' || at == end) {
            vm_raise(f->vm, EXC_ValueError, "Single '%c' encountered in format string", brace);
            return false;
        }
        struct field field;
        if (!field_read(f->vm, &at, end, &field) || !fields_write_one(f, b, &field, depth)) {
            return false;
        }
    }
    return true;
}

static value fields_run(struct fields *f, const struct str *format)
{
    struct str_builder b;
    str_builder_init(&b);
    if (!fields_write(f, &b, format->text, format->text + format->size, 0)) {
        str_builder_free(&b);
        return VALUE_ERROR;
    }
    return str_value(str_builder_finish(f->vm, &b));
}

value str_format(struct vm *vm, struct str *format, const value *args, size_t nargs,
                 struct tuple *kwnames)
{
    struct fields f = {
        .vm = vm, .args = args, .nargs = nargs, .kwnames = kwnames, .mapping = VALUE_UNBOUND};
    return fields_run(&f, format);
}

value str_format_map(struct vm *vm, struct str *format, value mapping)
{
    struct fields f = {.vm = vm, .mapping = mapping};
    return fields_run(&f, format);
}
