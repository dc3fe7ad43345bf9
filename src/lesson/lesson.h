/* A lesson: Markdown that reads well as it is, and directives in its comments
 * (directives.def) that tie it to programs.
 *
 * The promise: a lesson that could be read is whole.  Every id that it names is
 * there, every question has its choices and its answer, and the stops are a path
 * from its first line to its last.  Whether the programs do what it says is
 * proved elsewhere (asyncarium check).  The files themselves are read by the
 * caller; nothing here knows of a disk.
 *
 * Ownership: lesson_new() to lesson_free(); all texts belong to the lesson.
 * Numbers of blocks, programs and so on count from 0; -1 is none.
 */
#ifndef LESSON_LESSON_H
#define LESSON_LESSON_H

#include "base/diag.h"
#include "lesson/markdown.h"

enum lesson_directive {
#define DIRECTIVE(id, word, help) LESSON_##id,
#define KEY(directive, name, type, need, help)
#include "lesson/directives.def"
    LESSON_DIRECTIVE_COUNT
};

struct lesson_place {
    enum lesson_place_kind {
        LESSON_AT_START,
        LESSON_AT_END,
        LESSON_AT_LINE, /* where that line is about to run for the nth time */
        LESSON_AT_TIME
    } kind;
    uint32_t line, nth;
    int64_t time; /* nanoseconds */
};

enum lesson_ask { /* what a right choice says; all but NONE can be proved */
                  LESSON_ASK_NONE,
                  LESSON_ASK_OUTPUT, /* the next line of output */
                  LESSON_ASK_LINES,  /* the next lines of output, one code span each */
                  LESSON_ASK_TIME,   /* how long the program takes, in seconds */
                  LESSON_ASK_TASK,   /* the task that runs next */
                  LESSON_ASK_ERROR   /* the type of the exception that ends the program */
};

enum lesson_part {
    LESSON_PART_NONE,
    LESSON_PART_PREDICT,
    LESSON_PART_RUN,
    LESSON_PART_INVESTIGATE,
    LESSON_PART_MODIFY,
    LESSON_PART_MAKE
};

struct lesson_range { /* of blocks; first == last: empty */
    uint32_t first, last;
};

struct lesson_option { /* as on the command line */
    const char *name, *value;
    uint32_t line;
};

struct lesson_program {
    const char *id, *file;
    uint32_t line;
    int compare; /* program */
    int fence;   /* block, -1: the file is not shown in the text */
    const uint32_t *marks;
    size_t mark_count;
    const struct lesson_option *options;
    size_t option_count;
};

struct lesson_expect {
    int program;
    uint32_t line;
    bool has_time, has_status;
    int64_t time; /* nanoseconds */
    int status;
    int output; /* block, -1: nothing said about it */
};

struct lesson_question {
    int program;
    uint32_t line;
    struct lesson_place at;
    enum lesson_ask ask;
    uint32_t answer;             /* from 1 */
    struct lesson_range text;    /* between directive and choices */
    struct lesson_range choices; /* items */
    struct lesson_range why;
    struct lesson_range hint;
};

/* A note in the picture of a program's run. */
struct lesson_callout {
    int program;
    uint32_t line;
    struct lesson_place at;
    const char *task; /* whom it is about, NULL: who runs there */
    const char *text;
};

/* A place where the lesson stops, in the order of the text.  The stops of one program share its
 * prose. */
struct lesson_stop {
    enum lesson_stop_kind {
        LESSON_STOP_TEXT,    /* prose; the program, if there is one, stays as it is */
        LESSON_STOP_PROGRAM, /* a program stands at its start */
        LESSON_STOP_PLACE,   /* a mark, or a look */
        LESSON_STOP_QUESTION,
        LESSON_STOP_COMPARE /* with the program's other one */
    } kind;
    enum lesson_part part;
    uint32_t line;
    struct lesson_range text; /* to be read here */
    int program;              /* that is shown; before the first one: the first one, or -1 */
    struct lesson_place at;   /* PROGRAM, PLACE, QUESTION */
    int question;
    const char *notes; /* for the speaker, "" for none */
};

struct lesson {
    const char *file; /* as the caller named it */
    const char *id, *title, *lang, *requires;
    uint32_t level;
    struct markdown text;
    const struct lesson_program *programs;
    const struct lesson_expect *expects;
    const struct lesson_question *questions;
    const struct lesson_callout *callouts;
    const struct lesson_stop *stops;
    size_t program_count, expect_count, question_count, callout_count, stop_count;
    struct arena arena;
};

/* Reads a lesson's text.  NULL: *diag says what is wrong, where, and what is allowed. */
struct lesson *lesson_new(const char *file, const char *text, size_t size, struct diag *diag);
void lesson_free(struct lesson *lesson); /* NULL is allowed */

/* Both are the same lesson in two languages: the same ids, files, options, marks, places and
 * answers in the same order.  false: *diag says what differs, in `other`. */
bool lesson_matches(const struct lesson *lesson, const struct lesson *other, struct diag *diag);

/* All directives and their keys as a Markdown table, for lessons/README.md. */
struct strbuf;
void lesson_add_table(struct strbuf *out);

/* Reads a place as it is written behind at=.  false: it is none. */
bool lesson_read_place(const char *text, struct lesson_place *out);
#define LESSON_PLACES "start, end, line:14, line:14#2 or time:2.0"

/* Why a callout cannot say that, or NULL: it is empty, too long or of several lines. */
const char *lesson_callout_fault(const char *text);

const char *lesson_ask_name(enum lesson_ask ask);
const char *lesson_part_name(enum lesson_part part);

#endif
