/* Where the lessons are, what they are called, and how far somebody has come. */
#ifndef CLI_LESSONS_H
#define CLI_LESSONS_H

#include "app/app.h"
#include "base/arena.h"
#include "cli/cli.h"

/* The folder of this binary with `name` behind it; the caller frees.  NULL: unknown. */
char *cli_beside_binary(const char *name);

/* The folder (or lesson.*.md file) that a word names: a path, the name of a lesson's folder with or
 * without its number, or its number alone.  The caller frees.  NULL: it names no lesson. */
char *cli_find_lesson(const char *word);

/* The folder that all lessons are in; the caller frees.  NULL: there are none. */
char *cli_find_course(void);

/* The folders of all lessons, sorted by name; the caller frees each and the list. */
struct cli_lessons {
    char **items;
    size_t count, capacity;
};
void cli_list_lessons(struct cli_lessons *lessons);
void cli_lessons_free(struct cli_lessons *lessons);

/* What the app's list of lessons shows; the texts are the shelf's. */
struct cli_shelf {
    struct app_shelf shelf;
    struct arena arena;
};
void cli_make_shelf(struct cli_shelf *shelf);
void cli_free_shelf(struct cli_shelf *shelf);

/* asyncarium lessons: prints them, with what was reached; with --keys: the directives that a lesson
 * can have, as Markdown. */
int cli_lessons(const struct cli_options *options);

/* Writes down how far the app's lesson came ($XDG_STATE_HOME/asyncarium/progress); what was
 * reached before is not taken away.  Says nothing when it cannot. */
void cli_save_progress(const struct app *app);
/* What is written down of a lesson; all 0: nothing. */
struct app_progress cli_load_progress(const char *id);

#endif
