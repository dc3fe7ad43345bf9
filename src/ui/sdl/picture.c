#include "ui/sdl/picture.h"

#include <stdio.h>

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
    picture->earlier.metrics = picture->moving.metrics = picture->display.metrics;
    return true;
}

void picture_close(struct picture *picture)
{
    motion_free(&picture->motion);
    display_free(&picture->display);
    display_free(&picture->earlier);
    display_free(&picture->moving);
    text_cache_free(&picture->texts);
    fonts_close(&picture->fonts);
    paint_picture_free(&picture->pixels);
    TTF_Quit();
}

bool picture_layout(struct picture *picture, struct app *app, double width, double height,
                    bool moves, bool backwards)
{
    struct display earlier = picture->earlier;
    picture->earlier = picture->display;
    picture->display = earlier;
    app_scene(app, &picture->display, width, height);
    return moves && picture->earlier.width == picture->display.width &&
           picture->earlier.height == picture->display.height &&
           motion_begin(&picture->motion, &picture->earlier, &picture->display, backwards);
}

bool picture_draw(struct picture *picture, enum theme_id id, double part, int pixel_width,
                  int pixel_height)
{
    struct theme theme = {0};
    struct diag diag = {0};
    struct paint_text text = text_cache_painter(&picture->texts);
    const struct display *shown = &picture->display;
    if (part < 1) {
        motion_draw(&picture->motion, &picture->moving, part);
        shown = &picture->moving;
    }
    bool ready = theme_load(&theme, theme_name(id), &diag);
    diag_free(&diag);
    return ready &&
           paint_picture_draw(&picture->pixels, pixel_width, pixel_height, shown, &theme, &text);
}
