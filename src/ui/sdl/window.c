#include <SDL.h>
#include <langinfo.h>
#include <locale.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "app/app.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "ui/sdl/icon.h"
#include "ui/sdl/keys.h"
#include "ui/sdl/notes.h"
#include "ui/sdl/picture.h"
#include "ui/sdl/screen.h"
#include "ui/sdl/sdl.h"
#include "ui/sdl/watcher.h"
#include "ui/sdl/x11.h"

enum { USUAL_WIDTH = 1280, USUAL_HEIGHT = 800, LEAST_WIDTH = 640, LEAST_HEIGHT = 400 };

struct window {
    const struct ui_sdl_options *options;
    struct app *app;
    struct app *dropped; /* owned; the app shown, once a program was dropped */
    struct screen screen;
    struct picture picture;
    struct notes_window notes;
    struct strbuf title;
    SDL_Rect usual; /* where it was before it was made full screen */
    SDL_Cursor *hand, *arrow;
    struct watcher watcher;
    bool pointing;              /* the hand is shown */
    double drag_y;              /* where, so that the way there need not be straight */
    Uint64 last_turn;           /* ms */
    Uint64 began;               /* when things began to move, ms */
    int takes;                  /* how long they do, ms; 0: nothing moves */
    const struct app *laid_out; /* what the last picture was of, and where */
    uint64_t position;
    bool changed;    /* the picture is not the app's any more */
    bool exposed;    /* the screen is not the picture any more */
    bool fullscreen; /* as the window is */
    bool quit;
};

/* --- output --- */

static void set_title(struct window *window)
{
    const struct view *view = app_view(window->app);
    struct app_progress lesson = app_progress(window->app);
    struct strbuf title = {0};
    if (lesson.stops > 0) {
        strbuf_printf(&title, "%s (%zu/%zu)", lesson.title, lesson.stop, lesson.stops);
    } else {
        strbuf_add(&title, app_title(window->app));
    }
    if (lesson.stops == 0 && view->step_count > 0 && !app_is_comparing(window->app)) {
        strbuf_printf(&title, " (%lld/%lld)", (long long)view->step + 1,
                      (long long)view->step_count);
    }
    strbuf_add(&title, " - Asyncarium");
    if (strcmp(strbuf_text(&title), strbuf_text(&window->title)) != 0) {
        SDL_SetWindowTitle(window->screen.window, strbuf_text(&title));
        strbuf_clear(&window->title);
        strbuf_add(&window->title, strbuf_text(&title));
    }
    strbuf_free(&title);
}

/* The window gets the screen's size first: where there is no window manager, nobody else
 * would give it that. */
static void set_fullscreen(struct window *window)
{
    SDL_Window *screen = window->screen.window;
    SDL_Rect *usual = &window->usual, all;
    if (app_is_fullscreen(window->app) == window->fullscreen) {
        return;
    }
    window->fullscreen = !window->fullscreen;
    if (window->fullscreen) {
        SDL_GetWindowPosition(screen, &usual->x, &usual->y);
        SDL_GetWindowSize(screen, &usual->w, &usual->h);
        if (SDL_GetDisplayBounds(SDL_max(0, SDL_GetWindowDisplayIndex(screen)), &all) == 0) {
            SDL_SetWindowPosition(screen, all.x, all.y);
            SDL_SetWindowSize(screen, all.w, all.h);
        }
    }
    SDL_SetWindowFullscreen(screen, window->fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : 0);
    if (!window->fullscreen) {
        SDL_SetWindowSize(screen, usual->w, usual->h);
        SDL_SetWindowPosition(screen, usual->x, usual->y);
    }
}

/* How much of the way the things on their way have gone, 0 to 1. */
static double part_gone(const struct window *window)
{
    Uint64 gone = SDL_GetTicks64() - window->began;
    return window->takes > 0 && gone < (Uint64)window->takes ? (double)gone / window->takes : 1;
}

/* Lays the picture out anew; things that were elsewhere begin to move. */
static void lay_out(struct window *window, int width, int height)
{
    uint64_t position = app_position(window->app);
    int takes = window->laid_out == window->app && position != window->position
                    ? app_motion(window->app)
                    : 0;
    bool moves = picture_layout(&window->picture, window->app, width, height, takes > 0,
                                position < window->position);
    window->takes = moves ? takes : 0;
    window->began = SDL_GetTicks64();
    window->laid_out = window->app;
    window->position = position;
}

static void draw(struct window *window)
{
    int width, height, pixel_width, pixel_height;
    set_fullscreen(window);
    if (window->changed) {
        notes_update(&window->notes, window->app);
    }
    if (!screen_size(&window->screen, &width, &height, &pixel_width, &pixel_height)) {
        return; /* minimised */
    }
    if (window->changed) {
        set_title(window);
        lay_out(window, width, height);
    }
    if (window->changed || window->takes > 0) {
        double part = part_gone(window);
        window->takes = part < 1 ? window->takes : 0;
        if (!picture_draw(&window->picture, app_theme(window->app), part, pixel_width,
                          pixel_height) ||
            !screen_take(&window->screen, &window->picture.pixels)) {
            return; /* the last picture stays */
        }
    }
    screen_present(&window->screen);
}

/* --- input --- */

static void take_key(struct window *window, const char *name)
{
    if (name[0] && app_key(window->app, name)) {
        window->changed = true;
    }
}

static void take_press(struct window *window, double x, double y, bool second)
{
    struct hit hit = display_hit(&window->picture.display, x, y);
    window->drag_y = y;
    if (app_press(window->app, hit, x, second)) {
        window->changed = true;
    }
}

static void take_motion(struct window *window, double x, double y)
{
    bool dragging = app_is_dragging(window->app);
    struct hit hit = display_hit(&window->picture.display, x, dragging ? window->drag_y : y);
    if (dragging && app_drag(window->app, hit, x)) {
        window->changed = true;
    }
    bool pointing = hit.kind != HIT_NONE && hit.kind != HIT_PROSE;
    if (pointing != window->pointing && window->hand && window->arrow) {
        window->pointing = pointing;
        SDL_SetCursor(pointing ? window->hand : window->arrow);
    }
}

static void take_wheel(struct window *window, const SDL_MouseWheelEvent *wheel)
{
    int sign = wheel->direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1, x, y;
    int clicks = sign * (wheel->y ? wheel->y : -wheel->x);
    bool sideways = wheel->y == 0 || (SDL_GetModState() & KMOD_SHIFT);
    if (clicks != 0 && (SDL_GetModState() & KMOD_CTRL)) {
        take_key(window, clicks > 0 ? "Ctrl++" : "Ctrl+-");
        return;
    }
    SDL_GetMouseState(&x, &y);
    struct hit hit = display_hit(&window->picture.display, x, y);
    if (clicks != 0 && app_scroll(window->app, hit, x, clicks, sideways)) {
        window->changed = true;
    }
}

/* A program that cannot be opened leaves the one that is shown; the sentence says why. */
static void take_file(struct window *window, const char *file)
{
    const struct ui_sdl_options *options = window->options;
    struct diag diag = {0};
    struct app *app = options->open ? options->open(options->context, file, &diag) : NULL;
    if (app) {
        app_set_theme(app, app_theme(window->app));
        app_set_language(app, app_language(window->app));
        app_free(window->dropped);
        window->app = window->dropped = app;
        window->changed = true;
        watcher_begin(&window->watcher, app_file(app));
    } else if (diag_is_set(&diag)) {
        char *line = diag_to_line(&diag);
        window->changed |= app_tell(window->app, line);
        mem_free(line);
    }
    diag_free(&diag);
}

static void take_window_event(struct window *window, const SDL_WindowEvent *event)
{
    bool notes = notes_is(&window->notes, event->windowID);
    if (event->event == SDL_WINDOWEVENT_CLOSE && notes) {
        window->changed |= app_do(window->app, ACTION_NOTES);
    } else if (event->event == SDL_WINDOWEVENT_CLOSE) {
        window->quit = true;
    } else if (event->event == SDL_WINDOWEVENT_EXPOSED && notes) {
        screen_present(&window->notes.screen);
    } else if (event->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        window->changed = true;
    } else if (event->event == SDL_WINDOWEVENT_EXPOSED) {
        window->exposed = true;
    }
}

static bool is_mouse(const SDL_Event *event)
{
    return event->type >= SDL_MOUSEMOTION && event->type <= SDL_MOUSEWHEEL;
}

static void take_event(struct window *window, const SDL_Event *event)
{
    if (is_mouse(event) && notes_is(&window->notes, event->motion.windowID)) {
        return; /* there is nothing to click in the speaker's window */
    }
    char name[KEY_NAME_SIZE];
    switch (event->type) {
    case SDL_QUIT: window->quit = true; break;
    case SDL_WINDOWEVENT: take_window_event(window, &event->window); break;
    case SDL_KEYDOWN:
        key_name(&event->key.keysym, name);
        take_key(window, name);
        break;
    case SDL_TEXTINPUT:
        key_name_of_text(event->text.text, SDL_GetModState(), name);
        take_key(window, name);
        break;
    case SDL_MOUSEBUTTONDOWN:
        take_press(window, event->button.x, event->button.y,
                   event->button.button != SDL_BUTTON_LEFT);
        break;
    case SDL_MOUSEBUTTONUP:
        if (app_release(window->app)) {
            window->changed = true;
        }
        break;
    case SDL_MOUSEMOTION: take_motion(window, event->motion.x, event->motion.y); break;
    case SDL_MOUSEWHEEL: take_wheel(window, &event->wheel); break;
    case SDL_DROPFILE:
        take_file(window, event->drop.file);
        SDL_free(event->drop.file);
        break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET:
        screen_reset(&window->screen);
        screen_reset(&window->notes.screen);
        window->changed = true;
        break;
    default:
        if (event->type == window->watcher.event && event->type != 0) {
            window->changed |= app_do(window->app, ACTION_RELOAD);
        }
    }
}

/* --- one turn --- */

/* Takes what has come, and shows what that changed; never waits. */
static void frame(struct window *window)
{
    SDL_Event event;
    Uint64 now = SDL_GetTicks64();
    if (app_tick(window->app, (int)SDL_min(now - window->last_turn, 1000000))) {
        window->changed = true;
    }
    window->last_turn = now;
    while (!window->quit && SDL_PollEvent(&event)) {
        take_event(window, &event);
        window->quit = window->quit || app_has_quit(window->app);
    }
    if (!window->quit && (window->changed || window->exposed || window->takes > 0)) {
        draw(window);
        window->changed = window->exposed = false;
    }
}

/* How long to sleep, ms; -1: until something happens. */
static int wait_time(const struct window *window)
{
    enum { FRAME = 16 };
    int wait = app_wait(window->app);
    int spent = (int)SDL_min(SDL_GetTicks64() - window->last_turn, FRAME);
    return window->takes > 0 && (wait < 0 || wait > FRAME - spent) ? FRAME - spent : wait;
}

/* --- begin and end --- */

static bool open_window(struct window *window, struct diag *diag)
{
    const struct ui_sdl_options *options = window->options;
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    /* X takes Korean titles, and gives typed characters, only in a UTF-8 locale. */
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        setlocale(LC_CTYPE, "C.UTF-8");
    }
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "no window: %s", SDL_GetError());
        return false;
    }
    x11_survive_errors();
    SDL_Rect room = {0};
    int width = options->width > 0 ? options->width : USUAL_WIDTH;
    int height = options->height > 0 ? options->height : USUAL_HEIGHT;
    if (options->width <= 0 && SDL_GetDisplayUsableBounds(0, &room) == 0 && room.w > 0) {
        width = width < room.w ? width : room.w;
        height = height < room.h ? height : room.h;
    }
    if (!screen_open(&window->screen, "Asyncarium", width, height)) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "no window: %s", SDL_GetError());
        return false;
    }
    SDL_SetWindowMinimumSize(window->screen.window, LEAST_WIDTH, LEAST_HEIGHT);
    icon_set(window->screen.window);
    window->hand = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_HAND);
    window->arrow = SDL_CreateSystemCursor(SDL_SYSTEM_CURSOR_ARROW);
    SDL_EventState(SDL_DROPFILE, options->open ? SDL_ENABLE : SDL_DISABLE);
    SDL_StartTextInput();
    SDL_ShowWindow(
        window->screen.window); /* not before: making a renderer may make the window anew */
    return true;
}

/* SDL ends each wait with an event to its own window, through a second connection to
 * the X server.  If the window goes before that arrives, X ends the process. */
static void let_wakeup_arrive(void)
{
    for (int i = 0; i < 3; i++) {
        SDL_PumpEvents();
        SDL_Delay(10);
    }
}

static void close_window(struct window *window)
{
    watcher_end(&window->watcher);
    if (window->hand) {
        SDL_FreeCursor(window->hand);
    }
    if (window->arrow) {
        SDL_FreeCursor(window->arrow);
    }
    if (window->screen.window) {
        let_wakeup_arrive();
    }
    notes_close(&window->notes);
    screen_close(&window->screen);
    SDL_Quit();
    app_free(window->dropped);
    strbuf_free(&window->title);
}

static enum ui_sdl_result write_shot(struct window *window, struct diag *diag)
{
    const struct ui_sdl_options *options = window->options;
    int width = options->width > 0 ? options->width : USUAL_WIDTH;
    int height = options->height > 0 ? options->height : USUAL_HEIGHT;
    picture_layout(&window->picture, window->app, width, height, false, false);
    picture_draw(&window->picture, app_theme(window->app), 1, width, height);
    return paint_picture_write(&window->picture.pixels, options->shot, diag) ? UI_SDL_CLOSED
                                                                             : UI_SDL_NOT_WRITTEN;
}

int ui_sdl_run(struct app *app, const struct ui_sdl_options *options, struct diag *diag)
{
    struct window window = {.options = options, .app = app, .changed = true};
    enum ui_sdl_result result = UI_SDL_NO_WINDOW;
    if (!picture_open(&window.picture, diag)) {
        return result;
    }
    if (options->shot) {
        result = write_shot(&window, diag);
    } else {
        if (open_window(&window, diag)) {
            result = UI_SDL_CLOSED;
            watcher_begin(&window.watcher, app_file(app));
            window.last_turn = SDL_GetTicks64();
            while (frame(&window), !window.quit) {
                SDL_WaitEventTimeout(NULL, wait_time(&window));
            }
        }
        close_window(&window);
    }
    picture_close(&window.picture);
    return result;
}
