/* Lessons as slides, and all pictures of a course. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/prove.h"
#include "base/mem.h"
#include "base/path.h"
#include "cli/export.h"
#include "cli/export_lesson.h"
#include "cli/lessons.h"
#include "sim/files.h"
#include "sim/option.h"

enum { CLI_DEPTH_MAX = 8 };

struct lesson *cli_read_lesson(const char *path, enum language language, struct diag *diag)
{
    struct stat info;
    struct strbuf file = {0};
    bool is_folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    strbuf_add(&file, path);
    if (is_folder) {
        strbuf_printf(&file, "/lesson.%s.md", language_code(language));
    }
    size_t size;
    char *text = access(strbuf_text(&file), R_OK) == 0 || !is_folder
                     ? files_read(strbuf_text(&file), &size, diag)
                     : NULL;
    struct lesson *lesson = text ? lesson_new(strbuf_text(&file), text, size, diag) : NULL;
    mem_free(text);
    strbuf_free(&file);
    return lesson;
}

/* In the asked language, else in the other one.  NULL: said why. */
static struct lesson *cli_open_lesson(const char *path, enum language language)
{
    struct diag diag = {0};
    struct lesson *lesson = cli_read_lesson(path, language, &diag);
    for (int i = 0; i < LANGUAGE_COUNT && !lesson && !diag_is_set(&diag); i++) {
        lesson = cli_read_lesson(path, (enum language)i, &diag);
    }
    if (!lesson) {
        if (diag_is_set(&diag)) {
            cli_say_diag(&diag);
        } else {
            cli_error("%s: there is no lesson.en.md or lesson.ko.md", path);
        }
    }
    diag_free(&diag);
    return lesson;
}

bool cli_program_options(const struct cli_job *job, const struct lesson *lesson, int number,
                         struct cli_options *options)
{
    struct diag diag = {0};
    const struct lesson_program *program = &lesson->programs[number];
    *options = *job->plan->options;
    options->second = NULL;
    options->files[0] = lesson_path(lesson, program->file);
    options->file_count = 1;
    bool fine =
        lesson_fill_options(lesson, program, &job->plan->options->sim, &options->sim, &diag);
    if (!fine) {
        cli_say_diag(&diag);
        diag_free(&diag);
    }
    return fine;
}

void cli_program_options_free(struct cli_options *options)
{
    sim_options_free(&options->sim);
    mem_free((char *)options->files[0]);
}

void cli_take_program(struct cli_job *job, const struct lesson *lesson, int number)
{
    const struct lesson_program *program = &lesson->programs[number];
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        job->lessons[i] = lesson;
    }
    job->program = number;
    vec_clear(&job->plan->marks);
    for (size_t i = 0; i < program->mark_count; i++) {
        vec_push(&job->plan->marks, program->marks[i]);
    }
}

/* --- a lesson as slides --- */

/* What is read at a stop (not what belongs to a question), as plain sentences. */
static void cli_add_prose(struct strbuf *out, const struct lesson *lesson,
                          const struct lesson_range *range, bool of_question)
{
    for (uint32_t i = range->first; i < range->last; i++) {
        const struct markdown_block *block = &lesson->text.blocks[i];
        bool is_text = block->kind == MARKDOWN_PARAGRAPH || block->kind == MARKDOWN_ITEM ||
                       block->kind == MARKDOWN_QUOTE;
        if (is_text && (of_question || !block->is_hidden) && block->text) {
            strbuf_add(out, out->length > 0 ? " " : "");
            if (block->kind == MARKDOWN_ITEM && block->number > 0) {
                strbuf_printf(out, "%u) ", block->number);
            }
            strbuf_add(out, block->text);
        }
    }
}

static bool cli_is_page(const struct lesson_stop *stop)
{
    return stop->program >= 0 && stop->kind != LESSON_STOP_TEXT;
}

/* One stop as a page: the program at its place, the prose under the title, the rest in the
 * notes. */
static bool cli_add_stop(struct cli_job *job, struct export_sink *sink, const struct lesson *lesson,
                         size_t number, struct cli_page *page, struct diag *diag)
{
    const struct lesson_stop *stop = &lesson->stops[number];
    bool asks = stop->kind == LESSON_STOP_QUESTION && stop->question >= 0;
    const struct lesson_question *question = asks ? &lesson->questions[stop->question] : NULL;
    struct strbuf caption = {0}, notes = {0};
    page->compares = stop->kind == LESSON_STOP_COMPARE && app_comparison(job->app);
    page->hide_future = asks;
    page->whole = page->compares;
    if (!page->compares && !prove_find_place(model_trace(job->model), &stop->at, &page->position)) {
        page->position = model_count(job->model);
    }
    strbuf_add(&notes, stop->notes);
    cli_add_prose(&notes, lesson, &stop->text, false);
    if (question) {
        cli_add_prose(&caption, lesson, &question->text, true);
        cli_add_prose(&caption, lesson, &question->choices, true);
        cli_add_prose(&notes, lesson, &question->why, true);
    } else {
        cli_add_prose(&caption, lesson, &stop->text, false);
    }
    page->title = lesson->title;
    page->caption = caption.length > 0 && !page->compares ? strbuf_text(&caption) : NULL;
    page->notes = notes.length > 0 ? strbuf_text(&notes) : NULL;
    bool fine = cli_job_add(job, sink, page, diag);
    strbuf_free(&caption);
    strbuf_free(&notes);
    return fine;
}

/* Beside the program of these options the one that it is compared with, which came first in the
 * text and is the first of the two.  The caller frees what is returned. */
static char *cli_add_other(const struct lesson *lesson, int number, struct cli_options *options)
{
    int other = lesson->programs[number].compare;
    if (other < 0) {
        return NULL;
    }
    char *second = (char *)options->files[0];
    options->files[0] = lesson_path(lesson, lesson->programs[other].file);
    options->second = second;
    return second;
}

/* Runs the stop's program (and the other one of a comparison), unless it is the one that ran. */
static bool cli_run_stop(struct cli_job *job, const struct lesson *lesson,
                         const struct lesson_stop *stop, int *ran, int *status)
{
    bool compares = stop->kind == LESSON_STOP_COMPARE;
    int wanted = compares ? -2 - stop->program : stop->program;
    if (*ran == wanted) {
        return true;
    }
    struct cli_options options;
    char *second = NULL;
    bool fine = cli_program_options(job, lesson, stop->program, &options);
    if (fine && compares) {
        second = cli_add_other(lesson, stop->program, &options);
    }
    cli_take_program(job, lesson, stop->program);
    fine = fine && cli_job_run(job, &options, status);
    cli_program_options_free(&options);
    mem_free(second);
    *ran = fine ? wanted : -1;
    return fine;
}

static int cli_lesson_pages(struct cli_job *job, const struct lesson *lesson, const char *path)
{
    struct export_sink_options options;
    struct diag diag = {0};
    struct strbuf out = {0};
    int status = CLI_ERROR, ran = -1;
    bool fine = true;
    size_t last = lesson->stop_count;
    struct cli_page page = {.width = job->plan->width > 0 ? job->plan->width : 1600};
    page.height = job->plan->height > 0 ? job->plan->height : page.width * 9 / 16;
    if (!job->plan->has_view) {
        job->plan->figure.kind = FIGURE_BOTH;
    }
    cli_job_fill_sink(job, &options);
    options.title = options.title ? options.title : lesson->title;
    struct export_sink *sink = cli_job_sink(job, &options);
    cli_progress_begin(&job->progress, path ? path : lesson->file);
    while (last > 0 && !cli_is_page(&lesson->stops[last - 1])) {
        last--;
    }
    for (size_t i = 0; fine && i < last; i++) {
        if (!cli_is_page(&lesson->stops[i])) {
            continue;
        }
        page.is_last = i + 1 == last;
        fine = cli_progress_to(&job->progress, (double)i / (double)last) &&
               cli_run_stop(job, lesson, &lesson->stops[i], &ran, &status) &&
               cli_add_stop(job, sink, lesson, i, &page, &diag);
    }
    fine = fine && sink->finish(sink, &out, &diag) && !cli_interrupted();
    sink->end(sink);
    cli_progress_end(&job->progress);
    if (fine) {
        status = cli_save_output(path, &out);
    } else if (cli_interrupted()) {
        status = 128 + cli_interrupted();
    } else if (diag_is_set(&diag)) {
        status = cli_say_diag(&diag);
    }
    diag_free(&diag);
    strbuf_free(&out);
    return status;
}

/* --- its programs one by one --- */

/* NAME.html as NAME-id.html. */
static void cli_add_path_of(struct strbuf *out, const char *path, const char *id)
{
    const char *ending = path_ending(path);
    size_t stem = (size_t)(ending - path);
    strbuf_add_bytes(out, path, stem);
    strbuf_printf(out, "-%s%s", id, ending);
}

static int cli_lesson_program(struct cli_job *job, const struct lesson *lesson, int number,
                              const char *path)
{
    struct cli_options options;
    int status = CLI_ERROR;
    if (cli_program_options(job, lesson, number, &options)) {
        cli_take_program(job, lesson, number);
        status = cli_export_program(job, &options, path);
    }
    cli_program_options_free(&options);
    return status;
}

/* A program and the one that it is compared with, each with its own marks. */
static int cli_lesson_comparison(struct cli_job *job, const struct lesson *lesson, int number,
                                 const char *path)
{
    struct cli_options options;
    int status = CLI_ERROR, other = lesson->programs[number].compare;
    char *second = NULL;
    if (cli_program_options(job, lesson, number, &options)) {
        second = cli_add_other(lesson, number, &options);
        cli_take_program(job, lesson, other);
        vec_clear(&job->plan->second_marks);
        for (size_t i = 0; i < lesson->programs[number].mark_count; i++) {
            vec_push(&job->plan->second_marks, lesson->programs[number].marks[i]);
        }
        job->plan->has_second_marks = true;
        status = cli_export_program(job, &options, path);
    }
    cli_program_options_free(&options);
    mem_free(second);
    return status;
}

/* All comparisons of a lesson, a file each. */
static int cli_lesson_comparisons(struct cli_job *job, const struct lesson *lesson, const char *to)
{
    int status = CLI_OK;
    size_t count = 0;
    for (size_t i = 0; i < lesson->program_count; i++) {
        count += lesson->programs[i].compare >= 0;
    }
    if (count == 0 || (count > 1 && !to)) {
        cli_error(count ? "%s: there are %zu comparisons: name the files with -o"
                        : "%s: the lesson compares no programs",
                  lesson->file, count);
        return CLI_USAGE;
    }
    for (size_t i = 0; i < lesson->program_count && status == CLI_OK; i++) {
        struct strbuf name = {0};
        if (lesson->programs[i].compare < 0) {
            continue;
        }
        if (count > 1) {
            cli_add_path_of(&name, to, lesson->programs[i].id);
        }
        status = cli_lesson_comparison(job, lesson, (int)i, count > 1 ? strbuf_text(&name) : to);
        strbuf_free(&name);
    }
    return status;
}

int cli_export_lesson(struct cli_job *job, const char *path, const char *to)
{
    struct lesson *lesson = cli_open_lesson(path, job->plan->app.language);
    int status = CLI_OK;
    if (!lesson) {
        return CLI_ERROR;
    }
    bool pages = export_format_info(job->plan->format)->pages == EXPORT_PAGES_MANY;
    bool moment = job->plan->at != CLI_USUAL || job->plan->steps != CLI_ONE;
    if (job->plan->compares) {
        status = cli_lesson_comparisons(job, lesson, to);
    } else if (pages && !moment) {
        status = cli_lesson_pages(job, lesson, to);
    } else if (job->plan->format == EXPORT_HTML) {
        status = cli_lesson_stepper(job, lesson, path, to);
    } else if (!to && lesson->program_count > 1) {
        cli_error("the lesson has %zu programs: name the files with -o", lesson->program_count);
        status = CLI_USAGE;
    } else {
        size_t made = 0;
        bool marks = job->plan->steps == CLI_MARKS || job->plan->at == CLI_MARK;
        for (size_t i = 0; i < lesson->program_count && status == CLI_OK; i++) {
            struct strbuf name = {0};
            if (marks && lesson->programs[i].mark_count == 0) {
                continue;
            }
            made++;
            if (to && lesson->program_count > 1) {
                cli_add_path_of(&name, to, lesson->programs[i].id);
            }
            status =
                cli_lesson_program(job, lesson, (int)i, name.length > 0 ? strbuf_text(&name) : to);
            strbuf_free(&name);
        }
        if (made == 0) {
            cli_error("%s: no program of the lesson has marks", path);
            status = CLI_USAGE;
        }
    }
    lesson_free(lesson);
    return status;
}

/* --- all pictures of a course --- */

/* With all folders above it. */
static bool cli_make_folder(const char *path)
{
    struct strbuf part = {0};
    struct stat info;
    bool fine = true;
    for (size_t size = 0; fine && path[size]; strbuf_clear(&part)) {
        size += strspn(path + size, "/");
        size += strcspn(path + size, "/");
        strbuf_add_bytes(&part, path, size);
        bool made = mkdir(strbuf_text(&part), 0777) == 0;
        int why = made ? 0 : errno;
        if (!made && stat(strbuf_text(&part), &info) == 0) {
            why = S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
        }
        fine = why == 0;
        if (!fine) {
            cli_error("cannot make the folder %s: %s", path, strerror(why));
        }
    }
    strbuf_free(&part);
    return fine;
}

/* The name behind the last '/', without its ending. */
static void cli_add_stem(struct strbuf *out, const char *path)
{
    const char *name = path_name(path);
    const char *dot = strrchr(name, '.');
    strbuf_add_bytes(out, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

/* One program: its figure and, of a picture's format, one of each mark. */
static int cli_all_of_program(struct cli_job *job, const struct lesson *lesson, int number,
                              const char *file, const char *to)
{
    struct cli_plan *plan = job->plan;
    job->found = true;
    if (!cli_make_folder(to)) { /* now that something goes into it */
        return CLI_ERROR;
    }
    struct strbuf path = {0};
    bool one = export_format_info(plan->format)->pages == EXPORT_PAGES_ONE;
    int status;
    strbuf_printf(&path, "%s/", to);
    cli_add_stem(&path, file);
    if (lesson && plan->options->lang == NULL) {
        strbuf_printf(&path, ".%s", lesson->lang);
    }
    size_t stem = path.length;
    for (int round = 0;; round++) {
        path.length = stem;
        strbuf_printf(&path, "%s.%s", round ? "-mark" : "",
                      export_format_info(plan->format)->ending);
        if (lesson) {
            status = cli_lesson_program(job, lesson, number, strbuf_text(&path));
        } else {
            struct cli_options options = *plan->options;
            options.files[0] = file;
            status = cli_export_program(job, &options, strbuf_text(&path));
        }
        if (round > 0 || !one || plan->marks.count == 0 || status != CLI_OK ||
            plan->steps != CLI_ONE) {
            break;
        }
        plan->steps = CLI_MARKS; /* once more, for the marks */
    }
    plan->steps = job->plan->options->figure.steps ? plan->steps : CLI_ONE;
    strbuf_free(&path);
    return status;
}

static int cli_all_of_lesson(struct cli_job *job, const char *folder, const char *to)
{
    int status = CLI_OK;
    enum language asked = job->plan->app.language;
    for (int i = 0; i < LANGUAGE_COUNT && status == CLI_OK; i++) {
        struct diag diag = {0};
        if (job->plan->options->lang && (enum language)i != asked) {
            continue;
        }
        job->plan->app.language = (enum language)i;
        struct lesson *lesson = cli_read_lesson(folder, (enum language)i, &diag);
        if (diag_is_set(&diag)) {
            status = cli_say_diag(&diag);
            diag_free(&diag);
        }
        for (size_t k = 0; lesson && k < lesson->program_count && status == CLI_OK; k++) {
            status = cli_all_of_program(job, lesson, (int)k, lesson->programs[k].file, to);
        }
        lesson_free(lesson);
    }
    memset(job->lessons, 0, sizeof job->lessons);
    job->plan->app.language = asked;
    return status;
}

static int cli_is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strcmp(entry->d_name, "__pycache__") != 0;
}

static bool cli_is_program(const char *path)
{
    size_t size = strlen(path);
    return size > 3 && strcmp(path + size - 3, ".py") == 0;
}

/* Everything below that path, in the order of the names. */
static int cli_all_below(struct cli_job *job, const char *path, const char *to, int depth)
{
    struct stat info;
    struct dirent **entries = NULL;
    int status = CLI_OK;
    if (stat(path, &info) != 0) { /* gone, since its folder was read */
        cli_error("%s: %s", path, strerror(errno));
        return CLI_USAGE;
    }
    if (!S_ISDIR(info.st_mode)) {
        vec_clear(&job->plan->marks);
        return cli_is_program(path) ? cli_all_of_program(job, NULL, 0, path, to) : CLI_OK;
    }
    struct stat made;
    if (stat(job->made, &made) == 0 && info.st_dev == made.st_dev && info.st_ino == made.st_ino) {
        return CLI_OK; /* the pictures lie among the programs */
    }
    char *lesson = cli_find_lesson(path);
    if (lesson) {
        status = cli_all_of_lesson(job, lesson, to);
        mem_free(lesson);
        return status;
    }
    int count = depth < CLI_DEPTH_MAX ? scandir(path, &entries, cli_is_visible, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        struct strbuf from = {0}, into = {0};
        strbuf_printf(&from, "%s/%s", path, entries[i]->d_name);
        strbuf_add(&into, to);
        bool is_folder = stat(strbuf_text(&from), &info) == 0 && S_ISDIR(info.st_mode);
        if (is_folder) {
            strbuf_printf(&into, "/%s", entries[i]->d_name);
        }
        if (!cli_interrupted()) {
            int one = cli_all_below(job, strbuf_text(&from), strbuf_text(&into), depth + 1);
            status = status == CLI_OK ? one : status; /* a program that fails stops no other */
        }
        strbuf_free(&from);
        strbuf_free(&into);
        free(entries[i]);
    }
    free(entries);
    return status;
}

/* A path, a lesson by its name, or `lessons`: the course, wherever one stands.  The caller frees.
 * NULL: said that there is none. */
static char *cli_find_source(const char *word)
{
    struct stat info;
    char *found = stat(word, &info) == 0 ? mem_copy_string(word) : cli_find_lesson(word);
    found = found ? found : strcmp(word, "lessons") == 0 ? cli_find_course() : NULL;
    if (!found || stat(found, &info) != 0) {
        cli_error("%s: %s", word, strerror(ENOENT));
        mem_free(found);
        return NULL;
    }
    return found;
}

int cli_export_all(struct cli_job *job, const char *to)
{
    const struct cli_options *options = job->plan->options;
    char *sources[sizeof options->files / sizeof options->files[0]] = {NULL};
    int status = CLI_OK;
    job->made = to;
    for (int i = 0; i < options->file_count && status == CLI_OK; i++) {
        sources[i] = cli_find_source(options->files[i]);
        status = sources[i] ? CLI_OK : CLI_USAGE;
    }
    for (int i = 0; i < options->file_count && status == CLI_OK; i++) {
        status = cli_all_below(job, sources[i], to, 0);
    }
    for (int i = 0; i < options->file_count; i++) {
        mem_free(sources[i]);
    }
    if (status == CLI_OK && !job->found) {
        cli_error("%s: no programs and no lessons in there", options->files[0]);
        status = CLI_USAGE;
    }
    return status;
}
