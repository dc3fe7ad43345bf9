#include "stdlib/stdlib.h"

#include <stddef.h>

#include "loop/loop.h"

static bool stdlib_fill_asyncio(struct vm *vm, struct dict *names)
{
    return loop_module.fill(vm, names);
}

static bool stdlib_fill_time(struct vm *vm, struct dict *names)
{
    return time_module.fill(vm, names);
}

static bool stdlib_fill_sys(struct vm *vm, struct dict *names)
{
    return sys_module.fill(vm, names);
}

const struct module_def stdlib_modules[] = {
    {"sys", stdlib_fill_sys},
    {"time", stdlib_fill_time},
    {"_asyncio", stdlib_fill_asyncio},
    {NULL, NULL},
};
