/* Reading a state: accessors and the questions that need a walk. */
#include "base/vec.h"
#include "model/fold.h"
#include "model/model.h"

#define ACCESSOR(name, type, table, key)                                   \
    const struct type *name(const struct model_state *state, uint32_t key) \
    {                                                                      \
        static const struct type nothing;                                  \
        const struct type *found = table_get(&state->table, key);          \
        return found != NULL ? found : &nothing;                           \
    }

ACCESSOR(model_node, model_node, nodes, node)
ACCESSOR(model_info, model_info, infos, node)
ACCESSOR(model_handle, model_handle, handles, handle)
ACCESSOR(model_frame, model_frame, frames, frame)
ACCESSOR(model_link, model_link, links, link)
ACCESSOR(model_code, model_code, codes, code)
ACCESSOR(model_file, model_file, files, file)
ACCESSOR(model_group_at, model_group_info, groups, number)
ACCESSOR(model_sync_at, model_sync_info, syncs, number)
ACCESSOR(model_output_at, model_output, outputs, number)
ACCESSOR(model_note_at, model_note, notes, number)
ACCESSOR(model_cancel_at, model_cancel, cancels, number)
ACCESSOR(model_request_at, model_request, requests, number)

uint32_t model_task_at(const struct model_state *state, uint32_t number)
{
    const uint32_t *node = table_get(&state->tasks, number);
    return node != NULL ? *node : 0;
}

uint32_t model_thread_at(const struct model_state *state, uint32_t number)
{
    const uint32_t *node = table_get(&state->threads, number);
    return node != NULL ? *node : 0;
}

/* --- processes --- */

uint32_t model_process(const struct model_state *state, uint32_t thread)
{
    return model_info(state, thread)->process;
}

bool model_is_process(const struct model_state *state, uint32_t node)
{
    return node != 0 && model_info(state, node)->process == node;
}

uint32_t model_gil_holder(const struct model_state *state, uint32_t process)
{
    uint32_t gil = model_info(state, process)->gil;
    if (gil == 0) {
        return MODEL_NOBODY;
    }
    uint32_t thread = gil - 1;
    bool steps = state->loop_running && thread == state->loop_thread && state->task != 0 &&
                 model_node(state, state->task)->state == MODEL_RUNNING;
    return steps || model_node(state, thread)->state == MODEL_RUNNING ? thread : MODEL_NOBODY;
}

/* --- timers: the heap is walked from its top, best slot first --- */

struct candidates {
    uint32_t *items; /* slots of the timer heap, themselves a heap by the same order */
    size_t count, capacity;
};

static bool is_earlier(const struct model_state *state, uint32_t a, uint32_t b)
{
    return state_timer_is_earlier(state_timer_slot(state, a), state_timer_slot(state, b));
}

static void add_candidate(const struct model_state *state, struct candidates *list, uint64_t number)
{
    uint32_t slot = (uint32_t)number;
    if (number >= state->timer_slots) {
        return;
    }
    vec_push(list, slot);
    size_t at = list->count - 1;
    while (at > 0 && is_earlier(state, slot, list->items[(at - 1) / 2])) {
        list->items[at] = list->items[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    list->items[at] = slot;
}

static uint32_t take_candidate(const struct model_state *state, struct candidates *list)
{
    uint32_t top = list->items[0];
    uint32_t slot = vec_pop(list);
    size_t at = 0;
    for (size_t child = 1; child < list->count; child = 2 * at + 1) {
        if (child + 1 < list->count &&
            is_earlier(state, list->items[child + 1], list->items[child])) {
            child++;
        }
        if (!is_earlier(state, list->items[child], slot)) {
            break;
        }
        list->items[at] = list->items[child];
        at = child;
    }
    if (list->count > 0) {
        list->items[at] = slot;
    }
    return top;
}

size_t model_timers(const struct model_state *state, uint32_t *handles, size_t max)
{
    struct candidates list = {0};
    size_t count = 0;
    add_candidate(state, &list, 0);
    while (count < max && count < state->timer_count && list.count > 0) {
        uint32_t slot = take_candidate(state, &list);
        const struct model_timer_slot *timer = state_timer_slot(state, slot);
        if (model_handle(state, timer->handle)->place == MODEL_IN_TIMERS) {
            handles[count++] = timer->handle;
        }
        for (uint64_t i = 1; i <= TIMER_ARITY; i++) {
            add_candidate(state, &list, (uint64_t)TIMER_ARITY * slot + i);
        }
    }
    vec_free(&list);
    return count;
}

/* --- tasks --- */

size_t model_chain(const struct model_state *state, uint32_t node, uint32_t *frames, size_t max)
{
    size_t count = 0;
    uint32_t frame = model_node(state, node)->frame;
    for (; frame != 0 && count < max; frame = model_frame(state, frame)->below) {
        frames[count++] = frame;
    }
    for (size_t i = 0; i < count / 2; i++) {
        uint32_t swap = frames[i];
        frames[i] = frames[count - 1 - i];
        frames[count - 1 - i] = swap;
    }
    return count;
}

struct model_pause model_pause(const struct model_state *state, uint32_t thread)
{
    const struct model_pause *pause = table_get(&state->pauses, thread);
    return pause ? *pause : (struct model_pause){0, 0};
}

int64_t model_deadline(const struct model_state *state, uint32_t node)
{
    const struct model_node *entry = model_node(state, node);
    const struct model_handle *handle = model_handle(state, entry->handle);
    if (entry->kind == MODEL_THREAD && model_pause(state, node).until > 0) {
        return model_pause(state, node).until;
    }
    if (entry->handle != 0 && handle->place == MODEL_IN_TIMERS) {
        return handle->when;
    }
    entry = model_node(state, entry->waits_on);
    handle = model_handle(state, entry->handle);
    return entry->handle != 0 && handle->place == MODEL_IN_TIMERS ? handle->when : -1;
}

static void add_text(const struct model_state *state, uint32_t string, struct strbuf *out)
{
    size_t size;
    const char *text = trace_text(state->trace, string, &size);
    strbuf_add_bytes(out, text, size);
}

void model_add_name(const struct model_state *state, uint32_t node, struct strbuf *out)
{
    const struct model_info *info = model_info(state, node);
    if (info->name != 0) {
        add_text(state, info->name, out);
        return;
    }
    switch ((enum model_node_kind)model_node(state, node)->kind) {
    case MODEL_NONE: break;
    case MODEL_TASK: strbuf_printf(out, "Task-%u", (unsigned)info->number); break;
    case MODEL_THREAD:
        if (node == 0) {
            strbuf_add(out, "MainThread");
        } else {
            strbuf_printf(out, "Thread-%u", (unsigned)info->number);
        }
        break;
    case MODEL_FUTURE:
        strbuf_add(out, trace_kind_text(TRACE_TYPE_NODE_KIND, model_node(state, node)->what));
        break;
    case MODEL_GROUP: {
        const struct model_group_info *group = model_group_at(state, info->group - 1);
        strbuf_add(out, trace_kind_text(TRACE_TYPE_GROUP_KIND, group->kind));
        break;
    }
    case MODEL_SYNC: {
        const struct model_sync_info *sync = model_sync_at(state, info->sync - 1);
        if (sync->label != 0) {
            add_text(state, sync->label, out);
        } else {
            strbuf_add(out, trace_kind_text(TRACE_TYPE_SYNC_KIND, sync->kind));
        }
        break;
    }
    case MODEL_REQUEST: {
        const struct model_request *request = model_request_at(state, info->request - 1);
        add_text(state, request->method, out);
        strbuf_add_char(out, ' ');
        add_text(state, request->url, out);
        break;
    }
    }
}

const char *model_code_name(const struct model_state *state, uint32_t code)
{
    static const char inner[] = "<locals>.";
    const char *name = trace_text(state->trace, model_code(state, code)->name, NULL);
    for (const char *at; (at = strstr(name, inner)) != NULL;) {
        name = at + sizeof inner - 1;
    }
    return name;
}
