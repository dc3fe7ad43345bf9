/* Shared by the files of the command export; not for other folders. */
#ifndef CLI_EXPORT_H
#define CLI_EXPORT_H

#include "app/app.h"
#include "app/callouts.h"
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
    VEC(uint32_t) second_marks;    /* of the second of two runs, if it has its own: */
    bool has_second_marks;
    bool outlines;
    bool compares;  /* two runs on one axis, instead of the figure */
    bool has_panes; /* with their outputs and codes */
    bool has_view;  /* --view was given */
    bool is_lesson;
};

/* false: said what is wrong, and what is allowed. */
bool cli_plan_make(struct cli_plan *plan, const struct cli_options *options);
void cli_plan_free(struct cli_plan *plan);
/* Whether each option that was given means something for what is exported; false: said which does
 * not, and what to do instead. */
bool cli_plan_fits(const struct cli_plan *plan);

/* The positions of the model that are to be shown, in order; moves it.  false: said why.  Of two
 * runs (cli_moments_of_both()) they are times. */
struct cli_moments {
    VEC(uint64_t) positions;
    bool whole;   /* the run as it is at its end, without a cursor */
    int64_t time; /* of the only one, a little later than its last event; -1: that event's */
};
bool cli_moments_find(struct cli_moments *moments, const struct cli_plan *plan,
                      struct model *model);

/* Appends the positions at which a marked line of the main file is about to run. */
void cli_find_marked(struct cli_moments *moments, const uint32_t *marks, size_t count,
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
/* From here on Ctrl+C and the like end the process at once with status 128 + signal; only while it
 * saves, the first one waits until the file is whole. */
void cli_catch_interrupts(void);
void cli_mark_saving(bool saves);
int cli_interrupted(void); /* the signal, 0: none */

/* One export at work: a program that was run, and what is needed to draw it. */
struct cli_job {
    struct cli_plan *plan;
    const struct export_painter *painter;
    struct export_fonts *fonts; /* NULL: measured by cells */
    struct catalog catalogs[LANGUAGE_COUNT];
    struct theme theme;
    struct display display;
    struct cli_progress progress;

    const struct lesson *lessons[LANGUAGE_COUNT]; /* that the program is of; NULL: none */
    int program;                                  /* its number there */
    struct app *app;                              /* of the program */
    struct model *model;                          /* of the same trace, to be moved as needed */
    struct mistakes *mistakes;
    struct callouts callouts[LANGUAGE_COUNT]; /* of the lesson, or of the command line */
    struct view view;
    struct cli_moments moments;
    const char *made; /* of --all: the folder for what is made */
    bool found;       /* of --all: whether there was a program */

    /* of two runs; the first one's are those above */
    struct model *other;
    struct mistakes *other_mistakes;
    struct view other_view;
    const struct comparison *facts; /* NULL: there is one run.  Cut as asked: */
    struct comparison cut;
};
bool cli_job_begin(struct cli_job *job, struct cli_plan *plan, const struct export_painter *painter,
                   struct diag *diag);
/* Runs the program of these options, instead of the one before.  false: said why, *status says
 * the exit status. */
bool cli_job_run(struct cli_job *job, const struct cli_options *options, int *status);
void cli_job_end(struct cli_job *job);
/* On stderr, when the run was ended by a limit that nobody asked for. */
void cli_warn_of_limit(const struct cli_options *options, struct model *model, const char *file);

struct export_sink *cli_job_sink(const struct cli_job *job,
                                 const struct export_sink_options *options);
void cli_job_fill_sink(const struct cli_job *job, struct export_sink_options *options);
/* The figure's size: asked for, a slide's, or what the run needs at the last moment. */
void cli_job_size(struct cli_job *job, double *width, double *height);

/* One page of the program that was run. */
struct cli_page {
    uint64_t position; /* of two runs: the time */
    bool whole;        /* without a cursor */
    bool hide_future;  /* a question is asked */
    bool compares;     /* the two runs instead */
    bool is_last;
    size_t number; /* of the step; 0: none */
    double width, height;
    const char *title, *caption, *notes; /* NULL: by the plan, the plan, the why sentence */
};
bool cli_job_add(struct cli_job *job, struct export_sink *sink, const struct cli_page *page,
                 struct diag *diag);

/* The view of a run at that position, cut as asked. */
void cli_build_view(const struct cli_job *job, struct view *view, struct model *model,
                    const struct mistakes *mistakes, uint64_t position);
void cli_fill_scene(const struct cli_job *job, const struct cli_page *page,
                    struct scene_options *options);

/* --- two runs (export_compare.c) --- */

/* Whether the plan can be kept for two runs; false: said what cannot. */
bool cli_plan_compare(const struct cli_plan *plan);
/* The facts, cut as asked; false: said why there are none. */
bool cli_compare_begin(struct cli_job *job, const struct cli_options *options);
void cli_compare_end(struct cli_job *job);
bool cli_moments_of_both(struct cli_job *job);
void cli_compare_size(struct cli_job *job, double *width, double *height);
/* Lays the page out, as cli_job_add() does that of one run. */
void cli_compare_lay_out(struct cli_job *job, const struct cli_page *page, struct export_page *out);
/* Appends both runs in a format of whole runs.  false: interrupted, or *diag says why. */
bool cli_compare_make(struct cli_job *job, struct strbuf *out, struct diag *diag);

/* What was made, as a file (NULL: standard output); the exit status. */
int cli_save_output(const char *path, const struct strbuf *out);
/* Runs the program and writes what the plan says. */
int cli_export_program(struct cli_job *job, const struct cli_options *options, const char *path);

/* What the formats of the whole run need of the job. */
void cli_job_fill_run(struct cli_job *job, struct export_run *run);

/* A lesson: its stops as pages, or its programs one by one. */
int cli_export_lesson(struct cli_job *job, const char *lesson, const char *path);
/* A picture of every program and every mark below the named folders, into the folder `to`. */
int cli_export_all(struct cli_job *job, const char *to);

#endif
