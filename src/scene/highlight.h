/* Syntax colours for one line of Python at a time.
 *
 * Works on any bytes; a state carries triple-quoted strings over line ends.
 */
#ifndef SCENE_HIGHLIGHT_H
#define SCENE_HIGHLIGHT_H

#include <stddef.h>

#include "scene/display.h"

struct highlight_state {
    char quote;     /* of the triple-quoted string we are in; 0: none */
    bool after_def; /* the next name is a definition's */
};

/* The next piece of text[at..size) that has one colour: *role is set and the
 * piece's length returned (0 only at the end).  ROLE_TEXT is the plain one. */
size_t highlight_next(struct highlight_state *state, const char *text, size_t size, size_t at,
                      enum color_role *role);

#endif
