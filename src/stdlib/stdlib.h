/* The modules a program can import that are written in C.
 *
 * stdlib_modules lists them for vm->native_modules; those written in Python lie in
 * src/stdlib/py/ and are compiled in.  State of theirs hangs from vm->stdlib.
 */
#ifndef STDLIB_STDLIB_H
#define STDLIB_STDLIB_H

#include "vm/native.h"

extern const struct module_def stdlib_modules[]; /* ended by a NULL name */

extern const struct module_def sys_module, time_module, deque_module, heapq_module, bisect_module,
    itertools_module, math_module, operator_module, random_module, re_module, hash_module,
    unicodedata_module, posix_module, helpers_module, functools_module, json_module, dates_module,
    cmath_module, hash3_module, web_module, service_module;

struct url_rules;

/* What vm->stdlib points to; NULL: nothing is given. */
struct stdlib_state {
    const struct url_rules *urls;
};

#endif
