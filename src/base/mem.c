#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *mem_check(void *block)
{
    if (!block) {
        static const char message[] = "asyncarium: error: the machine is out of memory\n";
        fwrite(message, 1, sizeof message - 1, stderr);
        _Exit(1);
    }
    return block;
}

void *mem_alloc(size_t size)
{
    return mem_check(malloc(size ? size : 1));
}

void *mem_alloc_zero(size_t size)
{
    return mem_check(calloc(1, size ? size : 1));
}

void *mem_resize(void *block, size_t size)
{
    return mem_check(realloc(block, size ? size : 1));
}

char *mem_copy_bytes(const void *bytes, size_t size)
{
    char *copy = mem_alloc(size + 1);
    if (size) {
        memcpy(copy, bytes, size);
    }
    copy[size] = '\0';
    return copy;
}

char *mem_copy_string(const char *text)
{
    return mem_copy_bytes(text, strlen(text));
}

void mem_free(void *block)
{
    free(block);
}
