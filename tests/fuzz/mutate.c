/* mutate FIRST COUNT FILE...: a fuzz target without libFuzzer, for the suite.
 *
 * Run number N is always the same input: one of the files, changed by the random numbers that N
 * gives.  A run that crashes or takes over ten seconds is named, so that
 * `mutate N 1 FILE... >INPUT` shows it again, and writes its input.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/strbuf.h"

enum { SECONDS_MAX = 10, CHANGES_MAX = 6, RANGE_MAX = 64, INPUT_MAX = 100000 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
void __sanitizer_set_death_callback(void (*call)(void)) __attribute__((weak));

struct seed {
    char *bytes;
    size_t size;
};

static unsigned long current_run;
static uint64_t random_state;

static uint64_t random_below(uint64_t limit)
{
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return limit ? (random_state * UINT64_C(0x2545F4914F6CDD1D) >> 32) % limit : 0;
}

static void name_run(void)
{
    char text[64];
    int length = snprintf(text, sizeof text, "mutate: in run %lu\n", current_run);
    if (write(STDERR_FILENO, text, (size_t)length) < 0) {
        _exit(1);
    }
}

static void on_signal(int number)
{
    name_run();
    signal(number, SIG_DFL);
    raise(number);
}

static void replace(struct strbuf *input, size_t at, size_t removed, const char *bytes, size_t size)
{
    struct strbuf changed = {0};
    strbuf_add_bytes(&changed, input->text, at);
    strbuf_add_bytes(&changed, bytes, size);
    strbuf_add_bytes(&changed, input->text + at + removed, input->length - at - removed);
    strbuf_free(input);
    *input = changed;
}

/* Where a line begins that is not the first, or any place. */
static size_t random_place(const struct strbuf *input)
{
    size_t at = random_below(input->length + 1);
    while (random_state % 2 == 0 && at > 0 && at < input->length && input->text[at - 1] != '\n') {
        at--;
    }
    return at;
}

static void change(struct strbuf *input, const struct seed *other)
{
    static const char *const words[] = {
        "await ",    "async ",  "yield ",    "return ", "lambda: ",   "del ",      "raise ",
        "(",         ")",       "[",         "]",       "{",          "}",         ":",
        "\n",        "\n    ",  "**",        "*",       "10**9",      "-1",        "None",
        "''",        "f'{",     "for x in ", "try:\n",  "finally:\n", "while 1:",  "import ",
        "self",      ".",       "=",         "\xff",    "global ",    "nonlocal ", "except ",
        "1e308",     "not ",    "else:\n",   "\0",      "with ",      "class X",   "@",
        ".cancel()", "gather(", "__del__",   ",",       ":=",         "\\"};
    size_t at = random_place(input);
    size_t rest = input->length - at;
    size_t range = random_below((rest < RANGE_MAX ? rest : RANGE_MAX) + 1);
    const char *word = words[random_below(sizeof words / sizeof words[0])];
    size_t from = random_below(other->size + 1);
    size_t taken = other->size - from < range ? other->size - from : range;
    char byte = (char)random_below(256);
    switch (random_below(6)) {
    case 0: replace(input, at, range, "", 0); break;
    case 1: replace(input, at, 0, word, *word ? strlen(word) : 1); break;
    case 2: replace(input, at, range, word, *word ? strlen(word) : 1); break;
    case 3: replace(input, at, range, other->bytes + from, taken); break;
    case 4: replace(input, at, 0, other->bytes + from, taken); break;
    default: replace(input, at, rest > 0, &byte, 1); break;
    }
}

static struct seed read_seed(const char *path)
{
    struct strbuf bytes = {0};
    FILE *file = fopen(path, "rb");
    char part[4096];
    size_t got;
    while (file && (got = fread(part, 1, sizeof part, file)) > 0) {
        strbuf_add_bytes(&bytes, part, got);
    }
    if (file) {
        fclose(file);
    }
    size_t size = bytes.length;
    return (struct seed){strbuf_take(&bytes), size};
}

int main(int argc, char **argv)
{
    unsigned long first = argc > 3 ? strtoul(argv[1], NULL, 10) : 0;
    unsigned long count = argc > 3 ? strtoul(argv[2], NULL, 10) : 0;
    size_t seed_count = argc > 3 ? (size_t)argc - 3 : 0;
    struct seed *seeds = mem_alloc(sizeof *seeds * (seed_count + 1));
    for (size_t i = 0; i < seed_count; i++) {
        seeds[i] = read_seed(argv[i + 3]);
    }
    signal(SIGALRM, on_signal);
    if (__sanitizer_set_death_callback) {
        __sanitizer_set_death_callback(name_run);
    } else {
        signal(SIGSEGV, on_signal);
        signal(SIGABRT, on_signal);
        signal(SIGILL, on_signal);
    }
    for (current_run = first; current_run < first + count; current_run++) {
        struct strbuf input = {0};
        random_state = (current_run + 1) * UINT64_C(0x9E3779B97F4A7C15);
        const struct seed *seed = &seeds[random_below(seed_count)];
        strbuf_add_bytes(&input, seed->bytes, seed->size);
        for (uint64_t changes = 1 + random_below(CHANGES_MAX); changes > 0; changes--) {
            change(&input, &seeds[random_below(seed_count)]);
        }
        if (count == 1) {
            fwrite(input.text, 1, input.length, stdout);
            fflush(stdout);
        }
        alarm(SECONDS_MAX);
        if (input.length <= INPUT_MAX) {
            LLVMFuzzerTestOneInput((const uint8_t *)strbuf_text(&input), input.length);
        }
        strbuf_free(&input);
    }
    for (size_t i = 0; i < seed_count; i++) {
        mem_free(seeds[i].bytes);
    }
    mem_free(seeds);
    return 0;
}
