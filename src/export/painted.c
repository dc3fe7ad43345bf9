#include "export/painted.h"

#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "export/apng.h"
#include "export/pdf.h"
#include "paint/fonts.h"
#include "paint/gif.h"

#define POINTS_IN_PIXEL 0.75 /* 1/72 and 1/96 inch */
/* Of a side; of a picture (1 GB while it is made), of an animation's frame (several are kept). */
enum { SIDE_MOST = 32000, PIXELS_MOST = 256 * 1000000, FRAME_MOST = 64 * 1000000 };

/* What all of these have in common. */
struct painted {
    struct export_sink sink;
    enum export_format format;
    const struct export_sink_options *options;
    struct paint_fonts *fonts;
    struct strbuf bytes; /* of PNG */
    struct pdf pdf;
    int width, height; /* of all frames, in pixels */
    struct paint_gif *gif;
    struct apng *apng;
};

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned size)
{
    strbuf_add_bytes(closure, bytes, size);
    return CAIRO_STATUS_SUCCESS;
}

static double scale_of(const struct painted *self)
{
    return self->options->scale > 0 ? self->options->scale : 1;
}

static void paint(struct painted *self, cairo_surface_t *surface, const struct export_page *page,
                  double scale)
{
    struct paint_text text = paint_fonts_painter(self->fonts);
    cairo_t *cr = cairo_create(surface);
    cairo_scale(cr, scale, scale);
    paint_display(cr, page->display, page->theme, &text, NULL);
    cairo_destroy(cr);
}

/* The page in pixels; NULL with *diag set when it is too large. */
static cairo_surface_t *paint_pixels(struct painted *self, const struct export_page *page,
                                     int width, int height, struct diag *diag)
{
    cairo_surface_t *surface = NULL;
    int most = self->format == EXPORT_PNG ? PIXELS_MOST : FRAME_MOST;
    if (width <= SIDE_MOST && height <= SIDE_MOST && (int64_t)width * height <= most) {
        surface = cairo_image_surface_create(
            self->options->transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
    }
    if (!surface || cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
        diag_set(
            diag, DIAG_INPUT, NULL, 0, 0,
            "a picture of %d by %d pixels is too large: at most %d a side and %d million in all "
            "(--size, --scale)",
            width, height, SIDE_MOST, most / 1000000);
        cairo_surface_destroy(surface);
        return NULL;
    }
    paint(self, surface, page, scale_of(self));
    cairo_surface_flush(surface);
    return surface;
}

static bool add_png(struct painted *self, const struct export_page *page, struct diag *diag)
{
    int width = (int)ceil(page->display->width * scale_of(self) - 0.001);
    int height = (int)ceil(page->display->height * scale_of(self) - 0.001);
    cairo_surface_t *surface = paint_pixels(self, page, width, height, diag);
    if (!surface) {
        return false;
    }
    cairo_status_t status = cairo_surface_write_to_png_stream(surface, take_bytes, &self->bytes);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "%s", cairo_status_to_string(status));
    }
    return status == CAIRO_STATUS_SUCCESS;
}

static bool add_frame(struct painted *self, const struct export_page *page, struct diag *diag)
{
    if (self->width == 0) {
        self->width = (int)ceil(page->display->width * scale_of(self) - 0.001);
        self->height = (int)ceil(page->display->height * scale_of(self) - 0.001);
    }
    cairo_surface_t *surface = paint_pixels(self, page, self->width, self->height, diag);
    if (!surface) {
        return false;
    }
    const void *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    bool fine, clear = self->options->transparent;
    if (self->format == EXPORT_GIF) {
        self->gif = self->gif ? self->gif : paint_gif_new(self->width, self->height, clear);
        fine = paint_gif_add(self->gif, pixels, stride, page->milliseconds);
    } else {
        self->apng = self->apng ? self->apng : apng_new(self->width, self->height, clear);
        fine = apng_add(self->apng, pixels, stride, page->milliseconds);
    }
    cairo_surface_destroy(surface);
    if (!fine) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "the animation cannot be packed");
    }
    return fine;
}

static bool add_pdf(struct painted *self, const struct export_page *page, struct diag *diag)
{
    double scale = scale_of(self) * POINTS_IN_PIXEL;
    cairo_surface_t *surface = pdf_begin_page(&self->pdf, page, page->display->width * scale,
                                              page->display->height * scale);
    paint(self, surface, page, scale);
    return pdf_end_page(&self->pdf, page, diag);
}

static bool painted_add(struct export_sink *sink, const struct export_page *page, struct diag *diag)
{
    struct painted *self = (struct painted *)sink;
    switch (self->format) {
    case EXPORT_PNG: return add_png(self, page, diag);
    case EXPORT_PDF: return add_pdf(self, page, diag);
    default: return add_frame(self, page, diag);
    }
}

static bool painted_finish(struct export_sink *sink, struct strbuf *out, struct diag *diag)
{
    struct painted *self = (struct painted *)sink;
    if (self->gif) {
        return paint_gif_finish(self->gif, out, diag);
    }
    if (self->apng) {
        apng_finish(self->apng, out);
        return true;
    }
    if (self->format == EXPORT_PDF) {
        pdf_finish(&self->pdf, out);
        return true;
    }
    strbuf_add_bytes(out, strbuf_text(&self->bytes), self->bytes.length);
    return true;
}

static void painted_end(struct export_sink *sink)
{
    struct painted *self = (struct painted *)sink;
    pdf_free(&self->pdf);
    if (self->gif) {
        paint_gif_free(self->gif);
    }
    if (self->apng) {
        apng_free(self->apng);
    }
    strbuf_free(&self->bytes);
    mem_free(self);
}

static struct export_sink *painted_new(struct export_fonts *fonts, enum export_format format,
                                       const struct export_sink_options *options)
{
    struct painted *self = mem_alloc_zero(sizeof *self);
    self->sink = (struct export_sink){painted_add, painted_finish, painted_end};
    self->format = format;
    self->options = self->pdf.options = options;
    self->fonts = (struct paint_fonts *)fonts;
    return &self->sink;
}

/* To the caller the fonts are only something to be handed back. */
static struct export_fonts *fonts_open(const char *family, struct diag *diag)
{
    return (struct export_fonts *)paint_fonts_open(family, diag);
}

/* Nothing is painted any more: what the libraries keep for the next time goes too. */
static void fonts_close(struct export_fonts *fonts)
{
    paint_fonts_close((struct paint_fonts *)fonts);
    cairo_debug_reset_static_data();
    FcFini();
}

static struct text_metrics fonts_metrics(struct export_fonts *fonts)
{
    return paint_fonts_metrics((struct paint_fonts *)fonts);
}

static const char *fonts_stand_in(const struct export_fonts *fonts)
{
    return paint_fonts_stand_in((const struct paint_fonts *)fonts);
}

static bool fonts_outline(struct export_fonts *fonts, struct display *display)
{
    return paint_fonts_outline((struct paint_fonts *)fonts, display);
}

const struct export_painter export_cairo = {
    .open = fonts_open,
    .close = fonts_close,
    .metrics = fonts_metrics,
    .stand_in = fonts_stand_in,
    .outline = fonts_outline,
    .sink = painted_new,
};
