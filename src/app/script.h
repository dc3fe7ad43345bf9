/* Scripts: an app driven by text, for tests and for pictures in documents.
 *
 * One command a line; `#` at a line's start begins a comment.
 *     next            an action by its name, or a key by its name (PgDn, a, ?);
 *     next 5          the same five times
 *     :size 80x24     the terminal's columns and rows from here on
 *     :screen [WxH]   writes the terminal's page as text
 *     :window WxH     writes the window's picture of that size, as the text of its display list
 *     :lang ko|en     :theme light|dark|contrast     :pane all|code|stage|timeline|output|prose
 *     :ascii          nothing but ASCII graphics from here on
 *     :time 3.0       goes to the last position at that time, in seconds
 *     :tick 500       so many milliseconds go by
 *     :click 10,4     the mouse on that column and row, from 0
 *     :wheel 10,4 -2  the wheel there: up, or down as here
 *     :expect TEXT    fails when no row of the page holds the text
 *     :refuse TEXT    fails when one does
 */
#ifndef APP_SCRIPT_H
#define APP_SCRIPT_H

#include "app/app.h"

struct script_size {
    int columns, rows;
};

/* "80x24"; false: not a size (1 to 1000 each). */
bool script_parse_size(const char *text, struct script_size *size);

/* Runs the script to its end or first error; what it writes is appended to *out.
 * False: *diag holds the error with `name` and line.  *size is the page's size at
 * the start. */
bool script_play(struct app *app, const char *text, size_t length, const char *name,
                 const struct script_size *size, struct strbuf *out, struct diag *diag);

#endif
