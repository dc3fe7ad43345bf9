/* The view: the facts of one moment that both layouts (window, terminal) draw.
 *
 * A flat, plain copy of what the model knows at one step, with the timeline and
 * the program's text: it names nothing of the model, so layouts can be tested
 * with views made by hand.  Times are virtual nanoseconds.  Texts are
 * NUL-terminated UTF-8.  Tasks are numbered by their place in `tasks` (-1: none).
 *
 * Ownership: the view owns all it points to (in its arena), except texts that
 * view_build() is told to borrow (source); view_free() ends it.
 */
#ifndef SCENE_VIEW_H
#define SCENE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

enum view_state {
#define STATE(id, role, pattern, glyph, ascii, key) VIEW_##id,
#include "scene/states.def"
#undef STATE
    VIEW_STATE_COUNT
};

enum view_lane_kind { LANE_TASK, LANE_MAIN, LANE_THREAD, LANE_PROCESS };

/* How far a cancellation of a task has come, from the request to the end of its cleanup. */
enum view_cancel { CANCEL_NONE, CANCEL_ASKED, CANCEL_DELIVERED, CANCEL_CLEANUP };

struct view_task {
    int64_t id; /* the trace's */
    enum view_lane_kind kind;
    const char *name;  /* "Task-2" */
    const char *label; /* the coroutine's name: "chat"; "" when not known */
    enum view_state state;
    int palette;           /* 0 and up: its colour, modulo the palette */
    uint32_t line;         /* current line in the shown file; 0: none */
    const char *function;  /* innermost frame: "cook" */
    int64_t wake_at;       /* deadline it sleeps to; -1: not on a timer */
    bool sleeps;           /* … and nothing else may wake it */
    const char *wait_text; /* what it waits for: "gather", "sleep", "xo.dev"; or "" */
    enum view_cancel cancel;
    int cancel_by;            /* the task that asked for it; -1: none did */
    const char *cancel_words; /* "cancel asked: Task-1", or "" */
};

/* What tasks wait for, other than a timer: a task, a gather, a future. */
/* What kind of thing it is, for those that are drawn in a form of their own. */
enum view_form {
    FORM_PLAIN,
    FORM_GROUP, /* gather, wait, as_completed: children in segments */
    FORM_WAIT_FOR,
    FORM_SHIELD,
    FORM_TASK_GROUP,
    FORM_LOCK,
    FORM_QUEUE
};

struct view_wait {
    enum view_form form;
    int64_t opened_at, deadline; /* deadline -1: waits as long as it takes */
    int64_t items, capacity;     /* of a queue; capacity 0: without an end */
    int64_t id;                  /* the trace's number of what is waited for */
    const char *kind;            /* "gather", "Future", "wait_for", "Lock" … */
    const char *inner;           /* what stands between it and its children: "shield"; or NULL */
    enum view_form inner_form;
    int task;            /* it is a task: that one; else -1 */
    int done, total;     /* of children; total 0: no children */
    const int *children; /* places in tasks of what it waits for */
    size_t child_count;
    const int *waiters; /* tasks that wait for it */
    size_t waiter_count;
    const char *setter; /* who will set it, or "" */
};

struct view_frame {
    const char *function, *file;
    uint32_t line;
    const char *note; /* an argument worth showing, or "" */
};

struct view_variable {
    const char *name, *value;
};

struct view_ready {
    int64_t handle;     /* the trace's */
    int task;           /* -1: a plain callback */
    int about;          /* the task that it steps or will wake, or -1 */
    int64_t deadline;   /* of the timer that it was until just now; -1: it was none */
    const char *text;   /* name of the task or of the callback */
    const char *reason; /* "start", "wakeup", "cancel" … a message key, or "" */
    const char *by;     /* who made it ready, or "" */
};

struct view_timer {
    int64_t handle; /* the trace's */
    int task;       /* -1: a callback */
    const char *text;
    int64_t set_at, deadline;
    bool is_timeout; /* ends a wait, not a sleep */
};

/* A call that kept the only thread from doing anything. */
struct view_pause {
    const char *text; /* "time.sleep(2)" */
    int64_t start, end;
    int64_t last; /* position */
};

struct view_output {
    int64_t time;
    int task;
    const char *text; /* one line, without its newline */
    bool is_error;    /* stderr */
    bool is_note;     /* a mistake that the run has shown, not the program's output */
    int64_t position; /* of the trace */
};

/* A stretch of one task in one state, of the whole run.  Of one task they
 * neither overlap nor go back.  How a task ended is one without length. */
struct view_span {
    int task;
    enum view_state state;
    int64_t start, end;  /* times */
    int64_t first, last; /* positions of the trace */
    const char *text;    /* what it waits for, or "" */
    int on;              /* a task that it waits for; -1: none */
    bool is_fetch;       /* a request of its lane is under way: its URL is what is written there */
    /* A sleep whose length is a number in the main file: where it stands there, in bytes; size 0:
     * no such thing. */
    uint32_t argument, argument_size;
};

struct view_arrow {
    enum view_arrow_kind { ARROW_CREATE, ARROW_WAKE, ARROW_CANCEL } kind;
    int from, to; /* tasks */
    int64_t time, position;
};

/* The whole loop stands still: a task blocks its thread for so long. */
struct view_band {
    int64_t start, end;  /* times */
    int64_t first, last; /* positions */
    int task;            /* that blocks; -1: a callback */
    const char *text;    /* "time.sleep(2)" */
    int ready;           /* how many could have run meanwhile */
};

/* A task that could have run while the loop stood still: it was asleep, and its time came. */
struct view_due {
    int task;
    size_t band;
    int64_t start; /* its deadline, within the band */
};

/* A request over the network, in the lane of who waits for it (or serves it). */
struct view_fetch {
    int task;
    bool is_server, failed;
    const char *method, *url, *host; /* "GET", "https://xo.dev/a", "xo.dev" */
    const char *result;              /* "200", the error, or "" while it is under way */
    int64_t start, end;              /* times */
    int64_t first, last;             /* positions */
};

/* gather, wait_for, TaskGroup …: from its beginning to its end, in its owner's lane. */
struct view_bracket {
    int task;
    int depth;               /* how many of the same task are around it */
    const char *kind;        /* "gather" */
    enum view_state outcome; /* VIEW_WAITING: never closed */
    int64_t start, end;      /* times */
    int64_t first, last;     /* positions */
};

struct view_mark { /* output */
    int task;
    bool is_error;
    int64_t time, position;
};

/* A note of a lesson at a moment of the run (model/callouts.h). */
struct view_callout {
    const char *text;
    int task;      /* that it is about; -1: none, the moment as a whole */
    uint32_t line; /* of the main file, 0: none */
    int64_t time, position;
    bool is_between; /* its time is between the instant of its position and the next one */
    bool is_reached; /* the position of the view is there, or behind it */
};

/* A position at which some lane changes. */
struct view_stop {
    int64_t position, time;
    int64_t opened; /* how many stops up to here are at the time of the one before */
};

enum { VIEW_SUMMARY_LEVELS = 5, VIEW_SUMMARY_FACTOR = 16 };

struct view {
    const char *title;     /* of the lesson, or "" */
    const char *file_name; /* of the source shown */
    const char *source;
    size_t source_size;
    uint32_t running_line;            /* in that file; 0: none */
    uint32_t error_line;              /* a syntax error's place; 0: none */
    uint32_t error_column, error_end; /* from 1, in characters; end: behind the last, 0: unknown */
    const char *error;                /* its message, or "" */
    int64_t now;
    int64_t position, position_count; /* of the trace: where we are, and its last */
    int64_t step, step_count;         /* stops of the chosen size: from 0, and how many */
    int64_t iteration;
    int lanes_expected; /* tasks there will be at the end: the timeline keeps their room */
    bool finished;      /* the program has ended */
    bool is_between;    /* the clock is on its way: view_go_back_to() */
    bool is_stuck;      /* now, and so for ever */
    bool gets_stuck;    /* is_stuck at the end of the run */
    int64_t time_end;   /* of what is shown of the run: the axis reaches to here */
    int64_t time_least; /* but at least to here: where an earlier run ended (0: none) */
    int64_t time_begin, position_begin; /* and begins here: not 0 in a cut (scene/cut.h) */
    int running;                        /* task; -1: none */
    int64_t running_handle;             /* the handle that the loop runs; 0: none */
    int running_about; /* the task that the running timer wakes or limits; -1: none */
    /* Of the loop's iteration, and how many handles it has still to run: others wait for the
     * next one. */
    enum view_phase { VIEW_OUTSIDE, VIEW_TIMERS_DUE, VIEW_RUN } phase;
    int64_t left_to_run;
    const char *running_text; /* who has the processor when no task has: "<module>", a callback */
    enum view_state running_state; /* VIEW_RUNNING, or VIEW_BLOCKED */
    /* No loop ever runs: `timers` are the threads' blocking calls under way, `pauses` those that
     * are over. */
    bool is_loopless;
    int64_t paused;      /* how long all pauses up to here were */
    const char *loop_of; /* "event loop of kitchen", where several threads run one; else "" */
    const char *gil;     /* who has the GIL; "" while there is one thread, or nobody has it */
    const char *why;     /* the sentence */

    VEC(struct view_task) tasks;
    VEC(struct view_wait) waits;
    VEC(struct view_frame) frames; /* of who runs: outermost first */
    VEC(struct view_variable) variables;
    VEC(struct view_ready) ready;
    VEC(struct view_timer) timers; /* earliest first */
    VEC(struct view_pause) pauses; /* the last ones */
    VEC(struct view_output) output;
    VEC(struct view_callout) callouts; /* of the whole run, by position */
    struct arena arena;

    /* The timeline: the whole run, also of tasks that are not there yet (their number is
     * tasks.count or more). */
    VEC(struct view_span) spans;   /* by task, then position */
    VEC(struct view_arrow) arrows; /* these by position, as all below */
    VEC(struct view_band) bands;
    VEC(struct view_due) dues; /* by band */
    VEC(struct view_fetch) fetches;
    VEC(struct view_bracket) brackets;
    VEC(struct view_mark) marks;
    struct arena timeline_arena;
    const void *timeline_of; /* what it was made of: view_build() keeps it */

    /* What view_index() makes of the spans. */
    VEC(struct view_stop) stops;
    VEC(unsigned char) summary[VIEW_SUMMARY_LEVELS]; /* bits of the states in 16, 256 … spans */
};

/* The clock has just been moved on: shows it on its way there, at that time. */
void view_go_back_to(struct view *view, int64_t time);

/* The message that says why nobody runs: before the start, at the end, between two handles. */
const char *view_idle_key(const struct view *view);
/* The messages for empty lists of timers and of who waits, and the names of list and stage. */
const char *view_no_timers_key(const struct view *view);
const char *view_no_waits_key(const struct view *view);
const char *view_timers_pane(const struct view *view);
const char *view_stage_pane(const struct view *view);

/* Leaves only lanes and spans, which then need nothing else: a run to be compared with. */
void view_make_ghost(struct view *view);

void view_clear(struct view *view);        /* empty, keeps memory */
void view_clear_moment(struct view *view); /* the same, but the timeline stays */
void view_free(struct view *view);

/* To be called when the spans have changed: finds stops and summaries. */
void view_index(struct view *view);

/* The spans of a task: *first to before *last. */
void view_lane(const struct view *view, int task, size_t *first, size_t *last);
/* The first of the spans from `first` to before `last` (of one task) that ends behind a
 * position; `last` when none does. */
size_t view_span_behind(const struct view *view, size_t first, size_t last, int64_t position);
/* The states among spans `first` to before `last`: 1 << state of each. */
unsigned view_states(const struct view *view, size_t first, size_t last);

#endif
