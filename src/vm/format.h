/* Turning values into text by a format spec, by str.format and by the % operator.
 *
 * All results are str, all errors are CPython's.  A spec is what stands behind
 * the colon: [[fill]align][sign][z][#][0][width][,|_][.precision][type].
 */
#ifndef VM_FORMAT_H
#define VM_FORMAT_H

#include "vm/number.h"
#include "vm/str.h"

/* What __format__ of the built-in types does.  spec NULL: empty. */
value format_str(struct vm *vm, struct str *str, struct str *spec);
value format_int(struct vm *vm, value v, struct str *spec); /* int or bool */
value format_float(struct vm *vm, double d, struct str *spec);
value format_complex(struct vm *vm, double real, double imag, struct str *spec);

/* str.format(*args, **kwargs); kwnames as in a native call. */
value str_format(struct vm *vm, struct str *format, const value *args, size_t nargs,
                 struct tuple *kwnames);
value str_format_map(struct vm *vm, struct str *format, value mapping);

/* format % args */
value str_percent(struct vm *vm, struct str *format, value args);
/* The same for bytes: format is text with one code point for each byte, and so is the result. */
value str_percent_bytes(struct vm *vm, struct str *format, value args);

#endif
