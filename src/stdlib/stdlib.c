#include "stdlib/stdlib.h"

#include "loop/context.h"
#include "loop/loop.h"

/* MODULE(identifier, name it is imported by); the ones that others build on in Python have a
 * name with _ in front. */
#define STDLIB_MODULES(MODULE)         \
    MODULE(sys, "sys")                 \
    MODULE(time, "time")               \
    MODULE(loop, "_asyncio")           \
    MODULE(threads, "_threads")        \
    MODULE(signals, "_signal")         \
    MODULE(context, "contextvars")     \
    MODULE(deque, "_collections")      \
    MODULE(heapq, "_heapq")            \
    MODULE(bisect, "bisect")           \
    MODULE(itertools, "_itertools")    \
    MODULE(operator, "_operator")      \
    MODULE(math, "math")               \
    MODULE(random, "_random")          \
    MODULE(re, "_re")                  \
    MODULE(hash, "_hash")              \
    MODULE(unicodedata, "unicodedata") \
    MODULE(posix, "_posix")            \
    MODULE(helpers, "_helpers")        \
    MODULE(functools, "_functools")    \
    MODULE(json, "_json")              \
    MODULE(dates, "_dates")            \
    MODULE(cmath, "_cmath")            \
    MODULE(hash3, "_hash3")            \
    MODULE(web, "_web_rules")          \
    MODULE(service, "_service")

/* Tables cannot take a function pointer out of another file's struct. */
#define MODULE(id, name)                                            \
    static bool stdlib_fill_##id(struct vm *vm, struct dict *names) \
    {                                                               \
        return id##_module.fill(vm, names);                         \
    }
STDLIB_MODULES(MODULE)
#undef MODULE

#define MODULE(id, name) {name, stdlib_fill_##id},
const struct module_def stdlib_modules[] = {STDLIB_MODULES(MODULE){NULL, NULL}};
#undef MODULE
