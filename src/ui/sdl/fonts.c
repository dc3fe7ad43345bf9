#include "ui/sdl/fonts.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum {
    FACE_REGULAR,
    FACE_BOLD,
    MEASURE_SIZE = 512,
    FACE_LIMIT = 24,
    SIZE_LIMIT = 32,
    KOREAN = 0xAC00
};

/* A font's file as fontconfig gave it; the pattern is ended here. */
static int add_face(struct fonts *fonts, FcPattern *found)
{
    FcChar8 *path = NULL;
    int index = 0, added = -1;
    if (found && FcPatternGetString(found, FC_FILE, 0, &path) == FcResultMatch) {
        FcPatternGetInteger(found, FC_INDEX, 0, &index);
        index &= 0xFFFF; /* above: an instance of a variable font, which SDL_ttf does not set */
        for (size_t i = 0; i < fonts->faces.count; i++) {
            const struct font_face *face = &fonts->faces.items[i];
            if (i > FACE_BOLD && face->index == index &&
                strcmp(face->path, (const char *)path) == 0) {
                added = (int)i;
            }
        }
        TTF_Font *measure =
            added < 0 ? TTF_OpenFontIndex((const char *)path, MEASURE_SIZE, index) : NULL;
        if (measure) {
            TTF_SetFontHinting(measure, TTF_HINTING_NONE);
            TTF_SetFontKerning(measure, 0);
            vec_push(&fonts->faces,
                     (struct font_face){mem_copy_string((const char *)path), index, measure});
            added = (int)fonts->faces.count - 1;
        }
    }
    if (found) {
        FcPatternDestroy(found);
    }
    return added;
}

static FcPattern *match(struct fonts *fonts, FcPattern *wanted)
{
    FcResult result;
    FcPatternAddBool(wanted, FC_OUTLINE, FcTrue);
    FcPatternAddBool(wanted, FC_COLOR, FcFalse);
    FcConfigSubstitute(fonts->config, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcPattern *found = FcFontMatch(fonts->config, wanted, &result);
    FcPatternDestroy(wanted);
    return found;
}

static FcPattern *match_family(struct fonts *fonts, const char *family, bool bold)
{
    FcPattern *wanted = FcPatternCreate();
    FcPatternAddString(wanted, FC_FAMILY, (const FcChar8 *)family);
    FcPatternAddInteger(wanted, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    return match(fonts, wanted);
}

static bool has_family(FcPattern *found, const char *family)
{
    FcChar8 *name;
    for (int i = 0; found && FcPatternGetString(found, FC_FAMILY, i, &name) == FcResultMatch; i++) {
        if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0) {
            return true;
        }
    }
    return false;
}

/* Half- and full-width cells first; "monospace" is whatever there is. */
static bool open_family(struct fonts *fonts, const char *family, bool exact)
{
    FcPattern *regular = match_family(fonts, family, false);
    if (exact && !has_family(regular, family)) {
        if (regular) {
            FcPatternDestroy(regular);
        }
        return false;
    }
    if (add_face(fonts, regular) < 0) {
        return false;
    }
    FcPattern *bold = match_family(fonts, family, true);
    if (exact && !has_family(bold, family)) {
        if (bold) {
            FcPatternDestroy(bold);
        }
        bold = match_family(fonts, family, false);
    }
    if (add_face(fonts, bold) < 0) {
        add_face(fonts, match_family(fonts, family, false));
    }
    return fonts->faces.count > FACE_BOLD;
}

static void close_faces(struct fonts *fonts)
{
    for (size_t i = 0; i < fonts->sizes.count; i++) {
        TTF_CloseFont(fonts->sizes.items[i].font);
    }
    for (size_t i = 0; i < fonts->faces.count; i++) {
        TTF_CloseFont(fonts->faces.items[i].measure);
        mem_free(fonts->faces.items[i].path);
    }
    vec_free(&fonts->sizes);
    vec_free(&fonts->faces);
}

bool fonts_open(struct fonts *fonts, struct diag *diag)
{
    static const char *const families[] = {"D2Coding", "NanumGothicCoding", "Noto Sans Mono CJK KR",
                                           "DejaVu Sans Mono"};
    *fonts = (struct fonts){.config = FcInitLoadConfigAndFonts()};
    for (size_t i = 0; fonts->config && i < sizeof families / sizeof families[0]; i++) {
        if (open_family(fonts, families[i], true)) {
            return true;
        }
        close_faces(fonts);
    }
    if (fonts->config && open_family(fonts, "monospace", false)) {
        return true;
    }
    fonts_close(fonts);
    diag_set(diag, DIAG_INPUT, NULL, 0, 0, "no font found (Debian: fonts-naver-d2coding)");
    return false;
}

void fonts_close(struct fonts *fonts)
{
    close_faces(fonts);
    int_map_free(&fonts->face_of);
    int_map_free(&fonts->advances);
    if (fonts->config) {
        FcConfigDestroy(fonts->config);
        fonts->config = NULL;
    }
}

static bool has_glyph(const struct fonts *fonts, int face, uint32_t code_point)
{
    return face >= 0 && TTF_GlyphIsProvided32(fonts->faces.items[face].measure, code_point);
}

static int find_face(struct fonts *fonts, uint32_t code_point, bool bold)
{
    int usual = bold ? FACE_BOLD : FACE_REGULAR;
    if (has_glyph(fonts, usual, code_point)) {
        return usual;
    }
    for (int face = 0; face < (int)fonts->faces.count; face++) {
        if (has_glyph(fonts, face, code_point)) {
            return face;
        }
    }
    if (fonts->faces.count >= FACE_LIMIT) {
        return usual;
    }
    FcPattern *wanted = FcPatternCreate();
    FcCharSet *set = FcCharSetCreate();
    FcCharSetAddChar(set, code_point);
    FcPatternAddCharSet(wanted, FC_CHARSET, set);
    FcCharSetDestroy(set);
    int face = add_face(fonts, match(fonts, wanted));
    return has_glyph(fonts, face, code_point) ? face : usual;
}

int fonts_face(struct fonts *fonts, uint32_t code_point, bool bold)
{
    uint64_t key = (uint64_t)code_point * 2 + bold, face;
    if (!int_map_get(&fonts->face_of, key, &face)) {
        face = (uint64_t)find_face(fonts, code_point, bold);
        int_map_set(&fonts->face_of, key, face);
    }
    return (int)face;
}

double fonts_advance(struct fonts *fonts, uint32_t code_point, bool bold)
{
    uint64_t key = (uint64_t)code_point * 2 + bold, millionths;
    if (!int_map_get(&fonts->advances, key, &millionths)) {
        int face = fonts_face(fonts, code_point, bold), advance = 0;
        TTF_GlyphMetrics32(fonts->faces.items[face].measure, code_point, NULL, NULL, NULL, NULL,
                           &advance);
        millionths = (uint64_t)(advance > 0 ? advance : 0) * 1000000 / MEASURE_SIZE;
        int_map_set(&fonts->advances, key, millionths);
    }
    return (double)millionths / 1e6;
}

bool fonts_have_korean(struct fonts *fonts)
{
    return has_glyph(fonts, fonts_face(fonts, KOREAN, false), KOREAN);
}

static double text_width(void *ctx, const char *text, size_t size, double font_size, bool bold)
{
    double width = 0;
    for (size_t at = 0; at < size;) {
        size_t length;
        width += fonts_advance(ctx, utf8_decode(text + at, size - at, &length), bold);
        at += length;
    }
    return width * font_size;
}

struct text_metrics fonts_metrics(struct fonts *fonts)
{
    return (struct text_metrics){.text_width = text_width, .ctx = fonts};
}

static void close_oldest(struct fonts *fonts)
{
    size_t oldest = 0;
    for (size_t i = 1; i < fonts->sizes.count; i++) {
        if (fonts->sizes.items[i].used < fonts->sizes.items[oldest].used) {
            oldest = i;
        }
    }
    TTF_CloseFont(fonts->sizes.items[oldest].font);
    vec_remove(&fonts->sizes, oldest);
}

TTF_Font *fonts_font(struct fonts *fonts, int face, int eighths)
{
    fonts->uses++;
    for (size_t i = 0; i < fonts->sizes.count; i++) {
        struct font_size *size = &fonts->sizes.items[i];
        if (size->face == face && size->eighths == eighths) {
            size->used = fonts->uses;
            return size->font;
        }
    }
    if (fonts->sizes.count >= SIZE_LIMIT) {
        close_oldest(fonts);
    }
    const struct font_face *file = &fonts->faces.items[face];
    /* At 9 dots an inch a point is an eighth of a pixel: fractional sizes in whole numbers. */
    TTF_Font *font = TTF_OpenFontIndexDPI(file->path, eighths, file->index, 9, 9);
    if (font) {
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
        TTF_SetFontKerning(font, 0);
        vec_push(&fonts->sizes, (struct font_size){face, eighths, fonts->uses, font});
    }
    return font;
}
