/* The terminal's timeline: a row per task, a glyph per cell. */
#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/axis.h"
#include "scene/grid_layout.h"

/* What a cell of a bar shows in each state. */
static const char *bar_text(enum view_state state, bool ascii)
{
    switch (state) {
    case VIEW_RUNNING: return ascii ? "#" : "█";
    case VIEW_READY: return ascii ? ">" : "▷";
    case VIEW_WAITING: return ascii ? "-" : "╌";
    case VIEW_BLOCKED: return ascii ? "X" : "▓";
    case VIEW_DONE: return ascii ? "v" : "✓";
    case VIEW_CANCELLED: return ascii ? "x" : "✕";
    case VIEW_FAILED: return ascii ? "!" : "‼";
    default: return ascii ? "." : "·";
    }
}

/* Which state wins a cell that several share. */
enum {
    WEIGHT_INSTANT = 1,
    WEIGHT_WAITING,
    WEIGHT_READY,
    WEIGHT_RUNNING,
    WEIGHT_BLOCKED,
    WEIGHT_END
};

static int weight(enum view_state state)
{
    switch (state) {
    case VIEW_DONE:
    case VIEW_CANCELLED:
    case VIEW_FAILED: return WEIGHT_END;
    case VIEW_BLOCKED: return WEIGHT_BLOCKED;
    case VIEW_RUNNING: return WEIGHT_RUNNING;
    case VIEW_READY: return WEIGHT_READY;
    default: return WEIGHT_WAITING;
    }
}

/* So many changes in one cell that each would be all of it: time decides then. */
static const double CROWDED = 0.1;

enum { MANY = 20000 }; /* spans of one lane that are looked at one by one */

struct rows {
    struct grid_pen *pen;
    struct area bars; /* the first row holds the axis' numbers */
    struct axis axis;
    size_t first, shown;           /* tasks */
    int64_t seen_first, seen_last; /* positions at the edges */
    int scrolled;                  /* lanes */
    int *row;                      /* of each shown task */
    int height;                    /* of all, with the numbers */
};

static int cell_of(const struct rows *rows, int64_t position, int64_t time)
{
    int cell = (int)floor(axis_x(&rows->axis, position, time) + 1e-6), width = rows->bars.width;
    return cell < 0 ? 0 : cell >= width ? width - 1 : cell;
}

static bool is_shown(const struct rows *rows, int task)
{
    return task >= 0 && (size_t)task >= rows->first && (size_t)task < rows->first + rows->shown;
}

static int row_of(const struct rows *rows, int task)
{
    return rows->row[task - (int)rows->first];
}

static bool is_future(const struct rows *rows, int64_t first)
{
    const struct view *view = rows->pen->view;
    return !rows->pen->options->scene.hide_cursor && first >= view->position &&
           view->position < view->position_count;
}

static bool is_hidden(const struct rows *rows, int64_t first)
{
    return rows->pen->options->scene.hide_future && is_future(rows, first);
}

static void put_span(struct rows *rows, const struct view_span *span, unsigned char *best,
                     bool *ended)
{
    struct grid_pen *pen = rows->pen;
    int width = rows->bars.width, row = row_of(rows, span->task);
    int from = cell_of(rows, span->first, span->start);
    int to = cell_of(rows, span->last, span->end);
    bool future = is_future(rows, span->first);
    int heavy = weight(span->state);
    if (is_hidden(rows, span->first) || (heavy == WEIGHT_END && *ended)) {
        return;
    }
    *ended = *ended || heavy == WEIGHT_END;
    if (heavy < WEIGHT_BLOCKED && span->start == span->end && to <= from + 1 &&
        rows->axis.opened < CROWDED) {
        heavy = WEIGHT_INSTANT;
    }
    if (heavy == WEIGHT_END && from + 1 < width && best[from] >= WEIGHT_RUNNING) {
        from = to = from + 1; /* beside the last piece of work, not over it */
    }
    to = to > from ? to - 1 : from;
    if (pen->options->scene.hide_future && span->last > pen->view->position) {
        int now = cell_of(rows, pen->view->position, pen->view->now);
        to = to < now ? to : now;
    }
    enum color_role role = grid_task_role(pen, span->task, span->state);
    if (heavy >= WEIGHT_BLOCKED) {
        role = layout_state_style(span->state)->role;
    }
    for (int x = from; x <= to; x++) {
        if (heavy > best[x]) {
            best[x] = (unsigned char)heavy;
            grid_put(pen, rows->bars, x, row, bar_text(span->state, pen->options->ascii),
                     future ? ROLE_FAINT : role, future ? CELL_DIM : 0);
        }
    }
}

/* Where there are more spans than cells can show: what is among those of each cell. */
static void put_summary(struct rows *rows, int task, size_t from, size_t last, unsigned char *best)
{
    static const enum view_state order[] = {VIEW_BLOCKED, VIEW_RUNNING, VIEW_READY, VIEW_WAITING};
    const struct view *view = rows->pen->view;
    for (int x = 0; x < rows->bars.width && from < last; x++) {
        int64_t until = axis_position(&rows->axis, x + 1);
        size_t behind = view_span_behind(view, from, last, until);
        size_t end = behind + (behind < last && view->spans.items[behind].first <= until);
        unsigned states = view_states(view, from, end);
        bool ended = false;
        for (size_t i = 0; i < sizeof order / sizeof order[0] && from < end; i++) {
            if (states & 1u << order[i]) {
                struct view_span span = view->spans.items[from];
                struct moment moment = axis_moment(&rows->axis, x + 0.5);
                span.state = order[i];
                span.task = task;
                span.first = span.last = moment.position;
                span.start = moment.time;
                span.end = moment.time + 1;
                put_span(rows, &span, best, &ended);
                break;
            }
        }
        from = behind;
    }
}

static void lane(struct rows *rows, int task)
{
    const struct view *view = rows->pen->view;
    size_t first, last;
    int width = rows->bars.width;
    unsigned char *best = arena_array(&rows->pen->arena, unsigned char, (size_t)width);
    bool ended = false;
    view_lane(view, task, &first, &last);
    size_t all = last;
    first = view_span_behind(view, first, last, rows->seen_first - 1);
    last = view_span_behind(view, first, last, rows->seen_last);
    last += last < all;
    if (last - first > MANY) {
        put_summary(rows, task, first, last - 1, best);
        first = last - 1;
    }
    for (size_t i = first; i < last; i++) {
        if (view->spans.items[i].first <= rows->seen_last) {
            put_span(rows, &view->spans.items[i], best, &ended);
        }
    }
}

/* --- what lies over the bars --- */

/* The loop stands still: the lanes of all tasks say so, those that could run otherwise. */
static void band(struct rows *rows, const struct view_band *band)
{
    struct grid_pen *pen = rows->pen;
    int from = cell_of(rows, band->first, band->start), to = cell_of(rows, band->last, band->end);
    bool future = is_future(rows, band->first);
    for (size_t task = rows->first; task < rows->first + rows->shown; task++) {
        const struct view *view = pen->view;
        size_t first, last;
        view_lane(view, (int)task, &first, &last);
        size_t at = view_span_behind(view, first, last, band->first);
        bool waits = at < last && view->spans.items[at].first <= band->first &&
                     view->spans.items[at].state == VIEW_WAITING;
        for (int x = from; x < to && waits && view->tasks.items[task].kind == LANE_TASK; x++) {
            grid_put(pen, rows->bars, x, row_of(rows, (int)task), pen->options->ascii ? ":" : "▒",
                     future ? ROLE_FAINT : ROLE_STATE_BLOCKED, CELL_DIM);
        }
    }
    if (!is_shown(rows, band->task) || to - from < 8) {
        return;
    }
    const char *key = band->ready == 0 ? "band.none" : band->ready == 1 ? "band.one" : "band.many";
    struct strbuf text = {0};
    catalog_format(pen->options->scene.catalog, &text, key, "call", band->text, "count",
                   arena_printf(&pen->arena, "%d", band->ready), (char *)NULL);
    bool fits = (int)utf8_width(strbuf_text(&text), text.length) <= to - from - 2;
    const char *label = fits ? strbuf_text(&text) : band->text;
    if ((int)utf8_width(label, strlen(label)) <= to - from - 2) {
        grid_put(pen, rows->bars, from + 1, row_of(rows, band->task), label,
                 future ? ROLE_FAINT : ROLE_STATE_BLOCKED, CELL_BOLD);
    }
    strbuf_free(&text);
}

static void bands(struct rows *rows)
{
    const struct view *view = rows->pen->view;
    for (size_t i = 0; i < view->bands.count; i++) {
        const struct view_band *one = &view->bands.items[i];
        bool seen = one->last >= rows->seen_first && one->first <= rows->seen_last;
        if (seen && !is_hidden(rows, one->first)) {
            band(rows, one);
        }
    }
    for (size_t i = 0; i < view->dues.count; i++) {
        const struct view_due *due = &view->dues.items[i];
        const struct view_band *one = &view->bands.items[due->band];
        bool seen = one->last >= rows->seen_first && one->first <= rows->seen_last;
        if (!seen || !is_shown(rows, due->task) || is_hidden(rows, one->first)) {
            continue;
        }
        bool future = is_future(rows, one->first);
        int to = cell_of(rows, one->last, one->end);
        for (int x = cell_of(rows, one->first + 1, due->start); x < to; x++) {
            grid_put(rows->pen, rows->bars, x, row_of(rows, due->task),
                     bar_text(VIEW_READY, rows->pen->options->ascii),
                     future ? ROLE_FAINT : grid_task_role(rows->pen, due->task, VIEW_READY),
                     future ? CELL_DIM : 0);
        }
    }
}

/* Does a word stand there already (what the loop was blocked by)? */
static bool has_word(const struct rows *rows, int from, int to, int row)
{
    const struct grid *grid = rows->pen->grid;
    for (int x = from; x < to; x++) {
        int column = rows->bars.column + x, line = rows->bars.row + row;
        bool inside = x >= 0 && column < grid->columns && line >= 0 && line < grid->rows;
        const char *text = inside ? grid->cells[line * grid->columns + column].text : "";
        if (isalnum((unsigned char)*text) || *text == ')') {
            return true;
        }
    }
    return false;
}

/* A request's URL in its bar, its host where that has no room, and how it ended. */
static void fetches(struct rows *rows)
{
    struct grid_pen *pen = rows->pen;
    const struct view *view = pen->view;
    for (size_t i = 0; i < view->fetches.count; i++) {
        const struct view_fetch *fetch = &view->fetches.items[i];
        if (fetch->first > rows->seen_last) {
            break;
        }
        int from = cell_of(rows, fetch->first, fetch->start) + 1;
        int to = cell_of(rows, fetch->last, fetch->end);
        bool future = is_future(rows, fetch->first);
        bool over = pen->options->scene.hide_cursor || fetch->last <= view->position;
        if (!is_shown(rows, fetch->task) || to - from < 4 || is_hidden(rows, fetch->first)) {
            continue;
        }
        int row = row_of(rows, fetch->task);
        enum color_role role = future ? ROLE_FAINT : ROLE_TEXT;
        int result = (int)utf8_width(fetch->result, strlen(fetch->result));
        int url = (int)utf8_width(fetch->url, strlen(fetch->url));
        int host = (int)utf8_width(fetch->host, strlen(fetch->host));
        if (fetch->is_server && has_word(rows, to - result - 2, to, row)) {
            continue;
        }
        if (over && *fetch->result && result + host + 2 < to - from) {
            grid_put(pen, rows->bars, to - result - 1, row, fetch->result,
                     fetch->failed ? ROLE_ERROR : ROLE_MUTED, CELL_BOLD);
            to -= result + 1;
        } else if (over && fetch->failed) {
            grid_put(pen, rows->bars, to - 1, row, "!", ROLE_ERROR, CELL_BOLD);
            to--;
        }
        if (fetch->is_server) {
            continue; /* its lane bears its name */
        }
        const char *text = url < to - from ? fetch->url : fetch->host;
        struct area room = rows->bars;
        room.width = to - 1;
        grid_put(pen, room, from, row, text, role, future ? CELL_DIM : 0);
    }
}

static const char *tick_text(struct grid_pen *pen, int64_t time, int64_t tick)
{
    double seconds = (double)time / 1e9;
    return tick >= 100000000 ? arena_printf(&pen->arena, "%.1f", seconds)
                             : arena_printf(&pen->arena, "%g", seconds);
}

static void numbers(struct rows *rows)
{
    struct grid_pen *pen = rows->pen;
    int64_t tick = axis_tick(&rows->axis, 9), end = pen->view->time_end;
    int64_t begin = axis_moment(&rows->axis, 0).time;
    int free_from = 0, room = rows->bars.width;
    bool has_cursor = !pen->options->scene.hide_cursor;
    int cursor = has_cursor ? cell_of(rows, pen->view->position, pen->view->now) : -1;
    for (int64_t time = begin / tick * tick; time <= end; time += tick) {
        int x = (int)floor(axis_x_of_time(&rows->axis, time) + 1e-6);
        const char *text = tick_text(pen, time, tick);
        int width = (int)strlen(text);
        bool hidden = pen->options->scene.hide_future && time > pen->view->now;
        if (x > room || hidden) {
            break;
        }
        if (x + width > room) {
            x = room - width;
        }
        if (cursor >= x && cursor < x + width) { /* beside the cursor's sign, not under it */
            x = cursor + 1 + width <= room ? cursor + 1 : cursor - width;
        }
        if (x >= free_from && time >= begin) {
            grid_put(pen, rows->bars, x, 0, text, ROLE_MUTED, 0);
            free_from = x + width + 1;
        }
        if (tick > end - time) {
            break;
        }
    }
}

static const char *kind_word(const struct grid_pen *pen, const struct view_task *task)
{
    return task->kind == LANE_THREAD    ? grid_message(pen, "lane.thread")
           : task->kind == LANE_PROCESS ? grid_message(pen, "lane.process")
                                        : "";
}

static int name_width(const struct grid_pen *pen, size_t first, size_t shown, int limit)
{
    int widest = 6;
    for (size_t i = first; i < first + shown; i++) {
        const struct view_task *task = &pen->view->tasks.items[i];
        int width = 4 + (int)utf8_width(task->name, strlen(task->name));
        if (*task->label && strcmp(task->label, task->name) != 0) {
            width += 1 + (int)utf8_width(task->label, strlen(task->label));
        }
        const char *word = kind_word(pen, task);
        width += *word ? 1 + (int)utf8_width(word, strlen(word)) : 0;
        widest = width > widest ? width : widest;
    }
    return widest < limit ? widest : limit;
}

/* --- brackets: rows of their own below the bars, where there is room --- */

enum { DEEPEST = 3, LOOK = 2000 };

/* Gives each lane its row, and those with brackets the rows below it. */
static void place_rows(struct rows *rows, int height)
{
    const struct view *view = rows->pen->view;
    int *depth = arena_array(&rows->pen->arena, int, rows->shown + 1);
    int more = 0, row = 1;
    for (size_t i = 0; i < view->brackets.count && i < LOOK; i++) {
        const struct view_bracket *bracket = &view->brackets.items[i];
        if (is_shown(rows, bracket->task) && bracket->depth < DEEPEST) {
            int *own = &depth[(size_t)bracket->task - rows->first];
            *own = bracket->depth + 1 > *own ? bracket->depth + 1 : *own;
        }
    }
    for (size_t i = 0; i < rows->shown; i++) {
        more += depth[i];
    }
    bool room = (int)rows->shown + more <= height;
    rows->row = arena_array(&rows->pen->arena, int, rows->shown + 1);
    for (size_t i = 0; i < rows->shown; i++) {
        rows->row[i] = row;
        row += 1 + (room ? depth[i] : 0);
    }
    rows->height = row;
}

/* "└ gather ────┘", the inner ones nearer to the bar; what failed or was cancelled ends in its
 * sign. */
static void bracket(struct rows *rows, const struct view_bracket *bracket, int levels)
{
    struct grid_pen *pen = rows->pen;
    bool ascii = pen->options->ascii, future = is_future(rows, bracket->first);
    int from = cell_of(rows, bracket->first, bracket->start);
    int to = cell_of(rows, bracket->last, bracket->end);
    int row = row_of(rows, bracket->task) + levels - bracket->depth;
    to -= to > from + 1; /* the next may begin where this one ends */
    bool open = !pen->options->scene.hide_cursor && bracket->last > pen->view->position;
    bool cut = axis_x(&rows->axis, bracket->last, bracket->end) > rows->bars.width;
    if (pen->options->scene.hide_future && open) {
        int now = cell_of(rows, pen->view->position, pen->view->now);
        to = to < now ? to : now;
    }
    enum color_role role = future ? ROLE_FAINT
                           : open || bracket->outcome == VIEW_DONE
                               ? ROLE_MUTED
                               : layout_state_style(bracket->outcome)->role;
    bool begins = axis_x(&rows->axis, bracket->first, bracket->start) >= 0;
    const char *line = ascii ? "-" : "─";
    for (int x = from; x <= to; x++) {
        grid_put(pen, rows->bars, x, row, line, role, 0);
    }
    if (begins) {
        grid_put(pen, rows->bars, from, row, ascii ? "`" : "└", role, 0);
    }
    if (!cut && to > from && !(open && pen->options->scene.hide_future)) {
        bool plain = open || bracket->outcome == VIEW_DONE || bracket->outcome == VIEW_WAITING;
        const char *end = plain ? (ascii ? "'" : "┘") : grid_glyph(pen, bracket->outcome);
        grid_put(pen, rows->bars, to, row, end, role, 0);
    }
    int wide = (int)utf8_width(bracket->kind, strlen(bracket->kind));
    if (to - from >= wide + 3) {
        grid_put(pen, rows->bars, from + 1, row, " ", role, 0);
        grid_put(pen, rows->bars, from + 2, row, bracket->kind, role, 0);
        grid_put(pen, rows->bars, from + 2 + wide, row, " ", role, 0);
    }
}

static void brackets(struct rows *rows)
{
    const struct view *view = rows->pen->view;
    for (size_t i = 0; i < view->brackets.count && i < LOOK; i++) {
        const struct view_bracket *one = &view->brackets.items[i];
        if (one->first > rows->seen_last) {
            break;
        }
        if (!is_shown(rows, one->task) || one->last < rows->seen_first ||
            is_hidden(rows, one->first)) {
            continue;
        }
        size_t at = (size_t)one->task - rows->first;
        int next = at + 1 < rows->shown ? rows->row[at + 1] : rows->height;
        int levels = next - rows->row[at] - 1;
        if (one->depth < levels) {
            bracket(rows, one, levels);
        }
    }
}

static void set_axis(struct rows *rows)
{
    struct grid_pen *pen = rows->pen;
    const struct scene_options *options = &pen->options->scene;
    struct chart chart =
        axis_of_window(&rows->axis, pen->view, options, 0, rows->bars.width - 1, 1);
    chart.x += rows->bars.column;
    chart.y = rows->bars.row;
    chart.height = rows->height;
    chart.scrolled = rows->scrolled;
    pen->grid->chart = chart;
    rows->seen_first = axis_position(&rows->axis, 0);
    rows->seen_last = axis_moment(&rows->axis, rows->bars.width - 1).position + 1;
}

static void draw_labels(struct rows *rows, struct area names)
{
    struct grid_pen *pen = rows->pen;
    const struct view *view = pen->view;
    size_t hidden = view->tasks.count - rows->shown;
    int used = 1;
    if (hidden > 0) {
        used += 1 + grid_put(pen, names, used, 0, arena_printf(&pen->arena, "+%zu", hidden),
                             ROLE_MUTED, CELL_BOLD);
    }
    if (rows->axis.zoom > 1) {
        const char *sign = pen->options->ascii ? "x" : "×";
        grid_put(pen, names, used, 0, arena_printf(&pen->arena, "%s%.3g", sign, rows->axis.zoom),
                 ROLE_ACCENT, 0);
    }
    for (size_t task = rows->first; task < rows->first + rows->shown; task++) {
        int row = row_of(rows, (int)task);
        int end = 1 + grid_task(pen, names, 1, row, (int)task);
        const struct view_task *who = &view->tasks.items[task];
        const char *word = kind_word(pen, who);
        if (*word && end + 1 + (int)utf8_width(word, strlen(word)) < names.width) {
            grid_put(pen, names, end + 1, row, word, ROLE_MUTED, 0);
        }
        if (who->id != 0 && who->id == pen->options->scene.followed_task) {
            grid_put(pen, names, 0, row, pen->options->ascii ? ">" : "┃", ROLE_ACCENT, CELL_BOLD);
        }
    }
}

/* A sign on the bar of each callout that is said. */
static void callout_signs(struct rows *rows)
{
    struct grid_pen *pen = rows->pen;
    const struct view *view = pen->view;
    for (size_t i = 0; i < view->callouts.count; i++) {
        const struct view_callout *one = &view->callouts.items[i];
        double x = one->is_between ? axis_x_of_time(&rows->axis, one->time)
                                   : axis_x(&rows->axis, one->position, one->time);
        bool said = pen->options->scene.hide_cursor || one->is_reached;
        if (said && is_shown(rows, one->task) && x >= 0 && x <= rows->bars.width) {
            int cell = (int)x < rows->bars.width ? (int)x : rows->bars.width - 1;
            grid_put(pen, rows->bars, cell, row_of(rows, one->task), grid_callout_sign(pen),
                     ROLE_CALLOUT_LINE, CELL_BOLD);
        }
    }
}

void grid_timeline(struct grid_pen *pen, struct area area)
{
    const struct view *view = pen->view;
    int said = grid_callout_rows(view, area.height);
    area.height -= said;
    int height = area.height - 1;
    if (height < 1 || area.width < 20) {
        return;
    }
    struct rows rows = {.pen = pen};
    size_t count = view->tasks.count;
    rows.shown = count <= (size_t)height ? count : (size_t)height;
    rows.first = layout_first_lane(view, &pen->options->scene, rows.shown, &rows.scrolled);
    int name = name_width(pen, rows.first, rows.shown, area.width / 3);
    rows.bars = (struct area){area.column + name, area.row, area.width - name - 1, area.height};
    place_rows(&rows, height);
    set_axis(&rows);
    numbers(&rows);
    draw_labels(&rows, (struct area){area.column, area.row, name, area.height});
    for (size_t task = rows.first; task < rows.first + rows.shown; task++) {
        lane(&rows, (int)task);
    }
    bands(&rows);
    fetches(&rows);
    brackets(&rows);
    callout_signs(&rows);
    grid_callouts(pen, (struct area){area.column, area.row + area.height, area.width, said});
    for (int x = 0; x < rows.bars.width; x++) {
        grid_add_hit(pen->grid, rows.bars.column + x, rows.bars.row, 1, rows.height,
                     (struct hit){HIT_POSITION, axis_position(&rows.axis, x + 0.5)});
    }
    double now = axis_x(&rows.axis, view->position, view->now);
    if (!pen->options->scene.hide_cursor && now >= 0 && now < rows.bars.width) {
        int x = cell_of(&rows, view->position, view->now);
        grid_put(pen, rows.bars, x, 0, pen->options->ascii ? "V" : "▼", ROLE_CURSOR, CELL_BOLD);
        grid_fill(pen->grid, rows.bars.column + x, rows.bars.row + 1, 1, rows.height - 1,
                  ROLE_CURSOR);
    }
}
