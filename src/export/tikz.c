/* A display list as a TikZ picture: for \input between \begin{figure} and \end{figure}, or in a
 * Beamer frame.  Needs nothing but the package tikz; text that is not ASCII needs LuaLaTeX or
 * XeLaTeX with a font that has it. */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "export/writers.h"
#include "scene/hatch.h"

#define TIKZ_WIDTH 140.0 /* mm, at scale 1: the text width of a 16:9 Beamer slide */
#define MM_IN_PT   2.84527559

struct tikz_sink {
    struct export_sink sink;
    const struct export_sink_options *options;
    struct strbuf text;
    const struct theme *theme;
    double unit; /* mm of one unit of the list */
    int scopes;
};

static void add_point(struct tikz_sink *self, double x, double y)
{
    strbuf_add_char(&self->text, '(');
    export_add_number(&self->text, x);
    strbuf_add_char(&self->text, ',');
    export_add_number(&self->text, y);
    strbuf_add_char(&self->text, ')');
}

static void add_points_of_line(struct tikz_sink *self, double x1, double y1, double x2, double y2)
{
    add_point(self, x1, y1);
    strbuf_add(&self->text, "--");
    add_point(self, x2, y2);
}

static void add_length(struct tikz_sink *self, const char *name, double units)
{
    strbuf_printf(&self->text, ",%s=", name);
    export_add_number(&self->text, units * self->unit * MM_IN_PT);
    strbuf_add(&self->text, "pt");
}

static void add_stroke_style(struct tikz_sink *self, const struct primitive *item)
{
    strbuf_printf(&self->text, "draw=asy%d", (int)item->stroke);
    add_length(self, "line width", item->line_width);
    if (item->dash > 0) {
        double on = item->dash * self->unit * MM_IN_PT;
        strbuf_add(&self->text, ",dash pattern=on ");
        export_add_number(&self->text, on);
        strbuf_add(&self->text, "pt off ");
        export_add_number(&self->text, on * 0.75);
        strbuf_add(&self->text, "pt");
    }
}

static void add_fill_style(struct tikz_sink *self, enum color_role role, double opacity)
{
    strbuf_printf(&self->text, "fill=asy%d", (int)role);
    if (opacity < 0.995) {
        strbuf_add(&self->text, ",fill opacity=");
        export_add_number(&self->text, opacity);
    }
}

static void add_box(struct tikz_sink *self, const struct primitive *box, double inset)
{
    double width = fmax(0, box->width - 2 * inset), height = fmax(0, box->height - 2 * inset);
    if (box->kind == PRIMITIVE_ROUND_RECT && box->radius > inset) {
        add_length(self, "rounded corners",
                   fmin(box->radius - inset, fmin(width, height) / 2 * 0.98));
    }
    strbuf_add(&self->text, "] ");
    add_point(self, box->x + inset, box->y + inset);
    strbuf_add(&self->text, " rectangle ");
    add_point(self, box->x + inset + width, box->y + inset + height);
    strbuf_add(&self->text, ";\n");
}

static void add_hatch_line(void *ctx, const struct hatch_line *line)
{
    add_points_of_line(ctx, line->x1, line->y1, line->x2, line->y2);
}

static void write_box(struct tikz_sink *self, const struct primitive *box)
{
    bool filled = box->fill != ROLE_NONE && box->pattern != PATTERN_OUTLINE &&
                  box->pattern != PATTERN_EMPTY && box->pattern != PATTERN_DASHED;
    if (filled) {
        strbuf_add(&self->text, "\\path[");
        add_fill_style(self, box->fill, box->opacity);
        add_box(self, box, 0);
    }
    if (filled && (box->pattern == PATTERN_HATCH || box->pattern == PATTERN_CROSS_HATCH)) {
        strbuf_printf(&self->text, "\\draw[draw=asy%d,draw opacity=", (int)box->fill);
        export_add_number(&self->text, hatch_opacity(box));
        add_length(self, "line width", hatch_line_width(box));
        strbuf_add(&self->text, "] ");
        hatch_lines(box, add_hatch_line, self);
        strbuf_add(&self->text, ";\n");
    }
    if (box->stroke != ROLE_NONE && box->line_width > 0) {
        strbuf_add(&self->text, "\\path[");
        add_stroke_style(self, box);
        add_box(self, box, box->line_width / 2);
    }
}

static void write_points(struct tikz_sink *self, const struct primitive *item)
{
    bool polygon = item->kind == PRIMITIVE_POLYGON;
    bool strokes = item->stroke != ROLE_NONE && item->line_width > 0;
    strbuf_add(&self->text, "\\path[");
    if (polygon && item->fill != ROLE_NONE) {
        add_fill_style(self, item->fill, item->opacity);
        strbuf_add(&self->text, strokes ? "," : "");
    }
    if (strokes) {
        add_stroke_style(self, item);
    }
    strbuf_add(&self->text, "] ");
    for (size_t i = 0; i < item->point_count; i++) {
        const struct path_point *point = &item->points[i];
        if (point->verb == PATH_CURVE && i + 2 < item->point_count) {
            strbuf_add(&self->text, "..controls ");
            add_point(self, point->x, point->y);
            strbuf_add(&self->text, " and ");
            add_point(self, point[1].x, point[1].y);
            strbuf_add(&self->text, "..");
            add_point(self, point[2].x, point[2].y);
            i += 2;
            continue;
        }
        strbuf_add(&self->text, point->verb == PATH_LINE ? "--"
                                : polygon && i > 0       ? "--cycle "
                                                         : "");
        add_point(self, point->x, point->y);
    }
    strbuf_add(&self->text, polygon ? "--cycle;\n" : ";\n");
}

/* Every sign that means something to TeX becomes a command, spaces stay as many as they are. */
static void add_tex(struct strbuf *out, const char *text)
{
    static const struct {
        uint32_t sign;
        const char *command;
    } commands[] = {{'\\', "\\textbackslash{}"},
                    {'{', "\\{"},
                    {'}', "\\}"},
                    {'$', "\\$"},
                    {'&', "\\&"},
                    {'#', "\\#"},
                    {'%', "\\%"},
                    {'_', "\\_"},
                    {'^', "\\textasciicircum{}"},
                    {'~', "\\textasciitilde{}"},
                    {' ', "\\ "},
                    {'"', "\\char34{}"},
                    {'\'', "\\char39{}"},
                    {'`', "\\char96{}"},
                    {'<', "\\char60{}"},
                    {'>', "\\char62{}"},
                    {'-', "{-}"},
                    {UTF8_REPLACEMENT, "?"}}; /* which ends LuaTeX: to it, it is an error */
    size_t size = strlen(text);
    for (size_t at = 0, length; at < size; at += length) {
        uint32_t c = export_decode(text + at, size - at, &length);
        size_t i = 0;
        while (i < sizeof commands / sizeof commands[0] && commands[i].sign != c) {
            i++;
        }
        if (i < sizeof commands / sizeof commands[0]) {
            strbuf_add(out, commands[i].command);
        } else {
            strbuf_add_code_point(out, c);
        }
    }
}

static size_t write_text(struct tikz_sink *self, const struct display *display, size_t at)
{
    static const char *const anchors[] = {"base west", "base", "base east"};
    const struct primitive *text = &display->items[at];
    size_t count = export_line_of_text(display, at, NULL);
    double points = text->font_size * self->unit * MM_IN_PT;
    strbuf_printf(&self->text, "\\node[anchor=%s,inner sep=0pt,outer sep=0pt",
                  anchors[text->align]);
    if (text->opacity < 0.995) {
        strbuf_add(&self->text, ",opacity=");
        export_add_number(&self->text, text->opacity);
    }
    strbuf_add(&self->text, "] at ");
    add_point(self, text->x, text->y);
    strbuf_add(&self->text, " {\\fontsize{");
    export_add_number(&self->text, points * 0.94); /* half an em a letter; typewriter: .525 */
    strbuf_add(&self->text, "}{0}\\selectfont\\ttfamily");
    for (size_t i = 0; i < count; i++) {
        strbuf_printf(&self->text, "\\textcolor{asy%d}{%s", (int)text[i].fill,
                      text[i].bold ? "\\bfseries " : "");
        add_tex(&self->text, text[i].text);
        strbuf_add_char(&self->text, '}');
    }
    strbuf_add(&self->text, "};\n");
    return count;
}

static size_t write_item(struct tikz_sink *self, const struct display *display, size_t at)
{
    const struct primitive *item = &display->items[at];
    switch (item->kind) {
    case PRIMITIVE_RECT:
    case PRIMITIVE_ROUND_RECT: write_box(self, item); break;
    case PRIMITIVE_LINE:
        strbuf_add(&self->text, "\\path[");
        add_stroke_style(self, item);
        strbuf_add(&self->text, "] ");
        add_points_of_line(self, item->x, item->y, item->x + item->width, item->y + item->height);
        strbuf_add(&self->text, ";\n");
        break;
    case PRIMITIVE_PATH:
    case PRIMITIVE_POLYGON: write_points(self, item); break;
    case PRIMITIVE_TEXT: return write_text(self, display, at);
    case PRIMITIVE_CLIP_PUSH:
        strbuf_add(&self->text, "\\begin{scope}\\clip[sharp corners");
        struct primitive clip = *item;
        clip.kind = PRIMITIVE_RECT;
        add_box(self, &clip, 0);
        self->scopes++;
        break;
    case PRIMITIVE_CLIP_POP:
        strbuf_add(&self->text, self->scopes > 0 ? "\\end{scope}\n" : "");
        self->scopes -= self->scopes > 0;
        break;
    case PRIMITIVE_COUNT: break;
    }
    return 1;
}

/* Only the colours that the picture has. */
static void write_colors(struct tikz_sink *self, const struct display *display)
{
    bool used[ROLE_COUNT] = {0};
    for (size_t i = 0; i < display->count; i++) {
        used[display->items[i].fill] = used[display->items[i].stroke] = true;
    }
    for (int role = 1; role < ROLE_COUNT; role++) {
        if (used[role]) {
            strbuf_printf(&self->text, "\\definecolor{asy%d}{HTML}{%06X}\n", role,
                          self->theme->colors[role]);
        }
    }
}

static bool tikz_add(struct export_sink *sink, const struct export_page *page, struct diag *diag)
{
    struct tikz_sink *self = (struct tikz_sink *)sink;
    const struct display *display = page->display;
    double scale = self->options->scale > 0 ? self->options->scale : 1;
    (void)diag;
    self->theme = page->theme;
    self->unit = TIKZ_WIDTH * scale / fmax(1, display->width);
    self->scopes = 0;
    strbuf_add(&self->text, "% Made by Asyncarium; \\usepackage{tikz}, then \\input this file.\n"
                            "\\begingroup\n");
    write_colors(self, display);
    /* Lengths of up to 20000 units would be too long for TeX: the unit is small. */
    strbuf_printf(&self->text, "\\begin{tikzpicture}[x=%.5fmm,y=-%.5fmm,line cap=butt]\n",
                  self->unit, self->unit);
    for (size_t at = 0; at < display->count;) {
        at += write_item(self, display, at);
    }
    for (; self->scopes > 0; self->scopes--) {
        strbuf_add(&self->text, "\\end{scope}\n");
    }
    strbuf_add(&self->text, "\\end{tikzpicture}%\n\\endgroup\n");
    return true;
}

static bool tikz_finish(struct export_sink *sink, struct strbuf *out, struct diag *diag)
{
    struct tikz_sink *self = (struct tikz_sink *)sink;
    (void)diag;
    strbuf_add_bytes(out, strbuf_text(&self->text), self->text.length);
    return true;
}

static void tikz_end(struct export_sink *sink)
{
    strbuf_free(&((struct tikz_sink *)sink)->text);
    mem_free(sink);
}

struct export_sink *export_tikz_sink(const struct export_sink_options *options)
{
    struct tikz_sink *self = mem_alloc_zero(sizeof *self);
    self->sink = (struct export_sink){tikz_add, tikz_finish, tikz_end};
    self->options = options;
    return &self->sink;
}
