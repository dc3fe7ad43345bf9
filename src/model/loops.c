/* Loops of several threads at once: the state shows one, the others are kept aside. */
#include "model/fold.h"

static bool is_free(const struct model_loop *loop)
{
    return loop->loop == 0 || (!loop->loop_running && loop->handle == 0 && loop->ready_count == 0 &&
                               loop->timer_slots == 0);
}

void state_show(struct model_state *state, uint32_t number)
{
    if (number == state->loop_shown || number >= MODEL_LOOPS) {
        return;
    }
    state->loops[state->loop_shown] = state->shown;
    state->loop_shown = number;
    state->shown = state->loops[number];
}

bool state_knows_loop(const struct model_state *state, uint32_t loop)
{
    for (uint32_t i = 0; i < MODEL_LOOPS; i++) {
        if (i != state->loop_shown && state->loops[i].loop == loop && !is_free(&state->loops[i])) {
            return true;
        }
    }
    return false;
}

bool state_show_loop(struct model_state *state, uint32_t loop)
{
    uint32_t room = MODEL_LOOPS;
    if (loop == state->loop) {
        return true;
    }
    for (uint32_t i = 0; i < MODEL_LOOPS; i++) {
        if (i == state->loop_shown) {
            continue;
        }
        if (state->loops[i].loop == loop) {
            state_show(state, i);
            return true;
        }
        room = room == MODEL_LOOPS && is_free(&state->loops[i]) ? i : room;
    }
    if (room == MODEL_LOOPS) {
        return false;
    }
    state->loops[room] = (struct model_loop){.loop = loop};
    state_show(state, room);
    return true;
}

void state_show_loop_of(struct model_state *state, uint32_t thread)
{
    if (state->loop_running && state->loop_thread == thread) {
        return;
    }
    for (uint32_t i = 0; i < MODEL_LOOPS; i++) {
        if (i != state->loop_shown && state->loops[i].loop_running &&
            state->loops[i].loop_thread == thread) {
            state_show(state, i);
            return;
        }
    }
}

bool model_has_many_loops(const struct model_state *state)
{
    int running = state->loop_running;
    for (uint32_t i = 0; i < MODEL_LOOPS; i++) {
        running += i != state->loop_shown && state->loops[i].loop_running;
    }
    return running > 1;
}
