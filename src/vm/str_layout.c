/* str methods that pad, strip, expand and translate. */
#include "vm/container.h"
#include "vm/number.h"
#include "vm/str_build.h"

/* ---- padding ---- */

static value str_pad(struct vm *vm, struct str *self, size_t left, size_t right, uint32_t fill)
{
    if (left + right == 0) {
        return str_self(vm, self);
    }
    if (!heap_can_hold(&vm->heap, ((uint64_t)left + right) * 4 + self->size)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    struct str_builder b;
    str_builder_init(&b);
    str_builder_room(&b, left + right + self->size);
    str_builder_repeat(&b, fill, left);
    str_builder_add_str(&b, self);
    str_builder_repeat(&b, fill, right);
    return str_value(str_builder_finish(vm, &b));
}

static bool str_pad_bind(struct vm *vm, const char *function, const value *args, size_t nargs,
                         struct tuple *kwnames, size_t *room, uint32_t *fill)
{
    int64_t width;
    if (!args_check(vm, function, nargs - 1, kwnames, 1, 2) || !vm_count(vm, args[1], &width)) {
        return false;
    }
    *fill = ' ';
    if (nargs > 2) {
        if (!value_is_str(args[2])) {
            vm_raise(vm, EXC_TypeError, "The fill character must be a unicode character, not %s",
                     type_name_of(vm, args[2]));
            return false;
        }
        struct str *text = value_as(str, args[2]);
        if (text->length != 1) {
            vm_raise(vm, EXC_TypeError, "The fill character must be exactly one character long");
            return false;
        }
        *fill = str_at(vm, text, 0);
    }
    int64_t length = (int64_t)value_as(str, args[0])->length;
    *room = width > length ? (size_t)(width - length) : 0;
    return true;
}

static value str_ljust(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    size_t room;
    uint32_t fill;
    return str_pad_bind(vm, "str.ljust", args, nargs, kwnames, &room, &fill)
               ? str_pad(vm, value_as(str, args[0]), 0, room, fill)
               : VALUE_ERROR;
}

static value str_rjust(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    size_t room;
    uint32_t fill;
    return str_pad_bind(vm, "str.rjust", args, nargs, kwnames, &room, &fill)
               ? str_pad(vm, value_as(str, args[0]), room, 0, fill)
               : VALUE_ERROR;
}

static value str_center(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    size_t room;
    uint32_t fill;
    if (!str_pad_bind(vm, "str.center", args, nargs, kwnames, &room, &fill)) {
        return VALUE_ERROR;
    }
    /* The odd one goes left when the width is odd. */
    struct str *self = value_as(str, args[0]);
    size_t left = room / 2 + (room & (room + self->length) & 1);
    return str_pad(vm, self, left, room - left, fill);
}

static value str_zfill(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    int64_t width;
    if (!args_check(vm, "str.zfill", nargs - 1, kwnames, 1, 1) || !vm_count(vm, args[1], &width)) {
        return VALUE_ERROR;
    }
    struct str *self = value_as(str, args[0]);
    size_t room = width > (int64_t)self->length ? (size_t)width - self->length : 0;
    value padded = str_pad(vm, self, room, 0, '0');
    if (room > 0 && !value_is_error(padded) && (self->text[0] == '+' || self->text[0] == '-')) {
        char *text = value_as(str, padded)->text;
        text[0] = self->text[0];
        text[room] = '0';
    }
    return padded;
}

static value str_expandtabs(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    value a[1];
    int64_t tab = 8;
    if (!args_bind(vm, "expandtabs", "tabsize?", args + 1, nargs - 1, kwnames, a) ||
        (!value_is_unbound(a[0]) && !vm_count(vm, a[0], &tab))) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    struct str_builder b;
    str_builder_init(&b);
    int64_t column = 0;
    for (const char *at = self->text; at < self->text + self->size;) {
        const char *begin = at;
        uint32_t c = str_next(&at);
        if (c != '\t') {
            str_builder_add(&b, begin, (size_t)(at - begin));
            column = c == '\n' || c == '\r' ? 0 : column + 1;
            continue;
        }
        int64_t spaces = tab > 0 ? tab - column % tab : 0;
        if (!heap_can_hold(&vm->heap, b.size + (uint64_t)spaces)) {
            str_builder_free(&b);
            return vm_raise(vm, EXC_OverflowError, "new string is too long");
        }
        str_builder_repeat(&b, ' ', (size_t)spaces);
        column += spaces;
    }
    return str_value(str_builder_finish(vm, &b));
}

/* ---- strip ---- */

static bool str_has(const struct str *set, uint32_t c)
{
    if (c < 0x80) {
        return memchr(set->text, (int)c, set->size) != NULL;
    }
    for (const char *at = set->text; at < set->text + set->size;) {
        if (str_next(&at) == c) {
            return true;
        }
    }
    return false;
}

static value str_strip_sides(struct vm *vm, const char *function, const value *args, size_t nargs,
                             struct tuple *kwnames, bool left, bool right)
{
    if (!args_check(vm, function, nargs - 1, kwnames, 0, 1)) {
        return VALUE_ERROR;
    }
    const struct str *set = NULL;
    if (nargs > 1 && !value_is_none(args[1])) {
        if (!value_is_str(args[1])) {
            return vm_raise(vm, EXC_TypeError, "%s arg must be None or str", function + 4);
        }
        set = value_as(str, args[1]);
    }
    struct str *self = value_as(str, args[0]);
    const char *begin = self->text, *end = self->text + self->size;
    while (left && begin < end) {
        const char *next = begin;
        uint32_t c = str_next(&next);
        if (!(set ? str_has(set, c) : unicode_is_space(c))) {
            break;
        }
        begin = next;
    }
    while (right && end > begin) {
        const char *before = end;
        uint32_t c = str_previous(&before);
        if (!(set ? str_has(set, c) : unicode_is_space(c))) {
            break;
        }
        end = before;
    }
    if ((size_t)(end - begin) == self->size) {
        return str_self(vm, self);
    }
    return str_value(str_new(vm, begin, (size_t)(end - begin)));
}

static value str_strip(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_strip_sides(vm, "str.strip", args, nargs, kwnames, true, true);
}

static value str_lstrip(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_strip_sides(vm, "str.lstrip", args, nargs, kwnames, true, false);
}

static value str_rstrip(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_strip_sides(vm, "str.rstrip", args, nargs, kwnames, false, true);
}

/* ---- translate ---- */

/* What table[c] says, added to b.  false: exception. */
static bool str_translate_one(struct vm *vm, struct str_builder *b, value table, uint32_t c)
{
    value to = vm_getitem(vm, table, value_from_small_int(c));
    if (value_is_error(to)) {
        if (!error_matches(vm, EXC_LookupError)) {
            return false;
        }
        error_clear(vm);
        str_builder_add_code_point(b, c);
        return true;
    }
    int64_t code;
    bool good = true;
    if (value_is_str(to)) {
        str_builder_add_str(b, value_as(str, to));
    } else if (value_is_int(to)) {
        good = int_to_int64(to, &code) && code >= 0 && code <= 0x10FFFF;
        if (good) {
            str_builder_add_code_point(b, (uint32_t)code);
        } else {
            vm_raise(vm, EXC_ValueError, "character mapping must be in range(0x110000)");
        }
    } else if (!value_is_none(to)) {
        good = false;
        vm_raise(vm, EXC_TypeError, "character mapping must return integer, None or str");
    }
    drop(vm, to);
    return good;
}

static value str_translate(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "str.translate", nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    const struct str *self = value_as(str, args[0]);
    struct str_builder b;
    str_builder_init(&b);
    for (const char *at = self->text; at < self->text + self->size;) {
        if (!str_translate_one(vm, &b, args[1], str_next(&at))) {
            str_builder_free(&b);
            return VALUE_ERROR;
        }
    }
    return str_value(str_builder_finish(vm, &b));
}

static bool str_maketrans_dict(struct vm *vm, struct dict *from, struct dict *to)
{
    value key, v;
    for (size_t at = 0; dict_next(from, &at, &key, &v);) {
        value code = key;
        if (value_is_str(key)) {
            struct str *text = value_as(str, key);
            if (text->length != 1) {
                vm_raise(vm, EXC_ValueError, "string keys in translate table must be of length 1");
                return false;
            }
            code = value_from_small_int(str_at(vm, text, 0));
        } else if (!value_is_int(key)) {
            vm_raise(vm, EXC_TypeError, "keys in translate table must be strings or integers");
            return false;
        }
        if (!dict_set(vm, to, code, v)) {
            return false;
        }
    }
    return true;
}

static bool str_maketrans_pairs(struct vm *vm, const value *args, size_t nargs, struct dict *to)
{
    for (size_t i = 0; i < nargs; i++) {
        if (!value_is_str(args[i])) {
            if (i == 0) {
                vm_raise(vm, EXC_TypeError,
                         "first maketrans argument must be a string if there is a second argument");
            } else {
                str_arg_error(vm, "maketrans", (int)i + 1, args[i]);
            }
            return false;
        }
    }
    const struct str *x = value_as(str, args[0]), *y = value_as(str, args[1]);
    if (x->length != y->length) {
        vm_raise(vm, EXC_ValueError, "the first two maketrans arguments must have equal length");
        return false;
    }
    const char *b = y->text;
    for (const char *a = x->text; a < x->text + x->size;) {
        value from = value_from_small_int(str_next(&a)), code = value_from_small_int(str_next(&b));
        if (!dict_set(vm, to, from, code)) {
            return false;
        }
    }
    if (nargs > 2) {
        const struct str *z = value_as(str, args[2]);
        for (const char *a = z->text; a < z->text + z->size;) {
            if (!dict_set(vm, to, value_from_small_int(str_next(&a)), VALUE_NONE)) {
                return false;
            }
        }
    }
    return true;
}

static value str_maketrans(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "maketrans", nargs, kwnames, 1, 3)) {
        return VALUE_ERROR;
    }
    if (nargs == 1 && !value_is_dict(args[0])) {
        return vm_raise(vm, EXC_TypeError,
                        "if you give only one argument to maketrans it must be a dict");
    }
    struct dict *table = dict_new(vm);
    bool good = nargs == 1 ? str_maketrans_dict(vm, value_as(dict, args[0]), table)
                           : str_maketrans_pairs(vm, args, nargs, table);
    if (!good) {
        drop_object(vm, table);
        return VALUE_ERROR;
    }
    return value_from_object(table);
}

const struct native_def str_layout_natives[] = {
    {"ljust", str_ljust, 0},
    {"rjust", str_rjust, 0},
    {"center", str_center, 0},
    {"zfill", str_zfill, 0},
    {"expandtabs", str_expandtabs, 0},
    {"strip", str_strip, 0},
    {"lstrip", str_lstrip, 0},
    {"rstrip", str_rstrip, 0},
    {"translate", str_translate, 0},
    {"maketrans", str_maketrans, NATIVE_STATIC},
    {NULL, NULL, 0},
};
