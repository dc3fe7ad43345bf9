#include "sim/input.h"

#include <ctype.h>
#include <string.h>

#include "base/diag.h"
#include "base/mem.h"
#include "base/quantity.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "loop/loop.h"
#include "loop/threads.h"
#include "sim/files.h"
#include "sim/sim.h"
#include "vm/vm.h"

/* --- the answers --- */

/* "2s:" at the beginning of the text; its length, or 0: there is none. */
static size_t input_take_delay(const char *text, int64_t *delay)
{
    char time[32];
    size_t length = strcspn(text, ":");
    if (text[length] != ':' || length == 0 || length >= sizeof time ||
        !isalpha((unsigned char)text[length - 1])) {
        return 0; /* 12:30 is a text */
    }
    memcpy(time, text, length);
    time[length] = '\0';
    return quantity_duration(time, delay) ? length + 1 : 0;
}

static void input_add(struct input_answers *answers, const char *text, size_t size)
{
    if (answers->count == answers->capacity) {
        answers->capacity = answers->capacity ? answers->capacity * 2 : 8;
        answers->items = mem_resize(answers->items, answers->capacity * sizeof *answers->items);
    }
    char *copy = mem_copy_bytes(text, size);
    int64_t delay = 0;
    size_t skipped = input_take_delay(copy, &delay);
    memmove(copy, copy + skipped, size - skipped + 1);
    answers->items[answers->count++] = (struct input_answer){delay, copy};
    answers->is_scripted = true;
}

bool input_add_answer(struct input_answers *answers, const char *text, struct diag *diag)
{
    size_t size = strlen(text);
    if (strchr(text, '\n') || !utf8_is_valid(text, size, NULL)) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "'%s' is not one line of text", text);
        return false;
    }
    input_add(answers, text, size);
    return true;
}

bool input_add_file(struct input_answers *answers, const char *path, struct diag *diag)
{
    size_t size;
    struct diag why = {0};
    char *text = files_read(path, &size, &why);
    if (!text) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "'%s': %s", path, why.message);
        diag_free(&why);
        return false;
    }
    bool is_text = utf8_is_valid(text, size, NULL) && !memchr(text, '\0', size);
    if (!is_text) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "'%s' is not text in UTF-8", path);
    }
    answers->is_scripted = true;
    for (size_t at = 0; is_text && at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end ? (size_t)(end - text) - at : size - at;
        bool has_return = length > 0 && text[at + length - 1] == '\r';
        input_add(answers, text + at, length - has_return);
        at += length + 1;
    }
    mem_free(text);
    return is_text;
}

void input_free(struct input_answers *answers)
{
    for (size_t i = 0; i < answers->count; i++) {
        mem_free(answers->items[i].text);
    }
    mem_free(answers->items);
    *answers = (struct input_answers){0};
}

/* --- reading them --- */

static char *input_type(struct vm *vm, const struct input_answer *answer, size_t *size)
{
    const struct blocking typing = {.why = "input", .what = TRACE_WAIT_INPUT};
    if (answer->delay > 0 && !thread_block(vm, (double)answer->delay / 1e9, &typing)) {
        return NULL;
    }
    struct strbuf line = {0};
    strbuf_printf(&line, "%s\n", answer->text);
    *size = line.length;
    if (!vm_write(vm, 1, strbuf_text(&line), line.length)) {
        strbuf_free(&line);
        return NULL;
    }
    return strbuf_take(&line);
}

char *input_next(struct vm *vm, const struct sim_options *options, size_t *next, size_t *size)
{
    const struct input_answers *answers = &options->answers;
    if (*next < answers->count) {
        return input_type(vm, &answers->items[(*next)++], size);
    }
    if (answers->is_scripted || !options->read_line) {
        return NULL;
    }
    char *line = options->read_line(options->context, size);
    if (!line && options->interrupted && options->interrupted(options->context)) {
        vm->stop = STOP_INTERRUPTED;
    }
    return line;
}

const char *input_hint(const struct sim_options *options)
{
    if (options->answers.is_scripted) {
        return "asyncarium: the answers are used up; give one more with --answer TEXT";
    }
    return options->read_line ? NULL
                              : "asyncarium: nobody is there to type; give the answers with "
                                "--answer TEXT or --answers FILE";
}
