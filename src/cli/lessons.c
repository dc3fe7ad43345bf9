#include "cli/lessons.h"
#include "base/path.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/check.h"
#include "lesson/lesson.h"
#include "sim/files.h"

char *cli_beside_binary(const char *name)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0) {
        return NULL;
    }
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    struct strbuf text = {0};
    strbuf_add_bytes(&text, path, (size_t)(slash + 1 - path));
    strbuf_add(&text, name);
    return strbuf_take(&text);
}

/* --- finding --- */

static bool lessons_has_text(const char *folder)
{
    static const char *const names[] = {"lesson.en.md", "lesson.ko.md"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct strbuf path = {0};
        strbuf_printf(&path, "%s/%s", folder, names[i]);
        bool is_there = access(strbuf_text(&path), R_OK) == 0;
        strbuf_free(&path);
        if (is_there) {
            return true;
        }
    }
    return false;
}

static int lessons_is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

void cli_list_lessons(struct cli_lessons *lessons)
{
    static const char *const places[] = {"../lessons", "../share/asyncarium/lessons"};
    *lessons = (struct cli_lessons){0};
    for (size_t i = 0; i < sizeof places / sizeof *places && lessons->count == 0; i++) {
        char *folder = cli_beside_binary(places[i]);
        struct dirent **entries = NULL;
        int count = folder ? scandir(folder, &entries, lessons_is_visible, alphasort) : 0;
        for (int k = 0; k < count; k++) {
            struct strbuf path = {0};
            strbuf_printf(&path, "%s/%s", folder, entries[k]->d_name);
            if (lessons_has_text(strbuf_text(&path))) {
                vec_push(lessons, strbuf_take(&path));
            }
            strbuf_free(&path);
            free(entries[k]);
        }
        free(entries);
        mem_free(folder);
    }
}

void cli_lessons_free(struct cli_lessons *lessons)
{
    for (size_t i = 0; i < lessons->count; i++) {
        mem_free(lessons->items[i]);
    }
    vec_free(lessons);
}

/* "4", "04", "gather" or "04-gather" for the folder 04-gather. */
static bool lessons_is_called(const char *folder, const char *word)
{
    const char *name = path_name(folder);
    size_t digits = strspn(name, "0123456789");
    bool is_number = *word && word[strspn(word, "0123456789")] == '\0';
    return strcmp(name, word) == 0 ||
           (name[digits] == '-' && strcmp(name + digits + 1, word) == 0) ||
           (is_number && digits > 0 && atoi(name) == atoi(word));
}

char *cli_find_lesson(const char *word)
{
    size_t size = strlen(word);
    struct stat info;
    bool is_program = size > 3 && strcmp(word + size - 3, ".py") == 0;
    bool is_text = size > 3 && strcmp(word + size - 3, ".md") == 0;
    if (is_program || strcmp(word, "-") == 0) {
        return NULL;
    }
    if (is_text || (stat(word, &info) == 0 && S_ISDIR(info.st_mode) && lessons_has_text(word))) {
        return mem_copy_string(word);
    }
    struct cli_lessons lessons;
    char *found = NULL;
    cli_list_lessons(&lessons);
    for (size_t i = 0; i < lessons.count && !found && !strchr(word, '/'); i++) {
        found =
            lessons_is_called(lessons.items[i], word) ? mem_copy_string(lessons.items[i]) : NULL;
    }
    cli_lessons_free(&lessons);
    return found;
}

char *cli_find_course(void)
{
    struct cli_lessons lessons;
    cli_list_lessons(&lessons);
    char *course = lessons.count > 0 ? mem_copy_string(lessons.items[0]) : NULL;
    if (course) {
        *strrchr(course, '/') = '\0'; /* behind a folder, as they are listed */
    }
    cli_lessons_free(&lessons);
    return course;
}

/* --- progress --- */

/* $XDG_STATE_HOME/asyncarium/NAME, or below ~/.local/state; NULL: neither is known. */
static char *progress_path(const char *name)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    struct strbuf path = {0};
    if (state && *state == '/') {
        strbuf_printf(&path, "%s/asyncarium%s", state, name);
    } else if (home && *home == '/') {
        strbuf_printf(&path, "%s/.local/state/asyncarium%s", home, name);
    } else {
        return NULL;
    }
    return strbuf_take(&path);
}

/* Makes the folders of a path that are missing. */
static void progress_make_folder(char *path)
{
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
}

/* One line a lesson: "id stop stops right questions". */
static bool progress_parse(const char *line, const char *id, struct app_progress *out)
{
    size_t size = strlen(id);
    struct app_progress found = {.id = id, .title = ""};
    bool is_it = strncmp(line, id, size) == 0 && line[size] == ' ' &&
                 sscanf(line + size, "%zu %zu %zu %zu", &found.stop, &found.stops, &found.right,
                        &found.questions) == 4;
    *out = is_it ? found : *out;
    return is_it;
}

static char *progress_read(void)
{
    char *path = progress_path("/progress");
    struct diag diag = {0};
    size_t size;
    char *text = path && access(path, R_OK) == 0 ? files_read(path, &size, &diag) : NULL;
    diag_free(&diag);
    mem_free(path);
    return text;
}

struct app_progress cli_load_progress(const char *id)
{
    struct app_progress progress = {.id = id, .title = ""};
    char *text = progress_read();
    for (const char *at = text; at && *at;) {
        if (progress_parse(at, id, &progress)) {
            break;
        }
        at += strcspn(at, "\n");
        at += *at == '\n';
    }
    mem_free(text);
    return progress;
}

void cli_save_progress(const struct app *app)
{
    struct app_progress now = app_progress(app);
    char *path = *now.id ? progress_path("/progress") : NULL;
    if (!path) {
        return;
    }
    struct app_progress before = cli_load_progress(now.id);
    now.stop = before.stops == now.stops && before.stop > now.stop ? before.stop : now.stop;
    now.right =
        before.right > now.right && before.right <= now.questions ? before.right : now.right;
    struct strbuf out = {0};
    char *text = progress_read();
    struct app_progress unused;
    for (const char *at = text; at && *at;) {
        size_t length = strcspn(at, "\n");
        if (!progress_parse(at, now.id, &unused)) {
            strbuf_add_bytes(&out, at, length);
            strbuf_add_char(&out, '\n');
        }
        at += length + (at[length] == '\n');
    }
    strbuf_printf(&out, "%s %zu %zu %zu %zu\n", now.id, now.stop, now.stops, now.right,
                  now.questions);
    progress_make_folder(path);
    cli_save(path, strbuf_text(&out), out.length); /* a lesson goes on without it */
    strbuf_free(&out);
    mem_free(text);
    mem_free(path);
}

/* --- the list --- */

/* The title in that language; NULL: the lesson is not there in it, or broken. */
static const char *lessons_title(struct arena *arena, const char *folder, enum language language,
                                 const char **id)
{
    struct strbuf path = {0};
    struct diag diag = {0};
    size_t size;
    strbuf_printf(&path, "%s/lesson.%s.md", folder, language_code(language));
    char *text = files_read(strbuf_text(&path), &size, &diag);
    struct lesson *lesson = text ? lesson_new(strbuf_text(&path), text, size, &diag) : NULL;
    const char *title = lesson ? arena_copy_string(arena, lesson->title) : NULL;
    *id = lesson && !*id ? arena_copy_string(arena, lesson->id) : *id;
    lesson_free(lesson);
    mem_free(text);
    diag_free(&diag);
    strbuf_free(&path);
    return title;
}

void cli_make_shelf(struct cli_shelf *shelf)
{
    struct cli_lessons lessons;
    cli_list_lessons(&lessons);
    *shelf = (struct cli_shelf){0};
    struct app_shelf_entry *entries =
        arena_array(&shelf->arena, struct app_shelf_entry, lessons.count + 1);
    size_t count = 0;
    for (size_t i = 0; i < lessons.count; i++) {
        struct app_shelf_entry *entry = &entries[count];
        const char *any = NULL;
        for (int k = 0; k < LANGUAGE_COUNT; k++) {
            entry->titles[k] =
                lessons_title(&shelf->arena, lessons.items[i], (enum language)k, &entry->id);
            any = entry->titles[k] ? entry->titles[k] : any;
        }
        if (!any) {
            continue; /* check says what is wrong with it */
        }
        for (int k = 0; k < LANGUAGE_COUNT; k++) {
            entry->titles[k] = entry->titles[k] ? entry->titles[k] : any;
        }
        struct app_progress progress = cli_load_progress(entry->id);
        entry->path = arena_copy_string(&shelf->arena, lessons.items[i]);
        entry->stop = progress.stop;
        entry->stops = progress.stops;
        entry->right = progress.right;
        entry->questions = progress.questions;
        count++;
    }
    shelf->shelf = (struct app_shelf){entries, count};
    cli_lessons_free(&lessons);
}

void cli_free_shelf(struct cli_shelf *shelf)
{
    arena_free(&shelf->arena);
}

int cli_lessons(const struct cli_options *options)
{
    struct app_options app = {0};
    struct cli_shelf shelf;
    struct strbuf out = {0};
    if (options->keys) {
        lesson_add_table(&out);
        bool is_written = cli_write(options, strbuf_text(&out), out.length);
        strbuf_free(&out);
        return is_written ? CLI_OK : CLI_ERROR;
    }
    if (!cli_fill_app(options, &app)) {
        return CLI_USAGE;
    }
    cli_make_shelf(&shelf);
    int widest = 0; /* names are ASCII as far as they are ours */
    for (size_t i = 0; i < shelf.shelf.count; i++) {
        int width = (int)strlen(path_name(shelf.shelf.items[i].path));
        widest = width > widest && width <= 40 ? width : widest;
    }
    for (size_t i = 0; i < shelf.shelf.count; i++) {
        const struct app_shelf_entry *entry = &shelf.shelf.items[i];
        strbuf_printf(&out, "%-*s  %s", widest, path_name(entry->path),
                      entry->titles[app.language]);
        if (entry->stops) {
            strbuf_printf(&out, "  (%zu/%zu", entry->stop, entry->stops);
            strbuf_printf(&out, entry->questions ? ", ✓ %zu/%zu)" : ")", entry->right,
                          entry->questions);
        }
        strbuf_add_char(&out, '\n');
    }
    bool is_fine = shelf.shelf.count > 0;
    if (!is_fine) {
        cli_error("no lessons are installed beside this program");
    }
    is_fine = is_fine && cli_write(options, strbuf_text(&out), out.length);
    cli_free_shelf(&shelf);
    strbuf_free(&out);
    return is_fine ? CLI_OK : CLI_ERROR;
}
