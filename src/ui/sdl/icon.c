#include "ui/sdl/icon.h"

#include "paint/picture.h"

enum { ICON_SIZE = 64 };

static void add_lane(struct display *list, double y, double left, double right,
                     enum color_role role)
{
    display_round_rect(list, left, y, right - left, 10, 3, role, ROLE_NONE)->opacity = 0.4;
    display_round_rect(list, left, y, 6, 10, 2, role, ROLE_NONE);
    display_round_rect(list, right - 6, y, 6, 10, 2, role, ROLE_NONE);
}

static void draw(uint32_t *pixels)
{
    struct theme theme;
    struct diag diag = {0};
    if (theme_load(&theme, theme_name(THEME_LIGHT), &diag)) {
        struct display list = {.metrics = text_metrics_cells()};
        display_round_rect(&list, 0, 0, ICON_SIZE, ICON_SIZE, 12, ROLE_PANEL, ROLE_OUTLINE)
            ->line_width = 2;
        add_lane(&list, 12, 8, 50, ROLE_TASK_1);
        add_lane(&list, 27, 14, 34, ROLE_TASK_2);
        add_lane(&list, 42, 20, 56, ROLE_TASK_3);
        display_line(&list, 40, 6, 40, 58, ROLE_CURSOR, 3);
        paint_picture_into(pixels, ICON_SIZE, ICON_SIZE, &list, &theme);
        display_free(&list);
    }
    diag_free(&diag);
}

void icon_set(SDL_Window *window)
{
    uint32_t pixels[ICON_SIZE * ICON_SIZE] = {0};
    draw(pixels);
    SDL_Surface *icon = SDL_CreateRGBSurfaceWithFormatFrom(pixels, ICON_SIZE, ICON_SIZE, 32,
                                                           ICON_SIZE * 4, SDL_PIXELFORMAT_ARGB8888);
    if (icon) {
        SDL_SetWindowIcon(window, icon);
        SDL_FreeSurface(icon);
    }
}
