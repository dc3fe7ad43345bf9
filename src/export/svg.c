#include "export/svg.h"

#include <math.h>
#include <string.h>

#include "base/map.h"
#include "export/export.h"
#include "scene/hatch.h"

struct writer {
    struct strbuf *out;
    const struct theme *theme;
    uint32_t id;    /* makes the ids of this picture its own, when pages hold several */
    size_t clips;   /* so far: their ids */
    VEC(bool) open; /* of each clip that holds: whether a group was opened for it */
};

static void add_attribute(struct writer *writer, const char *name, double value)
{
    strbuf_printf(writer->out, " %s=\"", name);
    export_add_number(writer->out, value);
    strbuf_add_char(writer->out, '"');
}

static void add_color(struct writer *writer, const char *attribute, enum color_role role,
                      double opacity)
{
    if (role == ROLE_NONE) {
        strbuf_printf(writer->out, " %s=\"none\"", attribute);
        return;
    }
    strbuf_printf(writer->out, " %s=\"#%06x\"", attribute, writer->theme->colors[role]);
    if (opacity < 0.995) {
        strbuf_printf(writer->out, " %s-opacity=\"", attribute);
        export_add_number(writer->out, opacity);
        strbuf_add_char(writer->out, '"');
    }
}

static void add_stroke(struct writer *writer, const struct primitive *item)
{
    if (item->stroke == ROLE_NONE || item->line_width <= 0) {
        return;
    }
    add_color(writer, "stroke", item->stroke, 1);
    add_attribute(writer, "stroke-width", item->line_width);
    if (item->dash > 0) {
        strbuf_add(writer->out, " stroke-dasharray=\"");
        export_add_number(writer->out, item->dash);
        strbuf_add_char(writer->out, ' ');
        export_add_number(writer->out, item->dash * 0.75);
        strbuf_add_char(writer->out, '"');
    }
}

static void add_rect(struct writer *writer, const struct primitive *box, double inset)
{
    strbuf_add(writer->out, "<rect");
    add_attribute(writer, "x", box->x + inset);
    add_attribute(writer, "y", box->y + inset);
    add_attribute(writer, "width", fmax(0, box->width - 2 * inset));
    add_attribute(writer, "height", fmax(0, box->height - 2 * inset));
    if (box->kind == PRIMITIVE_ROUND_RECT && box->radius > inset) {
        add_attribute(writer, "rx", box->radius - inset);
    }
}

static void add_hatch_line(void *ctx, const struct hatch_line *line)
{
    struct strbuf *out = ctx;
    const double numbers[4] = {line->x1, line->y1, line->x2, line->y2};
    for (int i = 0; i < 4; i++) {
        strbuf_add_char(out, i == 0 ? 'M' : i == 2 ? 'L' : ' ');
        export_add_number(out, numbers[i]);
    }
}

static void write_box(struct writer *writer, const struct primitive *box)
{
    bool filled = box->fill != ROLE_NONE && box->pattern != PATTERN_OUTLINE &&
                  box->pattern != PATTERN_EMPTY && box->pattern != PATTERN_DASHED;
    bool stroked = box->stroke != ROLE_NONE && box->line_width > 0;
    bool hatched = box->pattern == PATTERN_HATCH || box->pattern == PATTERN_CROSS_HATCH;
    if (filled) {
        add_rect(writer, box, 0);
        add_color(writer, "fill", box->fill, box->opacity);
        strbuf_add(writer->out, "/>\n");
    }
    if (filled && hatched) {
        struct strbuf lines = {0};
        hatch_lines(box, add_hatch_line, &lines);
        if (lines.length > 0) {
            strbuf_printf(writer->out, "<path d=\"%s\" fill=\"none\"", strbuf_text(&lines));
            add_color(writer, "stroke", box->fill, hatch_opacity(box));
            add_attribute(writer, "stroke-width", hatch_line_width(box));
            strbuf_add(writer->out, "/>\n");
        }
        strbuf_free(&lines);
    }
    if (stroked) {
        add_rect(writer, box, box->line_width / 2);
        strbuf_add(writer->out, " fill=\"none\"");
        add_stroke(writer, box);
        strbuf_add(writer->out, "/>\n");
    }
}

static void write_points(struct writer *writer, const struct primitive *item)
{
    struct strbuf *out = writer->out;
    size_t moves = 0, curves = 0;
    for (size_t i = 0; i < item->point_count; i++) {
        curves += item->points[i].verb == PATH_CURVE;
        moves += i > 0 && item->points[i].verb == PATH_MOVE;
    }
    bool polygon = item->kind == PRIMITIVE_POLYGON;
    bool straight = polygon && curves + moves == 0; /* SVG's polygons have no curves, no holes */
    strbuf_add(out, straight ? "<polygon points=\"" : "<path d=\"");
    for (size_t i = 0, in_curve = 0; i < item->point_count; i++) {
        const struct path_point *point = &item->points[i];
        if (straight) {
            strbuf_add(out, i ? " " : "");
        } else if (point->verb == PATH_CURVE) {
            strbuf_add(out, in_curve++ % 3 ? " " : "C");
        } else {
            strbuf_add(out, point->verb == PATH_LINE ? "L" : polygon && i > 0 ? "ZM" : "M");
        }
        export_add_number(out, point->x);
        strbuf_add_char(out, straight ? ',' : ' ');
        export_add_number(out, point->y);
    }
    strbuf_add(out, polygon && !straight ? "Z\"" : "\"");
    add_color(writer, "fill", polygon ? item->fill : ROLE_NONE, item->opacity);
    add_stroke(writer, item);
    strbuf_add(out, "/>\n");
}

/* How one piece of a line of text is drawn, besides its place and size. */
static void add_ink(struct writer *writer, const struct primitive *text)
{
    if (text->bold) {
        strbuf_add(writer->out, " font-weight=\"bold\"");
    }
    add_color(writer, "fill", text->fill, text->opacity);
}

/* A line of text in one or more colours, as one element.  Its length is said too: where the
 * font is another one, what stands beside it is not run over. */
static size_t write_text(struct writer *writer, const struct display *display, size_t at)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    const struct primitive *text = &display->items[at];
    double width;
    size_t count = export_line_of_text(display, at, &width), letters = 0;
    bool spaces = text->text[0] == ' ';
    for (size_t i = 0; i < count; i++) {
        spaces = spaces || strstr(text[i].text, "  ") || count > 1;
        letters += text[i].text_size;
    }
    strbuf_add(writer->out, "<text");
    add_attribute(writer, "x", text->x);
    add_attribute(writer, "y", text->y);
    add_attribute(writer, "font-size", text->font_size);
    strbuf_add(writer->out, anchors[text->align]);
    if (letters > 2) {
        add_attribute(writer, "textLength", width);
        strbuf_add(writer->out, " lengthAdjust=\"spacingAndGlyphs\"");
    }
    if (spaces) {
        strbuf_add(writer->out, " xml:space=\"preserve\"");
    }
    if (count == 1) {
        add_ink(writer, text);
    }
    strbuf_add_char(writer->out, '>');
    for (size_t i = 0; i < count; i++) {
        if (count > 1) {
            strbuf_add(writer->out, "<tspan");
            add_ink(writer, &text[i]);
            strbuf_add_char(writer->out, '>');
        }
        export_add_xml(writer->out, text[i].text);
        strbuf_add(writer->out, count > 1 ? "</tspan>" : "");
    }
    strbuf_add(writer->out, "</text>\n");
    return count;
}

static bool sticks_out(const struct primitive *clip, double left, double top, double right,
                       double bottom)
{
    const double slack = 1; /* what a line's width may add */
    return left < clip->x - slack || top < clip->y - slack ||
           right > clip->x + clip->width + slack || bottom > clip->y + clip->height + slack;
}

/* Whether something behind the clip at `at` reaches out of it: PowerPoint and others are bad at
 * clips, so one that cuts nothing is not written. */
static bool clip_cuts(const struct display *display, size_t at)
{
    const struct primitive *clip = &display->items[at];
    int depth = 1;
    for (size_t i = at + 1; i < display->count && depth > 0; i++) {
        const struct primitive *item = &display->items[i];
        bool out = false;
        depth += (item->kind == PRIMITIVE_CLIP_PUSH) - (item->kind == PRIMITIVE_CLIP_POP);
        switch (item->kind) {
        case PRIMITIVE_RECT:
        case PRIMITIVE_ROUND_RECT:
            out = (item->fill != ROLE_NONE || item->stroke != ROLE_NONE) &&
                  sticks_out(clip, item->x, item->y, item->x + item->width, item->y + item->height);
            break;
        case PRIMITIVE_LINE:
            out = sticks_out(
                clip, fmin(item->x, item->x + item->width), fmin(item->y, item->y + item->height),
                fmax(item->x, item->x + item->width), fmax(item->y, item->y + item->height));
            break;
        case PRIMITIVE_PATH:
        case PRIMITIVE_POLYGON:
            for (size_t p = 0; p < item->point_count && !out; p++) {
                double x = item->points[p].x, y = item->points[p].y;
                out = sticks_out(clip, x, y, x, y);
            }
            break;
        case PRIMITIVE_TEXT: {
            double left = item->x - (item->align == ALIGN_RIGHT    ? item->text_width
                                     : item->align == ALIGN_CENTER ? item->text_width / 2
                                                                   : 0);
            out = sticks_out(clip, left, item->y - item->font_size * 0.8, left + item->text_width,
                             item->y + item->font_size * 0.2);
            break;
        }
        default: break;
        }
        if (out) {
            return true;
        }
    }
    return false;
}

static void open_clip(struct writer *writer, const struct display *display, size_t at)
{
    bool cuts = clip_cuts(display, at);
    vec_push(&writer->open, cuts);
    if (cuts) {
        size_t number = ++writer->clips;
        strbuf_printf(writer->out, "<clipPath id=\"c%08x-%zu\">", writer->id, number);
        add_rect(writer, &display->items[at], 0);
        strbuf_printf(writer->out, "/></clipPath>\n<g clip-path=\"url(#c%08x-%zu)\">\n", writer->id,
                      number);
    }
}

static void close_clip(struct writer *writer)
{
    if (writer->open.count > 0 && vec_pop(&writer->open)) {
        strbuf_add(writer->out, "</g>\n");
    }
}

/* Writes the item at `at`, or the several that are one line of text; returns how many. */
static size_t write_item(struct writer *writer, const struct display *display, size_t at)
{
    const struct primitive *item = &display->items[at];
    switch (item->kind) {
    case PRIMITIVE_RECT:
    case PRIMITIVE_ROUND_RECT: write_box(writer, item); break;
    case PRIMITIVE_LINE:
        strbuf_add(writer->out, "<line");
        add_attribute(writer, "x1", item->x);
        add_attribute(writer, "y1", item->y);
        add_attribute(writer, "x2", item->x + item->width);
        add_attribute(writer, "y2", item->y + item->height);
        add_stroke(writer, item);
        strbuf_add(writer->out, "/>\n");
        break;
    case PRIMITIVE_PATH:
    case PRIMITIVE_POLYGON: write_points(writer, item); break;
    case PRIMITIVE_TEXT: return write_text(writer, display, at);
    case PRIMITIVE_CLIP_PUSH: open_clip(writer, display, at); break;
    case PRIMITIVE_CLIP_POP: close_clip(writer); break;
    case PRIMITIVE_COUNT: break;
    }
    return 1;
}

/* The same for the same picture, another for (nearly) every other. */
static uint32_t picture_id(const struct display *display, const char *title)
{
    uint64_t hash = hash_bytes(title, strlen(title)) ^ display->count;
    for (size_t i = 0; i < display->count; i++) {
        const struct primitive *item = &display->items[i];
        hash = hash_int(hash ^ (uint64_t)llround((item->x + item->y * 3) * 100));
    }
    return (uint32_t)hash;
}

static void write_head(struct writer *writer, const struct display *display,
                       const struct svg_options *options)
{
    struct strbuf *out = writer->out;
    double scale = options->scale > 0 ? options->scale : 1;
    strbuf_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    add_attribute(writer, "width", display->width * scale);
    add_attribute(writer, "height", display->height * scale);
    strbuf_add(out, " viewBox=\"0 0 ");
    export_add_number(out, display->width);
    strbuf_add_char(out, ' ');
    export_add_number(out, display->height);
    strbuf_add(out, "\" font-family=\"");
    if (options->family) {
        export_add_xml(out, options->family);
        strbuf_add(out, ", ");
    }
    strbuf_add(out, "D2Coding, NanumGothicCoding, Consolas, Menlo, monospace\">\n");
    if (options->title) {
        strbuf_add(out, "<title>");
        export_add_xml(out, options->title);
        strbuf_add(out, "</title>\n");
    }
    if (options->description) {
        strbuf_add(out, "<desc>");
        export_add_xml(out, options->description);
        strbuf_add(out, "</desc>\n");
    }
}

void export_display_svg(const struct display *display, const struct theme *theme,
                        const struct svg_options *options, struct strbuf *out)
{
    struct writer writer = {.out = out, .theme = theme};
    writer.id = picture_id(display, options->title ? options->title : "");
    write_head(&writer, display, options);
    for (size_t at = 0; at < display->count;) {
        at += write_item(&writer, display, at);
    }
    while (writer.open.count > 0) {
        close_clip(&writer);
    }
    strbuf_add(out, "</svg>\n");
    vec_free(&writer.open);
}
