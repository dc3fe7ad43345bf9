/* Which moments of a run an export shows. */
#include "cli/export.h"
#include "trace/trace.h"

enum { CLI_LOOKED_AT_MAX = 2000 };

/* Whether a marked line of the main file is about to run. */
static bool cli_is_marked(const struct cli_plan *plan, const struct model_state *state)
{
    const struct model_node *node = model_node(state, state->task ? state->task : state->thread);
    if (state->last.kind != TRACE_LINE || model_code(state, node->code)->file != state->main_file) {
        return false;
    }
    for (size_t i = 0; i < plan->marks.count; i++) {
        if (plan->marks.items[i] == node->line) {
            return true;
        }
    }
    return false;
}

/* How much there is to see at a moment: who runs, is ready, sleeps, waits. */
static uint64_t cli_liveliness(const struct model_state *state)
{
    uint64_t alive = 0;
    for (uint32_t i = 0; i < state->task_count; i++) {
        uint8_t is = model_node(state, model_task_at(state, i))->state;
        alive += is == MODEL_READY || is == MODEL_RUNNING || is == MODEL_WAITING;
    }
    return alive * 4 + (state->ready_count > 0) + (state->timer_count > 0) + (state->task != 0);
}

/* For a picture of queue and heap nobody wants the end, where all is empty: the first moment at
 * which most is going on. */
static uint64_t cli_liveliest(struct model *model)
{
    const struct steps *steps = model_steps(model);
    size_t count = steps_count(steps, STEP_CALLBACK);
    size_t stride = count / CLI_LOOKED_AT_MAX + 1;
    uint64_t best = 0, found = 0;
    for (size_t i = 0; i < count; i += stride) {
        uint64_t position = steps->stops[STEP_CALLBACK].items[i].position;
        model_seek(model, position);
        uint64_t alive = cli_liveliness(model_state(model));
        if (alive > best) {
            best = alive;
            found = position;
        }
    }
    return found;
}

void cli_find_marked(struct cli_moments *moments, const struct cli_plan *plan, struct model *model)
{
    const struct steps *steps = model_steps(model);
    for (size_t i = 0; i < steps_count(steps, STEP_LINE); i++) {
        uint64_t position = steps->stops[STEP_LINE].items[i].position;
        model_seek(model, position);
        if (cli_is_marked(plan, model_state(model))) {
            vec_push(&moments->positions, position);
        }
    }
}

static bool cli_find_marks(struct cli_moments *moments, const struct cli_plan *plan,
                           struct model *model)
{
    cli_find_marked(moments, plan, model);
    if (moments->positions.count == 0) {
        cli_error("--marks: none of these lines is reached");
    }
    return moments->positions.count > 0;
}

static bool cli_find_steps(struct cli_moments *moments, const struct cli_plan *plan,
                           const struct steps *steps)
{
    size_t count = steps_count(steps, plan->step_size);
    uint64_t first = plan->steps == CLI_RANGE ? plan->steps_from : 1;
    uint64_t last = plan->steps == CLI_RANGE && plan->steps_to < count ? plan->steps_to : count;
    if (first > count) {
        cli_error("--steps: the run has %zu steps of that size", count);
        return false;
    }
    for (uint64_t i = first; i <= last; i++) {
        vec_push(&moments->positions, steps->stops[plan->step_size].items[i - 1].position);
    }
    return true;
}

static bool cli_find_one(struct cli_moments *moments, const struct cli_plan *plan,
                         struct model *model)
{
    const struct steps *steps = model_steps(model);
    uint64_t number = (uint64_t)plan->at_value, position = model_count(model);
    size_t count = steps_count(steps, plan->step_size);
    bool looks_at_run = plan->figure.kind == FIGURE_TIMELINE || plan->figure.kind == FIGURE_CODE;
    switch (plan->at) {
    case CLI_TIME: position = steps_position_at(steps, plan->at_value); break;
    case CLI_STEP:
        if (number > count) {
            cli_error("--at: the run has %zu steps of that size", count);
            return false;
        }
        position = steps->stops[plan->step_size].items[number - 1].position;
        break;
    case CLI_MARK:
        if (!cli_find_marks(moments, plan, model)) {
            return false;
        }
        if (number > moments->positions.count) {
            cli_error("--at: the marks are reached %zu times", moments->positions.count);
            return false;
        }
        position = moments->positions.items[number - 1];
        break;
    case CLI_END: moments->whole = true; break;
    default:
        moments->whole = looks_at_run;
        position = looks_at_run ? position : cli_liveliest(model);
    }
    vec_clear(&moments->positions);
    vec_push(&moments->positions, position);
    return true;
}

bool cli_moments_find(struct cli_moments *moments, const struct cli_plan *plan, struct model *model)
{
    const struct steps *steps = model_steps(model);
    switch (plan->steps) {
    case CLI_ALL:
    case CLI_RANGE: return cli_find_steps(moments, plan, steps);
    case CLI_MARKS: return cli_find_marks(moments, plan, model);
    default: return cli_find_one(moments, plan, model);
    }
}
