/* Lists of links, the ready queue and the timer heap of a state.
 *
 * A timer that is due or cancelled leaves its slot in the heap; stale slots go
 * when they come to the top, or all at once when they are the majority.
 */
#include "model/fold.h"

static struct model_link *edit_link(struct model_state *state, uint32_t link)
{
    return table_edit(&state->links, link);
}

static uint32_t new_link(struct model_state *state, uint32_t value, uint32_t extra)
{
    uint32_t id = state->free_link;
    if (id != 0) {
        state->free_link = model_link(state, id)->next;
    } else {
        id = ++state->link_count;
    }
    *edit_link(state, id) = (struct model_link){.value = value, .extra = extra};
    return id;
}

static void drop_link(struct model_state *state, uint32_t link)
{
    *edit_link(state, link) = (struct model_link){.next = state->free_link};
    state->free_link = link;
}

void state_list_add(struct model_state *state, struct model_list *list, uint32_t value,
                    uint32_t extra)
{
    uint32_t link = new_link(state, value, extra);
    if (list->last != 0) {
        edit_link(state, list->last)->next = link;
    } else {
        list->first = link;
    }
    list->last = link;
    list->count++;
}

void state_list_insert(struct model_state *state, struct model_list *list, uint64_t at,
                       uint32_t value)
{
    if (at >= list->count) {
        state_list_add(state, list, value, 0);
        return;
    }
    uint32_t before = 0, next = list->first;
    for (; at > 0; at--) {
        before = next;
        next = model_link(state, next)->next;
    }
    uint32_t link = new_link(state, value, 0);
    edit_link(state, link)->next = next;
    if (before != 0) {
        edit_link(state, before)->next = link;
    } else {
        list->first = link;
    }
    list->count++;
}

uint32_t state_list_find(const struct model_state *state, const struct model_list *list,
                         uint32_t value)
{
    uint32_t link = list->first;
    while (link != 0 && model_link(state, link)->value != value) {
        link = model_link(state, link)->next;
    }
    return link;
}

bool state_list_remove(struct model_state *state, struct model_list *list, uint32_t value)
{
    uint32_t before = 0, link = list->first;
    while (link != 0 && model_link(state, link)->value != value) {
        before = link;
        link = model_link(state, link)->next;
    }
    if (link == 0) {
        return false;
    }
    uint32_t next = model_link(state, link)->next;
    if (before != 0) {
        edit_link(state, before)->next = next;
    } else {
        list->first = next;
    }
    if (next == 0) {
        list->last = before;
    }
    list->count--;
    drop_link(state, link);
    return true;
}

void state_list_clear(struct model_state *state, struct model_list *list)
{
    if (list->last != 0) {
        edit_link(state, list->last)->next = state->free_link;
        state->free_link = list->first;
    }
    *list = (struct model_list){0};
}

/* --- the ready queue: linked through the handles --- */

static struct model_handle *edit_handle(struct model_state *state, uint32_t handle)
{
    return table_edit(&state->handles, handle);
}

void state_ready_add(struct model_state *state, uint32_t handle)
{
    struct model_handle *entry = edit_handle(state, handle);
    entry->place = MODEL_IN_READY;
    entry->place_of = (uint8_t)state->loop_shown;
    entry->next = 0;
    entry->prev = state->ready_last;
    if (state->ready_last != 0) {
        edit_handle(state, state->ready_last)->next = handle;
    } else {
        state->ready_first = handle;
    }
    state->ready_last = handle;
    state->ready_count++;
}

void state_ready_remove(struct model_state *state, uint32_t handle)
{
    struct model_handle *entry = edit_handle(state, handle);
    uint32_t prev = entry->prev, next = entry->next;
    if (prev != 0) {
        edit_handle(state, prev)->next = next;
    } else {
        state->ready_first = next;
    }
    if (next != 0) {
        edit_handle(state, next)->prev = prev;
    } else {
        state->ready_last = prev;
    }
    entry->prev = entry->next = 0;
    entry->place = MODEL_NOWHERE;
    state->ready_count--;
}

/* --- the timer heap --- */

static void set_slot(struct model_state *state, uint32_t at, struct model_timer_slot slot)
{
    *(struct model_timer_slot *)table_edit(&state->timers, state_timer_place(state, at)) = slot;
}

static bool is_stale(const struct model_state *state, const struct model_timer_slot *slot)
{
    const struct model_handle *handle = model_handle(state, slot->handle);
    return handle->place != MODEL_IN_TIMERS || handle->when != slot->when;
}

static void sift_up(struct model_state *state, uint32_t at, struct model_timer_slot slot)
{
    while (at > 0) {
        uint32_t parent = (at - 1) / TIMER_ARITY;
        if (!state_timer_is_earlier(&slot, state_timer_slot(state, parent))) {
            break;
        }
        set_slot(state, at, *state_timer_slot(state, parent));
        at = parent;
    }
    set_slot(state, at, slot);
}

static void drop_top(struct model_state *state)
{
    uint32_t count = --state->timer_slots;
    struct model_timer_slot slot = *state_timer_slot(state, count);
    table_erase(&state->timers, state_timer_place(state, count));
    if (count == 0) {
        return;
    }
    uint32_t at = 0;
    for (uint64_t first = 1; first < count; first = (uint64_t)TIMER_ARITY * at + 1) {
        uint32_t best = (uint32_t)first;
        for (uint32_t i = best + 1; i < count && i < first + TIMER_ARITY; i++) {
            if (state_timer_is_earlier(state_timer_slot(state, i), state_timer_slot(state, best))) {
                best = i;
            }
        }
        if (!state_timer_is_earlier(state_timer_slot(state, best), &slot)) {
            break;
        }
        set_slot(state, at, *state_timer_slot(state, best));
        at = best;
    }
    set_slot(state, at, slot);
}

void state_timer_add(struct model_state *state, int64_t when, uint32_t handle)
{
    if (state->timer_slots + TIMER_FIRST + 1 >= TIMERS_MOST) {
        return;
    }
    sift_up(state, state->timer_slots++, (struct model_timer_slot){.when = when, .handle = handle});
    state->timer_count++;
}

static void rebuild(struct model_state *state)
{
    uint32_t count = state->timer_slots, kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct model_timer_slot slot = *state_timer_slot(state, i);
        if (!is_stale(state, &slot)) {
            sift_up(state, kept++, slot);
        }
    }
    for (uint32_t i = kept; i < count; i++) {
        table_erase(&state->timers, state_timer_place(state, i));
    }
    state->timer_slots = kept;
}

void state_timer_settle(struct model_state *state)
{
    while (state->timer_slots > 0 && is_stale(state, state_timer_slot(state, 0))) {
        drop_top(state);
    }
    if (state->timer_slots > 64 && state->timer_slots > 2 * state->timer_count) {
        rebuild(state);
    }
}
