/* The timeline: the whole run as lanes of spans, made once per trace.
 *
 * A lane is a task or thread, or the main thread outside any task (node 0, the
 * first lane).  The spans of a lane follow each other without a gap from its
 * creation to its end, each with times and positions (many have no length in
 * time).  Spans of a lane, arrows, marks and brackets are sorted by position.
 */
#ifndef MODEL_TIMELINE_H
#define MODEL_TIMELINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vec.h"
#include "model/model.h"

struct timeline_span {
    int64_t begin, end;   /* times */
    uint64_t first, last; /* positions: true from first, until before last */
    uint8_t state;        /* enum model_task_state: READY RUNNING WAITING BLOCKED */
    uint8_t what;         /* WAITING: enum trace_wait_kind */
    bool in_loop;         /* a loop was running when it began */
    uint32_t lane;        /* its number */
    uint32_t node;        /* WAITING: what it waits on */
    uint32_t code, line;  /* WAITING, BLOCKED: where */
    uint32_t file;        /* of that code, 0: unknown */
};

struct timeline_lane {
    uint32_t node;
    uint32_t first_span, span_count; /* in timeline.spans */
    int64_t begin, end;              /* creation; end, or of the run */
    uint64_t first, last;            /* positions of these */
    uint32_t process;                /* of a thread, as model_process(); of a task: 0 */
    bool is_process;                 /* of the main thread of a worker process */
    uint8_t end_state;               /* DONE, CANCELLED, FAILED; else the state it was left in */
};

struct timeline_arrow {
    enum timeline_arrow_kind { TIMELINE_CREATE, TIMELINE_WAKE, TIMELINE_CANCEL } kind;
    uint32_t from, to; /* numbers of lanes */
    int64_t time;
    uint64_t position; /* after the event */
};

struct timeline_mark {   /* output */
    uint32_t lane, text; /* string */
    uint8_t stream;
    int64_t time;
    uint64_t position;
};

struct timeline_bracket { /* gather, wait_for, TaskGroup, ... */
    uint32_t group;       /* number of the model's group */
    uint32_t node;
    uint32_t lane; /* of its owner */
    uint8_t kind;  /* enum trace_group_kind */
    uint8_t outcome;
    uint32_t depth; /* brackets of the same owner around it */
    int64_t begin, end;
    uint64_t first, last;
};

struct timeline_band { /* a thread blocks */
    uint32_t lane, why;
    bool in_loop;   /* a loop stands still by it */
    uint32_t ready; /* how many tasks were ready meanwhile, or would have been */
    int64_t begin, end;
    uint64_t first, last;
};

struct timeline_gil { /* a thread has the GIL of its process, and uses it; none without length */
    uint32_t process; /* as model_process() */
    uint32_t lane;    /* of the thread; of a loop's thread that steps a task: the task's */
    int64_t begin, end;
    uint64_t first, last;
};

struct timeline_due { /* its deadline passed while the loop stood still */
    uint32_t lane, band;
    int64_t time;
};

struct timeline_request { /* over the virtual network */
    uint32_t request;     /* number of the model's request */
    uint32_t node;
    uint32_t lane; /* of who sends or serves it */
    uint8_t kind;  /* enum trace_request_kind */
    bool failed;
    uint32_t method, url, error; /* strings; error: 0 for none */
    int64_t status;              /* of HTTP; 0: no answer */
    int64_t begin, end;
    uint64_t first, last;
};

struct timeline {
    bool has_loop; /* an event loop runs at some time */
    VEC(struct timeline_lane) lanes;
    VEC(struct timeline_span) spans; /* grouped by lane, each in order */
    VEC(struct timeline_arrow) arrows;
    VEC(struct timeline_mark) marks;
    VEC(struct timeline_bracket) brackets;
    VEC(struct timeline_band) bands;
    VEC(struct timeline_due) dues;         /* by band, then time */
    VEC(struct timeline_request) requests; /* in the order in which they began */
    VEC(struct timeline_gil) gil;          /* by their end; none while there is one thread */
    int64_t end;                           /* time of the last event */
    uint64_t last;                         /* last position */
    bool waits_for_ever;                   /* from its end on */
    struct int_map lane_of;                /* node to number of its lane */
};

/* The lane of a node, or -1. */
int64_t timeline_lane_of(const struct timeline *timeline, uint32_t node);

/* The span of a lane that holds at a position (or the last one before it); -1: none yet.  An
 * index into timeline.spans. */
int64_t timeline_span_at(const struct timeline *timeline, uint32_t lane, uint64_t position);

/* The first span of a lane that ends at or behind `time`; its span_count'th when none does.
 * Indexes into timeline.spans, for drawing a window of time. */
size_t timeline_first_span(const struct timeline *timeline, uint32_t lane, int64_t time);

#endif
