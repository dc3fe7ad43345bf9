/* Signals in virtual time.
 *
 * They come from three places: the command line (--signal, a list by time), the
 * program's own alarm(), and the program itself (raise_signal, kill), where they
 * arrive at once.  As running code takes no time, one from the list arrives where
 * the clock would move past its time: while the loop waits, or inside a blocking
 * call.  A handler made with signal.signal() runs right there and does not end the
 * wait; one of loop.add_signal_handler() does (CPython: a byte in the loop's pipe).
 */
#ifndef LOOP_SIGNALS_H
#define LOOP_SIGNALS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct vm;
struct loop;
struct native_def;

enum { SIGNALS_MAX = 65 }; /* numbers are below */

struct signal_at {
    int64_t when; /* virtual nanoseconds */
    int number;
};

struct signals {
    const struct signal_at *list; /* by time; borrowed: what has arrived is behind it */
    size_t count;
    int64_t next; /* when the earliest of list and alarm comes; INT64_MAX: none will */
    int64_t alarm;
    double alarm_reading, alarm_interval;
    struct loop *loop;      /* the one with add_signal_handler(); borrowed, or NULL */
    unsigned char told[32]; /* numbers that it has not yet read, in order */
    size_t told_count;
    int ended_by; /* the number that ended the program (STOP_SIGNAL) */
};

/* The number of "SIGINT", "INT" or "2"; 0: there is none such. */
int signals_number(const char *name, size_t size);

void signals_begin(struct vm *vm, const struct signal_at *list, size_t count);
/* Moves the clock to the next signal and delivers it.  false: exception, or vm->stop is set. */
bool signals_deliver(struct vm *vm);
/* A thread blocks for so long; signals arrive meanwhile.  false as above. */
bool signals_block(struct vm *vm, double seconds, const char *why);
/* Puts what the loop has been told behind its ready queue. */
bool signals_tell_loop(struct vm *vm, struct loop *loop);
/* A loop that is closed hears of no signal. */
void signals_forget_loop(struct vm *vm, struct loop *loop);

#endif
