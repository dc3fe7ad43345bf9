/* libFuzzer: any bytes as a lesson.  What can be read names only what is there. */
#include <string.h>

#include "lesson/lesson.h"

static void check_range(const struct lesson *lesson, struct lesson_range range)
{
    if (range.first > range.last || range.last > lesson->text.count) {
        __builtin_trap();
    }
}

static void look_at(const struct lesson *lesson)
{
    size_t seen = 0;
    for (size_t i = 0; i < lesson->text.count; i++) {
        const struct markdown_block *block = &lesson->text.blocks[i];
        seen += strlen(block->text) + strlen(block->info);
        for (size_t k = 0; k < block->run_count; k++) {
            seen += strlen(block->runs[k].text);
        }
    }
    for (size_t i = 0; i < lesson->stop_count; i++) {
        const struct lesson_stop *stop = &lesson->stops[i];
        check_range(lesson, stop->text);
        if (stop->program >= (int)lesson->program_count ||
            stop->question >= (int)lesson->question_count) {
            __builtin_trap();
        }
    }
    for (size_t i = 0; i < lesson->question_count; i++) {
        const struct lesson_question *question = &lesson->questions[i];
        check_range(lesson, question->text);
        check_range(lesson, question->choices);
        check_range(lesson, question->why);
        check_range(lesson, question->hint);
        if (question->answer < 1 ||
            question->answer > question->choices.last - question->choices.first) {
            __builtin_trap();
        }
    }
    if (seen > (size_t)1 << 40) {
        __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct diag diag = {0};
    struct lesson *lesson = lesson_new("fuzz.md", (const char *)bytes, size, &diag);
    if (lesson) {
        look_at(lesson);
        struct diag other = {0};
        if (!lesson_matches(lesson, lesson, &other)) {
            __builtin_trap();
        }
    } else if (!diag_is_set(&diag)) {
        __builtin_trap();
    }
    lesson_free(lesson);
    diag_free(&diag);
    return 0;
}
