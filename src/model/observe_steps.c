/* Which events are stops, and for which step sizes. */
#include "model/observe.h"

#include "base/mem.h"

struct steps *steps_new(void)
{
    struct steps *steps = mem_alloc_zero(sizeof *steps);
    for (int size = 0; size < STEP_SIZES; size++) {
        vec_push(&steps->stops[size], (struct step){0});
    }
    vec_push(&steps->instants, (struct step_instant){0});
    return steps;
}

void steps_free(struct steps *steps)
{
    if (steps != NULL) {
        for (int size = 0; size < STEP_SIZES; size++) {
            vec_free(&steps->stops[size]);
        }
        vec_free(&steps->instants);
        mem_free(steps);
    }
}

static void add_stop(struct steps *steps, enum step_size size, uint64_t position, uint32_t task)
{
    for (int i = 0; i <= (int)size; i++) {
        vec_push(&steps->stops[i], (struct step){.position = position, .task = task});
    }
}

void steps_observe(struct steps *steps, const struct model_state *after)
{
    const struct trace_event *event = &after->last;
    uint64_t position = after->position;
    switch (event->kind) {
    case TRACE_ITERATION_BEGIN: add_stop(steps, STEP_ITERATION, position, 0); break;
    case TRACE_CLOCK:
        if (vec_last(&steps->instants).time != after->now) {
            vec_last(&steps->instants).last = position - 1;
            vec_push(&steps->instants,
                     (struct step_instant){.time = after->now, .first = position});
        }
        add_stop(steps, STEP_CALLBACK, position, 0);
        break;
    case TRACE_SIGNAL:
    case TRACE_HANDLE_BEGIN:
    case TRACE_LOOP_START:
    case TRACE_LOOP_STOP: add_stop(steps, STEP_CALLBACK, position, after->task); break;
    case TRACE_TASK_SUSPEND:
    case TRACE_TASK_DONE:
    case TRACE_TASK_FAILED:
    case TRACE_TASK_CANCELLED:
    case TRACE_THREAD_WAIT:
    case TRACE_THREAD_END:
    case TRACE_BLOCK_BEGIN:
    case TRACE_BLOCK_END: add_stop(steps, STEP_AWAIT, position, (uint32_t)event->field[0]); break;
    case TRACE_THREAD_RUN: { /* a switch to another thread is like a turn; back to the loop not */
        uint32_t thread = (uint32_t)trace_get(event, thread_run, thread);
        bool to_loop = after->loop_running && thread == after->loop_thread;
        add_stop(steps, to_loop ? STEP_AWAIT : STEP_CALLBACK, position, thread);
        break;
    }
    case TRACE_REQUEST_BEGIN:
        add_stop(steps, STEP_AWAIT, position, (uint32_t)trace_get(event, request_begin, who));
        break;
    case TRACE_REQUEST_LATE:
    case TRACE_REQUEST_END: {
        uint32_t node = (uint32_t)event->field[0]; /* of both first */
        uint32_t number = model_info(after, node)->request;
        add_stop(steps, STEP_AWAIT, position,
                 number > 0 ? model_request_at(after, number - 1)->who : 0);
        break;
    }
    case TRACE_LINE: {
        const struct model_frame *frame =
            model_frame(after, (uint32_t)trace_get(event, line, frame));
        if (model_code(after, frame->code)->kind != TRACE_CODE_LIBRARY) {
            add_stop(steps, STEP_LINE, position, frame->task);
        }
        break;
    }
    default: break;
    }
}

void steps_finish(struct steps *steps, const struct model_state *end)
{
    steps->end = end->position;
    vec_last(&steps->instants).last = end->position;
    for (int size = 0; size < STEP_SIZES; size++) {
        if (vec_last(&steps->stops[size]).position != end->position) {
            vec_push(&steps->stops[size], (struct step){.position = end->position});
        }
    }
}
