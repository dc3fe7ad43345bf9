/* Header and footer: what frames the panes. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "scene/layout.h"

static void icon_sun(struct layout *layout, double x, double y, double size)
{
    static const double ray[] = {0, M_SQRT1_2, 1, M_SQRT1_2, 0, -M_SQRT1_2, -1, -M_SQRT1_2};
    double radius = size * 0.24;
    struct primitive *item = display_round_rect(layout->display, x - radius, y - radius, radius * 2,
                                                radius * 2, radius, ROLE_NONE, ROLE_MUTED);
    item->line_width = fmax(1, size * 0.09);
    for (int i = 0; i < 8; i++) {
        double dx = ray[(i + 2) % 8], dy = ray[i];
        display_line(layout->display, x + dx * size * 0.34, y + dy * size * 0.34,
                     x + dx * size * 0.5, y + dy * size * 0.5, ROLE_MUTED, fmax(1, size * 0.09));
    }
}

static void icon_moon(struct layout *layout, double x, double y, double size)
{
    double r = size * 0.42;
    struct path_point points[] = {
        {PATH_MOVE, x + r * 0.1, y - r},         {PATH_CURVE, x - r * 1.5, y - r * 0.9},
        {PATH_CURVE, x - r * 1.2, y + r * 1.2},  {PATH_CURVE, x + r * 0.2, y + r},
        {PATH_CURVE, x + r * 0.7, y + r * 0.95}, {PATH_CURVE, x + r, y + r * 0.5},
        {PATH_CURVE, x + r, y + r * 0.35},       {PATH_CURVE, x + r * 0.1, y + r * 0.6},
        {PATH_CURVE, x - r * 0.6, y - r * 0.3},  {PATH_CURVE, x + r * 0.1, y - r},
    };
    display_polygon(layout->display, points, sizeof points / sizeof points[0], ROLE_MUTED);
}

/* A word that can be clicked, right-aligned; returns its left end. */
static double header_word(struct layout *layout, double right, struct box box, const char *text,
                          enum button button)
{
    double f = layout->f,
           width = fmax(f * 1.2, display_text_width(layout->display, text, f * SIZE_TITLE, false));
    layout_set_hit(layout, HIT_BUTTON, button);
    display_rect(layout->display, right - width - f * 0.25, box.y + f * 0.3, width + f * 0.5,
                 box.height - f * 0.6, ROLE_NONE);
    layout_set_hit(layout, HIT_NONE, 0);
    layout_center(layout, right - width / 2, box.y + box.height / 2 + f * 0.32, width, text,
                  SIZE_TITLE, false, ROLE_MUTED);
    return right - width - f * 0.8;
}

void layout_header(struct layout *layout, struct box box)
{
    double f = layout->f, middle = box.y + box.height / 2, baseline = middle + f * 0.36;
    display_rect(layout->display, box.x, box.y, box.width, box.height, ROLE_BAR);
    const char *time = arena_printf(&layout->display->arena, "t = %s s",
                                    layout_seconds(layout, layout->view->now));
    double half = display_text_width(layout->display, time, f * 1.1, true) / 2 + f;
    double center = box.x + box.width / 2, right = box.x + box.width - f;
    right = header_word(layout, right, box, "?", BUTTON_HELP);
    right = header_word(layout, right, box, "A+", BUTTON_TEXT_SIZE);
    right = header_word(layout, right, box, "A−", BUTTON_SMALLER);
    double icon = right - f * 0.6;
    right = header_word(layout, right, box, "", BUTTON_THEME);
    if (layout->options->dark) {
        icon_moon(layout, icon, middle, f * 0.95);
    } else {
        icon_sun(layout, icon, middle, f * 0.95);
    }
    right =
        header_word(layout, right, box, layout_message(layout, "language.name"), BUTTON_LANGUAGE);
    if (center + half < right) {
        layout_center(layout, center, baseline, half * 2, time, 1.1, true, ROLE_TEXT);
    } else { /* no room in the middle: beside the buttons */
        center = right - half;
        layout_center(layout, center, baseline, half * 2, time, 1.1, true, ROLE_TEXT);
    }
    double x = box.x + f, end = center - half;
    double used = layout_bold(layout, x, baseline, end - x, "Asyncarium", 1.1, ROLE_TEXT);
    x += used + f;
    if (x < end) {
        const char *title = *layout->view->title ? layout->view->title : layout->view->file_name;
        layout_text(layout, x, baseline, end - x, title, SIZE_TITLE, ROLE_MUTED);
    }
}

/* |◀ ◀ ▶ ▶| ▶▶ as shapes: triangles at -1..1 around the middle, and bars. */
static void triangle(struct layout *layout, double x, double y, double size, int direction,
                     enum color_role role)
{
    struct path_point points[] = {{PATH_MOVE, x - direction * size * 0.45, y - size * 0.5},
                                  {PATH_LINE, x + direction * size * 0.45, y},
                                  {PATH_LINE, x - direction * size * 0.45, y + size * 0.5}};
    display_polygon(layout->display, points, 3, role);
}

void layout_button(struct layout *layout, struct box box, enum button button)
{
    double f = layout->f, x = box.x + box.width / 2, y = box.y + box.height / 2, s = f * 0.6;
    bool play = button == BUTTON_PLAY;
    enum color_role role = play ? ROLE_ACCENT : ROLE_TEXT;
    struct display *display = layout->display;
    layout_set_hit(layout, HIT_BUTTON, button);
    struct primitive *item =
        display_round_rect(display, box.x, box.y, box.width, box.height, f * 0.4, ROLE_BUTTON,
                           play ? ROLE_ACCENT : ROLE_BORDER);
    item->line_width = play ? fmax(1, f * 0.09) : 1;
    layout_set_hit(layout, HIT_NONE, 0);
    switch (button) {
    case BUTTON_FIRST:
        display_rect(display, x - s * 0.75, y - s * 0.5, s * 0.18, s, role);
        triangle(layout, x + s * 0.1, y, s, -1, role);
        break;
    case BUTTON_BACK: triangle(layout, x, y, s, -1, role); break;
    case BUTTON_PLAY:
        if (layout->options->playing) {
            display_rect(display, x - s * 0.42, y - s * 0.5, s * 0.28, s, role);
            display_rect(display, x + s * 0.14, y - s * 0.5, s * 0.28, s, role);
        } else {
            triangle(layout, x, y, s, 1, role);
        }
        break;
    case BUTTON_NEXT:
        triangle(layout, x - s * 0.1, y, s, 1, role);
        display_rect(display, x + s * 0.57, y - s * 0.5, s * 0.18, s, role);
        break;
    default:
        triangle(layout, x - s * 0.5, y, s, 1, role);
        triangle(layout, x + s * 0.5, y, s, 1, role);
    }
}

/* Breaks a text into two lines at a space near the width; the rest is
 * shortened by the second line. */
static size_t break_at(const struct layout *layout, const char *text, double width, double size)
{
    size_t best = 0;
    for (size_t i = 0; text[i] && i < 600; i++) {
        if (text[i] == ' ' &&
            layout->display->metrics.text_width(layout->display->metrics.ctx, text, i,
                                                layout->f * size, false) <= width) {
            best = i;
        }
    }
    return best;
}

static void why(struct layout *layout, double x, struct box box, double width)
{
    const char *text = layout->options->notice ? layout->options->notice : layout->view->why;
    enum color_role role = layout->options->notice ? ROLE_ACCENT : ROLE_TEXT;
    double f = layout->f, middle = box.y + box.height / 2;
    if (display_text_width(layout->display, text, f * 0.95, false) <= width) {
        layout_text(layout, x, middle + f * 0.34, width, text, 0.95, role);
        return;
    }
    size_t cut = break_at(layout, text, width, SIZE_BODY);
    if (cut == 0) {
        layout_text(layout, x, middle + f * 0.3, width, text, SIZE_BODY, role);
        return;
    }
    const char *first = arena_copy_bytes(&layout->display->arena, text, cut);
    layout_text(layout, x, middle - f * 0.22, width, first, SIZE_BODY, role);
    layout_text(layout, x, middle + f * 0.88, width, text + cut + 1, SIZE_BODY, role);
}

void layout_footer(struct layout *layout, struct box box)
{
    static const enum button buttons[] = {BUTTON_FIRST, BUTTON_BACK, BUTTON_PLAY, BUTTON_NEXT,
                                          BUTTON_LAST};
    double f = layout->f, x = box.x + f * 0.6, size = f * 1.9;
    layout_pane_begin(layout, box, ROLE_BAR);
    for (size_t i = 0; i < sizeof buttons / sizeof buttons[0]; i++) {
        layout_button(layout, (struct box){x, box.y + (box.height - size) / 2, size * 1.08, size},
                      buttons[i]);
        x += size * 1.08 + f * 0.35;
    }
    double speed = layout->options->speed > 0 ? layout->options->speed : 1;
    const char *text = arena_printf(&layout->display->arena, "%g×", speed);
    x += f * 0.6;
    for (int side = 0; side < 2; side++) { /* its left half slows down, its right half speeds up */
        layout_set_hit(layout, HIT_BUTTON, side ? BUTTON_FASTER : BUTTON_SLOWER);
        display_rect(layout->display, x - f * 0.3 + side * f * 1.1, box.y + f * 0.4, f * 1.1,
                     box.height - f * 0.8, ROLE_NONE);
    }
    layout_set_hit(layout, HIT_NONE, 0);
    layout_text(layout, x, box.y + box.height / 2 + f * 0.3, f * 2, text, SIZE_BODY, ROLE_MUTED);
    x += f * 2.3;
    why(layout, x, box, box.x + box.width - f * 0.8 - x);
    layout_pane_end(layout);
}
