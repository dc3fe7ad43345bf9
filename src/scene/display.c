#include "scene/display.h"

#include <math.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/vec.h"

static const char ELLIPSIS[] = "…";

const char *button_action_name(enum button button)
{
    static const char *const names[] = {
#define BUTTON(id, name) name,
#include "scene/buttons.def"
#undef BUTTON
    };
    return (unsigned)button < BUTTON_COUNT ? names[button] : "";
}

static double cells_width(void *ctx, const char *text, size_t size, double font_size, bool bold)
{
    (void)ctx;
    (void)bold;
    return (double)utf8_width(text, size) * 0.5 * font_size;
}

struct text_metrics text_metrics_cells(void)
{
    return (struct text_metrics){.text_width = cells_width};
}

void display_clear(struct display *display)
{
    display->count = 0;
    display->hit = (struct hit){0};
    display->motion = (struct motion_key){0};
    display->motion_layer = 0;
    display->width = display->height = 0;
    display->chart = (struct chart){0};
    memset(display->prose, 0, sizeof display->prose);
    arena_reset(&display->arena);
}

void display_free(struct display *display)
{
    vec_free(display);
    arena_free(&display->arena);
}

static struct primitive *add(struct display *display, enum primitive_kind kind)
{
    vec_push(display, (struct primitive){
                          .kind = kind,
                          .opacity = 1,
                          .hit = display->hit,
                          .motion = display->motion,
                      });
    return &vec_last(display);
}

static struct primitive *add_box(struct display *display, enum primitive_kind kind, double x,
                                 double y, double width, double height)
{
    struct primitive *primitive = add(display, kind);
    primitive->x = x;
    primitive->y = y;
    primitive->width = width < 0 ? 0 : width;
    primitive->height = height < 0 ? 0 : height;
    return primitive;
}

struct primitive *display_rect(struct display *display, double x, double y, double width,
                               double height, enum color_role fill)
{
    struct primitive *primitive = add_box(display, PRIMITIVE_RECT, x, y, width, height);
    primitive->fill = fill;
    return primitive;
}

struct primitive *display_round_rect(struct display *display, double x, double y, double width,
                                     double height, double radius, enum color_role fill,
                                     enum color_role stroke)
{
    struct primitive *primitive = add_box(display, PRIMITIVE_ROUND_RECT, x, y, width, height);
    primitive->radius = fmax(0, fmin(radius, fmin(primitive->width, primitive->height) / 2));
    primitive->fill = fill;
    primitive->stroke = stroke;
    primitive->line_width = 1;
    return primitive;
}

struct primitive *display_line(struct display *display, double x1, double y1, double x2, double y2,
                               enum color_role stroke, double line_width)
{
    struct primitive *primitive = add(display, PRIMITIVE_LINE);
    primitive->x = x1;
    primitive->y = y1;
    primitive->width = x2 - x1;
    primitive->height = y2 - y1;
    primitive->stroke = stroke;
    primitive->line_width = line_width;
    return primitive;
}

static struct primitive *add_points(struct display *display, enum primitive_kind kind,
                                    const struct path_point *points, size_t count)
{
    struct path_point *copy = arena_array(&display->arena, struct path_point, count);
    if (count > 0) {
        memcpy(copy, points, count * sizeof *copy);
    }
    struct primitive *primitive = add(display, kind);
    primitive->points = copy;
    primitive->point_count = count;
    return primitive;
}

struct primitive *display_path(struct display *display, const struct path_point *points,
                               size_t count, enum color_role stroke, double line_width)
{
    struct primitive *primitive = add_points(display, PRIMITIVE_PATH, points, count);
    primitive->stroke = stroke;
    primitive->line_width = line_width;
    return primitive;
}

struct primitive *display_polygon(struct display *display, const struct path_point *points,
                                  size_t count, enum color_role fill)
{
    struct primitive *primitive = add_points(display, PRIMITIVE_POLYGON, points, count);
    primitive->fill = fill;
    return primitive;
}

struct primitive *display_arrow_head(struct display *display, double x, double y, double dx,
                                     double dy, double size, enum color_role fill)
{
    double length = sqrt(dx * dx + dy * dy); /* hypot() is not the same in every C library */
    if (length <= 0) {
        dx = 1, dy = 0, length = 1;
    }
    dx = dx / length * size;
    dy = dy / length * size;
    struct path_point points[3] = {
        {PATH_MOVE, x, y},
        {PATH_LINE, x - dx - dy * 0.5, y - dy + dx * 0.5},
        {PATH_LINE, x - dx + dy * 0.5, y - dy - dx * 0.5},
    };
    return display_polygon(display, points, 3, fill);
}

static double measure(const struct display *display, const char *text, size_t size,
                      double font_size, bool bold)
{
    return display->metrics.text_width(display->metrics.ctx, text, size, font_size, bold);
}

double display_text_width(const struct display *display, const char *text, double font_size,
                          bool bold)
{
    return measure(display, text, strlen(text), font_size, bold);
}

/* Text that every output can show: no control characters, valid UTF-8. */
static void add_visible(struct strbuf *out, const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        size_t length;
        uint32_t c = utf8_decode(text + at, size - at, &length);
        at += length;
        if (c == '\t') {
            strbuf_add(out, "    ");
        } else if (c < 0x20 || c == 0x7F) { /* ^[ and so on: every font has these */
            strbuf_add_char(out, '^');
            strbuf_add_char(out, (char)(c ^ 0x40));
        } else if ((c >= 0x80 && c < 0xA0) || (c >= 0xD800 && c < 0xE000) || c == 0xFFFE ||
                   c == 0xFFFF || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) {
            strbuf_add_code_point(out, UTF8_REPLACEMENT);
        } else {
            strbuf_add_code_point(out, c);
        }
    }
}

/* Bytes of the longest prefix that is at most max_width wide. */
static size_t fit(const struct display *display, const char *text, size_t size, double max_width,
                  double font_size, bool bold)
{
    size_t low = 0, high = utf8_count(text, size);
    while (low < high) {
        size_t middle = (low + high + 1) / 2;
        size_t bytes = utf8_offset(text, size, middle);
        if (measure(display, text, bytes, font_size, bold) <= max_width) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return utf8_offset(text, size, low);
}

/* Beyond this no line is drawn in full on any screen; keeps measuring cheap. */
enum { TEXT_LIMIT = 2000 };

struct primitive *display_text(struct display *display, double x, double baseline, double max_width,
                               const char *text, size_t size, double font_size, bool bold,
                               enum color_role role, enum text_align align)
{
    struct strbuf visible = {0};
    bool cut = size > TEXT_LIMIT;
    add_visible(&visible, text, cut ? utf8_fit(text, TEXT_LIMIT, TEXT_LIMIT) : size);
    const char *shown = strbuf_text(&visible);
    double width = measure(display, shown, visible.length, font_size, bold);
    bool shortened = max_width >= 0 && (cut || width > max_width + 0.01);
    if (shortened) {
        double dots = measure(display, ELLIPSIS, strlen(ELLIPSIS), font_size, bold);
        size_t keep = dots > max_width
                          ? 0
                          : fit(display, shown, visible.length, max_width - dots, font_size, bold);
        while (keep > 0 && shown[keep - 1] == ' ') {
            keep--;
        }
        visible.length = keep;
        if (dots <= max_width) {
            strbuf_add(&visible, ELLIPSIS);
        }
        shown = strbuf_text(&visible);
        width = measure(display, shown, visible.length, font_size, bold);
    }
    struct primitive *primitive = NULL;
    if (visible.length > 0 && font_size > 0) { /* boxes without height ask for none */
        const char *copy = arena_copy_bytes(&display->arena, shown, visible.length);
        primitive = add(display, PRIMITIVE_TEXT);
        primitive->x = x;
        primitive->y = baseline;
        primitive->text = copy;
        primitive->text_size = visible.length;
        primitive->text_width = width;
        primitive->font_size = font_size;
        primitive->bold = bold;
        primitive->shortened = shortened;
        primitive->fill = role;
        primitive->align = align;
    }
    strbuf_free(&visible);
    return primitive;
}

void display_clip_push(struct display *display, double x, double y, double width, double height)
{
    add_box(display, PRIMITIVE_CLIP_PUSH, x, y, width, height);
}

void display_clip_pop(struct display *display)
{
    add(display, PRIMITIVE_CLIP_POP);
}

static bool contains(const struct primitive *box, double x, double y)
{
    return x >= box->x && y >= box->y && x < box->x + box->width && y < box->y + box->height;
}

struct hit display_hit(const struct display *display, double x, double y)
{
    struct hit found = {0};
    int depth = 0, outside_from = 0; /* outside_from: depth of the first clip missed; 0: none */
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        if (item->kind == PRIMITIVE_CLIP_PUSH) {
            depth++;
            if (!outside_from && !contains(item, x, y)) {
                outside_from = depth;
            }
        } else if (item->kind == PRIMITIVE_CLIP_POP) {
            if (outside_from == depth) {
                outside_from = 0;
            }
            depth--;
        } else if (!outside_from && item->hit.kind != HIT_NONE &&
                   (item->kind == PRIMITIVE_RECT || item->kind == PRIMITIVE_ROUND_RECT) &&
                   contains(item, x, y)) {
            found = item->hit;
        }
    }
    return found;
}
