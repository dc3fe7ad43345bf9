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
#if PCRE2_MAJOR > 10 || PCRE2_MINOR >= 43
    pcre2_set_max_varlookbehind(context, 0); /* CPython has none, as PCRE2 before */
#endif
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

/* What is searched, in bytes and in code points. */
struct search {
    struct re_code *code;
    value string;
    const char *text;
    bool ascii;
    int64_t length;
    size_t start, position, stop; /* `start` is the byte of code point `position` */
};

/* 1; 0: pos lies behind endpos, so nothing can be found; -1: exception. */
static int search_begin(struct vm *vm, struct search *search, value code, const value *args)
{
    int64_t position, end;
    size_t size;
    search->code = value_as(re_code, code);
    search->string = args[0];
    if (!re_view(vm, args[0], search->code->is_bytes, &search->text, &size) ||
        !vm_index(vm, args[1], &position) || !vm_index(vm, args[2], &end)) {
        return -1;
    }
    search->ascii = search->code->is_bytes || str_is_ascii(value_as(str, args[0]));
    search->length = search->ascii ? (int64_t)size : (int64_t)value_as(str, args[0])->length;
    position = position < 0 ? 0 : position;
    end = end > search->length ? search->length : end < 0 ? 0 : end;
    search->start = search->position = (size_t)position;
    search->stop = (size_t)end;
    if (position > end) {
        return 0;
    }
    if (!search->ascii) {
        search->start = str_offset(vm, value_as(str, args[0]), search->start);
        search->stop = str_offset(vm, value_as(str, args[0]), search->stop);
    }
    return 1;
}

/* From `start` on.  1: found; 0; -1: exception.  A str is well-formed (surrogates apart, which
 * are characters like others), so PCRE2 need not look. */
static int search_next(struct vm *vm, struct search *search, uint32_t options)
{
    const struct re_code *code = search->code;
    int found = pcre2_match(code->code, (PCRE2_SPTR)search->text, search->stop, search->start,
                            options | PCRE2_NO_UTF_CHECK, code->data, code->context);
    if (found < 0 && found != PCRE2_ERROR_NOMATCH) {
        PCRE2_UCHAR words[160];
        pcre2_get_error_message(found, words, sizeof words);
        vm_raise(vm, EXC_RuntimeError, "%s", (const char *)words);
        return -1;
    }
    return found >= 0;
}

/* (start, end, start, end, …) of the whole and each group, -1 where a group took no part. */
static struct tuple *search_spans(struct vm *vm, const struct search *search)
{
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(search->code->data);
    size_t count = 2 * (size_t)pcre2_get_ovector_count(search->code->data);
    struct tuple *spans = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        int64_t n = at[i] == PCRE2_UNSET ? -1
                    : search->ascii
                        ? (int64_t)at[i]
                        : re_number(search->text, at[i], search->start, search->position);
        spans->items[i] = value_from_small_int(n);
    }
    return spans;
}

/* Behind what was found; gives the options for what comes next. */
static uint32_t search_go_on(struct search *search)
{
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(search->code->data);
    size_t begin = at[0], end = at[1];
    search->position =
        search->ascii ? end : (size_t)re_number(search->text, end, search->start, search->position);
    search->start = end;
    return begin == end ? PCRE2_NOTEMPTY_ATSTART : 0;
}

/* Group i of what was found, as a piece of the string; `none` if it took no part. */
static value search_text(struct vm *vm, const struct search *search, size_t i, value none)
{
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(search->code->data);
    if (at[2 * i] == PCRE2_UNSET) {
        return keep(none);
    }
    const char *text = search->text + at[2 * i];
    size_t size = at[2 * i + 1] - at[2 * i];
    return search->code->is_bytes ? value_from_object(bytes_new(vm, text, size))
           : search->ascii        ? str_value(str_new_ascii(vm, text, size))
                                  : str_value(str_new(vm, text, size));
}

/* The same of the text between two bytes. */
static value search_piece(struct vm *vm, const struct search *search, size_t from, size_t to)
{
    const char *text = search->text + from;
    return search->code->is_bytes ? value_from_object(bytes_new(vm, text, to - from))
                                  : str_value(str_new(vm, text, to - from));
}

/* match(text, pos, endpos, options): the spans, or None. */
static value re_match(METHOD_ARGS)
{
    int64_t options;
    struct search search;
    if (!args_check(vm, "match", nargs - 1, kwnames, 4, 4) || !vm_index(vm, args[4], &options)) {
        return VALUE_ERROR;
    }
    int found = search_begin(vm, &search, args[0], args + 1);
    found = found > 0 ? search_next(vm, &search, (uint32_t)options) : found;
    return found < 0   ? VALUE_ERROR
           : found > 0 ? value_from_object(search_spans(vm, &search))
                       : VALUE_NONE;
}

static value search_groups(struct vm *vm, const struct search *search, size_t groups, value empty)
{
    if (groups <= 1) {
        return search_text(vm, search, groups, empty);
    }
    struct tuple *texts = tuple_new(vm, groups);
    for (size_t i = 0; i < groups; i++) {
        texts->items[i] = search_text(vm, search, i + 1, empty);
    }
    return value_from_object(texts);
}

/* findall(text, pos, endpos) */
static value re_findall(METHOD_ARGS)
{
    struct search search;
    if (!args_check(vm, "findall", nargs - 1, kwnames, 3, 3)) {
        return VALUE_ERROR;
    }
    int more = search_begin(vm, &search, args[0], args + 1);
    struct list *found = list_new(vm, 0);
    value empty = more < 0 ? VALUE_NONE : search_piece(vm, &search, 0, 0);
    size_t groups = (size_t)pcre2_get_ovector_count(search.code->data) - 1;
    uint32_t options = 0;
    while (more > 0 && (more = search_next(vm, &search, options)) > 0) {
        list_append_steal(vm, found, search_groups(vm, &search, groups, empty));
        options = search_go_on(&search);
        if (--vm->fuel <= 0 && !vm_check_limits(vm)) {
            more = -1;
        }
    }
    drop(vm, empty);
    if (more < 0) {
        drop_object(vm, found);
        return VALUE_ERROR;
    }
    return value_from_object(found);
}

/* One piece of a template: a text, or the number of a group. */
static void add_part(struct vm *vm, const struct search *search, struct list *pieces, value part,
                     value empty)
{
    list_append_steal(vm, pieces,
                      value_is_small_int(part)
                          ? search_text(vm, search, (size_t)value_small_int(part), empty)
                          : keep(part));
}

/* pieces(text, template, count): what stands between the finds and, where they were, what the
 * template (a text, or a list of texts and numbers of groups; None: all groups, as split() wants
 * them) puts there.  At most count times, if it is not 0.  And how often that was. */
static value re_pieces(METHOD_ARGS)
{
    struct search search;
    int64_t limit, done = 0;
    if (!args_check(vm, "pieces", nargs - 1, kwnames, 3, 3) || !vm_index(vm, args[3], &limit)) {
        return VALUE_ERROR;
    }
    value begin[] = {args[1], value_from_small_int(0), value_from_small_int(SMALL_INT_MAX)};
    int more = search_begin(vm, &search, args[0], begin);
    struct list *pieces = list_new(vm, 0);
    value template = args[2], empty = more < 0 ? VALUE_NONE : search_piece(vm, &search, 0, 0);
    size_t last = 0, groups = (size_t)pcre2_get_ovector_count(search.code->data) - 1;
    uint32_t options = 0;
    while (more > 0 && (limit <= 0 || done < limit) &&
           (more = search_next(vm, &search, options)) > 0) {
        const PCRE2_SIZE *at = pcre2_get_ovector_pointer(search.code->data);
        list_append_steal(vm, pieces, search_piece(vm, &search, last, at[0]));
        last = at[1];
        if (value_is_list(template)) {
            for (size_t i = 0; i < value_as(list, template)->count; i++) {
                add_part(vm, &search, pieces, value_as(list, template)->items[i], empty);
            }
        } else if (!value_is_none(template)) {
            list_append(vm, pieces, template);
        }
        for (size_t i = 1; value_is_none(template) && i <= groups; i++) {
            list_append_steal(vm, pieces, search_text(vm, &search, i, VALUE_NONE));
        }
        options = search_go_on(&search);
        done++;
        if (--vm->fuel <= 0 && !vm_check_limits(vm)) {
            more = -1;
        }
    }
    drop(vm, empty);
    if (more < 0) {
        drop_object(vm, pieces);
        return VALUE_ERROR;
    }
    size_t size = search.ascii ? (size_t)search.length : value_as(str, args[1])->size;
    list_append_steal(vm, pieces, search_piece(vm, &search, last, size));
    struct tuple *result = tuple_new(vm, 2);
    result->items[0] = value_from_object(pieces);
    result->items[1] = value_from_small_int(done);
    return value_from_object(result);
}

/* ---- what was found ---- */

struct re_found {
    struct object head;
    value pattern, string;
    int64_t position, end;
    struct tuple *spans;
};

static void found_dealloc(struct vm *vm, struct object *object)
{
    struct re_found *self = (struct re_found *)object;
    drop(vm, self->pattern);
    drop(vm, self->string);
    drop_object(vm, self->spans);
    object_release(vm, object, sizeof *self);
}

static void found_traverse(struct object *object, visit_fn visit, void *context)
{
    visit(context, ((struct re_found *)object)->pattern);
    visit(context, ((struct re_found *)object)->string);
}

static value found_new(struct vm *vm, struct type *type, value pattern, const struct search *search,
                       int64_t position, int64_t end)
{
    struct re_found *self = object_new(vm, type, sizeof *self);
    self->pattern = keep(pattern);
    self->string = keep(search->string);
    self->position = position < 0 ? 0 : position > search->length ? search->length : position;
    self->end = end > search->length ? search->length : end;
    self->spans = search_spans(vm, search);
    return value_from_object(self);
}

/* find(text, pos, endpos, options, type, pattern): an instance of the type, or None. */
static value re_find(METHOD_ARGS)
{
    int64_t options, position, end;
    struct search search;
    if (!args_check(vm, "find", nargs - 1, kwnames, 6, 6) || !vm_index(vm, args[4], &options)) {
        return VALUE_ERROR;
    }
    int found = search_begin(vm, &search, args[0], args + 1);
    found = found > 0 ? search_next(vm, &search, (uint32_t)options) : found;
    if (found <= 0) {
        return found < 0 ? VALUE_ERROR : VALUE_NONE;
    }
    if (!vm_index(vm, args[2], &position) || !vm_index(vm, args[3], &end)) {
        return VALUE_ERROR;
    }
    return found_new(vm, value_as(type, args[5]), args[6], &search, position, end);
}

/* The index of the group's start in spans; false: IndexError. */
static bool found_group(struct vm *vm, const struct re_found *self, value group, size_t *at)
{
    value number = keep(group);
    int64_t n = -1;
    if (value_is_str(group)) {
        value names = vm_getattr_name(vm, self->pattern, "groupindex"), found = VALUE_UNBOUND;
        if (value_is_error(names)) {
            return false;
        }
        if (value_is_dict(names) && !dict_get(vm, value_as(dict, names), group, &found)) {
            found = VALUE_UNBOUND;
        }
        value_replace(vm, &number, keep(found));
        drop(vm, names);
    } else if (!value_is_int(group) && value_type(vm, group)->index) {
        value_replace(vm, &number, number_index(vm, group));
    }
    bool good = value_is_int(number) && int_to_int64(number, &n) && n >= 0 &&
                2 * (size_t)n < self->spans->count;
    drop_result(vm, number);
    *at = 2 * (size_t)n;
    if (!good && !error_pending(vm)) {
        vm_raise(vm, EXC_IndexError, "no such group");
    }
    return good;
}

static value found_text(struct vm *vm, const struct re_found *self, size_t at, value none)
{
    int64_t from = value_small_int(self->spans->items[at]);
    int64_t to = value_small_int(self->spans->items[at + 1]);
    if (from < 0) {
        return keep(none);
    }
    if (value_is_str(self->string)) {
        return str_value(str_slice(vm, value_as(str, self->string), from, 1, to - from));
    }
    value slice = slice_new(vm, value_from_small_int(from), value_from_small_int(to), VALUE_NONE);
    value piece = vm_getitem(vm, self->string, slice);
    drop(vm, slice);
    return piece;
}

static value found_group_text(struct vm *vm, const struct re_found *self, value group)
{
    size_t at;
    return found_group(vm, self, group, &at) ? found_text(vm, self, at, VALUE_NONE) : VALUE_ERROR;
}

static value found_getitem(struct vm *vm, value self, value group)
{
    return found_group_text(vm, value_as(re_found, self), group);
}

/* group(*groups) */
static value found_group_method(METHOD_ARGS)
{
    const struct re_found *self = value_as(re_found, args[0]);
    if (!args_check(vm, "group", nargs - 1, kwnames, 0, SIZE_MAX)) {
        return VALUE_ERROR;
    }
    if (nargs <= 2) {
        return nargs == 1 ? found_text(vm, self, 0, VALUE_NONE)
                          : found_group_text(vm, self, args[1]);
    }
    struct tuple *texts = tuple_new(vm, nargs - 1);
    for (size_t i = 1; i < nargs; i++) {
        texts->items[i - 1] = VALUE_NONE;
    }
    for (size_t i = 1; i < nargs; i++) {
        value text = found_group_text(vm, self, args[i]);
        if (value_is_error(text)) {
            drop_object(vm, texts);
            return text;
        }
        texts->items[i - 1] = text;
    }
    return value_from_object(texts);
}

static value found_groups(METHOD_ARGS)
{
    value a[1];
    const struct re_found *self = value_as(re_found, args[0]);
    if (!args_bind(vm, "groups", "default?", args + 1, nargs - 1, kwnames, a)) {
        return VALUE_ERROR;
    }
    size_t count = self->spans->count / 2 - 1;
    struct tuple *texts = tuple_new(vm, count);
    for (size_t i = 0; i < count; i++) {
        texts->items[i] =
            found_text(vm, self, 2 * i + 2, value_is_unbound(a[0]) ? VALUE_NONE : a[0]);
    }
    return value_from_object(texts);
}

static bool found_span_of(struct vm *vm, const char *name, const value *args, size_t nargs,
                          struct tuple *kwnames, size_t *at)
{
    *at = 0;
    return args_check(vm, name, nargs - 1, kwnames, 0, 1) &&
           (nargs == 1 || found_group(vm, value_as(re_found, args[0]), args[1], at));
}

static value found_start(METHOD_ARGS)
{
    size_t at;
    return found_span_of(vm, "start", args, nargs, kwnames, &at)
               ? value_as(re_found, args[0])->spans->items[at]
               : VALUE_ERROR;
}

static value found_end(METHOD_ARGS)
{
    size_t at;
    return found_span_of(vm, "end", args, nargs, kwnames, &at)
               ? value_as(re_found, args[0])->spans->items[at + 1]
               : VALUE_ERROR;
}

static value found_span(METHOD_ARGS)
{
    size_t at;
    return found_span_of(vm, "span", args, nargs, kwnames, &at)
               ? value_from_object(
                     tuple_from(vm, value_as(re_found, args[0])->spans->items + at, 2))
               : VALUE_ERROR;
}

static value found_get_re(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(re_found, self)->pattern);
}

static value found_get_string(struct vm *vm, value self)
{
    (void)vm;
    return keep(value_as(re_found, self)->string);
}

static value found_get_pos(struct vm *vm, value self)
{
    return int_from_int64(vm, value_as(re_found, self)->position);
}

static value found_get_endpos(struct vm *vm, value self)
{
    return int_from_int64(vm, value_as(re_found, self)->end);
}

static value found_get_spans(struct vm *vm, value self)
{
    (void)vm;
    return value_from_object(keep_object(value_as(re_found, self)->spans));
}

static value found_make(struct vm *vm, struct type *type, const value *args, size_t nargs,
                        struct tuple *kwnames)
{
    (void)args, (void)nargs, (void)kwnames;
    return vm_raise(vm, EXC_TypeError, "cannot create '%s' instances", type->name->text);
}

static struct type *found_type(struct vm *vm)
{
    static const struct native_def methods[] = {
        {"group", found_group_method, NATIVE_PLAIN}, {"groups", found_groups, NATIVE_PLAIN},
        {"start", found_start, NATIVE_PLAIN},        {"end", found_end, NATIVE_PLAIN},
        {"span", found_span, NATIVE_PLAIN},          {0}};
    static const struct getset_def getsets[] = {
        {"re", found_get_re, NULL},        {"string", found_get_string, NULL},
        {"pos", found_get_pos, NULL},      {"endpos", found_get_endpos, NULL},
        {"_spans", found_get_spans, NULL}, {0}};
    struct type *type =
        type_new_native(vm, "re", "Found", NULL, LAYOUT_OTHER, sizeof(struct re_found), 0);
    type->dealloc = found_dealloc;
    type->traverse = found_traverse;
    type->getitem = found_getitem;
    type->new_ = found_make;
    type_add_natives(vm, type, methods);
    type_add_getsets(vm, type, getsets);
    type_ready(vm, type);
    return type;
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
    static const struct native_def methods[] = {{"match", re_match, NATIVE_PLAIN},
                                                {"find", re_find, NATIVE_PLAIN},
                                                {"findall", re_findall, NATIVE_PLAIN},
                                                {"pieces", re_pieces, NATIVE_PLAIN},
                                                {0}};
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
    dict_add_type(vm, names, found_type(vm));
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        dict_set_c(vm, names, options[i].name, value_from_small_int(options[i].option));
    }
    return true;
}

const struct module_def re_module = {"_re", re_fill};
