/* _re: regular expressions by PCRE2, for py/re.py, which translates the few things that Python
 * writes differently.
 *
 * PCRE2's memory comes from the vm's heap, so that it is counted and goes with it.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stddef.h>

#include "stdlib/common.h"
#include "stdlib/stdlib.h"
#include "vm/bytes.h"

struct re_code {
    struct object head;
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_general_context *memory;
    bool is_bytes;
};

/* A block knows its size: PCRE2 frees without saying it. */
union re_block {
    size_t size;
    max_align_t align;
};

static void *re_alloc(size_t size, void *vm)
{
    union re_block *block = heap_alloc(&((struct vm *)vm)->heap, size + sizeof *block);
    block->size = size + sizeof *block;
    return block + 1;
}

static void re_free(void *memory, void *vm)
{
    if (memory) {
        union re_block *block = (union re_block *)memory - 1;
        heap_free(&((struct vm *)vm)->heap, block, block->size);
    }
}

static void re_dealloc(struct vm *vm, struct object *object)
{
    struct re_code *self = (struct re_code *)object;
    pcre2_match_data_free(self->data);
    pcre2_match_context_free(self->context);
    pcre2_code_free(self->code);
    if (self->memory) {
        pcre2_general_context_free(self->memory);
    }
    object_release(vm, object, sizeof *self);
}

static bool re_view(struct vm *vm, value v, bool is_bytes, const char **text, size_t *size)
{
    if (is_bytes) {
        if (value_is_str(v)) {
            vm_raise(vm, EXC_TypeError, "cannot use a bytes pattern on a string-like object");
            return false;
        }
        if (bytes_view(v, text, size)) {
            return true;
        }
    } else if (value_is_str(v)) {
        *text = value_as(str, v)->text;
        *size = value_as(str, v)->size;
        return true;
    } else if (bytes_view(v, text, size)) {
        vm_raise(vm, EXC_TypeError, "cannot use a string pattern on a bytes-like object");
        return false;
    }
    vm_raise(vm, EXC_TypeError, "expected string or bytes-like object, got '%s'",
             type_name_of(vm, v));
    return false;
}

/* Code(pattern, options): options as PCRE2's.  ValueError with PCRE2's words and place. */
static value re_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                     struct tuple *kwnames)
{
    int64_t options;
    const char *text;
    size_t size;
    if (!args_check(vm, "Code", nargs, kwnames, 2, 2) || !vm_index(vm, args[1], &options) ||
        !re_view(vm, args[0], !value_is_str(args[0]), &text, &size)) {
        return VALUE_ERROR;
    }
    struct re_code *self = object_new(vm, type, sizeof *self);
    self->is_bytes = !value_is_str(args[0]);
    self->memory = pcre2_general_context_create(re_alloc, re_free, vm);
    pcre2_compile_context *context = pcre2_compile_context_create(self->memory);
    pcre2_set_newline(context, PCRE2_NEWLINE_LF);
    int error;
    PCRE2_SIZE place;
    self->code = pcre2_compile((PCRE2_SPTR)text, size,
                               (uint32_t)options | (self->is_bytes ? 0 : PCRE2_UTF) |
                                   PCRE2_NEVER_BACKSLASH_C,
                               &error, &place, context);
    pcre2_compile_context_free(context);
    if (!self->code) {
        PCRE2_UCHAR words[160];
        pcre2_get_error_message(error, words, sizeof words);
        drop_object(vm, self);
        return vm_raise(vm, EXC_ValueError, "%s at position %zu", (const char *)words, place);
    }
    self->data = pcre2_match_data_create_from_pattern(self->code, self->memory);
    self->context = pcre2_match_context_create(self->memory);
    pcre2_set_match_limit(self->context, 20 * 1000 * 1000);
    return value_from_object(self);
}

static size_t re_count(const char *text, size_t size)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return count;
}

/* Number of the code point at byte `offset`; `from` is known to be number `number`. */
static int64_t re_number(const char *text, size_t offset, size_t from, size_t number)
{
    if (offset < from) {
        from = number = 0;
    }
    return (int64_t)(number + re_count(text + from, offset - from));
}

/* match(text, pos, endpos, options): (start, end, start, end, …) of the whole and each group,
 * -1 where a group took no part; or None. */
static value re_match(METHOD_ARGS)
{
    int64_t position, end, options;
    const char *text;
    size_t size;
    struct re_code *self = value_as(re_code, args[0]);
    if (!args_check(vm, "match", nargs - 1, kwnames, 4, 4) ||
        !re_view(vm, args[1], self->is_bytes, &text, &size) || !vm_index(vm, args[2], &position) ||
        !vm_index(vm, args[3], &end) || !vm_index(vm, args[4], &options)) {
        return VALUE_ERROR;
    }
    bool ascii = self->is_bytes || str_is_ascii(value_as(str, args[1]));
    int64_t length = ascii ? (int64_t)size : (int64_t)value_as(str, args[1])->length;
    position = position < 0 ? 0 : position;
    end = end > length ? length : end < 0 ? 0 : end;
    if (position > end) {
        return VALUE_NONE;
    }
    size_t start = (size_t)position, stop = (size_t)end;
    if (!ascii) {
        start = str_offset(vm, value_as(str, args[1]), start);
        stop = str_offset(vm, value_as(str, args[1]), stop);
    }
    int found = pcre2_match(self->code, (PCRE2_SPTR)text, stop, start,
                            (uint32_t)options | (ascii ? PCRE2_NO_UTF_CHECK : 0), self->data,
                            self->context);
    if (found == PCRE2_ERROR_NOMATCH) {
        return VALUE_NONE;
    }
    if (found < 0) {
        PCRE2_UCHAR words[160];
        pcre2_get_error_message(found, words, sizeof words);
        return vm_raise(vm, EXC_RuntimeError, "%s", (const char *)words);
    }
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(self->data);
    size_t count = 2 * (size_t)pcre2_get_ovector_count(self->data);
    struct tuple *spans = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        int64_t n = at[i] == PCRE2_UNSET ? -1
                    : ascii              ? (int64_t)at[i]
                                         : re_number(text, at[i], start, (size_t)position);
        spans->items[i] = value_from_small_int(n);
    }
    return value_from_object(spans);
}

static value re_groups(struct vm *vm, value self)
{
    uint32_t count = 0;
    (void)vm;
    pcre2_pattern_info(value_as(re_code, self)->code, PCRE2_INFO_CAPTURECOUNT, &count);
    return value_from_small_int(count);
}

static bool re_fill(struct vm *vm, struct dict *names)
{
    static const struct native_def methods[] = {{"match", re_match, NATIVE_PLAIN}, {0}};
    static const struct getset_def getsets[] = {{"groups", re_groups, NULL}, {0}};
    static const struct {
        const char *name;
        uint32_t option;
    } options[] = {{"CASELESS", PCRE2_CASELESS},
                   {"MULTILINE", PCRE2_MULTILINE},
                   {"DOTALL", PCRE2_DOTALL},
                   {"EXTENDED", PCRE2_EXTENDED},
                   {"UCP", PCRE2_UCP},
                   {"ANCHORED", PCRE2_ANCHORED},
                   {"ENDANCHORED", PCRE2_ENDANCHORED},
                   {"NOTEMPTY_ATSTART", PCRE2_NOTEMPTY_ATSTART},
                   {"DUPNAMES", PCRE2_DUPNAMES}};
    struct type *type =
        type_new_native(vm, "_re", "Code", NULL, LAYOUT_OTHER, sizeof(struct re_code), TYPE_FINAL);
    type->new_ = re_make;
    type->dealloc = re_dealloc;
    type_add_natives(vm, type, methods);
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
    dict_add_type(vm, names, type);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        dict_set_c(vm, names, options[i].name, value_from_small_int(options[i].option));
    }
    return true;
}

const struct module_def re_module = {"_re", re_fill};
