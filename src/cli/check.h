/* The command check: lessons (check_lesson.c) and students' files (check.c). */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "base/strbuf.h"
#include "cli/cli.h"

/* Is it a folder or a .md file? */
bool check_takes_lesson(const char *path);
/* Proves the lessons of a folder, or one .md file; appends what is to be said.  How many faults
 * there are. */
size_t check_lessons(const struct cli_options *options, const char *path, struct strbuf *out);

#endif
