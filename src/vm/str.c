/* str: making, interning, comparing and cutting text.
 *
 * Ownership: a str owns nothing but its bytes.  The string table borrows: an
 * interned str takes itself out when it dies.
 */
#include "vm/str.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "vm/container.h"
#include "vm/str_build.h"

/* Where an index was found last in a text that is not ASCII: walking through
 * such a text by index stays linear. */
struct str_position {
    const struct str *str;
    size_t index, offset;
};

struct str_table {
    struct str **slots; /* open addressing by hash */
    size_t count, capacity;
    struct str_position last;
};

static struct str_table *str_table(struct vm *vm)
{
    if (!vm->strings) {
        vm->strings = mem_alloc_zero(sizeof *vm->strings);
    }
    return vm->strings;
}

void str_table_free(struct vm *vm)
{
    if (vm->strings) {
        mem_free(vm->strings->slots);
        mem_free(vm->strings);
        vm->strings = NULL;
    }
}

/* ---- memory ---- */

static size_t str_block_size(size_t capacity)
{
    return offsetof(struct str, text) + capacity + 1;
}

/* Instances of subclasses: vm/object.c computes where their attributes are from this. */
static size_t str_subclass_size(size_t capacity)
{
    return sizeof(struct str) + capacity + 1;
}

struct str *str_new_room(struct vm *vm, size_t size, size_t length)
{
    struct str *str = heap_alloc(&vm->heap, str_block_size(size));
    str->head = (struct object){.refs = 1, .layout = LAYOUT_STR, .type = vm_type(vm, STR)};
    str->hash = 0;
    str->size = str->capacity = size;
    str->length = length;
    str->interned = false;
    str->text[size] = '\0';
    return str;
}

size_t str_count(const char *text, size_t size)
{
    size_t tails = 0, at = 0;
    for (; at + 8 <= size; at += 8) {
        uint64_t word;
        memcpy(&word, text + at, 8);
        /* A continuation byte has bit 7 set and bit 6 clear. */
        word &= 0x8080808080808080u & ~(word << 1);
        tails += word ? (size_t)__builtin_popcountll(word) : 0;
    }
    for (; at < size; at++) {
        tails += (text[at] & 0xC0) == 0x80;
    }
    return size - tails;
}

struct str *str_new_ascii(struct vm *vm, const char *text, size_t size)
{
    if (size <= 1) {
        return str_new(vm, text, size);
    }
    struct str *str = str_new_room(vm, size, size);
    memcpy(str->text, text, size);
    return str;
}

static struct str *str_new_counted(struct vm *vm, const char *text, size_t size, size_t length)
{
    if (size == 0) {
        if (!vm->empty_str) {
            vm->empty_str = str_new_room(vm, 0, 0);
        }
        return keep_object(vm->empty_str);
    }
    if (size == 1) {
        return str_from_code_point(vm, (unsigned char)text[0]);
    }
    struct str *str = str_new_room(vm, size, length);
    memcpy(str->text, text, size);
    return str;
}

struct str *str_new(struct vm *vm, const char *text, size_t size)
{
    return str_new_counted(vm, text, size, str_count(text, size));
}

struct str *str_from_c(struct vm *vm, const char *text)
{
    return str_new(vm, text, strlen(text));
}

struct str *str_from_bytes(struct vm *vm, const char *text, size_t size)
{
    if (utf8_is_valid(text, size, NULL)) {
        return str_new(vm, text, size);
    }
    struct str_builder b;
    str_builder_init(&b);
    while (size > 0) {
        size_t step;
        uint32_t c = utf8_decode(text, size, &step);
        str_builder_add_code_point(&b, c >= 0xD800 && c < 0xE000 ? UTF8_REPLACEMENT : c);
        text += step;
        size -= step;
    }
    return str_builder_finish(vm, &b);
}

struct str *str_printf(struct vm *vm, const char *format, ...)
{
    char first[256];
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int size = vsnprintf(first, sizeof first, format, args);
    struct str *str = NULL;
    if (size < 0) {
        str = str_new(vm, "", 0);
    } else if ((size_t)size < sizeof first) {
        str = str_from_bytes(vm, first, (size_t)size);
    } else {
        char *text = mem_alloc((size_t)size + 1);
        vsnprintf(text, (size_t)size + 1, format, again);
        str = str_from_bytes(vm, text, (size_t)size);
        mem_free(text);
    }
    va_end(again);
    va_end(args);
    return str;
}

struct str *str_from_code_point(struct vm *vm, uint32_t code_point)
{
    char text[4];
    size_t size = utf8_encode(code_point, text);
    if (size > 1) {
        return str_new_counted(vm, text, size, 1);
    }
    struct str **cached = &vm->ascii[code_point];
    if (!*cached) {
        *cached = str_new_room(vm, 1, 1);
        (*cached)->text[0] = text[0];
    }
    return keep_object(*cached);
}

/* ---- interning ---- */

static size_t str_table_slot(const struct str_table *table, const char *text, size_t size,
                             int64_t hash)
{
    size_t mask = table->capacity - 1;
    size_t at = (uint64_t)hash & mask;
    for (; table->slots[at]; at = (at + 1) & mask) {
        const struct str *str = table->slots[at];
        if (str->hash == hash && str->size == size && memcmp(str->text, text, size) == 0) {
            break;
        }
    }
    return at;
}

static void str_table_grow(struct str_table *table)
{
    struct str **old = table->slots;
    size_t old_capacity = table->capacity;
    table->capacity = old_capacity ? old_capacity * 2 : 1024;
    table->slots = mem_alloc_zero(table->capacity * sizeof *table->slots);
    for (size_t i = 0; i < old_capacity; i++) {
        if (old[i]) {
            size_t at = str_table_slot(table, old[i]->text, old[i]->size, old[i]->hash);
            table->slots[at] = old[i];
        }
    }
    mem_free(old);
}

/* Takes out a dying str and moves up what was displaced by it. */
static void str_table_remove(struct str_table *table, const struct str *str)
{
    size_t mask = table->capacity - 1;
    size_t at = str_table_slot(table, str->text, str->size, str->hash);
    table->count--;
    for (size_t next = (at + 1) & mask; table->slots[next]; next = (next + 1) & mask) {
        size_t home = (uint64_t)table->slots[next]->hash & mask;
        if (((next - home) & mask) >= ((next - at) & mask)) {
            table->slots[at] = table->slots[next];
            at = next;
        }
    }
    table->slots[at] = NULL;
}

static int64_t str_hash_text(const char *text, size_t size)
{
    int64_t hash = (int64_t)hash_bytes(text, size);
    if (size == 0) {
        return 0; /* CPython's only hash of a str that is the same in every run */
    }
    return hash == 0 || hash == -1 ? 1 : hash;
}

int64_t str_hash(struct str *str)
{
    if (str->hash == 0) {
        str->hash = str_hash_text(str->text, str->size);
    }
    return str->hash;
}

struct str *str_intern(struct vm *vm, struct str *str)
{
    if (str->interned) {
        return str;
    }
    struct str_table *table = str_table(vm);
    if ((table->count + 1) * 3 > table->capacity * 2) {
        str_table_grow(table);
    }
    size_t at = str_table_slot(table, str->text, str->size, str_hash(str));
    if (!table->slots[at] && str->head.type != vm_type(vm, STR)) {
        /* Of a subclass: a plain one with the same text takes its place. */
        struct str *plain = str_new_counted(vm, str->text, str->size, str->length);
        plain->hash = str->hash;
        drop_object(vm, str);
        str = plain;
    }
    if (table->slots[at]) {
        struct str *known = keep_object(table->slots[at]);
        drop_object(vm, str);
        return known;
    }
    str->interned = true;
    table->slots[at] = str;
    table->count++;
    return str;
}

struct str *str_intern_c(struct vm *vm, const char *text)
{
    size_t size = strlen(text);
    struct str_table *table = str_table(vm);
    if (table->capacity) {
        struct str *known =
            table->slots[str_table_slot(table, text, size, str_hash_text(text, size))];
        if (known) {
            return keep_object(known);
        }
    }
    return str_intern(vm, str_new(vm, text, size));
}

/* The dealloc slot of str. */
void str_dealloc(struct vm *vm, struct object *self)
{
    struct str *str = (struct str *)self;
    struct str_table *table = vm->strings;
    if (table) {
        if (str->interned) {
            str_table_remove(table, str);
        }
        if (table->last.str == str) {
            table->last.str = NULL;
        }
    }
    if (self->type == vm_type(vm, STR)) {
        heap_free(&vm->heap, str, str_block_size(str->capacity));
    } else {
        object_release(vm, self, str_subclass_size(str->capacity));
    }
}

struct str *str_new_subclass(struct vm *vm, struct type *type, const struct str *from)
{
    struct str *str = object_new(vm, type, str_subclass_size(from->size));
    str->size = str->capacity = from->size;
    str->length = from->length;
    memcpy(str->text, from->text, from->size + 1);
    return str;
}

value str_self(struct vm *vm, struct str *str)
{
    if (str->head.type == vm_type(vm, STR)) {
        return keep(str_value(str));
    }
    return str_value(str_new_counted(vm, str->text, str->size, str->length));
}

/* ---- putting together ---- */

struct str *str_concat(struct vm *vm, struct str *a, struct str *b)
{
    if (b->size == 0 && a->head.type == vm_type(vm, STR)) {
        return keep_object(a);
    }
    if (a->size == 0 && b->head.type == vm_type(vm, STR)) {
        return keep_object(b);
    }
    if (a->size + b->size == 0) {
        return str_new(vm, "", 0);
    }
    struct str *str = str_new_room(vm, a->size + b->size, a->length + b->length);
    memcpy(str->text, a->text, a->size);
    memcpy(str->text + a->size, b->text, b->size);
    return str;
}

bool str_append(struct vm *vm, value *place, struct str *b)
{
    struct str *a = value_as(str, *place);
    size_t size = a->size + b->size;
    if (a->head.refs != 1 || a->interned || a->head.type != vm_type(vm, STR) || a->size == 0 ||
        a->head.flags || b->size == 0) {
        if (!heap_can_hold(&vm->heap, size)) {
            vm_raise(vm, EXC_MemoryError, "%s", "");
            return false;
        }
        value_replace(vm, place, str_value(str_concat(vm, a, b)));
        return true;
    }
    if (size > a->capacity) {
        size_t capacity = size + size / 4 + 16;
        if (!heap_can_hold(&vm->heap, capacity - a->capacity)) {
            vm_raise(vm, EXC_MemoryError, "%s", "");
            return false;
        }
        if (vm->strings && vm->strings->last.str == a) {
            vm->strings->last.str = NULL;
        }
        a = heap_resize(&vm->heap, a, str_block_size(a->capacity), str_block_size(capacity));
        a->capacity = capacity;
        *place = str_value(a);
    }
    size_t added = b->size;
    memcpy(a->text + a->size, b->text, added);
    a->text[size] = '\0';
    a->size = size;
    a->length += b->length;
    a->hash = 0;
    return true;
}

struct str *str_concat_all(struct vm *vm, const value *items, size_t count)
{
    size_t size = 0, length = 0;
    for (size_t i = 0; i < count; i++) {
        size += value_as(str, items[i])->size;
        length += value_as(str, items[i])->length;
    }
    if (size <= 1) { /* the shared ones */
        size_t i = 0;
        while (i < count && value_as(str, items[i])->size == 0) {
            i++;
        }
        return str_new(vm, i < count ? value_as(str, items[i])->text : "", size);
    }
    struct str *str = str_new_room(vm, size, length);
    char *at = str->text;
    for (size_t i = 0; i < count; i++) {
        const struct str *item = value_as(str, items[i]);
        memcpy(at, item->text, item->size);
        at += item->size;
    }
    return str;
}

struct str *str_repeat(struct vm *vm, struct str *str, int64_t times)
{
    if (times <= 0 || str->size == 0) {
        return str_new(vm, "", 0);
    }
    if (times == 1 && str->head.type == vm_type(vm, STR)) {
        return keep_object(str);
    }
    if ((uint64_t)times > (uint64_t)INT64_MAX / 2 / str->size ||
        !heap_can_hold(&vm->heap, (uint64_t)times * str->size)) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
        return NULL;
    }
    size_t size = str->size * (size_t)times;
    struct str *result = str_new_room(vm, size, str->length * (size_t)times);
    if (str->size == 1) {
        memset(result->text, str->text[0], size);
        return result;
    }
    memcpy(result->text, str->text, str->size);
    for (size_t done = str->size; done < size;) {
        size_t chunk = done < size - done ? done : size - done;
        memcpy(result->text + done, result->text, chunk);
        done += chunk;
    }
    return result;
}

/* ---- join ---- */

static struct str *str_join_items(struct vm *vm, struct str *separator, const value *items,
                                  size_t count)
{
    if (count == 1 && value_is_exactly(items[0], vm_type(vm, STR))) {
        return keep_object(value_as(str, items[0]));
    }
    size_t size = 0, length = 0;
    for (size_t i = 0; i < count; i++) {
        if (!value_is_str(items[i])) {
            vm_raise(vm, EXC_TypeError, "sequence item %zu: expected str instance, %.80s found", i,
                     type_name_of(vm, items[i]));
            return NULL;
        }
        size += value_as(str, items[i])->size;
        length += value_as(str, items[i])->length;
    }
    if (count > 1) {
        size += separator->size * (count - 1);
        length += separator->length * (count - 1);
    }
    if (!heap_can_hold(&vm->heap, size)) {
        vm_raise(vm, EXC_MemoryError, "%s", "");
        return NULL;
    }
    if (size == 0) {
        return str_new(vm, "", 0);
    }
    struct str *str = str_new_room(vm, size, length);
    char *at = str->text;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            memcpy(at, separator->text, separator->size);
            at += separator->size;
        }
        const struct str *item = value_as(str, items[i]);
        memcpy(at, item->text, item->size);
        at += item->size;
    }
    return str;
}

struct str *str_join(struct vm *vm, struct str *separator, value iterable)
{
    if (value_is_list(iterable)) {
        const struct list *list = value_as(list, iterable);
        return str_join_items(vm, separator, list->items, list->count);
    }
    if (value_is_tuple(iterable)) {
        const struct tuple *tuple = value_as(tuple, iterable);
        return str_join_items(vm, separator, tuple->items, tuple->count);
    }
    value iterator = vm_iter(vm, iterable);
    if (value_is_error(iterator)) {
        if (error_matches(vm, EXC_TypeError)) {
            error_clear(vm);
            vm_raise(vm, EXC_TypeError, "can only join an iterable");
        }
        return NULL;
    }
    struct list *list = list_from_iterable(vm, iterator);
    drop(vm, iterator);
    if (!list) {
        return NULL;
    }
    struct str *str = str_join_items(vm, separator, list->items, list->count);
    drop_object(vm, list);
    return str;
}

/* ---- indices ---- */

size_t str_offset(struct vm *vm, struct str *str, size_t index)
{
    if (str_is_ascii(str)) {
        return index;
    }
    if (index == str->length) {
        return str->size;
    }
    struct str_position from = {str, 0, 0};
    struct str_position *last = &str_table(vm)->last;
    if (last->str == str && (index >= last->index || last->index - index < index)) {
        from = *last;
    } else if (str->length - index < index) {
        from = (struct str_position){str, str->length, str->size};
    }
    const char *at = str->text + from.offset;
    for (; from.index < index; from.index++) {
        at += str_step(*at);
    }
    for (; from.index > index; from.index--) {
        do {
            at--;
        } while ((*at & 0xC0) == 0x80);
    }
    from.offset = (size_t)(at - str->text);
    *last = from;
    return from.offset;
}

uint32_t str_at(struct vm *vm, struct str *str, size_t index)
{
    const char *at = str->text + str_offset(vm, str, index);
    return str_next(&at);
}

struct str *str_slice(struct vm *vm, struct str *str, int64_t start, int64_t step, int64_t count)
{
    if (count == 0) {
        return str_new(vm, "", 0);
    }
    if (step == 1) {
        if (count == (int64_t)str->length && str->head.type == vm_type(vm, STR)) {
            return keep_object(str);
        }
        size_t from = str_offset(vm, str, (size_t)start);
        size_t to = str_offset(vm, str, (size_t)(start + count));
        return str_new_counted(vm, str->text + from, to - from, (size_t)count);
    }
    struct str_builder b;
    str_builder_init(&b);
    for (int64_t i = 0; i < count; i++) {
        if (str_is_ascii(str)) {
            str_builder_add_char(&b, str->text[start + i * step]);
        } else {
            const char *at = str->text + str_offset(vm, str, (size_t)(start + i * step));
            str_builder_add(&b, at, str_step(*at));
        }
    }
    return str_builder_finish(vm, &b);
}

/* ---- comparing ---- */

bool str_equal(const struct str *a, const struct str *b)
{
    return a == b || (a->size == b->size && !(a->interned && b->interned) &&
                      memcmp(a->text, b->text, a->size) == 0);
}

bool str_equal_c(const struct str *str, const char *text)
{
    return strlen(text) == str->size && memcmp(str->text, text, str->size) == 0;
}

/* UTF-8 (with surrogates as three bytes) sorts by bytes as by code points. */
int str_compare(const struct str *a, const struct str *b)
{
    int order = memcmp(a->text, b->text, a->size < b->size ? a->size : b->size);
    return order ? order : (a->size > b->size) - (a->size < b->size);
}
