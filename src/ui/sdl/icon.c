#include "ui/sdl/icon.h"

#include <cairo.h>

#include "paint/paint.h"

enum { ICON_SIZE = 64 };

static void add_lane(struct display *list, double y, double left, double right,
                     enum color_role role)
{
    display_round_rect(list, left, y, right - left, 10, 3, role, ROLE_NONE)->opacity = 0.4;
    display_round_rect(list, left, y, 6, 10, 2, role, ROLE_NONE);
    display_round_rect(list, right - 6, y, 6, 10, 2, role, ROLE_NONE);
}

static void draw(cairo_surface_t *surface)
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
        cairo_t *cr = cairo_create(surface);
        paint_display(cr, &list, &theme, NULL, NULL);
        cairo_destroy(cr);
        display_free(&list);
    }
    diag_free(&diag);
    cairo_surface_flush(surface);
}

/* cairo's colours are multiplied by their alpha, SDL's are not. */
static void unmultiply(uint32_t *pixels, int count)
{
    for (int i = 0; i < count; i++) {
        uint32_t pixel = pixels[i], alpha = pixel >> 24;
        for (int shift = 0; alpha > 0 && shift < 24; shift += 8) {
            uint32_t part = (pixel >> shift & 255) * 255 / alpha;
            pixels[i] = (pixels[i] & ~(255u << shift)) | (part > 255 ? 255 : part) << shift;
        }
    }
}

void icon_set(SDL_Window *window)
{
    static const int stride = ICON_SIZE * 4;
    uint32_t pixels[ICON_SIZE * ICON_SIZE] = {0};
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)pixels, CAIRO_FORMAT_ARGB32, ICON_SIZE, ICON_SIZE, stride);
    draw(surface);
    cairo_surface_destroy(surface);
    unmultiply(pixels, ICON_SIZE * ICON_SIZE);
    SDL_Surface *icon = SDL_CreateRGBSurfaceWithFormatFrom(pixels, ICON_SIZE, ICON_SIZE, 32, stride,
                                                           SDL_PIXELFORMAT_ARGB8888);
    if (icon) {
        SDL_SetWindowIcon(window, icon);
        SDL_FreeSurface(icon);
    }
}
