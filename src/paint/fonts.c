#include "paint/fonts.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/vec.h"

enum { FACES_MAX = 64 };

struct face {
    cairo_font_face_t *face; /* NULL: not opened yet */
    FcPattern *pattern;      /* owned by the set */
    FcCharSet *letters;      /* the same */
};

struct paint_fonts {
    bool is_chosen;     /* a family was asked for */
    FcFontSet *sets[2]; /* regular, bold: in the order in which they are asked for a letter */
    FcPattern *wishes[2];
    VEC(struct face) faces[2];
    cairo_surface_t *surface; /* to measure on */
    cairo_t *cr;
};

static const char DEFAULT_FAMILY[] = "D2Coding";

static void set_options(cairo_t *cr)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
}

static bool find_faces(struct paint_fonts *fonts, int bold, const char *family)
{
    FcResult result;
    FcPattern *wish = FcPatternCreate();
    FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)DEFAULT_FAMILY);
    FcPatternAddString(wish, FC_FAMILY, (const FcChar8 *)"monospace");
    FcPatternAddInteger(wish, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddBool(wish, FC_SCALABLE, FcTrue);
    FcConfigSubstitute(NULL, wish, FcMatchPattern);
    FcDefaultSubstitute(wish);
    FcFontSet *set = FcFontSort(NULL, wish, FcTrue, NULL, &result);
    fonts->sets[bold] = set;
    fonts->wishes[bold] = wish;
    for (int i = 0; set && i < set->nfont && i < FACES_MAX; i++) {
        struct face face = {.pattern = set->fonts[i]};
        FcBool color = FcFalse;
        FcPatternGetBool(face.pattern, FC_COLOR, 0, &color);
        if (!color &&
            FcPatternGetCharSet(face.pattern, FC_CHARSET, 0, &face.letters) == FcResultMatch) {
            vec_push(&fonts->faces[bold], face);
        }
    }
    return fonts->faces[bold].count > 0;
}

static bool has_family(const struct face *face, const char *family)
{
    FcChar8 *name;
    for (int i = 0; FcPatternGetString(face->pattern, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        if (strcasecmp((const char *)name, family) == 0) {
            return true;
        }
    }
    return false;
}

struct paint_fonts *paint_fonts_open(const char *family, struct diag *diag)
{
    struct paint_fonts *fonts = mem_alloc_zero(sizeof *fonts);
    fonts->is_chosen = family != NULL;
    bool fine = FcInit() && find_faces(fonts, 0, family ? family : DEFAULT_FAMILY) &&
                find_faces(fonts, 1, family ? family : DEFAULT_FAMILY);
    if (!fine) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0, "no fonts are found (Debian: fonts-naver-d2coding)");
    } else if (family && !has_family(&fonts->faces[0].items[0], family)) {
        diag_set(diag, DIAG_INPUT, NULL, 0, 0,
                 "no font '%s' is installed; 'fc-list : family' names those that are", family);
        fine = false;
    }
    fonts->surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    fonts->cr = cairo_create(fonts->surface);
    set_options(fonts->cr);
    if (!fine) {
        paint_fonts_close(fonts);
        return NULL;
    }
    return fonts;
}

void paint_fonts_close(struct paint_fonts *fonts)
{
    for (int bold = 0; bold < 2; bold++) {
        for (size_t i = 0; i < fonts->faces[bold].count; i++) {
            if (fonts->faces[bold].items[i].face) {
                cairo_font_face_destroy(fonts->faces[bold].items[i].face);
            }
        }
        vec_free(&fonts->faces[bold]);
        if (fonts->sets[bold]) {
            FcFontSetDestroy(fonts->sets[bold]);
        }
        if (fonts->wishes[bold]) {
            FcPatternDestroy(fonts->wishes[bold]);
        }
    }
    cairo_destroy(fonts->cr);
    cairo_surface_destroy(fonts->surface);
    mem_free(fonts);
}

const char *paint_fonts_stand_in(const struct paint_fonts *fonts)
{
    const struct face *face = &fonts->faces[0].items[0];
    FcChar8 *name = NULL;
    if (fonts->is_chosen || has_family(face, DEFAULT_FAMILY)) {
        return NULL;
    }
    FcPatternGetString(face->pattern, FC_FAMILY, 0, &name);
    return name ? (const char *)name : "";
}

/* The first face that has the letter; the first of all when none has. */
static size_t face_for(const struct paint_fonts *fonts, int bold, uint32_t letter)
{
    for (size_t i = 0; i < fonts->faces[bold].count; i++) {
        if (FcCharSetHasChar(fonts->faces[bold].items[i].letters, letter)) {
            return i;
        }
    }
    return 0;
}

static cairo_font_face_t *open_face(struct paint_fonts *fonts, int bold, size_t number)
{
    struct face *face = &fonts->faces[bold].items[number];
    if (!face->face) {
        FcPattern *ready = FcFontRenderPrepare(NULL, fonts->wishes[bold], face->pattern);
        face->face = cairo_ft_font_face_create_for_pattern(ready);
        FcPatternDestroy(ready);
    }
    return face->face;
}

/* The longest beginning of the text that one face shows; *number: which. */
static size_t next_run(const struct paint_fonts *fonts, int bold, const char *text, size_t size,
                       size_t *number)
{
    size_t at = 0, length;
    *number = face_for(fonts, bold, utf8_decode(text, size, &length));
    for (at = length; at < size; at += length) {
        if (face_for(fonts, bold, utf8_decode(text + at, size - at, &length)) != *number) {
            break;
        }
    }
    return at;
}

/* Selects the face on cr; its scaled font belongs to cr. */
static cairo_scaled_font_t *select_face(struct paint_fonts *fonts, cairo_t *cr, int bold,
                                        size_t number, double size)
{
    cairo_set_font_face(cr, open_face(fonts, bold, number));
    cairo_set_font_size(cr, size);
    return cairo_get_scaled_font(cr);
}

static double fonts_width(void *ctx, const char *text, size_t size, double font_size, bool bold)
{
    struct paint_fonts *fonts = ctx;
    double width = 0;
    for (size_t at = 0, length; at < size; at += length) {
        size_t number;
        cairo_text_extents_t extents;
        length = next_run(fonts, bold, text + at, size - at, &number);
        char *copy = mem_copy_bytes(text + at, length);
        cairo_scaled_font_text_extents(select_face(fonts, fonts->cr, bold, number, font_size), copy,
                                       &extents);
        mem_free(copy);
        width += extents.x_advance;
    }
    return width;
}

struct text_metrics paint_fonts_metrics(struct paint_fonts *fonts)
{
    return (struct text_metrics){fonts_width, fonts};
}

/* One text, run by run, shown or added to cr's path. */
static void put_text(struct paint_fonts *fonts, cairo_t *cr, const struct primitive *text,
                     bool as_path)
{
    double x = text->x - (text->align == ALIGN_RIGHT    ? text->text_width
                          : text->align == ALIGN_CENTER ? text->text_width / 2
                                                        : 0);
    for (size_t at = 0, length; at < text->text_size; at += length) {
        size_t number;
        length = next_run(fonts, text->bold, text->text + at, text->text_size - at, &number);
        cairo_scaled_font_t *font = select_face(fonts, cr, text->bold, number, text->font_size);
        cairo_glyph_t *glyphs = NULL;
        cairo_text_cluster_t *clusters = NULL;
        cairo_text_cluster_flags_t flags;
        int glyph_count = 0, cluster_count = 0;
        if (cairo_scaled_font_text_to_glyphs(font, x, text->y, text->text + at, (int)length,
                                             &glyphs, &glyph_count, &clusters, &cluster_count,
                                             &flags) != CAIRO_STATUS_SUCCESS) {
            return;
        }
        cairo_text_extents_t extents;
        cairo_scaled_font_glyph_extents(font, glyphs, glyph_count, &extents);
        if (as_path) {
            cairo_glyph_path(cr, glyphs, glyph_count);
        } else {
            cairo_show_text_glyphs(cr, text->text + at, (int)length, glyphs, glyph_count, clusters,
                                   cluster_count, flags);
        }
        cairo_glyph_free(glyphs);
        cairo_text_cluster_free(clusters);
        x += extents.x_advance;
    }
}

static void draw_text(void *ctx, cairo_t *cr, const struct primitive *text, uint32_t color,
                      double opacity)
{
    cairo_save(cr);
    set_options(cr);
    cairo_set_source_rgba(cr, (color >> 16) / 255.0, (color >> 8 & 255) / 255.0,
                          (color & 255) / 255.0, opacity);
    put_text(ctx, cr, text, false);
    cairo_restore(cr);
}

struct paint_text paint_fonts_painter(struct paint_fonts *fonts)
{
    return (struct paint_text){draw_text, fonts};
}

/* --- outlines --- */

static const struct path_point *copy_path(struct display *display, const cairo_path_t *path,
                                          size_t *count)
{
    struct path_point *points =
        arena_array(&display->arena, struct path_point, (size_t)path->num_data + 1);
    *count = 0;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *data = &path->data[i];
        enum path_verb verb = data->header.type == CAIRO_PATH_MOVE_TO   ? PATH_MOVE
                              : data->header.type == CAIRO_PATH_LINE_TO ? PATH_LINE
                                                                        : PATH_CURVE;
        /* cairo ends each closed part with a move to where it began */
        bool idle = verb == PATH_MOVE &&
                    (i + data->header.length >= path->num_data ||
                     path->data[i + data->header.length].header.type == CAIRO_PATH_MOVE_TO);
        for (int n = 1; n < data->header.length && !idle; n++) {
            points[(*count)++] = (struct path_point){verb, data[n].point.x, data[n].point.y};
        }
    }
    return points;
}

/* On a surface without bounds: cairo leaves letters out that lie outside of it. */
bool paint_fonts_outline(struct paint_fonts *fonts, struct display *display)
{
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cr = cairo_create(surface);
    bool fine = true;
    set_options(cr);
    for (size_t i = 0; fine && i < display->count; i++) {
        struct primitive *item = &display->items[i];
        if (item->kind != PRIMITIVE_TEXT) {
            continue;
        }
        cairo_new_path(cr);
        put_text(fonts, cr, item, true);
        cairo_path_t *path = cairo_copy_path(cr);
        fine = path->status == CAIRO_STATUS_SUCCESS;
        if (fine) {
            item->points = copy_path(display, path, &item->point_count);
            item->kind = PRIMITIVE_POLYGON;
            item->stroke = ROLE_NONE;
            item->pattern = PATTERN_SOLID;
        }
        cairo_path_destroy(path);
    }
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return fine;
}
