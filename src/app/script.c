#include "app/script.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum { REPEAT_MAX = 1000000 };

struct player {
    struct app *app;
    struct script_size size;
    struct strbuf *out;
    struct diag *diag;
    const char *name;
    uint32_t line;
};

bool script_parse_size(const char *text, struct script_size *size)
{
    char *end;
    long columns = strtol(text, &end, 10);
    if (end == text || (*end != 'x' && *end != 'X')) {
        return false;
    }
    const char *second = end + 1;
    long rows = strtol(second, &end, 10);
    if (end == second || *end || columns < 1 || columns > 1000 || rows < 1 || rows > 1000) {
        return false;
    }
    *size = (struct script_size){(int)columns, (int)rows};
    return true;
}

static bool fail(struct player *player, const char *message, const char *text)
{
    diag_set(player->diag, DIAG_INPUT, player->name, player->line, 1, "%s: %s", message, text);
    return false;
}

/* The page at the present size, as text. */
static void dump_page(struct player *player, struct script_size size, struct strbuf *out)
{
    struct grid grid = {0};
    app_grid(player->app, &grid, size.columns, size.rows);
    grid_dump(&grid, out);
    grid_free(&grid);
}

static bool do_screen(struct player *player, const char *rest)
{
    struct script_size size = player->size;
    if (*rest && !script_parse_size(rest, &size)) {
        return fail(player, "not a size", rest);
    }
    strbuf_printf(player->out, "== %s:%" PRIu32 " %dx%d\n", player->name, player->line,
                  size.columns, size.rows);
    dump_page(player, size, player->out);
    return true;
}

/* The window's picture of that size, as the text of its display list. */
static bool do_window(struct player *player, const char *rest)
{
    struct display display = {.metrics = text_metrics_cells()};
    unsigned width, height;
    if (sscanf(rest, "%5ux%5u", &width, &height) != 2 || width == 0 || height == 0) {
        return fail(player, "not a size", rest);
    }
    strbuf_printf(player->out, "== %s:%" PRIu32 " %ux%u\n", player->name, player->line, width,
                  height);
    app_scene(player->app, &display, width, height);
    display_dump(&display, player->out);
    display_free(&display);
    return true;
}

static bool do_size(struct player *player, const char *rest)
{
    return script_parse_size(rest, &player->size) || fail(player, "not a size", rest);
}

static bool do_lang(struct player *player, const char *rest)
{
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        if (strcmp(rest, language_code((enum language)i)) == 0) {
            app_set_language(player->app, (enum language)i);
            return true;
        }
    }
    return fail(player, "no such language", rest);
}

static bool do_theme(struct player *player, const char *rest)
{
    for (int i = 0; i < THEME_COUNT; i++) {
        if (strcmp(rest, theme_name((enum theme_id)i)) == 0) {
            app_set_theme(player->app, (enum theme_id)i);
            return true;
        }
    }
    return fail(player, "no such theme", rest);
}

static bool do_pane(struct player *player, const char *rest)
{
    static const char *const names[GRID_PANE_COUNT] = {"all",      "code",   "stage",
                                                       "timeline", "output", "prose"};
    for (int i = 0; i < GRID_PANE_COUNT; i++) {
        if (strcmp(rest, names[i]) == 0) {
            app_set_pane(player->app, (enum grid_pane)i);
            return true;
        }
    }
    return fail(player, "no such pane", rest);
}

static bool do_ascii(struct player *player, const char *rest)
{
    app_set_ascii(player->app, true);
    return !*rest || fail(player, "takes no value", rest);
}

static bool do_time(struct player *player, const char *rest)
{
    char *end;
    double seconds = strtod(rest, &end);
    if (end == rest || *end || !(seconds >= 0 && seconds < 9e9)) {
        return fail(player, "not a time", rest);
    }
    app_seek_time(player->app, (int64_t)(seconds * 1e9 + 0.5));
    return true;
}

static bool do_tick(struct player *player, const char *rest)
{
    char *end;
    long milliseconds = strtol(rest, &end, 10);
    if (end == rest || *end || milliseconds < 0 || milliseconds > 1000000000) {
        return fail(player, "not a number of milliseconds", rest);
    }
    app_tick(player->app, (int)milliseconds);
    return true;
}

static bool do_click(struct player *player, const char *rest)
{
    int column, row;
    char behind;
    if (sscanf(rest, "%d,%d%c", &column, &row, &behind) != 2) {
        return fail(player, "not a column and a row", rest);
    }
    struct grid grid = {0};
    app_grid(player->app, &grid, player->size.columns, player->size.rows);
    app_click(player->app, grid_hit_at(&grid, column, row));
    grid_free(&grid);
    return true;
}

static bool do_wheel(struct player *player, const char *rest)
{
    int column, row, clicks;
    char behind;
    if (sscanf(rest, "%d,%d %d%c", &column, &row, &clicks, &behind) != 3) {
        return fail(player, "not a column, a row and a number", rest);
    }
    struct grid grid = {0};
    app_grid(player->app, &grid, player->size.columns, player->size.rows);
    clicks = clicks < -100 ? -100 : clicks > 100 ? 100 : clicks;
    app_scroll(player->app, grid_hit_at(&grid, column, row), column, clicks, false);
    grid_free(&grid);
    return true;
}

static bool page_holds(struct player *player, const char *text)
{
    struct strbuf page = {0};
    dump_page(player, player->size, &page);
    bool found = strstr(strbuf_text(&page), text) != NULL;
    strbuf_free(&page);
    return found;
}

static bool do_expect(struct player *player, const char *rest)
{
    return page_holds(player, rest) || fail(player, "the page does not hold", rest);
}

static bool do_refuse(struct player *player, const char *rest)
{
    return !page_holds(player, rest) || fail(player, "the page holds", rest);
}

/* An action's name or a key's, and how often. */
static bool do_input(struct player *player, const char *word, const char *rest)
{
    long times = 1;
    if (*rest) {
        char *end;
        times = strtol(rest, &end, 10);
        if (end == rest || *end || times < 0 || times > REPEAT_MAX) {
            return fail(player, "not a number of times", rest);
        }
    }
    enum action action = action_by_name(word);
    bool is_key = action == ACTION_COUNT;
    if (is_key && action_by_key(word) == ACTION_COUNT && utf8_count(word, strlen(word)) != 1) {
        return fail(player, "no such action or key", word);
    }
    for (long i = 0; i < times; i++) {
        is_key ? app_key(player->app, word) : app_do(player->app, action);
    }
    return true;
}

static bool do_command(struct player *player, const char *word, const char *rest)
{
    static const struct {
        const char *name;
        bool (*call)(struct player *player, const char *rest);
    } commands[] = {
        {":window", do_window}, {":screen", do_screen}, {":size", do_size},
        {":lang", do_lang},     {":theme", do_theme},   {":pane", do_pane},
        {":ascii", do_ascii},   {":time", do_time},     {":tick", do_tick},
        {":click", do_click},   {":wheel", do_wheel},   {":expect", do_expect},
        {":refuse", do_refuse},
    };
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(word, commands[i].name) == 0) {
            return commands[i].call(player, rest);
        }
    }
    return word[0] == ':' && word[1] ? fail(player, "no such command", word)
                                     : do_input(player, word, rest);
}

/* One line without its newline; its bytes are changed. */
static bool do_line(struct player *player, char *line)
{
    line += strspn(line, " \t");
    size_t length = strlen(line);
    while (length > 0 && strchr(" \t\r", line[length - 1])) {
        line[--length] = '\0';
    }
    if (!*line || *line == '#') {
        return true;
    }
    char *rest = line + strcspn(line, " \t");
    if (*rest) {
        *rest++ = '\0';
        rest += strspn(rest, " \t");
    }
    return do_command(player, line, rest);
}

bool script_play(struct app *app, const char *text, size_t length, const char *name,
                 const struct script_size *size, struct strbuf *out, struct diag *diag)
{
    struct player player = {app, *size, out, diag, name, 0};
    char *copy = mem_copy_bytes(text, length), *at = copy;
    bool fine = true;
    while (fine && at < copy + length) {
        char *end = memchr(at, '\n', (size_t)(copy + length - at));
        end = end ? end : copy + length;
        *end = '\0';
        player.line++;
        fine = do_line(&player, at);
        at = end + 1;
    }
    mem_free(copy);
    return fine;
}
