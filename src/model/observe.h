/* Collecting steps and timeline during the model's one pass over the trace.
 * Private to the folder. */
#ifndef MODEL_OBSERVE_H
#define MODEL_OBSERVE_H

#include "model/model.h"
#include "model/step.h"
#include "model/timeline.h"

struct steps *steps_new(void);
void steps_free(struct steps *steps);
void steps_observe(struct steps *steps, const struct model_state *after);
void steps_finish(struct steps *steps, const struct model_state *end);

struct timeline_builder;
struct timeline_builder *timeline_begin(const struct model_state *start);
/* Called with the state before (its running task and handle count) and after each event. */
void timeline_before(struct timeline_builder *builder, const struct model_state *state);
void timeline_after(struct timeline_builder *builder, const struct model_state *state);
struct timeline *timeline_finish(struct timeline_builder *builder, const struct model_state *end);
void timeline_free(struct timeline *timeline);

#endif
