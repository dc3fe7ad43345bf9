#include "export/svg.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "scene/hatch.h"

struct writer {
    struct strbuf *out;
    const struct theme *theme;
    size_t clips, depth; /* clips so far (their ids), open groups */
};

/* Numbers with at most two decimals and no trailing zeros, never "-0". */
static void add_number(struct strbuf *out, double value)
{
    long long hundredths = isfinite(value) ? llround(fmax(-1e9, fmin(1e9, value)) * 100) : 0;
    unsigned long long size = (unsigned long long)(hundredths < 0 ? -hundredths : hundredths);
    strbuf_printf(out, "%s%llu", hundredths < 0 ? "-" : "", size / 100);
    if (size % 100) {
        strbuf_printf(out, size % 10 ? ".%02llu" : ".%llu",
                      size % 10 ? size % 100 : size % 100 / 10);
    }
}

static void add_attribute(struct writer *writer, const char *name, double value)
{
    strbuf_printf(writer->out, " %s=\"", name);
    add_number(writer->out, value);
    strbuf_add_char(writer->out, '"');
}

static void add_escaped(struct strbuf *out, const char *text)
{
    size_t size = strlen(text);
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = utf8_decode(text + at, size - at, &length);
        switch (c) {
        case '&': strbuf_add(out, "&amp;"); break;
        case '<': strbuf_add(out, "&lt;"); break;
        case '>': strbuf_add(out, "&gt;"); break;
        case '"': strbuf_add(out, "&quot;"); break;
        default: /* what XML does not allow becomes U+FFFD */
            if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0xD800 && c < 0xE000) ||
                c == 0xFFFE || c == 0xFFFF) {
                c = UTF8_REPLACEMENT;
            }
            strbuf_add_code_point(out, c);
        }
    }
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
        add_number(writer->out, opacity);
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
        add_number(writer->out, item->dash);
        strbuf_add_char(writer->out, ' ');
        add_number(writer->out, item->dash * 0.75);
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
        add_number(out, numbers[i]);
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
    bool polygon = item->kind == PRIMITIVE_POLYGON;
    strbuf_add(out, polygon ? "<polygon points=\"" : "<path d=\"");
    bool curved = false;
    for (size_t i = 0; i < item->point_count; i++) {
        curved = curved || item->points[i].verb == PATH_CURVE;
    }
    if (polygon && curved) { /* SVG's polygons have no curves */
        out->length -= strlen("<polygon points=\"");
        strbuf_add(out, "<path d=\"");
    }
    bool straight = polygon && !curved;
    for (size_t i = 0, in_curve = 0; i < item->point_count; i++) {
        const struct path_point *point = &item->points[i];
        if (straight) {
            strbuf_add(out, i ? " " : "");
        } else if (point->verb == PATH_CURVE) {
            strbuf_add(out, in_curve++ % 3 ? " " : "C");
        } else {
            strbuf_add_char(out, point->verb == PATH_MOVE ? 'M' : 'L');
        }
        add_number(out, point->x);
        strbuf_add_char(out, straight ? ',' : ' ');
        add_number(out, point->y);
    }
    strbuf_add(out, polygon && curved ? "Z\"" : "\"");
    add_color(writer, "fill", polygon ? item->fill : ROLE_NONE, item->opacity);
    add_stroke(writer, item);
    strbuf_add(out, "/>\n");
}

static void write_text(struct writer *writer, const struct primitive *text)
{
    static const char *const anchors[] = {"", " text-anchor=\"middle\"", " text-anchor=\"end\""};
    strbuf_add(writer->out, "<text");
    add_attribute(writer, "x", text->x);
    add_attribute(writer, "y", text->y);
    add_attribute(writer, "font-size", text->font_size);
    strbuf_add(writer->out, anchors[text->align]);
    if (text->bold) {
        strbuf_add(writer->out, " font-weight=\"bold\"");
    }
    if (text->text[0] == ' ' || strstr(text->text, "  ")) {
        strbuf_add(writer->out, " xml:space=\"preserve\"");
    }
    add_color(writer, "fill", text->fill, text->opacity);
    strbuf_add_char(writer->out, '>');
    add_escaped(writer->out, text->text);
    strbuf_add(writer->out, "</text>\n");
}

static void write_item(struct writer *writer, const struct primitive *item)
{
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
    case PRIMITIVE_TEXT: write_text(writer, item); break;
    case PRIMITIVE_CLIP_PUSH:
        strbuf_printf(writer->out, "<clipPath id=\"clip%zu\">", ++writer->clips);
        add_rect(writer, item, 0);
        strbuf_printf(writer->out, "/></clipPath>\n<g clip-path=\"url(#clip%zu)\">\n",
                      writer->clips);
        writer->depth++;
        break;
    case PRIMITIVE_CLIP_POP:
        if (writer->depth > 0) {
            strbuf_add(writer->out, "</g>\n");
            writer->depth--;
        }
        break;
    case PRIMITIVE_COUNT: break;
    }
}

void export_display_svg(const struct display *display, const struct theme *theme, const char *title,
                        const char *description, struct strbuf *out)
{
    struct writer writer = {.out = out, .theme = theme};
    strbuf_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    add_attribute(&writer, "width", display->width);
    add_attribute(&writer, "height", display->height);
    strbuf_add(out, " viewBox=\"0 0 ");
    add_number(out, display->width);
    strbuf_add_char(out, ' ');
    add_number(out, display->height);
    strbuf_add(out, "\" font-family=\"D2Coding, NanumGothicCoding, monospace\">\n");
    if (title) {
        strbuf_add(out, "<title>");
        add_escaped(out, title);
        strbuf_add(out, "</title>\n");
    }
    if (description) {
        strbuf_add(out, "<desc>");
        add_escaped(out, description);
        strbuf_add(out, "</desc>\n");
    }
    for (size_t i = 0; i < display->count; i++) {
        write_item(&writer, &display->items[i]);
    }
    for (; writer.depth > 0; writer.depth--) {
        strbuf_add(out, "</g>\n");
    }
    strbuf_add(out, "</svg>\n");
}
