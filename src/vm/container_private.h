/* What the files of the containers share, and nobody else needs. */
#ifndef VM_CONTAINER_PRIVATE_H
#define VM_CONTAINER_PRIVATE_H

#include "base/strbuf.h"
#include "vm/alias.h"
#include "vm/container.h"
#include "vm/error.h"
#include "vm/init.h"
#include "vm/iterator.h"
#include "vm/native.h"
#include "vm/number.h"
#include "vm/private.h"
#include "vm/str.h"
#include "vm/type.h"
#include "vm/vm.h"

/* hash() without a call for the keys that are met most. */
static inline bool hash_fast(struct vm *vm, value v, int64_t *hash)
{
    if (value_is_small_int(v)) {
        int64_t n = value_small_int(v);
        if (n > -(INT64_C(1) << 60) && n < (INT64_C(1) << 60)) {
            *hash = n == -1 ? -2 : n;
            return true;
        }
    } else if (value_is_exactly(v, vm_type(vm, STR))) {
        struct str *str = value_as(str, v);
        *hash = str->hash ? str->hash : str_hash(str);
        return true;
    }
    return vm_hash(vm, v, hash);
}

/* ==, identity first: 1, 0, -1. */
static inline int equal_fast(struct vm *vm, value a, value b)
{
    if (value_same(a, b)) {
        return 1;
    }
    if (value_is_small_int(a) && value_is_small_int(b)) {
        return 0;
    }
    if (value_is_exactly(a, vm_type(vm, STR)) && value_is_exactly(b, vm_type(vm, STR))) {
        return str_equal(value_as(str, a), value_as(str, b));
    }
    return vm_equal(vm, a, b);
}

/* Are the next four values all small ints?  Then there is nothing to count. */
static inline bool four_ints(const value *items)
{
    return items[0].bits & items[1].bits & items[2].bits & items[3].bits & 1;
}

/* Copies values to room elsewhere, keeping each. */
static inline void keep_values(value *to, const value *from, size_t count)
{
    for (; count >= 4; from += 4, to += 4, count -= 4) {
        memcpy(to, from, 4 * sizeof *to);
        if (!four_ints(from)) {
            keep(from[0]);
            keep(from[1]);
            keep(from[2]);
            keep(from[3]);
        }
    }
    for (; count > 0; count--) {
        *to++ = keep(*from++);
    }
}

static inline value value_from_order(int order, enum compare_op op)
{
    switch (op) {
    case COMPARE_LT: return value_from_bool(order < 0);
    case COMPARE_LE: return value_from_bool(order <= 0);
    case COMPARE_EQ: return value_from_bool(order == 0);
    case COMPARE_NE: return value_from_bool(order != 0);
    case COMPARE_GT: return value_from_bool(order > 0);
    case COMPARE_GE: return value_from_bool(order >= 0);
    }
    return VALUE_NOT_IMPLEMENTED;
}

static inline const char *type_name_of(struct vm *vm, value v)
{
    return value_type(vm, v)->name->text;
}

bool repr_add(struct vm *vm, struct strbuf *out, value v); /* appends repr(v) */
value strbuf_to_str(struct vm *vm, struct strbuf *out);    /* frees out */

/* The number in `seq * v`: cut to int64, not below 0.  *times is -1 when v is no
 * integer at all (no exception then). */
bool sequence_times(struct vm *vm, value v, int64_t *times);
/* Does the class of v, written in Python, have that reflected method?  It is asked
 * before a sequence complains about `seq + v`. */
bool class_reflects(struct vm *vm, value v, const char *method);
/* What `seq + v` and `seq * v` say of such a v: NOT_IMPLEMENTED or TypeError. */
value sequence_refuse_concat(struct vm *vm, value seq, value v);
value sequence_refuse_repeat(struct vm *vm, value v);
/* Room for count * times items: false and MemoryError. */
bool sequence_repeat_fits(struct vm *vm, size_t count, int64_t times);
/* key as an index into a sequence of that length, negative ones from the end. */
bool sequence_index(struct vm *vm, const char *kind, const char *out_of_range, value key,
                    size_t length, size_t *at);
/* Index of the first item equal to v: 1 and *at, 0, -1. */
int sequence_find(struct vm *vm, value sequence, value v, size_t start, size_t stop, size_t *at);
/* start and stop of index(): cut to 0 … length. */
bool sequence_bound(struct vm *vm, value v, size_t length, size_t otherwise, size_t *bound);
/* Comparison of two lists or two tuples, item by item. */
value sequence_compare(struct vm *vm, value a, value b, enum compare_op op);
/* An integer as the end of a slice, cut to int64; None gives `otherwise`. */
bool slice_number(struct vm *vm, value v, int64_t otherwise, int64_t *number);

/* Room for what the program asked for: false and MemoryError when there is none. */
bool memory_allow(struct vm *vm, uint64_t count, size_t item_size);

/* Items of a list or tuple, whichever it is; they change when a list does. */
static inline size_t sequence_count(value v)
{
    return value_is_tuple(v) ? value_as(tuple, v)->count : value_as(list, v)->count;
}

static inline value sequence_item(value v, size_t at)
{
    return value_is_tuple(v) ? value_as(tuple, v)->items[at] : value_as(list, v)->items[at];
}

/* The method __class_getitem__ of the built-in containers. */
value container_class_getitem(struct vm *vm, const value *args, size_t nargs,
                              struct tuple *kwnames);

/* list */
void list_reserve(struct vm *vm, struct list *list, size_t capacity);
struct list *list_from_items(struct vm *vm, const value *items, size_t count); /* keeps them */
void list_clear(struct vm *vm, struct list *list);
value list_getitem(struct vm *vm, value self, value key);
bool list_setitem(struct vm *vm, value self, value key, value v);
bool list_replace_range(struct vm *vm, struct list *list, size_t start, size_t stop,
                        const value *items, size_t count); /* keeps the items */
const struct native_def *list_method_defs(void);

void slice_init_type(struct vm *vm); /* called by range_init_types() */

/* dict */
struct dict *dict_new_of(struct vm *vm, struct type *type);
int dict_find_hash(struct vm *vm, struct dict *dict, value key, int64_t hash, size_t *at);
void dict_delete_at(struct vm *vm, struct dict *dict, size_t at);
bool dict_merge(struct vm *vm, struct dict *dict, value mapping, bool replace);
value dict_view_new(struct vm *vm, struct type *type, struct dict *dict);
void dict_view_init_types(struct vm *vm);
void dict_iterator_init_types(struct vm *vm);

/* set */
struct set;
void set_free_table(struct vm *vm, struct set *set);
int set_find(struct vm *vm, const struct set *set, value key, int64_t hash, size_t *at);
bool set_add_hash(struct vm *vm, struct set *set, value key, int64_t hash);
bool set_merge(struct vm *vm, struct set *set, struct set *other);
struct set *set_new_of(struct vm *vm, struct type *type);
void set_swap(struct set *a, struct set *b);
void set_remove_at(struct vm *vm, struct set *set, size_t entry);
void set_tidy(struct vm *vm, struct set *set);
value set_pop(struct vm *vm, struct set *set);

#endif
