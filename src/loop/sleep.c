/* asyncio.sleep(): a coroutine in C.
 *
 * A task that awaits it is suspended on a future, as in CPython; the timer lies
 * in the coroutine.  When it is due the future gets its result in one iteration,
 * and the task wakes up in the next one.
 *
 * References: the heap keeps the coroutine while the timer is set; the coroutine
 * owns the future.
 */
#include "loop/loop.h"
#include "vm/error.h"
#include "vm/generator.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

struct sleep {
    struct generator generator;
    struct future *future; /* NULL before the start and for a delay of 0 */
    double seconds;
    value result;
    bool has_yielded;
    struct timer timer;
};

static enum await_status sleep_start(struct vm *vm, struct sleep *sleep, value *result)
{
    if (sleep->seconds <= 0) {
        sleep->has_yielded = true;
        return AWAIT_SUSPENDED;
    }
    struct loop *loop = loop_get_running(vm);
    if (!loop) {
        return AWAIT_FAILED;
    }
    (void)result;
    sleep->future = future_new(vm, loop, TRACE_NODE_SLEEP);
    sleep->future->wait_kind = TRACE_WAIT_SLEEP;
    sleep->future->awaiting = true;
    loop_set_timer(vm, loop, &sleep->timer, vm->loop->clock.reading + sleep->seconds,
                   &sleep->generator.head, TRACE_HANDLE_SLEEP, sleep->future->node);
    return AWAIT_SUSPENDED;
}

static void sleep_abandon(struct vm *vm, struct generator *self)
{
    struct sleep *sleep = (struct sleep *)self;
    if (sleep->timer.place) {
        loop_cancel_timer(vm, sleep->future->loop, &sleep->timer);
    }
}

static enum await_status sleep_poll(struct vm *vm, struct generator *self, value *result)
{
    struct sleep *sleep = (struct sleep *)self;
    if (sleep->has_yielded) {
        *result = keep(sleep->result);
        return AWAIT_DONE;
    }
    if (!sleep->future) {
        return sleep_start(vm, sleep, result);
    }
    if (sleep->future->state == FUTURE_PENDING) {
        sleep->future->awaiting = true;
        return AWAIT_SUSPENDED;
    }
    sleep_abandon(vm, self);
    *result = future_result(vm, sleep->future);
    return value_is_error(*result) ? AWAIT_FAILED : AWAIT_DONE;
}

static value sleep_waits_on(struct generator *self)
{
    struct sleep *sleep = (struct sleep *)self;
    return sleep->future ? value_from_object(sleep->future) : VALUE_NONE;
}

static void sleep_dealloc(struct vm *vm, struct generator *self)
{
    struct sleep *sleep = (struct sleep *)self;
    drop_object(vm, sleep->future);
    drop(vm, sleep->result);
}

static const struct coroutine_native sleep_native = {
    .poll = sleep_poll,
    .waits_on = sleep_waits_on,
    .abandon = sleep_abandon,
    .dealloc = sleep_dealloc,
    .size = sizeof(struct sleep),
};

value sleep_new(struct vm *vm, double seconds, value result)
{
    struct sleep *sleep = (struct sleep *)coroutine_new_native(vm, &sleep_native, "sleep");
    sleep->seconds = seconds;
    sleep->result = keep(result);
    return value_from_object(sleep);
}

struct future *sleep_due(struct object *owner, value *result)
{
    if (owner->layout != LAYOUT_GENERATOR || ((struct generator *)owner)->native != &sleep_native) {
        return NULL;
    }
    struct sleep *sleep = (struct sleep *)owner;
    *result = sleep->result;
    return sleep->future;
}
