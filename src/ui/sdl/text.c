#include "ui/sdl/text.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

enum { CACHE_BYTES = 32 << 20, WIDEST = 16384 };

static void empty_cache(struct text_cache *cache)
{
    for (size_t i = 0; i < cache->masks.count; i++) {
        paint_mask_free(&cache->masks.items[i].ink);
    }
    vec_clear(&cache->masks);
    interner_free(&cache->keys);
    cache->keys = (struct interner){0};
    cache->bytes = 0;
}

void text_cache_free(struct text_cache *cache)
{
    empty_cache(cache);
    vec_free(&cache->masks);
    strbuf_free(&cache->key);
}

/* Puts the coverage of `ink` into the mask, the larger one where they meet. */
static void add_coverage(struct paint_mask *mask, SDL_Surface *ink, int left, int top)
{
    for (int y = 0; y < ink->h; y++) {
        if (y + top < 0 || y + top >= mask->height) {
            continue;
        }
        const uint32_t *from = (const uint32_t *)((const char *)ink->pixels + y * ink->pitch);
        unsigned char *to = mask->pixels + (ptrdiff_t)(y + top) * mask->stride;
        for (int x = 0; x < ink->w; x++) {
            unsigned char coverage = (unsigned char)(from[x] >> 24);
            if (x + left >= 0 && x + left < mask->width && coverage > to[x + left]) {
                to[x + left] = coverage;
            }
        }
    }
}

/* One stretch of text in one font, its left end at `left` pixels in the mask. */
static void draw_run(struct text_cache *cache, struct text_mask *mask, const char *text,
                     size_t size, int face, int eighths, double left)
{
    TTF_Font *font = fonts_font(cache->fonts, face, eighths);
    char *copy = mem_copy_bytes(text, size);
    SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *ink = font ? TTF_RenderUTF8_Blended(font, copy, white) : NULL;
    mem_free(copy);
    if (ink) {
        add_coverage(&mask->ink, ink, (int)lround(left), mask->rise - TTF_FontAscent(font));
        SDL_FreeSurface(ink);
    }
}

static struct text_mask make_mask(struct text_cache *cache, const char *text, size_t size,
                                  int eighths, bool bold)
{
    double pixels = eighths / 8.0;
    struct text_metrics metrics = fonts_metrics(cache->fonts);
    double width = ceil(metrics.text_width(metrics.ctx, text, size, pixels, bold)) + ceil(pixels);
    struct text_mask mask = {.rise = (int)ceil(pixels * 1.25)};
    if (width > WIDEST) {
        width = WIDEST;
    }
    int height = mask.rise + (int)ceil(pixels * 0.5);
    if (!paint_mask_init(&mask.ink, (int)width, height)) {
        return mask;
    }
    double left = 0;
    for (size_t start = 0; start < size;) {
        int face = -1;
        double run = 0;
        size_t end = start;
        while (end < size) {
            size_t length;
            uint32_t c = utf8_decode(text + end, size - end, &length);
            int next = fonts_face(cache->fonts, c, bold);
            if (face >= 0 && next != face) {
                break;
            }
            face = next;
            run += fonts_advance(cache->fonts, c, bold) * pixels;
            end += length;
        }
        draw_run(cache, &mask, text + start, end - start, face, eighths, left);
        left += run;
        start = end;
    }
    cache->bytes += (size_t)width * (size_t)height;
    return mask;
}

static const struct text_mask *find_mask(struct text_cache *cache, const struct primitive *text,
                                         int eighths)
{
    uint32_t id;
    strbuf_clear(&cache->key);
    strbuf_printf(&cache->key, "%d%c", eighths, text->bold ? 'b' : 'r');
    strbuf_add_bytes(&cache->key, text->text, text->text_size);
    if (interner_find(&cache->keys, cache->key.text, cache->key.length, &id)) {
        return &cache->masks.items[id];
    }
    if (cache->bytes > CACHE_BYTES) {
        empty_cache(cache);
    }
    interner_add(&cache->keys, cache->key.text, cache->key.length);
    vec_push(&cache->masks, make_mask(cache, text->text, text->text_size, eighths, text->bold));
    return &vec_last(&cache->masks);
}

static void draw(void *ctx, cairo_t *cr, const struct primitive *text, uint32_t color,
                 double opacity)
{
    double width = text->text_width, x = text->x, y = text->y;
    x -= text->align == ALIGN_CENTER ? width / 2 : text->align == ALIGN_RIGHT ? width : 0;
    double eighths = round(text->font_size * paint_to_pixels(cr, &x, &y) * 8);
    if (eighths >= 8 && eighths <= 8000) {
        const struct text_mask *mask = find_mask(ctx, text, (int)eighths);
        paint_mask_draw(cr, &mask->ink, (int)lround(x), (int)lround(y) - mask->rise, color,
                        opacity);
    }
}

struct paint_text text_cache_painter(struct text_cache *cache)
{
    return (struct paint_text){.draw = draw, .ctx = cache};
}
