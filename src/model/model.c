/* Going to any position: checkpoints, and replay from the nearest one.
 *
 * A checkpoint is a shared copy of the state, so it costs only the pages that
 * change afterwards.  When they come to cost too much, every other one goes.
 */
#include "model/model.h"

#include "base/mem.h"
#include "base/vec.h"
#include "model/fold.h"
#include "model/observe.h"

enum { FIRST_SPACING = 4096, MAX_SPACING = 65536 };
static const uint64_t CHECKPOINT_BYTES = (uint64_t)160 << 20;

struct model {
    const struct trace *trace;
    struct table_pool pool;
    struct model_state state;
    struct trace_cursor cursor;
    VEC(struct model_state) checkpoints; /* number i is at position i * spacing */
    uint64_t spacing, count;
    struct timeline *timeline;
    struct steps *steps;
};

static void thin_out(struct model *model)
{
    size_t kept = 0;
    for (size_t i = 0; i < model->checkpoints.count; i++) {
        if (i % 2 == 0) {
            model->checkpoints.items[kept++] = model->checkpoints.items[i];
        } else {
            state_free(&model->checkpoints.items[i]);
        }
    }
    model->checkpoints.count = kept;
    model->spacing *= 2;
}

static void read_whole(struct model *model)
{
    struct trace_event event;
    struct timeline_builder *builder = timeline_begin(&model->state);
    model->steps = steps_new();
    for (;;) {
        if (model->state.position == model->checkpoints.count * model->spacing) {
            vec_push(&model->checkpoints, state_share(&model->state));
            if (model->pool.bytes > CHECKPOINT_BYTES && model->spacing < MAX_SPACING) {
                thin_out(model);
            }
        }
        if (!trace_cursor_next(&model->cursor, &event)) {
            break;
        }
        timeline_before(builder, &model->state);
        state_apply(&model->state, &event);
        timeline_after(builder, &model->state);
        steps_observe(model->steps, &model->state);
    }
    model->count = model->state.position;
    steps_finish(model->steps, &model->state);
    model->timeline = timeline_finish(builder, &model->state);
}

struct model *model_new(const struct trace *trace)
{
    struct model *model = mem_alloc_zero(sizeof *model);
    model->trace = trace;
    model->spacing = FIRST_SPACING;
    state_init(&model->state, trace, &model->pool);
    trace_cursor_init(&model->cursor, trace);
    read_whole(model);
    model_seek(model, 0);
    return model;
}

void model_free(struct model *model)
{
    if (model == NULL) {
        return;
    }
    state_free(&model->state);
    for (size_t i = 0; i < model->checkpoints.count; i++) {
        state_free(&model->checkpoints.items[i]);
    }
    vec_free(&model->checkpoints);
    timeline_free(model->timeline);
    steps_free(model->steps);
    mem_free(model);
}

void model_seek(struct model *model, uint64_t position)
{
    position = position < model->count ? position : model->count;
    size_t nearest = (size_t)(position / model->spacing);
    nearest = nearest < model->checkpoints.count ? nearest : model->checkpoints.count - 1;
    const struct model_state *checkpoint = &model->checkpoints.items[nearest];
    uint64_t at = model->state.position;
    if (position < at || checkpoint->position > at) {
        struct model_state copy = state_share(checkpoint);
        state_free(&model->state);
        model->state = copy;
        trace_cursor_seek(&model->cursor, copy.position);
    }
    struct trace_event event;
    while (model->state.position < position && trace_cursor_next(&model->cursor, &event)) {
        state_apply(&model->state, &event);
    }
}

uint64_t model_position(const struct model *model)
{
    return model->state.position;
}

uint64_t model_count(const struct model *model)
{
    return model->count;
}

const struct model_state *model_state(const struct model *model)
{
    return &model->state;
}

const struct timeline *model_timeline(const struct model *model)
{
    return model->timeline;
}

const struct steps *model_steps(const struct model *model)
{
    return model->steps;
}

const struct trace *model_trace(const struct model *model)
{
    return model->trace;
}
