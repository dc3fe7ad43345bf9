/* Prose beside a program: paragraphs in lines of a given width, for window and
 * terminal alike.
 *
 * Pure.  Lines break at blanks; a word that is too long for a line breaks
 * anywhere.  What the blocks hold is borrowed.
 */
#ifndef SCENE_PROSE_H
#define SCENE_PROSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum prose_style { PROSE_STRONG = 1, PROSE_EMPHASIS = 2, PROSE_CODE = 4, PROSE_LINK = 8 };

struct prose_run {
    uint8_t style;
    const char *text; /* "\n" breaks a line */
};

struct prose_block {
    enum prose_kind {
        PROSE_HEADING,
        PROSE_TEXT,
        PROSE_ITEM,
        PROSE_QUOTE,
        PROSE_LISTING, /* code, line by line, in `text` */
        PROSE_RULE,
        PROSE_CHOICE, /* of a question */
        PROSE_REMARK  /* what the answer deserves: right, wrong */
    } kind;
    uint8_t level;   /* heading: 1 to 6; else depth */
    uint32_t number; /* item of an ordered list, or choice: from 1; 0: a bullet */
    const struct prose_run *runs;
    size_t run_count;
    const char *text;
    bool is_dim; /* not what is being read now */
    enum prose_mark {
        PROSE_UNMARKED,
        PROSE_RIGHT, /* choice, remark: right */
        PROSE_WRONG, /* choice: was chosen, and is not right */
    } mark;
};

/* Everything that the prose pane, or a card with a question, shows. */
struct prose {
    const char *title; /* of the card or pane */
    const char *place; /* "3 / 12", or "" */
    const struct prose_block *blocks;
    size_t count;
    size_t focus; /* the block to be seen first, when not all have room */
};

enum prose_place { PROSE_PANE, PROSE_CARD, PROSE_PLACES };

/* What was seen of it: lines that have no room above and below, and those between them. */
struct prose_sight {
    int above, shown, below; /* all 0: it was not drawn */
    bool is_large;           /* its pane was chosen, so keys may move it */
};

struct prose_piece {
    double x, width;
    const char *text;
    uint8_t style;
};

struct prose_line {
    const struct prose_piece *pieces;
    size_t count;
};

struct prose_lines {
    const struct prose_line *lines;
    size_t count;
};

/* The width of a text in that style; ctx is the caller's. */
typedef double prose_measure(void *ctx, const char *text, size_t size, uint8_t style);

struct prose_lines prose_wrap(struct arena *arena, const struct prose_run *runs, size_t run_count,
                              double width, prose_measure *measure, void *ctx);

#endif
