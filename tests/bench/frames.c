/* Frame times of the window without a screen, at 1920x1080:  frames PROGRAM...
 *
 * For each program: a walk forwards through up to STEPS steps, each with all pictures of its
 * motion (12, as 200 ms at 60 a second).  Printed in milliseconds: the time to the first
 * picture (program run, fonts found, laid out and drawn), and median and 99th percentile of
 * what one picture takes: layout, drawing, and the copy into a texture of SDL's software
 * renderer.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "app/app.h"
#include "ui/sdl/picture.h"

enum { WIDTH = 1920, HEIGHT = 1080, STEPS = 60, PICTURES = 12 };

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    double one = *(const double *)a, two = *(const double *)b;
    return (one > two) - (one < two);
}

struct times {
    double all[STEPS * (PICTURES + 1)];
    size_t count;
};

static double part_of(struct times *times, double part)
{
    qsort(times->all, times->count, sizeof times->all[0], compare);
    return times->count ? times->all[(size_t)((double)(times->count - 1) * part)] : 0;
}

static void show(SDL_Renderer *renderer, SDL_Texture *texture, struct picture *picture)
{
    int stride;
    const void *pixels = paint_picture_pixels(&picture->pixels, &stride);
    for (size_t i = 0; i < picture->pixels.painted.count; i++) {
        const struct paint_rect *rect = &picture->pixels.painted.items[i];
        SDL_Rect where = {rect->x, rect->y, rect->width, rect->height};
        SDL_UpdateTexture(texture, &where, (const char *)pixels + rect->y * stride + rect->x * 4,
                          stride);
    }
    SDL_RenderCopy(renderer, texture, NULL, NULL);
    SDL_RenderPresent(renderer);
}

static void measure(const char *file, SDL_Renderer *renderer, SDL_Texture *texture)
{
    static struct times steps, moving;
    struct app_options options = {.language = LANGUAGE_EN};
    struct diag diag = {0};
    struct picture picture;
    steps.count = moving.count = 0;
    double began = now_ms();
    struct app *app = app_new(file, &options, &diag);
    if (!app || !picture_open(&picture, &diag)) {
        fprintf(stderr, "frames: %s: %s\n", file, diag.message ? diag.message : "?");
        exit(1);
    }
    picture_layout(&picture, app, WIDTH, HEIGHT, false, false);
    picture_draw(&picture, THEME_LIGHT, 1, WIDTH, HEIGHT);
    show(renderer, texture, &picture);
    double first = now_ms() - began;
    app_seek(app, app_end(app) / 2);
    for (int step = 0; step < STEPS && app_position(app) < app_end(app); step++) {
        double before = now_ms();
        app_do(app, ACTION_NEXT);
        bool moves = picture_layout(&picture, app, WIDTH, HEIGHT, true, false);
        for (int i = 0; i <= (moves ? PICTURES : 0); i++) {
            picture_draw(&picture, THEME_LIGHT, moves ? (double)i / PICTURES : 1, WIDTH, HEIGHT);
            show(renderer, texture, &picture);
            double after = now_ms();
            struct times *times = i == 0 ? &steps : &moving;
            times->all[times->count++] = after - before;
            before = after;
        }
    }
    const char *name = strrchr(file, '/');
    printf("%-24s %9llu %9.1f %9.1f %9.1f %9.1f %9.1f\n", name ? name + 1 : file,
           (unsigned long long)app_end(app), first, part_of(&steps, 0.5), part_of(&steps, 0.99),
           part_of(&moving, 0.5), part_of(&moving, 0.99));
    picture_close(&picture);
    app_free(app);
    diag_free(&diag);
}

int main(int argc, char **argv)
{
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_setenv("SDL_RENDER_DRIVER", "software", 1);
    SDL_Window *window = NULL;
    SDL_Renderer *renderer = NULL;
    if (SDL_Init(SDL_INIT_VIDEO) != 0 ||
        SDL_CreateWindowAndRenderer(WIDTH, HEIGHT, 0, &window, &renderer) != 0) {
        fprintf(stderr, "frames: %s\n", SDL_GetError());
        return 1;
    }
    SDL_Texture *texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_RGB888,
                                             SDL_TEXTUREACCESS_STREAMING, WIDTH, HEIGHT);
    printf("frames at %dx%d, ms\n%-24s %9s %9s %9s %9s %9s %9s\n", WIDTH, HEIGHT, "program",
           "events", "first", "step", "99%", "moving", "99%");
    for (int i = 1; i < argc; i++) {
        measure(argv[i], renderer, texture);
    }
    SDL_DestroyTexture(texture);
    SDL_DestroyRenderer(renderer);
    SDL_DestroyWindow(window);
    SDL_Quit();
    return 0;
}
