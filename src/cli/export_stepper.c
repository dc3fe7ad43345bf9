/* A lesson as one page: its programs, and the path through them. */
#include <inttypes.h>
#include <string.h>

#include "app/prove.h"
#include "base/map.h"
#include "base/mem.h"
#include "cli/export_lesson.h"

struct stepper {
    struct cli_job *job;
    const struct lesson *texts[LANGUAGE_COUNT]; /* of a missing language: the other one */
    struct lesson *owned[LANGUAGE_COUNT];
    int64_t *stops, *reveals; /* positions, -1: none; of questions: where the answer is seen */
    VEC(uint64_t) positions;  /* of the program that was run, in order */
    struct interner names;    /* what all runs of the page say */
    struct export_html_run *runs;
    size_t count;
};

static void add_position(struct stepper *stepper, uint64_t position)
{
    size_t at = 0;
    while (at < stepper->positions.count && stepper->positions.items[at] < position) {
        at++;
    }
    vec_push(&stepper->positions, position);
    for (size_t i = stepper->positions.count - 1; i > at; i--) {
        stepper->positions.items[i] = stepper->positions.items[i - 1];
    }
    stepper->positions.items[at] = position;
}

/* Where the lesson stops in the program that was run. */
static void find_positions(struct stepper *stepper, const struct lesson *lesson, int program)
{
    struct model *model = stepper->job->model;
    vec_clear(&stepper->positions);
    for (size_t i = 0; i < lesson->stop_count; i++) {
        const struct lesson_stop *stop = &lesson->stops[i];
        bool has_place = stop->kind != LESSON_STOP_TEXT && stop->kind != LESSON_STOP_COMPARE;
        uint64_t position;
        if (stop->program != program || !has_place ||
            !prove_find_place(model_trace(model), &stop->at, &position)) {
            continue;
        }
        stepper->stops[i] = (int64_t)position;
        add_position(stepper, position);
        if (stop->kind == LESSON_STOP_QUESTION) {
            model_seek(model, position);
            uint64_t seen = prove_reveal_to(model, lesson, &lesson->questions[stop->question]);
            stepper->reveals[stop->question] = (int64_t)seen;
            add_position(stepper, seen);
        }
    }
}

static int run_program(struct stepper *stepper, const struct lesson *lesson, int number)
{
    struct cli_job *job = stepper->job;
    struct cli_options options;
    struct export_run run;
    bool fine = cli_program_options(job, lesson, number, &options);
    int status = CLI_ERROR;
    cli_take_program(job, lesson, number);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        job->lessons[i] = stepper->texts[i];
    }
    if (fine && cli_job_run(job, &options, &status)) {
        find_positions(stepper, lesson, number);
        cli_job_fill_run(job, &run);
        run.positions = stepper->positions.items;
        run.position_count = stepper->positions.count;
        fine = export_html_run(&run, &stepper->names, &stepper->runs[stepper->count++]);
        status = fine ? CLI_OK : 128 + cli_interrupted();
    }
    cli_program_options_free(&options);
    return status;
}

/* --- the path --- */

static void add_range(struct strbuf *out, struct lesson_range range)
{
    strbuf_printf(out, "%u,%u", range.first, range.last);
}

/* The first block that belongs to a later place of the text. */
static uint32_t end_of_stop(const struct lesson *lesson, size_t number)
{
    uint32_t line = lesson->stops[number].line, block = 0;
    size_t next = number + 1;
    while (next < lesson->stop_count && lesson->stops[next].line <= line) {
        next++;
    }
    while (block < lesson->text.count &&
           (next == lesson->stop_count ||
            lesson->text.blocks[block].line < lesson->stops[next].line)) {
        block++;
    }
    return block;
}

static void add_stop(const struct stepper *stepper, struct strbuf *out, size_t number)
{
    const struct lesson *lesson = stepper->texts[0];
    const struct lesson_stop *stop = &lesson->stops[number];
    int other = stop->kind == LESSON_STOP_COMPARE ? lesson->programs[stop->program].compare : -1;
    strbuf_printf(out, "[%d,%d,%" PRId64 ",%d,%d,%d", (int)stop->kind, stop->program,
                  stepper->stops[number], stop->question, (int)stop->part, other);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        strbuf_add(out, ",[");
        add_range(out, stepper->texts[i]->stops[number].text);
        strbuf_printf(out, ",%u]", end_of_stop(stepper->texts[i], number));
    }
    strbuf_add_char(out, ']');
}

static void add_question(const struct stepper *stepper, struct strbuf *out, size_t number)
{
    const struct lesson_question *question = &stepper->texts[0]->questions[number];
    strbuf_printf(out, "[%u,%d,%" PRId64, question->answer, question->program,
                  stepper->reveals[number]);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        const struct lesson_question *own = &stepper->texts[i]->questions[number];
        const struct lesson_range ranges[] = {own->text, own->choices, own->why, own->hint};
        for (size_t k = 0; k < sizeof ranges / sizeof ranges[0]; k++) {
            strbuf_add(out, k ? "," : ",[");
            add_range(out, ranges[k]);
        }
        strbuf_add_char(out, ']');
    }
    strbuf_add_char(out, ']');
}

/* Stops and questions as JSON; ranges are of blocks of the article. */
static void add_path(const struct stepper *stepper, struct strbuf *out)
{
    strbuf_add(out, "{\"stops\":[");
    for (size_t i = 0; i < stepper->texts[0]->stop_count; i++) {
        strbuf_add(out, i ? "," : "");
        add_stop(stepper, out, i);
    }
    strbuf_add(out, "],\"questions\":[");
    for (size_t i = 0; i < stepper->texts[0]->question_count; i++) {
        strbuf_add(out, i ? "," : "");
        add_question(stepper, out, i);
    }
    strbuf_add(out, "]}");
}

/* --- the page --- */

/* The texts in both languages; false: said what is wrong with one. */
static bool read_texts(struct stepper *stepper, const struct lesson *lesson, const char *path,
                       struct strbuf *article)
{
    struct diag diag = {0};
    for (int i = 0; i < LANGUAGE_COUNT && !diag_is_set(&diag); i++) {
        struct lesson *text = cli_read_lesson(path, (enum language)i, &diag);
        bool is_other = text && strcmp(text->lang, language_code((enum language)i)) != 0;
        bool fits = text && !is_other && lesson_matches(lesson, text, &diag);
        stepper->owned[i] = text;
        stepper->texts[i] = fits ? text : lesson;
        if (fits) {
            cli_add_article(article, text, &stepper->job->catalogs[i]);
        }
    }
    bool fine = !diag_is_set(&diag);
    if (!fine) {
        cli_say_diag(&diag);
    }
    diag_free(&diag);
    return fine;
}

static int save_page(struct stepper *stepper, const struct strbuf *article, const char *to)
{
    struct export_run run;
    struct strbuf path = {0}, out = {0};
    struct diag diag = {0};
    cli_job_fill_run(stepper->job, &run);
    add_path(stepper, &path);
    struct export_html_page page = {.article = strbuf_text(article),
                                    .path = strbuf_text(&path),
                                    .run = &run,
                                    .runs = stepper->runs,
                                    .count = stepper->count,
                                    .texts = &stepper->names};
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        page.titles[i] = run.title ? run.title : stepper->texts[i]->title;
    }
    bool fine = export_html_page(&page, &out, &diag);
    int status = fine ? cli_save_output(to, &out) : cli_say_diag(&diag);
    diag_free(&diag);
    strbuf_free(&path);
    strbuf_free(&out);
    return status;
}

int cli_lesson_stepper(struct cli_job *job, const struct lesson *lesson, const char *path,
                       const char *to)
{
    struct stepper stepper = {.job = job};
    struct strbuf article = {0};
    int status = read_texts(&stepper, lesson, path, &article) ? CLI_OK : CLI_ERROR;
    stepper.runs = mem_alloc_zero((lesson->program_count + 1) * sizeof *stepper.runs);
    stepper.stops = mem_alloc_zero((lesson->stop_count + 1) * sizeof *stepper.stops);
    stepper.reveals = mem_alloc_zero((lesson->question_count + 1) * sizeof *stepper.reveals);
    for (size_t i = 0; i < lesson->stop_count; i++) {
        stepper.stops[i] = -1;
    }
    cli_progress_begin(&job->progress, to ? to : lesson->file);
    for (size_t i = 0; i < lesson->program_count && status == CLI_OK; i++) {
        status = run_program(&stepper, lesson, (int)i);
    }
    cli_progress_end(&job->progress);
    if (status == CLI_OK) {
        status = save_page(&stepper, &article, to);
    }
    for (size_t i = 0; i < stepper.count; i++) {
        export_html_run_free(&stepper.runs[i]);
    }
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        lesson_free(stepper.owned[i]);
        job->lessons[i] = NULL;
    }
    mem_free(stepper.runs);
    mem_free(stepper.stops);
    mem_free(stepper.reveals);
    vec_free(&stepper.positions);
    interner_free(&stepper.names);
    strbuf_free(&article);
    return status;
}
