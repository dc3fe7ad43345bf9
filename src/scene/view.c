#include "scene/view.h"

void view_clear(struct view *view)
{
    struct view old = *view;
    *view = (struct view){.running = -1, .title = "", .file_name = "", .source = ""};
    view->error = view->running_text = view->why = "";
    view->arena = old.arena;
    arena_reset(&view->arena);
#define KEEP(list)                               \
    do {                                         \
        view->list.items = old.list.items;       \
        view->list.capacity = old.list.capacity; \
    } while (0)
    KEEP(tasks);
    KEEP(waits);
    KEEP(frames);
    KEEP(variables);
    KEEP(ready);
    KEEP(timers);
    KEEP(output);
    KEEP(spans);
    KEEP(arrows);
    KEEP(bands);
#undef KEEP
}

void view_free(struct view *view)
{
    vec_free(&view->tasks);
    vec_free(&view->waits);
    vec_free(&view->frames);
    vec_free(&view->variables);
    vec_free(&view->ready);
    vec_free(&view->timers);
    vec_free(&view->output);
    vec_free(&view->spans);
    vec_free(&view->arrows);
    vec_free(&view->bands);
    arena_free(&view->arena);
}
