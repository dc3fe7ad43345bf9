/* Shared by the files of the command export; not for other folders. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "app/app.h"
#include "cli/cli.h"
#include "export/export.h"

/* What the words of the command line mean. */
struct cli_plan {
    const struct cli_options *options;
    enum export_format format;
    struct app_options app;
    struct figure figure;
    enum coloring coloring;
    enum axis_kind axis;
    enum step_size step_size;
    double width, height; /* 0: as the figure likes */
    double scale;         /* 0: as the format likes */
    int64_t from, to;     /* to: -1, the end */
    enum cli_moment { CLI_USUAL, CLI_TIME, CLI_STEP, CLI_MARK, CLI_END } at;
    int64_t at_value; /* time, or number from 1 */
    enum cli_pages { CLI_ONE, CLI_ALL, CLI_MARKS, CLI_RANGE } steps;
    uint64_t steps_from, steps_to; /* numbers from 1 */
    VEC(uint32_t) marks;           /* lines */
    bool outlines;
    bool compares; /* two runs on one axis, instead of the figure */
};

/* false: said what is wrong, and what is allowed. */
bool cli_plan_make(struct cli_plan *plan, const struct cli_options *options);
void cli_plan_free(struct cli_plan *plan);

/* The positions of the model that are to be shown, in order; moves it.  false: said why. */
struct cli_moments {
    VEC(uint64_t) positions;
    bool whole; /* the run as it is at its end, without a cursor */
};
bool cli_moments_find(struct cli_moments *moments, const struct cli_plan *plan,
                      struct model *model);

/* A bar on stderr, on a terminal only, and only when it takes long.  false: interrupted. */
struct cli_progress {
    const char *what;
    bool shows, is_drawn;
    int64_t begun, drawn; /* ms */
};
void cli_progress_begin(struct cli_progress *progress, const char *what);
bool cli_progress_to(void *progress, double done);
void cli_progress_end(struct cli_progress *progress);
/* From here on Ctrl+C and the like end the export between two steps, never while it writes. */
void cli_catch_interrupts(void);
int cli_interrupted(void); /* the signal, 0: none */

#endif
