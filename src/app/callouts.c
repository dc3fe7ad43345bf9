#include "app/callouts.h"

#include <string.h>

#include "app/lesson.h"
#include "app/prove.h"

bool app_place_callout(struct callouts *callouts, const struct model *model, enum step_size size,
                       const struct app_callout *given, struct strbuf *why)
{
    const struct steps *steps = model_steps(model);
    struct callout_place place = {.time = -1, .task = given->task};
    if (given->step > steps_count(steps, size)) {
        strbuf_printf(why, "the run has %zu steps of that size", steps_count(steps, size));
        return false;
    }
    if (given->step > 0) {
        place.position = steps->stops[size].items[given->step - 1].position;
    } else if (!prove_find_place(model_trace(model), &given->at, &place.position)) {
        strbuf_add(why, "the run does not come to this place");
        return false;
    } else if (given->at.kind == LESSON_AT_LINE) {
        place.line = given->at.line;
    } else if (given->at.kind == LESSON_AT_TIME) {
        place.time = given->at.time;
    }
    if (!callouts_add(callouts, model, &place, given->text)) {
        strbuf_printf(why, "there is no task '%s' at this place", given->task);
        return false;
    }
    return true;
}

void app_place_lesson_callouts(struct callouts *callouts, const struct model *model,
                               const struct lesson *lesson, int program)
{
    for (size_t i = 0; i < lesson->callout_count && program >= 0; i++) {
        const struct lesson_callout *from = &lesson->callouts[i];
        struct app_callout given = {.at = from->at, .task = from->task, .text = from->text};
        struct strbuf why = {0};
        /* Given twice, to compare it behind its questions, it is the same run. */
        if (strcmp(lesson->programs[from->program].file, lesson->programs[program].file) == 0) {
            app_place_callout(callouts, model, STEP_CALLBACK, &given, &why);
        }
        strbuf_free(&why);
    }
}

const struct callouts *app_callouts(struct app *app)
{
    if (app->callouts_are_fresh) {
        return &app->callouts;
    }
    callouts_clear(&app->callouts);
    app->callouts_are_fresh = true;
    if (app->lesson) {
        app_place_lesson_callouts(&app->callouts, app->model, app_lesson_text(app),
                                  app->lesson->program);
        return &app->callouts;
    }
    for (size_t i = 0; i < app->given_count; i++) {
        struct strbuf why = {0};
        app_place_callout(&app->callouts, app->model, app->given_steps, &app->given[i], &why);
        strbuf_free(&why);
    }
    return &app->callouts;
}
