/* Ints that do not fit in a word, and instances of subclasses of int.
 *
 * Digits are libtommath's (60 bits, least first), kept in the vm's heap, which
 * counts them; int_view() lends them to libtommath without
 * copying.  Numbers made by int_from_mp() are normalised: what fits a small int
 * is one.
 */
#ifndef VM_INT_H
#define VM_INT_H

#include <tommath.h>

#include "vm/number.h"

struct int_object {
    struct object head; /* spare: digits of room behind those that count */
    uint32_t count;     /* digits; 0: the number 0 */
    bool negative;
    mp_digit *digits; /* behind the struct; of an instance of a subclass: owned */
};

/* A number as libtommath reads it.  Read only; good while v is alive. */
struct int_view {
    mp_int mp;
    mp_digit small[2];
};

void int_view(value v, struct int_view *view); /* v is an int */
value int_from_mp(struct vm *vm, const mp_int *mp);
/* A new int with room for that many digits (1 at least), to be filled by the caller;
 * int_finish() makes a number of as many of them as count: STEALS big. */
struct int_object *int_new_room(struct vm *vm, size_t count);
value int_finish(struct vm *vm, struct int_object *big, size_t count, bool negative);
value int_from_int128(struct vm *vm, __int128 n);
/* As new instance of a subclass of int. */
value int_new_subclass(struct vm *vm, struct type *type, value v);
/* Raises MemoryError for what libtommath could not do; true if it could. */
bool int_check_mp(struct vm *vm, mp_err err);
/* Plain machine value of a small int or bool. */
static inline bool int_is_word(value v, int64_t *n)
{
    if (value_is_small_int(v)) {
        *n = value_small_int(v);
        return true;
    }
    if (value_is_bool(v)) {
        *n = v.bits == VALUE_TRUE.bits;
        return true;
    }
    return false;
}

/* Writes the decimal digits of n, behind a minus, before `end`: up to 20 bytes.  Where they
 * begin. */
char *int_word_digits(int64_t n, char *end);
/* The same of |n|, without a sign, in base 2, 8, 10 or 16: up to 64 bytes. */
char *int_word_in_base(int64_t n, int base, char *end);
size_t int_bit_length(value v);
/* The digits of |v| in base 2, 8, 10, 16 …; caller frees with mem_free(). */
char *int_digits(value v, int base, size_t *size);
/* False and ValueError when v has too many digits to be shown in that base. */
bool int_check_digits(struct vm *vm, value v, int base);
/* int(text, base) of a str or bytes-like: "invalid literal for int() with base 10: …" */
value int_parse_value(struct vm *vm, value text, int base);

void int_dealloc(struct vm *vm, struct object *self);
void int_init_type(struct vm *vm);
void float_init_type(struct vm *vm);
void complex_init_type(struct vm *vm);
void bool_init_type(struct vm *vm);
value int_slot_binary(struct vm *vm, enum binary_op op, value a, value b);
value int_slot_compare(struct vm *vm, value a, value b, enum compare_op op);
bool int_slot_hash(struct vm *vm, value v, int64_t *hash);
value int_to_bytes(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames);
value int_from_bytes(struct vm *vm, const value *args, size_t nargs, struct tuple *kwnames);

#endif
