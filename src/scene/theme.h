/* A theme: one colour for each role.  Text files assets/NAME.theme, lines
 * `role = #rrggbb`, `#` at a line's start begins a comment.
 */
#ifndef SCENE_THEME_H
#define SCENE_THEME_H

#include <stdint.h>

#include "base/diag.h"
#include "scene/display.h"

struct theme {
    uint32_t colors[ROLE_COUNT]; /* 0xRRGGBB */
};

enum theme_id { THEME_LIGHT, THEME_DARK, THEME_CONTRAST, THEME_COUNT };

const char *theme_name(enum theme_id id); /* "light", "dark", "contrast" */

/* Fills the theme from the compiled-in file of that name. */
bool theme_load(struct theme *theme, const char *name, struct diag *diag);

/* The same from text; unknown keys, bad colours and missing roles are errors
 * with their line. */
bool theme_parse(struct theme *theme, const char *text, size_t size, const char *file,
                 struct diag *diag);

#endif
