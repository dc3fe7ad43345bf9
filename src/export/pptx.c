/* Slides: a display list as shapes and text boxes that can be edited. */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/vec.h"
#include "export/pptx_parts.h"
#include "export/writers.h"
#include "scene/hatch.h"

#define EMU_IN_POINT 12700.0
/* The list is measured for letters of half an em.  Consolas has 0.55, and what stands in for it
 * on other machines (Menlo, DejaVu Sans Mono) up to 0.602, so the letters are made that much
 * smaller: no line is wider than its box. */
#define LETTER_SCALE 0.83
#define POINTS_LEAST 1.0

struct area {
    double left, top, right, bottom;
};

struct bounds {
    long left, top, right, bottom; /* EMU; left > right: of nothing yet */
};

struct pptx_sink {
    struct export_sink sink;
    const struct export_sink_options *options;
    struct zip zip; /* of slides and notes */
    size_t slides;
    long width, height;   /* EMU */
    struct theme theme;   /* of the last slide: the document's colours */
    struct strbuf *out;   /* the slide at work */
    double emu;           /* of one unit of the list */
    double x, y;          /* where the list's corner is on the slide, in units */
    size_t shapes, drawn; /* shapes: numbers used; drawn: into `out` */
    struct bounds bounds; /* of what was drawn since the group began */
    VEC(struct area) clips;
};

static long to_emu(const struct pptx_sink *self, double units)
{
    return lround(fmax(-1e8, fmin(1e8, units * self->emu)));
}

/* The panel's colour with that much of another one over it: fills on slides are opaque, so that
 * patterns look alike in every program. */
static uint32_t mix(uint32_t under, uint32_t over, double opacity)
{
    uint32_t mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        double a = under >> shift & 255, b = over >> shift & 255;
        mixed |= (uint32_t)lround(a + (b - a) * opacity) << shift;
    }
    return mixed;
}

static void add_solid(struct pptx_sink *self, enum color_role role, double opacity)
{
    strbuf_printf(self->out, "<a:solidFill><a:srgbClr val=\"%06X\"", self->theme.colors[role]);
    if (opacity < 0.995) {
        strbuf_printf(self->out, "><a:alpha val=\"%ld\"/></a:srgbClr></a:solidFill>",
                      lround(opacity * 100000));
    } else {
        strbuf_add(self->out, "/></a:solidFill>");
    }
}

static void add_fill(struct pptx_sink *self, const struct primitive *item)
{
    bool hatched = item->pattern == PATTERN_HATCH || item->pattern == PATTERN_CROSS_HATCH;
    bool filled = item->fill != ROLE_NONE && item->pattern != PATTERN_OUTLINE &&
                  item->pattern != PATTERN_EMPTY && item->pattern != PATTERN_DASHED;
    if (!filled) {
        strbuf_add(self->out, "<a:noFill/>");
    } else if (hatched) {
        uint32_t color = self->theme.colors[item->fill];
        uint32_t back = mix(self->theme.colors[ROLE_PANEL], color, item->opacity);
        strbuf_printf(self->out,
                      "<a:pattFill prst=\"%s\"><a:fgClr><a:srgbClr val=\"%06X\"/></a:fgClr>"
                      "<a:bgClr><a:srgbClr val=\"%06X\"/></a:bgClr></a:pattFill>",
                      item->pattern == PATTERN_HATCH ? "wdUpDiag" : "diagCross",
                      mix(back, color, hatch_opacity(item)), back);
    } else {
        add_solid(self, item->fill, item->opacity);
    }
}

static void add_line(struct pptx_sink *self, const struct primitive *item)
{
    if (item->stroke == ROLE_NONE || item->line_width <= 0) {
        strbuf_add(self->out, "<a:ln><a:noFill/></a:ln>");
        return;
    }
    strbuf_printf(self->out, "<a:ln w=\"%ld\">", to_emu(self, item->line_width));
    add_solid(self, item->stroke, 1);
    if (item->dash > 0) {
        bool dots = item->dash <= item->line_width * 2.2;
        strbuf_printf(self->out, "<a:prstDash val=\"%s\"/>", dots ? "sysDot" : "sysDash");
    }
    strbuf_add(self->out, "</a:ln>");
}

static void add_place(struct pptx_sink *self, double x, double y, double width, double height,
                      const char *flips)
{
    long left = to_emu(self, x + self->x), top = to_emu(self, y + self->y);
    long wide = to_emu(self, fmax(0, width)), high = to_emu(self, fmax(0, height));
    struct bounds *bounds = &self->bounds;
    bounds->left = left < bounds->left ? left : bounds->left;
    bounds->top = top < bounds->top ? top : bounds->top;
    bounds->right = left + wide > bounds->right ? left + wide : bounds->right;
    bounds->bottom = top + high > bounds->bottom ? top + high : bounds->bottom;
    self->drawn++;
    strbuf_printf(self->out,
                  "<a:xfrm%s><a:off x=\"%ld\" y=\"%ld\"/><a:ext cx=\"%ld\" cy=\"%ld\"/></a:xfrm>",
                  flips, left, top, wide, high);
}

/* Shapes without text say nothing to a screen reader, and need no description. */
static void add_name(struct pptx_sink *self, const struct primitive *item, const char *what)
{
    size_t id = ++self->shapes + 1;
    strbuf_printf(self->out, "<p:cNvPr id=\"%zu\" name=\"", id);
    pptx_add_name(self->out, item, what);
    strbuf_printf(self->out,
                  " %zu\"><a:extLst><a:ext uri=\"{C183D7F6-B498-43B3-948B-1728B52AA6E4}\">"
                  "<adec:decorative xmlns:adec=\"http://schemas.microsoft.com/office/drawing/2017/"
                  "decorative\" val=\"1\"/></a:ext></a:extLst></p:cNvPr>",
                  id);
}

static void begin_shape(struct pptx_sink *self, const struct primitive *item, const char *what)
{
    strbuf_add(self->out, "<p:sp><p:nvSpPr>");
    add_name(self, item, what);
    strbuf_add(self->out, "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
}

/* Its text says what it is. */
static void begin_callout(struct pptx_sink *self, const struct primitive *text)
{
    size_t id = ++self->shapes + 1;
    strbuf_printf(self->out, "<p:sp><p:nvSpPr><p:cNvPr id=\"%zu\" name=\"Callout: ", id);
    pptx_add_text_name(self->out, text, 1);
    strbuf_add(self->out, "\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
}

static const struct area *clip_of(const struct pptx_sink *self)
{
    return &vec_last(&self->clips);
}

static void add_lines(struct pptx_sink *self, const struct primitive *box,
                      const struct primitive *lines, size_t count);

/* A box, and the lines of text that stand on it: `count` items behind it. */
static void write_box(struct pptx_sink *self, const struct primitive *box, size_t count)
{
    bool strokes = box->stroke != ROLE_NONE && box->line_width > 0;
    if (!strokes && (box->fill == ROLE_NONE || box->opacity <= 0)) {
        return; /* only there to be clicked */
    }
    const struct area *clip = clip_of(self);
    double left = fmax(box->x, clip->left), right = fmin(box->x + box->width, clip->right);
    double top = fmax(box->y, clip->top), bottom = fmin(box->y + box->height, clip->bottom);
    if (right <= left || bottom <= top) {
        return;
    }
    double inset = strokes ? fmin(box->line_width, fmin(right - left, bottom - top)) / 2 : 0;
    double width = right - left - 2 * inset, height = bottom - top - 2 * inset;
    double radius = box->kind == PRIMITIVE_ROUND_RECT ? fmax(0, box->radius - inset) : 0;
    double shorter = fmin(width, height);
    if (count > 0) {
        begin_callout(self, box + 1);
    } else {
        begin_shape(self, box, "Box");
    }
    add_place(self, left + inset, top + inset, width, height, "");
    if (radius > 0 && shorter > 0) {
        strbuf_printf(self->out,
                      "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" "
                      "fmla=\"val %ld\"/></a:avLst></a:prstGeom>",
                      lround(fmin(50000, radius / shorter * 100000)));
    } else {
        strbuf_add(self->out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>");
    }
    add_fill(self, box);
    add_line(self, box);
    strbuf_add(self->out, "</p:spPr>");
    if (count > 0) {
        add_lines(self, box, box + 1, count);
    }
    strbuf_add(self->out, "</p:sp>\n");
}

static void write_line(struct pptx_sink *self, const struct primitive *line)
{
    const struct area *clip = clip_of(self);
    double left = fmin(line->x, line->x + line->width), width = fabs(line->width);
    double top = fmin(line->y, line->y + line->height), height = fabs(line->height);
    if (left > clip->right || top > clip->bottom || left + width < clip->left ||
        top + height < clip->top) {
        return;
    }
    bool flips = (line->width < 0) != (line->height < 0);
    strbuf_add(self->out, "<p:cxnSp><p:nvCxnSpPr>");
    add_name(self, line, "Line");
    strbuf_add(self->out, "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>");
    add_place(self, left, top, width, height, flips ? " flipV=\"1\"" : "");
    strbuf_add(self->out, "<a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom>");
    add_line(self, line);
    strbuf_add(self->out, "</p:spPr></p:cxnSp>\n");
}

static void add_path_point(struct pptx_sink *self, double x, double y)
{
    strbuf_printf(self->out, "<a:pt x=\"%ld\" y=\"%ld\"/>", to_emu(self, x), to_emu(self, y));
}

static void write_points(struct pptx_sink *self, const struct primitive *item)
{
    const struct area *clip = clip_of(self);
    struct area box = {1e9, 1e9, -1e9, -1e9};
    for (size_t i = 0; i < item->point_count; i++) {
        box.left = fmin(box.left, item->points[i].x);
        box.right = fmax(box.right, item->points[i].x);
        box.top = fmin(box.top, item->points[i].y);
        box.bottom = fmax(box.bottom, item->points[i].y);
    }
    if (item->point_count < 2 || box.left > clip->right || box.top > clip->bottom ||
        box.right < clip->left || box.bottom < clip->top) {
        return;
    }
    bool polygon = item->kind == PRIMITIVE_POLYGON;
    begin_shape(self, item, polygon ? "Shape" : "Curve");
    add_place(self, box.left, box.top, box.right - box.left, box.bottom - box.top, "");
    strbuf_printf(self->out,
                  "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" "
                  "r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"%ld\" h=\"%ld\"%s>",
                  to_emu(self, box.right - box.left), to_emu(self, box.bottom - box.top),
                  polygon ? "" : " fill=\"none\"");
    for (size_t i = 0; i < item->point_count; i++) {
        const struct path_point *point = &item->points[i];
        bool curve = point->verb == PATH_CURVE && i + 2 < item->point_count;
        const char *verb = curve ? "cubicBezTo" : point->verb == PATH_MOVE ? "moveTo" : "lnTo";
        strbuf_add(self->out, polygon && i > 0 && point->verb == PATH_MOVE ? "<a:close/>" : "");
        strbuf_printf(self->out, "<a:%s>", verb);
        for (int n = 0; n < (curve ? 3 : 1); n++) {
            add_path_point(self, point[n].x - box.left, point[n].y - box.top);
        }
        strbuf_printf(self->out, "</a:%s>", verb);
        i += curve ? 2 : 0;
    }
    strbuf_add(self->out, polygon ? "<a:close/>" : "");
    strbuf_add(self->out, "</a:path></a:pathLst></a:custGeom>");
    if (polygon) {
        add_fill(self, item);
    } else {
        strbuf_add(self->out, "<a:noFill/>");
    }
    add_line(self, item);
    strbuf_add(self->out, "</p:spPr></p:sp>\n");
}

/* Who it is: of the title the outline knows that it is one. */
static void begin_text(struct pptx_sink *self, const struct primitive *text, size_t count,
                       bool is_title)
{
    size_t id = ++self->shapes + 1;
    strbuf_printf(self->out, "<p:sp><p:nvSpPr><p:cNvPr id=\"%zu\" name=\"", id);
    if (is_title) {
        strbuf_add(self->out, "Title");
    } else {
        pptx_add_text_name(self->out, text, count);
    }
    strbuf_printf(self->out, "\"/><p:cNvSpPr%s<p:nvPr%s</p:nvSpPr><p:spPr>",
                  is_title ? "/>" : " txBox=\"1\"/>",
                  is_title ? "><p:ph type=\"title\"/></p:nvPr>" : "/>");
}

/* indent: from the left rim, in units. */
static void begin_body(struct pptx_sink *self, enum text_align align, double indent)
{
    static const char *const aligns[] = {"l", "ctr", "r"};
    strbuf_printf(self->out,
                  "<p:txBody><a:bodyPr wrap=\"none\" lIns=\"%ld\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "
                  "anchor=\"ctr\" rtlCol=\"0\"><a:noAutofit/></a:bodyPr><a:lstStyle/><a:p>"
                  "<a:pPr algn=\"%s\"><a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc></a:pPr>",
                  to_emu(self, indent), aligns[align]);
}

static void begin_paragraph(struct pptx_sink *self, enum text_align align)
{
    strbuf_add(self->out, "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>");
    begin_body(self, align, 0);
}

static const char *language_of(const struct pptx_sink *self)
{
    const char *language = self->options->language;
    return language && strcmp(language, "ko") == 0 ? "ko-KR" : "en-US";
}

/* A piece in one colour.  Names and code are no prose: nothing is to be underlined as misspelt. */
static void add_piece(struct pptx_sink *self, const struct primitive *text)
{
    double points = text->font_size * self->emu / EMU_IN_POINT * LETTER_SCALE;
    strbuf_printf(self->out,
                  "<a:r><a:rPr lang=\"%s\" sz=\"%ld\" b=\"%d\" noProof=\"1\" dirty=\"0\">",
                  language_of(self), lround(fmax(POINTS_LEAST, points) * 100), text->bold);
    add_solid(self, text->fill, text->opacity);
    strbuf_add(self->out, "<a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/>"
                          "</a:rPr><a:t>");
    export_add_xml(self->out, text->text);
    strbuf_add(self->out, "</a:t></a:r>");
}

/* The lines of a callout as the text of its shape. */
static void add_lines(struct pptx_sink *self, const struct primitive *box,
                      const struct primitive *lines, size_t count)
{
    begin_body(self, lines->align, lines->align == ALIGN_LEFT ? lines->x - box->x : 0);
    for (size_t i = 0; i < count; i++) {
        strbuf_add(self->out, i > 0 ? "<a:br/>" : "");
        add_piece(self, &lines[i]);
    }
    strbuf_add(self->out, "</a:p></p:txBody>");
}

/* How many of the items behind a callout's plate are lines of text on it. */
static size_t lines_on(const struct display *display, size_t at)
{
    size_t count = 0;
    bool is_plate =
        display->items[at].kind == PRIMITIVE_ROUND_RECT && display->items[at].fill == ROLE_CALLOUT;
    while (is_plate && at + 1 + count < display->count &&
           display->items[at + 1 + count].kind == PRIMITIVE_TEXT) {
        count++;
    }
    return count;
}

/* A line of text as one box, in as many runs as it has colours. */
static size_t write_text(struct pptx_sink *self, const struct display *display, size_t at,
                         bool is_title)
{
    const struct primitive *text = &display->items[at];
    double width;
    size_t count = export_line_of_text(display, at, &width);
    double left = text->x - (text->align == ALIGN_RIGHT    ? width
                             : text->align == ALIGN_CENTER ? width / 2
                                                           : 0);
    double size = text->font_size;
    const struct area *clip = clip_of(self);
    if (text->y < clip->top || text->y - size > clip->bottom || left > clip->right ||
        left + width < clip->left) {
        return count;
    }
    begin_text(self, text, count, is_title);
    /* The middle of a letter is a third of its size over the baseline. */
    double room = is_title ? fmax(width, display->width * 0.75 - left) : width;
    add_place(self, left, text->y - size * 0.94, room, size * 1.2, "");
    begin_paragraph(self, text->align);
    for (size_t i = 0; i < count; i++) {
        add_piece(self, &text[i]);
    }
    strbuf_add(self->out, "</a:p></p:txBody></p:sp>\n");
    return count;
}

/* A slide needs a title for the outline and for screen readers.  A picture without one has it
 * over the slide, where it is not shown. */
static void write_hidden_title(struct pptx_sink *self, const struct export_page *page)
{
    const double size = 16;
    struct primitive text = {.kind = PRIMITIVE_TEXT,
                             .fill = ROLE_TEXT,
                             .opacity = 1,
                             .font_size = size,
                             .bold = true,
                             .text = page->title};
    begin_text(self, &text, 1, true);
    add_place(self, 0, -size * 3 - self->y, page->display->width, size * 1.5, "");
    begin_paragraph(self, ALIGN_LEFT);
    add_piece(self, &text);
    strbuf_add(self->out, "</a:p></p:txBody></p:sp>\n");
}

/* The text that is the page's title, maybe shortened; the list's count: there is none. */
static size_t find_title(const struct export_page *page)
{
    size_t at = 0;
    for (; at < page->display->count; at++) {
        const struct primitive *item = &page->display->items[at];
        if (item->kind != PRIMITIVE_TEXT || !item->bold) {
            continue;
        }
        size_t kept = item->text_size - (item->shortened ? strlen("…") : 0);
        if (item->shortened ? kept > 0 && strncmp(item->text, page->title, kept) == 0
                            : strcmp(item->text, page->title) == 0) {
            break;
        }
    }
    return at;
}

static void push_clip(struct pptx_sink *self, const struct primitive *box)
{
    struct area area = *clip_of(self);
    area.left = fmax(area.left, box->x);
    area.top = fmax(area.top, box->y);
    area.right = fmin(area.right, box->x + box->width);
    area.bottom = fmin(area.bottom, box->y + box->height);
    vec_push(&self->clips, area);
}

static bool covers_all(const struct display *display, const struct primitive *item)
{
    return item->kind == PRIMITIVE_RECT && item->x <= 0 && item->y <= 0 &&
           item->width >= display->width && item->height >= display->height;
}

static size_t write_item(struct pptx_sink *self, const struct display *display, size_t at)
{
    const struct primitive *item = &display->items[at];
    size_t lines;
    switch (item->kind) {
    case PRIMITIVE_RECT:
    case PRIMITIVE_ROUND_RECT:
        lines = lines_on(display, at);
        write_box(self, item, lines);
        return 1 + lines;
    case PRIMITIVE_LINE: write_line(self, item); break;
    case PRIMITIVE_PATH:
    case PRIMITIVE_POLYGON: write_points(self, item); break;
    case PRIMITIVE_TEXT: return write_text(self, display, at, false);
    case PRIMITIVE_CLIP_PUSH: push_clip(self, item); break;
    case PRIMITIVE_CLIP_POP:
        if (self->clips.count > 1) {
            self->clips.count--;
        }
        break;
    case PRIMITIVE_COUNT: break;
    }
    return 1;
}

/* One thing of the picture, a task's card or a bar, can be moved as one: its shapes are a group. */
static bool is_same_thing(const struct primitive *one, const struct primitive *other)
{
    const struct motion_key *key = &one->motion, *with = &other->motion;
    if (one->kind >= PRIMITIVE_CLIP_PUSH || other->kind >= PRIMITIVE_CLIP_PUSH ||
        key->place != with->place) {
        return false;
    }
    return key->place != MOTION_NONE
               ? key->id == with->id && key->task == with->task
               : (one->hit.kind == HIT_TASK || one->hit.kind == HIT_POSITION) &&
                     one->hit.kind == other->hit.kind && one->hit.value == other->hit.value;
}

/* Writes the thing that begins at `at`, but not the title; returns how many items it has. */
static size_t write_thing(struct pptx_sink *self, const struct display *display, size_t at,
                          size_t title)
{
    size_t last = at + 1;
    while (last < display->count && last != title &&
           is_same_thing(&display->items[at], &display->items[last])) {
        last++;
    }
    struct strbuf group = {0}, *out = self->out;
    self->out = &group;
    self->drawn = 0;
    self->bounds = (struct bounds){LONG_MAX, LONG_MAX, LONG_MIN, LONG_MIN};
    size_t i = at;
    while (i < last) {
        i += write_item(self, display, i);
    }
    self->out = out;
    if (self->drawn > 1) {
        const struct bounds *box = &self->bounds;
        long width = box->right - box->left, height = box->bottom - box->top;
        size_t id = ++self->shapes + 1;
        strbuf_printf(out, "<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"%zu\" name=\"", id);
        pptx_add_group_name(out, &display->items[at], i - at);
        strbuf_printf(out,
                      "\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>"
                      "<a:off x=\"%ld\" y=\"%ld\"/><a:ext cx=\"%ld\" cy=\"%ld\"/>"
                      "<a:chOff x=\"%ld\" y=\"%ld\"/><a:chExt cx=\"%ld\" cy=\"%ld\"/></a:xfrm>"
                      "</p:grpSpPr>\n",
                      box->left, box->top, width, height, box->left, box->top, width, height);
    }
    strbuf_add_bytes(out, strbuf_text(&group), group.length);
    strbuf_add(out, self->drawn > 1 ? "</p:grpSp>\n" : "");
    strbuf_free(&group);
    return i - at;
}

static void write_slide(struct pptx_sink *self, const struct export_page *page)
{
    const struct display *display = page->display;
    size_t at = 0, title = find_title(page);
    strbuf_add(self->out, PPTX_HEAD "<p:sld " PPTX_NAMESPACES "><p:cSld>");
    if (display->count > 0 && covers_all(display, &display->items[0])) {
        strbuf_add(self->out, "<p:bg><p:bgPr>");
        add_solid(self, display->items[0].fill, 1);
        strbuf_add(self->out, "<a:effectLst/></p:bgPr></p:bg>");
        at = 1;
    }
    strbuf_add(self->out,
               "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/>"
               "</p:nvGrpSpPr><p:grpSpPr/>\n");
    vec_clear(&self->clips);
    vec_push(&self->clips, (struct area){0, 0, display->width, display->height});
    self->shapes = 0;
    size_t pieces = 1;
    if (title < display->count) { /* it is read first, and nothing lies under it */
        pieces = write_text(self, display, title, true);
    } else if (*page->title) {
        write_hidden_title(self, page);
    }
    while (at < display->count) {
        at += at == title ? pieces : write_thing(self, display, at, title);
    }
    strbuf_add(self->out, "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
                          "</p:sld>");
}

/* A paragraph for each line. */
static void add_note_lines(struct pptx_sink *self, const char *notes)
{
    do {
        size_t size = strcspn(notes, "\n");
        struct strbuf line = {0};
        strbuf_add_bytes(&line, notes, size);
        strbuf_printf(self->out, "<a:p><a:r><a:rPr lang=\"%s\" dirty=\"0\"/><a:t>",
                      language_of(self));
        export_add_xml(self->out, strbuf_text(&line));
        strbuf_add(self->out, "</a:t></a:r></a:p>");
        strbuf_free(&line);
        notes += size + (notes[size] == '\n');
    } while (*notes);
}

static void write_notes(struct pptx_sink *self, const char *notes)
{
    strbuf_add(self->out,
               PPTX_HEAD "<p:notes " PPTX_NAMESPACES "><p:cSld><p:spTree><p:nvGrpSpPr>"
                         "<p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
                         "<p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/>"
                         "<p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/>"
                         "</p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>"
                         "<p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/>"
                         "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>"
                         "<p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>"
                         "<a:bodyPr/><a:lstStyle/>");
    add_note_lines(self, notes ? notes : "");
    strbuf_add(self->out, "</p:txBody></p:sp></p:spTree></p:cSld>"
                          "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>");
}

/* What was built, as the part KIND/KINDnumber.xml, with its relations to two others. */
static bool keep_part(struct pptx_sink *self, const char *folder, const char *name,
                      const char *type1, const char *target1, const char *type2,
                      const char *target2)
{
    struct strbuf path = {0}, relations = {0};
    strbuf_printf(&path, "ppt/%s/%s%zu.xml", folder, name, self->slides);
    strbuf_printf(&relations, "ppt/%s/_rels/%s%zu.xml.rels", folder, name, self->slides);
    bool fine =
        zip_add(&self->zip, strbuf_text(&path), strbuf_text(self->out), self->out->length) &&
        pptx_add_relations(&self->zip, strbuf_text(&relations), type1, target1, type2, target2,
                           (char *)NULL);
    strbuf_clear(self->out);
    strbuf_free(&path);
    strbuf_free(&relations);
    return fine;
}

static bool pptx_add(struct export_sink *sink, const struct export_page *page, struct diag *diag)
{
    struct pptx_sink *self = (struct pptx_sink *)sink;
    double width = fmax(1, page->display->width), height = fmax(1, page->display->height);
    struct strbuf out = {0}, slide = {0}, notes = {0};
    if (self->slides == 0) { /* 16:9, or as wide as that and of the figure's own shape */
        self->width = PPTX_WIDTH;
        self->height = fabs(width / height - 16 / 9.0) < 0.01
                           ? PPTX_HEIGHT
                           : lround(fmax(914400, fmin(51206400, PPTX_WIDTH * height / width)));
    }
    self->theme = *page->theme;
    self->emu = fmin((double)self->width / width, (double)self->height / height);
    self->x = ((double)self->width / self->emu - width) / 2;
    self->y = ((double)self->height / self->emu - height) / 2;
    self->out = &out;
    self->slides++;
    strbuf_printf(&slide, "../slides/slide%zu.xml", self->slides);
    strbuf_printf(&notes, "../notesSlides/notesSlide%zu.xml", self->slides);
    write_slide(self, page);
    bool fine = keep_part(self, "slides", "slide", "slideLayout",
                          "../slideLayouts/slideLayout1.xml", "notesSlide", strbuf_text(&notes));
    write_notes(self, page->notes);
    fine = keep_part(self, "notesSlides", "notesSlide", "notesMaster",
                     "../notesMasters/notesMaster1.xml", "slide", strbuf_text(&slide)) &&
           fine;
    strbuf_free(&out);
    strbuf_free(&slide);
    strbuf_free(&notes);
    if (!fine) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "the slides are too large for a .pptx");
    }
    return fine;
}

static bool pptx_finish(struct export_sink *sink, struct strbuf *out, struct diag *diag)
{
    struct pptx_sink *self = (struct pptx_sink *)sink;
    struct zip whole = {0}; /* the list of contents comes first: some readers look only there */
    if (!pptx_add_parts(&whole, self->slides, self->width, self->height, self->options,
                        &self->theme)) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "the slides are too large for a .pptx");
        zip_free(&whole);
        return false;
    }
    zip_append(&whole, &self->zip);
    zip_finish(&whole, out);
    return true;
}

static void pptx_end(struct export_sink *sink)
{
    struct pptx_sink *self = (struct pptx_sink *)sink;
    zip_free(&self->zip);
    vec_free(&self->clips);
    mem_free(self);
}

struct export_sink *export_pptx_sink(const struct export_sink_options *options)
{
    struct pptx_sink *self = mem_alloc_zero(sizeof *self);
    self->sink = (struct export_sink){pptx_add, pptx_finish, pptx_end};
    self->options = options;
    return &self->sink;
}
