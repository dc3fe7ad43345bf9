/* The state as text; the format stands in dump.h. */
#include "model/dump.h"

#include <inttypes.h>

#include "base/mem.h"

static void dump_ready(const struct model_state *state, struct strbuf *out)
{
    uint32_t id = state->ready_first;
    while (id != 0) {
        const struct model_handle *handle = model_handle(state, id);
        strbuf_printf(out, "ready %" PRIu32 " %s %" PRIu32 "%s\n", id,
                      trace_kind_text(TRACE_TYPE_HANDLE_KIND, handle->kind), handle->node,
                      handle->cancelled ? " cancelled" : "");
        id = handle->next;
    }
}

static void dump_timers(const struct model_state *state, struct strbuf *out)
{
    uint32_t *ids = mem_alloc(state->timer_count * sizeof *ids);
    size_t count = model_timers(state, ids, state->timer_count);
    for (size_t i = 0; i < count; i++) {
        const struct model_handle *handle = model_handle(state, ids[i]);
        strbuf_printf(out, "timer %" PRIu32 " %" PRId64 " %s %" PRIu32 "\n", ids[i], handle->when,
                      trace_kind_text(TRACE_TYPE_HANDLE_KIND, handle->kind), handle->node);
    }
    mem_free(ids);
}

static void dump_task(const struct model_state *state, uint32_t id, struct strbuf *out)
{
    const struct model_node *node = model_node(state, id);
    struct strbuf name = {0};
    model_add_name(state, id, &name);
    strbuf_printf(out, "task %" PRIu32 " \"", id);
    for (size_t i = 0; i < name.length; i++) {
        if (name.text[i] == '"' || name.text[i] == '\\') {
            strbuf_add_char(out, '\\');
        }
        strbuf_add_char(out, name.text[i]);
    }
    strbuf_free(&name);
    strbuf_add(out, "\" ");
    switch ((enum model_task_state)node->state) {
    case MODEL_NOT_STARTED:
    case MODEL_READY:
    case MODEL_WAITING: strbuf_printf(out, "pending on %" PRIu32 "\n", node->waits_on); break;
    case MODEL_RUNNING:
    case MODEL_BLOCKED: strbuf_add(out, "running\n"); break;
    case MODEL_DONE: strbuf_add(out, "done\n"); break;
    case MODEL_CANCELLED: strbuf_add(out, "cancelled\n"); break;
    case MODEL_FAILED: strbuf_add(out, "failed\n"); break;
    }
}

void model_dump(const struct model_state *state, struct strbuf *out)
{
    strbuf_printf(out, "time %" PRId64 "\n", state->now);
    if (state->handle != 0) {
        strbuf_printf(out, "running %" PRIu32 " %" PRIu32 "\n", state->handle, state->task);
    }
    dump_ready(state, out);
    dump_timers(state, out);
    for (uint32_t i = 0; i < state->task_count; i++) {
        uint32_t id = model_task_at(state, i); /* made in the order of their ids */
        if (!model_node(state, id)->gone) {
            dump_task(state, id, out);
        }
    }
}
