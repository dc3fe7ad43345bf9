/* From the model to the view: the one place that knows both.
 *
 * The view is filled from the model's state at its current position.  Texts of
 * the trace are borrowed: the view is good until the next model_seek().
 */
#ifndef SCENE_VIEW_BUILD_H
#define SCENE_VIEW_BUILD_H

#include "model/callouts.h"
#include "model/mistakes.h"
#include "model/model.h"
#include "model/step.h"
#include "scene/message.h"
#include "scene/view.h"

struct view_request {
    const char *title;               /* of the lesson, or NULL */
    enum step_size step_size;        /* which stops are counted: "step 3 of 58" */
    const struct catalog *catalog;   /* for names of callbacks and the why sentence */
    int64_t time_least;              /* the timeline reaches at least to here */
    const struct mistakes *mistakes; /* to be told of when they show; or NULL */
    const struct callouts *callouts; /* of the same trace; or NULL */
};

/* Replaces the view's content.  What it shows of the whole run is kept for the next position of
 * the same model: before that model is freed, view_free() or view_clear(). */
void view_build(struct view *view, const struct model *model, const struct view_request *request);

/* One sentence, sometimes two: what has just happened or is about to, and why. */
void narrate(const struct model *model, const struct catalog *catalog, struct strbuf *out);

/* What a handle is called: the task it steps, or what it does for which one. */
void narrate_handle(const struct model_state *state, const struct catalog *catalog, uint32_t handle,
                    struct strbuf *out);

#endif
