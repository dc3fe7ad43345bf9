/* At most 256 colours for pictures that have more: the frequent ones as they are, the others
 * (rims of letters and curves) by median cut. */
#ifndef PAINT_PALETTE_H
#define PAINT_PALETTE_H

#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vec.h"

struct palette_color {
    uint32_t color; /* 0xRRGGBB */
    uint64_t count; /* pixels of it */
};

struct palette {
    VEC(struct palette_color) seen; /* in the order in which they were seen */
    struct int_map places;          /* colour: place in seen */
    struct int_map nearest;         /* colour: number, once made */
    uint32_t colors[256];
    int size;
};

void palette_count(struct palette *palette, uint32_t color, uint64_t pixels);
/* Chooses at most that many (2 to 256). */
void palette_make(struct palette *palette, int most);
/* The number of the colour that is nearest. */
int palette_find(struct palette *palette, uint32_t color);
void palette_free(struct palette *palette);

#endif
