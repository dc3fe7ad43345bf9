/* A run as a file for slides, pages and other tools.
 *
 * Pictures come from the same layout as the screen.  Pure: the same run and options give the
 * same bytes.  Writing to a file is the caller's.
 */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "base/strbuf.h"
#include "model/callouts.h"
#include "model/mistakes.h"
#include "model/model.h"
#include "model/step.h"
#include "scene/compare.h"
#include "scene/figure.h"
#include "scene/scene.h"

enum export_pages { EXPORT_PAGES_ONE, EXPORT_PAGES_MANY, EXPORT_PAGES_RUN };

enum export_format {
#define FORMAT(id, ending, pages, painted, what) EXPORT_##id,
#include "export/formats.def"
#undef FORMAT
    EXPORT_FORMATS
};

struct export_format_info {
    const char *ending; /* "svg" */
    const char *what;
    enum export_pages pages;
    bool painted;
};
const struct export_format_info *export_format_info(enum export_format format);
/* By the ending, without a dot, in any case ("htm" too); EXPORT_FORMATS: none. */
enum export_format export_format_by_ending(const char *ending);

/* --- pictures --- */

/* The items from `at` on that are one line of text, one directly behind the other (a line of
 * code in its colours): how many, 0 when it is no text.  *width: of all, if not NULL. */
size_t export_line_of_text(const struct display *display, size_t at, double *width);

/* XML text and attributes: what must be is escaped, what XML cannot hold becomes U+FFFD. */
void export_add_xml(struct strbuf *out, const char *text);
/* As utf8_decode(), but what is no character of a file (half a surrogate pair) is U+FFFD. */
uint32_t export_decode(const char *text, size_t size, size_t *length);
/* With at most two decimals and no trailing zeros, never "-0", never with a comma. */
void export_add_number(struct strbuf *out, double value);

/* One page, slide or frame. */
struct export_page {
    const struct display *display;
    const struct theme *theme;
    const char *title;
    const char *name;  /* what it is called among the others; NULL: by its title */
    size_t number;     /* of the step, as the screen counts; 0: none */
    const char *notes; /* what is to be said to it: the why sentence; or "" */
    int milliseconds;  /* how long a frame is shown */
};

struct export_sink_options {
    double scale;         /* pixels for one unit of the display; 0: 1 */
    bool transparent;     /* what is not painted stays clear */
    const char *family;   /* font; NULL: D2Coding */
    const char *title;    /* of the whole document, or NULL */
    const char *author;   /* of it, or NULL */
    const char *language; /* "ko", "en" */
};

/* What pages are put into.  add() needs the page only while it runs; finish() is called once,
 * after the last page, and appends the whole file; end() frees the sink. */
struct export_sink {
    bool (*add)(struct export_sink *sink, const struct export_page *page, struct diag *diag);
    bool (*finish)(struct export_sink *sink, struct strbuf *out, struct diag *diag);
    void (*end)(struct export_sink *sink);
};

/* A sink for a format of pages that is not painted.  Options are borrowed. */
struct export_sink *export_sink_new(enum export_format format,
                                    const struct export_sink_options *options);

/* The formats that cairo paints, and its fonts: only in the binary with the window. */
struct export_fonts;
struct export_painter {
    /* NULL with *diag set when there is no such font. */
    struct export_fonts *(*open)(const char *family, struct diag *diag);
    void (*close)(struct export_fonts *fonts);
    struct text_metrics (*metrics)(struct export_fonts *fonts);
    /* The family that draws in place of the usual one, which is not installed; NULL: it is. */
    const char *(*stand_in)(const struct export_fonts *fonts);
    /* Puts outlines in the place of all text; false: no memory. */
    bool (*outline)(struct export_fonts *fonts, struct display *display);
    struct export_sink *(*sink)(struct export_fonts *fonts, enum export_format format,
                                const struct export_sink_options *options);
};

/* --- the whole run --- */

struct export_run {
    struct model *model; /* is moved, and left anywhere */
    const struct mistakes *mistakes;
    const struct catalog *catalogs; /* by enum language */
    enum language language;         /* shown first */
    enum theme_id theme;
    enum axis_kind axis;
    enum coloring coloring;
    const char *title;     /* NULL: the file's name */
    const uint32_t *marks; /* lines to stop at */
    size_t mark_count;
    /* Notes in the picture, by enum language: the same places in both.  Given to view_build(), they
     * are in view.callouts with their task, line, time and position. */
    const struct callouts *callouts;
    int64_t from, to;          /* cut of the time axis; to < 0: to the end */
    bool any_theme;            /* html: the reader's system may say another one */
    const uint64_t *positions; /* html: where there must be a step, in order */
    size_t position_count;
    /* Asked now and then with how far it is, 0 to 1; false ends it.  May be NULL. */
    bool (*progress)(void *context, double done);
    void *context;
};

/* Appends the run in one of the formats of EXPORT_PAGES_RUN; false: interrupted, or *diag says
 * why. */
bool export_run(enum export_format format, const struct export_run *run, struct strbuf *out,
                struct diag *diag);

/* --- two runs on one axis of time --- */

struct export_both {
    const struct comparison *facts[LANGUAGE_COUNT]; /* by enum language; cut as the runs are */
    bool hide_legend;
    struct export_run runs[COMPARE_SIDES];
    const char *names[COMPARE_SIDES]; /* of the programs; not the same */
};
/* Appends both as export_run() does one. */
bool export_both(enum export_format format, const struct export_both *both, struct strbuf *out,
                 struct diag *diag);

/* --- a page of several runs (of a lesson) --- */

struct export_html_run {
    struct strbuf name, data, marks; /* of the file; for the stepper, as JSON */
    struct strbuf table;             /* for readers without JavaScript, as HTML */
};
/* false: interrupted.  export_html_run_free() ends it in any case.  texts: of all runs of the
 * page; the caller's. */
struct interner;
bool export_html_run(const struct export_run *run, struct interner *texts,
                     struct export_html_run *out);
void export_html_run_free(struct export_html_run *run);

struct export_html_page {
    const char *titles[LANGUAGE_COUNT];
    const char *article;          /* HTML below the stepper, or NULL */
    const char *path;             /* a lesson's stops and questions as JSON, or NULL */
    const struct export_run *run; /* language, theme and catalogues */
    const struct export_html_run *runs;
    size_t count;
    const struct interner *texts;
};
bool export_html_page(const struct export_html_page *page, struct strbuf *out, struct diag *diag);

#endif
