/* Shared by the files of app/; not for other folders. */
#ifndef APP_STATE_H
#define APP_STATE_H

#include "app/app.h"
#include "app/callouts.h"
#include "model/mistakes.h"
#include "model/model.h"
#include "model/step.h"
#include "scene/compare.h"
#include "sim/sim.h"

/* A sleep's end that is being dragged. */
struct stretch {
    double x, scale, length;          /* where it was taken; nanoseconds a pixel; its length then */
    char *source;                     /* the program's text then */
    uint64_t position;                /* of its end */
    uint32_t argument, argument_size; /* where the number stands in it */
    char number[32];                  /* with which it was run last; "" at first */
};

struct app {
    char *file; /* NULL: a recording */
    struct sim *sim;
    struct sim_options sim_options;
    const struct trace *trace; /* the sim's, or the caller's */
    struct model *model;
    struct mistakes *mistakes;
    struct diag diag; /* why the program could not begin */
    int status;

    char *title;
    app_export_call *export;
    void *export_context;
    struct catalog catalogs[LANGUAGE_COUNT];

    /* what the user has chosen */
    enum language language;
    enum theme_id theme;
    enum grid_pane pane;
    bool in_cells; /* the last page was a terminal's: a window shows all panes */
    enum step_size step_size;
    enum coloring coloring;
    enum axis_kind axis;
    struct scene_window window;             /* of the timeline */
    struct chart chart;                     /* where it was drawn last */
    struct prose_sight prose[PROSE_PLACES]; /* the same of a lesson's text */
    enum { DRAG_NONE, DRAG_SEEK, DRAG_PAN, DRAG_MAP, DRAG_SLEEP } drag;
    double drag_x; /* where the mouse was */
    struct stretch stretch;
    char *edited;      /* the program's text with another sleep, or NULL: as in the file */
    struct view ghost; /* the run before that */
    bool has_ghost;
    double font_scale;
    uint32_t followed; /* node of a task, 0: none */
    bool ascii, blank, helping, fullscreen, quit;
    bool noting;                  /* the speaker has a window of their own */
    bool still;                   /* nothing moves between its places */
    bool keyless;                 /* no sentence names a key */
    size_t help_first, help_room; /* rows scrolled away; rows that fitted last time */
    VEC(uint32_t) marks;          /* lines of the main file, sorted */

    const struct app_callout *given; /* app_options.callouts */
    size_t given_count;
    enum step_size given_steps;
    struct callouts callouts; /* where they, or those of the lesson, stand: app_callouts() */
    bool callouts_are_fresh;

    uint64_t resume; /* the position before the program on the disk was broken, 0: none */

    bool playing;
    int speed;   /* place in the table of speeds */
    int elapsed; /* ms since the last step of autoplay */

    bool asking; /* for a time to go to */
    struct strbuf answer;

    struct strbuf notice;    /* instead of the sentence, until the next input */
    const char *page_notice; /* key of what a page of cells says instead of it, or NULL */
    struct view view;
    bool view_is_fresh;

    const struct app_shelf *shelf; /* of lessons; NULL: none */
    bool choosing;                 /* it is shown */
    size_t chosen, shelf_first;    /* row; first row shown */
    struct app_lesson *lesson;     /* app/lesson.h; NULL: a program alone */
    bool strolling; /* in a lesson: steps are the program's, not those of the lesson */

    /* Two runs side by side: app_compare_with().  `other` is a whole app of its own, of which only
     * the run is used; the choices above are this app's. */
    struct app *other;      /* NULL: one run */
    bool is_second;         /* this app's run is the second one: the other one comes first */
    bool comparing;         /* both are shown */
    size_t compare_stop;    /* 0: before anything; else both runs are at the end of instant n - 1 */
    char *compare_texts[3]; /* subtitle and labels that were given, or NULL */
    struct comparison comparison;
    bool comparison_is_fresh;
};

/* Runs the program anew (its text is read again); false: *diag says why and all is
 * as it was. */
bool app_run(struct app *app, struct diag *diag);

const struct catalog *app_catalog(const struct app *app);
double app_speed(const struct app *app);
int app_interval(const struct app *app);          /* of autoplay, ms */
const char *app_step_name(const struct app *app); /* key of the message */
/* The sentence's place shows this message until the next input. */
void app_say(struct app *app, const char *key);
/* The keys of an action as they are shown: arrows as arrows. */
void app_add_keys(const struct app *app, struct strbuf *out, enum action action);
/* A line of the main file that is about to run here, or 0. */
uint32_t app_line(const struct app *app);
/* Whether the file that is shown is the main one, whose lines marks are of. */
bool app_shows_main(struct app *app);
void app_fill_options(struct app *app, struct scene_options *options);

/* Another length of a sleep (stretch.c). */
bool app_can_stretch(const struct app *app);
bool app_begin_stretch(struct app *app, int64_t span, double x); /* a place in view->spans */
bool app_stretch_to(struct app *app, double x, bool last);       /* last: the mouse was let go */
bool app_drop_ghost(struct app *app);
void app_forget_edit(struct app *app); /* the file's text again; and no ghost */
/* The program as it is to be run: from its file, or with the sleep that was changed. */
struct sim *app_edited_sim(struct app *app, struct diag *diag);

/* The speaker's notes (notes.c): texts go into the arena. */
void app_fill_notes(struct app *app, struct scene_notes *notes, struct arena *arena);

/* A lesson's text that has not room (reading.c): moved by lines, by a key, by the wheel over that
 * hit.  move, wheel: false, when nothing moved; *taken: the wheel is not for anything else. */
void app_take_prose(struct app *app, const struct prose_sight *sights);
bool app_prose_key(struct app *app, const char *key);
bool app_prose_wheel(struct app *app, struct hit hit, int clicks, bool *taken);

/* The timeline (chart.c): actions on it, and what was drawn of it. */
bool app_do_chart(struct app *app, enum action action);
void app_take_chart(struct app *app, const struct chart *chart);

/* What the action does while two runs are shown; false: nothing special, *changed is not set. */
bool app_do_compare(struct app *app, enum action action, bool *changed);
/* The moment of both: by number (clamped), and the last one at that time. */
bool app_compare_seek(struct app *app, size_t stop);
bool app_compare_seek_time(struct app *app, int64_t nanoseconds);
/* The moment that is shown of both; good until something moves. */
void app_fill_moment(struct app *app, struct compare_moment *moment);
/* The run that is the first (0) or second (1) of the two, as an app. */
struct app *app_run_at(struct app *app, int number);
void app_free_compare(struct app *app);
void app_drop_other(struct app *app); /* one run again */

#endif
