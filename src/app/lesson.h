/* A lesson in the viewer: one path of prose, marks and questions.  Shared by the
 * files of app/; not for other folders.
 *
 * Ownership: app->lesson belongs to the app; app_lesson_free() ends it.
 */
#ifndef APP_LESSON_H
#define APP_LESSON_H

#include "app/state.h"
#include "lesson/lesson.h"

enum { LESSON_SHOWN = 100 }; /* as an answer: nobody answered, it was shown */

struct app_lesson {
    struct lesson *texts[LANGUAGE_COUNT]; /* NULL: not there in that language */
    struct sim_options base;              /* without the options of a program */
    size_t stop;
    int program;            /* that is loaded; -1: none, or another one */
    bool hinting;           /* the hint of the open question is shown */
    bool owns_options;      /* app->sim_options are those of a program */
    unsigned char *answers; /* of each question: 0, a choice from 1, or LESSON_SHOWN */
    bool is_revealing;      /* the answer is being shown, step by step up to there */
    uint64_t reveal_to;
    struct arena arena; /* of what is drawn */
    struct prose prose, card;
    int moved[PROSE_PLACES]; /* lines down from where they begin, of the text of that moment: */
    size_t moved_of;
};

/* Loads the lesson of a folder, or of a lesson.*.md in it, and stands at its first stop.  false:
 * *diag is set and nothing has changed. */
bool app_lesson_open(struct app *app, const char *path, struct diag *diag);
void app_lesson_free(struct app *app);

const struct lesson *app_lesson_text(const struct app *app); /* in the language, if it is there */
const struct lesson_stop *app_lesson_stop(const struct app *app);

bool app_lesson_next(struct app *app);
bool app_lesson_back(struct app *app);
bool app_lesson_go(struct app *app, size_t stop);
/* Answers the question that is asked; false: there is none, or not that choice. */
bool app_lesson_choose(struct app *app, int64_t choice);
/* Shows or hides the hint of the open question. */
bool app_lesson_hint(struct app *app);
/* A question is open: what comes is hidden, digits answer. */
bool app_lesson_asks(const struct app *app);
bool app_lesson_hides(const struct app *app);
/* Nothing of what comes is drawn: also before a question about the program that is loaded. */
bool app_lesson_veils(const struct app *app);
/* One step of the answer's being shown, when its time has come. */
bool app_lesson_reveal(struct app *app);

/* --- the list of lessons (shelf.c) --- */
bool app_shelf_open(struct app *app);
bool app_shelf_choose(struct app *app, size_t number);
/* While the list is open; false: nothing special. */
bool app_shelf_do(struct app *app, enum action action, bool *changed);
bool app_shelf_key(struct app *app, const char *key);
/* room: rows that can be shown. */
void app_shelf_fill(struct app *app, struct scene_overlay *overlay, struct arena *arena,
                    size_t room);

/* What is drawn of it. */
void app_lesson_fill(struct app *app, struct scene_options *options);

#endif
