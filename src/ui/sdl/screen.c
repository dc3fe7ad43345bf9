#include "ui/sdl/screen.h"

#include <stddef.h>

bool screen_open(struct screen *screen, const char *title, int width, int height)
{
    screen->window =
        SDL_CreateWindow(title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height,
                         SDL_WINDOW_HIDDEN | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    screen->renderer = screen->window ? SDL_CreateRenderer(screen->window, -1, 0) : NULL;
    if (screen->window && !screen->renderer) {
        screen->renderer = SDL_CreateRenderer(screen->window, -1, SDL_RENDERER_SOFTWARE);
    }
    if (!screen->renderer) {
        screen_close(screen);
        return false;
    }
    return true;
}

void screen_reset(struct screen *screen)
{
    if (screen->texture) {
        SDL_DestroyTexture(screen->texture);
        screen->texture = NULL;
    }
}

void screen_close(struct screen *screen)
{
    screen_reset(screen);
    if (screen->renderer) {
        SDL_DestroyRenderer(screen->renderer);
    }
    if (screen->window) {
        SDL_DestroyWindow(screen->window);
    }
    *screen = (struct screen){0};
}

bool screen_size(const struct screen *screen, int *width, int *height, int *pixel_width,
                 int *pixel_height)
{
    SDL_GetWindowSize(screen->window, width, height);
    return SDL_GetRendererOutputSize(screen->renderer, pixel_width, pixel_height) == 0 &&
           *width > 0 && *height > 0 && *pixel_width > 0 && *pixel_height > 0;
}

bool screen_take(struct screen *screen, const struct paint_picture *picture)
{
    int stride;
    const void *pixels = paint_picture_pixels(picture, &stride);
    if (screen->texture_width != picture->width || screen->texture_height != picture->height) {
        screen_reset(screen);
    }
    bool fresh = !screen->texture;
    if (fresh) {
        screen->texture =
            SDL_CreateTexture(screen->renderer, SDL_PIXELFORMAT_RGB888, SDL_TEXTUREACCESS_STREAMING,
                              picture->width, picture->height);
        screen->texture_width = picture->width;
        screen->texture_height = picture->height;
    }
    if (!screen->texture || !pixels) {
        return false;
    }
    if (fresh) {
        return SDL_UpdateTexture(screen->texture, NULL, pixels, stride) == 0;
    }
    for (size_t i = 0; i < picture->painted.count; i++) {
        const struct paint_rect *rect = &picture->painted.items[i];
        const SDL_Rect where = {rect->x, rect->y, rect->width, rect->height};
        const char *from = (const char *)pixels + (ptrdiff_t)rect->y * stride + rect->x * 4;
        if (SDL_UpdateTexture(screen->texture, &where, from, stride) != 0) {
            return false;
        }
    }
    return true;
}

void screen_present(struct screen *screen)
{
    SDL_RenderClear(screen->renderer);
    if (screen->texture) {
        SDL_RenderCopy(screen->renderer, screen->texture, NULL, NULL);
    }
    SDL_RenderPresent(screen->renderer);
}
