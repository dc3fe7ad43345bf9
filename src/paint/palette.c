#include "paint/palette.h"

#include <math.h>
#include <stdlib.h>

enum { EXACT_MAX = 128 }; /* colours that are taken as they are */

/* A box of colours: seen[first..first + count). */
struct box {
    size_t first, count;
    double weight; /* how much is gained by splitting it */
    int channel;   /* shift of the widest one */
};

void palette_count(struct palette *palette, uint32_t color, uint64_t pixels)
{
    uint64_t place;
    if (int_map_get(&palette->places, color, &place)) {
        palette->seen.items[place].count += pixels;
        return;
    }
    int_map_set(&palette->places, color, palette->seen.count);
    vec_push(&palette->seen, (struct palette_color){color, pixels});
}

static int by_count(const void *a, const void *b)
{
    const struct palette_color *one = a, *two = b;
    if (one->count != two->count) {
        return one->count > two->count ? -1 : 1;
    }
    return (one->color > two->color) - (one->color < two->color);
}

#define BY_CHANNEL(name, shift)                                                         \
    static int name(const void *a, const void *b)                                       \
    {                                                                                   \
        const struct palette_color *one = a, *two = b;                                  \
        int x = (int)(one->color >> (shift)&255), y = (int)(two->color >> (shift)&255); \
        return x != y ? x - y : (one->color > two->color) - (one->color < two->color);  \
    }
BY_CHANNEL(by_red, 16)
BY_CHANNEL(by_green, 8)
BY_CHANNEL(by_blue, 0)

static void measure(const struct palette *palette, struct box *box)
{
    int low[3] = {255, 255, 255}, high[3] = {0, 0, 0}, widest = 0;
    double pixels = 0;
    for (size_t i = box->first; i < box->first + box->count; i++) {
        for (int c = 0; c < 3; c++) {
            int value = (int)(palette->seen.items[i].color >> (16 - 8 * c) & 255);
            low[c] = value < low[c] ? value : low[c];
            high[c] = value > high[c] ? value : high[c];
        }
        pixels += (double)palette->seen.items[i].count;
    }
    for (int c = 1; c < 3; c++) {
        widest = high[c] - low[c] > high[widest] - low[widest] ? c : widest;
    }
    box->channel = widest;
    box->weight = box->count > 1 ? (high[widest] - low[widest]) * sqrt(pixels) : 0;
}

static uint32_t average(const struct palette *palette, const struct box *box)
{
    double sums[3] = {0}, pixels = 0;
    uint32_t color = 0;
    for (size_t i = box->first; i < box->first + box->count; i++) {
        const struct palette_color *seen = &palette->seen.items[i];
        for (int c = 0; c < 3; c++) {
            sums[c] += (double)(seen->color >> (16 - 8 * c) & 255) * (double)seen->count;
        }
        pixels += (double)seen->count;
    }
    for (int c = 0; c < 3; c++) {
        color = color << 8 | (uint32_t)lround(sums[c] / pixels);
    }
    return color;
}

/* Splits the box at the middle of its pixels along its widest channel. */
static struct box split(struct palette *palette, struct box *box)
{
    static int (*const orders[])(const void *, const void *) = {by_red, by_green, by_blue};
    struct palette_color *items = palette->seen.items + box->first;
    uint64_t all = 0, half = 0;
    qsort(items, box->count, sizeof *items, orders[box->channel]);
    for (size_t i = 0; i < box->count; i++) {
        all += items[i].count;
    }
    size_t at = 1;
    for (half = items[0].count; at + 1 < box->count && half * 2 < all; at++) {
        half += items[at].count;
    }
    struct box rest = {.first = box->first + at, .count = box->count - at};
    box->count = at;
    measure(palette, box);
    measure(palette, &rest);
    return rest;
}

void palette_make(struct palette *palette, int most)
{
    struct box boxes[256];
    size_t exact = palette->seen.count <= (size_t)most
                       ? palette->seen.count
                       : (size_t)(most < EXACT_MAX * 2 ? most / 2 : EXACT_MAX);
    if (palette->seen.count > 0) {
        qsort(palette->seen.items, palette->seen.count, sizeof *palette->seen.items, by_count);
    }
    palette->size = 0;
    for (size_t i = 0; i < exact; i++) {
        palette->colors[palette->size++] = palette->seen.items[i].color;
    }
    int count = 0, room = most - palette->size;
    if (palette->seen.count > exact) {
        boxes[count] = (struct box){.first = exact, .count = palette->seen.count - exact};
        measure(palette, &boxes[count++]);
    }
    while (count > 0 && count < room) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            best = boxes[i].weight > boxes[best].weight ? i : best;
        }
        if (boxes[best].weight <= 0) {
            break;
        }
        boxes[count] = split(palette, &boxes[best]);
        count++;
    }
    for (int i = 0; i < count; i++) {
        palette->colors[palette->size++] = average(palette, &boxes[i]);
    }
    int_map_clear(&palette->nearest);
}

int palette_find(struct palette *palette, uint32_t color)
{
    uint64_t number;
    if (int_map_get(&palette->nearest, color, &number)) {
        return (int)number;
    }
    int best = 0;
    long nearest = -1;
    for (int i = 0; i < palette->size; i++) {
        long red = (long)(color >> 16 & 255) - (long)(palette->colors[i] >> 16 & 255);
        long green = (long)(color >> 8 & 255) - (long)(palette->colors[i] >> 8 & 255);
        long blue = (long)(color & 255) - (long)(palette->colors[i] & 255);
        long distance = 3 * red * red + 6 * green * green + blue * blue;
        if (nearest < 0 || distance < nearest) {
            nearest = distance;
            best = i;
        }
    }
    int_map_set(&palette->nearest, color, (uint64_t)best);
    return best;
}

void palette_free(struct palette *palette)
{
    vec_free(&palette->seen);
    int_map_free(&palette->places);
    int_map_free(&palette->nearest);
    *palette = (struct palette){0};
}
