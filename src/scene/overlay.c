/* A list over everything: the help.  Columns and text size are chosen so that all rows fit;
 * only where they would become too small to be read is the list scrolled. */
#include <math.h>

#include "scene/layout.h"

#define PITCH 1.35 /* of rows */
#define FRAME 3.8  /* title and rims */
#define LEAST 0.8  /* the smallest text, as part of the usual one for the window */

enum { COLUMNS_MAX = 3 };

struct plan {
    double f;
    size_t columns, rows; /* rows: of one column */
};

static size_t rows_that_fit(double f, double height)
{
    return (size_t)fmax(1, (height - 2 * f - FRAME * f) / (PITCH * f));
}

static size_t columns_that_fit(double f, double width)
{
    size_t columns = (size_t)fmax(1, (width - 4 * f) / (f * 26));
    return columns > COLUMNS_MAX ? COLUMNS_MAX : columns;
}

static struct plan make_plan(double width, double height, double font_scale, size_t count)
{
    double f = scene_font_size(width, height, font_scale);
    double least = fmin(f, scene_font_size(width, height, 1) * LEAST);
    struct plan plan = {f, 1, 1};
    for (;; f = fmax(least, f * 0.95)) {
        plan = (struct plan){f, columns_that_fit(f, width), rows_that_fit(f, height)};
        if (plan.columns * plan.rows >= count || f <= least) {
            break;
        }
    }
    size_t needed = (count + plan.rows - 1) / plan.rows;
    plan.columns = needed < plan.columns && needed > 0 ? needed : plan.columns;
    if (plan.columns * plan.rows >= count) { /* all fit: as even as can be */
        plan.rows = (count + plan.columns - 1) / plan.columns;
    }
    return plan;
}

size_t scene_overlay_room(double width, double height, double font_scale, size_t count)
{
    struct plan plan = make_plan(width, height, font_scale, count);
    return plan.rows * plan.columns;
}

/* One column of the rows, `count` of them from `first` on. */
static void column(struct layout *layout, struct box box, size_t first, size_t count)
{
    const struct scene_overlay *overlay = layout->options->overlay;
    double f = layout->f, keys = 0, pitch = f * PITCH;
    for (size_t i = first; i < first + count; i++) {
        const char *key = overlay->rows[i].key;
        keys = fmax(keys, display_text_width(layout->display, key, f * SIZE_SMALL, true));
    }
    keys = fmin(keys, box.width * 0.42);
    for (size_t i = 0; i < count; i++) {
        const struct overlay_row *row = &overlay->rows[first + i];
        double top = box.y + pitch * (double)i, y = top + f;
        layout_set_hit(layout, row->hit.kind, row->hit.value);
        bool is_marked = overlay->selected == first + i + 1;
        display_rect(layout->display, box.x, top, box.width, pitch,
                     is_marked ? ROLE_HIGHLIGHT : ROLE_NONE);
        layout_set_hit(layout, HIT_NONE, 0);
        layout_bold(layout, box.x, y, keys, row->key, SIZE_SMALL, ROLE_ACCENT);
        layout_text(layout, box.x + f * 0.8 + keys, y, box.width - f * 0.8 - keys, row->text,
                    SIZE_BODY, ROLE_TEXT);
    }
}

void layout_overlay(struct layout *outer, struct box box)
{
    const struct scene_overlay *overlay = outer->options->overlay;
    struct plan plan = make_plan(box.width, box.height, outer->options->font_scale, overlay->count);
    struct layout inner = *outer, *layout = &inner;
    double f = layout->f = plan.f, pitch = f * PITCH;
    struct primitive *veil =
        display_rect(layout->display, box.x, box.y, box.width, box.height, ROLE_BACKGROUND);
    veil->opacity = 0.75;
    size_t first = overlay->first < overlay->count ? overlay->first : 0;
    size_t left = overlay->count - first, room = plan.rows * plan.columns;
    size_t shown = left < room ? left : room;
    double width = fmin(box.width - 2 * f, f * (double)plan.columns * 38 + 2 * f);
    double height = fmin(FRAME * f + pitch * (double)plan.rows, box.height - 2 * f);
    struct box pane = {box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width,
                       height};
    layout_set_hit(layout, HIT_BUTTON, BUTTON_CLOSE);
    layout_pane_begin(layout, pane, ROLE_PANEL);
    layout_set_hit(layout, HIT_NONE, 0);
    double pad = f * 1.2, baseline = pane.y + f * 1.7, used = 0;
    if (shown < left) {
        const char *more = arena_printf(&layout->display->arena, "+%zu", left - shown);
        used = layout_right(layout, pane.x + width - pad, baseline, f * 4, more, SIZE_BODY,
                            ROLE_MUTED);
    }
    layout_bold(layout, pane.x + pad, baseline, width - 2 * pad - used - f, overlay->title, 1.05,
                ROLE_TEXT);
    double step = (width - 2 * pad + f) / (double)plan.columns;
    for (size_t i = 0; i < plan.columns && i * plan.rows < shown; i++) {
        size_t rest = shown - i * plan.rows;
        struct box inside = {pane.x + pad + step * (double)i, pane.y + f * 2.4, step - f, height};
        column(layout, inside, first + i * plan.rows, rest < plan.rows ? rest : plan.rows);
    }
    layout_pane_end(layout);
}
