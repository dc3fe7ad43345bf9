/* Reading a lesson: front matter, then the blocks one by one. */
#include "lesson/lesson.h"

#include <ctype.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "lesson/directive.h"

enum {
    LESSON_CHOICES_MAX = 9, /* digits answer */
    LESSON_CALLOUT_MAX = 72 /* columns: what can be read in passing, in two lines */
};

struct lesson_reader {
    struct lesson *lesson;
    struct directive_reader words;
    VEC(struct lesson_program) programs;
    VEC(struct lesson_expect) expects;
    VEC(struct lesson_question) questions;
    VEC(struct lesson_callout) callouts;
    VEC(struct lesson_stop) stops;
    size_t group; /* number of the first stop that shares the prose being read */
    enum lesson_part part;
    int program;         /* that is shown */
    struct strbuf notes; /* of the open stop */
};

static bool lesson_fail(struct lesson_reader *reader, uint32_t line, const char *what)
{
    diag_set(reader->words.diag, DIAG_INPUT, reader->words.file, line, 0, "%s", what);
    return false;
}

static const struct markdown_block *lesson_block(const struct lesson_reader *reader, size_t at)
{
    static const struct markdown_block none = {.kind = MARKDOWN_RULE, .info = "", .text = ""};
    return at < reader->lesson->text.count ? &reader->lesson->text.blocks[at] : &none;
}

static void lesson_hide(struct lesson_reader *reader, size_t first, size_t last)
{
    for (; first < last; first++) {
        reader->lesson->text.blocks[first].is_hidden = true;
    }
}

/* --- front matter --- */

struct lesson_field {
    const char *name, **text;
    bool must;
};

static bool lesson_store_field(struct lesson_reader *reader, const struct lesson_field *fields,
                               char *text, uint32_t line)
{
    char *colon = strchr(text, ':');
    if (!colon) {
        return lesson_fail(reader, line, "front matter has lines of 'key: value'");
    }
    *colon = '\0';
    const char *value = colon + 1 + strspn(colon + 1, " \t");
    for (; fields->name; fields++) {
        if (strcmp(fields->name, text) == 0) {
            *fields->text = value;
            return true;
        }
    }
    diag_set(reader->words.diag, DIAG_INPUT, reader->words.file, line, 0,
             "'%s' is no key of the front matter; it has: format, id, title, lang, level, requires",
             text);
    return false;
}

static bool lesson_check_fields(struct lesson_reader *reader, const struct lesson_field *fields,
                                const char *format, const char *level)
{
    for (; fields->name; fields++) {
        if (fields->must && !**fields->text) {
            diag_set(reader->words.diag, DIAG_INPUT, reader->words.file, 1, 0,
                     "the front matter needs '%s: …'", fields->name);
            return false;
        }
    }
    if (strcmp(format, "1") != 0) {
        return lesson_fail(reader, 1, "format must be 1");
    }
    if (level[0] < '1' || level[0] > '5' || level[1]) {
        return lesson_fail(reader, 1, "level must be 1 to 5");
    }
    reader->lesson->level = (uint32_t)(level[0] - '0');
    const char *lang = reader->lesson->lang;
    return (strlen(lang) == 2 && islower((unsigned char)lang[0]) && islower((unsigned char)lang[1]))
               ? true
               : lesson_fail(reader, 1, "lang must be two letters, as en or ko");
}

/* Reads "---", keys, "---".  *at is moved behind it, *line to the number of the line there. */
static bool lesson_read_front(struct lesson_reader *reader, const char *text, size_t size,
                              size_t *at, uint32_t *line)
{
    struct lesson *lesson = reader->lesson;
    const char *format = "", *level = "1";
    lesson->id = lesson->title = lesson->lang = lesson->requires = "";
    const struct lesson_field fields[] = {{"format", &format, true},
                                          {"id", &lesson->id, true},
                                          {"title", &lesson->title, true},
                                          {"lang", &lesson->lang, true},
                                          {"level", &level, false},
                                          {"requires", &lesson->requires, false},
                                          {NULL, NULL, false}};
    *at = 0;
    for (*line = 1; *at < size; ++*line) {
        const char *begin = text + *at, *newline = memchr(begin, '\n', size - *at);
        size_t length = newline ? (size_t)(newline - begin) : size - *at;
        *at += length + (newline != NULL);
        while (length > 0 && isspace((unsigned char)begin[length - 1])) {
            length--;
        }
        bool is_fence = length == 3 && memcmp(begin, "---", 3) == 0;
        if (*line == 1 && !is_fence) {
            return lesson_fail(reader, 1, "a lesson begins with front matter: a line of ---");
        }
        if (is_fence && *line > 1) {
            ++*line;
            return lesson_check_fields(reader, fields, format, level);
        }
        if (!is_fence && length > 0 &&
            !lesson_store_field(reader, fields, arena_copy_bytes(&lesson->arena, begin, length),
                                *line)) {
            return false;
        }
    }
    return lesson_fail(reader, 1, "the front matter has no end (---)");
}

/* --- stops --- */

/* The notes that were read belong to the stops of the group. */
static void lesson_end_group(struct lesson_reader *reader)
{
    if (reader->notes.length > 0) {
        const char *notes =
            arena_copy_bytes(&reader->lesson->arena, reader->notes.text, reader->notes.length);
        for (size_t i = reader->group; i < reader->stops.count; i++) {
            reader->stops.items[i].notes = notes;
        }
        strbuf_clear(&reader->notes);
    }
    int compare = reader->program >= 0 && reader->stops.count > reader->group &&
                          reader->stops.items[reader->group].kind == LESSON_STOP_PROGRAM
                      ? reader->programs.items[reader->program].compare
                      : -1;
    if (compare >= 0) {
        struct lesson_stop stop = reader->stops.items[reader->group];
        stop.kind = LESSON_STOP_COMPARE;
        vec_push(&reader->stops, stop);
    }
    reader->group = reader->stops.count;
}

static void lesson_add_stop(struct lesson_reader *reader, enum lesson_stop_kind kind,
                            struct lesson_place at, uint32_t line, size_t first)
{
    vec_push(&reader->stops, (struct lesson_stop){.kind = kind,
                                                  .part = reader->part,
                                                  .line = line,
                                                  .text = {(uint32_t)first, (uint32_t)first},
                                                  .program = reader->program,
                                                  .at = at,
                                                  .question = -1,
                                                  .notes = ""});
}

/* Prose: it belongs to the stops that are open, or to one of its own. */
static void lesson_add_prose(struct lesson_reader *reader, size_t at)
{
    if (reader->group == reader->stops.count) {
        lesson_add_stop(reader, LESSON_STOP_TEXT, (struct lesson_place){0},
                        lesson_block(reader, at)->line, at);
    }
    for (size_t i = reader->group; i < reader->stops.count; i++) {
        reader->stops.items[i].text.last = (uint32_t)at + 1;
    }
}

/* --- directives --- */

static int lesson_find_in(const struct lesson_program *programs, size_t count, const char *id)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(programs[i].id, id) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* The program of for= or compare=; false: there is none above. */
static bool lesson_take_program(struct lesson_reader *reader, const struct directive *directive,
                                const char *key, int *program)
{
    const char *id = directive_get(directive, key);
    *program = lesson_find_in(reader->programs.items, reader->programs.count, id);
    if (*program < 0) {
        diag_set(reader->words.diag, DIAG_INPUT, reader->words.file, directive->line, 0,
                 "%s='%s': no program above has this id", key, id);
    }
    return *program >= 0;
}

static void lesson_take_options(struct lesson_reader *reader, const struct directive *directive,
                                struct lesson_program *program)
{
    struct lesson_option *options =
        arena_array(&reader->lesson->arena, struct lesson_option, directive->count + 1);
    for (size_t i = 0; i < directive->count; i++) {
        const struct directive_value *value = &directive->values[i];
        if (value->key->type == DIRECTIVE_OPTION) {
            options[program->option_count++] =
                (struct lesson_option){value->key->name, value->text, directive->line};
        }
    }
    program->options = options;
}

/* *next: the block behind what the directive governs, of all of these. */
static bool lesson_read_program(struct lesson_reader *reader, const struct directive *directive,
                                size_t at, size_t *next)
{
    struct lesson_program program = {.id = directive_get(directive, "id"),
                                     .file = directive_get(directive, "file"),
                                     .line = directive->line,
                                     .compare = -1,
                                     .fence = -1};
    if (lesson_find_in(reader->programs.items, reader->programs.count, program.id) >= 0) {
        return lesson_fail(reader, directive->line, "a program above has this id too");
    }
    if ((directive_get(directive, "compare") &&
         !lesson_take_program(reader, directive, "compare", &program.compare)) ||
        !directive_lines(&reader->words, directive, "marks", &program.marks, &program.mark_count)) {
        return false;
    }
    lesson_take_options(reader, directive, &program);
    const struct markdown_block *block = lesson_block(reader, at);
    if (block->kind == MARKDOWN_CODE && strcmp(block->info, "python") == 0) {
        program.fence = (int)at;
        lesson_hide(reader, at, at + 1);
        *next = at + 1;
    }
    lesson_end_group(reader);
    reader->program = (int)reader->programs.count;
    vec_push(&reader->programs, program);
    lesson_add_stop(reader, LESSON_STOP_PROGRAM, (struct lesson_place){.nth = 1}, directive->line,
                    *next);
    for (size_t i = 0; i < program.mark_count; i++) {
        const struct lesson_place place = {LESSON_AT_LINE, program.marks[i], 1, 0};
        lesson_add_stop(reader, LESSON_STOP_PLACE, place, directive->line, *next);
    }
    return true;
}

static bool lesson_read_expect(struct lesson_reader *reader, const struct directive *directive,
                               size_t at, size_t *next)
{
    struct lesson_expect expect = {.line = directive->line, .output = -1};
    if (!lesson_take_program(reader, directive, "for", &expect.program)) {
        return false;
    }
    if (directive_get(directive, "time")) {
        expect.has_time = true;
        if (!directive_seconds(&reader->words, directive, "time", &expect.time)) {
            return false;
        }
    }
    if (directive_get(directive, "status")) {
        uint32_t status;
        expect.has_status = true;
        if (!directive_number(&reader->words, directive, "status", &status)) {
            return false;
        }
        expect.status = (int)status;
    }
    const struct markdown_block *block = lesson_block(reader, at);
    if (block->kind == MARKDOWN_CODE && strcmp(block->info, "text") == 0) {
        expect.output = (int)at;
        lesson_hide(reader, at, at + 1);
        *next = at + 1;
    }
    if (!expect.has_time && !expect.has_status && expect.output < 0) {
        return lesson_fail(reader, directive->line,
                           "'sim: expect' needs time=, status= or a fence ```text behind it");
    }
    vec_push(&reader->expects, expect);
    return true;
}

/* false: more than blanks behind a comment's end, which nobody would read. */
static bool lesson_check_end(struct lesson_reader *reader, size_t at)
{
    const struct markdown_block *block = lesson_block(reader, at);
    const char *end = strstr(block->text, "-->");
    if (!end || end[3 + strspn(end + 3, " \t\n")] == '\0') {
        return true;
    }
    uint32_t line = block->line;
    for (const char *s = block->text; s < end + 3 + strspn(end + 3, " \t\n"); s++) {
        line += *s == '\n';
    }
    return lesson_fail(reader, line, "a directive is a comment of its own: a blank line before it");
}

/* false: a directive stands where Markdown swallows it. */
static bool lesson_check_html(struct lesson_reader *reader, size_t at)
{
    const struct markdown_block *block = lesson_block(reader, at);
    const char *swallowed = block->kind == MARKDOWN_HTML ? strstr(block->text, "<!--") : NULL;
    if (!block->has_comment && !swallowed) {
        return true;
    }
    uint32_t line = block->line;
    for (const char *s = block->text; swallowed && s < swallowed; s++) {
        line += *s == '\n';
    }
    return lesson_fail(reader, line, "a directive is a comment of its own: a blank line before it");
}

/* <details> … </details> from block `at` on; *inner: what stands between. */
static bool lesson_read_details(struct lesson_reader *reader, size_t at, uint32_t line,
                                const char *what, struct lesson_range *inner, size_t *next)
{
    const struct markdown_block *block = lesson_block(reader, at);
    bool is_there = block->kind == MARKDOWN_HTML && strncmp(block->text, "<details", 8) == 0;
    size_t last = at + 1;
    while (is_there && last < reader->lesson->text.count &&
           !(lesson_block(reader, last)->kind == MARKDOWN_HTML &&
             strstr(lesson_block(reader, last)->text, "</details>"))) {
        last++;
    }
    if (!is_there || last >= reader->lesson->text.count || strstr(block->text, "</details>")) {
        diag_set(reader->words.diag, DIAG_INPUT, reader->words.file, is_there ? block->line : line,
                 0,
                 is_there ? "%s: <details> needs </details>, and a blank line behind the one and "
                            "before the other"
                          : "%s needs <details> behind it",
                 what);
        return false;
    }
    for (size_t i = at; i <= last; i++) {
        if (!lesson_check_html(reader, i)) {
            return false;
        }
    }
    *inner = (struct lesson_range){(uint32_t)at + 1, (uint32_t)last};
    lesson_hide(reader, at, last + 1);
    *next = last + 1;
    return true;
}

/* What the choices look like says what is asked for. */
static enum lesson_ask lesson_guess_ask(const struct lesson_reader *reader,
                                        const struct lesson_range *choices)
{
    bool is_one_code = true, is_only_code = true, is_number = true;
    for (uint32_t i = choices->first; i < choices->last; i++) {
        const struct markdown_block *choice = lesson_block(reader, i);
        size_t codes = 0;
        for (size_t k = 0; k < choice->run_count; k++) {
            const struct markdown_run *run = &choice->runs[k];
            bool is_code = run->style & MARKDOWN_SPAN_CODE;
            codes += is_code;
            is_only_code = is_only_code &&
                           (is_code || run->text[strcspn(run->text, "abcdefghijklmnopqrstuvwxyz"
                                                                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                                    "0123456789")] == '\0');
            for (const char *s = run->text; !is_code && *s; s++) {
                is_only_code = is_only_code && ((unsigned char)*s < 0x80 || *s == '\xe2');
            }
        }
        is_one_code = is_one_code && codes == 1;
        is_only_code = is_only_code && codes > 0;
        is_number = is_number && isdigit((unsigned char)choice->text[0]);
    }
    return is_only_code && is_one_code ? LESSON_ASK_OUTPUT
           : is_only_code              ? LESSON_ASK_LINES
           : is_number                 ? LESSON_ASK_TIME
                                       : LESSON_ASK_NONE;
}

static const char *const lesson_asks[] = {"none", "output", "lines", "time", "task", "error"};
static const char *const lesson_parts[] = {"", "predict", "run", "investigate", "modify", "make"};

const char *lesson_ask_name(enum lesson_ask ask)
{
    return lesson_asks[ask];
}

const char *lesson_part_name(enum lesson_part part)
{
    return lesson_parts[part];
}

static int lesson_find_word(const char *const *words, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        if (*words[i] && strcmp(words[i], word) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* The ordered list from block `at` on. */
static bool lesson_read_choices(struct lesson_reader *reader, struct lesson_question *question,
                                size_t at, size_t *next)
{
    size_t last = at;
    while (lesson_block(reader, last)->kind == MARKDOWN_ITEM &&
           lesson_block(reader, last)->number == last - at + 1) {
        last++;
    }
    question->choices = (struct lesson_range){(uint32_t)at, (uint32_t)last};
    if (last - at < 2 || last - at > LESSON_CHOICES_MAX) {
        return lesson_fail(reader, question->line,
                           "'sim: question' needs its choices as a list from 1. on, 2 to 9 of "
                           "them");
    }
    if (question->answer < 1 || question->answer > last - at) {
        return lesson_fail(reader, question->line, "answer= is none of the choices");
    }
    lesson_hide(reader, at, last);
    *next = last;
    return true;
}

static bool lesson_read_question(struct lesson_reader *reader, const struct directive *directive,
                                 size_t at, size_t *next)
{
    struct lesson_question question = {.line = directive->line};
    if (!lesson_take_program(reader, directive, "for", &question.program) ||
        !directive_place(&reader->words, directive, "at", &question.at) ||
        !directive_number(&reader->words, directive, "answer", &question.answer)) {
        return false;
    }
    size_t choices = at;
    while (lesson_block(reader, choices)->kind == MARKDOWN_PARAGRAPH) {
        choices++;
    }
    question.text = (struct lesson_range){(uint32_t)at, (uint32_t)choices};
    lesson_hide(reader, at, choices);
    if (!lesson_read_choices(reader, &question, choices, next) ||
        !lesson_read_details(reader, *next, directive->line, "'sim: question'", &question.why,
                             next)) {
        return false;
    }
    question.ask = lesson_guess_ask(reader, &question.choices);
    const char *ask = directive_get(directive, "ask");
    if (ask) {
        int found = lesson_find_word(lesson_asks, sizeof lesson_asks / sizeof *lesson_asks, ask);
        if (found < 0) {
            return lesson_fail(reader, directive->line,
                               "ask= must be output, lines, time, task, error or none");
        }
        question.ask = (enum lesson_ask)found;
    }
    lesson_end_group(reader);
    reader->program = question.program;
    lesson_add_stop(reader, LESSON_STOP_QUESTION, question.at, directive->line, *next);
    vec_last(&reader->stops).question = (int)reader->questions.count;
    vec_push(&reader->questions, question);
    return true;
}

static bool lesson_read_look(struct lesson_reader *reader, const struct directive *directive,
                             size_t at)
{
    int program;
    struct lesson_place place;
    if (!lesson_take_program(reader, directive, "for", &program) ||
        !directive_place(&reader->words, directive, "at", &place)) {
        return false;
    }
    lesson_end_group(reader);
    reader->program = program;
    lesson_add_stop(reader, LESSON_STOP_PLACE, place, directive->line, at);
    return true;
}

const char *lesson_callout_fault(const char *text)
{
    size_t size = strlen(text), width = utf8_width(text, size);
    for (const char *s = text; *s; s++) {
        if ((unsigned char)*s < ' ' || *s == 127) {
            return "a callout is one line of text";
        }
    }
    return width == 0                   ? "a callout says something"
           : width > LESSON_CALLOUT_MAX ? "a callout says it in at most 72 columns (36 of Hangul)"
                                        : NULL;
}

static bool lesson_read_callout(struct lesson_reader *reader, const struct directive *directive)
{
    struct lesson_callout callout = {.line = directive->line,
                                     .task = directive_get(directive, "task"),
                                     .text = directive_get(directive, "text")};
    const char *fault = lesson_callout_fault(callout.text);
    if (fault) {
        return lesson_fail(reader, directive->line, fault);
    }
    if (!lesson_take_program(reader, directive, "for", &callout.program) ||
        !directive_place(&reader->words, directive, "at", &callout.at)) {
        return false;
    }
    vec_push(&reader->callouts, callout);
    return true;
}

static bool lesson_read_part(struct lesson_reader *reader, const struct directive *directive)
{
    int part = lesson_find_word(lesson_parts, sizeof lesson_parts / sizeof *lesson_parts,
                                directive_get(directive, "name"));
    if (part < 0) {
        return lesson_fail(reader, directive->line,
                           "name= must be predict, run, investigate, modify or make");
    }
    if (part < (int)reader->part) {
        return lesson_fail(reader, directive->line,
                           "the parts come in this order: predict, run, investigate, modify, make");
    }
    lesson_end_group(reader);
    reader->part = (enum lesson_part)part;
    return true;
}

static bool lesson_read_directive(struct lesson_reader *reader, size_t at, size_t *next)
{
    const struct markdown_block *block = lesson_block(reader, at);
    struct directive directive;
    *next = at + 1;
    lesson_hide(reader, at, at + 1);
    if (!directive_read(&reader->words, block->text, block->line, &directive) ||
        !lesson_check_end(reader, at)) {
        return false;
    }
    switch (directive.kind) {
    case LESSON_PROGRAM: return lesson_read_program(reader, &directive, *next, next);
    case LESSON_EXPECT: return lesson_read_expect(reader, &directive, *next, next);
    case LESSON_QUESTION: return lesson_read_question(reader, &directive, *next, next);
    case LESSON_LOOK: return lesson_read_look(reader, &directive, *next);
    case LESSON_CALLOUT: return lesson_read_callout(reader, &directive);
    case LESSON_PART: return lesson_read_part(reader, &directive);
    case LESSON_HINT:
        if (reader->questions.count == 0) {
            return lesson_fail(reader, block->line, "a hint belongs to a question above");
        }
        return lesson_read_details(reader, *next, block->line, "'sim: hint'",
                                   &vec_last(&reader->questions).hint, next);
    default: return false;
    }
}

/* A block that is no directive; false: it looks like one in a wrong place. */
static bool lesson_read_block(struct lesson_reader *reader, size_t at)
{
    const struct markdown_block *block = lesson_block(reader, at);
    bool is_html = block->kind == MARKDOWN_HTML;
    if (is_html && directive_is_notes(block->text)) {
        if (!lesson_check_end(reader, at)) {
            return false;
        }
        if (reader->notes.length > 0) {
            strbuf_add_char(&reader->notes, '\n');
        }
        strbuf_add(&reader->notes, directive_body(&reader->lesson->arena, block->text));
        lesson_hide(reader, at, at + 1);
        return true;
    }
    bool is_comment = is_html && strncmp(block->text, "<!--", 4) == 0;
    if (!is_comment && !lesson_check_html(reader, at)) {
        return false;
    }
    if (is_html) {
        lesson_hide(reader, at, at + 1);
        return true;
    }
    if (block->is_hidden) { /* a picture: here the run itself is seen */
        return true;
    }
    if (block->kind == MARKDOWN_HEADING) {
        lesson_end_group(reader);
    }
    lesson_add_prose(reader, at);
    return true;
}

static bool lesson_read_blocks(struct lesson_reader *reader)
{
    for (size_t at = 0, next; at < reader->lesson->text.count; at = next) {
        const struct markdown_block *block = lesson_block(reader, at);
        bool is_directive = block->kind == MARKDOWN_HTML && directive_is(block->text);
        next = at + 1;
        if (!(is_directive ? lesson_read_directive(reader, at, &next)
                           : lesson_read_block(reader, at))) {
            return false;
        }
    }
    lesson_end_group(reader);
    for (size_t i = 0; i < reader->stops.count && reader->programs.count > 0; i++) {
        struct lesson_stop *stop = &reader->stops.items[i];
        stop->program = stop->program < 0 ? 0 : stop->program; /* before the first program */
    }
    return true;
}

/* Moves a list into the arena of the lesson. */
#define LESSON_KEEP(reader, list, field, number)                                     \
    do {                                                                             \
        if ((reader)->list.count > 0) {                                              \
            size_t keep_size_ = (reader)->list.count * sizeof *(reader)->list.items; \
            void *keep_ = arena_alloc(&(reader)->lesson->arena, keep_size_);         \
            memcpy(keep_, (reader)->list.items, keep_size_);                         \
            (reader)->lesson->field = keep_;                                         \
            (reader)->lesson->number = (reader)->list.count;                         \
        }                                                                            \
        vec_free(&(reader)->list);                                                   \
    } while (0)

struct lesson *lesson_new(const char *file, const char *text, size_t size, struct diag *diag)
{
    struct lesson *lesson = mem_alloc_zero(sizeof *lesson);
    lesson->file = arena_copy_string(&lesson->arena, file);
    struct lesson_reader reader = {
        .lesson = lesson, .words = {&lesson->arena, lesson->file, diag}, .program = -1};
    size_t at = 0, bad_at;
    uint32_t line = 1;
    bool is_fine = utf8_is_valid(text, size, &bad_at) && !memchr(text, '\0', size);
    if (!is_fine) {
        lesson_fail(&reader, 0, "not text in UTF-8");
    } else if ((is_fine = lesson_read_front(&reader, text, size, &at, &line))) {
        /* The texts of the blocks are looked for in the source by address: it must stay. */
        lesson->text = markdown_read(&lesson->arena, text + at, size - at, line);
        is_fine = lesson_read_blocks(&reader);
    }
    LESSON_KEEP(&reader, programs, programs, program_count);
    LESSON_KEEP(&reader, expects, expects, expect_count);
    LESSON_KEEP(&reader, questions, questions, question_count);
    LESSON_KEEP(&reader, callouts, callouts, callout_count);
    LESSON_KEEP(&reader, stops, stops, stop_count);
    strbuf_free(&reader.notes);
    if (!is_fine) {
        lesson_free(lesson);
        return NULL;
    }
    return lesson;
}

void lesson_free(struct lesson *lesson)
{
    if (lesson) {
        struct arena arena = lesson->arena;
        arena_free(&arena);
        mem_free(lesson);
    }
}
