/* The command line: what the words behind `asyncarium` mean, and the wiring.
 *
 * cli_main() returns the exit status of DESIGN §5; it never exits by itself.
 */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stdint.h>

#include "app/callouts.h"
#include "scene/grid.h"
#include "sim/sim.h"

enum { CLI_OK = 0, CLI_ERROR = 1, CLI_USAGE = 2, CLI_DEADLOCK = 4 };

/* What only export reads, as it was typed; NULL: not given. */
struct cli_figure {
    const char *view, *at, *steps, *step_size, *marks;
    const char *author, *format, *scale, *font, *text, *from, *to, *axis, *coloring;
    bool transparent, no_legend, caption, all;
};

struct cli_options {
    const char *command; /* "run", …; NULL: show */
    const char *files[64];
    int file_count;
    const char *output; /* -o; NULL: standard output */
    const char *title;
    const char *subtitle, *second; /* second: --compare, the program beside the first */
    const char *labels[2];
    int label_count;
    VEC(struct app_callout) callouts; /* --callout */
    struct arena arena;               /* of their texts */
    const char *lang;                 /* "ko", "en"; NULL: by the locale */
    const char *theme;
    const char *motion; /* "on", "off"; NULL: on */
    const char *step;   /* --step of tell */
    const char *script; /* --script of play */
    const char *level;  /* --level of trace */
    const char *record; /* --record of run */
    const char *size;   /* WIDTHxHEIGHT */
    const char *shot;   /* --shot: the window as a PNG file, then end */
    bool help, version, tui, window, keys;
    bool accept, with_python, json, order; /* of check */
    bool is_reported;                      /* run: what became of the requests is told at the end */
    struct cli_figure figure;
    struct sim_options sim;
};

struct app;
struct compare_moment;
struct comparison;
struct scene_options;
struct script_size;
struct strbuf;
struct view;
struct app_options;

/* How the binary with the window opens it; an enum cli_window_result. */
enum cli_window_result { CLI_WINDOW_CLOSED, CLI_WINDOW_NONE, CLI_WINDOW_NOT_WRITTEN };
struct cli_window_options {
    int width, height; /* 0: as the window likes */
    const char *shot;
    struct app *(*open)(void *context, const char *file, struct diag *diag);
    void *context;
};
typedef int cli_window_call(struct app *app, const struct cli_window_options *options,
                            struct diag *diag);

/* window and painter: NULL in the binary that has none. */
struct export_painter;
int cli_main(int argc, char **argv, cli_window_call *window, const struct export_painter *painter);

/* Reads the words; false: a message was printed, *status says the exit status. */
bool cli_parse(int argc, char **argv, struct cli_options *options, int *status);

int cli_run(const struct cli_options *options);
/* Runs it as a web service, with the requests of --requests. */
int cli_serve(const struct cli_options *options);
int cli_trace(const struct cli_options *options);
/* Runs the programs and says which mistakes were found, or proves lessons; 1: there is a fault. */
int cli_check(const struct cli_options *options);
/* A program waits for ever: runs it again, recorded, and says on stderr who waits in a circle
 * for whom; nothing if nobody does. */
void cli_say_circle(const struct cli_options *options);
/* Runs it under the installed Python 3.11 too; 1: something differs. */
int cli_verify(const struct cli_options *options);
/* The run in words, one sentence a step. */
int cli_tell(const struct cli_options *options);
/* Makes a lesson to begin with, as a folder. */
int cli_new(const struct cli_options *options);
int cli_dis(const struct cli_options *options);
int cli_export(const struct cli_options *options, char **argv,
               const struct export_painter *painter);
/* The view, or both runs at their moment if not NULL, as an SVG file of the folder we are in; an
 * app_export_call. */
bool cli_export_view(void *context, const struct view *view, const struct comparison *both,
                     const struct compare_moment *moment, const struct scene_options *scene,
                     enum grid_pane pane, struct strbuf *said);
int cli_play(const struct cli_options *options);
/* Two programs on one axis: a picture, a script, a screen, or a small table on a pipe. */
int cli_compare(const struct cli_options *options, char **argv, cli_window_call *window,
                const struct export_painter *painter);
/* Plays the script (a file's name, "-": standard input); pages go to out.  The exit status. */
int cli_play_script(struct app *app, const char *name, struct script_size *size,
                    struct strbuf *out);
int cli_keys(const struct cli_options *options);
int cli_show(const struct cli_options *options, char **argv, cli_window_call *window);

/* Hands over to the binary with the window; comes back when there is none. */
void cli_become_window(char **argv);
/* What --lang, --theme and the locale say; false: said what is wrong with them. */
bool cli_fill_app(const struct cli_options *options, struct app_options *app);
/* Runs the program for looking at it.  NULL: said why, *status says the exit status. */
struct app *cli_open_app(const struct cli_options *options, const struct app_options *app,
                         int *status);
/* Why a program could not begin, on stderr; the exit status for it. */
int cli_say_diag(const struct diag *diag);

/* "asyncarium: error: …" on stderr. */
void cli_error(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Writes that file, all or nothing: under another name first, then renamed (but not over a device
 * or a pipe).  False: errno. */
bool cli_save(const char *path, const char *text, size_t size);
/* Writes to options->output (by a temporary name and a rename) or stdout; false: said why. */
bool cli_write(const struct cli_options *options, const char *text, size_t size);

#endif
