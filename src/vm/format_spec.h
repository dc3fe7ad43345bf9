/* A format spec taken apart, and the pieces numbers are formatted from: shared by
 * the format_*.c files.
 */
#ifndef VM_FORMAT_SPEC_H
#define VM_FORMAT_SPEC_H

#include "vm/str_build.h"

struct format_spec {
    uint32_t fill;
    char align; /* < > ^ = */
    bool align_given;
    char sign; /* 0 + - or space */
    bool no_negative_zero, alternate;
    int width, precision; /* -1: not given */
    char group;           /* 0 , or _ */
    uint32_t type;        /* 0: not given */
};

/* false: ValueError.  type_name is what messages call the value's type. */
bool format_spec_parse(struct vm *vm, struct str *text, const char *type_name, char default_align,
                       struct format_spec *spec);
value format_unknown_code(struct vm *vm, uint32_t code, const char *type_name);

/* A number to be laid out: sign, prefix, digits that are grouped, and the rest. */
struct number_text {
    char sign; /* 0: none */
    const char *prefix;
    const char *digits;
    size_t digit_count;
    const char *rest;
    size_t rest_size;
};

/* false: MemoryError. */
bool format_number(struct vm *vm, struct str_builder *b, const struct number_text *number,
                   const struct format_spec *spec);
bool format_padded(struct vm *vm, struct str_builder *b, const char *text, size_t size,
                   size_t length, const struct format_spec *spec);

enum float_flags { FLOAT_ALTERNATE = 1, FLOAT_DOT_0 = 2 };

/* |d| with that type (e f g r, or their capitals) as text, behind what b holds. */
void format_double(struct str_builder *b, double d, char type, int precision, unsigned flags);

#endif
