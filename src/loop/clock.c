#include "loop/clock.h"

#include <math.h>

#include "loop/cpu.h"
#include "loop/loop.h"
#include "trace/trace.h"
#include "vm/vm.h"

enum { DUST_MAX = 1000, LOOKS_MAX = 1000 * 1000 };
static const double LOOK_SECONDS = 1e-5;

int64_t clock_from_seconds(double seconds)
{
    double nanoseconds = nearbyint(seconds * 1e9);
    if (!(nanoseconds < 9.2e18)) {
        return INT64_MAX / 2;
    }
    return nanoseconds < -9.2e18 ? INT64_MIN / 2 : (int64_t)nanoseconds;
}

double clock_after(struct vm *vm, double seconds)
{
    struct clock *clock = &vm->loop->clock;
    cpu_settle(vm);
    double reading = clock->reading + seconds;
    if (!(seconds > 0 && seconds < 1e-9) || clock_from_seconds(reading) > clock->now) {
        return reading;
    }
    clock->dust = clock->dust_at == clock->now ? clock->dust + 1 : 1;
    clock->dust_at = clock->now;
    return clock->dust > DUST_MAX ? clock->reading + 1e-9 : reading;
}

static void clock_record(struct vm *vm, enum trace_clock_kind cause)
{
    struct clock *clock = &vm->loop->clock;
    if (clock->now != clock->told) {
        clock->told = clock->now;
        trace_put_clock(vm->trace, clock->now, cause);
    }
}

static void clock_move(struct clock *clock, int64_t when, double reading, uint64_t set_at)
{
    if (when > clock->now) {
        clock->now = when;
        clock->reading = reading;
    }
    if (when > clock->due_when || (when == clock->due_when && set_at > clock->due_instant)) {
        clock->due_when = when;
        clock->due_instant = set_at;
    }
    clock->instant++;
}

void clock_jump(struct vm *vm, int64_t when, double reading, uint64_t set_at,
                enum trace_clock_kind cause)
{
    clock_move(&vm->loop->clock, when, reading, set_at);
    clock_record(vm, cause);
}

void clock_compute(struct vm *vm, int64_t until)
{
    clock_move(&vm->loop->clock, until, (double)until / 1e9, UINT64_MAX);
}

void clock_tell(struct vm *vm)
{
    clock_record(vm, TRACE_CLOCK_CPU);
}

void clock_block(struct vm *vm, double reading)
{
    struct clock *clock = &vm->loop->clock;
    int64_t before = clock->now;
    int64_t now = clock_from_seconds(reading);
    clock->reading = now < before ? clock->reading : reading;
    clock->now = now > before ? now : before;
    clock->due_when = clock->now;
    clock->due_instant = UINT64_MAX;
    clock->instant++;
    clock_record(vm, TRACE_CLOCK_BLOCKED);
}

void clock_use(struct vm *vm, uint64_t weight)
{
    struct clock *clock = &vm->loop->clock;
    if (vm->loop->cpu_cost) {
        return; /* time goes by without that */
    }
    if (clock->used_at != clock->now) {
        clock->used_at = clock->now;
        clock->used = 0;
    }
    clock->used += weight;
    if (clock->used > LOOKS_MAX) {
        clock_block(vm, clock->reading + (double)weight * LOOK_SECONDS);
        clock->busy += clock->now - clock->used_at;
        clock->used_at = clock->now;
    }
}

double clock_look(struct vm *vm)
{
    cpu_settle_quietly(vm);
    clock_use(vm, 1);
    return vm->loop->clock.reading;
}
