/* Looking for text in text: find and its family, replace, partition, prefixes. */
#include "vm/container.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/str_build.h"

const char *text_find(const char *text, size_t size, const char *needle, size_t needle_size)
{
    if (needle_size == 0) {
        return text;
    }
    if (needle_size > size) {
        return NULL;
    }
    return needle_size == 1 ? memchr(text, needle[0], size)
                            : memmem(text, size, needle, needle_size);
}

const char *text_rfind(const char *text, size_t size, const char *needle, size_t needle_size)
{
    if (needle_size > size) {
        return NULL;
    }
    if (needle_size == 0) {
        return text + size;
    }
    for (size_t room = size - needle_size + 1; room > 0;) {
        const char *at = memrchr(text, needle[0], room);
        if (!at || memcmp(at, needle, needle_size) == 0) {
            return at;
        }
        room = (size_t)(at - text);
    }
    return NULL;
}

static bool str_bound(struct vm *vm, value v, int64_t length, int64_t *out)
{
    if (value_is_none(v)) {
        return true;
    }
    if (!vm_index(vm, v, out)) {
        /* Like slices, bounds may be of any size. */
        if (!error_matches(vm, EXC_IndexError)) {
            if (error_matches(vm, EXC_TypeError)) {
                error_clear(vm);
                vm_raise(vm, EXC_TypeError,
                         "slice indices must be integers or None or have an __index__ method");
            }
            return false;
        }
        error_clear(vm);
        value n = number_index(vm, v);
        if (value_is_error(n)) {
            return false;
        }
        *out = int_sign(n) < 0 ? 0 : length + 1;
        drop(vm, n);
        return true;
    }
    if (*out < 0) {
        *out = *out + length < 0 ? 0 : *out + length;
    }
    return true;
}

bool str_bounds(struct vm *vm, const value *args, size_t nargs, size_t at, int64_t length,
                int64_t *start, int64_t *stop)
{
    *start = 0;
    *stop = length;
    if (nargs > at && !str_bound(vm, args[at], length, start)) {
        return false;
    }
    if (nargs > at + 1 && !str_bound(vm, args[at + 1], length, stop)) {
        return false;
    }
    if (*stop > length) {
        *stop = length;
    }
    return true;
}

value str_arg_error(struct vm *vm, const char *function, int position, value v)
{
    return vm_raise(vm, EXC_TypeError, "%s() argument %d must be str, not %s", function, position,
                    value_is_none(v) ? "None" : type_name_of(vm, v));
}

/* find(), count(), startswith() and their kin word their errors in a way of their own. */
static bool str_takes_1_to_3(struct vm *vm, const char *function, size_t nargs,
                             struct tuple *kwnames)
{
    if (!args_no_keywords(vm, function, kwnames)) {
        return false;
    }
    bool few = nargs < 2;
    if (few || nargs > 4) {
        vm_raise(vm, EXC_TypeError, "%s() takes at %s %d argument%s (%zu given)", function,
                 few ? "least" : "most", few ? 1 : 3, few ? "" : "s", nargs - 1);
        return false;
    }
    return true;
}

/* The part of self that start and stop name; false: they are beyond its end, and nothing
 * can be found there. */
struct str_part {
    struct str *self, *needle;
    const char *text;
    size_t size;
    int64_t start;
    bool empty;
};

static bool str_part_bind(struct vm *vm, const char *function, const value *args, size_t nargs,
                          struct tuple *kwnames, struct str_part *part)
{
    if (!str_takes_1_to_3(vm, function, nargs, kwnames)) {
        return false;
    }
    if (!value_is_str(args[1])) {
        vm_raise(vm, EXC_TypeError, "must be str, not %s",
                 value_is_none(args[1]) ? "NoneType" : type_name_of(vm, args[1]));
        return false;
    }
    part->self = value_as(str, args[0]);
    part->needle = value_as(str, args[1]);
    int64_t stop;
    if (!str_bounds(vm, args, nargs, 2, (int64_t)part->self->length, &part->start, &stop)) {
        return false;
    }
    part->empty = part->start > stop;
    if (!part->empty) {
        size_t from = str_offset(vm, part->self, (size_t)part->start);
        part->text = part->self->text + from;
        part->size = str_offset(vm, part->self, (size_t)stop) - from;
    }
    return true;
}

/* Index of the occurrence, -1 when there is none, -2: exception. */
static int64_t str_search(struct vm *vm, const char *function, const value *args, size_t nargs,
                          struct tuple *kwnames, bool last)
{
    struct str_part part;
    if (!str_part_bind(vm, function, args, nargs, kwnames, &part)) {
        return -2;
    }
    if (part.empty) {
        return -1;
    }
    const struct str *needle = part.needle;
    const char *found = last ? text_rfind(part.text, part.size, needle->text, needle->size)
                             : text_find(part.text, part.size, needle->text, needle->size);
    if (!found) {
        return -1;
    }
    size_t bytes = (size_t)(found - part.text);
    return part.start + (int64_t)(str_is_ascii(part.self) ? bytes : str_count(part.text, bytes));
}

#define STR_SEARCH(function, last, must_be_there)                               \
    static value str_##function(struct vm *vm, const value *args, size_t nargs, \
                                struct tuple *kwnames)                          \
    {                                                                           \
        int64_t at = str_search(vm, #function, args, nargs, kwnames, last);     \
        if (at == -2) {                                                         \
            return VALUE_ERROR;                                                 \
        }                                                                       \
        if (at == -1 && must_be_there) {                                        \
            return vm_raise(vm, EXC_ValueError, "substring not found");         \
        }                                                                       \
        return value_from_small_int(at);                                        \
    }

STR_SEARCH(find, false, false)
STR_SEARCH(rfind, true, false)
STR_SEARCH(index, false, true)
STR_SEARCH(rindex, true, true)

static value str_count_method(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    struct str_part part;
    if (!str_part_bind(vm, "count", args, nargs, kwnames, &part)) {
        return VALUE_ERROR;
    }
    if (part.empty) {
        return value_from_small_int(0);
    }
    const struct str *needle = part.needle;
    if (needle->size == 0) {
        return value_from_small_int((int64_t)str_count(part.text, part.size) + 1);
    }
    int64_t count = 0;
    const char *end = part.text + part.size;
    for (const char *at = part.text;
         (at = text_find(at, (size_t)(end - at), needle->text, needle->size)); at += needle->size) {
        count++;
    }
    return value_from_small_int(count);
}

static bool str_part_has(const struct str_part *part, const struct str *affix, bool at_end)
{
    if (affix->size > part->size) {
        return false;
    }
    const char *at = at_end ? part->text + part->size - affix->size : part->text;
    return memcmp(at, affix->text, affix->size) == 0;
}

static value str_affix(struct vm *vm, const char *function, const value *args, size_t nargs,
                       struct tuple *kwnames, bool at_end)
{
    if (!str_takes_1_to_3(vm, function, nargs, kwnames)) {
        return VALUE_ERROR;
    }
    struct str_part part = {.self = value_as(str, args[0])};
    int64_t stop;
    if (!str_bounds(vm, args, nargs, 2, (int64_t)part.self->length, &part.start, &stop)) {
        return VALUE_ERROR;
    }
    part.empty = part.start > stop;
    if (!part.empty) {
        size_t from = str_offset(vm, part.self, (size_t)part.start);
        part.text = part.self->text + from;
        part.size = str_offset(vm, part.self, (size_t)stop) - from;
    }
    if (value_is_str(args[1])) {
        return value_from_bool(!part.empty && str_part_has(&part, value_as(str, args[1]), at_end));
    }
    if (!value_is_tuple(args[1])) {
        return vm_raise(vm, EXC_TypeError, "%s first arg must be str or a tuple of str, not %s",
                        function, type_name_of(vm, args[1]));
    }
    const struct tuple *tuple = value_as(tuple, args[1]);
    for (size_t i = 0; i < tuple->count; i++) {
        if (!value_is_str(tuple->items[i])) {
            return vm_raise(vm, EXC_TypeError, "tuple for %s must only contain str, not %s",
                            function, type_name_of(vm, tuple->items[i]));
        }
        if (!part.empty && str_part_has(&part, value_as(str, tuple->items[i]), at_end)) {
            return VALUE_TRUE;
        }
    }
    return VALUE_FALSE;
}

static value str_startswith(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_affix(vm, "startswith", args, nargs, kwnames, false);
}

static value str_endswith(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_affix(vm, "endswith", args, nargs, kwnames, true);
}

static value str_remove_affix(struct vm *vm, const char *function, const value *args, size_t nargs,
                              struct tuple *kwnames, bool at_end)
{
    if (!args_check(vm, function, nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "%s() argument must be str, not %s", function + 4,
                        value_is_none(args[1]) ? "None" : type_name_of(vm, args[1]));
    }
    struct str *self = value_as(str, args[0]);
    const struct str *affix = value_as(str, args[1]);
    struct str_part part = {.text = self->text, .size = self->size};
    if (affix->size == 0 || !str_part_has(&part, affix, at_end)) {
        return str_self(vm, self);
    }
    return str_value(
        str_new(vm, self->text + (at_end ? 0 : affix->size), self->size - affix->size));
}

static value str_removeprefix(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_remove_affix(vm, "str.removeprefix", args, nargs, kwnames, false);
}

static value str_removesuffix(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_remove_affix(vm, "str.removesuffix", args, nargs, kwnames, true);
}

/* ---- replace ---- */

/* `new` before each of the first `most` code points, and at the end if there is room. */
static value str_replace_empty(struct vm *vm, struct str *self, const struct str *to, int64_t most)
{
    struct str_builder b;
    str_builder_init(&b);
    const char *at = self->text, *end = self->text + self->size;
    for (; at < end && most > 0; most--) {
        size_t step = str_step(*at);
        str_builder_add_str(&b, to);
        str_builder_add(&b, at, step);
        at += step;
    }
    if (most > 0) {
        str_builder_add_str(&b, to);
    }
    str_builder_add(&b, at, (size_t)(end - at));
    return str_value(str_builder_finish(vm, &b));
}

static value str_replace_text(struct vm *vm, struct str *self, const struct str *from,
                              const struct str *to, int64_t most)
{
    const char *end = self->text + self->size;
    int64_t count = 0;
    for (const char *at = self->text;
         count < most && (at = text_find(at, (size_t)(end - at), from->text, from->size));
         at += from->size) {
        count++;
    }
    if (count == 0) {
        return str_self(vm, self);
    }
    uint64_t removed = (uint64_t)count * from->size;
    if ((to->size && (uint64_t)count > UINT64_MAX / 4 / to->size) ||
        !heap_can_hold(&vm->heap, (uint64_t)count * to->size + self->size - removed)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    size_t size = self->size + (size_t)count * to->size - (size_t)removed;
    size_t length = self->length + (size_t)count * to->length - (size_t)count * from->length;
    char one[1]; /* texts this short are shared */
    struct str *result = size > 1 ? str_new_room(vm, size, length) : NULL;
    char *out = result ? result->text : one;
    const char *at = self->text;
    for (; count > 0; count--) {
        const char *found = text_find(at, (size_t)(end - at), from->text, from->size);
        memcpy(out, at, (size_t)(found - at));
        out += found - at;
        memcpy(out, to->text, to->size);
        out += to->size;
        at = found + from->size;
    }
    memcpy(out, at, (size_t)(end - at));
    return str_value(result ? result : str_new(vm, one, size));
}

static value str_replace(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    if (!args_check(vm, "str.replace", nargs - 1, kwnames, 2, 3)) {
        return VALUE_ERROR;
    }
    int64_t most = -1;
    for (int i = 1; i <= 2; i++) {
        if (!value_is_str(args[i])) {
            return str_arg_error(vm, "replace", i, args[i]);
        }
    }
    if (nargs > 3 && !vm_count(vm, args[3], &most)) {
        return VALUE_ERROR;
    }
    struct str *self = value_as(str, args[0]);
    const struct str *from = value_as(str, args[1]), *to = value_as(str, args[2]);
    if (most < 0) {
        most = INT64_MAX;
    }
    if (most == 0) {
        return str_self(vm, self);
    }
    if (from->size > 0) {
        return str_replace_text(vm, self, from, to, most);
    }
    if (to->size && self->length > SIZE_MAX / 4 / to->size) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    if (!heap_can_hold(&vm->heap, self->size + (self->length + 1) * to->size)) {
        return vm_raise(vm, EXC_MemoryError, "%s", "");
    }
    return str_replace_empty(vm, self, to, most);
}

/* ---- partition ---- */

static value str_partition_at(struct vm *vm, const char *function, const value *args, size_t nargs,
                              struct tuple *kwnames, bool last)
{
    if (!args_check(vm, function, nargs - 1, kwnames, 1, 1)) {
        return VALUE_ERROR;
    }
    if (!value_is_str(args[1])) {
        return vm_raise(vm, EXC_TypeError, "must be str, not %s", type_name_of(vm, args[1]));
    }
    struct str *self = value_as(str, args[0]), *separator = value_as(str, args[1]);
    if (separator->size == 0) {
        return vm_raise(vm, EXC_ValueError, "empty separator");
    }
    const char *found = last ? text_rfind(self->text, self->size, separator->text, separator->size)
                             : text_find(self->text, self->size, separator->text, separator->size);
    struct tuple *tuple = tuple_new(vm, 3);
    if (!found) {
        tuple->items[last ? 2 : 0] = str_self(vm, self);
        tuple->items[1] = str_value(str_new(vm, "", 0));
        tuple->items[last ? 0 : 2] = str_value(str_new(vm, "", 0));
        return value_from_object(tuple);
    }
    const char *rest = found + separator->size;
    tuple->items[0] = str_value(str_new(vm, self->text, (size_t)(found - self->text)));
    tuple->items[1] = keep(args[1]);
    tuple->items[2] = str_value(str_new(vm, rest, (size_t)(self->text + self->size - rest)));
    return value_from_object(tuple);
}

static value str_partition(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_partition_at(vm, "str.partition", args, nargs, kwnames, false);
}

static value str_rpartition(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames)
{
    return str_partition_at(vm, "str.rpartition", args, nargs, kwnames, true);
}

const struct native_def str_find_natives[] = {
    {"find", str_find, 0},
    {"rfind", str_rfind, 0},
    {"index", str_index, 0},
    {"rindex", str_rindex, 0},
    {"count", str_count_method, 0},
    {"startswith", str_startswith, 0},
    {"endswith", str_endswith, 0},
    {"removeprefix", str_removeprefix, 0},
    {"removesuffix", str_removesuffix, 0},
    {"replace", str_replace, 0},
    {"partition", str_partition, 0},
    {"rpartition", str_rpartition, 0},
    {NULL, NULL, 0},
};
