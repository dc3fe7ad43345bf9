/* What stands in one lane of the timeline. */
#include <math.h>
#include <string.h>

#include "scene/compare_build.h"
#include "scene/timeline_layout.h"

bool lanes_is_end(enum view_state state)
{
    return state == VIEW_DONE || state == VIEW_CANCELLED || state == VIEW_FAILED;
}

double lanes_y(const struct lanes *lanes, size_t task)
{
    return lanes->box.y + lanes->pitch * ((double)task - (double)lanes->first + 0.5);
}

bool lanes_show(const struct lanes *lanes, int task)
{
    return task >= 0 && (size_t)task >= lanes->first && (size_t)task < lanes->first + lanes->shown;
}

double lanes_x(const struct lanes *lanes, int64_t position, int64_t time)
{
    double x = axis_x(&lanes->axis, position, time);
    return fmax(lanes->box.x, fmin(x, lanes->box.x + lanes->box.width));
}

/* --- texts on bars --- */

/* What a text on a bar stands on: the bar's own tint without its pattern. */
struct ground {
    enum color_role role;
    double tint;
    bool cut; /* a text that is too long is shortened; else it is left out */
};

static double plate_height(const struct lanes *lanes)
{
    return lanes->thin - 2 * fmax(1, lanes->layout->f * 0.05);
}

static double plate_text_size(const struct lanes *lanes)
{
    return fmin(SIZE_SMALL, plate_height(lanes) * 1.08 / lanes->layout->f);
}

/* How wide a text is with what is left free around it. */
static double plate_width(const struct lanes *lanes, const char *text)
{
    double f = lanes->layout->f, size = f * plate_text_size(lanes);
    return display_text_width(lanes->layout->display, text, size, false) + f * 0.5;
}

/* A text on a bar, so that it reads on any pattern; returns its right end, or x when it has no
 * room there. */
static double plate(struct lanes *lanes, double x, double y, double room, const char *text,
                    enum color_role ink, const struct ground *ground)
{
    struct layout *layout = lanes->layout;
    double f = layout->f, height = plate_height(lanes), size = plate_text_size(lanes);
    double wish = plate_width(lanes, text);
    double least = f * (layout->is_figure ? 0.5 : 0.36); /* a window can be zoomed */
    if (!*text || height < least || (wish > room && (!ground->cut || room < f * 1.6))) {
        return x;
    }
    double width = fmin(wish, room), top = y - height / 2;
    display_rect(layout->display, x, top, width, height, ROLE_PANEL);
    display_rect(layout->display, x, top, width, height, ground->role)->opacity = ground->tint;
    layout_text(layout, x + f * 0.25, y + f * size * 0.34, width - f * 0.5 + 1, text, size, ink);
    return x + width;
}

/* The first band that begins in a task between two positions. */
static const struct view_band *band_of(const struct view *view, int task, int64_t first,
                                       int64_t last)
{
    size_t low = 0, high = view->bands.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (view->bands.items[middle].first < first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < view->bands.count && view->bands.items[low].first <= last; low++) {
        if (view->bands.items[low].task == task) { /* others may have blocked it before */
            return &view->bands.items[low];
        }
    }
    return NULL;
}

/* "time.sleep(2) blocks the loop: 3 tasks were ready". */
static const char *band_text(struct lanes *lanes, const struct view_band *band)
{
    struct layout *layout = lanes->layout;
    const char *key = band->ready == 0 ? "band.none" : band->ready == 1 ? "band.one" : "band.many";
    struct strbuf text = {0};
    const char *count = arena_printf(&layout->display->arena, "%d", band->ready);
    catalog_format(layout->options->catalog, &text, key, "call", band->text, "count", count,
                   (char *)NULL);
    const char *kept = arena_copy_string(&layout->display->arena, strbuf_text(&text));
    strbuf_free(&text);
    return kept;
}

/* A sleep that was over before its task could go on, because the loop stood still; or NULL. */
static const struct view_due *due_of(const struct view *view, const struct view_span *span)
{
    for (size_t i = 0; i < view->dues.count && span->state == VIEW_WAITING; i++) {
        const struct view_due *due = &view->dues.items[i];
        if (due->task == span->task && due->start > span->start && due->start < span->end) {
            return due;
        }
    }
    return NULL;
}

/* How long a sleep took, in a picture of the whole run; *until: where it was over. */
static const char *length_text(struct lanes *lanes, const struct view_span *span, double *until)
{
    const struct view *view = lanes->layout->view;
    bool lasts = span->state == VIEW_WAITING || span->state == VIEW_BLOCKED;
    if (!lanes->whole || !lanes->layout->is_figure || !lasts || span->end <= span->start) {
        return "";
    }
    const struct view_due *due = due_of(view, span);
    if (due) {
        *until = lanes_x(lanes, view->bands.items[due->band].first + 1, due->start);
    }
    return compare_duration(&lanes->layout->display->arena,
                            (due ? due->start : span->end) - span->start);
}

/* It is still so at the end, and nothing will happen any more. */
static bool is_for_ever(const struct view *view, const struct view_span *span)
{
    return view->gets_stuck && span->state == VIEW_WAITING && span->last >= view->position_count &&
           span->end >= view->time_end;
}

/* "Lock: for ever". */
static const char *for_ever_text(struct lanes *lanes, const char *what)
{
    struct layout *layout = lanes->layout;
    struct strbuf text = {0};
    catalog_format(layout->options->catalog, &text, "lane.for-ever", "what", what, (char *)NULL);
    const char *kept = arena_copy_string(&layout->display->arena, strbuf_text(&text));
    strbuf_free(&text);
    return kept;
}

/* What is written on a bar, the longest first that fits: *shorter is what else may be. */
static const char *span_text(struct lanes *lanes, const struct view_span *span,
                             const char **shorter)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    *shorter = "";
    if (span->state == VIEW_BLOCKED) {
        const struct view_band *band = band_of(view, span->task, span->first, span->first);
        *shorter = band ? band->text : "";
        return band ? band_text(lanes, band) : span->text;
    }
    if (is_for_ever(view, span)) {
        *shorter = span->text;
        return for_ever_text(lanes, span->text);
    }
    bool named =
        span->on >= 0 && (size_t)span->on < view->tasks.count && strcmp(span->text, "") != 0;
    if (!named) { /* a task that is not there yet has no name */
        return strcmp(span->text, "Task") == 0 ? "" : span->text;
    }
    *shorter = view->tasks.items[span->on].name;
    return strcmp(span->text, "Task") == 0
               ? *shorter
               : arena_printf(&layout->display->arena, "%s %s", span->text, *shorter);
}

/* --- bars --- */

/* Work that takes no time is to be seen all the same. */
static double least_width(const struct lanes *lanes, enum view_state state)
{
    bool works = state == VIEW_RUNNING || state == VIEW_BLOCKED;
    return works ? fmax(1, lanes->layout->f * 0.09) : 0.6;
}

/* How strong the colour of a pattern's ground is. */
static double tint_of(enum view_state state)
{
    enum pattern pattern = layout_state_style(state)->pattern;
    return pattern == PATTERN_HATCH ? 0.26 : pattern == PATTERN_CROSS_HATCH ? 0.45 : 1;
}

static const double FUTURE = 0.35; /* what is behind the cursor is so much fainter */

/* One bar.  Before the cursor as it is, behind it faint. */
static void bar(struct lanes *lanes, const struct view_span *span, double y, double x1, double x2,
                bool future)
{
    struct layout *layout = lanes->layout;
    const struct state_style *style = layout_state_style(span->state);
    enum color_role role = layout_task_role(layout, span->task, span->state);
    enum color_role stroke = ROLE_BAR_OUTLINE; /* orange and sky alone are too pale on white */
    double height = lanes->bar;
    bool thick = style->pattern == PATTERN_SOLID || style->pattern == PATTERN_CROSS_HATCH;
    if (future && layout->options->hide_future) {
        return;
    }
    if (span->state == VIEW_BLOCKED) {
        role = ROLE_STATE_BLOCKED; /* red in every colouring: everybody stands still */
    }
    if (!thick) { /* waiting and ready are thinner than running */
        height = lanes->thin;
    }
    double width = fmax(x2 - x1, least_width(lanes, span->state));
    struct primitive *item =
        display_round_rect(layout->display, x1, y - height / 2, width, height,
                           fmin(height * 0.2, width * 0.25), role, future ? ROLE_NONE : stroke);
    item->pattern = style->pattern;
    item->line_width = width < 3 ? 0 : fmax(1, layout->f * 0.05);
    item->opacity = tint_of(span->state) * (future ? FUTURE : 1);
    if (style->pattern == PATTERN_OUTLINE || style->pattern == PATTERN_EMPTY) {
        item->stroke = role;
        item->line_width = fmax(1, layout->f * (future ? 0.04 : 0.09));
        item->dash = future ? 2 : 0;
    }
}

static void bar_text(struct lanes *lanes, const struct view_span *span, double y, double x1,
                     double x2, bool future)
{
    struct layout *layout = lanes->layout;
    double f = layout->f, edge = fmax(1, f * 0.05), room = x2 - x1 - f * 0.6;
    if (room < f * 1.6 || span->is_fetch || (future && layout->options->hide_future)) {
        return;
    }
    bool blocks = span->state == VIEW_BLOCKED;
    enum color_role ink = future ? ROLE_MUTED : ROLE_TEXT;
    struct ground ground = {
        .role = blocks ? ROLE_STATE_BLOCKED : layout_task_role(layout, span->task, span->state),
        .tint = tint_of(span->state) * (future ? FUTURE : 1),
    };
    const char *shorter, *text = span_text(lanes, span, &shorter);
    const char *length = *text ? "" : length_text(lanes, span, &x2);
    double width = plate_width(lanes, length), left = x1 + edge;
    if (*length && width < (x2 - x1) * 0.6) {
        plate(lanes, (x1 + x2 - width) / 2, y, width + 1, length, ink, &ground);
    } else if (plate(lanes, left, y, room, text, ink, &ground) <= left) {
        plate(lanes, left, y, room, shorter, ink, &ground);
    }
}

static void end_glyph(struct lanes *lanes, const struct view_span *span, double y, double x)
{
    struct layout *layout = lanes->layout;
    double size = fmin(lanes->bar, layout->f * 0.85), limit = lanes->box.x + lanes->box.width;
    bool future = !lanes->whole && span->first > layout->view->position;
    if (x < lanes->box.x - 0.5 || x > limit + 0.5 || (future && layout->options->hide_future)) {
        return;
    }
    layout_glyph(layout, span->state, fmin(x, limit) + size * 0.8, y, size,
                 future ? ROLE_FAINT : layout_state_style(span->state)->role);
}

static void lane_span(struct lanes *lanes, const struct view_span *span, double y, double *drawn_to)
{
    const struct view *view = lanes->layout->view;
    bool future = !lanes->whole && span->first >= view->position && span->first > 0;
    if (lanes_is_end(span->state)) {
        end_glyph(lanes, span, y, axis_x(&lanes->axis, span->first, span->start));
        return;
    }
    double x1 = lanes_x(lanes, span->first, span->start);
    double x2 = lanes_x(lanes, span->last, span->end);
    if (is_for_ever(view, span)) {
        x2 = lanes_x(lanes, span->last + 1, view->time_least);
    }
    if (x2 - x1 < 0.05 && x1 < *drawn_to) {
        return; /* a thousand spans in one pixel are one */
    }
    if (span->state != VIEW_RUNNING && span->state != VIEW_BLOCKED && x2 - x1 < 0.05) {
        return;
    }
    *drawn_to = fmax(x2, x1 + least_width(lanes, span->state));
    double now = lanes->now;
    if (!lanes->whole && !future && span->last > view->position && x2 > now + 0.5) {
        if (now > x1) {
            bar(lanes, span, y, x1, now, false);
        }
        bar(lanes, span, y, fmax(x1, now), x2, true);
        /* A text that has no room before the cursor stands behind it. */
        bool fits = now - x1 > lanes->layout->f * 7 || lanes->layout->options->hide_future;
        bar_text(lanes, span, y, fits ? x1 : now + lanes->layout->f * 0.1, fits ? now : x2, !fits);
    } else {
        bar(lanes, span, y, x1, x2, future);
        bool is_crossed = !lanes->whole && x1 < now && now < x2 - lanes->layout->f * 2;
        bar_text(lanes, span, y, is_crossed ? now + lanes->layout->f * 0.1 : x1, x2, future);
    }
}

/* --- more spans than pixels --- */

/* What a pixel is of: at rest, or at work. */
static enum view_state at_rest(unsigned states)
{
    return states & 1u << VIEW_WAITING ? VIEW_WAITING
           : states & 1u << VIEW_READY ? VIEW_READY
                                       : VIEW_NEW;
}

static enum view_state at_work(unsigned states)
{
    return states & 1u << VIEW_BLOCKED   ? VIEW_BLOCKED
           : states & 1u << VIEW_RUNNING ? VIEW_RUNNING
                                         : VIEW_NEW;
}

/* The state of one layer at a pixel.  Where nothing but work is, the rest around it goes on. */
static enum view_state layer_at(const unsigned char *states, size_t i, bool work,
                                enum view_state before)
{
    enum view_state state = work ? at_work(states[i]) : at_rest(states[i]);
    return !work && state == VIEW_NEW && states[i] != 0 ? before : state;
}

/* The stretches of pixels that show the same; work is a thin line in the middle. */
static void summary_layer(struct lanes *lanes, int task, double y, const unsigned char *states,
                          bool work)
{
    struct layout *layout = lanes->layout;
    double left = lanes->box.x, right = left + lanes->box.width;
    enum view_state before = VIEW_NEW;
    size_t begin = 0;
    for (size_t i = 0; i < lanes->pixels; i++) {
        double x = fmin(left + (double)i, right), from = left + (double)begin;
        bool last = i + 1 == lanes->pixels;
        enum view_state state = last ? VIEW_NEW : layer_at(states, i, work, before);
        bool is_now = !lanes->whole && x - 1 < lanes->now && lanes->now <= x;
        if (state == before && !is_now) {
            continue;
        }
        bool future = !lanes->whole && from >= lanes->now;
        struct view_span span = {.task = task, .state = before, .text = "", .on = -1};
        if (before != VIEW_NEW && x > from && !work) {
            bar(lanes, &span, y, from, x, future);
        } else if (before != VIEW_NEW && x > from && !(future && layout->options->hide_future)) {
            double height = lanes->bar * 0.34;
            enum color_role role = before == VIEW_BLOCKED ? ROLE_STATE_BLOCKED
                                                          : layout_task_role(layout, task, before);
            display_rect(layout->display, from, y - height / 2, x - from, height, role)->opacity =
                future ? 0.35 : 1;
        }
        begin = i;
        before = state;
    }
}

/* One look for each pixel: which states are among its spans. */
static void summary(struct lanes *lanes, int task, size_t from, size_t last, double y)
{
    const struct view *view = lanes->layout->view;
    unsigned char *states =
        arena_array(&lanes->layout->display->arena, unsigned char, lanes->pixels);
    for (size_t i = 0; i + 1 < lanes->pixels && from < last; i++) {
        int64_t until = lanes->reached[i + 1];
        size_t behind = view_span_behind(view, from, last, until);
        size_t end = behind + (behind < last && view->spans.items[behind].first <= until);
        states[i] = (unsigned char)view_states(view, from, end);
        from = behind;
    }
    summary_layer(lanes, task, y, states, false);
    summary_layer(lanes, task, y, states, true);
}

void lanes_draw_bars(struct lanes *lanes, int task)
{
    const struct view *view = lanes->layout->view;
    size_t first, last;
    double y = lanes_y(lanes, (size_t)task), drawn_to = -1e9;
    view_lane(view, task, &first, &last);
    size_t all = last;
    first = view_span_behind(view, first, last, lanes->seen_first - 1);
    last = view_span_behind(view, first, last, lanes->seen_last);
    last += last < all; /* what is cut by the right edge */
    if ((double)(last - first) > lanes->box.width * 0.5) {
        summary(lanes, task, first, last, y);
        if (last > first && lanes_is_end(view->spans.items[last - 1].state)) {
            lane_span(lanes, &view->spans.items[last - 1], y, &drawn_to);
        }
        return;
    }
    for (size_t i = first; i < last; i++) {
        lane_span(lanes, &view->spans.items[i], y, &drawn_to);
    }
}

/* --- requests --- */

/* The lane of one that the program serves bears its name, and shows what becomes of it; so only how
 * it ended is to be said. */
static void served_result(struct lanes *lanes, const struct view_fetch *fetch)
{
    struct layout *layout = lanes->layout;
    double f = layout->f, y = lanes_y(lanes, (size_t)fetch->task);
    double x1 = lanes_x(lanes, fetch->first, fetch->start);
    double x2 = lanes_x(lanes, fetch->last, fetch->end);
    bool known = lanes->whole || fetch->last <= layout->view->position;
    double wish = plate_width(lanes, fetch->result);
    const struct view_band *band = band_of(layout->view, fetch->task, fetch->first, fetch->last);
    double left = x1, said = 0; /* what is said of the blocked loop comes first */
    if (band) {
        left = fmax(x1, lanes_x(lanes, band->first, band->start));
        said = plate_width(lanes, band_text(lanes, band)) + f * 0.5;
    }
    if (known && *fetch->result && x2 - x1 > 3 * wish && x2 - left > said + wish) {
        struct ground ground = {layout_task_role(layout, fetch->task, VIEW_WAITING), 0, false};
        plate(lanes, x2 - wish - f * 0.15, y, wish + 1, fetch->result,
              fetch->failed ? ROLE_ERROR : ROLE_TEXT, &ground);
    }
}

/* One request's bar as it is drawn. */
struct fetch_bar {
    double x1, x2, y, height, cap; /* cap: how wide its solid ends are */
    bool future, under_way, blocks;
    enum color_role role;
};

/* Fainter behind the cursor, solid at both ends. */
static void fetch_frame(struct lanes *lanes, const struct view_fetch *fetch,
                        const struct fetch_bar *bar)
{
    struct display *display = lanes->layout->display;
    double x1 = bar->x1, x2 = bar->x2, height = bar->height, top = bar->y - height / 2;
    double middle = bar->under_way ? fmax(x1, fmin(x2, lanes->now)) : bar->future ? x1 : x2;
    display_rect(display, x1, top, middle - x1, height, bar->role)->opacity = bar->blocks ? 0 : 0.3;
    display_rect(display, middle, top, x2 - middle, height, bar->role)->opacity =
        bar->blocks ? 0 : 0.1;
    struct primitive *item =
        display_round_rect(display, x1, top, x2 - x1, height, bar->cap / 2, ROLE_NONE,
                           bar->future ? bar->role : ROLE_BAR_OUTLINE);
    item->line_width = 1;
    display_rect(display, x1, top, bar->cap, height, bar->role)->opacity = bar->future ? 0.4 : 1;
    display_rect(display, x2 - bar->cap, top, bar->cap, height,
                 fetch->failed ? ROLE_ERROR : bar->role)
        ->opacity = bar->future || bar->under_way ? 0.4 : 1;
}

/* Its URL, or the host where that has no room; how it ended; what blocks meanwhile. */
static void fetch_words(struct lanes *lanes, const struct view_fetch *fetch,
                        const struct fetch_bar *bar)
{
    struct layout *layout = lanes->layout;
    double y = bar->y, height = bar->height, pad = layout->f * 0.15;
    double right = bar->x2 - bar->cap - pad, left = bar->x1 + bar->cap + pad;
    double wish = plate_width(lanes, fetch->result), hosts = plate_width(lanes, fetch->host);
    enum color_role text = bar->future ? ROLE_MUTED : ROLE_TEXT;
    enum color_role ink = !bar->future && fetch->failed ? ROLE_ERROR : text;
    struct ground ground = {bar->blocks ? ROLE_STATE_BLOCKED : bar->role,
                            (bar->blocks ? 0.2 : 0.3) * (bar->future ? FUTURE : 1), false};
    bool known = *fetch->result && !bar->under_way && !bar->future;
    if (known && right - left > wish + hosts) {
        plate(lanes, right - wish, y, wish + 1, fetch->result, ink, &ground);
        right -= wish + pad;
    } else if (known && fetch->failed && right - left > height) { /* no colour alone */
        layout_glyph(layout, VIEW_FAILED, right - height / 2, y, height * 0.8, ROLE_ERROR);
        right -= height + pad;
    }
    if (bar->under_way && lanes->now < right &&
        plate_width(lanes, fetch->url) > lanes->now - left) {
        bool before = lanes->now - left > right - lanes->now; /* the cursor crosses no text */
        right = before ? lanes->now : right;
        left = before ? left : lanes->now + pad;
    }
    double end = plate(lanes, left, y, right - left, fetch->url, text, &ground);
    if (end <= left) {
        ground.cut = true;
        end = plate(lanes, left, y, right - left, fetch->host, text, &ground);
        ground.cut = false;
    }
    const struct view_band *band = band_of(layout->view, fetch->task, fetch->first, fetch->last);
    if (band && end > left) {
        plate(lanes, end + pad, y, right - end - pad, band_text(lanes, band), text, &ground);
    }
}

static void fetch_bar(struct lanes *lanes, const struct view_fetch *fetch)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    struct fetch_bar bar = {.x1 = lanes_x(lanes, fetch->first, fetch->start),
                            .x2 = lanes_x(lanes, fetch->last, fetch->end),
                            .y = lanes_y(lanes, (size_t)fetch->task),
                            .height = lanes->bar * 0.8,
                            .future = !lanes->whole && fetch->first > view->position,
                            .role = layout_task_role(layout, fetch->task, VIEW_WAITING)};
    bar.under_way = !lanes->whole && !bar.future && fetch->last > view->position;
    if (bar.x2 - bar.x1 < 1 || (bar.future && layout->options->hide_future)) {
        return;
    }
    if (bar.under_way && layout->options->hide_future) {
        bar.x2 = fmax(bar.x1 + 1, lanes->now);
    }
    bar.cap = fmin(layout->f * 0.2, (bar.x2 - bar.x1) / 3);
    size_t first, last;
    view_lane(view, fetch->task, &first, &last);
    first = view_span_behind(view, first, last, fetch->first);
    last = view_span_behind(view, first, last, fetch->last - 1);
    bar.blocks = view_states(view, first, last) & 1u << VIEW_BLOCKED; /* its red stays red */
    fetch_frame(lanes, fetch, &bar);
    fetch_words(lanes, fetch, &bar);
}

void lanes_draw_fetches(struct lanes *lanes)
{
    const struct view *view = lanes->layout->view;
    size_t drawn = 0;
    for (size_t i = 0; i < view->fetches.count && drawn < 2000; i++) {
        const struct view_fetch *fetch = &view->fetches.items[i];
        if (fetch->first > lanes->seen_last) {
            break;
        }
        if (lanes_show(lanes, fetch->task) && fetch->last >= lanes->seen_first) {
            fetch->is_server ? served_result(lanes, fetch) : fetch_bar(lanes, fetch);
            drawn++;
        }
    }
}

/* --- brackets --- */

static enum color_role bracket_role(enum view_state outcome, bool future)
{
    return future                      ? ROLE_FAINT
           : outcome == VIEW_FAILED    ? ROLE_STATE_FAILED
           : outcome == VIEW_CANCELLED ? ROLE_STATE_CANCELLED
                                       : ROLE_MUTED;
}

/* A line below the bar with a hook at each end; the inner ones are nearer to the bar. */
static void bracket(struct lanes *lanes, const struct view_bracket *bracket, int levels)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double gap = (lanes->pitch - lanes->bar) / 2;
    double bottom = lanes_y(lanes, (size_t)bracket->task) + lanes->bar / 2;
    double step = fmin(layout->f * 0.16, gap * 1.6 / levels);
    double y = bottom + step * (levels - bracket->depth) + 0.5;
    double x1 = axis_x(&lanes->axis, bracket->first, bracket->start);
    double x2 = axis_x(&lanes->axis, bracket->last, bracket->end);
    bool future = !lanes->whole && bracket->first > view->position;
    bool open = !lanes->whole && !future && bracket->last > view->position;
    if ((future || open) && layout->options->hide_future) {
        x2 = lanes->now;
    }
    double left = fmax(x1, lanes->box.x), right = fmin(x2, lanes->box.x + lanes->box.width);
    if (right - left < 2 || (future && layout->options->hide_future)) {
        return;
    }
    double line = fmax(1, layout->f * 0.06), hook = fmin(y - bottom + 1, layout->f * 0.3);
    enum color_role role = bracket_role(bracket->outcome, future);
    enum color_role end = open ? ROLE_MUTED : role;
    struct primitive *item = display_line(layout->display, left, y, right, y, end, line);
    item->dash = bracket->outcome == VIEW_CANCELLED && !open ? layout->f * 0.18 : 0;
    if (x1 >= lanes->box.x) {
        display_line(layout->display, left, y, left, y - hook, end, line);
    }
    if (x2 <= lanes->box.x + lanes->box.width && !open) {
        display_line(layout->display, right, y, right, y - hook, role, line);
    }
}

void lanes_draw_brackets(struct lanes *lanes)
{
    const struct view *view = lanes->layout->view;
    if (lanes->pitch - lanes->bar < 4) {
        return; /* no room between the bars */
    }
    enum { DEEPEST = 4, MOST = 1000 };
    size_t drawn = 0;
    int levels = 1;
    for (size_t i = 0; i < view->brackets.count && i < MOST; i++) {
        int depth = view->brackets.items[i].depth;
        levels = depth + 1 > levels ? depth + 1 : levels;
    }
    levels = levels > DEEPEST ? DEEPEST : levels;
    for (size_t i = 0; i < view->brackets.count && drawn < MOST; i++) {
        const struct view_bracket *one = &view->brackets.items[i];
        if (one->first > lanes->seen_last) {
            break;
        }
        if (lanes_show(lanes, one->task) && one->last >= lanes->seen_first && one->depth < levels) {
            bracket(lanes, one, levels);
            drawn++;
        }
    }
}

/* --- output --- */

static double output_size(const struct layout *layout)
{
    return layout->f * 0.17;
}

void lanes_output_sign(struct layout *layout, double x, double y, enum color_role role)
{
    double size = output_size(layout);
    struct path_point points[] = {{PATH_MOVE, x - size, y - size * 1.3},
                                  {PATH_LINE, x + size, y - size * 1.3},
                                  {PATH_LINE, x, y}};
    display_polygon(layout->display, points, 3, role);
}

/* A small tooth above the bar for each piece of output. */
void lanes_draw_marks(struct lanes *lanes)
{
    struct layout *layout = lanes->layout;
    const struct view *view = layout->view;
    double size = output_size(layout);
    double *drawn_to = arena_array(&layout->display->arena, double, lanes->shown + 1);
    size_t low = 0, high = view->marks.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (view->marks.items[middle].position < lanes->seen_first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (size_t i = low; i < view->marks.count && lanes->pitch - lanes->bar > 3; i++) {
        const struct view_mark *mark = &view->marks.items[i];
        if (mark->position > lanes->seen_last) {
            break;
        }
        bool future = !lanes->whole && mark->position > view->position;
        double x = axis_x(&lanes->axis, mark->position, mark->time);
        if (!lanes_show(lanes, mark->task) || x < lanes->box.x + size ||
            x > lanes->box.x + lanes->box.width - size ||
            (future && layout->options->hide_future)) {
            continue;
        }
        double *last = &drawn_to[(size_t)mark->task - lanes->first];
        if (x - *last < size * 1.5) {
            continue;
        }
        *last = x;
        double y = lanes_y(lanes, (size_t)mark->task) - lanes->bar / 2 - 0.5;
        lanes_output_sign(layout, x, y,
                          future           ? ROLE_FAINT
                          : mark->is_error ? ROLE_ERROR
                                           : ROLE_TEXT);
    }
}
