#include "paint/picture.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/map.h"
#include "base/strbuf.h"

static void drop_surface(struct paint_picture *picture)
{
    if (picture->surface) {
        cairo_surface_destroy(picture->surface);
    }
    picture->surface = NULL;
    picture->width = picture->height = 0;
    damage_forget(&picture->damage);
}

void paint_picture_free(struct paint_picture *picture)
{
    drop_surface(picture);
    damage_free(&picture->damage);
    vec_free(&picture->painted);
    *picture = (struct paint_picture){0};
}

static bool resize(struct paint_picture *picture, int width, int height)
{
    if (picture->surface && picture->width == width && picture->height == height) {
        return true;
    }
    drop_surface(picture);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return false;
    }
    picture->surface = surface;
    picture->width = width;
    picture->height = height;
    return true;
}

/* The whole pixels that a box touches. */
static struct paint_rect pixels_of(const struct paint_picture *picture,
                                   const struct damage_box *box, double scale_x, double scale_y)
{
    int left = (int)fmax(0, floor(box->left * scale_x) - 1);
    int top = (int)fmax(0, floor(box->top * scale_y) - 1);
    int right = (int)fmin(picture->width, ceil(box->right * scale_x) + 1);
    int bottom = (int)fmin(picture->height, ceil(box->bottom * scale_y) + 1);
    return (struct paint_rect){left, top, right - left, bottom - top};
}

static void draw_part(struct paint_picture *picture, cairo_t *cr, struct paint_rect rect,
                      const struct display *display, const struct theme *theme,
                      const struct paint_text *text)
{
    double scale_x = picture->width / display->width, scale_y = picture->height / display->height;
    if (rect.width <= 0 || rect.height <= 0) {
        return;
    }
    struct damage_box part = {rect.x / scale_x, rect.y / scale_y, (rect.x + rect.width) / scale_x,
                              (rect.y + rect.height) / scale_y};
    cairo_save(cr);
    cairo_rectangle(cr, rect.x, rect.y, rect.width, rect.height);
    cairo_clip(cr);
    cairo_scale(cr, scale_x, scale_y);
    paint_part(cr, display, theme, text, NULL, &part);
    cairo_restore(cr);
    vec_push(&picture->painted, rect);
}

bool paint_picture_draw(struct paint_picture *picture, int width, int height,
                        const struct display *display, const struct theme *theme,
                        const struct paint_text *text)
{
    if (!resize(picture, width, height)) {
        return false;
    }
    uint32_t colors = (uint32_t)hash_bytes(theme->colors, sizeof theme->colors);
    if (picture->colors != colors) {
        damage_forget(&picture->damage);
    }
    picture->colors = colors;
    vec_clear(&picture->painted);
    cairo_t *cr = cairo_create(picture->surface);
    if (damage_find(&picture->damage, display)) {
        for (size_t i = 0; i < picture->damage.boxes.count; i++) {
            struct paint_rect rect = pixels_of(picture, &picture->damage.boxes.items[i],
                                               width / display->width, height / display->height);
            draw_part(picture, cr, rect, display, theme, text);
        }
    } else {
        draw_part(picture, cr, (struct paint_rect){0, 0, width, height}, display, theme, text);
    }
    cairo_destroy(cr);
    cairo_surface_flush(picture->surface);
    return true;
}

const void *paint_picture_pixels(const struct paint_picture *picture, int *stride)
{
    *stride = picture->surface ? cairo_image_surface_get_stride(picture->surface) : 0;
    return picture->surface ? cairo_image_surface_get_data(picture->surface) : NULL;
}

/* cairo's colours are multiplied by their alpha. */
static void unmultiply(uint32_t *pixels, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t pixel = pixels[i], alpha = pixel >> 24;
        for (int shift = 0; alpha > 0 && shift < 24; shift += 8) {
            uint32_t part = (pixel >> shift & 255) * 255 / alpha;
            pixels[i] = (pixels[i] & ~(255u << shift)) | (part > 255 ? 255 : part) << shift;
        }
    }
}

void paint_picture_into(uint32_t *pixels, int width, int height, const struct display *display,
                        const struct theme *theme)
{
    memset(pixels, 0, (size_t)width * (size_t)height * sizeof *pixels);
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels, CAIRO_FORMAT_ARGB32, width, height, width * 4);
    cairo_t *cr = cairo_create(surface);
    paint_display(cr, display, theme, NULL, NULL);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    unmultiply(pixels, (size_t)width * (size_t)height);
}

bool paint_picture_write(const struct paint_picture *picture, const char *path, struct diag *diag)
{
    struct strbuf name = {0};
    struct stat info;
    bool in_place = stat(path, &info) == 0 && !S_ISREG(info.st_mode); /* a device, a pipe */
    in_place ? strbuf_add(&name, path) : strbuf_printf(&name, "%s.%ld.tmp", path, (long)getpid());
    cairo_status_t status = picture->surface
                                ? cairo_surface_write_to_png(picture->surface, strbuf_text(&name))
                                : CAIRO_STATUS_NO_MEMORY;
    bool fine =
        status == CAIRO_STATUS_SUCCESS && (in_place || rename(strbuf_text(&name), path) == 0);
    if (!fine && !in_place) {
        unlink(strbuf_text(&name));
    }
    if (!fine) {
        diag_set(diag, DIAG_INPUT, path, 0, 0, "cannot write the picture%s%s",
                 status == CAIRO_STATUS_SUCCESS ? "" : ": ",
                 status == CAIRO_STATUS_SUCCESS ? "" : cairo_status_to_string(status));
    }
    strbuf_free(&name);
    return fine;
}
