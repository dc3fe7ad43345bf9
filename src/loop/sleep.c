/* asyncio.sleep(): a coroutine in C.
 *
 * A task that awaits it is suspended on a future, as in CPython; the timer lies in the
 * coroutine.  When it is due the future gets its result in one iteration, and the task wakes
 * up in the next one.  That future is only made when somebody looks at it: as a rule a task
 * awaits the sleep and nobody else ever does, so the coroutine stands for it.
 *
 * References: the heap keeps the coroutine while the timer is set; the coroutine owns the
 * future, or the task that waits in its stead.
 */
#include "loop/loop.h"
#include "vm/error.h"
#include "vm/frame.h"
#include "vm/generator.h"
#include "vm/number.h"
#include "vm/str.h"
#include "vm/vm.h"

enum sleep_state {
    SLEEP_NEW,
    SLEEP_WRONG,   /* the delay, in `result`, is no number */
    SLEEP_YIELDED, /* a delay of 0 */
    SLEEP_WAITING,
    SLEEP_HANDED, /* waiting, and given to a task that has not seen it yet */
    SLEEP_DONE
};

/* The coroutine's native_state is an enum sleep_state; its node that of the future, made or not.
 * Invariant: while the timer is set there is a waiter, whose loop is the timer's. */
struct sleep {
    struct coroutine coroutine;
    struct future *waiter; /* the future, once made; before, the task that its callback would
                            * wake; or NULL */
    value result;
    union {
        double seconds;     /* NEW */
        struct timer timer; /* WAITING, HANDED; not set in other states */
        struct loop *loop;  /* DONE: borrowed; that of the task that is woken */
    };
};

_Static_assert(offsetof(struct timer, place) >= sizeof(double), "seconds are no place of a timer");

/* NULL: not made. */
static struct future *sleep_made_future(const struct sleep *sleep)
{
    return sleep->waiter && !sleep->waiter->is_task ? sleep->waiter : NULL;
}

/* NULL: it does not wait, or the future knows it. */
static struct task *sleep_sleeper(const struct sleep *sleep)
{
    return sleep->waiter && sleep->waiter->is_task ? (struct task *)sleep->waiter : NULL;
}

/* What `delay <= 0` and `time() + delay` say to it. */
static enum await_status sleep_refuse(struct vm *vm, const struct sleep *sleep)
{
    value is_over = vm_compare(vm, sleep->result, value_from_small_int(0), COMPARE_LE);
    if (drop_result(vm, is_over)) {
        value now = float_from_double(vm, vm->loop->clock.reading);
        drop_result(vm, vm_binary(vm, BINARY_ADD, now, sleep->result));
        drop(vm, now);
    }
    return AWAIT_FAILED;
}

static enum await_status sleep_start(struct vm *vm, struct sleep *sleep)
{
    if (sleep->seconds <= 0) {
        sleep->coroutine.native_state = SLEEP_YIELDED;
        return AWAIT_SUSPENDED;
    }
    struct loop *loop = loop_get_running(vm);
    if (!loop) {
        return AWAIT_FAILED;
    }
    double seconds = sleep->seconds;
    sleep->coroutine.native_state = SLEEP_WAITING;
    sleep->coroutine.node = loop_new_node(vm);
    trace_put_future_new(vm->trace, sleep->coroutine.node, TRACE_NODE_SLEEP, 0);
    loop_set_timer(vm, loop, &sleep->timer, clock_after(vm, seconds), &sleep->coroutine.head,
                   TRACE_HANDLE_SLEEP, sleep->coroutine.node);
    return AWAIT_SUSPENDED;
}

static void sleep_abandon(struct vm *vm, struct generator *self)
{
    struct sleep *sleep = (struct sleep *)self;
    if (sleep->timer.place) {
        loop_cancel_timer(vm, sleep->waiter->loop, &sleep->timer);
    }
}

static enum await_status sleep_poll(struct vm *vm, struct generator *self, value *result)
{
    struct sleep *sleep = (struct sleep *)self;
    struct future *future = sleep_made_future(sleep);
    switch ((enum sleep_state)sleep->coroutine.native_state) {
    case SLEEP_NEW: return sleep_start(vm, sleep);
    case SLEEP_WRONG: return sleep_refuse(vm, sleep);
    case SLEEP_WAITING:
    case SLEEP_HANDED:
        if (!future || future->state == FUTURE_PENDING) {
            return AWAIT_SUSPENDED;
        }
        break;
    default: break;
    }
    if (future) {
        sleep_abandon(vm, self);
        *result = future_result(vm, future);
        return value_is_error(*result) ? AWAIT_FAILED : AWAIT_DONE;
    }
    *result = keep(sleep->result);
    return AWAIT_DONE;
}

/* Does what the running frame awaits come to the current task's own step? */
static bool sleep_is_for_task(struct vm *vm)
{
    const struct task *task = vm->loop->current;
    const struct frame *frame = vm->thread->frame;
    return task && frame && frame->generator &&
           value_has_layout(task->coroutine, LAYOUT_GENERATOR) &&
           frame->generator->outermost == value_as(generator, task->coroutine);
}

static value sleep_hand_out(struct vm *vm, struct generator *self, bool is_awaited)
{
    struct sleep *sleep = (struct sleep *)self;
    if (sleep->coroutine.native_state == SLEEP_YIELDED) {
        return VALUE_NONE;
    }
    if (is_awaited && !sleep->waiter && sleep_is_for_task(vm)) {
        sleep->coroutine.native_state = SLEEP_HANDED;
        sleep->waiter = keep_object(&vm->loop->current->future);
        return keep(value_from_object(sleep));
    }
    struct future *future = sleep_future(vm, self);
    future->awaiting = true;
    return value_from_object(keep_object(future));
}

static void sleep_dealloc(struct vm *vm, struct generator *self)
{
    struct sleep *sleep = (struct sleep *)self;
    if (sleep->coroutine.node && !sleep_made_future(sleep)) {
        trace_put_node_gone(vm->trace, sleep->coroutine.node);
    }
    drop_object(vm, sleep->waiter);
    drop(vm, sleep->result);
}

static void sleep_traverse(const struct generator *self, visit_fn visit, void *context)
{
    const struct sleep *sleep = (const struct sleep *)self;
    if (sleep->waiter) {
        visit(context, value_from_object(sleep->waiter));
    }
    visit(context, sleep->result);
}

static const struct coroutine_native sleep_native = {
    .name = "sleep",
    .poll = sleep_poll,
    .hand_out = sleep_hand_out,
    .abandon = sleep_abandon,
    .dealloc = sleep_dealloc,
    .traverse = sleep_traverse,
    .size = sizeof(struct sleep),
};

value sleep_new_wrong(struct vm *vm, value delay)
{
    value sleep = sleep_new(vm, 0, delay);
    value_as(sleep, sleep)->coroutine.native_state = SLEEP_WRONG;
    return sleep;
}

value sleep_new(struct vm *vm, double seconds, value result)
{
    struct sleep *sleep = (struct sleep *)coroutine_new_native(vm, &sleep_native);
    sleep->seconds = seconds;
    sleep->result = keep(result);
    return value_from_object(sleep);
}

static struct sleep *sleep_from_object(struct object *object)
{
    bool is_sleep = object->layout == LAYOUT_GENERATOR && ((struct generator *)object)->is_native &&
                    ((struct generator *)object)->native == &sleep_native;
    return is_sleep ? (struct sleep *)object : NULL;
}

uint32_t sleep_node(struct object *object)
{
    const struct sleep *sleep = sleep_from_object(object);
    return sleep ? sleep->coroutine.node : 0;
}

bool sleep_take(value yielded, struct task *task)
{
    struct sleep *sleep = sleep_from_object(value_object(yielded));
    if (!sleep || sleep->coroutine.native_state != SLEEP_HANDED || sleep->waiter != &task->future) {
        return false;
    }
    sleep->coroutine.native_state = SLEEP_WAITING;
    return true;
}

struct future *sleep_future(struct vm *vm, struct generator *self)
{
    struct sleep *sleep = (struct sleep *)self;
    if (sleep_made_future(sleep)) {
        return sleep->waiter;
    }
    if (sleep->coroutine.native_state == SLEEP_HANDED) {
        sleep->coroutine.native_state = SLEEP_WAITING;
    }
    struct task *task = sleep_sleeper(sleep);
    bool is_done = sleep->coroutine.native_state == SLEEP_DONE;
    struct loop *loop = is_done ? sleep->loop : task ? task->future.loop : vm->loop->running;
    struct future *future = future_new_known(vm, loop, sleep->coroutine.node);
    future->wait_kind = TRACE_WAIT_SLEEP;
    sleep->waiter = future;
    if (is_done) {
        future->state = FUTURE_FINISHED;
        future->result = keep(sleep->result);
    }
    if (task) {
        future_add_woken(vm, future, task);
        drop_object(vm, &task->future);
    }
    return future;
}

bool sleep_finish(struct vm *vm, struct object *object)
{
    struct sleep *sleep = (struct sleep *)object;
    struct future *future = sleep_made_future(sleep);
    if (future) {
        return future->state != FUTURE_PENDING || future_set_result(vm, future, sleep->result);
    }
    sleep->coroutine.native_state = SLEEP_DONE;
    future_record_result(vm, sleep->coroutine.node, sleep->result);
    struct task *task = sleep_sleeper(sleep);
    if (task) {
        sleep->waiter = NULL;
        sleep->loop = task->future.loop;
        loop_push_ready(vm, task->future.loop, READY_WAKEUP, TRACE_HANDLE_WAKEUP,
                        sleep->coroutine.node, value_from_object(task), value_from_object(sleep));
        drop_object(vm, &task->future);
    }
    return true;
}
