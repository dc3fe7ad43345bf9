/* Runs a program in a vm of its own and keeps what it prints: for the tests of vm/. */
#ifndef TESTS_VM_RUN_H
#define TESTS_VM_RUN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "vm/vm.h"

static void run_write(void *context, int stream, const char *text, size_t size)
{
    (void)stream;
    strbuf_add_bytes(context, text, size);
}

static char *run_read_file(void *context, const char *path, size_t *size)
{
    (void)context;
    if (strcmp(path, "there.txt")) {
        return NULL;
    }
    *size = 10;
    return mem_copy_bytes("one\r\ntwo\nx", 10);
}

static bool run_no(void *context, const char *path)
{
    (void)context;
    (void)path;
    return false;
}

static char *run_list_folder(void *context, const char *path, size_t *size)
{
    (void)context;
    (void)path;
    (void)size;
    return NULL;
}

static char *run_read_line(void *context, size_t *size)
{
    (void)context, (void)size;
    return NULL;
}

static bool run_not_interrupted(void *context)
{
    (void)context;
    return false;
}

static inline struct vm *run_vm(struct strbuf *out)
{
    struct vm_options options = {.host = {.context = out,
                                          .write = run_write,
                                          .read_file = run_read_file,
                                          .is_folder = run_no,
                                          .list_folder = run_list_folder,
                                          .read_line = run_read_line,
                                          .interrupted = run_not_interrupted}};
    return vm_new(&options);
}

/* The program's output must be `expected`, and no exception left over. */
static inline void run_expect(const char *source, const char *expected)
{
    struct strbuf out = {0};
    struct diag diag = {0};
    struct vm *vm = run_vm(&out);
    if (!vm_run_main(vm, "test.py", source, strlen(source), &diag) && error_pending(vm)) {
        value exception = error_take(vm);
        exception_format(vm, exception, &out);
        drop(vm, exception);
    }
    vm_finish(vm);
    vm_free(vm);
    assert_false(diag_is_set(&diag));
    diag_free(&diag);
    assert_string_equal(strbuf_text(&out), expected);
    strbuf_free(&out);
}

#endif
