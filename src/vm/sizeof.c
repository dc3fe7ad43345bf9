/* sys.getsizeof() and object.__sizeof__(): the bytes that an object takes in CPython 3.11, which
 * programs compare with each other.  Ours are laid out otherwise; what CPython keeps in reserve
 * is worked out from how the object came to be, as far as ours tells. */
#include "vm/bytes.h"
#include "vm/code.h"
#include "vm/container_private.h"
#include "vm/frame.h"
#include "vm/generator.h"
#include "vm/int.h"
#include "vm/private.h"
#include "vm/set.h"
#include "vm/str.h"

enum { GC_HEADER = 16, HEAD = 16, WORD = 8, INT_DIGIT_BITS = 30 };

static int64_t size_of_int(struct vm *vm, value v)
{
    value bits = vm_call_method(vm, v, "bit_length", NULL, 0);
    int64_t count = value_is_small_int(bits) ? value_small_int(bits) : 1;
    drop_result(vm, bits);
    int64_t digits = (count + INT_DIGIT_BITS - 1) / INT_DIGIT_BITS;
    return HEAD + WORD + 4 * (digits ? digits : 1);
}

/* One, two or four bytes a character, as the widest needs; the header is longer where there is
 * one that is not ASCII. */
static int64_t size_of_str(const struct str *str)
{
    if (str->size == str->length) {
        return 49 + (int64_t)str->length;
    }
    int64_t width = 1;
    for (size_t i = 0; i < str->size; i++) {
        unsigned char lead = (unsigned char)str->text[i];
        int64_t needed = lead >= 0xF0 ? 4 : lead >= 0xC4 ? 2 : 1;
        width = needed > width ? needed : width;
    }
    int64_t length = (int64_t)str->length;
    return width == 1 ? 73 + length : 72 + width * (length + 1);
}

/* Room in a list: exact where it was made at once, or as append() leaves it. */
static int64_t list_room(const struct list *list)
{
    int64_t count = (int64_t)list->count, room = 0;
    if (list->capacity == list->count) {
        return count < 3 ? count : count + (count & 1);
    }
    while (room < count) {
        int64_t needed = room + 1;
        room = (needed + (needed >> 3) + 6) & ~(int64_t)3;
    }
    return room;
}

static int64_t dict_table_size(const struct dict *dict)
{
    int log2 = 3;
    while ((((int64_t)2 << log2) / 3) < (int64_t)dict->used) {
        log2++;
    }
    int64_t slots = (int64_t)1 << log2, usable = (slots << 1) / 3;
    int64_t index_bytes = log2 < 8 ? 1 : log2 < 16 ? 2 : 4;
    return 32 + slots * index_bytes + usable * (dict->only_str_keys ? 16 : 24);
}

static int64_t generator_size(const struct generator *generator)
{
    const struct code *code = generator->frame ? generator->frame->code : NULL;
    int64_t slots = code ? code->local_count + code->cell_count + code->free_count : 0;
    int64_t stack = code ? (int64_t)code->stack_size : 0;
    return 152 + WORD * (slots + stack);
}

/* Without the collector's header; *collected: it has one. */
static int64_t plain_size(struct vm *vm, value v, const struct type *type, bool *collected)
{
    *collected = true;
    switch (type->layout) {
    case LAYOUT_INT: *collected = false; return size_of_int(vm, v);
    case LAYOUT_FLOAT: *collected = false; return 24;
    case LAYOUT_COMPLEX: *collected = false; return 32;
    case LAYOUT_STR: *collected = false; return size_of_str(value_as(str, v));
    case LAYOUT_BYTES: *collected = false; return 33 + (int64_t)value_as(bytes, v)->size;
    case LAYOUT_BYTEARRAY: {
        int64_t size = (int64_t)value_as(bytearray, v)->size;
        *collected = false;
        return 56 + (size ? size + 1 : 0);
    }
    case LAYOUT_TUPLE: return 24 + WORD * (int64_t)value_as(tuple, v)->count;
    case LAYOUT_LIST: return 40 + WORD * list_room(value_as(list, v));
    case LAYOUT_DICT: {
        const struct dict *dict = value_as(dict, v);
        return 48 + (dict->used ? dict_table_size(dict) : 0);
    }
    case LAYOUT_SET: {
        const struct set *set = value_as(set, v);
        return 200 + (set->mask >= 8 ? 16 * (int64_t)(set->mask + 1) : 0);
    }
    case LAYOUT_RANGE: *collected = false; return 48;
    case LAYOUT_SLICE: return 40;
    case LAYOUT_FUNCTION: return 136;
    case LAYOUT_NATIVE: return 56;
    case LAYOUT_METHOD: return 48;
    case LAYOUT_MODULE: return 56;
    case LAYOUT_EXCEPTION: return 72;
    case LAYOUT_TYPE: return 1672;
    case LAYOUT_GENERATOR: return generator_size(value_as(generator, v));
    default: break;
    }
    static const struct {
        enum vm_type type;
        int64_t size;
    } others[] = {{T_ZIP, 48},          {T_ENUMERATE, 56},  {T_DICT_KEYS, 24},
                  {T_DICT_VALUES, 24},  {T_DICT_ITEMS, 24}, {T_DICT_KEY_ITERATOR, 56},
                  {T_SET_ITERATOR, 48}, {T_PROPERTY, 64}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (type == vm->types[others[i].type]) {
            return others[i].size;
        }
    }
    *collected = type->flags & TYPE_HEAP || type->size > sizeof(struct object);
    return *collected ? 32 : HEAD;
}

/* The built-in type that a class goes back to. */
static const struct type *built_in_base(const struct type *type)
{
    while (type->flags & TYPE_HEAP && type->base) {
        type = type->base;
    }
    return type;
}

int64_t vm_size_before(const struct type *type)
{
    bool has_dict = type->flags & TYPE_HEAP && type->flags & TYPE_HAS_DICT;
    return built_in_base(type)->layout == LAYOUT_INSTANCE && has_dict ? 2 * GC_HEADER : GC_HEADER;
}

int64_t vm_size_of(struct vm *vm, value v, bool whole)
{
    bool collected;
    const struct type *type = value_type(vm, v), *built_in = built_in_base(type);
    int64_t size = plain_size(vm, v, built_in, &collected);
    if (value_is_type(v)) {
        const struct type *self = value_as(type, v);
        size = !(self->flags & TYPE_HEAP) ? 408 : self->flags & TYPE_HAS_DICT ? 1672 : 904;
        collected = true;
    } else if (type->flags & TYPE_HEAP) { /* its dict, its weak references, its slots */
        bool has_dict = type->flags & TYPE_HAS_DICT;
        bool is_short = built_in->layout == LAYOUT_EXCEPTION || built_in->layout == LAYOUT_TUPLE;
        if (built_in->layout == LAYOUT_INSTANCE) {
            size = HEAD + (int64_t)type->extra + (has_dict ? WORD - (int64_t)sizeof(value) : 0);
        } else if (has_dict) {
            size += is_short ? WORD : 24;
        }
        collected = true;
    }
    return size + (whole && collected ? vm_size_before(type) : 0);
}
