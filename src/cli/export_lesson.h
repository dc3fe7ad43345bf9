/* Shared by the files that export lessons; not for other folders. */
#ifndef CLI_EXPORT_LESSON_H
#define CLI_EXPORT_LESSON_H

#include "base/strbuf.h"
#include "lesson/lesson.h"
#include "scene/message.h"

/* The lesson's text as an <article>, with a button behind each program that is shown. */
void cli_add_article(struct strbuf *out, const struct lesson *lesson,
                     const struct catalog *catalog);

#endif
