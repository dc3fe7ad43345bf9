#include "app/prove.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "app/app.h"
#include "app/callouts.h"
#include "base/strbuf.h"
#include "lesson/lesson.h"
#include "model/find.h"
#include "model/model.h"
#include "model/step.h"
#include "sim/files.h"
#include "sim/option.h"

struct prover {
    const struct lesson *lesson;
    struct proof *proof;
    const struct lesson_program *program; /* whose run this is */
    struct sim *sim;
    const struct trace *trace;
    struct model *model; /* at its end */
    int status;
};

static void prove_fail(struct prover *prover, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void prove_fail(struct prover *prover, uint32_t line, const char *format, ...)
{
    struct strbuf text = {0};
    va_list args;
    va_start(args, format);
    strbuf_vprintf(&text, format, args);
    va_end(args);
    struct diag diag = {0};
    diag_set(&diag, DIAG_INPUT, prover->lesson->file, line, 0, "%s", strbuf_text(&text));
    vec_push(&prover->proof->faults, diag);
    strbuf_free(&text);
}

char *lesson_path(const struct lesson *lesson, const char *file)
{
    struct strbuf path = {0};
    const char *slash = strrchr(lesson->file, '/');
    if (slash) {
        strbuf_add_bytes(&path, lesson->file, (size_t)(slash + 1 - lesson->file));
    }
    strbuf_add(&path, file);
    return strbuf_take(&path);
}

bool lesson_fill_options(const struct lesson *lesson, const struct lesson_program *program,
                         const struct sim_options *base, struct sim_options *out, struct diag *diag)
{
    *out = *base;
    out->urls = (struct url_rules){0}; /* those of the base are not ours to free */
    out->answers = (struct input_answers){0};
    out->request_count = 0;
    out->is_served = false;
    out->level = TRACE_FULL;
    app_limit_recording(&out->limits);
    for (size_t i = 0; i < program->option_count; i++) {
        const struct lesson_option *option = &program->options[i];
        struct diag own = {0};
        if (!sim_set_option(out, option->name, option->value, &own)) {
            diag_set(diag, DIAG_INPUT, lesson->file, option->line, 0, "%s", own.message);
            diag_free(&own);
            return false;
        }
    }
    return true;
}

bool prove_find_place(const struct trace *trace, const struct lesson_place *place,
                      uint64_t *position)
{
    switch (place->kind) {
    case LESSON_AT_START: *position = 0; return true;
    case LESSON_AT_END: *position = trace_count(trace); return true;
    case LESSON_AT_LINE: return trace_find_line(trace, place->line, place->nth, position);
    case LESSON_AT_TIME: {
        struct trace_cursor cursor;
        struct trace_event event;
        trace_cursor_init(&cursor, trace);
        *position = 0;
        while (trace_cursor_next(&cursor, &event) && event.now <= place->time) {
            *position = event.index + 1;
        }
        return cursor.now >= place->time;
    }
    }
    return false;
}

/* --- what the text shows of the program --- */

static size_t line_length(const char *text)
{
    size_t length = strcspn(text, "\n");
    while (length > 0 && isspace((unsigned char)text[length - 1])) {
        length--;
    }
    return length;
}

static const char *next_line(const char *text)
{
    text += strcspn(text, "\n");
    return *text ? text + 1 : text;
}

/* Every line of the fence is one of the file's, in the file's order; "..." stands for any. */
static void prove_fence(struct prover *prover)
{
    const struct markdown_block *fence = &prover->lesson->text.blocks[prover->program->fence];
    const char *source = sim_source(prover->sim, NULL);
    uint32_t line = fence->line;
    for (const char *shown = fence->text; *shown; shown = next_line(shown), line++) {
        size_t length = line_length(shown), blanks = strspn(shown, " ");
        bool is_gap =
            length == 0 || (length - blanks == 3 && strncmp(shown + blanks, "...", 3) == 0);
        const char *at = source;
        while (!is_gap && *at && !(line_length(at) == length && memcmp(at, shown, length) == 0)) {
            at = next_line(at);
        }
        if (!is_gap && !*at) {
            prove_fail(prover, line, "the fence shows '%.*s', which %s has not (or not here)",
                       (int)length, shown, prover->program->file);
            return;
        }
        source = is_gap ? source : next_line(at);
    }
}

static void prove_places(struct prover *prover)
{
    uint64_t position;
    for (size_t i = 0; i < prover->program->mark_count; i++) {
        if (!trace_find_line(prover->trace, prover->program->marks[i], 1, &position)) {
            prove_fail(prover, prover->program->line, "marks: line %u of %s is never run",
                       (unsigned)prover->program->marks[i], prover->program->file);
        }
    }
    for (size_t i = 0; i < prover->lesson->stop_count; i++) {
        const struct lesson_stop *stop = &prover->lesson->stops[i];
        bool is_look = stop->kind == LESSON_STOP_PLACE && stop->at.kind != LESSON_AT_LINE;
        if (&prover->lesson->programs[stop->program] == prover->program && is_look &&
            !prove_find_place(prover->trace, &stop->at, &position)) {
            prove_fail(prover, stop->line, "the run of %s does not come to this place",
                       prover->program->file);
        }
    }
}

static void prove_callouts(struct prover *prover)
{
    const struct lesson *lesson = prover->lesson;
    for (size_t i = 0; i < lesson->callout_count; i++) {
        const struct lesson_callout *callout = &lesson->callouts[i];
        struct app_callout given = {
            .at = callout->at, .task = callout->task, .text = callout->text};
        struct callouts found = {0};
        struct strbuf why = {0};
        if (&lesson->programs[callout->program] == prover->program &&
            !app_place_callout(&found, prover->model, STEP_CALLBACK, &given, &why)) {
            prove_fail(prover, callout->line, "callout of %s: %s", prover->program->file,
                       strbuf_text(&why));
        }
        callouts_free(&found);
        strbuf_free(&why);
    }
}

/* --- expectations --- */

static void prove_correct(struct prover *prover, uint32_t line, uint32_t first, uint32_t last,
                          char *text)
{
    vec_push(&prover->proof->corrections,
             (struct proof_correction){.line = line, .first = first, .last = last, .text = text});
}

static uint32_t count_lines(const char *text)
{
    uint32_t lines = 0;
    for (; *text; text = next_line(text)) {
        lines++;
    }
    return lines;
}

static void prove_output(struct prover *prover, const struct lesson_expect *expect)
{
    const struct markdown_block *fence = &prover->lesson->text.blocks[expect->output];
    struct strbuf output = {0};
    trace_add_output(prover->trace, 0, &output);
    if (strcmp(strbuf_text(&output), fence->text) == 0) {
        strbuf_free(&output);
        return;
    }
    const char *a = fence->text, *b = strbuf_text(&output);
    uint32_t line = 0;
    while (*a && line_length(a) == line_length(b) && memcmp(a, b, line_length(a)) == 0) {
        a = next_line(a);
        b = next_line(b);
        line++;
    }
    prove_fail(prover, fence->line + line, "%s prints '%.*s' here", prover->program->file,
               (int)line_length(b), b);
    prove_correct(prover, expect->line, fence->line, fence->line + count_lines(fence->text),
                  strbuf_take(&output));
}

/* Where bytecodes cost time, the run is a little longer than what it is about: up to a hundredth.
 */
static bool prove_is_time(const struct prover *prover, int64_t time)
{
    int64_t end = model_state(prover->model)->now, slack = 0;
    for (size_t i = 0; i < prover->program->option_count; i++) {
        slack = strcmp(prover->program->options[i].name, "cpu") == 0 ? end / 100 : slack;
    }
    return time >= end - slack && time <= end;
}

static void prove_expectation(struct prover *prover, const struct lesson_expect *expect)
{
    if (expect->has_time && !prove_is_time(prover, expect->time)) {
        struct strbuf time = {0};
        trace_add_time(&time, model_state(prover->model)->now);
        prove_fail(prover, expect->line, "%s takes %s s", prover->program->file,
                   strbuf_text(&time));
        prove_correct(prover, expect->line, 0, 0, strbuf_take(&time));
    }
    int status = expect->has_status ? expect->status : 0;
    if (status != prover->status) {
        prove_fail(prover, expect->line, "%s ends with status %d", prover->program->file,
                   prover->status);
    }
    if (expect->output >= 0) {
        prove_output(prover, expect);
    }
    prover->proof->expectations++;
}

/* --- answers --- */

/* The next code span of a choice from run *at on, or NULL. */
static const char *next_code(const struct markdown_block *choice, size_t *at)
{
    while (*at < choice->run_count) {
        const struct markdown_run *run = &choice->runs[(*at)++];
        if (run->style & MARKDOWN_SPAN_CODE) {
            return run->text;
        }
    }
    return NULL;
}

/* The code spans are the next lines of the output, one after the other. */
static bool holds_lines(const struct markdown_block *choice, const char *output)
{
    const char *code;
    bool says_any = false;
    for (size_t at = 0; (code = next_code(choice, &at)); output = next_line(output)) {
        size_t length = strcspn(output, "\n");
        if (strlen(code) != length || memcmp(code, output, length) != 0) {
            return false;
        }
        says_any = true;
    }
    return says_any;
}

static bool holds_task(const struct prover *prover, const struct markdown_block *choice,
                       uint64_t position)
{
    const struct model_state *state = model_state(prover->model);
    uint32_t task = trace_next_task(prover->trace, position);
    size_t at = 0;
    const char *code = next_code(choice, &at);
    struct strbuf name = {0};
    model_add_name(state, task, &name);
    bool is_it = task != 0 && code &&
                 (strcmp(code, strbuf_text(&name)) == 0 ||
                  strcmp(code, model_code_name(state, model_info(state, task)->code)) == 0);
    strbuf_free(&name);
    return is_it;
}

static bool holds_error(const struct prover *prover, const struct markdown_block *choice)
{
    const struct model_state *state = model_state(prover->model);
    size_t at = 0;
    const char *code = next_code(choice, &at), *text = "";
    for (uint32_t i = 0; i < state->note_count; i++) {
        const struct model_note *note = model_note_at(state, i);
        if (note->kind == MODEL_NOTE_EXCEPTION) {
            text = trace_text(prover->trace, note->text, NULL);
        }
    }
    size_t length = code ? strlen(code) : 0, type = strcspn(text, ":( ");
    /* With its module, as the traceback has it, or without. */
    return length > 0 && length <= type && memcmp(text + type - length, code, length) == 0 &&
           (length == type || text[type - length - 1] == '.');
}

static bool holds_time(const struct prover *prover, const struct markdown_block *choice)
{
    double seconds = strtod(choice->text, NULL);
    return prove_is_time(prover, (int64_t)(seconds * 1e9 + 0.5));
}

static bool prove_choice(struct prover *prover, const struct lesson_question *question,
                         const struct markdown_block *choice, uint64_t position)
{
    struct strbuf output = {0};
    bool holds = false;
    switch (question->ask) {
    case LESSON_ASK_OUTPUT:
    case LESSON_ASK_LINES:
        trace_add_output(prover->trace, position, &output);
        holds = holds_lines(choice, strbuf_text(&output));
        break;
    case LESSON_ASK_TIME: holds = holds_time(prover, choice); break;
    case LESSON_ASK_TASK: holds = holds_task(prover, choice, position); break;
    case LESSON_ASK_ERROR: holds = holds_error(prover, choice); break;
    case LESSON_ASK_NONE: break;
    }
    strbuf_free(&output);
    return holds;
}

static void prove_question(struct prover *prover, const struct lesson_question *question)
{
    uint64_t position;
    if (!prove_find_place(prover->trace, &question->at, &position)) {
        prove_fail(prover, question->line, "the run of %s does not come to this place",
                   prover->program->file);
        return;
    }
    if (question->ask == LESSON_ASK_NONE) {
        prover->proof->unproved++;
        return;
    }
    for (uint32_t i = question->choices.first; i < question->choices.last; i++) {
        uint32_t number = i - question->choices.first + 1;
        const struct markdown_block *choice = &prover->lesson->text.blocks[i];
        if (prove_choice(prover, question, choice, position) != (number == question->answer)) {
            prove_fail(prover, choice->line,
                       "asked for %s, choice %u is %s, but the run of %s says otherwise",
                       lesson_ask_name(question->ask), (unsigned)number,
                       number == question->answer ? "the answer" : "wrong", prover->program->file);
            return;
        }
    }
    prover->proof->answers++;
}

/* --- the whole --- */

static void prove_program(struct prover *prover, int number)
{
    const struct lesson *lesson = prover->lesson;
    prover->trace = sim_trace(prover->sim);
    prover->model = model_new(prover->trace);
    model_seek(prover->model, model_count(prover->model));
    const struct diag *diag = sim_diag(prover->sim);
    if (diag_is_set(diag)) {
        prove_fail(prover, prover->program->line, "%s:%u: %s", prover->program->file,
                   (unsigned)diag->line, diag->message);
    } else {
        if (prover->program->fence >= 0) {
            prove_fence(prover);
        }
        prove_places(prover);
        prove_callouts(prover);
        for (size_t i = 0; i < lesson->expect_count; i++) {
            if (lesson->expects[i].program == number) {
                prove_expectation(prover, &lesson->expects[i]);
            }
        }
        for (size_t i = 0; i < lesson->question_count; i++) {
            if (lesson->questions[i].program == number) {
                prove_question(prover, &lesson->questions[i]);
            }
        }
    }
    model_free(prover->model);
}

void prove_lesson(const struct lesson *lesson, const struct sim_options *options,
                  struct proof *proof)
{
    for (size_t i = 0; i < lesson->program_count; i++) {
        const struct lesson_program *program = &lesson->programs[i];
        struct prover prover = {.lesson = lesson, .proof = proof, .program = program};
        struct sim_options own;
        struct diag diag = {0};
        char *path = lesson_path(lesson, program->file);
        lesson_fill_options(lesson, program, options, &own, &diag);
        prover.sim = diag_is_set(&diag) ? NULL : sim_new(path, &own, &diag);
        if (prover.sim) {
            prover.status = sim_run(prover.sim);
            prove_program(&prover, (int)i);
        } else {
            uint32_t line = diag.line ? diag.line : program->line;
            prove_fail(&prover, line, "%s", diag.message);
        }
        proof->programs++;
        sim_free(prover.sim);
        sim_options_free(&own);
        diag_free(&diag);
        mem_free(path);
    }
}

void proof_free(struct proof *proof)
{
    for (size_t i = 0; i < proof->faults.count; i++) {
        diag_free(&proof->faults.items[i]);
    }
    for (size_t i = 0; i < proof->corrections.count; i++) {
        mem_free(proof->corrections.items[i].text);
    }
    vec_free(&proof->faults);
    vec_free(&proof->corrections);
}

uint64_t prove_reveal_to(const struct model *model, const struct lesson *lesson,
                         const struct lesson_question *question)
{
    const struct trace *trace = model_trace(model);
    uint64_t at = model_position(model), end = model_count(model);
    size_t lines = 1;
    struct trace_cursor cursor;
    struct trace_event event;
    if (question->ask == LESSON_ASK_LINES) {
        const struct markdown_block *right =
            &lesson->text.blocks[question->choices.first + question->answer - 1];
        lines = 0;
        for (size_t i = 0; i < right->run_count; i++) {
            lines += (right->runs[i].style & MARKDOWN_SPAN_CODE) != 0;
        }
    } else if (question->ask == LESSON_ASK_TASK) {
        return steps_next(model_steps(model), STEP_CALLBACK, at);
    } else if (question->ask != LESSON_ASK_OUTPUT) {
        return end;
    }
    trace_cursor_init(&cursor, trace);
    trace_cursor_seek(&cursor, at);
    while (lines > 0 && trace_cursor_next(&cursor, &event)) {
        at = event.index + 1;
        if (event.kind == TRACE_OUTPUT && trace_get(&event, output, stream) == TRACE_STREAM_OUT) {
            size_t size;
            const char *text = trace_text(trace, (uint32_t)trace_get(&event, output, text), &size);
            for (size_t i = 0; i < size && lines > 0; i++) {
                lines -= text[i] == '\n';
            }
        }
    }
    return lines > 0 ? end : at;
}
