#include "paint/gif.h"

#include <gif_lib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"
#include "paint/palette.h"

enum { CLEAR = 255, COLORS = 255 }; /* number of the clear colour; colours besides it */

struct frame {
    unsigned char *packed;
    size_t size;
    int milliseconds;
};

struct paint_gif {
    int width, height;
    bool transparent;
    VEC(struct frame) frames;
    struct palette palette;
    uint32_t *pixels;              /* of one frame */
    unsigned char *shown, *wanted; /* numbers of colours, before and after a frame */
};

struct paint_gif *paint_gif_new(int width, int height, bool transparent)
{
    struct paint_gif *gif = mem_alloc_zero(sizeof *gif);
    size_t area = (size_t)width * (size_t)height;
    gif->width = width;
    gif->height = height;
    gif->transparent = transparent;
    gif->pixels = mem_alloc(area * sizeof *gif->pixels);
    gif->shown = mem_alloc(area);
    gif->wanted = mem_alloc(area);
    return gif;
}

void paint_gif_free(struct paint_gif *gif)
{
    for (size_t i = 0; i < gif->frames.count; i++) {
        mem_free(gif->frames.items[i].packed);
    }
    vec_free(&gif->frames);
    palette_free(&gif->palette);
    mem_free(gif->pixels);
    mem_free(gif->shown);
    mem_free(gif->wanted);
    mem_free(gif);
}

static bool is_clear(const struct paint_gif *gif, uint32_t pixel)
{
    return gif->transparent && pixel >> 24 < 128;
}

/* cairo's colours are multiplied by their opacity, and a GIF knows none but all or nothing. */
static uint32_t color_of(const struct paint_gif *gif, uint32_t pixel)
{
    uint32_t alpha = pixel >> 24, color = 0;
    if (!gif->transparent || alpha == 255) {
        return pixel & 0xFFFFFF;
    }
    for (int shift = 16; shift >= 0; shift -= 8) {
        uint32_t part = (pixel >> shift & 255) * 255 / (alpha ? alpha : 1);
        color = color << 8 | (part > 255 ? 255 : part);
    }
    return color;
}

bool paint_gif_add(struct paint_gif *gif, const void *pixels, int stride, int milliseconds)
{
    size_t row = (size_t)gif->width, area = row * (size_t)gif->height;
    for (int y = 0; y < gif->height; y++) {
        memcpy(gif->pixels + (size_t)y * row, (const char *)pixels + (size_t)y * (size_t)stride,
               row * sizeof *gif->pixels);
    }
    for (size_t i = 0, run; i < area; i += run) { /* neighbours are mostly alike */
        for (run = 1; i + run < area && gif->pixels[i + run] == gif->pixels[i]; run++) {
        }
        if (!is_clear(gif, gif->pixels[i])) {
            palette_count(&gif->palette, color_of(gif, gif->pixels[i]), run);
        }
    }
    uLong room = compressBound((uLong)(area * sizeof *gif->pixels));
    unsigned char *packed = mem_alloc(room);
    bool fine = compress2(packed, &room, (const Bytef *)gif->pixels,
                          (uLong)(area * sizeof *gif->pixels), 1) == Z_OK;
    if (fine) {
        struct frame frame = {mem_resize(packed, room), room, milliseconds};
        vec_push(&gif->frames, frame);
    } else {
        mem_free(packed);
    }
    return fine;
}

static int write_bytes(GifFileType *file, const GifByteType *bytes, int size)
{
    strbuf_add_bytes(file->UserData, bytes, (size_t)size);
    return size;
}

static bool put_head(GifFileType *file, struct paint_gif *gif)
{
    static const unsigned char forever[] = {1, 0, 0};
    ColorMapObject *map = GifMakeMapObject(256, NULL);
    for (int i = 0; map && i < 256; i++) {
        uint32_t color = i < gif->palette.size ? gif->palette.colors[i] : 0;
        map->Colors[i] = (GifColorType){(GifByteType)(color >> 16), (GifByteType)(color >> 8),
                                        (GifByteType)color};
    }
    EGifSetGifVersion(file, true);
    bool fine = map && EGifPutScreenDesc(file, gif->width, gif->height, 8, 0, map) == GIF_OK &&
                (gif->frames.count < 2 ||
                 (EGifPutExtensionLeader(file, APPLICATION_EXT_FUNC_CODE) == GIF_OK &&
                  EGifPutExtensionBlock(file, 11, "NETSCAPE2.0") == GIF_OK &&
                  EGifPutExtensionBlock(file, sizeof forever, forever) == GIF_OK &&
                  EGifPutExtensionTrailer(file) == GIF_OK));
    GifFreeMapObject(map);
    return fine;
}

struct part {
    int left, top, right, bottom; /* right and bottom are behind the last */
};

/* What differs between shown and wanted; one pixel when nothing does. */
static struct part changed_part(const struct paint_gif *gif)
{
    struct part part = {gif->width, gif->height, 0, 0};
    for (int y = 0; y < gif->height; y++) {
        const unsigned char *old = gif->shown + (size_t)y * (size_t)gif->width;
        const unsigned char *new = gif->wanted + (size_t)y *(size_t)gif->width;
        if (memcmp(old, new, (size_t)gif->width) == 0) {
            continue;
        }
        int left = 0, right = gif->width;
        while (old[left] == new[left]) {
            left++;
        }
        while (old[right - 1] == new[right - 1]) {
            right--;
        }
        part.left = left < part.left ? left : part.left;
        part.right = right > part.right ? right : part.right;
        part.top = y < part.top ? y : part.top;
        part.bottom = y + 1;
    }
    return part.right > part.left ? part : (struct part){0, 0, 1, 1};
}

static bool put_frame(GifFileType *file, struct paint_gif *gif, size_t number)
{
    size_t area = (size_t)gif->width * (size_t)gif->height;
    struct frame *frame = &gif->frames.items[number];
    uLong size = (uLong)(area * sizeof *gif->pixels);
    if (uncompress((Bytef *)gif->pixels, &size, frame->packed, (uLong)frame->size) != Z_OK) {
        return false;
    }
    for (size_t i = 0; i < area; i++) {
        gif->wanted[i] =
            i > 0 && gif->pixels[i] == gif->pixels[i - 1] ? gif->wanted[i - 1]
            : is_clear(gif, gif->pixels[i])
                ? CLEAR
                : (unsigned char)palette_find(&gif->palette, color_of(gif, gif->pixels[i]));
    }
    /* A clear frame cannot undo what stands there: each is whole, and is taken away again. */
    bool whole = number == 0 || gif->transparent;
    struct part part = whole ? (struct part){0, 0, gif->width, gif->height} : changed_part(gif);
    GraphicsControlBlock control = {
        .DisposalMode = gif->transparent ? DISPOSE_BACKGROUND : DISPOSE_DO_NOT,
        .DelayTime = (frame->milliseconds + 5) / 10,
        .TransparentColor = CLEAR,
    };
    GifByteType bytes[4];
    EGifGCBToExtension(&control, bytes);
    bool fine = EGifPutExtension(file, GRAPHICS_EXT_FUNC_CODE, sizeof bytes, bytes) == GIF_OK &&
                EGifPutImageDesc(file, part.left, part.top, part.right - part.left,
                                 part.bottom - part.top, false, NULL) == GIF_OK;
    for (int y = part.top; fine && y < part.bottom; y++) {
        unsigned char *old = gif->shown + (size_t)y * (size_t)gif->width + part.left;
        unsigned char *new = gif->wanted + (size_t)y *(size_t)gif->width + part.left;
        int width = part.right - part.left;
        for (int x = 0; x < width; x++) { /* what stays is clear: long runs pack well */
            unsigned char was = old[x];
            old[x] = new[x];
            new[x] = !whole &&was == new[x] ? CLEAR : new[x];
        }
        fine = EGifPutLine(file, new, width) == GIF_OK;
    }
    return fine;
}

bool paint_gif_finish(struct paint_gif *gif, struct strbuf *out, struct diag *diag)
{
    int error = 0;
    GifFileType *file = EGifOpen(out, write_bytes, &error);
    palette_make(&gif->palette, COLORS);
    bool fine = file && put_head(file, gif);
    for (size_t i = 0; fine && i < gif->frames.count; i++) {
        fine = put_frame(file, gif, i);
    }
    if (file) {
        fine = EGifCloseFile(file, &error) == GIF_OK && fine;
    }
    if (!fine) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "the animation cannot be made");
    }
    return fine;
}
