/* The state machine: how each event changes the state. */
#include "model/fold.h"

#include <string.h>

/* clang-format off */
#define EACH_TABLE(X)                                                                  \
    X(nodes, struct model_node) X(infos, struct model_info)                            \
    X(handles, struct model_handle) X(frames, struct model_frame)                      \
    X(links, struct model_link) X(timers, struct model_timer_slot)                     \
    X(tasks, uint32_t) X(threads, uint32_t)                                            \
    X(codes, struct model_code) X(files, struct model_file)                            \
    X(groups, struct model_group_info) X(syncs, struct model_sync_info)                \
    X(outputs, struct model_output) X(notes, struct model_note)                        \
    X(cancels, struct model_cancel) X(requests, struct model_request)                     \
    X(pauses, struct model_pause)
/* clang-format on */

void state_init(struct model_state *state, const struct trace *trace, struct table_pool *pool)
{
    *state = (struct model_state){.trace = trace};
#define INIT(name, type) table_init(&state->name, pool, sizeof(type));
    EACH_TABLE(INIT)
#undef INIT
    *(struct model_node *)table_edit(&state->nodes, 0) =
        (struct model_node){.kind = MODEL_THREAD, .state = MODEL_RUNNING};
    *(struct model_info *)table_edit(&state->infos, 0) =
        (struct model_info){.ended_at = -1, .gil = 1};
    *(uint32_t *)table_edit(&state->threads, 0) = 0;
    state->thread_count = 1;
}

void state_free(struct model_state *state)
{
#define FREE(name, type) table_free(&state->name);
    EACH_TABLE(FREE)
#undef FREE
}

struct model_state state_share(const struct model_state *state)
{
    struct model_state copy = *state;
#define SHARE(name, type) copy.name = table_share(&state->name);
    EACH_TABLE(SHARE)
#undef SHARE
    return copy;
}

bool state_is_step(uint8_t handle_kind)
{
    return handle_kind <= TRACE_HANDLE_CANCEL_STEP;
}

static struct model_node *edit_node(struct model_state *state, uint32_t node)
{
    return table_edit(&state->nodes, node);
}

static struct model_info *edit_info(struct model_state *state, uint32_t node)
{
    return table_edit(&state->infos, node);
}

static struct model_handle *edit_handle(struct model_state *state, uint32_t handle)
{
    return table_edit(&state->handles, handle);
}

static bool has_steps(uint8_t node_kind)
{
    return node_kind == MODEL_TASK || node_kind == MODEL_THREAD;
}

static bool is_over(uint8_t node_state)
{
    return node_state >= MODEL_DONE;
}

/* --- waiting --- */

static void stop_waiting(struct model_state *state, uint32_t who)
{
    struct model_node *node = edit_node(state, who);
    uint32_t on = node->waits_on;
    node->waited = node->what ? node->what : node->waited;
    node->what = 0;
    if (on == 0 || who == 0) {
        node->waits_on = 0;
        return;
    }
    struct model_node *target = edit_node(state, on);
    if (node->prev_waiter != 0) {
        edit_node(state, node->prev_waiter)->next_waiter = node->next_waiter;
    } else {
        target->first_waiter = node->next_waiter;
    }
    if (node->next_waiter != 0) {
        edit_node(state, node->next_waiter)->prev_waiter = node->prev_waiter;
    } else {
        target->last_waiter = node->prev_waiter;
    }
    node->waits_on = node->next_waiter = node->prev_waiter = 0;
}

static void start_waiting(struct model_state *state, uint32_t who, uint32_t on, uint8_t what)
{
    stop_waiting(state, who);
    struct model_node *node = edit_node(state, who);
    node->what = what;
    node->waits_on = on;
    if (on == 0 || who == 0) { /* node 0 is nobody's waiter: 0 ends the lists */
        return;
    }
    struct model_node *target = edit_node(state, on);
    node->prev_waiter = target->last_waiter;
    if (target->last_waiter != 0) {
        edit_node(state, target->last_waiter)->next_waiter = who;
    } else {
        target->first_waiter = who;
    }
    target->last_waiter = who;
}

static void end_node(struct model_state *state, uint32_t id, uint8_t how, uint32_t result)
{
    const struct model_node *old = model_node(state, id);
    if (old->kind == MODEL_NONE || is_over(old->state)) {
        return;
    }
    if (has_steps(old->kind)) {
        stop_waiting(state, id);
    }
    edit_node(state, id)->state = how;
    if (result != 0 || table_get(&state->infos, id) != NULL) {
        struct model_info *info = edit_info(state, id);
        info->ended_at = state->now;
        info->result = result;
        uint32_t link = info->groups.first;
        for (; link != 0; link = model_link(state, link)->next) {
            struct model_group_info *group =
                table_edit(&state->groups, model_link(state, link)->value);
            group->finished++;
        }
        state_list_clear(state, &info->callbacks);
    }
    uint32_t cancel = model_node(state, id)->cancel;
    if (how == MODEL_CANCELLED && cancel != 0) {
        struct model_cancel *arrow = table_edit(&state->cancels, cancel - 1);
        arrow->stage = MODEL_CANCEL_LANDED;
        arrow->landed_at = state->now;
    }
    edit_node(state, id)->cancelling = false;
}

/* --- the run --- */

static void apply_block(struct model_state *state, const struct trace_event *event)
{
    if (event->kind == TRACE_BLOCK_BEGIN) {
        uint32_t id = (uint32_t)trace_get(event, block_begin, task);
        state->is_blocked = true;
        state->blocked_node = id;
        state->blocked_why = (uint32_t)trace_get(event, block_begin, why);
        state->blocked_since = state->now;
        int64_t duration = trace_get(event, block_begin, duration);
        bool is_sane = duration >= 0 && duration <= INT64_MAX - state->now;
        state->blocked_until = is_sane ? state->now + duration : -1;
        struct model_node *node = edit_node(state, id);
        if (node->state == MODEL_RUNNING) {
            node->state = MODEL_BLOCKED;
        }
        node->code = (uint32_t)trace_get(event, block_begin, code);
        node->line = (uint32_t)trace_get(event, block_begin, line);
    } else {
        uint32_t id = (uint32_t)trace_get(event, block_end, task);
        state->is_blocked = false;
        if (model_node(state, id)->state == MODEL_BLOCKED) {
            edit_node(state, id)->state = MODEL_RUNNING;
        }
    }
}

static void add_note(struct model_state *state, enum model_note_kind kind, uint8_t subkind,
                     uint32_t node, uint32_t code, uint32_t text)
{
    *(struct model_note *)table_edit(&state->notes, state->note_count++) =
        (struct model_note){.kind = kind,
                            .subkind = subkind,
                            .node = node,
                            .code = code,
                            .text = text,
                            .time = state->now,
                            .position = state->position};
}

static void add_output(struct model_state *state, const struct trace_event *event)
{
    bool is_step = state->thread == 0 ||
                   (state->loop_running && state->task != 0 && state->thread == state->loop_thread);
    uint32_t who = is_step ? state->task : state->thread;
    *(struct model_output *)table_edit(&state->outputs, state->output_count++) =
        (struct model_output){.time = state->now,
                              .position = state->position,
                              .task = who,
                              .text = (uint32_t)trace_get(event, output, text),
                              .stream = (uint8_t)trace_get(event, output, stream)};
}

static void apply_run(struct model_state *state, const struct trace_event *event)
{
    switch (event->kind) {
    case TRACE_SOURCE: {
        uint32_t id = (uint32_t)trace_get(event, source, file);
        *(struct model_file *)table_edit(&state->files, id) =
            (struct model_file){.name = (uint32_t)trace_get(event, source, name),
                                .text = (uint32_t)trace_get(event, source, text)};
        state->file_count = id > state->file_count ? id : state->file_count;
        break;
    }
    case TRACE_CODE: {
        uint32_t id = (uint32_t)trace_get(event, code, code);
        *(struct model_code *)table_edit(&state->codes, id) =
            (struct model_code){.kind = (uint8_t)trace_get(event, code, kind),
                                .name = (uint32_t)trace_get(event, code, name),
                                .file = (uint32_t)trace_get(event, code, file),
                                .line = (uint32_t)trace_get(event, code, line)};
        state->code_count = id > state->code_count ? id : state->code_count;
        break;
    }
    case TRACE_RUN_BEGIN:
        state->started = true;
        state->main_file = (uint32_t)trace_get(event, run_begin, file);
        break;
    case TRACE_RUN_END:
        state->ended = true;
        state->exit_status = trace_get(event, run_end, status);
        state->end_reason = (uint8_t)trace_get(event, run_end, reason);
        end_node(state, 0,
                 state->end_reason == TRACE_END_NORMAL || state->end_reason == TRACE_END_EXIT
                     ? MODEL_DONE
                     : MODEL_FAILED,
                 0);
        break;
    case TRACE_LIMIT:
        add_note(state, MODEL_NOTE_LIMIT, (uint8_t)trace_get(event, limit, kind), 0, 0, 0);
        break;
    case TRACE_OUTPUT: add_output(state, event); break;
    case TRACE_WARNING:
        add_note(state, MODEL_NOTE_WARNING, (uint8_t)trace_get(event, warning, kind),
                 (uint32_t)trace_get(event, warning, node),
                 (uint32_t)trace_get(event, warning, code),
                 (uint32_t)trace_get(event, warning, text));
        break;
    case TRACE_EXCEPTION_UNHANDLED:
        add_note(state, MODEL_NOTE_EXCEPTION, 0,
                 (uint32_t)trace_get(event, exception_unhandled, node), 0,
                 (uint32_t)trace_get(event, exception_unhandled, text));
        break;
    default: break;
    }
}

/* --- the loop --- */

/* The thread under a loop waits in run_until_complete while the loop runs. */
static void set_thread_state(struct model_state *state, uint8_t to)
{
    struct model_node *node = edit_node(state, state->thread);
    if (node->kind == MODEL_THREAD && !is_over(node->state)) {
        node->state = to;
        node->what = to == MODEL_WAITING ? TRACE_WAIT_TASK : 0;
    }
}

static void end_handle(struct model_state *state)
{
    uint32_t handle = state->handle;
    if (handle == 0) {
        return;
    }
    const struct model_handle *entry = model_handle(state, handle);
    uint32_t node = entry->node;
    if (!state_is_step(entry->kind)) {
        set_thread_state(state, MODEL_WAITING);
    }
    if (node != 0 && model_node(state, node)->handle == handle) {
        edit_node(state, node)->handle = 0;
    }
    table_erase(&state->handles, handle);
    state->handle = state->task = 0;
}

static void apply_loop(struct model_state *state, const struct trace_event *event)
{
    switch (event->kind) {
    case TRACE_LOOP_NEW: state->loop_closed = false; break;
    case TRACE_LOOP_START:
        if (state->loop_running || state_knows_loop(state, (uint32_t)event->field[0])) {
            state_show_loop(state, (uint32_t)event->field[0]);
        }
        state->loop = (uint32_t)trace_get(event, loop_start, loop);
        state->loop_running = true;
        state->loop_thread = state->thread;
        set_thread_state(state, MODEL_WAITING);
        break;
    case TRACE_LOOP_STOP:
        if (state_knows_loop(state, (uint32_t)event->field[0])) {
            state_show_loop(state, (uint32_t)event->field[0]);
        }
        end_handle(state);
        state->loop_running = false;
        state->phase = MODEL_OUTSIDE;
        state->left_to_run = 0;
        set_thread_state(state, MODEL_RUNNING);
        break;
    case TRACE_LOOP_CLOSE: state->loop_closed = true; break;
    case TRACE_ITERATION_BEGIN:
        state->iteration = (uint64_t)trace_get(event, iteration_begin, number);
        state->phase = MODEL_TIMER_PHASE;
        state->left_to_run = 0;
        break;
    case TRACE_ITERATION_RUN:
        state->phase = MODEL_RUN_PHASE;
        state->left_to_run = (uint64_t)trace_get(event, iteration_run, handles);
        break;
    default: break;
    }
}

static void apply_timer_set(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)trace_get(event, timer_set, handle);
    if (id == 0 || model_handle(state, id)->place != MODEL_NOWHERE) {
        return;
    }
    uint32_t node = (uint32_t)trace_get(event, timer_set, node);
    int64_t when = trace_get(event, timer_set, when);
    *edit_handle(state, id) = (struct model_handle){
        .place = MODEL_IN_TIMERS,
        .place_of = (uint8_t)state->loop_shown,
        .kind = (uint8_t)trace_get(event, timer_set, kind),
        .node = node,
        .when = when,
        .set_at = state->now,
    };
    if (model_node(state, node)->kind != MODEL_NONE && node != 0) {
        edit_node(state, node)->handle = id;
    }
    state_timer_add(state, when, id);
}

static void leave_timers(struct model_state *state, uint32_t id, bool is_due)
{
    const struct model_handle *entry = model_handle(state, id);
    if (entry->place != MODEL_IN_TIMERS) {
        return;
    }
    uint32_t node = entry->node;
    state->timer_count--;
    if (is_due) {
        edit_handle(state, id)->cause = node;
        state_ready_add(state, id);
    } else {
        if (node != 0 && model_node(state, node)->handle == id) {
            edit_node(state, node)->handle = 0;
        }
        table_erase(&state->handles, id);
    }
    state_timer_settle(state);
}

static void apply_ready_push(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)trace_get(event, ready_push, handle);
    if (id == 0 || model_handle(state, id)->place != MODEL_NOWHERE) {
        return;
    }
    uint8_t kind = (uint8_t)trace_get(event, ready_push, kind);
    uint32_t node = (uint32_t)trace_get(event, ready_push, node);
    uint32_t by = state->task ? state->task : state->thread;
    if (state->loop_next) {
        state_show_loop(state, state->loop_next);
    }
    *edit_handle(state, id) =
        (struct model_handle){.kind = kind,
                              .node = node,
                              .cause = (uint32_t)trace_get(event, ready_push, cause),
                              .by = by,
                              .when = -1,
                              .set_at = -1};
    state_ready_add(state, id);
    const struct model_node *old = model_node(state, node);
    if (!state_is_step(kind) || old->kind != MODEL_TASK || is_over(old->state)) {
        return;
    }
    stop_waiting(state, node);
    struct model_node *task = edit_node(state, node);
    task->handle = id;
    if (task->state == MODEL_WAITING) {
        task->state = MODEL_READY;
    }
}

static void take_ready(struct model_state *state, uint32_t id, bool is_run)
{
    if (is_run) {
        end_handle(state);
    }
    const struct model_handle *entry = model_handle(state, id);
    if (entry->place != MODEL_IN_READY) {
        return;
    }
    state_ready_remove(state, id);
    state->left_to_run -= state->left_to_run > 0;
    uint32_t node = entry->node;
    if (!is_run) {
        if (node != 0 && model_node(state, node)->handle == id) {
            edit_node(state, node)->handle = 0;
        }
        table_erase(&state->handles, id);
        return;
    }
    uint8_t kind = entry->kind;
    edit_handle(state, id)->place = MODEL_IS_RUNNING;
    state->handle = id;
    const struct model_node *old = model_node(state, node);
    if (!state_is_step(kind)) {
        bool is_programs = kind == TRACE_HANDLE_CALLBACK || kind == TRACE_HANDLE_CALL_SOON ||
                           kind == TRACE_HANDLE_CALL_SOON_THREADSAFE ||
                           kind == TRACE_HANDLE_CALL_LATER;
        if (is_programs) {
            set_thread_state(state, MODEL_RUNNING);
        }
    } else if (old->kind == MODEL_TASK && !is_over(old->state)) {
        stop_waiting(state, node);
        struct model_node *task = edit_node(state, node);
        task->state = MODEL_RUNNING;
        task->handle = 0;
        state->task = node;
    }
}

static void apply_handles(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)event->field[0]; /* of all but handle_end */
    uint32_t shown = state->loop_shown;
    const struct model_handle *handle = model_handle(state, id);
    if (event->kind != TRACE_HANDLE_END && handle->place != MODEL_NOWHERE) {
        state_show(state, handle->place_of);
    }
    switch (event->kind) {
    case TRACE_TIMER_SET:
        if (state->loop_next) {
            state_show_loop(state, state->loop_next);
        }
        apply_timer_set(state, event);
        break;
    case TRACE_TIMER_DUE: leave_timers(state, id, true); break;
    case TRACE_TIMER_CANCEL: leave_timers(state, id, false); break;
    case TRACE_READY_PUSH: apply_ready_push(state, event); break;
    case TRACE_READY_CANCEL:
        if (model_handle(state, id)->place == MODEL_IN_READY) {
            edit_handle(state, id)->cancelled = true;
        }
        break;
    case TRACE_HANDLE_SKIP: take_ready(state, id, false); break;
    case TRACE_HANDLE_BEGIN: take_ready(state, id, true); return;
    case TRACE_HANDLE_END: end_handle(state); break;
    default: break;
    }
    state_show(state, shown);
}

/* --- tasks and futures --- */

static bool new_node(struct model_state *state, uint32_t id, uint8_t kind, uint8_t node_state)
{
    if (id == 0 || model_node(state, id)->kind != MODEL_NONE) {
        return false;
    }
    struct model_node *node = edit_node(state, id);
    node->kind = kind;
    node->state = node_state;
    if (kind != MODEL_FUTURE) {
        *edit_info(state, id) = (struct model_info){
            .created_at = state->now, .ended_at = -1, .created_position = state->position};
    }
    return true;
}

/* task_new and thread_new have the same fields. */
static void apply_task_new(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)trace_get(event, task_new, task);
    bool is_task = event->kind == TRACE_TASK_NEW;
    if (!new_node(state, id, is_task ? MODEL_TASK : MODEL_THREAD, MODEL_READY)) {
        return;
    }
    struct model_info *info = edit_info(state, id);
    info->name = (uint32_t)trace_get(event, task_new, name);
    info->number = (uint32_t)trace_get(event, task_new, number);
    info->code = (uint32_t)trace_get(event, task_new, code);
    info->creator = (uint32_t)trace_get(event, task_new, creator);
    info->created_line = (uint32_t)trace_get(event, task_new, line);
    struct model_node *node = edit_node(state, id);
    node->code = info->code;
    node->line = model_code(state, info->code)->line;
    if (is_task) {
        info->order = state->task_count;
        *(uint32_t *)table_edit(&state->tasks, state->task_count++) = id;
    } else {
        info->order = state->thread_count;
        *(uint32_t *)table_edit(&state->threads, state->thread_count++) = id;
    }
}

static void apply_task_suspend(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)trace_get(event, task_suspend, task);
    const struct model_node *old = model_node(state, id);
    if (old->kind != MODEL_TASK || is_over(old->state)) {
        return;
    }
    struct model_node *node = edit_node(state, id);
    node->code = (uint32_t)trace_get(event, task_suspend, code);
    node->line = (uint32_t)trace_get(event, task_suspend, line);
    const struct model_handle *handle = model_handle(state, node->handle);
    if (node->handle != 0 && handle->place == MODEL_IN_READY && state_is_step(handle->kind)) {
        node->state = MODEL_READY;
        return;
    }
    node->state = MODEL_WAITING;
    start_waiting(state, id, (uint32_t)trace_get(event, task_suspend, waits_on),
                  (uint8_t)trace_get(event, task_suspend, what));
}

static void apply_node_gone(struct model_state *state, uint32_t id)
{
    const struct model_node *old = model_node(state, id);
    if (id == 0 || old->kind == MODEL_NONE) {
        return;
    }
    while (model_node(state, id)->first_waiter != 0) {
        stop_waiting(state, model_node(state, id)->first_waiter);
    }
    if (has_steps(old->kind)) {
        stop_waiting(state, id);
    }
    const struct model_info *info = model_info(state, id);
    bool is_shown =
        old->kind != MODEL_FUTURE || old->frame != 0 || info->group != 0 || info->groups.count > 0;
    if (is_shown) {
        edit_node(state, id)->gone = true;
        return;
    }
    if (table_get(&state->infos, id) != NULL) {
        state_list_clear(state, &edit_info(state, id)->callbacks);
        table_erase(&state->infos, id);
    }
    table_erase(&state->nodes, id);
}

static void apply_callback(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)trace_get(event, callback_add, node);
    if (model_node(state, id)->kind == MODEL_NONE) {
        return;
    }
    uint32_t kind = (uint32_t)trace_get(event, callback_add, kind);
    struct model_list *list = &edit_info(state, id)->callbacks;
    if (event->kind == TRACE_CALLBACK_ADD) {
        state_list_add(state, list, kind, (uint32_t)trace_get(event, callback_add, target));
    } else {
        state_list_remove(state, list, kind);
    }
}

static void apply_tasks(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)event->field[0]; /* node, of all */
    uint32_t text = (uint32_t)event->field[1];
    switch (event->kind) {
    case TRACE_TASK_NEW: apply_task_new(state, event); break;
    case TRACE_TASK_CORO:
        if (model_node(state, id)->kind == MODEL_TASK) {
            uint32_t frame = (uint32_t)trace_get(event, task_coro, frame);
            edit_info(state, id)->coro = frame;
            state_list_remove(state, &state->coroutines, frame);
        }
        break;
    case TRACE_TASK_RENAME:
        if (model_node(state, id)->kind == MODEL_TASK) {
            edit_info(state, id)->name = text;
        }
        break;
    case TRACE_TASK_SUSPEND: apply_task_suspend(state, event); break;
    case TRACE_FUTURE_NEW:
        if (new_node(state, id, MODEL_FUTURE, MODEL_WAITING)) {
            edit_node(state, id)->what = (uint8_t)trace_get(event, future_new, kind);
            uint32_t label = (uint32_t)trace_get(event, future_new, label);
            if (label != 0) {
                edit_info(state, id)->name = label;
            }
        }
        break;
    case TRACE_TASK_DONE:
    case TRACE_FUTURE_RESULT: end_node(state, id, MODEL_DONE, text); break;
    case TRACE_TASK_FAILED:
    case TRACE_FUTURE_EXCEPTION: end_node(state, id, MODEL_FAILED, text); break;
    case TRACE_TASK_CANCELLED:
    case TRACE_FUTURE_CANCELLED: end_node(state, id, MODEL_CANCELLED, text); break;
    case TRACE_NODE_GONE: apply_node_gone(state, id); break;
    case TRACE_CALLBACK_ADD:
    case TRACE_CALLBACK_REMOVE: apply_callback(state, event); break;
    default: break;
    }
}

/* --- groups and cancellation --- */

static void apply_groups(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)event->field[0]; /* the group's node, of all */
    if (event->kind == TRACE_GROUP_NEW) {
        new_node(state, id, MODEL_GROUP, MODEL_WAITING);
        struct model_info *info = edit_info(state, id);
        if (id == 0 || info->group != 0) {
            return;
        }
        *(struct model_group_info *)table_edit(&state->groups, state->group_count) =
            (struct model_group_info){.kind = (uint8_t)trace_get(event, group_new, kind),
                                      .node = id,
                                      .owner = (uint32_t)trace_get(event, group_new, owner),
                                      .line = (uint32_t)trace_get(event, group_new, line),
                                      .opened_at = state->now,
                                      .closed_at = -1,
                                      .timeout = trace_get(event, group_new, timeout)};
        info->group = ++state->group_count;
        return;
    }
    uint32_t number = model_info(state, id)->group;
    if (number == 0) {
        return;
    }
    struct model_group_info *group = table_edit(&state->groups, number - 1);
    if (event->kind == TRACE_GROUP_DONE) {
        group->outcome = (uint8_t)trace_get(event, group_done, outcome);
        group->closed_at = state->now;
        if (model_node(state, id)->kind == MODEL_GROUP) {
            edit_node(state, id)->state = MODEL_DONE;
        }
        return;
    }
    uint32_t child = (uint32_t)trace_get(event, group_child, child);
    if (model_node(state, child)->kind != MODEL_NONE) {
        state_list_add(state, &group->children, child, 0);
        state_list_add(state, &edit_info(state, child)->groups, number - 1, 0);
        group->finished += is_over(model_node(state, child)->state);
    }
}

static void set_cancel_stage(struct model_state *state, uint32_t node,
                             enum model_cancel_stage stage)
{
    uint32_t number = model_node(state, node)->cancel;
    if (number != 0) {
        struct model_cancel *arrow = table_edit(&state->cancels, number - 1);
        arrow->stage = stage;
        if (stage == MODEL_CANCEL_DELIVERED) {
            arrow->delivered_at = state->now;
        }
        edit_node(state, node)->cancelling = false;
    }
}

/* Who asked: a task; or in a callback of the loop's the task whose end it is about. */
static uint32_t cancelled_by(const struct model_state *state, const struct trace_event *event)
{
    uint32_t by = (uint32_t)trace_get(event, cancel_request, by);
    const struct model_handle *handle = model_handle(state, state->handle);
    bool is_about_end = state->handle != 0 && state->task == 0 &&
                        handle->kind == TRACE_HANDLE_GATHER &&
                        trace_get(event, cancel_request, reason) == TRACE_CANCEL_SIBLING;
    return by == 0 && is_about_end ? handle->node : by;
}

static void apply_cancel(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)event->field[0]; /* the node, of all but cancel_request */
    switch (event->kind) {
    case TRACE_CANCEL_REQUEST: {
        uint32_t target = (uint32_t)trace_get(event, cancel_request, target);
        if (model_node(state, target)->kind == MODEL_NONE) {
            return;
        }
        *(struct model_cancel *)table_edit(&state->cancels, state->cancel_count) =
            (struct model_cancel){.reason = (uint8_t)trace_get(event, cancel_request, reason),
                                  .by = cancelled_by(state, event),
                                  .target = target,
                                  .message = (uint32_t)trace_get(event, cancel_request, message),
                                  .asked_at = state->now,
                                  .delivered_at = -1,
                                  .landed_at = -1,
                                  .asked_position = state->position};
        struct model_node *node = edit_node(state, target);
        node->cancel = ++state->cancel_count;
        node->cancelling = true;
        break;
    }
    case TRACE_CANCEL_DELIVER: set_cancel_stage(state, id, MODEL_CANCEL_DELIVERED); break;
    case TRACE_CANCEL_CAUGHT: set_cancel_stage(state, id, MODEL_CANCEL_CAUGHT); break;
    case TRACE_CANCEL_SWALLOWED: set_cancel_stage(state, id, MODEL_CANCEL_SWALLOWED); break;
    case TRACE_CANCEL_SHIELDED: set_cancel_stage(state, id, MODEL_CANCEL_SHIELDED); break;
    default: break;
    }
}

/* --- locks, queues --- */

static void set_in_line(struct model_state *state, uint32_t who, uint32_t number)
{
    if (who != 0 && has_steps(model_node(state, who)->kind)) {
        edit_info(state, who)->in_line = number;
    }
}

static void apply_sync(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)event->field[0]; /* the node, of all */
    if (event->kind == TRACE_SYNC_NEW) {
        if (new_node(state, id, MODEL_SYNC, MODEL_WAITING)) {
            *(struct model_sync_info *)table_edit(&state->syncs, state->sync_count) =
                (struct model_sync_info){.kind = (uint8_t)trace_get(event, sync_new, kind),
                                         .node = id,
                                         .label = (uint32_t)trace_get(event, sync_new, label),
                                         .value = trace_get(event, sync_new, value)};
            edit_info(state, id)->sync = ++state->sync_count;
        }
        return;
    }
    uint32_t number = model_info(state, id)->sync;
    if (number == 0) {
        return;
    }
    struct model_sync_info *sync = table_edit(&state->syncs, number - 1);
    uint32_t who = (uint32_t)event->field[1]; /* of those that have it */
    switch (event->kind) {
    case TRACE_SYNC_VALUE: sync->value = trace_get(event, sync_value, value); break;
    case TRACE_SYNC_WAIT:
        state_list_add(state, &sync->waiters, who, 0);
        set_in_line(state, who, number);
        break;
    case TRACE_SYNC_LEAVE:
        state_list_remove(state, &sync->waiters, who);
        set_in_line(state, who, 0);
        break;
    case TRACE_SYNC_ACQUIRE: state_list_add(state, &sync->holders, who, 0); break;
    case TRACE_SYNC_RELEASE: state_list_remove(state, &sync->holders, who); break;
    case TRACE_QUEUE_PUT:
        state_list_insert(state, &sync->items, (uint64_t)trace_get(event, queue_put, position),
                          (uint32_t)trace_get(event, queue_put, item));
        break;
    case TRACE_QUEUE_GET:
        if (sync->items.first != 0) {
            uint32_t item = model_link(state, sync->items.first)->value;
            state_list_remove(state, &sync->items, item);
        }
        break;
    default: break;
    }
}

/* --- requests --- */

static void apply_request(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)event->field[0]; /* its node, of all */
    if (event->kind == TRACE_REQUEST_BEGIN) {
        if (new_node(state, id, MODEL_REQUEST, MODEL_WAITING)) {
            *(struct model_request *)table_edit(&state->requests, state->request_count) =
                (struct model_request){.kind = (uint8_t)trace_get(event, request_begin, kind),
                                       .node = id,
                                       .who = (uint32_t)trace_get(event, request_begin, who),
                                       .method = (uint32_t)trace_get(event, request_begin, method),
                                       .url = (uint32_t)trace_get(event, request_begin, url),
                                       .line = (uint32_t)trace_get(event, request_begin, line),
                                       .began_at = state->now,
                                       .ended_at = -1,
                                       .position = state->position};
            edit_info(state, id)->request = ++state->request_count;
        }
        return;
    }
    uint32_t number = model_info(state, id)->request;
    if (number == 0 || is_over(model_node(state, id)->state)) {
        return;
    }
    struct model_request *request = table_edit(&state->requests, number - 1);
    if (event->kind == TRACE_REQUEST_LATE) {
        int64_t since = trace_get(event, request_late, since);
        request->began_at = since >= 0 && since < request->began_at ? since : request->began_at;
        return;
    }
    request->status = trace_get(event, request_end, status);
    request->error = (uint32_t)trace_get(event, request_end, error);
    request->ended_at = state->now;
    end_node(state, id, request->error != 0 ? MODEL_FAILED : MODEL_DONE, request->error);
}

/* --- threads --- */

/* The thread goes on: it has the GIL of its process. */
static void run_thread(struct model_state *state, uint32_t id)
{
    uint32_t process = model_process(state, id);
    uint32_t before = model_info(state, process)->gil;
    if (before != 0 && before != id + 1) { /* it goes on wanting it */
        uint32_t old = before - 1;
        const struct model_node *task = model_node(state, state->task);
        if (model_node(state, old)->state == MODEL_RUNNING) {
            edit_node(state, old)->state = MODEL_READY;
            state->preempted = old;
        } else if (state->task != 0 && old == state->loop_thread && task->state == MODEL_RUNNING) {
            edit_node(state, state->task)->state = MODEL_READY;
        }
    }
    edit_info(state, process)->gil = id + 1;
    state->thread = id;
    state_show_loop_of(state, id);
    bool is_loop = state->loop_running && id == state->loop_thread;
    bool steps = is_loop && state->task != 0;
    if (steps && model_node(state, state->task)->state == MODEL_READY) {
        edit_node(state, state->task)->state = MODEL_RUNNING;
    }
    stop_waiting(state, id);
    const struct model_handle *handle = model_handle(state, state->handle);
    bool is_under_loop = steps || (is_loop && (state->handle == 0 || state_is_step(handle->kind)));
    edit_node(state, id)->state = is_under_loop ? MODEL_WAITING : MODEL_RUNNING;
    edit_node(state, id)->what = is_under_loop ? TRACE_WAIT_TASK : 0;
}

static void leave_gil(struct model_state *state, uint32_t thread)
{
    uint32_t process = model_process(state, thread);
    if (model_info(state, process)->gil == thread + 1) {
        edit_info(state, process)->gil = 0;
    }
}

static void apply_threads(struct model_state *state, const struct trace_event *event)
{
    uint32_t id = (uint32_t)event->field[0]; /* the thread, of all */
    if (event->kind != TRACE_PROCESS && table_get(&state->pauses, id) != NULL) {
        table_erase(&state->pauses, id);
    }
    if (event->kind == TRACE_THREAD_NEW) {
        apply_task_new(state, event);
        return;
    }
    const struct model_node *old = model_node(state, id);
    if (old->kind != MODEL_THREAD || is_over(old->state)) {
        return;
    }
    switch (event->kind) {
    case TRACE_PROCESS: {
        uint32_t process = (uint32_t)trace_get(event, process, process);
        if (id != 0 && model_node(state, process)->kind == MODEL_THREAD) {
            edit_info(state, id)->process = process;
            edit_info(state, id)->pid = (uint32_t)trace_get(event, process, pid);
        }
        break;
    }
    case TRACE_THREAD_RUN: run_thread(state, id); break;
    case TRACE_THREAD_WAIT: {
        struct model_node *node = edit_node(state, id);
        node->state = MODEL_WAITING;
        node->line = (uint32_t)trace_get(event, thread_wait, line);
        start_waiting(state, id, (uint32_t)trace_get(event, thread_wait, waits_on),
                      (uint8_t)trace_get(event, thread_wait, what));
        if (trace_get(event, thread_wait, until) > state->now) {
            *(struct model_pause *)table_edit(&state->pauses, id) =
                (struct model_pause){state->now, trace_get(event, thread_wait, until)};
        }
        leave_gil(state, id);
        break;
    }
    case TRACE_THREAD_WAKE:
        stop_waiting(state, id);
        edit_node(state, id)->state = MODEL_READY;
        break;
    case TRACE_THREAD_END: {
        uint32_t exception = (uint32_t)trace_get(event, thread_end, exception);
        leave_gil(state, id);
        end_node(state, id, exception != 0 ? MODEL_FAILED : MODEL_DONE, exception);
        break;
    }
    default: break;
    }
}

void state_apply(struct model_state *state, const struct trace_event *event)
{
    static void (*const folders[TRACE_EVENT_COUNT])(struct model_state *,
                                                    const struct trace_event *) = {
        /* clang-format off */
        [TRACE_SOURCE] = apply_run, [TRACE_CODE] = apply_run, [TRACE_RUN_BEGIN] = apply_run,
        [TRACE_RUN_END] = apply_run, [TRACE_LIMIT] = apply_run, [TRACE_OUTPUT] = apply_run,
        [TRACE_WARNING] = apply_run, [TRACE_EXCEPTION_UNHANDLED] = apply_run,
        [TRACE_BLOCK_BEGIN] = apply_block, [TRACE_BLOCK_END] = apply_block,
        [TRACE_LOOP_NEW] = apply_loop, [TRACE_LOOP_START] = apply_loop,
        [TRACE_LOOP_STOP] = apply_loop, [TRACE_LOOP_CLOSE] = apply_loop,
        [TRACE_ITERATION_BEGIN] = apply_loop, [TRACE_ITERATION_RUN] = apply_loop,
        [TRACE_TIMER_SET] = apply_handles, [TRACE_TIMER_DUE] = apply_handles,
        [TRACE_TIMER_CANCEL] = apply_handles, [TRACE_READY_PUSH] = apply_handles,
        [TRACE_READY_CANCEL] = apply_handles, [TRACE_HANDLE_SKIP] = apply_handles,
        [TRACE_HANDLE_BEGIN] = apply_handles, [TRACE_HANDLE_END] = apply_handles,
        [TRACE_TASK_NEW] = apply_tasks, [TRACE_TASK_CORO] = apply_tasks,
        [TRACE_TASK_RENAME] = apply_tasks, [TRACE_TASK_SUSPEND] = apply_tasks,
        [TRACE_TASK_DONE] = apply_tasks, [TRACE_TASK_FAILED] = apply_tasks,
        [TRACE_TASK_CANCELLED] = apply_tasks, [TRACE_FUTURE_NEW] = apply_tasks,
        [TRACE_FUTURE_RESULT] = apply_tasks, [TRACE_FUTURE_EXCEPTION] = apply_tasks,
        [TRACE_FUTURE_CANCELLED] = apply_tasks, [TRACE_NODE_GONE] = apply_tasks,
        [TRACE_CALLBACK_ADD] = apply_tasks, [TRACE_CALLBACK_REMOVE] = apply_tasks,
        [TRACE_GROUP_NEW] = apply_groups, [TRACE_GROUP_CHILD] = apply_groups,
        [TRACE_GROUP_DONE] = apply_groups,
        [TRACE_CANCEL_REQUEST] = apply_cancel, [TRACE_CANCEL_DELIVER] = apply_cancel,
        [TRACE_CANCEL_CAUGHT] = apply_cancel, [TRACE_CANCEL_SWALLOWED] = apply_cancel,
        [TRACE_CANCEL_SHIELDED] = apply_cancel,
        [TRACE_SYNC_NEW] = apply_sync, [TRACE_SYNC_VALUE] = apply_sync,
        [TRACE_SYNC_WAIT] = apply_sync, [TRACE_SYNC_LEAVE] = apply_sync,
        [TRACE_SYNC_ACQUIRE] = apply_sync, [TRACE_SYNC_RELEASE] = apply_sync,
        [TRACE_QUEUE_PUT] = apply_sync, [TRACE_QUEUE_GET] = apply_sync,
        [TRACE_THREAD_NEW] = apply_threads, [TRACE_THREAD_RUN] = apply_threads,
        [TRACE_THREAD_WAIT] = apply_threads, [TRACE_THREAD_WAKE] = apply_threads,
        [TRACE_THREAD_END] = apply_threads, [TRACE_PROCESS] = apply_threads,
        [TRACE_REQUEST_BEGIN] = apply_request, [TRACE_REQUEST_END] = apply_request,
        [TRACE_REQUEST_LATE] = apply_request,
        [TRACE_CORO_NEW] = state_apply_frame, [TRACE_CORO_GONE] = state_apply_frame,
        [TRACE_FRAME_PUSH] = state_apply_frame, [TRACE_FRAME_SUSPEND] = state_apply_frame,
        [TRACE_FRAME_RESUME] = state_apply_frame, [TRACE_FRAME_POP] = state_apply_frame,
        [TRACE_LINE] = state_apply_frame, [TRACE_VAR] = state_apply_frame,
        [TRACE_VAR_GONE] = state_apply_frame, [TRACE_EXCEPTION_RAISED] = state_apply_frame,
        /* clang-format on */
    };
    uint32_t next = state->last.kind == TRACE_HANDLE_LOOP && state->position > 0
                        ? (uint32_t)trace_get(&state->last, handle_loop, loop)
                        : 0;
    state->now = event->now;
    state->last = *event;
    state->position = event->index + 1;
    state->preempted = 0;
    state->loop_next = next;
    if (folders[event->kind] != NULL) {
        folders[event->kind](state, event);
    }
}
