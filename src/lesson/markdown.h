/* Markdown as a flat list of blocks, for reading beside a program.
 *
 * The promise: the blocks are what CommonMark says (md4c reads it), each with
 * the line of the file on which its text begins.  Lists are flat: an item is a
 * block with its depth and number; tables are their text.  Pictures are left out, and a paragraph
 * of nothing else is hidden: they are for other readers.
 *
 * Ownership: blocks and all their texts belong to the arena.
 */
#ifndef LESSON_MARKDOWN_H
#define LESSON_MARKDOWN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum markdown_kind {
    MARKDOWN_HEADING,
    MARKDOWN_PARAGRAPH,
    MARKDOWN_ITEM, /* of a list */
    MARKDOWN_QUOTE,
    MARKDOWN_CODE, /* a fence */
    MARKDOWN_HTML, /* raw */
    MARKDOWN_RULE
};

enum markdown_style { /* flags */
                      MARKDOWN_STRONG = 1,
                      MARKDOWN_EMPHASIS = 2,
                      MARKDOWN_SPAN_CODE = 4,
                      MARKDOWN_LINK = 8
};

struct markdown_run {
    uint8_t style;
    const char *text; /* without newlines, but for a hard break: "\n" */
};

struct markdown_block {
    enum markdown_kind kind;
    uint8_t level;    /* heading: 1 to 6; else: depth of lists and quotes around it */
    uint32_t number;  /* item: of an ordered list, from 1; 0: a bullet */
    uint32_t line;    /* of the file, from 1 */
    bool has_comment; /* <!-- … --> in the middle of its text */
    bool is_hidden;   /* set by who reads more into it: not to be shown as prose */
    const char *info; /* code: what stands behind the fence ("python"); else "" */
    const char *text; /* plain; code and html: as it stands, with newlines */
    const struct markdown_run *runs;
    size_t run_count; /* code, html, rule: 0 */
};

struct markdown {
    struct markdown_block *blocks;
    size_t count;
};

/* Reads the text (valid UTF-8); first_line: the number of its first line. */
struct markdown markdown_read(struct arena *arena, const char *text, size_t size,
                              uint32_t first_line);

#endif
