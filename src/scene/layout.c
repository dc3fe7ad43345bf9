#include "scene/layout.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

bool layout_page_begin(struct display *display, double width, double height, bool is_blank)
{
    display_clear(display);
    display->width = width;
    display->height = height;
    display_rect(display, 0, 0, width, height, ROLE_BACKGROUND);
    if (!is_blank) {
        display_clip_push(display, 0, 0, width, height);
    }
    return !is_blank;
}

const char *layout_message(const struct layout *layout, const char *key)
{
    return catalog_text(layout->options->catalog, key);
}

void layout_set_hit(struct layout *layout, enum hit_kind kind, int64_t value)
{
    layout->display->hit = (struct hit){kind, value};
}

void layout_set_motion(struct layout *layout, enum motion_place place, int64_t id, int task)
{
    int64_t about = task >= 0 ? layout->view->tasks.items[task].id : 0;
    enum color_role role = task >= 0 ? layout_task_role(layout, task, VIEW_RUNNING) : ROLE_MUTED;
    layout->display->motion = (struct motion_key){place, id, about, role};
}

double layout_rim(const struct layout *layout)
{
    return fmax(1, layout->f * 0.05);
}

void layout_pane_begin(struct layout *layout, struct box box, enum color_role fill)
{
    struct primitive *rim = display_round_rect(layout->display, box.x, box.y, box.width, box.height,
                                               layout->f * 0.4, fill, ROLE_BORDER);
    rim->line_width = layout_rim(layout);
    display_clip_push(layout->display, box.x, box.y, box.width, box.height);
}

void layout_pane_end(struct layout *layout)
{
    display_clip_pop(layout->display);
}

static double put(struct layout *layout, double x, double baseline, double max_width,
                  const char *text, double size, bool bold, enum color_role role,
                  enum text_align align)
{
    struct primitive *item = display_text(layout->display, x, baseline, fmax(0, max_width), text,
                                          strlen(text), layout->f * size, bold, role, align);
    return item ? item->text_width : 0;
}

double layout_text(struct layout *layout, double x, double baseline, double max_width,
                   const char *text, double size, enum color_role role)
{
    return put(layout, x, baseline, max_width, text, size, false, role, ALIGN_LEFT);
}

double layout_bold(struct layout *layout, double x, double baseline, double max_width,
                   const char *text, double size, enum color_role role)
{
    return put(layout, x, baseline, max_width, text, size, true, role, ALIGN_LEFT);
}

double layout_right(struct layout *layout, double right, double baseline, double max_width,
                    const char *text, double size, enum color_role role)
{
    return put(layout, right, baseline, max_width, text, size, false, role, ALIGN_RIGHT);
}

double layout_center(struct layout *layout, double x, double baseline, double max_width,
                     const char *text, double size, bool bold, enum color_role role)
{
    return put(layout, x, baseline, max_width, text, size, bold, role, ALIGN_CENTER);
}

double layout_title(struct layout *layout, double x, double baseline, double max_width,
                    const char *key, double size, enum color_role role)
{
    const char *first = layout_message(layout, key);
    double used = layout_bold(layout, x, baseline, max_width, first, size, role);
    const struct catalog *secondary = layout->options->secondary;
    if (secondary) {
        const char *second = catalog_text(secondary, key);
        double gap = layout->f * 0.5;
        double room = max_width - used - gap;
        if (strcmp(first, second) != 0 &&
            display_text_width(layout->display, second, layout->f * size, false) <= room) {
            used += gap + layout_text(layout, x + used + gap, baseline, room, second, size, role);
        }
    }
    return used;
}

const struct state_style *layout_state_style(enum view_state state)
{
    static const struct state_style styles[] = {
#define STATE(id, role, pattern, glyph, ascii, key) \
    {ROLE_##role, PATTERN_##pattern, glyph, ascii, key},
#include "scene/states.def"
#undef STATE
    };
    return &styles[(unsigned)state < VIEW_STATE_COUNT ? state : VIEW_NEW];
}

enum color_role layout_task_role(const struct layout *layout, int task, enum view_state state)
{
    bool known = task >= 0 && (size_t)task < layout->view->tasks.count;
    if (layout->options->coloring == COLORING_STATE || !known) {
        return layout_state_style(state)->role;
    }
    int palette = layout->view->tasks.items[task].palette;
    return (enum color_role)(ROLE_TASK_1 + (unsigned)palette % TASK_ROLE_COUNT);
}

enum color_role layout_ink_on(enum color_role fill)
{
    switch (fill) {
    case ROLE_TASK_2:
    case ROLE_TASK_5:
    case ROLE_STATE_READY:
    case ROLE_STATE_WAITING: return ROLE_ON_FILL_DARK;
    case ROLE_TASK_3:
    case ROLE_TASK_4:
    case ROLE_STATE_BLOCKED:
    case ROLE_STATE_DONE:
    case ROLE_STATE_CANCELLED:
    case ROLE_STATE_FAILED:
    case ROLE_STATE_NEW: return ROLE_ON_FILL_MIDDLE;
    default: return ROLE_ON_FILL;
    }
}

static void glyph_lines(struct layout *layout, const double (*ends)[4], size_t count, double x,
                        double y, double half, enum color_role role)
{
    for (size_t i = 0; i < count; i++) {
        display_line(layout->display, x + ends[i][0] * half, y + ends[i][1] * half,
                     x + ends[i][2] * half, y + ends[i][3] * half, role, fmax(1, half * 0.42));
    }
}

void layout_glyph(struct layout *layout, enum view_state state, double x, double y, double size,
                  enum color_role role)
{
    static const double check[][4] = {{-0.9, 0, -0.25, 0.7}, {-0.25, 0.7, 0.9, -0.8}};
    static const double cross[][4] = {{-0.75, -0.75, 0.75, 0.75}, {-0.75, 0.75, 0.75, -0.75}};
    static const double alarm[][4] = {{-0.4, -0.95, -0.4, 0.3},
                                      {0.4, -0.95, 0.4, 0.3},
                                      {-0.4, 0.6, -0.4, 0.95},
                                      {0.4, 0.6, 0.4, 0.95}};
    double half = size / 2, line = fmax(1, size * 0.13);
    struct path_point triangle[] = {{PATH_MOVE, x - half * 0.7, y - half * 0.9},
                                    {PATH_LINE, x + half * 0.9, y},
                                    {PATH_LINE, x - half * 0.7, y + half * 0.9}};
    struct primitive *item;
    switch (state) {
    case VIEW_RUNNING: display_polygon(layout->display, triangle, 3, role); break;
    case VIEW_READY:
        item = display_polygon(layout->display, triangle, 3, ROLE_NONE);
        item->stroke = role;
        item->line_width = line;
        break;
    case VIEW_BLOCKED:
        display_rect(layout->display, x - half * 0.75, y - half * 0.75, half * 1.5, half * 1.5,
                     role);
        break;
    case VIEW_DONE: glyph_lines(layout, check, 2, x, y, half, role); break;
    case VIEW_CANCELLED: glyph_lines(layout, cross, 2, x, y, half, role); break;
    case VIEW_FAILED: glyph_lines(layout, alarm, 4, x, y, half, role); break;
    default: /* rings: dashed while it waits, closed when not started */
        item = display_round_rect(layout->display, x - half * 0.85, y - half * 0.85, half * 1.7,
                                  half * 1.7, half, ROLE_NONE, role);
        item->line_width = line;
        item->dash = state == VIEW_WAITING ? size * 0.22 : 0;
    }
}

const char *layout_seconds(struct layout *layout, int64_t nanoseconds)
{
    bool negative = nanoseconds < 0;
    uint64_t milliseconds =
        ((negative ? 0 - (uint64_t)nanoseconds : (uint64_t)nanoseconds)) / 1000000;
    return arena_printf(&layout->display->arena, "%s%" PRIu64 ".%03" PRIu64, negative ? "-" : "",
                        milliseconds / 1000, milliseconds % 1000);
}

/* How much a chip's fill and outline say of the state besides its sign. */
static void chip_outline(struct layout *layout, struct box box, enum color_role role,
                         enum view_state state)
{
    struct display *display = layout->display;
    double radius = fmin(layout->f * 0.45, box.height * 0.35), line = fmax(1, layout->f * 0.11);
    struct primitive *item =
        display_round_rect(display, box.x, box.y, box.width, box.height, radius, ROLE_PANEL, role);
    item->line_width = line;
    if (state == VIEW_CANCELLED || state == VIEW_NEW) {
        item->dash = layout->f * 0.3;
    }
    if (state == VIEW_WAITING || state == VIEW_BLOCKED) { /* a hatched strip on the left */
        double strip = fmin(layout->f * 0.45, box.width * 0.1);
        item = display_rect(display, box.x + line, box.y + radius, strip, box.height - 2 * radius,
                            role);
        item->pattern = layout_state_style(state)->pattern;
        item->opacity = 0.3;
    }
}

void layout_task_chip(struct layout *layout, struct box box, int task, const char *detail)
{
    const struct view_task *who = &layout->view->tasks.items[task];
    enum color_role role = layout_task_role(layout, task, who->state);
    detail = who->cancel ? layout_cancel_word(layout, who->cancel) : detail;
    bool two = *detail && box.height >= layout->f * 1.9;
    double size = fmin(SIZE_BODY, box.height * 0.62 / layout->f);
    double sign = layout->f * size * 0.75, pad = layout->f * 0.55;
    layout_set_hit(layout, HIT_TASK, who->id);
    chip_outline(layout, box, role, who->state);
    layout_set_hit(layout, HIT_NONE, 0);
    layout_cancel_sign(layout, box, who->cancel);
    double x = box.x + pad + layout->f * 0.1, room = box.width - pad * 1.6;
    double name_room = room - (who->cancel ? layout->f * 0.7 : 0);
    double baseline =
        box.y + (two ? box.height * 0.44 : box.height * 0.5 + layout->f * size * 0.35);
    if (room > sign * 3) {
        layout_glyph(layout, who->state, x + sign / 2, baseline - layout->f * size * 0.33, sign,
                     role == ROLE_STATE_NEW ? ROLE_MUTED : role);
        x += sign * 1.5;
        room -= sign * 1.5;
        name_room -= sign * 1.5;
    }
    double used = layout_bold(layout, x, baseline, name_room, who->name, size, ROLE_TEXT);
    double gap = layout->f * 0.4;
    if (name_room - used - gap > layout->f * 1.5 && strcmp(who->label, who->name) != 0) {
        layout_text(layout, x + used + gap, baseline, name_room - used - gap, who->label, size,
                    ROLE_TEXT);
    }
    if (two) {
        layout_text(layout, x, box.y + box.height * 0.80, room, detail, SIZE_SMALL * 0.92,
                    ROLE_MUTED);
    }
}

void layout_more_chip(struct layout *layout, struct box box, size_t count)
{
    const char *text = arena_printf(&layout->display->arena, "+%zu", count);
    struct primitive *item =
        display_round_rect(layout->display, box.x, box.y, box.width, box.height, layout->f * 0.45,
                           ROLE_NONE, ROLE_FAINT);
    item->dash = layout->f * 0.2;
    item->line_width = layout_rim(layout);
    double size = fmin(SIZE_BODY, box.height * 0.8 / layout->f);
    layout_center(layout, box.x + box.width / 2, box.y + box.height / 2 + layout->f * size * 0.35,
                  box.width - layout->f * 0.3, text, size, true, ROLE_MUTED);
}

bool scene_is_marked(const struct scene_options *options, uint32_t line)
{
    for (size_t i = 0; i < options->mark_count; i++) {
        if (options->marks[i] == line) {
            return true;
        }
    }
    return false;
}

size_t layout_focus(const struct view *view)
{
    int task = view->running >= 0 ? view->running : view->running_about;
    for (size_t i = 0; task < 0 && i < view->ready.count; i++) {
        const struct view_ready *ready = &view->ready.items[i];
        task = ready->task >= 0 ? ready->task : ready->about;
    }
    for (size_t i = 0; task < 0 && i < view->timers.count; i++) {
        task = view->timers.items[i].task;
    }
    return task >= 0 ? (size_t)task : 0;
}

double scene_font_size(double width, double height, double font_scale)
{
    double scale = font_scale > 0 ? font_scale : 1;
    double size = fmin(height / 45, width / 72) * scale;
    return fmax(6, fmin(size, fmin(height / 24, width / 44)));
}

struct arrangement {
    struct box header, code, output, stage, prose, timeline, footer;
};

/* A lesson's text stands beside the stage; where that would be too narrow, over the code. */
static void make_room_for_prose(struct arrangement *all, double f, double margin)
{
    double width = fmax(f * 15, fmin(f * 22, all->stage.width * 0.36));
    if (all->stage.width - width - margin >= f * 26) {
        all->stage.width -= width + margin;
        all->prose = (struct box){all->stage.x + all->stage.width + margin, all->stage.y, width,
                                  all->stage.height};
        return;
    }
    double height = floor((all->code.height - margin * 0.7) * 0.5);
    all->prose = (struct box){all->code.x, all->code.y, all->code.width, height};
    all->code.y += height + margin * 0.7;
    all->code.height -= height + margin * 0.7;
}

/* Shares the height out: the timeline takes what its lanes need, but never more
 * than a third; the output gets a share of the left column. */
static struct arrangement arrange(struct layout *layout, double width, double height)
{
    struct arrangement all;
    const struct view *view = layout->view;
    double f = layout->f;
    double margin = f * 0.72, inner = width - 2 * margin;
    all.header = (struct box){0, 0, width, f * 2.7};
    all.footer = (struct box){margin, height - margin - f * 2.7, inner, f * 2.7};
    double top = all.header.height + margin * 0.9, bottom = all.footer.y - margin * 0.7;
    double lanes = fmax(4, fmax(view->lanes_expected, (double)view->tasks.count));
    double callouts = layout_callouts_height(layout, inner),
           share = bottom - top < f * 26 ? 0.3 : 0.36;
    double timeline = fmin(f * (2.9 + 1.45 * lanes) + callouts,
                           (bottom - top) * share + fmin(callouts, (bottom - top) * 0.1));
    all.timeline = (struct box){margin, bottom - timeline, inner, timeline};
    double upper = all.timeline.y - margin * 0.7 - top;
    double left = floor(inner * 0.362);
    double lines = 1; /* the output takes what the program's text does not need */
    for (size_t i = 0; i < view->source_size && lines < 200; i++) {
        lines += view->source[i] == '\n';
    }
    double output = fmax(upper * 0.19, fmin(upper * 0.4, upper - f * (3.0 + 1.08 * lines)));
    output = fmax(output, f * 3.4);
    all.code = (struct box){margin, top, left, upper - output - margin * 0.7};
    all.output = (struct box){margin, top + upper - output, left, output};
    all.stage = (struct box){margin * 2 + left, top, inner - left - margin, upper};
    all.prose = (struct box){0};
    if (layout->options->prose) {
        make_room_for_prose(&all, f, margin);
    }
    return all;
}

void scene_layout(struct display *display, double width, double height, const struct view *view,
                  const struct scene_options *options)
{
    width = fmax(1, width);
    height = fmax(1, height);
    struct layout layout = {.display = display,
                            .view = view,
                            .options = options,
                            .f = scene_font_size(width, height, options->font_scale)};
    if (!layout_page_begin(display, width, height, options->blank)) {
        return;
    }
    struct arrangement all = arrange(&layout, width, height);
    layout_header(&layout, all.header);
    layout_code(&layout, all.code);
    layout_output(&layout, all.output);
    layout_stage(&layout, all.stage);
    if (options->prose) {
        layout_prose(&layout, all.prose);
    }
    layout_timeline(&layout, all.timeline);
    layout_footer(&layout, all.footer);
    if (options->question) {
        layout_question(&layout, all.stage);
    }
    if (options->overlay) {
        layout_overlay(&layout, (struct box){0, 0, width, height});
    }
    display_clip_pop(display);
}
