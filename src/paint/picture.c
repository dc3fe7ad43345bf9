#include "paint/picture.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/strbuf.h"

void paint_picture_free(struct paint_picture *picture)
{
    if (picture->surface) {
        cairo_surface_destroy(picture->surface);
    }
    *picture = (struct paint_picture){0};
}

static bool resize(struct paint_picture *picture, int width, int height)
{
    if (picture->surface && picture->width == width && picture->height == height) {
        return true;
    }
    paint_picture_free(picture);
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(surface);
        return false;
    }
    *picture = (struct paint_picture){surface, width, height};
    return true;
}

bool paint_picture_draw(struct paint_picture *picture, int width, int height,
                        const struct display *display, const struct theme *theme,
                        const struct paint_text *text)
{
    if (!resize(picture, width, height)) {
        return false;
    }
    cairo_t *cr = cairo_create(picture->surface);
    cairo_scale(cr, width / display->width, height / display->height);
    paint_display(cr, display, theme, text, NULL);
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
    strbuf_printf(&name, "%s.%ld.tmp", path, (long)getpid());
    cairo_status_t status = picture->surface
                                ? cairo_surface_write_to_png(picture->surface, strbuf_text(&name))
                                : CAIRO_STATUS_NO_MEMORY;
    bool fine = status == CAIRO_STATUS_SUCCESS && rename(strbuf_text(&name), path) == 0;
    if (!fine) {
        unlink(strbuf_text(&name));
        diag_set(diag, DIAG_INPUT, path, 0, 0, "cannot write the picture%s%s",
                 status == CAIRO_STATUS_SUCCESS ? "" : ": ",
                 status == CAIRO_STATUS_SUCCESS ? "" : cairo_status_to_string(status));
    }
    strbuf_free(&name);
    return fine;
}
