/* What the speaker sees and the audience does not: the next step, and the lesson's notes. */
#include <inttypes.h>
#include <string.h>

#include "app/lesson.h"
#include "scene/view_build.h"
#include "sim/files.h"

/* The notes of the lesson's stop; of a program alone those of the lesson beside it
 * (lesson.LANG.md), as far as they are about it. */
static void read_lesson(struct app *app, struct strbuf *out)
{
    if (app->lesson) {
        strbuf_add(out, app_lesson_stop(app)->notes);
        return;
    }
    struct strbuf path = {0};
    struct diag diag = {0};
    const char *file = app->file ? app->file : "", *slash = strrchr(file, '/');
    size_t folder = slash ? (size_t)(slash - file) + 1 : 0, size;
    strbuf_add_bytes(&path, file, folder);
    strbuf_printf(&path, "lesson.%s.md", language_code(app->language));
    char *text = *file ? files_read(strbuf_text(&path), &size, &diag) : NULL;
    struct lesson *lesson = text ? lesson_new(strbuf_text(&path), text, size, &diag) : NULL;
    for (size_t i = 0; lesson && i < lesson->stop_count; i++) {
        const struct lesson_stop *stop = &lesson->stops[i];
        bool about =
            stop->program >= 0 && strcmp(lesson->programs[stop->program].file, file + folder) == 0;
        if (about && *stop->notes) {
            strbuf_add(out, out->length ? "\n" : "");
            strbuf_add(out, stop->notes);
        }
    }
    lesson_free(lesson);
    mem_free(text);
    diag_free(&diag);
    strbuf_free(&path);
}

/* The sentence of the step after this one. */
static void say_next(struct app *app, struct strbuf *out)
{
    uint64_t here = model_position(app->model);
    uint64_t next = steps_next(model_steps(app->model), app->step_size, here);
    if (next != here) {
        model_seek(app->model, next);
        narrate(app->model, app_catalog(app), out);
        model_seek(app->model, here);
        app->view_is_fresh = false; /* it borrows from the model's state */
    }
}

bool app_has_notes(const struct app *app)
{
    return app->noting;
}

void app_fill_notes(struct app *app, struct scene_notes *notes, struct arena *arena)
{
    struct strbuf next = {0}, speaker = {0};
    say_next(app, &next);
    read_lesson(app, &speaker);
    const struct view *view = app_view(app);
    *notes = (struct scene_notes){
        .title = app_title(app),
        .place = arena_printf(arena, "t = %.3f s   %" PRId64 "/%" PRId64, (double)view->now / 1e9,
                              view->step + 1, view->step_count),
        .now = view->why,
        .next = arena_copy_string(arena, strbuf_text(&next)),
        .speaker = arena_copy_string(arena, strbuf_text(&speaker)),
    };
    strbuf_free(&next);
    strbuf_free(&speaker);
}

void app_notes(struct app *app, struct display *display, double width, double height)
{
    struct arena arena = {0};
    struct scene_notes notes;
    struct scene_options options;
    app_fill_notes(app, &notes, &arena);
    app_fill_options(app, &options);
    scene_layout_notes(display, width, height, &notes, &options);
    arena_free(&arena);
}
