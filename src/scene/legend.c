/* What the signs of a timeline mean: sign and word. */
#include <limits.h>
#include <math.h>

#include "scene/timeline_layout.h"

enum sign { SIGN_STATE, SIGN_OUTPUT, SIGN_CREATE, SIGN_WAKE, SIGN_CANCEL, SIGN_PLACE };

struct entry {
    enum sign sign;
    enum view_state state;
    const char *word;
    double width;
};

struct legend {
    struct layout *layout;
    struct entry entries[16];
    size_t count;
    double width, room;
    bool is_full;
};

static void add(struct legend *legend, enum sign sign, enum view_state state, const char *key)
{
    const struct layout *layout = legend->layout;
    const char *word = layout_message(layout, key);
    double width =
        layout->f * 2.1 + display_text_width(layout->display, word, layout->f * SIZE_SMALL, false);
    legend->is_full = legend->is_full || legend->width + width > legend->room;
    if (!legend->is_full) {
        legend->entries[legend->count++] = (struct entry){sign, state, word, width};
        legend->width += width;
    }
}

static void add_states(struct legend *legend)
{
    static const enum view_state order[] = {VIEW_RUNNING, VIEW_READY,     VIEW_WAITING, VIEW_DONE,
                                            VIEW_BLOCKED, VIEW_CANCELLED, VIEW_FAILED};
    const struct layout *layout = legend->layout;
    const struct view *view = layout->view;
    /* A figure names what its run has; the window names all, so that nothing moves with a run. */
    unsigned states = layout->is_figure ? view_states(view, 0, view->spans.count) : UINT_MAX;
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (states & 1u << order[i]) {
            add(legend, SIGN_STATE, order[i], layout_state_style(order[i])->key);
        }
    }
}

static void add_arrows(struct legend *legend)
{
    static const struct {
        enum view_arrow_kind kind;
        enum sign sign;
        const char *key;
    } arrows[] = {{ARROW_CREATE, SIGN_CREATE, "legend.creates"},
                  {ARROW_WAKE, SIGN_WAKE, "legend.wakes"},
                  {ARROW_CANCEL, SIGN_CANCEL, "legend.cancels"}};
    enum { LOOK = 20000 };
    const struct view *view = legend->layout->view;
    bool has[3] = {false, false, false};
    for (size_t i = 0; i < view->arrows.count && i < LOOK; i++) {
        has[view->arrows.items[i].kind] = true;
    }
    for (int i = 0; i < 3; i++) {
        if (has[arrows[i].kind]) {
            add(legend, arrows[i].sign, VIEW_NEW, arrows[i].key);
        }
    }
}

static void state_sign(struct layout *layout, enum view_state state, double x, double middle)
{
    const struct state_style *style = layout_state_style(state);
    bool by_state =
        layout->options->coloring == COLORING_STATE || lanes_is_end(state) || state == VIEW_BLOCKED;
    enum color_role role = by_state ? style->role : ROLE_MUTED;
    double f = layout->f, size = f * 0.62;
    if (lanes_is_end(state)) {
        layout_glyph(layout, state, x + f * 0.6, middle, size, role);
        return;
    }
    struct primitive *item =
        display_round_rect(layout->display, x, middle - size / 2, f, size, f * 0.12, role, role);
    item->pattern = style->pattern;
    item->opacity = state == VIEW_WAITING ? 0.26 : state == VIEW_BLOCKED ? 0.45 : 1;
}

static void arrow_sign(struct layout *layout, enum sign sign, double x, double middle)
{
    double f = layout->f, way = sign == SIGN_WAKE ? -1 : 1, half = f * 0.42;
    bool cancels = sign == SIGN_CANCEL;
    enum color_role role = cancels ? ROLE_STATE_CANCELLED : ROLE_MUTED;
    struct primitive *item =
        display_line(layout->display, x + f * 0.6, middle - way * half, x + f * 0.6,
                     middle + way * half, role, cancels ? fmax(1, f * 0.09) : 1);
    item->dash = cancels ? f * 0.18 : sign == SIGN_WAKE ? 2 : 0;
    display_arrow_head(layout->display, x + f * 0.6, middle + way * half, 0, way, f * 0.3, role);
}

static void draw(struct layout *layout, const struct entry *entry, double x, double baseline)
{
    double f = layout->f, middle = baseline - f * 0.25, half = f * 0.42;
    switch (entry->sign) {
    case SIGN_STATE: state_sign(layout, entry->state, x + f * 0.3, middle); break;
    case SIGN_OUTPUT: lanes_output_sign(layout, x + f, middle + f * 0.12, ROLE_TEXT); break;
    case SIGN_PLACE:
        lanes_place_sign(layout, (struct box){x + f * 0.3, middle - half, f, half * 2});
        break;
    default: arrow_sign(layout, entry->sign, x + f * 0.3, middle);
    }
    layout_text(layout, x + f * 1.55, baseline, entry->width, entry->word, SIZE_SMALL, ROLE_MUTED);
}

void layout_legend(struct layout *layout, double left, double right, double baseline,
                   bool with_places)
{
    struct legend legend = {.layout = layout, .room = right - left};
    add_states(&legend);
    if (layout->is_figure) {
        if (layout->view->marks.count > 0) {
            add(&legend, SIGN_OUTPUT, VIEW_NEW, "legend.output");
        }
        if (with_places) {
            add(&legend, SIGN_PLACE, VIEW_NEW, "legend.instant");
        }
        add_arrows(&legend);
    }
    double x = right - legend.width;
    for (size_t i = 0; i < legend.count; i++) {
        draw(layout, &legend.entries[i], x, baseline);
        x += legend.entries[i].width;
    }
}
