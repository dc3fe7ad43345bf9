#include "export/apng.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"

enum { RGBA = 6, DEPTH = 4, FILTERS = 5, LEVEL = 9, REPLACE = 0, OVER = 1 };

struct apng {
    int width, height;
    bool transparent;
    unsigned char *shown, *wanted; /* red, green, blue, opacity */
    uint32_t frames, sequence;
    struct strbuf chunks; /* of the frames */
};

static void add_32(struct strbuf *out, uint32_t value)
{
    for (int shift = 24; shift >= 0; shift -= 8) {
        strbuf_add_char(out, (char)(value >> shift & 255));
    }
}

static void add_16(struct strbuf *out, uint32_t value)
{
    strbuf_add_char(out, (char)(value >> 8 & 255));
    strbuf_add_char(out, (char)(value & 255));
}

static void add_chunk(struct strbuf *out, const char *type, const struct strbuf *content)
{
    size_t size = content->length;
    add_32(out, (uint32_t)size);
    size_t begin = out->length;
    strbuf_add(out, type);
    strbuf_add_bytes(out, strbuf_text(content), size);
    add_32(out, (uint32_t)crc32(0, (const Bytef *)out->text + begin, (uInt)(size + 4)));
}

struct apng *apng_new(int width, int height, bool transparent)
{
    struct apng *apng = mem_alloc_zero(sizeof *apng);
    apng->width = width;
    apng->height = height;
    apng->transparent = transparent;
    apng->shown = mem_alloc_zero((size_t)width * (size_t)height * DEPTH);
    apng->wanted = mem_alloc_zero((size_t)width * (size_t)height * DEPTH);
    return apng;
}

void apng_free(struct apng *apng)
{
    mem_free(apng->shown);
    mem_free(apng->wanted);
    strbuf_free(&apng->chunks);
    mem_free(apng);
}

static void take_pixels(struct apng *apng, const void *pixels, int stride)
{
    unsigned char *to = apng->wanted;
    for (int y = 0; y < apng->height; y++) {
        const uint32_t *row = (const void *)((const char *)pixels + (size_t)y * (size_t)stride);
        for (int x = 0; x < apng->width; x++, to += DEPTH) {
            uint32_t pixel = row[x], alpha = apng->transparent ? pixel >> 24 : 255;
            for (int c = 0; c < 3; c++) {
                uint32_t part = pixel >> (16 - 8 * c) & 255;
                part = alpha == 255 ? part : alpha == 0 ? 0 : (part * 255 + alpha / 2) / alpha;
                to[c] = (unsigned char)(part > 255 ? 255 : part);
            }
            to[3] = (unsigned char)alpha;
        }
    }
}

static unsigned char paeth(int left, int up, int corner)
{
    int guess = left + up - corner;
    int to_left = abs(guess - left), to_up = abs(guess - up), to_corner = abs(guess - corner);
    return (unsigned char)(to_left <= to_up && to_left <= to_corner ? left
                           : to_up <= to_corner                     ? up
                                                                    : corner);
}

/* One row through one filter; returns how unruly the outcome is. */
static unsigned long filter_row(unsigned char *out, int filter, const unsigned char *row,
                                const unsigned char *above, size_t size)
{
    unsigned long sum = 0;
    for (size_t i = 0; i < size; i++) {
        int left = i >= DEPTH ? row[i - DEPTH] : 0, up = above ? above[i] : 0;
        int corner = i >= DEPTH && above ? above[i - DEPTH] : 0;
        int guess = filter == 1   ? left
                    : filter == 2 ? up
                    : filter == 3 ? (left + up) / 2
                    : filter == 4 ? paeth(left, up, corner)
                                  : 0;
        out[i] = (unsigned char)(row[i] - guess);
        sum += out[i] < 128 ? out[i] : 256u - out[i];
    }
    return sum;
}

/* The rows with the filters that promise most (or with none), packed; appended to out. */
static bool pack(const unsigned char *pixels, size_t row_size, int height, int filters,
                 struct strbuf *out)
{
    size_t size = (row_size + 1) * (size_t)height;
    unsigned char *rows = mem_alloc(size), *tried = mem_alloc(row_size);
    for (int y = 0; y < height; y++) {
        const unsigned char *row = pixels + row_size * (size_t)y;
        const unsigned char *above = y > 0 ? row - row_size : NULL;
        unsigned char *to = rows + (row_size + 1) * (size_t)y;
        unsigned long best = 0;
        for (int filter = 0; filter < filters; filter++) {
            unsigned long sum = filter_row(tried, filter, row, above, row_size);
            if (filter == 0 || sum < best) {
                best = sum;
                to[0] = (unsigned char)filter;
                memcpy(to + 1, tried, row_size);
            }
        }
    }
    uLong room = compressBound((uLong)size);
    strbuf_reserve(out, room);
    bool fine =
        compress2((Bytef *)out->text + out->length, &room, rows, (uLong)size, LEVEL) == Z_OK;
    if (fine) {
        out->length += room;
        out->text[out->length] = '\0';
    }
    mem_free(rows);
    mem_free(tried);
    return fine;
}

/* Flat colours pack best as they are, others filtered: whichever is smaller.  What is mostly
 * clear is never tried filtered. */
static bool pack_best(const unsigned char *pixels, size_t row_size, int height, bool mostly_clear,
                      struct strbuf *out)
{
    if (mostly_clear) {
        return pack(pixels, row_size, height, 1, out);
    }
    struct strbuf plain = {0}, filtered = {0};
    bool fine = pack(pixels, row_size, height, 1, &plain) &&
                pack(pixels, row_size, height, FILTERS, &filtered);
    const struct strbuf *best = plain.length <= filtered.length ? &plain : &filtered;
    strbuf_add_bytes(out, strbuf_text(best), best->length);
    strbuf_free(&plain);
    strbuf_free(&filtered);
    return fine;
}

/* The part of the wanted picture; with `only_new` what is shown already stays clear. */
static unsigned char *cut_part(const struct apng *apng, int left, int top, int width, int height,
                               bool only_new)
{
    unsigned char *part = mem_alloc((size_t)width * (size_t)height * DEPTH), *to = part;
    for (int y = 0; y < height; y++) {
        size_t at = ((size_t)(top + y) * (size_t)apng->width + (size_t)left) * DEPTH;
        for (int x = 0; x < width; x++, at += DEPTH, to += DEPTH) {
            bool old = only_new && memcmp(apng->shown + at, apng->wanted + at, DEPTH) == 0;
            memcpy(to, old ? (const unsigned char *)"\0\0\0\0" : apng->wanted + at, DEPTH);
        }
    }
    return part;
}

static bool pixel_differs(const struct apng *apng, int x, int y)
{
    size_t at = ((size_t)y * (size_t)apng->width + (size_t)x) * DEPTH;
    return memcmp(apng->shown + at, apng->wanted + at, DEPTH) != 0;
}

static void find_change(const struct apng *apng, int *left, int *top, int *right, int *bottom)
{
    *left = apng->width;
    *top = apng->height;
    *right = *bottom = 0;
    size_t row = (size_t)apng->width * DEPTH;
    for (int y = 0; y < apng->height; y++) {
        if (memcmp(apng->shown + (size_t)y * row, apng->wanted + (size_t)y * row, row) == 0) {
            continue;
        }
        int first = 0, last = apng->width;
        while (!pixel_differs(apng, first, y)) {
            first++;
        }
        while (!pixel_differs(apng, last - 1, y)) {
            last--;
        }
        *left = first < *left ? first : *left;
        *right = last > *right ? last : *right;
        *top = y < *top ? y : *top;
        *bottom = y + 1;
    }
    if (*right == 0) { /* nothing has changed: the least a frame can be */
        *left = *top = 0;
        *right = *bottom = 1;
    }
}

bool apng_add(struct apng *apng, const void *pixels, int stride, int milliseconds)
{
    int left = 0, top = 0, right = apng->width, bottom = apng->height;
    struct strbuf control = {0}, data = {0};
    take_pixels(apng, pixels, stride);
    if (apng->frames > 0) {
        find_change(apng, &left, &top, &right, &bottom);
    }
    add_32(&control, apng->sequence++);
    add_32(&control, (uint32_t)(right - left));
    add_32(&control, (uint32_t)(bottom - top));
    add_32(&control, (uint32_t)left);
    add_32(&control, (uint32_t)top);
    add_16(&control, (uint32_t)milliseconds);
    add_16(&control, 1000);
    bool over = apng->frames > 0 && !apng->transparent;
    strbuf_add_char(&control, 0); /* what it leaves stays */
    strbuf_add_char(&control, over ? OVER : REPLACE);
    add_chunk(&apng->chunks, "fcTL", &control);
    if (apng->frames > 0) {
        add_32(&data, apng->sequence++);
    }
    unsigned char *part = cut_part(apng, left, top, right - left, bottom - top, over);
    bool fine = pack_best(part, (size_t)(right - left) * DEPTH, bottom - top, over, &data);
    mem_free(part);
    add_chunk(&apng->chunks, apng->frames > 0 ? "fdAT" : "IDAT", &data);
    apng->frames++;
    memcpy(apng->shown, apng->wanted, (size_t)apng->width * (size_t)apng->height * DEPTH);
    strbuf_free(&control);
    strbuf_free(&data);
    return fine;
}

void apng_finish(struct apng *apng, struct strbuf *out)
{
    struct strbuf head = {0}, animation = {0};
    strbuf_add_bytes(out, "\x89PNG\r\n\x1a\n", 8);
    add_32(&head, (uint32_t)apng->width);
    add_32(&head, (uint32_t)apng->height);
    strbuf_add_char(&head, 8);
    strbuf_add_char(&head, RGBA);
    strbuf_add_bytes(&head, "\0\0\0", 3);
    add_chunk(out, "IHDR", &head);
    add_32(&animation, apng->frames);
    add_32(&animation, 0); /* for ever */
    add_chunk(out, "acTL", &animation);
    strbuf_add_bytes(out, strbuf_text(&apng->chunks), apng->chunks.length);
    strbuf_clear(&head);
    add_chunk(out, "IEND", &head);
    strbuf_free(&head);
    strbuf_free(&animation);
}
