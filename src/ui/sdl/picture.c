#include "ui/sdl/picture.h"

#include <stdio.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "paint/paint.h"

bool picture_open(struct picture *picture, struct diag *diag)
{
    *picture = (struct picture){0};
    if (TTF_Init() != 0) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "no text can be drawn: %s", TTF_GetError());
        return false;
    }
    if (!fonts_open(&picture->fonts, diag)) {
        TTF_Quit();
        return false;
    }
    if (!fonts_have_korean(&picture->fonts)) {
        fputs("asyncarium: warning: no font with Korean letters (Debian: fonts-naver-d2coding)\n",
              stderr);
    }
    picture->texts.fonts = &picture->fonts;
    picture->display.metrics = fonts_metrics(&picture->fonts);
    return true;
}

void picture_close(struct picture *picture)
{
    display_free(&picture->display);
    text_cache_free(&picture->texts);
    fonts_close(&picture->fonts);
    if (picture->surface) {
        cairo_surface_destroy(picture->surface);
    }
    TTF_Quit();
}

static bool resize(struct picture *picture, int width, int height)
{
    if (picture->surface && picture->width == width && picture->height == height) {
        return true;
    }
    if (picture->surface) {
        cairo_surface_destroy(picture->surface);
    }
    picture->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    picture->width = width;
    picture->height = height;
    if (cairo_surface_status(picture->surface) != CAIRO_STATUS_SUCCESS) {
        cairo_surface_destroy(picture->surface);
        picture->surface = NULL;
        return false;
    }
    return true;
}

bool picture_draw(struct picture *picture, struct app *app, double width, double height,
                  int pixel_width, int pixel_height)
{
    struct theme theme;
    struct diag diag = {0};
    app_scene(app, &picture->display, width, height);
    bool ready = theme_load(&theme, theme_name(app_theme(app)), &diag);
    diag_free(&diag);
    if (!ready || !resize(picture, pixel_width, pixel_height)) {
        return false;
    }
    cairo_t *cr = cairo_create(picture->surface);
    cairo_scale(cr, pixel_width / width, pixel_height / height);
    struct paint_text text = text_cache_painter(&picture->texts, cr);
    paint_display(cr, &picture->display, &theme, &text, NULL);
    cairo_destroy(cr);
    cairo_surface_flush(picture->surface);
    return true;
}

bool picture_write(const struct picture *picture, const char *path, struct diag *diag)
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
