/* check, for lessons: everything that they say of their programs is proved. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/prove.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/check.h"
#include "lesson/lesson.h"
#include "sim/files.h"

enum { CHECK_LANGUAGES = 2 };
static const char *const check_languages[CHECK_LANGUAGES] = {"en", "ko"};

struct check_lessons {
    const struct cli_options *options;
    struct strbuf *out;
    VEC(char *) ids; /* of the lessons so far */
    size_t faults;
};

static void check_say(struct check_lessons *check, const char *file, uint32_t line,
                      const char *message)
{
    strbuf_add(check->out, file);
    if (line) {
        strbuf_printf(check->out, ":%u", (unsigned)line);
    }
    strbuf_printf(check->out, ": error: %s\n", message);
    check->faults++;
}

static void check_say_diag(struct check_lessons *check, const char *file, struct diag *diag)
{
    check_say(check, diag->file ? diag->file : file, diag->line, diag->message);
    diag_free(diag);
    *diag = (struct diag){0};
}

/* --- --accept --- */

/* Where line `number` of a text begins. */
static size_t check_line_at(const char *text, uint32_t number)
{
    size_t at = 0;
    for (; number > 1 && text[at]; number--) {
        at += strcspn(text + at, "\n");
        at += text[at] == '\n';
    }
    return at;
}

static void check_replace(struct strbuf *text, size_t first, size_t last, const char *by)
{
    struct strbuf changed = {0};
    strbuf_add_bytes(&changed, text->text, first);
    strbuf_add(&changed, by);
    strbuf_add(&changed, text->text + last);
    strbuf_free(text);
    *text = changed;
}

static void check_apply(struct strbuf *text, const struct proof_correction *correction)
{
    if (correction->first) {
        check_replace(text, check_line_at(text->text, correction->first),
                      check_line_at(text->text, correction->last), correction->text);
        return;
    }
    size_t at = check_line_at(text->text, correction->line);
    const char *time = strstr(text->text + at, "time=");
    if (time) {
        size_t first = (size_t)(time + 5 - text->text);
        check_replace(text, first, first + strcspn(text->text + first, " \t\n-"), correction->text);
    }
}

/* Writes what the programs really do into the lesson.  From the last one on: so the lines of those
 * before stay what they are. */
static void check_accept(struct check_lessons *check, const char *file, const char *source,
                         const struct proof *proof)
{
    struct strbuf text = {0};
    strbuf_add(&text, source);
    for (uint32_t below = UINT32_MAX, best;; below = best) {
        const struct proof_correction *next = NULL;
        best = 0;
        for (size_t i = 0; i < proof->corrections.count; i++) {
            const struct proof_correction *one = &proof->corrections.items[i];
            uint32_t line = one->first ? one->first : one->line;
            if (line < below && line > best) {
                best = line;
                next = one;
            }
        }
        if (!next) {
            break;
        }
        check_apply(&text, next);
    }
    if (cli_save(file, strbuf_text(&text), text.length)) {
        strbuf_printf(check->out, "%s: %zu expectations written\n", file, proof->corrections.count);
    } else {
        check_say(check, file, 0, strerror(errno));
    }
    strbuf_free(&text);
}

/* --- --with-python --- */

/* The library that CPython's own installation has not, or that does not run in virtual time
 * there; NULL: none is used. */
static const char *check_foreign_import(const char *source)
{
    static const char *const names[] = {"aiohttp",  "requests",       "httpx",
                                        "fastapi",  "uvicorn",        "pydantic",
                                        "aiofiles", "urllib.request", NULL};
    for (size_t i = 0; names[i]; i++) {
        for (const char *at = source; (at = strstr(at, names[i])); at++) {
            bool is_import = at - source >= 5 &&
                             (strncmp(at - 5, "port ", 5) == 0 || strncmp(at - 5, "from ", 5) == 0);
            if (is_import) {
                return names[i];
            }
        }
    }
    return NULL;
}

/* CPython's threads are real: which of two runs first is chance there, and one agreement in a few
 * tries is all that can be asked for. */
static bool check_agrees(const struct cli_options *one, const char *source)
{
    bool has_threads = strstr(source, "threading") || strstr(source, "concurrent.futures") ||
                       strstr(source, "to_thread") || strstr(source, "run_in_executor");
    bool agrees = false;
    for (int tries = has_threads ? 5 : 1; tries > 0 && !agrees; tries--) {
        agrees = cli_verify(one) == CLI_OK;
    }
    return agrees;
}

static void check_under_python(struct check_lessons *check, const struct lesson *lesson)
{
    for (size_t i = 0; i < lesson->program_count; i++) {
        const struct lesson_program *program = &lesson->programs[i];
        char *path = lesson_path(lesson, program->file);
        struct diag diag = {0};
        size_t size;
        char *source = files_read(path, &size, &diag);
        const char *foreign = source ? check_foreign_import(source) : NULL;
        if (program->option_count > 0 || foreign) {
            strbuf_printf(check->out, "%s: not under CPython: it has %s%s\n", path,
                          foreign ? foreign : program->options[0].name, foreign ? "" : "=");
        } else if (source) {
            struct cli_options one = *check->options;
            one.files[0] = path;
            check->faults += !check_agrees(&one, source);
        }
        diag_free(&diag);
        mem_free(source);
        mem_free(path);
    }
}

/* --- one lesson --- */

static struct lesson *check_language(struct check_lessons *check, const char *file)
{
    struct diag diag = {0};
    size_t size;
    char *text = files_read(file, &size, &diag);
    struct lesson *lesson = text ? lesson_new(file, text, size, &diag) : NULL;
    if (!lesson) {
        check_say_diag(check, file, &diag);
        mem_free(text);
        return NULL;
    }
    struct proof proof = {0};
    prove_lesson(lesson, &check->options->sim, &proof);
    if (check->options->accept && proof.corrections.count > 0) {
        check_accept(check, file, text, &proof);
    } else {
        for (size_t i = 0; i < proof.faults.count; i++) {
            check_say_diag(check, file, &proof.faults.items[i]);
        }
        if (proof.faults.count == 0) {
            strbuf_printf(check->out, "%s: proved: programs %zu, expectations %zu, answers %zu",
                          file, proof.programs, proof.expectations, proof.answers);
            strbuf_printf(check->out, proof.unproved ? "; ask=none %zu\n" : "\n", proof.unproved);
        }
    }
    proof_free(&proof);
    mem_free(text);
    return lesson;
}

static void check_note_id(struct check_lessons *check, const struct lesson *lesson)
{
    bool is_known = *lesson->requires == '\0';
    for (size_t i = 0; i < check->ids.count; i++) {
        is_known = is_known || strcmp(check->ids.items[i], lesson->requires) == 0;
        if (strcmp(check->ids.items[i], lesson->id) == 0) {
            check_say(check, lesson->file, 1, "another lesson has this id too");
        }
    }
    if (!is_known && check->ids.count > 0) {
        check_say(check, lesson->file, 1, "no lesson before has the id that 'requires' names");
    }
    vec_push(&check->ids, mem_copy_string(lesson->id));
}

/* A folder with lesson.en.md and lesson.ko.md. */
static void check_lesson_folder(struct check_lessons *check, const char *folder)
{
    struct lesson *lessons[CHECK_LANGUAGES] = {NULL};
    struct diag diag = {0};
    for (int i = 0; i < CHECK_LANGUAGES; i++) {
        struct strbuf path = {0};
        strbuf_printf(&path, "%s/lesson.%s.md", folder, check_languages[i]);
        lessons[i] = check_language(check, strbuf_text(&path));
        if (lessons[i] && strcmp(lessons[i]->lang, check_languages[i]) != 0) {
            check_say(check, strbuf_text(&path), 1, "lang is not that of the file's name");
        }
        strbuf_free(&path);
    }
    if (lessons[0]) {
        check_note_id(check, lessons[0]);
    }
    if (lessons[0] && lessons[1] && !lesson_matches(lessons[0], lessons[1], &diag)) {
        check_say_diag(check, folder, &diag);
    }
    if (lessons[0] && check->options->with_python) {
        check_under_python(check, lessons[0]);
    }
    for (int i = 0; i < CHECK_LANGUAGES; i++) {
        lesson_free(lessons[i]);
    }
}

static int check_is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool check_is_there(const char *folder, const char *name)
{
    struct strbuf path = {0};
    struct stat info;
    strbuf_printf(&path, "%s/%s", folder, name);
    bool is_there = stat(strbuf_text(&path), &info) == 0;
    strbuf_free(&path);
    return is_there;
}

static bool check_is_lesson(const char *folder)
{
    return check_is_there(folder, "lesson.en.md") || check_is_there(folder, "lesson.ko.md");
}

/* A lesson's folder, or one with such folders in it. */
static void check_folder(struct check_lessons *check, const char *folder)
{
    if (check_is_lesson(folder)) {
        check_lesson_folder(check, folder);
        return;
    }
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, check_is_visible, alphasort);
    size_t found = 0;
    for (int i = 0; i < count; i++) {
        struct strbuf path = {0};
        strbuf_printf(&path, "%s/%s", folder, entries[i]->d_name);
        if (check_is_lesson(strbuf_text(&path))) {
            check_lesson_folder(check, strbuf_text(&path));
            found++;
        }
        strbuf_free(&path);
        free(entries[i]);
    }
    free(entries);
    if (found == 0) {
        check_say(check, folder, 0, "no lesson in there (a folder with lesson.en.md)");
    }
}

bool check_takes_lesson(const char *path)
{
    struct stat info;
    size_t size = strlen(path);
    return (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) ||
           (size > 3 && strcmp(path + size - 3, ".md") == 0);
}

size_t check_lessons(const struct cli_options *options, const char *path, struct strbuf *out)
{
    struct check_lessons check = {.options = options, .out = out};
    struct stat info;
    struct strbuf folder = {0};
    strbuf_add(&folder, path);
    while (folder.length > 1 && folder.text[folder.length - 1] == '/') {
        folder.text[--folder.length] = '\0';
    }
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        check_folder(&check, strbuf_text(&folder));
    } else {
        lesson_free(check_language(&check, path));
    }
    for (size_t i = 0; i < check.ids.count; i++) {
        mem_free(check.ids.items[i]);
    }
    vec_free(&check.ids);
    strbuf_free(&folder);
    return check.faults;
}
