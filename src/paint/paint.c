#include "paint/paint.h"

#include <math.h>

#include "scene/hatch.h"

static const char DEFAULT_FAMILY[] = "D2Coding";

struct painter {
    cairo_t *cr;
    const struct theme *theme;
    const struct paint_text *text;
    const char *family;
    double presence; /* of the item being drawn: 1 less its fade */
};

static void set_color(struct painter *painter, enum color_role role, double opacity)
{
    opacity *= painter->presence;
    uint32_t color = painter->theme->colors[role];
    cairo_set_source_rgba(painter->cr, (color >> 16) / 255.0, (color >> 8 & 255) / 255.0,
                          (color & 255) / 255.0, opacity);
}

static void box_path(cairo_t *cr, const struct primitive *box, double inset)
{
    double x = box->x + inset, y = box->y + inset;
    double width = fmax(0, box->width - 2 * inset), height = fmax(0, box->height - 2 * inset);
    double radius = fmax(0, box->radius - inset);
    cairo_new_path(cr);
    if (box->kind == PRIMITIVE_RECT || radius <= 0) {
        cairo_rectangle(cr, x, y, width, height);
        return;
    }
    radius = fmin(radius, fmin(width, height) / 2);
    cairo_arc(cr, x + width - radius, y + radius, radius, -M_PI / 2, 0);
    cairo_arc(cr, x + width - radius, y + height - radius, radius, 0, M_PI / 2);
    cairo_arc(cr, x + radius, y + height - radius, radius, M_PI / 2, M_PI);
    cairo_arc(cr, x + radius, y + radius, radius, M_PI, 3 * M_PI / 2);
    cairo_close_path(cr);
}

static void stroke(struct painter *painter, const struct primitive *item)
{
    double dashes[2] = {item->dash, item->dash * 0.75};
    cairo_set_dash(painter->cr, dashes, item->dash > 0 ? 2 : 0, 0);
    cairo_set_line_width(painter->cr, item->line_width);
    set_color(painter, item->stroke, 1);
    cairo_stroke(painter->cr);
}

static void add_hatch_line(void *ctx, const struct hatch_line *line)
{
    cairo_move_to(ctx, line->x1, line->y1);
    cairo_line_to(ctx, line->x2, line->y2);
}

static void draw_box(struct painter *painter, const struct primitive *box)
{
    bool filled = box->fill != ROLE_NONE && box->pattern != PATTERN_OUTLINE &&
                  box->pattern != PATTERN_EMPTY && box->pattern != PATTERN_DASHED;
    if (filled) {
        box_path(painter->cr, box, 0);
        set_color(painter, box->fill, box->opacity);
        cairo_fill(painter->cr);
        cairo_new_path(painter->cr);
        hatch_lines(box, add_hatch_line, painter->cr);
        cairo_set_dash(painter->cr, NULL, 0, 0);
        cairo_set_line_width(painter->cr, hatch_line_width(box));
        set_color(painter, box->fill, hatch_opacity(box));
        cairo_stroke(painter->cr);
    }
    if (box->stroke != ROLE_NONE && box->line_width > 0) {
        box_path(painter->cr, box, box->line_width / 2);
        stroke(painter, box);
    }
}

static void draw_points(struct painter *painter, const struct primitive *item)
{
    cairo_t *cr = painter->cr;
    cairo_new_path(cr);
    for (size_t i = 0; i < item->point_count; i++) {
        const struct path_point *point = &item->points[i];
        if (point->verb == PATH_MOVE) {
            cairo_move_to(cr, point->x, point->y);
        } else if (point->verb == PATH_CURVE && i + 2 < item->point_count) {
            cairo_curve_to(cr, point->x, point->y, point[1].x, point[1].y, point[2].x, point[2].y);
            i += 2;
        } else {
            cairo_line_to(cr, point->x, point->y);
        }
    }
    if (item->kind == PRIMITIVE_POLYGON) {
        cairo_close_path(cr);
        if (item->fill != ROLE_NONE) {
            set_color(painter, item->fill, item->opacity);
            cairo_fill_preserve(cr);
        }
    }
    if (item->stroke != ROLE_NONE && item->line_width > 0) {
        stroke(painter, item);
    }
    cairo_new_path(cr);
}

static void select_font(cairo_t *cr, const char *family, double size, bool bold)
{
    cairo_select_font_face(cr, family, CAIRO_FONT_SLANT_NORMAL,
                           bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cr, size);
}

static void draw_text(struct painter *painter, const struct primitive *text)
{
    cairo_t *cr = painter->cr;
    if (painter->text) {
        painter->text->draw(painter->text->ctx, cr, text, painter->theme->colors[text->fill],
                            text->opacity * painter->presence);
        return;
    }
    double shift = text->align == ALIGN_CENTER  ? text->text_width / 2
                   : text->align == ALIGN_RIGHT ? text->text_width
                                                : 0;
    select_font(cr, painter->family, text->font_size, text->bold);
    set_color(painter, text->fill, text->opacity);
    cairo_move_to(cr, text->x - shift, text->y);
    cairo_show_text(cr, text->text);
    cairo_new_path(cr);
}

static bool is_clip(const struct primitive *item)
{
    return item->kind == PRIMITIVE_CLIP_PUSH || item->kind == PRIMITIVE_CLIP_POP;
}

void paint_display(cairo_t *cr, const struct display *display, const struct theme *theme,
                   const struct paint_text *text, const char *family)
{
    paint_part(cr, display, theme, text, family, NULL);
}

void paint_part(cairo_t *cr, const struct display *display, const struct theme *theme,
                const struct paint_text *text, const char *family, const struct damage_box *part)
{
    struct painter painter = {cr, theme, text, family ? family : DEFAULT_FAMILY, 1};
    int depth = 0;
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        if (part && !is_clip(item)) {
            struct damage_box extent = damage_extent(item);
            if (!damage_meets(&extent, part)) {
                continue;
            }
        }
        painter.presence = 1 - item->fade;
        switch (item->kind) {
        case PRIMITIVE_RECT:
        case PRIMITIVE_ROUND_RECT: draw_box(&painter, item); break;
        case PRIMITIVE_LINE:
            cairo_new_path(cr);
            cairo_move_to(cr, item->x, item->y);
            cairo_line_to(cr, item->x + item->width, item->y + item->height);
            stroke(&painter, item);
            break;
        case PRIMITIVE_PATH:
        case PRIMITIVE_POLYGON: draw_points(&painter, item); break;
        case PRIMITIVE_TEXT: draw_text(&painter, item); break;
        case PRIMITIVE_CLIP_PUSH:
            cairo_save(cr);
            depth++;
            cairo_new_path(cr);
            cairo_rectangle(cr, item->x, item->y, item->width, item->height);
            cairo_clip(cr);
            break;
        case PRIMITIVE_CLIP_POP:
            if (depth > 0) {
                cairo_restore(cr);
                depth--;
            }
            break;
        case PRIMITIVE_COUNT: break;
        }
    }
    for (; depth > 0; depth--) {
        cairo_restore(cr);
    }
}
