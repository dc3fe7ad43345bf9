/* Two languages of one lesson, and the table of directives. */
#include <string.h>

#include "base/strbuf.h"
#include "lesson/directive.h"

struct lesson_match {
    const char *file; /* of the other lesson */
    struct diag *diag;
};

static bool match_say(const struct lesson_match *match, uint32_t line, const char *what)
{
    diag_set(match->diag, DIAG_INPUT, match->file, line, 0, "the other language has %s here", what);
    return false;
}

static bool match_count(const struct lesson_match *match, size_t a, size_t b, const char *what)
{
    if (a != b) {
        diag_set(match->diag, DIAG_INPUT, match->file, 0, 0,
                 "has %zu %s where the other language has %zu", b, what, a);
    }
    return a == b;
}

static bool match_place(const struct lesson_place *a, const struct lesson_place *b)
{
    return a->kind == b->kind && a->line == b->line && a->nth == b->nth && a->time == b->time;
}

static bool match_program(const struct lesson_match *match, const struct lesson_program *a,
                          const struct lesson_program *b)
{
    if (strcmp(a->id, b->id) != 0) {
        return match_say(match, b->line, "a program with another id");
    }
    if (strcmp(a->file, b->file) != 0 || a->compare != b->compare) {
        return match_say(match, b->line, "another file or comparison");
    }
    bool is_same = a->mark_count == b->mark_count && a->option_count == b->option_count;
    for (size_t i = 0; is_same && i < a->mark_count; i++) {
        is_same = a->marks[i] == b->marks[i];
    }
    for (size_t i = 0; is_same && i < a->option_count; i++) {
        is_same = strcmp(a->options[i].name, b->options[i].name) == 0 &&
                  strcmp(a->options[i].value, b->options[i].value) == 0;
    }
    return is_same || match_say(match, b->line, "other marks or options");
}

static bool match_callouts(const struct lesson_match *match, const struct lesson *lesson,
                           const struct lesson *other)
{
    if (!match_count(match, lesson->callout_count, other->callout_count, "callouts")) {
        return false;
    }
    for (size_t i = 0; i < lesson->callout_count; i++) {
        const struct lesson_callout *a = &lesson->callouts[i], *b = &other->callouts[i];
        if (a->program != b->program || !match_place(&a->at, &b->at) ||
            strcmp(a->task ? a->task : "", b->task ? b->task : "") != 0) {
            return match_say(match, b->line, "a callout of another program, place or task");
        }
    }
    return true;
}

bool lesson_matches(const struct lesson *lesson, const struct lesson *other, struct diag *diag)
{
    const struct lesson_match match = {other->file, diag};
    if (strcmp(lesson->id, other->id) != 0 || lesson->level != other->level ||
        strcmp(lesson->requires, other->requires) != 0) {
        return match_say(&match, 1, "another id, level or requires");
    }
    if (!match_count(&match, lesson->program_count, other->program_count, "programs") ||
        !match_count(&match, lesson->expect_count, other->expect_count, "expectations") ||
        !match_count(&match, lesson->question_count, other->question_count, "questions")) {
        return false;
    }
    for (size_t i = 0; i < lesson->program_count; i++) {
        if (!match_program(&match, &lesson->programs[i], &other->programs[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < lesson->expect_count; i++) {
        const struct lesson_expect *a = &lesson->expects[i], *b = &other->expects[i];
        if (a->program != b->program || a->has_time != b->has_time || a->time != b->time ||
            a->has_status != b->has_status || a->status != b->status) {
            return match_say(&match, b->line, "another expectation");
        }
    }
    for (size_t i = 0; i < lesson->question_count; i++) {
        const struct lesson_question *a = &lesson->questions[i], *b = &other->questions[i];
        if (a->program != b->program || !match_place(&a->at, &b->at) || a->answer != b->answer ||
            a->ask != b->ask ||
            a->choices.last - a->choices.first != b->choices.last - b->choices.first) {
            return match_say(&match, b->line, "another question, place, answer or kind of choices");
        }
    }
    return match_callouts(&match, lesson, other) &&
           match_count(&match, lesson->stop_count, other->stop_count, "stops");
}

void lesson_add_table(struct strbuf *out)
{
    static const char *const needs[] = {"yes", "", "any number"};
    for (int i = 0; i < LESSON_DIRECTIVE_COUNT; i++) {
        const char *word = directive_word((enum lesson_directive)i);
        strbuf_printf(out, "%s**`sim:%s%s`** %s\n\n", i ? "\n" : "", *word ? " " : "", word,
                      directive_help((enum lesson_directive)i));
        bool has_keys = false;
        const struct directive_key *key;
        for (size_t k = 0; (key = directive_key_at(k)); k++) {
            if ((int)key->directive == i) {
                strbuf_add(out, has_keys ? "" : "| key | needed | |\n|---|---|---|\n");
                strbuf_printf(out, "| `%s` | %s | %s |\n", key->name, needs[key->need], key->help);
                has_keys = true;
            }
        }
    }
}
