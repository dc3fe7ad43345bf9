/* Shared by the files that export lessons; not for other folders. */
#ifndef CLI_EXPORT_LESSON_H
#define CLI_EXPORT_LESSON_H

#include "base/strbuf.h"
#include "cli/export.h"
#include "lesson/lesson.h"
#include "scene/message.h"

/* The text of a lesson in that language: of its folder, or the file itself.  NULL: not there
 * (*diag is not set then), or *diag says what is wrong. */
struct lesson *cli_read_lesson(const char *path, enum language language, struct diag *diag);

/* What the command line would say to run this program; cli_program_options_free() ends it in any
 * case.  false: said why. */
bool cli_program_options(const struct cli_job *job, const struct lesson *lesson, int number,
                         struct cli_options *options);
void cli_program_options_free(struct cli_options *options);
/* What comes next is this program: its marks and callouts. */
void cli_take_program(struct cli_job *job, const struct lesson *lesson, int number);

/* All programs in one page, with the lesson's path and its text, in both languages where they are
 * there; the exit status. */
int cli_lesson_stepper(struct cli_job *job, const struct lesson *lesson, const char *path,
                       const char *to);

/* The lesson's text as an <article>, with a button behind each program that is shown. */
void cli_add_article(struct strbuf *out, const struct lesson *lesson,
                     const struct catalog *catalog);

#endif
