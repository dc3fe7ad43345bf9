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
    return true;
}

void picture_close(struct picture *picture)
{
    display_free(&picture->display);
    text_cache_free(&picture->texts);
    fonts_close(&picture->fonts);
    paint_picture_free(&picture->pixels);
    TTF_Quit();
}

bool picture_draw(struct picture *picture, struct app *app, double width, double height,
                  int pixel_width, int pixel_height)
{
    struct theme theme;
    struct diag diag = {0};
    struct paint_text text = text_cache_painter(&picture->texts);
    app_scene(app, &picture->display, width, height);
    bool ready = theme_load(&theme, theme_name(app_theme(app)), &diag);
    diag_free(&diag);
    return ready && paint_picture_draw(&picture->pixels, pixel_width, pixel_height,
                                       &picture->display, &theme, &text);
}
