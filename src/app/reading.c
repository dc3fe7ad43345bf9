/* Moving a lesson's text where not all of it has room. */
#include <string.h>

#include "app/lesson.h"

void app_take_prose(struct app *app, const struct prose_sight *sights)
{
    memcpy(app->prose, sights, sizeof app->prose);
}

static bool reading_has_more(const struct app *app, enum prose_place place)
{
    return app->prose[place].above + app->prose[place].below > 0;
}

static bool reading_move(struct app *app, enum prose_place place, int lines)
{
    struct prose_sight *sight = &app->prose[place];
    lines = lines > sight->below ? sight->below : lines;
    lines = lines < -sight->above ? -sight->above : lines;
    app->lesson->moved[place] += lines;
    sight->above += lines; /* until it is drawn again: several keys may come before that */
    sight->below -= lines;
    return lines != 0;
}

static bool reading_is_covered(const struct app *app)
{
    return !app->lesson || app->blank || app->helping || app->choosing;
}

bool app_prose_key(struct app *app, const char *key)
{
    static const char *const keys[] = {"Down", "Up", "PgDn", "PgUp"};
    enum prose_place place = reading_has_more(app, PROSE_CARD) ? PROSE_CARD : PROSE_PANE;
    const struct prose_sight *sight = &app->prose[place];
    int page = sight->shown > 2 ? sight->shown - 1 : 1;
    const int lines[] = {1, -1, page, -page};
    for (int i = 0; i < 4 && !reading_is_covered(app) && sight->is_large; i++) {
        if (strcmp(key, keys[i]) == 0) {
            bool moved = reading_move(app, place, lines[i]);
            return moved ||
                   (i < 2 && reading_has_more(app, place)); /* pages go on with the lesson */
        }
    }
    return false;
}

bool app_prose_wheel(struct app *app, struct hit hit, int clicks, bool *taken)
{
    bool on_card = hit.kind == HIT_CHOICE || (hit.kind == HIT_PROSE && hit.value == PROSE_CARD);
    enum prose_place place = on_card ? PROSE_CARD : PROSE_PANE;
    *taken = (on_card || hit.kind == HIT_PROSE) && !reading_is_covered(app) &&
             reading_has_more(app, place);
    return *taken && reading_move(app, place, clicks > 0 ? -2 : 2);
}
