/* What bytecodes cost (--cpu-cost), and the GIL's switch interval.
 *
 * The interpreter counts in vm->burned what has run.  The clock follows when somebody could see
 * it: at a look at the clock, output, a call that blocks, the beginning and the end of a handle,
 * a thread's start or end.  Those call cpu_settle(); nothing is recorded in between.
 *
 * A thread computes on without looking left or right until something is due (vm->burn_limit): a
 * deadline of another thread, a signal, the end of its turn.  A turn ends at a call or a jump
 * back, when another thread of its process has wanted the GIL for the switch interval.
 *
 * Threads of other processes compute at the same time.  So where they could run, who settles
 * waits, with its GIL, until the clock has come to where it is: what it has computed is seen by
 * nobody before.
 *
 * Without a cost all this does nothing, and time stands still while bytecodes run.
 */
#ifndef LOOP_CPU_H
#define LOOP_CPU_H

#include <stdbool.h>
#include <stdint.h>

#include "vm/vm.h"

#define SWITCH_INTERVAL       5000000 /* nanoseconds: sys.getswitchinterval() at the start … */
#define SWITCH_INTERVAL_LEAST 1000    /* … and the least that it is set to */

/* From now on a bytecode takes so many nanoseconds, at most CPU_COST_MAX; 0: none. */
#define CPU_COST_MAX INT64_C(1000000000)
void cpu_begin(struct vm *vm, int64_t cost);

/* The time of what has run passes.  Threads of other processes may run meanwhile, none of this
 * one.  false: vm->stop is set. */
static inline bool cpu_settle(struct vm *vm)
{
    return vm->settle ? vm->settle(vm) : !vm->stop;
}
/* The same for a mere look at the clock: recorded no sooner than something else happens. */
bool cpu_settle_quietly(struct vm *vm);

/* CPU time, nanoseconds: of the running thread, or of its whole process. */
int64_t cpu_used(struct vm *vm, bool of_process);

#endif
