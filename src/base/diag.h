/* A diagnostic: what is wrong, and exactly where.
 *
 * Everything that reads a file (a program, a lesson, a trace) reports by one of
 * these, never by printing or exiting.  Lines and columns count from 1; columns
 * count code points, as CPython's SyntaxError.offset does; 0 means unknown.
 * A diagnostic owns its texts; diag_free() ends them.  Zeroed memory: no error.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stdint.h>

enum diag_kind {
    DIAG_NONE,
    DIAG_SYNTAX,      /* CPython's SyntaxError */
    DIAG_INDENTATION, /* IndentationError */
    DIAG_TAB,         /* TabError */
    DIAG_UNSUPPORTED, /* valid Python that we refuse to run: exit status 3 */
    DIAG_INPUT,       /* no such file, not text, broken trace … */
};

struct diag {
    enum diag_kind kind;
    char *file;                                  /* as the user named it; may be NULL */
    char *message;                               /* one line, no place, no newline */
    char *hint;                                  /* what to write instead, or NULL */
    char *source;                                /* the source line without its newline, or NULL */
    uint32_t line, column, end_line, end_column; /* end: behind the last character */
};

/* Sets *diag (unless one is set already: the first error is the one to show). */
void diag_set(struct diag *diag, enum diag_kind kind, const char *file, uint32_t line,
              uint32_t column, const char *format, ...) __attribute__((format(printf, 6, 7)));
bool diag_is_set(const struct diag *diag);
void diag_free(struct diag *diag);

/* "file:line:col: error: message", with the hint behind "; ".  Caller frees. */
char *diag_to_line(const struct diag *diag);

/* What CPython prints for the kinds of SyntaxError: '  File "x.py", line 3',
 * the source line, carets, 'SyntaxError: message'.  Caller frees. */
char *diag_to_traceback(const struct diag *diag);

#endif
