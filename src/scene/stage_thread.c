/* The stage of a run without an event loop: the calls of the thread that runs, and what blocks. */
#include <math.h>

#include "scene/layout.h"

/* "time.sleep(2)  0.000 → 2.000 s" */
static void pause_row(struct layout *layout, struct box box, const struct view_pause *pause)
{
    double f = layout->f, baseline = box.y + box.height / 2 + f * 0.28;
    struct strbuf text = {0};
    catalog_format(layout->options->catalog, &text, "stage.pause", "start",
                   layout_seconds(layout, pause->start), "end", layout_seconds(layout, pause->end),
                   (char *)NULL);
    double used = layout_right(layout, box.x + box.width, baseline, box.width * 0.6,
                               strbuf_text(&text), SIZE_SMALL, ROLE_MUTED);
    strbuf_free(&text);
    layout_glyph(layout, VIEW_BLOCKED, box.x + f * 0.3, box.y + box.height / 2, f * 0.55,
                 ROLE_STATE_BLOCKED);
    layout_text(layout, box.x + f, baseline, box.width - used - f * 1.6, pause->text, SIZE_BODY,
                ROLE_TEXT);
}

/* What has blocked up to now, the last ones when there is little room, and the sum. */
static void pauses(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    double f = layout->f, pad = f * 0.8, pitch = f * 1.5, y = box.y + f * 0.3;
    size_t count = view->pauses.count;
    layout_section_box(layout, box);
    if (count == 0) {
        layout_center(layout, box.x + box.width / 2, box.y + box.height / 2 + f * 0.28,
                      box.width - 2 * pad, layout_message(layout, "stage.no-pauses"), SIZE_SMALL,
                      false, ROLE_MUTED);
        return;
    }
    size_t rows = (size_t)fmax(1, (box.height - f * 0.6) / pitch);
    size_t fit = rows > 1 ? rows - 1 : rows, shown = count <= fit ? count : fit > 1 ? fit - 1 : fit;
    struct box row = {box.x + pad, y, box.width - 2 * pad, pitch};
    if (shown < count && fit > 1) {
        layout_more_chip(layout, (struct box){row.x, y + f * 0.1, f * 4, pitch - f * 0.2},
                         count - shown);
        row.y += pitch;
    }
    for (size_t i = count - shown; i < count; i++, row.y += pitch) {
        pause_row(layout, row, &view->pauses.items[i]);
    }
    if (rows > 1) {
        struct strbuf text = {0};
        catalog_format(layout->options->catalog, &text, "stage.paused", "time",
                       layout_seconds(layout, view->paused), (char *)NULL);
        layout_right(layout, row.x + row.width, row.y + pitch / 2 + f * 0.28, row.width,
                     strbuf_text(&text), SIZE_BODY, ROLE_TEXT);
        strbuf_free(&text);
    }
}

/* One thread: its calls take the whole height, beside them what blocks now and what has. */
static void one_thread(struct layout *layout, struct box box)
{
    double f = layout->f, label = f * 1.5, slot = floor(box.width * 0.44), gap = f * 1.2;
    double right = box.x + slot + gap, width = box.width - slot - gap;
    layout_title(layout, box.x, box.y + f, slot, "pane.running", SIZE_TITLE, ROLE_TEXT);
    layout_title(layout, right, box.y + f, width, "pane.blocked", SIZE_TITLE, ROLE_TEXT);
    layout_running(layout, (struct box){box.x, box.y + label, slot, box.height - label});
    double now = fmin(f * 3.0, (box.height - label) * 0.4);
    layout_timers(layout, (struct box){right, box.y + label, width, now});
    double below = box.y + label + now + f * 0.4, rest = box.y + box.height - below - label;
    if (rest >= f * 1.6) {
        layout_title(layout, right, below + f, width, "pane.pauses", SIZE_TITLE, ROLE_TEXT);
        pauses(layout, (struct box){right, below + label, width, rest});
    }
}

/* Several: below, who waits for whom. */
static void many_threads(struct layout *layout, struct box box)
{
    double f = layout->f, label = f * 1.5, slot = floor(box.width * 0.4), gap = f * 1.2;
    double right = box.x + slot + gap, width = box.width - slot - gap;
    double upper = fmin(box.height * 0.57, f * 15), lower = box.height - upper - label;
    upper = lower < f * 1.6 ? box.height : upper;
    double used =
        layout_title(layout, box.x, box.y + f, slot, "pane.running", SIZE_TITLE, ROLE_TEXT);
    layout_gil(layout, box.x + slot, box.y + f, slot - used - f);
    layout_title(layout, right, box.y + f, width, "pane.blocked", SIZE_TITLE, ROLE_TEXT);
    double height = upper - label - f * 0.6;
    layout_running(layout, (struct box){box.x, box.y + label, slot, height});
    layout_timers(layout, (struct box){right, box.y + label, width, height});
    if (upper < box.height) {
        double below = box.y + upper;
        layout_title(layout, box.x, below + f, box.width, "pane.waiting", SIZE_TITLE, ROLE_TEXT);
        layout_waiting(layout, (struct box){box.x, below + label, box.width, lower});
    }
}

void layout_thread_stage(struct layout *layout, struct box box)
{
    double f = layout->f, pad = f * 0.9;
    layout_pane_begin(layout, box, ROLE_INSET);
    double used = layout_title(layout, box.x + pad, box.y + f * 1.25, box.width * 0.4,
                               view_stage_pane(layout->view), SIZE_BODY, ROLE_MUTED);
    layout_right(layout, box.x + box.width - pad, box.y + f * 1.25, box.width - used - pad * 2 - f,
                 layout_message(layout, "stage.no-loop"), SIZE_BODY, ROLE_MUTED);
    double top = box.y + f * 1.9;
    struct box inner = {box.x + pad, top, box.width - 2 * pad, box.y + box.height - pad - top};
    if (layout->view->lanes_expected > 1) {
        many_threads(layout, inner);
    } else {
        one_thread(layout, inner);
    }
    layout->display->motion_layer = layout->display->count;
    layout_pane_end(layout);
}
