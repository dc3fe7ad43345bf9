/* What of a picture is to be painted anew: the list painted last against the next one.
 *
 * A picture consists of panes (the clips within the outermost clip) and what lies between
 * them.  A pane in which anything differs is painted anew; between panes, what two lists
 * share at the beginning and the end stays.  Boxes are in the list's units.
 *
 * Ownership: the damage owns what it remembers; zeroed memory remembers nothing.
 */
#ifndef PAINT_DAMAGE_H
#define PAINT_DAMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vec.h"
#include "scene/display.h"

struct damage_box {
    double left, top, right, bottom; /* empty when right < left */
};

struct damage_item {
    uint64_t hash;
    struct damage_box box; /* of its ink, within the clips that hold it */
};

struct damage_list {
    VEC(struct damage_item) items;
    VEC(size_t) panes; /* where each pane, and each stretch between panes, begins */
};

struct damage {
    struct damage_list last, next;
    VEC(struct damage_box) boxes; /* to be painted anew */
};

/* Fills damage->boxes and remembers the list.  False: all of it is to be painted. */
bool damage_find(struct damage *damage, const struct display *display);
/* The next picture is painted as a whole. */
void damage_forget(struct damage *damage);
void damage_free(struct damage *damage);

/* A box that holds all ink of the item. */
struct damage_box damage_extent(const struct primitive *item);
bool damage_meets(const struct damage_box *one, const struct damage_box *two);

#endif
