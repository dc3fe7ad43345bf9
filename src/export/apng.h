/* PNG files, animated ones too, by zlib: own chunks, one filter a row, of each frame what has
 * changed. */
#ifndef EXPORT_APNG_H
#define EXPORT_APNG_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"

struct apng;

/* transparent: what is not painted stays clear. */
struct apng *apng_new(int width, int height, bool transparent);
/* pixels: 0xAARRGGBB with the colours multiplied by their opacity, rows stride bytes apart.
 * false: no memory. */
bool apng_add(struct apng *apng, const void *pixels, int stride, int milliseconds);
/* Appends the whole file. */
void apng_finish(struct apng *apng, struct strbuf *out);
void apng_free(struct apng *apng);

#endif
