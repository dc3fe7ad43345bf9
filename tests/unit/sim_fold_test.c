/* The model folded from the trace is the engine's own state: after each handle of each
 * conformance program, forwards and backwards. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "loop/loop.h"
#include "model/dump.h"
#include "model/model.h"
#include "sim/sim.h"
#include "vm/vm.h"

#define PROGRAMS "tests/conformance"

struct moment {
    uint64_t position;
    char *state;
};

struct moments {
    struct moment *items;
    size_t count, capacity;
};

enum { MOMENTS_MAX = 2000, STEPS_MAX = 200000 };

static void remember(struct vm *vm, void *context)
{
    struct moments *moments = context;
    if (moments->count >= MOMENTS_MAX) {
        return;
    }
    struct strbuf state = {0};
    loop_dump_state(vm, &state);
    vec_push(moments,
             (struct moment){.position = trace_count(vm->trace), .state = strbuf_take(&state)});
}

static void check_moment(struct model *model, const struct moment *moment, const char *file)
{
    struct strbuf state = {0};
    model_seek(model, moment->position);
    model_dump(model_state(model), &state);
    if (strcmp(strbuf_text(&state), moment->state) != 0) {
        fail_msg("%s, position %llu:\nengine\n%smodel\n%s", file,
                 (unsigned long long)moment->position, moment->state, strbuf_text(&state));
    }
    strbuf_free(&state);
}

static size_t check_program(const char *file, enum trace_level level)
{
    struct sim_options options;
    struct diag diag = {0};
    struct moments moments = {0};
    sim_default_options(&options);
    options.level = level;
    options.limits.steps = STEPS_MAX; /* a long computation adds nothing to what is compared */
    struct sim *sim = sim_new(file, &options, &diag);
    assert_non_null(sim);
    sim_set_after_handle(sim, remember, &moments);
    sim_run(sim);
    struct model *model = model_new(sim_trace(sim));
    assert_non_null(model);
    for (size_t i = 0; i < moments.count; i++) {
        check_moment(model, &moments.items[i], file);
    }
    for (size_t i = moments.count; i > 0; i--) {
        check_moment(model, &moments.items[i - 1], file);
    }
    size_t checked = moments.count;
    model_free(model);
    for (size_t i = 0; i < moments.count; i++) {
        mem_free(moments.items[i].state);
    }
    vec_free(&moments);
    sim_free(sim);
    return checked;
}

static void check_folder(const char *path, size_t *programs, size_t *moments)
{
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        size_t length = strlen(entry->d_name);
        if (length < 4 || strcmp(entry->d_name + length - 3, ".py") != 0) {
            continue;
        }
        struct strbuf file = {0};
        strbuf_printf(&file, "%s/%s", path, entry->d_name);
        *moments += check_program(file.text, TRACE_SCHEDULE);
        *moments += check_program(file.text, TRACE_FULL);
        *programs += 1;
        strbuf_free(&file);
    }
    closedir(folder);
}

static void test_programs(void **state)
{
    (void)state;
    DIR *folders = opendir(PROGRAMS);
    assert_non_null(folders);
    size_t programs = 0, moments = 0;
    for (struct dirent *entry; (entry = readdir(folders)) != NULL;) {
        if (entry->d_name[0] != '.') {
            struct strbuf path = {0};
            strbuf_printf(&path, "%s/%s", PROGRAMS, entry->d_name);
            check_folder(path.text, &programs, &moments);
            strbuf_free(&path);
        }
    }
    closedir(folders);
    assert_true(programs >= 100);
    assert_true(moments > programs * 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_programs)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
