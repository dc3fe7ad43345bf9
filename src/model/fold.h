/* How one event changes the state.  Private to the folder.
 *
 * The promise: any row of events is folded without harm.  Events that cannot
 * be (from a broken or forged trace) change nothing, or what they name only.
 */
#ifndef MODEL_FOLD_H
#define MODEL_FOLD_H

#include "model/model.h"

void state_init(struct model_state *state, const struct trace *trace, struct table_pool *pool);
void state_free(struct model_state *state);
struct model_state state_share(const struct model_state *state); /* O(1); free both */

/* Folds the event whose number is state->position. */
void state_apply(struct model_state *state, const struct trace_event *event);

void state_apply_frame(struct model_state *state, const struct trace_event *event); /* frames.c */

/* True for handles that run a task's next step. */
bool state_is_step(uint8_t handle_kind);

/* --- loops of several threads (loops.c) --- */

/* Shows another of the loops; each keeps its own queue, timers and what it runs. */
void state_show(struct model_state *state, uint32_t number);
bool state_show_loop(struct model_state *state, uint32_t loop);      /* false: there is no room */
void state_show_loop_of(struct model_state *state, uint32_t thread); /* if it runs one */
bool state_knows_loop(const struct model_state *state, uint32_t loop);

/* --- pieces (lists.c): lists of links, the ready queue, the timer heap --- */

void state_list_add(struct model_state *state, struct model_list *list, uint32_t value,
                    uint32_t extra);
void state_list_insert(struct model_state *state, struct model_list *list, uint64_t at,
                       uint32_t value);
bool state_list_remove(struct model_state *state, struct model_list *list, uint32_t value);
uint32_t state_list_find(const struct model_state *state, const struct model_list *list,
                         uint32_t value); /* the link, 0: none */
void state_list_clear(struct model_state *state, struct model_list *list);

void state_ready_add(struct model_state *state, uint32_t handle); /* it exists, in no list */
void state_ready_remove(struct model_state *state, uint32_t handle);

/* Slot `at` of the timer heap; its children are TIMER_ARITY * at + 1 and the following.  The table
 * is used from 3 on, so that siblings share a page. */
enum { TIMER_ARITY = 4, TIMER_FIRST = 3, TIMERS_MOST = 1 << 27 };
static inline uint32_t state_timer_place(const struct model_state *state, uint32_t at)
{
    return state->loop_shown * TIMERS_MOST + at + TIMER_FIRST;
}
static inline const struct model_timer_slot *state_timer_slot(const struct model_state *state,
                                                              uint32_t at)
{
    return table_get(&state->timers, state_timer_place(state, at));
}
static inline bool state_timer_is_earlier(const struct model_timer_slot *a,
                                          const struct model_timer_slot *b)
{
    return a->when != b->when ? a->when < b->when : a->handle < b->handle;
}
void state_timer_add(struct model_state *state, int64_t when, uint32_t handle);
void state_timer_settle(struct model_state *state); /* after timers left: drops stale slots */

#endif
