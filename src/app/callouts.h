/* Where the callouts of a lesson, or of the command line, stand in a run.
 */
#ifndef APP_CALLOUTS_H
#define APP_CALLOUTS_H

#include "base/strbuf.h"
#include "lesson/lesson.h"
#include "model/callouts.h"
#include "model/step.h"

/* One as it was given. */
struct app_callout {
    struct lesson_place at;
    uint64_t step; /* the step of that number, from 1, instead of `at`; 0: none */
    const char *task, *text;
};

/* Adds it to those of the run.  false: *why says why it has no place there. */
bool app_place_callout(struct callouts *callouts, const struct model *model, enum step_size size,
                       const struct app_callout *given, struct strbuf *why);

/* Adds those that the lesson has for a program; the ones without a place are left out. */
void app_place_lesson_callouts(struct callouts *callouts, const struct model *model,
                               const struct lesson *lesson, int program);

#endif
