/* From two models to their comparison: the one place that knows both. */
#ifndef SCENE_COMPARE_BUILD_H
#define SCENE_COMPARE_BUILD_H

#include "model/model.h"
#include "scene/compare.h"

struct compare_request {
    const char *title, *subtitle;      /* NULL: what the totals say */
    const char *labels[COMPARE_SIDES]; /* NULL: by what the program uses */
    const char *files[COMPARE_SIDES];  /* names to show */
    const struct catalog *catalog;
};

/* Replaces the comparison's content.  Seeks both models to their ends and back. */
void comparison_build(struct comparison *comparison, struct model *const models[COMPARE_SIDES],
                      const struct compare_request *request);

/* --- parts, for the builder's files --- */

/* What a run's time means: "2.88 s", "never ends"; time: as it is written.  The arena's. */
const char *compare_total(struct arena *arena, const struct catalog *catalog,
                          const struct compare_side *side, const char *time);

/* Fills sides[number] but for the colours of its rows. */
void compare_build_side(struct comparison *comparison, int number, struct model *model,
                        const struct compare_request *request);

/* A question for the recording: in which calls of the program is `node` at that position? */
enum { COMPARE_DEPTH = 6 };
struct compare_call {
    uint32_t node;
    uint64_t position;
    size_t depth; /* answer: how many; 0 when the recording says nothing of frames */
    uint32_t frames[COMPARE_DEPTH];   /* answer: outermost first */
    const char *names[COMPARE_DEPTH]; /* answer: "brew('tea', 2)"; a module's is "" */
};
/* Answers all; they must be sorted by position.  Texts are the arena's. */
void compare_find_calls(const struct model *model, struct compare_call *calls, size_t count,
                        struct arena *arena);

/* What a program says that it uses: "aiohttp + gather", or "". */
const char *compare_uses(const char *source, size_t size, struct arena *arena);

#endif
