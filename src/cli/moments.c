/* Which moments of a run an export shows. */
#include "cli/export.h"
#include "trace/trace.h"

enum { CLI_LOOKED_AT_MAX = 2000 };

/* Whether a marked line of the main file is about to run. */
static bool cli_is_marked(const uint32_t *marks, size_t count, const struct model_state *state)
{
    const struct model_node *node = model_node(state, state->task ? state->task : state->thread);
    if (state->last.kind != TRACE_LINE || model_code(state, node->code)->file != state->main_file) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (marks[i] == node->line) {
            return true;
        }
    }
    return false;
}

/* How much a picture of that moment tells.  Each place of the stage that is not empty counts, and
 * that the run is under way; many tasks are no better than some. */
static int cli_liveliness(const struct model_state *state)
{
    enum { ENOUGH = 6, A_TASK = 2, A_PLACE = 4, UNDER_WAY = 6, OF_CODE = 5, A_LITTLE = 1 };
    int alive = 0;
    bool waits = false;
    for (uint32_t i = 0; i < state->task_count; i++) {
        const struct model_node *task = model_node(state, model_task_at(state, i));
        bool is_waiting = task->state == MODEL_WAITING;
        alive += is_waiting || task->state == MODEL_READY || task->state == MODEL_RUNNING;
        waits = waits || (is_waiting && task->what != TRACE_WAIT_SLEEP);
    }
    int told = A_TASK * (alive < ENOUGH ? alive : ENOUGH);
    told += state->ready_count > 0 ? A_PLACE : 0;
    told += state->timer_count > 0 ? A_PLACE : 0;
    told += waits ? A_PLACE : 0;
    told += state->is_blocked ? A_PLACE : 0;
    told += state->now > 0 ? UNDER_WAY : 0;
    told += state->task != 0 && model_node(state, state->task)->frame != 0 ? OF_CODE : 0;
    return told + (state->output_count > 0 ? A_LITTLE : 0);
}

void cli_find_marked(struct cli_moments *moments, const uint32_t *marks, size_t count,
                     struct model *model)
{
    const struct steps *steps = model_steps(model);
    for (size_t i = 0; count > 0 && i < steps_count(steps, STEP_LINE); i++) {
        uint64_t position = steps->stops[STEP_LINE].items[i].position;
        model_seek(model, position);
        if (cli_is_marked(marks, count, model_state(model))) {
            vec_push(&moments->positions, position);
        }
    }
}

/* For a picture of queue and heap nobody wants the end, where all is empty, but for a run that
 * waits for ever: the first of the marks, or of all callbacks, at which most is to be seen. */
static uint64_t cli_liveliest(struct cli_moments *moments, const struct cli_plan *plan,
                              struct model *model)
{
    const struct steps *steps = model_steps(model);
    model_seek(model, model_count(model));
    if (model_state(model)->end_reason == TRACE_END_DEADLOCK) {
        return model_count(model);
    }
    cli_find_marked(moments, plan->marks.items, plan->marks.count, model);
    bool is_marked = moments->positions.count > 0;
    for (size_t i = 0; !is_marked && i < steps_count(steps, STEP_CALLBACK); i++) {
        vec_push(&moments->positions, steps->stops[STEP_CALLBACK].items[i].position);
    }
    size_t stride = moments->positions.count / CLI_LOOKED_AT_MAX + 1;
    uint64_t found = 0;
    int best = -1;
    for (size_t i = 0; i < moments->positions.count; i += stride) {
        model_seek(model, moments->positions.items[i]);
        int told = cli_liveliness(model_state(model));
        if (told > best) {
            best = told;
            found = moments->positions.items[i];
        }
    }
    return found;
}

/* A time at which nothing happens: the clock is on its way, as of the event behind `position`. */
static uint64_t cli_on_the_way(struct cli_moments *moments, struct model *model, uint64_t position,
                               int64_t time)
{
    model_seek(model, position);
    bool later = time > model_state(model)->now;
    model_seek(model, position + 1);
    const struct model_state *state = model_state(model);
    if (!later || state->last.kind != TRACE_CLOCK || state->now <= time) {
        return position;
    }
    moments->time = time;
    return position + 1;
}

static bool cli_find_marks(struct cli_moments *moments, const struct cli_plan *plan,
                           struct model *model)
{
    cli_find_marked(moments, plan->marks.items, plan->marks.count, model);
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
    case CLI_TIME:
        position = cli_on_the_way(moments, model, steps_position_at(steps, plan->at_value),
                                  plan->at_value);
        break;
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
        position = looks_at_run ? position : cli_liveliest(moments, plan, model);
    }
    vec_clear(&moments->positions);
    vec_push(&moments->positions, position);
    return true;
}

static bool cli_is_in_cut(const struct cli_plan *plan, int64_t time)
{
    return time >= plan->from && (plan->to < 0 || time <= plan->to);
}

/* Leaves those that the cut shows. */
static bool cli_cut_moments(struct cli_moments *moments, const struct cli_plan *plan,
                            const struct steps *steps)
{
    size_t kept = 0;
    for (size_t i = 0; i < moments->positions.count; i++) {
        uint64_t position = moments->positions.items[i];
        bool at_time = plan->at == CLI_TIME; /* where nothing happens, it is after what did */
        int64_t time = at_time ? plan->at_value : steps_time_at(steps, position);
        if (moments->whole || cli_is_in_cut(plan, time)) {
            moments->positions.items[kept++] = position;
        }
    }
    moments->positions.count = kept;
    if (kept == 0 && plan->at == CLI_USUAL && plan->steps == CLI_ONE) { /* ours: the first there */
        vec_push(&moments->positions, steps_position_at(steps, plan->from));
    } else if (kept == 0) {
        cli_error("--%s: nothing of it is between --from and --to",
                  plan->steps == CLI_ONE ? "at" : "steps");
        return false;
    }
    return true;
}

bool cli_moments_find(struct cli_moments *moments, const struct cli_plan *plan, struct model *model)
{
    const struct steps *steps = model_steps(model);
    bool found;
    moments->time = -1;
    switch (plan->steps) {
    case CLI_ALL:
    case CLI_RANGE: found = cli_find_steps(moments, plan, steps); break;
    case CLI_MARKS: found = cli_find_marks(moments, plan, model); break;
    default: found = cli_find_one(moments, plan, model);
    }
    return found && cli_cut_moments(moments, plan, steps);
}
