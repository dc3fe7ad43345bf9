/* The viewer of one program, without a screen: what keys do, and what is to be
 * drawn.
 *
 * The promise: the picture is a function of the program, the position and the
 * options, never of how they were reached.  Front ends (ui/) translate native
 * input to key names and hits, pass time that has gone by to app_tick(), and draw
 * what app_scene() or app_grid() lays out; all else is decided here.  There is no
 * clock, no file but the program, and no global state: two apps live side by side.
 *
 * A front end's turn:
 *     while (!app_has_quit(app)) {
 *         wait for input, at most app_wait(app) ms (-1: until some comes);
 *         app_key() / app_click() for each input; app_tick(app, ms since the last turn);
 *         if one of them said true, or the size has changed: app_scene() and paint;
 *     }
 *
 * Ownership: app_new() to app_free(); what the getters give belongs to the app and
 * is good until the next call that may change something (those that return bool).
 */
#ifndef APP_APP_H
#define APP_APP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"
#include "model/step.h"
#include "scene/grid.h"
#include "scene/scene.h"

struct app;
struct app_callout;
struct callouts;
struct model;
struct sim_limits;
struct sim_options;
struct trace;

enum action {
#define ACTION(id, name, keys, help) ACTION_##id,
#include "app/actions.def"
#undef ACTION
    ACTION_COUNT
};

struct action_info {
    const char *name, *keys; /* "next", "Right Down PgDn Space Enter" */
    const char *help;        /* key of the message catalogues */
};
const struct action_info *action_info(enum action action);
/* By its name ("next") or one of its keys ("PgDn"); ACTION_COUNT: none. */
enum action action_by_name(const char *name);
enum action action_by_key(const char *key);

/* Writes the picture of the present view to a file, or that of both runs at their moment if not
 * NULL; `pane` is the only one that is seen, or all are.  Appends the file's name to *said and
 * returns true, or appends why it could not. */
struct comparison;
struct compare_moment;
typedef bool app_export_call(void *context, const struct view *view, const struct comparison *both,
                             const struct compare_moment *moment,
                             const struct scene_options *options, enum grid_pane pane,
                             struct strbuf *said);

/* The lessons there are; how far somebody came in each. */
struct app_shelf {
    const struct app_shelf_entry {
        const char *path, *id;
        const char *titles[LANGUAGE_COUNT];
        size_t stop, stops, right, questions; /* all 0: never opened */
    } * items;
    size_t count;
};

struct app_options {
    const struct app_shelf *shelf;      /* the caller's, longer than the app; NULL: none */
    bool choosing;                      /* begin with the list of lessons */
    const char *title;                  /* over the picture; NULL: the file's name */
    const char *subtitle, *labels[2];   /* of two runs; NULL: what they say of themselves */
    const struct app_callout *callouts; /* of a program alone; the caller's, longer than the app */
    size_t callout_count;
    enum step_size callout_steps; /* in which size of steps they count */
    enum language language;
    enum theme_id theme;
    bool still;                    /* nothing moves between its places: pictures follow at once */
    bool keyless;                  /* for readers, not for who steps: no sentence names a key */
    const struct sim_options *sim; /* NULL: defaults; level and missing limits are set here */
    app_export_call *export;       /* what the action "export" does; NULL: nothing */
    void *export_context;
};

/* Sets those that are missing: a program without an end is recorded so far at once. */
void app_limit_recording(struct sim_limits *limits);
/* Runs the program of that file ("-": standard input) and stands at its start.
 * NULL: *diag says why (no such file, a directory, not text, broken catalogue). */
struct app *app_new(const char *file, const struct app_options *options, struct diag *diag);
/* A lesson: a folder with lesson.LANG.md, or one of these files. */
struct app *app_new_lesson(const char *path, const struct app_options *options, struct diag *diag);
/* The same of a recording, without an engine; the trace must outlive the app. */
struct app *app_new_from_trace(const struct trace *trace, const struct app_options *options,
                               struct diag *diag);
void app_free(struct app *app); /* NULL is allowed */

/* Why the program could not begin (a syntax error, something not supported, an
 * import that failed before any loop ran), or NULL.  It is also in the picture. */
const struct diag *app_error(const struct app *app);
int app_status(const struct app *app); /* exit status of the program, as sim_run() */

/* --- input; true: the picture has changed --- */
bool app_do(struct app *app, enum action action);
bool app_key(struct app *app, const char *key); /* names: app/actions.def; others do nothing */
bool app_click(struct app *app, struct hit hit);
bool app_wheel(struct app *app, int clicks); /* > 0: away from the user, steps back */
/* The mouse with a button held down (second: not the first button), on what was hit, at x of the
 * last picture (or cell of the last page): on the timeline it moves the cursor or pans. */
bool app_press(struct app *app, struct hit hit, double x, bool second);
bool app_drag(struct app *app, struct hit hit, double x);
bool app_release(struct app *app);
bool app_is_dragging(const struct app *app);
/* The wheel over that: on the timeline it zooms around x, or pans (sideways), on
 * the names of its lanes it shows others. */
bool app_scroll(struct app *app, struct hit hit, double x, int clicks, bool sideways);
bool app_tick(struct app *app, int milliseconds); /* so much time has gone by */
/* Milliseconds until app_tick() may change something; -1: not before the next input. */
int app_wait(const struct app *app);

bool app_tell(struct app *app, const char *text);         /* in the sentence's place */
bool app_seek(struct app *app, uint64_t position);        /* beyond the end: the end */
bool app_seek_time(struct app *app, int64_t nanoseconds); /* the last position at that time */
bool app_set_language(struct app *app, enum language language);
bool app_set_theme(struct app *app, enum theme_id theme);
bool app_set_pane(struct app *app, enum grid_pane pane);
bool app_set_ascii(struct app *app, bool ascii); /* for terminals that show nothing else */

/* Runs a second program beside the first, with the same options, and shows both on one axis of
 * time.  False: *diag says why it could not begin, and nothing has changed. */
bool app_compare_with(struct app *app, const char *file, struct diag *diag);
bool app_is_comparing(const struct app *app);
/* The facts of both runs; NULL when there is only one. */
const struct comparison *app_comparison(struct app *app);
/* The model of the first (0) or second (1) of two runs. */
const struct model *app_model_of_both(struct app *app, int number);

/* --- lessons --- */

/* How far somebody has come in a lesson. */
struct app_progress {
    const char *id, *title; /* of the lesson; "" when there is none */
    size_t stop, stops;     /* from 1 */
    size_t right, questions;
};
struct app_progress app_progress(const struct app *app);

/* --- what a front end asks --- */
bool app_has_quit(const struct app *app);
bool app_is_fullscreen(const struct app *app);
int app_motion(const struct app *app); /* ms that things take to their new places; 0: none */
enum theme_id app_theme(const struct app *app);
enum language app_language(const struct app *app);
const char *app_file(const struct app *app);  /* the program's; NULL: a recording */
const char *app_title(const struct app *app); /* for the window's title bar */
const struct view *app_view(struct app *app); /* the facts of the present position */
/* Of the lesson's program, or those that were given; the ones without a place are left out. */
const struct callouts *app_callouts(struct app *app);
uint64_t app_position(const struct app *app);
uint64_t app_end(const struct app *app); /* the last position */
const struct model *app_model(const struct app *app);

/* The window's picture; display->metrics must be set.  What is under the mouse:
 * display_hit(display, x, y). */
void app_scene(struct app *app, struct display *display, double width, double height);
/* Whether the speaker's own window is wanted, and its picture. */
bool app_has_notes(const struct app *app);
void app_notes(struct app *app, struct display *display, double width, double height);
/* The terminal's page; grid_hit_at(grid, column, row). */
void app_grid(struct app *app, struct grid *grid, int columns, int rows);

#endif
