#include "app/lesson.h"

#include <stdio.h>
#include <string.h>

#include "app/prove.h"
#include "model/find.h"
#include "sim/files.h"
#include "sim/option.h"

/* --- opening --- */

static char *lesson_folder_of(const char *path)
{
    size_t size = strlen(path);
    const char *slash = strrchr(path, '/');
    bool is_file = size > 3 && strcmp(path + size - 3, ".md") == 0;
    struct strbuf folder = {0};
    if (!is_file) {
        strbuf_add(&folder, path);
    } else if (slash) {
        strbuf_add_bytes(&folder, path, (size_t)(slash - path));
    } else {
        strbuf_add(&folder, ".");
    }
    return strbuf_take(&folder);
}

/* NULL without a diag: it is not there. */
static struct lesson *lesson_read_file(const char *folder, enum language language,
                                       struct diag *diag)
{
    struct strbuf path = {0};
    struct diag missing = {0};
    size_t size;
    strbuf_printf(&path, "%s/lesson.%s.md", folder, language_code(language));
    char *text = files_read(strbuf_text(&path), &size, &missing);
    struct lesson *lesson = text ? lesson_new(strbuf_text(&path), text, size, diag) : NULL;
    diag_free(&missing);
    mem_free(text);
    strbuf_free(&path);
    return lesson;
}

static void lesson_drop(struct app_lesson *own)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        lesson_free(own->texts[i]);
    }
    mem_free(own->answers);
    arena_free(&own->arena);
    mem_free(own);
}

static struct app_lesson *lesson_load(const char *path, struct diag *diag)
{
    struct app_lesson *own = mem_alloc_zero(sizeof *own);
    char *folder = lesson_folder_of(path);
    struct lesson *any = NULL, *first = NULL;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        own->texts[i] = lesson_read_file(folder, (enum language)i, diag);
        any = own->texts[i] ? own->texts[i] : any;
        first = first ? first : any;
    }
    bool is_fine = !diag_is_set(diag) && any && (first == any || lesson_matches(first, any, diag));
    if (!any && !diag_is_set(diag)) {
        diag_set(diag, DIAG_INPUT, path, 0, 0, "there is no lesson.en.md or lesson.ko.md");
    } else if (is_fine && (any->program_count == 0 || any->stop_count == 0)) {
        diag_set(diag, DIAG_INPUT, any->file, 0, 0, "a lesson needs a program");
        is_fine = false;
    }
    mem_free(folder);
    if (!is_fine) {
        lesson_drop(own);
        return NULL;
    }
    own->program = -1;
    own->answers = mem_alloc_zero(any->question_count + 1);
    return own;
}

bool app_lesson_open(struct app *app, const char *path, struct diag *diag)
{
    struct app_lesson *own = lesson_load(path, diag);
    if (!own) {
        return false;
    }
    struct app_lesson *before = app->lesson;
    own->base = before ? before->base : app->sim_options;
    own->owns_options = before && before->owns_options;
    app->lesson = own;
    app_lesson_go(app, 0);
    if (before) {
        lesson_drop(before);
    }
    return true;
}

void app_lesson_free(struct app *app)
{
    if (app->lesson) {
        if (app->lesson->owns_options) {
            sim_options_free(&app->sim_options);
        }
        lesson_drop(app->lesson);
        app->lesson = NULL;
    }
}

const struct lesson *app_lesson_text(const struct app *app)
{
    struct lesson *const *texts = app->lesson->texts;
    const struct lesson *text = texts[app->language];
    for (int i = 0; !text; i++) {
        text = texts[i];
    }
    return text;
}

const struct lesson_stop *app_lesson_stop(const struct app *app)
{
    return &app_lesson_text(app)->stops[app->lesson->stop];
}

/* --- going --- */

static void lesson_set_marks(struct app *app, const struct lesson_program *program)
{
    vec_clear(&app->marks);
    for (size_t i = 0; i < program->mark_count; i++) {
        size_t at = 0;
        while (at < app->marks.count && app->marks.items[at] < program->marks[i]) {
            at++;
        }
        vec_push(&app->marks, program->marks[i]);
        memmove(app->marks.items + at + 1, app->marks.items + at,
                (app->marks.count - 1 - at) * sizeof *app->marks.items);
        app->marks.items[at] = program->marks[i];
    }
}

/* Runs another program of the lesson. */
static bool lesson_load_program(struct app *app, int number)
{
    const struct lesson *lesson = app_lesson_text(app);
    const struct lesson_program *program = &lesson->programs[number];
    struct sim_options before = app->sim_options;
    struct diag diag = {0};
    char *file = app->file, *path = lesson_path(lesson, program->file);
    bool is_fine =
        lesson_fill_options(lesson, program, &app->lesson->base, &app->sim_options, &diag);
    app->file = path;
    is_fine = is_fine && app_run(app, &diag);
    if (!is_fine) {
        char *line = diag_to_line(&diag);
        strbuf_clear(&app->notice);
        strbuf_add(&app->notice, line);
        mem_free(line);
        diag_free(&diag);
        sim_options_free(&app->sim_options);
        app->sim_options = before;
        app->file = file;
        mem_free(path);
        return false;
    }
    if (app->lesson->owns_options) {
        sim_options_free(&before);
    }
    app->lesson->owns_options = true;
    mem_free(file);
    app->followed = 0;
    app->playing = false;
    app->lesson->program = number;
    lesson_set_marks(app, program);
    return true;
}

/* The other program first, as it came first in the text. */
static void lesson_compare(struct app *app, int other)
{
    const struct lesson *lesson = app_lesson_text(app);
    struct diag diag = {0};
    char *path = lesson_path(lesson, lesson->programs[other].file);
    app_seek(app, 0);
    if (app_compare_with(app, path, &diag)) {
        app->is_second = true;
        app->comparison_is_fresh = false;
    } else {
        char *line = diag_to_line(&diag);
        strbuf_clear(&app->notice);
        strbuf_add(&app->notice, line);
        mem_free(line);
    }
    diag_free(&diag);
    mem_free(path);
}

bool app_lesson_go(struct app *app, size_t stop)
{
    struct app_lesson *own = app->lesson;
    own->stop = stop;
    own->is_revealing = own->hinting = false;
    memset(own->moved, 0, sizeof own->moved);
    const struct lesson_stop *to = app_lesson_stop(app);
    if (app->other) {
        own->program = app->is_second ? own->program : -1; /* its runs may have been swapped */
        app_drop_other(app);
    }
    bool is_new = to->program >= 0 && to->program != own->program;
    if (is_new && !lesson_load_program(app, to->program)) {
        return true;
    }
    uint64_t position;
    bool has_place = to->kind != LESSON_STOP_TEXT && to->kind != LESSON_STOP_COMPARE;
    if ((has_place || is_new) && prove_find_place(app->trace, &to->at, &position)) {
        app_seek(app, position);
    }
    if (to->kind == LESSON_STOP_COMPARE) {
        lesson_compare(app, app_lesson_text(app)->programs[to->program].compare);
    }
    app->view_is_fresh = app->callouts_are_fresh = false;
    return true;
}

static uint64_t lesson_position(const struct app *app)
{
    const struct lesson_stop *stop = app_lesson_stop(app);
    uint64_t position;
    bool has_place = stop->kind != LESSON_STOP_TEXT && stop->kind != LESSON_STOP_COMPARE;
    bool is_found = has_place && prove_find_place(app->trace, &stop->at, &position);
    return is_found ? position : model_position(app->model);
}

/* --- questions --- */

static const struct lesson_question *lesson_question(const struct app *app)
{
    const struct lesson_stop *stop = app_lesson_stop(app);
    return stop->kind == LESSON_STOP_QUESTION ? &app_lesson_text(app)->questions[stop->question]
                                              : NULL;
}

bool app_lesson_asks(const struct app *app)
{
    return app->lesson && lesson_question(app) &&
           app->lesson->answers[app_lesson_stop(app)->question] == 0;
}

bool app_lesson_hint(struct app *app)
{
    const struct lesson_question *question = app_lesson_asks(app) ? lesson_question(app) : NULL;
    if (!question || question->hint.first == question->hint.last) {
        app_say(app, "notice.no-hint");
        return true;
    }
    app->lesson->hinting = !app->lesson->hinting;
    return true;
}

bool app_lesson_hides(const struct app *app)
{
    return app_lesson_asks(app) || (app->lesson && app->lesson->is_revealing);
}

bool app_lesson_veils(const struct app *app)
{
    const struct lesson *lesson = app_lesson_text(app);
    bool veils = app_lesson_hides(app);
    for (size_t i = app->lesson->stop + 1; i < lesson->stop_count && !veils; i++) {
        const struct lesson_stop *stop = &lesson->stops[i];
        veils = stop->kind == LESSON_STOP_QUESTION && stop->program == app->lesson->program &&
                app->lesson->answers[stop->question] == 0;
    }
    return veils;
}

static void lesson_answer(struct app *app, unsigned char answer)
{
    const struct lesson_question *question = lesson_question(app);
    app->lesson->answers[app_lesson_stop(app)->question] = answer;
    app->lesson->reveal_to = prove_reveal_to(app->model, app_lesson_text(app), question);
    app->lesson->is_revealing = app->lesson->reveal_to > model_position(app->model);
    app->elapsed = 0;
    app->playing = false;
    strbuf_clear(&app->notice);
    app->view_is_fresh = false;
}

bool app_lesson_choose(struct app *app, int64_t choice)
{
    if (!app_lesson_asks(app)) {
        return false;
    }
    const struct lesson_question *question = lesson_question(app);
    int64_t count = question->choices.last - question->choices.first;
    if (choice < 1 || choice > count) {
        return false;
    }
    lesson_answer(app, (unsigned char)choice);
    return true;
}

bool app_lesson_reveal(struct app *app)
{
    struct app_lesson *own = app->lesson;
    uint64_t to = steps_next(model_steps(app->model), STEP_AWAIT, model_position(app->model));
    app_seek(app, to < own->reveal_to ? to : own->reveal_to);
    own->is_revealing = model_position(app->model) < own->reveal_to;
    app->view_is_fresh = false;
    return true;
}

/* --- the path --- */

static void lesson_say_end(struct app *app)
{
    struct app_progress progress = app_progress(app);
    char numbers[2][24];
    snprintf(numbers[0], sizeof numbers[0], "%zu", progress.right);
    snprintf(numbers[1], sizeof numbers[1], "%zu", progress.questions);
    strbuf_clear(&app->notice);
    catalog_format(app_catalog(app), &app->notice, "notice.lesson-end", "right", numbers[0],
                   "count", numbers[1], (char *)NULL);
}

bool app_lesson_next(struct app *app)
{
    struct app_lesson *own = app->lesson;
    if (app_lesson_asks(app)) {
        lesson_answer(app, LESSON_SHOWN);
        return true;
    }
    if (own->is_revealing) { /* who cannot wait sees it at once */
        own->is_revealing = false;
        app_seek(app, own->reveal_to);
        app->view_is_fresh = false;
        return true;
    }
    if (own->stop + 1 < app_lesson_text(app)->stop_count) {
        return app_lesson_go(app, own->stop + 1);
    }
    lesson_say_end(app);
    return true;
}

bool app_lesson_back(struct app *app)
{
    struct app_lesson *own = app->lesson;
    bool is_away = model_position(app->model) != lesson_position(app) && !lesson_question(app);
    if (is_away) {
        return app_lesson_go(app, own->stop);
    }
    if (own->stop == 0) {
        app_say(app, "notice.lesson-begin");
        return true;
    }
    return app_lesson_go(app, own->stop - 1);
}

struct app_progress app_progress(const struct app *app)
{
    if (!app->lesson) {
        return (struct app_progress){.id = "", .title = ""};
    }
    const struct lesson *lesson = app_lesson_text(app);
    struct app_progress progress = {.id = lesson->id,
                                    .title = lesson->title,
                                    .stop = app->lesson->stop + 1,
                                    .stops = lesson->stop_count,
                                    .questions = lesson->question_count};
    for (size_t i = 0; i < lesson->question_count; i++) {
        progress.right += app->lesson->answers[i] == lesson->questions[i].answer;
    }
    return progress;
}
