/* How events of level full change the state: frames, their chains and variables.
 *
 * The chain of a task hangs from its node, innermost frame first, linked by
 * below.  A frame is in at most one chain, and there once.
 */
#include "model/fold.h"

static struct model_node *edit_node(struct model_state *state, uint32_t node)
{
    return table_edit(&state->nodes, node);
}

static void follow_top(struct model_state *state, uint32_t task)
{
    uint32_t frame = model_node(state, task)->frame;
    while (frame != 0) {
        const struct model_frame *entry = model_frame(state, frame);
        if (model_code(state, entry->code)->kind != TRACE_CODE_LIBRARY) {
            struct model_node *node = edit_node(state, task);
            node->code = entry->code;
            node->line = entry->line;
            return;
        }
        frame = entry->below;
    }
}

static void enter_chain(struct model_state *state, uint32_t id, uint32_t task)
{
    struct model_frame *frame = table_edit(&state->frames, id);
    struct model_node *node = edit_node(state, task);
    frame->state = MODEL_RUNNING;
    frame->task = task;
    frame->below = node->frame;
    node->frame = id;
    follow_top(state, task);
}

static void leave_chain(struct model_state *state, uint32_t id)
{
    const struct model_frame *frame = model_frame(state, id);
    uint32_t task = frame->task;
    if (frame->state != MODEL_RUNNING) {
        return;
    }
    if (model_node(state, task)->frame == id) {
        edit_node(state, task)->frame = frame->below;
        follow_top(state, task);
        return;
    }
    uint32_t above = model_node(state, task)->frame;
    while (above != 0 && model_frame(state, above)->below != id) {
        above = model_frame(state, above)->below;
    }
    if (above != 0) {
        ((struct model_frame *)table_edit(&state->frames, above))->below = frame->below;
    }
}

static void apply_frame_push(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)trace_get(event, frame_push, frame);
    if (id == 0 || model_frame(state, id)->state != MODEL_NOT_STARTED) {
        return;
    }
    struct model_frame *frame = table_edit(&state->frames, id);
    frame->code = (uint32_t)trace_get(event, frame_push, code);
    frame->line = model_code(state, frame->code)->line;
    state_list_remove(state, &state->coroutines, id);
    enter_chain(state, id, (uint32_t)trace_get(event, frame_push, task));
}

static void drop_frame(struct model_state *state, uint32_t id)
{
    if (table_get(&state->frames, id) != NULL) {
        leave_chain(state, id);
        state_list_remove(state, &state->coroutines, id);
        struct model_frame *frame = table_edit(&state->frames, id);
        state_list_clear(state, &frame->variables);
        table_erase(&state->frames, id);
    }
}

static void apply_var(struct model_state *state, struct model_frame *frame,
                      const struct trace_event *event)
{
    uint32_t name = (uint32_t)trace_get(event, var, name);
    if (event->kind == TRACE_VAR_GONE) {
        state_list_remove(state, &frame->variables, name);
        return;
    }
    uint32_t value = (uint32_t)trace_get(event, var, value);
    uint32_t link = state_list_find(state, &frame->variables, name);
    if (link == 0) {
        state_list_add(state, &frame->variables, name, value);
    } else {
        ((struct model_link *)table_edit(&state->links, link))->extra = value;
    }
}

void state_apply_frame(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)event->field[0]; /* the frame, of all */
    if (event->kind == TRACE_FRAME_PUSH) {
        apply_frame_push(state, event);
        return;
    }
    if (event->kind == TRACE_CORO_NEW) {
        if (id != 0 && table_get(&state->frames, id) == NULL) {
            *(struct model_frame *)table_edit(&state->frames, id) =
                (struct model_frame){.state = MODEL_NOT_STARTED,
                                     .code = (uint32_t)trace_get(event, coro_new, code),
                                     .made_line = (uint32_t)trace_get(event, coro_new, line)};
            state_list_add(state, &state->coroutines, id, 0);
        }
        return;
    }
    if (table_get(&state->frames, id) == NULL) {
        return;
    }
    struct model_frame *frame = table_edit(&state->frames, id);
    switch (event->kind) {
    case TRACE_CORO_GONE:
    case TRACE_FRAME_POP: drop_frame(state, id); break;
    case TRACE_FRAME_SUSPEND:
        if (frame->state == MODEL_RUNNING) {
            leave_chain(state, id);
            frame->state = MODEL_WAITING;
            frame->below = 0;
        }
        break;
    case TRACE_FRAME_RESUME:
        if (frame->state == MODEL_WAITING) {
            enter_chain(state, id, (uint32_t)trace_get(event, frame_resume, task));
        }
        break;
    case TRACE_LINE:
        frame->line = (uint32_t)trace_get(event, line, line);
        frame->raised = frame->message = 0;
        if (frame->state == MODEL_RUNNING && model_node(state, frame->task)->frame == id) {
            follow_top(state, frame->task);
        }
        break;
    case TRACE_VAR:
    case TRACE_VAR_GONE: apply_var(state, frame, event); break;
    case TRACE_EXCEPTION_RAISED:
        frame->raised = (uint32_t)trace_get(event, exception_raised, type);
        frame->message = (uint32_t)trace_get(event, exception_raised, message);
        break;
    default: break;
    }
}
