/* The terminal: ncurses shows the app's page of cells.
 *
 * The terminal is given back as it was on every way out: quitting, signals,
 * errors.  When nothing moves the process sleeps.
 */
#ifndef UI_TUI_TUI_H
#define UI_TUI_TUI_H

#include "app/app.h"

/* Shows the app until the user quits.  keys_from_tty: standard input was the
 * program's text; the keys come from the terminal itself.  Returns 0, or the number
 * of the signal that ended it, or -1: *diag says why it cannot (a pipe, an unknown
 * terminal), and nothing was drawn. */
int ui_tui_run(struct app *app, bool keys_from_tty, struct diag *diag);

#endif
